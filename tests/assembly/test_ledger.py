"""Whatever the order in which documents come and end, the ledger comes out the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.assembly.ledger import Ledger
from dragoman.assembly.worker import Failed, Found
from dragoman.parts import Place

documents = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["t1", "t2", "t3"])), min_size=1, max_size=9)


def canonical(spots: dict, bad: set[str]) -> dict:
    homes: dict[str, tuple] = {}
    for spot in sorted(spots):
        homes.setdefault(spots[spot], spot)
    return {
        spot: "unreadable" if text in bad else "read" if homes[text] == spot else "copy" for spot, text in spots.items()
    }


@given(documents, st.sets(st.sampled_from(["t1", "t2"])), st.data())
def test_the_first_place_is_home_in_any_order(some, bad, data):
    spots = {(path, row): text for row, (path, text) in enumerate(some)}
    ledger, in_hand, stored = Ledger(), {}, {}
    waiting = data.draw(st.permutations(sorted(spots)))
    while waiting or in_hand:
        if waiting and (len(in_hand) < 3 and (not in_hand or data.draw(st.booleans()))):
            spot = waiting.pop()
            found = Found(spot[1], str(spot), spots[spot], 9, "m")
            if ledger.wanted(found, spot, "unit"):
                in_hand[spot] = found
        else:
            spot = data.draw(st.sampled_from(sorted(in_hand)))
            found = in_hand.pop(spot)
            if found.report in bad:
                ledger.failed(Failed(spot[1], found.name, "is bad"), spot, "unit", found.report)
            elif ledger.read(found, spot, "unit"):
                stored[found.report] = spot
    assert {spot: place.outcome for spot, place in ledger.places.items()} == canonical(spots, bad)
    assert (
        stored == ledger.homes == {ledger.places[s].report: s for s, p in ledger.places.items() if p.outcome == "read"}
    )


def place(row: int, unit: str, outcome: str = "read", last: bool = False, report: str | None = "r") -> Place:
    return Place("p", row, f"p:{row}", unit, last, outcome, report, "m", None)


def test_a_unit_is_done_when_its_last_row_is_there_and_none_is_to_be_tried_again():
    ledger = Ledger.of([place(0, "u")], {"r": ("p", 0)})
    assert not ledger.is_done("u") and ledger.rows_done("u") == {0}
    ledger.ended("u", ("p", 0), "p")
    assert ledger.is_done("u")
    ledger.write(place(1, "?u", "unreadable", report=None))
    assert not ledger.is_done("u") and ledger.rows_done("u") == {0}


def test_a_unit_without_documents_is_done_too():
    ledger = Ledger()
    ledger.ended("u", ("p", 0), "p")
    assert ledger.is_done("u") and ledger.places["p", 0].outcome == "nothing"


def test_places_of_reports_that_are_not_there_are_forgotten():
    ledger = Ledger.of([place(0, "u", last=True)], {})
    assert not ledger.is_done("u") and ledger.rows_done("u") == set()


def test_what_a_changed_file_held_is_gone():
    ledger = Ledger.of([place(0, "old"), place(1, "old", last=True, report="s")], {"r": ("p", 0), "s": ("p", 1)})
    ledger.write(place(0, "new", report="t"))
    ledger.ended("new", ("p", 0), "p")
    ledger.forget("p", {"new"})
    assert [p.outcome for p in ledger.fresh.values()] == ["read", "gone"]
    assert ledger.homes == {} and [p.report for p in ledger.of_path("p")] == ["t"]
