"""A record and everything that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.records import Event
from dragoman.showing.figures.text import many
from dragoman.showing.lines.decisions import changed, decided
from dragoman.showing.lines.events import circumstances, kind_of
from dragoman.showing.terminal import Page, clean

if TYPE_CHECKING:
    from dragoman.assembly.stories import Story
    from dragoman.reasons import Why

#: Mentions that are listed, before "and so many more". A design value.
_FIRST = 3
#: Why a text of a story is the nearest to its origin.
_NEAREST = {
    "agency": "it is the report of the agency that others credit",
    "earliest": "it was published on an earlier day than the others",
    "fullest": "none was earlier, and it holds most of what the others say",
    "first in the pile": "nothing tells them apart but that it comes first",
}


def why_lines(why: Why, page: Page) -> Iterator[str]:
    """A record and everything that it rests on."""
    report = why.report
    text = report.text
    if why.record is None:
        yield page.paint(clean(report.title or report.id), "bold")
    else:
        described = getattr(why.record, "act", getattr(why.record, "kind", ""))
        if isinstance(why.record, Event):
            described = kind_of(why.record)
        yield f"{page.paint(why.record.id, 'bold')}  {why.type.removesuffix('s')}, {described}"
    if why.context is not None:
        yield page.wrapped("“" + clean(text[slice(*why.context)]) + "”", "  ")
    fields: dict[str, list[str]] = {}
    for passage in why.passages:
        fields.setdefault(passage.field, []).append(clean(passage.words))
    for field, words in fields.items():
        shown = " … ".join(words[:_FIRST]) if field == "mentions.span" else " … ".join(words)
        more = f" and {len(words) - _FIRST} more" if field == "mentions.span" and len(words) > _FIRST else ""
        yield page.wrapped(f"{field.removesuffix('.span')}: {shown}{more}", "  ", "    ")
    if isinstance(why.record, Event):
        for line in circumstances(why.record):
            yield page.wrapped(line, "  ", "    ")
    for person in why.people:
        about = [person.role, f"of {person.affiliation}" if person.affiliation else None]
        described = ", ".join(clean(x) for x in about if x)
        acts = f"acts for {person.acts_for}" if person.acts_for else "acts for nobody"
        reason = f" ({clean(person.reason)})" if person.reason else ""
        yield page.wrapped(
            f"{person.part}: {clean(person.name)}{f', {described}' if described else ''}: {acts}{reason}",
            "  ",
            "    ",
        )
    if why.record is not None:
        yield f"  made by: {clean(why.made_by or 'not said')}"
        damage = ", from damaged text" if why.damaged else ""
        yield f"  confidence: {why.confidence:.2f}{damage}"
    for change in why.changes:
        yield page.wrapped(f"corrected: {decided(change.fix)}", "  ", "    ")
        for line in changed(change):
            yield page.wrapped(line, "    ", "  ")
    about = [report.title, report.publisher, report.agency, report.published, report.url]
    yield page.wrapped(f"report {report.id}: " + ", ".join(clean(x) for x in about if x), "  ", "    ")
    if why.story is not None:
        yield page.wrapped(f"story: {_in_story(why.story, report.id)}", "  ", "    ")
    yield page.wrapped("found in: " + ", ".join(clean(place) for place in why.places), "  ", "    ")
    if why.passages:
        yield f"  link: {clean(why.passages[0].link)}"
    yield ""


def _in_story(story: Story, report: str) -> str:
    """What a report is among those that tell its story, and which of them is the nearest to the origin."""
    several = f"{many(len(story.members), 'report')} that tell it"
    if report == story.origin:
        return f"of {several} this is the nearest to the origin: {_NEAREST[story.why]}"
    relation = next(member.relation for member in story.members if member.report == report)
    return f"a {relation} of report {story.origin}, of {several} the nearest to the origin: {_NEAREST[story.why]}"
