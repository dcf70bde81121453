"""What cannot both hold: stands of one actor, answers, events and claims of several reports."""

import pytest

from dragoman.assembly.assembled import assemble
from dragoman.assembly.contradictions import days_apart
from dragoman.assembly.standing import Standing
from dragoman.records import Claim, Event, Exchange, Factor, Quantity
from tests.support.scenes import reading, said, span

FOR = "Qatar promised to reopen the Kuwait railway."
AGAINST = "Qatar refused to reopen the Kuwait railway."


def found(*readings):
    return assemble(readings, Standing.of(readings)).contradictions


def stand(text, cue, act, day):
    return reading(text, day, statements=[said(text, "Qatar", cue, "to reopen the Kuwait railway", act)])


def test_a_yes_and_a_no_of_one_actor_within_days_contradict_each_other_with_both_quotations():
    (one,) = found(stand(FOR, "promised", "promise", "2030-02-01"), stand(AGAINST, "refused", "refuse", "2030-02-05"))
    assert (one.kind, one.own, one.actors) == ("position", True, ("QAT",))
    assert (one.one.says, one.other.says) == ("promises", "refuses")
    assert "promised" in one.one.quotes and "refused" in one.other.quotes


@pytest.mark.parametrize("day", ["2030-06-05", "2030", None])
def test_months_later_it_is_a_change_and_on_an_unknown_day_it_may_be(day):
    assert found(stand(FOR, "promised", "promise", "2030-02-01"), stand(AGAINST, "refused", "refuse", day)) == ()


def answer(text, answer, words, day):
    exchange = Exchange(
        id="ex-1", kind="request", askers=("QAT",), addressees=("TUR",), ask=span(text, "to reopen the railway"),
        answer=answer, answer_evidence=(span(text, words),),
    )  # fmt: skip
    return reading(text, day, exchanges=[exchange])


def test_two_reports_that_differ_on_an_answer_contradict_each_other():
    yes = answer("Qatar asked Turkey to reopen the railway. Turkey agreed.", "accepted", "Turkey agreed", "2030-02-01")
    no = answer("Qatar asked Turkey to reopen the railway. Turkey said no.", "refused", "Turkey said no", "2030-02-02")
    later = answer(
        "Qatar asked Turkey to reopen the railway. Turkey said no.", "refused", "Turkey said no", "2030-05-02"
    )
    kinds = [(each.kind, each.own, each.one.quotes, each.other.quotes) for each in found(yes, no)]
    assert ("answer", False, ("Turkey agreed",), ("Turkey said no",)) in kinds
    assert found(yes, later) == ()


def strike(text, day, count=None, bound="=", modality="occurred", when=None, location=None):
    quantity = count and Quantity(value=float(count), unit="soldiers", bound=bound, span=span(text, str(count)))
    event = Event(
        id="ev-1", type="ASSAULT", anchors=(span(text, "shell"),), actors=("TUR",), actor_spans=(span(text, "Turkey"),),
        recipients=("QAT",), recipient_spans=(span(text, "Qatar"),), modality=modality, quantity=quantity or None,
        when=when and (when, when), location=location and span(text, location),
    )  # fmt: skip
    return reading(text, day, events=[event])


TWELVE = "Turkey did shell Qatar and hit 12 soldiers at Wakra."
FIFTEEN = "The guns of Turkey shell Qatar and hit 15 soldiers at Wakra."


def test_two_counts_of_one_event_differ():
    (one,) = found(strike(TWELVE, "2030-02-01", 12), strike(FIFTEEN, "2030-02-02", 15))
    assert (one.kind, one.one.says, one.other.says) == ("figure", "12 soldiers", "15 soldiers")


@pytest.mark.parametrize(
    ("day", "bound"), [("2030-02-02", "~"), ("2030-02-02", "<="), ("2030-03-02", "=")], ids=["about", "up to", "later"]
)
def test_counts_that_can_both_hold_or_are_of_another_day_do_not(day, bound):
    assert found(strike(TWELVE, "2030-02-01", 12), strike(FIFTEEN, day, 15, bound)) == ()


def test_a_count_that_is_many_times_the_other_counts_something_else():
    hundred = FIFTEEN.replace("15", "150")
    assert found(strike(TWELVE, "2030-02-01", 12), strike(hundred, "2030-02-02", 150)) == ()


def test_what_one_report_tells_and_another_denies_differs_in_outcome():
    denied = "No gun of Turkey did shell Qatar."
    (one,) = found(strike(TWELVE, "2030-02-01"), strike(denied, "2030-02-02", modality="negated"))
    assert (one.kind, one.one.says, one.other.says) == ("outcome", "occurred", "negated")


def test_two_days_of_one_event_at_one_place_differ_and_at_none_may_be_two_events():
    first = strike(TWELVE, "2030-02-04", when="2030-02-01", location="Wakra")
    second = strike(FIFTEEN, "2030-02-04", when="2030-02-02", location="Wakra")
    assert [(each.kind, each.one.says, each.other.says) for each in found(first, second)] == [
        ("day", "2030-02-01", "2030-02-02")
    ]
    assert (
        found(strike(TWELVE, "2030-02-04", when="2030-02-01"), strike(FIFTEEN, "2030-02-04", when="2030-02-02")) == ()
    )


def claim(text, source, sign="+", negated=False, day="2030-02-01", intended=False):
    cause, effect = (
        Factor(text=words, span=span(text, words)) for words in ("the harbour tariff", "the price of wheat")
    )
    holder = {"Qatar": "QAT", "Turkey": "TUR"}[source]
    made = Claim(
        id="cl-1", holders=(holder,), cause=cause, effect=effect, sign=sign, negated=negated, intended=intended,
        evidence=(span(text, text.rstrip(".")),),
    )  # fmt: skip
    return reading(text, day, claims=[made])


def test_two_holders_who_say_the_opposite_of_one_cause_dispute_and_one_holder_contradicts_itself():
    raises = claim("Qatar said the harbour tariff raises the price of wheat.", "Qatar")
    lowers = claim("Turkey said the harbour tariff lowers the price of wheat.", "Turkey", "-")
    itself = claim("Qatar now thinks the harbour tariff lowers the price of wheat.", "Qatar", "-")
    denies = claim("Turkey denied the harbour tariff raises the price of wheat.", "Turkey", negated=True)
    assert [(each.kind, each.own) for each in found(raises, lowers)] == [("cause", False)]
    assert [(each.kind, each.own) for each in found(raises, denies)] == [("cause", False)]
    assert [(each.kind, each.own) for each in found(raises, itself)] == [("cause", True)]


def test_claims_that_agree_and_mere_purposes_are_no_dispute():
    raises = claim("Qatar said the harbour tariff raises the price of wheat.", "Qatar")
    agrees = claim("Turkey said the harbour tariff raises the price of wheat.", "Turkey")
    aims = claim("Turkey aims the harbour tariff at lowering the price of wheat.", "Turkey", "-", intended=True)
    assert found(raises, agrees) == () and found(raises, aims) == ()


def test_days_that_are_not_known_lie_no_number_of_days_apart():
    assert days_apart("2030-02-01", "2030-02-05") == 4
    assert days_apart("2030-02", "2030-02") == 0
    assert days_apart("2030-02", "2030-02-05") is None
    assert days_apart("2030", "2030") is None
    assert days_apart(None, None) is None and days_apart(None, None, together=True) == 0
