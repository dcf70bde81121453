"""Verbs of asking, praising, offering and refusing in another sense: a cue in, yes or no out.

"Ordered thirty planes" asks nobody, "offers no answer" offers nothing, "questioned the owner" charges him with nothing,
"supported him with goats" is no praise. What is told by the company of the verb alone stands here.
"""

from __future__ import annotations

from dragoman.reading.cast import Cast
from dragoman.reading.cues import Cue
from dragoman.reading.event_lexicon import THINGS, nouns
from dragoman.reading.event_phrases import PARTS, cases, is_passive, objects, phones, subject_of
from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.reading.parse import Parse
from dragoman.reading.participants import takes_part

#: Verbs that only put a question.
_INQUIRING = frozenset("inquire enquire query wonder".split())
#: What is ordered to be done, beside deeds of the lexicon; all other things are goods.
_DONE_ON_ORDER = noun_table(
    """study review halt end evacuation closure change cut reduction increase move return transfer removal destruction
    construction measure action inquest recount retrial trial hearing audit check search clean-up lockdown freeze stop
    pause rerun re-run test extension dissolution payment settlement withdrawal update report overhaul reform
    shutdown suspension segregation segregated""".split()
)
#: What one party lays before its own house or cabinet for a decision of its own.
_MEASURES = noun_table(
    """bill legislation law budget measure resolution motion amendment rule plan version ban sanction tariff draft
    constitution merger takeover drug vaccine budget scheme project construction""".split()
)
#: Verbs whose particle makes another verb of them.
_PARTED: dict[str, frozenset[str]] = {
    "back": frozenset("off away out down up".split()),
    "file": frozenset("out in past".split()),
    "order": frozenset(("in", "up")),
    "press": frozenset(("ahead", "forward")),
    "push": frozenset(("ahead", "forward", "through", "up", "out")),
}
#: What something turns into, where nobody threatens it: "the dispute *threatened to become* a war".
_TURNING = frozenset(
    """become be derail undermine overshadow turn spread spill disrupt overwhelm engulf destroy trigger cause unravel
    topple push plunge drag erode worsen escalate spiral""".split()
)
#: What goes on within somebody: refusing it refuses nobody anything.
_INWARD = frozenset("become feel believe think despair panic worry die grow emerge appear fade disappear".split())
#: What a business offers its customers.
_ON_SALE = frozenset(
    """options option service services flights flight product products discount discounts tickets course courses tour
    tours rate rates range""".split()
)
#: What somebody offers another, if it is a thing and not a deed; a sum alone is a price.
_GIFTS = noun_table(
    """apology amnesty asylum reward compensation concession incentive guarantee assurance mediation resignation payment
    refuge shelter protection condolence sympathy thanks reparation immunity citizenship resettlement membership
    referendum autonomy independence service post job seat land base access branch hand compromise solution plan peace
    ransom bounty security training scholarship relief""".split()
)
_PRICED = frozenset("million billion dollars euros $ € £ tonnes tons sales package container containers".split())
_OFFERED = (
    frozenset().union(*(THINGS[name] for name in "goods arms troops deals talks ceasefire helpers permits".split()))
    | _GIFTS.keys()
) - _PRICED
#: Words that somebody shrugs off, where what happens is only borne.
_SHRUGGED = noun_table(
    """claim criticism accusation allegation charge attack complaint warning demand call appeal request suggestion
    report rumour rumor question speculation threat remark comment offer proposal""".split()
)
_MUCH = frozenset("lot lots much something nothing little more plenty anything".split())
#: What is accepted by being taken.
_TAKEN = frozenset("funding money cash bribe bribes gift gifts donation donations payment payments fees".split())
#: What debts are called for.
_PAID_BACK = frozenset("redemption repayment conversion tender".split())
#: What is denied, and not withheld.
_DENIED = frozenset(
    "responsibility involvement wrongdoing guilt charges claims allegations accusations reports rumours rumors".split()
)
#: What is upheld with money or trades, not with words.
_FINANCED = noun_table(
    "programme program scheme project training research price currency dollar yen issue share".split()
)
_SPENDING = frozenset(verb_table("earmark spend allocate intervene buy pay invest borrow".split()))
_QUANTITIES = PARTS | frozenset("numbers million millions".split())


def is_other_sense(parse: Parse, cast: Cast, cue: Cue) -> bool:
    """Whether the verb of a cue is used in a sense in which it names no act."""
    head, lemma = cue.head, cue.lemma
    things = objects(parse, head)
    clause = parse.child(head, "xcomp", "ccomp", "advcl") is not None
    if lemma in _INQUIRING or _PARTED.get(lemma, frozenset()) & _particles(parse, head):
        return True
    if lemma == "question":
        clauses = parse.children(head, "ccomp", "advcl", "xcomp")
        if any(_asks_how_much(parse, w) for c in clauses for w in parse.children(c)):
            return True  # "*questioned* how long it would last"
        asked = {parse.lowered[w] for c in parse.children(head, "obl", "advcl") for w in (c, *parse.children(c))}
        asked |= {parse.lowered[m] for c in parse.children(head, "ccomp") for m in parse.children(c, "mark")}
        return bool(asked & {"about", "why", "over", "whether", "if"}) or any(
            _is_somebody(parse, cast, thing) for thing in things
        )
    if lemma == "undertake":  # "has *undertaken* reforms", and not "to reform"
        return not clause and cue.noun is None
    if lemma == "call" and any(phones(parse, head, c) for c in parse.children(head, "xcomp", "advcl")):
        return True  # "*called* her to apologise"
    if lemma == "call" and any(
        parse.lowered[c] in _PAID_BACK and "for" in cases(parse, c) for c in parse.children(head, "obl")
    ):
        return True  # "*called* its notes *for redemption*"
    if lemma == "call" and "out" in _particles(parse, head):  # "*called* its members *out* to march"
        told = parse.children(head, "xcomp", "advcl")
        return any(parse.lowered[m] == "to" for c in told for m in parse.children(c, "mark"))
    if lemma in ("command", "instruct"):  # "*commanded* the southern front"
        return not clause and cue.noun is None and not (lemma == "instruct" and _tells(parse, cast, things))
    if lemma == "order":
        return bool(things) and not clause and not any(_is_ordered(parse, cast, thing) for thing in things)
    if lemma == "deny":  # "*denied* the striker", "*denied* him a visa"
        return not clause and bool(things) and all(_is_a_person(parse, cast, thing) for thing in things)
    if lemma in ("offer", "tender", "submit") and any(
        parse.lowered[thing].startswith("resignation") for thing in things
    ):
        return True  # "*tendered* his resignation": he goes, and gives nobody anything
    if lemma in ("offer", "propose"):
        if any(parse.lowered[thing] in _ON_SALE for thing in things):
            return True  # "*offers* flights"
        if parse.is_a(head, "acl") and parse.lowered[parse.governor[head]] in _MUCH:
            return True  # "has a lot *to offer*"
        if lemma == "propose" and not things and not clause and any(_to(parse, c) for c in parse.children(head, "obl")):
            return True  # "would *propose* to her with a ring"
        if lemma == "offer" and things and not clause and not any(_is_offered(parse, cast, thing) for thing in things):
            return True  # "*offered* a bond", "*offers* a textbook case"
        return cue.negated or any(parse.lowered[c] == "no" for thing in things for c in parse.children(thing, "det"))
    if lemma == "accept":  # "*accepts that* it was wrong"
        return parse.child(head, "ccomp") is not None or any(parse.lowered[thing] in _TAKEN for thing in things)
    if lemma == "agree":  # "did not *agree with* the strike": thought, not asked
        return cue.negated and cue.with_ == "with"
    if lemma == "decline" and not things and not clause and cue.noun is None:
        return True  # "receipts *declined* to five billion"
    if lemma == "appeal":  # to a court
        behind = {case for c in parse.children(head, "obl", "nmod") for case in cases(parse, c)}
        return "against" in behind or ("to" in behind and "for" not in behind and not clause)
    if cue.noun == "demand" and "up" in _particles(parse, head):
        return True  # "*make up* demand for its cars"
    if cue.noun == "denial":  # "*denial* of service"
        return not all(
            parse.lowered[c] in _DENIED
            for at in (head, *objects(parse, head))
            for c in parse.children(at, "nmod")
            if "of" in cases(parse, c)
        )
    if lemma == "approve":
        return any(parse.lowered[thing] in _MEASURES for thing in things)
    if lemma == "invite" and things:  # "*invites* retaliation"
        return not any(_is_somebody(parse, cast, thing) or parse.upos[thing] == "PROPN" for thing in things)
    if lemma in ("encourage", "inspire"):
        bound = parse.child(head, "xcomp", "ccomp") is not None or any(
            parse.lowered[m] == "to" for c in parse.children(head, "advcl") for m in parse.children(c, "mark")
        )
        return not bound and not any(_is_somebody(parse, cast, thing) for thing in things)
    if lemma in ("refuse", "decline") and any(_rules_out(parse, c) for c in parse.children(head, "xcomp")):
        return True  # "*refused* to rule out" leaves it open
    if lemma == "refuse" and any(parse.lowered[c] in _INWARD for c in parse.children(head, "xcomp")):
        return True  # "*refuses* to become attached"
    if lemma == "recommend":  # "*recommended* him", and asked him nothing
        return not clause and any(_is_a_person(parse, cast, thing) for thing in things)
    if lemma == "advise":  # an adviser's work
        return not clause and any("on" in cases(parse, c) for c in parse.children(head, "obl"))
    if lemma == "welcome":
        if any(parse.lowered[thing] in ("anybody", "anyone", "everybody", "everyone") for thing in things):
            return True
        if "back" in _particles(parse, head):
            return True
        counted = [c for thing in things if parse.lowered[thing] in _QUANTITIES for c in parse.children(thing, "nmod")]
        return any(takes_part(parse, c) or parse.lowered[c].endswith("ors") for c in counted)
    if lemma in ("support", "back", "encourage") and _is_paid(parse, head):
        return True
    if lemma == "support" and any(parse.lowered[thing] in _FINANCED for thing in things):
        return True
    if lemma in ("support", "back", "encourage"):  # "*supported* the family *with* cash"
        return any("with" in cases(parse, c) and c not in cast.at for c in parse.children(head, "obl"))
    if lemma in ("celebrate", "cheer"):
        return not things
    if lemma in ("shrug", "brush"):  # "*shrugged off* the weather"
        off = things or [c for c in parse.children(head, "obl") if c > head and cases(parse, c) <= {"off", "aside"}]
        return bool(off) and not any(parse.lowered[thing] in _SHRUGGED for thing in off)
    if lemma == "blame":  # "*blamed* the euro for it"
        return not _blames_somebody(parse, cast, head, things)
    if lemma == "threaten" and cue.noun is None:
        return _threatens_of_itself(parse, cast, head)
    return False


def _blames_somebody(parse: Parse, cast: Cast, head: int, things: list[int]) -> bool:
    """Whether the blame falls on people or a body, or on what is theirs: not "*blamed* the weather"."""
    on = [c for c in parse.children(head, "obl") if "on" in cases(parse, c)]
    on += [c for thing in things for c in parse.children(thing, "nmod") if "on" in cases(parse, c)]
    blamed = on or things
    owned = [c for thing in blamed for c in parse.children(thing, "nmod:poss", "compound", "amod", "nmod", "conj")]
    if any(parse.lowered[thing] in ("another", "other") for thing in blamed):
        return True  # "*blamed* one another"
    return not blamed or any(_is_somebody(parse, cast, c) for c in (*blamed, *(c for c in owned if c in cast.at)))


def _rules_out(parse: Parse, word: int) -> bool:
    out = word + 1 < len(parse) and parse.lowered[word + 1] == "out"
    return parse.lowered[word] == "exclude" or (parse.lowered[word] == "rule" and out)


def _asks_how_much(parse: Parse, word: int) -> bool:
    behind = parse.lowered[word] if parse.child(word, "advmod") is not None else ""
    how = any(parse.lowered[c] == "how" for c in parse.children(word, "advmod"))
    return how and behind in ("long", "much", "many", "far", "soon", "fast", "well")


def _is_paid(parse: Parse, head: int) -> bool:
    """ "Will *spend* ten millions to support farmers"."""
    return parse.is_a(head, "acl", "advcl", "xcomp") and parse.lowered[parse.governor[head]] in _SPENDING


def _tells(parse: Parse, cast: Cast, things: list[int]) -> bool:
    return any(_is_somebody(parse, cast, thing) for thing in things)


def _to(parse: Parse, word: int) -> bool:
    return "to" in cases(parse, word)


def _is_offered(parse: Parse, cast: Cast, thing: int) -> bool:
    """Whether what is offered is a deed, or a thing that one side gives another: no wares, no example of something."""
    told = [thing, *parse.children(thing, "conj", "compound")]
    told += [c for c in parse.children(thing, "nmod") if parse.lowered[thing] in _QUANTITIES]
    return any(
        parse.lowered[c] in _OFFERED or parse.lowered[c] in nouns() or _is_somebody(parse, cast, c) for c in told
    )


def _particles(parse: Parse, head: int) -> set[str]:
    beside = {head + 1} | {c for c in parse.children(head, "compound:prt", "advmod") if c > head}
    return {parse.lowered[c] for c in beside if c < len(parse) and parse.upos[c] in ("ADP", "ADV", "PART")}


def _is_ordered(parse: Parse, cast: Cast, thing: int) -> bool:
    form = parse.lowered[thing]
    return form in nouns() or form in _DONE_ON_ORDER or _is_somebody(parse, cast, thing)


def _is_somebody(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether a word means people or a body, who can be told to do something."""
    if parse.upos[word] == "PRON":
        return parse.lowered[word] not in ("it", "that", "this", "what", "which", "everything", "nothing")
    kinds = {cast.by_id[id_].kind for id_ in cast.at.get(word, ())}
    return bool(kinds - {"asset"}) or takes_part(parse, word)


def _is_a_person(parse: Parse, cast: Cast, word: int) -> bool:
    kinds = {cast.by_id[id_].kind for id_ in cast.at.get(word, ())}
    return bool(kinds & {"person", "unnamed", "group"}) or (takes_part(parse, word) and not kinds)


def _threatens_of_itself(parse: Parse, cast: Cast, head: int) -> bool:
    subject = subject_of(parse, head)
    if any(parse.lowered[c] in _TURNING for c in parse.children(head, "xcomp")):
        return True
    if subject is None or is_passive(parse, head) or subject in cast.at:
        return False
    return parse.upos[subject] == "NOUN" and not takes_part(parse, subject)
