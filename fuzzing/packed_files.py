"""Books, PDFs, archives and web archives: an item is a whole file, or what lies inside of one and is packed here.

Bytes changed in a packed file mostly break its container at once, and what is behind it is never come to. So the first
byte of an item says which of `WAYS` leads from it to a file; the first way of each leaves it as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fuzzing.draw import Draw, pumped
from fuzzing.files import read_file

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "support")]

import made  # noqa: E402
import packed  # noqa: E402

#: What makes a file of the item's bytes, and the suffix that it gets.
Way = tuple[str, Callable[[bytes], bytes]]

WORDS = {
    "book": [
        b"<w:p>", b"</w:p>", b"<w:tbl><w:tr><w:tc>", b"<w:del>", b"<w:vanish/>", b"<w:pStyle w:val='Title'/>",
        b"<w:tab/>", b"<text:p>", b"<text:tracked-changes>", b"<text:s text:c='99999999'/>", b"<table:table-cell>",
        b"<text:note-body>", b"<itemref idref='i0'/>", b"href='../../x'", b"linear='no'", b"epub:type='toc'", b"<p>",
        b"&#0;", b"&a;", b"<!DOCTYPE a [<!ENTITY a 'b'>]>", b"<rootfile full-path='", b"PK\x01\x02", b"PK\x03\x04",
        b"PK\x05\x06"],
    "pdf": [
        b"BT /F1 12 Tf ", b" Tj ET", b"[(a) -9999 (b)] TJ", b" 1 0 0 1 0 0 Tm", b" cm ", b"q ", b" Q", b"<FEFF0041>",
        b"/Filter [/FlateDecode /ASCII85Decode]", b"/Filter /LZWDecode", b"/Encrypt 1 0 R", b"/Kids [2 0 R]",
        b"/Parent 2 0 R", b"/Contents [4 0 R 4 0 R]", b"/ToUnicode 4 0 R", b"/Length -1", b"endstream", b"endobj",
        b"1 0 obj", b"startxref\n0\n", b"/Type /ObjStm /N 9 /First 9", b"/XObject", b" Do", b"BI /W 1 ID a EI",
        b"99999999999999999999", b"beginbfrange", b"<<", b">>"],
    "archive": [
        b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"PK\x07\x08", b"\x01\x00", b"ustar\x0000",
        b"\x1f\x8b\x08", b"BZh91AY&SY", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18", b"../", b"/etc/",
        b"\xff\xff\xff\xff", b"\x80\xff", b"30 path=a\n", b"GNU.sparse.major=1", b'{"text":"'],
    "warc": [
        b"WARC/1.0\r\n", b"\r\n\r\n", b"WARC-Type: resource\r\n", b"WARC-Type: conversion\r\n",
        b"WARC-Type: revisit\r\n", b"WARC-Target-URI: http://[::1\r\n", b"Content-Length: -1\r\n",
        b"Content-Length: 99999999999999999999\r\n", b"HTTP/1.1 200 OK\r\n", b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: gzip\r\n", b"Content-Type: text/html; charset=utf-16\r\n", b"ffffffff\r\n", b"0\r\n\r\n",
        b"Content-Encoding: br, zstd, deflate\r\n", b"Content-Type: application/http; msgtype=response\r\n",
        b"\x1f\x8b\x08"],
}  # fmt: skip


_CHAPTER = made.chapter("Talks", *[f"{made.SAID} {made.MORE} {made.LAST}"] * 2)


def _as_it_is(data: bytes) -> bytes:
    return data


def _opf(data: bytes) -> bytes:
    members = {"mimetype": b"application/epub+zip", "META-INF/container.xml": made.CONTAINER, "OEBPS/content.opf": data}
    return bytes(made.zipped(members | {"OEBPS/a.xhtml": _CHAPTER}))


def _word(part: str) -> Callable[[bytes], bytes]:
    whole = {
        "[Content_Types].xml": made.WORD_TYPES,
        "_rels/.rels": made.WORD_RELS,
        "word/document.xml": f"<d><p><t>{made.SAID}</t></p></d>",
    }
    return lambda data: bytes(made.zipped(whole | {part: data}))


def _open(part: str) -> Callable[[bytes], bytes]:
    whole = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"<a><p>{made.SAID}</p></a>"}
    return lambda data: bytes(made.zipped(whole | {part: data}))


def _summed(data: bytes) -> bytes:
    """A tar whose headers are whatever they are, each with the checksum that it needs."""
    out = b""
    for at in range(0, min(len(data), 8192), 512):
        block = data[at : at + 512].ljust(512, b"\0")
        if block[257:262] == b"ustar":
            block = block[:148] + b" " * 8 + block[156:]
            block = block[:148] + b"%06o\0 " % sum(block) + block[156:]
        out += block
    return out


def _answer(data: bytes) -> bytes:
    """A record with an answer of a server: its headers and its body are the item."""
    return packed.record(1, data, http=False, media="application/http; msgtype=response")


WAYS: dict[str, Sequence[Way]] = {
    "book": (
        (".bin", _as_it_is),
        (".epub", lambda data: made.epub({"a.xhtml": data}, made.EPUB_META)),
        (".epub", _opf),
        (".docx", _word("word/document.xml")),
        (".docx", _word("docProps/core.xml")),
        (".odt", _open("content.xml")),
        (".odt", _open("meta.xml")),
    ),
    "pdf": (
        (".pdf", _as_it_is),
        (".pdf", lambda data: made.pdf(data)),
        (".pdf", lambda data: made.pdf(data, made.text_at(made.LINES), packed=True)),
    ),
    "archive": (
        (".bin", _as_it_is),
        (".zip", lambda data: packed.zipped({"a.html": data, "../b.txt": data, "c": data})),
        (".tar", lambda data: packed.tarred({"a.jsonl": data, "b": data})),
        (".tar", _summed),
        (".tar.gz", lambda data: packed.PACKERS["gz"](packed.tarred({"a.txt": data}))),
        (".txt.bz2", packed.PACKERS["bz2"]),
        (".xz", packed.PACKERS["xz"]),
        (".zst", packed.PACKERS["zst"]),
        (".zip", lambda data: packed.zipped({"in.zip": packed.zipped({"a.gz": packed.PACKERS["gz"](data)})})),
    ),
    "warc": (
        (".warc", _as_it_is),
        (".warc", _answer),
        (".warc.gz", lambda data: packed.warc([data, *packed.pages(1)])),
        (".wacz", lambda data: packed.wacz([_answer(data)])),
    ),
}


def read_packed(kind: str, about: str) -> Callable[[bytes], None]:
    """What makes a file of an item in one of the `WAYS` of a kind, and reads it: two bytes say how, as in `files`."""

    def run(data: bytes) -> None:
        draw = Draw(data)
        suffix, way = draw.pick(WAYS[kind])
        read_file(way(pumped(draw.rest())), suffix)

    run.__doc__ = about
    return run


def books() -> Iterator[bytes]:
    """EPUB, DOCX and ODT whole, and each of their parts."""
    body = f"<text:p>{made.SAID}</text:p>"
    word = (
        made.word_p("Talks", "Title")
        + made.word_p(made.SAID)
        + f"<w:tbl><w:tr><w:tc>{made.word_p('A')}</w:tc></w:tr></w:tbl>"
    )
    opf = (
        f"<package><metadata>{made.EPUB_META}</metadata><manifest><item id='i0' href='a.xhtml' "
        "media-type='application/xhtml+xml'/></manifest><spine><itemref idref='i0'/></spine></package>"
    )
    core = "<a><title>Talks</title><created>2024-02-23T09:00:00Z</created><language>en</language></a>"
    yield from _numbered(
        (0, made.epub({"a.xhtml": _CHAPTER}, made.EPUB_META)),
        (0, made.docx(word)), (0, made.odt(body)),
        (1, _CHAPTER), (2, opf),
        (3, f"<w:document {made.WORD_NAMES}><w:body>{word}</w:body></w:document>"), (4, core),
        (5, f"<text:section xmlns:text='t'>{body}<text:note><text:note-body>{body}</text:note-body></text:note>"
            "</text:section>"),
        (6, core),
    )  # fmt: skip


def pdfs() -> Iterator[bytes]:
    """PDFs whole, plain and packed, and the operations of a page."""
    drawn = made.text_at(made.LINES)
    array = "BT /F1 12 Tf 14 TL 72 700 Td [(The min) -20 (ister said) -300 (that they go on)] TJ T* (again.) ' ET q Q"
    yield from _numbered(
        (0, made.pdf(drawn, info="/Title (Talks) /CreationDate (D:20240223)")), (0, made.pdf(drawn, packed=True)),
        (1, drawn), (2, array),
    )  # fmt: skip


def archives() -> Iterator[bytes]:
    """Archives of every kind as they are, and what is packed into them."""
    text = made.SAID.encode()
    row = packed.jsonl(1)
    whole = [packed.zipped({"a.txt": text}), packed.zipped({"a.txt": text}, 0), packed.tarred({"a.txt": text})[:2048]]
    whole += [pack(text) for pack in packed.PACKERS.values()]
    whole.append(packed.zipped({"in.zip": whole[0], "a.tar": packed.tarred({"b.jsonl": row})}))
    yield from _numbered(*((0, each) for each in whole), *((way, text) for way in range(1, 9)))
    yield from _numbered((2, row), (3, packed.tarred({"a.txt": text, "b.txt": text})[:3072]), (8, row), (1, whole[0]))


def webs() -> Iterator[bytes]:
    """Web archives plain and packed, and what servers answer."""
    page = f"<html><body><p>{made.SAID}</p><p>{made.MORE}</p></body></html>".encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    packed_page = packed.PACKERS["gz"](page)
    one = packed.record(1, page)
    yield from _numbered(
        (0, one + packed.record(2, page, kind="resource", http=False)), (0, packed.warc([one])),
        (0, packed.PACKERS["zst"](one)), (0, packed.wacz([one])), (1, head + b"\r\n" + page),
        (1, head + b"Transfer-Encoding: chunked\r\n\r\n" + chunks),
        (1, head + b"Content-Encoding: gzip\r\n\r\n" + packed_page), (1, b"HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n"),
        (2, one), (3, head + b"\r\n" + page),
    )  # fmt: skip


def _numbered(*items: tuple[int, bytes | str]) -> Iterator[bytes]:
    for way, item in items:
        yield bytes([way, 0]) + (item.encode() if isinstance(item, str) else item)
