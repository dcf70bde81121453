"""Words of reports in Markdown, so that none of them becomes markup, a link, a tag or HTML; and YAML front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from dragoman.exports.legal import one_line

#: What begins or ends something in CommonMark or in Obsidian's additions: `[[links]]`, ==marks==, $math$, %%comments%%,
#: #tags, ^blocks, ~~struck~~, tables, HTML and entities.
_MARKS = re.compile(r"([\\`*_\[\]<>|~$=%^&#!{}])")
#: What makes a list or a heading where a line begins with it.
_STARTS = re.compile(r"(?:([+\-:])|(\d{1,9})([.)]))(?=\s|$|-)")
_OPENING = re.compile(r"\[(?=\[)")
#: What ends the text of a wiki link, or reaches beyond it (code, math, HTML, marks), whatever stands before it.
_IN_LINKS = re.compile(r"[\[\]|\\^#`$<>%=~*]+")


class Link(str):
    """A wiki link that is the value of a property."""

    __slots__ = ()


Front = str | int | float | None | Sequence[str]


def escaped(text: str) -> str:
    """A text on one line as it is to be read."""
    line = _MARKS.sub(r"\\\1", one_line(text))
    found = _STARTS.match(line)
    if found is None:
        return line
    at = found.start(1) if found[1] else found.start(3)
    return f"{line[:at]}\\{line[at:]}"


def wiki_link(path: str, words: str, block: str | None = None) -> str:
    """A link to a note by its path in the vault, or to a block of it, shown as some words."""
    shown = " ".join(_IN_LINKS.sub(" ", one_line(words)).split()) or "link"
    return f"[[{path}{f'#^{block}' if block else ''}|{shown}]]"


def front_matter(values: dict[str, Front]) -> str:
    """Properties in YAML: strings in quotation marks, as JSON has them, so that none is taken for another type."""
    lines = [f"{name}: {_yaml(value)}" for name, value in values.items() if value is not None and value != []]
    return "---\n" + "\n".join(lines) + "\n---\n"


def _yaml(value: Front) -> str:
    if isinstance(value, str):
        # Obsidian follows links in properties, too.
        line = value if isinstance(value, Link) else _OPENING.sub("[ ", one_line(value))
        return json.dumps(line, ensure_ascii=False)
    if isinstance(value, int | float):
        return json.dumps(value)
    return f"[{', '.join(_yaml(item) for item in value or ())}]"
