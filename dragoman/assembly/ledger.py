"""What a build knows: which documents were looked at, where each text was found first, and what is still to be done.

The rows of `places` in, decisions and new rows out. Nothing here reads a file or starts a process.

A report stands at the first of the places that hold its text (its *home*), by path and row, whatever the order in which
they were come upon; the others are its copies. So the same documents give the same situation on any number of
processes, and after any interruption.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.assembly.worker import Failed, Found
from dragoman.parts import Place

Spot = tuple[str, int]  # a path, and the row of a document in it

#: Before the fingerprint of a unit: what became of this document may have been bad luck, so the next build tries again.
FLEETING = "?"


@dataclass
class _Claim:
    """A report that is being read: where it stood before, and where else its text has turned up in the meantime."""

    before: Spot | None
    copies: list[Spot] = field(default_factory=list)


@dataclass
class Ledger:
    """`places`: all that is known, by spot; `fresh`: those not stored yet. `homes`: where each report stands, by id."""

    places: dict[Spot, Place] = field(default_factory=dict)
    homes: dict[str, Spot] = field(default_factory=dict)
    fresh: dict[Spot, Place] = field(default_factory=dict)
    _units: dict[str, set[Spot]] = field(default_factory=dict)
    _paths: dict[str, set[Spot]] = field(default_factory=dict)
    _claims: dict[str, _Claim] = field(default_factory=dict)

    @classmethod
    def of(cls, places: Iterable[Place], homes: Mapping[str, Spot]) -> Ledger:
        """The ledger of a situation. A place whose report is not there (its part was damaged) is forgotten."""
        ledger = cls(homes=dict(homes))
        for place in places:
            if place.report is None or place.report in homes:
                ledger._put(place)
        for report, spot in homes.items():
            home = ledger.places.get(spot)
            if home is None or home.report != report or home.outcome != "read":
                ledger.homes.pop(report, None)
        return ledger

    def _put(self, place: Place) -> None:
        spot = place.path, place.row
        old = self.places.get(spot)
        if old is not None:
            self._units[old.unit].discard(spot)
            if old.report is not None and old.report != place.report and self.homes.get(old.report) == spot:
                del self.homes[old.report]
        if place.outcome == "gone":
            self.places.pop(spot, None)
            self._paths[place.path].discard(spot)
        else:
            self.places[spot] = place
            self._units.setdefault(place.unit, set()).add(spot)
            self._paths.setdefault(place.path, set()).add(spot)

    def write(self, place: Place) -> None:
        """Puts down what became of a document, to be stored with the next part."""
        self._put(place)
        self.fresh[place.path, place.row] = place

    # -- before a unit is read

    def is_done(self, unit: str) -> bool:
        """Whether a unit was read to its end, and nothing in it is to be tried again."""
        ended = any(self.places[spot].last for spot in self._units.get(unit, ()))
        return ended and not self._units.get(FLEETING + unit) and not self.has_orphans(unit)

    def rows_done(self, unit: str) -> set[int]:
        """The rows of a unit that need not be looked at again."""
        return {spot[1] for spot in self._units.get(unit, ()) if not self._is_orphan(spot)}

    def has_orphans(self, unit: str) -> bool:
        """Whether a unit holds copies of a report whose home is gone: the first of them has to take its place."""
        return any(self._is_orphan(spot) for spot in self._units.get(unit, ()))

    def _is_orphan(self, spot: Spot) -> bool:
        place = self.places[spot]
        return place.outcome == "copy" and place.report not in self.homes

    def of_path(self, path: str) -> list[Place]:
        """What is known of a file, in order of its rows."""
        return [self.places[spot] for spot in sorted(self._paths.get(path, ()))]

    def home_of(self, copy: Place) -> str:
        """The name of the document that holds the same text and was read."""
        home = self.homes.get(copy.report or "")
        return self.places[home].name if home in self.places else copy.report or ""

    # -- while it is read

    def wanted(self, found: Found, spot: Spot, unit: str) -> bool:
        """Whether a report that was found is to be read; if not, puts down what it is."""
        home, known = self.homes.get(found.report), self.places.get(spot)
        if home == spot and known and known.outcome == "read" and known.meta == found.meta:
            self.write(known._replace(unit=unit, name=found.name, last=False))
            return False
        if home is not None and home < spot:
            self._copy(found, spot, unit)
            return False
        self._claims.setdefault(found.report, _Claim(home))
        self.homes[found.report] = spot
        return True

    def _copy(self, found: Found, spot: Spot, unit: str) -> None:
        self.write(Place(*spot, found.name, unit, False, "copy", found.report, found.meta, None))
        if claim := self._claims.get(found.report):
            claim.copies.append(spot)  # which it is only if its home can be read

    def read(self, found: Found, spot: Spot, unit: str) -> bool:
        """Puts down that a report was read. False where its text has turned up at an earlier place in the meantime."""
        if self.homes.get(found.report) != spot:
            self._copy(found, spot, unit)
            return False
        claim = self._claims.pop(found.report, None)
        before = self.places.get(claim.before) if claim and claim.before else None
        if before and before.outcome == "read" and before.report == found.report and claim and claim.before != spot:
            self.write(before._replace(outcome="copy"))
        self.write(Place(*spot, found.name, unit, False, "read", found.report, found.meta, None))
        return True

    def failed(self, failed: Failed, spot: Spot, unit: str, report: str | None = None) -> None:
        """Puts down that a document could not be read, and with it the copies of its text."""
        outcome = (
            "other language" if failed.language
            else "furniture" if failed.furniture
            else "no report" if failed.aside
            else "unreadable"
        )  # fmt: skip
        mark = FLEETING if failed.fleeting else ""
        claim = None
        if report is not None and self.homes.get(report) == spot:
            claim = self._claims.pop(report, None)
            before = self.places.get(claim.before) if claim and claim.before else None
            if claim and before and claim.before and claim.before != spot and before.outcome == "read":
                self.homes[report] = claim.before
            else:
                del self.homes[report]
        self.write(Place(*spot, failed.name, mark + unit, False, outcome, None, None, failed.reason))
        for other in claim.copies if claim else ():
            copy = self.places[other]
            # In the same words as where they come one after the other, and each fails by itself.
            gone = copy._replace(unit=mark + copy.unit, outcome=outcome, report=None, meta=None, reason=failed.reason)
            self.write(gone)

    # -- after it was read

    def ended(self, unit: str, spot: Spot, name: str, failed: Iterable[Spot] = ()) -> None:
        """Puts down that a unit was read to its end; `spot` is where its documents begin.

        `failed` are the places at which something could not be read this time. What an earlier try has put down beside
        them is no document: that try had broken off there.
        """
        for stale in sorted(self._units.get(FLEETING + unit, set()) - set(failed)):
            self._gone(self.places[stale])
        spots = self._units.get(unit, set()) | self._units.get(FLEETING + unit, set())
        if spots:
            self.write(self.places[max(spots)]._replace(last=True))
        else:
            self.write(Place(*spot, name, unit, True, "nothing", None, None, None))

    def doubt(self, unit: str) -> None:
        """Has a unit read again by the next build: its file has changed while it was read."""
        for spot in sorted(self._units.get(unit, ())):
            self.write(self.places[spot]._replace(unit=FLEETING + unit))

    def forget(self, path: str, units: set[str]) -> None:
        """Puts down that what a file held is gone, but for the documents of these units: the file has changed."""
        for place in self.of_path(path):
            if place.unit.removeprefix(FLEETING) not in units:
                self._gone(place)

    def _gone(self, place: Place) -> None:
        self.write(place._replace(outcome="gone", report=None, meta=None, reason=None))
