"""Words that foretell, and those that tell what a clause about what lies ahead is about. Tables only."""

from __future__ import annotations

from dragoman.reading.lemmas import noun_table, verb_table

WILL = frozenset("will 'll ’ll wo".split())
WOULD = frozenset("would 'd ’d".split())
MAY = frozenset("may might could".split())
NOT = frozenset("not n't n’t never neither nor hardly".split())
PERFECT = frozenset(("have", "'ve", "’ve"))
EXPECTING = verb_table("expect predict forecast anticipate foresee project estimate".split())
#: Verbs of thought: what they think *will* be is expected.
THINKING = verb_table("believe think reckon suppose assume doubt suspect".split())
#: Verbs that take what is expected as a bare noun: "expects no turmoil".
OF_THINGS = verb_table("expect predict forecast anticipate foresee".split())
#: What is brought about: "force it to modernise", "find many countries restricting", "lead to Turkey reneging".
CAUSING = verb_table("force make cause lead help enable allow compel oblige push drive prompt find see get let".split())
FEARING = verb_table("fear worry dread".split())
AFRAID = frozenset("afraid fearful concerned worried anxious wary".split())
FEARS = frozenset("fear fears worry worries concern concerns alarm anxiety".split())
EXPECTATIONS = frozenset(
    "expectation expectations prediction predictions forecast forecasts projection projections speculation rumour "
    "rumours rumor rumors confidence conviction scepticism skepticism estimate estimates".split()
)
#: Of these, those that tell of no more than that it may be, and those that tell of doubt.
RUMOURS = frozenset("speculation rumour rumours rumor rumors".split())
DOUBTING = frozenset("scepticism skepticism sceptical skeptical doubtful pessimistic unconvinced".split())
#: Minds that take what they expect as a clause: "is confident that X will V".
SURE = frozenset("confident optimistic convinced certain sure positive".split())
PROSPECTS = frozenset(
    "doubt chance chances likelihood probability possibility prospect prospects risk danger odds".split()
)
#: Nouns for how near something is: "on the verge of war".
BRINKS = frozenset("verge brink cusp edge point".split())
#: Nouns for what would show that something lies ahead: "there is no sign that".
SIGNS = frozenset("sign signs indication indications evidence hint hints suggestion signal signals".split())
#: Verbs by which something may or may not be in somebody's power: "has a chance of winning".
HAVING = verb_table("have face stand get run carry retain see risk lose".split())
GIVING = verb_table("give offer hand afford".split())
#: What takes a chance away, or is weighed against it.
ENDING = verb_table(
    "end reduce avoid prevent destroy scupper minimise minimize cut lower limit lessen weigh explore consider discuss "
    "study assess raise increase exclude eliminate avert".split()
)
#: What one is ready to do lies ahead: "no sign that Russia is planning to leave".
READYING = verb_table("plan prepare intend".split()) | dict.fromkeys(("ready", "willing", "about", "prepared"), "ready")
#: Adjectives that say of somebody, by "for", how hard it is: "it will be difficult for Japan to help".
HARD = frozenset("impossible difficult hard tough unthinkable inconceivable".split())
#: Adjectives of a deed that lies ahead: "an attack is imminent", "a likely attack".
IMPENDING = frozenset(
    "likely unlikely possible probable impossible inevitable imminent expected unavoidable improbable".split()
)
#: Nouns of what may come about and lies in nobody's plan, beside those of deeds in the lexicon of events.
COMING = noun_table(
    "war conflict clash crisis collapse recession famine coup escalation victory defeat default shortage backlash "
    "unrest turmoil revolution uprising breakup split rift retaliation reprisal revenge attack strike invasion "
    "incursion offensive assault withdrawal retreat resignation intervention bloodshed violence catastrophe disaster "
    "destabilisation destabilization deadlock stalemate breakthrough rapprochement reconciliation showdown "
    "confrontation explosion genocide massacre exodus influx comeback return win loss move cut rise increase fall "
    "decline growth surplus deficit bankruptcy deal agreement settlement truce ceasefire veto boycott".split()
)
#: Participles and adjectives that take what is expected as their infinitive.
RAISING = frozenset(
    "expected likely unlikely certain sure bound set poised forecast predicted projected tipped anticipated doomed "
    "destined due scheduled slated".split()
)
#: Of these, those that tell of a plan that stands: no forecast where the deed is a meeting or the like.
FIXED = frozenset(("set", "due", "scheduled", "slated"))
#: Wishes and the state of a mind: what they would like is no forecast.
WISHING = verb_table(
    "like love prefer welcome appreciate want wish hope need say add argue note suggest advise urge ask remind "
    "recommend mean require seem appear depend remain think believe aim plan intend".split()
)
#: Meetings: "will meet on Friday" is a plan, whoever tells of it.
MEETING = verb_table(
    "meet visit attend hold travel arrive host receive begin start open resume sign tour discuss debate".split()
)
ASKING = frozenset("how what when where why who whom".split())
IF = frozenset(("if", "unless", "once", "provided", "as"))
