"""Two invented reports whose words, names and titles are what breaks files: for the tests of exports of all of it."""

from __future__ import annotations

from by_hand import event, exchange, reading, span, statement
from msgspec.structs import replace

from dragoman.assembly.assembled import assemble
from dragoman.assembly.registry import registry_of_readings
from dragoman.assembly.standing import Standing
from dragoman.exports.whole import Whole
from dragoman.fixes import Fix
from dragoman.records import Actor, Claim, Factor, Forecast, Mention, Reading, Tie

FIRST = (
    "=cmd|' /C calc'!A0 😀 Zoë \"Q\" Quill said Ruritania would not open ]] the | port to Graustark #now ^s-1.\r\n"
    "- Ruritania arms Graustark. \u202eمرحبا\x00 [[Evil]] <script>alert(1)</script> & `x` $y$ ==z== %%w%%.\n"
    "Graustark asked Ruritania to open the port. Ruritania refused to open the port.\n"
    "1. The blockade raises prices in Graustark. Ruritania will shell Graustark. Rebels met rebels.\n"
)
SECOND = "Ruritania has armed Graustark since 2021. graustark. Rebels fled.\n"


def _actor(text: str, id_: str, kind: str, name: str, *words: str, **more: str) -> Actor:
    marked = tuple(Mention(span=span(text, one), form="name") for one in words)
    return Actor(id=id_, kind=kind, name=name, mentions=marked, **more)


def first() -> Reading:
    """The report that has one of every record."""
    said = statement(
        FIRST, "st-said", "quill", "RUS", 'Zoë "Q" Quill', "said", "would not open ]] the | port to Graustark",
        act="refuse", addressee="SYR",
    )  # fmt: skip
    made = reading(
        FIRST,
        (
            _actor(FIRST, "RUS", "state", "Ruritania", "Ruritania", country="RUS"),
            _actor(FIRST, "SYR", "state", "Graustark", "Graustark", country="SYR"),
            _actor(FIRST, "quill", "person", 'Zoë "Q" Quill', 'Zoë "Q" Quill', acts_for="RUS", role="=1+1"),
            _actor(FIRST, "rebels", "unnamed", "../../CON:\x00|rebels]]", "Rebels"),
        ),
        (said,),
        (exchange(FIRST, "ex-port", ("SYR",), ("RUS",), "to open the port", "refused", ("refused to open the port",)),),
        (
            event(
                FIRST, "ev-shell", "ASSAULT", "shell", [("RUS", "Ruritania", 4)], [("SYR", "Graustark", 4)], "planned"
            ),
            event(FIRST, "ev-met", "CONSULT", "met", [("rebels", "Rebels", 0)]),
        ),
        published="2024-02",
        title='---\n[["Title"]] <b>#1</b> CON: a/b\\c?',
        url="https://example.org/a?b=1&c=2",
    )
    return replace(
        made,
        ties=(Tie(id="ti-arms", from_="RUS", to="SYR", kind="arms", sign="+", evidence=(span(FIRST, "arms"),)),),
        claims=(
            Claim(
                id="cl-prices", sign="+", evidence=(span(FIRST, "raises"),),
                cause=Factor(text="blockade", actors=("RUS",), span=span(FIRST, "The blockade")),
                effect=Factor(text="prices in Graustark", actors=("SYR",), span=span(FIRST, "prices in Graustark")),
            ),
        ),
        forecasts=(
            Forecast(id="fo-shell", actor="RUS", action=span(FIRST, "shell Graustark"), type="ASSAULT", low=0.6),
        ),
    )  # fmt: skip


def second() -> Reading:
    """A report that tells of the tie again, with its beginning; others in it have names of the first."""
    made = reading(
        SECOND,
        (
            _actor(SECOND, "RUS", "state", "Ruritania", "Ruritania", country="RUS"),
            _actor(SECOND, "SYR", "state", "Graustark", "Graustark", country="SYR"),
            _actor(SECOND, "graustark", "unnamed", "graustark", "graustark"),
            _actor(SECOND, "rebels", "unnamed", "../../CON:\x00|rebels]]", "Rebels"),
        ),
        published="2024-03-04",
    )
    arms = Tie(
        id="ti-armed", from_="RUS", to="SYR", kind="arms", sign="+", since="2021", evidence=(span(SECOND, "armed"),)
    )  # fmt: skip
    nobody = Tie(id="ti-nobody", to="SYR", kind="aid", evidence=(span(SECOND, "has"),))
    return replace(made, ties=(arms, nobody))


def hostile() -> Whole:
    """Both, with what is assembled from them."""
    readings = [first(), second()]
    registry = registry_of_readings(readings)
    fix = Fix(id="fx-1", kind="add", targets=("r",), time="2024-01-01", value="ties", record={"a": ["=1"]})
    return Whole("=crisis\n", readings, registry, assemble(readings, Standing.of(readings, registry.of)), (fix,))
