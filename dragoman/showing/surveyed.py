"""What a pile holds, as a table for the terminal: kinds, what lies in archives, tables with their columns, faults.

A `Survey` in, lines of text out. Figures that are estimated have a `~` before them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dragoman.showing.figures.text import many
from dragoman.showing.terminal import clean, duration

if TYPE_CHECKING:
    from dragoman.sources.survey import Survey
    from dragoman.sources.survey_tables import Table

_KINDS = {
    "text": "text", "html": "web pages (HTML)", "jsonl": "JSONL", "json": "JSON", "csv": "CSV", "tsv": "TSV",
    "parquet": "Parquet", "tar": "tar archives", "ZIP": "ZIP archives", "WACZ": "web archives (WACZ)",
    "WARC": "web archives (WARC)", "gzip": "packed with gzip", "bzip2": "packed with bzip2", "xz": "packed with xz",
    "zstd": "packed with zstd", "feed": "feeds", "newsml": "NewsML", "nitf": "NITF", "ninjs": "ninjs", "mail": "mails",
    "mbox": "mailboxes", "epub": "books (EPUB)", "pdf": "PDF", "docx": "Word documents", "odt": "OpenDocument texts",
}  # fmt: skip
#: Tables, faults and columns that are listed, before "and so many more". Design values.
_TABLES, _FAULTS, _COLUMNS = 20, 20, 12


def lines(survey: Survey, wrapped: Callable[[str, str, str], str]) -> Iterator[str]:
    """The lines to print. `wrapped` breaks a line under an indent, with another for its later lines."""
    about = "~" if survey.estimated else ""
    yield (
        f"{many(survey.files, 'file')}, {_size(survey.bytes)}: {about}{many(survey.documents, 'document')}, "
        f"about {duration(survey.seconds)} to build with {many(survey.jobs, 'process', 'processes')}"
    )
    rows = list(_rows(survey))
    if rows:
        width = max(len(row[0]) for row in rows)
        yield ""
        yield f"{'':<{width}}  {'files':>10}  {'documents':>11}  {'bytes':>9}"
        for label, count, documents, size in rows:
            yield f"{label:<{width}}  {count:>10}  {documents:>11}  {size:>9}".rstrip()
    if survey.asides:
        kinds = "; ".join(
            f"{about}{count:,} × {clean(what.removeprefix('is '))}" for what, count in survey.asides.items()
        )
        yield wrapped(f"No reports, in web archives: {kinds}", "", "  ")
    if survey.tables:
        yield ""
        yield "Tables:"
        for table in survey.tables[:_TABLES]:
            yield wrapped(_of_table(table), "  ", "    ")
        if len(survey.tables) > _TABLES:
            yield f"  and {len(survey.tables) - _TABLES:,} more: --json names all"
    if survey.faults:
        yield ""
        yield f"Cannot be read ({len(survey.faults):,}):"
        for fault in survey.faults[:_FAULTS]:
            yield wrapped(f"{clean(fault.name)}: {clean(fault.reason)}", "  ", "  ")
        if len(survey.faults) > _FAULTS:
            yield f"  and {len(survey.faults) - _FAULTS:,} more: --json names all"


def _rows(survey: Survey) -> Iterator[tuple[str, str, str, str]]:
    """Kinds of files of their own; under each kind of archive what is in archives of it."""
    for one in survey.holdings:
        if one.within:
            continue
        documents = _count(one.documents, one.estimated) if one.documents else ""
        yield _KINDS.get(one.kind, one.kind), f"{one.files:,}", documents, _size(one.bytes)
        for inner in survey.holdings:
            if inner.within == one.kind:
                files = _count(inner.files, inner.estimated)
                shown = _size(inner.bytes)
                yield (
                    f"  {_KINDS.get(inner.kind, inner.kind)}", files, _count(inner.documents, inner.estimated),
                    f"~{shown}" if inner.estimated else shown,
                )  # fmt: skip


def _of_table(table: Table) -> str:
    shown = [clean(column) for column in table.columns[:_COLUMNS]]
    more = f" and {len(table.columns) - _COLUMNS} more" if len(table.columns) > _COLUMNS else ""
    fields = (("text", table.text), ("title", table.title), ("published", table.published))
    found = ", ".join(f"{field}={clean(column)}" for field, column in fields if column) or "none known"
    if table.text is None:
        found = f"text unknown; try {clean(table.advice)}" if table.advice.startswith("--") else "text unknown"
    return f"{clean(table.name)}: {found} (of {', '.join(shown)}{more})"


def _count(count: int, estimated: bool) -> str:
    return f"{'~' if estimated else ''}{count:,}"


def _size(count: float) -> str:
    """`40 kB`, `1.2 GB`."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "bytes" or count >= 10 else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:,.1f} TB"
