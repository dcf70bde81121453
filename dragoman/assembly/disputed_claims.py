"""Claims on one cause and one effect that say the opposite: a dispute of two holders, or a contradiction of one.

Readings in, `Contradiction`s out. Purposes are left out: that somebody aims at something says not that it follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from dragoman.assembly.concepts import EMPTY
from dragoman.assembly.contradictions import contradiction, quoted, same_words
from dragoman.assembly.found_again import with_keys
from dragoman.assembly.issues import Form, likeness, make_form, same
from dragoman.assembly.standing import Sides, all_sides
from dragoman.records import Claim, Contradiction, Quoted, Reading

#: How like cause and cause, effect and effect have to be. A design value.
ALIKE = 0.6
#: Claims under one word of cause and effect that are compared, at most. A design value.
COMPARED = 100


class Held(NamedTuple):
    """A claim: cause and effect in normal form, whether the one raises the other, who holds it, and its words."""

    cause: Form
    effect: Form
    raises: bool
    holders: tuple[str, ...]
    quoted: Quoted


def held_in(reading: Reading, sides: Sides) -> Iterator[Held]:
    """The claims of a report that can be compared with others'."""
    for claim in reading.claims:
        if claim.intended:
            continue
        cause = make_form(reading, sides, claim.cause.span, others=all_sides(sides, claim.cause.actors))
        effect = make_form(reading, sides, claim.effect.span, others=all_sides(sides, claim.effect.actors))
        if cause is None or effect is None or _is_thin(cause) or _is_thin(effect):
            continue
        # "Will not raise" is the opposite of "raises", and so is the end of what raises.
        raises = ((claim.sign == "+") != claim.negated) != (cause.turned != effect.turned)
        holders = all_sides(sides, claim.holders) or claim.holders
        yield Held(cause, effect, raises, holders, _quoted(reading, claim, holders, raises))


def _is_thin(form: Form) -> bool:
    return form.stems <= EMPTY


def _quoted(reading: Reading, claim: Claim, holders: tuple[str, ...], raises: bool) -> Quoted:
    spans = claim.evidence or (claim.cause.span, claim.effect.span)
    return quoted(reading, claim.id, "claims", "raises" if raises else "lowers", holders, spans, None)


def opposite_claims(claims: Iterable[Held]) -> Iterator[Contradiction]:
    """Pairs of claims that say the opposite, each claim in one of them at most."""
    ordered = sorted(claims, key=lambda each: (each.quoted.on or "9999", each.quoted.report, each.quoted.record))
    known: defaultdict[int, list[Held]] = defaultdict(list)
    for one, keys in with_keys(ordered, _pairs):
        near = {id(other): other for key in keys for other in known[key][-COMPARED:]}
        other = next((other for other in near.values() if _disagree(one, other)), None)
        if other is not None:
            own = bool(set(one.holders) & set(other.holders))
            about = f"{one.cause.label} → {one.effect.label}"
            actors = sorted({*one.holders, *other.holders})
            yield contradiction("cause", about, actors, other.quoted, one.quoted, own)
        for key in keys:
            known[key].append(one)


def _pairs(one: Held) -> Iterator[tuple[str, str]]:
    """A word of the cause with one of the effect, each with each."""
    return product(sorted(one.cause.stems - EMPTY), sorted(one.effect.stems - EMPTY))


def _disagree(one: Held, other: Held) -> bool:
    if one.raises == other.raises or same_words(one.quoted, other.quoted):
        return False  # one sentence that was read twice is no dispute
    return _same(one.cause, other.cause) and _same(one.effect, other.effect)


def _same(one: Form, other: Form) -> bool:
    return (one.stems == other.stems and one.others == other.others) or (
        same(one, other) and likeness(one, other) >= ALIKE
    )
