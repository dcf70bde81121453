"""A reader for tests of what stands around the reading: quick, simple, and one that can be told to fail.

It finds sentences of the form `NAME said: WORDS.` Reports that say "!crash", "!hang", "!raise", "!memory", "!slow" make
the reader do so.
"""

from __future__ import annotations

import os
import re
import signal
import time

from dragoman.records import Actor, Mention, Reading, Report, Statement, record_id, report_id

_SAID = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)*) (said|asked): ([^.\n]+\.)")
_STATES = {"China": "CHN", "Russia": "RUS", "Japan": "JPN"}


def report(text: str, **fields: str | None) -> Report:
    return Report(id=report_id(text), text=text, **fields)


def read(report: Report) -> Reading:
    """A report's reading."""
    text = report.text
    if "!crash" in text:
        os._exit(7)
    if "!killed" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "!hang" in text:
        time.sleep(3600)
    if "!raise" in text:
        raise ValueError("a defect\nof two lines")
    if "!memory" in text:
        raise MemoryError
    if "!slow" in text:
        time.sleep(0.2)
    mentions: dict[str, list[Mention]] = {}
    names: dict[str, str] = {}
    statements = []
    for found in _SAID.finditer(text):
        name = found[1]
        actor = _STATES.get(name, name.lower().replace(" ", "-"))
        names[actor] = name
        mentions.setdefault(actor, []).append(Mention(span=found.span(1), form="name"))
        inside = [s for s in _STATES if s in found[3]]
        for other in inside:
            start = found.start(3) + found[3].index(other)
            names[_STATES[other]] = other
            mentions.setdefault(_STATES[other], []).append(Mention(span=(start, start + len(other)), form="name"))
        statements.append(
            Statement(
                id=record_id("statements", report.id, found.span()), source=(found.span(1),), cue=(found.span(2),),
                content=(found.span(3),), speakers=(actor,), acts_for=(actor if actor in _STATES.values() else None,),
                kind="indirect", act="ask" if found[2] == "asked" else "assert", made_on=report.published,
                about=tuple(_STATES[s] for s in inside), confidence=0.8, why="stand-in: NAME said",
            )
        )  # fmt: skip
    actors = tuple(
        Actor(
            id=actor, kind="state" if actor in _STATES.values() else "person", name=names[actor], mentions=tuple(found),
            acts_for=actor if actor in _STATES.values() else None, why="stand-in: a name before said",
        )
        for actor, found in mentions.items()
    )  # fmt: skip
    return Reading(report=report, actors=actors, statements=tuple(statements))
