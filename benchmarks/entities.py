"""Entities: named entities against the annotators of a corpus.

**Rows**: `{"text", "entities": [{"s", "e", "label"}]}`.

**F1, exact**: micro-averaged over all entities; one is right if its first and last character and its label are those
of the gold. **By label** likewise. **without labels**: right if the first and last character are. Where a corpus
draws its labels otherwise than the network does, the network's are mapped (`LABELS`); a label that the map drops is
not scored. A corpus of other labels than those named here is refused. Two entities of one label at one place count
once.

The reader makes its own words. An entity whose border lies inside one of them cannot be found, and is counted as
missed.

Intervals: 95 %, bootstrap over documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from benchmarks.corpora import Corpus, Span
from benchmarks.counting import counts
from benchmarks.results import Result, f1_figure
from dragoman.reading.parse import Parse

Named = tuple[int, int, str]

#: From the network's labels to those of each family of corpora. The nine labels of the worldwide corpus have no class
#: for events: its annotators put them under Misc.
LABELS: dict[str, dict[str, str]] = {
    "worldwide": {
        **{label: label for label in ("Person", "Organization", "Location", "NORP", "Facility", "Date", "Money",
                                      "Product", "Misc")},
        "Event": "Misc",
    },
    "conll2003": {
        "Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "MISC", "Event": "MISC",
        "Product": "MISC", "Misc": "MISC",
    },
}  # fmt: skip


def family(labels: Iterable[str]) -> dict[str, str]:
    """The map of `LABELS` that reaches all `labels` of a corpus. Raises `ValueError` where there is none."""
    seen = set(labels)
    for mapped in LABELS.values():
        if seen <= set(mapped.values()):
            return mapped
    raise ValueError(f"no map from the network's labels to these: {', '.join(sorted(seen))}; add one to LABELS")


def of_parse(parse: Parse) -> list[Named]:
    """The network's entities as `(start, end, label)` in characters."""
    return [(*parse.words.span(item.first, item.last), item.label) for item in parse.entities]


def measure(corpus: Corpus, what: str, read: Callable[[str], list[Named]]) -> Result:
    """Scores `read`, a function from a text to its entities, on `corpus`."""
    rows = list(corpus.rows())
    mapped = family(item["label"] for row in rows for item in row["entities"])
    labels = list(dict.fromkeys(mapped.values()))
    tables: dict[str, list[tuple[int, int, int, int]]] = {
        name: [] for name in ("entities", "entities, without labels", *labels)
    }
    for row in rows:
        expected = {(item["s"], item["e"], item["label"]) for item in row["entities"]}
        found = {(start, end, mapped[label]) for start, end, label in read(row["text"]) if label in mapped}
        places: list[set[Span]] = [{(start, end) for start, end, _ in side} for side in (expected, found)]
        tables["entities"].append(counts(len(found), len(expected), len(expected & found)))
        tables["entities, without labels"].append(counts(len(places[1]), len(places[0]), len(places[0] & places[1])))
        for label in labels:
            a, b = ({item for item in side if item[2] == label} for side in (expected, found))
            tables[label].append(counts(len(b), len(a), len(a & b)))
    figures = tuple(f1_figure(name, np.array(table)) for name, table in tables.items())
    return Result("entities", corpus.name, corpus.sha256(), what, len(rows), figures)
