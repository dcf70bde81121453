"""Honorifics: the words of respect before a name or a title that tell neither ("H.E.", "His Royal Highness", "Dr").

Words in, how far a run of honorifics reaches out. What they stand before is for `titles` and `person_names`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dragoman.reading.lexicons import fold
from dragoman.reading.names import HONORIFICS

#: Abbreviations that are honorifics in capitals only, with stops ("H.E.") or without.
_INITIALS = frozenset("HE HH HRH HM HIM HMK HIH".split())
#: What "His", "Her" or "Your" makes an honorific, with or without an adjective between.
_STATURES = frozenset(
    """excellency highness majesty eminence holiness beatitude
    excellencies highnesses majesties eminences""".split()
)
_ADJECTIVES = frozenset("royal imperial serene".split())
_WHOSE = frozenset("his her your their".split())
#: Abbreviated honorifics that lose their stop to the sentence: "Eng | . | Khalid".
_CUT = frozenset("eng engr smt shri hon".split())
_HONOURED = frozenset("hon hon'ble honourable honorable".split())


@lru_cache(maxsize=8192)
def is_honorific(form: str) -> bool:
    """Whether a single word is Mr, Mrs, Dr and the like, or an abbreviation such as HE."""
    return fold(form).rstrip(".") in HONORIFICS or form.replace(".", "") in _INITIALS


def is_stature(form: str) -> bool:
    """Whether a word is "Excellency", "Highness" and the like."""
    return form[0].isupper() and fold(form) in _STATURES


def begins_honorific(forms: Sequence[str], at: int) -> bool:
    """Whether what looks like a pronoun belongs to an honorific: "*His* Royal Highness", "*HE* Sultan bin Saad"."""
    behind = at + 1
    if forms[at] == "HE":
        return behind < len(forms) and forms[behind][0].isupper() and not forms[behind].isupper()
    if fold(forms[at]) not in _WHOSE:
        return False
    behind += behind < len(forms) and fold(forms[behind]) in _ADJECTIVES
    return behind < len(forms) and is_stature(forms[behind])


def honorifics_before(forms: Sequence[str], end: int, floor: int = 0) -> int:
    """Where the honorifics that end right before `end` begin, or `end`; not below `floor`."""
    at = end
    while at > floor:
        step = _one_before(forms, at, floor)
        if step == at:
            break
        at = step
    return at


def honorifics_from(forms: Sequence[str], first: int, last: int) -> int:
    """Where the honorifics that begin at `first` end; a word is left before `last`."""
    at = first
    while at < last - 1:
        end = next((e for e in range(min(last - 1, at + 3), at, -1) if _one_before(forms, e, at) == at), None)
        if end is None:
            break
        at = end
    if forms[at] in ("E", "E.") and at > 0 and forms[at - 1] in ("H", "H.") and at < last - 1:
        at += 1  # a name that was cut within "H E"
    return at


def _one_before(forms: Sequence[str], end: int, floor: int) -> int:
    """Where the one honorific that ends before `end` begins, or `end`."""
    form = forms[end - 1]
    if form == "." and end - 2 >= floor and fold(forms[end - 2]) in _CUT:
        return end - 2
    if form in ("E", "E.", "H", "H.", "M", "M.") and end - 2 >= floor and forms[end - 2] in ("H", "H."):
        return end - 2  # "H E", "H. H."
    if is_stature(form):
        at = end - 1
        if at > floor and fold(forms[at - 1]) in _ADJECTIVES:
            at -= 1
        return at - 1 if at > floor and fold(forms[at - 1]) in _WHOSE else at
    at = end - 1
    if not is_honorific(form) or (at > floor and fold(form) == "lady" and fold(forms[at - 1]) == "first"):
        return end
    if fold(form).rstrip(".") in _HONOURED and at > floor and fold(forms[at - 1]) in ("rt", "right"):
        at -= 1
    return at
