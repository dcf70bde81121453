"""CAMEO's codes become types of PLOVER: by root, but for what PLOVER has elsewhere, with or without their noughts."""

from __future__ import annotations

import pytest

from dragoman.exports.codes import CODES
from dragoman.other_events.cameo import type_of, whole
from dragoman.other_events.told import LeftOutError


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("020", "REQUEST"), ("0231", "REQUEST"), ("036", "AGREE"), ("042", "CONSULT"), ("051", "SUPPORT"),
        ("061", "COOPERATE"), ("072", "AID"), ("081", "CONCEDE"), ("0831", "CONCEDE"), ("0841", "RETREAT"),
        ("087", "RETREAT"), ("090", "ACCUSE"), ("104", "REQUEST"), ("112", "ACCUSE"), ("120", "REJECT"),
        ("138", "THREATEN"), ("13y", "THREATEN"), ("145", "PROTEST"), ("154", "MOBILIZE"), ("161", "SANCTION"),
        ("163", "COERCE"), ("173", "COERCE"), ("1711", "COERCE"), ("1712", "ASSAULT"), ("175", "ASSAULT"),
        ("186", "ASSAULT"), ("191", "COERCE"), ("192", "COERCE"), ("193", "ASSAULT"), ("204", "ASSAULT"),
        ("011", "REJECT"),
    ],
)  # fmt: skip
def test_codes_become_types(code, kind):
    assert type_of(code) == kind


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [("42", "042"), ("841", "0841"), ("311", "0311"), ("112", "112"), ("20", "020"), ("43.0", "043")],
)
def test_a_nought_that_a_spreadsheet_dropped_is_put_back(spoilt, code):
    assert whole(spoilt) == code


def test_a_comment_is_no_event():
    with pytest.raises(LeftOutError, match="comment"):
        type_of("010")


@pytest.mark.parametrize("code", ["", "x", "---", "00", "990"])
def test_what_is_no_code_is_an_error(code):
    with pytest.raises(ValueError, match="no code"):
        type_of(code)


#: What CAMEO has under a root that is another type than the one for which our exports write it.
ELSEWHERE = {
    ("RETREAT", None), ("RETREAT", "resign"), ("SANCTION", "convict"), ("ASSAULT", "destroy"),
}  # fmt: skip


def test_what_our_exports_write_comes_back_as_the_same_type_but_for_four():
    back = {key: type_of(code) for key, code in CODES.items()}
    assert {key for key, kind in back.items() if kind != key[0]} == ELSEWHERE
