"""Writes examples/worlds.ipynb: the cells below, run one after the other, with what they print.

python examples/notebook.py
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "examples" / "worlds.ipynb"


class Code(str):
    """A cell that is run, in a folder that has `examples/` in it; other cells are text."""


CELLS = (
    """\
# The Gulf crisis run forward

Ten reports of June and July 2017 ([README.md](README.md) says what in them is fact) are read, made into a model, and
run forward. [docs/worlds.md](../docs/worlds.md) explains the model, and what its numbers may not be used to say.
Nothing here is a forecast that was scored: it shows what follows from what these reports say, and on which of their
sentences it hangs.

Started in the folder that holds `examples/`.""",
    Code("""\
import dragoman as dm

gulf = dm.build("examples/reports", into="gulf")
base = gulf.run()
print(base)"""),
    """\
Without a question, it is asked whether the ask on which the reports turn will be met. Here four states demand that
Turkey close its base in Qatar, and its president has refused.

Two answers are easily mixed up. The share at the top is of Turkey's own choice. The settlement is where all sides would
meet if they had to: four who ask weigh more there than one who refuses.

## What if

Three things that might have been otherwise. Each runs on the same random numbers as the base, so that the difference is
the scenario's doing.

1. The four press harder, in every month.
2. Ankara and Riyadh are close after all: nothing in these reports says how they stand to each other.
3. As if nobody had reported the demand and the refusal: then what Turkey does rests on defaults.

The model does not take for granted that pressing harder works. No report says so, and its effect may be below 0: what
rises is that worlds in which it works gain more than those lose in which it backfires.""",
    Code("""\
FOUR = ("SAU", "ARE", "BHR", "EGY")
press = gulf.run(force=[f"{state}=press-harder" for state in FOUR], name="all four press harder")
print(press - base)"""),
    Code("""\
friends = gulf.run(set={"affinities.TUR.SAU": 0.8}, name="Ankara well disposed to Riyadh")
print(friends - base)"""),
    Code("""\
why = base.why(worlds=4000, looked=3)
refusal = why.effects[0].sentence
print(refusal.text, "\\n")
moved = (gulf.run(drop_claims=[refusal.source], name="nothing reported") - base).answer
print(f"{moved.before:.2f} before, {moved.after:.2f} without it ({moved.by:+.3f} ± {moved.error:.3f})")"""),
    "The asked actor under the first scenario, beside the base:",
    Code("press - base"),
    """\
## Which sentences matter

Each sentence that bears on the model is left out in turn. Of the strongest it is also told how much of the answer's
variance its numbers bear, and how far they would have to move before another outcome became the likeliest.""",
    Code("print(why)"),
    """\
## What was assumed

Many numbers of a model nobody has spoken to. They are wide, and they are named. `dragoman model gulf` prints all of
them as a file, each with its words or the reason for its default.""",
    Code("""\
from dragoman.worlds.numbers import numbers

for name, number in numbers(base.model):
    if name.startswith("affinities.TUR."):
        words = number.said[0].text if number.said else number.reason
        print(f"{name:<20} {number.layer:<8} {words}")"""),
    """\
## By hand, and undone

Who knows that Ankara and Riyadh were at odds by then may say so. It counts in every run from here on, with its reason,
until it is taken back.""",
    Code("""\
change = gulf.assume("pin", number="affinities.TUR.SAU", value="-0.7..-0.1", reason="at odds over the Brotherhood")
moved = (gulf.run(name="at odds") - base).answer
print(f"{moved.before:.2f} before, {moved.after:.2f} with the pin ({moved.by:+.3f} ± {moved.error:.3f})")
gulf.assume("undo", undone=change.id, reason="only to try it")
print("after the undo it differs by", (gulf.run() - base).answer.by)"""),
    """\
## Sealing

What is to be scored has to be written down before the day. For a crisis of 2017 it is too late, and it is refused.""",
    Code("""\
try:
    gulf.seal(base, "2018-07-12", own=0.05)
except dm.DragomanError as error:
    print(error)"""),
    """\
With a day that lies ahead it is kept, with the model's hash and your own number, to be resolved with
`dragoman seals`.""",
    Code("""\
from datetime import date, timedelta

gulf.seal(base, str(date.today() + timedelta(days=30)), own=0.05)
for each in gulf.seals():
    print(f"{each.seal.question.text} model {each.seal.answer:.2f}, own {each.seal.own:.2f}")"""),
)


def run(source: str, names: dict[str, Any]) -> tuple[str, Any]:
    """Runs a cell with the names of those before it: what it printed, and the value of its last line."""
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(ast.Module(body, []), "cell", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None
    return out.getvalue(), value


#: How a value is kept: by the first of these that it has, as a notebook would show it.
SHOWN = (("text/html", "_repr_html_"), ("image/svg+xml", "_repr_svg_"))
#: Longest plain text that is kept beside it, in characters.
PLAIN = 1_000


def kept(value: Any) -> dict[str, list[str]]:
    """A value as a notebook keeps it."""
    plain = str(value)
    data = {"text/plain": plain if len(plain) <= PLAIN else f"<{type(value).__name__}>"}
    shown = next(((kind, getattr(value, how)()) for kind, how in SHOWN if hasattr(value, how)), None)
    data = dict([shown] if shown else []) | data
    return {kind: text.splitlines(keepends=True) for kind, text in data.items()}


def made(sources: Sequence[str]) -> dict[str, Any]:
    """A notebook of these cells, run."""
    names: dict[str, Any] = {}
    cells: list[dict[str, Any]] = []
    for at, source in enumerate(sources):
        cell = {"id": f"cell-{at}", "metadata": {}, "source": source.splitlines(keepends=True)}
        if not isinstance(source, Code):
            cells.append({"cell_type": "markdown", **cell})
            continue
        count = 1 + sum(each["cell_type"] == "code" for each in cells)
        printed, value = run(source, names)
        outputs: list[dict[str, Any]] = []
        if printed:
            outputs.append({"name": "stdout", "output_type": "stream", "text": printed.splitlines(keepends=True)})
        if value is not None:
            outputs.append(
                {"output_type": "execute_result", "execution_count": count, "data": kept(value), "metadata": {}}
            )
        cells.append({"cell_type": "code", "execution_count": count, **cell, "outputs": outputs})
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def write(cells: Sequence[str], to: Path) -> None:
    """Runs cells in a folder of their own and writes the notebook."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
        os.chdir(folder)
        notebook = made(cells)
        os.chdir(ROOT)
    to.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"wrote {to}")


if __name__ == "__main__":
    write(CELLS, NOTEBOOK)
