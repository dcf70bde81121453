"""What is said to lead to what: factors from left to right, and arrows that raise (+) or lower (−).

`Factor`s and `Influence`s in, a `Figure` out. An arrow that raises ends in a head, one that lowers in a bar; what is
disputed is dashed, what is only meant to follow is dotted; thicker means more sources. It is what is said, not what is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from dragoman.showing.figures.canvas import WIDTH, Canvas, Point, line, rect, text_box
from dragoman.showing.figures.courses import along, bar, head, shortened
from dragoman.showing.figures.figure import Figure, table
from dragoman.showing.figures.layers import Layered, layered
from dragoman.showing.figures.placing import Box, first_free
from dragoman.showing.figures.style import AGAINST, FOR, SMALL
from dragoman.showing.figures.svg import mark
from dragoman.showing.figures.text import balanced, height_of, many

#: Arrows that are drawn, the strongest, and the factors that they can have. Design values.
MOST_ARROWS, MOST_FACTORS = 40, 48
#: Widest and narrowest box, widest and narrowest space for arrows, inside of a box, between parts. Design values.
_BOX, _GAP, _INSIDE, _APART = (150.0, 104.0), (84.0, 46.0), 7.0, 20.0
_ALONG = (0.55, 0.45, 0.65, 0.35, 0.75, 0.25)


@dataclass(frozen=True)
class Factor:
    """What moves something or is moved. `weight` is how many sources speak of it."""

    id: str
    label: str
    weight: float = 1.0
    link: str | None = None
    title: str = ""


@dataclass(frozen=True)
class Influence:
    """That a factor raises ("+") or lowers ("-") another, by their ids. `weight` is how many sources say so.

    `disputed` says that somebody denies it or says the opposite, `intended` that it is a purpose;
    `record` is the id of the claim.
    """

    cause: str
    effect: str
    sign: str
    weight: float = 1.0
    disputed: bool = False
    intended: bool = False
    link: str | None = None
    title: str = ""
    record: str = ""


class _Part(NamedTuple):
    """One part of the map that nothing ties to the others: its factors, how they lie, and how wide things are."""

    members: tuple[str, ...]
    plan: Layered
    box: float
    gap: float

    @property
    def width(self) -> float:
        return self.plan.layers * self.box + (self.plan.layers - 1) * self.gap


def causal_map(
    factors: Iterable[Factor], influences: Iterable[Influence], title: str = "What leads to what", *,
    width: float = WIDTH,
) -> Figure:  # fmt: skip
    """A causal map of at most `MOST_ARROWS` arrows. `width` is in pixels; a long chain of causes makes it wider.

    1. the strongest   arrows of most weight, of factors that are known; of several of one pair the strongest
    2. parts           each laid out in layers by itself, packed in rows
    3. arrows          below the boxes, with their signs
    4. boxes           the factors
    """
    known = {factor.id: factor for factor in factors}
    all_ = [one for one in influences if one.cause in known and one.effect in known and one.cause != one.effect]
    rows = [
        (known[i.cause].label, "raises" if i.sign == "+" else "lowers", known[i.effect].label, i.weight,
         "yes" if i.disputed else "no", "yes" if i.intended else "no", i.link, i.record)
        for i in all_
    ]  # fmt: skip
    twin = table(("cause", "sign", "effect", "weight", "disputed", "intended", "link", "record"), rows)
    drawn = _strongest(all_)  # 1
    canvas = Canvas("causal-map", title, "What the sources say leads to what; not what does.", width)
    if not drawn:
        canvas.missing("No claim is known that one thing leads to another.")
        return canvas.done("An empty causal map: no claim is known.", twin)
    used = list(dict.fromkeys(end for one in drawn for end in (one.cause, one.effect)))
    parts = [_part(members, drawn, known, canvas.room) for members in _parts(used, drawn)]
    wide = max(part.width for part in parts)
    if wide > canvas.room:
        canvas = Canvas("causal-map", title, "What the sources say leads to what; not what does.", wide + 32)
    boxes = _packed(canvas, parts, known)  # 2
    courses = [_course(one, boxes, parts) for one in drawn]
    for one, course in zip(drawn, courses, strict=True):  # 3
        canvas.add(mark(one.title or _said(one, known), one.link, *_arrow(one, course)))
    for id_, box in boxes.items():  # 4
        _draw_box(canvas, known[id_], box)
    _signs(canvas, drawn, courses, list(boxes.values()))
    _key(canvas, drawn)
    canvas.more(len(all_) - len(drawn), "claim that is as strong or weaker", "claims that are as strong or weaker")
    raising = sum(one.sign == "+" for one in drawn)
    about = f"A map of {many(len(used), 'factor')} and {many(len(drawn), 'claim')}, of which {raising} say that one "
    return canvas.done(f"{about}raises another and {len(drawn) - raising} that one lowers another.", twin)


def _said(one: Influence, known: Mapping[str, Factor]) -> str:
    verb = "raises" if one.sign == "+" else "lowers"
    verb = f"is meant to {verb[:-1]}" if one.intended else verb
    return f"{known[one.cause].label} {verb} {known[one.effect].label}{' (disputed)' if one.disputed else ''}"


# -- 1


def _strongest(influences: Sequence[Influence]) -> list[Influence]:
    kept: dict[tuple[str, str], Influence] = {}
    factors: set[str] = set()
    for one in sorted(influences, key=lambda one: (-one.weight, one.intended, one.cause, one.effect)):
        pair = one.cause, one.effect
        if pair in kept or len(kept) == MOST_ARROWS or len(factors | set(pair)) > MOST_FACTORS:
            continue
        kept[pair] = one
        factors.update(pair)
    return list(kept.values())


# -- 2


def _parts(used: Sequence[str], drawn: Sequence[Influence]) -> list[tuple[str, ...]]:
    """The factors by the part of the map in which they are, the largest part first."""
    of = {id_: id_ for id_ in used}

    def root(id_: str) -> str:
        while of[id_] != id_:
            id_ = of[id_]
        return id_

    for one in drawn:
        of[root(one.effect)] = root(one.cause)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in used:
        found[root(id_)].append(id_)
    return sorted((tuple(members) for members in found.values()), key=lambda members: -len(members))


def _part(members: tuple[str, ...], drawn: Sequence[Influence], known: Mapping[str, Factor], room: float) -> _Part:
    number = {id_: at for at, id_ in enumerate(members)}
    arrows = [(number[one.cause], number[one.effect]) for one in drawn if one.cause in number]
    layers = layered([1.0] * len(members), arrows).layers
    # Two short parts find room beside each other.
    share = (room - _APART) / 2 if layers == 2 and room >= 600 else room
    box, gap = _BOX[0], _GAP[0]
    if layers * box + (layers - 1) * gap > share:
        scale = share / (layers * box + (layers - 1) * gap)
        box, gap = max(_BOX[1], box * scale), max(_GAP[1], gap * scale)
    heights = [_height(known[id_].label, box) for id_ in members]
    return _Part(members, layered(heights, arrows), box, gap)


def _height(label: str, box: float) -> float:
    return height_of(len(balanced(label, box - 2 * _INSIDE, SMALL, 4)), SMALL) + 2 * _INSIDE - 2


def _packed(canvas: Canvas, parts: Sequence[_Part], known: Mapping[str, Factor]) -> dict[str, Box]:
    """Boxes of all parts, beside each other where they fit, then below."""
    found: dict[str, Box] = {}
    x, row = canvas.left, 0.0
    for part in parts:
        if x > canvas.left and x + part.width > canvas.right + 0.5:
            x, canvas.y, row = canvas.left, canvas.y + row + _APART, 0.0
        for id_, layer, middle in zip(part.members, part.plan.layer, part.plan.middle, strict=True):
            height = _height(known[id_].label, part.box)
            left = x + layer * (part.box + part.gap)
            found[id_] = Box(left, canvas.y + middle - height / 2, part.box, height)
        x, row = x + part.width + _APART, max(row, part.plan.height)
    canvas.y += row + 14
    return found


# -- 3


def _course(one: Influence, boxes: Mapping[str, Box], parts: Sequence[_Part]) -> list[Point]:
    """From the edge of the cause to the edge of the effect, through the places that the layers keep free for it."""
    part = next(part for part in parts if one.cause in part.members)
    number = {id_: at for at, id_ in enumerate(part.members)}
    start, end = boxes[one.cause], boxes[one.effect]
    origin = start.x - part.plan.layer[number[one.cause]] * (part.box + part.gap)
    top = start.y + start.height / 2 - part.plan.middle[number[one.cause]]
    ahead = start.x < end.x
    # Back and forth between two boxes lie beside each other.
    off = 0.0 if ahead else 7.0
    corners = [(start.x + (start.width if ahead else 0), start.y + start.height / 2 + off)]
    for layer, middle in part.plan.through[number[one.cause], number[one.effect]]:
        left = origin + layer * (part.box + part.gap)
        pair = [(left, top + middle + off), (left + part.box, top + middle + off)]
        corners += pair if ahead else reversed(pair)
    corners.append((end.x + (0 if ahead else end.width) + (-2 if ahead else 2), end.y + end.height / 2 + off))
    return [point for one_, other in pairwise(corners) for point in _eased(one_, other)]


def _eased(one: Point, other: Point) -> list[Point]:
    """From one point to another, level at both ends."""
    (x1, y1), (x2, y2) = one, other
    if abs(y1 - y2) < 0.5:
        return [one, other]
    shares = [step / 16 for step in range(17)]
    return [(x1 + (x2 - x1) * t, y1 + (y2 - y1) * (3 * t * t - 2 * t**3)) for t in shares]


def _arrow(one: Influence, course: Sequence[Point]) -> list[str]:
    colour = FOR if one.sign == "+" else AGAINST
    thick = min(4.0, 1.3 + 0.9 * math.log2(max(one.weight, 1.0)))
    dash = "1.5 3" if one.intended else "6 4" if one.disputed else None
    if one.sign == "+":
        size = 6.0 + thick
        short = shortened(course, size - 1)
        return [line(short, colour, thick, dash), head(short[-1], course[-1], colour, size)]
    return [line(course, colour, thick, dash), bar(course[-2], course[-1], colour, 5.5 + thick / 2)]


def _signs(canvas: Canvas, drawn: Sequence[Influence], courses: Sequence[Sequence[Point]], boxes: list[Box]) -> None:
    taken = list(boxes)
    room = Box(canvas.left, 0, canvas.room, canvas.y)
    for one, course in zip(drawn, courses, strict=True):
        sign = "+" if one.sign == "+" else "−"
        for text in (f"{sign} disputed", sign) if one.disputed else (sign,):
            places = (along(course, share) for share in _ALONG)
            at = (text_box(x, y - height_of(1, SMALL) / 2, [text], SMALL, "middle", bold=True) for x, y in places)
            free = first_free(at, taken, room, 1.0)
            if free is not None:
                taken.append(free)
                canvas.add(canvas.text(free.x, free.y, text, bold=True, halo=True))
                break


def _key(canvas: Canvas, drawn: Sequence[Influence]) -> None:
    tip = (11.0, 0.0)
    raises = line([(-11, 0), (4, 0)], FOR, 1.6) + head((-11, 0), tip, FOR, 8)
    lowers = line([(-11, 0), tip], AGAINST, 1.6) + bar((-11, 0), tip, AGAINST, 6)
    entries = [
        (any(one.sign == "+" for one in drawn), raises, "raises"),
        (any(one.sign != "+" for one in drawn), lowers, "lowers"),
        (any(one.disputed for one in drawn), line([(-11, 0), tip], "soft", 1.6, "6 4"), "disputed"),
        (any(one.intended for one in drawn), line([(-11, 0), tip], "soft", 1.6, "1.5 3"), "is meant to"),
    ]
    canvas.key([(drawing, text) for there, drawing, text in entries if there])


# -- 4


def _draw_box(canvas: Canvas, factor: Factor, box: Box) -> None:
    lines = balanced(factor.label, box.width - 2 * _INSIDE, SMALL, 4)
    words = canvas.text(box.x + box.width / 2, box.y + _INSIDE - 1, lines, anchor="middle")
    canvas.add(mark(factor.title or factor.label, factor.link, rect(box, "wash", "soft", round_=4, thick=1), words))
