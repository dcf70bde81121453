from dragoman.showing.days import periods, spanned, written


def test_days_are_written_as_people_write_them():
    assert written("2017-06-05") == "5 June 2017" and written("2017-06-05", year=False) == "5 June"
    assert written("2017-06") == "June 2017" and written(None) == "day unknown" and written("soon") == "soon"


def test_runs_of_days():
    assert spanned(["2017-06-06", "2017-06-05"]) == "5–6 June 2017"
    assert spanned(["2017-06-24", "2017-07-01"]) == "24 June – 1 July 2017"
    assert spanned(["2016-12-31", "2017-01-01"]) == "31 December 2016 – 1 January 2017"


def test_periods_join_the_nearest_days_first():
    days = ["2017-06-05", "2017-06-06", "2017-06-24", "2017-07-11", "2017-07-12"]
    assert periods(days, 3) == [["2017-06-05", "2017-06-06"], ["2017-06-24"], ["2017-07-11", "2017-07-12"]]
    assert periods(days, 10) == [[day] for day in days] and periods([], 3) == []
