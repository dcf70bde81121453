"""Persons put on the scene: which names are one person, and what the report says that each of them is.

A role stands before the name ("Chinese Foreign Minister Wang Yi"), behind it ("Liu Pengyu, spokesperson for …"), before
it with a comma ("the ambassador, Xie Feng,"), or is said in a clause ("X, who is the …", "X served as …").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.reading import lexicons
from dragoman.reading.bodies import kind_of, known_body
from dragoman.reading.countries import region, state
from dragoman.reading.drafts import Draft, Scene, slug
from dragoman.reading.heads import role_of
from dragoman.reading.holders import country_of, in_office, known_person
from dragoman.reading.mentions import nominal_span, person_span
from dragoman.reading.names import HONORIFICS, Name
from dragoman.reading.naming import gender_of_name, person_key, same_person, short_fits, suffix_of
from dragoman.reading.officials import acts_for
from dragoman.reading.organisations import home
from dragoman.reading.roles import Role, read_role

#: Words that say whose rival or wife somebody is, and nothing of an office.
_RELATIONS = frozenset(
    """rival opponent challenger ally critic supporter backer wife husband mother father son daughter brother sister
    widow friend cousin uncle aunt nephew niece boyfriend girlfriend man woman boy girl victim suspect defendant
    guest colleague neighbour neighbor student resident native""".split()
)
_STOPS = frozenset(', ; : ( ) [ ] — – “ ” " who whom whose which that where when'.split())
_HONORIFIC_GENDER = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "herr": "m",
    "senor": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "lady": "f",
    "madam": "f",
    "madame": "f",
    "mme": "f",
    "mlle": "f",
    "frau": "f",
    "dame": "f",
}
_TITLE_GENDER = {
    "king": "m",
    "queen": "f",
    "emperor": "m",
    "empress": "f",
    "sultan": "m",
    "emir": "m",
    "spokesman": "m",
    "spokeswoman": "f",
    "congressman": "m",
    "congresswoman": "f",
    "chairwoman": "f",
    "businessman": "m",
    "businesswoman": "f",
    "first lady": "f",
    "crown prince": "m",
    "pope": "m",
    "archbishop": "m",
    "cardinal": "m",
    "imam": "m",
    "policewoman": "f",
    "actress": "f",
    "baroness": "f",
    "sheikh": "m",
    "ayatollah": "m",
    "mother": "f",
    "father": "m",
    "wife": "f",
    "husband": "m",
    "son": "m",
    "daughter": "f",
    "brother": "m",
    "sister": "f",
    "woman": "f",
    "man": "m",
    "girl": "f",
    "boy": "m",
    "widow": "f",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A role that the report gives to a person, and where: the strength of the place decides between several."""

    role: Role
    why: str
    strength: float
    affiliation: Name | None = None


def gather_persons(scene: Scene) -> dict[Draft, list[Told]]:
    """Puts the persons that are named on the scene and tells the roles that the report gives them."""
    names = [name for name in scene.names if name.kind == "person"]
    owner = _cluster(scene, names)
    told: dict[Draft, list[Told]] = {}
    for name in names:
        draft = owner[name]
        roles = told.setdefault(draft, [])
        first, last = person_span(scene.parse, name)
        head = scene.parse.head_of(first, last)
        scene.mention(
            draft,
            first,
            last,
            "name",
            head,
            also=(name.last - 1, name.first, scene.parse.head_of(name.first, name.last)),
        )
        if first < name.first:
            _gendered(scene, draft, first, name.first)
            role = read_role(scene.forms, first, name.first, scene.names_within(first, name.first))
            if role is not None and not role.plural:
                roles.append(Told(role, "title before the name", 0.1 if role.title.key in _RELATIONS else 1.0))
        roles += _behind(scene, draft, name, head)
        roles += _in_front(scene, draft, name, first)
        roles += _in_a_clause(scene, draft, head, name)
        for one in roles:
            draft.gender = draft.gender or _TITLE_GENDER.get(one.role.title.key)
    return told


def _gendered(scene: Scene, draft: Draft, first: int, last: int) -> None:
    for word in scene.folded[first:last]:
        draft.gender = draft.gender or _HONORIFIC_GENDER.get(word.rstrip("."))


def _cluster(scene: Scene, names: Sequence[Name]) -> dict[Name, Draft]:
    """Which draft each name belongs to. Full names first, then the short ones, each by what came before it."""
    parse = scene.parse
    keys = {name: person_key(scene.forms[name.first : name.last]) for name in names}
    owner: dict[Name, Draft] = {}
    full: list[Draft] = []
    suffixes: dict[Draft, str | None] = {}
    for name in names:
        key = keys[name]
        if len(key) < 2 or _is_short(key):
            continue
        suffix = suffix_of(scene.forms[name.first : name.last])
        draft = next(
            (d for d in full if same_person(key, d.key) and (suffix is None or suffixes[d] in (None, suffix))), None
        )
        if draft is None:
            text = parse.text(name.first, name.last)
            draft = scene.add(
                Draft(
                    slug(text),
                    "person",
                    text,
                    "a person by name",
                    gender=gender_of_name(key),
                    confidence=name.confidence,
                    key=key,
                )
            )
            full.append(draft)
            suffixes[draft] = suffix
        elif len(key) > len(draft.key) or _better(name, parse.text(name.first, name.last), draft):
            draft.name, draft.key = parse.text(name.first, name.last), key
        owner[name] = draft
        draft.confidence = max(draft.confidence, name.confidence)
    positions: dict[Draft, list[int]] = {draft: [] for draft in full}
    bare: dict[Draft, int] = dict.fromkeys(full, 0)
    for name in names:
        if name in owner:
            positions[owner[name]].append(name.first)
    short: list[Draft] = []
    for name in names:
        if name in owner:
            continue
        key = keys[name]
        draft = _for_short(scene, name, key, full, positions, bare)
        if draft is None:
            draft = next((d for d in short if d.key == key), None)
        if draft is None:
            text = parse.text(name.first, name.last)
            draft = scene.add(
                Draft(slug(text), "person", text, "a person by a short name", confidence=0.9 * name.confidence, key=key)
            )
            short.append(draft)
            positions[draft], bare[draft] = [], 0
        positions[draft].append(name.first)
        bare[draft] += 1
        owner[name] = draft
    return owner


def _is_short(key: tuple[str, ...]) -> bool:
    """ "bin Laden", "von der Leyen", "al-Assad": a family name of several words."""
    return key[0] in ("bin", "al", "el", "von", "van", "de", "der", "da", "la", "le", "ben")


def _better(name: Name, text: str, draft: Draft) -> bool:
    return draft.name.isupper() and not text.isupper()


def _for_short(
    scene: Scene,
    name: Name,
    key: tuple[str, ...],
    full: Sequence[Draft],
    positions: dict[Draft, list[int]],
    bare: dict[Draft, int],
) -> Draft | None:
    """The person for whom a short name stands: the fit of the name, then who was spoken of last and most."""
    sentence = scene.sentence[name.first]
    hint = _HONORIFIC_GENDER.get(scene.folded[name.first - 1].rstrip(".")) if name.first else None
    best: tuple[float, Draft] | None = None
    for draft in full:
        fit = short_fits(key, draft.key)
        if fit == 0.0 or (hint is not None and draft.gender not in (None, hint)):
            continue
        before = [at for at in positions[draft] if at < name.first]
        if before:
            distance = sentence - scene.sentence[before[-1]]
            score = 2.0 * fit + 1.5 / (1 + distance) + (0.8 if bare[draft] else 0.0) + 0.1 * min(len(before), 8)
        else:
            score = fit
        if best is None or score > best[0]:
            best = (score, draft)
    return best[1] if best is not None else None


def _phrase_end(scene: Scene, first: int) -> int:
    """Where an apposition that begins at `first` ends: at a comma, a relative clause or a verb."""
    parse, at = scene.parse, first
    sentence = scene.sentence[first]
    n = len(scene.forms)
    while at < n and scene.sentence[at] == sentence and at - first < 30 and not (at > first and parse.words.first[at]):
        form = scene.forms[at]
        if form in _STOPS or form in (".", "?", "!", ";"):
            break
        if (
            at > first
            and parse.upos[at] in ("VERB", "AUX")
            and not parse.is_a(at, "amod", "compound")
            and not form[0].isupper()
        ):
            break
        if (
            at > first
            and scene.folded[at] in ("and", "but", "or")
            and at + 1 < n
            and (
                parse.upos[at + 1] in ("VERB", "AUX", "PRON", "DET")
                or scene.name_at.get(at + 1, _NOBODY).kind == "person"
            )
        ):
            break
        at += 1
    return at


_NOBODY = Name(-1, -1, "other")


def _behind(scene: Scene, draft: Draft, name: Name, head: int) -> list[Told]:
    """ "Liu Pengyu, spokesperson for the Chinese embassy," and "Dennis Wilder of Georgetown University"."""
    parse, forms, folded = scene.parse, scene.forms, scene.folded
    at = name.last
    if at + 1 >= len(forms) or scene.sentence[at] != scene.sentence[name.first]:
        return []
    if folded[at] == "of" or (
        folded[at] in ("from", "at", "with") and at in scene.source_words and name.first in scene.source_words
    ):
        inner = scene.name_at.get(at + 1) or (scene.name_at.get(at + 2) if folded[at + 1] == "the" else None)
        if inner is not None and inner.kind == "organisation":
            draft.affiliation = draft.affiliation or f"@{parse.head_of(inner.first, inner.last)}"
        return []
    if forms[at] == "(" and at + 2 < len(forms) and forms[at + 1] in ("D", "R", "I", "Lab", "Con"):
        draft.sector, draft.role_class, draft.why = "LEG", "legislator", "a legislator by party mark"
        return []
    if forms[at] != ",":
        return []
    if forms[at + 1] in ("R", "D", "I") and at + 3 < len(forms) and forms[at + 2] in ("-", "–"):
        draft.sector, draft.role_class, draft.why = "LEG", "legislator", "a legislator by party mark"
        return []
    begin = at + 1
    if forms[begin].isdigit() and begin + 2 < len(forms) and forms[begin + 1] == ",":
        begin += 2  # "Jane Doe, 45, a teacher,"
    while begin < len(forms) - 1 and folded[begin] in (
        "a",
        "an",
        "the",
        "also",
        "then",
        "now",
        "his",
        "her",
        "their",
        "one",
        "himself",
        "herself",
    ):
        begin += 1
    end = _phrase_end(scene, begin)
    if end <= begin or (
        parse.upos[begin] in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ") and not forms[begin][0].isupper()
    ):
        return []
    inner = scene.names_within(begin, end)
    role = read_role(forms, begin, end, inner)
    if role is None or role.plural:
        return []
    title = parse.head_of(role.title.first, role.title.last)
    if any(
        n.kind == "person" and n.first < role.title.last and (n.last >= end or forms[n.last] not in ("'s", "’s"))
        for n in inner
    ):
        return []  # "Blinken, President Xi, and …": the next of a list
    if any(n.kind == "person" and n.first == role.title.last for n in scene.names):
        return []
    appositive = parse.is_a(title, "appos") and int(parse.head[title]) in range(name.first - 8, name.last)
    if parse.is_a(title, "nsubj") and int(parse.head[title]) > title and not appositive:
        governor = int(parse.head[title])
        if not parse.is_a(head, "nsubj") and not (end < len(forms) and forms[end] == ","):
            return []
        if int(parse.head[head]) == governor and end < len(forms) and forms[end] != ",":
            return []
    if not appositive and parse.is_a(title, "conj") and end < len(forms) and folded[end] in ("and", "or"):
        return []
    first, last = nominal_span(parse, title) if appositive else (begin, end)
    first, last = max(first, begin), max(min(last, end), role.title.last)
    if first < last:
        scene.mention(draft, first, last, "nominal", title)
    return [Told(role, "apposition behind the name", 0.1 if role.title.key in _RELATIONS else 0.9)]


def _in_front(scene: Scene, draft: Draft, name: Name, first: int) -> list[Told]:
    """ "China's ambassador, Xie Feng," and "the spokesman, Liu Pengyu,"."""
    parse, forms = scene.parse, scene.forms
    if first < 2 or forms[first - 1] != "," or scene.sentence[first - 2] != scene.sentence[first]:
        return []
    end = first - 1
    head = parse.head_of(name.first, name.last)
    governor = int(parse.head[head])
    title = governor if parse.is_a(head, "appos") and governor < end else None
    if title is None or (title in scene.name_at and scene.name_at[title].kind == "person"):
        return []
    begin, last = nominal_span(parse, title)
    last = max(last, title + 1)
    role = read_role(forms, begin, max(last, end if end - last < 3 else last), scene.names_within(begin, end))
    if role is None or role.plural or not role.title.first <= title < role.title.last:
        return []
    scene.mention(draft, begin, last, "nominal", title)
    return [Told(role, "apposition before the name", 0.95)]


_SERVING = frozenset("served serves serving acted acts worked works acting".split())


def _in_a_clause(scene: Scene, draft: Draft, head: int, name: Name) -> list[Told]:
    """ "X, who is the ambassador", "X is a fellow at …", "X served as assistant secretary"."""
    parse, folded = scene.parse, scene.folded
    out: list[Told] = []
    clauses = [c for c in parse.children(head, "acl:relcl") if parse.child(c, "cop") is not None]
    governor = int(parse.head[head])
    if parse.is_a(head, "nsubj") and parse.child(governor, "cop") is not None and head < governor:
        clauses.append(governor)
    for noun in clauses:
        if parse.upos[noun] not in ("NOUN", "PROPN") or any(
            folded[c] in ("not", "n't", "n’t") for c in parse.children(noun, "advmod")
        ):
            continue
        begin, end = nominal_span(parse, noun)
        role = read_role(scene.forms, begin, end, scene.names_within(begin, end))
        if role is not None and not role.plural and role.title.first <= noun < role.title.last:
            cop = parse.child(noun, "cop")
            past = cop is not None and folded[cop] in ("was", "were") and parse.is_a(noun, "acl:relcl")
            out.append(Told(role if not past else _as_former(role), "said to be in a clause", 0.6))
    verbs = [c for c in parse.children(head, "acl:relcl") if folded[c] in _SERVING]
    if parse.is_a(head, "nsubj") and folded[governor] in _SERVING:
        verbs.append(governor)
    for verb in verbs:
        for noun in parse.children(verb, "obl"):
            if not any(folded[c] == "as" for c in parse.children(noun, "case")):
                continue
            begin, end = nominal_span(parse, noun)
            role = read_role(scene.forms, begin, end, scene.names_within(begin, end))
            if role is not None and not role.plural:
                former = folded[verb] in ("served", "worked", "acted")
                out.append(Told(_as_former(role) if former else role, "said to serve as", 0.5))
    return out


def _as_former(role: Role) -> Role:
    return Role(
        role.first,
        role.last,
        role.title,
        role.role_class,
        role.sector,
        role.plural,
        True,
        role.country,
        role.region,
        role.organisation,
        role.body,
        role.serves,
        role.serves_role,
        role.host,
        role.people,
    )


def settle_persons(scene: Scene, told: dict[Draft, list[Told]], home_code: str | None, year: int | None) -> None:
    """Gives each person role, affiliation, country, sector and `acts_for` from the roles that the report tells."""
    waiting = list(told)
    for turn in range(2):  # those who serve another come after the other
        later = []
        for draft in waiting:
            roles = sorted(told[draft], key=lambda t: (t.role.former, -t.strength, t.role.first))
            if not turn and any(t.role.serves is not None for t in roles):
                later.append(draft)
                continue
            if roles:
                _settle(scene, draft, roles, home_code, year)
            else:
                _by_office(scene, draft, year)
        waiting = later
    for draft in told:
        if draft.affiliation is not None and draft.affiliation.startswith("@"):
            meant = scene.at.get(int(draft.affiliation[1:]))
            draft.affiliation = meant[0].id if meant else None
        if draft.affiliation is not None and draft.sector is None:
            body = scene.find(draft.affiliation)
            draft.sector = body.sector if body is not None and body.kind != "state" else None


def _settle(scene: Scene, draft: Draft, told: Sequence[Told], home_code: str | None, year: int | None) -> None:
    holder = known_person(draft.key)
    if holder is not None and not in_office(holder, year):
        holder = None
    best = told[0]
    for one in told:
        role = one.role
        if role.former and role is not best.role:
            continue
        country = role.country
        why = one.why
        acting = settle_role(scene, role, draft, home_code, holder.home if holder is not None else None)
        if draft.role is None:
            draft.role = role_text(scene, role)
            draft.role_class, draft.title, draft.former = role.role_class, role.title.key, role.former
            draft.sector = "ELI" if role.former and role.role_class in _OFFICES else acting.sector or role.sector
            if draft.sector == "UNK":
                draft.sector = None
            draft.why = f"{why}; {acting.why}"
        draft.host = draft.host or role.host
        draft.region = draft.region or role.region
        if not (role.former and draft.country):
            draft.country = (
                draft.country or (country if role.role_class != "spokesperson" else country) or _country_of(scene, role)
            )
        draft.affiliation = draft.affiliation or acting.affiliation
        if draft.acts_for is None and not best.role.former and acting.acts_for is not None:
            draft.acts_for = acting.acts_for
            draft.country = draft.country or acting.country
    if holder is not None and draft.acts_for is None and not draft.former and draft.role_class in (None, *_OFFICES):
        _by_office(scene, draft, year)
    draft.confidence = min(0.95, draft.confidence + 0.05)


_OFFICES = frozenset(
    "head-of-state head-of-government minister official diplomat military spy police spokesperson "
    "prosecutor regional head".split()
)


@dataclass(frozen=True, slots=True)
class Settled:
    acts_for: str | None
    affiliation: str | None
    country: str | None
    why: str
    sector: str | None = None


def settle_role(
    scene: Scene, role: Role, bearer: Draft | None, home_code: str | None, known_home: str | None = None
) -> Settled:
    """For whom the bearer of a role acts, with what body, of what country; the bodies are looked up on the scene."""
    organisation: Draft | None = None
    country = role.country
    if role.organisation is not None:
        meant = scene.at.get(scene.parse.head_of(role.organisation.first, role.organisation.last)) or scene.at.get(
            role.organisation.last - 1
        )
        organisation = meant[0] if meant and meant[0].is_body else None
    elif role.body is not None:
        meant = next((scene.at[word] for word in range(role.body.first, role.body.last) if word in scene.at), None)
        organisation = meant[0] if meant and meant[0].is_body else _body_of(scene, role)
    if (
        country is None
        and role.role_class in _OFFICES
        and organisation is None
        and role.region is None
        and role.people is None
    ):
        if not (role.serves or role.serves_role) and role.body is None:
            country = known_home or (
                _country_elsewhere(scene, role, home_code) if role.role_class not in ("spokesperson", "head") else None
            )
    served = None
    if role.serves is not None:
        meant = scene.at.get(scene.parse.head_of(role.serves.first, role.serves.last)) or scene.at.get(
            role.serves.last - 1
        )
        served = meant[0].acts_for if meant else None
        country = country or (meant[0].country if meant and served else None)
    elif role.serves_role is not None:
        rule = lexicons.roles().classes[role.serves_role.role_class].acts
        country = country or (_country_elsewhere(scene, role, home_code) if rule == "state" else None)
        served = country if rule == "state" else None
    place = (
        region(scene, role.region)
        if role.region is not None and role.role_class in ("regional", "official", "minister", "police")
        else None
    )
    full = role if country == role.country else _with_country(role, country)
    if role.title.key in _MEMBERS and role.role_class == "head":
        return Settled(
            None, organisation.id if organisation is not None else None, country, "a member does not speak for the body"
        )
    acting = acts_for(
        full,
        organisation.id if organisation is not None else None,
        organisation.kind if organisation is not None else None,
        organisation.acts_for if organisation is not None else None,
        place.id if place is not None else None,
        served,
    )
    affiliation = organisation.id if organisation is not None else place.id if place is not None else None
    if affiliation is None and acting.acts_for is not None:
        affiliation = acting.acts_for
    if affiliation is None and role.country is not None and role.role_class in _OFFICES:
        affiliation = role.country
    if acting.acts_for is not None and acting.acts_for in lexicons.states().states:
        country = country or acting.acts_for
        state(scene, acting.acts_for)
    if country is None and place is not None:
        country = place.country
    own = role.role_class in ("head", "spokesperson") and organisation is not None
    return Settled(
        acting.acts_for,
        affiliation,
        country,
        acting.why,
        organisation.sector if own and organisation is not None else None,
    )


#: Titles in the class of heads whose bearers belong to a body without speaking for it.
_MEMBERS = frozenset(
    "member|founding member|senior member|staff member|staffer|employee|founder|co founder|consultant|"
    "observer|worker|boss|guru".split("|")
)


def _with_country(role: Role, country: str | None) -> Role:
    return Role(
        role.first,
        role.last,
        role.title,
        role.role_class,
        role.sector,
        role.plural,
        role.former,
        country,
        role.region,
        role.organisation,
        role.body,
        role.serves,
        role.serves_role,
        role.host,
        role.people,
    )


def _body_of(scene: Scene, role: Role) -> Draft | None:
    """The body that a role describes within its own words: "Chinese foreign ministry spokesman"."""
    if (
        role.body is None
        or role.country is None
        or role.body.body.kind not in ("government-body", "armed-force")
        or role.body.body.weak
    ):
        return None
    for draft in scene.drafts:
        if draft.key == (role.country, role.body.key):
            return draft
    from dragoman.reading.states import adjective_of

    text = f"{adjective_of(role.country)} {role.body.key}"
    draft = scene.add(
        Draft(
            slug(text),
            kind_of(role.body.body.kind),
            text,
            "a body named in a role",
            role.country,
            role.body.body.sector,
            confidence=0.7,
            key=(role.country, role.body.key),
        )
    )
    draft.acts_for = role.country if role.body.body.acts == "state" else draft.id
    scene.mean(role.body.last - 1, (draft,))
    return draft


def _country_of(scene: Scene, role: Role) -> str | None:
    """The country of a person by the body in which an office is held; scholars' employers say nothing of theirs."""
    if role.role_class not in _OFFICES and role.role_class != "legislator":
        return None
    if role.organisation is not None and role.organisation.id is not None:
        entry = lexicons.organisations().organisations.get(role.organisation.id)
        return entry.country if entry is not None else None
    if role.region is not None:
        entry_region = lexicons.places().names.get(role.region)
        return entry_region.country if entry_region is not None else lexicons.places().cities.get(role.region)
    return None


def _country_elsewhere(scene: Scene, role: Role, home_code: str | None) -> str | None:
    """The country of an office that is named without one: the report's home, else the state named last before it."""
    if home_code is not None:
        return home_code
    sentence = scene.sentence[role.first]
    for name in reversed([n for n in scene.names if n.last <= role.first]):
        if scene.sentence[name.first] < sentence - 1:
            break
        if name.kind in ("state", "capital") and name.id and name.id.isupper():
            return name.id
        if name.kind in ("region", "city") and (code := home(name)) is not None:
            return code
    return None


def role_text(scene: Scene, role: Role) -> str:
    """The title as given, without the state and the body in which it is held: "special envoy for Korean affairs"."""
    forms, parse = scene.forms, scene.parse
    first = role.title.first
    floor = max(
        (n.last for n in scene.names_within(role.first, first) if n.kind in ("state", "capital", "person")),
        default=role.first,
    )
    while first > floor and forms[first - 1] not in _STOPS and forms[first - 1] not in ("'s", "’s", "'", "’"):
        first -= 1
    while first < role.title.first and (parse.upos[first] in ("DET", "PUNCT", "ADP") or not forms[first][0].isalnum()):
        first += 1
    last = role.title.last
    if last < role.last and scene.folded[last] in ("of", "for", "on"):
        end = last + 1
        while (
            end < role.last and scene.folded[end] not in ("at", "in", "to", "with", "from") and forms[end] not in _STOPS
        ):
            end += 1
        while end > last and parse.upos[end - 1] not in ("NOUN", "PROPN", "ADJ"):
            end -= 1
        named = [n for n in scene.names_within(last, end) if n.kind not in ("other", "area", "region")]
        if not named and role.body is None and role.serves_role is None and end - last <= 8:
            last = end
    return parse.text(first, last)


def _by_office(scene: Scene, draft: Draft, year: int | None) -> None:
    """What is known of an office-holder whom the report does not introduce."""
    holder = known_person(draft.key)
    if holder is None:
        return
    draft.country = draft.country or country_of(holder)
    if not in_office(holder, year):
        return
    organisation = lexicons.organisations().organisations.get(holder.home)
    rule = lexicons.roles().classes[holder.role_class]
    draft.sector = draft.sector or rule.sector
    draft.role_class = draft.role_class or holder.role_class
    draft.title = draft.title or holder.office.lower()
    if organisation is not None:
        draft.acts_for = organisation.acts_for
        known_body(scene, organisation.id, "of a known office-holder")
    elif rule.acts in ("state", "body"):
        draft.acts_for = holder.home
        state(scene, holder.home)
    draft.affiliation = draft.affiliation or holder.home
    draft.why = f"known as {holder.office}"


def gendered_by(title: str) -> str | None:
    """m or f where a title tells."""
    return _TITLE_GENDER.get(title)


def is_honorific(form: str) -> bool:
    """Whether a word is Mr, Mrs, Dr and the like."""
    return form.rstrip(".").lower() in HONORIFICS


def role_in(scene: Scene, first: int, last: int) -> Role | None:
    """The role that the words `first` to `last` name, if they do."""
    if role_of(scene.forms, first, last) is None:
        return None
    return read_role(scene.forms, first, last, scene.names_within(first, last))
