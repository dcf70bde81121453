"""Reports of one wire story are one witness."""

from msgspec import UNSET

from dragoman.assembly.origins import count_origins, one_each, other_origin, witnesses
from dragoman.records import Reading, Report

ORIGINS = {"copy": "first", "first": "first"}


def readings(*reports):
    return [
        Reading(report=Report(id=name, text="", agency=agency, publisher=outlet)) for name, agency, outlet in reports
    ]


def test_a_copy_and_its_origin_are_one():
    some = readings(("copy", None, "Echo"), ("other", None, "Echo"), ("first", "Wire", None))
    assert count_origins(some, [0, 1, 2], ORIGINS) == 2
    assert count_origins(some, [0, 1, 2]) == 3


def test_the_origin_stands_for_its_story_wherever_it_stands():
    some = readings(("copy", None, "Echo"), ("other", None, "Echo"), ("first", "Wire", None))
    assert one_each(some, [0, 1, 2], ORIGINS) == [2, 1]
    assert one_each(some, [0, 1], ORIGINS) == [0, 1]


def test_a_copy_does_not_make_its_outlet_a_witness():
    some = readings(("copy", None, "Echo"), ("other", None, "Dome"), ("first", "Wire", None))
    assert witnesses(some, [0, 1, 2]) == 3
    assert witnesses(some, [0, 1, 2], ORIGINS) == 2


def test_only_another_report_is_another_origin():
    assert other_origin("copy", ORIGINS) == "first"
    assert other_origin("first", ORIGINS) is UNSET
    assert other_origin("unknown", ORIGINS) is UNSET
