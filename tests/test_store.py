"""The folder keeps what it is given, answers questions about it, and has the same bytes however it came about."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standin import read, report

from dragoman import folder as files
from dragoman.errors import SituationError, UsageError
from dragoman.parts import Place, from_rows, to_rows
from dragoman.records import Reading, encode
from dragoman.store import Store, Wanted
from dragoman.store import store as store_module


def texts(count: int) -> list[str]:
    return [
        f"China said: item {i} matters. Tanaka Ken asked: will Russia answer {i}. Ünïted words." for i in range(count)
    ]


def rows(text: str, at: int, **fields: str | None):
    row, records = to_rows(read(report(text, **fields)), (f"in/{at:04d}.txt", 0), f"in/{at:04d}.txt")
    return row, records, Place(row.path, 0, row.name, "unit", True, "read", row.id, "meta", None)


def fill(folder: Path, some: list[str], chunks: int = 1, order: random.Random | None = None) -> Store:
    files.create(folder)
    store = Store.make(folder)
    made = [rows(text, at, published=f"2024-{at % 12 + 1:02d}-03") for at, text in enumerate(some)]
    if order:
        order.shuffle(made)
    size = -(-len(made) // chunks)
    for at in range(0, len(made), size):
        some_rows = made[at : at + size]
        store.add(
            [r for r, _, _ in some_rows], [x for _, more, _ in some_rows for x in more], [p for _, _, p in some_rows]
        )
    store.settle("reader")
    return store


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def korea(tmp_path_factory) -> Store:
    return fill(tmp_path_factory.mktemp("store") / "korea [2024] *'x?", texts(30))


def test_a_reading_comes_back_as_it_went_in(korea):
    original = read(report(texts(30)[7], published="2024-08-03"))
    assert encode(korea.reading(original.report.id)) == encode(original)


@given(text=st.text(max_size=200), title=st.none() | st.text(max_size=20))
@settings(max_examples=50, deadline=None)
def test_any_text_survives_as_rows(text, title):
    original = Reading(
        report=report(
            text.encode("utf-8", "replace").decode(), title=title and title.encode("utf-8", "replace").decode()
        )
    )
    row, records = to_rows(original, ("a", 0), "a")
    assert from_rows(row, records) == original


def test_readings_come_in_order_of_publication_and_within_days(korea):
    days = [reading.report.published for reading in korea.readings()]
    assert days == sorted(days) and len(days) == 30
    assert {r.report.published for r in korea.readings(since="2024-03", until="2024-04-03")} == {
        "2024-03-03",
        "2024-04-03",
    }


def test_partial_dates_lie_within_where_any_of_their_days_may(tmp_path):
    files.create(tmp_path / "s")
    store = Store.make(tmp_path / "s")
    for at, day in enumerate(["2024-02", "2024", "--02-15", None, "2024-02-15T10:00:00Z"]):
        row, records, place = rows(f"Text {at}", at, published=day)
        store.add([row], records, [place])
    days = lambda **wanted: [r.published for r in store.reports(Wanted(**wanted))]  # noqa: E731
    assert days(since="2024-02-15", until="2024-02-15") == ["2024", "2024-02", "2024-02-15T10:00:00Z"]
    assert days(since="2024-03-01") == ["2024"]
    assert days(until="2024-01-31") == ["2024"]
    assert days()[-2:] == ["--02-15", None]


def test_records_are_found_by_type_kind_actor_name_and_id(korea):
    assert sum(1 for _ in korea.records(Wanted(types=["statements"]))) == 60
    assert {r.kind for r in korea.records(Wanted(kinds=["ask"]))} == {"ask"}
    assert {tuple(r.who) for r in korea.records(Wanted(types=["statements"], about=["RUS"]))} == {("tanaka-ken",)}
    assert {r.id for r in korea.records(Wanted(name="Tanaka ken"))} == {"tanaka-ken"}
    some = next(korea.records(Wanted(types=["statements"])))
    assert some in list(korea.records(Wanted(start_of_id=some.id[:9])))
    assert list(korea.records(Wanted(who=["nobody"]))) == []


def test_texts_are_found_whatever_case_and_accents(korea):
    assert len(list(korea.texts(["UNITED", "item 7 "], Wanted()))) == 1
    assert len(list(korea.texts(["matters"], Wanted(who=["CHN"], since="2024-12")))) == 2
    assert list(korea.texts(["100%'; DROP"], Wanted())) == []


def test_the_same_rows_give_the_same_bytes_in_any_order_and_any_pieces(tmp_path, monkeypatch):
    monkeypatch.setitem(store_module.PER_PART, "reports", 4)
    monkeypatch.setitem(store_module.PER_PART, "records", 4)
    monkeypatch.setitem(store_module.PER_PART, "places", 4)
    monkeypatch.setattr(store_module, "FRESH_PARTS", 3)
    fill(tmp_path / "a", texts(40))
    fill(tmp_path / "b", texts(40), chunks=13, order=random.Random(5))
    a = content(tmp_path / "a")
    assert a == content(tmp_path / "b")
    assert len([name for name in a if name.startswith("reports/")]) > 4


def test_adding_a_report_later_gives_the_same_bytes_and_leaves_most_parts_alone(tmp_path, monkeypatch):
    monkeypatch.setitem(store_module.PER_PART, "reports", 4)
    monkeypatch.setitem(store_module.PER_PART, "records", 4)
    fill(tmp_path / "a", texts(30))
    before = content(tmp_path / "a")
    store = Store.make(tmp_path / "a")
    row, records, place = rows(texts(31)[30], 30, published="2024-07-03")
    store.add([row], records, [place])
    store.settle("reader")
    fill(tmp_path / "b", texts(31))
    after = content(tmp_path / "a")
    assert after == content(tmp_path / "b")
    kept = [name for name in before if name.startswith("reports/") and name in after]
    assert len(kept) == len([n for n in before if n.startswith("reports/")]) - 1


def test_a_later_reading_of_a_report_replaces_the_earlier_one_with_all_its_records(tmp_path):
    store = fill(tmp_path / "a", texts(3))
    row, records, place = rows(texts(3)[1], 1, published="1999-01-01")
    store.add([row], records[:1], [place])
    for _ in range(2):
        found = store.reading(row.id)
        assert (found.report.published, len(found.actors), len(found.statements)) == ("1999-01-01", 1, 0)
        assert len(list(store.readings())) == 3
        store.settle("reader")


def test_a_report_of_which_no_place_is_left_is_gone(tmp_path):
    store = fill(tmp_path / "a", texts(3))
    gone = next(iter(store.places()))._replace(outcome="gone", report=None)
    store.add([], [], [gone])
    store.settle("reader")
    assert len(list(store.readings())) == 2 and store.manifest.reports == 2
    assert len(list(store.places())) == 2


def test_a_failed_write_leaves_the_situation_as_it_was(tmp_path, monkeypatch):
    store = fill(tmp_path / "a", texts(3))
    before = content(tmp_path / "a")
    row, records, place = rows("China said: more.", 3)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files, "write_whole", full)
        with pytest.raises(OSError, match="No space"):
            store.add([row], records, [place])
    assert len(list(Store(tmp_path / "a").readings())) == 3
    Store.make(tmp_path / "a")
    assert content(tmp_path / "a") == before


def test_a_reader_goes_on_while_a_build_replaces_the_parts(tmp_path, monkeypatch):
    reader = fill(tmp_path / "a", texts(3))
    assert len(list(reader.readings())) == 3
    writer = Store.make(tmp_path / "a")
    row, records, place = rows("China said: more.", 3)
    writer.add([row], records, [place])
    writer.settle("reader")
    assert len(list(reader.readings())) == 4


def test_a_damaged_part_is_named_to_readers_and_dropped_by_a_build(tmp_path):
    store = fill(tmp_path / "a", texts(3))
    part = next(p for p in store.manifest.parts if p.name.startswith("reports/"))
    path = tmp_path / "a" / part.name
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SituationError, match=path.name):
        list(Store(tmp_path / "a").readings())
    again = Store.make(tmp_path / "a")
    assert [p.name for p in again.dropped] == [part.name]
    assert list(again.readings()) == [] and len(list(again.places())) == 3


def test_folders_that_are_no_situation_are_refused_with_what_to_do(tmp_path):
    with pytest.raises(UsageError, match="does not exist: make one with"):
        Store(tmp_path / "none")
    with pytest.raises(UsageError, match="is no situation"):
        Store(tmp_path)
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(UsageError, match=r"mine\.txt"):
        files.create(tmp_path)
    (tmp_path / "s").mkdir()
    for broken, reason in (("{", "damaged"), ('{"format": 99}', "format 99"), ("[]", "damaged"), ("{}", "damaged")):
        (tmp_path / "s" / "manifest.json").write_text(broken)
        with pytest.raises(SituationError, match=reason):
            Store(tmp_path / "s")


def test_a_second_build_says_who_holds_the_folder(tmp_path):
    files.create(tmp_path / "s")
    held = pytest.raises(UsageError, match=r"process id \d+ on")
    with files.building(tmp_path / "s"), held, files.building(tmp_path / "s"):
        pass
    with files.building(tmp_path / "s"):
        pass
    assert sorted(p.name for p in (tmp_path / "s").iterdir()) == ["fixes.jsonl", "manifest.json"]
