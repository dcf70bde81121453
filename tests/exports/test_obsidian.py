"""A vault in which every link leads to a note, and every link to words to their sentence."""

from __future__ import annotations

import re

import pytest
from deeds import deeds
from hostile import FIRST, hostile

from dragoman.assembly.assembled import assemble
from dragoman.assembly.registry import registry_of_readings
from dragoman.assembly.standing import Standing
from dragoman.exports.obsidian import files
from dragoman.exports.whole import Whole
from dragoman.exports.wrote import Wrote
from dragoman.finding import sentences

#: A wiki link that no backslash takes back.
LINK = re.compile(r"(?<!\\)\[\[([^\[\]|#]+)(?:#\^([^\[\]|]+))?(?:\|([^\[\]|]*))?\]\]")
BLOCK = re.compile(r" \^(s-\d+)$", re.MULTILINE)


def _notes(whole=None, wrote=None) -> dict[str, str]:
    return {name.removesuffix(".md"): data.decode() for name, data in files(whole or hostile(), wrote or Wrote())}


def _of(*readings) -> Whole:
    registry = registry_of_readings(readings)
    return Whole("w", readings, registry, assemble(readings, Standing.of(readings, registry.of)))


@pytest.mark.parametrize("whole", [hostile(), _of(deeds()), _of()], ids=["hostile", "deeds", "nothing"])
def test_every_link_leads_to_a_note_and_a_block(whole):
    notes = _notes(whole)
    links = [found for text in notes.values() for found in LINK.findall(text)]
    assert len(links) > 10 or not whole.readings
    for path, block, _ in links:
        assert path in notes
        assert not block or block in BLOCK.findall(notes[path])
    for text in notes.values():
        assert "[[" not in LINK.sub("", text)  # what else would be one


def test_there_is_a_note_for_everything_and_rows_are_counted():
    wrote = Wrote()
    notes = _notes(wrote=wrote)
    assert wrote.rows == {"exchanges": 1, "ties": 1, "claims": 1, "forecasts": 1, "actors": 6, "reports": 2}
    assert len(notes) == 13  # with the first page
    assert {path.partition("/")[0] for path in notes} == {
        "Actors", "Claims", "Exchanges", "Forecasts", "Home", "Reports", "Ties",
    }  # fmt: skip


def test_a_quotation_is_linked_to_the_sentence_that_says_it():
    notes = _notes()
    exchange = next(text for path, text in notes.items() if path.startswith("Exchanges/"))
    line = next(line for line in exchange.splitlines() if "refused to open the port" in line)
    path, block, _ = LINK.search(line).groups()
    sentence = next(one for one in notes[path].split("\n\n") if one.endswith(f" ^{block}"))
    assert sentence == f"Ruritania refused to open the port. ^{block}"


def test_a_report_has_all_of_its_sentences_and_its_words_are_no_markup():
    notes = _notes()
    report = next(text for path, text in notes.items() if path.startswith("Reports/") and "Title" in path)
    body = report.split("\n---\n", 1)[1]
    assert len(body.strip().split("\n\n")) == len([1 for a, b in sentences(FIRST) if FIRST[a:b].strip()])
    assert r"\[\[Evil\]\] \<script\>alert(1)\</script\>" in body
    assert "\x00" not in body and "\u202e" not in body
    assert len(BLOCK.findall(body)) == len(set(BLOCK.findall(body)))


def test_front_matter_of_every_note_is_yaml():
    yaml = pytest.importorskip("yaml")
    for path, text in _notes().items():
        if path != "Home":
            head = text.split("---\n")[1]
            assert yaml.safe_load(head)["type"] in ("actor", "report", "exchange", "tie", "claim", "forecast")


def test_an_actor_has_what_it_said_and_what_was_done_to_it():
    notes = _notes()
    quill = next(text for path, text in notes.items() if path == "Actors/Zoë Q Quill")
    assert "## Said\n- refuse to [[Actors/Graustark|Graustark]]: “would not open" in quill
    assert 'acts_for: "[[Actors/Ruritania]]"' in quill
    assert "## Was done to it\n- ASSAULT (planned) ← [[Actors/Ruritania|Ruritania]]" in notes["Actors/Graustark"]
