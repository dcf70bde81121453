"""Things and papers that belong to somebody: "two Chinese warplanes" have an owner, "a U.S. statement" has a voice."""

from __future__ import annotations

from dragoman.reading.drafts import Draft, Scene, slug
from dragoman.reading.names import Name

DOCUMENTS = frozenset(
    """statement statements release video ad clip complaint lawsuit filing poll survey study paper brief communique
    communiqué letter note memo memorandum email e-mail tweet tweets post message dispatch announcement
    declaration report reports bulletin commentary editorial article notice warning filing ruling order
    resolution broadcast interview speech remarks comments""".split()
)

#: Words before "platform" that make it no thing at sea.
_OF_SOFTWARE = frozenset(
    "media digital online trading streaming collectible messaging payment video technology".split()
)


def document(scene: Scene, head: int, first: int) -> None:
    """ "A U.S. statement said": whose statement it is speaks. Only sources are read so."""
    if head not in scene.source_words:
        return
    owners: list[Draft] = []
    for name in scene.names_within(first, head):
        meant = scene.at.get(name.last - 1)
        if meant:
            owners = [meant[0]]
    if not owners:
        for child in scene.parse.children(head, "nmod:poss", "nmod", "compound"):
            word = scene.folded[child]
            preposition = [scene.folded[c] for c in scene.parse.children(child, "case")]
            if child in scene.at and word and (child < head or preposition[:1] in (["from"], ["by"], ["of"])):
                owners = list(scene.at[child])
                break
    scene.mean(head, owners)


def asset(scene: Scene, head: int, first: int, last: int, sector: str, plural: bool) -> None:
    """A ship, an aircraft, a platform with its owner and flag, where the words say either."""
    if scene.folded[head - 1] in _OF_SOFTWARE:
        return
    owner: Draft | None = None
    flag: str | None = None
    for name in scene.names_within(first, last):
        if name.first > head and scene.folded[name.first - 1] not in ("of", "from"):
            continue
        meant = scene.at.get(name.last - 1)
        if scene.folded[name.last : name.last + 2] in (["-", "flagged"], ["-", "registered"]):
            flag = name.id if name.kind == "state" else None
        elif meant and meant[0].kind in (
            "state",
            "armed-force",
            "company",
            "government-body",
            "armed-group",
            "international-organisation",
        ):
            owner = owner or meant[0]
    if owner is None:
        possessor = scene.parse.child(head, "nmod:poss")
        meant = scene.at.get(possessor) if possessor is not None else None
        owner = meant[0] if meant and meant[0].is_body else None
    named = next((n for n in scene.names_within(first, head) if n.last in (head, head - 1) and not n.adjective), None)
    end = first
    while (
        end < head and scene.forms[end][0].isupper() and scene.parse.upos[end] == "PROPN" and end not in scene.name_at
    ):
        end += 1
    if named is None and first < end:
        named = Name(first, end, "other")
    if named is not None and named.kind in ("organisation", "other", "city", "region") and owner is None:
        _named_asset(scene, named, head, sector)
        return
    if owner is None and flag is None:
        before = [
            d
            for d in scene.drafts
            if d.kind == "asset" and d.name.lower().split()[-1:] == [scene.folded[head]] and d.spans
        ]
        if before and first == head and head > 0 and scene.folded[head - 1] == "the":
            scene.mention(max(before, key=lambda draft: max(draft.spans)), first, last, "nominal", head)
        return
    text = scene.parse.text(first, last)
    draft = scene.find(slug(text))
    if draft is None or draft.kind != "asset":
        country = owner.country if owner is not None else flag
        draft = scene.add(
            Draft(
                slug(text),
                "asset",
                text,
                "a thing and its owner",
                country,
                sector,
                number="p" if plural else "s",
                owner=owner.id if owner is not None else None,
                flag=flag,
                confidence=0.65,
            )
        )
    scene.mention(draft, first, last, "nominal", head)


def _named_asset(scene: Scene, name: Name, head: int, sector: str) -> None:
    """ "Al Udeid air base", "Yongbyon nuclear reactor": a thing that has a name, whoever owns it."""
    text = scene.parse.text(name.first, head + 1)
    alone = scene.find(slug(scene.parse.text(name.first, name.last)))
    draft = scene.find(slug(text)) or scene.add(
        Draft(slug(text), "asset", text, "a thing with a name", None, sector, confidence=0.6)
    )
    if alone is not None and alone.kind == "civil-group" and alone is not draft:
        scene.merge(draft, alone)
    scene.mention(draft, name.first, head + 1, "name", head)
