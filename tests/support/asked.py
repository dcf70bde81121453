"""Texts in which somebody is asked for something: `asked(marked)` is what the reader makes of one, its tree frozen.

Marks are those of `marked`; the trees stand in `asked.conllu`. `python tests/support/asked.py` adds those of new texts:
the strings of `test_exchanges.py` that end in a full stop, drawn by the network; check them by hand.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2])]

from dragoman.reading.events import find_events  # noqa: E402
from dragoman.reading.exchanges import find_exchanges  # noqa: E402
from dragoman.reading.statements import find_statements  # noqa: E402
from dragoman.reading.times import find_times  # noqa: E402
from dragoman.records import Exchange, Reading, check  # noqa: E402
from tests.support.marked import _trees, plain, scene  # noqa: E402

TREES = Path(__file__).with_name("asked.conllu")
TESTS = Path(__file__).parents[1] / "reading" / "test_exchanges.py"


def asked(marked: str, published: str | None = "2024-02-29", **roster: tuple[str, str | None]) -> Reading:
    """The exchanges of a marked text with the actors that they name, held to the codebook."""
    told = scene(marked, roster, TREES)
    report = told.report(published=published)
    times = find_times(told.parse, report)
    statements = find_statements(told.parse, told.cast, report, times)
    _, taking_part = find_events(told.parse, told.cast, statements, times, report)
    exchanges, actors = find_exchanges(told.parse, told.cast, statements, taking_part, times, report)
    reading = Reading(report=report, actors=actors, statements=statements, exchanges=exchanges)
    check(reading)
    return reading


def brief(reading: Reading) -> list[tuple[str, str, str, str, str]]:
    """Exchanges in short: kind, askers, addressees, the words asked for, answer."""
    text = reading.report.text
    return [(e.kind, " ".join(e.askers), " ".join(e.addressees), text[slice(*e.ask)], e.answer)
            for e in reading.exchanges]  # fmt: skip


def evidence(reading: Reading, exchange: Exchange) -> list[str]:
    return [reading.report.text[slice(*span)] for span in exchange.answer_evidence]


def _texts() -> list[str]:
    tree = ast.parse(TESTS.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    nodes = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in prose)
    return list(dict.fromkeys(plain(text) for text in nodes if isinstance(text, str) and text.endswith(".")))


if __name__ == "__main__":
    from tests.support.draft_dated import drawn

    known = _trees(TREES) if TREES.exists() else {}
    fresh = [text for text in _texts() if text not in known]
    with TREES.open("a", encoding="utf-8") as file:
        file.writelines(drawn(text) for text in fresh)
    print(f"{len(fresh)} texts added to {TREES}")
