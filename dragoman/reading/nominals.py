"""Described actors: "the spokesman", "his South Korean counterpart", "three top U.S. diplomats", "the two countries".

A definite description goes to the actor of the report that fits it, named last; what fits nobody is an actor of its
own, unnamed, that acts for whom its description says.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading import lexicons
from dragoman.reading.countries import region, state
from dragoman.reading.drafts import Draft, Scene, slug
from dragoman.reading.heads import asset_of
from dragoman.reading.mentions import nominal_span
from dragoman.reading.organisations import home
from dragoman.reading.persons import gendered_by, settle_role
from dragoman.reading.roles import Role, read_role

_DEFINITE = frozenset("the this that his her its their our my these those".split())
_SPECIFIC = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "conj")
#: Classes of whom every mention counts; of the others only those who speak, act or are acted upon.
_PUBLIC = frozenset(
    "head-of-state head-of-government minister official diplomat military spy police legislator "
    "spokesperson regional prosecutor armed "
    "judge source party".split()
)
_PLAIN = frozenset(
    """people person man woman men women child children boy girl baby infant couple crowd family friend member reader
    viewer user figure guest participant patient victim fan player coach captain actor actress singer artist
    author writer owner manager partner customer consumer teacher student driver passenger voter candidate
    general private major marine officer agent chief head minor principal fellow host guide critic supporter
    opponent rival ally backer mother father son daughter brother sister wife husband parent relative uncle aunt
    cousin teenager twin champion winner loser star contributor user public""".split()
)
#: Descriptions looser than a title, and the classes of role for which they may stand.
_LOOSE: dict[str, frozenset[str]] = {
    "official": frozenset("official minister diplomat spokesperson regional prosecutor head police".split()),
    "diplomat": frozenset("diplomat minister".split()),
    "envoy": frozenset("diplomat".split()),
    "minister": frozenset("minister head-of-government".split()),
    "leader": frozenset("head-of-state head-of-government head party regional armed religious legislator".split()),
    "spokesman": frozenset("spokesperson".split()),
    "spokeswoman": frozenset("spokesperson".split()),
    "spokesperson": frozenset("spokesperson".split()),
    "lawmaker": frozenset("legislator".split()),
    "legislator": frozenset("legislator".split()),
    "politician": frozenset("party legislator minister head-of-government".split()),
    "analyst": frozenset("analyst scholar".split()),
    "expert": frozenset("analyst scholar".split()),
    "scholar": frozenset("scholar analyst".split()),
    "academic": frozenset("scholar".split()),
    "researcher": frozenset("scholar analyst".split()),
    "journalist": frozenset("journalist".split()),
    "reporter": frozenset("journalist".split()),
    "commander": frozenset("military armed".split()),
    "general": frozenset("military".split()),
    "officer": frozenset("military police".split()),
    "soldier": frozenset("military".split()),
    "candidate": frozenset("party legislator regional".split()),
    "nominee": frozenset("party".split()),
    "politician's": frozenset(),
    "activist": frozenset("civil party".split()),
    "chief": frozenset("head official military police spy".split()),
    "head": frozenset("head official".split()),
    "executive": frozenset("business head".split()),
    "businessman": frozenset("business".split()),
    "governor": frozenset("regional".split()),
    "mayor": frozenset("regional".split()),
    "lawyer": frozenset("lawyer".split()),
    "attorney": frozenset("lawyer prosecutor".split()),
    "doctor": frozenset("medical".split()),
    "source": frozenset("source".split()),
}
_DOCUMENTS = frozenset(
    """statement statements release video ad clip complaint lawsuit filing poll survey study paper brief communique
    communiqué letter note memo memorandum email e-mail tweet tweets post message dispatch announcement
    declaration report reports bulletin commentary editorial article notice warning filing ruling order
    resolution broadcast interview speech remarks comments""".split()
)
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


def stage_nominals(scene: Scene, home_code: str | None) -> None:
    """Resolves the descriptions of persons, of people, and of things that belong to somebody, in the order of the text."""
    parse = scene.parse
    for head in range(len(scene.forms)):
        if parse.upos[head] not in ("NOUN", "PROPN", "ADJ") or head in scene.at or head in scene.name_at:
            continue
        if parse.upos[head] == "ADJ" and head not in scene.source_words:
            continue
        if parse.is_a(head, "compound", "flat", "fixed", "amod") and int(parse.head[head]) > head:
            continue
        first, last = nominal_span(parse, head)
        if scene.folded[head] in _COUNTRIES and _country(scene, head, first):
            continue
        if scene.folded[head] in ("counterpart", "counterparts", "opposite"):
            _counterpart(scene, head, first, last)
            continue
        role = read_role(scene.forms, first, last, scene.names_within(first, last))
        if role is not None and role.title.first <= head < role.title.last:
            _person(scene, role, head, first, last, home_code)
        elif scene.folded[head] in _DOCUMENTS:
            _document(scene, head, first)
        elif (asset := asset_of(scene.forms, first, last)) is not None and asset[0] <= head < asset[1]:
            _asset(scene, head, first, last, asset[2], asset[3])
        elif (
            scene.folded[head] in ("city", "state", "province", "county", "town", "region")
            and head in scene.source_words
        ):
            place = next((n for n in scene.names_within(first, last) if n.kind in ("city", "region") and n.id), None)
            draft = region(scene, place.id) if place is not None and place.id is not None else None
            if draft is not None:
                scene.mention(draft, first, last, "nominal", head)
        elif head in scene.source_words and head in scene.sources and scene.folded[head].endswith(_PERSON_ENDINGS):
            _unnamed_source(scene, head, first, last)


#: Common nouns for a state, and the states of which newswriting uses those that fit few.
_COUNTRIES: dict[str, tuple[str, ...]] = {
    "country": (),
    "nation": (),
    "state": (),
    "republic": (),
    "kingdom": ("SAU", "GBR", "JOR", "MAR", "BHR", "THA", "KHM", "SWZ", "TON", "BTN"),
    "emirate": ("QAT", "KWT", "ARE", "BHR"),
    "sultanate": ("OMN", "BRN"),
    "island": ("TWN", "CYP", "LKA", "MLT", "CUB", "MUS", "BHR"),
    "archipelago": ("PHL", "IDN", "MDV"),
    "grand": ("LUX",),
}


def _country(scene: Scene, head: int, first: int) -> bool:
    """ "the country", "his country", "the kingdom": the state of whom is spoken, or the one named last that fits."""
    determiner = _determiner(scene, head, first)
    if first != head or (determiner not in _DEFINITE and scene.parse.child(head, "nmod:poss") is None):
        return False
    codes = _COUNTRIES[scene.folded[head]]
    owner = scene.parse.child(head, "nmod:poss")
    whose = scene.at.get(owner, ()) if owner is not None else ()
    if whose and whose[0].country is not None and not codes:
        scene.mention(state(scene, whose[0].country), head, head + 1, "nominal", head)
        return True
    if owner is not None or determiner not in ("the", "this", "that"):
        return False
    if scene.folded[head] == "state" and (head == 0 or scene.folded[head - 1] != "the"):
        return False
    sentence = scene.sentence[head]
    best: tuple[float, Draft] | None = None
    for draft in scene.drafts:
        if draft.kind != "state" or (codes and draft.id not in codes):
            continue
        for (_, _), (_, at) in draft.spans.items():
            distance = sentence - scene.sentence[at]
            if at < head and distance <= 4:
                value = _STANDING.get(scene.parse.deprel[at], 1.0) / (1 + distance)
                if best is None or value >= best[0]:
                    best = (value, draft)
    if best is None:
        return False
    scene.mention(best[1], head, head + 1, "nominal", head)
    return True


_STANDING = {"nsubj": 2.0, "nsubj:pass": 1.8, "nmod:poss": 1.4, "obj": 1.3, "amod": 0.7}


def _determiner(scene: Scene, head: int, first: int) -> str:
    """The determiner of a noun phrase in lower case: the word before the mention, if it is one."""
    at = first - 1
    if at >= 0 and scene.parse.upos[at] in ("DET", "PRON") and scene.sentence[at] == scene.sentence[head]:
        return scene.folded[at]
    child = scene.parse.child(head, "det")
    return scene.folded[child] if child is not None else ""


def _predicate(scene: Scene, head: int) -> bool:
    """ "He is a professor": the noun tells a role, it does not name anybody."""
    parse = scene.parse
    return (
        parse.child(head, "cop") is not None
        or parse.is_a(head, "xcomp")
        or (parse.is_a(head, "obl") and any(scene.folded[c] == "as" for c in parse.children(head, "case")))
    )


def _person(scene: Scene, role: Role, head: int, first: int, last: int, home_code: str | None) -> None:
    parse = scene.parse
    source = head in scene.source_words
    if not source and _predicate(scene, head):
        return
    word = role.title.key.split()[-1]
    if not source and (word in _PLAIN or role.role_class not in _PUBLIC) and not parse.is_a(head, *_SPECIFIC):
        return
    if (
        not source
        and word in _PLAIN
        and word not in ("officer", "candidate", "general", "chief", "head")
        and role.country is None
    ):
        return
    determiner = _determiner(scene, head, first)
    if (
        not source
        and not role.plural
        and determiner == ""
        and not scene.forms[head][0].isupper()
        and role.country is None
        and not (role.organisation or role.body or role.region or parse.child(head, "nmod:poss"))
    ):
        return  # "when she was secretary of state", "for president": an office, nobody in it
    if scene.folded[head - 1].rstrip(".") in ("mr", "madam", "mrs") if head else False:
        return
    definite = determiner in _DEFINITE or scene.forms[head][0].isupper() or bool(parse.child(head, "nmod:poss"))
    if definite and not role.plural:
        found = _fitting(scene, role, head, word, _traits(scene, role, first, last))
        if found is None and determiner == "the":
            found = _by_chain(scene, head, role) or _in_focus(scene, head, role)
        if found is not None:
            scene.mention(found, first, last, "nominal", head)
            return
    _unnamed(scene, role, head, first, last, home_code, determiner)


def _fitting(scene: Scene, role: Role, head: int, word: str, traits: frozenset[str]) -> Draft | None:
    """The person of the report whom a definite description fits, mentioned last before it, or else soon after."""
    best: tuple[float, int, Draft] | None = None
    country = role.country
    gender = gendered_by(word)
    for draft in scene.drafts:
        if not draft.is_person or (draft.role_class is None and word not in ("man", "woman")):
            continue
        if gender is not None and draft.gender not in (None, gender):
            continue
        if country is not None and country not in (draft.country, draft.acts_for):
            continue
        if role.former and not draft.former:
            continue
        if role.region is not None and draft.region is not None and _place(role.region) != _place(draft.region):
            continue
        if role.organisation is not None or role.body is not None:
            if draft.role_class != role.role_class:
                continue
            if role.body is not None and draft.role is not None and role.body.key.split()[-1] not in draft.role.lower():
                continue
            if role.organisation is not None and draft.affiliation is not None:
                meant = scene.at.get(scene.parse.head_of(role.organisation.first, role.organisation.last))
                if meant and meant[0].id != draft.affiliation:
                    continue
        fit: float = _fit(role, draft, word)
        if not fit or _contrary(traits, draft.traits):
            continue
        if traits & draft.traits:
            fit += 0.5
        elif traits & _PARTIES and not draft.traits & _PARTIES and fit < 2:
            continue
        before = max((at for _, at in draft.spans.values() if at < head), default=-1)
        for (a, b), (_, at) in draft.spans.items():
            if a < head < b and at != head:
                before = -1
        if before < 0:
            if fit < 3 or (
                country is None and role.role_class not in ("head-of-state", "head-of-government", "minister")
            ):
                continue
            before = 0
        if best is None or (fit >= 2, before) > (best[0] >= 2, best[1]):
            best = (fit, before, draft)
    return best[2] if best is not None else None


#: Words that tell people apart: whoever is one of a line is none of its others.
_CONTRARY = (
    frozenset("republican democratic democrat libertarian green independent conservative labour liberal".split()),
    frozenset("former current incoming outgoing".split()),
    frozenset("vice deputy assistant".split()),
)
_PARTIES = _CONTRARY[0]
_SAME = {"democrat": "democratic", "gop": "republican"}


def _traits(scene: Scene, role: Role, first: int, last: int) -> frozenset[str]:
    """The words of a description beside its title, in normal form."""
    return frozenset(_SAME.get(w, w) for w in scene.folded[first:last])


def _contrary(traits: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two descriptions cannot be of one person: a Republican and a Democrat."""
    mine, theirs = traits & _PARTIES, others & _PARTIES
    return bool(mine and theirs and not mine & theirs)


def _by_chain(scene: Scene, head: int, role: Role) -> Draft | None:
    """The person with whom the network puts a description into one chain, where nothing speaks against it."""
    for chain in scene.parse.chains:
        if not any(mention.head == head for mention in chain):
            continue
        for mention in chain:
            meant = scene.at.get(mention.head, ())
            if len(meant) == 1 and meant[0].kind == "person" and mention.head < head and _may_be(meant[0], role):
                return meant[0]
    return None


def _place(key: str) -> str:
    entry = lexicons.places().names.get(key)
    return entry.name if entry is not None else key


def _may_be(draft: Draft, role: Role) -> bool:
    gender = gendered_by(role.title.key)
    if gender is not None and draft.gender not in (None, gender):
        return False
    if role.country is not None and draft.country not in (None, role.country):
        return False
    if role.region is not None and draft.region is not None and _place(role.region) != _place(draft.region):
        return False
    return draft.role_class in (None, role.role_class) or {draft.role_class, role.role_class} <= _POLITICAL


_POLITICAL = frozenset(
    "party legislator regional head-of-state head-of-government minister business head official diplomat".split()
)


def _in_focus(scene: Scene, head: int, role: Role) -> Draft | None:
    """ "The former governor" at the head of a sentence: newswriting's other word for the person it is speaking of."""
    if not scene.parse.is_a(head, "nsubj") or role.role_class not in ("party", "regional", "legislator", "business"):
        return None
    sentence = scene.sentence[head]
    at = head - 1
    while at >= 0 and scene.sentence[at] >= sentence - 1:
        if scene.sentence[at] < sentence and at in scene.mentions and scene.parse.is_a(at, "nsubj"):
            meant = scene.at[at]
            if len(meant) == 1 and meant[0].kind == "person" and _may_be(meant[0], role):
                return meant[0]
            return None
        at -= 1
    return None


def _fit(role: Role, draft: Draft, word: str) -> int:
    """3 for the same title, 2 for a title that ends or begins so, 1 for a looser word, 0 for none."""
    title = draft.title or ""
    if title == role.title.key:
        return 3
    if (
        title.split()[-1:] == [word]
        or title.split()[:1] == [word]
        or (word in ("secretary", "president", "minister") and word in title.split())
    ):
        return 2
    if (
        role.title.key != word
        and role.role_class == draft.role_class
        and role.role_class in ("spokesperson", "diplomat")
    ):
        return 1
    if len(role.title.key.split()) == 1 and draft.role_class in _LOOSE.get(word, ()):
        return 1
    return 1 if word in ("man", "woman") and draft.gender == ("m" if word == "man" else "f") else 0


def _unnamed(
    scene: Scene, role: Role, head: int, first: int, last: int, home_code: str | None, determiner: str
) -> None:
    """An actor without a name. The same words again are the same actor, save after "another"."""
    parse = scene.parse
    text = parse.text(first, last)
    actor = slug(text)
    found = scene.find(actor)
    if (
        found is not None
        and found.kind == "unnamed"
        and determiner not in ("another", "other")
        and (role.plural or determiner in _DEFINITE or determiner == "")
    ):
        scene.mention(found, first, last, "nominal", head)
        return
    title = role.title.key
    known_home = (
        home_code
        if role.role_class in ("head-of-state", "head-of-government", "minister") and determiner in _DEFINITE
        else None
    )
    if role.country is None and role.role_class in (
        "official",
        "military",
        "police",
        "diplomat",
        "minister",
        "legislator",
        "spy",
        "regional",
    ):
        settled = settle_role(scene, role, None, None, known_home)
    else:
        settled = settle_role(scene, role, None, home_code if determiner in _DEFINITE else None, known_home)
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
    sector = "ELI" if role.former and role.role_class in _OFFICES else role.sector
    population = role.plural and role.role_class == "civil" and title in _POPULATION
    draft = Draft(
        actor,
        "population" if population else "unnamed",
        text,
        f"described, not named; {settled.why}",
        country,
        sector,
        None,
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


_OFFICES = frozenset(
    "head-of-state head-of-government minister official diplomat military spy police spokesperson "
    "prosecutor regional".split()
)
_POPULATION = frozenset(
    "people resident citizen villager inhabitant civilian populace voter refugee migrant settler "
    "immigrant public expatriate".split()
)


def _counterpart(scene: Scene, head: int, first: int, last: int) -> None:
    """ "his South Korean counterpart": who holds there the office that he holds here."""
    parse = scene.parse
    plural = scene.folded[head].endswith("s")
    code = next((n.id for n in scene.names_within(first, last) if n.kind == "state" and n.id), None)
    owner_word = next((c for c in parse.children(head, "nmod:poss") if c < head), None)
    whose: Sequence[Draft] = scene.at.get(owner_word, ()) if owner_word is not None else ()
    role_class = whose[0].role_class if whose else None
    if role_class is None:
        near = [d for d in scene.drafts if d.kind == "person" and d.role_class in _OFFICES and d.country != code]
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


def _document(scene: Scene, head: int, first: int) -> None:
    """ "A U.S. statement said": whose statement it is speaks. Only sources are read so."""
    if head not in scene.source_words:
        return
    owners: list[Draft] = []
    for name in scene.names_within(first, head):
        meant = scene.at.get(name.last - 1)
        if meant:
            owners = [meant[0]]
    if not owners:
        for child in scene.parse.children(head, "nmod:poss", "nmod", "compound"):
            word = scene.folded[child]
            preposition = [scene.folded[c] for c in scene.parse.children(child, "case")]
            if child in scene.at and word and (child < head or preposition[:1] in (["from"], ["by"], ["of"])):
                owners = list(scene.at[child])
                break
    scene.mean(head, owners)


def _asset(scene: Scene, head: int, first: int, last: int, sector: str, plural: bool) -> None:
    """A ship, an aircraft, a platform with its owner and flag, where the words say either."""
    owner: Draft | None = None
    flag: str | None = None
    for name in scene.names_within(first, last):
        if name.first > head and scene.folded[name.first - 1] not in ("of", "from"):
            continue
        meant = scene.at.get(name.last - 1)
        if scene.folded[name.last : name.last + 2] in (["-", "flagged"], ["-", "registered"]):
            flag = name.id if name.kind == "state" else None
        elif meant and meant[0].kind in (
            "state",
            "armed-force",
            "company",
            "government-body",
            "armed-group",
            "international-organisation",
        ):
            owner = owner or meant[0]
    if owner is None:
        possessor = scene.parse.child(head, "nmod:poss")
        meant = scene.at.get(possessor) if possessor is not None else None
        owner = meant[0] if meant and meant[0].is_body else None
    if owner is None and flag is None:
        return
    text = scene.parse.text(first, last)
    draft = scene.find(slug(text))
    if draft is None or draft.kind != "asset":
        country = owner.country if owner is not None else flag
        acting = (owner.acts_for if owner is not None else None) if sector == "MIL" else None
        draft = scene.add(
            Draft(
                slug(text),
                "asset",
                text,
                "a thing and its owner",
                country,
                sector,
                acts_for=acting,
                number="p" if plural else "s",
                owner=owner.id if owner is not None else None,
                flag=flag,
                confidence=0.65,
            )
        )
    scene.mention(draft, first, last, "nominal", head)


def _unnamed_source(scene: Scene, head: int, first: int, last: int) -> None:
    """A source by a noun that no lexicon holds but that looks like a person's ("astronomers")."""
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
