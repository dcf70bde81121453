"""Quantities: how many, how much. A parse in, `Quantity` records out; `quantity_of` says which belongs to an event.

A number counts where the text says of what: money, a measure, a plural noun ("12 soldiers", "a 500-mile road"), or the
people that a verb of harm or arrest hit ("killed 12"). A number that only names, orders or dates is none: years, ages,
lengths and times of day, labels ("Resolution 1718", "F-16"), scores, "one of". What is unclear is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.counted import Counted, counted
from dragoman.reading.numerals import Bound, Numeral, bound_after, bound_before, find_numerals
from dragoman.reading.parse import Parse, Range
from dragoman.records import Quantity

#: Entities whose inner numbers are parts of a name.
_NAMES = frozenset("Person Organization Facility Event Product Misc Location".split())
_HURT = frozenset("casualties injuries deaths fatalities victims".split())
_NONE_HURT = re.compile(
    r"(?i)\bno\s+(?:(?:further|other|civilian|military|known|serious)\s+)?"
    rf"(?P<unit>{'|'.join(sorted(_HURT))})\b"
)
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_LABEL = re.compile(r"(?i)(?:\bnos?\.|\bnumbers?|\barticles?|\bchapters?|\bsections?|\bpages?|\bpp?\.|\bvolume|"
                    r"\bvol\.|§|\baged|\bage(?:\s+of)?|\bturn(?:s|ed|ing)|\bgroup\s+of)\s*$")  # fmt: skip
_BETWEEN = re.compile(r"(?i)\bbetween\s$")
#: Those of whom four figures without a comma may count: "2000 people", where "2014 protests" is of a year.
_COUNTED = frozenset(
    """people men women children troops soldiers civilians refugees migrants police officers fighters militants
    rebels protesters demonstrators prisoners deaths casualties homes houses jobs workers""".split()
)


_UNITS = frozenset("USD EUR GBP JPY CNY RUB UAH % km m miles kg tons tonnes mph km/h MW barrels feet rupees".split())


def find_quantities(parse: Parse) -> tuple[Quantity, ...]:
    """The quantities of a report, in the order of the text; no two begin at the same place.

    `value` is what the number says, a share of something below 1 for "a third of", its lower end for a range. `bound`
    and `unit` are as `docs/codebook.md` defines them. `span` holds number, bound and unit.
    """
    text = parse.words.text
    names = {
        word: (entity.first, entity.last)
        for entity in parse.entities
        if entity.label in _NAMES
        for word in range(entity.first, entity.last)
    }
    found: dict[int, Quantity] = {}
    for numeral in find_numerals(parse.words):
        quantity = _quantity(parse, numeral, names)
        if quantity is not None:
            found.setdefault(quantity.span[0], quantity)
    for match in _NONE_HURT.finditer(text) if parse.where(_HURT) else ():
        first, last = parse.words.within(*match.span())
        if _covers(parse, first, last, match.start(), match.end()):
            found.setdefault(match.start(), Quantity(value=0.0, unit=match["unit"].lower(), span=match.span()))
    return tuple(found[start] for start in sorted(found))


def quantity_of(parse: Parse, quantities: Sequence[Quantity], word: int) -> Quantity | None:
    """The quantity that belongs to the verb or noun `word`: how many or how much its event concerns.

    Of a verb, that of its object ("deployed 3,000 troops"), of its passive subject ("12 people were killed"), else of
    what it changes by ("rose 20 percent"), else, without an object, of its subject ("thousands marched"). Of a noun its
    own ("12 airstrikes", "a $60 million loan"), else that of its complement ("shipment of 10,000 containers").
    """
    tops = _tops(parse, quantities)
    if not tops:
        return None
    if parse.upos[word] in ("NOUN", "PROPN") and not parse.children(word, "obj", "nsubj:pass"):
        own = _at(parse, tops, word)
        if own is not None:
            return own
        inner = [
            c
            for c in parse.children(word, "nmod", "acl", "obl")
            if _leads(parse, c, "of", "for", "with", "worth", "on")
        ]
        return next((q for c in inner if (q := _at(parse, tops, c)) is not None), None)
    for relations in (("obj",), ("nsubj:pass",), ("obl:unmarked", "obl:npmod", "obl:tmod")):
        for child in parse.children(word, *relations):
            if (quantity := _at(parse, tops, child)) is not None:
                return quantity
    if parse.child(word, "obj", "ccomp", "xcomp", "nsubj:pass") is None:
        for child in parse.children(word, "nsubj"):
            if (quantity := _at(parse, tops, child)) is not None:
                return quantity
    return None


def _leads(parse: Parse, word: int, *prepositions: str) -> bool:
    case = parse.child(word, "case")
    return (case is not None and parse.lowered[case] in prepositions) or parse.lowered[word] in prepositions


def _tops(parse: Parse, quantities: Sequence[Quantity]) -> dict[int, Quantity]:
    """The quantities by the word that governs theirs."""
    tops: dict[int, Quantity] = {}
    for quantity in quantities:
        first, last = parse.words.within(*quantity.span)
        if first < last:
            tops.setdefault(parse.head_of(first, last), quantity)
    return tops


def _at(parse: Parse, tops: dict[int, Quantity], noun: int) -> Quantity | None:
    """The quantity that counts or measures a noun: in it, or hung on it."""
    if (quantity := tops.get(noun)) is not None:
        return quantity
    for child in parse.children(noun, "nummod", "compound", "amod", "nmod", "det", "advmod"):
        quantity = tops.get(child)
        # "A 500-mile pipeline" is one pipeline: only money says how much of a thing there is from within a compound.
        if quantity is not None and (parse.is_a(child, "nummod") or _is_money(quantity)):
            return quantity
    worth = next((c for c in parse.children(noun) if parse.lowered[c] == "worth"), None)
    return next((tops[c] for c in parse.children(worth) if c in tops), None) if worth is not None else None


def _is_money(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit[:3].isupper() and len(quantity.unit.split()[0]) == 3


def _quantity(parse: Parse, numeral: Numeral, names: dict[int, Range]) -> Quantity | None:
    """The quantity that a numeral is, or None; `names` are the names of the report, by each of their words.

    1. Its words; names and labels are left out. 2. What it counts. 3. The words that bound it. 4. Years.
    """
    text, words = parse.words.text, parse.words
    first, last = words.within(numeral.start, numeral.end)
    if not _covers(parse, first, last, numeral.start, numeral.end):
        return None
    form = text[numeral.start : numeral.end]
    lead = text[max(0, numeral.start - 20) : numeral.start]
    if (
        _LABEL.search(lead)
        or (form[0] == "0" and len(form) > 1 and form[1].isdigit())
        or _in_name(parse, names, first, last)
    ):
        return None
    after = bound_after(text, numeral.end)
    end = after[0] if after else numeral.end
    last = max(last, words.within(numeral.start, end)[1])
    found = counted(parse, numeral, first, last, end)
    if found is None:
        return None
    if after is None and (after := bound_after(text, found.end)) is not None:
        found = Counted(found.unit, after[0], found.value)
    before = _bound_before(parse, numeral, first, last)
    if _YEAR.fullmatch(form) and not before and not _counts_plainly(parse, first, found):
        return None
    start, bound = before or (numeral.start, "=")
    if after is not None and bound == "=":
        bound = after[1]
    if numeral.bound != "=":
        bound = numeral.bound
    value = round(numeral.value, 4) if found.value is None else found.value
    return Quantity(value=value, unit=found.unit, bound=bound, span=(start, found.end))


def _covers(parse: Parse, first: int, last: int, start: int, end: int) -> bool:
    """Whether the words of a range begin where a stretch of text does and make it up within one sentence."""
    words = parse.words
    if first >= last or parse.sentence_of[first] != parse.sentence_of[last - 1]:
        return False
    return int(words.starts[first]) == start and int(words.ends[last - 1]) >= end


def _in_name(parse: Parse, names: dict[int, Range], first: int, last: int) -> bool:
    """Whether a number is a part of a name: of an entity that begins before it, or by its capital letter."""
    form = parse.form(first)
    for begin, end in {names[word] for word in range(first, last) if word in names}:
        # The network may take "12 Palestinians" for a name: a number at its beginning and in lower case is none.
        if begin < first or (end > last and form[0].isupper()):
            return True
    opens = (
        first == 0 or parse.sentence_of[first - 1] != parse.sentence_of[first] or not parse.form(first - 1)[0].isalnum()
    )
    # "the Seven Sisters", but not the first word of a sentence, nor what begins with a currency.
    capital = form.istitle() and not opens and "$" not in parse.text(first, last)
    return capital and last < len(parse) and parse.form(last)[:1].isupper()


def _bound_before(parse: Parse, numeral: Numeral, first: int, last: int) -> tuple[int, Bound] | None:
    """Where the words that bound a number begin, and the bound; "over" and its like only if they are no preposition."""
    text = parse.words.text
    read = bound_before(text, numeral.start)
    if read is None:
        between = _BETWEEN.search(text, max(0, numeral.start - 10), numeral.start)
        return (between.start(), numeral.bound) if between and numeral.kind == "range" else None
    start, bound, ambiguous = read
    at = parse.words.within(start, start + 1)[0]
    if "\n" in text[start : numeral.start] or at >= first or int(parse.words.starts[at]) != start:
        return None
    if parse.sentence_of[at] != parse.sentence_of[first]:
        return None
    if ambiguous and not _bounds(parse, numeral, at, first, last):
        return None
    return start, bound


def _bounds(parse: Parse, numeral: Numeral, at: int, first: int, last: int) -> bool:
    """Whether a word like "over" qualifies the number and does not lead to the noun."""
    if first <= parse.governor[at] < last or parse.upos[at] == "ADV":
        return True
    before = parse.upos[at - 1] if at else ""
    return (numeral.value >= 10 or numeral.kind == "fraction") and before not in ("NOUN", "PROPN")


def _counts_plainly(parse: Parse, first: int, found: Counted) -> bool:
    """Whether four figures that may be a year count: money, a measure, or people without "the" before them."""
    if found.unit is None:
        return False
    before = parse.lowered[first - 1] if first else ""
    if found.unit in _COUNTED:
        return before not in ("the", "in", "since", "of")
    return found.unit.split()[0] in _UNITS
