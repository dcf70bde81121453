"""What a model is asked: the words of a user, or the main exchange of the reports, in; who would do what out.

A question may be an exchange's id (`ec-93a513a7`), `actor/option`, words ("Will China press North Korea?"), or nothing:
then it is whether the ask on which the reports turn will be met.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dragoman.assembly.concepts import EMPTY, concept
from dragoman.assembly.holdings import count
from dragoman.assembly.issues import FUNCTION, weight
from dragoman.assembly.wordings import STEM
from dragoman.errors import UsageError
from dragoman.finding import actors_named
from dragoman.reading.states import resolve_phrase
from dragoman.records import ExchangeCourse
from dragoman.worlds.evidence.bearing import bearings
from dragoman.worlds.evidence.deed_words import id_of
from dragoman.worlds.evidence.deeds import Deed, asked_for, deeds_of
from dragoman.worlds.evidence.known import Known

#: Sorts of actors between whom the ask on which the reports turn may pass.
SIDES = frozenset(("state", "international-organisation", "armed-group", "government-body", "party"))
#: From this share on of the weight of a question's words, in a deed's own, it is this deed that is meant; with a side
#: in common that both are about, from the lower one. Design values.
MEANT, MEANT_WITH_SIDE = 0.5, 0.15
#: How many asks are weighed against each other, those of most wire stories. A design value: in a large situation there
#: are thousands.
MOST_WEIGHED = 100
#: How many questions are offered. A design value: what can be read in a list.
MOST_OFFERED = 24
#: Of how many sides the deeds that are foretold are looked through for a question. A design value.
MOST_ACTORS = 8
#: Longest name that is looked for in a question, in words.
LONGEST_NAME = 5
_ASKING = frozenset("will would can could is are does do did should shall may might what how when if whether".split())
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
#: Words for bringing another to something, beside those that `concepts` knows to be of this idea.
_PRESSING = re.compile(r"(?:press|push|urg|convinc|rein|lean|coax|prod|nudg|restrain)\w*\Z")
_SWAY = "=sway"


@dataclass(frozen=True)
class Asked:
    """A question: its words, and the deed that it is about; `others` are further deeds of the same actor."""

    text: str
    deed: Deed
    others: tuple[Deed, ...]

    @property
    def askers(self) -> tuple[str, ...]:
        """Who asks for the deed, in the order in which they first did."""
        return tuple(dict.fromkeys(asker for course in self.deed.courses for asker in course.askers))

    @property
    def toward(self) -> tuple[str, ...]:
        """The other sides that it is about, in alphabetical order."""
        return tuple(sorted(self.deed.concerned - {self.deed.actor, *self.askers}))


def asked(known: Known, question: str | None) -> Asked:
    """What is asked. Raises `UsageError`, with what to do, where the situation does not have it."""
    words = " ".join((question or "").split())
    if not words:
        return _main(known)
    if words.startswith("ec-"):
        return _of_exchange(known, words)
    actor, slash, option = words.partition("/")
    if slash:
        return _about(known, _actor(known, actor.strip()), option.strip(), (), None)
    named = list(_named(known, words))
    if not named:
        raise UsageError(f"nobody whom the reports know is named in {words!r}: say who would do what, or ACTOR/OPTION")
    (side, (_, end)), *others = named
    bare = "".join(words[a:b] for a, b in zip([end, *(b for _, (_, b) in others)], [*(a for _, (a, _) in others), None],
                                              strict=True))  # fmt: skip
    return _about(known, side, _without(words[end:]), [each for each, _ in others], words, _without(bare))


def _question(known: Known, deed: Deed) -> str:
    return f"Will {known.in_text(deed.actor)} {deed.text}?"


def _with_others(known: Known, deed: Deed, text: str | None = None, every: Iterable[Deed] | None = None) -> Asked:
    others = [each for each in (every or deeds_of(known, deed.actor)) if each is not deed and each.text != deed.text]
    return Asked(text or _question(known, deed), deed, tuple(others))


def questions(known: Known, most: int = MOST_OFFERED) -> Iterator[tuple[str, str]]:
    """What can be asked: ids of exchanges with the question in words; first what most wire stories tell and is open."""
    seen: set[str] = set()
    for course in _between(known)[:MOST_WEIGHED]:
        actor = next((each for each in course.addressees if known.kind(each) in SIDES), None)
        deed = asked_for(known, course, actor) if actor is not None else None
        if deed is None or (text := _question(known, deed)) in seen:
            continue
        seen.add(text)
        yield course.id, text
        if len(seen) == most:
            return


# The main exchange.


def _between(known: Known) -> list[ExchangeCourse]:
    """Asks between sides that last: those that were met last, then by the wire stories that tell them."""
    between = [
        course for course in known.found.exchanges
        if course.askers and all(known.kind(each) in SIDES for each in course.askers)
        and any(known.kind(each) in SIDES for each in course.addressees)
    ]  # fmt: skip
    return sorted(
        between,
        key=lambda course: (course.answer == "accepted", -count(course.asked, known.origins), not course.course),
    )


def _main(known: Known) -> Asked:
    """The ask on which the reports turn: between sides that last, and not met yet; what `_turning` counts decides.

    Without any, what most stories foretell of such a side; without that, an ask that has been met.
    """
    asks = [
        (_turning(known, course, deed), deed, course.answer)
        for course in _between(known)[:MOST_WEIGHED] for actor in course.addressees if known.kind(actor) in SIDES
        if (deed := asked_for(known, course, actor)) is not None
    ]  # fmt: skip
    found = [each for each in asks if each[2] != "accepted"]
    if not found and (foretold := _most_foretold(known)):
        return foretold
    if not (found or asks):
        raise UsageError("the reports tell of nothing that a state or body is asked or expected to do: ask a question")
    main = max(found or asks, key=lambda each: each[0])[1]
    deeds = deeds_of(known, main.actor)
    # With what else is said of the same deed.
    whole = next((each for each in deeds if {c.id for c in each.courses} & {c.id for c in main.courses}), main)
    return _with_others(known, whole, every=deeds)


def _turning(known: Known, course: ExchangeCourse, deed: Deed) -> float:
    """How much turns on an ask: the wire stories that tell it, an answer, what is foretold of it, whom it concerns.

    Design values, set by eye on piles of bench news.
    """
    states = all(known.kind(each) == "state" for each in (*course.askers, deed.actor))
    answered = course.answer not in ("accepted", "pending")
    foretold = sum(1 for _ in bearings(known, deed, asked=True))
    return (
        2.0 * count(course.asked, known.origins) + 1.0 * answered + 0.5 * min(foretold, 4) + 1.0 * states
        + 0.5 * bool(course.toward) + 0.25 * len(course.askers)
    )  # fmt: skip


def _most_foretold(known: Known) -> Asked | None:
    stories: Counter[str] = Counter()
    for joined in known.found.forecasts:
        for side in (joined.actor or "").split("+"):
            stories[side] += joined.origins if known.kind(side) in SIDES else 0
    # Of those of whom most is foretold: the deeds of everybody else are hardly what the reports turn on.
    actors = [actor for actor, told in sorted(stories.items(), key=lambda item: (-item[1], item[0])) if told][
        :MOST_ACTORS
    ]
    deeds = [deed for actor in actors for deed in deeds_of(known, actor) if not deed.courses]
    if not deeds:
        return None
    between = {id(deed): any(known.kind(each) in SIDES for each in deed.concerned) for deed in deeds}
    most = max(deeds, key=lambda d: (count(d.told, known.origins), between[id(d)], not d.text.endswith("…")))
    return _with_others(known, most)


def _of_exchange(known: Known, id_: str) -> Asked:
    course = next((each for each in known.found.exchanges if each.id == id_), None)
    if course is None:
        raise UsageError(f"there is no exchange {id_!r}: `dragoman exchanges` lists them")
    for actor in course.addressees:
        deeds = deeds_of(known, actor)
        if found := next((deed for deed in deeds if any(each.id == id_ for each in deed.courses)), None):
            return _with_others(known, found, every=deeds)
    raise UsageError(
        f"{id_} asks nobody to do anything that can be told in words: name the actor and the option instead"
    )


# Words.


def _actor(known: Known, name: str) -> str:
    """The side that a name means. Raises `UsageError`, with near names."""
    state = resolve_phrase(name)
    if state.kind == "state" and state.id and state.id in known.registry.by_id:
        return state.id
    ids = actors_named(known.store, name)
    if len(ids) > 1:
        raise UsageError(f"{name!r} may be any of {', '.join(ids)}: give the id")
    registered = known.registry.by_id.get(ids[0])
    return (registered.acts_for or ids[0]) if registered else ids[0]


def _named(known: Known, words: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The sides that a question names, in its order, with where they stand."""
    tokens = [match.span() for match in _WORD.finditer(words)]
    cased = any(words[a].isupper() for a, _ in tokens[1:])
    seen: set[str] = set()
    at = 0
    while at < len(tokens):
        for count_ in range(min(LONGEST_NAME, len(tokens) - at), 0, -1):
            span = tokens[at][0], tokens[at + count_ - 1][1]
            side = _side(known, words[slice(*span)], cased)
            if side is not None:
                if side not in seen:
                    seen.add(side)
                    yield side, span
                at += count_
                break
        else:
            at += 1


def _side(known: Known, name: str, cased: bool) -> str | None:
    name = re.sub(r"['’]s\Z", "", name)
    if name.lower() in _ASKING or (cased and not name[0].isupper()) or name.lower() in FUNCTION:
        return None
    found = known.registry.named(name)
    if len(found) == 1:
        registered = known.registry.by_id.get(found[0])
        return (registered.acts_for or found[0]) if registered else found[0]
    state = resolve_phrase(name)
    if state.kind != "state" or state.rest or state.id not in known.registry.by_id:
        return None
    # Nothing before the name belongs to it: "will iran" is no name of Iran's.
    _, space, rest = name.partition(" ")
    return None if space and resolve_phrase(rest).id == state.id else state.id


def _without(words: str) -> str:
    """What somebody would do, of the words behind his name: without what makes them a question."""
    rest = words.strip(" ?.,")
    return re.sub(r"\A(?:['’]s\s+)?(?:(?:will|would|to|going to|ever|really|likely to)\s+)*", "", rest)


def _about(
    known: Known, actor: str, option: str, concerned: Collection[str], text: str | None, bare: str | None = None
) -> Asked:
    """The deed of an actor that some words mean; one of the user's own where the reports speak of none like it.

    `bare` are the words without the names of others.
    """
    if known.kind(actor) is None:
        raise UsageError(f"{actor} is in no report")
    if not option:
        raise UsageError(f"say what {known.called(actor)} would do: {actor}/OPTION, or a question in words")
    deeds = deeds_of(known, actor)
    meant = bare or option
    best = max(deeds, key=lambda deed: _likeness(meant, concerned, deed), default=None)
    if best is not None and _likeness(meant, concerned, best) >= 1.0:
        return _with_others(known, best, text, deeds)
    own = Deed(actor, option.rstrip("?. "), concerned=set(concerned) - {actor})
    return _with_others(known, own, text, deeds)


def _likeness(option: str, concerned: Collection[str], deed: Deed) -> float:
    """How much a deed is what some words mean; from 1 on it is."""
    if option == id_of(deed.text, (), names=False) or option.casefold() == deed.text.casefold():
        return 10.0
    wanted, has = _stems(option), _stems(deed.text).union(*(form.stems for form in deed.forms))
    share = weight(wanted & has) / max(weight(wanted), 1e-9)
    joint = set(concerned) & deed.concerned
    enough = MEANT_WITH_SIDE if joint else MEANT
    # What is asked for goes before what is only foretold.
    return share / enough + 0.25 * bool(deed.courses) + 0.1 * len(joint)


def _stems(words: str) -> frozenset[str]:
    """The words of a deed as ideas, or by their beginnings, without those that say nothing."""
    found = set()
    for match in _WORD.finditer(words):
        word = match.group().lower().replace("’", "'").removesuffix("'s")
        if match.group()[0].isupper():
            continue  # names are compared as sides
        if idea := _SWAY if _PRESSING.match(word) else concept(word):
            found.add(idea)
        elif len(word) > 2 and word not in FUNCTION:
            found.add(word[:STEM])
    return frozenset(found - EMPTY) or frozenset(found)
