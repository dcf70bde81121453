"""Attributions: who is said, by which words, to have said what, against PolNeAR's annotators.

**Rows**: `{"id", "text", "attributions": [{"source", "cue", "content": [[start, end], …], "qtype_derived"}]}`.

**Words** are runs of letters, digits and underscores, or one other visible character: a definition that belongs to no
tokeniser. A word is in a span if they share a character; a span of several pieces is the set of its words.

**words source / cue / content**: F1 over words, micro-averaged. A word counts for a role if it is in any span of that
role; it may count for several.

**attributions**: F1 over whole attributions, micro-averaged. A predicted and a gold attribution may be paired if
their contents have a Jaccard index of at least .5 over words, and their sources share a word, and their cues share a
word (two empty ones agree, an empty and a filled one do not). Pairing is one to one, as many pairs as can be had. An
attribution without content is left out on both sides.

**attributions, strict**: the same where contents and sources both have a Jaccard index of at least .5, cues not
regarded. **attributions, exact**: sources and contents are the same words.

**by kind**: direct (all letters and digits of the content stand within double quotation marks), indirect (none),
mixed. For the gold the corpus's own `qtype_derived` is taken where it has one. Recall sorts by the gold attribution's
kind, precision by the predicted one's.

**direct quotations found**: of the gold's direct contents, the share (a recall; precision beside it) that can be
paired with a predicted content of a Jaccard index of at least .5, whatever the source. **exact**: of the same, the
share whose words are exactly those of a predicted content.

Two views: `network` scores `Parse.attributions`, `statements` the records of the whole reading. The codebook splits
one quotation into several statements where the act changes; statements with the same source and cue are joined again.

`people` are annotators of the same article scored against each other by the same rules (every ordered pair, summed
over an article's pairs), so each figure above has its human counterpart.

Intervals: 95 %, bootstrap over articles.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from benchmarks.corpora import Corpus, Row, Span, spans
from benchmarks.counting import agree, counts, jaccard, pairs
from benchmarks.results import Result, f1_figure, recall_figure
from dragoman.reading.parse import Parse
from dragoman.records import Reading

KINDS = ("direct", "mixed", "indirect")
ROLES = ("source", "cue", "content")

_WORD = re.compile(r"\w+|[^\w\s]")

#: Pieces of a span are spans of the text; one attribution is its three roles and, where the corpus says so, its kind.
Pieces = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...], str | None]
Counts = dict[str, tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution as sets of word numbers, and its kind."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: str


class Text:
    """A text cut into the words of the metric."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _WORD.finditer(text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        quoted = _quoted(text)
        self.quoted = [quoted[start] for start in self.starts]
        self.counted = [text[start].isalnum() for start in self.starts]

    def words(self, pieces: Iterable[Span]) -> frozenset[int]:
        """The numbers of the words that share a character with one of `pieces`."""
        return frozenset(
            word
            for start, end in pieces
            if start < end
            for word in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        )

    def kind(self, content: frozenset[int]) -> str:
        """`direct`, `mixed` or `indirect`, by how much of the content is within quotation marks."""
        quoted = {self.quoted[word] for word in content if self.counted[word]}
        return "mixed" if len(quoted) > 1 else "direct" if quoted == {True} else "indirect"

    def attributed(self, pieces: Iterable[Pieces]) -> list[Attributed]:
        """Attributions as sets of words; those without content are left out."""
        out = []
        for source, cue, content, kind in pieces:
            if said := self.words(content):
                out.append(Attributed(self.words(source), self.words(cue), said, kind or self.kind(said)))
        return out


def _quoted(text: str) -> list[bool]:
    """For each character whether it stands within double quotation marks, which are broken off by a line's end.

    Written apart from the reader's own, so that a change to the reader cannot move the yardstick.
    """
    inside = False
    out = []
    for character in text:
        if character == "\n":
            inside = False
        elif character in "“«„":
            inside = True
        elif character in "”»":
            inside = False
        elif character == '"':
            inside = not inside
        out.append(inside)
    return out


def gold(row: Row) -> list[Pieces]:
    """The attributions of a row of the corpus."""
    return [
        (spans(item["source"]), spans(item["cue"]), spans(item["content"]), item.get("qtype_derived"))
        for item in row["attributions"]
    ]


def of_parse(parse: Parse) -> list[Pieces]:
    """The network's own attributions."""

    def pieces(ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(parse.words.span(first, last) for first, last in ranges)

    return [(pieces(item.source), pieces(item.cue), pieces(item.content), None) for item in parse.attributions]


def of_reading(reading: Reading) -> list[Pieces]:
    """The statements of a reading; those with the same source and the same cue are one."""
    joined: dict[tuple[object, ...], list[Span]] = {}
    for statement in reading.statements:
        # Without a cue nothing says that two contents belong together.
        key = (statement.source, statement.cue, None if statement.cue else statement.id)
        joined.setdefault(key, []).extend(statement.content)
    return [(key[0], key[1], tuple(sorted(content)), None) for key, content in joined.items()]  # type: ignore[misc]


def compare(text: Text, expected: Sequence[Attributed], found: Sequence[Attributed]) -> Counts:
    """Counts of every figure for one document, as rows of `counting`."""
    out: Counts = {}
    for role in ROLES:
        a: frozenset[int] = frozenset().union(*(getattr(item, role) for item in expected))
        b: frozenset[int] = frozenset().union(*(getattr(item, role) for item in found))
        out[f"words {role}"] = counts(len(b), len(a), len(a & b))

    near = [
        (i, j, overlap)
        for i, a_ in enumerate(expected)
        for j, b_ in enumerate(found)
        if a_.content & b_.content and (overlap := jaccard(a_.content, b_.content)) >= 0.5
    ]
    rules: dict[str, Callable[[Attributed, Attributed], bool]] = {
        "attributions": lambda a, b: agree(a.source, b.source) and agree(a.cue, b.cue),
        "attributions, strict": lambda a, b: jaccard(a.source, b.source) >= 0.5,
        "attributions, exact": lambda a, b: a.content == b.content and a.source == b.source,
    }
    for name, rule in rules.items():
        right = pairs(
            ((i, j, near_by) for i, j, near_by in near if rule(expected[i], found[j])), len(expected), len(found)
        )
        out[name] = counts(len(found), len(expected), len(right))
        if name != "attributions, exact":
            for kind in KINDS:
                out[f"{name}, {kind}"] = _of_kind(kind, expected, found, right)
    out["direct quotations found"] = _of_kind("direct", expected, found, pairs(near, len(expected), len(found)))
    same = pairs(((i, j, 1.0) for i, j, overlap in near if overlap == 1.0), len(expected), len(found))
    out["direct quotations exact"] = _of_kind("direct", expected, found, same)
    return out


def _of_kind(
    kind: str, expected: Sequence[Attributed], found: Sequence[Attributed], right: Sequence[tuple[int, int]]
) -> tuple[int, int, int, int]:
    return (
        sum(found[j].kind == kind for _, j in right),
        sum(item.kind == kind for item in found),
        sum(expected[i].kind == kind for i, _ in right),
        sum(item.kind == kind for item in expected),
    )


def summarise(corpus: Corpus, what: str, documents: Sequence[Counts], note: str = "") -> Result:
    """Figures from the counts of all documents."""
    names = documents[0].keys() if documents else ()
    figures = []
    for name in names:
        rows = np.array([document[name] for document in documents], float)
        figures.append((recall_figure if name.startswith("direct quotations") else f1_figure)(name, rows))
    benchmark = "people" if what == "people" else "attributions"
    return Result(benchmark, corpus.name, corpus.sha256(), what, len(documents), tuple(figures), note)


def measure(corpus: Corpus, what: str, read: Callable[[str], list[Pieces]]) -> Result:
    """Scores `read`, a function from a text to its attributions, on `corpus`."""
    documents = []
    for row in corpus.rows():
        text = Text(row["text"])
        documents.append(compare(text, text.attributed(gold(row)), text.attributed(read(row["text"]))))
    return summarise(corpus, what, documents)


def people(corpus: Corpus) -> Result:
    """How well annotators of the same article agree, by the same rules. Rows of one `id` are one article."""
    texts: dict[str, str] = {}
    annotators: dict[str, list[list[Pieces]]] = defaultdict(list)
    for row in corpus.rows():
        if row["text"] is not None:  # only one row of an article holds its text
            texts[row["id"]] = row["text"]
        annotators[row["id"]].append(gold(row))
    documents = []
    several = 0
    for name, versions in annotators.items():
        text = Text(texts[name])
        sides = [text.attributed(version) for version in versions]
        summed: dict[str, tuple[int, ...]] = {}
        for one, other in permutations(sides, 2):
            several += 1
            for figure, row_counts in compare(text, one, other).items():
                before = summed.get(figure, (0, 0, 0, 0))
                summed[figure] = tuple(x + y for x, y in zip(before, row_counts, strict=True))
        if summed:
            documents.append(summed)
    return summarise(corpus, "people", documents, f"{several // 2} pairs of annotators")  # type: ignore[arg-type]
