"""Clauses about what lies ahead that the network sees by example: an anchor with who acts and what is expected."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading import hedge_words as hw
from dragoman.reading.foretelling_sites import Site
from dragoman.reading.hedges import find_hedge
from dragoman.reading.parse import Parse

#: Chance of the anchor from which a forecast is believed (development reports of `benchmarks relations`).
SURE = 0.5
RULE = "anchors"
_BANDS = {"likely": hw.EXPECT, "unlikely": hw.DOUBT, "even": hw.MAY}


def by_anchors(parse: Parse) -> Iterator[Site]:
    """The sites of the network's anchors, in the order of the text."""
    for anchor in parse.anchors:
        if anchor.kind != "forecast" or anchor.chance < SURE:
            continue
        action = anchor.parts.get("action")
        if action is None:
            continue
        actor = anchor.parts.get("actor")
        head = parse.head_of(action.first, action.last)
        band = _BANDS[anchor.label]
        hedge = find_hedge(parse, anchor.first, anchor.last)
        if hedge is not None and (hedge.low + hedge.high > 1) == (anchor.label == "likely"):
            band = hw.Band(hedge.low, hedge.high, hedge.why)
        subject = None if actor is None else parse.head_of(actor.first, actor.last)
        yield Site(head, -1, RULE, band.low, band.high, False, (), subject, (action.first, action.last))
