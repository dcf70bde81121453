"""The process that fuzzes one source: `python -m fuzzing.child SOURCE FOLDER SECONDS`, started by `__main__`.

It writes findings as they come and, at the end, `account.json`. What kills it is seen by the process that started it.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import pkgutil
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import atheris

#: What one item may take: CPU seconds, and megabytes of memory beyond what the process had before. From the task.
SECONDS, MEGABYTES = 5.0, 1024
#: Items that are kept of one finding.
_KEPT = 3


def load(packages: Sequence[str]) -> None:
    """Loads modules and packages of dragoman, with branches counted in them and in no others."""
    with atheris.instrument_imports(include=list(packages), enable_loader_override=False):
        for name in packages:
            module = importlib.import_module(name)
            for found in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{name}."):
                importlib.import_module(found.name)


class Watch:
    """Runs items of a source, and keeps what was found and counted."""

    def __init__(self, source: str, folder: Path) -> None:
        from fuzzing.targets import TARGETS

        self.run, self.folder = TARGETS[source].run, folder
        self.found: Counter[str] = Counter()
        self.items, self.slowest, self.largest = 0, 0.0, 0
        self.begun = self.told = time.monotonic()

    def __call__(self, data: bytes) -> None:
        _reset_peak()
        before, started = _peak(), time.process_time()
        try:
            self.run(data)
        except Exception as error:
            self.keep(data, place_of(error), traceback.format_exc())
        took, grown = time.process_time() - started, _peak() - before
        self.items += 1
        self.slowest, self.largest = max(self.slowest, took), max(self.largest, grown)
        if took > SECONDS:
            self.keep(data, "slow", f"{took:.1f} s of CPU time")
        if grown > MEGABYTES:
            self.keep(data, "memory", f"{grown} MB more")
        if time.monotonic() - self.told > 5:
            self.write()

    def keep(self, data: bytes, place: str, why: str) -> None:
        """Keeps an item that is a finding, if there are not enough of its place."""
        self.found[place] += 1
        if self.found[place] <= _KEPT:
            name = f"{place}-{hashlib.sha256(data).hexdigest()[:8]}"
            (self.folder / f"{name}.item").write_bytes(data)
            (self.folder / f"{name}.txt").write_text(why, encoding="utf-8", errors="backslashreplace")
            print(f"FOUND {place}", file=sys.stderr, flush=True)

    def write(self) -> None:
        """Writes the account, every few seconds, so that a kill loses nothing."""
        self.told = time.monotonic()
        account = {
            "items": self.items, "seconds": round(self.told - self.begun, 1), "slowest_s": round(self.slowest, 2),
            "largest_mb": self.largest, "found": dict(self.found),
            "cpu_s": round(resource.getrusage(resource.RUSAGE_SELF).ru_utime, 1),
        }  # fmt: skip
        (self.folder / "account.json").write_text(json.dumps(account))


def place_of(error: BaseException) -> str:
    """`KeyError-ties.py-120`: the error, and the last line of dragoman that it went through."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/dragoman/" in frame.filename] or frames
    return f"{type(error).__name__}-{Path(own[-1].filename).name}-{own[-1].lineno}"


def _peak() -> int:
    """The most memory that the process has had, in MB, since the peak was reset."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) >> 10
    return 0


def _reset_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def main(source: str, folder: Path, seconds: int) -> None:
    """Fuzzes until the time is over."""
    from fuzzing.targets import TARGETS

    packages = TARGETS[source].packages
    for name in [name for name in sys.modules if name.startswith(("dragoman", "fuzzing."))]:
        del sys.modules[name]  # what is loaded already counts no branches
    load(packages)
    from fuzzing.targets import TARGETS

    target = TARGETS[source]
    corpus, seeds = folder / "corpus", folder / "seeds"
    for place in (corpus, seeds):
        place.mkdir(parents=True, exist_ok=True)
    for number, item in enumerate(target.seeds()):
        (seeds / f"{number:03d}").write_bytes(item)
    for item in target.seeds():  # what is loaded and compiled at the first use is nobody's fault
        with suppress(Exception):
            target.run(item)
    watch = Watch(source, folder)
    # A hang is stopped by the clock on the wall, which a busy machine makes unfair: hence so much later.
    limits = [f"-max_total_time={seconds}", f"-max_len={target.longest}", "-timeout=60", "-rss_limit_mb=3000"]
    told = ["-report_slow_units=60", "-print_final_stats=1", f"-artifact_prefix={folder}/killed-"]
    atheris.Setup(
        [sys.argv[0], *limits, *told, *target.dictionary(folder), str(corpus), str(seeds)],
        watch,
    )
    watch.write()
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
