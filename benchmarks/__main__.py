"""`python -m benchmarks NAME`: one benchmark by name, or `all`. Prints tables; `--save` keeps them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from benchmarks import calibration_picture, floors, judged_events, readers, speakers, worlds_cost
from benchmarks.corpora import NoCorpusError
from benchmarks.readme import write, write_limits
from benchmarks.results import save, show
from benchmarks.speed import ChildError
from benchmarks.suite import SUITE, Setting
from dragoman.errors import DragomanError

_PATH = click.Path(path_type=Path)
#: What stops one benchmark and lets `all` go on with the next.
MISSING = (NoCorpusError, DragomanError, ChildError, ImportError)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed((
        click.option("--data", type=_PATH, help="Folder of the corpora; else DRAGOMAN_DATA, else ../shared/data."),
        click.option("--corpus", type=_PATH, help="A file of the same form, in place of the benchmark's own corpus."),
        click.option("--limit", type=click.IntRange(min=1), help="Only the first so many documents."),
        click.option("--float32", type=_PATH, help="The float32 network, for quantisation."),
        click.option("--misses", type=_PATH, help="Folder for the events read wrongly; it gets the corpus's text."),
        click.option("--save", "keep", is_flag=True, help="Append the figures to benchmarks/results/."),
    )):  # fmt: skip
        command = option(command)
    return command


@click.group(help=__doc__)
def main() -> None:
    pass


def _run(names: list[str], setting: Setting, keep: bool) -> list[str]:
    """Runs benchmarks by name; returns those that could not be run, with the reason."""
    failed = []
    for name in names:
        begun = time.perf_counter()
        try:
            for result in SUITE[name](setting):
                click.echo(show(result) + "\n")
                if keep:
                    save(result, limited=setting.limit is not None)
        except MISSING as error:
            failed.append(f"{name}: {error}")
            continue
        click.echo(f"{name}: {time.perf_counter() - begun:.0f} s\n")
    return failed


def _command(name: str) -> None:
    @main.command(name, help=SUITE[name].__doc__)
    @_options
    def one(keep: bool, **options: Any) -> None:
        if failed := _run([name], Setting(**options), keep):
            raise click.ClickException(failed[0])


for _name in SUITE:
    if _name not in ("speakers", "judged_events"):
        _command(_name)


@main.command("speakers", help=SUITE["speakers"].__doc__)
@_options
@click.option("--sheet", type=_PATH, help="Write the sheet to judge into this folder; it holds the corpus's text.")
@click.option("--judged", type=_PATH, help="Take the verdicts of a filled-in speakers.jsonl into the list of verdicts.")
def judge_speakers(keep: bool, sheet: Path | None, judged: Path | None, **options: Any) -> None:
    setting = Setting(**options)
    if judged is not None:
        click.echo(f"{speakers.keep_verdicts(judged)} verdicts in {speakers.JUDGED.name}")
    if sheet is not None:
        corpus = setting.find("polnear_dev")
        written = speakers.write_sheet(corpus, lambda row: readers.whole(row["text"], row.get("date")), sheet)
        click.echo(
            f"judge {written}, reading speakers.txt beside it; then: python -m benchmarks speakers --judged FILE"
        )
    if failed := _run(["speakers"], setting, keep):
        raise click.ClickException(failed[0])


@main.command("judged_events", help=SUITE["judged_events"].__doc__)
@_options
@click.option("--sheet", type=_PATH, help="Write the sheet to judge into this folder; it holds the corpus's text.")
@click.option(
    "--draw", "which", type=click.Choice(list(judged_events.DRAWS)), default="first", help="The sheet's draw."
)
@click.option("--judged", type=_PATH, help="Take the verdicts of a filled-in sheet into the list of verdicts.")
def judge_events(keep: bool, sheet: Path | None, which: str, judged: Path | None, **options: Any) -> None:
    setting = Setting(**options)
    if judged is not None:
        click.echo(f"{judged_events.keep_verdicts(judged)} verdicts in {judged_events.JUDGED.name}")
    if sheet is not None:
        corpus = setting.find("bench_news")
        written = judged_events.write_sheet(corpus, lambda row: readers.whole(row["text"]), sheet, which)
        click.echo(f"judge {written}, reading judged_events.txt beside it; then: judged_events --judged FILE")
    elif failed := _run(["judged_events"], setting, keep):
        raise click.ClickException(failed[0])


@main.command("all", help="Everything that can be run here, saved; then the table of benchmarks/README.md.")
@_options
def everything(keep: bool, **options: Any) -> None:
    failed = _run(list(SUITE), Setting(**options), keep=keep or options["limit"] is None)
    write()
    write_limits()
    for reason in failed:
        click.echo(f"not run: {reason}", err=True)


@main.command(
    "floors", help="Measure the quick figures and write their floors into benchmarks/bars.toml: NAME's, or all."
)
@click.argument("names", metavar="[NAME]...", type=click.Choice(floors.QUALITY), nargs=-1)
@click.option("--data", type=_PATH, help="Folder of the corpora.")
def write_floors(names: tuple[str, ...], data: Path | None) -> None:
    for reason in floors.set_floors(Setting(data=data), only=names or floors.QUALITY):
        click.echo(f"left as they are: {reason}", err=True)


@main.command(
    "table", help="Write the tables of benchmarks/README.md and docs/limits.md, and its pictures, from what is saved."
)
def write_table() -> None:
    write()
    write_limits()
    worlds_cost.write()
    calibration_picture.write()


if __name__ == "__main__":
    main()
