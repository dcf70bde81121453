"""What assembling takes as a situation grows: 6,000 reports, 60,000, 200,000, without reading them.

**Rows**: the reports of a situation, told again in other worlds. In world k all reports and records are there once
more, k weeks later, with about half of their rarer words and names in letters of that world (vowels for vowels,
consonants for consonants, so that every span still fits); states and the commoner words are the same everywhere. So
the vocabulary grows as in a real pile, names recur in part, no report is a copy of one in another world, and what is
said of China is said of China in all of them.

**settle**, **stories**, **registry**, **assembled**: processor seconds of each stage, alone in a process of its own,
and the most memory that the operating system saw it take, in MB. **share** is all of them by what reading takes on two
cores at `RATE` reports a second, in wall time.

    python -m benchmarks.assembly_scale SITUATION --reports 6000 60000 --in FOLDER
"""

from __future__ import annotations

import argparse
import hashlib
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import msgspec

from dragoman.assembly.wordings import _ranks
from dragoman.parts import Place, RecordRow, ReportRow
from dragoman.records import report_id
from dragoman.store import Store, Wanted

#: Reports a second that two cores read: `speed` in README.md.
RATE = 20.0
STAGES = ("settle", "stories", "registry", "assembled")
#: Words of this rank and below are common: they are the same in all worlds. A design value: those of half of all text.
COMMON = 2500
LONG = 4
AT_ONCE = 500
_VOWELS, _OTHERS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_WORD = re.compile(r"[A-Za-z]+")
_RECORD = re.compile(r'"((?:st|ev|ex|ti|cl|fo)-)([0-9a-f]{8})"')
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: Fields of records that hold ids of actors, and words.
_IDS = frozenset(
    "speakers acts_for addressee about actors recipients askers addressees toward from to holders actor owner members "
    "affiliation".split()
)
_WORDS = frozenset(("name", "role", "text"))


class World:
    """A world's words and days. World 0 is the situation as it is."""

    def __init__(self, number: int, kept: frozenset[str]) -> None:
        self.number, self.kept = number, kept
        self.known: dict[str, str] = {}
        letters = str.maketrans(
            ascii_lowercase, "".join(self._other(letter, number) for letter in ascii_lowercase)
        )  # fmt: skip
        self.table = {**letters, **{code - 32: new - 32 for code, new in letters.items()}}
        self.later = timedelta(days=7 * number)

    @staticmethod
    def _other(letter: str, number: int) -> str:
        group = _VOWELS if letter in _VOWELS else _OTHERS
        return group[(group.index(letter) + 1 + number % (len(group) - 1)) % len(group)]

    def word(self, word: str) -> str:
        if (told := self.known.get(word)) is None:
            lower = word.lower()
            same = len(word) < LONG or word.isupper() or lower in self.kept
            same = same or hashlib.sha256(f"{lower} {self.number}".encode()).digest()[0] % 2 == 0
            told = self.known[word] = word if same else word.translate(self.table)
        return told

    def words(self, text: str) -> str:
        return _WORD.sub(lambda match: self.word(match.group()), text) if self.number else text

    def day(self, day: str | None) -> str | None:
        if not day or not _DAY.fullmatch(day):
            return day
        return (date.fromisoformat(day) + self.later).isoformat()

    def value(self, value: Any, field: str = "", actor: bool = False) -> Any:
        """A record's JSON as this world has it."""
        if isinstance(value, dict):
            return {key: self.value(each, key, actor) for key, each in value.items()}
        if isinstance(value, list):
            return [self.value(each, field, actor) for each in value]
        if not isinstance(value, str):
            return value
        if field in _IDS or field in _WORDS or (actor and field == "id"):
            return self.words(value)
        return self.day(value)


def worlds(store: Store, wanted: int) -> Iterator[tuple[list[ReportRow], list[RecordRow], list[Place]]]:
    """Rows of `wanted` reports, some hundred at a time."""
    heads = sorted(row.id for row in store.reports(Wanted()))
    states = {
        word.lower()
        for row in store.records(Wanted(types=["actors"], kinds=["state"]))
        for name in row.names
        for word in _WORD.findall(name)
    }
    common = frozenset({word for word, rank in _ranks().items() if rank <= COMMON} | states)
    given = number = 0
    while given < wanted:
        world = World(number, common)
        for at in range(0, len(heads), AT_ONCE):
            some = heads[at : at + AT_ONCE][: wanted - given]
            if not some:
                return
            given += len(some)
            yield _in_world(world, store, some)
        number += 1


def _in_world(world: World, store: Store, ids: list[str]) -> tuple[list[ReportRow], list[RecordRow], list[Place]]:
    reports, records, places = [], [], []
    new: dict[str, str] = {}
    for row in store.reports_by_id(ids).values():
        text = world.words(row.text)
        new[row.id] = name = report_id(text)
        head = msgspec.json.decode(row.json)
        title = world.words(row.title) if row.title else None
        day = world.day(row.published)
        head |= {"id": name, **({"title": title} if title else {}), **({"published": day} if day else {})}
        path, spot = f"world-{world.number:04d}/{row.path}", row.row
        reports.append(
            row._replace(
                id=name, title=title, published=day, path=path, name=f"{path}:{spot}", text=text,
                json=msgspec.json.encode(head).decode(),
            )
        )  # fmt: skip
        places.append(Place(path, spot, f"{path}:{spot}", path, False, "read", name, "", None))
    for row in store.records(Wanted(reports=ids)):
        report = new[row.report]
        actor = row.type == "actors"

        def other(match: re.Match[str], report: str = report) -> str:
            return f'"{match[1]}{hashlib.sha256((match[2] + report).encode()).hexdigest()[:8]}"'

        data = row.json
        if world.number:
            data = msgspec.json.encode(world.value(msgspec.json.decode(row.json), actor=actor)).decode()
        data = _RECORD.sub(other, data)
        records.append(
            row._replace(
                report=report,
                id=world.words(row.id) if actor else _RECORD.sub(other, f'"{row.id}"').strip('"'),
                who=[world.words(each) for each in row.who], about=[world.words(each) for each in row.about],
                names=[world.words(each) for each in row.names], day=world.day(row.day), json=data,
            )
        )  # fmt: skip
    return reports, records, places


def resample(situation: Path, into: Path, reports: int) -> None:
    """Makes a situation of so many reports, read and not settled yet."""
    from dragoman import folder as files

    files.create(into)
    source, store = Store(situation), Store.make(into)
    done: set[str] = set()
    for heads, records, places in worlds(source, reports):
        fresh = {row.id for row in heads} - done
        done |= fresh
        store.add([row for row in heads if row.id in fresh], records, places)


def stage(folder: Path, name: str) -> None:
    """One stage, with the time and memory that it takes, as JSON on standard output."""
    from dragoman.assembly import kept_assembled, kept_registry, kept_stories

    began, wall = _processor(), time.monotonic()
    if name == "settle":
        Store.make(folder).settle("resampled")
    else:
        module = {"stories": kept_stories, "registry": kept_registry, "assembled": kept_assembled}[name]
        getattr(module, f"{name}_of")(Store(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(msgspec.json.encode({"cpu": _processor() - began, "wall": time.monotonic() - wall, "peak": peak}).decode())


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("situation", type=Path)
    parser.add_argument("--reports", type=int, nargs="+", default=[6000, 60000])
    parser.add_argument("--in", dest="folder", type=Path, required=True, help="where the situations are made, and stay")
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=STAGES)
    parser.add_argument("--stage", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.stage:
        stage(given.situation, given.stage)
        return
    for reports in given.reports:
        folder = given.folder / str(reports)
        if not folder.exists():
            resample(given.situation, folder, reports)
        total = 0.0
        for name in given.stages:
            if name != "settle":
                (folder / f"{name}.json").unlink(missing_ok=True)
            command = [sys.executable, "-m", "benchmarks.assembly_scale", str(folder), "--in", ".", "--stage", name]
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
            took = msgspec.json.decode(done.stdout)
            total += took["cpu"]
            print(
                f"{reports:8,} {name:10} {took['cpu']:8.1f} s cpu {took['wall']:8.1f} s {took['peak']:6.0f} MB",
                flush=True,
            )
        print(f"{reports:8,} all        {total:8.1f} s cpu, {total / (reports / RATE):.1%} of reading", flush=True)


if __name__ == "__main__":
    main()
