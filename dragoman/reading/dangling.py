"""Descriptions and names of one person that stand apart: whom nothing introduces was described before.

Translation and scraping drop names: a role stands alone at the end of a paragraph (", a fellow at the Lantern
Institute."), and a person goes on speaking in the next ("Meyer continued"). And a lead tells the office ("Spain's
economy minister on Monday linked …"), the next paragraph the name (", Nadia Calviño said").
"""

from __future__ import annotations

from dragoman.reading.drafts import Draft, Scene
from dragoman.reading.parse import Attribution
from dragoman.reading.roles import OFFICES

_GOING_ON = frozenset("continued continues added adds went concluded explained".split())


def join_dangling(scene: Scene) -> None:
    """Gives persons whom nothing introduces the description that stands before their names."""
    _join_those_who_go_on(scene)
    _join_lead(scene)


def _join_lead(scene: Scene) -> None:
    """Gives the first source with a full name and no role the office of the one who is subject of the lead."""
    lead = next((d for d in scene.drafts if _leads(scene, d)), None)
    if lead is None:
        return
    (begin, _), *_ = sorted(lead.spans)
    for word in sorted(scene.sources):
        if word <= begin:
            continue
        meant = scene.at.get(word, ())
        if len(meant) != 1 or meant[0] is lead:
            continue
        person = meant[0]
        if person.kind not in ("person", "unnamed") or scene.sentence[word] > scene.sentence[begin] + _SOON:
            return
        begin_name = min(person.spans)
        if person.kind == "unnamed" or len(person.key) < 2 or begin_name[0] < begin or not _may_hold(person, lead):
            return  # somebody else speaks
        if {lead.gender, person.gender} != {"m", "f"}:
            _join(scene, person, lead, "the office told in the lead, the name later")
        return


def _may_hold(person: Draft, lead: Draft) -> bool:
    """Whether a person of whom nothing else is told, or the same, can be the office-holder of the lead."""
    if person.role is None and person.acts_for is None and person.affiliation is None:
        return True
    same_title = (person.title or "").split()[-1:] == (lead.title or "").split()[-1:]
    return same_title and person.role_class == lead.role_class and person.country in (None, lead.country)


#: How many sentences behind the lead the name may come. A design value.
_SOON = 5


def _leads(scene: Scene, draft: Draft) -> bool:
    """Whether an unnamed office-holder is subject of the first or second sentence by a definite description."""
    if draft.kind != "unnamed" or draft.number != "s" or draft.role_class not in OFFICES or not draft.spans:
        return False
    (first, last), (_, head) = min(draft.spans.items())
    if scene.sentence[first] > 1 or not scene.parse.is_a(head, "nsubj"):
        return False
    possessed = any(form in ("'s", "’s", "'", "’") for form in scene.forms[first:last])
    return possessed or (first > 0 and scene.folded[first - 1] == "the")


def _join_those_who_go_on(scene: Scene) -> None:
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
                _join(scene, person, described, "a role that had lost its name in the paragraph before")


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
    if last + 1 < len(scene.forms) and not scene.parse.begins_paragraph[last + 1]:
        return False
    before = first - 1
    if before >= 0 and scene.folded[before] in ("a", "an", "the"):
        before -= 1
    named = scene.name_at.get(before - 1)
    return before > 0 and scene.forms[before] in (",", "”", "“", '"') and (named is None or named.kind != "person")


def _join(scene: Scene, person: Draft, described: Draft, why: str) -> None:
    """Makes a described person and a named one the same."""
    span = min(described.spans)
    person.role = described.title and _as_written(scene, span, described.title)
    person.role_class, person.title, person.former = described.role_class, described.title, described.former
    person.affiliation, person.acts_for = described.affiliation, described.acts_for
    person.sector, person.country = described.sector, described.country
    person.why = why
    scene.merge(person, described)


def _as_written(scene: Scene, span: tuple[int, int], title: str) -> str:
    """The title within a description as the report writes it."""
    words = title.split(" ")
    for first in range(span[0], span[1]):
        if scene.folded[first : first + len(words)] == words:
            return scene.parse.text(first, first + len(words))
    return title
