import pytest

from tests.showing.figures.scenes import FIGURES


@pytest.fixture(params=sorted(FIGURES))
def make(request):
    """A maker of one figure: how many items and which words in, the figure out."""
    return FIGURES[request.param]
