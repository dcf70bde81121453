"""Forecasts: what somebody expects another to do or not to do, or to come about.

A parse and its records in, `Forecast`s out. `foretelling` finds the clauses; here it is settled whether they foretell,
whose forecast it is, and of whom. Whoever speaks of their own side promises or threatens, which is an event that is
planned; a hope is no forecast, and neither is a fixed meeting that a third party announces. "May" and "will" foretell
within the words of another, or where something else hedges them. The holder is whose words they are, none for the
report's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.reading import foretelling_words as fw
from dragoman.reading import hedge_words as hw
from dragoman.reading.cast import Cast
from dragoman.reading.dating import time_of
from dragoman.reading.forecast_parties import actors_of, holders_of, is_own_side, subject_of
from dragoman.reading.foretelling import sites
from dragoman.reading.foretelling_anchors import RULE, by_anchors
from dragoman.reading.foretelling_sites import Site, is_condition
from dragoman.reading.lemmas import verb_table
from dragoman.reading.not_foretold import foretells_nothing
from dragoman.reading.parse import Parse, Range
from dragoman.reading.times import Time
from dragoman.records import Condition, Event, EventType, Forecast, Report, Span, Statement, record_id

#: The share of each rule's forecasts whose action was a forecast, of 53 on the development reports of `relations`, with
#: one right and one wrong added to each, since some rules fired a few times only. "there" and "prospect", which did not
#: fire there, are those of 506 other annotated reports (1 of 4, 1 of 2).
CONFIDENCE = {
    "raised": 0.71, "expects": 0.86, "fears": 0.86, "chance": 0.5, "modal": 0.5, "will": 0.71, "there": 0.33,
    "prospect": 0.5, "anchors": 0.5,
}  # fmt: skip

_SELF = frozenset("i we me us myself ourselves my our".split())
#: Acts by whose force "will" and "may" are wished, asked, promised or decided and not foretold.
_WANTED = ("hope", "ask", "demand", "promise", "offer", "threaten", "announce", "refuse", "criticise")
#: What lies in nobody's own hand: of it one's own side is foretold, not promised.
_ACHIEVING = frozenset(
    verb_table(
        "win lose succeed fail prevail triumph overcome recover survive grow gain garner earn reap beat defeat qualify "
        "emerge become get face suffer benefit".split()
    )
)
_BEING = frozenset("be have need remain stay feel".split())
#: Predicates of what one will come to do, want it or not: "will have to", "will be able to".
_COMPELLED = frozenset("have able need want try seek struggle continue forced compelled obliged find".split())
#: What reckons and is nobody: "models suggest that" is the report's own expectation.
_RECKONING = frozenset("model models figures data numbers calculations signs".split())
#: What is somebody's to give: of it officials do not foretell, they decide.
_GIFTS = frozenset("support aid help assistance backing".split())
#: What befalls a thing, whoever plans what: "will be affected".
_BEFALLING = frozenset(
    verb_table("affect hit hurt harm damage destroy disrupt force see reach need require overwhelm lose".split())
)


def find_forecasts(
    parse: Parse,
    cast: Cast,
    statements: Sequence[Statement],
    events: Sequence[Event],
    times: Sequence[Time],
    report: Report,
) -> tuple[Forecast, ...]:
    """The forecasts of a report, in the order of their words."""
    contents = _Contents(statements)
    anchored = {start: event for event in events for start, _ in event.anchors}
    found: dict[Span, Forecast] = {}
    for site in (*sites(parse), *by_anchors(parse)):
        forecast = _forecast(parse, cast, contents, times, anchored, report, site)
        if forecast is None or any(a < forecast.action[1] and forecast.action[0] < b for a, b in found):
            continue
        found[forecast.action] = forecast
    return tuple(found[span] for span in sorted(found))


class _Contents:
    """In whose words a place of the text stands: the shortest content around it."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.ranges = sorted((b - a, a, b, s.id) for s in statements for a, b in s.content)
        self.by_id = {s.id: s for s in statements}

    def of(self, start: int) -> Statement | None:
        return next((self.by_id[id_] for _, a, b, id_ in self.ranges if a <= start < b), None)

    def around(self, statement: Statement | None) -> Statement | None:
        """The statement in which another stands."""
        return None if statement is None or statement.inside is None else self.by_id.get(statement.inside)


def _forecast(
    parse: Parse,
    cast: Cast,
    contents: _Contents,
    times: Sequence[Time],
    events: Mapping[int, Event],
    report: Report,
    site: Site,
) -> Forecast | None:
    if foretells_nothing(parse, site):
        return None
    subject = subject_of(parse, site)
    statement = contents.of(int(parse.words.starts[site.head]))
    if site.rule in ("modal", "will", "there") and statement is not None and statement.act in _WANTED:
        return None
    holders = holders_of(parse, cast, site, statement, contents.around(statement))
    if not holders and (_is_anothers(parse, site, statement) or _is_free_speech(parse, site, subject, statement)):
        return None
    actors = actors_of(parse, cast, events, site, subject)
    if (site.rule == "there" and (statement is None or not holders)) or (site.rule == "prospect" and not actors):
        return None
    if site.rule in ("modal", "will") and _is_hearer(parse, statement, subject, actors):
        return None
    own = (subject is not None and parse.lowered[subject] in _SELF) or is_own_side(cast, holders, actors)
    if own and not _achieves(parse, site):
        return None
    if site.rule in ("modal", "will") and not actors and _decided(parse, cast, site, statement):
        return None
    if site.rule in ("modal", "will") and not _foretold(parse, site, statement, holders, actors):
        return None
    meets = parse.lowered[site.head] in fw.MEETING and not site.negated
    if site.rule == "will" and meets and site.low >= hw.UNHEDGED.low:
        return None
    first, last = _action(parse, site)
    span = parse.words.span(first, last)
    low, high, negated = site.low, site.high, site.negated
    if negated:
        low, high = round(1 - high, 2), round(1 - low, 2)
    return Forecast(
        id=record_id("forecasts", report.id, span),
        holders=holders,
        actor=actors[0] if len(actors) == 1 or actors else None,
        action=span,
        type=_type(parse, events, site),
        negated=negated,
        low=low,
        high=high,
        condition=_condition(parse, site.head),
        horizon=_horizon(parse, times, site.head),
        confidence=CONFIDENCE[site.rule],
        why="head:anchors" if site.rule == RULE else f"rule:forecast-{site.rule}",
    )


def _is_anothers(parse: Parse, site: Site, statement: Statement | None) -> bool:
    """Whether somebody says so for whom no actor stands: "a third of those asked say", a study, a quotation."""
    if statement is None:
        return False
    if statement.kind == "direct":
        return True
    words = [word for span in statement.source for word in range(*parse.words.within(*span))]
    return bool(words) and site.rule != "raised" and not any(parse.lowered[word] in _RECKONING for word in words)


def _is_free_speech(parse: Parse, site: Site, subject: int | None, statement: Statement | None) -> bool:
    """Whether the report goes on in the words of who spoke before: "It was trying. But this was likely to take years".

    So it does where somebody speaks of themselves, too.
    """
    if statement is not None:
        return False
    if subject is not None and parse.lowered[subject] in _SELF:
        return True
    pronoun = subject is not None and parse.upos[subject] == "PRON"
    if site.rule == "will":
        return pronoun and bool({parse.lowered[c] for c in parse.children(site.head, "aux")} & fw.WOULD)
    adjective = parse.governor[site.head]
    was = any(parse.lowered[c] in ("was", "were") for c in parse.children(adjective, "cop"))
    return pronoun and site.rule == "raised" and was and parse.lowered[adjective] not in fw.EXPECTING


def _is_hearer(parse: Parse, statement: Statement | None, subject: int | None, actors: Sequence[str]) -> bool:
    """Whether "it" is taken for whom it was told, or "they" for others than the many who say so.

    "Told Lima it could buy it" permits, "told Lima it would go" promises; of "they" the many speak of themselves.
    """
    if statement is None or statement.kind == "direct" or subject is None or parse.upos[subject] != "PRON":
        return False
    if statement.addressee is not None and statement.addressee in actors:
        return True
    return len(statement.speakers) > 1 and parse.lowered[subject] == "they"


def _achieves(parse: Parse, site: Site) -> bool:
    """Whether what somebody says of the own side is no promise: "we will win", "is unlikely to have time"."""
    form = parse.lowered[site.head]
    return form in _ACHIEVING or (
        site.rule == "raised" and site.low != hw.UNHEDGED.low and (form in _BEING or _of_others(parse, site))
    )


def _of_others(parse: Parse, site: Site) -> bool:
    """Whether others expect it: "is expected to", not "is likely to"."""
    return any(parse.lowered[word] in fw.EXPECTING for word in (site.subject_of, parse.governor[site.head]))


def _decided(parse: Parse, cast: Cast, site: Site, statement: Statement | None) -> bool:
    """Whether what will be of a thing is rather a plan: "the issue will be revisited", by a minister."""
    if statement is None:
        return False
    official = any(cast.acts_for(speaker) for speaker in statement.speakers if speaker in cast.by_id)
    thing = parse.child(site.head, "nsubj", "nsubj:pass")
    if official and thing is not None and parse.lowered[thing] in _GIFTS:
        return True
    passive = parse.child(site.head, "aux:pass") is not None and parse.lowered[site.head] not in _BEFALLING
    return official and passive


def _foretold(
    parse: Parse, site: Site, statement: Statement | None, holders: Sequence[str], actors: Sequence[str]
) -> bool:
    """Whether a mere auxiliary foretells what somebody does or what comes about.

    In the report's own words "will" mostly announces; its forecasts are what somebody may, will not or will have to do,
    and what is hedged besides. What a thing "would" or "could" do is an effect: a claim.
    """
    auxiliaries = {parse.lowered[c] for c in parse.children(site.head, "aux")}
    if parse.lowered[site.subject_of] in ("going", "gonna"):
        auxiliaries = {"will"}
    if parse.is_a(site.head, "acl") and not actors:
        return False
    conditional = _condition(parse, site.head) is not None
    if statement is None or not (holders or statement.act == "predict"):
        hedged = site.rule == "will" and site.low < hw.UNHEDGED.low
        return hedged or (bool(actors) and (bool(auxiliaries & fw.MAY) or conditional or _beyond_plans(parse, site)))
    if actors or conditional:
        return True
    if parse.child(site.head, "cop") is not None and parse.upos[site.head] != "VERB":
        return False
    return bool(auxiliaries & fw.WILL)


def _beyond_plans(parse: Parse, site: Site) -> bool:
    """Whether a report's own "will" tells of no plan: "will not attend", "will have to", "will surely back it"."""
    head = site.head
    if "will" not in {parse.lowered[c] for c in parse.children(head, "aux")} or parse.is_a(head, "acl", "advcl"):
        return False
    sure = any(parse.lowered[c] in hw.STRENGTHENING for c in parse.children(head, "advmod"))
    forced = parse.lowered[head] in _COMPELLED and parse.child(head, "xcomp") is not None
    return site.negated or sure or forced


def _type(parse: Parse, events: Mapping[int, Event], site: Site) -> EventType | None:
    event = events.get(int(parse.words.starts[site.head]))
    return event.type if event is not None and event.modality in ("possible", "planned") else None


def _action(parse: Parse, site: Site) -> Range:
    """The words of what is expected: the predicate and what hangs on it behind, conditions left out."""
    head = site.head
    if site.words is not None:
        return site.words
    if site.subject_of < 0:
        first, last = parse.extent(head)
        while first < head and parse.is_a(first, "case", "punct"):
            first += 1
        return first, last
    own = [
        c
        for c in parse.children(head)
        if parse.deprel[c] != "aux"
        and not parse.is_a(c, "nsubj", "mark", "punct", "parataxis", "cc", "expl", "discourse", "dep")
        and not (parse.is_a(c, "conj") and parse.child(c, "nsubj") is not None)
        and not (parse.is_a(c, "advcl") and (c < head or is_condition(parse, c)))
        and not (parse.is_a(c, "advmod") and c < head)
    ]
    words = {head} | {w for c in own for w in parse.subtree(c)}
    words = {w for w in words if w >= head or parse.is_a(w, "cop", "aux:pass") or w > head - 4}
    first = min([head, *(w for w in words if w < head)])
    last = max(words) + 1
    while last - 1 > head and parse.upos[last - 1] == "PUNCT":
        last -= 1
    return first, last


def _condition(parse: Parse, head: int) -> Condition | None:
    """ "if Washington speaks with one voice"."""
    for word in (head, *([parse.governor[head]] if parse.is_a(head, "xcomp", "conj") else [])):
        for clause in parse.children(word, "advcl"):
            if any(parse.lowered[c] in ("if", "unless") for c in parse.children(clause, "mark")):
                first, last = parse.extent(clause)
                while parse.upos[first] == "PUNCT" and first < clause:
                    first += 1
                while parse.upos[last - 1] == "PUNCT" and last - 1 > clause:
                    last -= 1
                span = parse.words.span(first, last)
                return Condition(text=parse.words.text[slice(*span)], span=span)
    return None


def _horizon(parse: Parse, times: Sequence[Time], head: int) -> str | None:
    time = time_of(parse, times, head, shared=False)
    if time is None or time.when is None:
        return None
    first, last = time.when
    return last or first
