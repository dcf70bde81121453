"""The models made of a situation, kept in its folder: made once, and again when reports or fixes change.

A store and a question in, the model out, and what else can be asked. To make one, all reports have to be gone through.
`models.json` is no part of the situation: it can be deleted, and is made anew.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from dragoman.assembly.kept_assembled import state_of
from dragoman.least import EVERYTHING, Least
from dragoman.parts import write_whole
from dragoman.store import Store
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.question import questions
from dragoman.worlds.making import made_of
from dragoman.worlds.model import Model

KEPT = "models.json"
#: How many models are kept, those asked for last. A design value: one has some 100 kB.
MOST = 12


class Question(msgspec.Struct, frozen=True):
    """What can be asked: the id of an exchange, and the question in words."""

    id: str
    text: str


class Made(msgspec.Struct, frozen=True):
    """A model, what had no room in it, a line each, and what else can be asked of the situation."""

    model: Model
    left_out: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


class _Kept(msgspec.Struct, frozen=True):
    key: str
    made: dict[str, Made]


def kept_model(store: Store, question: str | None = None) -> Made:
    """The model of a situation for a question, as it is made from what was read. Raises what `making.make` raises.

    Where the folder cannot be written to it is made each time.
    """
    key, asked = _key(store), _asked(question)
    known = _known(store, key)
    if asked in known:
        return known[asked]
    read = Known(store)
    made = made_of(read, asked or None)
    others = next((each.questions for each in known.values()), None)
    if others is None:
        others = tuple(Question(id_, text) for id_, text in questions(read))
    found = Made(made.model, made.left_out, others)
    if _key(store) == key:  # else a build or a fix has come between
        last = dict([*known.items(), (asked, found)][-MOST:])
        with suppress(OSError):
            write_whole(store.folder / KEPT, msgspec.json.encode(_Kept(key, last)))
    return found


def is_kept(store: Store, question: str | None = None) -> bool:
    """Whether the model of a question is there already, so that it takes no time."""
    return _asked(question) in _known(store, _key(store))


def made_at(folder: Path, question: str | None = None, least: Least = EVERYTHING) -> Made:
    """The same of a folder: for a process of its own."""
    store = Store(folder, least=least)
    try:
        return kept_model(store, question)
    finally:
        store.close()


def _asked(question: str | None) -> str:
    return " ".join((question or "").split())


def _known(store: Store, key: str) -> dict[str, Made]:
    """The models that are kept of a state."""
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        kept = msgspec.json.decode((store.folder / KEPT).read_bytes(), type=_Kept)
        return kept.made if kept.key == key else {}
    return {}


def _key(store: Store) -> str:
    """What a model depends on: what is assembled, and the rules by which it is made."""
    whole = hashlib.sha256(state_of(store).encode())
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        whole.update(file.read_bytes())
    return whole.hexdigest()[:16]
