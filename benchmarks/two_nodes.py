"""Two nodes in two network namespaces, with addresses of their own, and one killed in the middle of a build.

As near to two machines as one machine comes: the nodes reach each other over a virtual cable alone, and the second is
ended with its cable pulled and `kill -9` of everything in its namespace. The build goes on, and its situation must be,
byte for byte, that of `--engine processes`. Needs root and `ip` (iproute2).

    python -m benchmarks.two_nodes --corpus /data/bench_news.jsonl.gz --reports 120
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from benchmarks.ray_overhead import shards
from dragoman.errors import UsageError
from dragoman.folder import read_manifest

#: Names of the namespaces and the cable's ends, and addresses set aside for documentation (RFC 5737).
HEAD, OTHER = "dragoman-head", "dragoman-other"
ADDRESSES = {HEAD: "198.51.100.1", OTHER: "198.51.100.2"}
PORT = 6399
STORE = str(80 << 20)


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


def lay_cable() -> None:
    for name in ADDRESSES:
        ip("netns", "add", name)
    ip("link", "add", "drg0", "netns", HEAD, "type", "veth", "peer", "name", "drg1", "netns", OTHER)
    for name, device in ((HEAD, "drg0"), (OTHER, "drg1")):
        ip("-n", name, "addr", "add", f"{ADDRESSES[name]}/24", "dev", device)
        ip("-n", name, "link", "set", device, "up")
        ip("-n", name, "link", "set", "lo", "up")


def inside(name: str) -> list[int]:
    """The processes in a namespace."""
    out = subprocess.run(["ip", "netns", "pids", name], stdout=subprocess.PIPE, text=True).stdout
    return [int(pid) for pid in out.split()]


def end(name: str) -> None:
    for _ in range(5):
        for pid in inside(name):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.2)


def start_ray(name: str, place: Path, *how: str) -> None:
    ray = str(Path(sys.executable).with_name("ray"))
    command = [ray, "start", *how, f"--node-ip-address={ADDRESSES[name]}", "--num-cpus=1"]
    command += [f"--object-store-memory={STORE}", "--disable-usage-stats"]
    if name == HEAD:
        command += ["--include-dashboard=false", f"--temp-dir={place / 'ray'}"]
    subprocess.run(["ip", "netns", "exec", name, *command], check=True, env=_environment(), stdout=subprocess.DEVNULL)


def _environment() -> dict[str, str]:
    # A proxy for the world outside would be asked for the other node, too.
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    # Nobody else is in these namespaces; since 2.60 `ray start` asks for a token unless told otherwise.
    kept |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "disabled"}
    return {**kept, "PYTHONPATH": os.pathsep.join(sys.path)}


def stored(folder: Path) -> int:
    try:
        return sum(fresh.reports.rows for fresh in read_manifest(folder).fresh)
    except UsageError:
        return 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--reports", type=int, default=120)
    parser.add_argument("--kill-after", type=int, default=30, help="reports stored when the second node is killed")
    given = parser.parse_args()
    began = time.monotonic()

    def say(words: str) -> None:
        print(f"{time.monotonic() - began:6.1f} s  {words}", flush=True)

    with tempfile.TemporaryDirectory(prefix="drg") as temporary:
        place = Path(temporary)
        pile = shards(given.corpus, given.reports, place / "pile")
        try:
            lay_cable()
            start_ray(HEAD, place, "--head", f"--port={PORT}")
            start_ray(OTHER, place, f"--address={ADDRESSES[HEAD]}:{PORT}")
            say(f"two nodes are up: {len(inside(HEAD))} and {len(inside(OTHER))} processes")
            build = [sys.executable, "-m", "dragoman", "build", str(pile), "--into"]
            far = subprocess.Popen(
                ["ip", "netns", "exec", HEAD, *build, str(place / "far"), "--engine", "ray", "--address",
                 f"{ADDRESSES[HEAD]}:{PORT}"],
                env=_environment(),
            )  # fmt: skip
            while stored(place / "far") < given.kill_after and far.poll() is None:
                time.sleep(0.2)
            assert far.poll() is None, "the build ended before the second node was to be killed"
            say(
                f"{stored(place / 'far')} reports are stored; the second node is killed: {len(inside(OTHER))} processes"
            )
            ip("-n", OTHER, "link", "set", "drg1", "down")
            end(OTHER)
            status = far.wait()
            say(f"the build has ended with status {status}")
        finally:
            for name in ADDRESSES:
                end(name)
                subprocess.run(["ip", "netns", "del", name])
        subprocess.run([*build, str(place / "near")], env=_environment(), check=False)
        one, other = ((place / name / "manifest.json").read_bytes() for name in ("far", "near"))
        say(f"read {read_manifest(place / 'far').reports} reports; the same bytes as on one machine: {one == other}")
        sys.exit(status or one != other)


if __name__ == "__main__":
    main()
