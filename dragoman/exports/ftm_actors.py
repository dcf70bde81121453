"""Actors as FollowTheMoney has them, each once over all reports, with for whom they act and to whom they belong.

Actors of readings in, one report after the other; entities out. What several reports say is one entity with all of them
as its proof, and their first and last day, since no report says from when to when somebody held an office.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from dragoman.assembly.registry import Registry
from dragoman.exports.cited import day_of
from dragoman.exports.ftm_codes import STATE
from dragoman.exports.texts import flat, sound
from dragoman.records import Actor, Report

#: Schemata of followthemoney by kind of actor. A state is a public body, as its model has governments.
SCHEMA: dict[str, str] = {
    "state": "PublicBody", "government-body": "PublicBody", "armed-force": "PublicBody",
    "international-organisation": "Organization", "party": "Organization", "company": "Company",
    "think-tank": "Organization", "university": "Organization", "media": "Organization",
    "armed-group": "Organization", "civil-group": "Organization", "person": "Person", "population": "LegalEntity",
    "group": "LegalEntity", "asset": "Asset", "unnamed": "LegalEntity",
}  # fmt: skip
ORGANISATIONS = frozenset(("PublicBody", "Organization", "Company"))
#: What `Event.involved`, `Representation` and the like take: all kinds of actors but things.
LEGAL = ORGANISATIONS | {"Person", "LegalEntity"}
#: How long values of a type may be (`max_length` in followthemoney's `types`): longer ones do not validate.
NAME, STRING, TEXT, ADDRESS, URL = 384, 1024, 65000, 250, 4096
#: What followthemoney takes out of every value, and what it makes a space of, done here so that values stay themselves.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_SPACES = re.compile("[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")

Values = Iterable[str | None]


def entity(schema: str, id_: str, **properties: Values) -> dict[str, Any]:
    """An entity; values that are not known are left out, and none stands twice."""
    held = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in held.items() if values}}


def id_of(*parts: str) -> str:
    """40 hexadecimal digits, as followthemoney makes ids of keys."""
    key = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(key).hexdigest()[:40]


def plain(text: str, most: int = STRING) -> str:
    """Text on one line, as long as it may be."""
    return flat(_safe(text))[:most].strip()


def _safe(text: str) -> str:
    return normalize("NFC", _SPACES.sub(" ", _UNSAFE.sub("", sound(text))))


def named(text: str, otherwise: str) -> str:
    """A name; `otherwise` for what has no letter, which validates as no name."""
    name = plain(text, NAME)
    return name if any(letter.isalnum() for letter in name) else plain(otherwise, NAME)


def cut_up(text: str) -> list[str]:
    """A long text in pieces that a property takes, cut between words where it can be."""
    text = _safe(text).strip()
    found = []
    while len(text) > TEXT:
        at = max(text.rfind(" ", TEXT // 2, TEXT), text.rfind("\n", TEXT // 2, TEXT))
        at = at if at > 0 else TEXT
        found.append(text[:at].strip())
        text = text[at:].strip()
    return [*found, text]


def day(date: str | None) -> str | None:
    """As much of a date as is known and on the calendar, from the year on."""
    known = day_of(date)
    return "-".join((f"{known[0]:04d}", *(f"{part:02d}" for part in known[1:]))) if known else None


def countries(codes: Iterable[str]) -> list[str]:
    """States by their codes there; what it does not know is left out."""
    return sorted({STATE[code] for code in codes if code in STATE})


@dataclass
class _Seen:
    """What the reports that are exported have of one actor."""

    actor: Actor
    schema: str
    reports: dict[str, str] = field(default_factory=dict)  # the id of the report's entity, by its own
    countries: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)


@dataclass
class _Held:
    """That one actor acts for, belongs to or owns another, as long as reports said so."""

    schema: str
    properties: dict[str, str]
    on: set[str] = field(default_factory=set)
    proofs: set[str] = field(default_factory=set)


class People:
    """The actors of all reports, and what holds between them: once, however many reports say it."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.seen: dict[str, _Seen] = {}
        self.held: dict[str, _Held] = {}

    def id_of(self, report: str, actor: str) -> str:
        """The id of an actor of a report; of a state that is only named as somebody's, the state's."""
        known = self.registry.at.get((report, actor)) or (actor if actor in STATE else None)
        return id_of("actor", known) if known is not None else id_of("actor", report, actor)

    def add(self, report: Report, actor: Actor, article: str) -> None:
        """Takes an actor of a report in."""
        id_ = self.id_of(report.id, actor.id)
        known = self.registry.by_id.get(self.registry.of(report.id, actor.id))
        kind = known.kind if known is not None else actor.kind
        schema = SCHEMA[kind]
        one = self.seen.setdefault(id_, _Seen(actor, schema))
        one.reports[report.id] = article
        one.countries |= {actor.country} if actor.country else set()
        one.roles |= {plain(actor.role)} if actor.role else set()
        one.sectors |= {actor.sector} if actor.sector else set()

    def hold(self, schema: str, report: Report, article: str, **properties: str) -> None:
        """Takes in that something holds between actors, by a report."""
        id_ = id_of(schema, *(f"{name}={value}" for name, value in sorted(properties.items())))
        held = self.held.setdefault(id_, _Held(schema, properties))
        held.proofs.add(article)
        if published := day(report.published):
            held.on.add(published)

    def entities(self) -> Iterator[dict[str, Any]]:
        """The actors, and what holds between them."""
        for id_, one in self.seen.items():
            yield self._actor(id_, one)
        posts: dict[str, _Held] = {}
        for id_, held in self.held.items():
            days = [min(held.on), max(held.on)] if held.on else []
            values = {name: [value] for name, value in held.properties.items() if name not in ("post", "acts_for")}
            if held.schema == "Occupancy":
                post = id_of("position", held.properties["post"], held.properties["acts_for"])
                posts.setdefault(post, held)
                values["post"] = [post]
            yield entity(held.schema, id_, **values, date=days, proof=sorted(held.proofs))
        for id_, held in posts.items():
            client = self.seen[held.properties["acts_for"]]
            body = [held.properties["acts_for"]] if client.schema in ORGANISATIONS else []
            yield entity(
                "Position", id_, name=[named(held.properties["post"], "post")], organization=body,
                country=countries(client.countries),
            )  # fmt: skip

    def _actor(self, id_: str, one: _Seen) -> dict[str, Any]:
        first = next(iter(one.reports))
        known = self.registry.by_id.get(self.registry.of(first, one.actor.id))
        name = known.name if known is not None else one.actor.name
        others = [seen.name for seen in known.names if one.reports.keys() & set(seen.reports)] if known else []
        own = known.id if known is not None else f"{first}:{one.actor.id}"
        homes = one.countries | ({known.country} if known is not None and known.country else set())
        classified = {"classification": sorted({one.actor.kind, *one.sectors})} if one.schema in LEGAL else {}
        position = {"position": sorted(one.roles)} if one.schema == "Person" else {}
        name = named(name, own)
        return entity(
            one.schema, id_, name=[name],
            alias=[other for each in others if (other := named(each, own)) != name],
            country=countries(homes), notes=[f"dragoman why: {plain(own, NAME)}"], proof=one.reports.values(),
            **classified, **position,
        )  # fmt: skip
