"""A build on a Ray cluster gives the very bytes of a build on one machine, whoever of the cluster dies meanwhile."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from pile import SUPPORT, content, make_pile

from dragoman.assembly import on_ray
from dragoman.assembly.build import build
from dragoman.errors import DragomanError, UsageError

ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'dragoman[ray]'")

SAID = "China said: {} is a matter for all of us in this world.\nThe rest of the report is in English as well.\n"
FRENCH = "Le ministre a dit que la situation dans la région reste très préoccupante pour tous les pays voisins.\n"


@pytest.fixture(scope="module")
def here():
    """A cluster of two processors on this machine."""
    os.environ["PYTHONPATH"] = os.pathsep.join([str(SUPPORT), os.environ.get("PYTHONPATH", "")])
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=80 << 20)
    yield
    ray.shutdown()


def on_cluster(pile, folder: Path, **how):
    return build(pile, folder, reader="standin:read", engine="ray", **how)


def on_machine(pile, folder: Path, **how):
    return build(pile, folder, reader="standin:read", jobs=2, **how)


def same(one, other) -> bool:
    """Whether two accounts tell the same, up to where and how fast."""
    return [getattr(one, name) for name in _TOLD] == [getattr(other, name) for name in _TOLD]


_TOLD = ("seen", "read", "copies", "other_language", "unreadable", "empty", "failures", "records", "repaired")


def rows(count: int, first: int = 0) -> str:
    return "".join(
        f'{{"text": "China said: row {at} matters to all of us here."}}\n' for at in range(first, first + count)
    )


@pytest.fixture(scope="module")
def damaged(tmp_path_factory) -> Path:
    """A pile with copies before and behind what they are copies of, across files and within one, and bad files."""
    pile = make_pile(tmp_path_factory.mktemp("pile") / "in", 12)
    (pile / "a-copy.txt").write_bytes((pile / "report-0005.txt").read_bytes())
    (pile / "z-copy.txt").write_bytes((pile / "report-0005.txt").read_bytes())
    (pile / "table.jsonl").write_text(rows(30) + rows(10, first=25) + '{"text": \n{"title": "none"}\n')
    (pile / "aaa.jsonl").write_text(rows(8, first=20))
    (pile / "french.txt").write_text(FRENCH * 4)
    (pile / "empty.txt").write_text("")
    (pile / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    (pile / "raises.txt").write_text(SAID.format("!raise"))
    (pile / "raises-again.txt").write_text(SAID.format("!raise"))
    return pile


def test_a_cluster_gives_the_bytes_of_one_machine(here, damaged, tmp_path):
    far = on_cluster(damaged, tmp_path / "far")
    near = on_machine(damaged, tmp_path / "near")
    assert (far.read, far.copies, far.other_language, far.empty) == (47, 15, 1, 0)
    assert far.seen == far.read + far.copies + far.other_language + far.unreadable + far.empty
    assert same(far, near)
    assert content(tmp_path / "far") == content(tmp_path / "near")


def test_what_a_situation_has_is_not_read_again_on_a_cluster(here, damaged, tmp_path):
    on_machine(damaged, tmp_path / "s")
    before = content(tmp_path / "s")
    assert on_cluster(damaged, tmp_path / "s").new == 0
    assert content(tmp_path / "s") == before
    more = make_pile(tmp_path / "more", 20)  # twelve of them are known
    account = on_cluster([damaged, more], tmp_path / "s")
    assert (account.new, account.copies) == (8, 27)
    on_machine([damaged, more], tmp_path / "near")
    assert content(tmp_path / "s") == content(tmp_path / "near")


def test_real_reports_are_read_on_a_cluster_as_on_one_machine(here, tmp_path):
    examples = Path(__file__).parent.parent.parent / "examples" / "reports"
    build(examples, tmp_path / "far", engine="ray")
    build(examples, tmp_path / "near", jobs=2)
    assert content(tmp_path / "far") == content(tmp_path / "near")


@pytest.mark.parametrize("how", ["!crash", "!killed"])
def test_a_report_that_kills_its_reader_twice_is_named_and_all_others_are_read(here, tmp_path, how):
    lines = rows(20).splitlines(keepends=True)
    lines.insert(11, f'{{"text": "China said: {how} is a matter for us. The rest is in English as well."}}\n')
    pile = make_pile(tmp_path / "in", 5)
    (pile / "table.jsonl").write_text("".join(lines))
    account = on_cluster(pile, tmp_path / "s")
    assert (account.read, account.unreadable) == (25, 1)
    (failure,) = account.failures
    assert failure.name.endswith("table.jsonl:12") and "died, twice" in failure.reason
    (pile / "table.jsonl").write_text("".join(line for line in lines if how not in line))
    on_cluster(pile, tmp_path / "s")
    on_machine(pile, tmp_path / "near")
    assert content(tmp_path / "s") == content(tmp_path / "near"), "and when it is gone nothing of it is left"


def test_a_report_that_takes_for_ever_is_given_up(here, tmp_path, monkeypatch):
    monkeypatch.setattr(on_ray, "PATIENCE", 1.0)
    monkeypatch.setenv("DRAGOMAN_TEST", "1")
    pile = make_pile(tmp_path / "in", 3, hangs_txt=SAID.format("!hang"))
    account = build(pile, tmp_path / "s", reader="impatient:read", engine="ray")
    assert (account.read, account.unreadable) == (3, 1)
    assert account.failures[0].reason == "took more than 1 seconds, and was given up"


def test_a_worker_killed_meanwhile_loses_and_doubles_nothing(here, tmp_path):
    slow = {f"slow-{at:02d}_txt": SAID.format(f"!slow {at}") for at in range(20)}
    pile = make_pile(tmp_path / "in", 5, **slow)
    killed: list[int] = []

    def kill_one(progress) -> None:
        if len(killed) < 2 and progress.reports > 4 * (len(killed) + 1):
            readers = [pid for pid in _readers() if pid not in killed]
            os.kill(readers[0], signal.SIGKILL)
            killed.append(readers[0])

    account = on_cluster(pile, tmp_path / "s", tell=kill_one)
    assert len(killed) == 2
    assert (account.read, account.unreadable) == (25, 0)
    on_machine(pile, tmp_path / "near")
    assert content(tmp_path / "s") == content(tmp_path / "near")


def _readers() -> list[int]:
    """The readers of our own cluster: processes that Ray calls so, started by a node that we have started."""
    names, parents = {}, {}
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            try:
                names[int(each.name)] = (each / "cmdline").read_bytes()
                parents[int(each.name)] = int((each / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    ours = [pid for pid, name in names.items() if name.startswith(b"ray::Reader")]
    return [pid for pid in ours if parents.get(parents[pid]) == os.getpid()]


def test_errors_for_which_no_report_is_to_blame_end_the_build(here, tmp_path):
    pile = make_pile(tmp_path / "in", 3)
    with pytest.raises(DragomanError, match="no_such_module"):
        build(pile, tmp_path / "s", reader="no_such_module:read", engine="ray")


def test_a_wrong_call_is_told(tmp_path):
    with pytest.raises(UsageError, match="--engine is one of processes, ray"):
        build(tmp_path, tmp_path / "s", engine="spark")
    with pytest.raises(UsageError, match="--address is for --engine ray"):
        build(tmp_path, tmp_path / "s", address="auto")


def test_a_node_lost_in_the_middle_loses_and_doubles_nothing(tmp_path):
    from ray.cluster_utils import Cluster

    ray.shutdown()
    slow = {f"slow-{at:02d}_txt": SAID.format(f"!slow {at}") for at in range(24)}
    pile = make_pile(tmp_path / "in", 5, **slow)
    (pile / "table.jsonl").write_text(
        "".join(f'{{"text": "China said: !slow row {at} matters."}}\n' for at in range(12))
    )
    cluster = Cluster(
        initialize_head=True,
        head_node_args={"num_cpus": 1, "include_dashboard": False, "object_store_memory": 80 << 20},
    )
    other = cluster.add_node(num_cpus=1, object_store_memory=80 << 20)
    cluster.wait_for_nodes()
    lost: list[float] = []

    def lose_one(progress) -> None:
        if not lost and progress.reports > 6:
            cluster.remove_node(other, allow_graceful=False)
            lost.append(time.monotonic())

    try:
        account = on_cluster(pile, tmp_path / "s", address=cluster.address, tell=lose_one)
    finally:
        ray.shutdown()
        cluster.shutdown()
    assert lost and (account.read, account.unreadable) == (41, 0)
    on_machine(pile, tmp_path / "near")
    assert content(tmp_path / "s") == content(tmp_path / "near")
