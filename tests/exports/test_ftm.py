"""A situation as entities of FollowTheMoney: each actor once, everything with its report as proof."""

from __future__ import annotations

import json
from collections import defaultdict

import pytest
from by_hand import person, reading, state
from exported import TEXT, every_kind, situation, written
from situations import add_readings

from dragoman.exports.ftm_actors import cut_up, named, plain
from dragoman.exports.ftm_codes import LANGUAGE, STATE
from dragoman.reading import lexicons
from dragoman.situation import Situation


def entities(data: bytes) -> dict[str, dict]:
    found = [json.loads(line) for line in data.splitlines()]
    assert len({one["id"] for one in found}) == len(found)
    return {one["id"]: one for one in found}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return situation(tmp_path_factory.mktemp("followed") / "s")


@pytest.fixture(scope="module")
def found(made):
    return entities(written(made, "ftm"))


def by_schema(found):
    sorted_: defaultdict[str, list[dict]] = defaultdict(list)
    for one in found.values():
        sorted_[one["schema"]].append(one["properties"])
    return sorted_


def named_(found, name):
    (one,) = (one for one in found.values() if name in one["properties"].get("name", ()) and one["schema"] != "Mention")
    return one


def test_a_report_is_an_article_with_its_text(found):
    (article,) = (a for a in by_schema(found)["Article"] if "sourceUrl" in a)
    assert article["bodyText"] == [TEXT.replace("\x00", "")]
    assert article["publishedAt"] == ["2024-03-05"] and article["language"] == ["eng"]
    assert article["author"] == ["Ag%ncy_1"] and article["publisher"] == ['The "Post" & {Sons}']
    assert article["sourceUrl"] == ["https://example.org/a%20b?q=%22x%22#one%23two"]


def test_kinds_of_actors_have_their_schemata(found):
    schemata = {
        one["properties"]["name"][0]: one["schema"] for one in found.values() if "classification" in one["properties"]
    }
    assert schemata["Norland"] == "PublicBody" and schemata["Anna Vale"] == "Person"
    assert schemata["Radio {1}"] == "Organization" and schemata["rebels"] == "Organization"
    assert named_(found, "Ebb")["schema"] == "Asset"


def test_an_actor_of_two_reports_is_one_with_both_as_proof(found):
    (syria,) = (one for one in by_schema(found)["PublicBody"] if one["country"] == ["sy"])
    assert len(syria["proof"]) == 2
    assert all(found[proof]["schema"] == "Article" for proof in syria["proof"])


def test_acting_for_somebody_is_a_representation_and_an_office_an_occupancy(found):
    anna = named_(found, "Anna Vale")["id"]
    (stands,) = (one for one in by_schema(found)["Representation"] if one["agent"] == [anna])
    assert found[stands["client"][0]]["properties"]["name"] == ["Norland"] and stands["role"] == ["envoy"]
    (held,) = (one for one in by_schema(found)["Occupancy"] if one["holder"] == [anna])
    assert held["date"] == ["2024-03-05"] and "startDate" not in held
    assert found[held["post"][0]]["properties"]["name"] == ["envoy"]


def test_a_state_that_is_only_somebodys_is_there_too(found):
    radio = named_(found, "Radio {1}")["id"]
    (stands,) = (one for one in by_schema(found)["Representation"] if one["agent"] == [radio])
    assert found[stands["client"][0]]["properties"]["country"] == ["ir"]


def test_what_has_happened_links_who_did_it_to_whom(found):
    ebb = named_(found, "Ebb")["id"]
    (link,) = (one for one in by_schema(found)["UnknownLink"] if one["subject"] == [ebb] and one["role"] == ["RETREAT"])
    assert found[link["object"][0]]["properties"]["name"] == ["Graustark"]
    assert link["startDate"] == ["2024-03-01"] and "date" not in link and link["status"] == ["occurred"]
    (event,) = (
        one for one in by_schema(found)["Event"] if one.get("keywords", [""])[0] == "RETREAT" and "location" in one
    )
    assert event["location"] == ["Aleppo"] and "damaged text" in event["notes"][0]
    assert event["sourceUrl"][0].endswith("#:~:text=left")


def test_what_may_be_is_written_with_all_alone_and_never_linked(made, found):
    everything = entities(written(made, "ftm", everything=True))
    more = [everything[name] for name in everything.keys() - found.keys()]
    assert {one["schema"] for one in more} == {"Event"}
    assert "possible" in {word for one in more for word in one["properties"]["keywords"]}
    assert found.items() <= everything.items()


def test_a_tie_by_nobody_named_is_a_note(found):
    (note,) = (one for one in by_schema(found)["Note"] if one["keywords"] == ["tie"])
    assert note["entity"] == [named_(found, "rebels")["id"]] and note["description"] == ["Tariffs"]


def test_ids_stay_the_same_from_export_to_export(tmp_path, made, found):
    assert entities(written(made, "ftm")) == found
    add_readings(tmp_path / "alone", [every_kind()])
    alone = entities(written(Situation(tmp_path / "alone"), "ftm"))
    assert len(alone) > 30 and alone.keys() <= found.keys()


def test_long_texts_stand_in_pieces_that_hold_all_of_their_words():
    text = "word " * 30_000
    some = cut_up(text)
    assert len(some) == 3 and all(len(piece) <= 65_000 for piece in some)
    assert " ".join(some).split() == text.split()
    assert [len(piece) for piece in cut_up("x" * 130_001)] == [65_000, 65_000, 1]


def test_values_are_on_a_line_and_names_have_letters():
    assert plain("a\x00b\u200dc\u202e\ud800\n d") == "abc\ufffd d"
    assert named("-- ''", "liu-pengyu") == "liu-pengyu" and len(named("n" * 1000, "x")) == 384


def test_every_state_of_the_lexicon_has_a_code_but_some_that_are_gone():
    assert lexicons.states().states.keys() - STATE.keys() == {"DHY", "HVO", "RHO", "VDR", "YMD"}


def test_a_person_by_a_hostile_name_is_a_person(tmp_path):
    text = 'Anna "The\tFox" {V} met Norland.'
    who = person(text, "anna", 'Anna "The\tFox" {V}')
    add_readings(tmp_path / "s", [reading(text, [who, state(text, "NOR", "Norland")])])
    found = entities(written(Situation(tmp_path / "s"), "ftm"))
    assert by_schema(found)["Person"][0]["name"] == ['Anna "The Fox" {V}']


@pytest.mark.parametrize(
    ("url", "told"),
    [("http://news.local:8080/x", True), ("http://10.0.0.1/x", True), ("https://a.b/x", False),
     ("https://x.org/" + "x" * 5000, False)],
)  # fmt: skip
def test_an_address_that_would_not_validate_is_left_out(tmp_path, url, told):
    add_readings(tmp_path / "s", [reading("Norland spoke.", url=url)])
    (article,) = by_schema(entities(written(Situation(tmp_path / "s"), "ftm")))["Article"]
    assert article.get("sourceUrl", []) == ([url] if told else [])
    registry = pytest.importorskip("followthemoney.types").registry
    assert registry.url.validate(url) == told


@pytest.mark.parametrize("everything", [False, True])
def test_the_model_takes_every_entity_as_it_is(made, everything):
    model = pytest.importorskip("followthemoney").model
    value = pytest.importorskip("followthemoney.entity").ValueEntity
    found = entities(written(made, "ftm", everything))
    for one in found.values():
        schema = model.get(one["schema"])
        assert not schema.abstract and one["properties"].keys() <= schema.properties.keys()
        assert all(one["properties"].get(name) for name in schema.required)
        assert schema.validate(one) is None
        loaded = value(schema, json.loads(json.dumps(one)), cleaned=False).to_dict()["properties"]
        assert {name: sorted(values) for name, values in loaded.items()} == {
            name: sorted(values) for name, values in one["properties"].items()
        }
        for name, values in one["properties"].items():
            if schema.get(name).type.name == "entity":
                assert all(model.get(found[id_]["schema"]).is_a(schema.get(name).range) for id_ in values)


def test_the_model_knows_every_code():
    registry = pytest.importorskip("followthemoney.types").registry
    assert all(registry.country.clean(code) == code for code in STATE.values())
    assert all(registry.country.clean(ours) == theirs for ours, theirs in STATE.items())
    assert all(registry.language.validate(code) for code in LANGUAGE.values())
