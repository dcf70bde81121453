"""Reads one report: a `Report` in, a `Reading` out, everything that the codebook asks for and the text says."""

from __future__ import annotations

from dragoman.collection import without_collection
from dragoman.records import Mark, Reading, Report


def read(report: Report) -> Reading:
    """The reading of a report. The same report gives the same bytes. Raises `NetworkFileError` where no network is."""
    from dragoman.reading.calibrated import calibrated

    return calibrated(uncalibrated(report))


@without_collection()
def uncalibrated(report: Report) -> Reading:
    """The reading of a report with confidences as rules and heads have them, each on a scale of its own.

    1. furniture, which is not read; 2. the network's pass over the rest; 3. damage, by text and by tree; 4. the cast:
    who speaks, acts, or is acted upon; 5. times; 6. statements; 7. events; 8. exchanges; 9. ties; 10. claims;
    11. forecasts.
    """
    # The network's libraries are loaded where they are used, so that a command which reads nothing starts at once.
    from msgspec.structs import replace

    from dragoman.reading.actors import find_actors
    from dragoman.reading.claims import find_claims
    from dragoman.reading.damage import find_damage, find_fragments
    from dragoman.reading.encoder import parse
    from dragoman.reading.events import find_events
    from dragoman.reading.exchanges import find_exchanges
    from dragoman.reading.forecasts import find_forecasts
    from dragoman.reading.furniture import find_furniture
    from dragoman.reading.statements import find_statements
    from dragoman.reading.ties import find_ties
    from dragoman.reading.times import find_times

    furniture = find_furniture(report.text, report.title)  # 1
    found = parse(report.text, [mark.span for mark in furniture])  # 2
    damage = (*report.damaged, *find_damage(report.text, furniture), *find_fragments(found))  # 3
    report = replace(report, furniture=furniture, damaged=_in_order(damage))
    cast = find_actors(found, report)  # 4
    times = find_times(found, report)  # 5
    statements = find_statements(found, cast, report, times)  # 6
    events, actors = find_events(found, cast, statements, times, report)  # 7
    exchanges, actors = find_exchanges(found, cast, statements, actors, times, report)  # 8
    ties, actors = find_ties(found, cast, actors, times, report)  # 9
    claims = find_claims(found, cast, statements, report)  # 10
    forecasts = find_forecasts(found, cast, statements, events, times, report)  # 11
    return Reading(
        report=report, actors=actors, statements=statements, events=events, exchanges=exchanges, ties=ties,
        claims=claims, forecasts=forecasts,
    )  # fmt: skip


def _in_order(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks by place, each stretch marked once."""
    first: dict[tuple[int, int], Mark] = {}
    for mark in marks:
        first.setdefault(mark.span, mark)
    return tuple(first[span] for span in sorted(first))
