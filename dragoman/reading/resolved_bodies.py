"""Which body a short description means: "the ministry", "the group", "the company", by what was spoken of before."""

from __future__ import annotations

from dragoman.reading.countries import in_focus, is_home_doubtful, standing_before, state
from dragoman.reading.drafts import Draft, Scene
from dragoman.reading.heads import BodyHead
from dragoman.reading.state_bodies import GOVERNMENTS, state_body

#: Words by which newswriting takes up a body that it has named, and the kinds for which each stands.
_ANAPHORS: dict[str, frozenset[str]] = {
    "newspaper": frozenset(["media"]),
    "paper": frozenset(["media"]),
    "magazine": frozenset(["media"]),
    "network": frozenset(["media"]),
    "channel": frozenset(["media"]),
    "broadcaster": frozenset(["media"]),
    "outlet": frozenset(["media"]),
    "daily": frozenset(["media"]),
    "website": frozenset(["media", "company"]),
    "station": frozenset(["media"]),
    "company": frozenset(["company"]),
    "firm": frozenset(["company"]),
    "group": frozenset(["armed-group", "civil-group", "company"]),
    "giant": frozenset(["company"]),
    "airline": frozenset(["company"]),
    "bank": frozenset(["company", "international-organisation"]),
    "manufacturer": frozenset(["company"]),
    "carmaker": frozenset(["company"]),
    "party": frozenset(["party"]),
    "movement": frozenset(["armed-group", "party", "civil-group"]),
    "militia": frozenset(["armed-group"]),
    "organization": frozenset(["international-organisation", "civil-group", "armed-group"]),
    "organisation": frozenset(["international-organisation", "civil-group", "armed-group"]),
    "body": frozenset(["international-organisation"]),
    "bloc": frozenset(["international-organisation"]),
    "alliance": frozenset(["international-organisation", "party"]),
    "union": frozenset(["international-organisation", "civil-group"]),
    "fund": frozenset(["international-organisation"]),
    "institute": frozenset(["think-tank"]),
    "center": frozenset(["think-tank"]),
    "centre": frozenset(["think-tank"]),
    "university": frozenset(["university"]),
    "school": frozenset(["university"]),
    "college": frozenset(["university"]),
    "association": frozenset(["civil-group"]),
    "foundation": frozenset(["civil-group"]),
    "charity": frozenset(["civil-group"]),
    "campaign": frozenset(["party"]),
    "corporation": frozenset(["company", "media"]),
    "agency": frozenset(["government-body", "international-organisation", "media"]),
    "department": frozenset(["government-body"]),
    "commission": frozenset(["government-body", "international-organisation"]),
    "office": frozenset(["government-body"]),
    "service": frozenset(["government-body"]),
    "bureau": frozenset(["government-body"]),
    "ministry": frozenset(["government-body"]),
    "committee": frozenset(["government-body", "civil-group", "party"]),
    "council": frozenset(["government-body", "international-organisation"]),
    "authority": frozenset(["government-body"]),
    "board": frozenset(["government-body"]),
    "panel": frozenset(["government-body"]),
    "watchdog": frozenset(["government-body", "international-organisation", "civil-group"]),
    "regulator": frozenset(["government-body"]),
    "embassy": frozenset(["government-body"]),
    "mission": frozenset(["government-body"]),
    "court": frozenset(["government-body"]),
    "force": frozenset(["armed-force"]),
    "brigade": frozenset(["armed-force"]),
    "front": frozenset(["armed-group"]),
    "think tank": frozenset(["think-tank"]),
    "tank": frozenset(["think-tank"]),
    "club": frozenset(["civil-group"]),
}


#: In how many sentences before a short description another body makes it doubtful which is meant. A design value.
_LATELY = 2


def resolve_anaphor(scene: Scene, head: int, first: int, last: int) -> None:
    """ "the commission", "the paper": a body named before, by a word that alone names none."""
    word = scene.folded[head]
    kinds = _ANAPHORS.get(word)
    if (
        kinds is None
        or first != head
        or last != head + 1
        or not head
        or scene.folded[head - 1] not in ("the", "this", "that")
    ):
        return
    draft = _last_of(scene, head, word, kinds)
    if draft is not None:
        scene.mention(draft, first, last, "nominal", head)
        if _may_be_another(scene, draft, head, word, kinds):
            scene.doubtful.add(head)


def _last_of(scene: Scene, head: int, word: str, kinds: frozenset[str], by_name: bool = False) -> Draft | None:
    """The body mentioned last before a word that its head word or its kind fits, the head word before the kind."""
    if not by_name and (speaking := _speaking(scene, head, kinds)) is not None and _alike(word, speaking.name):
        return speaking
    best: tuple[bool, int, Draft] | None = None
    for draft in scene.drafts:
        if draft.kind not in kinds:
            continue
        seen = max((at for _, at in draft.spans.values() if at < head), default=-1)
        if seen < 0 or scene.sentence[seen] < scene.sentence[head] - 12:
            continue
        if not _alike(word, draft.name):
            continue
        named = word in draft.name.lower().split() or (bool(draft.key) and draft.key[-1].split()[-1:] == [word])
        if not named and (by_name or scene.sentence[seen] < scene.sentence[head] - 4):
            continue
        if best is None or (named, seen) > best[:2]:
            best = (named, seen, draft)
    return best[2] if best is not None else None


def _may_be_another(scene: Scene, draft: Draft, head: int, word: str, kinds: frozenset[str]) -> bool:
    """Whether "the group" may as well take up another body of such a kind, told of as lately."""
    if word in draft.name.lower().split():
        return False
    return any(
        other is not draft
        and other.kind in kinds
        and _alike(word, other.name)
        and any(at < head and scene.sentence[at] >= scene.sentence[head] - _LATELY for _, at in other.spans.values())
        for other in scene.drafts
    )


def _speaking(scene: Scene, head: int, kinds: frozenset[str]) -> Draft | None:
    """The body that says what a word stands in: "the bank" of "Lloyds said *the bank* had withdrawn"."""
    parse = scene.parse
    if not parse.is_a(head, "nsubj", "nsubj:pass"):
        return None
    clause = parse.governor[head]
    if not parse.is_a(clause, "ccomp"):
        return None
    subject = parse.child(parse.governor[clause], "nsubj")
    meant = scene.at.get(subject, ()) if subject is not None and subject < head else ()
    return meant[0] if len(meant) == 1 and meant[0].kind in kinds else None


#: Bodies that newswriting does not take for each other: "the panel" is no agency, "the agency" no court.
_SORTS = (
    frozenset("court tribunal".split()),
    frozenset("committee subcommittee panel council commission board assembly parliament senate congress".split()),
    frozenset("ministry department agency directorate bureau office service authority administration".split()),
    frozenset("embassy mission consulate".split()),
)


def _alike(word: str, name: str) -> bool:
    """Whether "the `word`" may take up a body of this name, as far as both say what sort of body they are."""
    mine = next((sort for sort in _SORTS if word in sort), None)
    said = [sort for part in name.lower().split() for sort in _SORTS if part in sort]
    return mine is None or not said or mine in said


def _where_it_sits(scene: Scene, head: int) -> str | None:
    """The state that a clause with "where" leads to: "fled to Oman, *where* the government gave him a house"."""
    parse = scene.parse
    for clause in (head, *parse.ancestors(head)):
        if parse.is_a(clause, "acl:relcl") and any(scene.folded[c] == "where" for c in parse.children(clause)):
            name = scene.name_at.get(parse.governor[clause])
            return name.id if name is not None and name.kind == "state" else None
    return None


def resolved(scene: Scene, body: BodyHead, head: int, definite: bool, home_code: str | None) -> Draft | None:
    """ "the ministry", "the government", "Parliament": the last body of that kind, else the home state's."""
    if not definite and body.key not in ("police", "parliament", "congress", "authorities"):
        return None
    if body.plural and body.key not in ("authority", "authorities", "troop"):
        return None
    kind = body.body.kind
    if kind == "state":
        if body.key not in GOVERNMENTS and not body.key.endswith("government"):
            return None
        code = _where_it_sits(scene, head)
        if code is None:
            code = in_focus(scene, head, home_code)
            if code is not None and code == home_code != standing_before(scene, head) and is_home_doubtful(scene):
                scene.doubtful.add(head)
        if body.key == "administration" and scene.find("USA") is not None and home_code in (None, "USA"):
            code = "USA"
        return state(scene, code) if code is not None else None
    word = body.key.split()[-1]
    if word == "campaign" and "election" in scene.folded[max(0, head - 1) : head]:
        return None  # what all parties fight, none of them
    if scene.parse.child(head, "nmod:poss") is not None:
        return None  # "the hotel's website"
    found = _last_of(scene, head, word, _ANAPHORS.get(word, frozenset()) | {kind}, word not in _ANAPHORS)
    if found is not None:
        return found
    if (
        kind in ("government-body", "armed-force")
        and not body.body.weak
        and (body.body.acts == "state" or body.body.sector in ("LEG", "JUD"))
    ):
        code = in_focus(scene, head, home_code)
        if code is not None and body.key not in (
            "court",
            "department",
            "embassy",
            "consulate",
            "commission",
            "unit",
            "panel",
        ):
            return state_body(scene, body, code, body.first, body.last)
    return None
