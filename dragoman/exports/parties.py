"""Who takes part in an event, as event data knows an actor: country, sector, name, and the words of the report.

A group whose members the report names counts as its members ("the four Arab states" are four), and those of several
states ("the ministers of Chad and Mali") as those of each, as CAMEO has them. Who has no country of
its own has that of whom it acts for, whose it is or to whom it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.reading.participants import country_within
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
#: Actors whose words describe them, and may say whose they are.
_DESCRIBED = frozenset(("unnamed", "group", "armed-force", "government-body", "population"))
_AND = re.compile(r"\s*+(?:,\s*+)?(?:(?:and|&)\s++)?(?:the\s++)?")
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
    by: str | None = None  # the convention that makes it a party, or gives it its country, where the event does not

    @property
    def key(self) -> str:
        """What tells it from the other parties of the event: its id, and of officials of several states whose it is."""
        return f"{self.actor.id} {self.code}" if self.group == self.actor.name else self.actor.id

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
        homes = () if members else _homes(text, actors, actor, span)
        for home in homes:
            party = _party(text, actors, actor, span, actor.name)
            party = replace(party, country=home, code=code_of_state(home))
            found.setdefault(party.key, party)
        for one in () if homes else members or [actor]:
            found.setdefault(one.id, _party(text, actors, one, span, actor.name if members else None))
    return tuple(found.values())


def _homes(text: str, actors: Mapping[str, Actor], actor: Actor, span: Span | None) -> tuple[str, ...]:
    """The states, two or more in a row, that the words of a description name: "officials from *Chad and Mali*"."""
    if span is None or actor.kind not in _DESCRIBED:
        return ()
    inside = sorted(
        (*mention.span, one.country)
        for one in actors.values()
        for mention in one.mentions
        if one.kind == "state" and one.country and span[0] <= mention.span[0] and mention.span[1] <= span[1]
    )
    if any(_AND.fullmatch(text[a[1] : b[0]]) is None for a, b in pairwise(inside)):
        return ()
    homes = tuple(dict.fromkeys(country for *_, country in inside))
    return homes if len(homes) > 1 else ()


def _mention(actor: Actor, spans: Sequence[Span]) -> Span | None:
    own = {mention.span for mention in actor.mentions}
    return next((span for span in spans if span in own), None)


def placed(party: Party, country: str, by: str) -> Party:
    """A party without a country, with one that the convention `by` gives it."""
    return replace(party, country=country, code=code_of_state(country), by=by)


def state(country: str, words: str, span: Span, by: str) -> Party:
    """A state that the convention `by` makes a party; `words` at `span` are those that name it or what lies in it."""
    name = name_of(country) or words
    actor = Actor(id=country, kind="state", name=name, country=country, sector="GOV", acts_for=country)
    return Party(actor, code_of_state(country), country, actor.sector, words, span, by=by)


def code_of_state(country: str) -> str:
    """PLOVER's code of a state or territory, from that of ISO 3166-1."""
    return _CODES.get(country) or _OWNERS.get(country, country)


def _party(text: str, actors: Mapping[str, Actor], actor: Actor, span: Span | None, group: str | None) -> Party:
    chain = list(_belongs(actors, actor))
    country = next((c for one in chain for c in (one.country, *_states(one)) if c is not None), None)
    if country is None and span is not None and actor.kind in _DESCRIBED and not _is_body(chain):
        country = country_within(text, actors.values(), span)
    words = text[slice(*span)] if span is not None else actor.name
    return Party(actor, _code(chain, actor, country), country, actor.sector, words, span, group)


def _belongs(actors: Mapping[str, Actor], actor: Actor) -> Iterator[Actor]:
    """An actor, those for whom it acts, whose it is and to whom it belongs, and so on, the nearest first."""
    seen: set[str] = set()
    todo: list[Actor | None] = [actor]
    while todo:
        one = todo.pop(0)
        if one is not None and one.id not in seen:
            seen.add(one.id)
            yield one
            todo += [actors.get(id_ or "") for id_ in (one.acts_for, one.owner, one.affiliation)]


def _states(actor: Actor) -> Iterator[str]:
    """The states, known or not to the report's cast, whose an actor is."""
    for code in (actor.acts_for, actor.owner, actor.flag):
        if code is not None and len(code) == _STATE and code.isupper():
            yield code


def _is_body(chain: Iterable[Actor]) -> bool:
    """Whether an actor is or belongs to an organisation of states."""
    return any(one.kind == "international-organisation" for one in chain)


def _code(chain: Sequence[Actor], actor: Actor, country: str | None) -> str | None:
    if country is not None:
        return code_of_state(country)
    for one in chain:
        for body in (one.id, one.acts_for, one.affiliation):
            if body in _BODIES:
                return _BODIES[body]
    if _is_body(chain):
        return _SECTORS["IGO"]
    return _SECTORS.get(actor.sector or "")
