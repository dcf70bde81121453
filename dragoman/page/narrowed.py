"""What the pages over many reports share: whom and which days they were asked about, words cited.

An `Asked` in, plain values for templates out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.assembly.comparing import Compared
from dragoman.comparing import compared
from dragoman.errors import UsageError
from dragoman.finding import check_day
from dragoman.page import addresses
from dragoman.page.asked import Asked
from dragoman.records import Evidence, Quoted, Span
from dragoman.showing.days import written
from dragoman.showing.figures.witness import Witness
from dragoman.showing.passages import around, cut
from dragoman.showing.prose import inner
from dragoman.showing.who import state_name

#: Names that a form suggests, those of most reports, and the longest quotation in a list. Design values.
SUGGESTED, LONGEST = 300, 240


@dataclass(frozen=True)
class Narrowed:
    """What a page was narrowed to. `given` are the names as they were written, `problems` what cannot be done."""

    given: tuple[str, ...] = ()
    actors: tuple[Compared, ...] = ()
    about: str | None = None
    since: str | None = None
    until: str | None = None
    problems: tuple[str, ...] = ()
    more: dict[str, str | list[str] | None] = field(default_factory=dict)

    @property
    def sides(self) -> set[str]:
        return {actor.side for actor in self.actors}

    @property
    def any(self) -> bool:
        """Whether anything was asked for at all."""
        return bool(self.given or self.about or self.since or self.until or any(self.more.values()))

    def query(self, **other: str | list[str] | None) -> dict[str, str | list[str] | None]:
        """The question as it was put, with something else in it: for `addresses.page`."""
        own: dict[str, str | list[str] | None] = {
            "actor": list(self.given), "about": self.about, "since": self.since, "until": self.until,
        }  # fmt: skip
        return {**own, **self.more, **other}


def narrowed(asked: Asked, **more: str | list[str] | None) -> Narrowed:
    """The actors, words and days of a question. What is not known is left out and told in `problems`."""
    given = tuple(dict.fromkeys(_named(name.strip()) for name in asked.every("actor")))
    actors: list[Compared] = []
    problems: list[str] = []
    known: dict[str, Compared | str] = asked.situation.store.reckoned.setdefault("page.compared", {})
    for name in given:
        if name not in known:
            try:
                known[name] = compared(asked.situation.store, name)
            except UsageError as error:
                known[name] = str(error)
        found = known[name]
        if isinstance(found, str):
            problems.append(found)
        else:
            actors.append(found)
    days: list[str | None] = []
    for name in ("since", "until"):
        day: str | None = (asked.one(name) or "").strip() or None
        try:
            check_day(day)
        except UsageError as error:
            problems.append(str(error))
            day = None
        days.append(day)
    about = " ".join((asked.one("about") or "").split()) or None
    return Narrowed(given, tuple(actors), about, days[0], days[1], tuple(problems), more)


def _named(name: str) -> str:
    """What a form shows of a name: of a state its name, where its code was given."""
    return state_name(name) if name.isupper() else name


def suggested(asked: Asked) -> list[str]:
    """Names for a form to suggest: of the actors of most reports, each once."""
    kept: dict[str, Any] = asked.situation.store.reckoned
    if "page.suggested" not in kept:
        actors = sorted(asked.situation.registry().actors, key=lambda each: (-len(each.members), each.name))
        kept["page.suggested"] = list(dict.fromkeys(each.name for each in actors))[:SUGGESTED]
    found: list[str] = kept["page.suggested"]
    return found


@dataclass(frozen=True)
class Cited:
    """Words of a report: what they are, where they are read, who published them when, why they are taken for this."""

    words: str
    says: str
    link: str | None
    source: str
    why: str
    on: str | None = None


def cited(
    witness: Witness, report: str, record: str, spans: Sequence[Span], words: str, says: str = "", on: str | None = None
) -> Cited:  # fmt: skip
    """Words with their source. Where the report is gone they are shown without a link."""
    row = witness.row(report)
    day = written(row.published) if row and row.published else None
    source = ", ".join(filter(None, (row.publisher or row.agency or row.title, day))) if row else ""
    return Cited(
        inner(cut(words, LONGEST)), says, addresses.report(report, spans[0], record) if row and spans else None,
        source if row else "its report is gone", addresses.why(f"{report}:{record}"), on,
    )  # fmt: skip


def quoted(witness: Witness, some: Iterable[Quoted | Evidence], sentence: bool = False) -> list[Cited]:
    """Quotations of assembled records, with their sources; with `sentence`, the whole of it where there is room."""
    every = list(some)
    witness.know(one.report for one in every)

    def words(one: Quoted | Evidence) -> str:
        row = witness.row(one.report) if sentence and one.spans else None
        start, end = around(row.text, one.spans) if row else (0, 0)
        whole = " ".join(row.text[start:end].split()) if row else ""
        return whole if 0 < len(whole) <= LONGEST else " … ".join(one.quotes)

    return [
        cited(witness, one.report, one.record, one.spans, words(one),
              one.says if isinstance(one, Quoted) else one.act, one.on)
        for one in every
    ]  # fmt: skip
