"""Factors in normal form: which wordings are one, which are not, and which way they point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assembly import factors
from dragoman.assembly.factor_forms import FactorForm, form_of, make_form
from dragoman.assembly.factors import FactorTold, cluster, likeness, same
from dragoman.assembly.standing import Standing
from dragoman.records import Factor
from tests.support.scenes import reading, span

HOME = ("QAT", "TUR", "IRN")


def form(words, actors=(), setting=HOME):
    return make_form(words, frozenset(), frozenset(actors), setting)


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("instability on the peninsula", "regional stability", True),
        ("a slump in copper prices", "higher prices of copper", True),
        ("the loss of trust in the courts", "confidence in the courts", True),
        ("curbing the tea trade", "less trade in tea", False),
        ("fears of famine in the highlands", "hunger in the highlands", False),
        ("joblessness among miners", "jobs for miners", True),
        ("growing friction over fishing rights", "an easing of fishing tensions", True),
        ("protectionist measures", "protectionism", False),
        ("a weak dollar", "the dollar's fall", False),
        ("the timber embargo is lifted", "sanctions on timber", True),
    ],
)
def test_wordings_of_one_factor_are_one_whichever_way_they_point(one, other, opposite):
    first, second = form(one), form(other)
    assert same(first, second) and same(second, first)
    assert (first.turned != second.turned) is opposite


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("copper prices", "tea prices"), ("the trade deficit", "the trade surplus"), ("a trade war", "a trade bill"),
        ("the harbour strike", "the harbour festival"), ("copper prices", "the copper mine"), ("a bill", "the bill"),
        ("hopes for a truce", "hopes"),
    ],
)  # fmt: skip
def test_what_shares_a_word_is_not_yet_one(one, other):
    first, second = form(one, setting=("QAT", "TUR")), form(other, setting=("QAT", "IRN"))
    assert first is None or second is None or not same(first, second)


def test_who_is_involved_tells_factors_apart():
    assert same(form("exports", ["QAT"]), form("the fall in exports", ["QAT"]))
    assert not same(form("exports", ["QAT"]), form("exports", ["TUR"]))
    assert not same(form("the trade deficit", ["QAT"]), form("the trade deficit", ["QAT", "TUR"]))


def test_what_every_country_has_is_one_only_where_the_reports_are_about_the_same():
    assert same(form("exports", ["QAT"]), form("exports", setting=("QAT", "TUR")))
    assert not same(form("exports", ["QAT"]), form("exports", setting=("TUR", "QAT")))
    assert not same(form("inflation", setting=("QAT",)), form("inflation", setting=("TUR",)))
    assert same(form("inflation"), form("lower inflation"))


@pytest.mark.parametrize("words", ["it", "this", "such a step", "the situation", "145 yen", "some dollars", "", "–"])
def test_what_only_points_or_counts_is_no_factor(words):
    assert form(words) is None


def test_names_are_actors_and_who_is_named_in_a_clause_that_hangs_on_is_not_involved():
    text = "The loss of trade with Qatar, which Turkey wants to end, hurts Kuwait."
    made = reading(text)
    words = "The loss of trade with Qatar, which Turkey wants to end"
    factor = Factor(text=words, span=span(text, words), actors=("QAT", "TUR"))
    found = form_of(made, Standing().sides(made), factor)
    assert found.actors == {"QAT"} and found.turned and found.label == "trade with Qatar"
    assert found.stems == {"~trade"}


def test_of_a_pronoun_the_words_are_those_of_what_it_stands_for():
    text = "Trade with Qatar has grown. It helps Kuwait."
    made = reading(text)
    factor = Factor(text="Trade with Qatar", span=span(text, "It"), actors=("QAT",))
    found = form_of(made, Standing().sides(made), factor)
    assert found.label == "Trade with Qatar" and found.actors == {"QAT"}


def test_the_commonest_wording_names_a_factor_and_its_actors_are_those_of_most():
    words = ["copper prices", "the price of copper", "lower copper prices"]
    told = [FactorTold(at, "cause", str(at), form(each, ["QAT"] * (at > 0))) for at, each in enumerate(words)]
    told += [FactorTold(3, "cause", "3", form("tea prices"))]
    copper, tea = cluster(told)
    assert copper.named().label == "copper prices" and len(copper.told) == 3 and copper.actors() == ("QAT",)
    assert tea.named().label == "tea prices"


WORDS = "price copper tea export mine port strike harbour loan miner".split()
FORMS = st.builds(
    lambda stems, at, actors, setting: FactorForm("", sorted(stems)[at % len(stems)], stems, actors, setting=setting),
    st.frozensets(st.sampled_from(WORDS), min_size=1, max_size=4), st.integers(0, 3),
    st.frozensets(st.sampled_from(HOME), max_size=2), st.sampled_from([HOME, HOME[::-1], HOME[:2]]),
)  # fmt: skip


@given(st.lists(FORMS, max_size=25), st.integers(1, 400))
def test_what_is_looked_up_is_what_going_through_all_earlier_factors_finds(forms, past):
    told = [FactorTold(at, "cause", str(at), each) for at, each in enumerate(forms)]
    expected: list[list[FactorTold]] = []
    for each in told:
        with_word = [group for group in expected if each.form.head in group[0].form.stems][-past:]
        fits = [group for group in with_word if same(group[0].form, each.form)]
        key = (each.form.head, each.form.stems, each.form.actors, each.form.setting)
        known = next(
            (group for group in expected for one in group
             if (one.form.head, one.form.stems, one.form.actors, one.form.setting) == key), None,
        )  # fmt: skip
        found = known or max(fits, key=lambda group: likeness(group[0].form, each.form), default=None)
        if found is None:
            expected.append([each])
        else:
            found.append(each)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(factors, "PAST", past)
        patch.setattr(factors, "BITS", 2)  # so that stems share bits
        assert [found.told for found in cluster(told)] == expected
