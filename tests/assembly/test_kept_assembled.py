"""What is assembled is kept in the folder until reports or fixes change."""

import pytest
from situations import add_to, situation
from standin import read

import dragoman as dm
from dragoman import kept
from dragoman.assembly import kept_assembled
from dragoman.records import Exchange, record_id
from dragoman.store import Wanted

FIRST = ("2030-02-01", "China asked: Japan must open the harbour.")


def with_exchange(report):
    """The stand-in's reading, with what China asks as an exchange that Japan refuses where the report says so."""
    import msgspec

    made = read(report)
    if "Japan must" not in report.text:
        return made
    start = report.text.index("open the harbour")
    refused = report.text.find("Japan said: No")
    exchange = Exchange(
        id=record_id("exchanges", report.id, start), kind="request", askers=("CHN",), addressees=("JPN",),
        ask=(start, start + len("open the harbour")), answer="refused" if refused >= 0 else "pending",
        answer_evidence=((refused, refused + 14),) if refused >= 0 else (),
    )  # fmt: skip
    return msgspec.structs.replace(made, exchanges=(exchange,))


@pytest.fixture
def folder(tmp_path):
    add_to(tmp_path / "s", [FIRST], with_exchange)
    return tmp_path / "s"


def test_it_is_reckoned_once(folder, monkeypatch):
    found = dm.open(folder).assembled()
    assert [each.ask for each in found.exchanges] == ["open the harbour"]
    monkeypatch.setattr(kept_assembled, "_made", lambda *how: pytest.fail("reckoned again"))
    assert dm.open(folder).assembled() == found


def test_a_new_report_is_reckoned_with(folder):
    before = dm.open(folder).assembled()
    add_to(folder, [("2030-09-01", "China asked: Japan must open the harbour. Japan said: No deal.")], with_exchange)
    after = dm.open(folder).exchanges()[0]
    assert before.exchanges[0].course == () and before.exchanges[0].answer == "pending"
    assert [(each.answer, each.first) for each in after.course] == [("refused", "2030-09-01")]
    assert after.search.reports == 2 and after.search.with_answer == 1


def test_a_fix_is_reckoned_with(folder):
    opened = dm.open(folder)
    (row,) = opened.store.records(Wanted(types=["exchanges"]))
    assert len(opened.exchanges()) == 1
    opened.fix("reject", row.id)
    assert dm.open(folder).exchanges() == []


def test_the_folder_need_not_be_writable(folder, monkeypatch):
    def refuse(*how):
        raise OSError("read-only")

    monkeypatch.setattr(kept, "write_whole", refuse)
    assert len(dm.open(folder).assembled().exchanges) == 1


def test_a_kept_file_that_is_damaged_is_made_anew(folder):
    found = dm.open(folder).assembled()
    (folder / kept_assembled.KEPT).write_text("{")
    assert dm.open(folder).assembled() == found


def test_a_situation_without_reports_has_nothing(tmp_path):
    assert situation(tmp_path / "s").assembled() == kept_assembled.Assembled()
