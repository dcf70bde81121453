"""What a dossier is made of: chapters of lines, each of words about somebody and of quotations with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.records import Span
from dragoman.showing.brief import ReportLine, Source


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a line: an id of the registry, or `REPORT:ID`, with the name."""

    id: str
    name: str


Part = str | Person


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report. `lead` are our own words before them; `source` is their number among the sources.

    Where the report is gone, `report` is `None`, and there is no source.
    """

    words: str
    report: str | None
    span: Span
    record: str
    source: int | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known. `day` is its own, or with `reported` that of the report; `tag` sets a word off.

    `exchange` is the id of the exchange that it tells, `issue` the words of the issue that it is about.
    """

    parts: tuple[Part, ...]
    quotes: tuple[Quote, ...] = ()
    day: str | None = None
    reported: bool = False
    dated: bool = True
    tag: str = ""
    note: str = ""
    exchange: str | None = None
    issue: str | None = None

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.name for part in self.parts)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Lines under a heading: `lines` of `total`, from the `first` on. `ordered` says that they have two orders."""

    key: str
    heading: str
    lines: tuple[Line, ...]
    total: int
    first: int = 0
    ordered: bool = False

    @property
    def cut(self) -> bool:
        return len(self.lines) < self.total


@dataclass(frozen=True, slots=True)
class Dossier:
    """One actor. `summary` is a line on it; `sources` are numbered as the lines cite them."""

    id: str
    name: str
    kind: str
    summary: tuple[Part, ...]
    chapters: tuple[Chapter, ...]
    sources: tuple[Source, ...] = ()
    reports: tuple[ReportLine, ...] = ()
    situation: str | None = None


def people(ids: Sequence[Person], word: str = "and") -> list[Part]:
    """Persons as parts of a line: `a, b and c`."""
    parts: list[Part] = []
    for at, one in enumerate(ids):
        if at:
            parts.append(f" {word} " if at == len(ids) - 1 else ", ")
        parts.append(one)
    return parts
