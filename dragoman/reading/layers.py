"""Who is said to have said what, layer by layer: a parse in, statements in the making out.

The outer layer is the network's, its spans and pieces set right (`spans`, `signed`, `regroup`) and completed by the
quotations that it left over (`leftover`). "Quoted a spokesman as saying" is brought into the codebook's form, in which
the quoter's content is the whole inner attribution. The inner layers are read off the tree (`nesting`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from dragoman.reading.complements import ADDRESSING, complement
from dragoman.reading.cues import Cue, cue_at, read_cue
from dragoman.reading.leftover import take_up
from dragoman.reading.lemmas import verb_table
from dragoman.reading.nesting import as_before, find_inside, noun_phrase, quoting, subject_of
from dragoman.reading.parse import Attribution, Parse, Range
from dragoman.reading.quotations import Quotations
from dragoman.reading.regroup import regroup
from dragoman.reading.signed import take_signed
from dragoman.reading.spans import merged, tidy
from dragoman.reading.voiced import one_source
from dragoman.records import Act

#: How often a layer that a rule found inside another had its source, cue and content right: of 69 in bench news, read
#: by hand, each rule's share with one right and one wrong added. The confidence of what stands around is multiplied.
_RIGHT = {
    "rule:nested-ccomp": 0.93,
    "rule:nested-as-saying": 0.9,
    "rule:nested-xcomp": 0.85,
    "rule:nested-according-to": 0.8,
    "rule:nested-noun": 0.75,
    "rule:nested-object": 0.85,
    "rule:nested-oblique": 0.8,
    "rule:nested-seen-as": 0.7,
    "rule:nested-parataxis": 0.7,
}
#: Of a statement that the quoting rule made where the network saw none; a design value, not measured.
_QUOTING = 0.6
#: Below these the network's attributions are left out: with a cue of the lexicon, and without one (set on PolNeAR dev,
#: where the F1 of whole attributions is best there).
_UNSURE, _UNKNOWN = 0.4, 0.55
#: Of a statement that a rule found where the network saw none, and the frames in which one is looked for: verbs that
#: name an act of diplomacy; a design value.
_ALONE = 0.6
_ACTED = frozenset("ask demand offer promise threaten warn accept refuse deny criticise support".split())
_RAISING = frozenset("appear appears appeared seem seems seemed has have had also to may might".split())
#: The least words of a thought that somebody seems to have, its verb among them: "seemed to know" tells of none.
_LEAST = 3
_WISHING = frozenset("ask request decline refuse wish want prefer".split())
_QUOTING_VERBS = frozenset(verb_table(("quote", "cite")))
_UNNAMED = frozenset("not to be named identified quoted by name for or further publicly".split())
_MEANINGFUL = frozenset("NOUN PROPN PRON VERB ADJ NUM ADV INTJ X AUX".split())


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the making.

    `thought` says that its cue tells of a mind, not of an utterance; `outer` is the index of the statement in whose
    content a rule found it; `act` is set where a quotation was cut at a change of act, and `whole` is then all of it.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    read: Cue | None
    confidence: float
    why: str
    thought: bool = False
    outer: int | None = None
    act: Act | None = None
    whole: tuple[Range, ...] = ()


def outer_layer(parse: Parse, quotations: Quotations) -> list[Said]:
    """The statements that the report itself tells of, each once.

    1. the network's spans set right; 2. what is signed goes to who signed it; 3. pieces of content go to the cue of
    their own sentence; 4. quotations left over find their speakers; 5. who is quoted "as saying" stands in the quoter's
    content, and who "was urged" outside of what was urged.
    """
    tidied = [one for one in tidy(parse, quotations, parse.attributions) if one.content]  # 1
    unsigned, signed = take_signed(parse, tidied)  # 2
    known, strays = regroup(parse, quotations, unsigned)  # 3
    found = take_up(parse, quotations, [*known, *signed, *strays])  # 4
    whys = ["network"] * len(known) + ["rule:signed"] * len(signed) + ["rule:own-cue"] * len(strays)
    told = [*zip(found.attributions, whys, strict=True), *((one, "rule:quoted-span") for one in found.new)]
    names = {word for entity in parse.entities if entity.label == "Person" for word in range(entity.first, entity.last)}
    said = []
    for drawn, why in told:
        one = _lifted(parse, drawn)
        if one.cue and any(parse.upos[w] in _MEANINGFUL for first, last in one.content for w in range(first, last)):
            if names.issuperset(_words(one.cue)):
                continue  # "Sultan *Said* bin Taimur"
            if _RAISING.issuperset(parse.lowered[word] for word in _words(one.cue)):
                continue  # "North Korea *appears* to": how it looks to the reporter, nobody's word or thought
            cue = read_cue(parse, one.cue)
            if cue is not None and cue.lemma in _WISHING and stays_unnamed(parse, one.content):
                continue
            if one.confidence < (_UNSURE if cue is not None else _UNKNOWN):
                continue
            thought = cue is not None and cue.thought
            said.append(Said(one.source, one.cue, tuple(merged(one.content)), cue, one.confidence, why, thought))
    return [_urged(parse, one) for one in _quoted(parse, _once(said))]  # 5


def _lifted(parse: Parse, one: Attribution) -> Attribution:
    """ "*seems* to think that …": the thought that seems so is the cue, and what is thought the content."""
    (first, last), *rest = one.content
    if not one.cue or not _RAISING.issuperset(parse.lowered[word] for word in _words(one.cue)):
        return one
    raising, verb = one.cue[-1][1] - 1, first + 1
    if parse.lowered[first] != "to" or last - verb < _LEAST or not parse.is_a(verb, "xcomp"):
        return one
    thought = cue_at(parse, verb)
    if thought is None or not thought.thought or parse.governor[verb] != raising:
        return one
    cue = (*one.cue[:-1], (one.cue[-1][0], verb + 1)) if first == one.cue[-1][1] else (*one.cue, (first, verb + 1))
    source = one.source or one_source(parse, (), ((raising, raising + 1),), set())
    return structs.replace(one, source=source, cue=cue, content=((verb + 1, last), *rest))


def _once(said: Sequence[Said]) -> list[Said]:
    """Statements with a piece of content that two of them claim left to the one whose cue is nearer.

    " 'A,' he *said* before *asking*, 'B' ": B is what he asked. Where one cue stands in the other's content they are
    layers, and both keep it.
    """
    claims: dict[Range, list[int]] = {}
    for at, one in enumerate(said):
        for piece in one.content:
            claims.setdefault(piece, []).append(at)
    lost: set[tuple[int, Range]] = set()
    for piece, claimants in claims.items():
        if len(claimants) > 1 and not any(piece[0] <= said[at].cue[0][0] < piece[1] for at in claimants):
            owner = min(claimants, key=lambda at: _apart(said[at].cue, piece))
            lost.update((at, piece) for at in claimants if at != owner)
    if not lost:
        return list(said)
    kept = [replace(one, content=tuple(c for c in one.content if (at, c) not in lost)) for at, one in enumerate(said)]
    return [one for one in kept if one.content]


def _apart(cue: Sequence[Range], piece: Range) -> int:
    """How many words lie between a cue and a piece of content."""
    return min(max(piece[0] - last, first - piece[1], 0) for first, last in cue)


def stays_unnamed(parse: Parse, content: Iterable[Range]) -> bool:
    """ "asked not to be named": how a source wishes to be quoted is no statement."""
    return _UNNAMED.issuperset(parse.lowered[word] for first, last in content for word in range(first, last))


def overlooked(
    parse: Parse, quotations: Quotations, said: Sequence[Said], is_somebody: Callable[[int], bool]
) -> list[Said]:
    """Statements of the outer layer whose cue names an act ("Ankara rejects that") and which the network left over."""
    # Several cues may share a source: "Lee *rejected* it, *saying* …".
    taken = {word for one in said for word in _words((*one.cue, *one.content))}
    found: list[Said] = []
    for sentence in parse.sentences:
        if taken.issuperset(range(*sentence)):
            continue
        for layer in find_inside(parse, quotations, [sentence], is_somebody):
            words = _words((*layer.cue, *layer.content))
            clear = not (words | _words(layer.source)) & taken
            unnamed = layer.read.lemma in _WISHING and stays_unnamed(parse, layer.content)
            if layer.read.frame in _ACTED and layer.read.noun is None and clear and not unnamed:
                taken |= words
                found.append(
                    Said(layer.source, layer.cue, layer.content, layer.read, _ALONE, "rule:named-act", layer.thought)
                )
    return found


def inner_layers(
    parse: Parse, quotations: Quotations, said: Sequence[Said], is_somebody: Callable[[int], bool]
) -> list[Said]:
    """The statements within the contents of `said` that it does not hold already."""
    known = {word for one in said for word in _words(one.cue)}
    layers: list[Said] = []
    for at, one in enumerate(said):
        for layer in find_inside(parse, quotations, one.content, is_somebody):
            words = _words(layer.cue)
            if words & known:
                continue
            known |= words
            sure = one.confidence * _RIGHT[layer.why]
            layers.append(
                Said(layer.source, layer.cue, layer.content, layer.read, sure, layer.why, layer.thought, outer=at)
            )
    return layers


def _words(ranges: Iterable[Range]) -> set[int]:
    return {word for first, last in ranges for word in range(first, last)}


def _quoted(parse: Parse, said: Sequence[Said]) -> list[Said]:
    """Brings "A quoted B as saying X" into form: A's cue is "quoted", its content "B as saying X"."""
    kept = list(said)
    if not parse.where(_QUOTING_VERBS):
        return kept
    for word, form in enumerate(parse.lowered):
        if not form.endswith("ing") or (frame := quoting(parse, word)) is None:
            continue
        verb, quoted = frame
        made = _quoter(parse, word, verb, quoted)
        if made is None:
            continue
        mine = [one for one in kept if {word, verb} & _words(one.cue)]
        sure = max((one.confidence for one in mine), default=_QUOTING)
        if mine and len(mine) == 1 and mine[0].cue == made.cue and word in _words(mine[0].content):
            continue
        at = kept.index(mine[0]) if mine else len(kept)
        kept = [one for one in kept if one not in mine]
        kept.insert(min(at, len(kept)), replace(made, confidence=sure))
    return kept


def _quoter(parse: Parse, word: int, verb: int, quoted: int) -> Said | None:
    """The outer statement of a quoting frame; where nobody is named who quotes, the statement of who is quoted."""
    bounds = parse.sentences[parse.sentence_of[word]]
    cue, mark = cue_at(parse, word), as_before(parse, word)
    said = None if cue is None else complement(parse, cue, bounds)
    name = noun_phrase(parse, quoted, bounds, (word if mark is None else mark, word + 1))
    if said is None or name is None or mark is None or cue is None:
        return None
    voice = parse.children(verb, "aux")
    first = min([verb, *(c for c in voice if c < verb)])
    passive = parse.is_a(quoted, "nsubj:pass")
    quoter = parse.child(verb, "obl:agent") if passive else subject_of(parse, verb)
    source = None if quoter is None else noun_phrase(parse, quoter, bounds, (verb, word + 1))
    if source is None:
        own = ((first, verb + 1), (mark, word + 1)) if passive else ((verb, verb + 1), (mark, word + 1))
        return Said((name,), own, said.content, cue, _QUOTING, "rule:quoted-as-saying")
    told = cue_at(parse, verb)
    inner = (name, (mark, word + 1), *said.content)
    content = [name] if passive else []
    rest = inner[1:] if passive else inner
    content.append((min(a for a, _ in rest), max(b for _, b in rest)))
    return Said((source,), ((first, verb + 1),), tuple(content), told, _QUOTING, "rule:quoted-as-saying")


def _urged(parse: Parse, one: Said) -> Said:
    """ "Iran was urged by France to return": whom the passive of asking addresses is no part of the content."""
    if one.read is None or one.read.lemma not in ADDRESSING or len(one.content) < 2:
        return one
    addressed = set(parse.children(one.read.head, "nsubj:pass"))
    kept = tuple(span for span in one.content if not addressed & set(range(*span)))
    return replace(one, content=kept) if kept else one
