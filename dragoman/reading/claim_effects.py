"""What a predicate brings about or takes away, whoever does it: a verb in, the effects that it names out.

"curb inflation" lowers inflation, "force Chile to negotiate" raises that Chile negotiates, "make trade harder" lowers
trade, "pose a threat to peace" lowers peace. Used alike for what is said to happen and for what is meant to.
"""

from __future__ import annotations

from dragoman.reading import claim_purpose_words as pw
from dragoman.reading import claim_words as cw
from dragoman.reading.claim_draft import Moved
from dragoman.reading.claim_phrases import acted_on, behind, clause, noun_phrase, objects, verb_phrase
from dragoman.reading.event_phrases import is_passive
from dragoman.reading.parse import Parse
from dragoman.reading.participants import is_asset, takes_part
from dragoman.records import Sign

#: Verbs that lend their sign to the infinitive behind them and have none of their own.
_LENDING = frozenset("help helps helped helping serve serves served work works worked".split())
_PUSHING = frozenset("push pushes pushed pushing drive drives drove driven driving draw draws drew drawing".split())
_HIT = frozenset("hit hits hitting".split())
_ADVERSE = frozenset("negative adverse harmful damaging devastating chilling disastrous detrimental".split())
_MEANING = frozenset("mean means meant meaning".split())
_HAVE = frozenset("have has had having".split())
_MAKE = frozenset("make makes made making render renders rendered keep keeps kept".split())
_LEAVING = frozenset("leave leaves leaving left".split())
_LOSSES = frozenset("jobs job lives life votes money time".split())
_FROM = ("from",)
_PERSONS = frozenset("them him her us me you nothing which what whom".split())
_NO_THINGS = frozenset("percent pct cent % points question questions point issue issues objection objections".split())


#: Forms of all verbs that may name an effect, and of those that do as purposes: most verbs do not.
NAMING = frozenset(
    (
        *cw.ACTING, *cw.WORSENING, *cw.MAKING, *cw.KEEPING, *cw.SPARING, *_LENDING, *_MAKE, *_HAVE, *_MEANING,
        *_PUSHING, *cw.PLACING, *cw.GIVING, *(form for form, _ in cw.PAVING), *(form for form, _ in cw.LEADING),
    )
)  # fmt: skip
_MEANT = NAMING | frozenset(pw.MEANT)


def effects(parse: Parse, verb: int, meant: bool = False) -> list[Moved]:
    """The effects that the active predicate `verb` names, none where it is no verb of cause and effect.

    `meant`: it is told as a purpose, where more verbs name an effect.
    """
    form = parse.lowered[verb]
    if form not in (_MEANT if meant else NAMING):
        return []
    if form in _LENDING:
        lent = [moved for c in parse.children(verb, "xcomp", "ccomp") for moved in effects(parse, c, meant)]
        if lent:
            return lent
    found = _made(parse, verb, form) or _brought(parse, verb, form) or _kept(parse, verb, form)
    found = (
        found
        or _pushed(parse, verb, form)
        or _spared(parse, verb, form)
        or _paved(parse, verb, form)
        or _led(parse, verb, form)
        or _placed(parse, verb, form)
        or _given(parse, verb, form)
    )
    if found:
        return found
    sign = sign_of(parse, verb)
    sign = pw.MEANT.get(form) if sign is None and meant else sign
    things = [c for c in objects(parse, verb) if not is_amount(parse, c)]
    if sign is None or not things or parse.lowered[things[0]] in _PERSONS:
        return []
    if form in _HIT and _is_level(parse, things[0]):
        return []
    if form in cw.HITTING and _bodily(parse, verb, things[0]):
        return []
    return [Moved(noun_phrase(parse, thing), sign) for thing in things[:1]]


def sign_of(parse: Parse, verb: int, thing: int | None = None) -> Sign | None:
    """What a verb does to what it acts on (`thing`, else its object)."""
    form = parse.lowered[verb]
    if form in cw.COMPOUNDING:
        return "+"
    if form in cw.WORSENING:
        if thing is None:
            thing = next(iter(objects(parse, verb)), None)
        return "+" if thing is not None and parse.lowered[thing] in cw.BAD else "-"
    return cw.ACTING.get(form)


def _made(parse: Parse, verb: int, form: str) -> list[Moved]:
    """ "make integration difficult", "make it harder to negotiate"."""
    if form not in _MAKE:
        return []
    quality = next((c for c in parse.children(verb, "xcomp", "ccomp") if parse.upos[c] in ("ADJ", "VERB")), None)
    if quality is None:
        return []
    thing = next(iter(parse.children(verb, "obj")), None)
    thing = parse.child(quality, "nsubj") if thing is None else thing
    if thing is None and parse.upos[quality] == "VERB":
        return []  # "keeps growing"
    hard = parse.lowered[quality] in cw.HARDER or any(
        parse.lowered[c] in ("less", "more") and _lowers(parse, c, quality) for c in parse.children(quality, "advmod")
    )
    sign: Sign = "-" if hard else "+"
    if parse.upos[quality] == "VERB" and thing is not None:
        return [Moved(acted_on(parse, thing, quality), "+")]
    deed = next((c for c in parse.children(quality, "ccomp", "advcl", "csubj", "xcomp", "acl")), None)
    later = (c for c in parse.children(verb, "advcl", "csubj", "xcomp") if c > quality)
    deed = next(later, None) if deed is None else deed
    if thing is None or parse.lowered[thing] in ("it", "this"):
        return [] if deed is None else [Moved(verb_phrase(parse, deed), sign)]
    return [Moved(noun_phrase(parse, thing), sign)]


def _lowers(parse: Parse, degree: int, quality: int) -> bool:
    """Whether "more" or "less" makes of a quality something that lowers: "less likely"."""
    return parse.lowered[degree] == "less"


def _brought(parse: Parse, verb: int, form: str) -> list[Moved]:
    """ "force Chile to negotiate", "let the resolution pass"."""
    if form in _MEANING:  # "the code meant that rules had to be met"
        said = [c for c in parse.children(verb, "ccomp") if parse.child(c, "nsubj", "nsubj:pass") is not None]
        return [Moved(clause(parse, c), "+") for c in said if c > verb]
    if form not in cw.MAKING:
        return []
    for deed in parse.children(verb, "xcomp", "ccomp"):
        if parse.upos[deed] not in ("VERB", "ADJ", "NOUN", "AUX"):
            continue
        own = parse.child(deed, "nsubj", "nsubj:pass")
        thing = next(iter(parse.children(verb, "obj", "iobj")), None)
        if own is not None and own > verb:
            return [Moved(clause(parse, deed), "+")]
        if thing is not None and thing < deed:
            more = [
                c for c in parse.children(deed, "conj") if parse.upos[c] == "VERB" and parse.child(c, "nsubj") is None
            ]
            whole = acted_on(parse, thing, deed)
            return [
                Moved((whole[0], min([whole[1], *(c - 1 for c in more)])), "+"),
                *(Moved(verb_phrase(parse, c), "+") for c in more),
            ]
    return []


def _pushed(parse: Parse, verb: int, form: str) -> list[Moved]:
    """ "isolation pushes Doha towards Tehran", "drove the firm into bankruptcy"."""
    thing = next(iter(objects(parse, verb)), None)
    if form not in _PUSHING or thing is None:
        return []
    goals = behind(parse, verb, ("towards", "toward", "into"), "obl") + behind(
        parse, thing, ("towards", "toward"), "nmod"
    )
    if not goals:
        return []
    return [Moved((noun_phrase(parse, thing)[0], noun_phrase(parse, goals[0])[1]), "+")]


def _placed(parse: Parse, verb: int, form: str) -> list[Moved]:
    """ "put trade at risk", "left the city in ruins", "left thousands homeless"."""
    thing = next(iter(parse.children(verb, "obj")), None)
    if form not in cw.PLACING or thing is None:
        return []
    first = noun_phrase(parse, thing)[0]
    for state in (*parse.children(verb, "obl", "xcomp"), *parse.children(thing, "nmod")):
        named = parse.lowered[state] in cw.STATES and parse.child(state, "case") is not None
        bare = form in _LEAVING and parse.is_a(state, "xcomp") and parse.upos[state] == "ADJ"
        if state > thing and (named or bare):
            return [Moved((first, noun_phrase(parse, state)[1]), "+")]
    return []


def _given(parse: Parse, verb: int, form: str) -> list[Moved]:
    """ "gave the rebels hope", "brought stability", "cost thousands their jobs"."""
    thing = next(iter(parse.children(verb, "obj")), None)
    sign = cw.GIVING.get(form)
    if sign is None or thing is None or parse.child(verb, "compound:prt") is not None:
        return []
    taken = sign == "-" and (parse.child(verb, "iobj") is not None or parse.lowered[thing] in _LOSSES)
    if taken or (sign == "+" and parse.lowered[thing] in cw.GIVEN):
        return [Moved(noun_phrase(parse, thing), sign)]
    return []


def _kept(parse: Parse, verb: int, form: str) -> list[Moved]:
    """ "prevent ships from leaving"."""
    thing = next(iter(objects(parse, verb)), None)
    if form not in cw.KEEPING or thing is None:
        return []
    deeds = behind(parse, verb, _FROM, "advcl", "xcomp", "ccomp", "obl") + behind(parse, thing, _FROM, "acl")
    return [Moved(acted_on(parse, thing, deeds[0]), "-")] if deeds else []


def _spared(parse: Parse, verb: int, form: str) -> list[Moved]:
    """ "protect its ally from censure": the censure is lowered."""
    thing = next(iter(objects(parse, verb)), None)
    if form not in cw.SPARING or thing is None:
        return []
    evils = behind(parse, verb, _FROM, "obl", "advcl") + behind(parse, thing, _FROM, "nmod")
    evils += [c for a in parse.children(thing, "appos", "conj") for c in behind(parse, a, _FROM, "nmod")]
    return through(parse, evils[0], "-") if evils else []


def _paved(parse: Parse, verb: int, form: str) -> list[Moved]:
    """ "pave the way for talks", "pose a threat to peace", "play a role in ending the war"."""
    for thing in parse.children(verb, "obj"):
        if form in _HAVE and parse.lowered[thing] in cw.CONSEQUENCES:
            return [Moved(noun_phrase(parse, thing), "+")]
        sign = cw.PAVING.get((form, parse.lowered[thing]))
        if sign is None:
            continue
        if any(parse.lowered[c] in _ADVERSE for c in parse.children(thing, "amod")):
            sign = "-"
        cases = ("to", "for", "in", "on", "of", "at", "over")
        found = behind(parse, thing, cases, "nmod", "acl") + behind(parse, verb, cases, "obl", "advcl", "iobj")
        found += parse.children(verb, "iobj")
        if found:
            return through(parse, found[0], sign)
    return []


def _led(parse: Parse, verb: int, form: str) -> list[Moved]:
    """ "led to war", "contributed to ending it"."""
    if parse.child(verb, "compound:prt") is not None:
        return []  # "the talks leading up to the summit"
    for child in parse.children(verb, "obl", "advcl", "xcomp"):
        for case in parse.children(child, "case", "mark"):
            sign = cw.LEADING.get((form, parse.lowered[case]))
            if sign is None or (parse.lowered[case] == "to" and _is_infinitive(parse, child)):
                continue
            if form in _GIVING and not _gives_way(parse, verb):
                continue
            if form not in _GIVING and parse.child(verb, "obj") is not None and parse.lowered[case] == "to":
                continue  # "leads a delegation to Prague"
            return through(parse, child, sign)
    return []


_GIVING = frozenset("give gives gave given giving".split())


def _gives_way(parse: Parse, verb: int) -> bool:
    return any(parse.lowered[c] in ("rise", "birth") for c in parse.children(verb, "obj"))


def through(parse: Parse, head: int, sign: Sign) -> list[Moved]:
    """The effects behind a preposition: a noun phrase, or those that a gerund names ("in achieving peace")."""
    if parse.upos[head] in ("VERB", "AUX"):
        found = effects(parse, head)
        if found:
            return [Moved(one.effect, one.sign if sign == "+" else _turned(one.sign)) for one in found]
        if parse.child(head, "nsubj", "nsubj:pass") is not None:  # "led to Turkey reneging on reforms"
            return [Moved(clause(parse, head), sign)]
        return [Moved(verb_phrase(parse, head), sign)]
    return [Moved(noun_phrase(parse, head), sign)]


def _turned(sign: Sign) -> Sign:
    return "-" if sign == "+" else "+"


def _is_infinitive(parse: Parse, word: int) -> bool:
    return parse.upos[word] == "VERB" and not parse.lowered[word].endswith("ing") and not is_passive(parse, word)


def _bodily(parse: Parse, verb: int, thing: int) -> bool:
    """Whether people or things suffer what a force does: "the explosion damaged a house", an event."""
    subject = parse.child(verb, "nsubj")
    force = subject is not None and parse.lowered[subject] in cw.FORCES
    return force and (takes_part(parse, thing) or is_asset(parse, thing))


def _is_level(parse: Parse, word: int) -> bool:
    """Whether an object is a mark that something reaches: "hit a record", "hit 15 dollars"."""
    said = {parse.lowered[word], *(parse.lowered[c] for c in parse.children(word, "amod", "compound"))}
    return parse.child(word, "nummod") is not None or bool(said & {"record", "high", "low", "peak", "bottom"})


def is_amount(parse: Parse, word: int) -> bool:
    """Whether an object tells how much ("increased five percent") or is raised in talk ("raised questions")."""
    bare = parse.child(word, "compound") is None  # "raises security issues" names what is raised
    return parse.upos[word] in ("NUM", "SYM") or (bare and parse.lowered[word] in _NO_THINGS)
