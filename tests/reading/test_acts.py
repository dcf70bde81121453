import pytest

from dragoman.reading.acts import act_of, parts
from dragoman.reading.cues import read_cue
from dragoman.reading.quotations import find_quotations
from dragoman.reading.speakers import find_speakers
from dragoman.reading.voice import Hearing
from tests.support.marked import scene


def voice(at):
    quotations = find_quotations(at.parse)
    return Hearing(at.parse, quotations, at.cast).voice(find_speakers(at.parse, at.cast, at.attribution.source))


def act(marked):
    at = scene(marked)
    told = at.attribution
    return act_of(voice(at), read_cue(at.parse, told.cue), told.cue, told.content)


BY_CUE = [
    ("[Orlov] <urged> Japan {to lift the ban}.", "ask"),
    ("[Ankara] <called on> Israel {to open the crossing}.", "ask"),
    ("[Sato] <called for> {an independent inquiry}.", "ask"),
    ("[Moreau] <asked> {whether the pipeline was safe}.", "ask"),
    ("[Rahimi] <demanded> {that Paris apologise}.", "demand"),
    ("[Orlov] <ordered> {the fleet to leave the port}.", "demand"),
    ("[Kyiv] <offered> {to host the next round}.", "offer"),
    ("[Sato] <promised> {to rebuild the bridge}.", "promise"),
    ("[The ministry] <announced> {a new visa rule}.", "announce"),
    ("[Tehran] <threatened> {to close the strait}.", "threaten"),
    ("[Weber] <warned> {that the dam could burst}.", "warn"),
    ("[Moscow] <agreed to> {a short truce}.", "accept"),
    ("[Tokyo] <rejected> {the proposal}.", "refuse"),
    ("[Beijing] <ruled out> {any talks this year}.", "refuse"),
    ("[Orlov] <denied> {that troops had crossed the river}.", "deny"),
    ("[Paris] <welcomed> {the release of the sailors}.", "support"),
    ("[Demir] <condemned> {the shelling of the hospital}.", "criticise"),
    ("[Chen] <accused> {Tokyo of bad faith}.", "criticise"),
    ("[Moreau] <predicted> {a long winter}.", "predict"),
    ("[Weber] <fears> {that the truce will not last}.", "predict"),
    ("[Moreau] <hopes> {that both sides come home}.", "hope"),
    ("[The ministry] <declined to> {comment}.", "decline-comment"),
    ("[Sato] <did not respond> {to a request for comment}.", "decline-comment"),
    ("[Orlov] <would not say> {who had signed the order}.", "decline-comment"),
    ("[Moreau] <said> {the valley has three bridges}.", "assert"),
]

#: The cue says less than the words, or something else.
BY_FORCE = [
    ("[Rahimi] <said> {Iran will strike any base that is used against it}.", "threaten"),
    ("[Orlov] <vowed> {to retaliate against Kyiv}.", "threaten"),
    ("[Tehran] <warned> {that it would hit back}.", "threaten"),
    ("[The spokesman] <said> {that Japan will pay a heavy price}.", "threaten"),
    ("“{We will impose sanctions on every shipper},” [Orlov] <said>.", "threaten"),
    ("[Sato] <said> {Japan would never attack a neighbour}.", "promise"),
    ("“{We will rebuild the harbour together},” [Demir] <added>.", "promise"),
    ("[Chen] <said> {China will not accept the ruling}.", "refuse"),
    ("[Orlov] <said> {Moscow has no intention to leave the treaty}.", "refuse"),
    ("“{We cannot accept these terms},” [Rahimi] <said>.", "refuse"),
    ("[Orlov] <said> {Russia did not supply the missiles}.", "deny"),
    ("[Chen] <said> {the report was baseless}.", "deny"),
    ("“{We had no part in this},” [the spokesman] <said>.", "deny"),
    ("[Sato] <said> {Beijing must withdraw its ships}.", "demand"),
    ("“{Release the prisoners now},” [Demir] <said>.", "demand"),
    ("[Demir] <said> {the shelling must stop}.", "demand"),
    ("[Sato] <said> {China should use its influence}.", "ask"),
    ("“{Please let the convoy through},” [Demir] <said>.", "ask"),
    ("[Chen] <said> {Beijing hopes that Tokyo will return to the table}.", "ask"),
    ("[Sato] <hopes> {that Iran will free the crew}.", "ask"),
    ("“{We urge both sides to show restraint},” [the spokesman] <said>.", "ask"),
    ("“{We strongly condemn the attack},” [Sato] <said>.", "criticise"),
    ("[Orlov] <said> {the raid was an outrageous provocation}.", "criticise"),
    ("[Sato] <said> {that Moscow had violated the border}.", "criticise"),
    ("“{I would like to thank France},” [Demir] <said>.", "support"),
    ("[Orlov] <said> {Moscow is ready to resume talks}.", "offer"),
    ("[Orlov] <said> {Russia is ready to strike the port}.", "threaten"),
    ("[Sato] <said> {the two ministers will meet on Friday}.", "predict"),
    ("[Moreau] <said> {Kyiv is likely to refuse}.", "predict"),
    ("[Weber] <said> {the ban could lead to war}.", "warn"),
    ("[Moreau] <said> {China must balance its interests}.", "assert"),
    ("[Weber] <said> {that Japan should wait}.", "assert"),
    ("[Orlov] <told> the rebels {to lay down their arms}.", "demand"),
    ("[Chen] <did not rule out> {new tariffs}.", "assert"),
    ("[Ankara] <did not support> {the motion}.", "refuse"),
    ("“{I hope the rain stops},” [Demir] <said>.", "hope"),
    ("“{We are imposing a ban on all flights},” [Sato] <said>.", "announce"),
]


@pytest.mark.parametrize(("marked", "expected"), BY_CUE)
def test_a_cue_that_names_an_act_settles_it(marked, expected):
    assert act(marked) == expected


@pytest.mark.parametrize(("marked", "expected"), BY_FORCE)
def test_the_words_tell_the_act_where_the_cue_does_not(marked, expected):
    assert act(marked) == expected


def test_a_quotation_is_cut_where_its_act_changes():
    at = scene(
        "“{The bridge is closed and the road is mined},” [Demir] <said>. “{We demand that Moscow pull its guns back}.”"
    )
    cut = parts(voice(at), read_cue(at.parse, at.attribution.cue), at.attribution.content)
    assert [(at.texts(ranges), act) for ranges, act in cut] == [
        (["The bridge is closed and the road is mined"], "assert"),
        (["We demand that Moscow pull its guns back"], "demand"),
    ]


def test_sentences_that_only_assert_do_not_cut_a_quotation():
    at = scene("“{The bridge is closed. The road is mined. Nobody is there},” [Demir] <said>.")
    assert parts(voice(at), read_cue(at.parse, at.attribution.cue), at.attribution.content) == []


def test_a_quotation_under_a_cue_that_names_its_act_is_not_cut():
    at = scene("[Demir] <urged> calm: “{The bridge is closed and mined. We demand that Moscow pull its guns back}.”")
    assert parts(voice(at), read_cue(at.parse, at.attribution.cue), at.attribution.content) == []


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[The ministry] on Saturday <called> {the reply unacceptable}.", "criticise"),
        ("[Sato] <said> {he had no particular plan in mind}.", "assert"),
        ("[Sato] <said> {Tokyo had no plans to withdraw}.", "refuse"),
        ("“{We are unwilling to pay for the damage},” [Sato] <said>.", "refuse"),
    ],
)
def test_small_words_do_not_make_an_act(marked, expected):
    assert act(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Sato] <insisted> {he was on course}.", "assert"),
        ("[Sato] <insisted on> {an inquiry}.", "demand"),
        ("“{Last week Moscow had to publish the list},” [Sato] <said>.", "assert"),
        ("“{Moscow has to publish the list},” [Sato] <said>.", "demand"),
    ],
)
def test_what_had_to_be_done_is_no_demand_and_a_clause_is_not_insisted_on(marked, expected):
    assert act(marked) == expected
