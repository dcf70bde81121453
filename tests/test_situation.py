"""What a user of the library holds answers in the codebook's words, with the words of the reports."""

from __future__ import annotations

import copy

import pytest
from standin import read, report

import dragoman as dm
from dragoman import folder as files
from dragoman.errors import UsageError
from dragoman.parts import Place, to_rows
from dragoman.records import own_words
from dragoman.store import Store

TEXTS = {
    "2024-02-01": "China said: talks with Russia go on.",
    "2024-03-01": "Russia asked: will China come. China said: no word of it.",
    "2024-01-01": "The Tanaka Ken said: nothing new.",
}


@pytest.fixture(scope="module")
def korea(tmp_path_factory) -> dm.Situation:
    folder = tmp_path_factory.mktemp("s") / "korea"
    files.create(folder)
    store = Store.make(folder)
    for at, (day, text) in enumerate(TEXTS.items()):
        url = "https://example.org/a" if at == 0 else None
        row, records = to_rows(read(report(text, published=day, url=url)), (f"{at}.txt", 0), f"{at}.txt")
        store.add([row], records, [Place(row.path, 0, row.name, "u", True, "read", row.id, "m", None)])
    store.settle("reader")
    return dm.open(folder)


def test_an_actor_tells_what_it_said_in_order_of_day(korea):
    china = korea.actor("china")
    assert (china.id, china.name, china.kind, china.acts_for) == ("CHN", "China", "state", "CHN")
    assert [(s.made_on, s.kind, s.text) for s in china.statements()] == [
        ("2024-02-01", "indirect", "talks with Russia go on."), ("2024-03-01", "indirect", "no word of it."),
    ]  # fmt: skip
    assert [s.text for s in china.statements(about="Russia")] == ["talks with Russia go on."]
    assert china.statements(since="2024-04") == []


def test_a_record_has_its_words_its_report_and_a_link(korea):
    (said,) = korea.statements(about="RUS")
    assert said.words("cue") == ("said",) and said.words("source") == ("China",)
    assert said.report.text == TEXTS["2024-02-01"] and said.act == "assert"
    assert said.link == "https://example.org/a#:~:text=talks%20with%20Russia%20go%20on."
    assert korea.query("ask")[0].link == "1.txt#char=14,30"
    with pytest.raises(AttributeError):
        _ = said.no_such_field
    assert copy.copy(said) == said


def test_why_takes_what_query_gives(korea):
    said = korea.query("ask")[0]
    assert korea.why(said)[0].record == said.record == korea.why(said.id)[0].record
    assert korea.why(said.record)[0].context is not None


def test_readings_reports_and_actors_are_there(korea):
    assert [r.published for r in korea.reports()] == sorted(TEXTS)
    assert [r.report for r in korea.readings(until="2024-02")] == korea.reports(until="2024-02")
    assert korea.reading(korea.reports()[0].id).report.published == "2024-01-01"
    assert [(a.id, len(a.records)) for a in korea.actors()] == [("CHN", 2), ("RUS", 2), ("the-tanaka-ken", 1)]
    assert repr(korea) == "<situation korea: 3 reports>"


def test_find_and_brief_work_from_here(korea):
    assert korea.find("talks").total == 1
    assert korea.brief().reports


def test_what_is_not_there_is_refused(korea, tmp_path):
    for call in (lambda: korea.actor("Atlantis"), lambda: korea.query("verbs"), lambda: dm.open(tmp_path / "no")):
        with pytest.raises(UsageError):
            call()


def test_every_record_knows_its_own_words():
    for record in (*read(report(TEXTS["2024-02-01"])).actors, *read(report(TEXTS["2024-02-01"])).statements):
        assert own_words(record)
