"""Which words can stand for a factor without the sentence that they are from."""

import pytest

from dragoman.worlds.evidence.factor_labels import can_stand


@pytest.mark.parametrize(
    "label",
    ["oil prices", "escalation", "relations with Iran", "the blockade of the port", "trade between Turkey and Iran"],
)
def test_a_phrase_that_says_what_it_is(label):
    assert can_stand(label, ("IRN",))


@pytest.mark.parametrize(
    "label",
    [
        "it fails", "Iran may not welcome closer ties", "corridor", "Iran", "withdrew from the deal",
        "and the price of oil",
        "whose political skills", "those who stayed", "some dollars", "bill", "so, Iran will not help",
        "a very long phrase that goes on and on without an end", "they shed no light on it", "the visit",
    ],
)  # fmt: skip
def test_a_clause_or_what_only_points(label):
    assert not can_stand(label)
