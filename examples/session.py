"""Runs the README's sessions for real and writes what they printed into the README.

python examples/session.py
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "README.md"
END = "<!-- end of session -->"
#: Session by session the commands, and what is shown of what they print: so many lines, all that comes from a line with
#: these words on, or everything (None). "{id}" is that of the first ask that the command before it found.
SESSIONS: dict[str, tuple[tuple[str, int | str | None], ...]] = {
    "read": (
        ("build examples/reports --into gulf", None),
        ("brief gulf", 66),
        ("find gulf troops", None),
        ("why gulf {id}", None),
    ),
    "run": (
        ("run gulf", None),
        ("run gulf --set affinities.TUR.SAU=0.8", "against base"),
        ("run gulf --sentences 1", "The answer is"),
    ),
}


def main() -> None:
    """Puts commands and output between the marks in README.md."""
    text = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for name, session in sessions(Path(folder)).items():
            before, rest = text.split(begin(name))
            _, after = rest.split(END, 1)
            text = f"{before}{begin(name)}\n```text\n{session}\n```\n{END}{after}"
    PAGE.write_text(text, encoding="utf-8")
    print(f"wrote {PAGE}")


def begin(name: str) -> str:
    """The mark before a session."""
    return f"<!-- session {name}: python examples/session.py -->"


def sessions(folder: Path, only: tuple[str, ...] = ()) -> dict[str, str]:
    """The text of each session, run in an empty folder; with `only` the commands that begin so."""
    (folder / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    found = {}
    for name, commands in SESSIONS.items():
        blocks: list[str] = []
        for command, shown in commands:
            if only and not command.startswith(only):
                continue
            if "{id}" in command:
                ids = re.findall(r"\b(st-[0-9a-f]{8}) ask\b", blocks[-1]) or re.findall(
                    r"\bst-[0-9a-f]{8}\b", blocks[-1]
                )
                command = command.format(id=ids[0])
            blocks.append(block(folder, command, shown))
        found[name] = "\n\n".join(blocks)
    return found


def block(folder: Path, command: str, shown: int | str | None) -> str:
    """A command as typed, and what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", *shlex.split(command)],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    # How far a build is, it says on a busy machine only.
    lines = [line for line in (done.stdout + done.stderr).rstrip().splitlines() if not line.endswith(" left")]
    if isinstance(shown, str):
        at = next(at for at, line in enumerate(lines) if shown in line)
        lines = ["  …", *lines[at:]]
    elif shown is not None and len(lines) > shown:
        lines = [*lines[:shown], "  …"]
    return "\n".join([f"$ dragoman {command}", *(line.rstrip() for line in lines)])


if __name__ == "__main__":
    main()
