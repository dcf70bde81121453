"""Organisations that a report only describes: "the Chinese foreign ministry", later "the ministry"; "Trump's campaign".

"The government", "Chinese authorities" and "the Trump administration" are the state itself.
"""

from __future__ import annotations

from dragoman.reading import lexicons
from dragoman.reading.bodies import sector_of
from dragoman.reading.countries import region, state
from dragoman.reading.drafts import Draft, Scene, slug
from dragoman.reading.heads import BodyHead, body_at, within_reach
from dragoman.reading.holders import country_of, known_person
from dragoman.reading.organisations import home, is_acronym
from dragoman.reading.resolved_bodies import _ANAPHORS, _last_of, resolve_anaphor, resolved
from dragoman.reading.state_bodies import FORCES, GOVERNMENTS, acts_of, kind_of, state_body

_COUNTRY_WORDS = frozenset("country nation state republic kingdom homeland motherland emirate sultanate".split())


#: Words that, behind the name of a body, only say again what it is.
_KINDS = frozenset(
    "party group movement company newspaper network organisation organization firm giant militia channel".split()
)


def stage_described_bodies(scene: Scene, home_code: str | None) -> None:
    """Puts the organisations on the scene that the report only describes; the persons are there already."""
    for head in range(len(scene.forms)):
        if scene.parse.upos[head] not in ("NOUN", "PROPN") or head in scene.at or head in scene.name_at:
            continue
        if scene.folded[head] in _ANAPHORS or within_reach("bodies", scene.forms, head):
            _described(scene, head, home_code)


def join_acronyms(scene: Scene) -> None:
    """ "the Society for Lost Causes (SLC)": an acronym in brackets right behind a body is that body."""
    ends: dict[int, Draft] = {}
    for draft in scene.drafts:
        if draft.is_body and draft.kind != "state":
            for _, last in draft.spans:
                ends.setdefault(last, draft)
    for draft in [d for d in scene.drafts if d.is_body and d.spans]:
        first, last = min(draft.spans)
        owner = ends.get(first - 1) if first > 0 else None
        bracketed = scene.forms[first - 1 : first] == ["("] and scene.forms[last : last + 1] == [")"]
        if (
            bracketed
            and owner is not None
            and owner is not draft
            and last - first == 1
            and is_acronym(scene.forms[first])
        ):
            known = lexicons.organisations().organisations
            if draft.id in known and owner.id not in known and _may_be_short_for(known[draft.id].name, owner):
                scene.merge(draft, owner)  # "the United Nations Educational, … Organization (UNESCO)"
            else:
                scene.merge(owner, draft)


def _may_be_short_for(name: str, owner: Draft) -> bool:
    """Whether the known body of an acronym may be the one spelt out before it: LSE is no "London Stock Exchange"."""
    words = {word for word in name.lower().split() if len(word) > 3}
    spelt = {word for word in owner.name.lower().split() if len(word) > 3}
    return len(words) < 2 or len(words & spelt) * 2 >= len(words)


def _described(scene: Scene, head: int, home_code: str | None) -> None:
    """ "the Chinese foreign ministry", "the ministry", "Trump administration", "local police"."""
    parse, forms, folded = scene.parse, scene.forms, scene.folded
    if parse.is_a(head, "compound", "flat", "fixed") and parse.governor[head] > head:
        _within_a_role(scene, head)
        return
    first, last = scene.phrase(head)
    body = body_at(forms, first, last)
    if body is None:
        resolve_anaphor(scene, head, first, last)
        return
    if not body.first <= head < body.last or body.key in _COUNTRY_WORDS or (body.body.weak and first == head):
        return
    if body.body.kind == "company" and (beside := _state_beside(scene, head)) is not None:
        scene.mention(beside, first, last, "nominal", head)
        return
    names = scene.names_within(first, last)
    code = next(
        (
            n.id
            for n in names
            if n.kind in ("state", "capital", "people") and n.id and n.id.isupper() and n.last <= body.first
        ),
        None,
    )
    if code is None and _complement(scene, body, last):
        code = next(
            (
                n.id
                for n in names
                if n.kind in ("state", "capital") and n.id and n.id.isupper() and n.first >= body.last
            ),
            None,
        )
    if code is None and body.body.kind == "state":
        code = _seat(scene, head, body.last)
    place = next((n for n in names if n.kind in ("region", "city") and n.last <= body.first and n.id), None)
    person = next((n for n in names if n.kind == "person" and n.last <= body.first), None)
    organisation = next((n for n in names if n.kind == "organisation" and n.last <= body.first), None)
    if body.body.kind == "state" and code is None and _complement(scene, body, last):
        owned = next((n for n in names if n.kind == "organisation" and n.first >= body.last), None)
        meant = scene.at.get(parse.head_of(owned.first, owned.last)) if owned is not None else None
        if meant:
            scene.mention(meant[0], first, last, "nominal", head)  # "the leadership of Hamas"
            return
    text = parse.text(first, last)
    form = "nominal"
    draft: Draft | None = None
    if organisation is not None and code is None:
        owner = scene.at.get(parse.head_of(organisation.first, organisation.last))
        if owner and body.body.kind == "state":
            scene.mention(owner[0], first, last, "nominal", head)  # "the Hamas leadership"
            return
        if owner and organisation.last == body.first and body.key.split()[-1] in _KINDS:
            scene.mention(owner[0], first, last, "nominal", head)  # "Hezbollah movement", "Modi's BJP party"
            return
        if owner:
            _own(scene, head, first, last, owner[0], body)
            return
    if person is not None and code is None and body.body.kind != "state":
        owner = scene.at.get(parse.head_of(person.first, person.last)) or scene.at.get(person.last - 1)
        if owner:
            _own(scene, head, first, last, owner[0], body)
        return
    if code is not None:
        draft = state_body(scene, body, code, first, last)
        if draft is None and not body.plural:
            draft = _unnamed_body(scene, body, code, text, first, last, head)
    elif place is not None and place.id is not None and body.body.kind in ("state", "government-body"):
        if body.key in GOVERNMENTS or body.body.acts == "region":
            draft = region(scene, place.id)
        else:
            draft = _unnamed_body(scene, body, home(place), text, first, last, head)
    elif person is not None and body.body.kind == "state":
        owners = scene.at.get(parse.head_of(person.first, person.last)) or scene.at.get(person.last - 1)
        owner_country = _country(owners[0]) if owners else None
        if owner_country is not None:
            draft = state(scene, owner_country)
    else:
        if body.last < last and body.key in FORCES:
            return  # "the forces of evil"
        definite = any(folded[at] == "the" for at in range(max(0, first - 2), first)) or forms[head][0].isupper()
        draft = resolved(scene, body, head, definite, home_code)
        if draft is None and head in scene.source_words and not body.plural:
            draft = _unnamed_body(
                scene, body, home_code if body.body.acts == "state" else None, text, first, last, head
            )
    if draft is not None:
        scene.mention(draft, first, last, form, head)  # type: ignore[arg-type]


def _seat(scene: Scene, head: int, last: int) -> str | None:
    """The state where a government sits: "the new government *in Greece*"."""
    if scene.folded[last : last + 1] != ["in"]:
        return None
    states = (n for n in scene.names_within(last + 1, last + 4) if n.kind == "state" and not n.adjective)
    return next((n.id for n in states if int(scene.parse.head[scene.parse.head_of(n.first, n.last)]) == head), None)


def _state_beside(scene: Scene, head: int) -> Draft | None:
    """The state to which a description is the apposition: "Saudi Arabia, *the biggest oil exporter*"."""
    first, _ = scene.phrase(head)
    behind = any(scene.forms[at] == "," for at in range(max(0, first - 2), first))
    meant = scene.at.get(scene.parse.governor[head], ()) if scene.parse.is_a(head, "appos", "dep") and behind else ()
    return meant[0] if len(meant) == 1 and meant[0].kind == "state" else None


def _within_a_role(scene: Scene, head: int) -> None:
    """ "a ministry spokesman": the ministry that was named before."""
    word = scene.folded[head]
    if word in ("ministry", "embassy", "department", "agency", "commission", "council", "bureau", "court") and head > 0:
        draft = _last_of(scene, head, word, _ANAPHORS[word]) if scene.folded[head - 1] in ("a", "an", "the") else None
        if draft is not None and word in draft.name.lower().split():
            scene.mention(draft, head, head + 1, "nominal", head)


def _country(draft: Draft) -> str | None:
    """The country of a person, by the lexicon where the report has not told it yet."""
    if draft.country is not None:
        return draft.country
    holder = known_person(draft.key)
    return country_of(holder) if holder is not None else None


def _complement(scene: Scene, body: BodyHead, last: int) -> bool:
    return body.last < last and scene.folded[body.last] in ("of", "for")


def _own(scene: Scene, head: int, first: int, last: int, owner: Draft, body: BodyHead) -> None:
    """ "Hamas forces", "NATO command", "the Pentagon's intelligence agency": a part of a named organisation."""
    if body.key in FORCES or body.body.kind == "armed-force":
        scene.mention(owner, first, last, "nominal", head)
        return
    if body.plural or body.body.kind in ("company", "media"):
        return
    text = scene.parse.text(first, last)
    key = ("of", owner.id, body.key.split()[-1])
    draft = next((d for d in scene.drafts if d.key == key), None)
    if draft is None:
        draft = scene.add(
            Draft(
                slug(text),
                kind_of(body.body.kind),
                text,
                "a body by whose it is",
                owner.country,
                sector_of(body.body.sector),
                confidence=0.65,
                affiliation=owner.id,
                key=key,
            )
        )
        draft.acts_for = None if owner.kind == "person" else owner.acts_for
    scene.mention(draft, first, last, "nominal", head)


#: Kinds of bodies of which a plural ("companies") is an actor only where it speaks.
_MANY = frozenset("company media government-body civil-group university think-tank".split())


def _unnamed_body(
    scene: Scene, body: BodyHead, code: str | None, text: str, first: int, last: int, head: int
) -> Draft | None:
    """A body that has no name in the report: "a Chinese bank", "Israel's parliament's committee", "the hospital"."""
    if body.body.kind == "state":
        return None
    if body.body.kind == "think-tank":
        code = None
    if body.plural and body.body.kind in _MANY and head not in scene.source_words:
        return None
    actor = slug(text)
    found = scene.find(actor)
    if found is not None and found.kind == body.body.kind:
        return found
    draft = Draft(
        actor,
        kind_of(body.body.kind),
        text,
        "a body by its description",
        code,
        body.body.sector,
        confidence=0.6,
        number="p" if body.plural else "s",
        key=("?", body.key),
    )
    scene.add(draft)
    draft.acts_for = acts_of(body.body.acts, draft, code)
    return draft
