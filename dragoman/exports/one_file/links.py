"""Where things stand in the one file: the names of its places, and links to those that it holds.

    links.words("0b3e51dd5441", (55, 222))      "#0b3e51dd5441.55-222"
    links.actor("CHN")                          "#a.CHN"

Names of places depend on ids and offsets alone, so that a link to words (`korea.html#0b3e51dd5441.55-222`) holds in the
next file of the same situation, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from dragoman.records import Span

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9.-]")


def safe(id_: str) -> str:
    """An id as part of a place's name: letters, digits, `.` and `-` as they are, all else by its code point."""
    return _NOT_PLAIN.sub(lambda found: f"_{ord(found.group()):x}_", id_)


def place(kind: str, id_: str) -> str:
    """The name of the place of something: `a.CHN` of an actor, `x.ex-3f2a` of an exchange."""
    return f"{kind}.{safe(id_)}"


def words_place(report: str, span: Span) -> str:
    """The name of the place of words."""
    return f"{safe(report)}.{span[0]}-{span[1]}"


class Links:
    """Links into a file that has these reports and actors; what else is asked for is `None`.

    `cited` has by report the spans that something leads to, which its text has to mark.
    """

    def __init__(self, reports: Collection[str], actors: Collection[str]) -> None:
        self.reports, self.actors = reports, actors
        self.cited: defaultdict[str, set[Span]] = defaultdict(set)

    def words(self, report: str, span: Span) -> str | None:
        """The link to words, which are from now on marked in the report."""
        if report not in self.reports:
            return None
        self.cited[report].add((span[0], span[1]))
        return f"#{words_place(report, span)}"

    def report(self, report: str) -> str | None:
        return f"#{place('r', report)}" if report in self.reports else None

    def actor(self, id_: str) -> str | None:
        """The link to an actor, by its id in the registry, or by that which its report gives it, also `REPORT:ID`."""
        if id_ not in self.actors:
            id_ = id_.partition(":")[2]
        return f"#{place('a', id_)}" if id_ in self.actors else None
