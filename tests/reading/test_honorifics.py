import pytest

from dragoman.reading.honorifics import begins_honorific, honorifics_before, honorifics_from


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        ("Qatar H E Jean", 1),
        ("Qatar H. E. Mr. Jean", 1),
        ("the HRH Jean", 1),
        ("Kuwait His Royal Highness Sheikh Jean", 1),
        ("met Her Excellency Dr. Jean", 1),
        ("met Smt . Jean", 1),
        ("the Rt Hon Jean", 1),
        ("former First Lady Jean", 3),
        ("said Grace Jean", 2),
    ],
)
def test_honorifics_before_a_name_are_stepped_over(words, begin):
    forms = words.split()
    assert honorifics_before(forms, len(forms) - 1) == begin


@pytest.mark.parametrize(
    ("words", "end"), [("H E Jean Fabre", 2), ("Dr Jean", 1), ("Highness Sheikh Jean", 2), ("Jean Fabre", 0), ("Dr", 0)]
)
def test_a_name_keeps_a_word_behind_its_honorifics(words, end):
    forms = words.split()
    assert honorifics_from(forms, 0, len(forms)) == end


@pytest.mark.parametrize(
    ("words", "belongs"),
    [
        ("His Excellency Jean", True),
        ("Her Royal Highness", True),
        ("HE Sultan", True),
        ("HE SAID", False),
        ("His minister", False),
        ("He said", False),
    ],
)
def test_an_honorific_is_told_from_a_pronoun(words, belongs):
    assert begins_honorific(words.split(), 0) is belongs
