"""How far one factor moves another: a joined claim in, the number of an arrow out.

The size is a lognormal by how strong the words are; the sign is the claim's; how likely the arrow exists at all is
what the holder's hedge claims and how far he is to be trusted. Who denies it is a voice for 0. The medians and the
spread are those of `docs/worlds.md`, design values.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dragoman.records import Holding, JoinedClaim
from dragoman.worlds.evidence.borne import number, said
from dragoman.worlds.evidence.hedge_spreads import READERS, hedged
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.voices import voice
from dragoman.worlds.model import Fixed, Lognormal, Number, Said, Spread

WEAK, PLAIN, STRONG = (Lognormal(median=median, log_sd=0.5, most=0.9) for median in (0.15, 0.30, 0.60))
_STRONG = re.compile(
    r"\b(?:sharply|greatly|heavily|hugely|massive\w*|dramatic\w*|drastic\w*|devastat\w*|severe\w*|decisive\w*"
    r"|entirely|completely|collaps\w*|crippl\w*|cripple|enormous\w*|substantial\w*|significant\w*|undermin\w*)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:slight\w*|somewhat|partly|partially|modest\w*|marginal\w*|a little|help(?:s|ed|ing)?|contribut\w*"
    r"|some extent|in part)\b",
    re.IGNORECASE,
)
#: Lowest confidence of a claim's record, and of one of a purpose. Design values; as many claims pass as before
#: confidences were calibrated (docs/confidence.md).
LEAST, LEAST_AIM = 0.43, 0.49


def weight(known: Known, claim: JoinedClaim) -> Number | None:
    """The arrow of a claim; `None` where nobody says it in a record that is sure enough, or all only deny it."""
    voices = [*_voices(known, claim, claim.held), *_voices(known, claim, claim.disputed)]
    if not any(each.scale and each.spread != Fixed(value=0.0) for each in voices):
        return None
    return number(Fixed(value=0.0), "no arrow in worlds where whoever speaks of it is wrong", voices)


def size(words: str) -> Lognormal:
    """How far a cause moves its effect, by the words of a claim."""
    return STRONG if _STRONG.search(words) else WEAK if _WEAK.search(words) else PLAIN


def _voices(known: Known, claim: JoinedClaim, held: Collection[Holding]) -> Iterator[Said]:
    for holding in held:
        evidence = [each for each in holding.evidence if _sure(known, each.report, each.record)]
        if not evidence:
            continue
        words = known.passage(evidence[-1])
        trust = voice(known, evidence[-1].report, holding.holders, claim.actors)
        claims: Spread = READERS["will happen"]
        if holding.low is not None and holding.high is not None:
            claims = hedged(holding.low, holding.high, words)
        if holding.says in ("does not raise", "does not lower"):
            yield said(known, evidence, trust, Fixed(value=0.0), chance=claims, wrong="nothing")
        else:
            scale = 1.0 if holding.says == "raises" else -1.0
            quoted = " ".join(evidence[-1].quotes)
            yield said(known, evidence, trust, size(quoted), chance=claims, wrong="nothing", scale=scale)


def _sure(known: Known, report: str, record: str) -> bool:
    found = next((each for each in known.reading(report).claims if each.id == record), None)
    return found is not None and found.confidence >= (LEAST_AIM if found.intended else LEAST)
