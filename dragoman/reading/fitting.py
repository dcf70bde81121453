"""Definite descriptions of persons: "the minister", "the South Carolina senator", "the Republican nominee".

Each goes to the person of the report who bears the title, or a title for which the word may stand, mentioned last;
failing that, to whom the network's chains or the focus of the paragraph say.
"""

from __future__ import annotations

from dragoman.reading import lexicons
from dragoman.reading.countries import state
from dragoman.reading.drafts import Draft, Scene
from dragoman.reading.holders import known_person
from dragoman.reading.names import Name
from dragoman.reading.persons import gendered_by
from dragoman.reading.roles import Role

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


#: Words that tell people apart: whoever is one of a line is none of its others.
_CONTRARY = (
    frozenset("republican democratic democrat libertarian green independent conservative labour liberal".split()),
    frozenset("former current incoming outgoing".split()),
    frozenset("vice deputy assistant".split()),
)


_PARTIES = _CONTRARY[0]


_SAME = {"democrat": "democratic", "gop": "republican"}


#: Classes of offices that end when another takes them over.
_ONE_AT_A_TIME = frozenset("head-of-state head-of-government".split())
_POLITICAL = frozenset("party legislator regional minister business head official diplomat".split())


def fitting(scene: Scene, role: Role, head: int, first: int, last: int, determiner: str) -> Draft | None:
    """The person whom the description `first` to `last`, of the given role, means; None where it fits nobody."""
    word = role.title.key.split()[-1]
    found = _fitting(scene, role, head, word, _traits(scene, first, last))
    if found is None and role.role_class in _ONE_AT_A_TIME and not role.former:
        found = _by_knowledge(scene, role)
    if determiner == "the" and (found is None or _is_long_ago(scene, found, head)):
        found = (_by_chain(scene, head, role) if found is None else None) or _in_focus(scene, head, role) or found
    return found


#: After how many sentences without a mention a description of somebody unnamed is no longer taken up. A design value.
_LONG = 6


def _is_long_ago(scene: Scene, draft: Draft, head: int) -> bool:
    """Whether somebody who has no name has not been mentioned for a while."""
    last = max((at for _, at in draft.spans.values() if at < head), default=-1)
    return draft.kind == "unnamed" and last >= 0 and scene.sentence[head] - scene.sentence[last] > _LONG


def _by_knowledge(scene: Scene, role: Role) -> Draft | None:
    """ "the prime minister" of a report that introduces none: the only person in it who is known for that office.

    The description tells that the office is held, whatever the day of the report.
    """
    holders = [
        (draft, known)
        for draft in scene.drafts
        if draft.kind == "person" and not draft.former and draft.role_class in (None, role.role_class)
        if (known := known_person(draft.key)) is not None
        if known.role_class == role.role_class and role.country in (None, known.home)
    ]
    if len(holders) != 1:
        return None
    (draft, known) = holders[0]
    if draft.role_class is None and known.home in lexicons.states().states:
        draft.role_class, draft.title, draft.sector = role.role_class, role.title.key, "GOV"
        draft.country = draft.acts_for = draft.affiliation = known.home
        draft.why = f"known as {known.office}, and called so"
        state(scene, known.home)
    return draft


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
        if role.former and not draft.former:
            continue
        if draft.former and not role.former and role.role_class in _ONE_AT_A_TIME:
            continue  # "the prime minister" is not the former one
        if role.region is not None and draft.region is not None and _place(role.region) != _place(draft.region):
            continue
        if role.role_class == "spokesperson" and _of_another(scene, draft, head):
            continue
        of_one_body = role.organisation is not None and _may_be_of(scene, draft, word, role.organisation)
        if not of_one_body and country is not None and country not in (draft.country, draft.acts_for):
            continue
        if not of_one_body and (role.organisation is not None or role.body is not None):
            if draft.role_class != role.role_class:
                continue
            if role.body is not None and draft.role is not None and role.body.key.split()[-1] not in draft.role.lower():
                continue
            if role.organisation is not None and (draft.affiliation is not None or draft.role is not None):
                meant = scene.at.get(scene.parse.head_of(role.organisation.first, role.organisation.last))
                if meant and meant[0].id != draft.affiliation:
                    continue
        fit: float = 2 if of_one_body else _fit(role, draft, word)
        if not fit or _contrary(traits, draft.traits) or _other_portfolio(role, draft, traits):
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


def _of_another(scene: Scene, draft: Draft, head: int) -> bool:
    """Whether a spokesman is told to be somebody's for whom this one does not speak: "the *premier's* spokesman"."""
    owner = scene.parse.child(head, "nmod:poss")
    whose = scene.at.get(owner, ()) if owner is not None else ()
    if not whose or draft.kind != "person":
        return False
    fors = {draft.acts_for, draft.affiliation} - {None}
    return not fors & {id_ for one in whose for id_ in (one.id, one.acts_for, one.affiliation)}


def _fit(role: Role, draft: Draft, word: str) -> int:
    """3 for the same title, 2 for a title that ends or begins so, 1 for a looser word, 0 for none."""
    title = draft.title or ""
    if title == role.title.key:
        return 3
    if "shadow" in (draft.role or title).lower().split() and "shadow" not in role.title.key.split():
        return 0  # "the foreign secretary" is not the shadow foreign secretary
    if "elect" in title.split():
        return 0  # "the president" is not the president-elect
    if role.title.key == "prime minister" and (draft.role_class != role.role_class or title.split()[:1] in _DEPUTIES):
        return 0  # neither the finance minister nor the deputy
    if word in _NEVER_A_DEPUTY and (title.split()[:1] in _DEPUTIES) != (role.title.key.split()[:1] in _DEPUTIES):
        return 0
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


_NEVER_A_DEPUTY = frozenset("president governor mayor premier chancellor king leader chairman".split())
_DEPUTIES = (["deputy"], ["vice"], ["vice-president"], ["assistant"], ["lieutenant"])


def _traits(scene: Scene, first: int, last: int) -> frozenset[str]:
    """The words of a description beside its title, in normal form."""
    return frozenset(_SAME.get(w, w) for w in scene.folded[first:last])


def _contrary(traits: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two descriptions cannot be of one person: a Republican and a Democrat."""
    mine, theirs = traits & _PARTIES, others & _PARTIES
    return bool(mine and theirs and not mine & theirs)


#: Words by which newswriting takes up anybody of a body: "the BJP leader".
_VAGUE = frozenset("leader official politician executive".split())
#: Words for the one who heads a body: "the CDP president" was "head of the CDP" before.
_HEADS = frozenset("president head leader chief chairman chairwoman chairperson chair director boss".split())


def _may_be_of(scene: Scene, draft: Draft, word: str, organisation: Name) -> bool:
    """Whether a person who is told to be of a body can be meant by a word of another title in that body."""
    meant = scene.at.get(organisation.last - 1, ())
    if not meant or draft.kind != "person" or draft.affiliation != meant[0].id:
        return False
    return word in _VAGUE or (word in _HEADS and not _HEADS.isdisjoint((draft.title or "").split()[-1:]))


def _other_portfolio(role: Role, draft: Draft, traits: frozenset[str]) -> bool:
    """Whether a minister is said to be of something else than another: "commodities minister", "Finance Minister"."""
    if role.role_class != "minister" or draft.role_class != "minister" or draft.role is None:
        return False
    mine = _portfolio({*traits, *role.title.key.split()})
    theirs = _portfolio({*draft.role.lower().split(), *(draft.title or "").split()})
    return bool(mine and theirs and not mine & theirs)


def _portfolio(words: set[str]) -> set[str]:
    return words & _PORTFOLIOS


#: What ministers are of. "the minister" alone may be any of them.
_PORTFOLIOS = frozenset(
    """foreign defence defense interior home finance trade energy oil health education justice economy economic
    agriculture transport culture labour labor environment commodities commerce industry information business
    development water tourism sports science technology security treasury housing planning mines communications
    railway railways aviation immigration migration communication digital climate fisheries""".split()
)


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
            return _alone_before(scene, head, role)
        at -= 1
    return _alone_before(scene, head, role)


def _alone_before(scene: Scene, head: int, role: Role) -> Draft | None:
    """The only person named in the sentence before, of whom no other office is told: "Berg's doctor came. The former
    mayor …"."""
    sentence = scene.sentence[head] - 1
    named = dict.fromkeys(
        draft
        for draft in scene.drafts
        if draft.kind == "person"
        for form, at in draft.spans.values()
        if form == "name" and at < head and scene.sentence[at] == sentence
    )
    if len(named) != 1 or scene.parse.words.paragraph[head] - scene.parse.words.paragraph[head - 1] > 1:
        return None
    (draft,) = named
    return draft if draft.role_class in (None, "party", role.role_class) and _may_be(draft, role) else None
