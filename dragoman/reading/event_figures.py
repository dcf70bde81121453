"""Verbs of deeds that tell of something else: relations that sank, a code that was released, a company that withdrew.

Where the lexicon means a deed of a verb, and the verb has the company that it needs, who does it and on what can still
show that nothing was done to anybody: yes or no out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dragoman.reading.cast import Cast
from dragoman.reading.event_lexicon import THINGS
from dragoman.reading.event_phrases import PARTS, antecedent, cases, is_passive, objects, subject_of
from dragoman.reading.lemmas import noun_table
from dragoman.reading.parse import Parse
from dragoman.reading.participants import is_asset, takes_part
from dragoman.records import ActorKind

_FORCES = THINGS["troops"] | THINGS["arms"] | THINGS["helpers"] | THINGS["envoys"]
_REFLEXIVE = frozenset("himself herself themselves itself myself ourselves yourself".split())
_HARMING = frozenset("kill shoot hang stab poison injure wound torture behead".split())
_GATHERED = frozenset("crowd crowds protest protests rally demonstration gathering march mob rioters".split())
#: What is destroyed without any blow.
_NO_RUINS = frozenset(
    """world credibility evidence reputation image career careers life lives confidence trust economy jobs chances hopes
    marriage myth principle democracy growth rivals market markets value planet environment""".split()
)
#: Verbs that move forces: of voters, software or efforts they are figures.
_MOVING = frozenset("deploy mobilise mobilize scramble mass amass station".split())
_MEN = frozenset(
    "men women reserve reserves reservists supporters personnel staff teams team observers monitors".split()
)
#: Bodies that sit: where nobody else is told, they meet themselves.
_SITTING = frozenset(
    """parliament diet congress senate council committee subcommittee cabinet assembly board court panel commission
    legislature house caucus jury bank company club""".split()
)
#: Whom an official visits by going somewhere that has no name of its own.
_VISITED = frozenset(
    """capital country countries state states city region embassy consulate palace headquarters base front frontline
    border camp camps troops province republic neighbour neighbor kingdom nation nations""".split()
)
_KIN = frozenset(
    "families relatives wife husband mother father parents brother sister son daughter family friend friends".split()
)
#: Whoever it may be.
_SOMEONE = frozenset("someone somebody anyone anybody everyone everybody one".split())
#: Places too wide to be aimed at: "target problem *areas*", "*areas* hit by rain".
_WIDE = frozenset("area areas region land border district districts".split())
#: Who breaks with others by leaving: a company that leaves a market does not.
_BUSINESS: frozenset[ActorKind] = frozenset(("company",))
#: Who gives back, closes or seizes so that it matters between sides.
_STATELY: frozenset[ActorKind] = frozenset(
    ("state", "government-body", "armed-force", "armed-group", "international-organisation", "person")
)
#: What is handed back in the way of business.
_RETURNS = frozenset("cash money file files waste call calls product products profit profits favour fire".split())
_LEAVING = frozenset("withdraw pull retreat surrender".split())
_ACCOUNTS = frozenset("account accounts bank banks atm atms machine machines".split())
_TEXTS = frozenset(
    """poster posters article articles letter letters speech speeches statement statements tweet tweets post posts
    ad ads advert adverts advertisement advertisements leaflet leaflets book books column columns editorial editorials
    essay campaign campaigns remark remarks comment comments report reports video videos broadcast""".split()
)
#: Kinds that are attacked in words, where whoever attacks them is told as a person or a party.
_QUARRELLING: frozenset[ActorKind] = frozenset(("person", "party", "media", "think-tank", "university", "civil-group"))
#: What shows that a person was attacked bodily.
_WEAPONS = THINGS["arms"] | frozenset(
    "knife knives hammer acid axe sword machete stones bats clubs fists truck car".split()
)
#: Public figures and the sides that they take.
_PARTISANS = frozenset(
    """parties party politicians lawmakers legislators ministers senators deputies candidates rivals sides negotiators
    diplomats officials delegates leaders""".split()
)


#: Deeds of force whose words are as often figures, of sport, quarrels or markets.
_BLOWS = frozenset(
    """strike hit storm clash slaughter fire shoot attack pound ram sink destroy massacre overrun raid hijack execute
    torture loot circle swarm capture occupy invade ambush bombard annex fight blow poison""".split()
)
#: Words of which a report on force has at least one beside the blow itself.
_OF_FORCE = frozenset(
    """killed kill killing dead deaths wounded injured wounds casualties police troops troop soldier soldiers military
    army navy bomb bombs bombing bombings bomber missile missiles rocket rockets gunmen gunman gunfire rebels rebel
    militants militia militias insurgents guerrillas weapon weapons terrorist terrorists terrorism shooting shot
    explosion explosions violence violent protesters airstrike airstrikes drone drones fighters warplanes jets rioters
    hostage hostages knife gun guns victims pirates murder murdered war wars warfare occupation occupied forces
    shelling artillery tanks ceasefire truce hackers invaded overthrown junta blast massacre assassinated""".split()
)
#: Words of force that tell a toll, or who comes to help, whatever took it.
_TOLL = frozenset(
    """killed kill killing dead deaths wounded injured wounds casualties victims police troops troop soldier soldiers
    military army navy forces war explosion explosions""".split()
)
_TOLLING = frozenset("kill injure wound damage destroy hit strike sink".split())
#: What strikes without a will.
DISASTERS = frozenset(
    """tsunami earthquake earthquakes quake hurricane typhoon cyclone tornado floods flooding landslide landslides
    avalanche eruption stampede wildfire wildfires drought famine""".split()
)
_STRUCK_BY = frozenset(
    "bomb bombs fire shells shelling explosion blast airstrike airstrikes attack attacks raid".split()
)
_WORKING = frozenset("union unions walkout walkouts stoppage workers strikers".split())
_WAGED = frozenset(
    """airstrike airstrikes bomb bombs bombing bombed missile missiles rocket rockets militants rebels warplanes jets
    insurgents drone drones troops""".split()
)
#: What is broken into from afar.
_HACKED = frozenset(
    """account accounts computer computers network networks system systems server servers website websites site sites
    phone phones email emails e-mail e-mails database databases committee committees campaign bank banks""".split()
)
#: What is attacked in words, and harms without a blow.
THOUGHTS = noun_table(
    """policy plan proposal idea record decision reform law bill right freedom credibility reputation integrity
    character handling stance position strategy programme budget speech value institution system approach
    conduct""".split()
)
#: A text from which force should be known by more than one word; a design value.
_REPORT = 150
#: What is dismissed, not downed: "*shot down* the claim".
_SHOT_DOWN = frozenset(
    "claim claims story stories idea ideas proposal proposals suggestion suggestions argument theory report reports "
    "rumour rumours "
    "rumor rumors plan plans bill motion request bid hopes".split()
)
#: What is kept back by whoever feels it, or by policy.
_HELD_BACK = frozenset(
    "anger urge laugh smile yawn tears emotion emotions feelings appetite demand inflation prices growth wages memory "
    "memories procedure procedures rule rules tax taxes evidence report reports information truth cough vote votes "
    "turnout".split()
)
_HONOURS = frozenset("medal medals prize prizes honour honours honor honors order title cross star doctorate".split())
_MONEYED = frozenset(
    "fund funds money capital investors investor cash loan loans finance shareholders billionaire".split()
)

#: How words for people in an office or a calling end.
_PEOPLE_ENDINGS = tuple("er or ant ive ist ial part man men ian gate leader colleague ally chief head".split())


def is_figure(
    parse: Parse, cast: Cast, word: int, lemma: str, things: Collection[str], company: Collection[str]
) -> bool:
    """Whether the verb `word`, with the things that it acts on and the small words beside it, is no deed here."""
    heads = objects(parse, word)
    if lemma in _BLOWS and is_peaceful(parse):
        return True
    if lemma in ("strike", "walk") and is_at_work(parse):
        return True  # "plants are *struck*", "the union *walks out*"
    if lemma == "hack":
        return not _HACKED.intersection(things) or "death" in company
    if lemma == "withdraw" and is_passive(parse, word):
        return not _are_forces(parse, cast, heads, things)
    if lemma == "shoot" and _SHOT_DOWN.intersection(things):
        return True
    if lemma in _TOLLING and is_disaster(parse):
        return True  # "tens of thousands were *killed*"
    if lemma == "damage" and is_passive(parse, word):  # "*damaged* by the scandal"
        by = _doers(parse, word)
        if by and not any(c in cast.at or takes_part(parse, c) or parse.lowered[c] in _FORCES | _STRUCK_BY for c in by):
            return True
    if lemma == "greet":  # "was *greeted with* scepticism"
        return not _kinds(cast, heads) & {"person", "unnamed", "group"} and not any(takes_part(parse, c) for c in heads)
    if lemma == "attack" and heads and not _doers(parse, word) and not _is_place_or_force(parse, cast, word):
        return not any(head in cast.at or parse.upos[head] in ("PRON", "NUM") for head in heads)
    if lemma == "investigate":
        return "media" in _kinds(cast, _doers(parse, word))
    if lemma == "suppress":
        return bool(_HELD_BACK.intersection(things))
    if lemma == "award":
        return not _HONOURS.intersection(things)
    if lemma in ("recognise", "recognize") and any(parse.lowered[head] in _REFLEXIVE for head in heads):
        return True
    if lemma in ("recognise", "recognize") and is_passive(parse, word) and parse.child(word, "xcomp") is not None:
        return True  # "is *recognised* to respect them"
    if lemma == "kill" and heads and all(_is_no_person(parse, cast, head) for head in heads):
        return True  # "*killed* deer"
    if any(parse.lowered[head] in _REFLEXIVE for head in heads) and lemma in _HARMING:
        return True  # "killed *himself*"
    if lemma == "destroy":
        return bool(_NO_RUINS.intersection(things))
    if lemma == "disperse":
        return not any(takes_part(parse, head) or parse.lowered[head] in _GATHERED for head in heads)
    if lemma in _MOVING:
        if not heads and lemma.startswith("mobili"):
            movers = _kinds(cast, _doers(parse, word))
            return not movers & {"state", "armed-force", "armed-group", "government-body"}
        if _MEN.intersection(things) and _kinds(cast, _doers(parse, word)) & {
            "civil-group",
            "company",
            "media",
            "party",
        }:
            return True  # "the league *deployed* observers"
        return bool(heads) and not _are_forces(parse, cast, heads, things)
    if lemma == "sink":
        return not any(is_asset(parse, head) or _kinds(cast, (head,)) & {"asset"} for head in heads)
    if lemma == "seize":  # "*seize* on reports"
        return not heads
    if lemma in ("hit", "target"):
        return bool(_WIDE.intersection(things)) and not any(head in cast.at for head in heads)
    if lemma == "set" and "free" in company:
        return not any(head in cast.at or takes_part(parse, head) or parse.upos[head] == "PRON" for head in heads)
    if lemma in ("shut", "close") and "+down" in company:
        return not _kinds(cast, _doers(parse, word)) & (_STATELY - {"person", "international-organisation"})
    if lemma == "return":
        sides = _kinds(cast, (*_doers(parse, word), *parse.children(word, "obl")))
        return bool(_RETURNS.intersection(things)) or not sides & _STATELY
    if lemma == "withdraw" and any(parse.lowered[c] in _ACCOUNTS for c in parse.children(word, "obl")):
        return True
    if lemma in _LEAVING and not heads:
        return bool(_kinds(cast, parse.children(word, "nsubj")) & _BUSINESS) or _subject_owned(parse, cast, word)
    if lemma == "march":  # "ordered troops to *march*"
        told = parse.children(parse.governor[word], "obj") if parse.is_a(word, "xcomp") else []
        return any(parse.lowered[at] in THINGS["troops"] for at in told)
    if lemma == "back":  # "*back* their promises with action", "*backed* by Dutch money"
        funds = {parse.lowered[c] for c in _doers(parse, word)} if is_passive(parse, word) else set()
        return bool(_MONEYED & funds) or any(_is_own(parse, cast, word, head) for head in heads)
    if lemma in ("meet", "convene"):
        return _meets_nobody(parse, cast, word, heads)
    if lemma in ("visit", "tour"):
        return _visits_nobody(parse, cast, word, heads)
    if lemma in ("speak", "talk", "discuss", "converse"):  # an interview
        partners = [c for c in parse.children(word, "obl") if cases(parse, c) & {"with", "to"}]
        if "media" in _kinds(cast, (*parse.children(word, "nsubj"), *partners)):
            return True
        if any(parse.lowered[c].endswith("news") for c in partners):
            return True  # an outlet taken for somebody else
        if any(parse.lowered[c] in ("us", "me") and c not in cast.at for c in partners):
            return True  # whoever writes
        if any(_is_anyone(parse, c) for c in parse.children(word, "nsubj")):
            return True  # "when *people* talk to"
        return lemma == "speak" and (bool(heads) or _speaks_of_it(parse, cast, word, partners))
    if lemma == "clash":
        subject = subject_of(parse, word)
        return "party" in _kinds(cast, _doers(parse, word)) or (
            subject is not None and parse.lowered[subject] in _PARTISANS
        )
    return False


def is_at_work(parse: Parse) -> bool:
    """Whether a report tells of workers and of no war: a strike is theirs."""
    return bool(_WORKING & parse.vocabulary) and not _WAGED & parse.vocabulary


def is_disaster(parse: Parse) -> bool:
    """Whether a report tells of a disaster of nature, and of no force beside its toll."""
    return bool(DISASTERS & parse.vocabulary) and not (_OF_FORCE - _TOLL) & parse.vocabulary


def is_peaceful(parse: Parse) -> bool:
    """Whether a report is long enough to tell of force in more than one word, and does not."""
    return len(parse) > _REPORT and not _OF_FORCE & parse.vocabulary


def is_attack_in_words(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether who is attacked by whom shows that it was done in words: a person or a party takes part, and no arms.

    Heads of state attack states and forces otherwise; of two people or parties neither struck the other.
    """
    doers = _doers(parse, word)
    if not doers and parse.is_a(word, "acl") and parse.lowered[parse.governor[word]] in _TEXTS:
        return True
    beside = [
        *parse.children(word, "obl", "advcl"),
        *(c for a in parse.children(word, "advcl") for c in parse.children(a)),
    ]
    if any(parse.lowered[c] in _WEAPONS for c in beside):
        return False
    acting, hit = _kinds(cast, doers), _kinds(cast, objects(parse, word))
    public = _QUARRELLING | {"government-body", "company", "group"}
    return bool(acting & _QUARRELLING) and (bool(hit & public) or not _is_place_or_force(parse, cast, word))


def _is_place_or_force(parse: Parse, cast: Cast, word: int) -> bool:
    for head in objects(parse, word):
        if _kinds(cast, (head,)) & {"state", "armed-force", "armed-group", "asset", "population"}:
            return True
        if parse.upos[head] == "PROPN" or parse.lowered[head] in THINGS["places"] | THINGS["troops"]:
            return True
        if is_asset(parse, head) or takes_part(parse, head):
            return True
    return False


def _are_forces(parse: Parse, cast: Cast, heads: Iterable[int], things: Collection[str]) -> bool:
    if (_FORCES | _MEN | {"thousands", "hundreds", "dozens"}).intersection(things):
        return True
    kinds = _kinds(cast, heads)
    return bool(kinds & {"armed-force", "armed-group", "asset", "unnamed"}) or any(
        is_asset(parse, head) or parse.upos[head] == "NUM" for head in heads
    )


def _meets_nobody(parse: Parse, cast: Cast, word: int, heads: list[int]) -> bool:
    """ "Parliament *meets* on Monday", "*met* with disapproval", "targets were not *met*"."""
    partners = [c for c in parse.children(word, "obl") if "with" in cases(parse, c)]
    if is_passive(parse, word):
        met = objects(parse, word)
        if met and all(parse.upos[c] == "NOUN" and not _is_somebody(parse, cast, c) for c in met):
            return True  # "the amounts could be *met* by the bank"
        return not any(c in cast.at or takes_part(parse, c) for c in parse.children(word, "obl:agent"))
    if heads and all(parse.lowered[c] in _SOMEONE for c in heads):
        return True  # "*meeting* that special someone"
    if partners:
        return not heads and not any(_is_somebody(parse, cast, c) for c in partners)
    subject = subject_of(parse, word)
    if "ends" in {parse.lowered[c] for c in (*heads, *(() if subject is None else (subject,)), max(0, word - 1))}:
        return True  # "makes *ends meet*"
    if heads or subject is None or parse.child(subject, "conj") is not None:
        return False
    kinds = _kinds(cast, (subject,))
    alone = parse.lowered[subject] in _SITTING or bool(kinds & {"government-body"})
    return alone and "international-organisation" not in kinds


def _is_anyone(parse: Parse, word: int) -> bool:
    return parse.lowered[word] == "people" and not parse.children(word, "det", "nummod", "amod", "nmod", "acl")


def _speaks_of_it(parse: Parse, cast: Cast, word: int, partners: list[int]) -> bool:
    """ "*Spoke* of talks with Iran", "*spoke* with great calm": with whom the talks are, or how."""
    told = [c for c in parse.children(word, "obl") if "of" in cases(parse, c)]
    of_talks = any(parse.lowered[c] in THINGS["talks"] and c < min(partners, default=c) for c in told)
    return of_talks or (bool(partners) and not any(_is_somebody(parse, cast, c) for c in partners))


def is_by_a_thought(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether what harms is no weapon and nobody: "a *plan* that damages the banks"."""
    subject = None if is_passive(parse, word) else subject_of(parse, word)
    subject = None if subject is None else antecedent(parse, word, subject)
    return subject is not None and subject not in cast.at and parse.lowered[subject] in THOUGHTS


def _is_no_person(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether a word plainly is a thing or a beast: no name, no number of them, nobody whom the lexicon knows."""
    known = parse.upos[word] != "NOUN" or takes_part(parse, word) or parse.child(word, "nummod", "nmod") is not None
    return not (known or word in cast.at or parse.lowered[word] in PARTS | THINGS["people"])


def _is_somebody(parse: Parse, cast: Cast, word: int) -> bool:
    if parse.upos[word] in ("PROPN", "PRON", "NUM") or takes_part(parse, word):
        return True
    named = (word, *parse.children(word, "appos", "flat", "conj"))
    return any(at in cast.at for at in named) or parse.lowered[word].rstrip("s").endswith(_PEOPLE_ENDINGS)


def _visits_nobody(parse: Parse, cast: Cast, word: int, heads: list[int]) -> bool:
    """A page that is to be visited, a reporter's visit, a tour of factories: nobody is the host."""
    if any(parse.lowered[c] == "from" for c in parse.children(word, "mark")):
        return True  # "barred from *visiting*"
    subject = subject_of(parse, word)
    if _kinds(cast, () if subject is None else (subject,)) & {"media", "company", "population"}:
        return True
    if subject is not None and parse.lowered[subject] in ("people", "tourists", "visitors", "travellers", "guests"):
        return True
    if subject is not None and parse.lowered[subject] in _KIN:
        return True
    if any(parse.lowered[c] in _KIN for head in heads for c in (head, *parse.children(head, "nmod:desc", "compound"))):
        return True  # "*visited* his wife"
    if subject is None and parse.is_root(word) and parse.lowered[word] in ("visit", "tour"):
        return True  # "*visit* our pages"
    return bool(heads) and not any(
        head in cast.at
        or parse.upos[head] in ("PROPN", "PRON")
        or takes_part(parse, head)
        or parse.lowered[head] in _VISITED
        or any(c in cast.at for c in parse.children(head, "nmod:poss", "amod", "compound", "nmod"))
        for head in heads
    )


def _is_own(parse: Parse, cast: Cast, word: int, thing: int) -> bool:
    owner = parse.child(thing, "nmod:poss")
    mine = {id_ for c in parse.children(word, "nsubj") for id_ in cast.at.get(c, ())}
    return owner is not None and parse.upos[owner] == "PRON" and bool(mine & set(cast.at.get(owner, ())))


def _subject_owned(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether what left is only somebody's: "the U.S. *currency* retreated"."""
    subject = subject_of(parse, word)
    if subject is None or subject in cast.at or takes_part(parse, subject) or parse.upos[subject] != "NOUN":
        return False
    return parse.lowered[subject] not in THINGS["troops"] | THINGS["arms"]


def _doers(parse: Parse, word: int) -> list[int]:
    if is_passive(parse, word):
        return parse.children(word, "obl:agent") or [c for c in parse.children(word, "obl") if "by" in cases(parse, c)]
    return parse.children(word, "nsubj")


def _kinds(cast: Cast, words: Iterable[int]) -> set[ActorKind]:
    return {cast.by_id[id_].kind for at in words for id_ in cast.at.get(at, ())}
