"""What a word that names a deed says was done, by whom to whom; or that it tells of none.

A parse, its cast and an `Anchor` in, a `Draft` out, or nothing: where a side that such a deed needs is not told, where
the word is used of business, of anybody at all, or of what nobody does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.event_anchors import Anchor
from dragoman.reading.event_befallen import noun_patients, patients
from dragoman.reading.event_business import is_business, is_fiction
from dragoman.reading.event_concern import is_no_side
from dragoman.reading.event_lexicon import THINGS, Sense
from dragoman.reading.event_nouns import is_bound
from dragoman.reading.event_parties import agents, noun_agents
from dragoman.reading.event_phrases import PARTS, Party, cases, is_passive, meant, objects, owners
from dragoman.reading.events_draft import Draft
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import Status, status_of
from dragoman.reading.parse import Parse, Range
from dragoman.reading.participants import is_asset
from dragoman.reading.speech_sides import who_asked
from dragoman.reading.visits import TRAVELS, is_visit

#: Confidence of a deed with parties on both sides, with one; less for nouns. Design values, which `calibrated` weighs.
_BOTH, _ONE, _NOUN = 0.75, 0.6, 0.1
#: Types whose nouns name a topic as often as a deed: alone they need both sides, or a verb that carries them.
_SOFT = frozenset(("CONSULT", "AGREE", "COOPERATE", "AID", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT"))
#: Types that are words even where a verb of deeds names them.
_IN_WORDS = frozenset(("REJECT", "ACCUSE", "SUPPORT", "AGREE", "REQUEST", "THREATEN"))
_HELPING = frozenset("support help assist aid back reinforce protect defend".split())
#: Types that need somebody who acts: what "the reform *helps*" or "obstacles to *export*" tells, nobody did.
_DONE_BY_SOMEBODY = frozenset(("AID", "COOPERATE", "SUPPORT", "CONCEDE", "REJECT", "THREATEN"))
#: Senses, by the end of their rule, that hold only where both sides are told.
_BETWEEN_TWO = ("-@partnership", "deepen-@ties", "strengthen-@ties", "establish-@ties")
_SOUGHT = frozenset(verb_table("seek want need request obtain get receive win repay raise".split()))
_RECEIVING = ("rule:verb-receive-", "rule:verb-welcome-@envoys")
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
_ONE_OF_US = frozenset("i we you he she they".split())


def draft_of(parse: Parse, cast: Cast, anchor: Anchor) -> Draft | None:
    """The event that an anchor tells of, with its sides and whether it happened; None where it tells of none."""
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
