"""Words: what the network reads and what every other span of the reading is built from.

Text in, a `Words` out: arrays of offsets, one entry a word, with the paragraph, the letter case and the place relative
to quotation marks. Words follow English Universal Dependencies: clitics and possessives are words of their own,
hyphens part words, abbreviations keep their stops. A possessive that copying has torn in two ("Japan’ s") is one word
all the same. Furniture is left out, so that nothing is read from it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.quotes import quotes_of

#: What is written with a stop that ends no sentence, as an alternation.
ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Sen|Sens|Rep|Reps|Gov|Pres|Amb|Hon|Rev|Fr|St|Ste|Mt|Ft|"
    "Jr|Sr|Inc|Corp|Co|Cos|Ltd|Bros|Dept|Univ|Assn|vs|etc|al|cf|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|"
    "Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Calif|Mass|Conn|Va|Md|Pa|Ala|Ariz|Ark|Colo|Del|Fla|Ga|Ill|Ind|Kan|Ky|"
    "La|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Tenn|Tex|Vt|Wash|Wis|Wyo|Brig|Supt|Sec|Sect|Msgr|Messrs|Mme|Mlle"
)
_WORD = re.compile(
    r"""(?=\S)(?:
      # Most words and signs; they are nothing else below, and need no further look.
      (?P<plain> [A-Za-z]+(?=[\s,;!?)”"]) | [,;:!?()“”"] | \.(?=\s) )
    | (?P<url> (?:https?://|www\.)[^\s<>"“”]+ | [\w.+-]++@[\w-]+(?:\.[\w-]+)+ | [@#]\w+ )
    | (?P<abbr> (?:[A-Za-z]\.){2,} | (?:[A-Z]\.)+[A-Z](?![\w]) | [A-Z]\.(?=\s+[A-Z][\w.]) | Ph\.D\.?
              | (?:ABBREVIATIONS)\.(?!\w) | No\.(?=\s*\d) )
    | (?P<number> \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|bn|m|k|km|kg|mm|pm|am)?(?![^\W\d_]) )
    | (?P<fixed> [Ee]-mails? | (?:[Nn]on|[Rr]e|[Cc]o|[Pp]re|[Ss]emi|[Cc]ross|[Pp]ost)-(?=[^\W\d_]{3})[^\W_]+ )
    | (?P<gapped> (?<=\w)['’ʼ]\ s(?=\s) )
    | (?P<word> [^\W_]+(?:[̀-ͯ]+[^\W_]*)*(?:['’ʼ][^\W_]+)* )
    | \.{2,} | -{2,} | [^\s] )
    """.replace("ABBREVIATIONS", ABBREVIATIONS),
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(?<=\w)(n['’ʼ]t|['’ʼ](?:s|re|ve|ll|d|m))$")
_TORN = re.compile(r"['’ʼ]\x20")
_APOSTROPHES = frozenset("'’ʼ")
_FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}
_PARAGRAPH_BREAK = re.compile(r"\n")

#: Places of a word relative to quotation marks, as the network is told them.
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one text, n of them.

    `starts`, `ends`   int32 (n,)  offsets in code points, end-exclusive
    `paragraph`        int32 (n,)  counted from 0
    `first`            bool (n,)   whether the word begins a paragraph
    `quote`            int8 (n,)   OUTSIDE, INSIDE, OPENING or CLOSING of double quotation marks
    `forms`            list of n   the words as the text has them, a torn possessive mended
    `case`             int8 (n,)   0 lower · 1 Capitalised · 2 UPPER · 3 miXed · 4 one capital · 5 digit · 6 punctuation
    """

    text: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    paragraph: NDArray[np.int32]
    first: NDArray[np.bool_]
    quote: NDArray[np.int8]
    case: NDArray[np.int8]
    forms: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the words `first` to `last`, end-exclusive."""
        return self._starts[first], self._ends[last - 1]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words that share a character with `text[start:end]`: `(first, last)`, end-exclusive."""
        return bisect_right(self._ends, start), bisect_left(self._starts, end)

    @cached_property
    def lowered(self) -> list[str]:
        """The words in lower case."""
        return [form.lower() for form in self.forms]

    @cached_property
    def capitals(self) -> list[str]:
        """The words that are Capitalised, UPPER or miXed as they are; an empty string for each of the others."""
        return [form if 1 <= case <= 3 else "" for form, case in zip(self.forms, self.case.tolist(), strict=True)]

    @cached_property
    def capitals_before(self) -> list[int]:
        """How many of `capitals` stand before each word; the last entry is that of all."""
        return list(accumulate(map(bool, self.capitals), initial=0))

    @cached_property
    def _starts(self) -> list[int]:
        """`starts` as a list, which is quicker to ask for one word."""
        return list(self.starts.tolist())

    @cached_property
    def _ends(self) -> list[int]:
        return list(self.ends.tolist())


def tokenise(text: str, skip: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Offsets of the words of `text`, without those that touch a span of `skip`."""
    spans: list[tuple[int, int]] = []
    lowered = text.lower()
    fused = any(word in lowered for word in _FUSED)
    for match in _WORD.finditer(text):
        kind = match.lastgroup
        if kind == "plain" and not fused:
            spans.append(match.span())
            continue
        start, end = match.span()
        if kind == "plain" or kind == "word" or kind == "fixed":
            form = match.group()
            if kind != "plain" and not _APOSTROPHES.isdisjoint(form) and (clitic := _CLITIC.search(form)):
                cut = start + clitic.start()
                spans += [(start, cut), (cut, end)]
                continue
            if (at := _FUSED.get(form.lower())) is not None:
                spans += [(start, start + at), (start + at, end)]
                continue
        elif kind == "url":
            kept = match.group().rstrip(".,;:!?)]}'’")
            spans.append((start, start + len(kept)))
            spans += [(at, at + 1) for at in range(start + len(kept), end)]
            continue
        spans.append((start, end))
    skipped = sorted(skip)
    if not skipped:
        return spans
    starts, ends = [s for s, _ in skipped], list(accumulate((e for _, e in skipped), max))
    kept_spans = []
    for start, end in spans:
        at = bisect_left(starts, end) - 1
        if at < 0 or ends[at] <= start:
            kept_spans.append((start, end))
    return kept_spans


def find_words(text: str, skip: Iterable[tuple[int, int]] = ()) -> Words:
    """The words of `text`, furniture (`skip`) left out."""
    return make_words(text, tokenise(text, skip))


def make_words(text: str, spans: Sequence[tuple[int, int]]) -> Words:
    """`Words` from given offsets, for text that was tokenised elsewhere."""
    n = len(spans)
    starts, ends = np.fromiter(chain.from_iterable(spans), np.int32, 2 * n).reshape(n, 2).T.copy()
    forms = [text[s:e] for s, e in spans]
    if _TORN.search(text):  # rules know a torn possessive without its gap
        forms = [form.replace(" ", "") if form[0] in _APOSTROPHES else form for form in forms]
    breaks = np.fromiter((match.start() for match in _PARAGRAPH_BREAK.finditer(text)), np.int64)
    line = np.searchsorted(breaks, starts)
    first = np.ones(n, bool)
    first[1:] = line[1:] != line[:-1]
    paragraph = (np.cumsum(first) - 1).astype(np.int32)
    quote = np.zeros(n, np.int8)
    for mark in quotes_of(text):
        if mark.single or mark.lost is not None:
            continue
        a, b = int(np.searchsorted(starts, mark.start)), int(np.searchsorted(starts, mark.end))
        if a < b:
            quote[a:b] = np.maximum(quote[a:b], INSIDE)
            quote[a] = OPENING
            if not mark.continued:
                quote[b - 1] = CLOSING
    cases = {form: _case(form) for form in set(forms)}
    case = np.fromiter(map(cases.__getitem__, forms), np.int8, n)
    return Words(text, starts, ends, paragraph, first, quote, case, forms)


def _case(form: str) -> int:
    if form.islower():
        return 0
    first = form[0]
    if first.isdigit():
        return 5
    if not first.isalnum():
        return 6
    if form.isupper():
        return 4 if len(form) == 1 else 2
    if first.isupper() and (form[1:].islower() or len(form) == 1):
        return 1
    return 3
