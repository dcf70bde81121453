"""A situation beside other event data: what matches, what does not and why, and an account that adds up."""

from __future__ import annotations

import json
from datetime import date, timedelta

import msgspec
import pytest
from by_hand import reading, state
from commands import dragoman
from event_files import ACLED, FIRST, ICEWS, POLECAT, cells, gdelt, icews, polecat, situation, tabs
from situations import add_readings

from dragoman.errors import UsageError
from dragoman.other_events.written import as_json
from dragoman.situation import Situation


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    return situation(tmp_path_factory.mktemp("made") / "norland")


def file(tmp_path, *rows, name="theirs.txt"):
    path = tmp_path / name
    path.write_text(tabs(*rows))
    return path


def kinds(found):
    return {kind: count for kind, count in found.summary.kinds.items() if count}


def compared(held, path, **how):
    with held.compare_events(path, **how) as found:
        check_account(found.summary)
        return found.summary, list(found.lines())


def check_account(told):
    """Every row and every event is somewhere, once."""
    ours, theirs, lines = told.ours, told.theirs, told.kinds
    assert theirs.rows == theirs.used + theirs.broken + sum(theirs.left_out.values())
    assert theirs.pairs == theirs.events + theirs.copies + theirs.joined
    assert ours.read == ours.used + sum(ours.left_out.values())
    both = lines["match"] + lines["type"] + lines["reversed"]
    assert ours.events == both + lines["ours"]
    assert theirs.events == both + lines["unreal"] + lines["theirs"]
    assert lines["unreal"] == sum(ours.unreal_in_theirs.values())
    for splits in (told.by_type, told.by_pair):
        assert sum(one.ours for one in splits) == ours.events
        assert sum(one.theirs for one in splits) == theirs.events
        assert sum(one.match for one in splits) == lines["match"]
        for one in splits:
            assert one.ours == one.match + one.other_type + one.turned + one.only_ours


@pytest.mark.parametrize("form", ["plover:jsonl", "plover:csv", "icews:tab", "icews:csv"])
def test_a_situation_matches_its_own_export_in_everything(held, tmp_path, form):
    to, _, form = form.partition(":")
    path = tmp_path / f"own.{form}"
    held.export(to, path)
    told, lines = compared(held, path)
    assert told.ours.events == told.theirs.events == 6
    assert told.kinds["match"] == 6
    assert all(line.ours and line.theirs and line.ours.at[0].count(":") == 1 for line in lines)


def test_with_all_that_has_not_happened_in_the_export_nothing_more_matches(held, tmp_path):
    path = tmp_path / "all.tab"
    held.export("icews", path, everything=True)
    told, _ = compared(held, path)
    assert told.kinds["match"] == told.theirs.events == 6
    assert told.theirs.left_out["marked as not having happened"] == 2


def own_rows(held, tmp_path):
    path = tmp_path / "own.tab"
    held.export("icews", path)
    header, *rows = [line.split("\t") for line in path.read_text().splitlines()]
    return header, rows


def test_with_days_shifted_nothing_matches(held, tmp_path):
    header, rows = own_rows(held, tmp_path)
    for row in rows:
        row[1] = (date.fromisoformat(row[1]) + timedelta(days=3)).isoformat()
    told, _ = compared(held, file(tmp_path, header, *rows), since="2024-03-01", until="2024-03-31")
    assert told.theirs.events == 6
    assert kinds_of(told) == {"ours": 6, "theirs": 6}


def kinds_of(told):
    return {kind: count for kind, count in told.kinds.items() if count}


def test_with_parties_swapped_only_what_is_mutual_matches(held, tmp_path):
    header, rows = own_rows(held, tmp_path)
    for row in rows:
        row[2:5], row[8:11] = row[8:11], row[2:5]
    told, lines = compared(held, file(tmp_path, header, *rows))
    assert {line.ours.type for line in lines if line.kind == "match"} == {"CONSULT"}
    assert kinds_of(told) == {"match": 2, "reversed": 4}


def test_with_other_parties_nothing_is_compared(held, tmp_path):
    told, _ = compared(held, file(tmp_path, ICEWS, icews("2024-03-04", "Norway", "Japan", "112")))
    assert (told.theirs.used, told.theirs.left_out) == (0, {"between other parties": 1})


def test_what_ours_says_is_asked_for_or_denied_is_never_a_match(held, tmp_path):
    rows = [polecat("2024-03-04", "SWE", "NOR", "ASSAULT"), polecat("2024-03-05", "SWE", "None", "RETREAT")]
    told, lines = compared(held, file(tmp_path, POLECAT, *rows))
    assert told.ours.unreal == {"negated": 1, "requested": 1}
    assert told.ours.unreal_in_theirs == {"negated": 1, "requested": 1}
    assert told.kinds["match"] == 0
    unreal = [(line.ours.status, line.ours.words[0], line.theirs.at) for line in lines if line.kind == "unreal"]
    assert unreal == [
        ("requested", "Norland asked Sunland to withdraw its troops.", (f"{tmp_path / 'theirs.txt'}:3",)),
        ("negated", "Sunland did not attack Norland.", (f"{tmp_path / 'theirs.txt'}:2",)),
    ]


def test_copies_are_counted_once_and_told_apart_from_what_falls_together(held, tmp_path):
    rows = [
        gdelt("20240304", "NOR", "SWE", "112", ActionGeo_FullName="Oslo"),
        gdelt("20240304", "NOR", "SWE", "112", ActionGeo_FullName="Stockholm"),
        gdelt("20240304", "NORGOV", "SWE", "111"),
    ]
    told, lines = compared(held, file(tmp_path, *rows))
    assert (told.theirs.pairs, told.theirs.copies, told.theirs.joined, told.theirs.events) == (3, 1, 1, 1)
    (match,) = [line for line in lines if line.kind == "match"]
    assert (match.theirs.tellings, match.theirs.at) == (3, tuple(f"{tmp_path / 'theirs.txt'}:{n}" for n in (1, 2, 3)))


def test_an_event_of_acled_is_its_id_however_many_rows_it_has(held, tmp_path):
    row = cells(ACLED, event_id_cnty="NOR1", event_date="2024-03-10", event_type="Battles", country="Norway",
                actor1="Military Forces of Norway (2013-)", actor2="Military Forces of Sweden (2006-)")  # fmt: skip
    told, _ = compared(held, file(tmp_path, ACLED, row, row))
    assert (told.theirs.kind, told.theirs.copies, told.theirs.events) == ("ACLED", 1, 1)


def test_disagreement_in_type_is_told_with_both(held, tmp_path):
    told, lines = compared(held, file(tmp_path, ICEWS, icews("2024-03-10", "Norway", "Sweden", "120")))
    (line,) = [line for line in lines if line.kind == "type"]
    assert (line.ours.type, line.theirs.type) == ("ACCUSE", "REJECT")
    assert line.ours.words == ("Norland accused Sunland of lies.",)
    assert told.kinds["match"] == 0


def test_the_tolerance_is_the_one_that_was_asked_for(held, tmp_path):
    path = file(tmp_path, ICEWS, icews("2024-03-08", "Norway", "Sweden", "161"))
    assert compared(held, path)[0].kinds["match"] == 0
    assert compared(held, path, tolerance=2)[0].kinds["match"] == 1


def test_days_are_those_of_the_reports_from_the_day_before(held, tmp_path):
    days = ["2024-03-02", "2024-03-03", "2024-03-10", "2024-03-11"]
    told, _ = compared(held, file(tmp_path, ICEWS, *(icews(day, "Norway", "Sweden", "112") for day in days)))
    assert (told.first, told.last) == ("2024-03-03", "2024-03-10")
    assert told.theirs.left_out == {"outside the days": 2}


def test_rows_that_are_broken_are_named_and_the_others_count(held, tmp_path):
    rows = [
        icews("2024-03-04", "Norway", "Sweden", "112"), icews("2024-03-32", "Norway", "Sweden", "112"),
        icews("2024-03-04", "Norway", "Sweden", "x"), ["too", "short"], icews("", "Norway", "Sweden", "112"),
        icews("2024-03-04", "Norway", "Sweden", "010"),
    ]  # fmt: skip
    told, _ = compared(held, file(tmp_path, ICEWS, *rows))
    assert (told.theirs.rows, told.theirs.used, told.theirs.broken) == (6, 1, 3)
    assert [name.removeprefix(f"{tmp_path / 'theirs.txt'}:") for name in told.theirs.named] == [
        "3: '2024-03-32' is no day", "4: 'x' is no code of CAMEO", "5: has 2 fields where the first row has 20",
    ]  # fmt: skip
    assert told.theirs.left_out == {"no full day": 1, "what was only said: a comment (CAMEO 01)": 1}


def test_actors_narrow_it_to_pairs_with_the_one_or_between_several(held, tmp_path):
    path = file(
        tmp_path, ICEWS, icews("2024-03-04", "Norway", "Sweden", "112"), icews("2024-03-04", "Sweden", "", "040")
    )
    told, _ = compared(held, path, actors=["Norland"])
    assert (told.theirs.used, told.among) == (1, ("NOR",))
    told, _ = compared(held, path, actors=["NOR", "SWE"])
    assert told.theirs.used == 2
    with pytest.raises(UsageError, match="Nowhere"):
        held.compare_events(path, actors=["Nowhere"])


def test_files_of_two_kinds_are_refused(held, tmp_path):
    one = file(tmp_path, ICEWS, icews("2024-03-04", "Norway", "Sweden", "112"), name="a")
    other = file(tmp_path, POLECAT, polecat("2024-03-04", "NOR", "SWE", "ACCUSE"), name="b")
    with pytest.raises(UsageError, match="compare with one at a time"):
        held.compare_events(one, other)


def test_files_of_one_kind_are_one(held, tmp_path):
    row = icews("2024-03-04", "Norway", "Sweden", "112")
    folder = tmp_path / "many"
    folder.mkdir()
    for name in "ab":
        file(folder, ICEWS, row, name=name)
    told, _ = compared(held, folder)
    assert (len(told.theirs.files), told.theirs.rows, told.theirs.copies, told.theirs.events) == (2, 2, 1, 1)


@pytest.mark.parametrize(
    ("how", "reason"),
    [({"kind": "cnn"}, "no kind"), ({"tolerance": -1}, "0 or more"), ({"by": "year"}, "week or month"),
     ({"since": "today"}, "is no day"), ({"since": "2024-05", "until": "2024-04"}, "first one is after")],
)  # fmt: skip
def test_a_wrong_call_says_what_is_wrong(held, tmp_path, how, reason):
    path = file(tmp_path, ICEWS, icews("2024-03-04", "Norway", "Sweden", "112"))
    with pytest.raises(UsageError, match=reason):
        held.compare_events(path, **how)


def test_nothing_is_left_behind(held, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    path = file(tmp_path, ICEWS, icews("2024-03-04", "Norway", "Sweden", "112"))
    compared(held, path)
    with pytest.raises(UsageError):
        held.compare_events(file(tmp_path, ["a", "b"], name="other"))
    assert not list((tmp_path / "temporary").iterdir())


def test_reports_without_a_day_need_days_that_are_given(tmp_path):
    add_readings(tmp_path / "undated", [reading(FIRST, [state(FIRST, "NOR", "Norland")], published=None)])
    path = file(tmp_path, ICEWS, icews("2024-03-04", "Norway", "Sweden", "112"))
    with pytest.raises(UsageError, match="--since and --until"):
        Situation(tmp_path / "undated").compare_events(path)


def test_json_holds_the_figures_and_every_line(held, tmp_path):
    path = file(tmp_path, ICEWS, icews("2024-03-04", "Norway", "Sweden", "112"))
    with held.compare_events(path) as found:
        told = json.loads(b"".join(as_json(found)))
        assert told.pop("lines") == json.loads(msgspec.json.encode(list(found.lines())))
        assert told == json.loads(msgspec.json.encode(found.summary))


# -- the command


def test_the_command_prints_figures_and_lines_that_lead_to_words_and_rows(held, tmp_path):
    path = file(tmp_path, ICEWS, icews("2024-03-04", "Norway", "Sweden", "112"))
    run = dragoman("compare", held.store.folder, "--with", path)
    assert (run.returncode, run.stderr) == (0, "")
    words = " ".join(run.stdout.split())
    assert "match: same pair and type, up to 1 day apart 1 1" in words
    assert "“Norland accused Sunland of spying.” [" in words
    assert f"[{path}:2]" in words
    assert "of ours 1 denied, 1 asked for" in words
    record = words.split("spying.” [")[1].split("]")[0]
    assert dragoman("why", held.store.folder, record).returncode == 0


def test_the_command_tells_broken_rows_and_ends_with_1(held, tmp_path):
    path = file(tmp_path, ICEWS, icews("2024-03-04", "Norway", "Sweden", "112"), ["short"])
    run = dragoman("compare", held.store.folder, "--with", path, "--out", tmp_path / "lines.csv")
    assert run.returncode == 1
    assert f"{path}:3: has 1 fields" in run.stderr
    assert "6 lines written" in run.stderr
    first, *rest = (tmp_path / "lines.csv").read_text().splitlines()
    assert first.startswith("Kind,Our Day,Our Source")
    assert len(rest) == 6


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "say whose positions"),
        (("--days", "2"), "are for event data"),
        (("--out", "x.csv"), "are for event data"),
        (("Norland", "--by", "month"), "are for event data"),
        (("--with", "nothing.csv"), "nothing.csv is not there"),
        (("--with", "{}", "--about", "troops"), "--about"),
        (("--with", "{}", "--as", "gdelt"), "is no table of GDELT"),
    ],
)
def test_a_wrong_call_of_the_command_ends_with_2(held, tmp_path, arguments, reason):
    path = file(tmp_path, ICEWS, icews("2024-03-04", "Norway", "Sweden", "112"))
    run = dragoman("compare", held.store.folder, *(each.format(path) for each in arguments))
    assert run.returncode == 2
    assert reason in run.stderr
    assert run.stdout == ""
