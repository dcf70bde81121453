"""The command that compares readings with annotated ones."""

from __future__ import annotations

import click

from dragoman.console import as_page, example, show, show_json


@click.command(epilog=example("dragoman score gold.jsonl", "dragoman score gold.jsonl --system readings.jsonl --json"))
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
