"""What is assembled from a situation, kept in its folder: reckoned once, and again when reports or fixes change.

A `Store` in, `Assembled` out. `assembled.json` is no part of the situation: it can be deleted, and is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import msgspec

from dragoman.assembly.assembled import PARTS, Assembled, assemble, together
from dragoman.assembly.kept_registry import identity_of
from dragoman.assembly.kept_stories import stories_of
from dragoman.assembly.origins import Origins
from dragoman.assembly.repeats import SaidOnce
from dragoman.assembly.standing import Standing, whole_groups
from dragoman.assembly.stories import origins
from dragoman.collection import without_collection
from dragoman.folder import FIXES
from dragoman.kept import Form, kept
from dragoman.parts import to_record
from dragoman.records import Actor, Reading, Struct
from dragoman.store import Store, Wanted

KEPT = "assembled.json"


def assembled_of(store: Store, readings: Iterable[Reading] | None = None) -> Assembled:
    """What all reports of a situation together say, as the analyst's fixes have it.

    `readings` are those of the store, where they have been read already. Where the folder cannot be written to it is
    reckoned each time.
    """

    def make() -> Assembled:
        return _made(store, readings)

    form = Form(Assembled.encode, lambda data: Assembled.decode(data, make))
    return kept(store, KEPT, lambda: state_of(store), form, make)


def _made(store: Store, readings: Iterable[Reading] | None) -> Assembled:
    standing = Standing(whole_groups(_groups(store)), identity_of(store))
    whose = origins(stories_of(store))
    with without_collection():
        if readings is not None:
            return assemble(readings, standing, whose)
        return _by_part(store, standing, whose)


def _by_part(store: Store, standing: Standing, origins: Origins) -> Assembled:
    """The same, with no more in memory than one part needs; what the others have found is kept as JSON."""
    encoded: dict[str, bytes] = {}
    contradictions: list[Mapping[str, Sequence[Struct]]] = []
    once = SaidOnce()
    wanted = sorted({kind for part in PARTS for kind in part.types})
    with store.laid_out(wanted) as laid:
        for part in PARTS:
            readings = laid.readings(part.types, part.having)
            # Who has nothing of the part says nothing of it twice.
            said = (once(each) if any(getattr(each, kind) for kind in part.having) else each for each in readings)
            found = part.make(said, standing, origins)
            contradictions.append({"contradictions": found.pop("contradictions", ())})
            while found:
                name, records = found.popitem()
                encoded[name] = msgspec.json.encode(records)
                del records
    encoded["contradictions"] = msgspec.json.encode(together(contradictions)["contradictions"])
    return Assembled(encoded=encoded)


def _groups(store: Store) -> Iterator[Actor]:
    records = (to_record(row) for row in store.records(Wanted(types=["actors"], kinds=["group"])))
    return (record for record in records if isinstance(record, Actor))


def state_of(store: Store) -> str:
    """Names what is assembled by what it depends on: parts of reports and records, fixes, rules, what is left out."""
    manifest = store.manifest
    fresh = [part for three in manifest.fresh for part in (three.reports, three.records)]
    parts = [part for part in manifest.parts if not part.name.startswith("places/")] + fresh
    whole = hashlib.sha256(repr([(part.name, part.sha256) for part in parts]).encode())
    with suppress(OSError):
        whole.update((store.folder / FIXES).read_bytes())
    whole.update(_rules() + str(store.least).encode())
    return whole.hexdigest()[:16]


@lru_cache(maxsize=1)
def _rules() -> bytes:
    """The rules as they were when they were first used: those of a running program do not change."""
    rules = Path(__file__).parent
    whole = hashlib.sha256()
    for file in [*sorted(rules.glob("*.py")), rules.parent / "records.py"]:
        whole.update(file.read_bytes())
    return whole.digest()
