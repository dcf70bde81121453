"""Templates to HTML: one environment, which escapes everything, with the few words that all templates share.

In templates: `to` makes addresses (`to.report(id, span, record)`), `written` days, `cut` and `inner` shorten and strip
quotations, `who` names a side by its id. A figure is put in by `{{ figure.inline | safe }}`; nothing else is `safe`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman.page import addresses
from dragoman.page.headed import heading
from dragoman.parts import ReportRow
from dragoman.showing.days import written
from dragoman.showing.passages import cut
from dragoman.showing.prose import inner
from dragoman.showing.story import capital

_TYPES = {
    "st-": "statement", "ev-": "event", "ex-": "exchange", "ti-": "tie", "cl-": "claim", "fo-": "forecast",
}  # fmt: skip


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment of all templates. What a template misspells is an error, not a blank."""
    made = Environment(
        loader=PackageLoader("dragoman.page"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined,
    )  # fmt: skip
    made.globals.update(to=addresses, inner=inner, capital=capital, headline=headline)
    made.filters.update(written=written, cut=cut, inner=inner, thousands=lambda number: f"{number:,}")
    made.filters["record_type"] = record_type
    made.filters["signed"] = lambda value: f"{value:+.1f}".replace("-", "−")
    made.filters["percent"] = lambda share: f"{100 * share:.0f} %"
    return made


def headline(row: ReportRow) -> str:
    """What a report is called: its title, else its first words."""
    return heading(row.title, row.text).words


def record_type(id_: str) -> str:
    """What a record's id says that it is: "statement" of `st-3f2a91c0`; "actor" of what has no such beginning."""
    return _TYPES.get(id_[:3], "actor")


def render(template: str, values: Mapping[str, Any]) -> bytes:
    """A template, filled in. Characters that cannot be sent (halves of a pair) are replaced."""
    return environment().get_template(template).render(values).encode("utf-8", "replace")
