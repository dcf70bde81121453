"""Ties that the network sees by example: an anchor with its kind and both sides. `Found`s out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from dragoman.reading.anchored import Part
from dragoman.reading.event_phrases import Party, meant
from dragoman.reading.tie_scene import Found, Scene, crossed, is_denied, tie
from dragoman.records import TieKind

#: Chance of the anchor from which a tie is believed (development reports of `benchmarks relations`).
SURE = 0.5
WHY = "head:anchors"


def in_anchors(scene: Scene) -> Iterator[Found]:
    """The ties of the network's anchors, in the order of the text."""
    for anchor in scene.parse.anchors:
        if anchor.kind != "tie" or anchor.chance < SURE or is_denied(scene, anchor.first):
            continue
        givers, takers = (_parties(scene, anchor.parts.get(name)) for name in ("from", "to"))
        kind = cast(TieKind, anchor.label)
        if givers:
            yield from crossed(givers, takers, kind, anchor.first, WHY)
        elif kind == "sanctions":
            yield from (tie(None, party, kind, anchor.first, WHY) for party in takers)


def _parties(scene: Scene, part: Part | None) -> list[Party]:
    if part is None:
        return []
    head = scene.parse.head_of(part.first, part.last)
    return [party for party in meant(scene.parse, scene.cast, [head]) if scene.actor(party.id) is not None]
