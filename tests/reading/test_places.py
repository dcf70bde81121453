import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import parsed, word

from dragoman.reading.actors import find_actors
from dragoman.reading.cast import Cast
from dragoman.reading.parse import Entity, Parse
from dragoman.reading.places import find_places, place_of
from dragoman.reading.words import find_words
from dragoman.records import Report, report_id


def report(text):
    return Report(id=report_id(text), text=text)


def found(text):
    parse = parsed(text)
    return parse, find_places(parse, find_actors(parse, report(text)), report(text))


def named(text):
    """The places of a text as (words, country)."""
    return [(text[p.span[0] : p.span[1]], p.country) for p in found(text)[1]]


PLACES = [
    ("The talks were held in Beijing on Monday.", [("Beijing", "CHN")]),
    ("They met on the sidelines of the Munich Security Conference.", [("Munich", "DEU")]),
    ("The ship was hit off the coast of Yemen.", [("Yemen", "YEM")]),
    ("Protests broke out in Zaporizhia, Kiev, Donetsk and Kharkiv.",
     [("Zaporizhia", "UKR"), ("Kiev", "UKR"), ("Donetsk", "UKR"), ("Kharkiv", "UKR")]),
    ("They are stationed at Al Udeid air base near Doha.", [("Al Udeid air base", "QAT"), ("Doha", "QAT")]),
    ("Iraqi forces crossed into Kuwait.", [("Kuwait", "KWT")]),
    ("The invasion of Ukraine went on.", [("Ukraine", "UKR")]),
    ("Two destroyers sailed through the Taiwan Strait.", [("Taiwan Strait", None)]),
    ("Moscow annexed Crimea.", [("Crimea", "UKR")]),
    ("Israel carried out strikes on Damascus.", [("Damascus", "SYR")]),
    ("The Baghdad bombing killed three.", [("Baghdad", "IRQ")]),
    ("The troops left Afghanistan.", [("Afghanistan", "AFG")]),
    ("A bomb went off in Tripoli, Lebanon.", [("Tripoli", "LBN"), ("Lebanon", "LBN")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_name_that_says_where_is_a_place(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Beijing urged Washington to act.",
        "Paris imposed sanctions on Iran.",
        "The talks with Tehran have failed.",
        "Russia sent a letter to Japan.",
        "The U.S. exports to others have grown.",
        "He spoke of the interest in Russia.",
        "The Bank of England raised its rate.",
        "Britain recalled its ambassador to Iran.",
        "The US-China talks have failed.",
        "Kyiv and Moscow accused each other.",
    ],
)
def test_a_name_that_acts_or_is_addressed_is_none(text):
    assert named(text) == []


def test_old_spellings_lie_where_the_town_lies():
    _, (kiev, *_) = found("The shells fell in Kiev and in Lvov.")
    assert (kiev.name, kiev.country) == ("Kyiv", "UKR")
    assert (kiev.latitude, kiev.longitude) == (pytest.approx(50.45, abs=0.1), pytest.approx(30.52, abs=0.1))


def test_of_namesakes_that_of_a_state_in_the_report_counts():
    _, places = found("Pakistan said that the blast was in Hyderabad.")
    assert [(p.name, p.country) for p in places] == [("Hyderabad", "PAK")]
    _, places = found("India said that the blast was in Hyderabad.")
    assert [(p.name, p.country) for p in places] == [("Hyderabad", "IND")]


def test_a_dateline_is_a_place_but_no_events():
    text = "BEIRUT (Reuters) – A bomb killed two people on Monday."
    parse, places = found(text)
    assert [(p.country, p.dateline) for p in places] == [("LBN", True)]
    assert place_of(parse, places, word(parse, "killed")) is None


@pytest.mark.parametrize(
    ("text", "anchor", "where"),
    [
        ("The talks were held in Beijing on Monday.", "held", "Beijing"),
        ("The talks were held in Beijing on Monday.", "talks", "Beijing"),
        ("They met on the sidelines of the Munich Security Conference.", "met", "Munich"),
        ("The ship was hit off the coast of Yemen.", "hit", "Yemen"),
        ("Rebels attacked a base in Syria and seized the town of Kobani.", "attacked", "Syria"),
        ("Rebels attacked a base in Syria and seized the town of Kobani.", "seized", "Kobani"),
        ("They are stationed at Al Udeid air base near Doha.", "stationed", "Al Udeid air base"),
        ("The Baghdad bombing killed three.", "bombing", "Baghdad"),
        ("The minister will go to Jeddah to meet the envoys.", "meet", "Jeddah"),
    ],
)
def test_an_event_takes_place_where_its_clause_says(text, anchor, where):
    parse, places = found(text)
    place = place_of(parse, places, word(parse, anchor))
    assert place is not None
    assert text[place.span[0] : place.span[1]] == where


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Iran agreed, according to two diplomats in Geneva.", "agreed"),
        ("The airline will suspend its flights to Doha.", "suspend"),
        ("Officials in Baghdad said that missiles were fired.", "fired"),
    ],
)
def test_an_event_does_not_take_place_where_somebody_speaks_of_it(text, anchor):
    parse, places = found(text)
    assert place_of(parse, places, word(parse, anchor)) is None


FORMS = (
    "Paris in the South China Sea , Aleppo - near Georgia ( Texas ) ’s of and U.S. 12 — Tripoli Lebanon to from".split()
)
RELATIONS = "obl nmod case nsubj conj compound appos nmod:poss obj".split()


@settings(deadline=None)
@given(st.data(), st.lists(st.sampled_from(FORMS), max_size=30))
def test_places_of_any_tree_lie_in_order_inside_the_text(data, forms):
    text = " ".join(forms)
    words = find_words(text)
    n = len(words)
    # Any tree: a word hangs on one before it, or on the root.
    head = np.array([data.draw(st.integers(0, max(0, at - 1))) for at in range(n)], np.int32)
    relations = [data.draw(st.sampled_from(RELATIONS)) if at else "root" for at in range(n)]
    upos = ["PROPN" if form[0].isupper() else "ADP" for form in words.forms]
    entities = tuple(Entity(at, at + 1, "Location") for at in range(n) if upos[at] == "PROPN")
    parse = Parse(words, np.zeros(n, np.int32), upos, head, relations, entities)
    places = find_places(parse, Cast((), {}), report(text))
    assert [p.first for p in places] == sorted({p.first for p in places})
    for place in places:
        assert 0 <= place.span[0] < place.span[1] <= len(text)
        assert (place.latitude is None) == (place.longitude is None)
    for at in range(n):
        place_of(parse, places, at)
