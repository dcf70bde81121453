"""Who is tied to whom in a situation: ties and, where they are asked for, events between sides, narrowed and drawn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from dragoman.assembly.joining import day_of, join_ties
from dragoman.assembly.kept_stories import stories_of
from dragoman.assembly.stories import origins
from dragoman.records import MUTUAL, Sign, Span, Tie
from dragoman.showing.figures.asked_for import Situation, asked_for, has, within
from dragoman.showing.figures.canvas import WIDTH
from dragoman.showing.figures.figure import Figure
from dragoman.showing.figures.happenings import Told
from dragoman.showing.figures.kept_layouts import KeptLayouts
from dragoman.showing.figures.kept_told import KeptTold, Tied, told_of
from dragoman.showing.figures.network import MOST_NODES, Edge, Node
from dragoman.showing.figures.network import network as draw_network
from dragoman.showing.figures.text import many
from dragoman.showing.figures.witness import Href, Witness
from dragoman.showing.holds import LEAST_CONFIDENCE
from dragoman.showing.who import listed
from dragoman.store import Store

#: Events that bring sides nearer and that set them against each other (PLOVER's cooperation and conflict). A request
#: is neither by itself.
_NEARER = ("agree", "consult", "support", "concede", "cooperate", "aid", "retreat")
_AGAINST = ("accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault")
_SIGNS: dict[str, Sign] = {**dict.fromkeys(_NEARER, "+"), **dict.fromkeys(_AGAINST, "-")}


class Telling(NamedTuple):
    """Where a report tells of a tie: the record and its words; `against` that it says the opposite."""

    report: str
    record: str
    day: str | None
    spans: tuple[Span, ...]
    words: str
    confidence: float = 1.0
    against: bool = False


class Link(NamedTuple):
    """One tie, or all events of one type from one side to another, with every telling, the surest first.

    `weight` is how many stand behind it: reports of a tie, stories of events. `event` says that it is events.
    """

    from_: str
    to: str
    kind: str
    sign: Sign | None
    both: bool
    weight: int
    tellings: tuple[Telling, ...]
    event: bool = False

    @property
    def against(self) -> int:
        """How many reports say the opposite."""
        return len({each.report for each in self.tellings if each.against})

    @property
    def days(self) -> list[str]:
        """The days of its tellings, in order."""
        return sorted({each.day for each in self.tellings if each.day and not each.day.startswith("--")})


class Links(NamedTuple):
    """What was asked for, those of most weight first, and how many ties were left out as too doubtful."""

    links: list[Link]
    doubtful: int


def network(
    situation: Situation, *actors: str, about: str | None = None, since: str | None = None, until: str | None = None,
    width: float = WIDTH, href: Href | None = None, confidence: float = LEAST_CONFIDENCE,
) -> Figure:  # fmt: skip
    """Ties between sides, each once with how many reports tell of it; `about` takes kinds ("troops") and words.

    Ties that the reader holds for less sure than `confidence` are left out, and counted below. Days are those on which
    reports were published. Raises `UsageError` as `timeline` does.
    """
    witness, sides = asked_for(situation, actors, since, until, href)
    found = links_of(situation.store, witness, sides, about=about, since=since, until=until, confidence=confidence)
    return network_of(situation.store, witness, found, sides, width=width)


def links_of(
    store: Store, witness: Witness, sides: Collection[str] = (), *, kinds: Collection[str] = (),
    about: str | None = None, since: str | None = None, until: str | None = None, least: int = 1,
    ties: bool = True, events: bool = False, confidence: float = LEAST_CONFIDENCE,
) -> Links:  # fmt: skip
    """Ties, events or both, of one of `sides`, of these kinds, in these days, with `least` behind them.

    Days are those of reports for ties, and those of the events for events.
    """
    kept = told_of(store)
    found, doubtful = _every_tie(store, kept, since, until, confidence) if ties else ([], [])
    if events:
        found = found + _events(one for one in kept.told if one.kind == "event" and within(one.day, since, until))
    asked = set(sides)

    def fits(each: Link) -> bool:
        return (
            (not asked or bool(asked & {*each.from_.split("+"), *each.to.split("+")}))
            and (not kinds or each.kind in kinds) and each.weight >= least
            and (not about or has(about, _all_words(witness, each)))
        )  # fmt: skip

    chosen = sorted(filter(fits, found), key=lambda each: (-each.weight, each.from_, each.to, each.kind, each.event))
    return Links(chosen, sum(map(fits, doubtful)))


def _all_words(witness: Witness, each: Link) -> str:
    words = (telling.words for telling in each.tellings)
    return " ".join((each.kind, witness.name(each.from_), witness.name(each.to), *words))


def _every_tie(
    store: Store, kept: KeptTold, since: str | None, until: str | None, confidence: float
) -> tuple[list[Link], list[Link]]:  # fmt: skip
    """The same as `_ties`; those of all days are joined once."""
    if since is not None or until is not None:
        return _ties(store, kept.ties, since, until, confidence)
    known: tuple[KeptTold, float, tuple[list[Link], list[Link]]] | None = store.reckoned.get("links")
    if known is None or known[0] is not kept or known[1] != confidence:
        known = store.reckoned["links"] = kept, confidence, _ties(store, kept.ties, None, None, confidence)
    return known[2]


def _ties(
    store: Store, kept: Sequence[Tied], since: str | None, until: str | None, confidence: float
) -> tuple[list[Link], list[Link]]:  # fmt: skip
    """The ties that these reports tell of, and those that are too doubtful."""
    some = [each for each in kept if within(day_of(each.reading), since, until)]
    readings = [each.reading for each in some]
    joined = join_ties(readings, lambda at, end: some[at].sides.get(end, ()), origins(stories_of(store)))
    found: tuple[list[Link], list[Link]] = [], []
    for tie in joined:
        if tie.from_ is None:
            continue

        def telling(at: int, one: Tie, against: bool) -> Telling:
            each = some[at]
            return Telling(each.reading.report.id, one.id, day_of(each.reading), one.evidence, each.words[one.id],
                           one.confidence, against)  # fmt: skip

        tellings = [telling(at, one, False) for at, one in tie.tellings]
        # The first of the surest, whatever their number.
        tellings.sort(key=lambda each: -each.confidence)
        link = Link(
            tie.from_, tie.to, tie.kind, tie.sign, tie.mutual or tie.kind in MUTUAL, len(tie.reports),
            (*tellings, *(telling(at, one, True) for at, one in tie.against)),
        )  # fmt: skip
        found[tellings[0].confidence < confidence].append(link)
    return found


def _events(told: Iterable[Told]) -> list[Link]:
    """What some have done to others, by type: what is only planned is not among it."""
    by_pair: dict[tuple[str, str, str], list[Told]] = {}
    for one in told:
        kind, _, modality = one.says.partition(", ")
        if modality != "planned":
            for who in one.who:
                for toward in one.toward:
                    if who != toward:
                        by_pair.setdefault((who, toward, kind), []).append(one)
    return [
        Link(
            who, toward, kind, _SIGNS.get(kind), False, int(sum(one.weight for one in some)),
            tuple(Telling(one.report, one.record, one.day, one.spans, one.words) for one in
                  sorted(some, key=lambda one: (-one.weight, one.day or "9999"))),
            event=True,
        )
        for (who, toward, kind), some in by_pair.items()
    ]  # fmt: skip


def network_of(
    store: Store, witness: Witness, found: Links, sides: Collection[str] = (), *, width: float = WIDTH,
    most: int = MOST_NODES, to_actor: Callable[[str], str | None] | None = None,
) -> Figure:  # fmt: skip
    """A network of what was chosen, of at most `most` sides. `to_actor` says where a side's mark leads, by its id."""
    witness.know(each.tellings[0].report for each in found.links)
    edges = [_edge(witness, each) for each in found.links]
    title = "Who is tied to whom" + (f": {listed([witness.name(side) for side in sorted(sides)])}" if sides else "")
    doubtful = f"{many(found.doubtful, 'tie is', 'ties are')} too doubtful to be drawn" if found.doubtful else ""
    return draw_network(
        _nodes(witness, edges, to_actor), edges, title, note=doubtful, width=width, most=most,
        layouts=KeptLayouts.of(store),
    )  # fmt: skip


def among_strongest(links: Sequence[Link], most: int) -> list[Link]:
    """The links between those `most` sides that have most weight in their links."""
    weight: dict[str, float] = {}
    for each in links:
        for end in (each.from_, each.to):
            weight[end] = weight.get(end, 0.0) + each.weight
    chosen = set(sorted(weight, key=lambda end: (-weight[end], end))[:most])
    return [each for each in links if each.from_ in chosen and each.to in chosen]


def _edge(witness: Witness, each: Link) -> Edge:
    first = each.tellings[0]
    told = f"{each.kind}: {witness.name(each.from_)} {'and' if each.both else '→'} {witness.name(each.to)}"
    told += f", {many(each.weight, 'time')} told" if each.event else f", in {many(each.weight, 'report')}"
    if each.against:
        told += f"; {many(each.against, 'report says', 'reports say')} the opposite"
    return Edge(
        each.from_, each.to, each.kind, each.sign, each.weight, not each.both,
        witness.link(first.report, first.record, first.spans),
        witness.title(f"{told}:", first.report, first.record, first.spans), f"{first.report}:{first.record}",
    )  # fmt: skip


def _nodes(witness: Witness, edges: Iterable[Edge], to_actor: Callable[[str], str | None] | None) -> list[Node]:
    weight: dict[str, float] = {}
    for edge in edges:
        for end in (edge.from_, edge.to):
            weight[end] = weight.get(end, 0.0) + edge.weight
    kinds = {"state": "state", "person": "person"}
    nodes = [
        Node(end, witness.name(end), kinds.get(witness.kind(end), "other"), weight[end],
             to_actor(end) if to_actor else None)
        for end in sorted(weight)
    ]  # fmt: skip
    # States first, so that they have the first shape.
    return sorted(nodes, key=lambda node: (*(node.kind != kind for kind in kinds),))
