"""What an address of the API takes and gives, and whether a question fits it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.page.asked import Asked

#: What a value of a kind looks like, and how to say so. A program that asks wrongly had better hear of it: pages, which
#: people ask, take what they can.
VALUES = {
    "integer": (re.compile(r"\d+", re.ASCII), "a whole number, 0 or more"),
    "boolean": (re.compile("true|false"), "true or false"),
}


@dataclass(frozen=True)
class Parameter:
    """What an endpoint takes behind the question mark."""

    name: str
    says: str
    kind: str = "string"
    several: bool = False


@dataclass(frozen=True)
class Endpoint:
    """An address of the API.

    `gives` is a type, or `None` for values that have none of their own; `form` the JSON Schema of what is sent, where
    something is.
    """

    path: str
    says: str
    answer: Callable[[Asked], Any]
    takes: tuple[Parameter, ...] = ()
    gives: Any = None
    is_list: bool = False
    method: str = "GET"
    media: str = "application/json"
    form: Mapping[str, Any] | None = None
    slow: bool = False


def wrong(asked: Asked, takes: Sequence[Parameter]) -> str | None:
    """What is wrong with the values of a question; None where they are of the kinds that the document tells of."""
    for one in takes:
        if one.kind not in VALUES:
            continue
        shape, said = VALUES[one.kind]
        for value in asked.query.get(one.name, ()):
            if not shape.fullmatch(value):
                return f"{one.name} is {said}, and not {value[:80]!r}"
    return None
