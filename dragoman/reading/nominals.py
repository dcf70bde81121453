"""Described persons: "the spokesman", "his South Korean counterpart", "three top U.S. diplomats", "analysts".

A definite description goes to the person of the report whom it fits (`fitting`); what fits nobody is an actor of its
own, unnamed, that acts for whom its description says.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.belongings import DOCUMENTS, asset, document
from dragoman.reading.countries import COMMON_NOUNS, common_noun, region, state
from dragoman.reading.dangling import stands_alone
from dragoman.reading.drafts import Draft, Scene, determiner, slug
from dragoman.reading.fitting import fitting
from dragoman.reading.heads import asset_of, within_reach
from dragoman.reading.offices import role_text, settle_role
from dragoman.reading.organisations import home
from dragoman.reading.persons import gendered_by
from dragoman.reading.roles import OFFICES, Role, read_role

_DEFINITE = frozenset("the this that his her its their our my these those".split())


_SPECIFIC = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "conj")


#: Classes of whom every mention counts; of the others only those who speak, act or are acted upon.
_PUBLIC = frozenset(
    "head-of-state head-of-government minister official diplomat military spy police legislator "
    "spokesperson regional prosecutor armed "
    "judge source party journalist analyst scholar".split()
)


_PLAIN = frozenset(
    """people person man woman men women child children boy girl baby infant couple crowd family friend member reader
    viewer user figure guest participant patient victim fan player coach captain actor actress singer artist
    author writer owner manager partner customer consumer teacher student driver passenger voter candidate
    general private major marine officer agent chief head minor principal fellow host guide critic supporter
    opponent rival ally backer mother father son daughter brother sister wife husband parent relative uncle aunt
    cousin teenager twin champion winner loser star contributor user public""".split()
)


#: Words for people in office that are no title of theirs.
_GENERIC = frozenset("official insider authority soldier troop officer policeman serviceman".split())


#: Titles that are also the name of a thing that needs no article.
_ABSTRACT = frozenset("justice counsel".split())


_PERSON_ENDINGS = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "men",
    "ers",
    "ors",
    "ists",
    "ians",
    "woman",
    "women",
    "eer",
    "eers",
    "ee",
    "ees",
    "ant",
    "ants",
)


#: Classes of which several without a country are of several countries: "leaders", "foreign ministers".
_STATESMEN = frozenset("head-of-state head-of-government minister head".split())
#: Classes that, without a country, are those of the state of which the report is speaking.
_LOCAL = frozenset("official police military prosecutor".split())
_POPULATION = frozenset(
    "people resident citizen villager inhabitant civilian populace voter refugee migrant settler "
    "immigrant public expatriate".split()
)

_COUNTERPARTS = frozenset("counterpart counterparts opposite".split())
#: Kinds of places that speak ("the city said").
_PLACES = frozenset("city state province county town region".split())
#: Nouns that are told of for themselves.
_TOLD = _COUNTERPARTS | COMMON_NOUNS.keys() | DOCUMENTS


def stage_nominals(scene: Scene, home_code: str | None) -> None:
    """Resolves the descriptions of persons, of people and of their things, in the order of the text."""
    parse = scene.parse
    for head in range(len(scene.forms)):
        if parse.upos[head] not in ("NOUN", "PROPN", "ADJ") or head in scene.at or head in scene.name_at:
            continue
        if parse.upos[head] == "ADJ" and head not in scene.source_words:
            continue
        if parse.is_a(head, "compound", "flat", "fixed", "amod") and parse.governor[head] > head:
            continue
        if not (
            head in scene.source_words
            or scene.folded[head] in _TOLD
            or within_reach("roles", scene.forms, head)
            or within_reach("assets", scene.forms, head)
        ):
            continue
        first, last = scene.phrase(head)
        if common_noun(scene, head, first):
            continue
        if scene.folded[head] in _COUNTERPARTS:
            _counterpart(scene, head, first, last)
            continue
        role = read_role(scene.forms, first, last, scene.names_within(first, last))
        if role is not None and role.title.key == "fighter" and _is_machine(scene, head):
            asset(scene, head, first, last, "MIL", role.plural)
        elif role is not None and role.title.first <= head < role.title.last:
            _person(scene, role, head, first, last, home_code)
        elif scene.folded[head] in DOCUMENTS:
            document(scene, head, first)
        elif (thing := asset_of(scene.forms, first, last)) is not None and thing[0] <= head < thing[1]:
            asset(scene, head, first, last, thing[2], thing[3])
        elif scene.folded[head] in _PLACES and head in scene.source_words:
            place = next((n for n in scene.names_within(first, last) if n.kind in ("city", "region") and n.id), None)
            draft = region(scene, place.id) if place is not None and place.id is not None else None
            if draft is not None:
                scene.mention(draft, first, last, "nominal", head)
        elif head in scene.source_words and head in scene.sources and scene.folded[head].endswith(_PERSON_ENDINGS):
            _unnamed_source(scene, head, first, last)


_OF_AIRCRAFT = frozenset("jet stealth support escort interceptor bomber".split())


def _is_machine(scene: Scene, head: int) -> bool:
    """Whether a fighter is an aircraft by the name of its make: "Tornado fighters", "F-16 fighters"."""
    before = scene.name_at.get(head - 1)
    if scene.folded[head - 1] in _OF_AIRCRAFT:
        return True
    form = scene.forms[head - 1] if head else "-"
    made = (form[0].isupper() and scene.parse.upos[head - 1] in ("PROPN", "NOUN")) or form[-1].isdigit()
    return made and (before is None or before.kind == "other")


def _predicate(scene: Scene, head: int) -> bool:
    """ "He is a professor": the noun tells a role, it does not name anybody."""
    parse = scene.parse
    at, _ = scene.phrase(head)
    while at > 0 and scene.folded[at - 1] in ("a", "an", "the", "acting", "its", "his", "her"):
        at -= 1
    if at > 0 and scene.folded[at - 1] == "as":
        return True
    return (
        parse.child(head, "cop") is not None
        or parse.is_a(head, "xcomp")
        or (parse.is_a(head, "obl") and any(scene.folded[c] == "as" for c in parse.children(head, "case")))
    )


def _person(scene: Scene, role: Role, head: int, first: int, last: int, home_code: str | None) -> None:
    parse = scene.parse
    source = head in scene.source_words
    if head not in scene.sources and _predicate(scene, head):
        return
    word = role.title.key.split()[-1]
    dangling = role.organisation is not None and not role.plural and stands_alone(scene, first, last)
    if (
        not source
        and not dangling
        and (word in _PLAIN or role.role_class not in _PUBLIC)
        and not parse.is_a(head, *_SPECIFIC)
    ):
        return
    if (
        not source
        and not dangling
        and word in _PLAIN
        and word not in ("officer", "candidate", "general", "chief", "head")
        and role.country is None
    ):
        return
    article = determiner(scene, head, first) or ("one" if scene.folded[first] == "one" else "")
    if article == "" and not role.plural and (held := _holds_both(scene, last)) is not None:
        scene.mention(held, first, last, "nominal", head)
        return
    if article == "" and role.title.key in _ABSTRACT and scene.forms[head].islower():
        return  # "denying us justice"
    if (
        not source
        and not role.plural
        and article == ""
        and not scene.forms[head][0].isupper()
        and role.country is None
        and not (role.organisation or role.body or role.region or parse.child(head, "nmod:poss"))
    ):
        return  # "when she was secretary of state", "for president": an office, nobody in it
    if scene.folded[head - 1].rstrip(".") in ("mr", "madam", "mrs") if head else False:
        return
    definite = article in _DEFINITE or scene.forms[head][0].isupper() or bool(parse.child(head, "nmod:poss"))
    if definite and not role.plural:
        found = fitting(scene, role, head, first, last, article)
        if found is not None:
            scene.mention(found, first, last, "nominal", head)
            return
    _unnamed(scene, role, head, first, last, home_code, article)


def _holds_both(scene: Scene, last: int) -> Draft | None:
    """Who is titled once more behind a title without an article: "OPEC president *and* Qatari oil minister Lee"."""
    if scene.folded[last : last + 1] != ["and"]:
        return None
    for draft in scene.drafts:
        for (first, end), (form, _) in draft.spans.items():
            titled = draft.kind == "person" and form == "name" and end - first > len(draft.key)
            if titled and first in (last + 1, last + 2):
                return draft
    return None


def _unnamed(scene: Scene, role: Role, head: int, first: int, last: int, home_code: str | None, article: str) -> None:
    """An actor without a name. The same words again are the same actor, save after "another" and "one"."""
    parse = scene.parse
    text = parse.text(first, last)
    actor = slug(text)
    found = scene.find(actor)
    if (
        found is not None
        and found.kind == "unnamed"
        and article not in ("another", "other")
        and (role.plural or article in _DEFINITE or article == "")
    ):
        scene.mention(found, first, last, "nominal", head)
        return
    title = role.title.key
    # "officials" and "the minister" of a report about one state are that state's; "a senior official" may be anybody's.
    everywhere = (article in _DEFINITE and not (role.plural and role.role_class in _STATESMEN)) or (
        role.plural and article == "" and role.role_class in _LOCAL
    )
    settled = settle_role(scene, role, home_code, focus=everywhere)
    country = (
        role.country
        or settled.country
        or next(
            (
                home(n)
                for n in scene.names_within(first, last)
                if n.kind in ("region", "city", "region-people") and n.last <= role.title.first
            ),
            None,
        )
    )
    sector = "ELI" if role.former and role.role_class in OFFICES else settled.sector
    several = role.plural and role.country is None and role.role_class in _STATESMEN and settled.acts_for is None
    population = role.plural and role.role_class == "civil" and title in _POPULATION
    draft = Draft(
        actor,
        "population" if population else "group" if several else "unnamed",
        text,
        f"described, not named; {settled.why}",
        country,
        sector,
        role_text(scene, role) if role.role_class in OFFICES and title not in _GENERIC and not several else None,
        settled.affiliation,
        settled.acts_for,
        "p" if role.plural else "s",
        gendered_by(title),
        0.7,
        role_class=role.role_class,
        title=title,
        former=role.former,
        host=role.host,
        region=role.region,
    )
    scene.add(draft)
    if population:
        draft.acts_for = None
    scene.mention(draft, first, last, "nominal", head)


def _counterpart(scene: Scene, head: int, first: int, last: int) -> None:
    """ "his South Korean counterpart": who holds there the office that he holds here."""
    parse = scene.parse
    plural = scene.folded[head].endswith("s")
    code = next((n.id for n in scene.names_within(first, last) if n.kind == "state" and n.id), None)
    owner_word = next((c for c in parse.children(head, "nmod:poss") if c < head), None)
    whose: Sequence[Draft] = scene.at.get(owner_word, ()) if owner_word is not None else ()
    role_class = whose[0].role_class if whose else None
    if role_class is None:
        near = [d for d in scene.drafts if d.kind == "person" and d.role_class in OFFICES and d.country != code]
        near = [
            d
            for d in near
            if any(at < head and scene.sentence[at] >= scene.sentence[head] - 1 for _, at in d.spans.values())
        ]
        role_class = (
            max(near, key=lambda d: max(at for _, at in d.spans.values() if at < head)).role_class if near else None
        )
    if code is not None and not plural:
        for draft in scene.drafts:
            if (
                draft.kind == "person"
                and code in (draft.country, draft.acts_for)
                and (role_class is None or draft.role_class == role_class)
            ):
                scene.mention(draft, first, last, "nominal", head)
                return
    text = parse.text(first, last)
    acting = (
        code
        if role_class
        in (None, "minister", "official", "diplomat", "military", "head-of-state", "head-of-government", "spokesperson")
        else None
    )
    draft = scene.find(slug(text)) or scene.add(
        Draft(
            slug(text),
            "unnamed",
            text,
            "a counterpart in the same office",
            code,
            "GOV" if acting else None,
            None,
            acting,
            acting,
            "p" if plural else "s",
            confidence=0.65,
            role_class=role_class or "official",
            title="counterpart",
        )
    )
    if acting is not None:
        state(scene, acting)
    scene.mention(draft, first, last, "nominal", head)


def _unnamed_source(scene: Scene, head: int, first: int, last: int) -> None:
    """A source by a noun that no lexicon holds but that looks like a person's ("astronomers")."""
    before = first - 1 - (scene.folded[first - 1] in ("a", "an", "the"))
    named = scene.name_at.get(before - 1) if scene.forms[before] == "," else None
    meant = scene.at.get(named.last - 1, ()) if named is not None and named.kind == "person" else ()
    if len(meant) == 1:  # "Lu Li-shih, a former instructor at the academy"
        scene.mention(meant[0], first, last, "nominal", head)
        return
    text = scene.parse.text(first, last)
    draft = scene.find(slug(text)) or scene.add(
        Draft(
            slug(text),
            "unnamed",
            text,
            "a source by description",
            number="p" if scene.folded[head].endswith("s") else "s",
            confidence=0.5,
        )
    )
    scene.mention(draft, first, last, "nominal", head)
