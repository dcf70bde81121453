"""Who asks and who is asked where the words of the ask do not say so: in letters, deeds, and the words beside.

A scene and a word in, ids of the cast out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading import exchange_words as ew
from dragoman.reading.asking import Ask, Scene, addressed, others
from dragoman.reading.event_parties import noun_agents
from dragoman.reading.event_phrases import OWNERS, cases, meant, objects, owners

_THIRD = frozenset("him her them it".split())


def sender(scene: Scene, word: int) -> tuple[str, ...]:
    """Who asks by what carries the ask: "*Ankara* sent a letter urging …", "a note *by Ankara* that asks"."""
    parse = scene.parse
    subject = parse.child(word, "nsubj")
    if parse.is_a(word, "acl"):
        carrier = parse.governor[word]
    elif subject is not None:
        carrier = subject
    else:
        return ()
    if parse.lowered[carrier] not in ew.CARRYING:
        return ()
    found = scene.ids(noun_agents(parse, scene.cast, carrier))
    above = parse.governor[carrier]
    who = parse.child(above, "nsubj")
    if not found and who is not None and parse.is_a(carrier, "obj") and who in scene.cast.at:
        found = scene.doers(above)
    return found


def own_deed(scene: Scene, head: int, askers: Sequence[str]) -> tuple[str, ...]:
    """Who would do what is asked for: "the withdrawal of *Laotian* troops", "*his* resignation", "a ban by *Tokyo*"."""
    parse = scene.parse
    deed = parse.lowered[head] in ew.OWN_DEEDS
    leads = {"of", "by", "from", "on"} if deed else {"by"}
    phrases = [c for c in parse.children(head, "nmod", "obl") if cases(parse, c) & leads]
    phrases = [*parse.children(head, *(OWNERS if deed else ("nmod:poss",))), *phrases]
    phrases = [c for c in phrases if scene.ids(meant(parse, scene.cast, [c]))]
    if not phrases:
        return ()
    forces = [] if phrases[0] in scene.cast.at else owners(parse, scene.cast, phrases[0])
    found = others(scene.ids(forces), askers) or addressed(scene, phrases[:1], askers)
    return found if scene.is_official(found) else ()


def pointed_at(scene: Scene, word: int, asked: Sequence[int], askers: Sequence[str]) -> tuple[str, ...]:
    """Whom a pronoun means that nobody else has resolved: "met *Orlov* and invited *him*"."""
    parse = scene.parse
    if not asked or parse.lowered[asked[0]] not in _THIRD or not parse.is_a(word, "conj", "advcl"):
        return ()
    other = parse.governor[word]
    inner = [c for c in parse.children(other, "obj", "obl", "iobj") if c < word]
    deeper = [c for one in inner for c in parse.children(one, "nmod")]
    for one in sorted((*inner, *deeper), reverse=True):
        if one in scene.cast.at or scene.group(one) is not None:
            found = addressed(scene, [one], askers)
            if found and not scene.side(found) & scene.side(askers):
                return found
    return ()


def told_beside(scene: Scene, word: int, askers: Sequence[str]) -> tuple[str, ...]:
    """Whom the words joined to an ask address: "wrote *to Tokyo* and asked for help"."""
    parse = scene.parse
    own = scene.side(askers)
    chain = [parse.governor[word]] if parse.is_a(word, "conj") else []
    chain += parse.children(parse.governor[word], "conj") if chain else []
    for other in chain:
        if other >= word or parse.upos[other] != "VERB":
            continue
        if other not in scene.by_cue and parse.lowered[other] not in ew.ASKING_FORMS:
            continue
        phrases = [c for c in parse.children(other, "obl", "iobj") if cases(parse, c) <= {"to", "on", "upon", "with"}]
        phrases = [c for c in (*objects(parse, other), *phrases) if c in scene.cast.at]
        found = addressed(scene, phrases, askers)
        if scene.is_official(found) and not scene.side(found) & own:
            return found
    statement = scene.by_cue.get(word)
    told = () if statement is None or statement.addressee is None else (statement.addressee,)
    return told if scene.is_official(told) and not scene.side(told) & own else ()


def carried_on(scene: Scene, asks: Sequence[Ask]) -> list[Ask]:
    """Asks in the order of their cues, each that tells of no addressee with that of the same side's ask just before.

    "*Doha* urged the *junta* to end it. It also called for the release of …"
    """
    parse = scene.parse
    found: list[Ask] = []
    for ask in asks:
        if not ask.addressees and not ask.offer:
            at, own = parse.sentence_of[ask.cue], scene.side(ask.askers)
            near = [one for one in found[-2:] if at - parse.sentence_of[one.cue] <= 1 and one.cue < ask.cue]
            same = [one for one in near if one.addressees and scene.side(one.askers) & own]
            if same and scene.is_official(same[-1].addressees) and not scene.side(same[-1].addressees) & own:
                ask = replace(ask, addressees=same[-1].addressees)
        found.append(ask)
    return found
