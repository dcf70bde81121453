"""Builds of archives: every item has its place, on any number of processes and after a kill."""

import gzip
import json
import time

import packed
import pile
import pytest

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def everything(tmp_path):
    """One of every kind of archive, and of every kind of damage."""
    folder = tmp_path / "pile"
    folder.mkdir()
    texts = {f"{at:03}.txt": packed.words(at).encode() * 90 for at in range(120)}
    warc = packed.warc([*packed.pages(*range(200, 230)), packed.record(1, PNG, media="image/png")])
    files = {
        "a.zip": packed.zipped(texts),
        "b.tar.gz": gzip.compress(packed.tarred({"x.jsonl": packed.jsonl(300, 301), "y.txt": texts["003.txt"]})),
        "c.warc.gz": warc,
        "d.wacz": packed.wacz(packed.pages(400, 200)),
        "e.jsonl.zst": packed.PACKERS["zst"](packed.jsonl(500, 501, 500)),
        "f-cut.zip": packed.zipped(texts)[: len(packed.zipped(texts)) // 2],
        "g-cut.warc.gz": packed.warc(packed.pages(600, 601))[:-50],
        "h-bomb.zip": packed.overlapping(50, 100_000),
        "i-out.tar": packed.tarred({"../x.txt": b"x", "ok.txt": packed.words(700).encode()}),
        "j.png": PNG,
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def test_the_account_adds_up_and_is_the_same_on_any_number_of_processes(everything, tmp_path):
    one = pile.build(everything, tmp_path / "one", jobs=1)
    two = pile.build(everything, tmp_path / "two", jobs=2)
    assert pile.content(tmp_path / "one") == pile.content(tmp_path / "two")
    parts = ("read", "copies", "furniture", "other_language", "unreadable", "no_report", "empty")
    for account in (one, two):
        assert account["seen"] == sum(account[part] for part in parts)
        assert account["asides"] == {"is an image": 1}
        assert account["no_report"] == 1
    named = {failure["name"].removeprefix(f"{everything}/") for failure in one["failures"]}
    assert {"f-cut.zip", "g-cut.warc.gz", "h-bomb.zip", "i-out.tar/../x.txt", "j.png"} <= named
    # 120 + 2 + 30 + 1 + 2 + 1 + 1 reports; the same text again in b, d, e and f.
    assert one["read"] == 157
    assert one["copies"] > 4


def test_a_second_build_reads_nothing_and_changes_nothing(everything, tmp_path):
    into = tmp_path / "once"
    pile.build(everything, into, jobs=2)
    before = pile.content(into)
    again = pile.build(everything, into, jobs=2)
    assert again["new"] == 0
    assert pile.content(into) == before


def _stored(into):
    manifest = into / "manifest.json"
    return manifest.exists() and bool(json.loads(manifest.read_bytes())["fresh"])


def test_a_build_goes_on_after_a_kill_and_comes_out_the_same(everything, tmp_path):
    slow = packed.zipped({f"{at}.txt": f"China said: item {at} matters. !slow\n".encode() for at in range(40)})
    (everything / "k.zip").write_bytes(slow)
    pile.build(everything, tmp_path / "whole", jobs=2)
    into = tmp_path / "killed"
    process = pile.start(everything, into, jobs=2)
    deadline = time.monotonic() + 60
    while not _stored(into) and time.monotonic() < deadline:
        time.sleep(0.1)
    process.kill()
    process.wait()
    assert _stored(into)
    after = pile.build(everything, into, jobs=2)
    assert 0 < after["new"] < after["reports"]
    assert pile.content(into) == pile.content(tmp_path / "whole")


def test_formats_inside_archives_are_read_and_named_as_files_are(tmp_path):
    from dragoman.errors import SourceError
    from dragoman.sources import read

    entry = "<item><title>Item {0} is kept</title><description>{1}</description></item>"
    items = "".join(entry.format(at, packed.words(at)) for at in (1, 2))
    feed = (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{items}<item/></channel></rss>".encode()
    )
    mail = f"From: a@news.example\nTo: b@news.example\nMessage-ID: <1@x>\nSubject: Hi\n\n{packed.words(3)}\n".encode()
    files = {"news.xml": feed, "letter.eml": mail, "scan.pdf": b"%PDF-1.4\n%broken"}
    (tmp_path / "a.zip").write_bytes(packed.zipped(files))
    (tmp_path / "b.tar.xz").write_bytes(packed.PACKERS["xz"](packed.tarred(files)))
    for name in ("a.zip", "b.tar.xz"):
        found = list(read(tmp_path / name))
        texts = [one.text for one in found if not isinstance(one, SourceError)]
        assert [any(packed.words(at) in text for text in texts) for at in (1, 2, 3)] == [True, True, True]
        broken = {one.name.removeprefix(f"{tmp_path}/") for one in found if isinstance(one, SourceError)}
        assert broken == {f"{name}/news.xml:3", f"{name}/scan.pdf"}
