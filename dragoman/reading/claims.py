"""Claims: that one thing moves another, and who says so. A parse and its records in, `Claim`s out.

Links are found by verbs and predicates (`claim_verbs`), purposes (`claim_purposes`) and connectives
(`claim_connectives`). Their holders are the speakers of the innermost statement in whose content the link stands; the
report itself holds what stands in none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgspec import UNSET

from dragoman.reading.cast import Cast
from dragoman.reading.claim_aims import by_aim
from dragoman.reading.claim_anchors import by_anchors
from dragoman.reading.claim_connectives import REASONS, by_condition, by_reason, by_since
from dragoman.reading.claim_draft import Link
from dragoman.reading.claim_phrases import clause
from dragoman.reading.claim_predicates import PREDICATES, by_credit, by_predicate, by_role
from dragoman.reading.claim_purposes import by_purpose
from dragoman.reading.claim_results import RESULTING, by_doing, by_result
from dragoman.reading.claim_verbs import by_verb
from dragoman.reading.event_phrases import owners
from dragoman.reading.hedge_words import UNHEDGED
from dragoman.reading.hedges import find_hedge
from dragoman.reading.lemmas import verb_table
from dragoman.reading.parse import Parse, Range
from dragoman.records import Claim, Condition, Factor, Report, Span, Statement, record_id

#: How often a rule's claims are right: of those in the development reports of `benchmarks relations` (165, held against
#: the annotation) and of 240 in bench news (cause, effect and sign judged by hand), with one right and one wrong added.
#: Those of "claim-so", "claim-for", "purpose-order" and "purpose-so" are of 120 in other annotated reports and bench
#: news, the annotation's gaps judged by hand.
_RIGHT = {
    "rule:claim-verb": 0.70,
    "rule:claim-participle": 0.70,
    "rule:claim-passive": 0.70,
    "rule:claim-by": 0.65,
    "rule:claim-stems": 0.82,
    "rule:claim-this": 0.68,
    "rule:claim-noun": 0.83,
    "rule:claim-credit": 0.69,
    "rule:claim-role": 0.67,
    "rule:claim-because": 0.79,
    "rule:claim-due-to": 0.77,
    "rule:claim-since": 0.85,
    "rule:claim-if": 0.74,
    "rule:claim-so": 0.74,
    "rule:claim-for": 0.92,
    "rule:purpose-order": 0.83,
    "rule:purpose-so": 0.77,
    "rule:purpose-clause": 0.62,
    "rule:purpose-noun": 0.76,
    "rule:purpose-aimed": 0.84,
    "head:anchors": 0.5,
}
_VIEWS = frozenset("view viewpoint position line argument belief opinion stance conviction assessment".split())
_DENYING = frozenset(verb_table(["deny"])) | {"denial", "denials"}
_STEPS = 4  # predicates above a claim that may say whose view it is; a design value
_REASONED = frozenset(("rule:claim-because", "rule:claim-due-to", "rule:claim-since"))
_EXPLAINED = _REASONED | {"rule:claim-if"}
_EVEN = 0.5
#: All words but verbs at which a rule begins.
_SIGNS = frozenset((*PREDICATES, *REASONS, *RESULTING, "why", "if", "unless", "since", "as"))
_EMPTY = frozenset("he she i one which who whom whose".split())
_CONDITIONS = frozenset(("if", "unless", "provided"))


def find_claims(parse: Parse, cast: Cast, statements: Sequence[Statement], report: Report) -> tuple[Claim, ...]:
    """The claims of a report, in the order of their words, each once."""
    links: list[Link] = []
    conditions: list[Link] = []
    for word in sorted({*parse.verbs, *parse.where(_SIGNS)}):
        form = parse.lowered[word]
        if parse.upos[word] == "VERB":
            links += by_aim(parse, word) or by_purpose(parse, cast, word) or _moved(parse, cast, word)
            links += by_credit(parse, word) or by_role(parse, word)
        elif form in PREDICATES:
            links += by_predicate(parse, word)
        if form in REASONS:
            links += by_reason(parse, word)
        if form in RESULTING or form == "why":
            links += by_result(parse, word)
        if parse.deprel[word] == "mark":
            if form in ("if", "unless"):
                conditions += by_condition(parse, parse.governor[word])
            elif form in ("since", "as"):
                links += by_since(parse, parse.governor[word])
    links = [_conditional(parse, link, conditions) for link in links]
    told = {link.at for link in links}
    links += [link for link in conditions if link.at not in told]  # else it is that link's condition
    links += by_anchors(parse, links)
    links = [link for link in links if not _stands_for_nothing(parse, link)]
    claims: dict[tuple[Span, Span], Claim] = {}
    for link in sorted(links, key=lambda one: (min(one.cause, one.effect), max(one.cause, one.effect), one.at)):
        claim = _record(parse, cast, statements, report, link)
        claims.setdefault((claim.cause.span, claim.effect.span), claim)
    return tuple(claims.values())


def _moved(parse: Parse, cast: Cast, verb: int) -> list[Link]:
    """What a verb moves; what it does by doing something is done by that, where nothing else tells."""
    return by_verb(parse, cast, verb) or by_doing(parse, verb)


def _stands_for_nothing(parse: Parse, link: Link) -> bool:
    """Whether half of a link is a relative or the pronoun of a person who acts, and so no factor: "he", "which"."""
    halves = [link.effect] if link.antecedent is not None else [link.cause, link.effect]
    return any(last - first == 1 and parse.lowered[first] in _EMPTY for first, last in halves)


def _conditional(parse: Parse, link: Link, conditions: Sequence[Link]) -> Link:
    """ "If the embargo is lifted, *it* could lead to": the pronoun stands for the condition, which is the cause."""
    if link.cause[1] - link.cause[0] == 1 and parse.lowered[link.cause[0]] in ("it", "this", "that"):
        for condition in conditions:
            if condition.at == link.at and condition.cause[1] <= link.cause[0]:
                return replace(link, cause=condition.cause)
    return link


def _record(parse: Parse, cast: Cast, statements: Sequence[Statement], report: Report, link: Link) -> Claim:
    statement = _around(parse, statements, link)
    holders = () if statement is None else statement.speakers
    if (view := _view(parse, link.at)) is not None and not _says(parse, statement, view):
        holders = tuple(dict.fromkeys(party.id for party in owners(parse, cast, view))) or holders
    cause, effect = _factor(parse, cast, link.cause, link.antecedent), _factor(parse, cast, link.effect)
    low, high = (None, None) if link.intended else _band(parse, link, statement)
    evidence = (min(cause.span[0], effect.span[0]), max(cause.span[1], effect.span[1]))
    damaged = any(evidence[0] < b and a < evidence[1] for a, b in (mark.span for mark in report.damaged))
    return Claim(
        id=record_id("claims", report.id, cause.span, effect.span),
        holders=holders,
        cause=cause,
        effect=effect,
        sign=link.sign,
        negated=link.negated != _is_denied(parse, link, statement),
        intended=link.intended,
        condition=_condition(parse, link),
        low=low,
        high=high,
        evidence=(evidence,),
        confidence=_RIGHT[link.why],
        damaged=True if damaged else UNSET,
        why=link.why,
    )


def _view(parse: Parse, word: int) -> int | None:
    """The noun that says whose view a clause is: "the Iraqi *view* is that crises"."""
    for _ in range(_STEPS):
        noun = parse.child(word, "nsubj:outer")
        if noun is not None and parse.lowered[noun] in _VIEWS:
            return noun
        if parse.is_root(word):
            return None
        word = parse.governor[word]
    return None


def _says(parse: Parse, statement: Statement | None, view: int) -> bool:
    """Whether a statement's cue is the noun of a view: then its speakers are known already."""
    start, end = parse.words.span(view, view + 1)
    return statement is not None and any(a < end and start < b for a, b in statement.cue)


def _is_denied(parse: Parse, link: Link, statement: Statement | None) -> bool:
    """Whether a claim is what somebody denies: the main predicate of what they deny."""
    if statement is None or statement.act != "deny" or link.intended:
        return False
    cue = {parse.lowered[w] for a, b in statement.cue for w in range(*parse.words.within(a, b))}
    content = parse.words.within(*statement.content[0])
    return not cue.isdisjoint(_DENYING) and parse.head_of(*content) == link.at


def _around(parse: Parse, statements: Sequence[Statement], link: Link) -> Statement | None:
    """The innermost statement in whose content a link stands."""
    start, end = parse.words.span(link.at, link.at + 1)
    around = [(b - a, at) for at, one in enumerate(statements) for a, b in one.content if a <= start and end <= b]
    # What stands before the content, as in "to ease congestion, the city plans to build", is no part of it.
    effect = parse.words.span(*link.effect)
    around = [(n, at) for n, at in around if any(a < effect[1] and effect[0] < b for a, b in statements[at].content)]
    # A reason may have been taken for the last words of a thought that it is the reason of: "France wants the embargo
    # lifted *because* it sells arms".
    around = [
        (length, at)
        for length, at in around
        if not any(effect[0] <= a < start for a, _ in statements[at].cue) or link.why not in _REASONED
    ]
    return statements[min(around)[1]] if around else None


def _factor(parse: Parse, cast: Cast, words: Range, antecedent: Range | None = None) -> Factor:
    """A factor; of a pronoun, text and actors are those of what it stands for."""
    meant = antecedent or _antecedent(parse, words) or words
    return Factor(text=" ".join(parse.text(*meant).split()), actors=cast.within(*meant), span=parse.words.span(*words))


def _antecedent(parse: Parse, words: Range) -> Range | None:
    """The nearest noun phrase before a pronoun that means the same."""
    if words[1] - words[0] != 1 or parse.upos[words[0]] != "PRON":
        return None
    for chain in parse.chains:
        if any(mention.head == words[0] for mention in chain):
            before = [m for m in chain if m.last <= words[0] and parse.upos[m.head] in ("NOUN", "PROPN")]
            return (before[-1].first, before[-1].last) if before else None
    return None


def _band(parse: Parse, link: Link, statement: Statement | None) -> tuple[float, float]:
    """How sure the claim is: by the hedge of its own clause, by that of the statement, or unhedged.

    The hedge of what a reason or condition is given for may tell its direction as well: what is "unlikely because" is
    lowered, and likely so.
    """
    explained = link.why in _EXPLAINED
    first, last = link.effect if explained else clause(parse, link.at)
    hedge = find_hedge(parse, first, last)
    if hedge is not None:
        low, high = hedge.low, hedge.high
    elif statement is not None and statement.low is not None and statement.high is not None:
        low, high = statement.low, statement.high
    else:
        low, high = UNHEDGED.low, UNHEDGED.high
    return (round(1 - high, 2), round(1 - low, 2)) if explained and high < _EVEN else (low, high)


def _condition(parse: Parse, link: Link) -> Condition | None:
    """The "if" clause beside a link, where it is no part of it."""
    for child in parse.children(link.at, "advcl"):
        marks = {parse.lowered[c] for c in parse.children(child, "mark")}
        if marks & _CONDITIONS:
            words = clause(parse, child)
            first = min(c for c in (*parse.children(child, "mark"), words[0]))
            span = parse.words.span(first, words[1])
            if not any(first < b and a < words[1] for a, b in (link.cause, link.effect)):
                return Condition(text=" ".join(parse.text(first, words[1]).split()), span=span)
    return None
