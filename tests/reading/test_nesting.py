import pytest

from dragoman.reading.layers import outer_layer
from dragoman.reading.nesting import find_inside, subject_of
from dragoman.reading.quotations import find_quotations
from dragoman.reading.statements import find_statements
from tests.support.marked import scene
from tests.support.trees import tree


def layers(marked):
    at = scene(marked)
    found = find_inside(at.parse, find_quotations(at.parse), at.attribution.content, lambda word: word in at.cast.at)
    return [
        (" ".join(at.texts(one.source)), " ".join(at.texts(one.cue)), " … ".join(at.texts(one.content)))
        for one in found
    ]


FOUND = [
    ("[Weber] <said> {that Moscow believes Kyiv is tired}.", "Moscow", "believes", "Kyiv is tired"),
    ("[Weber] <said> {Tehran does not want the talks to fail}.", "Tehran", "does not want", "the talks to fail"),
    ("{Putin does not want Kyiv to win}, [Weber] <said>.", "Putin", "does not want", "Kyiv to win"),
    (
        "[Interfax] <quoted> {a spokesman as saying that the line was cut}.",
        "a spokesman",
        "as saying",
        "that the line was cut",
    ),
    ("[Moreau] <noted> {that Ankara had promised to open the port}.", "Ankara", "had promised", "to open the port"),
    ("[Orlov] <said> {NATO fears a long war}.", "NATO", "fears", "a long war"),
    ("[Weber] <argued> {that Beijing sees the base as a threat}.", "Beijing", "sees", "the base as a threat"),
    ("[Weber] <said> {Beijing may not welcome the pact}.", "Beijing", "may not welcome", "the pact"),
    ("[Moreau] <said> {Tokyo is wary of the plan}.", "Tokyo", "is wary of", "the plan"),
    ("[Moreau] <said> {Tehran refuses to pay}.", "Tehran", "refuses", "to pay"),
    ("[Weber] <said> {the diplomats urged Japan to wait}.", "the diplomats", "urged", "to wait"),
    (
        "[Orlov] <said> {that, according to Interfax, the bridge was open}.",
        "Interfax",
        "according to",
        "that … the bridge was open",
    ),
    ("[Weber] <rejected> {Moscow's claim that the ship was armed}.", "Moscow", "claim", "that the ship was armed"),
    ("[Weber] <said> {Iran had accused Israel of sabotage}.", "Iran", "had accused", "Israel of sabotage"),
    (
        "[Orlov] <said> {Paris expressed concern that the grain would rot}.",
        "Paris",
        "expressed concern",
        "that the grain would rot",
    ),
    ("[Moreau] <said> {the protesters called for new elections}.", "the protesters", "called for", "new elections"),
    ("[Orlov] <said> {Moscow is willing to talk}.", "Moscow", "is willing", "to talk"),
]

#: What is no layer of its own: one's own mind, what is not yet said, conditions, deeds, things that cannot speak.
NONE = [
    "“{I think the harvest is safe},” [Sato] <said>.",
    "“{We hope the rain stops},” [Sato] <said>.",
    "[Weber] <said> {Tokyo will demand a refund}.",
    "[Weber] <asked> {whether Tokyo would agree to the terms}.",
    "[Weber] <said> {prices would fall if Iran promised to sell}.",
    "[Weber] <said> {Russia attacked the port and took the hill}.",
    "[Weber] <said> {the figures suggest that trade fell}.",
    "[Weber] <said> {Kyiv will go on to win}.",
    "[Weber] <urged> {Tokyo to claim the islands}.",
    "[Weber] <said> {the radio told nobody}.",
]


@pytest.mark.parametrize(("marked", "source", "cue", "content"), FOUND)
def test_a_layer_within_a_content_is_found_with_its_spans(marked, source, cue, content):
    assert (source, cue, content) in layers(marked)


@pytest.mark.parametrize("marked", NONE)
def test_what_is_no_attribution_of_its_own_is_no_layer(marked):
    assert layers(marked) == []


def test_layers_nest_in_layers():
    at = scene("[Interfax] <reported> {that Orlov said that Beijing believes the pact is dead}.")
    found = find_statements(at.parse, at.cast, at.report())
    texts = [[at.text[a:b] for a, b in one.content] for one in found]
    assert texts == [
        ["that Orlov said that Beijing believes the pact is dead"],
        ["that Beijing believes the pact is dead"],
        ["the pact is dead"],
    ]
    assert [one.inside for one in found] == [None, found[0].id, found[1].id]


def test_the_subject_may_stand_in_another_piece_of_the_content():
    at = scene("{Putin has friends}, [Weber] <said>, {and does not want Kyiv to win}.")
    (inner,) = find_inside(at.parse, find_quotations(at.parse), at.attribution.content, lambda word: word in at.cast.at)
    assert at.texts(inner.source) == ["Putin"]
    assert at.texts(inner.content) == ["Kyiv to win"]


@pytest.mark.parametrize(
    ("marked", "ascribed"),
    [
        ("[Weber] <said> {Moscow believes Kyiv is tired}.", True),
        ("[Orlov] <said> {Moscow believes Kyiv is tired}.", False),
        ("[Weber] <said> {Moscow said Kyiv was tired}.", False),
        ("[Weber] <said> {Beijing may not welcome the pact}.", True),
        ("[Weber] <said> {Beijing opposes the pact}.", True),
        ("[Chen] <said> {Beijing opposes the pact}.", False),
        ("[Weber] <said> {Beijing opposed the pact in a note}.", True),
    ],
)
def test_a_thought_is_ascribed_where_another_puts_it_into_a_head(marked, ascribed):
    at = scene(marked)
    inner = [one for one in find_statements(at.parse, at.cast, at.report()) if one.inside]
    assert [one.ascribed for one in inner] == [ascribed]


def test_an_ascribed_thought_performs_no_act():
    at = scene("[Weber] <said> {Tehran is willing to sign}.")
    _, inner = find_statements(at.parse, at.cast, at.report())
    assert (inner.ascribed, inner.act) == (True, "assert")


def test_the_quoter_holds_the_whole_inner_attribution():
    at = scene("[Tehran Radio] <quoted> a spokesman <as saying> {that Iran will never sell the port}.")
    outer, inner = find_statements(at.parse, at.cast, at.report())
    assert [at.text[a:b] for a, b in outer.cue] == ["quoted"]
    assert [at.text[a:b] for a, b in outer.content] == ["a spokesman as saying that Iran will never sell the port"]
    assert outer.speakers == ("radio",)
    assert (inner.inside, inner.speakers) == (outer.id, ("spokesman",))
    assert [at.text[a:b] for a, b in inner.content] == ["that Iran will never sell the port"]


def test_who_was_quoted_by_nobody_is_the_source():
    at = scene("The spokesman <was quoted as saying> {that the line was cut}.")
    (one,) = find_statements(at.parse, at.cast, at.report())
    assert [at.text[a:b] for a, b in one.source] == ["The spokesman"]
    assert one.speakers == ("spokesman",)


def test_an_adjective_or_name_before_a_noun_of_saying_is_whose_it_is():
    text = (
        "Weber:PROPN:2:nsubj feared:VERB:0:root the:DET:5:det Russian:ADJ:5:amod threat:NOUN:2:obj to:PART:7:mark "
        "shoot:VERB:5:acl .:PUNCT:2:punct"
    )
    parse = tree(text)
    (layer,) = find_inside(parse, find_quotations(parse), [(2, 7)], lambda word: parse.form(word) == "Russian")
    assert [parse.text(*r) for r in (*layer.source, *layer.cue, *layer.content)] == ["Russian", "threat", "to shoot"]


def test_the_nearer_subject_is_the_verbs_own_save_for_each():
    point = tree(
        "The:DET:2:det point:NOUN:6:nsubj is:AUX:6:cop that:SCONJ:6:mark she:PRON:6:nsubj knows:VERB:0:root "
        ".:PUNCT:6:punct"
    )
    assert point.form(subject_of(point, 5)) == "she"
    each = tree("Both:DET:2:det sides:NOUN:4:nsubj each:DET:4:nsubj accused:VERB:0:root us:PRON:4:obj .:PUNCT:4:punct")
    assert each.form(subject_of(each, 3)) == "sides"


def test_who_seems_to_think_something_thinks_it():
    parse = tree(
        "Weber:PROPN:2:nsubj seemed:VERB:0:root to:PART:4:mark think:VERB:2:xcomp Moscow:PROPN:6:nsubj "
        "lied:VERB:4:ccomp .:PUNCT:2:punct",
        sources=(("", "seemed", "to think Moscow lied"),),
    )
    (said,) = outer_layer(parse, find_quotations(parse))
    assert [parse.text(*r) for r in (*said.source, *said.cue, *said.content)] == [
        "Weber", "seemed to think", "Moscow lied",
    ]  # fmt: skip


def test_what_only_seems_to_happen_is_nobodys_word():
    parse = tree(
        "Moscow:PROPN:2:nsubj seemed:VERB:0:root to:PART:4:mark arm:VERB:2:xcomp new:ADJ:6:amod ships:NOUN:4:obj "
        ".:PUNCT:2:punct",
        sources=(("Moscow", "seemed", "to arm new ships"),),
    )
    assert outer_layer(parse, find_quotations(parse)) == []
