"""Continents and other parts of the world that stand for those who live and govern there: "loans to Africa".

A parse in, an actor for each area that the lexicons know, with all words that name it; whoever needs one enters it into
the report's actors. "The continent" is the area that is named most.
"""

from __future__ import annotations

from dragoman.reading import lexicons
from dragoman.reading.drafts import slug
from dragoman.reading.lookup import names_of
from dragoman.reading.parse import Parse
from dragoman.records import Actor, Mention


def find_areas(parse: Parse) -> dict[int, Actor]:
    """The areas of a report by the last word of each of their names."""
    names: dict[str, list[tuple[int, int]]] = {}
    for hit in names_of(parse):
        entry = lexicons.places().names.get(hit.id) if hit.kind == "region" else None
        if entry is not None and entry.kind == "area":
            names.setdefault(entry.name, []).append((hit.first, hit.last))
    found: dict[int, Actor] = {}
    most = max(names, key=lambda name: len(names[name]), default="")
    for name, ranges in names.items():
        mentions = [Mention(span=parse.words.span(*words), form="name") for words in ranges]
        last = [last - 1 for _, last in ranges]
        if name == most:
            common = [w for w in parse.places.get("continent", ()) if parse.form(w) == "continent"]
            common = [w for w in common if parse.lowered[w - 1] == "the" and w > last[0]]
            mentions += [Mention(span=parse.words.span(w, w + 1), form="nominal") for w in common]
            last += common
        actor = Actor(
            id=slug(name),
            kind="group",
            name=name,
            mentions=tuple(sorted(mentions, key=lambda m: m.span)),
            confidence=0.6,
            why="an area that stands for those in it",
        )
        found.update(dict.fromkeys(last, actor))
    return found
