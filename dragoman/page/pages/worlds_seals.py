"""Sealed answers: one written down before the day, what came about, and the scores of those that are known."""

from __future__ import annotations

from datetime import UTC, datetime

from dragoman.errors import UsageError
from dragoman.page import addresses, staging
from dragoman.page.asked import Answer, Asked, Elsewhere, Route, Shown
from dragoman.page.pages.worlds import prepared, state_of
from dragoman.page.wish import WORLDS
from dragoman.showing import projected
from dragoman.worlds import seals as kept
from dragoman.worlds.scenario import Scenario


def seals(asked: Asked) -> Answer:
    """The answer that can be sealed, all seals, and the board."""
    ready = prepared(asked, "Sealed answers")
    if isinstance(ready, Elsewhere):
        return Elsewhere(addresses.page("worlds/seals", question=asked.one("question")))
    answer = problem = None
    if isinstance(ready, tuple):
        wish, _, model = ready
        answer = staging.base(state_of(asked, wish), model, wish.base().scenario).answer
    elif not isinstance(ready, Shown) or ready.status == 202:
        return ready
    else:
        problem = ready.values["problem"]
    found, broken = kept.read(asked.situation.store.folder)
    values = {
        "answer": answer,
        "headline": projected.headline(answer) if answer is not None else "",
        "problem": problem,
        "question": asked.one("question"),
        "steps": asked.number("steps", 0, 0) or None,
        "worlds": asked.number("worlds", WORLDS),
        "seed": asked.number("seed", 0, 0, 2**31),
        "today": datetime.now(UTC).date().isoformat(),
        "found": found[::-1],
        "broken": broken,
        "board": kept.scoreboard(found),
        "enough": kept.ENOUGH,
        "back": addresses.page("worlds/seals", question=asked.one("question")),
    }
    return Shown("worlds_seals.html", "Sealed answers", values)


def seal(asked: Asked) -> Answer:
    """Seals the answer of the base, run as it was shown."""
    from dragoman.running import seal, staged

    question = asked.sent("question") or None
    model = staging.now(asked.situation.store.folder, question, asked.situation.store.least)
    length = Scenario(
        steps=_whole(asked.sent("steps")),
        worlds=_whole(asked.sent("worlds")) or WORLDS,
        seed=_whole(asked.sent("seed")),
    )
    projection = staged(model, length)
    own = _number(asked.sent("own")) if asked.sent("own") else None
    if own is not None and projection.answer.kind == "chance":
        own /= 100.0
    seal(asked.situation.store, projection, asked.sent("deadline"), own)
    return Elsewhere(addresses.page("worlds/seals", question=question))


def resolve(asked: Asked) -> Answer:
    """Says what came about."""
    came = asked.sent("came").casefold()
    happened = {"yes": True, "no": False}.get(came)
    place = None if happened is not None else _number(came)
    kept.resolve(
        asked.situation.store.folder,
        asked.sent("id"),
        happened=happened,
        came=place,
        source=asked.sent("source") or None,
    )
    return Elsewhere(addresses.page("worlds/seals", question=asked.sent("question") or None))


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError as error:
        raise UsageError(f"{text!r} is no number") from error


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


ROUTES = (
    Route("/worlds/seals", seals, slow=True),
    Route("/worlds/seals", seal, methods=("POST",), slow=True),
    Route("/worlds/seals/resolve", resolve, methods=("POST",)),
)
