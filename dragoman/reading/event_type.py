"""What one side does to the other, where both are given: a root of PLOVER's and its probability.

This is the published task (Hu et al. 2024, PLV): the two sides of an event are marked in a sentence, and its type is
asked for. The network reads the text once more with both sides marked in its input, which `read` does not need: there
types come from words and tree, and every one names its rule. Labels are plain names here: the network is told no
definition, so that calling a type otherwise changes no answer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.errors import NetworkFileError, UsageError
from dragoman.reading.network import WINDOW, Network, load
from dragoman.reading.pieces import SOURCE, TARGET, Pieces, Window, find_pieces
from dragoman.reading.words import find_words
from dragoman.records import Span

OUTPUT = "event_type"


def event_type(
    text: str, source: Span | Sequence[Span], target: Span | Sequence[Span], *, network: Network | None = None
) -> dict[str, float]:
    """How likely each of PLOVER's roots is for what `source` does to `target` in `text`: the likeliest first, sum 1.

    `source` and `target` are spans `(start, end)` of the text, in characters, end-exclusive, or several each. The
    fifteen roots are PLV's, with CONCEDE and RETREAT as one (`YIELD`); planned consultation, support, cooperation and
    aid are AGREE. Of a text longer than a window of the network that part is read which has most of both sides.

    Raises `UsageError` for a span that is empty, lies outside the text or holds no word, and `NetworkFileError` where
    the network in use has not been taught this.

        >>> import dragoman
        >>> text = "Sweden expelled two Russian diplomats."
        >>> next(iter(dragoman.event_type(text, source=(0, 6), target=(20, 37))))
        'SANCTION'
    """
    network = network or load()
    if OUTPUT not in network.outputs:
        raise NetworkFileError("this network has no head for types of events; see training/README.md to add it")
    words = find_words(text)
    party = np.zeros(len(words), np.int64)
    for name, side, spans in (("source", SOURCE, _spans(source)), ("target", TARGET, _spans(target))):
        if not spans:
            raise UsageError(f"{name}: no span is given")
        for start, end in spans:
            if not 0 <= start < end <= len(text):
                raise UsageError(f"{name}: ({start}, {end}) is no span of a text of {len(text)} characters")
            first, last = words.within(start, end)
            if first >= last:
                raise UsageError(f"{name}: ({start}, {end}) holds no word: {text[start:end]!r}")
            party[first:last] = side
    pieces = find_pieces(words, network.tokenizer, party)
    logits = network.run_one(pieces, _window(pieces, party), OUTPUT)[0]
    likely = np.exp(logits.astype(np.float64) - logits.max())
    likely /= likely.sum()
    order = np.argsort(-likely, kind="stable")
    names = network.labels[OUTPUT]
    return {names[k]: float(likely[k]) for k in order.tolist()}


def _spans(given: Span | Sequence[Span]) -> list[Span]:
    """One span or several, as several."""
    one = [value for value in given if isinstance(value, int)]
    return [(one[0], one[1])] if one else [value for value in given if not isinstance(value, int)]


def _window(pieces: Pieces, party: np.ndarray) -> Window:
    """The words that fit a window and lie nearest around the two sides, beginning with their first word."""
    n = len(party)
    if int(pieces.first[-1]) <= WINDOW:
        return Window(0, n)
    marked = np.flatnonzero(party)
    begin, end = int(marked[0]), int(marked[-1]) + 1
    spare = WINDOW - int(pieces.first[end] - pieces.first[begin])
    if spare > 0:  # what is left is shared between both sides' surroundings
        at = max(0, int(pieces.first[begin]) - spare // 2)
        begin = int(np.searchsorted(pieces.first, at, "left"))
    stop = int(np.searchsorted(pieces.first, pieces.first[begin] + WINDOW, "right")) - 1
    return Window(begin, max(begin + 1, min(stop, n)))
