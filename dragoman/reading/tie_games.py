"""Whether a report is one of sport, in which rivals are no enemies and partners no allies."""

from __future__ import annotations

from dragoman.reading.lemmas import noun_table
from dragoman.reading.parse import Parse

#: Words of sport alone, and words that it shares with politics and markets, in all their forms by their singular.
_OWN = noun_table(
    """rugby football soccer cricket tennis golf athletics basketball hockey marathon sprinter striker midfielder
    goalkeeper winger quarterback coach teammate team-mate premiership championship tournament cup trophy medal
    semi-final quarter-final innings wicket fixture athlete squad""".split()
)
_SHARED = noun_table("captain league final match goal season race player champion stadium fan club penalty".split())
#: Distinct words that make a report one of sport, and how many of them must be sport's own. Design values.
_ENOUGH = 5
_ENOUGH_OWN = 2


def is_of_sport(parse: Parse) -> bool:
    """Whether a report has the words of a game."""
    own = {_OWN[form] for form in parse.lowered if form in _OWN}
    shared = {_SHARED[form] for form in parse.lowered if form in _SHARED}
    return len(own) >= _ENOUGH_OWN and len(own) + len(shared) >= _ENOUGH
