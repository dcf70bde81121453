"""A mail (EML, also as Apple Mail keeps it) or a page that a browser saved as one (MHTML) → its `Document`s.

1. parse, by the standard library; 2. choose the fullest text of alternatives, the HTML one where they are alike;
3. take a message forwarded in the text for what it is; 4. leave out signatures and quoted replies; 5. read what is
attached and of a kind that dragoman reads, each as a document of its own, mail in mail included.
"""

from __future__ import annotations

import email
import io
import re
from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO

from dragoman.errors import SourceError
from dragoman.sources import agencies, dates, prose
from dragoman.sources.document import Document, Numbered, Options
from dragoman.sources.mail_headers import archived_at, filename, header, publisher_of, title_of
from dragoman.sources.mail_quoting import forwarded, own
from dragoman.sources.mail_texts import Contents, bytes_of, contents
from dragoman.sources.patterns import lazy
from dragoman.sources.saved_page import saved_page

#: Bytes of a message, at most: what mail servers let through (25 to 35 MB), and half as much again.
LARGEST = 48 << 20
#: Attachments of a message that are read, and how deep mail in mail is followed. Design values.
_ATTACHED, _MAILS = 50, 4
#: How the names of attached texts end; what Outlook makes of the foot of a mailing list.
_WRITTEN = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
_LEFTOVER = lazy(r"ATT\d+\.(?:txt|html?)", re.IGNORECASE)
#: Kinds of attachments that are read. Tables are left out: they hold rows, and the mail says what they are.
_KINDS = frozenset(("text", "html", "mail", "epub", "pdf", "docx", "odt", "nitf", "newsml", "ninjs", "feed"))
_EMLX = lazy(rb"\s*\d+[ \t]*\r?\n")


def read(file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The message first, then its attachments. Raises `SourceError` where it is too large."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SourceError(name, f"is a message of more than {LARGEST >> 20} MB")
    if found := _EMLX.match(data):
        data = data[found.end() :]
    yield from enumerate(documents(data, options))


def documents(data: bytes, options: Options, depth: int = 0) -> Iterator[Document | SourceError]:
    """What the bytes of a message hold: its own text, or why there is none, and its attachments."""
    try:
        message = email.message_from_bytes(data.lstrip(b"\r\n"))
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        # The standard library lets such errors out on messages that are nested or broken enough.
        yield SourceError("", f"is a message that could not be taken apart ({type(error).__name__})")
        return
    yield from _documents(message, options, depth)


def _documents(message: Message, options: Options, depth: int) -> Iterator[Document | SourceError]:
    if header(message, "Snapshot-Content-Location") or "saved by" in (header(message, "From") or "").lower():
        yield saved_page(message)
        return
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        yield SourceError("", "is encrypted: open it in the mail program and save it in the clear")
        return
    found = contents(message)
    attached = list(_attachments(found.others, options, depth))
    document = _document(message, found)
    if isinstance(document, Document) or not attached:
        yield document
    yield from attached


def _document(message: Message, found: Contents) -> Document | SourceError:
    text = "\n\n".join(text for text, _ in found.texts if text.strip())
    whole = any(is_whole for text, is_whole in found.texts if text.strip())
    subject, sender = header(message, "Subject"), header(message, "From")
    sent = header(message, "Date") or (header(message, "Received") or "").rpartition(";")[2]
    text, inner = forwarded(text)
    text = own(text)
    text = text.strip("\n") if whole else prose.unwrapped(text.strip("\n"))
    if not text.strip():
        names = ", ".join(name for part in found.others[:5] if (name := filename(part)))
        return SourceError(
            "", f"holds no text, only attachments that are not read ({names})" if names else "holds no text"
        )
    publisher = publisher_of(inner.get("from") or sender)
    return Document(
        text=text,
        title=title_of(inner.get("subject") or subject),
        published=dates.stamp(inner.get("date") or inner.get("sent") or sent.strip()),
        publisher=publisher,
        agency=agencies.known(publisher) if publisher else None,
        url=archived_at(message),
        language=header(message, "Content-Language"),
    )


def _attachments(parts: list[Message], options: Options, depth: int) -> Iterator[Document | SourceError]:
    for part in parts[:_ATTACHED]:
        if part.get_content_type() == "message/rfc822":
            payload = part.get_payload()
            inner = payload[0] if isinstance(payload, list) and payload else None
            if isinstance(inner, Message):
                yield from _mail_in_mail(inner, options, depth)
            continue
        if part.get_content_maintype() in ("image", "audio", "video", "message", "font"):
            continue
        yield from _attachment(part, options, depth)
    if len(parts) > _ATTACHED:
        yield SourceError("", f"has {len(parts)} attachments: those behind the first {_ATTACHED} were left out")


def _mail_in_mail(inner: Message, options: Options, depth: int) -> Iterator[Document | SourceError]:
    if depth >= _MAILS:
        yield SourceError("", f"holds mail in mail, more than {_MAILS} deep")
        return
    yield from _documents(inner, options, depth + 1)


def _attachment(part: Message, options: Options, depth: int) -> Iterator[Document | SourceError]:
    """The documents of an attached file, if it is of a kind that is read in mail; nothing for others."""
    from dragoman.sources import formats, html, text
    from dragoman.sources.kinds import HEAD, kind_of

    name, data = filename(part) or "", bytes_of(part)
    try:
        kind = kind_of(data[:HEAD], name, whole=len(data) <= HEAD)
    except SourceError:
        return  # pictures, calendars, keys, programs
    if kind not in _KINDS or (kind in ("text", "html") and not _is_written(part, name)):
        return
    try:
        if kind in ("text", "html"):
            yield (html if kind == "html" else text).read(data, "")
        elif kind == "mail":
            if depth < _MAILS:
                yield from documents(data, options, depth + 1)
        else:
            for _, found in formats.read(kind, io.BytesIO(data), "", options):
                yield _of_attachment(name, found) if isinstance(found, SourceError) else found
    except SourceError as error:
        yield _of_attachment(name, error)


def _is_written(part: Message, name: str) -> bool:
    """Whether an attached text or page is one that somebody wrote, and no signature, calendar or card."""
    plain = part.get_content_type() in ("text/plain", "text/html", "text/markdown", "application/octet-stream")
    return plain and name.lower().endswith(_WRITTEN) and _LEFTOVER.fullmatch(name) is None


def _of_attachment(name: str, error: SourceError) -> SourceError:
    return SourceError("", f"has an attachment ({name or 'without a name'}) that {error.reason}")
