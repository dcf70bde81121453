"""Names of persons that may be one, with no more to go by than how they look or sound: for the analyst to settle.

`Clusters` in, doubts noted in them: one office of a state in one month under two names that sound alike, a misspelt
word, a name divided otherwise. Names are looked up by what they must have in common, not compared all with all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from dragoman.assembly.clusters import Clusters, Held, pairs_of
from dragoman.assembly.copied_names import SOUNDS_ALIKE
from dragoman.assembly.full_names import BLOCK
from dragoman.assembly.name_likeness import PersonName, damage_likeness
from dragoman.assembly.person_profiles import NAMES, names_one

_SPELT_ALIKE = 0.78  # as within a report: see `naming`
_SHORT_WORD = 4  # letters of words that are too short to be told misspelt


def doubt_one_office(clusters: Clusters) -> None:
    """One office of a state in one month under two names that sound alike."""
    held: defaultdict[tuple[Held, str], set[int]] = defaultdict(set)
    for number in clusters.roots():
        for office_, days in clusters.profiles[number].offices.items():
            if names_one(office_[1]):
                for day in days:
                    if len(day) >= len("2024-02"):
                        held[office_, day[:7]].add(number)
    for (office_, month), numbers in sorted(held.items(), key=repr):
        for first, second in pairs_of([sorted(numbers)], BLOCK):
            a, b = clusters[first], clusters[second]
            alike = max(damage_likeness(x, y) for x in a.names[:NAMES] for y in b.names[:NAMES])
            if alike >= SOUNDS_ALIKE and clusters.against(first, second) is None:
                clusters.doubt(
                    first,
                    second,
                    f"both are {office_[1]} of {office_[0]} in {month}, and the names sound alike",
                    0.6 * alike,
                )


def doubt_alike(clusters: Clusters) -> None:
    """Names that one misspelt word tells apart, or that are divided otherwise."""
    whole: defaultdict[str, list[int]] = defaultdict(list)
    blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    names: list[tuple[int, PersonName]] = []
    for number in clusters.roots():
        for name in clusters.profiles[number].names[:NAMES]:
            if name.full:
                names.append((number, name))
                whole[name.joined].append(number)
                for words in {name.words, name.spelled}:
                    for key in _misspellings(words):
                        blocks[key].append(number)
    found: dict[tuple[int, int], float] = {}
    for number, name in names:
        for run in name.runs:
            for other in whole.get(run, ()) if len(run) > 3 and run != name.joined else ():
                found[min(number, other), max(number, other)] = 0.5
    several = [key for key, some in blocks.items() if len(some) > 1]
    ordered = (sorted(set(blocks[key])) for key in sorted(several, key=repr))
    for first, second in pairs_of((block for block in ordered if len(block) > 1), BLOCK):
        a, b = clusters.profiles[first].names[0], clusters.profiles[second].names[0]
        if likeness := max(_misspelt(a.words, b.words), _misspelt(a.spelled, b.spelled)):
            found.setdefault((first, second), likeness)
    for (first, second), likeness in sorted(found.items()):
        if not clusters.is_one(first, second):
            against = clusters.against(first, second)
            if against is None or against == "a report has both":
                apart = f", but {against}" if against else ""
                clusters.doubt(first, second, f"names that are alike{apart}", likeness * (0.4 if against else 1))


def _misspellings(words: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    """What a name and another that differs in one long word have in common: the other words, and an end of that one."""
    for at, word in enumerate(words):
        if len(word) > _SHORT_WORD and len(words) > 1:
            yield "begins", words[:at], words[at + 1 :], word[:2]
            yield "ends", words[:at], words[at + 1 :], word[-2:]


def _misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """One long word spelt otherwise, be it by its first letter, which the rules within a report do not allow."""
    if len(a) != len(b) or len(a) < 2:
        return 0.0
    other = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(other) != 1 or min(map(len, other[0])) <= _SHORT_WORD:
        return 0.0
    alike = SequenceMatcher(None, *other[0]).ratio()
    return alike / 2 if alike >= _SPELT_ALIKE else 0.0
