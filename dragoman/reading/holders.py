"""Office-holders whom everybody knows: what the lexicon says of a person by name, and in which years."""

from __future__ import annotations

from dragoman.reading import lexicons


def known_person(key: tuple[str, ...]) -> lexicons.Holder | None:
    """The holder whose name this is: a full name, or a family name that is enough by itself."""
    people = lexicons.people()
    name = " ".join(key)
    at = people.names.get(name)
    if at is None and len(key) == 1:
        at = people.family.get(name)
    return people.holders[at] if at is not None else None


def known_by_title(title: str, key: tuple[str, ...], year: int | None) -> lexicons.Holder | None:
    """The holder whom an office and a family name mean together: "President Bush".

    Of several the one in office in `year`, else any if all held it in one state: who it is stays open, where does not.
    """
    if len(key) != 1 or not title:
        return None
    offices = lexicons.people().holders
    alike = [one for one in offices if one.office.lower() == title and lexicons.fold(one.name.split()[-1]) == key[0]]
    now = [one for one in alike if in_office(one, year)] if year is not None else []
    found = now or alike
    return found[-1] if len({one.home for one in found}) == 1 else None


def in_office(holder: lexicons.Holder, year: int | None) -> bool:
    """Whether the office was held in `year`; without a year, whether it is still held by what is known."""
    if year is None:
        return any(end is None for _, end in holder.years)
    return any(begin <= year <= (end or 9999) for begin, end in holder.years)


def country_of(holder: lexicons.Holder) -> str | None:
    """The country of a known person: of the state or of the organisation in which the office is."""
    organisation = lexicons.organisations().organisations.get(holder.home)
    return holder.home if organisation is None else organisation.country
