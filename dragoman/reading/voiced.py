"""Who speaks by a cue: the pieces that the network takes for its source in, the one that is the speaker's out.

In PolNeAR one annotated source in sixty has several pieces; where the network draws several, the others are whoever
else stands near ("the bank detailed in *Securities and Exchange Commission* filings"). The tree tells the speaker: the
subject of a verb, the agent of a passive, the owner of a noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.complements import ADDRESSING
from dragoman.reading.cues import read_cue, verb_of
from dragoman.reading.nesting import noun_phrase, subject_of
from dragoman.reading.parse import Parse, Range

_NOMINAL = frozenset("NOUN PROPN PRON".split())
_NOBODY = frozenset("it there what that this which".split())
#: Of those, which speak where the network takes them for a source by this chance or more; a design value.
_NAMELESS = frozenset("it that this which".split())
_LIKELY = 0.5
_CAN_OWN = frozenset("NORP Location Organization Person".split())
#: Who is quoted or cited speaks, though it is done to him.
_VOICED = frozenset("quote cite".split())
#: Clitics that the tagger takes for "is" where they are "has" ("he's called for").
_CLITICS = frozenset("'s ’s".split())
_NEEDS_SOMEBODY = frozenset("urge tell order press advise invite encourage instruct command remind".split())
#: How far up a participle looks for the verb whose subject it shares ("Lee left, *saying* …").
_UP = 3


def one_source(parse: Parse, spans: Sequence[Range], cue: Sequence[Range], apart: set[int]) -> tuple[Range, ...]:
    """The source of a cue in one piece, or nothing. `spans` are its pieces; `apart` are words that are no source.

    1. whom it was done to ("Lee *was asked*"), or told to, does not speak, nor does a phrase with the cue in it; 2. of
    several pieces the tree's speaker stays, else the nearest to the cue; 3. one in another sentence gives way to the
    tree's, and where none is left the tree's comes in.
    """
    speaker = speaker_of(parse, cue)
    within = [span for span in spans if not any(span[0] <= first < span[1] for first, _ in cue)]
    kept = [span for span in within if not _suffers(parse, span, cue)]  # 1
    if len(kept) > 1 and parse.lowered[cue[-1][1] - 1] in ("to", "with"):  # "explained to this newspaper Lee"
        kept = [span for span in kept if span[0] != cue[-1][1]]
    if len(kept) > 1:  # 2
        kept = [span for span in kept if speaker is not None and span[0] <= speaker < span[1]] or [
            min(kept, key=lambda span: (_distance(span, cue), span))
        ]
    if speaker is None or (kept and not _is_elsewhere(parse, kept[0], speaker, cue)):
        return tuple(kept)
    bounds = parse.sentences[parse.sentence_of[speaker]]  # 3
    named = None if speaker in apart else noun_phrase(parse, speaker, bounds, cue[0])
    return tuple(kept) if named is None or apart & set(range(*named)) else (named,)


def speaker_of(parse: Parse, cue: Sequence[Range]) -> int | None:
    """The head of the noun phrase that the tree makes the speaker of a cue, or None where it names nobody.

    The subject of an active verb, its own or the one that it shares; the agent of a passive one; the phrase behind
    "according to"; the owner of a noun.
    """
    head = _head(parse, cue)
    if parse.lowered[head] == "according":
        return next((a for a in (parse.governor[head], *parse.children(head, "obl", "nmod")) if a > head), None)
    if _is_passive(parse, head):
        return parse.child(head, "obl:agent")
    if parse.upos[head] == "NOUN" and (owner := _owner(parse, head)) is not None:
        return owner
    return _shared(parse, head)


def _owner(parse: Parse, noun: int) -> int | None:
    """Whose a noun of saying is: its owner, or the name or nationality before it ("the *Russian* demand that …")."""
    owner = parse.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    before = [c for c in parse.children(noun, "amod", "compound", "nmod:desc") if c < noun]
    named = [c for c in before if any(e.first <= c < e.last and e.label in _CAN_OWN for e in parse.entities)]
    return named[0] if len(named) == 1 else None


def _head(parse: Parse, cue: Sequence[Range]) -> int:
    read = read_cue(parse, cue)
    return parse.head_of(*cue[0]) if read is None else read.head


def _shared(parse: Parse, verb: int) -> int | None:
    """The subject of a verb, or that of the verb below which it stands as a participle."""
    for _ in range(_UP):
        subject = subject_of(parse, verb)
        if subject is not None:
            return subject if parse.upos[subject] in _NOMINAL and _may_speak(parse, subject) else None
        participle = parse.is_a(verb, "advcl") and parse.lowered[verb].endswith("ing")
        above = parse.governor[verb]
        if not participle or above == verb:
            return None
        if (suffers := parse.child(above, "nsubj:pass")) is not None:
            return suffers if parse.upos[suffers] in _NOMINAL else None  # "Madrid was hurt, *saying* …"
        verb = above
    return None


def _may_speak(parse: Parse, subject: int) -> bool:
    """Whether a subject can be a speaker: "it" and "which" only where the network, too, takes them for a source."""
    form = parse.lowered[subject]
    if form not in _NOBODY:
        return True
    if parse.chances is None or form not in _NAMELESS or parse.is_a(subject, "expl"):
        return False
    return bool(parse.chances[subject, 0] >= _LIKELY)


def _is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb is told of whom it is done to: "was urged", "*asked* whether he would go, Lee said"."""
    auxiliary = parse.child(verb, "aux:pass")
    if parse.child(verb, "nsubj:pass") is None and auxiliary is None:
        return _is_put_first(parse, verb) or _is_urged(parse, verb)
    return auxiliary is None or parse.lowered[auxiliary] not in _CLITICS


def _suffers(parse: Parse, span: Range, cue: Sequence[Range]) -> bool:
    """Whether a piece is whom the verb of the cue is done to."""
    head = _head(parse, cue)
    if parse.is_a(parse.head_of(*span), "expl"):
        return True  # "*It* is expected"
    if verb_of(parse.form(head)) in _VOICED:
        return False
    if _is_put_first(parse, head):
        agent = parse.child(head, "obl:agent")
        return agent is None or not span[0] <= agent < span[1]
    if _is_urged(parse, head):
        subject = parse.child(head, "nsubj")
        return subject is not None and span[0] <= subject < span[1]
    subject = parse.child(head, "nsubj:pass")
    told = parse.child(head, "aux:pass") is not None and _is_passive(parse, head)
    return told and subject is not None and span[0] <= subject < span[1]


def _is_put_first(parse: Parse, verb: int) -> bool:
    form = parse.lowered[verb]
    if verb >= parse.governor[verb] or not parse.is_a(verb, "advcl", "acl", "dep") or not form.endswith("ed"):
        return False
    bare = parse.child(verb, "nsubj", "aux", "obj", "iobj") is None
    return bare and verb_of(form) in ADDRESSING


def _is_urged(parse: Parse, verb: int) -> bool:
    """ "*Indonesia urged* to open its ports", in a headline: a verb that needs somebody to address and has nobody."""
    if verb_of(parse.form(verb)) not in _NEEDS_SOMEBODY or not parse.lowered[verb].endswith(("ed", "told")):
        return False
    if parse.child(verb, "obj", "iobj", "aux") is not None:
        return False
    # Nobody stands between the two, whichever verb the parser gives him to: "urged *Japan* to open".
    behind = verb + 1 + (parse.upos[verb + 1 : verb + 2] == ["ADV"])
    return behind < len(parse) and parse.form(behind) == "to" and parse.is_a(behind, "mark", "aux")


def _is_elsewhere(parse: Parse, span: Range, speaker: int, cue: Sequence[Range]) -> bool:
    """Whether a source is of another sentence than its cue, or not whom "according to" names, and not the speaker."""
    if span[0] <= speaker < span[1]:
        return False
    head = _head(parse, cue)
    return parse.sentence_of[span[0]] != parse.sentence_of[head] or parse.lowered[head] == "according"


def _distance(span: Range, cue: Sequence[Range]) -> int:
    """Words between a source and the nearest piece of its cue."""
    return min(max(first - span[1], span[0] - last, 0) for first, last in cue)
