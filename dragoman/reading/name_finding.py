"""Proper names in a report: words and their parse in, `Name`s out, in order, none overlapping.

Three witnesses are heard: the lexicons (`lookup`), the network's entities, and the shape of the words (a title before
capitals, "Ministry" among them). Where they disagree, the longer name wins, save that a person's name beats a city's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.lexicons import fold
from dragoman.reading.lookup import Hit, names_of
from dragoman.reading.name_shapes import cut_in_headlines, in_capitals, shaped_names, with_family_names
from dragoman.reading.names import Name
from dragoman.reading.organisation_names import organisations
from dragoman.reading.parse import Parse
from dragoman.reading.person_names import persons


def name_spans(parse: Parse) -> list[Name]:
    """The proper names of a report."""
    taken: list[Name | None] = [None] * len(parse)
    hits = names_of(parse)
    at_hit: dict[int, Hit] = {word: hit for hit in hits for word in range(hit.first, hit.last)}
    people = list(persons(parse, at_hit))
    surnames = {parse.folded[name.last - 1] for name in people if name.last - name.first > 1}
    for name in organisations(parse, hits, at_hit):
        if name.last - name.first > 1 or not _is_surname(parse, name.first, surnames):
            _claim(taken, name)
    for name in people:
        _claim(taken, name, over=("capital", "city", "region", "area", "people"))
    for hit in hits:
        if hit.kind not in ("none", "organisation") and all(taken[word] is None for word in range(hit.first, hit.last)):
            _claim(taken, _of_hit(parse, hit))
    for name in shaped_names(parse, taken):
        _claim(taken, name)
    shouted = in_capitals(parse)
    out: list[Name] = []
    for name_or_none in taken:
        if name_or_none is None or (out and out[-1] is name_or_none):
            continue
        if parse.sentence_of[name_or_none.first] in shouted and name_or_none.id is None:
            continue  # in a headline in capitals only the lexicons know a name
        out.append(name_or_none)
    return with_family_names(parse, cut_in_headlines(parse, _joined(parse, out)))


def _is_surname(parse: Parse, word: int, surnames: set[str]) -> bool:
    """Whether a body's name of one word is that of somebody in the report: Mr Wagner is no Wagner Group."""
    return parse.folded[word] in surnames and any(
        entity.label == "Person" and entity.first <= word < entity.last for entity in parse.entities
    )


def _joined(parse: Parse, names: list[Name]) -> list[Name]:
    """Names of which a title showed the first word and the network the rest: "Army chief Said [Chengriha]"."""
    out: list[Name] = []
    for name in names:
        before = out[-1] if out else None
        if (
            before is not None
            and before.last == name.first
            and (before.kind, before.by, name.kind, name.by) == ("person", "shape", "person", "network")
            and parse.sentence_of[before.first] == parse.sentence_of[name.first]
        ):
            out[-1] = replace(name, first=before.first)
        else:
            out.append(name)
    return out


def _claim(taken: list[Name | None], name: Name, over: Sequence[str] = ()) -> None:
    """Takes the words of a name, unless a longer or better one already holds some of them."""
    holders = {id(held): held for held in taken[name.first : name.last] if held is not None}.values()
    if any(held.kind not in over and held.last - held.first >= name.last - name.first for held in holders):
        return
    for held in holders:
        for word in range(held.first, held.last):
            taken[word] = None
    for word in range(name.first, name.last):
        taken[word] = name


def _of_hit(parse: Parse, hit: Hit) -> Name:
    """A hit of the lexicons as a name; a word that is both adjective and people is told apart by its place."""
    kind, target = hit.kind, hit.id
    head = parse.head_of(hit.first, hit.last)
    modifies = parse.is_a(head, "amod", "compound", "nmod:desc") and parse.governor[head] >= hit.last
    noun = parse.upos[head] in ("NOUN", "PROPN") and not modifies
    people, adjective = hit.reading("people"), hit.reading("adjective")
    form = parse.form(hit.last - 1)
    if noun and hit.last < len(parse) and parse.upos[hit.last] in ("NOUN", "PROPN") and not form.endswith("s"):
        noun = parse.upos[hit.last] == "PROPN" and not parse.form(hit.last)[0].isupper()
    if kind == "adjective":
        if people and noun and (adjective is None or form.endswith("s") or _is_noun(parse, hit)):
            return Name(hit.first, hit.last, "people", people)
        return Name(hit.first, hit.last, "state", target, adjective=True)
    if kind == "state" and parse.form(hit.first) == "Emirates" and _among_airlines(parse, hit):
        return Name(hit.first, hit.last, "organisation", "emirates-airline")
    if kind == "state":
        return Name(hit.first, hit.last, "state", target, adjective=modifies)
    if kind == "seat":
        return Name(hit.first, hit.last, "state", target)
    if kind == "capital":
        return Name(hit.first, hit.last, "capital", target)
    if kind == "people":
        return Name(hit.first, hit.last, "people", target)
    if kind in ("region-adjective", "region-people"):
        nounish = hit.reading("region-people") and noun and (form.endswith("s") or _is_noun(parse, hit))
        return Name(hit.first, hit.last, "region-people" if nounish else "region", target, adjective=not nounish)
    return Name(hit.first, hit.last, kind, target)


def _among_airlines(parse: Parse, hit: Hit) -> bool:
    """Whether "Emirates" is the airline: no article before it, airlines or flights in the sentence."""
    first, last = parse.sentences[parse.sentence_of[hit.first]]
    if hit.first > 0 and fold(parse.form(hit.first - 1)) in ("the", "arab", "united"):
        return False
    return any(
        fold(parse.form(at)) in ("airline", "airlines", "carrier", "carriers", "flights") for at in range(first, last)
    )


def _is_noun(parse: Parse, hit: Hit) -> bool:
    """ "An American said", "two Israelis": a demonym that is a noun by its determiner or number and stands alone."""
    head = parse.head_of(hit.first, hit.last)
    if hit.last < len(parse) and parse.upos[hit.last] in ("NOUN", "PROPN", "ADJ") and parse.governor[head] >= hit.last:
        return False
    return parse.child(head, "det", "nummod", "amod") is not None or parse.is_a(
        head, "nsubj", "obj", "conj", "obl", "nmod"
    )
