"""Requests and offers: a parse, its cast and statements in, `Ask`s out, each by the words that make it.

Verbs of asking with whom they address and what they ask for ("called on *Ankara* to *withdraw*"), nouns with whose they
are ("a *demand* by Riyadh that …"), readiness ("is *willing to* talk with"), and statements that ask by their force
alone ("Moscow *must* leave", said of another side). The ask must have been made: what is planned, denied or only
conceivable is none, nor is a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.reading import exchange_words as ew
from dragoman.reading.cast import Cast
from dragoman.reading.complements import clip
from dragoman.reading.cues import NEGATIONS, cue_at
from dragoman.reading.drafts import slug
from dragoman.reading.event_parties import (
    Party,
    agents,
    cases,
    concerned,
    is_passive,
    meant,
    noun_agents,
    objects,
    owners,
)
from dragoman.reading.force import harms
from dragoman.reading.lemmas import IRREGULAR_PASTS
from dragoman.reading.mentions import nominal_span
from dragoman.reading.modality import status_of
from dragoman.reading.parse import Parse, Range
from dragoman.records import Actor, Mention, Statement

_QUESTIONS = frozenset("how what why when where who whom whether if which about".split())
_MODALS = frozenset("should must ought need needs".split())
_PERFECT = frozenset("had has have".split())
_MADE = frozenset("occurred ongoing".split())
_REPORTERS = frozenset(("media",))
#: What sources ask of the press, and the press of sources: "asked not to be *named*", "asked to *comment*".
_QUOTED = frozenset("named identified quoted cited comment".split())
#: Kinds of actors that ask and are asked in a body's name, beside whoever acts for somebody.
_BODIES = frozenset("state government-body armed-force international-organisation party armed-group".split())
_INFINITIVE = ("xcomp", "ccomp", "advcl", "acl")


@dataclass(frozen=True, slots=True)
class Ask:
    """What some ask of others. `cue` is the word that asks, `words` what is asked for; both sides are ids of the cast.

    `statement` is the id of the statement that makes it, where one does; `head` governs what is asked.
    """

    cue: int
    askers: tuple[str, ...]
    addressees: tuple[str, ...]
    words: Range
    head: int
    offer: bool
    why: str
    statement: str | None = None


class Scene:
    """A parse with its cast and statements, to ask who said what with which words."""

    def __init__(self, parse: Parse, cast: Cast, statements: Sequence[Statement], known: frozenset[str]) -> None:
        """`known` are the ids of the actors that a record may name."""
        self.parse, self.cast, self.known = parse, cast, known
        self.statements = statements
        self.by_cue: dict[int, Statement] = {}
        self.contents: list[tuple[int, Range, Statement]] = []
        for one in statements:
            for span in one.cue:
                for word in range(*parse.words.within(*span)):
                    self.by_cue.setdefault(word, one)
            for span in one.content:
                first, last = parse.words.within(*span)
                self.contents.append((last - first, (first, last), one))
        self.contents.sort(key=lambda each: each[:2])
        #: Groups that only an ask names ("all parties"), by id: actors of their own if a record needs them.
        self.groups: dict[str, Actor] = {}

    def around(self, word: int) -> Statement | None:
        """The innermost statement in whose content a word stands."""
        return next((one for _, (first, last), one in self.contents if first <= word < last), None)

    def side(self, ids: Iterable[str]) -> frozenset[str]:
        """Some actors with whom they act for, and a group's members."""
        found: set[str] = set()
        for id_ in ids:
            actor = self.cast.by_id.get(id_)
            found |= {id_} if actor is None else {id_, *actor.members, *([actor.acts_for] if actor.acts_for else [])}
        return frozenset(found)

    def is_official(self, ids: Iterable[str]) -> bool:
        """Whether one of some actors is a body, or acts for one."""
        actors = [actor for id_ in ids if (actor := self.cast.by_id.get(id_)) is not None]
        return any(actor.acts_for is not None or actor.kind in _BODIES or _has_office(actor) for actor in actors)

    def doers(self, word: int) -> tuple[str, ...]:
        """Who does what a predicate says; an "it" that nobody has resolved is who the sentence before is about."""
        found = self.ids(agents(self.parse, self.cast, word))
        subject = self.parse.child(word, "nsubj")
        if not found and is_misread(self.parse, word) and subject is not None:
            found = self.ids(meant(self.parse, self.cast, [subject], acting=True))
        if found or subject is None or self.parse.form(subject).lower() != "it":
            return found
        at = self.parse.sentence_of[word] - 1
        if at < 0:
            return ()
        before = self.ids(agents(self.parse, self.cast, self.parse.head_of(*self.parse.sentences[at])))
        return before if len(before) == 1 and self.cast.by_id[before[0]].kind != "person" else ()

    def group(self, word: int) -> str | None:
        """The id of a group at large that nobody else knows: "all *parties*", "its *neighbours*"."""
        parse = self.parse
        form = parse.form(word).lower()
        if parse.upos[word] != "NOUN" or form not in ew.AT_LARGE or word in self.cast.at:
            return None
        first, last = nominal_span(parse, word)
        id_ = slug(parse.text(first, last))
        mention = Mention(span=parse.words.span(first, last), form="nominal")
        known = self.groups.get(id_)
        self.groups[id_] = Actor(
            id=id_, kind="group", name=parse.text(first, last), confidence=0.6, why="takes part in an exchange",
            mentions=(mention,) if known is None else tuple(dict.fromkeys((*known.mentions, mention))),
        )  # fmt: skip
        return id_ if id_ else None

    def ids(self, parties: Iterable[Party]) -> tuple[str, ...]:
        """Parties whom a record may name; a thing or a force that is nobody there is its owner."""
        found: dict[str, None] = {}
        for party in parties:
            if party.id in self.known:
                found[party.id] = None
            elif party.word >= 0:
                found.update(dict.fromkeys(p.id for p in owners(self.parse, self.cast, party.word)))
        return tuple(found)


def _has_office(actor: Actor) -> bool:
    """Whether somebody bears an office: "the Foreign *Ministry spokesman*" of a state that is not told."""
    words = f"{actor.role or ''} {actor.name}".lower().split()
    return actor.kind in ("person", "unnamed") and "former" not in words and bool(ew.OFFICES.intersection(words))


def find_asks(scene: Scene) -> list[Ask]:
    """The asks of a report, in the order of their cues; what is asked twice is here twice."""
    parse = scene.parse
    found: list[Ask] = []
    for word in range(len(parse)):
        form = parse.form(word).lower()
        upos = parse.upos[word]
        if upos == "VERB" and form in ew.ASKING_FORMS:
            found += _by_verb(scene, word, ew.ASKING_FORMS[form])
        elif upos in ("NOUN", "PROPN") and form in ew.ASKING_NOUNS:
            found += _by_noun(scene, word, *ew.ASKING_NOUNS[form])
        elif form == "pressure" and upos == "NOUN":
            found += _by_pressure(scene, word)
        elif form in ew.READY:
            found += _by_readiness(scene, word)
    taken = {word for ask in found for word in (ask.cue, *range(*ask.words))}
    for statement in scene.statements:
        found += _by_force(scene, statement, taken)
    return sorted(found, key=lambda ask: (ask.cue, ask.words))


def _by_verb(scene: Scene, word: int, lemma: str) -> Iterator[Ask]:
    """What a verb of asking asks, and of whom."""
    parse, asking = scene.parse, ew.asking(lemma)
    statement = scene.by_cue.get(word)
    if (statement is not None and statement.ascribed) or not _is_made(scene, word, asking.offer):
        return
    around = scene.around(word)
    if around is not None and around.act == "criticise" and around is not statement:
        return  # "accused him of encouraging arson" tells what is blamed
    askers = scene.doers(word) or (statement.speakers if statement is not None else ())
    direct = [] if is_misread(parse, word) else [*objects(parse, word), *parse.children(word, "iobj")]
    direct = direct or [c for c in parse.children(word, "nsubj") if c > word]
    near = (word, *direct) if asking.thing else (word,)
    asked = [c for owner in near for c in parse.children(owner, "obl", "nmod") if cases(parse, c) & asking.to]
    wanted = [c for c in parse.children(word, "obl", "nmod", "advcl") if c > word and _led(parse, c) & asking.for_]
    infinitive = infinitive_of(parse, (word, *direct, *asked, *wanted), word)
    thing: Range | None = None
    head = word
    if infinitive is not None and wanted and not (asked or direct) and not _can_do(scene, wanted[0]):
        infinitive = None  # "asked for a statement to reassure them": the statement is asked for
    if lemma in ew.CLAUSE_ONLY:
        infinitive = None
    if lemma in ew.AGAINST_ONLY and infinitive is not None and not _is_negated(parse, infinitive):
        infinitive = None  # "warned them not to" asks, "had warned them to no avail" does not
    if lemma == "call" and (direct or parse.child(word, "compound:prt") is not None):
        return  # "called the envoys in", "called him a liar"
    if infinitive is not None:
        head, thing = infinitive, _from_to(parse, infinitive)
        if asking.object:
            asked = asked or direct or parse.children(infinitive, "nsubj")
        if not asked and parse.child(infinitive, "aux:pass") is None:  # "called for the case to be heard": by whom?
            asked = wanted or parse.children(infinitive, "nsubj")
        if asking.offer and not asking.object:
            asked = direct
    elif asking.clause and (clause := _that(parse, word, lemma)) is not None:
        head, thing = clause, parse.extent(clause)
        asked = asked or parse.children(clause, "nsubj")
    elif lemma in ew.INFINITIVE_ONLY and not wanted:
        return
    elif wanted:
        head = wanted[0]
        thing = _with_gerund(parse, word, parse.extent(head))
        asked = asked or (direct if asking.object else [])
    elif asking.thing and direct:
        head = direct[0] if not parse.is_a(direct[0], "iobj") else direct[-1]
        needed = ew.SOUGHT if lemma == "seek" else ew.FILED if lemma in ew.FILING else None
        if needed is not None and parse.form(head).lower() not in needed:
            return
        thing = parse.extent(head)
        asked = asked or parse.children(word, "iobj")
    span = None if thing is None else clip(parse, thing, parse.sentences[parse.sentence_of[word]])
    if span is None or not askers or _opens_question(parse, span) or parse.form(head).lower() in _QUOTED:
        return
    addressees = _addressed(scene, asked, askers)
    if lemma in ew.TO_OTHERS and (scene.side(addressees) & scene.side(askers) or not scene.is_official(addressees)):
        return
    if not addressees and lemma in ew.INFINITIVE_ONLY and not wanted:
        return  # "pressed the button to start", "told his wife to wait"
    if not addressees and lemma == "apply" and parse.upos[head] == "VERB":
        addressees = _addressed(scene, objects(parse, head), askers)
    if not addressees and not asked and parse.upos[head] in ("NOUN", "PROPN"):
        addressees = others(scene.ids(noun_agents(parse, scene.cast, head)), askers)
        addressees = addressees or _dealt_with(scene, head, askers)
    if not addressees and asking.offer:
        addressees = _concerned(scene, head, askers) if lemma != "propose" else _dealt_with(scene, head, askers)
        addressees = addressees or _host(scene, word, askers)
        told = parse.upos[head] == "VERB" or parse.form(head).lower() in ew.OFFERED
        if not addressees and (lemma == "propose" or not told):
            return  # what is put forward in general, or sold
    if not addressees and (parse.is_a(word, "acl:relcl") or lemma in ("insist", "seek", *ew.FILING)):
        return  # "the secrecy that he demanded"
    if not _is_between(scene, askers, addressees):
        return
    yield Ask(
        word, askers, addressees, span, head, asking.offer, f"rule:asks-{lemma}",
        None if statement is None else statement.id,
    )  # fmt: skip


def _by_noun(scene: Scene, word: int, lemma: str, offer: bool) -> Iterator[Ask]:
    """What a noun of asking names, where it is somebody's and says what is asked: "Tehran's *demand* that …"."""
    parse = scene.parse
    governor = int(parse.head[word])
    cue = cue_at(parse, governor) if parse.is_a(word, "obj", "nsubj:pass") else None
    carried = cue is not None and cue.noun == lemma
    if status_of(parse, governor if carried else word).modality not in (*_MADE, "requested", "planned", "negated"):
        return
    if carried and status_of(parse, governor).modality not in _MADE:
        return
    askers = scene.ids(noun_agents(parse, scene.cast, word))
    made = [c for c in parse.children(word, "acl") if is_passive(parse, c)]
    askers = askers or tuple(id_ for c in made for id_ in scene.ids(agents(parse, scene.cast, c)))
    if lemma == "bid":
        found = _bid(scene, word, askers)
        if found is not None:
            yield found
        return
    if not askers and (parse.is_a(word, "obj") and parse.form(governor).lower() in ew.ANSWERING):
        askers = _concerned(scene, word, scene.doers(governor))  # "accepted an *invitation* to visit them"
    if not askers:
        return
    infinitive = infinitive_of(parse, (word, *((governor,) if carried else ())), word)
    clause = _that_behind(parse, word)
    goals = [c for c in parse.children(word, "nmod", "obl") if cases(parse, c) & {"for"}]
    asked = [c for c in parse.children(word, "nmod", "obl") if cases(parse, c) & {"to", "on", "upon"}]
    if carried:
        asked += [c for c in parse.children(governor, "obl", "iobj") if cases(parse, c) & {"to", "on", "upon"}]
    if infinitive is not None:
        head, thing = infinitive, _from_to(parse, infinitive)
    elif clause is not None:
        head, thing = clause, parse.extent(clause)
        asked = asked or parse.children(clause, "nsubj")
    elif goals:
        head, thing = goals[0], parse.extent(goals[0])
    elif lemma in ("request", "demand", "proposal", "ultimatum", "invitation", "offer", "plea"):
        head, thing = word, (word, word + 1)
    else:
        return  # a "call" or an "appeal" without more is another thing
    span = clip(parse, thing, parse.sentences[parse.sentence_of[word]])
    addressees = _addressed(scene, asked, askers)
    if not addressees and goals and infinitive is None and clause is None:
        addressees = others(scene.ids(noun_agents(parse, scene.cast, goals[0])), askers)
    if not addressees:
        weighed = head == word and lemma == "proposal"
        addressees = others(_answering(scene, word, not weighed), askers)
    if not addressees and offer:
        addressees = _concerned(scene, head, askers)
    if span is None or not _is_between(scene, askers, addressees) or (not addressees and not carried):
        return
    statement = scene.by_cue.get(word)
    yield Ask(
        word, askers, addressees, span, head, offer, f"rule:noun-{lemma}",
        None if statement is None or not carried else statement.id,
    )  # fmt: skip


def _by_pressure(scene: Scene, word: int) -> Iterator[Ask]:
    """ "Is under *pressure* from Washington to raise it", "put *pressure* on Tokyo to open its market"."""
    parse = scene.parse
    governor = int(parse.head[word])
    verb = parse.form(governor).lower() if governor != word else ""
    pressing = verb in ew.PRESSING and parse.is_a(word, "obj")
    infinitive = infinitive_of(parse, (word, *((governor,) if pressing or verb in ew.PRESSED else ())), word)
    if infinitive is None or status_of(parse, governor).modality not in _MADE:
        return
    askers = scene.doers(governor) if pressing else scene.ids(noun_agents(parse, scene.cast, word))
    phrases = [c for owner in (word, governor) for c in parse.children(owner, "nmod", "obl")]
    if not askers:
        askers = scene.ids(meant(parse, scene.cast, [c for c in phrases if "from" in cases(parse, c)]))
    on = [c for c in phrases if "on" in cases(parse, c) and c < infinitive]
    if not on and "under" in cases(parse, word):
        on = parse.children(word, "nsubj") or parse.children(governor, "nsubj")
    elif not on and verb in ew.PRESSED and parse.is_a(word, "obj"):
        on = parse.children(governor, "nsubj")
    addressees = _addressed(scene, on, askers)
    span = clip(parse, _from_to(parse, infinitive), parse.sentences[parse.sentence_of[word]])
    if span is not None and askers and addressees and _is_between(scene, askers, addressees):
        yield Ask(word, askers, addressees, span, infinitive, False, "rule:pressure")


def _bid(scene: Scene, word: int, owners_: Sequence[str]) -> Ask | None:
    """ "*Ankara's EU bid*", "its *bid* to join the bloc": an organisation is asked to let somebody in."""
    parse = scene.parse
    bodies = [id_ for id_ in owners_ if scene.cast.by_id[id_].kind == "international-organisation"]
    first, last = parse.extent(word)
    infinitive = infinitive_of(parse, (word,), word)
    if infinitive is not None and parse.form(infinitive).lower() in ew.JOINING:
        bodies += _addressed(scene, objects(parse, infinitive), owners_)
    askers = others(owners_, bodies)
    if not bodies or not askers or not scene.is_official(askers):
        return None
    span = clip(parse, (first, last), parse.sentences[parse.sentence_of[word]])
    return None if span is None else Ask(word, askers, tuple(bodies), span, word, False, "rule:bid")


def _by_readiness(scene: Scene, word: int) -> Iterator[Ask]:
    """ "Is *ready* to talk": what an official side is ready for is offered, if it is no harm."""
    parse = scene.parse
    if parse.child(word, "cop") is None and not parse.is_a(word, "xcomp"):
        return
    infinitive = infinitive_of(parse, (word,), word)
    if infinitive is None or _is_negated(parse, word) or harms(parse, infinitive):
        return
    askers = scene.ids(agents(parse, scene.cast, word))
    statement = scene.around(word)
    if not askers or not scene.is_official(askers) or statement is None or statement.act != "offer":
        return
    if not scene.side(statement.speakers) & scene.side(askers):
        return  # what somebody else says that they are ready for
    span = clip(parse, _from_to(parse, infinitive), parse.sentences[parse.sentence_of[word]])
    if span is None:
        return
    yield Ask(
        word,
        askers,
        _concerned(scene, infinitive, askers) or _host(scene, word, askers),
        span,
        infinitive,
        True,
        "rule:ready",
        statement.id,
    )


def _by_force(scene: Scene, statement: Statement, taken: set[int]) -> Iterator[Ask]:
    """What a statement asks of another side although no word of asking stands in it."""
    parse = scene.parse
    if statement.act not in ("ask", "demand") or statement.ascribed or not scene.is_official(statement.speakers):
        return
    if any(_is_negated(parse, parse.head_of(*parse.words.within(*span))) for span in statement.cue):
        return  # "has not said how far the price should rise"
    for span in statement.content:
        first, last = parse.words.within(*span)
        if _opens_question(parse, (first, last)):
            continue
        for word in range(first, last):
            if word in taken or parse.upos[word] not in ("VERB", "ADJ", "NOUN"):
                continue
            subject = parse.child(word, "nsubj")
            if subject is not None and parse.is_a(subject, "nsubj:pass"):
                continue  # "the islands must be returned": by whom, it does not say
            if subject is None or not first <= subject < last or not _directs(parse, word, statement, scene):
                continue
            addressees = _addressed(scene, [subject], statement.speakers)
            if not addressees or not scene.is_official(addressees):
                continue
            if scene.side(addressees) & scene.side(statement.speakers):
                continue  # what one's own side must do is a plan
            words = [w for w in parse.subtree(word) if subject < w < last]
            begin = min(w for w in words if w > max(parse.subtree(subject)) or w == word)
            inner = clip(parse, (begin, max(words) + 1), (first, last))
            if inner is None:
                continue
            taken.update(range(*inner))
            yield Ask(word, statement.speakers, addressees, inner, word, False, "rule:by-force", statement.id)
            return


def _directs(parse: Parse, word: int, statement: Statement, scene: Scene) -> bool:
    """Whether a clause says what should be done, or what the speaker hopes or wishes to be."""
    helpers = {parse.form(c).lower() for c in parse.children(word, "aux")}
    if helpers & _MODALS:
        return True
    if helpers & _PERFECT:
        return False  # "hoped that they had left"
    governor = int(parse.head[word])
    lead = cue_at(parse, governor)
    if lead is not None and lead.noun is not None:
        wishes = lead.frame == "hope"
    else:
        wishes = lead is not None and lead.lemma in ("hope", "want", "wish", "like", "expect")
    if not wishes and parse.upos[governor] == "NOUN":
        above = cue_at(parse, int(parse.head[governor]))
        wishes = above is not None and above.frame == "hope"
    return wishes and not _is_negated(parse, governor) and scene.by_cue.get(governor, statement).act == "ask"


def is_misread(parse: Parse, word: int) -> bool:
    """Whether a tree calls a clause passive that has no auxiliary of the passive: "*ministers* called on them to"."""
    subject = parse.child(word, "nsubj")
    if subject is None or not parse.is_a(subject, "nsubj:pass") or parse.child(word, "obl:agent") is not None:
        return False
    return parse.child(word, "aux") is None and not parse.is_a(word, "acl", "conj")


def _is_made(scene: Scene, word: int, offer: bool) -> bool:
    if scene.parse.is_a(word, "acl") and "to" in _marks(scene.parse, word):
        return False  # "has the right to ask"
    modality = status_of(scene.parse, word).modality
    return modality in _MADE or (offer and modality == "planned" and _would(scene.parse, word))


def _would(parse: Parse, word: int) -> bool:
    governors = (word, *((int(parse.head[word]),) if parse.is_a(word, "xcomp") else ()))
    return any(parse.form(c).lower() == "would" for g in governors for c in parse.children(g, "aux"))


def infinitive_of(parse: Parse, owners_: Sequence[int], after: int) -> int | None:
    """The verb of the first "to" clause behind `after` that one of some words governs."""
    found = [
        c
        for owner in owners_
        for c in parse.children(owner, *_INFINITIVE)
        if c > after and "to" in _marks(parse, c) and not parse.is_a(c, "acl:relcl")
    ]
    return min(found, default=None)


def _marks(parse: Parse, word: int) -> set[str]:
    return {parse.form(c).lower() for c in parse.children(word, "mark", "aux")}


def _led(parse: Parse, word: int) -> set[str]:
    """The prepositions that lead to a phrase or to a gerund."""
    return cases(parse, word) | (_marks(parse, word) if parse.form(word).lower().endswith("ing") else set())


def _from_to(parse: Parse, infinitive: int) -> Range:
    first = min(c for c in parse.children(infinitive, "mark", "aux") if parse.form(c).lower() == "to")
    if first and parse.form(first - 1).lower() in NEGATIONS:
        first -= 1
    return first, max(parse.subtree(infinitive)) + 1


def _that(parse: Parse, word: int, lemma: str) -> int | None:
    """The clause behind a verb that says what should be done: in the subjunctive where the verb also asserts."""
    for clause in parse.children(word, "ccomp"):
        if clause < word or parse.child(clause, "nsubj") is None:
            continue
        helpers = {parse.form(c).lower() for c in parse.children(clause, "aux", "cop")}
        form = parse.form(clause).lower()
        bare = not form.endswith(("s", "ed", "ing")) and parse.upos[clause] == "VERB" and form not in IRREGULAR_PASTS
        if lemma not in ew.SUBJUNCTIVE or helpers & {*_MODALS, "be"} or (not helpers and bare):
            return clause
    return None


def _that_behind(parse: Parse, noun: int) -> int | None:
    """The "that" clause of a noun, wherever the parser hung it: "a demand by the states *that he leave*"."""
    below = (noun, *parse.children(noun, "nmod"), *((int(parse.head[noun]),) if parse.is_a(noun, "obj") else ()))
    for owner in below:
        for clause in parse.children(owner, "acl", "ccomp"):
            that = [c for c in parse.children(clause, "mark") if parse.form(c).lower() == "that"]
            if that and that[0] > noun and parse.child(clause, "nsubj") is not None:
                return clause
    return None


def _with_gerund(parse: Parse, word: int, phrase: Range) -> Range:
    """A phrase with the gerund right behind it: "for help *curbing* the exports"."""
    for clause in parse.children(word, "advcl", "xcomp"):
        if clause == phrase[1] and parse.form(clause).lower().endswith("ing"):
            return phrase[0], parse.extent(clause)[1]
    return phrase


def _opens_question(parse: Parse, span: Range) -> bool:
    opening = {parse.form(w).lower() for w in range(span[0], min(span[0] + 2, span[1]))}
    return bool(opening & _QUESTIONS) or "?" in parse.form(span[1] - 1)


def _is_negated(parse: Parse, word: int) -> bool:
    return any(parse.form(c).lower() in NEGATIONS for c in parse.children(word, "advmod", "det", "cc"))


def _addressed(scene: Scene, heads: Iterable[int], askers: Sequence[str]) -> tuple[str, ...]:
    """Whom some phrases address. A group at large is itself: "its *neighbours*" are not whose neighbours they are."""
    heads = list(heads)
    groups = [id_ for head in heads if (id_ := scene.group(head)) is not None and id_ not in scene.known]
    if groups:  # "the community, especially *the council*"
        named = [c for head in heads for c in scene.parse.children(head, "appos", "nmod") if c in scene.cast.at]
        inner = [c for c in named if not cases(scene.parse, c)]
        return tuple(dict.fromkeys((*groups, *others(scene.ids(meant(scene.parse, scene.cast, inner)), askers))))
    return others(scene.ids(meant(scene.parse, scene.cast, heads)), askers)


def _can_do(scene: Scene, word: int) -> bool:
    """Whether a phrase names somebody who can do what an infinitive behind it says."""
    return (
        bool(scene.cast.at.get(word)) or scene.group(word) is not None or bool(meant(scene.parse, scene.cast, [word]))
    )


def _dealt_with(scene: Scene, head: int, askers: Sequence[str]) -> tuple[str, ...]:
    """With whom or from whom what is asked for would come: "a trade deal *with Ottawa*"."""
    parse = scene.parse
    leads = {"from", "by", *(("with",) if parse.form(head).lower() in ew.DEALINGS else ())}
    phrases = [c for c in parse.children(head, "nmod", "obl") if cases(parse, c) & leads]
    found = _addressed(scene, phrases, askers)
    return found if scene.is_official(found) else ()


def _concerned(scene: Scene, head: int, askers: Sequence[str]) -> tuple[str, ...]:
    """Whom what is offered would befall, if that is somebody who can answer."""
    between = [c for c in scene.parse.children(head, "obl", "nmod") if "between" in cases(scene.parse, c)]
    found = _addressed(scene, between, askers)
    found = found or others(scene.ids(concerned(scene.parse, scene.cast, head, scene.side(askers))), askers)
    return found if scene.is_official(found) else ()


def _host(scene: Scene, word: int, askers: Sequence[str]) -> tuple[str, ...]:
    """Whom those who offer something visit or meet in the same sentence."""
    parse = scene.parse
    first, last = parse.sentences[parse.sentence_of[word]]
    for noun in range(first, last):
        if parse.form(noun).lower() in ew.OCCASIONS and parse.upos[noun] == "NOUN":
            phrases = [c for c in parse.children(noun, "nmod", "obl") if cases(parse, c) & {"to", "with"}]
            found = _addressed(scene, phrases, askers)
            if scene.is_official(found) and not scene.side(found) & scene.side(askers):
                return found
    return ()


def others(ids: Sequence[str], askers: Sequence[str]) -> tuple[str, ...]:
    """Some actors without those who ask."""
    return tuple(id_ for id_ in ids if id_ not in askers)


def _answering(scene: Scene, noun: int, weighing: bool) -> tuple[str, ...]:
    """Who answers the ask that a noun names: "*Ankara* rejected the demand", "a reply by *Doha* to the demands".

    `weighing`: who studies or receives it has been asked as well.
    """
    parse = scene.parse
    for governor in list(parse.ancestors(noun))[:3]:
        form = parse.form(governor).lower()
        answers = form in ew.ANSWERING or form in ew.REPLYING or (weighing and form in ew.WEIGHING)
        if parse.upos[governor] == "VERB" and answers:
            return scene.ids(agents(parse, scene.cast, governor))
        if form in ew.REPLIES:
            return scene.ids(noun_agents(parse, scene.cast, governor))
    return ()


def _is_between(scene: Scene, askers: Sequence[str], addressees: Sequence[str]) -> bool:
    """Whether an ask belongs to a crisis: somebody who acts for a state or body is on one side, and no outlet asks."""
    kinds = {actor.kind for id_ in askers if (actor := scene.cast.by_id.get(id_)) is not None}
    if kinds & _REPORTERS:
        return False
    return scene.is_official(askers) or scene.is_official(addressees)
