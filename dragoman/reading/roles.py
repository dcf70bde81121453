"""Roles: "a senior fellow at the Stimson Center" as a title, what class of people bear it, of what body or state.

Words and the names among them in, a `Role` out. For whom such a person acts is for `officials` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.reading.heads import PREPOSITIONS, BodyHead, RoleHead, body_at, role_of
from dragoman.reading.lexicons import fold, key, organisations, places
from dragoman.reading.names import Name

_FORMER = frozenset(
    "former ex late retired onetime erstwhile then ousted deposed disgraced formerly previously sacked dismissed "
    "fired".split()
)
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
#: Classes of those who hold an office of a state or of a body.
OFFICES = frozenset(
    "head-of-state head-of-government minister official diplomat military spy police spokesperson "
    "prosecutor regional head".split()
)
_STEPS = ("state", "capital", "organisation", "region", "region-people", "people", "person")
#: Titles that only a state has, by spelling or by office, with the state.
_HOME_OF_TITLE = {
    "secretary of state": "USA",
    "secretary of defense": "USA",
    "defense secretary": "USA",
    "treasury secretary": "USA",
    "secretary of the treasury": "USA",
    "secretary of war": "USA",
    "secretary of homeland security": "USA",
    "deputy secretary of state": "USA",
    "assistant secretary of state": "USA",
    "undersecretary of state": "USA",
    "u.s. trade representative": "USA",
    "white house counsel": "USA",
    "cia director": "USA",
    "fbi director": "USA",
    "fbi agent": "USA",
    "chancellor of the exchequer": "GBR",
    "home secretary": "GBR",
    "chief cabinet secretary": "JPN",
    "taoiseach": "IRL",
    "tanaiste": "IRL",
    "external affairs minister": "IND",
    "u.s. attorney": "USA",
    "chairman of the joint chiefs of staff": "USA",
    "joint chiefs chairman": "USA",
    "surgeon general": "USA",
    "chairman of the joint chiefs": "USA",
    "director of national intelligence": "USA",
    "chief executive of hong kong": "HKG",
    "president of the riigikogu": "EST",
    "president of the knesset": "ISR",
    "custodian of the two holy mosques": "SAU",
    "state councilor": "CHN",
    "state councillor": "CHN",
    "deputy secretary": "USA",
    "deputy secretary of defense": "USA",
}
#: Heads of the class `head` that a bare nationality does not make officials ("the American director").
_PRIVATE_HEADS = frozenset(
    (
        "director|founder|co-founder|cofounder|co founder|member|consultant|staffer|employee|assistant|observer|"
        "organizer|organiser|guru|strategist|executive director|managing director|chief executive|executive|ceo|"
        "founding member|worker|boss|senior member|campaign manager|running mate|treasurer|general director"
    ).split("|")
)
_LEADERS = frozenset("leader ruler deputy leader".split())
_COMPANY_HEADS = frozenset("ceo|chief executive|chief executive officer".split("|"))
#: Where the head of government is called so.
_BY_CHIEF_EXECUTIVES = frozenset(["HKG", "MAC"])
#: Titles that every armed, police and secret service has, and the class of those who bear them there.
_OF_ANY_SERVICE = frozenset("agent|officer|inspector|operative|special agent|investigator".split("|"))
_CLASS_OF_SERVICE = {"SPY": "spy", "COP": "police", "MIL": "military"}
#: What names joined to these by a hyphen do to the rest: they neither own nor rule it ("an Iran-backed militia").
AT_ONE_REMOVE = frozenset(
    "pro anti non born backed funded allied aligned linked trained supported sponsored armed equipped supplied "
    "affiliated inspired occupied speaking made educated".split()
)
_OVERSEEN = AT_ONE_REMOVE | frozenset("run led controlled ruled held governed administered based".split())
#: Words within the names of states that end noun phrases or that make an office a former one, and what stands for them.
_SEAMS = frozenset("of and & the former da".split())
_SOLID = "X"
_SPORTS_OR_ARMS = frozenset("captain skipper commander private major coach manager pilot marine".split())


@dataclass(frozen=True, slots=True)
class Role:
    """A role: the words of the whole phrase and of its title, and what both say.

    `country` is the state whose role it is, `region` the key of a region, `organisation` the name of the body it is
    held in, `body` that body where it has no name of its own ("the ministry"), `serves` a person whose spokesman,
    aide or envoy it is, `host` the state to which an envoy is sent. `elsewhere` says that the office is one of a
    body by a name that nothing explains ("president of Conaie"), so of no state.
    """

    first: int
    last: int
    title: RoleHead
    role_class: str
    sector: str
    plural: bool
    former: bool = False
    country: str | None = None
    region: str | None = None
    organisation: Name | None = None
    body: BodyHead | None = None
    serves: Name | None = None
    serves_role: RoleHead | None = None
    host: str | None = None
    people: str | None = None
    elsewhere: bool = False


def read_role(forms: Sequence[str], first: int, last: int, names: Sequence[Name]) -> Role | None:
    """The noun phrase `first` to `last` as a role, or None where its head is no title. `names` are those within it."""
    forms = solid(forms, names)
    title = role_of(forms, first, last) or _behind_a_body(forms, first, last, names)
    if title is None:
        return None
    before = [name for name in names if first <= name.first and name.last <= title.first]
    within = [name for name in names if name.first < title.last and title.first < name.last]
    behind = [name for name in names if title.last <= name.first and name.last <= last]
    country = region = host = people = None
    organisation = serves = None
    body = serves_role = None
    for name in before:  # the nearer to the title, the stronger: "US-based Hamas spokesman"
        if name.kind in ("state", "people"):
            if compounded(forms, name.first, name.last) in (*AT_ONE_REMOVE, "based", "led"):
                continue
            country = name.id
        elif name.kind == "capital" and title.role_class == "regional":
            region = key(forms[name.first : name.last])  # "Tokyo Governor"
        elif name.kind == "capital":
            country = name.id
        elif name.kind in ("region", "city"):
            region = name.id
        elif name.kind == "region-people":
            people = name.id
        elif name.kind == "organisation":
            if compounded(forms, name.first, name.last) not in _OVERSEEN:
                organisation = name  # not in "the Hamas-run ministry's spokesman"
        elif name.kind == "person" and name.last < len(forms) and forms[name.last] in _POSSESSIVE:
            serves = name
    for name in within:  # "White House spokesman", "Pentagon press secretary" in one
        if name.kind == "organisation" and (name.id is not None or title.key not in _HOME_OF_TITLE):
            organisation = organisation or name
        elif name.kind == "state":
            country = country or name.id
    if title.first > first:
        body = body_at(forms, first, title.first) or _possessor_body(forms, first, title.first)
        if body is not None and any(n.first <= body.first and body.last <= n.last for n in before if n.kind == "state"):
            body = None  # "White House | officials" are of no house of a parliament
        owner = _possessor_role(forms, first, title.first)
        serves_role = owner
    former = any(fold(form) in _FORMER for form in forms[first : title.last])
    role_class, sector = title.role_class, title.sector
    at = title.last
    elsewhere = False
    diplomat = role_class == "diplomat"
    seen = 0
    while at < last and seen < 3:  # complements: "spokesman for the ministry", "fellow at X at Y"
        if fold(forms[at]) not in PREPOSITIONS:
            at += 1
            continue
        preposition = fold(forms[at])
        end = _complement_end(forms, at + 1, last)
        inner = [name for name in behind if at < name.first < end]
        seen += 1
        if preposition in ("of", "for", "at", "with", "from", "in", "to", "on", "under", "by"):
            found = next((name for name in inner if name.kind in _STEPS), None)
            unnamed = body_at(forms, at + 1, end)
            if (
                diplomat
                and preposition in ("to", "for", "on", "in")
                and not (found and found.kind == "organisation" and preposition == "for")
            ):
                host = host or (found.id if found and found.kind in ("state", "capital") else None)
            elif preposition in ("on", "under", "by"):
                pass
            elif found is None:
                elsewhere = elsewhere or (
                    unnamed is None
                    and preposition in ("of", "at")
                    and not title.key.endswith("minister")  # "of Communication", whatever it is called
                    and _names_something(forms, at + 1, end)
                )
                body = body or unnamed if preposition != "in" else body
                serves_role = serves_role or (
                    role_of(forms, at + 1, end) if preposition in ("to", "for", "of") else None
                )
            elif found.kind == "organisation":
                if title.key.endswith("minister") and not _is_of_government(forms, found):
                    pass  # "of Mines and Energy": a matter, whatever else it may name
                elif organisation is None or (not _says_what(forms, organisation) and _says_what(forms, found)):
                    organisation = found
            elif found.kind == "person":
                serves = serves or (found if preposition in ("to", "for", "of") else None)
            elif preposition == "to":
                serves_role = serves_role or role_of(forms, at + 1, end)
                country = country or (
                    found.id if found.kind == "state" and role_class in ("official", "head") else None
                )
            elif found.kind in ("region", "city"):
                region = region or found.id
            elif found.kind == "capital" and title.role_class == "regional":
                region = region or key(forms[found.first : found.last])
            elif found.kind in ("state", "people", "capital"):
                scholarly = unnamed is not None and unnamed.body.kind in ("think-tank", "university")
                body = body or (unnamed if unnamed is not None and unnamed.first >= found.last else None)
                if scholarly:
                    at = max(end, at + 1)
                    continue
                if (
                    (body is not None and body is unnamed)
                    or preposition == "of"
                    or (preposition == "for" and found.kind == "state")
                    or (preposition in ("in", "from") and role_class not in _ABROAD)
                ):
                    country = country or found.id
        at = max(end, at + 1)
    role = Role(
        first,
        last,
        title,
        role_class,
        sector,
        title.plural,
        former,
        country,
        region,
        organisation,
        body,
        serves,
        serves_role,
        host,
        people,
        elsewhere,
    )
    return _settled(forms, role)


def _behind_a_body(forms: Sequence[str], first: int, last: int, names: Sequence[Name]) -> RoleHead | None:
    """The title behind the name of a body with a preposition in it: "Bank of England *governor*"."""
    for name in names:
        if name.kind == "organisation" and first <= name.first <= first + 1 and name.last < last:
            return role_of(forms, name.last, last)
    return None


#: Kinds of bodies whose officers are of the country of the body.
OF_A_COUNTRY = frozenset("government-body armed-force armed-group party".split())
#: Classes whose employers' country says nothing of theirs.
_OWN_COUNTRY = frozenset("scholar analyst journalist business medical lawyer civil religious labour".split())
#: Classes whose "in X" says where they are, not whose they are.
_ABROAD = frozenset("diplomat military scholar analyst journalist spokesperson minister spy head".split())


def _settled(forms: Sequence[str], role: Role) -> Role:
    """The class of a role made exact by what it is held in."""
    role_class, sector, country = role.role_class, role.sector, role.country
    name = role.title.key
    organisation = organisations().organisations.get(role.organisation.id or "") if role.organisation else None
    kind = organisation.kind if organisation else role.body.body.kind if role.body else None
    if role.organisation and organisation is None:
        inner = body_at(forms, role.organisation.first, role.organisation.last)
        kind = inner.body.kind if inner else None
    if (
        organisation is not None
        and country is None
        and organisation.kind in OF_A_COUNTRY
        and role_class not in _OWN_COUNTRY
    ):
        country = organisation.country
    if country is None and not role.organisation and not role.elsewhere:
        country = _HOME_OF_TITLE.get(name)
    if role_class in ("head-of-state", "head-of-government"):
        if kind in ("company",):
            role_class, sector = "business", "BUS"
        elif role.region and not role.country:
            role_class, sector = "regional", "GOV"
        elif role.elsewhere and not role.country:
            role_class, sector = "head", "UNK"
        elif (kind is not None and kind not in ("state", "government-body")) or (role.organisation and kind is None):
            role_class, sector = "head", organisation.sector if organisation else "UNK"
    if role_class == "head":
        if organisation is not None:
            sector = organisation.sector
        elif role.body is not None:
            sector = role.body.body.sector
        elif role.organisation or role.serves or role.serves_role:
            sector = "UNK"
        elif country and name in _LEADERS and not role.plural:
            role_class, sector = "head-of-state", "GOV"
        elif country in _BY_CHIEF_EXECUTIVES and name in _COMPANY_HEADS:
            role_class, sector = "head-of-government", "GOV"
        elif name in _COMPANY_HEADS:
            role_class, sector = "business", "BUS"
        elif role.region and not country and name in _LEADERS and _has_a_government(role.region):
            role_class, sector = "regional", "GOV"
        elif country and name not in _PRIVATE_HEADS:
            role_class, sector = "official", "GOV"
        else:
            sector = "UNK"
    if role_class == "spokesperson":
        if organisation is not None:
            sector = organisation.sector
        elif role.body is not None:
            sector = role.body.body.sector
    if role_class == "official" and kind is not None and kind not in ("state", "government-body", "armed-force"):
        role_class = "head"
        sector = organisation.sector if organisation else role.body.body.sector if role.body else sector
    elif role_class == "official" and (organisation or role.body) and kind is not None:
        sector = organisation.sector if organisation else role.body.body.sector if role.body else sector
        if role.body is not None and role.body.body.acts == "region":
            role_class = "regional"
    if role_class == "official" and role.region and not role.country and not role.organisation:
        role_class = "regional"
    if role_class == "minister" and role.region and not role.country and name in ("minister", "secretary"):
        role_class = "regional"
    if (
        role_class == "military"
        and name in _SPORTS_OR_ARMS
        and not forms[role.title.first][0].isupper()
        and kind != "armed-force"
    ):
        if kind in ("armed-group",) or name == "commander":
            pass
        else:
            role_class, sector = "civil", "CVL"
    if role_class in ("armed", "military") and organisation is not None and organisation.kind == "armed-group":
        role_class, sector = "armed", organisation.sector
    if name in _OF_ANY_SERVICE and (organisation is not None or role.body is not None):
        served = organisation.sector if organisation is not None else role.body.body.sector if role.body else sector
        if served in _CLASS_OF_SERVICE:  # "Mossad agents", "navy officers"
            role_class, sector = _CLASS_OF_SERVICE[served], served
    if (role_class, sector, country) == (role.role_class, role.sector, role.country):
        return role
    return replace(role, role_class=role_class, sector=sector, country=country)


def _has_a_government(region: str) -> bool:
    """Whether a region, by its key, is one with a government of its own, and no people or part of the world."""
    entry = places().names.get(region) or places().adjectives.get(region)
    return entry is not None and entry.kind in ("region", "pre")


def solid(forms: Sequence[str], names: Sequence[Name]) -> Sequence[str]:
    """The words with the names of states made solid: "Antigua and Barbuda", "the Arab Republic of Egypt" hold words
    that would end the noun phrase or pass for a title, and are one word to whoever looks for its head.
    """
    seamed = [
        name
        for name in names
        if name.kind == "state" and any(fold(form) in _SEAMS for form in forms[name.first : name.last])
    ]
    if not seamed:
        return forms
    out = list(forms)
    for name in seamed:
        out[name.first : name.last] = [_SOLID] * (name.last - name.first)
    return out


def compounded(forms: Sequence[str], first: int, last: int) -> str:
    """What a name is joined to by a hyphen: "backed" of "Iran-backed", "pro" of "pro-Russian", else nothing."""
    if last + 1 < len(forms) and forms[last] in ("-", "‐", "‑"):
        return fold(forms[last + 1])
    if first > 1 and forms[first - 1] in ("-", "‐", "‑"):
        return fold(forms[first - 2])
    return ""


def _names_something(forms: Sequence[str], first: int, last: int) -> bool:
    """Whether a complement is a name that no lexicon knows: capitals, but no topic ("of State")."""
    while first < last and fold(forms[first]) in ("the", "a", "an"):
        first += 1
    if first >= last or not forms[first][0].isupper():
        return False
    return fold(forms[first]) not in _TOPICS


_TOPICS = frozenset(
    """state foreign defence defense interior justice finance economy health education trade information agriculture
    energy transport culture labour labor environment national international human public security affairs home
    treasury war staff commerce environment industry science technology tourism planning oil petroleum communications
    parliament congress council cabinet government republic digital social internal external federal european asian
    african european""".split()
)


def _is_of_government(forms: Sequence[str], name: Name) -> bool:
    """Whether an organisation is known, or a ministry or the like by its name."""
    body = body_at(forms, name.first, name.last)
    return name.id is not None or (body is not None and body.body.kind == "government-body")


def _says_what(forms: Sequence[str], name: Name) -> bool:
    """Whether an organisation is known or tells its kind: of "at Reimagining at the Stimson Center" the second."""
    return name.id is not None or body_at(forms, name.first, name.last) is not None


def _possessor_role(forms: Sequence[str], first: int, last: int) -> RoleHead | None:
    """The title in "the provincial governor's (spokesman)"."""
    for at in range(last - 1, first, -1):
        if forms[at] in _POSSESSIVE:
            return role_of(forms, first, at)
    return None


def _possessor_body(forms: Sequence[str], first: int, last: int) -> BodyHead | None:
    """The body in "the party's National General (Secretary)"."""
    for at in range(last - 1, first, -1):
        if forms[at] in _POSSESSIVE:
            return body_at(forms, first, at)
    return None


def _complement_end(forms: Sequence[str], first: int, last: int) -> int:
    """Where the complement that begins at `first` ends: before the next preposition that is no part of a name."""
    at = first
    while at < last:
        form = forms[at]
        if form in (",", ";", ":", "(", ")"):
            return at
        if at > first and fold(form) in ("at", "in", "to", "with", "from", "by", "on", "who", "that", "which"):
            return at
        if (
            at > first
            and fold(form) in ("of", "for")
            and not (at + 1 < last and (forms[at + 1][0].isupper() or forms[at + 1] == "the"))
        ):
            return at
        at += 1
    return last
