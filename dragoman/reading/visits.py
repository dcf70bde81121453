"""When travel is a visit: an official who goes abroad meets those who govern there. A verb of travel in, yes or no out.

Refugees, troops and tourists arrive too, and officials go about in their own country: no deed towards anybody. CAMEO
has arrivals and stopovers under its 042, "make a visit".
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.event_phrases import Party, cases
from dragoman.reading.gazetteer import country_of
from dragoman.reading.lookup import find_names
from dragoman.reading.mentions import nominal_span
from dragoman.reading.parse import Parse

#: The rules of the lexicon that only travel.
TRAVELS = frozenset(f"rule:verb-{rule}" for rule in ("arrive", "travel-to", "fly-to"))


def is_visit(parse: Parse, cast: Cast, word: int, actors: Sequence[Party]) -> bool:
    """Whether an official goes to a place in another country: "the minister *arrived* in Oslo", not "in time"."""
    travellers = [cast.by_id[party.id] for party in actors if party.id in cast.by_id]
    officials = [one for one in travellers if one.kind in ("person", "unnamed") and one.acts_for is not None]
    home = {one.country or one.acts_for for one in officials}
    goals = [c for c in parse.children(word, "obl") if parse.upos[c] == "PROPN" and cases(parse, c) & {"in", "to"}]
    hits = [hit for goal in goals for hit in find_names(parse.words.forms[slice(*nominal_span(parse, goal))])]
    abroad = {country_of(hit) for hit in hits} - {None}
    return bool(officials) and bool(abroad) and not home & abroad
