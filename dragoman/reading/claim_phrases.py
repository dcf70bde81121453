"""How the words of a cause or an effect are cut out: a head word in, a range of words out.

A noun phrase goes without relative clauses, infinitives and appositions; a clause without what gives its reason,
condition or time; a verb phrase from the verb to the end of what it acts on.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.cast import Cast
from dragoman.reading.claim_words import CHARGING
from dragoman.reading.complements import clip
from dragoman.reading.event_parties import is_passive
from dragoman.reading.heads import body_at
from dragoman.reading.parse import Parse, Range
from dragoman.reading.participants import is_asset, takes_part

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X")
_RELATIVE = frozenset("which that who whom".split())
#: Pronouns of persons: whoever "they" are, they act. "It" and "this" may be a thing or what was said before.
_PERSONS = frozenset("i we you he she they who him her them us me".split())
#: What a noun phrase is told without.
_APART = ("acl", "appos", "case", "punct", "parataxis", "advcl", "mark", "cop", "nsubj", "csubj", "cc", "conj",
          "aux", "advmod", "obl", "discourse", "expl", "dep", "orphan")  # fmt: skip
#: What a clause is told without.
_BESIDE = ("advcl", "parataxis", "punct", "mark", "cc", "conj", "discourse", "obl:unmarked")
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
_FAILING = frozenset("fail fails failed failing".split())
_STEPS = 4  # governors that a subject is looked for in; a design value


def noun_phrase(parse: Parse, head: int) -> Range:
    """The words of a noun phrase, its coordinates taken in."""
    words = set(parse.subtree(head, *_APART))
    for other in parse.children(head, "conj"):
        if parse.upos[other] in _NOMINAL and parse.child(other, "nsubj", "cop", "aux") is None:
            joined = words | set(parse.subtree(other, "acl", "appos", "parataxis", "punct", "advcl", "obl"))
            between = set(range(max(words) + 1, other)) - joined
            if all(parse.upos[w] in ("PUNCT", "CCONJ") for w in between):
                words = joined | between
    words |= {c for c in parse.children(head, "advmod", "punct") if c - 1 in words and c + 1 in words}
    return _run(parse, words, head)


def one_phrase(parse: Parse, head: int) -> Range:
    """The words of a noun phrase without its coordinates."""
    return _run(parse, set(parse.subtree(head, *_APART)), head)


def clause(parse: Parse, head: int, without: int | None = None) -> Range:
    """The words of a clause from its subject on; `without` is a word whose own phrase is left out.

    Clauses of time, reason and condition are left out, participles kept.
    """
    words = {head}
    for child in parse.children(head):
        if parse.is_a(child, "parataxis", "discourse") or child == without:
            continue
        if parse.is_a(child, "conj") and parse.child(child, "nsubj", "nsubj:pass") is not None:
            continue
        if parse.is_a(child, "advcl") and parse.child(child, "mark") is not None:
            continue
        words |= set(parse.subtree(child))
    first, last = _run(parse, words, head)
    while first < head and (parse.is_a(first, "mark", "cc") or parse.upos[first] in ("PUNCT", "SCONJ", "CCONJ")):
        first += 1
    return first, last


def verb_phrase(parse: Parse, verb: int, until: int | None = None) -> Range:
    """A verb and what it acts on, up to the word `until` where that stands behind the verb."""
    words = set(parse.subtree(verb, *_BESIDE))
    for child in parse.children(verb):
        if child < verb:
            words -= set(parse.subtree(child))
    if until is not None and until > verb:
        words = {w for w in words if w < until}
    first, last = _run(parse, words, verb)
    shared = [c for c in parse.children(verb, "conj") if parse.upos[c] == "VERB" and last <= c <= last + 1]
    if shared and parse.child(verb, "obj") is None:  # "strengthen and consolidate relations"
        last = max(last, verb_phrase(parse, shared[0], until)[1])
    return first, last


def acted_on(parse: Parse, thing: int, deed: int) -> Range:
    """Somebody and what he is brought to do: "Chile to negotiate the handover"."""
    first = noun_phrase(parse, thing)[0]
    last = _run(parse, set(parse.subtree(deed, "advcl", "parataxis", "punct")), deed)[1]
    return (first, last) if first < last else noun_phrase(parse, thing)


def _run(parse: Parse, words: set[int], head: int) -> Range:
    """The unbroken run of `words` around `head`, without punctuation at its edges."""
    words = words | {head}
    first = last = head
    while first - 1 in words or (first - 2 in words and parse.upos[first - 1] == "PUNCT" and _inner(parse, first - 1)):
        first -= 1
    while last + 1 in words or (last + 2 in words and parse.upos[last + 1] == "PUNCT" and _inner(parse, last + 1)):
        last += 1
    start, end = parse.sentences[parse.sentence_of[head]]
    return clip(parse, (first, last + 1), (start, end)) or (head, head + 1)


def _inner(parse: Parse, mark: int) -> bool:
    """Whether a mark may stand inside a phrase."""
    return parse.form(mark) in "-–,'\"’‘“”"


def is_somebody(parse: Parse, cast: Cast, head: int, besides: frozenset[str] = frozenset()) -> bool:
    """Whether a noun phrase means an actor, of another kind than `besides`; a ship or a road is a thing."""
    if parse.form(head).lower() in _PERSONS:
        return True
    if any(cast.by_id[id_].kind not in {"asset", *besides} for id_ in cast.at.get(head, ())):
        return True
    if parse.upos[head] == "NOUN" and body_at([parse.form(head)], 0, 1) is not None:
        return head not in cast.at
    return takes_part(parse, head) and not is_asset(parse, head)


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
        governor = int(parse.head[word])
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
    if not parse.form(word).lower().endswith("ing") or parse.upos[noun] == "VERB":
        return None
    marks = {parse.form(c).lower() for c in parse.children(word, "mark")}
    if not marks or ("in" in marks and parse.form(noun).lower() in _PARTAKING):
        return noun
    return None


def _charged(parse: Parse, word: int, governor: int) -> int | None:
    """Who is charged with a gerund or thanked for it: "accused *China* of creating tension"."""
    marks = {parse.form(c).lower() for c in parse.children(word, "mark", "case")}
    if (
        not marks & {"of", "for"}
        or not parse.form(word).lower().endswith("ing")
        or parse.form(governor).lower() not in CHARGING
    ):
        return None
    return parse.child(governor, "nsubj:pass" if is_passive(parse, governor) else "obj")


def _shares(parse: Parse, governor: int, word: int) -> bool:
    """Whether the subject of `governor` is that of the infinitive `word`."""
    if parse.form(governor).lower() not in _SHARING:
        return False
    return parse.child(governor, "obj") is None


def antecedent(parse: Parse, verb: int, word: int) -> int:
    """What a relative pronoun stands for; any other word stands for itself."""
    if parse.form(word).lower() in _RELATIVE:
        for step in (verb, *parse.ancestors(verb)):
            if parse.is_a(step, "acl:relcl"):
                return _topmost(parse, int(parse.head[step]), word)
            if not parse.is_a(step, "conj", "xcomp", "ccomp"):
                break
        if parse.form(word).lower() == "which" and word > 1 and parse.form(word - 1) == ",":
            return _noun_before(parse, word)
    return word


def _noun_before(parse: Parse, relative: int) -> int:
    """The noun that stands before ", which" where the tree hangs its clause elsewhere."""
    noun = relative - 2
    while parse.is_a(noun, "flat", "compound", "appos") and not parse.is_root(noun):
        noun = int(parse.head[noun])
    return _topmost(parse, noun, relative) if parse.upos[noun] in ("NOUN", "PROPN") else relative


def _topmost(parse: Parse, noun: int, relative: int) -> int:
    """The noun that a clause set off by a comma is about: "the *presence* in Syria, which threatens"."""
    if not relative or parse.form(relative - 1) != ",":
        return noun
    while parse.upos[noun] == "PROPN" or parse.form(noun).lower() in _WHEREABOUTS:
        governor = int(parse.head[noun])
        if parse.is_a(noun, "nmod") and not parse.is_a(noun, "nmod:poss"):
            noun = governor
        elif parse.is_a(noun, "obl", "obj") and parse.is_a(governor, "acl") and _is_of(parse, governor):
            noun = int(parse.head[governor])  # "years of tampering with *institutions*, which"
        else:
            break
    return noun


def _is_of(parse: Parse, verb: int) -> bool:
    return any(parse.form(c).lower() == "of" for c in parse.children(verb, "mark"))


def told_of(parse: Parse, noun: int) -> int:
    """What a noun behind "is" or "calls it" is said of: "the *move* is an attempt to"."""
    if (
        parse.child(noun, "cop") is not None
        and parse.child(noun, "case") is None
        and (own := parse.child(noun, "nsubj")) is not None
    ):
        return antecedent(parse, noun, own)
    if (
        parse.is_a(noun, "xcomp")
        and (called := parse.child(int(parse.head[noun]), "obj")) is not None
        and called < noun
    ):
        return called
    return noun


def said_before(parse: Parse, predicate: int, head: int) -> Range | None:
    """The main clause of the sentence before, where a sentence begins with the subject "this" or "that"."""
    number = parse.sentence_of[head]
    if parse.form(head).lower() not in ("this", "that") or parse.upos[head] not in ("PRON", "DET") or not number:
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


def objects(parse: Parse, verb: int) -> list[int]:
    """What an active verb acts on: its objects, each coordinate for itself left to `noun_phrase`."""
    return [c for c in parse.children(verb, "obj") if parse.upos[c] in _NOMINAL]


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
        governor = int(parse.head[word])
        if parse.is_a(word, "acl"):
            return governor
        if not parse.is_a(word, "conj", "xcomp"):
            return None
        word = governor
    return None


def behind(parse: Parse, word: int, cases: Iterable[str], *relations: str) -> list[int]:
    """The phrases under `word` that begin with one of the prepositions `cases`."""
    wanted = frozenset(cases)
    return [
        c
        for c in parse.children(word, *(relations or ("obl", "nmod", "obl:agent")))
        if any(parse.form(m).lower() in wanted for m in parse.children(c, "case", "mark"))
    ]


def is_negated(parse: Parse, word: int) -> bool:
    """Whether a predicate is denied: "does not", "never", "caused no harm"."""
    if any(
        parse.form(c).lower() == "no" for thing in parse.children(word, "obj") for c in parse.children(thing, "det")
    ):
        return True
    return any(
        parse.form(c).lower() in ("not", "n't", "n’t", "never", "hardly", "nor", "neither")
        and not (c + 1 < len(parse) and parse.form(c + 1).lower() in ("only", "just", "merely"))
        for c in parse.children(word, "advmod", "neg")
    )


def is_denied(parse: Parse, word: int) -> bool:
    """Whether a predicate is denied by itself or by those that it is the complement of: "failed to curb".

    Two denials undo each other: "will not fail to harm", "results in nothing other than".
    """
    denied = is_negated(parse, word) and any(
        parse.form(thing).lower() == "anything" and any(parse.form(c).lower() == "other" for c in parse.children(thing))
        for thing in parse.children(word, "obl", "obj")
    )
    for _ in range(_STEPS):
        denied ^= is_negated(parse, word) ^ (parse.form(word).lower() in _FAILING)
        if not parse.is_a(word, "xcomp") or parse.is_root(word):
            break
        word = int(parse.head[word])
    return denied
