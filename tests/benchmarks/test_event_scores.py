"""The benchmarks of events on toy readings: what counts as right, as found, as extra."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import deeds, found, gsr, misses, spans
from benchmarks.corpora import Corpus
from benchmarks.results import Result
from dragoman.exports.parties import parties
from dragoman.records import Actor, Event, Mention, Reading, Report

TEXT = "Kenya and Norway accused Peru of arming rebels, and Japan met Chile."


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def event(kind: str, actors: str = "", recipients: str = "", modality: str = "occurred", **more: Any) -> Event:
    """An event of the text; parties are words of it, split at commas."""
    sides = [tuple(span(word) for word in side.split(", ") if word) for side in (actors, recipients)]
    ids = [tuple(TEXT[a:b].lower() for a, b in side) for side in sides]
    ids[1] = more.pop("recipients_", ids[1])
    return Event(
        id=f"ev-{kind}-{actors}-{recipients}", type=kind, anchors=(span("accused"),), modality=modality,
        actors=ids[0], actor_spans=sides[0], recipients=ids[1], recipient_spans=sides[1], **more,
    )  # fmt: skip


def reading(*events: Event, actors: tuple[Actor, ...] = ()) -> Reading:
    return Reading(report=Report(id="r", text=TEXT), events=events, actors=actors)


def corpus(folder: Path, *rows: dict) -> Corpus:
    path = folder / "toy.jsonl"
    path.write_text("".join(json.dumps({"id": f"t{at}", "text": TEXT, **row}) + "\n" for at, row in enumerate(rows)))
    return Corpus(path)


def roles(**marked: str) -> list[dict]:
    return [
        {"role": role, "start": span(word)[0], "end": span(word)[1]}
        for role, words in marked.items()
        for word in words.split(", ")
    ]


def figure(result: Result, name: str) -> tuple[float | None, float | None]:
    one = next(figure for figure in result.figures if figure.name == name)
    return one.precision, one.recall


# -- deeds


def test_what_is_planned_folds_as_plover_folds_it() -> None:
    assert deeds.folded(event("AID", modality="planned")) == "AGREE"
    assert deeds.folded(event("AID")) == "AID"
    assert deeds.folded(event("ASSAULT", modality="planned")) == "ASSAULT"
    assert deeds.root(event("RETREAT", modality="planned")) == deeds.root(event("CONCEDE")) == "YIELD"


def test_something_mutual_pairs_its_actors_both_ways_and_a_deed_to_nobody_has_no_pair() -> None:
    assert deeds.pairs(event("CONSULT"), "ab", "") == [("a", "b"), ("b", "a")]
    assert deeds.pairs(event("CONSULT"), "ab", "c") == [("a", "c"), ("b", "c")]
    assert deeds.pairs(event("ACCUSE"), "ab", "") == []


def test_a_pronoun_stands_for_its_actor_and_a_name_for_itself_alone() -> None:
    forms = (("Peru", "name"), ("arming", "pronoun"), ("rebels", "nominal"))
    peru = Actor(id="peru", kind="state", name="Peru", mentions=tuple(
        Mention(span=span(word), form=form) for word, form in forms
    ))  # fmt: skip
    told = event("ACCUSE", "Kenya", "arming", recipients_=("peru",))
    assert deeds.sides(reading(told, actors=(peru,)), told) == ([(span("Kenya"),)], [(span("Peru"), span("rebels"))])
    named = event("ACCUSE", "Kenya", "Peru")
    assert deeds.sides(reading(named, actors=(peru,)), named)[1] == [(span("Peru"),)]
    other = event("ACCUSE", "Kenya", "arming")
    assert deeds.sides(reading(other, actors=(peru,)), other)[1] == [(span("arming"),)]


# -- found


def triples(folder: Path, *events: Event, gold: tuple[dict, ...] = ()) -> Result:
    rows = gold or ({"event": "ACCUSE", "spans": roles(source="Kenya and Norway", target="Peru")},)
    return found.measure(corpus(folder, *rows), lambda text: reading(*events))


def test_one_event_of_several_parties_is_one_prediction(tmp_path: Path) -> None:
    result = triples(tmp_path, event("ACCUSE", "Kenya, Norway", "Peru"))
    assert figure(result, "triples") == (1.0, 1.0)


def test_type_and_both_parties_must_be_right(tmp_path: Path) -> None:
    for wrong in (
        event("REJECT", "Kenya", "Peru"), event("ACCUSE", "Peru", "Kenya"), event("ACCUSE", "Kenya", "rebels"),
        event("ACCUSE", "Kenya"),
    ):  # fmt: skip
        assert triples(tmp_path, wrong)["triples"] == 0.0
    assert triples(tmp_path, event("REJECT", "Kenya", "Peru"))["parties"] == 1.0
    assert triples(tmp_path, event("ACCUSE", "Kenya"))["type"] == 1.0


def test_a_second_event_lowers_precision_unless_it_tells_the_same_or_is_negated(tmp_path: Path) -> None:
    right = event("ACCUSE", "Kenya, Norway", "Peru")
    assert figure(triples(tmp_path, right, event("CONSULT", "Japan, Chile")), "triples") == (0.5, 1.0)
    assert figure(triples(tmp_path, right, event("ACCUSE", "Norway", "Peru")), "triples") == (1.0, 1.0)
    denied = event("ASSAULT", "Peru", "rebels", "negated")
    assert figure(triples(tmp_path, right, denied), "triples") == (1.0, 1.0)
    assert figure(triples(tmp_path, right, denied), "triples, negated too") == (0.5, 1.0)


def test_rivals_are_what_contradicts_the_gold(tmp_path: Path) -> None:
    right = event("ACCUSE", "Kenya", "Peru")
    beside = event("CONSULT", "Japan, Chile")
    assert figure(triples(tmp_path, right, beside), "triples, rivals") == (1.0, 1.0)
    for rival in (event("ACCUSE", "Japan", "Chile"), event("REJECT", "Peru", "Norway")):
        assert figure(triples(tmp_path, right, rival), "triples, rivals") == (0.5, 1.0)


def test_all_triples_of_a_text_are_gold_for_it_and_one_is_enough_for_the_text(tmp_path: Path) -> None:
    gold = (
        {"event": "ACCUSE", "spans": roles(source="Kenya", target="Peru")},
        {"event": "CONSULT", "spans": roles(source="Chile", target="Japan")},
        {"event": "CONSULT", "spans": roles(source="Japan")},
    )
    result = triples(tmp_path, event("CONSULT", "Japan, Chile"), gold=gold)
    assert result.documents == 1
    assert figure(result, "triples") == (1.0, 0.5)
    assert result["right triple"] == 1.0


# -- spans


def spanned(folder: Path, *events: Event, **gold: str) -> Result:
    return spans.measure(corpus(folder, {"spans": roles(**gold)}), lambda text: reading(*events), part="all rows")


def test_a_span_is_found_in_its_role(tmp_path: Path) -> None:
    right = spanned(tmp_path, event("ACCUSE", "Kenya, Norway", "Peru"), source="Kenya and Norway", target="Peru")
    assert figure(right, "spans") == (1.0, 1.0)
    turned = spanned(tmp_path, event("ACCUSE", "Peru", "Kenya"), source="Kenya and Norway", target="Peru")
    assert figure(turned, "spans") == (0.0, 0.0)
    assert figure(turned, "any role") == (1.0, 1.0)
    more = spanned(tmp_path, event("ACCUSE", "Kenya, Japan", "Peru"), source="Kenya and Norway", target="Peru")
    assert figure(more, "spans") == (pytest.approx(2 / 3), 1.0)
    assert figure(more, "sources") == (0.5, 1.0)
    assert figure(more, "targets") == (1.0, 1.0)


def test_those_who_do_something_together_may_have_any_role(tmp_path: Path) -> None:
    meeting = event("CONSULT", "Japan, Chile")
    assert figure(spanned(tmp_path, meeting, source="Japan", target="Chile"), "spans") == (1.0, 1.0)
    assert figure(spanned(tmp_path, event("CONSULT", "Japan", "Chile"), R="Japan, Chile"), "spans") == (1.0, 1.0)
    assert figure(spanned(tmp_path, meeting, R="Japan met Chile"), "reciprocal") == (1.0, 1.0)
    assert figure(spanned(tmp_path, meeting, source="Kenya"), "spans") == (0.0, 0.0)


def test_the_held_out_fifth_depends_on_the_id_alone_and_is_never_shown(tmp_path: Path) -> None:
    ids = [f"row/{at}" for at in range(2000)]
    assert 330 < sum(map(spans.held_out, ids)) < 470
    unseen = next(id_ for id_ in ids if spans.held_out(id_))
    seen = next(id_ for id_ in ids if not spans.held_out(id_))
    rows = corpus(tmp_path, {"id": unseen, "spans": roles(source="Peru")}, {"id": seen, "spans": roles(source="Japan")})
    shown: list[misses.Miss] = []
    assert spans.measure(rows, lambda text: reading()).documents == 1
    assert spans.measure(rows, lambda text: reading(), shown, part="all rows").documents == 2
    assert {miss.id for miss in shown} == {seen}
    assert spans.key(TEXT.replace(",", " ,")) in spans.unseen(rows)


# -- gold records


def actor(name: str, country: str | None = None, sector: str | None = None, kind: str = "person", **more: Any) -> Actor:
    return Actor(id=name, kind=kind, name=name, country=country, sector=sector, **more)


ACTORS = (
    actor("kenya", "KEN", "GOV", "state"), actor("peru", "PER", "GOV", "state"),
    actor("norway", "NOR", "MIL", "armed-force"), actor("rebels", None, "REB", "armed-group"),
    actor("japan", None, None, "person", acts_for="norway"), actor("chile"),
)  # fmt: skip


def records(folder: Path, *events: Event, gold: tuple[tuple[str | None, str, str], ...]) -> Result:
    expected = [{"plover": kind, "source": source, "target": target} for kind, source, target in gold]
    rows = corpus(folder, {"date": "20150609", "expected": expected})
    return gsr.measure(rows, lambda text, day: reading(*events, actors=ACTORS))


def test_codes_are_read_as_country_and_sector() -> None:
    assert gsr.code("GUYJUD") == gsr.Code("GUY", "JUD")
    assert gsr.code("IGOUNOMIL") == gsr.Code("UNO", "MIL")
    assert gsr.code("---REB") == gsr.Code("", "REB")
    assert gsr.code("EGYOPPMUS") == gsr.Code("EGY", "OPP")
    known = {one.id: one for one in (*ACTORS, actor("un", None, "IGO", "international-organisation"))}
    exported = parties(TEXT, known, ("kenya", "japan", "un"), ())
    assert [gsr.code_of(party) for party in exported] == [
        gsr.Code("KEN", ""), gsr.Code("NOR", ""), gsr.Code("UNO", "IGO"),
    ]  # fmt: skip


def test_an_event_is_right_by_type_and_countries_and_better_with_sectors(tmp_path: Path) -> None:
    right = records(tmp_path, event("ACCUSE", "Norway", "Peru"), gold=(("ACCUSE", "NOR", "PERGOV"),))
    assert (right["right"], right["right, with sectors"], right["extra"]) == (1.0, 1.0, 0.0)
    sector = records(tmp_path, event("ACCUSE", "Norway", "Peru"), gold=(("ACCUSE", "NORGOV", "PER"),))
    assert (sector["right"], sector["right, with sectors"]) == (1.0, 0.0)
    turned = records(tmp_path, event("ACCUSE", "Norway", "Peru"), gold=(("ACCUSE", "PER", "NOR"),))
    assert (turned["right"], turned["extra"]) == (0.0, 1.0)
    other = records(tmp_path, event("ASSAULT", "Kenya", "Peru"), gold=(("ACCUSE", "KEN", "PER"),))
    assert (other["right"], other["extra"]) == (0.0, 1.0)


def test_a_party_without_a_country_in_the_gold_goes_by_its_sector(tmp_path: Path) -> None:
    gold = (("ASSAULT", "---REB", "PER"),)
    assert records(tmp_path, event("ASSAULT", "rebels", "Peru"), gold=gold)["right"] == 1.0
    assert records(tmp_path, event("ASSAULT", "Norway", "Peru"), gold=gold)["right"] == 0.0


def test_a_meeting_is_one_event_however_often_it_is_written(tmp_path: Path) -> None:
    gold = (("CONSULT", "KEN", "PER"), ("CONSULT", "PER", "KEN"))
    result = records(tmp_path, event("CONSULT", "Peru, Kenya"), gold=gold)
    assert (result["right"], result["extra"]) == (1.0, 0.0)
    assert next(one for one in result.figures if one.name == "right").n == 1
    promised = records(tmp_path, event("CONSULT", "Peru, Kenya", modality="planned"), gold=gold)
    assert promised["right"] == 1.0


def test_what_is_exported_counts_and_what_is_only_asked_for_is_not_exported(tmp_path: Path) -> None:
    asked = event("ASSAULT", "Kenya", "Peru", "requested")
    result = records(tmp_path, asked, gold=(("ASSAULT", "KEN", "PER"),))
    assert (result["right"], result["extra"]) == (0.0, 0.0)


def test_events_without_a_code_are_none_and_those_without_a_type_are_no_gold(tmp_path: Path) -> None:
    uncoded = records(tmp_path, event("ACCUSE", "Chile", "Peru"), gold=(("ACCUSE", "KEN", "PER"),))
    assert uncoded["extra"] == 0.0
    said = records(tmp_path, event("REQUEST", "Kenya", "Peru"), gold=((None, "KEN", "PERGOV"), ("AID", "KEN", "NOR")))
    assert (said["right"], said["extra"]) == (0.0, 0.0)


def test_what_is_read_where_nothing_is_to_be_read_is_told(tmp_path: Path) -> None:
    assert records(tmp_path, event("ACCUSE", "Kenya", "Peru"), gold=())["on rows without events"] == 1
    denied = event("ACCUSE", "Kenya", "Peru", "negated")
    assert records(tmp_path, denied, gold=())["on rows without events"] == 0


# -- misses


def test_misses_are_written_by_kind_the_commonest_first(tmp_path: Path) -> None:
    shown: list[misses.Miss] = []
    rows = corpus(tmp_path, {"event": "ACCUSE", "spans": roles(source="Kenya", target="Peru")})
    found.measure(rows, lambda text: reading(event("CONSULT", "Japan, Chile")), shown)
    assert [miss.kind for miss in shown] == ["missed: another type, other parties", "extra: beside the gold"]
    path = misses.write("toy", [shown[0], *[shown[1]] * 2], tmp_path / "misses")
    written = path.read_text(encoding="utf-8")
    assert written.index("## extra: beside the gold (2)") < written.index("## missed: another type, other parties (1)")
    assert "wanted: ACCUSE: Kenya → Peru" in written


def test_a_mention_is_no_party_of_its_own() -> None:
    """The spans of `spans` are those that the events name, not all mentions of the actors."""
    mentioned = Actor(id="peru", kind="state", name="Peru", mentions=(Mention(span=span("Chile"), form="name"),))
    one = reading(event("ACCUSE", "Kenya", "Peru"), actors=(mentioned,))
    assert spans.predictions(one) == [((span("Kenya"),), "source"), ((span("Peru"),), "target")]
