"""Long reports in windows: a parse in, parses of its parts out; casts of the parts in, one cast out.

A file of a million words is no report, but it must be read in bounded time. An actor of one window and of another is
one where both give it the same id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from dragoman.reading.cast import Cast
from dragoman.reading.parse import Attribution, Entity, MentionWords, Parse, Range
from dragoman.reading.words import Words
from dragoman.records import Actor


def windows(parse: Parse, size: int) -> Iterator[tuple[int, Parse]]:
    """Parts of a parse of at most `size` words, each with the number of its first word."""
    first, n = 0, len(parse)
    sentence = parse.sentence
    while first < n:
        last = min(n, first + size)
        if last < n:
            begin = int(np.searchsorted(sentence, sentence[last], "left"))
            last = begin if begin > first else last
        yield first, part(parse, first, last)
        first = last


def part(parse: Parse, first: int, last: int) -> Parse:
    """The words `first` to `last` of a parse as a parse of their own; arcs that lead out of it end at their word.

    Anchors are left out: records are looked for in the whole.
    """
    words = parse.words
    cut = slice(first, last)
    head = parse.head[cut] - first
    out = (head < 0) | (head >= last - first)
    head[out] = np.flatnonzero(out)
    return Parse(
        Words(
            words.text,
            words.starts[cut],
            words.ends[cut],
            words.paragraph[cut],
            words.first[cut],
            words.quote[cut],
            words.case[cut],
            words.forms[cut],
        ),
        parse.sentence[cut] - parse.sentence[first],  # counted from 0, as in any parse
        parse.upos[cut],
        head.astype(np.int32),
        parse.deprel[cut],
        tuple(
            Entity(e.first - first, e.last - first, e.label, e.confidence)
            for e in parse.entities
            if first <= e.first and e.last <= last
        ),
        tuple(a for a in (_attribution(a, first, last) for a in parse.attributions) if a is not None),
        tuple(chain for chain in (_chain(c, first, last) for c in parse.chains) if len(chain) > 1),
        chances=None if parse.chances is None else parse.chances[cut],
    )


def _ranges(ranges: Sequence[Range], first: int, last: int) -> tuple[Range, ...]:
    return tuple((a - first, b - first) for a, b in ranges if first <= a and b <= last)


def _attribution(attribution: Attribution, first: int, last: int) -> Attribution | None:
    content = _ranges(attribution.content, first, last)
    if not content:
        return None
    return Attribution(
        _ranges(attribution.source, first, last), _ranges(attribution.cue, first, last), content, attribution.confidence
    )


def _chain(chain: Sequence[MentionWords], first: int, last: int) -> tuple[MentionWords, ...]:
    return tuple(
        MentionWords(m.first - first, m.last - first, m.head - first)
        for m in chain
        if first <= m.first and m.last <= last
    )


def joined(casts: Sequence[tuple[int, Cast]]) -> Cast:
    """One cast out of those of the windows, given with the number of each window's first word."""
    actors: dict[str, Actor] = {}
    at: dict[int, tuple[str, ...]] = {}
    doubtful: set[int] = set()
    for first, cast in casts:
        for actor in cast.actors:
            known = actors.get(actor.id)
            actors[actor.id] = (
                actor if known is None else msgspec.structs.replace(known, mentions=(*known.mentions, *actor.mentions))
            )
        at.update({first + head: ids for head, ids in cast.at.items()})
        doubtful.update(first + word for word in cast.doubtful)
    return Cast(tuple(actors.values()), at, frozenset(doubtful))
