import pytest

from dragoman.reading.naming import (
    family_name,
    gender_of_name,
    organisation_key,
    person_key,
    same_organisation,
    same_person,
    short_fits,
)


def key(name: str) -> tuple[str, ...]:
    return person_key(name.replace("-", " - ").split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong Un"),
        ("Liu Pengyu", "Peng Yu"),
        ("Fumio Kishida", "Kishida Fumio"),
        ("George Bush", "George W. Bush"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("J. Smith", "John Smith"),
        ("Nicolás Maduro", "Nicolas Maduro"),
        ("Hillary Clinton", "Hillary Rodham Clinton"),
        ("Muammar Gaddafi", "Muammar Gadhafi"),
    ],
)
def test_one_person_under_two_names(one, other):
    assert same_person(key(one), key(other))
    assert same_person(key(other), key(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Un", "Kim Yo Jong"),
        ("Lloyd Austin", "John Austin"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Mario Gonzalez", "Maria Gonzalez"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("George Bush", "George Best"),
        ("Xi Jinping", "Xi Zhongxun"),
        ("Nawaz Sharif", "Shehbaz Sharif"),
    ],
)
def test_two_people_are_kept_apart(one, other):
    assert not same_person(key(one), key(other))


def test_family_names_stand_where_their_language_puts_them():
    assert family_name(key("Xi Jinping")) == "xi"
    assert family_name(key("Park Chung-woo")) == "park"
    assert family_name(key("Antony Blinken")) == "blinken"
    assert family_name(key("Ursula von der Leyen")) == "leyen"


def test_the_family_name_stands_for_a_person_better_than_another_word_of_the_name():
    assert short_fits(("xi",), key("Xi Jinping")) > short_fits(("jinping",), key("Xi Jinping")) > 0
    assert short_fits(("blinken",), key("Lloyd Austin")) == 0
    assert short_fits(key("bin Laden"), key("Osama bin Laden")) > 0.9


def test_suffixes_and_hyphens_are_no_part_of_a_key():
    assert key("Donald Trump Jr.") == ("donald", "trump")
    assert key("Park Geun-hye") == ("park", "geun", "hye")


def test_gender_is_told_by_the_given_name_only_where_it_tells():
    assert gender_of_name(key("Susan Thornton")) == "f"
    assert gender_of_name(key("Robert Manning")) == "m"
    assert gender_of_name(key("Xi Jinping")) is None
    assert gender_of_name(("thornton",)) is None


def test_a_short_name_stands_for_an_organisation():
    long = organisation_key("Quincy Institute for Responsible Statecraft".split())
    assert same_organisation(("quincy", "institute"), long, False)
    assert same_organisation(("georgetown",), ("georgetown", "university"), False)
    assert same_organisation(("post",), ("new", "york", "post"), True)
    assert not same_organisation(("post",), ("new", "york", "post"), False)
    assert not same_organisation(("national",), ("national", "guard"), False)
