"""A page to test: a situation of the examples, a client without a network, and a browser where there is one.

`client` puts questions to the application. `site` is a real server on loopback, for the browser: `browser_page` opens a
page there, and fails the test where the page asks anybody else for anything, or says an error on its console.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

import dragoman
from dragoman.page import app as app_module
from dragoman.page.app import make_app

REPORTS = Path(__file__).parent.parent.parent / "examples" / "reports"
TOKEN = "a-token-for-tests"


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Tests wait for the page itself, however slow the machine."""
    monkeypatch.setattr(app_module, "PATIENCE", 60.0)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The examples, read once. Not to be changed: take `folder` for that."""
    into = tmp_path_factory.mktemp("page") / "gulf"
    dragoman.build(REPORTS, into, jobs=1)
    return into


@pytest.fixture
def folder(built, tmp_path):
    """A copy of the examples' situation, to be decided on."""
    return Path(shutil.copytree(built, tmp_path / "gulf"))


def client_of(folder, **how):
    return TestClient(make_app(folder, token=TOKEN, **how), base_url="http://localhost:8000", follow_redirects=False)


@pytest.fixture(scope="session")
def client(built):
    with client_of(built, edit=False) as client:
        yield client


@pytest.fixture
def editing(folder):
    """A client that may decide; `post` sends a form as the page itself would."""
    with client_of(folder) as client:
        client.headers["origin"] = "http://localhost:8000"
        yield client


def ready(client, address="/worlds", **query):
    """A page, waited for where it has to be made ready, followed where its address is shortened."""
    answer = client.get(address, params={"wait": "1", **query})
    for _ in range(30):  # each waits for some seconds
        if answer.status_code == 303:
            answer = client.get(answer.headers["location"])
        elif answer.status_code == 202:
            answer = client.get(answer.url)
        else:
            break
    return answer


def serving(folder, **how):
    """A server in a thread. Gives its address and what ends it."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(make_app(folder, token=TOKEN, **how), log_level="warning", timeout_graceful_shutdown=2)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)

    def end():
        server.should_exit = True
        thread.join(10)
        listening.close()

    return f"http://127.0.0.1:{listening.getsockname()[1]}", end


@pytest.fixture(scope="session")
def site(built):
    address, end = serving(built, edit=False)
    yield address
    end()


@pytest.fixture
def servers():
    """What ends the servers of a test; the browser lets go of them before."""
    ends = []
    yield ends
    for end in ends:
        end()


@pytest.fixture
def editable(folder, servers):
    """A server on a copy of the examples, where decisions may be taken."""
    address, end = serving(folder)
    servers.append(end)
    return address


@pytest.fixture
def browse(chromium, servers):
    """`browse(address, javascript=True, theme="light", width=1440)`: a tab of a browser of its own."""
    opened = []

    def open_(address, *, javascript=True, theme="light", width=1440, height=900):
        context = chromium.new_context(
            java_script_enabled=javascript, color_scheme=theme, viewport={"width": width, "height": height}
        )
        tab = context.new_page()
        tab.foreign, tab.complaints = [], []
        host = address.split("/")[2]
        tab.on("request", lambda request: request.url.split("/")[2:3] == [host] or tab.foreign.append(request.url))
        tab.on("console", lambda message: message.type == "error" and tab.complaints.append(message.text))
        tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
        opened.append((context, tab))
        tab.goto(address)
        return tab

    yield open_
    for context, tab in opened:
        asked, said = tab.foreign, tab.complaints
        context.close()
        assert not asked, f"the page asked {asked}"
        assert not said, f"the browser said {said}"
