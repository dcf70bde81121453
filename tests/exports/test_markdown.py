"""Words in Markdown stay words."""

from __future__ import annotations

import pytest

from dragoman.exports.markdown import Link, escaped, front_matter, wiki_link


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words, (all) of them.", "plain words, (all) of them."),
        ("[[Evil]] <b> & `x` $y$ ==z== %%w%% #tag ^id ~~s~~ a|b",
         r"\[\[Evil\]\] \<b\> \& \`x\` \$y\$ \=\=z\=\= \%\%w\%\% \#tag \^id \~\~s\~\~ a\|b"),
        ("- item", r"\- item"),
        ("--- ", r"\---"),
        ("12. item", r"12\. item"),
        ("3.5 million", "3.5 million"),
        ("-5 degrees", "-5 degrees"),
        ("# head", r"\# head"),
        ("two\nlines\tof \x00 it \u202e.", "two lines of \N{REPLACEMENT CHARACTER} it ."),
    ],
)  # fmt: skip
def test_marks_are_escaped(text, written):
    assert escaped(text) == written


def test_the_words_of_a_link_cannot_end_it_or_begin_something():
    assert wiki_link("Actors/A", "x]] | y #z `c` $d$") == "[[Actors/A|x y z c d]]"
    assert wiki_link("Reports/R", "\n", "s-1") == "[[Reports/R#^s-1|link]]"


def test_front_matter_is_yaml():
    yaml = pytest.importorskip("yaml")
    values = {
        "a": 'x: "y"\n---',
        "b": ["[[Z]]", "no"],
        "c": 3,
        "d": None,
        "e": [],
        "f": "😀\x00\ud800",
        "g": "2024-01-01",
        "h": Link("[[Actors/A]]"),
    }
    text = front_matter(values)
    assert text.startswith("---\n") and text.endswith("\n---\n")
    assert yaml.safe_load(text.strip("-\n")) == {
        "a": 'x: "y" ---', "b": ["[ [Z]]", "no"], "c": 3, "f": "😀\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}",
        "g": "2024-01-01", "h": "[[Actors/A]]",
    }  # fmt: skip
