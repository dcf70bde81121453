"""Names of bodies come to one form, with the state that they name."""

import pytest

from dragoman.assembly.body_names import body_name, initials


@pytest.mark.parametrize(
    ("names", "state"),
    [
        (("Chinese Foreign Ministry", "China's foreign ministry", "Ministry of Foreign Affairs of China"), "CHN"),
        (("U.S. State Department", "Department of State", "State Department of the United States"), "USA"),
        (("Defense Ministry", "Ministry of Defence", "French defence ministry"), "FRA"),
        (("Sumitomo Bank Ltd", "Sumitomo Bank"), None),
        (("Orchard Daily", "Orchard newspaper", "Orchard"), None),
        (("Huawei Technologies Co.", "Huawei Technologies"), None),
    ],
)
def test_one_body_in_several_words(names, state):
    assert len({body_name(name, state).unordered for name in names}) == 1


def test_the_state_that_a_name_names_is_told_and_another_than_its_own_stays_in_it():
    assert body_name("Ministry of Health of Japan").state == "JPN" and body_name("Harbour Trust").state is None
    assert "japan" in body_name("China-Japan Friendship Society", "CHN").words
    assert body_name("U.S. Embassy in Japan", "USA").words == ("embassy", "japan")


@pytest.mark.parametrize(
    ("name", "generic", "many"),
    [
        ("parliament", True, False),
        ("Supreme Court", True, False),
        ("Committee", True, True),
        ("Chinese embassy", True, True),
        ("Malaysian Palm Oil Board", False, False),
        ("Harbour Trust", False, False),
    ],
)
def test_it_is_told_whether_a_name_says_which_body_it_is(name, generic, many):
    found = body_name(name)
    assert (found.generic, found.many) == (generic, many)


def test_acronyms_and_first_letters():
    assert body_name("WSS").acronym and body_name("O.A.S.").acronym and not body_name("Wss").acronym
    assert initials(body_name("Orchard and Harbour Trust")) == "oht"
