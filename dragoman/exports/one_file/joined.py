"""What all reports together say: exchanges, positions, claims, forecasts, contradictions, each with all its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from dragoman.assembly.assembled import Assembled
from dragoman.exports.one_file import look
from dragoman.exports.one_file.links import place
from dragoman.exports.one_file.told import Teller, quoted, text
from dragoman.exports.wrote import Wrote
from dragoman.records import Evidence, Holding, Position, Quoted
from dragoman.showing.acts import ANSWERS
from dragoman.showing.days import written


class _Words:
    """What the templates call: sides and quotations as markup."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self.sides = teller.sides

    def quote(self, one: Quoted | Evidence, day: bool = True) -> Markup:
        """The words of one report, as the link to them, with the day that it tells."""
        href = self._teller.links.words(one.report, one.spans[0]) if one.spans else None
        words = quoted(" … ".join(one.quotes), href=href)
        return words + (Markup(" <small>{}</small>").format(text(written(one.on))) if day else Markup(""))

    def held(self, one: Holding) -> Markup:
        """Who holds it, how sure, under which conditions."""
        who = self._teller.sides(one.holders, "the reports themselves")
        values = [f"{100 * value:.0f}" for value in (one.low, one.high) if value is not None]
        notes = [f"{'–'.join(dict.fromkeys(values))} %"] if values else []
        notes += [f"if {condition}" for condition in one.conditions]
        notes += [f"by {written(one.horizon)}"] if one.horizon else []
        return Markup("{}: {}{}").format(who, one.says, text(f" ({'; '.join(notes)})") if notes else "")


def _each(
    template: str, teller: Teller, some: Sequence[Any], kind: str, none: str, **more: Any
) -> Iterator[bytes]:  # fmt: skip
    if not some:
        yield look.render("none.html", none=none)
    words = _Words(teller)
    yield from look.chunked(
        [look.render(template, one=one, words=words, place=place(kind, one.id), **more)] for one in some
    )  # fmt: skip


def exchanges(teller: Teller, assembled: Assembled, wrote: Wrote) -> Iterator[bytes]:
    """Requests and offers, those whose answer changes first, with every telling and every answer."""
    some = sorted(assembled.exchanges, key=lambda one: (-len(one.course), -len(one.asked)))
    wrote.add("exchanges", len(some))
    none = "The reports tell of no request and no offer."
    yield from _each("exchange.html", teller, some, "x", none, answers=ANSWERS)


def positions(teller: Teller, assembled: Assembled, wrote: Wrote) -> Iterator[bytes]:
    """Issues, those with most positions first; under each the positions of its actors by day."""
    by_issue: dict[str, list[Position]] = {}
    for position in assembled.positions:
        by_issue.setdefault(position.issue, []).append(position)
    some = sorted((issue for issue in assembled.issues if issue.id in by_issue), key=lambda one: -len(by_issue[one.id]))
    wrote.add("positions", len(assembled.positions))
    yield from _each("issue.html", teller, some, "i", "No report tells where anybody stands.", by_issue=by_issue)


def claims(teller: Teller, assembled: Assembled, wrote: Wrote) -> Iterator[bytes]:
    """That one thing leads to another, those of most origins first, with who holds and who disputes it."""
    some = sorted(assembled.claims, key=lambda one: -one.origins)
    wrote.add("claims", len(some))
    yield from _each("claim.html", teller, some, "c", "No claim is known that one thing leads to another.")


def forecasts(teller: Teller, assembled: Assembled, wrote: Wrote) -> Iterator[bytes]:
    """What actors are expected to do, with every holder's band."""
    some = sorted(assembled.forecasts, key=lambda one: -one.origins)
    wrote.add("forecasts", len(some))
    yield from _each("forecast.html", teller, some, "f", "Nobody is said to expect anything of anybody.")


def contradictions(teller: Teller, assembled: Assembled, wrote: Wrote) -> Iterator[bytes]:
    """What cannot both hold, with the words of both."""
    wrote.add("contradictions", len(assembled.contradictions))
    yield from _each(
        "contradiction.html", teller, assembled.contradictions, "d", "Nothing was found that cannot both hold."
    )  # fmt: skip
