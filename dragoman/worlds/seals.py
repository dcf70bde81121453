"""Sealed answers: written down before the day, with all that is needed to run them again, and scored after it.

A seal says what was asked, until when, what the run answered, and what stood beside it: the weighted mean for an issue,
the analyst's own number. It is kept in `seals.jsonl`, only ever appended to, each line with the hash of the line before
it, so that a seal changed after the fact shows. A resolution is a line of its own.

Scores are told against four others: the base rate (the share of all the *other* resolved questions that happened: one
cannot be scored by itself), one half, the weighted mean, and the analyst's own number. There is no ranking below
`ENOUGH` resolved questions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import msgspec

from dragoman import journal
from dragoman.errors import UsageError
from dragoman.records import Struct
from dragoman.worlds.model import Model, Question
from dragoman.worlds.scores import Bin, brier, calibration, crps, log_score

SEALS = "seals.jsonl"
#: Resolved questions below which nothing is ranked: worlds.md's own number.
ENOUGH = 10


class Place(Struct, frozen=True, kw_only=True):
    """A place on an issue's scale (0..100) and its chance."""

    at: float
    chance: float


class Seal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the file: a sealed answer, or (`kind` "resolution") what came about.

    `answer` is the probability that the option is done by the deadline; `places` the distribution over an issue.
    """

    id: str
    kind: Literal["seal", "resolution"] = "seal"
    time: str
    before: str = ""
    # of a seal
    question: Question | None = None
    deadline: str | None = None
    answer: float | None = None
    error: float | None = None
    places: tuple[Place, ...] = ()
    weighted_mean: float | None = None
    own: float | None = None
    model: str = ""
    seed: int = 0
    worlds: int = 0
    version: str = ""
    # of a resolution
    of: str | None = None
    happened: bool | None = None
    came: float | None = None
    source: str | None = None


class Sealed(Struct, frozen=True, kw_only=True):
    """A seal with its resolution, if there is one."""

    seal: Seal
    resolution: Seal | None = None


class Score(Struct, frozen=True, kw_only=True):
    """The mean score of one forecaster over the questions that it answered. `crps` in points of 100."""

    who: str
    questions: int
    brier: float | None = None
    log: float | None = None
    crps: float | None = None


class Board(Struct, frozen=True, kw_only=True):
    """All that has been resolved: scores by who forecast, and the model's calibration."""

    resolved: int
    waiting: int
    scores: tuple[Score, ...]
    calibration: tuple[Bin, ...]

    @property
    def enough(self) -> bool:
        return self.resolved >= ENOUGH


def hash_of(model: Model) -> str:
    """SHA-256 of a model: the same for the same model on any machine."""
    return hashlib.sha256(msgspec.json.encode(model, order="deterministic")).hexdigest()


def read(folder: Path) -> tuple[list[Sealed], list[journal.Broken]]:
    """The seals of a folder in their order, and the lines that are none or were changed after they were written."""
    lines, broken = journal.read(folder / SEALS, Seal)
    before = ""
    for number, line in enumerate(lines, start=1):
        if line.before != before:
            reason = f"{line.id} does not follow the line before it: that line was changed, or one was taken out"
            broken.append(journal.Broken(number, reason))
        before = _digest(line)
    found = {line.id: line for line in lines if line.kind == "seal"}
    resolutions = {line.of: line for line in lines if line.kind == "resolution"}  # the last word on each counts
    return [Sealed(seal=seal, resolution=resolutions.get(id_)) for id_, seal in found.items()], broken


def seal(
    folder: Path, model: Model, *, deadline: str, seed: int, worlds: int, version: str, answer: float | None = None,
    error: float | None = None, places: Sequence[Place] = (), weighted_mean: float | None = None,
    own: float | None = None,
) -> Seal:  # fmt: skip
    """Seals an answer. Raises `UsageError` for a deadline that is no day or has passed, and what is no probability."""
    today = datetime.now(UTC).date()
    if _day(deadline) < today:
        raise UsageError(f"the deadline {deadline} has passed: what has come about cannot be sealed")
    for p in (answer, own if model.question.issue is None else None):
        if p is not None and not 0.0 <= p <= 1.0:
            raise UsageError(f"{p} is no probability: give a number between 0 and 1")
    return _append(
        folder,
        lambda time, before: Seal(
            id=_id(time, model.question.text), time=time, before=before, question=model.question, deadline=deadline,
            answer=answer, error=error, places=tuple(places), weighted_mean=weighted_mean, own=own,
            model=hash_of(model), seed=seed, worlds=worlds, version=version,
        ),
    )  # fmt: skip


def resolve(
    folder: Path, id_: str, *, happened: bool | None = None, came: float | None = None, source: str | None = None
) -> Seal:
    """Says what came about: `happened` for an option, `came` (0..100) for an issue. A later word replaces an earlier.

    Raises `UsageError` for a seal that is not there, and for the wrong kind of answer.
    """
    sealed = [each for each in read(folder)[0] if each.seal.id.startswith(id_)]
    if len(sealed) != 1:
        raise UsageError(f"{'no' if not sealed else 'more than one'} seal {id_!r} in {folder / SEALS}")
    is_issue = bool(sealed[0].seal.places)
    if is_issue and (came is None or not 0.0 <= came <= 100.0):
        raise UsageError("that question is about an issue: say where it came to lie, from 0 to 100")
    if not is_issue and happened is None:
        raise UsageError("that question is about an option: say whether it happened")
    return _append(
        folder,
        lambda time, before: Seal(
            id=_id(time, sealed[0].seal.id), kind="resolution", time=time, before=before, of=sealed[0].seal.id,
            happened=None if is_issue else happened, came=came if is_issue else None, source=source,
        ),
    )  # fmt: skip


def scoreboard(sealed: Sequence[Sealed]) -> Board:
    """What the resolved ones score: the model, and beside it base rate, one half, weighted mean and the own number."""
    options = [each for each in sealed if each.resolution is not None and each.resolution.happened is not None]
    issues = [each for each in sealed if each.resolution is not None and each.resolution.came is not None]
    total = sum(bool(each.resolution and each.resolution.happened) for each in options)
    rows: dict[str, list[tuple[float, bool]]] = {"the model": [], "base rate": [], "one half": [], "own number": []}
    for each in options:
        assert each.resolution is not None
        happened = bool(each.resolution.happened)
        given = {
            "the model": each.seal.answer,
            "base rate": (total - happened) / (len(options) - 1) if len(options) > 1 else None,
            "one half": 0.5,
            "own number": each.seal.own,
        }
        for who, p in given.items():
            if p is not None:
                rows[who].append((p, happened))
    found = [
        Score(
            who=who,
            questions=len(some),
            brier=sum(brier(p, y) for p, y in some) / len(some),
            log=sum(log_score(p, y) for p, y in some) / len(some),
        )
        for who, some in rows.items()
        if some
    ]
    found += _of_issues(issues)
    modelled = rows["the model"]
    return Board(
        resolved=len(options) + len(issues),
        waiting=len(sealed) - len(options) - len(issues),
        scores=tuple(found),
        calibration=tuple(calibration([p for p, _ in modelled], [y for _, y in modelled])),
    )


def _of_issues(issues: Sequence[Sealed]) -> list[Score]:
    """Scores of settled places: of a single number the CRPS is its distance."""
    rows: dict[str, list[float]] = {"the model": [], "weighted mean": [], "always 50": [], "own number": []}
    for each in issues:
        assert each.resolution is not None and each.resolution.came is not None
        came = each.resolution.came
        places = each.seal.places
        rows["the model"].append(crps([p.at for p in places], [p.chance for p in places], came))
        rows["always 50"].append(abs(50.0 - came))
        if each.seal.weighted_mean is not None:
            rows["weighted mean"].append(abs(each.seal.weighted_mean - came))
        if each.seal.own is not None:
            rows["own number"].append(abs(each.seal.own - came))
    return [Score(who=who, questions=len(some), crps=sum(some) / len(some)) for who, some in rows.items() if some]


def _append(folder: Path, make: Callable[[str, str], Seal]) -> Seal:
    lines, _ = journal.read(folder / SEALS, Seal)
    time = datetime.now(UTC).isoformat(timespec="microseconds")
    line = make(time, _digest(lines[-1]) if lines else "")
    journal.append(folder / SEALS, line)
    return line


def _digest(line: Seal) -> str:
    return hashlib.sha256(msgspec.json.encode(line)).hexdigest()[:16]


def _id(time: str, text: str) -> str:
    return f"sl-{hashlib.sha256(repr((time, text)).encode()).hexdigest()[:8]}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no day: write it as 2026-12-31") from error
