"""Feeds, agencies' formats and mail to begin from: what is written as plain text, with its own words to splice in."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "support")]

import made  # noqa: E402

#: What a mutated file is spliced with.
WORDS = {
    "feed": [
        b"<item>", b"</item>", b"<entry>", b"<content type='xhtml'>", b"<content:encoded>", b"<![CDATA[", b"]]>",
        b"<dc:date>", b"<pubDate>Fri, 31 Feb 2024 25:61:00 +9999</pubDate>", b"<guid isPermaLink='false'>", b"&#0;",
        b"<!DOCTYPE rss [<!ENTITY a 'b'>]>", b"&a;", b"&amp;lt;", b"xml:base='http://[::1'", b" qcode='stat:canceled'",
        b"<inlineXML>", b"<newsItem>", b"<contentSet>", b"<hedline>", b"<body.content>", b'"bodies":[{"value":',
        b'"content_html":"', b'"items":[', b'"version":"https://jsonfeed.org/version/1.1"', b"null", b"\\ud800",
        b"xml:lang='en'", b"<rdf:RDF ", b"</"],
    "mail": [
        b"\nContent-Type: multipart/mixed; boundary=b\n", b"\n--b\n", b"\n--b--\n",
        b"\nContent-Type: message/rfc822\n\n", b"\nContent-Transfer-Encoding: base64\n",
        b"\nContent-Transfer-Encoding: quoted-printable\n", b"=\n", b"=E2=80", b"=?utf-8?B?", b"=?utf-7?Q?=", b"?=",
        b"; charset=utf-16", b"; charset=\"", b"; filename*0*=utf-8''a%",
        b"\nContent-Disposition: attachment; filename=a.html\n", b"; format=flowed; delsp=yes",
        b"\nFrom - Fri Feb 23 10:15:00 2024\n", b"\n> ", b"\n-- \n", b"\n-----Original Message-----\nFrom: ",
        b"\nOn Fri, A wrote:\n", b"\nReceived: ", b"\nDate: ", b"From: <Saved by Blink>",
        b"\nSnapshot-Content-Location: ", b"\r\n", b"\xff"],
}  # fmt: skip


def feeds() -> Iterator[bytes]:
    """RSS, Atom, JSON Feed, RSS 1.0, both NewsMLs, NITF and ninjs; the first byte tells the suffix."""
    entry = made.feed_entry(
        f"<title>Talks &amp;amp; pauses</title><link>/a</link><guid>1</guid><pubDate>Fri, 23 Feb 2024 10:15:00 GMT"
        f"</pubDate><dc:creator>Jane Roe</dc:creator><content:encoded><![CDATA[<p>{made.SAID}]]></content:encoded>"
    )
    entry_1 = (
        f"<entry><title type='html'>Talks</title><link href='/a'/><updated>2024-02-23T10:15:00Z</updated><author><name>"
        f"Jane</name></author><content type='xhtml'><div><p>{made.SAID}</p></div></content></entry>"
    )
    marked = [
        made.RSS.replace("{entries}", entry * 2),
        f"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Harbour</title>{entry_1}</feed>",
        f"<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf='r'><item><title>A</title><description>{made.SAID}"
        "</description></item></rdf:RDF>",
        f"<NewsML Version='1.2'><NewsItem xml:lang='en'><NewsManagement><Status FormalName='Usable'/></NewsManagement>"
        f"<NewsComponent><NewsLines><HeadLine>Talks</HeadLine></NewsLines><ContentItem><DataContent><p>{made.SAID}</p>"
        "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
        made.news_message(made.news_item(made.xhtml(f"<html><body><p>{made.SAID}</p></body></html>"))),
        f"<newsitem date='1996-08-20' xml:lang='en'><headline>Talks</headline><text><p>{made.SAID}</p></text>"
        "</newsitem>",
        made.NITF,
    ]  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "H", "items": [
        {"id": "1", "url": "/a", "content_text": made.SAID, "date_published": "2024-02-23", "authors": [{"name": "J"}]},
        {"id": 2, "content_html": f"<p>{made.SAID}"}]}  # fmt: skip
    for item in marked:
        yield b"\x00\x00" + item.encode()
    for about in (feed, made.NINJS_1, made.NINJS_2, made.NINJS_3):
        yield b"\x01\x00" + json.dumps(about).encode()


def mails() -> Iterator[bytes]:
    """Messages of one and of many parts, a mailbox, a saved page; the first byte tells the suffix."""
    page = f"<html><body><p>{made.SAID}</p></body></html>"
    parts = made.mail(made.SAID, page)
    parts.add_attachment(made.SAID.encode(), maintype="text", subtype="plain", filename="ä.txt")
    parts.add_attachment(made.mail(made.MORE))
    quoted = f"{made.SAID}\n\n-- \nJane\n\nOn Fri, 23 Feb 2024, A wrote:\n> {made.MORE}\n"
    outlook = f"See below.\n\n-----Original Message-----\nFrom: A\nSent: Friday\nSubject: B\n\n{made.SAID}\n"
    saved = made.raw_mail(page.encode(), "text/html; charset=utf-8").replace(b"From: Wire", b"From: <Saved by Blink>")
    for number, item in (
        (0, parts.as_bytes()), (0, made.mail(quoted).as_bytes()), (0, made.mail(outlook).as_bytes()),
        (0, made.raw_mail(b"=46or=\nty.", "text/plain", "Content-Transfer-Encoding: quoted-printable")),
        (1, made.mailbox(2)), (2, saved), (3, b"90\n" + made.raw_mail(made.SAID.encode())),
    ):  # fmt: skip
        yield bytes([number, 0]) + item
