"""A link that leads to the very words: into the page on the web where there is one, else into the file."""

from __future__ import annotations

from urllib.parse import quote

from dragoman.records import Span

#: Words longer than this are linked by their beginning and their end, in words. A design value.
_WHOLE, _EDGE = 12, 5


def link(text: str, span: Span, url: str | None, name: str) -> str:
    """The link to a span of a report's text: a text fragment (`URL#:~:text=…`, a WICG draft that browsers follow).

    Without a URL, the file's name with the characters in RFC 5147's form (`NAME#char=10,25`).
    """
    return link_to(text[span[0] : span[1]], span, url, name)


def link_to(passage: str, span: Span, url: str | None, name: str) -> str:
    """The same for whoever has only the words at the span."""
    start, end = span
    if url is None or not url.startswith(("http://", "https://")):
        return f"{name}#char={start},{end}"
    words = passage.split()
    if len(words) <= _WHOLE:
        edges = [" ".join(words)]
    else:
        edges = [" ".join(words[:_EDGE]), " ".join(words[-_EDGE:])]
    # A dash would part a prefix or suffix off; commas part beginning and end.
    return f"{url.partition('#')[0]}#:~:text=" + ",".join(quote(edge, safe="").replace("-", "%2D") for edge in edges)
