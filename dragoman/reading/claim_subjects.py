"""Who or what a predicate is said of: a word of the tree in, the head word of its subject out.

A subject may be shared ("helped reduce"), stand before a relative clause or a participle, be charged with a gerund, or
be "this", which stands for the sentence before.
"""

from __future__ import annotations

from dragoman.reading.cast import Cast
from dragoman.reading.claim_phrases import clause
from dragoman.reading.claim_words import CHARGING
from dragoman.reading.event_phrases import is_passive
from dragoman.reading.heads import body_at
from dragoman.reading.parse import Parse, Range
from dragoman.reading.participants import is_asset, takes_part

#: Pronouns of persons: whoever "they" are, they act. "It" and "this" may be a thing or what was said before.
_PERSONS = frozenset("i we you he she they who him her them us me".split())
_RELATIVE = frozenset("which that who whom".split())
#: Governors whose subject is that of the infinitive behind them.
_SHARING = frozenset(
    """
    help helps helped helping continue continues continued continuing seem seems seemed appear appears appeared tend
    tends tended serve serves served threaten threatens threatened risk risks likely unlikely able unable expected bound
    set sure certain going begin began begins start started starts fail failed fails used
    poised supposed said believed thought seen prove proved proven managed come
    work works worked working enough act acts acted unable due
    """.split()
)
#: Nouns of which a gerund with "in" says what they bring about.
_PARTAKING = frozenset("role roles part parts success factor factors hand contribution instrument".split())
#: Nouns that, like names, say where or whose something is, before a clause that is about the thing itself.
_WHEREABOUTS = frozenset(
    "country countries nation nations state states region regions world area city government governments".split()
)
_STEPS = 4  # governors that a subject is looked for in; a design value


def subject(parse: Parse, verb: int) -> int | None:
    """The head word of what does what `verb` says, its own or one that it shares; None where it is not told."""
    word = verb
    for _ in range(_STEPS):
        own = [c for c in parse.children(word, "nsubj") if parse.deprel[c] == "nsubj" and c < max(word, verb)]
        own = own or [c for c in parse.children(word, "csubj") if c < word]
        own = own or ([] if word == verb else parse.children(word, "nsubj:pass"))
        if own:
            return antecedent(parse, word, own[-1])
        if parse.is_root(word) or parse.child(word, "nsubj:pass", "expl") is not None:
            return None
        governor = parse.governor[word]
        if parse.is_a(word, "acl") and not parse.is_a(word, "acl:relcl"):
            return _described(parse, word, governor)
        if (charged := _charged(parse, word, governor)) is not None:
            return charged
        joined = parse.upos[governor] in ("VERB", "ADJ", "AUX") or parse.child(governor, "cop") is not None
        if (parse.is_a(word, "conj") and joined) or (
            parse.is_a(word, "xcomp", "ccomp") and _shares(parse, governor, word)
        ):
            word = governor
        else:
            return None
    return None


def _described(parse: Parse, word: int, noun: int) -> int | None:
    """The noun that a participle describes; behind "of" and "for" a gerund only says what a noun consists of."""
    if not parse.lowered[word].endswith("ing") or parse.upos[noun] == "VERB":
        return None
    marks = {parse.lowered[c] for c in parse.children(word, "mark")}
    if not marks or ("in" in marks and parse.lowered[noun] in _PARTAKING):
        return noun
    return None


def _charged(parse: Parse, word: int, governor: int) -> int | None:
    """Who is charged with a gerund or thanked for it: "accused *China* of creating tension"."""
    marks = {parse.lowered[c] for c in parse.children(word, "mark", "case")}
    if not marks & {"of", "for"} or not parse.lowered[word].endswith("ing") or parse.lowered[governor] not in CHARGING:
        return None
    return parse.child(governor, "nsubj:pass" if is_passive(parse, governor) else "obj")


def _shares(parse: Parse, governor: int, word: int) -> bool:
    """Whether the subject of `governor` is that of the infinitive `word`."""
    if parse.lowered[governor] not in _SHARING:
        return False
    return parse.child(governor, "obj") is None


def antecedent(parse: Parse, verb: int, word: int) -> int:
    """What a relative pronoun stands for; any other word stands for itself."""
    if parse.lowered[word] in _RELATIVE:
        for step in (verb, *parse.ancestors(verb)):
            if parse.is_a(step, "acl:relcl"):
                return _topmost(parse, parse.governor[step], word)
            if not parse.is_a(step, "conj", "xcomp", "ccomp"):
                break
        if parse.lowered[word] == "which" and word > 1 and parse.form(word - 1) == ",":
            return _noun_before(parse, word)
    return word


def _noun_before(parse: Parse, relative: int) -> int:
    """The noun that stands before ", which" where the tree hangs its clause elsewhere."""
    noun = relative - 2
    while parse.is_a(noun, "flat", "compound", "appos") and not parse.is_root(noun):
        noun = parse.governor[noun]
    return _topmost(parse, noun, relative) if parse.upos[noun] in ("NOUN", "PROPN") else relative


def _topmost(parse: Parse, noun: int, relative: int) -> int:
    """The noun that a clause set off by a comma is about: "the *presence* in Syria, which threatens"."""
    if not relative or parse.form(relative - 1) != ",":
        return noun
    while parse.upos[noun] == "PROPN" or parse.lowered[noun] in _WHEREABOUTS:
        governor = parse.governor[noun]
        if parse.is_a(noun, "nmod") and not parse.is_a(noun, "nmod:poss"):
            noun = governor
        elif parse.is_a(noun, "obl", "obj") and parse.is_a(governor, "acl") and _is_of(parse, governor):
            noun = parse.governor[governor]  # "years of tampering with *institutions*, which"
        else:
            break
    return noun


def _is_of(parse: Parse, verb: int) -> bool:
    return any(parse.lowered[c] == "of" for c in parse.children(verb, "mark"))


def told_of(parse: Parse, noun: int) -> int:
    """What a noun behind "is" or "calls it" is said of: "the *move* is an attempt to"."""
    if (
        parse.child(noun, "cop") is not None
        and parse.child(noun, "case") is None
        and (own := parse.child(noun, "nsubj")) is not None
    ):
        return antecedent(parse, noun, own)
    if parse.is_a(noun, "xcomp") and (called := parse.child(parse.governor[noun], "obj")) is not None and called < noun:
        return called
    return noun


def said_before(parse: Parse, predicate: int, head: int) -> Range | None:
    """The main clause of the sentence before, where a sentence begins with the subject "this" or "that"."""
    number = parse.sentence_of[head]
    if parse.lowered[head] not in ("this", "that") or parse.upos[head] not in ("PRON", "DET") or not number:
        return None
    start, _ = parse.sentences[number]
    if any(parse.upos[w] not in ("PUNCT", "CCONJ", "ADV") for w in range(start, head)) or head > predicate:
        return None
    first, last = parse.sentences[number - 1]
    root = next((w for w in range(first, last) if parse.is_root(w)), None)
    if root is None or parse.child(root, "nsubj", "nsubj:pass") is None:
        return None
    said = parse.child(root, "ccomp")
    return clause(parse, root if said is None or parse.child(said, "nsubj", "nsubj:pass") is None else said)


def undergoer(parse: Parse, verb: int) -> int | None:
    """What a passive verb acts on: its subject, or the noun that the participle describes."""
    if not is_passive(parse, verb):
        return None
    word = verb
    for _ in range(_STEPS):
        own = parse.child(word, "nsubj:pass", *(() if word == verb else ("nsubj",)))
        if own is not None:
            return antecedent(parse, word, own)
        if parse.is_root(word):
            return None
        governor = parse.governor[word]
        if parse.is_a(word, "acl"):
            return governor
        if not parse.is_a(word, "conj", "xcomp"):
            return None
        word = governor
    return None


def is_somebody(parse: Parse, cast: Cast, head: int, besides: frozenset[str] = frozenset()) -> bool:
    """Whether a noun phrase means an actor, of another kind than `besides`; a ship or a road is a thing."""
    if parse.lowered[head] in _PERSONS:
        return True
    if any(cast.by_id[id_].kind not in {"asset", *besides} for id_ in cast.at.get(head, ())):
        return True
    if parse.upos[head] == "NOUN" and body_at([parse.form(head)], 0, 1) is not None:
        return head not in cast.at
    return takes_part(parse, head) and not is_asset(parse, head)
