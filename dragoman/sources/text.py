"""Plain text and Markdown → `Document`. Front matter is read and left out of the text; the rest stays as it came."""

from __future__ import annotations

import re

from dragoman.sources import agencies, dates
from dragoman.sources.columns import NAMES, plain
from dragoman.sources.document import Document
from dragoman.sources.encodings import damage, decode
from dragoman.sources.patterns import lazy

_YAML = lazy(r"\s*---[^\S\n]*\r?\n(?P<block>.*?)(?:^|\n)(?:---|\.\.\.)[^\S\n]*(?:\r?\n|\Z)", re.DOTALL)
_TOML = lazy(r"\s*\+\+\+[^\S\n]*\r?\n(?P<block>.*?)(?:^|\n)\+\+\+[^\S\n]*(?:\r?\n|\Z)", re.DOTALL)
_PAIR = lazy(r"(?P<key>[A-Za-z][\w .-]{0,40}?)[\"']?\s*[:=]\s*(?P<value>.*)$")
#: The longest front matter, in characters. A design value: a page of it.
_LONGEST = 20_000
_SCALAR = lazy(r""""(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^']|'')*)'""")
# Keys that say that the block is front matter, though none of them is wanted here.
_OTHERS = frozenset("author authors byline tags categories category layout draft slug description summary id".split())
_FIELD = {name: field for field, names in NAMES.items() if field != "text" for name in names}


def read(data: bytes, name: str, declared: str | None = None) -> Document:
    """The document in the bytes of a text file; `declared` is the encoding that came with it.

    Raises `SourceError` where they cannot be decoded."""
    text, _, damaged = decode(data, name, declared)
    found = _YAML.match(text, 0, _LONGEST) or _TOML.match(text, 0, _LONGEST)
    if found is None:
        return Document(text, damaged=damaged)
    values = _front_matter(found["block"])
    if values is None:
        return Document(text, damaged=damaged)
    text = text[found.end() :]
    return Document(
        text=text,
        title=values.get("title"),
        published=dates.parse(values.get("published")),
        publisher=values.get("publisher"),
        agency=agencies.known(values["agency"]) or values["agency"] if "agency" in values else None,
        url=values.get("url"),
        language=values.get("language"),
        damaged=damage(text),
    )


def _front_matter(block: str) -> dict[str, str] | None:
    """Field → value of a block of `key: value` lines, or None where the block is something else between two rules.

    Flat values are all that is wanted here, in YAML or TOML; lists, nested values and comments are passed over.
    """
    values: dict[str, str] = {}
    front_matter = False
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith(("#", "- ")) or line[0].isspace():
            continue
        found = _PAIR.match(line.lstrip("\"'"))
        if found is None:
            return None
        value, key = _scalar(found["value"]), plain(found["key"])
        field = _FIELD.get(key)
        front_matter |= field is not None or key in _OTHERS
        if field is not None and value:
            values.setdefault(field, value)
    return values if front_matter else None


def _scalar(value: str) -> str:
    value = value.strip()
    if quoted := _SCALAR.match(value):
        double, single = quoted["double"], quoted["single"]
        return re.sub(r"\\(.)", r"\1", double) if double is not None else single.replace("''", "'")
    if value[:1] in ("[", "{", "|", ">", "&"):
        return ""
    return "" if value.lower() in ("null", "~") else re.sub(r"\s+#.*$", "", value)
