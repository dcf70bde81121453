"""ninjs, the IPTC's news in JSON, of all three generations → `Document`s.

An item, a list of items, or a package of them; items that stand inside another one as associations count where they
have a body of their own. The generations differ in names and case (`versioncreated`, `versionCreated`; `headline`,
`headlines`; `body_xhtml`, `bodies`), so keys are compared in lower case, and each is looked for in all its forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from dragoman.errors import SourceError
from dragoman.sources import nitf, prose
from dragoman.sources.document import Document, Numbered, Options
from dragoman.sources.encodings import decode, without_surrogates

#: Depth of associations inside associations. A design value: packages of packages exist, more does not.
_DEPTH = 4
_STATUS = {"canceled": "is withdrawn by its provider (canceled)", "withheld": "is held back by its provider (withheld)"}
_TEXT = frozenset(("", "text", "composite", "article", "story"))


def read(file: BinaryIO, name: str, options: Options) -> Iterator[Numbered]:
    """The items of a file. Raises `SourceError` where it is no JSON, or holds no item with text."""
    from dragoman.sources import jsonl

    data = file.read(jsonl.LARGEST_FILE + 1)
    if len(data) > jsonl.LARGEST_FILE:
        raise SourceError(name, f"is JSON of {len(data) >> 20} MB in one piece: save it as JSONL, an object a line")
    try:
        found = jsonl.parse(decode(data, name).text.encode("utf-8", "surrogatepass"), array=True)
    except SourceError as error:
        raise SourceError(name, error.reason) from error
    number = -1
    for number, item in enumerate(_items(found, 0)):
        yield number, item
    if number < 0:
        raise SourceError(name, "is ninjs without an item that has text")


def documents(row: Mapping[str, Any]) -> list[Document | SourceError]:
    """The documents of one object: its own and those of its associations."""
    return list(_items(row, 0)) or [SourceError("", "is ninjs without an item that has text")]


def is_ninjs(names: Iterable[str]) -> bool:
    """Whether an object with these keys is a ninjs item: they are such as nothing else has together."""
    keys = {name.lower() for name in names}
    if "bodies" in keys or any(key.startswith("body_xhtml") for key in keys):
        return True
    return "uri" in keys and bool(keys & {"versioncreated", "pubstatus"})


def _items(found: Any, depth: int) -> Iterator[Document | SourceError]:
    if isinstance(found, list):
        for each in found:
            if isinstance(each, dict):
                yield from _items(each, depth)
            else:
                yield SourceError("", "is no JSON object")
    elif isinstance(found, dict):
        item = {key.lower(): value for key, value in found.items()}
        if "items" in item and isinstance(item["items"], list) and "uri" not in item:
            if depth < _DEPTH:
                yield from _items(item["items"], depth + 1)  # an answer of a news interface
            return
        try:
            if (document := _document(item)) is not None:
                yield document
            elif depth == 0 and not item.get("associations"):
                yield SourceError("", f"holds no text{_what(item)}")
        except SourceError as error:
            yield error
        if depth < _DEPTH and isinstance(inner := item.get("associations"), dict | list):
            for each in inner.values() if isinstance(inner, dict) else inner:
                if isinstance(each, dict):
                    yield from _items(each, depth + 1)


def _what(item: Mapping[str, Any]) -> str:
    kind = _string(item.get("type"))
    return f": it is of type {kind}" if kind and kind.lower() not in _TEXT else ""


def _document(item: Mapping[str, Any]) -> Document | None:
    """The document of an item; None where it has no body. Raises `SourceError` where it is not for use."""
    text = _body(item) if (_string(item.get("type")) or "").lower() in _TEXT else None
    if not text:
        return None
    if why := _STATUS.get((_string(item.get("pubstatus")) or "").lower().rpartition(":")[2]):
        raise SourceError("", why)
    sources = [name for key in ("infosources", "infosource") for name in _names(item.get(key))]
    house = next((name for key in ("provider", "source", "copyrightholder") for name in _names(item.get(key))), None)
    by = _string(item.get("byline")) or _string(item.get("by"))
    return Document(
        text=nitf.with_dateline(text, _string(item.get("dateline"))),
        title=prose.line_of(_headline(item)),
        published=nitf.day(
            *(_string(item.get(key)) for key in ("versioncreated", "contentcreated", "datepublished", "firstcreated"))
        ),
        publisher=house or next(iter(sources), None),
        agency=nitf.known(_string(item.get("creditline")), *sources, house, by),
        url=next((link for key in ("url", "canonicalurl", "uri") if (link := nitf.web(_string(item.get(key))))), None),
        language=_string(item.get("language")),
    )


def _body(item: Mapping[str, Any]) -> str | None:
    """The fullest of an item's bodies; where an HTML one and a plain one say the same, the HTML's paragraphs."""
    markup, plain = [], []
    for key, value in item.items():
        if key.startswith(("body_xhtml", "body_html")) and (words := _string(value)):
            markup.append(words)
        elif key.startswith("body_") and (words := _string(value)):
            plain.append(words)
    bodies = item.get("bodies")
    for body in bodies if isinstance(bodies, list) else []:
        if isinstance(body, dict) and (words := _string(body.get("value"))):
            kind = " ".join(str(body.get(key)) for key in body if key.lower() in ("contenttype", "role")).lower()
            (markup if "html" in kind or "nitf" in kind else plain).append(words)
    texts = [prose.of_value(words) for words in markup] + [prose.of_value(words) for words in plain]
    longest = max((len(text.split()) for text in texts), default=0)
    return next((text for text in texts if text.strip() and len(text.split()) >= 0.9 * longest), None)


def _headline(item: Mapping[str, Any]) -> str | None:
    lines = item.get("headlines")
    told: dict[str, str] = {}
    for each in lines if isinstance(lines, list) else []:
        if isinstance(each, dict) and (words := _string(each.get("value"))):
            told.setdefault((_string(each.get("role")) or "").lower(), words)
    main = _string(item.get("headline")) or told.get("main") or told.get("") or next(iter(told.values()), None)
    return main or _string(item.get("title")) or _string(item.get("name"))


def _names(value: Any) -> list[str]:
    """The names in a string, an object with a name, or a list of such."""
    if isinstance(value, list):
        return [name for each in value for name in _names(each)]
    if isinstance(value, dict):
        value = value.get("name") or value.get("literal")
    return [words] if (words := _string(value)) else []


def _string(value: Any) -> str | None:
    return without_surrogates(value) if isinstance(value, str) and value.strip() else None
