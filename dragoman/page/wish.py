"""What is asked of a run in an address: question, scenario, length, which figure; and the address of it again.

`set=NAME:value`, `hold=FACTOR:value`, `force=ACTOR=OPTION@STEPS`, `shock=FACTOR=SIZE@STEP`, `drop=REPORT:RECORD`,
`silent=SPEAKER`, `steps`, `worlds`, `seed`; values as in `worlds.scenario`. `NAME=value` does, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.errors import UsageError
from dragoman.page import addresses
from dragoman.page.asked import Asked
from dragoman.worlds.scenario import Scenario, named

#: Worlds of a run where the address does not say: so that a slider is answered at once. The most that can be asked for
#: here; the command line takes more. Design values.
WORLDS, MOST_WORLDS, MOST_STEPS, MOST_SEED = 2_000, 20_000, 60, 2**31
#: What can be shown of a run.
SHOWN = ("asked", "options", "factors", "settlement")


@dataclass(frozen=True)
class Wish:
    """A question (`None`: the main exchange) and a scenario; `show` names what is drawn, `what` the factor of a fan."""

    question: str | None
    scenario: Scenario
    show: str = "asked"
    what: str | None = None

    def address(self, page: str = "worlds", **otherwise: str | list[str] | None) -> str:
        """Where this is shown. `otherwise` replaces parts of the question."""
        given = self.scenario
        parts: dict[str, str | list[str] | None] = {
            "question": self.question,
            "set": [f"{name}:{value}" for name, value in given.set.items()],
            "force": list(given.force),
            "hold": [f"{name}:{value}" for name, value in given.hold.items()],
            "shock": list(given.shock),
            "drop": list(given.drop_claim),
            "silent": list(given.drop_speaker),
            "steps": str(given.steps) if given.steps is not None else None,
            "worlds": str(given.worlds) if given.worlds != WORLDS else None,
            "seed": str(given.seed) if given.seed else None,
            "show": self.show if self.show != SHOWN[0] else None,
            "what": self.what,
        }
        return addresses.page(page, **(parts | otherwise))

    def base(self) -> Wish:
        """The same without a scenario."""
        length = Scenario(steps=self.scenario.steps, worlds=self.scenario.worlds, seed=self.scenario.seed)
        return replace(self, scenario=length)


def wish_of(asked: Asked) -> Wish:
    """What an address asks for. Raises `UsageError` for what is no pair of a name and a value."""
    given = Scenario(
        set=_pairs(asked.every("set"), "set"),
        force=_once(asked.every("force")),
        hold=_pairs(asked.every("hold"), "hold"),
        shock=_once(asked.every("shock")),
        drop_claim=_once(asked.every("drop")),
        drop_speaker=_once(asked.every("silent")),
        steps=asked.number("steps", 0, 0, MOST_STEPS) or None,
        worlds=asked.number("worlds", WORLDS, 1, MOST_WORLDS),
        seed=asked.number("seed", 0, 0, MOST_SEED),
    )
    show = asked.one("show", SHOWN[0]) or SHOWN[0]
    question = " ".join((asked.one("question") or "").split()) or None
    scenario = named(given) if given else given
    return Wish(question, scenario, show if show in SHOWN else SHOWN[0], asked.one("what"))


def has_blanks(asked: Asked) -> bool:
    """Whether an address has parts without a value, as a form sends them: then it is shown under a shorter one."""
    return any(not value.strip() for values in asked.query.values() for value in values)


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values))


def _pairs(values: Iterable[str], what: str) -> dict[str, str]:
    found = {}
    for each in values:
        name, sign, value = each.rpartition(":")
        if not sign:
            name, sign, value = each.rpartition("=")
        if not sign or not name.strip() or not value.strip():
            raise UsageError(f"{what} {each!r}: write NAME:value")
        found[name.strip()] = value.strip()
    return found
