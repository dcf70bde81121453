"""Speech acts as events: who asks, accuses, promises or refuses does something by it. Statements in, drafts out.

Every statement whose act has a type is one; so is a cue of the lexicon that makes no statement ("condemned the attack"
where nothing more is told of it). The anchor is the cue; where the cue only says, it is the words that perform the act.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.cues import Cue, cue_at
from dragoman.reading.event_lexicon import Sense, verbs
from dragoman.reading.event_parties import Party, agents, cases, concerned, meant, noun_agents, objects, patients
from dragoman.reading.events_draft import Draft
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import Status, is_command, status_of
from dragoman.reading.parse import Parse, Range
from dragoman.records import Act, EventType, Statement

TYPE_OF: dict[Act, EventType] = {
    "ask": "REQUEST", "demand": "REQUEST", "criticise": "ACCUSE", "promise": "AGREE", "offer": "AGREE",
    "accept": "AGREE", "threaten": "THREATEN", "support": "SUPPORT", "refuse": "REJECT", "deny": "REJECT",
    "decline-comment": "REJECT",
}  # fmt: skip
#: Acts of cues that are deeds even where no statement was found, and need an actor on both sides there.
_ALONE: dict[str, EventType] = {
    "ask": "REQUEST", "demand": "REQUEST", "criticise": "ACCUSE", "threaten": "THREATEN", "support": "SUPPORT",
    "refuse": "REJECT", "accept": "AGREE", "promise": "AGREE", "offer": "AGREE",
}  # fmt: skip
#: Types whose other party may stand deep in what is agreed, refused or condemned.
_CONCERNING = frozenset(("AGREE", "REJECT", "ACCUSE", "SUPPORT", "THREATEN"))
#: Acts that are a deed even where nothing tells to whom.
_ONE_SIDED = frozenset(("refuse", "accept", "promise"))
#: Classes of cues that tell of a liking, which does nothing to anybody.
_FELT = frozenset(("like", "dislike"))
_FEELING = frozenset(verb_table("feel seem appear look".split()))
_QUESTIONS = frozenset("how what why when where who whom whether if which about".split())
_ASKING = frozenset("should must ought need needs let".split())
_FUTURE = frozenset("will 'll ’ll shall".split())
_NOT_ALONE = frozenset("complain like regret doubt attack call".split())


def speech_events(parse: Parse, cast: Cast, statements: Sequence[Statement]) -> list[Draft]:
    """Drafts in the order of the statements, then of lone cues."""
    drafts: list[Draft] = []
    covered: set[int] = set()
    for statement in statements:
        cue_words = [w for span in statement.cue for w in range(*parse.words.within(*span))]
        covered.update(cue_words)
        kind = TYPE_OF.get(statement.act) or ("REQUEST" if statement.act == "warn" else None)
        if kind is None or statement.ascribed or not statement.speakers:
            continue
        draft = _of_statement(parse, cast, statement, kind, cue_words)
        if draft is not None:
            drafts.append(draft)
    for word in range(len(parse)):
        if parse.upos[word] == "VERB" and word not in covered:
            draft = _alone(parse, cast, word)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _of_statement(
    parse: Parse, cast: Cast, statement: Statement, kind: EventType, cue_words: Sequence[int]
) -> Draft | None:
    cue = next((c for w in cue_words if (c := cue_at(parse, w)) is not None), None)
    if statement.act == "warn" and not (cue is not None and cue.lemma == "warn" and _against(parse, cue.head)):
        return None
    named = cue is not None and (
        cue.lemma in ("warn", "agree") or (cue.act is not None and TYPE_OF.get(cue.act) == kind)
    )
    content = [parse.words.within(*span) for span in statement.content]
    if cue is not None and cue.lemma == "agree" and kind == "SUPPORT":
        kind = "AGREE"
    performed = _performing(parse, content)
    if (
        cue is not None
        and cue.lemma == "hail"
        and any("from" in cases(parse, c) for c in parse.children(cue.head, "obl"))
    ):
        return None  # who "hails from" a place praises nobody
    if cue is not None and (cue.frame in _FELT or _is_felt(parse, cue.head)):
        return None
    if cue is not None and cue.lemma == "ask" and _asks_questions(parse, cue.head):
        return None
    if cue is not None and cue.lemma == "ask" and _is_question(parse, cue.head, content):
        return None
    if not named and not _performs(parse, kind, performed):
        return None
    if named and cue is not None:
        anchors: tuple[Range, ...] = tuple(parse.words.within(*span) for span in statement.cue)
        head = cue.head
    elif performed is not None:
        anchors, head = (performed[1],), performed[0]
    elif cue_words:
        anchors, head = tuple(parse.words.within(*span) for span in statement.cue), cue_words[0]
    else:
        return None
    recipients = _recipients(parse, cast, statement, kind, cue if named else None, content)
    if cue is not None and cue.lemma == "propose" and not recipients:
        return None  # a bill or a plan is put forward, nothing is offered to anybody
    actors = tuple(Party(id_, _word_of(parse, cast, statement, id_)) for id_ in statement.speakers)
    status = _status(parse, head) if named else Status("occurred")
    return Draft(
        Sense(kind), anchors, head, actors, recipients, status, statement.confidence, "rule:speech-" + statement.act,
        statement=statement.id,
    )  # fmt: skip


def _asks_questions(parse: Parse, head: int) -> bool:
    return any(parse.form(c).lower() in ("question", "questions") for c in parse.children(head, "obj"))


def _is_felt(parse: Parse, head: int) -> bool:
    """ "Feels *threatened*", "seemed *pressed*": how somebody is, not what anybody said."""
    return parse.is_a(head, "xcomp") and parse.form(int(parse.head[head])).lower() in _FEELING


def _against(parse: Parse, head: int) -> bool:
    """ "Warned Manila *against* selling": a request not to."""
    below = [w for c in parse.children(head, "advcl", "obl", "xcomp", "ccomp") for w in (c, *parse.children(c))]
    return any(parse.form(w).lower() == "against" for w in below)


def _recipients(
    parse: Parse,
    cast: Cast,
    statement: Statement,
    kind: EventType,
    cue: Cue | None,
    content: Sequence[Range],
) -> tuple[Party, ...]:
    own = set(statement.speakers)
    if kind in ("REQUEST", "AGREE", "THREATEN") and statement.addressee is not None:
        word = _mention_near(parse, cast, statement.addressee, statement)
        if word is not None:
            return (Party(statement.addressee, word),)
    if cue is not None:
        found = patients(parse, cast, cue.head, Sense(kind), True)
        if not found and cue.noun is not None:
            found = [p for c in parse.children(cue.head, "obj") for p in patients(parse, cast, c, Sense(kind), False)]
        if not found:  # "refused a *request* by", "welcomed the *decision* of"
            found = [p for c in objects(parse, cue.head) for p in noun_agents(parse, cast, c)]
        found = [p for p in found if p.id not in own]
        if not found and kind in _CONCERNING:
            found = concerned(parse, cast, cue.head, frozenset(own))
        if found:
            return tuple(found)
    if not content:
        return ()
    head = parse.head_of(*content[0])
    if kind in ("REQUEST", "ACCUSE", "SUPPORT", "THREATEN"):
        subject = parse.child(head, "nsubj", "nsubj:pass")
        found = [p for p in meant(parse, cast, [subject] if subject is not None else [head]) if p.id not in own]
        if found:
            return tuple(found)
    if kind in _CONCERNING and parse.upos[head] == "VERB":
        mine = {p.id for p in agents(parse, cast, head)}
        return tuple(concerned(parse, cast, head, frozenset(own | mine)))
    return ()


def _is_question(parse: Parse, head: int, content: Sequence[Range]) -> bool:
    """Whether "ask" puts a question: what is asked is a clause with a question word, or somebody "is asked"."""
    if parse.form(head).lower() == "asked" and parse.child(head, "nsubj", "nsubj:pass") is None:
        return True
    opening = {parse.form(w).lower() for first, last in content for w in range(first, min(first + 2, last))}
    return bool(opening & _QUESTIONS) or any("?" in parse.form(last - 1) for _, last in content)


def _performs(parse: Parse, kind: EventType, performed: tuple[int, Range] | None) -> bool:
    """Whether the words of a content, alone, perform an act of this type: a modal for asking, a denial for refusing."""
    if performed is None:
        return False
    head, (first, _) = performed
    helpers = {parse.form(c).lower() for c in parse.children(head, "aux", "cop", "advmod", "mark")}
    if kind == "AGREE":
        return bool(helpers & _FUTURE) and parse.form(head).lower() in verbs()[0]
    if kind == "REQUEST":
        return bool(helpers & _ASKING) or parse.form(head).lower() in ("have", "has") or is_command(parse, head)
    if kind == "REJECT":
        if parse.form(head).lower().startswith("rul") and head + 1 < len(parse) and parse.form(head + 1) == "out":
            return False  # "would not rule out" refuses nothing
        return parse.upos[head] == "VERB" and status_of(parse, head).modality == "negated"
    if kind == "SUPPORT":
        return parse.upos[head] in ("ADJ", "NOUN", "VERB") and first < head
    return parse.upos[head] in ("VERB", "ADJ", "NOUN") and not parse.is_a(head, "nmod", "obl")


def _performing(parse: Parse, content: Sequence[Range]) -> tuple[int, Range] | None:
    """The predicate that performs an act within a content, with its auxiliaries: ("stop", "must stop")."""
    if not content:
        return None
    first, last = content[0]
    head = parse.head_of(first, last)
    helpers = [c for c in parse.children(head, "aux", "cop") if first <= c < head]
    begin = min(helpers, default=head)
    if head - begin > 4:
        begin = head
    return head, (begin, head + 1)


def _status(parse: Parse, head: int) -> Status:
    """A speech act that is not denied or merely conceivable has been performed by being told."""
    modality = status_of(parse, head).modality
    if modality == "negated":
        return Status("negated")
    return Status("possible" if modality == "possible" else "occurred")


def _alone(parse: Parse, cast: Cast, word: int) -> Draft | None:
    cue = cue_at(parse, word)
    if cue is None or cue.act not in _ALONE or cue.thought or cue.lemma in _NOT_ALONE or _is_felt(parse, word):
        return None
    if cue.act in _ONE_SIDED and parse.child(word, "xcomp", "ccomp") is None:
        return None
    kind = _ALONE[cue.act]
    actors = tuple(agents(parse, cast, word))
    ids = {p.id for p in actors}
    recipients = tuple(p for p in patients(parse, cast, word, Sense(kind), True) if p.id not in ids)
    if not recipients and kind in _CONCERNING and actors:
        recipients = tuple(concerned(parse, cast, word, frozenset(ids)))
    if not actors or (not recipients and cue.act not in _ONE_SIDED):
        return None
    status = status_of(parse, word)  # "would press", "vowed to defend": not said yet
    status = status if status.modality in ("planned", "requested") else _status(parse, word)
    return Draft(Sense(kind), ((word, word + 1),), word, actors, recipients, status, 0.6, "rule:cue-" + cue.lemma)


def _word_of(parse: Parse, cast: Cast, statement: Statement, actor: str) -> int:
    for span in statement.source:
        for word in range(*parse.words.within(*span)):
            if actor in cast.at.get(word, ()):
                return word
    return -1


def _mention_near(parse: Parse, cast: Cast, actor: str, statement: Statement) -> int | None:
    """The mention of an addressee in the sentence of the cue, the nearest to it."""
    cue = parse.words.within(*statement.cue[0])[0] if statement.cue else 0
    first, last = parse.sentences[int(parse.sentence[min(cue, len(parse) - 1)])]
    near = [w for w in range(first, last) if actor in cast.at.get(w, ())]
    return min(near, key=lambda w: abs(w - cue)) if near else None
