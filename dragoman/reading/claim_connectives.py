"""Claims by connectives: a clause or phrase of reason or condition in, its link with what it is the reason of out.

"The talks failed because both sides mistrusted each other", "exports fell due to the war", "if the bridge closes, trade
will stop". Where the effect's own verb tells a direction ("exports fell"), its subject is the effect and the verb gives
the sign; else the clause as a whole is raised, and lowered where it is denied.
"""

from __future__ import annotations

from dragoman.reading import claim_words as cw
from dragoman.reading.claim_draft import Link, Moved
from dragoman.reading.claim_phrases import antecedent, clause, is_negated, noun_phrase
from dragoman.reading.event_parties import is_passive
from dragoman.reading.parse import Parse, Range
from dragoman.records import Sign

_WOULD = frozenset("will would wo 'll ’ll 'd ’d could may might".split())
_FIRST = frozenset("i we".split())


def by_reason(parse: Parse, word: int) -> list[Link]:
    """The link of a clause or phrase of reason that `word` heads."""
    if parse.is_root(word):
        return []
    marks = [c for c in parse.children(word, "mark", "case") if c < word]
    if not marks:
        return []
    said = [parse.form(c).lower() for c in marks]
    governor = int(parse.head[word])
    if parse.is_a(word, "advcl") and "because" in said and parse.upos[word] not in ():
        return _link(parse, clause(parse, word), governor, word, "rule:claim-because")
    if parse.is_a(word, "obl", "nmod", "advcl", "ccomp") and _gives_reason(parse, word, marks, said):
        return _link(parse, noun_phrase(parse, word), governor, word, "rule:claim-due-to")
    return []


def _gives_reason(parse: Parse, word: int, marks: list[int], said: list[str]) -> bool:
    """ "because of", "due to", "thanks to", "owing to", "as a result of"."""
    first = marks[0]
    words = [parse.form(w).lower() for w in range(first, min(word, first + 4))]
    return (
        words[:2] in (["because", "of"], ["due", "to"], ["thanks", "to"], ["owing", "to"])
        or words[:4] in (["as", "a", "result", "of"], ["as", "a", "consequence", "of"])
    )


def by_condition(parse: Parse, word: int) -> list[Link]:
    """The link of an "if" clause with what will or would then come."""
    if not parse.is_a(word, "advcl") or parse.is_root(word):
        return []
    marks = {parse.form(c).lower() for c in parse.children(word, "mark")}
    governor = int(parse.head[word])
    if not marks & {"if", "unless"} or "as" in marks or "even" in {parse.form(c).lower() for c in parse.children(word, "advmod")}:
        return []
    if not any(parse.form(c).lower() in _WOULD for c in parse.children(governor, "aux")):
        return []
    own = parse.child(governor, "nsubj", "nsubj:pass")
    if own is None or parse.form(own).lower() in _FIRST:
        return []
    sign: Sign = "-" if "unless" in marks else "+"
    return _link(parse, clause(parse, word), governor, governor, "rule:claim-if", sign)


def _link(parse: Parse, cause: Range, governor: int, at: int, why: str, sign: Sign = "+") -> list[Link]:
    moved = _moved(parse, governor)
    if moved is None or not (moved.effect[1] <= cause[0] or cause[1] <= moved.effect[0]):
        return []
    turned: Sign = moved.sign if sign == "+" else ("-" if moved.sign == "+" else "+")
    return [Link(cause, moved.effect, turned, at, why)]


def _moved(parse: Parse, word: int) -> Moved | None:
    """What a reason is given for: a thing that rises or falls, or that something is so."""
    if parse.upos[word] in ("NOUN", "PROPN", "PRON") and parse.child(word, "cop", "nsubj") is None:
        return Moved(noun_phrase(parse, word), "+")
    form = parse.form(word).lower()
    own = parse.child(word, "nsubj", "nsubj:pass")
    if own is not None and (sign := cw.moving().get(form)) is not None and parse.child(word, "obj") is None:
        own = antecedent(parse, word, own)
        return Moved(noun_phrase(parse, own), sign if not is_negated(parse, word) else ("-" if sign == "+" else "+"))
    if own is not None and is_passive(parse, word) and (sign := cw.acting().get(form)) is not None:
        return Moved(noun_phrase(parse, antecedent(parse, word, own)), sign)
    return Moved(clause(parse, word), "-" if is_negated(parse, word) else "+")
