from dataclasses import replace

import numpy as np

from dragoman.reading.doubtful import find_doubtful
from dragoman.reading.layers import outer_layer
from dragoman.reading.quotations import find_quotations
from tests.support.trees import tree

CLAUSE = (
    "Berg:PROPN:2:nsubj hoped:VERB:0:root that:SCONJ:6:mark the:DET:5:det talks:NOUN:6:nsubj "
    "failed:VERB:2:ccomp .:PUNCT:2:punct"
)
THING = "Berg:PROPN:2:nsubj judged:VERB:0:root the:DET:4:det plan:NOUN:2:obj .:PUNCT:2:punct"


def with_chances(parse, **chances):
    """The parse with chances of its words: a word's role first, as in `hoped=("cue", 0.5)`; the rest is nothing."""
    table = np.zeros((len(parse), 3), np.float32)
    for form, (role, chance) in chances.items():
        table[parse.words.forms.index(form), ("source", "cue", "content").index(role)] = chance
    return replace(parse, chances=table)


def found(parse, somebody=("Berg",), said=()):
    layers = find_doubtful(parse, find_quotations(parse), said, lambda word: parse.form(word) in somebody)
    return [tuple(" … ".join(parse.text(*r) for r in part) for part in (o.source, o.cue, o.content)) for o in layers]


def clause(source, cue, content):
    words = dict.fromkeys(("that", "the", "talks", "failed"), ("content", content))
    return with_chances(tree(CLAUSE), Berg=("source", source), hoped=("cue", cue), **words)


def thing(content, cue=0.7):
    words = dict.fromkeys(("the", "plan"), ("content", content))
    return with_chances(tree(THING), Berg=("source", 0.8), judged=("cue", cue), **words)


def test_half_chances_of_a_clause_make_an_attribution():
    assert found(clause(0.5, 0.4, 0.6)) == [("Berg", "hoped", "that the talks failed")]


def test_lexicon_and_tree_alone_make_none():
    assert found(clause(0.2, 0.2, 0.2)) == []
    assert found(tree(CLAUSE)) == []


def test_what_the_network_takes_for_no_cue_is_none_whatever_stands_around_it():
    assert found(clause(1.0, 0.1, 1.0)) == []


def test_a_bare_thing_needs_better_chances_than_a_clause():
    assert found(thing(0.1, cue=0.3)) == []
    assert found(thing(0.3)) == [("Berg", "judged", "the plan")]


def test_a_bare_thing_that_is_no_content_by_itself_is_none():
    assert found(thing(0.1, cue=1.0)) == []


def test_nobody_on_the_cast_has_to_be_a_likely_source():
    assert found(clause(0.5, 0.6, 0.6), somebody=()) == []
    assert found(clause(0.9, 0.6, 0.6), somebody=()) == [("Berg", "hoped", "that the talks failed")]


def test_words_of_other_statements_are_not_taken_again():
    parse = with_chances(
        tree(CLAUSE, sources=(("Berg", "hoped", "that the talks failed"),)),
        Berg=("source", 1), hoped=("cue", 1), talks=("content", 1), failed=("content", 1), that=("content", 1),
    )  # fmt: skip
    said = outer_layer(parse, find_quotations(parse))
    assert len(said) == 1
    assert found(parse, said=said) == []


def test_a_statement_may_hold_another_as_a_whole():
    text = (
        "Berg:PROPN:2:nsubj claimed:VERB:0:root Ash:PROPN:4:nsubj said:VERB:2:ccomp it:PRON:6:nsubj "
        "worked:VERB:4:ccomp .:PUNCT:2:punct"
    )
    parse = with_chances(
        tree(text, sources=(("Ash", "said", "it worked"),)),
        Berg=("source", 0.8), claimed=("cue", 0.8), it=("content", 0.5), worked=("content", 0.5), said=("content", 0.3),
    )  # fmt: skip
    said = outer_layer(parse, find_quotations(parse))
    assert found(parse, said=said) == [("Berg", "claimed", "Ash said it worked")]


def test_what_was_not_said_is_none():
    text = (
        "Berg:PROPN:4:nsubj would:AUX:4:aux not:PART:4:advmod say:VERB:0:root that:SCONJ:7:mark talks:NOUN:7:nsubj "
        "failed:VERB:4:ccomp .:PUNCT:4:punct"
    )
    words = dict.fromkeys(("that", "talks", "failed"), ("content", 1))
    assert found(with_chances(tree(text), Berg=("source", 1), say=("cue", 1), **words)) == []


def test_what_somebody_is_determined_to_do_is_an_attribution_with_its_owner():
    text = (
        "Berg:PROPN:3:nmod:poss 's:PART:1:case determination:NOUN:6:nsubj to:PART:5:mark stay:VERB:3:acl "
        "angered:VERB:0:root them:PRON:6:obj .:PUNCT:6:punct"
    )
    parse = with_chances(
        tree(text), Berg=("source", 0.5), determination=("cue", 0.5), to=("content", 0.5), stay=("content", 0.5)
    )
    assert found(parse) == [("Berg", "determination", "to stay")]


def test_how_somebody_wants_to_be_named_is_no_statement():
    text = "Berg:PROPN:2:nsubj asked:VERB:0:root to:PART:5:mark be:AUX:5:aux:pass named:VERB:2:xcomp .:PUNCT:2:punct"
    words = dict.fromkeys(("to", "be", "named"), ("content", 1))
    assert found(with_chances(tree(text), Berg=("source", 1), asked=("cue", 1), **words)) == []


def test_what_is_done_to_oneself_is_no_content():
    text = "Berg:PROPN:2:nsubj announced:VERB:0:root himself:PRON:2:obj .:PUNCT:2:punct"
    parse = with_chances(tree(text), Berg=("source", 1), announced=("cue", 1), himself=("content", 1))
    assert found(parse) == []


def test_a_relative_clause_behind_the_speaker_is_no_content():
    text = (
        "Talks:NOUN:2:nsubj failed:VERB:4:parataxis ,:PUNCT:4:punct said:VERB:0:root Berg:PROPN:4:nsubj "
        ",:PUNCT:8:punct who:PRON:8:nsubj left:VERB:4:ccomp early:ADV:8:advmod .:PUNCT:4:punct"
    )
    words = dict.fromkeys(("who", "left", "early"), ("content", 0.6))
    assert found(with_chances(tree(text), Berg=("source", 1), said=("cue", 1), **words)) == []
