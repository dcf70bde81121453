"""Speech acts as events: who asks, accuses, promises or refuses does something by it. Statements in, drafts out.

Every statement whose act has a type is one; so is a cue of the lexicon that makes no statement ("condemned the attack"
where nothing more is told of it). The anchor is the cue; where the cue only says, it is the words that perform the act.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.cues import Cue, cue_at, read_cue
from dragoman.reading.event_befallen import is_harm_judged, patients
from dragoman.reading.event_concern import concerned, is_no_side
from dragoman.reading.event_lexicon import Sense, nouns, verbs
from dragoman.reading.event_parties import agents
from dragoman.reading.event_phrases import Party, cases, is_passive, objects, subject_of
from dragoman.reading.events_draft import Draft
from dragoman.reading.modality import Status, is_command, status_of
from dragoman.reading.parse import Parse, Range
from dragoman.reading.participants import is_asset, is_body, takes_part
from dragoman.reading.speech_senses import asks_nobody, is_no_act_alone, performs_nothing
from dragoman.reading.speech_sides import (
    CONCERNING,
    PUT_FORWARD,
    is_like,
    recipients_of,
    speakers_of,
    told_by_tree,
    who_asked,
    written_to,
)
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
#: Acts that are a deed even where nothing tells to whom.
_ONE_SIDED = frozenset(("refuse", "accept", "promise"))
#: Acts that may be about a deed alone: "condemned the *shelling*".
_JUDGING = frozenset(("criticise", "support"))
_ASKING = frozenset("should must ought need needs let".split())
#: What is refused by a verb of being moved: "I am not going to be *distracted*".
_MOVED = frozenset("diverted distracted drawn deterred intimidated swayed bullied fooled surprised".split())
_PERHAPS = frozenset("may might could".split())
_FUTURE = frozenset("will 'll ’ll shall".split())
#: Auxiliaries by which a speaker refuses.
_WILLING = frozenset("will wo 'll ’ll shall would wo".split())
_ABLE = frozenset("can ca cannot could".split())
#: What somebody refuses who says that he cannot.
_GRANTING = frozenset(
    """support accept agree allow approve comply tolerate endorse back permit grant consent give comment confirm
    disclose discuss join sign recognise recognize guarantee""".split()
)
#: What is expected where it "should" happen.
_EXPECTED = frozenset("report post earn rise grow fall show reach remain improve be total average".split())
_PLANNED = frozenset("plan intend want going accept allow tolerate recognise recognize consider permit agree".split())
_MENTAL = frozenset(
    "expect anticipate foresee help draw exclude preclude oppose object mind dispute "
    "dream imagine think believe know mind like remember forget understand see feel wonder guess".split()
)
#: How a participle ends that a sentence without a subject begins with: "Never *known* such a fuss".
_PARTICIPLES = ("ed", "had", "known", "seen", "done", "gone", "taken", "given", "been")
#: Acts that words without a cue perform only of the speaker's own side.
_OWN_ACTS = frozenset(("REJECT", "AGREE"))
_OWN_SIDE = frozenset("i we us our my me".split())
_TAKING_PART = frozenset("competing playing racing running performing".split())
_READY = frozenset("ready prepared willing going plan plans planned planning intend intends".split())
#: Assets that speak through those who work there.
_STAFFED = frozenset(
    """embassy embassies consulate consulates mission bank banks hospital hospitals school schools office offices
    headquarters market markets church churches base""".split()
)
_FIRST = frozenset("i we".split())
#: What looks like a command and asks nobody for a deed.
_NO_COMMANDS = frozenset(
    """allow let hope look see listen imagine remember note say consider think take get shut thank believe trust forget
    visit click read call wait guess mind excuse have try fuck screw damn bless come keep count rest ditto""".split()
)
#: Verbs of the lexicon that alone promise nobody anything: "will *have* its say", "will *seek* appeals".
_HARDLY = frozenset("have use seek appeal sue fight challenge oppose contest reject demand request ask".split())
#: How somebody will or will not fare, which is nobody's to refuse: "we will not *succeed*".
_FARING = frozenset("succeed fail win lose happen work matter survive suffer benefit improve recover".split())
_HAVING = frozenset("have has had having".split())
#: Verbs of support that as often mean money, arms or walls: outside statements only an actor is supported by words.
_UPHOLD = frozenset("support back defend stand champion".split())
#: Verbs that promise a deed only in a sense of the lexicon: "will *find* it difficult", "will *hold* on".
_VAGUE = frozenset(
    """find press push carry extend hold take give make set put go step come raise open lift reduce leave end help break
    begin launch issue start stop cut reach keep treat return meet""".split()
)
#: How sad something is, which charges nobody.
_REGRETTED = frozenset(
    """shame pity sad sadness tragedy tragic unfortunate disappointing heartbreaking loss blow regrettable sorry upset
    upsetting devastating""".split()
)
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
    if not named and cue is not None and status_of(parse, cue.head).modality == "possible":
        return None  # "if they *said* they would accept"
    if not named and not _performs(parse, kind, performed, deeds, statement.act):
        return None
    wordless = statement.act == "decline-comment"  # "had no comment"
    if not named and not wordless and performed is not None and not _is_own(parse, cast, statement, kind, performed[0]):
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
    recipients = recipients_of(parse, cast, statement, kind, cue if named else None, content)
    if not recipients and cue is not None and kind in ("REQUEST", "AGREE", "THREATEN"):
        recipients = tuple(written_to(parse, cast, cue_words))
    actors = told_by_tree(parse, cast, statement, cue) if named and cue is not None else ()
    actors = actors or speakers_of(parse, cast, statement)
    actors = tuple(p for p in actors if not _is_a_thing(parse, cast, p))
    if not actors or (named and cue is not None and _is_acted_on(parse, cue.head, actors)):
        return None
    ids = {p.id for p in actors}
    beside = {c for p in actors if p.word >= 0 for c in parse.children(p.word, "conj")}
    recipients = tuple(
        p
        for p in recipients
        if p.id not in ids
        and p.word not in beside
        and not _is_of_their_own(parse, cast, head, p.word, ids)
        and (p.id in cast.by_id or not is_no_side(parse, p.word))
        and _is_beside(parse, head, p.word)
    )
    if cue is not None and cue.frame == "offer" and not recipients and (_is_plan(cue) or cue.negated):
        return None  # a bill or a plan is put forward, nothing is offered to anybody
    status = _status(parse, head) if named else Status("occurred")
    return Draft(
        Sense(kind), anchors, head, actors, recipients, status, statement.confidence, "rule:speech-" + statement.act,
        statement=statement.id,
    )  # fmt: skip


def _is_of_their_own(parse: Parse, cast: Cast, head: int, word: int, own: Collection[str]) -> bool:
    """Whether a word behind an act means the actor's own people: "opposes giving *its citizens* the vote"."""
    owners = [id_ for c in parse.children(word, "nmod:poss") for id_ in cast.at.get(c, ())] if word >= 0 else []
    return bool(set(owners) & set(own)) and parse.governor[word] != head


def _is_a_thing(parse: Parse, cast: Cast, party: Party) -> bool:
    """Whether an actor is a bridge or a ship, which says nothing; a bank does."""
    thing = party.id not in cast.by_id or cast.by_id[party.id].kind == "asset"
    return thing and party.word >= 0 and is_asset(parse, party.word) and parse.lowered[party.word] not in _STAFFED


def _is_beside(parse: Parse, head: int, word: int) -> bool:
    """Whether a word may mean whom an act is done to: in the sentence of the act, and not the speaker's own side."""
    if word < 0:
        return True
    own = parse.lowered[word] in _OWN_SIDE and (len(parse.form(word)) < 2 or not parse.form(word).isupper())  # not "US"
    return parse.sentence_of[word] == parse.sentence_of[head] and not own


def _is_acted_on(parse: Parse, head: int, actors: Sequence[Party]) -> bool:
    """Whether a verb has a subject of its own and acts on those who are said to speak: "the law *required* her to"."""
    if parse.upos[head] != "VERB" or is_passive(parse, head) or subject_of(parse, head) is None:
        return False
    return {p.word for p in actors} <= {c for c in parse.children(head, "obj", "iobj") if c > head}


def _agrees_with_somebody(parse: Parse, cast: Cast, cue: Cue) -> bool:
    """Whether two sides "agreed *with each other*" to do something, not one with what the other holds."""
    if cue.with_ != "with" or parse.child(cue.head, "xcomp") is not None or objects(parse, cue.head):
        return True
    if any(cases(parse, c) == {"on"} for c in parse.children(cue.head, "obl")) or _binds(parse, cast, cue.head):
        return True  # "agreed with her *that* she would go"
    partners = [c for c in parse.children(cue.head, "obl") if "with" in cases(parse, c)]
    people = {cast.by_id[id_].kind for c in partners for id_ in cast.at.get(c, ())} & {"person", "unnamed"}
    return not people and any(c in cast.at or takes_part(parse, c) or is_body(parse, c) for c in partners)


def _binds(parse: Parse, cast: Cast, head: int) -> bool:
    """Whether a clause behind a verb says what is agreed: "*to push* for it", "*that* she would go"."""
    below = [
        c
        for at in (head, *(c for c in parse.children(head, "obl") if c in cast.at))
        for c in parse.children(at, "ccomp", "advcl", "acl")
    ]
    return any(parse.lowered[m] in ("to", "that") for c in below for m in parse.children(c, "mark"))


def _is_plan(cue: Cue) -> bool:
    return cue.lemma in ("propose", "put") or cue.noun == "proposal"


def _against(parse: Parse, head: int) -> bool:
    """ "Warned Manila *against* selling": a request not to."""
    below = [w for c in parse.children(head, "advcl", "obl", "xcomp", "ccomp") for w in (c, *parse.children(c))]
    return any(parse.lowered[w] == "against" for w in below)


def _performs(
    parse: Parse, kind: EventType, performed: tuple[int, Range] | None, deeds: Container[int], act: Act
) -> bool:
    """Whether the words of a content, alone, perform an act of this type: a modal for asking, a denial for refusing."""
    if performed is None:
        return False
    head, (first, _) = performed
    if any(parse.lowered[c] in ("whether", "if") for c in parse.children(head, "mark")):
        return False
    helpers = {parse.lowered[c] for c in parse.children(head, "aux", "cop", "advmod", "mark")}
    if kind == "AGREE":
        lemma = verbs()[0].get(parse.lowered[head], "find")
        return bool(helpers & _FUTURE) and (head in deeds or lemma not in _VAGUE | _HARDLY)
    if kind == "REQUEST":
        if "should" in helpers and parse.lowered[head] in _EXPECTED:
            return False  # "the bank *should report* a profit"
        if helpers & _PERHAPS or (is_passive(parse, head) and head not in deeds):
            return False  # "may have to follow", "the target should be reached"
        owes = parse.lowered[head] in ("have", "has") and parse.child(head, "xcomp") is not None
        owes = owes and not helpers & (_FUTURE | {"would", "'d", "’d", "may", "might"})
        orders = is_command(parse, head) and not parse.is_a(head, "conj") and parse.lowered[head] not in _NO_COMMANDS
        return bool(helpers & _ASKING) or owes or (orders and not parse.lowered[head].endswith(_PARTICIPLES))
    if kind == "THREATEN":  # "has decided to suspend" is no threat
        ready = parse.lowered[head] in _READY
        return not is_passive(parse, head) and (ready or bool(helpers & (_FUTURE | {"would"})))
    if kind == "REJECT" and (parse.lowered[head] == "hesitate" or _ends_a_career(parse, head)):
        return False
    if kind == "REJECT":
        if parse.lowered[head] in _FARING or (parse.lowered[head] == "do" and not objects(parse, head)):
            return False  # "will not *do* as well"
        if parse.lowered[head] in _MENTAL:
            return False  # "would never *dream* of it"
        if parse.lowered[head].startswith("rul") and head + 1 < len(parse) and parse.form(head + 1) == "out":
            return False  # "would not rule out" refuses nothing
        refuses = (
            act == "decline-comment"
            or bool(helpers & _WILLING)
            or (bool(helpers & _ABLE) and (parse.lowered[head] in _GRANTING or _is_first(parse, head)))
            or parse.lowered[head] in _PLANNED
            or "going" in helpers
        )
        if any(parse.lowered[c] in _MOVED for c in (head, *parse.children(head, "xcomp"))):
            return False
        if parse.lowered[head] == "say" and helpers & {"would", "'d", "’d"}:
            return False  # "I would not *say* it had no effect"
        if helpers & {"would", "'d", "’d"} and any(
            parse.lowered[m] == "if" for c in parse.children(head, "advcl") for m in parse.children(c, "mark")
        ):
            return False  # "would not stay *if* he felt unable"
        if parse.lowered[head] in _TAKING_PART:
            return False  # "would not be *competing*"
        return parse.upos[head] == "VERB" and refuses and status_of(parse, head).modality == "negated"
    if kind == "SUPPORT":  # "it is an encouraging sign" praises nobody
        subject = subject_of(parse, head)
        own = subject is None or parse.lowered[subject] in _FIRST or parse.lowered[head].startswith("stand")
        return own and parse.lowered[head] not in _GLAD and parse.upos[head] in ("ADJ", "NOUN", "VERB") and first < head
    if kind == "ACCUSE" and parse.lowered[head] in _REGRETTED:
        return False  # "the closure is a *shame*"
    return parse.upos[head] in ("VERB", "ADJ", "NOUN") and not parse.is_a(head, "nmod", "obl")


def _is_first(parse: Parse, head: int) -> bool:
    subject = subject_of(parse, head)
    return subject is not None and parse.lowered[subject] in _FIRST


def _is_own(parse: Parse, cast: Cast, statement: Statement, kind: EventType, head: int) -> bool:
    """Whether words without a cue that names an act refuse on the speaker's own side: not "*he* cannot go on"."""
    subject = subject_of(parse, head)
    if kind not in _OWN_ACTS or subject is None or parse.lowered[subject] in _FIRST:
        return True
    return bool(set(cast.at.get(subject, ())) & {*statement.speakers, *statement.acts_for})


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
    asked_by = who_asked(parse, cast, word) if cue.act in ("accept", "refuse") else []
    if cue.act in _ONE_SIDED and not asked_by and parse.child(word, "xcomp", "ccomp") is None:
        return None
    kind = _ALONE[cue.act]
    if cue.lemma == "agree" and kind == "SUPPORT" and _agrees_with_somebody(parse, cast, cue):
        kind = "AGREE"
    actors = tuple(agents(parse, cast, word))
    ids = {p.id for p in actors}
    direct = cue.lemma not in PUT_FORWARD
    found = asked_by or patients(parse, cast, word, Sense(kind), direct)
    recipients = tuple(p for p in found if p.id not in ids and not is_no_side(parse, p.word))
    if cue.lemma in _UPHOLD:
        plainly = {
            c for at in (*objects(parse, word), *parse.children(word, "obl")) for c in (at, *parse.children(at, "conj"))
        }
        recipients = tuple(p for p in recipients if p.word in plainly and p.id in cast.by_id)
    elif any(is_harm_judged(parse, c, kind) for c in objects(parse, word)):
        pass  # whom it befell is neither praised nor charged
    elif not recipients and kind in CONCERNING and actors and direct and not is_like(parse, word):
        recipients = tuple(concerned(parse, cast, word, frozenset(ids)))
    judged = cue.act in _JUDGING and any(parse.lowered[head] in nouns() for head in objects(parse, word))
    if not actors or not (recipients or (not asked_by and (judged or cue.act in _ONE_SIDED))):
        return None
    status = status_of(parse, word)  # "would press", "vowed to defend": not said yet
    if not asked_by and status.modality not in ("planned", "requested"):
        status = _status(parse, word)
    return Draft(Sense(kind), ((word, word + 1),), word, actors, recipients, status, 0.6, "rule:cue-" + cue.lemma)
