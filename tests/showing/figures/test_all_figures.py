"""What holds of every figure: it can be read, reached, trusted with any words, and is the same each time."""

import re
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.showing.figures import STYLE
from tests.showing.figures.scenes import FIGURES, PLAIN, SVG, marks, outside, overlapping, tree

HOSTILE = (
    "</title><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a & b < c > d", "]]>", "\x00\x08\x1f\ud800",
    "\u202edesrever\u202c", "שלום לעולם", "北京表示将考虑这一提议", "🙂" * 30, "x" * 400, "   ", "",
)  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, 2, 5, 60])
def test_a_figure_is_well_formed_and_says_what_it_is(make, count):
    figure = make(count)
    root = tree(figure)
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text
    assert root.get("role") == ("graphics-document" if marks(figure) else "img")
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert root.get("aria-labelledby").split() == ids


@pytest.mark.parametrize("name", list(FIGURES))
def test_an_empty_figure_says_what_is_missing(name):
    figure = FIGURES[name](0)
    assert any(re.search(r"\b(no|nothing|none)\b", label.text, re.IGNORECASE) for label in figure.labels[1:])
    assert figure.table.rows == ()


@pytest.mark.parametrize("count", [5, 60])
def test_every_mark_is_reached_by_keyboard_and_has_a_title(make, count):
    found = marks(make(count))
    assert len(found) >= count if count == 5 else found
    for mark in found:
        title = mark.find(f"{SVG}title").text
        assert title.strip()
        assert mark.get("href", "").startswith("https://example.org/") or mark.get("role") == "img"
        assert mark.get("aria-label")


def test_marks_without_a_link_are_reached_too(make):
    assert {mark.tag for mark in marks(make(5, link=None))} == {f"{SVG}g"}


@pytest.mark.parametrize("link", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\nscript:alert(1)",
                                  "data:text/html,x", "vbscript:x", "java\x00script:alert(1)"])  # fmt: skip
def test_a_link_that_is_no_address_is_none(make, link):
    text = make(5, link=link).svg
    assert "script:" not in text
    assert "<a " not in text


def test_hostile_words_stay_words(make):
    figure = make(24, words=HOSTILE)
    root = tree(figure)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg", "title", "desc", "style", "g", "a", "rect", "path", "circle", "text", "tspan",
    }  # fmt: skip
    assert not any(key.startswith("on") or key == "style" for each in root.iter() for key in each.attrib)
    assert "\u202e" not in figure.svg
    assert root.find(f"{SVG}style").text == STYLE


def test_a_link_cannot_leave_its_attribute(make):
    figure = make(5, link='https://example.org/"onload="alert(1)')
    assert all("onload" not in mark.attrib for mark in marks(figure))


@pytest.mark.parametrize("width", [320, 360, 720, 1000])
@pytest.mark.parametrize("count", [1, 5, 60, 500])
def test_labels_never_overlap_and_never_leave_the_figure(make, count, width):
    figure = make(count, width=width)
    assert overlapping(figure) == []
    assert outside(figure) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    count=st.integers(0, 40),
    words=st.lists(st.text(max_size=60), min_size=1, max_size=8),
    width=st.integers(200, 900),
)
def test_labels_never_overlap_whatever_the_words(make, count, words, width):
    figure = make(count, words=words, width=width)
    assert overlapping(figure) == []
    assert outside(figure) == []
    tree(figure)


def test_every_label_is_known_with_its_place(make):
    figure = make(30)
    drawn = ["".join(each.itertext()) for each in tree(figure).iter(f"{SVG}text")]
    assert sorted(text.replace(" ", "") for text in drawn) == sorted(
        label.text.replace(" ", "") for label in figure.labels
    )


def test_a_figure_is_the_same_to_the_byte(make):
    assert make(30).svg == make(30).svg


def test_a_figure_is_the_same_in_another_process():
    code = (
        "import sys; sys.path.insert(0, '.'); from tests.showing.figures.scenes import FIGURES; import hashlib;"
        "print([hashlib.sha256(FIGURES[n](30).svg.encode()).hexdigest() for n in sorted(FIGURES)])"
    )
    runs = {
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PATH": ""}, check=True,
                       capture_output=True, text=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(runs) == 1


def test_nothing_runs_and_nothing_is_fetched(make):
    figure = make(30)
    assert "<script" not in figure.svg
    assert "url(" not in figure.svg
    assert "@import" not in figure.svg
    addresses = re.findall(r"https?://[^\s\"<]*", figure.inline)
    assert {each.split("/")[2] for each in addresses} <= {"www.w3.org", "example.org"}


def test_what_a_page_serves_itself_carries_no_style(make):
    figure = make(5)
    assert "<style" not in figure.inline
    assert " style=" not in figure.inline
    assert figure.inline.replace("\n", "") in re.sub("<style>.*?</style>", "", figure.svg, flags=re.S).replace("\n", "")


def test_a_notebook_shows_it_and_a_file_keeps_it(make, tmp_path):
    figure = make(5)
    assert figure._repr_svg_() == figure.svg
    where = figure.save(tmp_path / "figure.svg")
    assert where.read_text(encoding="utf-8") == f'<?xml version="1.0" encoding="UTF-8"?>\n{figure.svg}'


def test_each_colour_has_one_for_programs_without_variables_and_one_for_the_dark(make):
    for each in tree(make(30)).iter():
        for kind in (each.get("class") or "").split():
            if kind == "dm-figure":
                continue
            assert f".{kind}{{" in STYLE
            assert each.get({"f": "fill", "s": "stroke"}[kind[0]]).startswith("#")


def test_the_table_has_everything_that_was_given():
    for name, rows in {"a_timeline": 500, "a_fan": 500, "some_options": 1000, "a_tornado": 500,
                       "some_position_lines": 500}.items():  # fmt: skip
        assert len(FIGURES[name](500).table.rows) == rows
    assert len(FIGURES["a_settlement"](500).table.rows) == 500 + 3  # with the mean and its two intervals


def test_what_is_not_drawn_is_counted(make):
    figure = make(500)
    said = " ".join(label.text for label in figure.labels)
    if make in (FIGURES["a_fan"], FIGURES["some_position_lines"]):
        assert len(marks(figure)) >= 500
    else:
        assert re.search(r"[Aa]nd [\d,]+ more|without words", said)


def test_the_table_reads_in_a_terminal():
    text = str(FIGURES["a_settlement"](3).table)
    assert text.splitlines()[0].split()[:3] == ["outcome", "at", "probability"]
    assert PLAIN[0] in text
