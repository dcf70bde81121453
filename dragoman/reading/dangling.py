"""Roles that have lost their name: ", a fellow at the Lantern Institute." and, a paragraph later, "Meyer continued".

Translation and scraping drop names. Where a description stands alone at the end of a paragraph and a person whom
nothing introduces goes on speaking in the next, the description is taken for that person's.
"""

from __future__ import annotations

from dragoman.reading.drafts import Draft, Scene
from dragoman.reading.parse import Attribution

_GOING_ON = frozenset("continued continues added adds went concluded explained".split())


def join_dangling(scene: Scene) -> None:
    """Gives a person who goes on speaking the role that stands alone in the paragraph before."""
    for attribution in scene.parse.attributions:
        if not _goes_on(scene, attribution):
            continue
        for first, last in attribution.source:
            meant = scene.at.get(scene.parse.head_of(first, last), ())
            if len(meant) != 1 or meant[0].kind != "person":
                continue
            person = meant[0]
            if person.role is not None or min(a for a, _ in person.spans) < first:
                continue
            described = _alone_before(scene, first)
            if described is not None:
                _join(scene, person, described)


def _goes_on(scene: Scene, attribution: Attribution) -> bool:
    return any(scene.folded[word] in _GOING_ON for first, last in attribution.cue for word in range(first, last))


def _alone_before(scene: Scene, word: int) -> Draft | None:
    """The unnamed person described at the end of the paragraph before a word, and nowhere else."""
    paragraphs = scene.parse.words.paragraph
    for draft in scene.drafts:
        if draft.kind != "unnamed" or draft.number != "s" or len(draft.spans) != 1:
            continue
        ((first, last),) = draft.spans
        if int(paragraphs[word]) - int(paragraphs[first]) == 1 and stands_alone(scene, first, last):
            return draft
    return None


def stands_alone(scene: Scene, first: int, last: int) -> bool:
    """Whether a description ends its paragraph and has a comma or a quotation mark before it, but no name."""
    if last < len(scene.forms) and scene.forms[last] != ".":
        return False
    if last + 1 < len(scene.forms) and not scene.parse.words.first[last + 1]:
        return False
    before = first - 1
    if before >= 0 and scene.folded[before] in ("a", "an", "the"):
        before -= 1
    named = scene.name_at.get(before - 1)
    return before > 0 and scene.forms[before] in (",", "”", "“", '"') and (named is None or named.kind != "person")


def _join(scene: Scene, person: Draft, described: Draft) -> None:
    (span,) = described.spans
    person.spans[span] = described.spans.pop(span)
    head = person.spans[span][1]
    scene.at[head] = (person,)
    person.role = described.title and _as_written(scene, span, described.title)
    person.role_class, person.title, person.former = described.role_class, described.title, described.former
    person.affiliation, person.acts_for = described.affiliation, described.acts_for
    person.sector, person.country = described.sector, described.country
    person.why = "a role that had lost its name in the paragraph before"


def _as_written(scene: Scene, span: tuple[int, int], title: str) -> str:
    """The title within a description as the report writes it."""
    words = title.split(" ")
    for first in range(span[0], span[1]):
        if scene.folded[first : first + len(words)] == words:
            return scene.parse.text(first, first + len(words))
    return title
