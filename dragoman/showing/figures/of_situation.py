"""The figures of a situation as it stands: its events and answers, its ties, positions and claims, with their words.

A `Situation` in, a `Figure` out. All take the same narrowing, as the commands do: names of actors, words (`about`),
days (`since`, `until`, inclusive). Each mark leads to the words that say it, by the link that `href` makes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from dragoman.assembly.comparing import leading
from dragoman.assembly.joining import MUTUAL, join_ties
from dragoman.assembly.kept_assembled import assembled_of
from dragoman.assembly.kept_stories import stories_of
from dragoman.assembly.stories import origins
from dragoman.comparing import compare_actors, compared
from dragoman.errors import UsageError
from dragoman.finding import check_day
from dragoman.narrowing import narrowed_claims
from dragoman.records import Holding, Issue, JoinedClaim, Position, Quoted
from dragoman.showing.days import written
from dragoman.showing.figures.canvas import WIDTH
from dragoman.showing.figures.causal_map import Factor, Influence
from dragoman.showing.figures.causal_map import causal_map as draw_causal_map
from dragoman.showing.figures.figure import Figure
from dragoman.showing.figures.happenings import KINDS, Told, answers_told, events_told, readings_of, standing_of
from dragoman.showing.figures.network import Edge, Node
from dragoman.showing.figures.network import network as draw_network
from dragoman.showing.figures.position_lines import PositionLine, Standing, position_lines
from dragoman.showing.figures.text import many
from dragoman.showing.figures.timeline import Happening
from dragoman.showing.figures.timeline import timeline as draw_timeline
from dragoman.showing.figures.witness import Href, Witness
from dragoman.showing.holds import LEAST_CONFIDENCE
from dragoman.showing.passages import cut
from dragoman.showing.who import listed
from dragoman.store import Store


class Situation(Protocol):
    """What is needed of a `dragoman.Situation`, which stands above this package: its store."""

    store: Store


#: Longest words of an entry or a factor, in characters. A design value.
_LONGEST = 90


def timeline(
    situation: Situation, *actors: str, about: str | None = None, since: str | None = None, until: str | None = None,
    width: float = WIDTH, href: Href | None = None,
) -> Figure:  # fmt: skip
    """Events that happened or are planned, requests, offers and answers, by day, in a lane for who does it.

    What several reports tell is drawn once. An event without a day of its own stands, hollow, on that of its report.
    Raises `UsageError` for an actor that the situation does not have, and for what is no day.
    """
    witness, sides = _asked(situation, actors, since, until, href)
    readings = readings_of(situation.store)
    witness.know(reading.report.id for reading in readings)
    told = [*events_told(situation.store, readings), *answers_told(assembled_of(situation.store).exchanges)]
    kept = [one for one in told if _within(one.day, since, until) and (not sides or sides & {*one.who, *one.toward})]
    prominent: dict[str, float] = {}
    for one in kept:
        for side in one.who:
            prominent[side] = prominent.get(side, 0.0) + one.weight
    found = [_happening(witness, one, prominent, sides) for one in kept]
    found = [one for one in found if _has(about, f"{one.label} {one.title}")]
    title = "What happened when" + (f": {listed([witness.name(side) for side in sorted(sides)])}" if sides else "")
    return draw_timeline(
        found, title, kinds=KINDS, hollow="planned, or without a day of its own, on that of the report", width=width
    )


def _happening(witness: Witness, one: Told, prominent: Mapping[str, float], asked: Collection[str]) -> Happening:
    lane = max(one.who, key=lambda side: (side in asked, prominent.get(side, 0.0), side), default=None)
    who, toward = (listed([witness.name(side) for side in some]) for some in (one.who, one.toward))
    label = witness.words(one.report, one.spans, _LONGEST)
    if toward and not any(name in label for name in (witness.name(side) for side in one.toward)):
        label = f"{label} → {toward}"
    told = f"{written(one.day)}: {who or 'somebody'}{f' → {toward}' if toward else ''}, {one.says}:"
    if one.weight > 1:
        told = f"{told[:-1]}, in {one.weight:.0f} reports:"
    return Happening(
        day=one.day, until=one.until, lane=witness.name(lane) if lane else "Not said by whom", label=label,
        kind=one.kind, weight=one.weight + (0 if one.hollow else 100), hollow=one.hollow,
        link=witness.link(one.report, one.record, one.spans),
        title=witness.title(told, one.report, one.record, one.spans), record=f"{one.report}:{one.record}",
    )  # fmt: skip


def network(
    situation: Situation, *actors: str, about: str | None = None, since: str | None = None, until: str | None = None,
    width: float = WIDTH, href: Href | None = None, confidence: float = LEAST_CONFIDENCE,
) -> Figure:  # fmt: skip
    """Ties between sides, each once with how many reports tell of it; `about` takes kinds ("troops") and words.

    Ties that the reader holds for less sure than `confidence` are left out, and counted below. Days are those on which
    reports were published. Raises `UsageError` as `timeline` does.
    """
    witness, sides = _asked(situation, actors, since, until, href)
    readings = readings_of(situation.store, since, until)
    witness.know(reading.report.id for reading in readings)
    standing = standing_of(situation.store, readings)
    whose = [standing.sides(reading) for reading in readings]
    joined = join_ties(readings, lambda at, actor: whose[at].get(actor, ()), origins(stories_of(situation.store)))
    edges: list[Edge] = []
    doubtful = 0
    for tie in joined:
        ends = {*(tie.from_ or "").split("+"), *tie.to.split("+")}
        if tie.from_ is None or (sides and not sides & ends):
            continue
        at, best = max(tie.tellings, key=lambda telling: telling[1].confidence)
        if best.confidence < confidence:
            doubtful += 1
            continue
        report, spans = readings[at].report.id, best.evidence
        both = tie.mutual or tie.kind in MUTUAL
        told = f"{tie.kind}: {witness.name(tie.from_)} {'and' if both else '→'} {witness.name(tie.to)}"
        told += f", in {many(len(tie.reports), 'report')}"
        if tie.against:
            told += f"; {many(len(tie.against), 'report says', 'reports say')} the opposite"
        title = witness.title(f"{told}:", report, best.id, spans)
        if _has(about, title):
            edges.append(Edge(
                tie.from_, tie.to, tie.kind, tie.sign, len(tie.reports), not both,
                witness.link(report, best.id, spans), title, f"{report}:{best.id}",
            ))  # fmt: skip
    nodes = _nodes(witness, edges)
    title = "Who is tied to whom" + (f": {listed([witness.name(side) for side in sorted(sides)])}" if sides else "")
    note = f"{many(doubtful, 'tie is', 'ties are')} too doubtful to be drawn" if doubtful else ""
    return draw_network(nodes, edges, title, note=note, width=width)


def _nodes(witness: Witness, edges: Iterable[Edge]) -> list[Node]:
    weight: dict[str, float] = {}
    for edge in edges:
        for end in (edge.from_, edge.to):
            weight[end] = weight.get(end, 0.0) + edge.weight
    kinds = {"state": "state", "person": "person"}
    nodes = [Node(end, witness.name(end), kinds.get(witness.kind(end), "other"), weight[end]) for end in sorted(weight)]
    # States first, so that they have the first shape.
    return sorted(nodes, key=lambda node: (*(node.kind != kind for kind in kinds),))


def positions(
    situation: Situation, *actors: str, about: str | None = None, since: str | None = None, until: str | None = None,
    width: float = WIDTH, href: Href | None = None,
) -> Figure:  # fmt: skip
    """Where actors stand on one issue over time: on the first that `compare` lists for them, or has the id `about`.

    Without actors it is an issue of several days and actors, with most of them. Raises `UsageError` as
    `timeline` does, and where there is no such issue.
    """
    witness, _ = _asked(situation, actors, since, until, href)
    issue, courses = _courses(situation, actors, about, since, until)
    if issue is None:
        return position_lines([], "Positions", width=width)
    witness.know(one.report for _, course in courses for each in course for one in each.evidence)
    found = [
        PositionLine(name or witness.name(side), tuple(_standing(witness, each) for each in course))
        for (side, name), course in courses
    ]
    doers = f"{listed([witness.name(side) for side in issue.doers])}: " if issue.doers else ""
    return position_lines(found, f"{doers}{issue.label}", width=width)


_Courses = list[tuple[tuple[str, str | None], Sequence[Position]]]


def _courses(
    situation: Situation, actors: Sequence[str], about: str | None, since: str | None, until: str | None
) -> tuple[Issue | None, _Courses]:  # fmt: skip
    """An issue and the positions on it by actor, with the actor's name where it is one that was asked for."""
    if actors:
        is_id = about is not None and any(issue.id == about for issue in assembled_of(situation.store).issues)
        comparison = compare_actors(situation.store, *actors, about=None if is_id else about, since=since, until=until)
        names = {actor.id: actor.name for actor in comparison.actors}
        for one in comparison.issues:
            if not is_id or one.issue.id == about:
                return one.issue, [((each.actor, names[each.actor]), each.positions) for each in one.courses]
        return None, []
    by_issue: dict[str, dict[str, list[Position]]] = {}
    for position in assembled_of(situation.store).positions:
        if _within(position.on, since, until):
            by_issue.setdefault(position.issue, {}).setdefault(position.actor, []).append(position)
    fitting = [
        issue for issue in assembled_of(situation.store).issues
        if issue.id in by_issue and (issue.id == about or _has(about, issue.label))
    ]  # fmt: skip
    if not fitting:
        return None, []
    issue = max(fitting, key=lambda each: _worth(by_issue[each.id]))
    return issue, [((side, None), course) for side, course in sorted(by_issue[issue.id].items())]


def _worth(courses: Mapping[str, Sequence[Position]]) -> tuple[bool, int, list[str]]:
    """What makes an issue worth a figure: several days of several actors, then as many as there are of both."""
    every = [each for course in courses.values() for each in course]
    days = {each.on for each in every if each.on and not each.on.startswith("--")}
    return len(days) > 1 and len(courses) > 1, len(days) + len(courses), sorted(each.id for each in every)


def _standing(witness: Witness, position: Position) -> Standing:
    first = leading(position)
    acts = listed([one.act for one in position.evidence])
    told = f"{written(position.on)}, {position.value:+.1f}, {acts}:"
    return Standing(
        position.on, position.value, cut(" … ".join(first.quotes), 200),
        witness.link(first.report, first.record, first.spans),
        witness.title(told, first.report, first.record, first.spans), f"{first.report}:{first.record}",
    )  # fmt: skip


def causal_map(
    situation: Situation, *actors: str, about: str | None = None, since: str | None = None, until: str | None = None,
    width: float = WIDTH, href: Href | None = None,
) -> Figure:  # fmt: skip
    """Joined claims, as far as they involve one of the actors or one of them holds them; `about` takes words.

    `since` and `until` keep the claims that were told in these days. Raises `UsageError` as `timeline` does.
    """
    witness, _ = _asked(situation, actors, since, until, href)
    whole = assembled_of(situation.store)
    found: dict[str, JoinedClaim] = {}
    for actor in actors or (None,):
        found |= {one.id: one for one in narrowed_claims(situation.store, whole.claims, actor, about, several=False)}
    claims = [one for one in found.values() if any(_within(q.on, since, until) for q in _quoted(one))]
    witness.know(quoted.report for one in claims for quoted in _quoted(one))
    weight = {factor.id: factor.origins for factor in whole.factors}
    ends = {end: label for one in claims for end, label in
            ((one.cause, one.cause_label), (one.effect, one.effect_label))}  # fmt: skip
    factors = [Factor(id_, cut(label, _LONGEST), weight.get(id_, 1)) for id_, label in ends.items()]
    names = listed([compared(situation.store, actor).name for actor in actors])
    return draw_causal_map(
        factors, [_influence(witness, one) for one in claims], f"What is said to lead to what{names and f': {names}'}",
        width=width,
    )  # fmt: skip


def _quoted(claim: JoinedClaim) -> list[Quoted]:
    return [quoted for each in (*claim.held, *claim.disputed) for quoted in each.evidence]


def _influence(witness: Witness, claim: JoinedClaim) -> Influence:
    first = _quoted(claim)[0]
    verb = "raises" if claim.sign == "+" else "lowers"
    told = f"{claim.cause_label} {verb} {claim.effect_label}"
    if claim.intended:
        told = f"{claim.cause_label} is meant to {verb[:-1]} {claim.effect_label}"
    for some, word in ((claim.held, "held by"), (claim.disputed, "disputed by")):
        if some:
            told += f"; {word} {listed(list(_holders(witness, some)))}"
    return Influence(
        claim.cause, claim.effect, claim.sign, claim.origins, bool(claim.disputed), claim.intended,
        witness.link(first.report, first.record, first.spans),
        witness.title(f"{told}:", first.report, first.record, first.spans), f"{first.report}:{first.record}",
    )  # fmt: skip


def _holders(witness: Witness, some: Iterable[Holding]) -> Iterator[str]:
    for holding in some:
        yield from (witness.name(side) for side in holding.holders) if holding.holders else ("the reports",)


def _asked(
    situation: Situation, actors: Sequence[str], since: str | None, until: str | None, href: Href | None
) -> tuple[Witness, set[str]]:  # fmt: skip
    """What looks records up, and the sides of the actors that were asked for."""
    for day in (since, until):
        check_day(day)
    return Witness(situation.store, href), {compared(situation.store, actor).side for actor in actors}


def _within(day: str | None, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    if day is None or day.startswith("--"):
        return False
    return (since is None or day + "~" >= since) and (until is None or day <= until + "~")


def _has(about: str | None, text: str) -> bool:
    """Whether a text has all words that were asked for."""
    known = text.casefold()
    return all(word in known for word in (about or "").casefold().split())


#: What there is for a situation, by the name that a user gives.
FIGURES: dict[str, Callable[..., Figure]] = {
    "timeline": timeline, "network": network, "positions": positions, "causal-map": causal_map,
}  # fmt: skip


def figure_of(situation: Situation, name: str, *actors: str, **how: object) -> Figure:
    """A figure by its name. Raises `UsageError` for a name that there is not."""
    if name not in FIGURES:
        raise UsageError(f"there is no figure {name!r}: there are {', '.join(FIGURES)}")
    return FIGURES[name](situation, *actors, **how)
