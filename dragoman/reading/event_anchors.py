"""The words of a report that name deeds, each in a sense of the lexicon: a parse in, `Anchor`s out.

A verb counts where it has the company that its sense needs; a noun where it is no mere modifier ("*attack* plane").
What is left open here (who, whether it happened) is read by the files beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.reading.cast import Cast
from dragoman.reading.event_lexicon import CARRIERS, THINGS, Sense, nouns, verbs
from dragoman.reading.event_parties import carries, cases, is_passive, objects
from dragoman.reading.lemmas import verb_table
from dragoman.reading.parse import Parse
from dragoman.reading.participants import is_asset, takes_part
from dragoman.records import EventType

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
        "execute": "plan strategy order warrant", "train": "sights", "storm": "out",
        "occupy": "seat seats post posts position positions place places chair top", "arm": "himself themselves",
        "seize": "opportunity chance moment initiative",
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
    "aid assist help rescue finance fund beat host treat injure wound sanction train damage greet".split()
)
#: Those that only things and people suffer: "damaged the *party*" is metaphor.
_BODILY = frozenset("damage injure".split())
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
    "ease": THINGS["limits"] | THINGS["penalties"] | THINGS["curbs"] | {"stance", "position", "grip", "visa"},
    "reopen": THINGS["places"] | THINGS["crossings"],
}
#: Deeds that are always done to somebody.
_DONE_TO = frozenset("kill injure wound arrest detain jail shoot kidnap abduct behead execute convict sentence".split())
#: What one walks out of in protest.
_LEFT = THINGS["talks"] | frozenset("conference session hearing room chamber parliament assembly ceremony vote".split())
#: Deeds whose "of" names whom they befell, if it names anybody: "the release *of data*" is none.
_OF_PEOPLE = frozenset("release execution torture arrest detention abduction".split())
#: Verbs that do with a noun what its subject did not do: "*granted* the request", "*carry* out an accord".
_NO_CARRIERS: dict[EventType, frozenset[str]] = {
    "REQUEST": frozenset(verb_table("grant give take have open approve".split())),
    "REJECT": frozenset(verb_table("have hold give".split())),  # "has a veto"
    "AID": frozenset(verb_table("pay take have begin start open".split())),
    "AGREE": frozenset(verb_table("carry do give have perform enforce start open commit take approve order".split())),
}
#: What is recognised beside an actor: of all else that is somebody's ("recognised its *skill*") it is only admitted.
_RECOGNISED = frozenset(
    "independence sovereignty statehood state government republic claim rule election re-election victory".split()
)
_RESERVES = frozenset("men reserve reserves reservists supporters".split())
#: Who is told, not consulted: "talked to *reporters*".
_PRESS = frozenset("reporter reporters journalist journalists media press newspaper television".split())
#: People who are met, beside those that the lexicon knows as acted upon.
_MET = THINGS["envoys"] | frozenset(
    "counterpart counterparts delegates president presidents chief chiefs relatives colleagues senators mayor".split()
)
_CONVERSING = frozenset(("talk", "speak", "meet"))
#: Whom their own country trains, not another: no aid.
_OWN_RANKS = frozenset("troops forces soldiers army recruits police".split())
#: Verbs whose object goes from one side to the other.
_GIVEN = frozenset("negotiate extradite sell buy purchase hand export import donate share".split())
_CALLED_OFF = frozenset("visit intelligence statement resolution".split())
#: Particles: they belong to the verb itself, not to a phrase behind it.
_PARTICLES = frozenset("in up down out off back over away short".split())
_NATURE = frozenset(
    """tremor tremors earthquake earthquakes quake quakes aftershock aftershocks storm storms hurricane typhoon
    cyclone tornado flood
    floods flooding landslide landslides tsunami drought wildfire wildfires eruption volcano virus disease epidemic
    pandemic outbreak accident accidents crash crashes collision stampede avalanche lightning heatwave famine""".split()
)
#: An attack that goes on with these was one in words.
_IN_WORDS = frozenset("saying calling accusing claiming describing arguing branding labelling dismissing".split())
_PEOPLE = THINGS["people"]
#: Classes whose things are given, sent or held: the object of such a verb is not who it befalls.
_CARRIED = frozenset(
    "@arms @troops @helpers @goods @envoys @ties @penalties @limits @talks @deals @ceasefire @strikes @protests "
    "@drills @tests @captives".split()
)
_DRILLS = frozenset("drill drills exercise exercises".split())
_JOINING = frozenset(verb_table(["join"]))
_LOWERING = frozenset(verb_table("lower reduce cut slash".split()))
#: What an embargo bans.
_TRADED = THINGS["arms"] | frozenset(("exports", "sales", "trade"))
_MAKING = frozenset(verb_table(["make"]))
_ISSUING = frozenset(verb_table("issue make level deliver repeat renew carry".split()))
_LABOUR = frozenset(
    """hunger general labour labor rail transport nationwide national workers teachers doctors dockers pilots walkout
    unions union employees staff seamen miners nurses pension pay
    indefinite one-day two-day""".split()
)
#: What goods have, and are not: "froze *rice prices*".
_PRICED = frozenset("price prices output production demand sector industry company companies market markets".split())
_LIGHT_NOUNS = frozenset(
    "state containers container tons tonnes million billion thousands hundreds dozens package".split()
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that names a deed. `carrier` is the verb that only carries a noun; `object_counts` says whether the
    object of a verb is whom it befalls; `why` names the rule."""

    word: int
    sense: Sense
    carrier: int | None
    object_counts: bool
    why: str


def find_anchors(parse: Parse, cast: Cast) -> list[Anchor]:
    """All anchors in the order of the text."""
    forms, senses = verbs()
    named = nouns()
    inside = {
        w for e in parse.entities if e.label in ("Event", "Organization", "Product") for w in range(e.first, e.last)
    }
    found: list[Anchor] = []
    for word, form in enumerate(parse.words.forms):
        low = form.lower()
        if parse.upos[word] == "VERB" and (lemma := forms.get(low)) is not None:
            anchor = _verb(parse, cast, word, lemma, senses[lemma])
            if anchor is not None:
                found.append(anchor)
        elif parse.upos[word] in ("NOUN", "PROPN") and low in named and word not in inside:
            anchor = _noun(parse, cast, word, named[low])
            if anchor is not None:
                found.append(anchor)
    return found


def _verb(
    parse: Parse, cast: Cast, word: int, lemma: str, senses: tuple[tuple[tuple[str, ...], Sense], ...]
) -> Anchor | None:
    if parse.is_a(word, "amod", "compound", "case", "mark"):
        return None
    if lemma == "help" and parse.child(word, "xcomp", "ccomp", "advcl") is not None:
        return None  # "helped to contain" has no type
    if _is_natural(parse, word) or (lemma == "hail" and "from" in set(_company(parse, word))):
        return None
    if lemma == "attack" and any(parse.form(c).lower() in _IN_WORDS for c in parse.children(word, "advcl")):
        return Anchor(word, Sense("ACCUSE", "disapprove"), None, True, "rule:verb-attack-saying")
    if lemma == "attack" and _is_in_words(parse, cast, word):
        return Anchor(word, Sense("ACCUSE", "disapprove"), None, True, "rule:verb-attack-in-words")
    things = list(_things(parse, word))
    if _NOT.get(lemma, frozenset()) & set(things):
        return None
    company = set(_company(parse, word))
    if lemma in _CONVERSING and _with_press(parse, word):
        return None
    if _OTHER_VERB.get(lemma, frozenset()) & company or not _is_meant(parse, cast, word, lemma, things):
        return None
    if lemma == "wound" and company & {"+up", "+down"}:
        return None  # "wound up" is of "wind"
    for needed, sense in senses:
        if not all(_has(need, things, company) for need in needed):
            continue
        if not needed and lemma in _NEEDS_ACTOR and not _acts_on_somebody(parse, cast, word, lemma, things):
            return None
        if not needed and not _befits(parse, cast, word, lemma):
            return None
        carried = lemma in _GIVEN or any(need in _CARRIED or need in _CALLED_OFF for need in needed)
        return Anchor(word, sense, None, not carried, f"rule:verb-{'-'.join((lemma, *needed))}")
    return None


def _is_meant(parse: Parse, cast: Cast, word: int, lemma: str, things: list[str]) -> bool:
    """Whether a verb of several senses has the one that the lexicon means, by who acts and on what."""
    if lemma in _TRADE:
        return _is_traded(parse, cast, word, things)
    if lemma == "demonstrate":  # "*demonstrate* their strength"
        return parse.child(word, "obj", "ccomp", "nsubj:pass") is None
    if lemma == "walk":
        left = [parse.form(c).lower() for c in parse.children(word, "obl") if "of" in cases(parse, c)]
        return not left or bool(_LEFT & set(left))
    if lemma == "leave":  # "left the talks *to* see the king"
        return parse.child(word, "advcl", "xcomp") is None or not THINGS["talks"] & set(things)
    if lemma in _DONE_TO and parse.child(word, "nsubj") is not None and not objects(parse, word):
        return False  # a headline's participle: "POLICEMAN *KILLED*"
    if lemma == "capture" and not is_passive(parse, word):  # "video *captured* him"
        subject = parse.child(word, "nsubj")
        return subject is None or parse.form(subject).lower() not in ("video", "footage", "photo", "photos", "camera")
    if lemma == "reopen" and any(parse.upos[head] == "PROPN" for head in objects(parse, word)):
        return True
    if lemma in _EASED:
        return bool(_EASED[lemma] & set(things))
    if lemma == "release":  # a patient
        return not any(parse.form(c).lower() == "hospital" for c in parse.children(word, "obl"))
    if lemma == "welcome":  # guests
        return parse.child(word, "xcomp") is not None or not any(
            takes_part(parse, head) or _names_people(cast, head) for head in objects(parse, word)
        )
    if lemma == "return":  # a thing to its owner, not somebody to his country
        return bool(objects(parse, word))
    if lemma in ("strike", "hit") and parse.child(word, "obl:agent") is not None:
        by = parse.children(word, "obl:agent")  # "was *struck* by a car"
        return any(c in cast.at or takes_part(parse, c) or parse.form(c).lower() in THINGS["arms"] for c in by)
    if lemma == "march":  # soldiers march to war
        subject = parse.child(word, "nsubj")
        return subject is None or parse.form(subject).lower() not in THINGS["troops"]
    if lemma == "hold" and "joint" in set(_company(parse, word)):
        return bool(set(things) & (THINGS["drills"] | THINGS["operations"]))
    if lemma == "relax":
        return parse.child(word, "advmod") is None or parse.child(word, "obj") is not None
    if lemma == "host":
        return not any(
            parse.form(head).lower().endswith(("forum", "games", "cup", "event")) for head in objects(parse, word)
        )
    if lemma in ("equip", "arm"):
        return not any(is_asset(parse, head) for head in objects(parse, word))
    if lemma == "send":  # "sent the food *back*"
        return "+back" not in set(_company(parse, word))
    if lemma in ("clash", "retreat", "rally"):  # in words, to his study
        return not _is_person(parse, cast, word)
    return True


def _names_people(cast: Cast, word: int) -> bool:
    return any(cast.by_id[id_].kind in ("person", "group", "unnamed") for id_ in cast.at.get(word, ()))


def _is_traded(parse: Parse, cast: Cast, word: int, things: list[str]) -> bool:
    """Whether goods of state are traded, or a partner is named: not "*sold* dollars", "*buy* more imports"."""
    if any(id_ for head in objects(parse, word) for id_ in cast.at.get(head, ())):
        return False  # "*sell* the union to the voters"
    if set(things) & (THINGS["arms"] | THINGS["wares"]):
        return True
    partners = [c for c in parse.children(word, "obl", "iobj") if cases(parse, c) & {"to", "from", "with"}]
    partners += [
        c for thing in objects(parse, word) for c in parse.children(thing, "nmod") if "from" in cases(parse, c)
    ]
    return any(partner in cast.at for partner in (*partners, *parse.children(word, "iobj")))


def _is_in_words(parse: Parse, cast: Cast, word: int) -> bool:
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
    form = parse.form(word).lower()
    return parse.upos[word] in ("PRON", "PROPN", "NUM") or form in _PEOPLE | _MET or takes_part(parse, word)


def _befits(parse: Parse, cast: Cast, word: int, lemma: str) -> bool:
    """Whether the object lets a verb alone have its sense: "withdrew", not "withdrew the draft"."""
    heads = objects(parse, word)
    known = [
        head for head in heads if head in cast.at or any(c in cast.at for c in parse.children(head, "conj", "appos"))
    ]
    if known or not heads:
        return True
    forms = {parse.form(head).lower() for head in heads}
    owned = any(c in cast.at for head in heads for c in parse.children(head, "nmod:poss", "compound", "amod", "nmod"))
    if lemma == "meet":
        return any(_is_somebody(parse, head) for head in heads)
    if lemma in ("mobilise", "mobilize"):
        return bool(forms & (THINGS["troops"] | THINGS["arms"] | _OWN_RANKS | _RESERVES))
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
        told.append(int(parse.head[word]))
    return any(parse.form(at).lower() in _PRESS for at in told)


def _is_natural(parse: Parse, word: int) -> bool:
    """Whether nature or chance did it: "an earthquake *killed*", "were *injured* in a crash"."""
    beside = [word, *parse.children(word, "conj")]  # "were killed and others injured *in a crash*"
    if parse.is_a(word, "conj"):
        beside.append(int(parse.head[word]))
    around = [c for at in beside for c in parse.children(at, "nsubj", "obl")]
    around += [int(parse.head[at]) for at in beside if parse.is_a(at, "acl:relcl")]
    around += [c for at in beside if parse.is_a(at, "advcl") for c in parse.children(int(parse.head[at]), "nsubj")]
    below = [c for at in around for c in parse.children(at, "nmod", "compound", "acl", "acl:relcl")]
    return any(parse.form(at).lower() in _NATURE for at in (*around, *below))


def _noun(parse: Parse, cast: Cast, word: int, sense: Sense) -> Anchor | None:
    if parse.is_a(word, "compound", "amod", "nmod:poss", "flat", "appos:desc"):
        return None
    if any(parse.form(c).lower() in ("news", "press") for c in parse.children(word, "compound")):
        return None  # "a news conference" is no talks
    form = parse.form(word).lower()
    if form == "march" and parse.form(word) == "March":
        return None  # the month
    if form.startswith(("rall", "march")) and not _is_protest(parse, word):
        return None
    if form == "expulsion" and not _is_of(parse, word, THINGS["diplomats"]):
        sense = Sense("COERCE", "deport")
    if form.startswith("tariff") and parse.form(int(parse.head[word])).lower() in _LOWERING:
        return None  # old ones, and fewer of them
    if form == "ban" and any(
        _is_of(parse, c, _TRADED) or parse.form(c).lower() in _TRADED for c in parse.children(word, "nmod")
    ):
        sense = Sense("SANCTION", "discontinue")
    if form == "attack" and parse.form(int(parse.head[word])).lower() in _JOINING:
        return None  # "joined in the *attack*" on a plan
    if form == "exchange" and any(parse.form(c).lower() == "foreign" for c in parse.children(word, "amod")):
        return None  # "foreign *exchange*"
    if form == "withdrawal" and _is_of(parse, word, THINGS["penalties"] | THINGS["limits"]):
        sense = Sense("CONCEDE")
    if form == "exchange" and "in" in cases(parse, word):
        return None  # "in exchange for"
    if form.rstrip("s") in _OF_PEOPLE and not _is_of_people(parse, cast, word):
        return None
    if form.rstrip("s") == "threat" and not _is_uttered(parse, word):
        return None
    if parse.form(word).lower() in ("strike", "strikes") and _is_walkout(parse, word):
        sense = Sense("PROTEST", "strike")
    if parse.form(word).lower() in _DRILLS:
        sense = _drill(parse, word)
    governor = int(parse.head[word])
    carrier = parse.form(governor).lower()
    carried = carrier in CARRIERS and carrier not in _NO_CARRIERS.get(sense.type, frozenset()) and carries(parse, word)
    carried = carried and not _makes_so(parse, governor)
    return Anchor(word, sense, governor if carried else None, True, f"rule:noun-{parse.form(word).lower()}")


def _is_protest(parse: Parse, word: int) -> bool:
    """A rally of protesters, not of a candidate, a party or a currency."""
    before = {parse.form(c).lower() for c in parse.children(word, "compound", "amod")}
    against = any("against" in cases(parse, c) for c in parse.children(word, "nmod"))
    return against or any(form.startswith(("protest", "anti-", "opposition")) for form in before)


def _is_of(parse: Parse, word: int, things: frozenset[str]) -> bool:
    return any(parse.form(c).lower() in things for c in parse.children(word, "nmod", "nmod:poss", "compound"))


def _is_of_people(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether the "of" behind a deed names people, where there is one, and not from a sickbed."""
    of = [c for c in parse.children(word, "nmod") if "of" in cases(parse, c)]
    if parse.form(word).lower().startswith("release"):  # "since *its* release": a report's or a film's
        owned = [c for c in parse.children(word, "nmod:poss") if parse.form(c).lower() in ("its", "whose")]
        if owned:
            return False
    return all(c in cast.at or takes_part(parse, c) or parse.upos[c] in ("PROPN", "NUM", "PRON") for c in of)


def _makes_so(parse: Parse, verb: int) -> bool:
    """ "*Made* the pact meaningless"."""
    return parse.form(verb).lower() in _MAKING and parse.child(verb, "xcomp") is not None


def _is_uttered(parse: Parse, word: int) -> bool:
    """A threat that somebody made, not a danger: "*his* threat to", "*issued* a threat"."""
    issued = parse.form(int(parse.head[word])).lower() in _ISSUING and parse.is_a(word, "obj", "nsubj:pass")
    return issued or parse.child(word, "acl") is not None or "by" in {
        case for c in parse.children(word, "nmod") for case in cases(parse, c)
    }  # fmt: skip


def _is_walkout(parse: Parse, word: int) -> bool:
    """A strike of workers: "on strike", "a hunger strike", "called off a general strike"."""
    before = {parse.form(c).lower() for c in parse.children(word, "compound", "amod", "nmod:poss")}
    alone = "on" in cases(parse, word) and parse.child(word, "det", "nmod") is None
    by = [parse.form(c).lower() for c in parse.children(word, "nmod") if "by" in cases(parse, c)]
    over = any("over" in cases(parse, c) for c in parse.children(word, "nmod"))  # pay and pensions
    governor = int(parse.head[word])
    strikers = [parse.form(c).lower() for c in parse.children(governor, "nsubj")]
    return alone or over or bool((before | {*strikers, *by}) & _LABOUR)


def _drill(parse: Parse, word: int) -> Sense:
    """Drills of several are cooperation, drills alone a show of force."""
    shared = {parse.form(c).lower() for c in parse.children(word, "amod", "compound")} & {"joint", "bilateral"}
    together = any(cases(parse, c) & {"with", "between"} for c in parse.children(word, "nmod"))
    governor = int(parse.head[word])
    together = together or any("with" in cases(parse, c) for c in parse.children(governor, "obl"))
    subjects = [c for c in parse.children(governor, "nsubj") if parse.child(c, "conj") is not None]
    return Sense("COOPERATE", None, True) if shared or together or subjects else Sense("MOBILIZE", "troops")


def _has(need: str, things: list[str], company: set[str]) -> bool:
    if need.startswith("@"):
        return any(thing in THINGS[need[1:]] for thing in things)
    if need in _PARTICLES:
        return f"+{need}" in company
    return need in company or need in things or need + "s" in things


def _things(parse: Parse, word: int) -> Iterator[str]:
    """What a predicate acts on, in lower case: its objects, their coordinates, and what containers contain."""
    for head in objects(parse, word):
        for at in (head, *parse.children(head, "conj")):
            yield parse.form(at).lower()
            if parse.form(at).lower() in _LIGHT_NOUNS or parse.upos[at] == "NUM":
                yield from (parse.form(c).lower() for c in parse.children(at, "nmod"))
            if parse.upos[at] == "SYM":
                yield from (parse.form(c).lower() for c in parse.children(at, "nummod"))
            known = any(parse.form(at).lower() in things for things in THINGS.values())
            if not known and parse.form(at).lower() not in _PRICED:
                yield from (parse.form(c).lower() for c in parse.children(at, "compound"))
    left = (
        parse.form(c).lower()
        for c in parse.children(word, "obl")
        if cases(parse, c) & {"from", "of"} and "ahead" not in cases(parse, c)
    )
    yield from (form for form in left if form in THINGS["deals"] | THINGS["talks"])  # "withdrew *from the treaty*"


def _company(parse: Parse, word: int) -> Iterator[str]:
    """The small words around a predicate: particles, prepositions of its phrases, first words of its objects."""
    for child in parse.children(word):
        form = parse.form(child).lower()
        if parse.is_a(child, "compound:prt", "advmod"):
            yield f"+{form}"
        if parse.is_a(child, "xcomp", "advcl", "obl", "obj"):
            yield form
        if parse.is_a(child, "obl", "obj", "nsubj:pass", "xcomp"):
            before = cases(parse, child)
            yield from before
            if {"out", "of"} <= before:
                yield "+out"  # "pulled *out of* the talks"
            yield from (parse.form(c).lower() for c in parse.children(child, "amod"))
            if parse.is_a(child, "obj", "obl"):
                yield from cases(parse, child)


def _acts_on_somebody(parse: Parse, cast: Cast, word: int, lemma: str, things: list[str]) -> bool:
    owning = () if lemma in _OUTRIGHT else ("nmod:poss", "amod", "compound", "nmod")
    for head in objects(parse, word):
        for at in (head, *parse.children(head, "conj", "appos", *owning)):
            if at in cast.at and not (lemma in _BODILY and not _has_body(cast, at)):
                return True
    return any(thing in _PEOPLE for thing in things) or any(takes_part(parse, head) for head in objects(parse, word))


def _has_body(cast: Cast, word: int) -> bool:
    return any(cast.by_id[id_].kind in ("person", "asset", "unnamed", "group", "population") for id_ in cast.at[word])
