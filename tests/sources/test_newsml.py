"""NewsML-G2, NewsML 1, NITF and the Reuters corpus: text, what the envelope says, what is withdrawn."""

import pytest
from made import HTML, MORE, NITF, SAID, xhtml
from made import news_item as item
from made import news_message as message

from dragoman.errors import SourceError
from dragoman.sources import plan, read


def found(tmp_path, xml, name="item.xml"):
    (tmp_path / name).write_text(xml)
    return list(read(tmp_path / name))


def test_a_news_item_with_xhtml_and_its_envelope(tmp_path):
    (report,) = found(tmp_path, item(xhtml()))
    assert report.text == f"{SAID}\n\n{MORE}"
    assert report.title == "Talks go on"
    assert (report.publisher, report.agency) == ("Agence France-Presse", "Reuters")
    assert (report.published, report.language) == ("2024-02-23", "en")


def test_a_news_item_with_nitf_leaves_out_captions(tmp_path):
    (report,) = found(tmp_path, item(f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>'))
    assert report.text == f"{SAID}\n\n{MORE}"


def test_a_news_item_with_plain_data(tmp_path):
    (report,) = found(tmp_path, item(f'<inlineData contenttype="text/plain">{SAID}\n\n{MORE}</inlineData>'))
    assert report.text == f"{SAID}\n\n{MORE}"


def test_a_dateline_that_stands_apart_is_put_in_its_place_once(tmp_path):
    (report,) = found(tmp_path, item(xhtml(), more="<dateline>GENEVA, Feb 23, 2024 (AFP) -</dateline>"))
    assert report.text.startswith(f"GENEVA, Feb 23, 2024 (AFP) – {SAID}")
    own = HTML.replace(SAID, f"GENEVA, Feb 23 (AFP) - {SAID}")
    (report,) = found(tmp_path, item(xhtml(own), more="<dateline>GENEVA, Feb 23, 2024 (AFP) -</dateline>"))
    assert report.text.count("GENEVA") == 1


@pytest.mark.parametrize(("status", "words"), [("canceled", "withdrawn"), ("withheld", "held back")])
def test_what_is_not_for_use_is_told_and_not_read(tmp_path, status, words):
    (error,) = found(tmp_path, item(xhtml(), status=status))
    assert isinstance(error, SourceError)
    assert words in error.reason
    assert error.name.endswith("item.xml")


def test_the_last_version_of_an_item_counts(tmp_path):
    first, other, last = found(
        tmp_path,
        message(
            item(xhtml()),
            item(xhtml(HTML.replace(SAID, MORE)), guid="tag:2"),
            item(xhtml(HTML.replace(MORE, SAID)), version=2),
        ),
    )
    assert "version 1" in first.reason and "version 2" in first.reason
    assert first.name.endswith("item.xml")
    assert other.text == f"{MORE}\n\n{MORE}"
    assert last.text == f"{SAID}\n\n{SAID}"


def test_a_withdrawal_takes_back_the_earlier_version(tmp_path):
    first, last = found(tmp_path, message(item(xhtml()), item("", version=2, status="canceled")))
    assert isinstance(first, SourceError) and isinstance(last, SourceError)
    assert last.name.endswith("item.xml:2")


def test_pictures_packages_and_concepts_are_passed_over(tmp_path):
    package = '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="p"><groupSet/></packageItem>'
    (report,) = found(tmp_path, message(item(xhtml(), cls="picture", guid="a"), package, item(xhtml(), guid="b")))
    assert report.text == f"{SAID}\n\n{MORE}"
    (error,) = found(tmp_path, message(item(xhtml(), cls="picture"), package))
    assert "1 package" in error.reason and "1 picture" in error.reason


def test_content_in_another_file_is_told(tmp_path):
    (error,) = found(tmp_path, item('<remoteContent href="text.xml"/>'))
    assert "another file" in error.reason


def test_nitf_by_itself(tmp_path):
    (report,) = found(
        tmp_path,
        f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://www.nitf.org/nitf.dtd"><nitf><head>
        <title>Long title</title>
        <docdata><date.issue norm="20240223T101500-0500"/><doc.copyright holder="The Associated Press"/></docdata>
        <pubdata name="The Harbour Times" ex-ref="https://harbour.example/1"/></head><body><body.head><hedline><hl1>Talks
        go on</hl1><hl2>A pause</hl2></hedline><dateline><location>GENEVA</location></dateline></body.head>
        <body.content>
        <p>{SAID}</p><table><tr><td>Wheat</td><td>12</td></tr></table><p>{MORE}</p></body.content></body></nitf>""",
    )
    assert report.text == f"GENEVA – {SAID}\n\nWheat | 12\n\n{MORE}"
    assert (report.title, report.publisher, report.agency) == ("Talks go on", "The Harbour Times", "Associated Press")
    assert (report.published, report.url) == ("2024-02-23", "https://harbour.example/1")


def test_a_block_that_repeats_the_first_paragraph_is_not_read_twice(tmp_path):
    (report,) = found(
        tmp_path,
        f"""<nitf><body><body.content><block class="lead_paragraph"><p>{SAID}</p></block>
        <block class="full_text"><p>{SAID}</p>
        <p>{MORE}</p></block></body.content></body></nitf>""",
    )
    assert report.text == f"{SAID}\n\n{MORE}"


def test_a_killed_nitf_story_is_told(tmp_path):
    (error,) = found(
        tmp_path,
        f"<nitf><head><docdata "
        f'management-status="canceled"/></head><body><body.content><p>{SAID}</p></body.content></body></nitf>',
    )
    assert "canceled" in error.reason


def test_newsml_1(tmp_path):
    (report,) = found(
        tmp_path,
        f"""<NewsML Version="1.2"><NewsItem xml:lang="en"><NewsManagement><FirstCreated>20240223T101500Z</FirstCreated>
        <Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines><HeadLine>Talks go on</HeadLine>
        <CreditLine>Reuters</CreditLine></NewsLines><AdministrativeMetadata>
        <Provider><Party FormalName="Wire"/></Provider>
        </AdministrativeMetadata><ContentItem><DataContent><p>{SAID}</p><p>{MORE}</p></DataContent></ContentItem>
        </NewsComponent></NewsItem></NewsML>""",
    )
    assert report.text == f"{SAID}\n\n{MORE}"
    assert (report.title, report.published) == ("Talks go on", "2024-02-23")
    assert (report.publisher, report.agency) == ("Wire", "Reuters")


def test_the_reuters_corpus(tmp_path):
    (report,) = found(
        tmp_path,
        f"""<?xml version="1.0" encoding="iso-8859-1" ?><newsitem itemid="2286" date="1996-08-20" xml:lang="en">
        <title>FREEDONIA: Talks go on.</title><headline>Talks go on.</headline>
        <text><p>{SAID}</p><p>{MORE}</p></text><metadata>
        <dc element="dc.publisher" value="Reuters Holdings Plc"/><dc element="dc.date.published" value="1996-08-20"/>
        <dc element="dc.source" value="Reuters"/></metadata></newsitem>""",
    )
    assert report.text == f"{SAID}\n\n{MORE}"
    assert (report.title, report.published, report.agency) == ("Talks go on.", "1996-08-20", "Reuters")


def test_broken_newsml_gives_what_can_be_told_apart(tmp_path):
    whole = item(xhtml())
    (report,) = found(tmp_path, whole[: whole.index("</body>")])
    assert report.text == f"{SAID}\n\n{MORE}"


def test_the_kinds_are_told_by_content(tmp_path):
    (tmp_path / "a.txt").write_text(message(item(xhtml())))
    (tmp_path / "b.xml").write_text(NITF)
    (tmp_path / "c.xml").write_text("<?xml version='1.0'?><inventory><p>x</p></inventory>")
    assert [unit.kind for unit in plan(tmp_path)][:2] == ["newsml", "nitf"]
