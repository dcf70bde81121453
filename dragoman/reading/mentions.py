"""Which words a mention covers, by the codebook's rule.

Determiners and possessive pronouns are left off; numerals and complements stay; the mention stops before a relative
clause and an apposition. A title before a name belongs to the person's mention.
"""

from __future__ import annotations

from dragoman.reading.heads import PREPOSITIONS, role_at, role_ending
from dragoman.reading.honorifics import honorifics_before, is_stature
from dragoman.reading.lexicons import fold, key, places, states
from dragoman.reading.names import Name
from dragoman.reading.parse import Parse, Range
from dragoman.reading.titles import complemented_title, joined_title

_LEFT = ("compound", "amod", "nmod:poss", "nummod", "nmod", "flat", "det", "dep", "advmod", "nmod:desc")
_RIGHT = ("nmod", "flat", "compound", "nummod", "nmod:desc", "fixed", "amod")
_STOPS = frozenset(', ; : ( ) [ ] — – “ ” " « » . ? ! who whom whose which that where when'.split())
_POSSESSIVES = frozenset("his her its their our my your whose".split())
_STRIPPED = frozenset(
    "a an the this that these those some any all both each every no another such what which either "
    "neither his her its their our my "
    "your".split()
)
#: Words that bound a number ("at least 20", "more than 20"), which is no part of the mention.
_BOUNDS = frozenset("at least most more less than about around nearly almost over some up to fewer".split())
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow year years month months week weeks day days
    morning evening night afternoon weekend hours hour minutes jan feb mar apr jun jul aug sept sep oct nov
    dec""".split()
)


def nominal_span(parse: Parse, head: int) -> Range:
    """The words of the noun phrase under `head`, as the codebook bounds a mention."""
    forms = parse.words.forms
    sentences, starts = parse.sentence_of, parse.begins_paragraph
    sentence = sentences[head]
    first = head
    while first > 0 and sentences[first - 1] == sentence and not starts[first]:
        at = first - 1
        branch = parse.branch(at, head)
        if (
            (branch is None and not _adjoins(parse, at, head))
            or (forms[at] in _STOPS and forms[at] not in ("that",))
            or (branch == at and not parse.is_a(at, *_LEFT))
        ):
            break
        if parse.upos[at] in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX", "PRON") and not _inside(parse, at, head):
            break
        first = at
    while first < head and (
        fold(forms[first]) in _STRIPPED
        or (fold(forms[first]) in _BOUNDS and (parse.upos[first + 1] == "NUM" or fold(forms[first + 1]) in _BOUNDS))
        or (parse.upos[first] in ("DET", "PUNCT", "ADV", "PART", "CCONJ", "ADP") and not forms[first][0].isupper())
    ):
        first += 1
    last = head + 1
    n = len(parse)
    complements = {
        child
        for child in parse.children(head, *_RIGHT)
        if child > head and not parse.is_a(child, "nmod:poss") and not _is_time(parse, child)
    }
    while complements and last < n and parse.branch(last, head) in complements:
        if forms[last] in _STOPS or starts[last]:
            break
        last += 1
    while last - 1 > head and (
        fold(forms[last - 1]) in PREPOSITIONS or parse.upos[last - 1] in ("ADP", "CCONJ", "PART", "DET", "PUNCT")
    ):
        last -= 1
    return first, last


def _adjoins(parse: Parse, at: int, head: int) -> bool:
    """Whether a word before a noun phrase belongs to it whatever the tree says: an adjective, a number."""
    if parse.upos[at] in ("ADJ", "NUM") and parse.upos[at + 1] in ("ADJ", "NUM", "NOUN", "PROPN"):
        return not (parse.upos[at] == "NUM" and parse.words.forms[at].isdigit() and len(parse.words.forms[at]) == 4)
    return parse.upos[at] == "PROPN" and at + 1 <= head and fold(parse.form(at)) in states().adjectives


def _inside(parse: Parse, at: int, head: int) -> bool:
    """Whether a function word stands inside a premodifier ("long-term and costly allies", "his party's leader")."""
    governor = parse.governor[at]
    return at < governor < head


def _is_time(parse: Parse, word: int) -> bool:
    return fold(parse.form(word)) in _TIMES or parse.upos[word] == "NUM"


def person_span(parse: Parse, name: Name) -> Range:
    """A person's name with the title before it: "Secretary of State | Antony Blinken" is one mention."""
    forms = parse.words.forms
    first = name.first
    sentence = parse.sentence_of[first]
    floor = first
    starts = parse.words.first
    while (
        floor > 0
        and not starts[floor]
        and parse.sentence_of[floor - 1] == sentence
        and first - floor < 14
        and forms[floor - 1] not in _STOPS
    ):
        floor -= 1
    named = first = honorifics_before(forms, first, floor)
    titled = False
    if first > 4 and forms[first - 1] == ")" and forms[first - 3] == "(" and forms[first - 2].isupper():
        lowest = max(0, first - 14)  # "director general of police (DGP) LR Bishnoi"
        before = role_ending(forms, first - 3, lowest)
        begin = before.first if before is not None else _title_by_shape(forms, first - 3, lowest)
        if begin is not None and parse.sentence_of[begin] == sentence:
            first, floor, titled = begin, min(floor, lowest), True
    while (role := role_ending(forms, first, floor)) is not None:
        if parse.upos[first - 1] == "VERB" and not parse.is_a(first - 1, "amod", "compound"):
            break  # "has accused Johnson"
        first = role.first
        titled = True
    if not titled and (title := _title_by_tree(parse, name, floor)) is not None:
        first, titled = title, True
    if titled:
        first = joined_title(parse, first)
    if not titled and not (first > floor and parse.upos[first - 1] in ("ADJ", "PROPN", "NOUN") and first < name.first):
        return _modified(parse, first, name, floor)
    while first > floor and not is_stature(forms[first - 1]) and _before_title(parse, first - 1, first, name.last):
        first -= 1
    while first < named and (fold(forms[first]) in _STRIPPED or not forms[first][0].isalnum()):
        first += 1
    return honorifics_before(forms, first, floor), name.last


def _title_by_tree(parse: Parse, name: Name, floor: int) -> int | None:
    """Where the title of "Afghan Ambassador to the United States Hamdullah Mohib" begins."""
    found = complemented_title(parse, name)
    if found is not None:
        return found
    head = parse.head_of(name.first, name.last)
    governor = parse.governor[head]
    hung = floor <= governor < name.first and parse.is_a(head, "flat", "appos", "compound")
    if hung and role_at(parse.words.forms, governor, governor + 1) is not None:
        return governor
    return None


def _title_by_shape(forms: list[str], first: int, floor: int) -> int | None:
    """ "Inspector General of Assam (IG) Rao": a title, a preposition and capitals right before a bracket."""
    at = first - 1
    while at > floor and (forms[at][0].isupper() or forms[at] in ("the", "and", "-", "'s", "’s")) and first - at < 7:
        at -= 1
    if at <= floor or forms[at] not in ("of", "to", "from", "for"):
        return None
    between = key(form for form in forms[at + 1 : first] if form != "the")
    role = role_ending(forms, at, floor)
    if role is None:
        return None
    of_a_town = role.role_class == "regional" and first - at == 2
    return role.first if of_a_town or between in states().names or between in places().names else None


def _modified(parse: Parse, first: int, name: Name, floor: int) -> Range:
    """A name with the adjectives before it that the tree hangs on it ("American Rosie Acosta")."""
    at = first
    while (
        at > floor
        and parse.upos[at - 1] in ("ADJ", "PROPN", "NOUN", "NUM")
        and first <= parse.governor[at - 1] < name.last
        and not is_stature(parse.form(at - 1))
    ):
        at -= 1
    return honorifics_before(parse.words.forms, at, floor), name.last


def _before_title(parse: Parse, at: int, first: int, last: int) -> bool:
    """Whether the word before a title belongs to it: "Russian", "former", "China's", "Defense Department"."""
    forms = parse.words.forms
    form = fold(forms[at])
    if form in _STRIPPED or (form in PREPOSITIONS and form != "of"):
        return False
    if form == "of":
        return (
            at + 1 < last
            and at > 0
            and forms[at - 1][0].isupper()
            and forms[at + 1][0].isupper()
            and at <= parse.governor[at] < last
        )
    if forms[at] in ("'s", "’s", "'", "’", "-"):
        return (at > 0 and at - 1 < parse.governor[at - 1] < last) or forms[at] == "-"
    if parse.upos[at] in ("ADJ", "NOUN", "PROPN", "NUM", "ADV", "X") or form in ("then", "ex", "former"):
        governor = parse.governor[at]
        return at < governor < last or forms[first] in ("'s", "’s", "-")
    return parse.upos[at] == "VERB" and at < parse.governor[at] < last and parse.is_a(at, "amod", "compound")


def is_possessive(form: str) -> bool:
    """Whether a word is a possessive pronoun."""
    return fold(form) in _POSSESSIVES
