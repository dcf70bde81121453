"""The reports as a list shows them: each once, with the reports that tell the same story behind it.

A situation's store in, `Shelved`s out; made once and kept until the folder changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.assembly.kept_stories import stories_of
from dragoman.finding import fold
from dragoman.page.headed import Heading, heading
from dragoman.store import Head, Store


class Shelved(NamedTuple):
    """A report, what it is called, and the words by which a list is narrowed, without case and accents."""

    head: Head
    heading: Heading
    words: str
    relation: str  # to its story's origin


class Told(NamedTuple):
    """A story: the report nearest to its origin, and the others that tell it."""

    first: Shelved
    others: tuple[Shelved, ...]


def shelf(store: Store) -> list[Told]:
    """All stories, the latest first. While a build runs each report stands for itself."""
    if "shelf" not in store.reckoned:
        store.reckoned["shelf"] = _shelf(store)
    found: list[Told] = store.reckoned["shelf"]
    return found


def shelved(store: Store) -> list[Shelved]:
    """All reports, in the order of their stories."""
    if "shelved" not in store.reckoned:
        store.reckoned["shelved"] = [one for story in shelf(store) for one in (story.first, *story.others)]
    found: list[Shelved] = store.reckoned["shelved"]
    return found


def _shelf(store: Store) -> list[Told]:
    reports = {head.id: _shelved(head) for head in store.heads()}
    stories = [] if store.manifest.fresh else [story for story in stories_of(store) if len(story.members) > 1]
    behind: dict[str, list[Shelved]] = {}
    gone: set[str] = set()
    for story in stories:
        here = [m for m in story.members if m.report in reports]
        for member in here:
            reports[member.report] = reports[member.report]._replace(relation=member.relation)
        if len(here) > 1:
            first = story.origin if story.origin in reports else here[0].report
            behind[first] = [reports[m.report] for m in here if m.report != first]
            gone.update(m.report for m in here if m.report != first)
    told = [Told(one, tuple(behind.get(id_, ()))) for id_, one in reports.items() if id_ not in gone]
    # In order of publication; turned round, those whose day is not known stay last.
    dated = [one for one in told if (one.first.head.published or "") >= "0"]
    undated = [one for one in told if (one.first.head.published or "") < "0"]
    return [*reversed(dated), *undated]


def _shelved(head: Head) -> Shelved:
    called = heading(head.title, head.opening)
    words = fold(" \n ".join(part for part in (called.words, head.publisher, head.agency) if part))
    return Shelved(head, called, words, "")


def narrowed(
    stories: Sequence[Told], words: Sequence[str], publisher: str | None, since: str | None, until: str | None
) -> list[Told]:
    """The stories of which one report has all the words in title, publisher or agency, and lies within the days.

    Days are inclusive, partial ones allowed. A publisher is that or the agency, as it is spelt.
    """

    def fits(one: Shelved) -> bool:
        day = one.head.published or ""
        if (since or until) and not day >= "0":
            return False
        if (since and day + "~" < since) or (until and day > until + "~"):
            return False
        if publisher and publisher not in (one.head.publisher, one.head.agency):
            return False
        return all(word in one.words for word in words)

    if not words and not publisher and not since and not until:
        return list(stories)
    return [story for story in stories if fits(story.first) or any(fits(one) for one in story.others)]
