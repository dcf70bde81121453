"""Claims of all reports, each once: this factor moves that one, who says so and who says otherwise.

`ClaimTold`s of all reports in, `JoinedFactor`s and `JoinedClaim`s out. Directions are settled here: that the loss of
trust hurts trade is that trust raises trade.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dragoman.assembly.factor_forms import FactorForm, form_of
from dragoman.assembly.factors import Cluster, FactorTold, cluster
from dragoman.assembly.holdings import Says, Telling, count, holders_of, holdings, quote, words_of
from dragoman.assembly.issues import setting_of
from dragoman.assembly.origins import Origins
from dragoman.assembly.standing import Identity, Sides
from dragoman.records import FactorWords, JoinedClaim, JoinedFactor, Quoted, Reading, Sign, Span


class ClaimTold(msgspec.Struct, frozen=True, gc=False):
    """A claim of one report with both factors in normal form, their words, and what it says of them."""

    cause: FactorForm
    effect: FactorForm
    spans: tuple[Span, Span]
    words: tuple[str, str]
    quoted: Quoted
    sign: Sign
    negated: bool = False
    intended: bool = False
    low: float | None = None
    high: float | None = None
    condition: str | None = None


def claims_in(reading: Reading, sides: Sides, identity: Identity | None = None) -> Iterator[ClaimTold]:
    """The claims of a report whose cause and effect both say what is meant."""
    setting = setting_of(reading, sides) if reading.claims else ()
    for claim in reading.claims:
        cause = form_of(reading, sides, claim.cause, setting)
        effect = form_of(reading, sides, claim.effect, setting)
        if cause is None or effect is None:
            continue
        holders = holders_of(reading, sides, claim.holders, identity)
        spans = claim.evidence or (claim.cause.span, claim.effect.span)
        says: Says = "raises" if claim.sign == "+" else "lowers"
        yield ClaimTold(
            cause, effect, (claim.cause.span, claim.effect.span), (claim.cause.text, claim.effect.text),
            quote(reading, claim.id, "claims", says, holders, spans), claim.sign, claim.negated, claim.intended,
            claim.low, claim.high, words_of(claim.condition),
        )  # fmt: skip


def join_claims(
    told: Iterable[ClaimTold], origins: Origins
) -> tuple[tuple[JoinedFactor, ...], tuple[JoinedClaim, ...]]:
    """All factors and all claims, each once; those of most origins first."""
    claims = sorted(told, key=lambda each: (each.quoted.on or "9999", each.quoted.report, each.quoted.spans))
    tellings = [
        telling for place, one in enumerate(claims)
        for telling in (
            FactorTold(place, "cause", one.quoted.report, one.cause),
            FactorTold(place, "effect", one.quoted.report, one.effect),
        )
    ]  # fmt: skip
    clusters = cluster(tellings)
    factors: list[JoinedFactor] = []
    # Of each claim its cause and its effect: which factor it is, and whether it is turned.
    at, turned = (array("L", bytes(array("L").itemsize * 2 * len(claims))) for _ in range(2))
    for number, found in enumerate(clusters):
        named = found.named()
        for each in found.told:
            place = 2 * each.place + (each.part == "effect")
            at[place] = number
            turned[place] = each.form.turned != named.opposite
        factors.append(_factor(found, named, claims, origins))
    by_pair: defaultdict[tuple[int, int, bool], list[tuple[int, bool]]] = defaultdict(list)
    for place, one in enumerate(claims):
        pair = at[2 * place], at[2 * place + 1]
        if pair[0] != pair[1]:  # what moves itself was read wrongly, or joined
            raises = (one.sign == "+") == (turned[2 * place] == turned[2 * place + 1])
            by_pair[(*pair, one.intended)].append((place, raises))
    joined = [
        claim for (cause, effect, intended), places in by_pair.items()
        for claim in _joined(factors[cause], factors[effect], intended, places, claims, origins)
    ]  # fmt: skip
    factors.sort(key=lambda each: -each.origins)
    joined.sort(key=lambda each: (-each.origins, -len(each.disputed), each.intended))
    return tuple(factors), tuple(joined)


def _factor(found: Cluster, named: FactorForm, claims: Sequence[ClaimTold], origins: Origins) -> JoinedFactor:
    first = found.told[0]
    words = tuple(
        FactorWords(
            report=each.report, record=claims[each.place].quoted.record, part=each.part,
            words=claims[each.place].words[each.part == "effect"], span=claims[each.place].spans[each.part == "effect"],
            turned=each.form.turned != named.opposite,
        )
        for each in found.told
    )  # fmt: skip
    return JoinedFactor(
        id=_name("fa", first.report, claims[first.place].quoted.record, first.part), label=named.label,
        actors=found.actors(), told=words,
        origins=count((claims[each.place].quoted for each in found.told), origins),
    )  # fmt: skip


def _joined(
    cause: JoinedFactor, effect: JoinedFactor, intended: bool, places: Sequence[tuple[int, bool]],
    claims: Sequence[ClaimTold], origins: Origins,
) -> Iterator[JoinedClaim]:  # fmt: skip
    """The claims on one pair: one, and a second where the opposite of what is held is only denied."""
    told: dict[Sign, list[Telling]] = {"+": [], "-": []}
    denied: dict[Sign, list[Telling]] = {"+": [], "-": []}
    for place, raises in places:
        side = denied if claims[place].negated else told
        side["+" if raises else "-"].append(_telling(claims[place], raises))
    both = bool(told["+"] and told["-"])
    most: Sign = "-" if _origins(told["-"], origins) > _origins(told["+"], origins) else "+"
    signs: tuple[Sign, ...] = ("+", "-")
    for sign in signs:
        # Where both are said, those of fewer origins dispute what those of more say.
        mine = told[sign] if sign == most or not both else []
        against = [*denied[sign], *(told["-" if sign == "+" else "+"] if both and sign == most else ())]
        if not mine and not against:
            continue
        yield JoinedClaim(
            id=_name("jc", cause.id, effect.id, sign, intended), cause=cause.id, effect=effect.id,
            cause_label=cause.label, effect_label=effect.label, sign=sign, intended=intended,
            actors=tuple(sorted({*cause.actors, *effect.actors})), held=holdings(mine, origins),
            disputed=holdings(against, origins), origins=_origins([*mine, *against], origins),
        )  # fmt: skip


def _origins(told: Sequence[Telling], origins: Origins) -> int:
    return count((each.quoted for each in told), origins)


def _telling(told: ClaimTold, raises: bool) -> Telling:
    affirmed: Says = "raises" if raises else "lowers"
    denied: Says = "does not raise" if raises else "does not lower"
    return Telling(
        denied if told.negated else affirmed, told.quoted, told.low, told.high, told.condition
    )  # fmt: skip


def _name(kind: str, *parts: object) -> str:
    return f"{kind}-{hashlib.sha256(repr(parts).encode()).hexdigest()[:8]}"
