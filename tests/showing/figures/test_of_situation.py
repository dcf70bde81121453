"""The figures of a situation: what they show, and that every mark leads to the words."""

import json
import re

import pytest

import dragoman as dm
from dragoman import folder as files
from dragoman.errors import UsageError
from dragoman.parts import Place, to_rows
from dragoman.showing.figures import FIGURES, figure_of
from dragoman.showing.prose import inner
from dragoman.store import Store
from tests.showing.figures.scenes import SVG, marks, overlapping, tree


@pytest.fixture(scope="module")
def gulf(gold, tmp_path_factory):
    """The hand-annotated readings of the example reports as a situation."""
    folder = tmp_path_factory.mktemp("s") / "gulf"
    files.create(folder)
    store = Store.make(folder)
    for at, reading in enumerate(gold):
        row, records = to_rows(reading, (f"{at}.txt", 0), f"{at}.txt")
        store.add([row], records, [Place(row.path, 0, row.name, "u", True, "read", row.id, "m", None)])
    store.settle("reader")
    return dm.open(folder)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("s") / "empty"
    files.create(folder)
    Store.make(folder).settle("reader")
    return dm.open(folder)


@pytest.mark.parametrize("name", list(FIGURES))
def test_every_figure_is_drawn_and_its_marks_are_reached(gulf, name):
    figure = FIGURES[name](gulf)
    tree(figure)
    assert marks(figure)
    assert figure.table.rows
    assert overlapping(figure) == []


@pytest.mark.parametrize("name", list(FIGURES))
def test_an_empty_situation_gives_a_figure_that_says_so(empty, name):
    figure = FIGURES[name](empty)
    assert marks(figure) == []
    assert re.search(r"\b(no|nothing)\b", figure.description, re.IGNORECASE)


@pytest.mark.parametrize("name", list(FIGURES))
def test_every_row_has_the_record_that_why_explains(gulf, name):
    table = FIGURES[name](gulf).table
    at = table.header.index("record")
    for row in table.rows:
        (why,) = gulf.why(row[at])
        assert why.record is not None


@pytest.mark.parametrize("name", list(FIGURES))
def test_a_link_leads_to_the_words_that_the_mark_quotes(gulf, name):
    rows = {report.id: report for report in gulf.reports()}
    found = 0
    for mark in marks(FIGURES[name](gulf)):
        if mark.tag != f"{SVG}a":
            continue
        title = mark.find(f"{SVG}title").text
        report = rows[re.search(r"([0-9a-f]{12}):\w+-\w+\)$", title).group(1)]
        place = re.search(r"#char=(\d+),(\d+)$", mark.get("href"))
        if place is None:
            assert mark.get("href").startswith(f"{report.url}#:~:text=")
        else:
            words = report.text[int(place.group(1)) : int(place.group(2))]
            assert inner(" ".join(words.split()))[:20].rstrip() in title
        found += 1
    assert found


def test_a_page_can_say_where_marks_lead(gulf):
    figure = FIGURES["timeline"](gulf, href=lambda row, record, span: f"/report/{row.id}#{record}")
    assert {mark.get("href").split("/")[1] for mark in marks(figure) if mark.get("href")} == {"report"}


def test_a_timeline_is_narrowed_to_an_actor_to_days_and_to_words(gulf):
    def rows(*names, **how):
        # An entry of several stands in the lane of whoever was asked for.
        return {(row[0], row[4], row[-1]) for row in FIGURES["timeline"](gulf, *names, **how).table.rows}

    every = rows()
    for some in (rows("Turkey"), rows(since="2017-06-20"), rows(about="sovereignty")):
        assert 0 < len(some) < len(every)
        assert some <= every
    days = [row[0] for row in FIGURES["timeline"](gulf, since="2017-06-20", until="2017-07-01").table.rows]
    assert days and all(day + "~" >= "2017-06-20" and day <= "2017-07-01" for day in days)  # a month is in part


def test_a_network_has_each_tie_once_with_how_many_tell_of_it(gulf):
    rows = FIGURES["network"](gulf).table.rows
    ends = [row[:3] for row in rows]
    assert len(ends) == len(set(ends))
    assert ("Turkey", "troops", "Qatar") in ends
    troops = next(row for row in rows if row[:3] == ("Turkey", "troops", "Qatar"))
    telling = [each for each in gulf.query("ties") if (each.kind, each.from_, each.to) == ("troops", "TUR", "QAT")]
    assert troops[4] == len({each.row.id for each in telling})


def test_a_network_leaves_doubtful_ties_out_and_says_so(gulf):
    figure = FIGURES["network"](gulf, confidence=1.01)
    assert marks(figure) == []
    assert any("too doubtful to be drawn" in label.text for label in figure.labels)


def test_positions_are_those_of_compare(gulf):
    figure = FIGURES["positions"](gulf, "Turkey", "Qatar")
    first = gulf.compare("Turkey", "Qatar").issues[0]
    values = [(each.on, each.value) for course in first.courses for each in course.positions]
    assert sorted((row[1], row[2]) for row in figure.table.rows) == sorted(values)
    assert first.issue.label in figure.title


def test_positions_of_an_issue_by_its_id(gulf):
    issue = gulf.assembled().issues[-1]
    assert issue.label in FIGURES["positions"](gulf, about=issue.id).title


def test_a_causal_map_has_the_joined_claims(gulf):
    figure = FIGURES["causal-map"](gulf)
    claims = gulf.claims()
    assert sorted((row[0], row[2]) for row in figure.table.rows) == sorted(
        (one.cause_label, one.effect_label) for one in claims
    )
    disputed = [row for row in figure.table.rows if row[4] == "yes"]
    assert len(disputed) == sum(bool(one.disputed) for one in claims)


def test_what_is_not_there_is_named(gulf):
    with pytest.raises(UsageError, match="pie"):
        figure_of(gulf, "pie")
    with pytest.raises(UsageError, match="Atlantis"):
        figure_of(gulf, "timeline", "Atlantis")
    with pytest.raises(UsageError, match="no day"):
        figure_of(gulf, "network", since="soon")


def test_the_same_situation_gives_the_same_bytes(gulf):
    for name in FIGURES:
        assert figure_of(gulf, name).svg == figure_of(gulf, name).svg
    assert json.dumps(figure_of(gulf, "timeline").table)
