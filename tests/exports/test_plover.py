"""PLOVER's records have the fields of its specification, and every word of them stands at its offsets."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO

import pyarrow.csv
import pyarrow.json
from deeds import TEXT, deeds

from dragoman.exports import plover
from dragoman.exports.coded import Tally, code

#: Required by PLOVER 2.0's table of fields, then the optional ones that are filled.
REQUIRED = {"id", "date", "actor", "event"}
OPTIONAL = set("recipient mode event_loc event_text quad_code event_scale text_info cite_info coder".split())


def written(form: str, everything: bool = False, **report: str | None) -> bytes:
    return b"".join(plover.lines(code(deeds(**report), everything, Tally()), form))


def records(everything: bool = False, **report: str | None) -> dict[str, dict]:
    found = [json.loads(line) for line in written("jsonl", everything, **report).splitlines()]
    return {record["id"].partition(":")[2]: record for record in found}


def test_a_record_has_the_fields_of_the_specification():
    struck = records()["ev-struck"]
    assert struck.keys() >= REQUIRED | OPTIONAL
    assert struck["id"] == f"{deeds().report.id}:ev-struck"
    assert (struck["date"], struck["event"], struck["mode"]) == ("2024-03-01", ["ASSAULT"], ["aerial"])
    assert (struck["quad_code"], struck["event_scale"], struck["cameo_root"]) == (4, -9.5, "19")
    (jets,) = struck["actor"]
    assert (jets["code"], jets["sector"], jets["entity_text"]) == ("RUS", "MIL", "Ruritanian jets")
    assert (jets["identifier_id"], jets["identifier_text"]) == ("jets", "Ruritanian jets")
    assert [entity["code"] for entity in struck["recipient"]] == ["SYR"]
    assert (struck["quantity"]["value"], struck["quantity"]["unit"]) == (12, "soldiers")
    assert struck["cite_info"]["publication"] == "Daily Test" and struck["cite_info"]["codebook"] == "PLOVER 2.0"


def test_every_word_stands_at_its_offsets():
    for record in records(everything=True).values():
        info = record["text_info"]
        assert [TEXT[a:b] for a, b in info["event"]] == record["event_text"]
        for entity in (*record["actor"], *record["recipient"]):
            assert TEXT[entity["start"] : entity["end"]] == entity["entity_text"]
            assert info["start"] <= entity["start"] and entity["end"] <= info["end"]
        if place := record["event_loc"]:
            assert TEXT[place["start"] : place["end"]] == place["extracted_place"]


def test_a_place_is_resolved():
    place = records()["ev-struck"]["event_loc"]
    assert (place["resolved_place"], place["country"], place["country_code"]) == ("Aleppo", "Syria", "SYR")
    assert abs(place["lat"] - 36.2) < 0.1 and abs(place["lon"] - 37.16) < 0.1
    assert records()["ev-met"]["event_loc"] is None


def test_what_is_folded_says_what_it_was_and_who_told_of_it():
    grain = records()["ev-grain"]
    assert (grain["event"], grain["type"], grain["modality"], grain["auxmode"]) == (["AGREE"], "AID", "planned", [])
    assert (grain["attributed_to"]["statement"], grain["attributed_to"]["speakers"]) == ("st-told", ["Zoë Quill"])
    assert records()["ev-leave"]["when"] == [None, "2024-05"]


def test_meeting_is_done_by_all_and_stays_one_record():
    met = records()["ev-met"]
    assert [entity["code"] for entity in met["actor"]] == ["RUS", "SYR", "IRN"] and met["recipient"] == []


def test_the_status_of_what_did_not_happen_goes_along():
    found = records(everything=True)
    assert (found["ev-denied"]["modality"], found["ev-denied"]["auxmode"]) == ("negated", ["negation"])
    assert not records().keys() & {"ev-denied", "ev-shut"}


def test_records_keep_their_fields_and_types_for_tools_that_read_columns():
    lines = written("jsonl", everything=True)
    assert len({tuple(json.loads(line)) for line in lines.splitlines()}) == 1
    table = pyarrow.json.read_json(BytesIO(lines))
    assert table.num_rows == 8 and table["event"].to_pylist()[0] == ["ASSAULT"]
    assert "Zoë Quill".encode() in lines  # not as escapes


def test_the_table_has_polecats_columns_and_reads_alike_everywhere():
    lines = written("csv", everything=True)
    rows = list(csv.DictReader(StringIO(lines.decode(), newline="")))
    table = pyarrow.csv.read_csv(BytesIO(lines))
    assert table.column_names == list(rows[0]) == list(plover.COLUMNS)
    assert table.num_rows == len(rows) == 8
    assert plover.COLUMNS[:7] == (
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    )  # fmt: skip
    struck = {row["Record"].partition(":")[2]: row for row in rows}["ev-struck"]
    assert (struck["Intensity"], struck["Quad Code"], struck["Bound"]) == ("-9.5", "4", "exactly")
    assert struck["Event ID"].split("_")[0] == deeds().report.id
    met = {row["Record"].partition(":")[2]: row for row in rows}["ev-met"]
    assert (met["Actor Name"], met["Actor Country"]) == ("Zoë Quill; Graustark; Iran", "RUS; SYR; IRN")
    assert [title.strip() for title in met["Actor Title"].split(";")] == ["Ambassador", "", ""]
    assert met["Primary Actor Sector"] == "GOV"
    assert table["Intensity"].to_pylist()[0] == -9.5


def test_a_report_that_tells_little_makes_whole_records_too():
    found = records(published=None, publisher=None)
    assert found["ev-met"]["date"] is None and found["ev-met"]["dated_by"] is None
    assert found["ev-met"]["cite_info"]["publication"] is None
    assert written("csv", published=None, publisher=None).count(b"\n") == 7
