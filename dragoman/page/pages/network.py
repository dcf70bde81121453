"""Who is tied to whom: ties and events between actors, narrowed, drawn, and as a table that can be sorted."""

from __future__ import annotations

from typing import Any

from dragoman.page import addresses
from dragoman.page.asked import Asked, Route, Shown
from dragoman.page.narrowed import cited, narrowed, suggested
from dragoman.page.paging import paged
from dragoman.records import MUTUAL
from dragoman.showing.figures.of_ties import Link, Links, among_strongest, links_of, network_of
from dragoman.showing.figures.witness import Witness

#: Actors that are drawn, and what can be chosen; links that are drawn, the strongest, for each of them: more cannot be
#: followed by eye; rows on a page. Design values.
DRAWN, CHOICES, LINKS_EACH, ROWS = 40, (20, 40, 60, 120, 300), 3, 100
#: Tellings that a row leads to at once. A design value.
_FIRST = 3
TIES = ("alliance", "arms", "troops", "aid", "trade", "energy", "finance", "sanctions", "border", "recognition",
        "dependence", "influence", "rivalry")  # fmt: skip
EVENTS = ("agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject",
          "threaten", "protest", "sanction", "mobilize", "coerce", "assault")  # fmt: skip
#: What the table can be sorted by: the name in the address, and what heads the column.
COLUMNS = (("from", "From"), ("kind", "What"), ("to", "To"), ("sign", "Sign"), ("weight", "Told"), ("day", "Days"))
_SIGNS = {"+": "binds", "-": "against", None: ""}


def page(asked: Asked) -> Shown:
    """The network of what was asked for, its strongest actors drawn, and all of it as a table."""
    store = asked.situation.store
    witness = Witness(store, addresses.to_report)
    what = asked.one("what", "ties")
    what = what if what in ("ties", "events", "both") else "ties"
    kinds = [kind for kind in asked.every("kind") if kind in (*TIES, *EVENTS)]
    least, most = asked.number("least", 1, 1, 9999), asked.number("most", DRAWN, 2, CHOICES[-1])
    sort = asked.one("sort", "weight")
    sort = sort if sort in dict(COLUMNS) else "weight"
    falling = (asked.one("order") or ("desc" if sort in ("weight", "day") else "asc")) == "desc"
    asks = narrowed(asked, what=what if what != "ties" else None, kind=kinds,
                    least=str(least) if least > 1 else None, most=str(most) if most != DRAWN else None)  # fmt: skip
    unknown = bool(asks.given and not asks.actors)
    found = Links([], 0) if unknown else links_of(
        store, witness, asks.sides, kinds=kinds, about=asks.about, since=asks.since, until=asks.until, least=least,
        ties=what != "events", events=what != "ties",
    )  # fmt: skip
    drawn = among_strongest(found.links, most)[: LINKS_EACH * most]
    witness.know_names(end for each in found.links for end in (each.from_, each.to))
    width = 960.0 if most <= 60 else 1280.0
    figure = network_of(
        store, witness, Links(drawn, found.doubtful), asks.sides, width=width, most=most, to_actor=_dossier
    ) if drawn else None  # fmt: skip
    ordered = sorted(found.links, key=lambda each: _by(witness, each, sort), reverse=falling)
    rows = paged(asked, ordered, ROWS, "/network", **asks.query(sort=sort, order="desc" if falling else "asc"))
    witness.know(telling.report for each in rows.rows for telling in each.tellings[:_FIRST])
    columns = [
        (label, addresses.page("network", **asks.query(sort=name, order="asc" if name == sort and falling else
         "desc" if name == sort or name in ("weight", "day") else "asc")) + "#table",
         ("descending" if falling else "ascending") if name == sort else None)
        for name, label in COLUMNS
    ]  # fmt: skip
    sides = {end for each in found.links for end in (each.from_, each.to)}
    ends = {end for each in drawn for end in (each.from_, each.to)}
    return Shown(
        "network.html", "Network",
        {
            "asked": asks, "names": suggested(asked), "what": what, "ties": TIES, "events": EVENTS, "kinds": kinds,
            "least": least, "most": most, "choices": CHOICES, "figure": figure, "columns": columns, "rows": rows,
            "told": [_row(witness, each) for each in rows.rows], "sides": len(sides), "ends": len(ends),
            "drawn": len(drawn), "doubtful": found.doubtful,
        },
    )  # fmt: skip


def _dossier(side: str) -> str | None:
    return None if "+" in side else addresses.actor(side)


def _by(witness: Witness, each: Link, sort: str) -> Any:
    if sort in ("from", "to"):
        return witness.name(each.from_ if sort == "from" else each.to).casefold()
    if sort == "day":
        return each.days[-1] if each.days else ""
    return each.weight if sort == "weight" else (each.sign or "") if sort == "sign" else each.kind


def _row(witness: Witness, each: Link) -> dict[str, Any]:
    return {
        "from": (each.from_, witness.name(each.from_)), "to": (each.to, witness.name(each.to)), "kind": each.kind,
        "sign": _SIGNS[each.sign], "weight": each.weight, "event": each.event, "against": each.against,
        "both": each.both or each.kind in MUTUAL, "days": each.days, "more": len(each.tellings) - _FIRST,
        "words": [
            cited(witness, one.report, one.record, one.spans, one.words, "the opposite" if one.against else "", one.day)
            for one in each.tellings[:_FIRST]
        ],
    }  # fmt: skip


ROUTES = (Route("/network", page),)
