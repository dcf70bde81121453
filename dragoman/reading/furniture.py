"""Furniture: what stands in a report's text but belongs to the page, not to the report.

Text in, a tuple of `Mark`s out: sorted, not overlapping, each with a reason of `Reason`. A mark covers a whole line,
white space at its ends left off, or a stretch that was glued to a paragraph ("… on Friday. Advertisement The minister
…", "(AP Photo/Ann Lee)"). What is marked is not read, so a false mark loses text: a line is marked on a label or a
phrase that prose does not begin with, in a form that prose does not have; what may be either stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from dragoman.reading import furniture_labels as labels
from dragoman.records import Mark, Span

Reason = Literal[
    "see-also", "related-link", "social", "caption", "byline", "timestamp", "cookie-notice", "subscription",
    "copyright", "credit", "navigation", "comments", "advert", "notice",
]  # fmt: skip

#: A headline is seldom longer; what is longer may hold a paragraph that was glued to its label.
_TITLE_LENGTH = 200
#: How many lines below a heading ("Related stories:") are taken for its list. A design value.
_LIST_LENGTH = 8
#: The lines at the top and at the end of a report where bylines and dates stand. Design values.
_TOP, _END = 6, 4

#: Labels in lower case with their reasons, longest first, under their first words.
_Labels = dict[str, list[tuple[str, str]]]


def _labels(table: Mapping[str, Iterable[str]]) -> _Labels:
    index: _Labels = {}
    for why, words in table.items():
        for word in words:
            index.setdefault(word.split()[0].lower(), []).append((word.lower(), why))
    for found in index.values():
        found.sort(key=lambda item: -len(item[0]))
    return index


_LINKS = _labels(labels.LINKS)
_COLON_LINKS = _labels(labels.COLON_LINKS)
_CREDITS = _labels(labels.CREDITS)
_CAPTIONS = _labels({"caption": labels.CAPTIONS})
_ALONE = {word.lower(): why for why, words in labels.ALONE.items() for word in words}


def _any(words: Iterable[str]) -> str:
    """An alternation of words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NETWORK = _any(labels.NETWORKS)
_AGENCY = _any(labels.AGENCIES)
_PICTURE = _any(labels.PICTURE_AGENCIES)


def _pattern(alternatives: Iterable[str]) -> str:
    """An alternation of patterns, their stand-ins filled in."""
    joined = "|".join(alternatives)
    return joined.replace("NETWORK", _NETWORK).replace("AGENCY", _AGENCY).replace("MONTH", _MONTH)


_LINE = re.compile(r"[^\n]+")
_BULLET = r"\s*+[\s\-–—*•·▶►»>|+\[(]*"
_FIRST_WORD = re.compile(rf"{_BULLET}(?P<word>[^\s:：|/»\])]+)")
_GAP = re.compile(r"[\s:：|/»>–—\-\])]*")
_SENTENCE_END = re.compile(r"[.!?…][”\"’)\]]*$")
_INNER_END = re.compile(r"[^\sA-Z][.!?…][”\"’)]*\s+[A-ZÀ-Þ“\"]")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|may|might|must|said|says|told|did|does|do)\b"
)
_NO_CREDIT = re.compile(rf"[?!”\"]|{_VERB.pattern}")
_AFTER_SENTENCE = re.compile(r"[.!?…”\"’)][ \t\xa0]*(?=[A-ZÀ-Þ])")
_NETWORKS = re.compile(rf"(?:(?:{_NETWORK})(?:[\s,|/&•·]+|$)){{2,}}", re.IGNORECASE)

# A person's name as bylines give it: two to five capitalised words, particles between them.
_NAME = r"(?:[A-ZÀ-Þ][\w.'’\-]*|(?:al|el|de|da|di|del|der|van|von|bin|ibn|dos|du)(?=\s))"
_PERSON = rf"[A-ZÀ-Þ][\w.'’\-]*(?:\s+{_NAME}){{1,4}}"
_BYLINE = re.compile(
    rf"(?:By|BY|Por|POR|Par|PAR|Von|VON|Oleh|OLEH)\s*:?\s+(?P<who>{_PERSON}(?:\s*(?:,|&|\b(?:and|y|et|und|e|dan)\b)\s*"
    rf"{_PERSON}){{0,3}})(?P<rest>\.?$|\s*[,|/•·(–—].*|\s+-\s.*|\s+in\s+[A-Z]\w+(?:\s+[A-Z]\w+)?$)"
)
_NO_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|Christmas|Easter|The|This|That|These|Those|Then|Now|All|Any|Some|Most|Our|His|Her|"
    r"Their|Its|No|Not)\b"
)

_DATE = (
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z][A-Z.]{1,4}(?:[+-]\d{1,4})?\)?)?"
_STAMPED = re.compile(
    r"(?:(?:last|first)\s+)?(?:updated|published|posted|modified|created|publicado|actualizado|publié|mis\s+à\s+jour|"
    r"veröffentlicht|aktualisiert|atualizado|diperbarui|diterbitkan)\b[^.!?]{0,12}?"
    rf"(?:{_DATE}|{_MONTH}\s+\d{{1,2}}|{_CLOCK}|\d+\s+(?:minutes?|hours?|days?)\s+ago).{{0,90}}$",
    re.IGNORECASE,
)
_BARE_DATE = re.compile(rf"{_DATE}(?:[\s,|•·\-–—]*(?:at\s+)?{_CLOCK})?|{_CLOCK}[\s,|•·\-–—]+{_DATE}", re.IGNORECASE)

_BEGINNINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, re.compile(rf"{_BULLET}(?:{_pattern(patterns)})", re.IGNORECASE))
    for why, patterns in labels.BEGINNINGS.items()
)
#: The same at once: hardly a line begins so.
_ANY_BEGINNING = re.compile(rf"{_BULLET}(?:{'|'.join(map(_pattern, labels.BEGINNINGS.values()))})", re.IGNORECASE)
#: No credit of a picture is without one of these.
_CREDIT_MARKS = frozenset(":/[(")
# The end of a caption says whose picture it is: "Photo: A. Lee", "(Ann Lee/Getty Images)", "(AP Photo/Ann Lee)".
_PICTURE_CREDIT = re.compile(
    r"(?:(?:^|(?<=[\s.(\[]))(?:Photo|Image|Picture|Photograph|Foto)s?(?:\s+(?:by|credit|courtesy))?\s*[:/]\s*[^.!?:()]{2,60}"
    rf"|[(\[][^()\[\]]{{0,80}}(?:\bAP\s+Photo\b|/\s*(?:{_PICTURE})\b|\bvia\s+(?:{_PICTURE})\b)[^()\[\]]{{0,60}}"
    rf"|^[\w.\s\-]{{3,60}}/\s*(?:Pool/)?(?:{_PICTURE}))[)\]]?\.?$",
    re.IGNORECASE,
)
# A credit names an agency behind a colon: it needs no end of a sentence before it. Its pattern is tried only where a
# capital or a gap stands, since almost every other place would do.
_BEHIND = {"credit": r"(?=[A-Z \t\xa0])(?:^|(?<=[\w.!?…”\"’)]))[ \t\xa0]*", "": r"(?<=[.!?…”\"’)])[ \t\xa0]*"}
#: Furniture inside a line: why it is, its pattern, and signs of which a line with it has one. Where none are given it
#: begins behind a sentence.
_GLUED: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    *(
        (
            why,
            re.compile(rf"{_BEHIND.get(why, _BEHIND[''])}(?P<it>{_pattern(patterns)})", re.MULTILINE),
            (":",) if why == "credit" else (),
        )
        for why, patterns in labels.GLUED.items()
    ),
    ("credit", re.compile(r"(?<=\s)(?P<it>(?:Reuter|REUTER)(?:\s*&#3;|\s*\x03))\s*\Z"), ("&#3;", "\x03")),
    (
        "caption",
        re.compile(
            r"(?P<it>\((?:AP\s+Photo|(?:File\s+)?(?:Photo|Image|Foto)s?(?:\s+(?:by|credit|courtesy))?\s*[:/]|Photo\s+by\b|"
            rf"[^()\n]{{2,40}}/(?:{_PICTURE})\b)[^()\n]{{0,80}}\))"
        ),
        ("(",),
    ),
)
#: All that begins behind a sentence at once: hardly a line holds any.
_ANY_BEHIND = re.compile(
    rf"[.!?…”\"’)][ \t\xa0]*(?:{'|'.join(_pattern(found) for why, found in labels.GLUED.items() if why != 'credit')})",
    re.MULTILINE,
)


def find_furniture(text: str, title: str | None = None) -> tuple[Mark, ...]:
    """The furniture in `text`. A line that is the report's own `title` is never furniture."""
    own = title.strip().lower() if title else None
    found: dict[Span, str] = {}
    lines = [_stripped(text, *match.span()) for match in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if start < end]
    listing = 0  # lines that may still belong to a list of links
    free: Span | None = None  # the line before, where nothing in it is marked
    for at, (start, end) in enumerate(lines):
        above, free = free, None
        # What is longer is no line of furniture, whatever it says.
        line = text[start : min(end, start + 2 * _TITLE_LENGTH + 1)]
        if own is not None and line.lower() == own:
            listing = 0
            continue
        why = _reason(line, near_top=at < _TOP, near_end=at >= len(lines) - _END)
        if why is None and listing and _is_title(line):
            found[start, end] = "related-link"
            listing -= 1
            continue
        listing = 0
        if why is None:
            glued = _glued(text, start, end)
            found.update(glued)
            free = None if glued else (start, end)
            continue
        found[start, end] = why
        label = _label(line, _LINKS)
        if label is None or label[2]:
            continue
        if above and not label[1].strip() and _is_title(text[slice(*above)]):
            found[above] = "related-link"  # a lone "Read more" stands below its title
        else:
            listing = _LIST_LENGTH
    return tuple(Mark(span=span, why=why) for span, why in sorted(found.items()))


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_title(line: str) -> bool:
    """Whether a line looks like the title of an article in a list: no sentence, and not long."""
    return len(line) <= 120 and line.count(" ") > 1 and not line[0].islower() and not _SENTENCE_END.search(line)


def _reason(line: str, near_top: bool, near_end: bool) -> str | None:
    """Why a whole line is furniture, if it is; dates and bylines depend on where the line stands."""
    if len(line) > 2 * _TITLE_LENGTH:
        return None
    bare = re.sub(r"\s+", " ", line.strip(" \t\xa0.:：…!|»>›-–—*•▼▾↓→()[]").lower())
    if why := _ALONE.get(bare) or _labelled(line):
        return why
    if _ANY_BEGINNING.match(line):
        return next(why for why, pattern in _BEGINNINGS if pattern.match(line))
    if not _CREDIT_MARKS.isdisjoint(line) and _PICTURE_CREDIT.search(line):
        return "caption"
    if _NETWORKS.fullmatch(line):
        return "social"
    # In the middle of a report a line with a date alone may head an entry of a chronicle.
    if _STAMPED.match(line) or (near_top and _BARE_DATE.fullmatch(line)):
        return "timestamp"
    return "byline" if _is_byline(line, near_top or near_end) else None


def _label(line: str, index: _Labels) -> tuple[str, str, str] | None:
    """The label that a line begins with: its reason, the gap behind it, the rest of the line."""
    match = _FIRST_WORD.match(line)
    if match is None:
        return None
    start = match.start("word")
    for label, why in index.get(match["word"].lower(), ()):
        end = start + len(label)
        if line[start:end].replace("\xa0", " ").lower() == label and not line[end : end + 1].isalnum():
            gap = _GAP.match(line, end)
            behind = gap.end() if gap else end
            return why, line[end:behind], line[behind:]
    return None


def _labelled(line: str) -> str | None:
    """A link, a credit or a caption behind its label."""
    if (found := _label(line, _LINKS)) and _is_link(*found[1:]):
        return found[0]
    for index in (_COLON_LINKS, _CREDITS, _CAPTIONS):
        found = _label(line, index)
        if found is None:
            continue
        why, gap, rest = found
        if not rest or not set(gap) & set(":：|/"):
            continue
        if index is _CREDITS and (len(rest) > 80 or not rest[0].isupper() or _NO_CREDIT.search(rest)):
            continue
        if index is _CAPTIONS or not _INNER_END.search(rest):
            return why
    return None


def _is_link(gap: str, rest: str) -> bool:
    """Whether what stands behind a link's label is the title of an article, and the two are no sentence."""
    if len(rest) > _TITLE_LENGTH or _INNER_END.search(rest):
        return False
    if not rest or gap.strip() or len(gap) > 1 or gap == "\xa0":
        return True
    return rest[0].isupper() and not _SENTENCE_END.search(rest)


def _is_byline(line: str, near_edge: bool) -> bool:
    match = _BYLINE.fullmatch(line)
    if match is None or len(line) > _TITLE_LENGTH or _NO_NAME.search(match["who"]) or _VERB.search(match["rest"]):
        return False
    return near_edge or not match["rest"].strip(". ")


def _glued(text: str, start: int, end: int) -> dict[Span, str]:
    """Furniture inside the line `text[start:end]`."""
    line = text[start:end]
    behind = _ANY_BEHIND.search(text, start, end) is not None
    candidates: list[tuple[Span, str]] = []
    for why, pattern, signs in _GLUED:
        if any(sign in line for sign in signs) or (behind and not signs):
            candidates += [(match.span("it"), why) for match in pattern.finditer(text, start, end)]
    for match in _AFTER_SENTENCE.finditer(text, start, end):
        at = match.end()
        label = _label(text[at : min(end, at + 2 * _TITLE_LENGTH)], _LINKS)
        # Without a mark or a wide gap behind it, the label may begin a sentence.
        if label and label[2] and (label[1].strip() or len(label[1]) > 1) and _is_link(*label[1:]):
            candidates.append(((at, end), label[0]))
    found: dict[Span, str] = {}
    reached = start
    for span, why in sorted(candidates):
        if span[0] >= reached:
            found[span] = why
            reached = span[1]
    return found
