"""A comparison with other event data for the terminal: the account, the figures with what is behind them, the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.other_events.comparison import EventComparison, EventLine, Split, Summary, Told
from dragoman.showing.days import spanned
from dragoman.showing.passages import cut
from dragoman.showing.terminal import Page, clean

#: Longest words of a line, in characters. A design value.
_LONGEST = 200
_MODALITIES = {"requested": "asked for", "planned": "only planned, promised or threatened", "possible": "only possible",
               "negated": "denied"}  # fmt: skip
#: Kinds of line in the order in which they are worth reading, with what they are called.
_HEADINGS = {
    "unreal": "Theirs has it as an event, ours says that it has not happened",
    "type": "Other type: the same pair on the same day",
    "reversed": "The other way round",
    "theirs": "Only theirs",
    "ours": "Only ours",
    "match": "Match",
}
_UNDATED = "no full day"
_Cell = str | int | None
_Rows = list[tuple[_Cell, ...]]


def as_text(found: EventComparison, limit: int, page: Page) -> Iterator[str]:
    """The lines to print, `limit` of each kind of line and of the pairs."""
    told = found.summary
    yield from _opening(told, page)
    yield ""
    yield from _columns([("", "ours", "theirs"), *_account(told)], page)
    yield ""
    yield from _columns([("events", "ours", "theirs"), *_kinds(told)], page)
    yield ""
    for line in _notes(told):
        yield page.wrapped(line, "")
    yield ""
    for line in _agreement(told):
        yield page.wrapped(line, "", "  ")
    for name, splits in (("type", told.by_type), ("pair", told.by_pair[:limit])):
        yield ""
        yield from _columns(_split(name, splits), page)
    for kind, heading in _HEADINGS.items():
        if count := told.kinds[kind]:
            yield ""
            shown = f", {limit} of them" if count > limit else ""
            yield page.paint(f"{heading} ({count:,}{shown})", "bold")
            for each in found.lines(kind, limit):
                yield from _line(each, page)


def _opening(told: Summary, page: Page) -> Iterator[str]:
    files = told.theirs.files
    named = clean(files[0]) if len(files) == 1 else f"{len(files):,} files"
    pairs = f", pairs {'between' if len(told.among) > 1 else 'with'} {', '.join(told.among)}" if told.among else ""
    yield page.wrapped(
        f"{clean(told.situation)} beside {told.theirs.kind} ({named}), {spanned([told.first, told.last])}, "
        f"{len(told.parties)} parties{pairs}. An event is one day, one pair (who → whom) and one type, however many "
        "records or rows tell of it.",
        "",
    )


def _account(told: Summary) -> _Rows:
    ours, theirs = told.ours, told.theirs
    rows: _Rows = [("records or rows", ours.read, theirs.rows), ("  broken", None, theirs.broken)]
    for reason in dict.fromkeys((*ours.left_out, *theirs.left_out)):
        rows.append((f"  {reason}", ours.left_out.get(reason), theirs.left_out.get(reason)))
    unreal = sum(ours.unreal.values())
    return [
        *rows,
        ("used", ours.used, theirs.used),
        ("pairs that these tell of", ours.pairs, theirs.pairs),
        ("  told again (copies)", None, theirs.copies),
        ("  more of one day, pair and type", ours.pairs - ours.events - unreal, theirs.joined),
        ("  not happened", unreal, None),
        ("events", ours.events, theirs.events),
    ]


def _kinds(told: Summary) -> _Rows:
    kinds = told.kinds
    apart = f"up to {told.tolerance} day{'s' * (told.tolerance != 1)} apart" if told.tolerance else "the same day"
    return [
        (f"match: same pair and type, {apart}", kinds["match"], kinds["match"]),
        ("other type: same pair, same day", kinds["type"], kinds["type"]),
        ("the other way round: same type", kinds["reversed"], kinds["reversed"]),
        ("has not happened by ours", None, kinds["unreal"]),
        ("told of by this side alone", kinds["ours"], kinds["theirs"]),
    ]


def _notes(told: Summary) -> Iterator[str]:
    ours = told.ours
    if (undated := ours.left_out.get(_UNDATED, 0)) > ours.read / 2:
        yield (
            f"{undated:,} of our {ours.read:,} records have no full day, most often since their reports have none: "
            "build with --published, or with a column for it, to compare more."
        )
    if ours.unreal:
        listed = ", ".join(f"{count:,} {_MODALITIES.get(name, name)}" for name, count in ours.unreal.items())
        there = sum(ours.unreal_in_theirs.values())
        which = ", ".join(f"{count:,} {_MODALITIES.get(name, name)}" for name, count in ours.unreal_in_theirs.items())
        yield f"What has not happened is no event and never a match: of ours {listed}. " + (
            f"Theirs has {there:,} of it as events ({which})." if there else "Theirs has none of it."
        )
    if told.folded_matches:
        yield (
            f"{told.folded_matches:,} of the matches are only planned, which by PLOVER is the event of agreeing, "
            "conceding or threatening."
        )
    if told.theirs.copies:
        yield f"{told.theirs.copies:,} of their pairs are copies (same day, actors and code, or same id), counted once."


def _agreement(told: Summary) -> Iterator[str]:
    chance, cells, types = told.chance, told.presence, told.types
    by_chance = "the days are too few to say what chance gives"
    if chance.by_chance is not None:
        by_chance = f"{chance.by_chance:.1f} by chance (theirs moved by {chance.shifts} numbers of weeks)"
        if chance.beyond is not None:
            by_chance += f": {_figure(chance.beyond)} of what chance leaves"
    yield f"Matches: {chance.matched:,} of {chance.most:,} that could match at most; {by_chance}."
    yield (
        f"Pairs by {cells.by}: {cells.pairs:,} pairs × {cells.periods:,} {cells.by}s: both tell of {cells.both:,}, "
        f"ours alone of {cells.only_ours:,}, theirs alone of {cells.only_theirs:,}, neither of {cells.neither:,}. "
        f"Jaccard {_figure(cells.jaccard)}; kappa {_figure(cells.kappa)} (the same {_figure(cells.observed)}, by "
        f"chance {_figure(cells.expected)}). Numbers of events: Pearson {_figure(cells.pearson)}, Spearman "
        f"{_figure(cells.spearman)}."
    )
    yield (
        f"Types: {types.told:,} times both tell of a pair on a day things of one type alone; {types.same:,} times it "
        f"is the same type. Kappa {_figure(types.kappa)} (the same {_figure(types.observed)}, by chance "
        f"{_figure(types.expected)}). {types.several:,} times a side tells of several types, which is not counted here."
    )


def _split(name: str, splits: Sequence[Split]) -> _Rows:
    rows: _Rows = [(name, "ours", "theirs", "match", "other type", "turned", "not happ.", "only ours", "only theirs")]
    for one in splits:
        counts = (one.ours, one.theirs, one.match, one.other_type, one.turned, one.unreal, one.only_ours)
        rows.append((one.name, *counts, one.only_theirs))
    return rows


def _columns(rows: _Rows, page: Page) -> Iterator[str]:
    """Rows under the first of them: words to the left, numbers to the right."""
    cells = [[cell if isinstance(cell, str) else "–" if cell is None else f"{cell:,}" for cell in row] for row in rows]
    widths = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))]
    for at, row in enumerate(cells):
        line = "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        ).rstrip()
        yield page.paint(line, "bold") if at == 0 else line


def _line(line: EventLine, page: Page) -> Iterator[str]:
    one, other = line.ours, line.theirs
    first = one or other
    assert first is not None
    told = _event(first)
    if one and other and (one.type, one.source) != (other.type, other.source):
        told += f"; theirs {_event(other)}"
    days = first.day if not (one and other) or one.day == other.day else f"{one.day}, theirs {other.day}"
    yield f"{page.paint(days, 'bold')}  {told}"
    for side, each in (("ours", one), ("theirs", other)):
        if each is not None:
            yield page.wrapped(f"{side:<6}  {_words(each, side)}", "  ", "          ")


def _event(told: Told) -> str:
    return f"{told.source or '?'} → {told.target or '?'}  {told.type}"


def _words(told: Told, side: str) -> str:
    words = cut(clean(told.words[0]), _LONGEST)
    status = {"happened": "", "folded": " (only planned)"}.get(told.status, f" ({_MODALITIES.get(told.status)})")
    more = f", {told.tellings:,} in all" if told.tellings > 1 else ""
    quoted = f"“{words}”" if side == "ours" else words
    return f"{quoted}{status} [{clean(told.at[0])}{more}]"


def _figure(value: float | None) -> str:
    return "none" if value is None else f"{value + 0:.2f}".replace("-0.00", "0.00")
