"""Plays every page of the documentation and writes what its sessions print now into it.

python -m tools.documentation [PAGE...]

What still holds stays as it is; what is abridged stays so. Where a command fails, its page is named and left alone.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tools.documentation.blocks import ROOT, pages, renewed
from tools.documentation.playing import build_situations, play


def main() -> None:
    """Every page, or those that are named."""
    # The README has a script of its own, which knows where ids come from: examples/session.py.
    named = [Path(name).resolve() for name in sys.argv[1:]] or [page for page in pages() if page.name != "README.md"]
    failed = False
    with tempfile.TemporaryDirectory() as situations:
        build_situations(Path(situations))
        for page in named:
            try:
                text = written_anew(page.read_text(encoding="utf-8"), Path(situations))
            except RuntimeError as error:
                failed = True
                print(f"{page.relative_to(ROOT)}: {error}", file=sys.stderr)
                continue
            if text != page.read_text(encoding="utf-8"):
                page.write_text(text, encoding="utf-8")
                print(f"wrote {page.relative_to(ROOT)}")
    sys.exit(int(failed))


def written_anew(text: str, situations: Path) -> str:
    """A page with its sessions as they run now. Raises `RuntimeError` where a command fails."""
    written: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for one in play(text, situations, Path(folder)):
            if one.failed:
                what = one.command.typed if one.command else f"line {one.block.line}"
                raise RuntimeError(f"{what}: {one.status}: " + " | ".join(one.printed[-4:]))
            if one.command is not None and one.block.is_session:
                lines = written.setdefault(one.block.text, [])
                lines += [f"$ {one.command.typed}", *(renewed(one.command, one.printed) or ()), ""]
    for before, lines in written.items():
        text = text.replace(before, "\n".join(lines).rstrip() + "\n")
    return text


if __name__ == "__main__":
    main()
