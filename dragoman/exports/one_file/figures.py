"""The figures, each above its table; their marks lead into the file."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from dragoman.exports.one_file import look
from dragoman.exports.one_file.links import Links
from dragoman.exports.one_file.told import linked, text
from dragoman.exports.whole import Situation
from dragoman.parts import ReportRow
from dragoman.records import Span
from dragoman.showing.figures import FIGURES
from dragoman.showing.figures.figure import Cell

#: Width of the figures in pixels, and rows a table that are written at once. Design values.
_WIDE, _ROWS = 960, 500


def drawn(
    name: str, situation: Situation, links: Links, since: str | None, until: str | None
) -> Iterator[bytes]:  # fmt: skip
    """A figure of the situation, and all that it knows as a table."""

    def to_words(row: ReportRow, record: str, span: Span) -> str | None:
        return links.words(row.id, span)

    figure = FIGURES[name](situation, since=since, until=until, href=to_words, width=_WIDE)
    header, rows = figure.table
    yield look.render("figure.html", figure=figure, header=[one for one in header if one != "link"], count=len(rows))
    if not rows:
        return
    link = header.index("link") if "link" in header else None
    record = header.index("record") if "record" in header else None
    for at in range(0, len(rows), _ROWS):
        some = [_cells(row, link, record) for row in rows[at : at + _ROWS]]
        yield look.render("rows.html", rows=some)
    yield b"</tbody></table></div></details>\n"


def _cells(row: tuple[Cell, ...], link: int | None, record: int | None) -> list[Markup]:
    """A row's cells; the link is that of the record's id."""
    cells = [text(f"{cell:g}" if isinstance(cell, float) else "" if cell is None else str(cell)) for cell in row]
    if link is not None:
        href = row[link]
        at = record if record is not None else len(row) - 1
        cells[at] = linked(str(href) if href else None, cells[at] or Markup("words"))
        del cells[link]
    return cells
