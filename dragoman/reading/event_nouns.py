"""Whether a noun names a deed, and in which sense: by what stands before it, behind it and above it.

"An air strike" is an attack, "a strike over pay" a protest; "the release of data" is nothing.
"""

from __future__ import annotations

from dragoman.reading.cast import Cast
from dragoman.reading.event_carriers import carries
from dragoman.reading.event_figures import THOUGHTS, is_at_work, is_peaceful
from dragoman.reading.event_lexicon import CARRIERS, NO_CARRIERS, THINGS, Sense
from dragoman.reading.event_parties import whole
from dragoman.reading.event_phrases import cases
from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.reading.parse import Parse
from dragoman.reading.participants import takes_part

#: Deeds whose "of" names whom they befell, if it names anybody: "the release *of data*" is none.
_OF_PEOPLE = frozenset("release execution torture arrest detention abduction".split())
_DRILLS = frozenset("drill drills exercise exercises".split())
_JOINING = frozenset(verb_table(["join"]))
_LOWERING = frozenset(verb_table("lower reduce cut slash".split()))
_LAUNCHING = frozenset(verb_table(["launch"]))
_WORKS = noun_table("market plant factory mine mill works store shop exchange pit refinery smelter".split())
#: What an embargo bans.
_TRADED = THINGS["arms"] | frozenset(("exports", "sales", "trade"))
#: What is built up as a show of force.
_MASSED = THINGS["troops"] | THINGS["arms"] | frozenset("military naval nuclear border".split())
_MAKING = frozenset(verb_table(["make"]))
_ISSUING = frozenset(verb_table("issue make level deliver repeat renew carry".split()))
_SIGNING = frozenset(verb_table("sign reach strike conclude clinch ink seal announce agree negotiate hammer".split()))
_DANGERS = frozenset("cyber security terror terrorist terrorism health environmental external internal".split())
_SCORING = frozenset(verb_table("score pull land".split()))
_CARRIAGE = frozenset("delivery transfer transfers".split())
#: Deeds that are spoken of as often as done.
_TOPICAL = frozenset(("RETREAT", "AID", "COOPERATE", "AGREE", "CONCEDE"))
#: Attacks whose nouns are as often figures, of sport, quarrels or markets.
_BLOWS = frozenset("attack strike raid assault offensive coup bombardment ambush slaughter torture".split())
#: What is sent as help, and what it comes in.
_SHIPPED = (THINGS["arms"] | THINGS["goods"]) - {"money", "fund", "funds", "sales", "cash", "oil"} | frozenset(
    "humanitarian military emergency materiel uniforms parts supplies".split()
)
#: What one side suspends for another.
_SUSPENDED = (
    THINGS["ties"]
    | THINGS["flows"] - {"exports", "oil", "loans"}
    | frozenset("membership agreement accord treaty".split())
)
_CLIMBING = frozenset(verb_table("climb scale ascend reach conquer summit mount".split()))
_PEAKS = frozenset("mountain mount mt peak volcano everest".split())
_DISCUSSING = frozenset(verb_table("discuss debate negotiate explore study".split()))
_PAPERS = frozenset("share shares stock bonds notes views ideas goods fire".split())
_AERIAL = frozenset("air aerial missile drone military nuclear rocket".split())
_LABOUR = frozenset(
    """hunger general labour labor rail transport nationwide national workers teachers doctors dockers pilots walkout
    unions union employees staff seamen miners nurses pension pay drivers farmers guards inmates prisoners
    indefinite one-day two-day""".split()
)


def noun_sense(parse: Parse, cast: Cast, word: int, sense: Sense) -> Sense | None:
    """The sense of a noun here, where the lexicon gives it `sense`; None where it is no deed."""
    if parse.is_a(word, "compound", "amod", "nmod:poss", "flat", "appos:desc"):
        return None
    if any(parse.lowered[c] in ("news", "press") for c in parse.children(word, "compound")):
        return None  # "a news conference" is no talks
    if parse.is_a(word, "nmod") and parse.lowered[parse.governor[word]] in ("warrant", "warrants"):
        return None  # a "warrant of *arrest*" is no arrest yet
    form = parse.lowered[word]
    if sense.type in _TOPICAL and _is_topic(parse, word):
        return None  # "discussed *disarmament*"
    if is_walkout(parse, word):
        return Sense("PROTEST", "strike")
    if form.rstrip("s") in _BLOWS and is_peaceful(parse):
        return None  # "the biggest *coup* of the season"
    if form == "summit" and (parse.lowered[parse.governor[word]] in _CLIMBING or _PEAKS & _beside(parse, word)):
        return None  # "reached the mountain's *summit*"
    if form.startswith("conversation") and not _is_with_somebody(parse, word):
        return None  # "started a *conversation* around truth"
    if form.startswith(("inquir", "enquir")) and parse.lowered[parse.governor[word]] in _MAKING:
        return None  # "had *made inquiries* with banks"
    if form.startswith("shipment") and not _is_help(parse, word):
        return None  # goods that are sold
    if form == "suspension" and not _is_of(parse, word, _SUSPENDED):
        return None  # of payments, of a player
    if form.startswith("tariff") and any("between" in cases(parse, c) for c in parse.children(word, "nmod")):
        return None  # "elimination of *tariffs* between the two"
    if form in _CARRIAGE and not _is_of(parse, word, THINGS["goods"] | THINGS["arms"] | THINGS["wares"]):
        return None  # "prepared for *delivery* to bankers": a speech
    made = parse.lowered[parse.governor[word]] in _ISSUING and parse.child(parse.governor[word], "compound:prt") is None
    if form == "demand" and not made and parse.child(word, "acl", "ccomp") is None:
        return None  # that of a market: "falling *demand* from Japan for steel"
    if form == "appeal" and not made and not _is_for_something(parse, word):
        return None  # "losing its popular *appeal*"
    if form == "coup" and parse.lowered[parse.governor[word]] in _SCORING:
        return None  # "scored a *coup*"
    if form == "march" and parse.form(word) == "March":
        return None  # the month
    if form.startswith(("rall", "march")) and not is_protest(parse, word):
        return None
    if form == "expulsion" and not _is_of(parse, word, THINGS["diplomats"]):
        sense = Sense("COERCE", "deport")
    if form.startswith("tariff") and any(parse.lowered[at] in _LOWERING for at in _two_above(parse, word)):
        return None  # old ones, and fewer of them
    if form == "ban" and any(
        _is_of(parse, c, _TRADED) or parse.lowered[c] in _TRADED for c in parse.children(word, "nmod")
    ):
        sense = Sense("SANCTION", "discontinue")
    if form.rstrip("s") in ("attack", "assault") and _is_on_a_thought(parse, cast, word):
        return Sense("ACCUSE", "disapprove") if _is_between_figures(parse, cast, word) else None
    if form == "attack" and parse.lowered[parse.governor[word]] in _JOINING:
        return None  # "joined in the *attack*" on a plan
    if form == "exchange" and any(parse.lowered[c] == "foreign" for c in parse.children(word, "amod")):
        return None  # "foreign *exchange*"
    if form == "withdrawal" and _is_of(parse, word, THINGS["penalties"] | THINGS["limits"]):
        sense = Sense("CONCEDE")
    if form == "exchange" and _is_of(parse, word, _PAPERS):
        return None
    if form == "exchange" and "in" in cases(parse, word):
        return None  # "in exchange for"
    if form.startswith(("buildup", "build-up")) and not _is_of(parse, word, _MASSED):
        return None  # of stocks
    if form == "closure" and _is_of_business(parse, cast, word):
        return None  # "the *closure* of the markets", of a plant
    if form.rstrip("s") in _OF_PEOPLE and not _is_of_people(parse, cast, word):
        return None
    if form.rstrip("s") == "threat" and not _is_uttered(parse, word):
        return None
    if parse.lowered[word] in _DRILLS:
        sense = _drill(parse, word)
    return sense


def _is_for_something(parse: Parse, word: int) -> bool:
    """Whether a noun of asking tells what is asked, of whom or by whom."""
    asked = any(cases(parse, c) & {"for", "to", "from", "by"} for c in parse.children(word, "nmod"))
    return asked or parse.child(word, "acl", "ccomp") is not None


def _is_of_business(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether what closes is a market, a works or a firm, and nobody is told who shuts it."""
    closed = [c for c in parse.children(word, "nmod", "compound") if "by" not in cases(parse, c)]
    by = (
        any("by" in cases(parse, c) for c in parse.children(word, "nmod")) or parse.child(word, "nmod:poss") is not None
    )
    kinds = {cast.by_id[id_].kind for c in closed for id_ in cast.at.get(c, ())}
    works = any(parse.lowered[c] in _WORKS for c in closed) or "company" in kinds
    return works and not by and not parse.is_a(word, "obj", "nsubj:pass")


def is_bound(parse: Parse, word: int, carrier: int | None) -> bool:
    """Whether an agreement of which one side is told is one at all: with somebody, or signed; not "the best deal"."""
    beside = [*parse.children(word, "nmod", "acl"), *parse.children(parse.governor[word], "obl")]
    with_ = any(cases(parse, c) & {"with", "between", "to"} for c in beside)
    return with_ or (carrier is not None and parse.lowered[carrier] in _SIGNING)


def _two_above(parse: Parse, word: int) -> tuple[int, int]:
    """The governor of a noun and that of the part of it: "*lowered* many of its tariffs"."""
    above = parse.governor[word]
    return above, parse.governor[above]


def _is_help(parse: Parse, word: int) -> bool:
    """Whether what is shipped is arms, fuel or food that one side sends another, or containers of them."""
    return _is_of(parse, word, _SHIPPED) or any(
        _is_of(parse, c, _SHIPPED) for c in parse.children(word, "nmod") if "of" in cases(parse, c)
    )


def is_carried(parse: Parse, word: int, sense: Sense) -> bool:
    """Whether the verb above a noun only carries it: "*imposed* sanctions", not "*granted* the request"."""
    governor = parse.governor[word]
    carrier = parse.lowered[governor]
    if carrier not in CARRIERS or carrier in NO_CARRIERS.get(sense.type, frozenset()):
        return False
    return carries(parse, word) and not _makes_so(parse, governor)


def _is_on_a_thought(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether an attack is one in words: "an *attack* on its policy", "the senator's *attack* on the minister"."""
    on = [c for c in parse.children(word, "nmod") if cases(parse, c) & {"on", "against"}]
    return any(parse.lowered[c] in THOUGHTS for c in on) or _is_between_figures(parse, cast, word)


def _is_between_figures(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether one public figure or party attacks another: by its owner, or by whoever "*launches*" it."""
    verb = parse.governor[word]
    launched = parse.is_a(word, "obj") and parse.lowered[verb] in _LAUNCHING
    on = [
        c
        for at in (word, *((verb,) if launched else ()))
        for c in parse.children(at, "nmod", "obl")
        if cases(parse, c) & {"on", "against"}
    ]
    by = parse.children(word, "nmod:poss", "compound") + (parse.children(verb, "nsubj") if launched else [])

    def kinds(words: list[int]) -> set[str]:
        return {cast.by_id[id_].kind for at in words for id_ in cast.at.get(at, ())}

    return bool(kinds(by) & {"person", "party"}) and bool(kinds(on) & {"person", "party", "media", "government-body"})


def _is_topic(parse: Parse, word: int) -> bool:
    """Whether a deed is only talked about: "*discussed* an exchange", "talks *on* withdrawal"."""
    at = word
    while parse.is_a(at, "conj"):
        at = parse.governor[at]
    governor = parse.governor[at]
    if parse.is_a(at, "obj", "nsubj:pass"):
        return parse.lowered[governor] in _DISCUSSING
    return parse.is_a(at, "nmod", "obl") and bool(cases(parse, at) & {"on", "about"}) and parse.lowered[governor] in (
        THINGS["talks"] | _DISCUSSING
    )  # fmt: skip


def _is_with_somebody(parse: Parse, word: int) -> bool:
    phrases = [*parse.children(word, "nmod"), *parse.children(parse.governor[word], "obl")]
    return any(cases(parse, c) & {"with", "between"} for c in phrases)


def _beside(parse: Parse, word: int) -> set[str]:
    return {parse.lowered[c] for c in parse.children(word, "nmod", "nmod:poss", "compound")}


def is_protest(parse: Parse, word: int) -> bool:
    """A rally of protesters, not of a candidate, a party or a currency."""
    before = {parse.lowered[c] for c in parse.children(word, "compound", "amod")}
    against = any("against" in cases(parse, c) for c in parse.children(word, "nmod"))
    return against or any(form.startswith(("protest", "anti-", "opposition")) for form in before)


def _is_of(parse: Parse, word: int, things: frozenset[str]) -> bool:
    return any(parse.lowered[c] in things for c in parse.children(word, "nmod", "nmod:poss", "compound"))


def _is_of_people(parse: Parse, cast: Cast, word: int) -> bool:
    """Whether the "of" behind a deed names people, where there is one, and not from a sickbed."""
    of = [c for c in parse.children(word, "nmod") if "of" in cases(parse, c)]
    if parse.lowered[word].startswith("release"):  # "since *its* release": a report's or a film's
        owned = [c for c in parse.children(word, "nmod:poss") if parse.lowered[c] in ("its", "whose")]
        if owned:
            return False
    return all(c in cast.at or takes_part(parse, c) or parse.upos[c] in ("PROPN", "NUM", "PRON") for c in of)


def _makes_so(parse: Parse, verb: int) -> bool:
    """ "*Made* the pact meaningless"."""
    return parse.lowered[verb] in _MAKING and parse.child(verb, "xcomp") is not None


def _is_uttered(parse: Parse, word: int) -> bool:
    """A threat that somebody made, not a danger: "*his* threat to", "*issued* a threat"."""
    if any(parse.lowered[c] in _DANGERS for c in parse.children(word, "compound", "amod")):
        return False  # "cyber *threats*"
    issued = parse.lowered[parse.governor[word]] in _ISSUING and parse.is_a(word, "obj", "nsubj:pass")
    return issued or parse.child(word, "acl") is not None or "by" in {
        case for c in parse.children(word, "nmod") for case in cases(parse, c)
    }  # fmt: skip


def is_walkout(parse: Parse, word: int) -> bool:
    """A strike of workers: "on strike", "a hunger strike", "called off a general strike"."""
    if parse.lowered[word] not in ("strike", "strikes"):
        return False
    before = {parse.lowered[c] for c in parse.children(word, "compound", "amod", "nmod:poss")}
    alone = "on" in cases(parse, word) and parse.child(word, "det", "nmod") is None
    by = [parse.lowered[c] for c in parse.children(word, "nmod") if "by" in cases(parse, c)]
    over = any("over" in cases(parse, c) for c in parse.children(word, "nmod"))  # pay and pensions
    governor = parse.governor[word]
    strikers = [parse.lowered[c] for c in parse.children(governor, "nsubj")]
    if is_at_work(parse) and not before & _AERIAL:
        return True
    return alone or over or bool((before | {*strikers, *by}) & _LABOUR)


def _drill(parse: Parse, word: int) -> Sense:
    """Drills of several are cooperation, drills alone a show of force."""
    shared = {parse.lowered[c] for c in parse.children(word, "amod", "compound")} & {"joint", "bilateral"}
    together = any(cases(parse, c) & {"with", "between"} for c in parse.children(word, "nmod"))
    governor = parse.governor[whole(parse, word)]
    together = together or any("with" in cases(parse, c) for c in parse.children(governor, "obl"))
    subjects = [c for c in parse.children(governor, "nsubj") if parse.child(c, "conj") is not None]
    return Sense("COOPERATE", None, True) if shared or together or subjects else Sense("MOBILIZE", "troops")
