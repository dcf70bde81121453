"""A situation with all that makes exports stumble: signs that formats use, every kind of record, decisions."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from by_hand import event, exchange, person, span, state, statement
from deeds import deeds
from situations import add_readings

from dragoman.records import Actor, Claim, Condition, Factor, Forecast, Mark, Mention, Reading, Report, Tie, report_id
from dragoman.situation import Situation

#: Quotation marks, braces, entities, signs of TeX, Turtle and RIS, both directions of script, characters of control.
HOSTILE = (
    "He said \"yes\" & \\no\\ {x} $5 50% #1 _a^b~c -- '' <b>&amp;</b>\nER  - \n@misc{k,\x07 שלום \u202eمرحبا\u202c"
)
TEXT = (
    'Norland asked Graustark to open the "Blue\\Gate" port.\x00 Anna Vale of Norland told "Radio {1}" that trade would '
    "grow if the port opened. Graustark refused.\r\nTariffs, she said, raise prices. Norland arms the rebels.\n"
    "The tanker Ebb, owned by Norland, left Aleppo. Subscribe now!"
)


def _actor(id_: str, kind: str, *words: str, **fields: object) -> Actor:
    mentions = tuple(Mention(span=span(TEXT, word), form="name") for word in words)
    return Actor(id=id_, kind=kind, name=words[0], mentions=mentions, **fields)


def every_kind(**report: str | None) -> Reading:
    """A report with a record of every kind, one of them after the other's words."""
    trade = Factor(text="open port", actors=("SYR",), span=span(TEXT, "the port opened"))
    return Reading(
        report=Report(
            id=report_id(TEXT), text=TEXT, title=HOSTILE, publisher='The "Post" & {Sons}', agency="Ag%ncy_1",
            url='https://example.org/a b?q="x"#one#two', published="2024-03-05T10:00:00+02:00", language="en",
            furniture=(Mark(span=span(TEXT, "Subscribe now!"), why="invitation"),),
        ),
        actors=(
            state(TEXT, "NOR", "Norland"), state(TEXT, "SYR", "Graustark"),
            person(TEXT, "anna-vale", "Anna Vale", "NOR", "envoy"),
            _actor("radio", "media", "Radio {1}", affiliation="anna-vale", acts_for="IRN"),
            _actor("rebels", "armed-group", "rebels"),
            _actor("ebb", "asset", "Ebb", owner="NOR", flag="SYR"),
            _actor("both", "group", "Graustark", members=("NOR", "SYR")),
        ),
        statements=(
            statement(TEXT, "st-told", "anna-vale", "NOR", "Anna Vale of Norland", "told", "trade would grow",
                      made_on="2024-03", about=("SYR",), why='rule:"quoted"'),
            statement(TEXT, "st-none", "anna-vale", None, "she", "said", ()),
        ),
        events=(
            event(TEXT, "ev-left", "RETREAT", "left", [("ebb", "Ebb")], [("SYR", "Graustark", 0)], location="Aleppo",
                  when=("2024-03-01", None), damaged=True),
            event(TEXT, "ev-maybe", "COOPERATE", "opened", [("SYR", "Graustark", 0)], modality="possible"),
        ),
        exchanges=(
            exchange(TEXT, "ex-port", ("NOR",), ("SYR",), 'to open the "Blue\\Gate" port', "refused", ["refused"]),
        ),
        ties=(
            Tie(id="ti-arms", from_="NOR", to="rebels", kind="arms", sign="+", since="2023",
                evidence=(span(TEXT, "arms"),)),
            Tie(id="ti-nobody", to="rebels", kind="sanctions", sign="-", evidence=(span(TEXT, "Tariffs"),)),
        ),
        claims=(
            Claim(id="cl-tariffs", holders=("anna-vale",), cause=Factor(text="tariffs", span=span(TEXT, "Tariffs")),
                  effect=trade, sign="-", negated=True, evidence=(span(TEXT, "raise prices"),)),
        ),
        forecasts=(
            Forecast(id="fo-trade", holders=("anna-vale",), actor="SYR", action=span(TEXT, "grow"), low=0.5, high=0.8,
                     condition=Condition(text="the port opens", span=span(TEXT, "if the port opened"))),
        ),
    )  # fmt: skip


def situation(folder: Path) -> Situation:
    """Two reports: `every_kind` and `deeds`, the latter without title and address."""
    add_readings(folder, [every_kind(), deeds()])
    return Situation(folder)


def written(made: Situation, to: str, everything: bool = False) -> bytes:
    """The bytes of an export."""
    out = BytesIO()
    made.export(to, out, everything=everything)
    return out.getvalue()
