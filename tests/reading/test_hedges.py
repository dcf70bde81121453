"""Hedges: the words that hold for the whole statement, and the band that they stand for."""

import numpy as np
import pytest

from dragoman.reading import hedge_words
from dragoman.reading.hedge_words import Band
from dragoman.reading.hedges import find_hedge
from dragoman.reading.parse import Parse
from dragoman.reading.words import find_words


def tree(lines):
    """A parse from one word a line: form, part of speech, number of its head (counted from 1), relation."""
    rows = [line.split() for line in lines.strip().splitlines()]
    words = find_words(" ".join(row[0] for row in rows))
    assert words.forms == [row[0] for row in rows]
    head = np.array([int(row[2]) - 1 if int(row[2]) else at for at, row in enumerate(rows)], np.int32)
    return Parse(words, np.zeros(len(rows), np.int32), [row[1] for row in rows], head, [row[3] for row in rows])


def hedge(lines, cue=None):
    """The hedge of the whole tree as content, or of what stands behind the cue's words."""
    parse = tree(lines)
    found = find_hedge(parse, cue[1] if cue else 0, len(parse), cue)
    return found and (parse.words.text[slice(*found.span)], found.low, found.high)


MAY = """
It PRON 5 nsubj
may AUX 5 aux
be AUX 5 cop
{adverb} ADV 5 advmod
willing ADJ 0 root
to PART 7 mark
help VERB 5 xcomp
"""


def test_a_modal_of_the_main_clause_counts():
    assert hedge(MAY.format(adverb="now")) == ("may", 0.45, 0.55)


def test_an_adverb_says_more_than_the_modal():
    assert hedge(MAY.format(adverb="probably")) == ("probably", 0.55, 0.80)


LIKELY = """
War NOUN 5 nsubj
is AUX 5 cop
{first} ADV 5 advmod
{second} ADV 5 advmod
{adjective} ADJ 0 root
to PART 7 mark
come VERB 5 xcomp
"""


@pytest.mark.parametrize(
    ("first", "second", "adjective", "expected"),
    [
        ("now", "also", "likely", ("likely", 0.55, 0.80)),
        ("now", "very", "likely", ("very likely", 0.80, 0.95)),
        ("now", "highly", "unlikely", ("highly unlikely", 0.05, 0.20)),
        ("now", "also", "unlikely", ("unlikely", 0.20, 0.45)),
        ("also", "almost", "certain", ("almost certain", 0.95, 0.99)),
        ("now", "not", "likely", ("not likely", 0.20, 0.45)),
        ("not", "now", "certain", ("not now certain", 0.45, 0.55)),
        ("now", "not", "unlikely", ("not unlikely", 0.55, 0.80)),
        ("now", "more", "likely", None),
        ("now", "equally", "likely", ("likely", 0.45, 0.55)),
        ("now", "also", "ready", None),
    ],
)
def test_a_predicate_counts_with_its_degree_and_its_negation(first, second, adjective, expected):
    assert hedge(LIKELY.format(first=first, second=second, adjective=adjective)) == expected


def test_a_hedge_governs_the_negation_behind_it():
    lines = """
    It PRON 5 nsubj
    will AUX 5 aux
    probably ADV 5 advmod
    not PART 5 advmod
    help VERB 0 root
    """
    assert hedge(lines) == ("probably", 0.55, 0.80)


NOT_ABLE = """
They PRON 4 nsubj
{modal} AUX 4 aux
not PART 4 advmod
agree VERB 0 root
"""


def test_could_not_is_no_hedge_and_may_not_is():
    assert hedge(NOT_ABLE.format(modal="could")) is None
    assert hedge(NOT_ABLE.format(modal="may")) == ("may", 0.45, 0.55)


UNCLEAR = """
It PRON 4 expl
is AUX 4 cop
{negation} ADV 4 advmod
{adjective} ADJ 0 root
whether SCONJ 7 mark
they PRON 7 nsubj
knew VERB 4 csubj
"""


@pytest.mark.parametrize(
    ("negation", "adjective", "words"),
    [("still", "unclear", "unclear"), ("not", "clear", "not clear"), ("still", "clear", None)],
)
def test_what_is_unclear_is_about_even(negation, adjective, words):
    found = hedge(UNCLEAR.format(negation=negation, adjective=adjective))
    assert found == (words and (words, 0.45, 0.55))


EAGER = """
China PROPN 5 nsubj
{aux} AUX 5 aux
not PART 5 advmod
be AUX 5 cop
eager ADJ 0 root
to PART 7 mark
help VERB 5 xcomp
"""


def test_a_mind_hedges_what_lies_ahead():
    assert hedge(EAGER.format(aux="will")) == ("will not be eager", 0.20, 0.45)
    assert hedge(EAGER.format(aux="did")) is None


def test_appears_to_is_a_hedge_and_appeared_before_the_court_is_not():
    lines = """
    It PRON 2 nsubj
    appears VERB 0 root
    to PART 4 mark
    help VERB 2 xcomp
    """
    assert hedge(lines) == ("appears", 0.55, 0.80)
    lines = """
    He PRON 2 nsubj
    appeared VERB 0 root
    before ADP 4 case
    judges NOUN 2 obl
    """
    assert hedge(lines) is None


def test_the_complement_of_appears_says_more():
    lines = """
    It PRON 2 nsubj
    appears VERB 0 root
    very ADV 4 advmod
    likely ADJ 2 xcomp
    """
    assert hedge(lines) == ("very likely", 0.80, 0.95)


def test_that_is_why_leads_to_the_clause_that_counts():
    lines = """
    That PRON 3 nsubj
    is AUX 3 cop
    why ADV 0 root
    it PRON 6 expl
    is AUX 6 cop
    likely ADJ 3 advcl
    that SCONJ 9 mark
    he PRON 9 nsubj
    fails VERB 6 csubj
    """
    assert hedge(lines) == ("likely", 0.55, 0.80)


@pytest.mark.parametrize("relation", ["acl:relcl", "advcl", "conj", "parataxis"])
def test_a_hedge_outside_the_main_clause_does_not_count(relation):
    lines = f"""
    They PRON 2 nsubj
    left VERB 0 root
    since SCONJ 6 mark
    it PRON 6 nsubj
    may AUX 6 aux
    fail VERB 2 {relation}
    """
    assert hedge(lines) is None


def test_a_hedge_inside_a_question_or_of_an_inner_statement_does_not_count():
    lines = """
    whether SCONJ 4 mark
    it PRON 4 nsubj
    could AUX 4 aux
    fail VERB 0 root
    """
    assert hedge(lines) is None
    lines = """
    I PRON 2 nsubj
    think VERB 0 root
    it PRON 5 nsubj
    may AUX 5 aux
    fail VERB 2 ccomp
    """
    assert hedge(lines) is None


CHANCE = """
There PRON 2 expl
is VERB 0 root
{det} DET 5 det
{adjective} ADJ 5 amod
{noun} NOUN 2 nsubj
that SCONJ 8 mark
they PRON 8 nsubj
agree VERB 5 acl
"""


@pytest.mark.parametrize(
    ("det", "adjective", "noun", "expected"),
    [
        ("a", "new", "chance", ("chance", 0.45, 0.55)),
        ("a", "little", "chance", ("little chance", 0.05, 0.20)),
        ("a", "good", "chance", ("good chance", 0.75, 0.85)),
        ("no", "new", "chance", ("no new chance", 0.01, 0.05)),
        ("no", "real", "doubt", ("no real doubt", 0.95, 0.99)),
        ("a", "new", "reason", None),
        ("no", "good", "reason", ("no good reason", 0.20, 0.45)),
    ],
)
def test_a_noun_of_probability_counts_with_its_quantity(det, adjective, noun, expected):
    assert hedge(CHANCE.format(det=det, adjective=adjective, noun=noun)) == expected


@pytest.mark.parametrize(
    ("number", "noun", "low", "high"),
    [("70", "chance", 0.70, 0.70), ("5", "likelihood", 0.05, 0.05), ("70", "tariff", None, None)],
)
def test_a_number_is_its_own_band(number, noun, low, high):
    lines = f"""
    There PRON 2 expl
    is VERB 0 root
    a DET 6 det
    {number} NUM 5 nummod
    percent NOUN 6 compound
    {noun} NOUN 2 nsubj
    of ADP 8 case
    war NOUN 6 nmod
    """
    found = hedge(lines)
    assert found == (low and (f"{number} percent {noun}", low, high))


CUE = """
He PRON 4 nsubj
{aux} AUX 4 aux
{negation} PART 4 advmod
{verb} VERB 0 root
that SCONJ 8 mark
it PRON 8 nsubj
{modal} AUX 8 aux
fail VERB 4 ccomp
"""


@pytest.mark.parametrize(
    ("aux", "negation", "verb", "modal", "expected"),
    [
        ("does", "also", "fear", "will", ("fear", 0.45, 0.55)),
        ("does", "also", "expect", "will", ("expect", 0.55, 0.80)),
        ("did", "not", "expect", "will", ("did not expect", 0.20, 0.45)),
        ("does", "also", "doubt", "will", ("doubt", 0.20, 0.45)),
        ("does", "not", "doubt", "will", ("does not doubt", 0.95, 0.99)),
        ("does", "also", "fear", "may", ("may", 0.45, 0.55)),
        ("does", "also", "believe", "will", ("believe", 0.55, 0.80)),
        ("does", "not", "believe", "will", ("does not believe", 0.20, 0.45)),
        ("does", "also", "believe", "did", None),
        ("does", "also", "say", "will", None),
    ],
)
def test_the_cue_hedges_what_its_content_leaves_bare(aux, negation, verb, modal, expected):
    assert hedge(CUE.format(aux=aux, negation=negation, verb=verb, modal=modal), cue=(3, 4)) == expected


def test_only_the_first_sentence_of_a_content_counts():
    parse = tree(
        """
        They PRON 2 nsubj
        met VERB 0 root
        . PUNCT 2 punct
        It PRON 6 nsubj
        may AUX 6 aux
        fail VERB 0 root
        """
    )
    later = Parse(parse.words, np.array([0, 0, 0, 1, 1, 1], np.int32), parse.upos, parse.head, parse.deprel)
    assert find_hedge(later, 0, 6) is None
    assert find_hedge(later, 3, 6) is not None


def bands(value):
    if isinstance(value, Band):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from bands(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from bands(inner)


def test_every_band_is_an_interval_with_a_source():
    found = [band for name, value in vars(hedge_words).items() if name.isupper() for band in bands(value)]
    assert len(found) > 80
    for band in found:
        assert 0 < band.low <= band.high < 1
        assert band.source.startswith(("ICD 203", "codebook", "CAPphrase", "as “", "not: "))


def test_flipping_a_band_twice_gives_it_back():
    band = hedge_words.UNLIKELY.flipped()
    assert (band.low, band.high) == (hedge_words.LIKELY.low, hedge_words.LIKELY.high)
    assert band.flipped()[:2] == hedge_words.UNLIKELY[:2]
