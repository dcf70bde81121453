"""Rows of other people's event data, invented, in the layouts of their files; and a situation to compare them with."""

from __future__ import annotations

from pathlib import Path

from by_hand import event, reading, state, statement
from situations import add_readings

from dragoman.other_events.gdelt import names_of
from dragoman.situation import Situation

ICEWS = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
    "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"
).split(",")
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,"
    "Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID"
).split(",")
ACLED = (
    "event_id_cnty,event_date,year,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,"
    "interaction,iso,country,location,notes,fatalities"
).split(",")


def cells(columns, **of):
    """A row under these columns; a field's name has underscores for spaces."""
    given = {name.replace("_", " ").casefold(): str(value) for name, value in of.items()}
    row = [given.pop(name.replace("_", " ").casefold(), "") for name in columns]
    assert not given, f"no such columns: {given}"
    return row


def gdelt(day, one, other, code, width=61, **of):
    """A row of GDELT: actors as "USAGOV", or with their country ("IGOUNO", None)."""
    fields = {"GLOBALEVENTID": 1, "SQLDATE": day, "EventCode": code, "EventRootCode": code[:2]}
    for which, code_ in (("1", one), ("2", other)):
        fields |= {f"Actor{which}Code": code_, f"Actor{which}Name": code_, f"Actor{which}CountryCode": code_[:3]}
    return cells(names_of(width), **{**fields, **of})


def tabs(*rows):
    return "".join("\t".join(row) + "\n" for row in rows)


def icews(day, one, other, code, **of):
    """A row of ICEWS between two countries, by their names there."""
    named = {"Source_Name": one, "Source_Country": one, "Target_Name": other, "Target_Country": other}
    return cells(ICEWS, Event_Date=day, CAMEO_Code=code, **{**named, **of})


def polecat(day, one, other, kind, **of):
    """A row of POLECAT between two countries, by their codes."""
    named = {"Actor_Name": one, "Actor_Country": one, "Recipient_Name": other, "Recipient_Country": other}
    return cells(POLECAT, Event_Date=day, Event_Type=kind, **{**named, **of})


#: One report of each of two days: an accusation, a meeting, a request with what it asks for, a denial.
FIRST = (
    "Norland accused Sunland of spying. Norland asked Sunland to withdraw its troops. Sunland did not attack Norland."
)
SECOND = "Envoys of Norland and Sunland met. Norland recalled its envoy from Sunland. Norland accused Sunland of lies."


def situation(folder: Path) -> Situation:
    """Norland (NOR) and Sunland (SWE), on 4 and 10 March 2024: four that happened towards Sunland, and a meeting."""
    sides = [("NOR", "Norland")], [("SWE", "Sunland")]
    one = reading(
        FIRST,
        [state(FIRST, "NOR", "Norland"), state(FIRST, "SWE", "Sunland")],
        [statement(FIRST, "st-1", "NOR", "NOR", "Norland", "asked", "to withdraw its troops", act="ask")],
        events=[
            event(FIRST, "ev-accused", "ACCUSE", "accused", *sides),
            event(FIRST, "ev-asked", "REQUEST", "asked", *sides),
            event(FIRST, "ev-withdraw", "RETREAT", "withdraw", sides[1], modality="requested"),
            event(FIRST, "ev-attack", "ASSAULT", "attack", sides[1], sides[0], modality="negated"),
        ],
        published="2024-03-04",
    )
    other = reading(
        SECOND,
        [state(SECOND, "NOR", "Norland"), state(SECOND, "SWE", "Sunland")],
        events=[
            event(SECOND, "ev-met", "CONSULT", "met", [*sides[0], *sides[1]]),
            event(SECOND, "ev-recalled", "SANCTION", "recalled", *sides),
            event(SECOND, "ev-lies", "ACCUSE", "accused", *sides),
        ],
        published="2024-03-10",
    )
    add_readings(folder, [one, other])
    return Situation(folder)
