import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import parsed, word

from dragoman.reading.parse import Parse
from dragoman.reading.quantities import find_quantities, quantity_of
from dragoman.reading.words import find_words


def told(text):
    """The quantities of a text as (words, bound, value, unit)."""
    found = find_quantities(parsed(text))
    return [(text[q.span[0] : q.span[1]], q.bound, round(q.value, 3), q.unit) for q in found]


COUNTS = [
    ("The North shipped more than 10,000 containers of weapons.",
     ("more than 10,000 containers of weapons", ">=", 10_000, "containers of weapons")),
    ("Some 28,500 troops are stationed there.", ("Some 28,500 troops", "~", 28_500, "troops")),
    ("Between 15 and 45 people were killed.", ("Between 15 and 45 people", ">=", 15, "people")),
    ("He met three top U.S. diplomats.", ("three top U.S. diplomats", "=", 3, "diplomats")),
    ("They built a 500-mile road.", ("500-mile", "=", 500, "miles")),
    ("They met for the six-party talks.", ("six-party", "=", 6, "parties")),
    ("It costs $1.5 billion.", ("$1.5 billion", "=", 1.5e9, "USD")),
    ("It costs up to 300 mln dlrs.", ("up to 300 mln dlrs", "<=", 300e6, "USD")),
    ("They pump two million barrels a day.", ("two million barrels a day", "=", 2e6, "barrels per day")),
    ("Output fell by 30 percent.", ("30 percent", "=", 30, "%")),
    ("They won 75 percent of the votes.", ("75 percent of the votes", "=", 75, "% of votes")),
    ("The rebels hold a third of the country.", ("a third of the country", "=", 0.333, "country")),
    ("Half the fleet was sunk.", ("Half the fleet", "=", 0.5, "fleet")),
    ("About a dozen tanks were burning.", ("About a dozen tanks", "~", 12, "tanks")),
    ("Hundreds of thousands of people fled.", ("Hundreds of thousands of people", ">=", 200_000, "people")),
    ("One soldier was killed.", ("One soldier", "=", 1, "soldiers")),
    ("The wall is 60m long.", ("60m", "=", 60, "m")),
    ("The force is 6,000-strong.", ("6,000-strong", "=", 6000, None)),
    ("There were no casualties.", ("no casualties", "=", 0, "casualties")),
    ("They sent 2000 troops.", ("2000 troops", "=", 2000, "troops")),
    ("The blast killed at least 12 people.", ("at least 12 people", ">=", 12, "people")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_a_number_is_read_with_its_unit_and_bound(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shelling killed 12 and wounded 30.", [("12", 12), ("30", 30)]),
        ("At least 12 people died and nearly 50 were injured.", [("At least 12 people", 12), ("nearly 50", 50)]),
        ("Thousands marched through the capital.", [("Thousands", 2000)]),
        ("Police arrested seven more.", [("seven", 7)]),
    ],
)
def test_people_to_whom_something_was_done_need_no_noun(text, expected):
    assert [(words, value) for words, _, value, _ in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The council passed Resolution 1718 in 2006.",
        "The G7 met on September 11 at 10 a.m.",
        "An F-16 crashed near the town.",
        "The envoy, 65, has been in office for 30 years.",
        "One of the men fled.",
        "No one was there and the first of them left.",
        "The home side won 3-1 on Sunday.",
        "He has 24 hours to answer.",
        "Call 212 555 1212 for help.",
        "Article 9 and Chapter 7 were read out on Channel 4.",
        "The 2014 protests were the work of both sides.",
        "He was in the second half of the list.",
    ],
)
def test_numbers_that_count_nothing_are_left_out(text):
    assert told(text) == []


def test_over_is_no_bound_where_it_leads_to_what_is_disputed():
    assert told("The dispute over two islands goes on.") == [("two islands", "=", 2, "islands")]
    assert told("They killed over 200 people.") == [("over 200 people", ">=", 200, "people")]


@pytest.mark.parametrize(
    ("text", "anchor", "words"),
    [
        ("The North shipped more than 10,000 containers of weapons.", "shipped",
         "more than 10,000 containers of weapons"),
        ("Between 15 and 45 people were killed.", "killed", "Between 15 and 45 people"),
        ("Thousands marched through the capital.", "marched", "Thousands"),
        ("The bank gave them a $60 million loan.", "loan", "$60 million"),
        ("The shipment of 5,000 tons of rice arrived.", "shipment", "5,000 tons of rice"),
        ("The killing of 12 people was condemned.", "killing", "12 people"),
        ("They carried out 12 airstrikes.", "airstrikes", "12 airstrikes"),
        ("The bank gave them a $60 million loan.", "gave", "$60 million"),
    ],
)  # fmt: skip
def test_an_event_has_the_quantity_of_what_it_concerns(text, anchor, words):
    parse = parsed(text)
    found = quantity_of(parse, find_quantities(parse), word(parse, anchor))
    assert found is not None
    assert text[found.span[0] : found.span[1]] == words


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Rebels blew up a 500-mile pipeline.", "blew"),
        ("The minister said that 12 people were killed.", "said"),
        ("They met in the capital of the two countries.", "met"),
    ],
)
def test_an_event_has_no_quantity_of_something_else(text, anchor):
    parse = parsed(text)
    assert quantity_of(parse, find_quantities(parse), word(parse, anchor)) is None


def flat(text):
    """A parse whose tree says as little as a tree can: every word a noun that hangs on the one before."""
    words = find_words(text)
    n = len(words)
    upos = ["NUM" if form[0].isdigit() else "NOUN" if form[0].isalpha() else "PUNCT" for form in words.forms]
    head = np.maximum(np.arange(n, dtype=np.int32) - 1, 0)
    return Parse(words, words.paragraph.astype(np.int32), upos, head, ["root", *["dep"] * (n - 1)][:n])


NUMBER_WORDS = re.compile(
    r"(?i)one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundred|thousand|[mbtr]illion|mln|bln|trln|dozen|score|half|third|quarter|fifth|sixth|seventh|eighth|tenth|"
    r"couple|no "
)
PIECES = [
    "12", "1,500", "two", "dozens of", "people", "troops", "a third of", "$", "3.5", "million", "percent", "-", "\n\n",
    "killed", "1999", "of", "no casualties", "half the", "—", "١٢", "²", "NATO", "14:30", "over", "a", "km", "m",
]  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)))
def test_no_text_makes_a_quantity_that_it_does_not_tell(text):
    parse = flat(text)
    found = find_quantities(parse)
    assert [q.span for q in found] == sorted({q.span for q in found})
    for quantity in found:
        start, end = quantity.span
        assert 0 <= start < end <= len(text)
        words = text[start:end]
        assert re.search("[0-9]", words) or NUMBER_WORDS.search(words)
        if (figures := re.fullmatch(r"\D*([0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:people|troops|percent)", words)) is not None:
            assert quantity.value == float(figures[1].replace(",", ""))
        for at in range(len(parse)):
            quantity_of(parse, found, at)


@pytest.mark.parametrize(
    "text",
    ["1 2 3 4 5 6 7 8 9 10 " * 200, "GOLD 12.5 OIL 88.1 GAS 3.2\n" * 100, "TWELVE PEOPLE KILLED IN BLAST " * 60,
     "people " * 2000],
)  # fmt: skip
def test_tables_and_endless_sentences_are_survived(text):
    assert all(q.unit in (None, "people", "people blast") or q.unit.isalpha() for q in find_quantities(flat(text)))
