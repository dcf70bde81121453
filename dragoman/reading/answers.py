"""What became of an ask: an ask and its report in, an answer with its evidence out.

The addressee, or whoever acts for it, answers by a verb ("*rejected* the demand", "*agreed*"), by words in which he
accepts or refuses, by saying his position again, or, where the report says so, not at all. An answer stands behind the
ask, or governs the words that name it, and is about the same thing: it names it, points at it from nearby, or shares
its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.reading import exchange_words as ew
from dragoman.reading.asking import Ask, Scene
from dragoman.reading.cues import NEGATIONS
from dragoman.reading.event_parties import noun_agents
from dragoman.reading.event_phrases import cases, objects, owners
from dragoman.reading.modality import status_of
from dragoman.reading.parse import Parse, Range
from dragoman.records import Answer, Statement

#: How many sentences behind an ask "agreed", "refused it" and a position still answer it. Design values.
NEAR, WIDE = 2, 8
#: Words that an answer must share with an ask farther off. A design value.
SHARED = 2
#: Asks not to do a thing: whoever accepts the thing does not grant them.
_NOT_TO = ("-warn", "-caution")
#: Words in a clause that has not answered: "whether it gives in", "ten days to comply".
_UNSETTLED = frozenset("to if whether unless until will would may might could should must can".split())
#: All words at which a rule begins.
_SIGNS = frozenset((*ew.ANSWERING, *ew.LEMMA_OF_PARTICLE, *ew.REPLYING, *ew.QUIET, *ew.REPLIES, "silence"))
EXPLICIT: tuple[Answer, ...] = ("accepted", "refused", "evaded", "silent")


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to an ask and the words that give it."""

    answer: Answer
    words: Range


@dataclass(frozen=True, slots=True)
class Sign:
    """A verb or noun that answers something: who answers, and what, as far as its clause tells."""

    word: int
    answer: Answer
    by: tuple[str, ...]
    who: frozenset[str]  # those with their side
    about: int | None  # the head of what is answered
    span: Range


def find_signs(scene: Scene) -> list[Sign]:
    """Everything in a report that answers somebody, in the order of the text."""
    parse = scene.parse
    found = []
    for word in parse.where(_SIGNS):
        form = parse.lowered[word]
        sign = None
        if parse.upos[word] == "VERB":
            sign = _by_verb(scene, word, form)
        elif form in ew.QUIET and parse.upos[word] == "ADJ":
            sign = _by_quiet(scene, word)
        elif form in ew.REPLIES and parse.upos[word] == "NOUN":
            sign = _by_reply(scene, word)
        elif form == "silence":
            who = scene.ids([*owners(parse, scene.cast, word), *noun_agents(parse, scene.cast, word)])
            sign = Sign(word, "silent", who, scene.side(who), None, parse.extent(word)) if who else None
        if sign is not None and sign.who:
            found.append(sign)
    return found


def answerers(scene: Scene, ask: Ask, signs: Sequence[Sign]) -> tuple[str, ...]:
    """Who answers an ask that does not say whom it addresses: "has *offered* help. *Neither* has responded"."""
    own = scene.side(ask.askers)
    found = [sign.by for sign in signs if not sign.who & own and sign.word > ask.cue and _is_about(scene, ask, sign)]
    return next((by for by in found if scene.is_official(by)), ())


def answers_to(scene: Scene, ask: Ask, signs: Sequence[Sign]) -> list[Reply]:
    """The answers to an ask in the order of the text."""
    asked = scene.side(ask.addressees)
    own = scene.side(ask.askers)
    at_large = all(id_ in scene.groups for id_ in ask.addressees)
    found = [
        Reply(sign.answer, sign.span)
        for sign in signs
        if (sign.who & asked or (at_large and not sign.who & own and _names_ask(scene, sign)))
        and _is_about(scene, ask, sign)
    ]
    if ask.addressees:
        found += _in_words(scene, ask, asked)
    return sorted(found, key=lambda reply: reply.words)


def settled(replies: Iterable[Reply]) -> tuple[Answer, list[Range]]:
    """The answer that counts, and the words of all: the last yes or no, else an evasion, else silence."""
    replies = list(replies)
    evidence = list(dict.fromkeys(reply.words for reply in replies))
    clear = [reply.answer for reply in replies if reply.answer in ("accepted", "refused")]
    if clear:
        return clear[-1], evidence
    return next((a for a in EXPLICIT if any(r.answer == a for r in replies)), "pending"), evidence


def _by_verb(scene: Scene, word: int, form: str) -> Sign | None:
    parse = scene.parse
    answer: Answer | None = ew.ANSWERING.get(form)
    particle = ew.LEMMA_OF_PARTICLE.get(form)
    if particle is not None:
        company = [parse.lowered[c] for c in parse.children(word, "compound:prt", "advmod")]
        below = parse.children(word, "obl", "advcl")
        company += [parse.lowered[c] for below_ in below for c in parse.children(below_, "case", "mark")]
        answer = next((a for p in company if (a := ew.PARTICLES.get((particle, p))) is not None), answer)
    negated = _negated(parse, word)
    if form in ew.REPLYING:
        answer = "silent" if negated else None
    elif negated and answer is not None:
        answer = {"accepted": "refused", "refused": "accepted"}.get(answer)  # type: ignore[assignment]
        if answer == "accepted":
            return None  # not to refuse is not yet to accept
    if answer is None:
        return None
    if {parse.lowered[c] for c in parse.children(word, "mark", "aux")} & _UNSETTLED:
        return None
    if not negated and status_of(parse, word).modality not in ("occurred", "ongoing"):
        return None
    by = scene.doers(word)
    about = next(iter(objects(parse, word)), None)
    if about is None:
        about = parse.child(word, "xcomp", "ccomp")
    if about is None:
        led = (c for c in parse.children(word, "obl", "advcl") if _leads(parse, c) & {"to", "with", "against"})
        about = next(led, None)
    if form in ew.ON_THINGS and (about is None or parse.lowered[about] not in ew.OF_ASK):
        return None  # "opposed the war" answers nobody
    return Sign(word, answer, by, scene.side(by), about, _clause_of(parse, word))


def _leads(parse: Parse, word: int) -> set[str]:
    return cases(parse, word) | {parse.lowered[c] for c in parse.children(word, "mark")}


def _by_quiet(scene: Scene, word: int) -> Sign | None:
    parse = scene.parse
    above = parse.governor[word]
    verb = word if parse.child(word, "cop") is not None else above if parse.is_a(word, "xcomp") else None
    if verb is None or (verb == above and parse.lowered[above] not in ew.STAYING):
        return None
    if _negated(parse, verb):
        return None
    by = scene.doers(verb)
    return Sign(word, "silent", by, scene.side(by), None, _clause_of(parse, verb))


def _by_reply(scene: Scene, word: int) -> Sign | None:
    """ "A *negative* reply to the demands"; a reply of which no more is told answers nothing."""
    parse = scene.parse
    qualities = {parse.lowered[c] for c in parse.children(word, "amod", "det")}
    answer = next((a for a, words in ew.QUALITIES.items() if words & qualities), None)
    if answer is None:
        return None
    governor = parse.governor[word]
    parties = noun_agents(parse, scene.cast, word)
    who = scene.ids(parties) or (scene.doers(governor) if parse.upos[governor] == "VERB" else ())
    about = next((c for c in (*parse.children(word, "nmod"), *parse.children(governor, "obl"))
                  if "to" in cases(parse, c)), None)  # fmt: skip
    return Sign(word, answer, who, scene.side(who), about, _clause_of(parse, word))


def _is_about(scene: Scene, ask: Ask, sign: Sign) -> bool:
    parse = scene.parse
    if ask.words[0] <= sign.word < ask.words[1] and ask.cue != ask.words[0]:
        return False
    if sign.about is not None and sign.about in (ask.cue, ask.head):
        return True
    if ask.why.startswith("rule:noun") and sign.word in list(parse.ancestors(ask.cue))[:3]:
        return True
    distance = parse.sentence_of[sign.word] - parse.sentence_of[ask.cue]
    if distance < 0 or sign.word < ask.cue:
        return False
    said = scene.around(sign.word)
    if said is not None and said.act in ("predict", "hope"):
        return False
    form = "" if sign.about is None else parse.lowered[sign.about]
    if form in ew.ASKING_NOUNS and ew.ASKING_NOUNS[form][1] != ask.offer and form not in ew.EITHER:
        return False  # who answers an offer does not answer a request
    if sign.answer == "silent":
        return distance <= WIDE and _no_other(scene, sign, ask)
    if sign.about is None:
        return distance <= NEAR
    if form in ew.OF_ASK or form in ("do", "so"):
        return distance <= NEAR and _no_other(scene, sign, ask)
    return len(stems(parse, ask.words) & stems(parse, _around(parse, sign))) >= SHARED


def _names_ask(scene: Scene, sign: Sign) -> bool:
    return sign.about is not None and scene.parse.lowered[sign.about] in ew.ASKING_NOUNS


def _no_other(scene: Scene, sign: Sign, ask: Ask) -> bool:
    """Whether what is answered is not somebody else's: "rejected *Paris's* request"."""
    if sign.about is None:
        return True
    whose = scene.side(scene.ids(noun_agents(scene.parse, scene.cast, sign.about)))
    return not whose or bool(whose & scene.side(ask.askers)) or scene.parse.lowered[sign.about] not in ew.OF_ASK


def _in_words(scene: Scene, ask: Ask, asked: frozenset[str]) -> Iterator[Reply]:
    """Answers that the addressee's side gives in words of its own: it accepts, refuses, or says where it stands."""
    parse = scene.parse
    mine = stems(parse, ask.words)
    for statement in scene.statements:
        if statement.ascribed or not statement.cue or not statement.content or not statement.speakers:
            continue
        if not scene.side(statement.speakers) & asked or not scene.is_official(statement.speakers):
            continue
        if scene.side(statement.speakers) & scene.side(ask.askers) or statement.id == ask.statement:
            continue
        cue = parse.words.within(*statement.cue[0])[0]
        distance = parse.sentence_of[cue] - parse.sentence_of[ask.cue]
        if distance < 0 or (distance == 0 and cue < ask.words[1]) or ask.words[0] <= cue < ask.words[1]:
            continue
        spans = [parse.words.within(*span) for span in statement.content]
        theirs = set().union(*(stems(parse, span) for span in spans))
        topics = (set(statement.about) - asked) & _topics(scene, ask)
        related = len(theirs & mine) >= SHARED or bool(topics)
        near = distance <= WIDE
        words = (min(a for a, _ in spans[:1]), max(b for _, b in spans[:1]))
        if statement.act in ("refuse", "deny") and related and near:
            yield Reply("refused", words)
        elif statement.act == "accept" and related and near and not ask.why.endswith(_NOT_TO):
            yield Reply("accepted", words)
        elif near and _restates(parse, statement, spans) and (related or distance <= NEAR):
            yield Reply("evaded", words)


def _restates(parse: Parse, statement: Statement, spans: Sequence[Range]) -> bool:
    """Whether words only say that a position stands: "our *stance* is *clear*"."""
    words = {parse.lowered[w] for first, last in spans for w in range(first, last)}
    return bool(words & ew.POSITION and words & ew.UNCHANGED)


def _topics(scene: Scene, ask: Ask) -> set[str]:
    """The actors that an ask is about beside its two sides."""
    sides = scene.side((*ask.askers, *ask.addressees))
    return {id_ for id_ in scene.cast.within(*ask.words) if id_ not in sides}


def _around(parse: Parse, sign: Sign) -> Range:
    if sign.about is None:
        return sign.span
    return parse.extent(sign.about)


def stems(parse: Parse, span: Range) -> frozenset[str]:
    """The beginnings of the words of a stretch that carry meaning; five letters tell most words apart."""
    forms = (parse.lowered[w] for w in range(*span) if parse.upos[w] in ("NOUN", "VERB", "ADJ", "PROPN"))
    return frozenset(form.removesuffix("s")[:5] for form in forms if len(form) > 2 and form not in ew.EMPTY)


def _clause_of(parse: Parse, word: int) -> Range:
    """A predicate with its subject and what it governs, without clauses that go on."""
    inner = parse.subtree(word, "conj", "advcl", "parataxis", "punct", "cc", "acl:relcl", "ccomp")
    first = last = word
    below = set(inner)
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    return first, last + 1


def _negated(parse: Parse, word: int) -> bool:
    if any(parse.lowered[c] in NEGATIONS for c in parse.children(word, "advmod", "cc")):
        return True
    subject = parse.child(word, "nsubj")
    return subject is not None and any(
        parse.lowered[c] in ("no", "neither") for c in parse.children(subject, "det", "cc:preconj", "cc", "advmod")
    )
