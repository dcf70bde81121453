"""An actor of a situation as all its reports together have it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.records import Actor

if TYPE_CHECKING:
    from dragoman.assembly.registry import NameSeen, OneOf, RegistryActor, RoleHeld
    from dragoman.situation import Situation
    from dragoman.sourced import Sourced


@dataclass(frozen=True)
class SituationActor:
    """One actor as the reports together have it; `records` has it from each.

    `names` has its names, with how often and where they stand; `roles` its roles, with the days of the reports that
    give them; `reasons` why its names are one actor's. Those that belong to one report alone have none of these.
    """

    situation: Situation
    id: str
    records: tuple[Actor, ...]
    registered: RegistryActor | None = None

    @cached_property
    def name(self) -> str:
        return self.registered.name if self.registered else str(self._mostly("name"))

    @property
    def names(self) -> tuple[NameSeen, ...]:
        return self.registered.names if self.registered else ()

    @property
    def roles(self) -> tuple[RoleHeld, ...]:
        return self.registered.roles if self.registered else ()

    @property
    def reasons(self) -> tuple[OneOf, ...]:
        return self.registered.reasons if self.registered else ()

    @cached_property
    def kind(self) -> str:
        return str(self._mostly("kind"))

    @cached_property
    def acts_for(self) -> str | None:
        return self._mostly("acts_for")

    def _mostly(self, field: str) -> str | None:
        """What most reports say."""
        counts: Counter[str | None] = Counter(getattr(record, field) for record in self.records)
        return max(counts, key=lambda value: (counts[value], str(value)))

    def statements(self, **wanted: str | None) -> list[Sourced]:
        """What it said."""
        return self.situation.query("statements", actor=self.id, **wanted)

    def _repr_html_(self) -> str:
        from dragoman.showing.notebook import of_actor

        return of_actor(self)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}: {self.name}, in {len(self.records)} reports>"
