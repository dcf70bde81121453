"""Runs the README's first session for real and writes what it printed into the README.

python examples/session.py
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
BEGIN, END = "<!-- session: python examples/session.py -->", "<!-- end of session -->"
#: Commands, and how many lines of what they print are shown (None: all).
COMMANDS = (("build examples/reports --into gulf", None), ("brief gulf", 66), ("find gulf troops", None))


def main() -> None:
    """Puts commands and output between the marks in README.md."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
        blocks = [block(folder, command, shown) for command, shown in COMMANDS]
        ids = re.findall(r"\b(st-[0-9a-f]{8}) ask\b", blocks[-1]) or re.findall(r"\bst-[0-9a-f]{8}\b", blocks[-1])
        blocks.append(block(folder, f"why gulf {ids[0]}", None))
    page = ROOT / "README.md"
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    session = "\n\n".join(blocks)
    page.write_text(f"{before}{BEGIN}\n```text\n{session}\n```\n{END}{after}", encoding="utf-8")
    print(f"wrote {page}")


def block(folder: str, command: str, shown: int | None) -> str:
    """A command as typed, and what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", *command.split()],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    # How far a build is, it says on a busy machine only.
    lines = [line for line in (done.stdout + done.stderr).rstrip().splitlines() if not line.endswith(" left")]
    kept = lines if shown is None or len(lines) <= shown else [*lines[:shown], "  …"]
    return "\n".join([f"$ dragoman {command}", *(line.rstrip() for line in kept)])


if __name__ == "__main__":
    main()
