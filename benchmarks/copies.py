"""Stories: are copies, cuts and rewrites of one report found, and other reports left apart?

The pile is bench news (undated), and in it

* 480 copies made by code from reports of 200 words and more, each of another report (fixed seed), 120 of each kind:
  `beginning` has the first third; `third` has a third of the sentences, shuffled; `dropped` three fifths, shuffled;
  `padded` three quarters, shuffled, with sentences of a report that is not copied among them: up to a quarter of the
  copy's length, and no more than a third of that report, of which it would be a copy else. All have another headline:
  the words of their own, reversed.
* 28 rewrites written by hand from reports of bench news, in the manner of a translation back (`rewrites.jsonl`). On
  half of them and on the nearest other pairs the weights of the score were fitted; the other half is **held out**: it
  took part in the choice of the features and of the threshold by eye, not in the fit.

What else is alike in bench news was judged by eye (`copies_judged.jsonl`): the nearest pairs on either side of every
threshold are `same` (one text, edited), `update` (one desk's later version: later news on mostly the same words) or
`other`. Pairs of which nine tenths of the shorter's runs of four words stand in the longer are the same without
a verdict. A pair found that has no verdict counts as wrong.

**recall**: of the reports made, the share in one story with what they were made from. **precision**: of all pairs of
reports in one story, those that are the same; updates are not counted. **precision, updates wrong**: the same, each
update counted as wrong. **precision in bench news**: of the pairs of bench news alone, whose number does not depend on
how many copies were made. **told as rewrites**: of the rewrites found, those told to be rewrites of their original.

Time and memory: of a new process that assembles the first 6,000 reports of bench news; the peak is of the whole
process. Intervals: 95 %, bootstrap over pairs.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT, Corpus
from benchmarks.counting import counts
from benchmarks.results import Figure, Result, recall_figure
from dragoman.assembly.stories import Story, Telling, find_stories

REWRITES = ROOT / "benchmarks" / "rewrites.jsonl"
JUDGED = ROOT / "benchmarks" / "copies_judged.jsonl"
KINDS = ("beginning", "third", "dropped", "padded")
#: Copies of each kind, and the words that a report needs to be copied.
EACH, LONG = 120, 200
REPORTS = 6000
#: Share of the shorter text's runs of four words that makes two reports the same without a verdict.
SURE = 0.9
_SEED = 20
_SENTENCE = re.compile(r"(?<=[.!?][\"”’ ])\s*(?=[A-Z\"“‘])|\n+")

Pair = tuple[str, str]


def cut(text: str, kind: str, other: str, chance: random.Random) -> str:
    """A copy of `text` of one kind; `other` is the report that pads it."""
    headline, *rest = [piece.strip() for piece in _SENTENCE.split(text) if piece.strip()]
    if kind == "beginning":
        kept = rest[: max(2, len(rest) // 3)]
    else:
        share = {"third": 1 / 3, "dropped": 0.6, "padded": 0.75}[kind]
        kept = chance.sample(rest, max(2, round(share * len(rest))))
    if kind == "padded":
        room = sum(map(len, kept)) / 3
        pieces = [piece.strip() for piece in _SENTENCE.split(other) if piece.strip()]
        for piece in pieces[1 : 1 + len(pieces) // 3]:
            if (room := room - len(piece)) < 0:
                break
            kept.insert(chance.randrange(len(kept) + 1), piece)
    return " ".join(reversed(headline.split())) + "\n\n" + " ".join(kept)


def make_copies(rows: Sequence[dict[str, Any]], each: int = EACH) -> list[dict[str, Any]]:
    """Copies of `rows`, `each` of every kind: `{id, of, kind, text}`."""
    chance = random.Random(_SEED)
    long = [row for row in rows if len(row["text"].split()) >= LONG]
    drawn = chance.sample(long, min(len(long), each * len(KINDS)))
    copied = {row["id"] for row in drawn}
    spare = [row["text"] for row in long if row["id"] not in copied] or [""]
    return [
        {
            "id": f"copy_{at}",
            "of": row["id"],
            "kind": KINDS[at % len(KINDS)],
            "text": cut(row["text"], KINDS[at % len(KINDS)], chance.choice(spare), chance),
        }
        for at, row in enumerate(drawn)
    ]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def verdicts(path: Path = JUDGED) -> dict[Pair, str]:
    return {_pair(*row["pair"]): row["verdict"] for row in _lines(path)}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def is_sure(one: str, other: str) -> bool:
    """Whether nine tenths of the runs of four words of the shorter text stand in the longer."""
    first, second = (
        {tuple(words[at : at + 4]) for at in range(len(words) - 3)}
        for words in (re.findall(r"[^\W_]+", text.casefold()) for text in (one, other))
    )
    return len(first & second) >= SURE * max(1, min(len(first), len(second)))


def pairs_of(stories: Sequence[Story]) -> Iterator[Pair]:
    for story in stories:
        yield from combinations(story.reports, 2)


def judge(
    stories: Sequence[Story], made: Sequence[dict[str, Any]], texts: dict[str, str], judged: dict[Pair, str]
) -> list[tuple[Pair, str]]:
    """Every pair found, and whether it is `same`, `update`, `other` or `unjudged`; what was made is as its original."""
    root = {row["id"]: row["of"] for row in made}
    found = []
    for one, other in pairs_of(stories):
        pair = _pair(root.get(one, one), root.get(other, other))
        if pair[0] == pair[1]:
            verdict = "same"
        else:
            verdict = judged.get(pair) or ("same" if is_sure(texts[pair[0]], texts[pair[1]]) else "unjudged")
        found.append(((one, other), verdict))
    return found


def _assemble(texts: list[str]) -> tuple[float, float]:
    """Seconds, and the peak of this process in bytes."""
    begun = time.perf_counter()
    find_stories([Telling(str(at), text, place=at) for at, text in enumerate(texts)])
    return time.perf_counter() - begun, 1024.0 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def measure(corpus: Corpus, each: int = EACH) -> Result:
    """Makes the copies, assembles the pile, and compares."""
    rows = list(corpus.rows())
    texts = {row["id"]: row["text"] for row in rows}
    rewrites = [row | {"kind": "rewrites"} for row in _lines(REWRITES) if row["of"] in texts]
    made = make_copies(rows, each) + rewrites
    pile = [(row["id"], row["text"]) for row in (*rows, *made)]
    stories = find_stories([Telling(name, text, place=at) for at, (name, text) in enumerate(pile)])
    story_of = {name: story for story in stories for name in story.reports}
    hits = {row["id"]: row["of"] in story_of[row["id"]].reports for row in made}

    def recall(name: str, some: Sequence[dict[str, Any]]) -> Figure:
        return recall_figure(name, [counts(int(hits[row["id"]]), 1, int(hits[row["id"]])) for row in some])

    found = judge(stories, made, texts, verdicts())
    own = [(pair, verdict) for pair, verdict in found if pair[0] in texts and pair[1] in texts]

    def precision(name: str, some: Sequence[tuple[Pair, str]], updates: bool = False) -> Figure:
        counted = [verdict == "same" for _, verdict in some if updates or verdict != "update"]
        return recall_figure(name, [counts(1, 1, int(right)) for right in counted])

    told = [
        next(member.relation for member in story_of[row["id"]].members if member.report == row["id"]) == "rewrite"
        for row in rewrites
        if hits[row["id"]] and story_of[row["id"]].origin == row["of"]
    ]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        seconds, peak = pool.apply(_assemble, ([row["text"] for row in rows[:REPORTS]],))
    figures = (
        precision("precision", found),
        precision("precision, updates wrong", found, updates=True),
        precision("precision in bench news", own),
        recall("recall", made),
        *(recall(f"recall, {kind}", [row for row in made if row["kind"] == kind]) for kind in (*KINDS, "rewrites")),
        recall("recall, rewrites, held out", [row for row in rewrites if row["held_out"]]),
        Figure("told as rewrites", sum(told) / max(1, len(told)), n=len(told)),
        Figure("time", seconds, n=min(len(rows), REPORTS), unit="s"),
        Figure("peak", peak / 1e6, n=min(len(rows), REPORTS), unit="MB"),
    )
    tally = Counter(verdict for _, verdict in found)
    note = ", ".join(f"{count} {verdict}" for verdict, count in tally.most_common())
    return Result("copies", corpus.name, corpus.sha256(), "stories", len(pile), figures, f"pairs found: {note}")
