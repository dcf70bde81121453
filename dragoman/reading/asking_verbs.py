"""Verbs of asking: "*urged* Tokyo to …", "*called on* Tokyo for …", "*demanded* that Tokyo …", "*offered* Tokyo …".

A verb in its scene in, `Ask`s out: what it asks for and of whom, by the frame that `exchange_words` gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.reading import exchange_words as ew
from dragoman.reading.asking import (
    Ask,
    Scene,
    addressed,
    concerned_by,
    dealt_with,
    host_of,
    is_between,
    is_misread,
)
from dragoman.reading.asking_beside import own_deed, pointed_at, sender, told_beside
from dragoman.reading.asking_clauses import MADE, from_to, infinitive_of, marks_of, negated, opens_question
from dragoman.reading.complements import clip
from dragoman.reading.event_phrases import cases, is_passive, meant, objects
from dragoman.reading.lemmas import IRREGULAR_PASTS, verb_table
from dragoman.reading.modality import status_of
from dragoman.reading.parse import Parse, Range

_MODALS = frozenset("should must ought need needs".split())
#: Verbs of what somebody has yet to do.
_NEEDING = frozenset(verb_table("need ought have want plan intend hope aim try decide".split()))
#: What sources ask of the press, and the press of sources: "asked not to be *named*", "asked to *comment*".
_QUOTED = frozenset("named identified quoted cited comment".split())


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a verb asks for: its governing word, its words, and the heads of the phrases that address somebody."""

    head: int
    words: Range
    asked: list[int]


def by_verb(scene: Scene, word: int, lemma: str) -> Iterator[Ask]:
    """What a verb of asking asks, and of whom."""
    parse, offer = scene.parse, ew.asking(lemma).offer
    statement = scene.by_cue.get(word)
    if (statement is not None and statement.ascribed) or not _is_made(scene, word, offer):
        return
    around = scene.around(word)
    if around is not None and around.act == "criticise" and around is not statement:
        return  # "accused him of encouraging arson" tells what is blamed
    askers = scene.doers(word) or sender(scene, word) or (statement.speakers if statement is not None else ())
    apart = is_passive(parse, word) or parse.is_a(word, "acl:relcl")
    if lemma in ew.WISHES and (apart or not scene.is_official(askers)):
        return  # "is expected to", what a fan wishes his club
    if lemma == "expect" and not _is_body(scene, word, askers):
        return  # "he expected the council to meet" foretells
    wanted = _wanted(scene, word, lemma)
    if wanted is None or not askers:
        return
    span = clip(parse, wanted.words, parse.sentences[parse.sentence_of[word]])
    if span is None or opens_question(parse, span) or parse.lowered[wanted.head] in _QUOTED:
        return
    if offer and (parse.lowered[wanted.head] in ew.SAID or (scene.is_of_company(askers) and not wanted.asked)):
        return  # "offered flights that were cheaper than those of Japanese airlines"
    addressees = _addressees(scene, word, lemma, wanted, askers)
    if addressees is not None and is_between(scene, askers, addressees):
        made_by = None if statement is None else statement.id
        yield Ask(word, askers, addressees, span, wanted.head, offer, f"rule:asks-{lemma}", made_by)


def _wanted(scene: Scene, word: int, lemma: str) -> _Wanted | None:
    """What a verb asks for: an infinitive, else a clause, else a phrase with a preposition, else its object."""
    parse, asking = scene.parse, ew.asking(lemma)
    direct = [] if is_misread(parse, word) else [*objects(parse, word), *parse.children(word, "iobj")]
    direct = direct or [c for c in parse.children(word, "nsubj") if c > word]
    led = parse.lowered[word + 1] if word + 1 < len(parse) else ""
    if lemma == "call" and led in ("on", "upon", "for"):
        direct = []
    elif lemma == "call" and (direct or parse.child(word, "compound:prt") is not None):
        return None  # "called the envoys in", "called him a liar"
    asked = behind(parse, word, "obl", "obj") if led in asking.to else []
    if not asked:
        asked = [c for c in parse.children(word, "obl", "nmod") if cases(parse, c) & asking.to]
        if asking.thing:  # "proposed an amendment to the *charter* of Ankara" asks the charter nothing
            inner = [c for one in direct for c in parse.children(one, "obl", "nmod") if cases(parse, c) & asking.to]
            asked += [c for c in inner if c in scene.cast.at or scene.group(c, loosely=True) is not None]
    phrases = parse.children(word, "obl", "nmod", "advcl", "xcomp")
    goals = [c for c in phrases if c > word and _led(parse, c) & asking.for_]
    goals = goals or (behind(parse, word, "obl", "obj", "xcomp") if led in asking.for_ else [])
    infinitive = None if lemma in ew.CLAUSE_ONLY else infinitive_of(parse, (word, *direct, *asked, *goals), word)
    if infinitive is not None and goals and not (asked or direct) and not _can_do(scene, goals[0]):
        infinitive = None  # "asked for a statement to reassure them": the statement is asked for
    if lemma in ew.AGAINST_ONLY and infinitive is not None and not negated(parse, infinitive):
        infinitive = None  # "warned them not to" asks, "had warned them to no avail" does not
    if lemma in ew.WISHES and infinitive is not None and _is_aside(parse, infinitive):
        return None  # "wanted everyone heard, to be fair"
    if infinitive is not None:
        if asking.object:
            asked = asked or direct or parse.children(infinitive, "nsubj")
        if not asked and parse.child(infinitive, "aux:pass") is None:  # "called for the case to be heard": by whom?
            asked = goals or parse.children(infinitive, "nsubj")
        if asking.offer and not asking.object:
            asked = direct
        return _Wanted(infinitive, from_to(parse, infinitive), asked)
    if asking.clause and (clause := _that(parse, word, lemma)) is not None:
        return _Wanted(clause, parse.extent(clause), asked or parse.children(clause, "nsubj"))
    if goals:
        words = _with_gerund(parse, word, parse.extent(goals[0]))
        return _Wanted(goals[0], words, asked or (direct if asking.object else []))
    if not asking.thing or not direct:
        return None
    both = parse.children(word, "iobj", "obj")  # "offered *Tokyo* *access*", wherever the parser put the two
    twice = len(both) > 1 and both[0] in direct and both[0] in scene.cast.at and both[1] in direct
    head = direct[-1] if parse.is_a(direct[0], "iobj") else direct[0]
    if twice and head == both[0]:
        head, asked = both[1], asked or both[:1]
    needed = ew.SOUGHT if lemma == "seek" else ew.FILED if lemma in ew.FILING else None
    if needed is not None and parse.lowered[head] not in needed:
        return None
    if asking.object and lemma != "request" and (_can_do(scene, head) or not asking.thing):
        return None  # "urged the *ministers*" on, but "urged *restraint*"
    return _Wanted(head, parse.extent(head), asked or parse.children(word, "iobj"))


def _addressees(scene: Scene, word: int, lemma: str, wanted: _Wanted, askers: Sequence[str]) -> tuple[str, ...] | None:
    """Whom a verb addresses, by its own words or by what is asked for; None where it then asks nothing."""
    parse, head = scene.parse, wanted.head
    found = addressed(scene, wanted.asked, askers) or pointed_at(scene, word, wanted.asked, askers)
    if lemma in ew.TO_OTHERS and (scene.side(found) & scene.side(askers) or not found):
        return None
    if lemma in ew.WISHES:
        themselves = any(one in scene.cast.at or scene.group(one) is not None for one in wanted.asked)
        themselves = themselves and parse.child(head, "aux:pass", "cop") is None  # "wants it *to be settled*"
        if not themselves or scene.side(found) & scene.side(askers) or parse.lowered[head] in ew.NO_DEEDS:
            return None
    is_infinitive = parse.upos[head] == "VERB"
    if not found and lemma in ew.INFINITIVE_ONLY and is_infinitive:
        return None  # "pressed the button to start", "told his wife to wait"
    if not found and lemma == "apply" and is_infinitive:
        found = addressed(scene, objects(parse, head), askers)
    if not found and not wanted.asked and parse.upos[head] in ("NOUN", "PROPN"):
        found = own_deed(scene, head, askers) or dealt_with(scene, head, askers)
    if not found and ew.asking(lemma).offer:
        found = concerned_by(scene, head, askers) if lemma != "propose" else dealt_with(scene, head, askers)
        found = found or host_of(scene, word, askers)
        gives = not is_infinitive or (parse.lowered[head] in ew.GIVING and not negated(parse, head))
        if lemma in ew.PROMISES and not (gives and scene.is_official(found) and scene.is_official(askers)):
            return None
        if not found and (lemma == "propose" or not (is_infinitive or parse.lowered[head] in ew.OFFERED)):
            return None  # what is put forward in general, or sold
    if not found and lemma in ew.TO_SOMEBODY:
        return None
    found = found or told_beside(scene, word, askers)
    if not found and (parse.is_a(word, "acl:relcl") or lemma in ("insist", "seek", *ew.FILING)):
        return None  # "the secrecy that he demanded"
    return found


def _is_made(scene: Scene, word: int, offer: bool) -> bool:
    if _is_ahead(scene.parse, word):
        return False
    modality = status_of(scene.parse, word).modality
    return modality in MADE or (offer and modality == "planned" and _would(scene.parse, word))


def _is_ahead(parse: Parse, word: int) -> bool:
    """Whether a "to" clause tells of what is to come: "the right *to ask*", "Paris *to urge* …", "needs to … *ask*"."""
    top = word
    while parse.is_a(top, "conj"):
        top = parse.governor[top]
    if "to" not in marks_of(parse, top):
        return False
    governor = parse.governor[top]
    return parse.is_a(top, "acl", "root", "dep") or (parse.is_a(top, "xcomp") and parse.lowered[governor] in _NEEDING)


def _is_body(scene: Scene, word: int, askers: Sequence[str]) -> bool:
    """Whether a body, or somebody in his own words, says what it expects: both ask, where others foretell."""
    subject = scene.parse.child(word, "nsubj")
    own = subject is not None and scene.parse.lowered[subject] in ("i", "we")
    return own or all((actor := scene.known(id_)) is not None and actor.kind in ew.BODIES for id_ in askers)


def _would(parse: Parse, word: int) -> bool:
    governors = (word, *((parse.governor[word],) if parse.is_a(word, "xcomp") else ()))
    return any(parse.lowered[c] == "would" for g in governors for c in parse.children(g, "aux"))


def behind(parse: Parse, word: int, *relations: str) -> list[int]:
    """What begins two words behind a verb: "called on *the regime*", wherever the parser put the preposition."""
    return [c for c in parse.children(word, *relations) if c > word and parse.extent(c)[0] in (word + 1, word + 2)]


def _is_aside(parse: Parse, infinitive: int) -> bool:
    """Whether a "to" clause stands behind a comma and tells of a purpose."""
    return parse.is_a(infinitive, "advcl") and parse.upos[from_to(parse, infinitive)[0] - 1] == "PUNCT"


def _led(parse: Parse, word: int) -> set[str]:
    """The prepositions that lead to a phrase or to a gerund."""
    return cases(parse, word) | (marks_of(parse, word) if parse.lowered[word].endswith("ing") else set())


def _that(parse: Parse, word: int, lemma: str) -> int | None:
    """The clause behind a verb that says what should be done: in the subjunctive where the verb also asserts."""
    for clause in parse.children(word, "ccomp"):
        if clause < word or parse.child(clause, "nsubj") is None:
            continue
        helpers = {parse.lowered[c] for c in parse.children(clause, "aux", "cop")}
        form = parse.lowered[clause]
        bare = not form.endswith(("s", "ed", "ing")) and parse.upos[clause] == "VERB" and form not in IRREGULAR_PASTS
        if lemma not in ew.SUBJUNCTIVE or helpers & {*_MODALS, "be"} or (not helpers and bare):
            return clause
    return None


def _with_gerund(parse: Parse, word: int, phrase: Range) -> Range:
    """A phrase with the gerund right behind it: "for help *curbing* the exports"."""
    for clause in parse.children(word, "advcl", "xcomp"):
        if clause == phrase[1] and parse.lowered[clause].endswith("ing"):
            return phrase[0], parse.extent(clause)[1]
    return phrase


def _can_do(scene: Scene, word: int) -> bool:
    """Whether a phrase names somebody who can do what an infinitive behind it says."""
    return (
        bool(scene.cast.at.get(word)) or scene.group(word) is not None or bool(meant(scene.parse, scene.cast, [word]))
    )
