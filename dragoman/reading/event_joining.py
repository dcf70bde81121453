"""One record an event: what a report tells of several times is joined, by clause, by statement, over the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.reading.dating import time_of
from dragoman.reading.event_phrases import Party, is_passive
from dragoman.reading.events_draft import Draft
from dragoman.reading.modality import Status
from dragoman.reading.parse import Parse
from dragoman.reading.tenses import tense_of
from dragoman.reading.times import Time
from dragoman.records import Modality, Statement, is_later

Interval = tuple[str | None, str | None]


#: Types of what is refused or accepted of who made it: a request, a charge.
_MADE = frozenset(("REQUEST", "ACCUSE"))


_HARMED = frozenset("killed wounded injured dead".split())


def within_clauses(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Joins a noun and the verb that carries it or says what it did, and a toll and the attack that made it."""
    by_word = {d.head: d for d in drafts}
    gone: set[int] = set()
    for draft in drafts:
        if draft.head in gone:
            continue
        other = _same_deed(parse, draft, by_word)
        if other is None or other.head in gone or other.head == draft.head:
            continue
        gone.add(draft.head)
        by_word[other.head] = _joined(by_word[other.head], by_word[draft.head])
    return [by_word[d.head] for d in drafts if d.head not in gone]


def _same_deed(parse: Parse, draft: Draft, by_word: dict[int, Draft]) -> Draft | None:
    """The draft that `draft` only tells of once more, if any."""
    word = draft.head
    governor = parse.governor[word]
    kind = draft.sense.type
    if parse.upos[word] == "VERB":
        for child in parse.children(word, "obj", "nsubj:pass", "nsubj"):
            other = by_word.get(child)
            if other is not None and other.sense.type == kind:
                return other  # "launched an *attack*", "the *strikes* killed"
        if parse.lowered[word] in _HARMED and is_passive(parse, word) and not draft.actors:
            for child in parse.children(word, "advcl", "obl"):
                other = by_word.get(child)
                if other is not None and other.sense.type == kind:
                    return other  # "were killed when jets *bombed*", "were killed in a *strike*"
        if parse.lowered[word].endswith("ing") and (
            parse.is_a(word, "advcl") or (parse.is_a(word, "conj") and parse.child(word, "cc") is None)
        ):
            other = by_word.get(governor)
            if other is not None and other.sense.type == kind and set(draft.actors) <= set(other.actors):
                return other  # "bombed the port, *killing* ten"
    return None


def _joined(kept: Draft, again: Draft) -> Draft:
    actors = kept.actors or again.actors
    ids = {p.id for p in actors}
    recipients = {p.id: p for p in (*kept.recipients, *again.recipients) if p.id not in ids}
    status = kept.status if kept.status.modality != "occurred" else again.status
    return replace(
        kept,
        anchors=tuple(dict.fromkeys((*kept.anchors, *again.anchors))),
        actors=actors,
        recipients=tuple(recipients.values()),
        status=status,
        confidence=max(kept.confidence, again.confidence),
    )


_ACT_STATUS: dict[str, Modality] = {
    "ask": "requested",
    "demand": "requested",
    "hope": "possible",
    "threaten": "planned",
}


def under_statements(
    parse: Parse, statements: Sequence[Statement], deeds: list[Draft], spoken: list[Draft]
) -> tuple[list[Draft], list[Draft]]:
    """What a speech act and the deed it is about tell of each other.

    A deed that heads what is asked for is requested, of whoever was addressed; who is refused or promised a deed is
    whom it would befall.
    """
    at = {w: k for k, d in enumerate(deeds) for a in d.anchors for w in range(*a)}
    by_id = {d.statement: k for k, d in enumerate(spoken)}
    for statement in statements:
        if not statement.content:
            continue
        head = parse.head_of(*parse.words.within(*statement.content[0]))
        k = at.get(head)
        if k is None:
            continue
        deed = deeds[k]
        modality = _ACT_STATUS.get(statement.act)
        told = deed.status.modality == "occurred" and tense_of(parse, head) == "past"
        if (
            modality is not None
            and deed.status.modality in ("planned", "occurred")
            and not (told or statement.ascribed)
        ):
            deed = replace(deed, status=Status(modality))
        if not deed.actors and deed.status.modality == "requested" and statement.addressee is not None:
            deed = replace(deed, actors=(Party(statement.addressee, -1),))
        deeds[k] = deed
        act = by_id.get(statement.id)
        if (
            act is not None
            and (deed.recipients or not spoken[act].recipients)
            and not (told and spoken[act].recipients)  # "rejected accusations by Japan that he *attacked* it"
            and not (deed.sense.type in _MADE and set(spoken[act].recipients) & set(deed.actors))
            and spoken[act].sense.type in ("AGREE", "REJECT", "THREATEN")
        ):
            mine = {p.id for p in spoken[act].actors} | {state for state in statement.acts_for if state}
            others = tuple(p for p in (*deed.recipients, *deed.actors) if p.id not in mine)
            spoken[act] = replace(spoken[act], recipients=others)
    return deeds, [_with_deed(parse, draft, deeds, at) for draft in spoken]


def _with_deed(parse: Parse, draft: Draft, deeds: Sequence[Draft], at: Mapping[int, int]) -> Draft:
    """A promise or refusal without a statement, with whom the deed that it governs would befall."""
    if draft.statement is not None or draft.recipients or draft.sense.type not in ("AGREE", "REJECT"):
        return draft
    mine = {p.id for p in draft.actors}
    for child in parse.children(draft.head, "xcomp", "ccomp", "obj"):
        if child in at:
            deed = deeds[at[child]]
            return replace(draft, recipients=tuple(p for p in (*deed.recipients, *deed.actors) if p.id not in mine))
    return draft


def over_report(parse: Parse, times: Sequence[Time], drafts: Sequence[Draft]) -> list[Draft]:
    """Joins drafts of one type, status and parties whose words are of one stem: the report comes back to it.

    What was done on another day is another event.
    """
    kept: dict[tuple[object, ...], list[tuple[Draft, Interval | None]]] = {}
    out: list[Draft] = []
    for draft in drafts:
        key = (
            draft.sense.type,
            frozenset(p.id for p in draft.actors),
            frozenset(p.id for p in draft.recipients),
            draft.status.modality,
            parse.lowered[draft.head][:5],
        )
        if not draft.actors or not (draft.recipients or draft.sense.joint) or draft.statement is not None:
            out.append(draft)
            continue
        alike = kept.setdefault(key, [])
        day = when_of(parse, times, draft)
        at = next((k for k, (_, other) in enumerate(alike) if not _apart(day, other)), None)
        if at is None:
            alike.append((draft, day))
        else:
            other, known = alike[at]
            words = (parse.head_of(*anchor) for anchor in draft.anchors)  # which come behind those it had
            alike[at] = _joined(other, draft), known or _first_day(parse, times, words)
    return [*out, *(draft for alike in kept.values() for draft, _ in alike)]


def _apart(one: Interval | None, other: Interval | None) -> bool:
    """Whether two intervals have no day in common; what is open or not told may have any."""
    if one is None or other is None:
        return False
    return is_later(one[0], other[1]) or is_later(other[0], one[1])


def heads_of(parse: Parse, draft: Draft) -> list[int]:
    """The words that may tell more of a deed, its head first: "a *strike* *killed* twelve people on Monday"."""
    if draft.statement is not None:
        return [draft.head]
    return list(dict.fromkeys((draft.head, *(parse.head_of(*anchor) for anchor in draft.anchors))))


def when_of(parse: Parse, times: Sequence[Time], draft: Draft) -> Interval | None:
    """When it was, by the first of its words that a time belongs to."""
    return _first_day(parse, times, heads_of(parse, draft))


def _first_day(parse: Parse, times: Sequence[Time], words: Iterable[int]) -> Interval | None:
    dated = (time_of(parse, times, word) for word in words)
    return next((time.when for time in dated if time is not None and time.when != (None, None)), None)
