"""One quotation mark: its style, and the price of taking it for an opening one, a closing one, or none.

A paragraph in, its `Mark`s out; `quotes.py` looks for the cheapest way to pair them. Prices are design values, set on
the errors seen in news; only their order matters. 0 is what a well-set mark costs in its own place, 3 what a mark
without its partner costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

STYLE = {
    '"': "straight", "＂": "straight", "“": "curly", "”": "curly", "„": "curly", "‟": "curly", "``": "ticks",
    "''": "ticks", "«": "guillemets", "»": "guillemets", "「": "corners", "」": "corners", "『": "corners",
    "』": "corners", "'": "single straight", "‘": "single", "’": "single", "‚": "single", "`": "single straight",
    "‹": "single guillemets", "›": "single guillemets",
}  # fmt: skip
SINGLE = frozenset(mark for mark, style in STYLE.items() if style.startswith("single"))
#: What it costs to take a mark for an opening and for a closing one, by its shape alone.
_SHAPE = {
    '"': (0.0, 0.0), "＂": (0.0, 0.0), "''": (0.0, 0.0), "“": (0.0, 1.5), "”": (2.0, 0.0), "„": (0.0, 4.0),
    "‟": (0.5, 1.0), "``": (0.0, 5.0), "«": (0.0, 1.2), "»": (1.2, 0.0), "「": (0.0, 9.0), "」": (9.0, 0.0),
    "『": (0.0, 9.0), "』": (9.0, 0.0), "'": (0.4, 0.0), "‘": (0.4, 4.0), "’": (4.0, 0.0), "‚": (0.4, 4.0),
    "`": (0.8, 4.0), "‹": (0.4, 1.2), "›": (1.2, 0.0),
}  # fmt: skip
#: Marks that close another cheaply although their shape is that of an opening mark: »so«, „so“, ‚so‘.
_TURNED = {("»", "«"), ("›", "‹"), ("„", "“"), ("‚", "‘"), ("”", "”"), ("’", "’")}
LOST = 3.0  # a mark without its partner

#: Written so that it begins with one set of characters, which is looked for fast: runs of apostrophes, doubled graves,
#: double marks, and single ones that do not stand within a word.
_MARK = re.compile(
    r"['`‘’“”„‟«»‹›「」『』＂\"‚](?:(?<=')'+|(?<=`)`|(?<=[“”„‟«»‹›「」『』＂\"‚])|(?<![^\W_].)|(?![^\W_]))"
)
_ELISION = re.compile(r"['‘’](?:\d\ds?\b|(?:tis|twas|til|till|em|cause|round|bout|n|cos|kay|nuff)\b)", re.IGNORECASE)
_AFTER_OPENING = frozenset(",.;!?)]}")
_BEFORE_OPENING = frozenset(".,;!?…)]}%")


class Mark(NamedTuple):
    """A mark with the prices of what it may be: an opening one, a closing one, none at all."""

    start: int
    end: int
    glyph: str
    opens: float
    closes: float
    skip: float
    first: bool  # nothing stands before it in its paragraph
    restarts: bool  # a sentence ends before it
    empty: bool  # nothing but white space stands between it and the mark before


def find_marks(text: str, begin: int, end: int) -> list[Mark]:
    """The marks of the paragraph `text[begin:end]`, each with its prices."""
    marks: list[Mark] = []
    last = begin - 1
    for match in _MARK.finditer(text, begin, end):
        for start, stop in _parted(text, *match.span(), begin):
            empty = last >= begin and start - last < 4 and not text[last:start].strip()
            marks.append(_priced(text, start, stop, begin, end, empty))
            last = stop
    return marks


def _parted(text: str, start: int, stop: int, begin: int) -> Iterator[tuple[int, int]]:
    """Three or more apostrophes as double marks and a single one, which stands on the inner side."""
    if stop - start > 2 and (stop - start) % 2 and start > begin and not text[start - 1].isspace():
        yield start, start + 1
        start += 1
    for cut in range(start, stop, 2):
        yield cut, min(cut + 2, stop)


def _priced(text: str, start: int, stop: int, begin: int, end: int, empty: bool) -> Mark:
    glyph = text[start:stop]
    before = text[start - 1] if start > begin else "\n"
    after = text[stop] if stop < end else "\n"
    opens = closes = 0.0
    if before.isalnum():
        opens = 3.0
    elif before in _BEFORE_OPENING:
        opens = 1.5
    if after.isspace():
        opens += 0.5 if before == "\n" else 2.5
    elif after in _AFTER_OPENING:
        opens += 2.0
    if before.isspace():
        closes = 0.5 if after == "\n" else 2.5
    elif before in "([{":
        closes = 1.5
    if after.isalnum():
        closes += 2.5
    spaced = before.isspace() and after.isspace()
    style = STYLE[glyph]
    skip = LOST
    if style == "guillemets" or style == "single guillemets":
        # French sets them off with spaces. Between spaces they may be the arrows of a trail of links.
        opens, closes = opens * 0.2, closes * 0.2
        skip = 0.6 if spaced else LOST
    elif glyph not in ('"', "＂", "''", "'"):
        opens, closes = opens * 0.4, closes * 0.4
    elif before.isdigit() and not after.isalnum():
        skip = 0.7  # inches, feet, minutes
    if glyph in SINGLE:
        skip = min(skip, _apostrophe(text, start, glyph, before, after))
        if skip < 0.2:
            opens += 1.5
    elif before.isalpha() and after in "sS" and not text[stop + 1 : stop + 2].isalnum():
        skip = 0.8  # a slip for an apostrophe: Japan"s
    elif start > begin and text[start - len(glyph) : start] == glyph:
        skip = 1.0  # the same mark typed twice
    restarts = False
    if opens < closes and before.isspace():
        back = text[max(begin, start - 8) : start].rstrip()
        restarts = back.rstrip(")]’'")[-1:] in (".", "!", "?", "…")
    first = start - begin < 8 and not text[begin:start].strip()
    shape = _SHAPE[glyph]
    return Mark(start, stop, glyph, opens + shape[0], closes + shape[1], skip, first, restarts, empty)


def _apostrophe(text: str, start: int, glyph: str, before: str, after: str) -> float:
    """What it costs to take a single mark for an apostrophe."""
    if not before.isalnum():
        if _ELISION.match(text, start) and (glyph != "‘" or after.isdigit()):
            return 0.1
        return 2.0 if before.isspace() and after.isspace() else 2.5
    if before in "sSxXzZ" or text[start - 2 : start].lower() == "in":
        return 0.3  # the soldiers' pay, dancin'
    return 0.7 if before.isdigit() else 1.5


def mismatch(opener: str, closer: str, mark: Mark) -> float:
    """What it costs that one mark is closed by another, the closer's shape apart."""
    if (opener, closer) in _TURNED:
        return -_SHAPE[closer][1]
    ours, theirs = STYLE[opener], STYLE[closer]
    if ours == theirs:
        return 0.0
    if (opener in SINGLE) != (closer in SINGLE):
        return 2.2 if mark.skip >= 2.5 else 9.0
    return 3.0 if "guillemets" in ours + theirs or "corners" in ours + theirs else 0.8


def nesting(stack: Sequence[str], glyph: str) -> float:
    """What it costs to open a quotation inside the ones that are open."""
    if not stack:
        return 0.0
    outer, inner = STYLE[stack[-1]], STYLE[glyph]
    if outer == inner:
        return {"straight": 2.0, "ticks": 2.0, "curly": 1.5, "guillemets": 1.0, "corners": 0.2}.get(inner, 3.0)
    return 0.2 if (glyph in SINGLE) != (stack[-1] in SINGLE) else 0.5
