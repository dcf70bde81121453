"""What a model is made from: a situation's store in; what its reports say together, and the words of each, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

import msgspec
from msgspec.structs import replace

from dragoman.assembly.assembled import Assembled
from dragoman.assembly.issues import Form, make_form
from dragoman.assembly.joining import JoinedTie, join_ties
from dragoman.assembly.kept_assembled import assembled_of
from dragoman.assembly.kept_stories import stories_of
from dragoman.assembly.standing import Sides, Standing, whole_groups
from dragoman.assembly.stories import origins
from dragoman.collection import without_collection
from dragoman.finding import registry_of, sentence_at
from dragoman.reading.states import name_of
from dragoman.records import ActorKind, JoinedFactor, Quoted, Reading, Record, Span, own_words
from dragoman.store import Store

#: Longest words that are quoted for one number, in characters. A design value.
LONGEST = 320
#: States that are called with an article.
_THE = re.compile(
    r"(?:United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|Holy|Soviet)\b"
    r"|.* (?:Republic|Islands|Congo)"
)
#: How many reports are kept at hand whole, and how many more packed, 30 KB or so each; the rest is read again where it
#: is needed. Design values.
HELD, PACKED = 512, 20_000

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Reading)


class Known:
    """A situation as its model is made from it.

    `found` is what all reports say together, `readings` are its reports in order, without their texts and with no
    records but actors, ties and events; `reading` has one whole, `sentence` the sentence in which some of its words
    begin, `form_of` what somebody is to do by them in normal form.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.name = store.folder.resolve().name
        self.registry = registry_of(store)
        self.identity = self.registry.of
        self.found: Assembled = assembled_of(store)
        self.origins = origins(stories_of(store))
        self._packed: dict[str, bytes] = {}
        with without_collection():
            self.readings: Sequence[Reading] = [self._kept(reading) for reading in store.readings()]
        whole = whole_groups(actor for reading in self.readings for actor in reading.actors)
        self.standing = Standing(whole, self.identity)
        self._whose = [self.standing.sides(reading) for reading in self.readings]
        self.reading = lru_cache(HELD)(self._whole)
        self.sentence = lru_cache(HELD * 64)(self._sentence)
        self.form_of = lru_cache(HELD * 64)(self._form_of)

    def _kept(self, reading: Reading) -> Reading:
        if len(self._packed) < PACKED:
            self._packed[reading.report.id] = _encoder.encode(reading)
        return _without_words(reading)

    def _whole(self, report: str) -> Reading:
        packed = self._packed.get(report)
        return _decoder.decode(packed) if packed is not None else self.store.reading(report)

    def sides(self, reading: Reading) -> Sides:
        """For whom the actors of a report stand."""
        return self.standing.sides(reading)

    @cached_property
    def ties(self) -> list[JoinedTie]:
        """Who has what hold on whom, each once."""
        return join_ties(self.readings, lambda at, actor: self._whose[at].get(actor, ()), self.origins)

    @cached_property
    def factors(self) -> dict[str, JoinedFactor]:
        """What claims say moves or is moved, by id."""
        return {factor.id: factor for factor in self.found.factors}

    @cached_property
    def places(self) -> dict[str, int]:
        """The places of reports, by their ids."""
        return {reading.report.id: at for at, reading in enumerate(self.readings)}

    @cached_property
    def last_day(self) -> str | None:
        """The day of the latest report that has one."""
        days = [each.report.published[:10] for each in self.readings if each.report.published]
        return max((day for day in days if len(day) == len("2024-02-23") and not day.startswith("--")), default=None)

    def acting(self, at: int, actors: Sequence[str]) -> tuple[str, ...]:
        """The sides that some actors of the report at a place stand for, in order."""
        return tuple(dict.fromkeys(side for actor in actors for side in self._whose[at].get(actor, ())))

    def called(self, side: str) -> str:
        """The name of a side: "China", "Saudi Arabia and Egypt"."""
        names = [self._called(each) for each in side.split("+")]
        return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]

    def in_text(self, side: str) -> str:
        """The name of a side as it stands within a sentence: "the United States"."""
        name = self.called(side)
        body = self.kind(side) in ("international-organisation", "government-body") and " " in name
        return f"the {name}" if _THE.match(name) or (body and not name.lower().startswith("the ")) else name

    def _called(self, side: str) -> str:
        registered = self.registry.by_id.get(side)
        if self.kind(side) == "state":
            return name_of(side)
        return registered.name if registered else side

    def kind(self, side: str, report: str | None = None) -> ActorKind | None:
        """What sort of actor a side is; `REPORT:ACTOR` is looked up in its report."""
        registered = self.registry.by_id.get(side)
        if registered is not None:
            return registered.kind  # type: ignore[return-value]
        home, colon, actor = side.rpartition(":")
        at = self.places.get(home if colon else report or "")
        found = self.readings[at].actors if at is not None else ()
        return next((each.kind for each in found if each.id == (actor if colon else side)), None)

    def quote(self, report: str, record: Record | None, kind: str, spans: Sequence[Span] = ()) -> Quoted:
        """Words of a report as they are quoted: those of a record, or of some spans."""
        reading = self.reading(report)
        held = tuple(spans or (own_words(record) if record is not None else ()))
        day = reading.report.published
        return Quoted(
            report=report, record=record.id if record is not None else "", type=kind, says="", spans=held,
            on=day[:10] if day else None, quotes=tuple(reading.report.text[a:b] for a, b in held),
        )  # fmt: skip

    def quotes(self, report: str, record: Record, kind: str, spans: Sequence[Span]) -> list[Quoted]:
        """The words of a record, those of each sentence for themselves: they may be those of different speakers."""
        by_sentence: dict[Span, list[Span]] = {}
        for span in spans:
            by_sentence.setdefault(self.sentence(report, span), []).append(span)
        return [self.quote(report, record, kind, each) for each in by_sentence.values()]

    def passage(self, quoted: Quoted) -> str:
        """The sentences that hold some words, on one line; of a very long one what stands around the words."""
        text = self.reading(quoted.report).report.text
        found: list[Span] = []
        for start, _ in sorted(quoted.spans):
            if not found or start >= found[-1][1]:
                found.append(sentence_at(text, start))
        words = " … ".join(" ".join(text[a:b].split()) for a, b in found)
        if len(words) <= LONGEST:
            return words
        first = found[0]
        near = " ".join(text[first[0] : first[1]].split())
        at = max(near.find(" ".join(quoted.quotes[0].split())[:40]), 0)
        start = max(0, min(at - LONGEST // 4, len(near) - LONGEST))
        start = near.rfind(" ", 0, start) + 1 if start else 0
        end = near.rfind(" ", 0, start + LONGEST) if start + LONGEST < len(near) else len(near)
        return f"{'… ' if start else ''}{near[start:end]}{' …' if end < len(near) else ''}"

    def _form_of(self, report: str, span: Span, doer: str) -> Form | None:
        """What somebody is to do by some words, in normal form."""
        reading = self.reading(report)
        return make_form(reading, self.sides(reading), span, [doer])

    def _sentence(self, report: str, span: Span) -> Span:
        """The sentence in which some words begin."""
        return sentence_at(self.reading(report).report.text, span[0])


def _without_words(reading: Reading) -> Reading:
    return Reading(
        report=replace(reading.report, text="", furniture=(), damaged=()), actors=reading.actors, ties=reading.ties,
        events=reading.events,
    )  # fmt: skip
