"""The queue of doubts: that on which most depends comes first, and what is settled leaves it."""

from __future__ import annotations

import shlex

import pytest
from msgspec.structs import replace
from situations import add_to, situation
from standin import read

import dragoman as dm
from dragoman.records import Reading, Report

TEXTS = [
    ("2024-01-01", "Kenji Tanaka said: one. Kenji Tanaka said: two. Kenji Tanaka said: three."),
    ("2024-01-02", "Tanaka said: four."),
    ("2024-01-03", "Aya Suzuki said: five."),
]


def unsure(report: Report) -> Reading:
    """The stand-in's reading with actors of which it is not sure, and statements that stand in the first."""
    reading = read(report)
    first, *others = reading.statements
    return replace(
        reading,
        actors=tuple(replace(actor, confidence=0.9 if actor.kind == "state" else 0.6) for actor in reading.actors),
        statements=(first, *(replace(said, inside=first.id) for said in others)),
    )


def pairs(situation: dm.Situation) -> set[tuple[str, ...]]:
    return {doubt.ids for doubt in situation.review().doubts if len(doubt.ids) == 2}


def test_records_count_by_doubt_and_by_what_rests_on_them(tmp_path):
    add_to(tmp_path / "s", TEXTS, unsure)
    found = dm.open(tmp_path / "s").review()
    weights = [doubt.weight for doubt in found.doubts]
    assert weights == sorted(weights, reverse=True) and found.total == len(found.doubts) == 3 + 5 + 1
    by_id = {doubt.ids[0].rpartition(":")[2]: doubt for doubt in found.doubts if len(doubt.ids) == 1}
    assert found.doubts[0].ids == ("kenji-tanaka",)
    assert (by_id["kenji-tanaka"].rest, by_id["kenji-tanaka"].weight) == (3, pytest.approx(0.4 * 4))
    first = max((d for d in found.doubts if d.type == "statement, assert"), key=lambda d: d.rest)
    assert (first.rest, first.weight, first.words) == (2, pytest.approx(0.2 * 3), "Kenji Tanaka said: one.")
    assert first.link.endswith("#char=0,23")
    assert dm.open(tmp_path / "s").review(2).doubts == found.doubts[:2]
    assert dm.open(tmp_path / "s").review(2).total == found.total


def test_each_doubt_comes_with_commands_that_settle_it(tmp_path):
    add_to(tmp_path / "a folder", TEXTS, unsure)
    some = dm.open(tmp_path / "a folder")
    for _ in range(some.review().total):
        command = shlex.split(some.review(1).doubts[0].commands[0])
        assert command[:3] == ["dragoman", "fix", str(tmp_path / "a folder")]
        some.fix(*command[3:])
    assert some.review().total == 0
    assert some.actor("tanaka").id == "kenji-tanaka"


def test_what_is_rejected_or_confirmed_is_in_doubt_no_more(tmp_path):
    some = situation(tmp_path / "s", *TEXTS)
    asked = next(doubt for doubt in some.review().doubts if doubt.type.startswith("statement"))
    some.fix("reject", asked.ids[0])
    assert asked.ids not in [doubt.ids for doubt in some.review().doubts]


@pytest.mark.parametrize(
    ("names", "alike"),
    [
        (("Kenji Tanaka", "Tanaka"), True),
        (("Kenji Tanaka", "Kenji Tannaka"), True),
        (("Kenji Yanaka", "Kenji Janaka"), True),
        (("Kenji Sato", "Kenji Kato"), False),
        (("Liu Pengyu", "Peng Yu"), True),
        (("Mahmoud Abbas", "Mahmud Abbas"), True),
        (("Kenji Tanaka", "Aya Tanaka"), False),
        (("Kenji Tanaka", "Suzuki"), False),
        (("Hassan Ali", "Ali Hassan"), True),
        (("China", "Chinara"), False),
    ],
)
def test_actors_are_taken_for_one_by_their_names_and_never_merged(tmp_path, names, alike):
    texts = [(f"2024-01-0{at}", f"{name} said: x.") for at, name in enumerate(names, start=1)]
    some = situation(tmp_path / "s", *texts)
    assert bool(pairs(some)) == alike
    assert len(some.actors()) == 2 and some.fixes() == []


def test_two_who_act_for_different_states_are_two(tmp_path):
    some = situation(tmp_path / "s", *TEXTS)
    assert pairs(some) == {("kenji-tanaka", "tanaka")}
    some.fix("acts-for", "tanaka", "JPN")
    assert pairs(some) == {("kenji-tanaka", "tanaka")}
    some.fix("acts-for", "kenji-tanaka", "PER")
    assert pairs(some) == set()


def test_two_who_are_confirmed_are_two(tmp_path):
    some = situation(tmp_path / "s", *TEXTS)
    some.fix("confirm", "tanaka")
    assert pairs(some)
    some.fix("confirm", "kenji-tanaka")
    assert not pairs(some)


def test_whom_one_report_keeps_apart_counts_less(tmp_path):
    apart = situation(tmp_path / "a", ("2024-01-01", "Kenji Tanaka said: one. Tanaka said: two."))
    elsewhere = situation(tmp_path / "b", *TEXTS)
    weight = {one: doubt.weight for one in (apart, elsewhere) for doubt in one.review().doubts if len(doubt.ids) == 2}
    assert weight[apart] < weight[elsewhere]
