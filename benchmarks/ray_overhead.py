"""What reading on Ray costs beside reading with processes: the same reports, two readers each.

**Rows**: `{"text"}`, `--reports` of them evenly from the corpus, in shards of `SHARD` rows. Each way is run `--rounds`
times in turn, in a process of its own, and its quickest round counts. **start** is the time until the cluster is up;
**reading** from then on, the start of the readers and the storing of the situation included; **driver** is the
processor time of the process that asks, per report; **overhead** is what reading takes more than with processes. The
situations must be the same, byte for byte. Ray runs its workers at niceness 15, so on a busy machine this measures what
the others leave: run it on an idle one.

    python -m benchmarks.ray_overhead --corpus /data/bench_news.jsonl.gz --reports 400
    python -m benchmarks.ray_overhead --corpus … --reports 2000 6000 --engines ray      # is it linear, is memory flat?
"""

from __future__ import annotations

import argparse
import gzip
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

SHARD = 25
JOBS = 2


def shards(corpus: Path, reports: int, into: Path) -> Path:
    """So many rows of a corpus, evenly from all of it and again from the beginning where it has too few, in shards."""
    with gzip.open(corpus) if corpus.suffix == ".gz" else corpus.open("rb") as file:
        rows = file.readlines()
    step = max(1, len(rows) // reports)
    chosen = rows[::step][:reports]
    for again in range(1, -(-reports // len(rows))):
        # The same sentences in another order: read like any other, and not the same report.
        chosen += [_mixed(row, again) for row in rows]
    into.mkdir(parents=True)
    for at in range(0, reports, SHARD):
        (into / f"shard-{at // SHARD:05d}.jsonl").write_bytes(b"".join(chosen[at : min(reports, at + SHARD)]))
    return into


def _mixed(row: bytes, again: int) -> bytes:
    value = msgspec.json.decode(row)
    sentences = value["text"].split(". ")
    at = again * len(sentences) // 7 % max(1, len(sentences))
    value["text"] = ". ".join([*sentences[at:], *sentences[:at]])
    return msgspec.json.encode(value) + b"\n"


def child(engine: str, pile: Path, into: Path) -> None:
    """One build, and what it took, as JSON on standard output."""
    from dragoman.assembly.build import build
    from dragoman.cluster import joined

    began = time.monotonic()
    most = 0.0

    def look(_: object) -> None:
        nonlocal most
        most = max(most, _memory())

    if engine == "ray":
        with joined(None, JOBS):
            start = time.monotonic() - began
            account = build(pile, into, engine="ray", jobs=JOBS, tell=look)
            reading = time.monotonic() - began - start
    else:
        start = 0.0
        account = build(pile, into, jobs=JOBS, tell=look)
        reading = time.monotonic() - began
    used = resource.getrusage(resource.RUSAGE_SELF)
    took = {"reports": account.reports, "start": start, "reading": reading, "memory": most}
    print(msgspec.json.encode(took | {"driver": (used.ru_utime + used.ru_stime) / account.reports}).decode())


def _memory() -> float:
    """Resident memory of this process, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--reports", type=int, nargs="+", default=[400])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--engines", nargs="+", choices=("processes", "ray"), default=["processes", "ray"])
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child[0], Path(given.child[1]), Path(given.child[2]))
        return
    for reports in given.reports:
        with tempfile.TemporaryDirectory() as place:
            pile = shards(given.corpus, reports, Path(place) / "pile")
            best: dict[str, dict[str, float]] = {}
            bytes_: dict[str, bytes] = {}
            for number in range(given.rounds):
                for engine in given.engines:
                    into = Path(place) / f"{engine}-{number}"
                    command = [sys.executable, "-m", "benchmarks.ray_overhead", "--child", engine, str(pile), str(into)]
                    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
                    took = msgspec.json.decode(done.stdout.splitlines()[-1])
                    bytes_[engine] = (into / "manifest.json").read_bytes()
                    if engine not in best or took["reading"] < best[engine]["reading"]:
                        best[engine] = took
            for engine, took in best.items():
                print(
                    f"{reports:6,} {engine:9} start {took['start']:4.1f} s, reading {took['reading']:7.1f} s, "
                    f"{took['reports'] / took['reading']:5.2f}/s, driver {took['driver'] * 1000:5.2f} ms a report and "
                    f"{took['memory']:.0f} MB",
                    flush=True,
                )
            if len(best) == 2:
                assert bytes_["ray"] == bytes_["processes"], "the situations are not the same"
                print(
                    f"{reports:6,} overhead {best['ray']['reading'] / best['processes']['reading'] - 1:+.1%}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
