"""Full names of one person: those of a known office-holder, other spellings, names turned round, cut or abbreviated.

`Clusters` in, joined where state, office or house agree as each relation of two names needs it; what is thinner becomes
a doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.assembly.clusters import Clusters, Profile, pairs_of, years_apart
from dragoman.assembly.name_likeness import PersonName, relation
from dragoman.assembly.person_profiles import TERM
from dragoman.reading import lexicons

#: Profiles in a block that are compared each with each. A design value that bounds the work.
BLOCK = 60
#: States in whose languages the family name stands first: news turns their names round.
FAMILY_FIRST = frozenset("CHN TWN HKG MAC SGP KOR PRK JPN VNM HUN KHM".split())


def doubt_same_names(clusters: Clusters, numbers: Sequence[int]) -> None:
    """Parts of one full name that were kept apart may be what most of them are, unless many bear the name."""
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        if not clusters[number].names[0].common:
            by_name[clusters[number].names[0].joined].append(number)
    for block in by_name.values():
        first = max(block, key=lambda number: (len(clusters[number].sightings), -number))
        for second in block:
            if second != first:
                against = clusters.against(first, second) or "they have nothing else in common"
                clusters.doubt(first, second, f"the same name, but {against}", 0.4)


def join_office_holders(clusters: Clusters) -> None:
    """Joins what bears names of one office-holder of the lexicon, where states allow it."""
    by_holder: defaultdict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(clusters.profiles):
        if one.holder is not None:
            by_holder[one.holder].append(number)
    for at, block in sorted(by_holder.items()):
        holder = lexicons.people().holders[at]
        home = [number for number in block if clusters[number].state in (None, holder.home)]
        for number in home[1:]:
            clusters.join(home[0], number, f"both are names of {holder.name}, {holder.office} ({holder.home})")


def _blocks(clusters: Clusters, numbers: Iterable[int]) -> Iterator[list[int]]:
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in numbers:
        for name in clusters.profiles[number].names:
            spelled = name.spelled
            keys = {
                ("words", *sorted(spelled)), ("joined", "".join(spelled)), ("ends", spelled[0][:1], spelled[-1]),
                ("family", spelled[-1]) if len(spelled[-1]) > 4 else ("ends", spelled[0][:1], spelled[-1]),
                ("first", *spelled[:2]), ("last", *spelled[-2:]), ("sound", *name.sounds),
                ("given", name.given, spelled[-1]),
            }  # fmt: skip
            for key in keys:
                found[key].append(number)
    for key in sorted(key for key, some in found.items() if len(some) > 1):
        block = sorted(set(found[key]), key=lambda number: (clusters.profiles[number].names[0].words, number))
        if len(block) > 1:
            yield block


def join_spellings(clusters: Clusters, called: Mapping[int, PersonName]) -> None:
    """Joins names that stand in one of the relations of `_ORDER`, the surest first; `called` has those of profiles."""
    found = []
    for first, second in pairs_of(_blocks(clusters, called), BLOCK):
        how = relation(called[first], called[second])
        if how in _ORDER:
            found.append((_ORDER.index(how), first, second, how))
    # Of each the others with which it stands in a relation: to go through all for each would take the square of them.
    related: defaultdict[int, list[int]] = defaultdict(list)
    for _, first, second, _how in found:
        related[first].append(second)
        related[second].append(first)
    for _, first, second, how in sorted(found):
        if clusters.is_one(first, second):
            continue
        a, b = clusters[first], clusters[second]
        reason = _REASONS[how].format(a=a.label, b=b.label)
        enough = _agreement(how, a, b)
        if enough and not _of_two(how, clusters, called, first, second, related):
            clusters.join(first, second, f"{reason}, {enough}", likeness=0.6)
        elif clusters.against(first, second) is None:
            clusters.doubt(first, second, reason, _LIKELY[how])


_ORDER = ("spelled", "order", "middle", "given", "part", "initial", "vowels")
_REASONS = {
    "spelled": "{a} and {b} are spellings of one name", "order": "{a} and {b} are one name turned round",
    "middle": "one of {a} and {b} has a middle name more", "given": "{a} and {b} have forms of one given name",
    "part": "one of {a} and {b} is a part of the other",
    "initial": "one of {a} and {b} has an initial for a given name",
    "vowels": "{a} and {b} differ in vowels alone",
}  # fmt: skip
_LIKELY = {"spelled": 0.7, "order": 0.6, "middle": 0.6, "given": 0.5, "part": 0.5, "initial": 0.4, "vowels": 0.5}


def _agreement(how: str, a: Profile, b: Profile) -> str | None:
    """What else agrees, where it is enough for names that stand in this relation to be one."""
    state = a.state if a.state and a.state == b.state else None
    offices = sorted(map(str, (held[1] for held in a.offices.keys() & b.offices.keys())))
    houses = sorted(a.houses & b.houses)
    same = f"the same office ({offices[0]})" if offices else f"the same house ({houses[0]})" if houses else None
    if how == "spelled":
        return f"of {state}" if state else same
    if how == "vowels":
        sole = any(held[1].sole for held in a.offices.keys() & b.offices.keys())
        return same if sole and state and years_apart(a.years, b.years) <= TERM else None
    if how == "order":
        return f"of {state}, where family names stand first" if state in FAMILY_FIRST else same and state and same
    if how == "middle":
        return same or (f"of {state}" if state and not a.names[0].common and not b.names[0].common else None)
    if how == "part" and state and min(len(a.names[0].words), len(b.names[0].words)) > 2:
        return f"of {state}"
    return same if state or houses else None


def _of_two(
    how: str,
    clusters: Clusters,
    called: Mapping[int, PersonName],
    first: int,
    second: int,
    related: Mapping[int, Sequence[int]],
) -> bool:
    """Whether the shorter name could be that of two who are not one: "George Bush" of two presidents."""
    if how not in ("middle", "part", "initial"):
        return False
    short = min((first, second), key=lambda number: len(called[number].joined))
    long = second if short == first else first
    for third in related.get(short, ()):
        if clusters.is_one(third, long) or clusters.is_one(third, short):
            continue
        if clusters.against(short, third) is None and clusters.against(long, third) is not None:
            return True
    return False
