"""The reader under measurement, loaded only when a benchmark calls for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.corpora import Row
from dragoman.reading.parse import Parse
from dragoman.records import Reading, Report, report_id


def network(text: str) -> Parse:
    """What the network says of a bare text, nothing skipped."""
    from dragoman.reading import encoder

    return encoder.parse(text)


def network_file(path: Path) -> Callable[[str], Parse]:
    """The same by another network file, which must have its `tokenizer.json` beside it."""
    from dragoman.reading import encoder
    from dragoman.reading.network import Network

    other = Network(path)
    return lambda text: encoder.parse(text, network=other)


def network_on_words(row: Row) -> Parse:
    """The same for given words: `row["tokens"]` are their offsets in `row["text"]`."""
    from dragoman.reading import encoder
    from dragoman.reading.words import make_words

    return encoder.parse_words(make_words(row["text"], [(start, end) for start, end in row["tokens"]]))


def whole(text: str, published: str | None = None) -> Reading:
    """The whole reading of a bare text."""
    return whole_report(Report(id=report_id(text), text=text, published=published))


def whole_report(report: Report) -> Reading:
    """The whole reading of a report."""
    from dragoman.reading.read import read

    return read(report)


def uncalibrated(report: Report) -> Reading:
    """The same with confidences as rules and heads have them."""
    from dragoman.reading.read import uncalibrated

    return uncalibrated(report)
