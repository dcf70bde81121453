"""Who asks whom for what, and how much that weighs: exchanges in, requests out.

That it was asked stands in the reports; how much an ask weighs with whoever is asked does not. The words in which it is
told ("demanded", "hopes"), how often it is made and by how many move a number that is a design value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from dragoman.assembly.holdings import count
from dragoman.records import ExchangeCourse
from dragoman.worlds.evidence.borne import number, said
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.options import Choice
from dragoman.worlds.evidence.voices import ITSELF, Voice
from dragoman.worlds.model import Lognormal, Number, Request

_HARD = re.compile(
    r"\b(?:demand\w*|insist\w*|ultimatum|must|order(?:s|ed)|require[sd]?|press(?:es|ed|ing)|warn\w*)\b", re.I
)
_SOFT = re.compile(r"\b(?:hop(?:es?|ed|ing)|encourag\w*|invit\w*|suggest\w*|would like|welcome[sd]?)\b", re.I)
#: Medians of strength by wording; an ask that is worth 1 weighs as much as the whole way between the ends of an issue
#: to somebody to whom it is all that matters. With each further wire story it weighs a tenth more, up to half. Design
#: values.
HARD, PLAIN, SOFT = 1.4, 1.0, 0.7
AGAIN, MOST_AGAIN = 0.1, 0.5
DEFAULT = Lognormal(median=1.0, log_sd=0.6, most=3.0)


def requests(known: Known, every: Iterable[Choice], cast: Collection[str]) -> tuple[Request, ...]:
    """All asks of the cast for one of the options, in the order of their ids."""
    found: dict[tuple[str, str, str], Request] = {}
    for choice in every:
        for asker in dict.fromkeys(asker for course in _courses(choice) for asker in course.askers):
            if asker in cast and asker != choice.actor:
                courses = [each for each in _courses(choice) if asker in each.askers]
                strength = _strength(known, asker, courses)
                request = Request(asker=asker, actor=choice.actor, option=choice.id, strength=strength)
                found[asker, choice.actor, choice.id] = request
    return tuple(found[key] for key in sorted(found))


def _courses(choice: Choice) -> list[ExchangeCourse]:
    return choice.deed.courses if choice.deed else []


def _strength(known: Known, asker: str, courses: Sequence[ExchangeCourse]) -> Number:
    told = [each for course in courses for each in course.asked]
    words = known.passage(told[-1])
    median = HARD if _HARD.search(words) else SOFT if _SOFT.search(words) else PLAIN
    again = min(AGAIN * (count(told, known.origins) - 1), MOST_AGAIN)
    # A joint ask is one ask: each bears its share.
    share = max(1 / len(course.askers) for course in courses)
    spread = Lognormal(median=round(median * (1 + again) * share, 3), log_sd=0.4, most=3.0)
    reason = "assumed where the report is wrong; how much an ask weighs is a design value, by its words and how often"
    return number(DEFAULT, reason, [said(known, told, Voice(asker, ITSELF), spread)])
