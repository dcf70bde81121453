"""States: whose name, demonym, capital or seat of power a phrase is, and whether a capital means its government.

"Beijing has remained silent" is China; "held in Beijing" is a place. The tree is asked first, and the words around
confirm it or stand in for it, since one arc of the tree may be wrong.

`resolve_phrase` is for a bare phrase without a parse ("three top U.S. diplomats").
"""

from __future__ import annotations

from dragoman.reading import lexicons
from dragoman.reading.lexicons import fold
from dragoman.reading.parse import Parse
from dragoman.reading.phrases import Resolved, resolve_phrase

__all__ = ["Resolved", "adjective_of", "is_government", "name_of", "resolve_phrase"]

#: Prepositions that make a capital a place whatever they hang from.
_PLACE_PREPOSITIONS = frozenset(
    "in at near around outside inside throughout across through into within via beyond beside off above below amid "
    "opposite aboard".split()
)
#: Prepositions after which a capital is its government.
_GOVERNMENT_PREPOSITIONS = frozenset("with by against without like unlike behind versus vs under despite".split())
#: Governors by which "to", "from", "for", "of", "on", "over", "towards", "between" lead to a place.
_GOING = frozenset(
    """go goes went gone going travel travels traveled travelled traveling travelling trip trips fly flies flew flown
    flying flight flights arrive arrives arrived arriving arrival return returns returned returning head heads
    headed heading come comes came coming drive drove driven driving route routes road roads train trains bus
    buses journey journeys tour march marched marching advance advanced advancing advances rush rushed visit
    visits visited visiting move moved moving moves leave leaves left leaving depart departed departing
    departure back fled flee fleeing bound sail sailed sailing evacuate evacuated transport transported brought
    bring took taken take carried extradite extradited deport deported deportation summon summoned invite
    invited recall recalled ambassador envoy emissary embassy consulate accredited kilometers kilometres miles
    km north south east west northeast northwest southeast southwest outskirts suburb suburbs streets street
    city town capital centre center mayor residents resident people population airport airspace skies region
    area district province university native citizens stop stopover leg half minutes hours report reports
    reported reporting correspondent broadcast dateline border line highway railway pipeline distance live lived
    living moving relocate relocated relocation born based mission delegation dispatched posted sent send""".split()
)
#: Possessions and heads of compounds that make the capital a city.
_CITY_THINGS = frozenset(
    """airport airports airspace street streets mayor residents resident suburb suburbs outskirts neighborhood
    neighbourhood neighborhoods neighbourhoods metro subway skyline square park parks university universities
    hotel hotels hospital hospitals museum stadium station stations port district districts region area areas
    city center centre cathedral mosque church cemetery zoo theater theatre marathon olympics games summit
    conference forum meeting talks panel headquarters bureau office restaurant restaurants bar bars court police
    population road roads bridge bridges river downtown stock exchange market markets school schools apartment
    apartments building buildings home homes temple prison jail slum slums traffic weather studio workshop
    gallery club fc derby treaty accord accords agreement protocol convention declaration time embassy embassies
    correspondent press post times airlines garrison state sky skies ring belt coast cafe cafes intellectuals
    commuters fashion week film festival night""".split()
)
#: Verbs that happen to a place rather than to a government.
_PLACE_VERBS = frozenset(
    """visit visits visited visiting leave leaves left leaving reach reaches reached reaching enter entered entering
    bomb bombed bombing shell shelled shelling attack attacked attacking capture captured capturing seize seized
    besiege besieged flee fled fleeing occupy occupied evacuate evacuated surround surrounded encircle encircled
    rock rocked shake shook hit strike struck striking storm stormed defend defended tour toured cross crossed
    destroy destroyed take liberate liberated approach approached overrun retake retook retaken lie lies lay
    located situated surrounding""".split()
)
_PLACE_NOUNS_BEFORE = frozenset(
    "capital city town port district province region county mayor downtown central greater".split()
)


def name_of(code: str) -> str:
    """The English name of a state by its code, or the code itself where it is unknown."""
    return lexicons.states().states.get(code, code)


def adjective_of(code: str) -> str:
    """The commonest adjective of a state ("Chinese"), or its name where it has none."""
    return lexicons.states().demonyms.get(code) or name_of(code)


def is_government(parse: Parse, first: int, last: int) -> bool:
    """Whether the words `first` to `last`, the name of a capital or of a like city, stand for the government there."""
    forms = parse.words.forms
    head = parse.head_of(first, last)
    before = fold(forms[first - 1]) if first else ""
    after = fold(forms[last]) if last < len(parse) else ""
    if parse.upos[head] == "ADJ" and parse.is_a(head, "amod"):
        return True
    if _dateline(parse, first, last) or _with_country(parse, first, last):
        return False
    if before in _PLACE_NOUNS_BEFORE:
        return False
    if before == "-" or after == "-":  # Moscow-backed, Beijing-based, Washington-Pyongyang
        following = fold(forms[last + 1]) if last + 1 < len(parse) else ""
        return following not in ("based", "born", "area", "area")
    if after == "'s" or parse.is_a(head, "nmod:poss"):
        return _owns_like_a_government(parse, head, last)
    preposition = _preposition(parse, head, first)
    if preposition:
        return _after_preposition(parse, head, preposition)
    governor = parse.governor[head]
    word = fold(forms[governor]) if governor != head else ""
    if parse.is_a(head, "compound", "amod", "nmod", "det", "flat") and governor >= last and governor - last < 4:
        return word not in _CITY_THINGS
    if parse.is_a(head, "conj") and governor != head:
        return _of_conjunct(parse, governor)
    if parse.is_a(head, "nsubj", "csubj"):
        return not (parse.is_a(head, "nsubj:pass") and word in _PLACE_VERBS) and word not in (
            "lies",
            "lay",
            "located",
            "situated",
            "sits",
        )
    if parse.is_a(head, "obj", "iobj"):
        return word not in _PLACE_VERBS
    if parse.is_a(head, "appos"):
        return False
    return not parse.is_root(head)


def _of_conjunct(parse: Parse, governor: int) -> bool:
    """A city in a list is what the first of the list is: "held in Paris and Beijing" holds both."""
    first = governor
    while first > 0 and parse.is_a(first, "compound", "flat") and parse.governor[first] != first:
        first = parse.governor[first]
    preposition = _preposition(parse, first, first)
    if preposition:
        return _after_preposition(parse, first, preposition)
    if parse.is_a(first, "obj", "nsubj:pass"):
        return fold(parse.form(parse.governor[first])) not in _PLACE_VERBS
    return True


def _preposition(parse: Parse, head: int, first: int) -> str:
    """The preposition that leads to the phrase, by the tree or, failing that, by the word before it."""
    case = [c for c in parse.children(head, "case") if c < head and fold(parse.form(c)) not in ("'s", "'")]
    if case:
        return fold(parse.form(case[-1]))
    at = first - 1
    if at >= 0 and parse.upos[at] == "DET":
        at -= 1
    if at >= 0 and parse.upos[at] == "ADP" and parse.sentence_of[at] == parse.sentence_of[head]:
        return fold(parse.form(at))
    return ""


def _after_preposition(parse: Parse, head: int, preposition: str) -> bool:
    if preposition in _PLACE_PREPOSITIONS:
        return False
    if preposition in _GOVERNMENT_PREPOSITIONS:
        return True
    governor = parse.governor[head]
    word = fold(parse.form(governor))
    if word in _GOING:
        return False
    # "on a visit to", "left for": the going may stand one higher, or just before the preposition.
    at = next((c for c in parse.children(head, "case") if c < head), head) - 1
    if at >= 0 and fold(parse.form(at)) in _GOING:
        return False
    if governor != head and preposition in ("to", "from", "for"):
        verb = fold(parse.form(parse.governor[governor]))
        if preposition != "for" and verb in _GOING and parse.is_a(governor, "obl", "xcomp"):
            return False
    return preposition in (
        "to",
        "from",
        "for",
        "of",
        "on",
        "upon",
        "over",
        "between",
        "toward",
        "towards",
        "among",
        "about",
        "than",
        "as",
    )


def _owns_like_a_government(parse: Parse, head: int, last: int) -> bool:
    governor = parse.governor[head]
    owned = [governor] if parse.is_a(head, "nmod:poss") and governor >= last else []
    owned += [at for at in range(last + 1, min(last + 4, len(parse))) if parse.upos[at] in ("NOUN", "PROPN")][:2]
    return not any(fold(parse.form(at)) in _CITY_THINGS for at in owned[:2])


def _dateline(parse: Parse, first: int, last: int) -> bool:
    """BEIJING (Reuters) – , or PARIS, Jan 4 –: a city at the head of a paragraph with a dash soon after."""
    words = parse.words
    begin = first
    while begin > 0 and not words.first[begin] and first - begin < 4:
        begin -= 1
    if not words.first[begin]:
        return False
    forms = words.forms[last : last + 9]
    if forms[:1] == ["("] and ")" in forms:
        return True
    return any(form in ("-", "–", "—", "--") and at > 0 for at, form in enumerate(forms)) and forms[:1] == [","]


def _with_country(parse: Parse, first: int, last: int) -> bool:
    """ "Beijing, China" and "Paris, Texas": a city followed by where it lies."""
    forms = parse.words.forms
    if last + 1 >= len(parse) or forms[last] != "," or not forms[last + 1][0].isupper():
        return False
    states, places = lexicons.states(), lexicons.places()
    for count in (3, 2, 1):
        name = lexicons.key(forms[last + 1 : last + 1 + count])
        if name in states.names or name in places.names:
            ends = last + 1 + count
            return ends >= len(parse) or forms[ends] in (",", ".", ")", ";", "-", "–", "—", ":", "(")
    return False
