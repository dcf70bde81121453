"""How two names of persons stand to each other."""

import pytest

from dragoman.assembly.name_likeness import damage_likeness, fits_word, person_name, relation, title_of


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Kim Jong-un", "Kim Jong Un", "same"),
        ("King Salman", "Salman", "same"),
        ("Bisher Al Khasawneh", "Bisher Khasawneh", "same"),
        ("Ferdinand “Bongbong” Marcos", "Ferdinand Marcos", "same"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky", "spelled"),
        ("Wang Yi", "Yi Wang", "order"),
        ("Park Chung-woo", "Chung-woo Park", "order"),
        ("George Bush", "George W. Bush", "middle"),
        ("Andrés Manuel López Obrador", "Andres Lopez Obrador", "middle"),
        ("J. Berg", "Johan Berg", "initial"),
        ("Bill Clinton", "William Clinton", "given"),
        ("Abdullah bin Zayed", "Abdullah bin Zayed Al Nahyan", "part"),
        ("Clinton", "Hillary Clinton", "short"),
        ("von der Leyen", "Ursula von der Leyen", "short"),
        ("Xi", "Xi Jinping", "short"),
        ("Hosni Mubarak", "Husni Mubarak", "vowels"),
        ("Bill Clinton", "Hillary Clinton", "conflict"),
        ("Kim Jong-un", "Kim Jong-il", "conflict"),
        ("George H. W. Bush", "George W. Bush", "conflict"),
        ("Anna Berg Jr", "Anna Berg Sr", "conflict"),
        ("Hassan Rouhani", "Hossein Rouhani", "vowels"),
        ("Anna Berg", "Peter Falk", None),
        ("Anna", "Anna Berg", None),
    ],
)
def test_relations_hold_both_ways(one, other, how):
    assert relation(person_name(one), person_name(other)) == how == relation(person_name(other), person_name(one))


def test_damaged_names_sound_alike_whatever_their_order_and_vowels():
    assert damage_likeness(person_name("Jung Pak"), person_name("Park Chung-woo")) == 1
    assert damage_likeness(person_name("Adel al-Jubeir"), person_name("Adel al-Yubeir")) > 0.8
    assert damage_likeness(person_name("Anna Berg"), person_name("Peter Holt")) < 0.5
    assert damage_likeness(person_name("Ai Ye"), person_name("Anna Berg")) == 0  # nothing to go by


def test_a_word_fits_a_full_name_but_a_particle_does_not():
    assert fits_word(person_name("Mohammed"), person_name("Mohammed bin Salman"))
    assert not fits_word(person_name("bin"), person_name("Mohammed bin Salman"))


def test_the_title_in_a_name_is_known_and_a_name_that_is_a_title_stays():
    assert title_of("King Salman") == "King" and title_of("Anna Berg") is None
    assert person_name("King").words == ("king",) and person_name("").words == ()


@pytest.mark.parametrize(
    ("name", "common"), [("John Smith", True), ("Smith John", True), ("Wang Yi", False), ("J", False)]
)
def test_a_name_that_many_bear_is_known_for_one(name, common):
    assert person_name(name).common is common
