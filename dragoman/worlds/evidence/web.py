"""The factors of a model and the arrows between them: claims, conditions and ties near the question in.

Only what can reach the question is taken: what a forecast of the asked actor's options hangs on, what an option is
meant to bring about, what makes the asked actor's hold on a third side, and what claims say of these, two arrows far. A
factor whose words do not say by themselves what it is stays out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.assembly.factor_forms import FactorForm, make_form
from dragoman.assembly.issues import weight as weight_of
from dragoman.records import JoinedClaim, JoinedFactor, Quoted
from dragoman.worlds.evidence.borne import either_way, fixed, number, said
from dragoman.worlds.evidence.cast import Cast
from dragoman.worlds.evidence.claim_weights import size, weight
from dragoman.worlds.evidence.conditions import effect, hinge_of
from dragoman.worlds.evidence.deed_words import id_of
from dragoman.worlds.evidence.factor_labels import can_stand
from dragoman.worlds.evidence.hedge_spreads import READERS
from dragoman.worlds.evidence.holds import MATERIAL, Held, is_instead
from dragoman.worlds.evidence.known import Known
from dragoman.worlds.evidence.options import Choice
from dragoman.worlds.evidence.question import Asked
from dragoman.worlds.evidence.voices import voice, voice_of
from dragoman.worlds.model import Conditional, Factor, Fixed, Lognormal, Number, Uniform, Weight, When

#: Most factors, and how many arrows away from the question they may lie. Design values.
MOST, FARTHEST = 16, 2
#: Share of the weight of a cause's words that a deed has, for the deed to be that cause. A design value.
SAME_DEED = 0.6
#: Most suppliers whose goods are a factor of a hold.
MOST_SUPPLIERS = 2
_LOSING = re.compile(
    r"\b(?:los(?:e|es|ing|t|s)|weaken\w*|erod\w*|undermin\w*|lessen\w*|diminish\w*|reduc\w*|declin\w*)\b", re.I
)
#: What belongs to whoever acts.
_OWN = re.compile(r"(?:its|their|his|her)\b", re.IGNORECASE)
_QUOTES = re.compile(r"[“”\"]")


@lru_cache(50_000)
def _form(label: str) -> FactorForm | None:
    """A factor by its label alone."""
    return make_form(label)


@dataclass
class Web:
    """Factors, arrows and conditionals while they are gathered.

    `moves` are what options push: (actor, option) → factor → number; `stakes` what a factor is worth: actor → factor.
    """

    factors: dict[str, Factor] = field(default_factory=dict)
    weights: dict[tuple[str, str], Weight] = field(default_factory=dict)
    moves: dict[tuple[str, str], dict[str, Number]] = field(default_factory=dict)
    stakes: dict[str, dict[str, Number]] = field(default_factory=dict)
    conditionals: list[Conditional] = field(default_factory=list)
    left_out: int = 0
    _stems: dict[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)

    def factor(self, text: str, actors: Iterable[str], sources: Sequence[str], id_: str | None = None) -> str | None:
        """The id of a factor, which is added where it is not there yet; `None` where there is no room."""
        form = _form(text)
        stems, sides = (form.stems if form else frozenset({text})), frozenset(actors)
        for known, (other, others) in self._stems.items():
            if stems == other and (not sides or not others or sides & others):
                return known
        if len(self.factors) >= MOST:
            self.left_out += 1
            return None
        name = id_ or id_of(text, self.factors)
        self.factors[name] = Factor(
            id=name, text=text, start=fixed(0.0), sources=tuple(dict.fromkeys(sources))[:4],
            drift=either_way(0.2, "the reports do not say where it is heading"),
        )  # fmt: skip
        self._stems[name] = stems, sides
        return name


def web_of(known: Known, asked: Asked, cast: Cast, every: Sequence[Choice], held: Sequence[Held]) -> Web:
    """The factors near a question, with what moves them and what hangs on them."""
    web = Web()
    main = every[0]
    for choice in (each for each in every if each.actor == asked.deed.actor):
        _hinges(known, web, choice)
    _purposes(known, web, main)
    _holds(known, web, cast, main, held)
    for _ in range(FARTHEST):
        _claims(known, web, cast)
    for choice in every:
        _acts(known, web, choice)
    for (actor, _), moved in web.moves.items():
        for factor in moved:
            web.stakes.setdefault(actor, {}).setdefault(
                factor, either_way(0.5, "the reports do not say what it is worth to the actor")
            )
    return web


# What forecasts hang on.


def _hinges(known: Known, web: Web, choice: Choice) -> None:
    for bearing in choice.bearings:
        if bearing.condition is None:
            continue
        reading = known.reading(bearing.quoted.report)
        source = f"{bearing.quoted.report}:{bearing.quoted.record}"
        hinge = hinge_of(known, reading, bearing.condition)
        factor = web.factor(hinge.text, hinge.actors, [source]) if hinge else None
        if hinge is None or factor is None:
            continue
        when = When(factor=factor, threshold=hinge.threshold, below=hinge.less)
        ids = {each.id for each in web.conditionals}
        web.conditionals.append(Conditional(
            id=id_of(hinge.text, ids), when=(when,), actor=choice.actor, option=choice.id,
            effect=effect(known, bearing, choice.actor), text=_QUOTES.sub("", " ".join(bearing.condition.text.split())),
        ))  # fmt: skip


# What options are meant to bring about, and what they do.


def _purposes(known: Known, web: Web, choice: Choice) -> None:
    """What the deed is meant for, by whoever asks for it or says so: it may come of it, and they want it."""
    for claim in known.found.claims:
        if (
            not claim.intended
            or not claim.held
            or not _is_deed(known, claim, choice)
            or not _stands(known, claim.effect)
        ):
            continue
        holding = claim.held[0]
        evidence = holding.evidence
        factor = web.factor(claim.effect_label, claim.actors, [f"{each.report}:{each.record}" for each in evidence])
        if factor is None:
            continue
        sign = 1.0 if claim.sign == "+" else -1.0
        trust = voice(known, evidence[-1].report, holding.holders)
        reason = "no push in worlds where what is meant to come of it does not"
        _move(web, choice, factor, number(Fixed(value=0.0), reason, [said(
            known, evidence, trust, size(""), chance=READERS["could happen"], wrong="nothing", scale=sign,
        )]))  # fmt: skip
        for holder in holding.holders:
            want = said(known, evidence, voice(known, evidence[-1].report, [holder], [holder]),
                        Lognormal(median=0.5, log_sd=0.5, most=2.0), scale=sign)  # fmt: skip
            reason = "assumed where it is not what the actor wants: either way"
            web.stakes.setdefault(holder, {})[factor] = number(either_way(0.5, "").default, reason, [want])


def _acts(known: Known, web: Web, choice: Choice) -> None:
    """What a claim says comes of a deed."""
    for claim in known.found.claims:
        if claim.intended or not _is_deed(known, claim, choice):
            continue
        effect_ = _known_factor(known, web, claim.effect)
        arrow = weight(known, claim) if effect_ else None
        if effect_ and arrow is not None:
            _move(web, choice, effect_, arrow)


def _move(web: Web, choice: Choice, factor: str, push: Number) -> None:
    web.moves.setdefault((choice.actor, choice.id), {}).setdefault(factor, push)


def _is_deed(known: Known, claim: JoinedClaim, choice: Choice) -> bool:
    """Whether the cause of a claim is what an option does."""
    if choice.deed is None:
        return False
    cause = _form(claim.cause_label)
    deed = _form(choice.text)
    if cause is None or deed is None:
        return False
    share = weight_of(cause.stems & deed.stems) / max(weight_of(cause.stems), 1e-9)
    factor = _joined(known, claim.cause)
    actors = factor.actors if factor is not None else ()
    own = choice.actor in actors or (factor is not None and any(_OWN.match(each.words) for each in factor.told))
    # A word alone ("attacks") may be anybody's.
    return share >= SAME_DEED and (own or (not actors and len(cause.stems) > 1))


# Who needs whom less.


#: Deeds by which one brings another to something: how much of a hold it has over him matters to them.
_SWAYS = re.compile(
    r"\b(?:influenc\w*|leverag\w*|press\w*|persuad\w*|convinc\w*|urg(?:e|ing)|push|rein|restrain|lean on|talk to|curb"
    r"|contain|help (?:\w+ )?(?:curb|contain|stop|end|prevent)|sway|coax|bring .{3,40} (?:to|back)|get .{3,40} to"
    r"|make .{3,40} (?:stop|leave|withdraw))\b",
    re.IGNORECASE,
)


def _holds(known: Known, web: Web, cast: Cast, main: Choice, held: Sequence[Held]) -> None:
    """Of a deed that is to move a third side: the actor's hold on that side, and what others supply to it."""
    if not _SWAYS.search(main.text):
        return
    for other in cast.core:
        mine = [each for each in held if each.of == main.actor and each.over == other]
        if not mine or other not in (main.deed.concerned if main.deed else ()):
            continue
        name, whom = known.called(main.actor), known.called(other)
        sources = [f"{quoted.report}:{quoted.record}" for each in mine for quoted, _ in each.told]
        hold = web.factor(
            f"{name}'s hold on {whom}", {main.actor, other}, sources, f"hold-{main.actor}-{other}".lower()
        )
        if hold is None:
            continue
        web.conditionals.append(Conditional(
            id=f"stronger-{hold}", actor=main.actor, option=main.id,
            text=f"if {name}'s hold on {whom} has grown",
            when=(When(factor=hold, threshold=Number(
                default=Uniform(low=0.1, high=0.5), reason="assumed: how far it has to have grown")),),
            effect=either_way(0.5, "whether a stronger hold makes it likelier no report says; rather than not", 0.25),
        ))  # fmt: skip
        suppliers: dict[str, list[Held]] = {}
        for each in held:
            if each.over == other and each.of != main.actor and each.kind in MATERIAL:
                suppliers.setdefault(each.of, []).append(each)
        for supplier in sorted(suppliers, key=lambda each: (-len(suppliers[each]), each))[:MOST_SUPPLIERS]:
            _supplies(known, web, hold, main.actor, other, suppliers[supplier])


def _supplies(known: Known, web: Web, hold: str, actor: str, other: str, given: Sequence[Held]) -> None:
    kinds = " and ".join(sorted({each.kind for each in given}))
    told = [quoted for each in given for quoted, _ in each.told]
    text = f"{kinds} from {known.in_text(given[0].of)} to {known.in_text(other)}"
    sources = [f"{each.report}:{each.record}" for each in told]
    supply = web.factor(text, {given[0].of, other}, sources, f"supplies-{given[0].of}-{other}".lower())
    if supply is None:
        return
    saying = [quoted for quoted in told if _names(known, quoted, actor) and _says_so(known, quoted)]
    voices = [
        said(known, [quoted], voice_of(known, quoted), size(" ".join(quoted.quotes)), scale=-1.0, wrong="nothing",
             chance=READERS["will happen"])
        for quoted in saying[:1]
    ]  # fmt: skip
    reason = "assumed: whoever can turn to another needs the one less; how much less no report says"
    weight_ = Weight(cause=supply, effect=hold, number=number(Uniform(low=-0.6, high=0.0), reason, voices))
    web.weights[supply, hold] = weight_


def _says_so(known: Known, quoted: Quoted) -> bool:
    return is_instead(known, quoted) or _LOSING.search(known.passage(quoted)) is not None


def _names(known: Known, quoted: Quoted, side: str) -> bool:
    """Whether the sentence of some words names a side."""
    reading = known.reading(quoted.report)
    start, end = known.sentence(quoted.report, quoted.spans[0])
    sides = known.sides(reading)
    return any(
        side in sides[actor.id] and any(start <= m.span[0] and m.span[1] <= end for m in actor.mentions)
        for actor in reading.actors
    )


# What claims say.


def _claims(known: Known, web: Web, cast: Cast) -> None:
    """The claims that lead to a factor of the web, or from one, and are about nobody but the cast."""
    for claim in _near(known, web, cast):
        cause, effect_ = _joined(known, claim.cause), _joined(known, claim.effect)
        arrow = weight(known, claim) if cause and effect_ else None
        if arrow is None or cause is None or effect_ is None:
            continue
        ids = [web.factor(each.label, each.actors, _sources(each)) for each in (cause, effect_)]
        if ids[0] and ids[1] and ids[0] != ids[1]:
            pair = ids[0], ids[1]
            web.weights.setdefault(pair, Weight(cause=pair[0], effect=pair[1], number=arrow))


def _near(known: Known, web: Web, cast: Cast) -> Iterator[JoinedClaim]:
    those = set(cast.members)
    found = []
    for claim in known.found.claims:
        if claim.intended or not (claim.held or claim.disputed):
            continue
        ends = [_known_factor(known, web, end) for end in (claim.cause, claim.effect)]
        stands = all(end or _stands(known, at) for end, at in zip(ends, (claim.cause, claim.effect), strict=True))
        if any(ends) and stands and (all(ends) or not claim.actors or those & set(claim.actors)):
            found.append(claim)
    yield from found


def _known_factor(known: Known, web: Web, id_: str) -> str | None:
    """The factor of the web that a joined factor is."""
    factor = _joined(known, id_)
    form = _form(factor.label) if factor else None
    if factor is None or form is None:
        return None
    for name, (stems, sides) in web._stems.items():
        if form.stems == stems and (not sides or not factor.actors or sides & set(factor.actors)):
            return name
    return None


def _stands(known: Known, id_: str) -> bool:
    factor = _joined(known, id_)
    return factor is not None and can_stand(factor.label, factor.actors)


def _joined(known: Known, id_: str) -> JoinedFactor | None:
    return known.factors.get(id_)


def _sources(factor: JoinedFactor) -> list[str]:
    return [f"{each.report}:{each.record}" for each in factor.told]
