"""Which events are event data, of which type, on which day, and what is left out."""

from __future__ import annotations

import pytest
from by_hand import event, reading, state, statement
from deeds import TEXT, deeds

from dragoman.exports.coded import Tally, code

LEFT_OUT = {"negated": 1, "possible": 1}


def coded(read, everything=False):
    tally = Tally()
    return {one.event.id: one for one in code(read, everything, tally)}, tally


def test_what_has_happened_goes_in_and_promises_folded_and_the_rest_is_counted():
    found, tally = coded(deeds())
    assert {id_: one.type for id_, one in found.items()} == {
        "ev-struck": "ASSAULT", "ev-grain": "AGREE", "ev-leave": "CONCEDE", "ev-met": "CONSULT", "ev-urged": "REQUEST",
        "ev-demanded": "REQUEST",
    }  # fmt: skip
    assert (tally.reports, tally.events, dict(tally.left_out)) == (1, 6, LEFT_OUT)


def test_everything_goes_in_with_its_status():
    found, tally = coded(deeds(), everything=True)
    assert len(found) == tally.events == 8 and not tally.left_out
    assert found["ev-denied"].auxmode == ("negation",) and found["ev-shut"].auxmode == ("hypothetical",)
    assert found["ev-struck"].auxmode == found["ev-grain"].auxmode == ()


def test_what_is_folded_keeps_no_mode_and_is_dated_by_the_promise_not_by_the_deed():
    found, _ = coded(deeds())
    grain, leave = found["ev-grain"], found["ev-leave"]
    assert (grain.date, grain.dated_by, grain.cameo) == ("2024-03-02", "statement", "033")
    assert (leave.mode, leave.date, leave.dated_by, leave.cameo) == (None, "2024-03-04", "report", "035")
    assert leave.event.when == (None, "2024-05")


def test_a_promise_and_what_it_promises_are_one_event():
    text = "Iran pledged to send aid to Iraq."
    actors = state(text, "IRN", "Iran"), state(text, "IRQ", "Iraq")
    pledge = statement(text, "st-1", "IRN", "IRN", "Iran", "pledged", "to send aid to Iraq", act="promise")
    events = [
        event(text, "ev-1", "AGREE", "pledged", [("IRN", "Iran")]),
        event(text, "ev-2", "AID", "send", [("IRN", "Iran")], [("IRQ", "Iraq")], "planned", attributed_to="st-1"),
    ]
    found, tally = coded(reading(text, actors, [pledge], events=events))
    assert set(found) == {"ev-1"}
    assert dict(tally.left_out) == {"promised in an event that is written": 1}
    assert set(coded(reading(text, actors, [pledge], events=events), everything=True)[0]) == {"ev-1", "ev-2"}


def test_a_speech_act_is_coded_and_dated_by_the_statement_that_performs_it():
    found, _ = coded(deeds())
    assert found["ev-urged"].performed_by.id == "st-urged" and found["ev-urged"].cameo == "020"
    assert found["ev-demanded"].cameo == "100"
    assert found["ev-struck"].performed_by is None


@pytest.mark.parametrize(
    ("when", "published", "date", "enddate", "day", "auxmode"),
    [
        (("2024-03-01", "2024-03-03"), "2024-03-04", "2024-03-01", "2024-03-03", "2024-03-01", ()),
        ((None, "2024-03-03"), "2024-03-04", "2024-03-03", None, "2024-03-03", ()),
        (("2024-03", "2024-03"), "2024-03-04", "2024-03", None, "2024-03-04", ()),
        (("2024-02", "2024-02"), "2024-03-04", "2024-02", None, None, ()),
        (("1979", None), "2024-03-04", "1979", None, None, ("historical",)),
        (("2023-03-04", "2023-03-04"), "2024-03-04", "2023-03-04", None, "2023-03-04", ()),
        (("2023-03-03", "2023-03-03"), "2024-03-04", "2023-03-03", None, "2023-03-03", ("historical",)),
        (("2023", "2023"), "2024-03-04", "2023", None, None, ()),
        (("--03-20", "--03-20"), None, None, None, None, ()),
        (None, "2024-03-04T09:00:00Z", "2024-03-04", None, "2024-03-04", ()),
        (None, None, None, None, None, ()),
    ],
)
def test_days(when, published, date, enddate, day, auxmode):
    text = "Iran struck."
    struck = event(text, "ev-1", "ASSAULT", "struck", [("IRN", "Iran")], when=when)
    found, tally = coded(reading(text, [state(text, "IRN", "Iran")], events=[struck], published=published))
    one = found["ev-1"]
    assert (one.date, one.enddate, one.day, one.auxmode) == (date, enddate, day, auxmode)
    assert (tally.undated, tally.dayless) == (date is None, date is not None and day is None)


def test_who_clash_do_it_to_each_other_and_who_attack_do_not():
    text = "Iran and Iraq clashed; Iran and Iraq attacked."
    actors = state(text, "IRN", "Iran"), state(text, "IRQ", "Iraq")
    both = [("IRN", "Iran"), ("IRQ", "Iraq")]
    events = [event(text, f"ev-{verb}", "ASSAULT", verb, both) for verb in ("clashed", "attacked")]
    found, _ = coded(reading(text, actors, events=events))
    assert {id_: one.together for id_, one in found.items()} == {"ev-clashed": True, "ev-attacked": False}


def test_all_words_of_an_event_lie_in_its_stretch():
    found, _ = coded(deeds())
    start, end = found["ev-struck"].words
    assert TEXT[start:end].startswith("Ruritanian jets") and TEXT[start:end].endswith("12 soldiers of Graustark")
