"""Which names are one person or one organisation within a report.

Short names, titles, initials, inverted order, other spellings, and names that translation has cut ("Peng Yu" after "Liu
Pengyu") are brought together where the report itself allows it; two people of one family name are kept apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, pairwise

from dragoman.reading import lexicons
from dragoman.reading.lexicons import fold

_HYPHENS = frozenset("-‐‑–")
_QUOTES = frozenset("\"'“”‘’")
_SUFFIXES = frozenset("jr sr jnr snr ii iii iv".split())
#: Words that tell a name made of those of the fathers.
_LINEAGE = frozenset("bin ben ibn bint al el".split())
_PARTICLES = frozenset("al el bin ben ibn de da del der den van von la le du di dos das abu".split())
#: Family names that stand first in Chinese, Korean and Vietnamese names. A design list of the commonest.
_FAMILY_FIRST = frozenset(
    """kim lee park xi wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo gao zheng liang
    xie tang song deng han feng cao peng zeng shi lu jiang cai jia ding wei xue ye yan yu pan du dai xia zhong
    tian ren fan fang qin choi choe jung jeong kang cho yoon jang lim shin seo kwon ri pak hwang ahn ban moon
    roh nguyen tran pham ngo hoang phan vu tsai mao hua geng chiang tseng hsu hsieh chang chou chu kong meng bo
    bai bao cui dong duan fu ge gu hao hou jin kang lai lei liao long mei ni ning nong pang qi qian qiao qiu qu
    rao rong shao shen shu si su tan tao tong wan wen xiang xiao xing xiong yao yi yin you yuan yue zhan zhuang
    zou paik baek bae oh chung hong nam noh ryu yoo son sohn suh whang cha chae""".split()
)
#: How alike two spellings of one name must be, 0..1 by difflib's ratio. A design value, not measured.
_ALIKE = 0.78
#: How many comparisons of two names are kept: a report asks the same at every mention. A design value.
_KEPT = 4096


def person_key(forms: Sequence[str]) -> tuple[str, ...]:
    """A person's name as its words in normal form, hyphens, stops, and suffixes left out."""
    words = [fold(form).replace(".", "") for form in forms if form not in _HYPHENS and form not in _QUOTES]
    kept = [word for word in words if word and word not in _SUFFIXES and word not in ("'s", "'")]
    return tuple(kept or words)


def suffix_of(forms: Sequence[str]) -> str | None:
    """ "jr", "iii", … where a name carries it: father and son are two people."""
    return next((word for form in forms if (word := fold(form).rstrip(".")) in _SUFFIXES), None)


def family_name(key: tuple[str, ...]) -> str:
    """The family name of a full name: the last word, or the first in a Chinese, Korean or Vietnamese name."""
    return key[0] if _begins_with_family(key) else key[-1]


def _begins_with_family(key: tuple[str, ...]) -> bool:
    given = lexicons.people().given
    if key[0] not in _FAMILY_FIRST:
        return False
    # "Kim" and "Lee" are given names too: three words of which the second is no given name tell.
    return (len(key) == 2 and key[0] not in given) or (len(key) == 3 and key[1] not in given)


def gender_of_name(key: tuple[str, ...]) -> str | None:
    """m or f where the given name tells, else None."""
    if len(key) < 2 or _begins_with_family(key):
        return None
    found = lexicons.people().genders.get(key[0])
    return found if found in ("m", "f") else None


@lru_cache(maxsize=_KEPT)
def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (two words or more each) can be one person's."""
    if a == b or sorted(a) == sorted(b):
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < 2 or _is_parent(short, long):
        return False
    if "".join(short) == "".join(long):
        return True
    if short[-1] == long[-1] and _given_fits(short, long):
        return True
    if _cut(short, long) or _cut(long, short):
        return True
    return _alike(short, long)


def _is_parent(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """ "Hamad Al Thani", who is the father of "Tamim bin Hamad Al Thani": a given name more in front is the child's."""
    more = len(long) - len(short)
    return more > 0 and long[more:] == short and short[0] not in _PARTICLES and bool(_LINEAGE.intersection(long))


def _given_fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """ "George Bush" and "George W. Bush", "J. Smith" and "John Smith"."""
    left, right = short[:-1], long[:-1]
    lineage = not _LINEAGE.isdisjoint(long)  # "Ahmad Nawaf Al-Ahmad" is not "Nawaf Al-Ahmad"
    if left[0] == right[0] or (not lineage and set(left) <= set(right)):
        return True
    return (len(left[0]) == 1 and right[0].startswith(left[0])) or (len(right[0]) == 1 and left[0].startswith(right[0]))


def _cut(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """A name that lost its first or last word, or was divided anew: "Peng Yu" out of "Liu Pengyu"."""
    joined, whole = "".join(short), "".join(long)
    if len(joined) < 4 or len(joined) >= len(whole):
        return False
    borders = {0, *accumulate(map(len, long))}
    at = whole.find(joined)
    while at >= 0 and not (at in borders and at + len(joined) in borders):
        at = whole.find(joined, at + 1)
    return at >= 0


def _alike(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Other spellings of one name: the same number of words, the family names alike, no contrary given names."""
    if len(short) != len(long):
        return False
    if {gender_of_name(short), gender_of_name(long)} == {"m", "f"}:
        return False
    ratios = [
        1.0 if x == y else SequenceMatcher(None, x, y).ratio() if x[0] == y[0] else 0.0
        for x, y in zip(short, long, strict=True)
    ]
    if min(ratios) < _ALIKE:
        return False
    given = lexicons.people().given
    if short[0] != long[0] and short[0] in given and long[0] in given and short[-1] == long[-1]:
        return ratios[0] > 0.81 and len(short[0]) > 4  # Sergei and Sergey, not Maria and Marta
    return all(len(x) > 3 or x == y for x, y in zip(short, long, strict=True))


@lru_cache(maxsize=_KEPT)
def short_fits(word: tuple[str, ...], full: tuple[str, ...]) -> float:
    """How well a name of one word (or a family name with its particle) may stand for a full name, 0..1."""
    if word == full:
        return 1.0
    name = " ".join(word)
    if len(word) == 1:
        if _is_fathers(word[0], full):
            return 0.5
        if word[0] == full[0] and not _LINEAGE.isdisjoint(full):
            return 0.95  # "Sheikh Sabah", who is Sabah Al-Khaled
        if full[-2:-1] in (("al",), ("el",)) and word[0] == full[-1]:
            return 0.8  # "Assad", where nobody's given name is so
        if word[0] == family_name(full):
            return 1.0
        if word[0] == full[-1]:
            return 0.9
        if word[0] in full:
            return 0.6
        family = family_name(full)
        if len(word[0]) > 4 and word[0][0] == family[0] and SequenceMatcher(None, word[0], family).ratio() >= _ALIKE:
            return 0.5
        if len(word[0]) > 3 and word[0] == "".join(full[1:]):
            return 0.6
        return 0.0
    if len(word) < len(full) and " ".join(full).endswith(" " + name):
        return 0.95
    # "Bin Abderrahman", who is Mohammed bin Abdulrahman
    if (
        len(word) == 2
        and word[0] in _PARTICLES
        and len(word[1]) > 4
        and any(x[0] == word[1][0] and SequenceMatcher(None, word[1], x).ratio() >= _ALIKE for x in full[1:])
    ):
        return 0.5
    if len(word) < len(full) and " ".join(full).startswith(name + " ") and word[0] not in lexicons.people().given:
        return 0.8
    return 0.0


def _is_fathers(word: str, full: tuple[str, ...]) -> bool:
    """Whether a word is the name of the father in a full name: "Salman" in "Mohammed bin Salman"."""
    return any(before in ("bin", "ibn", "bint") and name == word for before, name in pairwise(full)) and word != full[0]


def organisation_key(forms: Sequence[str]) -> tuple[str, ...]:
    """An organisation's name as its words in normal form, without "the", hyphens and possessives."""
    return tuple(fold(form) for form in forms if form not in _HYPHENS and fold(form) not in ("the", "'s", "'", "."))


_GENERIC = frozenset(
    "national international central american united new north south east west first general royal world global".split()
)


def same_organisation(short: tuple[str, ...], long: tuple[str, ...], with_article: bool) -> bool:
    """Whether a shorter name can stand for a longer one: "the Quincy Institute", "Georgetown", "the Post"."""
    if short == long:
        return True
    if not short or len(short) >= len(long):
        return False
    if long[: len(short)] == short and (len(short) > 1 or (short[0] not in _GENERIC and len(short[0]) > 3)):
        return True
    return with_article and long[-len(short) :] == short
