"""Offices settled: from the roles told of a person to title, affiliation, country, sector and `acts_for`.

The bodies and states in which an office is held are looked up on the scene; an office that is named without a
country ("the Foreign Minister") is that of the report's home, or of the state named last before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.reading import lexicons
from dragoman.reading.bodies import known_body
from dragoman.reading.countries import in_focus, region, state
from dragoman.reading.drafts import Draft, Scene
from dragoman.reading.heads import PREPOSITIONS, BodyHead, body_at
from dragoman.reading.holders import country_of, in_office, known_by_title, known_person
from dragoman.reading.introductions import Told
from dragoman.reading.names import Name
from dragoman.reading.office_countries import WITHOUT, country_elsewhere, country_of_office
from dragoman.reading.officials import acts_for
from dragoman.reading.roles import OFFICES, Role
from dragoman.reading.state_bodies import state_body

_STOPS = frozenset(", ; : ( ) [ ] — – “ ” who whom whose which that where when".split())

#: Titles in the class of heads whose bearers belong to a body without speaking for it.
_MEMBERS = frozenset(
    "member|founding member|senior member|staff member|staffer|employee|founder|co founder|consultant|"
    "observer|worker|boss|guru".split("|")
)

#: How strong what tells only whose wife or rival somebody is may be: it yields to any office, a former one too.
_FAINT = 0.1


def settle_persons(scene: Scene, told: dict[Draft, list[Told]], home_code: str | None, year: int | None) -> None:
    """Gives each person role, affiliation, country, sector and `acts_for` from the roles that the report tells."""
    waiting = list(told)
    for turn in range(2):  # those who serve another come after the other
        later = []
        for draft in waiting:
            roles = sorted(told[draft], key=lambda t: (t.strength <= _FAINT, t.role.former, -t.strength, t.role.first))
            if not turn and any(t.role.serves is not None for t in roles):
                later.append(draft)
                continue
            if roles:
                _settle(scene, draft, roles, home_code, year)
            else:
                _by_office(scene, draft, year)
        waiting = later
    for draft in told:
        if draft.affiliation is None and draft.body is not None and draft.body in scene.at:
            draft.affiliation = scene.at[draft.body][0].id
        if draft.affiliation is not None and draft.sector is None:
            body = scene.find(draft.affiliation)
            draft.sector = body.sector if body is not None and body.kind != "state" else None


def _settle(scene: Scene, draft: Draft, told: Sequence[Told], home_code: str | None, year: int | None) -> None:
    """Takes the best of the roles told of a person, and from the others what it leaves open."""
    holder = whoever = known_person(draft.key) or next(  # "King Salman" is known by his title
        (who for one in told if (who := known_person((one.role.title.key, *draft.key))) is not None), None
    )
    if whoever is None:  # "President Bush": which of them, the year tells
        holder = whoever = next(
            (who for one in told if (who := known_by_title(one.role.title.key, draft.key, year)) is not None), None
        )
    if holder is not None and not in_office(holder, year):
        holder = None
    ended = {one.role.title.key for one in told if one.role.former}  # "Ex-President X", later "President X"
    told = [one for one in told if one.role.former or one.role.title.key not in ended] or told
    best = told[0].role
    said = draft.country or next(
        (one.role.country for one in told if one.role.country is not None and one.role.role_class in OFFICES), None
    )
    known = said or (country_of(whoever) if whoever is not None else None)
    for one in told:
        role = one.role
        if role.former and role is not best:
            continue
        settled = settle_role(scene, role, home_code, known)
        if role is best:
            draft.role = role_text(scene, role)
            draft.role_class, draft.title, draft.former = role.role_class, role.title.key, role.former
            draft.sector = "ELI" if role.former and role.role_class in OFFICES else settled.sector
            draft.why = f"{one.why}; {settled.why}"
        draft.host = draft.host or role.host
        draft.region = draft.region or role.region
        draft.country = draft.country or role.country or country_of_office(scene, role)
        draft.affiliation = draft.affiliation or settled.affiliation
        if draft.acts_for is None and not best.former and settled.acts_for is not None:
            draft.acts_for = settled.acts_for
            draft.country = draft.country or settled.country
    if draft.role_class in ("head-of-state", "head-of-government") and draft.country is None and not draft.former:
        draft.role_class, draft.sector = "head", None
    # The governor of a bank who is to be a prime minister is told to be a governor.
    same_office = holder is not None and draft.role_class in (None, "head", holder.role_class)
    if same_office and draft.acts_for is None and not draft.former and draft.role_class in (None, *OFFICES):
        _by_office(scene, draft, year)
    draft.confidence = min(0.95, draft.confidence + 0.05)


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
    draft.sector = draft.sector or (organisation.sector if organisation is not None else rule.sector)
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


@dataclass(frozen=True, slots=True)
class Settled:
    """What a role comes to; `sector` is that of the body where the bearer heads or voices it."""

    acts_for: str | None
    affiliation: str | None
    country: str | None
    why: str
    sector: str | None = None


def settle_role(
    scene: Scene, role: Role, home_code: str | None, known_home: str | None = None, focus: bool = True
) -> Settled:
    """For whom the bearer of a role acts, with what body, of what country; the bodies are looked up on the scene.

    `home_code` is the report's home, for offices named without a country; `known_home` what is
    known of the bearer; without `focus` an office that names no country has none.
    """
    organisation = _organisation_of(scene, role, home_code)
    served, country = _served(scene, role, home_code)
    if (
        country is None
        and organisation is None
        and not role.serves
        and not role.serves_role
        and _needs_country(scene, role)
    ):
        country = known_home
        voice = role.role_class == "spokesperson" and role.body is not None and role.body.key == "presidential"
        if country is None and focus and (voice or role.role_class not in ("spokesperson", "head")):
            country = country_elsewhere(scene, role, home_code)
    place = None
    unplaced = role.region is None and role.country is None and organisation is None
    if unplaced and role.title.key in _OF_A_PART and not scene.forms[role.first - 1][0].isupper():
        role = replace(role, region=_only_region(scene))
    if role.region is not None and role.role_class in ("regional", "official", "minister", "police"):
        place = region(scene, role.region)
        name = next(
            (n for n in scene.names_within(role.first, role.last) if _names_region(scene, n, role.region)), None
        )
        if place is not None and name is not None:
            scene.mention(place, name.first, name.last, "name", name.last - 1)
    affiliation = organisation.id if organisation is not None else place.id if place is not None else None
    if role.title.key in _MEMBERS and role.role_class == "head":
        return Settled(
            None,
            affiliation,
            country,
            "a member does not speak for the body",
            organisation.sector if organisation is not None else None,
        )
    acting = acts_for(
        role if country == role.country else replace(role, country=country),
        organisation.id if organisation is not None else None,
        organisation.kind if organisation is not None else None,
        organisation.acts_for if organisation is not None else None,
        place.id if place is not None else None,
        served,
    )
    if affiliation is None:
        affiliation = acting.acts_for or (role.country if role.role_class in OFFICES and not role.former else None)
    if acting.acts_for is not None and acting.acts_for in lexicons.states().states:
        country = country or acting.acts_for
        state(scene, acting.acts_for)
    if country is None and place is not None:
        country = place.country
    return Settled(acting.acts_for, affiliation, country, acting.why, _sector(role, organisation, acting.acts_for))


def _names_region(scene: Scene, name: Name, region_key: str) -> bool:
    """Whether a name is that of a region or a capital by its key."""
    capital = name.kind == "capital" and lexicons.key(scene.forms[name.first : name.last]) == region_key
    return capital or (name.id == region_key and not name.adjective)


#: Offices that only a part of a state has.
_OF_A_PART = frozenset(["chief minister", "deputy chief minister", "state governor"])


def _only_region(scene: Scene) -> str | None:
    """The one part of a state that the report names, for a chief minister of whom no more is said."""
    named = {}
    for name in scene.names:
        place = lexicons.places().names.get(name.id or "") if name.kind == "region" else None
        if place is not None and place.kind == "region":
            named[place.name] = name.id
    return next(iter(named.values())) if len(named) == 1 else None


def _sector(role: Role, organisation: Draft | None, acting: str | None) -> str | None:
    """The sector of a role's bearer: of the body for those who head or voice it, else of the role."""
    if role.role_class in ("head", "spokesperson"):
        if organisation is not None and organisation.kind != "state":
            return organisation.sector
        if acting is not None and acting in lexicons.states().states:
            return "GOV" if role.sector == "UNK" else role.sector
        return role.sector if role.body is not None and role.sector != "UNK" else None
    return role.sector if role.sector != "UNK" else None


#: Titles that companies and clubs have too: in lower case and without a country they are of no state.
_OF_MANY = frozenset(["president", "vice president", "chancellor", "premier", "deputy president"])


def _needs_country(scene: Scene, role: Role) -> bool:
    """Whether an office without a country is one that must have one: a minister's, not a club president's."""
    if role.role_class not in OFFICES or role.region is not None or role.people is not None or role.elsewhere:
        return False
    if role.title.key in _OF_MANY and scene.forms[role.title.first].islower():
        return False  # "the president" of a bank
    return role.body is None or role.body.body.kind == "state"


def _organisation_of(scene: Scene, role: Role, home_code: str | None) -> Draft | None:
    """The body of the scene in which a role is held."""
    if role.organisation is not None:
        head = scene.parse.head_of(role.organisation.first, role.organisation.last)
        meant = scene.at.get(head) or scene.at.get(role.organisation.last - 1)
        if meant and meant[0].is_body:
            return meant[0]
        return scene.find(role.organisation.id or "")  # whose name is also the title of the person meant there
    if role.body is not None:
        meant = next((scene.at[word] for word in range(role.body.first, role.body.last) if word in scene.at), None)
        return meant[0] if meant and meant[0].is_body else _body_of(scene, role, home_code)
    if role.role_class == "spokesperson" and role.country is None and scene.forms[role.first - 1] == ",":
        name = scene.name_at.get(role.first - 2)  # "At the United Nations, spokesman Stephane Dujarric said"
        if (
            name is not None
            and name.kind == "organisation"
            and "at" in scene.folded[max(0, name.first - 2) : name.first]
        ):
            meant = scene.at.get(name.last - 1)
            return meant[0] if meant and meant[0].is_body else None
    return None


def _person_before(scene: Scene, word: int) -> Draft | None:
    """The person spoken of last before "his spokesman", in the sentence or the one before."""
    at = word - 1
    while at >= 0 and scene.sentence[at] >= scene.sentence[word] - 1:
        if at in scene.mentions and scene.at[at][0].kind == "person" and min(scene.at[at][0].spans)[0] < word:
            return scene.at[at][0]
        at -= 1
    return None


def _served(scene: Scene, role: Role, home_code: str | None) -> tuple[str | None, str | None]:
    """For whom the person acts whom the bearer serves ("Putin's spokesman"), and the role's country."""
    country = role.country
    if role.serves is not None:
        head = scene.parse.head_of(role.serves.first, role.serves.last)
        meant = scene.at.get(head) or scene.at.get(role.serves.last - 1)
        if not meant:
            return None, country
        return meant[0].acts_for, country or (meant[0].country if meant[0].acts_for else None)
    if (
        scene.folded[role.first - 1] in ("his", "her")
        and role.role_class in ("spokesperson", "head")
        and role.body is None
    ):
        owner = _person_before(scene, role.first)
        if owner is not None:
            return owner.acts_for, country or (owner.country if owner.acts_for else None)
    if role.serves_role is not None and lexicons.roles().classes[role.serves_role.role_class].acts == "state":
        country = country or country_elsewhere(scene, role, home_code)
        return country, country
    return None, country


def _body_of(scene: Scene, role: Role, home_code: str | None) -> Draft | None:
    """The body that a role names within its own words, which mention it: "Chinese foreign ministry spokesman"."""
    body = role.body
    if body is None or body.body.weak or body.body.kind not in ("government-body", "armed-force"):
        return None
    if role.role_class == "minister":
        return None  # "customs minister": what he is minister of
    draft = None
    if role.country is not None:
        draft = state_body(scene, body, role.country, *_with_topic(scene, role, body))
    else:
        word = body.key.split()[-1]
        seen = [
            d
            for d in scene.drafts
            if d.kind == body.body.kind and d.key and d.key[-1].split()[-1:] == [word] and d.spans
        ]
        draft = max((d for d in seen if min(d.spans)[0] < body.first), key=lambda d: max(d.spans), default=None)
        if draft is None and body.body.acts == "state" and (code := in_focus(scene, role.first, home_code)) is not None:
            draft = state_body(scene, body, code, *_with_topic(scene, role, body))
    if draft is not None:
        before = scene.name_at.get(body.first - 1)
        first = (
            before.first if before is not None and before.last == body.first and before.kind == "state" else body.first
        )
        scene.mention(draft, first, body.last, "nominal", body.last - 1)
    return draft


def _with_topic(scene: Scene, role: Role, body: BodyHead) -> tuple[int, int]:
    """The words of a role that name its body, what it is for taken in: "[commerce ministry] spokesman"."""
    first = body.first
    while first > role.first and scene.parse.upos[first - 1] == "NOUN" and first - 1 not in scene.name_at:
        first -= 1
    if scene.folded[body.last : body.last + 1] not in (["of"], ["for"]):
        return first, body.last
    last = body.last + 1
    while last < role.last and scene.folded[last] not in ("in", "at", "to", "from", ","):
        last += 1
    return first, last


WITHOUT["premier"] = WITHOUT["prime minister"]


def role_text(scene: Scene, role: Role) -> str:
    """The title as given, without the state and the body in which it is held: "special envoy for Korean affairs".

    Of an office that is over, the state stays: "former British diplomat".
    """
    forms, parse = scene.forms, scene.parse
    first, floor = role.title.first, role.first
    if not role.former:
        before = [
            n for n in scene.names_within(role.first, first) if n.kind in ("state", "capital", "person", "region")
        ]
        floor = max((n.last for n in before), default=role.first)
    while first > floor and forms[first - 1] not in _STOPS and forms[first - 1] not in ("'s", "’s", "'", "’"):
        first -= 1
    while first < role.title.first and (
        parse.upos[first] in ("DET", "PUNCT", "ADP", "ADV", "NUM")
        or scene.folded[first] in ("more", "other", "based", "year", "old", "year-old")
        or not forms[first][0].isalnum()
    ):
        first += 1
    return parse.text(first, _topic_end(scene, role))


def _topic_end(scene: Scene, role: Role) -> int:
    """Where the title ends with its topics ("of state for foreign affairs"), before the body or the state it is of."""
    last = role.title.last
    while last < role.last and scene.folded[last] in ("of", "for", "on"):
        end = last + 1
        while end < role.last and scene.folded[end] not in PREPOSITIONS and scene.forms[end] not in _STOPS:
            end += 1
        named = [n for n in scene.names_within(last, end) if n.kind not in ("other", "area", "region")]
        held = role.body is not None or role.serves_role is not None or body_at(scene.forms, last + 1, end, weak=True)
        if named or held or end - last > 7 or end == last + 1:
            break
        last = end
    while last > role.title.last and scene.parse.upos[last - 1] not in ("NOUN", "PROPN", "ADJ"):
        last -= 1
    return last
