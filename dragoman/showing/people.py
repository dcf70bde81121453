"""Everybody in a situation at a glance: names, kinds, for whom they speak, how often they are heard.

A `Store` in, `People` out: one pass over the actors of all reports, kept with the store until the situation changes.
Whom the registry has is one actor over all reports; a group, a people or a source without a name is known to its report
alone, so that those of one name are told together here, and are `registered` never.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.finding import fold, registry_of
from dragoman.showing.who import Figures, listed, state_name
from dragoman.store import Store

_KEPT = "people"


@dataclass(slots=True)
class Known:
    """One actor: in how many `reports`, with how many `statements` of its own, and how many `spoken` by others for it.

    `acts_for` is the side for which most reports have it speak. `members` are the actors of reports that it is.
    """

    id: str
    name: str
    kind: str
    registered: bool
    acts_for: str | None = None
    reports: int = 0
    statements: int = 0
    spoken: int = 0
    members: list[tuple[str, str]] = field(default_factory=list)
    also: tuple[str, ...] = ()
    _words: str = ""

    @property
    def words(self) -> str:
        """All that it can be found by, without case and accents."""
        if not self._words:
            self._words = fold(" ".join((self.id, self.name, *self.also)))
        return self._words


@dataclass
class People:
    """All actors by their ids, those of most reports first; `days` are those of the reports, `roles` those
    of the actors of reports, and `unhappened` the events that did not happen, or not yet.

    `homes` has of an actor in how many reports it speaks for whom, `voices` of a side who speaks for it in how many,
    and `spoken_by` of a side the actors of reports that do.
    """

    known: dict[str, Known] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    days: dict[str, str | None] = field(default_factory=dict)
    roles: dict[tuple[str, str], str] = field(default_factory=dict)
    unhappened: set[tuple[str, str]] = field(default_factory=set)
    homes: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    voices: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    spoken_by: defaultdict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def name(self, id_: str) -> str:
        """What an actor is called: by its id here, or as `REPORT:ID`; a state has its name."""
        if (known := self.known.get(id_)) is not None:
            return known.name
        report, colon, own = id_.partition(":")
        return self.names.get((report, own), state_name(own)) if colon else state_name(id_)

    def called(self, id_: str) -> str:
        """The same, as it stands inside a sentence: "the United States"."""
        known = self.known.get(id_)
        if (known is None and len(id_) == 3 and id_.isupper()) or (known is not None and known.kind == "state"):
            return Figures()[id_].called()
        return self.name(id_)

    def side(self, ids: Sequence[str]) -> str:
        """Several actors in a sentence."""
        return listed([self.called(id_) for id_ in ids])


def people_of(store: Store) -> People:
    """Everybody in a situation, as the analyst's fixes have them."""
    found: People | None = store.reckoned.get(_KEPT)
    if found is None:
        found = store.reckoned[_KEPT] = _made(store)
    return found


def _made(store: Store) -> People:
    registry = registry_of(store)
    people = People(days=store.days(), unhappened=store.unhappened())
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spoken: Counter[str] = Counter()
    for report, own, kind, acts_for, name, role, said in store.cast():
        id_ = registry.of(report, own)
        known = people.known.get(id_)
        if known is None:
            one = registry.by_id.get(id_)
            also = tuple(seen.name for seen in one.names) if one else ()
            known = Known(id_, one.name if one else name, one.kind if one else kind, one is not None, also=also)
            people.known[id_] = known
        known.members.append((report, own))
        known.reports += 1
        known.statements += said
        if role:
            people.roles[report, own] = role
        if not known.registered:
            people.names[report, own] = name
            names[id_][name] += 1
        if acts_for is None:
            continue
        home = registry.of(report, acts_for)
        if home != id_:
            spoken[home] += said
            people.homes[id_][home] += 1
            people.voices[home][id_] += 1
            people.spoken_by[home].append((report, own))
    for id_, counted in names.items():
        people.known[id_].name = max(counted, key=lambda name: (counted[name], name))
    for id_, homes in people.homes.items():
        people.known[id_].acts_for = max(homes, key=lambda home: (homes[home], home))
    for home, count in spoken.items():
        if home in people.known:
            people.known[home].spoken = count
    people.known = {
        one.id: one for one in sorted(people.known.values(), key=lambda one: (-one.reports, -one.statements, one.id))
    }  # fmt: skip
    return people
