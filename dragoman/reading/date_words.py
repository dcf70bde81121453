"""Which expressions of a text are dates, by the tree and the names: "the 2016 election", not "2016 soldiers".

A parse in, `Expression`s with their words out. What `dates.py` finds by its letters is left out where it is a name
("the Sunday Times"), and what may be one by its letters is taken where the network sees a date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from dragoman.reading.dates import Expression, find_among
from dragoman.reading.parse import Entity, Parse

#: Kinds whose words are also words of names ("Sunday Times", "April Jones", "USA Today").
_NAME_LIKE = frozenset(("weekday", "month", "near day", "season", "now", "year", "date", "every"))
_NAMES = frozenset(("Person", "Organization", "Product", "Facility", "Location", "Event", "Misc"))
#: How sure the network must be that a bare year or month is a date. A design value: on 70 passages of news its dates
#: had 0.6 and more, and "03" in the name of a song 0.5.
_SURE = 0.55


def find_placed(parse: Parse) -> Iterator[tuple[Expression, int, int]]:
    """The date expressions of a parse, each with its first and last word (exclusive)."""
    words = parse.words
    names = _Names(parse)
    for one in find_among(words):
        first, last = words.within(one.start, one.end)
        # Furniture has no words, and an expression that ends in the middle of one is part of something else.
        if first >= last or abs(int(words.starts[first]) - one.start) > 1 or int(words.ends[last - 1]) > one.end + 1:
            continue
        if words.paragraph[first] == words.paragraph[last - 1] and _is_date(parse, names, one, first, last):
            yield one, first, last


class _Names:
    """The network's entities by their first word."""

    def __init__(self, parse: Parse) -> None:
        self.entities = parse.entities
        self.starts = [entity.first for entity in parse.entities]

    def over(self, first: int, last: int) -> Iterator[Entity]:
        """The entities that share a word with `first` to `last`."""
        for at in range(bisect_right(self.starts, last - 1) - 1, -1, -1):
            entity = self.entities[at]
            if entity.last > first:
                yield entity
            elif first - entity.first > 30:  # no name is longer
                return


def _is_date(parse: Parse, names: _Names, one: Expression, first: int, last: int) -> bool:
    kind = one.kind
    if kind.name not in _NAME_LIKE:
        return True
    if kind.name == "now":
        return parse.upos[first] in ("ADV", "NOUN")
    if kind.name == "every":
        return not kind.vouched or not (parse.upos[first] == "ADJ" or _is_title(parse, first))
    if kind.name == "near day" and _is_title(parse, first):
        return False
    dated = False
    for entity in names.over(first, last):
        if entity.label == "Date":
            dated = dated or entity.confidence >= _SURE
            continue
        longer = entity.label in _NAMES and (entity.first < first or entity.last > last)
        if (longer and kind.name != "year") or entity.label in ("Person", "Product", "Facility"):
            return False
    if kind.name == "year":
        counted = parse.deprel[first] == "nummod" and parse.governor[first] > first
        return dated or not (kind.vouched or counted)
    if kind.name == "month":
        return _is_month(parse, first, dated, kind.vouched)
    return dated or not kind.vouched


def _is_month(parse: Parse, word: int, dated: bool, vouched: bool) -> bool:
    """Whether the name of a month is one: a month has a capital, and the network sees it, or it stands behind "in".

    "The May government" may be that of Mrs May; "the October talks" can be nothing else.
    """
    form = parse.form(word)
    before_noun = parse.is_a(word, "compound", "nmod:poss", "nmod:unmarked") and parse.governor[word] > word
    if form[0].islower() or (vouched and before_noun and form.lower() == "may"):
        return False
    if dated or form.isupper():
        return dated
    return before_noun or not vouched


def _is_title(parse: Parse, word: int) -> bool:
    """Whether a word has a capital that its place in the sentence does not give it: "Radio 4's Today programme"."""
    if word == 0 or not parse.form(word).istitle() or parse.sentence_of[word] != parse.sentence_of[word - 1]:
        return False
    return parse.upos[word - 1] != "PUNCT"
