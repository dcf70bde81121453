from tests.support.trees import cast_of, meant, tree

BELIEVE = "believe:VERB:0:root it:PRON:4:nsubj failed:VERB:2:ccomp .:PUNCT:2:punct"


def test_some_who_believe_something_are_unnamed_and_act_for_nobody():
    parse = tree(f"Some:DET:2:nsubj {BELIEVE}", sources=(("Some", "believe", "it failed"),))
    cast = cast_of(parse)
    assert meant(parse, cast, "Some") == ("some",)
    (actor,) = cast.actors
    assert (actor.kind, actor.name, actor.acts_for) == ("unnamed", "some", None)


def test_some_who_say_nothing_are_nobody():
    parse = tree("Some:DET:2:nsubj left:VERB:0:root .:PUNCT:2:punct")
    assert cast_of(parse).actors == ()


def test_some_of_somebody_are_not_merely_some():
    text = (
        "Some:DET:5:nsubj of:ADP:4:case the:DET:4:det goats:NOUN:1:nmod believe:VERB:0:root it:PRON:7:nsubj "
        "failed:VERB:5:ccomp .:PUNCT:5:punct"
    )
    parse = tree(text, sources=(("Some of the goats", "believe", "it failed"),))
    assert meant(parse, cast_of(parse), "Some") == ()
