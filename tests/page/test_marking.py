from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.page.marking import MOST, Mark, cut

TEXT = "The minister said the port would stay shut, and his envoy agreed."


def spans_of(stretches):
    return [stretch.span for stretch in stretches]


def test_stretches_end_where_marks_begin_and_end():
    (row,) = cut(TEXT, [Mark((4, 12), "actor", "a1"), Mark((18, 42), "content", "1")], [(0, len(TEXT))])
    assert spans_of(row) == [(0, 4), (4, 12), (12, 18), (18, 42), (42, len(TEXT))]
    assert [mark.part for mark in row[1].marks] == ["actor"]
    assert not row[2].marks


def test_marks_that_cross_each_other_are_both_told_where_they_overlap():
    (row,) = cut(TEXT, [Mark((0, 20), "content", "1"), Mark((10, 30), "content", "2")], [(0, 40)])
    told = {stretch.span: [mark.of for mark in stretch.marks] for stretch in row}
    assert told == {(0, 10): ["1"], (10, 20): ["1", "2"], (20, 30): ["2"], (30, 40): []}


def test_words_within_words_have_a_level():
    marks = [Mark((0, 40), "content", "1"), Mark((10, 30), "content", "2"), Mark((10, 30), "content", "2")]
    (row,) = cut(TEXT, marks, [(0, 40)])
    assert [stretch.level("content") for stretch in row] == [1, 2, 1]


def test_a_mark_over_the_edge_of_two_sentences_is_in_both():
    first, second = cut(TEXT, [Mark((5, 50), "content", "1")], [(0, 30), (31, 60)])
    assert [stretch.span for row in (first, second) for stretch in row if stretch.marks] == [(5, 30), (31, 50)]


def test_what_is_covered_a_thousand_times_tells_the_innermost_and_counts_the_rest():
    marks = [Mark((at, 4000 - at), "content", str(at)) for at in range(1000)]
    (row,) = cut("x" * 4000, marks, [(0, 4000)])
    middle = next(stretch for stretch in row if stretch.span == (999, 3001))
    assert len(middle.marks) == MOST
    assert middle.marks[-1].of == "999"
    assert middle.more == 1000 - MOST


edge = st.integers(0, 60)
spans = st.tuples(edge, edge)
marks = st.lists(st.builds(Mark, spans, st.sampled_from(["content", "actor"]), st.sampled_from("123")), max_size=12)


@given(marks, st.integers(1, 59))
@settings(max_examples=150, deadline=None)
def test_stretches_are_the_text_and_each_knows_exactly_the_marks_over_it(some, middle):
    text = TEXT[:60]
    rows = cut(text, some, [(0, middle), (middle, 60)])
    stretches = [stretch for row in rows for stretch in row]
    assert "".join(stretch.text for stretch in stretches) == text
    for stretch in stretches:
        for at in range(*stretch.span):
            assert set(stretch.marks) == {mark for mark in some if mark.span[0] <= at < mark.span[1]}
