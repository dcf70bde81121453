"""The commands with which the analyst corrects a situation: `fix`, `fixes` and `review`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from dragoman.console import as_page, example, opened, show, show_json

if TYPE_CHECKING:
    from dragoman.deciding import Decision

_Body = Callable[..., None]


@click.group(
    epilog=example(
        "dragoman fix korea merge liu-pengyu peng-yu --because \"the translation cut the name\"",
        "dragoman fix korea reject st-3f2a",
        "dragoman fix korea retype ev-08e4 MOBILIZE",
        "dragoman fix korea redate ev-08e4 2024-02-01",
        "dragoman fix korea acts-for wang-yi CHN",
        "dragoman fix korea undo fx-91c0",
    ),
    subcommand_metavar="KIND ...",
)  # fmt: skip
@click.argument("situation")
def fix(situation: str) -> None:
    """Correct a situation. What was read stays as it is; the correction is kept beside it, and can be undone.

    Every later command shows the situation as corrected, after any number of builds. A correction whose record is gone
    is kept and waits. `dragoman fix SITUATION KIND --help` says what a KIND takes.
    """


def _kind(name: str, *examples: str) -> Callable[[_Body], click.Command]:
    """A kind of fix as a command: its arguments are the words of the decision, in their order."""

    def made(body: _Body) -> click.Command:
        @click.option("--because", metavar="WHY", help="The reason, for whoever asks later.")
        @click.option("--json", "as_json", is_flag=True, help="Print the fix as one JSON object.")
        @click.pass_context
        def run(context: click.Context, /, because: str | None, as_json: bool, **words: Any) -> None:
            assert context.parent is not None
            situation = opened(context.parent.params["situation"])
            given = [words[str(one.name)] for one in context.command.params if isinstance(one, click.Argument)]
            flat = [word for words in given for word in (words if isinstance(words, tuple) else (words,))]
            decision = situation.fix(name, *flat, because=because)
            if as_json:
                show_json(as_dict(decision))
            else:
                show([_line(decision)])
                print(f"undo it with: dragoman fix {context.parent.params['situation']} undo {decision.fix.id}",
                      file=sys.stderr)  # fmt: skip

        run.__doc__ = body.__doc__
        for parameter in getattr(body, "__click_params__", ()):
            run.__click_params__.append(parameter)  # type: ignore[attr-defined]
        lines = [f"dragoman fix korea {name} {words}" for words in examples]
        return fix.command(name, epilog=example(*lines))(run)

    return made


@_kind("merge", "liu-pengyu peng-yu", 'liu-pengyu "Peng Yu" liu --because "one spokesman"')
@click.argument("kept", metavar="ACTOR")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
def _merge() -> None:
    """Say that actors are one. Whatever is OTHER's becomes ACTOR's, in all reports."""


@_kind("split", 'liu "Liu Wei" 4fd1a0', 'liu "Liu Wei" 4fd1a0:120,123 88aa10')
@click.argument("actor", metavar="ACTOR")
@click.argument("name", metavar="NAME")
@click.argument("places", nargs=-1, required=True, metavar="PLACE...")
def _split() -> None:
    """Say that an actor is two. The mentions in each PLACE are of somebody else, who is called NAME.

    A PLACE is a report's id, or REPORT:START,END for the mentions between two characters of its text. What else the
    report says of ACTOR goes to the new one where its words hold such a mention and no other.
    """


@_kind("rename", 'liu-pengyu "Liu Pengyu"')
@click.argument("actor", metavar="ACTOR")
@click.argument("name", metavar="NAME")
def _rename() -> None:
    """Call an actor NAME. Its id stays, and it is found by its other names, too."""


@_kind("reject", "st-3f2a", 'the-hope --because "a ship, not a person"')
@click.argument("id_", metavar="ID")
def _reject() -> None:
    """Leave a record out, as if it had not been read. An actor is left out wherever it is named, too."""


@_kind("confirm", "st-3f2a", "liu-pengyu")
@click.argument("id_", metavar="ID")
def _confirm() -> None:
    """Say that a record is right. Its confidence becomes 1, and `review` does not ask for it again."""


@_kind("retype", "ev-08e4 MOBILIZE", "st-3f2a deny", "ti-77b0 rivalry")
@click.argument("id_", metavar="ID")
@click.argument("type_", metavar="TYPE")
def _retype() -> None:
    """Give a record another type. Of a statement that is its act, of others their kind."""


@_kind("redate", "ev-08e4 2024-02-01", "ev-08e4 2024-02-01/2024-02-03", "st-3f2a none")
@click.argument("id_", metavar="ID")
@click.argument("day", metavar="DAY")
def _redate() -> None:
    """Give a record another day. Write it as 2024-02-01, 2024-02, 2024, or none; of an event also FIRST/LAST."""


@_kind("acts-for", "wang-yi CHN", "shi-yinhong none")
@click.argument("actor", metavar="ACTOR")
@click.argument("body", metavar="STATE|none")
def _acts_for() -> None:
    """Say for whom an actor acts. That is a state or body, or none; it holds in all reports."""


@_kind("add", """4fd1a0 statements '{"content": [[10, 42]], "speakers": ["CHN"], "acts_for": ["CHN"], """
               """"kind": "indirect", "act": "ask"}'""")  # fmt: skip
@click.argument("report", metavar="REPORT")
@click.argument("type_", metavar="TYPE")
@click.argument("record", metavar="JSON")
def _add() -> None:
    """Add a record that was missed. Its words are given as characters of the report's text.

    TYPE is statements, events, … and JSON the record as in `dragoman read --json`; an id is made where it has none.
    """


@_kind("undo", "fx-91c0")
@click.argument("fix_", metavar="FIX")
def _undo() -> None:
    """Take a fix back. An undo can be undone, too."""


@click.command(epilog=example("dragoman fixes korea", "dragoman fixes korea --json > decisions.jsonl"))
@click.argument("situation")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a fix, a line each.")
def fixes(situation: str, as_json: bool) -> None:
    """List the corrections of a situation: when, what, why, what each comes to, and which wait.

    A fix waits while what it names is not there. It is kept, and shows again when that is read again.
    """
    decisions = opened(situation).fixes()
    for decision in decisions:
        if as_json:
            show_json(as_dict(decision))
        else:
            show([_line(decision)])
    if not decisions:
        print("no fixes", file=sys.stderr)


@click.command(epilog=example("dragoman review korea", "dragoman review korea --limit 100 --json"))
@click.argument("situation")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Show so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a doubt, a line each.")
def review(situation: str, limit: int, as_json: bool) -> None:
    """List what is doubtful, that on which most depends first, each with the command that settles it.

    Records count by how unsure the reader is and by how much rests on them; two actors whose names allow that they are
    one, by what would change hands. Confirm both where they are two.
    """
    from dragoman.showing.terminal import clean

    found = opened(situation).review(limit)
    page = as_page()
    for doubt in found.doubts:
        if as_json:
            show_json(doubt._asdict())
            continue
        rest = f", {doubt.rest:,} rest on it" if doubt.rest else ""
        show(
            [
                f"{page.paint(' / '.join(clean(name) for name in doubt.ids), 'bold')}  {doubt.type}, "
                f"confidence {doubt.confidence:.2f}{rest}",
                page.wrapped(clean(doubt.words), "  "),
                *(f"  $ {clean(command)}" for command in doubt.commands),
            ]
        )
    if found.total > len(found.doubts):
        print(f"{len(found.doubts)} of {found.total:,} shown: --limit {found.total} shows all", file=sys.stderr)
    elif not found.total:
        print("nothing is doubtful", file=sys.stderr)


def as_dict(decision: Decision) -> dict[str, Any]:
    """A decision as plain values."""
    import msgspec

    fix: dict[str, Any] = msgspec.to_builtins(decision.fix)
    return {**fix, "state": decision.state, "records": decision.records, "reports": decision.reports}


def _line(decision: Decision) -> str:
    """`fx-91c0ab12  2024-05-01 10:00  merge liu-pengyu peng-yu: 14 records in 9 reports (one spokesman)`."""
    from dragoman.showing.lines.decisions import decided

    fix = decision.fix
    effect = {"undone": "undone", "waiting": "waits for what it names"}.get(decision.state)
    if effect is None:
        effect = "in force" if fix.kind == "undo" else _many(decision.records, decision.reports)
    return decided(fix, f": {effect}")


def _many(records: int, reports: int) -> str:
    return f"{records:,} record{'s' * (records != 1)} in {reports:,} report{'s' * (reports != 1)}"
