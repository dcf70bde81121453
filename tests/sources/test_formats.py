"""One of every kind in a folder, and what chance makes of them: reports and named errors, and never an exception."""

import io
import json
import pickle
import random
import time
from pathlib import Path

import made
import pytest
from made import LAST, MORE, SAID

from dragoman.errors import SourceError
from dragoman.records import Report
from dragoman.sources import Options, formats, plan, read_unit
from dragoman.sources.document import Document, report


def mail():
    outer = made.mail(f"{SAID}\n", f"<p>{SAID}</p><p>{MORE}</p>")
    outer.add_attachment(made.mail(f"{MORE}\n"))
    outer.add_attachment(made.pdf(made.text_at([LAST])), maintype="application", subtype="pdf", filename="a.pdf")
    return outer.as_bytes()


ONE_OF_EACH = {
    "feed": made.RSS.replace("{entries}", made.feed_entry(f"<description>{SAID}</description>")).encode(),
    "newsml": made.news_message(made.news_item(made.xhtml()), made.news_item("", version=2)).encode(),
    "nitf": made.NITF.encode(),
    "ninjs": json.dumps(made.NINJS_2, indent=1).encode(),
    "mail": mail(),
    "mbox": made.mailbox(2),
    "epub": made.epub({"a.xhtml": made.chapter("Talks", SAID, MORE, LAST)}, made.EPUB_META),
    "pdf": made.pdf(made.text_at(made.LINES), made.text_at([SAID]), info="/Title (x)"),
    "docx": made.docx(made.word_p("Talks", "Title") + made.word_p(SAID)),
    "odt": made.odt(f"<text:p>{SAID}</text:p>"),
}


def test_every_kind_has_a_document_here():
    assert set(ONE_OF_EACH) == set(formats.KINDS)


def test_a_folder_with_one_of_each_is_told_apart_and_read(tmp_path):
    for kind, data in ONE_OF_EACH.items():
        (tmp_path / f"{kind}.bin").write_bytes(data)
    units = [pickle.loads(pickle.dumps(unit)) for unit in plan(tmp_path)]
    assert {unit.kind: Path(unit.name).stem for unit in units} == {kind: kind for kind in ONE_OF_EACH}
    for unit in units:
        found = list(read_unit(unit))
        assert any(isinstance(one, Report) for one in found) != (unit.kind == "newsml"), unit.name
        assert list(map(str, found)) == list(map(str, read_unit(unit)))


PIECES = [
    b"<", b">", b"&", b'"', b"<![CDATA[", b"]]>", b"\x00", b"\xff", b"<p>", b"</p>", b"<item>", b"=", b"--", b"\n\n",
    b"Content-Type: ", b"multipart/mixed", b"99999999999", b"-1", b"obj", b"stream", b"endstream", b"<<", b"[", b"{",
    b"null", b"boundary=", b"=?utf-8?b?", b"charset=utf-16", b"charset=hex", b"base64", b"message/rfc822", b"/Length",
    b"/FlateDecode", b"(", b"Date: 1 Jan 99999999999\n", b"From - Fri Feb 23 10:15:00 2024\nX: y\n",
]  # fmt: skip


def mutated(data, rng):
    made = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at, how = rng.randrange(len(made) + 1), rng.random()
        if how < 0.4:
            made[at:at] = rng.choice(PIECES) * rng.choice((1, 1, 3, 50))
        elif how < 0.6:
            made[at : at + rng.randint(1, 30)] = b""
        elif how < 0.8:
            other = rng.randrange(len(made) + 1)
            made[at:at] = made[other : other + rng.randint(1, 400)]
        elif how < 0.95 and at < len(made):
            made[at] = rng.randrange(256)
        else:
            made = made[: max(at, 1)]
    return bytes(made)


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_chance_makes_errors_and_no_exceptions(kind):
    rng = random.Random(kind)  # the same every time
    for _ in range(60):
        data = mutated(ONE_OF_EACH[kind], rng)
        started = time.process_time()
        try:
            for number, found in formats.read(kind, io.BytesIO(data), "it", Options()):
                assert isinstance(number, int)
                assert isinstance(found, Document | SourceError)
                if isinstance(found, Document):
                    report(found, "it", Options(any_language=True))
        except SourceError as error:
            assert error.reason
        assert time.process_time() - started < 5


@pytest.mark.parametrize("kind", ONE_OF_EACH)
@pytest.mark.parametrize("data", [b"", b"\n", b"\x00" * 5000, b"<" * 5000, b"PK\x03\x04" * 2000, b"\xff\xfe" * 99])
def test_nothing_of_the_kind_is_told(kind, data):
    try:
        found = [found for _, found in formats.read(kind, io.BytesIO(data), "it", Options())]
    except SourceError:
        return
    assert all(isinstance(one, Document | SourceError) for one in found)


@pytest.mark.parametrize(
    ("kind", "begin", "piece"),
    [
        ("feed", "<rss><channel><item><description>", "<div>"),
        ("feed", "<rss><channel><title>", "us & "),
        ("feed", "<rss ", "<rss "),
        ("newsml", "<newsItem>", "<newsItem>"),
        ("nitf", "<nitf><body><body.content>", "<table><tr><td>x"),
        ("ninjs", '{"bodies": ', '[{"items": '),
        ("mail", "From: a@b\n\n", "> x\n\n"),
        ("mail", "From: a@b\n\n", "x wrote:\n>\n"),
        ("mail", "From: a@b\n", "=?utf-8?b?"),
        ("mbox", "From - Fri Feb 23 10:15:00 2024\nX: y\n\n", "From 1:11 1:11 1:11 1:11\n"),
    ],
)
def test_the_same_over_and_over_takes_no_longer_than_its_length(kind, begin, piece):
    def seconds(times):
        data = (begin + piece * times).encode()
        started = time.process_time()
        try:
            for _, found in formats.read(kind, io.BytesIO(data), "it", Options()):
                if isinstance(found, Document):
                    report(found, "it", Options())
        except SourceError:
            pass
        return time.process_time() - started

    seconds(10)  # what is loaded at the first use
    assert seconds(40_000) < 6
