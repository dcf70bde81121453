"""A database that Discourse Network Analyzer 3 opens: its tables, its keys, offsets as Java counts them."""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from contextlib import closing

import pytest
from hostile import FIRST, hostile

from dragoman.exports import dna_schema
from dragoman.exports.dna import _seconds, _short, _text, _utf16, pieces
from dragoman.exports.wrote import Wrote
from dragoman.records import Evidence, Issue, Position


def _base(whole=None, wrote=None) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.deserialize(b"".join(pieces(whole or hostile(), wrote or Wrote())))
    return base


STATEMENTS = """
    SELECT s.DocumentId, s.Start, s.Stop, v.Variable, e.Value FROM STATEMENTS s
    JOIN DATASHORTTEXT t ON t.StatementId = s.ID JOIN ENTITIES e ON e.ID = t.Entity
    JOIN VARIABLES v ON v.ID = t.VariableId ORDER BY s.ID, v.ID
"""


def test_a_position_is_an_organization_for_or_against_a_concept():
    with closing(_base()) as base:
        found = [row[3:] for row in base.execute(STATEMENTS)]
        agree = [value for (value,) in base.execute("SELECT Value FROM DATABOOLEAN ORDER BY StatementId")]
    label = hostile().assembled.issues[0].label
    assert found == [
        ("person", ""), ("organization", "Ruritania"), ("concept", label),
        ("person", ""), ("organization", "Graustark"), ("concept", label),
    ]  # fmt: skip
    assert agree == [0, 1]


def test_every_statement_has_every_variable_and_every_key_leads_somewhere():
    with closing(_base()) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counts = base.execute("SELECT count(*) FROM DATASHORTTEXT GROUP BY StatementId").fetchall()
        assert set(counts) == {(3,)}
        # DNA lays an entity's attributes beside their names by their order alone.
        per_entity = base.execute("SELECT count(*) FROM ATTRIBUTEVALUES GROUP BY EntityId").fetchall()
        assert set(per_entity) == {(3,)}


def test_places_are_counted_in_units_of_utf_16():
    with closing(_base()) as base:
        document, start, stop = base.execute(STATEMENTS).fetchone()[:3]
        text = base.execute("SELECT Text FROM DOCUMENTS WHERE ID = ?", (document,)).fetchone()[0]
    units = text.encode("utf-16-le")
    assert units[2 * start : 2 * stop].decode("utf-16-le") == "refused to open the port"
    assert _utf16("a😀b", (2, 3)) == (3, 4)


def test_a_text_keeps_its_length_and_loses_what_java_would_drop():
    assert len(_text(FIRST)) == len(FIRST)
    assert _text("a\r\nb\rc\x00\ud800") == "a \nb\nc\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"


def test_evasion_and_silence_are_left_out_and_counted():
    whole = hostile()
    report = whole.readings[0].report.id
    evidence = Evidence(
        report=report, record="st", type="statements", act="evades", value=0.0, spans=((0, 1),), quotes=("=",)
    )  # fmt: skip
    position = Position(id="p", actor="RUS", issue="i", value=0.0, evidence=(evidence,))
    sections = {"issues": (Issue(id="i", label="x"),), "positions": (position,)}
    object.__setattr__(whole, "assembled", type(whole.assembled)(sections))
    wrote = Wrote()
    with closing(_base(whole, wrote)) as base:
        assert base.execute("SELECT count(*) FROM STATEMENTS").fetchone() == (0,)
    assert wrote.left_out == {"neither for nor against (evades)": 1}


def test_two_concepts_of_one_name_stay_two():
    whole = hostile()
    report = whole.readings[0].report.id
    evidence = Evidence(report=report, record="s", type="s", act="asks", value=1.0, spans=((0, 1),), quotes=("=",))
    issues = tuple(Issue(id=f"is-{at}", label="x" * 300) for at in range(2))
    positions = tuple(
        Position(id=one.id, actor="quill", issue=one.id, value=1.0, evidence=(evidence,)) for one in issues
    )  # fmt: skip
    object.__setattr__(whole, "assembled", type(whole.assembled)({"issues": issues, "positions": positions}))
    with closing(_base(whole)) as base:
        concepts = base.execute("SELECT Value FROM ENTITIES WHERE VariableId = 3 AND Value <> ''").fetchall()
        persons = base.execute("SELECT Value FROM ENTITIES WHERE VariableId = 1 AND Value <> ''").fetchall()
    assert len(set(concepts)) == 2 and all(len(value) < 191 for (value,) in concepts)
    assert persons == [('Zoë "Q" Quill',)]


def test_the_password_is_checked_as_jasypt_does():
    raw = base64.b64decode(dna_schema.hashed("dragoman"))
    salt, digest = raw[:16], raw[16:]
    again = salt + b"dragoman"
    for _ in range(100_000):
        again = hashlib.sha256(again).digest()
    assert again == digest


@pytest.mark.parametrize(
    ("published", "seconds"),
    [("1970-01-02", 86400), ("1970-02", 31 * 86400), ("1971", 365 * 86400), ("--02-03", None), (None, None)],
)
def test_dates_are_seconds(published, seconds):
    assert _seconds(published) == seconds


def test_columns_are_not_overrun():
    assert len(_short("x" * 500)) < 191 and _short("a\nb") == "a b"


def test_the_same_situation_gives_the_same_file():
    assert b"".join(pieces(hostile(), Wrote())) == b"".join(pieces(hostile(), Wrote()))
