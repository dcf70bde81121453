"""Furniture: page labels marked with their reason, prose left alone."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.furniture import Reason, find_furniture

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


def marked(text, title=None):
    return [(mark.why, text[slice(*mark.span)]) for mark in find_furniture(text, title)]


def in_page(line):
    """A line between paragraphs of prose, far from both ends of the report."""
    prose = ["The ministers met on Monday and talked for two hours."] * 8
    return "\n\n".join([*prose, line, *prose])


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("See also  Harbour expands crane fleet to win trade", "see-also"),
        ("See also\xa0 Harbour expands crane fleet", "see-also"),
        ("SEE ALSO: Harbour expands crane fleet", "see-also"),
        ("You may be interested: Harbour claims to have won trade", "related-link"),
        ("You may also be interested in: Harbour wins trade", "related-link"),
        ("Read more: Harbour wins trade", "related-link"),
        ("Also read:Harbour wins trade", "related-link"),
        ("Read also | Harbour wins trade", "related-link"),
        ("▶ RELATED: Harbour wins trade", "related-link"),
        ("Click here to read the full text of the letter", "related-link"),
        ("Te puede interesar: El puerto gana comercio", "related-link"),
        ("Leia também: Porto ganha comércio", "related-link"),
        ("Lire aussi : Le port gagne", "related-link"),
        ("Lesen Sie auch: Der Hafen gewinnt", "related-link"),
        ("Baca juga: Pelabuhan menang", "related-link"),
        ("Follow us on Google news ,Twitter , and Join Whatsapp Group of harbour.example", "social"),
        ("Follow Ann Lee on Twitter @annlee", "social"),
        ("Join our Telegram channel for more news", "social"),
        ("Síguenos en Facebook y X", "social"),
        ("Facebook Twitter WhatsApp", "social"),
        ("Share this article", "social"),
        ("Photo: A. Lee", "caption"),
        ("The harbour at dawn. Photo: Ann Lee", "caption"),
        ("A crane at work (Ann Lee/Getty Images)", "caption"),
        ("FILE - The minister speaks in Oslo, May 3, 2023. (AP Photo/Ann Lee)", "caption"),
        ("Foto: A. Lee", "caption"),
        ("By ANN LEE", "byline"),
        ("Reporting by Ann Lee; Editing by Bo Ek", "byline"),
        ("(Additional reporting by Ann Lee in Oslo; Editing by Bo Ek)", "byline"),
        ("Updated 3 Feb 2023 10:15 GMT", "timestamp"),
        ("Published: February 3, 2023", "timestamp"),
        ("This website uses cookies to improve your experience.", "cookie-notice"),
        ("By continuing to use this site you agree to our use of cookies.", "cookie-notice"),
        ("Este sitio web utiliza cookies", "cookie-notice"),
        ("Sign up for our newsletter", "subscription"),
        ("Already a subscriber? Log in", "subscription"),
        ("Suscríbete a nuestro boletín", "subscription"),
        ("© 2024 Harbour News", "copyright"),
        ("Copyright 2024 Harbour News. All rights reserved.", "copyright"),
        ("Fuente: Associated Press", "credit"),
        ("Source: Xinhua", "credit"),
        ("Quelle: DPA", "credit"),
        ("Home » World » Asia", "navigation"),
        ("Skip to content", "navigation"),
        ("Tags: harbour, trade", "navigation"),
        ("12 comments", "comments"),
        ("Leave a comment", "comments"),
        ("Advertisement", "advert"),
        ("ADVERTISEMENT", "advert"),
        ("Story continues below advertisement", "advert"),
        ("Publicidad", "advert"),
    ],
)
def test_a_line_of_furniture_is_marked_whole_with_its_reason(line, why):
    assert marked(in_page(line)) == [(why, line)]
    assert why in get_args(Reason)


@pytest.mark.parametrize(
    "line",
    [
        "See also the committee's report, which the minister called thorough.",
        "Related agencies have been told to clear the waterways, he said.",
        "Follow the money, the minister said, and you will find the culprit.",
        "Photographs of the site show three new buildings.",
        "Source after source told the court that the order came from above.",
        "By Monday, Northern Command had withdrawn its troops.",
        "By Land and Sea, the army advanced.",
        "By then, Ann Lee was in Oslo.",
        "Share prices fell by 3 percent.",
        "Advertisement spending rose in the third quarter.",
        "Subscribers of the service were told on Monday.",
        "Copyright law is one of the three disputes before the court.",
        "Comments by the minister drew criticism in Oslo.",
        "Read the letter in full, he urged the deputies. They did.",
        "Join the alliance or stay outside, the minister told them.",
        "The report, see also its annex, was published on Monday.",
        "Reporter: Why now?",
        "Updated missiles were delivered to the garrison, officials said.",
        "More than 3,000 people were there, the police said.",
        "Cookies and bread were handed out to the soldiers.",
        "In this photo war, each side shows what it wants.",
        "“Follow us on Twitter,” the spokesman joked, “and you will hear nothing.”",
        "February 24, 2022",
    ],
)
def test_prose_is_left_alone(line):
    assert marked(in_page(line)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks ended. Advertisement The minister left.", [("advert", "Advertisement")]),
        ("The talks ended.ADVERTISEMENTThe minister left.", [("advert", "ADVERTISEMENT")]),
        ("They met at the front Fuente: Associated PressThe minister left.", [("credit", "Fuente: Associated Press")]),
        ("Fuente: Associated PressThe minister said he had left.", [("credit", "Fuente: Associated Press")]),
        ("The minister (AP Photo/Ann Lee) left Oslo.", [("caption", "(AP Photo/Ann Lee)")]),
        ("The talks ended. Read more: Harbour wins trade", [("related-link", "Read more: Harbour wins trade")]),
        ("The talks ended.See also  Harbour wins trade", [("see-also", "See also  Harbour wins trade")]),
        ("The talks ended. Follow us on Twitter and Facebook for more", [
            ("social", "Follow us on Twitter and Facebook for more")]),
        ("The talks ended. (Reporting by Ann Lee; Editing by Bo Ek)", [
            ("byline", "(Reporting by Ann Lee; Editing by Bo Ek)")]),
        ("He praised the Advertisement Council. It met.", []),
        ("He told reporters: “See also the annex.” It was long.", []),
    ],
)  # fmt: skip
def test_furniture_glued_to_a_paragraph_is_marked_without_it(text, expected):
    paragraph = "The ministers met on Monday and talked for two hours."
    assert marked(f"{paragraph}\n{text}\n{paragraph}") == expected


def test_titles_below_a_heading_are_links_until_prose_begins():
    text = (
        "The talks ended.\n\nRelated stories:\nHarbour wins trade\nCrane falls in storm\n\nThe minister left on Monday."
    )
    assert marked(text) == [
        ("related-link", "Related stories:"),
        ("related-link", "Harbour wins trade"),
        ("related-link", "Crane falls in storm"),
    ]


def test_the_title_above_a_lone_read_more_is_its_link():
    text = "The talks ended on Monday.\n\nHarbour wins trade again\nRead more\nThe minister left."
    assert [words for _, words in marked(text)] == ["Harbour wins trade again", "Read more"]


def test_a_byline_with_a_post_counts_only_at_the_ends_of_a_report():
    line = "By Ann Lee, Chief Economist of the Harbour Bank"
    assert marked(f"{line}\n\nThe talks ended on Monday.") == [("byline", line)]
    assert marked(in_page(line)) == []


def test_a_bare_date_counts_only_at_the_top():
    assert marked("Harbour wins\n\nFriday, May 3, 2024\n\nThe talks ended.") == [("timestamp", "Friday, May 3, 2024")]


def test_the_reports_own_title_is_never_furniture():
    assert (
        marked("Read more: the art of the long letter\n\nIt is an art.", "Read more: the art of the long letter") == []
    )


@given(
    st.lists(
        st.sampled_from(["Read more", "See also  X Y", "Photo: a", "A b c", " It was. Advertisement ", "", "\xa0"])
        | st.text(max_size=30),
        max_size=8,
    )
)
def test_marks_are_sorted_apart_and_within_their_lines(lines):
    text = "\n".join(lines)
    marks = find_furniture(text)
    assert marks == find_furniture(text)
    reached = 0
    for mark in marks:
        start, end = mark.span
        assert reached <= start < end <= len(text)
        assert "\n" not in text[start:end]
        assert text[start:end] == text[start:end].strip()
        reached = end


@pytest.mark.skipif(not SEEDS, reason="the sample reports are not here")
def test_every_furniture_line_of_the_sample_reports_is_marked_and_nothing_else():
    labels = ("See also", "You may be interested", "Fuente", "Follow us on")
    for path in SEEDS:
        text = path.read_text(encoding="utf-8")
        expected = [line.strip() for line in text.split("\n") if line.startswith(labels)]
        assert [words for _, words in marked(text)] == expected
