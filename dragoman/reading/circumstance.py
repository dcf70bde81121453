"""The clause that a cue governs, without what was said: where its speaker, addressee, occasion and day are told.

"told reporters at a briefing in Ankara on Tuesday that …" gives "told reporters at a briefing in Ankara on Tuesday".
Words belong to the nearest cue above them in the tree, so that two attributions in one sentence keep their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.cues import Cue
from dragoman.reading.parse import Parse, Range


def head_of_cue(parse: Parse, cue: Cue | None, ranges: Iterable[Range]) -> int | None:
    """The word that governs a cue: as read, or else the head of its first range."""
    if cue is not None:
        return cue.head
    first = next(iter(ranges), None)
    return None if first is None else parse.head_of(*first)


def clause_of(parse: Parse, head: int) -> int:
    """The word at the top of the clause of a cue. "According" stands below the noun that it names."""
    if parse.lowered[head] == "according" and not parse.is_root(head):
        return parse.governor[head]
    return head


def circumstance(parse: Parse, head: int, content: Iterable[Range], cue_heads: frozenset[int]) -> list[int]:
    """The words of the cue's own clause, in order, its content left out.

    `cue_heads` are the governing words of all cues of the report.
    """
    top = clause_of(parse, head)
    said = {word for first, last in content for word in range(first, last)}
    found: list[int] = []
    stack = [top]
    while stack:
        word = stack.pop()
        if word not in said:
            found.append(word)
        # "The envoy, who arrived on Monday, said": a relative clause tells of another occasion, and so does what goes
        # on with a subject of its own: "he was silent, but troops had crossed the river in May".
        for child in parse.children(word):
            if (child not in cue_heads or child == head) and not _is_apart(parse, child):
                stack.append(child)
    return sorted(found)


def _is_apart(parse: Parse, word: int) -> bool:
    if not parse.is_a(word, "acl:relcl", "conj", "parataxis"):
        return False
    return parse.is_a(word, "acl:relcl") or parse.child(word, "nsubj", "csubj", "expl") is not None
