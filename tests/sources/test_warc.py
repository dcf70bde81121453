"""Web archives: what was fetched is read, what is no report is counted, damage costs the record that it is in."""

import gzip
import io
import pickle
import zlib

import packed
import pytest
import zstandard
from packed import page, pages, record, warc

from dragoman.errors import NoReportError, SourceError
from dragoman.records import Report
from dragoman.sources import archive_units, plan, read, read_unit, warc_cuts


def found(tmp_path, name, data, **how):
    path = tmp_path / name
    path.write_bytes(data)
    return list(read(path, **how))


def items(results):
    return [int(one.title.split()[1]) for one in results if isinstance(one, Report)]


def asides(results):
    return [one.reason for one in results if isinstance(one, NoReportError)]


def faults(results, tmp_path):
    return [
        (one.name.removeprefix(f"{tmp_path}/"), one.reason)
        for one in results
        if isinstance(one, SourceError) and not isinstance(one, NoReportError)
    ]


RECORDS = pages(1, 2, 3)
FORMS = {
    "a.warc": b"".join(RECORDS),
    "a.warc.gz": warc(RECORDS),
    "one-member.warc.gz": gzip.compress(b"".join(RECORDS)),
    "a.warc.zst": b"".join(zstandard.compress(one) for one in RECORDS),
    "a.warc.bz2": packed.PACKERS["bz2"](b"".join(RECORDS)),
    "a.wacz": packed.wacz(RECORDS),
    "crawl.tar": packed.tarred({"data/a.warc.gz": warc(RECORDS)}),
}


@pytest.mark.parametrize("name", FORMS)
def test_pages_are_read_with_their_address_from_every_form_of_web_archive(tmp_path, name):
    results = found(tmp_path, name, FORMS[name])
    assert items(results) == [1, 2, 3]
    assert [one.url for one in results] == [f"https://news.example/{at}" for at in (1, 2, 3)]


def test_the_day_of_fetching_is_not_taken_for_the_day_of_publication(tmp_path):
    assert found(tmp_path, "a.warc", record(1, page(1)))[0].published is None
    dated = page(1).replace(b"<title>", b'<meta property="article:published_time" content="2023-05-06"><title>')
    assert found(tmp_path, "b.warc", record(1, dated))[0].published == "2023-05-06"


def test_a_dictionary_of_zstd_is_used(tmp_path):
    samples = [record(at, page(at)) for at in range(400)]
    made = zstandard.train_dictionary(4096, samples)
    frame = b"\x5d\x2a\x4d\x18" + len(made.as_bytes()).to_bytes(4, "little") + made.as_bytes()
    packer = zstandard.ZstdCompressor(dict_data=made)
    results = found(tmp_path, "a.warc.zst", frame + b"".join(map(packer.compress, RECORDS)))
    assert items(results) == [1, 2, 3]


def test_what_is_no_report_is_counted_and_no_failure(tmp_path):
    records = [
        record(1, page(1)),
        record(2, b"\x89PNG\r\n\x1a\n", media="image/png"),
        record(3, b"", status="301 Moved", headers="Location: /x\r\n"),
        record(4, page(4), status="404 Not Found"),
        record(5, b"", kind="revisit"),
        record(6, b"var a = 'item 6';", media="application/javascript"),
        record(7, b"User-agent: *\nDisallow: /", media="text/plain", uri="https://news.example/robots.txt"),
        record(8, b"\x00\x01\x02\x03" * 50, media="text/html"),
        record(9, b"{}", media="application/json"),
        record(10, b"GET / HTTP/1.1\r\n\r\n", kind="request", http=False, media="application/http; msgtype=request"),
        record(11, b"fetchTimeMs: 3", kind="metadata", http=False, media="application/warc-fields"),
        record(12, b"software: x", kind="warcinfo", http=False, media="application/warc-fields"),
        record(
            13, b"text of a page", kind="resource", http=False, media="text/plain", uri="urn:text:https://x.example/"
        ),
        record(14, b"body { color: red }", media="text/css"),
        record(15, b"", media="text/html"),
    ]
    results = found(tmp_path, "a.warc.gz", warc(records))
    assert items(results) == [1]
    assert not faults(results, tmp_path)
    assert asides(results) == [
        "is an image", "leads elsewhere (a redirect)", "is an error page", "is what was fetched before (a revisit)",
        "is a script", "is a notice to crawlers (robots.txt)", asides(results)[6], "is data (JSON)",
        "belongs to the crawl, not to a page", "is a style sheet", "is empty",
    ]  # fmt: skip
    assert "binary" in asides(results)[6]


def test_resources_conversions_and_tables_are_read_by_their_content(tmp_path):
    records = [
        record(1, page(1), kind="resource", http=False, media="text/html"),
        record(2, packed.words(2).encode(), kind="conversion", http=False, media="text/plain"),
        record(
            3,
            packed.jsonl(3, 4),
            kind="resource",
            http=False,
            media="application/octet-stream",
            uri="https://x.example/rows.jsonl",
        ),
        record(5, packed.zipped({"a.txt": packed.words(5).encode()}), media="application/zip"),
    ]
    results = found(tmp_path, "a.warc", b"".join(records))
    assert [one.url for one in results] == [
        "https://news.example/1", "https://news.example/2", *["https://x.example/rows.jsonl"] * 2, "https://news.example/5",
    ]  # fmt: skip


def test_errors_are_named_by_the_address(tmp_path):
    russian = "Министр иностранных дел заявил в пятницу, что переговоры будут продолжены, и страна просила о паузе."
    results = found(tmp_path, "a.warc", record(1, russian.encode(), media="text/plain"))
    assert faults(results, tmp_path)[0][0] == "a.warc/https://news.example/1"
    assert "Russian" in faults(results, tmp_path)[0][1]


def chunked(data, size):
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;x=y\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "pack"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: deflate\r\n", zlib.compress),
        ("Content-Encoding: deflate\r\n", lambda data: zlib.compress(data)[2:-4]),
        ("Content-Encoding: zstd\r\n", zstandard.compress),
        ("Content-Encoding: gzip, gzip\r\n", lambda data: gzip.compress(gzip.compress(data))),
        ("Content-Encoding: gzip\r\n", bytes),  # unpacked by the crawler, which has left the header
        ("Transfer-Encoding: chunked\r\n", bytes),
        ("Transfer-Encoding: chunked\r\n", lambda data: chunked(data, 99)),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", lambda data: chunked(gzip.compress(data), 9999)),
    ],
)  # fmt: skip
def test_a_body_is_unpacked_as_its_headers_say_or_left_as_it_is(tmp_path, headers, pack):
    assert items(found(tmp_path, "a.warc", record(1, pack(page(1)), headers=headers))) == [1]


def test_a_body_packed_with_brotli_is_unpacked(tmp_path):
    brotli = pytest.importorskip("brotli")
    body = brotli.compress(page(1))
    assert items(found(tmp_path, "a.warc", record(1, body, headers="Content-Encoding: br\r\n"))) == [1]


def test_a_body_that_bursts_is_given_up_and_the_next_is_read(tmp_path):
    bomb = record(1, gzip.compress(b"<html>" + b" " * (200 << 20)), headers="Content-Encoding: gzip\r\n")
    results = found(tmp_path, "a.warc.gz", warc([bomb]))
    assert items(results) == []
    assert any("more than" in reason for _, reason in faults(results, tmp_path))


def test_the_encoding_that_the_server_told_is_believed(tmp_path):
    body = page(1).replace(b"The envoy", "L’envoyé “très fâché”: the envoy".encode("cp1251", "ignore"))
    odd = page(1).replace(b"The envoy", "Посол: the envoy".encode("koi8-r"))
    assert "Посол" in found(tmp_path, "a.warc", record(1, odd, media="text/html; charset=koi8-r"))[0].text
    assert found(tmp_path, "b.warc", record(1, body, media="text/html; charset=no-such"))[0].text


def test_a_damaged_record_costs_itself_and_its_place_is_told(tmp_path):
    data = bytearray(warc(pages(1, 2, 3)))
    begin = len(gzip.compress(record(1, page(1))))
    data[begin + 60 : begin + 90] = bytes(30)
    results = found(tmp_path, "a.warc.gz", bytes(data))
    assert items(results) == [1, 3]
    ((name, reason),) = faults(results, tmp_path)
    assert name == "a.warc.gz"
    assert f"at byte {begin:,}" in reason and "goes on" in reason


def test_a_record_with_a_wrong_checksum_is_not_read(tmp_path):
    data = bytearray(warc(pages(1, 2, 3)))
    data[len(warc(pages(1, 2))) - 6] ^= 1
    results = found(tmp_path, "a.warc.gz", bytes(data))
    assert items(results) == [1, 3]
    assert len(faults(results, tmp_path)) == 1


def test_garbage_between_records_is_stepped_over(tmp_path):
    one, two, three = pages(1, 2, 3)
    for name, data in (
        ("a.warc.gz", gzip.compress(one) + b"garbage" * 9 + gzip.compress(two) + gzip.compress(three)),
        ("a.warc", one + b"garbage" * 9 + b"\r\n\r\n" + two + three),
    ):
        results = found(tmp_path, name, data)
        assert items(results) == [1, 2, 3]
        assert len(faults(results, tmp_path)) == 1


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_cut_archive_gives_what_is_whole(tmp_path, name):
    data = FORMS[name]
    results = found(tmp_path, name, data[: len(data) - 60])
    assert items(results) == [1, 2]
    assert any("cut off" in reason for _, reason in faults(results, tmp_path))


@pytest.mark.parametrize("length", ["-5", "99999999999999999999999", "abc", "7", "4000"])
def test_a_length_that_lies_costs_little(tmp_path, length):
    one, two, three = pages(1, 2, 3)
    at = two.index(b"Content-Length: ") + 16
    wrong = two[:at] + length.encode() + two[two.index(b"\r\n", at) :]
    assert set(items(found(tmp_path, "a.warc", one + wrong + three))) >= {1, 3}
    assert set(items(found(tmp_path, "a.warc.gz", warc([one, wrong, three])))) >= {1, 3}


def _shrunk(monkeypatch, step):
    monkeypatch.setattr(archive_units, "_STEP_PACKED", step)
    monkeypatch.setattr(archive_units, "_STEP_PLAIN", step)


@pytest.mark.parametrize("form", ["a.warc", "a.warc.gz", "a.wacz", "pile.zip"])
@pytest.mark.parametrize("step", [1, 500, 3000, 20_000])
def test_cut_into_units_every_record_is_read_once_and_in_order(tmp_path, monkeypatch, form, step):
    _shrunk(monkeypatch, step)
    records = [record(at, page(at)) if at % 3 else record(at, b"x", media="image/png") for at in range(60)]
    data = {
        "a.warc": b"".join(records), "a.warc.gz": warc(records), "a.wacz": packed.wacz(records),
        "pile.zip": packed.zipped({"a.txt": packed.words(99).encode(), "x.warc.gz": warc(records), "b.txt": b""}, 0),
    }[form]  # fmt: skip
    path = tmp_path / form
    path.write_bytes(data)
    units = plan(path)
    assert len(units) > 1 or step == 20_000
    assert len({unit.first for unit in units}) == len(units)
    apart = [one for unit in units for one in read_unit(pickle.loads(pickle.dumps(unit)))]
    pages_read = [one for one in apart if not isinstance(one, SourceError) and one.url]
    assert items(pages_read) == [at for at in range(60) if at % 3]
    assert len(asides(apart)) == 20


def test_cuts_of_a_damaged_archive_lose_no_whole_record(tmp_path, monkeypatch):
    _shrunk(monkeypatch, 700)
    records = pages(*range(30))
    data = bytearray(warc(records))
    begin = len(warc(records[:10]))
    data[begin + 40 : begin + 80] = bytes(40)
    (tmp_path / "a.warc.gz").write_bytes(bytes(data))
    results = [one for unit in plan(tmp_path / "a.warc.gz") for one in read_unit(unit)]
    assert items(results) == [at for at in range(30) if at != 10]
    assert len(faults(results, tmp_path)) == 1


def test_a_page_that_shows_a_record_is_no_border(tmp_path, monkeypatch):
    _shrunk(monkeypatch, 100)
    shown = b"Item 2 is kept\n\n" + packed.words(2).encode() + b"\r\n\r\n" + record(77, page(77)) + record(78, page(78))
    path = tmp_path / "a.warc"
    path.write_bytes(record(1, page(1)) + record(2, shown, media="text/plain") + record(3, page(3)))
    results = [one for unit in plan(path) for one in read_unit(unit)]
    assert items(results) == [1, 2, 3]


def test_borders_are_where_records_begin():
    records = pages(*range(40))
    starts = [len(warc(records[:at])) for at in range(40)]
    file = io.BytesIO(warc(records))
    end = len(file.getvalue())
    for step in (1, 1000, 70_000):
        cuts = list(warc_cuts.borders(file, 0, end, step))
        assert set(cuts) <= set(starts)
        assert all(b - a >= step for a, b in zip([0, *cuts], cuts, strict=False))
    for at in range(0, end, 97):
        assert warc_cuts.next_packed(file, at, end) == next((start for start in starts if start >= at), None)


def test_an_archive_packed_as_one_is_one_unit(tmp_path, monkeypatch):
    _shrunk(monkeypatch, 10)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(pages(*range(50)))))
    (unit,) = plan(path)
    assert items(read_unit(unit)) == list(range(50))


def test_an_archive_that_is_nothing_but_damage_is_given_up_soon(tmp_path):
    broken = b"\r\n\r\nWARC/1.0\r\nContent-Length: 9\r\nx\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\n" + broken * 60_000)
    (tmp_path / "b.warc").write_bytes(b"".join(pages(1)))
    results = list(read(tmp_path))
    assert items(results) == [1]
    assert 0 < len(faults(results, tmp_path)) <= 500
    assert "nothing after it is read" in faults(results, tmp_path)[-1][1]
