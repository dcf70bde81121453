"""Speech acts as events: who asks, accuses, promises or refuses does something by it. Statements in, drafts out.

Every statement whose act has a type is one; so is a cue of the lexicon that makes no statement ("condemned the attack"
where nothing more is told of it). The anchor is the cue; where the cue only says, it is the words that perform the act.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.cues import Cue, cue_at, read_cue
from dragoman.reading.event_concern import concerned, is_no_side
from dragoman.reading.event_lexicon import THINGS, Sense, nouns, verbs
from dragoman.reading.event_parties import agents, noun_agents, patients
from dragoman.reading.event_phrases import Party, cases, is_passive, meant, objects
from dragoman.reading.events_draft import Draft
from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.reading.modality import Status, is_command, status_of
from dragoman.reading.parse import Parse, Range
from dragoman.reading.participants import takes_part
from dragoman.reading.speech_senses import asks_nobody, is_no_act_alone, performs_nothing
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
#: Acts that nobody performs towards whom he speaks for.
_OF_OTHERS = frozenset(("AGREE", "THREATEN"))
#: Acts that may be about a deed alone: "condemned the *shelling*".
_JUDGING = frozenset(("criticise", "support"))
_ASKING = frozenset("should must ought need needs let".split())
_PERHAPS = frozenset("may might could".split())
_FUTURE = frozenset("will 'll ’ll shall".split())
#: What is accepted or refused of somebody, who made it.
_ASKED = noun_table("request appeal demand offer call invitation proposal complaint accusation allegation charge claim "
                    "plea bid petition suggestion ultimatum".split())  # fmt: skip
#: Verbs of the lexicon that alone promise nothing: "will *have* its say".
_HARDLY = frozenset("have use".split())
_HAVING = frozenset("have has had having".split())
#: Verbs whose object is put forward, not addressed ("proposed a *candidate*").
_PUT_FORWARD = frozenset("offer propose put tender volunteer".split())
#: Verbs of support that as often mean money, arms or walls: outside statements only an actor is supported by words.
_UPHOLD = frozenset("support back defend stand champion".split())
#: Verbs that promise a deed only in a sense of the lexicon: "will *find* it difficult", "will *hold* on".
_VAGUE = frozenset(
    """find press push carry extend hold take give make set put go step come raise open lift reduce leave end help break
    begin launch issue start stop cut reach keep treat return meet""".split()
)
#: What is done like somebody else, not to them: "threatened to *follow* Brazil".
_LIKE = frozenset(verb_table("follow emulate copy imitate join succeed replace echo match rival".split()))
#: How somebody feels, which praises nobody.
_GLAD = frozenset("happy glad pleased satisfied delighted proud confident optimistic hopeful relieved".split())


def speech_events(parse: Parse, cast: Cast, statements: Sequence[Statement], deeds: Container[int] = ()) -> list[Draft]:
    """Drafts in the order of the statements, then of lone cues. `deeds` are the words that name deeds."""
    drafts: list[Draft] = []
    covered: set[int] = set()
    for statement in statements:
        cue_words = [w for span in statement.cue for w in range(*parse.words.within(*span))]
        covered.update(cue_words)
        kind = TYPE_OF.get(statement.act) or ("REQUEST" if statement.act == "warn" else None)
        if kind is None or statement.ascribed or not statement.speakers:
            continue
        draft = _of_statement(parse, cast, statement, kind, cue_words, deeds)
        if draft is not None:
            drafts.append(draft)
    for word in range(len(parse)):
        if parse.upos[word] == "VERB" and word not in covered:
            draft = _alone(parse, cast, word)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _of_statement(
    parse: Parse,
    cast: Cast,
    statement: Statement,
    kind: EventType,
    cue_words: Sequence[int],
    deeds: Container[int],
) -> Draft | None:
    cue = read_cue(parse, [parse.words.within(*span) for span in statement.cue])
    if cue is not None and parse.is_a(cue.head, "obj") and parse.lowered[parse.governor[cue.head]] in _HAVING:
        cue = None  # "have long-standing *disputes*"
    if statement.act == "warn" and not (cue is not None and cue.lemma == "warn" and _against(parse, cue.head)):
        return None
    named = cue is not None and (
        cue.lemma in ("warn", "agree") or (cue.act is not None and TYPE_OF.get(cue.act) == kind)
    )
    content = [parse.words.within(*span) for span in statement.content]
    if cue is not None and cue.lemma == "agree" and kind == "SUPPORT" and _agrees_with_somebody(parse, cast, cue):
        kind = "AGREE"  # not where somebody "agreed with the *report*"
    performed = _performing(parse, content)
    if performs_nothing(parse, cast, statement, cue, content):
        return None
    if not named and not _performs(parse, kind, performed, deeds):
        return None
    if not named and kind == "REQUEST" and performed is not None and asks_nobody(parse, cast, statement, performed[0]):
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
    if cue is not None and cue.frame == "offer" and not recipients and (_is_plan(cue) or cue.negated):
        return None  # a bill or a plan is put forward, nothing is offered to anybody
    actors = tuple(Party(id_, _word_of(parse, cast, statement, id_)) for id_ in statement.speakers)
    status = _status(parse, head) if named else Status("occurred")
    return Draft(
        Sense(kind), anchors, head, actors, recipients, status, statement.confidence, "rule:speech-" + statement.act,
        statement=statement.id,
    )  # fmt: skip


def _agrees_with_somebody(parse: Parse, cast: Cast, cue: Cue) -> bool:
    return cue.with_ != "with" or any(
        c in cast.at for c in parse.children(cue.head, "obl") if "with" in cases(parse, c)
    )


def _is_like(parse: Parse, head: int) -> bool:
    return any(parse.lowered[c] in _LIKE for c in parse.children(head, "xcomp"))


def _is_plan(cue: Cue) -> bool:
    return cue.lemma in ("propose", "put") or cue.noun == "proposal"


def _against(parse: Parse, head: int) -> bool:
    """ "Warned Manila *against* selling": a request not to."""
    below = [w for c in parse.children(head, "advcl", "obl", "xcomp", "ccomp") for w in (c, *parse.children(c))]
    return any(parse.lowered[w] == "against" for w in below)


def _recipients(
    parse: Parse,
    cast: Cast,
    statement: Statement,
    kind: EventType,
    cue: Cue | None,
    content: Sequence[Range],
) -> tuple[Party, ...]:
    own = set(statement.speakers)
    if kind in _OF_OTHERS:
        own |= {state for state in statement.acts_for if state}
    if statement.act == "decline-comment":
        return tuple(p for p in _requesting(parse, cast, cue) if p.id not in own)
    if kind in ("REQUEST", "AGREE", "THREATEN") and statement.addressee is not None:
        word = _mention_near(parse, cast, statement.addressee, statement)
        direct = cue is not None or _says_you(parse, content)  # "told Paris *it* must", "told reporters"
        if word is not None and direct and cast.by_id[statement.addressee].kind != "media":
            return (Party(statement.addressee, word),)
    if cue is not None:
        found = _asking(parse, cast, cue.head) if kind in ("REJECT", "AGREE") else []
        if kind == "REQUEST" and cue.noun is None and not _is_asked_directly(parse, cast, cue.head):
            return tuple(
                p for p in _asked_of(parse, cast, cue.head) if p.id not in own and not is_no_side(parse, p.word)
            )
        counts = cue.lemma not in _PUT_FORWARD and (cue.noun is None or cue.lemma == cue.noun)
        found = found or patients(parse, cast, cue.head, Sense(kind), counts)
        if not found and cue.noun is not None:
            found = [p for c in parse.children(cue.head, "obj") for p in patients(parse, cast, c, Sense(kind), False)]
        if not found:  # "refused a *request* by", "welcomed the *decision* of"
            found = [p for c in objects(parse, cue.head) for p in noun_agents(parse, cast, c)]
        found = [p for p in found if p.id not in own and not (p.word >= 0 and is_no_side(parse, p.word))]
        offered = cue.frame == "offer" and parse.child(cue.head, "xcomp") is None
        offered = offered or _is_like(parse, cue.head)
        offered = offered or (cue.frame == "oppose" and parse.child(cue.head, "xcomp") is not None)
        if not found and kind in _CONCERNING and not offered:
            found = concerned(parse, cast, cue.head, frozenset(own))
        if found:
            return tuple(found)
    if not content or statement.act == "deny":
        return ()
    head = parse.head_of(*content[0])
    if kind in ("REQUEST", "ACCUSE", "SUPPORT", "THREATEN"):
        subject = parse.child(head, "nsubj", "nsubj:pass")
        if kind == "REQUEST" and parse.lowered[head] in ("have", "be", "get"):
            return ()  # "ministers should *have* a say"
        if kind == "REQUEST" and subject is not None and subject not in cast.at and not takes_part(parse, subject):
            return ()  # "the *application* must be treated fairly"
        if subject is not None or kind != "REQUEST":
            found = meant(parse, cast, [subject if subject is not None else head])
        else:  # "called for *their* withdrawal", not "for the sale of the bank"
            found = meant(parse, cast, [head]) if head in cast.at else noun_agents(parse, cast, head)
        found = [p for p in found if p.id not in own]
        if kind == "REQUEST" and is_passive(parse, head):
            return ()  # whom a deed should befall is not who is asked for it
        if found:
            return tuple(found)
    if kind in _CONCERNING and parse.upos[head] == "VERB" and parse.lowered[head] not in _LIKE:
        mine = {p.id for p in agents(parse, cast, head)}
        return tuple(concerned(parse, cast, head, frozenset(own | mine)))
    return ()


def _asking(parse: Parse, cast: Cast, head: int) -> list[Party]:
    """Who makes the request, offer or charge that is answered: "rejected *accusations by Japan* against Iran"."""
    asked = [c for c in objects(parse, head) if parse.lowered[c] in _ASKED]
    return [party for c in asked for party in noun_agents(parse, cast, c)]


def _is_asked_directly(parse: Parse, cast: Cast, head: int) -> bool:
    """Whether the object is whom one asks, not what: "ordered *the army*", not "ordered the destruction of"."""

    def is_somebody(word: int) -> bool:
        among = [c for c in parse.children(word, "nmod") if cases(parse, c) & {"like", "including"}]
        return parse.upos[word] == "PROPN" or takes_part(parse, word) or any(c in cast.at for c in (word, *among))

    return all(is_somebody(c) for c in parse.children(head, "obj"))


def _asked_of(parse: Parse, cast: Cast, head: int) -> list[Party]:
    """Who is asked for a thing: "demanded an apology *from Paris*", "demanded *their* withdrawal"."""
    things = objects(parse, head)
    beside = [c for at in (head, *things) for c in parse.children(at, "obl", "nmod")]
    found = meant(parse, cast, [c for c in beside if cases(parse, c) & {"from", "to"}])
    if not found:
        found = meant(
            parse,
            cast,
            [c for thing in things if parse.lowered[thing] in THINGS["talks"] for c in parse.children(thing, "nmod")],
        )
    return found or [p for thing in things for p in noun_agents(parse, cast, thing)]


def _requesting(parse: Parse, cast: Cast, cue: Cue | None) -> list[Party]:
    """Whose questions are left unanswered: "refused to respond to a *request from Paris*"."""
    if cue is None:
        return []
    below = [c for at in (cue.head, *parse.children(cue.head, "xcomp")) for c in parse.children(at, "obj", "obl")]
    asked = [c for c in below if parse.lowered[c].rstrip("s") in ("request", "question", "demand", "call")]
    return [p for noun in asked for p in noun_agents(parse, cast, noun)]


def _says_you(parse: Parse, content: Sequence[Range]) -> bool:
    return any(parse.lowered[w] in ("you", "your") for first, last in content for w in range(first, last))


def _performs(parse: Parse, kind: EventType, performed: tuple[int, Range] | None, deeds: Container[int]) -> bool:
    """Whether the words of a content, alone, perform an act of this type: a modal for asking, a denial for refusing."""
    if performed is None:
        return False
    head, (first, _) = performed
    helpers = {parse.lowered[c] for c in parse.children(head, "aux", "cop", "advmod", "mark")}
    if kind == "AGREE":
        lemma = verbs()[0].get(parse.lowered[head], "find")
        return bool(helpers & _FUTURE) and (head in deeds or lemma not in _VAGUE | _HARDLY)
    if kind == "REQUEST":
        if helpers & _PERHAPS:
            return False  # "may have to follow"
        owes = parse.lowered[head] in ("have", "has") and parse.child(head, "xcomp") is not None
        return bool(helpers & _ASKING) or owes or is_command(parse, head)
    if kind == "THREATEN" and is_passive(parse, head):
        return False
    if kind == "REJECT" and (parse.lowered[head] == "hesitate" or _ends_a_career(parse, head)):
        return False
    if kind == "REJECT":
        if parse.lowered[head].startswith("rul") and head + 1 < len(parse) and parse.form(head + 1) == "out":
            return False  # "would not rule out" refuses nothing
        return parse.upos[head] == "VERB" and status_of(parse, head).modality == "negated"
    if kind == "SUPPORT" and parse.lowered[head] in _GLAD:
        return False
    if kind == "SUPPORT":
        return parse.upos[head] in ("ADJ", "NOUN", "VERB") and first < head
    return parse.upos[head] in ("VERB", "ADJ", "NOUN") and not parse.is_a(head, "nmod", "obl")


def _ends_a_career(parse: Parse, head: int) -> bool:
    """ "Would not seek a second *term*"."""
    return any(parse.lowered[c] in ("term", "re-election", "reelection") for c in parse.children(head, "obj"))


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
    if cue is None or cue.act not in _ALONE or cue.thought or is_no_act_alone(parse, cast, cue):
        return None
    asking = _asking(parse, cast, word) if cue.act in ("accept", "refuse") else []
    if cue.act in _ONE_SIDED and not asking and parse.child(word, "xcomp", "ccomp") is None:
        return None
    kind = _ALONE[cue.act]
    actors = tuple(agents(parse, cast, word))
    ids = {p.id for p in actors}
    direct = cue.lemma not in _PUT_FORWARD
    found = asking or patients(parse, cast, word, Sense(kind), direct)
    recipients = tuple(p for p in found if p.id not in ids and not is_no_side(parse, p.word))
    if cue.lemma in _UPHOLD:
        plainly = {
            c for at in (*objects(parse, word), *parse.children(word, "obl")) for c in (at, *parse.children(at, "conj"))
        }
        recipients = tuple(p for p in recipients if p.word in plainly and p.id in cast.by_id)
    elif not recipients and kind in _CONCERNING and actors and direct and not _is_like(parse, word):
        recipients = tuple(concerned(parse, cast, word, frozenset(ids)))
    judged = cue.act in _JUDGING and any(parse.lowered[head] in nouns() for head in objects(parse, word))
    if not actors or not (recipients or (not asking and (judged or cue.act in _ONE_SIDED))):
        return None
    status = status_of(parse, word)  # "would press", "vowed to defend": not said yet
    if not asking and status.modality not in ("planned", "requested"):
        status = _status(parse, word)
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
    first, last = parse.sentences[parse.sentence_of[min(cue, len(parse) - 1)]]
    near = [w for w in range(first, last) if actor in cast.at.get(w, ())]
    return min(near, key=lambda w: abs(w - cue)) if near else None
