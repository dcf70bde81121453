"""Events as records: one for each deed, with its parties, circumstances and whose word it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.reading.read import read
from dragoman.records import Report, check, report_id
from tests.support.told import actor, brief, one, statement, told


def kinds(text):
    return [event.type for event in told(text).reading().events]


def words(reading, span):
    return reading.report.text[slice(*span)]


def anchors(reading, event):
    return [words(reading, span) for span in event.anchors]


ONCE = [
    ("Japan launched an attack on Iran.", "ASSAULT", {"attack", "launched"}),
    ("Moscow imposed sanctions on Japan.", "SANCTION", {"sanctions", "imposed"}),
    ("Ten soldiers were killed when Russian jets bombed the port.", "ASSAULT", {"bombed", "killed"}),
    ("An Iranian strike on the port killed twelve people on Monday.", "ASSAULT", {"strike", "killed"}),
    ("Turkey bombed Syria, killing ten people.", "ASSAULT", {"bombed", "killing"}),
    ("Iran attacked Israel. Paris said nothing. Iran attacked Israel at night.", "ASSAULT", {"attacked"}),
]
TWICE = [
    "Russia attacked Kyiv on Monday. On Tuesday Russia attacked Kyiv again.",
    "Iran attacked Israel. Turkey attacked Syria.",
    "Iran attacked Israel. Iran will attack Israel again.",
]
SPOKEN = [
    ("China urged Iran to release the crew.", "REQUEST", {"CHN"}, {"IRN"}),
    ("Iran was urged by China to release the crew.", "REQUEST", {"CHN"}, {"IRN"}),
    ("Japan accused China of attacking Iran.", "ACCUSE", {"JPN"}, {"CHN"}),
    ("China was accused by Japan of attacking Iran.", "ACCUSE", {"JPN"}, {"CHN"}),
    ("China promised Guatemala to share evidence.", "AGREE", {"CHN"}, {"GTM"}),
    ("Turkey refused to extradite Weber to Russia.", "REJECT", {"TUR"}, {"RUS"}),
    ("Paris threatened to impose sanctions on Iran.", "THREATEN", {"FRA"}, {"IRN"}),
    ("China praised Japan for sending grain to Syria.", "SUPPORT", {"CHN"}, {"JPN"}),
    ("Moscow offered to supply grain to Syria.", "AGREE", {"RUS"}, {"SYR"}),
]
ABOUT = [
    ("China urged Iran to release the crew.", "RETREAT", {"IRN"}, "requested"),
    ("Rahimi demanded that Israel free the sailors.", "RETREAT", {"ISR"}, "requested"),
    ("Moscow offered to supply grain to Syria.", "AID", {"RUS"}, "planned"),
    ("Turkey refused to extradite Weber to Russia.", "COOPERATE", {"TUR"}, "negated"),
    ("Paris threatened to impose sanctions on Iran.", "SANCTION", {"FRA"}, "planned"),
    ("China promised Guatemala to share evidence.", "COOPERATE", {"CHN"}, "planned"),
]

NOBODY_DID = [
    "The reform will help our partners.",
    "The reform helped Japan.",
    "There are obstacles to export to Japan.",
    "Japan needs a mechanism to counter any terror threat to the country.",
    "Japan feels threatened by Iran.",
    "Exports contributed to growth.",
    "Weber spoke by video link.",
    "We met more people in the port.",
    "Japan shipped ninety tonnes to Syria.",
]


@pytest.mark.parametrize(("text", "kind", "expected"), ONCE)
def test_a_deed_that_several_words_name_is_one_event(text, kind, expected):
    reading = told(text).reading()
    assert set(anchors(reading, one(reading, kind))) == expected


@pytest.mark.parametrize("text", TWICE)
def test_another_day_another_actor_or_another_status_is_another_event(text):
    assert kinds(text) == ["ASSAULT", "ASSAULT"]


def test_what_is_supplied_is_nobody():
    reading = told("China agreed with Japan to supply eight submarines.").reading()
    assert [event.type for event in reading.events if event.recipients] == ["AGREE"]


def test_a_loan_that_is_signed_comes_from_the_other_side():
    reading = told("Demir signed a loan with Japan.").reading()
    lent = one(reading, "AID")
    assert (lent.actors, lent.recipients) == (("JPN",), ("demir",))


@pytest.mark.parametrize(("text", "kind", "who", "whom"), SPOKEN)
def test_a_speech_act_is_an_event_between_speaker_and_addressee(text, kind, who, whom):
    reading = told(text).reading()
    event = one(reading, kind)
    assert (set(event.actors), set(event.recipients), event.modality) == (who, whom, "occurred")


@pytest.mark.parametrize(("text", "kind", "who", "modality"), ABOUT)
def test_the_deed_that_a_speech_act_is_about_is_an_event_of_its_own(text, kind, who, modality):
    reading = told(text).reading()
    event = one(reading, kind)
    assert (set(event.actors), event.modality) == (who, modality)
    assert event.attributed_to is not None


def test_an_event_is_attributed_to_the_statement_in_whose_content_it_stands():
    reading = told("Demir demanded that Israel free the sailors.").reading()
    said = statement(reading, one(reading, "RETREAT").attributed_to)
    assert said.speakers == ("demir",)
    assert one(reading, "REQUEST").attributed_to is None


def test_a_deed_that_is_only_judged_is_told_by_the_report_itself():
    reading = told("France condemned the shelling of Kyiv.").reading()
    assert one(reading, "ASSAULT").attributed_to is None
    assert one(reading, "ACCUSE").actors == ("FRA",)


def test_those_who_act_together_are_all_actors():
    event = one(told("Sato met Chen in Jakarta on Tuesday.").reading(), "CONSULT")
    assert (set(event.actors), event.recipients) == ({"sato", "chen"}, ())


def test_people_and_things_that_only_take_part_become_actors():
    reading = told("Herders were killed by rebels.").reading()
    herders = actor(reading, "herders")
    assert (herders.kind, words(reading, herders.mentions[0].span)) == ("group", "Herders")
    assert one(reading, "ASSAULT").recipient_spans == (herders.mentions[0].span,)


def test_a_thing_that_takes_part_is_an_asset():
    reading = told("Iran rammed a supply boat.").reading()
    assert actor(reading, "supply-boat").kind == "asset"


def test_a_deed_without_any_party_is_no_record():
    assert kinds("There was an attack yesterday.") == []


@pytest.mark.parametrize("text", NOBODY_DID)
def test_what_nobody_did_or_said_is_no_event(text):
    assert kinds(text) == []


def test_companies_and_departments_can_be_asked():
    reading = told("China urged companies to release the crew.").reading()
    assert brief(reading, one(reading, "REQUEST")) == ("urged", {"CHN"}, {"companies"}, "occurred")


def test_a_day_is_the_interval_that_it_means():
    event = one(told("Sato met Chen in Jakarta on Tuesday.").reading(), "CONSULT")
    assert event.when == ("2024-02-27", "2024-02-27")
    assert one(told("Iran attacked Israel.").reading(), "ASSAULT").when is None


def test_a_toll_gives_its_attack_number_and_day():
    reading = told("An Iranian strike on the port killed twelve people on Monday.").reading()
    event = one(reading, "ASSAULT")
    assert event.when == ("2024-02-26", "2024-02-26")
    assert (event.quantity.value, event.quantity.unit) == (12.0, "people")


def test_what_an_event_concerns_is_counted():
    quantity = one(told("Russia deployed 3,000 troops.").reading(), "MOBILIZE").quantity
    assert (quantity.value, quantity.unit, quantity.bound) == (3000.0, "troops", "=")


def test_the_same_parse_gives_the_same_events():
    at = told("China urged Iran to release the crew.")
    assert at.reading().events == at.reading().events


def test_events_stand_in_the_order_of_the_text():
    reading = told("China urged Iran to release the crew.").reading()
    assert [brief(reading, event)[0] for event in reading.events] == ["urged", "release"]


PIECES = st.sampled_from(
    "Iran|Israel|the two sides|China’s ministry|he said|“We will not,”|refused to|attacked|was killed by|talks with|"
    "sanctions on|on Monday|in May 2019|3,000 troops|if|may have|,|.|\n\n|—|who|accused|of shelling|a strike|and|to|"
    "promised|withdraw|\u200b|Mr.|(|not".split("|")
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map(" ".join), st.text(max_size=80))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_gives_events_with_words_of_the_text_and_parties_of_the_reading(text):
    reading = read(Report(id=report_id(text), text=text, published="2024-02-29"))
    check(reading)
    known = {actor.id for actor in reading.actors}
    said = {statement.id for statement in reading.statements}
    for event in reading.events:
        assert event.anchors and all(0 <= start < end <= len(text) for start, end in event.anchors)
        assert known >= {*event.actors, *event.recipients} != set()
        assert not set(event.actors) & set(event.recipients)
        assert event.attributed_to is None or event.attributed_to in said


ONE_SIDED = ["The grain could help farmers.", "Weber negotiated.", "Iran will cooperate.", "Weber has a veto."]


@pytest.mark.parametrize("text", ONE_SIDED)
def test_what_takes_two_sides_is_no_event_of_one(text):
    assert told(text).reading().events == ()


def test_old_tariffs_that_are_lowered_are_no_sanction():
    assert kinds("Japan lowered its tariffs.") == ["CONCEDE"]


def test_who_receives_an_envoy_is_the_one_visited():
    (event,) = told("Japan received an envoy of Iran.").reading().events
    assert event.recipients == ("JPN",)
