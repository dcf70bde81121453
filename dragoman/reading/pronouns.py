"""Pronouns: who "he", "its", "they" and "I" are.

The network's chains are one witness; the rules are the other: gender and number, persons against bodies, the place of a
mention in its sentence, how long ago it was, who spoke last (`salience`), and what syntax forbids ("Obama told him"
is not himself). "I" inside a quotation is its speaker, "we" the body for which an official speaks.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.reading.drafts import Draft, Scene
from dragoman.reading.groups import coordinated
from dragoman.reading.honorifics import begins_honorific
from dragoman.reading.parse import MentionWords
from dragoman.reading.salience import (
    HE,
    IT,
    RELATIVE,
    SHE,
    THEY,
    Covers,
    Trail,
    are_several,
    around,
    barred,
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
_ALL = frozenset(("which", "that", "each")) | RELATIVE | _I | _WE | HE | SHE | IT | THEY


#: In how many sentences before a statement somebody was told of lately. A design value.
_LATELY = 2


def stage_pronouns(scene: Scene) -> None:
    """Resolves the pronouns of the report in the order of the text; each one resolved helps the next."""
    trail = trail_of(scene)
    covers = quotations_of(scene)
    for word in range(len(scene.forms)):
        form = scene.folded[word]
        if form not in _ALL:
            continue
        if form in RELATIVE or (form in ("which", "that") and scene.parse.upos[word] == "PRON"):
            _relative(scene, trail, word)
            continue
        if word in scene.at or scene.parse.upos[word] not in ("PRON", "DET"):
            continue
        if begins_honorific(scene.forms, word):
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
        elif form == "each" and scene.parse.is_a(word, "nsubj"):
            _each(scene, trail, word)


def _each(scene: Scene, trail: Trail, word: int) -> None:
    """ "Kim and Putin met, *each* praising the other": those who are subject together."""
    pair = _pair_before(scene, word)
    if pair:
        put(scene, trail, word, pair)


def _relative(scene: Scene, trail: Trail, word: int) -> None:
    """ "who" means its antecedent, which is no mention of its own; "which" and "that" mean one where it is a body."""
    parse = scene.parse
    person = scene.folded[word] in RELATIVE
    if not person and not parse.is_a(word, "nsubj"):
        return
    last = word - 1 - (word > 1 and scene.forms[word - 1] == ",")
    verb = next((at for at in parse.ancestors(word) if parse.is_a(at, "acl:relcl")), None)
    tried = [last]  # where the tree has no relative clause: "…, and Stevie Wonder, who joked"
    if verb is not None:
        antecedent = parse.governor[verb]
        tried = [antecedent]
        while parse.is_a(tried[-1], "flat", "compound", "appos", "nmod", "conj") and len(tried) < 4:
            tried.append(parse.governor[tried[-1]])
        if parse.child(antecedent, "cop") is not None and (subject := parse.child(antecedent, "nsubj")) is not None:
            tried.append(subject)  # "Kaine is a lawyer who opposes it"
        tried.append(last)
    for at in tried:
        drafts = scene.at.get(at, ()) if at < word else ()
        if drafts and all((d.is_person or d.number == "p") if person else d.is_body for d in drafts):
            scene.mean(word, drafts)
            for draft in drafts if person else ():
                trail.saw(word, draft)
            return
        if not person:
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
    best = _for_his_part(scene, word, fits) or likeliest(scene, trail, covers, word, fits)
    if best is None or _is_far(scene, trail, word, best):
        best = _going_on(scene, trail, word, fits) or best
    if best is None:
        best = _ahead(scene, word, fits)
    if best is not None:
        best.gender = best.gender or gender
        put(scene, trail, word, (best,))


def _is_far(scene: Scene, trail: Trail, word: int, draft: Draft) -> bool:
    """Whether nothing has been told of somebody in the sentences just before the statement of a pronoun."""
    last = max((head for head, _, seen in trail.seen if seen is draft and head < word), default=-1)
    return last < 0 or scene.sentence[_begins(scene, word)] - scene.sentence[last] > _LATELY


def _begins(scene: Scene, word: int) -> int:
    """The first word of the statement whose source a pronoun is; the pronoun itself where it is none."""
    own = scene.sources.get(word)
    return min([word, *(first for first, _ in own.content)]) if own is not None else word


def _going_on(scene: Scene, trail: Trail, word: int, fits: Callable[[Draft], bool]) -> Draft | None:
    """ "Berg spoke. He said that the plan was *Berg's* own": the subject of the sentence before goes on.

    Whoever is named in what "he" says is mostly somebody else; not so where nobody else has been told of lately.
    """
    parse, begins = scene.parse, _begins(scene, word)
    if word not in scene.sources:
        return None
    for head, _, draft in reversed(trail.seen):
        if head >= begins or scene.quoted[head]:
            continue
        if scene.sentence[begins] - scene.sentence[head] != 1:
            if head < begins and scene.sentence[head] != scene.sentence[begins]:
                return None
            continue
        if parse.is_a(head, "nsubj") and parse.is_root(parse.governor[head]):
            return draft if fits(draft) and draft not in barred(scene, word) else None
    return None


def _for_his_part(scene: Scene, word: int, fits: Callable[[Draft], bool]) -> Draft | None:
    """ "For his part, Lavrov said", "Lavrov, for his part, said": the subject of the clause."""
    if scene.folded[word + 1 : word + 2] != ["part"] or scene.folded[word - 1] not in ("for", "on"):
        return None
    parse = scene.parse
    subjects = parse.children(parse.governor[word + 1], "nsubj")
    drafts = [d for at in subjects for d in scene.at.get(at, ()) if at in scene.mentions and fits(d)]
    return drafts[-1] if drafts else _ahead(scene, word, fits)


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

    best = _joined_to(scene, word) or _reasoning(scene, word) or likeliest(scene, trail, covers, word, is_one_body)
    if best is not None:
        put(scene, trail, word, (best,))


def _joined_to(scene: Scene, word: int) -> Draft | None:
    """ "The United States and *its* bases": who stands right before the "and"."""
    parse = scene.parse
    owned = parse.governor[word]
    if scene.folded[word] != "its" or scene.folded[word - 1] != "and" or not parse.is_a(owned, "conj"):
        return None
    drafts = [d for d in scene.at.get(word - 2, ()) if is_one_body(d)]
    return drafts[0] if len(drafts) == 1 else None


def _reasoning(scene: Scene, word: int) -> Draft | None:
    """ "Beijing will not help because *it* sees …": whose deed the reason explains."""
    parse = scene.parse
    clause = parse.governor[word]
    marks = {scene.folded[mark] for mark in parse.children(clause, "mark")}
    if not parse.is_a(word, "nsubj") or not parse.is_a(clause, "advcl") or not marks & {"because", "as", "although"}:
        return None
    for verb in parse.ancestors(clause):
        subject = parse.child(verb, "nsubj")
        if subject is not None:
            drafts = scene.at.get(subject, ()) if subject < word else ()
            return drafts[0] if len(drafts) == 1 and is_one_body(drafts[0]) else None
    return None


def _pleonastic(scene: Scene, word: int) -> bool:
    """ "it is likely that", "it remains to be seen", "it seems"."""
    if scene.folded[word] != "it":
        return False
    parse = scene.parse
    governor = parse.governor[word]
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
    others = barred(scene, word)
    for mention in reversed([m for m in trail.chain_of.get(word, ()) if m.head < word]):
        drafts = _meant(scene, mention)
        if drafts and not others & set(drafts) and (len(drafts) > 1 or are_several(drafts[0])):
            put(scene, trail, word, drafts)
            return
    pair = _pair_before(scene, word)
    if pair and not others & set(pair):
        put(scene, trail, word, pair)
        return
    best = likeliest(scene, trail, covers, word, are_several)
    if best is not None:
        put(scene, trail, word, (best,))


def _meant(scene: Scene, mention: MentionWords) -> list[Draft]:
    """Whom a mention of the network's chains means, and those coordinated with it inside the mention."""
    head = mention.head
    if scene.folded[head] == "and":  # the network heads "Kim and Putin" by its "and"
        inside = [at for at in range(mention.first, mention.last) if at in scene.mentions]
        joined = coordinated(scene, inside[0]) if inside else []
        return [draft for draft in joined if any(draft in scene.at[at] for at in inside)]
    drafts = list(scene.at.get(head, ()))
    for conj in scene.parse.children(head, "conj"):
        if mention.first <= conj < mention.last:
            drafts += [d for d in scene.at.get(conj, ()) if d not in drafts]
    return drafts


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
