"""What a web page says of itself: title, day, publisher, agency, address, language.

A parsed page in, an `About` out. In this order of trust: schema.org JSON-LD of a NewsArticle, OpenGraph and other meta
tags, microdata, the markup. Nothing is inferred from running text here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from dragoman.sources import agencies, dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class About(NamedTuple):
    """A page's word on itself; None where it says nothing."""

    title: str | None
    published: str | None
    publisher: str | None
    agency: str | None
    url: str | None
    language: str | None
    body: str | None  # the article's text, where the page carries it as data


_TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title")
_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "article_date_original", "article.published", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime", "ptime", "rnews:datepublished", "date",
)  # fmt: skip
_PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "cre", "copyright")
_SOURCE = ("article:source", "source", "dc.source", "news_source", "syndication-source-name", "agency")
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author", "sailthru.author")
_ARTICLE = re.compile(r"(?:[A-Z]\w*)?(?:Article|BlogPosting|Report)$|^LiveBlogPosting$")
_TITLE_SPLIT = re.compile(r"\s+[|–—·•»-]\s+")


def read(tree: HtmlElement) -> About:
    """What the page of `tree` says of itself. Never raises: what is malformed says nothing."""
    article = _json_ld(tree)
    meta = _meta(tree)
    url = _url(tree, article, meta)
    publisher = _publisher(article, meta)
    return About(
        title=_title(tree, article, meta, publisher),
        published=_published(tree, article, meta),
        publisher=publisher or _host(url),
        agency=_agency(article, meta),
        url=url,
        language=_language(tree, article, meta),
        body=article["articleBody"] if isinstance(article.get("articleBody"), str) else None,
    )


def _json_ld(tree: HtmlElement) -> dict[str, Any]:
    """The first object of a kind of article in the page's JSON-LD, or an empty one."""
    first: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        source = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", script.text)
        try:
            data = json.loads(source.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data, depth=0):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.search(kind.rsplit("/", 1)[-1]) for kind in kinds):
                if item.get("headline") or item.get("datePublished"):
                    return item
                first = first or item
    return first


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"):
            if isinstance(data.get(key), dict | list):
                yield from _objects(data[key], depth + 1)


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Meta tags by lower-case name, property or itemprop; the first of each counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        content = (tag.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            label = tag.get(key)
            if label and content:
                found.setdefault(label.strip().lower(), content)
    return found


def _text(value: Any) -> str | None:
    """A JSON-LD value as one line of text: a string, an object's name, or the first of a list."""
    if isinstance(value, list):
        return next((text for item in value if (text := _text(item))), None)
    if isinstance(value, dict):
        return _text(value.get("name"))
    if not isinstance(value, str):
        return None
    from html import unescape

    return " ".join(re.sub(r"<[^<>]{1,200}>", "", unescape(value)).split()) or None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((" ".join(meta[name].split()) for name in names if name in meta), None)


def _title(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str], publisher: str | None) -> str | None:
    title = _text(article.get("headline")) or _text(article.get("name")) or _first(meta, _TITLE)
    if title is None:
        headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
        headings = [heading for heading in headings if heading]
        if len(headings) == 1:
            return headings[0]
        title = next((" ".join(t.text_content().split()) for t in tree.iter("title")), "") or None
    if title is None:
        return None
    # "Talks resume in Geneva | The Daily" without the name of the site.
    parts = _TITLE_SPLIT.split(title)
    if publisher and len(parts) > 1 and parts[-1].casefold() in publisher.casefold():
        title = title[: title.rindex(parts[-1])].rstrip(" |–—·•»-")
    return title


def _published(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    candidates: list[Any] = [article.get("datePublished"), article.get("dateCreated")]
    candidates += [meta[name] for name in _PUBLISHED if name in meta]
    for tag in tree.iter("time", "span", "div", "p", "abbr"):
        label = f"{tag.get('itemprop') or ''} {tag.get('property') or ''}".lower()
        if "datepublished" in label or tag.get("pubdate") is not None:
            candidates.append(tag.get("datetime") or tag.get("content") or tag.text_content()[:100])
    times = [tag for tag in tree.iter("time") if tag.get("datetime")]
    if len({tag.get("datetime", "")[:10] for tag in times}) == 1:
        candidates.append(times[0].get("datetime"))  # several would be those of other articles, too
    return next((day for value in candidates if (day := dates.parse(_plain(value)))), None)


def _plain(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _publisher(article: dict[str, Any], meta: dict[str, str]) -> str | None:
    name = _text(article.get("publisher")) or _first(meta, _PUBLISHER[:1]) or _first(meta, _PUBLISHER[1:])
    return name if name and len(name) <= 80 and not name.startswith(("http", "@")) else None


def _agency(article: dict[str, Any], meta: dict[str, str]) -> str | None:
    """A wire service or outlet among the page's sources and authors. Only those known: an author is mostly a person."""
    for key in ("sourceOrganization", "provider", "isBasedOn", "author", "creator", "contributor"):
        value = article.get(key)
        for item in value if isinstance(value, list) else [value]:
            if name := agencies.known(_byline(_text(item) or "")):
                return name
    for key in (*_SOURCE, *_AUTHOR):
        if key in meta and (name := agencies.known(_byline(meta[key]))):
            return name
    return None


def _byline(author: str) -> str:
    return re.sub(r"(?i)^by\s+|\s+(?:staff|news agency|wire|agency)$", "", author.strip())


def _url(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    canonical = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    page = article.get("mainEntityOfPage")
    candidates = [
        *canonical, meta.get("og:url"), article.get("url"), page.get("@id") if isinstance(page, dict) else page,
        article.get("@id"), meta.get("twitter:url"),
    ]  # fmt: skip
    for candidate in candidates:
        if isinstance(candidate, str) and _host(candidate.strip()):
            return candidate.strip()
    return None


def _host(url: str | None) -> str | None:
    """The host of an absolute web address without its `www.`, or None."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _language(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    label = _text(article.get("inLanguage")) or tree.get("lang") or meta.get("og:locale")
    return label or meta.get("content-language") or meta.get("language")
