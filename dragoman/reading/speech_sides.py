"""Who performs a speech act, and towards whom: statements and their cues in, parties out.

Whoever is addressed comes first, then whom the verb acts on, whose request or deed is answered or judged, and whom the
words are about.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.cues import Cue
from dragoman.reading.event_befallen import is_harm_judged, patients
from dragoman.reading.event_concern import by_whom, concerned, is_no_side
from dragoman.reading.event_lexicon import THINGS, Sense, nouns
from dragoman.reading.event_parties import agents, noun_agents
from dragoman.reading.event_phrases import OWNERS, Party, cases, is_passive, meant, objects, subject_of
from dragoman.reading.event_subjects import addresses
from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.reading.parse import Parse, Range
from dragoman.reading.participants import takes_part
from dragoman.records import EventType, Statement

#: Types whose other party may stand deep in what is agreed, refused or condemned.
CONCERNING = frozenset(("AGREE", "REJECT", "ACCUSE", "SUPPORT", "THREATEN"))
#: Acts that nobody performs towards whom he speaks for.
_OF_OTHERS = frozenset(("AGREE", "THREATEN"))
#: What is accepted or refused of somebody, who made it.
_PRAISING = frozenset(("SUPPORT", "ACCUSE"))
_ASKED = noun_table(
    """request appeal demand offer call invitation proposal complaint accusation allegation charge claim criticism
    objection plea bid petition suggestion ultimatum""".split()
)
#: Verbs whose object is put forward, not addressed ("proposed a *candidate*").
PUT_FORWARD = frozenset("offer propose put tender volunteer".split())
#: What is done like somebody else, not to them: "threatened to *follow* Brazil".
_LIKE = frozenset(verb_table("follow emulate copy imitate join succeed replace echo match rival".split()))
_WORDS = noun_table(
    "report argument remark statement suggestion fear theory view idea rumour rumor story "
    "assessment finding conclusion warning concern attack threat remark comment".split()
)
_SUFFERED = frozenset(
    """sentence conviction arrest detention treatment trial imprisonment expulsion dismissal suspension death killing
    murder release jailing ouster removal""".split()
)
_SENDING = frozenset(verb_table("send write address issue deliver give hand".split()))


def recipients_of(
    parse: Parse,
    cast: Cast,
    statement: Statement,
    kind: EventType,
    cue: Cue | None,
    content: Sequence[Range],
) -> tuple[Party, ...]:
    """Towards whom a statement performs an act of type `kind`: by its `cue` if that names the act, else `content`."""
    own = set(statement.speakers)
    if cue is not None and kind == "REJECT" and parse.lowered[cue.head] in _ASKED:  # "rejected *accusations by Japan*"
        return tuple(p for p in noun_agents(parse, cast, cue.head) if p.id not in own)
    if cue is not None and parse.upos[cue.head] == "NOUN":
        own |= {p.id for p in noun_agents(parse, cast, cue.head)}
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
        found = who_asked(parse, cast, cue.head) if kind in ("REJECT", "AGREE") else []
        if kind == "REQUEST" and cue.noun is None and not _is_asked_directly(parse, cast, cue.head):
            return tuple(
                p for p in _asked_of(parse, cast, cue.head) if p.id not in own and not is_no_side(parse, p.word)
            )
        if cue.lemma == "propose":  # changes "to the court" are not proposed to it
            deeds = [c for c in objects(parse, cue.head) if nouns().get(parse.lowered[c], Sense("AID")).joint]
            sides = [p for c in deeds for p in patients(parse, cast, c, nouns()[parse.lowered[c]], False)]
            return tuple(p for p in _addressed(parse, cast, cue.head) or sides if p.id not in own)
        counts = cue.lemma not in PUT_FORWARD and (cue.noun is None or cue.lemma == cue.noun)
        found = found or patients(parse, cast, cue.head, Sense(kind), counts)
        if not found and cue.noun is not None:
            found = [p for c in parse.children(cue.head, "obj") for p in patients(parse, cast, c, Sense(kind), False)]
        if not found and kind in ("REJECT", "ACCUSE", "SUPPORT", "REQUEST"):
            # "refused a *request* by", "welcomed the *decision* of"
            found = [p for c in objects(parse, cue.head) for p in noun_agents(parse, cast, c)]
        found = [p for p in found if p.id not in own and not (p.word >= 0 and is_no_side(parse, p.word))]
        charge = statement.act != "deny" or _is_charge(parse, cue.head)
        if not charge:  # "denied *sales* to Iran"
            plainly = set(objects(parse, cue.head))
            found = [p for p in found if p.word in plainly]
        found = [p for p in found if not _suffers(parse, p.word)]
        offered = cue.frame == "offer" and parse.child(cue.head, "xcomp") is None
        offered = offered or is_like(parse, cue.head)
        offered = offered or any(is_harm_judged(parse, c, kind) for c in objects(parse, cue.head))
        offered = offered or (kind == "SUPPORT" and parse.child(cue.head, "xcomp", "ccomp") is not None)
        offered = offered or (cue.frame == "oppose" and parse.child(cue.head, "xcomp") is not None)
        if not found and statement.act == "deny":
            found = [p for c in objects(parse, cue.head) for p in by_whom(parse, cast, c, frozenset(own))]
        elif not found and kind in CONCERNING and not offered and cue.lemma != "decline":
            found = concerned(parse, cast, cue.head, frozenset(own))
        if found:
            return tuple(found)
    plainly_on = cue is not None and cue.noun is None and cue.lemma != "take" and bool(objects(parse, cue.head))
    if not content or statement.act == "deny" or (kind in _PRAISING and plainly_on):
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
        if kind in ("REQUEST", "ACCUSE") and is_passive(parse, head):
            return ()  # whom a deed should befall is not who is asked for it
        if found:
            return tuple(found)
    if kind in CONCERNING and parse.upos[head] == "VERB" and parse.lowered[head] not in _LIKE:
        mine = {p.id for p in agents(parse, cast, head)}
        return tuple(concerned(parse, cast, head, frozenset(own | mine)))
    return ()


def _is_charge(parse: Parse, head: int) -> bool:
    """Whether what is denied is somebody's word."""
    return any(parse.lowered[c] in _ASKED or parse.lowered[c] in _WORDS for c in objects(parse, head))


def _suffers(parse: Parse, word: int) -> bool:
    """Whether a party only suffers what is condemned or welcomed: "criticised *his* sentence"."""
    return word >= 0 and parse.is_a(word, "nmod:poss") and parse.lowered[parse.governor[word]] in _SUFFERED


def _addressed(parse: Parse, cast: Cast, head: int) -> list[Party]:
    return meant(parse, cast, [c for c in parse.children(head, "obl", "iobj") if cases(parse, c) <= {"to"}])


def written_to(parse: Parse, cast: Cast, cue_words: Sequence[int]) -> list[Party]:
    """To whom the words go that carry an act: "sent a letter *to the bank* threatening"."""
    sent = [c for w in cue_words if parse.lowered[w] in _SENDING for c in parse.children(w, "obl")]
    return meant(parse, cast, [c for c in sent if "to" in cases(parse, c)])


def who_asked(parse: Parse, cast: Cast, head: int) -> list[Party]:
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


def told_by_tree(parse: Parse, cast: Cast, statement: Statement, cue: Cue) -> tuple[Party, ...]:
    """Who does what a cue says, where the tree names quite another than the statement's source."""
    head, above = cue.head, parse.governor[cue.head]
    if parse.upos[head] == "VERB":
        joined = parse.is_a(head, "conj") and subject_of(parse, above) is not None
        if subject_of(parse, head) is None and not joined and not addresses(parse, above):
            return ()
    found = agents(parse, cast, head) if parse.upos[head] == "VERB" else noun_agents(parse, cast, head)
    speaking = {*statement.speakers, *statement.acts_for}
    direct = subject_of(parse, head) if parse.upos[head] == "VERB" else None
    own = {w for span in statement.source for w in range(*parse.words.within(*span))}
    if any(p.word in own and p.id not in cast.by_id for p in found):
        return ()
    if direct is not None and direct in cast.at and direct not in own and direct < head:
        speaking = set(statement.speakers)  # "*Paris* attacked the plan, officials said"
    told = {id_ for p in found for id_ in (p.id, *((cast.by_id[p.id].acts_for,) if p.id in cast.by_id else ()))}
    return tuple(found) if told and not told & speaking else ()


def speakers_of(parse: Parse, cast: Cast, statement: Statement) -> tuple[Party, ...]:
    """The speakers of a statement; not the land that only stands before those who speak ("*U.S.* firms")."""
    found = [Party(id_, word_of(parse, cast, statement, id_)) for id_ in statement.speakers]
    found = [party for party in found if party.word not in cast.doubtful]
    if len(found) != 1 or len(statement.source) != 1 or cast.by_id[found[0].id].kind != "state":
        return tuple(found)
    head = parse.head_of(*parse.words.within(*statement.source[0]))
    word = found[0].word
    if word < 0 or head == word or head in cast.at or parse.upos[head] != "NOUN" or not parse.is_a(word, *OWNERS):
        return tuple(found)
    return tuple(meant(parse, cast, [head], acting=True))


def word_of(parse: Parse, cast: Cast, statement: Statement, actor: str) -> int:
    """The word of a statement's source that means a speaker; -1 where none does."""
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


def is_like(parse: Parse, head: int) -> bool:
    """Whether what is threatened or promised is done like somebody else, not to them: "to *follow* Brazil"."""
    return any(parse.lowered[c] in _LIKE for c in parse.children(head, "xcomp"))
