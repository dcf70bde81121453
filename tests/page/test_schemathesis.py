"""The API held to its own document by schemathesis: whatever is asked, right or wrong, the answer is one it tells of.

Short by itself; `SCHEMATHESIS_EXAMPLES=1000 pytest tests/page/test_schemathesis.py` asks longer.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from dragoman.page.api import ENDPOINTS
from dragoman.page.app import make_app
from dragoman.page.openapi import plain
from tests.page.conftest import TOKEN

schemathesis = pytest.importorskip("schemathesis", reason="no schemathesis: the API is not held to its document")

#: Questions to each endpoint, of right values and of wrong ones.
EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "12"))
HOST = "http://localhost:8000"
RIGHT, WRONG = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
#: Addresses to read from, with right values, and those that take any with wrong ones.
READING = [(one.path, RIGHT) for one in ENDPOINTS if one.method == "GET"]
READING += [(one.path, WRONG) for one in ENDPOINTS if one.method == "GET" and one.takes]


@pytest.fixture(scope="module")
def reading(built):
    return document_of(make_app(built, edit=False))


def document_of(app):
    """The document of an application that is not ended after each question, as schemathesis would."""

    async def going_on(scope, receive, send):
        if scope["type"] != "lifespan":
            await app(scope, receive, send)
            return
        for event in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{event}.complete"})

    return schemathesis.openapi.from_asgi("/api/openapi.json", going_on, headers={"host": "localhost:8000"})


def ask(document, path, method, mode, **how):
    """Asks one endpoint as often as is wanted, and holds every answer to the document."""
    operation = document[plain(path)][method]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES < 100, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate, Phase.shrink],
    )  # fmt: skip
    def answers(case):
        case.call_and_validate(base_url=HOST, **how)

    answers()


@pytest.mark.parametrize(("path", "mode"), READING)
def test_every_question_is_answered_as_the_document_says(reading, path, mode):
    ask(reading, path, "GET", mode)


@pytest.mark.parametrize("mode", [RIGHT, WRONG])
def test_decisions_are_taken_or_refused_as_the_document_says(folder, mode):
    document = document_of(make_app(folder, api=True, token=TOKEN))
    ask(document, "/api/fixes", "POST", mode, headers={"authorization": f"Bearer {TOKEN}"})
