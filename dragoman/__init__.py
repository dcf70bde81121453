"""dragoman reads news reports about an international crisis and rebuilds it: who said what, for whom, to whom.

    import dragoman as dm
    korea = dm.build("reports/", into="korea")
    for said in korea.actor("China").statements(about="North Korea"):
        print(said.made_on, said.kind, said.text, said.link)

Everything is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.assembly.read import read
    from dragoman.errors import DragomanError, SourceError
    from dragoman.reading.event_type import event_type
    from dragoman.records import Actor, Reading, Report, Statement, decode, encode
    from dragoman.scoring import score
    from dragoman.situation import Situation, build
    from dragoman.situation import open_situation as open

__version__ = "0.1.0"

_HOME = {
    "Actor": "records",
    "DragomanError": "errors",
    "Reading": "records",
    "Report": "records",
    "Situation": "situation",
    "SourceError": "errors",
    "Statement": "records",
    "build": "situation",
    "decode": "records",
    "encode": "records",
    "event_type": "reading.event_type:event_type",
    "open": "situation:open_situation",
    "read": "assembly.read",
    "score": "scoring",
}
__all__ = [
    "Actor",
    "DragomanError",
    "Reading",
    "Report",
    "Situation",
    "SourceError",
    "Statement",
    "build",
    "decode",
    "encode",
    "event_type",
    "open",
    "read",
    "score",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, original = _HOME[name].partition(":")
    return getattr(import_module(f"{__name__}.{module}"), original or name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
