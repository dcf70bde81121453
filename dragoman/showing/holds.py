"""Who has what hold on whom: lasting ties, by kind, each once with the reports that it rests on.

A `Story` in, paragraphs out, one a kind. What several reports tell is one line with the number of them, and of outlets
where it is smaller; where reports tell the opposite of each other, both are named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.assembly.joining import Held, JoinedTie, join_ties
from dragoman.assembly.origins import count_origins, one_each, witnesses
from dragoman.records import MUTUAL, TieKind
from dragoman.showing.brief import Paragraph, Sentence
from dragoman.showing.days import written
from dragoman.showing.passages import cut
from dragoman.showing.prose import inner
from dragoman.showing.story import Story, capital, many
from dragoman.showing.who import Figure, listed

#: Ties told in all and of one kind, and fewest chances in 100 that one is right. Design values; as many pass as before
#: confidences were calibrated (docs/confidence.md).
MOST_TIES, MOST_OF_KIND, LEAST_CONFIDENCE = 12, 4, 0.76
#: Longest words of a report that are quoted within a line, in characters. A design value.
LONGEST, LONGEST_AGAINST = 60, 120

#: Each kind with its name and what one does to the other, in the singular, in the plural and where it is over. In the
#: order of telling: force, money and goods, standing.
_FRAMES: dict[TieKind, tuple[str, str, str, str]] = {
    "troops": ("Troops", "has troops in", "have troops in", "had troops in"),
    "arms": ("Arms", "arms", "arm", "armed"),
    "sanctions": ("Sanctions", "has sanctions on", "have sanctions on", "had sanctions on"),
    "energy": ("Energy", "supplies energy to", "supply energy to", "supplied energy to"),
    "trade": ("Trade", "trades with", "trade with", "traded with"),
    "finance": ("Money", "finances", "finance", "financed"),
    "aid": ("Aid", "helps", "help", "helped"),
    "dependence": ("Dependence", "depends on", "depend on", "depended on"),
    "alliance": ("Alliances", "", "stand together", "stood together"),
    "rivalry": ("Rivalries", "", "stand against each other", "stood against each other"),
    "recognition": ("Recognition", "recognises", "recognise", "recognised"),
    "influence": ("Influence", "has influence over", "have influence over", "had influence over"),
    "border": ("Borders", "", "are neighbours", "were neighbours"),
}
#: The same where the sign is "-": troops that face somebody, a recognition that is withheld.
_AGAINST: dict[TieKind, tuple[str, str, str]] = {
    "troops": ("has troops against", "have troops against", "had troops against"),
    "recognition": ("does not recognise", "do not recognise", "did not recognise"),
}


def holds(story: Story) -> list[Paragraph]:
    """The ties that most reports tell of, those between the sides of the story first; a paragraph a kind."""
    joined = _both_ways(join_ties(story.readings, story.standing, story.origins))
    by_kind: defaultdict[TieKind, list[JoinedTie]] = defaultdict(list)
    joined = [tie for tie in joined if _can_be_told(story, tie)]
    opposites = _opposites(story, joined)
    weaker = list(map(id, opposites.values()))
    for tie in sorted((tie for tie in joined if id(tie) not in weaker), key=lambda tie: _rank(story, tie)):
        if sum(map(len, by_kind.values())) < MOST_TIES and len(by_kind[tie.kind]) < MOST_OF_KIND:
            by_kind[tie.kind].append(tie)
    return [
        Paragraph(tuple(_of_kind(story, by_kind[kind], opposites)), _FRAMES[kind][0])
        for kind in _FRAMES
        if by_kind[kind]
    ]


def _opposites(story: Story, ties: Sequence[JoinedTie]) -> dict[int, JoinedTie]:
    """By the id of a tie that has more witnesses, the tie that says the opposite of the same two: allies and rivals."""
    found: dict[int, JoinedTie] = {}
    allied = {(tie.from_, tie.to): tie for tie in ties if tie.kind == "alliance"}
    for rivalry in (tie for tie in ties if tie.kind == "rivalry"):
        alliance = allied.get((rivalry.from_, rivalry.to))
        if alliance is not None:
            pair = sorted((rivalry, alliance), key=lambda tie: -witnesses(story.readings, tie.reports, story.origins))
            found[id(pair[0])] = pair[1]
    return found


def _both_ways(ties: Sequence[JoinedTie]) -> list[JoinedTie]:
    """Trade one way and trade back are one line, and so is dependence."""
    kept: dict[tuple[TieKind, str | None, str], JoinedTie] = {}
    for tie in ties:
        back = kept.get((tie.kind, tie.to, tie.from_ or ""))
        if tie.kind in ("trade", "dependence") and back is not None:
            kept[back.kind, back.from_, back.to] = replace(back, tellings=back.tellings + tie.tellings, mutual=True)
        else:
            kept[tie.kind, tie.from_, tie.to] = tie
    return list(kept.values())


def _can_be_told(story: Story, tie: JoinedTie) -> bool:
    if max(each.confidence for _, each in tie.tellings) < LEAST_CONFIDENCE or tie.from_ is None:
        return False
    # What a frame does not say of harm is told only where the tie does no harm, and the other way round.
    usual = "-" if tie.kind in ("sanctions", "rivalry") else "+"
    return tie.sign in (usual, None) or tie.kind in _AGAINST


def _rank(story: Story, tie: JoinedTie) -> tuple[bool, int, int, str, str, str]:
    """Told of by more witnesses first, and what lies between those who are heard before the rest."""
    heard = {key: at for at, side in enumerate(story.sides) for key in side}
    ends = [min(heard.get(key, len(heard)) for key in end.split("+")) for end in (tie.from_ or "", tie.to)]
    count = witnesses(story.readings, tie.reports, story.origins)
    return max(ends) == len(heard), -count, sum(ends), tie.kind, tie.from_ or "", tie.to


def _of_kind(story: Story, ties: Sequence[JoinedTie], opposites: Mapping[int, JoinedTie]) -> list[Sentence]:
    """Sentences for the ties of one kind: one to several, or several to one, are one sentence."""
    plain = [tie for tie in ties if _is_plain(story, tie)]
    groups: list[list[JoinedTie]] = []
    for tie in ties:
        if any(tie in group for group in groups):
            continue
        same_from = [other for other in plain if (other.from_, other.sign) == (tie.from_, tie.sign)]
        same_to = [other for other in plain if (other.to, other.sign) == (tie.to, tie.sign)]
        group = max(same_from, same_to, key=len) if tie in plain else [tie]
        groups.append([other for other in group if not any(other in known for known in groups)])
    return [sentence for group in groups for sentence in _told(story, group, opposites)]


def _is_plain(story: Story, tie: JoinedTie) -> bool:
    """Whether nothing is told of a tie but who has it on whom."""
    return not (tie.against or _since(tie) or _size(story, tie) or tie.mutual)


def _told(story: Story, group: Sequence[JoinedTie], opposites: Mapping[int, JoinedTie]) -> list[Sentence]:
    first = group[0]
    count = _counted(story, [at for tie in group for at in tie.reports])
    details = [*_size(story, first), *([count] if count else [])]
    note = f" ({'; '.join(details)})" if details else ""
    numbers = dict.fromkeys(_cited(story, telling) for tie in group for telling in _spread(story, tie.tellings))
    sentence = capital(f"{_clause(story, group)}{_since(first)}{note}")
    opposite = opposites.get(id(first))
    if opposite is not None:
        those = count_origins(story.readings, opposite.reports, story.origins)
        against = dict.fromkeys(_cited(story, telling) for telling in _spread(story, opposite.tellings))
        words = f"; {many(those, 'report')} {'has' if those == 1 else 'have'} them {_FRAMES[opposite.kind][2]}."
        return [Sentence(sentence, tuple(numbers)), Sentence(words, tuple(against))]
    if not first.against:
        return [Sentence(f"{sentence}.", tuple(numbers))]
    against = dict.fromkeys(_cited(story, telling) for telling in _spread(story, first.against))
    words = _quote(story, first.against[0], LONGEST_AGAINST)
    return [Sentence(sentence, tuple(numbers)), Sentence(f"; against that stands {words}.", tuple(against))]


def _clause(story: Story, group: Sequence[JoinedTie]) -> str:
    first = group[0]
    subjects = list(dict.fromkeys(tie.from_ or "" for tie in group))
    subject, ends = listed([_name(story, end) for end in subjects]), listed([_name(story, tie.to) for tie in group])
    singular, plural, over = _FRAMES[first.kind][1:]
    if first.sign == "-" and first.kind in _AGAINST:
        singular, plural, over = _AGAINST[first.kind]
    is_over = all(each.until for tie in group for _, each in tie.tellings)
    if first.mutual:
        each_other = "" if first.kind in MUTUAL else " each other"
        return f"{subject} and {ends} {over if is_over else plural}{each_other}"
    several = len(subjects) > 1 or _is_several(story, subjects[0])
    return f"{subject} {over if is_over else plural if several else singular} {ends}"


def _name(story: Story, end: str) -> str:
    keys = end.split("+")
    return story.figures.side_name(keys) if len(keys) > 1 else story.figures[end].called()


def _is_several(story: Story, end: str) -> bool:
    figure: Figure | None = story.figures.figures.get(end)
    return "+" in end or (figure is not None and figure.kind in ("group", "population"))


def _size(story: Story, tie: JoinedTie) -> list[str]:
    """What the reports say of how much it is, each figure once; of a rivalry, the words for it."""
    if tie.kind == "rivalry":
        return [_quote(story, tie.tellings[0])]
    told = dict.fromkeys(str(each.magnitude) for _, each in tie.tellings if each.magnitude is not None)
    return [f"“{inner(cut(size, LONGEST))}”" for size in told][:2]


def _quote(story: Story, telling: Held, most: int = LONGEST) -> str:
    """The shortest words that tell of a tie."""
    at, tie = telling
    shortest = min(tie.evidence, key=lambda span: span[1] - span[0])
    return f"“{inner(cut(story.readings[at].report.text[slice(*shortest)], most))}”"


def _since(tie: JoinedTie) -> str:
    since = next((each.since for _, each in tie.tellings if each.since), None)
    until = next((each.until for _, each in tie.tellings if each.until), None)
    return f"{f' since {written(since)}' if since else ''}{f' until {written(until)}' if until else ''}"


def _counted(story: Story, places: Sequence[int]) -> str:
    """How many reports tell of something, and how many outlets stand behind them where that is fewer; "" for one.

    Copies and rewrites of one story count once.
    """
    count, behind = (counted(story.readings, places, story.origins) for counted in (count_origins, witnesses))
    if count < 2:
        return ""
    return many(count, "report") + (f" from {many(behind, 'outlet')}" if behind < count else "")


def _spread(story: Story, tellings: Sequence[Held]) -> list[Held]:
    """The first telling of each of two reports at most, of two stories where there are two."""
    first: dict[int, Held] = {}
    for telling in tellings:
        first.setdefault(telling[0], telling)
    own = one_each(story.readings, first, story.origins)
    return [first[at] for at in (*own, *(at for at in first if at not in own))][:2]


def _cited(story: Story, telling: Held) -> int:
    at, tie = telling
    return story.sources.cite(at, tie.evidence[:1], [tie.id])
