"""The verbs, adjectives and compounds that say a standing relation, and the verbs that carry a noun which does.

Written by hand after the codebook's kinds of ties, by classes of meaning. The nouns are in `tie_words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.reading.lemmas import verb_table
from dragoman.records import TieKind

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
#: Verbs that say of something what it is: "call", "consider".
NAMING = verb_table("call consider regard describe view see brand label deem treat".split())
BECOMING = verb_table("become remain stay prove".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with a tie in it. `to` are the prepositions that lead to the other party, empty for the object.

    `turned`: the other party is who gives. `lasting`: a single deed of the past makes no tie. `willed`: to want or try
    it is as much of a tie as to do it ("vowed to *fight*"), or more: `ends`: done, it is a deed and no tie ("to
    *overthrow* him"). `both`: each has it with the other.
    """

    kind: TieKind
    to: tuple[str, ...] = ()
    turned: bool = False
    lasting: bool = True
    willed: bool = False
    both: bool = False
    ends: bool = False


_VERBS: dict[Frame, str] = {
    Frame("aid", lasting=False): "support back sponsor",
    Frame("aid", ("to",), lasting=False): "donate contribute",
    Frame("aid"): "bankroll subsidise subsidize prop aid assist train equip feed shelter harbour "
    "harbor sustain champion",
    Frame("arms"): "arm",
    Frame("finance", lasting=False): "finance fund underwrite bankroll co-finance",
    Frame("finance", ("to",), lasting=False): "lend loan",
    Frame("finance", ("in",), lasting=False): "invest",
    Frame("finance", ("from",), turned=True, lasting=False): "borrow",
    Frame("finance", ("to",), turned=True): "owe",
    Frame("trade", ("to",), lasting=False): "export sell supply ship send deliver provide transfer",
    Frame("trade"): "fill flood",
    Frame("trade", ("from",), turned=True, lasting=False): "import buy purchase source get obtain receive procure",
    Frame("trade", ("with",), both=True): "trade",
    Frame("dependence", ("on", "upon")): "depend rely hinge count lean",
    Frame("dependence"): "need",
    Frame("border"): "border neighbour neighbor adjoin abut straddle",
    Frame("sanctions", lasting=False): "sanction embargo blacklist boycott blockade",
    Frame("recognition", lasting=False): "recognise recognize",
    Frame("alliance", ("with",)): "ally align side cooperate collaborate co-operate partner sympathise sympathize",
    Frame("alliance", ("with", "by", "alongside")): "stand",
    Frame("alliance", ("behind", "around")): "rally",
    Frame("alliance", lasting=False): "endorse join",
    Frame("alliance", ("to",)): "belong",
    Frame("alliance"): "protect defend help favour favor shield safeguard",
    Frame("troops"): "occupy reoccupy",
    Frame("rivalry", willed=True): "fight battle combat counter confront contain",
    Frame("rivalry", willed=True, ends=True): "defeat destroy overthrow topple oust unseat eradicate eliminate crush "
    "degrade neutralise neutralize annihilate vanquish dismantle exterminate weaken isolate",
    Frame("rivalry"): "oppose distrust mistrust hate detest loathe despise defy antagonise antagonize menace rival "
    "resist vilify demonise demonize resent",
    Frame("rivalry", ("against",), willed=True): "fight battle war struggle wage",
    Frame("rivalry", ("with",)): "war compete quarrel vie feud",
    Frame("influence"): "dominate control govern rule run own manipulate colonise colonize administer annex",
}
#: Adjectives and phrases that say how one stands to the other, with the prepositions behind them.
STANDINGS: dict[str, tuple[TieKind, tuple[str, ...]]] = {
    "allied": ("alliance", ("with", "to")), "aligned": ("alliance", ("with", "to")),
    "friendly": ("alliance", ("with", "to", "towards", "toward")), "loyal": ("alliance", ("to",)),
    "linked": ("alliance", ("to", "with")), "tied": ("alliance", ("to", "with")),
    "affiliated": ("alliance", ("to", "with")), "connected": ("alliance", ("to", "with")),
    "close": ("alliance", ("to",)), "sympathetic": ("alliance", ("to",)), "supportive": ("alliance", ("of",)),
    "faithful": ("alliance", ("to",)), "associated": ("alliance", ("with",)),
    "dependent": ("dependence", ("on", "upon")), "reliant": ("dependence", ("on", "upon")),
    "overreliant": ("dependence", ("on", "upon")), "over-reliant": ("dependence", ("on", "upon")),
    "beholden": ("dependence", ("to",)), "indebted": ("dependence", ("to",)),
    "hostile": ("rivalry", ("to", "towards", "toward")), "opposed": ("rivalry", ("to",)),
    "antagonistic": ("rivalry", ("to", "towards", "toward")), "unfriendly": ("rivalry", ("to", "towards", "toward")),
    "inimical": ("rivalry", ("to",)), "adversarial": ("rivalry", ("to", "towards")),
}  # fmt: skip
#: Standings of groups and persons only: between states they say nothing ("*linked* to China by rail").
LOOSE = frozenset("linked tied affiliated connected close associated".split())
#: What is sold as property and not as goods, whatever it is of: "its oil *unit*", "a hardware *division*".
PROPERTY = frozenset(
    """asset assets unit units division divisions shares stock stocks stake stakes subsidiary subsidiaries company
    companies firm firms business businesses bonds operations arm interests holding holdings maker makers producer
    producers brand brands field fields refinery refineries""".split()
)
#: Hardware and the like of another kind than arms.
COMPUTERS = frozenset("pc pcs computer computers software network networks it internet laptop laptops".split())
#: What somebody is backed in or opposed for: one matter, and no standing relation.
MATTERS = frozenset(
    """opposition call calls bid demand demands request stance position view views proposal proposals attempt claim
    claims case decision vote objection objections refusal criticism resolution bill plan plans directive application
    candidacy appeal""".split()
)
#: A single deed of those who come and go again: "*killed* by special forces in Pakistan".
RAIDING = verb_table("kill capture arrest shoot seize rescue free raid storm snatch abduct kidnap catch slay".split())
#: "A *U.S.-led* coalition", "*Japan-imposed* sanctions": whose something is.
MADE = frozenset("led imposed supplied made built owned financed funded backed brokered provided".split())
#: How arms are had, and the things that are arms only where they are had from somebody.
USING = verb_table(
    "have possess use buy operate fly fire deploy receive get purchase acquire field obtain import order".split()
)
#: Second halves of compounds: "Iran-*backed* rebels", "U.S.-*allied* forces".
COMPOUNDED: dict[str, TieKind] = {
    "backed": "aid", "supported": "aid", "sponsored": "aid", "armed": "arms", "funded": "finance",
    "financed": "finance", "aligned": "alliance", "allied": "alliance", "trained": "aid", "supplied": "aid",
    "equipped": "arms", "affiliated": "alliance", "linked": "alliance", "friendly": "alliance",
    "owned": "influence", "run": "influence", "controlled": "influence", "dominated": "influence",
    "ruled": "influence", "administered": "influence", "occupied": "troops",
}  # fmt: skip
#: "A *pro*-Iranian militia", "an *anti*-American party".
SIDES: dict[str, TieKind] = {"pro": "alliance", "anti": "rivalry"}
NEIGHBOURING = frozenset("neighbouring neighboring bordering adjacent nearby".split()) - {"nearby", "adjacent"}


@cache
def verbs() -> dict[str, tuple[Frame, ...]]:
    """Every form of the verbs with a tie in them, with all frames that a verb can have."""
    found: dict[str, list[Frame]] = {}
    for frame, words in _VERBS.items():
        for form in verb_table(words.split()):
            found.setdefault(form, []).append(frame)
    return {form: tuple(frames) for form, frames in found.items()}
