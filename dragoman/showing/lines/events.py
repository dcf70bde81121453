"""An event in short: what it is, whether it happened, and when."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import Event
from dragoman.showing.terminal import clean


def kind_of(event: Event) -> str:
    """`ASSAULT (aerial), planned`."""
    mode = f" ({event.mode})" if event.mode else ""
    return f"{event.type}{mode}, {event.modality}{f', {clean(event.outcome)}' if event.outcome else ''}"


def when(event: Event) -> str:
    """`, 2017-06-05`, or from when to when."""
    if event.when is None:
        return ""
    first, last = event.when
    return f", {first}" if first == last else f", {first or '…'} to {last or '…'}"


def circumstances(event: Event) -> Iterator[str]:
    """When it was, how many it counts, and in which statement it is told."""
    if event.when is not None:
        yield "when: " + when(event).removeprefix(", ")
    if event.quantity is not None:
        bound = "" if event.quantity.bound == "=" else f"{event.quantity.bound} "
        yield f"how many: {bound}{event.quantity.value:,.10g} {clean(event.quantity.unit or '')}".rstrip()
    if event.attributed_to is not None:
        yield f"told in: {event.attributed_to}"
