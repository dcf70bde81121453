"""The registry: are the actors of different reports that are one brought together, and no two persons made one?

Two sets, both by hand:

* **reports**: the forty annotated reports on relations between states (`crises_*.jsonl`; 25 to develop on, 15 kept for
  measuring). `registry_gold.jsonl` says which of their actors are one, decided from names, roles and states alone; a
  state is its code, and who is not listed stands alone. Groups, peoples and sources without a name belong to their
  report.
* **pairs**: `registry_pairs.jsonl`, pairs of names of public persons and bodies with state, role and month as a report
  would give them: the same or not. They are our own writing, made before the rules were tuned on them, and they are
  harder than news: other spellings, names turned round, relatives in one office.

**names**: pairwise F1: of all pairs of actors in different reports, those that the registry has as one, against those
that are. **without states** leaves out states, whose names hold no riddle. **persons merged wrongly** counts pairs.

`given` makes the registry from the annotated actors. `read` makes it from what the reader finds: its actors are those
of the annotation that they share mentions with, and pairs are counted over what has a counterpart.

Of pairs: **merges right** is the share of the merged that are the same; **found** the share of the same that are
merged, **found or queued** with those that wait in the review.

Intervals: 95 %, bootstrap over reports, a pair counting for its first.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT, Corpus
from benchmarks.counting import counts
from benchmarks.relations import FOLDER, counterparts
from benchmarks.relations import load as load_readings
from benchmarks.results import Figure, Result, f1_figure
from dragoman.assembly.body_rules import sort_of
from dragoman.assembly.registry import Registry, find_registry, registry_of_readings
from dragoman.assembly.sightings import Sighting
from dragoman.assembly.stories import find_stories, tellings
from dragoman.records import Reading

GOLD = ROOT / "benchmarks" / "registry_gold.jsonl"
PAIRS = ROOT / "benchmarks" / "registry_pairs.jsonl"

#: An actor that the registry and the annotation both have: report, kind, id in the registry, id in the annotation.
Row = tuple[str, str, str, str]


def edition(path: Path) -> str:
    """Which edition of an annotation a figure was measured on."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def load(names: Sequence[str], texts: Corpus) -> tuple[dict[str, Reading], dict[tuple[str, str], str]]:
    """Annotated readings of some sets by their rows, and who is who among their actors."""
    gold: dict[str, Reading] = {}
    who: dict[tuple[str, str], str] = {}
    for name in names:
        lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [str(json.loads(line)["id"]) for line in lines]
        gold.update(zip(rows, load_readings(name, texts), strict=True))
        who.update(gold_ids(name, rows))
    return gold, who


def gold_ids(name: str, rows: Iterable[str], path: Path = GOLD) -> dict[tuple[str, str], str]:
    """Who an actor of an annotated report is: by the row's name and the actor's id; of the set `name`."""
    wanted = set(rows)
    found: dict[tuple[str, str], str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        for set_, row, actor in one["seen"]:
            if set_ == name and row in wanted:
                found[row, actor] = one["actor"]
    return found


def registry_of(readings: Sequence[Reading]) -> Registry:
    """The registry of some readings with the stories that they tell."""
    stories = find_stories(tellings(reading.report for reading in readings))
    return registry_of_readings(readings, [story.reports for story in stories])


def rows_given(gold: Mapping[str, Reading], who: Mapping[tuple[str, str], str]) -> list[Row]:
    """The annotated actors with what the registry of the annotation makes of them; readings and ids by row."""
    registry = registry_of(list(gold.values()))
    return [
        (row, actor.kind, registry.of(reading.report.id, actor.id), _gold(row, actor.kind, actor.id, who))
        for row, reading in gold.items()
        for actor in reading.actors
        if sort_of(actor.kind) is not None
    ]


def rows_read(
    gold: Mapping[str, Reading], who: Mapping[tuple[str, str], str], read: Callable[[Reading], Reading]
) -> list[Row]:
    """What the reader finds, with what the registry makes of it, where the annotation has a counterpart of its kind."""
    readings = {row: read(reading) for row, reading in gold.items()}
    registry = registry_of(list(readings.values()))
    found: list[Row] = []
    for row, reading in readings.items():
        theirs = {actor.id: actor for actor in gold[row].actors}
        same = counterparts(gold[row], reading)
        for actor in reading.actors:
            ids = sorted(name for name in same.get(actor.id, ()) if name in theirs)
            if len(ids) != 1 or None in (sort_of(actor.kind), sort_of(theirs[ids[0]].kind)):
                continue
            other = theirs[ids[0]]
            found.append(
                (row, other.kind, registry.of(reading.report.id, actor.id), _gold(row, other.kind, other.id, who))
            )
    return found


def _gold(row: str, kind: str, actor: str, who: Mapping[tuple[str, str], str]) -> str:
    return who.get((row, actor)) or (actor if kind == "state" else f"{row}/{actor}")


def score_rows(rows: Sequence[Row], keep: Callable[[str], bool] = lambda kind: True) -> list[tuple[int, int, int, int]]:
    """Counts of pairs in different reports, a row a report: the pairs of which it is the first."""
    out = []
    kept = [row for row in rows if keep(row[1])]
    for report in dict.fromkeys(row[0] for row in rows):
        tally: Counter[str] = Counter()
        mine = [row for row in kept if row[0] == report]
        rest = [row for row in kept if row[0] > report]
        for one in mine:
            for other in rest:
                system, gold = one[2] == other[2], one[3] == other[3]
                tally.update(system=system, gold=gold, both=system and gold)
        out.append(counts(tally["system"], tally["gold"], tally["both"]))
    return out


def wrong_persons(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pairs of persons, also of one report, that the registry has as one and who are two."""
    persons = [row for row in rows if row[1] == "person"]
    return [
        (one, other)
        for at, one in enumerate(persons)
        for other in persons[at + 1 :]
        if one[2] == other[2] and one[3] != other[3]
    ]


def measure(name: str, rows: Sequence[Row], what: str, edition: str) -> Result:
    """The figures of one set."""
    return Result(
        "registry", name, edition, what, len({row[0] for row in rows}),
        (
            f1_figure("names", score_rows(rows)),
            f1_figure("without states", score_rows(rows, lambda kind: kind != "state")),
            f1_figure("persons", score_rows(rows, lambda kind: kind == "person")),
            Figure("persons merged wrongly", len(wrong_persons(rows)), unit="pairs"),
        ),
    )  # fmt: skip


# -- pairs


def load_pairs(path: Path = PAIRS) -> list[tuple[bool, Sighting, Sighting]]:
    """The pairs of names with whether they are the same, each side as a report of its own would have it."""
    out = []
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row: dict[str, Any] = json.loads(line)
        first, second = (_side(f"{at:04d}{side}", row["kind"], row["pair"][side]) for side in (0, 1))
        out.append((bool(row["same"]), first, second))
    return out


def _side(report: str, kind: str, fields: Mapping[str, str]) -> Sighting:
    role, state = fields.get("role"), fields.get("country")
    office = bool(role) and not str(role).startswith(("former", "resident", "journalist", "analyst", "professor"))
    sector = {"journalist": "JRN", "analyst": "EDU", "professor": "EDU", "resident": "CVL"}.get(
        str(role), "GOV" if office else None
    )
    return Sighting(
        report, fields["day"], f"actor-{report}", kind, ((fields["name"], 1),), country=state, role=role,
        sector=sector if kind == "person" else None, acts_for=state if office else None, mentions=1,
    )  # fmt: skip


def outcome(first: Sighting, second: Sighting) -> str:
    """`merged`, `queued` or `apart`: what the registry of two sightings makes of them."""
    registry = find_registry([first, second])
    if registry.of(*first.place) == registry.of(*second.place):
        return "merged"
    return "queued" if registry.doubts else "apart"


def measure_pairs(pairs: Sequence[tuple[bool, Sighting, Sighting]], edition: str) -> Result:
    """The figures of the pairs, each by itself; and of all of them in one pile, the merges of two who are not one."""
    found = [(same, outcome(first, second)) for same, first, second in pairs]
    same = [how for one, how in found if one]
    merged = [one for one, how in found if how == "merged"]
    whole = find_registry([side for _, *sides in pairs for side in sides])
    wrong = sum(not one and whole.of(*first.place) == whole.of(*second.place) for one, first, second in pairs)
    return Result(
        "registry", "registry_pairs", edition, "pairs", len(pairs),
        (
            Figure("merges right", sum(merged) / max(1, len(merged)), n=len(merged)),
            Figure("found", same.count("merged") / max(1, len(same)), n=len(same)),
            Figure("found or queued", (len(same) - same.count("apart")) / max(1, len(same)), n=len(same)),
            Figure("merged wrongly in one pile", wrong, n=len(found) - len(same), unit="pairs"),
        ),
    )  # fmt: skip
