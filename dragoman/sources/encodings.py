"""Bytes → text, whatever their encoding, and what was lost on the way.

Order of evidence: a byte order mark; the pattern of NUL bytes that UTF-16 leaves; valid UTF-8; UTF-8 with strays
of another encoding in it; the encoding the document declares; the habits of Western files; charset-normalizer.
Text that was once read in the wrong encoding and saved so ("donâ€™t") is put right here, while bytes become
text, and never later. Line ends and everything else stay as they came. What could not be decoded is U+FFFD and marked.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from dragoman.errors import SourceError
from dragoman.records import Mark
from dragoman.sources.patterns import lazy

LOST = "\ufffd"
UNDECODABLE = "bytes that could not be decoded"
MOJIBAKE = "text decoded in a wrong encoding"


class Decoded(NamedTuple):
    """A document's text, the encoding it was read in, and where characters were lost."""

    text: str
    encoding: str
    damaged: tuple[Mark, ...]


_BOMS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
#: Labels that mean more than they say, after the WHATWG Encoding Standard, section 4.2.
_LABELS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
}  # fmt: skip
#: Share of bytes over 0x7F up to which a file that is not UTF-8 is taken for a Western one: English news in
#: Windows-1252 has under 3 %, one full of quotations some 10 %, Cyrillic and East Asian text over 30 %. A design value.
_WESTERN_SHARE = 0.15
#: Share of control bytes from which a file is binary. A design value: text has none, compressed data some 10 %.
_CONTROL_SHARE = 0.01
_CONTROLS = bytes(sorted({*range(32), 127} - {8, 9, 10, 11, 12, 13, 26, 27}))


def utf16_without_mark(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where every other byte is NUL or one of few values, as in unmarked UTF-16.

    Not found for East Asian text, whose upper bytes vary as much as the lower ones.
    """
    sample = data[:4096]
    sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    for upper, lower, encoding in ((sample[1::2], sample[::2], "utf-16-le"), (sample[::2], sample[1::2], "utf-16-be")):
        # The space, line end and full stop of any script have a NUL for their upper byte, Latin letters too; the
        # letters of other scripts have one to three values there.
        nuls = upper.count(0)
        alphabet = nuls > 0.4 * len(upper) or (nuls > 0.05 * len(upper) and len(upper) > 16 and len(set(upper)) <= 4)
        if alphabet and lower.count(0) <= 0.01 * len(lower):
            text = sample.decode(encoding, "replace")
            if sum((char < " " and char not in "\t\n\r\f") or char == LOST for char in text) <= 0.01 * len(text):
                return encoding
    return None


def is_wide(head: bytes) -> bool:
    """Whether a document is in UTF-16 or UTF-32, from its first bytes."""
    return any(head.startswith(mark) for mark, _ in _BOMS[1:]) or utf16_without_mark(head) is not None


def looks_binary(head: bytes) -> bool:
    """Whether the first bytes are no text in any encoding: control bytes beyond a stray one or two."""
    if any(head.startswith(mark) for mark, _ in _BOMS) or utf16_without_mark(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > max(2, _CONTROL_SHARE * len(head))


def peek(head: bytes) -> str:
    """The first bytes as text, good enough to tell a kind by; never raises."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode(utf16_without_mark(head) or "utf-8", "replace")


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of a document's bytes. `declared` is the encoding that it says it is in, if it says so.

    Raises `SourceError` (naming `name`) where no encoding makes text of it.
    """
    text, encoding = _decode(data, name, declared)
    if encoding.startswith("utf"):
        text = repair(text)
    return Decoded(text, encoding, damage(text))


def _decode(data: bytes, name: str, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    encoding = utf16_without_mark(data) or ""
    if encoding:
        return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    escaped, valid = data.decode("utf-8", "surrogateescape"), data.decode("utf-8", "ignore")
    strays = len(escaped) - len(valid)
    if _mostly_utf8(valid, strays):
        return _adopt_strays(escaped), "utf-8"
    named = _codec(declared)
    if named is not None and named != "utf-8":
        try:
            return data.decode(named), named
        except UnicodeDecodeError:
            text = data.decode(named, "replace")
            if text.count(LOST) <= 0.01 * len(text):
                return text, named
    if _is_western(data, strays):
        encoding = "mac_roman" if _is_mac_roman(data) else "cp1252"
        return data.decode(encoding, "replace"), encoding
    guess = _guess(data)
    if guess is None:
        raise SourceError(name, "is in an encoding that could not be told: save it as UTF-8")
    return data.decode(guess, "replace"), guess


# A piece of a cut UTF-8 character: a leading byte with too few others, or the end of the file after one.
_BROKEN = lazy("[\udcc2-\udcf4][\udc80-\udcbf]+|[\udcc2\udcc3\udce2]\\Z|[\udc80-\udcff]")


def _mostly_utf8(valid: str, strays: int) -> bool:
    """Whether invalid bytes are strays in UTF-8, rather than its characters accidents in something else.

    `valid` is the text without the strays. Characters of three bytes and more hardly ever come about by accident.
    """
    characters = len(valid) - len(valid.encode("ascii", "ignore"))
    return characters >= strays or (max(valid, default="") > "\u07ff" and strays <= 0.05 * len(valid))


def _adopt_strays(escaped: str) -> str:
    """Strays in UTF-8 read as Windows-1252, except pieces of a cut UTF-8 character, which are lost."""
    return _BROKEN.sub(_adopt_stray, escaped)


def _adopt_stray(found: re.Match[str]) -> str:
    piece = found[0]
    if len(piece) > 1 or (found.end() == len(found.string) and piece in "\udcc2\udcc3\udce2"):
        return LOST
    return bytes([ord(piece) - 0xDC00]).decode("cp1252", "replace")


def _adopt_error(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    return piece.decode("cp1252", "replace") if len(piece) == 1 else LOST, error.end


#: `errors=` for decoding UTF-8 line by line: strays of Windows-1252 are taken for what they are.
ADOPT = "dragoman-adopt"
codecs.register_error(ADOPT, _adopt_error)


_SURROGATE = lazy("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """`text` with U+FFFD for lone surrogates, which JSON can hold and nothing can write again."""
    return _SURROGATE.sub(LOST, text) if not text.isascii() else text


def _codec(label: str | None) -> str | None:
    """The Python codec for a declared label, or none."""
    if not label:
        return None
    try:
        codec = codecs.lookup(label.strip().strip("\"'")).name
        b"a".decode(codec)  # a LookupError for codecs that are no text encodings, such as base64
    except (LookupError, ValueError):
        return None
    return _LABELS.get(codec, codec)


def _is_western(data: bytes, strays: int) -> bool:
    """Few bytes over 0x7F, and those alone between ASCII letters: accents and quotation marks, not another script."""
    in_runs = sum(map(len, re.findall(rb"[\x80-\xff]{3,}", data)))
    return strays <= _WESTERN_SHARE * len(data) and in_runs <= 0.3 * strays


_MAC_QUOTES = lazy(rb"(?:^|[\s(])[\xd2\xd4](?=\w)|(?<=[\w.,!?])[\xd3\xd5](?=\W|$|[a-z])|\s[\xd0\xd1]\s")
_WINDOWS_QUOTES = lazy(rb"[\x91-\x97]")


def _is_mac_roman(data: bytes) -> bool:
    """Whether quotation marks and dashes stand where Mac OS Roman has them and not where Windows-1252 has them."""
    return len(_MAC_QUOTES.findall(data)) > 2 * len(_WINDOWS_QUOTES.findall(data))


def _guess(data: bytes) -> str | None:
    """charset-normalizer's best guess from the first 64 kB that hold most of the evidence."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 1 << 16]).best()
    if best is None or best.encoding is None or _codec(best.encoding) is None:
        return None
    return str(best.encoding)


_LOST_RUN = lazy(LOST + "+|\x00+")
# What may be UTF-8 read as Windows-1252: a letter that its leading bytes look like, before another that is no ASCII.
_SUSPECT = lazy("[âÃÂï][^\x00-\x7f]|[\x80-\x84\x86-\x9f]")


def repair(text: str) -> str:
    """`text` with UTF-8 that was read as Windows-1252 read right; the same text where nothing tells of it."""
    if not _SUSPECT.search(text):
        return text
    from dragoman.sources import mojibake

    return mojibake.repair(text)


def damage(text: str) -> tuple[Mark, ...]:
    """Where characters were lost: U+FFFD, NUL, and mojibake that could not be put right."""
    if LOST not in text and "\x00" not in text and not _SUSPECT.search(text) and "â€" not in text:
        return ()
    from dragoman.sources import mojibake

    marks = [Mark(span=found.span(), why=UNDECODABLE) for found in _LOST_RUN.finditer(text)]
    marks += [Mark(span=span, why=MOJIBAKE) for span in mojibake.left(text)]
    return tuple(sorted(marks, key=lambda mark: mark.span))
