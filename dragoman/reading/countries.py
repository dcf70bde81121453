"""States, peoples, regions and areas put on the scene: their names, demonyms, capitals and seats become mentions.

A capital counts only where it stands for its government, an area ("the West") only where it acts or is acted upon.
"""

from __future__ import annotations

from collections import Counter

from dragoman.reading import lexicons
from dragoman.reading.drafts import Draft, Scene, determiner, slug
from dragoman.reading.heads import role_at
from dragoman.reading.names import Name
from dragoman.reading.organisations import SHARED, home
from dragoman.reading.states import is_government, name_of

_MISSIONS = frozenset("embassy embassies consulate consulates consul consulate-general".split())
_LONE = frozenset(["the west"])
_DEFINITE = frozenset("the this that his her its their our my these those".split())
#: The share of all mentions of states that makes one of them the report's home. A design value, not measured.
_HOME_SHARE = 0.42
#: From what share of the home's count on another state makes it doubtful. In events of bench news that name "the
#: government", three of four were wrong above it when judged by hand, three of 25 below.
_NEARLY = 0.75


def state(scene: Scene, code: str) -> Draft:
    """The draft of a state by its code."""
    found = scene.find(code)
    if found is None:
        found = scene.add(
            Draft(code, "state", name_of(code), "name of a state", code, "GOV", acts_for=code, confidence=0.95)
        )
    return found


def region(scene: Scene, key: str) -> Draft | None:
    """The draft of a region's government by the key of its name."""
    places = lexicons.places()
    entry = places.names.get(key) or places.adjectives.get(key) or places.people.get(key)
    if entry is None and (home_of_city := places.cities.get(key) or lexicons.states().capitals.get(key)) is not None:
        entry = lexicons.Region(key.title(), "region", home_of_city)
    if entry is None or entry.kind not in ("region", "pre"):
        return None
    actor = slug(entry.name)
    found = scene.find(actor)
    if found is None:
        sector = "PRE" if entry.kind == "pre" else "GOV"
        found = scene.add(
            Draft(
                actor,
                "government-body",
                entry.name,
                "name of a region",
                entry.country,
                sector,
                acts_for=actor,
                confidence=0.8,
            )
        )
    return found


def stage_countries(scene: Scene) -> None:
    """Puts every state, people, region and area that acts on the scene, with its mentions."""
    georgia = _is_the_american(scene)
    for name in scene.names:
        if georgia and name.id == "GEO":
            continue
        if name.kind == "state" and name.id is not None and not _of_mission(scene, name):
            scene.mention(state(scene, name.id), name.first, name.last, "name", also=(name.last - 1,))
        elif name.kind == "capital" and name.id is not None and is_government(scene.parse, name.first, name.last):
            _capital(scene, name)
        elif name.kind in ("people", "region-people"):
            _people(scene, name)
        elif name.kind == "region":
            _region(scene, name)
    _halves_of_korea(scene)


def _is_the_american(scene: Scene) -> bool:
    """Whether "Georgia" is the American state: the report has to do with America and nothing else with the Caucasus."""
    caucasus = frozenset("tbilisi abkhazia south ossetia abkhaz ossetian georgians batumi gori".split())
    if not caucasus.isdisjoint(scene.folded):
        return False
    american = sum(n.id == "USA" or (n.kind in ("region", "city") and home(n) == "USA") for n in scene.names)
    eastern = sum(n.id in ("RUS", "ARM", "AZE", "SUN", "TUR") for n in scene.names)
    return american > 1 and not eastern


def _of_mission(scene: Scene, name: Name) -> bool:
    """ "the Chinese embassy" is no mention of China."""
    if not name.adjective:
        return False
    return any(word in _MISSIONS for word in scene.folded[name.last : name.last + 2])


def _capital(scene: Scene, name: Name) -> None:
    if name.id is None or _of_mission(scene, Name(name.first, name.last, "state", name.id, adjective=True)):
        return
    if name.id.isupper():
        draft = state(scene, name.id)
    else:
        entry = lexicons.organisations().organisations[name.id]
        draft = scene.find(entry.id) or scene.add(
            Draft(
                entry.id,
                "international-organisation",
                entry.name,
                "seat of an organisation",
                entry.country,
                entry.sector,
                acts_for=entry.acts_for,
                confidence=0.8,
            )
        )
    scene.mention(draft, name.first, name.last, "name")


def _people(scene: Scene, name: Name) -> None:
    """ "Americans" are a population, "two Americans" some people of that country."""
    parse = scene.parse
    head = parse.head_of(name.first, name.last)
    if parse.is_a(head, "amod", "compound") and parse.governor[head] >= name.last:
        if name.kind == "people" and name.id is not None:
            scene.mention(state(scene, name.id), name.first, name.last, "name")
        return
    country = name.id if name.kind == "people" else home(name)
    first, last = scene.phrase(head)
    first = min(first, name.first)
    plural = (
        scene.folded[name.last - 1].endswith("s") or parse.child(head, "det") is None or name.kind == "region-people"
    )
    counted = parse.child(head, "nummod") is not None or first < name.first
    label = parse.text(name.first, name.last)
    if plural and not counted:
        actor = slug(label)
        draft = scene.find(actor)
        if draft is None or draft.kind != "population":
            draft = scene.add(Draft(actor, "population", label, "a people", country, "CVL", number="p", confidence=0.8))
    else:
        text = parse.text(first, last)
        number = "p" if counted and not _singular(scene, head) else "s"
        draft = scene.add(
            Draft(
                slug(text),
                "unnamed",
                text,
                "people by their nationality",
                country,
                "CVL",
                number=number,
                confidence=0.65,
            )
        )
    scene.mention(draft, first, last, "nominal", head)


def _singular(scene: Scene, head: int) -> bool:
    det = scene.parse.child(head, "det")
    return det is not None and scene.folded[det] in ("a", "an", "another", "one")


def _region(scene: Scene, name: Name) -> None:
    if name.adjective or name.id is None:
        return
    entry = lexicons.places().names.get(name.id)
    if entry is None:
        return
    parse = scene.parse
    head = parse.head_of(name.first, name.last)
    if entry.kind == "area":
        acts = parse.is_a(head, "nsubj", "obl:agent") if name.id not in _LONE else not parse.is_a(head, "root")
        if acts and is_government(parse, name.first, name.last) and parse.governor[head] != head:
            actor = slug(entry.name)
            draft = scene.find(actor) or scene.add(
                Draft(actor, "group", entry.name, "an area that acts", number="s", confidence=0.6)
            )
            scene.mention(draft, name.first, name.last, "name")
        return
    doing = entry.kind == "region" and parse.is_a(head, "nsubj", "obl:agent") and _acts(scene, head)
    if (entry.kind == "pre" or doing) and is_government(parse, name.first, name.last):
        government = region(scene, name.id)
        if government is not None:
            scene.mention(government, name.first, name.last, "name")


_DEEDS = frozenset(
    """said says asked called announced declared warned voted demanded rejected refused signed agreed accused urged
    banned approved passed ordered decided wants seeks plans sued launched imposed claimed insisted vowed denied
    offered""".split()
)


def _acts(scene: Scene, head: int) -> bool:
    return scene.folded[scene.parse.governor[head]] in _DEEDS


def _halves_of_korea(scene: Scene) -> None:
    """ "the North" and "the South" where the report is about Korea."""
    codes = {draft.id for draft in scene.drafts}
    if "PRK" not in codes and "KOR" not in codes:
        return
    for at in range(1, len(scene.forms)):
        form = scene.forms[at]
        if form not in ("North", "South") or scene.folded[at - 1] != "the" or at in scene.name_at:
            continue
        after = scene.forms[at + 1] if at + 1 < len(scene.forms) else "."
        if after[0].isupper():
            continue
        scene.mention(state(scene, "PRK" if form == "North" else "KOR"), at, at + 1, "name", at)


def home_state(scene: Scene) -> str | None:
    """The state that the report is about or written in, where one stands out among those it names."""
    count = _named_states(scene)
    if not count:
        return None
    (best, most), *rest = count.most_common(2)
    if most < 2 or (rest and rest[0][1] == most):
        return None
    return best if most >= _HOME_SHARE * count.total() else None


def is_home_doubtful(scene: Scene) -> bool:
    """Whether another state is named nearly as much as the report's home: "the government" may be either's."""
    return len(most := _named_states(scene).most_common(2)) > 1 and most[1][1] >= _NEARLY * most[0][1]


def _named_states(scene: Scene) -> Counter[str]:
    """How much a report tells of each state: by its name, its cities and bodies, its people."""
    count: Counter[str] = Counter()
    for name in scene.names:
        if scene.folded[name.last : name.last + 1] in (["counterpart"], ["counterparts"]):
            continue  # "the minister met his *Omani* counterpart" is told from elsewhere
        if name.kind in ("state", "people", "capital") and name.id is not None and name.id.isupper():
            count[name.id] += 2
        elif name.kind in ("city", "region", "region-people") and (code := home(name)) is not None:
            count[code] += 1
        elif name.kind == "organisation" and name.id is not None:
            entry = lexicons.organisations().organisations.get(name.id)
            shared = " ".join(scene.folded[name.first : name.last]) in SHARED
            if entry is not None and entry.country is not None and not shared:
                count[entry.country] += 1
    for draft in scene.drafts:
        if draft.kind == "person" and draft.country is not None:
            count[draft.country] += len(draft.spans)
    return count


#: Common nouns for a state, and the states of which newswriting uses those that fit few.
COMMON_NOUNS: dict[str, tuple[str, ...]] = {
    "country": (),
    "nation": (),
    "state": (),
    "republic": (),
    "kingdom": ("SAU", "JOR", "MAR", "BHR", "THA", "KHM", "SWZ", "TON", "BTN"),
    "emirate": ("QAT", "KWT", "ARE", "BHR"),
    "sultanate": ("OMN", "BRN"),
    "island": ("TWN", "CYP", "LKA", "MLT", "CUB", "MUS", "BHR"),
    "archipelago": ("PHL", "IDN", "MDV"),
    "grand": ("LUX",),
}


def common_noun_of(scene: Scene, owner: int) -> None:
    """ "his country": the state of the person whom a possessive means."""
    head = scene.parse.governor[owner]
    if (
        scene.folded[head] in ("country", "nation", "homeland")
        and scene.parse.is_a(owner, "nmod:poss")
        and head not in scene.at
    ):
        whose = scene.at[owner]
        if len(whose) == 1 and whose[0].country is not None:
            scene.mention(state(scene, whose[0].country), head, head + 1, "nominal", head)


def common_noun(scene: Scene, head: int, first: int) -> bool:
    """ "the country", "his country", "the kingdom": the state of whom is spoken, or the one named last that fits."""
    if scene.folded[head] not in COMMON_NOUNS:
        return False
    article = determiner(scene, head, first)
    if first != head or (article not in _DEFINITE and scene.parse.child(head, "nmod:poss") is None):
        return False
    codes = COMMON_NOUNS[scene.folded[head]]
    owner = scene.parse.child(head, "nmod:poss")
    whose = scene.at.get(owner, ()) if owner is not None else ()
    if whose and whose[0].country is not None and not codes:
        scene.mention(state(scene, whose[0].country), head, head + 1, "nominal", head)
        return True
    if owner is not None or article not in ("the", "this", "that"):
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
                value += 0.2 * len(draft.spans) if codes else 0.0
                if best is None or value >= best[0]:
                    best = (value, draft)
    if best is None:
        return False
    scene.mention(best[1], head, head + 1, "nominal", head)
    return True


_STANDING = {"nsubj": 2.0, "nsubj:pass": 1.8, "nmod:poss": 1.4, "obj": 1.3, "amod": 0.7}


def in_focus(scene: Scene, word: int, home_code: str | None) -> str | None:
    """The state of which the report is speaking at a word that names none ("the government", "the Foreign Minister").

    The state that was subject or owner last in the paragraph, else the report's home, else the one named last in the
    sentence.
    """
    standing, last = _spoken_of(scene, word)
    return standing or home_code or last


def standing_before(scene: Scene, word: int) -> str | None:
    """The state that was subject or owner last before a word in its paragraph."""
    return _spoken_of(scene, word)[0]


def _spoken_of(scene: Scene, word: int) -> tuple[str | None, str | None]:
    paragraphs, sentence = scene.parse.words.paragraph, scene.sentence[word]
    if (speaking := _speaking_in(scene, word)) is not None:
        return speaking, None
    last = None
    for name in scene.names_before(word):
        if paragraphs[name.first] != paragraphs[word] or scene.sentence[name.first] < sentence - 3:
            break
        code = _code(name) or _of_named_body(scene, name)
        if code is None or (name.kind == "capital" and not is_government(scene.parse, name.first, name.last)):
            continue
        head = scene.parse.head_of(name.first, name.last)
        if scene.parse.is_a(head, "nsubj", "nmod:poss", "root") or name.kind == "organisation":
            return code, last
        if scene.sentence[name.first] == sentence:
            last = last or code
    return None, last


def _speaking_in(scene: Scene, word: int) -> str | None:
    """The state whose official is subject of the sentence: "*British* Minister Lee told Iran's envoy so, he said"."""
    parse = scene.parse
    for name in scene.names_before(word):
        if scene.sentence[name.first] != scene.sentence[word]:
            return None
        code = _code(name)
        governor = parse.governor[parse.head_of(name.first, name.last)]
        owned = name.last <= governor < word and parse.is_a(governor, "nsubj") and parse.upos[governor] != "VERB"
        clause = parse.governor[governor]
        owned = owned and _is_official(scene, name.last, governor + 1) and not _is_listed(scene, governor, word)
        if code is not None and owned and (parse.is_root(clause) or parse.is_root(parse.governor[clause])):
            return code
    return None


def _is_listed(scene: Scene, head: int, word: int) -> bool:
    """Whether a title goes on a list of persons that `head` begins: "the *British* envoy Jo Lee, *minister* Berg"."""
    if head not in scene.parse.ancestors(word) or not any(n.kind == "person" for n in scene.names_within(head, word)):
        return False
    at = word
    while at < len(scene.forms) and scene.parse.upos[at] not in ("PUNCT", "VERB", "AUX"):
        if scene.name_at.get(at, _NOBODY).kind == "person":
            return True
        at += 1
    return False


_NOBODY = Name(-1, -1, "other")


def _is_official(scene: Scene, first: int, last: int) -> bool:
    """Whether a title that speaks for a state stands among some words: "*minister* Berg"."""
    titles = (role_at(scene.forms, at, end) for at in range(first, last) for end in (at + 1, at + 2) if end <= last)
    return any(title is not None and title.role_class in _SPEAKING for title in titles)


_SPEAKING = frozenset("head-of-state head-of-government minister official diplomat spokesperson".split())


def _of_named_body(scene: Scene, name: Name) -> str | None:
    """The state of a body by its name: "the *Chinese* Ministry of Trade said that the minister would"."""
    if name.kind != "organisation" or name.id is not None:
        return None
    meant = scene.at.get(name.last - 1, ())
    if len(meant) != 1 or meant[0].kind != "government-body":
        return None
    states = lexicons.states()
    words = scene.folded[name.first : name.last]
    told = {table.get(word) for word in words for table in (states.adjectives, states.names)}
    return meant[0].acts_for if meant[0].acts_for in told else None


def _code(name: Name) -> str | None:
    """The state for which a name stands: a state's, a capital's, or that of a body that acts for its state."""
    if name.id is None or name.kind not in ("state", "capital", "organisation"):
        return None
    if name.kind != "organisation":
        return name.id if name.id.isupper() else None
    entry = lexicons.organisations().organisations[name.id]
    return (
        entry.country if entry.acts_for == entry.country and entry.kind in ("government-body", "armed-force") else None
    )
