"""What a page's handler takes and gives.

A handler is a plain function from `Asked` to an `Answer`. It runs in the one thread that asks the situation, so it may
use everything of it; it raises `UsageError` for what there is not, which is shown with its hint.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.situation import Situation

#: Digits of a number that are looked at: more than any bound has.
_DIGITS = 30


@dataclass(frozen=True)
class Asked:
    """A question put to a situation.

    `path` has the parts of the address by their names, `query` what stands behind its question mark, each with all of
    its values, `form` the same of a form that was sent. `edit` says whether decisions may be taken. `generation` names
    the state of the folder that is shown.
    """

    situation: Situation
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    edit: bool = True
    generation: str = ""

    def one(self, name: str, default: str | None = None) -> str | None:
        """The last value of a question's part that is not blank."""
        return next((value for value in reversed(self.query.get(name, ())) if value.strip()), default)

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a question's part that are not blank."""
        return tuple(value for value in self.query.get(name, ()) if value.strip())

    def number(self, name: str, default: int, least: int = 1, most: int = 10_000) -> int:
        """A whole number of the question, within bounds; the default where it is none."""
        given = (self.one(name) or "").strip()
        if not (given.isascii() and given.isdigit()):
            return default
        return min(max(int(given[:_DIGITS]), least), most)  # Python refuses numbers of thousands of digits

    def sent(self, name: str) -> str:
        """The last value of a form's field, "" where it was not sent."""
        return (self.form.get(name) or ("",))[-1].strip()


@dataclass(frozen=True)
class Shown:
    """A page: its template, its title, and what the template is told."""

    template: str
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True)
class Sent:
    """A document that is no page: JSON, a figure, an export."""

    content: bytes
    media_type: str
    filename: str | None = None
    status: int = 200


@dataclass(frozen=True)
class Elsewhere:
    """Where to go on, after a form was sent."""

    address: str


Answer = Shown | Sent | Elsewhere
Handler = Callable[[Asked], Answer]


@dataclass(frozen=True)
class Route:
    """An address, its parts in braces, and what answers it. `slow` asks in a thread of its own: runs of a model."""

    path: str
    handler: Handler
    methods: tuple[str, ...] = ("GET",)
    slow: bool = False
