"""Who it is: its names and roles, for whom it speaks, and who speaks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.assembly.registry import NameSeen, RoleHeld
from dragoman.records import Actor, Span
from dragoman.showing.acts import times
from dragoman.showing.days import spanned
from dragoman.showing.dossier.desk import Case, Desk, Place
from dragoman.showing.dossier.parts import Line, Person
from dragoman.showing.prose import inner
from dragoman.showing.story import many


@dataclass(frozen=True, slots=True)
class Named:
    """A name, a role, or somebody for whom or by whom is spoken, with the place at which a report says so."""

    what: NameSeen | RoleHeld | Person
    place: Place | None
    count: int = 0


def names(case: Case) -> list[Named]:
    """Its names, the commonest first. Whom one report alone knows has the name that it gives there."""
    if case.registered is None:
        counted: Counter[str] = Counter()
        for report, own in case.members:
            counted[case.people.names.get((report, own), case.name)] += 1
        seen = tuple(NameSeen(name, count, ()) for name, count in counted.most_common())
        return [Named(name, next(iter(case.members), None)) for name in seen]
    own_at: dict[str, str] = dict(case.members)
    return [Named(seen, _first(case, ((at, own_at[at]) for at in seen.reports if at in own_at)))
            for seen in case.registered.names if seen.count]  # fmt: skip


def name_line(desk: Desk, one: Named) -> Line:
    """A name, how often and in how many reports it stands, and a sentence with it."""
    seen = one.what
    assert isinstance(seen, NameSeen)
    where = f"{times(seen.count)} in {many(len(seen.reports), 'report')}" if seen.reports else ""
    return _introduced(desk, one.place, f"“{inner(seen.name)}”", where, wanted=seen.name)


def roles(case: Case) -> list[Named]:
    """Its roles in the order of their days, each with the first report that gives it."""
    if case.registered is None or not case.registered.roles:
        return []
    first: dict[str, Place] = {}
    told = (place for place in case.members if place in case.people.roles)
    for place in sorted(told, key=lambda place: (case.day(place[0]) or "9999", place)):
        first.setdefault(" ".join(case.people.roles[place].split()).casefold(), place)
    return [Named(held, first.get(held.role.casefold())) for held in case.registered.roles]


def role_line(desk: Desk, one: Named) -> Line:
    """A role, the days of the reports that give it, and the sentence of the first."""
    held = one.what
    assert isinstance(held, RoleHeld)
    days = [day[:10] for day in (held.first, held.last) if day]
    told = f"{spanned(days)}, {many(held.reports, 'report')}" if days else many(held.reports, "report")
    return _introduced(desk, one.place, held.role, told, wanted=held.role)


def homes(case: Case) -> list[Named]:
    """For whom it speaks, those of most reports first."""
    found = []
    for home, count in sorted(case.people.homes.get(case.id, Counter()).items(), key=lambda each: (-each[1], each[0])):
        spoken = set(case.people.spoken_by[home])
        place = _first(case, (place for place in case.members if place in spoken))
        found.append(Named(Person(home, case.people.called(home)), place, count))
    return found


def voices(case: Case) -> list[Named]:
    """Who speaks for it, those of most reports first, whoever is known by name before those who are not."""
    first: dict[str, list[Place]] = {}
    for place in case.people.spoken_by.get(case.id, ()):
        first.setdefault(case.registry.of(*place), []).append(place)
    counted = case.people.voices.get(case.id, Counter())

    def rank(id_: str) -> tuple[bool, int, str]:
        known = case.people.known.get(id_)
        return known is None or not known.registered, -counted[id_], id_

    return [
        Named(case.person(*places[0]), _first(case, places), counted[id_])
        for id_, places in sorted(first.items(), key=lambda each: rank(each[0]))
    ]


def spoken_line(desk: Desk, one: Named) -> Line:
    """Somebody who speaks for it, or for whom it speaks, and a sentence that shows it."""
    who = one.what
    assert isinstance(who, Person)
    record = desk.records.get(one.place) if one.place else None
    known = desk.case.registry.by_id.get(who.id)
    role = known.roles[-1].role if known and known.roles else record.role if isinstance(record, Actor) else None
    line = _introduced(desk, one.place, "", many(one.count, "report"), wanted=role)
    shown = f", {role}" if role and who.id != desk.case.id and role.casefold() not in who.name.casefold() else ""
    return Line((who, shown), line.quotes, line.day, reported=True, note=line.note)


def places(one: Named) -> list[Place]:
    """Where a report says so."""
    return [one.place] if one.place else []


def _first(case: Case, some: Iterable[Place]) -> Place | None:
    """Of some places that of the earliest day."""
    return min(some, key=lambda place: (case.day(place[0]) or "9999", place), default=None)


def _introduced(desk: Desk, place: Place | None, what: str, note: str, wanted: str | None) -> Line:
    """A line with the sentence in which a report calls the actor so."""
    actor = desk.records.get(place) if place else None
    quote = None
    if place is not None and isinstance(actor, Actor) and place[0] in desk.rows:
        span = _telling(desk.rows[place[0]].text, actor, wanted)
        quote = desk.quote(place[0], [span], actor.id) if span else None
    day = desk.case.day(place[0]) if place else None
    return desk.line([what], [quote], day=day, reported=True, note=note, dated=place is not None)


def _telling(text: str, actor: Actor, wanted: str | None) -> Span | None:
    """The mention that has the wanted words, else that in whose neighbourhood they stand first, else the first."""
    mentions = [mention.span for mention in actor.mentions if mention.form != "pronoun"]
    mentions = mentions or [mention.span for mention in actor.mentions]
    for start, end in mentions:
        if wanted and " ".join(text[start:end].split()) == wanted:
            return start, end
    for start, end in mentions:
        if wanted and wanted.casefold() in " ".join(text[max(0, start - 120) : end + 120].split()).casefold():
            return start, end
    return mentions[0] if mentions else None
