"""Whose an entry of a feed is and where it stands: its outlet, its wire service, its address."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from dragoman.sources import agencies
from dragoman.sources.patterns import lazy

_WORD = lazy(r"\w+")
_PARTS = lazy(r"\s+[-–—|>»:·•/]+\s+|:\s+|\s*[|>»]\s*")
#: Words of which the name of a section is made, and no outlet's.
_SECTION = frozenset(
    "all latest top breaking world international global national local news headlines stories articles posts home "
    "homepage front page rss atom feed feeds politics business europe asia africa americas middle east us uk opinion "
    "and the in of".split()
)


def address(where: str | None, base: str | None) -> str | None:
    """An absolute web address, or None."""
    try:
        where = urljoin(base or "", where) if where else None
        parts = urlsplit(where or "")
        return where if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def agency_of(*credits: str | None) -> str | None:
    """A wire service or outlet among the authors and sources of an entry; persons are none."""
    for credit in credits:
        for part in re.split(r"[,;/()]|\band\b", credit or ""):
            if name := agencies.known(
                re.sub(r"(?i)^\s*(?:by|from)\s+|\s+(?:staff|news agency|wire|agency)$", "", part)
            ):
                return name
    return None


def outlet(title: str | None, url: str | None) -> str | None:
    """The name of the outlet in a feed's title ("World news | The Daily"), else the host of its address."""
    parts = [part for part in _PARTS.split((title or "")[:300]) if part.strip()]
    known = next((name for part in parts if (name := agencies.known(part))), None)
    own = [part.strip() for part in parts if not set(_WORD.findall(part.lower())) <= _SECTION]
    if known or (own and len(own[0]) <= 80):
        return known or own[0]
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.").removeprefix("feeds.").removeprefix("rss.") or None
