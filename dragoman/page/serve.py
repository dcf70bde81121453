"""Serves the page: on loopback alone, on a port of its own, and opens the browser."""

from __future__ import annotations

import secrets
import socket
import sys
import threading
import webbrowser
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.folder import read_manifest
from dragoman.least import EVERYTHING, Least

#: The one address that is listened on.
LOOPBACK = "127.0.0.1"


def serve(
    folder: Path,
    *,
    port: int = 0,
    edit: bool = True,
    api: bool = False,
    browser: bool = True,
    least: Least = EVERYTHING,
) -> None:
    """Serves a situation until Ctrl-C. `port` 0 is any that is free; `edit`, `api` and `least` are `make_app`'s.

    Raises `UsageError` where the folder is no situation or the port is taken.
    """
    import uvicorn

    from dragoman.page.app import make_app

    read_manifest(folder)
    # With the protocol named, asyncio sends what there is at once (TCP_NODELAY): a kept page comes in 4 ms, else in 48.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((LOOPBACK, port))
        except OSError as error:
            raise UsageError(
                f"port {port} cannot be listened on ({error.strerror}): leave --port out for a free one"
            ) from error
        # Who follows the address at once waits for the server instead of being turned away.
        listening.listen()
        address = f"http://{LOOPBACK}:{listening.getsockname()[1]}/"
        print(address, flush=True)
        print("dragoman: the page is served from this machine to this machine alone; Ctrl-C ends it", file=sys.stderr)
        token = secrets.token_urlsafe(24)
        if api:
            print(f"dragoman: decisions are taken at {address}api/fixes with the token {token}", file=sys.stderr)
        server = uvicorn.Server(
            uvicorn.Config(
                make_app(folder, edit=edit, api=api, token=token, least=least),
                log_level="warning",
                access_log=False,
                server_header=False,
            )
        )
        if browser:
            # A browser may take seconds to start, or wait for whoever started it.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        server.run(sockets=[listening])
