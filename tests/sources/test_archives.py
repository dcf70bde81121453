"""Archives: what is in them is read as files of a folder are, within bounds, and past damage."""

import gzip
import io
import pickle
import random
import tarfile
import time
import tracemalloc
import zipfile
import zlib

import packed
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import SourceError, UsageError
from dragoman.records import Report
from dragoman.sources import plan, read, read_unit

ONE_OF_EACH = {
    "a/rows.jsonl": packed.jsonl(1, 2, 3),
    "a/page.html": packed.page(4),
    "plain.txt": packed.words(5).encode(),
    "rows.csv": packed.csv(6, 7),
    "rows.parquet": packed.parquet(8, 9),
}


def found(tmp_path, name, data, **how):
    path = tmp_path / name
    path.write_bytes(data)
    return list(read(path, **how))


def items(results):
    """The numbers of the reports that were read, in order."""
    return [int(one.text.split("item ")[1].split()[0]) for one in results if isinstance(one, Report)]


def faults(results, tmp_path):
    return [(one.name.removeprefix(f"{tmp_path}/"), one.reason) for one in results if isinstance(one, SourceError)]


ARCHIVES = {
    "pile.zip": packed.zipped(ONE_OF_EACH),
    "pile.tar": packed.tarred(ONE_OF_EACH),
    **{f"pile.tar.{suffix}": pack(packed.tarred(ONE_OF_EACH)) for suffix, pack in packed.PACKERS.items()},
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_files_in_an_archive_are_read_as_files_of_a_folder_are(tmp_path, name):
    results = found(tmp_path, name, ARCHIVES[name])
    assert items(results) == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert not faults(results, tmp_path)


@pytest.mark.parametrize("suffix", packed.PACKERS)
@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_file_packed_by_itself_is_read_whatever_it_is(tmp_path, name, suffix):
    alone = items(found(tmp_path, name.rpartition("/")[2], ONE_OF_EACH[name]))
    results = found(tmp_path, f"{name.rpartition('/')[2]}.{suffix}", packed.PACKERS[suffix](ONE_OF_EACH[name]))
    assert items(results) == alone
    assert alone


def test_kinds_are_told_by_content_whatever_the_archive_is_called(tmp_path):
    assert items(found(tmp_path, "report.txt", packed.zipped({"x": packed.jsonl(1, 2)}))) == [1, 2]


def test_errors_inside_are_named_by_archive_file_and_line(tmp_path):
    rows = packed.jsonl(1) + b"{broken\n" + packed.jsonl(2)
    results = found(tmp_path, "pile.zip", packed.zipped({"folder/file.jsonl": rows}))
    assert items(results) == [1, 2]
    ((name, reason),) = faults(results, tmp_path)
    assert name == "pile.zip/folder/file.jsonl:2"
    assert "broken JSON" in reason


def test_rows_of_a_packed_table_are_named_by_the_file_itself(tmp_path):
    results = found(tmp_path, "rows.jsonl.gz", gzip.compress(packed.jsonl(1) + b"[]\n"))
    assert faults(results, tmp_path) == [("rows.jsonl.gz:2", "is no JSON object")]


def test_archives_inside_archives_are_read_to_a_depth_that_is_told(tmp_path):
    data = packed.jsonl(1)
    names = []
    for depth in range(7):
        results = found(tmp_path, f"deep{depth}.zip", packed.zipped({f"{depth}": data}))
        names.append((items(results), [reason for _, reason in faults(results, tmp_path)]))
        data = packed.zipped({f"{depth}": data})
    assert [read for read, _ in names] == [[1]] * 5 + [[]] * 2
    assert "as deep as is read" in names[5][1][0]


def test_a_tar_in_a_zip_in_a_packed_tar_is_named_step_by_step(tmp_path):
    inner = packed.tarred({"x.txt": packed.words(1).encode(), "y.txt": b""})
    outer = gzip.compress(packed.tarred({"mid.zip": packed.zipped({"in.tar": inner})}))
    results = found(tmp_path, "out.tgz", outer)
    assert items(results) == [1]
    assert faults(results, tmp_path) == [("out.tgz/mid.zip/in.tar/y.txt", "is empty")]


def test_hidden_files_are_passed_over_as_in_folders(tmp_path):
    files = {
        ".secret.txt": b"x", "__MACOSX/a.txt": b"x", "a/.git/b.txt": b"x", "./c.txt": packed.words(3).encode(),
        "a/Thumbs.db": b"\0",
    }  # fmt: skip
    for name, data in (("a.zip", packed.zipped(files)), ("a.tar", packed.tarred(files))):
        results = found(tmp_path, name, data)
        assert items(results) == [3]
        assert not faults(results, tmp_path)


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:/evil.txt", "..\\evil.txt"])
def test_a_name_that_leads_out_of_the_archive_is_told_and_nothing_is_written(tmp_path, name):
    folder = tmp_path / "in"
    folder.mkdir()
    files = {"good.txt": packed.words(1).encode(), name.replace("\\", "/"): packed.words(2).encode()}
    for path, data in (("a.zip", packed.zipped(files)), ("a.tar", packed.tarred(files))):
        results = found(folder, path, data)
        assert items(results) == [1]
        assert "leads out" in faults(results, folder)[0][1]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.tar", "a.zip", "in"]


def test_links_and_devices_are_no_files_and_are_told(tmp_path):
    more = {}
    for name, kind in (
        ("link", tarfile.SYMTYPE),
        ("hard", tarfile.LNKTYPE),
        ("dev", tarfile.CHRTYPE),
        ("pipe", tarfile.FIFOTYPE),
    ):
        about = tarfile.TarInfo(name)
        about.type, about.linkname = kind, "/etc/passwd"
        more[name] = about
    results = found(tmp_path, "a.tar", packed.tarred({"good.txt": packed.words(1).encode()}, **more))
    assert items(results) == [1]
    told = dict(faults(results, tmp_path))
    assert set(told) == {"a.tar/link", "a.tar/hard", "a.tar/dev", "a.tar/pipe"}
    assert all("not a file" in reason for reason in told.values())


def test_a_link_in_a_zip_is_not_followed(tmp_path):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        about = zipfile.ZipInfo("link.txt")
        about.create_system, about.external_attr = 3, 0o120777 << 16
        archive.writestr(about, "/etc/passwd")
    assert "is a link" in faults(found(tmp_path, "a.zip", file.getvalue()), tmp_path)[0][1]


def test_an_encrypted_file_is_named_and_the_others_are_read(tmp_path):
    data = bytearray(packed.zipped({"a.txt": packed.words(1).encode(), "b.txt": packed.words(2).encode()}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    results = found(tmp_path, "a.zip", bytes(data))
    assert items(results) == [2]
    assert faults(results, tmp_path) == [("a.zip/a.txt", "is encrypted: unpack it with its password")]


def test_a_way_of_packing_that_is_not_known_is_named(tmp_path):
    results = found(tmp_path, "a.zip", packed.zipped({"a.txt": packed.words(1).encode()}, zipfile.ZIP_LZMA))
    assert "LZMA" in faults(results, tmp_path)[0][1]
    assert items(found(tmp_path, "b.zip", packed.zipped({"a.txt": packed.words(1).encode()}, zipfile.ZIP_BZIP2))) == [1]


def test_a_zip_without_its_end_gives_what_is_there(tmp_path):
    files = {f"{at}.txt": packed.words(at).encode() for at in range(5)}
    data = packed.zipped(files)
    results = found(tmp_path, "a.zip", data[: data.index(b"PK\x01\x02") - 40])
    assert items(results) == [0, 1, 2, 3]
    told = faults(results, tmp_path)
    assert [name for name, _ in told] == ["a.zip/4.txt", "a.zip"]
    assert "cut off" in told[0][1] and "directory" in told[1][1]


def test_a_streamed_zip_without_its_end_gives_what_is_there(tmp_path):
    class Forward(io.RawIOBase):  # zipfile then writes lengths behind the files, not before them
        def __init__(self):
            self.data = b""

        def writable(self):
            return True

        def write(self, piece):
            self.data += bytes(piece)
            return len(piece)

    file = Forward()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for at in range(4):
            archive.writestr(f"{at}.txt", packed.words(at))
    assert items(found(tmp_path, "a.zip", file.data)) == [0, 1, 2, 3]
    results = found(tmp_path, "b.zip", file.data[: file.data.index(b"PK\x01\x02")])
    assert items(results) == [0, 1, 2, 3]
    assert "directory" in faults(results, tmp_path)[0][1]


def test_a_wrong_checksum_costs_only_the_file_that_has_it(tmp_path):
    data = bytearray(packed.zipped({f"{at}.txt": packed.words(at).encode() for at in range(3)}, zipfile.ZIP_STORED))
    data[data.index(b"item 1")] ^= 1
    results = found(tmp_path, "a.zip", bytes(data))
    assert items(results) == [0, 2]
    assert faults(results, tmp_path) == [("a.zip/1.txt", "is damaged: its checksum does not match")]


@pytest.mark.parametrize("suffix", packed.PACKERS)
def test_rows_before_the_end_of_a_cut_file_are_read(tmp_path, suffix):
    rows = packed.jsonl(*range(9000))  # bzip2 packs 900 kB in a block, and gives a whole block or nothing of it
    whole = packed.PACKERS[suffix](rows)
    results = found(tmp_path, f"a.jsonl.{suffix}", whole[: len(whole) * 3 // 4])
    got = items(results)
    assert got == list(range(len(got)))
    assert len(got) > 3000
    assert faults(results, tmp_path)[-1] == (f"a.jsonl.{suffix}", "is cut off")


def test_rows_before_a_damage_are_read_and_the_rest_of_the_pile_too(tmp_path):
    noise = random.Random(7)
    rows = [line[:-1] + b', "id": "%032x%064x"}' % (noise.getrandbits(128), noise.getrandbits(256))
            for line in packed.jsonl(*range(9000)).splitlines()]  # fmt: skip
    whole = bytearray(gzip.compress(b"\n".join(rows)))
    whole[len(whole) // 2 : len(whole) // 2 + 40] = b"\xff" * 40
    (tmp_path / "a.jsonl.gz").write_bytes(bytes(whole))
    (tmp_path / "b.txt").write_text(packed.words(7000))
    results = list(read(tmp_path))
    assert items(results)[-1] == 7000
    got = items(results)[:-1]
    assert got == list(range(len(got)))
    assert len(got) > 3000
    assert all(one.text == packed.words(at) for at, one in enumerate(results[: len(got)]))
    assert any(name == "a.jsonl.gz" and "damaged" in reason for name, reason in faults(results, tmp_path))


def test_a_page_of_which_a_part_is_missing_is_no_report(tmp_path):
    results = found(tmp_path, "a.txt.gz", gzip.compress(packed.words(1).encode() * 300)[:-30])
    assert items(results) == []
    assert faults(results, tmp_path) == [("a.txt.gz", "is cut off")]


def test_a_tar_gives_what_is_before_its_damage(tmp_path):
    data = packed.tarred({f"{at}.txt": packed.words(at).encode() for at in range(4)})
    results = found(tmp_path, "a.tar", data[: 2 * 1024 + 700])
    assert items(results) == [0, 1]
    assert faults(results, tmp_path)[-1] == ("a.tar", "is cut off")
    broken = bytearray(data)
    broken[2 * 1024 + 10] ^= 1
    results = found(tmp_path, "b.tar", bytes(broken))
    assert items(results) == [0, 1]
    assert "damaged" in faults(results, tmp_path)[-1][1]


def test_long_names_and_foreign_letters_in_a_tar_are_shown_whole(tmp_path):
    name = "f/" + "n" * 150 + "/é\n.txt"
    for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        file = io.BytesIO()
        with tarfile.open(fileobj=file, mode="w", format=form) as archive:
            archive.addfile(tarfile.TarInfo(name))
        assert faults(found(tmp_path, "a.tar", file.getvalue()), tmp_path) == [
            (f"a.tar/{name}".replace("\n", "\\x0a"), "is empty")
        ]


BOMB = b"{}\n" * (100 << 20)


@pytest.mark.parametrize("suffix", ["gz", "zst", "zip", "tar.gz"])
def test_a_file_made_to_burst_is_given_up_within_its_bounds(tmp_path, suffix):
    if suffix == "zip":
        data = packed.zipped({"a.txt": packed.words(1).encode(), "bomb.csv": BOMB})
    elif suffix == "tar.gz":
        data = gzip.compress(packed.tarred({"a.txt": packed.words(1).encode(), "bomb.csv": BOMB}))
    else:
        data = packed.PACKERS[suffix](BOMB)
    path = tmp_path / f"bomb.{suffix}"
    path.write_bytes(data)
    assert len(data) < 1 << 20
    begun = time.process_time()
    results = list(read(path))
    assert time.process_time() - begun < 10  # on a busy machine; some two seconds on one that is not
    assert items(results) == ([1] if suffix in ("zip", "tar.gz") else [])
    assert any("its size allows for" in reason for _, reason in faults(results, tmp_path))


def test_one_line_that_bursts_takes_no_more_memory_than_a_line_may(tmp_path):
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b"{" + b" " * (200 << 20)))
    tracemalloc.start()
    try:
        results = list(read(path))
        assert tracemalloc.get_traced_memory()[1] < 400 << 20
    finally:
        tracemalloc.stop()
    assert not items(results)
    assert faults(results, tmp_path)


def test_a_bomb_of_archives_in_archives_is_bounded_by_the_size_of_the_outermost(tmp_path):
    data = b'[{"' + b" " * (2 << 20)
    for depth in range(3):
        data = packed.zipped({f"{at}.zip" if depth else f"{at}.json": data for at in range(8)})
    results = found(tmp_path, "bomb.zip", data)
    assert not items(results)
    assert any("more than its size allows" in reason for _, reason in faults(results, tmp_path))


def test_files_that_share_the_same_bytes_are_refused(tmp_path):
    results = found(tmp_path, "bomb.zip", packed.overlapping(2000, 1 << 20))
    assert faults(results, tmp_path) == [
        ("bomb.zip", "is made to burst: files in it share the same bytes. It is not read")
    ]


def test_a_size_that_is_too_small_is_told(tmp_path):
    data = bytearray(packed.zipped({"a.txt": packed.words(1).encode() * 50}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    assert "holds more than the 100 bytes" in faults(found(tmp_path, "a.zip", bytes(data)), tmp_path)[0][1]


@pytest.mark.parametrize("name", ["[Content_Types].xml", "META-INF/MANIFEST.MF"])
def test_what_only_looks_like_an_archive_is_called_what_it_is(tmp_path, name):
    results = found(tmp_path, "a.zip", packed.zipped({name: b"<x/>", "xl/sheet.xml": b"<x/>"}))
    assert faults(results, tmp_path)[0][1].startswith(("is an Office document", "is a program"))


def test_an_archive_without_files_is_told(tmp_path):
    for name, data in (
        ("a.zip", packed.zipped({})),
        ("b.zip", packed.zipped({"x/": b""})),
        ("c.tar", packed.tarred({".x": b""})),
    ):
        assert [reason for _, reason in faults(found(tmp_path, name, data), tmp_path)] == [
            "is an archive without files"
        ]


def test_a_zip_behind_a_program_that_unpacks_it_is_read_by_its_directory(tmp_path):
    from dragoman.sources import archives

    file = io.BytesIO(b"#!/bin/sh\n" * 100 + packed.zipped({"a.txt": b"x", "b.txt": b"y"}))
    contents = archives.contents(file)
    assert [entry.name for entry in contents.entries] == ["a.txt", "b.txt"]
    assert contents.entries[0].at == 1000


def test_a_large_zip_is_cut_into_units_that_hold_every_file_once(tmp_path):
    files = {f"{at:04}.txt": packed.words(at).encode() * 40 for at in range(400)}
    path = tmp_path / "large.zip"
    path.write_bytes(packed.zipped(files))
    units = plan(path)
    assert len(units) > 2
    assert len({unit.first for unit in units}) == len(units)
    apart = [one for unit in units for one in read_unit(pickle.loads(pickle.dumps(unit)))]
    assert items(apart) == list(range(400))


def test_a_column_map_holds_inside_archives_and_a_missing_column_is_told(tmp_path):
    data = packed.zipped({"a.csv": packed.csv(1).replace(b"text", b"prose"), "b.csv": packed.csv(2)})
    results = found(tmp_path, "a.zip", data, columns="text=prose")
    assert items(results) == [1]
    assert "has no column 'prose'" in faults(results, tmp_path)[0][1]


def test_bare_text_loads_nothing_of_archives(tmp_path):
    import subprocess
    import sys

    (tmp_path / "a.txt").write_text(packed.words(1))
    program = (
        "import sys\nfrom dragoman.sources import read\n"
        f"list(read({str(tmp_path)!r}))\n"
        "print([m for m in sys.modules if m in ('zlib', 'bz2', 'lzma', 'fastwarc', 'zstandard') or "
        "m.startswith('dragoman.sources.') and m.rpartition('.')[2] in ('archives', 'members', 'warc', 'inflate')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert "dragoman" not in done.stdout and "fastwarc" not in done.stdout and "zstandard" not in done.stdout


NASTY = st.sampled_from(
    [
        *ARCHIVES.values(), packed.warc(packed.pages(1, 2)), b"".join(packed.pages(3, 4)), packed.wacz(packed.pages(5)),
        packed.overlapping(3, 1000), gzip.compress(packed.zipped({"a": b"x"})), packed.zipped({"../a": b"x", "b": b""}),
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    NASTY, st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 12)), max_size=4), st.floats(0, 1)
)
def test_no_damage_whatever_raises_and_every_name_begins_with_the_archive(tmp_path, data, wounds, length):
    broken = bytearray(data)
    for where, piece, gap in wounds:
        at = int(where * len(broken))
        broken[at : at + gap] = piece
    path = tmp_path / "archive.bin"
    path.write_bytes(bytes(broken[: int(length * len(broken)) + 1]))
    try:
        units = plan(path)
    except UsageError as error:
        assert "columns" in str(error)
        return
    for unit in units:
        for one in read_unit(unit):
            if isinstance(one, SourceError):
                assert one.name.startswith(str(path))
                assert one.reason
            else:
                assert one.text.strip()


def test_a_checksum_of_gzip_that_is_wrong_is_told_after_the_rows(tmp_path):
    data = bytearray(gzip.compress(packed.jsonl(1, 2)))
    data[-6] ^= 1
    results = found(tmp_path, "a.jsonl.gz", bytes(data))
    assert items(results) == [1, 2]
    assert faults(results, tmp_path)[-1] == ("a.jsonl.gz", "is damaged: its checksum does not match")


def test_a_raw_deflate_stream_of_a_zip_that_ends_early_is_told(tmp_path):
    data = bytearray(packed.zipped({"a.txt": packed.words(1).encode() * 20}))
    short = zlib.compress(packed.words(1).encode())[2:-4]
    at = data.index(b"PK\x03\x04") + 30 + 5
    data[at : at + len(short)] = short
    assert "cut off" in faults(found(tmp_path, "a.zip", bytes(data)), tmp_path)[0][1]
