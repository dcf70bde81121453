"""For whom a role's bearer officially speaks or acts: the codebook's rules for `acts_for`, each with its name."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading import lexicons
from dragoman.reading.roles import Role

#: Classes that act for nobody whatever the rest says.
_NOBODY = frozenset(
    "scholar analyst journalist legislator councillor party civil farmer labour lawyer religious medical "
    "criminal source "
    "judge anyone".split()
)
#: Heads of such bodies are scholars or editors, who act for nobody; their spokesmen speak for them.
_NO_VOICE = frozenset(["think-tank", "university", "media"])


@dataclass(frozen=True, slots=True)
class Acting:
    """`acts_for` is the id of a state or organisation, or None; `why` names the rule."""

    acts_for: str | None
    why: str


def acts_for(
    role: Role,
    organisation: str | None,
    organisation_kind: str | None,
    organisation_acts: str | None,
    region: str | None,
    served: str | None,
) -> Acting:
    """For whom the bearer of `role` acts.

    `organisation` is the id of the body in which the role is held, with its kind and for whom it acts itself; `region`
    the id of a region's government; `served` for whom the person acts whose aide or spokesman the bearer is.
    """
    if role.former:
        return Acting(None, "former office")
    if role.role_class in _NOBODY:
        return Acting(None, f"a {role.role_class} acts for nobody")
    rule = lexicons.roles().classes[role.role_class].acts
    if rule == "region" and region is None and organisation_acts is not None:
        return Acting(organisation_acts, f"{role.role_class} of {organisation}")  # "Bank of England governor"
    if rule == "region":
        return Acting(region, "regional office") if region else Acting(None, "regional office")
    if rule == "body" or role.role_class == "armed":
        if organisation is not None:
            if role.role_class in ("head", "business") and organisation_kind in _NO_VOICE:
                return Acting(None, f"{role.role_class} of a {organisation_kind}")
            if role.role_class in ("spokesperson", "head", "business", "armed"):
                return Acting(organisation_acts or organisation, f"{role.role_class} of {organisation}")
        if role.body is not None:
            if role.body.body.acts == "state":
                return Acting(role.country, "speaks for a body of the state")
            return Acting(None, "of a body without a name")
        if role.serves is not None or role.serves_role is not None or served is not None:
            return Acting(served, "serves one who acts")
        if role.role_class == "spokesperson" and role.country is not None:
            return Acting(role.country, "a state's spokesman")
        return Acting(None, "of a body that is not said")
    if rule == "state":
        if organisation is not None and organisation_kind not in ("government-body", "armed-force", "state"):
            if organisation_kind in _NO_VOICE:
                return Acting(None, f"{role.role_class} at a {organisation_kind}")
            return Acting(organisation_acts or organisation, f"{role.role_class} of {organisation}")
        if organisation_acts is not None and not (
            role.country and role.country != organisation_acts and organisation_acts.isupper()
        ):
            return Acting(organisation_acts, f"{role.role_class} of {organisation}")
        if role.region is not None and role.country is None and region is not None:
            return Acting(region, f"{role.role_class} of a region")
        return Acting(
            role.country,
            f"{role.role_class} of the state" if role.country else f"{role.role_class} of an unnamed state",
        )
    return Acting(None, "acts for nobody")
