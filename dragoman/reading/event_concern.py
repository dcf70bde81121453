"""Whom the words of a speech act concern: what is promised, refused or charged in, the parties it is about out."""

from __future__ import annotations

from dragoman.reading.cast import Cast
from dragoman.reading.event_lexicon import THINGS
from dragoman.reading.event_phrases import FOUNDING, OWNERS, Party, cases, meant, objects
from dragoman.reading.parse import Parse
from dragoman.reading.participants import is_asset

_ABOUT = frozenset("of by with to from on against for".split())
#: What others than those named behind them are to say.
_VERDICTS = frozenset("rejection refusal dismissal approval acceptance endorsement ratification passage".split())
_MOVING = frozenset("take move bring transfer shift send carry relocate".split())
#: Those that lead to whom something is aimed at: behind them an owner counts too ("a ban on *Indian* rice").
_AT = frozenset("on against with to towards".split())
#: Things that stand for those aboard or within, and so may be refused or charged something.
_MANNED = frozenset(
    """ship ships boat boats vessel vessels tanker tankers plane planes jet jets aircraft airliner embassy embassies
    consulate consulates convoy convoys mission bank banks truck trucks""".split()
)


def concerned(parse: Parse, cast: Cast, head: int, own: frozenset[str], steps: int = 2) -> list[Party]:
    """Whom the words under `head` concern beside `own`: what a promise, refusal or charge is about.

    The nearest that is somebody counts: what is acted on or whose it is, then phrases with prepositions, then what is
    to be done. Below the first step only who is meant outright counts: "refused to publish the *minister's* advice"
    refuses the minister nothing.
    """
    outright = steps < 2
    for word in objects(parse, head) if parse.upos[head] == "VERB" else []:
        if cast.doubtful.intersection((word, *parse.children(word, "nmod:poss"))):
            return []  # whose it is, is not known: nobody behind it is meant instead
        found = _others(parse, cast, word, own, True)
        found = found or _about(parse, cast, word, own, outright)
        found = found or by_whom(parse, cast, word, own)
        if found:
            return found
    for word in parse.children(head, "iobj", "nmod:poss"):
        if found := _others(parse, cast, word, own, outright):
            return found
    if found := _about(parse, cast, head, own, outright):
        return found
    for word in parse.children(head, "xcomp") if steps else []:
        if found := concerned(parse, cast, word, own, steps - 1):
            return found
    return []


def _others(parse: Parse, cast: Cast, word: int, own: frozenset[str], outright: bool) -> list[Party]:
    """Who a noun phrase means beside `own`: no place of trade or work, and `outright` nobody who only owns it."""
    owner = parse.child(word, "nmod:poss")
    if is_no_side(parse, word) or (is_asset(parse, word) and owner is not None and own & set(cast.at.get(owner, ()))):
        return []
    found = [p for p in meant(parse, cast, [word]) if p.id not in own]
    belongs = {*parse.children(word, *OWNERS), *parse.children(word, "nmod")}
    return [p for p in found if not (outright and p.word in belongs)]


def is_no_side(parse: Parse, word: int) -> bool:
    """Whether a word means a thing that nobody promises, refuses or asks anything."""
    if parse.upos[word] != "NOUN" or parse.lowered[word] in _MANNED:
        return False
    return is_asset(parse, word) or parse.lowered[word] in THINGS["arms"] | {"warplanes", "warplane"}


def _about(
    parse: Parse, cast: Cast, word: int, own: frozenset[str], outright: bool, deeper: bool = True
) -> list[Party]:
    """Whom the phrases behind a word name: "sanctions *on Iranian oil*", "progress *on plans of France*"."""
    for phrase in parse.children(word, "obl", "nmod"):
        if not (before := cases(parse, phrase)) & _ABOUT:
            continue
        if before == {"of"} and parse.lowered[word] in FOUNDING | _VERDICTS:
            continue  # "approved the *creation* of a council", "urged *rejection* of the firm's offer"
        if before == {"to"} and parse.lowered[word] in _MOVING:
            continue  # "threatened to *take* the factory *to Hungary*"
        if before == {"on"} and any(cast.by_id[id_].kind in ("media", "company") for id_ in cast.at.get(phrase, ())):
            continue  # "praised it *on Twitter*"
        if is_asset(parse, phrase) and phrase not in cast.at:
            continue  # "agreed to pay *for six vessels*"
        found = _others(parse, cast, phrase, own, outright and not before & _AT)
        if not found and deeper and phrase not in cast.at:
            found = _about(parse, cast, phrase, own, not before & _AT, deeper=False)
        if found:
            return found
    return []


def by_whom(parse: Parse, cast: Cast, thing: int, own: frozenset[str]) -> list[Party]:
    """Who made, or suffers, what a clause behind a noun tells of it: "made *by* them", "imposed *on* them"."""
    phrases = [
        c
        for told in (
            thing,
            *parse.children(thing, "conj"),
            *(c for n in parse.children(thing, "nmod") for c in parse.children(n, "conj")),
        )
        for clause in parse.children(told, "acl")
        for c in parse.children(clause, "obl")
        if cases(parse, c) & {"by", "on", "against"}
    ]
    return [p for phrase in phrases for p in _others(parse, cast, phrase, own, False)]
