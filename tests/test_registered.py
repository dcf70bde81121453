"""A situation knows an actor by any of its names, says why they are one's, and the analyst's word goes before that."""

from __future__ import annotations

import pytest
from commands import dragoman
from msgspec.structs import replace
from situations import add_to, situation
from standin import read

import dragoman as dm
from dragoman.errors import UsageError
from dragoman.records import Reading, Report

TEXTS = [
    ("2030-01-01", "Ada Linde said: the harbour opens."),
    ("2030-01-20", "Ada Linde said: it stays open."),
    ("2030-02-01", "Linde said: the harbour closes. Bo Falk said: no."),
    ("2030-03-01", "Ada Wilma Linde said: it opens."),
    ("2030-04-01", "Linde said: unheard of."),
]
#: The offices that the reports give; the last one gives none.
ROLES = {"ada-linde": "President", "linde": "President", "ada-wilma-linde": "president"}


def officials(report: Report) -> Reading:
    """The stand-in's reading with presidents of Norway in it, but for the last report."""
    reading = read(report)
    actors = [
        replace(actor, role=ROLES[actor.id], country="NOR", acts_for="NOR", sector="GOV")
        if actor.id in ROLES and "unheard" not in report.text
        else actor
        for actor in reading.actors
    ]
    return replace(reading, actors=tuple(actors))


@pytest.fixture
def norway(tmp_path) -> dm.Situation:
    add_to(tmp_path / "norway", TEXTS, officials)
    return dm.open(tmp_path / "norway")


def test_an_actor_is_found_by_any_of_its_names_with_all_that_it_said(norway):
    for name in ("ada-linde", "Ada Linde", "Ada Wilma Linde", "Linde, Ada", "ada-wilma-linde"):
        linde = norway.actor(name)
        assert linde.id == "ada-linde" and len(linde.records) == 4 and len(linde.statements()) == 4
    assert [seen.name for seen in linde.names] == ["Ada Linde", "Ada Wilma Linde", "Linde"]
    assert [(held.role, held.first, held.last) for held in linde.roles] == [("President", "2030-01-01", "2030-03-01")]
    assert len(linde.reasons) == 2
    with pytest.raises(UsageError, match="may be any of"):
        norway.actor("linde")
    assert norway.find("harbour", actor="Ada Linde").total == 2
    assert len(norway.actors()) == 3


def test_why_says_which_names_are_one_and_what_makes_them_so(norway):
    folder = str(norway.store.folder)
    found = dragoman("why", folder, "Ada Linde").stdout
    assert "names: Ada Linde (2), Ada Wilma Linde (1), Linde (1)" in found
    assert "role: President (4 reports, 2030-01-01 to 2030-03-01)" in found
    assert "one actor: “Linde” and Ada Linde are head-of-state of NOR" in found
    assert len(norway.why("Ada Linde")) == 4 and len(norway.why("bo-falk")) == 1


def test_what_is_in_doubt_stands_in_the_review_and_its_command_settles_it(norway):
    doubt = next(one for one in norway.review().doubts if one.type == "one actor or two")
    assert doubt.words.startswith("Ada Linde / Linde: a short name that fits")
    command = doubt.commands[0].split()[3:]
    assert command[:2] == ["merge", "ada-linde"] and command[2].endswith(":linde")
    norway.fix(*command)
    assert len(norway.actor("Ada Linde").records) == 5
    assert not [one for one in norway.review().doubts if one.type == "one actor or two"]
    add_to(norway.store.folder, [("2030-05-01", "Ada Linde said: again.")], officials)
    again = dm.open(norway.store.folder)
    assert len(again.actor("Ada Linde").records) == 6
    again.fix("undo", again.fixes()[0].fix.id)
    assert len(again.actor("Ada Linde").records) == 5


def test_a_doubt_is_settled_by_confirming_both(norway):
    doubt = next(one for one in norway.review().doubts if one.type == "one actor or two")
    for command in doubt.commands[1:]:
        norway.fix(*command.split()[3:])
    assert not [one for one in norway.review().doubts if one.type == "one actor or two"]


def test_what_is_said_of_an_actor_holds_under_all_its_ids(norway):
    norway.fix("acts-for", "Ada Wilma Linde", "none")
    assert {record.acts_for for record in norway.actor("ada-linde").records} == {None}
    norway.fix("undo", norway.fixes()[0].fix.id)
    norway.fix("rename", "Linde Ada", "A. Linde")
    assert norway.actor("ada-linde").name == "A. Linde" and norway.actor("A. Linde").id == "ada-linde"
    norway.fix("reject", "ada-linde")
    with pytest.raises(UsageError):
        norway.actor("Ada Linde")
    assert len(norway.actor("linde").records) == 1


def test_one_that_is_split_off_stays_apart_through_builds(norway):
    report = norway.reports()[2].id
    norway.fix("split", "ada-linde", "Eva Linde", report)
    assert len(norway.actor("ada-linde").records) == 3 and len(norway.actor("Eva Linde").records) == 1
    add_to(norway.store.folder, [("2030-05-01", "Ada Linde said: again.")], officials)
    again = dm.open(norway.store.folder)
    assert len(again.actor("ada-linde").records) == 4 and len(again.actor("eva-linde").records) == 1


def test_one_report_alone_can_be_meant(norway):
    report = norway.reports()[4].id
    norway.fix("rename", f"{report}:linde", "E. Linde")
    assert norway.actor("E. Linde").records[0].name == "E. Linde"
    assert norway.actor("ada-linde").name == "Ada Linde"


def test_namesakes_are_merged_into_one_with_an_id_of_its_own(tmp_path):
    some = situation(tmp_path / "s", *[(f"2030-0{at}-01", f"Linde said: {at}.") for at in (1, 2, 3)])
    reports = [report.id for report in some.reports()]
    assert len(some.actors()) == 3
    some.fix("merge", f"{reports[0]}:linde", f"{reports[1]}:linde")
    assert sorted(len(actor.records) for actor in some.actors()) == [1, 2]
    one = next(actor for actor in some.actors() if len(actor.records) == 2)
    assert len(one.statements()) == 2 and {report for report, _ in one.registered.members} == set(reports[:2])


def test_exports_and_the_brief_call_an_actor_by_one_name(norway):
    (cast,) = [section for section in norway.brief().sections if section.heading.startswith("Who is in it")]
    told = " ".join(sentence.text for paragraph in cast.paragraphs for sentence in paragraph.sentences)
    assert told == "Ada Wilma Linde (President). Bo Falk and Linde."
    called = {actor.name for actor in norway.registry().actors}
    assert called == {"Ada Linde", "Bo Falk", "Linde"}
