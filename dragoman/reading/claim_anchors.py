"""Claims that the network sees by example: an anchor with its sign, cause and effect. `Link`s out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.reading.claim_draft import Link
from dragoman.reading.complements import clip
from dragoman.reading.cues import is_negated
from dragoman.reading.parse import Parse

#: Chance of the anchor, and of where cause and effect begin, from which a claim is believed (development reports of
#: `benchmarks relations`).
SURE, PART_SURE = 0.5, 0.3
WHY = "head:anchors"


def by_anchors(parse: Parse, known: Sequence[Link]) -> Iterator[Link]:
    """The links of the network's anchors that no rule has told of."""
    told = {link.at for link in known}
    for anchor in parse.anchors:
        if anchor.kind != "claim" or anchor.chance < SURE or told.intersection(range(anchor.first, anchor.last)):
            continue
        cause, effect = anchor.parts.get("cause"), anchor.parts.get("effect")
        if cause is None or effect is None or min(cause.chance, effect.chance) < PART_SURE:
            continue
        one, other = ((part.first, part.last) for part in (cause, effect))
        if one[0] < other[1] and other[0] < one[1]:
            continue
        bounds = (0, len(parse))
        one_, other_ = clip(parse, one, bounds), clip(parse, other, bounds)
        if one_ is None or other_ is None:
            continue
        yield Link(
            one_, other_, "+" if anchor.label[0] == "+" else "-", anchor.first, WHY,
            negated=is_negated(parse, anchor.first), intended=anchor.label.endswith(">"),
        )  # fmt: skip
