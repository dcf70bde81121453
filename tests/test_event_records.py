"""What `check` refuses of an event."""

import pytest
from msgspec.structs import replace

from dragoman.errors import RecordError
from dragoman.records import Event, Reading, Report, check, decode, encode, is_later, report_id

TEXT = "Iran attacked Israel."
EVENT = Event(id="ev-1", type="ASSAULT", anchors=((5, 13),), modality="occurred")


def reading(**fields):
    return Reading(report=Report(id=report_id(TEXT), text=TEXT), events=(replace(EVENT, **fields),))


@pytest.mark.parametrize(
    "when",
    [
        None,
        (None, None),
        ("2024-05", None),
        (None, "2024"),
        ("2024-05-17", "2024-05-17"),
        ("2024-05-17", "2024-05"),
        ("2023-12-31", "2024"),
        ("--05-17", "--05-16"),
    ],
)
def test_an_interval_of_whole_and_partial_dates_is_accepted(when):
    assert decode(encode(reading(when=when))).events[0].when == when


@pytest.mark.parametrize("when", [("Monday", None), (None, "2024-5"), ("17.5.2024", "2024")])
def test_a_side_that_is_no_iso_date_is_refused(when):
    with pytest.raises(RecordError, match=r"ev-1\.when: .* is not an ISO 8601 date"):
        check(reading(when=when))


@pytest.mark.parametrize("when", [("2024-05-17", "2024-05-16"), ("2024-06", "2024-05-31"), ("2025", "2024-12")])
def test_an_interval_that_ends_before_it_begins_is_refused(when):
    with pytest.raises(RecordError, match=r"ev-1\.when: .* is after"):
        check(reading(when=when))


def test_an_event_is_attributed_to_a_statement_of_the_reading():
    with pytest.raises(RecordError, match=r"ev-1\.attributed_to: there is no statement 'st-9'"):
        check(reading(attributed_to="st-9"))


def test_the_place_of_an_event_lies_in_the_text():
    check(reading(location=(14, 20)))
    with pytest.raises(RecordError, match=r"ev-1\.location"):
        check(reading(location=(14, 99)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("2024-06", "2024-05-31", True), ("2024", "2024-05", False), ("2024-05", None, False), (None, "2024", False)],
)
def test_a_date_is_later_only_where_all_of_it_is(one, other, expected):
    assert is_later(one, other) is expected
