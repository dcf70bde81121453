"""A brief as text: for the terminal, as Markdown, as one HTML page.

A `Brief` in, a string out. All three say the same and number the same sources; the HTML page prints on two sheets of A4
for ten reports, works without JavaScript, and opens a report at the quoted words where it has an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from io import StringIO

from dragoman.showing.brief import Brief, Paragraph, Source
from dragoman.showing.controls import harmless
from dragoman.showing.days import written
from dragoman.showing.prose import inner

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")


def to_terminal(brief: Brief, width: int = 100, colour: bool = False) -> str:
    """The brief for a terminal of `width` columns, with ANSI colours where `colour`."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    out = StringIO()
    console = Console(file=out, width=max(40, width), force_terminal=colour, no_color=not colour, highlight=False,
                      color_system="standard" if colour else None)  # fmt: skip
    console.print(Text(harmless(brief.title), style="bold"))
    console.print(Text(harmless(brief.summary), style="dim"))
    for section in brief.sections:
        console.print()
        console.print(Text(harmless(section.heading), style="bold underline"))
        for paragraph in section.paragraphs:
            line = Text()
            for words, style in _runs(paragraph):
                line.append(harmless(words), style={"lead": "bold", "cite": "cyan", "": ""}[style])
            console.print(Padding(line, (0, 0, 0, 2)))
    if brief.sources:
        console.print()
        console.print(Text("Sources", style="bold underline"))
    for source in brief.sources:
        line = Text(f"[{source.number}] ", style="cyan")
        line.append(harmless(f"{source.report} "), style="bold").append(harmless(f"“{inner(source.quote)}”"), style="")
        line.append(_records(source), style="dim")
        console.print(Padding(line, (0, 0, 0, 2)))
    if brief.reports:
        console.print()
        console.print(Text("Reports quoted", style="bold underline"))
    for report in brief.reports:
        line = Text(f"{report.letter}  ", style="bold").append(harmless(report.outlet))
        line.append(harmless(f", “{report.title}”") if report.title else "").append(f", {written(report.published)}")
        line.append(f"  {report.id}", style="dim")
        console.print(Padding(line, (0, 0, 0, 2)))
    if brief.situation and brief.sources:
        console.print(Text(harmless(f"\nMore on a record: {_why(brief)}"), style="dim"))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def to_markdown(brief: Brief) -> str:
    """The brief as Markdown, its numbers linked to the sources at its end."""
    lines = [f"# {_escape(brief.title)}", "", _escape(brief.summary)]
    for section in brief.sections:
        lines += ["", f"## {_escape(section.heading)}"]
        for paragraph in section.paragraphs:
            line = "".join(
                f"**{_escape(words)}**" if style == "lead"
                else _linked(words) if style == "cite" else _escape(words)
                for words, style in _runs(paragraph)
            )  # fmt: skip
            lines += ["", line]
    if brief.sources:
        lines += ["", "## Sources", ""]
        lines += [
            f'{source.number}. <a id="s{source.number}"></a>{source.report} '
            + (
                f"[“{_escape(inner(source.quote))}”]({source.link})"
                if source.link
                else f"“{_escape(inner(source.quote))}”"
            )
            + _escape(_records(source))
            for source in brief.sources
        ]
        lines += ["", "## Reports quoted", ""]
        for report in brief.reports:
            title = f", “{_escape(report.title)}”" if report.title else ""
            address = f", <{report.url}>" if report.url else ""
            day = written(report.published)
            lines.append(f"- **{report.letter}** {_escape(report.outlet)}{title}, {day}{address} ({report.id})")
    if brief.situation and brief.sources:
        lines += ["", f"More on a record: `{_why(brief)}`"]
    return harmless("\n".join(lines)) + "\n"


def to_html(brief: Brief) -> str:
    """The brief as one HTML page with its style inside: for the screen, light and dark, and for A4."""
    from jinja2 import Environment

    source = files("dragoman.showing").joinpath("templates/brief.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(source)
    page: str = template.render(brief=brief, runs=numbered_runs, inner=inner, written=written, why=_why(brief))
    return page + "\n"


#: What `dragoman brief --to` can name.
FORMATS: dict[str, Callable[[Brief], str]] = {"terminal": to_terminal, "markdown": to_markdown, "html": to_html}


def _runs(paragraph: Paragraph) -> list[tuple[str, str]]:
    """A paragraph as stretches of text: its lead, its prose, and the numbers of sources in brackets."""
    runs: list[tuple[str, str]] = [(f"{paragraph.lead}.", "lead"), (" ", "")] if paragraph.lead else []
    for at, sentence in enumerate(paragraph.sentences):
        gap = "" if at == 0 or sentence.text[:1] in ",; " else " "
        runs.append((gap + sentence.text, ""))
        if sentence.sources:
            runs.append((f" [{', '.join(map(str, sentence.sources))}]", "cite"))
    return runs


def linked_runs(paragraph: Paragraph) -> list[tuple[str, tuple[int, ...], str | None]]:
    """A paragraph as stretches of prose, each with the numbers of its sources and the exchange that it tells."""
    runs = zip(numbered_runs(paragraph), paragraph.sentences, strict=True)
    return [(text, numbers, sentence.exchange) for (text, numbers), sentence in runs]


def numbered_runs(paragraph: Paragraph) -> list[tuple[str, tuple[int, ...]]]:
    """A paragraph as stretches of prose, each with the numbers of its sources."""
    return [
        (("" if at == 0 or sentence.text[:1] in ",; " else " ") + sentence.text, sentence.sources)
        for at, sentence in enumerate(paragraph.sentences)
    ]


def _linked(words: str) -> str:
    """` [3, 4]` with its numbers linked to the list of sources."""
    numbers = re.sub(r"\d+", lambda match: f"[{match.group()}](#s{match.group()})", words.strip(" []"))
    return f" \\[{numbers}\\]"


def _records(source: Source) -> str:
    marks = [*source.records, *(["damaged"] if source.damaged else [])]
    return f" ({', '.join(marks)})" if marks else ""


def _why(brief: Brief) -> str:
    records = sorted((id_ for source in brief.sources for id_ in source.records), key=lambda id_: id_[:3] != "st-")
    record = records[0] if records else "RECORD"
    return f"dragoman why {brief.situation or 'SITUATION'} {record}"


def _escape(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", words)
