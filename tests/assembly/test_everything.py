"""A folder with every format and every kind of damage: each document comes to the end that it must, and is named."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import get_args

import everything
import pytest
from commands import dragoman
from dispute import REPORTS
from pile import content

from dragoman.sources import plan
from dragoman.sources.kinds import Kind
from dragoman.sources.survey import survey
from dragoman.store import Store

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse some of the names")


@pytest.fixture(scope="module")
def pile(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("everything") / "a" / "b" / "pile"
    everything.make(folder)
    return folder


@pytest.fixture(scope="module")
def built(pile) -> tuple[Path, dict]:
    into = pile.parent / "crisis"
    done = dragoman("build", pile, "--into", into, "--jobs", 2, "--json")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    return into, json.loads(done.stdout)


def test_every_kind_that_is_read_is_in_the_folder(pile):
    assert {unit.kind for unit in plan(pile)} >= set(get_args(Kind))


def test_every_outcome_of_the_account_is_in_the_folder(pile):
    assert {end.outcome for end in everything.ends(pile).values()} == set(everything.FIGURES.values())


def test_no_two_reports_that_are_to_be_read_are_one(pile):
    words = [end.words for end in everything.ends(pile).values() if end.outcome == "read"]
    assert sorted(words) == sorted(REPORTS.values())


def test_the_account_is_that_of_every_document_by_its_name(pile, built):
    _, account = built
    assert everything.disagreements(account, pile) == []
    assert account["asides"] == {"is an image": 1}
    assert account["new"] == account["reports"] == account["read"] == len(REPORTS)


def test_an_account_with_another_end_for_one_document_is_told(pile, built):
    _, account = built
    first, *others = account["failures"]
    assert len(everything.disagreements({**account, "failures": others}, pile)) == 1
    assert len(everything.disagreements({**account, "failures": [{**first, "reason": "x"}, *others]}, pile)) == 1
    assert len(everything.disagreements({**account, "seen": account["seen"] + 1}, pile)) == 1


def test_each_report_has_its_words_and_nothing_of_its_format_or_of_the_system(pile, built):
    into, _ = built
    store = Store(into)
    texts = dict(
        store.ask("SELECT p.name, r.text FROM places p JOIN reports r ON p.report = r.id WHERE outcome = 'read'")
    )
    must = {name: end.words for name, end in everything.ends(pile).items() if end.outcome == "read"}
    assert texts.keys() == must.keys()
    for name, words in must.items():
        text = " ".join(texts[name].split())
        around = text.replace(words, "")
        assert words in text, name
        assert len(around) < 20 and "<" not in around and "root" not in around, name


def test_nothing_is_written_beside_the_situation(pile, built):
    into, _ = built
    assert sorted(path.name for path in pile.parent.iterdir()) == [into.name, pile.name]
    assert [path.name for path in pile.parent.parent.iterdir()] == [pile.parent.name]


def test_a_second_build_reads_nothing_and_tells_the_same(pile, built):
    into, account = built
    before = content(into)
    done = dragoman("build", pile, "--into", into, "--jobs", 1, "--json")
    again = json.loads(done.stdout)
    assert (done.returncode, again["new"]) == (1, 0)
    assert everything.disagreements(again, pile) == []
    assert content(into) == before
    same = ("reports", "records", "speakers", "first", "last", "asides", "repaired")
    assert [again[figure] for figure in same] == [account[figure] for figure in same]


def test_what_is_told_before_a_build_as_unreadable_is_so_in_the_build(pile, built):
    _, account = built
    failed = {one["name"] for one in account["failures"]}
    before = {fault.name for fault in survey(pile, jobs=1).faults}
    assert before <= failed
    # What is inside a document, and what its words are, is not looked at before.
    later = {name.removeprefix(f"{pile}/") for name in failed - before}
    assert later == {
        "blank.txt", "broken.jsonl:2", "cut.docx", "cut.epub", "cut.pdf", "german.txt", "script.html", "tags.html",
        "wall.html",
    }  # fmt: skip


def test_the_brief_on_it_names_its_states(built):
    into, _ = built
    done = dragoman("brief", into)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{len(REPORTS)} reports" in done.stdout
