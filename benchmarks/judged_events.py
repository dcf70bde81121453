"""Events: is what the reader reads in the news an event, of that type, between those parties? Judged by hand.

**Drawn**: articles of international politics in a fixed random order, at most `AN_ARTICLE` events of each, until there
are `DRAWN`. An article is of international politics where at least three different words of `POLITICS` stand in it;
for the `fifth` draw where just two do, for the `seventh` and `eighth` where one does, since few of the others had been
left unread: these are less of states. Which events of an article are drawn is decided by a hash of draw, article and
anchor, so that an event stays drawn as long as the reader reads it there. There are seven draws of different articles.
Rules were written from the mistakes of the `first`, then the `second` was drawn and judged; more rules from that, then
the `third`; more rules from all three and from two hundred other articles, then the `fourth`; after its misses had been
read, the `fifth`. A sixth, of articles with one word, one event of each, was judged elsewhere (74 of 100 right);
rules were written from it, and with the first four draws it taught the network what to leave out (`training/deeds.py`).
Then the `seventh` was drawn, from articles that nobody had opened, and judged by somebody who had written no rule (77
right); after more rules from its mistakes, in the same way the `eighth`: its figure is the one to trust. The others
flatter twice: rules have seen them, and what those rules took away or changed is among **not judged**.

**Judged**: `--sheet FOLDER` writes the drawn events with their surroundings, as `judged_events.txt` to read and as
`judged_events.jsonl` to fill in, strictly by docs/codebook.md and the decisions in modality.md. `event` is `right`
where the codebook has an event there at all, told by these words; where it is `wrong`, so is all else. `type` and
`modality` are `right` or `wrong`. `actors` and `recipients` are `right`, `missing` (those given are right, but the
text plainly tells another) or `wrong`: somebody is given who is none. `--judged FILE` keeps the verdicts in
`events_judged.jsonl`: ids, offsets, names and verdicts, nothing of the text.

**right**: of the events judged, the share that are events, of the right type, all of whose given parties are right.
**whole**: right, no party missing, and the modality right too. **event**, **type**, **actors**, **recipients** and
**modality** are right alone; **party missing** is the share of all with one. A verdict holds as long as the reader
reads the same type, modality and names at the same place; **not judged** says for how many drawn it does not.

Intervals: 95 %, bootstrap over articles.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpora import ROOT, Corpus, Row, Span
from benchmarks.results import Figure, Result, recall_figure
from dragoman.records import Event, Reading

DRAWN, AN_ARTICLE = 100, 4
#: The draws by name, each with its seed.
DRAWS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "seventh": 7, "eighth": 8}
#: Articles at the head of a draw's order that no later draw takes, 40 where nothing is said: more than 100 events need.
SEEN = {"seventh": 80}
JUDGED = ROOT / "benchmarks" / "events_judged.jsonl"
#: Articles with one such word that had been opened, by rules' writers or for the sixth draw, before the seventh.
SEEN_ALONE = ROOT / "benchmarks" / "events_seen.txt"
FIELDS = ("event", "type", "actors", "recipients", "modality")

#: Words of relations between states. Three different ones leave out crime, sport and most domestic politics, two most.
POLITICS = frozenset(
    "minister ministers ministry sanctions troops talks embassy ceasefire truce ambassador treaty diplomat diplomats "
    "diplomatic summit envoy bilateral foreign missile missiles airstrike airstrikes nato nuclear border".split()
)
#: How many different ones an article of a draw has, at least and at most.
POLITICAL = {"fifth": (2, 2), "seventh": (1, 1), "eighth": (1, 1)}
_USUAL = (3, len(POLITICS))
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What the reader says of one drawn event; a verdict holds for this and nothing else."""

    id: str
    anchors: tuple[Span, ...]
    type: str
    modality: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


Verdicts = dict[Said, dict[str, str]]


def is_political(text: str, which: str = "first") -> bool:
    """Whether a text is of international politics in the sense of this file, for the draw `which`."""
    least, most = POLITICAL.get(which, _USUAL)
    return least <= len(POLITICS & set(_WORD.findall(text.lower()))) <= most


def draw(corpus: Corpus, read: Callable[[Row], Reading], which: str, number: int = DRAWN) -> Iterator[tuple[Row, Said]]:
    """`number` events of the draw `which`, each with its article; all where there are fewer."""
    rows = [row for row in corpus.rows() if is_political(row["text"], which)]
    earlier = [
        name for name in tuple(DRAWS)[: tuple(DRAWS).index(which)] if POLITICAL.get(name) == POLITICAL.get(which)
    ]
    seen = {row["id"] for other in earlier for row in _shuffled(rows, other)[: SEEN.get(other, 40)]}
    rows = [row for row in _shuffled(rows, which) if row["id"] not in seen]
    left = number
    for row in rows:
        reading = read(row)
        names = {actor.id: actor.name for actor in reading.actors}
        events = sorted(reading.events, key=lambda event: _lot(which, row["id"], event))[: min(AN_ARTICLE, left)]
        for event in sorted(events, key=lambda event: event.anchors):
            yield row, said_of(row["id"], event, names)
        left -= len(events)
        if left <= 0:
            return


def _shuffled(rows: list[Row], which: str) -> list[Row]:
    """The rows in the order of a draw, without those that had been opened before the seventh, where it takes such."""
    rows = list(rows)
    random.Random(DRAWS[which]).shuffle(rows)
    if POLITICAL.get(which) != (1, 1):
        return rows
    opened = set(SEEN_ALONE.read_text().split())
    return [row for row in rows if row["id"] not in opened]


def measure(corpus: Corpus, read: Callable[[Row], Reading], which: str, judged: Path = JUDGED) -> Result:
    """The shares right, by the verdicts in `judged`, of what the reader reads today in the draw `which`."""
    known = load_verdicts(judged)
    articles: dict[str, list[dict[str, str]]] = defaultdict(list)
    drawn = open_ = 0
    for row, said in draw(corpus, read, which):
        drawn += 1
        if said in known:
            articles[row["id"]].append(known[said])
        else:
            open_ += 1
    figures = [_share("right", articles, is_right), _share("whole", articles, is_whole)]
    for field in FIELDS:
        figures.append(_share(field, articles, lambda verdict, field=field: verdict[field] != "wrong"))
    figures.append(_share("party missing", articles, lambda verdict: "missing" in verdict.values()))
    figures.append(Figure("not judged", open_ / max(1, drawn), n=drawn))
    return Result("judged_events", corpus.name, corpus.sha256(), f"{which} draw", len(articles), tuple(figures))


def is_right(verdict: dict[str, str]) -> bool:
    """An event, its type and all of its given parties."""
    return all(verdict[field] != "wrong" for field in ("event", "type", "actors", "recipients"))


def is_whole(verdict: dict[str, str]) -> bool:
    """The same with no party missing and the right modality."""
    return all(verdict[field] == "right" for field in FIELDS)


def write_sheet(
    corpus: Corpus, read: Callable[[Row], Reading], folder: Path, which: str, judged: Path = JUDGED
) -> Path:
    """Writes `judged_events.txt` and `judged_events.jsonl` into `folder`; verdicts that still hold are filled in."""
    folder.mkdir(parents=True, exist_ok=True)
    known = load_verdicts(judged)
    entries: list[dict[str, Any]] = []
    pages = []
    for number, (row, said) in enumerate(draw(corpus, read, which), 1):
        verdict = known.get(said, dict.fromkeys(FIELDS))
        surroundings = _surroundings(row["text"], said.anchors)
        entries.append({"number": number, **asdict(said), "verdict": verdict, "surroundings": surroundings})
        parties = f"{'; '.join(said.actors) or '(nobody)'} → {'; '.join(said.recipients) or '(nobody)'}"
        state = " ".join(verdict[field] or "?" for field in FIELDS)
        pages.append(
            f"{number}. {said.id}\n\n{surroundings}\n\n   {said.type} {said.modality}: {parties}   [{state}]\n"
        )
    (folder / "judged_events.txt").write_text("\n".join(pages), encoding="utf-8")
    sheet = folder / "judged_events.jsonl"
    sheet.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries), encoding="utf-8")
    return sheet


def keep_verdicts(sheet: Path, judged: Path = JUDGED) -> int:
    """Takes the verdicts of a filled-in sheet into `judged`, without its text; returns how many it now holds.

    Raises `ValueError` with the line where a verdict is none of those that this file allows.
    """
    known = load_verdicts(judged)
    for at, line in enumerate(sheet.read_text(encoding="utf-8").splitlines(), 1):
        entry = json.loads(line)
        verdict = {field: entry["verdict"].get(field) for field in FIELDS}
        if not any(verdict.values()):
            continue
        for field, value in verdict.items():
            allowed = ("right", "missing", "wrong") if field in ("actors", "recipients") else ("right", "wrong")
            if value not in allowed:
                raise ValueError(f"{sheet.name}:{at}: the verdict {value!r} on {field} is none of {', '.join(allowed)}")
        if verdict["event"] == "wrong" and set(verdict.values()) != {"wrong"}:
            raise ValueError(f"{sheet.name}:{at}: what is no event has nothing right")
        known[_of_entry(entry)] = verdict
    lines = sorted(
        json.dumps({**asdict(said), "verdict": verdict}, ensure_ascii=False) + "\n" for said, verdict in known.items()
    )
    judged.write_text("".join(lines), encoding="utf-8")
    return len(lines)


def load_verdicts(judged: Path) -> Verdicts:
    """The verdicts by what was judged; none where there is no file."""
    if not judged.is_file():
        return {}
    entries = map(json.loads, judged.read_text(encoding="utf-8").splitlines())
    return {_of_entry(entry): entry["verdict"] for entry in entries}


def said_of(document: str, event: Event, names: dict[str, str]) -> Said:
    def named(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(names[who] for who in ids))

    return Said(
        document, event.anchors, event.type, event.modality, named(event.actors), named(event.recipients)
    )  # fmt: skip


def _of_entry(entry: dict[str, Any]) -> Said:
    anchors = tuple((start, end) for start, end in entry["anchors"])
    parties = (tuple(entry["actors"]), tuple(entry["recipients"]))
    return Said(entry["id"], anchors, entry["type"], entry["modality"], *parties)


def _lot(which: str, document: str, event: Event) -> str:
    return hashlib.sha256(f"{DRAWS[which]} {document} {event.anchors[0]}".encode()).hexdigest()


def _share(name: str, articles: dict[str, list[dict[str, str]]], holds: Callable[[dict[str, str]], bool]) -> Figure:
    counts = [(Counter(map(holds, verdicts))[True], len(verdicts)) for verdicts in articles.values()]
    table = np.array(counts, float).reshape(-1, 2)
    return recall_figure(name, table[:, [0, 1, 0, 1]])


#: Characters of text before and behind an event on the sheet: enough to see who "he" is and how the sentence goes on.
_BEHIND, _AHEAD = 500, 300


def _surroundings(text: str, anchors: tuple[Span, ...]) -> str:
    left, right = max(0, anchors[0][0] - _BEHIND), min(len(text), anchors[-1][1] + _AHEAD)
    left = text.find(" ", left) + 1 if left else 0  # whole words at the border
    shown, at = "", left
    for start, end in anchors:
        shown += f"{text[at:start]}⟦{text[start:end]}⟧"
        at = end
    return re.sub(r"\n+", "\n   ", f"   {shown}{text[at:right]}")
