"""Who has a hold over whom: ties of the reports in, shares of a need and alternatives to it out.

The share d is that of what one needs in a channel which the other meets; a is how far others could. No report counts
either, but for the rare percentage, so both are wide; the kind of tie and its words move them. All spreads are design
values.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.assembly.origins import one_each
from dragoman.records import Quoted, Tie, TieKind
from dragoman.worlds.evidence.borne import number, said
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.voices import voice_of
from dragoman.worlds.model import Beta, Hold, Number, Said, Spread, Uniform

#: Lowest confidence of a record that a hold is read from. A design value; as many ties pass as before confidences were
#: calibrated (docs/confidence.md).
LEAST = 0.64
#: Kinds by which the one from whom a tie comes has a hold over the other, with the share that they stand for.
SHARES: dict[TieKind, Beta] = {
    "dependence": Beta(a=5.0, b=2.5), "energy": Beta(a=2.5, b=3.5), "arms": Beta(a=2.5, b=3.5),
    "aid": Beta(a=2.5, b=3.5), "finance": Beta(a=2.5, b=3.5), "influence": Beta(a=2.5, b=3.5),
    "troops": Beta(a=2.0, b=4.0), "trade": Beta(a=2.0, b=5.0),
}  # fmt: skip
#: Kinds in which somebody is given what somebody else could give.
MATERIAL: frozenset[TieKind] = frozenset(("energy", "arms", "aid", "finance", "trade"))
#: What words make of a share.
GREAT, SMALL = Beta(a=6.0, b=2.5), Beta(a=1.5, b=6.0)
_GREAT = re.compile(
    r"\b(?:lifelines?|life[ -]?rafts?|most of|almost all|nearly all|the bulk of|heavily|overwhelming\w*"
    r"|(?:largest|biggest|main|major|principal|primary|chief|top|sole|only|key|leading|closest)(?:\W+\w+){0,2}\W+"
    r"(?:suppliers?|sources?|partners?|markets?|providers?|donors?|backers?|patrons?|creditors?|lenders?|customers?"
    r"|buyers?|investors?))\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b(?:some|limited|small|modest|minor|little|a few|token|symbolic)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent\b|pct\b)", re.IGNORECASE)
#: Soldiers who are not there to help.
BY_FORCE = re.compile(
    r"\b(?:occup\w+|invad\w+|invasion|aggress\w+|annex\w+|attack\w*|bomb\w*|sieg\w+|besieg\w+|fight\w*|fought|war"
    r"|hostil\w+|incursions?|offensives?)\b",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(
    r"\b(?:whether|when|how|what|which|if|much|outcome|success|result|answer)\b[^.;]{0,60}\bdepend\w*", re.IGNORECASE
)
#: How sure a percentage of the text is: a + b of its Beta.
SURE = 40.0
#: Where a second supplier is named, and where it is called an alternative.
ANOTHER, INSTEAD = Beta(a=3.0, b=3.0), Beta(a=5.0, b=2.5)
_INSTEAD = re.compile(
    r"\b(?:alternativ\w+|instead of|substitut\w+|replac\w+|in place of|less (?:dependent|reliant)"
    r"|(?:lessen|reduc|weaken|loosen|cut|lower|diminish|erod)\w* (?:(?:its|his|their|the) )?(?:\w+ )?"
    r"(?:dependence|reliance))\b",
    re.IGNORECASE,
)


@dataclass
class Held:
    """That `of` gives `over` what it needs, by a kind of tie: the words of all tellings, once a wire story."""

    of: str
    over: str
    kind: TieKind
    told: list[tuple[Quoted, Tie]] = field(default_factory=list)


def held(known: Known, cast: Collection[str]) -> list[Held]:
    """The ties by which somebody of the cast has a hold over another, those of most wire stories first."""
    found: dict[tuple[str, str, TieKind], Held] = {}
    for joined in known.ties:
        if joined.kind not in SHARES or joined.sign == "-" or joined.from_ is None:
            continue
        if max(tie.confidence for _, tie in joined.tellings) < LEAST:
            continue
        once = set(one_each(known.readings, joined.reports, known.origins))
        told = [
            (quoted, tie)
            for at, tie in joined.tellings if at in once
            for quoted in known.quotes(known.readings[at].report.id, tie, "ties", tie.evidence)
            if not _other_sense(joined.kind, known.passage(quoted))
        ]  # fmt: skip
        for giver in joined.from_.split("+"):
            for taker in joined.to.split("+"):
                # Who depends is the one from whom a dependence comes.
                of, over = (taker, giver) if joined.kind == "dependence" else (giver, taker)
                if told and of != over and {of, over} <= set(cast):
                    found.setdefault((of, over, joined.kind), Held(of, over, joined.kind)).told.extend(told)
    return sorted(found.values(), key=lambda each: (-len(each.told), each.of, each.over, each.kind))


def _other_sense(kind: TieKind, words: str) -> bool:
    """Whether the words of a tie give nobody a hold: soldiers who came by force, "whether it ends depends on them"."""
    return (kind == "troops" and BY_FORCE.search(words) is not None) or (
        kind == "dependence" and _HANGS_ON.search(words) is not None
    )


def holds(known: Known, every: Sequence[Held]) -> tuple[Hold, ...]:
    """All of these as numbers, in the order of their ids."""
    suppliers: defaultdict[str, list[Held]] = defaultdict(list)
    for each in every:
        if each.kind in MATERIAL:
            suppliers[each.over].append(each)
    found = [
        Hold(
            of=each.of, over=each.over, channel=each.kind, share=_share(known, each),
            alternatives=_alternatives(known, each, suppliers[each.over]),
        )
        for each in every
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda hold: (hold.of, hold.over, hold.channel)))


def _share(known: Known, one: Held) -> Number:
    sized = [(told, _size(one.kind, tie, " ".join(told.quotes))) for told, tie in one.told]
    reason = "assumed where the report is wrong: any share; a tie of this kind and these words is a design value"
    return number(Uniform(low=0.0, high=1.0), reason, _voices(known, sized))


def _voices(known: Known, told: Sequence[tuple[Quoted, Spread]]) -> Iterator[Said]:
    """One for each speaker, with his latest word."""
    by_speaker: dict[str, tuple[list[Quoted], Spread, tuple[float, float]]] = {}
    for quoted, spread in sorted(told, key=lambda each: each[0].on or ""):
        voice = voice_of(known, quoted)
        quotes = by_speaker[voice.speaker][0] if voice.speaker in by_speaker else []
        by_speaker[voice.speaker] = [*quotes, quoted], spread, voice.reliability
    for quotes, spread, _ in sorted(by_speaker.values(), key=lambda each: -len(each[0])):
        yield said(known, quotes, voice_of(known, quotes[-1]), spread)


def _size(kind: TieKind, tie: Tie, words: str) -> Beta:
    """The share that a tie's words stand for."""
    magnitude = tie.magnitude if isinstance(tie.magnitude, str) else ""
    told = f"{magnitude} {words}"
    if (share := _SHARE.search(magnitude)) and 0 < float(share.group(1)) < 100:
        middle = float(share.group(1)) / 100
        return Beta(a=round(SURE * middle, 2), b=round(SURE * (1 - middle), 2))
    if _GREAT.search(told):
        return GREAT
    return SMALL if _SMALL.search(told) else SHARES[kind]


def _alternatives(known: Known, one: Held, suppliers: Sequence[Held]) -> Number:
    """How far others could meet the need: those who give the same; where the hold is of no one sort, anything."""
    others = [
        each for each in suppliers
        if each.of != one.of and (each.kind == one.kind or one.kind in ("influence", "dependence", "aid", "trade"))
    ]  # fmt: skip
    told = [(quoted, INSTEAD if is_instead(known, quoted) else ANOTHER) for each in others for quoted, _ in each.told]
    if not told:
        return number(Beta(a=1.0, b=2.0), "assumed: the reports name nobody else who would")
    return number(
        Beta(a=1.0, b=2.0), "assumed where the report is wrong: hardly anybody else would", _voices(known, told)
    )


def is_instead(known: Known, quoted: Quoted) -> bool:
    """Whether a sentence has what is given as an alternative to something."""
    return _INSTEAD.search(known.passage(quoted)) is not None
