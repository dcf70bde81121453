"""What a number counts: a parse and a `Numeral` in, a `Counted` out, or None where the text tells nothing.

Money and measures by the words right behind the number, nouns by the tree and, failing that, by the words behind; last
the people that a verb of harm or arrest hit ("killed 12"). A number that only names, orders or dates counts nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.reading import lexicons
from dragoman.reading.lemmas import verb_table
from dragoman.reading.lexicons import fold
from dragoman.reading.numerals import Numeral
from dragoman.reading.parse import Parse
from dragoman.reading.units import MONTHS, TIMES, VESSELS, Unit, is_plural, measure_behind, normal, plural, rate_behind

#: Words between a number and its noun, at most: "12 well-trained and heavily armed former soldiers". A design value.
_REACH = 8
_HYPHENS = "-‐‑–"
_QUOTES = frozenset(["”", '"', "’", "'"])
#: What follows a hyphenated number and counts nothing.
_NO_UNIT = frozenset(
    """way star fold sided off on to by up out down hit digit digits figure plus old aside page pager dimensional
    wheel wheeler timer piece""".split()
)
#: "one way", "one side": no counting.
_NO_ONE = frozenset(
    """thing things way side hand point reason example case word another person reader one answer option instance part
    time goal lesson question problem idea caveat exception respect sense place""".split()
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
_ORDINAL_HALF = re.compile(r"(?i)\b(?:first|second|other|latter|former|last|better|opening|closing)\s+$")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the unit's name, None where it is people or money left untold, and where its words end."""

    unit: str | None
    end: int
    value: float | None = None  # instead of the numeral's


def counted(parse: Parse, numeral: Numeral, first: int, last: int, end: int) -> Counted | None:
    """What a number counts; None where it counts nothing, or nothing that the text tells."""
    text = parse.words.text
    if numeral.kind == "fraction":
        return _part_of(parse, numeral, first, last)
    if numeral.sign is not None:
        rate = rate_behind(text, end)
        return Counted(f"{numeral.sign} {rate.name}", rate.end) if rate else Counted(numeral.sign, end)
    if (unit := measure_behind(text, end, numeral.letter)) is not None:
        return _measured(parse, unit)
    if numeral.letter and text[numeral.end - 1] in "mM" and _LONG.match(text, end):
        return Counted("m", end, numeral.value / 10**6)
    if text[end : end + 1] in tuple(_HYPHENS):
        return _hyphenated(parse, numeral, end)
    noun = _noun_of(parse, numeral, first, last)
    if noun is None:
        return None if numeral.letter else _bare(parse, numeral, parse.head_of(first, last), last, end)
    found = _noun(parse, numeral, noun, first, last, end)
    return found if found is not None or not _STATE.match(text, end) else Counted(None, end)


def _measured(parse: Parse, unit: Unit) -> Counted:
    """A measure with what it measures ("% of votes", "tons of uranium") and its rate ("barrels per day")."""
    if unit.name == "%" or unit.name in VESSELS:
        at = parse.words.within(unit.end - 1, unit.end)[0]
        if (made := _made_of(parse, at)) is not None:
            name, last = made
            return Counted(f"{unit.name} of {name}", int(parse.words.ends[last - 1]) if last > at + 1 else unit.end)
    rate = rate_behind(parse.words.text, unit.end)
    return Counted(f"{unit.name} {rate.name}", rate.end) if rate else Counted(unit.name, unit.end)


def _made_of(parse: Parse, word: int) -> tuple[str, int] | None:
    """The noun behind the "of" that follows `word`, and the end of its words; `word` + 1 where a number is between."""
    at = word + 1
    if at + 1 >= len(parse) or parse.lowered[at] != "of" or parse.sentence_of[at] != parse.sentence_of[word]:
        return None
    noun = next((c for c in parse.children(word, "nmod", "obl") if c > at), None)
    if noun is None or noun - at > _REACH:
        noun = _chunk(parse, at + 1)
    if noun is None or parse.upos[noun] not in ("NOUN", "PROPN", "ADJ") or parse.lowered[noun] in TIMES:
        return None
    numbered = any(parse.upos[w] == "NUM" for w in range(at, noun))
    return _name(parse, noun), word + 1 if numbered else noun + 1


def _part_of(parse: Parse, numeral: Numeral, first: int, last: int) -> Counted | None:
    """The whole of which a fraction is told: "a third of the country", "half its fleet", "a two-thirds majority"."""
    text = parse.words.text
    if _ORDINAL_HALF.search(text[max(0, numeral.start - 12) : numeral.start]):
        return None
    at = last + 1 if last < len(parse) and parse.lowered[last] in ("of", "-") else last
    governor = parse.governor[last - 1]
    noun = next((c for w in range(first, last) for c in parse.children(w, "nmod", "obl") if c >= last), None)
    if noun is None and governor >= at and governor - at <= _REACH:
        noun = governor
    if noun is None or noun - at > _REACH or parse.upos[noun] not in ("NOUN", "PROPN"):
        noun = _chunk(parse, at)
    if noun is None or parse.lowered[noun] in TIMES or any(parse.upos[w] == "NUM" for w in range(last, noun)):
        return None
    return Counted(_name(parse, noun), int(parse.words.ends[noun]))


def _hyphenated(parse: Parse, numeral: Numeral, end: int) -> Counted | None:
    """The unit of "500-mile", "five-tier"; "6,000-strong" counts people untold."""
    at = parse.words.within(end + 1, end + 2)[0]
    if at >= len(parse) or int(parse.words.starts[at]) != end + 1:
        return None
    form = parse.lowered[at]
    if form == "strong":
        return Counted(None, int(parse.words.ends[at]))
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
    return Counted(plural(form), int(parse.words.ends[at]))


def _noun_of(parse: Parse, numeral: Numeral, first: int, last: int) -> int | None:
    """The noun that a number counts, by the tree, else by the words behind it."""
    if last < len(parse) and parse.form(last) in _QUOTES:
        last += 1
    if last >= len(parse) or parse.sentence_of[last] != parse.sentence_of[first]:
        return None
    of = parse.lowered[last] == "of"
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
        governor, below = parse.governor[governor], governor
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
    sentence = parse.sentence_of[at] if at < len(parse) else -1
    for word in range(at, min(at + _REACH, len(parse))):
        if parse.sentence_of[word] != sentence:
            break
        upos = parse.upos[word]
        if upos in ("NOUN", "PROPN"):
            noun = word
        elif upos not in ("ADJ", "DET") and not (upos == "PRON" and word == at) and parse.form(word) not in _HYPHENS:
            break
    return noun


def _noun(parse: Parse, numeral: Numeral, noun: int, first: int, last: int, end: int) -> Counted | None:
    """A noun as the unit of a number, if it can be counted."""
    form = parse.lowered[noun]
    if form in TIMES or form in MONTHS:
        return None
    if form in _PRONOUN_NOUNS:
        return _bare(parse, numeral, noun, last, end)
    if noun < last or any(parse.form(w) in (";", ":", "(", ")", ".") for w in range(last, noun)):
        return None
    if numeral.value == 1:
        # "one" tells a number only before a singular noun that is a thing; "no one", "number one" do not.
        before = parse.lowered[first - 1] if first else ""
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
    return Counted(name, stop)


def _is_people(parse: Parse, noun: int) -> bool:
    """ "12 Taliban", "seven Viet Cong": a people or a group by its name."""
    return any(e.first <= noun < e.last and e.label in ("NORP", "Organization") for e in parse.entities)


def _bare(parse: Parse, numeral: Numeral, head: int, last: int, end: int) -> Counted | None:
    """A number without a noun: people to whom something was done, "millions" of them, or an amount of money untold.

    `head` is the word by which it hangs in the sentence: the number, or the "more" of "seven more".
    """
    text = parse.words.text
    if _STATE.match(text, end):
        return Counted(None, end)
    first = parse.words.within(numeral.start, numeral.end)[0]
    if first and numeral.value != 1 and parse.lowered[first - 1] in _HARM:
        return Counted(None, end)
    if not parse.is_a(head, "obj", "nsubj", "conj", "nummod"):
        return None
    if last < len(parse) and parse.lowered[last] in ("of", "-", "/", ":"):
        return None
    governor = parse.governor[head]
    if numeral.kind == "plural":
        return Counted(None, end) if parse.is_a(head, "obj", "nsubj") and governor != head else None
    if numeral.value == 1:
        return None
    if parse.is_a(head, "obj", "nsubj:pass", "nummod") and parse.lowered[governor] in _HARM:
        return Counted(None, end)
    large = numeral.value >= 10**6 and text[numeral.end - 1].isalpha()
    return Counted(None, end) if large and parse.is_a(head, "obj") else None


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
        and first <= parse.governor[first - 1] <= noun
    ):
        first -= 1
    name = parse.text(first, noun + 1)
    return name.lower() if name.isupper() and len(form) > 4 else name
