"""Which of a report's times dates a verb or a noun: the event coder's question, answered over the tree.

A parse, its times and a word in, a `Time` out or None. A date belongs to a word

1. that governs it: "attacked on Tuesday", "the attack in May", "Tuesday's attack", "the 1973 war";
2. through a noun between them: "after talks on Tuesday", "since its invasion in 2022", "in a statement on Friday";
3. through a clause below it: "since Kim visited in September", "when the two met on Monday";
4. that shares the clause of another word: "the attack came on Tuesday", "held talks on Monday", "killing five",
   "on Tuesday the army attacked and took the town".

What is said on a day does not happen on that day: a date never goes down into what somebody says, nor into a relative
clause, nor up out of either. Where only duration and frequency are told there is no date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from dragoman.reading import calendar_days as cal
from dragoman.reading import date_frames as frames
from dragoman.reading.lemmas import verb_table
from dragoman.reading.parse import Parse
from dragoman.reading.times import Time

#: Relations from a date up to the word that it dates.
_DATES = ("obl", "advmod", "nmod", "nummod", "compound", "amod", "appos", "parataxis", "dep", "obl:agent")
#: Relations of what may hold the date of the word above it.
_THROUGH = ("obl", "nmod", "advcl", "acl", "xcomp", "obj", "nsubj:pass")
#: Prepositions and conjunctions at which what they govern happens at the same time.
_SAME_TIME = frozenset("at in during on when as while amid with upon by through".split())
#: Verbs that only say that what their object names took place, and when.
_DOING: Final = verb_table(
    "hold launch conduct stage make mount carry take begin start end stop open close give break resume continue sign "
    "reach impose".split()
)
#: The same of their subject.
_HAPPENING: Final = verb_table(
    "be come happen occur begin start end stop last follow erupt continue resume take go".split()
)
#: Verbs whose infinitive shares their time: "began to withdraw on Monday".
_PHASES = verb_table("begin start continue stop cease resume manage fail try help proceed go".split())


def time_of(parse: Parse, times: Sequence[Time], word: int, shared: bool = True) -> Time | None:
    """The time that dates the verb or noun at `word`, or None. `times` are those of `find_times`, of the whole report.

    `shared`: where nothing below the word says when, its date may be that of the clause around it (4).
    A time found through "since", "after", "before" or "until" comes with its interval opened on that side, as a span
    whose `why` says so.
    """
    first, last = parse.sentences[parse.sentence_of[word]]  # no arc leads out of it
    begin = bisect_right(times, first, key=_end)  # they are in order and do not overlap
    near = takewhile(lambda time: time.first < last, islice(times, begin, None))
    placed = {parse.head_of(time.first, time.last): time for time in near if time.kind in ("point", "span")}
    if not placed:
        return None
    dating = _Dating(parse, placed)
    return dating.own(word) or (dating.shared(word) if shared else None)


def _end(time: Time) -> int:
    return time.last


class _Dating:
    """The times of a parse by their head words."""

    def __init__(self, parse: Parse, placed: dict[int, Time]) -> None:
        self.parse = parse
        self.placed = placed

    def own(self, word: int) -> Time | None:
        """What stands below the word itself."""
        return _narrowest(self._told(word)) or _narrowest(self._through(word))

    def _told(self, word: int) -> Iterator[Time]:
        """Its own dates. One right behind "since the invasion" is that noun's, wherever the parser hangs it."""
        for time in self._direct(word):
            other = self._before(word, time)
            if other is None:
                yield time
            elif found := _linked(time, other[1]):
                yield found
        yield from self._beside_subject(word)
        above = self.parse.governor[word]
        if above != word and self.parse.is_a(word, "obl"):
            yield from (t for t in self._direct(above) if (self._before(above, t) or (None,))[0] == word)

    def _beside_subject(self, verb: int) -> Iterator[Time]:
        """Dates that the parser hangs on the subject: "the house on Tuesday passed", "in May president Ro said"."""
        parse = self.parse
        for subject in parse.children(verb, "nsubj"):
            for time in self._direct(subject):
                ahead = time.last <= subject and "ADP" in (parse.upos[time.first], parse.upos[max(0, time.first - 1)])
                between = subject < time.first and verb - time.last in (0, 1) and parse.upos[time.last] != "PUNCT"
                if ahead or (between and parse.lowered[time.first - 1] == "on"):
                    yield time

    def _before(self, word: int, time: Time) -> tuple[int, str] | None:
        """The noun under `word` that ends right before a date and stands with "since", "after", "before"; and which."""
        parse = self.parse
        start = time.first
        while start > word + 1 and parse.upos[start - 1] == "ADP":
            start -= 1
        if start <= word + 1 or parse.upos[start - 1] == "PUNCT":
            return None
        for child in parse.children(word, "obl"):
            if word < child < start and child not in self.placed and parse.extent(child)[1] == start:
                link = self._link(child, "case")
                if link is not None and link not in _SAME_TIME:
                    return child, link
        return None

    def _direct(self, word: int) -> Iterator[Time]:
        for child in self.parse.children(word):
            time = self.placed.get(child)
            if time is not None and self.parse.is_a(child, *_DATES):
                yield time
            elif time is None and self.parse.is_a(child, "obl", "nmod", "advmod", "appos") and self._is_hour(child):
                yield from self._direct(child)  # "at dawn on Tuesday", "on the night of 3 May"
        if word in self.placed and self.parse.upos[word] in ("NOUN", "PROPN") and not self._is_date(word):
            yield self.placed[word]

    def _through(self, word: int) -> Iterator[Time]:
        parse = self.parse
        for child in parse.children(word):
            if child in self.placed or not parse.is_a(child, *_THROUGH):
                continue
            if parse.is_a(child, "obl", "nmod"):
                link = self._link(child, "case")
                below = _narrowest(self._direct(child))
            elif parse.is_a(child, "advcl"):
                link = self._link(child, "mark", "advmod")
                below = _narrowest(self._direct(child))
            elif parse.is_a(child, "acl") and not parse.is_a(child, "acl:relcl"):
                link, below = "when", _narrowest(self._direct(child))  # "talks held on Tuesday"
            elif parse.is_a(child, "xcomp") and parse.lowered[word] in _PHASES:
                link, below = "when", _narrowest(self._direct(child))
            elif parse.is_a(child, "obj", "nsubj:pass") and parse.upos[word] == "VERB":
                # The parser may hang "signed an agreement on Tuesday" on the noun; "Tuesday's" is the noun's own.
                below = _narrowest(t for t in self._direct(child) if t.first > child and self._is_told(t))
                link = "when" if below is not None and child < below.first else None
            else:
                continue
            if below is not None and link is not None and (found := _linked(below, link)):
                yield found

    def _link(self, word: int, *relations: str) -> str | None:
        """The preposition or conjunction of a word; "when" where a participle has none."""
        parse = self.parse
        for child in parse.children(word, *relations):
            form = parse.lowered[child]
            if form in _SAME_TIME or frames.way_of(form) or form in ("following", "since"):
                return form
        if parse.is_a(word, "advcl") and not parse.children(word, "mark") and parse.lowered[word].endswith("ing"):
            return "when"
        return None

    def shared(self, word: int) -> Time | None:
        """What dates another word of the same clause, and by it this one."""
        parse = self.parse
        if parse.is_root(word):
            return None
        above = parse.governor[word]
        verb = parse.lowered[above]
        if (parse.is_a(word, "obj", "nsubj:pass") and verb in _DOING) or (
            parse.deprel[word] == "nsubj" and verb in _HAPPENING
        ):
            return self.own(above) or self.shared(above)
        if parse.deprel[word] == "nsubj" and parse.children(above, "cop"):
            return self.own(above)
        if parse.is_a(word, "xcomp") and parse.lowered[above] in _PHASES:
            return self.own(above)
        if parse.is_a(word, "advcl"):
            marks = [parse.lowered[c] for c in parse.children(word, "mark", "advmod")]
            alone = not marks and parse.lowered[word].endswith("ing")
            if alone or any(mark in ("when", "as", "while") for mark in marks):
                return self.own(above)
        if parse.is_a(word, "conj") and parse.upos[word] == parse.upos[above]:
            return self._of_first(word, above)
        return None

    def _of_first(self, word: int, first: int) -> Time | None:
        """A date at the head of joint clauses holds for all; one within the first only where they share the subject."""
        time = self.own(first)
        if time is None:
            return None
        leads = time.first < first and all(c > time.first for c in self.parse.children(first, "nsubj"))
        return time if leads or not self.parse.children(word, "nsubj") else None

    def _is_hour(self, word: int) -> bool:
        return self.parse.lowered[word] in _HOURS

    def _is_date(self, word: int) -> bool:
        time = self.placed[word]
        return time.first <= word < time.last

    def _is_told(self, time: Time) -> bool:
        """Whether a date stands with "on" or with nothing, as the day of a deed does, not with "of" or "for"."""
        before = self.parse.lowered[time.first - 1] if time.first else ""
        return before in ("on", "in") or self.parse.upos[time.first - 1] not in ("ADP", "SCONJ")


_HOURS = frozenset("dawn dusk night morning evening afternoon noon midnight hours eve sunrise sunset day".split())


def _linked(time: Time, link: str) -> Time | None:
    """A time as it dates what stands above a preposition or conjunction."""
    if link in _SAME_TIME:
        return time
    way = frames.way_of(link)
    if way == "before":
        way = "to"  # before Friday's vote may be on Friday
    start, end = (cal.of_iso(side) for side in time.when)
    when = cal.When(start.start if start else None, end.end if end else None)
    if way is None or time.when == (None, None):
        return None
    return replace(time, when=frames.opened(when, way).pair, kind="span", why=f"{link} {time.why}")


def _narrowest(times: Iterator[Time]) -> Time | None:
    """The time that says most: the narrowest known interval, the first told of equals."""
    return min(times, key=_width, default=None)


def _width(time: Time) -> tuple[bool, int, int]:
    start, end = (cal.of_iso(side) for side in time.when)
    when = cal.When(start.start if start else None, end.end if end else None)
    return time.when == (None, None), when.days, time.first
