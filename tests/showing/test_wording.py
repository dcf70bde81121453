"""Statements become predicates in the report's own words."""

import msgspec
import pytest
from by_hand import person, reading, state, statement

from dragoman.records import Actor, Mention
from dragoman.showing.prose import paired
from dragoman.showing.who import find_figures
from dragoman.showing.wording import predicate


def told(text, statement_, *actors):
    one = reading(text, actors, [statement_])
    return predicate(0, one, statement_, find_figures([one]))


def simple(text, source, cue, content, **more):
    return told(text, statement(text, "st-1", "FRA", "FRA", source, cue, content, **more), state(text, "FRA", "France"))


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("France said that it would stay.", "said", "that it would stay", "said that it would stay"),
        ("France has said it would stay.", "has said", "it would stay", "said it would stay"),
        ("France urged its partners to talk.", "urged", "to talk", "urged its partners to talk"),
        ("The talks failed, France said.", "said", "The talks failed", "said that the talks failed"),
        ("The talks failed, France added.", "added", "The talks failed", "said that the talks failed"),
        ("The talks will fail, France warned.", "warned", "The talks will fail", "warned that the talks will fail"),
        ("The talks failed, according to France.", "according to", "The talks failed", "said that the talks failed"),
        ("Sanctions cost France, France believes.", "believes", "Sanctions cost France",
         "believes that sanctions cost France"),
        ("France left, accusing Spain of theft.", "accusing", "Spain of theft", "accused Spain of theft"),
        ("France did not say why it left.", "did not say", "why it left", "did not say why it left"),
        ("France did not say why it left.", "say", "why it left", "did not say why it left"),
        ("France on Monday rejected the offer.", "rejected", "the offer", "rejected the offer"),
        ("France told reporters on Monday that it left.", "told", "that it left", "told reporters that it left"),
        ("France agreed on Friday to reopen it.", "agreed on", "to reopen it", "agreed to reopen it"),
        ("France said last Friday it would stay.", "said", "it would stay", "said it would stay"),
        ("France offered to build a base in Spain as well.", "offered", "to build a base in Spain as",
         "offered to build a base in Spain"),
        ("France said that it stays, Because it can.", "said", "that it stays, Because it can",
         "said that it stays, because it can"),
        ("France said that the loss is offset by the offset by the gain.", "said",
         "that the loss is offset by the offset by the gain", "said that the loss is offset by the gain"),
        ("France left Spain, France said.", "said", "France left Spain", "said that France left Spain"),
        ("It is sad that it came, France said.", "said", "It is sad that it came", "said that it is sad that it came"),
    ],
)  # fmt: skip
def test_indirect_speech(text, cue, content, expected):
    assert simple(text, "France", cue, content) == expected


def test_direct_speech_keeps_its_words_and_marks_and_loses_the_comma_of_the_report():
    text = "“We will stay,” France said."
    assert simple(text, "France", "said", "“We will stay,”", kind="direct") == "said: “We will stay”"


def test_direct_speech_behind_a_comma_follows_a_colon_as_all_of_it():
    text = "France told reporters, “We will stay.”"
    assert simple(text, "France", "told", "“We will stay.”", kind="direct") == "told reporters: “We will stay”"


def test_what_is_quoted_keeps_what_looks_like_a_slip():
    text = "France said: “It is up to us, up to us. But we stay, And we talk.”"
    words = "“It is up to us, up to us. But we stay, And we talk.”"
    assert simple(text, "France", "said", words, kind="direct") == (
        "said: “It is up to us, up to us. But we stay, And we talk”"
    )


def test_a_second_clause_is_no_content_of_the_verb_before_it():
    text = "“We will stay,” France said, but it feared the winter."
    assert simple(text, "France", "said", "but it feared the winter") is None


def test_a_quotation_that_the_cue_cuts_in_two_is_whole_again():
    text = "“We will stay,” France said, “and we will talk.”"
    content = ["“We will stay,”", "“and we will talk.”"]
    assert simple(text, "France", "said", content, kind="direct") == "said: “We will stay, and we will talk”"


def test_a_mark_that_stands_outside_the_content_is_given_back():
    assert paired("I doubt it,” he said") == "“I doubt it,” he said"
    assert paired("they called it “a step") == "they called it “a step”"
    assert paired('the "new" order') == "the “new” order"
    assert paired('talks of OPEC"s committee') == "talks of OPEC’s committee"


def test_names_keep_their_capitals():
    text = "Paris is quiet, France said. In Paris it rains."
    assert simple(text, "France", "said", "Paris is quiet") == "said that Paris is quiet"


def test_content_that_leans_on_the_sentence_before_is_not_told():
    text = "The law passed. It is shameful, France said."
    assert simple(text, "France", "said", "It is shameful") is None


def test_what_they_called_something_is_not_told_as_a_sentence():
    text = "Spain left over what France called theft."
    assert simple(text, "France", "called", "theft") is None


def test_a_pronoun_for_somebody_else_gets_a_name_in_brackets_where_it_can_be_believed():
    text = "Ann Lee waits. France asked her to wait. She would not go, France said. It would not go, France added."
    lee = person(text, "ann-lee", "Ann Lee", pronouns=[("her", 0), ("She", 0), ("It", 0)])
    france = state(text, "FRA", "France")
    asked = statement(text, "st-1", "FRA", "FRA", "France", "asked", "to wait", act="ask", addressee="ann-lee")
    assert told(text, asked, lee, france) == "asked [Ann Lee] to wait"
    said = statement(text, "st-2", "FRA", "FRA", "France", "said", "She would not go")
    assert told(text, said, lee, france) == "said that [Ann Lee] would not go"
    added = statement(text, "st-3", "FRA", "FRA", "France", "added", "It would not go")
    assert told(text, added, lee, france) is None


def test_a_pronoun_for_the_speaker_stays():
    text = "Ann Lee came. She will stay, she said."
    lee = person(text, "ann-lee", "Ann Lee", pronouns=[("She", 0), ("she", 0)])
    one = statement(text, "st-1", "ann-lee", None, "she", "said", "She will stay")
    assert told(text, one, lee) == "said that she will stay"


def test_long_content_is_cut_at_a_clause():
    clause = "the plan for the harbour and the roads of the north was sound in all its parts"
    text = f"France said that {clause}, which {'is a matter of some debate ' * 8}there."
    content = text[len("France said ") : -1]
    assert simple(text, "France", "said", content) == f"said that {clause}"


def test_a_new_sentence_between_cue_and_content_is_not_taken_along():
    text = "France said no. The weather was fine. It left."
    one = simple(text, "France", "said", "The weather was fine")
    assert one == "said that the weather was fine"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("France should ask for talks.", "should ask for", "talks"),  # nobody has asked yet
        ("The advice that France gave was sound.", "gave", "The advice"),  # a noun phrase, and no clause
        ("It was, France put it, an error.", "put it", "an error"),
    ],
)
def test_what_would_make_no_english_or_no_statement_is_not_told(text, cue, content):
    assert simple(text, "France", cue, content) is None


def test_two_quotations_with_words_between_them_are_joined_with_a_gap():
    text = "“It was nice,” France said. “We liked it.”"
    content = ["“It was nice,”", "“We liked it.”"]
    assert simple(text, "France", "said", content, kind="direct") == "said: “It was nice … We liked it”"


def test_it_that_may_mean_nobody_gets_no_name():
    text = "Spain waits. France asked whether it is time to talk."
    spain = state(text, "ESP", "Spain")
    start = text.index("it is")
    mention = Mention(span=(start, start + 2), form="pronoun")
    spain = msgspec.structs.replace(spain, mentions=(*spain.mentions, mention))
    asked = statement(text, "st-1", "FRA", "FRA", "France", "asked", "whether it is time to talk", act="ask")
    assert told(text, asked, spain, state(text, "FRA", "France")) == "asked whether it is time to talk"


def test_a_quotation_of_two_paragraphs_is_one():
    text = '"We stay.\n"We talk," France said.'
    one = simple(text, "France", "said", ['"We stay.', '"We talk,"'], kind="direct")
    assert one == "said: “We stay. We talk”"
    assert paired('"We stay. "We talk"') == "“We stay. We talk”"


def test_two_words_are_no_clause():
    assert simple("The order, France said, was given.", "France", "said", "The order") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee ran. France said he was shot.", "said [Ann Lee] was shot"),
        ("Ann Lee ran. A gunman ran. France said he was shot.", "said he was shot"),
    ],
)
def test_a_name_stands_for_a_pronoun_only_where_nobody_else_is_nearer(text, expected):
    lee = person(text, "lee", "Ann Lee", pronouns=(("he was", 0),))
    lee = msgspec.structs.replace(
        lee, mentions=tuple(msgspec.structs.replace(m, span=(m.span[0], m.span[0] + 2)) if m.form == "pronoun" else m
                            for m in lee.mentions)
    )  # fmt: skip
    others = []
    if "gunman" in text:
        at = text.index("gunman")
        others = [
            Actor(id="gunman", kind="unnamed", name="gunman", mentions=(Mention(span=(at, at + 6), form="nominal"),))
        ]
    said = statement(text, "st-1", "FRA", "FRA", "France", "said", "he was shot")
    assert told(text, said, state(text, "FRA", "France"), lee, *others) == expected
