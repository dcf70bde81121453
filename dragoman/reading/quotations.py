"""Quotations in words: which words stand between quotation marks, and whether a stretch is quoted speech.

Made once for a parse (`find_quotations`) from the quotation marks of its text; used wherever a span must respect them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.reading.parse import Parse, Range
from dragoman.reading.quotes import quotes_of
from dragoman.records import StatementKind


@dataclass(frozen=True, slots=True, eq=False)
class Quotations:
    """The outermost quotations of a text, in words.

    `ranges`    word ranges, their marks taken in, in order and not overlapping
    `at`        for each word the index in `ranges` of the quotation it stands in, or -1
    `continued` for each quotation whether it goes on in the next paragraph
    `lost`      marks that have no partner: word to "opening" or "closing", for the partner that is missing
    `marks`     the words that are quotation marks
    """

    ranges: tuple[Range, ...]
    at: tuple[int, ...]
    continued: tuple[bool, ...]
    lost: dict[int, str]
    marks: frozenset[int]

    def of(self, word: int) -> Range | None:
        """The quotation around a word, marks taken in."""
        return self.ranges[self.at[word]] if 0 <= word < len(self.at) and self.at[word] >= 0 else None


def find_quotations(parse: Parse) -> Quotations:
    """The quotations of a parse. Nested ones belong to the one around them."""
    words = parse.words
    at = [-1] * len(words)
    ranges: list[Range] = []
    continued: list[bool] = []
    lost: dict[int, str] = {}
    marks: set[int] = set()
    for quote in quotes_of(words.text):
        first, last = words.within(quote.start, quote.end)
        if first >= last:
            continue
        if quote.lost is not None:
            lost[first] = quote.lost
            marks.add(first)
            continue
        marks.add(first)
        if not quote.continued:
            marks.add(last - 1)
        if at[first] >= 0:  # inside another, or overlapping one that a broken pair has made
            continue
        at[first:last] = [len(ranges)] * (last - first)
        ranges.append((first, last))
        continued.append(quote.continued)
    return Quotations(tuple(ranges), tuple(at), tuple(continued), lost, frozenset(marks))


def quoted_words(parse: Parse, quotations: Quotations, content: Iterable[Range]) -> tuple[list[int], list[int]]:
    """The words of a content that stand in quotation marks and those that do not; punctuation counts as neither.

    A "that" which leads the content in does not count either. A mark without partner quotes from where the content
    begins, or to where it ends: what the report calls content and marks at one end was meant as quotation.
    """
    forms = parse.words.forms
    quoted: list[int] = []
    bare: list[int] = []
    for number, (first, last) in enumerate(content):
        open_from, open_to = _broken(quotations, first, last)
        for word in range(first, last):
            form = forms[word]
            if not (form[0].isalnum() or any(map(str.isalnum, form))):
                continue
            if quotations.at[word] >= 0 or open_from <= word < open_to:
                quoted.append(word)
            elif not (number == 0 and word == first and form.lower() == "that"):
                bare.append(word)
    return quoted, bare


def kind_of(parse: Parse, quotations: Quotations, content: Iterable[Range], cue: Iterable[Range] = ()) -> StatementKind:
    """Direct where all of the content is quoted, indirect where nothing is, else mixed.

    Within one quotation with its `cue` a content is quoted by the outer speaker, and direct only by marks of its own.
    """
    content = tuple(content)
    quoted, bare = quoted_words(parse, quotations, content)
    around = {quotations.at[first] for first, _ in cue} - {-1}
    if around and content and content[0][0] not in quotations.marks:
        outer = [word for word in quoted if quotations.at[word] in around]
        bare += outer
        quoted = [word for word in quoted if quotations.at[word] not in around]
    if not quoted:
        return "indirect"
    return "mixed" if bare else "direct"


def _broken(quotations: Quotations, first: int, last: int) -> tuple[int, int]:
    """The words that a mark without partner quotes in `first` to `last`; an empty range where there is none."""
    at = next((word for word in sorted(quotations.lost) if first <= word < last), None)
    if at is None:
        return last, last
    if quotations.lost[at] == "closing":  # opened, never closed: to the end
        return at, last
    return first, at + 1  # closed, never opened: from the beginning
