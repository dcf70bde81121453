"""Positions side by side as a user holds them: with where their reports are, so that words can be linked."""

from __future__ import annotations

import msgspec

from dragoman.assembly.comparing import Comparison
from dragoman.links import link_to
from dragoman.records import Evidence
from dragoman.store import Store


class Whereabouts(msgspec.Struct, frozen=True):
    """The name of a report's file, and its address on the web where it has one."""

    name: str
    url: str | None = None


class SituationComparison(Comparison, frozen=True, kw_only=True):
    """A comparison; `where` has the whereabouts of the reports that it quotes, by their ids."""

    where: dict[str, Whereabouts] = msgspec.field(default_factory=dict)

    def link(self, evidence: Evidence) -> str | None:
        """The link to the words of some evidence; `None` where its report is gone or it has no words."""
        where = self.where.get(evidence.report)
        if where is None or not evidence.spans or not evidence.quotes:
            return None
        return link_to(evidence.quotes[0], evidence.spans[0], where.url, where.name)

    def _repr_html_(self) -> str:
        from dragoman.showing.notebook import of_comparison

        return of_comparison(self, self.link)


def with_whereabouts(store: Store, found: Comparison) -> SituationComparison:
    """The comparison with where its reports are."""
    ids = {
        evidence.report for one in found.issues for course in one.courses for position in course.positions
        for evidence in position.evidence
    }  # fmt: skip
    asked = ", ".join("?" for _ in ids)
    rows = store.ask(f"SELECT id, name, url FROM reports WHERE id IN ({asked})", sorted(ids)) if ids else []
    return SituationComparison(
        actors=found.actors, about=found.about, since=found.since, until=found.until, issues=found.issues,
        where={id_: Whereabouts(name, url) for id_, name, url in rows},
    )  # fmt: skip
