"""Who speaks, acts, or is acted upon in a report: parse and report in, a `Cast` out.

The actors are read in an order in which each step can lean on the one before: names, countries, organisations, persons
and their roles, descriptions, groups, pronouns. Every actor's `why` names the rule that made it; its `confidence` is a
design value by kind of evidence, not measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.reading import lexicons
from dragoman.reading.bodies import stage_named_bodies
from dragoman.reading.cast import Cast
from dragoman.reading.countries import home_state, stage_countries
from dragoman.reading.dangling import join_dangling
from dragoman.reading.described_bodies import join_acronyms, stage_described_bodies
from dragoman.reading.drafts import Draft, Scene
from dragoman.reading.groups import stage_groups
from dragoman.reading.name_finding import name_spans
from dragoman.reading.nominals import stage_nominals
from dragoman.reading.offices import settle_persons
from dragoman.reading.parse import Parse
from dragoman.reading.persons import gather_persons
from dragoman.reading.pronouns import stage_pronouns
from dragoman.reading.vague_sources import stage_vague_sources
from dragoman.reading.windows import joined, windows
from dragoman.records import Actor, Mention, Report

_YEAR = re.compile(r"\d{4}")


def find_actors(parse: Parse, report: Report) -> Cast:
    """The cast of a report.

    1. names; 2. states, peoples, regions; 3. organisations, persons; 4. roles; 5. descriptions, groups; 6. pronouns;
    7. records, in the order of their first mention.
    """
    if not len(parse):
        return Cast((), {})
    year = _year(report)
    if len(parse) <= _LONGEST:
        return _cast(_read(parse, year))
    return joined([(first, _cast(_read(part, year))) for first, part in windows(parse, _LONGEST)])


#: Reports longer than this many words are read in windows, since the rules look back over all actors. A design value.
_LONGEST = 12_000


def _read(parse: Parse, year: int | None) -> Scene:
    scene = staged(parse, year)
    stage_pronouns(scene)
    return scene


def staged(parse: Parse, year: int | None) -> Scene:
    """The scene of a report with everybody on it, before its pronouns are read. `year` is the report's, if known."""
    scene = Scene(parse, name_spans(parse))
    stage_countries(scene)
    stage_named_bodies(scene, home_state(scene))
    told = gather_persons(scene)
    home = home_state(scene)
    stage_described_bodies(scene, home)
    join_acronyms(scene)
    settle_persons(scene, told, home, year)
    home = home_state(scene)
    stage_nominals(scene, home)
    stage_vague_sources(scene)
    join_dangling(scene)
    stage_groups(scene)
    return scene


def _year(report: Report) -> int | None:
    found = _YEAR.match(report.published or "")
    return int(found[0]) if found else None


def _cast(scene: Scene) -> Cast:
    """The records of those who have a mention, in the order of the first, and who is meant at each word."""
    kept = [draft for draft in scene.drafts if draft.spans]
    kept.sort(key=lambda draft: min(draft.spans))
    known = {draft.id for draft in kept}
    at = {
        head: tuple(i for i in dict.fromkeys(_meant(drafts)) if i in known) for head, drafts in sorted(scene.at.items())
    }
    actors = tuple(_actor(scene, draft, known) for draft in kept)
    return Cast(actors, {head: ids for head, ids in at.items() if ids}, frozenset(scene.doubtful))


def _meant(drafts: Sequence[Draft]) -> Iterator[str]:
    """The ids of those whom a mention means: of a group whose members are named, the members."""
    for draft in drafts:
        if draft.members:
            yield from _meant(draft.members)
        else:
            yield draft.id


def _actor(scene: Scene, draft: Draft, known: set[str]) -> Actor:
    words = scene.parse.words
    mentions = tuple(
        Mention(span=words.span(first, last), form=form) for (first, last), (form, _) in sorted(draft.spans.items())
    )

    def named(other: str | None) -> str | None:
        """An id that may stand in a record: of an actor of the report, or one that every report knows."""
        universal = other in lexicons.states().states or other in lexicons.organisations().organisations
        return other if other in known or universal else None

    return Actor(
        id=draft.id,
        kind=draft.kind,
        name=draft.name,
        country=draft.country,
        sector=draft.sector,
        role=draft.role,
        affiliation=named(draft.affiliation),
        acts_for=named(draft.acts_for),
        members=tuple(member.id for member in draft.members if member.id in known),
        owner=named(draft.owner),
        flag=draft.flag,
        mentions=mentions,
        confidence=round(draft.confidence, 2),
        why=draft.why,
    )
