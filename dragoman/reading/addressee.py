"""To whom a statement was made: the clause of its cue in, an actor of the report's cast out, or None.

"told VOA", "urged China to", "called on Moscow to", "said to reporters", "in an interview with Al Arabiya", "Iran was
warned by Paris". An outlet that is addressed is the addressee where it is an actor of the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.complements import ADDRESSING
from dragoman.reading.cues import Cue
from dragoman.reading.parse import Parse

# Verbs beside those of asking and telling whose object is spoken to.
_OBJECT = ADDRESSING | frozenset(
    """
    threaten offer brief answer thank congratulate remind petition interrupt reassure admonish alert query
    """.split()
)
# Prepositions that lead to the addressee, by verb; the empty key is for every verb of speech.
_TOWARDS = {
    "": frozenset(("to",)),
    "call": frozenset(("on", "upon")),
    "plead": frozenset(("with", "to")),
    "demand": frozenset(("of", "from")),
    "request": frozenset(("from", "of")),
    "speak": frozenset(("to", "with")),
    "talk": frozenset(("to", "with")),
}
# Occasions whose other side is the addressee: "in an interview with", "in a letter to".
_OCCASIONS = frozenset(
    """
    interview interviews conversation call talk talks email e-mail mail letter message note statement speech address
    remarks testimony tweet post briefing meeting
    """.split()
)
_WITH = frozenset(("with", "to", "before"))


def find_addressee(
    parse: Parse, cast: Cast, cue: Cue | None, words: Sequence[int], speakers: Sequence[str]
) -> str | None:
    """The id of the one addressed. `words` are the cue's clause (`circumstance`), its content left out."""
    if cue is None:
        return None
    clause = frozenset(words)
    for word in _candidates(parse, cue, clause):
        for actor in cast.at.get(word) or cast.who(parse, *parse.extent(word)):
            if actor not in speakers:
                return actor
    return None


def _candidates(parse: Parse, cue: Cue, clause: frozenset[int]) -> Iterator[int]:
    """Head words of phrases that may name the addressee, the surest first."""
    head = cue.head
    if cue.lemma in _OBJECT or cue.lemma in ("tell", "ask"):
        yield from (c for c in parse.children(head, "iobj", "obj") if c in clause)
    if cue.lemma in ADDRESSING:
        yield from (c for c in parse.children(head, "nsubj:pass") if c in clause)
        for wanted in parse.children(
            head, "xcomp", "ccomp", "advcl"
        ):  # some trees give "Japan" to "urged Japan to *stop*"
            yield from (c for c in parse.children(wanted, "nsubj") if c in clause and head < c < wanted)
    towards = _TOWARDS.get(cue.lemma, frozenset()) | _TOWARDS[""]
    inner = [c for c in parse.children(head, "obl", "nmod", "advcl", "xcomp", "obj") if c in clause]
    for child in inner:
        if parse.is_a(child, "obl", "nmod") and _case(parse, child) & towards:
            yield child
    for word in sorted(clause):
        if parse.lowered[word] in _OCCASIONS:
            for other in parse.children(word, "nmod", "obl"):
                if other in clause and _case(parse, other) & _WITH:
                    yield other
    for word in sorted(clause):  # the parser may hang "with VOA" on the verb
        if parse.lowered[word] in ("interview", "conversation"):
            for other in inner:
                if other > word and "with" in _case(parse, other):
                    yield other


def _case(parse: Parse, word: int) -> frozenset[str]:
    return frozenset(parse.lowered[c] for c in parse.children(word, "case"))
