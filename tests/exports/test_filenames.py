"""Names that every file system takes, and keeps apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exports.filenames import FileNames, safe


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("China", "China"),
        ("../../etc/passwd", "etc passwd"),
        ("a/b\\c:d*e?f\"g<h>i|j", "a b c d e f g h i j"),
        ("[[x]]#y^z|", "x y z"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("aux .md", "_aux .md"),
        (".hidden. ", "hidden"),
        ("a\nb\tc\u202ed\u200be", "a b cde"),
        ("مرحبا", "مرحبا"),
        ("", ""),
        ("...", ""),
        ("word " * 30, ("word " * 11).strip()),
    ],
)  # fmt: skip
def test_what_a_name_may_not_hold_goes(wanted, name):
    assert safe(wanted) == name


def test_names_that_differ_in_case_or_accents_alone_are_told_apart():
    names = FileNames()
    assert names.name("Graustark", "SYR") == "Graustark"
    assert names.name("graustark", "r:graustark") == "graustark (r graustark)"
    one, other = names.name("é", "a"), names.name(unicodedata.normalize("NFD", "é"), "b")
    assert (one, other) == ("é", "é (b)")
    assert names.name("", "") == "unnamed" and names.name("...", "///") == "unnamed (2)"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=8))
def test_any_names_are_legal_and_unlike(wanted):
    names = FileNames()
    made = [names.name(*one) for one in wanted]
    assert len({unicodedata.normalize("NFKC", name).casefold() for name in made}) == len(made)
    for name in made:
        assert name and name == name.strip(". ") and not set(name) & set('\\/:*?"<>|#^[]\x00\n')
        assert len(f".{name}.md.12345678.tmp".encode()) <= 255
