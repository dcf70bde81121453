"""An event in the making: positions of words in place of spans, parties in place of ids."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.event_lexicon import Sense
from dragoman.reading.event_phrases import Party
from dragoman.reading.modality import Status
from dragoman.reading.parse import Range


@dataclass(frozen=True, slots=True)
class Draft:
    """`anchors` are ranges of words, the most specific first; `head` is the word that status, day and place are read
    from; `statement` is the id of the statement that performs it, for speech acts."""

    sense: Sense
    anchors: tuple[Range, ...]
    head: int
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    status: Status
    confidence: float
    why: str
    statement: str | None = None
