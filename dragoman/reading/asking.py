"""What an ask is, and the report that it is looked for in: the scene that the rules for asks and answers share.

Who is meant is asked of the cast; whom an ask addresses is settled here, once for all rules: a group at large is
itself, a thing stands for its owner, and what is dealt *with* or offered *on a visit to* somebody goes to him.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dragoman.reading import exchange_words as ew
from dragoman.reading.cast import Cast
from dragoman.reading.drafts import slug
from dragoman.reading.event_concern import concerned
from dragoman.reading.event_parties import agents
from dragoman.reading.event_phrases import Party, cases, meant, owners
from dragoman.reading.mentions import nominal_span
from dragoman.reading.parse import Parse, Range
from dragoman.reading.participants import is_asset, participant, takes_part
from dragoman.records import Actor, Mention, Statement

_REPORTERS = frozenset(("media",))
#: Pronouns for whoever a statement is made to, and for those who make it.
_YOU = frozenset(("you",))
_WE = frozenset("i we".split())
#: Those that ask for a cause of theirs.
_CAUSES = frozenset(("civil-group",))
#: Words of a role in public life that acts for nobody.
_POLITICS = frozenset(
    """
    senator sen. sen congressman congresswoman rep. rep representative lawmaker legislator mp deputy parliamentarian
    candidate nominee contender front-runner frontrunner politician opposition leader mayor governor gov. commissioner
    chancellor secretary pope bishop archbishop cardinal patriarch ayatollah imam rapporteur chairman chairwoman chair
    chief co-chair councillor dissident activist
    """.split()
)
#: What leads from a group to who is above all meant: "others, *including* Tokyo".
_AMONG = frozenset("including like especially notably particularly".split())
#: How words end that mean people by what they do: "*makers*", "*locals*".
_DOERS = ("ers", "ors", "ists", "ians", "men", "ants", "locals")
_IN_EXCHANGE = "takes part in an exchange"


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

    def __init__(self, parse: Parse, cast: Cast, statements: Sequence[Statement], actors: Sequence[Actor]) -> None:
        """`actors`: all that a record may name, those who only take part in an event among them."""
        self.parse, self.cast = parse, cast
        self.actors = {actor.id: actor for actor in actors}
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
        #: The innermost statement in whose content each word stands: the shorter contents are laid over the longer.
        self._innermost: list[Statement | None] = [None] * len(parse)
        for length, (first, last), one in reversed(self.contents):
            self._innermost[first:last] = [one] * length
        #: Groups that only an ask names ("all parties"), by id: actors of their own if a record needs them.
        self.groups: dict[str, Actor] = {}

    def around(self, word: int) -> Statement | None:
        """The innermost statement in whose content a word stands."""
        return self._innermost[word]

    def side(self, ids: Iterable[str]) -> frozenset[str]:
        """Some actors with whom they act for, and a group's members."""
        found: set[str] = set()
        for id_ in ids:
            actor = self.actors.get(id_)
            found |= {id_} if actor is None else {id_, *actor.members, *([actor.acts_for] if actor.acts_for else [])}
        return frozenset(found)

    def is_official(self, ids: Iterable[str]) -> bool:
        """Whether one of some actors is a body, or acts for one."""
        actors = [actor for id_ in ids if (actor := self.known(id_)) is not None]
        return any(
            actor.acts_for is not None or actor.kind in ew.BODIES or _has_office(actor) or _are_states(actor)
            for actor in actors
        )

    def is_public(self, ids: Iterable[str]) -> bool:
        """Whether one of some actors speaks in public life: a body, a group with a cause, a politician."""
        ids = tuple(ids)
        actors = [actor for id_ in ids if (actor := self.known(id_)) is not None]
        return self.is_official(ids) or any(actor.kind in _CAUSES or _in_politics(actor) for actor in actors)

    def is_of_company(self, ids: Iterable[str]) -> bool:
        """Whether some actors are no more than firms and those who act for them: they advise, where others ask."""
        actors = [actor for id_ in ids if (actor := self.known(id_)) is not None]
        kinds = {actor.kind if actor.acts_for is None else self._principal(actor) for actor in actors}
        return kinds <= {"company", "think-tank", "university", "media", "asset"}

    def _principal(self, actor: Actor) -> str:
        """The kind of whom an actor acts for."""
        principal = self.known(actor.acts_for or "")
        return "state" if principal is None else principal.kind

    def known(self, id_: str) -> Actor | None:
        """An actor of the report, or a group that only an ask names."""
        return self.actors.get(id_) or self.groups.get(id_)

    def doers(self, word: int) -> tuple[str, ...]:
        """Who does what a predicate says; an "it" that nobody has resolved is who the sentence before is about."""
        found = self.ids(agents(self.parse, self.cast, word))
        subject = self.parse.child(word, "nsubj")
        if not found and is_misread(self.parse, word) and subject is not None:
            found = self.ids(meant(self.parse, self.cast, [subject], acting=True))
        if not found and subject is not None and (large := self.group(subject)) is not None:
            return (large,)
        if not found and subject is not None and self.parse.lowered[subject] in _WE:
            around = self.around(word)  # "we urge them", in a quotation
            return () if around is None or around.ascribed else around.speakers
        if found or subject is None or self.parse.lowered[subject] != "it":
            return found
        at = self.parse.sentence_of[word] - 1
        if at < 0:
            return ()
        before = self.ids(agents(self.parse, self.cast, self.parse.head_of(*self.parse.sentences[at])))
        actor = self.actors.get(before[0]) if len(before) == 1 else None
        return before if actor is not None and actor.kind != "person" else ()

    def group(self, word: int, loosely: bool = False) -> str | None:
        """The id of a group at large that nobody else knows: "all *parties*", "its *neighbours*", "the *miners*".

        `loosely`: a word that is made as those for people are means some.
        """
        parse = self.parse
        form = parse.lowered[word]
        people = takes_part(parse, word) and not is_asset(parse, word)
        people = people or (loosely and parse.upos[word] == "NOUN" and form.endswith(_DOERS))
        if parse.upos[word] not in ("NOUN", "PRON") or word in self.cast.at or not (people or form in ew.AT_LARGE):
            return None
        if form not in ew.AT_LARGE:
            one = participant(parse, word)
            self.groups.setdefault(one.id, replace(one, why=_IN_EXCHANGE))
            return one.id
        first, last = nominal_span(parse, word)
        id_ = slug(parse.text(first, last))
        mention = Mention(span=parse.words.span(first, last), form="nominal")
        known = self.groups.get(id_)
        self.groups[id_] = Actor(
            id=id_, kind="group", name=parse.text(first, last), confidence=0.6, why=_IN_EXCHANGE,
            mentions=(mention,) if known is None else tuple(dict.fromkeys((*known.mentions, mention))),
        )  # fmt: skip
        return id_ if id_ else None

    def ids(self, parties: Iterable[Party]) -> tuple[str, ...]:
        """Parties whom a record may name; a thing or a force that is nobody there is its owner."""
        found: dict[str, None] = {}
        for party in parties:
            if party.id in self.actors:
                found[party.id] = None
            elif party.word >= 0:
                found.update(dict.fromkeys(p.id for p in owners(self.parse, self.cast, party.word)))
        return tuple(found)


def _has_office(actor: Actor) -> bool:
    """Whether somebody bears an office: "the Foreign *Ministry spokesman*" of a state that is not told."""
    words = f"{actor.role or ''} {actor.name}".lower().split()
    return actor.kind in ("person", "unnamed") and "former" not in words and bool(ew.OFFICES.intersection(words))


def _in_politics(actor: Actor) -> bool:
    words = (actor.role or "").lower().replace(",", " ").split()
    return actor.kind in ("person", "unnamed") and bool(_POLITICS.intersection(words)) and "former" not in words


def _are_states(actor: Actor) -> bool:
    """Whether a group is one of states or of those who govern them: "several *governments*"."""
    return (
        actor.kind == "group"
        and actor.name.lower().split()[-1:] != []
        and bool(ew.STATES_AT_LARGE.intersection(actor.name.lower().split()))
    )


def is_misread(parse: Parse, word: int) -> bool:
    """Whether a tree calls a clause passive that has no auxiliary of the passive: "*ministers* called on them to"."""
    subject = parse.child(word, "nsubj")
    if subject is None or not parse.is_a(subject, "nsubj:pass") or parse.child(word, "obl:agent") is not None:
        return False
    return parse.child(word, "aux") is None and not parse.is_a(word, "acl", "conj")


def addressed(scene: Scene, heads: Iterable[int], askers: Sequence[str]) -> tuple[str, ...]:
    """Whom some phrases address. A group at large is itself: "its *neighbours*" are not whose neighbours they are."""
    heads = list(heads)
    if you := [head for head in heads if scene.parse.lowered[head] in _YOU and head not in scene.cast.at]:
        around = scene.around(you[0])
        return () if around is None or around.addressee is None else others((around.addressee,), askers)
    groups = [id_ for head in heads if (id_ := scene.group(head, loosely=True)) is not None and id_ not in scene.actors]
    if groups:  # "the community, especially *the council*"
        named = [c for head in heads for c in scene.parse.children(head, "appos", "nmod") if c in scene.cast.at]
        inner = [c for c in named if cases(scene.parse, c) <= _AMONG]
        return tuple(dict.fromkeys((*groups, *others(scene.ids(meant(scene.parse, scene.cast, inner)), askers))))
    return others(scene.ids(meant(scene.parse, scene.cast, heads)), askers)


def dealt_with(scene: Scene, head: int, askers: Sequence[str]) -> tuple[str, ...]:
    """With whom or from whom what is asked for would come: "a trade deal *with Ottawa*"."""
    parse = scene.parse
    leads = {"from", "by", *(("with",) if parse.lowered[head] in ew.DEALINGS else ())}
    phrases = [c for c in parse.children(head, "nmod", "obl") if cases(parse, c) & leads]
    found = addressed(scene, phrases, askers)
    return found if scene.is_official(found) else ()


def concerned_by(scene: Scene, head: int, askers: Sequence[str]) -> tuple[str, ...]:
    """Whom what is offered would befall, if that is somebody who can answer."""
    between = [c for c in scene.parse.children(head, "obl", "nmod") if "between" in cases(scene.parse, c)]
    found = addressed(scene, between, askers)
    found = found or others(scene.ids(concerned(scene.parse, scene.cast, head, scene.side(askers))), askers)
    if scene.is_official(found):
        return found
    # "to send engineers for the repair of dams in Laos": deeper down, the only state that is named.
    own = scene.side(askers)
    first, last = scene.parse.extent(head)
    states = [id_ for id_ in scene.cast.within(first, last) if scene.actors[id_].kind == "state" and id_ not in own]
    return tuple(states) if len(states) == 1 else ()


def host_of(scene: Scene, word: int, askers: Sequence[str]) -> tuple[str, ...]:
    """Whom those who offer something visit or meet in the same sentence."""
    parse = scene.parse
    first, last = parse.sentences[parse.sentence_of[word]]
    for noun in range(first, last):
        if parse.lowered[noun] in ew.OCCASIONS and parse.upos[noun] == "NOUN":
            phrases = [c for c in parse.children(noun, "nmod", "obl") if cases(parse, c) & {"to", "with"}]
            found = addressed(scene, phrases, askers)
            if scene.is_official(found) and not scene.side(found) & scene.side(askers):
                return found
    return ()


def others(ids: Sequence[str], askers: Sequence[str]) -> tuple[str, ...]:
    """Some actors without those who ask."""
    return tuple(id_ for id_ in ids if id_ not in askers)


def is_between(scene: Scene, askers: Sequence[str], addressees: Sequence[str]) -> bool:
    """Whether an ask belongs to a crisis: somebody who acts for a state or body is on one side, and no outlet asks."""
    kinds = {actor.kind for id_ in askers if (actor := scene.known(id_)) is not None}
    if kinds & _REPORTERS:
        return False
    return scene.is_public(askers) or scene.is_official(addressees)
