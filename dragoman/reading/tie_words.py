"""The words that name standing relations: who somebody is to another, what lies between two, what passes from one.

Written by hand after the codebook's kinds of ties. `ties` and the files that it calls look whether a text uses a word
so, and who the two are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.records import Sign, TieKind

SYMMETRIC: frozenset[TieKind] = frozenset(("alliance", "border", "rivalry"))
#: The sign of a kind; border, influence and dependence have none.
SIGNS: dict[TieKind, Sign] = {
    "alliance": "+", "arms": "+", "troops": "+", "aid": "+", "trade": "+", "energy": "+", "finance": "+",
    "recognition": "+", "sanctions": "-", "rivalry": "-",
}  # fmt: skip

#: Who of the two holds the lever: whoever the noun refers to, or whose it is.
Holder = Literal["referent", "owner"]


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is to another: "China's *ally*"."""

    kind: TieKind
    holder: Holder = "referent"


@dataclass(frozen=True, slots=True)
class Flow:
    """What passes from one to the other: "*exports* to China". `inward`: its owner is who receives it ("imports")."""

    kind: TieKind
    inward: bool = False


_ROLES: dict[tuple[TieKind, Holder], str] = {
    ("alliance", "referent"): "ally partner member friend guarantor protector",
    ("rivalry", "referent"): "rival enemy foe adversary nemesis archrival archenemy arch-foe arch-enemy arch-rival "
    "antagonist opponent competitor",
    ("border", "referent"): "neighbour neighbor",
    ("aid", "referent"): "backer sponsor patron benefactor donor supporter lifeline raft",
    ("finance", "referent"): "creditor lender investor financier",
    ("trade", "referent"): "supplier exporter source",
    ("trade", "owner"): "customer buyer importer purchaser market destination",
    ("influence", "owner"): "satellite proxy puppet protectorate vassal colony",
    ("influence", "referent"): "power coloniser colonizer",
}
#: Kinds of a partner, supplier or customer by the words before: "trading *partner*", "arms *supplier*".
BRANCHES: dict[TieKind, frozenset[str]] = {
    "trade": frozenset("trading trade economic commercial export business".split()),
    "arms": frozenset("arms weapons weapon weaponry military defence defense missiles ammunition tanks jets".split()),
    "energy": frozenset(
        "gas oil energy crude fuel electricity power petroleum lng coal diesel uranium petrol gasoline".split()
    ),
}
#: Partners and friends that are no states': "coalition *partner*".
NO_PARTNERS = frozenset(
    "coalition dialogue business sexual sparring junior negotiating media implementing local private joint domestic "
    "managing founding running political parliamentary conversation talking best old close-up".split()
)

_BETWEEN: dict[TieKind, str] = {
    "alliance": "alliance partnership friendship alignment entente rapprochement axis",
    "rivalry": "war conflict dispute feud rivalry hostility enmity confrontation standoff stand-off animosity quarrel "
    "antagonism stalemate showdown tension friction spat row hostilities odds loggerheads rift competition "
    "contention discord hatred strife mistrust distrust antipathy acrimony clash fighting skirmish",
    "border": "border frontier",
}
#: Nouns of deeds against another that, told as going on, make a rivalry.
AGAINST = frozenset("invasion aggression occupation war offensive".split())
#: Relations that the word before them makes one or the other.
RELATIONS = frozenset("tie relation relationship link bond cooperation collaboration atmosphere climate".split())
CLOSE = frozenset(
    """close closer closest strong stronger strongest friendly good better warm strategic special brotherly fraternal
    excellent deep deeper deepening deepest boundless limitless longstanding robust solid unbreakable military security
    defence defense intimate cordial steadfast warming improving thriving flourishing historic historical tight
    intelligence comprehensive growing burgeoning privileged vibrant unshakable cozy cosy""".split()
)
TENSE = frozenset(
    """strained tense hostile frosty icy bad poor sour soured toxic deteriorating chilly fraught uneasy testy fractured
    worsening antagonistic adversarial rocky troubled bitter frayed contentious turbulent acrimonious icier""".split()
)
#: What makes ties close.
BINDING_VERBS = verb_table("strengthen deepen forge cement tighten enhance bolster solidify warm nurture".split())
#: Promises to stand by somebody.
PLEDGES = frozenset("commitment guarantee pledge".split())
#: Last words of the names of those who fight without being a force of a name.
FIGHTERS = frozenset(
    "rebels terrorists militants insurgents separatists fighters guerrillas militias jihadists".split()
)
#: Treaties that bind friends: "a defence *pact*".
PACTS = frozenset("pact treaty agreement accord".split())
BINDING = frozenset("defence defense friendship security military alliance nonaggression mutual".split())
#: A conflict that is no states': "a *conflict* of interest", "a labour *dispute*".
NO_CONFLICT = frozenset(
    "civil labour labor pay legal domestic internal price ethnic tribal sectarian interest class culture gang turf "
    "world drug family nuclear land".split()
)

_FLOWS: dict[tuple[TieKind, bool], str] = {
    ("trade", False): "export shipment delivery sale supply provision transfer surplus",
    ("trade", True): "import purchase deficit",
    ("aid", False): "aid assistance donation subsidy grant handout bailout gift",
    ("finance", False): "loan credit financing investment funding lending",
    ("finance", True): "debt",
    ("sanctions", False): "sanction embargo embargoes boycott tariff blockade",
    ("troops", False): "troop soldier force base garrison peacekeeper marine warplane facility installation "
    "presence adviser advisor instructor",
    ("influence", False): "influence leverage sway clout",
    ("dependence", False): "dependence dependency reliance overreliance",
    ("alliance", False): "support backing",
}
ENERGY = BRANCHES["energy"] | {"pipeline"}
ARMS = frozenset(
    """weapon weapons arms weaponry missile missiles rocket rockets tank tanks ammunition munition munitions shells
    drones jets howitzers artillery rifles warplanes helicopters armaments hardware missile-defence submarines
    warships frigates torpedoes""".split()
)
EDIBLE = frozenset("palm olive vegetable edible cooking sunflower soybean fish".split())
GOODS = frozenset("food grain wheat rice fertilizer fertiliser goods medicine medicines".split())
#: What makes support material.
MATERIAL = frozenset("military financial material economic humanitarian logistical budget budgetary monetary".split())
#: "Force", "base", "supply" in other senses.
TROOP_WORDS = frozenset(
    "troop troops soldiers forces base bases garrison garrisons peacekeepers marines warplanes contingent battalion "
    "brigade personnel servicemen bombers squadron facilities installations outposts fleet presence "
    "advisers advisors instructors".split()
)
#: Those that are troops only where they are "military".
MILITARY = frozenset("facilities installations presence advisers advisors instructors".split())

#: Verbs whose subject gives what their object names; whose subject gets it; whose subject has it with another.
GIVING = verb_table(
    """give provide send supply offer extend grant deliver ship donate impose maintain keep slap levy lend transfer
    export increase pour pump pledge exert wield have hold use exercise enjoy retain sell station deploy base enforce
    make continue expand tighten apply disburse lose gain funnel channel furnish""".split()
)
GETTING = verb_table("receive get accept face suffer host import buy purchase obtain secure attract endure".split())
HAVING = verb_table(
    """have maintain keep enjoy develop strengthen build forge deepen establish expand cultivate preserve boost improve
    restore nurture hold share strike cement foster pursue consolidate reaffirm value upgrade straddle wage fight form
    retain sustain continue""".split()
)
#: "*Locked* in a dispute", "*engaged* in a feud".
ENGAGED = verb_table("lock engage embroil mire involve entangle".split())
#: Verbs that take for granted that a penalty is in force.
IN_FORCE = verb_table(
    "lift drop ease remove end extend tighten keep maintain evade circumvent face suspend relax denounce condemn "
    "criticise criticize oppose defend enforce renew violate bust skirt dodge".split()
)
#: What one is under: another's hand, or penalties.
HANDS = frozenset("control rule aegis sway influence domination thumb tutelage".split())
#: Deeds against another that make a rivalry only where they go on.
ATTACKS = frozenset("attack strike raid airstrike incursion bombardment".split())
#: Such deeds where they are "against" somebody.
STRUGGLES = frozenset("campaign fight struggle battle insurgency crusade".split())
#: Trade that goes both ways.
EXCHANGES = frozenset("trade commerce imbalance".split())
GOING_ON = frozenset(
    "continuous continued repeated ongoing constant frequent daily regular persistent ceaseless".split()
)
#: Bodies whose members are allies by belonging.
LEAGUES = frozenset("nato csto warsaw-pact collective-security-treaty-organization".split())
#: Verbs that say of something what it is: "call", "consider".
NAMING = verb_table("call consider regard describe view see brand label deem treat".split())
BECOMING = verb_table("become remain stay prove".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with a tie in it. `to` are the prepositions that lead to the other party, empty for the object.

    `turned`: the other party is who gives. `lasting`: a single deed of the past makes no tie.
    """

    kind: TieKind
    to: tuple[str, ...] = ()
    turned: bool = False
    lasting: bool = True


_VERBS: dict[Frame, str] = {
    Frame("aid"): "support back sponsor bankroll subsidise subsidize prop aid assist",
    Frame("arms"): "arm",
    Frame("finance"): "finance fund",
    Frame("finance", ("to",), lasting=False): "lend",
    Frame("finance", ("in",)): "invest",
    Frame("finance", ("from",), turned=True): "borrow",
    Frame("finance", ("to",), turned=True): "owe",
    Frame("trade", ("to",), lasting=False): "export sell supply ship send deliver provide transfer",
    Frame("trade"): "fill flood",
    Frame("trade", ("from",), turned=True, lasting=False): "import buy purchase source get obtain receive",
    Frame("dependence", ("on", "upon")): "depend rely hinge count lean",
    Frame("dependence"): "need",
    Frame("border"): "border neighbour neighbor adjoin abut straddle",
    Frame("sanctions", lasting=False): "sanction embargo",
    Frame("recognition"): "recognise recognize",
    Frame("alliance", ("with",)): "ally align side",
    Frame("alliance"): "protect defend help",
    Frame("troops"): "occupy",
    Frame("rivalry"): "fight battle oppose combat counter distrust mistrust hate",
    Frame("influence"): "dominate control",
}
#: Adjectives and phrases that say how one stands to the other, with the prepositions behind them.
STANDINGS: dict[str, tuple[TieKind, tuple[str, ...]]] = {
    "allied": ("alliance", ("with", "to")), "aligned": ("alliance", ("with", "to")),
    "friendly": ("alliance", ("with", "to", "towards", "toward")),
    "dependent": ("dependence", ("on", "upon")), "reliant": ("dependence", ("on", "upon")),
    "beholden": ("dependence", ("to",)), "indebted": ("dependence", ("to",)),
    "hostile": ("rivalry", ("to", "towards", "toward")), "opposed": ("rivalry", ("to",)),
    "loyal": ("alliance", ("to",)),
}  # fmt: skip
#: "At *war* with", "at *odds* with".
AT = frozenset("war odds loggerheads".split())
#: "A *U.S.-led* coalition", "*Japan-imposed* sanctions": whose something is.
MADE = frozenset("led imposed supplied made built owned financed funded backed brokered provided".split())
#: How arms are had, and the things that are arms only where they are had from somebody.
USING = verb_table("use buy operate fly fire deploy receive get purchase acquire field obtain import order".split())
#: Second halves of compounds: "Iran-*backed* rebels", "U.S.-*allied* forces".
COMPOUNDED: dict[str, TieKind] = {
    "backed": "aid", "supported": "aid", "sponsored": "aid", "armed": "arms", "funded": "finance",
    "financed": "finance", "aligned": "alliance", "allied": "alliance", "trained": "aid", "supplied": "aid",
}  # fmt: skip
NEIGHBOURING = frozenset("neighbouring neighboring bordering adjacent nearby".split()) - {"nearby", "adjacent"}


@cache
def roles() -> dict[str, Role]:
    """Every form of the nouns that say what somebody is to another."""
    return {
        form: Role(kind, holder)
        for (kind, holder), words in _ROLES.items()
        for form in noun_table(words.split())
    }  # fmt: skip


@cache
def between() -> dict[str, TieKind]:
    """Every form of the nouns for what lies between two."""
    return {form: kind for kind, words in _BETWEEN.items() for form in noun_table(words.split())}


@cache
def flows() -> dict[str, Flow]:
    """Every form of the nouns for what passes from one to another."""
    return {form: Flow(*how) for how, words in _FLOWS.items() for form in noun_table(words.split())}


@cache
def singular(form: str) -> str:
    """A noun of this file's in the singular; any other word as it is."""
    return _singulars().get(form, form)


@cache
def _singulars() -> dict[str, str]:
    words = (*_ROLES.values(), *_BETWEEN.values(), *_FLOWS.values())
    nouns = (
        {noun for line in words for noun in line.split()} | RELATIONS | PACTS | AGAINST | ATTACKS | STRUGGLES | PLEDGES
    )
    return noun_table(sorted(nouns))


@cache
def verbs() -> dict[str, Frame]:
    """Every form of the verbs with a tie in them."""
    return {form: frame for frame, words in _VERBS.items() for form in verb_table(words.split())}
