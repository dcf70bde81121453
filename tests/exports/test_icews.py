"""The table of ICEWS has its columns, a row a pair, and reads as its files do: tabs, no quoting, numbers as ids."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pyarrow.csv
from by_hand import event, reading, span, state
from deeds import deeds

from dragoman.exports import icews
from dragoman.exports.coded import Tally, code
from dragoman.records import Actor, Mention


def written(*readings, form: str = "tab", everything: bool = False) -> str:
    coded = (one for read in readings or (deeds(),) for one in code(read, everything, Tally()))
    return b"".join(icews.lines(coded, form)).decode()


def rows(*readings, **how) -> list[dict[str, str]]:
    # As the files of ICEWS are read: `read_tsv(quote = "")`.
    return list(csv.DictReader(StringIO(written(*readings, **how)), delimiter="\t", quoting=csv.QUOTE_NONE))


def of(id_: str, found) -> list[dict[str, str]]:
    return [row for row in found if row["Record"].endswith(id_)]


def test_the_first_twenty_columns_are_those_of_icews_in_their_order():
    header = written().splitlines()[0].split("\t")
    assert header[:20] == (
        "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
        "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,"
        "Longitude"
    ).split(",")
    assert tuple(header) == icews.COLUMNS


def test_a_row_is_written_as_icews_writes_it():
    (struck,) = of("ev-struck", rows())
    assert [struck[name] for name in icews.COLUMNS[1:11]] == [
        "2024-03-01", "Ruritanian jets (Russian Federation)", "Military,Government", "Russian Federation",
        "Employ aerial weapons", "195", "-10", "Graustark", "", "Syria",
    ]  # fmt: skip
    assert [struck[name] for name in icews.COLUMNS[12:20]] == [
        "1", "Daily Test", "Aleppo", "", "", "Syria", struck["Latitude"], struck["Longitude"],
    ]  # fmt: skip
    assert abs(float(struck["Latitude"]) - 36.2) < 0.1
    assert struck["Record"] == f"{deeds().report.id}:ev-struck"


def test_compound_actors_become_a_row_a_pair():
    text = "Iran and Iraq sanctioned Oman and Qatar."
    names = {"IRN": "Iran", "IRQ": "Iraq", "OMN": "Oman", "QAT": "Qatar"}
    actors = [state(text, code, name) for code, name in names.items()]
    sanctioned = event(
        text, "ev-1", "SANCTION", "sanctioned", [("IRN", "Iran"), ("IRQ", "Iraq")], [("OMN", "Oman"), ("QAT", "Qatar")]
    )
    found = rows(reading(text, actors, events=[sanctioned]))
    assert [(row["Source Name"], row["Target Name"]) for row in found] == [
        ("Iran", "Oman"), ("Iran", "Qatar"), ("Iraq", "Oman"), ("Iraq", "Qatar"),
    ]  # fmt: skip
    assert len({row["Event ID"] for row in found}) == 4 and len({row["Record"] for row in found}) == 1


def test_what_is_done_together_is_done_by_each_to_each():
    found = of("ev-met", rows())
    assert [(row["Source Country"], row["Target Country"]) for row in found] == [
        ("Russian Federation", "Syria"), ("Russian Federation", "Iran"), ("Syria", "Russian Federation"),
        ("Syria", "Iran"), ("Iran", "Russian Federation"), ("Iran", "Syria"),
    ]  # fmt: skip


def test_who_is_not_told_is_left_empty():
    (leave,) = of("ev-leave", rows())
    assert (leave["Source Name"], leave["Target Name"], leave["Target Country"]) == ("Ruritania", "", "")


def test_ids_are_whole_numbers_that_r_can_hold_unique_and_stable():
    found = rows()
    events = [int(row["Event ID"]) for row in found]
    assert len(set(events)) == len(events) and all(0 < number < 2**31 for number in events)
    assert len({row["Story ID"] for row in found}) == 1 and 0 < int(found[0]["Story ID"]) < 2**31
    assert {row["Record"]: row["Story ID"] for row in rows(everything=True)}.items() >= {
        row["Record"]: row["Story ID"] for row in found
    }.items()


def test_two_ids_never_get_one_number(monkeypatch):
    monkeypatch.setattr(icews, "_BITS", 2)
    numbers = icews._Numbers()
    assert sorted(numbers.number(name) for name in "abc") == [1, 2, 3]
    assert numbers.number("a") == icews._Numbers().number("a")


def test_no_text_breaks_the_table():
    text = 'The "Iron\tFist"\nof =Iran= attacked Iraq.'
    name = '"Iron\tFist"\nof =Iran='
    fist = Actor(id="fist", kind="armed-group", name=name, mentions=(Mention(span=span(text, name), form="name"),))
    attacked = event(text, "ev-1", "ASSAULT", "attacked", [("fist", name)], [("IRQ", "Iraq")])
    read = reading(text, [fist, state(text, "IRQ", "Iraq")], events=[attacked], publisher='=HYPERLINK("x")')
    (row,) = rows(read)
    assert (row["Source Name"], row["Target Name"]) == ("'Iron Fist' of =Iran=", "Iraq")
    assert row["Publisher"] == "'=HYPERLINK('x')"
    (row,) = csv.DictReader(StringIO(written(read, form="csv"), newline=""))
    assert (row["Source Name"], row["Publisher"]) == ('"Iron Fist" of =Iran=', '\'=HYPERLINK("x")')


def test_other_readers_agree():
    data = written(everything=True)
    options = pyarrow.csv.ParseOptions(delimiter="\t", quote_char=False)
    text = pyarrow.csv.ConvertOptions(column_types={"CAMEO Code": pyarrow.string()})
    table = pyarrow.csv.read_csv(BytesIO(data.encode()), parse_options=options, convert_options=text)
    found = rows(everything=True)
    assert table["CAMEO Code"].to_pylist() == [row["CAMEO Code"] for row in found]
    assert table["Event ID"].to_pylist() == [int(row["Event ID"]) for row in found]
    assert table["Intensity"].to_pylist() == [float(row["Intensity"]) for row in found]
    default = list(csv.DictReader(StringIO(data), delimiter="\t"))
    assert default == found  # with the usual quoting, too


def test_the_status_of_what_did_not_happen_goes_along():
    assert of("ev-denied", rows()) == []
    (denied,) = of("ev-denied", rows(everything=True))
    assert denied["Modality"] == "negated"
