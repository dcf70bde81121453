"""What the API answers: a question in, plain values out, lists as `{"total", "offset", "items"}`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

import msgspec

from dragoman import reasons
from dragoman.errors import UsageError
from dragoman.fixes import KINDS
from dragoman.page.asked import Asked, Sent
from dragoman.parts import to_report
from dragoman.records import Report
from dragoman.showing.figures import figure_of
from dragoman.store import Wanted

#: Items of a list that are given at once: by themselves, and at most. Design values.
ITEMS, MOST_ITEMS = 100, 1000
#: Worlds that one question may draw: more belong on the command line. A design value.
MOST_WORLDS = 100_000
#: Decisions that can be sent: what the reader missed is added by `dragoman fix`, which takes a whole record.
SENDABLE = tuple(kind for kind in KINDS if kind != "add")


def in_parts(asked: Asked, items: Sequence[Any]) -> dict[str, Any]:
    """The items of a list that are asked for, with how many there are. Items are of any kind that becomes JSON."""
    offset, limit = _part(asked)
    return {"total": len(items), "offset": offset, "items": list(items[offset : offset + limit])}


def _part(asked: Asked) -> tuple[int, int]:
    return asked.number("offset", 0, least=0, most=1 << 40), asked.number("limit", ITEMS, most=MOST_ITEMS)


def _flag(asked: Asked, name: str) -> bool:
    return asked.one(name) == "true"


def situation(asked: Asked) -> Any:
    """What the situation holds, in numbers."""
    manifest = asked.situation.store.manifest
    return {
        "name": asked.situation.name, "reports": manifest.reports, "records": manifest.records,
        "documents": manifest.places, "building": bool(manifest.fresh), "reader": manifest.reader,
        "left_out": asked.situation.left_out(),
        "generation": asked.generation, "version": version("dragoman"),
    }  # fmt: skip


def reports(asked: Asked) -> Any:
    """The reports of some days, without their texts."""
    rows = asked.situation.store.reports(Wanted(since=asked.one("since"), until=asked.one("until")))
    found = in_parts(asked, rows)
    found["items"] = [_head(to_report(row)) for row in found["items"]]
    return found


def _head(report: Report) -> dict[str, Any]:
    return {name: value for name, value in msgspec.to_builtins(report).items() if name != "text"}


def records(asked: Asked) -> Any:
    """Records by type, actor and day, each with its words and the link to them."""
    narrowed = {name: asked.one(name) for name in ("actor", "about", "since", "until")}
    found = in_parts(asked, asked.situation.query(asked.every("type"), **narrowed))
    found["items"] = [
        {"report": one.row.id, "type": _type(one), "text": one.text, "link": one.link, "record": one.record}
        for one in found["items"]
    ]
    return found


def _type(one: Any) -> str:
    return type(one.record).__name__.lower()


def actors(asked: Asked) -> Any:
    """The heads of all actors, those of most reports first."""
    found = in_parts(asked, asked.situation.actors())
    found["items"] = [_actor_head(actor) for actor in found["items"]]
    return found


def _actor_head(actor: Any) -> dict[str, Any]:
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "acts_for": actor.acts_for,
        "reports": len(actor.records),
    }  # fmt: skip


def actor(asked: Asked) -> Any:
    """An actor's head and what the registry has on it. Raises `UsageError` where there is none."""
    actor = asked.situation.actor(asked.path["id"])
    return {**_actor_head(actor), "registered": actor.registered}


def find(asked: Asked) -> Any:
    """Sentences that hold words, with the ids of their records."""
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


def why(asked: Asked) -> Any:
    """What a record, a report or an actor rests on."""
    return [reasons.as_dict(one) for one in asked.situation.why(asked.path["what"], limit=ITEMS)]


def compare(asked: Asked) -> Any:
    """Positions side by side. Raises `UsageError` where nobody is named, or somebody whom there is not."""
    actors = asked.every("actor")
    if not actors:
        raise UsageError("say whom to compare: ?actor=CHN&actor=USA")
    narrowed = {name: asked.one(name) for name in ("about", "since", "until")}
    return asked.situation.compare(*actors, **narrowed)


def brief(asked: Asked) -> Any:
    """The brief on what the reports of some days say."""
    return asdict(asked.situation.brief(asked.one("since"), asked.one("until")))


def review(asked: Asked) -> Any:
    """What is doubtful, that on which most rests first."""
    offset, limit = _part(asked)
    found = asked.situation.review(limit, offset)
    return {"total": found.total, "offset": offset, "items": [doubt._asdict() for doubt in found.doubts]}


def fixes(asked: Asked) -> Any:
    """The decisions in their order, each with how it stands."""
    return in_parts(asked, [_decision(one) for one in asked.situation.fixes()])


def _decision(decision: Any) -> dict[str, Any]:
    fix: dict[str, Any] = msgspec.to_builtins(decision.fix)
    return {**fix, "state": decision.state, "records": decision.records, "reports": decision.reports}


def fix(asked: Asked) -> Any:
    """Takes the decision that was sent. Raises `UsageError` for what cannot be sent or does not fit."""
    kind = asked.sent("kind")
    if kind not in SENDABLE:
        raise UsageError(f"{kind!r} is no correction that can be sent: there are {', '.join(SENDABLE)}")
    words = [word for word in asked.form.get("word", ()) if word.strip()]
    return _decision(asked.situation.fix(kind, *words, because=asked.sent("because") or None))


def run(asked: Asked) -> Any:
    """The answer of a run; of two, and how far they lie apart, where a scenario is asked for."""
    scenario = {
        "set": _pairs(asked, "set"), "hold": _pairs(asked, "hold"), "force": asked.every("force"),
        "shock": asked.every("shock"), "drop_claims": asked.every("drop_claim"),
        "drop_speakers": asked.every("drop_speaker"),
    }  # fmt: skip
    how = {"worlds": asked.number("worlds", 2000, most=MOST_WORLDS), "seed": asked.number("seed", 0, least=0)}
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


def seals(asked: Asked) -> Any:
    """The sealed answers, with what came about."""
    return asked.situation.seals()


def views(name: str) -> Callable[[Asked], Any]:
    """What answers for claims or forecasts, narrowed by actor, words and how many hold them."""

    def answer(asked: Asked) -> Any:
        found = getattr(asked.situation, name)(asked.one("actor"), asked.one("about"), _flag(asked, "several"))
        return in_parts(asked, found)

    return answer


def figure(asked: Asked) -> Sent:
    """A figure as SVG."""
    narrowed = {name: asked.one(name) for name in ("about", "since", "until")}
    drawn = figure_of(asked.situation, asked.path["kind"], *asked.every("actor"), **narrowed)
    return Sent(drawn.svg.encode("utf-8", "replace"), "image/svg+xml")
