"""Places: where things happen. A parse, its cast and report in, `Place`s out; `place_of` says which is an event's.

A name counts where the tree makes a place of it (`locative`); a capital that the cast took for its government does not.
Names are looked up among states, regions and capitals, our list of seas and border lands, and the towns of GeoNames
(`lexicons.gazetteer`). Among namesakes the state that the text adds decides ("Tripoli, Lebanon"), else the largest
counts, those of the states in the report as if they were larger.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.reading import lexicons
from dragoman.reading.cast import Cast
from dragoman.reading.lexicons import Area, key
from dragoman.reading.locative import (
    CAPITAL,
    GATHERINGS,
    MOTION,
    PARTS,
    SITE,
    SITES,
    STATE,
    TOWN,
    is_place,
    preposition_of,
)
from dragoman.reading.lookup import Hit, find_names
from dragoman.reading.parse import Parse
from dragoman.reading.states import name_of
from dragoman.records import Report, Span

#: What a town's state being in the report is worth: as if it had so many times its people. A design value.
_AT_HOME = 30.0
#: Thousands of people above which a town is known by its name alone, whatever the report is about. A design value.
_LARGE = 100
_LOOKED_UP = frozenset("state seat capital region city".split())
#: Entities in which the name of a place is a part of another name.
_OTHER_NAMES = frozenset("Organization Person Event Product Misc".split())
_CUTS = frozenset([",", "(", ")", "and", "/", ";", ".", "-", "–"])


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


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that may name a place: `hit` is what the lexicons say, `kind` the kind of `locative`."""

    first: int
    last: int
    kind: str
    hit: Hit | None = None
    dateline: bool = False


def find_places(parse: Parse, cast: Cast, report: Report) -> tuple[Place, ...]:
    """The places of a report, in the order of the text, none overlapping.

    1. Names that may be places; 2. those used as such, by cast and tree; 3. where they lie.
    """
    candidates = _candidates(parse)  # 1
    named = _named_words(parse, cast)
    used: list[_Candidate] = []
    for candidate in candidates:
        if candidate.kind != STATE and _dateline(parse, candidate.first, candidate.last):
            used.append(replace(candidate, dateline=True))
        elif _is_used(parse, cast, candidate, named, used):  # 2
            used.append(candidate)
    home = _home(cast, report)
    places = [_resolve(parse, candidate, home) for candidate in used]  # 3
    return tuple(_with_wholes(parse, places, home))


def place_of(parse: Parse, places: Sequence[Place], word: int) -> Place | None:
    """Where the event of the verb or noun `word` takes place; None where the text does not say.

    The place that hangs nearest below the word, objects and nominal complements included ("attacked a base in Syria"),
    subordinate clauses and speakers left out; for a noun without one, that of the verb that it completes ("held talks in
    Geneva"). Of several in a list it is the first.
    """
    here = [p for p in places if not p.dateline]
    near = [(steps, p.first, p) for p in here if (steps := _steps(parse, p, word)) is not None]
    if near:
        return min(near, key=lambda found: found[:2])[2]
    governor = int(parse.head[word])
    if parse.upos[word] in ("NOUN", "PROPN") and parse.is_a(word, "obj", "nsubj", "obl"):
        if parse.upos[governor] == "VERB":
            return next((p for p in here if _hangs_from(parse, p, governor)), None)
    elif parse.is_a(word, "advcl", "xcomp") and parse.child(word, "mark") is not None and _goes(parse, governor):
        return next((p for p in here if _hangs_from(parse, p, governor)), None)
    return None


def _goes(parse: Parse, verb: int) -> bool:
    return lexicons.fold(parse.form(verb)) in MOTION


def _hangs_from(parse: Parse, place: Place, verb: int) -> bool:
    head = parse.head_of(place.first, place.last)
    return parse.is_a(head, "obl", "advmod") and int(parse.head[head]) == verb


#: Relations by which a place belongs to what governs it, and those that open another clause or name a speaker.
_WAY = ("obl", "nmod", "advmod", "compound", "appos", "conj", "flat", "obj", "nsubj:pass", "amod", "dep", "list")
_ENDS = frozenset("to from for toward towards between".split())


def _steps(parse: Parse, place: Place, word: int) -> int | None:
    """The arcs from a place up to a word, None where one of them leads out of the word's own clause."""
    at = parse.head_of(place.first, place.last)
    # "Suspended flights to Doha": where something goes is the place of the going only.
    most = 2 if preposition_of(parse, at, place.first) in _ENDS else 6
    for steps in range(1, most + 1):
        if at == word:
            return steps
        governor = int(parse.head[at])
        if governor == at or not parse.is_a(at, *_WAY) or parse.is_a(at, "obl:agent"):
            return None
        if any(lexicons.fold(parse.form(c)) == "according" for c in parse.children(at, "case")):
            return None
        if parse.is_a(at, "conj") and (
            parse.upos[at] in ("VERB", "AUX") or (governor == word and parse.upos[at] != "PROPN")
        ):
            return None  # "met and left Rome" met elsewhere
        at = governor
    return None


def _candidates(parse: Parse) -> list[_Candidate]:
    """Words that may name places, in order, none overlapping: the lexicons', the areas', the network's."""
    forms = parse.words.forms
    hits = {h.first: h for h in find_names(forms)}
    taken = [False] * len(forms)
    out: list[_Candidate] = []
    inside: dict[int, Hit] = {word: h for h in hits.values() for word in range(h.first, h.last)}
    for first, last in _areas(parse):
        hit = inside.get(first)
        if hit is None or hit.last - hit.first <= last - first:
            out.append(_Candidate(first, last, TOWN))
            taken[first:last] = [True] * (last - first)
    for entity in parse.entities:
        if entity.label not in ("Location", "Facility"):
            continue
        for first, last in _pieces(parse, entity.first, entity.last):
            if any(taken[first:last]):
                continue
            within = (
                [h for h in hits.values() if first <= h.first and h.last <= last and h.kind in _LOOKED_UP]
                if first < last
                else []
            )
            whole = next(
                (h for h in within if (h.first, h.last) == (first, last) or _is_part(forms, first, h.first)), None
            )
            if whole is None and any(h.first < last and h.last > first and h.kind == "organisation" for h in within):
                continue
            hit = whole or (within[0] if within else None)
            town = entity.label == "Location" and _is_town(forms[first:last])
            kind = _kind(hit) if whole is not None else TOWN if town else SITE
            out.append(_Candidate(first, last, kind, hit))
            taken[first:last] = [True] * (last - first)
    for hit in hits.values():
        if (
            hit.kind in _LOOKED_UP
            and not any(taken[hit.first : hit.last])
            and parse.upos[hit.last - 1] in ("PROPN", "NOUN", "X")
        ):
            out.append(_Candidate(hit.first, hit.last, _kind(hit), hit))
    return sorted(out, key=lambda c: c.first)


def _is_town(forms: Sequence[str]) -> bool:
    name, gazetteer = key(forms), lexicons.gazetteer()
    return name in gazetteer.towns or name in gazetteer.also


def _kind(hit: Hit | None) -> str:
    if hit is None:
        return TOWN
    return STATE if hit.kind == "state" else CAPITAL if hit.kind in ("capital", "seat") else TOWN


def _pieces(parse: Parse, first: int, last: int) -> Iterator[tuple[int, int]]:
    """An entity cut where a list or a comma divides it ("Charlottesville, Virginia"), from name to name or site."""
    forms, begin = parse.words.forms, first
    for at in range(first, last + 1):
        if at == last or forms[at] in _CUTS:
            start, end = begin + (begin < at and forms[begin].lower() == "the"), at
            while (
                end > start
                and parse.upos[end - 1] not in ("PROPN", "X")
                and forms[end - 1].lower() not in SITES | PARTS
            ):
                end -= 1  # "Fukushima nuclear"
            if start < end and any(parse.upos[word] in ("PROPN", "X") for word in range(start, end)):
                yield start, end
            begin = at + 1


def _is_part(forms: Sequence[str], first: int, until: int) -> bool:
    """Whether what stands before a name only says which part of it: "northern", "State of"."""
    return all(forms[at].lower() in _PART_WORDS for at in range(first, until))


_PART_WORDS = frozenset(
    """north south east west northern southern eastern western central northeastern northwestern southeastern southwestern
    upper lower greater downtown inner outer mainland state of city province republic the near""".split()
)


@cache
def _area_index() -> tuple[dict[str, Area], dict[str, int]]:
    """The areas by key, and the most words that a name has by its first."""
    areas = lexicons.gazetteer().areas
    longest: dict[str, int] = {}
    for name in areas:
        words = name.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return areas, longest


def _areas(parse: Parse) -> Iterator[tuple[int, int]]:
    """The longest known areas among the words, in order."""
    forms = parse.words.forms
    areas, longest = _area_index()
    at = 0
    while at < len(forms):
        form = forms[at]
        most = longest.get(lexicons.fold(form).split("-")[0], 0) if form[0].isupper() else 0
        # A name of n words may hold hyphens, which are words of their own in the text.
        ends = (at + n for n in range(2 * most, 0, -1) if at + n <= len(forms))
        last = next((end for end in ends if forms[end - 1] not in ("-", "–") and key(forms[at:end]) in areas), None)
        if last is None:
            at += 1
        else:
            yield at, last
            at = last


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
    parse: Parse, cast: Cast, candidate: _Candidate, named: dict[int, Span], before: Sequence[_Candidate]
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


def _in_list(parse: Parse, head: int, before: Sequence[_Candidate]) -> bool:
    """Whether a name stands in one list with a town that is a place: "in Miami, Tampa and Buenos Aires"."""
    if not parse.is_a(head, "conj"):
        return False
    heads = {parse.head_of(c.first, c.last) for c in before[-8:] if c.kind == TOWN}
    governor = int(parse.head[head])
    return governor in heads or (parse.is_a(governor, "conj") and int(parse.head[governor]) in heads)


_BLOWS = frozenset(
    "bombing bombings blast blasts explosion explosions shooting shootings massacre siege riot riots earthquake quake".split()
)


def _struck(parse: Parse, head: int, last: int) -> bool:
    """ "The Baghdad bombing": named for where it was, though capitals before a noun are mostly governments."""
    governor = int(parse.head[head])
    return parse.is_a(head, "compound") and governor >= last and lexicons.fold(parse.form(governor)) in _BLOWS


def _gathering(parse: Parse, span: Span) -> bool:
    """Whether a longer name is that of a site or a gathering, which is where its place is: "Munich Security Conference"."""
    return lexicons.fold(parse.form(span[1] - 1)) in SITES | GATHERINGS


def _qualifies(parse: Parse, before: _Candidate, after: _Candidate) -> bool:
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


def _is_inside(before: _Candidate, after: _Candidate) -> bool:
    """Whether the first may lie in the second by what the lexicons say of both."""
    return before.hit is not None and after.hit is not None and _country_of(before.hit) == _country_of(after.hit)


def _dateline(parse: Parse, first: int, last: int) -> bool:
    """Whether a name that opens a paragraph is a dateline: "BEIRUT (Reuters) –", "CAIRO, June 5 –", "MANILA -"."""
    if not parse.words.first[first]:
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
    return False


def _home(cast: Cast, report: Report) -> frozenset[str]:
    """The states that the report is about or names."""
    del report  # the publisher's own country is in no record yet
    return frozenset(a.id for a in cast.actors if a.kind == "state") | frozenset(
        a.country for a in cast.actors if a.country is not None
    )


def _resolve(parse: Parse, candidate: _Candidate, home: frozenset[str]) -> Place:
    """A candidate with its name, country and place on the map, as far as the lists know them."""
    first, last = candidate.first, candidate.last
    span = parse.words.span(first, last)
    place = Place(first, last, span, parse.text(first, last), dateline=candidate.dateline)
    name = key(parse.words.forms[first:last])
    hit = candidate.hit
    inner = key(parse.words.forms[hit.first : hit.last]) if hit is not None else name
    if hit is not None and candidate.kind == STATE:
        country = hit.id if hit.id != "GEO" or "USA" not in home or "GEO" in home else "USA"
        return replace(place, name=name_of(country) if country == hit.id else place.name, country=country)
    if (area := lexicons.gazetteer().areas.get(name) or lexicons.gazetteer().areas.get(inner)) is not None:
        return replace(place, name=area.name, country=area.country, latitude=area.latitude, longitude=area.longitude)
    known = _country_of(hit) if hit is not None else None
    if hit is not None and known is None and hit.kind == "region":
        return place  # "Asia", "the West"
    if candidate.kind == SITE:
        return replace(place, country=known)
    # A name that a list of ours holds is the one that news means: of its namesakes only those of that state count.
    town = _town(
        inner, frozenset([known]) if known else home, only=known is not None and hit is not None and hit.kind != "city"
    )
    if town is None:
        return replace(place, country=known)
    country, latitude, longitude, spelled = town
    exact = inner == name
    return replace(
        place,
        name=spelled if spelled and exact else place.name,
        country=country,
        latitude=latitude,
        longitude=longitude,
    )


def _country_of(hit: Hit) -> str | None:
    if hit.kind in ("state", "capital", "seat"):
        return hit.id if hit.id.isupper() else "BEL" if hit.id == "eu" else None
    places = lexicons.places()
    if hit.kind == "city":
        return hit.id
    region = places.names.get(hit.id)
    return region.country if region is not None else None


def _town(name: str, home: frozenset[str], only: bool = False) -> tuple[str, float, float, str | None] | None:
    """Country, latitude, longitude and GeoNames' own spelling, if another, of the town that a name most likely means."""
    gazetteer = lexicons.gazetteer()
    spelled = gazetteer.also.get(name)
    listed = gazetteer.towns.get(name)
    if spelled is not None and (listed is None or name_is_ours(name)):
        listed = gazetteer.towns.get(key(spelled.split()))
    else:
        spelled = None
    if listed is None:
        return None
    best, most = None, -1.0
    for entry in listed.split(";"):
        country, latitude, longitude, thousands = entry.split(" ")
        weight = math.log(1 + float(thousands)) + (math.log(_AT_HOME) if country in home else 0.0)
        if weight > most and (country in home or (not only and float(thousands) >= _LARGE)):
            best, most = (country, float(latitude), float(longitude), spelled), weight
    return best


def name_is_ours(name: str) -> bool:
    """Whether another spelling is one that no town of its own bears."""
    return name not in lexicons.gazetteer().towns


def _is_state(parse: Parse, place: Place) -> bool:
    return key(parse.words.forms[place.first : place.last]) in lexicons.states().names


def _is_whole(parse: Parse, place: Place) -> bool:
    """Whether a place is a state, a region or a known land, within which another may lie."""
    name = key(parse.words.forms[place.first : place.last])
    return name in lexicons.states().names or name in lexicons.places().names or name in lexicons.gazetteer().areas


def _with_wholes(parse: Parse, places: Sequence[Place], home: frozenset[str]) -> Iterator[Place]:
    """The places with the state that the text itself adds to them: "Tripoli, Lebanon", "a base near Doha"."""
    at_head = {parse.head_of(p.first, p.last): p for p in places}
    for at, place in enumerate(places):
        after = places[at + 1] if at + 1 < len(places) else None
        if (
            after is not None
            and after.first - place.last == 1
            and parse.form(place.last) in (",", "(")
            and after.country
        ):
            if after.country != place.country and _is_whole(parse, after) and not _is_state(parse, place):
                town = _town(key(parse.words.forms[place.first : place.last]), frozenset([after.country]), only=True)
                where = town[1:3] if town is not None else (None, None)
                yield replace(place, country=after.country, latitude=where[0], longitude=where[1])
                continue
        if place.country is None and place.latitude is None:
            head = parse.head_of(place.first, place.last)
            near = (at_head[c] for c in parse.children(head, "nmod", "appos", "obl") if c in at_head)
            whole = next((p for p in near if p is not place), None)
            if whole is not None:
                yield replace(place, country=whole.country)
                continue
        yield place
