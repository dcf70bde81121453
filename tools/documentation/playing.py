"""A page from top to bottom: what it has one type is typed, in a folder as somebody has it who has come to it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dragoman as dm
from tools.documentation.blocks import Block, Command, blocks
from tools.documentation.running import furnish, inside, run
from tools.documentation.standing_in import with_ids

ASKS = "asks a page that is being served: tests/page/test_api.py"
EVERYTHING = "tests/assembly/test_everything.py does the same"
CLUSTER = "needs a cluster: tests/assembly/test_on_ray.py"
TRAINS = "needs PyTorch and the corpora: tests/training"
#: Commands that are not run here, each with the reason.
NOT_RUN = {
    "make demo": "installs everything: continuous integration runs it",
    "make test": "these are the tests",
    "make lint": "is run beside the tests",
    "make docs": "builds the site: tests/tools/test_site.py",
    "source .venv/bin/activate": "sets up a terminal",
    "dragoman show gulf": "serves until it is stopped: tests/page",
    "dragoman show korea": "serves until it is stopped",
    "dragoman show korea --port 8600 --no-browser --read-only": "serves until it is stopped",
    "dragoman show korea --no-browser --port 8600 --read-only": "serves until it is stopped",
    "ssh -N -L 8600:127.0.0.1:8600 you@server": "needs a second machine",
    "curl -s $ADDRESS/api/exchanges?actor=China | jq '.items[] | {ask, answer}'": ASKS,
    'curl -s "$ADDRESS/api/records?type=statements&about=North+Korea&limit=10"': ASKS,
    "curl -s $ADDRESS/api/reports/4fd1a0b2c3d4": ASKS,
    'curl -s "$ADDRESS/api/run?set=US+pressure%3Dhigh"': ASKS,
    'curl -s $ADDRESS/api/fixes -H "Authorization: Bearer $TOKEN" '
    "-d kind=merge -d word=liu-pengyu -d word=peng-yu": ASKS,
    "python -m pytest tests/test_scoring.py": "these are tests",
    "python -m pytest tests/reading -k modality": "these are tests",
    "python -m training.train --help": TRAINS,
    "python -m training.train --data CORPORA --config training/teacher.toml --seed 1 --out runs/t1": TRAINS,
    "python -m training.train --data CORPORA --config training/distil.toml --out runs/one "
    "--start runs/t1/checkpoint.pt "
    "--teachers runs/t1/checkpoint.pt runs/t2/checkpoint.pt runs/t3/checkpoint.pt": TRAINS,
    "ftm validate -i korea.ftm.json -o checked.json": "another program: tests/exports has what it checks",
    "python -m benchmarks all": "takes an hour",
    "pip install 'dragoman[ray]'": "needs the network",
    "dragoman build /shared/news --into world --engine ray --address auto": CLUSTER,
    "dragoman build /shared/news --into korea --engine ray --address auto": CLUSTER,
    "python -m benchmarks NAME [--data DIR] [--corpus FILE] [--limit N] [--misses DIR] [--save]": "a form to fill in",
    "python tests/support/everything.py make everything": EVERYTHING,
    "dragoman build everything --into crisis --json | python tests/support/everything.py check everything": EVERYTHING,
    "dragoman seals korea resolve sl-5e6f7a8b 35": "needs a sealed answer on an issue: tests/test_cli_worlds.py",
}

#: What ends with another exit status than 0, as it should.
STATUS = {
    "diff <(dragoman exchanges korea) <(dragoman exchanges korea-new) | head": 1,
    "diff <(dragoman brief korea --format markdown) <(dragoman brief korea-new --format markdown) | head": 1,
}


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a command, or of a block of Python, which has none."""

    block: Block
    command: Command | None
    status: int
    printed: list[str]

    @property
    def failed(self) -> bool:
        """Whether it ended otherwise than it should."""
        return self.status != (STATUS.get(self.command.typed, 0) if self.command else 0)


def build_situations(folder: Path) -> None:
    """Builds the situations of which pages speak, with a decision of each kind in `korea`."""
    furnish(folder)
    with inside(folder):
        for line in (
            "build examples/reports --into gulf", "build reports --into korea", "brief gulf", "brief korea",
            "run korea --seal 2027-03-31 --worlds 100",
            'assume korea pin "US pressure" low', "fix korea confirm wang-yi",
        ):  # fmt: skip
            status, printed = run(f"dragoman {line}")
            if status:
                raise RuntimeError("\n".join([line, *printed]))


def play(text: str, situations: Path, folder: Path, *, terminal: bool = True, apart: bool = False) -> Iterator[Played]:
    """Runs the blocks of a page in an empty folder. A situation that is seen being built there is not there before.

    With `apart` every command finds the situations as they were: examples of `--help` stand each for itself.
    """
    furnish(folder)
    given = {"gulf", "korea"} - set(re.findall(r"^\$ dragoman build .*--into (gulf|korea)$", text, re.MULTILINE))
    for name in given:
        shutil.copytree(situations / name, folder / name)
    with inside(folder):
        names: dict[str, Any] = {"dm": dm}
        for name in ("gulf", "korea"):
            if Path(name).is_dir():
                names[name] = dm.open(name)
        for block in blocks(text):
            if block.file is not None:
                Path(block.file).write_text(block.text, encoding="utf-8")
            if block.language == "python":
                yield Played(block, None, *_done(block, names))
            for command in block.commands():
                if bare(command.typed) not in NOT_RUN:
                    if apart:
                        for name in given:
                            shutil.rmtree(name)
                            shutil.copytree(situations / name, name)
                    yield Played(block, command, *run(with_ids(command.typed), terminal=terminal))


def bare(typed: str) -> str:
    """A command without the remark behind it."""
    return re.sub(r"\s+#.*", "", typed)


def _done(block: Block, names: dict[str, Any]) -> tuple[int, list[str]]:
    try:
        exec(compile(block.text, f"line {block.line}", "exec"), names)
    except Exception as error:
        return 1, [f"{type(error).__name__}: {error}"]
    return 0, []
