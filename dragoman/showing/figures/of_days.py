"""What happened when in a situation: events, requests, offers and answers, narrowed and drawn by day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from dragoman.showing.days import written
from dragoman.showing.figures.asked_for import Situation, asked_for, has, within
from dragoman.showing.figures.canvas import WIDTH
from dragoman.showing.figures.figure import Figure
from dragoman.showing.figures.happenings import KINDS, Told
from dragoman.showing.figures.kept_told import told_of
from dragoman.showing.figures.timeline import Happening
from dragoman.showing.figures.timeline import timeline as draw_timeline
from dragoman.showing.figures.witness import Href, Witness
from dragoman.showing.passages import cut
from dragoman.showing.prose import inner
from dragoman.showing.who import listed

#: Longest words of an entry, in characters. A design value.
_LONGEST = 90


def timeline(
    situation: Situation, *actors: str, about: str | None = None, since: str | None = None, until: str | None = None,
    width: float = WIDTH, href: Href | None = None,
) -> Figure:  # fmt: skip
    """Events that happened or are planned, requests, offers and answers, by day, in a lane for who does it.

    What several reports tell is drawn once. An event without a day of its own stands, hollow, on that of its report.
    Raises `UsageError` for an actor that the situation does not have, and for what is no day.
    """
    witness, sides = asked_for(situation, actors, since, until, href)
    found = narrowed_told(witness, told_of(situation.store).told, sides, about=about, since=since, until=until)
    title = "What happened when" + (f": {listed([witness.name(side) for side in sorted(sides)])}" if sides else "")
    return timeline_of(witness, found, title, sides, width=width)


def narrowed_told(
    witness: Witness, told: Iterable[Told], sides: Collection[str] = (), *, kinds: Collection[str] = (),
    about: str | None = None, since: str | None = None, until: str | None = None,
) -> list[Told]:  # fmt: skip
    """What one of these sides does or has done to it, of these kinds, in these days, with all words of `about`."""
    asked = set(sides)
    return [
        one for one in told
        if within(one.day, since, until) and (not asked or asked & {*one.who, *one.toward})
        and (not kinds or one.kind in kinds) and (not about or has(about, _all_words(witness, one)))
    ]  # fmt: skip


def _all_words(witness: Witness, one: Told) -> str:
    return " ".join((one.words, one.says, one.kind, *map(witness.name, (*one.who, *one.toward))))


def timeline_of(
    witness: Witness, told: Collection[Told], title: str, sides: Collection[str] = (), *, width: float = WIDTH
) -> Figure:
    """A timeline of what was chosen; the lane of an entry is of one of `sides` where it is theirs."""
    witness.know(one.report for one in told)
    prominent: dict[str, float] = {}
    for one in told:
        for side in one.who:
            prominent[side] = prominent.get(side, 0.0) + one.weight
    found = [_happening(witness, one, prominent, sides) for one in told]
    return draw_timeline(
        found, title, kinds=KINDS, hollow="planned, or without a day of its own, on that of the report", width=width
    )


def _happening(witness: Witness, one: Told, prominent: Mapping[str, float], asked: Collection[str]) -> Happening:
    lane = max(one.who, key=lambda side: (side in asked, prominent.get(side, 0.0), side), default=None)
    who, toward = (listed([witness.name(side) for side in some]) for some in (one.who, one.toward))
    label = inner(cut(one.words, _LONGEST))
    if toward and not any(name in label for name in (witness.name(side) for side in one.toward)):
        label = f"{label} → {toward}"
    told = f"{written(one.day)}: {who or 'somebody'}{f' → {toward}' if toward else ''}, {one.says}:"
    if one.weight > 1:
        told = f"{told[:-1]}, in {one.weight:.0f} reports:"
    return Happening(
        day=one.day, until=one.until, lane=witness.name(lane) if lane else "Not said by whom", label=label,
        kind=one.kind, weight=one.weight + (0 if one.hollow else 100), hollow=one.hollow,
        link=witness.link(one.report, one.record, one.spans),
        title=witness.title(told, one.report, one.record, one.spans), record=f"{one.report}:{one.record}",
    )  # fmt: skip
