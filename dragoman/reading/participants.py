"""People and things that only take part in a deed: a noun in, an actor of its own out where the cast has none.

The cast holds whoever speaks, acts for somebody or has a name. "Herders" who were killed and "a supply boat" that was
rammed are actors too, as the codebook means it: acted upon. Only nouns that plainly mean people or assets count.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.drafts import slug
from dragoman.reading.event_lexicon import THINGS
from dragoman.reading.mentions import nominal_span
from dragoman.reading.parse import Parse
from dragoman.records import Actor, ActorKind, Mention, Span

_PEOPLE = THINGS["people"] | frozenset(
    """
    farmers herders fishermen miners teachers doctors nurses supporters crew crews passengers pilgrims aid-workers
    villager judge judges lawyer lawyers reporter reporters sailor sailors hostages gunmen gunman bandits insurgents
    marines paratroopers refugees migrants settlers families family worshippers tourists employees drivers medics
    voters politicians lawmakers inspectors observers monitors mediators businessmen executives scientists
    demonstrator general generals shipowners shopkeepers bystanders aides aide worshipper herder fisherman miner
    companies firms automakers carmakers airlines
    retailers lenders users investors creditors exporters importers producers traders manufacturers consumers
    groups unions inmates peasants clerics monks parents relatives attackers assailants hackers kidnappers pirates
    extremists jihadists terrorists communities community households allies neighbours neighbors
    departments ministries agencies ministers
    individuals individual assemblers
    followers nationals siblings brothers couple clergymen priest priests bishop bishops monk monks nuns strikers seamen
    deserters conscripts pilots pilot guard guards peacekeepers policeman policemen commander commanders
    """.split()
)
#: People who are told by whose they are: "his *son*".
_KIN = frozenset(
    """husband wife father mother son sons daughter daughters sister sisters brother uncle cousin friend friends
    colleague colleagues successor predecessor driver partner neighbour neighbor""".split()
)
_COLLECTIVES: dict[ActorKind, frozenset[str]] = {
    "armed-force": frozenset(
        "forces troops army navy police military warplanes jets warships airforce battalion brigade patrol".split()
    ),
    "armed-group": frozenset("rebels militia militias guerrillas insurgents fighters militants separatists".split()),
    "group": frozenset(["parties"]),
    "company": frozenset("company firm corporation carmaker automaker airline shipyard manufacturer retailer".split()),
    "media": frozenset(
        "newspaper newspapers channel channels broadcaster broadcasters broadcasts outlet outlets".split()
    ),
    "government-body": frozenset(
        "government court courts parliament council ministry authorities administration cabinet prosecutors".split()
    ),
}
_ASSETS = frozenset(
    """
    ship ships boat boats vessel vessels tanker tankers ferry freighter trawler trawlers plane planes jet jets
    helicopter helicopters drone drones aircraft airliner embassy consulate embassies consulates mission station
    stations plant plants refinery refineries pipeline pipelines bridge bridges hospital hospitals school schools
    church churches mosque mosques synagogue market markets building buildings base bases airport airports dam cable
    cables convoy convoys headquarters depot depots warehouse warehouses office offices checkpoint checkpoints
    outpost outposts camp camps bank banks oilfield oilfields field fields facility facilities train trains bus port
    ports silo silos satellite satellites lighthouse garrison barracks trucks truck cargo
    """.split()
)
_HOMES = frozenset("neighborhood neighborhoods neighbourhood neighbourhoods village villages town towns city cities "
                   "suburb suburbs settlement settlements".split())  # fmt: skip
#: Places that people hold or live in: hit or taken, they are acted upon.
_SETTLED = frozenset(
    """
    enclave enclaves neighborhood neighborhoods neighbourhood neighbourhoods stronghold strongholds bastion position
    positions hideout hideouts village villages town towns district districts settlement settlements compound compounds
    suburb suburbs area areas region regions city cities target targets site sites zone zones territory territories
    province provinces
    """.split()
)
_HYPHENS = frozenset("-‐‑–")
_TAKING_PART = _PEOPLE | _ASSETS | frozenset(word for words in _COLLECTIVES.values() for word in words)


def takes_part(parse: Parse, word: int) -> bool:
    """Whether a word plainly means people or an asset that a deed can befall."""
    if parse.upos[word] != "NOUN":
        return False
    form = parse.lowered[word]
    return form in _TAKING_PART or (form in _KIN and parse.child(word, "nmod:poss") is not None)


def is_settled(parse: Parse, word: int) -> bool:
    """Whether a word plainly means a place that an attack befalls as it befalls people: "a rebel-held *enclave*"."""
    return parse.upos[word] == "NOUN" and parse.lowered[word] in _SETTLED


def is_body(parse: Parse, word: int) -> bool:
    """Whether a word plainly means a body that governs or judges, which may own a decision."""
    return parse.upos[word] == "NOUN" and parse.lowered[word] in _COLLECTIVES["government-body"]


def is_asset(parse: Parse, word: int) -> bool:
    """Whether a word plainly means a thing that belongs to somebody."""
    return parse.lowered[word] in _ASSETS


def participant(parse: Parse, word: int) -> Actor:
    """The actor of its own that such a noun stands for; the same words in one report are the same actor."""
    first, last = nominal_span(parse, word)
    text = parse.text(first, last)
    form = parse.lowered[word]
    people = form in _PEOPLE | _KIN
    plural = form.endswith(("s", "men", "people", "children", "crew", "family"))
    kind: ActorKind = "group" if people and plural else "unnamed" if people else "asset"
    kind = "population" if form in _HOMES or parse.upos[word] == "PROPN" else kind
    kind = next((named for named, words in _COLLECTIVES.items() if form in words), kind)
    return Actor(
        id=participant_id(parse, word),
        kind=kind,
        name=text,
        mentions=(Mention(span=parse.words.span(first, last), form="nominal"),),
        confidence=0.6,
        why="takes part in an event",
    )


def country_within(text: str, actors: Iterable[Actor], span: Span) -> str | None:
    """The one state that a phrase names ("two *Kenyan* traders"); not one beside a hyphen ("*Iran*-backed rebels")."""
    found = set()
    for actor in actors:
        for mention in actor.mentions if actor.kind == "state" else ():
            start, end = mention.span
            beside = {text[max(0, start - 1) : start], text[end : end + 1]}
            if mention.form == "name" and span[0] <= start and end <= span[1] and not beside & _HYPHENS:
                found.add(actor.country)
    return found.pop() if len(found) == 1 else None


def participant_id(parse: Parse, word: int) -> str:
    """The id of such an actor, from its words."""
    return slug(parse.text(*nominal_span(parse, word))) or slug(parse.form(word)) or "unnamed"
