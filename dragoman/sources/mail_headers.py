"""The headers of a mail and the names of its parts, as text: encoded words and stray bytes decoded.

A `Message` in, a line or None out: nobody need have kept to the standard.
"""

from __future__ import annotations

import email.errors
import email.header
import email.utils
import re
from email.message import Message

from dragoman.errors import SourceError
from dragoman.sources.encodings import decode
from dragoman.sources.patterns import lazy

#: Characters of a header that are looked at. A design value.
_HEADER = 2000
_SUBJECT = lazy(r"\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv)\s*(?:\[\d+\])?\s*:\s*|\[[^\[\]]{1,40}\]\s+)*", re.IGNORECASE)
_VIA = lazy(r"\s+(?:via|\(via)\s+.*$", re.IGNORECASE)
_HOST_PARTS = frozenset("e em email mail mailer mailing news newsletter newsletters info send bounce reply www".split())


def header(message: Message, name: str) -> str | None:
    """A header as one line: encoded words and stray bytes decoded; None where it is not there."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if raw is None:
        return None
    try:
        text = decode(str(raw)[:_HEADER].encode("utf-8", "surrogateescape"), "").text
        pieces = email.header.decode_header(re.sub(r"\r?\n\s*", " ", text))
    except (SourceError, email.errors.HeaderParseError, ValueError, UnicodeError):
        return " ".join(str(raw)[:_HEADER].encode("ascii", "replace").decode().split()) or None
    words = []
    for piece, charset in pieces:
        if isinstance(piece, str):
            words.append(piece)
            continue
        try:
            words.append(decode(piece, "", charset).text if charset else piece.decode("raw-unicode-escape"))
        except (SourceError, UnicodeError):
            words.append(piece.decode("latin-1"))
    return " ".join("".join(words).replace("\x00", "").split()) or None


def filename(part: Message) -> str | None:
    """The name of the file that a part was, None where it has none."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError, AttributeError, TypeError):
        return None
    return _decoded(name) if name else None


def _decoded(name: str) -> str:
    holder = Message()
    holder["X"] = name.replace("\n", " ").replace("\r", " ")
    return header(holder, "X") or name


def title_of(subject: str | None) -> str | None:
    """A subject without what replies, forwards and lists put before it."""
    if not subject:
        return None
    found = _SUBJECT.match(subject)
    return " ".join(subject[found.end() if found else 0 :].split()) or None


def publisher_of(sender: str | None) -> str | None:
    """Whom a mail is from: the name before the address, else the host of the address."""
    name, address = email.utils.parseaddr(sender or "")
    name = _VIA.sub("", name or ("" if "@" in (sender or "") else sender or "")).strip(" '\"")
    if name and "@" not in name:
        return " ".join(name.split())
    parts = (address or name).rpartition("@")[2].strip(" >").lower().split(".")
    while len(parts) > 2 and parts[0] in _HOST_PARTS:
        parts.pop(0)
    return ".".join(parts) if len(parts) > 1 else None


def archived_at(message: Message) -> str | None:
    """Where a list keeps the message on the web (RFC 5064)."""
    where = (header(message, "Archived-At") or "").strip(" <>")
    return where if where.startswith(("http://", "https://")) and " " not in where else None
