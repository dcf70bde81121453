"""Probability words: what weakens or strengthens a statement, and the band of probability that it stands for.

A table only; `hedges.py` finds these words in the tree. Bands are those of ICD 203 ("Analytic Standards", Office of
the Director of National Intelligence, 2015, D.6.e) where it has the word, and of the codebook, which extends it.
`measured` is what readers take the words to mean: the middle half of 5,174 answers to the CAPphrase quiz (Kucharski
2026, doi:10.5281/zenodo.18750055) or, marked *, of 46 answers that zonination collected (GitHub, "perceptions").
Where neither has a word, it takes the band of the nearest one that they have; that is a design value and says so.
"""

from __future__ import annotations

from typing import NamedTuple


class Band(NamedTuple):
    """From `low` to `high`, and why."""

    low: float
    high: float
    source: str
    measured: str = ""

    def flipped(self) -> Band:
        """What the negation of the words stands for."""
        return Band(round(1 - self.high, 2), round(1 - self.low, 2), f"not: {self.source}")


_ICD = "ICD 203"
_BOOK = "codebook"


def _like(band: Band, word: str) -> Band:
    return Band(band.low, band.high, f"as “{word}”, a design value")


REMOTE = Band(0.01, 0.05, _ICD, "0.01–0.05 (almost no chance), 0.03–0.10 (remote chance)")
VERY_UNLIKELY = Band(0.05, 0.20, _ICD, "0.01–0.10 (highly unlikely)")
SLIGHT = Band(0.05, 0.20, _BOOK, "0.05–0.15 (little chance, chances are slight)")
UNLIKELY = Band(0.20, 0.45, _ICD, "0.10–0.25")
IMPROBABLE = Band(0.20, 0.45, _ICD, "0.05–0.20")
NO_REASON = Band(0.20, 0.45, _BOOK)
DOUBT = Band(0.20, 0.45, "ICD 203, as “unlikely”", "0.15–0.33* (we doubt)")
MAY = Band(0.45, 0.55, _BOOK, "0.30–0.51 (may happen)")
MIGHT = Band(0.45, 0.55, _BOOK, "0.25–0.50 (might happen)")
COULD = Band(0.45, 0.55, _BOOK, "0.25–0.50 (could happen)")
POSSIBLY = Band(0.45, 0.55, _BOOK, "0.40–0.75 (realistic possibility)")
EVEN = Band(0.45, 0.55, _ICD, "0.50–0.50 (about even)")
FEAR = Band(0.45, 0.55, _BOOK)
LIKELY = Band(0.55, 0.80, _ICD, "0.67–0.80")
PROBABLY = Band(0.55, 0.80, _ICD, "0.65–0.80 (probable), 0.65–0.80* (probably)")
EXPECT = Band(0.55, 0.80, _BOOK)
APPARENTLY = Band(0.55, 0.80, _BOOK)
BELIEVE = Band(0.55, 0.80, "ICD 203, as “likely”", "0.60–0.80* (we believe)")
GOOD_CHANCE = Band(0.75, 0.85, "CAPphrase", "0.75–0.85 (very good chance)")
VERY_LIKELY = Band(0.80, 0.95, _ICD, "0.80–0.90 (highly likely)")
ALMOST_CERTAIN = Band(0.95, 0.99, _ICD, "0.90–0.98")
#: A prediction without a hedge ("will"). Of forecasts, not of statements: nothing there weakens or strengthens.
UNHEDGED = Band(0.95, 0.99, _BOOK, "0.99–0.995 (will happen)")

#: Adverbs of a clause.
ADVERBS = {
    "probably": PROBABLY, "likely": LIKELY, "presumably": _like(PROBABLY, "probably"), "apparently": APPARENTLY,
    "seemingly": _like(APPARENTLY, "apparently"), "possibly": POSSIBLY, "perhaps": _like(POSSIBLY, "possibly"),
    "maybe": _like(POSSIBLY, "possibly"), "potentially": _like(POSSIBLY, "possibly"),
    "conceivably": _like(POSSIBLY, "possibly"), "unlikely": UNLIKELY, "improbably": IMPROBABLE,
}  # fmt: skip
#: Adverbs that say how sure a prediction is. Of facts ("it is certainly true") they are mere emphasis.
STRENGTHENING = dict.fromkeys(
    ("certainly", "undoubtedly", "doubtless", "definitely", "inevitably", "surely", "unquestionably", "assuredly"),
    _like(ALMOST_CERTAIN, "almost certain"),
)
#: "never", where it is said of the future.
NEVER = Band(0.01, 0.05, _BOOK)

MODALS = {"may": MAY, "might": MIGHT, "could": COULD}

#: Adjectives and participles that take what is likely as their complement or subject.
ADJECTIVES = {
    "likely": LIKELY, "probable": PROBABLY, "unlikely": UNLIKELY, "improbable": IMPROBABLE, "possible": POSSIBLY,
    "conceivable": _like(POSSIBLY, "possibly"), "plausible": _like(POSSIBLY, "possibly"),
    "impossible": _like(REMOTE, "remote"), "inconceivable": _like(REMOTE, "remote"),
    "unthinkable": _like(REMOTE, "remote"), "doubtful": DOUBT, "unclear": _like(EVEN, "roughly even"),
    "uncertain": _like(EVEN, "roughly even"), "expected": EXPECT, "anticipated": _like(EXPECT, "expected"),
    "certain": _like(ALMOST_CERTAIN, "almost certain"), "sure": _like(ALMOST_CERTAIN, "almost certain"),
    "bound": _like(ALMOST_CERTAIN, "almost certain"), "inevitable": _like(ALMOST_CERTAIN, "almost certain"),
    "unavoidable": _like(ALMOST_CERTAIN, "almost certain"), "eager": _like(LIKELY, "likely"),
    "clear": _like(ALMOST_CERTAIN, "almost certain"),
    "reluctant": _like(NO_REASON, "no reason to"), "unwilling": _like(NO_REASON, "no reason to"),
    "loath": _like(NO_REASON, "no reason to"), "hesitant": _like(NO_REASON, "no reason to"),
}  # fmt: skip
#: Adjectives of a mind: they hedge what lies ahead ("will be reluctant to"), and are facts of the present.
MINDS = frozenset({"eager", "reluctant", "unwilling", "loath", "hesitant"})
#: Hedges only where negated ("will not be eager to", "it is not clear whether").
ONLY_NEGATED = frozenset({"eager", "clear"})
#: Adjectives of a person's mind as well ("he is sure that"): hedges of the clause only with an infinitive or with "it".
IMPERSONAL = frozenset({"certain", "sure", "bound", "uncertain", "doubtful"})
#: What the negation of these words stands for, where it is not the flipped band: "not certain" is not "remote".
NEGATED = {
    "certain": EVEN, "sure": EVEN, "clear": EVEN, "inevitable": _like(MAY, "may"), "unavoidable": _like(MAY, "may"),
    "impossible": _like(POSSIBLY, "possibly"), "inconceivable": _like(POSSIBLY, "possibly"),
    "unthinkable": _like(POSSIBLY, "possibly"), "eager": _like(NO_REASON, "no reason to"),
}  # fmt: skip
#: Adjectives that are no hedges when negated: "it is not possible" says that nobody can.
NOT_NEGATED = frozenset({"possible", "expected", "bound", "reluctant", "unwilling", "loath", "hesitant", "unclear"})

#: Verbs that raise the subject of what they hedge.
RAISING = {"appear": _like(APPARENTLY, "apparently"), "seem": _like(APPARENTLY, "apparently")}

#: What makes a probability word stronger, and what it then stands for.
VERY = frozenset("very highly extremely overwhelmingly most exceedingly hugely".split())
ALMOST = frozenset("almost virtually practically nearly all-but".split())
INTENSIFIED = {
    "likely": VERY_LIKELY, "probable": VERY_LIKELY, "probably": VERY_LIKELY, "possible": POSSIBLY,
    "unlikely": VERY_UNLIKELY, "improbable": VERY_UNLIKELY, "doubtful": _like(VERY_UNLIKELY, "very unlikely"),
}  # fmt: skip

#: Verbs of thought, which as cues hedge their clause; with what their negation stands for.
#: `True`: only where the clause is about the future. Of what is so, "believes" says whose view it is, not how sure.
OPINIONS = {
    "fear": (FEAR, None, False), "dread": (_like(FEAR, "fear"), None, False),
    "worry": (_like(FEAR, "fear"), None, True),
    "expect": (EXPECT, UNLIKELY, False), "anticipate": (_like(EXPECT, "expect"), UNLIKELY, False),
    "doubt": (DOUBT, ALMOST_CERTAIN, False), "suspect": (_like(BELIEVE, "believe"), None, True),
    "believe": (BELIEVE, UNLIKELY, True), "think": (_like(BELIEVE, "believe"), UNLIKELY, True),
    "suppose": (_like(BELIEVE, "believe"), None, True), "assume": (_like(BELIEVE, "believe"), None, True),
    "presume": (_like(BELIEVE, "believe"), None, True), "reckon": (_like(BELIEVE, "believe"), None, True),
    "guess": (_like(BELIEVE, "believe"), None, True), "suggest": (_like(BELIEVE, "believe"), None, True),
    "speculate": (_like(POSSIBLY, "possibly"), None, True),
}  # fmt: skip
#: The same as nouns ("fears that", "the expectation that") and adjectives ("afraid that").
OPINION_WORDS = {
    "fear": "fear", "fears": "fear", "worries": "worry", "worry": "worry", "concern": "worry", "concerns": "worry",
    "concerned": "worry", "worried": "worry", "afraid": "fear", "fearful": "fear", "doubt": "doubt", "doubts": "doubt",
    "expectation": "expect", "expectations": "expect", "suspicion": "suspect", "suspicions": "suspect",
    "belief": "believe", "suggestion": "suggest", "suggestions": "suggest", "speculation": "speculate",
    "doubtful": "doubt",
}  # fmt: skip

#: Nouns of probability: their band bare, with a word of smallness, with "no", with a word of greatness.
NOUNS = {
    "chance": (POSSIBLY, SLIGHT, REMOTE, GOOD_CHANCE), "possibility": (POSSIBLY, SLIGHT, REMOTE, POSSIBLY),
    "prospect": (None, SLIGHT, REMOTE, GOOD_CHANCE), "probability": (None, SLIGHT, REMOTE, VERY_LIKELY),
    "likelihood": (None, SLIGHT, REMOTE, VERY_LIKELY), "risk": (_like(MAY, "may"), SLIGHT, REMOTE, GOOD_CHANCE),
    "danger": (_like(MAY, "may"), SLIGHT, REMOTE, GOOD_CHANCE),
    "doubt": (None, _like(VERY_LIKELY, "very likely"), _like(ALMOST_CERTAIN, "almost certain"), DOUBT),
    "reason": (None, NO_REASON, NO_REASON, None), "incentive": (None, NO_REASON, NO_REASON, None),
    "odds": (None, SLIGHT, REMOTE, GOOD_CHANCE),
    "question": (None, None, _like(ALMOST_CERTAIN, "almost certain"), None),
}  # fmt: skip
SMALL = frozenset("little slim slight small remote low faint minimal scant few outside tiny".split())
GREAT = frozenset("good strong high great big excellent fair serious grave real considerable".split())
NONE = frozenset("no zero without".split())

#: Nouns behind which a number is a probability: "a 70 percent chance".
COUNTED = frozenset("chance chances probability likelihood odds possibility".split())
