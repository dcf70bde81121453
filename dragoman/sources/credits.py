"""Whose work a report says it is: the agency it credits, and its publisher where its own words name one.

Text in, names out, or None. A credit is a source line ("Fuente: Associated Press"), a dateline's brackets, a byline, a
tag at the end, a note that somebody contributed or holds the copyright, or that sources spoke to it ("told VOA").
Who is merely quoted or cited ("Interfax reported") is not credited.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.sources import agencies
from dragoman.sources.byline import Line, dateline
from dragoman.sources.patterns import lazy

_SOURCE = lazy(
    r"[\W_]*(?:(?:news\s+)?(?:source|sources|agency|wire)|fuentes?|quelle|fonte|courtesy(?:\s+of)?|via)\s*(?:[:：]|(?<=via)\s)"
    r"\s*(?P<name>\S.{0,80})",
    re.IGNORECASE,
)
_SOURCE_AT_END = lazy(
    r"(?:[.!?][\"”'’)]*\s+|[(\[])(?:Source|SOURCE|Fuente|Quelle|Fonte|Via)\s*[:：]\s*"
    r"(?P<name>[^\s.()\[\]][^.()\[\]\n]{1,40})[.)\]]?\s*\Z"
)
_TAG = lazy(
    r"(?:[.!?…][\"”'’)]*|\n)(?P<mark>\s*(?:[-–—/]{1,3}|©|\(|\[)\s*|\s+)(?P<name>[A-Z][\w/-]*(?:[ .][\w/-]+){0,3})"
    r"\s*[)\]/]?\.?\s*(?:&#3;|\x03|[A-Z]{2,4}/[A-Z]{2,4})?\s*\Z"
)
_NOTE = lazy(r"\bcontributed\b|\binputs\b|\b[Ww]ith\b.{0,40}\b(?:from|by)\b|\b(?:published|appeared)\b")
_CONTRIBUTED = lazy(
    r"(?i:\bwith\s+(?:additional\s+)?(?:inputs?|reporting|files?|material|information)\s+(?:from|by)\s+(?:the\s+)?)"
    rf"(?P<from>{agencies.PHRASE})"
    rf"|(?:^|[.(]\s*)(?:[Tt]he\s+)?(?P<did>{agencies.PHRASE})[^.]{{0,60}}\bcontributed\s+(?:to|reporting)"
    rf"|(?i:\b(?:originally|first)\s+(?:published|appeared)\s+(?:by|in|on|at)\s+(?:the\s+)?)(?P<first>{agencies.PHRASE})"
    rf"|(?i:\bwith\s+)(?P<inputs>{agencies.PHRASE})\s+inputs\b"
)
_COPYRIGHT = lazy(
    r"\W*(?i:©|\(c\)|copyright)[\s©]*(?i:\(c\)\s*)?(?i:copyright\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?[,.]?\s*)"
    r"(?:by\s+)?(?P<name>[A-Z][^\n.©|]{1,60}?)\s*(?:[.,|©(]|(?i:\ball rights\b)|$)"
)
_WIRES = frozenset(agencies.WIRES.values())
_TRUST = "Thomson Reuters Trust Principles"
_TOLD = lazy(
    rf"\b(?:told|tells)\s+(?:the\s+)?(?P<told>{agencies.PHRASE})"
    r"|\b(?:e-?mails?|interview|statement|comments|remarks|message|phone call)(?:\s+\w+)?\s+(?:to|with|for)\s+"
    rf"(?:the\s+)?(?P<gave>{agencies.PHRASE})"
)
_BY = lazy(r"\s*(?:by|from|reporting by|written by|author|story by)\b[:\s]+", re.IGNORECASE)
_SEPARATOR = lazy(r"(?<!\s)\s*+(?:[|;•·,/()\[\]]|(?<=\s)(?:[-–—]+|for|with|and|&)\s)\s*+")
_STAFF = lazy(
    r"\b(?:staff|writers?|news agency|correspondents?|reporters?|editors?|diplomatic|security|bureau chief|"
    r"wire services?|agencies|service|in|news desk|newsroom|special to)\b",
    re.IGNORECASE,
)
_NAME_WORDS = lazy(
    r"(?:[A-ZÀ-Þ][\w.'’-]*|de|da|del|von|van|der|al|bin|ibn|el|la)(?:\s+(?:[A-ZÀ-Þ][\w.'’-]*|de|da|del|von|van|der|al|bin|ibn|el|la)){0,5}"
)
#: The lines after the headline that may be a credit without a "by". A design value.
_BARE = 3
_PICTURE = lazy(
    r"\b(?:photo|photos|photograph|picture|image|images|file|getty|video|graphic|map|caption)\b", re.IGNORECASE
)
_OUTLET_LIKE = lazy(
    r"\b(?:news|agency|press|times|post|herald|daily|tribune|gazette|observer|journal|radio|tv|television|broadcasting|"
    r"media|chronicle|standard|telegraph|monitor|online|today|wire|agencia|noticias|diario|agence|zeitung)\b"
    r"|\.(?:com|org|net|co|in|ru|ua|cn|tv|news|info|eu|uk|de|fr|es)\b",
    re.IGNORECASE,
)
_DOMAIN = lazy(
    r"(?<![@\w.-])(?:https?://)?(?:www\.)?(?P<domain>[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,10})\b", re.IGNORECASE
)
_FOLLOW = lazy(r"\b(?:follow|join|subscribe|download|like)\b", re.IGNORECASE)
_NOT_PUBLISHERS = frozenset(
    "google facebook twitter x t instagram youtube telegram whatsapp linkedin tiktok apple play bit goo reddit "
    "pinterest threads flipboard medium substack amazon chat".split()
)


def agency(text: str, head: Sequence[Line], foot: Sequence[Line]) -> str | None:
    """The wire service or outlet that a report credits, by its usual name, or None."""
    return (
        _source_line(text, head, foot)
        or _dateline(head)
        or _byline(head, foot)
        or _tag(text)
        or _note(foot)
        or _told(text)
    )


def publisher(foot: Sequence[Line]) -> str | None:
    """The publisher that the foot of a report names: the holder of the copyright, or the site that wants followers."""
    for line in reversed(foot):
        if line.body:
            continue
        found = _COPYRIGHT.match(line.text)
        if found and not _PICTURE.search(line.text):
            name = found["name"].strip(" ,-–")
            if agencies.known(name) not in _WIRES and _is_name(name):
                return agencies.known(name) or name
        if _FOLLOW.search(line.text):
            domains = {match["domain"].lower() for match in _DOMAIN.finditer(line.text)}
            own = sorted(d for d in domains if not set(d.split(".")) & _NOT_PUBLISHERS)
            if len(own) == 1:
                return own[0]
    return None


def _is_name(name: str) -> bool:
    words = name.split()
    return len(words) <= 7 and sum(word[:1].isupper() for word in words) * 2 >= len(words)


def _source_line(text: str, head: Sequence[Line], foot: Sequence[Line]) -> str | None:
    for lines, at_end in ((foot, True), (head, False)):
        for line in lines:
            if len(line.text) > 120 or _PICTURE.search(line.text):
                continue
            found = _SOURCE.fullmatch(line.text)
            if found is None:
                continue
            name = _first_known(found["name"])
            if name:
                return name
            value = found["name"].strip(" .,;:|-–—()[]*_\"'“”")
            if at_end and _OUTLET_LIKE.search(value) and _is_name(value) and "://" not in value:
                return value
    found = _SOURCE_AT_END.search(text, max(0, len(text) - 200))
    return _first_known(found["name"]) if found else None


def _first_known(value: str) -> str | None:
    name = agencies.known(value)
    for part in [] if name else _SEPARATOR.split(value):
        name = name or agencies.known(part)
    return name


def _dateline(head: Sequence[Line]) -> str | None:
    bodies = 0
    for line in head:
        found = dateline(line.text)
        if found is not None and found.credit is not None:
            name = _first_known(found.credit)
            if name:
                return name
            # One that is not listed, in the place where agencies stand and written as they are: LAGOS (XYZ) -, or
            # YANGON, July 25 (Daily Bulletin):
            if (
                found.dash
                and (found.place or "").isupper()
                and (
                    re.fullmatch(r"[A-Z]{2,8}", found.credit)
                    or (found.day and re.fullmatch(r"[A-Z][\w.&'’-]*(?:[ /][A-Z][\w.&'’-]*){0,3}", found.credit))
                )
            ):
                return found.credit
        bodies += line.body
        if bodies == 3:
            break
    return None


def _byline(head: Sequence[Line], foot: Sequence[Line]) -> str | None:
    for lines, first in ((head, 0), (foot[-2:], None)):
        for at, line in enumerate(lines):
            if line.body:
                if first is not None:
                    break
                continue
            if len(line.text) > 120 or _PICTURE.search(line.text):
                continue
            by = _BY.match(line.text)
            if by is None and first is not None and (at == first or at > _BARE):
                continue  # a headline may be anything, and a name further down is the credit of a picture
            parts = [part for part in _SEPARATOR.split(line.text[by.end() if by else 0 :]) if part]
            stripped = [_STAFF.sub(" ", part).strip(" .:-–—©*_") for part in parts]
            names = [agencies.known(part) for part in stripped]
            credit = next((name for name in names if name), None)
            if credit and all(
                name or not part or _NAME_WORDS.fullmatch(part) or not re.search(r"[^\W\d_]{3}", part)
                for name, part in zip(names, stripped, strict=True)
            ):
                if by is None and len(parts) > 1 and not _people(stripped, names):
                    continue
                return credit
    return None


def _people(parts: Sequence[str], names: Sequence[str | None]) -> bool:
    """Whether the rest of a byline without "by" looks like people and dates rather than a list of topics."""
    rest = [part for part, name in zip(parts, names, strict=True) if not name and re.search(r"[^\W\d_]{3}", part)]
    return all(2 <= len(part.split()) <= 4 for part in rest)


def _tag(text: str) -> str | None:
    found = _TAG.search(text, max(0, len(text) - 60))
    if found is None:
        return None
    name = agencies.known(found["name"]) if found["mark"].strip() else agencies.begins(found["name"])
    whole = name is not None and agencies.known(found["name"]) == name
    return name if whole and name in _WIRES else None


def _note(foot: Sequence[Line]) -> str | None:
    for line in reversed(foot):
        if _TRUST in line.text:
            return "Reuters"
        if _PICTURE.search(line.text) and not line.body:
            continue
        found = _CONTRIBUTED.search(line.text) if len(line.text) <= 400 and _NOTE.search(line.text) else None
        name = agencies.begins(next(phrase for phrase in found.groups() if phrase)) if found else None
        if name:
            return name
        found = _COPYRIGHT.match(line.text) if not line.body else None
        name = agencies.known(found["name"]) if found else None
        if name in _WIRES:
            return name
    return None


def _told(text: str) -> str | None:
    """The outlet to which the report's sources spoke, if there is only one.

    Once is enough for those whose reports others run; any other outlet is credited only where sources spoke to it
    again and again, since once is a quotation.
    """
    names = (agencies.begins(match["told"] or match["gave"]) for match in _TOLD.finditer(text, 0, 100_000))
    found = Counter(name for name in names if name)
    if len(found) != 1:
        return None
    ((name, times),) = found.items()
    return name if times > 1 or name in _GIVEN_AWAY else None


#: Outlets that live by others' running their reports: the wires, and broadcasters whose reports are free to use.
_GIVEN_AWAY = _WIRES | {"VOA", "RFE/RL", "Radio Free Asia"}
