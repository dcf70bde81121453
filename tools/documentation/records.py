"""The page with an example of every type of record, taken from `examples/`: by a reader with care, and by the program.

What a report has is shown as it is annotated (`examples/gold.jsonl`); what all reports together have, as it is
assembled from them.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

import dragoman as dm

ROOT = Path(__file__).parents[2]
HEAD = """\
# An example of every record

One of each type from [the ten example reports](examples.md), with the words on which it rests. What a report has by
itself is shown as the examples are annotated by hand; what all reports have together, as the program assembles it.
What each field means is said in [the codebook](codebook.md).

Spans are `[start, end]` in characters of the report's text, which is shortened here.
"""
#: Types of records that a report has, by their fields in the JSON form, with their sections of the codebook.
OF_A_REPORT = {
    "actors": "Actor", "statements": "Statement", "events": "Event", "exchanges": "Exchange", "ties": "Tie",
    "claims": "Claim", "forecasts": "Forecast",
}  # fmt: skip
#: The same of what all reports have together.
OF_ALL = {
    "issues": "Issue", "positions": "Position", "exchanges": "Course of an exchange", "contradictions": "Contradiction",
    "factors": "Joined factor", "claims": "Joined claim", "forecasts": "Joined forecast",
}  # fmt: skip
#: Words quoted for a record, in characters: longer ones do not read as an example.
_LONGEST = 320
#: Characters of a line of JSON, and of an assembled record that makes a good example.
_WIDEST, _SIZE = 96, 900


def page() -> str:
    """The whole page in Markdown."""
    gold = [json.loads(line) for line in (ROOT / "examples" / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    report = gold[0]["report"] | {"text": gold[0]["report"]["text"][:80] + "…"}
    lines = [HEAD, "## Report", "", *_shown(report)]
    for field, title in OF_A_REPORT.items():
        text, record = max(
            ((reading["report"]["text"], record) for reading in gold for record in reading[field]), key=_told
        )
        quoted = [f"| `{name}` | {_cell(words)} |" for name, words in _words(record, text)]
        lines += [f"## {title}", "", "| field | its words |", "| --- | --- |", *quoted, "", *_shown(record)]
    lines += ["## Of all reports together", ""]
    for title, record in _assembled():
        shown = _shown(record) if record is not None else ["The examples have none.", ""]
        lines += [f"### {title}", "", *shown]
    return "\n".join(lines)


def _told(found: tuple[str, dict[str, Any]]) -> tuple[int, int]:
    """How good an example is: the one with most fields, of these the shortest."""
    text, record = found
    words = sum(len(words) for _, words in _words(record, text))
    known = sum(value not in (None, [], False) for value in record.values())
    return (known if words <= _LONGEST else -1, -len(json.dumps(record)))


def _words(value: Any, text: str, name: str = "") -> Iterator[tuple[str, str]]:
    """Every span below a field with its words, in the order of the record."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _words(inner, text, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list):
        if len(value) == 2 and all(type(each) is int for each in value):
            yield name, text[value[0] : value[1]]
        else:
            for inner in value:
                yield from _words(inner, text, name)


def _assembled() -> Iterator[tuple[str, Any]]:
    """Of each type that is assembled a record that several reports tell, where there is one."""
    with tempfile.TemporaryDirectory() as folder:
        found = dm.build(str(ROOT / "examples" / "reports"), into=folder + "/gulf").assembled()
        for field, title in OF_ALL.items():
            records = [msgspec.to_builtins(each) for each in getattr(found, field)]
            yield title, min(records, key=_weight, default=None)


def _weight(record: dict[str, Any]) -> tuple[bool, int]:
    """Less than another's where it is the better example: of several reports, and neither bare nor long."""
    text = json.dumps(record)
    return len(set(re.findall(r'"report": "(\w+)"', text))) < 2, abs(len(text) - _SIZE)


def _shown(record: dict[str, Any]) -> list[str]:
    """A record as JSON, what is nested on a line as far as it fits."""
    return ["```json", *_laid(record).splitlines(), "```", ""]


def _laid(value: Any, depth: int = 0, before: int = 0) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or (depth and len(flat) + 2 * depth + before <= _WIDEST):
        return flat
    inner, outer = "\n" + "  " * (depth + 1), "\n" + "  " * depth
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {_laid(one, depth + 1, len(key) + 4)}" for key, one in value.items()]
    else:
        parts = [_laid(one, depth + 1) for one in value]
    begin, end = "{}" if isinstance(value, dict) else "[]"
    return begin + inner + f",{inner}".join(parts) + outer + end


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")
