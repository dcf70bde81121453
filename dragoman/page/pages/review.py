"""Review: what is doubtful, that on which most depends first, each settled by a form; all corrections, to be undone.

The forms are plain ones. Where a decision cannot be carried out (a stale tab, another tab that was quicker), the answer
says why and nothing is written down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from dragoman.deciding import Decision
from dragoman.errors import UsageError
from dragoman.fixes import KINDS, target
from dragoman.page import addresses
from dragoman.page.asked import Asked, Elsewhere, Route, Shown
from dragoman.page.paging import paged
from dragoman.records import Act, ActorKind, EventType, TieKind
from dragoman.review import Doubt, type_of
from dragoman.showing.prose import inner

#: Doubts and corrections on a page. A design value.
_ON_A_PAGE = 25
#: What a record of each type can be retyped to (see `docs/fixes.md`).
TYPES: dict[str, tuple[str, ...]] = {
    "statement": get_args(Act), "event": get_args(EventType), "tie": get_args(TieKind), "actor": get_args(ActorKind),
    "exchange": ("request", "offer"), "claim": ("+", "-"),
}  # fmt: skip


@dataclass(frozen=True)
class Settled:
    """A doubt as it is shown: where its words are, and what may be done about it."""

    doubt: Doubt
    words: str
    address: str
    type: str
    types: tuple[str, ...]
    pair: tuple[str, str] | None


def review(asked: Asked) -> Shown:
    """The doubts, narrowed by type; and the corrections."""
    kind = asked.one("type")
    first = _ON_A_PAGE * (asked.number("page", 1) - 1)
    found = asked.situation.review(_ON_A_PAGE, first, kind)
    if first >= found.total:
        first = max(0, (found.total - 1) // _ON_A_PAGE * _ON_A_PAGE)
        found = asked.situation.review(_ON_A_PAGE, first, kind)
    pages = paged(asked, range(found.total), _ON_A_PAGE, "/review", type=kind)
    decisions = list(reversed(asked.situation.fixes()))
    done = asked.one("done")
    values = {
        "doubts": [_settled(doubt) for doubt in found.doubts], "page": pages, "kinds": found.types, "kind": kind,
        "decisions": decisions[:_ON_A_PAGE], "fixed": len(decisions), "told": told,
        "done": next((one for one in decisions if one.fix.id == done), None),
        "here": addresses.page("review", type=kind),
    }  # fmt: skip
    return Shown("review.html", "Review", values)


def corrections(asked: Asked) -> Shown:
    """All corrections, the latest first."""
    pages = paged(asked, list(reversed(asked.situation.fixes())), 4 * _ON_A_PAGE, "/corrections")
    return Shown("corrections.html", "Corrections", {"page": pages, "told": told})


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


def told(decision: Decision) -> str:
    """A correction in a line: "Liu Pengyu: merged with peng-yu"."""
    fix = decision.fix
    first, *others = (target(one).id for one in fix.targets)
    if fix.kind == "merge":
        return f"{fix.name or first} is {', '.join(dict.fromkeys(others))}"
    if fix.kind == "split":
        return f"{first} is split: {fix.name} in {', '.join(others)}"
    if fix.kind == "rename":
        return f"{first} is called {fix.name}"
    if fix.kind in ("retype", "redate", "acts-for"):
        return f"{first}: {fix.kind.replace('-', ' ')} {fix.value or 'none'}"
    return f"{first}: {fix.kind}"


def _settled(doubt: Doubt) -> Settled:
    kind = type_of(doubt.type)
    address = addresses.why(doubt.ids[0])
    if len(doubt.ids) > 1 or kind == "actor":
        address = addresses.actor(doubt.ids[0])
    pair = (doubt.ids[0], doubt.ids[1]) if len(doubt.ids) > 1 else None
    return Settled(doubt, inner(doubt.words), address, kind, TYPES.get(kind, ()), pair)


ROUTES = (
    Route("/review", review),
    Route("/corrections", corrections),
    Route("/fix", fix, methods=("POST",)),
)
