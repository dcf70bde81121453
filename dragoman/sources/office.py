"""Word processors' documents (DOCX, ODT) as paragraphs: what both formats share.

A tree and the names of its elements in, paragraphs in their order out. A row of a table is one paragraph, its cells
parted by bars; cells that hold several paragraphs lay out the page, and are taken one after another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from dragoman.sources import byline, markup, prose
from dragoman.sources.document import Document
from dragoman.sources.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Names(NamedTuple):
    """What elements are called: paragraphs, rows and cells of tables; what is left out; what stands for characters.

    `texts` are those whose text counts; None: whatever stands in a paragraph.
    """

    paragraphs: frozenset[str]
    rows: frozenset[str]
    cells: frozenset[str]
    skipped: frozenset[str]
    characters: dict[str, str]
    texts: frozenset[str] | None = None


def paragraphs(root: Element, names: Names, skip: Callable[[Element], bool] = lambda _: False) -> list[str]:
    """The paragraphs under an element that are not empty; `skip` leaves out an element with all that is in it."""
    from lxml import etree

    found: list[str] = []
    targets: list[list[str]] = [found]
    rows: list[list[list[str]]] = []
    open_: list[list[str]] = []
    left_out: set[Element] = set()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = markup.local(element)
        if event == "start":
            if name in names.skipped or skip(element):
                left_out.add(element)
                walk.skip_subtree()
                continue
            if name in names.paragraphs:
                open_.append([])
            elif name in names.rows:
                rows.append([])
            elif name in names.cells:
                targets.append([])
            elif open_ and name in names.characters:
                open_[-1].append(names.characters[name])
            if open_ and element.text and (names.texts is None or name in names.texts):
                open_[-1].append(element.text if names.texts else re.sub(r"\s+", " ", element.text))
            continue
        if element not in left_out:
            if name in names.paragraphs and open_:
                targets[-1].extend(_lines("".join(open_.pop())))
            elif name in names.cells and len(targets) > 1:
                cell = targets.pop()
                if rows:
                    rows[-1].append(cell)
                else:
                    targets[-1].extend(cell)
            elif name in names.rows and rows:
                targets[-1].extend(_row(rows.pop()))
        left_out.discard(element)
        if open_ and names.texts is None and element.tail and element is not root:
            open_[-1].append(re.sub(r"\s+", " ", element.tail))
    return found


def _lines(text: str) -> list[str]:
    """A paragraph, or several where two line breaks part them."""
    lines = [" ".join(line.split()) for line in text.replace("\xad", "").split("\n")]
    return [part for part in re.split(r"\n{2,}", "\n".join(lines).strip("\n")) if part]


def _row(cells: list[list[str]]) -> list[str]:
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(len(cell) == 1 for cell in filled):
        return [" | ".join(cell[0] for cell in filled)]
    return [paragraph for cell in filled for paragraph in cell]


# Titles that programs write: names of files, of templates, nothing.
_NO_TITLE = lazy(
    r"(?:microsoft (?:word|powerpoint|excel)\s*-.*|untitled.*|no title|unknown|none|new document|document ?\d*|doc\d*|"
    r"title|print|layout \d*|slide \d*|page \d*|draft \d*|template|press release|https?://.*|about:blank|\W*"
    r"|.*\.(?:docx?|dotx?|rtf|odt|pdf|indd|qxd|txt|tex|dvi|ps|html?|aspx?|php|pmd|p65|wpd|xlsx?|pptx?))\s*",
    re.IGNORECASE,
)


def title(value: str | None) -> str | None:
    """A title of a document's properties, or None where it is such as programs write."""
    found = prose.line_of(value)
    return found if found and len(found) <= 200 and " " in found and not _NO_TITLE.fullmatch(found) else None


def document(
    text: str, heading: str | None, created: str | None, modified: str | None, language: str | None
) -> Document:
    """The document of a text: its day is that of its words, else that on which it was made and last changed.

    Properties are a poor witness: days of templates, of conversions. They count where both days are the same.
    """
    told = byline.published(text)
    own = created if created and modified in (None, created) else None
    return Document(
        text=text,
        title=heading,
        published=own if own and (told is None or told.startswith("--")) else told,
        language=language,
    )
