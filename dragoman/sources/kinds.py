"""What kind of document some bytes are: told by content first, by suffix second.

The first bytes of a document and its name in, a `Kind` out; what dragoman cannot read is refused by its own name
("a PDF") with what to do about it.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from dragoman.errors import SourceError
from dragoman.sources.columns import has_text_column
from dragoman.sources.encodings import looks_binary, peek
from dragoman.sources.patterns import lazy

Kind = Literal[
    "text", "html", "jsonl", "json", "csv", "tsv", "parquet",
    "feed", "newsml", "nitf", "ninjs", "mail", "mbox", "epub", "pdf", "docx", "odt",
    "zip", "tar", "gzip", "bzip2", "xz", "zstd", "warc",
]  # fmt: skip
#: Kinds that hold documents of other kinds.
ARCHIVES: frozenset[str] = frozenset(("zip", "tar", "gzip", "bzip2", "xz", "zstd", "warc"))

#: How many bytes of a document `kind_of` wants to see. A design value: past the longest run of comments and scripts
#: that usually stands before `<html>`, and one page of a file system.
HEAD = 4096

#: First bytes of what holds other documents. From the formats' own specifications; an empty ZIP begins with its end,
#: and zstd may begin with a frame that is stepped over (of a dictionary, in web archives).
_HOLDING: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"PK\x07\x08PK", "zip"), (b"\x1f\x8b\x08", "gzip"),
    (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"\x5d\x2a\x4d\x18", "zstd"), (b"WARC/0.", "warc"),
    (b"WARC/1.", "warc"), (b"WARC/2.", "warc"),
)  # fmt: skip
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
#: First bytes → what it is and what to do. From the formats' own specifications.
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office document or an Outlook message",
        "save it as DOCX, EML, PDF or text",
    ),
    (b"{\\rtf", "an RTF document", "save it as DOCX or text"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it"),
    (b"\x89PNG", "an image (PNG)", "dragoman reads text only"),
    (b"\xff\xd8\xff", "an image (JPEG)", "dragoman reads text only"),
    (b"GIF87a", "an image (GIF)", "dragoman reads text only"),
    (b"GIF89a", "an image (GIF)", "dragoman reads text only"),
    (b"II*\x00", "an image (TIFF)", "dragoman reads text only"),
    (b"MM\x00*", "an image (TIFF)", "dragoman reads text only"),
    (b"RIFF", "sound, video or an image (RIFF)", "dragoman reads text only"),
    (b"OggS", "sound or video (Ogg)", "dragoman reads text only"),
    (b"ID3", "sound (MP3)", "dragoman reads text only"),
    (b"SQLite format 3\x00", "an SQLite database", "export the table as CSV or JSONL"),
    (b"\x7fELF", "a program (ELF)", "dragoman reads text only"),
    (b"MZ\x90\x00", "a program (Windows)", "dragoman reads text only"),
    (b"\xca\xfe\xba\xbe", "a program", "dragoman reads text only"),
    (b"ARROW1\x00\x00", "an Arrow file", "save it as Parquet"),
)
_SUFFIX: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonlines": "jsonl", ".json": "json", ".csv": "csv",
    ".tsv": "tsv", ".tab": "tsv", ".parquet": "parquet", ".pq": "parquet",
}  # fmt: skip
_PROLOGUE = r"(?:\s|<\?xml[^>]*>|<!--(?:(?!-->).)*-->)*"
_HTML = lazy(_PROLOGUE + r"<(?:!doctype\s+html|html|head|body|article|meta|title)\b", re.IGNORECASE | re.DOTALL)
_HTML_INSIDE = lazy(r"<(?:!doctype\s+html|html|head|body|div|p|h[1-6]|article|section|table)\b[^>]*>", re.IGNORECASE)
_ROOT = lazy(
    r"(?:\s|<\?[^>]*>|<!--(?:(?!-->).)*-->|<!doctype[^>\[]*(?:\[[^\]]*\]\s*)?>)*"
    r"<(?:[\w.-]+:)?(?P<root>rss|feed|entry|rdf|newsitem|newsmessage|packageitem|conceptitem|knowledgeitem|newsml|nitf)"
    r"(?=[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
#: Root of an XML document → what it is. "entry" is a feed of one entry, `newsitem` also that of Reuters' RCV1.
_ROOTS: dict[str, Kind] = {"rss": "feed", "feed": "feed", "entry": "feed", "rdf": "feed", "nitf": "nitf"}
_JSON_FEED = lazy(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
_NINJS = lazy(
    r'"\$?standard"\s*:\s*\{[^{}]{0,200}"name"\s*:\s*"ninjs"|"body_xhtml[\w-]{0,40}"\s*:\s*"|"bodies"\s*:\s*\[\s*\{'
)
_NINJS_KEY = lazy(
    r'"(?:uri|version_?created|content_?created|pub_?status|usageterms|headlines|descriptions|copyright_?holder|'
    r'body_text|description_text|infosources?|representationtype)"\s*:',
    re.IGNORECASE,
)
_PDF = lazy(rb"%PDF-\d\.\d\s")
_HEADER = lazy(r"(?P<name>[A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t][^\n]*)?\r?\n(?:[ \t][^\n]*\n)*+")
_MAIL_HEADERS = frozenset(
    "from to cc date subject received return-path delivered-to message-id mime-version content-type sender reply-to "
    "content-transfer-encoding x-mozilla-status dkim-signature list-id list-unsubscribe x-original-to".split()
)
#: Headers that programs write and people do not: a text may begin with "From:" and "Date:" as well.
_MACHINE_HEADERS = frozenset(
    "received return-path delivered-to message-id mime-version content-transfer-encoding dkim-signature list-id "
    "x-mozilla-status x-original-to".split()
)
#: How a message begins in a mailbox: "From somebody@example.org Fri Feb 23 10:15:00 2024", the zone before the year.
MESSAGE = rb"From [^\n]{0,300}\n"
_WHEN = lazy(rb"\d:\d\d(?::\d\d)?\b[^\n]{0,40}?\b(?:19|20)\d\d\b")
_MAILBOX = lazy(MESSAGE)
_XML = lazy(r"\s*<\?xml\b")
_OBJECT = lazy(r'\s*\{\s*(?:"|\})')
_ARRAY = lazy(r'\s*\[\s*(?:\{\s*"|\])')


def kind_of(head: bytes, name: str, whole: bool = False) -> Kind:
    """The kind of a document from its first `HEAD` bytes and its name. `whole`: `head` is all there is.

    Raises `SourceError`, by name and with advice, for what is empty, binary, or of a kind that is not read.
    """
    if not head:
        raise SourceError(name, "is empty")
    if head.startswith(b"PAR1"):
        return "parquet"
    if own := _packaged(head, name):
        return own
    if (holding := _holding(head, name)) is not None:
        return holding
    for magic, what, advice in _FOREIGN:
        if head.startswith(magic):
            raise SourceError(name, f"is {what}: {advice}")
    if head[4:12] in (b"ftypisom", b"ftypmp42", b"ftypM4A ", b"ftypqt  ", b"ftypheic"):
        raise SourceError(name, "is sound, video or an image: dragoman reads text only")
    if looks_binary(head):
        raise SourceError(name, "is binary, and of no kind that dragoman reads")
    text = peek(head)
    suffix = _SUFFIX.get(PurePath(name).suffix.lower())
    if suffix == "parquet":
        # Parquet always begins with PAR1, so this is something else under its name; text is the likeliest.
        suffix = None
    if _HTML.match(text):
        return "html"
    if root := _ROOT.match(text):
        return _ROOTS.get(root["root"].lower(), "newsml")
    if _XML.match(text) and not _HTML_INSIDE.search(text):
        raise SourceError(name, "is XML, but neither HTML nor XHTML: save it as text or HTML")
    if _OBJECT.match(text):
        return _news_json(text, _json_kind(text, suffix, whole))
    if _ARRAY.match(text):
        return _news_json(text, "json")
    if mail := _mail_kind(head, text, name):
        return mail
    if suffix == "html":
        return "html" if "<" in text else "text"
    first = text.lstrip("﻿\r\n").split("\n", 1)[0].rstrip("\r")
    if suffix in ("csv", "tsv"):
        return suffix if _separated(first) or has_text_column([first.strip('" ')]) else "text"
    if suffix is None and _separated(first) and has_text_column(_cells(first)):
        return "tsv" if first.count("\t") > first.count(",") else "csv"
    if suffix == "jsonl" and "{" in text:
        return "jsonl"  # its first line is broken, a later one is not
    return "text"


def _holding(head: bytes, name: str) -> Kind | None:
    """The kind of what holds other documents; None for all else."""
    for magic, kind in _HOLDING:
        if head.startswith(magic):
            return kind
    if _BZIP2.match(head):
        return "bzip2"
    if head[257:262] == b"ustar" or (len(head) >= 512 and PurePath(name).suffix.lower() == ".tar"):
        from dragoman.sources.tars import is_tar

        return "tar" if is_tar(head) else None
    return None


def _packaged(head: bytes, name: str) -> Kind | None:
    """PDF, and the documents that are ZIP archives: those tell in their first entries, or by their suffix."""
    if head.startswith(b"%PDF") or (_PDF.search(head, 0, 1024) and b" obj" in head):  # strays before it are common
        return "pdf"
    if not head.startswith(b"PK\x03\x04"):
        return None
    suffix = PurePath(name).suffix.lower()
    if head[30:].startswith(b"mimetype"):
        if b"application/epub+zip" in head[38:120]:
            return "epub"
        if b"application/vnd.oasis.opendocument.text" in head[38:120]:
            return "odt"
    if suffix in (".epub", ".odt"):
        return "epub" if suffix == ".epub" else "odt"
    office = b"[Content_Types].xml" in head or b"_rels/.rels" in head or b"docProps/" in head
    if suffix in (".docx", ".docm", ".dotx") or head[30:35] == b"word/" or (office and b"word/" in head):
        return "docx"
    return None


def _news_json(text: str, kind: Kind) -> Kind:
    """JSON in one piece that is a feed or ninjs; that in lines stays what it is."""
    if kind not in ("json", "jsonl"):
        return kind
    if _JSON_FEED.search(text[:1000]):
        return "feed"
    if kind == "json" and (_NINJS.search(text) or len(set(_NINJS_KEY.findall(text))) >= 2):
        return "ninjs"
    return kind


def begins_message(line: bytes) -> bool:
    """Whether a line of the form of `MESSAGE` tells a time and a year, as those of mailboxes do and prose does not."""
    return _WHEN.search(line) is not None


def _mail_kind(head: bytes, text: str, name: str) -> Kind | None:
    box = _MAILBOX.match(head)
    box = box if box and begins_message(box[0]) else None
    suffix = PurePath(name).suffix.lower()
    at = box.end() if box else 0
    if suffix == ".emlx" and (length := re.match(r"\s*\d+\s*\n", text)):
        at = length.end()  # Apple Mail puts the message's length before it
    names: set[str] = set()
    while found := _HEADER.match(text, at):
        names.add(found["name"].lower())
        at = found.end()
    known = names & _MAIL_HEADERS
    if box and known:
        return "mbox"
    if suffix in (".eml", ".emlx", ".mht", ".mhtml"):
        return "mail" if known else None
    return "mail" if len(known) >= 3 and names & _MACHINE_HEADERS else None


def _json_kind(text: str, suffix: Kind | None, whole: bool) -> Kind:
    """One JSON value over several lines, or one a line? The suffix decides, then whether the first line is complete."""
    if suffix in ("json", "jsonl"):
        lines = [line for line in text.splitlines() if line.strip()]
        if suffix == "json" and len(lines) > 1 and all(_OBJECT.match(line) for line in lines[:-1]):
            return "jsonl"
        return suffix
    first = text.strip().split("\n", 1)[0].rstrip()
    if first.endswith("}") or (len(first) > 1 and "\n" not in text):
        return "jsonl"
    return "json" if suffix != "text" or (whole and text.rstrip().endswith("}")) else "text"


def _separated(line: str) -> bool:
    return any(mark in line for mark in ",;\t|")


def _cells(line: str) -> list[str]:
    return [cell.strip().strip('"') for cell in re.split(r"[,;\t|]", line)]
