"""What one thing is said to do to another: which words make a claim, where cause and effect end, who holds it."""

import pytest

from dragoman.reading.claims import find_claims
from dragoman.records import Claim, Reading, Report, check, report_id
from tests.support.marked import scene
from tests.support.told import Told, heard, told
from tests.support.trees import cast_of, tree

VERBS = [
    ("The embargo weakened the currency.", "The embargo", "-", "the currency"),
    ("The drought caused a shortage of bread.", "The drought", "+", "a shortage of bread"),
    ("The reform led to higher prices.", "The reform", "+", "higher prices"),
    ("The blockade prevented ships from leaving.", "The blockade", "-", "ships from leaving"),
    ("The ruling forced Japan to close the port.", "The ruling", "+", "Japan to close the port"),
    ("The tariff made trade difficult.", "The tariff", "-", "trade"),
    ("The dispute worsened relations between the neighbours.", "The dispute", "-", "relations between the neighbours"),
    ("The strike worsened the shortage.", "The strike", "+", "the shortage"),
    ("The harbour was hit by the sanctions.", "the sanctions", "-", "The harbour"),
    ("The shortages were caused by the drought.", "the drought", "+", "The shortages"),
    ("The pact will help reduce tension.", "The pact", "-", "tension"),
    ("The pact paved the way for talks.", "The pact", "+", "talks"),
    ("The treaty protects the islands from invasion.", "The treaty", "-", "invasion"),
    ("The tension stems from an old treaty.", "an old treaty", "+", "The tension"),
    ("The ban, which raised prices, was lifted.", "The ban", "+", "prices"),
    ("Japan reduced traffic by opening a second track.", "opening a second track", "-", "traffic"),
    ("Iran sparked a crisis.", "Iran", "+", "a crisis"),
    ("The envoys left early, allowing the talks to fail.", "The envoys left early", "+", "the talks to fail"),
    ("The drought, compounded by the war, goes on.", "the war", "+", "The drought"),
    ("The siege left the city in ruins.", "The siege", "+", "the city in ruins"),
    ("The vote gave the rebels hope.", "The vote", "+", "hope"),
    ("The flood cost many lives.", "The flood", "-", "many lives"),
    ("Chile redrew the map by taking the coast.", "taking the coast", "+", "redrew the map"),
    ("He was jailed for insulting the king.", "insulting the king", "+", "jailed"),
]
PREDICATES = [
    ("The sanctions are a threat to stability.", "The sanctions", "-", "stability"),
    ("The agreement was the result of long pressure.", "long pressure", "+", "The agreement"),
    ("The bridge is crucial for trade.", "The bridge", "+", "trade"),
]
REASONS = [
    ("Exports fell because of the war.", "the war", "-", "Exports"),
    (
        "The summit failed because both sides mistrusted each other.",
        "both sides mistrusted each other",
        "-",
        "The summit",
    ),
    ("Iran closed the port because it feared an attack.", "it feared an attack", "+", "Iran closed the port"),
    ("The markets opened thanks to the ceasefire.", "the ceasefire", "+", "The markets opened"),
    ("If the bridge closes, trade will stop.", "the bridge closes", "+", "trade will stop"),
    ("If the bridge closes, trade is bound to suffer.", "the bridge closes", "+", "trade is bound to suffer"),
    ("Iran closed the port in response to the sanctions.", "the sanctions", "+", "Iran closed the port"),
    ("Exports fell amid the war.", "the war", "-", "Exports"),
    ("The tours were cancelled, so the region lost money.", "The tours were cancelled", "+", "the region lost money"),
]
PURPOSES = [
    ("The bank raised rates to curb inflation.", "raised rates", "-", "inflation"),
    ("Japan supports efforts to restore stability.", "efforts", "+", "stability"),
    ("The measures are designed to protect farmers.", "The measures", "+", "farmers"),
    ("Turkey used its veto to block the resolution.", "its veto", "-", "the resolution"),
    ("Iran cut output in an attempt to raise prices.", "cut output", "+", "prices"),
    ("The government launched a programme aimed at reducing poverty.", "a programme", "-", "poverty"),
    ("Iran recalled its envoys in order to calm the public.", "recalled its envoys", "+", "the public"),
    ("Turkey formed a fund with the aim of building a city.", "formed a fund", "+", "a city"),
    ("The pact was signed so that both states could trade.", "The pact", "+", "both states could trade"),
]
NO_CLAIMS = [
    "Japan strengthened its army.",  # a deed
    "The ministers met to discuss trade.",  # an occasion
    "Iran plans to reduce output.",  # an intention
    "Japan has the right to raise tariffs.",  # what a right consists of
    "Talks are due to begin in May.",  # a date
    "They condemned the attempt to seize the palace.",  # what an attempt consists of
    "Li spoke in response to a question.",  # an answer
    "The parade was held amid heavy rain.",  # what is so at the time
    "Imports increased five percent.",  # an amount
    "The missile hit a ship.",  # an event
    "The report raised many questions.",
    "Turkey asked Japan to reduce tariffs.",
    "Chile beat Japan to win the cup.",
    "He caused a shortage of bread.",
]


def claims(scenery: Told) -> list[Claim]:
    """The claims of a text, held to the codebook."""
    said = scenery.reading()
    found = find_claims(scenery.parse, scenery.cast, said.statements, said.report)
    check(Reading(report=said.report, actors=said.actors, statements=said.statements, claims=found))
    return list(found)


def only(scenery: Told) -> Claim:
    (found,) = claims(scenery)
    return found


def brief(text: str, claim: Claim) -> tuple[str, str, str]:
    return text[slice(*claim.cause.span)], claim.sign, text[slice(*claim.effect.span)]


@pytest.mark.parametrize(("text", "cause", "sign", "effect"), [*VERBS, *PREDICATES, *REASONS])
def test_words_of_cause_and_effect_link_what_they_name(text, cause, sign, effect):
    claim = only(told(text))
    assert brief(text, claim) == (cause, sign, effect)
    assert not claim.intended and not claim.negated


@pytest.mark.parametrize(("text", "means", "sign", "end"), PURPOSES)
def test_what_is_done_for_an_end_is_a_claim_without_a_probability(text, means, sign, end):
    claim = only(told(text))
    assert brief(text, claim) == (means, sign, end)
    assert claim.intended
    assert (claim.low, claim.high) == (None, None)


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_deeds_plans_and_occasions_are_no_claims(text):
    assert claims(told(text)) == []


def test_each_end_of_a_purpose_is_a_claim_of_its_own():
    text = "Japan supports efforts to restore stability and reduce poverty."
    found = [brief(text, claim)[1:] for claim in claims(told(text))]
    assert found == [("+", "stability"), ("-", "poverty")]


def test_a_claim_that_is_denied_keeps_its_sign():
    claim = only(told("The vote does not weaken the alliance."))
    assert claim.negated
    assert claim.sign == "-"


def test_a_hedge_of_the_clause_sets_the_band():
    assert (lambda c: (c.low, c.high))(only(told("The ban could weaken trade."))) == (0.45, 0.55)
    assert (lambda c: (c.low, c.high))(only(told("The ban will weaken trade."))) == (0.95, 0.99)


def test_what_is_unlikely_for_a_reason_is_lowered_and_likely_so():
    claim = only(told("Talks are unlikely because both sides mistrust each other."))
    assert claim.sign == "-"
    assert (claim.low, claim.high) == (0.55, 0.8)


def test_what_has_to_hold_first_is_the_condition():
    claim = only(told("The pact would weaken Iran if Japan joins it."))
    assert claim.condition is not None
    assert claim.condition.text == "if Japan joins it"


def test_this_stands_for_the_sentence_before():
    text = "The company rejected the offer. This will lead to a long dispute."
    claim = only(told(text))
    assert brief(text, claim) == ("This", "+", "a long dispute")
    assert claim.cause.text == "The company rejected the offer"


def test_a_pronoun_for_a_condition_stands_for_the_cause():
    text = "If the embargo ends, it could lead to a crisis."
    claim = only(told(text))
    assert brief(text, claim) == ("the embargo ends", "+", "a crisis")
    assert claim.condition is None


def test_actors_in_cause_and_effect_are_named():
    claim = only(told("The attack on Iran weakened the alliance with Japan."))
    assert (claim.cause.actors, claim.effect.actors) == (("IRN",), ("JPN",))


def test_the_speaker_of_the_statement_around_it_holds_a_claim():
    claim = only(heard(scene("[Sato] <said> {the embargo weakened the currency}.")))
    assert claim.holders == ("sato",)


def test_nobody_holds_what_the_report_says_itself():
    assert only(told("The embargo weakened the currency.")).holders == ()


def test_what_somebody_denies_is_a_claim_denied():
    claim = only(heard(scene("[Sato] <denied> {that the embargo weakened the currency}.")))
    assert (claim.holders, claim.negated) == (("sato",), True)


def test_a_mark_behind_its_verb_makes_no_infinitive_of_it():
    """Trees of broken text have such arcs: "to" governed by the verb before it."""
    parse = tree("measures:NOUN:0:root lift:VERB:1:acl to:PART:2:mark prices:NOUN:2:obj .:PUNCT:1:punct")
    report = Report(id=report_id(parse.words.text), text=parse.words.text)
    assert find_claims(parse, cast_of(parse), (), report) == ()
