"""How many stand behind what reports tell: reports of one wire story are one witness, however many there are.

Reports, or places of readings, in; counts out. Which reports tell one story, and which text of it is nearest to its
origin, `stories` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import UNSET, UnsetType

from dragoman.records import Reading

#: Of a report, by its id, the report that is the origin of its story. What is not in it is its own.
Origins = Mapping[str, str]
#: Where nothing is known of stories: every report is its own.
OWN: Origins = {}


def other_origin(report: str, origins: Origins) -> str | UnsetType:
    """The origin of a report's story, where that is another report."""
    origin = origins.get(report, report)
    return UNSET if origin == report else origin


def count_origins(readings: Sequence[Reading], places: Iterable[int], origins: Origins = OWN) -> int:
    """How many stories some reports tell, given by their places."""
    reports = (readings[at].report.id for at in places)
    return len({origins.get(report, report) for report in reports})


def one_each(readings: Sequence[Reading], places: Iterable[int], origins: Origins = OWN) -> list[int]:
    """Of the reports of each story one place: that of its origin where it is there, else the first."""
    chosen: dict[str, int] = {}
    for at in places:
        report = readings[at].report.id
        origin = origins.get(report, report)
        if origin not in chosen or report == origin:
            chosen[origin] = at
    return list(chosen.values())


def witnesses(readings: Sequence[Reading], places: Iterable[int], origins: Origins = OWN) -> int:
    """How many outlets stand behind some reports: one agency is one, and so is one publisher without an agency.

    Of a story the outlet of its origin counts. A report of which neither is known counts by itself.
    """
    reports = (readings[at].report for at in one_each(readings, places, origins))
    return len({report.agency or report.publisher or report.id for report in reports})
