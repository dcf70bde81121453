"""The reader: a report's text with its records marked in it and told beside it."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from dragoman.assembly.kept_stories import stories_of
from dragoman.assembly.stories import Story
from dragoman.errors import UsageError
from dragoman.page import addresses
from dragoman.page.annotated import KINDS, annotate
from dragoman.page.asked import Asked, Route, Shown
from dragoman.page.headed import heading, language
from dragoman.parts import ReportRow
from dragoman.records import RECORD_TYPES, Reading, Record, Span, own_words, spans
from dragoman.store import Store, Wanted

#: Files and copies that are named. Design values.
_FILES, _COPIES = 5, 40
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
#: In an address, what stands for none of the kinds; the form sends it along, so that nothing ticked is nothing shown.
_NONE, LINKS = "text", "links"


class Copy(NamedTuple):
    """Another report that tells the same story, and how: `None` where it is no longer here."""

    row: ReportRow
    relation: str


def report(asked: Asked) -> Shown:
    """A report, whole or a part of it, with `?show=` kinds, opened `?at=` some words or at those of a `?record=`."""
    store = asked.situation.store
    row = _row(store, asked.path["id"])
    reading = store.reading(row.id)
    show = _show(asked)
    record, at, missing = _where(asked, reading)
    part = asked.number("part", 0, 0)
    told = annotate(reading, row, show, at, record.id if record else None, part or None)
    places = list(store.places(report=row.id))
    values = {
        "row": row, "heading": heading(row.title, row.text), "language": language(row.language), "told": told,
        "kinds": KINDS, "show": show, "links": LINKS in asked.query.get("show", ()),
        "url": row.url if (row.url or "").startswith(("http://", "https://")) else None,
        "host": urlsplit(row.url or "").hostname or "", "missing": missing,
        "opened": record.id if record else None, "files": places[:_FILES], "more_files": len(places) - _FILES,
        "word_count": len(row.text.split()), "furniture": len(reading.report.furniture),
        "damaged": len(reading.report.damaged), "none": _NONE,
        "part_address": lambda number: addresses.part(row.id, number, asked.query.get("show", ())),
    }  # fmt: skip
    return Shown("report.html", heading(row.title, row.text).words, values | _story(store, row))


def _row(store: Store, name: str) -> ReportRow:
    """The report of this id, or of an id that begins so. Raises `UsageError` where there is none, or several."""
    found = store.reports(Wanted(report=name))
    if not found and len(name) >= 4:
        found = store.reports(Wanted(start_of_id=name))
    if not found:
        raise UsageError(
            f"There is no report {name!r} here: it was never read, or is gone since the last build. "
            "The list of reports has all that are."
        )
    if len(found) > 1:
        raise UsageError(f"{name!r} may be any of {len(found)} reports: give more of the id.")
    return found[0]


def _show(asked: Asked) -> frozenset[str]:
    given = asked.every("show")
    return frozenset(given) if any(name in (*KINDS, _NONE) for name in given) else frozenset(KINDS)


def _where(asked: Asked, reading: Reading) -> tuple[Record | None, list[Span], str]:
    """The record and the words at which to open, and what is to be said where they are not there."""
    given, name = asked.one("at"), asked.one("record")
    record = next((one for kind in RECORD_TYPES for one in getattr(reading, kind) if one.id == name), None)
    missing = ""
    if name is not None and record is None:
        missing = f"No record {name} is in this report now: it was corrected, or the report was read anew."
    at: list[Span] = []
    if given is not None:
        match, length = _SPAN.fullmatch(given.strip()), len(reading.report.text)
        start, end = (min(int(edge), length) for edge in match.groups()) if match else (0, 0)
        at = [(start, end)] if start < end else []
        missing = missing or ("" if at else f"The words at {given!r} are not in this text.")
    if record is not None and not at:
        at = list(own_words(record) or [span for _, span in spans(record)])
    return record, at, missing


def _story(store: Store, row: ReportRow) -> dict[str, object]:
    """The other reports of the same wire story. While a build runs they are not yet known."""
    stories: list[Story] = [] if store.manifest.fresh else stories_of(store)
    story = next((one for one in stories if len(one.members) > 1 and row.id in one.reports), None)
    if story is None:
        return {"copies": [], "more_copies": 0, "relation": None}
    relation = {member.report: member.relation for member in story.members}
    others = [member for member in story.members if member.report != row.id]
    rows = store.reports_by_id(member.report for member in others[:_COPIES])
    copies = [Copy(rows[member.report], member.relation) for member in others if member.report in rows]
    return {"copies": copies, "more_copies": len(others) - len(copies), "relation": relation[row.id]}


ROUTES = (Route("/report/{id}", report),)
