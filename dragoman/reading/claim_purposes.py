"""Purposes: an infinitive in, the means and what they are meant to bring about out.

Two things tell a purpose: a noun of means before the infinitive ("efforts to restore stability"), or an act that it is
an adjunct of ("raised rates to curb inflation"). Infinitives that say what a plan, a promise or a refusal consists of,
and those that tell what somebody met for ("to discuss trade"), are none.
"""

from __future__ import annotations

from dragoman.reading import claim_purpose_words as pw
from dragoman.reading import claim_words as cw
from dragoman.reading.cast import Cast
from dragoman.reading.claim_draft import Link, Moved
from dragoman.reading.claim_effects import effects
from dragoman.reading.claim_phrases import behind, is_denied, noun_phrase, objects, verb_phrase
from dragoman.reading.claim_subjects import antecedent, is_somebody, subject, told_of, undergoer
from dragoman.reading.cues import cue_at
from dragoman.reading.event_phrases import cases, is_passive
from dragoman.reading.lemmas import verb_table
from dragoman.reading.parse import Parse, Range

_AIMED = frozenset("aimed designed intended meant geared calculated".split())
_AIMING = frozenset("aim aims aimed seek seeks".split())
#: Kinds of actors that are founded for a purpose.
_BODIES = frozenset(("international-organisation", "civil-group"))
_LENDING = frozenset("help helps helped helping".split())
_GIVING = frozenset("give gives gave given giving".split())
_BOUND = frozenset("bound required obliged".split())
_COMING = frozenset("come comes came coming".split())
#: What a contest ends in is its result and no purpose: "beat Fiji to win the cup".
_PREVAILING = verb_table("beat defeat triumph overcome edge thrash rally recover fight outclass upset".split())
_PRIZED = frozenset("win reach claim take secure earn lift book seal set".split())
_USING = frozenset("use uses used using employ employs employed exploit exploits exploited wield wields".split())


def by_purpose(parse: Parse, cast: Cast, word: int) -> list[Link]:
    """The links of a predicate that is told as a purpose."""
    form = parse.lowered[word]
    if parse.upos[word] == "VERB" and form in _AIMED and is_passive(parse, word):
        return _aimed(parse, cast, word)
    if parse.upos[word] == "VERB" and form in _AIMING:
        return _aiming(parse, cast, word)
    head = parse.child(word, "nsubj")
    if head is not None and parse.lowered[head] in pw.AIMS:
        return _aim(parse, cast, word, head)
    if head is not None and _is_about(parse, word):
        return _purposes(parse, noun_phrase(parse, antecedent(parse, word, head)), word, word, "rule:purpose-aimed")
    if parse.upos[word] != "VERB" or parse.is_root(word):
        return []
    means = _means(parse, word) if _is_infinitive(parse, word) else _task(parse, word)
    if means is None:
        return []
    cause, at, why = means
    return _purposes(parse, cause, at, word, why, any_effect=parse.lowered[at] in _USING)


def _is_about(parse: Parse, word: int) -> bool:
    """ "The blockade is *about limiting* trade"."""
    if parse.upos[word] != "VERB" or not parse.lowered[word].endswith("ing"):
        return False
    marks = {parse.lowered[c] for c in parse.children(word, "mark", "case")}
    return "about" in marks and parse.child(word, "cop", "aux") is not None


def _task(parse: Parse, word: int) -> tuple[Range, int, str] | None:
    """ "a mission of patching up relations", "measures for reducing the deficit"."""
    if not parse.is_a(word, "acl") or not parse.lowered[word].endswith("ing"):
        return None
    noun = parse.governor[word]
    marks = {parse.lowered[c] for c in parse.children(word, "mark")}
    form = parse.lowered[noun]
    if ("of" in marks and form in pw.TASKS) or ("for" in marks and form in pw.MEANS):
        return noun_phrase(parse, told_of(parse, noun)), noun, "rule:purpose-noun"
    return None


def _aiming(parse: Parse, cast: Cast, word: int) -> list[Link]:
    """ "The project aims to promote trade"; what somebody aims at is an intention."""
    goal = parse.child(word, "xcomp", "advcl")
    head = subject(parse, word)
    if goal is None or head is None or goal < word or is_somebody(parse, cast, head, _BODIES):
        return []
    return _purposes(parse, noun_phrase(parse, head), word, goal, "rule:purpose-aimed")


def _aim(parse: Parse, cast: Cast, word: int, aim: int) -> list[Link]:
    """ "The aim of the talks is to end the war"."""
    means = [c for c in behind(parse, aim, ("of", "behind"), "nmod") if not is_somebody(parse, cast, c)]
    return _purposes(parse, noun_phrase(parse, means[0]), word, word, "rule:purpose-aimed") if means else []


def _is_infinitive(parse: Parse, word: int) -> bool:
    form = parse.lowered[word]
    gerund = form.endswith("ing") and form not in ("bring", "swing", "wring")
    past = form.endswith("ed") and not form.endswith("eed")  # "appointed to fixed terms"
    if gerund or past or parse.child(word, "cop", "nsubj", "nsubj:pass", "aux:pass") is not None:
        return False
    return any(parse.lowered[c] == "to" and c < word for c in parse.children(word, "mark", "aux"))


def _means(parse: Parse, word: int) -> tuple[Range, int, str] | None:
    """What an infinitive is the purpose of: its words, the word that tells it, and the rule."""
    governor = parse.governor[word]
    marks = [c for c in parse.children(word, "mark", "case", "aux") if c < word]
    if {parse.lowered[c] for c in marks} & {"for", "except", "than", "rather"}:
        return None
    start = min(marks)
    if parse.is_a(word, "acl") and parse.upos[governor] in ("NOUN", "PROPN"):
        carrier = parse.lowered[parse.governor[governor]]
        if parse.is_a(governor, "obj") and (carrier in cw.MAKING or carrier in cw.KEEPING):
            return None  # "allowing the *resolution* to pass"
        near = [n for n in _nouns_between(parse, governor, start) if parse.lowered[n] in pw.MEANS]
        return _noun_means(parse, near[0] if near else governor)
    if not parse.is_a(word, "advcl", "xcomp") or parse.upos[governor] not in ("VERB", "ADJ"):
        return None
    if parse.is_a(word, "xcomp") and parse.lowered[governor] not in pw.TOWARDS:
        return None
    if parse.lowered[governor] in _BOUND or parse.lowered[max(start - 1, 0)] == "enough":
        return None
    if governor < word:
        for noun in (*_nouns_between(parse, governor, start), *(c for c in objects(parse, governor) if c < start)):
            form = parse.lowered[noun]
            if form in pw.CONTENTS:
                return None
            if form in pw.MEANS and parse.is_a(noun, "obj", "nsubj:pass", "obl", "nmod"):
                return _noun_means(parse, noun)
    elif start > parse.sentences[parse.sentence_of[word]][0] and parse.upos[start - 1] in ("NOUN", "PROPN", "PRON"):
        return None  # "the agreement *to stabilise* rates has worked": no purpose of the verb behind it
    inner = parse.child(governor, "mark")
    if inner is not None and parse.lowered[inner] == "to" and parse.form(start - 1) == ",":
        return None  # one thing after the other: "asked Doha to shut it, to pay"
    act = _act(parse, governor, word)
    if act is None or (parse.lowered[act] in _PREVAILING and parse.lowered[word] in _PRIZED):
        return None
    things = objects(parse, act)
    if is_passive(parse, act):
        thing = undergoer(parse, act)
        return None if thing is None else (noun_phrase(parse, thing), act, "rule:purpose-clause")
    if parse.lowered[act] in _USING and things:
        return noun_phrase(parse, antecedent(parse, act, things[0])), act, "rule:purpose-clause"
    return verb_phrase(parse, act, start), act, "rule:purpose-clause"


def _noun_means(parse: Parse, noun: int) -> tuple[Range, int, str] | None:
    """ "efforts to restore stability"; "in a bid to" hands on to the act that was the bid."""
    form = parse.lowered[noun]
    if form in pw.TRYING and "in" in cases(parse, noun) and parse.is_a(noun, "obl"):
        act, before = parse.governor[noun], parse.child(noun, "case")
        if parse.upos[act] == "VERB":
            return verb_phrase(parse, act, before), act, "rule:purpose-clause"
    return (noun_phrase(parse, told_of(parse, noun)), noun, "rule:purpose-noun") if form in pw.MEANS else None


def _nouns_between(parse: Parse, governor: int, start: int) -> list[int]:
    """The nouns on the way from the last word before an infinitive up to the verb that the tree hangs it on."""
    found = []
    word = start - 1
    while word > governor and parse.upos[word] in ("PUNCT", "ADV"):
        word -= 1
    while word > governor:
        if parse.upos[word] == "NOUN":
            found.append(word)
        if parse.is_root(word):
            break
        word = parse.governor[word]
    return found


def _act(parse: Parse, governor: int, word: int) -> int | None:
    """The act whose purpose an infinitive tells: its governor, or the infinitive before it ("began *to sell* to")."""
    form = parse.lowered[governor]
    inner = [c for c in parse.children(governor, "xcomp") if c != word and parse.upos[c] == "VERB" and c > governor]
    if word > governor:  # a list behind commas tells one thing after the other: "asked Doha to shut it, to pay"
        inner = [c for c in inner if c < word and parse.form(min(parse.subtree(word)) - 1) != ","]
    if inner:
        governor, form = inner[0], parse.lowered[inner[0]]
    elif (
        parse.upos[governor] == "ADJ"
        or (form in _GIVING and parse.child(governor, "compound:prt") is None)
        or form in cw.MAKING
        or form in cw.KEEPING
        or form in _LENDING
    ):
        return None
    if form in _USING and not objects(parse, governor) and not is_passive(parse, governor):
        return None  # "used to be"
    if form in _COMING and parse.is_a(word, "xcomp"):
        return None  # "has come to represent"
    if form in pw.NO_MEANS or form in _AIMED or (cue_at(parse, governor) is not None and form not in _USING):
        return None
    return governor


def _aimed(parse: Parse, cast: Cast, word: int) -> list[Link]:
    """ "programmes aimed at promoting trade", "powers designed to ensure access"."""
    head = undergoer(parse, word)
    if head is None:
        return []
    cause = noun_phrase(parse, told_of(parse, head))
    found: list[Link] = []
    beside = [c for c in parse.children(head, "acl") if c > word and c - word <= 3] if parse.is_a(word, "acl") else []
    for goal in (*parse.children(word, "advcl", "xcomp", "obl", "ccomp"), *beside):
        marks = {parse.lowered[c] for c in parse.children(goal, "mark", "case", "aux")}
        if not marks & {"at", "to", "for"} or goal < word:
            continue
        if parse.upos[goal] == "VERB":
            found += _purposes(parse, cause, word, goal, "rule:purpose-aimed")
        elif "at" in marks and not is_somebody(parse, cast, goal):  # "measures aimed at peace"
            effect = noun_phrase(parse, goal)
            found.append(Link(cause, effect, "+", word, "rule:purpose-aimed", intended=True))
    return found


def _purposes(parse: Parse, cause: Range, at: int, word: int, why: str, any_effect: bool = False) -> list[Link]:
    """One link for each predicate of a purpose: "to restore stability and defuse crises"."""
    found: list[Link] = []
    for goal in (word, *parse.children(word, "conj")):
        if parse.upos[goal] != "VERB" or (goal != word and parse.child(goal, "nsubj") is not None):
            continue
        found += [
            Link(cause, moved.effect, moved.sign, at, why, why == "rule:purpose-aimed" and is_denied(parse, at), True)
            for moved in goals(parse, goal, any_effect)
            if moved.effect[1] <= cause[0] or cause[1] <= moved.effect[0]
        ]
    return found


def goals(parse: Parse, verb: int, any_effect: bool) -> list[Moved]:
    """What a verb told as a purpose brings about; `any_effect`: whatever it is, as of something that is *used* to."""
    if found := effects(parse, verb, meant=True):
        return found
    things = objects(parse, verb)
    if parse.lowered[verb] in pw.NO_EFFECTS and not any_effect:
        return []
    if any(parse.lowered[c] in pw.NO_EFFECTS_ON for c in things):
        return []
    if things:
        return [Moved(noun_phrase(parse, things[0]), "+")]
    return [Moved(verb_phrase(parse, verb), "+")] if parse.child(verb, "obl") is not None else []
