"""The words of a report that name deeds, each in a sense of the lexicon: a parse in, `Anchor`s out.

A verb counts where it has the company that its sense needs; a noun where it is no mere modifier ("*attack* plane").
What is left open here (who, whether it happened) is read by the files beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.reading.cast import Cast
from dragoman.reading.event_lexicon import CARRIERS, THINGS, Sense, nouns, verbs
from dragoman.reading.event_parties import carries, cases, objects
from dragoman.reading.parse import Parse
from dragoman.reading.participants import takes_part

#: Things that make a verb no deed: "release a statement", "meet a deadline".
_NOT: dict[str, frozenset[str]] = {
    lemma: frozenset(words.split())
    for lemma, words in {
        "release": "statement statements report reports figures data video footage results details list film album "
        "document documents transcript photo photos images names energy",
        "meet": "need needs demand demands goal goals target targets deadline criteria challenge requirements "
        "requirement standards standard obligations conditions condition expectations eye",
        "withdraw": "statement remark remarks bid candidacy application offer money cash charge charges",
        "kill": "bill deal time idea chance hopes plan report project proposal talks",
        "take": "exports imports income view views sight sights",
        "recognise": "need fact importance role that",
        "recognize": "need fact importance role that", "free": "funds money time resources",
        "attack": "problem problems idea record proposal plan", "strike": "chord balance tone note",
        "poison": "atmosphere relations debate", "raid": "fridge", "back": "away", "buy": "time", "sell": "idea story",
        "execute": "plan strategy order warrant", "train": "sights", "storm": "out", "arm": "himself themselves",
        "shelter": "", "aid": "", "praise": "",
    }.items()
}  # fmt: skip
#: Verbs of many senses that are deeds only where an actor of the report is what they act on.
_NEEDS_ACTOR = frozenset(
    """recognise recognize back strike target hit free equip arm supply assist aid finance fund
    sanction pound board return occupy sentence welcome praise applaud hail commend
    rescue shelter wound injure shoot trade ban investigate probe raid approve release
    beat train help award repeal reinstate evacuate capture treat
    execute host greet accuse blame denounce fine return evict stab""".split()
)
#: What is recognised beside an actor: of all else that is somebody's ("recognised its *skill*") it is only admitted.
_RECOGNISED = frozenset(
    "independence sovereignty statehood state government republic claim rule election re-election victory".split()
)
_RESERVES = frozenset("reserve reserves reservists supporters".split())
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
_GIVEN = frozenset("extradite sell buy purchase hand export import donate share issue return".split())
#: Verbs whose object is who comes, where others send it: the other party.
_RECEIVING = frozenset(("receive", "welcome"))
_CALLED_OFF = frozenset("visit intelligence statement resolution".split())
#: Particles: they belong to the verb itself, not to a phrase behind it.
_PARTICLES = frozenset("in up down out off back over away short".split())
_NATURE = frozenset(
    """earthquake earthquakes quake quakes aftershock aftershocks storm storms hurricane typhoon cyclone tornado flood
    floods flooding landslide landslides tsunami drought wildfire wildfires eruption volcano virus disease epidemic
    pandemic outbreak accident accidents crash crashes collision stampede avalanche lightning heatwave famine""".split()
)
#: An attack that goes on with these was one in words.
_IN_WORDS = frozenset("saying calling accusing claiming describing arguing branding labelling dismissing".split())
_PEOPLE = THINGS["people"]
#: Classes whose things are given, sent or held: the object of such a verb is not who it befalls.
_CARRIED = frozenset(
    "@arms @troops @helpers @goods @envoys @ties @penalties @limits @talks @deals @ceasefire @strikes @protests "
    "@drills @tests @captives @proof @partnership".split()
)
_DRILLS = frozenset("drill drills exercise exercises".split())
_LABOUR = frozenset(
    """hunger general labour labor rail transport nationwide national workers teachers doctors dockers pilots walkout
    indefinite one-day two-day""".split()
)
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
            anchor = _noun(parse, word, named[low])
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
    things = list(_things(parse, word))
    if _NOT.get(lemma, frozenset()) & set(things):
        return None
    company = set(_company(parse, word))
    if lemma in _CONVERSING and _with_press(parse, word):
        return None
    if lemma == "wound" and company & {"+up", "+down"}:
        return None  # "wound up" is of "wind"
    for needed, sense in senses:
        if not all(_has(need, things, company) for need in needed):
            continue
        if not needed and lemma in _NEEDS_ACTOR and not _acts_on_somebody(parse, cast, word, things):
            return None
        if not needed and not _befits(parse, cast, word, lemma):
            return None
        carried = lemma in _GIVEN or any(need in _CARRIED or need in _CALLED_OFF for need in needed)
        carried = carried or (lemma == "withdraw" and "@diplomats" in needed)  # its own, from another
        carried = carried and lemma not in _RECEIVING
        return Anchor(word, sense, None, not carried, f"rule:verb-{'-'.join((lemma, *needed))}")
    return None


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
        return bool(forms & (THINGS["troops"] | THINGS["arms"] | _PEOPLE | _OWN_RANKS | _RESERVES))
    if lemma == "withdraw":
        return any(takes_part(parse, at) for head in heads for at in (head, *parse.children(head, "nmod")))
    if lemma in ("recognise", "recognize"):
        return bool(forms & _RECOGNISED)
    if lemma == "train":
        return owned or not forms & _OWN_RANKS
    return True


def _with_press(parse: Parse, word: int) -> bool:
    told = [*parse.children(word, "obl"), *objects(parse, word)]
    if parse.is_a(word, "acl:relcl"):
        told.append(int(parse.head[word]))
    return any(parse.form(at).lower() in _PRESS for at in told)


def _is_natural(parse: Parse, word: int) -> bool:
    """Whether nature or chance did it: "an earthquake *killed*", "were *injured* in a crash"."""
    beside = [word, *parse.children(word, "conj")]  # "were killed and others injured *in a crash*"
    if parse.is_a(word, "conj"):
        beside.append(int(parse.head[word]))
    around = [c for at in beside for c in parse.children(at, "nsubj", "obl")]
    below = [c for at in around for c in parse.children(at, "nmod", "compound", "acl", "acl:relcl")]
    return any(parse.form(at).lower() in _NATURE for at in (*around, *below))


def _noun(parse: Parse, word: int, sense: Sense) -> Anchor | None:
    if parse.is_a(word, "compound", "amod", "nmod:poss", "flat", "appos:desc"):
        return None
    if any(parse.form(c).lower() in ("news", "press") for c in parse.children(word, "compound")):
        return None  # "a news conference" is no talks
    if parse.is_a(word, "nmod") and parse.form(int(parse.head[word])).lower() in ("warrant", "warrants"):
        return None  # a "warrant of *arrest*" is no arrest yet
    if parse.form(word).lower() in ("strike", "strikes") and _is_walkout(parse, word):
        sense = Sense("PROTEST", "strike")
    if parse.form(word).lower() in _DRILLS:
        sense = _drill(parse, word)
    governor = int(parse.head[word])
    carried = parse.form(governor).lower() in CARRIERS and carries(parse, word)
    return Anchor(word, sense, governor if carried else None, True, f"rule:noun-{parse.form(word).lower()}")


def _is_walkout(parse: Parse, word: int) -> bool:
    """A strike of workers: "on strike", "a hunger strike", "called off a general strike"."""
    before = {parse.form(c).lower() for c in parse.children(word, "compound", "amod", "nmod:poss")}
    alone = "on" in cases(parse, word) and parse.child(word, "det", "nmod") is None
    return alone or bool(before & _LABOUR)


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
            if not any(parse.form(at).lower() in things for things in THINGS.values()):
                yield from (parse.form(c).lower() for c in parse.children(at, "compound"))
    left = (parse.form(c).lower() for c in parse.children(word, "obl") if cases(parse, c) & {"from", "of"})
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
            if parse.is_a(child, "obj"):  # "evidence *against* Iran", where the phrase hangs on the object
                behind = {case for c in parse.children(child, "nmod") for case in cases(parse, c)}
                yield from behind & {"against"}


def _acts_on_somebody(parse: Parse, cast: Cast, word: int, things: list[str]) -> bool:
    for head in objects(parse, word):
        for at in (head, *parse.children(head, "conj", "nmod:poss", "amod", "compound", "nmod", "appos")):
            if at in cast.at:
                return True
    return any(thing in _PEOPLE for thing in things) or any(takes_part(parse, head) for head in objects(parse, word))
