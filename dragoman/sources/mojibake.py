"""Text that was read in the wrong encoding and saved so: "donâ€™t" for "don’t".

Text in, better text out, and where what is left of it stands. Loaded only for text in which something looks like it.
"""

from __future__ import annotations

import re

from dragoman.records import Span

# The bytes of a UTF-8 character read as Windows-1252. `_AS_1252` is that reading of every byte, with the five
# bytes that Windows-1252 leaves undefined as the control characters that Windows itself maps them to.
_AS_1252 = [bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256)]
_TO_BYTE = {char: byte for byte, char in enumerate(_AS_1252)} | {chr(b): b for b in range(0x80, 0xA0)}
_CONT = "".join(re.escape(c) for c in sorted({*_AS_1252[0x80:0xC0], *map(chr, range(0x80, 0xC0))}))
_SEQUENCE = re.compile(
    f"[{''.join(_AS_1252[0xC2:0xE0])}][{_CONT}]|[{''.join(_AS_1252[0xE0:0xF0])}][{_CONT}]{{2}}"
    f"|[{''.join(_AS_1252[0xF0:0xF5])}][{_CONT}]{{3}}"
)
# Readings that no correct text has: â€ and a third character, Ã or Â and a continuation, ï¿½, doubled Ã¢â‚¬.
_TELLTALE = re.compile(f"â€[{_CONT}]|â[\x80][{_CONT}]|Ã[{_CONT}]|Â[\xa0-¿]|ï»¿|ï¿½|[\x80-\x84\x86-\x9f]")
_LEFT = re.compile("â€[^\\w\\s]?|Ã[\x80-¿\u0152-\u2122]|â\x80[\x80-\xbf]")
_CONTROL = re.compile("[\x80-\x84\x86-\x9f]")


def repair(text: str) -> str:
    """`text` with UTF-8 that was read as Windows-1252 read right; the same text where nothing tells of it.

    Three rounds, since files pass through more than one careless hand.
    """
    for _ in range(3):
        if not _TELLTALE.search(text):
            break
        better = _CONTROL.sub(_as_windows, _SEQUENCE.sub(_reread, text))
        if better == text:
            break
        text = better
    return text


def left(text: str) -> list[Span]:
    """Where mojibake stands that cannot be put right."""
    return [found.span() for found in _LEFT.finditer(text)]


def _reread(found: re.Match[str]) -> str:
    try:
        char = bytes(_TO_BYTE[c] for c in found[0]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return found[0]
    # Phonetic letters and spacing modifiers are what accented capitals before quotation marks would be misread as.
    return found[0] if "\u0250" <= char <= "\u02ff" else char


def _as_windows(found: re.Match[str]) -> str:
    return _AS_1252[ord(found[0])]
