"""Bytes → files of every kind that `dragoman.sources` reads, begun from small good and nasty ones made here."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fuzzing.draw import Draw, pumped

#: Some sentences that a reader finds much in, so that mutated ones still do.
ENGLISH = (
    "Talks resume in Geneva\n\nGENEVA, Feb. 23, 2024 (Reuters) - Russia said on Friday that it would not “withdraw its "
    "troops” unless Ukraine’s allies stop arms deliveries. “We have asked for it,” Foreign Minister Anna Berg told "
    "reporters.\n\nThe U.S. rejected the demand, an official who was not named said. About 1,200 people were killed.\n"
)
#: What a mutated file is spliced with.
WORDS = {
    "text": [b'---\n', b'+++\n', b'title: ', b'date = ', b'\xe2\x80\x9c', b'\xe2\x80\x9d', b'"', b'Feb. 23, 2024',
        b'By ', b'(Reuters) - ', b'Published: ', b'\xef\xbb\xbf', b'\xff\xfe', b'\xfe\xff', b'\x00', b'\xe2\x80\xae',
        b'\r\n', b'\xc3\xa2\xe2\x82\xac\xe2\x84\xa2', b'said', b'https://example.org/2024/02/23/a', b'\x93',
        b'\xed\xa0\x80', b'2024-02-23T10:00:00Z', b'1999999999', b'\xd9\xa1\xd9\xa2', b'Updated ', b'\xc2\xa9 2024 '],
    "html": [b'<html>', b'<p>', b'</p>', b'<table>', b'<tr><td>', b'<div>', b"<script type='application/ld+json'>",
        b'</script>', b'<!--', b'-->', b"<meta charset='utf-8'>",
        b"<meta property='article:published_time' content='", b"<time datetime='",
        b"<?xml version='1.0' encoding='utf-16'?>", b"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
        b'&a;', b'&#0;', b'&#xD800;', b'<body>', b'<article>', b'<svg>', b'<![CDATA[', b'<noscript>', b'<template>',
        b'<li>', b'{"@type":"NewsArticle","headline":', b'"datePublished":', b'"@graph":['],
    "json": [b'{"text":"', b'"}\n', b'[', b']', b'{', b'}', b'\\ud800', b'\\u0000', b'NaN', b'1e999',
        b'"published":', b'"title":', b'"url":"http://[', b'-Infinity', b'"article":{"text":', b'true', b'null',
        b'\xff', b'"date":1e300', b'"published":99999999999999999999'],
    "table": [b'"', b'""', b',', b'\t', b';', b'|', b'\r', b'\n', b'text', b'title', b'date', b'\x00', b'\xff',
        b'=cmd'],
}  # fmt: skip


def suffixes() -> list[str]:
    """The suffixes that tell kinds of files, and none."""
    from dragoman.sources import kinds

    own = list(vars(kinds).get("_SUFFIX", {}))
    return sorted({*own, "", ".bin"})


def read_file(data: bytes, suffix: str) -> None:
    """Reads a file of these bytes as `dragoman build` would, and holds what comes out to what `sources` promises."""
    from dragoman.errors import SourceError, UsageError
    from dragoman.reading.furniture import find_furniture
    from dragoman.reading.words import find_words
    from dragoman.records import Reading, Report, encode, report_id
    from dragoman.sources import read

    with tempfile.TemporaryDirectory(prefix="fuzzing-", dir=_memory()) as folder:
        path = Path(folder) / f"item{suffix}"
        path.write_bytes(data)
        try:
            found = list(read(path, any_language=bool(len(data) % 2)))
        except UsageError as error:
            str(error).encode()
            return
        left = [each.name for each in Path(folder).iterdir()]
        if left != [path.name]:
            raise AssertionError(f"files were left: {left}")
    if not found and suffix not in (".csv", ".tsv", ".tab", ".jsonl", ".json") and data:
        pass  # a table may have no rows, an archive no members
    for each in found:
        if isinstance(each, SourceError):
            if not each.reason or not each.name:
                raise AssertionError(f"an error without a name or a reason: {each!r}")
            f"{each}".encode()
            continue
        if not isinstance(each, Report) or each.id != report_id(each.text) or not each.text.strip():
            raise AssertionError(f"no report: {each!r}")
        if any(not 0 <= start < end <= len(each.text) for mark in each.damaged for start, end in [mark.span]):
            raise AssertionError(f"marks outside the text: {each.damaged}")
        encode(Reading(report=each))
        if len(each.text) < 20_000:
            find_words(each.text, [mark.span for mark in find_furniture(each.text, each.title)])


def _memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def read_as(*kinds: str) -> Any:
    """What reads bytes as a file of one of these suffixes: the first byte says which, the second whether to pump."""

    def run(data: bytes) -> None:
        draw = Draw(data)
        suffix = draw.pick(kinds)
        read_file(pumped(draw.rest()), suffix)

    run.__doc__ = f"Files that end in {', '.join(kinds)}."
    return run


def read_any(data: bytes) -> None:
    """Files of any bytes and of every suffix that dragoman knows."""
    draw = Draw(data)
    suffix = draw.pick(suffixes())
    read_file(pumped(draw.rest()), suffix)


def _plain(items: list[bytes], kinds: int = 1) -> Iterator[bytes]:
    for item in items:
        for kind in range(kinds):
            yield bytes([kind, 0]) + item


def texts() -> Iterator[bytes]:
    """Text in several encodings, with front matter, without words, with damage."""
    whole = ENGLISH.encode()
    yield from _plain(
        [whole, ENGLISH.encode("cp1252", "replace"), b"\xff\xfe" + ENGLISH.encode("utf-16-le"),
         ENGLISH.encode("utf-16-be"), ENGLISH.encode("utf-8").decode("cp1252", "replace").encode(),
         b"---\ntitle: 'A: b'\ndate: 2024-02-23\nauthor: X\n---\n" + whole, b"+++\ntitle = \"A\"\n+++\n" + whole,
         b"# Title #\n\n" + whole, whole.replace(b" ", b"\xe2\x80\x8b"), b"\x00".join(whole.split()), b" ",
         b"\xed\xa0\x80",
         whole + b"\nPublished: 23 February 2024\n\xc2\xa9 Reuters 2024. All rights reserved.\n"]
    )  # fmt: skip


def pages() -> Iterator[bytes]:
    """Pages with metadata, tables, broken nesting."""
    words = ENGLISH.replace("\n\n", "</p><p>")
    data = json.dumps({"@type": "NewsArticle", "headline": "A", "datePublished": "2024-02-23", "articleBody": ENGLISH})
    yield from _plain(
        [f"<html lang=en><head><title>A | B</title><meta charset=utf-8></head><body><p>{words}</p></body>".encode(),
         f"<html><script type='application/ld+json'>{data}</script><body><article><p>{words}</p>".encode(),
         f"<table><tr><td><p>{words}</p><table><tr><td>x</table></table>".encode(),
         b"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><p>&a;</p></html>",
         f"<?xml version='1.0' encoding='utf-16'?><html xmlns='http://www.w3.org/1999/xhtml'><p>{words}</p></html>".encode(),
         b"<div>" * 300 + words.encode() + b"</div>" * 300]
    )  # fmt: skip


def objects() -> Iterator[bytes]:
    """JSON Lines and JSON, whole and broken."""
    row = {"text": ENGLISH, "title": "A", "published": "2024-02-23", "source": {"name": "B"}, "url": "http://[::1"}
    line = json.dumps(row).encode()
    yield from _plain(
        [line + b"\n" + line, b"[" + line + b"," + line + b"]", b'{"text": "\\ud800"}', b'{"text": 1e999}',
         b'{"article": {"text": "a"}, "date": 1708646400000}', b"[" * 500, b'{"a":' * 500, line[:-3], b"{}", b"[]"], 2
    )  # fmt: skip


def rows() -> Iterator[bytes]:
    """CSV and TSV, whole and broken."""
    text = ENGLISH.replace('"', '""').replace("\n", " ")
    yield from _plain(
        [f'text,title,date\n"{text}",A,2024-02-23\n"{text}",=cmd,\n'.encode(), f"date\ttext\n2024\t{text}\n".encode(),
         f'text;date\n"{text}\nx;2024'.encode(), b"text\n", b'"text', b"text,text\na,b\n", b"a,b\n1,2\n",
         b"\xff\xfe" + "text,date\nHello there,2024\n".encode("utf-16-le"), b"text\r\ra\r"], 3
    )  # fmt: skip


def columnar() -> Iterator[bytes]:
    """Parquet of several types, and its beginning alone."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    for columns in (
        {"text": [ENGLISH, None], "date": [1, 2]},
        {"text": [{"a": 1}], "published": [b"\xff"]},
        {"body": [[ENGLISH]], "title": [1.5]},
        {"article": [{"text": ENGLISH}], "text": [b"\xff\xfea\x00"]},
    ):
        out = io.BytesIO()
        pq.write_table(pa.table(columns), out)
        yield from _plain([out.getvalue()])
    yield from _plain([b"PAR1PAR1", b"PAR1" + b"\xff" * 8 + b"PAR1"])
