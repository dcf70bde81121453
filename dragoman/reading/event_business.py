"""Whether a deed is business or private life, which is nobody's politics: its parties and its words in, yes or no out.

Firms sell to firms, friends give each other presents, markets have turnover. Such deeds are events only where a state,
a body of one, an international organisation, an armed group, a party or one of their officials is on a side. An
agreement or a meeting of two firms is one by itself where it was made or held, not where a noun only mentions it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.event_anchors import Anchor
from dragoman.reading.event_lexicon import THINGS
from dragoman.reading.event_phrases import Party, cases, objects
from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.reading.parse import Parse
from dragoman.reading.participants import participant, takes_part
from dragoman.records import Actor, ActorKind

#: Kinds that are public by what they are.
_PUBLIC: frozenset[ActorKind] = frozenset(
    ("state", "government-body", "armed-force", "international-organisation", "party", "armed-group", "population")
)
#: Sectors of those who are public by what they do.
_OFFICES = frozenset("GOV MIL SPY JUD LEG PTY OPP REB IGO".split())
#: Nouns of people who are public whoever they are.
_OFFICIALS = noun_table(
    """government minister ministry official lawmaker politician senator diplomat ambassador envoy rebel militant
    terrorist insurgent soldier peacekeeper police refugee hostage prisoner country nation state ally department
    president premier chancellor king queen prince mayor governor congressman deputy""".split()
)
_BARGAINS = noun_table("deal agreement accord pact contract".split())
_TRIPS = noun_table("trip visit stopover".split())
_LOANS = noun_table(["loan"])
#: Verbs by which loans are only counted.
_HAVING = frozenset(verb_table("have hold own total reach record report post".split()))
#: Whom somebody has as his guests: not a show, a camp or the games.
_GUESTS = _PUBLIC | frozenset[ActorKind](("person", "group", "unnamed"))
_SHOWS = noun_table(
    """show programme program series podcast camp concert festival party gala contest quiz broadcast tournament match
    game event ceremony workshop exhibition website site page""".split()
)
_PAPERS = noun_table("share stock stake asset bond ticket house home property land".split())
_BANS = frozenset(("rule:verb-ban", "rule:verb-ban-from"))
_VISITS = frozenset(("rule:verb-visit", "rule:verb-tour"))
#: Who comes to see a place, not those who govern it.
_CROWDS = frozenset("people tourists visitors travellers travelers fans holidaymakers guests families shoppers".split())
#: What calls at a port, and visits nobody.
_VESSELS = noun_table(
    "ship vessel boat tanker freighter ferry warship frigate destroyer submarine aircraft plane".split()
)
#: By what a film, a book or a play is told of.
_WORKS = frozenset(
    """film films movie movies novel novels sitcom episode episodes plot storyline thriller sequel screenplay musical
    trilogy cartoon fairytale""".split()
)
_TELLING = frozenset(
    verb_table("tell follow star portray depict feature centre center revolve chronicle recount narrate".split())
)
_TALES = frozenset("story stories tale tales adventures exploits character characters hero heroine".split())


def is_public(cast: Cast, parse: Parse, party: Party) -> bool:
    """Whether a party is, or acts for, a state, a body of one, an international organisation, armed group or party."""
    actor = cast.by_id.get(party.id)
    if actor is None:
        known = party.word >= 0 and takes_part(parse, party.word)
        actor = participant(parse, party.word) if known else None
    return actor is not None and _is_public(cast, actor)


def _is_public(cast: Cast, actor: Actor) -> bool:
    if actor.kind in _PUBLIC or actor.acts_for is not None or actor.sector in _OFFICES:
        return True
    body = cast.by_id.get(actor.affiliation or "")
    if body is not None and body.kind in _PUBLIC:
        return True
    members = [cast.by_id[id_] for id_ in actor.members or () if id_ in cast.by_id]
    if any(member.kind in _PUBLIC for member in members):
        return True
    words = {word.lower() for text in (actor.name, actor.role or "") for word in text.split()}
    return bool(words & _OFFICIALS.keys())


def is_business(parse: Parse, cast: Cast, anchor: Anchor, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether a deed is no event because nobody public takes part, or because its noun tells no deed."""
    word, kind = anchor.word, anchor.sense.type
    form = parse.lowered[word]
    is_noun = parse.upos[word] in ("NOUN", "PROPN")
    public = any(is_public(cast, parse, party) for party in (*actors, *recipients))
    if kind in ("COOPERATE", "AID") and not public:
        return True
    if kind == "AGREE" and is_noun and anchor.carrier is None and form in _BARGAINS and not public:
        return True  # "deadline nears for the firms' *deal*"
    if is_noun and form in _TRIPS:  # "two friends who take a *trip*"
        return not any(is_public(cast, parse, party) or _is_named(cast, party) for party in actors or recipients)
    if is_noun and form == "sales":
        return not _is_of_arms(parse, word)
    if is_noun and form.startswith("tariff"):  # "complained about their *tariffs*"
        beside = [*parse.children(word, "nmod", "acl"), *parse.children(parse.governor[word], "obl")]
        on = any(cases(parse, c) & {"on", "against"} for at in beside for c in (at, *parse.children(at, "obl", "nmod")))
        return anchor.carrier is None and not on
    if is_noun and form in _LOANS:
        plain = anchor.carrier is not None and parse.lowered[anchor.carrier] in _HAVING
        return plain or "in" in cases(parse, word) or (form == "loans" and (anchor.carrier is None or not recipients))
    if is_noun and form == "sale":  # "the *share sale*"
        return not recipients and any(parse.lowered[c] in _PAPERS for c in parse.children(word, "compound", "nmod"))
    if anchor.why in _BANS:  # a firm's rules for its own house
        return bool(actors) and not public
    if anchor.why == "rule:verb-host":
        return not _are_guests(parse, cast, word, recipients)
    if anchor.why in _VISITS and actors and all(_is_a_crowd(cast, party) for party in actors):
        return True  # "encourage *people* to visit"
    if anchor.why == "rule:verb-visit":  # a ship that calls at a port
        return bool(actors) and all(party.word >= 0 and parse.lowered[party.word] in _VESSELS for party in actors)
    return False


def is_fiction(parse: Parse, word: int) -> bool:
    """Whether a word stands in a sentence that tells what a film or a book is about."""
    number = parse.sentence_of[word]
    first, last = parse.sentences[number]
    words = {parse.lowered[at] for at in range(first, last)}
    told = any(parse.lowered[at] in _TELLING and parse.upos[at] == "VERB" for at in range(first, last))
    if not told:
        return False
    about = any(
        parse.lowered[at] in _TALES and any("of" in cases(parse, c) for c in parse.children(at, "nmod"))
        for at in range(first, last)
    )
    return bool(words & _WORKS) or (about and bool(_WORKS & parse.vocabulary))


def _is_a_crowd(cast: Cast, party: Party) -> bool:
    actor = cast.by_id.get(party.id)
    return actor is not None and actor.name.lower().split()[-1] in _CROWDS


def _is_named(cast: Cast, party: Party) -> bool:
    actor = cast.by_id.get(party.id)
    return actor is not None and actor.kind == "person"


def _kind(cast: Cast, parse: Parse, party: Party) -> ActorKind | None:
    actor = cast.by_id.get(party.id)
    if actor is not None:
        return actor.kind
    return participant(parse, party.word).kind if party.word >= 0 else None


def _is_of_arms(parse: Parse, word: int) -> bool:
    """Whether what is sold are arms: all other "sales" are turnover."""
    beside = parse.children(word, "compound", "amod", "nmod")
    return any(parse.lowered[c] in THINGS["arms"] for c in beside)


def _are_guests(parse: Parse, cast: Cast, word: int, recipients: Iterable[Party]) -> bool:
    """Whether who is hosted can be a guest: "*hosts* the president", not "*hosts* a show"."""
    told = [c for head in objects(parse, word) for c in (head, *parse.children(head, "appos"))]
    if any(parse.lowered[c] in _SHOWS for c in told):
        return False
    return any(_kind(cast, parse, party) in _GUESTS for party in recipients)
