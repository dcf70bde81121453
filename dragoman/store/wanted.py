"""What is asked of a situation: which reports and records, and the same as a condition in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Wanted(NamedTuple):
    """Which reports or records are asked for; `None` asks for nothing. Days are inclusive, partial ones allowed.

    Of the actors in `who`, `about` and `ids`, one as `REPORT:ID` is meant in that report alone.
    """

    report: str | None = None
    reports: Sequence[str] | None = None
    id: str | None = None
    ids: Sequence[str] | None = None
    start_of_id: str | None = None
    types: Sequence[str] | None = None
    kinds: Sequence[str] | None = None
    types_or_kinds: Sequence[str] | None = None
    who: Sequence[str] | None = None
    about: Sequence[str] | None = None
    name: str | None = None
    since: str | None = None
    until: str | None = None

    def of_records(self) -> bool:
        """Whether records are asked for, by more than their day."""
        return any(value is not None for value in self._replace(since=None, until=None))


def conditions(wanted: Wanted, day: str, report: str = "id") -> tuple[str, list[Any]]:
    """What is wanted as a condition in SQL, and its values."""
    conditions: list[str] = ["true"]
    values: list[Any] = []

    def add(condition: str, *more: Any) -> None:
        conditions.append(condition)
        values.extend(more)

    if wanted.report is not None:
        add(f"{report} = ?", wanted.report)
    if wanted.reports is not None:
        add(f"{report} IN (SELECT unnest(?))", list(wanted.reports))
    if wanted.id is not None:
        add("id = ?", wanted.id)
    if wanted.start_of_id is not None:
        add("starts_with(id, ?)", wanted.start_of_id)
    for value, condition in (
        (wanted.types, "list_contains(?, type)"),
        (wanted.kinds, "list_contains(?, kind)"),
    ):
        if value is not None:
            add(condition, list(value))
    for value, column in ((wanted.who, "who"), (wanted.about, "about"), (wanted.ids, "[id]")):
        if value is None:
            continue
        plain, here = (
            [name for name in value if ":" not in name],
            [name.partition(":") for name in value if ":" in name],
        )
        either: list[str] = []
        if plain or not here:
            either.append(f"list_has_any({column}, ?)")
            values.append(plain)
        if here:
            # A join by reports: to write out the names of all records takes ten times as long.
            own = column.replace("id", "r.id") if column == "[id]" else f"r.{column}"
            either.append(
                f"({report}, type, position) IN (SELECT r.report, r.type, r.position FROM record_keys r "
                "JOIN (SELECT unnest(?) AS report, unnest(?) AS own) w "
                f"ON r.report = w.report AND list_contains({own}, w.own))"
            )
            values += [[place for place, _, _ in here], [name for _, _, name in here]]
        conditions.append(f"({' OR '.join(either)})")
    if wanted.types_or_kinds is not None:
        add("(list_contains(?, type) OR list_contains(?, kind))", *[list(wanted.types_or_kinds)] * 2)
    if wanted.name is not None:
        add("list_contains(names, ?)", wanted.name.casefold())
    # A partial date lies within where any of its days may; a date without a year lies nowhere.
    if wanted.since is not None:
        add(f"{day} || '~' >= ? AND {day} >= '0'", wanted.since)
    if wanted.until is not None:
        add(f"{day} <= ? || '~' AND {day} >= '0'", wanted.until)
    return " AND ".join(conditions), values
