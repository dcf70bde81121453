"""Names and codes of countries in other event data are brought to PLOVER's codes; regions are nobody's."""

from __future__ import annotations

import pytest

from dragoman.exports.icews import COUNTRIES
from dragoman.exports.parties import code_of_state
from dragoman.other_events.countries import of_body, of_cameo, of_code, of_name
from dragoman.reading import lexicons


def test_every_name_that_our_exports_give_in_the_way_of_icews_comes_back():
    names = {code: COUNTRIES.get(code, name) for code, name in lexicons.states().states.items()}
    wrong = {code: name for code, name in names.items() if of_name(name) != code_of_state(code)}
    assert not {code for code in wrong if code not in lexicons.states().gone} - {"JEY"}, wrong


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russian Federation", "RUS"), ("Congo", "COG"), ("Democratic Republic of Congo", "COD"),
        ("Occupied Palestinian Territory", "PSE"), ("Kosovo", "KOS"), ("Macao", "CHN"), ("Burma", "MMR"),
        ("Atlantis", None), ("", None),
    ],
)  # fmt: skip
def test_names_of_countries(name, code):
    assert of_name(name) == code


@pytest.mark.parametrize(
    ("cameo", "code"),
    [("PRK", "PRK"), ("ROM", "ROU"), ("TMP", "TLS"), ("GZS", "PSE"), ("EUR", None), ("WST", None), ("AFR", None),
     ("XYZ", None)],
)  # fmt: skip
def test_codes_of_cameo_are_not_all_those_of_iso_and_its_regions_are_no_country(cameo, code):
    assert of_cameo(cameo) == code


def test_codes_of_plover_are_kept():
    assert [of_code(code) for code in ("EUR", "UNO", "IGO", "NGO", "KOS", "SJM", "MNC")] == [
        "EUR", "UNO", "IGO", "NGO", "KOS", "NOR", None,
    ]  # fmt: skip


def test_bodies_are_known_by_name():
    assert (of_body("United Nations"), of_body("European Union"), of_body("NATO")) == ("UNO", "EUR", "IGO")
    assert of_body("Nobody at All") is None
