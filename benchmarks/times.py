"""Times: are the words that name a time found, and is their interval the right one? The annotated set is our own.

**Drawn**: passages of `bench_news`, each from the beginning of a line on, whole sentences, up to `LONGEST` characters;
the same number from each source of the corpus, at random with a fixed seed (`draw`). `times_judged.jsonl` holds three
drawings: `first`, with which in sight the rules were written, and `second` and `third`, annotated before the rules saw
them. Since the corpus has no dates, every article was given one that goes with its text.

**Annotated**: all words of a passage that name a day, a week, a month, a season, a quarter, a year, a decade or a
century, by themselves or by another date ("last week", "the next day", "now", "so far"), how long ("for five years")
and how often ("every month"). Not: hours, ages, rates ("a year" behind an amount), "recently", "soon", lengths as
adjectives ("a two-year deal"). The interval is the outermost that the words allow; its sides are None where they are
open or where the text does not say. "Early", "mid" and "late" are the first, the middle and the last half of a month
or more, "in recent years" any time up to the report, "fiscal 2017" both years. A line of the file: the article, its
passage, its date, and `[start, end, from, to]` for each time; nothing of the text.

**found**: of the annotated times, those that share a character with one found; its precision is the share of those
found that share one with an annotated. **interval right**: of all annotated times, those found whose interval has the
same first and last day. Each passage is read with the `BEFORE` characters before it. `--limit N` takes N passages.

Intervals: 95 %, bootstrap over passages.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.corpora import ROOT, Corpus, Row, Span
from benchmarks.results import Result, recall_figure

JUDGED = ROOT / "benchmarks" / "times_judged.jsonl"
DRAWINGS = ("first", "second", "third")
SHORTEST, LONGEST, BEFORE = 600, 1000, 1500

When = tuple[str | None, str | None]
#: Where a time stands, and its interval.
Placed = tuple[Span, When]


@dataclass(frozen=True, slots=True)
class Passage:
    """An annotated passage of one article."""

    id: str
    drawn: str
    span: Span
    published: str
    times: tuple[Placed, ...]


def draw(rows: Iterable[Row], each: int, seed: int, without: Collection[str] = ()) -> list[tuple[str, Span]]:
    """`each` passages of every source of the corpus, in random order: article and span."""
    chance = random.Random(seed)
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["id"] not in without and len(row["text"]) >= 400:
            by_source[row["source"]].append(row)
    drawn = [
        (row["id"], _passage(row["text"], chance))
        for source in sorted(by_source)
        for row in chance.sample(by_source[source], each)
    ]
    chance.shuffle(drawn)
    return drawn


def _passage(text: str, chance: random.Random) -> Span:
    start = text.rfind("\n", 0, chance.randrange(len(text))) + 1
    end = min(len(text), start + LONGEST)
    if end < len(text):
        cut = max(text.rfind(mark, start + SHORTEST, end) for mark in (". ", ".\n", "\n", "” ", '" '))
        end = cut + 1 if cut > 0 else end
    return start, end


def reader(text: str, published: str) -> list[Placed]:
    """What the reader finds in a text."""
    from benchmarks.readers import network
    from dragoman.reading.times import find_times
    from dragoman.records import Report, report_id

    parse = network(text)
    times = find_times(parse, Report(id=report_id(text), text=text, published=published))
    return [(parse.words.span(time.first, time.last), time.when) for time in times]


def load(judged: Path = JUDGED) -> list[Passage]:
    """The annotated passages, in the order of the file."""
    found = []
    for line in judged.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        times = tuple(((start, end), (first, last)) for start, end, first, last in entry["times"])
        start, end = entry["passage"]
        found.append(Passage(entry["id"], entry["drawn"], (start, end), entry["published"], times))
    return found


def measure(
    corpus: Corpus, read: Callable[[str, str], Sequence[Placed]] = reader, passages: Sequence[Passage] | None = None
) -> Result:
    """Scores `read`, a function from a text and its date to times, on the annotated passages of `corpus`."""
    passages = load() if passages is None else passages
    passages = passages[: corpus.limit]
    wanted = {passage.id for passage in passages}
    texts = {row["id"]: row["text"] for row in Corpus(corpus.path).rows() if row["id"] in wanted}
    found: list[tuple[int, int, int, int]] = []
    right: dict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
    for passage in passages:
        counted, well = _score(passage, _within(passage, texts[passage.id], read))
        found.append(counted)
        right[passage.drawn].append((well, counted[1], well, counted[3]))
    figures = [
        recall_figure("found", found),
        recall_figure("interval right", [row for name in DRAWINGS for row in right[name]]),
        *(recall_figure(f"interval right, {name} drawing", right[name]) for name in DRAWINGS if right[name]),
    ]
    return Result("times", corpus.name, corpus.sha256(), "network", len(passages), tuple(figures))


def _within(passage: Passage, text: str, read: Callable[[str, str], Sequence[Placed]]) -> list[Placed]:
    """What is found in a passage, at its place in the article."""
    start, end = passage.span
    shift = text.rfind("\n", 0, max(0, start - BEFORE)) + 1
    placed = [((a + shift, b + shift), when) for (a, b), when in read(text[shift:end], passage.published)]
    return [one for one in placed if one[0][1] > start]


def _score(passage: Passage, placed: Sequence[Placed]) -> tuple[tuple[int, int, int, int], int]:
    """A row of counts of what is found, and how many intervals are right."""
    met: set[int] = set()
    found = right = 0
    for (start, end), when in passage.times:
        shared = [(min(end, b) - max(start, a), -at) for at, ((a, b), _) in enumerate(placed) if a < end and start < b]
        if shared:
            at = -max(shared)[1]
            met.add(at)
            found += 1
            right += days_of(placed[at][1]) == days_of(when)
    return (len(met), len(placed), found, len(passage.times)), right


def days_of(when: When) -> tuple[date | None, date | None]:
    """The first and the last day of an interval; a day without a year is one of the year 1."""
    return _day(when[0], last=False), _day(when[1], last=True)


def _day(text: str | None, last: bool) -> date | None:
    if text is None:
        return None
    year, month, day = (int(part) if part else 0 for part in [*text.replace("--", "1-", 1).split("-"), "", ""][:3])
    if day:
        return date(year, month, day)
    if not last:
        return date(year, month or 1, 1)
    year, month = (year, month + 1) if 0 < month < 12 else (year + 1, 1)
    return date.fromordinal(date(year, month, 1).toordinal() - 1)
