"""Salience: which of the actors named before a pronoun it most likely means, by weights fitted on gold coreference.

A pronoun, the scene and the mentions so far in; the best actor out, or None where the pronoun likelier means no actor.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import exp, log1p

from dragoman.reading.countries import common_noun_of
from dragoman.reading.drafts import Draft, Scene
from dragoman.reading.parse import Attribution, MentionWords

Covers = Sequence[tuple[int, int, Attribution]]

HE = frozenset("he him his himself".split())


SHE = frozenset("she her hers herself".split())


IT = frozenset("it its itself".split())


THEY = frozenset("they them their theirs themselves".split())


RELATIVE = frozenset("who whom whose".split())


_REFLEXIVE = frozenset("himself herself itself themselves".split())


_POSSESSIVE = frozenset("his her its their my our hers theirs mine ours".split())


#: Pronouns that may mean no actor.
THINGS = IT | THEY


_SEVERAL = frozenset(
    "group population armed-force party company armed-group civil-group government-body media "
    "international-organisation university".split()
)


_DOING = frozenset(
    """said says has had will would wants want wanted plans planned launched announced called accused denied rejected
    sees seeks sought supports supported opposes opposed warned sent deployed fired tested signed agreed refused
    hopes hoped believes believed expects expected needs faces faced considers considered views imposed withdrew
    ordered demanded claimed did does carried invaded attacked can could must should may might is was""".split()
)


_REACH = 6  # sentences; GUM's news has 2 % of its "he" and "she" farther from the last mention


#: Weights of the multinomial logit by which a pronoun chooses among the actors named before it and, where it may be a
#: thing's, nobody: fitted by `tools/fit_pronouns.py` on the training split of GUM (1,335 pronouns, gold trees).
#: "chain", "chain: things", "none: chain", "none: speaks" and "spoke last" are design values: the corpus has no chains
#: but gold ones, and few sources. By the network's chains on GUM's dev split, "he" and "she" hardly change between 0
#: and 2.5 for the first; what changes in bench news by the last was all for the better from 0 to 2, read by hand.
_WEIGHTS: dict[str, float] = {
    "same sentence": 0.08,
    "one before": -0.71,
    "two before": -1.89,
    "farther": -2.11,
    "distance": -0.76,
    "nearest": 0.57,
    "main subject": 0.88,
    "subject": 0.43,
    "object": 0.54,
    "possessor": 0.84,
    "subject lately": 0.14,
    "parallel": 0.36,
    "frequency": 0.93,
    "pronoun last": 0.73,
    "source": 0.24,
    "source again": 1.01,
    "spoke last": 2.0,
    "gender unknown": -0.71,
    "unnamed": -0.01,
    "several": 1.05,
    "same paragraph": 0.27,
    "quoted apart": -1.88,
    "names itself": -0.59,
    "chain": 1.5,
    "chain: things": 1.0,
    "none: it": 2.10,
    "none: its": 0.21,
    "none: they": 0.87,
    "none: their": 1.46,
    "none: speaks": -2.5,
    "none: acts": -0.88,
    "none: things nearer": 0.71,
    "none: a thing is subject": 0.72,
    "none: chain": 0.5,
}


#: The chance, by the weights above, below which it is doubtful whom a pronoun means. Of 192 events in bench news with a
#: party that a pronoun tells, 7 of the 17 below it were right when judged by hand, 145 of the 175
#: above. It was chosen on these.
_SURE = 0.7


@dataclass(slots=True)
class Trail:
    """The mentions so far, in order of the text, and the chains of the network by head word."""

    seen: list[tuple[int, int, Draft]] = field(default_factory=list)
    chain_of: dict[int, tuple[MentionWords, ...]] = field(default_factory=dict)

    def saw(self, word: int, draft: Draft) -> None:
        """Remembers that a pronoun means an actor, for the pronouns to come."""
        insort(self.seen, (word, len(self.seen), draft), key=lambda item: (item[0], item[1]))


def trail_of(scene: Scene) -> Trail:
    """The mentions on the scene in the order of the text, and the chains of the network."""
    trail = Trail()
    for head in sorted(scene.mentions):
        for draft in scene.at[head]:
            trail.seen.append((head, len(trail.seen), draft))
    for chain in scene.parse.chains:
        for mention in chain:
            trail.chain_of.setdefault(mention.head, chain)
    return trail


def quotations_of(scene: Scene) -> list[tuple[int, int, Attribution]]:
    """The contents of attributions as ranges of words, the inner ones last."""
    out = [(first, last, a) for a in scene.parse.attributions for first, last in a.content]
    return sorted(out, key=lambda item: (item[0], -item[1]))


def around(covers: Covers, word: int) -> list[Attribution]:
    """The attributions in whose content a word stands, the innermost last."""
    return [a for first, last, a in covers if first <= word < last]


def speakers_of(scene: Scene, attribution: Attribution) -> tuple[Draft, ...]:
    """Whom the source of an attribution means."""
    for first, last in attribution.source:
        head = scene.parse.head_of(first, last)
        if head in scene.at:
            found = list(scene.at[head])
            for conj in scene.parse.children(head, "conj"):
                if first <= conj < last:
                    found += [d for d in scene.at.get(conj, ()) if d not in found]
            return tuple(found)
        for word in range(first, last):
            if word in scene.at and word in scene.mentions:
                return scene.at[word]
    return ()


def put(scene: Scene, trail: Trail, word: int, drafts: Sequence[Draft]) -> None:
    """Says that a pronoun means `drafts`, and remembers it for the pronouns to come."""
    for draft in drafts:
        draft.spans.setdefault((word, word + 1), ("pronoun", word))
    scene.at[word] = tuple(drafts)
    scene.mentions.add(word)
    common_noun_of(scene, word)
    for draft in drafts:
        trail.saw(word, draft)


def fits_form(form: str) -> Callable[[Draft], bool] | None:
    """Which actors a third-person pronoun, in normal form, can mean."""
    if form in HE or form in SHE:
        return is_one_person("m" if form in HE else "f")
    return is_one_body if form in IT else are_several if form in THEY else None


def is_one_person(gender: str) -> Callable[[Draft], bool]:
    """Whether "he" or "she" can mean an actor."""
    return lambda draft: draft.is_person and draft.number == "s" and draft.gender in (None, gender)


def is_one_body(draft: Draft) -> bool:
    """Whether "it" can mean an actor."""
    return draft.is_body and draft.number == "s"


def are_several(draft: Draft) -> bool:
    """Whether "they" can mean an actor: several people, or a body of them."""
    return draft.number == "p" or draft.kind in _SEVERAL


def likeliest(scene: Scene, trail: Trail, covers: Covers, word: int, fits: Callable[[Draft], bool]) -> Draft | None:
    """The actor that a pronoun most likely means, or None where it likelier means no actor."""
    found = candidates(scene, trail, covers, word, fits)
    scores: dict[Draft, float] = {}
    for place, (draft, heads) in enumerate(found.items()):
        values = features(scene, trail, word, draft, heads, place == 0)
        scores[draft] = sum(_WEIGHTS[name] * value for name, value in values.items())
    if not scores:
        return None
    best = max(scores, key=lambda draft: scores[draft])
    others = [score for draft, score in scores.items() if draft is not best]
    if scene.folded[word] in IT or scene.folded[word] in THEY:
        values = features_of_none(scene, trail, word, found)
        nobody = sum(_WEIGHTS[name] * value for name, value in values.items())
        if nobody > scores[best]:
            return None
        others.append(nobody)
    if not _is_own_word(scene, word, best) and 1.0 / (1.0 + sum(exp(score - scores[best]) for score in others)) < _SURE:
        scene.doubtful.add(word)
    return best


def _is_own_word(scene: Scene, word: int, draft: Draft) -> bool:
    """ "The army says *it* has taken the hill": whoever says so of himself."""
    parse = scene.parse
    clause = parse.governor[word]
    if not parse.is_a(word, "nsubj", "nsubj:pass") or not parse.is_a(clause, "ccomp"):
        return False
    subject = parse.child(parse.governor[clause], "nsubj")
    return subject is not None and subject < word and draft in scene.at.get(subject, ())


def candidates(
    scene: Scene, trail: Trail, covers: Covers, word: int, fits: Callable[[Draft], bool]
) -> dict[Draft, list[int]]:
    """The actors that a pronoun may mean, with the heads of their mentions before it, the last first."""
    sentence = scene.sentence[word]
    excluded = barred(scene, word)
    content = _own_content(scene, word)
    # "He said Obama hopes": neither in a quotation nor in what follows does a speaker name himself.
    unnamed = _asks_not_to_be_named(scene, word)
    strict = [(first, last) for first, last in content if first > word or scene.quoted[first]]
    if scene.quoted[word] and word not in scene.sources:
        for attribution in around(covers, word):
            excluded.update(speakers_of(scene, attribution))
    found: dict[Draft, list[int]] = {}
    at = bisect_left(trail.seen, word, key=lambda item: item[0])
    for head, _, draft in reversed(trail.seen[:at]):
        if sentence - scene.sentence[head] > _REACH:
            break
        if draft in found:
            found[draft].append(head)
        elif draft in excluded:
            continue
        elif (unnamed and draft.kind != "unnamed") or not fits(draft) or (strict and _names_itself(strict, draft)):
            excluded.add(draft)
        else:
            found[draft] = [head]
    return found


def _asks_not_to_be_named(scene: Scene, word: int) -> bool:
    """ "He spoke on condition of anonymity": no name in the report is his."""
    last = next((at for at in range(word, len(scene.forms)) if scene.sentence[at] != scene.sentence[word]), None)
    words = scene.folded[word:last]
    if "anonymity" in words:
        return True
    asked = any(word in ("asked", "declined", "requested", "refused", "wished", "wanted") for word in words)
    return asked and any(
        words[at] == "be" and words[at + 1] in ("named", "identified", "quoted") for at in range(len(words) - 1)
    )


def barred(scene: Scene, word: int) -> set[Draft]:
    """Those whom syntax forbids: the other arguments of the same verb, save for possessives and reflexives."""
    parse, form = scene.parse, scene.folded[word]
    if form in _REFLEXIVE:
        return set()
    governor = parse.governor[word]
    out: set[Draft] = set()
    if form in _POSSESSIVE and parse.is_a(word, "nmod:poss", "det"):
        out.update(scene.at.get(governor, ()))
        return out
    siblings = list(parse.children(governor, "nsubj", "obj", "iobj", "obl"))
    for verb in parse.children(governor, "xcomp"):  # "He asked the emir to wait": the emir is not he
        siblings += [at for at in parse.children(verb, "nsubj", "obj") if at < verb]
    if parse.is_a(word, "nsubj"):  # "Guterres supported it, he said": somebody else said so
        clauses = parse.children(governor, "ccomp", "parataxis")
        siblings += [at for c in clauses for at in parse.children(c, "nsubj") if parse.upos[at] == "PROPN"]
    for sibling in siblings:
        if sibling != word:
            out.update(scene.at.get(sibling, ()))
            for conj in parse.children(sibling, "conj"):
                out.update(scene.at.get(conj, ()))
    return out


def _own_content(scene: Scene, word: int) -> list[tuple[int, int]]:
    """The words that this pronoun, as a source, is saying: whom they name by name is somebody else."""
    attribution = scene.sources.get(word)
    return list(attribution.content) if attribution is not None else []


def _names_itself(content: Sequence[tuple[int, int]], draft: Draft) -> bool:
    """Whether an actor is named within the words that the pronoun, as their source, is saying."""
    return any(first <= at < last for form, at in draft.spans.values() if form == "name" for first, last in content)


def _in_chain(scene: Scene, trail: Trail, word: int, draft: Draft) -> bool:
    """Whether the network puts the pronoun into one chain with a mention of the actor."""
    chain = trail.chain_of.get(word)
    if chain is None:
        return False
    return any(draft in scene.at.get(mention.head, ()) for mention in chain if mention.head != word)


def features(
    scene: Scene, trail: Trail, word: int, draft: Draft, heads: Sequence[int], nearest: bool
) -> dict[str, float]:
    """What speaks for and against an actor as what the pronoun `word` means: names of `_WEIGHTS` with their values."""
    parse = scene.parse
    last = _place_of(scene, heads[0], draft)
    here = _place_of_speech(scene, word, last)
    away = scene.sentence[here] - scene.sentence[last]
    source = last in scene.sources
    subject = source or parse.is_a(last, "nsubj", "root")  # "noted NBC's Anna Meyer": a subject behind its verb
    out: dict[str, float] = {
        ("same sentence", "one before", "two before", "farther")[min(away, 3)]: 1.0,
        "frequency": log1p(len(heads)),
        "distance": log1p(here - last),
    }
    if subject:
        out["subject"] = 1.0
        if parse.is_root(parse.governor[last]):
            out["main subject"] = 1.0
        if parse.is_a(word, "nsubj"):
            out["parallel"] = 1.0
    elif parse.is_a(last, "obj", "iobj", "obl:agent"):
        out["object"] = 1.0
    elif parse.is_a(last, "nmod:poss"):
        out["possessor"] = 1.0
    if any(parse.is_a(head, "nsubj") and scene.sentence[word] - scene.sentence[head] in (0, 1) for head in heads):
        out["subject lately"] = 1.0
    if parse.upos[last] == "PRON":
        out["pronoun last"] = 1.0
    if source:
        out["source"] = 1.0
        if word in scene.sources:
            out["source again"] = 1.0
            if last == _spoke_last(scene, word):
                out["spoke last"] = 1.0
    if draft.is_person and draft.gender is None:
        out["gender unknown"] = 1.0
    if draft.kind == "unnamed":
        out["unnamed"] = 1.0
    if draft.number == "p":
        out["several"] = 1.0
    if parse.words.paragraph[last] == parse.words.paragraph[word]:
        out["same paragraph"] = 1.0
    if scene.quoted[last] != scene.quoted[word]:
        out["quoted apart"] = 1.0
    if _names_itself(_own_content(scene, word), draft):
        out["names itself"] = 1.0
    if nearest:
        out["nearest"] = 1.0
    if _in_chain(scene, trail, word, draft):
        out["chain"] = 1.0
        if scene.folded[word] in THINGS:
            out["chain: things"] = 1.0
    return out


def _place_of(scene: Scene, word: int, draft: Draft) -> int:
    """The word by which a mention stands in its sentence.

    An apposition, like its name, stands where the name does, and "who" where those stand whom it means.
    """
    parse = scene.parse
    if scene.folded[word] in RELATIVE:
        means = next((at for at in parse.ancestors(word) if draft in scene.at.get(at, ())), None)
        word = word if means is None else means
    for head in parse.ancestors(word):
        if not parse.is_a(word, "appos", "flat", "compound") or draft not in scene.at.get(head, ()):
            break
        word = head
    return word


def _spoke_last(scene: Scene, word: int) -> int | None:
    """The head of the last source before the statement of a pronoun, of those that the report itself tells of.

    None where the report has since gone on to somebody else: "Lee said no. Kim nodded. 'Never,' he said."
    """
    own = scene.sources[word]
    begins = min([word, *(first for first, _ in own.content)])
    told = (at for at in sorted(scene.sources, reverse=True) if at < begins and scene.sources[at] is not own)
    last = next((at for at in told if not scene.quoted[at]), None)
    if last is None or any(_is_told_of(scene, at) for at in range(last + 1, begins)):
        return None
    return last


def _is_told_of(scene: Scene, word: int) -> bool:
    """Whether a word is the main subject of a sentence of the report's own, and a person."""
    parse = scene.parse
    return (
        word in scene.mentions
        and not scene.quoted[word]
        and parse.is_a(word, "nsubj")
        and parse.is_root(parse.governor[word])
        and any(draft.is_person for draft in scene.at.get(word, ()))
    )


def _place_of_speech(scene: Scene, word: int, before: int) -> int:
    """Whence the way back to a mention is counted: from before the quotation whose speaker the pronoun is."""
    begins = [first for first, _ in _own_content(scene, word) if before < first < word and scene.quoted[first]]
    return min(begins, default=word)


def features_of_none(scene: Scene, trail: Trail, word: int, found: dict[Draft, list[int]]) -> dict[str, float]:
    """What speaks for a pronoun meaning no actor at all: "it" a deal, "they" the talks."""
    parse, form = scene.parse, scene.folded[word]
    kind = "it" if form in IT else "they"
    out = {f"none: {kind}" if form not in _POSSESSIVE else "none: its" if kind == "it" else "none: their": 1.0}
    if word in scene.sources:
        out["none: speaks"] = 1.0
    elif parse.is_a(word, "nsubj") and scene.folded[parse.governor[word]] in _DOING:
        out["none: acts"] = 1.0
    nearest = max((heads[0] for heads in found.values()), default=-1)
    things = [
        at
        for at in range(max(nearest + 1, word - 40), word)
        if parse.upos[at] == "NOUN"
        and at not in scene.at
        and (kind == "they") == scene.forms[at].endswith("s")
        and not parse.is_a(at, "compound", "obl:unmarked", "nmod:unmarked")
    ]
    out["none: things nearer"] = log1p(len(things))
    if any(parse.is_a(at, "nsubj") for at in things):
        out["none: a thing is subject"] = 1.0
    chain = trail.chain_of.get(word)
    if chain is not None and any(
        m.head < word and parse.upos[m.head] == "NOUN" and m.head not in scene.at for m in chain
    ):
        out["none: chain"] = 1.0
    return out
