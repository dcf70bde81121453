"""Safe merges are made, doubtful ones are queued, and nobody is merged for a family name."""

from __future__ import annotations

import random

import msgspec
import pytest
from by_hand import person, reading, state
from hypothesis import given
from hypothesis import strategies as st
from seen import doubted, seen, together

from dragoman import fixes
from dragoman.assembly.registry import (
    Registry,
    bindings,
    called,
    find_registry,
    registry_of_readings,
)
from dragoman.assembly.sightings import of_reading

MINISTER = {"state": "CHN", "role": "Foreign Minister"}


def test_the_same_full_name_with_something_else_in_common_is_one():
    assert together(seen("Ada Linde", "NOR"), seen("Ada Linde", "NOR"))
    assert together(seen("Ada Linde", affiliation="harbour-trust"), seen("Ada Linde", affiliation="harbour-trust"))
    assert together(seen("Ada Linde", role="Orchard founder", acts_for=None), seen("Ada Linde", role="orchard founder"))
    assert together(seen("Ada Linde", land="NOR"), seen("Ada Linde", land="NOR"))
    known = [seen("Ada Linde", report="a"), seen("Bo Falk", report="a"), seen("Ada Linde", report="b")]
    assert together(*known[::2], seen("Bo Falk", report="b")) is False  # three people
    registry = find_registry([*known, seen("Bo Falk", report="b")])
    assert registry.of("a", "ada-linde") == registry.of("b", "ada-linde") == "ada-linde"


def test_the_same_full_name_alone_is_a_doubt():
    pair = seen("Ada Linde"), seen("Ada Linde")
    assert not together(*pair) and doubted(*pair)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (seen("Ada Linde", "NOR"), seen("Ada Linde", "SWE")),
        (seen("Ada Linde", "NOR", "minister"), seen("Ada Linde", "NOR", "reporter", acts_for=None, sector="JRN")),
        (seen("Ada Linde", "NOR", day="1987-03"), seen("Ada Linde", "NOR", day="2022-01")),
        (seen("John Smith", "GBR"), seen("John Smith", "GBR")),
        (seen("Ada Linde", "NOR", "minister"), seen("Eva Linde", "NOR", "minister")),
        (seen("Kim Jong-un", "PRK", "leader"), seen("Kim Jong-il", "PRK", "leader")),
    ],
)
def test_what_contradicts_keeps_names_apart(one, other):
    assert not together(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (seen("Wang Yi", **MINISTER), seen("Yi Wang", **MINISTER)),
        (seen("Sergei Karpov", "RUS"), seen("Sergey Karpov", "RUS")),
        (seen("Adam W. Orlo", "USA", "Secretary of State"), seen("Adam Orlo", "USA", "top diplomat")),
        (seen("Bill Orlo", "USA", "President"), seen("William Orlo", "USA", "president")),
        (seen("Husni Barakat", "EGY", "President"), seen("Hosni Barakat", "EGY", "President")),
        (seen("Abdullah bin Zayed", "ARE"), seen("Abdullah bin Zayed Al Nahyan", "ARE")),
    ],
)
def test_other_spellings_are_one_where_state_or_office_agree(one, other):
    assert together(one, other)
    unknown = [seen(each.name, day=each.day) for each in (one, other)]
    assert not together(*unknown)


@pytest.mark.parametrize("role", ["Foreign Minister", "President", "King"])
def test_a_short_name_in_the_office_of_the_state_is_its_one_holder(role):
    full, short = seen("Ada Linde", "NOR", role), seen("Linde", "NOR", role)
    assert together(full, short)
    assert not together(full, seen("Linde")) and not together(full, seen("Linde", "NOR"))
    assert not together(full, seen("Linde", "SWE", role)) and not together(
        full, seen("Linde", "NOR", "Health Minister")
    )
    assert not together(full, seen("Linde", "NOR", role, day="2003-01")) or role == "none"


def test_a_family_name_alone_is_a_doubt_and_no_merge():
    for short in (seen("Linde"), seen("Linde", "NOR"), seen("Linde", "NOR", "senator")):
        assert not together(seen("Ada Linde", "NOR", "senator"), short)
    assert doubted(seen("Ada Linde", "NOR"), seen("Linde", "NOR"))


def test_a_short_name_that_two_in_the_office_bear_is_neither():
    two = seen("Ada Linde", **MINISTER, day="2030-01"), seen("Bo Linde", **MINISTER, day="2030-08")
    short = seen("Linde", **MINISTER, day="2030-05")
    registry = find_registry([*two, short])
    assert len({registry.of(*one.place) for one in (*two, short)}) == 3 and registry.doubts


def test_short_names_of_one_office_are_one_for_a_term_and_no_longer():
    def holder(day):
        return seen("Linde", "NOR", "President", day=day, report=day)

    assert together(holder("2030-01"), holder("2033-01")) and not together(holder("2030-01"), holder("2045-01"))


def test_the_first_name_of_a_king_is_enough_in_his_office():
    assert together(seen("Abdullah", "JOR", "King"), seen("Abdullah II", "JOR", "King"))
    assert not together(seen("Abdullah", "JOR", "King"), seen("Abdullah", "SAU", "King"))


def test_mr_and_mrs_are_two():
    mr, mrs = (seen("Linde", "NOR", "Foreign Minister", gender=gender) for gender in "mf")
    assert not together(seen("Adam Linde", "NOR", "Foreign Minister"), mrs)
    assert together(seen("Adam Linde", "NOR", "Foreign Minister"), mr)


def test_a_name_that_translation_damaged_is_a_doubt_and_one_in_copies_between_the_same_words():
    office = {"state": "USA", "role": "Foreign Minister"}
    good, bad = seen("Jung Pak", **office, report="a"), seen("Park Chung", **office, report="b")
    assert not together(good, bad) and doubted(good, bad)
    here, elsewhere = (
        {"around": (frozenset(words.split()),)}
        for words in ("envoy told reporters harbour would reopen", "quite other words stand around here")
    )
    good, bad = seen("Jung Pak", **office, report="a", **here), seen("Park Chung", **office, report="b", **here)
    assert together(good, bad, stories=[("a", "b")])
    assert not together(good, bad)
    assert not together(good, seen("Park Chung", **office, report="b", **elsewhere), stories=[("a", "b")])


def test_a_short_name_in_two_copies_of_one_story_is_one():
    pair = seen("Linde", report="a"), seen("Linde", report="b")
    assert together(*pair, stories=[("b", "a")]) and not together(*pair)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Chinese Foreign Ministry", "CHN"), ("Ministry of Foreign Affairs of China", "CHN"), True),
        (("Foreign Ministry", "IRN"), ("Foreign Ministry", "SYR"), False),
        (("parliament", None), ("parliament", None), False),
        (("Chinese embassy", "CHN"), ("Chinese embassy", "CHN"), False),
        (("Chinese embassy in Oslo", "CHN"), ("Chinese embassy in Quito", "CHN"), False),
        (("Ministry of Finance", None), ("Ministry of Finance", None), False),
    ],
)
def test_bodies_of_states_go_by_state_and_topic(one, other, same):
    pair = [seen(name, home, kind="government-body", acts_for=home) for name, home in (one, other)]
    assert together(*pair) is same


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("company", ("Harbour Oil Ltd", None), ("Harbour Oil", "NOR"), True),
        ("company", ("Harbour Oil", "SWE"), ("Harbour Oil", "NOR"), False),
        ("party", ("Labour Party", None), ("Labour Party", None), False),
        ("civil-group", ("QXF", None), ("QXF", None), False),
        ("armed-group", ("militias", None), ("militias", None), False),
        ("asset", ("Orchard Valley Dam", "ETH"), ("Orchard Valley Dam", None), True),
    ],
)
def test_other_bodies_go_by_names_that_tell(kind, one, other, same):
    pair = [seen(name, home, kind=kind, proper=name[0].isupper()) for name, home in (one, other)]
    assert together(*pair) is same


def test_an_acronym_is_the_body_that_a_report_gives_it_to():
    names = ("Orchard Harbour Trust", 1), ("OHT", 3)
    both = msgspec.structs.replace(seen("Orchard Harbour Trust", kind="civil-group"), names=names)
    assert together(both, seen("OHT", kind="civil-group"))
    apart = seen("Orchard Harbour Trust", kind="civil-group"), seen("OHT", kind="civil-group")
    assert not together(*apart) and doubted(*apart)


def test_an_actor_has_its_names_its_roles_with_their_days_and_the_reasons():
    registry = find_registry([
        seen("Ada W. Linde", "NOR", "Foreign Minister", day="2030-01-05", report="a"),
        seen("Ada Linde", "NOR", "Foreign Minister", day="2030-03-01", report="b"),
        seen("Ada Linde", "NOR", "Prime Minister", day="2031-02-02", report="c"),
    ])  # fmt: skip
    (actor,) = registry.actors
    assert (actor.id, actor.name, actor.country, actor.acts_for) == ("ada-linde", "Ada Linde", "NOR", "NOR")
    assert [(seen_.name, seen_.count, seen_.reports) for seen_ in actor.names] == [
        ("Ada Linde", 2, ("b", "c")), ("Ada W. Linde", 1, ("a",)),
    ]  # fmt: skip
    assert [tuple(role) for role in map(role_of, actor.roles)] == [
        ("Foreign Minister", "2030-01-05", "2030-03-01", 2), ("Prime Minister", "2031-02-02", "2031-02-02", 1),
    ]  # fmt: skip
    assert "middle name" in actor.reasons[0].reason and "office" in actor.reasons[0].reason
    assert (
        registry.named("ADA W. LINDE") == registry.named("Linde Ada") == ("ada-linde",) and registry.named("Bo") == ()
    )


def role_of(role):
    return role.role, role.first, role.last, role.reports


def test_an_id_that_reports_give_to_two_is_told_by_its_report():
    some = [seen("Kim", report="a"), seen("Kim", report="b"), seen("Ada Linde", "NOR", report="a")]
    registry = find_registry(some)
    assert [actor.id for actor in registry.actors] == ["a:kim", "ada-linde", "b:kim"]
    assert registry.ids_in_reports("a:kim") == ("a:kim",) and registry.ids_in_reports("ada-linde") == ("ada-linde",)
    assert registry.named("kim") == ("a:kim", "b:kim")


def test_groups_peoples_and_unnamed_sources_belong_to_their_report():
    registry = find_registry([seen("diplomat", kind="unnamed"), seen("the four", kind="group")])
    assert registry == Registry() and registry.of("r", "diplomat") == "diplomat"


NAMES = ["Ada Linde", "Ada W. Linde", "Linde", "Linde Ada", "Bo Falk", "Falk", "Ada Lynde", "Wang Yi", "Yi Wang"]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["NOR", "CHN", None]),
                          st.sampled_from(["President", "senator", None])), max_size=12), st.randoms())  # fmt: skip
def test_the_order_of_reports_does_not_matter(rows, chance: random.Random):
    some = [seen(*row, report=f"r{at}") for at, row in enumerate(rows)]
    other = some.copy()
    chance.shuffle(other)
    registry = find_registry(some, [("r0", "r1")])
    assert registry == find_registry(other, [("r1", "r0")])
    places = [place for actor in registry.actors for place in actor.members]
    assert sorted(places) == sorted(one.place for one in some) and len({actor.id for actor in registry.actors}) == len(
        registry.actors
    )
    for actor in registry.actors:  # nobody is two: no two states, no two full names of one family
        homes = {one.home for one in some if one.place in actor.members and one.home}
        assert len(homes) < 2
        names = {one.name for one in some if one.place in actor.members}
        assert not {"Ada Linde", "Bo Falk"} <= names


def test_what_the_analyst_says_goes_before_the_rules():
    some = [seen("Ada Linde", report="a"), seen("Bo Falk", report="b")]
    merged = fixes.Book((fixes.new("merge", ("ada-linde", "bo-falk"), name="Ada Linde"),))
    joined = [seen("Ada Linde", report="a"), seen("Ada Linde", report="b")]
    assert together(*joined, said=bindings(merged)) and not together(*some)
    one = [seen("Ada Linde", "NOR", report="a"), seen("Ada W. Linde", "NOR", report="b", id_="other")]
    split = fixes.Book((fixes.new("split", ("ada-linde", "b"), value="other", name="Ada W. Linde"),))
    assert together(*one) and not together(*one, said=bindings(split))
    assert not find_registry(one, said=bindings(split)).doubts
    renamed = fixes.Book((fixes.new("rename", ("ada-linde",), name="A. L."),))
    assert find_registry(some, said=bindings(renamed)).by_id["ada-linde"].name == "A. L."
    assert bindings(fixes.Book()) == ({}, {}, {})


def test_two_that_are_each_confirmed_are_two():
    one = [seen("Ada Linde", "NOR", report="a"), seen("Ada W. Linde", "NOR", report="b", id_="other")]
    sure = fixes.Book((fixes.new("confirm", ("ada-linde",)), fixes.new("confirm", ("other",))))
    assert not together(*one, said=bindings(sure)) and together(*one, said=bindings(fixes.Book(sure.fixes[:1])))


def test_a_reading_is_seen_with_names_freed_of_titles():
    text = "President Ada Linde of Norway spoke. Mrs Linde’s plan failed. Norway waits."
    actors = [
        person(text, "ada-linde", "Ada Linde", "NOR", "President", words=("President Ada Linde", "Mrs Linde’s")),
        state(text, "NOR", "Norway"),
    ]
    linde, norway = of_reading(reading(text, actors), around=True)
    assert linde.names == (("Ada Linde", 1), ("Linde", 1)) and (linde.gender, linde.land, linde.home) == (
        "f",
        "NOR",
        "NOR",
    )
    assert linde.around[0] == frozenset("norway spoke linde plan failed".split()) and norway.kind == "state"


def test_readings_that_leave_the_folder_bear_the_names_of_the_registry():
    texts = ["President Ada Linde spoke.", "President Linde left."]
    some = [
        reading(text, [person(text, name.casefold().replace(" ", "-"), name, "NOR", "President")])
        for text, name in zip(texts, ("Ada Linde", "Linde"), strict=True)
    ]
    registry = registry_of_readings(some)
    assert [called(one, registry).actors[0].name for one in some] == ["Ada Linde", "Ada Linde"]
