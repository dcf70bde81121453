"""The factors of all claims, each once, whichever way the reports word it.

`FactorTold`s of all reports in, clusters of them out. Two wordings are one factor where what it is, which it is and
whom it involves agree; directions do not matter ("instability", "stability"). Nothing compares all with all: factors
are compared where they share the word for what it is.

Vectors of phrases (the network's word-piece embeddings, weighted by rarity, without what all have in common) were tried
and left out: see `docs/factors.md`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import fsum
from operator import itemgetter
from typing import Literal, NamedTuple

import msgspec

from dragoman.assembly import factor_words as fw
from dragoman.assembly.factor_forms import FactorForm
from dragoman.assembly.wordings import rarity

#: What an idea weighs where words weigh by rarity, up to 6.8; and a stem that makes no other factor of its company.
#: Design values.
IDEA, LIGHT = 4.0, 0.5
#: Share of all weight that two wordings need in common: where they involve the same actors, where neither involves any,
#: and where it is left to their reports whom they mean. The best of eight settings on pairs judged by hand: see
#: `docs/factors.md`.
WITH_ACTORS, WITHOUT, BY_SETTING = 0.4, 0.4, 0.8
#: Whatever is left to be told, so much; and what sums of some weights in another order differ by, and more.
LEAST, _ROUNDED = min(WITH_ACTORS, WITHOUT, BY_SETTING), 1e-6
#: How many of the sides that two reports mention most have to be the same for both to be about the same.
SETTINGS = 2
#: Stems that a wording may have to be found again in another one: longer ones are stories. A design value.
LONGEST = 12
#: So many bits tell which stems two factors may share. A design value.
BITS = 128
#: How many earlier factors of one head a new one is compared with. A design value.
PAST = 400


class FactorTold(msgspec.Struct, frozen=True, gc=False):
    """A cause or an effect as one claim has it; `place` is that of its claim among all."""

    place: int
    part: Literal["cause", "effect"]
    report: str
    form: FactorForm


@dataclass(eq=False, slots=True)
class Cluster:
    """Wordings of one factor. Compared with its first alone, so that a chain of small changes does not join much."""

    first: FactorForm
    told: list[FactorTold] = field(default_factory=list)

    def actors(self) -> tuple[str, ...]:
        """Whom it involves, by most wordings that name anybody; nobody where fewer than half do."""
        counts = Counter(tuple(sorted(each.form.actors)) for each in self.told if each.form.actors)
        if 2 * counts.total() < len(self.told):
            return ()
        return max(counts, key=lambda actors: (counts[actors], actors))

    def named(self) -> FactorForm:
        """The wording that names it: the commonest, of these the shortest, of these the first."""
        counts = Counter(each.form.label.lower() for each in self.told)
        best = min(counts, key=lambda label: (-counts[label], len(label)))
        return next(each.form for each in self.told if each.form.label.lower() == best)


@cache
def weight(stem: str) -> float:
    """How much a stem says of which factor is meant."""
    if stem in fw.LIGHT or stem in fw.POINTLESS:
        return LIGHT
    return IDEA if stem[0] in "=~" else rarity(stem)


def likeness(one: FactorForm, other: FactorForm) -> float:
    """Shared weight of two wordings as a share of all their weight, 0..1."""
    # Rounded once: a sum whose last digit depends on the order of a set would choose between two factors by chance.
    return fsum(map(weight, one.stems & other.stems)) / max(1e-9, fsum(map(weight, one.stems | other.stems)))


@lru_cache(maxsize=1 << 16)
def _whole(stems: frozenset[str]) -> float:
    return fsum(map(weight, stems))


def same(one: FactorForm, other: FactorForm) -> bool:
    """Whether two reports word one factor."""
    if one.head not in other.stems or other.head not in one.stems:
        return False
    if max(len(one.stems), len(other.stems)) > LONGEST:
        return False
    shared = one.stems & other.stems
    common = _whole(shared)
    if common < (LEAST - _ROUNDED) * (_whole(one.stems) + _whole(other.stems) - common):
        return False  # most are, and what else is needed takes longer
    needed = _needed(one, other, shared)
    return needed is not None and likeness(one, other) >= needed


def _needed(one: FactorForm, other: FactorForm, shared: frozenset[str]) -> float | None:
    """How like two wordings must be, by whom they involve; `None` where they cannot be one."""
    if one.actors and other.actors and one.actors != other.actors:
        return None
    single = len(one.stems) == 1 or len(other.stems) == 1
    if shared <= fw.MANY and single and one.setting != other.setting:
        return None
    if one.actors and other.actors:
        return WITH_ACTORS
    # Every country has exports: which are meant is told by a name, or by what the report is about.
    common = shared <= fw.COMMON or (single and not shared <= fw.WORLDWIDE)
    if one.actors or other.actors:
        named, bare = (one, other) if one.actors else (other, one)
        about = bare.setting[:1] if common else bare.setting
        return BY_SETTING if named.actors <= set(about) else None
    if common:
        # A single word needs the same setting all but altogether.
        least = SETTINGS + (len(shared) == 1)
        alike = one.setting[:1] == other.setting[:1] and len(set(one.setting) & set(other.setting)) >= least
        return BY_SETTING if alike else None
    return BY_SETTING if single else WITHOUT


def cluster(told: Iterable[FactorTold]) -> list[Cluster]:
    """All factors, in the order of their first telling; `told` stand in the order of their days."""
    clusters: list[Cluster] = []
    exact: dict[tuple[object, ...], Cluster] = {}
    past = _Past()
    for each in told:
        form = each.form
        key = (form.head, form.stems, form.actors, form.setting)
        found = exact.get(key)
        if found is None:
            fitting = ((likeness(known.first, form), known) for known in past.near(form) if same(known.first, form))
            found = max(fitting, default=(0.0, None), key=lambda pair: pair[0])[1]
            if found is None:
                found = Cluster(form)
                clusters.append(found)
                past.add(found)
            exact[key] = found
        found.told.append(each)
    return clusters


class _Known(NamedTuple):
    """An earlier factor: the weight of its stems, and one bit for each of them, which some share."""

    found: Cluster
    whole: float
    bits: int


class _Past:
    """The factors so far, to be asked which of the last `PAST` with a word may be one with a new one.

    What `same` asks for first is looked up and not gone through: each has the other's word for what it is, and where
    both involve somebody these are the same, where one does they belong to what the other's report is about. Most that
    are left share these words alone, and these weigh too little.
    """

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()
        self._bit: dict[str, int] = {}
        #: By a stem and the word for what it is: how many with that stem were before it, what both weigh, and it.
        self._with: defaultdict[tuple[str, str], list[tuple[int, float, _Known]]] = defaultdict(list)

    def add(self, found: Cluster) -> None:
        form = found.first
        if len(form.stems) > LONGEST:
            return
        known = _Known(found, _whole(form.stems), self._bits(form.stems))
        for stem in form.stems:
            both = weight(stem) + (weight(form.head) if stem != form.head else 0.0)
            self._with[stem, form.head].append((self._count[stem], both, known))
            self._count[stem] += 1

    def near(self, form: FactorForm) -> list[Cluster]:
        """In the order in which they came."""
        if len(form.stems) > LONGEST:
            return []
        first = self._count[form.head] - PAST
        about = form.actors or frozenset(form.setting)
        # As in `same`, and a little less, since what is summed here is rounded otherwise.
        least, mine = LEAST - 2 * _ROUNDED, _whole(form.stems)
        near: list[tuple[int, Cluster]] = []
        for head in form.stems:
            others = self._bits(form.stems - {form.head, head})
            for at, both, (known, whole, bits) in reversed(self._with.get((form.head, head), ())):
                if at < first:
                    break
                if not bits & others and both < least * (mine + whole - both):
                    continue
                actors = known.first.actors
                if not actors or (actors == about if form.actors else actors <= about):
                    near.append((at, known))
        near.sort(key=itemgetter(0))
        return [known for _, known in near]

    def _bits(self, stems: Iterable[str]) -> int:
        bits = 0
        for stem in stems:
            bits |= 1 << self._bit.setdefault(stem, len(self._bit)) % BITS
        return bits
