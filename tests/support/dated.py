"""Sentences with their trees frozen, for tests of times: `dated.conllu` has them in the form of `marked.conllu`.

`python tests/support/draft_dated.py` adds the trees of new ones, drawn by the network; check them by hand.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dragoman.reading.parse import Entity, Parse
from dragoman.reading.times import Time, find_times
from dragoman.records import Report, report_id
from tests.support.marked import _parse

TREES = Path(__file__).with_name("dated.conllu")


def dated(text: str, dates: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> Parse:
    """The parse of a sentence; `dates` are words that the network sees as a date, `names` as an organisation's name."""
    parse = _parse(text, TREES)
    marked = [(words, "Date") for words in dates] + [(words, "Organization") for words in names]
    entities = [Entity(*parse.words.within(at := text.index(words), at + len(words)), label) for words, label in marked]
    return replace(parse, entities=tuple(sorted(entities, key=lambda entity: entity.first)))


def times_of(parse: Parse, published: str | None = "2024-02-29") -> tuple[Time, ...]:
    """The times of a parse, in a report of that day: the twenty-ninth of February 2024 is a Thursday."""
    text = parse.words.text
    return find_times(parse, Report(id=report_id(text), text=text, published=published))


def word(parse: Parse, form: str) -> int:
    """The first word of that form."""
    return parse.words.forms.index(form)
