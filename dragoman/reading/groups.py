"""Groups: "the two countries" are those last named together, "Gulf Arab states" a group of its own."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.reading.drafts import Draft, Scene, slug

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "pair": 2, "duo": 2, "trio": 3}
_STATES = frozenset(
    "countries nations states governments neighbours neighbors capitals koreas powers superpowers foes "
    "economies".split()
)
_SIDES = frozenset("sides parties allies rivals adversaries enemies foes partners".split())
_PERSONS = frozenset(
    "leaders men women presidents ministers officials diplomats premiers heads envoys candidates "
    "politicians rivals lawmakers senators "
    "chiefs generals negotiators counterparts colleagues secretaries".split()
)
_WORDS = _NUMBERS.keys() | _STATES | _SIDES | _PERSONS
_EXAMPLES = frozenset("like including".split())


#: In how many sentences before "both sides" more than two make it doubtful who they are. A design value.
_LATELY = 3


def stage_groups(scene: Scene) -> None:
    """Puts groups on the scene, with the members that the report names."""
    for head in range(len(scene.forms)):
        word = scene.folded[head]
        if word not in _WORDS or head in scene.name_at:
            continue
        if word in _NUMBERS and head not in scene.at:
            _number(scene, head, _NUMBERS[word])
        elif word not in _NUMBERS:
            _plural(scene, head, word)


def _kinds(word: str) -> Callable[[Draft], bool]:
    """What the members of a group by that word can be."""
    if word in _PERSONS and word != "rivals":
        return lambda draft: draft.kind == "person"
    if word in _STATES and word != "foes":
        return lambda draft: draft.kind == "state"
    return lambda draft: draft.kind in _ABLE


_ABLE = frozenset("state armed-group party international-organisation company government-body".split())


def _number(scene: Scene, head: int, count: int) -> None:
    """ "the two discussed …", "both said", "the four": a number that stands for those named together before."""
    parse, word = scene.parse, scene.folded[head]
    if parse.is_a(head, "nummod", "det", "det:predet", "compound", "amod", "cc:preconj"):
        return
    if word != "both" and not (head > 0 and scene.folded[head - 1] in ("the", "these")):
        return
    again = _sized(scene, head, count, lambda draft: True)
    if again is not None and (count > 2 or not parse.is_a(head, "nsubj")):
        scene.mention(again, head, head + 1, "nominal", head)
    elif count == 2 and parse.is_a(head, "nsubj", "nsubj:pass"):
        for kind in ("person", "state"):
            members = last_together(scene, head, count, lambda draft, kind=kind: draft.kind == kind)  # type: ignore[misc]
            if members:
                _group(scene, head, head, head + 1, members)
                return


def _plural(scene: Scene, head: int, word: str) -> None:
    """ "the two countries", "four Arab states", "both sides", "the parties", "Gulf Arab states"."""
    first, last = scene.phrase(head)
    before = scene.folded[max(0, first - 1) : head]
    count = next((_NUMBERS[w] for w in before if w in _NUMBERS), 0)
    definite = any(w in ("the", "both", "these", "those") for w in before)
    if word == "sides" and not count and definite:
        count = 2
    named = [n for n in scene.names_within(first, last) if n.kind in ("state", "organisation")]
    inside = [d for n in named if n.kind == "state" and n.first > head for d in scene.at.get(n.last - 1, ())]
    listed = [d for n in named if n.kind == "state" and n.last <= head for d in scene.at.get(n.last - 1, ())]
    if len(set(listed)) > 1 and word in ("governments", "capitals", "armies", "authorities"):
        _group(scene, head, first, last, tuple(dict.fromkeys(listed)))  # "the Spanish and Algerian governments"
    elif len(inside) > 1 and word in _STATES and (not count or len(inside) == count):
        _group(scene, head, first, last, tuple(dict.fromkeys(inside)))  # "the two states of Chad and Niger"
    elif count and not named and (definite or word in _STATES):
        _counted(scene, head, first, last, word, count, definite)
    elif definite and word in _SIDES and not named:
        members = last_together(scene, head, 2, _kinds(word), listed=True)
        if members:
            _group(scene, head, first, last, members)
        else:
            _described(scene, head, first, last)
    elif head not in scene.at and word in _STATES | {"allies"} and (named or _takes_part(scene, head)):
        _described(scene, head, first, last)


def _takes_part(scene: Scene, head: int) -> bool:
    return head in scene.source_words or scene.parse.is_a(head, "nsubj", "obl:agent")


def _counted(scene: Scene, head: int, first: int, last: int, word: str, count: int, definite: bool) -> None:
    """A group of a given size: the one named before, those who are listed, or those named last."""
    fits = _kinds(word)
    if scene.at.get(head, ()) and scene.at[head][0].kind != "unnamed":
        return
    again = _sized(scene, head, count, fits)
    members: tuple[Draft, ...] = ()
    if again is None or count == 2:
        if word == "sides":  # of parliaments and companies only where they are named side by side
            members = last_together(scene, head, count, fits, listed=True) if definite else ()
            fits = _takes_sides
            if not members and count not in (len(_told_lately(scene, head, fits, back)) for back in (0, _LATELY)):
                scene.doubtful.add(head)  # any two of them
        if not members and definite and count == 2:
            members = last_together(scene, head, count, fits)
        members = members or next_together(scene, head, count, fits)
        if not members and again is None and definite:
            members = last_together(scene, head, count, fits)
    if not members and again is None and not (definite or _takes_part(scene, head) or count > 2):
        return
    previous = scene.at.pop(head, None)
    if previous and previous[0].kind == "unnamed":
        previous[0].spans = {span: at for span, at in previous[0].spans.items() if at[1] != head}
    if members:
        _group(scene, head, first, last, members)
    elif again is not None:
        scene.mention(again, first, last, "nominal", head)
    else:
        _described(scene, head, first, last, size=count)


def _told_lately(scene: Scene, head: int, fits: Callable[[Draft], bool], back: int) -> set[Draft]:
    """The actors of a kind mentioned before a word in its sentence, or in the `back` sentences before that."""
    first = scene.sentence[head] - back
    return {
        draft
        for draft in scene.drafts
        if fits(draft) and any(at < head and scene.sentence[at] >= first for _, at in draft.spans.values())
    }


def _takes_sides(draft: Draft) -> bool:
    return draft.kind in ("state", "armed-group", "international-organisation")


def _described(scene: Scene, head: int, first: int, last: int, size: int = 0) -> None:
    """A group of its own, with the members that it gives as examples, if any."""
    text = scene.parse.text(first, last)
    draft = scene.find(slug(text))
    if draft is None or draft.kind != "group":
        examples = _examples(scene, head, last)
        draft = scene.add(
            Draft(
                slug(text),
                "group",
                text,
                "a group by its description",
                number="p",
                confidence=0.6,
                members=examples,
                size=size,
            )
        )
    scene.mention(draft, first, last, "nominal", head)


def _sized(scene: Scene, head: int, count: int, fits: Callable[[Draft], bool]) -> Draft | None:
    """The group of that size that the report named last: "the four states", "the four"."""
    best: tuple[int, Draft] | None = None
    for draft in scene.drafts:
        if (
            draft.kind == "group"
            and count in (draft.size, len(draft.members))
            and all(fits(member) for member in draft.members)
        ):
            seen = max((at for _, at in draft.spans.values() if at < head), default=-1)
            if seen >= 0 and (best is None or seen > best[0]):
                best = (seen, draft)
    return best[1] if best is not None else None


def _examples(scene: Scene, head: int, last: int) -> tuple[Draft, ...]:
    """The members that follow "such as", "including" or "like"."""
    at = last
    if at < len(scene.forms) and scene.forms[at] == ",":
        at += 1
    following = scene.folded[at : at + 2]
    if following != ["such", "as"] and not (following and following[0] in _EXAMPLES):
        return ()
    out: dict[Draft, None] = {}
    end = at + 1
    while end < len(scene.forms) and scene.sentence[end] == scene.sentence[head] and end - at < 24:
        if scene.parse.upos[end] in ("VERB", "AUX"):
            break
        for draft in scene.at.get(end, ()):
            if draft.kind in ("state", "international-organisation"):
                out[draft] = None
        end += 1
    return tuple(out)


def _group(scene: Scene, head: int, first: int, last: int, members: tuple[Draft, ...]) -> None:
    """A group with its members. What is said of it is said of them: in the cast, its mentions mean them."""
    key = ("group", *sorted(member.id for member in members))
    draft = next((d for d in scene.drafts if d.key == key), None)
    if draft is None:
        name = scene.parse.text(first, last)
        draft = scene.add(
            Draft(
                slug(name), "group", name, "those named together", number="p", confidence=0.65, key=key, members=members
            )
        )
    draft.spans.setdefault((first, last), ("nominal", head))
    scene.mentions.add(head)
    scene.at[head] = (draft,)


def last_together(
    scene: Scene, head: int, count: int, fits: Callable[[Draft], bool], listed: bool = False
) -> tuple[Draft, ...]:
    """The `count` actors of a kind named together last before a word; unless `listed`, else the last two.

    Three or more are known by their list alone, however far back it stands: "the four" are not the last four named.
    """
    parse = scene.parse
    seen: list[tuple[int, Draft]] = []
    sentence = scene.sentence[head]
    at = head - 1
    reach = 2 if listed else 4 if count == 2 else sentence
    while at >= 0 and scene.sentence[at] >= sentence - reach:
        if at in scene.mentions:
            for draft in scene.at[at]:
                if fits(draft) and (not seen or seen[-1][1] is not draft):
                    seen.append((at, draft))
        at -= 1
    for place, (word, draft) in enumerate(seen):
        partners = [draft]
        for other, partner in seen[place + 1 :]:
            if scene.sentence[other] != scene.sentence[word] or len(partners) == count:
                break
            joined = (parse.is_a(word, "conj") and parse.governor[word] == other) or _joined(scene, other, word)
            if joined and partner not in partners:
                partners.append(partner)
        if len(partners) == count:
            return tuple(reversed(partners))
    distinct = dict.fromkeys(draft for _, draft in seen)
    if listed or count > 2 or len(distinct) < count:
        return ()
    return tuple(reversed(list(distinct)[:count]))


def next_together(scene: Scene, head: int, count: int, fits: Callable[[Draft], bool]) -> tuple[Draft, ...]:
    """The first `count` actors of a kind that are listed after a word that nobody of the kind stands before."""
    sentence = scene.sentence[head]
    reach = 0 if any(fits(d) for at in scene.mentions if at < head for d in scene.at.get(at, ())) else 3
    run: list[tuple[int, Draft]] = []
    at = head + 1
    while at < len(scene.forms) and scene.sentence[at] <= sentence + reach:
        if at in scene.mentions and len(scene.at[at]) == 1 and fits(scene.at[at][0]):
            draft = scene.at[at][0]
            if run and not _joined(scene, run[-1][0], at):
                run = []
            if draft not in [d for _, d in run]:
                run.append((at, draft))
            if len(run) == count and scene.folded[at + 1 : at + 2] not in (["and"], [","]):
                break
        at += 1
    return tuple(draft for _, draft in run) if len(run) == count else ()


def _joined(scene: Scene, left: int, right: int) -> bool:
    """ "Russia and North Korea", "between Seoul and Tokyo": nothing but "and" and parts of the names between."""
    between = [at for at in range(left + 1, right) if at not in scene.name_at]
    return 0 < len(between) <= 4 and all(scene.folded[at] in ("and", "with", "the", ",", "'s") for at in between)


def coordinated(scene: Scene, at: int) -> list[Draft]:
    """Those who are named in one list with the mention at a word: "Kim and Putin", "Cairo, Riyadh and Doha"."""
    run = [at]
    for step in (-1, 1):
        here, found = at, True
        while found:
            found = False
            for there in range(here + step, here + 9 * step, step):
                if not 0 <= there < len(scene.forms) or scene.sentence[there] != scene.sentence[at]:
                    break
                if there in scene.mentions:
                    if _listed(scene, min(here, there), max(here, there)):
                        run.append(there)
                        here, found = there, True
                    break
    run.sort()
    if not any(scene.folded[word] == "and" for word in range(run[0], run[-1])):
        return list(scene.at[at])
    return list(dict.fromkeys(draft for word in run for draft in scene.at[word]))


def _listed(scene: Scene, left: int, right: int) -> bool:
    """Whether nothing but a comma, "and" and articles stands between two mentions."""
    begins = min(
        (first for draft in scene.at[right] for (first, _), (_, at) in draft.spans.items() if at == right),
        default=right,
    )
    between = [scene.folded[at] for at in range(left + 1, min(begins, right)) if at not in scene.name_at]
    return 0 < len(between) <= 3 and all(word in ("and", "the", ",") for word in between)
