"""Statements inside statements, read off the tree: the content of one attribution in, the attributions within it out.

The network finds one layer. Here "Tehran Radio quoted a spokesman as saying X", "X said that Y believes Z" and "Y does
not want Z, X said" yield their inner layers, each with the rule that found it. A rule needs three things: a cue of the
lexicon, a somebody as its subject, and a complement of the kind that this cue takes. What only might be said, and what
speakers say of their own mind in the first person ("I think that …"), is no layer of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.reading.complements import clip, complement, runs
from dragoman.reading.cues import NEGATIONS, Cue, cues_of, verb_of
from dragoman.reading.parse import Parse, Range
from dragoman.reading.quotations import Quotations

#: A clause behind these is a condition, a comparison with what the main clause says, or what is not done ("without").
_NOT_MADE = frozenset("if unless whether lest as than like without".split())
_LETTING = frozenset("let make help have see hear watch".split())
#: Behind these nothing has been said yet …
_UNDONE = frozenset("will would shall should must may might could can ca wo 'll ’ll 'd ’d".split())
#: … though a thought may be ascribed behind some of them ("may not welcome").
_CONJECTURED = frozenset("may might could would 'd ’d".split())
_FIRST = frozenset("i we".split())
_FLOATING = frozenset("each both all".split())  # "Both sides, who met in Rome, *each* accused the other"
_NO_SOURCE = frozenset("you one it there this that what which these those".split())
_EVIDENCE = frozenset("report statement poll survey study document letter tweet communique communiqué article".split())
#: Frames whose nouns are an utterance or a thought; plans, offers and decisions are deeds as often.
_NOUN_FRAMES = frozenset("say ask demand promise threaten warn deny criticise predict expect hope refuse".split())
#: Verbs of speech that tell an attitude where they are not told as done: "may welcome", "supports".
_ATTITUDES = frozenset("support back oppose welcome appreciate agree accept favour favor admire defend".split())
#: Verbs of intending are deeds of the mind: "could decide" tells of none.
_DECIDING = frozenset("decide determine resolve choose plan intend".split())


@dataclass(frozen=True, slots=True)
class Layer:
    """An attribution found by rule: its words, the cue as read, and the rule's name."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    read: Cue
    thought: bool
    why: str


def find_inside(
    parse: Parse, quotations: Quotations, content: Sequence[Range], is_somebody: Callable[[int], bool]
) -> list[Layer]:
    """All attributions within a content, in the order of their cues.

    `is_somebody` tells of a head word whether it means somebody who can speak or think.
    """
    found: list[Layer] = []
    cues = cues_of(parse)
    words = list(cues)
    for first, last in content:
        for word in words[bisect_left(words, first) : bisect_left(words, last)]:
            layer = _layer(parse, quotations, cues[word], (first, last), content, is_somebody)
            if layer is not None:
                found.append(layer)
    return found


def quoting(parse: Parse, word: int) -> tuple[int, int] | None:
    """For the "saying" of "quoted a spokesman as saying": the quoting verb and the head of who is quoted."""
    if not parse.lowered[word].endswith("ing") or verb_of(parse.form(word)) is None or as_before(parse, word) is None:
        return None
    verb = next((a for a in parse.ancestors(word) if parse.upos[a] == "VERB"), word)
    if verb >= word or verb_of(parse.form(verb)) not in ("quote", "cite"):
        return None
    quoted = parse.child(verb, "obj")
    quoted = parse.child(verb, "nsubj:pass") if quoted is None else quoted
    return None if quoted is None else (verb, quoted)


def subject_of(parse: Parse, word: int) -> int | None:
    """The head word of the active subject of a predicate, its own or one that it shares as a conjunct or complement."""
    for _ in range(4):
        subjects = [c for c in parse.children(word, "nsubj") if not parse.is_a(c, "nsubj:pass")]
        if subjects:  # "The *point* is that *she* believes it": a pronoun nearer to the verb is the verb's own
            pronouns = (c for c in subjects if c < word and parse.upos[c] == "PRON")
            return max((c for c in pronouns if parse.lowered[c] not in _FLOATING), default=subjects[0])
        shares = parse.is_a(word, "conj", "xcomp") and not parse.is_root(word)
        if not shares or parse.child(word, "nsubj:pass", "csubj", "expl") is not None:
            return None
        governor = parse.governor[word]
        if parse.is_a(word, "xcomp") and (made := parse.child(governor, "obj", "iobj")) is not None and made < word:
            return made  # "forced *Lee* to admit"
        word = governor
    return None


def noun_phrase(parse: Parse, head: int, bounds: Range, apart: Range = (0, 0)) -> Range | None:
    """The noun phrase of a head word within `bounds`, appositions taken in, relative clauses and `apart` left out."""
    words = set(parse.subtree(head, "acl:relcl", "case", "punct", "parataxis", "advcl", "mark", "cop", "nsubj"))
    if parse.upos[head] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
        words |= {c for c in parse.children(head, "punct") if c - 1 in words and c + 1 in words}
    while _is_name_before(parse, words, head):
        words.add(min(words) - 1)
    words -= set(range(*apart))
    around = next(run for run in runs(words | {head}) if run[0] <= head < run[1])
    first = next(w for w in range(*around) if w == head or parse.upos[w] not in ("CCONJ", "PUNCT", "ADP"))
    return clip(parse, (first, around[1]), bounds)


def _is_name_before(parse: Parse, words: set[int], head: int) -> bool:
    """Whether the word before a noun phrase is the rest of its name, hung beside it instead of below."""
    before = min(words) - 1
    return (
        before >= 0
        and parse.upos[before] in ("PROPN", "NOUN")
        and parse.upos[before + 1] == "PROPN"
        and parse.governor[before] == parse.governor[head]
        and parse.deprel[before] == parse.deprel[head]
        and not parse.is_root(before)
    )


def _layer(
    parse: Parse,
    quotations: Quotations,
    cue: Cue,
    bounds: Range,
    content: Sequence[Range],
    is_somebody: Callable[[int], bool],
) -> Layer | None:
    """What the cue makes of its sentence. `bounds` is the piece of `content` that it stands in."""
    head = cue.head
    if cue.lemma == "according":
        return _according(parse, cue, bounds, is_somebody)
    if cue.noun == cue.lemma:
        return _by_noun(parse, cue, bounds, is_somebody)
    if (frame := quoting(parse, head)) is not None:
        mark = as_before(parse, head)
        source = noun_phrase(parse, frame[1], bounds, (mark or head, head + 1))
        said = complement(parse, cue, bounds)
        if source is None or said is None or mark is None:
            return None
        return Layer((source,), ((mark, head + 1),), said.content, cue, False, "rule:nested-as-saying")
    subject = subject_of(parse, head)
    # The subject may stand in another piece: "Ivanov 'is angry', she said, and 'wants' …"
    if subject is not None and not any(first <= subject < last for first, last in content):
        subject = _shared_subject(parse, head, content)
    around = next((r for r in content if subject is not None and r[0] <= subject < r[1]), None)
    if subject is None or around is None:
        return None
    if not is_made(parse, quotations, cue, subject) or not _can_speak(parse, cue, subject, is_somebody):
        return None
    said = complement(parse, cue, bounds)
    source = noun_phrase(parse, subject, around)
    if said is None or source is None:
        return None
    if parse.is_a(head, "acl") and said.why != "rule:nested-ccomp":
        return None  # in "the terms they rejected" the content lies outside the clause
    words = cue_words(parse, cue, said.joint)
    taken = {word for span in (*words, source) for word in range(*span)}
    kept = tuple(r for r in said.content if not taken & set(range(*r)))
    if not kept:
        return None
    return Layer((source,), words, closed(parse, quotations, kept), cue, is_thought(parse, cue), said.why)


def _shared_subject(parse: Parse, word: int, content: Sequence[Range]) -> int | None:
    """The subject of the first clause of a content, for a verb that the parser hung on the outer cue instead."""
    first = parse.head_of(*content[0])
    if not parse.is_a(word, "conj") or parse.child(word, "nsubj") is not None or first == word:
        return None
    return parse.child(first, "nsubj") if parse.sentence_of[first] == parse.sentence_of[word] else None


def is_thought(parse: Parse, cue: Cue) -> bool:
    """Whether a cue tells what somebody holds in mind: verbs of thinking, and attitudes that were not voiced."""
    if cue.thought:
        return True
    if cue.lemma not in _ATTITUDES:
        return False
    auxiliaries = {parse.lowered[c] for c in parse.children(cue.head, "aux")}
    return bool(auxiliaries) or parse.lowered[cue.head] in (cue.lemma, cue.lemma + "s")


def is_made(parse: Parse, quotations: Quotations, cue: Cue, subject: int, participle: bool = False) -> bool:
    """Whether the predicate says that its subject did say or does think so. Of "-ing" only a `participle` does."""
    head, own = cue.head, parse.lowered[cue.head]
    marks = {parse.lowered[c] for c in parse.children(head, "mark", "case")}
    auxiliaries = {parse.lowered[c] for c in parse.children(head, "aux")}
    if marks & _NOT_MADE or "to" in marks | auxiliaries:
        return False
    governor = parse.lowered[parse.governor[head]]
    if parse.is_a(head, "ccomp", "xcomp") and not auxiliaries and own == cue.lemma and verb_of(governor) in _LETTING:
        return False
    if own == "supposed" and parse.child(head, "aux", "cop") is not None:
        return False  # "are supposed to" is a duty
    if parse.upos[head] == "VERB" and own.endswith("ing") and not auxiliaries and not participle:
        return False
    undone = auxiliaries & _UNDONE
    held = (cue.thought and cue.lemma not in _DECIDING) or cue.lemma in _ATTITUDES
    if undone and not (held and undone <= _CONJECTURED):
        return False
    if parse.lowered[subject] in _FIRST and quotations.at[head] >= 0:
        # One's own mind and what one says by saying it are the outer statement's; what one once told another is not.
        return not cue.thought and own != cue.lemma and not auxiliaries
    return cue.thought or cue.lemma in _ATTITUDES or not cue.negated


def _can_speak(parse: Parse, cue: Cue, subject: int, is_somebody: Callable[[int], bool]) -> bool:
    form = parse.lowered[subject]
    if form in _NO_SOURCE and not (form == "it" and is_somebody(subject)):
        return False
    return is_somebody(subject) or (
        form in _EVIDENCE and cue.frame == "say" and parse.child(cue.head, "ccomp") is not None
    )


def cue_words(parse: Parse, cue: Cue, joint: int | None) -> tuple[Range, ...]:
    """The cue with its auxiliaries and negation before it and its particle, noun or preposition behind it.

    Quotation marks between them are no part of it: "is 'aware of'" is two ranges.
    """
    first, last = cue.head, cue.head + 1
    mine = set(parse.children(cue.head, "aux", "cop", "advmod"))
    while first - 1 in mine or (first - 2 in mine and parse.upos[first - 1] == "PUNCT"):
        first -= 1 if first - 1 in mine else 2
    # An adverb counts where it stands between the verb and its auxiliary, or negates.
    while first < cue.head and (
        (parse.is_a(first, "advmod") and parse.lowered[first] not in NEGATIONS) or parse.upos[first] == "PUNCT"
    ):
        first += 1
    if cue.with_ is not None and last < len(parse) and parse.lowered[last] == cue.with_:
        last += 1
    while last < len(parse) and parse.is_a(last, "compound:prt") and parse.governor[last] == cue.head:
        last += 1
    last = last if joint is None else max(last, joint + 1)
    return tuple(runs(word for word in range(first, last) if parse.upos[word] != "PUNCT"))


def closed(parse: Parse, quotations: Quotations, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """The content, its last range drawn out to the mark that closes a quotation begun in it."""
    first, last = content[-1]
    quotation = quotations.of(last - 1)
    if quotation is None or quotation[0] < first or last >= quotation[1]:
        return content
    if any(parse.upos[w] != "PUNCT" and parse.form(w)[0].isalnum() for w in range(last, quotation[1])):
        return content
    return (*content[:-1], (first, quotation[1]))


def as_before(parse: Parse, word: int) -> int | None:
    """The "as" that marks a clause."""
    return next((c for c in parse.children(word, "mark", "case") if parse.lowered[c] == "as"), None)


def _according(parse: Parse, cue: Cue, bounds: Range, is_somebody: Callable[[int], bool]) -> Layer | None:
    """ "…, according to Y" inside a content: the clause around it is Y's."""
    to = cue.head + 1
    if to >= bounds[1] or parse.lowered[to] != "to":
        return None
    named = next((a for a in (parse.governor[cue.head], *parse.children(cue.head, "obl", "nmod")) if a > to), None)
    if named is None or not (is_somebody(named) or parse.lowered[named] in _EVIDENCE):
        return None
    source = noun_phrase(parse, named, bounds, (cue.head, to + 1))
    governor = next((a for a in parse.ancestors(named) if a != cue.head), None)
    if governor is None or not bounds[0] <= governor < bounds[1]:
        # The phrase was hung on the outer verb: the clause is what else hangs there.
        tops = (w for w in range(*bounds) if not bounds[0] <= parse.governor[w] < bounds[1] and w != named)
        governor = next(tops, None)
    if source is None or governor is None or parse.sentence_of[governor] != parse.sentence_of[named]:
        return None
    words = set(parse.subtree(governor)) - set(parse.subtree(named)) - set(parse.subtree(cue.head))
    content = tuple(span for run in runs(words) if (span := clip(parse, run, bounds)) is not None)
    return Layer((source,), ((cue.head, to + 1),), content, cue, False, "rule:nested-according-to") if content else None


def owner_of(parse: Parse, noun: int, is_somebody: Callable[[int], bool]) -> int | None:
    """Whose a demand, claim or fear is: the owner, or the adjective or name before it that means somebody."""
    owner = parse.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    before = [c for c in parse.children(noun, "amod", "compound", "nmod:desc") if c < noun and is_somebody(c)]
    return before[0] if len(before) == 1 else None


def _by_noun(parse: Parse, cue: Cue, bounds: Range, is_somebody: Callable[[int], bool]) -> Layer | None:
    """ "Moscow's claim that …", "the Russian demand that …": a noun of saying with its owner and a clause."""
    owner = owner_of(parse, cue.head, is_somebody)
    if cue.frame not in _NOUN_FRAMES or owner is None or not is_somebody(owner) or not bounds[0] <= owner < bounds[1]:
        return None
    said = complement(parse, cue, bounds)
    source = noun_phrase(parse, owner, bounds)
    if said is None or source is None:
        return None
    return Layer(
        (source,), ((cue.head, cue.head + 1),), said.content, cue, cue.frame in ("expect", "hope"), "rule:nested-noun"
    )
