"""Organisations that have a name put on the scene: each once, with its short forms and its acronym.

"Chinese Foreign Ministry" and "China's Foreign Ministry" are one body of one state, a name that many states have
("Congress") is the body of the state that the report has to do with.
"""

from __future__ import annotations

from dragoman.reading import lexicons
from dragoman.reading.countries import in_focus, standing_before, state
from dragoman.reading.drafts import Draft, Scene, slug
from dragoman.reading.heads import BodyHead, body_at
from dragoman.reading.lookup import find_names
from dragoman.reading.names import Name
from dragoman.reading.naming import organisation_key, same_organisation
from dragoman.reading.organisations import SHARED, Description, describe, home, initials, is_acronym
from dragoman.reading.state_bodies import acts_of, kind_of, state_body, what_it_is

_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])


def stage_named_bodies(scene: Scene, home_code: str | None) -> None:
    """Puts the organisations that have a name on the scene."""
    named = [name for name in scene.names if name.kind == "organisation"]
    bare = {name for name in named if _is_bare(scene, name)}  # these lean on what is named before them
    order = [
        *sorted((n for n in named if n not in bare), key=lambda n: (n.id is None, n.first - n.last, n.first)),
        *(n for n in named if n in bare),
    ]
    for name in order:
        _named(scene, name, home_code)


def _named(scene: Scene, name: Name, home_code: str | None) -> None:
    parse, forms = scene.parse, scene.forms
    owner, begin = _owner(scene, name.first)
    inner = _countries_in(scene, name)
    known = name.id
    if known is not None:
        entry = lexicons.organisations().organisations[known]
        bare = scene.folded[name.first : name.last]
        other = owner or inner
        if entry.country is not None and other is not None:
            known = known if other == entry.country or _reaches(entry.country, other) else None
        elif entry.country is not None and home_code not in (None, entry.country) and " ".join(bare) in SHARED:
            known, owner = (known, owner) if _mentions_country(scene, entry.country) else (None, home_code)
    if known is not None and " ".join(scene.folded[name.first : name.last]) in SHARED:
        known = _longer(scene, name) or known
    if (owner or inner) == "IND" and scene.folded[name.first : name.last] == ["congress"]:
        known = "indian-national-congress"  # where the parliament is never called so
    if known is not None:
        if known != name.id:
            scene.rename(name, known)
        draft = known_body(scene, known, "a known organisation")
    else:
        body = body_at(forms, name.first, name.last)
        code = owner or inner
        draft_or_none = state_body(scene, body, code, name.first, name.last) if body is not None and code else None
        if body is not None and code is None and _is_bare(scene, name):
            draft_or_none = _bare_body(scene, name, body, home_code)
        draft = draft_or_none or _find_named(scene, name) or _new_named(scene, name, code, home_code)
    head = parse.head_of(name.first, name.last)
    scene.mention(draft, begin, name.last, "name", head, also=(name.last - 1,))
    if begin == name.first and (described := _described_before(scene, name)) is not None:
        scene.mention(draft, described[0], name.last, "nominal", described[1])


def _described_before(scene: Scene, name: Name) -> tuple[int, int] | None:
    """Where a description right before a name begins, and its noun: "state news agency IRNA", "oil company Gazprom"."""
    parse, noun = scene.parse, name.first - 1
    if noun < 1 or parse.upos[noun] != "NOUN" or noun in scene.name_at or _is_bare(scene, name):
        return None
    body = body_at(scene.forms, noun, name.first, weak=True)
    head = parse.head_of(name.first, name.last)
    if body is None or scene.folded[noun].endswith("s"):
        return None
    if parse.governor[head] != noun and parse.governor[noun] not in range(name.first, name.last):
        return None
    begin = noun
    while (
        begin > 0
        and begin - 1 not in scene.name_at
        and parse.upos[begin - 1] in ("NOUN", "ADJ")
        and noun <= parse.governor[begin - 1] < name.last
    ):
        begin -= 1
    return begin, noun


def _longer(scene: Scene, name: Name) -> str | None:
    """The party or body of another country whose name goes on: "the Democratic Party" of Korea."""
    size = name.last - name.first
    mine = scene.folded[name.first : name.last]
    for other in scene.names:
        if other.id in (None, name.id) or other.kind != "organisation" or other.last - other.first <= size:
            continue
        if scene.folded[other.first : other.first + size] == mine and scene.folded[other.first + size] == "of":
            return other.id
    return None


def _is_bare(scene: Scene, name: Name) -> bool:
    """Whether a name says what a body is and nothing else: "Foreign Ministry", "Ministry of Defence"."""
    body = body_at(scene.forms, name.first, name.last) if name.id is None else None
    return body is not None and (body.first, body.last) == (name.first, name.last)


def _bare_body(scene: Scene, name: Name, body: BodyHead, home_code: str | None) -> Draft | None:
    """ "the Foreign Ministry": of the state that is speaking in the paragraph, or the ministry named before."""
    if body.body.acts != "state" or body.body.weak:
        return _only_one(scene, name, body)
    code = standing_before(scene, name.first)
    if code is None:
        what = what_it_is(scene, body, name.first, name.last)
        same = [d for d in scene.drafts if d.key[1:] == (what,) and d.spans and min(d.spans)[0] < name.first]
        if same:
            return max(same, key=lambda draft: max(span for span in draft.spans if span[0] < name.first))
        code = in_focus(scene, name.first, home_code)
    return state_body(scene, body, code, name.first, name.last) if code is not None else None


def _only_one(scene: Scene, name: Name, body: BodyHead) -> Draft | None:
    """ "Parliament", "the Supreme Court": the one of a state that the report names by its whole name."""
    if body.body.weak or body.body.sector not in ("LEG", "JUD"):
        return None
    what = what_it_is(scene, body, name.first, name.last)
    same = [draft for draft in scene.drafts if draft.country is not None and draft.key[1:] == (what,)]
    return same[0] if len(same) == 1 else None


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
                affiliation=entry.owner or (entry.country if entry.acts_for == entry.country else None),
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
    if before is None or before.last != at or before.kind not in ("state", "capital", "people") or before.id is None:
        return None, first
    if before.id.isupper() and (at < first or before.adjective):
        return before.id, before.first if at < first else first
    return None, first


def _countries_in(scene: Scene, name: Name) -> str | None:
    """The state named inside a proper name ("Chinese Foreign Ministry", "Ministry of Defence of Ukraine")."""
    for hit in find_names(scene.forms[name.first : name.last]):
        if (
            hit.kind in ("state", "adjective", "capital")
            and hit.id.isupper()
            and hit.last - hit.first < name.last - name.first
            and (hit.kind != "capital" or _says_where(scene, name, hit.first))
        ):
            return hit.id
    return None


def _says_where(scene: Scene, name: Name, at: int) -> bool:
    """Whether a city within a name is where the body is: "Karachi Exchange", not "McDonnell Douglas"."""
    return at == 0 or scene.folded[name.first + at - 1] in ("of", "in", "at", ",")


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
            if forms[0].replace(".", "") in _initials_of(scene, draft):
                return draft
        elif same_organisation(key, draft.key, article):
            best = best or draft
    return best


_LEGAL = frozenset("ltd limited inc corp plc co llc gmbh ag".split())


def _initials_of(scene: Scene, draft: Draft) -> tuple[str, str]:
    """The initials of a body's name, with and without the country behind it ("… Party of Japan")."""
    first, last = next(iter(draft.spans), (0, 0))
    while last > first + 2 and scene.folded[last - 1].rstrip(".") in _LEGAL:
        last -= 1  # "Mitsubishi Heavy Industries Ltd (MHI)"
    cut = last
    while cut > first + 2 and scene.folded[cut - 1] != "of":
        cut -= 1
    cut = cut - 1 if scene.folded[cut - 1] == "of" else last
    return initials(scene.forms[first:last]), initials(scene.forms[first:cut])


def _new_named(scene: Scene, name: Name, code: str | None, home_code: str | None) -> Draft:
    parse = scene.parse
    text = parse.text(name.first, name.last)
    found = describe(scene.forms, name.first, name.last, [])
    if found is not None and found.kind == "state":
        found = Description("government-body", "GOV", found.country, "state")
    if found is None:
        found = _called_before(scene, name) or _by_company(scene, name)
    country = code or _region_country(scene, name)
    if found.kind == "think-tank":
        country = None  # a centre for Chinese studies is nowhere said to be in China
    parent = _parent(scene, name)
    if country is None and parent is None and found.acts == "state" and scene.folded[name.last - 1] not in _OF_ANYBODY:
        country = in_focus(scene, name.first, home_code)
    draft = Draft(
        slug(text),
        kind_of(found.kind),
        text,
        "an organisation by its name",
        country,
        sector_of(found.sector),
        confidence=0.75 if name.by != "shape" else 0.65,
        key=organisation_key(scene.forms[name.first : name.last]),
    )
    scene.add(draft)
    draft.acts_for = acts_of(found.acts, draft, country) if parent is None else parent.acts_for
    draft.affiliation = parent.id if parent is not None else None
    return draft


#: Head words of bodies that many besides states have: without a country they are not the home state's.
_OF_ANYBODY = frozenset(
    "committee board panel council fund secretariat representation taskforce force mission delegation group".split()
)


def _parent(scene: Scene, name: Name) -> Draft | None:
    """The international organisation with whose name a longer one begins: "UN News Service"."""
    for hit in find_names(scene.forms[name.first : name.last])[:1]:
        if hit.kind == "organisation" and hit.first == 0 and hit.last < name.last - name.first:
            entry = lexicons.organisations().organisations[hit.id]
            return known_body(scene, entry.id, "the body of which another is part") if entry.kind == _IGO else None
    return None


_IGO = "international-organisation"


def sector_of(sector: str) -> str | None:
    """A sector of the lexicons, None where they know none."""
    return sector if sector not in ("", "UNK") else None


def _called_before(scene: Scene, name: Name) -> Description | None:
    """What the noun right before a name calls it: "conglomerate Luneng", "news agency Antara"."""
    noun = name.first - 1
    if noun < 0 or scene.parse.upos[noun] != "NOUN" or noun in scene.name_at or scene.folded[noun].endswith("s"):
        return None
    body = body_at(scene.forms, max(0, noun - 1), name.first, weak=True)
    if body is None or not body.first <= noun < body.last or body.body.kind in ("state", "government-body"):
        return None
    return Description(body.body.kind, body.body.sector, None, body.body.acts)


def _by_company(scene: Scene, name: Name) -> Description:
    """What a name is that says nothing of itself, from the words right around it."""
    around = scene.folded[max(0, name.first - 6) : name.last + 8]
    if any(word in ("newspaper", "daily", "magazine", "television", "tv", "radio", "website") for word in around):
        return Description("media", "JRN", None, "none")
    if any(word in ("party", "candidate", "elections", "election", "seats") for word in around):
        return Description("party", "PTY", None, "none")
    if any(word in ("militants", "rebels", "fighters", "insurgents", "militia", "gunmen") for word in around):
        return Description("armed-group", "REB", None, "none")
    if any(
        word
        in (
            "shares",
            "company",
            "conglomerate",
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
        return Description("company", "BUS", None, "none")
    if any(word in ("charity", "ngo", "activists", "rights", "organization", "organisation") for word in around):
        return Description("civil-group", "NGO", None, "none")
    return Description("civil-group", "UNK", None, "none")


def _region_country(scene: Scene, name: Name) -> str | None:
    places = lexicons.places()
    for hit in find_names(scene.forms[name.first : name.last]):
        if hit.kind == "city" and _says_where(scene, name, hit.first):
            return hit.id
        if hit.kind in ("region", "region-adjective") and (
            entry := places.names.get(hit.id) or places.adjectives.get(hit.id)
        ):
            return entry.country
    return None
