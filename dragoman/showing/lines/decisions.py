"""Decisions of the analyst, and what each found and made of it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import UNSET

from dragoman.fixes import words_of
from dragoman.showing.figures.text import many
from dragoman.showing.terminal import clean

if TYPE_CHECKING:
    from dragoman.fixes import Fix
    from dragoman.history import Change


def decided(fix: Fix, effect: str = "") -> str:
    """`fx-91c0ab12  2024-05-01 10:00  merge liu-pengyu peng-yu (one spokesman)`, with what it comes to before that."""
    reason = f" ({clean(fix.reason)})" if fix.reason else ""
    what = " ".join(shlex.quote(clean(word)) for word in words_of(fix))
    return f"{fix.id}  {clean(fix.time)[:16].replace('T', ' ')}  {what}{effect}{reason}"


def changed(change: Change) -> Iterator[str]:
    """What a decision found and made of it, a line a field: `act: was assert, now deny`."""
    if not change.before:
        yield "was not there before"
    elif len(change.before) > 1 and len(change.after) == 1:
        several = ", ".join(f"{clean(getattr(one, 'name', one.id))} ({clean(one.id)})" for one in change.before)
        yield f"was {len(change.before)}: {several}"
    else:
        for old, new in zip(change.before, change.after, strict=False):
            for field in old.__struct_fields__:
                was, now = getattr(old, field), getattr(new, field, None)
                if was != now and field != "why":
                    yield f"{field.rstrip('_')}: was {_value(was)}, now {_value(now)}"


def _value(value: Any) -> str:
    """The value of a field, on a line."""
    if value is None or value is UNSET or value == ():
        return "none"
    if isinstance(value, tuple) and not all(isinstance(one, str | None) for one in value):
        return many(len(value), "place")
    if isinstance(value, tuple):
        return ", ".join(clean(one or "none") for one in dict.fromkeys(value))
    return f"{value:.2f}" if isinstance(value, float) else clean(str(value))
