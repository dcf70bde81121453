"""How likely a thing is in a reader's mind who reads that it is "likely": hedges in, spreads of probability out.

Two readings of them: what 5,174 readers took the words to mean, or the bands of ICD 203 as they stand in the records.
"""

from __future__ import annotations

from typing import Literal

from dragoman.worlds.model import Beta, Spread, Uniform

Reading = Literal["readers", "icd-203"]

#: Fitted to the answers of the CAPphrase quiz (Kucharski 2026, doi:10.5281/zenodo.18750055) by `tools/fit_hedges.py`.
READERS = {
    "almost no chance": Beta(a=1.06, b=27.11),
    "highly unlikely": Beta(a=1.29, b=14.62),
    "remote chance": Beta(a=0.76, b=8.85),
    "chances are slight": Beta(a=1.62, b=11.57),
    "improbable": Beta(a=1.19, b=7.72),
    "little chance": Beta(a=2.20, b=17.53),
    "unlikely": Beta(a=2.43, b=10.58),
    "could happen": Beta(a=2.55, b=4.13),
    "may happen": Beta(a=3.09, b=4.66),
    "might happen": Beta(a=2.74, b=4.52),
    "about even": Beta(a=93.42, b=93.58),
    "better than even": Beta(a=47.57, b=33.23),
    "realistic possibility": Beta(a=2.67, b=2.12),
    "likely": Beta(a=15.88, b=5.55),
    "probable": Beta(a=11.12, b=4.17),
    "very good chance": Beta(a=20.00, b=5.17),
    "highly likely": Beta(a=20.77, b=3.35),
    "almost certain": Beta(a=26.96, b=1.70),
    "will happen": Beta(a=10.72, b=0.24),
}

#: The words that stand in most records with a band (`reading/hedge_words.py`); several share one, and where the words
#: themselves are known `WORDS` goes before it.
_BANDS: dict[tuple[float, float], str] = {
    (0.01, 0.05): "almost no chance", (0.05, 0.20): "highly unlikely", (0.20, 0.45): "unlikely",
    (0.45, 0.55): "could happen", (0.55, 0.80): "likely", (0.75, 0.85): "very good chance",
    (0.15, 0.25): "little chance", (0.80, 0.95): "highly likely", (0.95, 0.99): "will happen",
}  # fmt: skip
#: Words of the text, the band that goes with them, and the words of the quiz.
WORDS: tuple[tuple[str, tuple[float, float], str], ...] = (
    ("may", (0.45, 0.55), "may happen"), ("might", (0.45, 0.55), "might happen"),
    ("could", (0.45, 0.55), "could happen"), ("roughly even", (0.45, 0.55), "about even"),
    ("realistic possibility", (0.45, 0.55), "realistic possibility"), ("improbable", (0.20, 0.45), "improbable"),
    ("little chance", (0.05, 0.20), "little chance"), ("remote", (0.01, 0.05), "remote chance"),
    ("probably", (0.55, 0.80), "probable"), ("almost certain", (0.95, 0.99), "almost certain"),
    ("almost certainly", (0.95, 0.99), "almost certain"),
)  # fmt: skip
#: How sure a Beta is that is made from a band that the table does not have: a + b. A design value, about that of
#: "likely".
SURE = 20.0


def hedged(low: float, high: float, words: str = "", reading: Reading = "readers") -> Spread:
    """The probability that a band of the records stands for, 0..1; `words` is the passage that it was read from."""
    if reading == "icd-203":
        return Uniform(low=low, high=high)
    band = (round(low, 2), round(high, 2))
    known = f" {words.lower()} "
    for word, of, name in WORDS:
        if of == band and f" {word} " in known:
            return READERS[name]
    if band in _BANDS:
        return READERS[_BANDS[band]]
    middle = min(max((low + high) / 2, 0.01), 0.99)
    return Beta(a=round(SURE * middle, 2), b=round(SURE * (1 - middle), 2))
