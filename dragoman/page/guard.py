"""Lets in nobody but this machine's user, and sends the rules that keep a report's markup from doing anything.

The server listens on loopback. That alone does not keep out a page of the web that the same browser has open: it can
post to any port, and by a name of its own that it lets point here it can read answers, too. So a request must name this
machine as its host, and one that changes something must come from the page itself and carry its token.
"""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Names of this machine that a browser may have typed.
HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
#: Everything from this server alone, no script or style within a page, framed by nobody.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # "no-referrer" would make browsers send "Origin: null" with a form of the page's own.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """ASGI middleware: refuses foreign hosts and origins, and adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refused = _refused(Headers(scope=scope), scope["method"], scope["path"])
        if refused:
            await PlainTextResponse(f"dragoman: {refused}\n", status_code=403)(scope, receive, guarded)
        else:
            await self.app(scope, receive, guarded)


def _refused(headers: Headers, method: str, path: str) -> str | None:
    """Why a request is not answered; `None` where it is."""
    host = headers.get("host", "")
    if _name(host) not in HOSTS:
        return f"this page is not served as {host!r}: open it by the address that `dragoman show` printed"
    if method in ("GET", "HEAD"):
        return None
    origin = headers.get("origin")
    if origin is None and path.startswith("/api/"):
        return None  # a program: what it may do hangs on the token that it sends, which no foreign page knows
    if (
        origin is None
        or urlsplit(origin).netloc != host
        or headers.get("sec-fetch-site", "same-origin") != "same-origin"
    ):
        return "a change must come from the page itself"
    return None


def _name(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].lower()


def same(given: str, token: str) -> bool:
    """Whether a form carries the token of this server; compared in constant time."""
    return hmac.compare_digest(given.encode(), token.encode())
