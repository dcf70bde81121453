"""Reports that tell one wire story: who has it from whom, so that evidence counts origins and not copies.

Reports in, `Story`s out; every report is in exactly one, most of them alone. Which two texts belong together `likeness`
decides; here they are grouped, and the text is chosen that stands nearest to the origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from dragoman.assembly.likeness import COPY, PARTLY, Link, containment, find_links, sameness, weight_shared
from dragoman.assembly.wordings import Pile, make_pile
from dragoman.records import Report

Relation = Literal["origin", "copy", "cut", "rewrite"]
Reason = Literal["alone", "agency", "earliest", "fullest", "first in the pile"]

#: Rewrites follow within days: what reads alike but lies further apart is the next turn of the same matter. Translated
#: reports lag a day or two. A design value: the corpora with rewrites have no dates.
DAYS = 4
#: A report that credits an agency is a rewrite of what the agency published that day or the day before: of the likest
#: such report, if it is at least so like. The credit says whose words these are; only which is to be found. Below
#: `likeness.REWRITE` lie reports that add as much of their own. Set on the example reports.
CREDITED_DAYS, CREDITED = 1, 1.25
#: A copy with fewer than this share of the origin's shingles is a cut. A design value.
WHOLE = 0.75
#: Groups are joined only if more than half of their texts have this share of rare words or runs in common with the
#: others': a digest has a link to each of the reports that it strings together, which are unlike each other.
RELATED = 0.2
#: So many texts of each group are compared for that. A design value.
COMPARED = 6


class Telling(NamedTuple):
    """A report as far as stories need it: its `text` without furniture, and `place`, its rank in the pile."""

    id: str
    text: str
    published: str | None = None
    agency: str | None = None
    publisher: str | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """A report of a story, and how its text relates to that of the origin."""

    report: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that tell one story, in order of publication. `origin` is the nearest to where it came from, by `why`.

    * agency: it is the report of the agency that others credit
    * earliest: it was published on an earlier day than all others
    * fullest: none was earlier, and it holds most of what the others say
    * first in the pile: nothing else tells them apart
    """

    origin: str
    why: Reason
    members: tuple[Member, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        return tuple(member.report for member in self.members)


def without_furniture(report: Report) -> str:
    """The report's text with a line's end in place of each stretch of furniture."""
    pieces = []
    at = 0
    for start, end in sorted(mark.span for mark in report.furniture):
        if start >= at:
            pieces.append(report.text[at:start])
        at = max(at, end)
    return "\n".join([*pieces, report.text[at:]])


def tellings(reports: Iterable[Report]) -> Iterator[Telling]:
    """Reports as they are compared, in the order given."""
    for place, report in enumerate(reports):
        yield Telling(report.id, without_furniture(report), report.published, report.agency, report.publisher, place)


def find_stories(told: Iterable[Telling]) -> list[Story]:
    """All stories, in the order in which their origins stand in `told`, of which no text is kept.

    1. the words of all texts
    2. links between texts that tell the same, rewrites only within `DAYS`
       or the one credits the agency of the other
    3. groups of linked texts, the surest links first
    4. the origin of each group, and how the others relate to it
    """
    reports: list[Telling] = []

    def texts() -> Iterator[str]:
        for each in told:
            reports.append(each._replace(text=""))
            yield each.text

    pile = make_pile(texts())
    days = [_day(report.published) for report in reports]

    def near(first: int, second: int) -> bool:
        one, other = days[first], days[second]
        return one is None or other is None or abs(one - other) <= DAYS

    links = find_links(pile, near)
    links += _credits(reports, pile, days)
    groups = _group(pile, links)
    kinds = {(link.first, link.second): link.kind for link in reversed(links)}
    linked: defaultdict[int, set[str]] = defaultdict(set)
    for link in links:
        for at in (link.first, link.second):
            linked[at].add(link.kind)
    stories = [(_origin(reports, pile, group), group) for group in groups]
    return [
        _story(reports, pile, kinds, linked, origin, why, group)
        for (origin, why), group in sorted(stories, key=lambda story: story[0][0])
    ]


def origins(stories: Iterable[Story]) -> dict[str, str]:
    """Of each report the report that is its story's origin."""
    return {member.report: story.origin for story in stories for member in story.members}


def _day(published: str | None) -> int | None:
    """The day as a number; None where the day is not known."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _credits(reports: Sequence[Telling], pile: Pile, days: Sequence[int | None]) -> list[Link]:
    """Links of reports that credit an agency to the likest of its own reports of those days."""
    own: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for at, (report, day) in enumerate(zip(reports, days, strict=True)):
        # What credits an agency and has no publisher beside it is the agency's.
        if day is not None and (agency := _name(report.publisher or report.agency)):
            own[agency, day].append(at)
    links = []
    for at, (report, day) in enumerate(zip(reports, days, strict=True)):
        agency = _name(report.agency)
        if day is None or not agency or not report.publisher or _name(report.publisher) == agency:
            continue
        near = [other for back in range(CREDITED_DAYS + 1) for other in own[agency, day - back]]
        scores = [(sameness(pile, other, at)[1], -other) for other in near]
        if scores and (best := max(scores))[0] >= CREDITED:
            first, second = sorted((-best[1], at))
            links.append(Link(first, second, "rewrite", best[0] - 1))
    return links


def _group(pile: Pile, links: Iterable[Link]) -> list[list[int]]:
    """Texts that hang together, each in one group."""
    group_of = {at: [at] for at in range(len(pile.wordings))}
    for link in links:
        one, other = group_of[link.first], group_of[link.second]
        if one is other or not _related(pile, one, other):
            continue
        one += other
        for at in other:
            group_of[at] = one
    return list({id(group): sorted(group) for group in group_of.values()}.values())


def _related(pile: Pile, one: Sequence[int], other: Sequence[int]) -> bool:
    pairs = [(first, second) for first in one[:COMPARED] for second in other[:COMPARED]]
    if len(pairs) == 1:
        return True
    # Of a report with hundreds of copies no word is rare; then its runs of words tell.
    related = (
        weight_shared(pile, *pair) >= RELATED or containment(pile.wordings[pair[0]], pile.wordings[pair[1]]) >= RELATED
        for pair in pairs
    )
    return sum(related) * 2 > len(pairs)


def _origin(reports: Sequence[Telling], pile: Pile, group: Sequence[int]) -> tuple[int, Reason]:
    """The text nearest to the origin, and why."""
    if len(group) == 1:
        return group[0], "alone"
    credited = {_name(reports[at].agency) for at in group if reports[at].publisher and reports[at].agency}
    own = [at for at in group if _name(reports[at].publisher or reports[at].agency) in credited - {""}]
    left = own or list(group)
    if len(left) == 1:
        return left[0], "agency"
    days = {at: _day(reports[at].published) for at in left}
    dated = [day for day in days.values() if day is not None]
    if dated and len(dated) == len(left):
        left = [at for at in left if days[at] == min(dated)]
        if len(left) == 1:
            return left[0], "agency" if own else "earliest"
    mass = {at: pile.mass[at] for at in left}
    fullest = [at for at in left if mass[at] == max(mass.values())]
    first = min(fullest, key=lambda at: (reports[at].place, reports[at].id))
    return first, "agency" if own else "fullest" if len(fullest) == 1 else "first in the pile"


def _name(name: str | None) -> str:
    return " ".join((name or "").casefold().removeprefix("the ").split())


def _story(
    reports: Sequence[Telling],
    pile: Pile,
    kinds: Mapping[tuple[int, int], str],
    linked: Mapping[int, set[str]],
    origin: int,
    why: Reason,
    group: Sequence[int],
) -> Story:
    def relation(at: int) -> Relation:
        if at == origin:
            return "origin"
        whole, part = pile.wordings[origin], pile.wordings[at]
        share = containment(whole, part)
        direct = kinds.get((min(at, origin), max(at, origin)))
        # Two cuts of a text that is not there need not overlap.
        if direct != "copy" and share < PARTLY:
            return "cut" if direct is None and linked.get(at) == {"copy"} and share >= COPY / 4 else "rewrite"
        return "cut" if len(part.shingles) < WHOLE * len(whole.shingles) else "copy"

    order = sorted(group, key=lambda at: (reports[at].published or "9999", at != origin, reports[at].place))
    return Story(reports[origin].id, why, tuple(Member(reports[at].id, relation(at)) for at in order))
