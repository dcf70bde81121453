"""Whose deed a verb without a subject of its own tells of: what is around it says so, or leaves it open.

A parse and a verb in, the word that stands for its subject out. An infinitive or gerund is the deed of whoever the verb
above addresses, invites, allows, charges or makes do it: "urged China *to press*", "accused China *of attacking*".
"""

from __future__ import annotations

from dragoman.reading.cast import Cast
from dragoman.reading.complements import ADDRESSING
from dragoman.reading.event_phrases import cases, is_passive, phones
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import LEAVE
from dragoman.reading.parse import Parse

#: Verbs whose infinitive is the speaker's own deed although somebody is told of it.
_OWN_WORD = ("promis", "pledg", "vow", "threat", "offer", "agree", "swear", "swor")
#: Words before a gerund that lead from whoever the verb acts on to what he did or may not do.
_CHARGING = frozenset("of for from into".split())
_ORDERED = LEAVE | {"order", "orders"}
_TOLD_TO = frozenset(("told", "call", "called", "calls"))
#: Verbs whose object does what the infinitive behind it says.
_MADE_TO = frozenset(
    verb_table(
        """force want let allow help expect see persuade convince get enable cause lead prompt permit oblige compel push
        authorise authorize pressure drive spur induce tempt trust""".split()
    )
)
_HAVING = frozenset("have has had having get gets got getting".split())
_SAYING = frozenset(verb_table("say add state note report".split()))
#: What makes a gerund tell of the subject, not of whoever is addressed: "told reporters *after* meeting the king".
_TIMING = frozenset("after before while when since by in on upon despite without".split())
_TOWARDS = frozenset(("on", "upon", "to", "with"))
_QUOTING = frozenset(verb_table(["quote", "cite"]))


def is_had_done(parse: Parse, word: int) -> bool:
    """ "*Had* his bids *rejected*": by others."""
    governor = parse.governor[word]
    return (
        parse.is_a(word, "xcomp", "advcl", "ccomp")
        and parse.lowered[word].endswith(("ed", "en"))
        and parse.lowered[governor] in _HAVING
        and parse.child(word, "mark", "aux", "nsubj") is None
    )


def _is_alone(parse: Parse, word: int) -> bool:
    """Whether a clause in a past of its own has lost its subject: "after banks involved *agreed* to do so"."""
    return (
        parse.is_a(word, "advcl")
        and parse.lowered[word].endswith("ed")
        and parse.child(word, "aux", "mark", "advmod", "nsubj", "nsubj:pass") is None
        and not addresses(parse, word)
        and parse.child(word, "obj", "xcomp", "ccomp") is not None
    )


def takes_none(parse: Parse, word: int) -> bool:
    """Whether a clause without a subject has none from what it hangs on either."""
    said = parse.is_a(word, "ccomp") and parse.lowered[parse.governor[word]] in _SAYING
    return said or _is_alone(parse, word)


def shares_subject(parse: Parse, word: int) -> bool:
    """Whether the predicate that "after doing" hangs on has a subject of its own to share."""
    governor = parse.governor[word]
    return (
        parse.child(word, "nsubj", "nsubj:pass") is not None or parse.child(governor, "nsubj", "nsubj:pass") is not None
    )


def name_before(parse: Parse, cast: Cast, verb: int) -> int | None:
    """A name that the parser hung on a verb by a relation of names: it stands where the subject would."""
    before = [c for c in parse.children(verb, "compound", "flat", "nmod:desc", "dep") if c < verb and c in cast.at]
    return before[-1] if before else None


def quoted_before(parse: Parse, saying: int, word: int) -> int | None:
    """The clause before "…, officials said" that goes on behind: "rebels struck, officials said, *killing* ten"."""
    before = [c for c in parse.children(saying, "ccomp", "parataxis") if c < saying]
    return before[-1] if before and saying < word and parse.form(word - 1) == "," else None


def charged_with(parse: Parse, word: int) -> int | None:
    """Who is charged with a gerund, thanked for it or kept from it: "accused *China* of attacking"."""
    governor = parse.governor[word]
    marks = {parse.lowered[c] for c in parse.children(word, "mark", "case")}
    if parse.upos[governor] != "VERB" or not parse.lowered[word].endswith("ing") or not marks & _CHARGING:
        return None
    charged = parse.child(governor, "nsubj:pass" if is_passive(parse, governor) else "obj")
    against = [c for c in parse.children(governor, "obl") if "against" in cases(parse, c)]
    return next(iter(against), None) if charged is None else charged  # "railed *against* them for refusing"


def invited_to(parse: Parse, word: int) -> list[int]:
    """Who is invited to do what an infinitive says: "delivered an invitation *to Weber* to attend"."""
    giver = parse.governor[word]
    if parse.lowered[giver].startswith("invitation"):
        giver = parse.governor[giver]
    invitations = [c for c in parse.children(giver, "obj", "nsubj:pass") if parse.lowered[c].startswith("invitation")]
    hung = [c for at in (giver, *invitations) for c in parse.children(at, "nmod", "obl")]
    return [c for c in hung if invitations and c < word and cases(parse, c) == {"to"}]


def allowed_to(parse: Parse, word: int) -> int | None:
    """Who is given permission to do what an infinitive says: "gave permission to *Iran* to enter"."""
    giver = parse.governor[word]
    if parse.lowered[giver] in _ORDERED:
        giver = parse.governor[giver]
    leave = [c for c in parse.children(giver, "obj", "nsubj:pass") if parse.lowered[c] in _ORDERED]
    if not leave:
        return None
    # "Gave Iran leave", where the parser took the first for the owner of the second.
    given = [c for c in parse.children(leave[0], "nmod:poss") if parse.child(c, "case") is None]
    to = [c for at in (giver, *leave) for c in parse.children(at, "obl", "nmod") if "to" in cases(parse, c)]
    return next(iter((*parse.children(giver, "iobj"), *to, *given)), None)


def addressed(parse: Parse, word: int) -> int | None:
    """Who is told or made to do what a clause says, or is quoted as doing it: "urged *China* to press"."""
    governor = parse.governor[word]
    quoted = parse.lowered[governor] in _QUOTING and any(parse.lowered[c] == "as" for c in parse.children(word))
    later = any(parse.lowered[c] in _TIMING for c in parse.children(word, "mark", "case", "advmod"))
    if (
        later
        or not parse.is_a(word, "xcomp", "ccomp", "advcl")
        or not (quoted or (addresses(parse, governor) and not phones(parse, governor, word)))
    ):
        return None
    told = parse.child(governor, "obj", "iobj") if not is_passive(parse, governor) else None
    told = parse.child(governor, "nsubj:pass") if told is None else told
    if told is None:
        told = next((c for c in parse.children(governor, "obl") if cases(parse, c) & _TOWARDS), None)
    return told


def addresses(parse: Parse, word: int) -> bool:
    """Whether a verb tells or makes its object do what the infinitive behind it says."""
    form = parse.lowered[word]
    if form.startswith(_OWN_WORD):
        return False
    return (
        any(form.startswith(verb[:-1] if verb.endswith("e") else verb) for verb in ADDRESSING)
        or form in _TOLD_TO
        or form in _MADE_TO
    )
