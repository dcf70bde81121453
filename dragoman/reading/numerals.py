"""Numbers as news writes them: words in, `Numeral`s out, in order, none overlapping.

"10,000", "1.5 billion", "12bn", "twenty-five", "half a million", "dozens", "tens of thousands", "two-thirds", "15 to
20", with the sign of a currency before them. What is counted, and whether the number is one of those that count
nothing (a year, a label), is for `counted` and `quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dragoman.reading.words import Words

Bound = Literal["=", ">=", "<=", "~"]
#: How a number is written: in figures or words; as a plural ("dozens"); as a part ("a third"); as two ("15 to 20").
Kind = Literal["plain", "plural", "fraction", "range"]

_SMALL = {
    word: at + 1
    for at, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS = {word: 10 * (at + 2) for at, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
#: "mln", "bln" and "trln" are those of the wire services; "m", "k" and the like stand at their figures only.
_SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "mln": 10**6, "bln": 10**9, "trln": 10**12, "mn": 10**6, "bn": 10**9, "tn": 10**12, "m": 10**6, "k": 1000,
}  # fmt: skip
#: "Dozens" is at least two dozen, and so on: the codebook's reading.
_PLURALS = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9,
}  # fmt: skip
_PARTS = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "seventh": 1 / 7, "eighth": 1 / 8,
    "tenth": 1 / 10,
}  # fmt: skip
_VAGUE = {"several": ">=", "few": ">=", "many": ">=", "couple": "~"}

#: Signs and codes of currencies that stand before the figures, and the ISO 4217 codes that they mean.
CURRENCY_SIGNS = {
    "$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH",
    "₪": "ILS", "₩": "KRW", "₺": "TRY", "₦": "NGN", "USD": "USD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY",
    "CNY": "CNY", "RMB": "CNY", "CHF": "CHF", "INR": "INR", "RUB": "RUB", "Rs": "rupees", "Rs.": "rupees",
}  # fmt: skip


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_SMALL_WORD = f"(?:{_any(_SMALL)})"
_UNIT = rf"(?:(?:{_any(_TENS)})(?:[\s-]{_SMALL_WORD}\b)?|{_SMALL_WORD})"
_SPELLED = "hundred|dozen|thousand|million|billion|trillion|mln|bln|trln"
_GROUP = rf"{_UNIT}(?:[\s-]hundred(?:\s+(?:and\s+)?{_UNIT})?)?"
#: Thousands are set off by commas, or by spaces that do not break.
_FIGURES = r"[0-9]{1,3}(?:[,\u00a0\u202f\u2009][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_CARDINAL = (
    rf"(?:(?:{_FIGURES})(?:(?:bn|mn|tn|m|k)(?![a-z])|(?:[\s-](?:{_SPELLED}|bn)\b){{0,2}})"
    rf"|{_GROUP}(?:[\s-](?:{_SPELLED})\b(?:\s+(?:and\s+)?{_GROUP})?+)*+)"
)
_SIGN = rf"(?:{_any(CURRENCY_SIGNS)})"
_NUMERAL = re.compile(
    rf"""(?<![\w.,:/\#@$€£+'’^*-])(?i:
      (?P<fraction> (?:an?|one)[\s-](?:third|quarter|fifth|sixth|seventh|eighth|tenth)(?=\s+of\b)
        | {_SMALL_WORD}[\s-](?:thirds|quarters|fifths|sixths|sevenths|eighths|tenths)
        | one-(?:third|quarter|fifth|tenth)
        | half(?=\s+(?:of|the|its|their|his|her|our|all)\b) )
    | (?P<plural> (?:(?:tens|dozens|scores|hundreds|thousands)\s+of\s+)?
          (?:dozens|scores|hundreds|thousands|millions|billions)
        | (?:several|an?\s+few|few|many|an?\s+couple\s+of)\s+(?:{_SPELLED})(?:\s+(?:thousand|million|billion)\b)?
        | an?\s+couple\s+of )
    | (?P<sign> (?-i:{_SIGN})\s?)?
      (?P<low> half\s+an?\s+(?:{_SPELLED}) | an?\s+(?:{_SPELLED})(?:\s+(?:thousand|million|billion)\b)? | {_CARDINAL} )
      (?:\s?(?P<to>\bto\b|-|–|\band\b|\bor\b)\s?(?:(?-i:{_SIGN})\s?)?(?P<high>{_CARDINAL}))?
    )""",
    re.VERBOSE,
)
#: First characters and whole words with which a numeral may begin: quick to look up, since most words begin none.
_FIRST_CHARACTERS = frozenset([*"0123456789", *(sign[0] for sign in CURRENCY_SIGNS if not sign[0].isalpha())])
_BEGINNINGS = frozenset([
    *_SMALL, *_TENS, *_PLURALS,
    *(re.match(r"\w*", sign)[0].lower() for sign in CURRENCY_SIGNS),  # type: ignore[index]
    "half", "several", "few", "many", "a", "an",
]) - {""}  # fmt: skip
#: Articles begin numerals only before these.
_ARTICLES = frozenset("a an A An AN".split())
_BEHIND_ARTICLES = [[word] for word in (*_SCALES, *_PARTS, "few", "couple", "-", "$")]
#: What "Rs500" has behind its sign.
_IN_FIGURES = "0123456789.,"
_GAP = re.compile(r"(?<=[0-9])[,\u00a0\u202f\u2009](?=[0-9]{3})")
_CUT = re.compile(r"[\s-]+")
_FIGURE = re.compile(r"([0-9]+(?:\.[0-9]+)?)([a-z]*)")
#: More figures than any number of things has: a telephone number, a key.
_MOST_FIGURES = 15

_PREPOSITIONS = r"over|under|above|below|around|about|beyond|near"
_BEFORE: tuple[tuple[Bound, str], ...] = (
    ("<=", r"(?:no|not)\s+(?:more|greater|higher)\s+than|as\s+(?:many|much|high|long|far)\s+as|"
           r"(?:fewer|less|lower)\s+than|up\s+to(?:\s+an?\s+[a-z]+\s+of)?|at\s+most|a\s+maximum\s+of|(?:just\s+|well\s+)?(?:under|below)|capped\s+at"),
    (">=", r"(?:no|not)\s+(?:fewer|less|lower)\s+than|as\s+(?:few|little|low)\s+as|(?:many\s+|far\s+)?more\s+than|"
           r"at\s+least|(?:greater|higher)\s+than|upwards?\s+of|in\s+excess\s+of|exceed(?:s|ed|ing)?|a\s+minimum\s+of|"
           r"(?:just\s+|well\s+)?(?:over|above|beyond)"),
    ("~", r"about|around|some|roughly|approximately|approx\.?|an?\s+estimated|estimated|nearly|almost|close\s+to|near|"
          r"circa|~|≈|an?\s+approximate"),
)  # fmt: skip
_BOUND_BEFORE = re.compile(
    r"(?i)(?<![\w-])(?:" + "|".join(f"({words})" for _, words in _BEFORE) + r")"
    r"(?:\s+(?:an?\s+(?:additional|estimated|further|total\s+of)|another|the))?\s*[“\"'‘]?$"
)
_BOUND_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (">=", re.compile(r"(?i)\+|-plus\b|\s+or\s+more\b|\s+and\s+(?:more|above)\b")),
    ("<=", re.compile(r"(?i)\s+or\s+(?:fewer|less)\b")),
    ("~", re.compile(r"(?i)-odd\b|\s+or\s+so\b")),
)
_AMBIGUOUS = re.compile(rf"(?i)(?:just\s+|well\s+)?(?:{_PREPOSITIONS})")


@dataclass(frozen=True, slots=True)
class Numeral:
    """The number `text[start:end]`, the sign of a currency before it included.

    Of a range `value` is the lower end. `bound` is what the number itself says ("dozens"), without the words around it.
    `sign` is the currency by its sign, `letter` says that the scale is a bare "m" or "k", which may also be a measure.
    """

    start: int
    end: int
    value: float
    bound: Bound
    kind: Kind
    sign: str | None = None
    letter: bool = False


def find_numerals(words: Words) -> Iterator[Numeral]:
    """The numbers of a text, those inside longer figures (dates, times, telephone numbers, F-16) left out."""
    text, at = words.text, 0
    starts = words.starts.tolist()
    for word, form in enumerate(words.forms):
        if not _may_begin(form) or starts[word] < at:
            continue
        if form in _ARTICLES and words.lowered[word + 1 : word + 2] not in _BEHIND_ARTICLES:
            continue
        match = _NUMERAL.match(text, starts[word])
        if match is None:
            continue
        at = match.end()
        numeral = None if _runs_on(text, at) else _numeral(match)
        if numeral is not None:
            at = numeral.end
            yield numeral


@lru_cache(maxsize=32768)
def _may_begin(form: str) -> bool:
    return form[0] in _FIRST_CHARACTERS or form.rstrip(_IN_FIGURES).lower() in _BEGINNINGS


def _runs_on(text: str, end: int) -> bool:
    """Whether figures or letters go on behind a number, so that it was a part of something else ("7:30", "1st")."""
    tail = text[end : end + 2]
    if not tail:
        return False
    if tail[0] in ":/.,-–^" and tail[1:].isdigit():
        return True
    if text[end - 1].isdigit():
        return tail[0].isdigit() or tail[0] == "_" or (tail[0].isalpha() and not _TIGHT.match(text, end))
    return tail[0].isalnum() or tail[0] == "_"


#: Measures that may stand right behind their figures.
_TIGHT = re.compile(r"(?i)(?:km/h|kmh|kph|mph|km|kg|mm|cm|m|ft|kt|lbs?|mw|gw|kwh|mwh|ha|t|pc|pct)\b")


def _numeral(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if (part := match["fraction"]) is not None:
        return Numeral(start, end, _fraction(part), "=", "fraction")
    if (many := match["plural"]) is not None:
        value, bound = _plural(many)
        return Numeral(start, end, value, bound, "plural")
    sign = CURRENCY_SIGNS[match["sign"].strip()] if match["sign"] else None
    low, letter = _cardinal(match["low"])
    if low is None:
        return None
    if match["high"] is None:
        return Numeral(start, end, low, "=", "plain", sign, letter)
    to = match["to"].lower()
    if to == "and" and match.string[max(0, start - 8) : start].lower().rstrip() != "between":
        return Numeral(start, match.end("low"), low, "=", "plain", sign, letter)
    high, letter = _cardinal(match["high"])
    scale = _scale_of(match["high"]) if _scale_of(match["low"]) == 1 else 1
    if high is None or low * scale >= high:
        return Numeral(start, match.end("low"), low, "=", "plain", sign) if to == "or" else None
    return Numeral(start, end, low * scale, ">=", "range", sign, letter)


def _cardinal(form: str) -> tuple[float | None, bool]:
    """The value of a number in figures or words, and whether its scale is a bare letter; None where it is too long."""
    total, current, letter = 0.0, 0.0, False
    pieces = _pieces(form)
    for piece in pieces:
        if figure := _FIGURE.fullmatch(piece):
            if len(figure[1]) > _MOST_FIGURES:
                return None, False
            current = float(figure[1])
            if figure[2]:
                letter = figure[2] in ("m", "k")
                current *= _SCALES[figure[2]]
        elif piece in ("a", "an"):
            current = current or 1.0
        elif piece == "half":
            current = 0.5
        elif piece in _SMALL or piece in _TENS:
            current += _SMALL.get(piece) or _TENS[piece]
        elif piece in ("hundred", "dozen"):
            current = (current or 1.0) * _SCALES[piece]
        elif piece in _SCALES:
            if all(other in _SCALES for other in pieces[1:]):  # "3 hundred thousand million"
                current = (current or 1.0) * _SCALES[piece]
            else:
                total, current = total + current * _SCALES[piece], 0.0
    return total + current, letter


def _pieces(form: str) -> list[str]:
    return _CUT.split(_GAP.sub("", form.lower()))


def _scale_of(form: str) -> float:
    """What a number in figures is multiplied by: 10**6 of "25 million", 1 of "25"."""
    scale = 1.0
    for piece in _pieces(form):
        figure = _FIGURE.fullmatch(piece)
        scale *= _SCALES.get(figure[2] if figure else piece, 1)
    return scale


def _plural(form: str) -> tuple[float, Bound]:
    """ "Hundreds of thousands" is at least two hundred thousand; "several hundred" at least two hundred."""
    pieces = [piece for piece in _CUT.split(form.lower()) if piece not in ("of", "a", "an")]
    value, bound = 2.0, ">="
    for piece in pieces:
        value *= _PLURALS.get(piece) or _SCALES.get(piece) or 1
        bound = _VAGUE.get(piece, bound)
    return value, bound  # type: ignore[return-value]


def _fraction(form: str) -> float:
    count, _, part = form.lower().replace("-", " ").rpartition(" ")
    count = count.strip()
    return (_SMALL.get(count, 1)) * _PARTS[part.rstrip("s") if part != "half" else part]


def bound_before(text: str, start: int) -> tuple[int, Bound, bool] | None:
    """The words before `start` that bound a number: where they begin, the bound, whether they may be a preposition.

    "over" is one in "a dispute over two islands" and none in "over 200 people": that is for the tree to tell.
    """
    window = text[max(0, start - 48) : start]
    match = _BOUND_BEFORE.search(window)
    if match is None:
        return None
    which = next(at for at in range(len(_BEFORE)) if match[at + 1] is not None)
    words = match[which + 1]
    return start - len(window) + match.start(), _BEFORE[which][0], bool(_AMBIGUOUS.fullmatch(words))


def bound_after(text: str, end: int) -> tuple[int, Bound] | None:
    """The words from `end` on that bound a number ("or more", "-odd"): where they end, and the bound."""
    for bound, pattern in _BOUND_AFTER:
        if match := pattern.match(text, end):
            return match.end(), bound
    return None
