import json
from pathlib import Path

import pytest

from benchmarks.cases import judge, measure, need, reader
from benchmarks.corpora import Corpus
from benchmarks.floors import MARGIN, SMALL_MARGIN, _floor, _with_floors, value
from benchmarks.readme import bars
from benchmarks.results import Figure, Result


def case(query: str, date: str = "", mark: str | None = None, **expected: object) -> dict:
    return {"query": query, "date": date, "expected": expected, "mark": mark}


def test_everything_that_a_case_expects_must_be_right() -> None:
    assert judge({"country": "KEN", "sector": "MIL"}, ("KEN", "GOV")) == {"country": True, "sector": False}
    assert judge({"country": ""}, ("KEN", "")) == {"country": False}
    assert judge({"sector": "UNK"}, ("", "")) == {"sector": True}
    assert judge({"sector": {"any_of": ["PTY", "REB"]}}, ("", "REB")) == {"sector": True}
    assert judge({"_result": None}, ("", "")) == {"nothing": True}
    assert judge({"_result": None}, ("", "CVL")) == {"nothing": False}
    assert judge({"wiki": "A page"}, ("", "")) == {}


def test_cases_are_counted_apart_by_what_they_expect(tmp_path: Path) -> None:
    rows = [
        case("Kenyan army", country="KEN", sector="MIL"),
        case("army", "In May 2015", sector="MIL"),
        case("a tree", _result=None),
        case("a page", wiki="A page"),
        case("marked", mark="skip", country="KEN"),
    ]
    path = tmp_path / "cases.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    asked = []

    def resolve(phrase: str, year: int | None, context: str) -> tuple[str, str]:
        asked.append((phrase, year))
        return ("KEN", "GOV") if "Kenyan" in phrase else ("", "MIL" if "army" in phrase else "")

    result = measure(Corpus(path), resolve)
    assert ("army", 2015) in asked
    assert ("marked", None) not in asked
    assert {figure.name: (figure.value, figure.n) for figure in result.figures} == {
        "cases": (pytest.approx(2 / 3), 3),
        "country": (1.0, 1),
        "sector": (0.5, 2),
        "nothing": (1.0, 1),
        "titles": (0.5, 2),
    }


def test_a_case_is_of_the_class_that_its_own_fields_give() -> None:
    assert need(case("a Kenyan judge", country="KEN", sector="JUD")) == "titles"
    assert need(case("Kenyattan loyalists", "May 2015", country="KEN", sector="CVL")) == "titles"  # begins alike
    assert need(case("Nairobi's mayor", country="KEN", sector="GOV")) == "titles"
    assert need(case("UN envoy", country="UNO", sector="IGO")) == "titles"
    assert need(case("a judge", sector="JUD", country="")) == "titles"
    assert need(case("Harambee House", country="KEN", sector="GOV")) == "world"
    assert need(case("some church", country="", sector="REL", wiki="Some Church")) == "world"
    assert need(case("Ann Mwangi", "in 2015", country="KEN", sector="GOV")) == "dated"
    assert need(case("a tree", _result=None)) == "nothing"
    assert need(case("the judge", country="KEN") | {"context": "Kenyan courts"}) == "world"
    assert need(case("Jomo Kenyatta", country="KEN", wiki="Jomo Kenyatta")) == "world"  # a name is no nationality


def test_the_reader_resolves_a_plain_phrase() -> None:
    assert reader("Kenyan soldiers", None) == ("KEN", "MIL")


TOML = """# bars
[[bar]]
on = "A"
floor = 0.900

[[bar]]
on = "B"
"""


def test_floors_are_written_into_their_blocks_and_others_keep_theirs() -> None:
    assert _with_floors(TOML, [None, 0.5]) == TOML.rstrip("\n") + "\nfloor = 0.500\n"
    once = _with_floors(TOML, [0.7, 0.5])
    assert once.count("floor = ") == 2
    assert "floor = 0.700" in once
    assert _with_floors(once, [0.7, 0.5]) == once


def test_a_floor_leaves_room_and_sentences_held_out_have_none() -> None:
    def floor(benchmark: str, figure: str) -> float | None:
        bar = next(bar for bar in bars() if (bar.benchmark, bar.figure) == (benchmark, figure))
        return _floor(bar, [Result(benchmark, bar.corpus, "", bar.what, 1, (Figure(figure, 0.9),))])

    assert floor("cases", "country") == pytest.approx(0.9 - MARGIN)
    assert floor("places", "places") == pytest.approx(0.9 - SMALL_MARGIN)
    assert floor("places", "places, held out") is None


def test_a_bar_finds_its_figure_by_corpus_and_view() -> None:
    bar = next(bar for bar in bars() if bar.benchmark == "attributions" and bar.what == "statements")
    figures = (Figure(bar.figure, 0.5),)
    network = Result("attributions", bar.corpus, "", "network", 1, (Figure(bar.figure, 0.9),))
    statements = Result("attributions", bar.corpus, "", "statements", 1, figures)
    assert value(bar, [network, statements]) == 0.5
    assert value(bar, [network]) is None
