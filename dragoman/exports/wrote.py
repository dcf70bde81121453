"""What an export of more than events has written, as it is counted on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Wrote:
    """What an export wrote: rows by table, kind of note or of thing; what was left out, and why.

    `undated` are rows without a day where the format would have one. `bytes` is the size of a single file.
    """

    reports: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    files: int = 0
    bytes: int = 0

    def add(self, what: str, count: int = 1) -> None:
        self.rows[what] = self.rows.get(what, 0) + count
