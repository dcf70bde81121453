"""`python -m fuzzing SOURCE --seconds 900`: fuzzes a source and prints the account. See the package."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

_RUNS = Path("runs/fuzzing")


def main() -> int:
    """Exit status 0 where nothing was found."""
    from fuzzing.targets import TARGETS

    parser = argparse.ArgumentParser(prog="python -m fuzzing", description=__doc__)
    parser.add_argument("source", nargs="?", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=900)
    parser.add_argument("--folder", type=Path, default=_RUNS, help="where findings and corpora are kept")
    parser.add_argument("--again", type=Path, nargs="+", help="items to do again, one after the other")
    options = parser.parse_args()
    if options.source is None:
        for name, target in sorted(TARGETS.items()):
            print(f"{name:12} {(target.run.__doc__ or '').splitlines()[0]}")
        return 0
    if options.again:
        for path in options.again:
            TARGETS[options.source].run(path.read_bytes())
        return 0
    return _fuzz(options.source, options.folder / options.source, options.seconds)


def _fuzz(source: str, folder: Path, seconds: int) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    end, items, found, slowest, largest = time.monotonic() + seconds, 0, Counter[str](), 0.0, 0
    before = set(folder.glob("killed-*"))
    while (left := int(end - time.monotonic())) > 1:
        account = folder / "account.json"
        account.unlink(missing_ok=True)
        done = subprocess.run([sys.executable, "-m", "fuzzing.child", source, str(folder), str(left)])
        if account.exists():
            counted = json.loads(account.read_text())
            if not counted["items"]:
                print(f"{source}: the fuzzer took no item, see above", file=sys.stderr)
                return 2
            items += counted["items"]
            found.update(counted["found"])
            slowest, largest = max(slowest, counted["slowest_s"]), max(largest, counted["largest_mb"])
        elif done.returncode:
            print(f"{source}: the process that fuzzes ended at once, see above", file=sys.stderr)
            return 2
    killed = sorted(set(folder.glob("killed-*")) - before)
    print(
        f"{source}: {items:,} items in {seconds} s; the slowest {slowest:.1f} s of CPU time, the largest {largest} MB"
    )
    for place, times in found.most_common():
        print(f"  {times:6} x {place}")
    for path in killed:
        print(f"  the process was killed by {path}")
    return int(bool(found or killed))


if __name__ == "__main__":
    sys.exit(main())
