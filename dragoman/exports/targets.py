"""Whom event data has as the parties of a deed whose own words name no country: the conventions of its coders.

Event data is about pairs of countries, and its coders (TABARI, PETRARCH and ICEWS after the CAMEO codebook) take the
country from where it is told. So do we, for four things that the reading itself leaves open:

1. `belongs`: an actor without a country has that of whom it acts for or belongs to (`parties`).
2. `place`: those whom the report does not name ("eight people", "insurgents"), and whoever suffers a deed, have the
   country where it happened, groups of states apart.
3. `where`: of what is done to nobody in particular (a bombardment, an exercise, a visit) the country where it is done
   is the target, if it is another's than that of all who do it; a protest is against the state in which it is held.
4. `asked`: who asks nobody in particular asks whoever would do it, else whom it would befall.

What was read stays as it is in the reading; a party that stands by a convention says so (`Party.by`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.exports.parties import Party, code_of_state, placed, state
from dragoman.exports.whereabouts import Where
from dragoman.records import Event, EventType, Span, Statement

#: Types of what is done somewhere, so that the country there is its target if nobody else is.
_SOMEWHERE: frozenset[EventType] = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "CONSULT", "PROTEST"))
#: Types done at home, too: against those who govern there.
_AT_HOME: frozenset[EventType] = frozenset(("PROTEST",))
#: Groups that lie in several countries.
_OF_STATES = re.compile(r"\b(?:countries|states|nations|governments|powers|allies|members)\b", re.IGNORECASE)
#: Actors that are no more than a description.
_NAMELESS = frozenset(("unnamed", "group", "population"))
#: Who may have the country of a deed that it suffers, beside those without a name.
_SUFFERING = _NAMELESS | {"armed-group", "armed-force", "government-body", "asset"}


def with_places(
    event: Event, actors: tuple[Party, ...], recipients: tuple[Party, ...], place: Where | None
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients with the country of the place where they have none, and the state there as a target."""
    country = place.country if place is not None else None
    if place is None or country is None:
        return actors, recipients
    actors = tuple(_at(party, country) if party.actor.kind in _NAMELESS else party for party in actors)
    recipients = tuple(_at(party, country) if party.actor.kind in _SUFFERING else party for party in recipients)
    # Several who act together are each other's targets.
    if _is_done_somewhere(event) and not recipients and (len(actors) < 2 or event.type != "CONSULT"):
        own = {party.code for party in actors}
        if event.type in _AT_HOME or (own and not own & {code_of_state(country), None}):
            recipients = (state(country, place.words, place.span, "where"),)
    return actors, recipients


def _at(party: Party, country: str) -> Party:
    whole = party.code is not None or _OF_STATES.search(party.actor.name) is not None
    return party if whole else placed(party, country, "place")


def _is_done_somewhere(event: Event) -> bool:
    return event.type in _SOMEWHERE and (event.type != "RETREAT" or event.mode == "withdraw")


def asked(
    request: Event, said: Statement | None, events: Iterable[Event]
) -> tuple[tuple[str, ...], tuple[Span, ...]] | None:
    """Whom a request without an addressee concerns, and their words: who would do what it asks, else who has it done.

    `said` is the statement that performs the request, `events` are those of the reading.
    """
    if request.type != "REQUEST" or request.recipients or said is None:
        return None
    for event in events:
        if event.modality != "requested" or not _within(event, said):
            continue
        for ids, spans in ((event.actors, event.actor_spans), (event.recipients, event.recipient_spans)):
            others = tuple(id_ for id_ in ids if id_ not in request.actors)
            if others:
                return others, spans
    return None


def _within(event: Event, said: Statement) -> bool:
    start, end = event.anchors[0]
    return event.attributed_to == said.id or any(a <= start and end <= b for a, b in said.content)
