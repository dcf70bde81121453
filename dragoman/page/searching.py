"""A search a page at a time: in which reports words stand, and of those on the page the sentences.

Words and what narrows them in, a page of reports with their sentences out. Which reports hold all the words is told
from the texts in memory (`Store.folded`), so that it takes no longer for a common word than for a rare one; sentences
are cut and records fetched for the reports of one page alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dragoman.finding import Hit, fold, hits_in
from dragoman.page.in_short import Cast, Line, line
from dragoman.page.marking import Mark, Stretch, cut
from dragoman.page.paging import Paged
from dragoman.parts import RecordRow, ReportRow, to_record
from dragoman.records import RECORD_TYPES, Actor, spans
from dragoman.store import Store, Wanted
from dragoman.store import Stretch as Place

#: Reports on a page; sentences of one report, and records of one sentence, that are shown. Design values.
SIZE, SENTENCES, RECORDS = 10, 4, 6
#: In more reports than this, the folder is searched and not memory: their texts would take too much of it. A design
#: value: 20,000 news reports are some 60 MB.
IN_MEMORY = 20_000
#: By how much places in a folded text may differ from those in the text itself. A design value.
_SLACK = 40
_PHRASE = re.compile(r'"([^"]+)"|(\S+)')
_TYPES = [kind for kind in RECORD_TYPES if kind != "actors"]


class Read(NamedTuple):
    """A record that was read from a sentence, and it in one line."""

    row: RecordRow
    line: Line


class FoundSentence(NamedTuple):
    """A sentence with the words, cut where these stand; and the first of its records, and how many more it has."""

    hit: Hit
    stretches: list[Stretch]
    records: list[Read]
    more: int


class FoundReport(NamedTuple):
    """A report with the words: its sentences, and how many more. `apart`: no sentence holds all of the words."""

    row: ReportRow
    sentences: list[FoundSentence]
    more: int
    apart: bool


class FoundPage(NamedTuple):
    reports: list[FoundReport]
    paging: Paged[str]


def words_of(text: str) -> list[str]:
    """The words to look for, without case and accents; those in double quotation marks together."""
    return [fold(phrase or word) for phrase, word in _PHRASE.findall(" ".join(text.split()))]


def search(store: Store, text: str, wanted: Wanted, page: Callable[[Sequence[str]], Paged[str]]) -> FoundPage:
    """A page of the reports that hold all the words, the latest first, with the sentences that hold them.

    Where `wanted` asks for records, only sentences from which such a record was read.
    """
    words = words_of(text)
    if wanted.of_records():  # that somebody is mentioned is nothing that somebody says or does
        wanted = wanted._replace(types=_TYPES)
    found = _reports(store, words, wanted)
    pages = page(found)
    ids = pages.rows
    rows = store.reports_by_id(ids)
    reading, casts = _read(store, ids)
    fitting = _fitting(store, wanted, ids) if wanted.of_records() else None
    hits: dict[str, list[Hit]] = {}
    for id_ in ids:
        if id_ in rows:
            asked = None
            if fitting is not None:
                keys = {(one.type, one.position) for one in fitting[id_]}
                asked = [row for row in reading[id_] if (row.type, row.position) in keys]
                if words:
                    folded = fold(rows[id_].text)
                    asked = [row for row in asked if any(word in folded[row.starts : row.ends] for word in words)]
            hits[id_] = list(hits_in(rows[id_], words, asked))
    reports = []
    for id_, here in hits.items():
        apart = not here
        if apart:
            every = (hit for word in words for hit in hits_in(rows[id_], [word], None))
            here = list({hit.sentence: hit for hit in every}.values())[:SENTENCES]
        sentences = [_sentence(hit, words, reading[id_], casts.get(id_)) for hit in here[:SENTENCES]]
        reports.append(FoundReport(rows[id_], sentences, len(here) - len(sentences), apart))
    return FoundPage(reports, pages)


def _fitting(store: Store, wanted: Wanted, reports: Sequence[str]) -> dict[str, list[Place]]:
    """The records of some reports that are asked for."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for one in store.stretches(wanted._replace(reports=reports)):
        found[one.report].append(one)
    return found


def _reports(store: Store, words: Sequence[str], wanted: Wanted) -> list[str]:
    """The reports that hold all words and, where such are asked for, a record with one of them; the latest first."""
    if store.manifest.reports > IN_MEMORY:
        return [report.id for report in store.texts(words, wanted)]
    asked = store.fold(words)
    found = store.folded()
    for word in sorted(asked, key=len, reverse=True):  # few texts have a long word: the others are sought in these
        found = [one for one in found if word in one[1]]
    if asked and wanted.of_records():
        fitting = _fitting(store, wanted, [id_ for id_, _ in found])
        return [id_ for id_, text in found if id_ in fitting and _beside(text, asked, fitting[id_])]
    every = wanted.since is None and wanted.until is None and not wanted.of_records()
    ids = None if every else store.ids(wanted)
    return [id_ for id_, _ in found if ids is None or id_ in ids]


def _beside(text: str, words: Sequence[str], places: Sequence[Place]) -> bool:
    """Whether one of the words stands in or close to one of the records."""
    return any(text.find(word, max(one.starts - _SLACK, 0), one.ends + _SLACK) >= 0 for one in places for word in words)


def _read(store: Store, ids: Sequence[str]) -> tuple[dict[str, list[RecordRow]], dict[str, Cast]]:
    """All records of some reports but their actors, and these as the cast of each."""
    reading: dict[str, list[RecordRow]] = defaultdict(list)
    actors: dict[str, list[Actor]] = defaultdict(list)
    for row in store.records(Wanted(reports=ids)):
        if row.type == "actors":
            record = to_record(row)
            assert isinstance(record, Actor)
            actors[row.report].append(record)
        else:
            reading[row.report].append(row)
    return reading, {id_: Cast(id_, some) for id_, some in actors.items()}


def _sentence(hit: Hit, words: Sequence[str], rows: Sequence[RecordRow], cast: Cast | None) -> FoundSentence:
    start, end = hit.sentence
    text = hit.report.text
    folded = fold(text[start:end])
    marks = [
        Mark((start + at.start(), start + at.end()), "found")
        for word in words if word
        for at in re.finditer(re.escape(word), folded)
    ]  # fmt: skip
    (stretches,) = cut(text, marks, [hit.sentence])
    mine = []
    for row in rows:
        if row.starts < end and start < row.ends:
            record = to_record(row)
            if any(a < end and start < b for _, (a, b) in spans(record)):
                mine.append((row, record))
    mine.sort(key=lambda one: (one[0].starts, _TYPES.index(one[0].type)))
    cast = cast or Cast(hit.report.id, ())
    reads = [Read(row, line(record, cast, text)) for row, record in mine[:RECORDS]]
    return FoundSentence(hit, stretches, reads, len(mine) - len(reads))
