"""A situation compared with files of other people's event data: the door to this folder.

1. The situation's events, coded as the exports code them, of the days of its reports (`ours`).
2. The files' rows of the same days and parties (`theirs`).
3. Both as entries: one day, one pair, one type, however many rows tell of it (`store.two_sides`).
4. Which entries are one (`matching`).
5. What that comes to (`agreement`).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from dragoman.comparing import compared
from dragoman.errors import UsageError
from dragoman.exports.parties import code_of_state
from dragoman.finding import check_day
from dragoman.other_events import agreement, countries, matching, ours, theirs
from dragoman.other_events.comparison import EventComparison, OurAccount, Split, Summary, TheirAccount
from dragoman.other_events.layouts import KINDS
from dragoman.other_events.scope import Scope, scope_of
from dragoman.store import Store
from dragoman.store.two_sides import TwoSides

#: Periods in which pairs are counted.
PERIODS = ("week", "month")
#: Pairs of which the figures are kept, those of most events first. A design value.
_MOST = 200
_PAIR = "coalesce(nullif(source, ''), '?') || ' → ' || coalesce(nullif(target, ''), '?')"


class Situation(Protocol):
    """What is needed of a situation."""

    @property
    def store(self) -> Store: ...
    @property
    def name(self) -> str: ...
    def readings(self) -> Any: ...


def compare_events(
    situation: Situation,
    files: Sequence[str | os.PathLike[str]],
    *,
    kind: str | None = None,
    actors: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    tolerance: int = 1,
    by: str = "week",
) -> EventComparison:
    """Compares a situation with files or folders of one kind of event data, told by their content or by `kind`.

    With `actors` only pairs with the one, or between several. Days are those of the reports, or `since` to `until`,
    inclusive. Events up to `tolerance` days apart may be one; pairs are counted `by` week or month.

    Raises `UsageError` for what is wrong in the call: no file that could be read, files of two kinds, an actor without
    a country, no day to compare.
    """
    for day in (since, until):
        check_day(day)
    _check(kind, tolerance, by)
    paths = [Path(os.fspath(each)) for each in files]
    if missing := [path for path in paths if not path.exists()]:
        raise UsageError(f"{missing[0]} is not there")
    among = frozenset(_code(situation.store, name) for name in actors)
    span = situation.store.summary()
    first, last = scope_of(since, until, span.first, span.last)
    sides = TwoSides()
    try:
        left_out: Counter[str] = Counter()
        places = dict(situation.store.ask("SELECT id, name FROM reports"))
        whole = Scope(first, last, frozenset(), among)
        sides.add("ours", ours.rows(situation.readings(), places, first, last, left_out))
        parties = frozenset(
            party for (party,) in sides.ask("SELECT source FROM ours UNION SELECT target FROM ours") if party
        )
        scope = whole._replace(parties=parties | among)
        if among:
            left_out["between other parties"] += _drop(sides, scope)
        account = theirs.Account()
        sides.add("theirs", theirs.rows(paths, kind, scope, account))
        if not account.kind:
            reason = account.named[0] if account.named else f"{paths[0]}: holds no file"
            raise UsageError(str(reason))
        sides.gather()
        sides.add_lines(matching.lines(sides.entries(), tolerance))
        return EventComparison(_summary(situation, sides, scope, account, left_out, tolerance, by, len(places)), sides)
    except BaseException:
        sides.close()
        raise


def _check(kind: str | None, tolerance: int, by: str) -> None:
    if kind is not None and kind not in KINDS:
        raise UsageError(f"there is no kind {kind!r} of event data: there are {', '.join(KINDS)}")
    if tolerance < 0:
        raise UsageError("days apart are 0 or more")
    if by not in PERIODS:
        raise UsageError(f"pairs are counted by {' or '.join(PERIODS)}, not by {by!r}")


def _code(store: Store, name: str) -> str:
    """The code of a party that event data has, by the name of an actor."""
    if len(name) == 3 and name.isupper() and (code := countries.of_code(name)) is not None:
        return code
    side = compared(store, name).side
    code = code_of_state(side) if side.isupper() and len(side) == 3 else {"un": "UNO", "eu": "EUR"}.get(side)
    if code is None:
        raise UsageError(f"{name} stands for no country, and event data is about countries")
    return code


def _drop(sides: TwoSides, scope: Scope) -> int:
    """Leaves out rows of ours that are between others than was asked for; how many records that takes out."""
    before = sides.ask("SELECT count(DISTINCT same) FROM ours")[0][0]
    pairs = sides.ask("SELECT DISTINCT source, target FROM ours")
    for source, target in pairs:
        if not scope.has((source or None, target or None)):
            sides.ask("DELETE FROM ours WHERE source = ? AND target = ?", [source, target])
    return int(before - sides.ask("SELECT count(DISTINCT same) FROM ours")[0][0])


def _summary(
    situation: Situation, sides: TwoSides, scope: Scope, account: theirs.Account, left_out: Counter[str],
    tolerance: int, by: str, reports: int,
) -> Summary:  # fmt: skip
    kinds = dict(sides.ask("SELECT kind, count(*) FROM lines GROUP BY kind"))
    kinds = {kind: int(kinds.get(kind, 0)) for kind in matching.KINDS}
    counts = {side: _one(sides, f"SELECT count(*) FROM {side}_entries") for side in ("ours", "theirs")}
    used = _one(sides, "SELECT count(DISTINCT same) FROM ours")
    pairs = _one(sides, "SELECT count(*) FROM theirs")
    different = _one(sides, "SELECT coalesce(sum(events), 0) FROM theirs_entries")
    on_line = "SELECT u.status, count(*) FROM lines l JOIN unreal_entries u ON u.id = l.ours WHERE l.kind = 'unreal'"
    return Summary(
        situation=situation.name,
        first=date.fromordinal(scope.first).isoformat(),
        last=date.fromordinal(scope.last).isoformat(),
        tolerance=tolerance,
        parties=tuple(sorted(scope.parties)),
        among=tuple(sorted(scope.among)),
        ours=OurAccount(
            reports=reports,
            read=used + left_out.total(),
            used=used,
            left_out=dict(left_out.most_common()),
            pairs=_one(sides, "SELECT count(*) FROM ours"),
            events=counts["ours"],
            folded=_one(sides, "SELECT count(*) FROM ours_entries WHERE status = 'folded'"),
            unreal=dict(sides.ask("SELECT status, count(*) FROM unreal_entries GROUP BY status ORDER BY status")),
            unreal_in_theirs=dict(sides.ask(f"{on_line} GROUP BY u.status ORDER BY u.status")),
        ),
        theirs=TheirAccount(
            kind=account.kind,
            files=tuple(account.files),
            rows=account.rows,
            used=account.used,
            broken=account.broken,
            unread=account.unread,
            left_out=dict(account.left_out.most_common()),
            pairs=pairs,
            copies=pairs - different,
            joined=different - counts["theirs"],
            events=counts["theirs"],
            named=tuple(str(error) for error in account.named),
        ),
        kinds=kinds,
        folded_matches=_one(
            sides,
            "SELECT count(*) FROM lines l JOIN ours_entries o ON o.id = l.ours "
            "WHERE l.kind = 'match' AND o.status = 'folded'",
        ),
        chance=agreement.chance(
            sides.entries(), scope.first, scope.days, tolerance, kinds["match"], min(counts.values())
        ),
        presence=agreement.presence(sides.entries(), scope.first, scope.last, by),
        types=_types(sides),
        by_type=tuple(_splits(sides, "type")),
        by_pair=tuple(_splits(sides, _PAIR, _MOST)),
    )


def _one(sides: TwoSides, sql: str) -> int:
    return int(sides.ask(sql)[0][0])


def _types(sides: TwoSides) -> agreement.Types:
    """Types of ours and theirs on the days of a pair of which both tell, those with one type on each side apart."""
    cell = "day, source, target"
    told = "SELECT {0}, min(type) AS type, count(*) AS types FROM {1}_entries GROUP BY {0}"
    both = f"({told.format(cell, 'ours')}) o JOIN ({told.format(cell, 'theirs')}) t USING ({cell})"
    one = "o.types = 1 AND t.types = 1"
    several = _one(sides, f"SELECT count(*) FROM {both} WHERE NOT ({one})")
    rows = sides.ask(f"SELECT o.type, t.type, count(*) FROM {both} WHERE {one} GROUP BY 1, 2")
    return agreement.types({(mine, other): int(count) for mine, other, count in rows}, several)


def _splits(sides: TwoSides, name: str, limit: int | None = None) -> list[Split]:
    """Events by type or pair, by what became of them; those of most events first."""
    told = " UNION ALL ".join(
        f"SELECT '{side}' AS side, l.kind, {name} AS name FROM {side}_entries e JOIN lines l ON l.{side} = e.id "
        + ("AND l.kind <> 'unreal'" if side == "ours" else "")
        for side in ("ours", "theirs")
    )

    def count(side: str, *kinds: str) -> str:
        listed = ", ".join(f"'{kind}'" for kind in kinds)
        return f"count(*) FILTER (side = '{side}'" + (f" AND kind IN ({listed}))" if kinds else ")")

    columns = ", ".join(
        (
            count("ours"), count("theirs"), count("ours", "match"), count("ours", "type"), count("ours", "reversed"),
            count("theirs", "unreal"), count("ours", "ours"), count("theirs", "theirs"),
        )
    )  # fmt: skip
    sql = f"SELECT name, {columns} FROM ({told}) GROUP BY name ORDER BY count(*) DESC, name"
    rows = sides.ask(sql + (f" LIMIT {limit}" if limit else ""))
    return [Split(**dict(zip(Split.__struct_fields__, row, strict=True))) for row in rows]
