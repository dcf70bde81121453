"""Whose name stands where decides who did it to whom, and nothing else does: not which states they are, nor what the
types of events are called."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from relabel import events, renamed

from benchmarks import modality, swaps
from benchmarks.readers import whole
from benchmarks.results import NETWORK, Result
from dragoman.records import EventType

pytestmark = pytest.mark.skipif(not NETWORK.is_file(), reason="there is no network in dragoman/data")

RELABEL = Path(__file__).parents[1] / "support" / "relabel.py"
TYPES = get_args(EventType)


@cache
def measured() -> Result:
    return swaps.measure(whole, swaps.load())


# Floors: what was measured, less about four points, since another processor's int8 kernels may parse a few otherwise.
@pytest.mark.parametrize(("figure", "floor"), [("right", 0.75), ("right, type alone", 0.88), ("swapped", 0.86)])
def test_roles_go_with_the_places_of_the_states(figure: str, floor: float) -> None:
    assert measured()[figure] >= floor


@pytest.mark.parametrize("shift", [1, 7])
def test_what_a_type_is_called_changes_its_name_and_nothing_else(shift: int) -> None:
    """The types are renamed in all of the reader's code, lexicons, tables and comparisons alike."""
    texts = [swaps.fill(template.template, "JPN", "KEN").text for template in swaps.load()]
    texts += [sentence.text for sentence in modality.load()]
    command = [sys.executable, str(RELABEL), str(shift)]
    run = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    names = renamed(TYPES, shift)
    before = json.loads(json.dumps(events(texts)))
    assert {event["type"] for found in before for event in found} == set(TYPES)
    expected = [[{**event, "type": names[event["type"]]} for event in found] for found in before]
    for text, wanted, found in zip(texts, expected, json.loads(run.stdout), strict=True):
        assert found == wanted, text
