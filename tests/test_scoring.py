"""What `score` counts is what its documentation says."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from standin import read, report

from dragoman.errors import UsageError
from dragoman.records import Actor, Mention, Reading, Statement
from dragoman.scoring import align, pair_up, score

TEXT = "Ann Lee said: rain is near. She asked: who pays for it. Bo Li said: nothing."
#       0             14            28  32         43            56
replace = msgspec.structs.replace


def statement(name: str, source, cue, content, speakers=("a",), **more) -> Statement:
    more = {"kind": "indirect", "act": "assert", "acts_for": (None,) * len(speakers)} | more
    spans = {"source": (source,) if source else (), "cue": (cue,) if cue else (), "content": content}
    return Statement(id=name, **spans, speakers=speakers, **more)


def actor(name: str, *spans, **more) -> Actor:
    more = {"kind": "person", "name": name} | more
    return Actor(id=name, mentions=tuple(Mention(span=s, form="name") for s in spans), **more)


def reading(statements=(), actors=()) -> Reading:
    return Reading(report=report(TEXT), statements=tuple(statements), actors=tuple(actors))


GOLD = reading(
    [
        statement("s1", (0, 7), (8, 12), ((14, 27),)),
        statement("s2", (28, 31), (32, 37), ((39, 55),), act="ask"),
        statement("s3", (56, 61), (62, 66), ((68, 76),), speakers=("b",)),
    ],
    [actor("a", (0, 7), (28, 31)), actor("b", (56, 61))],
)


def test_a_reading_scored_against_itself_is_all_right():
    scores = score([(GOLD, GOLD)])
    for counts in (scores.exact, scores.overlap):
        assert {what: c.f1 for what, c in counts.items() if c.gold} == {
            "mentions": 1, "actors": 1, "statements": 1, "statements, whole": 1,
        }  # fmt: skip
    assert all(a.right == a.of for fields in scores.fields.values() for a in fields.values())
    assert scores.fields["statements"]["speakers"].of == 3
    assert scores.fields["statements"]["hedge"].of == 0


def test_precision_is_over_the_system_and_recall_over_gold():
    system = reading([GOLD.statements[0], statement("x", None, (32, 37), ((62, 66),))], GOLD.actors)
    count = score([(GOLD, system)]).exact["statements"]
    assert (count.matched, count.gold, count.system) == (1, 3, 2)
    assert (count.precision, round(count.recall, 3), count.f1) == (0.5, 0.333, 0.4)


def test_half_of_the_words_is_enough_to_overlap_and_less_is_not():
    for end, overlaps in ((21, True), (20, False), (34, True)):  # 13 characters in gold: 7/13, 6/13, 13/20
        system = reading([statement("x", (0, 7), (8, 12), ((14, end),))], GOLD.actors)
        scores = score([(GOLD, system)])
        assert scores.overlap["statements"].matched == overlaps
        assert scores.exact["statements"].matched == 0


def test_white_space_at_the_edges_and_cuts_at_white_space_do_not_matter():
    system = reading([statement("x", (0, 8), (7, 12), ((13, 18), (19, 27)))], GOLD.actors)
    assert score([(GOLD, system)]).exact["statements, whole"].matched == 1


def test_a_statement_as_a_whole_needs_its_source_and_cue():
    for source, cue, overlap, exact in (
        ((4, 7), (8, 12), 1, 0),
        ((28, 31), (8, 12), 0, 0),
        (None, (8, 12), 0, 0),
        ((0, 7), None, 0, 0),
    ):
        scores = score([(GOLD, reading([statement("x", source, cue, ((14, 27),))], GOLD.actors))])
        assert (scores.overlap["statements, whole"].matched, scores.exact["statements, whole"].matched) == (
            overlap,
            exact,
        )
        assert scores.exact["statements"].matched == 1


def test_matching_is_one_to_one_and_prefers_the_better_pair():
    twice = reading(
        [statement("x", (0, 7), (8, 12), ((14, 22),)), statement("y", (0, 7), (8, 12), ((14, 27),))], GOLD.actors
    )
    scores = score([(GOLD, twice)])
    assert (scores.overlap["statements"].matched, scores.exact["statements"].matched) == (1, 1)


def test_among_statements_of_the_same_words_those_of_the_same_source_are_matched():
    gold = reading([statement("outer", (56, 61), (62, 66), ((39, 55),), ("b",)), GOLD.statements[1]], GOLD.actors)
    system = reading(reversed(gold.statements), GOLD.actors)
    scores = score([(gold, system)])
    assert scores.exact["statements, whole"].matched == 2
    assert scores.fields["statements"]["speakers"].right == 2


def test_actors_are_aligned_by_their_mentions_whatever_their_ids():
    renamed = reading(
        [replace(s, speakers=tuple({"a": "b", "b": "a"}[x] for x in s.speakers)) for s in GOLD.statements],
        [actor("b", (0, 7), (28, 31)), actor("a", (56, 61))],
    )
    assert align(GOLD, renamed) == {"b": "a", "a": "b"}
    assert (
        score([(GOLD, renamed)]).fields["statements"]["speakers"]
        == score([(GOLD, GOLD)]).fields["statements"]["speakers"]
    )


def test_states_are_aligned_by_their_codes():
    china = replace(GOLD.actors[0], id="CHN", kind="state")
    elsewhere = actor("CHN", (62, 66), kind="state")
    assert align(reading(actors=[china]), reading(actors=[elsewhere])) == {"CHN": "CHN"}


def test_wrong_and_missing_fields_are_counted_where_either_side_says_something():
    system = reading(
        [
            replace(GOLD.statements[0], act="warn", addressee="b", made_on="2024-02-01"),
            replace(GOLD.statements[1], speakers=("b",), acts_for=("CHN",)),
            GOLD.statements[2],
        ],
        GOLD.actors,
    )
    fields = score([(GOLD, system)]).fields["statements"]
    right = {name: (a.right, a.of) for name, a in fields.items()}
    assert right["act"] == (2, 3)
    assert right["speakers"] == (2, 3)
    assert right["acts_for"] == (2, 3)
    assert right["addressee"] == right["made_on"] == (0, 1)


def test_an_actor_that_gold_does_not_have_agrees_with_none():
    stranger = reading([replace(GOLD.statements[0], speakers=("a",))], [actor("a", (62, 66))])
    assert score([(GOLD, stranger)]).fields["statements"]["speakers"].right == 0


def test_different_texts_and_missing_readings_are_refused_by_report():
    other = read(report("Another text."))
    with pytest.raises(UsageError, match=GOLD.report.id):
        score([(GOLD, other)])
    with pytest.raises(UsageError, match=GOLD.report.id):
        list(pair_up([GOLD], [other]))
    assert list(pair_up([GOLD], [other, GOLD])) == [(GOLD, GOLD)]


spans = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)), min_size=1, max_size=3).map(
    lambda pairs: tuple((a, a + n) for a, n in pairs)
)


@given(gold=st.lists(spans, max_size=5), system=st.lists(spans, max_size=5))
def test_scores_agree_with_counting_characters_in_sets(gold, system):
    readings = [reading([statement(str(i), None, None, s, ()) for i, s in enumerate(some)]) for some in (gold, system)]
    scores = score([(readings[0], readings[1])])
    sets = [[{c for a, b in s for c in range(a, b)} for s in some] for some in (gold, system)]
    trimmed = [[frozenset(c for c in s if not TEXT[c].isspace()) for s in some] for some in sets]
    possible = sum(any(a == b for b in trimmed[1]) for a in trimmed[0] if a)
    assert scores.exact["statements"].matched <= possible
    assert (scores.exact["statements"].matched > 0) == (possible > 0)
    assert scores.exact["statements"].matched <= scores.overlap["statements"].matched <= min(len(gold), len(system))
