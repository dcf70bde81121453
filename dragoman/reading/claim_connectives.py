"""Claims by connectives: a clause or phrase of reason or condition in, its link with what it is the reason of out.

"The talks failed because both sides mistrusted each other", "exports fell due to the war", "if the bridge closes, trade
will stop". Where the effect's own verb tells a direction ("exports fell"), its subject is the effect and the verb gives
the sign; else the clause as a whole is raised, and lowered where it is denied.
"""

from __future__ import annotations

from dragoman.reading import claim_words as cw
from dragoman.reading.claim_draft import Link, Moved
from dragoman.reading.claim_effects import is_amount
from dragoman.reading.claim_phrases import clause, is_negated, noun_phrase
from dragoman.reading.claim_subjects import antecedent
from dragoman.reading.complements import clip
from dragoman.reading.cues import cue_at
from dragoman.reading.event_phrases import is_passive
from dragoman.reading.lemmas import IRREGULAR_PASTS
from dragoman.reading.parse import Parse, Range
from dragoman.records import Sign

#: What stands before a reason, the longest first.
_MARKERS = tuple(
    tuple(words.split())
    for words in (
        "as a result of", "as a consequence of", "as punishment for",
        "in response to", "in reaction to", "in retaliation for", "in light of", "in view of", "in anticipation of",
        "in protest at", "in protest over", "in protest against", "under pressure from", "by virtue of",
        "on account of", "on the grounds that", "for fear of", "for lack of", "for want of", "now that",
        "because of", "due to", "thanks to", "owing to", "out of fear", "out of concern", "because", "given", "amid",
        "amidst",
    )
)  # fmt: skip
#: The words with which a reason may begin, and the markers that begin so.
REASONS = frozenset(words[0] for words in _MARKERS)
_MARKERS_BY_WORD = {first: [words for words in _MARKERS if words[0] == first] for first in REASONS}
_WOULD = frozenset("will would wo 'll ’ll 'd ’d could may might".split())
_PAST = IRREGULAR_PASTS | frozenset("had did".split())
#: Predicates that say that what follows will not be.
_UNLIKELY = frozenset("unlikely improbable doubtful impossible".split())
#: Predicates of what will be: "is bound to fail".
_BOUND = frozenset("bound likely unlikely expected sure certain set going poised doomed".split())
_WHETHER = frozenset("ask know see inform tell decide determine wonder check find say learn doubt verify test".split())
_TURNS = frozenset("any not so necessary possible needed".split())
_UNNAMED = frozenset("anonymity named identified".split())
#: What is answered and not reacted to.
_ASKED = frozenset("question questions query queries inquiry inquiries".split())
#: Prepositions for what is so at the time, which causes changes only.
_AROUND = frozenset(("amid", "amidst"))
_STEPS = 4  # governors that the clause of an infinitive is looked for in; a design value


def by_reason(parse: Parse, word: int) -> list[Link]:
    """The link of the connective that begins with `word`, if one does."""
    if parse.lowered[word] not in REASONS:
        return []
    sentence = parse.sentences[parse.sentence_of[word]]
    following = [parse.lowered[w] for w in range(word, min(word + 5, sentence[1]))]
    markers = _MARKERS_BY_WORD[parse.lowered[word]]
    marker = next((m for m in markers if tuple(following[: len(m)]) == m), None)
    if marker is None or word + len(marker) >= sentence[1]:
        return []
    start = word + len(marker)
    if marker[0] == "due" and (parse.upos[start - 1] == "PART" or parse.upos[start] == "VERB"):
        return []  # "talks are due to begin"
    if marker[0] == "given" and not _is_given(parse, word):
        return []
    top = _top(parse, start, word)
    if top is None:
        return []
    governor = _governor(parse, top, word, start)
    if governor is None:
        return []
    cause = _reach(parse, top, start)
    if word <= _clause_of(parse, governor) < start and parse.child(governor, "nsubj") is None:
        return []  # the tree hung the clause on the connective itself
    if marker[0] == "in" and parse.lowered[top] in _ASKED:
        return []  # "said in response to a question"
    if marker == ("in", "response", "to") and cue_at(parse, governor) is not None:
        return []
    if marker[0] in _AROUND and not _is_change(parse, _clause_of(parse, governor)):
        return []
    why = "rule:claim-because" if len(marker) == 1 else "rule:claim-due-to"
    return _link(parse, cause, _clause_of(parse, governor), word, why, without=top, until=word)


def _is_change(parse: Parse, word: int) -> bool:
    """Whether a predicate tells that something rose, fell, suffered or was undone: what is "amid" may cause it."""
    return parse.lowered[word] in cw.MOVING or (is_passive(parse, word) and parse.lowered[word] in cw.ACTING)


def _is_given(parse: Parse, word: int) -> bool:
    """Whether "given" names a reason: it is no gift and no passive."""
    if parse.upos[word] in ("ADP", "SCONJ"):
        return True
    bare = parse.child(word, "aux", "aux:pass", "nsubj", "nsubj:pass", "iobj", "obl") is None
    return parse.is_a(word, "advcl") and bare and parse.child(word, "obj", "ccomp") is not None


def _top(parse: Parse, start: int, word: int) -> int | None:
    """The word that heads a reason which begins at `start`: the highest whose own governor stands before it.

    Trees are often wrong inside a reason, seldom about where it begins.
    """
    top = start
    while not parse.is_root(top) and parse.governor[top] >= start and not _ahead(parse, top):
        top = parse.governor[top]
    return None if parse.is_root(top) else top


def _ahead(parse: Parse, word: int) -> bool:
    """Whether a clause of reason stands before the clause that it explains."""
    return (
        parse.is_a(word, "advcl", "obl")
        and parse.governor[word] > word
        and parse.child(word, "mark", "case") is not None
    )


def _governor(parse: Parse, top: int, word: int, start: int) -> int | None:
    """What the reason is given for; the connective's own words are passed over."""
    governor = parse.governor[top]
    while word <= governor < start:
        if parse.is_root(governor):
            return governor
        governor = parse.governor[governor]
    return governor


def _reach(parse: Parse, top: int, start: int) -> Range:
    """The words of a reason from `start` on: what hangs on its head, without a clause that goes on after it."""
    below = set(
        parse.subtree(top, "parataxis", "conj")
        if parse.upos[top] == "VERB"
        else parse.subtree(top, "parataxis", "acl:relcl")
    )
    last = max(start, top)
    while last + 1 in below:
        last += 1
    while last > start and parse.upos[last] == "PUNCT":
        last -= 1
    return start, last + 1


def _clause_of(parse: Parse, word: int) -> int:
    """The predicate that a reason belongs to: of an infinitive the one with a subject ("were *unwilling* to give"), of
    a verb of saying what is said."""
    for _ in range(_STEPS):
        if parse.child(word, "nsubj", "nsubj:pass") is not None or not parse.is_a(word, "xcomp") or parse.is_root(word):
            break
        word = parse.governor[word]
    said = parse.child(word, "ccomp") if cue_at(parse, word) is not None else None
    return word if said is None else said


def by_since(parse: Parse, word: int) -> list[Link]:
    """The link of a clause with "since" or ", as" that tells a state or a change: a reason rather than a time."""
    if not parse.is_a(word, "advcl") or parse.is_root(word):
        return []
    marks = parse.children(word, "mark")
    if len(marks) != 1 or parse.lowered[marks[0]] not in ("as", "since") or marks[0] == 0:
        return []
    mark, governor = marks[0], parse.governor[word]
    if governor > mark or (parse.lowered[mark] == "as" and parse.form(mark - 1) != ","):
        return []
    own = parse.child(word, "nsubj", "nsubj:pass")
    state = parse.child(word, "cop") is not None and parse.upos[word] in ("ADJ", "NOUN")
    change = parse.lowered[word] in cw.MOVING or parse.lowered[word] in cw.ACTING
    if own is None or not (state or change) or (parse.lowered[mark] == "since" and not _is_present(parse, word)):
        return []
    cause = (mark + 1, max(mark + 2, clause(parse, word)[1]))
    return _link(parse, cause, _clause_of(parse, governor), mark, "rule:claim-since", until=mark)


def _is_present(parse: Parse, word: int) -> bool:
    """Whether a clause is told in the present: "since" before the past tells a time."""
    verbs = [word, *parse.children(word, "cop", "aux")]
    return not any(parse.lowered[v] in _PAST or parse.lowered[v].endswith("ed") for v in verbs)


def by_condition(parse: Parse, word: int) -> list[Link]:
    """The link of an "if" clause with what will or would then come."""
    if not parse.is_a(word, "advcl") or parse.is_root(word):
        return []
    marked = {parse.lowered[c]: c for c in parse.children(word, "mark")}
    marks = set(marked)
    said = {parse.lowered[c] for c in parse.children(word, "advmod", "cc")}
    governor = parse.governor[word]
    if parse.lowered[governor] in _WHETHER and governor < word:
        return []  # "will inform doctors if": whether
    if not marks & {"if", "unless"} or marks & {"as", "for"} or "even" in said or parse.is_a(governor, "acl:relcl"):
        return []
    ahead = any(parse.lowered[c] in _WOULD for c in parse.children(governor, "aux"))
    if not ahead and not (parse.lowered[governor] in _BOUND and parse.child(governor, "xcomp") is not None):
        return []
    last = parse.sentences[parse.sentence_of[word]][1]
    if any(parse.form(w) == "?" for w in range(max(word, last - 2), last)):
        return []  # a question claims nothing
    if parse.child(word, "nsubj", "nsubj:pass", "expl", "csubj") is None:  # "if any"
        return []
    own = parse.child(governor, "nsubj", "nsubj:pass", "expl")
    if own is None:
        return []
    sign: Sign = "-" if ("unless" in marks) != is_negated(parse, word) else "+"
    start = marked["unless" if "unless" in marks else "if"] + 1
    if parse.form(min(start, len(parse) - 1)).lower() in _TURNS:
        return []  # "if any"
    cause = (start, max(clause(parse, word)[1], start + 1))
    return _link(parse, cause, governor, governor, "rule:claim-if", sign)


def _link(
    parse: Parse,
    cause: Range,
    governor: int,
    at: int,
    why: str,
    sign: Sign = "+",
    without: int | None = None,
    until: int | None = None,
) -> list[Link]:
    """The link of a reason with what `governor` heads; the effect ends before the word `until` or the cause."""
    moved = moved_by(parse, governor, without)
    effect = moved.effect
    stop = cause[0] - 1 if until is None else until
    if effect[0] < cause[0] and stop < effect[1]:
        effect = clip(parse, effect, (0, stop)) or effect
    if not (effect[1] <= cause[0] or cause[1] <= effect[0]) or effect[0] >= effect[1]:
        return []
    if not _UNNAMED.isdisjoint(parse.lowered[w] for w in range(*effect)):
        return []  # "who asked not to be named because"
    turned: Sign = moved.sign if sign == "+" else ("-" if moved.sign == "+" else "+")
    return [Link(cause, effect, turned, at, why)]


def _moves_itself(parse: Parse, word: int) -> bool:
    """Whether a verb of change tells its subject's: "fell", "fell five percent"."""
    return all(is_amount(parse, thing) for thing in parse.children(word, "obj"))


def moved_by(parse: Parse, word: int, without: int | None = None) -> Moved:
    """What a reason is given for: a thing that rises or falls, or that something is so."""
    own = parse.child(word, "nsubj", "nsubj:pass")
    if parse.upos[word] in ("NOUN", "PROPN", "PRON") and parse.child(word, "cop") is None and own is None:
        return Moved(noun_phrase(parse, word), "+")
    form = parse.lowered[word]
    if own is not None and form in ("due", "thanks", "because"):
        return Moved(noun_phrase(parse, own), "+")
    if own is not None and (sign := cw.MOVING.get(form)) is not None and _moves_itself(parse, word):
        own = antecedent(parse, word, own)
        return Moved(noun_phrase(parse, own), sign if not is_negated(parse, word) else ("-" if sign == "+" else "+"))
    if own is not None and is_passive(parse, word) and (sign := cw.ACTING.get(form)) is not None:
        return Moved(noun_phrase(parse, antecedent(parse, word, own)), sign)
    if form in _UNLIKELY:
        return Moved(clause(parse, word, without), "+" if is_negated(parse, word) else "-")
    if own is not None and form in cw.LOW and parse.upos[own] == "NOUN":
        return Moved(noun_phrase(parse, own), "-")
    return Moved(clause(parse, word, without), "-" if is_negated(parse, word) else "+")
