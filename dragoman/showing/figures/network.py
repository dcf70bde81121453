"""Who is tied to whom: nodes with their names, and ties between them by kind, sign and weight.

`Node`s and `Edge`s in, a `Figure` out. Ties that bind are blue and whole, ties against somebody vermilion and dashed,
those without a sign grey and dotted; each says what it is where there is room.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.showing.figures.canvas import WIDTH, Canvas, Point, line, shape, text_box
from dragoman.showing.figures.courses import Around, along, arc, head, outside, shortened, straight
from dragoman.showing.figures.figure import Figure, table
from dragoman.showing.figures.network_layout import layout
from dragoman.showing.figures.placing import Box, first_free
from dragoman.showing.figures.style import AGAINST, FOR, SHAPES, SMALL
from dragoman.showing.figures.svg import mark
from dragoman.showing.figures.text import balanced, height_of, many, width_of

#: Nodes that are drawn. More of them leave no room for ties.
MOST_NODES = 60
#: Ties that may have their words beside them, the heaviest. More of them can be read by nobody.
MOST_WORDS = 80
#: Widest name of a node, radius of the heaviest and the lightest. Design values.
_WIDEST, _RADII = 104.0, (5.0, 11.0)
#: Where along a tie its words may stand, in order.
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
#: Each sign with its colour, its dashes and its words.
_SIGNS: dict[str | None, tuple[str, str | None, str]] = {
    "+": (FOR, None, "binds"), "-": (AGAINST, "7 4", "stands against"), None: ("soft", "1.5 3", "without a sign"),
}  # fmt: skip


@dataclass(frozen=True)
class Node:
    """One actor. `kind` decides its shape, `weight` (reports, say) its size."""

    id: str
    label: str
    kind: str = ""
    weight: float = 1.0
    link: str | None = None
    title: str = ""


@dataclass(frozen=True)
class Edge:
    """A tie between two nodes, by their ids, in a direction or both ways.

    `kind` is what it is ("troops"), `sign` "+" or "-" where it has one, `weight` how many stand behind it, `record`
    the id of its record.
    """

    from_: str
    to: str
    kind: str = ""
    sign: str | None = None
    weight: float = 1.0
    directed: bool = True
    link: str | None = None
    title: str = ""
    record: str = ""


class Layouts(Protocol):
    """What lays nodes out in a room, and may remember it: see `network_layout.layout`."""

    def layout(
        self, sizes: Sequence[tuple[float, float]], ties: Sequence[tuple[int, int]], width: float, height: float
    ) -> tuple[list[tuple[float, float]], float]:
        """Centres, and the height that they need."""


def network(
    nodes: Iterable[Node], edges: Iterable[Edge], title: str = "Network", *, note: str = "", width: float = WIDTH,
    most: int = MOST_NODES, layouts: Layouts | None = None,
) -> Figure:  # fmt: skip
    """A network of at most `most` nodes, those with the most weight in their ties. `width` is in pixels.

    `note` is said below it, "" for nothing. Ties whose ends are not among the nodes are left out. `layouts` remember
    where nodes stood the last time.

    1. the strongest   nodes by the weight of their ties, then by their own
    2. layout          places of nodes with their names
    3. ties            below the nodes; several of one pair side by side
    4. words           of ties, heaviest first, where they lie on nothing
    """
    known = {node.id: node for node in nodes}
    ties = [edge for edge in edges if edge.from_ in known and edge.to in known and edge.from_ != edge.to]
    twin = table(
        ("from", "kind", "to", "sign", "weight", "link", "record"),
        [(known[e.from_].label, e.kind, known[e.to].label, e.sign, e.weight, e.link, e.record) for e in ties]
        + [(n.label, n.kind, None, None, n.weight, n.link, None) for n in _alone(known.values(), ties)],
    )
    strength = _strength(known, ties)  # 1
    tied = {id_ for id_ in known if strength[id_] > 0} or set(known)
    chosen = sorted(tied, key=lambda id_: (-strength[id_], -known[id_].weight, id_))[:most]
    drawn = sorted(
        (e for e in ties if e.from_ in chosen and e.to in chosen), key=lambda e: (e.weight, e.kind, e.from_, e.to)
    )
    counted = f"{many(len(chosen), 'actor')}, {many(len(drawn), 'tie')}"
    canvas = Canvas("network", title, f"{counted}; larger and thicker: more is told of it" if known else "", width)
    canvas.note(note)
    if not known:
        canvas.missing("No ties are known: no report says who is bound to whom, or stands against whom.")
        return canvas.done("An empty network: no actors and no ties are known.", twin)
    places, radii, boxes, bottom = _placed(canvas, [known[id_] for id_ in chosen], drawn, chosen, layouts)  # 2
    ends = {id_: Around(place, radius, box, 0.0) for id_, place, radius, box in
            zip(chosen, places, radii, boxes, strict=True)}  # fmt: skip
    curves = _curves(drawn, ends)
    for edge, curve in zip(drawn, curves, strict=True):  # 3
        canvas.add(mark(edge.title or _said(edge, known), edge.link, *_tie(edge, curve)))
    kinds = list(dict.fromkeys(node.kind for node in known.values()))
    for id_, (x, y), radius, box in zip(chosen, places, radii, boxes, strict=True):
        node = known[id_]
        lines = balanced(node.label, _WIDEST, SMALL, 2)
        name = canvas.text(x, box.y + 2 * radius + 2, lines, anchor="middle", halo=True)
        drawing = shape(_shape(kinds, node.kind), x, y, radius, "ink")
        canvas.add(mark(node.title or node.label, node.link, drawing, name))
    room = Box(canvas.left, canvas.y, canvas.room, bottom - canvas.y)
    unsaid = _words(canvas, drawn, curves, boxes, room)  # 4
    canvas.y = bottom + 6
    signs = [sign for sign in _SIGNS if any(edge.sign == sign for edge in drawn)]
    canvas.key(
        [(line([(-11, 0), (11, 0)], _SIGNS[sign][0], 1.8, _SIGNS[sign][1]), _SIGNS[sign][2]) for sign in signs]
        + [(shape(_shape(kinds, kind), 0, 0, 5, "ink"), kind) for kind in kinds if kind and len(kinds) > 1]
    )
    canvas.more(len(tied) - len(chosen), "actor with weaker ties", "actors with weaker ties")
    if len(tied) < len(known):
        canvas.note(f"{many(len(known) - len(tied), 'actor has', 'actors have')} no tie and stand only in the table")
    canvas.more(len(ties) - len(drawn), "tie")
    if unsaid:
        canvas.note(f"{many(unsaid, 'tie has', 'ties have')} no words beside the line, for want of room")
    strongest = ", ".join(known[id_].label for id_ in chosen[:5])
    return canvas.done(f"A network of {counted}. Those with the strongest ties: {strongest}.", twin)


def _alone(nodes: Iterable[Node], ties: Sequence[Edge]) -> list[Node]:
    tied = {end for edge in ties for end in (edge.from_, edge.to)}
    return [node for node in nodes if node.id not in tied]


def _strength(known: Iterable[str], ties: Iterable[Edge]) -> dict[str, float]:
    found = dict.fromkeys(known, 0.0)
    for edge in ties:
        found[edge.from_] += edge.weight
        found[edge.to] += edge.weight
    return found


def _said(edge: Edge, known: dict[str, Node]) -> str:
    way = "→" if edge.directed else "and"
    kind = f"{edge.kind}: " if edge.kind else ""
    return f"{kind}{known[edge.from_].label} {way} {known[edge.to].label} ({_SIGNS.get(edge.sign, _SIGNS[None])[2]})"


def _shape(kinds: Sequence[str], kind: str) -> str:
    return SHAPES[min(kinds.index(kind), 3)]


# -- 2


def _placed(
    canvas: Canvas, nodes: Sequence[Node], ties: Sequence[Edge], chosen: Sequence[str], layouts: Layouts | None
) -> tuple[list[Point], list[float], list[Box], float]:
    """Centres of the marks, their radii, the boxes of mark and name, and where the drawing ends."""
    heaviest = max(max(node.weight for node in nodes), 1e-9)
    low, high = _RADII
    radii = [low + (high - low) * math.sqrt(max(node.weight, 0.0) / heaviest) for node in nodes]
    sizes = []
    for node, radius in zip(nodes, radii, strict=True):
        lines = balanced(node.label, _WIDEST, SMALL, 2)
        wide = max(2 * radius, *(width_of(each, SMALL) for each in lines))
        sizes.append((wide, 2 * radius + 2 + height_of(len(lines), SMALL)))
    of = {id_: number for number, id_ in enumerate(chosen)}
    # The denser the ties are, the more room their words need.
    wished = min(900.0, 110 + 100 * math.sqrt(len(nodes))) * (WIDTH / canvas.width) ** 0.5
    height = 40 + max(size[1] for size in sizes) if len(nodes) == 1 else wished
    laid = layouts.layout if layouts else layout
    centres, height = laid(sizes, [(of[e.from_], of[e.to]) for e in ties], canvas.room, height)
    boxes = [
        Box(canvas.left + x - wide / 2, canvas.y + y - tall / 2, wide, tall)
        for (x, y), (wide, tall) in zip(centres, sizes, strict=True)
    ]
    places = [(box.x + box.width / 2, box.y + radius) for box, radius in zip(boxes, radii, strict=True)]
    return places, radii, boxes, canvas.y + height


# -- 3


def _curves(ties: Sequence[Edge], ends: Mapping[str, Around]) -> list[list[Point]]:
    """The course of each tie as points from mark to mark; several of one pair bend away from each other."""
    pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, edge in enumerate(ties):
        one, other = sorted((edge.from_, edge.to))
        pairs[one, other].append(number)
    found: list[list[Point]] = [[] for _ in ties]
    for (one, other), numbers in pairs.items():
        for place, number in enumerate(numbers):
            edge = ties[number]
            bend = (place - (len(numbers) - 1) / 2) * 22
            start = ends[edge.from_]._replace(gap=1.0)
            end = ends[edge.to]._replace(gap=4.0 if edge.directed else 1.0)
            if not bend:
                found[number] = straight(start, end)
                continue
            course = arc(ends[one].centre, ends[other].centre, bend)
            if (edge.from_, edge.to) != (one, other):
                course.reverse()
            found[number] = outside(course, start, end)
    return found


def _tie(edge: Edge, curve: Sequence[Point]) -> list[str]:
    colour, dash, _ = _SIGNS.get(edge.sign, _SIGNS[None])
    thick = min(3.6, 1.2 + 0.7 * math.log2(max(edge.weight, 1.0)))
    if not edge.directed:
        return [line(curve, colour, thick, dash)]
    size = 5.0 + thick
    short = shortened(curve, size - 1)
    return [line(short, colour, thick, dash), head(short[-1], curve[-1], colour, size)]


# -- 4


def _words(
    canvas: Canvas, ties: Sequence[Edge], curves: Sequence[Sequence[Point]], boxes: Sequence[Box], room: Box
) -> int:  # fmt: skip
    """Writes what each tie is beside it; how many found no room."""
    taken = list(boxes)
    unsaid = 0
    heaviest = sorted(range(len(ties)), key=lambda at: (-ties[at].weight, at))
    unsaid += sum(bool(ties[number].kind) for number in heaviest[MOST_WORDS:])
    for number in heaviest[:MOST_WORDS]:
        edge, curve = ties[number], curves[number]
        if not edge.kind:
            continue
        text = (edge.kind,)
        boxes_along = (text_box(x, y - height_of(1, SMALL) / 2, text, SMALL, "middle")
                       for x, y in (along(curve, share) for share in _ALONG))  # fmt: skip
        free = first_free(boxes_along, taken, room)
        if free is None:
            unsaid += 1
            continue
        taken.append(free)
        canvas.add(canvas.text(free.x, free.y, text, colour="soft", halo=True))
    return unsaid
