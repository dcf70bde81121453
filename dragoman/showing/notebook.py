"""What a user holds, as a notebook shows it: small HTML that stands alone, without scripts, each line with its link.

Situations, actors, briefs, comparisons and projections in, HTML out. It takes the notebook's own colour of text, so
that it follows its theme whichever that is; where a notebook strips styles, what is said stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from jinja2 import Environment, Template
from msgspec.structs import replace

from dragoman.assembly.comparing import Comparison
from dragoman.records import Evidence
from dragoman.showing import projected
from dragoman.showing.brief import Brief
from dragoman.showing.days import written
from dragoman.showing.figures.of_projection import figure_of_run
from dragoman.showing.figures.style import RULES
from dragoman.showing.passages import cut
from dragoman.showing.prose import inner
from dragoman.showing.render import numbered_runs
from dragoman.showing.who import state_name
from dragoman.store import Store, Wanted
from dragoman.worlds.answers import Answer
from dragoman.worlds.model import NO_CHANGE, Model
from dragoman.worlds.sentences import sentences

if TYPE_CHECKING:
    from dragoman.assembly.registry import RoleHeld

#: Lines of each kind that are shown before it is told how many more there are. Design values: a screen of a notebook.
REPORTS, STATEMENTS, NAMES, ISSUES, DAYS, SENTENCES = 8, 8, 6, 6, 4, 5


class Line(Protocol):
    """A statement with its report: a `dragoman.sourced.Sourced`, which stands above this package."""

    @property
    def text(self) -> str: ...
    @property
    def link(self) -> str | None: ...


class Person(Protocol):
    """An actor of a situation: a `dragoman.SituationActor`."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def acts_for(self) -> str | None: ...
    @property
    def roles(self) -> tuple[RoleHeld, ...]: ...
    @property
    def names(self) -> Sequence[Any]: ...
    @property
    def records(self) -> Sequence[Any]: ...
    def statements(self) -> Sequence[Any]: ...


def of_situation(name: str, store: Store) -> str:
    """How large a situation is, and its latest reports."""
    rows = store.reports(Wanted())
    dated = sorted(rows, key=lambda row: (row.published is not None, row.published or ""), reverse=True)
    counts = {kind: many for kind, many in store.tally("records", "type").items() if many}
    return _shown(
        "situation", called=name, summary=store.summary(), total=len(rows), counts=counts, rows=dated[:REPORTS],
        address=_address,
    )  # fmt: skip


def of_actor(actor: Person) -> str:
    """Who an actor is, and what it said last."""
    said = list(actor.statements())
    names = [each.name for each in actor.names if each.name != actor.name]
    return _shown(
        "actor", actor=actor, names=names[:NAMES], more_names=len(names) - NAMES, said=said[-STATEMENTS:][::-1],
        total=len(said),
    )  # fmt: skip


def of_brief(brief: Brief) -> str:
    """The brief, each sentence with links to its words: on the web where they are there, else in its list of them."""
    # Several briefs in one notebook have sources of the same numbers.
    mark = f"dm-{hashlib.sha256(repr(brief).encode('utf-8', 'replace')).hexdigest()[:8]}-"
    sources = {source.number: source for source in brief.sources}
    return _shown("brief", brief=brief, runs=numbered_runs, sources=sources, mark=mark)


def of_comparison(found: Comparison, link: Callable[[Evidence], str | None]) -> str:
    """Positions side by side, an issue a table; `link` leads to the words of some evidence."""
    issues, names = [], {actor.id: actor.name for actor in found.actors}
    for one in found.issues[:ISSUES]:
        courses = {course.actor: course for course in one.courses}
        days = {str(position.on or ""): None for course in one.courses for position in course.positions}
        ordered = sorted(days, key=lambda day: (not day or day.startswith("--"), day))
        rows = [
            (day.removeprefix("--"), [
                [position for position in courses[actor.id].positions if str(position.on or "") == day]
                for actor in found.actors if actor.id in courses
            ])
            for day in ordered[:DAYS]
        ]  # fmt: skip
        doers = [names.get(each, state_name(each)) for each in one.issue.doers]
        issues.append((one, doers, [actor for actor in found.actors if actor.id in courses], rows, len(ordered) - DAYS))
    return _shown("comparison", found=found, issues=issues, more=len(found.issues) - ISSUES, to=link)


def of_projection(model: Model, answer: Answer) -> str:
    """What a run answers, as a figure and in words, with the sentences that it stands on and what is assumed."""
    actor = model.question.actor
    acts = tuple(each for each in answer.options if each.option != NO_CHANGE and actor in (None, each.actor))
    said = sentences(model)
    return _shown(
        "projection", headline=projected.headline(answer), figure=figure_of_run(replace(answer, options=acts)),
        ground=projected.ground(answer), said=said[:SENTENCES], more=len(said) - SENTENCES, rules=RULES,
    )  # fmt: skip


def _shown(name: str, **values: Any) -> str:
    return _template().render(what=name, **values).strip() + "\n"


@lru_cache(maxsize=1)
def _template() -> Template:
    source = files("dragoman.showing").joinpath("templates/notebook.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(
        written=written, cut=cut, inner=inner, safely=_safely, thousands=lambda number: f"{number:,}"
    )
    return environment.from_string(source)


def _address(row: Any) -> str:
    return str(row.url or row.name)


def _safely(link: str | None) -> str | None:
    """A link that can only lead to a page on the web or to a file: a name of a file may look like a script."""
    if link is None or link.startswith(("http://", "https://")):
        return link
    return quote(link, safe="/#=,")
