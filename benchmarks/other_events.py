"""Noise beside a situation: what a comparison with other event data costs, and that noise does not agree with it.

    python -m benchmarks.other_events SITUATION --rows 1000000
    python -m benchmarks.other_events SITUATION --draw-days

Writes a file in the layout of GDELT 2.0, whose days, actors and codes are drawn at random from the days of 2024 (or
`--since`, `--until`), the parties of the situation's commonest pairs and a few codes of every root, compares it, and
prints matches, chance and figures, seconds of CPU and the peak of memory. With `--draw-days` the reports get days at
random as well, for situations whose reports have none; the draw is the same every time.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

import dragoman
from dragoman.exports.coded import Tally, code
from dragoman.other_events.compare import compare_events
from dragoman.other_events.gdelt import names_of
from dragoman.records import Reading
from dragoman.situation import Situation

#: Codes of CAMEO, some of every root; the first is a comment, which is no event.
CODES = (
    "010 020 036 040 042 043 051 057 061 073 084 111 112 120 130 141 154 163 173 190 193".split()
)  # fmt: skip
PARTIES = 20


class Dated:
    """A situation whose reports have days between two, each drawn by its id."""

    def __init__(self, situation: Situation, first: date, days: int) -> None:
        self.situation, self.first, self.days = situation, first, days
        self.name, self.store = situation.name, situation.store

    def readings(self) -> Iterator[Reading]:
        for reading in self.situation.readings():
            day = self.first + timedelta(days=zlib.crc32(reading.report.id.encode()) % self.days)
            report = msgspec.structs.replace(reading.report, published=day.isoformat())
            yield msgspec.structs.replace(reading, report=report)


def parties(situation: Situation) -> list[str]:
    """The codes that stand in most events, in order."""
    counts: Counter[str] = Counter()
    for reading in situation.readings():
        for one in code(reading, False, Tally()):
            counts.update(party.code for party in (*one.actors, *one.recipients) if party.code)
    return [name for name, _ in counts.most_common(PARTIES)]


def write_noise(path: Path, codes: list[str], first: date, days: int, rows: int) -> None:
    """A file of so many rows; one in six has no second actor, as in GDELT."""
    draw = random.Random(0)
    names = names_of(61)
    assert names is not None
    at = {name: place for place, name in enumerate(names)}
    actors = [*codes, *[""] * (len(codes) // 5)]
    with path.open("w") as file:
        for number in range(rows):
            row = [""] * len(names)
            day = (first + timedelta(days=draw.randrange(days))).strftime("%Y%m%d")
            event, one, other = draw.choice(CODES), draw.choice(codes), draw.choice(actors)
            row[at["GLOBALEVENTID"]], row[at["SQLDATE"]], row[at["EventCode"]] = str(number), day, event
            for which, actor in (("1", one), ("2", other)):
                for field in ("Code", "Name", "CountryCode"):
                    row[at[f"Actor{which}{field}"]] = actor
            row[at["SOURCEURL"]] = f"https://news.example/{number}"
            file.write("\t".join(row) + "\n")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Noise beside a situation.")
    parser.add_argument("situation")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--since", default="2024-01-01")
    parser.add_argument("--until", default="2024-12-31")
    parser.add_argument("--draw-days", action="store_true")
    asked = parser.parse_args()
    first, last = date.fromisoformat(asked.since), date.fromisoformat(asked.until)
    days = (last - first).days + 1
    situation = dragoman.open(asked.situation)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "noise.CSV"
        write_noise(path, parties(situation), first, days, asked.rows)
        before = cpu()
        held = Dated(situation, first, days) if asked.draw_days else situation
        with compare_events(held, [path], since=asked.since, until=asked.until) as found:
            told = found.summary
    print(f"{told.theirs.rows:,} rows, {told.theirs.events:,} events; ours {told.ours.events:,} events")
    print(f"matches {told.chance.matched:,}, by chance {told.chance.by_chance}, beyond chance {told.chance.beyond}")
    print(f"pairs by week: kappa {told.presence.kappa}, Pearson {told.presence.pearson}")
    print(f"types: kappa {told.types.kappa} of {told.types.told:,}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{cpu() - before:.0f} s of CPU, {peak:.0f} MB at the peak")


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
