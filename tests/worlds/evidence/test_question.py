"""What a user asks, and what is asked where he asks nothing."""

import pytest

from dragoman.errors import UsageError
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.question import asked
from tests.support.crises import asks, first, foretells, reading, store_of


@pytest.fixture
def known(tmp_path):
    other = "Kuwait asked Qatar to send a ship. Qatar will send a ship, Ada Linde said."
    exchange = asks(other, "KWT", "QAT", "to send a ship")
    return Known(store_of(tmp_path / "s", first(), reading(other, exchanges=[exchange])))


def test_without_a_question_it_is_the_ask_on_which_the_reports_turn(known):
    found = asked(known, None)
    assert found.text == "Will Iran use its influence over Kuwait to lower food prices?"
    assert (found.deed.actor, found.askers, found.toward) == ("IRN", ("TUR",), ("KWT",))


@pytest.mark.parametrize(
    "words",
    ["Will Iran press Kuwait?", "will iran press kuwait", "Could Tehran put pressure on Kuwait to lower prices?",
     "IRN/use-influence-lower", "Iran/use its influence over Kuwait to lower food prices"],
)  # fmt: skip
def test_words_find_the_deed_that_they_mean(known, words):
    found = asked(known, words)
    assert found.deed.text == "use its influence over Kuwait to lower food prices" and found.askers == ("TUR",)


def test_the_question_keeps_the_words_of_the_user(known):
    assert asked(known, "Will  Iran press Kuwait?").text == "Will Iran press Kuwait?"


def test_an_exchange_by_its_id(known):
    id_ = next(course.id for course in known.found.exchanges if course.addressees == ("QAT",))
    assert asked(known, id_).deed.text == "send a ship"


def test_a_deed_that_no_report_speaks_of_is_the_users_own(known):
    found = asked(known, "Will Iran leave the League?")
    assert (found.deed.actor, found.deed.text, found.askers, found.deed.sources) == ("IRN", "leave the League", (), ())


@pytest.mark.parametrize(
    "words, message",
    [
        ("will it rain", "nobody whom the reports know is named"),
        ("ec-00000000", "there is no exchange 'ec-00000000': `dragoman exchanges` lists them"),
        ("Irn Aida/leave", "no actor is called 'Irn Aida'"),
        ("Iran/", "say what Iran would do"),
        ("Iran", "say what Iran would do"),
    ],
)
def test_what_cannot_be_asked_is_said_with_what_to_do(known, words, message):
    with pytest.raises(UsageError, match=message):
        asked(known, words)


def test_without_an_ask_it_is_what_is_foretold(tmp_path):
    text = "Ada Linde said Iran will probably reopen the port to Kuwait."
    told = foretells(text, "ada-linde", "IRN", "reopen the port to Kuwait", 0.55, 0.8)
    found = asked(Known(store_of(tmp_path / "s", reading(text, forecasts=[told]))), None)
    assert found.text == "Will Iran reopen the port to Kuwait?"


def test_with_neither_there_is_nothing_to_ask(tmp_path):
    known = Known(store_of(tmp_path / "s", reading("Iran is near Kuwait.")))
    with pytest.raises(UsageError, match="ask a question"):
        asked(known, None)


def test_an_ask_that_was_met_does_not_go_before_one_that_was_not(tmp_path):
    text = "Kuwait asked Qatar to send a ship, and Qatar agreed. Turkey asked Iran to open the port."
    met = asks(text, "KWT", "QAT", "to send a ship", answer="accepted", evidence=["Qatar agreed"])
    still = asks(text, "TUR", "IRN", "to open the port", id="ex-2")
    known = Known(store_of(tmp_path / "s", reading(text, exchanges=[met, still])))
    assert asked(known, None).deed.text == "open the port"
