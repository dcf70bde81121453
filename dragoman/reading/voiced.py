"""Whom the tree makes the speaker of a cue: its subject, its agent, its owner.

A parse and the words of a cue in, the head word of the one who speaks out, or None where the tree names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.complements import ADDRESSING
from dragoman.reading.cues import read_cue, verb_of
from dragoman.reading.nesting import subject_of
from dragoman.reading.parse import Parse, Range

_NOMINAL = frozenset("NOUN PROPN PRON".split())
_NOBODY = frozenset("it there what that this which".split())
#: How far up a participle looks for the verb whose subject it shares ("Lee left, *saying* …").
_UP = 3


def speaker_of(parse: Parse, cue: Sequence[Range]) -> int | None:
    """The head of the noun phrase that speaks by a cue.

    The subject of an active verb, its own or the one that it shares; the agent of a passive one; the phrase behind
    "according to"; the owner of a noun.
    """
    read = read_cue(parse, cue)
    head = parse.head_of(*cue[0]) if read is None else read.head
    if parse.form(head).lower() == "according":
        return next((a for a in (int(parse.head[head]), *parse.children(head, "obl", "nmod")) if a > head), None)
    if is_passive(parse, head):
        return parse.child(head, "obl:agent")
    if parse.upos[head] == "NOUN" and (owner := parse.child(head, "nmod:poss")) is not None:
        return owner
    return _shared(parse, head)


def _shared(parse: Parse, verb: int) -> int | None:
    """The subject of a verb, or that of the verb below which it stands as a participle."""
    for _ in range(_UP):
        if (subject := subject_of(parse, verb)) is not None:
            return subject if parse.upos[subject] in _NOMINAL and parse.form(subject).lower() not in _NOBODY else None
        participle = parse.is_a(verb, "advcl") and parse.form(verb).lower().endswith("ing")
        above = int(parse.head[verb])
        if not participle or above == verb or is_passive(parse, above):
            return None
        verb = above
    return None


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb is told of whom it is done to: "was urged", "*asked* whether he would go, Lee said"."""
    if parse.child(verb, "nsubj:pass", "aux:pass") is not None:
        return True
    return _is_put_first(parse, verb)


def was_asked(parse: Parse, cue: Sequence[Range]) -> bool:
    """Whether a cue is what was done to the speaker of the main clause: "*Asked* whether he would go, Lee said"."""
    read = read_cue(parse, cue)
    return read is not None and _is_put_first(parse, read.head)


def _is_put_first(parse: Parse, verb: int) -> bool:
    form = parse.form(verb).lower()
    if verb >= int(parse.head[verb]) or not parse.is_a(verb, "advcl", "acl", "dep") or not form.endswith("ed"):
        return False
    bare = parse.child(verb, "nsubj", "aux", "obj", "iobj") is None
    return bare and verb_of(form) in ADDRESSING
