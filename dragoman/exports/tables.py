"""Lines of tables that R, pandas and spreadsheets read alike: one line a row, UTF-8, nothing that is carried out.

A cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers do not. Characters of control,
and line breaks above all, become spaces: `text_info` and offsets lead to the words as they stand.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

Cell = str | int | float | None

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # full-width forms are formulas to some, too


def safe(value: Cell) -> str:
    """A cell on one line, as text; unknown is empty."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return f"{value:.10g}" if isinstance(value, float) else str(value)
    flat = " ".join(_CONTROL.sub(" ", value).split())
    return "'" + flat if flat.startswith(FORMULA) else flat


def comma_line(cells: Iterable[Cell]) -> bytes:
    """A line of CSV by RFC 4180, with the line break of the systems on which scripts run."""
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([safe(cell) for cell in cells])
    return buffer.getvalue().encode()


def tab_line(cells: Sequence[Cell]) -> bytes:
    """A line of tab-separated text without quoting, as the Dataverse files are read: no `"` is left in it."""
    return ("\t".join(safe(cell).replace('"', "'") for cell in cells) + "\n").encode()
