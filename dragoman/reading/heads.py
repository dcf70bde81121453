"""Head words: the title in "China's special envoy for Korean affairs", the body in "Renmin University of China".

Words in, those of the title or of the kind of body out, with what the lexicons say of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from dragoman.reading import lexicons
from dragoman.reading.lexicons import Body, fold

_HYPHENS = frozenset("-‐‑–")
#: Words that end the nucleus of a noun phrase: what follows is its complement.
PREPOSITIONS = frozenset(
    "of for at to in with on from under by about against into over within near after before during since "
    "as between".split()
)
_ENDS = PREPOSITIONS | frozenset('who whom whose which that where when , ; : ( ) . — – “ ” " and or but'.split())
_ABBREVIATIONS = {
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "cmdr": "commander",
    "adm": "admiral",
    "sgt": "sergeant",
    "cpl": "corporal",
    "brig": "brigadier",
    "sen": "senator",
    "sens": "senators",
    "rep": "congressman",
    "reps": "congressmen",
    "gov": "governor",
    "govs": "governors",
    "pres": "president",
    "amb": "ambassador",
    "rev": "reverend",
    "prof": "professor",
    "supt": "superintendent",
    "det": "detective",
    "sec": "secretary",
    "cpt": "captain",
    "cmdt": "commander",
    "insp": "inspector",
    "pm": "prime minister",
    "vp": "vice president",
}
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "people": "people",
    "spokespeople": "spokesperson",
    "policemen": "policeman",
    "children": "child",
    "wives": "wife",
    "thieves": "thief",
    "businesspeople": "businessman",
    "police": "police",
    "chiefs": "chief",
    "personnel": "personnel",
    "attorneys": "attorney",
    "militia": "militia",
    "staff": "staff",
    "congressmen": "congressman",
    "lords": "lord",
    "forces": "forces",
    "troops": "troops",
    "authorities": "authorities",
}
_LONGEST = 6
#: How many words are kept in mind. A design value: they hold the words of thousands of reports.
_MOST_KNOWN = 50_000


class RoleHead(Struct, frozen=True):
    """The words `first` to `last` are a title of the class `role_class`; `plural` where it names several."""

    first: int
    last: int
    role_class: str
    sector: str
    plural: bool
    key: str


class BodyHead(Struct, frozen=True):
    """The words `first` to `last` say what a body is."""

    first: int
    last: int
    body: Body
    plural: bool
    key: str


@lru_cache(maxsize=_MOST_KNOWN)
def expanded(form: str) -> str:
    """A word in normal form, an abbreviated title in full ("Gen." is general)."""
    if form[0].isupper() and len(form) < 6:
        return _ABBREVIATIONS.get(fold(form).rstrip("."), fold(form))
    return fold(form)


@lru_cache(maxsize=8192)
def singulars(word: str) -> tuple[str, ...]:
    """A word in normal form and what its singular may be."""
    if word in _IRREGULAR:
        return (word, _IRREGULAR[word])
    out = [word]
    if word.endswith("men") and len(word) > 4:
        out.append(word[:-3] + "man")
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        out.append(word[:-1])
        if word.endswith("es"):
            out.append(word[:-2])
        if word.endswith("ies"):
            out.append(word[:-3] + "y")
    return tuple(out)


def _names(lexicon: str) -> Iterable[str]:
    tables: dict[str, Iterable[str]] = {
        "roles": lexicons.roles().heads,
        "bodies": lexicons.bodies().heads,
        "assets": lexicons.assets().heads,
    }
    return tables[lexicon]


@cache
def _tails(lexicon: str) -> frozenset[str]:
    """The last words of the heads in a lexicon: a phrase that ends in none of them need not be looked up."""
    return frozenset(name.rsplit(" ", 1)[-1] for name in _names(lexicon))


@cache
def _words(lexicon: str) -> frozenset[str]:
    """All words of the heads in a lexicon: a phrase that begins with none of them need not be looked up either."""
    return frozenset(word for name in _names(lexicon) for word in name.split(" "))


class _Ends(dict[str, bool]):
    """Whether a word may end a head of a lexicon: worked out once a word, for all words are asked again and again."""

    def __init__(self, lexicon: str) -> None:
        self.lexicon = lexicon

    def __missing__(self, form: str) -> bool:
        if len(self) > _MOST_KNOWN:
            self.clear()
        tails = _tails(self.lexicon)
        ends = any(word in tails for word in singulars(expanded(form).replace("-", " ").rsplit(" ", 1)[-1]))
        self[form] = ends
        return ends


class _Parts(dict[str, bool]):
    """Whether a word may be one of those of a head of a lexicon, wherever in it; kept as `_Ends` are."""

    def __init__(self, lexicon: str) -> None:
        self.lexicon = lexicon

    def __missing__(self, form: str) -> bool:
        if len(self) > _MOST_KNOWN:
            self.clear()
        known = _words(self.lexicon)
        pieces = expanded(form).replace("-", " ").split(" ")
        self[form] = form in _HYPHENS or any(word in known for piece in pieces for word in singulars(piece))
        return self[form]


_ENDING = {lexicon: _Ends(lexicon) for lexicon in ("roles", "bodies", "assets")}
_PART = {lexicon: _Parts(lexicon) for lexicon in ("roles", "bodies", "assets")}


def within_reach(lexicon: str, forms: Sequence[str], word: int) -> bool:
    """Whether a head of a lexicon may hold `word`: where none can, no phrase need be looked at for one."""
    return _PART[lexicon][forms[word]] and True in map(_ENDING[lexicon].__getitem__, forms[word : word + _LONGEST])


def _ends(lexicon: str, forms: Sequence[str], cut: int, last: int) -> list[int]:
    """Where a head of a lexicon may end, from `cut` to `last`, the last first."""
    ending = _ENDING[lexicon]
    return [end for end in range(last, cut - 1, -1) if ending[forms[end - 1]]]


def _keys(lexicon: str, forms: Sequence[str], first: int, last: int) -> list[tuple[str, bool]]:
    """The keys under which the words may stand in a lexicon, each with whether it is a plural's singular."""
    if not (_ENDING[lexicon][forms[last - 1]] and _PART[lexicon][forms[first]]):
        return []
    words = [expanded(form).replace("-", " ") for form in forms[first:last] if form not in _HYPHENS]
    if not words:
        return []
    if " " in words[-1]:
        words = " ".join(words).split(" ")
    stem = " ".join(words[:-1])
    out = []
    for at, word in enumerate(singulars(words[-1])):
        out.append((f"{stem} {word}" if stem else word, at > 0))
    if len(words) > 1 and words[0].endswith("s"):  # "secretaries of state", "chiefs of staff"
        tail = " ".join(words[1:])
        out += [(f"{word} {tail}", True) for word in singulars(words[0])[1:]]
    return out


def role_at(forms: Sequence[str], first: int, last: int) -> RoleHead | None:
    """The words `first` to `last`, all of them, as a title."""
    heads = lexicons.roles().heads
    for name, plural in _keys("roles", forms, first, last):
        if (found := heads.get(name)) is not None:
            many = (
                plural
                or name.endswith(("people", "personnel", "troops"))
                or name in ("men", "women", "police", "children")
            )
            return RoleHead(first, last, found[0], found[1], many, name)
    return None


def role_ending(forms: Sequence[str], end: int, floor: int = 0) -> RoleHead | None:
    """The longest title whose last word stands right before `end`, not reaching below `floor`."""
    if end <= floor or not _ENDING["roles"][forms[end - 1]]:
        return None
    for first in range(max(floor, end - _LONGEST), end):
        if forms[first] in _HYPHENS or not forms[first][0].isalnum():
            continue
        if (role := role_at(forms, first, end)) is not None:
            return role
    return None


def leading_title(forms: Sequence[str], first: int, last: int) -> int:
    """Where the titles that begin at `first` end, or `first`; at least one word is left before `last`."""
    at = first
    while at < last - 1:
        step = next((end for end in range(min(last - 1, at + _LONGEST), at, -1) if role_at(forms, at, end)), None)
        if step is None:
            break
        at = step
    return at


def nucleus(forms: Sequence[str], first: int, last: int) -> int:
    """Where the nucleus of the noun phrase `first` to `last` ends: before its first preposition or clause."""
    for at in range(first + 1, last):
        if forms[at] in _ENDS or fold(forms[at]) in PREPOSITIONS:
            hyphened = at + 1 < last and forms[at + 1] in _HYPHENS  # "Under-Secretary", "By-Election"
            if not hyphened:
                return at
    return last


def role_of(forms: Sequence[str], first: int, last: int) -> RoleHead | None:
    """The title that heads the noun phrase `first` to `last`: it ends the nucleus or reaches beyond it."""
    cut = nucleus(forms, first, last)
    ends = _ends("roles", forms, cut, last)
    for begin in range(first, cut) if ends else ():
        if not forms[begin][0].isalnum():
            continue
        for end in ends:
            if end <= begin + _LONGEST and (role := role_at(forms, begin, end)) is not None:
                return role
    return None


def asset_of(forms: Sequence[str], first: int, last: int) -> tuple[int, int, str, bool] | None:
    """The asset that heads the noun phrase ("two Chinese | warplanes"): words, sector, number."""
    heads = lexicons.assets().heads
    cut = nucleus(forms, first, last)
    if not _ENDING["assets"][forms[cut - 1]]:
        return None
    for begin in range(max(first, cut - 4), cut):
        for name, plural in _keys("assets", forms, begin, cut) if forms[begin][0].isalnum() else ():
            if (sector := heads.get(name)) is not None:
                return begin, cut, sector, plural
    return None


def body_at(forms: Sequence[str], first: int, last: int, capital: bool = False, weak: bool = False) -> BodyHead | None:
    """The word that says what the body named by `first` to `last` is; `capital` where it must be written with
    one, `weak` where a word that alone names no body will do too ("the agency").

    It ends the nucleus ("Renmin University | of China") or reaches beyond it ("Ministry of Defence").
    """
    heads = lexicons.bodies().heads
    cut = nucleus(forms, first, last)
    while cut > first + 1 and not forms[cut - 1][0].isalnum():
        cut -= 1
    if cut + 1 < last and forms[cut] in ("and", "&") and forms[cut - 1][0].isupper() and forms[cut + 1][0].isupper():
        # "Electoral and Boundaries Commission": what it is stands at the end, unless the first half says it
        states, name = lexicons.states(), fold(forms[cut - 1])
        heads_one = _ENDING["bodies"][forms[cut - 1]] or _ENDING["roles"][forms[cut - 1]]
        if not heads_one and not any(name in table for table in (states.names, states.adjectives, states.capitals)):
            cut = nucleus(forms, cut + 1, last)
    ends = _ends("bodies", forms, cut, last)
    for begin in range(first, cut) if ends else ():
        if not forms[begin][0].isalnum() or (capital and not forms[begin][0].isupper()):
            continue
        for end in ends:
            for name, plural in _keys("bodies", forms, begin, end) if end <= begin + 4 else ():
                found = heads.get(name)
                if found is not None and (weak or not found.weak or forms[end - 1][0].isupper()):
                    return BodyHead(begin, end, found, plural, name)
    return None
