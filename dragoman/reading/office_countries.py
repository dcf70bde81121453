"""Which state an office is of: by the words of its title, else by what stands near, else by the report's home."""

from __future__ import annotations

from collections import Counter

from dragoman.reading import lexicons
from dragoman.reading.countries import in_focus
from dragoman.reading.drafts import Scene
from dragoman.reading.organisations import home
from dragoman.reading.roles import OF_A_COUNTRY, OFFICES, Role


def country_of_office(scene: Scene, role: Role) -> str | None:
    """The country of a person by the body in which an office is held; scholars' employers say nothing of theirs."""
    if role.role_class not in OFFICES and role.role_class != "legislator":
        return None
    if role.organisation is not None and role.organisation.id is not None:
        entry = lexicons.organisations().organisations.get(role.organisation.id)
        return entry.country if entry is not None and entry.kind in OF_A_COUNTRY else None
    if role.region is not None:
        entry_region = lexicons.places().names.get(role.region)
        return entry_region.country if entry_region is not None else lexicons.places().cities.get(role.region)
    return None


def country_elsewhere(scene: Scene, role: Role, home_code: str | None) -> str | None:
    """The country of an office that is named without one."""
    fits = _MONARCHIES.get(role.title.key)
    if fits is None:
        code = in_focus(scene, role.first, home_code)
        if code in WITHOUT.get(role.title.key, ()):
            return None
        if (
            role.role_class == "military"
            and not role.plural
            and _named_near(scene, role, code, behind=True) is not None
        ):
            return None  # "General Lee's report on Iran's raid on the U.S. base": whose he is, is not said
        if role.role_class in ("head-of-state", "head-of-government") and _has_another(scene, role, code):
            return _named_near(scene, role, code)  # "In Cameroon, the French leader met President Paul Biya"
        return code
    named = [n for n in scene.names if n.id in fits and n.id not in _NO_LONGER]
    named = named or [n for n in scene.names if n.id in fits]
    here = [n.id for n in named if scene.sentence[n.first] == scene.sentence[role.first] and n.first < role.first]
    if here:
        return here[-1]
    same = {d.acts_for for d in scene.drafts if d.kind == "person" and d.title == role.title.key} & fits
    if len(same) == 1:
        return same.pop()  # "King Fahd of Saudi Arabia", later "King Faisal"
    count = Counter(n.id for n in named)
    ruled = [n.id for n in scene.names if n.kind == "state" and n.id in count]
    best = Counter(ruled).most_common(1) or count.most_common(1)
    return best[0][0] if best else None


def _has_another(scene: Scene, role: Role, code: str | None) -> bool:
    """Whether a person named elsewhere in the report holds the office of a role in a state."""
    return code is not None and any(
        d.kind == "person"
        and d.role_class == role.role_class
        and d.acts_for == code
        and _is_second(d.title or "") == _is_second(role.title.key)
        and not (d.role or "").lower().startswith("outgoing")
        and not any(first <= role.first < last for first, last in d.spans)
        for d in scene.drafts
    )


def _is_second(title: str) -> bool:
    """Whether a title is that of a deputy."""
    return title.startswith(("deputy", "vice", "first deputy", "first vice"))


def _named_near(scene: Scene, role: Role, without: str | None, behind: bool = False) -> str | None:
    """The state, as such or by a place in it, that is named last before a role in its sentence, save one.

    With `behind`, one that is named anywhere in the sentence.
    """
    last = role.first
    while behind and last < len(scene.forms) and scene.sentence[last] == scene.sentence[role.first]:
        last += 1
    for name in scene.names_before(last):
        if scene.sentence[name.first] != scene.sentence[role.first]:
            break
        code = name.id if name.kind in ("state", "capital") else home(name) if name.kind in ("region", "city") else None
        if code is not None and code.isupper() and code != without:
            return code
    return None


#: States that have no such office: a prime minister without a country is not the United States'.
WITHOUT = {
    "prime minister": frozenset(
        "USA MEX BRA ARG CHL COL ECU VEN BOL URY PRY CRI GTM HND SLV NIC PAN CUB DOM PHL IDN IRN SAU CYP NGA GHA KEN "
        "ZAF ZMB".split()
    ),
    "president": frozenset(
        "GBR CAN AUS NZL JPN ESP NLD BEL LUX SWE NOR DNK SAU JOR MAR KWT QAT BHR OMN THA MYS".split()
    ),
}


#: States that had kings within living memory.
_NO_LONGER = frozenset("EGY IRQ LBY GRC NPL ETH CAF IRN".split())


#: States with a monarch of that title: a king without a country is one of these.
_MONARCHIES = {
    "king": frozenset(
        "SAU JOR MAR BHR ESP BEL NLD NOR SWE DNK GBR THA KHM BTN TON LSO SWZ MYS NPL GRC IRQ LBY EGY".split()
    ),
    "queen": frozenset("GBR DNK NLD ESP JOR BEL THA".split()),
    "emir": frozenset("QAT KWT ARE BHR".split()),
    "sultan": frozenset("OMN BRN MYS".split()),
    "emperor": frozenset("JPN ETH CAF".split()),
    "empress": frozenset(["JPN"]),
    "shah": frozenset(["IRN"]),
    "crown prince": frozenset("SAU KWT BHR JOR ARE GBR DNK NOR JPN ESP MAR BRN".split()),
    "prince": frozenset("MCO LIE GBR SAU".split()),
    "pope": frozenset(["VAT"]),
}
