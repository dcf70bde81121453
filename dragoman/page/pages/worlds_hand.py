"""The analyst's hand on the model: one number with what is said of it, what was changed, and the forms that change.

Each change is a line of `hand.jsonl` with its time and reason. None is ever taken out of it: an undo is a change, too.
"""

from __future__ import annotations

from typing import Any, get_args

from dragoman.errors import UsageError
from dragoman.page import addresses, controls, staging
from dragoman.page.asked import Answer, Asked, Elsewhere, Route, Shown
from dragoman.page.pages.worlds import prepared
from dragoman.showing.number_words import words_of_numbers
from dragoman.worlds import hand
from dragoman.worlds.model import Spread
from dragoman.worlds.naming import number_named
from dragoman.worlds.numbers import numbers
from dragoman.worlds.spreads import is_fixed, quantiles

_KINDS = frozenset(get_args(hand.ChangeKind)) - {"add"}


def number(asked: Asked) -> Answer:
    """One number: its words, its default, what was changed, and what can be."""
    ready = prepared(asked, "A number of the model")
    if isinstance(ready, Elsewhere):
        return Elsewhere(addresses.page("worlds/number", question=asked.one("question"), number=asked.one("number")))
    if not isinstance(ready, tuple):
        return ready
    wish, _, model = ready
    name = number_named(model, asked.one("number") or "")
    held = dict(numbers(model))[name]
    words = words_of_numbers(model)
    control = controls.control_of(model, name, held, words[name])
    changes, _ = hand.read(asked.situation.store.folder)
    here = [each for each in hand.standing(changes) if each.number == name or _touches(each, control)]
    values = {
        "wish": wish,
        "model": model,
        "name": name,
        "control": control,
        "default": _default(held.default),
        "changes": [(each, _told(each)) for each in here],
        "back": addresses.page("worlds/number", question=wish.question, number=name),
    }
    return Shown("worlds_number.html", str(words[name]), values)


def log(asked: Asked) -> Answer:
    """All changes, those undone too, the latest first."""
    changes, broken = hand.read(asked.situation.store.folder)
    counting = {each.id for each in hand.standing(changes)}
    rows = [(each, _told(each), each.id in counting) for each in reversed(changes)]
    question = asked.one("question")
    values = {"rows": rows, "broken": broken, "question": question,
              "back": addresses.page("worlds/hand", question=question)}  # fmt: skip
    return Shown("worlds_hand.html", "Your hand on the model", values)


def change(asked: Asked) -> Answer:
    """Makes a change, and goes back to where it was asked for."""
    from dragoman.running import change as make

    kind, _, of_speaker = asked.sent("kind").partition("-")
    if kind not in _KINDS or of_speaker not in ("", "speaker"):
        raise UsageError(f"{kind!r} is no change: {', '.join(sorted(_KINDS))} are")
    given: dict[str, Any] = {
        name: asked.sent(name) or None for name in ("number", "value", "source", "speaker", "undone", "reason")
    }
    # A form beside a sentence has both: the sentence is meant, or its speaker where the button says so.
    if of_speaker:
        given["source"] = None
    elif given["source"]:
        given["speaker"] = None
    if kind == "weigh":
        given["factor"] = _factor(asked.sent("factor"))
    store = asked.situation.store
    model = staging.now(store.folder, asked.sent("question") or None, store.least)
    make(asked.situation.store, kind, model=model, **given)  # type: ignore[arg-type]
    return Elsewhere(_back(asked.sent("back")))


def _default(spread: Spread) -> str:
    """What a number is where nothing is said of it: where nine tenths of worlds have it, and how it is spread."""
    if (one := is_fixed(spread)) is not None:
        return f"{one:g}"
    low, high = quantiles(spread, [0.05, 0.95])
    return f"{low:.2g} to {high:.2g} in 90 of 100 worlds: {hand.spread_in_words(spread)}"


def _back(address: str) -> str:
    """A page of this part to go back to; nothing else, whatever a form says."""
    return address if address.startswith("/worlds") and "//" not in address and "\\" not in address else "/worlds"


def _factor(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no weight: 0 leaves a sentence out, 2 has it count twice") from error


def _touches(change_: hand.Change, control: controls.Control) -> bool:
    return any(
        (change_.speaker is not None and line.speaker == change_.speaker)
        or (change_.source is not None and (line.source.startswith(change_.source)
                                            or line.source.rpartition(":")[2].startswith(change_.source)))
        for line in control.lines
    )  # fmt: skip


def _told(change_: hand.Change) -> str:
    """A change in words."""
    what = change_.number or change_.source or change_.speaker or change_.undone or ""
    value = f" to {hand.spread_in_words(change_.spread)}" if change_.spread is not None else ""
    value += f" {change_.factor:g} times" if change_.factor is not None else ""
    return f"{change_.kind} {what}{value}"


ROUTES = (
    Route("/worlds/number", number, slow=True),
    Route("/worlds/hand", log),
    Route("/worlds/hand", change, methods=("POST",), slow=True),
)
