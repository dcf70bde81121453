"""Archives and web archives for tests, from bytes made here: reports, and what holds them."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
import zlib

import zstandard

PACKERS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstandard.compress}


def words(at: int) -> str:
    """A report's text, another for each number."""
    return (
        f"The envoy of Ruritania said on Monday that item {at} of the treaty would be kept. He told reporters that his "
        f"country had asked for a pause of {at + 2} weeks, and that the other side was thinking about it."
    )


def page(at: int) -> bytes:
    """A web page with a report."""
    body = f"<article><h1>Item {at} is kept</h1><p>{words(at)}</p><p>{words(at + 5000)}</p></article>"
    return f"<!doctype html><html><head><title>Item {at} is kept</title></head><body>{body}</body></html>".encode()


def jsonl(*numbers: int) -> bytes:
    return "".join(json.dumps({"text": words(at), "title": f"Item {at}"}) + "\n" for at in numbers).encode()


def csv(*numbers: int) -> bytes:
    return ("text,title\n" + "".join(f'"{words(at)}",Item {at}\n' for at in numbers)).encode()


def parquet(*numbers: int) -> bytes:
    import pyarrow
    from pyarrow import parquet as pq

    file = io.BytesIO()
    pq.write_table(pyarrow.table({"text": [words(at) for at in numbers]}), file)
    return file.getvalue()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(files: dict[str, bytes], **more: tarfile.TarInfo) -> bytes:
    """A tar of files, and of members that are none."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in files.items():
            about = tarfile.TarInfo(name)
            about.size = len(data)
            archive.addfile(about, io.BytesIO(data))
        for about in more.values():
            archive.addfile(about)
    return file.getvalue()


def overlapping(count: int, size: int) -> bytes:
    """A ZIP whose directory names the same bytes again and again: the bomb that does not need to be deep."""
    data = zlib.compress(b"a" * size, 9)[2:-4]
    crc = zlib.crc32(b"a" * size)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(data), size, 5, 0) + b"a.txt" + data
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(data), size, 5, 0, 0, 0, 0, 0, 0)
    directory = (entry + b"a.txt") * count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(local), 0)
    return local + directory + end


def record(
    at: int, body: bytes, *, kind: str = "response", uri: str | None = None, media: str = "text/html; charset=utf-8",
    status: str = "200 OK", headers: str = "", http: bool = True,
) -> bytes:  # fmt: skip
    """A record of a web archive."""
    if http:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode()
        told, body = "application/http; msgtype=response", head + body
    else:
        told = media
    uri = uri or f"https://news.example/{at}"
    lines = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-03-04T05:06:07Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{at:032x}>\r\nContent-Type: {told}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return lines.encode() + body + b"\r\n\r\n"


def pages(*numbers: int) -> list[bytes]:
    return [record(at, page(at)) for at in numbers]


def warc(records: list[bytes]) -> bytes:
    """Each record packed by itself, as web archives are."""
    return b"".join(gzip.compress(one) for one in records)


def wacz(records: list[bytes]) -> bytes:
    """A web archive with its index, as browsers' crawlers make them."""
    return zipped(
        {
            "datapackage.json": b'{"profile": "data-package"}',
            "pages/pages.jsonl": jsonl(9001, 9002),
            "archive/data.warc.gz": warc(records),
            "indexes/index.cdx": b"example,news)/ 2024 {}\n",
        },
        zipfile.ZIP_STORED,
    )
