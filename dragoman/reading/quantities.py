"""Quantities: how many, how much. A parse in, `Quantity` records out; `quantity_of` says which belongs to an event.

A number counts where the text says of what: money, a measure, a plural noun ("12 soldiers", "a 500-mile road"), or the
people that a verb of harm or arrest hit ("killed 12"). A number that only names, orders or dates is none: years, ages,
lengths and times of day, labels ("Resolution 1718", "F-16"), scores, "one of". What is unclear is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.reading import lexicons
from dragoman.reading.lemmas import verb_table
from dragoman.reading.lexicons import fold
from dragoman.reading.numerals import Bound, Numeral, bound_after, bound_before, find_numerals
from dragoman.reading.parse import Parse, Range
from dragoman.reading.units import MONTHS, TIMES, VESSELS, Unit, is_plural, measure_behind, normal, plural, rate_behind
from dragoman.records import Quantity

#: Words between a number and its noun, at most: "12 well-trained and heavily armed former soldiers". A design value.
_REACH = 8
_HYPHENS = "-‐‑–"
_QUOTES = frozenset(["”", '"', "’", "'"])
#: Entities whose inner numbers are parts of a name.
_NAMES = frozenset("Person Organization Facility Event Product Misc Location".split())
#: What follows a hyphenated number and counts nothing.
_NO_UNIT = frozenset(
    """way star fold sided off on to by up out down hit digit digits figure plus old aside page pager
    dimensional wheel wheeler timer piece""".split()
)
#: "one way", "one side": no counting.
_NO_ONE = frozenset(
    """thing things way side hand point reason example case word another person reader one answer option
    instance part time goal lesson question problem idea caveat exception respect sense place""".split()
)
_PRONOUN_NOUNS = frozenset("others other more less ones those them us you these".split())
#: People to whom these happen are counted without a noun: "killing 12".
_HARM = verb_table(
    """kill injure wound hurt arrest detain capture displace evacuate abduct kidnap execute rescue free release shoot
    behead hospitalize hospitalise imprison jail murder massacre slaughter maim expel deport""".split()
)
_STATE = re.compile(
    r"(?i)\s+(?:(?:more|others|other\s+people|of\s+them)\s+)?(?:(?:were|was|are|is|have\s+been|had\s+been)\s+)?"
    r"(?:[a-z]+ly\s+|confirmed\s+|shot\s+|feared\s+)?(?:dead|killed|stabbed|wounded|injured|hurt|missing|arrested|detained|displaced|homeless|captured|hospitali[sz]ed|dying|died)\b"
)
_LONG = re.compile(r"(?i)\s+(?:wide|long|tall|high|deep|away|apart|from|below|above|off)\b")
_NONE_HURT = re.compile(
    r"(?i)\bno\s+(?:(?:further|other|civilian|military|known|serious)\s+)?(?P<unit>casualties|injuries|deaths|fatalities|victims)\b"
)
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_LABEL = re.compile(r"(?i)(?:\bnos?\.|\bnumbers?|\barticles?|\bchapters?|\bsections?|\bpages?|\bpp?\.|\bvolume|\bvol\.|§|\baged|"
                    r"\bage(?:\s+of)?|\bturn(?:s|ed|ing)|\bgroup\s+of)\s*$")  # fmt: skip
_BETWEEN = re.compile(r"(?i)\bbetween\s$")
_ORDINAL_HALF = re.compile(r"(?i)\b(?:first|second|other|latter|former|last|better|opening|closing)\s+$")
#: Those of whom four figures without a comma may count: "2000 people", where "2014 protests" is of a year.
_COUNTED = frozenset(
    """people men women children troops soldiers civilians refugees migrants police officers fighters militants
    rebels protesters demonstrators prisoners deaths casualties homes houses jobs workers""".split()
)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a number counts: the unit's name, None where it is people or money left untold, and where its words end."""

    unit: str | None
    end: int
    value: float | None = None  # instead of the numeral's


def find_quantities(parse: Parse) -> tuple[Quantity, ...]:
    """The quantities of a report, in the order of the text; no two begin at the same place.

    `value` is what the number says, a share of something below 1 for "a third of", its lower end for a range. `bound`
    and `unit` are as `docs/codebook.md` defines them. `span` holds number, bound and unit.
    """
    text = parse.words.text
    found: dict[int, Quantity] = {}
    for numeral in find_numerals(parse.words):
        quantity = _quantity(parse, numeral)
        if quantity is not None:
            found.setdefault(quantity.span[0], quantity)
    for match in _NONE_HURT.finditer(text):
        first, last = parse.words.within(*match.span())
        if _covers(parse, first, last, match.start(), match.end()):
            found.setdefault(match.start(), Quantity(value=0.0, unit=match["unit"].lower(), span=match.span()))
    return tuple(found[start] for start in sorted(found))


def quantity_of(parse: Parse, quantities: Sequence[Quantity], word: int) -> Quantity | None:
    """The quantity that belongs to the verb or noun `word`: how many or how much its event concerns.

    Of a verb, that of its object ("deployed 3,000 troops"), of its passive subject ("12 people were killed"), else of
    what it changes by ("rose 20 percent"), else, without an object, of its subject ("thousands marched"). Of a noun its own ("12
    airstrikes", "a $60 million loan"), else that of its complement ("shipment of 10,000 containers").
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
    return (case is not None and parse.form(case).lower() in prepositions) or parse.form(word).lower() in prepositions


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
    worth = next((c for c in parse.children(noun) if parse.form(c).lower() == "worth"), None)
    return next((tops[c] for c in parse.children(worth) if c in tops), None) if worth is not None else None


def _is_money(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit[:3].isupper() and len(quantity.unit.split()[0]) == 3


def _quantity(parse: Parse, numeral: Numeral) -> Quantity | None:
    """The quantity that a numeral is, or None.

    1. Its words; names and labels are left out. 2. What it counts. 3. The words that bound it. 4. Years.
    """
    text, words = parse.words.text, parse.words
    first, last = words.within(numeral.start, numeral.end)
    if not _covers(parse, first, last, numeral.start, numeral.end):
        return None
    form = text[numeral.start : numeral.end]
    lead = text[max(0, numeral.start - 20) : numeral.start]
    if _LABEL.search(lead) or (form[0] == "0" and len(form) > 1 and form[1].isdigit()) or _in_name(parse, first, last):
        return None
    after = bound_after(text, numeral.end)
    end = after[0] if after else numeral.end
    last = max(last, words.within(numeral.start, end)[1])
    found = _counted(parse, numeral, first, last, end)
    if found is None:
        return None
    if after is None and (after := bound_after(text, found.end)) is not None:
        found = _Found(found.unit, after[0], found.value)
    before = _bound_before(parse, numeral, first, last, found)
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
    if first >= last or int(parse.sentence[first]) != int(parse.sentence[last - 1]):
        return False
    return int(words.starts[first]) == start and int(words.ends[last - 1]) >= end


def _in_name(parse: Parse, first: int, last: int) -> bool:
    """Whether a number is a part of a name: of an entity that begins before it, or by its capital letter."""
    for entity in _entities_at(parse, first, last):
        if entity[0] < first or entity[1] > last:
            before = entity[0] < first
            # The network may take "12 Palestinians" for a name: a number at its beginning and in lower case is none.
            if before or parse.form(first)[0].isupper():
                return True
    form = parse.form(first)
    opens = (
        first == 0
        or int(parse.sentence[first - 1]) != int(parse.sentence[first])
        or not parse.form(first - 1)[0].isalnum()
    )
    return form[0].isalpha() and form[0].isupper() and not form.isupper() and not opens and "$" not in parse.text(first, last) \
        and last < len(parse) and parse.form(last)[:1].isupper()  # fmt: skip


def _entities_at(parse: Parse, first: int, last: int) -> list[Range]:
    return [(e.first, e.last) for e in parse.entities if e.first < last and e.last > first and e.label in _NAMES]


def _counted(parse: Parse, numeral: Numeral, first: int, last: int, end: int) -> _Found | None:
    """What a number counts; None where it counts nothing, or nothing that the text tells."""
    text = parse.words.text
    if numeral.kind == "fraction":
        return _part_of(parse, numeral, first, last)
    if numeral.sign is not None:
        rate = rate_behind(text, end)
        return _Found(f"{numeral.sign} {rate.name}", rate.end) if rate else _Found(numeral.sign, end)
    if (unit := measure_behind(text, end, numeral.letter)) is not None:
        return _measured(parse, unit)
    if numeral.letter and text[numeral.end - 1] in "mM" and _LONG.match(text, end):
        return _Found("m", end, numeral.value / 10**6)
    if text[end : end + 1] in tuple(_HYPHENS):
        return _hyphenated(parse, numeral, end)
    noun = _noun_of(parse, numeral, first, last)
    if noun is None:
        return None if numeral.letter else _bare(parse, numeral, parse.head_of(first, last), last, end)
    found = _noun(parse, numeral, noun, first, last, end)
    return found if found is not None or not _STATE.match(text, end) else _Found(None, end)


def _measured(parse: Parse, unit: Unit) -> _Found:
    """A measure with what it measures ("% of votes", "tons of uranium") and its rate ("barrels per day")."""
    if unit.name == "%" or unit.name in VESSELS:
        at = parse.words.within(unit.end - 1, unit.end)[0]
        if (made := _made_of(parse, at)) is not None:
            name, last = made
            return _Found(f"{unit.name} of {name}", int(parse.words.ends[last - 1]) if last > at + 1 else unit.end)
    rate = rate_behind(parse.words.text, unit.end)
    return _Found(f"{unit.name} {rate.name}", rate.end) if rate else _Found(unit.name, unit.end)


def _made_of(parse: Parse, word: int) -> tuple[str, int] | None:
    """The noun behind "of" that `word` is followed by, and the end of its words; `word` + 1 where a number is between."""
    at = word + 1
    if at + 1 >= len(parse) or parse.form(at).lower() != "of" or int(parse.sentence[at]) != int(parse.sentence[word]):
        return None
    noun = next((c for c in parse.children(word, "nmod", "obl") if c > at), None)
    if noun is None or noun - at > _REACH:
        noun = _chunk(parse, at + 1)
    if noun is None or parse.upos[noun] not in ("NOUN", "PROPN", "ADJ") or parse.form(noun).lower() in TIMES:
        return None
    numbered = any(parse.upos[w] == "NUM" for w in range(at, noun))
    return _name(parse, noun), word + 1 if numbered else noun + 1


def _part_of(parse: Parse, numeral: Numeral, first: int, last: int) -> _Found | None:
    """The whole of which a fraction is told: "a third of the country", "half its fleet", "a two-thirds majority"."""
    text = parse.words.text
    if _ORDINAL_HALF.search(text[max(0, numeral.start - 12) : numeral.start]):
        return None
    at = last + 1 if last < len(parse) and parse.form(last).lower() in ("of", "-") else last
    governor = int(parse.head[last - 1])
    noun = next((c for w in range(first, last) for c in parse.children(w, "nmod", "obl") if c >= last), None)
    if noun is None and governor >= at and governor - at <= _REACH:
        noun = governor
    if noun is None or noun - at > _REACH or parse.upos[noun] not in ("NOUN", "PROPN"):
        noun = _chunk(parse, at)
    if noun is None or parse.form(noun).lower() in TIMES or any(parse.upos[w] == "NUM" for w in range(last, noun)):
        return None
    return _Found(_name(parse, noun), int(parse.words.ends[noun]))


def _hyphenated(parse: Parse, numeral: Numeral, end: int) -> _Found | None:
    """The unit of "500-mile", "five-tier"; "6,000-strong" counts people untold."""
    at = parse.words.within(end + 1, end + 2)[0]
    if at >= len(parse) or int(parse.words.starts[at]) != end + 1:
        return None
    form = parse.form(at).lower()
    if form == "strong":
        return _Found(None, int(parse.words.ends[at]))
    if (
        numeral.value <= 1
        or not form.isalpha()
        or parse.upos[at] not in ("NOUN", "PROPN")
        or form in _NO_UNIT | TIMES | MONTHS
    ):
        return None
    if (
        at + 1 < len(parse)
        and parse.form(at + 1) in _HYPHENS
        and int(parse.words.starts[at + 1]) == int(parse.words.ends[at])
    ):
        return None  # "two-and-a-half", "three-time-winner"
    return _Found(plural(form), int(parse.words.ends[at]))


def _noun_of(parse: Parse, numeral: Numeral, first: int, last: int) -> int | None:
    """The noun that a number counts, by the tree, else by the words behind it."""
    if last < len(parse) and parse.form(last) in _QUOTES:
        last += 1
    if last >= len(parse) or int(parse.sentence[last]) != int(parse.sentence[first]):
        return None
    of = parse.form(last).lower() == "of"
    if numeral.value == 1 and of:
        return None  # "one of the men"
    if of:
        inner = (c for w in range(first, last) for c in parse.children(w, "nmod", "obl") if last < c <= last + _REACH)
        noun = next(inner, None)
        return noun if noun is not None else _chunk(parse, last + 1)
    if numeral.kind == "plural" and parse.text(first, last).lower().endswith(("dozens", "scores", "s")):
        return None  # "thousands gathered"
    governor = parse.head_of(first, last)
    for _ in range(3):  # "million" and its "seven" may hang on one another
        governor, below = int(parse.head[governor]), governor
        if governor == below or not first <= governor < last:
            break
    if last <= governor < last + _REACH and parse.upos[governor] in ("NOUN", "PROPN", "ADJ"):
        between = range(last, governor)
        if not any(
            parse.upos[w] in ("VERB", "AUX", "PRON", "SCONJ") and parse.is_a(w, "nsubj", "root", "aux") for w in between
        ):
            return governor
    return _chunk(parse, last)


def _chunk(parse: Parse, at: int) -> int | None:
    """The last noun of the unbroken noun phrase that begins at `at`, None where there is none."""
    noun = None
    sentence = int(parse.sentence[at]) if at < len(parse) else -1
    for word in range(at, min(at + _REACH, len(parse))):
        if int(parse.sentence[word]) != sentence:
            break
        upos = parse.upos[word]
        if upos in ("NOUN", "PROPN"):
            noun = word
        elif upos not in ("ADJ", "DET") and not (upos == "PRON" and word == at) and parse.form(word) not in _HYPHENS:
            break
    return noun


def _noun(parse: Parse, numeral: Numeral, noun: int, first: int, last: int, end: int) -> _Found | None:
    """A noun as the unit of a number, if it can be counted."""
    form = parse.form(noun).lower()
    if form in TIMES or form in MONTHS:
        return None
    if form in _PRONOUN_NOUNS:
        return _bare(parse, numeral, noun, last, end)
    if noun < last or any(parse.form(w) in (";", ":", "(", ")", ".") for w in range(last, noun)):
        return None
    if numeral.value == 1:
        # "one" tells a number only before a singular noun that is a thing; "no one", "number one" do not.
        before = parse.form(first - 1).lower() if first else ""
        if (
            form in _NO_ONE
            or is_plural(form)
            or parse.upos[noun] != "NOUN"
            or before in ("no", "any", "every", "each", "the", "this", "that")
        ):
            return None
    elif numeral.kind != "plural" and not is_plural(form) and not _is_people(parse, noun):
        return None
    stop = int(parse.words.ends[noun])
    name = _name(parse, noun)
    if parse.upos[noun] == "NOUN" and numeral.value == 1:
        name = plural(name)
    if any(parse.upos[w] == "NUM" for w in range(last, noun)):
        stop = end  # "94,000 of the 140,000 deaths": the other number has the words
    elif form in VESSELS and (made := _made_of(parse, noun)) is not None:
        name, stop = f"{name} of {made[0]}", max(stop, int(parse.words.ends[made[1] - 1]))
    elif (rate := rate_behind(parse.words.text, stop)) is not None and numeral.value != 1:
        name, stop = f"{name} {rate.name}", rate.end
    return _Found(name, stop)


def _is_people(parse: Parse, noun: int) -> bool:
    """ "12 Taliban", "seven Viet Cong": a people or a group by its name."""
    return any(e.first <= noun < e.last and e.label in ("NORP", "Organization") for e in parse.entities)


def _bare(parse: Parse, numeral: Numeral, head: int, last: int, end: int) -> _Found | None:
    """A number without a noun: people to whom something was done, "millions" of them, or an amount of money untold.

    `head` is the word by which it hangs in the sentence: the number, or the "more" of "seven more".
    """
    text = parse.words.text
    if _STATE.match(text, end):
        return _Found(None, end)
    if not parse.is_a(head, "obj", "nsubj", "conj", "nummod"):
        return None
    if last < len(parse) and parse.form(last).lower() in ("of", "-", "/", ":"):
        return None
    governor = int(parse.head[head])
    if numeral.kind == "plural":
        return _Found(None, end) if parse.is_a(head, "obj", "nsubj") and governor != head else None
    if numeral.value == 1:
        return None
    if parse.is_a(head, "obj", "nsubj:pass", "nummod") and parse.form(governor).lower() in _HARM:
        return _Found(None, end)
    large = numeral.value >= 10**6 and text[numeral.end - 1].isalpha()
    return _Found(None, end) if large and parse.is_a(head, "obj") else None


def _name(parse: Parse, noun: int) -> str:
    """A noun in normal form: lower case; a proper noun keeps its capitals and the names before it."""
    form = parse.form(noun)
    if (people := fold(form)) in lexicons.states().people:
        return people.title()
    if parse.upos[noun] != "PROPN" or not form[0].isupper():
        return normal(form.lower())
    first = noun
    while (
        first > 0
        and parse.upos[first - 1] in ("PROPN", "ADJ")
        and parse.form(first - 1)[0].isupper()
        and first <= int(parse.head[first - 1]) <= noun
    ):
        first -= 1
    name = parse.text(first, noun + 1)
    return name.lower() if name.isupper() and len(form) > 4 else name


def _bound_before(parse: Parse, numeral: Numeral, first: int, last: int, found: _Found) -> tuple[int, Bound] | None:
    """Where the words that bound a number begin, and the bound; "over" and the like only where they are no preposition."""
    text = parse.words.text
    read = bound_before(text, numeral.start)
    if read is None:
        between = (
            _BETWEEN.search(text[: numeral.start], max(0, numeral.start - 10)) if numeral.kind == "range" else None
        )
        return (between.start(), numeral.bound) if between else None
    start, bound, ambiguous = read
    at = parse.words.within(start, start + 1)[0]
    if "\n" in text[start : numeral.start] or at >= first or int(parse.words.starts[at]) != start:
        return None
    if int(parse.sentence[at]) != int(parse.sentence[first]):
        return None
    if ambiguous and not _bounds(parse, numeral, at, first, last):
        return None
    return start, bound


def _bounds(parse: Parse, numeral: Numeral, at: int, first: int, last: int) -> bool:
    """Whether a word like "over" qualifies the number and does not lead to the noun."""
    if first <= int(parse.head[at]) < last or parse.upos[at] == "ADV":
        return True
    before = parse.upos[at - 1] if at else ""
    return (numeral.value >= 10 or numeral.kind == "fraction") and before not in ("NOUN", "PROPN")


def _counts_plainly(parse: Parse, first: int, found: _Found) -> bool:
    """Whether four figures that may be a year count: money, a measure, or people without "the" before them."""
    if found.unit is None:
        return False
    before = parse.form(first - 1).lower() if first else ""
    if found.unit in _COUNTED:
        return before not in ("the", "in", "since", "of")
    return found.unit not in _COUNTED and (found.unit.split()[0] in _UNITS)


_UNITS = frozenset("USD EUR GBP JPY CNY RUB UAH % km m miles kg tons tonnes mph km/h MW barrels feet rupees".split())
