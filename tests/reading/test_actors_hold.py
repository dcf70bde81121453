"""What must hold of a cast whatever the text and however wrong the tree: offsets, ids, the same answer twice."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading import lexicons
from dragoman.reading.actors import find_actors
from dragoman.reading.parse import Attribution, Entity, MentionWords, Parse
from dragoman.reading.windows import joined, windows
from dragoman.reading.words import find_words
from dragoman.records import Reading, Report, check, report_id
from tests.support.trees import tree

UPOS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "VERB", "X"]
RELATIONS = [
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "nmod:poss",
    "amod",
    "appos",
    "compound",
    "conj",
    "det",
    "case",
    "flat",
    "acl:relcl",
    "cop",
    "ccomp",
    "punct",
    "nummod",
    "root",
    "expl",
]
LABELS = ["Person", "Organization", "Location", "NORP", "Facility", "Event", "Misc"]
PHRASES = st.sampled_from(
    [
        "the two countries",
        "U.S. officials",
        "China's Foreign Ministry",
        "Liu Pengyu, a spokesman for",
        "Mr.",
        "he said",
        "its",
        "“We will not,” she said.",
        "Gen.",
        "the minister",
        "his South Korean counterpart",
        "Kim Jong-un",
        "and",
        ",",
        "(",
        "of",
        "\n\n",
        "Beijing",
        "North",
        "the South",
        "President",
        "Secretary of State",
        "who is the",
        "a fellow at",
        "Georgia",
        "two Americans",
        "Panamanian-flagged tanker",
        "they",
        "-",
        "'s",
        "the West",
        "\u200b",
        "İ",
        "ﬁ",
        "é́",
        "🇨🇳",
    ]
)


def random_parse(text: str, seed: int) -> Parse:
    """A parse in which everything is drawn at random but stays within a sentence."""
    rng = np.random.default_rng(seed)
    words = find_words(text)
    n = len(words)
    sentence = np.cumsum(rng.random(n) < 0.1).astype(np.int32)
    head = np.arange(n, dtype=np.int32)
    for number in np.unique(sentence):
        own = np.flatnonzero(sentence == number)
        order = rng.permutation(own)
        for place in range(1, len(order)):
            head[order[place]] = order[rng.integers(place)]
    spans = [sorted(rng.integers(0, n, 2).tolist()) for _ in range(int(rng.integers(0, 12)))] if n else []
    entities = tuple(Entity(a, min(b + 1, a + 6), LABELS[int(rng.integers(7))]) for a, b in sorted(spans))
    attributions = tuple(Attribution(((a, a + 1),), ((a, a + 1),), ((b, b + 1),)) for a, b in spans[:4])
    chains = tuple((MentionWords(a, a + 1, a), MentionWords(b, b + 1, b)) for a, b in spans[4:8] if a < b)
    return Parse(
        words,
        sentence,
        [UPOS[k] for k in rng.integers(0, len(UPOS), n)],
        head,
        [RELATIONS[k] for k in rng.integers(0, len(RELATIONS), n)],
        entities,
        attributions,
        chains,
    )


def holds(text: str, parse: Parse) -> None:
    report = Report(id=report_id(text), text=text, published="2024-02-03")
    known = lexicons.states().states.keys() | lexicons.organisations().organisations.keys()
    cast = find_actors(parse, report)
    check(Reading(report=report, actors=cast.actors))
    for actor in cast.actors:
        assert set(actor.members) <= set(cast.by_id)
        for other in (actor.acts_for, actor.affiliation, actor.owner):
            assert other is None or other in cast.by_id or other in known
    for head, ids in cast.at.items():
        assert 0 <= head < len(parse)
        assert ids and set(ids) <= set(cast.by_id)
        assert len(set(ids)) == len(ids)
    again = find_actors(parse, report)
    assert (again.actors, dict(again.at)) == (cast.actors, dict(cast.at))


@settings(max_examples=150, deadline=None)
@given(st.lists(PHRASES | st.text(max_size=8), max_size=40), st.integers(0, 2**32 - 1))
def test_a_cast_fits_its_text_whatever_the_tree_says(pieces, seed):
    text = " ".join(pieces)
    holds(text, random_parse(text, seed))


def test_nothing_has_no_actors():
    assert find_actors(random_parse("", 1), Report(id="0", text="")).actors == ()


@pytest.mark.parametrize("size", [7, 40])
def test_windows_cover_every_word_once_and_keep_arcs_inside(size):
    text = "Kim met Putin in Moscow. They signed a treaty, he said. " * 12
    parse = random_parse(text, 5)
    at = 0
    for first, part in windows(parse, size):
        assert first == at
        assert len(part) <= size
        assert ((part.head >= 0) & (part.head < len(part))).all()
        assert part.words.forms == parse.words.forms[first : first + len(part)]
        at += len(part)
    assert at == len(parse)


def test_an_actor_of_two_windows_is_one_actor():
    said = "China:PROPN:2:nsubj said:VERB:0:root no:INTJ:2:obj .:PUNCT:2:punct"
    parse = tree(said, said)
    text = parse.words.text
    report = Report(id=report_id(text), text=text)
    whole = joined([(first, find_actors(part, report)) for first, part in windows(parse, 4)])
    assert [a.id for a in whole.actors].count("CHN") == 1
    assert [text[m.span[0] : m.span[1]] for m in whole.by_id["CHN"].mentions] == ["China", "China"]
    assert set(whole.at.values()) == {("CHN",)}


def test_the_company_of_a_name_is_looked_for_in_the_windows_own_sentences():
    before = "Iran:PROPN:2:nsubj said:VERB:0:root no:INTJ:2:obj .:PUNCT:2:punct"
    after = "Emirates:PROPN:2:nsubj cancelled:VERB:0:root flights:NOUN:2:obj .:PUNCT:2:punct"
    last = list(windows(tree(before, before, before, after), 8))[-1][1]
    text = last.words.text
    assert "emirates-airline" in find_actors(last, Report(id=report_id(text), text=text)).by_id
