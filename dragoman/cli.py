"""The commands. Each calls one function of the same name and prints what it gives.

Exit status: 0, 1 where something could not be read or written, 2 where the call was wrong, 130 after Ctrl-C, 143 after
SIGTERM, 129 where the terminal was closed. What was asked for goes to standard output, everything else to standard
error. Nothing heavy is imported before it is needed: `dragoman --help` is to take less than 0.2 s.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from dragoman import __version__
from dragoman.cli_compare import compare, contradictions, exchanges
from dragoman.cli_fixes import fix, fixes, review
from dragoman.cli_show import show_page
from dragoman.cli_sources import sources
from dragoman.cli_views import claims, figure, forecasts
from dragoman.cli_worlds import assume, model, run, seals
from dragoman.console import (
    WIDEST,
    as_page,
    colour,
    complain,
    end_in_order,
    example,
    opened,
    show,
    show_json,
    stopped,
    sure_enough,
    width,
    write_file,
)

if TYPE_CHECKING:
    from dragoman.showing.brief import Brief

_Command = TypeVar("_Command", bound=Callable[..., Any])


def main() -> NoReturn:
    """Runs the command line, and turns errors into one line that says what to do."""
    from dragoman.errors import DragomanError, UsageError

    # The small matrix products beside the network's pass are not worth a second thread, which would only spin.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    end_in_order()
    try:
        status = commands.main(standalone_mode=False, prog_name="dragoman")
        sys.stdout.flush()
        sys.exit(status if isinstance(status, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt) as error:
        sys.exit(stopped(error, "stopped"))
    except (BrokenPipeError, _HadEnoughError):
        # Whoever read us has had enough; what is left in the buffers must not complain at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except DragomanError as error:
        complain(error)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except MemoryError:
        print(
            "dragoman: memory ran out: try again with fewer --jobs, or when other programs have ended", file=sys.stderr
        )
        sys.exit(1)
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        complain(f"{name}{error.strerror or error}")
        sys.exit(1)


def _reading_options(command: _Command) -> _Command:
    """The options that say how documents are to be read."""
    for option in (
        click.option(
            "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes that read.  [default: one a core]"
        ),
        click.option("--any-language", is_flag=True, help="Read reports that are not in English, too."),
        click.option(
            "--columns", metavar="FIELD=COLUMN,…",
            help="Which column of a table is which field (text, title, published, publisher, agency, url, language). "
            "Usual names are known.",
        ),
        click.option("--publisher", metavar="NAME", help="Publisher of all documents, whatever they say."),
        click.option("--published", metavar="DAY", help="Day of publication of all documents (2024-02-23)."),
    ):  # fmt: skip
        command = option(command)
    return command


def _days(command: _Command) -> _Command:
    for option in (
        click.option("--until", metavar="DAY", help="Up to this day, inclusive; 2024-02 and 2024 are days enough."),
        click.option("--since", metavar="DAY", help="From this day on."),
    ):
        command = option(command)
    return command


def _file_options(command: _Command) -> _Command:
    """In which form, and where to."""
    for option in (
        click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="Where to write it."),
        click.option(
            "--format", "form", type=click.Choice(["terminal", "markdown", "html"]),
            help="What to write.  [default: by the suffix of --out, else for the terminal]",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


class _HadEnoughError(Exception):
    """Whoever reads our output has closed it. A `BrokenPipeError` itself would make click end with status 1."""


@contextmanager
def _said_when_enough() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise _HadEnoughError from error


class _Commands(click.Group):
    """Lists commands in the order in which one needs them."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:  # prints --help and --version
        with _said_when_enough():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with _said_when_enough():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def commands() -> None:
    """Reads news reports about an international crisis and rebuilds it: who said what, for whom, to whom.

    Works offline, on one machine. Every line that it shows leads to the words that say it.
    """


@commands.command(
    epilog=example(
        "dragoman read report.txt",
        "dragoman read reports/ --json > readings.jsonl",
        "curl -s https://example.org/story | dragoman read - --json",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a report, a line each.")
@_reading_options
def read(files: tuple[str, ...], as_json: bool, jobs: int | None, **how: Any) -> int:
    """Read reports, and print what is read. Nothing is stored.

    A FILE is text, Markdown, HTML, JSONL, CSV or Parquet, a feed (RSS, Atom, JSON Feed), NewsML, NITF or ninjs, a mail
    or mailbox, EPUB, PDF, DOCX or ODT, an archive of any of these (ZIP, tar, gzip, WARC …), a folder of them, or - for
    standard input.
    """
    from dragoman.assembly.read import read as read_files
    from dragoman.errors import NoReportError, SourceError
    from dragoman.records import encode
    from dragoman.showing.lines.readings import reading_lines

    page = as_page()
    failed = False
    asides: dict[str, int] = {}
    for found in read_files(files, jobs=jobs or _jobs_for(files), **how):
        if isinstance(found, NoReportError):
            asides[found.reason] = asides.get(found.reason, 0) + 1
        elif isinstance(found, SourceError):
            failed = True
            complain(f"not read: {found}")
        elif as_json:
            sys.stdout.buffer.write(encode(found) + b"\n")
            sys.stdout.buffer.flush()
        else:
            show(reading_lines(found, page))
    for reason, count in asides.items():
        print(f"dragoman: no reports: {count:,} × {reason.removeprefix('is ')}", file=sys.stderr)
    return int(failed)


def _jobs_for(files: Iterable[str]) -> int:
    """One process for one small file, which is the quickest then; else one a core."""
    paths = [Path(name) for name in files]
    small = len(paths) == 1 and (not paths[0].exists() or (paths[0].is_file() and paths[0].stat().st_size < 100_000))
    return 1 if small else os.cpu_count() or 1


commands.add_command(sources)


@commands.command(
    epilog=example(
        "dragoman build reports/ --into korea",
        "dragoman build more/*.html archive.jsonl --into korea",
        "dragoman build export.csv --columns text=body,published=date --into korea",
        "dragoman build /shared/news --into korea --engine ray --address auto",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--into", required=True, metavar="SITUATION", help="The situation's folder, made where there is none.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON, with every document not read.")
@click.option(
    "--engine", type=click.Choice(["processes", "ray"]), default="processes", show_default=True,
    help="What reads: processes of this machine, or a Ray cluster (see docs/scale.md).",
)  # fmt: skip
@click.option(
    "--address", metavar="ADDRESS",
    help="The Ray cluster: auto, HOST:PORT or ray://HOST:PORT.  [default: one made on this machine]",
)  # fmt: skip
@click.option("--profile", is_flag=True, help="Tell where the time went, too.")
@_reading_options
def build(files: tuple[str, ...], into: str, as_json: bool, **how: Any) -> int:
    """Read reports into a situation, a folder that the other commands take.

    A FILE is what `read` takes: text, pages, tables, feeds, agency formats, mail, EPUB, PDF, DOCX, archives and web
    archives of them, folders.
    Goes on where an earlier build has stopped, and reads only what is new or has changed.
    """
    from dragoman.assembly.build import build as build_folder
    from dragoman.showing.lines.accounts import account_lines
    from dragoman.showing.progress import shown

    try:
        with shown() as tell:
            account = build_folder(files, into, tell=tell, **how)
    except KeyboardInterrupt as error:
        return stopped(error, "stopped; what was read is stored, and the same command goes on from there")
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(account))
    else:
        show(account_lines(account, as_page()))
    return int(any(not failure.furniture for failure in account.failures))


@commands.command(
    epilog=example(
        "dragoman brief korea",
        "dragoman brief korea --since 2024-10 --out october.html",
        "dragoman brief korea --format markdown | less",
    )
)
@click.argument("situation")
@_days
@_file_options
@sure_enough
def brief(situation: str, since: str | None, until: str | None, form: str | None, out: str | None) -> None:  # fmt: skip
    """Tell the crisis on two pages, every line with its source."""
    _write(opened(situation).brief(since, until), form, out)


@commands.command(
    epilog=example(
        "dragoman dossier korea China", 'dragoman dossier korea "Liu Pengyu" --out liu.html',
        "dragoman dossier korea CHN --lines 100 --format markdown | less",
    )
)  # fmt: skip
@click.argument("situation")
@click.argument("actor")
@click.option("--lines", type=click.IntRange(min=1), default=20, show_default=True, metavar="N",
              help="Of each chapter, so many lines.")  # fmt: skip
@_file_options
@sure_enough
def dossier(situation: str, actor: str, lines: int, form: str | None, out: str | None) -> None:
    """Tell what the reports have on one actor, every line with its source.

    Names and roles, for whom it speaks, what it said, did, suffered, asked and was asked, its ties, and where it
    stands. ACTOR is an id or any name.
    """
    from dragoman.showing.dossier import as_brief

    made = opened(situation).dossier(actor, lines)
    _write(as_brief(made), form, out)
    for chapter in made.chapters:
        if chapter.cut:
            shown = f"{len(chapter.lines)} of {chapter.total:,}"
            print(f"{chapter.heading}: {shown} shown: --lines {chapter.total} shows all", file=sys.stderr)


def _write(made: Brief, form: str | None, out: str | None) -> None:
    """A brief or dossier in the form that is wanted, to a file or to standard output."""
    from dragoman.showing import render

    suffixes = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}
    form = form or suffixes.get(Path(out or "").suffix.lower(), "terminal")
    if form == "terminal":
        text = render.to_terminal(made, width() or WIDEST, colour() and out is None)
    else:
        text = render.to_markdown(made) if form == "markdown" else render.to_html(made)
    if out is None:
        click.echo(text, nl=False, color=colour() or None)
    else:
        write_file(out, text)
        print(f"written to {out}", file=sys.stderr)


@commands.command(
    epilog=example(
        'dragoman find korea "troops"',
        'dragoman find korea "\\"military cooperation\\" Pyongyang" --since 2024-10',
        "dragoman find korea --actor China --type ask",
    )
)
@click.argument("situation")
@click.argument("text", required=False, default="")
@click.option("--actor", metavar="NAME", help="Only where this actor says or does it (id or name).")
@click.option("--about", metavar="NAME", help="Only where it concerns this actor or is directed at it.")
@click.option(
    "--type", "types", multiple=True, metavar="TYPE", help="Only records of this type (statement) or kind (ask)."
)
@_days
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Show so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a sentence, a line each.")
@sure_enough
def find(situation: str, text: str, as_json: bool, limit: int, **how: Any) -> None:
    """Find sentences by their words, and the records read from them.

    All words of TEXT must stand in the sentence, in any case; those in double quotation marks as they stand.
    """
    from dragoman.showing.lines.hits import hit_lines

    found = opened(situation).find(text, limit=limit, **how)
    if as_json:
        for hit in found.hits:
            show_json(
                {
                    "report": hit.report.id, "name": hit.report.name, "published": hit.report.published,
                    "span": hit.words, "sentence": {"span": hit.sentence, "text": hit.text},
                    "records": [record.id for record in hit.records],
                }
            )  # fmt: skip
        return
    page = as_page()
    for hit in found.hits:
        show(hit_lines(hit, page))
    if found.total > len(found.hits):
        print(f"{len(found.hits)} of {found.total:,} shown: --limit {found.total} shows all", file=sys.stderr)
    elif not found.total:
        print("nothing found", file=sys.stderr)


@commands.command(
    epilog=example("dragoman why korea st-3f2a", "dragoman why korea CHN", "dragoman why korea 4fd1:st-3f2a")
)
@click.argument("situation")
@click.argument("id_", metavar="ID")
@click.option("--limit", type=click.IntRange(min=1), default=5, show_default=True, metavar="N",
              help="Of an actor, show so many reports.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON object a record, a line each.")
def why(situation: str, id_: str, limit: int, as_json: bool) -> None:
    """Show what a record rests on: its words, the rule or head that made it, its reports.

    ID is a record's, a report's or an actor's, or the beginning of it; an actor's name will do.
    """
    from dragoman import reasons
    from dragoman.history import fixes_about
    from dragoman.showing.lines.actors import actor_lines
    from dragoman.showing.lines.reasons import why_lines

    store = opened(situation).store
    whys = reasons.why(store, id_, limit)
    page = as_page()
    actor = reasons.registered(store, whys)
    if actor is not None and not as_json:
        show(actor_lines(actor, page, fixes_about(store, actor.members)))
    for reason in whys.found:
        if as_json:
            show_json(reasons.as_dict(reason))
        else:
            show(why_lines(reason, page))
    if whys.total > len(whys.found):
        print(f"{len(whys.found)} of {whys.total:,} reports shown: --limit {whys.total} shows all", file=sys.stderr)


for _other in (
    show_page, compare, exchanges, claims, forecasts, contradictions, figure, model, run, assume, seals, fix, fixes,
    review,
):  # fmt: skip
    commands.add_command(_other)


@commands.command(
    epilog=example(
        "dragoman export korea --to plover --out events.jsonl",
        "dragoman export korea --to icews --since 2024 > events.tab",
        "dragoman export korea --to plover --all --out everything.csv",
        "dragoman export korea --to annotations --out korea.jsonld",
        "dragoman export korea --to gexf --out korea.gexf",
        "dragoman export korea --to html --out korea.html",
        "dragoman export korea --to obsidian --out vault",
    )
)
@click.argument("situation")
@click.option(
    "--to", required=True, metavar="FORMAT",
    help="Events: plover, icews. Every record: annotations (W3C), ftm (FollowTheMoney), prov (PROV-O). Network: "
    "graphml, gexf. Positions: dna. Reports as references: csl, bibtex, ris. All of it: html, a page that opens by "
    "itself; in a folder obsidian, csv, parquet.",
)  # fmt: skip
@click.option("--out", type=click.Path(), metavar="FILE|FOLDER",
              help="Where to write it, a file whole or not at all.  [default: standard output]")  # fmt: skip
@click.option(
    "--form",
    type=click.Choice(["jsonl", "csv", "tab"]),
    help="Of plover jsonl or csv, of icews tab or csv.  [default: by the suffix of --out, else the first]",
)
@click.option("--all", "everything", is_flag=True,
              help="Also what is denied, possible, asked for or only planned, with its status.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write a folder over the files of an earlier export; others are kept.")
@_days
@sure_enough
def export(situation: str, out: str | None, **how: Any) -> None:
    """Write the situation for other tools: events, records, network, positions, references, notes, tables.

    How much was written, and what was left out and why, is said. Days are those of the reports. What each format holds,
    and what is lost in it, is said in docs/exports.md.
    """
    from dragoman.showing.lines.exports import export_lines

    written = opened(situation).export(out=out or sys.stdout.buffer, **how)
    for line in export_lines(written, out):
        print(line, file=sys.stderr)


@commands.command(
    epilog=example("dragoman score gold.jsonl", "dragoman score gold.jsonl --system readings.jsonl --json")
)
@click.argument("gold", type=click.Path(exists=True, dir_okay=False))
@click.option("--system", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
              help="Readings to score, in the JSON form. Without it the reports of GOLD are read now.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="All figures as one JSON object.")
def score(gold: str, system: str | None, as_json: bool) -> None:
    """Compare readings with annotated ones: precision, recall and F1 by record type.

    GOLD is annotated readings in the JSON form, a line each. What counts as the same is said in docs/score.md.
    """
    from dragoman import scoring
    from dragoman.showing.lines.scores import score_lines

    readings = scoring.load(gold)
    theirs = scoring.load(system) if system else scoring.read_again(readings)
    scores = scoring.score(scoring.pair_up(readings, theirs))
    if as_json:
        show_json(scores.as_dict())
    else:
        show(score_lines(scores, as_page()))
