from dataclasses import replace

import numpy as np

from dragoman.reading.parse import Entity
from dragoman.reading.voiced import one_source
from tests.support.trees import tree

ATTACKED = (
    "It:PRON:2:nsubj attacked:VERB:0:root Berg:PROPN:2:obj ,:PUNCT:5:punct saying:VERB:2:advcl he:PRON:7:nsubj "
    "lied:VERB:5:ccomp .:PUNCT:2:punct"
)
#: "The talks stalled over the Russian demand that they end."
DEMAND = (
    "The:DET:2:det talks:NOUN:3:nsubj stalled:VERB:0:root over:ADP:7:case the:DET:7:det Russian:ADJ:7:amod "
    "demand:NOUN:3:obl that:SCONJ:10:mark they:PRON:10:nsubj end:VERB:7:acl .:PUNCT:3:punct"
)


def words(parse, form):
    at = parse.words.forms.index(form)
    return ((at, at + 1),)


def test_it_speaks_where_the_network_takes_it_for_a_source():
    parse = tree(ATTACKED)
    chances = np.zeros((len(parse), 3), np.float32)
    assert one_source(replace(parse, chances=chances), (), words(parse, "saying"), set()) == ()
    chances[0, 0] = 0.8
    assert one_source(replace(parse, chances=chances), (), words(parse, "saying"), set()) == ((0, 1),)


def test_it_speaks_for_nobody_where_no_network_says_so():
    parse = tree(ATTACKED)
    assert one_source(parse, (), words(parse, "saying"), set()) == ()


def test_a_nationality_before_a_noun_of_saying_is_whose_it_is():
    parse = tree(DEMAND)
    parse = replace(parse, entities=(Entity(5, 6, "NORP"),))
    assert one_source(parse, (), words(parse, "demand"), set()) == ((5, 6),)


def test_an_adjective_that_names_nobody_owns_nothing():
    parse = tree(DEMAND.replace("Russian", "strange"))
    assert one_source(parse, (), words(parse, "demand"), set()) == ()


def test_a_phrase_with_the_cue_in_it_is_no_source_of_it():
    parse = replace(tree(DEMAND), entities=(Entity(5, 6, "NORP"),))
    assert one_source(parse, ((0, 7),), words(parse, "demand"), set()) == ((5, 6),)
