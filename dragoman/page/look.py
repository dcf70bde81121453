"""The files that give the page its look and its small conveniences: style sheets and ES modules, by their names.

`tokens.css` is made from `showing/tokens.py`, where all colours and sizes are; `figures.css` is the figures' own sheet,
following the page's theme. The rest are files in `static/`.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files

from dragoman.showing.figures.style import RULES
from dragoman.showing.tokens import themed

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@lru_cache(maxsize=64)
def file(name: str) -> tuple[bytes, str] | None:
    """A file's bytes and media type; `None` where there is none of that name."""
    media_type = _TYPES.get(name.rpartition(".")[2])
    if name == "tokens.css":
        return themed().encode(), "text/css"
    if name == "figures.css":
        return RULES.encode(), "text/css"
    if media_type is None or name not in _names():
        return None
    return (files("dragoman.page") / "static" / name).read_bytes(), media_type


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(entry.name for entry in (files("dragoman.page") / "static").iterdir())


def etag(content: bytes) -> str:
    """The name of a version of a file, for the browser to ask after."""
    return f'"{hashlib.sha256(content).hexdigest()[:16]}"'
