"""A page that a browser saved with all that belongs to it (MHTML) → its article."""

from __future__ import annotations

from email.message import Message

from dragoman.errors import SourceError
from dragoman.sources.document import Document
from dragoman.sources.mail_headers import header
from dragoman.sources.mail_texts import bytes_of


def saved_page(message: Message) -> Document | SourceError:
    """The article of a page that a browser saved with all that belongs to it (MHTML)."""
    from dragoman.sources import html

    pages = [part for part in message.walk() if part.get_content_type() == "text/html"][:1]
    try:
        if not pages:
            raise SourceError("", "is a saved page without a page in it")
        page = html.read(bytes_of(pages[0]), "")
    except SourceError as error:
        return error
    where = header(message, "Snapshot-Content-Location") or header(pages[0], "Content-Location") or ""
    return page._replace(
        title=page.title or header(message, "Subject"),
        url=page.url or (where if where.startswith(("http://", "https://")) else None),
    )
