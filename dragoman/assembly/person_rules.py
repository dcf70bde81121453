"""Which persons of many reports are one: the rules, from the surest to the most daring.

    1. full names      the same words are one person, unless state, calling or time contradict
    2. office-holders  two names under which the lexicon has one office-holder
    3. spellings       Zelensky and Zelenskyy, Wang Yi and Yi Wang, George Bush and George W. Bush, Bill and William:
                       where state, office or house agree, as each needs it
    4. short names     "President Park": the one full name that has it in the same office of the same state
    5. copies          reports of one wire story: the same short name, and names that differ between the same words
    6. doubts          names that are alike without more to go by, and one office in one month under two names

A family name alone never makes two persons one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from dragoman.assembly.clusters import Apart, Clusters, Held, Profile, pairs_of, said_apart, span_of, years_apart
from dragoman.assembly.held_offices import Office, is_former, office
from dragoman.assembly.name_likeness import (
    PersonName,
    damage_likeness,
    fits_word,
    known_person,
    person_name,
    relation,
    title_of,
)
from dragoman.assembly.sightings import Sighting
from dragoman.reading import lexicons, naming

#: Years between two reports from which the same name is no longer taken for the same person without more, and those
#: within which an office and a family name mean one person. Design values: careers last decades, terms some years.
CAREER, TERM = 15, 5
#: How alike names must sound between the same words of two copies, and in one office and month, to be one or in doubt;
#: and which share of the words around must be the same. Design values; see `benchmarks/registry.py`.
SOUNDS_ALIKE, SAME_AROUND = 0.6, 0.6
#: Share of one cluster's reports that have the other, too, from which the reader is held to have kept two apart.
KEPT_APART = 0.2
#: Names compared with each other in a cluster, and profiles in a block. Design values that bound the work.
NAMES, BLOCK = 8, 60
#: Share of the sightings with a state from which a state is no slip of the reader's. A design value.
STRONG = 0.3
#: In how many reports, and in what share of all, a name stands at most that tells that two reports are about the same
#: matter. Design values: in bench news a prime minister's name stands in one report of forty, of every kind.
RARE, RARE_SHARE = 10, 0.01
#: States in whose languages the family name stands first: news turns their names round.
FAMILY_FIRST = frozenset("CHN TWN HKG MAC SGP KOR PRK JPN VNM HUN KHM".split())
_PRESS = frozenset(("JRN", "MED"))
_PUBLIC = frozenset("GOV MIL SPY JUD LEG PTY OPP ELI COP IGO REB".split())
_SPELT_ALIKE = 0.78  # as within a report: see `naming`
_SHORT_WORD = 4  # letters of words that are too short to be told misspelt


def join_persons(
    sightings: Iterable[Sighting], stories: Sequence[Sequence[str]] = (), apart: Apart | None = None
) -> Clusters:
    """Persons as clusters. `stories` are reports that tell one wire story."""
    full: list[Sighting] = []
    short: list[Sighting] = []
    for sighting in sightings:
        (full if person_name(sighting.name).full else short).append(sighting)
    profiles = list(_full_profiles(full))
    profiles += list(_short_profiles(short))
    clusters = Clusters(profiles, lambda a, b: contradiction(a, b, apart or {}))
    numbers = [number for number, profile in enumerate(profiles) if profile.names[0].full]
    called = {number: clusters.profiles[number].names[0] for number in numbers}  # profiles that are joined lose theirs
    _same_name_apart(clusters, numbers)
    _office_holders(clusters)
    _spellings(clusters, called)
    _short_names(clusters, numbers)
    _copies(clusters, stories)
    _one_office(clusters)
    _alike(clusters)
    return clusters


# -- 1. what is one beyond question


def profile(sightings: Sequence[Sighting]) -> Profile:
    """What is known of sightings that are one person."""
    named = Counter(sighting.name for sighting in sightings)
    label = max(named, key=lambda name: (named[name], name))
    made = Profile(list(sightings), label)
    made.names = sorted({person_name(name) for name in named}, key=lambda name: name.words)
    made.holder = next((at for name in made.names if name.full and (at := known_person(name)) is not None), None)
    for one in sightings:
        if one.home:
            made.states[one.home] += 1
        if gender := one.gender or person_name(one.name).gender:
            made.genders[gender] += 1
        if sphere := sphere_of(one):
            made.spheres[sphere] += 1
        if one.affiliation and one.affiliation != one.home:
            made.houses.add(one.affiliation)
        if held := held_by(one):
            made.offices.setdefault(held, set()).add(one.day or "")
        made.reports.add(one.report)
        made.years = span_of(made.years, _years(one))
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


def _full_profiles(sightings: Sequence[Sighting]) -> Iterator[Profile]:
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
    return one.role is None or _public(one) or is_former(one.role)


def _linked(some: Sequence[Sighting], company: Company, name: str) -> list[list[Sighting]]:
    """Sightings of one name in groups of which each has something beside the name in common with another."""
    groups: list[tuple[set[str], list[Sighting]]] = []
    for one in some:
        marks = {f"with {other}" for other in company.get(one.report, ()) if other != name}
        marks |= {
            f"{sort} {value}"
            for sort, value in (("of", one.home), ("house", one.affiliation), ("land", one.land))
            if value
        }
        if one.role and " " in one.role.strip():
            marks.add(f"role {' '.join(one.role.split()).casefold()}")
        touched = [group for group in groups if group[0] & marks]
        groups = [group for group in groups if not group[0] & marks]
        groups.append((
            marks.union(*(group[0] for group in touched)), [each for group in touched for each in group[1]] + [one],
        ))  # fmt: skip
    return [group for _, group in groups]


def _of_one_company(some: list[Sighting]) -> list[list[Sighting]]:
    states = Counter(one.home for one in some if one.home)
    strong = [state for state, count in states.items() if count > 1 and count >= STRONG * sum(states.values())]
    main = strong[0] if len(strong) == 1 else next(iter(states)) if len(states) == 1 else None
    spheres = Counter(sphere for one in some if (sphere := sphere_of(one)))
    calling = max(spheres, key=lambda each: (spheres[each], each), default="")
    return _parted(some, lambda one: (one.home or main, sphere_of(one) or calling))


def _public(one: Sighting) -> bool:
    return sphere_of(one) == "public"


def _parted(some: Iterable[Sighting], key: object) -> list[list[Sighting]]:
    assert callable(key)
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


def _same_name_apart(clusters: Clusters, numbers: Sequence[int]) -> None:
    """Parts of one full name that were kept apart may be what most of them are, unless many bear the name."""
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        if not clusters[number].names[0].common:
            by_name[clusters[number].names[0].joined].append(number)
    for block in by_name.values():
        first = max(block, key=lambda number: (len(clusters[number].sightings), -number))
        for second in block:
            if second != first:
                against = clusters.against(first, second) or "they have nothing else in common"
                clusters.doubt(first, second, f"the same name, but {against}", 0.4)


# -- 2. and 3. names of two words and more


def _office_holders(clusters: Clusters) -> None:
    by_holder: defaultdict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(clusters.profiles):
        if one.holder is not None:
            by_holder[one.holder].append(number)
    for at, block in sorted(by_holder.items()):
        holder = lexicons.people().holders[at]
        home = [number for number in block if clusters[number].state in (None, holder.home)]
        for number in home[1:]:
            clusters.join(home[0], number, f"both are names of {holder.name}, {holder.office} ({holder.home})")


def _blocks(clusters: Clusters, numbers: Iterable[int]) -> Iterator[list[int]]:
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in numbers:
        for name in clusters.profiles[number].names:
            spelled = name.spelled
            keys = {
                ("words", *sorted(spelled)), ("joined", "".join(spelled)), ("ends", spelled[0][:1], spelled[-1]),
                ("family", spelled[-1]) if len(spelled[-1]) > 4 else ("ends", spelled[0][:1], spelled[-1]),
                ("first", *spelled[:2]), ("last", *spelled[-2:]), ("sound", *name.sounds),
            }  # fmt: skip
            for key in keys:
                found[key].append(number)
    for key in sorted(found):
        block = sorted(set(found[key]), key=lambda number: (clusters.profiles[number].names[0].words, number))
        if len(block) > 1:
            yield block


def _spellings(clusters: Clusters, called: Mapping[int, PersonName]) -> None:
    found = []
    for first, second in pairs_of(_blocks(clusters, called), BLOCK):
        how = relation(called[first], called[second])
        if how in _ORDER:
            found.append((_ORDER.index(how), first, second, how))
    for _, first, second, how in sorted(found):
        if clusters.is_one(first, second):
            continue
        a, b = clusters[first], clusters[second]
        reason = _REASONS[how].format(a=a.label, b=b.label)
        enough = _agreement(how, a, b)
        if enough and not _of_two(how, clusters, called, first, second, found):
            clusters.join(first, second, f"{reason}, {enough}", likeness=0.6)
        elif clusters.against(first, second) is None:
            clusters.doubt(first, second, reason, _LIKELY[how])


_ORDER = ("spelled", "order", "middle", "given", "part", "initial", "vowels")
_REASONS = {
    "spelled": "{a} and {b} are spellings of one name", "order": "{a} and {b} are one name turned round",
    "middle": "one of {a} and {b} has a middle name more", "given": "{a} and {b} have forms of one given name",
    "part": "one of {a} and {b} is a part of the other", "initial": "one of {a} and {b} has an initial for its given name",
    "vowels": "{a} and {b} differ in vowels alone",
}  # fmt: skip
_LIKELY = {"spelled": 0.7, "order": 0.6, "middle": 0.6, "given": 0.5, "part": 0.5, "initial": 0.4, "vowels": 0.5}


def _agreement(how: str, a: Profile, b: Profile) -> str | None:
    """What else agrees, where it is enough for names that stand in this relation to be one."""
    state = a.state if a.state and a.state == b.state else None
    offices = sorted(map(str, (held[1] for held in a.offices.keys() & b.offices.keys())))
    houses = sorted(a.houses & b.houses)
    same = f"the same office ({offices[0]})" if offices else f"the same house ({houses[0]})" if houses else None
    if how == "spelled":
        return f"of {state}" if state else same
    if how == "vowels":
        sole = any(held[1].sole for held in a.offices.keys() & b.offices.keys())
        return same if sole and state and years_apart(a.years, b.years) <= TERM else None
    if how == "order":
        return f"of {state}, where family names stand first" if state in FAMILY_FIRST else same and state and same
    if how == "middle":
        return same or (f"of {state}" if state and not a.names[0].common and not b.names[0].common else None)
    if how == "part" and state and min(len(a.names[0].words), len(b.names[0].words)) > 2:
        return f"of {state}"
    return same if state or houses else None


def _of_two(
    how: str,
    clusters: Clusters,
    called: Mapping[int, PersonName],
    first: int,
    second: int,
    found: Sequence[tuple[int, int, int, str]],
) -> bool:
    """Whether the shorter name could be that of two who are not one: "George Bush" of two presidents."""
    if how not in ("middle", "part", "initial"):
        return False
    short = min((first, second), key=lambda number: len(called[number].joined))
    long = second if short == first else first
    for _, one, other, _how in found:
        third = other if one == short else one if other == short else None
        if third is None or clusters.is_one(third, long) or clusters.is_one(third, short):
            continue
        if clusters.against(short, third) is None and clusters.against(long, third) is not None:
            return True
    return False


# -- 4. names of one word


def _short_profiles(sightings: Iterable[Sighting]) -> Iterator[Profile]:
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
        if one.home == holder.home and (one.role is None or _public(one) or is_former(one.role)):
            return "holder", str(at)
    if held is not None and one.home and names_one(held[1]) and not is_former(one.role or ""):
        return "office", " ".join(name.spelled), one.home, str(held[1])
    return "alone", one.report, one.actor


def names_one(held: Office) -> bool:
    """Whether an office of a state and a family name mean one person: not so a senator, a general, an official."""
    return held.sole or held.role_class in ("minister", "head-of-state", "head-of-government")


def _short_names(clusters: Clusters, numbers: Sequence[int]) -> None:
    by_word: defaultdict[str, set[int]] = defaultdict(set)
    for number in numbers:
        for name in clusters.profiles[number].names:
            for word in {*name.spelled, name.family}:
                by_word[word].add(number)
    holders: defaultdict[int, set[int]] = defaultdict(set)
    for number, one in enumerate(clusters.profiles):
        if one.holder is not None:
            holders[one.holder].add(number)
    full = set(numbers)
    for number, one in enumerate(list(clusters.profiles)):
        if number in full or not one.names or not one.names[0].words:
            continue
        name = one.names[0]
        if one.holder is not None:
            for other in sorted(holders[one.holder] - {number}):
                if clusters[other].state in (None, lexicons.people().holders[one.holder].home):
                    clusters.join(
                        number, other, f"“{one.label}” by itself is {lexicons.people().holders[one.holder].name}"
                    )
            continue
        found = _in_same_office(clusters, number, name, by_word[name.spelled[-1]])
        if len(found) == 1:
            held = next(iter(one.offices))
            clusters.join(number, found[0], f"“{one.label}” and {clusters[found[0]].label} are {held[1]} of {held[0]}")
        elif found:
            for other in found[:2]:
                clusters.doubt(number, other, "the same family name and office; another one fits as well", 0.4)
        else:
            _short_doubts(clusters, number, one, name, by_word[name.spelled[-1]])


def _in_same_office(clusters: Clusters, number: int, name: PersonName, others: Iterable[int]) -> list[int]:
    """The clusters, each by one number, of whose full names a short one is part, in the same office of the same state."""
    offices = clusters[number].offices
    held = next(iter(offices), None)
    if held is None or len(offices) > 1 or not names_one(held[1]):
        return []
    found: dict[int, int] = {}
    for other in sorted(others):
        cluster = clusters[other]
        fits = any(
            relation(name, full) == "short" or (held[1].sole and fits_word(name, full))
            for full in cluster.names if full.full
        )  # fmt: skip
        if fits and cluster.state == held[0] and _holds(cluster, held, clusters[number].years):
            found.setdefault(clusters.find(other), other)
    allowed = [other for _, other in sorted(found.items()) if clusters.against(number, other) is None]
    return allowed or list(found.values())[:1]


def _holds(cluster: Profile, held: Held, years: tuple[int, int] | None) -> bool:
    """Whether a cluster has an office, by a report of about these years or by the lexicon."""
    if held in cluster.offices:
        days = [int(day[:4]) for day in cluster.offices[held] if day[:4].isdecimal()]
        if not days or years is None or years_apart((min(days), max(days)), years) <= TERM:
            return True
    if cluster.holder is None:
        return False
    holder = lexicons.people().holders[cluster.holder]
    if (holder.home, office(holder.office)) != held:
        return False
    return years is None or any(years_apart((begin, end or 9999), years) <= 1 for begin, end in holder.years)


def _short_doubts(clusters: Clusters, number: int, one: Profile, name: PersonName, others: Iterable[int]) -> None:
    """A short name that one full name alone fits, and nothing speaks against it, is in doubt."""
    found: dict[int, int] = {}
    for other in sorted(others):
        if any(naming.short_fits(name.words, full.words) >= 0.5 for full in clusters[other].names if full.full):
            found.setdefault(clusters.find(other), other)
    if not 0 < len(found) <= 2:
        return
    for other in found.values():
        against = clusters.against(number, other)
        if against is None:
            clusters.doubt(number, other, "a short name that fits the other", 0.5 / len(found))
        elif against == "a report has both":
            clusters.doubt(number, other, f"a short name that fits the other, but {against}", 0.2)


# -- 5. copies of one story


def _copies(clusters: Clusters, stories: Sequence[Sequence[str]]) -> None:
    """Names at the same place of two copies: the same short name, and names that sound alike between the same words."""
    where: dict[str, list[tuple[int, Sighting]]] = {}
    told = {report for story in stories if len(story) > 1 for report in story}
    for number, one in enumerate(clusters.profiles):
        for sighting in one.sightings:
            if sighting.report in told:
                where.setdefault(sighting.report, []).append((number, sighting))
    for story in stories:
        reports = [sorted(where.get(report, []), key=lambda each: each[1].place) for report in sorted(story)]
        for mine, theirs in combinations([some for some in reports if some][:BLOCK], 2):
            _of_two_copies(clusters, mine, theirs)


def _of_two_copies(
    clusters: Clusters, mine: Sequence[tuple[int, Sighting]], theirs: Sequence[tuple[int, Sighting]]
) -> None:
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in theirs:
        by_name[person_name(one.name).joined].append(number)
    for number, one in mine:
        for other in by_name.get(person_name(one.name).joined, ())[:1]:
            clusters.join(number, other, f"“{one.name}” in two copies of one story")
    there = {clusters.find(number) for number, _ in mine} & {clusters.find(number) for number, _ in theirs}
    left = [[each for each in some if clusters.find(each[0]) not in there] for some in (mine, theirs)]
    for number, one in left[0]:
        for other, sighting in left[1]:
            a, b = person_name(one.name), person_name(sighting.name)
            alike = damage_likeness(a, b)
            if alike < SOUNDS_ALIKE or clusters.is_one(number, other) or relation(a, b) == "conflict":
                continue
            if _same_around(one, sighting):
                clusters.join(
                    number,
                    other,
                    f"{one.name} and {sighting.name} stand between the same words of two copies",
                    likeness=0.7,
                )
            elif clusters.against(number, other) is None and held_by(one) == held_by(sighting) is not None:
                clusters.doubt(
                    number, other, "names that sound alike, in one office, in copies of one story", 0.7 * alike
                )


def _same_around(one: Sighting, other: Sighting) -> bool:
    return any(
        a and b and len(a & b) >= SAME_AROUND * max(len(a), len(b)) and len(a & b) > 2
        for a in one.around for b in other.around
    )  # fmt: skip


# -- 6. what stays in doubt


def _one_office(clusters: Clusters) -> None:
    """One office of a state in one month under two names that sound alike."""
    held: defaultdict[tuple[Held, str], set[int]] = defaultdict(set)
    for number in clusters.roots():
        for office_, days in clusters.profiles[number].offices.items():
            if names_one(office_[1]):
                for day in days:
                    if len(day) >= len("2024-02"):
                        held[office_, day[:7]].add(number)
    for (office_, month), numbers in sorted(held.items(), key=repr):
        for first, second in pairs_of([sorted(numbers)], BLOCK):
            a, b = clusters[first], clusters[second]
            alike = max(damage_likeness(x, y) for x in a.names[:NAMES] for y in b.names[:NAMES])
            if alike >= SOUNDS_ALIKE and clusters.against(first, second) is None:
                clusters.doubt(
                    first,
                    second,
                    f"both are {office_[1]} of {office_[0]} in {month}, and the names sound alike",
                    0.6 * alike,
                )


def _alike(clusters: Clusters) -> None:
    """Names that one misspelt word tells apart, or that are divided otherwise."""
    whole: defaultdict[str, list[int]] = defaultdict(list)
    blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    names: list[tuple[int, PersonName]] = []
    for number in clusters.roots():
        for name in clusters.profiles[number].names[:NAMES]:
            if name.full:
                names.append((number, name))
                whole[name.joined].append(number)
                for words in {name.words, name.spelled}:
                    for key in _misspellings(words):
                        blocks[key].append(number)
    found: dict[tuple[int, int], float] = {}
    for number, name in names:
        for run in name.runs:
            for other in whole.get(run, ()) if len(run) > 3 and run != name.joined else ():
                found[min(number, other), max(number, other)] = 0.5
    ordered = (sorted(set(blocks[key])) for key in sorted(blocks, key=repr) if len(blocks[key]) > 1)
    for first, second in pairs_of((block for block in ordered if len(block) > 1), BLOCK):
        a, b = clusters.profiles[first].names[0], clusters.profiles[second].names[0]
        if likeness := max(_misspelt(a.words, b.words), _misspelt(a.spelled, b.spelled)):
            found.setdefault((first, second), likeness)
    for (first, second), likeness in sorted(found.items()):
        if not clusters.is_one(first, second):
            against = clusters.against(first, second)
            if against is None or against == "a report has both":
                apart = f", but {against}" if against else ""
                clusters.doubt(first, second, f"names that are alike{apart}", likeness * (0.4 if against else 1))


def _misspellings(words: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    """What a name and another that differs in one long word have in common: the other words, and an end of that one."""
    for at, word in enumerate(words):
        if len(word) > _SHORT_WORD and len(words) > 1:
            yield "begins", words[:at], words[at + 1 :], word[:2]
            yield "ends", words[:at], words[at + 1 :], word[-2:]


def _misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """One long word spelt otherwise, be it by its first letter, which the rules within a report do not allow."""
    if len(a) != len(b) or len(a) < 2:
        return 0.0
    other = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(other) != 1 or min(map(len, other[0])) <= _SHORT_WORD:
        return 0.0
    alike = SequenceMatcher(None, *other[0]).ratio()
    return alike / 2 if alike >= _SPELT_ALIKE else 0.0
