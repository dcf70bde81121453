"""A run in words and columns for the terminal: what is answered, how sure that is, what it hangs on, what was assumed.

Shares of worlds are told as such ("in 31 of 100 worlds"), with one standard error; nothing here calls one calibrated.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.showing.passages import cut
from dragoman.showing.terminal import clean
from dragoman.showing.who import listed
from dragoman.worlds.answers import Answer, Apart, FactorAnswer, IssueAnswer, OptionAnswer, Shift
from dragoman.worlds.model import NO_CHANGE
from dragoman.worlds.numbers import kind_of
from dragoman.worlds.sentences import Attribution, Effect

#: Longest quotation of a sentence, in characters; how many factors and options are told. Design values.
LONGEST, FACTORS, OPTIONS = 160, 8, 12
#: Up to how many numbers that a sentence feeds are told by their names, more by their kinds. A design value.
NAMED = 3
_QUANTILES = "".join(f"{name:>7}" for name in ("5%", "25%", "median", "75%", "95%"))
#: What kinds of numbers are called, of one and of several.
_KINDS = {
    "capability": ("capability", "capabilities"), "open": ("openness of a position", "opennesses of positions"),
    "ideal": ("position", "positions"), "salience": ("salience", "saliences"),
    "stakes": ("stake in a factor", "stakes in factors"), "bias": ("leaning to an option", "leanings to options"),
    "moves": ("push of an option on a factor", "pushes of options on factors"),
    "stands_for": ("place of an option", "places of options"), "start": ("level of a factor", "levels of factors"),
    "drift": ("drift of a factor", "drifts of factors"), "weights": ("causal weight", "causal weights"),
    "share": ("share of a hold", "shares of holds"),
    "alternatives": ("alternative to a hold", "alternatives to holds"), "affinities": ("affinity", "affinities"),
    "strength": ("strength of a request", "strengths of requests"), "meetings": ("worth of two acts at once",) * 2,
    "effect": ("effect of a condition", "effects of conditions"),
    "threshold": ("threshold of a condition", "thresholds of conditions"), "precision": ("precision of choice",) * 2,
}  # fmt: skip


def told(answer: Answer, width: int = 100) -> list[str]:
    """A run as lines of text."""
    lines = list(_wrapped(headline(answer), width))
    lines += _options(answer, width)
    for issue in answer.issues:
        lines += _issue(issue, answer.kind, width)
    lines += _factors(answer.factors, width)
    lines += _ground(answer, width)
    return lines


def told_apart(found: Apart, width: int = 100) -> list[str]:
    """One run beside another as lines of text: what differs by more than two standard errors, and what was changed."""
    lines = list(_wrapped(f"{found.one} against {found.other}, world by world on the same random numbers", width))
    lines += ["", *_shifts("the answer", [found.answer], width, all_of_them=True)]
    # Of doing nothing new, how often says little: see `_options`.
    options = [each for each in found.options if not each.id.endswith(f"={NO_CHANGE}")]
    lines += _shifts("options done by the last step", options, width)
    lines += _shifts("factors at the last step", found.factors, width)
    if found.assumptions:
        lines += ["", *_wrapped(f"Changed: {', '.join(found.assumptions)}.", width)]
    return lines


def told_why(found: Attribution, width: int = 100, limit: int = 10) -> list[str]:
    """Which sentences an answer hangs on, as lines of text, the strongest first."""
    lines = list(_wrapped(verdict(found), width))
    shown = [each for each in found.effects if each.effect or each.error][:limit]
    if shown:
        lines += _wrapped(how_told(found), width)
    for place, each in enumerate(shown, start=1):
        lines += ["", *_effect(place, each, found, width)]
    rest = the_rest(found, len(shown))
    lines += ["", rest] if rest else []
    parts = split(found)
    return [*lines, "", *(_wrapped(parts, width) if parts else [])]


def verdict(found: Attribution, first: str = "sentence {place} below") -> str:
    """The answer, and what it hangs on; a sentence that matters most is called by its `{place}` in the list."""
    what = share(found.answer) if found.kind == "chance" else f"{found.answer:.1f} of 100"
    over = f"{what} ± {error_of(found.error, found.kind)} over {found.worlds:,} worlds"
    at = next((place for place, each in enumerate(found.effects, start=1) if each.is_sure), None)
    is_one = found.verdict.endswith("matters most")
    words = f"{first.format(place=at)} matters most" if at is not None and is_one else found.verdict
    return f"The answer is {over}; {words}."


def how_told(found: Attribution) -> str:
    """How the numbers beside sentences are to be read."""
    unit = "worlds of 100" if found.kind == "chance" else "points of 100"
    return (
        f"What a sentence does is told in {unit}: the answer with it less that without it, on the same random "
        "numbers. Where several speak to one number, the others are believed the more without it: a word of doubt "
        "may raise the answer where they deny. It flips where another outcome is the likeliest once its numbers "
        "are moved so far together."
    )


def the_rest(found: Attribution, shown: int) -> str:
    """What of the sentences is not among the first `shown` that do something; "" where all are."""
    idle = sum(not each.effect and not each.error for each in found.effects)
    rest = [f"{more} more move it less"] if (more := len(found.effects) - shown - idle) else []
    rest += [f"{idle} more that bear on the model do not touch what is asked"] if idle else []
    return f"Of the sentences, {' and '.join(rest)}." if rest else ""


def split(found: Attribution) -> str:
    """What of the answer's variance lies in the numbers, and what in chance; "" where that is not known."""
    if found.of_numbers is not None and found.of_chance is not None:
        parts = f"{found.of_numbers:.0%} lies in the numbers, {found.of_chance:.0%} in chance within a world"
        assumed = f"{len(found.assumed)} numbers are assumed"
        return f"Of the answer's variance from world to world, {parts}. {assumed}."
    if found.unseen:
        return f"It was stopped: {found.unseen} sentences were not looked at."
    return "" if found.error else "All worlds have the same answer: no sentence and no number is open."


def headline(answer: Answer) -> str:
    """What is asked and answered, over how many worlds and what time, in two sentences."""
    time = f"{answer.steps} {answer.unit}{'s' if answer.steps != 1 else ''}"
    since = f" from {answer.start}" if answer.start else ""
    cut_off = f", of {answer.asked_worlds:,} asked for: it was stopped" if answer.worlds < answer.asked_worlds else ""
    value = (
        f"in {share(answer.answer)} worlds (± {error_of(answer.error, answer.kind)})"
        if answer.kind == "chance"
        else f"settled at {answer.answer:.1f} of 100 (± {answer.error:.1f})"
    )
    name = "" if answer.name == "base" else f"{answer.name}: "
    ran = f"{answer.worlds:,} worlds{cut_off}, {time}{since}, seed {answer.seed}"
    return f"{name}{answer.question} {value.capitalize()}. {ran}."


def _options(answer: Answer, width: int) -> list[str]:
    if not answer.options:
        return []
    marks = sorted({0, len(answer.options[0].by) // 4 - 1, len(answer.options[0].by) // 2 - 1, answer.steps - 1} - {-1})
    head = "".join(f"{f'step {at + 1}':>9}" for at in marks)
    room = max(24, width - len(head) - 10)
    lines = ["", f"{'done by then at least once':<{room}}{head}   error"]
    # To have done nothing new in some step says next to nothing.
    options = [each for each in answer.options if each.option != NO_CHANGE]
    for actor in dict.fromkeys(each.actor for each in options):
        mine = [each for each in options if each.actor == actor]
        lines.append(clean(mine[0].actor_name))
        lines += (_option(each, marks, room) for each in _most(mine))
    return lines


def _most(options: list[OptionAnswer]) -> list[OptionAnswer]:
    return sorted(options, key=lambda each: -each.once)[:OPTIONS]


def _option(each: OptionAnswer, marks: list[int], room: int) -> str:
    columns = "".join(f"{each.by[at]:>9.2f}" for at in marks)
    return f"{'  ' + cut(clean(each.text), room - 4):<{room}}{columns}  ±{each.error:.3f}"


def _issue(issue: IssueAnswer, kind: str, width: int) -> list[str]:
    lines = ["", *_wrapped(scale_of(issue), width)]
    if is_settled(issue):
        for outcome, chance, error in zip(issue.outcomes, issue.chances, issue.errors, strict=True):
            lines.append(f"  {cut(clean(outcome), width - 24):<{width - 22}}{chance:>7.2f}  ±{error:.3f}")
    return lines + [line for note in notes_on(issue, kind) for line in _wrapped(f"  {note}", width)]


def scale_of(issue: IssueAnswer) -> str:
    """What settles, and what the ends of its scale are."""
    return f"Where it settles: {clean(issue.text)} (0: {clean(issue.low)}; 100: {clean(issue.high)})"


def is_settled(issue: IssueAnswer) -> bool:
    """Whether where an issue settles can be told: somebody has a say, and of somebody it is known where it stands."""
    return bool(issue.parties) and len(issue.assumed) < len(issue.parties)


def notes_on(issue: IssueAnswer, kind: str) -> list[str]:
    """What a settlement says and what it does not, a paragraph each; `kind` is that of the run's answer."""
    if not issue.parties:
        return ["Nobody has a position on it: nothing settles."]
    if not is_settled(issue):
        where = f"nothing that was read says where {listed([clean(name) for name in issue.parties.values()])}"
        return [f"Not told: {where} stand{'' if len(issue.parties) > 1 else 's'}."]
    notes = [
        f"Settled place {issue.place:.0f} (spread {issue.sd:.0f}); beside it the mean of positions weighted by "
        f"capability and salience: {issue.weighted_mean:.0f} (spread {issue.weighted_sd:.0f}). Widened by what that "
        f"mean was wrong by on decisions of the European Union, not on crises: "
        + ", ".join(f"{name} within {low:.0f}–{high:.0f}" for name, (low, high) in issue.within.items())
        + f". {_parties(issue)}"
    ]
    if kind == "chance":
        notes.append(
            "This is where those with a say would meet, if they had to settle it among themselves. It is not how "
            "likely the act is that was asked about: whoever acts decides on that alone, as told at the top."
        )
    return notes


def _parties(issue: IssueAnswer) -> str:
    """Who has a say, and of whom it is not known where they stand."""
    names = [clean(name) for name in issue.parties.values()]
    open_ = [clean(issue.parties[party]) for party in issue.assumed]
    if len(names) == 1:
        return f"Only {names[0]} has a say, so that it settles where that side stands."
    where = f"; where {listed(open_)} stand{'' if len(open_) > 1 else 's'} is assumed" if open_ else ""
    return f"{len(names)} have a say{where}."


def _factors(factors: tuple[FactorAnswer, ...], width: int) -> list[str]:
    """Those that move most, at the last step."""
    if not factors:
        return []
    moved = sorted(factors, key=lambda each: -abs(each.fan[-1][2]))[:FACTORS]
    room = max(24, width - 5 * 7)
    lines = ["", f"{cut('factors at the last step (0: as today, 1: a marked rise)', room - 1):<{room}}" + _QUANTILES]
    for each in moved:
        lines.append(
            f"{'  ' + cut(clean(each.text), room - 4):<{room}}" + "".join(f"{_level(q, '+'):>7}" for q in each.fan[-1])
        )
    if len(factors) > len(moved):
        lines.append(f"  and {len(factors) - len(moved)} more")
    return lines


def _ground(answer: Answer, width: int) -> list[str]:
    return ["", *(line for note in ground(answer) for line in _wrapped(note, width))]


def ground(answer: Answer) -> list[str]:
    """On what a run stands, and that its shares are no scored forecasts: a paragraph each."""
    total = len(answer.told) + len(answer.assumed) + len(answer.pinned)
    text = f"Of {total} numbers that are open the reports speak to {len(answer.told)}"
    text += f", you set {len(answer.pinned)}" if answer.pinned else ""
    text += f"; {len(answer.assumed)} are assumed, wide: {kinds(answer.assumed)}." if answer.assumed else "."
    text = text if total else f"All {len(answer.set)} numbers have one value each."
    if answer.unresolved:
        text += f" In {answer.unresolved:,} worlds no equilibrium of choice was found to 1e-8 in some step."
    if answer.several:
        text += f" In {answer.several:,} worlds acts may settle in more than one way."
    if answer.loops:
        worst = max(answer.loops.values())
        where = ", ".join(answer.loops)
        text += f" Causes that feed themselves ({where}) were scaled down in up to {worst:,} worlds."
    return [text, "These are shares of worlds, not scored forecasts."]


def kinds(names: Iterable[str]) -> str:
    """How many numbers of which kinds: "3 stakes in factors, 1 capability"."""
    counts = Counter(_KINDS[kind_of(name)] for name in names)
    return ", ".join(f"{count} {kind[count > 1]}" for kind, count in counts.most_common())


def _shifts(title: str, shifts: Iterable[Shift], width: int, all_of_them: bool = False) -> list[str]:
    shown = sorted((each for each in shifts if all_of_them or each.is_sure), key=lambda each: -abs(each.by))
    if not shown:
        return [] if all_of_them else [f"{title}: nothing differs by more than two standard errors"]
    room = max(24, width - 30)
    lines = [f"{title:<{room}} before  after  moved   error"]
    for each in shown[:OPTIONS]:
        columns = f"{_level(each.before):>7}{_level(each.after):>7}{each.by:>+7.3f} ±{each.error:.3f}"
        lines.append(f"{'  ' + cut(clean(each.what), room - 4):<{room}}{columns}")
    return lines


def _effect(place: int, each: Effect, found: Attribution, width: int) -> Iterator[str]:
    said, moved, more = each.sentence, moves_it(each, found), further(each)
    head = _wrapped("    " + "; ".join([moved, *more]), width)
    yield from [f"{f'{place}.':<4}{head[0][4:]}", *head[1:]]
    yield from _wrapped(f"    {clean(said.name)}: “{clean(cut(said.text, LONGEST))}” ({said.source})", width)
    feeds = ", ".join(said.feeds) if len(said.feeds) <= NAMED else kinds(said.feeds)
    yield from _wrapped(f"    feeds {feeds}", width)


def moves_it(each: Effect, found: Attribution) -> str:
    """Which way and how far a sentence moves the answer."""
    per = 100.0 if found.kind == "chance" else 1.0
    without = share(found.answer - each.effect) if found.kind == "chance" else f"{found.answer - each.effect:.1f}"
    way = "raises" if each.effect > 0 else "lowers"
    moved = f"{way} it by {abs(each.effect) * per:.1f} ± {each.error * per:.1f}"
    return moved + (f" (without it {without})" if each.is_sure else ", no more than chance does")


def further(each: Effect) -> list[str]:
    """What share of the variance its numbers bear, and what would flip the answer, where that was looked at."""
    found = [f"share of variance {each.share:.2f}"] if each.share is not None else []
    if each.looked:
        found.append(f"flips at {each.flip:g} sd" if each.flip is not None else "nothing within 2 sd flips it")
    return found


def _level(value: float, sign: str = "") -> str:
    """To two places, and no minus before what is nothing to these."""
    return f"{round(value, 2) + 0.0:{sign}.2f}"


def share(p: float) -> str:
    """A chance as a share of worlds: "31 of 100"."""
    return f"{100 * p:.0f} of 100" if 0.01 <= p <= 0.99 or p in (0.0, 1.0) else f"{100 * p:.1f} of 100"


def error_of(error: float, kind: str) -> str:
    """A standard error, in the unit in which the answer is told."""
    return f"{100 * error:.1f}" if kind == "chance" else f"{error:.1f}"


def _wrapped(text: str, width: int) -> list[str]:
    indent = " " * (len(text) - len(text.lstrip()))
    return textwrap.wrap(text, width, subsequent_indent=indent, break_on_hyphens=False) or [""]
