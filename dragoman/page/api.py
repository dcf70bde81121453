"""The JSON API behind the page: what a situation holds, by address, with a document that says so (OpenAPI 3.1).

Each endpoint is one entry of `ENDPOINTS`: its address, what it takes, a function from `Asked` to plain values, and the
type of what it gives, from which the document is made. Lists come as `{"total", "offset", "items"}`. It reads only;
where the server was started with `--edit`, a POST to `/api/fixes` with the token it printed takes a decision.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

import msgspec

from dragoman import reasons
from dragoman.errors import UsageError
from dragoman.fixes import KINDS, Fix
from dragoman.page.asked import Asked, Route, Sent
from dragoman.parts import to_report
from dragoman.records import (
    Contradiction,
    ExchangeCourse,
    JoinedClaim,
    JoinedFactor,
    JoinedForecast,
    Reading,
    Report,
)
from dragoman.showing.figures import FIGURES, figure_of
from dragoman.store import Wanted

#: Items of a list that are given at once: by themselves, and at most. Design values.
_ITEMS, _MOST_ITEMS = 100, 1000
#: Worlds that one question may draw: more belong on the command line. A design value.
_MOST_WORLDS = 100_000
#: Decisions that can be sent: what the reader missed is added by `dragoman fix`, which takes a whole record.
_SENDABLE = tuple(kind for kind in KINDS if kind != "add")


@dataclass(frozen=True)
class Parameter:
    """What an endpoint takes behind the question mark."""

    name: str
    says: str
    kind: str = "string"
    several: bool = False


@dataclass(frozen=True)
class Endpoint:
    """An address of the API. `gives` is a type, or `None` for values that have none of their own."""

    path: str
    says: str
    answer: Callable[[Asked], Any]
    takes: tuple[Parameter, ...] = ()
    gives: Any = None
    is_list: bool = False
    method: str = "GET"
    slow: bool = False


_SINCE = Parameter("since", "From this day on: 2024-02-23, 2024-02, 2024.")
_UNTIL = Parameter("until", "Up to this day, inclusive.")
_ACTOR = Parameter("actor", "By this actor: its id or any of its names.")
_ABOUT = Parameter("about", "About this actor.")
_WORDS = Parameter("about", "With all of these words.")
_TYPE = Parameter("type", "Only this record type or kind (`statements`, `ask`, `ASSAULT`).", several=True)
_SEVERAL = Parameter("several", "Only what more than one holder or wire story has.", "boolean")
_OFFSET = Parameter("offset", "How many items to pass over.", "integer")
_LIMIT = Parameter("limit", f"How many items to give, {_ITEMS} unless told, {_MOST_ITEMS} at most.", "integer")
_PARTS = (_OFFSET, _LIMIT)


def _list(asked: Asked, items: Sequence[Any]) -> dict[str, Any]:
    offset, limit = _part(asked)
    return {"total": len(items), "offset": offset, "items": list(items[offset : offset + limit])}


def _part(asked: Asked) -> tuple[int, int]:
    return asked.number("offset", 0, least=0, most=1 << 40), asked.number("limit", _ITEMS, most=_MOST_ITEMS)


def _flag(asked: Asked, name: str) -> bool:
    return asked.one(name) == "true"


def _situation(asked: Asked) -> Any:
    manifest = asked.situation.store.manifest
    return {
        "name": asked.situation.name, "reports": manifest.reports, "records": manifest.records,
        "documents": manifest.places, "building": bool(manifest.fresh), "reader": manifest.reader,
        "left_out": asked.situation.left_out(),
        "generation": asked.generation, "version": version("dragoman"),
    }  # fmt: skip


def _reports(asked: Asked) -> Any:
    rows = asked.situation.store.reports(Wanted(since=asked.one("since"), until=asked.one("until")))
    found = _list(asked, rows)
    found["items"] = [_head(to_report(row)) for row in found["items"]]
    return found


def _head(report: Report) -> dict[str, Any]:
    return {name: value for name, value in msgspec.to_builtins(report).items() if name != "text"}


def _records(asked: Asked) -> Any:
    narrowed = {name: asked.one(name) for name in ("actor", "about", "since", "until")}
    found = _list(asked, asked.situation.query(asked.every("type"), **narrowed))
    found["items"] = [
        {"report": one.row.id, "type": _type(one), "text": one.text, "link": one.link, "record": one.record}
        for one in found["items"]
    ]
    return found


def _type(one: Any) -> str:
    return type(one.record).__name__.lower()


def _actors(asked: Asked) -> Any:
    found = _list(asked, asked.situation.actors())
    found["items"] = [_actor_head(actor) for actor in found["items"]]
    return found


def _actor_head(actor: Any) -> dict[str, Any]:
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "acts_for": actor.acts_for,
        "reports": len(actor.records),
    }  # fmt: skip


def _actor(asked: Asked) -> Any:
    actor = asked.situation.actor(asked.path["id"])
    return {**_actor_head(actor), "registered": actor.registered}


def _find(asked: Asked) -> Any:
    offset, limit = _part(asked)
    narrowed = {name: asked.one(name) for name in ("actor", "about", "since", "until")}
    found = asked.situation.find(asked.one("q") or "", types=asked.every("type"), limit=offset + limit, **narrowed)
    items = [
        {
            "report": hit.report.id, "published": hit.report.published, "span": hit.words,
            "sentence": {"span": hit.sentence, "text": hit.text}, "records": [record.id for record in hit.records],
        }
        for hit in found.hits[offset:]
    ]  # fmt: skip
    return {"total": found.total, "offset": offset, "items": items}


def _why(asked: Asked) -> Any:
    return [reasons.as_dict(one) for one in asked.situation.why(asked.path["what"], limit=_ITEMS)]


def _compare(asked: Asked) -> Any:
    actors = asked.every("actor")
    if not actors:
        raise UsageError("say whom to compare: ?actor=CHN&actor=USA")
    narrowed = {name: asked.one(name) for name in ("about", "since", "until")}
    return asked.situation.compare(*actors, **narrowed)


def _brief(asked: Asked) -> Any:
    return asdict(asked.situation.brief(asked.one("since"), asked.one("until")))


def _review(asked: Asked) -> Any:
    offset, limit = _part(asked)
    found = asked.situation.review(limit, offset)
    return {"total": found.total, "offset": offset, "items": [doubt._asdict() for doubt in found.doubts]}


def _fixes(asked: Asked) -> Any:
    return _list(asked, [_decision(one) for one in asked.situation.fixes()])


def _decision(decision: Any) -> dict[str, Any]:
    fix: dict[str, Any] = msgspec.to_builtins(decision.fix)
    return {**fix, "state": decision.state, "records": decision.records, "reports": decision.reports}


def _fix(asked: Asked) -> Any:
    kind = asked.sent("kind")
    if kind not in _SENDABLE:
        raise UsageError(f"{kind!r} is no correction that can be sent: there are {', '.join(_SENDABLE)}")
    words = [word for word in asked.form.get("word", ()) if word.strip()]
    return _decision(asked.situation.fix(kind, *words, because=asked.sent("because") or None))


def _run(asked: Asked) -> Any:
    scenario = {
        "set": _pairs(asked, "set"), "hold": _pairs(asked, "hold"), "force": asked.every("force"),
        "shock": asked.every("shock"), "drop_claims": asked.every("drop_claim"),
        "drop_speakers": asked.every("drop_speaker"),
    }  # fmt: skip
    how = {"worlds": asked.number("worlds", 2000, most=_MOST_WORLDS), "seed": asked.number("seed", 0, least=0)}
    if asked.one("steps"):
        how["steps"] = asked.number("steps", 12, most=1000)
    question = asked.one("question")
    base = asked.situation.run(question, name="base", **how)
    if not any(scenario.values()):
        return {"answer": base.answer}
    changed = asked.situation.run(question, **scenario, **how)
    return {"answer": changed.answer, "base": base.answer, "apart": (changed - base).apart}


def _pairs(asked: Asked, name: str) -> dict[str, str | float]:
    from dragoman.worlds.scenario import pairs

    return dict(pairs(asked.every(name), name))


def _seals(asked: Asked) -> Any:
    return asked.situation.seals()


def _views(name: str) -> Callable[[Asked], Any]:
    def answer(asked: Asked) -> Any:
        found = getattr(asked.situation, name)(asked.one("actor"), asked.one("about"), _flag(asked, "several"))
        return _list(asked, found)

    return answer


def _figure(asked: Asked) -> Sent:
    narrowed = {name: asked.one(name) for name in ("about", "since", "until")}
    drawn = figure_of(asked.situation, asked.path["kind"], *asked.every("actor"), **narrowed)
    return Sent(drawn.svg.encode("utf-8", "replace"), "image/svg+xml")


ENDPOINTS = (
    Endpoint("/api/situation", "What the situation holds, in numbers.", _situation),
    Endpoint("/api/reports", "The reports in order of publication, without their texts.", _reports,
             (_SINCE, _UNTIL, *_PARTS), is_list=True),
    Endpoint("/api/reports/{id}", "A report with everything that was read from it: the codebook's JSON form.",
             lambda asked: asked.situation.reading(asked.path["id"]), gives=Reading),
    Endpoint("/api/records", "Records by type, by whom they are and about whom, in order of day, with their words.",
             _records, (_TYPE, _ACTOR, _ABOUT, _SINCE, _UNTIL, *_PARTS), is_list=True),
    Endpoint("/api/actors", "Who is in it, those of most reports first.", _actors, _PARTS, is_list=True),
    Endpoint("/api/actors/{id}", "An actor over all reports, by its id or any of its names.", _actor),
    Endpoint("/api/exchanges", "Requests and offers, each once, with the course of their answers.",
             lambda asked: _list(asked, asked.situation.exchanges(asked.one("actor"))), (_ACTOR, *_PARTS),
             ExchangeCourse, is_list=True),
    Endpoint("/api/factors", "What claims say moves or is moved.",
             lambda asked: _list(asked, asked.situation.factors()), _PARTS, JoinedFactor, is_list=True),
    Endpoint("/api/claims", "What is said to move what, each once, with who says so and who denies it.",
             _views("claims"), (_ACTOR, _WORDS, _SEVERAL, *_PARTS), JoinedClaim, is_list=True),
    Endpoint("/api/forecasts", "What actors are expected to do, with each holder's odds.",
             _views("forecasts"), (_ACTOR, _WORDS, _SEVERAL, *_PARTS), JoinedForecast, is_list=True),
    Endpoint("/api/contradictions", "What cannot both hold, with the words of both.",
             lambda asked: _list(asked, asked.situation.contradictions()), _PARTS, Contradiction, is_list=True),
    Endpoint("/api/compare", "Positions side by side, and what changed.", _compare,
             (Parameter("actor", "Whom to compare.", several=True), _WORDS, _SINCE, _UNTIL)),
    Endpoint("/api/stories", "The reports by the wire story that they tell.",
             lambda asked: _list(asked, asked.situation.stories()), _PARTS, is_list=True),
    Endpoint("/api/find", "Sentences with these words, the latest first, and the records read from them.", _find,
             (Parameter("q", "Words; those in double quotation marks as they stand."), _TYPE, _ACTOR, _ABOUT, _SINCE,
              _UNTIL, *_PARTS), is_list=True),
    Endpoint("/api/why/{what:path}", "What a record, report or actor rests on.", _why),
    Endpoint("/api/brief", "The brief, with its numbered sources.", _brief, (_SINCE, _UNTIL)),
    Endpoint("/api/review", "What is doubtful, that on which most rests first.", _review, _PARTS, is_list=True),
    Endpoint("/api/fixes", "The corrections, with how each stands.", _fixes, _PARTS, Fix, is_list=True),
    Endpoint("/api/fixes", "Takes a decision: `kind`, its `word`s in order, and `because`, as a form. Needs --edit.",
             _fix, method="POST", gives=Fix),
    Endpoint("/api/run", "Runs the situation forward, and beside it a scenario.", _run, (
        Parameter("question", "What to ask; the brief's main exchange without one."),
        Parameter("set", "NAME=VALUE of a number.", several=True), Parameter("hold", "FACTOR=VALUE.", several=True),
        Parameter("force", "ACTOR=OPTION[@STEPS].", several=True),
        Parameter("shock", "FACTOR=SIZE[@STEP].", several=True),
        Parameter("drop_claim", "As if this had not been read.", several=True),
        Parameter("drop_speaker", "As if this speaker were silent.", several=True),
        Parameter("worlds", f"Worlds to draw: 2,000 unless told, {_MOST_WORLDS:,} at most.", "integer"),
        Parameter("steps", "Steps to run.", "integer"), Parameter("seed", "Seed of all chance.", "integer"),
    ), slow=True),
    Endpoint("/api/seals", "Sealed answers, and what came about.", _seals),
    Endpoint("/api/figures/{kind}", f"A figure as SVG: {', '.join(FIGURES)}.", _figure,
             (Parameter("actor", "Only these actors.", several=True), _WORDS, _SINCE, _UNTIL)),
)  # fmt: skip


def document() -> dict[str, Any]:
    """The OpenAPI document of `ENDPOINTS`."""
    types = list(dict.fromkeys(one.gives for one in ENDPOINTS if one.gives is not None))
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    schema_of = dict(zip(types, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for one in ENDPOINTS:
        paths.setdefault(_plain(one.path), {})[one.method.lower()] = _operation(one, schema_of)
    paths["/api/openapi.json"] = {
        "get": {
            "summary": "This document.", "operationId": "get_openapi_json",
            "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": {}}}}},
        }
    }  # fmt: skip
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "dragoman", "version": version("dragoman"),
            "description": "A situation as JSON. Served on this machine to this machine alone.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": {
                **components,
                "Error": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}},
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }  # fmt: skip


def _operation(one: Endpoint, schema_of: dict[Any, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = schema_of[one.gives] if one.gives is not None else {}
    if one.is_list:
        whole = {"type": "integer"}
        schema = {
            "type": "object", "required": ["total", "offset", "items"],
            "properties": {"total": whole, "offset": whole, "items": {"type": "array", "items": schema}},
        }  # fmt: skip
    media = "image/svg+xml" if one.answer is _figure else "application/json"
    error = {"description": "Said in words.", "content": {"application/json": {"schema": _ref("Error")}}}
    in_path = [
        {"name": part.strip("{}").partition(":")[0], "in": "path", "required": True, "schema": {"type": "string"}}
        for part in one.path.split("/") if part.startswith("{")
    ]  # fmt: skip
    told: dict[str, Any] = {
        "summary": one.says, "operationId": f"{one.method.lower()}_{_name(one.path)}",
        "parameters": [*in_path, *map(_parameter, one.takes)],
        "responses": {
            "200": {"description": one.says, "content": {media: {"schema": schema if media.endswith("json") else {}}}},
            **({"400": error} if any(each.kind in _VALUES for each in one.takes) else {}), "404": error,
        },
    }  # fmt: skip
    if one.method == "POST":
        text = {"type": "string"}
        form = {"type": "object", "required": ["kind", "word"], "properties": {
            "kind": {"type": "string", "enum": list(_SENDABLE)},
            "word": {"type": "array", "items": text}, "because": text}}  # fmt: skip
        told["requestBody"] = {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": form}}}
        told["security"] = [{"token": []}]
        told["responses"] |= {"403": error, "409": error}
    return told


def _parameter(one: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": one.kind} | ({"minimum": 0} if one.kind == "integer" else {})
    if one.several:
        schema = {"type": "array", "items": schema}
    return {"name": one.name, "in": "query", "description": one.says, "schema": schema}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _plain(path: str) -> str:
    return path.replace(":path}", "}")


def _name(path: str) -> str:
    return _plain(path).removeprefix("/api/").replace("/", "_").replace("{", "").replace("}", "")


def _sent(answer: Callable[[Asked], Any], takes: Sequence[Parameter] = ()) -> Callable[[Asked], Sent]:
    def handler(asked: Asked) -> Sent:
        if wrong := _wrong(asked, takes):
            return Sent(msgspec.json.encode({"error": wrong}), "application/json", status=400)
        found = answer(asked)
        return found if isinstance(found, Sent) else Sent(msgspec.json.encode(found), "application/json")

    return handler


#: What a value of a kind looks like, and how to say so. A program that asks wrongly had better hear of it: pages, which
#: people ask, take what they can.
_VALUES = {
    "integer": (re.compile(r"\d+", re.ASCII), "a whole number, 0 or more"),
    "boolean": (re.compile("true|false"), "true or false"),
}


def _wrong(asked: Asked, takes: Sequence[Parameter]) -> str | None:
    """What is wrong with the values of a question; None where they are of the kinds that the document tells of."""
    for one in takes:
        if one.kind not in _VALUES:
            continue
        shape, said = _VALUES[one.kind]
        for value in asked.query.get(one.name, ()):
            if not shape.fullmatch(value):
                return f"{one.name} is {said}, and not {value[:80]!r}"
    return None


ROUTES = (
    *(Route(one.path, _sent(one.answer, one.takes), (one.method,), one.slow) for one in ENDPOINTS),
    Route("/api/openapi.json", _sent(lambda _: document())),
)
