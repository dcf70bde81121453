"""Writes examples/tutorial.ipynb: the cells below, run one after the other, with what they show.

python examples/tutorial.py
"""

from __future__ import annotations

from notebook import ROOT, Code, write

NOTEBOOK = ROOT / "examples" / "tutorial.ipynb"

CELLS = (
    """\
# From ten reports to a brief, a correction and an export

Ten reports of June and July 2017 ([README.md](README.md) says what in them is fact) are read into a *situation*: who is
who, who said what to whom, what was asked and answered. Whatever is shown leads to the words that say it.

Started in the folder that holds `examples/`.""",
    Code("""\
import dragoman as dm

gulf = dm.build("examples/reports", into="gulf")
gulf"""),
    """\
The folder `gulf` is all there is to it: `dm.open("gulf")` opens it again, `dragoman show gulf` shows it in the browser.

## The brief

Two pages of sentences that the reports themselves say. The small numbers lead to the words.""",
    Code("gulf.brief()"),
    """\
## One actor

By any of its names. What it said comes with the link to the words, and with the id of the record.""",
    Code("""\
turkey = gulf.actor("Erdogan")
turkey"""),
    Code("""\
for said in gulf.actor("Tillerson").statements()[:3]:
    print(f"{said.kind}: {said.text}\\n  {said.link}")"""),
    """\
## Positions side by side

What each is for (+) or against (−) by its own words and acts, never by what others say that it thinks.""",
    Code("""gulf.compare("Turkey", "Saudi Arabia", about="base")"""),
    """\
## Why?

Each record tells the rule or the part of the network that made it, how sure it is, and what it was read from.""",
    Code("""\
demand = next(each for each in gulf.exchanges("Turkey") if "base" in each.ask and each.answer == "refused")
told = demand.asked[0]
(why,) = gulf.why(f"{told.report}:{told.record}")
print(", ".join(demand.askers), "to", ", ".join(demand.addressees) + ":", demand.ask, f"({demand.answer})")
print("made by", why.made_by, "with confidence", why.confidence)
for passage in why.passages:
    print(f"{passage.field:<12} {passage.words}")"""),
    """\
## Correcting it

The seventh report is as if badly translated, and misspells a name. The review finds such things; a correction holds
from then on, in everything that is shown, with its reason, and can be undone.""",
    Code("""\
before = {actor.id for actor in gulf.actors()}
fix = gulf.fix("merge", "adel-al-jubeir", "adel-al-yubeir", because="the translation misspells the name")
print("gone:", *(before - {actor.id for actor in gulf.actors()}))
print("also called:", ", ".join(name.name for name in gulf.actor("adel-al-jubeir").names))"""),
    """\
## A figure

The same in a notebook, on the page and in a file. Each mark leads to its words, and `figure.table` says the same in
columns.""",
    Code("""\
from dragoman.showing.figures import figure_of

figure = figure_of(gulf, "positions", "Turkey", "Saudi Arabia", about="base")
figure"""),
    """\
## Taking it away

Figures as SVG, the brief as one file, everything as tables or for the tools that people use
([docs/exports.md](../docs/exports.md)). How many rows each has, and what was left out, is said.""",
    Code("""\
from pathlib import Path

from dragoman.showing.render import to_html

figure.save("positions.svg")
Path("brief.html").write_text(to_html(gulf.brief()), encoding="utf-8")
wrote = gulf.export("gexf", "gulf.gexf")
for what, many in [*wrote.rows.items(), *((f"left out: {what}", many) for what, many in wrote.left_out.items())]:
    print(f"{many:>5} {what}")"""),
    """\
## What follows

A situation can be run forward, to see what follows if one believes these sentences, and on which of them it hangs.
[worlds.ipynb](worlds.ipynb) goes on from here; these are shares of worlds, no scored forecasts.""",
    Code("gulf.run(worlds=2000)"),
)


if __name__ == "__main__":
    write(CELLS, NOTEBOOK)
