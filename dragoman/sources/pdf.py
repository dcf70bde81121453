"""A PDF with text → its `Document`: pypdf gives the characters and their places, `layout` makes paragraphs of them.

What a page says is taken in the order in which it was written, which is that of reading in all but odd files. Bounded
in pages, in operations and in what any stream may unpack to; images are never looked at.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from dragoman.errors import SourceError
from dragoman.sources import dates, layout, office
from dragoman.sources.document import Document, Numbered, Options
from dragoman.sources.patterns import lazy

#: Bytes of a file, pages, and drawing operations of all pages, at most. Design values: reports with pictures have some
#: 50 MB, books 600 pages; a page of print has some 500 to 5,000 operations, of which some 150,000 a second are read.
LARGEST, PAGES, OPERATIONS = 256 << 20, 800, 1_000_000
#: Bytes that a stream may unpack to: a page of text has under 0.1 MB, drawings 5. Operands of a page's operations.
_STREAM, _OPERANDS = 16 << 20, 500_000
#: Letters a page below which a document is taken for a scan: a stamp or a number is no text. A design value.
_FEWEST = 15
#: The share of characters that are none from which the fonts tell nothing. A design value.
_UNTOLD = 0.2
_LETTER = lazy(r"[^\W\d_]")
_NO_CHARACTER = lazy("[\x00-\x08\x0b\x0e-\x1f\ue000-\uf8ff\ufffd]")
_ADDRESS = lazy(r"https?://[^\s…]+(?=\s|$)")
_STAMP = lazy(r"D?:?(\d{4})(\d\d)(\d\d)")


class _TooMuchError(Exception):
    pass


def read(file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The report of a PDF. Raises `SourceError` where it is locked, broken, a scan, or larger than a report is."""
    import pypdf
    from pypdf import errors

    if file.seek(0, 2) > LARGEST:
        raise SourceError(name, f"is a PDF of more than {LARGEST >> 20} MB")
    file.seek(0)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on broken files would stand among ours
    bounds: dict[str, Any] = {
        "zlib_maximum_output_length": _STREAM, "lzw_maximum_output_length": _STREAM,
        "run_length_maximum_output_length": _STREAM, "array_based_stream_maximum_output_length": _STREAM,
        "stream_parsing_work_maximum_count": _OPERANDS, "xform_maximum_invocations_per_extraction": 1000,
        "jbig2dec_binary": None,
    }  # fmt: skip
    try:
        with pypdf.apply_configuration(**bounds):
            document = _document(pypdf.PdfReader(file), name)
    except _TooMuchError:
        raise SourceError(name, "is a PDF that draws more than a report does: save its text") from None
    except errors.LimitReachedError:
        raise SourceError(name, "is a PDF that unpacks to more than a report has") from None
    except errors.DependencyError:
        raise SourceError(name, _LOCKED) from None
    except (errors.PyPdfError, RecursionError, ValueError, KeyError, TypeError, AttributeError, IndexError,
            AssertionError, NotImplementedError, ArithmeticError, OSError) as error:  # fmt: skip
        # pypdf lets the errors of its own steps out on files that are broken enough.
        why = str(error) if isinstance(error, errors.PyPdfError) else f"{type(error).__name__}: {error}"
        raise SourceError(name, f"is a PDF that is damaged or breaks off ({why.rstrip('.')})") from error
    yield 0, document


_LOCKED = "is locked with a password: open it and print it to a new PDF, or save its text"


def _document(reader: Any, name: str) -> Document:
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError(name, _LOCKED)
    count = len(reader.pages)
    if count > PAGES:
        raise SourceError(name, f"is a PDF of {count} pages, more than a report has: cut it into parts")
    left = [OPERATIONS]
    pages = [_lines(page, left) for page in reader.pages]
    text = "\n\n".join(layout.paragraphs(pages))
    if len(_LETTER.findall(text)) < _FEWEST * max(1, count):
        raise SourceError(name, "holds no text: it is a scan or a drawing; run OCR first")
    if len(_NO_CHARACTER.findall(text)) > _UNTOLD * len(text):
        raise SourceError(name, "holds characters without their meaning: run OCR first, or save its text elsewhere")
    about = reader.metadata or {}
    document = office.document(
        text,
        _title(about, pages, text),
        _day(about.get("/CreationDate")),
        _day(about.get("/ModDate")),
        _language(reader),
    )
    return document._replace(url=_address(pages))


def _lines(page: Any, left: list[int]) -> list[layout.Line]:
    """The lines of a page in the order in which they were written."""
    lines: list[layout.Line] = []
    pieces: list[tuple[str, float, float, float, str]] = []

    def take(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        words = text.strip("\n")
        if words.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or abs(tm[2] * cm[1]) or 1.0
            name = str(font.get("/BaseFont", "")) if font is not None else ""
            pieces.append((words, x, y, scale * size, name))
        elif words and pieces:
            pieces.append((words, *pieces[-1][1:]))
        if text.endswith("\n"):
            end()

    def end() -> None:
        text = " ".join("".join(piece[0] for piece in pieces).split())
        if text:
            most = max(pieces, key=lambda piece: len(piece[0]))
            lines.append(layout.Line(text, min(piece[1] for piece in pieces), most[2], round(most[3], 2), most[4]))
        pieces.clear()

    def count(*_: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise _TooMuchError

    page.extract_text(visitor_text=take, visitor_operand_before=count)
    end()
    return lines


def _title(about: Any, pages: Sequence[Sequence[layout.Line]], text: str) -> str | None:
    """The title in the properties where the first page says the same, else what is printed largest there."""
    told = office.title(str(about.get("/Title") or ""))
    if told:
        words = re.findall(r"\w{4,}", told.lower())
        top = set(re.findall(r"\w{4,}", text[:2000].lower()))
        if not words or 2 * sum(word in top for word in words) < len(words):
            told = None
    return told or layout.heading(pages)


def _day(stamp: Any) -> str | None:
    found = _STAMP.match(str(stamp or ""))
    return dates.parse("-".join(found.groups())) if found else None


def _language(reader: Any) -> str | None:
    try:
        return str(reader.root_object.get("/Lang") or "") or None
    except (KeyError, AttributeError, TypeError):
        return None


def _address(pages: Sequence[Sequence[layout.Line]]) -> str | None:
    """The web address that browsers print at the head or foot of every page."""
    found = {match[0] for page in layout.edges(pages) for line in page if (match := _ADDRESS.match(line.text))}
    return found.pop() if len(found) == 1 else None
