"""The application: addresses to handlers, answers to responses.

`make_app(folder)` gives a Starlette application for one situation. It opens the folder at the first question, so that a
server is up at once.
"""

from __future__ import annotations

import asyncio
import secrets
import sys
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import ImmutableMultiDict
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route as WebRoute

from dragoman.errors import DragomanError, UsageError
from dragoman.least import EVERYTHING, Least, in_words
from dragoman.page import html, look
from dragoman.page.api import ROUTES as api_routes  # noqa: N811 - one list of routes beside another
from dragoman.page.asked import Asked, Elsewhere, Route, Sent
from dragoman.page.guard import Guard, same
from dragoman.page.pages import NAVIGATION, ROUTES
from dragoman.page.reader import Reader
from dragoman.situation import Situation

#: Bytes that a form may have: a decision is some hundred. A design value.
LONGEST_FORM = 1 << 20
#: Seconds for which a page is waited for, and after which it is asked for again. Design values.
PATIENCE, AGAIN = 4.0, 2
#: What a reader may choose: the system's theme, or one of the two.
THEMES = ("auto", "light", "dark")


def make_app(
    folder: Path, *, edit: bool = True, api: bool = False, token: str | None = None, least: Least = EVERYTHING
) -> Starlette:  # fmt: skip
    """The page of one situation. `edit` allows decisions by the page, `api` by the API; both carry `token`.

    Records of which the reader is less sure than `least` are left out, and every page says so.
    """
    reader = Reader(folder, least=least)
    page = _Page(reader, edit, api, token or secrets.token_urlsafe(24))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        reader.stop()

    routes = [
        WebRoute(route.path, page.answering(route), methods=list(route.methods)) for route in (*ROUTES, *api_routes)
    ]
    routes += [
        WebRoute("/static/{name}", _static),
        WebRoute("/theme", page.theme),
        WebRoute("/live", page.live),
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(Guard), Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)],
        exception_handlers={HTTPException: page.missing},
    )


class _Page:
    def __init__(self, reader: Reader, edit: bool, api: bool, token: str) -> None:
        self.reader, self.edit, self.api, self.token = reader, edit, api, token
        #: Pages that are being made, by what they are kept under: who asks for one again waits for the same.
        self._coming: dict[str, asyncio.Future[Response]] = {}

    def answering(self, route: Route) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            if request.method not in ("GET", "HEAD"):
                sent = await self._form(request)
                return sent if isinstance(sent, Response) else await self._made(route, request, None, sent)
            key = f"{_theme(request)} {request.url.path}?{request.url.query}"
            if (kept := self.reader.kept(key)) is not None:
                return Response(kept, media_type="text/html")
            if _by_api(request):
                return await self._made(route, request, None, {})
            coming = self._coming.get(key)
            if coming is None:
                coming = self._coming[key] = asyncio.ensure_future(self._made(route, request, key, {}))
                coming.add_done_callback(lambda _: self._coming.pop(key, None))
            done, _ = await asyncio.wait({coming}, timeout=PATIENCE)
            return _again(coming.result()) if done else self._waiting(request)

        return answer

    async def _made(
        self, route: Route, request: Request, key: str | None, form: Mapping[str, tuple[str, ...]]
    ) -> Response:  # fmt: skip
        """What a route answers; a page is kept under `key`. It is made whole in the thread that asks the situation."""
        query, path = _every(request.query_params), dict(request.path_params)

        def question(situation: Situation, state: str) -> Response:
            found = route.handler(Asked(situation, path, query, form, self.edit, state))
            if isinstance(found, Elsewhere):
                return RedirectResponse(found.address, status_code=303)
            if isinstance(found, Sent):
                headers = {}
                if found.filename:
                    headers["content-disposition"] = f"attachment; filename*=UTF-8''{quote(found.filename, safe='')}"
                return Response(found.content, found.status, headers, found.media_type)
            frame = self._frame(request, found.title) | {
                "situation_name": situation.name, "building": bool(situation.store.manifest.fresh),
                "behind": situation.store.is_behind, "generation": state,
                "left_out": in_words(situation.left_out(), situation.store.least) if situation.store.least else "",
            }  # fmt: skip
            made = html.render(found.template, frame | dict(found.values))
            if key is not None and found.status == 200:
                self.reader.keep(state, key, made)
            return Response(made, found.status, media_type="text/html")

        reads = request.method in ("GET", "HEAD")
        try:
            return await asyncio.wrap_future(self.reader.ask(question, route.slow))
        except UsageError as error:
            return self._error(request, 404 if reads else 409, "Not found" if reads else "Not done", str(error))
        except DragomanError as error:
            return self._error(request, 500, "The situation cannot be read", str(error))
        except Exception as error:  # one page's mistake must not take the others with it
            traceback.print_exc(file=sys.stderr)
            return self._error(
                request, 500, "This page could not be made",
                f"{type(error).__name__}: {error}. The other pages are not affected; the terminal has the details.",
            )  # fmt: skip

    def _waiting(self, request: Request) -> Response:
        """What is shown while a page is being made, and asks for it again."""
        made = html.render("waiting.html", self._frame(request, "One moment"))
        return Response(made, 202, {"refresh": str(AGAIN)}, "text/html")

    async def _form(self, request: Request) -> Mapping[str, tuple[str, ...]] | Response:
        """What was sent to change something; or the answer that refuses it."""
        by_api = _by_api(request)
        if not (self.api if by_api else self.edit):
            hint = "Start the server with --edit to send decisions." if by_api else "This page was opened read-only."
            return self._error(request, 403, "Nothing can be changed here", hint)
        length = request.headers.get("content-length", "")
        if not length.isdigit() or int(length) > LONGEST_FORM:
            return self._error(request, 413, "Too long", "What was sent is longer than any decision is.")
        async with request.form(max_files=0) as sent:
            form = _every(sent)
        if by_api:
            given = request.headers.get("authorization", "").removeprefix("Bearer ")
            hint = "Send the token that the server printed: `Authorization: Bearer TOKEN`."
            return form if same(given, self.token) else self._error(request, 403, "Not allowed", hint)
        if not same((form.get("token") or ("",))[-1], self.token):
            return self._error(
                request, 409, "This page is from an earlier run",
                "The server was started anew since it was opened: reload the page, and decide again.",
            )  # fmt: skip
        return form

    def _frame(self, request: Request, title: str) -> dict[str, Any]:
        """What the frame of every page is told."""
        here = "/" + request.url.path.strip("/").partition("/")[0]
        return {
            "title": title, "situation_name": self.reader.folder.resolve().name, "theme": _theme(request), "here": here,
            "address": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            "navigation": NAVIGATION, "edit": self.edit, "token": self.token, "building": False, "behind": False,
            "generation": "", "left_out": "",
            "asked_for": request.query_params.get("q", "") if here == "/search" else "",
        }  # fmt: skip

    def _error(self, request: Request, status: int, title: str, hint: str) -> Response:
        if _by_api(request):
            return Response(msgspec.json.encode({"error": hint}), status, media_type="application/json")
        values = {**self._frame(request, title), "status": status, "hint": hint}
        return Response(html.render("error.html", values), status, media_type="text/html")

    async def missing(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        if status == 405:
            return self._error(request, 405, "Not like this", "This address does not take what was sent.")
        return self._error(request, status, "There is no such page", "The pages are listed at the top.")

    async def theme(self, request: Request) -> Response:
        """Sets the theme and goes back to the page; a link, so that it works without scripts."""
        wanted, back = request.query_params.get("to", ""), request.query_params.get("back", "/")
        if not back.startswith("/") or back.startswith(("//", "/\\")):
            back = "/"
        answer = RedirectResponse(back, status_code=303)
        if wanted in THEMES:
            answer.set_cookie("theme", wanted, max_age=31_536_000, samesite="strict", httponly=True)
        return answer

    async def live(self, request: Request) -> Response:
        """The name of the folder's state as it is now, for pages that say when they are out of date."""
        return Response(self.reader.state(), media_type="text/plain")


async def _static(request: Request) -> Response:
    found = look.file(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    content, media_type = found
    return Response(content, media_type=media_type, headers={"cache-control": "no-cache", "etag": look.etag(content)})


def _again(made: Response) -> Response:
    """The same answer for one of several who wait for it: what compresses it changes its headers."""
    answer = Response(made.body, made.status_code)
    answer.raw_headers = list(made.raw_headers)
    return answer


def _by_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _theme(request: Request) -> str:
    theme = request.cookies.get("theme", "auto")
    return theme if theme in THEMES else "auto"


def _every(given: ImmutableMultiDict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(value for value in given.getlist(key) if isinstance(value, str)) for key in given}
