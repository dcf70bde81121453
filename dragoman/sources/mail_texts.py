"""The texts of a mail: which of its parts are its text, the fullest of alternatives, each part decoded.

A `Message` in, its `Contents` out: the texts, and the parts that are none of its text.
"""

from __future__ import annotations

import quopri
import re
from email.message import Message
from typing import NamedTuple

from dragoman.errors import SourceError
from dragoman.sources import prose
from dragoman.sources.encodings import decode
from dragoman.sources.mail_headers import filename
from dragoman.sources.patterns import lazy

#: Parts of a message, and how deep multiparts are followed. Design values.
_PARTS, _DEPTH = 300, 12
_QP = lazy(rb"=(?:3D|20|E2=80|C2=A0|C3=)")


class Contents(NamedTuple):
    """The texts of a part, each with whether its paragraphs are whole, and the parts that are none of its text."""

    texts: list[tuple[str, bool]]
    others: list[Message]


def contents(message: Message) -> Contents:
    """What a message consists of; what lies behind its first parts or too deep is left out."""
    return _contents(message, 0, [_PARTS])


def _contents(part: Message, depth: int, left: list[int]) -> Contents:
    left[0] -= 1
    kind = part.get_content_type()
    if depth > _DEPTH or left[0] < 0:
        return Contents([], [])
    if part.is_multipart() and kind != "message/rfc822":
        inner = [_contents(each, depth + 1, left) for each in part.get_payload() if isinstance(each, Message)]
        others = [other for each in inner for other in each.others]
        texts = [text for each in inner for text in each.texts]
        if kind == "multipart/alternative" and texts:
            texts = [_better(texts)]
        return Contents(texts, others)
    attached = part.get_content_disposition() == "attachment" or filename(part) is not None
    if kind in ("text/plain", "text/html", "text/enriched") and not attached:
        return Contents([_text(part, kind)], [])
    return Contents([], [part])


def _better(texts: list[tuple[str, bool]]) -> tuple[str, bool]:
    """The alternative to read: the last whose paragraphs are whole, mostly the HTML, unless it is much the shorter."""
    longest = max(len(text.split()) for text, _ in texts)
    full = [each for each in texts if 2 * len(each[0].split()) >= longest]
    return next((each for each in reversed(full) if each[1]), full[0])


def _text(part: Message, kind: str) -> tuple[str, bool]:
    data = bytes_of(part)
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() in ("", "7bit", "8bit") and _is_quoted(data):
        data = quopri.decodestring(data)  # somebody lost the header that says so
    try:
        text = decode(data, "", _charset(part)).text
        if kind == "text/html" or re.match(r"\s*<(?:!doctype|html)\b", text, re.IGNORECASE):
            return prose.of_html(text), True
    except SourceError:
        return "", False
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        return _unflowed(text, str(part.get_param("delsp", "")).lower() == "yes"), True
    return text, False


def bytes_of(part: Message) -> bytes:
    """The bytes of a part, out of their transfer encoding; none where it is broken."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError):
        return b""
    return data if isinstance(data, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, AttributeError, TypeError):
        return None


def _is_quoted(data: bytes) -> bool:
    return data.count(b"=\n") + data.count(b"=\r\n") >= 2 and _QP.search(data) is not None


def _unflowed(text: str, delete: bool) -> str:
    """Text in which a space at the end of a line says that its paragraph goes on (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        quoted = line.startswith(">")
        line = line[1:] if line.startswith(" ") else line  # space-stuffed
        if goes_on and not quoted:
            lines[-1] = (lines[-1][:-1] if delete else lines[-1]) + line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- " and not quoted
    return "\n".join(lines)
