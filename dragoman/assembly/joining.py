"""The same exchange and the same tie in several reports, once with every telling.

Readings in, `JoinedExchange`s and `JoinedTie`s out. Who is who across the reports is for the caller to say, by a
function from a reading's place and an actor's id in it; no text is compared but the words of an ask.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.records import Answer, Exchange, Reading, Sign, Tie, TieKind

#: For whom an actor of a report stands: the keys of states or bodies, else its own; none where it is a group that is
#: found again in no other report ("the parties").
Standing = Callable[[int, str], tuple[str, ...]]
#: An exchange or a tie with the place of its reading.
Asked = tuple[int, Exchange]
Held = tuple[int, Tie]

#: The order in which answers count where several are told of one day, the most explicit first (the codebook's).
EXPLICIT: tuple[Answer, ...] = ("accepted", "refused", "evaded", "silent", "pending")
#: Kinds of ties that are stored once for both.
MUTUAL: frozenset[TieKind] = frozenset(("alliance", "border", "rivalry"))
#: Share of their words that two asks need in common, where they address the same and where that is not told. Design
#: values: an ask told again keeps its verb and its object.
SAME_TO, SAME_WORDS = 0.3, 0.6
#: Shorter words tell no ask from another.
_LONG = 4
#: How many earlier asks of one side a new one is compared with. A design value: repeats of an ask stand close together,
#: and in a large pile one side asks thousands of things.
PAST = 200


@dataclass(frozen=True, slots=True)
class JoinedExchange:
    """One request or offer, as all its reports tell it, in the order of their days.

    `answer` is the telling with the latest answer, `before` the last one that told of another answer on an earlier
    day; both `None` where there is none. `waiting` are the places of the reports since the ask, with the reports that
    have no day: where there is no answer, those that could hold one and do not.
    """

    kind: Literal["request", "offer"]
    askers: tuple[str, ...]
    addressees: tuple[str, ...]
    tellings: tuple[Asked, ...]
    answer: Asked | None
    before: Asked | None
    waiting: tuple[int, ...]

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


def witnesses(readings: Sequence[Reading], places: Iterable[int]) -> int:
    """How many outlets stand behind some reports: one agency is one, and so is one publisher without an agency.

    A report of which neither is known counts by itself.
    """
    reports = (readings[at].report for at in places)
    return len({report.agency or report.publisher or report.id for report in reports})


def join_exchanges(
    readings: Sequence[Reading],
    standing: Standing,
    saying: Callable[[int, Exchange], Hashable | None] = lambda at, exchange: None,
) -> list[JoinedExchange]:
    """The exchanges of all readings, each once: of the same askers, to the same, in words that are much the same.

    `saying` may name the statement that made an ask, so that one statement in two reports is one ask. In the order of
    the first telling.
    """
    drafts: list[_Draft] = []
    by_askers: defaultdict[tuple[str, ...], list[_Draft]] = defaultdict(list)
    for at, reading in enumerate(readings):
        for exchange in reading.exchanges:
            askers = _standing(at, exchange.askers, standing)
            to = _standing(at, exchange.addressees, standing)
            words = _words(reading.report.text[slice(*exchange.ask)])
            said = saying(at, exchange)
            known = by_askers[askers]
            same = next((other for other in reversed(known[-PAST:]) if other.is_same(exchange, to, words, said)), None)
            if same is None:
                same = _Draft(askers)
                drafts.append(same)
                known.append(same)
            same.tellings.append((at, exchange))
            same.asked.append((set(to), words, said))
    return [_joined(draft, readings) for draft in drafts]


class _Draft:
    """An exchange while its tellings are gathered."""

    def __init__(self, askers: tuple[str, ...]) -> None:
        self.askers = askers
        self.tellings: list[Asked] = []
        self.asked: list[tuple[set[str], set[str], Hashable | None]] = []

    def is_same(self, exchange: Exchange, to: Sequence[str], words: set[str], said: Hashable | None) -> bool:
        if self.tellings[0][1].kind != exchange.kind:
            return False
        # Compared with the first telling alone, so that a chain of small changes does not join what differs.
        first_to, first_words, first_said = self.asked[0]
        if said is not None and said == first_said:
            return True
        shared = len(words & first_words) / min(len(words), len(first_words)) if words and first_words else 0.0
        if first_to and to:
            return bool(first_to & set(to)) and shared >= SAME_TO
        return shared >= SAME_WORDS


def _joined(draft: _Draft, readings: Sequence[Reading]) -> JoinedExchange:
    tellings = sorted(draft.tellings, key=lambda each: (day_of(readings[each[0]]) or "9999", each[0]))
    answers = [each for each in tellings if each[1].answer != "pending"]
    dated = [each for each in answers if day_of(readings[each[0]])]

    def late(each: Asked) -> tuple[str, int]:
        return day_of(readings[each[0]]) or "", -EXPLICIT.index(each[1].answer)

    answer = max(dated or answers, key=late, default=None)
    earlier = [
        each for each in dated
        if answer and late(each)[0] < late(answer)[0] and each[1].answer != answer[1].answer
    ]  # fmt: skip
    since = day_of(readings[tellings[0][0]])
    waiting = (at for at, reading in enumerate(readings) if since is None or (day_of(reading) or "9999") >= since)
    addressees = dict.fromkeys(key for to, _, _ in draft.asked for key in sorted(to))
    return JoinedExchange(
        draft.tellings[0][1].kind, draft.askers, tuple(addressees), tuple(tellings), answer,
        max(earlier, key=late, default=None), tuple(waiting),
    )  # fmt: skip


def _standing(at: int, actors: Iterable[str], standing: Standing) -> tuple[str, ...]:
    return tuple(sorted({key for actor in actors for key in standing(at, actor)}))


def _words(ask: str) -> set[str]:
    words = ("".join(letter for letter in word if letter.isalnum()) for word in ask.lower().split())
    return {word for word in words if len(word) > _LONG}


def join_ties(readings: Sequence[Reading], standing: Standing) -> list[JoinedTie]:
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
    return [_tie(*ends, tellings, readings) for ends, tellings in found.items()]


def _tie(kind: TieKind, from_: str | None, to: str, tellings: Sequence[Held], readings: Sequence[Reading]) -> JoinedTie:
    signs: dict[Sign | None, list[Held]] = {}
    for telling in tellings:
        signs.setdefault(telling[1].sign, []).append(telling)
    sign = max(signs, key=lambda each: (witnesses(readings, {at for at, _ in signs[each]}), each is not None))
    against = [telling for other, told in signs.items() if {sign, other} == {"+", "-"} for telling in told]
    same = [telling for telling in tellings if telling not in against]
    return JoinedTie(kind, from_, to, sign, tuple(same), tuple(against), kind in MUTUAL)
