"""Words of cause and effect: which verbs raise or lower what they act on, which nouns, prepositions and clauses link.

A lexicon of our own, by the meaning of the words; `claim_*.py` find them in the tree. A verb's sign is what it does to
its effect *as that is named*: to "curb inflation" lowers inflation, to "cause a shortage" raises the shortage.
"""

from __future__ import annotations

from functools import cache

from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.records import Sign

#: What these verbs say is a cause, whoever or whatever is their subject. Their object is the effect.
_CAUSING = """
    cause trigger spark provoke precipitate engender generate yield fuel stoke ignite unleash induce necessitate incite
    spur entail foment inflame beget
"""
#: Verbs that raise what they act on. Of somebody they tell a deed, of something an effect.
_RAISING = """
    increase raise boost strengthen enhance improve expand accelerate bolster promote support help facilitate heighten
    deepen escalate intensify widen prolong reinforce stimulate advance encourage foster revive restore secure ensure
    prop guarantee safeguard protect preserve maintain sustain assist benefit speed double consolidate further create produce
    transform modernize modernise inspire pose amplify broaden quicken cement deliver
    stabilise stabilize harden magnify perpetuate exert lift cultivate
"""
#: Verbs that lower what they act on.
_LOWERING = """
    reduce cut lower curb limit restrict weaken undermine threaten harm hurt damage hinder hamper impede obstruct
    prevent stop block halt deter discourage avert avoid end disrupt erode jeopardize jeopardise endanger diminish lessen
    ease alleviate mitigate resolve solve counter combat strain sour poison freeze derail destroy
    cripple affect hit delay slow dampen stifle suppress defuse offset negate minimise minimize complicate
    constrain curtail surmount inhibit thwart foil devastate decimate depress erase eliminate eradicate overcome relieve settle
    neutralise neutralize weigh-on cool quell stem rein shrink batter ravage imperil paralyse paralyze frustrate sap
    dent overshadow mar torpedo scuttle doom sabotage reverse repel narrow tame compromise
    bridge dispel allay remove dismantle degrade squeeze tarnish isolate punish disarm drain
"""
#: Verbs of the same two kinds that tell a deed where they are told as done, and an effect only where they are meant to.
_MEANT: dict[Sign, str] = {
    "+": "bring build achieve open enable attract aid deliver provide reach gain obtain establish win regain defend recoup recover",
    "-": """address tackle contain face confront cancel ban fight punish replace repeal overturn expel evict attack oust topple quash
         rid crush defeat isolate outlaw""",
}
#: Verbs of sparing somebody what stands behind "from": "protect its ally from censure".
_SPARING = "protect shield avert save defend spare insulate safeguard"
#: Verbs that say where something comes from, with the preposition before the cause: "owes its fame to".
_CREDITING: dict[str, tuple[str, ...]] = {
    "owe": ("to",), "attribute": ("to",), "ascribe": ("to",), "credit": ("to",), "link": ("to", "with"),
    "tie": ("to",), "assign": ("to",), "pin": ("on",),
}  # fmt: skip
#: Verbs that make what they act on worse: more of what is bad, less of what is good.
_WORSENING = "worsen aggravate exacerbate compound deteriorate"
#: Verbs with a somebody or something and what it is brought to do: "forced Chile to negotiate".
_MAKING = """
    force compel prompt lead push drive cause encourage allow enable permit let oblige induce motivate inspire persuade
    coerce spur incite leave provoke trigger help cause
"""
#: Verbs with somebody and what he is kept from: "prevented ships from leaving".
_KEEPING = "prevent stop keep deter discourage block hinder bar dissuade prohibit inhibit restrain preclude"
#: A verb, its preposition, and what it does to what stands behind that: "led to war".
_LEADING: dict[tuple[str, str], Sign] = {
    ("lead", "to"): "+", ("result", "in"): "+", ("contribute", "to"): "+", ("culminate", "in"): "+",
    ("give", "to"): "+", ("add", "to"): "+", ("aid", "in"): "+", ("help", "in"): "+",
    ("assist", "in"): "+", ("weigh", "on"): "-", ("interfere", "with"): "-", ("detract", "from"): "-",
    ("lead", "into"): "+", ("translate", "into"): "+", ("turn", "into"): "+",
}  # fmt: skip
#: The same with the cause behind the preposition: "stems from".
_STEMMING = {
    ("stem", "from"), ("result", "from"), ("arise", "from"), ("follow", "from"),
    ("depend", "on"), ("hinge", "on"), ("benefit", "from"),
}  # fmt: skip
#: Verb and object that together say that something leads to what stands behind the preposition.
_PAVING: dict[tuple[str, str], Sign] = {
    ("give", "rise"): "+", ("pave", "way"): "+", ("open", "door"): "+", ("open", "way"): "+", ("clear", "way"): "+",
    ("play", "role"): "+", ("play", "part"): "+", ("set", "stage"): "+", ("lay", "foundation"): "+",
    ("lay", "groundwork"): "+", ("create", "conditions"): "+", ("deal", "blow"): "-",
("take", "toll"): "-",
    ("have", "impact"): "+", ("have", "effect"): "+", ("cast", "shadow"): "-", ("do", "damage"): "-",
    ("do", "harm"): "-", ("present", "threat"): "-", ("represent", "threat"): "-", ("constitute", "threat"): "-",
    ("put", "end"): "-", ("put", "pressure"): "-", ("bring", "end"): "-",
}  # fmt: skip
#: Nouns that say of their subject, behind "is", that it raises or lowers what follows their preposition.
NOUNS: dict[str, tuple[tuple[str, ...], Sign]] = {
    "threat": (("to",), "-"), "danger": (("to",), "-"), "blow": (("to",), "-"), "obstacle": (("to",), "-"),
    "barrier": (("to",), "-"), "hindrance": (("to",), "-"), "impediment": (("to",), "-"), "setback": (("for", "to"), "-"),
    "drag": (("on",), "-"), "burden": (("on", "for"), "-"), "cause": (("of", "for", "behind"), "+"),
    "reason": (("for", "behind"), "+"), "source": (("of",), "+"), "driver": (("of", "behind"), "+"),
    "boost": (("to", "for"), "+"), "boon": (("for", "to"), "+"), "key": (("to",), "+"), "priority": (("in",), "+"), "contribution": (("to",), "+"),
    "catalyst": (("for", "of"), "+"), "factor": (("in", "behind"), "+"), "trigger": (("for", "of"), "+"),
    "deterrent": (("to", "against"), "-"), "pretext": (("for",), "+"), "recipe": (("for",), "+"),
    "menace": (("to",), "-"), "risk": (("to",), "-"), "challenge": (("to",), "-"), "solution": (("to",), "-"),
    "engine": (("of",), "+"),
}  # fmt: skip
#: Nouns that say of their subject that it comes of what follows "of".
RESULTS = frozenset("result consequence product outcome upshot fruit effect response reaction".split())
#: Adjectives of the same kind: "responsible for", "crucial to".
ADJECTIVES: dict[str, tuple[tuple[str, ...], Sign]] = {
    "responsible": (("for",), "+"), "crucial": (("to", "for", "in"), "+"), "vital": (("to", "for", "in"), "+"),
    "essential": (("to", "for", "in"), "+"), "critical": (("to", "for", "in"), "+"), "key": (("to", "in"), "+"),
    "instrumental": (("in", "to"), "+"), "conducive": (("to",), "+"), "harmful": (("to", "for"), "-"),
    "detrimental": (("to", "for"), "-"), "disastrous": (("for",), "-"), "effective": (("in",), "+"),
    "decisive": (("in", "for"), "+"), "beneficial": (("to", "for"), "+"), "dangerous": (("for", "to"), "-"),
    "devastating": (("for", "to"), "-"), "disadvantageous": (("for",), "-"),
    "damaging": (("to", "for"), "-"), "fatal": (("to", "for"), "-"),
}  # fmt: skip
#: What "makes X …" lowers; other adjectives raise.
HARDER = frozenset(
    """hard harder difficult impossible tougher tough weaker unlikely unlikelier poorer slower smaller fewer costlier
    untenable unable unworkable irrelevant obsolete ineffective meaningless useless unsafe vulnerable worse trickier
    unstable uncertain""".split()
)
#: Nouns of what is bad: to worsen them is to raise them.
BAD = frozenset(
    noun_table(
        """crisis tension conflict war violence problem shortage inflation poverty unrest instability insecurity threat
        risk danger dispute deficit debt famine hunger suffering division rift chaos pressure hardship strain disaster
        recession slump drought damage challenge unemployment feud row polarisation""".split()
    )
) | {"crises"}
#: What somebody may be responsible for as a cause; for other things one is responsible by office.
BLAMED = BAD | frozenset(
    noun_table(
        """attack death murder killing loss failure collapse delay assassination breakdown deterioration massacre
        bombing crime atrocity breach decline accident explosion outbreak casualty""".split()
    )
)
#: Verbs of bodily harm, which tell an event where people or things suffer it.
_HITTING = "hit damage destroy harm hurt cripple devastate paralyse affect strike"
#: Verbs of a change of their own subject, and its direction.
_MOVING = {
    "+": "rise grow increase climb surge soar jump strengthen improve expand widen deepen escalate intensify mount accelerate",
    "-": """fall decline drop plunge shrink slump collapse tumble weaken deteriorate disappear stall sink slide plummet
         diminish decrease dwindle ebb fade worsen suffer falter slow contract fail crumble vanish cease erode""",
}
#: Nouns of means, which take an infinitive for what they are to bring about. "Plan", "promise" and "right" take one for
#: what they consist of and are left out.
MEANS = frozenset(
    noun_table(
        """effort attempt bid battle fight struggle campaign drive measure step action initiative program programme
        project mission operation talk negotiation dialogue mediation cooperation coordination collaboration loan aid
        fund funding resolution law bill legislation sanction tariff strategy tactic work lawsuit policy mechanism
        force investment subsidy assistance alliance coalition treaty summit meeting conference reform
        intervention exercise package tool instrument weapon visit trip tour crackdown blockade
        offensive diplomacy provision war contact scheme platform committee commission
        task-force group taskforce arrangement ploy plot excuse pretext tax restriction ban rule""".split()
    )
)
#: Nouns whose infinitive says what they consist of, however far before it they stand: "the right of states to".
CONTENTS = frozenset(
    noun_table(
        """right ability willingness keenness opportunity chance authority permission agreement plan pressure decision
        promise pledge need desire intention proposal request call threat refusal failure power freedom readiness
        commitment determination obligation order offer demand vow capacity capability reason time way duty deal
        licence permit mandate resolve reluctance inability tendency likelihood eagerness wish ambition goal aim aspiration dream""".split()
    )
)
#: Nouns of a goal, which "is to" do what the means behind their "of" are for.
AIMS = frozenset("aim aims purpose goal objective objectives intention goals purposes".split())
#: Verbs of charge and thanks, whose object did the gerund behind "of" or "for".
CHARGING = frozenset(
    verb_table(
        """accuse blame criticise criticize condemn praise thank credit charge fault denounce slam hail commend suspect
        lambast chide applaud convict""".split()
    )
)
#: Means that stand, behind "in", for the act of the clause that they hang on: "in a bid to".
TRYING = frozenset("attempt attempts bid effort efforts move".split())
#: Infinitives that tell what somebody came or met for, and no effect.
_NO_EFFECTS = """
    discuss meet see say talk speak attend visit mark celebrate express hear listen watch participate join tell ask
    announce note find learn consider negotiate review explain describe report testify answer continue look know
    exchange greet welcome sign call urge thank congratulate pay observe examine assess study brief be have become do
    get go come make try begin start want show prove sit stay wait comment vote work read add return remain appear
    mean cover travel leave conduct share quote name face date need serve deliver buy sell explore plead
    demand seek investigate learn contact inform
"""
#: Objects that make of any verb one without an effect: "take part", "hold talks".
NO_EFFECTS_ON = frozenset(
    noun_table("part place look stock note talk meeting summit conference election view decision trip".split())
)
#: Gerunds behind "of" say what these are for; behind "for", what any means is for.
TASKS = frozenset("mission missions task tasks".split())
#: Verb and object that bring about what the object names.
CONSEQUENCES = frozenset(noun_table("consequence repercussion reverberation implication ramification".split()))
#: Adjectives that lower the thing of which they are said, where a reason is given for it.
LOW = frozenset("uncertain unlikely difficult weak low impossible poor doubtful limited slim bleak fragile".split())
#: Verbs whose infinitive is what they are about and no purpose, where the tree takes it for an adjunct.
_NO_MEANS = """
    say tell ask urge want plan intend agree promise pledge vow threaten refuse decline decide try seek hope expect
    continue begin start need fail manage tend seem appear have be wait like prefer choose call order demand request
    invite persuade convince force compel allow permit enable cause get happen claim mean prove turn grow
    prepare rise fall die lie hesitate struggle strive vote rush press lobby push aim suppose go design schedule
    encourage instruct appeal beg warn hope firm climb drop pressure attempt endeavour project determine
    estimate forecast consider incentivise incentivize entitle dare authorise authorize oblige know report
"""


def _all(sign: Sign, words: str) -> dict[str, Sign]:
    return dict.fromkeys(verb_table(words.split()), sign)


@cache
def causing() -> frozenset[str]:
    """Forms of verbs that say a cause whoever is their subject."""
    return frozenset(verb_table(_CAUSING.split()))


@cache
def acting() -> dict[str, Sign]:
    """Forms of verbs to what they do to their object."""
    return _all("-", _LOWERING) | _all("+", _RAISING) | _all("+", _CAUSING)


@cache
def meant() -> dict[str, Sign]:
    """The same of verbs as purposes."""
    return acting() | _all("-", _MEANT["-"]) | _all("+", _MEANT["+"])


@cache
def sparing() -> frozenset[str]:
    return frozenset(verb_table(_SPARING.split()))


@cache
def having() -> frozenset[str]:
    return frozenset(verb_table(["have"]))


@cache
def hitting() -> frozenset[str]:
    return frozenset(verb_table(_HITTING.split()))


@cache
def crediting() -> dict[str, tuple[str, ...]]:
    """Forms of verbs to the prepositions before what they credit."""
    return {form: _CREDITING[verb] for form, verb in verb_table(_CREDITING).items()}


@cache
def worsening() -> frozenset[str]:
    return frozenset(verb_table(_WORSENING.split()))


@cache
def making() -> frozenset[str]:
    return frozenset(verb_table(_MAKING.split()))


@cache
def keeping() -> frozenset[str]:
    return frozenset(verb_table(_KEEPING.split()))


@cache
def moving() -> dict[str, Sign]:
    """Forms of verbs to the direction in which their subject goes."""
    return _all("-", _MOVING["-"]) | _all("+", _MOVING["+"])


@cache
def leading() -> dict[tuple[str, str], Sign]:
    """A form of a verb and a preposition to what they do to what stands behind."""
    return {(form, case): sign for (verb, case), sign in _LEADING.items() for form in verb_table([verb])}


@cache
def stemming() -> frozenset[tuple[str, str]]:
    return frozenset((form, case) for verb, case in _STEMMING for form in verb_table([verb]))


@cache
def paving() -> dict[tuple[str, str], Sign]:
    """A form of a verb and a form of its object to what they do to what stands behind the noun's preposition."""
    return {
        (form, name): sign
        for (verb, noun), sign in _PAVING.items()
        for form in verb_table([verb])
        for name in noun_table([noun])
    }


@cache
def no_effects() -> frozenset[str]:
    return frozenset(verb_table(_NO_EFFECTS.split()))


@cache
def no_means() -> frozenset[str]:
    return frozenset(verb_table(_NO_MEANS.split()))
