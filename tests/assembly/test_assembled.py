"""What is assembled is decoded when it is asked for, and is the same whichever way it was made."""

import msgspec
import pytest

from dragoman.assembly.assembled import PARTS, SECTIONS, Assembled, together
from dragoman.records import Contradiction, Issue, Quoted

ISSUE = Issue(id="is-1", label="open the harbour")


def quoted(report, on=None):
    return Quoted(report=report, record="st-1", type="statements", says="asks", on=on, spans=((0, 1),), quotes=("x",))


def test_what_is_written_is_read():
    made = Assembled({"issues": [ISSUE]})
    data = b"".join(map(bytes, made.encode()))
    assert list(msgspec.json.decode(data)) == list(SECTIONS)
    assert Assembled.decode(data) == made and Assembled.decode(data).issues == (ISSUE,)
    assert b"".join(map(bytes, Assembled.decode(data).encode())) == data
    assert made != Assembled() and Assembled() == Assembled()


def test_a_section_is_decoded_when_it_is_asked_for():
    encoded = dict.fromkeys(SECTIONS, b"[]") | {"claims": b'[{"id":1}]'}
    assert Assembled(encoded=encoded).issues == ()
    with pytest.raises(msgspec.ValidationError):
        _ = Assembled(encoded=encoded).claims
    with pytest.raises(AttributeError):
        _ = Assembled(encoded=encoded).nothing


def test_a_section_that_is_damaged_is_made_again():
    encoded = dict.fromkeys(SECTIONS, b"[]") | {"issues": b'[{"id":1}]'}
    found = Assembled(encoded=encoded, again=lambda: Assembled({"issues": [ISSUE]}))
    assert found.issues == (ISSUE,) and found.claims == ()


def test_other_sections_are_no_such_file():
    with pytest.raises(msgspec.ValidationError):
        Assembled.decode(b'{"issues":[]}')


def test_contradictions_of_all_parts_stand_by_kind_and_day():
    def one(kind, on, name):
        return Contradiction(id=name, kind=kind, about="it", one=quoted("a", on), other=quoted("b", on))

    parts = [
        {"contradictions": [one("cause", "2030-01-01", "co-1")]},
        {"contradictions": [one("position", "2030-01-02", "co-3"), one("position", "2030-01-01", "co-2")]},
        {"contradictions": [one("answer", None, "co-5"), one("answer", "2030-01-01", "co-4")]},
    ]
    assert [each.id for each in together(parts)["contradictions"]] == ["co-4", "co-5", "co-2", "co-3", "co-1"]


def test_each_part_asks_for_the_records_that_make_it_count():
    assert all({*part.having} <= {*part.types} for part in PARTS)
