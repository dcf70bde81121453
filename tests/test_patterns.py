"""Regular expressions take time in proportion to the text, whatever it is made of."""

from __future__ import annotations

import os
import re

import pytest

import dragoman
from tests.support.patterns import growth, patterns

#: Patterns that are put to a bounded piece of a text, with the bound: what grows with its square stays short there.
BOUNDED: dict[str, str] = {}
#: `PATTERNS=1` tries all patterns, which takes minutes; without it only those that once took too long are tried.
ALL = "PATTERNS" in os.environ
ONCE = (
    "assembly/issues.py _WRAPPED",
    "assembly/body_names.py _BRACKETED",
    "exports/parties.py _AND",
    "exports/texts.py _HOST",
)


@pytest.mark.parametrize("source", [r"\s+$", r"(a+)+b", r"\s*,?\s*x", r"(?:\w+\s*)+!"])
def test_the_check_finds_what_takes_more_than_linear_time(source):
    assert growth(re.compile(source)) is not None


@pytest.mark.parametrize("source", [r"\s", r"\w+", r"[^)]{0,80}x", r"\s*+x", r"\bsaid\b", r"<[^<>]*>"])
def test_the_check_finds_nothing_in_what_is_linear(source):
    assert growth(re.compile(source), anchored="<" in source) is None


def test_all_patterns_are_found():
    found = {each.where.partition(" ")[0].partition(":")[0] for each in patterns(dragoman)}
    assert {"sources/byline.py", "sources/text.py", "reading/words.py", "showing/controls.py"} <= found


@pytest.mark.parametrize(
    "found", [each for each in patterns(dragoman) if ALL or each.where in ONCE], ids=lambda each: each.where
)
def test_no_pattern_takes_more_than_linear_time(found):
    if found.where in BOUNDED:
        return
    worst = growth(found.pattern, found.anchored)
    assert worst is None, f"{worst.times:.0f} times as long for eight times the text: {worst.input}"
