"""Which words are names, of whatever kind, and how far they reach."""

import json

import pytest

from dragoman.reading import lexicons
from dragoman.reading.lexicons import fold, key
from dragoman.reading.lookup import find_names
from dragoman.reading.mentions import nominal_span
from dragoman.reading.name_finding import name_spans
from tests.support.trees import tree


def hits(text: str) -> list[tuple[str, str, str]]:
    forms = text.split()
    return [(" ".join(forms[h.first : h.last]), h.kind, h.id) for h in find_names(forms)]


def names(parse) -> list[tuple[str, str]]:
    return [(parse.text(n.first, n.last), n.kind) for n in name_spans(parse)]


def test_the_longest_name_wins_and_names_do_not_overlap():
    assert hits("the South China Sea") == [("South China Sea", "region", "south china sea")]
    assert hits("Bank of America said") == [("Bank of America", "organisation", "bank-of-america")]
    assert hits("the Cold War ended") == [("Cold War", "none", "cold war")]
    assert hits("North Korea and South Korea") == [("North Korea", "state", "PRK"), ("South Korea", "state", "KOR")]


def test_an_acronym_needs_its_capitals():
    assert hits("WHO officials told us") == [("WHO", "organisation", "who")]
    assert hits("Who told the US so") == [("US", "state", "USA")]
    assert hits("WHO TOLD US") == []


def test_accents_hyphens_and_apostrophes_do_not_hide_a_name():
    assert [h[2] for h in hits("Côte d’Ivoire")] == ["CIV"]
    assert key(["Kim", "Jong", "-", "un"]) == key(["KIM", "JONG", "UN"]) == "kim jong un"
    assert fold("Erdoğan") == "erdogan"


def test_a_person_is_not_the_city_of_the_same_name():
    parse = tree("Paris:PROPN:3:nsubj Hill:PROPN:1:flat left:VERB:0:root .:PUNCT:3:punct", persons=("Paris Hill",))
    assert names(parse) == [("Paris Hill", "person")]


def test_a_state_that_the_network_calls_a_person_stays_a_state():
    parse = tree("China:PROPN:2:nsubj left:VERB:0:root .:PUNCT:2:punct", persons=("China",))
    assert names(parse) == [("China", "state")]


def test_titles_and_countries_are_cut_off_a_person_s_name():
    parse = tree(
        "U.S.:PROPN:2:compound President:PROPN:5:nsubj Anna:PROPN:2:flat Meyer:PROPN:2:flat "
        "left:VERB:0:root .:PUNCT:5:punct",
        persons=("U.S. President Anna Meyer",),
    )
    assert names(parse) == [("U.S.", "state"), ("Anna Meyer", "person")]


def test_a_family_name_said_before_is_a_person_again():
    parse = tree(
        "Anna:PROPN:3:nsubj Cha:PROPN:1:flat left:VERB:0:root .:PUNCT:3:punct",
        "Cha:PROPN:2:nsubj left:VERB:0:root .:PUNCT:2:punct",
        persons=("Anna Cha",),
    )
    assert names(parse) == [("Anna Cha", "person"), ("Cha", "person")]


def test_a_ministry_is_seen_by_its_shape():
    parse = tree("The:DET:3:det Trade:PROPN:3:compound Ministry:PROPN:4:nsubj left:VERB:0:root .:PUNCT:4:punct")
    assert names(parse) == [("Trade Ministry", "organisation")]


def test_an_organisation_that_the_network_cut_is_completed():
    parse = tree(
        "The:DET:5:det US:PROPN:5:compound -:PUNCT:4:punct China:PROPN:5:compound "
        "Initiative:PROPN:9:nsubj on:ADP:8:case "
        "Global:ADJ:8:amod Issues:PROPN:5:nmod closed:VERB:0:root .:PUNCT:9:punct".replace("US:PROPN", "US:PROPN"),
        organisations=("Initiative",),
    )
    assert ("Initiative on Global Issues", "organisation") in [
        (text.split("China ")[-1], kind) for text, kind in names(parse)
    ]


def test_a_mention_leaves_determiners_off_keeps_complements_and_stops_before_clauses():
    parse = tree(
        "His:PRON:3:nmod:poss two:NUM:3:nummod envoys:NOUN:10:nsubj to:ADP:5:case Japan:PROPN:3:nmod "
        "who:PRON:7:nsubj met:VERB:3:acl:relcl "
        "there:ADV:7:advmod ,:PUNCT:3:punct left:VERB:0:root .:PUNCT:10:punct"
    )
    assert parse.text(*nominal_span(parse, 2)) == "two envoys to Japan"


def test_a_mention_leaves_out_the_day():
    parse = tree("Talks:NOUN:4:nsubj on:ADP:3:case Monday:PROPN:1:nmod failed:VERB:0:root .:PUNCT:4:punct")
    assert parse.text(*nominal_span(parse, 0)) == "Talks"


@pytest.mark.parametrize("name", ["states", "places", "organisations", "roles", "bodies", "assets", "people"])
def test_the_lexicons_are_read(name):
    assert getattr(lexicons, name)() is getattr(lexicons, name)()


def test_codes_in_the_lexicons_are_codes_of_states():
    states = lexicons.states()
    for table in (states.names, states.adjectives, states.people, states.seats):
        assert set(table.values()) <= set(states.states)
    assert set(states.capitals.values()) - {"eu"} <= set(states.states)
    known = states.states.keys() | lexicons.organisations().organisations.keys()
    for organisation in lexicons.organisations().organisations.values():
        assert {organisation.country, organisation.acts_for, organisation.owner} - {None} <= known
    assert set(lexicons.organisations().names.values()) <= lexicons.organisations().organisations.keys()
    assert {holder.home for holder in lexicons.people().holders} <= known
    assert {holder.role_class for holder in lexicons.people().holders} <= lexicons.roles().classes.keys()


def test_every_state_of_today_has_a_demonym_or_is_a_territory():
    states = lexicons.states()
    assert {
        "CHN",
        "NLD",
        "FRA",
        "NZL",
        "BFA",
        "XKX",
        "TWN",
        "PSE",
        "VAT",
        "NER",
        "SUN",
        "DDR",
    } <= states.demonyms.keys()
    assert len(states.demonyms) > 200


def test_the_lexicons_stay_small():
    from importlib.resources import files

    sizes = [
        len(files("dragoman").joinpath("data", f"{n}.json").read_bytes())
        for n in ("states", "places", "organisations", "roles", "bodies", "assets", "people")
    ]
    assert sum(sizes) < 1_000_000
    assert json.loads(files("dragoman").joinpath("data", "assets.json").read_bytes())["heads"]["warship"] == "MIL"


def test_a_familiar_name_within_a_name_belongs_to_it():
    parse = tree(
        'Rep.:PROPN:7:nmod:desc Robert:PROPN:7:nsubj C.:PROPN:2:flat ":PUNCT:5:punct '
        'Bobby:PROPN:2:flat ":PUNCT:5:punct '
        "Ash:PROPN:8:nsubj spoke:VERB:0:root .:PUNCT:8:punct",
        persons=('Bobby " Ash',),
    )
    assert ('Robert C. " Bobby " Ash', "person") in names(parse)


def test_a_title_alone_is_nobodys_name():
    parse = tree(
        "Revenue:PROPN:2:compound Minister:PROPN:5:nsubj R:PROPN:5:nsubj Ash:PROPN:3:flat said:VERB:0:root "
        "so:ADV:5:advmod .:PUNCT:5:punct",
        persons=("R Ash",),
    )
    assert names(parse) == [("R Ash", "person")]


def test_a_family_name_that_is_a_title_or_a_people_is_still_a_name():
    parse = tree(
        "Howard:PROPN:3:nsubj Dean:PROPN:1:flat spoke:VERB:0:root .:PUNCT:3:punct",
        "Dean:PROPN:2:nsubj left:VERB:0:root .:PUNCT:2:punct",
        persons=("Howard Dean", "Dean#2"),
    )
    assert names(parse) == [("Howard Dean", "person"), ("Dean", "person")]


def test_a_body_behind_the_name_of_its_state_is_the_known_one():
    assert [h[2] for h in hits("the United States Supreme Court ruled")] == ["us-supreme-court"]


def test_a_currency_is_no_mention_of_its_country():
    assert hits("worth US $ 20 million") == []
    assert hits("worth 20 US million") == [("US", "state", "USA")]


def test_a_newspaper_named_for_a_people_is_not_that_people():
    assert hits("pilgrims of the Hindu faith") == [("Hindu", "region-adjective", "hindu")]
    assert hits("told by The Hindu today") == [("Hindu", "organisation", "the-hindu")]
    assert hits("The Hindu reported it") == [("Hindu", "organisation", "the-hindu")]
    assert hits(". The Hindu faith")[0][1] != "organisation"


def test_what_bounds_a_number_is_no_part_of_a_mention():
    parse = tree(
        "At:ADP:4:case least:ADJ:1:fixed 20:NUM:4:nummod soldiers:NOUN:5:nsubj died:VERB:0:root .:PUNCT:5:punct"
    )
    assert parse.text(*nominal_span(parse, 3)) == "20 soldiers"
