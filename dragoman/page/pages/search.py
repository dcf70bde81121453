"""Search: sentences with their records, and the actors and titles in which the words stand."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.assembly.registry import RegistryActor
from dragoman.errors import UsageError
from dragoman.finding import counted, fold, registry_of, wanted
from dragoman.page.asked import Asked, Route, Shown
from dragoman.page.paging import paged
from dragoman.page.searching import SIZE, search, words_of
from dragoman.page.shelf import Shelved, shelved
from dragoman.records import RECORD_TYPES
from dragoman.store import Store

#: Actors and titles that are listed above the sentences. A design value.
_LISTED = 6


class Also(NamedTuple):
    """Actors and titles in which the words stand, the first of them, and how many there are."""

    actors: list[RegistryActor]
    all_actors: int
    titles: list[Shelved]
    all_titles: int


def find(asked: Asked) -> Shown:
    """What the words and the narrowing find; without either, what can be asked."""
    store = asked.situation.store
    text = asked.one("q") or ""
    given = {name: asked.one(name) for name in ("actor", "about", "type", "since", "until")}
    kinds = [kind for kind in counted(store, "records", "kind") if kind]
    values: dict[str, object] = {
        "q": text, "given": given, "found": None, "also": None, "wrong": "",
        "types": RECORD_TYPES[1:], "kinds": sorted(kinds, key=lambda kind: (kind.isupper(), kind)),
    }  # fmt: skip
    title = f"“{text}”" if text else "Find words"
    try:
        narrowing = wanted(
            store, actor=given["actor"], about=given["about"], since=given["since"], until=given["until"],
            types=[given["type"]] if given["type"] else (),
        )  # fmt: skip
    except UsageError as error:
        return Shown("search.html", title, values | {"wrong": str(error)})
    words = words_of(text)
    if words or narrowing.of_records():
        found = search(
            store, text, narrowing, lambda every: paged(asked, every, SIZE, "/search", q=text or None, **given)
        )
        values |= {"found": found, "also": _also(store, words) if words and found.paging.number == 1 else None}
    return Shown("search.html", title, values)


def _also(store: Store, words: list[str]) -> Also:
    named = [] if store.manifest.fresh else _names(store)
    first, *others = words
    actors = [actor for actor, names in named if first in names and _all(others, names)]
    actors.sort(key=lambda actor: (-len(actor.members), actor.id))
    titles = [
        one for one in shelved(store)
        if first in one.words and one.heading.is_title and _all(words, one.words)
        and _all(words, fold(one.heading.words))
    ]  # fmt: skip
    return Also(actors[:_LISTED], len(actors), titles[:_LISTED], len(titles))


def _names(store: Store) -> list[tuple[RegistryActor, str]]:
    """Every actor with all its names, without case and accents."""
    if "names" not in store.reckoned:
        store.reckoned["names"] = [
            (actor, fold("\n".join([actor.name, *(seen.name for seen in actor.names)])))
            for actor in registry_of(store).actors
        ]
    found: list[tuple[RegistryActor, str]] = store.reckoned["names"]
    return found


def _all(words: list[str], text: str) -> bool:
    return all(word in text for word in words)


ROUTES = (Route("/search", find),)
