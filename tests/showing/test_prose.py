import pytest

from dragoman.showing.prose import condition, whole


@pytest.mark.parametrize(
    "words, set_in_marks",
    [
        ("Oslo is “deeply worried", "Oslo is ‘deeply worried’"),
        ("worried” by the talks", "‘worried’ by the talks"),
        ('it is "open" to talks', "it is ‘open’ to talks"),
        ("nothing quoted", "nothing quoted"),
    ],
)
def test_marks_within_a_quotation_are_single_and_come_in_pairs(words, set_in_marks):
    assert whole(words) == set_in_marks


@pytest.mark.parametrize(
    "words, clause",
    [
        ("the talks fail", "if the talks fail"),
        ("if the talks fail", "if the talks fail"),
        ("unless Oslo agrees", "unless Oslo agrees"),
        ("even if “talks fail", "even if “talks fail”"),
        ("iffy talks fail", "if iffy talks fail"),
    ],
)
def test_a_condition_has_one_word_that_says_so(words, clause):
    assert condition(words) == clause
