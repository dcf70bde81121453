"""One invented report with an event of every status, for the tests of what is made of events."""

from __future__ import annotations

from pathlib import Path

from by_hand import event, reading, span, statement

from dragoman import folder as files
from dragoman.parts import Place, to_rows
from dragoman.records import Actor, Mention, Quantity, Reading
from dragoman.store import Store

TEXT = (
    "Ruritanian jets struck a depot near Aleppo on March 1 and killed 12 soldiers of Graustark.\n"
    "Ambassador Zoë Quill said Ruritania would send grain to Graustark and withdraw its troops by May.\n"
    "Quill met envoys of Graustark and Iran. Graustark did not attack Ruritania. "
    "Iran may shut the strait. Quill urged Iran to leave it open; Iran demanded an apology.\n"
)


def _actor(id_: str, kind: str, name: str, *mentions: tuple[str, int], **fields: str) -> Actor:
    marked = tuple(Mention(span=span(TEXT, words, nth), form="name") for words, nth in mentions)
    return Actor(id=id_, kind=kind, name=name, mentions=marked, **fields)


def deeds(**report: str | None) -> Reading:
    """The report, read. Ruritania has the code of Russia, Graustark that of Syria."""
    actors = (
        _actor("jets", "armed-force", "Ruritanian jets", ("Ruritanian jets", 0), country="RUS", sector="MIL"),
        _actor("RUS", "state", "Ruritania", ("Ruritania", 1), ("Ruritania", 2), country="RUS", sector="GOV"),
        _actor("SYR", "state", "Graustark", *(("Graustark", n) for n in range(4)), country="SYR", sector="GOV"),
        _actor("IRN", "state", "Iran", *(("Iran", n) for n in range(4)), country="IRN", sector="GOV"),
        _actor(
            "quill", "person", "Zoë Quill", ("Ambassador Zoë Quill", 0), ("Quill", 1), ("Quill", 2),
            sector="GOV", role="Ambassador", acts_for="RUS",
        ),
    )  # fmt: skip
    statements = (
        statement(
            TEXT, "st-told", "quill", "RUS", "Ambassador Zoë Quill", "said", "Ruritania would send grain to Graustark",
            made_on="2024-03-02",
        ),
        statement(TEXT, "st-urged", "quill", "RUS", "Quill", "urged", "leave it open", act="ask"),
        statement(TEXT, "st-demanded", "IRN", "IRN", "Iran", "demanded", "an apology", act="demand"),
    )  # fmt: skip
    would = [("RUS", "Ruritania", 1)]
    events = (
        event(
            TEXT, "ev-struck", "ASSAULT", "struck", [("jets", "Ruritanian jets")], [("SYR", "Graustark", 0)],
            location="Aleppo", mode="aerial", when=("2024-03-01", "2024-03-01"), confidence=0.75,
            why="rule:verb-strike", quantity=Quantity(value=12.0, unit="soldiers", span=span(TEXT, "12 soldiers")),
        ),
        event(
            TEXT, "ev-grain", "AID", "send", would, [("SYR", "Graustark", 1)], "planned", attributed_to="st-told",
        ),
        event(
            TEXT, "ev-leave", "RETREAT", "withdraw", would, modality="planned", mode="withdraw", when=(None, "2024-05"),
        ),
        event(TEXT, "ev-met", "CONSULT", "met", [("quill", "Quill", 1), ("SYR", "Graustark", 2), ("IRN", "Iran", 0)]),
        event(TEXT, "ev-denied", "ASSAULT", "attack", [("SYR", "Graustark", 3)], [("RUS", "Ruritania", 2)], "negated"),
        event(TEXT, "ev-shut", "COERCE", "shut", [("IRN", "Iran", 1)], modality="possible", mode="restrict"),
        event(TEXT, "ev-urged", "REQUEST", "urged", [("quill", "Quill", 2)], [("IRN", "Iran", 2)]),
        event(TEXT, "ev-demanded", "REQUEST", "demanded", [("IRN", "Iran", 3)]),
    )  # fmt: skip
    return reading(
        TEXT, actors, statements, events=events, **{"published": "2024-03-04", "publisher": "Daily Test", **report}
    )


def stored(folder: Path, copied: bool = False) -> Store:
    """A situation of the report alone; `copied`: the pile held it twice."""
    files.create(folder)
    store = Store.make(folder)
    row, records = to_rows(deeds(), ("a.txt", 0), "a.txt")
    here = Place("a.txt", 0, "a.txt", "u", True, "read", row.id, "m", None)
    again = here._replace(path="copy.txt", name="copy.txt", outcome="copy")
    store.add([row], records, [here, *([again] if copied else [])])
    store.settle("reader")
    return store
