"""Positions, exchanges and contradictions as a user asks for them: in Python and on the command line."""

from __future__ import annotations

import json

import msgspec
import pytest
from by_hand import exchange, person, reading, span, state, statement
from commands import dragoman

import dragoman as dm
from dragoman import folder as files
from dragoman.errors import UsageError
from dragoman.parts import Place, to_rows
from dragoman.records import Actor, Mention
from dragoman.store import Store

FEBRUARY = (
    "Ruritania asked Graustark to help curb the missiles of Sylvania. Envoy Ada Quill told us that Graustark will not "
    "meddle in this. Analysts think so, too."
)
OCTOBER = (
    "Ruritania called on Graustark to use its influence on Sylvania to prevent an escalation. So far Graustark has "
    "remained silent."
)


def people(text):
    found = [state(text, "RUS", "Ruritania"), state(text, "CHN", "Graustark"), state(text, "PRK", "Sylvania")]
    if "Quill" in text:
        found.append(person(text, "ada-quill", "Ada Quill", "CHN", "Envoy"))
        words = (Mention(span=span(text, "Analysts"), form="nominal"),)
        found.append(Actor(id="analysts", kind="unnamed", name="Analysts", mentions=words))
    return found


def february():
    refusal = statement(
        FEBRUARY, "st-no", "ada-quill", "CHN", "Envoy Ada Quill", "told", "that Graustark will not meddle in this",
        act="refuse",
    )  # fmt: skip
    asked = exchange(FEBRUARY, "ex-1", ("RUS",), ("CHN",), "to help curb the missiles of Sylvania", "refused",
                     ["that Graustark will not meddle in this"])  # fmt: skip
    return reading(FEBRUARY, people(FEBRUARY), [refusal], [asked], published="2030-02-28")


def october():
    asked = exchange(
        OCTOBER, "ex-2", ("RUS",), ("CHN",), "to use its influence on Sylvania to prevent an escalation", "silent",
        ["So far Graustark has remained silent"],
    )  # fmt: skip
    return reading(OCTOBER, people(OCTOBER), exchanges=[asked], published="2030-10-31")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("s") / "korea"
    files.create(folder)
    store = Store.make(folder)
    for at, made in enumerate((october(), february())):
        row, records = to_rows(made, (f"{at}.txt", 0), f"{at}.txt")
        store.add([row], records, [Place(row.path, 0, row.name, "u", True, "read", row.id, "m", None)])
    store.settle("reader")
    return folder


@pytest.fixture
def korea(folder):
    return dm.open(folder)


def test_the_same_request_of_two_reports_is_one_issue_whose_answer_moves(korea):
    (issue,) = korea.compare("Graustark", "Ruritania").issues
    courses = {course.actor: course for course in issue.courses}
    assert [(each.on, each.value) for each in courses["CHN"].positions] == [("2030-02-28", -1.0), ("2030-10-31", 0.0)]
    (change,) = courses["CHN"].changes
    assert "that Graustark will not meddle in this" in change.before.evidence[0].quotes
    assert change.after.evidence[0].quotes == ("So far Graustark has remained silent",)
    assert [each.value for each in courses["RUS"].positions] == [1.0, 1.0]
    assert issue.differ and issue.issue.doers == ("CHN",)


def test_every_quotation_stands_where_its_span_says(korea):
    texts = {report.id: report.text for report in korea.reports()}
    evidence = [one for position in korea.assembled().positions for one in position.evidence]
    assert evidence
    for one in evidence:
        assert [texts[one.report][a:b] for a, b in one.spans] == list(one.quotes)


def test_a_voice_has_only_what_it_said_and_days_and_words_narrow(korea):
    (issue,) = korea.compare("Ada Quill").issues
    assert [each.on for each in issue.courses[0].positions] == ["2030-02-28"]
    assert len(korea.compare("Graustark", about="rockets").issues) == 1, "missiles are rockets"
    assert korea.compare("Graustark", about="wheat").issues == ()
    (issue,) = korea.compare("Graustark", since="2030-03").issues
    assert [each.on for each in issue.courses[0].positions] == ["2030-10-31"] and not issue.courses[0].changes


def test_who_is_not_there_and_who_stands_for_nobody_is_refused_with_what_to_do(korea):
    with pytest.raises(UsageError, match="did you mean graustark"):
        korea.compare("Graustrak")
    with pytest.raises(UsageError, match="has no position of its own"):
        korea.compare("Analysts")
    with pytest.raises(UsageError, match="one actor over time, or several"):
        korea.compare()
    with pytest.raises(UsageError, match="is no day"):
        korea.compare("Graustark", since="last week")


def test_an_exchange_tells_the_same_in_python_in_json_and_in_the_brief(korea, folder):
    (exchange,) = korea.exchanges("Graustark")
    assert [(each.answer, each.first) for each in exchange.course] == [
        ("refused", "2030-02-28"), ("silent", "2030-10-31"),
    ]  # fmt: skip
    printed = json.loads(dragoman("exchanges", folder, "--json").stdout)
    assert printed == json.loads(msgspec.json.encode(exchange))
    brief = " ".join(s.text for section in korea.brief().sections for p in section.paragraphs for s in p.sentences)
    assert "in the report of 28 February the answer was no" in brief
    assert "“So far Graustark has remained silent”" in brief


def test_the_command_prints_tables_or_one_json_object(korea, folder):
    shown = dragoman("compare", folder, "Graustark", "Ruritania")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Graustark changed from refuses (28 February 2030) to is silent (31 October 2030)" in shown.stdout
    printed = json.loads(dragoman("compare", folder, "Graustark", "Ruritania", "--json").stdout)
    assert printed == json.loads(msgspec.json.encode(korea.compare("Graustark", "Ruritania")))


def test_the_command_says_what_there_is_where_nothing_was_found(folder):
    nothing = dragoman("compare", folder, "Graustark", "--about", "wheat")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert nothing.stderr.startswith("no position found; without --about and days there are: help curb the missiles")
    unknown = dragoman("compare", folder, "Graustrak")
    assert unknown.returncode == 2 and "did you mean graustark" in unknown.stderr
    assert dragoman("contradictions", folder).stderr == "no contradiction found\n"
