import msgspec
import pytest

import dragoman
from dragoman.page.api import ENDPOINTS, document
from dragoman.records import Reading, check
from tests.page.conftest import TOKEN, client_of

LISTS = [one.path for one in ENDPOINTS if one.is_list and one.method == "GET"]


def get(client, address, **asked):
    answer = client.get(address, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def programs(folder):
    with client_of(folder, api=True) as client:
        yield client


@pytest.mark.parametrize("path", [path for path in LISTS if path not in ("/api/fixes", "/api/contradictions")])
def test_a_list_is_given_in_parts_that_add_up(client, path):
    asked = {"q": "Qatar"} if path == "/api/find" else {}
    whole = get(client, path, limit=1000, **asked)
    assert whole["total"] > 0
    first, rest = get(client, path, limit=1, **asked), get(client, path, offset=1, limit=1000, **asked)
    assert [*first["items"], *rest["items"]] == whole["items"]
    assert first["total"] == whole["total"]


def test_a_report_comes_in_the_json_form(client):
    report = get(client, "/api/reports")["items"][0]["id"]
    reading = msgspec.json.decode(client.get(f"/api/reports/{report}").content, type=Reading)
    check(reading)
    assert reading.report.id == report


def test_the_words_of_a_record_are_the_reports(client):
    found = get(client, "/api/records", type="statements", actor="QAT")
    assert found["total"] > 3
    for one in found["items"]:
        assert one["type"] == "statement"
        assert one["text"]


@pytest.mark.parametrize("path", ["/api/situation", "/api/brief", "/api/actors/QAT", "/api/why/QAT", "/api/seals"])
def test_what_is_no_list_is_given(client, path):
    assert get(client, path) is not None


def test_positions_are_compared(client):
    assert get(client, "/api/compare", actor=["QAT", "SAU"])["actors"]


def test_a_figure_is_an_svg(client):
    answer = client.get("/api/figures/network")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert client.get("/api/figures/nonsense").status_code == 404


def test_a_run_is_told_beside_its_scenario(client):
    found = get(client, "/api/run", worlds=200, steps=2)
    number = found["answer"]["told"][0]
    both = get(client, "/api/run", worlds=200, steps=2, set=f"{number}=0")
    assert set(both) == {"answer", "base", "apart"}


@pytest.mark.parametrize(("path", "status"), [
    ("/api/actors/nobody-of-that-name", 404), ("/api/reports/000000000000", 404), ("/api/records?type=nonsense", 404),
    ("/api/records?since=yesterday", 404), ("/api/compare", 404), ("/api/nothing", 404),
])  # fmt: skip
def test_what_is_not_there_is_said_as_json(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_it_reads_only_unless_it_was_opened_to_edit(editing, programs, folder):
    decision = {"kind": "confirm", "word": dragoman.open(folder).statements()[0].record.id}
    key = {"authorization": f"Bearer {TOKEN}"}
    assert editing.post("/api/fixes", data=decision, headers=key).status_code == 403
    assert programs.post("/api/fixes", data=decision).status_code == 403
    assert programs.post("/api/fixes", data=decision, headers={"authorization": "Bearer wrong"}).status_code == 403
    foreign = key | {"origin": "http://evil.example"}
    assert programs.post("/api/fixes", data=decision, headers=foreign).status_code == 403
    assert not dragoman.open(folder).fixes()
    done = programs.post("/api/fixes", data=decision, headers=key)
    assert done.status_code == 200
    assert done.json()["state"] == "in force"
    assert len(dragoman.open(folder).fixes()) == 1


def test_the_document_names_every_endpoint_and_resolves_every_reference(client):
    told = get(client, "/api/openapi.json")
    assert told == msgspec.json.decode(msgspec.json.encode(document()))
    assert {one.path.replace(":path}", "}") for one in ENDPOINTS} <= set(told["paths"])
    schemas = told["components"]["schemas"]

    def references(value):
        if isinstance(value, dict):
            if "$ref" in value:
                yield value["$ref"].rpartition("/")[2]
            for one in value.values():
                yield from references(one)
        elif isinstance(value, list):
            for one in value:
                yield from references(one)

    assert set(references(told)) <= set(schemas)
    names = [one["operationId"] for path in told["paths"].values() for one in path.values()]
    assert len(names) == len(set(names))
