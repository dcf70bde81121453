"""The commands that run a situation forward: model, run, assume, seals."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

import click

from dragoman.console import WIDEST, complain, example, opened, show, show_json, sure_enough, width

if TYPE_CHECKING:
    from dragoman.projection import Projection
    from dragoman.worlds.hand import Change
    from dragoman.worlds.scenario import Scenario
    from dragoman.worlds.sentences import Attribution

_QUESTION = click.argument("question", required=False)
#: Worlds over which sentences are left out one by one: errors of half a world of 100 at most. A design value.
ENOUGH = 8192
#: Seconds after which it is told that the kernel is being compiled: from disk it is read in less. A design value.
PATIENCE = 2.0


@click.command(
    epilog=example(
        "dragoman model korea",
        'dragoman model korea "Will China press North Korea?" > china.toml',
        "dragoman model korea --keep && $EDITOR korea/model.toml",
    )
)
@click.argument("situation")
@_QUESTION
@click.option("--keep", is_flag=True, help="Write it to model.toml in the situation, which `run` then takes.")
@click.option("--force", is_flag=True, help="With --keep: over the one that is there.")
@sure_enough
def model(situation: str, question: str | None, keep: bool, force: bool) -> None:
    """Print the model that a situation makes, as a file that can be read, edited and run.

    Every number is there with what the reports say of it and by which records, or as assumed. QUESTION is a question in
    words, the id of an exchange, or ACTOR/OPTION; without one it is the exchange that the brief puts first.
    """
    from dragoman.errors import UsageError
    from dragoman.running import MODEL, bare_model
    from dragoman.worlds.making import make
    from dragoman.worlds.model_file import to_toml, write_model

    held = opened(situation)
    path = held.store.folder / MODEL
    if not keep:
        sys.stdout.write(to_toml(bare_model(held.store, question)))
        sys.stdout.flush()
        return
    if path.exists() and not force:
        raise UsageError(f"{path} is there already: --force writes over it")
    made = make(held.store, question)
    write_model(made.model, path, made.left_out)
    print(path)


@click.command(
    epilog=example(
        "dragoman run korea",
        'dragoman run korea "Will China press North Korea?" --steps 6',
        'dragoman run korea --set "US pressure=high" --sentences',
        "dragoman run korea --scenario squeeze.toml --json | jq .apart.answer",
        "dragoman run korea --seal 2027-03-31 --own 0.2",
    )
)
@click.argument("situation")
@_QUESTION
@click.option("--set", "sets", multiple=True, metavar="NAME=VALUE",
              help="Set a number: 0.8, 0.2..0.9, 0.2/0.5/0.9, or none, low, medium, high.")  # fmt: skip
@click.option("--force", "forces", multiple=True, metavar="ACTOR=OPTION[@STEPS]", help="Have an actor do it.")
@click.option("--hold", "holds", multiple=True, metavar="FACTOR=VALUE", help="Hold a factor, -1 to 1 (0: as today).")
@click.option("--shock", "shocks", multiple=True, metavar="FACTOR=SIZE[@STEP]", help="Push a factor once.")
@click.option("--drop-claim", "drop_claims", multiple=True, metavar="ID", help="As if this had not been read.")
@click.option("--drop-speaker", "drop_speakers", multiple=True, metavar="NAME", help="As if this speaker were silent.")
@click.option("--scenario", "file", type=click.Path(dir_okay=False), metavar="FILE", help="All of these from a file.")
@click.option("--model", "model_file", type=click.Path(dir_okay=False), metavar="FILE", help="Run this model file.")
@click.option("--steps", type=click.IntRange(min=1), metavar="N", help="Steps to run.  [default: the model's]")
@click.option("--worlds", type=click.IntRange(min=1), metavar="N", help="Worlds to draw.  [default: 10,000]")
@click.option("--seed", type=click.IntRange(min=0), metavar="N", help="Seed of all chance.  [default: 0]")
@click.option("--threads", type=click.IntRange(min=1), metavar="N", help="Threads.  [default: one a core]")
@click.option("--sentences", is_flag=False, flag_value=10, type=click.IntRange(min=1), metavar="[N]",
              help="Say which sentences the answer hangs on, N of them (10).")  # fmt: skip
@click.option("--seal", "deadline", metavar="DAY", help="Seal the answer: to be scored when this day has come.")
@click.option("--own", type=click.FloatRange(0, 100), metavar="P", help="With --seal: your own number beside it.")
@click.option(
    "--figure",
    "figures",
    multiple=True,
    metavar="KIND=FILE",
    help="Write a figure (SVG): options, fan, fan:FACTOR, settlement, tornado, or apart (with a scenario).",
)
@click.option("--json", "as_json", is_flag=True, help="All of it as one JSON object.")
@sure_enough
def run(
    situation: str, question: str | None, sets: tuple[str, ...], holds: tuple[str, ...], model_file: str | None,
    sentences: int | None, deadline: str | None, own: float | None, figures: tuple[str, ...], as_json: bool, **how: Any,
) -> int:  # fmt: skip
    """Run a situation forward: what each may do, where issues settle, what would change it, what it hangs on.

    Thousands of worlds are drawn from what the reports say and simulated; answers are shares of worlds, each with its
    error. What nothing is said of is assumed, wide, and told. With a scenario, base and scenario run on the same random
    numbers and are told side by side.
    """
    from dragoman.running import model_of, run, seal
    from dragoman.worlds import hand
    from dragoman.worlds.scenario import pairs

    store = opened(situation).store
    changes = _hand_told(store.folder)
    forces, shocks = how.pop("forces"), how.pop("shocks")
    drawings = [_drawing(each) for each in figures]
    base_model = model_of(store, question, model_file)
    for each in hand.waiting(base_model, changes):
        complain(f"{_change(each, True)}: waits, for this model has no such thing")
    _ready()
    given = dict(set=pairs(sets, "--set"), hold=pairs(holds, "--hold"), force=forces, shock=shocks, **how)
    found = run(store, model=base_model, progress=_progress("worlds"), **given)
    # What was stopped is told as far as it is done, and nothing more is begun.
    changed = found.run.complete and found.scenario is not None and bool(found.scenario)
    base = None
    if changed:
        plain = {name: how[name] for name in ("steps", "worlds", "seed", "threads")} | _of_file(found.scenario)
        base = run(store, model=base_model, name="base", progress=_progress("worlds"), **plain)
    if base is not None and not base.run.complete:
        base, sentences = None, None
    why = _why(found, sentences) if sentences and found.run.complete else None
    sealed = seal(store, found, deadline, own) if deadline and found.run.complete else None
    if as_json:
        parts = {"answer": found.answer, "base": base and base.answer, "apart": base and (found - base).apart,
                 "sentences": why, "seal": sealed}  # fmt: skip
        show_json({name: part for name, part in parts.items() if part is not None})
    else:
        from dragoman.showing.projected import told, told_apart, told_why

        columns = width() or WIDEST
        show(told(found.answer, columns))
        if base is not None:
            show(["", *told_apart((found - base).apart, columns)])
        if why is not None:
            show(["", *told_why(why, columns, sentences or 10)])
        if sealed is not None:
            show(["", f"sealed as {sealed.id}, until {sealed.deadline}"])
    # Last, so that a place that cannot be written to costs no answer.
    for kind, path in drawings:
        name, _, what = kind.partition(":")
        drawn = (found - base).figure() if name == "apart" and base else found.figure(name, what or None)
        drawn.save(path)
    stopped = not found.run.complete or (changed and base is None) or (why is not None and why.unseen)
    return 130 if stopped else 0


def _hand_told(folder: Path) -> list[Change]:
    """The changes made by hand; says which lines of their file are none."""
    from dragoman.worlds import hand

    changes, broken = hand.read(folder)
    for each in broken:
        complain(f"{folder / hand.HAND}: line {each.line} was skipped: {each.reason}")
    return changes


def _drawing(text: str) -> tuple[str, str]:
    """What to draw and the file to write it to. A name of a file may have an equals sign, a figure has none."""
    from dragoman.errors import UsageError

    kind, sign, path = text.partition("=")
    if not sign or not kind or not path:
        raise UsageError(f"--figure {text!r}: write KIND=FILE, like options=options.svg")
    return kind, path


def _why(found: Projection, looked: int) -> Attribution:
    """What it hangs on, over no more worlds than were run: each sentence takes a run of its own."""
    return found.why(worlds=min(found.run.worlds, ENOUGH), looked=looked, progress=_progress("runs")).attribution


def _of_file(scenario: Scenario | None) -> dict[str, Any]:
    """Steps, worlds and seed as the scenario has them: its base must have the same."""
    if scenario is None:
        return {}
    return {"steps": scenario.steps, "worlds": scenario.worlds, "seed": scenario.seed}


def _ready() -> None:
    """Compiles the kernel, or reads it from disk; says so on a terminal where it takes a while."""
    from dragoman.worlds.simulate import warm

    def tell() -> None:
        print("compiling the kernel, once …", end="", file=sys.stderr, flush=True)

    waiting = Timer(PATIENCE, tell)
    if sys.stderr.isatty():
        waiting.start()
    warm()
    if waiting.ident is not None:  # it was started
        waiting.cancel()
        waiting.join()
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _progress(what: str) -> Any:
    """A line on a terminal's standard error that says how far it is; nothing elsewhere."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, of: int) -> None:
        end = "\r\033[K" if done >= of else ""
        print(f"\r{done:,} of {of:,} {what}{end}", end="", file=sys.stderr, flush=True)

    return told


@click.command(
    context_settings={"ignore_unknown_options": True},  # so that -0.5 is a value
    epilog=example(
        'dragoman assume korea pin "US pressure" high --because "a carrier group was sent"',
        "dragoman assume korea drop 4fd1a0b2c3d4:cl-3f2a91c0",
        "dragoman assume korea weigh --speaker ann-wilder 2",
        "dragoman assume korea undo hd-1a2b3c4d",
        "dragoman assume korea",
    ),
)
@click.argument("situation")
@click.argument("kind", required=False, type=click.Choice(["pin", "release", "drop", "restore", "weigh", "undo"]))
@click.argument("words", nargs=-1)
@click.option("--speaker", metavar="NAME", help="With drop, restore, weigh: all that this speaker says.")
@click.option("--because", metavar="REASON", help="Why; kept with the change.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a change, a line each.")
def assume(
    situation: str, kind: str | None, words: tuple[str, ...], speaker: str | None, because: str | None, as_json: bool
) -> None:
    """Set your hand on the model: pin a number, leave out or weigh a sentence or a speaker, undo.

    Without a KIND, lists what has been changed. Every change is a record with its time and reason and can be undone.

    \b
      pin NAME VALUE       release NAME       undo ID
      drop ID              restore ID         weigh ID FACTOR
    """
    from dragoman.errors import UsageError
    from dragoman.running import change
    from dragoman.worlds import hand

    store = opened(situation).store
    if kind is None:
        changes = _hand_told(store.folder)
        counting = {each.id for each in hand.standing(changes)}
        if as_json:
            for one in changes:
                show_json(one)
        else:
            show(_change(one, one.id in counting) for one in changes)
        if not changes:
            print("nothing was changed by hand", file=sys.stderr)
        return
    needed = {"pin": 2, "release": 1, "undo": 1}.get(kind, (1 if kind == "weigh" else 0) + (0 if speaker else 1))
    if len(words) != needed:
        raise UsageError(f"{kind} takes {needed} words after it, not {len(words)}: see dragoman assume --help")
    given: dict[str, Any] = {"reason": because}
    if kind in ("pin", "release"):
        given |= {"number": words[0], "value": words[1] if kind == "pin" else None}
    elif kind == "undo":
        given["undone"] = words[0]
    else:
        given |= {"speaker": speaker, "source": None if speaker else words[0]}
        if kind == "weigh":
            given["factor"] = _number(words[-1])
    made = change(store, kind, **given)  # type: ignore[arg-type]
    if as_json:
        show_json(made)
    else:
        show([_change(made, True)])


def _change(change: Change, counts: bool) -> str:
    from dragoman.showing.terminal import clean
    from dragoman.worlds.hand import spread_in_words

    what = change.number or change.source or change.speaker or change.undone
    value = f" to {spread_in_words(change.spread)}" if change.spread is not None else ""
    value += f" {change.factor:g} times" if change.factor is not None else ""
    why = f": {change.reason}" if change.reason else ""
    undone = "" if counts or change.kind == "undo" else "  (undone)"
    return clean(f"{change.id}  {change.time[:16]}  {change.kind} {what}{value}{why}{undone}")


def _number(text: str) -> float:
    from dragoman.errors import UsageError

    try:
        return float(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no number") from error


@click.command(
    epilog=example(
        "dragoman seals korea",
        "dragoman seals korea resolve sl-1a2b3c4d no --source 4fd1a0b2c3d4",
        "dragoman seals korea resolve sl-5e6f7a8b 35",
    )
)
@click.argument("situation")
@click.argument("action", required=False, type=click.Choice(["resolve"]))
@click.argument("words", nargs=-1)
@click.option("--source", metavar="REPORT", help="With resolve: the report that tells what came about.")
@click.option("--json", "as_json", is_flag=True, help="Seals and scores as one JSON object.")
def seals(situation: str, action: str | None, words: tuple[str, ...], source: str | None, as_json: bool) -> None:
    """List sealed answers and what they score, or say what came about.

    `resolve ID yes`, `resolve ID no`; for an issue the place where it came to lie, 0 to 100. The model is scored beside
    the base rate, one half, the weighted mean and your own number; nothing is ranked below ten resolved questions.
    """
    from dragoman.errors import UsageError
    from dragoman.showing.sealed import told_board
    from dragoman.worlds import seals as kept

    store = opened(situation).store
    if action == "resolve":
        if len(words) != 2:
            raise UsageError("resolve takes the id of a seal, and yes, no, or a place from 0 to 100")
        yes_or_no = {"yes": True, "no": False}.get(words[1].casefold())
        came = None if yes_or_no is not None else _number(words[1])
        kept.resolve(store.folder, words[0], happened=yes_or_no, came=came, source=source)
    found, broken = kept.read(store.folder)
    for each in broken:
        complain(f"{Path(store.folder) / kept.SEALS}: line {each.line}: {each.reason}")
    board = kept.scoreboard(found)
    if as_json:
        show_json({"seals": found, "board": board})
        return
    show(told_board(found, board))
    if not found:
        print("nothing is sealed: dragoman run … --seal DAY", file=sys.stderr)
