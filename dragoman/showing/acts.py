"""What somebody does, in a word or two of plain English: acts of statements, types of events, ties, answers.

Codes of the codebook in, words out, to be put between a subject and an object.
"""

from __future__ import annotations

from dragoman.records import Act, Answer, EventType, ExchangeCourse, Modality, StanceAct, TieKind
from dragoman.showing.days import written
from dragoman.showing.story import many

#: An act before the one to whom it is said, and without anybody. To whom a refusal is told need not be who is refused.
ACTS: dict[Act, tuple[str, str]] = {
    "assert": ("told", "said"), "ask": ("asked", "asked"), "demand": ("demanded of", "demanded"),
    "offer": ("offered", "offered"), "promise": ("promised", "promised"), "announce": ("announced to", "announced"),
    "threaten": ("threatened", "threatened"), "warn": ("warned", "warned"),
    "accept": ("agreed, to", "agreed"), "refuse": ("refused, to", "refused"), "deny": ("denied, to", "denied"),
    "support": ("spoke in support, to", "spoke in support"), "criticise": ("criticised, to", "criticised"),
    "predict": ("predicted, to", "predicted"), "hope": ("hoped, to", "hoped"),
    "decline-comment": ("declined to comment, to", "declined to comment"),
}  # fmt: skip
#: A type of event before whom it befalls, without anybody, and of whom it befalls.
EVENTS: dict[EventType, tuple[str, str, str]] = {
    "AGREE": ("agreed with", "agreed", "agreed with"),
    "CONSULT": ("held talks with", "held talks", "held talks with"),
    "SUPPORT": ("supported", "gave support", "supported"),
    "CONCEDE": ("gave way to", "gave way", "gave way to"),
    "COOPERATE": ("worked together with", "cooperated", "worked together with"),
    "AID": ("helped", "gave help", "helped"),
    "RETREAT": ("withdrew from", "withdrew", "withdrew from"),
    "REQUEST": ("asked", "made a request", "asked"),
    "ACCUSE": ("accused", "made an accusation", "accused"),
    "REJECT": ("turned down", "refused", "turned down"),
    "THREATEN": ("threatened", "made a threat", "threatened"),
    "PROTEST": ("protested against", "protested", "protested against"),
    "SANCTION": ("took measures against", "took measures", "took measures against"),
    "MOBILIZE": ("mobilised against", "mobilised", "mobilised against"),
    "COERCE": ("used its powers against", "used its powers", "used its powers against"),
    "ASSAULT": ("attacked", "attacked", "attacked"),
}
#: Whether it happened. What did needs no word.
MODALITIES: dict[Modality, str] = {
    "occurred": "", "ongoing": "goes on", "planned": "only planned", "requested": "only asked for",
    "possible": "only possible", "negated": "did not happen",
}  # fmt: skip
#: A kind of tie between who has it and on whom; and the same where the sign is against what is usual of it.
TIES: dict[TieKind, tuple[str, str]] = {
    "troops": ("has troops in", "has troops against"), "arms": ("arms", "keeps arms from"),
    "sanctions": ("has sanctions on", "has sanctions on"), "energy": ("supplies energy to", "withholds energy from"),
    "trade": ("trades with", "has cut trade with"), "finance": ("finances", "withholds money from"),
    "aid": ("helps", "withholds help from"), "dependence": ("depends on", "does not depend on"),
    "alliance": ("stands together with", "stands apart from"), "rivalry": ("stands against", "stands against"),
    "recognition": ("recognises", "does not recognise"), "influence": ("has influence over", "has no influence over"),
    "border": ("borders on", "borders on"),
}  # fmt: skip
#: What became of a request or offer, to stand behind "the answer:", and as a word in a list.
ANSWERS: dict[Answer, str] = {
    "accepted": "yes", "refused": "no", "evaded": "evasive", "silent": "silence", "pending": "no answer yet",
}  # fmt: skip
#: Where an actor stands on an issue, from what it says or does about it.
STANDS: dict[StanceAct, str] = {
    "asks": "asks for it", "demands": "demands it", "supports": "supports it", "accepts": "accepts it",
    "opposes": "opposes it", "refuses": "refuses it", "promises": "promises it", "offers": "offers it",
    "threatens": "threatens it", "does": "does it", "does not": "does not do it", "evades": "evades",
    "is silent": "is silent",
}  # fmt: skip


def waited(exchange: ExchangeCourse) -> str:
    """Where an answer was looked for: "no answer found in seven reports since, up to 31 October 2024"."""
    search = exchange.search
    up_to = f", up to {written(search.last)}" if search.last else ""
    copies = f" ({many(search.copies, 'of them a copy', 'of them copies')})" if search.copies else ""
    if search.with_answer:
        told = "all" if search.with_answer == search.reports else f"{search.with_answer:,}"
        if search.reports == 1:
            return f"answered in the one report that could{up_to}"
        return f"answered in {told} of the {many(search.reports, 'report')} since{copies}{up_to}"
    if not search.reports:
        return "no report since could hold an answer"
    return f"no answer found in {many(search.reports, 'report')} since{copies}{up_to}"


def times(count: int) -> str:
    """`once`, `twice`, `seven times`."""
    return {1: "once", 2: "twice"}.get(count) or many(count, "time")
