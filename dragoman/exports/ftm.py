"""FollowTheMoney: a situation as entities, a JSON object a line, for OpenAleph, Aleph and what else takes them.

    reports      Article, with their text; the proof of everything that is read from them
    actors       Person, PublicBody, Organization, Company, LegalEntity or Asset, each once over all reports
    names        Mention: under which name a report has an actor
    acting for   Representation; Occupancy of a Position where a role goes with it; Membership of a body; Ownership
    events       Event, with an UnknownLink from each actor to each recipient where it has happened or goes on
    statements   Event with the speakers as organisers; exchanges likewise
    ties         UnknownLink
    claims       Note; forecasts likewise

After the model of followthemoney 4. An entity's id is a hash of what it is, so that the next export has the same one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import UNSET

from dragoman.exports.ftm_actors import (
    ADDRESS,
    LEGAL,
    NAME,
    ORGANISATIONS,
    URL,
    People,
    Values,
    countries,
    cut_up,
    day,
    entity,
    id_of,
    named,
    plain,
)
from dragoman.exports.ftm_codes import LANGUAGE, STATE
from dragoman.exports.names import label, title_of
from dragoman.exports.source import Source
from dragoman.exports.texts import address, json_bytes, sound
from dragoman.exports.wrote import Wrote
from dragoman.links import link
from dragoman.reading.states import name_of
from dragoman.records import Actor, Event, Exchange, Mention, Reading, Record, Statement, own_words

#: Statuses of events that are facts to a graph. The others go along where everything is wanted, without links.
_FACTS = frozenset(("occurred", "ongoing"))
#: A host whose domain has one letter does not validate; no such domain was ever given out.
_ONE_LETTER = re.compile(r"https?://[^/?#]*\.[^\W\d_](?:[:/?#]|$)", re.IGNORECASE)
#: Where a schema keeps notes: what has an interval's fields alone has a description.
_NOTES = {"Event": "notes", "UnknownLink": "description", "Note": "notes"}


def pieces(source: Source, wrote: Wrote) -> Iterator[bytes]:
    """The entities: those of each report in turn, then the actors that several reports may have."""
    people = People(source.registry)
    for reading in source.readings():
        wrote.reports += 1
        for one in _Report(reading, people, source.everything, wrote).entities():
            wrote.add("entities")
            yield json_bytes(one) + b"\n"
    for one in people.entities():
        wrote.add("entities")
        yield json_bytes(one) + b"\n"


def _states_alone(reading: Reading) -> list[Actor]:
    """The states for which actors of a report act, or whose they are, without being named there by themselves."""
    here = {actor.id for actor in reading.actors}
    named = {
        code: None
        for actor in reading.actors
        for code in (actor.acts_for, actor.affiliation, actor.owner, actor.flag)
        if code in STATE and code not in here
    }
    return [Actor(id=code, kind="state", name=name_of(code), country=code) for code in named if code is not None]


class _Report:
    """One report as entities, but for its actors, which go to `people`."""

    def __init__(self, reading: Reading, people: People, everything: bool, wrote: Wrote) -> None:
        self.reading, self.people, self.everything, self.wrote = reading, people, everything, wrote
        self.report = reading.report
        self.text = sound(reading.report.text)
        self.url = address(reading.report.url)
        self.article = id_of("report", reading.report.id)
        self.actors = {actor.id: actor for actor in (*reading.actors, *_states_alone(reading))}
        registry = people.registry
        self.names = {
            id_: known.name if known is not None and known.kind != "state" else actor.name
            for id_, actor in self.actors.items()
            for known in [registry.by_id.get(registry.of(reading.report.id, id_))]
        }

    def entities(self) -> Iterator[dict[str, Any]]:
        for actor in self.actors.values():
            self.people.add(self.report, actor, self.article)
        yield self._article()
        for actor in self.reading.actors:
            yield from self._mentions(actor)
            self._holds(actor)
        for said in self.reading.statements:
            yield self._statement(said)
        for event in self.reading.events:
            if event.modality not in _FACTS and not self.everything:
                self.wrote.left_out[event.modality] += 1
                continue
            yield from self._event(event)
        for exchange in self.reading.exchanges:
            yield self._exchange(exchange)
        for tie in self.reading.ties:
            ends = self._ids([tie.from_]), self._ids([tie.to])
            dates = {"startDate": [day(tie.since)], "endDate": [day(tie.until)]}
            if ends[0]:
                yield self._entity("UnknownLink", tie, "tie", subject=ends[0], object=ends[1], role=[tie.kind], **dates)
            else:  # somebody who is not named imposes it
                yield self._note(tie, "tie", ends[1])
        for claim in self.reading.claims:
            concerned = (*claim.holders, *claim.cause.actors, *claim.effect.actors)
            yield self._note(claim, "claim", self._ids(concerned))
        for forecast in self.reading.forecasts:
            yield self._note(forecast, "forecast", self._ids([*forecast.holders, forecast.actor]))

    def _article(self) -> dict[str, Any]:
        report = self.report
        language = LANGUAGE.get((report.language or "")[:2].lower())
        return entity(
            "Article", self.article, title=[plain(title_of(report))], publisher=[plain(report.publisher or "")],
            author=[plain(report.agency or "")], publishedAt=[day(report.published)], language=[language],
            sourceUrl=[self._link(self.url)], bodyText=cut_up(report.text), mimeType=["text/plain"],
            notes=[f"dragoman why: {report.id}"],
        )  # fmt: skip

    def _mentions(self, actor: Actor) -> Iterator[dict[str, Any]]:
        """A mention for each name of an actor in the report."""
        if self._schema(actor.id) not in LEGAL:
            return
        id_ = self._id(actor.id)
        for name in dict.fromkeys(self._words(mention) for mention in actor.mentions if mention.form == "name"):
            if any(letter.isalnum() for letter in name):
                yield entity(
                    "Mention", id_of("mention", self.report.id, actor.id, name), document=[self.article], name=[name],
                    resolved=[id_], detectedSchema=[self._schema(actor.id)],
                    contextCountry=countries([actor.country] if actor.country else []),
                )  # fmt: skip

    def _words(self, mention: Mention) -> str:
        return plain(self.text[slice(*mention.span)], NAME)

    def _holds(self, actor: Actor) -> None:
        """What the report says of for whom an actor acts and to whom it belongs."""
        own, schema = self._id(actor.id), self._schema(actor.id)
        hold = self.people.hold
        role = {"role": role} if actor.role and (role := plain(actor.role)) else {}
        for client in self._ids([actor.acts_for], LEGAL):
            if client != own and schema in LEGAL:
                hold("Representation", self.report, self.article, agent=own, client=client, **role)
                if schema == "Person" and role:
                    post = {"post": role["role"], "acts_for": client}
                    hold("Occupancy", self.report, self.article, holder=own, **post)
        for body in self._ids([actor.affiliation]):
            if body != own and schema in LEGAL and self._schema(str(actor.affiliation)) in ORGANISATIONS:
                hold("Membership", self.report, self.article, member=own, organization=body, **role)
        for member in self._ids(actor.members):
            if member != own:
                hold("UnknownLink", self.report, self.article, subject=member, object=own, role="member")
        for owner in self._ids([actor.owner], LEGAL):
            if owner != own and schema in ("Asset", "Company"):
                hold("Ownership", self.report, self.article, owner=owner, asset=own)
        for flag in self._ids([actor.flag]):
            if flag != own:
                hold("UnknownLink", self.report, self.article, subject=own, object=flag, role="flag")

    def _statement(self, said: Statement) -> dict[str, Any]:
        others = self._ids([said.addressee, *said.about], LEGAL)
        return self._entity(
            "Event", said, "statement", name=[self._told("statement", said)],
            organizer=self._ids(said.speakers, LEGAL), involved=others, keywords=["statement", said.act, said.kind],
            date=[day(said.made_on) or day(self.report.published)],
        )  # fmt: skip

    def _event(self, event: Event) -> Iterator[dict[str, Any]]:
        first, last = map(day, event.when or (None, None))
        told = None if first or last else day(self.report.published)
        dates: dict[str, Values] = {"startDate": [first], "endDate": [last], "date": [told]}
        involved = self._ids([*event.actors, *event.recipients], LEGAL)
        place = [plain(self.text[slice(*event.location)], ADDRESS)] if event.location else []
        yield self._entity(
            "Event", event, "event", name=[self._told("event", event)], involved=involved, location=place,
            keywords=[event.type, event.mode, event.modality, event.outcome], **dates,
        )  # fmt: skip
        if event.modality not in _FACTS:
            return
        role = f"{event.type} ({event.outcome})" if event.outcome else event.type
        for one in self._ids(event.actors):
            for other in self._ids(event.recipients):
                if one != other:
                    yield self._entity(
                        "UnknownLink", event, f"event {one} {other}", subject=[one], object=[other], role=[role],
                        status=[event.modality], **dates,
                    )  # fmt: skip

    def _exchange(self, exchange: Exchange) -> dict[str, Any]:
        return self._entity(
            "Event", exchange, "exchange", name=[self._told("exchange", exchange)],
            organizer=self._ids(exchange.askers, LEGAL),
            involved=self._ids([*exchange.addressees, *exchange.toward], LEGAL),
            keywords=["exchange", exchange.kind, exchange.answer],
            date=[day(exchange.asked_on) or day(self.report.published)],
        )  # fmt: skip

    def _note(self, record: Record, kind: str, concerned: list[str]) -> dict[str, Any]:
        told = plain(self._told(kind, record), NAME)
        made = self._entity("Note", record, kind, name=[told], entity=concerned, keywords=[kind])
        made["properties"]["description"] = made["properties"].pop("summary", [told])
        return made

    def _entity(self, schema: str, record: Record, key: str, **properties: Values) -> dict[str, Any]:
        """An entity of a record, with its words, the link to them, and what it rests on."""
        words = " … ".join(self.text[start:end] for start, end in own_words(record))
        made = f"; {plain(str(record.why))}" if record.why is not UNSET else ""
        damaged = "; read from damaged text" if record.damaged is True else ""
        spans = own_words(record)
        url = link(self.text, spans[0], self.url, self.report.id) if self.url and spans else None
        own = {"recordId": [f"{self.report.id}:{plain(record.id)}"]} if schema != "Note" else {}
        notes = f"dragoman why: {self.report.id}:{plain(record.id)}; confidence {record.confidence:.2f}{made}{damaged}"
        return entity(
            schema, id_of(key, self.report.id, record.id), **properties, summary=cut_up(words), proof=[self.article],
            sourceUrl=[self._link(url)], **{_NOTES[schema]: [notes]}, **own,
        )  # fmt: skip

    def _link(self, url: str | None) -> str | None:
        return url if url is not None and len(url) <= URL and not _ONE_LETTER.match(url) else None

    def _told(self, kind: str, record: Record) -> str:
        return named(f"{kind}: {label(record, self.names, self.text)}", kind)

    def _id(self, actor: str) -> str:
        return self.people.id_of(self.report.id, actor)

    def _schema(self, actor: str) -> str:
        return self.people.seen[self._id(actor)].schema

    def _ids(self, actors: Iterable[str | None], schemas: Iterable[str] | None = None) -> list[str]:
        """The entities of actors whom the report has, each once; of all of them, or of some schemas."""
        known = dict.fromkeys(actor for actor in actors if actor is not None and actor in self.actors)
        return list(dict.fromkeys(self._id(a) for a in known if schemas is None or self._schema(a) in schemas))
