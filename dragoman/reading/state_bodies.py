"""Bodies of states: "Chinese Ministry of Commerce" and "China's commerce ministry" are one.

A body is known by its state, its head word, and what it is for; a state has one of each.
"""

from __future__ import annotations

from dragoman.reading.countries import state
from dragoman.reading.drafts import Draft, Scene, slug
from dragoman.reading.heads import BodyHead
from dragoman.reading.lookup import find_names
from dragoman.reading.states import adjective_of
from dragoman.records import ActorKind

#: Plain words for the armed forces of a state: one actor, whatever the report calls them.
FORCES = frozenset(
    "armed forces|army|military|forces|force|troops|troop|soldiers|soldier|servicemen|serviceman".split("|")
)


GOVERNMENTS = frozenset("government administration regime leadership cabinet junta authorities authority".split())


#: Head words of which a state has many: what such a body is for tells it apart.
_TOPICAL = frozenset(
    "ministry department office agency bureau commission committee council directorate authority administration "
    "service board secretariat court inspectorate".split()
)
_SMALL = frozenset("of for the and a an affairs 's ’s federal".split())
_SPELLINGS = {"defense": "defence", "labor": "labour", "exterior": "foreign", "exteriors": "foreign"}


def state_body(scene: Scene, body: BodyHead, code: str, first: int, last: int) -> Draft | None:
    """The one body of its kind that a state has, or the state itself where the words mean its government.

    `first` and `last` are the words of the phrase or name that `body` heads.
    """
    kind = body.body.kind
    if kind == "state":
        return state(scene, code) if body.key in GOVERNMENTS or body.key.endswith("government") else None
    if kind not in ("government-body", "armed-force") or body.body.weak:
        return None
    if body.plural and body.key not in ("troop", "soldier", "authority", "serviceman"):
        return None  # "counties of Taiwan"
    plain = _plain(scene, body, first, last)
    name = (code, _in_one_spelling(plain))
    for draft in scene.drafts:
        if draft.key == name:
            return draft
    text = scene.parse.text(first, last)
    label = text if text[0].isupper() and " " in text else f"{adjective_of(code)} {plain}"
    draft = Draft(
        slug(f"{adjective_of(code)} {plain}"),
        kind_of(kind),
        label,
        "a body of a state",
        code,
        body.body.sector,
        confidence=0.85,
        key=name,
    )
    scene.add(draft)
    draft.acts_for = acts_of(body.body.acts, draft, code)
    draft.affiliation = code
    return draft


def what_it_is(scene: Scene, body: BodyHead, first: int, last: int) -> str:
    """What a body is and for what, whatever the order and the spelling of its words."""
    return _in_one_spelling(_plain(scene, body, first, last))


def _in_one_spelling(plain: str) -> str:
    *topic, noun = (_SPELLINGS.get(word, word) for word in plain.split())
    return " ".join([*sorted(topic), noun])


def _plain(scene: Scene, body: BodyHead, first: int, last: int) -> str:
    """The body by its topic and its head word, without its state: "commerce ministry"."""
    if body.key in FORCES:
        return "armed forces"
    words = body.key.split()
    noun = next((word for word in (words[-1], words[0]) if word in _TOPICAL), None)
    if noun is None:
        return body.key
    topic = [word for word in words if word != noun]
    states = {
        first + at
        for hit in find_names(scene.forms[first:last])
        if hit.kind in ("state", "adjective", "capital")
        for at in range(hit.first, hit.last)
    }
    before = [at for at in range(first, body.first) if at not in states and _is_topic(scene, at)]
    behind: list[int] = []
    if scene.folded[body.last : body.last + 1] in (["of"], ["for"]):
        for at in range(body.last + 1, last):
            if scene.folded[at] in ("in", "at", "on", "to", "with", "by", "from", ","):
                break
            if at not in states and _is_topic(scene, at):
                behind.append(at)
    topic = [*(scene.folded[at] for at in before), *topic, *(scene.folded[at] for at in behind)]
    return " ".join([*(word for word in dict.fromkeys(topic) if word not in _SMALL), noun])


def _is_topic(scene: Scene, at: int) -> bool:
    """Whether a word tells what a body is for: a noun, or an adjective in capitals, that names no state."""
    name = scene.name_at.get(at)
    if name is not None and name.kind in ("state", "capital", "people", "region", "city", "person"):
        return False
    form = scene.forms[at]
    if not form[0].isalpha() or any(hit.kind in ("state", "adjective", "capital") for hit in find_names([form])):
        return False
    return scene.parse.upos[at] in ("NOUN", "PROPN") or (scene.parse.upos[at] == "ADJ" and form[0].isupper())


def kind_of(kind: str) -> ActorKind:
    """A kind out of the lexicons as the type that records want; the lexicons hold no other."""
    return kind  # type: ignore[return-value]


def acts_of(acts: str, draft: Draft, country: str | None) -> str | None:
    """For whom a body acts, by the word of the lexicons: its state, itself, or nobody."""
    if acts == "state":
        return country
    return None if acts == "none" else draft.id
