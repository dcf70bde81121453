"""Who takes part in an event, as event data knows an actor: country, sector, name, and the words of the report.

A group whose members the report names counts as its members ("the four Arab states" are four).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.reading.states import name_of
from dragoman.records import Actor, Span

#: Territories that count as the state whose they are, as PLOVER has it: all but Hong Kong, Palestine and Antarctica.
_OWNERS = {
    territory: owner
    for owner, territories in {
        "AUS": "CCK CXR HMD NFK", "CHN": "MAC", "DNK": "FRO GRL", "FIN": "ALA",
        "FRA": "ATF BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM WLF",
        "GBR": "AIA BMU CYM FLK GGY GIB IMN IOT JEY MSR PCN SGS SHN TCA VGB",
        "NLD": "ABW BES CUW SXM ANT", "NOR": "BVT SJM", "NZL": "COK NIU TKL", "USA": "ASM GUM MNP PRI UMI VIR",
    }.items()
    for territory in territories.split()
}  # fmt: skip
#: Where PLOVER's code is not that of ISO 3166.
_CODES = {"XKX": "KOS"}
#: Those who belong to no state have a code of their own in its place.
_BODIES = {"un": "UNO", "eu": "EUR", "eec": "EUR"}
_SECTORS = {"IGO": "IGO", "NGO": "NGO"}
_STATE = 3  # letters of a state's code


@dataclass(frozen=True, slots=True)
class Party:
    """One actor of an event. `code` is a state's, or that of a kind of body without a state; `text` its words here."""

    actor: Actor
    code: str | None
    country: str | None  # ISO 3166-1 alpha-3
    sector: str | None
    text: str
    span: Span | None
    group: str | None = None  # the name of the group as whose member it takes part

    @property
    def country_name(self) -> str | None:
        return name_of(self.country) if self.country else None


def parties(text: str, actors: Mapping[str, Actor], ids: Iterable[str], spans: Sequence[Span]) -> tuple[Party, ...]:
    """The parties with these ids, in their order, each once; `spans` are the event's mentions of them."""
    found: dict[str, Party] = {}
    for name in ids:
        actor = actors[name]
        span = _mention(actor, spans)
        members = [actors[member] for member in actor.members if member in actors]
        for one in members or [actor]:
            found.setdefault(one.id, _party(text, one, span, actor.name if members else None))
    return tuple(found.values())


def _mention(actor: Actor, spans: Sequence[Span]) -> Span | None:
    own = {mention.span for mention in actor.mentions}
    return next((span for span in spans if span in own), None)


def _party(text: str, actor: Actor, span: Span | None, group: str | None) -> Party:
    country = actor.country or next((c for c in (actor.acts_for, actor.owner, actor.flag) if _is_state(c)), None)
    words = text[slice(*span)] if span is not None else actor.name
    return Party(actor, _code(actor, country), country, actor.sector, words, span, group)


def _is_state(code: str | None) -> bool:
    return code is not None and len(code) == _STATE and code.isupper()


def _code(actor: Actor, country: str | None) -> str | None:
    if country is not None:
        return _CODES.get(country) or _OWNERS.get(country, country)
    for body in (actor.id, actor.acts_for, actor.affiliation):
        if body in _BODIES:
            return _BODIES[body]
    return _SECTORS.get(actor.sector or "")
