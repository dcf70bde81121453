from dataclasses import replace

import pytest
from msgspec import structs

from dragoman.reading.layers import outer_layer
from dragoman.reading.parse import Entity
from dragoman.reading.quotations import find_quotations
from dragoman.reading.spans import tidy
from dragoman.reading.statements import find_statements
from tests.support.marked import scene


def tidied(marked):
    at = scene(marked)
    (one,) = tidy(at.parse, find_quotations(at.parse), (at.attribution,))
    return at.texts(one.source), at.texts(one.content)


ONE_SOURCE = [
    ("[Orlov], who met [Sato] in Paris, <said> {the talks would go on}.", "Orlov"),
    ("[The ministry] <detailed> {the plan} in a note to [Interfax].", "The ministry"),
    ("[Paris] was silent when [Tokyo] <said> {the line was cut}.", "Tokyo"),
    ("[Tehran] was <accused> by [Israel] {of sabotage}.", "Israel"),
]


@pytest.mark.parametrize(("marked", "source"), ONE_SOURCE)
def test_of_several_sources_the_one_that_the_tree_makes_the_speaker_stays(marked, source):
    assert tidied(marked)[0] == [source]


LOST_SOURCE = [
    ("Orlov visited Ankara and <criticised> {the embargo}.", ["Orlov"]),
    ("Sato left the room, <accusing> {Iran of bad faith}.", ["Sato"]),
    ("Tehran <rejected> {the offer}.", ["Tehran"]),
    ("The rebels forced Sato <to admit> {that trade had fallen}.", ["Sato"]),
    ("{The bridge} was <described> {as unsafe}.", []),
    ("It <seems> {that the harvest is safe}.", []),
]


@pytest.mark.parametrize(("marked", "source"), LOST_SOURCE)
def test_a_source_that_was_left_over_is_the_subject_of_the_verb(marked, source):
    assert tidied(marked)[0] == source


def test_who_was_asked_is_not_who_asks():
    assert tidied("<Asked> {whether Tokyo would sign}, [Sato] shook his head.")[0] == []
    assert tidied("<Asked> by [Interfax] {whether Tokyo would sign}, Sato shook his head.")[0] == ["Interfax"]


def test_how_a_source_wishes_to_be_quoted_is_no_statement():
    at = scene("An envoy, [who] <asked> {not to be named}, left the hall.")
    assert outer_layer(at.parse, find_quotations(at.parse)) == []
    at = scene("The officials <asked> {not to be disturbed}.")
    assert len(outer_layer(at.parse, find_quotations(at.parse))) == 1


SPEECH = [
    ("[Weber] <said of> {Sato, “He will never sign a paper like that.”}", "“He will never sign a paper like that.”"),
    ("[Sato] <said>, {“We will wait for the ships,” until the lights went out}.", "“We will wait for the ships,”"),
    ("[Weber] <said> {the plan, “a very old and very bad idea,” was dead}.", None),
    ("[Weber] <said> {that, “in the long run of things,” it would hold}.", None),
]


@pytest.mark.parametrize(("marked", "speech"), SPEECH)
def test_direct_speech_stands_alone(marked, speech):
    content = tidied(marked)[1]
    assert content == ([speech] if speech else scene(marked).texts(scene(marked).attribution.content))


def test_a_quotation_that_a_colon_announces_is_found():
    at = scene("[Moreau] <made the following comment>:\n\n{“The river is high. It will not fall before the spring.”}")
    (one,) = find_statements(replace(at.parse, attributions=()), at.cast, at.report())
    assert (one.kind, one.speakers) == ("direct", ("moreau",))
    assert [at.text[a:b] for a, b in one.cue] == ["made the following comment"]
    assert [at.text[a:b] for a, b in one.content] == at.texts(at.attribution.content)


def test_what_was_over_before_is_not_said_with_the_quotation_that_a_cue_leads_in():
    at = scene("Weber gave one answer: {“Nobody will pay for this.”} Then [Sato] <said>, {“We will pay for it.”}")
    (one,) = [s for s in find_statements(at.parse, at.cast, at.report()) if s.speakers == ("sato",)]
    assert [at.text[a:b] for a, b in one.content] == ["“We will pay for it.”"]


def test_pieces_of_a_content_do_not_overlap():
    at = scene("{“We are building a road,”} [Orlov] <said>.")
    ((first, last),) = at.attribution.content
    twice = structs.replace(at.attribution, content=((first, last), (first + 2, last - 1)))
    (one,) = outer_layer(replace(at.parse, attributions=(twice,)), find_quotations(at.parse))
    assert one.content == ((first, last),)


DONE_TO = [
    ("[Sato] was <asked> {whether Tokyo would sign}.", []),
    ("[Tokyo] was <blamed> {for the flood}.", []),
    ("[The spokesman] <was quoted as saying> {that the line was cut}.", ["The spokesman"]),
    ("[It] <is expected> {that the harvest will fail}.", []),
    ("[Japan] <urged> {to open its ports}", []),
    ("[Japan] <urged> {China to open its ports}.", ["Japan"]),
]


@pytest.mark.parametrize(("marked", "source"), DONE_TO)
def test_whom_it_is_done_to_is_no_source(marked, source):
    assert tidied(marked)[0] == source


def test_a_source_in_another_sentence_gives_way_to_the_subject():
    assert tidied("Paris <rejected> {the offer}. [Weber] left the hall.")[0] == ["Paris"]


def test_scraps_of_another_sentence_are_no_content():
    assert tidied("[Weber] <said> {the line was cut}. The {bridge} was open.")[1] == ["the line was cut"]


def test_a_name_is_no_cue():
    at = scene("[Sultan] <Said> {bin Taimur} left.")
    name = Entity(*at.words("Said bin Taimur"), "Person")
    assert outer_layer(replace(at.parse, entities=(name,)), find_quotations(at.parse)) == []


def test_an_act_that_was_left_over_shares_its_speaker_with_the_next():
    at = scene("Orlov rejected the offer, <accusing> {Iran of bad faith}.")
    found = find_statements(at.parse, at.cast, at.report())
    assert [(one.act, one.speakers) for one in found] == [("refuse", ("orlov",)), ("criticise", ("orlov",))]


def test_what_the_reporter_goes_on_to_say_is_no_speech_but_more_of_the_quotation_is():
    more = "{“Nobody wants a quarrel,”} [Sato] <said>, {but Tokyo “has to choose between the two of them.”}"
    assert len(tidied(more)[1]) == 2
    his = "{“Nobody wants a quarrel,”} [Sato] <said>, {and one reason was the rise of the “new” party in the north}."
    assert tidied(his)[1] == ["“Nobody wants a quarrel,”"]


def test_what_is_no_source_after_all_is_content():
    marked = "[Sato] <rejected> {a demand by} [four states] {that Tokyo leave the port}."
    assert tidied(marked) == (["Sato"], ["a demand by four states that Tokyo leave the port"])


def test_a_heading_is_no_part_of_what_is_said_below_it():
    at = scene("Ships {for the islands\n\nTokyo has offered two ships}, [the ministry] <said>.")
    (one,) = tidy(at.parse, find_quotations(at.parse), (at.attribution,))
    assert at.texts(one.content) == ["Tokyo has offered two ships"]
