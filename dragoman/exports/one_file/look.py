"""How the one file is made up: its templates, its style sheet, its script, and the policy that lets only these run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman.exports.one_file.told import quoted, text
from dragoman.showing.days import written
from dragoman.showing.figures.style import RULES
from dragoman.showing.figures.text import many
from dragoman.showing.tokens import themed


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment of all templates, which escapes everything."""
    made = Environment(
        loader=PackageLoader("dragoman.exports.one_file"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, keep_trailing_newline=True,
    )  # fmt: skip
    made.filters.update(written=written, quoted=quoted, text=text, thousands=lambda number: f"{number:,}", many=many)
    return made


def render(template: str, **values: Any) -> bytes:
    """A template, filled in, as UTF-8."""
    return environment().get_template(template).render(values).encode("utf-8", "replace")


def chunked(parts: Iterable[Iterable[bytes]], size: int = 100) -> Iterator[bytes]:
    """Parts of a long list, so many together in an element: a browser lays out only those that are in sight."""
    at = -1
    for at, part in enumerate(parts):
        if at % size == 0:
            yield b'</div>\n<div class="chunk">\n' if at else b'<div class="chunk">\n'
        yield from part
    if at >= 0:
        yield b"</div>\n"


@lru_cache(maxsize=1)
def style() -> str:
    """All styles: the tokens, the figures', the file's own."""
    return themed() + RULES + _file("file.css")


@lru_cache(maxsize=1)
def script() -> str:
    """Search and theme."""
    return _file("file.js")


def policy() -> str:
    """What the browser may do with the file: its one style and its one script, and ask nobody for anything."""
    return (
        f"default-src 'none'; style-src '{_hash(style())}'; script-src '{_hash(script())}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _file(name: str) -> str:
    return files("dragoman.exports.one_file").joinpath("templates", name).read_text(encoding="utf-8")
