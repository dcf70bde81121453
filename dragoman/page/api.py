"""The JSON API behind the page: what a situation holds, by address, with a document that says so (OpenAPI 3.1).

Each endpoint is one entry of `ENDPOINTS`: its address, what it takes, a function from `Asked` to plain values, and the
type of what it gives, from which the document is made. Lists come as `{"total", "offset", "items"}`. It reads only;
where the server was started with `--edit`, a POST to `/api/fixes` with the token it printed takes a decision.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from dragoman.fixes import Fix
from dragoman.page import api_answers as answers
from dragoman.page.api_answers import ITEMS, MOST_ITEMS, MOST_WORLDS, SENDABLE, in_parts
from dragoman.page.asked import Asked, Route, Sent
from dragoman.page.endpoints import Endpoint, Parameter, wrong
from dragoman.page.openapi import document_of
from dragoman.records import (
    Contradiction,
    ExchangeCourse,
    JoinedClaim,
    JoinedFactor,
    JoinedForecast,
    Reading,
)
from dragoman.showing.figures import FIGURES

_SINCE = Parameter("since", "From this day on: 2024-02-23, 2024-02, 2024.")
_UNTIL = Parameter("until", "Up to this day, inclusive.")
_ACTOR = Parameter("actor", "By this actor: its id or any of its names.")
_ABOUT = Parameter("about", "About this actor.")
_WORDS = Parameter("about", "With all of these words.")
_TYPE = Parameter("type", "Only this record type or kind (`statements`, `ask`, `ASSAULT`).", several=True)
_SEVERAL = Parameter("several", "Only what more than one holder or wire story has.", "boolean")
_OFFSET = Parameter("offset", "How many items to pass over.", "integer")
_LIMIT = Parameter("limit", f"How many items to give, {ITEMS} unless told, {MOST_ITEMS} at most.", "integer")
_PARTS = (_OFFSET, _LIMIT)
#: A decision as it is sent.
_DECISION = {
    "type": "object", "required": ["kind", "word"],
    "properties": {
        "kind": {"type": "string", "enum": list(SENDABLE)},
        "word": {"type": "array", "items": {"type": "string"}}, "because": {"type": "string"},
    },
}  # fmt: skip

ENDPOINTS = (
    Endpoint("/api/situation", "What the situation holds, in numbers.", answers.situation),
    Endpoint("/api/reports", "The reports in order of publication, without their texts.", answers.reports,
             (_SINCE, _UNTIL, *_PARTS), is_list=True),
    Endpoint("/api/reports/{id}", "A report with everything that was read from it: the codebook's JSON form.",
             lambda asked: asked.situation.reading(asked.path["id"]), gives=Reading),
    Endpoint("/api/records", "Records by type, by whom they are and about whom, in order of day, with their words.",
             answers.records, (_TYPE, _ACTOR, _ABOUT, _SINCE, _UNTIL, *_PARTS), is_list=True),
    Endpoint("/api/actors", "Who is in it, those of most reports first.", answers.actors, _PARTS, is_list=True),
    Endpoint("/api/actors/{id}", "An actor over all reports, by its id or any of its names.", answers.actor),
    Endpoint("/api/exchanges", "Requests and offers, each once, with the course of their answers.",
             lambda asked: in_parts(asked, asked.situation.exchanges(asked.one("actor"))), (_ACTOR, *_PARTS),
             ExchangeCourse, is_list=True),
    Endpoint("/api/factors", "What claims say moves or is moved.",
             lambda asked: in_parts(asked, asked.situation.factors()), _PARTS, JoinedFactor, is_list=True),
    Endpoint("/api/claims", "What is said to move what, each once, with who says so and who denies it.",
             answers.views("claims"), (_ACTOR, _WORDS, _SEVERAL, *_PARTS), JoinedClaim, is_list=True),
    Endpoint("/api/forecasts", "What actors are expected to do, with each holder's odds.",
             answers.views("forecasts"), (_ACTOR, _WORDS, _SEVERAL, *_PARTS), JoinedForecast, is_list=True),
    Endpoint("/api/contradictions", "What cannot both hold, with the words of both.",
             lambda asked: in_parts(asked, asked.situation.contradictions()), _PARTS, Contradiction, is_list=True),
    Endpoint("/api/compare", "Positions side by side, and what changed.", answers.compare,
             (Parameter("actor", "Whom to compare.", several=True), _WORDS, _SINCE, _UNTIL)),
    Endpoint("/api/stories", "The reports by the wire story that they tell.",
             lambda asked: in_parts(asked, asked.situation.stories()), _PARTS, is_list=True),
    Endpoint("/api/find", "Sentences with these words, the latest first, and the records read from them.", answers.find,
             (Parameter("q", "Words; those in double quotation marks as they stand."), _TYPE, _ACTOR, _ABOUT, _SINCE,
              _UNTIL, *_PARTS), is_list=True),
    Endpoint("/api/why/{what:path}", "What a record, report or actor rests on.", answers.why),
    Endpoint("/api/brief", "The brief, with its numbered sources.", answers.brief, (_SINCE, _UNTIL)),
    Endpoint("/api/review", "What is doubtful, that on which most rests first.", answers.review, _PARTS, is_list=True),
    Endpoint("/api/fixes", "The corrections, with how each stands.", answers.fixes, _PARTS, Fix, is_list=True),
    Endpoint("/api/fixes", "Takes a decision: `kind`, its `word`s in order, and `because`, as a form. Needs --edit.",
             answers.fix, method="POST", gives=Fix, form=_DECISION),
    Endpoint("/api/run", "Runs the situation forward, and beside it a scenario.", answers.run, (
        Parameter("question", "What to ask; the brief's main exchange without one."),
        Parameter("set", "NAME=VALUE of a number.", several=True), Parameter("hold", "FACTOR=VALUE.", several=True),
        Parameter("force", "ACTOR=OPTION[@STEPS].", several=True),
        Parameter("shock", "FACTOR=SIZE[@STEP].", several=True),
        Parameter("drop_claim", "As if this had not been read.", several=True),
        Parameter("drop_speaker", "As if this speaker were silent.", several=True),
        Parameter("worlds", f"Worlds to draw: 2,000 unless told, {MOST_WORLDS:,} at most.", "integer"),
        Parameter("steps", "Steps to run.", "integer"), Parameter("seed", "Seed of all chance.", "integer"),
    ), slow=True),
    Endpoint("/api/seals", "Sealed answers, and what came about.", answers.seals),
    Endpoint("/api/figures/{kind}", f"A figure as SVG: {', '.join(FIGURES)}.", answers.figure,
             (Parameter("actor", "Only these actors.", several=True), _WORDS, _SINCE, _UNTIL), media="image/svg+xml"),
)  # fmt: skip


def document() -> dict[str, Any]:
    """The OpenAPI document of `ENDPOINTS`."""
    return document_of(ENDPOINTS)


def _sent(answer: Callable[[Asked], Any], takes: Sequence[Parameter] = ()) -> Callable[[Asked], Sent]:
    def handler(asked: Asked) -> Sent:
        if fault := wrong(asked, takes):
            return Sent(msgspec.json.encode({"error": fault}), "application/json", status=400)
        found = answer(asked)
        return found if isinstance(found, Sent) else Sent(msgspec.json.encode(found), "application/json")

    return handler


ROUTES = (
    *(Route(one.path, _sent(one.answer, one.takes), (one.method,), one.slow) for one in ENDPOINTS),
    Route("/api/openapi.json", _sent(lambda _: document())),
)
