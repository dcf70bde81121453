"""What is expected: forecasts, with the odds that their words stand for, their conditions and horizons.

A `Story` in, paragraphs out: observers, officials and the reports themselves apart. Where no forecast was read, what
those who speak for no state predict is told from their statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.records import Forecast, Statement, is_later
from dragoman.showing.brief import Paragraph
from dragoman.showing.days import written
from dragoman.showing.front import targets
from dragoman.showing.said import Said
from dragoman.showing.story import Story
from dragoman.showing.voices import (
    OBSERVERS,
    View,
    Voice,
    carrier,
    chosen,
    holds_words,
    is_free,
    own_words,
    phrase_of,
    told,
    voice_of,
)

#: Views told of each voice, and fewest chances in 100 that one is a forecast. Design values; as many pass as before
#: confidences were calibrated (docs/confidence.md).
MOST: dict[Voice, int] = {"observer": 5, "official": 2, "report": 1}
#: An official's "could" is more often what somebody is able to do.
LEAST_CONFIDENCE, LEAST_OFFICIAL = 0.34, 0.39
#: The bands of "will" and of "will not" without any hedge, of which nothing need be said.
_UNHEDGED = ((0.95, 0.99), (0.01, 0.05))
#: Longest condition that is added to words in which it does not stand, in words. A design value.
_CONDITION = 20


def expected(story: Story) -> list[Paragraph]:
    """What observers, officials and the reports themselves expect."""
    views = [*_forecasts(story)] or [*_predictions(story)]
    return told(story, chosen(story, views, MOST))


def _forecasts(story: Story) -> Iterator[View]:
    """Forecasts by the statements that carry them, and those of the reports themselves."""
    for at, reading in enumerate(story.readings):
        # Of several forecasts in one passage, the one whose words say how likely it is.
        for forecast in sorted(reading.forecasts, key=lambda each: (not _is_hedged(each), each.action)):
            if forecast.confidence < LEAST_CONFIDENCE:
                continue
            view = _view(story, at, forecast) if forecast.holders else _own(story, at, forecast)
            if view is not None:
                yield view


def _view(story: Story, at: int, forecast: Forecast) -> View | None:
    said = carrier(story, at, forecast.holders, [forecast.action])
    if said is None or said.at != at or not is_free(story, said):
        return None
    voice, found = voice_of(said), phrase_of(story, said, [forecast.action])
    if voice is None or found is None or (voice == "official" and forecast.confidence < LEAST_OFFICIAL):
        return None
    phrase, passage = found
    # What says how likely it is tells more than a bare "will".
    weight = said.weight + 1.2 * _is_hedged(forecast) + 2 * forecast.confidence
    words = phrase + _note(story, at, forecast, said.statement, phrase)
    return View(voice, weight, said, words, at, passage, (forecast.id,))


def _own(story: Story, at: int, forecast: Forecast) -> View | None:
    own = own_words(story, at, [forecast.action])
    if own is None or not _is_hedged(forecast):
        return None
    words = f"{own[1]}{_note(story, at, forecast, None, own[1])}"
    return View("report", forecast.confidence, None, words, at, own[0], (forecast.id,))


def _is_hedged(forecast: Forecast) -> bool:
    return forecast.low is not None and (forecast.low, forecast.high) not in _UNHEDGED


def _note(story: Story, at: int, forecast: Forecast, statement: Statement | None, phrase: str) -> str:
    """Condition, odds and horizon behind the words, where the words do not give them: " (“may”: 45–55 in 100)"."""
    reading = story.readings[at]
    parts = []
    if forecast.low is not None and forecast.high is not None:
        band = f"{forecast.low * 100:.0f}–{forecast.high * 100:.0f} in 100"
        hedge = statement.hedge if statement is not None else None
        if statement is not None and hedge and (statement.low, statement.high) == (forecast.low, forecast.high):
            parts.append(f"“{reading.report.text[slice(*hedge)]}”: {band}")
        elif _is_hedged(forecast):
            parts.append(band)
    day = reading.report.published[:10] if reading.report.published else None
    if forecast.horizon and not forecast.horizon.startswith("--") and is_later(forecast.horizon, day):
        parts.append(f"by {'' if len(forecast.horizon) > 7 else 'the end of '}{written(forecast.horizon)}")
    condition = " ".join(forecast.condition.text.split()) if forecast.condition else ""
    if condition and not holds_words(phrase, condition) and len(condition.split()) <= _CONDITION:
        parts.append(f"{condition[:1].lower()}{condition[1:]}")
    return f" ({', '.join(parts)})" if parts else ""


def odds(said: Said) -> str:
    """The odds that a statement's hedge stands for: " (“unlikely”: 20–45 in 100)"."""
    statement = said.statement
    if statement.hedge is None or statement.low is None or statement.high is None:
        return ""
    words = said.reading.report.text[slice(*statement.hedge)]
    return f" (“{words}”: {statement.low * 100:.0f}–{statement.high * 100:.0f} in 100)"


def _predictions(story: Story) -> Iterator[View]:
    """What those who speak for no state say will come or is so of a side of the story."""
    pool: Sequence[Said] = [
        said for said in story.said
        if not said.side and not said.damaged and said.weight >= 1.5 and said.speakers[0].kind in OBSERVERS
        and said.statement.act in ("predict", "assert", "warn", "hope")
    ]  # fmt: skip
    for said in pool:
        predicts = said.statement.act == "predict"
        if (predicts or targets(story, said)) and not story.is_told(said) and (phrase := story.phrase(said)):
            weight = said.weight + 1.2 * predicts
            yield View("observer", weight, said, phrase + odds(said), said.at, said.passage, (said.statement.id,))
