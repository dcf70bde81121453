"""Damage: what translation and scraping break is marked, what editors write is not."""

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.damage import find_damage, find_fragments
from dragoman.reading.furniture import find_furniture
from dragoman.reading.parse import Parse
from dragoman.reading.words import find_words

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
PROSE = "The ministers met on Monday and talked for two hours."


def damage(text):
    return [(mark.why, text[slice(*mark.span)]) for mark in find_damage(text, find_furniture(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. “We agree with this.” ”. It rained.", [("quotation-mark", "“We agree with this.” ”.")]),
        ("He left. She said “it is so. It rained.", [("quotation-mark", "She said “it is so.")]),
        ("They met, the minister said late on Monday.” , a fellow at the Harbour Project.", [
            ("quotation-mark", "They met, the minister said late on Monday.” , a fellow at the Harbour Project."),
            ("stray-clause", ", a fellow at the Harbour Project.")]),
        ("The talks could fail if war breaks out again. Exceed.", [("fragment", "Exceed.")]),
        ("The loss is made up for by trade. Northern Grand Harbour Project.", [
            ("fragment", "Northern Grand Harbour Project.")]),
        ("The loss is offset by the offset by the gains.", [("doubled-words", "offset by the offset by the")]),
        ("They met in the the capital.", [("doubled-words", "the the")]),
        ("It will keep its stance, Because it will need the north.", [("stray-capital", "Because it")]),
        ("The minister of CÃ´te said donâ€™t go.", [("encoding", "CÃ´te"), ("encoding", "donâ€™t")]),
        ("The minister said \ufffd no.", [("encoding", "\ufffd")]),
        ("It rained. The minister told the deputies in Oslo that the", [
            ("cut-off", "The minister told the deputies in Oslo that the")]),
        ("The talks failed again on Monday. The talks failed again on Monday.", [
            ("repeated-sentence", "The talks failed again on Monday.")]),
    ],
)  # fmt: skip
def test_broken_text_is_marked(text, expected):
    assert damage(f"{PROSE}\n\n{text}\n\n{PROSE}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough, and said that that was so; they came in in May and went on on Monday.",
        "They talked again and again and again, day by day by day, back to back to back.",
        "New York New York and Bora Bora are places.",
        "She asked for help. No.",
        "Who won? Nobody.",
        "“We left,” she said. “It was late.”",
        "“We began early, the minister said.\n\n“We ended late,” she said.",
        "The soldiers' pay and the ministers’ cars are at 5' 10\" of water.",
        "He works for Harbour Inc. , as all do. It is in the U.S. , he said.",
        "Harbour wins trade",
        "The following were there:\n- the minister, who spoke first,\n- the envoy, who did not,\n- the press.",
        "The minister read a list:\n\nharbours that closed last year after the storm;\n\nharbours that opened.",
        "He praised the film “The Good, The Bad and the Harbour” and its sequel, “Because We Left”.",
        "ÂGE and São Paulo, Málaga, Côte d’Ivoire, Ängelholm, Ñuñoa, Ðakovo.",
        "al-Harbour is a town on the coast with two mosques.",
        "It was sent to Reuters. Associated Press.",
    ],
)
def test_edited_text_is_not(text):
    assert damage(f"{PROSE}\n\n{text}\n\n{PROSE}") == []


def test_a_paragraph_that_lost_its_beginning_is_marked():
    text = f"{PROSE}\n\nyesterday searched the house of the suspect. It rained.\n\n{PROSE}"
    assert damage(text) == [("cut-off", "yesterday searched the house of the suspect.")]


def test_lines_broken_for_their_width_are_no_damage():
    lines = [
        "The ministers of the two harbours met on Monday to talk about the",
        "trade that both have lost since the storm, and about the cranes of",
        "Northern Harbour, which the council of the town has decided to sell.",
        "They agreed that nothing is to be sold before the autumn, when the",
        "Council meets again, and that both will write to the capital by the",
        "end of the month. The envoy, who had come from the capital with the",
        "papers, said that he was content with what had been agreed, and the",
        "Mayor said that he was too, although he had hoped for more of it all.",
        "Nobody else spoke.",
    ]
    assert damage("\n".join(lines)) == []


def test_furniture_is_not_searched_for_damage():
    assert damage(f"{PROSE}\n\nSee also  Harbour wins the the trade of the\n\n{PROSE}") == []


def test_a_noun_phrase_torn_off_the_sentence_before_is_a_fragment():
    text = "They met, said an official. Ministry of Trade who asked for silence."
    words = find_words(text)
    assert words.forms[7:] == ["Ministry", "of", "Trade", "who", "asked", "for", "silence", "."]
    upos = "PRON VERB PUNCT VERB DET NOUN PUNCT PROPN ADP PROPN PRON VERB ADP NOUN PUNCT"
    deprel = "nsubj root punct parataxis det nsubj punct root case nmod nsubj acl:relcl case obl punct"
    head = np.array([1, 1, 1, 1, 5, 3, 1, 7, 9, 7, 11, 7, 13, 11, 7], np.int32)
    parse = Parse(words, np.array([0] * 7 + [1] * 8, np.int32), upos.split(), head, deprel.split())
    assert [text[slice(*m.span)] for m in find_fragments(parse)] == ["Ministry of Trade who asked for silence."]
    assert find_fragments(replace(parse, deprel=deprel.replace("nsubj acl:relcl", "nsubj parataxis").split())) == ()


@given(st.text(alphabet='aA b.,\n“”"the ÃÂ\ufffd\x80', max_size=80))
def test_marks_hold_on_any_text(text):
    marks = find_damage(text, find_furniture(text))
    assert marks == find_damage(text, find_furniture(text))
    assert [mark.span for mark in marks] == sorted(mark.span for mark in marks)
    for mark in marks:
        start, end = mark.span
        assert 0 <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()


@pytest.mark.parametrize("unit", ["He said so. ", "a\n", "the the ", "â€™", 'He said "so. '])
def test_time_grows_with_the_length_of_the_text_only(unit):
    def seconds(count):
        began = time.process_time()
        find_damage(unit * count)
        return time.process_time() - began

    seconds(100)
    # The best of several: another process on the same core can slow any one run down.
    short, long = (min(seconds(count) for _ in range(3)) for count in (2000, 16000))
    assert long < 30 * short


@pytest.mark.skipif(not SEEDS, reason="the sample reports are not here")
def test_the_visible_damage_of_the_sample_reports_is_marked():
    found = [mark for path in SEEDS for mark in damage(path.read_text(encoding="utf-8"))]
    reasons = [why for why, _ in found]
    assert reasons.count("quotation-mark") == 2
    assert {"stray-clause", "fragment", "doubled-words", "stray-capital"} <= set(reasons)
    assert len(found) <= 8
