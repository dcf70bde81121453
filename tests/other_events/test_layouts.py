"""Rows of every kind of event data are understood: day, type, who to whom, what tells an event again."""

from __future__ import annotations

import pytest
from event_files import ACLED, ICEWS, POLECAT, cells, gdelt, icews, polecat

from dragoman.errors import SourceError
from dragoman.other_events.gdelt import names_of
from dragoman.other_events.layouts import layout_of
from dragoman.other_events.table import Table
from dragoman.other_events.told import LeftOutError, day_of


def laid_out(*rows, kind=None):
    """The layout of a table with these rows, the first a header or not, and its rows."""
    layout, numbered = layout_of(Table("x", 1, rows[0], iter(enumerate(rows[1:], 2))), kind)
    return layout, [row for _, row in numbered]


def told(*rows):
    """What the last of some rows tells."""
    layout, found = laid_out(*rows)
    row = found[-1]
    return layout.day(row), layout.kind(row), layout.pairs(row)


@pytest.mark.parametrize(
    "text", ["2024-03-04", "20240304", "2024-03-04T10:00:00Z", "2024-03-04 00:00:00", "04 March 2024", "4 Mar 2024"]
)
def test_a_day_is_read_in_the_ways_in_which_files_have_it(text):
    assert day_of(text) == day_of("2024-03-04")


@pytest.mark.parametrize("text", ["3/4/2024", "2024-13-01", "20241301", "yesterday", "2024"])
def test_what_is_no_day_is_an_error_and_never_guessed(text):
    with pytest.raises(ValueError, match="no day"):
        day_of(text)


@pytest.mark.parametrize("width", [57, 58, 61])
def test_gdelt_is_known_without_a_header(width):
    layout, rows = laid_out(gdelt("20240304", "NORGOV", "SWEMIL", "112", width=width))
    assert layout.name == "GDELT"
    assert (layout.kind(rows[0]), layout.pairs(rows[0])) == ("ACCUSE", [("NOR", "SWE")])


def test_gdelt_is_known_by_its_names_too():
    names = names_of(61)
    assert told(names, gdelt("20240304", "NOR", "SWE", "042"))[1:] == ("CONSULT", [("NOR", "SWE")])


def test_the_columns_of_gdelt_stand_where_its_codebook_has_them():
    names = names_of(61)
    assert [names.index(name) for name in ("Actor2Code", "EventCode", "ActionGeo_CountryCode", "SOURCEURL")] == [
        15, 26, 53, 60,
    ]  # fmt: skip
    assert names_of(58)[51] == "ActionGeo_CountryCode"
    assert names_of(57)[-1] == "DATEADDED"


def test_gdelt_has_bodies_among_its_groups_and_its_places_are_not_its_parties():
    row = gdelt(
        "20240304", "IGOUNO", "REB", "111", Actor1CountryCode="", Actor1KnownGroupCode="UNO", Actor2CountryCode="",
        Actor2Type1Code="REB", Actor2Geo_CountryCode="CH", ActionGeo_CountryCode="CH",
    )  # fmt: skip
    assert told(row)[2] == [("UNO", None)]


def test_europe_is_no_country_of_gdelt_and_the_union_is():
    row = gdelt("20240304", "EUR", "IGOEUREEC", "111", Actor2CountryCode="EUR", Actor2KnownGroupCode="EEC")
    assert told(row)[2] == [(None, "EUR")]


def test_icews_has_names_and_bodies_by_their_name_or_sector():
    row = icews(
        "2024-03-04", "Norway", "", "112", Target_Name="Shanghai Bank of Nowhere", Target_Country="NA",
        Target_Sectors="International Government Organization,Regional",
    )  # fmt: skip
    assert told(ICEWS, row)[1:] == ("ACCUSE", [("NOR", "IGO")])
    row = icews("2024-03-04", "NA", "Russian Federation", "112", Source_Name="United Nations")
    assert told(ICEWS, row)[2] == [("UNO", "RUS")]


def test_icews_is_known_under_the_names_that_r_makes():
    spelt = [name.replace(" ", ".") for name in ICEWS]
    assert told(spelt, icews("2024-03-04", "Norway", "Sweden", "42"))[1:] == ("CONSULT", [("NOR", "SWE")])


def test_polecat_pairs_every_actor_with_every_recipient():
    row = polecat("2024-03-04", "NOR; DNK", "SWE; None", "ACCUSE", Recipient_Name="Sweden; somebody")
    assert told(POLECAT, row)[2] == [("NOR", "SWE"), ("NOR", None), ("DNK", "SWE"), ("DNK", None)]


def test_those_who_meet_without_a_recipient_meet_each_other_and_those_who_threaten_do_not():
    assert told(POLECAT, polecat("2024-03-04", "NOR; SWE", "None", "CONSULT"))[2] == [("NOR", "SWE"), ("SWE", "NOR")]
    assert told(POLECAT, polecat("2024-03-04", "NOR; SWE", "None", "THREATEN"))[2] == [("NOR", None), ("SWE", None)]


def test_a_row_that_says_itself_that_it_did_not_happen_is_left_out():
    columns = [*POLECAT, "Modality"]
    layout, rows = laid_out(columns, [*polecat("2024-03-04", "NOR", "SWE", "ASSAULT"), "negated"])
    with pytest.raises(LeftOutError, match="not having happened"):
        layout.kind(rows[0])


@pytest.mark.parametrize(
    ("kind", "within", "expected"),
    [
        ("Battles", "Armed clash", "ASSAULT"), ("Explosions/Remote violence", "Air/drone strike", "ASSAULT"),
        ("Violence against civilians", "Attack", "ASSAULT"), ("Protests", "Peaceful protest", "PROTEST"),
        ("Protests", "Excessive force against protesters", "PROTEST"), ("Riots", "Violent demonstration", "PROTEST"),
        ("Riots", "Mob violence", "ASSAULT"), ("Strategic developments", "Agreement", "AGREE"),
        ("Strategic developments", "Arrests", "COERCE"), ("Battle-No change of territory", "", "ASSAULT"),
        ("Headquarters or base established", "", "MOBILIZE"), ("Riots/Protests", "", "PROTEST"),
    ],
)  # fmt: skip
def test_types_of_acled_become_types_of_plover(kind, within, expected):
    row = cells(ACLED, event_date="04 March 2024", event_type=kind, sub_event_type=within, country="Sweden")
    assert told(ACLED, row)[1] == expected


def test_what_acled_has_and_plover_has_not_is_left_out_by_its_name():
    row = cells(ACLED, event_date="2024-03-04", event_type="Strategic developments",
                sub_event_type="Change to group/activity", country="Sweden")  # fmt: skip
    layout, rows = laid_out(ACLED, row)
    with pytest.raises(LeftOutError, match="change to group"):
        layout.kind(rows[0])


@pytest.mark.parametrize(
    ("one", "other", "pair"),
    [
        ("Military Forces of Norway (2013-)", "Civilians (Sweden)", ("NOR", "SWE")),
        (
            "Military Forces of the United States (2021-2025) Air Force",
            "Police Forces of Sweden (2006-)",
            ("USA", "SWE"),
        ),
        ("Rebels of the Hills", "Unidentified Armed Group (Norway)", ("SWE", "NOR")),
        ("Military Forces of Norway (2013-)", "", ("NOR", "SWE")),
        ("Military Forces of Sweden (2006-)", "", ("SWE", None)),
        ("Civilians (International)", "Military Forces of Sweden (2006-)", (None, "SWE")),
    ],
)
def test_actors_of_acled_have_the_country_in_their_name_or_that_of_the_place(one, other, pair):
    row = cells(ACLED, event_date="2024-03-04", event_type="Battles", actor1=one, actor2=other, country="Sweden")
    assert told(ACLED, row)[2] == [pair]


def test_a_protest_against_nobody_who_is_named_is_against_those_who_govern_there():
    row = cells(ACLED, event_date="2024-03-04", event_type="Protests", actor1="Protesters (Sweden)", country="Sweden")
    assert told(ACLED, row)[2] == [("SWE", "SWE")]


def test_a_table_of_no_kind_is_refused_with_its_columns():
    with pytest.raises(SourceError, match=r"is no table of GDELT.*title, text"):
        laid_out(["title", "text"], ["a", "b"])


def test_a_kind_that_is_forced_says_what_is_lacking():
    with pytest.raises(SourceError, match=r"no table of ICEWS: it lacks .*CAMEO Code"):
        laid_out(POLECAT, polecat("2024-03-04", "NOR", "SWE", "ACCUSE"), kind="icews")
