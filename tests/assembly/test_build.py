"""A pile becomes a situation: the same one however often and wherever the build was cut off, with all accounted for."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pile import ROOT, SCRIPT, build, content, environment, make_pile, start

from dragoman.assembly.build import build as build_here
from dragoman.errors import DragomanError, UsageError
from dragoman.folder import read_manifest
from dragoman.store import Store

SAID = "China said: {} is a matter for all of us in this world.\nThe rest of the report is in English as well.\n"


def adds_up(account: dict) -> bool:
    kinds = ("read", "copies", "other_language", "unreadable", "empty")
    return account["seen"] == sum(account[kind] for kind in kinds)


@pytest.fixture(scope="module")
def pile(tmp_path_factory) -> Path:
    return make_pile(tmp_path_factory.mktemp("pile") / "in", 40)


@pytest.fixture(scope="module")
def undisturbed(pile, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "s"
    account = build(pile, folder, jobs=2)
    assert account["read"] == account["new"] == account["reports"] == 40 and adds_up(account)
    return folder


def test_any_number_of_processes_gives_the_same_bytes(pile, undisturbed, tmp_path):
    build(pile, tmp_path / "one", jobs=1)
    build(pile, tmp_path / "four", jobs=4)
    assert content(tmp_path / "one") == content(tmp_path / "four") == content(undisturbed)


def test_a_second_build_reads_nothing_and_changes_no_byte(pile, undisturbed):
    before = content(undisturbed)
    account = build(pile, undisturbed)
    assert (account["new"], account["read"]) == (0, 40)
    assert content(undisturbed) == before


def test_a_summary_says_what_was_found(undisturbed, pile):
    account = build(pile, undisturbed)
    assert account["records"] == {"actors": 120, "statements": 80}
    assert (account["speakers"], account["first"], account["last"]) == (2, "2024-05-01", "2024-05-28")


@pytest.mark.parametrize("seed", range(3))
def test_kill_9_at_any_moment_loses_and_doubles_nothing(tmp_path, seed):
    slow = {f"slow-{at}_txt": SAID.format(f"!slow {at}") for at in range(12)}
    pile = make_pile(tmp_path / "in", 20, **slow)
    random_ = random.Random(seed)
    kills = 0
    while kills < 3:
        process = start(pile, tmp_path / "s", jobs=2)
        try:
            process.wait(timeout=random_.uniform(0.4, 1.5))
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            kills += 1
        if (tmp_path / "s" / "manifest.json").exists():
            assert len(list(Store(tmp_path / "s").readings())) <= 32  # it opens, and every reading is whole
    assert kills > 0
    account = build(pile, tmp_path / "s", jobs=2)
    assert account["read"] == account["reports"] == 32
    build(pile, tmp_path / "undisturbed", jobs=1)
    assert content(tmp_path / "s") == content(tmp_path / "undisturbed")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes in /proc")
def test_a_killed_build_leaves_no_process_behind(tmp_path):
    pile = make_pile(tmp_path / "in", 0, a_txt=SAID.format("!hang"), b_txt=SAID.format("!hang too"))
    process = start(pile, tmp_path / "s", jobs=2)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    wait_until(lambda: len(children.read_text().split()) == 2)
    workers = [int(pid) for pid in children.read_text().split()]
    process.send_signal(signal.SIGKILL)
    process.communicate()
    wait_until(lambda: not any(running(pid) for pid in workers))


def wait_until(holds: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def stored(folder: Path) -> int:
    """How many reports a build under way has stored."""
    try:
        return sum(fresh.reports.rows for fresh in read_manifest(folder).fresh)
    except UsageError:
        return 0


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def test_what_was_read_before_a_kill_is_not_read_again(tmp_path):
    slow = {f"slow-{at:02d}_txt": SAID.format(f"!slow {at}") for at in range(15)}
    pile = make_pile(tmp_path / "in", 0, **slow)
    process = start(pile, tmp_path / "s", jobs=1)
    wait_until(lambda: stored(tmp_path / "s") > 0)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert 0 < 15 - build(pile, tmp_path / "s", jobs=1)["new"] < 15


def test_ctrl_c_stores_what_was_read_and_the_next_build_goes_on(tmp_path):
    slow = {f"slow-{at:02d}_txt": SAID.format(f"!slow {at}") for at in range(20)}
    pile = make_pile(tmp_path / "in", 10, **slow)
    process = start(pile, tmp_path / "s", jobs=2)
    wait_until(lambda: stored(tmp_path / "s") > 0)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: to the whole group
    _, err = process.communicate(timeout=10)
    assert err.splitlines() == ["KeyboardInterrupt: "]
    kept = len(list(Store(tmp_path / "s").readings()))
    assert 0 < kept < 30
    assert build(pile, tmp_path / "s", jobs=2)["new"] == 30 - kept
    build(pile, tmp_path / "undisturbed")
    assert content(tmp_path / "s") == content(tmp_path / "undisturbed")


def test_a_report_that_kills_its_process_is_named_and_the_rest_is_read(tmp_path):
    lines = [SAID.format(word) for word in ("one", "!crash", "two", "!raise", "three")]
    rows = "".join(json.dumps({"text": line}) + "\n" for line in lines)
    pile = make_pile(
        tmp_path / "in", 5, rows_jsonl=rows, bad_txt=SAID.format("!killed"), worse_txt=SAID.format("!memory")
    )
    account = build(pile, tmp_path / "s", jobs=2)
    assert account["read"] == 8 and adds_up(account)
    reasons = {Path(f["name"]).name: f["reason"] for f in account["failures"]}
    assert reasons == {
        "bad.txt": "the process that read it was killed, twice: there may be too little memory for it",
        "worse.txt": "memory ran out while it was read",
        "rows.jsonl:2": "the process that read it ended with status 7",
        "rows.jsonl:4": reasons["rows.jsonl:4"],
    }
    assert "ValueError at standin.py" in reasons["rows.jsonl:4"] and "\n" not in reasons["rows.jsonl:4"]
    # The process may fare better tomorrow, so those are tried again; the account stays the same, and so do the bytes.
    before = content(tmp_path / "s")
    again = build(pile, tmp_path / "s", jobs=1)
    assert (again["new"], again["failures"]) == (0, account["failures"])
    assert content(tmp_path / "s") == before


def test_a_report_that_takes_for_ever_is_given_up(tmp_path):
    pile = make_pile(tmp_path / "in", 3, hang_txt=SAID.format("!hang"))
    account = build(pile, tmp_path / "s", jobs=2, patience=2.0)
    assert [Path(f["name"]).name for f in account["failures"]] == ["hang.txt"]
    assert "took more than 2 seconds" in account["failures"][0]["reason"]
    assert account["read"] == 3


def test_the_same_text_twice_is_one_report_at_its_first_place(tmp_path):
    pile = make_pile(
        tmp_path / "in", 3, zz_txt=SAID.format("same"), aa_txt=SAID.format("same"), mm_txt=SAID.format("same")
    )
    account = build(pile, tmp_path / "s", jobs=2)
    assert (account["read"], account["copies"], account["reports"]) == (4, 2, 4)
    places = [p for p in Store(tmp_path / "s").places() if not p.name.endswith("txt") or "report" not in p.name]
    assert [(Path(p.name).name, p.outcome) for p in places] == [
        ("aa.txt", "read"),
        ("mm.txt", "copy"),
        ("zz.txt", "copy"),
    ]


def test_an_earlier_place_that_comes_later_becomes_the_reports_home(tmp_path):
    pile = make_pile(tmp_path / "in", 2, m_txt=SAID.format("same"))
    build(pile, tmp_path / "s")
    (pile / "a.txt").write_text(SAID.format("same"))
    (pile / "z.txt").write_text(SAID.format("same"))
    account = build(pile, tmp_path / "s")
    assert (account["new"], account["copies"], account["reports"]) == (1, 2, 3)
    build(pile, tmp_path / "undisturbed")
    assert content(tmp_path / "s") == content(tmp_path / "undisturbed")


def test_a_report_that_was_read_at_a_later_place_first_is_counted_once(tmp_path):
    rows = [SAID.format(f"!slow {at}") for at in range(8)] + [SAID.format("same")]
    pile = make_pile(
        tmp_path / "in", 0, a_jsonl="".join(json.dumps({"text": text}) + "\n" for text in rows), b_txt=rows[-1]
    )
    account = build(pile, tmp_path / "s", jobs=2)  # the other process comes to b.txt long before this one to row 9
    assert (account["read"], account["new"], account["copies"], account["reports"]) == (9, 9, 1, 9)


def test_copies_of_a_report_that_cannot_be_read_are_not_lost(tmp_path):
    pile = make_pile(tmp_path / "in", 1, a_txt=SAID.format("!raise"), b_txt=SAID.format("!raise"))
    account = build(pile, tmp_path / "s", jobs=1)
    assert (account["unreadable"], account["copies"]) == (2, 0)
    build(pile, tmp_path / "t", jobs=2)
    assert {f["name"] for f in account["failures"]} == {str(pile / "a.txt"), str(pile / "b.txt")}


def test_a_changed_file_is_read_anew_and_what_it_held_is_forgotten(tmp_path):
    pile = make_pile(tmp_path / "in", 3, rows_jsonl="".join(json.dumps({"text": SAID.format(x)}) + "\n" for x in "abc"))
    build(pile, tmp_path / "s")
    (pile / "report-0001.txt").write_text(SAID.format("changed"))
    (pile / "rows.jsonl").write_text("".join(json.dumps({"text": SAID.format(x)}) + "\n" for x in "ab"))
    account = build(pile, tmp_path / "s")
    assert (account["new"], account["reports"]) == (1, 5)
    build(pile, tmp_path / "undisturbed")
    assert content(tmp_path / "s") == content(tmp_path / "undisturbed")


def test_files_that_are_not_there_any_more_leave_their_reports(tmp_path):
    pile = make_pile(tmp_path / "in", 3)
    build(pile, tmp_path / "s")
    (pile / "report-0000.txt").unlink()
    assert build(pile, tmp_path / "s")["reports"] == 3
    account = build([pile, pile / "report-0000.txt", pile / "never.txt"], tmp_path / "s")
    assert account["reports"] == 3
    assert {Path(f["name"]).name for f in account["failures"]} == {"report-0000.txt", "never.txt"}
    assert adds_up(account)


def test_a_second_folder_adds_to_the_first(tmp_path):
    build(make_pile(tmp_path / "jan", 3), tmp_path / "s")
    (tmp_path / "feb").mkdir()
    (tmp_path / "feb" / "x.txt").write_text(SAID.format("february"))
    account = build(tmp_path / "feb", tmp_path / "s")
    assert (account["seen"], account["reports"]) == (1, 4)


def test_other_options_read_again(tmp_path):
    pile = make_pile(tmp_path / "in", 3)
    build(pile, tmp_path / "s")
    assert build(pile, tmp_path / "s", published="1999-01-01")["new"] == 3
    assert {r.report.published for r in Store(tmp_path / "s").readings()} == {"1999-01-01"}


def test_a_damaged_part_is_repaired_from_its_files(tmp_path):
    pile = make_pile(tmp_path / "in", 6)
    build(pile, tmp_path / "s")
    before = content(tmp_path / "s")
    for table in ("reports", "records", "places"):
        part = next((tmp_path / "s" / table).iterdir())
        part.write_bytes(part.read_bytes()[::-1])
        account = build(pile, tmp_path / "s")
        assert account["repaired"] == [f"{table}/{part.name}"]
        assert content(tmp_path / "s") == before


@pytest.mark.parametrize("limit", [300, 2000, 5000])
def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path, limit):
    pile = make_pile(tmp_path / "in", 30)

    def full() -> None:
        # No file may grow beyond this, which fails as a full disk does: in the middle of a write.
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    arguments = json.dumps([[str(pile)], str(tmp_path / "s"), {"jobs": 1}, 60])
    command = [sys.executable, "-c", SCRIPT, arguments]
    found = subprocess.run(command, env=environment(), preexec_fn=full, capture_output=True, text=True, timeout=60)
    assert found.returncode == 1
    assert "cannot be written to" in found.stderr and "Traceback" not in found.stderr
    assert build(pile, tmp_path / "s")["reports"] == 30
    build(pile, tmp_path / "undisturbed")
    assert content(tmp_path / "s") == content(tmp_path / "undisturbed")


def test_a_really_full_disk(tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    if (
        os.geteuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], capture_output=True).returncode
    ):
        pytest.skip("only root may mount a small file system")
    try:
        pile = make_pile(tmp_path / "in", 300)
        process = start(pile, small / "s", jobs=2)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 1 and "No space left on device" in err
        assert (small / "s" / "manifest.json").stat().st_size > 0
        Store(small / "s")
    finally:
        subprocess.run(["umount", small], check=True)


def test_calls_that_cannot_work_are_refused(tmp_path):
    with pytest.raises(UsageError, match="nothing to read"):
        (tmp_path / "empty").mkdir()
        build_here(tmp_path / "empty", tmp_path / "s")
    with pytest.raises(UsageError, match="--jobs 0"):
        build_here(ROOT / "examples", tmp_path / "s", jobs=0)
    assert not (tmp_path / "s").exists()


def test_a_reader_that_cannot_start_ends_the_build_with_its_reason(tmp_path):
    pile = make_pile(tmp_path / "in", 2)
    with pytest.raises(DragomanError, match=r"cannot start .*no_such_module"):
        build_here(pile, tmp_path / "s", reader="no_such_module:read", jobs=2)
