"""Places: where things happen. A parse, its cast and report in, `Place`s out; `place_of` says which is an event's.

A name (`place_names`) counts where the tree makes a place of it (`locative`) and the cast did not take it for a
government. Where it lies is for `gazetteer`, save that the state that the text itself adds decides: "Tripoli, Lebanon".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from dragoman.reading import lexicons
from dragoman.reading.cast import Cast
from dragoman.reading.gazetteer import country_of, is_whole, locate, town_of
from dragoman.reading.lexicons import fold, key
from dragoman.reading.locative import (
    CAPITAL,
    GATHERINGS,
    MOTION,
    SENDING,
    SITE,
    SITES,
    STATE,
    TOWN,
    is_place,
    preposition_of,
)  # fmt: skip
from dragoman.reading.lookup import find_names
from dragoman.reading.parse import Parse
from dragoman.reading.place_names import PlaceName, place_names
from dragoman.reading.words import find_words
from dragoman.records import Actor, Report, Span

#: Entities in which the name of a place is a part of another name.
_OTHER_NAMES = frozenset("Organization Person Event Product Misc".split())


@dataclass(frozen=True, slots=True)
class Place:
    """A name used as a place: the words `first` to `last` (exclusive) and their `span`.

    `country` is an ISO alpha-3 code, None for seas, contested lands and what no list knows. `latitude` and `longitude`
    are degrees north and east, None for states, regions and what no list knows.
    """

    first: int
    last: int
    span: Span
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    dateline: bool = False  # where the report was written: no event's place by itself


def find_places(parse: Parse, cast: Cast, report: Report) -> tuple[Place, ...]:
    """The places of a report, in the order of the text, none overlapping.

    1. Names that may be places; 2. those used as such, by cast and tree; 3. where they lie.
    """
    candidates = place_names(parse)  # 1
    named = _named_words(parse, cast)
    used: list[PlaceName] = []
    for candidate, after in zip_longest(candidates, candidates[1:]):
        if _dateline(parse, candidate):
            used.append(replace(candidate, dateline=True))
        elif _has_whole(parse, candidate, after, named) or _is_used(parse, cast, candidate, named, used):  # 2
            used.append(candidate)
    home = states_in(cast.actors, report)
    return tuple(_within_wholes(parse, [_located(parse, candidate, home) for candidate in used]))  # 3


def place_of(parse: Parse, places: Sequence[Place], word: int) -> Place | None:
    """Where the event of the verb or noun `word` takes place; None where the text does not say.

    The place that hangs nearest below the word, objects and nominal complements included ("attacked a base in Syria"),
    subordinate clauses and speakers left out; for a noun without one, that of the verb that it completes ("held talks
    in Geneva"). Of several in a list it is the first.
    """
    here = [p for p in places if not p.dateline]
    near = [(steps, p.first, p) for p in here if (steps := _steps(parse, p, word)) is not None]
    if near:
        return min(near, key=lambda found: found[:2])[2]
    governor = parse.governor[word]
    if parse.upos[word] in ("NOUN", "PROPN") and parse.is_a(word, "obj", "nsubj", "obl"):
        if parse.upos[governor] == "VERB":
            return next((p for p in here if _hangs_from(parse, p, governor)), None)
    elif parse.is_a(word, "advcl", "xcomp") and parse.child(word, "mark") is not None and _goes(parse, governor):
        return next((p for p in here if _hangs_from(parse, p, governor)), None)
    return None


def _goes(parse: Parse, verb: int) -> bool:
    return fold(parse.form(verb)) in MOTION


def _hangs_from(parse: Parse, place: Place, verb: int) -> bool:
    head = parse.head_of(place.first, place.last)
    return parse.is_a(head, "obl", "advmod") and parse.governor[head] == verb


#: Relations by which a place belongs to what governs it, and those that open another clause or name a speaker.
_WAY = ("obl", "nmod", "advmod", "compound", "appos", "conj", "flat", "obj", "nsubj:pass", "amod", "dep", "list")
_ENDS = frozenset("to from for toward towards between".split())


def _steps(parse: Parse, place: Place, word: int) -> int | None:
    """The arcs from a place up to a word, None where one of them leads out of the word's own clause."""
    at = parse.head_of(place.first, place.last)
    # "Suspended flights to Doha": where something goes is the place of the going only.
    goes = preposition_of(parse, at, place.first) in _ENDS
    if goes and fold(parse.form(word)) not in MOTION | SENDING:
        return None
    for steps in range(1, 3 if goes else 7):
        if at == word:
            return steps
        governor = parse.governor[at]
        if governor == at or not parse.is_a(at, *_WAY) or parse.is_a(at, "obl:agent"):
            return None
        if any(fold(parse.form(c)) == "according" for c in parse.children(at, "case")):
            return None
        if parse.is_a(at, "conj") and (
            parse.upos[at] in ("VERB", "AUX") or (governor == word and parse.upos[at] != "PROPN")
        ):
            return None  # "met and left Rome" met elsewhere
        at = governor
    return None


def _named_words(parse: Parse, cast: Cast) -> dict[int, Span]:
    """The words inside longer names of actors that are no places ("Bank of England"), with the words of the name."""
    out: dict[int, Span] = {}
    for actor in cast.actors:
        if actor.kind in ("state", "population", "group"):
            continue
        for mention in actor.mentions:
            if mention.form == "name":
                span = parse.words.within(*mention.span)
                out.update(dict.fromkeys(range(*span), span))
    for entity in parse.entities:
        if entity.label in _OTHER_NAMES:
            out.update(dict.fromkeys(range(entity.first, entity.last), (entity.first, entity.last)))
    return out


def _is_used(
    parse: Parse, cast: Cast, candidate: PlaceName, named: dict[int, Span], before: Sequence[PlaceName]
) -> bool:
    """Whether a candidate is used as a place: no actor, no part of another name, and placed by the tree."""
    first, last = candidate.first, candidate.last
    head = parse.head_of(first, last)
    if candidate.kind not in (STATE, SITE) and (_in_list(parse, head, before) or _struck(parse, head, last)):
        return True
    ids = cast.at.get(head, ())
    actors = [cast.by_id[i] for i in ids if i in cast.by_id]
    if (
        candidate.kind == CAPITAL
        and candidate.hit is not None
        and candidate.hit.id in ids
        and candidate.hit.kind == "capital"
        and not (preposition_of(parse, head, first) in ("to", "from", "on") and is_place(parse, first, last, CAPITAL))
    ):
        return False
    if any(a.kind in ("person", "media", "company", "party", "university") for a in actors):
        return False
    if candidate.kind == TOWN and any(a.kind == "government-body" and a.acts_for == a.id for a in actors):
        return False
    if (span := named.get(head)) is not None and span[1] - span[0] > last - first and not _gathering(parse, span):
        return False
    if before and _qualifies(parse, before[-1], candidate):
        return True
    return is_place(parse, first, last, candidate.kind)


def _in_list(parse: Parse, head: int, before: Sequence[PlaceName]) -> bool:
    """Whether a name stands in one list with a town that is a place: "in Miami, Tampa and Buenos Aires"."""
    if not parse.is_a(head, "conj"):
        return False
    heads = {parse.head_of(c.first, c.last) for c in before[-8:] if c.kind == TOWN}
    governor = parse.governor[head]
    return governor in heads or (parse.is_a(governor, "conj") and parse.governor[governor] in heads)


_BLOWS = frozenset(
    """bombing bombings blast blasts explosion explosions shooting shootings massacre siege riot riots earthquake
    quake""".split()
)


def _struck(parse: Parse, head: int, last: int) -> bool:
    """ "The Baghdad bombing": named for where it was, though capitals before a noun are mostly governments."""
    governor = parse.governor[head]
    return parse.is_a(head, "compound") and governor >= last and fold(parse.form(governor)) in _BLOWS


def _gathering(parse: Parse, span: Span) -> bool:
    """Whether a longer name is of a site or gathering, which is where it is named for: "Munich Security Conference"."""
    return fold(parse.form(span[1] - 1)) in SITES | GATHERINGS


def _qualifies(parse: Parse, before: PlaceName, after: PlaceName) -> bool:
    """ "Charlottesville, Virginia", "Mosul (Iraq)": the second says in which state the first lies."""
    gap = after.first - before.last
    if gap != 1 or parse.form(before.last) not in (",", "(") or before.kind == STATE:
        return False
    area = lexicons.gazetteer().areas.get(key(parse.words.forms[after.first : after.last]))
    if not (after.hit.kind in ("state", "region") if after.hit is not None else area is not None and area.country):
        return False
    end = after.last
    return (
        end >= len(parse)
        or not parse.form(end)[0].isalnum()
        or parse.form(before.last) == "("
        or _is_inside(before, after)
    )


def _has_whole(parse: Parse, name: PlaceName, after: PlaceName | None, named: dict[int, Span]) -> bool:
    """Whether a town is followed by the state in which it lies: "Sunnyvale, Calif." is a place wherever it stands."""
    if after is None or name.kind == STATE or after.hit is None or not _qualifies(parse, name, after):
        return False
    if (span := named.get(name.first)) is not None and span[1] - span[0] > name.last - name.first:
        return False
    country = country_of(after.hit)
    forms = parse.words.forms[name.first : name.last]
    return country is not None and town_of(forms, frozenset([country]), elsewhere=False) is not None


def _is_inside(before: PlaceName, after: PlaceName) -> bool:
    """Whether the first may lie in the second by what the lexicons say of both."""
    return before.hit is not None and after.hit is not None and country_of(before.hit) == country_of(after.hit)


def _dateline(parse: Parse, name: PlaceName) -> bool:
    """Whether a name that opens a paragraph is a dateline: "BEIRUT (Reuters) –", "CAIRO, June 5 –", "MANILA -"."""
    last = name.last
    if not parse.begins_paragraph[name.first] or (name.kind == SITE and not parse.form(name.first).isupper()):
        return False
    if name.kind == STATE and not (parse.form(last - 1).isupper() and parse.form(min(last, len(parse) - 1)) in "–—"):
        return False
    forms = parse.words.forms[last : last + 12]
    for at, form in enumerate(forms):
        if form in ("-", "–", "—", "--"):
            tight = last + at + 1 < len(parse) and parse.words.starts[last + at + 1] == parse.words.ends[last + at]
            return not (tight and at == 0 and form == "-") and all(
                f[0].isupper() or not f[0].isalpha() for f in forms[:at]
            )
        if form in (":", ".") and at:
            return form == ":" and forms[0] == ","
        if form == ":":
            return name.hit is not None
    return False


def states_in(actors: Iterable[Actor], report: Report) -> frozenset[str]:
    """The states that a report names, in its text or its title, or that somebody in it is of."""
    title = find_names(find_words(report.title).forms) if report.title else []
    states = {hit.id for hit in title if hit.kind in ("state", "adjective")}
    for actor in actors:
        states |= {actor.id} if actor.kind == "state" else {actor.country} if actor.country is not None else set()
    return frozenset(states)


def _located(parse: Parse, name: PlaceName, home: frozenset[str]) -> Place:
    """A name with where it lies, as far as the lists know."""
    forms, hit = parse.words.forms[name.first : name.last], name.hit
    inner = parse.words.forms[hit.first : hit.last] if hit is not None else forms
    span = parse.words.span(name.first, name.last)
    told = parse.text(name.first, name.last)
    if name.kind == SITE and hit is not None:  # the site is not where the town is that it is named for
        return Place(name.first, name.last, span, told, country_of(hit), dateline=name.dateline)
    at = locate(forms, inner, hit, home)
    usual = at.name if at.name is not None and (hit is None or key(inner) == key(forms)) else told
    return Place(name.first, name.last, span, usual, at.country, at.latitude, at.longitude, name.dateline)


def _within_wholes(parse: Parse, places: Sequence[Place]) -> Iterator[Place]:
    """The places with the state that the text itself adds to them: "Tripoli, Lebanon", "a base near Doha"."""
    forms = parse.words.forms
    at_head = {parse.head_of(p.first, p.last): p for p in places}
    for place, after in zip_longest(places, places[1:]):
        own = forms[place.first : place.last]
        follows = after is not None and after.first - place.last == 1 and forms[place.last] in (",", "(")
        if after is not None and follows and after.country and is_whole(forms[after.first : after.last]):
            if after.country != place.country and key(own) not in lexicons.states().names:
                town = town_of(own, frozenset([after.country]), elsewhere=False)
                latitude, longitude = (town.latitude, town.longitude) if town is not None else (None, None)
                yield replace(place, country=after.country, latitude=latitude, longitude=longitude)
                continue
        elif place.country is None and place.latitude is None:
            head = parse.head_of(place.first, place.last)
            near = (at_head[c] for c in parse.children(head, "nmod", "appos", "obl") if c in at_head)
            whole = next((p for p in near if p is not place), None)
            if whole is not None:
                yield replace(place, country=whole.country)
                continue
        yield place
