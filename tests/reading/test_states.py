import pytest

from dragoman.reading.states import adjective_of, name_of, resolve_phrase
from tests.support.trees import cast_of, meant, mentions, tree


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("three top U.S. diplomats", "USA"),
        ("a Burmese general", "MMR"),
        ("Côte d’Ivoire", "CIV"),
        ("the Netherlands", "NLD"),
        ("Dutch farmers", "NLD"),
        ("North Korean leader", "PRK"),
        ("DPRK", "PRK"),
        ("the Kremlin", "RUS"),
        ("Downing Street", "GBR"),
        ("the Blue House", "KOR"),
        ("Zhongnanhai", "CHN"),
        ("the Élysée", "FRA"),
        ("Rashtrapati Bhavan", "IND"),
        ("the Soviet Union", "SUN"),
        ("Yugoslav officials", "YUG"),
        ("East German border guards", "DDR"),
        ("Kosovo", "XKX"),
        ("Republic of China", "TWN"),
        ("People's Republic of China", "CHN"),
        ("Republic of the Congo", "COG"),
        ("Congolese rebels", "COD"),
        ("Nigerien soldiers", "NER"),
        ("Nigerian soldiers", "NGA"),
        ("a Swede", "SWE"),
        ("two Finns", "FIN"),
        ("Abkhazia", "GEO"),
        ("South Ossetian militia", "GEO"),
        ("Tehran", "IRN"),
        ("Peking", "CHN"),
        ("us", None),
        ("turkey", "TUR"),
        ("analysts", None),
        ("a cat", None),
    ],
)
def test_a_phrase_names_its_country(phrase, country):
    assert resolve_phrase(phrase).country == country


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("two Chinese warplanes", "MIL"),
        ("the foreign minister", "GOV"),
        ("a disgraced former minister", "ELI"),
        ("Slovak soldiers", "MIL"),
        ("riot police", "COP"),
        ("an opposition lawmaker", "LEG"),
        ("gunmen", "UAF"),
        ("Boko Haram gunmen", "REB"),
        ("the intelligence service", "SPY"),
        ("the High Court", "JUD"),
        ("Ukrainian farmers", "AGR"),
        ("a group of tourists", "CVL"),
        ("British experts", "EDU"),
        ("the National Guard", "MIL"),
        ("Chile's Defense Ministry", "GOV"),
        ("medics", "MED"),
        ("the ruling party", "PTY"),
        ("asylum seekers", "REF"),
        ("a drug cartel", "CRM"),
    ],
)
def test_a_phrase_tells_its_sector(phrase, sector):
    assert resolve_phrase(phrase).sector == sector


def test_an_office_holder_is_judged_by_the_year():
    assert resolve_phrase("Angela Merkel", 2017).sector == "GOV"
    assert resolve_phrase("Angela Merkel", 2024).sector == "ELI"
    assert resolve_phrase("Angela Merkel", 2024).country == "DEU"


def test_a_body_of_many_states_has_a_bloc_and_no_country():
    found = resolve_phrase("the World Bank")
    assert (found.country, found.bloc) == (None, "IGO")


def test_names_and_adjectives_of_states():
    assert (name_of("KOR"), adjective_of("KOR")) == ("South Korea", "South Korean")
    assert name_of("XYZ") == "XYZ"


REMAINED = "Beijing:PROPN:3:nsubj has:AUX:3:aux remained:VERB:0:root silent:ADJ:3:xcomp .:PUNCT:3:punct"
HELD = "Talks:NOUN:3:nsubj:pass were:AUX:3:aux:pass held:VERB:0:root in:ADP:5:case Beijing:PROPN:3:obl .:PUNCT:3:punct"
STANCE = "Beijing:PROPN:3:nmod:poss 's:PART:1:case stance:NOUN:4:nsubj changed:VERB:0:root .:PUNCT:4:punct"
AIRPORT = "Beijing:PROPN:3:nmod:poss 's:PART:1:case airport:NOUN:4:nsubj closed:VERB:0:root .:PUNCT:4:punct"
URGED = "Japan:PROPN:2:nsubj urged:VERB:0:root Beijing:PROPN:2:obj to:PART:5:mark act:VERB:2:xcomp .:PUNCT:2:punct"
VISITED = "Abe:PROPN:2:nsubj visited:VERB:0:root Beijing:PROPN:2:obj .:PUNCT:2:punct"
WITH = "Japan:PROPN:2:nsubj broke:VERB:0:root with:ADP:4:case Beijing:PROPN:2:obl .:PUNCT:2:punct"
DATELINE = (
    "BEIJING:PROPN:0:root (:PUNCT:3:punct Reuters:PROPN:1:appos ):PUNCT:3:punct -:PUNCT:1:punct "
    "Rain:NOUN:7:nsubj fell:VERB:1:parataxis .:PUNCT:7:punct"
)


@pytest.mark.parametrize("sentence", [REMAINED, STANCE, URGED, WITH])
def test_a_capital_that_acts_is_its_government(sentence):
    parse = tree(sentence)
    cast = cast_of(parse)
    assert meant(parse, cast, "Beijing") == ("CHN",)
    assert "Beijing" in mentions(parse, cast, "CHN")


@pytest.mark.parametrize("sentence", [HELD, AIRPORT, VISITED, DATELINE])
def test_a_capital_where_things_happen_is_a_place(sentence):
    cast = cast_of(tree(sentence))
    assert "CHN" not in cast.by_id


def test_a_wrong_arc_does_not_make_a_place_of_a_government():
    # The tree hangs "Moscow" on the wrong word; the preposition before it still tells.
    parse = tree(
        "Support:NOUN:5:nsubj for:ADP:1:dep Moscow:PROPN:5:dep has:AUX:5:aux grown:VERB:0:root .:PUNCT:5:punct"
    )
    assert "RUS" in cast_of(parse).by_id


def test_an_embassy_is_no_mention_of_its_state():
    parse = tree("The:DET:3:det Chinese:ADJ:3:amod embassy:NOUN:4:nsubj protested:VERB:0:root .:PUNCT:4:punct")
    cast = cast_of(parse)
    assert [(a.kind, a.country, a.acts_for) for a in cast.actors if a.mentions] == [("government-body", "CHN", "CHN")]
    assert meant(parse, cast, "The Chinese embassy") == ("chinese-embassy",)


def test_a_demonym_before_an_official_is_a_mention_of_the_state():
    parse = tree(
        "The:DET:3:det U.S.:PROPN:3:compound secretary:NOUN:4:nsubj left:VERB:0:root .:PUNCT:4:punct",
    )
    assert mentions(parse, cast_of(parse), "USA") == ["U.S."]


def test_the_north_is_north_korea_where_korea_is_spoken_of():
    south = "South:PROPN:3:compound Korea:PROPN:3:nsubj waited:VERB:0:root .:PUNCT:3:punct"
    north = "The:DET:2:det North:PROPN:3:nsubj refused:VERB:0:root .:PUNCT:3:punct"
    assert meant(tree(south, north), cast_of(tree(south, north)), "The North") == ("PRK",)
    assert "PRK" not in cast_of(tree(north)).by_id
