"""Whom and what to compare, as a user names it: names in, the sides and voices of a situation out."""

from __future__ import annotations

from collections import Counter

from dragoman.assembly.comparing import Compared, Comparison, compare
from dragoman.assembly.kept_assembled import assembled_of, state_of
from dragoman.assembly.standing import Standing
from dragoman.deciding import name_of
from dragoman.errors import UsageError
from dragoman.finding import actors_called, actors_named, check_day, ids_in_reports, registry_of
from dragoman.store import Store


def compare_actors(
    store: Store, *names: str, about: str | None = None, since: str | None = None, until: str | None = None
) -> Comparison:
    """Positions of actors side by side: see `assembly.comparing.compare`.

    Raises `UsageError`, with near names, for an actor that the situation does not have, and for what is no day.
    """
    if not names:
        raise UsageError("say whose positions to compare: one actor over time, or several")
    check_day(since)
    check_day(until)
    actors = [compared(store, name) for name in dict.fromkeys(names)]
    concerned = _concerned(store, about) if about is not None else set()
    found = assembled_of(store)
    return compare(
        found.issues, found.positions, actors, about=about, about_actors=concerned, since=since, until=until
    )  # fmt: skip


def _concerned(store: Store, about: str) -> set[str]:
    """The sides of the actors that are called so: words need not be anybody's name."""
    known: dict[tuple[str, str], set[str]] = store.reckoned.setdefault("concerned", {})
    key = state_of(store), about
    if key not in known:
        known[key] = {side for id_ in actors_called(store, about) if (side := _side(store, id_))}
    return known[key]


def compared(store: Store, name: str) -> Compared:
    """Who is meant by a name. Raises `UsageError` for nobody, for several, and for who stands for nobody that lasts."""
    # Those of many reports take long to be looked up, and a page asks for them again and again.
    known: dict[tuple[str, str], Compared] = store.reckoned.setdefault("compared", {})
    key = state_of(store), name
    if key not in known:
        known[key] = _compared(store, name)
    return known[key]


def _compared(store: Store, name: str) -> Compared:
    ids = actors_named(store, name)
    if len(ids) > 1:
        raise UsageError(f"{name!r} may be any of {', '.join(ids)}: give the id")
    side = _side(store, ids[0])
    called = name_of(store, ids[0])
    if side is None:
        raise UsageError(f"{called} has no position of its own: only who lasts from report to report, with a name, has")
    if side == ids[0]:
        return Compared(id=side, name=called, side=side)
    registered = registry_of(store).by_id.get(ids[0])
    members = registered.members if registered else ()
    return Compared(id=ids[0], name=called, side=side, speaker=ids[0], members=members)


def _side(store: Store, id_: str) -> str | None:
    """For whom most reports have an actor stand."""
    known = _sides(store)
    counts: Counter[str] = Counter()
    for name in ids_in_reports(store, [id_]):
        report, _, own = name.rpartition(":")
        by_report = known.get(own, {})
        counts.update([by_report[report]] if report in by_report else () if report else by_report.values())
    return max(counts, key=lambda side: (counts[side], side), default=None)


def _sides(store: Store) -> dict[str, dict[str, str]]:
    """For whom each actor stands, by its id and its report. Found for all at once: pages ask for many."""
    known: tuple[str, dict[str, dict[str, str]]] | None = store.reckoned.get("sides")
    key = state_of(store)
    if known is None or known[0] != key:
        standing = Standing(identity=registry_of(store).of)
        found: dict[str, dict[str, str]] = {}
        for report, id_, kind, acts_for in store.offices():
            if (side := standing.alone(report, id_, kind, acts_for)) is not None:
                found.setdefault(id_, {})[report] = side
        known = store.reckoned["sides"] = key, found
    return known[1]
