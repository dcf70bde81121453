"""A folder with one report in every format that is read, and every kind of damage; and what must become of each.

    python tests/support/everything.py make FOLDER
    dragoman build FOLDER --into CRISIS --json | python tests/support/everything.py check FOLDER

The second command says where the account is another than it must be, and ends with status 1 if it is anywhere.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import tarfile
import textwrap
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import made
import packed
from dispute import GERMAN, REPORTS


class End(NamedTuple):
    """What must become of a document: its outcome, and words of its report or of the reason why it is none."""

    outcome: str
    words: str = ""


#: A file's bytes → the documents in it, by what follows its name.
Holding = tuple[bytes, dict[str, End]]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
BINARY = bytes(range(256)) * 40
#: The address of a file of the system, which no document may bring into a report.
SECRET = "file:///etc/passwd"


def read(of: str) -> End:
    return End("read", REPORTS[of])


def unreadable(words: str) -> End:
    return End("unreadable", words)


def html(of: str, **how: str) -> bytes:
    words = REPORTS[of]
    head = f'<meta charset="{how.get("charset", "utf-8")}"><title>The herring dispute</title>'
    page = f"<!doctype html><html><head>{head}</head><body><article><p>{words}</p></article></body></html>"
    return page.encode(how.get("encoding", "utf-8"))


def jsonl(*of: str) -> bytes:
    return "".join(f"{json.dumps({'text': REPORTS[one]})}\n" for one in of).encode()


def separated(of: str, mark: str) -> bytes:
    return f'title{mark}text\nHerring{mark}"{REPORTS[of]}"\n'.encode()


def parquet(of: str) -> bytes:
    import io

    import pyarrow
    from pyarrow import parquet as pq

    file = io.BytesIO()
    pq.write_table(pyarrow.table({"text": [REPORTS[of]]}), file)
    return file.getvalue()


def rss(of: str, before: str = "", inside: str = "") -> bytes:
    entry = made.feed_entry(f"<title>Herring</title><description>{REPORTS[of]}{inside}</description>")
    return made.RSS.replace("{entries}", entry).replace("<rss", f"{before}<rss", 1).encode()


def pdf(of: str) -> bytes:
    return made.pdf(made.text_at(textwrap.wrap(REPORTS[of], 80)))


def epub(of: str) -> bytes:
    return made.epub({"a.xhtml": made.chapter("Herring", REPORTS[of])}, made.EPUB_META)


def docx(of: str) -> bytes:
    return made.docx(made.word_p(REPORTS[of]))


def mailed(of: str) -> bytes:
    letter = made.mail(f"{REPORTS[of]}\n")
    letter.add_attachment(REPORTS["attached"].encode(), maintype="text", subtype="plain", filename="signed.txt")
    return letter.as_bytes()


def formats() -> dict[str, Holding]:
    """A file of each format, whole."""
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour</title><entry><title>Herring</title>"
        f"<content type='text'>{REPORTS['atom']}</content></entry></feed>"
    )
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "items": [{"id": "1"}]}
    feed["items"][0]["content_text"] = REPORTS["feed"]
    newsml = (
        f"<NewsML Version='1.2'><NewsItem xml:lang='en'><NewsComponent><ContentItem><DataContent><p>"
        f"{REPORTS['newsml 1']}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )
    nitf = f"<nitf><body><body.content><p>{REPORTS['nitf']}</p></body.content></body></nitf>"
    ninjs = {**made.NINJS_3, "bodies": [{"role": "main", "contentType": "text/plain", "value": REPORTS["ninjs"]}]}
    mhtml = made.raw_mail(html("mhtml"), "text/html; charset=utf-8").replace(b"From: Wire", b"From: <Saved by Blink>")
    box = b"".join(
        b"From - Fri Feb 23 10:15:00 2024\n" + made.mail(f"{REPORTS[one]}\n").as_bytes() + b"\n"
        for one in ("mbox 1", "mbox 2")
    )
    web = [packed.record(1, html("warc 1")), packed.record(2, html("warc 2")), packed.record(3, PNG, media="image/png")]
    address = "https://news.example"
    return {
        "report.txt": (REPORTS["txt"].encode(), {"": read("txt")}),
        "report.md": (f"# Herring\n\n{REPORTS['md']}\n".encode(), {"": read("md")}),
        "report.html": (html("html"), {"": read("html")}),
        "report.mhtml": (mhtml, {"": read("mhtml")}),
        "report.jsonl": (jsonl("jsonl 1", "jsonl 2"), {":1": read("jsonl 1"), ":2": read("jsonl 2")}),
        "report.json": (json.dumps([{"text": REPORTS["json"]}], indent=1).encode(), {":1": read("json")}),
        "report.csv": (separated("csv", ","), {":2": read("csv")}),
        "report.tsv": (separated("tsv", "\t"), {":2": read("tsv")}),
        "report.parquet": (parquet("parquet"), {":1": read("parquet")}),
        "rss.xml": (rss("rss"), {":1": read("rss")}),
        "atom.xml": (atom.encode(), {":1": read("atom")}),
        "feed.json": (json.dumps(feed).encode(), {":1": read("feed")}),
        "newsml-1.xml": (newsml.encode(), {"": read("newsml 1")}),
        "newsml-g2.xml": (
            made.news_message(
                made.news_item(f'<inlineData contenttype="text/plain">{REPORTS["newsml g2"]}</inlineData>')
            ).encode(),
            {"": read("newsml g2")},
        ),
        "nitf.xml": (nitf.encode(), {"": read("nitf")}),
        "ninjs.json": (json.dumps(ninjs).encode(), {"": read("ninjs")}),
        "report.eml": (mailed("eml"), {"": read("eml"), ":2": read("attached")}),
        "report.mbox": (box, {":1": read("mbox 1"), ":2": read("mbox 2")}),
        "report.epub": (epub("epub"), {":1": read("epub")}),
        "report.pdf": (pdf("pdf"), {"": read("pdf")}),
        "report.docx": (docx("docx"), {"": read("docx")}),
        "report.odt": (made.odt(f"<text:p>{REPORTS['odt']}</text:p>"), {"": read("odt")}),
        "crawl.warc": (
            b"".join(web),
            {f"/{address}/1": read("warc 1"), f"/{address}/2": read("warc 2"), f"/{address}/3": End("no report")},
        ),
        "crawl.wacz": (
            packed.wacz([packed.record(1, html("wacz"))]), {f"/archive/data.warc.gz/{address}/1": read("wacz")},
        ),
    }  # fmt: skip


def archives() -> dict[str, Holding]:
    """What holds or packs files of other formats, one inside another."""
    inner = packed.zipped({"page.html": html("zip in zip")})
    deep = packed.zipped({"deep.txt.gz": gzip.compress(REPORTS["deep"].encode())})
    pack = packed.PACKERS
    return {
        "files.zip": (
            packed.zipped({"a.txt": REPORTS["zip"].encode(), "inner.zip": inner}),
            {"/a.txt": read("zip"), "/inner.zip/page.html": read("zip in zip")},
        ),
        "files.tar": (packed.tarred({"a.docx": docx("tar")}), {"/a.docx": read("tar")}),
        "files.tar.gz": (pack["gz"](packed.tarred({"a.csv": separated("tar gz", ",")})), {"/a.csv:2": read("tar gz")}),
        "packed.txt.gz": (pack["gz"](REPORTS["gz"].encode()), {"": read("gz")}),
        "packed.html.bz2": (pack["bz2"](html("bz2")), {"": read("bz2")}),
        "packed.jsonl.xz": (pack["xz"](jsonl("xz")), {":1": read("xz")}),
        "packed.pdf.zst": (pack["zst"](pdf("zst")), {"": read("zst")}),
        "deep.tar.xz": (pack["xz"](packed.tarred({"b.zip": deep})), {"/b.zip/deep.txt.gz": read("deep")}),
    }


def damaged() -> dict[str, Holding]:
    """Every kind of damage, with whole reports beside it."""
    mail = made.raw_mail(REPORTS["windows mail"].encode("cp1252"), "text/plain; charset=utf-8")
    broken = jsonl("good line 1") + b'{"text": "Norway said that it\n' + jsonl("good line 2")
    whole_zip = packed.zipped({"a.txt": REPORTS["whole in zip"].encode(), "b.txt": BINARY}, method=0)
    first = packed.warc([packed.record(1, html("whole in warc"))])
    second = packed.warc([packed.record(2, html("txt"))])
    link = tarfile.TarInfo("passwd.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    escaping = {"../../out.txt": REPORTS["txt"].encode(), "ok.txt": REPORTS["beside an escape in tar"].encode()}
    leaving = {"../../out.txt": REPORTS["txt"].encode(), "ok.txt": REPORTS["beside an escape in zip"].encode()}
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    entities = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{SECRET}"><!ENTITY l0 "ha">{laughs}]>'
    odd = '\n\x1b[31m "report" %s 日本 é.txt'
    return {
        "empty.txt": (b"", {"": unreadable("is empty")}),
        "rowless.csv": (b"title,text\n", {"": End("nothing")}),
        "rowless.json": (b"[]", {"": End("nothing")}),
        "blank.txt": (b" \n\n \n", {"": unreadable("white space")}),
        "windows.html": (html("windows page", encoding="cp1252"), {"": read("windows page")}),
        "windows.eml": (mail, {"": read("windows mail")}),
        "wide.txt": (REPORTS["wide"].encode("utf-16"), {"": read("wide")}),
        "broken.jsonl": (
            broken, {":1": read("good line 1"), ":2": unreadable("JSON"), ":3": read("good line 2")},
        ),
        "cut.txt.gz": (gzip.compress(REPORTS["txt"].encode())[:-40], {"": unreadable("cut off")}),
        "cut.zip": (
            whole_zip[: whole_zip.rindex(b"PK\x03\x04") + 600],
            {"/a.txt": read("whole in zip"), "/b.txt": unreadable("cut off"), "": unreadable("cut off")},
        ),
        "cut.pdf": (pdf("txt")[:300], {"": unreadable("breaks off")}),
        "cut.epub": (epub("epub")[:500], {"": unreadable("breaks off")}),
        "cut.docx": (docx("txt")[:400], {"": unreadable("breaks off")}),
        "cut.parquet": (parquet("txt")[:-30], {"": unreadable("cut off")}),
        "cut.warc.gz": (
            first + second[:-60],
            {"/https://news.example/1": read("whole in warc"), "/https://news.example/2": unreadable("cut off"),
             "": unreadable("cut off")},
        ),
        "bomb.zip": (packed.overlapping(50, 100_000), {"": unreadable("share")}),
        "bomb.txt.gz": (gzip.compress(b"a" * (30 << 20)), {"": unreadable("more than")}),
        "escape.tar": (
            packed.tarred(escaping, link=link),
            {"/../../out.txt": unreadable("leads out"), "/ok.txt": read("beside an escape in tar"),
             "/passwd.txt": unreadable("link")},
        ),
        "escape.zip": (
            packed.zipped(leaving),
            {"/../../out.txt": unreadable("leads out"), "/ok.txt": read("beside an escape in zip")},
        ),
        "entities.xml": (rss("entities", entities, " &s; &l11;"), {":1": read("entities")}),
        "strange.xml": (b"<?xml version='1.0'?><inventory><herring>12</herring></inventory>", {"": unreadable("XML")}),
        "photo.png": (PNG, {"": unreadable("image")}),
        "binary.txt": (BINARY, {"": unreadable("binary")}),
        "letter.rtf": (b"{\\rtf1 Norway said no.}", {"": unreadable("RTF")}),
        "columns.csv": (b"ship,tons\nAurora,12\n", {"": unreadable("column")}),
        "tags.html": (b"<html><body>" + b"<div class='x'></div>" * 150_000, {"": unreadable("tags")}),
        "script.html": (b"<html><body><script>" + b"render(1);\n" * 300_000, {"": unreadable("no article")}),
        "german.txt": (GERMAN.encode(), {"": End("other language", "German")}),
        "wall.html": (
            b"<html><head><title>Access denied</title></head><body><h1>Access denied</h1>"
            b"<p>Please enable JavaScript and cookies to continue</p></body></html>",
            {"": End("furniture")},
        ),
        "copied-1.txt": (REPORTS["copied"].encode(), {"": read("copied")}),
        "copied-2.txt": (REPORTS["copied"].encode(), {"": End("copy", "copied-1.txt")}),
        odd: (REPORTS["odd name"].encode(), {"": read("odd name")}),
        os.fsdecode(b"odd \xff\xfe.txt"): (REPORTS["odd bytes"].encode(), {"": read("odd bytes")}),
    }  # fmt: skip


def files() -> dict[str, Holding]:
    """Everything that is a file, by its name."""
    return formats() | archives() | damaged()


def make(folder: Path) -> None:
    """Writes the folder; with a link to nothing, a link back to itself, and what nobody is to look at."""
    folder.mkdir(parents=True)
    for name, (data, _) in files().items():
        (folder / name).write_bytes(data)
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / "again").symlink_to(".")
    (folder / ".hidden.txt").write_text(REPORTS["txt"])
    os.mkfifo(folder / "pipe")
    if os.geteuid():  # the superuser may read everything
        (folder / "locked.txt").write_text(REPORTS["txt"])
        (folder / "locked.txt").chmod(0)


def ends(folder: Path) -> dict[str, End]:
    """What must become of every document of the folder, by its name as the account has it."""
    all_ = {f"{name}{rest}": end for name, (_, documents) in files().items() for rest, end in documents.items()}
    all_["dangling.txt"] = unreadable("is not there")
    if os.geteuid():
        all_["locked.txt"] = unreadable("permissions forbid it")
    return {f"{folder}/{name}".encode("utf-8", "backslashreplace").decode(): end for name, end in all_.items()}


#: The account's figure → the outcome that it counts.
FIGURES = {
    "read": "read", "copies": "copy", "furniture": "furniture", "other_language": "other language",
    "unreadable": "unreadable", "no_report": "no report", "empty": "nothing",
}  # fmt: skip


def disagreements(account: dict[str, Any], folder: Path) -> list[str]:
    """Where the account of a build, as `--json` gives it, is another than it must be; a line each."""
    must = ends(folder)
    counts = Counter(end.outcome for end in must.values())
    figures = {"seen": len(must), **{figure: counts[outcome] for figure, outcome in FIGURES.items()}}
    found = [f"{name} {account[name]}, not {of}" for name, of in figures.items() if account[name] != of]
    told = {one["name"]: ("copy", one["of"]) for one in account["copied"]}
    told |= dict.fromkeys(account["hollow"], ("nothing", ""))
    for one in account["failures"]:
        outcome = "furniture" if one.get("furniture") else "other language" if one.get("language") else "unreadable"
        told[one["name"]] = outcome, one["reason"]
    for name in sorted(told.keys() | must.keys()):
        outcome, words = told.get(name, ("read", ""))
        end = must.get(name)
        if end is None:
            found.append(f"{name!r} is {outcome} ({words}), and is no document")
        elif end.outcome == "no report":  # these are counted and not named
            continue
        elif outcome != end.outcome:
            found.append(f"{name!r} is {outcome} ({words}), not {end.outcome}")
        elif outcome != "read" and end.words not in words:
            found.append(f"{name!r} is {outcome}: {words!r} does not tell of {end.words!r}")
    return found


if __name__ == "__main__":
    what, where = sys.argv[1:]
    if what == "make":
        make(Path(where))
    else:
        wrong = disagreements(json.load(sys.stdin), Path(where))
        print("\n".join(wrong) or f"{len(ends(Path(where)))} documents, each as it must be")
        sys.exit(bool(wrong))
