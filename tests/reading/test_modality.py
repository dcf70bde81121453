"""Whether a deed happened, by what it hangs on."""

import pytest

from dragoman.reading.modality import is_command, status_of
from tests.support.sentences import parsed, word

OCCURRED = [
    ("Russia attacked a depot on Monday.", "attacked"),
    ("Iran has seized two tankers.", "seized"),
    ("Moscow confirmed that it had released the sailors.", "released"),
    ("Japan welcomes envoys from Jakarta.", "welcomes"),
    ("The army managed to free the hostages.", "free"),
    ("Rebels began to withdraw from the town.", "withdraw"),
    ("Iran carried out the attack.", "attack"),
    ("While it attacked Syria, Iran wants to talk.", "attacked"),
    ("While attacking Syria, Iran wants to talk.", "attacking"),
]
ONGOING = [
    ("Russian jets are bombing the port.", "bombing"),
    ("Turkey has been training the guards for months.", "training"),
    ("Rebels continue to shell the town.", "shell"),
    ("Iran kept shelling the border.", "shelling"),
    ("Turkish forces still occupy the island.", "occupy"),
    ("The siege of the port continues.", "siege"),
    ("Japan called for an end to the ongoing blockade.", "blockade"),
]
PLANNED = [
    ("Moscow will withdraw its troops in May.", "withdraw"),
    ("Iran plans to seize the tanker.", "seize"),
    ("Japan promised to send grain to Syria.", "send"),
    ("Ministers are to meet in Jakarta.", "meet"),
    ("Turkey is preparing to attack the rebels.", "attack"),
    ("Parliament voted to expel the ambassador.", "expel"),
    ("China is ready to mediate.", "mediate"),
    ("Japan announced plans to deploy two frigates.", "deploy"),
    ("Troops moved north to seize the port.", "seize"),
    ("Moscow is going to expel two diplomats.", "expel"),
    ("The planned withdrawal alarmed Kyiv.", "withdrawal"),
    ("Rahimi said Iran would release the crew.", "release"),
    ("Paris threatened to impose sanctions on Iran.", "sanctions"),
    ("Moscow announced the withdrawal of its troops.", "withdrawal"),
    ("Iran’s pledge to release the crew came to nothing.", "release"),
]
REQUESTED = [
    ("China urged Iran to release the crew.", "release"),
    ("Japan demanded that Moscow withdraw its troops.", "withdraw"),
    ("Kyiv called on France to send tanks.", "send"),
    ("Protesters demanded the release of two priests.", "release"),
    ("Moscow must withdraw its troops.", "withdraw"),
    ("“Release the sailors,” Demir told Iran.", "Release"),
    ("Tehran rejected calls to release the crew.", "release"),
    ("A call to boycott the summit went round.", "boycott"),
]
POSSIBLE = [
    ("Iran may attack the port.", "attack"),
    ("France fears that Moscow will attack Kyiv.", "attack"),
    ("Japan is considering sanctions against Iran.", "sanctions"),
    ("If Iran attacks the port, Japan will respond.", "attacks"),
    ("Turkey would attack if Iran seized the strait.", "attack"),
    ("Moscow will withdraw unless Kyiv attacks.", "withdraw"),
    ("Did Iran attack the tanker? Nobody knows.", "attack"),
    ("Will Japan expel the envoy? Nobody knows.", "expel"),
    ("The threat of an invasion worries Kyiv.", "invasion"),
    ("Iran is likely to attack.", "attack"),
    ("A possible attack on the port worried Tokyo.", "attack"),
    ("Iran gave permission to Russia to arm Turkey.", "arm"),
    ("Kyiv warned Iran against arming the rebels.", "arming"),
    ("It is unclear whether Iran attacked the tanker.", "attacked"),
]
NEGATED = [
    ("Iran did not attack the tanker.", "attack"),
    ("Iran never attacked the tanker.", "attacked"),
    ("Iran denied attacking the tanker.", "attacking"),
    ("Iran denied that it had attacked the tanker.", "attacked"),
    ("Turkey refused to release the pastor.", "release"),
    ("Japan ruled out sending troops to Syria.", "sending"),
    ("Moscow stopped short of expelling the envoy.", "expelling"),
    ("The rebels left without attacking the town.", "attacking"),
    ("Paris has yet to release the funds.", "release"),
    ("No talks were held in Jakarta.", "talks"),
    ("Japan would have attacked the base.", "attacked"),
    ("Neither side attacked the convoy.", "attacked"),
    ("The cancelled visit angered Tokyo.", "visit"),
    ("Ankara is unwilling to release the pastor.", "release"),
    ("Japan called off the visit.", "visit"),
    ("Police foiled an attack on the embassy.", "attack"),
    ("Tokyo imposed no sanctions on Iran.", "sanctions"),
    ("The refusal to release the crew angered Tokyo.", "release"),
]
IN_VAIN = [
    ("Rebels tried to seize the port.", "seize"),
    ("Rebels attempted to kill the general.", "kill"),
    ("An attempted coup shook Ankara.", "coup"),
    ("The failed raid killed nobody.", "raid"),
]
#: A deed behind several governors.
TOGETHER = [
    ("Iran asked Ankara to stop bombing the camp.", "bombing", "ongoing"),
    ("France urged Kyiv not to attack the convoy.", "attack", "possible"),
    ("China promised not to attack the island.", "attack", "negated"),
    ("Iran may have refused to send the missiles.", "send", "possible"),
    ("Japan has not ruled out sending troops.", "sending", "possible"),
    ("Moscow did not promise to release the crew.", "release", "negated"),
    ("Turkey did not refuse to release the pastor.", "release", "possible"),
    ("Iran will try to seize the port.", "seize", "planned"),
    ("China urged Iran to agree to release the crew.", "release", "requested"),
    ("Iran refused to come and talk.", "talk", "negated"),
    ("Japan might agree to send ships.", "send", "possible"),
    ("Japan refused to promise to withdraw.", "withdraw", "negated"),
    ("Moscow agreed to stop shelling the town.", "shelling", "ongoing"),
    ("Iran promised to attack if Japan seizes the ship.", "attack", "possible"),
]


def modality(text, form):
    parse = parsed(text)
    return status_of(parse, word(parse, form)).modality


def outcome(text, form):
    parse = parsed(text)
    return status_of(parse, word(parse, form)).outcome


@pytest.mark.parametrize(("text", "form"), OCCURRED)
def test_what_is_told_plainly_occurred(text, form):
    assert modality(text, form) == "occurred"
    assert outcome(text, form) is None


@pytest.mark.parametrize(("text", "form"), ONGOING)
def test_what_goes_on_is_ongoing(text, form):
    assert modality(text, form) == "ongoing"


@pytest.mark.parametrize(("text", "form"), PLANNED)
def test_what_is_intended_promised_or_a_purpose_is_planned(text, form):
    assert modality(text, form) == "planned"


@pytest.mark.parametrize(("text", "form"), REQUESTED)
def test_what_is_asked_for_or_owed_is_requested(text, form):
    assert modality(text, form) == "requested"


@pytest.mark.parametrize(("text", "form"), POSSIBLE)
def test_what_is_feared_conditional_or_in_question_is_possible(text, form):
    assert modality(text, form) == "possible"


@pytest.mark.parametrize(("text", "form"), NEGATED)
def test_what_is_denied_refused_or_left_undone_is_negated(text, form):
    assert modality(text, form) == "negated"


@pytest.mark.parametrize(("text", "form"), IN_VAIN)
def test_what_was_tried_in_vain_occurred_and_failed(text, form):
    assert modality(text, form) == "occurred"
    assert outcome(text, form) == "failed"


@pytest.mark.parametrize(("text", "form", "expected"), TOGETHER)
def test_each_governor_changes_what_the_next_one_says(text, form, expected):
    assert modality(text, form) == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("“Release the sailors,” Demir told Iran.", "Release", True),
        ("Troops moved north to seize the port.", "seize", False),
        ("Russia attacked a depot on Monday.", "attacked", False),
    ],
)
def test_a_bare_verb_with_nothing_before_it_is_a_command(text, form, expected):
    parse = parsed(text)
    assert is_command(parse, word(parse, form)) is expected
