import numpy as np

from dragoman.reading.parse import Parse
from dragoman.reading.signed import take_signed
from dragoman.reading.words import make_words


def test_a_report_that_is_all_furniture_has_no_signatures():
    text = "In this May 3, 2019 file photo, the minister attends a meeting in Accra."
    nothing = Parse(make_words(text, []), np.zeros(0, np.int32), [], np.zeros(0, np.int32), [])
    assert take_signed(nothing, []) == ([], [])
