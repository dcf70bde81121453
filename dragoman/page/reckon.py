"""Reckons what the pages need of all reports, and keeps it in the folder: `python -m dragoman.page.reckon FOLDER`.

A number behind the folder leaves records out that are less sure (`least`).
"""

from __future__ import annotations

import sys

from dragoman.showing.figures.kept_told import told_of
from dragoman.situation import Situation


def reckon(folder: str, least: str = "") -> None:
    """Makes everything that is kept of a situation, as far as it is not there; each is written as soon as it is."""
    situation = Situation(folder, min_confidence=least)
    situation.stories()
    situation.registry()
    situation.assembled()
    situation.review(1)
    situation.brief()
    told_of(situation.store)


if __name__ == "__main__":
    reckon(*sys.argv[1:])
