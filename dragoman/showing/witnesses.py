"""Which of the readings that a brief is made from are one witness, because their reports tell one wire story.

Stories (`assembly.stories`) in, places in the list of readings out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.assembly.stories import Reason, Story


@dataclass(frozen=True, slots=True)
class Witnesses:
    """`groups` are the stories that several readings tell, the largest first.

    In each stands in front the origin, or the first that is there. `reworded` are the readings that tell their story in
    other words than the origin. `texts` gives for each reading the one whose words it has: copies have their
    origin's, all others their own. `nearest` says of the readings that are an origin why they are it.
    """

    groups: tuple[tuple[int, ...], ...] = ()
    reworded: frozenset[int] = frozenset()
    texts: tuple[int, ...] = ()
    nearest: Mapping[int, Reason] = field(default_factory=dict)

    @property
    def repeats(self) -> int:
        """How many readings are no witness of their own."""
        return sum(len(group) - 1 for group in self.groups)


def find_witnesses(stories: Iterable[Story], reports: Sequence[str]) -> Witnesses:
    """The witnesses among readings, whose reports are given by id. Stories may name other reports as well."""
    known = list(stories)
    told = {member.report: (story.origin, member.relation) for story in known for member in story.members}
    why = {story.origin: story.why for story in known}
    by_origin: defaultdict[str, list[int]] = defaultdict(list)
    for at, report in enumerate(reports):
        by_origin[told[report][0] if report in told else report].append(at)
    reworded = frozenset(at for at, report in enumerate(reports) if report in told and told[report][1] == "rewrite")
    groups = []
    texts = list(range(len(reports)))
    for origin, members in by_origin.items():
        first = next((at for at in members if reports[at] == origin), members[0])
        if len(members) > 1:
            groups.append((first, *(at for at in members if at != first)))
        for at in members:
            texts[at] = at if at in reworded else first
    groups.sort(key=lambda group: (-len(group), group))
    nearest = {at: why[report] for at, report in enumerate(reports) if report in why}
    return Witnesses(tuple(groups), reworded, tuple(texts), nearest)
