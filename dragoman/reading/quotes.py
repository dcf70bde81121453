"""Quotation marks: which opens, which closes, what they hold, and which have lost their partner.

Text in, a list of `Quote`s out, by the position of their opening mark. Every style that news uses is paired
(“ ”, " ", « », „ “, ‘ ’, ' ', `` '', 「 」), nested ones too; an apostrophe is not a quotation mark. A paragraph that ends
inside a quotation goes on in the next one where that begins with an opening mark of its own (the printers' rule for
quotations over several paragraphs); otherwise the mark has lost its partner, which is damage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOSER = {"“": "”", "«": "»", "„": "“", "‟": "”", "‹": "›", "「": "」", "『": "』", "``": "''", "‘": "’", "‚": "‘",
           '"': '"', "'": "'", "»": "«", "”": "”", "＂": "＂"}  # fmt: skip
_SINGLE = {"‘", "’", "'", "‚", "‹"}
_MARK = re.compile(r"``|''|[“”„‟«»‹›「」『』＂\"‘’‚']")
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation within one paragraph.

    `start` and `end` take in the marks, where there are any. `depth` is 0 for an outermost one. `continued` says that
    the quotation goes on in the next paragraph. `lost` is "closing" or "opening" where that mark is missing and the
    printers' rule does not explain it; such a quotation is one character long: nobody knows how far it went.
    """

    start: int
    end: int
    mark: str
    depth: int
    continued: bool = False
    lost: str | None = None

    @property
    def single(self) -> bool:
        return self.mark in _SINGLE


def find_quotes(text: str) -> list[Quote]:
    """All quotations of `text` in the order of their beginnings."""
    quotes: list[Quote] = []
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if match.group().strip()]
    for at, (begin, end) in enumerate(paragraphs):
        found, still_open = _pair(text, begin, end)
        quotes += found
        following = text[slice(*paragraphs[at + 1])].lstrip()[:2] if at + 1 < len(paragraphs) else ""
        for depth, (start, mark) in enumerate(still_open):
            if following.startswith(mark):
                quotes.append(Quote(start, end, mark, depth, continued=True))
            else:
                quotes.append(Quote(start, start + len(mark), mark, depth, lost="closing"))
    return sorted(quotes, key=lambda quote: (quote.start, -quote.end))


def _pair(text: str, begin: int, end: int) -> tuple[list[Quote], list[tuple[int, str]]]:
    """The pairs within one paragraph, and the marks `(position, mark)` that are open at its end."""
    found: list[Quote] = []
    stack: list[tuple[int, str]] = []
    for match in _MARK.finditer(text, begin, end):
        mark, at = match.group(), match.start()
        before = text[at - 1] if at > begin else " "
        after = text[match.end()] if match.end() < end else " "
        if mark in _SINGLE and not _is_single_quote(text, mark, before, after, match.end(), end, stack):
            continue
        opened = next((k for k in range(len(stack) - 1, -1, -1) if _CLOSER.get(stack[k][1]) == mark), None)
        opens = _opens(mark, before, after, opened is not None)
        if opens:
            if opened is not None and stack[opened][1] == mark:
                # A straight mark that can only open, while another is open: the earlier one never closed.
                start, lost = stack.pop(opened)
                found.append(Quote(start, start + len(lost), lost, opened, lost="closing"))
                del stack[opened:]
            stack.append((at, mark))
        elif opened is not None:
            for depth in range(len(stack) - 1, opened, -1):
                start, lost = stack[depth]
                if lost not in _SINGLE:  # a single mark left open was an apostrophe after all
                    found.append(Quote(start, start + len(lost), lost, depth, lost="closing"))
            start, opener = stack[opened]
            del stack[opened:]
            found.append(Quote(start, match.end(), opener, opened))
        elif mark not in _SINGLE:
            found.append(Quote(at, match.end(), mark, 0, lost="opening"))
    return found, [item for item in stack if item[1] not in _SINGLE]


def _opens(mark: str, before: str, after: str, closable: bool) -> bool:
    could_open = (before.isspace() or before in "([{—–-/“‘\"'«„:,") and not after.isspace()
    if mark in "“":
        return not closable or could_open and not before.isalnum()
    if mark in ("«", "„", "‟", "「", "『", "``", "‚", "‹"):
        return not (mark == "«" and closable and not could_open)
    if mark in ("”", "」", "』", "''", "›"):
        return False
    if mark == "»":
        return could_open and not closable
    if mark in ('"', "＂", "'"):
        if not closable:
            return not after.isspace() and (could_open or not before.isalnum() or after.isalnum())
        # Both a space before and a letter behind: only an opening mark stands so.
        return before.isspace() and after.isalnum()
    return mark == "‘"


def _is_single_quote(
    text: str, mark: str, before: str, after: str, behind: int, end: int, stack: list[tuple[int, str]]
) -> bool:
    """Tells a single quotation mark from an apostrophe."""
    if before.isalnum() and after.isalnum():
        return False
    open_single = any(_CLOSER.get(item[1]) == mark for item in stack)
    if mark in "’'" and open_single:
        return not after.isalnum()
    if mark == "’":
        return False
    if mark in "‘'":
        if before.isalnum() or not after.isalnum():
            return False
        if mark == "'" and after.isdigit():
            return False  # '90s
        closer = "’" if mark == "‘" else "'"
        return re.compile(rf"[\w.,?!…]{closer}(?!\w)").search(text, behind, end) is not None
    return True


def inside(quotes: list[Quote], start: int, end: int) -> bool:
    """Whether `text[start:end]` lies within one quotation that has both its ends."""
    return any(quote.start <= start and end <= quote.end for quote in quotes if quote.lost is None)
