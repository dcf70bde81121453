"""Standing relations: who has a hold on whom, of what kind, and on which words it rests."""

import msgspec
import pytest

from dragoman.reading.ties import find_ties
from dragoman.reading.times import find_times
from dragoman.records import Reading, Report, Tie, check, report_id
from tests.support.told import told


def ties(text: str, published: str | None = "2024-02-29", **roster: tuple[str, str | None]) -> tuple[Tie, ...]:
    """The ties of a text, held to the codebook."""
    scene = told(text, **{"French": ("FRA", "FRA"), "Chinese": ("CHN", "CHN"), **roster})
    report = Report(id=report_id(text), text=text, published=published)
    found, actors = find_ties(scene.parse, scene.cast, scene.cast.actors, find_times(scene.parse, report), report)
    check(Reading(report=report, actors=actors, ties=found))
    return found


def brief(text: str, **roster: tuple[str, str | None]) -> set[tuple[str | None, str, str]]:
    return {(tie.from_, tie.kind, tie.to) for tie in ties(text, **roster)}


ROLES = [
    ("Japan is a close ally of France.", {("FRA", "alliance", "JPN")}),
    ("Iran, an enemy of Israel, left the talks.", {("IRN", "rivalry", "ISR")}),
    ("Moreau praised France’s neighbour Turkey.", {("FRA", "border", "TUR")}),
    ("China is Japan’s largest trading partner.", {("CHN", "trade", "JPN")}),
    ("Russia is the main gas supplier of Turkey.", {("RUS", "energy", "TUR")}),
    ("Japan is the biggest buyer of Iranian oil.", {("IRN", "energy", "JPN")}),
    ("Israel has one ally, France.", {("FRA", "alliance", "ISR")}),
    ("China considers Japan its rival.", {("CHN", "rivalry", "JPN")}),
    ("Syria, a former French colony, left the talks.", {("FRA", "influence", "SYR")}),
]
BETWEEN = [
    ("The alliance between Japan and France held.", {("FRA", "alliance", "JPN")}),
    ("Iran closed its border with Turkey.", {("IRN", "border", "TUR")}),
    ("The Russia-Ukraine conflict drags on.", {("RUS", "rivalry", "UKR")}),
    ("Russia’s war in Ukraine drags on.", {("RUS", "rivalry", "UKR")}),
    ("Prices rose after the Russian invasion of Ukraine.", {("RUS", "rivalry", "UKR")}),
    ("Turkey maintains close ties with Japan.", {("JPN", "alliance", "TUR")}),
    ("Relations between Iran and Israel are tense.", {("IRN", "rivalry", "ISR")}),
    ("Japan and China are at odds over the islands.", {("CHN", "rivalry", "JPN")}),
    ("Trade between Japan and China grew.", {("CHN", "trade", "JPN"), ("JPN", "trade", "CHN")}),
    ("Kyiv has strengthened ties with Ankara.", {("TUR", "alliance", "UKR")}),
    ("Syria is under Russian control.", {("RUS", "influence", "SYR")}),
]
FLOWS = [
    ("Japan’s car exports to China fell.", {("JPN", "trade", "CHN")}),
    ("Turkey’s imports from Russia doubled.", {("RUS", "trade", "TUR")}),
    ("Chinese loans to Syria are cheap.", {("CHN", "finance", "SYR")}),
    ("Japan has provided aid to Syria since 2011.", {("JPN", "aid", "SYR")}),
    ("Russian arms sales to Iran angered Israel.", {("RUS", "arms", "IRN")}),
    ("China used its influence over Iran.", {("CHN", "influence", "IRN")}),
    ("Israel denounced Syria’s dependence on Iran.", {("SYR", "dependence", "IRN")}),
    ("France keeps 3,000 troops in Syria.", {("FRA", "troops", "SYR")}),
    ("Japan’s sanctions on Russia hurt.", {("JPN", "sanctions", "RUS")}),
    ("Iran is under severe sanctions.", {(None, "sanctions", "IRN")}),
    ("Turkey uses missiles from Russia.", {("RUS", "arms", "TUR")}),
]
PARTIES = [
    ("Weber is a supporter of Chen.", {("chen", "alliance", "weber")}),
    ("Iran poses a threat to Israel.", {("IRN", "rivalry", "ISR")}),
    ("The threat from Iran to Israel grows.", {("IRN", "rivalry", "ISR")}),
    ("Orlov seeks to unseat Sato.", {("orlov", "rivalry", "sato")}),
    ("China has vowed to defeat Japan.", {("CHN", "rivalry", "JPN")}),
    ("Japan endorsed Weber.", {("JPN", "alliance", "weber")}),
    ("Orlov defended his support for Weber.", {("orlov", "alliance", "weber")}),
    ("Turkey came out in support of Syria.", {("SYR", "alliance", "TUR")}),
]
COUNTRIES = [
    ("Iran moved troops to the Turkish border.", {("IRN", "border", "TUR")}),
    ("Israel fears for its people in the neighbouring country of Syria.", {("ISR", "border", "SYR")}),
    ("Japan severed diplomatic relations with Iran.", {("JPN", "recognition", "IRN")}),
    ("Trade relations between Japan and China grew.", {("CHN", "trade", "JPN"), ("JPN", "trade", "CHN")}),
    ("The sanctions have hurt Iran.", {(None, "sanctions", "IRN")}),
    ("Japan punished Iran with sanctions.", {("JPN", "sanctions", "IRN")}),
    ("France should withdraw its troops from Syria.", {("FRA", "troops", "SYR")}),
    ("Turkey has submarines of French origin.", {("FRA", "arms", "TUR")}),
    ("Syria relies on French aid.", {
        ("FRA", "aid", "SYR"), ("SYR", "dependence", "FRA"),
    }),
    ("Japan trades with China.", {("CHN", "trade", "JPN"), ("JPN", "trade", "CHN")}),
]  # fmt: skip
PREDICATES = [
    ("Turkey depends on Russian gas.", {("TUR", "dependence", "RUS"), ("RUS", "energy", "TUR")}),
    ("Whether Syria gives in depends on Iran and Turkey.", {
        ("SYR", "dependence", "IRN"), ("SYR", "dependence", "TUR"),
    }),
    ("Syria is allied with Iran.", {("IRN", "alliance", "SYR")}),
    ("Iran is hostile to Israel.", {("IRN", "rivalry", "ISR")}),
    ("Iran borders Turkey.", {("IRN", "border", "TUR")}),
    ("Iran-backed rebels left Syria.", {("IRN", "aid", "rebels")}),
    ("Russia has shipped missiles to Iran since September.", {("RUS", "arms", "IRN")}),
    ("Japan lost influence over Syria because Russia now provides fuel.", {
        ("JPN", "influence", "SYR"), ("RUS", "energy", "SYR"),
    }),
    ("France is bound by treaty to defend Japan.", {("FRA", "alliance", "JPN")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_what_somebody_is_to_another_is_a_tie_with_the_lever_where_the_noun_puts_it(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), BETWEEN)
def test_what_lies_between_two_ties_them(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), FLOWS)
def test_what_passes_from_one_to_the_other_ties_giver_to_taker(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), PREDICATES)
def test_verbs_adjectives_and_compounds_say_ties(text, expected):
    assert brief(text, rebels=("rebel-army", None)) == {
        (from_, kind, "rebel-army" if to == "rebels" else to) for from_, kind, to in expected
    }


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_persons_and_parties_side_with_each_other_and_with_states(text, expected):
    assert brief(text, Chen=("chen", None), his=("orlov", None)) == expected


@pytest.mark.parametrize(("text", "expected"), COUNTRIES)
def test_the_other_side_is_found_where_the_clause_or_the_map_tells_it(text, expected):
    assert brief(text, **{"Turkish": ("TUR", "TUR")}) == expected


def test_a_leader_with_a_rival_of_his_own_country_is_himself_and_not_his_state():
    scene = told("Orlov denounced his rival Weber.", his=("orlov", "RUS"))
    text = scene.parse.words.text
    actors = [msgspec.structs.replace(a, country="RUS") if a.id == "weber" else a for a in scene.cast.actors]
    found, _ = find_ties(scene.parse, scene.cast, actors, (), Report(id=report_id(text), text=text))
    assert [(tie.from_, tie.kind, tie.to) for tie in found] == [("orlov", "rivalry", "weber")]


def test_bilateral_relations_are_those_of_the_two_of_whom_the_report_tells():
    text = "Japan and Iran met in Paris. Japan and Iran spoke. Bilateral relations are tense."
    assert brief(text) == {("IRN", "rivalry", "JPN")}


def test_relations_broken_off_tell_against_recognition():
    (tie,) = ties("Japan severed diplomatic relations with Iran.")
    assert tie.sign == "-"


@pytest.mark.parametrize(
    "text",
    [
        "Japan will become an ally of France.",
        "Japan overthrew Iran in 1953.",
        "Turkey fears sanctions.",
        "The support for Japan’s plan grew in France.",
        "Iran moved troops to the Japanese border.",
        "Talks on a free trade pact with Japan bored Iran.",
        "Japan is no ally of France.",
        "Japan will send grain to Syria.",
        "France may impose sanctions on Iran.",
        "Iran wants close ties with Japan.",
        "Turkey backed the resolution on Syria.",
        "The law would stop Japan from funding and supporting Iran.",
        "Weber, an old friend of Chen, left Tokyo.",
        "Syria’s neighbours met in Ankara.",
        "Moscow and Kyiv met within their borders.",
    ],
)
def test_what_is_denied_planned_wanted_or_done_once_is_no_tie(text):
    assert brief(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Turkey was looking to buy gas from Iran.",
        "Japan is in talks to buy oil from Iran.",
        "Turkey spoke of its ambition of supporting Japan.",
        "Japan would like closer ties with Iran.",
        "Turkey is tending towards backing Japan.",
        "Perhaps Turkey has turned and is now working to defeat Syria.",
        "The minister was accused of helping Iran.",
    ],
)
def test_what_is_wished_guessed_or_charged_is_no_tie(text):
    assert brief(text, its=("TUR", "TUR"), minister=("TUR", "TUR")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Japan sold its oil unit to China.",
        "Turkey bought 15% of Iran’s gas production company.",
        "Japan sold China the computer hardware division.",
        "Japan sold its stake in the mine to China.",
        "Chen holds a 20% stake in one of the Japanese firms.",
    ],
)
def test_firms_and_shares_that_are_sold_are_no_goods_and_tie_no_states(text):
    assert brief(text, Chen=("chen", None)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Turkey backs Japan in its opposition to the rules.",
        "Turkey backed Japan’s opposition to the rules.",
        "Japan committed to reform when it joined NATO.",
        "Turkey is fighting the case in court against Japan.",
        "Japan told Iran that bilateral disputes are on the rise.",
    ],
)
def test_to_side_in_a_single_matter_is_no_tie(text):
    assert brief(text, NATO=("nato", None), opposition=("JPN", "JPN")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Chen joined the Peace Alliance to Turkey.",
        "Iran denounced the anti-Israel Weber resolution.",
        "Weber is in no way anti-Iranian.",
        "The Chinese investor Chen left Paris.",
        "Tokyo champion Weber left Paris.",
        "The rebel chief was killed by Japanese special forces in Syria.",
        "Japanese banking contingents in China grew.",
        "Japanese forces help Iranian troops in the north of the country.",
    ],
)
def test_names_origins_and_raids_are_no_ties(text):
    assert brief(text, Chen=("chen", None), country=("JPN", "JPN")) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan sold oil products to China.", {("JPN", "energy", "CHN")}),
        ("Turkey bought 15% of Iran’s gas.", {("IRN", "energy", "TUR")}),
        ("Turkey backs Japan in its war with Iran.", {("JPN", "alliance", "TUR")}),
        ("Orlov fights against Japan.", {("JPN", "rivalry", "orlov")}),
        ("Japanese special forces in Syria killed a rebel.", set()),
        ("Japanese forces in Syria killed a rebel.", {("JPN", "troops", "SYR")}),
    ],
)
def test_what_only_looks_like_it_is_a_tie_still(text, expected):
    assert {(a, k, b) for a, k, b in brief(text)} == expected


def test_rivals_in_a_game_are_no_enemies():
    assert brief("Japan’s rivals France left Paris.") == {("FRA", "rivalry", "JPN")}
    text = "The coach praised his striker after the match and the final. The cup went to Japan’s rivals France."
    assert brief(text) == set()


def test_a_firm_owned_from_a_country_is_not_held_by_its_state():
    scene = told("The Japanese-owned carmakers left the talks.", carmakers=("carmakers", None))
    text = scene.parse.words.text
    actors = [msgspec.structs.replace(a, kind="company") if a.id == "carmakers" else a for a in scene.cast.actors]
    found, _ = find_ties(scene.parse, scene.cast, actors, (), Report(id=report_id(text), text=text))
    assert found == ()


def test_backing_a_name_of_which_nothing_is_known_is_no_tie():
    scene = told("Japan is backing Weber.")
    text = scene.parse.words.text
    actors = [msgspec.structs.replace(a, kind="civil-group") if a.id == "weber" else a for a in scene.cast.actors]
    found, _ = find_ties(scene.parse, scene.cast, actors, (), Report(id=report_id(text), text=text))
    assert found == ()


def test_solidarity_with_those_who_mourn_binds_nobody():
    scene = told("Japan expressed solidarity with the victims.", victims=("victims", None))
    text = scene.parse.words.text
    actors = [msgspec.structs.replace(a, kind="group") if a.id == "victims" else a for a in scene.cast.actors]
    found, _ = find_ties(scene.parse, scene.cast, actors, (), Report(id=report_id(text), text=text))
    assert found == ()


def test_the_same_tie_told_twice_is_one_record_with_the_words_of_both():
    text = "France is an ally of Japan. On Monday Tokyo thanked its ally France."
    (tie,) = ties(text, its=("JPN", "JPN"))
    assert [text[a:b] for a, b in tie.evidence] == ["France is an ally of Japan", "its ally France"]


def test_what_is_mutual_stands_in_the_order_of_the_ids():
    (tie,) = ties("Turkey borders Iran.")
    assert (tie.from_, tie.to, tie.sign) == ("IRN", "TUR", None)


def test_since_when_and_how_much_are_told():
    (tie,) = ties("Russia has shipped more than 200 missiles to Iran since September.")
    assert (tie.since, tie.magnitude) == ("2023-09", "more than 200 missiles")


def test_troops_of_an_enemy_harm():
    found = ties("Russian troops in Ukraine dug in. Russia’s war in Ukraine drags on.")
    assert {(tie.kind, tie.sign) for tie in found} == {("troops", "-"), ("rivalry", "-")}


def test_penalties_of_unknown_hands_are_those_of_whom_the_report_names():
    found = ties("Iran is under severe sanctions. Japan’s sanctions on Iran hurt.")
    assert [(tie.from_, len(tie.evidence)) for tie in found] == [("JPN", 2)]


def test_nobody_imposes_penalties_on_itself():
    assert brief("Iran is under severe sanctions. Iran’s sanctions on Japan hurt.") == {
        (None, "sanctions", "IRN"), ("IRN", "sanctions", "JPN"),
    }  # fmt: skip


def test_who_acts_for_a_state_stands_for_it():
    assert brief("Orlov needs Sato.") == {("orlov", "dependence", "sato")}
    assert brief("Orlov, whom Moscow and Tokyo sent, needs Sato.") == {("RUS", "dependence", "JPN")}


def test_a_part_of_the_world_is_bound_as_a_whole_and_becomes_an_actor():
    scene = told("China has great influence in Africa.")
    text = scene.parse.words.text
    found, actors = find_ties(scene.parse, scene.cast, scene.cast.actors, (), Report(id=report_id(text), text=text))
    assert [(tie.from_, tie.kind, tie.to) for tie in found] == [("CHN", "influence", "africa")]
    assert [actor.id for actor in actors if actor not in scene.cast.actors] == ["africa"]
