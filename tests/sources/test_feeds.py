"""Feeds: each entry a report with its fullest text; broken ones spoil no other, headlines alone are told."""

import json

import pytest
from made import MORE, RSS, SAID
from made import feed_entry as entry

from dragoman.errors import LanguageError, SourceError
from dragoman.records import Report
from dragoman.sources import plan, read


def feed(tmp_path, entries, frame=RSS, name="feed.xml"):
    path = tmp_path / name
    path.write_bytes(frame.replace("{entries}", entries).encode() if isinstance(entries, str) else entries)
    return list(read(path))


def test_an_entry_is_a_report_with_what_the_feed_says_of_it(tmp_path):
    (report,) = feed(
        tmp_path,
        entry(
            f"<title>Talks &amp; pauses</title><link>https://harbour.example/2024/talks</link><description>{SAID}"
            f"</description><content:encoded><![CDATA[<p>{SAID}</p><p>{MORE}</p>]]></content:encoded>"
            "<dc:creator>Reuters</dc:creator><pubDate>Fri, 23 Feb 2024 23:10:00 -0500</pubDate>"
        ),
    )
    assert report.text == f"{SAID}\n\n{MORE}"
    assert report.title == "Talks & pauses"
    assert (report.publisher, report.agency) == ("The Harbour Times", "Reuters")
    assert (report.published, report.url) == ("2024-02-23", "https://harbour.example/2024/talks")
    assert report.language == "en"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Fri, 23 Feb 24 25:99 XYZT", "2024-02-23"),
        ("23 Feb 2024", "2024-02-23"),
        ("Fri, 23 February 2024 10:00:00 Eastern Daylight Time", "2024-02-23"),
        ("2024-02-23T23:59:59.5-11:00", "2024-02-23"),
        ("2024-02-23 10:00", "2024-02-23"),
        ("yesterday", None),
        ("Fri, 31 Feb 2024 10:00:00 GMT", None),
        ("", None),
    ],
)
def test_days_are_read_however_they_are_written_and_none_is_made_up(tmp_path, written, day):
    (report,) = feed(
        tmp_path, entry(f"<title>Talks</title><description>{SAID}</description><pubDate>{written}</pubDate>")
    )
    assert report.published == day


def test_html_is_read_as_such_in_cdata_escaped_or_escaped_twice(tmp_path):
    html = f"<p>{SAID}</p><p>It&#8217;s <b>&ldquo;late&rdquo;</b>, he said.&nbsp;{MORE}</p><script>x()</script>"
    escaped = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    found = feed(
        tmp_path,
        entry(f"<description><![CDATA[{html}]]></description>")
        + entry(f"<description>{escaped}</description>")
        + entry(f"<description>{escaped.replace('&', '&amp;')}</description>"),
    )
    assert [report.text for report in found] == [f"{SAID}\n\nIt’s “late”, he said. {MORE}"] * 3


def test_what_the_machinery_appends_is_no_text(tmp_path):
    found = feed(
        tmp_path,
        entry(
            f"<description><![CDATA[<p>{SAID}</p><p>The post <a>Talks</a> appeared first on "
            f"<a>Times</a>.</p>]]></description>"
        )
        + entry(f"<description>{SAID} {MORE[:-1]} [&#8230;]</description>")
        + entry(f"<description><![CDATA[<p>{SAID}</p> <a href='x'>Continue reading...</a>]]></description>")
        + entry(f"<description>{SAID} They asked for more</description>"),
    )
    assert [report.text for report in found] == [SAID, f"{SAID} {MORE[:-1]} …", SAID, f"{SAID} They asked for more"]


def test_a_headline_alone_is_told_and_not_read(tmp_path):
    found = feed(
        tmp_path,
        entry("<title>Minister meets envoy in the capital</title>")
        + entry(
            "<title>Minister meets envoy in the capital - Daily</title><description>&lt;a href='x'&gt;Minister "
            "meets envoy in "
            "the capital&lt;/a&gt;&amp;nbsp;&lt;font&gt;Daily&lt;/font&gt;</description><source url='x'>Daily</source>"
        )
        + entry(f"<title>Another</title><description>{SAID}</description>")
        + "<item/>"
        + entry(
            "<title>Minister meets envoy</title><description><![CDATA[<ol><li><a>Minister meets envoy</a> <i>&nbsp;</i>"
            "</li><li><a>Talks resume in the capital after a pause</a> <font>Times</font></li></ol>]]></description>"
        )
        + entry(f"<title>Linked</title><description><![CDATA[<a href='x'>{SAID}</a>]]></description>"),
    )
    assert [isinstance(one, Report) for one in found] == [False, False, True, False, False, True]
    assert "headline" in found[0].reason and "headline" in found[1].reason
    assert found[1].name.endswith("feed.xml:2")
    assert found[3].name.endswith("feed.xml:4")
    assert "no text" in found[3].reason


def test_a_broken_entry_spoils_no_other(tmp_path):
    found = feed(
        tmp_path,
        entry(f"<title>One</title><description>{SAID}</description>")
        + f"<item><title>AT&T &nope; 2 < 3</title><description>{SAID} <b>{MORE}</description><guid>https://x.example/2</guid>"
        + f"<pubDate>23 Feb 2024</pubDate></item><item><title>Not closed</title><description>{MORE}{SAID}</description>"
        + entry(f"<title>Four</title><description>{MORE} {SAID}</description>"),
    )
    assert [report.title for report in found] == ["One", "AT&T &nope; 2 < 3", "Not closed", "Four"]
    assert found[1].text == f"{SAID} {MORE}"
    assert (found[1].url, found[1].published) == ("https://x.example/2", "2024-02-23")


def test_a_feed_that_breaks_off_gives_what_is_there(tmp_path):
    path = tmp_path / "cut.xml"
    whole = RSS.replace("{entries}", entry(f"<description>{SAID}</description>") + entry(f"<description>{MORE} {SAID}"))
    path.write_text(whole[: whole.rindex(SAID) + len(SAID)])
    assert [report.text for report in read(path)] == [SAID, f"{MORE} {SAID}"]


@pytest.mark.parametrize("mark", ["<![CDATA[", "<!--"])
def test_what_never_ends_hides_no_entry(tmp_path, mark):
    found = feed(tmp_path, f"{mark} <title>x</title>" + entry(f"<title>One</title><description>{SAID}</description>"))
    assert [report.text for report in found] == [SAID]


def test_an_entry_in_cdata_or_a_comment_is_none(tmp_path):
    inner = f"<p>{SAID}</p> &lt;item&gt; <item>inner</item> {MORE}"
    found = feed(tmp_path, f"<!-- <item>{MORE}</item> -->" + entry(f"<description><![CDATA[{inner}]]></description>"))
    assert len(found) == 1
    assert found[0].text.startswith(SAID) and found[0].text.endswith(MORE)


def test_atom_with_xhtml_relative_links_and_its_own_prefix(tmp_path):
    frame = """<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://a.example/news/">
    <a:title type="html">The &lt;b&gt;Daily&lt;/b&gt; - Europe</a:title><a:link href="/"/>{entries}</a:feed>"""
    (report,) = feed(
        tmp_path,
        "<a:entry><a:title type='html'>One &amp;amp; two</a:title><a:link rel='enclosure' href='sound.mp3'/>"
        "<a:link rel='alternate' type='text/html' href='one'/><a:published>2024-02-23T23:30:00-05:00</a:published>"
        "<a:updated>2024-03-01T00:00:00Z</a:updated><a:author><a:name>Jane "
        "Roe</a:name></a:author><a:summary>Short.</a:summary>"
        f"<a:content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{SAID}</p><p>{MORE}</p></div></a:content></a:entry>",
        frame,
    )
    assert report.text == f"{SAID}\n\n{MORE}"
    assert (report.title, report.publisher) == ("One & two", "The Daily")
    assert (report.url, report.published) == ("https://a.example/news/one", "2024-02-23")
    assert report.agency is None


def test_rss_1_and_a_single_atom_entry(tmp_path):
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Wire</title><items><rdf:Seq><rdf:li
    resource="y"/></rdf:Seq></items></channel>{entries}</rdf:RDF>"""
    item = (
        f"<item rdf:about='y'><title>One</title><description>{SAID}</description><dc:date>2024-02-23</dc:date></item>"
    )
    (report,) = feed(tmp_path, item, rdf, "old.rdf")
    assert (report.text, report.publisher, report.published) == (SAID, "Wire", "2024-02-23")
    alone = f"<entry xmlns='http://www.w3.org/2005/Atom'><title>One</title><content>{SAID}</content></entry>"
    (report,) = feed(tmp_path, alone, "{entries}", "entry.xml")
    assert (report.text, report.title) == (SAID, "One")


def test_json_feed(tmp_path):
    path = tmp_path / "feed.json"
    items = [
        {
            "id": "1",
            "url": "/one",
            "title": "One",
            "content_html": f"<p>{SAID}</p><p>{MORE}</p>",
            "date_published": "2024-02-23",
        },
        {"id": "2", "title": "Two"},
        7,
    ]
    about = {"version": "https://jsonfeed.org/version/1.1", "title": "Daily", "home_page_url": "https://d.example"}
    path.write_text(json.dumps({**about, "items": items}))
    report, headline, number = read(path)
    assert (report.text, report.title, report.publisher) == (f"{SAID}\n\n{MORE}", "One", "Daily")
    assert (report.url, report.published) == ("https://d.example/one", "2024-02-23")
    assert headline.name.endswith("feed.json:2")
    assert number.reason == "is no JSON object"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1252"])
def test_the_encoding_is_told_whatever_is_declared(tmp_path, encoding, declared):
    text = RSS.replace("UTF-8", declared).replace(
        "{entries}", entry(f"<description>{SAID} “Ça va”, he said.</description>")
    )
    (report,) = feed(tmp_path, text.encode(encoding))
    assert report.text == f"{SAID} “Ça va”, he said."


def test_entities_and_types_do_nothing(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret that nobody may read")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(12))
    typed = f'<!DOCTYPE rss [<!ENTITY file SYSTEM "{secret.as_uri()}">{bomb}]>'
    (report,) = feed(
        tmp_path,
        entry(f"<title>&file; &e11;</title><description>{SAID} &file; &e11;</description>"),
        RSS.replace("<rss", f"{typed}<rss"),
    )
    assert "secret that" not in report.text and "boom" not in report.text
    assert report.text == f"{SAID} &file; &e11;"


def test_other_languages_are_told_as_everywhere(tmp_path):
    russian = "Министр иностранных дел заявил в пятницу, что переговоры будут продолжены после перерыва."
    (error,) = feed(tmp_path, entry(f"<title>x</title><description>{russian}</description>"))
    assert isinstance(error, LanguageError)
    assert error.name.endswith("feed.xml:1")


def test_the_same_entry_of_feeds_saved_again_and_again_has_one_id(tmp_path):
    for day in ("1", "2"):
        feed(tmp_path, entry(f"<title>Talks</title><description>{SAID}</description>"), name=f"{day}.xml")
    assert len({report.id for report in read(tmp_path)}) == 1


def test_a_feed_without_entries_is_told(tmp_path):
    (error,) = feed(tmp_path, "")
    assert isinstance(error, SourceError)
    assert "without entries" in error.reason


def test_a_feed_is_told_by_its_content(tmp_path):
    text = RSS.replace("{entries}", entry(f"<description>{SAID}</description>"))
    for name in ("a.xml", "a.txt", "a.html", "a", "a.rss"):
        (tmp_path / name).write_text(f"<?xml-stylesheet href='x'?><!-- y -->\n{text.split('?>', 1)[1]}")
    assert {unit.kind for unit in plan(tmp_path)} == {"feed"}


@pytest.mark.parametrize("piece", ["<item>", "<![CDATA[", "<!--", "</item>", "<item><item ", "&", "&#x", "<b>"])
def test_time_is_linear_in_the_worst_of_feeds(tmp_path, piece):
    import time

    path = tmp_path / "bad.xml"
    path.write_text("<rss><channel>" + piece * 20_000)
    started = time.process_time()
    assert list(read(path))
    assert time.process_time() - started < 8
