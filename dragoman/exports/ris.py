"""RIS: the reports as references for EndNote, Mendeley and library systems; a tag and its value a line, in UTF-8.

After Research Information Systems' format of 2011. A value is on one line, so that none can be taken for a tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.exports.cited import Cited, cite
from dragoman.exports.source import Source
from dragoman.exports.wrote import Wrote


def pieces(source: Source, wrote: Wrote) -> Iterator[bytes]:
    """The references, one a report."""
    for report in source.reports():
        yield reference(cite(report)).encode()
        wrote.reports += 1
    wrote.add("references", wrote.reports)


def reference(one: Cited) -> str:
    """A reference of the type for newspapers; `ID` is the report's id, and `TY` and `ER` open and close it."""
    year = f"{one.day[0]:04d}" if one.day else None
    # `DA` is YYYY/MM/DD/other, with nothing between the slashes where it is not known.
    parts = [f"{number:02d}" for number in one.day[1:]] + ["", ""]
    tags = (
        ("ID", one.id),
        ("TI", one.title),
        ("AU", one.author),
        ("T2", one.paper),
        ("PY", year),
        ("DA", f"{year}/{parts[0]}/{parts[1]}/" if year else None),
        ("UR", one.url),
        ("LA", one.language),
    )
    told = "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value)
    return f"TY  - NEWS\r\n{told}ER  - \r\n\r\n"
