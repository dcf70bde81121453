"""Events: who did what to whom, when, how much, and whether it happened. A parse and its records in, `Event`s out.

Deeds are found by the words that name them (`event_anchors`), speech acts by their statements (`speech_events`). One
record stands for one event of the report: words that name it again are further anchors. What has no party at all is
left out: a false event costs more than a missed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from msgspec import UNSET
from msgspec.structs import replace as changed

from dragoman.reading.cast import Cast
from dragoman.reading.event_anchors import Anchor, find_anchors
from dragoman.reading.event_befallen import noun_patients, patients
from dragoman.reading.event_business import is_business, is_fiction
from dragoman.reading.event_concern import is_no_side
from dragoman.reading.event_everyday import is_everyday
from dragoman.reading.event_joining import heads_of, over_report, under_statements, when_of, within_clauses
from dragoman.reading.event_lexicon import THINGS, Sense, nouns
from dragoman.reading.event_nouns import is_bound
from dragoman.reading.event_parties import agents, noun_agents
from dragoman.reading.event_phrases import PARTS, Party, cases, is_passive, meant, objects, owners
from dragoman.reading.events_draft import Draft
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import Status, status_of
from dragoman.reading.parse import Parse, Range
from dragoman.reading.participants import country_within, is_asset, participant, participant_id
from dragoman.reading.places import Place, find_places, place_of
from dragoman.reading.quantities import find_quantities, quantity_of
from dragoman.reading.speech_events import speech_events
from dragoman.reading.speech_sides import who_asked
from dragoman.reading.times import Time
from dragoman.reading.visits import TRAVELS, is_visit
from dragoman.records import Actor, Event, Quantity, Report, Span, Statement, record_id

T = TypeVar("T")

#: Confidence of a deed with parties on both sides, with one; less for nouns. Design values, which `calibrated` weighs.
_BOTH, _ONE, _NOUN = 0.75, 0.6, 0.1
#: Log-odds of the network's below which an event is left out: 19 in 100 of those judged by hand, half of them right
#: (`python -m training.deeds`).
_LIKELY = 0.5
#: Types whose nouns name a topic as often as a deed: alone they need both sides, or a verb that carries them.
_SOFT = frozenset(("CONSULT", "AGREE", "COOPERATE", "AID", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT"))
#: Types that are words even where a verb of deeds names them.
_IN_WORDS = frozenset(("REJECT", "ACCUSE", "SUPPORT", "AGREE", "REQUEST", "THREATEN"))
_HELPING = frozenset("support help assist aid back reinforce protect defend".split())
#: Types that need somebody who acts: what "the reform *helps*" or "obstacles to *export*" tells, nobody did.
_DONE_BY_SOMEBODY = frozenset(("AID", "COOPERATE", "SUPPORT", "CONCEDE", "REJECT", "THREATEN"))
#: Acts that take what they are about for granted, where that is a noun.
_JUDGING = frozenset(("criticise", "support", "accept", "refuse"))
#: Senses, by the end of their rule, that hold only where both sides are told.
_BETWEEN_TWO = ("-@partnership", "deepen-@ties", "strengthen-@ties", "establish-@ties")
_SOUGHT = frozenset(verb_table("seek want need request obtain get receive win repay raise".split()))
_RECEIVING = ("rule:verb-receive-", "rule:verb-welcome-@envoys")
_FRIENDLY = frozenset(("AID", "COOPERATE", "SUPPORT"))
_HOSTILE = frozenset(("SANCTION", "ACCUSE", "THREATEN", "COERCE", "ASSAULT"))
#: Types of deeds that one side does with or for another.
_TWO_SIDED = frozenset(("AID", "COOPERATE"))
_RESIGNED = ("rule:verb-resign", "rule:verb-step-down")
_ATTACKS = ("rule:noun-attack", "rule:noun-attacks", "rule:verb-attack")
_BARGAINS = ("rule:noun-deal", "rule:noun-deals", "rule:noun-cooperation", "rule:noun-collaboration")
_LENT = ("rule:noun-loan", "rule:noun-loans")
_CANCELLED = ("rule:verb-cancel-trip", "rule:verb-cancel-visit")
_TRADE = ("-buy", "-sell", "-purchase")
_CUT = ("reduce-@flows", "slash-@flows", "withdraw-@flows")
#: What somebody cuts at home: from nobody, where nobody is told.
_OWN_FUNDS = frozenset("sales oil money subsidies spending million billion euros dollars pounds £ $ €".split())
_TRADED = frozenset("market markets shares stocks stock equities bonds securities share bond".split())
_SPOKEN = ("rule:verb-speak-by",)
_SHARED = frozenset(f"rule:verb-share-{thing}" for thing in ("evidence", "information", "data"))
#: Whoever they are: "*people* collaborate" tells of no deed.
_ANYBODY = frozenset("people countries others communities companies nations states cities residents".split())
#: Who has a body to suffer what is done to bodies alone.
_BODIES = frozenset(
    ("person", "unnamed", "group", "population", "armed-force", "armed-group", "media", "party", "asset")
)
#: What nobody does to a state or a company.
_ON_BODIES = frozenset(
    """kill assassinate murder injure wound arrest detain jail imprison abduct kidnap behead execute stab convict
    sentence indict shoot shoot-dead gun-down torture rape""".split()
)
_OURS = frozenset("we us our".split())
_ONE_OF_US = frozenset("i we you he she they".split())


def find_events(
    parse: Parse, cast: Cast, statements: Sequence[Statement], times: Sequence[Time], report: Report
) -> tuple[tuple[Event, ...], tuple[Actor, ...]]:
    """The events of a report, in the order of their first anchors, and its actors with those who only take part.

    1. deeds by their words; 2. one draft where two words of a clause name one deed; 3. speech acts; 4. one draft where
    the report tells of the same event again; 5. the records.
    """
    anchors = find_anchors(parse, cast)
    deeds = [d for anchor in anchors if (d := _draft(parse, cast, anchor)) is not None]  # 1
    deeds = within_clauses(parse, deeds)  # 2
    deeds = [d for d in _apart(parse, cast, deeds) if d.actors or d.recipients]
    spoken = speech_events(parse, cast, statements, {anchor.word for anchor in anchors})  # 3
    performed = {(w, d.sense.type) for d in spoken for a in d.anchors for w in range(*a)}
    performed |= {(w, "ASSAULT") for w, kind in performed if kind == "ACCUSE"}  # "attacked the decision", in words
    performed |= {(w, "AID") for w, kind in performed if kind == "AGREE"}  # "offered asylum": not given yet
    deeds = [d for d in deeds if (d.head, d.sense.type) not in performed]
    deeds, spoken = under_statements(parse, statements, deeds, spoken)
    attributed = _Contents(parse, statements)
    told = (_as_speakers_say(parse, cast, statements, attributed, d) for d in (*deeds, *spoken))
    drafts = [d for d in told if d is not None and not is_everyday(parse, cast, d) and not _is_unlikely(parse, d)]
    drafts = over_report(parse, times, drafts)  # 4
    drafts.sort(key=lambda d: (d.anchors[0], d.sense.type))
    events: dict[str, Event] = {}
    actors = dict(cast.by_id)
    circumstances = Circumstances(times, find_places(parse, cast, report), find_quantities(parse))
    for draft in drafts:  # 5
        for party in (*draft.actors, *draft.recipients):
            _enter(parse, actors, party)
        event = _record(parse, actors, circumstances, report, draft, attributed)
        events.setdefault(event.id, event)
    return tuple(events.values()), tuple(actors.values())


def _apart(parse: Parse, cast: Cast, deeds: Sequence[Draft]) -> list[Draft]:
    """Deeds whose predicate the parser hung on one that it cannot go with: nobody helps and punishes the same at once.

    "The United States *says* Iran has shipped arms to Syria and announced sanctions against it": who says so announced.
    """
    kind = {d.head: d for d in deeds if d.sense.type in _FRIENDLY}
    apart = []
    for deed in deeds:
        carrier = deed.anchors[-1][0]
        other = kind.get(parse.governor[carrier]) if parse.is_a(carrier, "conj") else None
        told = parse.governor[other.head] if other is not None and parse.is_a(other.head, "ccomp") else None
        if (
            other is not None
            and told is not None
            and deed.sense.type in _HOSTILE
            and {p.id for p in deed.actors} & {p.id for p in other.actors}
            and {p.id for p in deed.recipients} & {p.id for p in other.recipients}
            and (speakers := agents(parse, cast, told))
        ):
            deed = replace(deed, actors=tuple(speakers))
        apart.append(deed)
    return apart


def _as_speakers_say(
    parse: Parse, cast: Cast, statements: Sequence[Statement], contents: _Contents, draft: Draft
) -> Draft | None:
    """A deed of "us" without those parties whom the speaker does not speak for: whom "we" means is easily misread."""
    own = [p for p in (*draft.actors, *draft.recipients) if p.word >= 0 and parse.lowered[p.word] in _OURS]
    own = [p for p in own if parse.form(p.word) != "US"]
    if not own or draft.statement is not None:
        return draft
    said_in = contents.of([parse.words.span(draft.head, draft.head + 1)])
    statement = next((s for s in statements if s.id == said_in), None)
    if statement is None:
        return draft
    sides = {*statement.speakers, *(state for state in statement.acts_for if state)}
    sides |= {body for id_ in statement.speakers if id_ in cast.by_id and (body := cast.by_id[id_].affiliation)}
    wrong = {p for p in own if p.id not in sides}
    actors = tuple(p for p in draft.actors if p not in wrong)
    recipients = tuple(p for p in draft.recipients if p not in wrong)
    if draft.actors and not actors:
        return None
    return replace(draft, actors=actors, recipients=recipients) if actors or recipients else None


def _is_unlikely(parse: Parse, draft: Draft) -> bool:
    """Whether the network holds it for too unlikely that the event is one, rightly read."""
    if parse.deeds is None:
        return False
    first, last = draft.anchors[0]
    return float(parse.deeds[first:last].mean()) < _LIKELY


def _enter(parse: Parse, actors: dict[str, Actor], party: Party) -> None:
    """Enters someone who takes part into the actors, or one more mention of them."""
    if party.word < 0 or party.id != participant_id(parse, party.word):
        return
    new = participant(parse, party.word)
    new = changed(new, country=country_within(parse.words.text, actors.values(), new.mentions[0].span))
    known = actors.get(party.id)
    start = new.mentions[0].span
    if known is None:
        actors[party.id] = new
    elif all(m.span[0] >= start[1] or start[0] >= m.span[1] for m in known.mentions):
        actors[party.id] = changed(known, mentions=(*known.mentions, *new.mentions))


def _draft(parse: Parse, cast: Cast, anchor: Anchor) -> Draft | None:
    word, sense = anchor.word, anchor.sense
    is_noun = parse.upos[word] in ("NOUN", "PROPN")
    if is_noun:
        actors = noun_agents(parse, cast, word)
        recipients = noun_patients(parse, cast, word, sense)
    else:
        actors = agents(parse, cast, word)
        counts = anchor.object_counts and sense.type != "MOBILIZE"
        recipients = patients(parse, cast, word, sense, counts, anchor.led, frozenset(p.id for p in actors))
        if sense.type in _IN_WORDS:
            recipients = [p for p in recipients if p.word < 0 or not is_no_side(parse, p.word)]
    if anchor.why.startswith(_RECEIVING):
        actors, recipients = recipients, actors  # the visitor acts, the host is visited
    if sense.type == "REJECT" and not is_noun and not recipients:
        recipients = who_asked(parse, cast, word)  # "rejected accusations *by Japan*"
    ids = {p.id for p in actors}
    recipients = [p for p in recipients if p.id not in ids]
    if anchor.why.removeprefix("rule:verb-") in _ON_BODIES:
        recipients = [p for p in recipients if p.id not in cast.by_id or cast.by_id[p.id].kind in _BODIES]
    if sense.type in ("SANCTION", "AID"):
        recipients = [p for p in recipients if p.word < 0 or not _is_of_a_market(parse, p.word)]
    if sense.joint and not (is_noun and any("against" in cases(parse, c) for c in parse.children(word, "nmod"))):
        actors, recipients = [*actors, *recipients], []
    if anchor.why in _LENT and anchor.carrier is not None and parse.lowered[anchor.carrier].startswith("sign"):
        actors, recipients = _lenders(parse, cast, word, anchor.carrier), actors  # "*signed* a loan with the bank"
    if is_noun and sense.type == "AID" and parse.lowered[parse.governor[word]] in _SOUGHT:
        return None  # "seeking loans in Japan"
    if sense.type == "SANCTION" and anchor.why.endswith("@goods") and not recipients and _is_sale(parse, word):
        return None  # "suspended *sales* of silver"
    if anchor.why.endswith(_CUT) and not recipients and not _goes_to(parse, word):
        return None  # "reduce its *exports*": from nobody
    if sense.joint and not is_noun and _is_of_anybody(parse, cast, word, actors):
        return None  # "the more people I *meet*"
    if anchor.why == "rule:verb-supply":  # "to *supply* eight submarines": goods are nobody
        recipients = [p for p in recipients if p.word < 0 or not _is_thing(parse, cast, p)]
    if anchor.why.endswith("-@goods") and sense.type == "AID" and not is_noun and _is_bulk(parse, word):
        return None  # "*shipped* tonnes to Japan": sold
    if anchor.why in _SPOKEN and len(actors) + len(recipients) < 2:
        return None  # "due to *speak* by video link": with whom?
    if anchor.why == "rule:verb-negotiate" and len(actors) < 2 and not _has_partner(parse, word):
        return None  # "makes it harder to *negotiate*": with whom, on what?
    if is_noun and sense.type in _SOFT and anchor.carrier is None and len(actors) + len(recipients) < 2:
        return None
    if is_noun and _is_of_nobody(parse, cast, anchor, actors, recipients):
        return None
    if is_business(parse, cast, anchor, actors, recipients) or is_fiction(parse, word):
        return None
    status = status_of(parse, word)
    if not actors and sense.type in _DONE_BY_SOMEBODY and status.modality != "requested":
        if is_noun and sense.type == "THREATEN":
            return None  # "a *threat* to the country" is a danger
        if not is_noun and not is_passive(parse, word):
            return None
    if not is_noun and sense.type == "AID" and not recipients and not objects(parse, word):
        return None  # "contributed to growth"
    if anchor.why.endswith(_BETWEEN_TWO) and len(actors) + len(recipients) < 2:
        return None  # "issued a warrant" of another kind, "boosted trade"
    if anchor.why in _SHARED and not _are_bodies(cast, (*actors, *recipients)):
        return None  # "*shared* his information"
    if anchor.why == "rule:verb-repeal":
        recipients = []  # a law is nobody
    if anchor.why in _RESIGNED:
        recipients = [p for p in recipients if p.id in cast.by_id and _are_bodies(cast, (p,))]
    claimed = "for" in cases(parse, word)  # "claimed responsibility *for the attacks*"
    if anchor.why in _ATTACKS and not claimed and not recipients and actors and not _are_bodies(cast, actors):
        return None  # "Short *attacks* aid", in words
    if anchor.why == "rule:verb-train" and all(_is_business(cast, p.id) for p in actors):
        return None  # its own people
    if anchor.why in _CANCELLED and not any(_is_official(cast, p.id) for p in (*actors, *recipients)):
        return None  # "airlines *cancelled trips*"
    if anchor.why in TRAVELS and not is_visit(parse, cast, word, actors):
        return None
    if sense.type in _TWO_SIDED and not is_noun and _is_thin(cast, anchor, actors, recipients):
        return None
    if sense.type == "SANCTION" and anchor.carrier is not None and parse.lowered[anchor.carrier] == "announced":
        status = Status("occurred") if status.modality == "planned" else status  # what is announced is in force
    if sense.type == "MOBILIZE" and not is_noun:
        sense, actors = _lent(parse, cast, word, sense, actors, recipients)
    anchors: tuple[Range, ...] = (_anchor_range(parse, word),)
    if anchor.carrier is not None:
        anchors = (*anchors, (anchor.carrier, anchor.carrier + 1))
    confidence = (_BOTH if actors and (recipients or sense.joint) else _ONE) - (_NOUN if is_noun else 0.0)
    return Draft(sense, anchors, word, tuple(actors), tuple(recipients), status, round(confidence, 2), anchor.why)


def _is_of_nobody(
    parse: Parse, cast: Cast, anchor: Anchor, actors: Sequence[Party], recipients: Sequence[Party]
) -> bool:
    """Whether a bargain or a loan has only one side: "offers the best *deal*", "outstanding *loans*"."""
    if anchor.why in _LENT:
        return not recipients and anchor.carrier is None
    if anchor.why not in _BARGAINS or len(actors) + len(recipients) > 1:
        return False
    several = any(p.id in cast.by_id and cast.by_id[p.id].kind == "group" for p in actors)
    return not several and not is_bound(parse, anchor.word, anchor.carrier)


def _is_of_anybody(parse: Parse, cast: Cast, word: int, actors: Sequence[Party]) -> bool:
    """Whether of those who meet only some people are known: the subject, a pronoun, means nobody of the report."""
    subject = parse.child(word, "nsubj")
    unknown = subject is not None and parse.lowered[subject] in _ONE_OF_US and subject not in cast.at
    return unknown and all(
        p.id not in cast.by_id or cast.by_id[p.id].name.lower().split()[-1] in _ANYBODY for p in actors
    )


def _is_bulk(parse: Parse, word: int) -> bool:
    """Whether what is sent is told by its weight alone, or is no goods that are given."""
    things = objects(parse, word)
    contents = [c for thing in things for c in parse.children(thing, "nmod")]
    return (
        bool(things)
        and all(parse.lowered[thing] in ("tonnes", "tons") for thing in things)
        and not any(parse.lowered[c] in THINGS["goods"] for c in contents)
    )


def _is_of_a_market(parse: Parse, word: int) -> bool:
    """Whether a word means a market or paper that is traded, or only whose: "funds from *U.S.* shares"."""
    whose = parse.is_a(word, "amod", "compound", "nmod:poss")
    return parse.lowered[parse.governor[word] if whose else word] in _TRADED


def _is_business(cast: Cast, id_: str) -> bool:
    return id_ not in cast.by_id or cast.by_id[id_].kind == "company"


def _is_official(cast: Cast, id_: str) -> bool:
    return id_ in cast.by_id and cast.by_id[id_].kind in ("state", "person", "unnamed", "government-body")


def _are_bodies(cast: Cast, parties: Iterable[Party]) -> bool:
    """Whether anybody beside single people takes part."""
    kinds = {cast.by_id[p.id].kind for p in parties if p.id in cast.by_id}
    return bool(kinds - {"person", "unnamed", "group", "population"})


def _is_thin(cast: Cast, anchor: Anchor, actors: list[Party], recipients: list[Party]) -> bool:
    """Whether a deed between two sides lacks one that it needs: "could *help* farmers", "will *cooperate*"."""
    if not any(p.id in cast.by_id for p in (*actors, *recipients)):
        return True
    if anchor.sense.joint:
        return len(actors) + len(recipients) < 2 and not any(
            (cast.by_id[p.id].kind in ("group", "population") and cast.by_id[p.id].name.lower() not in _ANYBODY)
            or cast.by_id[p.id].members
            for p in actors
            if p.id in cast.by_id
        )
    if anchor.why.endswith(_TRADE) and any(cast.by_id[p.id].kind == "state" for p in actors if p.id in cast.by_id):
        return False
    return (
        anchor.why.count("-") < 2 and not anchor.why.endswith("extradite") and not (actors and recipients)
    )  # a verb alone, without goods of its sense


def _is_thing(parse: Parse, cast: Cast, party: Party) -> bool:
    known = cast.by_id.get(party.id)
    return is_asset(parse, party.word) or (known is not None and known.kind == "asset")


def _is_sale(parse: Parse, word: int) -> bool:
    return any(parse.lowered[thing] in _OWN_FUNDS for thing in objects(parse, word))


def _lenders(parse: Parse, cast: Cast, loan: int, signed: int) -> list[Party]:
    beside = [*parse.children(loan, "nmod"), *parse.children(signed, "obl")]
    return meant(parse, cast, [c for c in beside if "with" in cases(parse, c)])


def _has_partner(parse: Parse, word: int) -> bool:
    return bool(objects(parse, word)) or any("with" in cases(parse, c) for c in parse.children(word, "obl"))


def _goes_to(parse: Parse, word: int) -> bool:
    """Whether what is cut goes "to" somebody."""
    return any("to" in cases(parse, c) for thing in objects(parse, word) for c in parse.children(thing, "nmod"))


def _lent(
    parse: Parse, cast: Cast, word: int, sense: Sense, actors: list[Party], recipients: list[Party]
) -> tuple[Sense, list[Party]]:
    """Troops are their country's, whoever is said to send them; sent to another's side to help, they are aid."""
    if not actors:
        sent = objects(parse, word)
        sent += [c for thing in sent if parse.lowered[thing] in PARTS for c in parse.children(thing, "nmod")]
        actors = [p for thing in sent for p in owners(parse, cast, thing)]
    purposes = {parse.lowered[c] for c in parse.children(word, "xcomp", "advcl")}
    if recipients and purposes & _HELPING:
        return Sense("AID"), actors
    return sense, actors


def _anchor_range(parse: Parse, word: int) -> Range:
    """A verb with the particle behind it."""
    if word + 1 < len(parse) and parse.is_a(word + 1, "compound:prt") and parse.governor[word + 1] == word:
        return word, word + 2
    return word, word + 1


@dataclass(frozen=True)
class Circumstances:
    """When, where and how much: what a report tells of it, to ask for each event."""

    times: Sequence[Time]
    places: Sequence[Place]
    quantities: Sequence[Quantity]


class _Contents:
    """The contents of a report's statements, to ask in which a word stands."""

    def __init__(self, parse: Parse, statements: Sequence[Statement]) -> None:
        self.ranges = [
            (span[1] - span[0], span, statement.id)
            for statement in statements
            if not _targets(parse, statement)
            for span in statement.content
        ]
        self.ranges.sort()
        self.own = {statement.id: statement.inside for statement in statements}

    def of(self, spans: Iterable[Span]) -> str | None:
        """The statement in whose content all of `spans` stand, the shortest content first."""
        found: list[str | None] = []
        for start, end in spans:
            found.append(next((id_ for _, (a, b), id_ in self.ranges if a <= start and end <= b), None))
        return found[0] if found and all(f is not None for f in found) else None


def _targets(parse: Parse, statement: Statement) -> bool:
    """Whether a statement only judges a deed that the report tells of: "condemned the *shelling*"."""
    if statement.act not in _JUDGING or not statement.content:
        return False
    head = parse.head_of(*parse.words.within(*statement.content[0]))
    return parse.upos[head] == "NOUN" and parse.lowered[head] in nouns()


def _record(
    parse: Parse,
    actors: Mapping[str, Actor],
    scene: Circumstances,
    report: Report,
    draft: Draft,
    contents: _Contents,
) -> Event:
    anchors = tuple(parse.words.span(*a) for a in draft.anchors)
    attributed = contents.own[draft.statement] if draft.statement is not None else contents.of(anchors[:1])
    spoken = draft.statement is not None
    mode = draft.sense.mode
    told = heads_of(parse, draft)
    place = None if spoken else _first(place_of(parse, scene.places, word) for word in told)
    spans = [mark.span for mark in report.damaged]
    damaged = any(start < b and a < end for start, end in anchors for a, b in spans)
    return Event(
        id=record_id("events", report.id, draft.sense.type, anchors),
        type=draft.sense.type,
        mode=mode,
        anchors=anchors,
        actors=tuple(dict.fromkeys(p.id for p in draft.actors)),
        actor_spans=_mentions(parse, actors, draft.actors),
        recipients=tuple(dict.fromkeys(p.id for p in draft.recipients)),
        recipient_spans=_mentions(parse, actors, draft.recipients),
        location=None if place is None else place.span,
        when=when_of(parse, scene.times, draft),
        quantity=None if spoken else _first(quantity_of(parse, scene.quantities, word) for word in told),
        modality=draft.status.modality,
        outcome=draft.status.outcome,
        attributed_to=attributed,
        confidence=draft.confidence,
        damaged=True if damaged else UNSET,
        why=draft.why,
    )


def _first(found: Iterable[T | None]) -> T | None:
    return next((one for one in found if one is not None), None)


def _mentions(parse: Parse, actors: Mapping[str, Actor], parties: Iterable[Party]) -> tuple[Span, ...]:
    """The mentions that mean the parties here."""
    found: dict[Span, None] = {}
    for party in parties:
        if party.word < 0:
            continue
        start, end = parse.words.span(party.word, party.word + 1)
        around = [m.span for m in actors[party.id].mentions if m.span[0] <= start and end <= m.span[1]]
        if around:
            found[min(around, key=lambda s: s[1] - s[0])] = None
    return tuple(found)
