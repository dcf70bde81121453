"""A run in words and columns for the terminal: what is answered, how sure that is, what it hangs on, what was assumed.

Shares of worlds are told as such ("in 31 of 100 worlds"), with one standard error; nothing here calls one calibrated.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.showing.passages import cut
from dragoman.showing.terminal import clean
from dragoman.worlds.answers import Answer, Apart, FactorAnswer, IssueAnswer, OptionAnswer, Shift
from dragoman.worlds.sentences import Attribution, Effect

#: Longest quotation of a sentence, in characters; how many factors and options are told. Design values.
LONGEST, FACTORS, OPTIONS = 160, 8, 12
_QUANTILES = "".join(f"{name:>7}" for name in ("5%", "25%", "median", "75%", "95%"))
#: What kinds of numbers are called, by the first and last words of their names.
_KINDS = {
    "capability": "capabilities", "open": "how open positions are", "ideal": "positions", "salience": "saliences",
    "stakes": "stakes in factors", "bias": "leanings towards options", "moves": "what options do to factors",
    "stands_for": "what options stand for", "start": "where factors stand", "drift": "where factors drift",
    "weights": "causal weights", "share": "shares of holds", "alternatives": "alternatives to holds",
    "affinities": "affinities", "requests": "strengths of requests", "meetings": "what acts are worth to each other",
    "effect": "effects of conditions", "threshold": "thresholds of conditions", "precision": "the precision of choice",
}  # fmt: skip


def told(answer: Answer, width: int = 100) -> list[str]:
    """A run as lines of text."""
    lines = list(_wrapped(_headline(answer), width))
    lines += _options(answer, width)
    for issue in answer.issues:
        lines += _issue(issue, width)
    lines += _factors(answer.factors, width)
    lines += _ground(answer, width)
    return lines


def told_apart(found: Apart, width: int = 100) -> list[str]:
    """One run beside another as lines of text: what differs by more than two standard errors, and what was changed."""
    lines = list(_wrapped(f"{found.one} against {found.other}, world by world on the same random numbers", width))
    lines += ["", *_shifts("the answer", [found.answer], width, all_of_them=True)]
    lines += _shifts("options by the last step", found.options, width)
    lines += _shifts("factors at the last step", found.factors, width)
    if found.assumptions:
        lines += ["", *_wrapped(f"Changed: {', '.join(found.assumptions)}.", width)]
    return lines


def told_why(found: Attribution, width: int = 100, limit: int = 10) -> list[str]:
    """Which sentences an answer hangs on, as lines of text, the strongest first."""
    what = _share(found.answer) if found.kind == "chance" else f"{found.answer:.1f} of 100"
    lines = list(_wrapped(f"The answer is {what} ± {_error(found.error, found.kind)}; {found.verdict}.", width))
    for place, each in enumerate(found.effects[:limit], start=1):
        lines += ["", *_effect(place, each, width)]
    rest = len(found.effects) - limit
    if rest > 0:
        lines += ["", f"{rest} more sentences move it less."]
    lines.append("")
    if found.of_numbers is not None and found.of_chance is not None:
        split = f"{found.of_numbers:.0%} lies in the numbers, {found.of_chance:.0%} in chance within a world"
        assumed = f"{len(found.assumed)} numbers are assumed"
        lines += _wrapped(f"Of what is open in the answer, {split}. {assumed}.", width)
    else:
        lines += _wrapped("All worlds have the same answer: no sentence and no number is open.", width)
    return lines


def _headline(answer: Answer) -> str:
    time = f"{answer.steps} {answer.unit}{'s' if answer.steps != 1 else ''}"
    since = f" from {answer.start}" if answer.start else ""
    cut_off = f", of {answer.asked_worlds:,} asked for: it was stopped" if answer.worlds < answer.asked_worlds else ""
    value = (
        f"in {_share(answer.answer)} worlds (± {_error(answer.error, answer.kind)})"
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
    for actor in dict.fromkeys(each.actor for each in answer.options):
        mine = [each for each in answer.options if each.actor == actor]
        lines.append(clean(mine[0].actor_name))
        lines += (_option(each, marks, room) for each in _most(mine))
    return lines


def _most(options: list[OptionAnswer]) -> list[OptionAnswer]:
    return sorted(options, key=lambda each: -each.once)[:OPTIONS]


def _option(each: OptionAnswer, marks: list[int], room: int) -> str:
    columns = "".join(f"{each.by[at]:>9.2f}" for at in marks)
    return f"{'  ' + cut(clean(each.text), room - 4):<{room}}{columns}  ±{each.error:.3f}"


def _issue(issue: IssueAnswer, width: int) -> list[str]:
    ends = f"0: {clean(issue.low)}; 100: {clean(issue.high)}"
    lines = ["", *_wrapped(f"Where it settles: {clean(issue.text)} ({ends})", width)]
    for outcome, chance, error in zip(issue.outcomes, issue.chances, issue.errors, strict=True):
        lines.append(f"  {cut(clean(outcome), width - 24):<{width - 22}}{chance:>7.2f}  ±{error:.3f}")
    lines += _wrapped(
        f"  Settled place {issue.place:.0f} (spread {issue.sd:.0f}); beside it the mean of positions weighted by "
        f"capability and salience: {issue.weighted_mean:.0f} (spread {issue.weighted_sd:.0f}). Widened by what that "
        f"mean was wrong by on decisions of the European Union, not on crises: "
        + ", ".join(f"{name} within {low:.0f}–{high:.0f}" for name, (low, high) in issue.within.items())
        + ".",
        width,
    )
    return lines


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
    """On what it stands."""
    total = len(answer.told) + len(answer.assumed) + len(answer.pinned)
    text = f"Of {total} numbers the reports speak to {len(answer.told)}"
    text += f", you set {len(answer.pinned)}" if answer.pinned else ""
    text += f"; {len(answer.assumed)} are assumed, wide: {_kinds(answer.assumed)}." if answer.assumed else "."
    if answer.unresolved:
        text += f" In {answer.unresolved:,} worlds no equilibrium of choice was found to 1e-8 in some step."
    if answer.several:
        text += f" In {answer.several:,} worlds acts may settle in more than one way."
    if answer.loops:
        worst = max(answer.loops.values())
        where = ", ".join(answer.loops)
        text += f" Causes that feed themselves ({where}) were scaled down in up to {worst:,} worlds."
    return ["", *_wrapped(text, width), *_wrapped("These are shares of worlds, not scored forecasts.", width)]


def _kinds(names: Iterable[str]) -> str:
    counts = Counter(_kind(name) for name in names)
    return ", ".join(f"{count} {kind}" if count > 1 else kind for kind, count in counts.most_common())


def _kind(name: str) -> str:
    parts = name.split(".")
    known = [part for part in reversed(parts) if part in _KINDS]
    return _KINDS[known[0]] if known else name


def _shifts(title: str, shifts: Iterable[Shift], width: int, all_of_them: bool = False) -> list[str]:
    shown = sorted((each for each in shifts if all_of_them or each.is_sure), key=lambda each: -abs(each.by))
    if not shown:
        return [] if all_of_them else [f"{title}: nothing differs by more than two standard errors"]
    room = max(24, width - 30)
    lines = [f"{title:<{room}} before  after  moved   error"]
    for each in shown[:OPTIONS]:
        columns = f"{_level(each.before):>7}{_level(each.after):>7}{_level(each.by, '+'):>7} ±{each.error:.3f}"
        lines.append(f"{'  ' + cut(clean(each.what), room - 4):<{room}}{columns}")
    return lines


def _effect(place: int, each: Effect, width: int) -> Iterator[str]:
    said = each.sentence
    moved = f"{each.effect:+.3f} ± {each.error:.3f}" + ("" if each.is_sure else ", no more than chance")
    more = []
    if each.share is not None:
        more.append(f"share of variance {each.share:.2f}")
    if each.looked:
        more.append(f"flips at {each.flip:g} sd" if each.flip is not None else "nothing within 2 sd flips it")
    yield from _wrapped(f"{place}. {moved}" + "".join(f"; {one}" for one in more), width)
    yield from _wrapped(f"   {clean(said.name)}: “{clean(cut(said.text, LONGEST))}” ({said.source})", width)
    yield from _wrapped(f"   feeds {', '.join(said.feeds)}", width)


def _level(value: float, sign: str = "") -> str:
    """To two places, and no minus before what is nothing to these."""
    return f"{round(value, 2) + 0.0:{sign}.2f}"


def _share(p: float) -> str:
    return f"{100 * p:.0f} of 100" if 0.01 <= p <= 0.99 or p in (0.0, 1.0) else f"{100 * p:.1f} of 100"


def _error(error: float, kind: str) -> str:
    return f"{100 * error:.1f}" if kind == "chance" else f"{error:.1f}"


def _wrapped(text: str, width: int) -> list[str]:
    indent = " " * (len(text) - len(text.lstrip()))
    return textwrap.wrap(text, width, subsequent_indent=indent) or [""]
