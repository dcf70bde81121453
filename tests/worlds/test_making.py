"""From a situation to a model: each number with the words that bear it, or said to be assumed."""

import pytest
from msgspec.structs import replace

from dragoman.worlds.checking import mistakes_in
from dragoman.worlds.evidence.hedge_spreads import READERS
from dragoman.worlds.evidence.leanings import worth_of
from dragoman.worlds.evidence.voices import ANALYST, ITSELF, REPORT, UNNAMED
from dragoman.worlds.making import make, make_model
from dragoman.worlds.middles import middle
from dragoman.worlds.model import Fixed, Uniform
from dragoman.worlds.model_file import from_toml, to_toml
from dragoman.worlds.numbers import numbers
from dragoman.worlds.worth import worth
from tests.support.by_hand import state
from tests.support.crises import FIRST, asks, claim, first, foretells, reading, second, store_of, tie

OPTION = "use-influence-lower"


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return make_model(store_of(tmp_path_factory.mktemp("crisis") / "s", first()))


def made(tmp_path, *readings, question=None):
    return make_model(store_of(tmp_path / "s", *readings), question)


def named(model, name):
    return dict(numbers(model))[name]


def test_a_model_can_be_run_and_kept(model):
    assert mistakes_in(model) == []
    assert from_toml(to_toml(model)) == model


def test_every_number_has_words_or_a_reason_or_is_set(model):
    for name, number in numbers(model):
        if number.layer == "text":
            assert all(said.sources and said.text for said in number.said), name
        else:
            assert isinstance(number.default, Fixed) or number.reason.startswith("assumed: "), name


def test_all_words_stand_in_the_reports_and_all_sources_lead_there(model):
    report = first()
    records = {record.id for kind in ("exchanges", "ties", "claims", "forecasts") for record in getattr(report, kind)}
    for name, number in numbers(model):
        for said in number.said:
            assert all(piece in FIRST for piece in said.text.split(" … ")), name
            assert {source.split(":")[0] for source in said.sources} == {report.report.id}
            assert {source.split(":")[1] for source in said.sources} <= records, name


def test_those_of_the_question_come_first_and_whoever_supplies_a_third_side_is_there(model):
    assert [actor.id for actor in model.actors] == ["IRN", "TUR", "KWT", "QAT"]
    assert [actor.name for actor in model.actors] == ["Iran", "Turkey", "Kuwait", "Qatar"]


def test_everybody_can_let_things_be_and_whoever_asks_can_press_harder(model):
    options = {actor.id: [option.id for option in actor.options] for actor in model.actors}
    assert options == {"IRN": ["no-change", OPTION], "TUR": ["no-change", "press-harder"], "KWT": ["no-change"],
                       "QAT": ["no-change"]}  # fmt: skip


def test_the_ask_is_an_issue_with_quoted_ends_on_which_each_stands_by_its_own_word(model):
    (issue,) = model.issues
    assert "use its influence over Kuwait" in issue.high and "no intention to interfere" in issue.low
    ideals = {actor.id: actor.ideal[OPTION] for actor in model.actors}
    assert middle(ideals["IRN"].said[0].spread) < 15 < 85 < middle(ideals["TUR"].said[0].spread)
    assert ideals["KWT"].default == Uniform(low=0.0, high=100.0) and ideals["KWT"].layer == "default"


def test_forecasts_make_the_bias_and_stand_for_the_situation_as_it_is(model):
    bias = named(model, f"actors.IRN.options.{OPTION}.bias")
    linde = next(said for said in bias.said if said.speaker == "ada-linde")
    assert linde.text == "Ada Linde said Iran is unlikely to help Turkey." and linde.reliability == ANALYST
    # With what all else makes it worth the option comes out as likely as she says.
    whole = linde.spread.mean + worth(model, "IRN", OPTION)
    assert whole == pytest.approx(worth_of(middle(READERS["unlikely"]), 12, 2.0), abs=0.01)


def test_a_refusal_is_the_word_of_a_government_about_itself(model):
    bias = named(model, f"actors.IRN.options.{OPTION}.bias")
    own = next(said for said in bias.said if said.speaker == "IRN")
    assert own.reliability == ITSELF and own.spread.mean < -1.5


def test_silence_is_no_word(tmp_path):
    quiet = asks(FIRST, "TUR", "IRN", "to use its influence over Kuwait to lower food prices", ("KWT",), "silent",
                 ["Tehran has no intention to interfere"])  # fmt: skip
    found = made(tmp_path, first(exchanges=[quiet]))
    assert [said.speaker for said in named(found, f"actors.IRN.options.{OPTION}.bias").said] == ["ada-linde"]
    assert named(found, f"actors.IRN.ideal.{OPTION}").layer == "default"


def test_what_a_forecast_hangs_on_is_a_condition(model):
    found = next(each for each in model.conditionals if each.id == "relations-turkey")
    assert (found.actor, found.option, found.text) == ("IRN", OPTION, "if relations with Turkey improve")
    (when,) = found.when
    assert (when.factor, when.below) == ("relations-turkey", False)
    (said,) = found.effect.said
    assert said.scale == 1.0 and "would help if" in said.text and said.chance == READERS["will happen"]


def test_a_forecast_that_it_will_not_then_makes_it_worth_less(tmp_path):
    forecasts = [foretells(FIRST, "ada-linde", "IRN", "help", 0.01, 0.05, 1, "if relations with Turkey improve",
                           negated=True)]  # fmt: skip
    found = made(tmp_path, first(forecasts=forecasts))
    effect = next(each for each in found.conditionals if each.id == "relations-turkey").effect
    assert effect.said[0].scale == -1.0 and effect.said[0].chance == READERS["will happen"]


def test_ties_are_holds_and_another_supplier_an_alternative(model):
    holds = {(hold.of, hold.over, hold.channel): hold for hold in model.holds}
    assert set(holds) == {("IRN", "KWT", "dependence"), ("IRN", "KWT", "influence"), ("QAT", "KWT", "energy")}
    (share,) = holds["IRN", "KWT", "dependence"].share.said
    assert share.reliability == REPORT and middle(share.spread) > 0.6  # "most of its fuel"
    (instead,) = holds["IRN", "KWT", "dependence"].alternatives.said
    assert "as an alternative" in instead.text and middle(instead.spread) > 0.6
    assert holds["QAT", "KWT", "energy"].alternatives.layer == "default"


def test_what_another_supplies_lowers_the_hold_of_whoever_is_asked(model):
    arrow = named(model, "weights.supplies-qat-kwt.hold-irn-kwt")
    assert arrow.default == Uniform(low=-0.6, high=0.0)
    assert [(said.scale, said.wrong) for said in arrow.said] == [(-1.0, "nothing")]
    assert "Iran lost influence because Qatar sells fuel" in arrow.said[0].text
    stronger = next(each for each in model.conditionals if each.when[0].factor == "hold-irn-kwt")
    assert stronger.effect.layer == "default" and stronger.effect.reason.startswith("assumed")


def test_that_is_only_so_where_the_deed_is_to_move_somebody(tmp_path):
    text = FIRST.replace(
        "to use its influence over Kuwait to lower food prices", "to open its border with Kuwait at once"
    )
    exchange = asks(text, "TUR", "IRN", "to open its border with Kuwait at once", ("KWT",))
    ties = [tie(text, "KWT", "IRN", "dependence", "Kuwait depends on Iran for most of its fuel", None)]
    found = made(tmp_path, reading(text, exchanges=[exchange], ties=ties))
    assert found.question.text == "Will Iran open its border with Kuwait at once?"
    assert found.holds and not [factor for factor in found.factors if factor.id.startswith("hold-")]


def test_what_a_deed_is_meant_for_it_may_bring_about_and_whoever_asks_wants_it(model):
    push = named(model, f"actors.IRN.options.{OPTION}.moves.food-prices")
    assert push.said[0].scale == -1.0 and push.said[0].chance == READERS["could happen"]
    assert named(model, "actors.TUR.stakes.food-prices").said[0].scale == -1.0
    assert named(model, "actors.IRN.stakes.food-prices").layer == "default"


def test_claims_near_the_question_are_arrows(model):
    arrow = named(model, "weights.blockade-port.food-prices")
    (said,) = arrow.said
    assert said.scale == 1.0 and said.wrong == "nothing" and said.spread.median == 0.6  # "sharply"
    assert said.speaker.endswith(":traders") and said.reliability == UNNAMED


def test_claims_that_lead_nowhere_near_the_question_are_left_out(tmp_path):
    text = FIRST + " Qatar said the drought lowers the harvest."
    far = claim(text, "QAT", "the drought", "the harvest", "-")
    found = made(tmp_path, reading(text, exchanges=first().exchanges, claims=[far], ties=first().ties))
    assert "drought" not in {factor.id for factor in found.factors}


def test_a_denial_is_a_voice_for_no_arrow(tmp_path):
    text = FIRST + " Qatar said the blockade of the port does not raise food prices."
    words = "the blockade of the port does"
    denied = claim(text, "QAT", words, "food prices.", "+", negated=True)
    report = first()
    found = made(tmp_path, reading(text, exchanges=report.exchanges, claims=[*report.claims, denied]))
    arrow = named(found, "weights.blockade-port.food-prices")
    assert {(said.speaker.split(":")[-1], said.spread == Fixed(value=0.0)) for said in arrow.said} == {
        ("traders", False), ("QAT", True),
    }  # fmt: skip


def test_of_one_speaker_the_latest_word_counts(tmp_path):
    found = made(tmp_path, first(), second())
    bias = named(found, f"actors.IRN.options.{OPTION}.bias")
    (linde,) = [said for said in bias.said if said.speaker == "ada-linde"]
    assert linde.text == "Ada Linde said Iran will probably help Turkey." and linde.on == "2030-03-01"
    assert found.clock.start == "2030-03-01"


def test_copies_of_a_wire_story_count_once(tmp_path):
    once = made(tmp_path / "a", first())
    copy = reading(FIRST + " (Daily Test)", publisher="Evening Test", exchanges=first().exchanges, ties=first().ties)
    twice = made(tmp_path / "b", first(), copy)
    name = f"requests.TUR.IRN.{OPTION}.strength".removesuffix(".strength")
    assert named(twice, name).said[0].spread == named(once, name).said[0].spread
    share = "holds.IRN.KWT.dependence.share"
    assert len(named(twice, share).said) == len(named(once, share).said) == 1


def test_a_joint_ask_is_one_ask(tmp_path):
    joint = asks(FIRST, ("TUR", "QAT"), "IRN", "to use its influence over Kuwait to lower food prices", ("KWT",))
    both = made(tmp_path / "a", first(exchanges=[joint]))
    alone = made(tmp_path / "b", first())
    strengths = [named(both, f"requests.{who}.IRN.{OPTION}").said[0].spread.median for who in ("TUR", "QAT")]
    assert sum(strengths) == pytest.approx(named(alone, f"requests.TUR.IRN.{OPTION}").said[0].spread.median)


def test_how_an_ask_is_worded_moves_its_strength(tmp_path):
    hard = FIRST.replace("called on Iran", "demanded of Iran")
    exchange = asks(hard, "TUR", "IRN", "to use its influence over Kuwait to lower food prices", ("KWT",))
    found = made(tmp_path / "a", reading(hard, exchanges=[exchange]))
    plain = made(tmp_path / "b", first())
    name = f"requests.TUR.IRN.{OPTION}"
    assert named(found, name).said[0].spread.median > named(plain, name).said[0].spread.median


def test_allies_lean_to_each_other_and_what_more_reports_say_counts(tmp_path):
    text = FIRST + " Iran and Turkey are allies."
    report = first()
    allied = tie(text, "IRN", "TUR", "alliance", "Iran and Turkey are allies")
    found = made(tmp_path, reading(text, exchanges=report.exchanges, ties=[allied]))
    (said,) = named(found, "affinities.IRN.TUR").said
    assert middle(said.spread) > 0.3 and said.text == "Iran and Turkey are allies."
    assert named(made(tmp_path / "b", first()), "affinities.IRN.TUR").layer == "default"


def test_another_deed_that_is_asked_for_is_an_option_of_its_own(tmp_path):
    text = FIRST + " Turkey asked Iran to reopen its embassy at once."
    other = asks(text, "TUR", "IRN", "to reopen its embassy at once", id="ex-2")
    found = made(tmp_path, reading(text, exchanges=[*first().exchanges, other]))
    ids = [option.id for option in found.actors[0].options]
    assert ids == ["no-change", OPTION, "reopen-embassy-once"]
    assert named(found, "actors.IRN.options.reopen-embassy-once.bias").reason.startswith("assumed: no forecast")


def test_an_ask_that_was_met_is_no_option_any_more(tmp_path):
    text = FIRST + " Turkey asked Iran to reopen its embassy in Kuwait, and Iran agreed."
    other = asks(
        text, "TUR", "IRN", "to reopen its embassy in Kuwait", ("KWT",), "accepted", ["Iran agreed"], id="ex-2"
    )
    found = made(tmp_path, reading(text, exchanges=[*first().exchanges, other]))
    assert [option.id for option in found.actors[0].options] == ["no-change", OPTION]


def test_a_question_of_the_users_own_is_all_assumed(tmp_path):
    found = made(tmp_path, first(), question="Will Qatar leave the League?")
    assert found.question.text == "Will Qatar leave the League?" and found.question.option == "leave-league"
    assert named(found, "actors.QAT.options.leave-league.bias").layer == "default"
    assert found.requests == ()


def test_the_same_reports_give_the_same_bytes_in_any_order(tmp_path):
    one = made(tmp_path / "a", first(), second())
    other = made(tmp_path / "b", second(), first())
    assert to_toml(one) == to_toml(other)


def test_who_has_no_room_is_said(tmp_path):
    codes = ["FRA", "DEU", "ITA", "ESP", "POL", "GRC", "PRT", "NOR", "SWE", "FIN", "DNK", "AUT", "BEL"]
    text = FIRST + "".join(f" Land{at} asked, too." for at in range(len(codes)))
    report = first()
    states = tuple(state(text, code, f"Land{at}") for at, code in enumerate(codes))
    many = replace(report.exchanges[0], askers=("TUR", *codes), answer="pending", answer_evidence=())
    crowded = replace(reading(text), actors=(*report.actors, *states), exchanges=(many,))
    found = make(store_of(tmp_path / "s", crowded))
    assert len(found.model.actors) == 12 and mistakes_in(found.model) == []
    assert found.left_out[0].startswith("no room for these actors: ") and "Kuwait" in found.left_out[0]
