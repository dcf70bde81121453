"""Whether two reports tell one wire story: as a copy, cut, or in other words.

A `Pile` in, `Link`s between its texts out. Copies and cuts share runs of words; two reports of one desk on one matter
share some as well (the background that each of them repeats), and tables share their frame, so a copy must have the
other's names and figures too. Rewrites, among them texts translated there and back, share hardly a run: their rare
words, names, figures and days coincide. What later reports on a matter repeat word for word is not counted for a
rewrite: only what the two say in words of their own shows that the news is the same.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from dragoman.assembly.wordings import Pile, Wording, distinct, in_both, outside, shared

Kind = Literal["copy", "rewrite"]
#: Whether two texts, by their numbers, may be rewrites of each other; their days decide.
Near = Callable[[int, int], bool]

#: One shingle in so many is looked up, and so many of them two texts must share to be compared. A cut to 60 words of a
#: report has about 14 such shingles.
SAMPLE, SHARED = 4, 3
#: How many of the texts that follow with the same shingle each is compared with: longer chains hang together anyway.
NEXT = 12
#: Share of the smaller text's shingles from which it is a copy; and from which it may be one, where what is left in
#: words of its own tells the same (`MUCH_THE_SAME`). In bench news, below .6 edited copies lie among reports on later
#: news that repeat their background; sentences cut and shuffled keep .8.
COPY, PARTLY = 0.62, 0.5
#: Share of names and figures of the smaller text that must stand in the larger, for a copy, and where it may be one.
#: In bench news reports that share a frame (tables by week, interviews of one form) stay below .6 of the shingles, with
#: .28 to .68 of the facts; copies with a third of other matter added have .6 of the facts and more, mostly.
SAME_FACTS, MOST_FACTS = 0.62, 0.75
MUCH_THE_SAME = 1.88
#: A text that is a smaller part of the other than this is a quotation of it, or one item of many. A design value.
SMALLEST = 0.12
#: To be compared as rewrites: shared weight of rare stems as a share of the lighter text's and of both together, and
#: in all. Rewrites have .43, .21 and 37 at the least (`benchmarks/rewrites.jsonl`).
WEIGHT_SHARE, WEIGHT_BOTH, WEIGHT = 0.38, 0.17, 25.0
#: What tells rewrites from other reports on the same matter: see `_score`. Fitted by logistic regression on the first
#: half of the rewrites and the nearest other pairs of bench news.
OWN_WORDS, NAMES, FIGURES, FIGURES_BACK = 1.45, 0.25, 1.1, 0.75
REWRITE = 2.04
#: Where more than this of the shingles is shared, a rewrite must say so much more in words of its own.
MUCH_COPIED, OWN_ENOUGH = 0.2, 0.4


#: What sums of some hundred weights in another order differ by, and more.
_ROUNDED = 1e-6


@dataclass(frozen=True, slots=True)
class Link:
    """Two texts, by their numbers, that tell one story. `strength` orders links: copies 2 to 3, rewrites below."""

    first: int
    second: int
    kind: Kind
    strength: float


def find_links(pile: Pile, near: Near = lambda first, second: True) -> list[Link]:
    """All pairs of texts that tell one story, the surest first. Rewrites only where `near` says that it may be.

    1. pairs that share sampled shingles, compared as copies
    2. pairs that share much weight of rare words, compared as rewrites
    """
    found: dict[tuple[int, int], Link] = {}
    for first, second, _ in _by_company(pile, _sharing_runs(pile)):
        if (strength := copied(pile, first, second)) is not None:
            found[first, second] = Link(first, second, "copy", 2 + strength)
    left = (pair for pair in _sharing_words(pile) if pair[:2] not in found and near(*pair[:2]))
    for first, second, weight in _by_company(pile, left):
        if _may_be_rewritten(pile, first, second, weight):
            score = rewritten(pile, first, second)
            if score >= REWRITE:
                found[first, second] = Link(first, second, "rewrite", min(score - 1, 1.9))
    return sorted(found.values(), key=lambda link: (-link.strength, link.first, link.second))


def _by_company(pile: Pile, pairs: Iterable[tuple[int, int, float]]) -> Iterator[tuple[int, int, float]]:
    """Pairs so that those that hang together stand together: the runs of a text are then reckoned once for all pairs
    that it is in, wherever in the pile the others stand, as long as `wordings.KEPT` has them.
    """
    ends, numbers = array("I"), array("d")
    for one, other, number in pairs:
        ends.extend((one, other))
        numbers.append(number)
    first, second = np.array(ends, np.int64).reshape(-1, 2).T
    company = np.arange(len(pile.wordings))
    while True:
        before = company.copy()
        lower = np.minimum(company[first], company[second])
        np.minimum.at(company, first, lower)
        np.minimum.at(company, second, lower)
        company = company[company]
        if np.array_equal(company, before):
            break
    for at in np.lexsort((second, first, company[first])).tolist():
        yield ends[2 * at], ends[2 * at + 1], numbers[at]


def _sharing_runs(pile: Pile) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts with how many of the sampled shingles they share."""
    count = len(pile.wordings)
    if not count:
        return
    sampled = [distinct(runs[runs % np.uint64(SAMPLE) == 0]) for runs in (each.runs for each in pile.wordings)]
    owners = np.repeat(np.arange(count, dtype=np.int32), [len(each) for each in sampled])
    runs = np.concatenate(sampled)
    del sampled
    order = np.argsort(runs, kind="stable")
    runs, owners = runs[order], owners[order]
    del order
    # There are many more of them than texts: each stands in memory once.
    pairs = np.empty(sum(np.count_nonzero(runs[step:] == runs[:-step]) for step in range(1, NEXT + 1)), np.int64)
    end = 0
    for step in range(1, NEXT + 1):
        same = np.flatnonzero(runs[step:] == runs[:-step])
        pairs[end : end + same.size] = owners[same].astype(np.int64) * count + owners[same + step]
        end += same.size
    del runs, owners
    pairs.sort()
    firsts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1]))[: pairs.size])
    counts = np.diff(firsts, append=pairs.size)
    enough = counts >= SHARED
    keys = pairs[firsts[enough]].tolist()
    del pairs
    for key, many in zip(keys, counts[enough].tolist(), strict=True):
        yield key // count, key % count, many


def _sharing_words(pile: Pile) -> Iterator[tuple[int, int, float]]:
    count = len(pile.wordings)
    if count < 2:
        return
    rare = np.concatenate([wording.rare for wording in pile.wordings])
    owners = np.repeat(np.arange(count, dtype=np.int32), [len(wording.rare) for wording in pile.wordings])
    order = np.argsort(rare, kind="stable")
    owners = owners[order]
    starts = np.concatenate([[0], np.cumsum(np.bincount(rare, minlength=len(pile.weights)))])
    # What a text shares with each of those before it. Only the texts that share a word are looked at, and set back to
    # nothing afterwards: with all of them, time would grow with the square of the pile.
    shared_weight = np.zeros(count, np.float64)
    before = np.zeros(len(pile.weights), np.int64)
    for at, wording in enumerate(pile.wordings):
        many = before[wording.rare]
        before[wording.rare] += 1
        total = int(many.sum())
        if not total:
            continue
        offsets = np.repeat(starts[wording.rare] - (np.cumsum(many) - many), many)
        having = owners[offsets + np.arange(total)]
        np.add.at(shared_weight, having, np.repeat(pile.weights[wording.rare], many))
        much = having[shared_weight[having] >= WEIGHT]
        if much.size:
            others = np.unique(much)
            common, other, mine = shared_weight[others], pile.mass[others], pile.mass[at]
            likely = common >= WEIGHT_SHARE * np.minimum(other, mine)
            likely &= common >= WEIGHT_BOTH * (other + mine - common)
            for first, weight in zip(others[likely].tolist(), common[likely].tolist(), strict=True):
                yield first, at, weight
        shared_weight[having] = 0.0


def containment(one: Wording, other: Wording) -> float:
    """Shared shingles as a share of those of the text that has fewer, 0..1."""
    return shared(one.shingles, other.shingles) / max(1, min(len(one.shingles), len(other.shingles)))


def weight_shared(pile: Pile, first: int, second: int) -> float:
    """Shared weight of rare stems as a share of the lighter text's, 0..1."""
    both = in_both(pile.wordings[first].rare, pile.wordings[second].rare)
    return float(pile.weights[both].sum() / max(1e-9, min(pile.mass[first], pile.mass[second])))


def copied(pile: Pile, first: int, second: int) -> float | None:
    """How much of the smaller text stands in the larger one, where that makes it a copy or a cut; None elsewhere."""
    small, large = sorted((pile.wordings[first], pile.wordings[second]), key=lambda each: len(each.shingles))
    share = containment(small, large)
    if share < PARTLY or len(small.shingles) < SMALLEST * len(large.shingles):
        return None
    facts = len(small.names) + len(small.figures)
    kept = shared(small.names, large.every) + shared(small.figures, large.figures)
    if share >= COPY:
        return share if kept >= SAME_FACTS * facts else None
    alike = kept >= MOST_FACTS * facts and sameness(pile, first, second)[1] >= MUCH_THE_SAME
    return share if alike else None


def _may_be_rewritten(pile: Pile, first: int, second: int, weight: float) -> bool:
    """Whether two texts that share rare stems of this weight may come to `REWRITE`, without looking at their shingles.

    What both have outside of shared runs, as a share of what either has there, is no more than it is with the runs:
    a stem that stands in shared runs alone is in both, and leaving it out of a share of 1 or less makes it no larger.
    """
    either = pile.mass[first] + pile.mass[second] - weight
    light, heavy = _by_mass(pile, first, second)
    return _score(weight / max(1e-9, either) + _ROUNDED, light, heavy) >= REWRITE


def _by_mass(pile: Pile, first: int, second: int) -> tuple[Wording, Wording]:
    one, other = pile.wordings[first], pile.wordings[second]
    return (one, other) if pile.mass[first] <= pile.mass[second] else (other, one)


def rewritten(pile: Pile, first: int, second: int) -> float:
    """How surely two texts that are no copies are one story in other words; from `REWRITE` on they are."""
    own, score = sameness(pile, first, second)
    much = containment(pile.wordings[first], pile.wordings[second]) >= MUCH_COPIED
    return 0.0 if much and own < OWN_ENOUGH else score


def sameness(pile: Pile, first: int, second: int) -> tuple[float, float]:
    """What two texts share in words of their own, 0..1, and the score of it together with names and figures."""
    one, other = pile.wordings[first], pile.wordings[second]
    light, heavy = _by_mass(pile, first, second)
    runs = in_both(one.shingles, other.shingles)
    own = _own_words(pile, light, heavy, runs)
    return own, _score(own, light, heavy)


def _own_words(pile: Pile, light: Wording, heavy: Wording, runs: npt.NDArray[np.uint64]) -> float:
    """Of the rare stems outside the shared runs, the weight that both have as a share of what either has (Jaccard)."""
    mine, theirs = outside(light, runs), outside(heavy, runs)
    both = float(pile.weights[in_both(mine, theirs)].sum())
    return both / max(1e-9, float(pile.weights[mine].sum() + pile.weights[theirs].sum()) - both)


def _score(own: float, light: Wording, heavy: Wording) -> float:
    """The weighted sum of words of their own, names of the lighter text in the heavier, and figures both ways.

    Where a text has few names or figures their shares are drawn towards two thirds and one half: little is known then.
    """
    names = (shared(light.names, heavy.every) + 1) / (len(light.names) + 1.5)
    figures = shared(light.figures, heavy.figures)
    there, back = (figures + 0.7) / (len(light.figures) + 1), (figures + 0.5) / (len(heavy.figures) + 1)
    return OWN_WORDS * own + NAMES * names + FIGURES * there + FIGURES_BACK * back
