"""The name of a body in a form that its other names have, too: "Chinese Foreign Ministry", "China's foreign ministry"
and "Ministry of Foreign Affairs of China".

A name and the state of the body in, a `BodyName` out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dragoman.reading import lexicons
from dragoman.reading.lexicons import fold

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]\b)*")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_EXIM = re.compile(r"\bexim\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^)]{0,200}\)")
_SMALL = frozenset("the of for and a an to in on at de la del du des le les et y e & s affairs its their".split())
_OTHERWISE = {
    "defense": "defence", "labor": "labour", "exterior": "foreign", "external": "foreign", "exteriors": "foreign",
    "centre": "center", "organisation": "organization", "programme": "program", "centers": "center", "troops": "forces",
    "soldiers": "forces", "military": "forces", "parliamentary": "parliament", "television": "tv", "co": "company",
    "corp": "corporation", "intl": "international", "assn": "association", "dept": "department", "commerce": "trade",
}  # fmt: skip
#: Words at the end of a company's or a newspaper's name that are left out as often as not.
_TAILS = frozenset(
    "plc inc ltd limited llc ag sa nv gmbh kft spa ab as oyj company corporation incorporated newspaper daily website "
    "pte pty bhd berhad kk".split()
)
#: Words that say what a body is and not which: a name of nothing else means another body in every state.
_GENERIC = frozenset(
    """ministry department office agency bureau commission committee council court parliament assembly senate house
    government administration presidency cabinet army navy air force forces armed police national supreme federal state
    high general foreign finance central bank public authority authorities service services security secretariat
    directorate board union party opposition coalition congress legislature legislative lower upper chamber diet
    university college school institute academy faculty center foundation association society federation league club
    company corporation group firm media press tv radio newspaper channel news agency website network station magazine
    interior justice defence health education trade economic economy planning transport energy agriculture environment
    labour information culture local regional provincial district city municipal royal crown prime minister president
    presidential governor mayor attorney prosecutor constitutional electoral election elections appeal appeals criminal
    international united new democratic republican socialist communist liberal conservative conservatives liberals
    democrats republicans labour people peoples popular workers green progressive social christian nationalist front
    movement alliance mission embassy consulate delegation team staff command guard border coast intelligence
    headquarters task unit human rights law enforcement emergency management executive technical advisory special
    investigation independent audit water power resources development industry tourism sports youth women""".split()
)
#: Bodies of which a state has one in each of the others, and more than one under the same word.
_ABROAD = frozenset(("embassy", "consulate", "mission"))
_MANY = frozenset(
    "delegation court committee council district team unit subcommittee panel base "
    "battalion brigade regiment squadron regime commission bureau agency office authority authorities service board "
    "group department official officials".split()
)


class BodyName(NamedTuple):
    """`words` in normal form, without those that name the body's own state; `state` is the one that they name.

    `generic` says that no word tells which body of its kind it is, `many` that a state has several such; `acronym` that
    it is one word of capitals.
    """

    words: tuple[str, ...]
    state: str | None
    generic: bool
    many: bool
    acronym: bool

    @property
    def unordered(self) -> tuple[str, ...]:
        return tuple(sorted(self.words))


@lru_cache(maxsize=65536)
def body_name(text: str, home: str | None = None) -> BodyName:
    """A body's name in normal form; `home` is its state, where that is known."""
    text = _DOTTED.sub(lambda found: found[0].replace(".", ""), _BRACKETED.sub(" ", text))
    text = _EXIM.sub("Export Import", text)
    forms = _WORD.findall(text)
    words = [fold(form) for form in forms]
    state, words = _without_state(words, forms, home)
    kept = [_OTHERWISE.get(word, word) for word in words if word not in _SMALL and len(word) > 0]
    while len(kept) > 1 and kept[-1] in _TAILS:
        kept = kept[:-1]
    acronym = len(forms) == 1 and forms[0].isupper() and len(forms[0]) < 7
    many = bool(_ABROAD & set(kept)) or (len(kept) == 1 and kept[0] in _MANY)
    return BodyName(tuple(kept), state, all(word in _GENERIC for word in kept), many, acronym)


def _without_state(words: list[str], forms: list[str], home: str | None) -> tuple[str | None, list[str]]:
    """The state that a name names, and the words without those for it; another's than `home` stay in the name."""
    states = lexicons.states()
    begins = _beginnings()
    state: str | None = None
    out: list[str] = []
    at = 0
    while at < len(words):
        if words[at] not in begins:  # most
            out.append(words[at])
            at += 1
            continue
        for size in (3, 2, 1):
            key = " ".join(words[at : at + size])
            code = states.names.get(key) or states.adjectives.get(key)
            capital = forms[at][0].isupper() and (key not in states.upper or forms[at].isupper())
            if code and capital and len(words[at : at + size]) == size and code == (home or state or code):
                state = state or code
                at += size
                break
        else:
            out.append(words[at])
            at += 1
    return state, out or words


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """The words with which the names and the adjectives of states begin."""
    states = lexicons.states()
    return frozenset(key.partition(" ")[0] for key in (*states.names, *states.adjectives))


def initials(name: BodyName) -> str:
    """The first letters of its words: "iaea" of International Atomic Energy Agency."""
    return "".join(word[0] for word in name.words)
