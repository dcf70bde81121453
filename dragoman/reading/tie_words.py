"""The words that name standing relations: who somebody is to another, what lies between two, what passes from one.

Written by hand after the codebook's kinds of ties. `ties` and the files that it calls look whether a text uses a word
so, and who the two are.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.records import Sign, TieKind

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
    ("alliance", "referent"): "ally partner member friend guarantor protector loyalist comrade",
    ("rivalry", "referent"): "rival enemy foe adversary nemesis archrival archenemy arch-foe arch-enemy arch-rival "
    "antagonist opponent competitor challenger detractor aggressor oppressor archfoe threat",
    ("border", "referent"): "neighbour neighbor",
    ("aid", "referent"): "backer sponsor patron benefactor donor supporter lifeline raft champion paymaster bankroller",
    ("aid", "owner"): "beneficiary recipient",
    ("finance", "referent"): "creditor lender investor financier funder shareholder bondholder stakeholder owner",
    ("finance", "owner"): "debtor borrower",
    ("trade", "referent"): "supplier exporter source provider",
    ("trade", "owner"): "customer buyer importer purchaser market destination",
    ("influence", "owner"): "satellite proxy puppet protectorate vassal colony subsidiary affiliate offshoot "
    "mouthpiece stooge lackey pawn dependency dominion",
    ("influence", "referent"): "power coloniser colonizer occupier overlord",
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
    "alliance": "alliance partnership friendship alignment entente rapprochement axis solidarity brotherhood "
    "camaraderie bloc",
    "rivalry": "war conflict dispute feud rivalry hostility enmity confrontation standoff stand-off animosity quarrel "
    "antagonism stalemate showdown tension friction spat row hostilities odds loggerheads rift competition "
    "contention discord hatred strife mistrust distrust antipathy acrimony clash fighting skirmish crisis "
    "disagreement estrangement face-off faceoff brawl warfare vendetta bloodshed chill animus bitterness "
    "impasse deadlock strain tussle",
    "border": "border frontier borderland boundary",
}
#: What is nobody's but where it happens, and who is against whom only where two are named.
UNPLACED = frozenset(
    "conflict crisis fighting clash tension skirmish strife hostilities violence bloodshed competition impasse "
    "deadlock stalemate chill strain".split()
)
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
    ("aid", False): "aid assistance donation subsidy grant handout bailout gift relief help",
    ("finance", False): "loan credit financing investment funding lending stake shareholding fund",
    ("finance", True): "debt",
    ("sanctions", False): "sanction embargo embargoes boycott tariff blockade restriction ban curb penalty levy siege",
    ("troops", False): "troop soldier force base garrison peacekeeper marine warplane facility installation "
    "presence fighter combatant adviser advisor instructor contingent outpost personnel airbase deployment involvement "
    "intervention battalion brigade",
    ("influence", False): "influence leverage sway clout dominance domination hegemony control rule grip stranglehold "
    "foothold supremacy ascendancy",
    ("dependence", False): "dependence reliance overreliance over-reliance",
    ("alliance", False): "support backing endorsement loyalty allegiance sympathy",
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
    "fighters combatants "
    "troop troops soldiers forces base bases garrison garrisons peacekeepers marines warplanes contingent battalion "
    "brigade personnel servicemen bombers squadron facilities installations outposts fleet presence "
    "advisers advisors instructors contingents outpost deployment involvement intervention battalions brigades "
    "airbase airbases".split()
)
#: Those that are troops only where they are "military".
MILITARY = frozenset(
    "facilities installations presence advisers advisors instructors personnel deployment involvement "
    "outpost outposts".split()
)
#: Penalties only where they are of such a kind: "*travel* ban".
PENAL = frozenset("restriction ban curb penalty levy siege".split())
OF_PENALTIES = frozenset(
    "travel trade export import arms visa entry economic financial sales sale weapons oil flight investment "
    "punitive banking entry".split()
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
#: Bodies to which nearly all states belong.
UNIVERSAL = frozenset("un gatt wto imf world-bank who unesco interpol iaea unicef ilo fao icc".split())
#: "At *war* with", "at *odds* with".
AT = frozenset("war odds loggerheads".split())


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


def forms_of(nouns: Set[str]) -> list[str]:
    """The forms of which `singular` gives one of `nouns`."""
    return [form for form, noun in _singulars().items() if noun in nouns]


@cache
def _singulars() -> dict[str, str]:
    words = (*_ROLES.values(), *_BETWEEN.values(), *_FLOWS.values())
    nouns = (
        {noun for line in words for noun in line.split()} | RELATIONS | PACTS | AGAINST | ATTACKS | STRUGGLES | PLEDGES
    )
    return noun_table(sorted(nouns))
