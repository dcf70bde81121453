"""Whose deed a noun names: the actors before it whose it is, and the phrases behind it from or by whom it is.

A parse and the noun in, words out. Not all who stand before a deed did it: "the minister's *killing*", "anti-Russian
*protests*", "the Kabul *bombing*".
"""

from __future__ import annotations

from dragoman.reading.cast import Cast
from dragoman.reading.event_phrases import OWNERS, cases, is_passive
from dragoman.reading.parse import Parse

#: Nouns whose owner is whom the deed befell.
_BEFALLING = frozenset(
    "release arrest detention imprisonment jailing killing murder assassination abduction kidnapping poisoning "
    "expulsion extradition recall torture closure demolition execution deportation shooting beheading "
    "indictment".split()
)
#: Forces that stand before their deeds and behind whose they are.
_FORCES = frozenset("military army navy government police security militia coalition".split())
#: Deeds before which stands where they were ("the Kabul *bombing*") or where they were signed ("the Oslo *accords*").
_PLACED = frozenset(
    "blockade siege bombing attack strike airstrike raid shooting explosion blast massacre protest riot coup agreement "
    "accord treaty pact".split()
)
#: Deeds before which may stand whither they go: "a U.S. *visit*".
_GOING = frozenset("visit trip tour stopover".split())


def owners_before(parse: Parse, cast: Cast, noun: int) -> list[int]:
    """The actors before a noun whose it is; of its force where only that stands there ("*U.S.* army raids")."""
    before = parse.children(noun, *OWNERS)
    owners = [c for c in before if c in cast.at]
    forces = [] if owners else [c for c in before if parse.lowered[c] in _FORCES]
    return owners + [c for force in forces for c in parse.children(force, *OWNERS) if c in cast.at]


def is_doer(parse: Parse, cast: Cast, noun: int, owner: int) -> bool:
    """Whether an actor before a deed may have done it, and is no place or goal of it, nor whom it is against."""
    form = parse.lowered[noun].rstrip("s")
    if is_opposed(parse, owner):
        return False
    if form in _GOING and not parse.is_a(owner, "nmod:poss") and _is_state(cast, owner):
        return False
    return not (form in _PLACED and parse.is_a(owner, "compound") and _is_place(parse, cast, owner))


def _is_state(cast: Cast, word: int) -> bool:
    return any(cast.by_id[id_].kind == "state" for id_ in cast.at.get(word, ()))


def _is_place(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether a name before a deed may tell where it was: that of a land, not "U.S.", nor a force."""
    kinds = {cast.by_id[id_].kind for id_ in cast.at.get(word, ())}
    short = parse.form(word).replace(".", "")
    return bool(kinds & {"state", "population", "government-body"}) and not (short.isupper() and len(short) < 4)


def is_opposed(parse: Parse, owner: int) -> bool:
    """Whether a deed is against who stands before it: "*anti-Russian* protests", in one word or in three."""
    before = "".join(parse.lowered[at] for at in range(max(0, owner - 2), owner + 1))
    return parse.lowered[owner].startswith("anti-") or before.startswith("anti-")


def suffers(parse: Parse, noun: int, owner: int) -> bool:
    """Whether the owner of a deed is whom it befell: "his *arrest*", "the minister's *killing*"."""
    form = parse.lowered[noun].rstrip("s")
    if parse.is_a(owner, "nmod:poss") and any("by" in cases(parse, c) for c in parse.children(noun, "nmod")):
        return True  # "his rejection *by* the panel"
    if form in _BEFALLING and not any("of" in cases(parse, c) for c in parse.children(noun, "nmod")):
        return parse.is_a(owner, "nmod:poss", "compound")
    return False


def nested(parse: Parse, noun: int, outer: set[str], inner: set[str]) -> list[int]:
    """Phrases that the parser hung on a noun's first phrase: "the invasion *of* Ukraine *by* Russia"."""
    first = [c for c in parse.children(noun, "nmod") if cases(parse, c) & outer]
    return [c for phrase in first for c in parse.children(phrase, "nmod") if cases(parse, c) & inner]


def by_behind(parse: Parse, noun: int) -> list[int]:
    """A "by" right behind a noun that the parser hung on its verb: "condemned sanctions *by Japan*"."""
    governor = parse.governor[noun]
    if not parse.is_a(noun, "obj") or is_passive(parse, governor):
        return []
    after = max(parse.subtree(noun)) + 1
    return [
        c
        for c in parse.children(governor, "obl", "obl:agent", "nsubj")
        if any(case in (noun + 1, after) and parse.lowered[case] == "by" for case in parse.children(c, "case"))
    ]


def givers(parse: Parse, noun: int) -> list[int]:
    """From whom a gift is, on the noun or its verb: "stopped all aid to Syria *from Japan*"."""
    hung = parse.children(parse.governor[noun], "obl") if parse.is_a(noun, "obj") else []
    return [c for c in (*parse.children(noun, "nmod"), *hung) if c > noun and cases(parse, c) == {"from"}]
