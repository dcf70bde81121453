"""A mail (EML, also as Apple Mail keeps it) or a page that a browser saved as one (MHTML) → its `Document`s.

1. parse, by the standard library; 2. choose the fullest text of alternatives, the HTML one where they are alike;
3. take a message forwarded in the text for what it is; 4. leave out signatures and quoted replies; 5. read what is
attached and of a kind that dragoman reads, each as a document of its own, mail in mail included.
"""

from __future__ import annotations

import email
import email.errors
import email.header
import email.utils
import io
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO, NamedTuple

from dragoman.errors import SourceError
from dragoman.sources import agencies, dates, prose
from dragoman.sources.document import Document, Numbered, Options
from dragoman.sources.encodings import decode
from dragoman.sources.patterns import lazy

#: Bytes of a message, at most: what mail servers let through (25 to 35 MB), and half as much again.
LARGEST = 48 << 20
#: Parts and attachments of a message, and how deep multiparts and mail in mail are followed. Design values.
_PARTS, _ATTACHED, _DEPTH, _MAILS = 300, 50, 12, 4
#: How the names of attached texts end; what Outlook makes of the foot of a mailing list.
_WRITTEN = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
_LEFTOVER = lazy(r"ATT\d+\.(?:txt|html?)", re.IGNORECASE)
#: Characters of a header that are looked at. A design value.
_HEADER = 2000
#: Kinds of attachments that are read. Tables are left out: they hold rows, and the mail says what they are.
_KINDS = frozenset(("text", "html", "mail", "epub", "pdf", "docx", "odt", "nitf", "newsml", "ninjs", "feed"))
#: Words before a forwarded message up to which they are only its cover. A design value.
_COVER = 40
_EMLX = lazy(rb"\s*\d+[ \t]*\r?\n")
_SUBJECT = lazy(r"\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv)\s*(?:\[\d+\])?\s*:\s*|\[[^\[\]]{1,40}\]\s+)*", re.IGNORECASE)
_FORWARD = lazy(
    r"^[> \t]*(?:-{2,}\s*(?:forwarded (?:message|by)\b.{0,80}?|original message)\s*-{2,}|begin forwarded message:)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARDED = lazy(r"\s*\*?(?P<name>from|date|sent|subject|to|cc|reply-to)\s*:\*?\s*(?P<value>.*)$", re.IGNORECASE)
_WROTE = lazy(r"(?:on|am|le|el)\b.{5,200}\b(?:wrote|schrieb|écrit|escribió)\s*:\s*$", re.IGNORECASE)
_QP = lazy(rb"=(?:3D|20|E2=80|C2=A0|C3=)")
_VIA = lazy(r"\s+(?:via|\(via)\s+.*$", re.IGNORECASE)
_HOST_PARTS = frozenset("e em email mail mailer mailing news newsletter newsletters info send bounce reply www".split())


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
    if _header(message, "Snapshot-Content-Location") or "saved by" in (_header(message, "From") or "").lower():
        yield _saved_page(message)
        return
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        yield SourceError("", "is encrypted: open it in the mail program and save it in the clear")
        return
    found = _contents(message, 0, [_PARTS])
    attached = list(_attachments(found.others, options, depth))
    document = _document(message, found)
    if isinstance(document, Document) or not attached:
        yield document
    yield from attached


class _Contents(NamedTuple):
    """The texts of a part, each with whether its paragraphs are whole, and the parts that are none of its text."""

    texts: list[tuple[str, bool]]
    others: list[Message]


def _contents(part: Message, depth: int, left: list[int]) -> _Contents:
    left[0] -= 1
    kind = part.get_content_type()
    if depth > _DEPTH or left[0] < 0:
        return _Contents([], [])
    if part.is_multipart() and kind != "message/rfc822":
        inner = [_contents(each, depth + 1, left) for each in part.get_payload() if isinstance(each, Message)]
        others = [other for each in inner for other in each.others]
        texts = [text for each in inner for text in each.texts]
        if kind == "multipart/alternative" and texts:
            texts = [_better(texts)]
        return _Contents(texts, others)
    attached = part.get_content_disposition() == "attachment" or _filename(part) is not None
    if kind in ("text/plain", "text/html", "text/enriched") and not attached:
        return _Contents([_text(part, kind)], [])
    return _Contents([], [part])


def _better(texts: list[tuple[str, bool]]) -> tuple[str, bool]:
    """The alternative to read: the last whose paragraphs are whole, mostly the HTML, unless it is much the shorter."""
    longest = max(len(text.split()) for text, _ in texts)
    full = [each for each in texts if 2 * len(each[0].split()) >= longest]
    return next((each for each in reversed(full) if each[1]), full[0])


def _text(part: Message, kind: str) -> tuple[str, bool]:
    data = _bytes(part)
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


def _bytes(part: Message) -> bytes:
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


def _document(message: Message, found: _Contents) -> Document | SourceError:
    text = "\n\n".join(text for text, _ in found.texts if text.strip())
    whole = any(is_whole for text, is_whole in found.texts if text.strip())
    subject, sender = _header(message, "Subject"), _header(message, "From")
    sent = _header(message, "Date") or (_header(message, "Received") or "").rpartition(";")[2]
    text, inner = _forwarded(text)
    text = _own(text)
    text = text.strip("\n") if whole else prose.unwrapped(text.strip("\n"))
    if not text.strip():
        names = ", ".join(name for part in found.others[:5] if (name := _filename(part)))
        return SourceError(
            "", f"holds no text, only attachments that are not read ({names})" if names else "holds no text"
        )
    publisher = _publisher(inner.get("from") or sender)
    return Document(
        text=text,
        title=_title(inner.get("subject") or subject),
        published=dates.stamp(inner.get("date") or inner.get("sent") or sent.strip()),
        publisher=publisher,
        agency=agencies.known(publisher) if publisher else None,
        url=_archived(message),
        language=_header(message, "Content-Language"),
    )


def _title(subject: str | None) -> str | None:
    if not subject:
        return None
    found = _SUBJECT.match(subject)
    return " ".join(subject[found.end() if found else 0 :].split()) or None


def _publisher(sender: str | None) -> str | None:
    """Whom a mail is from: the name before the address, else the host of the address."""
    name, address = email.utils.parseaddr(sender or "")
    name = _VIA.sub("", name or ("" if "@" in (sender or "") else sender or "")).strip(" '\"")
    if name and "@" not in name:
        return " ".join(name.split())
    parts = (address or name).rpartition("@")[2].strip(" >").lower().split(".")
    while len(parts) > 2 and parts[0] in _HOST_PARTS:
        parts.pop(0)
    return ".".join(parts) if len(parts) > 1 else None


def _archived(message: Message) -> str | None:
    where = (_header(message, "Archived-At") or "").strip(" <>")
    return where if where.startswith(("http://", "https://")) and " " not in where else None


def _forwarded(text: str) -> tuple[str, dict[str, str]]:
    """The message that a text forwards and its headers, where there is little before it; else the text, and nothing."""
    found = _FORWARD.search(text)
    if found is None or len(text[: found.start()].split()) > _COVER:
        return text, {}
    about: dict[str, str] = {}
    at = found.end()
    for line in text[at:].split("\n"):
        stripped = line.lstrip("> ")
        header = _FORWARDED.match(stripped)
        if stripped.strip() and header is None:
            break
        if header is not None:
            about.setdefault(header["name"].lower(), header["value"].strip())
        at += len(line) + 1
    if "from" not in about and "subject" not in about:
        return text, {}
    rest = text[at:]
    lines = [line for line in rest.split("\n") if line.strip()]
    if lines and all(line.startswith(">") for line in lines):
        rest = re.sub(r"(?m)^> ?", "", rest)
    return rest, about


def _own(text: str) -> str:
    """A text without the signature below it and the messages that it quotes; as it is where there is nothing else."""
    signature = re.search(r"(?m)^-- ?$", text)
    if signature and text[: signature.start()].strip():
        text = text[: signature.start()]
    kept: list[str] = []
    last = -1  # the last line that says something and does not introduce what is quoted
    for line in text.split("\n"):
        if not line.startswith(">"):
            kept.append(line)
            last = len(kept) - 1 if line.strip() else last
        elif last >= 0:
            # The introduction of what is quoted may be broken over two lines.
            if _WROTE.match(kept[last]):
                del kept[last:]
                last = -1
            elif last and _WROTE.match(f"{kept[last - 1]} {kept[last]}"):
                del kept[last - 1 :]
                last = -1
    own = "\n".join(kept)
    return own if own.strip() else re.sub(r"(?m)^(?:> ?)+", "", text)


# -- headers


def _header(message: Message, name: str) -> str | None:
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


def _filename(part: Message) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, AttributeError, TypeError):
        return None
    return _decoded(name) if name else None


def _decoded(name: str) -> str:
    holder = Message()
    holder["X"] = name.replace("\n", " ").replace("\r", " ")
    return _header(holder, "X") or name


# -- what is attached


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

    name, data = _filename(part) or "", _bytes(part)
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


# -- pages


def _saved_page(message: Message) -> Document | SourceError:
    """The article of a page that a browser saved with all that belongs to it (MHTML)."""
    from dragoman.sources import html

    pages = [part for part in message.walk() if part.get_content_type() == "text/html"][:1]
    try:
        if not pages:
            raise SourceError("", "is a saved page without a page in it")
        page = html.read(_bytes(pages[0]), "")
    except SourceError as error:
        return error
    where = _header(message, "Snapshot-Content-Location") or _header(pages[0], "Content-Location") or ""
    return page._replace(
        title=page.title or _header(message, "Subject"),
        url=page.url or (where if where.startswith(("http://", "https://")) else None),
    )
