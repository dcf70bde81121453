from dragoman.showing.figures import Factor, Influence, causal_map
from tests.showing.figures.scenes import SVG, marks

FACTORS = [Factor("a", "drought"), Factor("b", "price of bread"), Factor("c", "unrest")]


def parts(figure, title):
    (mark,) = [each for each in marks(figure) if each.find(f"{SVG}title").text == title]
    return mark.findall(f"{SVG}path")


def test_what_raises_has_a_head_and_what_lowers_a_bar():
    figure = causal_map(FACTORS, [Influence("a", "b", "+", title="up"), Influence("b", "c", "-", title="down")])
    assert parts(figure, "up")[1].get("fill") != "none"
    assert parts(figure, "down")[1].get("fill") == "none"
    texts = [label.text for label in figure.labels]
    assert texts.count("+") == 1 and texts.count("−") == 1


def test_what_is_disputed_and_what_is_meant_are_drawn_otherwise_and_said():
    figure = causal_map(FACTORS, [Influence("a", "b", "+", 1, True, title="one"),
                                  Influence("b", "c", "+", 1, False, True, title="two"),
                                  Influence("a", "c", "+", title="three")])  # fmt: skip
    assert len({parts(figure, title)[0].get("stroke-dasharray") for title in ("one", "two", "three")}) == 3
    assert {"+ disputed", "disputed", "is meant to"} <= {label.text for label in figure.labels}


def test_more_sources_make_a_thicker_arrow():
    figure = causal_map(FACTORS, [Influence("a", "b", "+", 1, title="one"), Influence("b", "c", "+", 6, title="six")])
    one, six = (float(parts(figure, title)[0].get("stroke-width")) for title in ("one", "six"))
    assert six > 2 * one


def test_causes_stand_left_of_effects_also_in_a_cycle():
    figure = causal_map(FACTORS, [Influence("a", "b", "+"), Influence("b", "c", "+"), Influence("c", "a", "-")])
    at = {label.text: label.x for label in figure.labels}
    assert at["drought"] < at["price of bread"] < at["unrest"]


def test_of_many_the_best_told_are_drawn_and_the_rest_counted():
    factors = [Factor(str(at), f"factor {at}") for at in range(120)]
    figure = causal_map(factors, [Influence(str(2 * at), str(2 * at + 1), "+", at) for at in range(60)])
    assert any("more claims" in label.text for label in figure.labels)
    assert "factor 118" in {label.text for label in figure.labels}
    assert len(figure.table.rows) == 60


def test_claims_about_unknown_factors_and_of_a_factor_on_itself_are_left_out():
    figure = causal_map(FACTORS, [Influence("a", "x", "+"), Influence("a", "a", "+")])
    assert marks(figure) == []
