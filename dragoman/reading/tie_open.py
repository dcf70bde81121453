"""Whether what a word says is only wished, guessed or charged: no standing relation, though no "not" or "will" is near.

Beside `modality`, which asks the same of deeds: who "is looking to buy" has bought nothing, and one of whom it is said
that he "was accused of helping rebels" is nobody's friend by that.
"""

from __future__ import annotations

from dragoman.reading.event_phrases import is_passive
from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.reading.parse import Parse

#: Whose complement is not yet: "is *looking* to buy", "*tends* towards backing".
_WISHING = verb_table(
    "look seek want wish hope aim plan intend consider mull ponder contemplate discuss aspire".split()
)
_LEANING = verb_table("tend lean incline veer".split())
_WISHES = frozenset(
    noun_table("talk negotiation ambition hope goal dream bid aspiration desire wish prospect possibility".split())
)
#: What somebody "would" do to what he has not got: "*would like* closer ties".
_LIKING = frozenset("like love prefer welcome".split())
_WOULD = frozenset("would 'd ’d should".split())
_GUESSING = frozenset("perhaps maybe possibly presumably supposedly conceivably".split())
_CHARGED = verb_table("accuse suspect".split())
#: How far "perhaps" reaches down from the first of coordinate clauses. A design value.
_MOST_STEPS = 4
_COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl", "obl", "nmod")


def is_wished(parse: Parse, word: int) -> bool:
    """Whether somebody is only about to do what a verb says, or would like what a noun names."""
    first = parse.governor[word] if parse.is_a(word, "conj") else word
    above = parse.governor[first]
    form = parse.lowered[above]
    if parse.upos[word] != "VERB":
        helpers = {parse.lowered[c] for c in parse.children(above, "aux")}
        return parse.is_a(first, "obj") and form in _LIKING and bool(helpers & _WOULD)
    if not parse.is_a(first, *_COMPLEMENTS) or parse.is_a(first, "acl:relcl"):
        return False
    marks = {parse.lowered[c] for c in parse.children(first, "mark", "case")}
    if form in _LEANING:
        return bool(marks & {"to", "toward", "towards"})
    if form in _WISHES and parse.upos[above] == "NOUN":
        return bool(marks & {"to", "of"}) and parse.child(first, "nsubj") is None
    return form in _WISHING and parse.is_a(first, "xcomp", "ccomp") and ("to" in marks or form.endswith("ing"))


def is_guessed(parse: Parse, word: int) -> bool:
    """Whether a word is under "perhaps" or a charge: "*Perhaps* Chad works to defeat", "*accused* of helping"."""
    at = word
    for _ in range(_MOST_STEPS):
        guesses = [c for c in parse.children(at, "advmod") if parse.lowered[c] in _GUESSING]
        subject = parse.child(at, "nsubj")
        if any(at == word or subject is None or guess < subject for guess in guesses):
            return True
        if not parse.is_a(at, "conj", "xcomp", "advcl", "obj") or parse.is_root(at):
            break
        at = parse.governor[at]
    return _is_charged(parse, word)


def _is_charged(parse: Parse, word: int) -> bool:
    first = parse.governor[word] if parse.is_a(word, "conj") else word
    above = parse.governor[first]
    of = any(parse.lowered[c] == "of" for c in parse.children(first, "mark", "case"))
    return of and parse.lowered[above] in _CHARGED and is_passive(parse, above)
