"""Whom event data has as the parties of a deed whose own words name no country: the conventions of its coders.

Event data is about pairs of countries, and its coders (TABARI, PETRARCH and ICEWS after the CAMEO codebook) take the
country from where it is told. So do we, for four things that the reading itself leaves open:

1. `belongs`: an actor without a country has that of whom it acts for or belongs to (`parties`).
2. `place`: those whom the report does not name ("eight people", "insurgents"), and whoever suffers a deed, have the
   country where it happened.
3. `where`: of what is done to nobody in particular (a bombardment, an exercise, a visit) the country where it is done
   is the target, if it is another's; a protest is against the state in which it is held.
4. `asked`: who asks nobody in particular asks whoever would do it, else whom it would befall.

What was read stays as it is in the reading; a party that stands by a convention says so (`Party.by`).
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.exports.parties import Party, code_of_state, placed, state
from dragoman.exports.whereabouts import Where
from dragoman.records import Event, EventType, Span, Statement

#: Types of what is done somewhere, so that the country there is its target if nobody else is.
_SOMEWHERE: frozenset[EventType] = frozenset(
    ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "CONSULT", "PROTEST"),
)
#: Types done at home, too: against those who govern there.
_AT_HOME: frozenset[EventType] = frozenset(("PROTEST",))
#: Actors that are no more than a description.
_NAMELESS = frozenset(("unnamed", "group", "population"))
#: Who may have the country of a deed that it suffers, beside those without a name.
_SUFFERING = _NAMELESS | {"armed-group", "armed-force", "government-body", "asset"}


def with_places(
    kind: EventType, actors: tuple[Party, ...], recipients: tuple[Party, ...], place: Where | None
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients with the country of the place where they have none, and the state there as a target."""
    country = place.country if place is not None else None
    if place is None or country is None:
        return actors, recipients
    actors = tuple(_at(party, country) if party.actor.kind in _NAMELESS else party for party in actors)
    recipients = tuple(_at(party, country) if party.actor.kind in _SUFFERING else party for party in recipients)
    # Several who act together are each other's targets.
    if kind in _SOMEWHERE and not recipients and (len(actors) < 2 or kind != "CONSULT"):
        own = {party.code for party in actors}
        if kind in _AT_HOME or code_of_state(country) not in own:
            recipients = (state(country, place.words, place.span, "where"),)
    return actors, recipients


def _at(party: Party, country: str) -> Party:
    return party if party.code is not None else placed(party, country, "place")


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
