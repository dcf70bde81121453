"""How figures look, and the style sheet that every figure carries. Their colours are the project's (`showing.tokens`).

Each painted element has its light colour as an attribute, for programs that know no CSS variables, and a class that
follows the theme.
"""

from __future__ import annotations

from dragoman.showing.tokens import COLOURS

#: What series are told apart by beside their colour, in order: dashes of a line, shape of a mark.
SERIES = ("s1", "s2", "s3", "s4", "s5", "s6", "s7")
DASHES: tuple[str | None, ...] = (None, "7 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2", "1 2")
SHAPES = ("circle", "square", "triangle", "diamond", "cross", "down", "ring")
#: For whom lines are for (+) and against (-): blue and vermilion, which the colour-blind tell apart.
FOR, AGAINST = "s1", "s2"

#: Text sizes and the height of a line, in units of the figure (pixels at its own size). Design values.
TITLE, BODY, SMALL = 16.0, 12.0, 11.0
LEADING = 1.25
#: Fonts of one width: Helvetica, and those made to its measures; `text.py` measures with the widest of them.
FONTS = 'Helvetica, Arial, "Liberation Sans", "Nimbus Sans", "DejaVu Sans Condensed", sans-serif'


def painted(fill: str | None = None, stroke: str | None = None) -> dict[str, str]:
    """Attributes that fill and stroke with colours of `COLOURS`; what is not given is not painted."""
    classes = [f"{what}-{name}" for what, name in (("f", fill), ("s", stroke)) if name]
    found = {"fill": COLOURS[fill][0] if fill else "none"}
    if stroke:
        found["stroke"] = COLOURS[stroke][0]
    return found | ({"class": " ".join(classes)} if classes else {})


def _rules(variable: str) -> str:
    """Classes to colours, by CSS variables with a prefix, and how marks show that they are links."""
    colours = "".join(
        f".dm-figure .f-{name}{{fill:var(--{variable}{name},{pair[0]})}}"
        f".dm-figure .s-{name}{{stroke:var(--{variable}{name},{pair[0]})}}\n"
        for name, pair in COLOURS.items()
    )
    return (
        ".dm-figure{max-width:100%;height:auto}\n"
        f"{colours}"
        ".dm-figure a{cursor:pointer}\n"
        ".dm-figure a:hover text,.dm-figure a:focus-visible text{text-decoration:underline}\n"
        ".dm-figure a:focus-visible,.dm-figure g:focus-visible"
        f"{{outline:2px solid var(--{variable}link,{COLOURS['link'][0]});outline-offset:2px}}\n"
    )


def _sheet() -> str:
    light, dark = ("".join(f"--fig-{name}:{pair[at]};" for name, pair in COLOURS.items()) for at in (0, 1))
    return (
        f".dm-figure{{{light}color-scheme:light dark}}\n"
        f"@media (prefers-color-scheme:dark){{.dm-figure{{{dark}}}}}\n"
        f"@media print{{.dm-figure{{{light}--fig-paper:#fff;--fig-ink:#000;--fig-soft:#333;--fig-wash:#f2f2f2}}}}\n"
        f"{_rules('fig-')}"
    )


#: The style sheet of a figure that stands alone.
STYLE = _sheet()
#: The same for a page that has the tokens as its own variables and whose policy forbids styles inside: it serves this
#: and takes `Figure.inline`.
RULES = _rules("")
