"""The last stage of every kind: a document's text and what its format says about it → a `Report`.

What the format does not say is looked for in the words: the title in the first line, day, agency and publisher in head
and foot. What the user sets by hand goes before everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from dragoman.errors import LanguageError, SourceError, UsageError
from dragoman.records import Mark, Report, report_id
from dragoman.sources import byline, columns, credits, dates, headline, language
from dragoman.sources.encodings import damage


class Options(msgspec.Struct, frozen=True):
    """How documents are to be read; made by `options`. Crosses process borders."""

    columns: dict[str, str] = {}
    published: str | None = None
    publisher: str | None = None
    any_language: bool = False


class Document(NamedTuple):
    """What one file, page or row says: its text as it came, and its own word on the rest (None: it says nothing)."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str | None = None
    damaged: tuple[Mark, ...] | None = None  # None: not looked for yet


#: A document of a table, feed or mailbox with its number there, from 0, or why it is none (with no name yet).
Numbered = tuple[int, Document | SourceError]


def options(
    columns: str | Mapping[str, str] | None = None,
    published: str | None = None,
    publisher: str | None = None,
    any_language: bool = False,
) -> Options:
    """Options from what a user says. Raises `UsageError` for a date that is none and a column map that is wrong."""
    day = None
    if published:
        day = dates.parse(published)
        if day is None:
            raise UsageError(f"published {published!r} is no date that can be told: write it as 2024-02-23")
    return Options(_parse_columns(columns), day, publisher or None, any_language)


_parse_columns = columns.parse_columns


def report(document: Document, name: str, settings: Options) -> Report | SourceError:
    """The report of a document, or the error that says why it is none: without words, or in another language."""
    text = document.text
    if not text or text.isspace():
        return SourceError(name, "holds no text" if not text else "holds only white space")
    told = language.identify(text) or language.declared(document.language)
    if told is not None and told != "en" and not settings.any_language:
        tongue = language.language_name(told)
        return LanguageError(name, f"is in {tongue}; dragoman reads English (--any-language reads it all the same)")
    head, foot = byline.head(text), byline.foot(text)
    url = document.url
    return Report(
        id=report_id(text),
        title=document.title or headline.headline(text),
        publisher=settings.publisher or document.publisher or credits.publisher(foot),
        agency=document.agency or credits.agency(text, head, foot),
        url=url,
        published=settings.published or _published(document, text),
        language=told,
        text=text,
        damaged=damage(text) if document.damaged is None else document.damaged,
    )


def _published(document: Document, text: str) -> str | None:
    own = document.published
    return own if own and not own.startswith("--") else byline.published(text, document.url) or own
