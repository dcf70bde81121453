"""Sightings of persons that are one beyond question, as profiles, and what speaks against two profiles being one.

Sightings in, `Profile`s out: of full names, those of one name with something else in common; of short ones, those in
one office of one state. `contradiction` is asked before any two profiles are joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from dragoman.assembly.clusters import Apart, Held, Profile, said_apart, span_of, years_apart
from dragoman.assembly.held_offices import Office, is_former, office
from dragoman.assembly.name_likeness import known_person, person_name, relation, title_of
from dragoman.assembly.sightings import Sighting
from dragoman.collection import one_for_all
from dragoman.reading import lexicons

#: Years between two reports from which the same name is no longer taken for the same person without more, and those
#: within which an office and a family name mean one person. Design values: careers last decades, terms some years.
CAREER, TERM = 15, 5
#: Share of one cluster's reports that have the other, too, from which the reader is held to have kept two apart.
KEPT_APART = 0.2
#: Names of a cluster that are compared with those of another. A design value that bounds the work.
NAMES = 8
#: Share of the sightings with a state from which a state is no slip of the reader's. A design value.
STRONG = 0.3
#: In how many reports, and in what share of all, a name stands at most that tells that two reports are about the same
#: matter. Design values: in bench news a prime minister's name stands in one report of forty, of every kind.
RARE, RARE_SHARE = 10, 0.01
_PRESS = frozenset(("JRN", "MED"))
_PUBLIC = frozenset("GOV MIL SPY JUD LEG PTY OPP ELI COP IGO REB".split())


def profile(sightings: Sequence[Sighting]) -> Profile:
    """What is known of sightings that are one person."""
    named = Counter(sighting.name for sighting in sightings)
    label = max(named, key=lambda name: (named[name], name))
    made = Profile(list(sightings), label)
    made.names = sorted({person_name(name) for name in named}, key=lambda name: name.words)
    made.holder = next((at for name in made.names if name.full and (at := known_person(name)) is not None), None)
    if made.holder is not None and not all(
        _may_hold(one, lexicons.people().holders[made.holder].home) for one in sightings
    ):
        made.holder = None  # a namesake, or a slip of the reader's: for the analyst to say
    if states := [one.home for one in sightings if one.home]:
        made.states = Counter(states)
    if genders := [gender for one in sightings if (gender := one.gender or person_name(one.name).gender)]:
        made.genders = Counter(genders)
    if spheres := [sphere for one in sightings if (sphere := sphere_of(one))]:
        made.spheres = Counter(spheres)
    if houses := {one.affiliation for one in sightings if one.affiliation and one.affiliation != one.home}:
        made.houses = one_for_all(frozenset(houses))
    offices: dict[Held, set[str]] = {}
    for one in sightings:
        if held := held_by(one):
            offices.setdefault(held, set()).add(one.day or "")
        made.years = span_of(made.years, _years(one))
    if offices:
        made.offices = offices
    return made


def _years(one: Sighting) -> tuple[int, int] | None:
    year = int(one.day[:4]) if one.day and one.day[:4].isdecimal() else None
    return (year, year) if year else None


def held_by(one: Sighting) -> Held | None:
    """The office that a sighting gives a person, and whose it is."""
    title = title_of(one.name)
    found = (office(one.role) if one.role else None) or (office(title) if title else None)
    seat = one.home if found and (found.sole or found.role_class in ("minister", "diplomat")) else one.seat
    return (seat, found) if found and seat else None


def sphere_of(one: Sighting) -> str | None:
    """`press` or `public`, where somebody's calling is one of these: nobody is a reporter and a minister."""
    if one.sector in _PRESS:
        return "press" if one.sector == "JRN" else None
    return "public" if one.sector in _PUBLIC else None


def full_profiles(sightings: Sequence[Sighting]) -> Iterator[Profile]:
    """Full names, each with the sightings that are one person."""
    by_name: defaultdict[str, list[Sighting]] = defaultdict(list)
    for one in sightings:
        by_name[person_name(one.name).joined].append(one)
    company = _company(sightings)
    for joined in sorted(by_name):
        for group in _of_one_name(by_name[joined], company):
            for stretch in _by_time(group, CAREER):
                yield profile(stretch)


#: Of a report, the full names in it that are rare enough to tell that another report is about the same matter.
Company = dict[str, set[str]]


def _company(sightings: Sequence[Sighting]) -> Company:
    company: Company = defaultdict(set)
    for one in sightings:
        company[one.report].add(person_name(one.name).joined)
    often = Counter(name for names in company.values() for name in names)
    most = max(RARE, RARE_SHARE * len(company))
    return {report: {name for name in names if often[name] <= most} for report, names in company.items()}


def _of_one_name(some: list[Sighting], company: Company) -> list[list[Sighting]]:
    """Sightings of one full name parted into persons.

    Of an office-holder whom the lexicon knows, those whose state and calling allow it. Where many bear the name, those
    of one office or house. Else those with anything else in common, a state, a house, a role in the same words, or a
    name in the company of which they are told; and of these, each state and calling by itself.
    """
    if len(some) == 1:
        return [some]
    name = person_name(some[0].name)
    known = known_person(name)
    if known is not None:
        home = lexicons.people().holders[known].home
        held = [one for one in some if _may_hold(one, home)]
        rest = [one for one in some if not _may_hold(one, home)]
        return [*([held] if held else ()), *(_of_one_name_linked(rest, company, name.joined) if rest else ())]
    if name.common:
        return _parted(some, lambda one: (one.home, str(held_by(one) or one.affiliation or one.report)))
    return _of_one_name_linked(some, company, name.joined)


def _of_one_name_linked(some: Sequence[Sighting], company: Company, name: str) -> list[list[Sighting]]:
    return [part for linked in _linked(some, company, name) for part in _of_one_company(linked)]


def _may_hold(one: Sighting, home: str) -> bool:
    """Whether a sighting may be the known holder of an office: of that state, or of none and of no other calling.

    Who heads an organisation of states has a state of their own as well.
    """
    if one.home is not None and home in lexicons.states().states:
        return one.home == home
    return one.role is None or is_public(one) or is_former(one.role)


def _linked(some: Sequence[Sighting], company: Company, name: str) -> list[list[Sighting]]:
    """Sightings of one name in groups of which each has something beside the name in common with another.

    The group that was added to last stands last; what becomes one stands in the order of the groups that it was.
    """
    groups: list[deque[Sighting]] = []
    now: list[int] = []  # of each group the one that it has become a part of, or itself
    touched_at: list[int] = []
    with_mark: dict[str, int] = {}

    def find(at: int) -> int:
        while now[at] != at:
            now[at] = at = now[now[at]]
        return at

    for turn, one in enumerate(some):
        marks = {f"with {other}" for other in company.get(one.report, ()) if other != name}
        marks |= {
            f"{sort} {value}"
            for sort, value in (("of", one.home), ("house", one.affiliation), ("land", one.land))
            if value
        }
        if one.role and " " in one.role.strip():
            marks.add(f"role {' '.join(one.role.split()).casefold()}")
        touched = sorted({find(with_mark[mark]) for mark in marks if mark in with_mark}, key=touched_at.__getitem__)
        if not touched:
            touched.append(len(groups))
            now.append(len(groups))
            groups.append(deque())
            touched_at.append(turn)
        into = touched[0]
        for other in touched[1:]:
            # Whichever has fewer goes to the other: of many sightings each is moved a few times.
            if len(groups[other]) > len(groups[into]):
                groups[other].extendleft(reversed(groups[into]))
                into, gone = other, into
            else:
                groups[into].extend(groups[other])
                gone = other
            groups[gone] = deque()
            now[gone] = into
        groups[into].append(one)
        touched_at[into] = turn
        with_mark.update(dict.fromkeys(marks, into))
    left = sorted((at for at in range(len(groups)) if now[at] == at), key=touched_at.__getitem__)
    return [list(groups[at]) for at in left]


def _of_one_company(some: list[Sighting]) -> list[list[Sighting]]:
    states = Counter(one.home for one in some if one.home)
    strong = [state for state, count in states.items() if count > 1 and count >= STRONG * sum(states.values())]
    main = strong[0] if len(strong) == 1 else next(iter(states)) if len(states) == 1 else None
    spheres = Counter(sphere for one in some if (sphere := sphere_of(one)))
    calling = max(spheres, key=lambda each: (spheres[each], each), default="")
    return _parted(some, lambda one: (one.home or main, sphere_of(one) or calling))


def is_public(one: Sighting) -> bool:
    """Whether somebody holds an office, or is in parliament, a party, the forces or a body of states."""
    return sphere_of(one) == "public"


def _parted(some: Iterable[Sighting], key: Callable[[Sighting], Hashable]) -> list[list[Sighting]]:
    parts: dict[str, list[Sighting]] = {}
    for one in some:
        parts.setdefault(repr(key(one)), []).append(one)
    return [parts[each] for each in sorted(parts)]


def _by_time(some: Sequence[Sighting], most: int) -> Iterator[list[Sighting]]:
    """Sightings parted where years lie between them; those without a day go with the first."""
    if len(some) > 1 and known_person(person_name(some[0].name)) is None:
        dated = sorted((one for one in some if _years(one)), key=lambda one: (str(one.day), one.place))
        rest = [one for one in some if not _years(one)]
        while dated:
            cut = next(
                (at for at in range(1, len(dated)) if years_apart(_years(dated[at - 1]), _years(dated[at])) > most),
                len(dated),
            )
            yield rest + dated[:cut]
            rest, dated = [], dated[cut:]
        if rest:
            yield rest
        return
    yield list(some)


def contradiction(a: Profile, b: Profile, apart: Apart) -> str | None:
    """What speaks against two profiles being one person, in words."""
    if said_apart(a, b, apart):
        return "the analyst says that they are two"
    same_holder = a.holder is not None and a.holder == b.holder
    if a.state and b.state and a.state != b.state and not same_holder:
        return f"one acts for {a.state}, the other for {b.state}"
    for one in a.names[:NAMES]:
        for other in b.names[:NAMES]:
            if relation(one, other) == "conflict" and not same_holder:
                return f"{' '.join(one.words)} and {' '.join(other.words)} are two names"
    mine, theirs = a.genders.most_common(1), b.genders.most_common(1)
    if mine and theirs and mine[0][0] != theirs[0][0]:
        return "one is a man, the other a woman"
    if {frozenset(a.spheres), frozenset(b.spheres)} == {frozenset(["press"]), frozenset(["public"])}:
        return "one is a journalist, the other holds an office"
    if years_apart(a.years, b.years) > CAREER and not same_holder:
        return "decades lie between the reports"
    both = len(a.reports & b.reports)
    if both > KEPT_APART * min(len(a.reports), len(b.reports)):
        return "a report has both"
    return None


def short_profiles(sightings: Iterable[Sighting]) -> Iterator[Profile]:
    """Short names that are one: the same name in the same office of the same state within some years, or a name that
    the lexicon of office-holders has as enough by itself. All others stand alone.
    """
    buckets: defaultdict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    for one in sightings:
        buckets[_bucket(one)].append(one)
    for key in sorted(buckets):
        for stretch in _by_time(buckets[key], TERM) if key[0] == "office" else [buckets[key]]:
            made = profile(stretch)
            if key[0] == "holder":
                made.holder = int(key[1])
            yield made


def _bucket(one: Sighting) -> tuple[str, ...]:
    name = person_name(one.name)
    at = known_person(name)
    held = held_by(one)
    if at is not None:
        holder = lexicons.people().holders[at]
        if one.home == holder.home and (one.role is None or is_public(one) or is_former(one.role)):
            return "holder", str(at)
    if held is not None and one.home and names_one(held[1]) and not is_former(one.role or ""):
        return "office", " ".join(name.spelled), one.home, str(held[1])
    return "alone", one.report, one.actor


def names_one(held: Office) -> bool:
    """Whether an office of a state and a family name mean one person: not so a senator, a general, an official."""
    return held.sole or held.role_class in ("minister", "head-of-state", "head-of-government")
