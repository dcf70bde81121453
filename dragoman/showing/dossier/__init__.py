"""The dossier: everything that the reports have on one actor, each line with its words and the day of its report.

An actor of a situation in, a `Dossier` out, once, to be shown in the page and as Markdown, HTML and for the terminal
(`as_brief`, and `showing.render`). Chapters are in `CHAPTERS`: what each finds, and how a line of it is written. Only
what is shown is fetched, so that a state of thousands of reports takes no longer than a witness of one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from dragoman.assembly.kept_registry import registry_of
from dragoman.errors import UsageError
from dragoman.showing.brief import Brief, Paragraph, Section, Sentence
from dragoman.showing.days import spanned, written
from dragoman.showing.dossier import deeds, views
from dragoman.showing.dossier import people as who
from dragoman.showing.dossier.desk import LONGEST, Case, Desk, Place
from dragoman.showing.dossier.parts import Chapter, Dossier, Line, Part, Person, Quote
from dragoman.showing.people import people_of
from dragoman.showing.story import capital, many, number, stop
from dragoman.showing.told import told_of
from dragoman.store import Store

__all__ = ["CHAPTERS", "PAGE", "SHOWN", "Chapter", "Dossier", "Line", "Person", "Quote", "as_brief", "make_dossier"]

#: Lines of a chapter that are shown before "all of them", and on a page of all of them. Design values.
SHOWN, PAGE = 8, 50


class _Kind(NamedTuple):
    """A chapter: its heading (`{0}` is the actor), what it finds, where that stands, and the line for it.

    `choose` takes the first few of its `pool` in another way than by their order. `ordered` says that `Case.latest`
    matters. Where all else is cut to `SHOWN` lines, this is to `few`.
    """

    key: str
    heading: str
    find: Callable[[Case], Sequence[Any]]
    places: Callable[[Any], Sequence[Place]]
    write: Callable[[Desk, Any], Line | None]
    pool: Callable[[Case, Sequence[Any], int], Sequence[Any]] | None = None
    choose: Callable[[Desk, Sequence[Any], int], Sequence[Any]] | None = None
    ordered: bool = False
    few: int = 100


CHAPTERS: tuple[_Kind, ...] = (
    _Kind("names", "Names", who.names, who.places, who.name_line, few=4),
    _Kind("roles", "Roles over time", who.roles, who.places, who.role_line),
    _Kind("speaks-for", "For whom {0} speaks", who.homes, who.places, who.spoken_line),
    _Kind("voices", "Who speaks for {0}", who.voices, who.places, who.spoken_line, few=6),
    _Kind("said", "What {0} said", deeds.said, deeds.seen_places, deeds.said_line, deeds.pool, deeds.weightiest, True),
    _Kind("did", "What {0} did", deeds.did, deeds.seen_places, deeds.did_line),
    _Kind("befell", "What was done to {0}", deeds.befell, deeds.seen_places, deeds.befell_line),
    _Kind("asks", "What {0} asked for and offered", views.asks, views.exchange_places, views.asks_line),
    _Kind("asked", "What {0} was asked for and offered", views.asked, views.exchange_places, views.asked_line),
    _Kind("ties", "What ties {0} to others", deeds.ties, deeds.tie_places, deeds.tie_line),
    _Kind("stands", "Where {0} stands", views.stands, views.stand_places, views.stand_line),
    _Kind("holds", "What {0} says leads to what", views.holds, views.claim_places, views.claim_line),
    _Kind("expected", "What {0} is expected to do", views.expected, views.forecast_places, views.forecast_line),
    _Kind("contradictions", "What cannot both hold", views.contradicts, views.contradiction_places,
          views.contradiction_line),
)  # fmt: skip


def make_dossier(
    store: Store, id_: str, shown: int = SHOWN, *, only: str | None = None, page: int = 1, latest: bool = False,
    longest: int = LONGEST,
) -> Dossier:  # fmt: skip
    """The dossier of an actor, by its id in the registry, or as `REPORT:ID` of one that its report alone knows.

    Of each chapter the first `shown` lines; with `only` that chapter alone, a page of `PAGE` lines at a time. `latest`
    puts the latest before the weightiest. Raises `UsageError` for an actor or a chapter that there is not.
    """
    case = _case(store, id_, latest)
    kinds = [kind for kind in CHAPTERS if only in (None, kind.key)]
    if not kinds:
        raise UsageError(f"no chapter is called {only!r}: there are {', '.join(kind.key for kind in CHAPTERS)}")
    chosen: list[tuple[_Kind, Sequence[Any], int, int]] = []
    for kind in kinds:
        found = kind.find(case)
        if only is not None:
            first = PAGE * (min(page, max(1, -(-len(found) // PAGE))) - 1)
            chosen.append((kind, found[first : first + PAGE], len(found), first))
        else:
            most = min(shown, kind.few) if shown == SHOWN else shown
            some = kind.pool(case, found, most) if kind.pool else found[:most]
            chosen.append((kind, some, len(found), 0))
    desk = Desk.of(case, (place for kind, some, _, _ in chosen for one in some for place in kind.places(one)), longest)
    chapters = []
    for kind, some, total, first in chosen:
        if kind.choose and only is None:
            some = kind.choose(desk, some, shown)
        lines = tuple(line for one in some if (line := kind.write(desk, one)) is not None)
        heading = kind.heading.format(case.name)
        if lines:
            chapters.append(Chapter(kind.key, heading, lines, total, first, kind.ordered))
    _, sources, reports = desk.sources.numbered([Section("", tuple(map(_paragraph, each.lines))) for each in chapters])
    known = case.people.known.get(case.registry.of(*case.members[0]), None)
    name = case.person(*case.members[0]).name if ":" in id_ and case.registered is None else case.people.name(id_)
    return Dossier(
        id_, name, known.kind if known else "", tuple(_summary(case)), tuple(chapters), sources, reports,
        str(store.folder),
    )  # fmt: skip


def _case(store: Store, id_: str, latest: bool) -> Case:
    everybody, registry = people_of(store), registry_of(store)
    known = everybody.known.get(id_)
    report, colon, own = id_.partition(":")
    if known is not None:
        members: Sequence[tuple[str, str]] = known.members
    elif colon and (report, own) in everybody.names:
        members = [(report, own)]
    else:
        raise UsageError(f"there is no actor with the id {id_!r}")
    return Case(store, registry, everybody, told_of(store), id_, members, latest)


def _summary(case: Case) -> list[Part]:
    """Kind, for whom it speaks, in how many reports of which days, and how much it said."""
    known = case.people.known[case.registry.of(*case.members[0])]
    days = [day for report, _ in case.members if (day := case.day(report)) and not day.startswith("--")]
    alone = case.registered is None
    parts: list[Part] = [capital(known.kind.replace("-", " "))]
    if known.acts_for and not (alone and ":" not in case.id):
        parts += [", speaks for ", Person(known.acts_for, case.people.called(known.acts_for))]
    parts.append(f"; in {many(len({report for report, _ in case.members}), 'report')}")
    parts.append(f", {spanned(days)}" if days else ", without a date")
    if not alone:
        own = many(known.statements, "statement")
        parts.append(f"; {own} of its own" + (f" and {number(known.spoken)} by others for it" if known.spoken else ""))
    parts.append(".")
    if alone:
        parts.append(" Who is known by no name of its own is known to its report alone: others may be meant elsewhere.")
    return parts


def _paragraph(line: Line) -> Paragraph:
    """A line as prose, its numbers behind the quotations."""
    sentences = []
    # That it did not happen has to stand before what did not.
    words = capital(f"{line.tag}: {line.text}" if line.tag and line.exchange is None else line.text)
    for at, quote in enumerate(line.quotes):
        lead = quote.lead or (": " if at == 0 and words else " ")
        lead = f": {lead}" if at == 0 and quote.lead else lead
        sentences.append(Sentence(f"{words}{lead}“{quote.words}”", (quote.source,) if quote.source else ()))
        words = ""
    note = f"({line.note})" if line.note else ""
    if not sentences:
        sentences.append(Sentence(f"{words}{' ' if note else ''}{note}{stop(words + note)}"))
    elif note:
        sentences.append(Sentence(f"{note}."))
    day = "" if not line.dated or line.day is None else written(line.day)
    return Paragraph(tuple(sentences), (f"Reported {day}" if line.reported else day) if day else None)


def as_brief(dossier: Dossier) -> Brief:
    """A dossier as a brief of its own, to be rendered like one. Chapters that are cut say of how many lines."""
    sections = tuple(
        Section(f"{each.heading} ({len(each.lines)} of {each.total:,})" if each.cut else each.heading,
                tuple(map(_paragraph, each.lines)), listing=each.key in ("names", "roles", "speaks-for", "voices"))
        for each in dossier.chapters
    )  # fmt: skip
    summary = "".join(part if isinstance(part, str) else part.name for part in dossier.summary)
    title = f"Dossier: {dossier.name}"
    return Brief(title, summary, sections, dossier.sources, dossier.reports, dossier.situation)
