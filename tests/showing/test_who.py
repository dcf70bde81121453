"""Participants are found again across reports, and called as people call them."""

from by_hand import person, reading, state

from dragoman.records import Actor, Mention
from dragoman.showing.who import a_or_an, find_figures, listed, possessive


def test_a_short_name_joins_the_one_long_name_that_it_fits_in_one_office():
    first, second = "Ann Maria Lee spoke.", "Lee left."
    office = ("NZL", "prime minister")
    figures = find_figures(
        [
            reading(first, [person(first, "ann-maria-lee", "Ann Maria Lee", *office)]),
            reading(second, [person(second, "lee", "Lee", *office)]),
        ]
    )
    assert figures.of(1, "lee").key == figures.of(0, "ann-maria-lee").key
    assert (
        figures.of(1, "lee").called() == "Ann Maria Lee" and figures.of(0, "ann-maria-lee").called(short=True) == "Lee"
    )


def test_a_family_name_alone_joins_nobody():
    first, second = "Ann Maria Lee spoke.", "Lee left."
    people = person(first, "ann-maria-lee", "Ann Maria Lee", "NZL"), person(second, "lee", "Lee", "NZL")
    figures = find_figures([reading(text, [one]) for text, one in zip((first, second), people, strict=True)])
    assert figures.of(1, "lee").key != figures.of(0, "ann-maria-lee").key


def test_a_short_name_that_fits_two_people_joins_neither():
    texts = ["Ann Lee spoke.", "Bob Lee spoke.", "Lee left."]
    people = [("ann-lee", "Ann Lee"), ("bob-lee", "Bob Lee"), ("lee", "Lee")]
    figures = find_figures([reading(t, [person(t, *p)]) for t, p in zip(texts, people, strict=True)])
    assert len({figures.of(at, id_).key for at, (id_, _) in enumerate(people)}) == 3


def test_unnamed_sources_of_two_reports_are_two():
    text = "A diplomat spoke."
    actor = Actor(id="diplomat", kind="unnamed", name="diplomat", mentions=(Mention(span=(2, 10), form="nominal"),))
    figures = find_figures([reading(text, [actor]), reading(text + " ", [actor])])
    assert figures.of(0, "diplomat").key != figures.of(1, "diplomat").key
    assert figures.of(0, "diplomat").called() == "a diplomat"


def test_ministries_of_two_countries_with_one_name_are_two():
    text = "The Foreign Ministry spoke."
    ministry = [
        Actor(id="foreign-ministry", kind="government-body", name="Foreign Ministry", country=code, acts_for=code,
              mentions=(Mention(span=(4, 20), form="name"),))
        for code in ("QAT", "IRN")
    ]  # fmt: skip
    figures = find_figures([reading(text, [ministry[0]]), reading(text + " ", [ministry[1]])])
    assert figures.of(0, "foreign-ministry").called() == "the Qatari Foreign Ministry"
    assert figures.of(1, "foreign-ministry").called() == "the Iranian Foreign Ministry"


def test_states_bear_the_article_that_english_gives_them():
    text = "U.S. and France"
    figures = find_figures([reading(text, [state(text, "USA", "U.S."), state(text, "FRA", "France")])])
    assert figures.of(0, "USA").called() == "the United States" and figures.of(0, "FRA").called() == "France"


def test_a_state_that_no_report_mentions_still_has_a_name():
    assert find_figures([]).of(0, "KWT").called() == "Kuwait"


def test_a_group_whose_members_speak_for_states_is_a_side(gold):
    figures = find_figures(gold)
    four = next(figure for figure in figures.figures.values() if figure.key == "ARE+BHR+EGY+SAU")
    assert figures.side(four) == ("ARE", "BHR", "EGY", "SAU")
    assert figures.side_name(("ARE", "BHR", "EGY", "SAU")) == "the four states"


def test_four_states_that_a_report_does_not_name_are_the_four_of_the_others(gold):
    figures = find_figures(gold)
    assert {figures.of(at, "four-states").key for at in range(len(gold))} >= {"ARE+BHR+EGY+SAU"}
    assert all(figures.of(at, "four-states").key == "ARE+BHR+EGY+SAU" for at in (4, 7))


def test_words_of_lists_and_possession():
    assert listed(["a"]) == "a" and listed(["a", "b", "c"]) == "a, b and c" and listed([]) == ""
    assert possessive("Qatar") == "Qatar’s" and possessive("the United States") == "the United States’"


def test_one_diplomat_is_told_as_a_diplomat():
    text = "One diplomat spoke."
    mention = Mention(span=(0, 12), form="nominal")
    actor = Actor(id="one-diplomat", kind="unnamed", name="One diplomat", mentions=(mention,))
    assert find_figures([reading(text, [actor])]).of(0, "one-diplomat").called() == "a diplomat"


def test_articles_go_by_sound():
    a = [
        "diplomat",
        "U.S. envoy",
        "European minister",
        "UN official",
        "Ukrainian soldier",
        "one-eyed man",
        "NATO envoy",
    ]
    an = ["envoy", "Iranian diplomat", "FBI agent", "unnamed source", "Austrian", "MP"]
    assert [a_or_an(words) for words in a] == ["a"] * len(a)
    assert [a_or_an(words) for words in an] == ["an"] * len(an)


def test_a_body_of_which_no_report_has_the_whole_name_gets_its_article():
    text = "EU and European Union rules"
    mentions = (Mention(span=(0, 2), form="name"), Mention(span=(7, 21), form="name"))
    union = Actor(id="eu", kind="international-organisation", name="European Union", mentions=mentions)
    bank = Actor(id="b", kind="company", name="Ember Bank", mentions=(Mention(span=(0, 2), form="name"),))
    figures = find_figures([reading(text, [union, bank])])
    assert (figures.of(0, "eu").called(), figures.of(0, "b").called()) == ("the European Union", "Ember Bank")
