"""What can be fuzzed, by name: what is done with an item, what items to begin from, and what to splice in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from fuzzing import files


class Target(NamedTuple):
    """`run` raises where an item shows a defect; `seeds` are items to begin from, `words` pieces of others."""

    run: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]
    words: Sequence[bytes] = ()
    longest: int = 4096


def _all_files() -> Iterator[bytes]:
    kinds = files.suffixes()
    for suffix, seeds in ((".txt", files.texts), (".html", files.pages), (".jsonl", files.objects), (".csv", files.rows),
                          (".parquet", files.columnar)):  # fmt: skip
        for item in seeds():
            yield bytes([kinds.index(suffix)]) + item[1:]


_WORDS = files.WORDS
TARGETS: dict[str, Target] = {
    "text": Target(files.read_as(".txt", ".md"), files.texts, _WORDS["text"]),
    "html": Target(files.read_as(".html"), files.pages, _WORDS["html"], 8192),
    "json": Target(files.read_as(".jsonl", ".json"), files.objects, _WORDS["json"]),
    "table": Target(files.read_as(".csv", ".tsv", ".tab"), files.rows, _WORDS["table"]),
    "parquet": Target(files.read_as(".parquet"), files.columnar, (b"PAR1",)),
    "file": Target(files.read_any, _all_files, [word for words in _WORDS.values() for word in words], 8192),
}
