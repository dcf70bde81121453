"""From the readings of all reports to what only all of them together say.

Readings in; issues, positions, contradictions, the courses of exchanges, and factors, claims and forecasts with all who
hold them out, in an order that does not depend on that of the readings' records. Each of five parts goes through the
readings by itself, needs records of some types alone, and holds of a report little: the normal forms of what it says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import GenericAlias
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from dragoman.assembly.contradictions import opposite_answers, opposite_stands, quoted
from dragoman.assembly.disputed_claims import Held, held_in, opposite_claims
from dragoman.assembly.disputed_events import Seen, disputed_events, seen_in
from dragoman.assembly.joined_claims import ClaimTold, claims_in, join_claims
from dragoman.assembly.joined_forecasts import ForecastTold, forecasts_in, join_forecasts
from dragoman.assembly.joining import Asked, JoinedExchange, join_exchanges
from dragoman.assembly.origins import OWN, Origins, other_origin
from dragoman.assembly.positions import Told, gather, place
from dragoman.assembly.repeats import said_once
from dragoman.assembly.stances import stances_of
from dragoman.assembly.standing import Sides, Standing, all_sides
from dragoman.collection import without_collection
from dragoman.records import (
    AnswerTold,
    Contradiction,
    ExchangeCourse,
    Issue,
    JoinedClaim,
    JoinedFactor,
    JoinedForecast,
    Position,
    Quoted,
    Reading,
    Struct,
)

#: What is assembled, in the order in which it is written.
SECTIONS: Mapping[str, type[Struct]] = {
    "issues": Issue, "positions": Position, "exchanges": ExchangeCourse, "contradictions": Contradiction,
    "factors": JoinedFactor, "claims": JoinedClaim, "forecasts": JoinedForecast,
}  # fmt: skip
_LISTS: Mapping[str, Any] = {name: GenericAlias(tuple, (kind, ...)) for name, kind in SECTIONS.items()}
_KINDS = ("answer", "outcome", "figure", "day", "position", "cause")


class Assembled:
    """What all reports together say, beyond what each says alone.

    A section that is given as JSON is decoded when it is first asked for: of very many reports all of them are
    gigabytes, and hardly anybody needs more than one. One that cannot be decoded is made `again`.
    """

    issues: tuple[Issue, ...]
    positions: tuple[Position, ...]
    exchanges: tuple[ExchangeCourse, ...]
    contradictions: tuple[Contradiction, ...]
    factors: tuple[JoinedFactor, ...]
    claims: tuple[JoinedClaim, ...]
    forecasts: tuple[JoinedForecast, ...]

    def __init__(
        self,
        sections: Mapping[str, Sequence[Struct]] | None = None,
        *,
        encoded: Mapping[str, bytes | msgspec.Raw] | None = None,
        again: Callable[[], Assembled] | None = None,
    ) -> None:
        self._encoded = dict(encoded or {})
        self._again = again
        for name in SECTIONS:
            if name not in self._encoded:
                setattr(self, name, tuple((sections or {}).get(name, ())))

    def __getattr__(self, name: str) -> Any:
        if name not in SECTIONS:
            raise AttributeError(name)
        if (data := self._encoded.get(name)) is None:  # another thread has decoded it meanwhile
            return self.__dict__[name]
        try:
            with without_collection():
                found = msgspec.json.decode(data, type=_LISTS[name])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            if self._again is None:
                raise
            found = getattr(self._again(), name)
        setattr(self, name, found)
        self._encoded.pop(name, None)
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Assembled) and all(getattr(self, name) == getattr(other, name) for name in SECTIONS)

    __hash__ = None  # type: ignore[assignment]

    def encode(self) -> Iterator[bytes | msgspec.Raw]:
        """All sections as one JSON object, in pieces."""
        for at, name in enumerate(SECTIONS):
            yield f'{"," if at else "{"}"{name}":'.encode()
            data = self._encoded.get(name)
            yield msgspec.json.encode(getattr(self, name)) if data is None else data
        yield b"}"

    @classmethod
    def decode(cls, data: bytes | msgspec.Raw, again: Callable[[], Assembled] | None = None) -> Assembled:
        """From what `encode` gives. Raises `msgspec.DecodeError` where it is something else."""
        encoded = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        if encoded.keys() != SECTIONS.keys():
            raise msgspec.ValidationError("other sections than are assembled")
        return cls(encoded=encoded, again=again)


class Part(NamedTuple):
    """What is assembled from records of some types alone; the actors of reports without any of `having` do not count.

    `make` takes readings, each said once, and gives sections; contradictions in no order.
    """

    types: tuple[str, ...]
    having: tuple[str, ...]
    make: Callable[[Iterable[Reading], Standing, Origins], dict[str, Sequence[Struct]]]


def assemble(readings: Iterable[Reading], standing: Standing, origins: Origins = OWN) -> Assembled:
    """Assembles readings, in the order of their days. `origins` says which of them tell one wire story.

    Of what a report gives twice the first counts. The parts know nothing of each other: see `PARTS`.
    """
    once = [said_once(reading) for reading in readings]
    return Assembled(together(part.make(once, standing, origins) for part in PARTS))


def together(parts: Iterable[Mapping[str, Sequence[Struct]]]) -> dict[str, Sequence[Struct]]:
    """The sections of all parts, contradictions in their order: by kind and day."""
    found: dict[str, Sequence[Struct]] = {}
    contradictions: list[Contradiction] = []
    for part in parts:
        found |= part
        contradictions += part.get("contradictions", ())  # type: ignore[arg-type]
    contradictions.sort(key=lambda each: (_KINDS.index(each.kind), each.one.on or "9999", each.id))
    return found | {"contradictions": contradictions}


def _claims(readings: Iterable[Reading], standing: Standing, origins: Origins) -> dict[str, Sequence[Struct]]:
    """Factors and claims, each once, with all who hold them."""
    told: list[ClaimTold] = []
    for reading in readings:
        if reading.claims:
            told += claims_in(reading, standing.sides(reading), standing.identity)
    factors, claims = join_claims(told, origins)
    return {"factors": factors, "claims": claims}


def _disputes(readings: Iterable[Reading], standing: Standing, origins: Origins) -> dict[str, Sequence[Struct]]:
    """Claims that say the opposite of each other."""
    held: list[Held] = []
    for reading in readings:
        if reading.claims:
            held += held_in(reading, standing.sides(reading))
    return {"contradictions": list(opposite_claims(held))}


def _stands(readings: Iterable[Reading], standing: Standing, origins: Origins) -> dict[str, Sequence[Struct]]:
    """Issues and positions, what is said of one issue together; and events that are told otherwise by others."""
    told: list[Told] = []
    seen: list[Seen] = []
    for reading in readings:
        if reading.statements or reading.events or reading.exchanges:
            whose = standing.sides(reading)
            text = reading.report.text
            stances = stances_of(reading, whose)
            told += [Told(stance, tuple(text[a:b] for a, b in stance.spans)) for stance in stances]
            seen += seen_in(reading, whose)
    disputed = list(disputed_events(seen))
    del seen
    gathered = gather(told)
    issues, positions = place(gathered, origins)
    return {"issues": issues, "positions": positions, "contradictions": [*opposite_stands(gathered), *disputed]}


def _exchanges(readings: Iterable[Reading], standing: Standing, origins: Origins) -> dict[str, Sequence[Struct]]:
    """Exchanges, each once, with the course of its answers."""
    kept: list[Reading] = []
    sides: list[Sides] = []
    for reading in readings:
        kept.append(_with_exchanges(reading))
        sides.append(standing.sides(reading) if reading.exchanges else {})
    joined = join_exchanges(kept, lambda at, actor: sides[at].get(actor, ()), origins=origins)
    exchanges = [course_of(each, kept, sides, origins) for each in joined]
    return {"exchanges": exchanges, "contradictions": list(opposite_answers(joined, kept))}


def _forecasts(readings: Iterable[Reading], standing: Standing, origins: Origins) -> dict[str, Sequence[Struct]]:
    """Forecasts, each once, with all who hold them."""
    told: list[ForecastTold] = []
    for reading in readings:
        if reading.forecasts:
            told += forecasts_in(reading, standing.sides(reading), standing.identity)
    return {"forecasts": join_forecasts(told, origins)}


#: What is assembled, part by part: the one that takes most memory first.
PARTS: Sequence[Part] = (
    Part(("actors", "claims"), ("claims",), _claims),
    Part(("actors", "claims"), ("claims",), _disputes),
    Part(("actors", "statements", "events", "exchanges"), ("statements", "events", "exchanges"), _stands),
    Part(("actors", "exchanges"), ("exchanges",), _exchanges),
    Part(("actors", "forecasts"), ("forecasts",), _forecasts),
)


def _with_exchanges(reading: Reading) -> Reading:
    """A reading with no more than is needed to join its exchanges."""
    if not reading.exchanges:
        return Reading(report=replace(reading.report, text="", furniture=(), damaged=()))
    return Reading(report=reading.report, actors=reading.actors, exchanges=reading.exchanges)


def course_id(report: str, record: str) -> str:
    """The id of the exchange whose first telling is a record of a report."""
    return f"ec-{hashlib.sha256(repr((report, record)).encode()).hexdigest()[:8]}"


def course_of(
    joined: JoinedExchange, readings: Sequence[Reading], sides: Sequence[Sides], origins: Origins = OWN
) -> ExchangeCourse:
    """A joined exchange as a record, with the words of every telling."""
    at, first = joined.tellings[0]
    toward = {side for where, each in joined.tellings for side in all_sides(sides[where], each.toward)}
    return ExchangeCourse(
        id=course_id(readings[at].report.id, first.id), kind=joined.kind,
        askers=joined.askers, addressees=joined.addressees,
        toward=tuple(sorted(toward - {*joined.askers, *joined.addressees})),
        ask=" ".join(readings[at].report.text[slice(*first.ask)].split()),
        asked=tuple(_told(readings, each, joined.askers, origins, asks=True) for each in joined.tellings),
        answer=joined.answer[1].answer if joined.answer else "pending",
        course=tuple(
            AnswerTold(
                answer=each.answer, first=each.first, last=each.last,
                evidence=tuple(_told(readings, telling, joined.addressees, origins) for telling in each.tellings),
            )
            for each in joined.course
        ),
        search=joined.search,
    )  # fmt: skip


def _told(
    readings: Sequence[Reading], telling: Asked, whose: Sequence[str], origins: Origins, asks: bool = False
) -> Quoted:
    at, exchange = telling
    spans = (exchange.ask,) if asks else exchange.answer_evidence or (exchange.ask,)
    says = exchange.kind if asks else exchange.answer
    day = exchange.asked_on if asks and exchange.asked_on and not exchange.asked_on.startswith("--") else None
    found = quoted(readings[at], exchange.id, "exchanges", says, whose, spans, day)
    return replace(found, origin=other_origin(found.report, origins))
