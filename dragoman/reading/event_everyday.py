"""Whether a deed is everyday life: people meet their neighbours, somebody visits church. A draft in, yes or no out.

Meeting, visiting and helping are what everybody does. They are events of a crisis where somebody takes part whom the
report names, or a state, a body of one, an armed group, a party or their officials (`event_business.is_public`), and
where they happen once, not as a rule.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.cast import Cast
from dragoman.reading.event_business import is_public
from dragoman.reading.event_phrases import Party, cases, objects, subject_of
from dragoman.reading.events_draft import Draft
from dragoman.reading.lemmas import noun_table, verb_forms
from dragoman.reading.parse import Parse
from dragoman.reading.participants import takes_part
from dragoman.records import ActorKind

#: What is told as a rule, not of one time.
_WHENEVER = frozenset("when whenever if every each always often usually regularly sometimes never normally".split())
#: How somebody feels, which is done to nobody where nobody is named.
_FEELING = frozenset(
    """like likes liked love loves loved enjoy enjoys enjoyed appreciate appreciates appreciated admire admires admired
    dislike dislikes disliked hate hates hated loathe loathes loathed""".split()
)
#: Kinds of actors without a name of their own.
_NAMELESS: frozenset[ActorKind] = frozenset(("unnamed", "group", "population", "asset"))
_SHOWS = frozenset("show shows play band orchestra troupe musical concert album exhibition choir".split())
#: Who meets for others, whoever they are.
_SENT = noun_table(
    "leader delegate delegation negotiator mediator mission union bargainer representative chief head producer".split()
)


def is_everyday(parse: Parse, cast: Cast, draft: Draft) -> bool:
    """Whether nobody of note takes part in what everybody does, or it is told as a rule, or only felt."""
    kind, word = draft.sense.type, draft.head
    if kind in ("SUPPORT", "ACCUSE") and parse.lowered[word] in _FEELING:
        return not _is_for_somebody(parse, cast, word)  # "I *appreciate* British cinema"
    if draft.why == "rule:verb-tour" and (_is_on_stage(parse, word) or not _any_public(parse, cast, draft.actors)):
        return True  # "*toured* the country with a show"
    parties = (*draft.actors, *draft.recipients)
    if draft.statement is not None or _any_public(parse, cast, parties):
        return False
    if kind == "CONSULT" and not any(_is_of_note(parse, cast, party) for party in parties):
        return True  # "*meet* the neighbours"
    if draft.why.startswith("rule:cue-support") and any(_is_nameless(cast, party) for party in parties):
        return True  # "the firm *supports* local suppliers"
    return _is_habit(parse, draft)


def _any_public(parse: Parse, cast: Cast, parties: Iterable[Party]) -> bool:
    return any(is_public(cast, parse, party) for party in parties)


def _is_on_stage(parse: Parse, word: int) -> bool:
    with_ = [c for c in parse.children(word, "obl") if "with" in cases(parse, c)]
    return any(parse.lowered[c] in _SHOWS for c in with_)


def _is_nameless(cast: Cast, party: Party) -> bool:
    return party.id not in cast.by_id or cast.by_id[party.id].kind in _NAMELESS


def _is_of_note(parse: Parse, cast: Cast, party: Party) -> bool:
    """Whether a party has a name, or speaks for those who have."""
    if not _is_nameless(cast, party):
        return True
    known = cast.by_id.get(party.id)
    words = set(known.name.lower().split()) if known is not None else set()
    return bool(_SENT.keys() & (words | ({parse.lowered[party.word]} if party.word >= 0 else set())))


def _is_for_somebody(parse: Parse, cast: Cast, word: int) -> bool:
    return any(thing in cast.at or takes_part(parse, thing) for thing in objects(parse, word))


def _is_habit(parse: Parse, draft: Draft) -> bool:
    """Whether a verb in the present tells what is done again and again: "*when* he *talks*", "*every* day"."""
    word = draft.head
    if (
        parse.upos[word] != "VERB"
        or parse.child(word, "aux", "aux:pass") is not None
        or subject_of(parse, word) is None
    ):
        return False
    base = draft.why.removeprefix("rule:").split("-")[1]
    if parse.lowered[word] not in verb_forms(base)[:2]:
        return False
    below = [c for at in (word, *parse.children(word, "obl", "obl:tmod", "advcl")) for c in parse.children(at)]
    return any(parse.lowered[c] in _WHENEVER for c in below)
