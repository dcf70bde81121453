"""What a forecast hangs on: its condition in, a factor and a conditional out.

"China will not help if relations deteriorate" says that help is worth less where relations are worse; how much less is
a design value, and whether it is so at all is what the words claim of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.assembly.factor_forms import make_form
from dragoman.records import Condition, Reading
from dragoman.worlds.evidence.bearing import Bearing
from dragoman.worlds.evidence.borne import said
from dragoman.worlds.evidence.hedge_spreads import hedged
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.voices import voice
from dragoman.worlds.model import Lognormal, Normal, Number, Said, Uniform

#: What a condition is worth where it holds. At a precision of 2 half a unit makes the odds 2.7 times what they are. A
#: design value.
WORTH = Lognormal(median=0.5, log_sd=0.5, most=2.0)
#: Without a word of the reports: either way.
DEFAULT = Normal(mean=0.0, sd=0.3)
_OPENING = re.compile(
    r"\A[\s“”\"'‘]*(?:only |even |and )?(?:if|unless|as long as|so long as|provided that|in case|should|when|once"
    r"|until)\s+[“”\"'‘\s]*",
    re.IGNORECASE,
)
_EVEN = re.compile(r"\A[\s“”\"'‘]*even (?:if|though|when)\b", re.IGNORECASE)
_UNLESS = re.compile(r"\A[\s“”\"'‘]*(?:unless|until)\b", re.IGNORECASE)
#: What a condition cannot be about: what only its report knows.
_POINTS = re.compile(
    r"\A(?:it|he|she|they|this|that|there|you|we|i|true|not|so|anything|something|possible|necessary|needed|any)\b",
    re.I,
)
#: What changes, and which way: "relations with Sylvania continue to deteriorate", "war breaks out in Sylvania".
_CHANGES = re.compile(
    r"(?:the |an? )?(?P<what>[^,;:]{3,70}?)\s+"
    r"(?:(?:continues?|begins?|starts?|keeps?|goes on|were|was|is|are) (?:to )?)?(?:further |still )?(?:"
    r"(?P<less>deteriorat\w*|worsen\w*|declin\w*|falls?|fell|falling|drops?|dropped|weakens?|weaken(?:ed|ing)"
    r"|shrinks?|shrank|collaps\w*|falters?|stalls?|stops?|stopped|ends?|ended|ceases?|breaks? down|broke down|sours?"
    r"|erodes?|dries up|dry up|slows?(?: down)?)"
    r"|(?P<more>improv\w*|rises?|rose|rising|grows?|grew|growing|increas\w*|warms?|strengthen\w*|widens?|escalat\w*"
    r"|intensif\w*|continues?|lasts?|persists?|breaks? out|broke out|spreads?|resumes?|holds?)"
    r")\b(?P<where>\s+(?:in|with|between|over) [^,;:]{3,40})?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:continues?|keeps?|goes on|remains?|lasts?|persists?|still|stays?)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no|nobody|nothing|without)\b|n['’]t\b", re.IGNORECASE)
#: Longest condition that stands as a whole for what has to hold, in words. A design value.
LONGEST = 12


@dataclass(frozen=True)
class Hinge:
    """What something hangs on: a factor by its words, and the sides in it.

    `less` says that there has to be less of it, `goes_on` that it has to go on as it does: "continue to deteriorate".
    """

    text: str
    actors: frozenset[str]
    less: bool
    goes_on: bool

    @property
    def threshold(self) -> Number:
        """Where it begins to hold: some way from today, or, of what has to go on, some way on the other side of it."""
        low, high = (-0.3, 0.0) if self.goes_on else (0.1, 0.5)
        spread = Uniform(low=-high, high=-low) if self.less else Uniform(low=low, high=high)
        how = "it holds as things stand; how far they have to turn" if self.goes_on else "how marked a change it takes"
        return Number(default=spread, reason=f"assumed: {how}")


def hinge_of(known: Known, reading: Reading, condition: Condition) -> Hinge | None:
    """The factor that a condition is about; `None` where its words do not say what, or say that it does not matter."""
    if _EVEN.match(condition.text):
        return None
    words = _OPENING.sub("", condition.text).strip(" “”\"'‘’.,;")
    if _POINTS.match(words) or len(words.split()) < 2:
        return None
    sides = known.sides(reading)
    start, end = condition.span
    mine = [a for a in reading.actors if any(start <= m.span[0] and m.span[1] <= end for m in a.mentions)]
    named = frozenset(side for actor in mine for side in sides[actor.id])
    label, less = _changing(words)
    if make_form(label, actors=named) is None or len(label.split()) > LONGEST:
        return None
    turned = _UNLESS.match(condition.text) is not None
    return Hinge(label, named, less != turned, _GOES_ON.search(words) is not None and not turned)


def _changing(words: str) -> tuple[str, bool]:
    """What changes by a condition, and whether there has to be less of it; else the condition as it stands."""
    found = _CHANGES.match(words)
    if found is None or _NEGATED.search(words):
        return _ASIDE.sub("", words).split(",")[0].strip(" “”\"'‘’.;").removeprefix("the "), False
    return f"{found.group('what')}{found.group('where') or ''}", found.group("less") is not None


_ASIDE = re.compile(r",\s+(?:for example|for instance|say|in turn|however)\s*,")


def effect(known: Known, bearing: Bearing, actor: str) -> Number:
    """What a condition of a forecast is worth to the deed: less where it is not to be expected then."""
    unlikely = bearing.record.negated or (bearing.low + bearing.high) / 2 < 0.5
    low, high = (1 - bearing.high, 1 - bearing.low) if unlikely else (bearing.low, bearing.high)
    trust = voice(known, bearing.quoted.report, bearing.holding.holders, [actor])
    one: Said = said(
        known, [bearing.quoted], trust, WORTH, scale=-1.0 if unlikely else 1.0,
        chance=hedged(low, high, known.passage(bearing.quoted)),
    )  # fmt: skip
    return Number(default=DEFAULT, said=(one,), reason="assumed where the forecast is wrong: either way, and small")
