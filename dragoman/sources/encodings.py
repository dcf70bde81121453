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
#: Windows-1252 has under 3 %, French under 5 %, Cyrillic and East Asian encodings over 30 %. A design value.
_WESTERN_SHARE = 0.08
#: Share of control bytes from which a file is binary. A design value: text has none, compressed data some 10 %.
_CONTROL_SHARE = 0.01
_CONTROLS = bytes(sorted({*range(32), 127} - {8, 9, 10, 11, 12, 13, 26, 27}))


def utf16_without_mark(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where every other byte is mostly NUL, as in unmarked UTF-16 of Latin text."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[: 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    # The space, line end and full stop of any script have a NUL half, so the other half tells even outside Latin.
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
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
    escaped = data.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(escaped))
    if _mostly_utf8(escaped, strays):
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


_STRAY = re.compile("[\udc80-\udcff]")
_VALID = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]")
_VALID_LONG = re.compile("[\u0800-\ud7ff\ue000-\U0010ffff]")  # three bytes and more: hardly ever an accident
# A piece of a cut UTF-8 character: a leading byte with too few others, or the end of the file after one.
_BROKEN = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]+|[\udcc2\udcc3\udce2]\\Z|[\udc80-\udcff]")


def _mostly_utf8(escaped: str, strays: int) -> bool:
    """Whether invalid bytes are strays in UTF-8 rather than UTF-8 sequences accidents in something else."""
    valid, long = len(_VALID.findall(escaped)), _VALID_LONG.search(escaped)
    return valid >= strays or (long is not None and strays <= 0.05 * len(escaped))


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


_SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """`text` with U+FFFD for lone surrogates, which JSON can hold and nothing can write again."""
    return _SURROGATE.sub(LOST, text) if not text.isascii() else text


def _codec(label: str | None) -> str | None:
    """The Python codec for a declared label, or none."""
    if not label:
        return None
    try:
        codec = codecs.lookup(label.strip().strip("\"'")).name
        b"".decode(codec)  # a LookupError for codecs that are no text encodings, such as base64
    except (LookupError, ValueError):
        return None
    return _LABELS.get(codec, codec)


def _is_western(data: bytes, strays: int) -> bool:
    """Few bytes over 0x7F, and those alone between ASCII letters: accents and quotation marks, not another script."""
    in_runs = sum(map(len, re.findall(rb"[\x80-\xff]{3,}", data)))
    return strays <= _WESTERN_SHARE * len(data) and in_runs <= 0.3 * strays


_MAC_QUOTES = re.compile(rb"(?:^|[\s(])[\xd2\xd4](?=\w)|(?<=[\w.,!?])[\xd3\xd5](?=\W|$|[a-z])|\s[\xd0\xd1]\s")
_WINDOWS_QUOTES = re.compile(rb"[\x91-\x97]")


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


# Mojibake: the bytes of a UTF-8 character read as Windows-1252. `_AS_1252` is that reading of every byte, with the five
# bytes that Windows-1252 leaves undefined as the control characters that Windows itself maps them to.
_AS_1252 = [bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256)]
_TO_BYTE = {char: byte for byte, char in enumerate(_AS_1252)} | {chr(b): b for b in range(0x80, 0xA0)}
_CONT = "".join(re.escape(c) for c in sorted({*_AS_1252[0x80:0xC0], *map(chr, range(0x80, 0xC0))}))
_SEQUENCE = re.compile(
    f"[{''.join(_AS_1252[0xC2:0xE0])}][{_CONT}]|[{''.join(_AS_1252[0xE0:0xF0])}][{_CONT}]{{2}}"
    f"|[{''.join(_AS_1252[0xF0:0xF5])}][{_CONT}]{{3}}"
)
#: Readings that no correct text has: â€ and a third character, Ã or Â and a continuation, ï¿½, doubled Ã¢â‚¬.
_TELLTALE = re.compile(f"â€[{_CONT}]|â[\x80][{_CONT}]|Ã[{_CONT}]|Â[\xa0-¿]|ï»¿|ï¿½|[\x80-\x84\x86-\x9f]")
_LEFT = re.compile("â€(?=[^\\w]|$)|Ã[\u0080-¿\u0152-\u2122]|â\x80[\x80-\xbf]")
_CONTROL_1 = re.compile("[\x80-\x84\x86-\x9f]")
_LOST_RUN = re.compile(LOST + "+|\x00+")


def repair(text: str) -> str:
    """`text` with UTF-8 that was read as Windows-1252 read right; the same text where nothing tells of it.

    Three rounds, since files pass through more than one careless hand.
    """
    for _ in range(3):
        if not _TELLTALE.search(text):
            break
        better = _CONTROL_1.sub(_as_windows, _SEQUENCE.sub(_reread, text))
        if better == text:
            break
        text = better
    return text


def _reread(found: re.Match[str]) -> str:
    try:
        char = bytes(_TO_BYTE[c] for c in found[0]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return found[0]
    # Phonetic letters and spacing modifiers are what accented capitals before quotation marks would be misread as.
    return found[0] if "\u0250" <= char <= "\u02ff" or "\x80" <= char <= "\x9f" else char


def _as_windows(found: re.Match[str]) -> str:
    return _AS_1252[ord(found[0])]


def damage(text: str) -> tuple[Mark, ...]:
    """Where characters were lost: U+FFFD, NUL, and mojibake that could not be put right."""
    if LOST not in text and "\x00" not in text and "â€" not in text and "Ã" not in text:
        return ()
    marks = [Mark(span=found.span(), why=UNDECODABLE) for found in _LOST_RUN.finditer(text)]
    marks += [Mark(span=found.span(), why=MOJIBAKE) for found in _LEFT.finditer(text)]
    return tuple(sorted(marks, key=lambda mark: mark.span))
