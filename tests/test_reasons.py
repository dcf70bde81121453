"""`why` leads from an id to the words, and from a wrong id to the right one."""

from __future__ import annotations

import pytest
from standin import read, report

from dragoman import folder as files
from dragoman.errors import UsageError
from dragoman.links import link
from dragoman.parts import Place, to_rows
from dragoman.reasons import why
from dragoman.store import Store, Wanted

TEXTS = [
    "First words. China said: all is well. An end.",
    "Russia asked: will China help. More.",
    "Japan said: nothing.",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    folder = tmp_path_factory.mktemp("s") / "korea"
    files.create(folder)
    store = Store.make(folder)
    for at, text in enumerate(TEXTS):
        row, records = to_rows(read(report(text, published=f"2024-01-0{3 - at}")), (f"{at}.txt", 0), f"{at}.txt")
        here = Place(row.path, 0, row.name, "u", True, "read", row.id, "m", None)
        store.add([row], records, [here, here._replace(path=f"copy-{at}.txt", name=f"copy-{at}.txt", outcome="copy")])
    store.settle("reader")
    return store


def statement(store: Store, at: int):
    return next(store.records(Wanted(report=report(TEXTS[at]).id, types=["statements"])))


def test_a_statement_is_explained_by_its_words_rule_speakers_and_reports(store):
    (found,), total = why(store, statement(store, 0).id)
    assert total == 1
    assert {(p.field, p.words) for p in found.passages} == {
        ("source", "China"), ("cue", "said"), ("content", "all is well."),
    }  # fmt: skip
    assert found.report.text[slice(*found.context)] == "China said: all is well."
    assert (found.made_by, found.confidence) == ("stand-in: NAME said", 0.8)
    assert [(p.part, p.name, p.acts_for, p.reason) for p in found.people] == [
        ("speaker", "China", "CHN", "stand-in: a name before said")
    ]
    assert found.places == ["0.txt", "copy-0.txt"]


def test_the_beginning_of_an_id_is_enough(store):
    row = statement(store, 1)
    assert why(store, row.id[:8]).found[0].record.id == row.id
    assert why(store, f"{row.report[:6]}:{row.id[:5]}").found[0].record.id == row.id
    assert why(store, row.report[:6]).found[0].report.text == TEXTS[1]


def test_an_actor_is_explained_by_id_or_name_from_every_report(store):
    whys, total = why(store, "CHN")
    assert total == 2 and [w.report.text for w in whys] == [TEXTS[1], TEXTS[0]]
    assert why(store, "china", limit=1).total == 2
    assert why(store, f"{report(TEXTS[0]).id}:CHN").total == 1


def test_an_id_that_means_several_or_nothing_is_refused_with_what_there_is(store):
    with pytest.raises(UsageError, match=r"'st-' may be any of \w+:st-\w+, "):
        why(store, "st-")
    wrong = statement(store, 2).id[:-2] + "zz"
    with pytest.raises(UsageError, match=f"the nearest are {wrong[:-2]}"):
        why(store, wrong)
    with pytest.raises(UsageError, match="no report 'ffff'"):
        why(store, "ffff:CHN")
    for text in ("", ":", "::", "%", "'"):
        with pytest.raises(UsageError):
            why(store, text)


def test_links_lead_into_the_page_or_the_file():
    text = "He said, on-air: " + " ".join(f"w{i}" for i in range(30))
    assert link(text, (3, 15), "https://a.b/c?d=1#e", "x") == "https://a.b/c?d=1#:~:text=said%2C%20on%2Dair"
    long = link(text, (0, len(text)), "https://a.b/", "x")
    assert long.startswith("https://a.b/#:~:text=He%20said%2C%20on%2Dair%3A%20w0%20w1,w25%20")
    assert link(text, (3, 7), None, "in/a b.txt") == "in/a b.txt#char=3,7"
    assert link(text, (3, 7), "javascript:alert(1)", "a.txt") == "a.txt#char=3,7"


def test_a_record_that_its_report_does_not_have_is_told(store):
    report = store.reports(Wanted())[0].id
    with pytest.raises(UsageError, match="has no record"):
        why(store, f"{report}:st-00000000")
