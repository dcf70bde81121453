"""A report as a reference has it: what is known of title, author, paper, day and address, each as plain text.

The agency that a report credits is its author: bylines are not kept. What is not known stays out.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from dragoman.exports.names import title_of
from dragoman.exports.texts import address, flat
from dragoman.records import Report

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Cited(NamedTuple):
    """A reference. `day` holds as many of year, month and day as are known."""

    id: str
    title: str
    author: str | None
    paper: str | None
    day: tuple[int, ...]
    url: str | None
    language: str | None


def cite(report: Report) -> Cited:
    """A report as a reference."""
    language = report.language if report.language and _LANGUAGE.fullmatch(report.language) else None
    return Cited(
        report.id,
        title_of(report),
        flat(report.agency or "") or None,
        flat(report.publisher or "") or None,
        day_of(report.published),
        address(report.url),
        language,
    )


def day_of(published: str | None) -> tuple[int, ...]:
    """Year, month and day of an ISO 8601 date as far as it has them and they are on the calendar."""
    found = _DAY.match(published or "")
    numbers = tuple(int(part) for part in found.groups() if part) if found else ()
    for length in range(len(numbers), 0, -1):
        try:
            date(*(*numbers[:length], 1, 1)[:3])
        except ValueError:
            continue
        return numbers[:length]
    return ()
