from dragoman.showing.figures import Happening, timeline
from tests.showing.figures.scenes import SVG, marks, tree


def said(figure):
    return [label.text for label in figure.labels]


def test_each_entry_stands_in_the_lane_of_who_did_it_with_its_words():
    figure = timeline([Happening("2030-05-01", "closed the bridge", "Ruritania", "event"),
                       Happening("2030-05-09", "protested", "Graustark", "event")])  # fmt: skip
    texts = said(figure)
    assert {"Ruritania", "Graustark", "closed the bridge", "protested"} <= set(texts)
    assert "2 entries, 1 May 2030 to 9 May 2030" in texts
    labels = {label.text: label for label in figure.labels}
    assert labels["closed the bridge"].x < labels["protested"].x


def test_what_has_no_day_is_counted_and_kept_in_the_table():
    figure = timeline([Happening("2030-05-01", "a"), Happening(None, "b"), Happening("--05-02", "c")])
    assert "2 entries have no day in a year and stand only in the table." in said(figure)
    assert [row[4] for row in figure.table.rows] == ["a", "b", "c"]


def test_where_nothing_has_a_day_the_figure_says_so():
    figure = timeline([Happening(None, "b")])
    assert "1 entry is known, none of them with a day in a year" in " ".join(said(figure))


def test_one_distant_year_does_not_press_the_others_together():
    near = [Happening(f"2030-05-{day:02d}", f"day {day}") for day in range(1, 20)]
    figure = timeline([Happening("1961", "independence"), *near])
    assert "1 earlier, 1961, not drawn." in said(figure)
    assert "19 entries, 1 May 2030 to 19 May 2030" in said(figure)
    assert len(marks(figure)) == 19
    assert len(figure.table.rows) == 20


def test_a_mark_says_all_and_leads_to_the_words():
    figure = timeline(
        [Happening("2030-05-01", "closed", link="https://example.org", title="all of it", record="r:ev-1")]
    )
    (mark,) = marks(figure)
    assert (mark.find(f"{SVG}title").text, mark.get("href")) == ("all of it", "https://example.org")
    assert figure.table.rows[0][-1] == "r:ev-1"


def test_too_many_of_one_day_are_told_in_one_mark():
    figure = timeline(Happening("2030-05-01", f"event {at}", "Ruritania") for at in range(60))
    titles = [each.find(f"{SVG}title").text for each in marks(figure)]
    assert any(title.startswith("and ") and "more entries of about this day" in title for title in titles)


def test_kinds_have_shapes_that_need_no_colour():
    figure = timeline([Happening("2030-05-01", "a", kind="event"), Happening("2030-05-02", "b", kind="no")],
                      kinds=("event", "no"))  # fmt: skip
    event, no = marks(figure)
    assert event.find(f"{SVG}circle") is not None
    assert no.find(f"{SVG}rect") is not None
    assert "event" in said(figure)


def test_a_month_is_drawn_as_a_stretch():
    figure = timeline([Happening("2030-05", "talks", until="2030-06"), Happening("2030-07-20", "x")])
    rails = [each for each in tree(figure).iter(f"{SVG}rect") if each.get("height") == "1.6"]
    assert len(rails) == 1
    assert float(rails[0].get("width")) > 300
