"""Figures: plain data in, SVG out, the same for page, print, notebook, brief and file, each with its table.

Every file owns one figure (`timeline`, `network`, `position_lines`, `causal_map`, `fan`, `options`, `settlement`,
`tornado`); `of_situation` makes those that a situation's records hold, and `FIGURES` names them.
"""

from dragoman.showing.figures.causal_map import Factor, Influence, causal_map
from dragoman.showing.figures.fan import Band, FanStep, Past, fan
from dragoman.showing.figures.figure import Figure, Table
from dragoman.showing.figures.network import Edge, Node, network
from dragoman.showing.figures.of_situation import FIGURES, figure_of
from dragoman.showing.figures.options import OptionCourse, OptionStep, options_over_time, wilson
from dragoman.showing.figures.position_lines import PositionLine, Standing, position_lines
from dragoman.showing.figures.settlement import Mean, Outcome, settlement
from dragoman.showing.figures.style import STYLE
from dragoman.showing.figures.timeline import Happening, timeline
from dragoman.showing.figures.tornado import Swing, tornado

__all__ = [
    "FIGURES", "STYLE", "Band", "Edge", "Factor", "FanStep", "Figure", "Happening", "Influence", "Mean", "Node",
    "OptionCourse", "OptionStep", "Outcome", "Past", "PositionLine", "Standing", "Swing", "Table", "causal_map", "fan",
    "figure_of", "network", "options_over_time", "position_lines", "settlement", "timeline", "tornado", "wilson",
]  # fmt: skip
