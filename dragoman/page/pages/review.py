"""Review: what is doubtful, that on which most depends first, each settled by a form; all corrections, to be undone.

The forms are plain ones. Where a decision cannot be carried out (a stale tab, another tab that was quicker), the answer
says why and nothing is written down.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from dragoman.deciding import Decision
from dragoman.errors import UsageError
from dragoman.fixes import KINDS, target
from dragoman.page import addresses
from dragoman.page.asked import Asked, Elsewhere, Route, Shown
from dragoman.page.html import record_type
from dragoman.page.paging import paged
from dragoman.records import Act, ActorKind, EventType, TieKind
from dragoman.review import Doubt, type_of
from dragoman.showing.figures.witness import Witness
from dragoman.showing.prose import inner
from dragoman.showing.who import listed
from dragoman.store import Store

#: Doubts and corrections on a page. A design value.
_ON_A_PAGE = 25
#: Names of one correction that are told. A design value.
_NAMED = 5
#: What a record of each type can be retyped to (see `docs/fixes.md`).
TYPES: dict[str, tuple[str, ...]] = {
    "statement": get_args(Act), "event": get_args(EventType), "tie": get_args(TieKind), "actor": get_args(ActorKind),
    "exchange": ("request", "offer"), "claim": ("+", "-"),
}  # fmt: skip
#: What became of a thing by the decisions that say nothing else.
_DONE = {"confirm": "is right", "reject": "is left out", "undo": "is undone"}


@dataclass(frozen=True)
class Settled:
    """A doubt as it is shown: where its words are, and what may be done about it; of two actors, ids with names."""

    doubt: Doubt
    words: str
    address: str
    type: str
    types: tuple[str, ...]
    pair: tuple[tuple[str, str], ...] | None


def review(asked: Asked) -> Shown:
    """The doubts, narrowed by type; and the corrections."""
    store, kind = asked.situation.store, asked.one("type")
    witness = Witness(store)
    first = _ON_A_PAGE * (asked.number("page", 1) - 1)
    found = asked.situation.review(_ON_A_PAGE, first, kind)
    if first >= found.total:
        first = max(0, (found.total - 1) // _ON_A_PAGE * _ON_A_PAGE)
        found = asked.situation.review(_ON_A_PAGE, first, kind)
    witness.know_names(id_ for doubt in found.doubts if len(doubt.ids) > 1 for id_ in doubt.ids[:2])
    pages = paged(asked, range(found.total), _ON_A_PAGE, "/review", type=kind)
    decisions = list(reversed(asked.situation.fixes()))
    done = asked.one("done")
    values = {
        "doubts": [_settled(doubt, witness) for doubt in found.doubts], "page": pages,
        "kinds": found.types, "kind": kind,
        "decisions": decisions[:_ON_A_PAGE], "fixed": len(decisions), "told": teller(store),
        "done": next((one for one in decisions if one.fix.id == done), None),
        "here": addresses.page("review", type=kind), "broken": asked.situation.store.effects.book.broken,
    }  # fmt: skip
    return Shown("review.html", "Review", values)


def corrections(asked: Asked) -> Shown:
    """All corrections, the latest first."""
    pages = paged(asked, list(reversed(asked.situation.fixes())), 4 * _ON_A_PAGE, "/corrections")
    return Shown("corrections.html", "Corrections", {"page": pages, "told": teller(asked.situation.store)})


def fix(asked: Asked) -> Elsewhere:
    """Takes one decision: `kind`, its words in order (`word`, each), `because`, and where to go `back`."""
    kind = asked.sent("kind")
    if kind not in KINDS or kind == "add":
        raise UsageError(f"{kind!r} is no correction that the page makes")
    words = [word.strip() for word in asked.form.get("word", ()) if word.strip()]
    made = asked.situation.fix(kind, *words, because=asked.sent("because") or None)
    back = asked.sent("back")
    if not back.startswith("/") or back.startswith(("//", "/\\")):
        back = addresses.page("review")
    return Elsewhere(f"{back}{'&' if '?' in back else '?'}done={made.fix.id}")


def teller(store: Store) -> Callable[[Decision], str]:
    """What tells a correction in a line, actors by their names: "Liu Pengyu is Peng Yu"."""
    witness = Witness(store)

    def called(given: str) -> str:
        own = target(given).id
        if own.startswith("fx-"):
            return f"correction {own}"
        kind = record_type(own)
        return witness.name(given) if kind == "actor" else f"{kind} {own}"

    def told(decision: Decision) -> str:
        fix = decision.fix
        # An actor is given by all ids that reports give it, often one id in hundreds of reports.
        each = list({target(one).id: one for one in reversed(fix.targets)}.values())[::-1]
        first, *others = (called(one) for one in each[: _NAMED + 1])
        others += [f"{len(each) - _NAMED - 1} more"] if len(each) > _NAMED + 1 else []
        if fix.kind == "merge":
            return f"{fix.name or first} is {listed(others)}"
        if fix.kind == "split":
            return f"{first} is split: {fix.name} in {listed(others)}"
        if fix.kind == "rename":
            return f"{first} is called {fix.name}"
        if fix.kind in ("retype", "redate", "acts-for"):
            return f"{first}: {fix.kind.replace('-', ' ')} {fix.value or 'none'}"
        return f"{first} {_DONE[fix.kind]}" if fix.kind in _DONE else f"{first}: {fix.kind}"

    return told


def _settled(doubt: Doubt, witness: Witness) -> Settled:
    kind = type_of(doubt.type)
    address = addresses.why(doubt.ids[0])
    if len(doubt.ids) > 1 or kind == "actor":
        address = addresses.actor(doubt.ids[0])
    pair = tuple((id_, witness.name(id_)) for id_ in doubt.ids[:2]) if len(doubt.ids) > 1 else None
    return Settled(doubt, inner(doubt.words), address, kind, TYPES.get(kind, ()), pair)


ROUTES = (
    Route("/review", review),
    Route("/corrections", corrections),
    Route("/fix", fix, methods=("POST",)),
)
