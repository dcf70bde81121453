"""Disks, clocks, files and the system fail at any moment: the situation opens, building on gives the same bytes."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pile import ROOT, SUPPORT, build, content, environment, make_pile

import dragoman as dm
from benchmarks import faults
from dragoman.assembly import build as building
from dragoman.assembly import fingerprints
from dragoman.assembly.build import build as build_here
from dragoman.errors import SituationError, UsageError
from dragoman.folder import read_manifest
from dragoman.store import Store, store

SAID = "China said: {} is a matter for all of us in this world.\nThe rest of the report is in English as well.\n"


@pytest.fixture
def here(monkeypatch):
    """Builds in this process, on one other that reads, with many stores; what the disk does can be changed."""
    monkeypatch.setattr(building, "STORE_EVERY", 0.0)
    monkeypatch.setattr(building, "STORE_SHARE", 0)
    monkeypatch.setattr(store, "FRESH_PARTS", 2)
    monkeypatch.setattr(fingerprints, "of_reader", lambda name: name)
    monkeypatch.setattr(sys, "path", [str(SUPPORT), str(ROOT), *sys.path])
    return lambda pile, into, **how: build_here(pile, into, **{"reader": "standin:read", "jobs": 1, **how})


@pytest.fixture(scope="module")
def pile(tmp_path_factory) -> Path:
    return make_pile(tmp_path_factory.mktemp("faults") / "in", 6, z_txt=SAID.format("same"), a_txt=SAID.format("same"))


@pytest.fixture(scope="module")
def whole(pile, tmp_path_factory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("faults") / "whole"
    build(pile, folder, jobs=1)
    return content(folder)


def test_kills_at_random_moments_are_healed():
    (found,) = faults.measure(4)  # one of each kind; `python -m benchmarks faults` does a hundred
    assert found["recovered"] == 1.0, found.note


class Failing:
    """A call that fails with `error` from the `first` time on."""

    def __init__(self, call, first: int, error: int) -> None:
        self.call, self.left, self.error = call, first, error

    def __call__(self, *values, **more):
        self.left -= 1
        if self.left <= 0:
            raise OSError(self.error, os.strerror(self.error))
        return self.call(*values, **more)


@pytest.mark.parametrize(("call", "error"), [("fsync", errno.ENOSPC), ("replace", errno.EIO)])
def test_a_disk_that_fails_at_any_step_of_a_build_is_said_and_healed(
    here, pile, whole, tmp_path, monkeypatch, call, error
):
    folder, at, failed = tmp_path / "s", 0, 0
    for at in (1, 2, 5, 13, 34, 1000):
        with monkeypatch.context() as broken:
            broken.setattr(os, call, Failing(getattr(os, call), at, error))
            try:
                here(pile, folder)
            except (SituationError, UsageError) as told:
                failed += 1
                assert os.strerror(error) in str(told)
                assert ("make room" in str(told)) or ("name another" in str(told))
        if (folder / "manifest.json").exists():
            Store(folder).ask("SELECT count(*) FROM reports")
    assert failed >= 3
    here(pile, folder)
    assert content(folder) == whole


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may mount")
def test_a_folder_that_may_only_be_read_is_said_and_answers(pile, whole, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("only root may mount")
    try:
        build(pile, disk / "s")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        done = dragoman("build", pile, "--into", disk / "s")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert f"{disk / 's'} cannot be written to (Read-only file system)" in done.stderr
        done = dragoman("build", pile, "--into", disk / "new")
        assert (done.returncode, done.stderr) == (
            2,
            f"dragoman: {disk / 'new'} cannot be written to (Read-only file system): name another folder\n",
        )
        done = dragoman("brief", disk / "s")
        assert (done.returncode, done.stderr) == (0, "")
        done = dragoman("fix", disk / "s", "rename", "China", "Middle Kingdom")
        assert done.returncode == 2 and "cannot be written to (Read-only file system)" in done.stderr
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        build(pile, disk / "s")
        assert {name: data for name, data in content(disk / "s").items() if name in whole} == whole
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def dragoman(*words, **how) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dragoman", *map(str, words)]
    return subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=120, **how)


def test_a_slow_disk_changes_nothing(here, pile, whole, tmp_path, monkeypatch):
    sync = os.fsync

    def slow(handle):
        time.sleep(0.01)
        sync(handle)

    monkeypatch.setattr(os, "fsync", slow)
    here(pile, tmp_path / "s")
    assert content(tmp_path / "s") == whole


@pytest.mark.parametrize("jump", [-10 * 365 * 86400.0, 10 * 365 * 86400.0])
def test_clocks_that_jump_and_files_of_the_future_change_nothing(here, tmp_path, monkeypatch, jump):
    pile = make_pile(tmp_path / "in", 4)
    here(pile, tmp_path / "undisturbed")
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + jump)
    for path in pile.iterdir():
        os.utime(path, (now() + jump, now() + jump))
    here(pile, tmp_path / "s")
    assert content(tmp_path / "s") == content(tmp_path / "undisturbed")
    (pile / "report-0001.txt").write_text(SAID.format("changed"))
    os.utime(pile / "report-0001.txt", (now() + jump, now() + jump))
    assert here(pile, tmp_path / "s").new == 1


# -- files that fail while they are read


@pytest.fixture
def worker_with(monkeypatch, tmp_path):
    """Has the process that reads run some lines before it begins."""

    def put(lines: str) -> None:
        (tmp_path / "site").mkdir(exist_ok=True)
        (tmp_path / "site" / "sitecustomize.py").write_text(
            f"import sys\nif 'dragoman.assembly.worker' in sys.orig_argv:\n{lines}"
        )
        monkeypatch.setattr(sys, "path", [str(tmp_path / "site"), *sys.path])

    return put


UNPLUGGED = """
    import builtins, io, os, pathlib
    real = pathlib.Path.open
    def unplugged(self, *values, **more):
        file = real(self, *values, **more)
        if self.name == "rows.jsonl" and os.path.exists(%r):
            raise OSError(5, "Input/output error")
        return file
    pathlib.Path.open = unplugged
"""


def rows_of(count: int) -> str:
    return "".join(json.dumps({"text": SAID.format(f"row {at}")}) + "\n" for at in range(count))


def test_a_drive_that_comes_back_has_all_its_documents_read(here, worker_with, tmp_path):
    pile = make_pile(tmp_path / "in", 2, rows_jsonl=rows_of(5))
    here(pile, tmp_path / "undisturbed")
    unplugged = tmp_path / "unplugged"
    worker_with(UNPLUGGED % str(unplugged))
    unplugged.touch()
    account = here(pile, tmp_path / "s")
    assert (account.seen, account.read, account.unreadable) == (3, 2, 1)
    assert account.failures[0].reason == "cannot be read: Input/output error"
    again = here(pile, tmp_path / "s")
    assert (again.read, again.failures) == (account.read, account.failures)
    unplugged.unlink()
    assert here(pile, tmp_path / "s").read == 7
    assert content(tmp_path / "s") == content(tmp_path / "undisturbed")


def test_a_drive_that_goes_after_a_part_of_a_table_was_read_costs_nothing(here, worker_with, tmp_path):
    """The rows that were read before stay, the others are read when it is back."""
    pile = make_pile(tmp_path / "in", 0, rows_jsonl=rows_of(6))
    here(pile, tmp_path / "undisturbed")
    stop = tmp_path / "stop"

    def tell(progress):
        if progress.reports == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        here(pile, tmp_path / "s", tell=tell)
    worker_with(UNPLUGGED % str(stop))
    stop.touch()
    account = here(pile, tmp_path / "s")
    assert (account.read, account.unreadable) == (3, 1)
    stop.unlink()
    assert here(pile, tmp_path / "s").new == 3
    assert content(tmp_path / "s") == content(tmp_path / "undisturbed")


def test_a_file_that_changes_while_it_is_read_and_changes_back_is_read_again(here, tmp_path):
    pile = make_pile(tmp_path / "in", 0, rows_jsonl=rows_of(6))
    here(pile, tmp_path / "undisturbed")
    table = pile / "rows.jsonl"

    def tell(progress):
        if progress.reports == 2 and table.stat().st_size > 400:
            table.write_text(rows_of(3))

    read_whole = fingerprints.stamp(str(table))
    assert here(pile, tmp_path / "s", tell=tell, reader="standin:read").read <= 6
    assert fingerprints.stamp(str(table)) != read_whole
    table.write_text(rows_of(6))
    assert here(pile, tmp_path / "s").read == 6
    assert content(tmp_path / "s") == content(tmp_path / "undisturbed")


def test_files_that_vanish_between_looking_and_reading_are_each_counted_once(here, tmp_path):
    pile = make_pile(tmp_path / "in", 5)
    gone = pile / "report-0003.txt"

    def tell(progress):
        if progress.reports == 1:
            gone.unlink(missing_ok=True)

    account = here(pile, tmp_path / "s", tell=tell)
    assert faults.adds_up(account) and account.seen == 5
    assert [(Path(f.name).name, f.reason) for f in account.failures] == [("report-0003.txt", "is not there (any more)")]
    again = here([pile, gone], tmp_path / "s")  # named, so it is missed
    assert faults.adds_up(again) and (again.seen, again.unreadable) == (5, 1)


def test_a_report_that_is_gone_today_is_seen_once_and_stays_in_the_situation(here, tmp_path):
    pile = make_pile(tmp_path / "in", 3)
    here(pile, tmp_path / "s")
    (pile / "report-0002.txt").unlink()
    account = here([pile, pile / "report-0002.txt"], tmp_path / "s")
    assert (account.seen, account.read, account.unreadable, account.reports) == (3, 2, 1, 3)


def test_memory_that_runs_out_in_a_process_that_reads_costs_one_report(here, worker_with, tmp_path):
    worker_with("    import resource\n    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))\n")
    (tmp_path / "site" / "greedy.py").write_text(
        "import standin\n"
        "def read(report):\n"
        "    if '!greedy' in report.text: return bytearray(4 << 30)\n"
        "    return standin.read(report)\n"
    )
    pile = make_pile(tmp_path / "in", 3, b_txt=SAID.format("!greedy"))
    account = here(pile, tmp_path / "s", reader="greedy:read")
    assert [(Path(f.name).name, f.reason) for f in account.failures] == [("b.txt", "memory ran out while it was read")]
    (tmp_path / "site" / "greedy.py").write_text("from standin import read\n")
    assert here(pile, tmp_path / "s", reader="greedy:read").read == 4
    here(pile, tmp_path / "undisturbed", reader="greedy:read")
    assert content(tmp_path / "s") == content(tmp_path / "undisturbed")


# -- what has changed between two builds


def test_another_reader_reads_everything_again(here, pile, whole, tmp_path, monkeypatch):
    assert here(pile, tmp_path / "s").new == 7
    monkeypatch.setattr(fingerprints, "of_reader", lambda _: "another")
    assert here(pile, tmp_path / "s").new == 7
    assert here(pile, tmp_path / "s").new == 0
    monkeypatch.setattr(fingerprints, "of_reader", lambda name: name)
    assert here(pile, tmp_path / "s").new == 7
    assert content(tmp_path / "s") == whole


def test_a_file_that_is_given_twice_is_read_once(here, tmp_path):
    pile = make_pile(tmp_path / "in", 0, a_txt=SAID.format("!slow"))
    account = here([pile, pile / "a.txt", pile / "." / "a.txt", pile / "a.txt"], tmp_path / "s", jobs=3)
    assert (account.seen, account.read, account.copies) == (1, 1, 0)


# -- who is asked to end


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_build_that_is_asked_to_end_stores_what_was_read(tmp_path, number, status):
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("this signal is ignored here, as `nohup` has it, and so by what is started")
    pile = make_pile(tmp_path / "in", 3, **{f"slow-{at}_txt": SAID.format(f"!slow {at}") for at in range(30)})
    script = (
        "import sys; from dragoman.assembly import build; from functools import partial\n"
        "build.build = partial(build.build, reader='standin:read'); build.STORE_EVERY = 0.0\n"
        "from dragoman.cli import main; main()"
    )
    command = [sys.executable, "-c", script, "build", str(pile), "--into", str(tmp_path / "s"), "--jobs", "1"]
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not ((tmp_path / "s" / "manifest.json").exists() and read_manifest(tmp_path / "s").fresh):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == status
    assert err == "dragoman: stopped; what was read is stored, and the same command goes on from there\n"
    assert not (tmp_path / "s" / "building.json").exists()
    assert 0 < len(list(Store(tmp_path / "s").readings())) < 33


def test_whoever_stops_listening_does_not_stop_a_build(here, pile, whole, tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    script = "from dragoman.showing import progress; progress.FIRST_LINE = 0.0\nfrom dragoman.cli import main; main()"
    stub = make_pile(tmp_path / "in", 0, a_txt="Access denied\n")
    command = [sys.executable, "-c", script, "build", str(stub), "--into", str(tmp_path / "s"), "--jobs", "1"]
    done = subprocess.run(command, env=environment(), stdout=writing, stderr=writing, timeout=120)
    os.close(writing)
    assert done.returncode == 0
    assert read_manifest(tmp_path / "s").places == {"furniture": 1}


# -- several at once


def test_of_two_builds_that_begin_at_once_one_goes_on_and_the_other_says_so(pile, whole, tmp_path):
    command = [sys.executable, "-c", "import sys; from pile import SCRIPT; exec(SCRIPT)"]
    order = json.dumps([[str(pile)], str(tmp_path / "s"), {"jobs": 1}, 60])
    both = [
        subprocess.Popen(
            [*command, order], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    errors = [process.communicate(timeout=120)[1] for process in both]
    for process, error in zip(both, errors, strict=True):
        assert process.returncode == 0 or "is held by" in error
    assert 0 in [process.returncode for process in both]
    assert content(tmp_path / "s") == whole


def test_a_situation_that_is_asked_while_it_is_built_answers_with_what_is_stored(here, pile, whole, tmp_path):
    here(pile, tmp_path / "s")
    reader = dm.open(tmp_path / "s").store
    counts: list[int] = []
    more = make_pile(tmp_path / "more", 0, **{f"more-{at}_txt": SAID.format(f"more {at}") for at in range(12)})

    def tell(_):
        counts.append(len(list(reader.readings())))

    here(more, tmp_path / "s", tell=tell)
    assert counts == sorted(counts) and counts[0] == 7
    assert len(list(reader.readings())) == 19


def test_two_who_keep_the_same_file_at_once_leave_one_of_theirs(tmp_path):
    script = (
        "import sys; from pathlib import Path; from dragoman.parts import write_whole\n"
        "for _ in range(60): write_whole(Path(sys.argv[1]), sys.argv[2].encode() * int(sys.argv[3]))\n"
    )
    path = tmp_path / "kept.json"
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(path), word, count], env=environment())
        for word, count in (("a", "200000"), ("b", "3"))
    ]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        if path.exists():
            seen.add(path.read_bytes())
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen <= {b"a" * 200000, b"bbb"} and [entry.name for entry in tmp_path.iterdir()] == ["kept.json"]
