"""Credits are taken where a report gives them, and nobody is credited who is only quoted."""

import pytest

from dragoman.sources import agencies, byline, credits

BODY = (
    "The foreign minister said on Friday that the talks, now in their third week, would go on in Geneva until the "
    "envoys of both sides had found a form of words, and that no day had been set for the next meeting of the leaders."
)


def agency(text):
    return credits.agency(text, byline.head(text), byline.foot(text))


def publisher(text):
    return credits.publisher(byline.foot(text))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Fuente: Associated Press", "Associated Press"),
        ("Source: Xinhua", "Xinhua"),
        ("(Source: AFP)", "AFP"),
        ("SOURCE: REUTERS", "Reuters"),
        ("Sources: AFP, Reuters", "AFP"),
        ("Quelle: dpa", "dpa"),
        ("Via AP news wire", None),
        ("Source: Harbour City Times", "Harbour City Times"),
        ("— AFP", "AFP"),
        ("- Bernama", "Bernama"),
        ("(KUNA)", "KUNA"),
        ("/TASS/", "TASS"),
        ("Reuters", "Reuters"),
        ("By The Associated Press", "Associated Press"),
        ("The Associated Press contributed to this report.", "Associated Press"),
        ("(With inputs from PTI)", "PTI"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "Associated Press"),
        ("© 2024 AFP", "AFP"),
        ("This article was originally published by Radio Free Europe/Radio Liberty.", "RFE/RL"),
        ("Our Standards: The Thomson Reuters Trust Principles.", "Reuters"),
        ("With reporting by Reuters", "Reuters"),
    ],
)
def test_credits_at_the_foot(line, name):
    assert agency(f"Talks go on in Geneva\n\n{BODY}\n\n{line}") == name


@pytest.mark.parametrize("ending", [" Reuter &#3;", " REUTER", " — SPA", " (Yonhap)", " Source: Xinhua"])
def test_credits_glued_to_the_last_sentence(ending):
    assert agency(BODY + ending) in ("Reuters", "SPA", "Yonhap", "Xinhua")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("By Jane Roe, Associated Press", "Associated Press"),
        ("By JANE ROE | Associated Press", "Associated Press"),
        ("By Jane Roe and John Doe, Reuters", "Reuters"),
        ("By Reuters Staff", "Reuters"),
        ("Jane Roe, Associated Press", "Associated Press"),
        ("Agence France-Presse", "AFP"),
        ("By Jane Roe", None),
        ("Reuters, BBC win awards", None),
    ],
)
def test_bylines(head, name):
    assert agency(f"Talks go on in Geneva\n\n{head}\n\n{BODY}") == name


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("MOSCOW, Feb 23 (Reuters) - ", "Reuters"),
        ("KYIV, Ukraine (AP) — ", "Associated Press"),
        ("LAGOS (XYZ) - ", "XYZ"),
        ("YANGON, July 25 (Daily Bulletin): ", "Daily Bulletin"),
        ("PARIS (AFP/Reuters) - ", "AFP"),
        ("Geneva (Switzerland) - ", None),
        ("MOSCOW (left) - ", None),
    ],
)
def test_datelines(start, name):
    assert agency(start + BODY) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("“Nothing was signed,” the envoy told VOA by telephone.", "VOA"),
        ("She wrote in an email to Reuters.", "Reuters"),
        ("He told AFP on Monday that it was over.", "AFP"),
        ("He told CNN. Later he told CNN again.", "CNN"),
        ("He told CNN that it was over.", None),
        ("He told AFP, and she told Reuters.", None),
        ("He told Parliament so.", None),
        ("Interfax reported that it was over.", None),
        ("According to Reuters, it was over.", None),
        ("Xinhua said so.", None),
        ("He told the Sana'a airport staff.", None),
    ],
)
def test_who_was_told_is_credited_and_who_is_quoted_is_not(sentence, name):
    assert agency(f"{BODY} {sentence} {BODY}") == name


@pytest.mark.parametrize(
    "line", ["Photo: AFP", "(AP Photo/Ann Lee)", "File photo by Reuters", "Source: Ministry of Health", "Getty Images"]
)
def test_pictures_and_ministries_are_no_agencies(line):
    assert agency(f"Talks go on in Geneva\n\n{BODY}\n\n{line}\n\n{BODY}\n\n{line}") is None


def test_the_nearest_thing_to_a_statement_of_the_source_goes_first():
    assert agency(f"MOSCOW (Reuters) - {BODY} He told AFP so.\n\nSource: Xinhua") == "Xinhua"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright © 2024 The Harbour Ledger. All rights reserved.", "The Harbour Ledger"),
        ("© 2024 BBC", "BBC"),
        (
            "Follow us on Google news, Twitter, and join the WhatsApp group of harbourledger.example",
            "harbourledger.example",
        ),
        ("Follow us on twitter.com and facebook.com", None),
        ("From A Life by Jane Roe. Copyright © 2015 by Jane Roe.", None),
        ("Copyright 2024 The Associated Press", None),
        ("Photo copyright 2024 Jane Roe", None),
    ],
)
def test_publishers(line, name):
    assert publisher(f"{BODY}\n\n{line}") == name


@pytest.mark.parametrize(
    "spelling", ["AP", "The Associated Press", "Associated Press", "A.P.", "ASSOCIATED PRESS", "(AP)"]
)
def test_all_spellings_of_an_agency_are_one_name(spelling):
    assert agencies.known(spelling) == "Associated Press"


def test_no_spelling_belongs_to_two():
    lines = f"{agencies._WIRES}\n{agencies._OUTLETS}".replace("=", ";").splitlines()
    spellings = [part.strip() for line in lines for part in line.split(";") if part.strip()]
    assert sorted(spellings) == sorted(set(spellings))
