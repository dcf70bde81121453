"""The one file from its first byte to its last: what stands in it, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.assembly.assembled import Assembled, assemble
from dragoman.assembly.kept_assembled import assembled_of
from dragoman.assembly.kept_stories import stories_of
from dragoman.assembly.registry import Registry
from dragoman.assembly.standing import Standing
from dragoman.assembly.stories import origins
from dragoman.collection import without_collection
from dragoman.exports.one_file import look
from dragoman.exports.one_file.actors import actors
from dragoman.exports.one_file.figures import drawn
from dragoman.exports.one_file.joined import claims, contradictions, exchanges, forecasts, positions
from dragoman.exports.one_file.links import Links
from dragoman.exports.one_file.reports import Ties, article
from dragoman.exports.one_file.spool import Spool
from dragoman.exports.one_file.told import Teller
from dragoman.exports.texts import flat
from dragoman.exports.whole import Situation
from dragoman.exports.wrote import Wrote
from dragoman.showing.passages import cut
from dragoman.showing.people import people_of
from dragoman.showing.render import numbered_runs
from dragoman.showing.told import arranged
from dragoman.store import Store, Wanted


class Head(NamedTuple):
    """A report without its text."""

    title: str
    outlet: str
    published: str | None


@dataclass(frozen=True)
class Scene:
    """What all parts of the file are made from. Nothing in it grows with the length of the reports."""

    situation: Situation
    since: str | None
    until: str | None
    teller: Teller
    links: Links
    registry: Registry
    assembled: Assembled
    heads: Mapping[str, Head]

    @property
    def long(self) -> bool:
        """Whether the file is so long that its parts are better opened one by one."""
        return len(self.heads) > _LONG


#: The parts, by the name of their place: heading, and what makes their pieces before the reports are read.
_PARTS: dict[str, tuple[str, Callable[[Scene, Wrote], Iterator[bytes]]]] = {
    "exchanges": ("Asked and answered", lambda scene, wrote: exchanges(scene.teller, scene.assembled, wrote)),
    "positions": ("Who stands where", lambda scene, wrote: positions(scene.teller, scene.assembled, wrote)),
    "timeline": ("Timeline", lambda scene, wrote: drawn("timeline", *_asked(scene))),
    "network": ("Network", lambda scene, wrote: drawn("network", *_asked(scene))),
    "claims": ("What is said to lead to what", lambda scene, wrote: claims(scene.teller, scene.assembled, wrote)),
    "forecasts": ("What is expected", lambda scene, wrote: forecasts(scene.teller, scene.assembled, wrote)),
    "contradictions": (
        "What cannot both hold", lambda scene, wrote: contradictions(scene.teller, scene.assembled, wrote)
    ),
}  # fmt: skip
#: Longest title in a list, in characters. A design value.
_TITLE = 140
#: Reports of which all that was read is open at once. A design value.
_LONG = 60
_AFTER = {"actors": "Actors", "reports": "Reports"}
#: Parts that have a figure above what they list.
_FIGURES = {"positions": "positions", "claims": "causal-map"}


def _asked(scene: Scene) -> tuple[Situation, Links, str | None, str | None]:
    return scene.situation, scene.links, scene.since, scene.until


def pieces(situation: Situation, wrote: Wrote, since: str | None = None, until: str | None = None) -> Iterator[bytes]:
    """The file, piece by piece; `wrote` counts what is in it. Days choose reports, and are inclusive."""
    scene = _scene(situation, since, until)
    name = flat(situation.name) or "situation"
    sections = {key: heading for key, (heading, _) in _PARTS.items()} | _AFTER
    brief = situation.brief(since, until)
    yield look.render(
        "head.html", name=name, brief=brief, runs=numbered_runs, by_number={one.number: one for one in brief.sources},
        sections=sections, links=scene.links, long=scene.long, style=look.style(), policy=look.policy(),
    )  # fmt: skip
    del brief
    for key, (heading, made) in _PARTS.items():
        yield look.render("open.html", key=key, heading=heading)
        if key in _FIGURES:
            yield from drawn(_FIGURES[key], *_asked(scene))
        yield from made(scene, wrote)
        yield look.render("close.html")
    with Spool() as texts, Spool() as of_actors:
        ties = _read(scene, wrote, texts, of_actors)
        yield look.render("open.html", key="actors", heading=_AFTER["actors"])
        yield from actors(scene.teller, arranged(scene.assembled), ties, of_actors, wrote)
        yield look.render("close.html")
        yield look.render("open.html", key="reports", heading=_AFTER["reports"])
        yield look.render("contents.html", heads=scene.heads, links=scene.links, long=scene.long)
        yield from look.chunked(([text] for text in texts.pieces("")), 25)
        yield look.render("close.html")
    yield look.render("foot.html", name=name, script=look.script())


def _read(scene: Scene, wrote: Wrote, texts: Spool, of_actors: Spool) -> Ties:
    """One pass over the reports: their articles, and the lines of the actors in them."""
    ties = Ties(scene.teller)
    for reading in scene.situation.readings(scene.since, scene.until):
        if reading.report.id in scene.heads:  # a build may go on meanwhile
            ties.add(reading)
            texts.add("", article(scene.teller, reading, of_actors, wrote, scene.long))
            scene.links.cited.pop(reading.report.id, None)
    wrote.reports = len(scene.heads)
    return ties


def _scene(situation: Situation, since: str | None, until: str | None) -> Scene:
    store = situation.store
    registry, people = situation.registry(), people_of(store)
    heads = _heads(store, since, until)
    there = {
        id_ for id_, known in people.known.items()
        if (since is None and until is None) or any(report in heads for report, _ in known.members)
    }  # fmt: skip
    links = Links(heads, there)
    assembled = _assembled(situation, registry, since, until)
    return Scene(situation, since, until, Teller(links, people, registry), links, registry, assembled, heads)


def _heads(store: Store, since: str | None, until: str | None) -> dict[str, Head]:
    within = None if since is None and until is None else store.ids(Wanted(since=since, until=until))
    return {
        one.id: Head(
            flat(cut(one.title or one.opening, _TITLE)) or one.id,
            flat(one.publisher or one.agency or "publisher not given"), one.published,
        )
        for one in store.heads() if within is None or one.id in within
    }  # fmt: skip


def _assembled(situation: Situation, registry: Registry, since: str | None, until: str | None) -> Assembled:
    """What the reports say together; with days, these reports alone."""
    if since is None and until is None:
        return assembled_of(situation.store)
    with without_collection():
        readings = list(situation.readings(since, until))
        return assemble(readings, Standing.of(readings, registry.of), origins(stories_of(situation.store)))
