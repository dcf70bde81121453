"""Which office a role is, so that reports that word it differently can be compared: "Foreign Secretary" of the United
Kingdom, "Minister of Foreign Affairs", "top diplomat".

A role as a report words it in, an `Office` out; whose office it is (`Seat`) is the state or body for which its holder
acts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dragoman.reading import lexicons
from dragoman.reading.lexicons import fold

#: The state's code, or the id of the body, for which somebody acts or to whom he belongs.
Seat = str


class Office(NamedTuple):
    """A class of the lexicon of roles (`minister`), and what tells it from others of its class (`foreign`)."""

    role_class: str
    topic: frozenset[str]

    @property
    def sole(self) -> bool:
        """Whether a state or body has one holder of it at a time."""
        if self.topic & _SEVERAL:
            return False
        return self.role_class in _SOLE or (self.role_class == "minister" and bool(self.topic))

    def __str__(self) -> str:
        return " ".join([*sorted(self.topic), self.role_class])


_SOLE = frozenset(("head-of-state", "head-of-government", "crown-prince", "party-leader"))
#: Words for an office of which there may be several, or that leave it open whose deputy somebody is.
_SEVERAL = frozenset("deputy vice assistant under state junior acting-deputy".split())
_FORMER = frozenset("former ex late then onetime erstwhile ousted deposed outgoing previous past".split())
_TOPICS = {
    "defense": "defence", "exterior": "foreign", "external": "foreign", "exteriors": "foreign", "home": "interior",
    "internal": "interior", "treasury": "finance", "labor": "labour", "economy": "economic", "economics": "economic",
    "commerce": "trade", "oil": "petroleum",
}  # fmt: skip
#: Roles whose words do not say what they are.
_WHOLE = {
    "secretary of state": ("minister", "foreign"), "us secretary of state": ("minister", "foreign"),
    "foreign secretary": ("minister", "foreign"), "top diplomat": ("minister", "foreign"),
    "chief diplomat": ("minister", "foreign"), "chancellor of exchequer": ("minister", "finance"),
    "home secretary": ("minister", "interior"), "secretary of defense": ("minister", "defence"),
    "defense secretary": ("minister", "defence"), "defence secretary": ("minister", "defence"),
    "pentagon chief": ("minister", "defence"), "treasury secretary": ("minister", "finance"),
    "pm": ("head-of-government", ""), "premier": ("head-of-government", ""), "crown prince": ("crown-prince", ""),
    "head of state": ("head-of-state", ""), "head of government": ("head-of-government", ""),
    "president elect": ("president-elect", ""),
}  # fmt: skip
_MONARCHS = frozenset("king queen emir amir sultan emperor empress shah monarch custodian duke".split())
_SMALL = frozenset(
    "the of for and a an in on to s his her its their current new acting interim caretaker incumbent mr mrs ms sir dr "
    "affairs cooperation international majesty excellency honourable hon right national federal cabinet minister "
    "ministers secretary prime president chancellor senior top chief country nation us uk u".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 5


def is_former(role: str) -> bool:
    """Whether a role is said to be held no more."""
    return any(fold(word) in _FORMER for word in _WORD.findall(role)[:2])


@lru_cache(maxsize=16384)
def office(role: str) -> Office | None:
    """The office that a role is; `None` where the lexicon knows no such title."""
    words = [fold(word) for word in _WORD.findall(role.replace("U.S.", "US").replace("U.K.", "UK"))]
    words = [word for word in words if word not in _FORMER]
    plain = " ".join(word for word in words if word not in ("the", "for", "affairs"))
    for whole, (of, what) in _WHOLE.items():
        if plain == whole or plain.endswith(" " + whole):
            return Office(of, frozenset(what.split()) | (_SEVERAL & set(words) - {"state"}))
    role_class = _class(words)
    if role_class is None:
        return None
    if role_class == "head-of-state":
        if {"vice", "deputy"} & set(words):
            return Office(role_class, frozenset(["vice"]))
        kind = ["monarch"] if _MONARCHS & set(words) else ["supreme"] if {"supreme", "paramount"} & set(words) else []
        return Office(role_class, frozenset(kind))
    if role_class == "head-of-government":
        return Office(role_class, frozenset(["deputy"] if {"vice", "deputy"} & set(words) else ()))
    topic = {_TOPICS.get(word, word) for word in words} - _SMALL - _homes(words)
    return Office(role_class, frozenset(topic if role_class == "minister" else topic & _SEVERAL))


def _class(words: list[str]) -> str | None:
    """The class of the longest title among the words, the last of equal ones."""
    heads = lexicons.roles().heads
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for at in range(len(words) - size, -1, -1):
            found = heads.get(" ".join(words[at : at + size]))
            if found is not None:
                return found[0]
    return None


def _homes(words: list[str]) -> set[str]:
    """The words that name a state or its people: they say whose the office is, not which."""
    states = lexicons.states()
    return {
        part
        for size in (3, 2, 1)
        for at in range(len(words) - size + 1)
        if (key := " ".join(words[at : at + size])) in states.names or key in states.adjectives
        for part in words[at : at + size]
    }
