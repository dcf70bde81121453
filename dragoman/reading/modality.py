"""Whether a deed happened: the word that names it in, one of the six modalities out, and whether it was tried in vain.

The status of a deed is that of its own clause, changed by every predicate it hangs on: who *refused to send* sent
nothing, who *may have refused to send* possibly nothing. The steps are rules over the tree after Saurí and
Pustejovsky (2009, "FactBank") with the codebook's six values: each governor belongs to one class of the small lexicon
below, and what hangs on a deed not done is not done either.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.reading.cues import NEGATIONS
from dragoman.reading.event_lexicon import CARRIERS, UNDONE_CARRIERS
from dragoman.reading.event_lexicon import verbs as deed_verbs
from dragoman.reading.event_phrases import phones
from dragoman.reading.lemmas import IRREGULAR_PASTS, noun_table, verb_table
from dragoman.reading.parse import Parse
from dragoman.records import Modality


@dataclass(frozen=True, slots=True)
class Status:
    """The modality of a deed and, where it was tried in vain, `failed`."""

    modality: Modality
    outcome: str | None = None


#: What a predicate makes of the deed that hangs on it without a tense of its own.
_VERBS: dict[Modality, str] = {
    "planned": """
        plan intend prepare vow pledge promise agree offer decide vote threaten announce schedule undertake commit
        consent aim seek resolve choose swear propose arrange postpone delay hope opt approve authorise authorize
        """,
    "requested": """
        ask urge call demand press order request appeal beg tell insist require push encourage advise recommend
        instruct invite plead pressure implore command exhort lobby want
        """,
    "possible": """
        fear worry consider suspect weigh mull contemplate risk expect predict allow enable permit may speculate
        threaten-if doubt debate anticipate warn envisage discourage caution
        """,
    "negated": """
        refuse decline deny fail avoid avert prevent cancel abandon forbid reject shun forgo renounce stop-short
        preclude rule exclude scrap shelve thwart foil
        """,
    "ongoing": "continue keep persist remain",
}
_NOUNS: dict[Modality, str] = {
    "planned": """
        plan intention promise pledge vow offer decision agreement preparation proposal commitment readiness
        willingness vote order decree
        """,
    "requested": "call demand request appeal plea order need pressure",
    "possible": """
        threat fear risk possibility prospect danger warning chance likelihood option idea scenario question
        """,
    "negated": "refusal denial failure cancellation ban rejection",
}
_ADJECTIVES: dict[Modality, str] = {
    "planned": "ready set due prepared scheduled expected willing planned bound poised slated",
    "possible": "likely able possible unlikely free reluctant",
    "negated": "unable unwilling opposed",
}
#: What is said of an event noun by the words before it.
_MODIFIERS: dict[Modality, str] = {
    "planned": "planned proposed upcoming scheduled future forthcoming intended promised postponed looming next",
    "possible": "possible potential feared threatened imminent hypothetical eventual likely",
    "ongoing": "ongoing continued continuing current continuous constant relentless daily",
    "negated": "cancelled canceled aborted",
}
_VAIN = frozenset("attempted abortive failed foiled botched thwarted unsuccessful".split())
_WILL = frozenset("will 'll ’ll wo shall".split())
_MIGHT = frozenset("may might could can ca".split())
_OUGHT = frozenset("should must ought need needs".split())
_PERFECT = frozenset("has have had 've ’ve is are was were be been being".split())
_WOULD = frozenset("would 'd ’d".split())
_CONDITIONS = frozenset("if unless whether lest in-case should provided until".split())
_MEANWHILE = frozenset("while since although though".split())
_TRYING = frozenset("try tries tried trying attempt attempts attempted attempting attempt".split())
_STOPPING = frozenset(verb_table("stop cease halt end quit".split()))
#: What is given to who may do something: the deed is then possible.
LEAVE = frozenset("permission leave authority authorization authorisation clearance".split())
_GIVING = frozenset(verb_table("give grant receive get obtain deny refuse".split()))
_LASTING = frozenset("lasted lasts continues persists remains continue persist rages".split())
_HAPPENING = frozenset(
    verb_table("take happen occur begin start resume open continue go proceed hold follow come end".split())
)
#: Relations by which a deed hangs on a predicate that may decide its status.
_DEPENDENT = ("xcomp", "ccomp", "acl", "advcl", "csubj", "obj", "nsubj", "obl", "nmod", "conj", "dep")
_MOST_STEPS = 8  # governors looked at; deeper nesting is beyond what the parser gets right (a design value)


@cache
def _tables() -> tuple[dict[str, Modality], dict[str, Modality], dict[str, Modality], dict[str, Modality]]:
    verbs: dict[str, Modality] = {}
    for modality, words in _VERBS.items():
        for form in verb_table(words.split()):
            verbs.setdefault(form, modality)
    nouns: dict[str, Modality] = {}
    for modality, words in _NOUNS.items():
        for form in noun_table(words.split()):
            nouns.setdefault(form, modality)
    adjectives = {word: modality for modality, words in _ADJECTIVES.items() for word in words.split()}
    modifiers = {word: modality for modality, words in _MODIFIERS.items() for word in words.split()}
    return verbs, nouns, adjectives, modifiers


def status_of(parse: Parse, word: int) -> Status:
    """The status of the deed that `word` names, a predicate or a noun."""
    if parse.upos[word] in ("NOUN", "PROPN"):
        return _of_noun(parse, word, 0)
    return _of_predicate(parse, word, 0)


def _of_predicate(parse: Parse, word: int, steps: int) -> Status:
    own = _own(parse, word)
    if _asked(parse, word):
        return Status("possible")
    if steps > _MOST_STEPS or parse.is_root(word):
        return own or _asserted(parse, word)
    marks = {parse.lowered[c] for c in parse.children(word, "mark")}
    if marks & _CONDITIONS and parse.is_a(word, "advcl", "ccomp"):
        return Status("possible")
    if "without" in marks or "instead" in marks:
        return Status("negated")
    governor = parse.governor[word]
    if parse.is_a(word, "conj"):
        # "refused to come and talk": without a tense of its own a second predicate shares the first one's fate.
        return own or (_of_predicate(parse, governor, steps + 1) if _bare(parse, word) else _asserted(parse, word))
    if not parse.is_a(word, *_DEPENDENT) or parse.is_a(word, "acl:relcl"):
        return own or _asserted(parse, word)
    bare = _bare(parse, word)
    if marks & _MEANWHILE and parse.is_a(word, "advcl"):
        return own or _asserted(parse, word)  # "*while* arming rebels, Iran wants"
    if "after" in marks and parse.is_a(word, "advcl"):
        above = _of_predicate(parse, governor, steps + 1)
        if above.modality == "requested":
            return own or _asserted(parse, word)  # "urged China to act *after sending* troops": they were sent
    effect = _effect(parse, governor, word)
    if not bare:
        if effect in ("possible", "negated") and parse.is_a(word, "ccomp"):
            return _through(parse, governor, effect, steps)
        if effect == "requested" and own is None and _subjunctive(parse, word):
            return _through(parse, governor, effect, steps)
        return own or _asserted(parse, word)
    if own is not None and own.modality == "negated":  # "urged not to", "promised not to"
        return Status("possible" if effect in ("requested", "possible") else "negated")
    if effect == "planned" and _conditional(parse, word):  # "promised to attack if"
        return Status("possible")
    if effect is not None:
        return _through(parse, governor, effect, steps)
    form = parse.lowered[governor]
    if form in _TRYING:
        above = _of_predicate(parse, governor, steps + 1)
        if above.modality != "occurred":
            return Status("planned" if above.modality == "ongoing" else above.modality)
        return Status("occurred", "failed")
    if parse.upos[governor] in ("NOUN", "PROPN"):
        return _of_noun(parse, governor, steps + 1)
    if parse.is_a(word, "advcl") and "to" in marks | {parse.lowered[c] for c in parse.children(word, "aux")}:
        return own or Status("planned")  # a purpose
    return _of_predicate(parse, governor, steps + 1)


def _of_noun(parse: Parse, noun: int, steps: int) -> Status:
    modifiers = _tables()[3]
    before = [parse.lowered[c] for c in parse.children(noun, "amod", "det", "compound", "acl", "advmod")]
    if any(form in ("no", "neither") for form in before):
        return Status("negated")
    outcome = "failed" if any(form in _VAIN for form in before) else None
    said = next((modifiers[form] for form in before if form in modifiers), None)
    if said is not None:
        return Status(said, outcome)
    if outcome or steps > _MOST_STEPS or parse.is_root(noun):
        return Status("occurred", outcome)
    governor = parse.governor[noun]
    if parse.is_a(noun, "conj"):
        return _of_noun(parse, governor, steps + 1) if parse.upos[governor] == "NOUN" else Status("occurred")
    cases = {parse.lowered[c] for c in parse.children(noun, "case")}
    if "without" in cases:
        return Status("negated")
    if parse.upos[governor] in ("NOUN", "PROPN"):
        effect = _tables()[1].get(parse.lowered[governor])
        if effect is None or not parse.is_a(noun, "nmod") or cases & {"after", "during", "since", "with", "between"}:
            return Status("occurred")
        return Status(effect)
    form = parse.lowered[governor]
    direct = parse.is_a(noun, "obj", "nsubj:pass") or (parse.is_a(noun, "obl") and not cases)  # "called off the visit"
    if direct or (parse.is_a(noun, "obl") and cases & {"for", "from", "out", "in"}):
        if form in CARRIERS and not (parse.is_a(noun, "obl") and "in" not in cases):
            above = _of_predicate(parse, governor, steps + 1)
            undone = _lemma_in(form, UNDONE_CARRIERS) and above.modality == "occurred"
            return Status("planned") if undone else above
        effect = _effect(parse, governor, noun)
        if effect is not None and not (parse.is_a(noun, "obl") and effect == "ongoing"):
            return _through(parse, governor, effect, steps)
    if parse.is_a(noun, "nsubj") and form in _LASTING:
        return Status("ongoing")
    if parse.is_a(noun, "nsubj") and parse.upos[governor] == "ADJ" and form in _tables()[2]:
        return Status(_tables()[2][form])
    if parse.is_a(noun, "nsubj") and form in _HAPPENING:
        return _of_predicate(parse, governor, steps + 1)
    return Status("occurred")


def _through(parse: Parse, governor: int, effect: Modality, steps: int) -> Status:
    """The deed's status behind a governor of the class `effect`, given the governor's own."""
    if parse.upos[governor] in ("NOUN", "PROPN") and parse.lowered[governor] not in LEAVE:
        return Status("negated" if _denied(parse, governor) and effect == "planned" else effect)
    if parse.upos[governor] == "NOUN":  # leave is what its verb makes of it
        governor = parse.governor[governor]
    above = _of_predicate(parse, governor, steps + 1).modality
    if above == "negated":
        return Status("possible" if effect in ("negated", "requested") else "negated")
    if above == "possible":
        return Status("possible")
    if effect == "planned" and _conditional(parse, governor):
        return Status("possible")
    if effect == "ongoing":
        stopped = parse.lowered[governor] in _STOPPING
        return Status(above if above in ("planned", "requested") and not stopped else "ongoing")
    if effect == "planned" and above == "requested":  # "urged to agree to"
        return Status("requested")
    return Status(effect)


def _effect(parse: Parse, governor: int, word: int) -> Modality | None:
    """The class of a governor in the lexicon, where it governs `word` in the sense that the lexicon means."""
    form = parse.lowered[governor]
    verbs, nouns, adjectives, _ = _tables()
    if parse.upos[governor] in ("NOUN", "PROPN"):
        given = parse.lowered[parse.governor[governor]]
        return "possible" if form in LEAVE and given in _GIVING else nouns.get(form)
    if parse.child(governor, "cop") is not None or parse.upos[governor] == "ADJ":
        tenses = {parse.lowered[c] for c in parse.children(governor, "cop", "aux")}
        return None if form == "able" and tenses & {"was", "were", "been"} else adjectives.get(form)
    if form == "yet":  # "has yet to"
        return "negated"
    if form == "going" and _leads(parse, word, {"to"}):
        return "planned"
    effect = verbs.get(form)
    if effect is None and form in adjectives and parse.child(governor, "aux:pass") is not None:
        effect = adjectives[form]
    particle = {parse.lowered[c] for c in parse.children(governor, "compound:prt", "advmod")}
    if form in _STOPPING:
        if "short" in particle:
            return "negated"
        above = _own(parse, governor) or _of_predicate(parse, governor, 2)
        return "ongoing" if above.modality in ("requested", "planned", "possible") else None
    if form in ("has", "have", "had") and ("yet" in particle or "yet" in _adverbs(parse, word)):
        return "negated"
    if form.startswith(("rul", "exclud")) and "out" not in particle and form.startswith("rul"):
        return None
    if form.startswith("call"):
        if "off" in particle:
            return "negated"
        if phones(parse, governor, word):
            return "planned"
        return "requested" if _leads(parse, word, {"for", "on", "upon", "to"}) else None
    if form.startswith(("want", "expect")) and parse.child(governor, "obj") is None:
        subject = parse.child(word, "nsubj")
        if form.startswith("want") and subject is None and not parse.is_a(word, "obj"):
            return "planned"
    if form in ("tell", "told", "tells", "telling") and not _bare(parse, word):
        return None
    if form.startswith(("warn", "caution")) and not parse.is_a(word, "ccomp", "xcomp", "advcl"):
        return "possible" if _leads(parse, word, {"of", "against"}) else None
    if effect is None and any(parse.lowered[c] in LEAVE for c in parse.children(governor, "obj", "nsubj:pass")):
        return "possible"
    if form.startswith(("order", "approv", "announc", "offer", "promis")) and parse.upos[word] == "NOUN":
        return "planned"
    return effect


def _leads(parse: Parse, word: int, prepositions: set[str]) -> bool:
    return bool({parse.lowered[c] for c in parse.children(word, "case", "mark", "aux")} & prepositions)


def _own(parse: Parse, word: int) -> Status | None:
    """What a predicate's own auxiliaries, negation and form say; None where they say nothing but a tense."""
    auxiliaries = [parse.lowered[c] for c in parse.children(word, "aux", "cop") if c < word]
    helpers = set(auxiliaries)
    if _denied(parse, word):
        return Status("possible") if helpers & _MIGHT and "not" in _adverbs(parse, word) and not helpers & {
            "can", "ca", "could"
        } else Status("negated")  # fmt: skip
    if helpers & _WOULD:
        return Status("negated" if "have" in helpers else "possible" if _conditional(parse, word) else "planned")
    if helpers & _MIGHT:
        return Status("possible")
    if helpers & _OUGHT:
        return Status("requested")
    if helpers & _WILL or ("going" in auxiliaries and parse.lowered[word] != "going"):
        return Status("possible" if _conditional(parse, word) else "planned")
    if helpers & {"is", "are", "was", "were"} and _leads(parse, word, {"to"}):
        return Status("negated" if "have" in helpers else "planned")
    if parse.lowered[word].endswith("ing") and helpers & {"is", "are", "'s", "’s", "'re", "’re", "been", "was"}:
        return Status("ongoing")
    if "still" in _adverbs(parse, word) and not parse.lowered[word].endswith("ed"):
        return Status("ongoing")
    return None


def _asserted(parse: Parse, word: int) -> Status:
    """A predicate told plainly: done, or, as a bare command, asked for."""
    alone = parse.is_root(word) or parse.is_a(word, "parataxis", "ccomp")
    if alone and is_command(parse, word):
        return Status("requested")
    return Status("occurred")


def _subjunctive(parse: Parse, word: int) -> bool:
    """ "That Moscow *withdraw*": a base form behind a subject."""
    form = parse.lowered[word]
    return deed_verbs()[0].get(form) == form and parse.child(word, "aux", "cop", "aux:pass") is None


def is_command(parse: Parse, word: int) -> bool:
    """ "Release them": a base form with nothing before it."""
    if not (parse.is_root(word) or parse.is_a(word, "parataxis", "ccomp", "conj")) or parse.upos[word] != "VERB":
        return False
    if parse.child(word, "nsubj", "nsubj:pass", "csubj", "aux", "cop", "expl") is not None:
        return False
    form = parse.lowered[word]
    if form.endswith(("ed", "ing", "s")):
        return False
    first = min(parse.subtree(word))
    return all(parse.upos[w] in ("PUNCT", "ADV", "INTJ", "CCONJ") for w in range(first, word))


def _bare(parse: Parse, word: int) -> bool:
    """Whether a word has no tense of its own: an infinitive, a gerund, a noun."""
    if parse.upos[word] in ("NOUN", "PROPN", "ADJ"):
        return parse.child(word, "cop") is None
    form = parse.lowered[word]
    helpers = {parse.lowered[c] for c in parse.children(word, "aux", "mark", "cop") if c < word}
    if "to" in helpers and not helpers & {"is", "are", "was", "were"}:
        return True
    if parse.child(word, "nsubj", "nsubj:pass", "expl") is not None and helpers & {"that", *_WILL, *_WOULD, *_MIGHT}:
        return False
    if form.endswith("ing"):
        return not helpers & {"is", "are", "was", "were", "been", "be", "'s", "’s", "'re", "’re"}
    if parse.is_a(word, "conj") and (form.endswith("ed") or form in IRREGULAR_PASTS):
        # "did not concede and *vowed*": a past of its own shares no "did".
        governor = parse.governor[word]
        if not {parse.lowered[c] for c in parse.children(governor, "aux")} & _PERFECT:
            return False
    return parse.is_a(word, "xcomp", "acl") or (
        parse.is_a(word, "conj") and parse.child(word, "nsubj", "nsubj:pass", "aux") is None
    )


def _denied(parse: Parse, word: int) -> bool:
    return any(
        parse.lowered[c] in NEGATIONS and c < word for c in parse.children(word, "advmod", "det", "cc", "aux")
    ) or any(
        parse.lowered[d] in ("no", "none", "neither", "nobody")
        for c in parse.children(word, "nsubj", "nsubj:pass", "obj")
        for d in (c, *parse.children(c, "det", "cc", "advmod"))
    )


def _adverbs(parse: Parse, word: int) -> set[str]:
    return {parse.lowered[c] for c in parse.children(word, "advmod")}


def _conditional(parse: Parse, word: int) -> bool:
    """Whether an "if" or "unless" clause hangs on the predicate."""
    return any(
        parse.lowered[mark] in ("if", "unless") for c in parse.children(word, "advcl") for mark in
        parse.children(c, "mark")
    )  # fmt: skip


def _asked(parse: Parse, word: int) -> bool:
    """Whether the predicate is that of a question: an auxiliary before the subject and a question mark at the end."""
    last = parse.sentences[int(parse.sentence[word])][1] - 1
    tail = {parse.form(w) for w in range(max(0, last - 1), last + 1)}
    if "?" not in tail or not parse.is_root(word):
        return False
    subject = parse.child(word, "nsubj", "nsubj:pass")
    helper = parse.child(word, "aux", "cop")
    return subject is not None and helper is not None and helper < subject


def _lemma_in(form: str, lemmas: frozenset[str]) -> bool:
    return form in verb_table(lemmas)
