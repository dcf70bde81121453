"""Annotated corpora: JSON Lines, gzipped or not, from a folder outside the repository.

The folder is `--data`, else the environment variable DRAGOMAN_DATA, else `shared/data` beside the repository's folder.
A row is a dictionary as the corpus has it; offsets are code points, end-exclusive.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Span = tuple[int, int]

ROOT = Path(__file__).resolve().parents[1]


class NoCorpusError(Exception):
    """The corpus that a benchmark needs is not there. The message says where it was looked for and what to give."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """One file of rows; `limit` takes the first so many."""

    path: Path
    limit: int | None = None

    @property
    def name(self) -> str:
        """The file's name without its endings: `polnear_dev`."""
        return self.path.name.removesuffix(".gz").removesuffix(".jsonl")

    def rows(self) -> Iterator[Row]:
        """The rows in the order of the file. Raises `ValueError` with file and line where one is not JSON."""
        opener = gzip.open if self.path.suffix == ".gz" else open
        with opener(self.path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(islice(lines, self.limit), 1):
                try:
                    yield json.loads(line)
                except json.JSONDecodeError as error:
                    raise ValueError(f"{self.path.name}:{number}: not a line of JSON: {error}") from error

    def sha256(self) -> str:
        """The first 12 hex digits of the file's SHA-256: which edition a figure was measured on."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()[:12]


def data_folder(given: Path | None = None) -> Path:
    """Where the corpora are: `given`, DRAGOMAN_DATA, or `../shared/data`. It need not be there."""
    if given is not None:
        return given
    if found := os.environ.get("DRAGOMAN_DATA"):
        return Path(found)
    return ROOT.parent / "shared" / "data"


def find(name: str, data: Path | None = None, given: Path | None = None, limit: int | None = None) -> Corpus:
    """The corpus in the file `given`, or else the one called `name` in the data folder. Raises `NoCorpusError`."""
    if given is not None:
        if not given.is_file():
            raise NoCorpusError(f"there is no file {given}")
        return Corpus(given, limit)
    folder = data_folder(data)
    for ending in (".jsonl.gz", ".jsonl"):
        if (path := folder / f"{name}{ending}").is_file():
            return Corpus(path, limit)
    raise NoCorpusError(
        f"there is no {name}.jsonl.gz in {folder}: give the folder with --data or DRAGOMAN_DATA, a file with --corpus"
    )


def spans(value: list[list[int]]) -> tuple[Span, ...]:
    """Spans as they stand in JSON, as tuples."""
    return tuple((int(start), int(end)) for start, end in value)
