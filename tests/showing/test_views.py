"""What leads to what and what is expected: claims and forecasts in the words of those who hold them."""

import pytest

from dragoman.records import Claim, Condition, Factor, Forecast
from dragoman.showing.brief import make_brief
from tests.support.scenes import quotes, reading, said, span, told

CAUSES, OUTLOOK = "What leads to what", "What is expected"
PRICES = "the closed border has doubled the price of bread in Qatar"
OWN = "The closed border has doubled the price of bread in Qatar."
COMES = "Turkey will probably open the border by autumn"


def claim(text, cause, effect, holders=("ada-linde",), **fields):
    factors = [Factor(text=fields.pop(name, words), span=span(text, words), actors=("QAT",) * ("Qatar" in words))
               for name, words in (("of_cause", cause), ("of_effect", effect))]  # fmt: skip
    return Claim(id=f"cl-{factors[0].span[0]}", holders=holders, cause=factors[0], effect=factors[1], sign="+",
                 evidence=(factors[0].span,), **fields)  # fmt: skip


def forecast(text, action, holders=("ada-linde",), low=0.55, high=0.8, **fields):
    return Forecast(id=f"fo-{span(text, action)[0]}", holders=holders, action=span(text, action), low=low, high=high,
                    **fields)  # fmt: skip


def by(speaker, content):
    text = f"{speaker} said that {content}."
    return text, said(text, speaker, "said", f"that {content}")


def test_observers_officials_and_the_report_itself_are_kept_apart():
    first, statement = by("Ada Linde", PRICES)
    second, other = by("Minister Berg", PRICES.replace("bread", "milk"))
    parts = ("closed border", "the price of bread in Qatar")
    brief = make_brief(
        [
            reading(first, statements=[statement], claims=[claim(first, *parts)]),
            reading(
                second,
                statements=[other],
                claims=[claim(second, "closed border", "the price of milk in Qatar", ("minister-berg",))],
            ),
            reading(f"{OWN} Qatar waits.", publisher="Echo", claims=[claim(OWN, *parts, holders=())],
                    statements=[]),
        ]
    )  # fmt: skip
    lines = told(brief, CAUSES).splitlines()
    assert lines[0] == f"Analysts and others. Ada Linde said that {PRICES}. The same is said by one report."
    assert lines[1] == f"Officials. Kuwait’s Minister Berg said that {PRICES.replace('bread', 'milk')}."
    assert quotes(brief, CAUSES) == [first]


def test_a_report_speaks_for_itself_only_of_the_sides_of_the_story_and_where_nobody_is_quoted():
    text = f"Qatar said that it waits. {OWN}"
    parts = ("closed border", "the price of bread in Qatar")
    statement = said(text, "Qatar", "said", "that it waits")
    brief = make_brief([reading(text, publisher="Echo", statements=[statement], claims=[claim(text, *parts, ())])])
    assert told(brief, CAUSES) == f"The reports themselves. Echo: “{OWN[:-1]}”."
    quoted, other = by("Qatar", PRICES)
    brief = make_brief([reading(quoted, statements=[other], claims=[claim(quoted, *parts, ())])])
    assert told(brief, CAUSES) == ""


def test_a_cause_that_is_a_pronoun_gets_its_name_in_brackets():
    text, statement = by("Ada Linde", "it has doubled the price of bread in Qatar")
    known = claim(text, "it", "the price of bread in Qatar", of_cause="The closed border")
    brief = make_brief([reading(text, statements=[statement], claims=[known])])
    assert told(brief, CAUSES).endswith("said that [the closed border] has doubled the price of bread in Qatar.")
    unknown = claim(text, "it", "the price of bread in Qatar")
    assert told(make_brief([reading(text, statements=[statement], claims=[unknown])]), CAUSES) == ""


@pytest.mark.parametrize("fields", [{"confidence": 0.45}, {"intended": True, "confidence": 0.5}])
def test_claims_of_which_the_reader_is_not_sure_are_not_told(fields):
    text, statement = by("Ada Linde", PRICES)
    doubtful = claim(text, "closed border", "the price of bread in Qatar", **fields)
    assert told(make_brief([reading(text, statements=[statement], claims=[doubtful])]), CAUSES) == ""


def test_a_forecast_is_told_with_its_odds_and_the_day_by_which_it_is_to_come():
    text, statement = by("Ada Linde", COMES)
    hedged = said(text, "Ada Linde", "said", f"that {COMES}", hedge=span(text, "probably"), low=0.55, high=0.8)
    ahead = forecast(text, "open the border by autumn", horizon="2030-11")
    brief = make_brief([reading(text, "2030-06-01", statements=[hedged], forecasts=[ahead])])
    words = f"Analysts and others. Ada Linde said that {COMES}"
    assert told(brief, OUTLOOK) == f"{words} (“probably”: 55–80 in 100, by the end of November 2030)."
    brief = make_brief([reading(text, "2030-12-01", statements=[statement], forecasts=[ahead])])
    assert told(brief, OUTLOOK) == f"{words} (55–80 in 100)."


def test_a_condition_outside_the_words_is_added():
    text = "If the rain stops, Ada Linde said, Turkey will open the border."
    statement = said(text, "Ada Linde", "said", "Turkey will open the border")
    condition = Condition(text="If the rain stops", span=span(text, "If the rain stops"))
    ahead = forecast(text, "open the border", low=0.95, high=0.99, condition=condition)
    brief = make_brief([reading(text, statements=[statement], forecasts=[ahead])])
    assert told(brief, OUTLOOK).endswith("Turkey will open the border (if the rain stops).")


def test_the_sentence_of_a_long_statement_in_which_the_view_stands_is_told():
    long = "Nobody in the capital can say " + "what the weather will be like, or " * 12 + "when it will rain."
    text = f"Ada Linde wrote at length. {long} Turkey may open the border. Few know."
    words = text[text.index("Nobody") :]
    statement = said(text, "Ada Linde", "wrote", words)
    ahead = forecast(text, "open the border", low=0.45, high=0.55)
    brief = make_brief([reading(text, statements=[statement], forecasts=[ahead])])
    assert told(brief, OUTLOOK).endswith("Ada Linde said that Turkey may open the border (45–55 in 100).")
    assert quotes(brief, OUTLOOK) == ["Turkey may open the border."]


def test_what_is_told_as_a_forecast_is_not_told_again_as_a_claim():
    text, statement = by("Ada Linde", "rain will probably open the border of Turkey")
    brief = make_brief(
        [
            reading(
                text,
                statements=[statement],
                forecasts=[forecast(text, "open the border of Turkey")],
                claims=[claim(text, "rain", "the border of Turkey")],
            )
        ]
    )
    assert told(brief, OUTLOOK) and not told(brief, CAUSES)


def test_the_same_view_of_one_speaker_in_two_reports_is_told_once():
    first, one = by("Ada Linde", "Turkey will probably open the northern border")
    second, other = by("Ada Linde", "Turkey will soon probably open the border")
    brief = make_brief(
        [
            reading(first, statements=[one], forecasts=[forecast(first, "open the northern border")]),
            reading(second, statements=[other], forecasts=[forecast(second, "open the border")]),
        ]
    )
    assert told(brief, OUTLOOK).count("Turkey will") == 1


def test_without_forecasts_what_observers_predict_is_told_from_their_statements():
    text, _ = by("Ada Linde", COMES)
    statement = said(text, "Ada Linde", "said", f"that {COMES}", act="predict")
    assert f"Ada Linde said that {COMES}" in told(make_brief([reading(text, statements=[statement])]), OUTLOOK)
