"""When: the words of a report that name a time, and the interval that each means.

A parse and its report in, `Time`s out, in the order of the text. `dates.py` finds by their letters what may be dates;
here the tree and the names settle whether they are, the tense gives them their direction, other dates of the text give
"the next day" its day, and the words in front ("since", "by the end of") their interval.

An interval is the outermost that the words allow: not before the first day of its first date, not after the last day of
its second. None is open or unknown. Nothing is guessed: without a date of the report "Thursday" is no day, and
"22 February" stays `--02-22`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.reading import calendar_days as cal
from dragoman.reading import date_frames as frames
from dragoman.reading.calendar_days import View, When
from dragoman.reading.date_patterns import Sort
from dragoman.reading.date_words import find_placed
from dragoman.reading.dates import Expression
from dragoman.reading.parse import Parse
from dragoman.reading.tenses import tense_of
from dragoman.records import Report

#: How far back, in paragraphs, another date is looked for to lean on. A design value.
_PARAGRAPHS_BACK = 1
#: Relations by which a date belongs to a noun that follows it ("Tuesday's vote", "the 1973 war").
_OF_NOUN = ("nmod:poss", "compound", "nmod:unmarked", "amod", "nummod", "nmod:desc")
#: "Moved from Tuesday to Friday" is two days, and no stretch between them.
_MOVING = frozenset("moved postponed delayed rescheduled changed brought shifted pushed switched deferred".split())
_JOINT = re.compile(r"(?:[^\S\n]*(?P<dash>[-–—])[^\S\n]*|[^\S\n]+(?P<word>to|until|till|through|and)[^\S\n]+)"
                    r"(?:(?:the|early|late|mid|at least)[- ])*", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Time:
    """Words `first` to `last` (exclusive) that name a time, and the interval `when` that they mean.

    `kind`: a `point` at which something happens, however wide; a `span` through which, from which or up to which it
    does; a `duration`, how long; a `set`, how often. The last two have no place on the calendar of their own.
    `why` names the rule.
    """

    first: int
    last: int
    when: tuple[str | None, str | None]
    kind: Sort
    why: str


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression with its words and, once read, what it means before its frame is put to it."""

    at: Expression
    first: int
    last: int
    head: int
    frame: frames.Frame
    core: When | None = None
    when: When | None = None
    sort: Sort = "point"
    start: int = 0
    end: int | None = None  # of a stretch, where its second date ends
    why: str = ""


def find_times(parse: Parse, report: Report) -> tuple[Time, ...]:
    """The times of a report, in order, not overlapping.

    1. what may be a date and is none is left out; 2. what the report's date and the tense give; 3. stretches from one
    date to another; 4. what leans on other dates; 5. the words in front.
    """
    published = cal.of_iso(report.published)
    read: list[_Found] = []
    for at, first, last in find_placed(parse):  # 1
        frame = frames.frame_before(parse.words.text, at.start)
        one = _Found(at, first, last, parse.head_of(first, last), frame, start=at.start)
        read.append(one if at.kind.leans else _read(parse, one, published, _beside(parse, one, read)))  # 2
    read = list(_joined(parse, read))  # 3
    for k, one in enumerate(read):  # 4
        if one.at.kind.leans:
            read[k] = _lean(parse, one, k, read, published)
    found: list[Time] = []
    for one in read:  # 5
        time = _time(parse, _framed(parse, one, published))
        if not found or time.first >= found[-1].last:  # characters part what a word of the text joins
            found.append(time)
    return tuple(found)


def _view(parse: Parse, one: _Found, published: When | None, anchor: When | None = None) -> View:
    tense = tense_of(parse, one.head)
    if one.frame.part in ("earlier", "later"):
        tense = "past" if one.frame.part == "earlier" else "future" if tense is None else tense
    if tense in (None, "present") and frames.way_of(one.frame.word) in ("to", "before"):
        tense = "future"
    return View(published, tense, anchor)


def _read(parse: Parse, one: _Found, published: When | None, anchor: When | None = None) -> _Found:
    kind = one.at.kind
    view = _view(parse, one, published, anchor)
    if anchor is not None and not kind.leans:
        view = View(anchor, "future")
    core = one.at.meaning(view)
    if kind.name == "month" and view.tense == "future" and parse.is_a(one.head, "nmod") and _is_far(core, view):
        core = one.at.meaning(replace(view, tense="past"))
    sort: Sort = kind.sort
    if core is None and kind.name in ("in units", "within"):
        sort = "duration"
    return replace(one, core=core, when=core, sort=sort, start=one.at.start, why=kind.name)


def _is_far(when: When | None, view: View) -> bool:
    """Whether a month of a noun's lies far ahead: "the data will show a fall for March", told in April, is not.

    Half a year: of a month's two readings the other is the nearer then.
    """
    if when is None or when.start is None or view.now is None:
        return False
    return (when.start.first - view.now.first).days > 183


def _beside(parse: Parse, one: _Found, read: Sequence[_Found]) -> When | None:
    """The date just before with which this one is listed: the May of "April and May" is the one behind that April."""
    if read and read[-1].core is not None and parse.is_a(one.head, "conj"):
        before = read[-1]
        if parse.governor[one.head] == before.head and before.at.kind.name == one.at.kind.name:
            return before.core
    return None


def _lean(parse: Parse, one: _Found, at: int, read: Sequence[_Found], published: When | None) -> _Found:
    """What the expression means by the date that it leans on: the one behind "after" or "before", or the last told."""
    below = _governed(parse, one)
    if below is not None:
        inside, end = set(parse.subtree(below)), parse.extent(below)[1]
        for other in read:
            # "After the fall of the town on 3 May": right behind, the date may hang on the verb.
            if other is not one and (other.head in inside or other.first - end in (0, 1)) and other.core is not None:
                return _read(parse, one, published, other.core)
        return _read(parse, one, published)
    paragraph = int(parse.words.paragraph[one.first])
    for other in reversed(read[:at]):
        if paragraph - int(parse.words.paragraph[other.first]) > _PARAGRAPHS_BACK:
            break
        if other.core is None or other.sort in ("set", "duration"):
            continue
        found = _read(parse, one, published, other.core)
        if found.core is not None:
            return found
    return _read(parse, one, published)


def _governed(parse: Parse, one: _Found) -> int | None:
    """What "two days after" is after, where the sentence goes on with it: the word that "after" belongs to."""
    side = one.last - 1
    if parse.lowered[side] not in ("after", "before") or side + 1 >= len(parse):
        return None
    if parse.upos[side + 1] in ("PUNCT", "CCONJ", "AUX") or parse.sentence_of[side + 1] != parse.sentence_of[side]:
        return None
    above = parse.governor[side]
    return above if above > side else side + 1


def _joined(parse: Parse, read: Sequence[_Found]) -> Iterator[_Found]:
    """Two dates with "to" or a dash between them as one stretch; all others as they are."""
    at = 0
    while at < len(read):
        one = read[at]
        at += 1
        while at < len(read) and (both := _join(parse, one, read[at])):
            one = both
            at += 1
        yield one


def _join(parse: Parse, one: _Found, other: _Found) -> _Found | None:
    if one.core is None or one.core.start is None or other.core is None or other.sort != "point":
        return None
    end_of_one = one.at.end if one.end is None else one.end
    match = _JOINT.fullmatch(parse.words.text, end_of_one, other.at.start)
    # "April-May-June": what is a stretch already goes on with another dash.
    if match is None or (one.sort != "point" and not (one.end and match["dash"])):
        return None
    word, opening = (match["word"] or "").lower(), one.frame.word
    if (word == "and") != (opening == "between") or (word and word != "through" and opening not in ("between", "from")):
        return None
    if opening == "from" and parse.lowered[parse.governor[one.head]] in _MOVING:
        return None
    start, end = one.core, frames.in_part(other.core, other.frame.part, None)
    if start.yearless != end.yearless or (start.iso and not _has_year(one) and _has_year(other)):
        # "between 1 and 25 March 1987" has said the year of both.
        again = one.at.meaning(View(other.core, "past"))
        start = again if again is not None else start
    start = frames.in_part(start, one.frame.part, None)
    if not _ordered(start, end):
        again = other.at.meaning(View(start, "future"))
        if again is None or not _ordered(start, again):
            return None
        end = again
    begins = one.frame.start if opening in ("between", "from") else one.at.start
    when = When(start.start, end.end)
    return replace(
        one, last=other.last, core=when, when=when, sort="span", start=begins, end=other.at.end,
        frame=frames.Frame(begins), why=f"{one.why} to {other.why}",
    )  # fmt: skip


def _has_year(one: _Found) -> bool:
    return bool(one.at.match.groupdict().get("year"))


def _ordered(start: When, end: When) -> bool:
    if start.start is None or end.end is None or start.yearless or end.yearless:
        return False
    return start.start.first <= end.end.last


def _framed(parse: Parse, one: _Found, published: When | None) -> _Found:
    """The expression with the words in front of it: the part of a unit, and the side on which it is open."""
    said = one.at.match.groupdict()
    part = frames.part_named(said.get("part") or said.get("early")) or one.frame.part
    when, now = one.core, View(published).now
    if one.sort != "point":
        return one
    if when is not None and one.core is not None:
        when = frames.in_part(when, part, now)
    start = one.frame.start if one.frame.part else one.start
    if part or when is not one.when or start != one.start:
        one = replace(one, when=when, start=start, why=f"{part} in {one.why}" if part else one.why)
    way = _way(parse, one)
    if way is None:
        return one
    return replace(
        one, when=frames.opened(when, way) if when else None, sort="span", start=one.frame.start,
        why=f"{one.frame.word} {one.why}",
    )  # fmt: skip


def _way(parse: Parse, one: _Found) -> frames.Open | None:
    """On which side the word in front opens the interval; None where it governs a noun that the date belongs to."""
    word = one.frame.word
    if word is None:
        return None
    head = parse.governor[one.head]
    if parse.form(min(one.last, len(parse) - 1)).lower() in ("'s", "’s", "'", "’"):
        return None
    if head >= one.last and parse.is_a(one.head, *_OF_NOUN) and parse.upos[head] in ("NOUN", "PROPN", "VERB", "NUM"):
        return None
    if word in ("from", "as of", "as from"):
        if word == "from" and (parse.is_a(one.head, "nmod") or parse.lowered[head] in _MOVING):
            return None
        return "from" if word != "as of" or tense_of(parse, one.head) == "future" else None
    way = frames.way_of(word)
    if way == "to" and word in ("until", "till") and _is_negated(parse, head):
        return "from"  # "will not open until 2030"
    return way


def _is_negated(parse: Parse, verb: int) -> bool:
    return any(parse.lowered[c] in ("not", "n't", "n’t", "never") for c in parse.children(verb, "advmod"))


def _time(parse: Parse, one: _Found) -> Time:
    first = parse.words.within(one.start, one.at.end)[0] if one.start < one.at.start else one.first
    return Time(first, one.last, one.when.pair if one.when else (None, None), one.sort, one.why)
