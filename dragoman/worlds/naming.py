"""Names of numbers as people type them: words in, the one number that is meant out, or an error that helps.

`US pressure` finds `requests.USA.CHN.press-pyongyang` where the model calls USA "United States" and nothing else fits,
or nothing else that bears on the option asked about. A name given in full is always itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from dragoman.errors import UsageError
from dragoman.worlds.model import Model
from dragoman.worlds.numbers import numbers

_WORD = re.compile(r"[\w']+")
#: What people call the kinds of numbers, beside the words of their names.
_CALLED = {
    "requests": "request pressure ask asks asking press",
    "holds": "hold leverage supply supplies",
    "share": "share dependence supplies supply hold leverage",
    "alternatives": "alternatives alternative others elsewhere",
    "affinities": "affinity relations relation friendship goodwill",
    "weights": "weight effect effects cause causes",
    "capability": "capability power",
    "salience": "salience importance matters",
    "ideal": "ideal position wants",
    "bias": "bias leaning inclination",
    "stakes": "stake stakes interest",
    "open": "openness open",
    "precision": "precision rationality",
    "start": "start level today",
    "drift": "drift trend",
    "effect": "effect",
    "threshold": "threshold",
}


def near(name: str, names: Iterable[str]) -> str:
    """What was perhaps meant, as the end of an error message."""
    names = list(names)
    close = get_close_matches(name, names, n=3, cutoff=0.5)
    close = close or [each for each in names if name.casefold() in each.casefold()][:3]
    return f"; did you mean {' or '.join(close)}?" if close else ""


def labels(model: Model) -> dict[str, frozenset[str]]:
    """The words by which each number may be called: those of its path, of the things in it, and of its kind."""
    things: dict[str, str] = {}
    for actor in model.actors:
        things[actor.id] = actor.name
        things |= {option.id: option.text for option in actor.options}
    things |= {factor.id: factor.text for factor in model.factors}
    things |= {issue.id: issue.text for issue in model.issues}
    things |= {conditional.id: conditional.text for conditional in model.conditionals}
    found = {}
    for name, _ in numbers(model):
        parts = name.split(".")
        said = [name.replace("-", " ").replace(".", " "), *(things.get(part, "") for part in parts)]
        said += [_CALLED.get(part, "") for part in parts]
        initials = ["".join(word[0] for word in things.get(part, "").split()) for part in parts]
        found[name] = frozenset(_words(" ".join([*said, *initials])))
    return found


def number_named(model: Model, words: str) -> str:
    """The name of the number that is meant. Raises `UsageError` where none or several are, and says which."""
    known = labels(model)
    if words in known:
        return words
    wanted = _words(words)
    fitting = [name for name, its in known.items() if wanted and wanted <= its]
    if len(fitting) > 1:  # of several, that which bears on the option that the model asks about
        fitting = [name for name in fitting if model.question.option in name.split(".")] or fitting
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise UsageError(f"the model has no number {words!r}{near(words, known)}; model.toml lists them all")
    fitting.sort(key=lambda name: (len(known[name] - wanted), name))
    shown = ", ".join(fitting[:6]) + (f" and {len(fitting) - 6} more" if len(fitting) > 6 else "")
    raise UsageError(f"{words!r} may be any of {shown}: give the name in full")


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text.replace("-", " ")))
