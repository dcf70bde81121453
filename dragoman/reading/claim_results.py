"""Claims by adverbs of result and by what is done: "so", "therefore", "that is why", "by V-ing", "jailed for V-ing".

A parse and a word of it in, the links out. An adverb of result joins a clause to the one before it; at the head of a
sentence, to the sentence before. What is done by doing something else is its effect.
"""

from __future__ import annotations

from dragoman.reading.claim_connectives import moved_by
from dragoman.reading.claim_draft import Link
from dragoman.reading.claim_phrases import clause, is_negated, verb_phrase
from dragoman.reading.claim_subjects import said_before
from dragoman.reading.complements import clip
from dragoman.reading.cues import cue_at
from dragoman.reading.lemmas import verb_table
from dragoman.reading.parse import Parse, Range
from dragoman.records import Sign

#: Adverbs of result; `_ALONE` of them do so at the head of a sentence, too, where "so" only goes on.
RESULTING = frozenset("so therefore thus hence consequently thereby result consequence reason".split())
_ALONE = RESULTING - {"so", "thus", "thereby"}
_NOUNS = frozenset(("result", "consequence", "reason"))
_BEFORE = frozenset(("as", "for"))
_THAT = frozenset(("that", "this", "which", "it"))
#: What somebody does "by" something else is no effect of it: "began by saying".
_PHASES = frozenset(
    verb_table("begin start end open close respond react reply follow conclude continue go come pass stand".split())
)
#: What is done to somebody for what they did.
_PUNISHING = frozenset(
    verb_table(
        "arrest detain jail imprison fine sanction punish execute sentence fire sack suspend ban expel bomb kill "
        "attack penalise penalize convict prosecute try sue hang deport dismiss boycott isolate award reward honour "
        "honor bombard censure".split()
    )
)


def by_result(parse: Parse, word: int) -> list[Link]:
    """The link of an adverb of result."""
    if parse.lowered[word] == "why":
        return _why(parse, word)
    head = parse.governor[word]
    start = word
    if parse.lowered[word] in _NOUNS:
        start = next((c for c in parse.children(word, "case") if parse.lowered[c] in _BEFORE), -1)
        if start < 0 or not parse.is_a(word, "obl") or parse.child(word, "nmod", "acl") is not None:
            return []
        if parse.lowered[word] == "reason" and not any(parse.lowered[c] in _THAT for c in parse.children(word, "det")):
            return []
    elif not parse.is_a(word, "advmod"):
        return []
    if parse.child(head, "nsubj", "nsubj:pass", "expl", "csubj") is None or head < start:
        return []
    first = parse.sentences[parse.sentence_of[word]][0]
    if start - first <= 1 and parse.is_root(head):
        cause = _before(parse, first) if parse.lowered[word] in _ALONE else None
    elif start > first and (parse.upos[start - 1] == "PUNCT" or parse.lowered[start - 1] == "and"):
        cause = _joined(parse, head, start)
    else:
        return []
    if cause is None:
        return []
    moved = moved_by(parse, head)
    effect = clip(parse, moved.effect, (max(word + 1, cause[1]), moved.effect[1]))
    if effect is None or effect[0] >= effect[1] or effect[0] < cause[1]:
        return []
    return [Link(cause, effect, moved.sign, head, "rule:claim-so")]


def _joined(parse: Parse, head: int, start: int) -> Range | None:
    """The clause before, to which the one of `head` is joined."""
    if not parse.is_a(head, "conj", "advcl", "parataxis") or parse.is_root(head):
        return None
    governor = parse.governor[head]
    if governor >= start or parse.child(governor, "nsubj", "nsubj:pass", "expl") is None:
        return None
    first, last = clause(parse, governor)
    last = min(last, start)
    while last > first and (parse.upos[last - 1] == "PUNCT" or parse.lowered[last - 1] == "and"):
        last -= 1
    return (first, last) if first < last else None


def _before(parse: Parse, first: int) -> Range | None:
    """The main clause of the sentence before, in the same paragraph."""
    number = parse.sentence_of[first]
    if number == 0 or parse.begins_paragraph[first]:
        return None
    start, end = parse.sentences[number - 1]
    if any(parse.form(w) == "?" for w in range(max(start, end - 2), end)):
        return None
    head = parse.head_of(start, end)
    said = parse.child(head, "ccomp") if cue_at(parse, head) is not None else None
    head = head if said is None else said
    return clause(parse, head) if parse.child(head, "nsubj", "nsubj:pass", "expl") is not None else None


def _why(parse: Parse, word: int) -> list[Link]:
    """ "that is why the army intervened"."""
    own = parse.child(word, "nsubj")
    told = parse.child(word, "acl", "advcl", "ccomp")
    if (
        own is None
        or told is None
        or parse.lowered[own] not in _THAT
        or parse.child(told, "nsubj", "nsubj:pass") is None
    ):
        return []
    moved = moved_by(parse, told)
    if moved.effect[0] <= word:
        return []
    antecedent = said_before(parse, word, own)
    return [Link((own, own + 1), moved.effect, moved.sign, word, "rule:claim-so", antecedent=antecedent)]


def by_doing(parse: Parse, verb: int) -> list[Link]:
    """ "redrew the map by taking the coast", "was jailed for insulting the king"."""
    form = parse.lowered[verb]
    for deed in parse.children(verb, "advcl"):
        mark = next((c for c in parse.children(deed, "mark") if c < deed), None)
        if mark is None or parse.upos[deed] != "VERB" or not parse.lowered[deed].endswith("ing"):
            continue
        means = parse.lowered[mark] == "by" and form not in _PHASES and cue_at(parse, verb) is None
        charge = parse.lowered[mark] == "for" and form in _PUNISHING
        if not (means or charge) or (charge and deed < verb):
            continue
        if means and (parse.child(verb, "obj", "xcomp") is None or parse.child(deed, "obj", "obl", "xcomp") is None):
            continue  # "they feed by", "worked by": a way and no means
        effect = verb_phrase(parse, verb, mark if mark > verb else None)
        cause = verb_phrase(parse, deed)
        if effect[1] <= cause[0] or cause[1] <= effect[0]:
            why = "rule:claim-by" if means else "rule:claim-for"
            sign: Sign = "-" if is_negated(parse, verb) else "+"
            return [Link(cause, effect, sign, verb, why)]
    return []
