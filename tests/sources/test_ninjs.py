"""ninjs of all generations, in one piece or a line each: body, headline, day, who provides it, what is withdrawn."""

import json

import pytest
from made import MORE, SAID
from made import NINJS_1 as FIRST
from made import NINJS_2 as SECOND
from made import NINJS_3 as THIRD

from dragoman.errors import SourceError
from dragoman.sources import plan, read


def found(tmp_path, value, name="item.json"):
    (tmp_path / name).write_text(json.dumps(value, indent=1) if not isinstance(value, str) else value)
    return list(read(tmp_path / name))


@pytest.mark.parametrize("item", [FIRST, SECOND, THIRD])
def test_an_item_of_each_generation(tmp_path, item):
    (report,) = found(tmp_path, item)
    assert report.text == f"{SAID}\n\n{MORE}"
    assert report.title == "Talks & pauses"
    assert (report.publisher, report.published) == ("The Wire", "2024-02-23")


def test_credits_and_addresses(tmp_path):
    (report,) = found(tmp_path, FIRST)
    assert report.agency == "Reuters"
    assert report.url == "http://data.wire.example/items/1"
    assert found(tmp_path, SECOND)[0].url is None


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_is_not_for_use_is_told(tmp_path, status):
    (error,) = found(tmp_path, {**FIRST, "pubstatus": status})
    assert isinstance(error, SourceError)
    assert status in error.reason


def test_lists_answers_and_associations(tmp_path):
    picture = {"uri": "urn:p", "type": "picture", "body_text": "A caption of a picture that nobody reads as a report."}
    inner = {**SECOND, "bodies": [{"contenttype": "text/plain", "value": f"{MORE} {SAID}"}]}
    first, second = found(tmp_path, {**FIRST, "associations": {"main": picture, "related": inner}})
    assert (first.text, second.text) == (f"{SAID}\n\n{MORE}", f"{MORE} {SAID}")
    assert len(found(tmp_path, [FIRST, SECOND, THIRD])) == 3
    reports = found(tmp_path, {"items": [FIRST, inner, 3], "count": 3, "versioncreated": "2024-02-23", "uri_base": "x"})
    assert [isinstance(one, SourceError) for one in reports] == [False, False, True]
    package = {
        "uri": "urn:c",
        "type": "composite",
        "versioncreated": "2024",
        "pubstatus": "usable",
        "associations": [inner],
    }
    (report,) = found(tmp_path, package)
    assert report.text == f"{MORE} {SAID}"


def test_an_item_without_text_says_what_it_is(tmp_path):
    (error,) = found(
        tmp_path, {"uri": "urn:p", "type": "picture", "versioncreated": "2024-02-23", "pubstatus": "usable"}
    )
    assert "picture" in error.reason


def test_items_a_line_each_are_read_in_ranges_like_other_lines(tmp_path):
    path = tmp_path / "wire.jsonl"
    lines = [
        {**THIRD, "uri": f"urn:{n}", "bodies": [{"contentType": "text/html", "value": f"<p>{SAID} Take {n}.</p>"}]}
        for n in range(5)
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines[:3]) + "\n{broken\n" + json.dumps(lines[4]) + "\n")
    assert [unit.kind for unit in plan(path)] == ["jsonl"]
    *reports, error, last = read(path)
    assert [report.text for report in (*reports, last)] == [f"{SAID} Take {n}." for n in (0, 1, 2, 4)]
    assert error.name.endswith("wire.jsonl:4")


def test_a_column_map_goes_before(tmp_path):
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps(FIRST) + "\n")
    (report,) = read(path, columns="text=body_text")
    assert report.text == f"{SAID} {MORE}"


def test_other_json_stays_what_it_is(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"title": "x", "text": SAID, "uri": "y"}))
    assert [unit.kind for unit in plan(tmp_path)] == ["json"]


@pytest.mark.parametrize(
    "value", ['{"bodies": [{"value": "x"', '{"bodies": [{}], "headlines": 3}', '{"body_xhtml": "  "}']
)
def test_broken_items_are_told(tmp_path, value):
    (error,) = found(tmp_path, value)
    assert isinstance(error, SourceError)
    assert error.name.endswith("item.json")
