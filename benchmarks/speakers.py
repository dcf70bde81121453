"""Speakers: is the actor that the reader names behind "she" or "Mr. Okoro" the right one? Judged by hand.

**Drawn**: of all gold sources of a PolNeAR-form corpus that are a pronoun or a short name, `DRAWN` at random with a
fixed seed; a source of several attributions is drawn once. The draw does not depend on the reader. A short name is
one capitalised word, with or without a title, that elsewhere in the article is part of a longer name ("Okoro" where
"Ada Okoro" stands).

**Resolved**: the speakers of the statement whose source shares a character with the drawn source; of several, the one
whose content shares the most with the gold's. Not found where there is none.

**Judged**: `--sheet FOLDER` writes the drawn sources with their surroundings, as `speakers.txt` to read and as
`speakers.jsonl` to fill in: `verdict` is `right` or `wrong`. Right means the person or body that the source means,
under a name that tells it apart in the article; for a plural, all of them or the group as such. A description ("GOP
nominee") in place of somebody whom the article names is wrong, and so is nobody in place of the article's author or of
"some"; nobody is right where the source is a thing ("the rate … it refers to"). `--judged FILE` keeps
the verdicts of a sheet in `speakers_judged.jsonl`: ids, offsets, resolved names and verdicts, nothing of the text.

**right speaker**: of all drawn, the share judged right; a source whose statement the reader did not find is wrong.
**right speaker, where found** leaves those out. A verdict holds as long as the reader resolves the source to the same
names. Sources resolved otherwise since are **not judged** and left out of both; that figure says how many.

Intervals: 95 %, bootstrap over articles.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpora import ROOT, Corpus, Row, Span, spans
from benchmarks.results import Figure, Result, recall_figure
from dragoman.records import Reading

DRAWN, SEED = 300, 2
JUDGED = ROOT / "benchmarks" / "speakers_judged.jsonl"
VERDICTS = ("right", "wrong")

PRONOUNS = frozenset(
    "i you he she it we they me him her us them who whom this that these those one ones both all some many others "
    "each everyone everybody someone somebody anyone anybody nobody none myself himself herself itself themselves "
    "his hers their theirs my mine our ours your yours its whose which".split()
)
_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Senator|Secretary|Governor|Congressman|Judge|Prof)\b\.?\s+"
)
_SHORT = re.compile(r"[A-ZÀ-Þ][\w’'-]*")
_POSSESSIVE = re.compile(r"['’]s?$")

Key = tuple[str, Span]
#: A name's parts may be an initial, a small word of nobility, or another capitalised word.
_BEFORE = r"[A-ZÀ-Þ][\w’'-]*\.?(?:\s+[A-Z]\.)?(?:\s+(?:de|van|von|bin|al|el|la|der))*\s+"


@dataclass(frozen=True, slots=True)
class Source:
    """A drawn source: where it stands, and the content of the attribution that it is the source of."""

    document: str
    span: Span
    content: tuple[Span, ...]


def is_drawable(source: str, text: str) -> bool:
    """Whether `source` is a pronoun or a short name in the sense of this file."""
    words = _POSSESSIVE.sub("", source.strip())
    if words.lower() in PRONOUNS:
        return True
    name = _TITLE.sub("", words)
    if not _SHORT.fullmatch(name) or name.isupper():
        return False
    return (
        re.search(rf"\b(?!(?:The|A|An|And|But|In|On|At|For|Mr|Mrs|Ms|Dr)\b){_BEFORE}{re.escape(name)}\b", text)
        is not None
    )


def draw(rows: Iterable[Row], number: int = DRAWN, seed: int = SEED) -> list[Source]:
    """`number` sources at random, in the order of the corpus; all of them where there are fewer."""
    found: dict[Key, Source] = {}
    for row in rows:
        for item in row["attributions"]:
            source = spans(item["source"])
            if len(source) == 1 and is_drawable(row["text"][slice(*source[0])], row["text"]):
                found.setdefault((row["id"], source[0]), Source(row["id"], source[0], spans(item["content"])))
    everything = list(found.values())
    chosen = random.Random(seed).sample(range(len(everything)), min(number, len(everything)))
    return [everything[at] for at in sorted(chosen)]


def resolve(reading: Reading, source: Source) -> list[str] | None:
    """The names of the actors to whom the reader gives what stands at `source`; None where it found no statement."""
    best, most = None, -1
    for statement in reading.statements:
        if any(start < source.span[1] and source.span[0] < end for start, end in statement.source):
            shared = sum(
                max(0, min(end, e) - max(start, s)) for start, end in statement.content for s, e in source.content
            )
            if shared > most:
                best, most = statement, shared
    if best is None:
        return None
    names = {actor.id: actor.name for actor in reading.actors}
    return [names[speaker] for speaker in best.speakers]


def measure(corpus: Corpus, read: Callable[[Row], Reading], judged: Path = JUDGED) -> Result:
    """The share right, by the verdicts in `judged`, of what the reader resolves today."""
    verdicts = load_verdicts(judged)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])  # right, found and judged, not found, not judged
    resolved = resolve_all(corpus, read)
    for source, names in resolved:
        row = counts[source.document]
        if names is None:
            row[2] += 1
        elif (verdict := verdicts.get((source.document, source.span), {}).get(tuple(names))) is None:
            row[3] += 1
        else:
            row[0] += verdict == "right"
            row[1] += 1
    table = np.array(list(counts.values()), float).reshape(-1, 4)
    right, known, missed, open_ = table.T
    figures = (
        recall_figure("right speaker", np.stack([right, known + missed, right, known + missed], 1)),
        recall_figure("right speaker, where found", np.stack([right, known, right, known], 1)),
        Figure("not found", float(missed.sum() / max(1, len(resolved))), n=len(resolved)),
        Figure("not judged", float(open_.sum() / max(1, len(resolved))), n=len(resolved)),
    )
    return Result("speakers", corpus.name, corpus.sha256(), "statements", len(counts), figures)


def resolve_all(corpus: Corpus, read: Callable[[Row], Reading]) -> list[tuple[Source, list[str] | None]]:
    """The drawn sources of `corpus`, each with the names that the reader gives it."""
    rows = {row["id"]: row for row in corpus.rows()}
    readings: dict[str, Reading] = {}
    out = []
    for source in draw(rows.values()):
        if source.document not in readings:
            readings = {source.document: read(rows[source.document])}  # in the order of the corpus: one at a time
        out.append((source, resolve(readings[source.document], source)))
    return out


def write_sheet(corpus: Corpus, read: Callable[[Row], Reading], folder: Path, judged: Path = JUDGED) -> Path:
    """Writes `speakers.txt` and `speakers.jsonl` into `folder`; verdicts that still hold are filled in."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {row["id"]: row["text"] for row in corpus.rows()}
    verdicts = load_verdicts(judged)
    entries: list[dict[str, Any]] = []
    pages = []
    for number, (source, names) in enumerate(resolve_all(corpus, read), 1):
        text = texts[source.document]
        known = verdicts.get((source.document, source.span), {})
        verdict = known.get(tuple(names)) if names is not None else "not found"
        surroundings = _surroundings(text, source)
        entries.append({
            "number": number, "id": source.document, "source": source.span, "words": text[slice(*source.span)],
            "resolved": names, "verdict": verdict, "surroundings": surroundings,
        })  # fmt: skip
        said = "; ".join(names) or "(nobody)" if names is not None else "(statement not found)"
        pages.append(f"{number}. {source.document}\n\n{surroundings}\n\n   → {said}   [{verdict or ''}]\n")
    (folder / "speakers.txt").write_text("\n".join(pages), encoding="utf-8")
    sheet = folder / "speakers.jsonl"
    sheet.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries), encoding="utf-8")
    return sheet


def keep_verdicts(sheet: Path, judged: Path = JUDGED) -> int:
    """Takes the verdicts of a filled-in sheet into `judged`, without its text; returns how many it now holds.

    Raises `ValueError` with the line where a verdict is neither of `VERDICTS`.
    """
    verdicts = load_verdicts(judged)
    for at, line in enumerate(sheet.read_text(encoding="utf-8").splitlines(), 1):
        entry = json.loads(line)
        if entry["resolved"] is None or entry["verdict"] is None:
            continue
        if entry["verdict"] not in VERDICTS:
            raise ValueError(f"{sheet.name}:{at}: the verdict {entry['verdict']!r} is neither right nor wrong")
        start, end = entry["source"]
        verdicts.setdefault((entry["id"], (start, end)), {})[tuple(entry["resolved"])] = entry["verdict"]
    lines = [
        json.dumps({"id": key[0], "source": key[1], "resolved": names, "verdict": verdict}, ensure_ascii=False) + "\n"
        for key, known in sorted(verdicts.items())
        for names, verdict in sorted(known.items())
    ]
    judged.write_text("".join(lines), encoding="utf-8")
    return len(lines)


def load_verdicts(judged: Path) -> dict[Key, dict[tuple[str, ...], str]]:
    """Verdicts by source and by the names that were judged; none where there is no file."""
    out: dict[Key, dict[tuple[str, ...], str]] = defaultdict(dict)
    if judged.is_file():
        for line in judged.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            start, end = entry["source"]
            out[entry["id"], (start, end)][tuple(entry["resolved"])] = entry["verdict"]
    return out


#: Characters of text before and behind a source on the sheet: enough to see who was last spoken of.
_BEHIND, _AHEAD = 900, 300


def _surroundings(text: str, source: Source) -> str:
    start, end = source.span
    left, right = max(0, start - _BEHIND), min(len(text), end + _AHEAD)
    # Whole words at the borders.
    left = text.find(" ", left) + 1 if left else 0
    shown: Sequence[str] = (text[left:start], "⟦", text[start:end], "⟧", text[end:right])
    return re.sub(r"\n+", "\n   ", "   " + "".join(shown))
