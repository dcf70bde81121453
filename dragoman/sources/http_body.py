"""The bytes of an HTTP answer → its status, its headers and its body unpacked, within bounds.

For answers as web archives keep them, which are not always what their headers say: crawlers take chunks and packing
away and leave the headers, or the other way round. A body that is not packed as told is taken as it stands.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import NamedTuple

from dragoman.errors import SourceError
from dragoman.sources.decoders import decoder
from dragoman.sources.inflate import Budget, Inflated

_BLANK = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
#: Packings one upon another. A design value: more than one is a mistake of the server.
_MOST_CODINGS = 3


class Answer(NamedTuple):
    """An answer's status (200), its headers by their names in lower case, and its body as it came."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def parse(block: bytes) -> Answer | None:
    """The answer in a block of bytes, or None where it does not begin as one."""
    status = _STATUS.match(block)
    if status is None:
        return None
    end = _BLANK.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    headers: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines()[1:]:
        key, colon, value = line.partition(":")
        if colon:
            headers.setdefault(key.strip().lower(), value.strip())
    return Answer(int(status[1]), headers, body)


def media_type(told: str | None) -> str:
    """`text/html` of `Text/HTML; charset=utf-8`; empty where nothing is told."""
    return (told or "").partition(";")[0].strip().lower()


def charset(told: str | None) -> str | None:
    """The encoding that a content type names, if it names one."""
    found = _CHARSET.search(told or "")
    return found[1] if found else None


def unpacked(answer: Answer, most: int, budget: Budget) -> bytes:
    """The body without chunks and packing, at most `most` + 1 bytes of it.

    Raises `SourceError`, unnamed, where it is packed in a way that is not known, or damaged.
    """
    body = answer.body
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    codings = [word.strip().lower() for word in answer.headers.get("content-encoding", "").split(",")]
    for coding in list(reversed(codings))[:_MOST_CODINGS]:
        body = _unpacked(body, coding, most, budget)
    return body


def _joined(body: bytes) -> bytes:
    """The chunks of a body as one; the body itself where it is not in chunks (RFC 9112, section 7.1)."""
    pieces: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        length = int(found[1], 16)
        if length == 0:
            return b"".join(pieces)
        pieces.append(body[found.end() : found.end() + length])
        at = found.end() + length
        if body[at : at + 2] not in (b"\r\n", b"") and body[at : at + 1] != b"\n":
            break
    # Chunks that break off in the middle are worth as much as there is of them; what never was chunks is not touched.
    return b"".join(pieces) if len(pieces) > 1 else body


def _unpacked(body: bytes, coding: str, most: int, budget: Budget) -> bytes:
    if coding in ("gzip", "x-gzip"):
        return _inflated(body, "gzip", most, budget) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":  # with zlib's header, as it should be (RFC 9110, section 8.4.1.2), or without
        zlib_header = len(body) > 1 and body[0] & 15 == 8 and (body[0] << 8 | body[1]) % 31 == 0
        try:
            return _inflated(body, "zlib" if zlib_header else "deflate", most, budget)
        except SourceError:
            return body
    if coding == "zstd":
        return _inflated(body, "zstd", most, budget) if body.startswith(b"\x28\xb5\x2f\xfd") else body
    if coding == "br":
        return _of_brotli(body, most, budget)
    if coding in ("", "identity", "none", "utf-8"):
        return body
    raise SourceError("", f"is packed in a way that dragoman does not know ({coding[:40]})")


def _inflated(body: bytes, kind: str, most: int, budget: Budget) -> bytes:
    stream = Inflated(io.BytesIO(body), lambda: decoder(kind), budget)
    found = io.BufferedReader(stream, 1 << 16).read(most + 1)
    if stream.fault:
        raise SourceError("", stream.fault)
    return found


def _of_brotli(body: bytes, most: int, budget: Budget) -> bytes:
    from fastwarc.stream_io import BrotliReader

    try:
        found = bytes(BrotliReader(io.BytesIO(body)).read(most + 1))
    except (OSError, ValueError):
        return body  # brotli has no first bytes to know it by
    if not budget.spend(len(found)):
        raise SourceError("", "unpacks to more than its size allows for")
    return found
