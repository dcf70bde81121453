"""Search: words in, the sentences that hold them out, with the records that were read from those words.

A plain scan of the texts by DuckDB, then of the texts found by Python: there is no index to keep in step with the
folder, and none is needed (see `docs/search.md` for what that takes on thousands of reports).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.errors import UsageError
from dragoman.parts import RecordRow, ReportRow, to_record
from dragoman.records import RECORD_TYPES, Span, spans
from dragoman.store import Store, Wanted

if TYPE_CHECKING:
    from dragoman.assembly.registry import Registry

_BREAK = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n\s*")
#: What is not the last of a sentence although a full stop and a capital follow: initials and titles.
_SHORT = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Prof)\Z")
#: How many ids that a name may mean are listed. A design value.
_LISTED = 8
#: A sentence longer than this, in characters, is shown in part. A design value.
_LONGEST = 600
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_PHRASE = re.compile(r'"([^"]+)"|(\S+)')


class Hit(NamedTuple):
    """A sentence that holds the words, where they stand in it first, and the records read from it."""

    report: ReportRow
    sentence: Span
    words: Span
    records: list[RecordRow]

    @property
    def text(self) -> str:
        return self.report.text[slice(*self.sentence)]


class Found(NamedTuple):
    """The hits that were asked for, the latest reports first, and how many there are."""

    hits: list[Hit]
    total: int


def find(
    store: Store,
    text: str,
    *,
    actor: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    types: Sequence[str] = (),
    limit: int | None = None,
) -> Found:
    """Sentences that hold all the words of `text`; the first `limit` of them, and how many there are.

    Case and accents do not matter, parts of words are found, and words in double quotation marks are found as they
    stand. `actor` is who says or does it, `about` whom it concerns (ids or names); `types` are record types
    (`statements`) or kinds (`ask`, `ASSAULT`); days are inclusive. With any of these but days, only sentences from
    which such a record was read are found; and without words, all of those. Raises `UsageError` for an actor or a type
    that the situation does not have.
    """
    words = [fold(phrase or word) for phrase, word in _PHRASE.findall(" ".join(text.split()))]
    asked = wanted(store, actor=actor, about=about, since=since, until=until, types=types)
    if not words and not asked.of_records():
        raise UsageError("say what to find: words, or one of --actor, --about and --type")
    records: dict[str, list[RecordRow]] = {}
    if asked.of_records():
        for record in store.records(asked, words):
            records.setdefault(record.report, []).append(record)
    hits: list[Hit] = []
    total = 0
    for report in store.texts(words, asked):
        for hit in hits_in(report, words, records.get(report.id, []) if asked.of_records() else None):
            total += 1
            if limit is None or total <= limit:
                hits.append(hit)
    if not asked.of_records():
        hits = list(_with_records(store, hits))
    return Found(hits, total)


def wanted(
    store: Store,
    *,
    actor: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    types: Sequence[str] = (),
) -> Wanted:
    """What is asked for, with names as the folder has them. Raises `UsageError` for what it has not."""
    check_day(since)
    check_day(until)
    return Wanted(
        who=ids_in_reports(store, actors_named(store, actor)) if actor else None,
        about=ids_in_reports(store, actors_named(store, about)) if about else None,
        types_or_kinds=_types(store, types) if types else None,
        since=since,
        until=until,
    )


def check_day(day: str | None) -> None:
    """Raises `UsageError` for what is no day, whole or partial."""
    if day is not None and not _DAY.fullmatch(day):
        raise UsageError(f"{day!r} is no day: write it as 2024-02-23, or 2024-02, or 2024")


def hits_in(report: ReportRow, words: Sequence[str], records: list[RecordRow] | None) -> Iterator[Hit]:
    """The sentences of a report that hold all words, and one of the records where there are any to be had."""
    text = report.text
    folded = fold(text)
    reading = _words_of(records) if records is not None else None
    starts = _sentence_starts(text)
    if words:
        sentences = dict.fromkeys(bisect_right(starts, at) - 1 for at in _occurrences(folded, words[0]))
    else:
        sentences = dict.fromkeys(bisect_right(starts, a) - 1 for _, found in reading or () for a, _ in found[:1])
    for number in sorted(sentences):
        start, end = starts[number], starts[number + 1]
        first = [folded.find(word, start, end) for word in words]
        if any(at < 0 for at in first):
            continue
        mine = []
        if reading is not None:
            mine = [record for record, found in reading if any(a < end and start < b for a, b in found)]
            if not mine:
                continue
        span = (min(first), max(a + len(w) for a, w in zip(first, words, strict=True))) if words else (start, start)
        yield Hit(report, _trimmed(text, start, end, span[0]), span, mine)


def _words_of(records: Iterable[RecordRow]) -> list[tuple[RecordRow, list[Span]]]:
    return [(record, sorted(span for _, span in spans(to_record(record)))) for record in records]


def _with_records(store: Store, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits with all records that were read from their sentences, but for the actors mentioned there."""
    types = [kind for kind in RECORD_TYPES if kind != "actors"]
    for _, some in groupby(hits, key=lambda hit: hit.report.id):
        several = list(some)
        reading = _words_of(store.records(Wanted(report=several[0].report.id, types=types)))
        for hit in several:
            start, end = hit.sentence
            yield hit._replace(records=[r for r, found in reading if any(a < end and start < b for a, b in found)])


def actors_named(store: Store, name: str) -> list[str]:
    """The ids of the actors with this name, whatever its case and spelling; or with this id, which goes before names.

    They are those of the registry; an actor that belongs to its report alone has that which the report gives it. Raises
    `UsageError`, with near names, where there is none.
    """
    ids = actors_called(store, name)
    if not ids:
        near = store.near_names(name)
        raise UsageError(f"no actor is called {name!r}" + (f": did you mean {' or '.join(near)}?" if near else ""))
    return ids


def actors_called(store: Store, name: str) -> list[str]:
    """The same, of words that need not be anybody's name: then there are none."""
    registry = registry_of(store)
    report, _, id_ = name.rpartition(":")
    if report and (report, id_) in registry.at:
        return [registry.at[report, id_]]
    if found := registry.named(name):
        return list(found)
    if store.stretches(Wanted(types=["actors"], id=name)):
        return [name]
    return sorted({registry.of(*place) for place in store.actors_with(name)})


def registry_of(store: Store) -> Registry:
    """Who is who across the reports of a situation: see `assembly.registry`."""
    from dragoman.assembly.kept_registry import registry_of as kept  # here, so that `--help` need not wait for NumPy

    return kept(store)


def ids_in_reports(store: Store, ids: Iterable[str]) -> list[str]:
    """Under which ids reports have actors of the registry, by their ids there: `ID`, or `REPORT:ID` in that report."""
    registry = registry_of(store)
    return [name for id_ in ids for name in (registry.ids_in_reports(id_) if id_ in registry.by_id else (id_,))]


def listed(ids: Sequence[str]) -> str:
    """Ids that a name may mean, the first of them."""
    return ", ".join(ids[:_LISTED]) + (f" and {len(ids) - _LISTED} more" if len(ids) > _LISTED else "")


def counted(store: Store, table: str, column: str) -> dict[Any, int]:
    """How often each value of a column occurs, counted once until the situation changes."""
    key = f"tally of {table}, {column}"
    if key not in store.reckoned:
        store.reckoned[key] = store.tally(table, column)
    found: dict[Any, int] = store.reckoned[key]
    return found


def _types(store: Store, types: Sequence[str]) -> list[str]:
    """Types and kinds as the folder spells them: `Statement` is `statements`, `assault` is `ASSAULT`."""
    there = [*RECORD_TYPES, *(kind for kind in counted(store, "records", "kind") if kind)]
    spelt = {form: name for name in there for form in (name.casefold(), name.casefold().removesuffix("s"))}
    out = []
    for name in types:
        if name.casefold() not in spelt:
            raise UsageError(f"no record has the type {name!r}: there are {', '.join(dict.fromkeys(there))}")
        out.append(spelt[name.casefold()])
    return out


class _Plain(dict[int, str | int]):
    """Characters to the letters under their accents, one to one, so that places in the text stay what they are."""

    def __missing__(self, code: int) -> str | int:
        letters = [c for c in unicodedata.normalize("NFKD", chr(code).lower()) if not unicodedata.combining(c)]
        self[code] = letters[0] if len(letters) == 1 else code
        return self[code]


_plain = _Plain()


def fold(text: str) -> str:
    """The text without case and accents, character by character: as long as it was."""
    if text.isascii():
        return text.lower()
    return text.translate(_plain)


def _occurrences(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _sentence_starts(text: str) -> list[int]:
    """Where sentences start, about, and the end of the text. Good enough to show words in their context."""
    starts = [0]
    for found in _BREAK.finditer(text):
        at, end = found.span()
        if not (text[at] == "." and _SHORT.search(text[max(0, at - 5) : at])) and 0 < end < len(text):
            starts.append(end)
    return [*starts, len(text)]


def sentences(text: str) -> list[Span]:
    """All sentences of a text, with the space behind each: the whole text, cut up as `sentence_number` counts."""
    starts = _sentence_starts(text)
    return list(pairwise(starts))


def sentence_number(text: str, at: int) -> int:
    """Which sentence of a text holds the place `at`, the first being 1."""
    return max(bisect_right(_sentence_starts(text)[:-1], at), 1)


def sentence_at(text: str, at: int) -> Span:
    """The sentence around a place of the text, or the nearest part of a very long one."""
    starts = _sentence_starts(text)
    number = min(max(bisect_right(starts, at) - 1, 0), len(starts) - 2)
    return _trimmed(text, starts[number], starts[number + 1], at)


def _trimmed(text: str, start: int, end: int, at: int) -> Span:
    if end - start > _LONGEST:
        start, end = max(start, at - _LONGEST // 2), min(end, at + _LONGEST // 2)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
