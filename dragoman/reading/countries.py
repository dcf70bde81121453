"""States, peoples, regions and areas put on the scene: their names, demonyms, capitals and seats become mentions.

A capital counts only where it stands for its government, an area ("the West") only where it acts or is acted upon.
"""

from __future__ import annotations

from collections import Counter

from dragoman.reading import lexicons
from dragoman.reading.drafts import Draft, Scene, slug
from dragoman.reading.lexicons import fold
from dragoman.reading.mentions import nominal_span
from dragoman.reading.names import Name
from dragoman.reading.organisations import home
from dragoman.reading.states import adjective_of, is_government, name_of

_MISSIONS = frozenset("embassy embassies consulate consulates consul consulate-general".split())
_LONE = frozenset(["west"])
#: The share of all mentions of states that makes one of them the report's home. A design value, not measured.
_HOME_SHARE = 0.4


def state(scene: Scene, code: str) -> Draft:
    """The draft of a state by its code."""
    found = scene.find(code)
    if found is None:
        found = scene.add(
            Draft(code, "state", name_of(code), "name of a state", code, "GOV", acts_for=code, confidence=0.95)
        )
    return found


def region(scene: Scene, key: str) -> Draft | None:
    """The draft of a region's government by the key of its name."""
    places = lexicons.places()
    entry = places.names.get(key) or places.adjectives.get(key) or places.people.get(key)
    if entry is None and key in places.cities:
        entry = lexicons.Region(key.title(), "region", places.cities[key])
    if entry is None or entry.kind not in ("region", "pre"):
        return None
    actor = slug(entry.name)
    found = scene.find(actor)
    if found is None:
        sector = "PRE" if entry.kind == "pre" else "GOV"
        found = scene.add(
            Draft(
                actor,
                "government-body",
                entry.name,
                "name of a region",
                entry.country,
                sector,
                acts_for=actor,
                confidence=0.8,
            )
        )
    return found


def stage_countries(scene: Scene) -> None:
    """Puts every state, people, region and area that acts on the scene, with its mentions."""
    for name in scene.names:
        if name.kind == "state" and name.id is not None and not _of_mission(scene, name):
            scene.mention(state(scene, name.id), name.first, name.last, "name", also=(name.last - 1,))
        elif name.kind == "capital" and name.id is not None and is_government(scene.parse, name.first, name.last):
            _capital(scene, name)
        elif name.kind in ("people", "region-people"):
            _people(scene, name)
        elif name.kind == "region":
            _region(scene, name)
    _halves_of_korea(scene)


def _of_mission(scene: Scene, name: Name) -> bool:
    """ "the Chinese embassy" is no mention of China."""
    if not name.adjective:
        return False
    return any(word in _MISSIONS for word in scene.folded[name.last : name.last + 2])


def _capital(scene: Scene, name: Name) -> None:
    if name.id is None or _of_mission(scene, Name(name.first, name.last, "state", name.id, adjective=True)):
        return
    if name.id.isupper():
        draft = state(scene, name.id)
    else:
        entry = lexicons.organisations().organisations[name.id]
        draft = scene.find(entry.id) or scene.add(
            Draft(
                entry.id,
                "international-organisation",
                entry.name,
                "seat of an organisation",
                entry.country,
                entry.sector,
                acts_for=entry.acts_for,
                confidence=0.8,
            )
        )
    scene.mention(draft, name.first, name.last, "name")


def _people(scene: Scene, name: Name) -> None:
    """ "Americans" are a population, "two Americans" some people of that country."""
    parse = scene.parse
    head = parse.head_of(name.first, name.last)
    if parse.is_a(head, "amod", "compound") and int(parse.head[head]) >= name.last:
        if name.kind == "people" and name.id is not None:
            scene.mention(state(scene, name.id), name.first, name.last, "name")
        return
    country = name.id if name.kind == "people" else home(name)
    first, last = nominal_span(parse, head)
    first = min(first, name.first)
    plural = (
        scene.folded[name.last - 1].endswith("s") or parse.child(head, "det") is None or name.kind == "region-people"
    )
    counted = parse.child(head, "nummod") is not None or first < name.first
    label = parse.text(name.first, name.last)
    if plural and not counted:
        actor = slug(label if label.endswith("s") else name.id or label)
        draft = scene.find(actor)
        if draft is None or draft.kind != "population":
            draft = scene.add(Draft(actor, "population", label, "a people", country, "CVL", number="p", confidence=0.8))
    else:
        text = parse.text(first, last)
        number = "p" if counted and not _singular(scene, head) else "s"
        draft = scene.add(
            Draft(
                slug(text),
                "unnamed",
                text,
                "people by their nationality",
                country,
                "CVL",
                number=number,
                confidence=0.65,
            )
        )
    scene.mention(draft, first, last, "nominal", head)


def _singular(scene: Scene, head: int) -> bool:
    det = scene.parse.child(head, "det")
    return det is not None and scene.folded[det] in ("a", "an", "another", "one")


def _region(scene: Scene, name: Name) -> None:
    if name.adjective or name.id is None:
        return
    entry = lexicons.places().names.get(name.id)
    if entry is None:
        return
    parse = scene.parse
    head = parse.head_of(name.first, name.last)
    if entry.kind == "area":
        acts = parse.is_a(head, "nsubj", "obl:agent") if name.id not in _LONE else not parse.is_a(head, "root")
        if acts and is_government(parse, name.first, name.last) and int(parse.head[head]) != head:
            actor = slug(entry.name)
            draft = scene.find(actor) or scene.add(
                Draft(actor, "group", entry.name, "an area that acts", number="s", confidence=0.6)
            )
            scene.mention(draft, name.first, name.last, "name")
    elif entry.kind == "pre" or (
        entry.kind == "region" and parse.is_a(head, "nsubj", "obl:agent") and _acts(scene, head)
    ):
        if is_government(parse, name.first, name.last) and (draft_or_none := region(scene, name.id)) is not None:
            scene.mention(draft_or_none, name.first, name.last, "name")


_DEEDS = frozenset(
    """said says asked called announced declared warned voted demanded rejected refused signed agreed accused urged
    banned approved passed ordered decided wants seeks plans sued launched imposed claimed insisted vowed denied
    offered""".split()
)


def _acts(scene: Scene, head: int) -> bool:
    return scene.folded[int(scene.parse.head[head])] in _DEEDS


def _halves_of_korea(scene: Scene) -> None:
    """ "the North" and "the South" where the report is about Korea."""
    codes = {draft.id for draft in scene.drafts}
    if "PRK" not in codes and "KOR" not in codes:
        return
    for at in range(1, len(scene.forms)):
        form = scene.forms[at]
        if form not in ("North", "South") or scene.folded[at - 1] != "the" or at in scene.name_at:
            continue
        after = scene.forms[at + 1] if at + 1 < len(scene.forms) else "."
        if after[0].isupper():
            continue
        scene.mention(state(scene, "PRK" if form == "North" else "KOR"), at, at + 1, "name", at)


def home_state(scene: Scene) -> str | None:
    """The state that the report is about or written in, where one stands out among those it names."""
    count: Counter[str] = Counter()
    for name in scene.names:
        if name.kind in ("state", "people", "capital") and name.id is not None and name.id.isupper():
            count[name.id] += 2
        elif name.kind in ("city", "region", "region-people") and (code := home(name)) is not None:
            count[code] += 1
        elif name.kind == "organisation" and name.id is not None:
            entry = lexicons.organisations().organisations.get(name.id)
            if entry is not None and entry.country is not None:
                count[entry.country] += 1
    for draft in scene.drafts:
        if draft.kind == "person" and draft.country is not None:
            count[draft.country] += len(draft.spans)
    if not count:
        return None
    (best, most), *rest = count.most_common(2)
    if most < 2 or (rest and rest[0][1] == most):
        return None
    return best if most >= _HOME_SHARE * count.total() else None


def nationality_words(code: str) -> str:
    """The adjective of a state for ids and names: "chinese"."""
    return fold(adjective_of(code))
