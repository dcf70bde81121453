"""The words by which force is told: deeds, qualities and auxiliaries, in lists of our own writing.

Verbs stand in their dictionary form; `base_of` leads any of their forms there.
"""

from __future__ import annotations

from functools import cache

from dragoman.reading.lemmas import verb_table


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FUTURE = _set("will shall would wo 'll ’ll 'd ’d")
WOULD = _set("would 'd ’d")
POSSIBLE = _set("may might could can ca")
EPISTEMIC = _set("may might could")
SHOULD = _set("should ought")
PROGRESSIVE = _set("am is are was were be 'm ’m 're ’re 's ’s been")
PERFECT = _set("have has 've ’ve 's ’s")

#: Deeds that harm another.
HARM = _set(
    """
        attack strike retaliate respond punish destroy bomb invade annihilate kill hit crush eliminate
        obliterate sanction expel seize shoot sink shell blockade freeze boycott arrest avenge target storm
        occupy raze wipe suspend cancel fight smash bury conquer besiege burn dismantle escalate block ban
        flatten neutralise neutralize incinerate
        """
)
#: Verbs that harm by their object ("impose sanctions"), and those objects.
HARM_BY_OBJECT = _set("impose take launch use fire deal deliver wage start exact inflict declare slap carry")
HARM_OBJECTS = _set(
    """
    sanctions sanction tariffs tariff countermeasures countermeasure retaliation revenge force missiles blow strike
    strikes attack attacks embargo blockade war consequences price penalty penalties weapons
    """
)
#: "take all necessary measures".
STEPS = _set("action actions measures measure steps step")
HARD = _set("necessary decisive tough harsh strong military retaliatory all appropriate further resolute")
#: "make them pay", "hold Moscow accountable", "cut off supplies".
HARM_CAUSED = _set("make let teach hold")
HARM_RESULTS = _set("pay suffer regret lesson accountable responsible")
CUT = _set("off ties relations supplies aid gas")
#: What the threatened is said to do: "will pay a heavy price".
SUFFER = _set("face pay regret suffer bear")
SUFFERED = _set("consequences consequence price cost costs retaliation response destruction it")

#: Deeds that one who refuses will not do: "will not negotiate".
YIELD = _set(
    """
        accept negotiate talk surrender withdraw comply bow yield allow recognise recognize tolerate abandon
        give back retreat compromise sign attend participate join cooperate permit concede submit capitulate
        change stop meet discuss pay return agree extradite release lift bend hand leave interfere help support
        send supply take hold engage approve fund pass grant endorse vote renew extend ratify apologise
        apologize resign
        """
)
#: Deeds whose renunciation is a promise: "will never abandon".
FORSAKE = _set("abandon forget forsake desert betray leave use escalate interfere")
#: What goes on as pressure: "the boycott will continue".
PRESSURE = _set(
    "boycott blockade embargo sanctions pressure siege strikes operation operations offensive measures campaign war"
)
LASTS = _set("continue remain stay last follow intensify persist go")
#: Deeds that one denies: "did not supply".
DENIABLE = HARM | _set(
    """
        interfere supply send provide violate meddle deliver sell order conspire collude participate sign agree
        hack commit use torture abduct kidnap poison fire launch intend cross breach steal spy lie break support
        arm fund train harbour harbor execute fabricate
        """
)
#: What befalls rather than is done: an own side that "will win" predicts.
BEFALLS = _set("win prevail succeed lose fail survive suffer need see know have be become feel get remain")
#: States in which another is wished to be, which asks for no deed.
STATES = _set("remain stay be fail win lose survive collapse succeed become prevail have know feel die end")
#: Deeds that are announced rather than promised.
SCHEDULED = _set("visit meet hold host travel arrive attend sign address speak chair convene gather")
EFFECTED = _set(
    """
    impose send launch deploy withdraw suspend expel lift close open release begin cut ban cancel end halt designate
    deliver recall reopen resume sanction blacklist evacuate mobilise mobilize
    """
)
#: Wrongs with which officials charge others.
WRONG = _set(
    """
    violate undermine destabilise destabilize provoke interfere sabotage betray exploit meddle incite fuel bully lie
    deceive mislead oppress persecute terrorise terrorize slaughter massacre
    """
)
LEADS_TO = _set("lead cause trigger spark ignite provoke risk bring result mean plunge push unleash")
DISASTER = _set(
    """
    war wars catastrophe disaster consequences escalation famine collapse chaos bloodshed conflict crisis destruction
    violence instability casualties deaths confrontation conflagration
    """
)

#: Predicates of blame, denial, praise and likelihood.
BAD = _set(
    """
        unacceptable illegal outrageous irresponsible provocative reckless hypocritical shameful barbaric
        unlawful inexcusable unjustified unjustifiable unprovoked intolerable deplorable cowardly heinous
        disgraceful appalling cynical immoral inhumane illegitimate disrespectful unreasonable absurd ridiculous
        unfair worthless baleful disproportionate aggression violation provocation hypocrisy blackmail disgrace
        outrage crime crimes terrorism genocide betrayal interference bullying shame propaganda piracy madness
        folly
        """
)
UNTRUE = _set(
    "baseless groundless false untrue fabricated fabrication fabrications lie lies nonsense unfounded fake slander"
)
GOOD = _set("welcome historic courageous commendable admirable encouraging reasonable constructive")
LIKELY = _set("likely unlikely set bound poised certain destined apt")
LIKELY_ADVERBS = _set("probably likely undoubtedly inevitably")
READY = _set("ready willing prepared open")
#: "has no intention to", "had no part in".
NO_WILL = _set("intention intentions plan plans desire wish intent interest")
NO_GROUND = _set("basis truth foundation link evidence grounds substance")
NO_PART = _set("role part involvement knowledge connection ties link links hand presence basis truth foundation")

#: What one wants to do by saying so: "I want to stress".
VOICING = _set("express say stress emphasise emphasize underline add reiterate repeat note clarify mention convey tell")
#: What looks like an order and is none: "Look, …", "Let us …".
FILLERS = _set("look listen thank let see say wait imagine remember believe guess take")
#: What may stand before an imperative.
BEFORE_ORDER = _set("please do n't n’t not never so and but now just , “ \" '' `` ' ‘ » «")


@cache
def _table() -> dict[str, str]:
    lists = (HARM, HARM_BY_OBJECT, HARM_CAUSED, SUFFER, YIELD, DENIABLE, BEFALLS, STATES, SCHEDULED, EFFECTED, WRONG)
    verbs = {verb for words in (*lists, LEADS_TO) for verb in words}
    return verb_table(sorted(verbs | {"decide", "go", "want", "make", "do"}))


def base_of(form: str) -> str:
    """The dictionary form of a verb of these lists; any other word as it is, in lower case."""
    form = form.lower()
    return _table().get(form, form)
