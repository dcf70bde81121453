"""The figures of a situation as it stands: its events and answers, its ties, positions and claims, with their words.

A `Situation` in, a `Figure` out. All take the same narrowing, as the commands do: names of actors, words (`about`),
days (`since`, `until`, inclusive). Each mark leads to the words that say it, by the link that `href` makes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dragoman.assembly.comparing import leading
from dragoman.assembly.kept_assembled import assembled_of
from dragoman.comparing import compare_actors, compared
from dragoman.errors import UsageError
from dragoman.narrowing import narrowed_claims
from dragoman.records import Holding, Issue, JoinedClaim, JoinedFactor, Position, Quoted
from dragoman.showing.days import written
from dragoman.showing.figures.asked_for import Situation, asked_for, has, within
from dragoman.showing.figures.canvas import WIDTH
from dragoman.showing.figures.causal_map import Factor, Influence
from dragoman.showing.figures.causal_map import causal_map as draw_causal_map
from dragoman.showing.figures.figure import Figure
from dragoman.showing.figures.of_days import timeline
from dragoman.showing.figures.of_ties import network
from dragoman.showing.figures.position_lines import PositionLine, Standing, position_lines
from dragoman.showing.figures.witness import Href, Witness
from dragoman.showing.passages import cut
from dragoman.showing.prose import paired
from dragoman.showing.who import listed

#: Longest words of a factor, in characters. A design value.
_LONGEST = 90


def positions(
    situation: Situation, *actors: str, about: str | None = None, since: str | None = None, until: str | None = None,
    width: float = WIDTH, href: Href | None = None,
) -> Figure:  # fmt: skip
    """Where actors stand on one issue over time: on the first that `compare` lists for them, or has the id `about`.

    Without actors it is an issue of several days and actors, with most of them. Raises `UsageError` as
    `timeline` does, and where there is no such issue.
    """
    witness, _ = asked_for(situation, actors, since, until, href)
    issue, courses = _courses(situation, actors, about, since, until)
    if issue is None:
        return position_lines([], "Positions", width=width)
    return positions_of(witness, issue, courses, width=width)


_Courses = list[tuple[tuple[str, str | None], Sequence[Position]]]


def positions_of(witness: Witness, issue: Issue, courses: _Courses, *, width: float = WIDTH) -> Figure:
    """The position lines of one issue: for each actor its side, the name that it was asked for by, its positions."""
    witness.know(one.report for _, course in courses for each in course for one in each.evidence)
    found = [
        PositionLine(name or witness.name(side), tuple(_standing(witness, each) for each in course))
        for (side, name), course in courses
    ]
    doers = f"{listed([witness.name(side) for side in issue.doers])}: " if issue.doers else ""
    return position_lines(found, f"{doers}{issue.label}", width=width)


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
        if within(position.on, since, until):
            by_issue.setdefault(position.issue, {}).setdefault(position.actor, []).append(position)
    fitting = [
        issue for issue in assembled_of(situation.store).issues
        if issue.id in by_issue and (issue.id == about or has(about, issue.label))
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
    witness, _ = asked_for(situation, actors, since, until, href)
    whole = assembled_of(situation.store)
    found: dict[str, JoinedClaim] = {}
    for actor in actors or (None,):
        found |= {one.id: one for one in narrowed_claims(situation.store, whole.claims, actor, about, several=False)}
    claims = [one for one in found.values() if any(within(q.on, since, until) for q in _quoted(one))]
    names = listed([compared(situation.store, actor).name for actor in actors])
    title = f"What is said to lead to what{names and f': {names}'}"
    return claims_of(witness, claims, whole.factors, title, width=width)


def claims_of(
    witness: Witness, claims: Sequence[JoinedClaim], known: Iterable[JoinedFactor], title: str, *, width: float = WIDTH
) -> Figure:
    """A causal map of claims that were chosen; `known` are the factors that they may speak of."""
    witness.know(_quoted(one)[0].report for one in claims)
    witness.know_names(side for one in claims for each in (*one.held, *one.disputed) for side in each.holders)
    ends = {end: label for one in claims for end, label in
            ((one.cause, one.cause_label), (one.effect, one.effect_label))}  # fmt: skip
    weight = {factor.id: factor.origins for factor in known if factor.id in ends}
    factors = [Factor(id_, cut(paired(label), _LONGEST), weight.get(id_, 1)) for id_, label in ends.items()]
    return draw_causal_map(factors, [_influence(witness, one) for one in claims], title, width=width)


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


#: What there is for a situation, by the name that a user gives.
FIGURES: dict[str, Callable[..., Figure]] = {
    "timeline": timeline, "network": network, "positions": positions, "causal-map": causal_map,
}  # fmt: skip


def figure_of(situation: Situation, name: str, *actors: str, **how: object) -> Figure:
    """A figure by its name. Raises `UsageError` for a name that there is not."""
    if name not in FIGURES:
        raise UsageError(f"there is no figure {name!r}: there are {', '.join(FIGURES)}")
    return FIGURES[name](situation, *actors, **how)
