"""Four people at a table, as their opinions were printed."""

import numpy as np
import pytest
from published import figures

from dragoman.errors import UsageError
from dragoman.worlds.baselines.friedkin_johnsen import equilibrium, step

TABLE = figures("friedkin_johnsen_4")


@pytest.mark.parametrize(("case", "digits"), [(0, 0), (1, 1)])
def test_opinions_settle_where_they_are_printed(case, digits):
    given = TABLE["cases"][case]
    found = equilibrium(TABLE["weight"], TABLE["openness"], given["start"])
    assert found.round(digits).tolist() == given["published"]


def test_steps_lead_to_the_equilibrium_for_all_issues_at_once():
    start = np.array([case["start"] for case in TABLE["cases"]], dtype=float).T
    now = start
    for _ in range(200):
        now = step(TABLE["weight"], TABLE["openness"], start, now)
    assert now == pytest.approx(equilibrium(TABLE["weight"], TABLE["openness"], start), abs=1e-12)


def test_who_is_not_open_stays_and_who_is_follows():
    assert equilibrium([[0, 1], [0, 1]], [1, 0], [10, 90]) == pytest.approx([90, 90])


@pytest.mark.parametrize(
    ("weight", "openness", "start", "says"),
    [
        ([[1.0]], [1], [5], "no equilibrium"),
        ([[0, 1], [1, 0]], [1, 1], [0, 1], "no equilibrium"),
        ([[0.5, 0.4], [0, 1]], [0.5, 0.5], [0, 1], "sum to 1"),
        ([[1, 0], [0, 1]], [0.5, 1.5], [0, 1], "not between 0 and 1"),
        ([[1, 0], [0, 1]], [0.5], [0, 1], "do not fit together"),
        ([[1, 0], [0, 1]], [0.5, 0.5], [0, np.nan], "not a finite number"),
    ],
)  # fmt: skip
def test_bad_input_is_an_error_that_says_why(weight, openness, start, says):
    with pytest.raises(UsageError, match=says):
        equilibrium(weight, openness, start)
