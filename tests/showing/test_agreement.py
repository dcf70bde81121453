"""A view that several hold is told once, with the others who hold it and with who says the opposite."""

from dragoman.records import Claim, Factor, Forecast
from dragoman.showing.brief import make_brief
from tests.support.scenes import quotes, reading, said, span, told

CAUSES, OUTLOOK = "What leads to what", "What is expected"


def holds(speaker, content, cause, effect, sign, day):
    text = f"{speaker} said that {content}."
    factors = [Factor(text=words, span=span(text, words), actors=("QAT",) * ("Qatar" in words))
               for words in (cause, effect)]  # fmt: skip
    made = Claim(id=f"cl-{factors[0].span[0]}", holders=(speaker.lower().replace(" ", "-"),), cause=factors[0],
                 effect=factors[1], sign=sign, evidence=(span(text, content),))  # fmt: skip
    return reading(text, day, statements=[said(text, speaker, "said", f"that {content}")], claims=[made])


LINDE = holds("Ada Linde", "the closed border has raised prices of bread in Qatar", "closed border",
              "prices of bread in Qatar", "+", "2030-02-01")  # fmt: skip
BERG = holds("Minister Berg", "the closed border raises the price of bread in Qatar", "closed border",
             "price of bread in Qatar", "+", "2030-02-02")  # fmt: skip
AGAINST = holds("Minister Berg", "the closed border lowers the price of bread in Qatar", "closed border",
                "price of bread in Qatar", "-", "2030-02-02")  # fmt: skip


def test_a_claim_of_two_holders_is_told_once_and_names_both():
    brief = make_brief([LINDE, BERG])
    assert told(brief, CAUSES) == (
        "Officials. Kuwait’s Minister Berg said that the closed border raises the price of bread in Qatar. "
        "The same is said by Ada Linde."
    )
    assert quotes(brief, CAUSES, 1) == [LINDE.report.text]


def test_who_says_the_opposite_is_quoted():
    text = told(make_brief([LINDE, AGAINST]), CAUSES)
    assert text.count("closed border") == 2
    assert text.endswith("The opposite is said by Ada Linde: “the closed border has raised prices of bread in Qatar”.")


def expects(speaker, text, action, low, high, day, **fields):
    made = Forecast(id="fo-1", holders=(speaker.lower().replace(" ", "-"),), actor="TUR", action=span(text, action),
                    low=low, high=high, **fields)  # fmt: skip
    content = text.removeprefix(f"{speaker} said that ").removesuffix(".")
    return reading(text, day, statements=[said(text, speaker, "said", f"that {content}")], forecasts=[made])


def test_two_forecasts_of_one_thing_stand_side_by_side_with_their_odds():
    one = expects("Ada Linde", "Ada Linde said that Turkey will probably reopen the Kuwait railway.",
                  "reopen the Kuwait railway", 0.55, 0.8, "2030-02-01")  # fmt: skip
    other = expects("Minister Berg", "Minister Berg said that Turkey may reopen the railway to Kuwait.",
                    "reopen the railway to Kuwait", 0.45, 0.55, "2030-02-02")  # fmt: skip
    assert told(make_brief([one, other]), OUTLOOK) == (
        "Officials. Kuwait’s Minister Berg said that Turkey may reopen the railway to Kuwait (45–55 in 100). "
        "The same is expected by Ada Linde (55–80 in 100)."
    )
    against = expects("Minister Berg", "Minister Berg said that Turkey is unlikely to reopen the Kuwait railway.",
                      "reopen the Kuwait railway", 0.2, 0.45, "2030-02-02", negated=True)  # fmt: skip
    assert told(make_brief([one, against]), OUTLOOK).endswith(
        "The opposite is expected by Ada Linde: “Ada Linde said that Turkey will probably reopen the Kuwait railway”."
    )
