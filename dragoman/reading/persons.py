"""Persons put on the scene: which names are one person, and the title that stands before each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.reading import lexicons
from dragoman.reading.drafts import Draft, Scene, slug
from dragoman.reading.heads import role_ending
from dragoman.reading.holders import known_person
from dragoman.reading.honorifics import honorifics_before, honorifics_from
from dragoman.reading.introductions import RELATIONS, Told, introductions
from dragoman.reading.mentions import person_span
from dragoman.reading.names import Name
from dragoman.reading.naming import gender_of_name, person_key, same_person, short_fits, suffix_of
from dragoman.reading.roles import read_role
from dragoman.reading.titles import title_parts

_FORMS_OF_ADDRESS = {
    **dict.fromkeys("mr sir lord herr senor".split(), "m"),
    **dict.fromkeys("mrs ms miss lady madam madame mme mlle frau dame".split(), "f"),
}
_TITLES = {
    **dict.fromkeys(
        """king emperor sultan emir spokesman congressman businessman pope archbishop cardinal imam sheikh ayatollah
        father husband son brother man boy""".split(),
        "m",
    ),
    **dict.fromkeys(
        """queen empress spokeswoman congresswoman chairwoman businesswoman policewoman actress baroness mother wife
        daughter sister woman girl widow""".split(),
        "f",
    ),
    "crown prince": "m",
    "first lady": "f",
}


def gather_persons(scene: Scene) -> dict[Draft, list[Told]]:
    """Puts the persons that are named on the scene and tells the roles that the report gives them."""
    names = [name for name in scene.names if name.kind == "person"]
    owner = _cluster(scene, names)
    told: dict[Draft, list[Told]] = {}
    for name in names:
        draft = owner[name]
        if scene.folded[name.last : name.last + 1] in _FAMILIES:
            family(scene, name)
            continue
        roles = told.setdefault(draft, [])
        first, last = _with_bracketed_body(scene, *scene.whole(*person_span(scene.parse, name)))
        head = scene.parse.head_of(first, last)
        scene.mention(
            draft,
            first,
            last,
            "name",
            head,
            also=(name.last - 1, name.first, scene.parse.head_of(name.first, name.last)),
        )
        if first < name.first:
            _gendered(scene, draft, first, name.first)
            end = honorifics_before(scene.forms, name.first, first)
            if end - first > 3 and scene.forms[end - 1] == ")" and scene.forms[end - 3] == "(":
                end -= 3  # "director general of police (DGP)"
            roles += _titles(scene, draft, honorifics_from(scene.forms, first, end), end)
        roles += introductions(scene, draft, name, first, head)
        for one in roles:
            draft.gender = draft.gender or _TITLES.get(one.role.title.key)
    return told


def _titles(scene: Scene, draft: Draft, first: int, last: int) -> list[Told]:
    """The roles that the words right before a name tell: those joined by "and", and in "Army chief *General*" both."""
    out = []
    parts = title_parts(scene.forms, first, last) if first < last else []
    for at, part in enumerate(parts):
        shared = _PREPOSITIONS.isdisjoint(scene.folded[part[0] : part[1]])
        words = (part[0], last) if shared else part  # "*chairman* and director of the bank"
        role = read_role(scene.forms, *words, scene.names_within(*words))
        chain = [role] if role is not None else []
        acts = lexicons.roles().classes[role.role_class].acts if role is not None else ""
        weight = 1.0 - 0.01 * at - 0.1 * (len(parts) > 1 and acts != "state")  # "party chief and interior minister"
        nearest = role_ending(scene.forms, part[1], role.title.last) if role is not None else None
        if role is not None and nearest is not None and nearest.first == role.title.last:
            further = read_role(scene.forms, nearest.first, nearest.last, ())
            if further is not None:
                reigns = further.role_class == role.role_class == "head-of-state"  # "Custodian of … *King* Salman"
                chain.insert(0 if reigns else 1, further)
        for one in chain:
            for word in range(one.title.first, one.title.last):
                scene.mean(word, (draft,))
            if not one.plural:
                strength = 0.1 if one.title.key in RELATIONS else weight - 0.005 * (one is not chain[0])
                out.append(Told(one, "title before the name", strength))
    return out


_PREPOSITIONS = frozenset("of for at in to".split())
_FAMILIES = (["family"], ["clan"], ["dynasty"], ["brothers"], ["sisters"], ["siblings"])


def family(scene: Scene, name: Name) -> None:
    """ "the Gandhi family": a group, and none of its members."""
    text = scene.parse.text(name.first, name.last + 1)
    draft = scene.find(slug(text)) or scene.add(
        Draft(slug(text), "group", text, "a family by its name", sector="CVL", number="p", confidence=0.7)
    )
    scene.mention(draft, name.first, name.last + 1, "name", name.last)


def _with_bracketed_body(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """A mention with the body and its acronym before the title: "Lantern Institute (LI) President Anna Meyer"."""
    if first > 3 and scene.forms[first - 1] == ")" and scene.forms[first - 3] == "(":
        body = scene.name_at.get(first - 4)
        if body is not None and body.kind == "organisation" and scene.sentence[body.first] == scene.sentence[first]:
            return body.first, last
    return first, last


def _gendered(scene: Scene, draft: Draft, first: int, last: int) -> None:
    for word in scene.folded[first:last]:
        draft.gender = draft.gender or _FORMS_OF_ADDRESS.get(word.rstrip("."))


def _gender_before(scene: Scene, name: Name) -> str | None:
    """What the word before a name tells, more surely than a given name does: "widow Terry Ash", "Mr. Leslie Berg"."""
    parse, before = scene.parse, name.first - 1
    head = parse.head_of(name.first, name.last)
    governed = name.first <= parse.governor[max(0, before)] < name.last  # by whichever word of the name
    if before < 0 or not (governed or parse.governor[head] == before):
        return None  # "the man Anna Meyer loved"
    word = scene.folded[before].rstrip(".")
    return _FORMS_OF_ADDRESS.get(word) or _TITLES.get(word)


def _cluster(scene: Scene, names: Sequence[Name]) -> dict[Name, Draft]:
    """Which draft each name belongs to. Full names first, then the short ones, each by what came before it."""
    parse = scene.parse
    keys = {name: person_key(scene.forms[name.first : name.last]) for name in names}
    owner: dict[Name, Draft] = {}
    full: list[Draft] = []
    suffixes: dict[Draft, str | None] = {}
    for name in names:
        key = keys[name]
        if len(key) < 2 or _is_short(key):
            continue
        suffix = suffix_of(scene.forms[name.first : name.last])
        draft = next(
            (d for d in full if same_person(key, d.key) and (suffix is None or suffixes[d] in (None, suffix))), None
        ) or _same_holder(key, full)
        if draft is None:
            text = parse.text(name.first, name.last)
            draft = scene.add(
                Draft(
                    slug(text),
                    "person",
                    text,
                    "a person by name",
                    gender=_gender_before(scene, name) or gender_of_name(key),
                    confidence=name.confidence,
                    key=key,
                )
            )
            full.append(draft)
            suffixes[draft] = suffix
        elif len(key) > len(draft.key) or _better(name, parse.text(name.first, name.last), draft):
            draft.name, draft.key = parse.text(name.first, name.last), key
        owner[name] = draft
        draft.confidence = max(draft.confidence, name.confidence)
    positions: dict[Draft, list[int]] = {draft: [] for draft in full}
    bare: dict[Draft, int] = dict.fromkeys(full, 0)
    for name in names:
        if name in owner:
            positions[owner[name]].append(name.first)
    short: list[Draft] = []
    aliases = _aliases(scene, names, keys)
    for name in names:
        if name in owner:
            continue
        key = keys[name]
        draft = owner.get(aliases[key]) if key in aliases else None
        if draft is None:
            draft = _for_short(scene, name, key, full, positions, bare) or _same_holder(key, full)
        if draft is None:
            draft = next((d for d in short if d.key == key), None)
        if draft is None:
            text = parse.text(name.first, name.last)
            draft = scene.add(
                Draft(slug(text), "person", text, "a person by a short name", confidence=0.9 * name.confidence, key=key)
            )
            if (holder := known_person(key)) is not None:
                draft.gender = gender_of_name(person_key(holder.name.split()))
            short.append(draft)
            positions[draft], bare[draft] = [], 0
        positions[draft].append(name.first)
        bare[draft] += 1
        owner[name] = draft
    return owner


def _same_holder(key: tuple[str, ...], drafts: Sequence[Draft]) -> Draft | None:
    """The person who is known to bear both names: "Jokowi", who is Joko Widodo."""
    holder = known_person(key)
    if holder is None:
        return None
    return next((draft for draft in drafts if known_person(draft.key) is holder), None)


def _aliases(scene: Scene, names: Sequence[Name], keys: dict[Name, tuple[str, ...]]) -> dict[tuple[str, ...], Name]:
    """Names that the report gives as other names: "Widodo – more commonly known as Jokowi"."""
    out: dict[tuple[str, ...], Name] = {}
    for before, name in pairwise(names):
        words = scene.folded[before.last : name.first]
        if (
            len(words) <= 7
            and scene.sentence[before.first] == scene.sentence[name.first]
            and (words[-2:] == ["known", "as"] or words[-1:] == ["nicknamed"] or words[-1:] == ["alias"])
            and not {"is", "was", "who"} & set(words[:1])
        ):
            out.setdefault(keys[name], before)
    return out


def _is_short(key: tuple[str, ...]) -> bool:
    """ "bin Laden", "von der Leyen", "al-Assad": a family name of several words."""
    return key[0] in ("bin", "al", "el", "von", "van", "de", "der", "da", "la", "le", "ben")


def _better(name: Name, text: str, draft: Draft) -> bool:
    return draft.name.isupper() and not text.isupper()


def _for_short(
    scene: Scene,
    name: Name,
    key: tuple[str, ...],
    full: Sequence[Draft],
    positions: dict[Draft, list[int]],
    bare: dict[Draft, int],
) -> Draft | None:
    """The person for whom a short name stands: the fit of the name, then who was spoken of last and most."""
    sentence = scene.sentence[name.first]
    hint = _FORMS_OF_ADDRESS.get(scene.folded[name.first - 1].rstrip(".")) if name.first else None
    best: tuple[float, Draft] | None = None
    fitting = [(draft, fit) for draft in full if (fit := short_fits(key, draft.key))]
    most = max((bare[draft] for draft, _ in fitting), default=0)
    reigning = known_person((scene.folded[name.first - 1], *key)) if name.first else None
    for draft, fit in fitting:
        if hint is not None and draft.gender not in (None, hint):
            continue
        if fit <= 0.5 and known_person(key) is not None:
            continue  # Reagan is not Regan
        if reigning is not None and known_person(draft.key) not in (None, reigning):
            continue  # "King Salman" is not Mohammed bin Salman
        before = [at for at in positions[draft] if at < name.first]
        if before:
            distance = sentence - scene.sentence[before[-1]]
            score = (
                2.0 * fit
                + 1.5 / (1 + distance)
                + (0.8 * bare[draft] / most if most else 0.0)
                + 0.1 * min(len(before), 8)
            )
        else:
            score = fit
        if best is None or score > best[0]:
            best = (score, draft)
    return best[1] if best is not None else None


def gendered_by(title: str) -> str | None:
    """m or f where a title tells."""
    return _TITLES.get(title)
