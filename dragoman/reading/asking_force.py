"""Asks by their force alone: "Moscow *must* leave", "we *hope* that Tokyo will …", said by one side of another.

A scene and the words already told of in, `Ask`s out. What one's own side must do is a plan, what somebody should have
done a reproach, and what may be under a condition is none of these.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading import exchange_words as ew
from dragoman.reading.asking import Ask, Scene, addressed
from dragoman.reading.asking_clauses import marks_of, negated, opens_question
from dragoman.reading.complements import clip
from dragoman.reading.cues import cue_at
from dragoman.reading.lemmas import verb_table
from dragoman.reading.parse import Parse
from dragoman.reading.participants import takes_part
from dragoman.records import Statement

_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer"))
_MODALS = frozenset("should must ought need needs".split())
#: Verbs that oblige with a "to" behind them; those of having do only where the words ask in any case.
_NEED = frozenset("need needs ought".split())
_HAVE = frozenset("have has".split())
_UNSURE = frozenset("may might could would".split())
_PERFECT = frozenset("had has have".split())
_DIRECTING = frozenset(("ask", "demand"))
#: Acts whose words may tell others what to do beside what they are for.
_TELLING = _DIRECTING | frozenset("assert hope warn criticise support refuse".split())
#: Clauses that do not say what should be: conditions, questions, descriptions.
_NOT_SAID = frozenset("if unless whether when before until once because although though while as than".split())
_APART = ("acl:relcl", "acl", "advcl", "csubj")
#: What "should" only expects: "should be *able* to".
_EXPECTED = frozenset("able possible more enough available clear noted ready open here there fine".split())
#: What happens to somebody rather than is done by him: "should *emerge* unharmed".
_HAPPENING = frozenset(
    verb_table(
        "emerge become get grow rise climb fall drop rebound recover benefit gain lose win fail succeed suffer survive "
        "happen remain last exist live die prosper thrive see enjoy weaken strengthen improve slow".split()
    )
)


def by_force(scene: Scene, taken: set[int]) -> Iterator[Ask]:
    """What statements ask of another side although no word of asking stands in them. `taken`: words of other asks."""
    parse = scene.parse
    subjects = [word for word, relation in enumerate(parse.deprel) if relation in _SUBJECTS]
    for word in sorted({parse.governor[subject] for subject in subjects}):  # nothing else asks
        if word in taken:
            continue
        found = _asked_by(scene, word)
        if found is not None and taken.isdisjoint(range(*found.words)):
            taken.update(range(*found.words))
            yield found


def _asked_by(scene: Scene, word: int) -> Ask | None:
    parse = scene.parse
    statement = scene.around(word)
    if statement is None or statement.ascribed or statement.act not in _TELLING:
        return None
    subject = parse.child(word, "nsubj")
    if subject is None or subject > word or parse.is_a(subject, "nsubj:pass") or not _is_said(parse, word, statement):
        return None
    wishes = _wishes(scene, word, statement)
    if not (wishes or _obliges(parse, word, subject, statement)):
        return None
    if not _is_somebody(scene, subject) or _is_own_official(scene, statement, subject):
        return None
    addressees = addressed(scene, [subject], statement.speakers)
    if (
        not addressees
        or scene.side(addressees) & scene.side(statement.speakers)
        or not _may(scene, statement, addressees)
    ):
        return None
    first, last = next(words for _, words, one in scene.contents if one is statement and words[0] <= word < words[1])
    if opens_question(parse, (first, last)):
        return None
    words = [w for w in parse.subtree(word) if subject < w < last]
    begin = min((w for w in words if w > max(parse.subtree(subject)) or w == word), default=word)
    span = clip(parse, (begin, max(words) + 1), (first, last))
    if span is None:
        return None
    return Ask(word, statement.speakers, addressees, span, word, False, "rule:by-force", statement.id)


def _may(scene: Scene, statement: Statement, addressees: tuple[str, ...]) -> bool:
    """Whether the sides are such that telling is asking: a body tells a body, or plainly asks others."""
    if not scene.is_public(statement.speakers) or scene.is_of_company(statement.speakers):
        return False
    unnamed = [id_ for id_ in addressees if id_ not in scene.cast.by_id]
    if any(actor.kind == "government-body" for id_ in unnamed if (actor := scene.known(id_)) is not None):
        return False  # "the government", which is the speaker's more often than not
    directs = statement.act in _DIRECTING and scene.is_official(statement.speakers)
    return directs or scene.is_official(addressees)


def _is_somebody(scene: Scene, subject: int) -> bool:
    """Whether the subject itself is who is told: in "oversight of *Moscow* must go on" Moscow is not."""
    form = scene.parse.lowered[subject]
    named = subject in scene.cast.at or any(c in scene.cast.at for c in scene.parse.children(subject, "appos", "flat"))
    return named or form == "you" or takes_part(scene.parse, subject) or scene.group(subject, loosely=True) is not None


def _is_own_official(scene: Scene, statement: Statement, subject: int) -> bool:
    """Whether an official of nobody knows which state tells a state what to do: most often it is his own."""
    states = [scene.actors[id_] for id_ in scene.cast.at.get(subject, ()) if id_ in scene.actors]
    if not any(actor.kind == "state" for actor in states):
        return False
    speakers = [actor for id_ in statement.speakers if (actor := scene.known(id_)) is not None]
    return scene.is_official(statement.speakers) and any(
        actor.kind in ("unnamed", "person") and actor.acts_for is None for actor in speakers
    )


def _is_said(parse: Parse, word: int, statement: Statement) -> bool:
    """Whether a clause is said outright: no condition, no description, nothing that is denied above it."""
    top = word
    while parse.is_a(top, "conj"):
        top = parse.governor[top]
    if parse.is_a(top, *_APART) or marks_of(parse, word) & _NOT_SAID or marks_of(parse, top) & _NOT_SAID:
        return False
    return top == parse.governor[top] or not negated(parse, parse.governor[top])


def _obliges(parse: Parse, word: int, subject: int, statement: Statement) -> bool:
    """Whether a clause says what should be done."""
    helpers = {parse.lowered[c] for c in parse.children(word, "aux")}
    if helpers & _UNSURE or any(c < subject for c in parse.children(word, "aux")):
        return False  # "might need to", "should they dare to"
    if helpers & _MODALS:
        if helpers & _PERFECT or parse.lowered[word] in _EXPECTED | _HAPPENING:
            return False
        return parse.upos[word] == "VERB" or parse.child(word, "cop") is None or parse.upos[word] == "ADJ"
    form = parse.lowered[word]
    if parse.upos[word] != "VERB" or form not in _NEED | _HAVE:
        return False
    todo = [c for c in parse.children(word, "xcomp", "ccomp") if "to" in marks_of(parse, c)]
    asks = form in _NEED or statement.act in _DIRECTING
    deeds = [c for c in todo if parse.lowered[c] not in ew.NO_DEEDS]
    return bool(deeds) and asks and not negated(parse, word)


def _wishes(scene: Scene, word: int, statement: Statement) -> bool:
    """Whether a clause says what the speaker hopes or wishes of others."""
    parse = scene.parse
    if statement.act != "ask" or {parse.lowered[c] for c in parse.children(word, "aux")} & _PERFECT:
        return False  # "hoped that they had left"
    if parse.upos[word] not in ("VERB", "ADJ", "NOUN") or not scene.is_official(statement.speakers):
        return False
    governor = parse.governor[word]
    lead = cue_at(parse, governor)
    if lead is not None and lead.noun is not None:
        wishes = lead.frame == "hope"
    else:
        wishes = lead is not None and lead.lemma in ("hope", "want", "wish", "like", "expect")
    if not wishes and parse.upos[governor] == "NOUN":
        above = cue_at(parse, parse.governor[governor])
        wishes = above is not None and above.frame == "hope"
    return wishes and not negated(parse, governor) and scene.by_cue.get(governor, statement).act == "ask"
