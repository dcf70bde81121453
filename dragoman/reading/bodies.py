"""Organisations put on the scene: named ones, their short forms and acronyms, and those that are only described.

"The Chinese foreign ministry", "China's Foreign Ministry" and, later, "the ministry" are one body of one state; "the
government" and "Chinese authorities" are the state itself.
"""

from __future__ import annotations

from dragoman.reading import lexicons
from dragoman.reading.countries import nationality_words, region, state
from dragoman.reading.drafts import Draft, Scene, slug
from dragoman.reading.heads import BodyHead, body_at
from dragoman.reading.holders import country_of, known_person
from dragoman.reading.mentions import nominal_span
from dragoman.reading.names import Name
from dragoman.reading.naming import organisation_key, same_organisation
from dragoman.reading.organisations import Description, describe, home, initials, is_acronym
from dragoman.reading.states import adjective_of
from dragoman.records import ActorKind

_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
#: Names that bodies of many countries bear; the country in the lexicon holds only where the report has to do with it.
_SHARED = frozenset(
    (
        "congress|senate|house of representatives|supreme court|defense department|department of defense|"
        "treasury department|"
        "justice department|department of justice|commerce department|home office|foreign office|secret service|"
        "labour party|"
        "labour|democratic party|republican party|conservative party|liberal democratic party|social democrats|"
        "liberal democrats|national front|marine corps|congress party|house of commons|commons|house of lords|"
        "joint chiefs of staff|environmental protection agency|workers' party|workers party|democratic alliance|"
        "free democrats|state council|central command|border patrol|electoral commission|national democratic congress|"
        "new patriotic party|people power party|civic platform|national liberation army|state department|"
        "department of state|securities and exchange commission|national security agency|sec|fcc|epa"
    ).split("|")
)
#: Plain words for the armed forces of a state: one actor, whatever the report calls them.
_FORCES = frozenset(
    "armed forces|army|military|forces|force|troops|troop|soldiers|soldier|servicemen|serviceman".split("|")
)
_STATE_HEADS_WITHOUT_COUNTRY = frozenset(
    "government administration regime leadership cabinet junta authorities authority".split()
)
_COUNTRY_WORDS = frozenset("country nation state republic kingdom homeland motherland emirate sultanate".split())


def stage_named_bodies(scene: Scene, home_code: str | None) -> None:
    """Puts the organisations that have a name on the scene."""
    named = [name for name in scene.names if name.kind == "organisation"]
    order = sorted(
        named, key=lambda n: (n.id is None, n.first - n.last, n.first)
    )  # longer names first, to own the short
    for name in order:
        _named(scene, name, home_code)


def stage_described_bodies(scene: Scene, home_code: str | None) -> None:
    """Puts the organisations on the scene that the report describes ("the Trump administration"), persons being there."""
    for head in range(len(scene.forms)):
        if scene.parse.upos[head] in ("NOUN", "PROPN") and head not in scene.at and head not in scene.name_at:
            _described(scene, head, home_code)


def _named(scene: Scene, name: Name, home_code: str | None) -> None:
    parse, forms = scene.parse, scene.forms
    owner, begin = _owner(scene, name.first)
    inner = _countries_in(scene, name)
    known = name.id
    if known is not None:
        entry = lexicons.organisations().organisations[known]
        bare = scene.folded[name.first : name.last]
        other = owner or inner
        if (
            entry.country is not None
            and other is not None
            and other != entry.country
            and not _reaches(entry.country, other)
        ):
            known = None
        elif (
            entry.country is not None
            and other is None
            and home_code not in (None, entry.country)
            and " ".join(bare) in _SHARED
        ):
            if not _mentions_country(scene, entry.country):
                known, owner = None, home_code
    text = parse.text(name.first, name.last)
    if known is not None:
        draft = known_body(scene, known, "a known organisation")
    else:
        body = body_at(forms, name.first, name.last)
        code = owner or inner
        draft_or_none = _state_body(scene, body, code, text) if body is not None and code else None
        draft = draft_or_none or _find_named(scene, name) or _new_named(scene, name, code, home_code)
    scene.mention(draft, begin, name.last, "name", parse.head_of(name.first, name.last), also=(name.last - 1,))


def known_body(scene: Scene, actor: str, why: str) -> Draft:
    """The draft of an organisation that the lexicons know, and of the one for which it acts."""
    found = scene.find(actor)
    if found is None:
        entry = lexicons.organisations().organisations[actor]
        found = scene.add(
            Draft(
                entry.id,
                kind_of(entry.kind),
                entry.name,
                why,
                entry.country,
                entry.sector,
                acts_for=entry.acts_for,
                confidence=0.9,
                affiliation=entry.owner,
                key=organisation_key(entry.name.split()),
            )
        )
        for other in (entry.acts_for, entry.owner):
            if other is not None and other != entry.id:
                if other in lexicons.organisations().organisations:
                    known_body(scene, other, "the body for which another acts")
                else:
                    state(scene, other)
    return found


def _reaches(country: str, other: str) -> bool:
    """Whether two codes are one country under two names (a state and what it became)."""
    return {country, other} in ({"RUS", "SUN"}, {"DEU", "DDR"}, {"SRB", "YUG"})


def _mentions_country(scene: Scene, code: str) -> bool:
    return any(
        (n.id == code and n.kind in ("state", "capital", "people"))
        or (n.kind in ("region", "city") and home(n) == code)
        for n in scene.names
    )


def _owner(scene: Scene, first: int) -> tuple[str | None, int]:
    """The state that owns what begins at `first`: "China's Foreign Ministry", "the Chinese foreign ministry"."""
    at = first
    if at > 0 and scene.forms[at - 1] in _POSSESSIVE:
        at -= 1
    before = scene.name_at.get(at - 1)
    if (
        before is not None
        and before.last == at
        and before.kind in ("state", "capital", "people")
        and before.id is not None
    ):
        if before.id.isupper() and (at < first or before.adjective):
            return before.id, before.first if at < first else first
    return None, first


def _countries_in(scene: Scene, name: Name) -> str | None:
    """The state named inside a proper name ("Chinese Foreign Ministry", "Ministry of Defence of Ukraine")."""
    from dragoman.reading.lookup import find_names

    for hit in find_names(scene.forms[name.first : name.last]):
        if (
            hit.kind in ("state", "adjective", "capital")
            and hit.id.isupper()
            and hit.last - hit.first < name.last - name.first
        ):
            return hit.id
    return None


def kind_of(kind: str) -> ActorKind:
    """A kind out of the lexicons as the type that records want; the lexicons hold no other."""
    return kind  # type: ignore[return-value]


def _find_named(scene: Scene, name: Name) -> Draft | None:
    """An organisation of the report for which this name stands: the same, its acronym, or a part of it."""
    forms = scene.forms[name.first : name.last]
    key = organisation_key(forms)
    article = name.first > 0 and scene.folded[name.first - 1] == "the"
    if not key:
        return None
    best = None
    for draft in scene.drafts:
        if draft.kind in ("state", "person", "population", "unnamed", "asset") or not draft.key:
            continue
        if draft.key == key:
            return draft
        if len(forms) == 1 and is_acronym(forms[0]):
            if forms[0].replace(".", "") == _initials_of(scene, draft):
                return draft
        elif same_organisation(key, draft.key, article):
            best = best or draft
    return best


def _initials_of(scene: Scene, draft: Draft) -> str:
    first, last = next(iter(draft.spans), (0, 0))
    return initials(scene.forms[first:last])


def _new_named(scene: Scene, name: Name, code: str | None, home_code: str | None) -> Draft:
    parse = scene.parse
    text = parse.text(name.first, name.last)
    found = describe(scene.forms, name.first, name.last, [])
    if found is None or found.kind == "state":
        found = _by_company(scene, name)
    country = code or _region_country(scene, name)
    if country is None and found.acts == "state":
        country = home_code
    draft = Draft(
        slug(text),
        kind_of(found.kind),
        text,
        "an organisation by its name",
        country,
        _sector(found.sector),
        confidence=0.75 if name.by != "shape" else 0.65,
        key=organisation_key(scene.forms[name.first : name.last]),
    )
    scene.add(draft)
    draft.acts_for = _acts_for(found.acts, draft, country)
    return draft


def _sector(sector: str) -> str | None:
    return sector if sector not in ("", "UNK") else None


def _by_company(scene: Scene, name: Name) -> Description:
    """What a name is that says nothing of itself, from the words right around it."""
    around = scene.folded[max(0, name.first - 6) : name.last + 8]
    if any(word in ("newspaper", "daily", "magazine", "television", "tv", "radio", "website") for word in around):
        return Description("media", "JRN", None, "none")
    if any(word in ("party", "candidate", "elections", "election", "seats") for word in around):
        return Description("party", "PTY", None, "self")
    if any(word in ("militants", "rebels", "fighters", "insurgents", "militia", "gunmen") for word in around):
        return Description("armed-group", "REB", None, "self")
    if any(
        word
        in (
            "shares",
            "company",
            "firm",
            "profit",
            "ceo",
            "shareholders",
            "dlrs",
            "sales",
            "inc",
            "corp",
            "stock",
            "bank",
            "investors",
        )
        for word in around
    ):
        return Description("company", "BUS", None, "self")
    if any(word in ("charity", "ngo", "activists", "rights", "organization", "organisation") for word in around):
        return Description("civil-group", "NGO", None, "self")
    return Description("civil-group", "UNK", None, "self")


def _region_country(scene: Scene, name: Name) -> str | None:
    from dragoman.reading.lookup import find_names

    places = lexicons.places()
    for hit in find_names(scene.forms[name.first : name.last]):
        if hit.kind == "city":
            return hit.id
        if hit.kind in ("region", "region-adjective") and (
            entry := places.names.get(hit.id) or places.adjectives.get(hit.id)
        ):
            return entry.country
    return None


def _acts_for(acts: str, draft: Draft, country: str | None) -> str | None:
    if acts == "state":
        return country
    return None if acts == "none" else draft.id


def _state_body(scene: Scene, body: BodyHead, code: str, text: str) -> Draft | None:
    """The one body of its kind that a state has, or the state itself where the words mean its government."""
    kind = body.body.kind
    if kind == "state":
        return (
            state(scene, code) if body.key in _STATE_HEADS_WITHOUT_COUNTRY or body.key.endswith("government") else None
        )
    if kind not in ("government-body", "armed-force") or body.body.weak:
        return None
    if body.plural and body.key not in ("troop", "soldier", "authority", "serviceman"):
        return None  # "counties of Taiwan"
    plain = "armed forces" if body.key in _FORCES else body.key
    name = (code, plain)
    for draft in scene.drafts:
        if draft.key == name:
            return draft
    label = text if text[0].isupper() and " " in text else f"{adjective_of(code)} {body.key}"
    draft = Draft(
        slug(f"{nationality_words(code)} {plain}"),
        kind_of(kind),
        label,
        "a body of a state",
        code,
        body.body.sector,
        confidence=0.85,
        key=name,
    )
    scene.add(draft)
    draft.acts_for = _acts_for(body.body.acts, draft, code)
    return draft


def _described(scene: Scene, head: int, home_code: str | None) -> None:
    """ "the Chinese foreign ministry", "the ministry", "Trump administration", "local police"."""
    parse, forms, folded = scene.parse, scene.forms, scene.folded
    if parse.is_a(head, "compound", "flat", "fixed") and int(parse.head[head]) > head:
        return
    first, last = nominal_span(parse, head)
    body = body_at(forms, first, last)
    if body is None:
        _anaphor(scene, head, first, last)
        return
    if not body.first <= head < body.last or body.key in _COUNTRY_WORDS:
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
    place = next((n for n in names if n.kind in ("region", "city") and n.last <= body.first and n.id), None)
    person = next((n for n in names if n.kind == "person" and n.last <= body.first), None)
    organisation = next((n for n in names if n.kind == "organisation" and n.last <= body.first), None)
    text = parse.text(first, last)
    form = "nominal"
    draft: Draft | None = None
    if organisation is not None and code is None:
        owner = scene.at.get(parse.head_of(organisation.first, organisation.last))
        if owner and body.body.kind not in ("state",):
            _own(scene, head, first, last, owner[0], body)
            return
    if person is not None and code is None and body.body.kind != "state":
        owner = scene.at.get(parse.head_of(person.first, person.last)) or scene.at.get(person.last - 1)
        if owner:
            _own(scene, head, first, last, owner[0], body)
        return
    if code is not None:
        draft = _state_body(scene, body, code, text)
        if draft is None and not body.plural:
            draft = _unnamed_body(scene, body, code, text, first, last, head)
    elif place is not None and place.id is not None and body.body.kind in ("state", "government-body"):
        if body.key in _STATE_HEADS_WITHOUT_COUNTRY or body.body.acts == "region":
            draft = region(scene, place.id)
        else:
            draft = _unnamed_body(scene, body, home(place), text, first, last, head)
    elif person is not None and body.body.kind == "state":
        owners = scene.at.get(parse.head_of(person.first, person.last)) or scene.at.get(person.last - 1)
        owner_country = _country(owners[0]) if owners else None
        if owner_country is not None:
            draft = state(scene, owner_country)
    else:
        if body.last < last and body.key in _FORCES:
            return  # "the forces of evil"
        definite = any(folded[at] == "the" for at in range(max(0, first - 2), first)) or forms[head][0].isupper()
        draft = _resolved(scene, body, head, definite, home_code)
        if draft is None and head in scene.source_words and not body.plural:
            draft = _unnamed_body(
                scene, body, home_code if body.body.acts == "state" else None, text, first, last, head
            )
    if draft is not None:
        scene.mention(draft, first, last, form, head)  # type: ignore[arg-type]


#: Words by which newswriting takes up a body that it has named, and the kinds for which each stands.
_ANAPHORS: dict[str, frozenset[str]] = {
    "newspaper": frozenset(["media"]),
    "paper": frozenset(["media"]),
    "magazine": frozenset(["media"]),
    "network": frozenset(["media"]),
    "channel": frozenset(["media"]),
    "broadcaster": frozenset(["media"]),
    "outlet": frozenset(["media"]),
    "daily": frozenset(["media"]),
    "website": frozenset(["media", "company"]),
    "station": frozenset(["media"]),
    "company": frozenset(["company"]),
    "firm": frozenset(["company"]),
    "group": frozenset(["armed-group", "civil-group", "company", "party"]),
    "giant": frozenset(["company"]),
    "airline": frozenset(["company"]),
    "bank": frozenset(["company", "international-organisation"]),
    "manufacturer": frozenset(["company"]),
    "carmaker": frozenset(["company"]),
    "party": frozenset(["party"]),
    "movement": frozenset(["armed-group", "party", "civil-group"]),
    "militia": frozenset(["armed-group"]),
    "organization": frozenset(["international-organisation", "civil-group", "armed-group"]),
    "organisation": frozenset(["international-organisation", "civil-group", "armed-group"]),
    "body": frozenset(["international-organisation"]),
    "bloc": frozenset(["international-organisation"]),
    "alliance": frozenset(["international-organisation", "party"]),
    "union": frozenset(["international-organisation", "civil-group"]),
    "fund": frozenset(["international-organisation"]),
    "institute": frozenset(["think-tank"]),
    "center": frozenset(["think-tank"]),
    "centre": frozenset(["think-tank"]),
    "university": frozenset(["university"]),
    "school": frozenset(["university"]),
    "college": frozenset(["university"]),
    "association": frozenset(["civil-group"]),
    "foundation": frozenset(["civil-group"]),
    "charity": frozenset(["civil-group"]),
    "campaign": frozenset(["party"]),
    "corporation": frozenset(["company", "media"]),
    "agency": frozenset(["government-body", "international-organisation", "media"]),
    "department": frozenset(["government-body"]),
    "commission": frozenset(["government-body", "international-organisation"]),
    "office": frozenset(["government-body"]),
    "service": frozenset(["government-body"]),
    "bureau": frozenset(["government-body"]),
    "ministry": frozenset(["government-body"]),
    "committee": frozenset(["government-body", "civil-group", "party"]),
    "council": frozenset(["government-body", "international-organisation"]),
    "authority": frozenset(["government-body"]),
    "board": frozenset(["government-body"]),
    "panel": frozenset(["government-body"]),
    "watchdog": frozenset(["government-body", "international-organisation", "civil-group"]),
    "regulator": frozenset(["government-body"]),
    "embassy": frozenset(["government-body"]),
    "mission": frozenset(["government-body"]),
    "court": frozenset(["government-body"]),
    "force": frozenset(["armed-force"]),
    "brigade": frozenset(["armed-force"]),
    "front": frozenset(["armed-group"]),
    "think tank": frozenset(["think-tank"]),
    "tank": frozenset(["think-tank"]),
    "club": frozenset(["civil-group"]),
}


def _anaphor(scene: Scene, head: int, first: int, last: int) -> None:
    """ "the commission", "the paper": a body named before, by a word that alone names none."""
    word = scene.folded[head]
    kinds = _ANAPHORS.get(word)
    if (
        kinds is None
        or first != head
        or last != head + 1
        or not head
        or scene.folded[head - 1] not in ("the", "this", "that")
    ):
        return
    draft = _last_of(scene, head, word, kinds)
    if draft is not None:
        scene.mention(draft, first, last, "nominal", head)


def _last_of(scene: Scene, head: int, word: str, kinds: frozenset[str]) -> Draft | None:
    """The body mentioned last before a word that its head word or its kind fits, the head word before the kind."""
    best: tuple[bool, int, Draft] | None = None
    for draft in scene.drafts:
        if draft.kind not in kinds:
            continue
        seen = max((at for _, at in draft.spans.values() if at < head), default=-1)
        if seen < 0 or scene.sentence[seen] < scene.sentence[head] - 12:
            continue
        named = word in draft.name.lower().split() or (bool(draft.key) and draft.key[-1].split()[-1:] == [word])
        if not named and scene.sentence[seen] < scene.sentence[head] - 4:
            continue
        if best is None or (named, seen) > best[:2]:
            best = (named, seen, draft)
    return best[2] if best is not None else None


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
    if body.key in _FORCES or body.body.kind == "armed-force":
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
                _sector(body.body.sector),
                confidence=0.65,
                affiliation=owner.id,
                key=key,
            )
        )
        draft.acts_for = draft.id if owner.kind == "person" else owner.acts_for or owner.id
    scene.mention(draft, first, last, "nominal", head)


def _unnamed_body(
    scene: Scene, body: BodyHead, code: str | None, text: str, first: int, last: int, head: int
) -> Draft | None:
    """A body that has no name in the report: "a Chinese bank", "Israel's parliament's committee", "the hospital"."""
    if body.body.kind == "state":
        return None
    if body.plural and body.body.kind in (
        "company",
        "media",
        "government-body",
        "civil-group",
        "university",
        "think-tank",
    ):
        if head not in scene.source_words:
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
    draft.acts_for = _acts_for(body.body.acts, draft, code)
    return draft


def _resolved(scene: Scene, body: BodyHead, head: int, definite: bool, home_code: str | None) -> Draft | None:
    """ "the ministry", "the government", "Parliament": the last body of that kind, else the home state's."""
    if not definite and body.key not in ("police", "parliament", "congress", "authorities"):
        return None
    if body.plural and body.key not in ("authority", "authorities", "troop"):
        return None
    kind = body.body.kind
    if kind == "state":
        if body.key not in _STATE_HEADS_WITHOUT_COUNTRY and not body.key.endswith("government"):
            return None
        code = _state_in_reach(scene, head) or home_code
        if body.key == "administration" and scene.find("USA") is not None and home_code in (None, "USA"):
            code = "USA"
        return state(scene, code) if code is not None else None
    word = body.key.split()[-1]
    found = _last_of(scene, head, word, _ANAPHORS.get(word, frozenset()) | {kind})
    if found is not None:
        return found
    if (
        kind in ("government-body", "armed-force")
        and not body.body.weak
        and body.body.acts in ("state", "self")
        and body.body.sector not in ("MED",)
    ):
        code = home_code or _state_in_reach(scene, head)
        if code is not None and body.key not in (
            "court",
            "department",
            "embassy",
            "consulate",
            "commission",
            "unit",
            "panel",
        ):
            return _state_body(scene, body, code, scene.forms[head])
    return None


def _state_in_reach(scene: Scene, head: int) -> str | None:
    """The state last named before a word, in its sentence or the two before."""
    sentence = scene.sentence[head]
    for name in reversed([n for n in scene.names if n.first < head]):
        if scene.sentence[name.first] < sentence - 2:
            return None
        if name.kind in ("state", "capital") and name.id and name.id.isupper():
            return name.id
    return None
