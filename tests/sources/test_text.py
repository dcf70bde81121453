"""Front matter is read and left out; all else of a text file is the report's text."""

import pytest

from dragoman.sources import text

BODY = "The foreign minister said on Friday that the talks would go on.\n"


def read(source):
    return text.read(source.encode(), "report.md")


def test_yaml_front_matter_is_read_and_not_in_the_text():
    found = read(
        '---\ntitle: "Talks \\"go on\\": a report"\ndate: 2024-02-23 10:00:00 +0100\npublisher: The Ledger # ours\n'
        "url: https://a.example/1\nlang: en\nagency: AP\ntags:\n  - talks\n  - world\nauthor: {name: Jane}\n---\n"
        "\n# Talks\n" + BODY
    )
    assert found.text == "\n# Talks\n" + BODY
    assert found.title == 'Talks "go on": a report'
    assert (found.published, found.publisher, found.agency) == ("2024-02-23", "The Ledger", "Associated Press")
    assert (found.url, found.language) == ("https://a.example/1", "en")


def test_toml_front_matter_is_read():
    found = read(f"+++\ntitle = 'It''s on'\ndate = 2024-02-23T10:00:00Z\n[extra]\n+++\n{BODY}")
    assert (found.title, found.published, found.text) == ("It's on", "2024-02-23", BODY) or found.text.startswith("+++")


def test_line_ends_of_windows_do_not_matter_and_stay():
    found = read("---\r\ntitle: Talks\r\n---\r\nOne\r\n\r\nTwo\r\n")
    assert (found.title, found.text) == ("Talks", "One\r\n\r\nTwo\r\n")


@pytest.mark.parametrize(
    "source",
    [
        BODY,
        "---\n" + BODY,
        f"---\n{BODY}---\n{BODY}",
        "---\n---\n" + BODY,
        "---\ntitle: never closed\n" + BODY,
        "---\nHe said: so it is\nShe said: no\n---\n" + BODY,
        f"{BODY}---\ntitle: below\n---\n",
        "",
        "---",
        "\n---\n",
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(source):
    found = read(source)
    assert found.text == source
    assert found.title is None


def test_a_date_that_is_ambiguous_is_left_open():
    assert read(f"---\ntitle: Talks\ndate: 03/04/2024\n---\n{BODY}").published is None


def test_values_that_are_no_single_words_are_passed_over():
    found = read(f"---\ntitle: [a, b]\npublisher: null\nurl: ~\ndate: >\n  2024\n---\n{BODY}")
    assert (found.title, found.publisher, found.url, found.published) == (None, None, None, None)
    assert found.text == BODY


def test_damage_is_marked_where_it_stands_without_the_front_matter():
    found = read(f"---\ntitle: Talks\n---\nSaid\x00so. {BODY}")
    assert [mark.span for mark in found.damaged] == [(4, 5)]
