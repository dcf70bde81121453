"""Words by which a factor is more or less of something, and words that only wrap one.

A word in, what it does out. Lists are our own and small: a word is in one where it means hardly anything else in a
phrase for a cause or an effect. "Less trust", "the loss of trust" and "mistrust" are less of one thing, trust.
"""

from __future__ import annotations

from functools import cache

from dragoman.assembly.concepts import concept
from dragoman.assembly.issues import FUNCTION


def _table(plus: str, minus: str) -> dict[str, int]:
    return {**dict.fromkeys(plus.split(), 1), **dict.fromkeys(minus.split(), -1)}


#: Before the noun that they say something of: "lower prices", "a weak dollar", "growing mistrust".
ADJECTIVES = _table(
    """
    higher high more greater stronger strong deeper deepening growing rising increasing increased mounting wider
    widening better improved improving renewed escalating soaring surging heightened enhanced expanded additional
    faster firmer stepped-up larger bigger enormous booming accelerating intensifying intensified strengthened
    """,
    """
    lower low less fewer weaker weak weakening weakened shrinking falling declining decreased decreasing reduced
    diminished diminishing dwindling worse worsening worsened deteriorating eroded eroding slower slow slowing
    sluggish smaller poor poorer no insufficient inadequate narrower narrowing waning fading softer slumping
    sagging reducing depressed collapsing plunging limited lost missing falling-off
    """,
)
#: Nouns of change with "in", "of", "to" or "for" behind them, or with what changes before them: "a rise in prices",
#: "a price rise".
NOUNS = _table(
    """
    rise rises increase increases surge surges upturn escalation strengthening improvement improvements expansion
    gain gains jump jumps upsurge deepening widening recovery rebound boost hike hikes upswing buildup build-up
    intensification acceleration enhancement strength outbreak continuation growth boom spread appreciation
    abundance rally leap stabilisation stabilization restoration promotion revival proliferation
    """,
    """
    fall falls decline declines decrease decreases drop drops reduction reductions cut cuts cutback cutbacks lack
    loss absence end ending slump slowdown slowing collapse erosion weakening weakness deterioration breakdown
    shortage shortages scarcity downturn plunge contraction easing curtailment elimination abolition lifting
    removal cessation worsening depreciation dip slide limitation prevention avoidance suppression softening curb
    curbs run failure narrowing disappearance dearth breakup cutting scrapping slackening setback destruction
    """,
)
#: How words begin that tell of better and worse: more of what is good, less of what is bad.
QUALITY = ("worse", "better", "improve", "improving", "deteriorat", "poor")
#: Of these what changes stands behind, never before: "a net loss" is no less of a net.
ONLY_OF = frozenset(
    """
    lack loss absence end ending failure growth outbreak continuation strength spread gain gains elimination
    abolition run prevention suppression recovery restoration promotion abundance shortage shortages destruction
    """.split()
)
#: Verbs that do it to their object: "curbing inflation", "to raise taxes".
VERBS = _table(
    """
    raise raises raised raising increase increases increased increasing boost boosts boosted boosting strengthen
    strengthens strengthened strengthening improve improves improved improving expand expands expanded expanding
    deepen deepens deepened deepening widen widens widened widening enhance enhances enhanced enhancing promote
    promotes promoted promoting restore restores restored restoring escalate escalates escalated escalating hike
    hikes hiked hiking fuel fuels fueled fuelled fueling fuelling foster fosters fostering stimulate stimulates
    stimulated stimulating revive revives revived reviving encourage encourages encouraged encouraging bolster
    bolsters bolstered bolstering spur spurs spurred spurring intensify intensifies intensified intensifying
    maintain maintains maintained maintaining preserve preserves preserving support supports supported supporting
    ensure ensures ensuring achieve achieves achieved achieving accelerate accelerates accelerated accelerating
    heighten heightens heightened stabilise stabilize stabilising stabilizing
    """,
    """
    reduce reduces reduced reducing cut cuts cutting lower lowers lowered lowering curb curbs curbed curbing limit
    limits limited limiting restrain restrains restrained restraining contain contains contained containing stop
    stops stopped stopping prevent prevents prevented preventing halt halts halted halting end ends ended ending
    avoid avoids avoided avoiding avert averts averted averting ease eases eased easing weaken weakens weakened
    weakening undermine undermines undermined undermining erode erodes eroded eroding slow slows slowed slowing
    slash slashes slashed slashing trim trims trimmed trimming eliminate eliminates eliminated eliminating lift
    lifts lifted lifting remove removes removed removing narrow narrows narrowed narrowing combat combats
    combating combatting fight fights fighting tackle tackles tackling stem stems stemming dampen dampens
    dampening depress depresses depressed depressing damage damages damaged damaging hurt hurts hurting restrict
    restricts restricted restricting lose loses losing lost lessen lessens lessening minimise minimize minimising
    minimizing hamper hampers hampered hampering hinder hinders hindered hindering defuse diminish diminishes
    diminished alleviate alleviating relieve relieving decrease decreases decreasing scrap scraps scrapping resist
    resisting oppose opposing deter deters deterring discourage discourages discouraging
    """,
)
#: Verbs that their subject does: "prices fell", "if the dollar weakens".
MOVES = _table(
    """
    rise rises rose risen rising increase increases increased grow grows grew grown climb climbs climbed surge
    surges surged soar soars soared jump jumps jumped gain gains gained improve improves improved strengthen
    strengthens strengthened recover recovers recovered rebound rebounds rebounded rallied escalate escalates
    escalated expand expands expanded continue continues continued persist persists persisted appreciate
    appreciates appreciated higher up stronger spread spreads intensifies intensified accelerate
    accelerates accelerated deepens deepened widens widened increasing growing
    """,
    """
    worsen worsens worsened fall falls fell fallen decline declines declined drop drops dropped decrease decreases
    decreased weaken
    weakens weakened collapse collapses collapsed plunge plunges plunged slump slumps slumped shrink shrinks
    shrank shrunk slow slows slowed slowing ease eases eased deteriorate deteriorates deteriorated lower down
    weaker tumble tumbles tumbled slid slide slides sank sink narrows narrowed fails failed fail ends ended end
    depreciate depreciates depreciated disappear disappears disappeared falling declining dwindle dwindled dry
    dries dried
    """,
)
#: Nouns that are less of another: the noun, and of what.
LESS_OF = {
    "instability": "stability", "insecurity": "security", "uncertainty": "certainty", "uncertainties": "certainty",
    "unemployment": "employment", "joblessness": "employment", "jobless": "employment", "imbalance": "balance",
    "imbalances": "balance", "distrust": "trust", "mistrust": "trust", "disunity": "unity", "disarmament": "armament",
    "underdevelopment": "development", "inequality": "equality", "injustice": "justice", "impunity": "accountability",
    "unpopularity": "popularity", "dissatisfaction": "satisfaction", "discontent": "satisfaction",
    "inaction": "action", "inability": "ability", "incapacity": "capacity", "destabilisation": "stability",
    "destabilization": "stability", "disagreement": "agreement", "unstable": "stable", "uncertain": "certain",
    "disinflation": "inflation", "volatility": "stability", "undervaluation": "valuation",
    "overproduction": "production", "misunderstanding": "understanding",
}  # fmt: skip
#: Nouns that stand around a factor and say nothing of which: "fears of war", "efforts to end the war".
WRAPPERS = frozenset(
    """
    fear fears concern concerns worry worries anxiety anxieties expectation expectations hope hopes prospect
    prospects possibility risk risks threat threats danger dangers chance chances likelihood probability talk
    rumours rumors reports news sign signs evidence belief perception effect effects impact result results
    consequence consequences outcome effort efforts attempt attempts move moves plan plans decision decisions
    policy policies step steps measure measures level levels number numbers amount amounts degree state use
    question problem problems issue issues series process start beginning onset introduction imposition return
    existence presence case fact kind sort form type spectre specter extent volume volumes rate part much most some
    sense feeling atmosphere climate need desire ability campaign drive bid programme program pace role lot spate
    wave period cycle string mix combination majority nature course further total bulk
    """.split()
)
#: The same behind a factor: "inflationary pressures", "protectionist measures".
BEHIND = frozenset(
    """
    mechanism operation operations
    fear fears concern concerns worry worries expectation expectations pressure pressures risk risks threat threats
    problem problems measure measures policies sentiment barriers effects efforts moves level levels situation
    """.split()
)
#: What every country, firm or good has of its own: without the name of one, or another word that says which, two are
#: one only where their reports are about the same.
_COMMON = """
    rain rains weather drought harvest payments balance voting voters elections campaign dry security food hard good
    price pricing rates economy exports imports output sales trade profits costs spending supply loans debt
    monetary budget tax deficit investment growth employment competition currency tension unrest crisis violence
    ties world region security war confidence stability talks pact tariff vote attack kill troops aid arms market
    markets demand product products business conditions circumstances company industry finance financial reserves
    development measures inflation inflationary interest revenue revenues income share shares stock stocks bank
    banks government country countries nation people worker workers farmer farmers foreign domestic policy system
    changes surplus volume capital credit credits customers pressure results action problem public popular reform
    reforms benefits service services opposition projects purchases consumers consumption operations operating
    number decision loss losses strategy programme program investors firms jobs wages property rights
"""
#: What a country has many of: by one such word alone no two reports mean the same.
_MANY = """
    law laws legislation rules bill bills programme program products product market markets project projects
    purchases measures company companies bank banks service services loans reforms policy system decision talks
    attack attacks changes customers people workers farmers investors shares stocks industry number operations
    activity strategy technology government country countries world region credits
"""
#: Stems that do not make another factor of what they stand with: "world oil prices" are oil prices.
LIGHT = frozenset("~world overall domesti".split())
#: Prepositions behind such a noun that lead to the factor.
LEADING = frozenset("of in to for over about that on against at from with by".split())
#: Where a noun phrase's first part ends and what belongs to it begins.
PREPOSITIONS = frozenset(
    """
    of in on between with for to from by at over against among toward towards into through within across under
    about throughout around along near amid during since after before until than as without despite outside inside
    """.split()
)
#: What is put before nouns and says nothing of which thing is meant.
LOOSE = frozenset(
    """
    the a an this that these those its their his her our your my such any some all both each every other another
    much recent current present continued continuing continuous further new newly sharp sharply steep steeply
    severe severely significant significantly substantial substantially major large big huge massive serious
    seriously heavy dramatic dramatically sudden rapid rapidly gradual gradually general overall possible potential
    likely future expected so-called very more-or-less many few several last next previous early late even also
    still slightly slight modest moderate sustained persistent ongoing long short long-term short-term year month
    week quarter yesterday today increasingly relatively excessive excessively extreme extremely mere only certain
    particular same different whole entire own latest first second third already just recently prolonged chronic
    acute temporary key main real actual large-scale apparent
    """.split()
)
#: Words of a clause: with one of these a phrase has a verb of its own.
FINITE = frozenset(
    """
    is are was were be been being has have had will would can could may might shall should must do does did isn't
    aren't wasn't won't wouldn't can't cannot couldn't don't doesn't didn't hasn't haven't hadn't
    """.split()
)
#: Between a subject and what became of it: "prices *turned* lower", "the ban *was* lifted".
LINKING = FINITE | frozenset(
    "turn turns turned go goes went gone move moves moved stay stays stayed remain remains remained become becomes "
    "became keep keeps kept get gets got being not".split()
)
#: Money that is a factor itself, where an amount is none.
MONEY = frozenset("dollar pound euro yen".split())
#: What is done to something that then goes "up" or "down": "driving the dollar down".
PUSHING = frozenset(
    """
    drive drives driving push pushes pushing bring brings bringing keep keeping force forcing get getting hold holding
    send sending pull pulling bid bidding
    """.split()
)
NEGATIONS = frozenset("not no never n't isn't aren't wasn't won't wouldn't can't cannot couldn't don't doesn't didn't "
                      "hasn't haven't hadn't without neither nor".split())  # fmt: skip
#: What points to something that is told elsewhere; a factor of nothing else is unknown.
POINTING = frozenset(
    """
    it this that these those they them he him she her we us i you which who whom what there one ones something
    anything everything nothing somebody someone anyone everyone people others thing things way ways reason reasons
    """.split()
)

#: What says nothing of which factor is meant.
SAYS_NOTHING = (FUNCTION - MONEY) | LOOSE | POINTING | PREPOSITIONS | FINITE
#: Letters by which a word counts that shares no idea with others: one more than where issues are compared, for
#: "interviews" are no interventions. A design value.
STEM = 7
#: What points to something told elsewhere, or does nothing by itself: a factor of nothing else is unknown.
_POINTLESS = """
    circumstances circumstance conditions condition situation matter matters action actions act acts acted acting
    steps step move moves factor factors element elements event events effect effects result results process
    measures measure plan plans effort efforts problem problems issue issues question questions idea ideas case
    cases change changes role roles fact facts group groups project projects decision decisions request requests
    proposal proposals attempt attempts rise rises increase increases fall falls decline expansion reduction limit
    limits looking look looks work works working worked doing little data figures report reports failure delay
    concern concerns pressure combination mechanism site package provision provisions deal agreement talks start
    time times place level levels U.S u.s use used using service services approach approaches opportunity
    opportunities example
"""
#: Factors that are one the world over, where a single word by itself is else known within its report only.
WORLDWIDE = frozenset("dollar yen euro pound sterlin pandemi ~covid ~oil gold ~protectionism terrori".split())

#: Other words for what moves what; a word that stands for several things in such phrases is in none.
_SAME = {
    "~oil": "oil crude petroleum", "~deficit": "deficit deficits gap shortfall",
    "~war": "war wars warfare conflict conflicts fighting hostilities combat",
    "~tension": "tension tensions friction frictions strain strains",
    "~ties": "ties relations relationship relationships", "~budget": "budget budgetary fiscal",
    "~exports": "export exports", "~imports": "import imports", "~output": "output production",
    "~harvest": "harvest harvests crop crops",
    "~unrest": "unrest protest protests riot riots demonstrations turmoil upheaval",
    "~region": "region regional peninsula area", "~trade": "trade trading", "~rates": "rate rates",
    "~prices": "price prices", "~world": "world worldwide global international",
    "~cooperation": "cooperation co-operation collaboration partnership", "~stable": "stability stable",
    "~employment": "employment jobs job", "~protectionism": "protectionism protectionist",
    "~currency": "currency currencies", "~economy": "economy economic economies", "~confidence": "confidence trust",
    "~money": "monetary money", "~violence": "violence bloodshed", "~spending": "spending expenditure expenditures",
    "~sales": "sale sales", "~competition": "competition competitive competitiveness",
    "~profits": "profit profits earnings", "~supply": "supply supplies deliveries delivery shipments",
    "~invest": "investment investments", "~debt": "debt debts indebtedness", "~tax": "tax taxes taxation",
    "~farm": "farm agricultural agriculture", "~denuclearise": "denuclearisation denuclearization",
    "~crisis": "crisis crises", "~loan": "loan loans lending", "~threatening": "aggression aggressive",
    "~security": "security safety secure", "~costs": "cost costs", "~influence": "influence clout leverage",
    "~military": "military defence defense", "~famine": "famine hunger starvation", "~growth": "growth",
    "~covid": "covid coronavirus",
}  # fmt: skip
_KNOWN = {word: idea for idea, words in _SAME.items() for word in words.split()}


#: The ideas of `concepts` that are things, not deeds done to things.
_IDEAS = frozenset(
    "=talk =truce =withdraw =sanction =tariff =aid =arms =troops =probe =resign =pact =vote =attack =kill =nuclear "
    "=recognise =immigrate".split()
)


@cache
def stem(word: str) -> str:
    """What a word in lower case counts as: an idea that several words share, else its first letters."""
    idea = concept(word)
    return _KNOWN.get(word) or (idea if idea in _IDEAS else None) or word[:STEM]


POINTLESS = frozenset(stem(word) for word in _POINTLESS.split()) | frozenset(map(stem, WRAPPERS))
MANY = frozenset(stem(word) for word in _MANY.split())
COMMON = frozenset(stem(word) for word in _COMMON.split()) | MANY
