"""Pronouns: who "he", "its", "they" and "I" are.

The network's chains are one witness; the rules are the other: gender and number, persons against bodies, the place of a
mention in its sentence, how long ago it was, who spoke last (`salience`), and what syntax forbids ("Obama told him"
is not himself). "I" inside a quotation is its speaker, "we" the body for which an official speaks.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.reading.drafts import Draft, Scene
from dragoman.reading.groups import coordinated
from dragoman.reading.salience import (
    HE,
    IT,
    SHE,
    THEY,
    Covers,
    Trail,
    are_several,
    around,
    is_one_body,
    is_one_person,
    likeliest,
    put,
    quotations_of,
    speakers_of,
    trail_of,
)

_I = frozenset("i me my mine myself".split())


_WE = frozenset("we us our ours ourselves".split())


_RELATIVE = frozenset("who whom whose".split())


def stage_pronouns(scene: Scene) -> None:
    """Resolves the pronouns of the report in the order of the text; each one resolved helps the next."""
    trail = trail_of(scene)
    covers = quotations_of(scene)
    for word in range(len(scene.forms)):
        form = scene.folded[word]
        if form in _RELATIVE:
            _relative(scene, word)
            continue
        if word in scene.at or scene.parse.upos[word] not in ("PRON", "DET"):
            continue
        if form in _I or form in _WE:
            _first_person(scene, trail, covers, word, form in _WE)
        elif form in HE:
            _third(scene, trail, covers, word, "m")
        elif form in SHE:
            _third(scene, trail, covers, word, "f")
        elif form in IT:
            _it(scene, trail, covers, word)
        elif form in THEY:
            _they(scene, trail, covers, word)


def _relative(scene: Scene, word: int) -> None:
    """ "who" means its antecedent, which is no mention of its own."""
    parse = scene.parse
    for verb in parse.ancestors(word):
        if parse.is_a(verb, "acl:relcl"):
            antecedent = int(parse.head[verb])
            while (
                antecedent not in scene.at
                and parse.is_a(antecedent, "flat", "compound", "appos")
                and int(parse.head[antecedent]) != antecedent
            ):
                antecedent = int(parse.head[antecedent])
            if antecedent in scene.at and antecedent < word:
                scene.mean(word, scene.at[antecedent])
            return


def _first_person(scene: Scene, trail: Trail, covers: Covers, word: int, plural: bool) -> None:
    if not scene.quoted[word]:
        return
    for attribution in reversed(around(covers, word)):
        speakers = _voices(scene, speakers_of(scene, attribution), plural)
        if speakers:
            put(scene, trail, word, speakers)
            return
        if attribution.source:
            # The source may be a pronoun that stands behind the quotation: resolved first, then asked again.
            for first, last in attribution.source:
                head = scene.parse.head_of(first, last)
                form = scene.folded[head]
                if form in HE or form in SHE:
                    _third(scene, trail, covers, head, "m" if form in HE else "f")
                elif form in THEY and plural:
                    _they(scene, trail, covers, head)
            speakers = _voices(scene, speakers_of(scene, attribution), plural)
            if speakers:
                put(scene, trail, word, speakers)
            return


def _voices(scene: Scene, speakers: tuple[Draft, ...], plural: bool) -> tuple[Draft, ...]:
    """ "We" of one who officially speaks for a state or a body is that state or body; "I" is the speaker."""
    if not plural:
        return speakers
    out: dict[Draft, None] = {}
    for speaker in speakers:
        body = scene.find(speaker.acts_for) if speaker.acts_for is not None and speaker.is_person else None
        out[body or speaker] = None
    return tuple(out)


def _third(scene: Scene, trail: Trail, covers: Covers, word: int, gender: str) -> None:
    fits = is_one_person(gender)
    best = likeliest(scene, trail, covers, word, fits)
    if best is None:
        best = _ahead(scene, word, fits)
    if best is not None:
        best.gender = best.gender or gender
        put(scene, trail, word, (best,))


def _ahead(scene: Scene, word: int, fits: Callable[[Draft], bool]) -> Draft | None:
    """ "In his speech, Obama said": the next person in the same sentence, where nobody stands before."""
    sentence = scene.sentence[word]
    at = word + 1
    while at < len(scene.forms) and scene.sentence[at] == sentence:
        if at in scene.mentions:
            for draft in scene.at[at]:
                if fits(draft) and scene.parse.is_a(at, "nsubj"):
                    return draft
        at += 1
    return None


def _it(scene: Scene, trail: Trail, covers: Covers, word: int) -> None:
    parse = scene.parse
    if parse.is_a(word, "expl") or _pleonastic(scene, word):
        return

    best = likeliest(scene, trail, covers, word, is_one_body)
    if best is not None:
        put(scene, trail, word, (best,))


def _pleonastic(scene: Scene, word: int) -> bool:
    """ "it is likely that", "it remains to be seen", "it seems"."""
    if scene.folded[word] != "it":
        return False
    parse = scene.parse
    governor = int(parse.head[word])
    if parse.is_a(word, "nsubj") and (
        any(parse.is_a(c, "csubj", "ccomp") and c > word for c in parse.children(governor))
        and parse.upos[governor] == "ADJ"
    ):
        return True
    if scene.folded[governor] in ("seems", "seemed", "appears", "appeared", "remains", "takes", "rains", "happens"):
        return True
    following = scene.folded[word + 1 : word + 5]
    return (
        bool(following)
        and following[0] in ("is", "was", "'s", "’s", "would", "will", "may")
        and any(f in ("that", "to") for f in following[1:])
        and (parse.upos[governor] == "ADJ")
    )


def _they(scene: Scene, trail: Trail, covers: Covers, word: int) -> None:
    parse = scene.parse

    chain = trail.chain_of.get(word)
    if chain is not None:
        for mention in reversed([m for m in chain if m.head < word]):
            if mention.head in scene.at:
                drafts = list(scene.at[mention.head])
                for conj in parse.children(mention.head, "conj"):
                    if mention.first <= conj < mention.last:
                        drafts += [d for d in scene.at.get(conj, ()) if d not in drafts]
                if len(drafts) > 1 or are_several(drafts[0]):
                    put(scene, trail, word, drafts)
                    return
    pair = _pair_before(scene, word)
    if pair:
        put(scene, trail, word, pair)
        return
    best = likeliest(scene, trail, covers, word, are_several)
    if best is not None:
        put(scene, trail, word, (best,))


def _pair_before(scene: Scene, word: int) -> tuple[Draft, ...]:
    """The coordinated subject of the same sentence or the one before: "Kim and Putin met. They …"."""
    sentence = scene.sentence[word]
    at = word - 1
    while at >= 0 and scene.sentence[at] >= sentence - 1:
        if at in scene.mentions and scene.parse.is_a(at, "nsubj"):
            members = coordinated(scene, at)
            if len(members) > 1:
                return tuple(members)
            if members[0].number == "p":
                return ()
        at -= 1
    return ()
