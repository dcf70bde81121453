"""Whether a verb has the sense that the lexicon means: by who acts, on what, and by the small words beside it.

"Released two sailors" is a deed, "released the data" none. The lexicon names senses by their company alone; here is
what company cannot tell.
"""

from __future__ import annotations

from collections.abc import Collection

from dragoman.reading.cast import Cast
from dragoman.reading.event_figures import THOUGHTS, is_attack_in_words, is_by_a_thought, is_figure
from dragoman.reading.event_lexicon import THINGS, verbs
from dragoman.reading.event_phrases import cases, is_passive, objects
from dragoman.reading.lemmas import verb_table
from dragoman.reading.parse import Parse
from dragoman.reading.participants import is_asset, is_settled, takes_part

#: Things that make a verb no deed: "release a statement", "meet a deadline".
_NOT: dict[str, frozenset[str]] = {
    lemma: frozenset(words.split())
    for lemma, words in {
        "release": "statement statements report reports figures data video footage results details list film album "
        "document documents transcript photo photos images names energy returns data memo letter emails guidelines",
        "meet": "need needs demand demands goal goals target targets deadline criteria challenge requirements "
        "requirement standards standard obligations conditions condition expectations eye quota quotas costs cost "
        "plane flight",
        "withdraw": "statement remark remarks bid candidacy application offer money cash charge charges",
        "kill": "bill deal time idea chance hopes plan report project proposal talks",
        "take": "exports imports income view views sight sights",
        "recognise": "need fact importance role that",
        "recognize": "need fact importance role that", "free": "funds money time resources",
        "attack": "problem problems idea record proposal plan", "strike": "chord balance tone note",
        "poison": "atmosphere relations debate", "raid": "fridge", "back": "away", "buy": "time", "sell": "idea story",
        "execute": "plan strategy order warrant", "train": "sights",
        "occupy": "seat seats post posts position positions place places chair top", "arm": "himself themselves",
        "cut": "tax taxes spending cost costs job jobs deficit budget rate rates",
        "freeze": "tax taxes spending wages rate rates prices",
        "pull": "stops", "supply": "market markets demand needs", "storm": "out", "fire": "salvo salvos",
        "circle": "earth planet sun moon world globe",
        "seize": "opportunity opportunities chance chances moment initiative",
        "equip": "itself themselves", "capture": "presidency vote votes seat seats attention imagination",
        "shelter": "", "aid": "", "praise": "",
    }.items()
}  # fmt: skip
#: Verbs of many senses that are deeds only where an actor of the report is what they act on.
_NEEDS_ACTOR = frozenset(
    """invade damage recognise recognize back strike target hit free equip arm supply assist aid finance fund
    sanction pound board return occupy sentence welcome praise applaud hail commend
    rescue shelter wound injure shoot trade ban investigate probe raid approve release
    beat train help award repeal reinstate evacuate capture treat
    execute host greet accuse blame denounce fine return evict stab""".split()
)
#: Those that befall whom they are done to, never who only owns it: "to aid *Dutch* exports" aids nobody.
_OUTRIGHT = frozenset(
    "aid assist help rescue finance fund beat host treat injure wound sanction train damage greet release".split()
)
#: Those that only things and people suffer: "damaged the *party*" is metaphor.
_BODILY = frozenset("damage injure".split())
#: What is brought against somebody in court: not "*take* legal risks".
_LEGAL = frozenset("action actions proceedings steps case cases challenge challenges battle measures suit".split())
#: Verbs of trade: between states they are deeds, on a market business.
_TRADE = frozenset("sell buy purchase import export trade".split())
#: Small words that make another verb of one: "buy *into*", "phone *in*", "rallied *behind*".
_OTHER_VERB: dict[str, frozenset[str]] = {
    "buy": frozenset(("into", "+into", "+off", "+out")), "sell": frozenset(("+out", "+short")),
    "back": frozenset(("+up",)),
    "phone": frozenset(("in", "+in")), "rally": frozenset("behind around +back +up +behind +around".split()),
    "march": frozenset(("+up",)),
}  # fmt: skip
#: What a concession makes less of: not "*ease* the plight".
_EASED: dict[str, frozenset[str]] = {
    "ease": THINGS["limits"] | THINGS["penalties"] | THINGS["curbs"] | {"grip", "visa"},
    "relax": THINGS["limits"] | THINGS["penalties"] | THINGS["curbs"] | {"grip", "law", "laws"},
    "reopen": THINGS["places"] | THINGS["crossings"],
}
#: Deeds that are always done to somebody.
_DONE_TO = frozenset("kill injure wound arrest detain jail shoot kidnap abduct behead execute convict sentence".split())
#: What one walks out of in protest.
_LEFT = THINGS["talks"] | frozenset("conference session hearing room chamber parliament assembly ceremony vote".split())
#: What is recognised beside an actor: of all else that is somebody's ("recognised its *skill*") it is only admitted.
_RECOGNISED = frozenset(
    "independence sovereignty statehood state government republic claim rule election re-election victory".split()
)
_POUNDING = frozenset(("pound", "strike"))
#: Who is told, not consulted: "talked to *reporters*".
_PRESS = frozenset(
    "reporter reporters journalist journalists media press newspaper television public voters audience crowd".split()
)
#: With what somebody is charged who is accused of nothing.
_DUTIES = frozenset(
    """supervision oversight responsibility responsibilities task tasks duty duties job role mission coordination
    protection enforcement implementation management administration regulation supervising overseeing running
    ensuring protecting enforcing implementing managing finding investigating keeping maintaining""".split()
)
#: People who are met, beside those that the lexicon knows as acted upon.
_MET = THINGS["envoys"] | frozenset(
    "counterpart counterparts delegates president presidents chief chiefs relatives colleagues senators mayor".split()
)
_CONVERSING = frozenset(("talk", "speak", "meet", "discuss"))
#: Whom their own country trains, not another: no aid.
_OWN_RANKS = frozenset("troops forces soldiers army recruits police".split())
_NATURE = frozenset(
    """tremor tremors earthquake earthquakes quake quakes aftershock aftershocks storm storms hurricane typhoon
    cyclone tornado flood fire fires blaze
    floods flooding landslide landslides tsunami drought wildfire wildfires eruption volcano virus disease epidemic
    pandemic outbreak accident accidents crash crashes collision stampede avalanche lightning heatwave famine""".split()
)
#: What vehicles and buildings do that kills by chance.
_CRASHING = frozenset(verb_table("crash collapse derail overturn capsize collide sink burst erupt plunge".split()))
#: From what, or for what, somebody is let go by no captor.
_LET_GO = frozenset("obligation duty hospital damages liability claims obligations debts contract contracts".split())
#: Who clashes bodily.
_FIGHTING = THINGS["troops"] | frozenset(
    "protesters demonstrators rioters rebels militants fighters gunmen settlers fans supporters strikers crowds".split()
)
_NEAR = 15  # words before "killing" in which a crash is looked for; a design value
#: An attack that goes on with these was one in words.
_IN_WORDS = frozenset("saying calling accusing claiming describing arguing branding labelling dismissing".split())
_PEOPLE = THINGS["people"]


def has_sense(
    parse: Parse, cast: Cast, word: int, lemma: str, things: Collection[str], company: Collection[str]
) -> bool:
    """Whether the verb `word` can be a deed at all. `things` it acts on, `company` are the small words around it."""
    if lemma == "help" and parse.child(word, "xcomp", "ccomp", "advcl") is not None:
        return False  # "helped to contain" has no type
    harms = any(sense.type == "ASSAULT" for _, sense in verbs()[1].get(lemma, ()))
    if harms and is_by_a_thought(parse, cast, word):
        return False
    if (harms and _is_natural(parse, word)) or (lemma == "hail" and "from" in company):
        return False  # nature harms; aid after a flood is aid
    if _NOT.get(lemma, frozenset()).intersection(things):
        return False
    if lemma in _CONVERSING and _with_press(parse, word):
        return False
    if is_figure(parse, cast, word, lemma, things, company):
        return False
    if lemma == "wound" and {"+up", "+down"}.intersection(company):
        return False  # "wound up" is of "wind"
    return not _OTHER_VERB.get(lemma, frozenset()).intersection(company) and _is_meant(
        parse, cast, word, lemma, things, company
    )


def stands_alone(parse: Parse, cast: Cast, word: int, lemma: str, things: Collection[str]) -> bool:
    """Whether a verb is a deed without any company: by its object."""
    settled = lemma in _POUNDING and any(is_settled(parse, head) for head in objects(parse, word))
    if lemma in _NEEDS_ACTOR and not settled and not _acts_on_somebody(parse, cast, word, lemma, things):
        return False
    return _befits(parse, cast, word, lemma)


def is_in_words(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether an attack is one in words: by what goes on, or by who attacks whom."""
    saying = any(parse.lowered[c] in _IN_WORDS for c in parse.children(word, "advcl"))
    saying = saying or any(parse.lowered[head] in THOUGHTS for head in objects(parse, word))
    return saying or _is_quarrel(parse, cast, word) or is_attack_in_words(parse, cast, word)


def _is_meant(
    parse: Parse, cast: Cast, word: int, lemma: str, things: Collection[str], company: Collection[str]
) -> bool:
    """Whether a verb of several senses has the one that the lexicon means, by who acts and on what."""
    if lemma in _TRADE:
        return _is_traded(parse, cast, word, things)
    if "legal" in company and lemma in ("take", "launch", "start"):
        return bool(_LEGAL & set(things))
    if lemma == "ram":  # "*ram* the budget through"
        return "+through" not in company and "through" not in company
    if lemma == "demonstrate":  # "*demonstrate* their strength"
        return parse.child(word, "obj", "ccomp", "nsubj:pass") is None
    if lemma == "walk":
        left = [parse.lowered[c] for c in parse.children(word, "obl") if "of" in cases(parse, c)]
        return not left or bool(_LEFT & set(left))
    if lemma == "leave":  # "left the talks *to* see the king"
        return parse.child(word, "advcl", "xcomp") is None or not THINGS["talks"] & set(things)
    joined = parse.governor[word] if parse.is_a(word, "conj") else word  # "ten prosecuted or *convicted*"
    active = parse.lowered[word].endswith("ing") and joined != word
    if lemma in _DONE_TO and parse.child(joined, "nsubj") is not None and not objects(parse, word) and not active:
        return False  # a headline's participle: "POLICEMAN *KILLED*"
    if lemma == "capture" and not is_passive(parse, word):  # "video *captured* him"
        subject = parse.child(word, "nsubj")
        return subject is None or parse.lowered[subject] not in ("video", "footage", "photo", "photos", "camera")
    if lemma == "reopen" and any(parse.upos[head] == "PROPN" for head in objects(parse, word)):
        return True
    if lemma in _EASED:
        return bool(_EASED[lemma] & set(things))
    if lemma == "release":  # a patient, a debtor
        return not any(parse.lowered[c] in _LET_GO for c in parse.children(word, "obl"))
    if lemma == "welcome":  # guests
        return parse.child(word, "xcomp") is not None or not any(
            takes_part(parse, head) or _names_people(cast, head) for head in objects(parse, word)
        )
    if lemma == "return":  # a thing to its owner, not somebody to his country
        return bool(objects(parse, word))
    by = parse.children(word, "obl:agent")
    if is_passive(parse, word):
        by += [c for c in parse.children(word, "obl") if "by" in cases(parse, c)]
    if lemma in ("strike", "hit") and by:  # "was *struck* by a car", "by the calm of the crowd"
        return any(c in cast.at or takes_part(parse, c) or parse.lowered[c] in THINGS["arms"] for c in by)
    if lemma == "damage" and not is_passive(parse, word) and all(_is_of_note(cast, h) for h in objects(parse, word)):
        return False  # "the row *damages* the minister"
    if lemma == "charge":  # "*charged* with the supervision of banks"
        return not any(parse.lowered[c] in _DUTIES for c in parse.children(word, "obl", "advcl", "xcomp"))
    if lemma == "march":  # soldiers march to war
        subject = parse.child(word, "nsubj")
        return subject is None or parse.lowered[subject] not in THINGS["troops"]
    if lemma in ("hold", "conduct", "perform") and "joint" in company:
        return bool(set(things) & (THINGS["drills"] | THINGS["operations"]))
    if lemma == "host":
        return not any(
            parse.lowered[head].endswith(("forum", "games", "cup", "event")) for head in objects(parse, word)
        )
    if lemma == "clash":  # "*clashed* with ministers *over* the plan"
        return not _is_person(parse, cast, word) and not _is_argued(parse, word)
    if lemma in ("equip", "arm"):
        return not any(is_asset(parse, head) for head in objects(parse, word))
    if lemma == "call" and "for" in company and {"apologise", "apologize"} & set(company):
        return False  # "*calling* for him to apologise"
    if lemma == "take" and "streets" in company:  # "*take* them away from the streets"
        return "from" not in company and "off" not in company
    if lemma == "send":  # "sent the food *back*"
        return "+back" not in company
    if lemma in ("retreat", "rally"):  # in words, to his study
        return not _is_person(parse, cast, word)
    return True


def _is_argued(parse: Parse, word: int) -> bool:
    """Whether those who clash do so about something, and none of them is of those who come to blows."""
    phrases = parse.children(word, "obl", "advcl")
    about = any(cases(parse, c) & {"about", "over"} for c in phrases)
    about = about or any(parse.lowered[m] == "about" for c in phrases for m in parse.children(c, "mark"))
    sides = {parse.lowered[c] for c in (*parse.children(word, "nsubj"), *phrases)}
    return about and not sides & _FIGHTING


def _is_of_note(cast: Cast, word: int) -> bool:
    """Whether a word names somebody who is damaged in his standing alone."""
    kinds = {cast.by_id[id_].kind for id_ in cast.at.get(word, ())}
    return bool(kinds) and kinds <= {"person", "party", "unnamed"}


def _names_people(cast: Cast, word: int) -> bool:
    return any(cast.by_id[id_].kind in ("person", "group", "unnamed") for id_ in cast.at.get(word, ()))


def _is_traded(parse: Parse, cast: Cast, word: int, things: Collection[str]) -> bool:
    """Whether goods of state are traded, or a partner is named: not "*sold* dollars", "*buy* more imports"."""
    if any(id_ for head in objects(parse, word) for id_ in cast.at.get(head, ())):
        return False  # "*sell* the union to the voters"
    if set(things) & (THINGS["arms"] | THINGS["wares"]):
        return True
    sides = {"to", "from", "with"} if parse.lowered[word].startswith("trad") else {"to", "from"}
    partners = [c for c in parse.children(word, "obl", "iobj") if cases(parse, c) & sides]
    partners += [
        c for thing in objects(parse, word) for c in parse.children(thing, "nmod") if "from" in cases(parse, c)
    ]
    return any(partner in cast.at for partner in (*partners, *parse.children(word, "iobj")))


def _is_quarrel(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether who attacks whom shows that it is done in words: a party or an outlet, or one public figure another."""
    subject = parse.child(word, "nsubj")
    kinds = {cast.by_id[id_].kind for id_ in (() if subject is None else cast.at.get(subject, ()))}
    if kinds & {"party", "media", "think-tank", "university"}:
        return True
    attacked = {cast.by_id[id_].kind for head in objects(parse, word) for id_ in cast.at.get(head, ())}
    return _is_person(parse, cast, word) and bool(attacked & {"person", "party", "government-body", "company"})


def _is_person(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether one named person does it."""
    subject = parse.child(word, "nsubj")
    ids = () if subject is None or parse.child(subject, "conj") is not None else cast.at.get(subject, ())
    return len(ids) == 1 and cast.by_id[ids[0]].kind == "person"


def _is_somebody(parse: Parse, word: int) -> bool:
    """Whether a word that is no actor of the report still means people."""
    form = parse.lowered[word]
    return parse.upos[word] in ("PRON", "PROPN", "NUM") or form in _PEOPLE | _MET or takes_part(parse, word)


def _befits(parse: Parse, cast: Cast, word: int, lemma: str) -> bool:
    """Whether the object lets a verb alone have its sense: "withdrew", not "withdrew the draft"."""
    heads = objects(parse, word)
    known = [
        head for head in heads if head in cast.at or any(c in cast.at for c in parse.children(head, "conj", "appos"))
    ]
    if known or not heads:
        return True
    forms = {parse.lowered[head] for head in heads}
    owned = any(c in cast.at for head in heads for c in parse.children(head, "nmod:poss", "compound", "amod", "nmod"))
    if lemma == "meet":
        return any(_is_somebody(parse, head) for head in heads)
    if lemma == "withdraw":
        return any(takes_part(parse, at) for head in heads for at in (head, *parse.children(head, "nmod")))
    if lemma in ("recognise", "recognize"):
        return bool(forms & _RECOGNISED)
    if lemma == "train":
        return owned or not forms & _OWN_RANKS
    return True


def _with_press(parse: Parse, word: int) -> bool:
    told = [*parse.children(word, "obl"), *objects(parse, word)]
    told += [c for at in told for c in parse.children(at, "appos")]
    if parse.is_a(word, "acl:relcl"):
        told.append(parse.governor[word])
    return any(parse.lowered[at] in _PRESS for at in told)


def _is_natural(parse: Parse, word: int) -> bool:
    """Whether nature or chance did it: "an earthquake *killed*", "were *injured* in a crash"."""
    beside = [word, *parse.children(word, "conj")]  # "were killed and others injured *in a crash*"
    if parse.is_a(word, "conj"):
        beside.append(parse.governor[word])
    around = [c for at in beside for c in parse.children(at, "nsubj", "obl")]
    named = [parse.governor[at] for at in beside if parse.is_a(at, "acl:relcl")]
    around += [up for at in named for up in (at, parse.governor[at])]  # "the *crash* of a plane which killed"
    if parse.is_a(word, "acl", "amod"):  # "a *stampede* resulted in ten people injured"
        around += [c for at in parse.ancestors(word) for c in parse.children(at, "nsubj")]
    around += [
        c - 1 for at in beside if parse.is_a(at, "acl:relcl") for c in parse.children(at, "nsubj")
    ]  # "a *fire* that"
    around += [c for at in beside if parse.is_a(at, "advcl") for c in parse.children(parse.governor[at], "nsubj")]
    below = [c for at in around for c in parse.children(at, "nmod", "compound", "acl", "acl:relcl")]
    above = [parse.governor[at] for at in beside if parse.is_a(at, "advcl")]  # "a bus crashed, *killing* seven"
    if parse.lowered[word].endswith("ing"):
        above += range(max(parse.sentences[parse.sentence_of[word]][0], word - _NEAR), word)
    return any(parse.lowered[at] in _NATURE for at in (*around, *below)) or any(
        parse.lowered[at] in _CRASHING and parse.upos[at] == "VERB" for at in above
    )


def _acts_on_somebody(parse: Parse, cast: Cast, word: int, lemma: str, things: Collection[str]) -> bool:
    owning = () if lemma in _OUTRIGHT else ("nmod:poss", "amod", "compound", "nmod")
    for head in objects(parse, word):
        for at in (head, *parse.children(head, "conj", "appos", *owning)):
            if at in cast.at and not (lemma in _BODILY and not _has_body(cast, at)):
                return True
    return any(thing in _PEOPLE for thing in things) or any(takes_part(parse, head) for head in objects(parse, word))


def _has_body(cast: Cast, word: int) -> bool:
    return any(cast.by_id[id_].kind in ("person", "asset", "unnamed", "group", "population") for id_ in cast.at[word])
