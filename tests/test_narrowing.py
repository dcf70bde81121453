"""Joined claims and forecasts as a user asks for them: in Python and on the command line."""

from __future__ import annotations

import json

import msgspec
import pytest
from by_hand import person, reading, span, state
from commands import dragoman

import dragoman as dm
from dragoman import folder as files
from dragoman.errors import UsageError
from dragoman.parts import Place, to_rows
from dragoman.records import Claim, Factor, Forecast
from dragoman.store import Store

ONE = "Ada Quill says the blockade raises prices in Sylvania. Graustark is likely to lift the Sylvania blockade."
TWO = "Ada Quill says an end to the blockade lowers prices in Sylvania. Graustark may lift the Sylvania blockade."


def made(text, cause, day, low, high):
    actors = [state(text, "CHN", "Graustark"), state(text, "PRK", "Sylvania"),
              person(text, "ada-quill", "Ada Quill", None, "analyst")]  # fmt: skip
    factors = [Factor(text=cause, span=span(text, cause)),
               Factor(text="prices in Sylvania", span=span(text, "prices in Sylvania"), actors=("PRK",))]  # fmt: skip
    claim = Claim(id="cl-1", holders=("ada-quill",), cause=factors[0], effect=factors[1],
                  sign="-" if "lowers" in text else "+")  # fmt: skip
    forecast = Forecast(id="fo-1", holders=("ada-quill",), actor="CHN", action=span(text, "lift the Sylvania blockade"),
                        low=low, high=high)  # fmt: skip
    found = reading(text, actors, published=day)
    return msgspec.structs.replace(found, claims=(claim,), forecasts=(forecast,))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("s") / "sylvania"
    files.create(folder)
    store = Store.make(folder)
    whole = (
        made(ONE, "the blockade", "2030-02-01", 0.55, 0.8),
        made(TWO, "an end to the blockade", "2030-02-09", 0.45, 0.55),
    )
    for at, each in enumerate(whole):
        row, records = to_rows(each, (f"{at}.txt", 0), f"{at}.txt")
        store.add([row], records, [Place(row.path, 0, row.name, "u", True, "read", row.id, "m", None)])
    store.settle("reader")
    return folder


@pytest.fixture
def sylvania(folder):
    return dm.open(folder)


def test_claims_are_joined_and_narrowed_by_holder_by_whom_they_involve_and_by_words(sylvania):
    (claim,) = sylvania.claims()
    assert (claim.sign, claim.origins, len(claim.held)) == ("+", 2, 1)
    assert sylvania.claims("Ada Quill") == sylvania.claims("Sylvania") == sylvania.claims(about="blockade") == [claim]
    assert sylvania.claims(several=True) == [claim]
    assert sylvania.claims("Graustark") == sylvania.claims(about="blockade wheat") == []
    with pytest.raises(UsageError, match="did you mean sylvania"):
        sylvania.claims("Sylvanja")


def test_forecasts_are_joined_and_narrowed_by_holder_and_by_whose_deed_it_is(sylvania):
    (forecast,) = sylvania.forecasts("Graustark")
    assert (forecast.actor, forecast.origins) == ("CHN", 2)
    assert [(each.low, each.high) for each in forecast.held] == [(0.45, 0.55)], "of one holder the latest band"
    assert sylvania.forecasts("Ada Quill", several=True) == [forecast] and sylvania.forecasts(about="wheat") == []


def test_factors_have_all_their_wordings(sylvania):
    labels = {factor.label: [(one.words, one.turned) for one in factor.told] for factor in sylvania.factors()}
    assert labels["blockade"] == [("the blockade", False), ("an end to the blockade", True)]


def test_the_commands_print_lines_or_json_and_say_what_there_is_not(sylvania, folder):
    shown = dragoman("claims", folder)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith("“blockade” raises “prices in Sylvania”  in 2 stories")
    assert "ada-quill: “the blockade … prices in Sylvania”" in shown.stdout
    printed = json.loads(dragoman("claims", folder, "--json").stdout)
    assert printed == json.loads(msgspec.json.encode(sylvania.claims()[0]))
    shown = dragoman("forecasts", folder)
    assert shown.stdout.startswith("CHN: lift the Sylvania blockade  in 2 stories")
    assert "ada-quill (45–55 in 100): “lift the Sylvania blockade”" in shown.stdout
    nothing = dragoman("forecasts", folder, "--about", "wheat")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert nothing.stderr.startswith("no forecast found; without --actor, --about and --several there may be")
    unknown = dragoman("claims", folder, "--actor", "Sylvanja")
    assert unknown.returncode == 2 and "did you mean sylvania" in unknown.stderr
