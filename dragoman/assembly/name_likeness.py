"""How two names of persons stand to each other: one name, a name and a part of it, or two people.

Names in, a `Relation` out, and a likeness between 0 and 1 for names that translation has damaged. What a relation is
worth depends on what else is known of the two: that is for `persons` to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from dragoman.assembly.transliterations import spelling, without_article
from dragoman.reading import lexicons
from dragoman.reading.lexicons import fold
from dragoman.reading.names import HONORIFICS, PARTICLES
from dragoman.reading.naming import family_name, gender_of_name, suffix_of

#: `same`: the same words. `spelled`: in another spelling. `order`: turned round. `middle`: one has names between more.
#: `initial`: a given name cut to its letter. `given`: a pet form. `part`: words in a row of the longer name. `short`:
#: one word that the other has as family name. `vowels`: words that differ in vowels alone. `conflict`: two people, as
#: far as their names tell.
Relation = Literal["same", "spelled", "order", "middle", "initial", "given", "part", "short", "vowels", "conflict"]

_WORD = re.compile(r"[^\W_]+(?:[’'ʼ][^\W_]+)*")
_NICKNAME = re.compile(r"[\"“”„«»‘(][^\"“”„«»’()]*[\"“”„«»’)]")
_SUFFIXES = frozenset("jr sr jnr snr ii iii iv phd md mp".split())
#: Titles that stay on a name where the report gives no other: kings are known by them.
_TITLES = frozenset(
    "president king queen prince princess emir emperor sultan pope general gen senator sen crown prime minister "
    "chancellor ayatollah imam elect".split()
)
#: Words with which no given name begins: what starts with one is a family name of several words.
_FAMILY_PARTICLES = frozenset("al el bin ibn ben von van der den de da la le du di dos".split())
#: Pet forms and the names that they stand for. Our own list, of English ones.
_PET = {
    pet: name
    for name, pets in {
        "william": "bill will billy", "robert": "bob rob bobby", "richard": "dick rick", "james": "jim jimmy",
        "joseph": "joe", "michael": "mike", "thomas": "tom", "anthony": "tony", "edward": "ed ted eddie",
        "daniel": "dan danny", "david": "dave", "benjamin": "ben benny", "samuel": "sam", "charles": "charlie chuck",
        "christopher": "chris", "andrew": "andy", "gregory": "greg", "kenneth": "ken", "ronald": "ron",
        "donald": "don", "stephen": "steve steven", "matthew": "matt", "timothy": "tim", "patrick": "pat",
        "elizabeth": "liz beth", "katherine": "kate kathy", "margaret": "maggie", "susan": "sue", "jeffrey": "jeff",
        "nicholas": "nick", "lawrence": "larry", "philip": "phil", "frederick": "fred", "geoffrey": "geoff",
        "alexander": "alex", "rudolph": "rudy", "zbigniew": "zbig", "peter": "pete", "douglas": "doug",
    }.items()
    for pet in pets.split()
}  # fmt: skip
#: Given and family names that so many people bear that both together tell nobody. Our own list.
_MANY_GIVEN = frozenset(
    "john james david michael paul peter mark robert richard william thomas andrew stephen steven kevin brian chris "
    "mary susan sarah jane ann anne maria jose juan carlos luis antonio manuel jorge pedro ali ahmad muhammad hasan "
    "husain abdullah ibrahim wei li min jun ming hong".split()
)
_MANY_FAMILY = frozenset(
    "smith jones brown taylor williams wilson johnson davies davis evans thomas roberts walker wright thompson white "
    "green hall clarke clark miller moore martin anderson jackson lee harris lewis young king garcia rodriguez "
    "martinez hernandez lopez gonzalez perez sanchez ramirez kim park choi wang zhang liu chen yang huang zhao nguyen "
    "tran singh kumar sharma khan ali ahmad hasan husain muhammad abdullah ibrahim silva santos".split()
)
_LETTER = 1
#: Consonants that translation and transliteration confuse, by one sign each; the rest are left out.
_SOUND = str.maketrans({
    **dict.fromkeys("bpfv", "P"), **dict.fromkeys("gkqc", "K"), **dict.fromkeys("dt", "T"), **dict.fromkeys("szx", "S"),
    **dict.fromkeys("lr", "L"), **dict.fromkeys("mn", "N"), "j": "C", **dict.fromkeys("aeiouhwy", ""),
})  # fmt: skip
_CLUSTERS = (("tsch", "j"), ("sch", "s"), ("ch", "j"), ("zh", "j"), ("sh", "s"), ("ng", "n"), ("ck", "k"), ("ph", "f"))
_SILENT_R = re.compile(r"r(?=[^aeiouyr]|$)")  # Park and Pak, Noh and Roh's other halves


@dataclass(frozen=True)
class PersonName:
    """A name as its words in normal form, without titles, suffixes, quoted pet names and Arabic articles."""

    words: tuple[str, ...]
    suffix: str | None = None

    @cached_property
    def joined(self) -> str:
        """The words without their spaces: hyphens and spaces do not tell names apart."""
        return "".join(self.words)

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        return tuple(spelling(word) for word in self.words)

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """The consonants of each word by the classes that translation confuses; words without any are left out."""
        return tuple(sound for word in self.words if (sound := _sound(word)))

    @cached_property
    def runs(self) -> frozenset[str]:
        """Its words in a row, written together: what a name divided anew has in common with it."""
        words = self.words
        return frozenset("".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))

    @property
    def full(self) -> bool:
        """Whether it has a given name and a family name, as far as its shape tells."""
        return len(self.words) > 1 and self.words[0] not in _FAMILY_PARTICLES

    @cached_property
    def family(self) -> str:
        """The spelling of the family name: of the last word, or the first in a Chinese, Korean or Vietnamese name."""
        return spelling(family_name(self.words)) if self.words else ""

    @cached_property
    def given(self) -> str:
        """The spelling of its first word, of a pet form that of the whole name."""
        return spelling(_PET.get(self.words[0], self.words[0])) if self.words else ""

    @cached_property
    def gender(self) -> str | None:
        return gender_of_name(self.words)

    @property
    def common(self) -> bool:
        """Whether so many bear it that it tells nobody."""
        return len(self.words) == 2 and (
            (self.spelled[0] in _given() and self.spelled[-1] in _families())
            or (self.spelled[-1] in _given() and self.spelled[0] in _families())
        )


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(map(spelling, _MANY_GIVEN))


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    return frozenset(map(spelling, _MANY_FAMILY))


@lru_cache(maxsize=65536)
def person_name(text: str) -> PersonName:
    """A name out of its words as a report has them."""
    words = [
        fold(word).replace("'", "").replace("’", "")
        for word in _WORD.findall(without_article(_NICKNAME.sub(" ", text)))
    ]
    kept = [word for word in words if word and word != "s"]
    while len(kept) > 1 and (kept[0] in HONORIFICS or kept[0] in _TITLES):
        kept = kept[1:]
    while len(kept) > 1 and kept[-1] in _SUFFIXES:
        kept = kept[:-1]
    return PersonName(tuple(kept), suffix_of(text.split()))


def relation(a: PersonName, b: PersonName) -> Relation | None:
    """How two names stand to each other; `None` where they have nothing to do with each other."""
    if not a.words or not b.words:
        return None
    if a.joined == b.joined:
        return "conflict" if a.suffix and b.suffix and a.suffix != b.suffix else "same"
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return "conflict"
    short, long = sorted((a, b), key=lambda name: (len(name.words), name.words))
    if not short.full:
        return "short" if _is_short_of(short, long) else None
    if "".join(a.spelled) == "".join(b.spelled):
        return "spelled"
    if len(a.words) == len(b.words) and sorted(a.spelled) == sorted(b.spelled):
        return "order"
    if _rotated(a, b):
        return "order"
    return _of_two_full(short, long)


def _of_two_full(short: PersonName, long: PersonName) -> Relation | None:
    mine, theirs = short.spelled, long.spelled
    if mine[-1] == theirs[-1]:
        if mine[0] == theirs[0]:
            return "middle" if _between(mine[1:-1], theirs[1:-1]) else _unless_alike(short, long)
        if _initial(mine[0], theirs[0]) or _initial(theirs[0], mine[0]):
            return "initial"
        if short.given == long.given:
            return "given"
    if len(mine) < len(theirs) and _run(mine, theirs) and len("".join(mine)) > 5:
        return "part"
    if short.family == long.family:
        return _unless_alike(short, long)
    return "vowels" if len(mine) == len(theirs) and short.sounds == long.sounds else None


def _unless_alike(a: PersonName, b: PersonName) -> Relation:
    """Two names of one family are two people's, unless they differ in vowels alone: "Hosni" and "Husni" may be one."""
    return "vowels" if a.sounds == b.sounds and len(a.words) == len(b.words) else "conflict"


def _is_short_of(short: PersonName, long: PersonName) -> bool:
    """Whether a family name is the other's, with its particles or without."""
    mine = [word for word in short.spelled if word not in PARTICLES]
    theirs = [word for word in long.spelled if word not in PARTICLES]
    if not mine or not theirs:
        return False
    return mine == theirs[-len(mine) :] or (len(mine) == 1 and mine[0] == long.family)


def _rotated(a: PersonName, b: PersonName) -> bool:
    """ "Park Chung-woo" and "Chung-woo Park": the first word has become the last."""
    return a.spelled[1:] + a.spelled[:1] == b.spelled or b.spelled[1:] + b.spelled[:1] == a.spelled


def _between(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the middle names of the one are among those of the other, initials included: not so "W." and "H. W."."""
    if mine and theirs and len(mine[0]) == _LETTER and not theirs[0].startswith(mine[0]):
        return False
    rest = iter(theirs)
    return all(any(word == other or _initial(word, other) or _initial(other, word) for other in rest) for word in mine)


def _initial(letter: str, name: str) -> bool:
    return len(letter) == _LETTER and name.startswith(letter)


def _run(short: Sequence[str], long: Sequence[str]) -> bool:
    return any(tuple(long[at : at + len(short)]) == tuple(short) for at in range(len(long) - len(short) + 1))


def title_of(text: str) -> str | None:
    """The title with which a name begins, where it is a part of the name: "King" of King Salman."""
    words = _WORD.findall(text)
    titles = [word for at, word in enumerate(words[:-1]) if all(fold(each) in _TITLES for each in words[: at + 1])]
    return " ".join(titles) or None


def fits_word(word: PersonName, full: PersonName) -> bool:
    """Whether a name of one word is any word of a full one: what tells who is meant where the office does."""
    return len(word.words) == 1 and word.spelled[0] in full.spelled and word.words[0] not in PARTICLES


def damage_likeness(a: PersonName, b: PersonName) -> float:
    """How alike two names sound, whatever their order and their vowels, 0..1: 1 for Jung Pak and Park Jung.

    The consonants of each word by the classes that translation confuses; words are paired as they fit best, each by the
    Dice coefficient of its consonants.
    """
    mine, theirs = a.sounds, b.sounds
    if not mine or not theirs:
        return 0.0
    total = sum(map(len, mine)) + sum(map(len, theirs))
    shared = 0
    rest = list(theirs)
    for word in sorted(mine, key=lambda each: (-len(each), each)):
        best = max(rest, key=lambda other: (_common(word, other), -len(other), other), default="")
        if best:
            shared += _common(word, best)
            rest.remove(best)
    return 2 * shared / total


def _sound(word: str) -> str:
    for old, new in _CLUSTERS:
        word = word.replace(old, new)
    return _SILENT_R.sub("", word).translate(_SOUND)


@lru_cache(maxsize=65536)
def _common(a: str, b: str) -> int:
    """The length of the longest common subsequence of two short strings."""
    row = [0] * (len(b) + 1)
    for x in a:
        last = 0
        for at, y in enumerate(b, start=1):
            last, row[at] = row[at], last + 1 if x == y else max(row[at], row[at - 1])
    return row[-1]


def known_person(name: PersonName) -> int | None:
    """The number of the office-holder of the lexicon whose name this is, by a full name or a family name that is enough
    by itself.
    """
    people = lexicons.people()
    key = " ".join(name.words)
    at = people.names.get(key)
    return people.family.get(key) if at is None and len(name.words) == 1 else at
