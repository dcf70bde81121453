"""What is done to a run and not to a model: acts that are forced, factors that are held or pushed.

Steps count from 0. Two runs of one seed under two plans share all their draws, so that what differs between them is
the plan's doing.
"""

from __future__ import annotations

from dragoman.records import Struct


class Force(Struct, frozen=True, kw_only=True):
    """`actor` does `option` in every world from step `first` to `last` (to the end). Others reckon with it."""

    actor: str
    option: str
    first: int = 0
    last: int | None = None


class Held(Struct, frozen=True, kw_only=True):
    """`factor` stands at `value`, in −1..1, from step `first` (0: from the start) to the end of step `last`.

    Nothing moves it in that time; what it causes goes on. Actors' stakes reckon with the causes as they are in the
    model: that somebody holds the factor is not known to them, but conditions on it see where it stands.
    """

    factor: str
    value: float
    first: int = 0
    last: int | None = None


class Shock(Struct, frozen=True, kw_only=True):
    """`factor` gets an extra push of `size` in step `step` (as an act's push: its rate ρ applies)."""

    factor: str
    step: int
    size: float


class Shift(Struct, frozen=True, kw_only=True):
    """The number `name` is `by` more in every world than it was drawn, within the range that it may have."""

    name: str
    by: float


class Plan(Struct, frozen=True, kw_only=True):
    """All that is done to a run. Of two entries for one actor or factor in one step the later stands; shocks add up.

    `shift`, `redraw` and `redraw_chance` are for finding out what an answer hangs on: numbers moved, numbers (by name)
    drawn anew while everything else stays, and everything that chance does in a step drawn anew while all numbers stay.
    """

    force: tuple[Force, ...] = ()
    hold: tuple[Held, ...] = ()
    shock: tuple[Shock, ...] = ()
    shift: tuple[Shift, ...] = ()
    redraw: tuple[str, ...] = ()
    redraw_chance: bool = False
