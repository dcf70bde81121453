"""Words of an ask or a forecast as a deed that can follow a name, and short ids for them."""

import pytest

from dragoman.assembly.standing import Standing
from dragoman.worlds.evidence.deed_words import as_before, deed_of, id_of
from tests.support.crises import reading, span


def deed(text, words, doer="TUR"):
    made = reading(text)
    return deed_of(made, span(text, words), [doer], Standing.of([made]).sides(made))


@pytest.mark.parametrize(
    "text, words, found",
    [
        ("Iran asked Turkey to close its base after the vote.", "to close its base after the vote",
         "close its base"),
        ("Iran demanded that Turkey close its base.", "that Turkey close its base", "close its base"),
        ("Turkey must stop arming groups such as the Red Band, Iran said.",
         "must stop arming groups such as the Red Band", "stop arming groups such as the Red Band"),
        ("Turkey may choose to open the port “at once”.", "choose to open the port “at once”",
         "open the port at once"),
        ("Turkey is unlikely to withdraw (as it had said it would).", "withdraw (as it had said it would", None),
        ("Iran asked Turkey for its help.", "for its help", None),
        ("Turkey could be overtaken by events.", "be overtaken by events", None),
        ("Turkey will lose the vote.", "lose the vote", None),
        ("Turkey would do it again.", "do it again", None),
        ("Iran asked Turkey to lift its U.S. tariffs.", "to lift its U.S. tariffs", "lift its U.S. tariffs"),
        ("Iran made demands.", "demands", None),
        ("Turkey might lend money, in her view.", "lend money, in her view", "lend money"),
    ],
)  # fmt: skip
def test_what_somebody_is_to_do(text, words, found):
    assert deed(text, words) == found


def test_a_long_deed_is_cut_and_says_so():
    words = "to open the old port and the new port and the third port and every other port of the whole long coast"
    found = deed(f"Iran asked Turkey {words}.", words)
    assert found is not None and found.endswith(" …") and len(found.split()) == 17


@pytest.mark.parametrize(
    "words, same", [("continue to trade", True), ("keep its base", True), ("close its base", False)]
)
def test_to_go_on_is_no_deed(words, same):
    assert as_before(words) == same


def test_ids_say_what_it_is_and_are_taken_once():
    assert id_of("use its influence over Iran to lower prices", (), names=False) == "use-influence-lower"
    assert id_of("relations with Iran", ()) == "relations-iran"
    assert id_of("close its base", {"close-base"}) == "close-base-2"
    assert id_of("", ()) == "thing"
