"""Which persons of many reports are one: the rules, from the surest to the most daring.

    1. full names      the same words are one person, unless state, calling or time contradict
    2. office-holders  two names under which the lexicon has one office-holder
    3. spellings       Zelensky and Zelenskyy, Wang Yi and Yi Wang, George Bush and George W. Bush, Bill and William:
                       where state, office or house agree, as each needs it
    4. short names     "President Park": the one full name that has it in the same office of the same state
    5. copies          reports of one wire story: the same short name, and names that differ between the same words
    6. doubts          names that are alike without more to go by, and one office in one month under two names

A family name alone never makes two persons one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.assembly.clusters import Apart, Clusters
from dragoman.assembly.copied_names import join_in_copies
from dragoman.assembly.full_names import doubt_same_names, join_office_holders, join_spellings
from dragoman.assembly.name_doubts import doubt_alike, doubt_one_office
from dragoman.assembly.name_likeness import person_name
from dragoman.assembly.person_profiles import contradiction, full_profiles, short_profiles
from dragoman.assembly.short_names import join_short_names
from dragoman.assembly.sightings import Sighting


def join_persons(
    sightings: Iterable[Sighting], stories: Sequence[Sequence[str]] = (), apart: Apart | None = None
) -> Clusters:
    """Persons as clusters. `stories` are reports that tell one wire story."""
    full: list[Sighting] = []
    short: list[Sighting] = []
    for sighting in sightings:
        (full if person_name(sighting.name).full else short).append(sighting)
    profiles = list(full_profiles(full))
    profiles += list(short_profiles(short))
    clusters = Clusters(profiles, lambda a, b: contradiction(a, b, apart or {}))
    numbers = [number for number, profile in enumerate(profiles) if profile.names[0].full]
    called = {number: clusters.profiles[number].names[0] for number in numbers}  # profiles that are joined lose theirs
    doubt_same_names(clusters, numbers)
    join_office_holders(clusters)
    join_spellings(clusters, called)
    join_short_names(clusters, numbers)
    join_in_copies(clusters, stories)
    doubt_one_office(clusters)
    doubt_alike(clusters)
    return clusters
