"""Texts as files for others can hold them: valid Unicode, on one line where lines count, and addresses that are one."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec

_LONE = re.compile("[\ud800-\udfff]")
#: Signs that turn the direction of what follows them, wherever that ends.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")
#: What an address may hold beside letters and digits (RFC 3986), `#` apart, which may stand in it once.
_IN_ADDRESS = "%:/?[]@!$&'()*+,;=~-._"
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63})*\.?|(?=[^:]*:)[0-9a-f:.]+", re.ASCII)
#: Breaks inside of an address, which browsers take out (URL Standard, 4.4).
_BROKEN = re.compile(r"[\t\r\n]")
_NOT_ESCAPED = re.compile(r"%(?![0-9A-Fa-f]{2})")

_encoder = msgspec.json.Encoder()


def sound(text: str) -> str:
    """The text with U+FFFD for lone surrogates, which no UTF-8 holds. It is as long as it was: offsets stay right."""
    return _LONE.sub("\ufffd", text)


def flat(text: str) -> str:
    """The text on one line, without characters of control and of direction, and its spaces one each."""
    return " ".join(_CONTROL.sub(" ", _TURNING.sub("", sound(text))).split())


def json_bytes(value: Any) -> bytes:
    """Plain values as JSON, whatever their texts hold."""
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        return _encoder.encode(_all_sound(value))


def _all_sound(value: Any) -> Any:
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, dict):
        return {_all_sound(key): _all_sound(one) for key, one in value.items()}
    return [_all_sound(one) for one in value] if isinstance(value, list | tuple) else value


def address(url: str | None) -> str | None:
    """A web address as a URI (RFC 3986), with what may not stand in one escaped; None for all that is no web address.

    What is `javascript:` or a path on somebody's machine is none.
    """
    if url is None:
        return None
    url = _BROKEN.sub("", sound(url)).strip()
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme.lower() not in ("http", "https") or parts.port == 0:
            return None
        if not host.isascii():  # international names as the network has them (RFC 3490)
            url = url.replace(parts.netloc, parts.netloc.encode("idna").decode(), 1)
            host = urlsplit(url).hostname or ""
    except ValueError:  # UnicodeError among them
        return None
    if not _HOST.fullmatch(host):
        return None
    before, hash_, after = url.partition("#")
    start = before.index("//") + 2
    end = min((at for sign in "/?" if (at := before.find(sign, start)) >= 0), default=len(before))
    # Brackets are for the address of a host alone.
    head = quote(before[:end], safe=_IN_ADDRESS)
    rest = quote(before[end:], safe=_IN_ADDRESS.replace("[]", ""))
    tail = hash_ + quote(after, safe=_IN_ADDRESS.replace("[]", "")) if after else ""
    return _NOT_ESCAPED.sub("%25", head + rest + tail)
