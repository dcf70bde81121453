"""The same exchange and the same tie in several reports, once with every telling.

Readings in, `JoinedExchange`s and `JoinedTie`s out. Who is who across the reports is for the caller to say, by a
function from a reading's place and an actor's id in it; no text is compared but the words of an ask.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from msgspec.structs import replace

from dragoman.assembly.issues import Form, make_form, same
from dragoman.assembly.origins import OWN, Origins, count_origins, witnesses
from dragoman.records import MUTUAL, Answer, Exchange, Reading, Search, Sign, Tie, TieKind

#: For whom an actor of a report stands: the keys of states or bodies, else its own; none where it is a group that is
#: found again in no other report ("the parties").
Standing = Callable[[int, str], tuple[str, ...]]
#: An exchange or a tie with the place of its reading.
Asked = tuple[int, Exchange]
Held = tuple[int, Tie]

#: The order in which answers count where several are told of one day, the most explicit first (the codebook's).
EXPLICIT: tuple[Answer, ...] = ("accepted", "refused", "evaded", "silent", "pending")
#: Share of their words that two asks need in common, where they address the same and where that is not told. Design
#: values: an ask told again keeps its verb and its object.
SAME_TO, SAME_WORDS = 0.3, 0.6
#: Shorter words tell no ask from another.
_LONG = 4
#: How many earlier asks of one side a new one is compared with. A design value: repeats of an ask stand close together,
#: and in a large pile one side asks thousands of things.
PAST = 200


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer for as long as reports told it without a change: the first and the last day, and the tellings."""

    answer: Answer
    first: str | None
    last: str | None
    tellings: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class JoinedExchange:
    """One request or offer, as all its reports tell it, in the order of their days.

    `course` are its answers in the order of their days, those without a day last, each until it changes. `answer` is
    the telling with the latest answer, `before` the last one that told of another answer on an earlier day; both `None`
    where there is none. `waiting` are the places of the reports since the ask, with the reports that have no day: where
    there is no answer, those that could hold one and do not. `search` counts them.
    """

    kind: Literal["request", "offer"]
    askers: tuple[str, ...]
    addressees: tuple[str, ...]
    tellings: tuple[Asked, ...]
    answer: Asked | None
    before: Asked | None
    waiting: Sequence[int]
    course: tuple[Answered, ...]
    search: Search

    @property
    def reports(self) -> tuple[int, ...]:
        """The places of the readings that tell of it."""
        return tuple(dict.fromkeys(at for at, _ in self.tellings))


@dataclass(frozen=True, slots=True)
class JoinedTie:
    """One tie, as all its reports tell it. `sign` is that of most witnesses; `against` are tellings of the opposite.

    `mutual` says that it ties both to each other.
    """

    kind: TieKind
    from_: str | None
    to: str
    sign: Sign | None
    tellings: tuple[Held, ...]
    against: tuple[Held, ...]
    mutual: bool

    @property
    def reports(self) -> tuple[int, ...]:
        """The places of the readings that tell of it."""
        return tuple(dict.fromkeys(at for at, _ in self.tellings))


def day_of(reading: Reading) -> str | None:
    """The day on which a report was published, `2017-06-05`; `None` where it is not known."""
    return reading.report.published[:10] if reading.report.published else None


def join_exchanges(
    readings: Sequence[Reading],
    standing: Standing,
    saying: Callable[[int, Exchange], Hashable | None] = lambda at, exchange: None,
    origins: Origins = OWN,
) -> list[JoinedExchange]:
    """The exchanges of all readings, each once: of the same askers, to the same, in words that are much the same.

    Who asks with others and who asks alone are one where what they ask of the same addressees is one issue.

    `saying` may name the statement that made an ask, so that one statement in two reports is one ask; `origins` which
    reports tell one story, so that the search counts it once. In the order of the first telling.
    """
    drafts: list[_Draft] = []
    by_asker: defaultdict[str, list[_Draft]] = defaultdict(list)
    known: set[tuple[str, int]] = set()
    # What is told first words the exchange: by day, and of one day whatever the order in which the readings come.
    for at in sorted(range(len(readings)), key=lambda at: (day_of(readings[at]) or "9999", readings[at].report.id)):
        reading = readings[at]
        sides = {actor.id: standing(at, actor.id) for actor in reading.actors} if reading.exchanges else {}
        for exchange in reading.exchanges:
            askers = _standing(at, exchange.askers, standing)
            to = _standing(at, exchange.addressees, standing)
            words = _words(reading.report.text[slice(*exchange.ask)])
            doers = to if exchange.kind == "request" else askers
            form = make_form(reading, sides, exchange.ask, doers, _standing(at, exchange.toward, standing), asked=True)
            ask = _Ask(exchange.kind, askers, set(to), words, form, saying(at, exchange))
            past = [draft for asker in askers or [""] for draft in by_asker[asker][-PAST:]]
            # The latest first: repeats of an ask stand close together.
            found = max((draft for draft in past if draft.is_same(ask)), key=lambda draft: draft.number, default=None)
            if found is None:
                found = _Draft(len(drafts))
                drafts.append(found)
            for asker in askers or [""]:
                if (asker, found.number) not in known:
                    known.add((asker, found.number))
                    by_asker[asker].append(found)
            found.tellings.append((at, exchange))
            found.asked.append(ask)
    days = _Days(readings, origins)
    return [_joined(draft, readings, days, origins) for draft in drafts]


@dataclass(frozen=True, slots=True)
class _Ask:
    """What one report tells of an ask."""

    kind: Literal["request", "offer"]
    askers: tuple[str, ...]
    to: set[str]
    words: set[str]
    form: Form | None
    said: Hashable | None


@dataclass(eq=False)
class _Draft:
    """An exchange while its tellings are gathered."""

    number: int
    tellings: list[Asked] = field(default_factory=list)
    asked: list[_Ask] = field(default_factory=list)

    def is_same(self, ask: _Ask) -> bool:
        # Compared with the first telling alone, so that a chain of small changes does not join what differs.
        first = self.asked[0]
        if first.kind != ask.kind:
            return False
        if ask.said is not None and ask.said == first.said:
            return True
        alike = ask.form is not None and first.form is not None and ask.form.turned == first.form.turned
        if alike and ask.to & first.to and ask.form and first.form and same(first.form, ask.form):
            return True
        if first.askers != ask.askers:
            return False  # of a joint ask and that of one of its askers the issue has to be the same
        common = ask.words & first.words
        shared = len(common) / min(len(ask.words), len(first.words)) if common else 0.0
        if first.to and ask.to:
            # An ask of one word ("the tariffs") is not every ask to the same that has the word.
            enough = min(len(ask.words), len(first.words)) > 1 or ask.words == first.words
            return enough and bool(first.to & ask.to) and shared >= SAME_TO
        return shared >= SAME_WORDS


class _Days:
    """The days of reports, to be asked which there are since one."""

    def __init__(self, readings: Sequence[Reading], origins: Origins) -> None:
        self.readings, self.origins = readings, origins
        self.of = [day_of(reading) for reading in readings]
        #: Places by day, those without one last, and how many have one. Mostly that is the order in which they stand.
        self._order = sorted(range(len(self.of)), key=self._key)
        self._in_order = self._order == list(range(len(self.of)))
        self._dated = sum(day is not None for day in self.of)
        self._since: dict[str | None, tuple[Sequence[int], Search]] = {}

    def since(self, day: str | None) -> tuple[Sequence[int], Search]:
        """The places of the reports since a day, and an account of them; found once for all asks of the day."""
        if day not in self._since:
            first = 0 if day is None else bisect_left(self._order, day, key=self._key)
            places: Sequence[int] = range(first, len(self.of))
            if not self._in_order:
                places = tuple(sorted(self._order[first:]))
            dated = min(self._dated, len(self.of))
            search = Search(
                reports=len(places),
                first=self.of[self._order[first]] if first < dated else None,
                last=self.of[self._order[dated - 1]] if first < dated else None,
                copies=len(places) - self._stories[first],
            )
            self._since[day] = places, search
        return self._since[day]

    def _key(self, at: int) -> str:
        return self.of[at] or "9999"

    @cached_property
    def _stories(self) -> list[int]:
        """How many stories the reports tell from each place of the order on."""
        told: set[str] = set()
        counts = [0]
        for at in reversed(self._order):
            report = self.readings[at].report.id
            told.add(self.origins.get(report, report))
            counts.append(len(told))
        return counts[::-1]


def _joined(draft: _Draft, readings: Sequence[Reading], days: _Days, origins: Origins) -> JoinedExchange:
    tellings = sorted(draft.tellings, key=lambda each: (days.of[each[0]] or "9999", each[0]))
    course = _course(tellings, days)
    dated = [each for each in course if each.last] or course
    answer = dated[-1] if dated else None
    before = dated[-2] if len(dated) > 1 and dated[-2].last and dated[-2].answer != dated[-1].answer else None
    waiting, search = days.since(days.of[tellings[0][0]])
    addressees = dict.fromkeys(key for ask in draft.asked for key in sorted(ask.to))
    told = {at for each in course for at, _ in each.tellings}
    search = replace(search, with_answer=count_origins(readings, told, origins))
    return JoinedExchange(
        draft.asked[0].kind, tuple(sorted({asker for ask in draft.asked for asker in ask.askers})), tuple(addressees),
        tuple(tellings), answer.tellings[-1] if answer else None, before.tellings[-1] if before else None, waiting,
        course, search,
    )  # fmt: skip


def _course(tellings: Sequence[Asked], days: _Days) -> tuple[Answered, ...]:
    """The answers in their order; of those told of one day the most explicit counts, with all as its tellings."""
    by_day: dict[str | None, list[Asked]] = {}
    for each in tellings:
        if each[1].answer != "pending":
            by_day.setdefault(days.of[each[0]], []).append(each)
    course: list[Answered] = []
    for day, told in by_day.items():
        # What counts stands last, and is what the day is told by.
        told.sort(key=lambda each: (-EXPLICIT.index(each[1].answer), -each[0]))
        answer = told[-1][1].answer
        if course and course[-1].answer == answer and course[-1].last is not None and day is not None:
            course[-1] = Answered(answer, course[-1].first, day, (*course[-1].tellings, *told))
        else:
            course.append(Answered(answer, day, day, tuple(told)))
    return tuple(course)


def _standing(at: int, actors: Iterable[str], standing: Standing) -> tuple[str, ...]:
    return tuple(sorted({key for actor in actors for key in standing(at, actor)}))


def _words(ask: str) -> set[str]:
    words = ("".join(letter for letter in word if letter.isalnum()) for word in ask.lower().split())
    return {word for word in words if len(word) > _LONG}


def join_ties(readings: Sequence[Reading], standing: Standing, origins: Origins = OWN) -> list[JoinedTie]:
    """The ties of all readings, each once: of the same kind, from the same to the same, whatever its sign.

    A tie from nobody who is named joins the one of its kind to the same that has a name, where there is only one. An
    end that stands for several is one end, by the name "A+B". In the order of the first telling.
    """
    found: defaultdict[tuple[TieKind, str | None, str], list[Held]] = defaultdict(list)
    for at, reading in enumerate(readings):
        for tie in reading.ties:
            ends = ["+".join(standing(at, end)) if end is not None else None for end in (tie.from_, tie.to)]
            if tie.kind in MUTUAL and ends[0] is not None and ends[1] is not None:
                ends.sort(key=str)
            if ends[1] and ends[0] != "" and ends[0] != ends[1]:
                found[tie.kind, ends[0], ends[1]].append((at, tie))
    for kind, from_, to in [key for key in found if key[1] is None]:
        named = [key for key in found if key[0] == kind and key[2] == to and key[1] is not None]
        if len(named) == 1:
            found[named[0]] += found.pop((kind, from_, to))
    return [_tie(*ends, tellings, readings, origins) for ends, tellings in found.items()]


def _tie(
    kind: TieKind, from_: str | None, to: str, tellings: Sequence[Held], readings: Sequence[Reading], origins: Origins
) -> JoinedTie:
    signs: dict[Sign | None, list[Held]] = {}
    for telling in tellings:
        signs.setdefault(telling[1].sign, []).append(telling)
    places = {each: [at for at, _ in told] for each, told in signs.items()}
    sign = max(signs, key=lambda each: (witnesses(readings, places[each], origins), each is not None))
    against = [telling for other, told in signs.items() if {sign, other} == {"+", "-"} for telling in told]
    same = [telling for telling in tellings if telling not in against]
    return JoinedTie(kind, from_, to, sign, tuple(same), tuple(against), kind in MUTUAL)
