"""Every document of any pile comes to one end and is named; order, interruptions and changes make no other folder."""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from unittest.mock import patch

import standin
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pile import content

from benchmarks.faults import adds_up
from dragoman.assembly import build as building
from dragoman.assembly import fingerprints
from dragoman.assembly.account import Account
from dragoman.assembly.build import build
from dragoman.assembly.worker import Ended, through
from dragoman.store import Store

ENGLISH = "China said: {} is a matter for all of us in this world.\nThe rest of the report is in English as well.\n"
TEXTS = {
    **{f"text {at}": ENGLISH.format(f"item {at}") for at in range(4)},
    "German": "Die Minister haben sich am Montag in Oslo getroffen und lange miteinander geredet.\n" * 3,
    "stub": "Access denied\n\nPlease enable JavaScript to continue\n",
    "defect": ENGLISH.format("!raise"),
    "blank": " \n",
}
#: How each text ends where it stands for the first time.
ENDS = {"German": "other language", "stub": "furniture", "defect": "unreadable", "blank": "unreadable"}

texts = st.sampled_from(sorted(TEXTS))
rows = st.lists(st.one_of(texts, st.just("broken")), min_size=1, max_size=6)
files = st.one_of(texts, st.sampled_from(["binary", "empty"]), rows)
piles = st.dictionaries(st.sampled_from("abcdefgh"), files, min_size=1, max_size=6)


class Killed(BaseException):
    """A kill -9: nothing is done after it."""


class Life:
    """How a build goes: in which order the documents come, which file goes when, and at which store it is killed."""

    def __init__(self, seed: int | None = None, stores: int = 1 << 30, gone: Path | None = None) -> None:
        self.random = random.Random(seed) if seed is not None else None
        self.stores, self.gone = stores, gone

    def work_through(self, pieces, jobs, reader, wanted) -> Iterator:
        """`workers.work_through` in one process: `jobs` pieces at a time, the next word from any of them."""
        waiting = list(pieces)
        going: list[list] = []
        while waiting or going:
            while waiting and len(going) < jobs:
                piece = waiting.pop(0)
                going.append([piece, through(piece.work(), standin.read, lambda f, p=piece: wanted(p, f)), None])
            one = self.random.choice(going) if self.random else going[0]
            if self.gone is not None and self.random and self.random.random() < 0.3:
                self.gone.unlink(missing_ok=True)
            if one[2] is None:
                one[2] = next(one[1])  # it was found, and is being read
                continue
            answer, one[2] = one[2], None
            if isinstance(answer, Ended):
                going.remove(one)
            yield one[0], answer

    def add(self, store: Store, *more) -> None:
        self.stores -= 1
        if self.stores <= 0:
            raise Killed
        _add(store, *more)


_add = Store.add


def built(pile: Path, into: Path, life: Life, jobs: int = 1) -> Account:
    with ExitStack() as changed:
        changed.enter_context(patch.object(building, "work_through", life.work_through))
        changed.enter_context(patch.object(Store, "add", lambda *all_: life.add(*all_)))
        changed.enter_context(patch.object(building, "STORE_EVERY", 0.0))
        changed.enter_context(patch.object(building, "STORE_SHARE", 0))
        changed.enter_context(patch.object(fingerprints, "of_reader", lambda name: name))
        changed.enter_context(patch.object(os, "fsync", lambda _: None))
        return build(pile, into, jobs=jobs, reader="standin:read")


def put(pile: Path, files: dict) -> None:
    """Writes the files of a pile; one that is not to change is left alone."""
    pile.mkdir(exist_ok=True)
    for name, what in files.items():
        path = pile / (f"{name}.jsonl" if isinstance(what, list) else f"{name}.txt")
        (pile / f"{name}.jsonl").unlink(missing_ok=True)
        (pile / f"{name}.txt").unlink(missing_ok=True)
        if isinstance(what, list):
            lines = ["{broken" if row == "broken" else json.dumps({"text": TEXTS[row]}) for row in what]
            path.write_text("".join(f"{line}\n" for line in ['{"text": "\\n"}', *lines]))
        else:
            path.write_bytes({"binary": b"\0\1" * 99, "empty": b""}.get(what) or TEXTS.get(what, "").encode())


def expected(pile: Path, files: dict) -> tuple[Counter[str], set[str]]:
    """What a pile comes to, told from what was put in, and the names of its documents."""
    documents = []
    for name, what in files.items():
        if isinstance(what, list):
            documents += [(f"{name}.jsonl:{at}", row) for at, row in enumerate(["blank", *what], start=1)]
        else:
            documents.append((f"{name}.txt", what))
    ends: Counter[str] = Counter()
    seen = set()
    for _, what in documents:
        end = ENDS.get(what, "read") if what in TEXTS else "unreadable"
        ends["copy" if end == "read" and what in seen else end] += 1
        seen.add(what)
    return ends, {str(pile / name) for name, _ in documents}


def holds(account: Account, pile: Path, files: dict, folder: Path) -> None:
    ends, names = expected(pile, files)
    assert adds_up(account)
    assert account.seen == ends.total() == len(names)
    assert (account.read, account.copies, account.furniture) == (ends["read"], ends["copy"], ends["furniture"])
    assert (account.other_language, account.unreadable) == (ends["other language"], ends["unreadable"])
    told = [f.name for f in account.failures] + [c.name for c in account.copied] + list(account.hollow)
    assert len(told) == len(set(told)) and set(told) <= names
    read = [place.name for place in Store(folder).places(outcome="read")]
    assert sorted([*told, *read]) == sorted(names)
    assert {copied.of for copied in account.copied} <= set(read)


@given(piles, st.integers(0, 1 << 30), st.integers(1, 3), st.lists(st.integers(1, 9), max_size=3))
@example({"a": "German", "b": "German", "c": "defect", "d": "defect"}, 1621673, 2, [])
@settings(max_examples=12, deadline=None)
def test_any_pile_in_any_order_after_any_kills_gives_one_folder_and_one_account(files, seed, jobs, kills):
    with tempfile.TemporaryDirectory() as name:
        pile, folder = Path(name, "in"), Path(name, "s")
        put(pile, files)
        holds(built(pile, Path(name, "whole"), Life()), pile, files, Path(name, "whole"))
        for at, stores in enumerate(kills):
            with suppress(Killed):
                built(pile, folder, Life(seed + at, stores), jobs)
        holds(built(pile, folder, Life(seed), jobs), pile, files, folder)
        assert content(folder) == content(Path(name, "whole"))


@given(piles, piles, st.integers(0, 1 << 30), st.integers(1, 3), st.lists(st.integers(1, 9), max_size=2))
@settings(max_examples=12, deadline=None)
def test_files_that_change_leave_the_folder_of_what_they_are_now(before, after, seed, jobs, kills):
    # A file that is gone stays in the situation, so each of them is there again under its name.
    after = {
        name: after.get(name, what) if isinstance(after.get(name), type(what)) else what
        for name, what in before.items()
    }
    with tempfile.TemporaryDirectory() as name:
        pile, folder = Path(name, "in"), Path(name, "s")
        put(pile, before)
        built(pile, folder, Life(seed), jobs)
        put(pile, after)
        for at, stores in enumerate(kills):
            with suppress(Killed):
                built(pile, folder, Life(seed + at, stores), jobs)
        holds(built(pile, folder, Life(seed), jobs), pile, after, folder)
        holds(built(pile, Path(name, "whole"), Life()), pile, after, Path(name, "whole"))
        assert content(folder) == content(Path(name, "whole"))


@given(piles, st.integers(0, 1 << 30), st.integers(1, 3), st.data())
@settings(max_examples=12, deadline=None)
def test_a_file_that_goes_while_it_is_read_is_counted_and_read_when_it_is_back(files, seed, jobs, data):
    with tempfile.TemporaryDirectory() as name:
        pile, folder = Path(name, "in"), Path(name, "s")
        put(pile, files)
        gone = data.draw(st.sampled_from(sorted(pile.iterdir())))
        account = built(pile, folder, Life(seed, gone=gone), jobs)
        assert adds_up(account)
        told = [f.name for f in account.failures] + [c.name for c in account.copied] + list(account.hollow)
        assert len(told) == len(set(told))
        put(pile, files)
        holds(built(pile, folder, Life(seed), jobs), pile, files, folder)
        holds(built(pile, Path(name, "whole"), Life()), pile, files, Path(name, "whole"))
        assert content(folder) == content(Path(name, "whole"))
