"""Which sentence matters: each is left out in turn, on the same random numbers, and the answer without it told.

It takes a run a sentence and more for the strongest, so it is done when it is asked for.
`/worlds/sentences/part` is the same as a piece of a page, for scripts that ask again until it is there.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dragoman.errors import DragomanError
from dragoman.page import addresses, staging
from dragoman.page.asked import Answer, Asked, Elsewhere, Route, Shown
from dragoman.page.pages.worlds import prepared, put, state_of
from dragoman.page.wish import Wish
from dragoman.showing import projected
from dragoman.showing.figures.of_projection import tornado_of
from dragoman.showing.number_words import words_of_numbers
from dragoman.worlds.model import Model
from dragoman.worlds.scenario import at
from dragoman.worlds.sentences import Attribution

#: Sentences in the table. A design value.
_SHOWN = 25
_TITLE = "Which sentence matters"


def sentences(asked: Asked) -> Answer:
    """A page of its own."""
    return _answer(asked, "worlds_sentences.html")


def part(asked: Asked) -> Answer:
    """The same without its frame."""
    return _answer(asked, "worlds_sentences_part.html")


def _answer(asked: Asked, template: str) -> Answer:
    ready = prepared(asked, _TITLE)
    if isinstance(ready, Elsewhere):
        return Elsewhere(ready.address.replace("/worlds", "/worlds/sentences", 1))
    if not isinstance(ready, tuple):
        return ready
    wish, _, model = ready
    values: dict[str, Any] = {"wish": wish, "model": model, "found": None, "problem": None, "task": None}
    try:
        on = at(put(wish, model), model)
        named = repr(wish.base().scenario) + repr(wish.scenario)
        task = staging.sentences(state_of(asked, wish), on.model, on.plan, wish.scenario.seed or 0, named)
        values["task"] = task
        if not task.ended(None if asked.one("wait") else staging.PATIENCE):
            return Shown(template, _TITLE, values, 202)
        values |= _told(wish, on.model, task.result)
        return Shown(template, _TITLE, values)
    except DragomanError as error:
        values["problem"] = str(error)
        return Shown(template, _TITLE, values, 404)


def _told(wish: Wish, model: Model, found: Attribution) -> dict[str, Any]:
    """The verdict, the figure and the table."""
    links = {each.sentence.source: _link(each.sentence.source) for each in found.effects}
    shown = [each for each in found.effects if each.effect or each.error][:_SHOWN]
    words = words_of_numbers(model)
    rows = [
        {
            "effect": each,
            "link": links[each.sentence.source],
            "why": addresses.why(each.sentence.source),
            "without": wish.address(drop=[*wish.scenario.drop_claim, each.sentence.source]),
            "moves": projected.moves_it(each, found),
            "further": projected.further(each),
            "flips_to": _outcome(model, each.flips_to) if each.flip is not None else None,
            "feeds": [str(words[name]) for name in each.sentence.feeds if name in words],
        }
        for each in shown
    ]
    return {
        "found": found,
        "rows": rows,
        "verdict": projected.verdict(found, "the first sentence below"),
        "how": projected.how_told(found),
        "rest": projected.the_rest(found, len(shown)),
        "split": projected.split(found),
        "figure": tornado_of(replace(found, effects=tuple(shown)), model.question.text, links)
        if found.effects
        else None,
    }


def _link(source: str) -> str:
    report, _, record = source.partition(":")
    return addresses.report(report, record=record or None)


def _outcome(model: Model, outcome: str | None) -> str | None:
    """An outcome in words: the asked act done or not, or the outcome of an issue."""
    if outcome is None or model.question.issue is not None:
        return outcome
    return "that it does not come about" if outcome.startswith("not ") else "that it comes about"


ROUTES = (
    Route("/worlds/sentences", sentences, slow=True),
    Route("/worlds/sentences/part", part, slow=True),
)
