"""Words of cause and effect: verbs, nouns and adjectives that say that one thing raises or lowers another.

A lexicon of our own, by the meaning of the words; the files beside it find them in the tree. A verb's sign is what it
does to its effect *as that is named*: to "curb inflation" lowers inflation, to "cause a shortage" raises the shortage.
Verbs stand in all their forms. Words of purpose are in `claim_purpose_words`.
"""

from __future__ import annotations

from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.records import Sign

#: What these verbs say is a cause, whoever or whatever is their subject. Their object is the effect.
CAUSING = frozenset(
    verb_table(
        """
        cause trigger spark provoke precipitate engender generate yield fuel stoke ignite unleash induce
        necessitate incite spur entail foment inflame beget
        """.split()
    )
)
#: What verbs do to what they act on. Of somebody they tell a deed, of something an effect.
ACTING: dict[str, Sign] = {
    **dict.fromkeys(
        verb_table(
            """
            reduce cut lower curb limit restrict weaken undermine threaten harm hurt damage hinder hamper
            impede obstruct prevent stop block halt deter discourage avert avoid end disrupt erode
            jeopardize jeopardise endanger diminish lessen ease alleviate mitigate resolve solve counter
            combat strain sour poison freeze derail destroy cripple affect hit delay slow dampen stifle
            suppress defuse offset negate minimise minimize complicate constrain curtail surmount inhibit
            thwart foil devastate decimate depress erase eliminate eradicate overcome relieve settle
            neutralise neutralize cool quell stem rein shrink batter ravage imperil paralyse paralyze
            frustrate sap dent overshadow mar torpedo scuttle doom sabotage reverse repel narrow tame
            compromise bridge dispel allay remove dismantle degrade squeeze tarnish isolate punish disarm
            drain burden retard handicap impoverish scupper stall upset silence scare rattle unsettle
            destabilise destabilize encumber stymie blunt subvert marginalise marginalize cheapen stigmatise stigmatize
            alienate antagonise antagonize anger infuriate alarm fracture undercut
            """.split()
        ),
        "-",
    ),
    **dict.fromkeys(
        verb_table(
            """
            increase raise boost strengthen enhance improve expand accelerate bolster promote support help
            facilitate heighten deepen escalate intensify widen prolong reinforce stimulate advance
            encourage foster revive restore secure ensure prop guarantee safeguard protect preserve
            maintain sustain assist benefit speed double consolidate further create produce transform
            modernize modernise inspire pose amplify broaden quicken cement stabilise stabilize harden
            magnify perpetuate exert lift cultivate embolden empower enrich invigorate reinvigorate elevate stiffen
            arouse breed sow reap herald enable permit feed underpin favour favor legitimise legitimize galvanise
            galvanize unite energise energize attract allow liberate reignite rekindle
            """.split()
        ),
        "+",
    ),
    **dict.fromkeys(CAUSING, "+"),
}
#: What does bodily harm.
FORCES = frozenset(
    noun_table(
        """
        explosion missile strike airstrike bomb bombing attack shell shelling rocket blast earthquake quake storm fire
        drone raid flood hurricane typhoon mortar bullet
        """.split()
    )
)
#: Verbs of bodily harm, which tell an event where people or things suffer it.
HITTING = frozenset(verb_table("hit damage destroy harm hurt cripple devastate paralyse affect strike".split()))
#: Verbs that make what they act on worse: more of what is bad, less of what is good.
WORSENING = frozenset(verb_table("worsen aggravate exacerbate compound deteriorate".split()))
#: Of these, those that are said of what is bad already: it is raised, whatever its name.
COMPOUNDING = frozenset(verb_table("aggravate exacerbate compound".split()))
#: States into which something is put or left: "put trade at risk", "left the city in ruins".
STATES = frozenset(
    """
    risk danger jeopardy peril doubt trouble crisis tatters ruins limbo disarray chaos pressure strain alert threat
    stake hands grip difficulty difficulties turmoil shambles recession poverty debt war confusion edge brink defensive
    odds misery bankruptcy need control question spotlight shadow
    """.split()
)
#: Verbs that put or leave something in a state.
PLACING = frozenset(verb_table("put leave place plunge throw cast drag plunge bring tip push".split()))
#: What a thing gives or brings that is its effect: "gave the rebels hope", "brought stability".
GIVEN = frozenset(
    noun_table(
        """
        hope confidence stability peace security relief prosperity incentive advantage leverage impetus momentum
        legitimacy credibility access power influence benefit change order growth boost life strength freedom pause
        opportunity chance authority status cover protection support certainty unity misery suffering ruin destruction
        death shame instability trouble victory excuse reason latitude right flexibility time space voice
        """.split()
    )
)
#: Verbs that give or bring them, and what that does.
GIVING: dict[str, Sign] = {
    **dict.fromkeys(verb_table("give bring offer provide hand grant lend afford".split()), "+"),
    **dict.fromkeys(verb_table("cost deny rob deprive".split()), "-"),
}
#: Verbs with a somebody or something and what it is brought to do: "forced Chile to negotiate".
MAKING = frozenset(
    verb_table(
        """
        force compel prompt lead push drive cause encourage allow enable permit let oblige induce motivate
        inspire persuade coerce spur incite leave provoke trigger help
        """.split()
    )
)
#: Verbs with somebody and what he is kept from: "prevented ships from leaving".
KEEPING = frozenset(
    verb_table(
        """
        prevent stop keep deter discourage block hinder bar dissuade prohibit inhibit restrain preclude
        """.split()
    )
)
#: Verbs of sparing somebody what stands behind "from": "protect its ally from censure".
SPARING = frozenset(verb_table("protect shield avert save defend spare insulate safeguard".split()))
#: Verbs of a change of their own subject, and its direction.
MOVING: dict[str, Sign] = {
    **dict.fromkeys(
        verb_table(
            """
            fall decline drop plunge shrink slump collapse tumble weaken deteriorate disappear stall sink
            slide plummet diminish decrease dwindle ebb fade worsen suffer falter slow contract fail
            crumble vanish cease erode
            """.split()
        ),
        "-",
    ),
    **dict.fromkeys(
        verb_table(
            """
            rise grow increase climb surge soar jump strengthen improve expand widen deepen escalate
            intensify mount accelerate
            """.split()
        ),
        "+",
    ),
}
_LEADING: dict[tuple[str, str], Sign] = {
    ("lead", "to"): "+", ("result", "in"): "+", ("contribute", "to"): "+", ("culminate", "in"): "+",
    ("give", "to"): "+", ("add", "to"): "+", ("aid", "in"): "+", ("help", "in"): "+", ("assist", "in"): "+",
    ("weigh", "on"): "-", ("interfere", "with"): "-", ("detract", "from"): "-", ("lead", "into"): "+",
    ("translate", "into"): "+", ("contribute", "towards"): "+", ("contribute", "toward"): "+",
}  # fmt: skip
#: A verb, its preposition, and what they do to what stands behind that: "led to war".
LEADING = {(form, case): sign for (verb, case), sign in _LEADING.items() for form in verb_table([verb])}
_STEMMING = (
    ("arise", "from"), ("benefit", "from"), ("depend", "on"), ("follow", "from"), ("hinge", "on"), ("result", "from"),
    ("stem", "from"), ("derive", "from"), ("emanate", "from"),
)  # fmt: skip
#: The same with the cause behind the preposition: "stems from".
STEMMING = frozenset((form, case) for verb, case in _STEMMING for form in verb_table([verb]))
_CREDITING: dict[str, tuple[str, ...]] = {
    "owe": ("to",), "attribute": ("to",), "ascribe": ("to",), "credit": ("to",), "link": ("to", "with"),
    "tie": ("to",), "assign": ("to",), "pin": ("on",),
}  # fmt: skip
#: Verbs that say what something comes from, with the prepositions before the cause: "owes its fame to".
CREDITING = {form: _CREDITING[verb] for form, verb in verb_table(_CREDITING).items()}
_PAVING: dict[tuple[str, str], Sign] = {
    ("give", "rise"): "+", ("pave", "way"): "+", ("open", "door"): "+", ("open", "way"): "+", ("clear", "way"): "+",
    ("play", "role"): "+", ("play", "part"): "+", ("set", "stage"): "+", ("lay", "foundation"): "+",
    ("lay", "groundwork"): "+", ("create", "conditions"): "+", ("deal", "blow"): "-", ("take", "toll"): "-",
    ("have", "impact"): "+", ("have", "effect"): "+", ("cast", "shadow"): "-", ("do", "damage"): "-",
    ("do", "harm"): "-", ("present", "threat"): "-", ("represent", "threat"): "-", ("constitute", "threat"): "-",
    ("put", "end"): "-", ("put", "pressure"): "-", ("bring", "end"): "-",
}  # fmt: skip
#: Verb and object that together say what happens to what stands behind a preposition: "paved the way for talks".
PAVING = {
    (form, name): sign
    for (verb, noun), sign in _PAVING.items()
    for form in verb_table([verb])
    for name in noun_table([noun])
}
#: Objects of "have" that name the effect themselves.
CONSEQUENCES = frozenset(noun_table("consequence repercussion reverberation implication ramification".split()))
#: Nouns that say of their subject, behind "is", that it raises or lowers what follows their preposition.
NOUNS: dict[str, tuple[tuple[str, ...], Sign]] = {
    "threat": (("to",), "-"), "danger": (("to",), "-"), "blow": (("to",), "-"), "obstacle": (("to",), "-"),
    "barrier": (("to",), "-"), "hindrance": (("to",), "-"), "impediment": (("to",), "-"),
    "setback": (("for", "to"), "-"), "drag": (("on",), "-"), "burden": (("on", "for"), "-"),
    "cause": (("of", "for", "behind"), "+"), "reason": (("for", "behind"), "+"), "source": (("of",), "+"),
    "driver": (("of", "behind"), "+"), "boost": (("to", "for"), "+"), "boon": (("for", "to"), "+"),
    "key": (("to",), "+"), "priority": (("in",), "+"), "contribution": (("to",), "+"),
    "catalyst": (("for", "of"), "+"), "factor": (("in", "behind"), "+"), "trigger": (("for", "of"), "+"),
    "deterrent": (("to", "against"), "-"), "pretext": (("for",), "+"), "recipe": (("for",), "+"),
    "menace": (("to",), "-"), "risk": (("to",), "-"), "challenge": (("to",), "-"), "solution": (("to",), "-"),
    "engine": (("of",), "+"), "guarantee": (("for", "of"), "+"), "guarantor": (("of",), "+"), "tool": (("for",), "+"),
    "lifeline": (("for", "to"), "+"), "incentive": (("for",), "+"),
    "foundation": (("for", "of"), "+"), "prerequisite": (("for", "of"), "+"), "precondition": (("for", "of"), "+"),
    "remedy": (("for",), "-"), "antidote": (("to",), "-"), "bulwark": (("against",), "-"),
    "safeguard": (("against",), "-"), "disincentive": (("for", "to"), "-"), "disaster": (("for",), "-"),
    "nightmare": (("for",), "-"), "headache": (("for",), "-"), "win": (("for",), "+"), "victory": (("for",), "+"),
    "asset": (("to",), "+"), "liability": (("for", "to"), "-"), "excuse": (("for",), "+"), "root": (("of",), "+"),
    "step": (("towards", "toward"), "+"), "path": (("to",), "+"),
    "vehicle": (("for",), "+"), "means": (("of",), "+"), "justification": (("for",), "+"), "motor": (("of",), "+"),
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
    "devastating": (("for", "to"), "-"), "disadvantageous": (("for",), "-"), "damaging": (("to", "for"), "-"),
    "fatal": (("to", "for"), "-"), "good": (("for",), "+"), "bad": (("for",), "-"),
    "necessary": (("for", "to"), "+"), "useful": (("for", "in"), "+"), "helpful": (("to", "for", "in"), "+"),
    "counterproductive": (("to", "for"), "-"), "fundamental": (("to",), "+"),
    "integral": (("to",), "+"), "indispensable": (("to", "for"), "+"), "favourable": (("to", "for"), "+"),
    "favorable": (("to", "for"), "+"), "inimical": (("to",), "-"), "corrosive": (("to", "of"), "-"),
    "costly": (("for",), "-"), "destabilising": (("for", "to"), "-"), "destabilizing": (("for", "to"), "-"),
    "prejudicial": (("to",), "-"), "advantageous": (("for", "to"), "+"), "ruinous": (("for", "to"), "-"),
}  # fmt: skip
#: What "makes X …" lowers; other adjectives raise.
HARDER = frozenset(
    """
    hard harder difficult impossible tougher tough weaker unlikely unlikelier poorer slower smaller fewer costlier
    untenable unable unworkable irrelevant obsolete ineffective meaningless useless unsafe vulnerable worse
    trickier unstable uncertain
    """.split()
)
#: Adjectives that lower the thing of which they are said, where a reason is given for it.
LOW = frozenset("uncertain unlikely difficult weak low impossible poor doubtful limited slim bleak fragile".split())
#: Nouns of what is bad: to worsen them is to raise them.
BAD = frozenset(
    noun_table(
        """
        crisis tension conflict war violence problem shortage inflation poverty unrest instability insecurity
        threat risk danger dispute deficit debt famine hunger suffering division rift chaos pressure hardship
        strain disaster recession slump drought damage challenge unemployment feud row polarisation crises
        """.split()
    )
)
#: What somebody may be responsible for as a cause; for other things one is responsible by office.
BLAMED = BAD | frozenset(
    noun_table(
        """
        attack death murder killing loss failure collapse delay assassination breakdown deterioration massacre
        bombing crime atrocity breach decline accident explosion outbreak casualty
        """.split()
    )
)
#: Verbs of charge and thanks, whose object did the gerund behind "of" or "for".
CHARGING = frozenset(
    verb_table(
        """
        accuse blame criticise criticize condemn praise thank credit charge fault denounce slam hail commend
        suspect lambast chide applaud convict
        """.split()
    )
)
