"""Spellings of one name come to one form; names that one script tells apart do not."""

import pytest

from dragoman.assembly.transliterations import spelling, without_article


@pytest.mark.parametrize(
    "words",
    [
        "Zelensky Zelenskyy Zelenskiy",
        "Mohammed Muhammad Mohamed",
        "Schröder Schroeder",
        "Kyiv Kiev",
        "Erdoğan Erdogan",
        "Yanukovych Yanukovich",
        "Sergei Sergey",
        "Qadir Kadir",
        "Hussein Husain",
        "Yevgeny Evgeni",
        "Wladimir Vladimir Volodymyr",
    ],
)
def test_spellings_of_one_name_are_one(words):
    assert len({spelling(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["Hassan Hussein", "Jong Jung", "Davis Davies", "Rouhani Rahmani"])
def test_other_names_stay_others(words):
    assert len({spelling(word) for word in words.split()}) == 2


def test_the_arabic_article_goes_and_names_that_only_look_like_it_stay():
    assert without_article("Adel al-Jubeir") == "Adel Jubeir" == without_article("Adel Al Jubeir")
    assert without_article("Salah ad-Din") == "Salah Din"
    assert without_article("Al") == "Al" and without_article("Alan Asher") == "Alan Asher"
