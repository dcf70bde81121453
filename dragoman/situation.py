"""What a user holds: a situation, opened; its actors, its records with their words, and the questions to ask of it.

korea = dm.open("korea")
for said in korea.actor("China").statements(about="North Korea"):
    print(said.made_on, said.kind, said.text, said.link)
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from dragoman import deciding, finding, reasons
from dragoman.errors import UsageError
from dragoman.least import Least, Said, in_words
from dragoman.parts import RecordRow, to_record, to_report
from dragoman.records import (
    Actor,
    Contradiction,
    ExchangeCourse,
    JoinedClaim,
    JoinedFactor,
    JoinedForecast,
    Reading,
    Record,
    Report,
)
from dragoman.situation_actor import SituationActor
from dragoman.sourced import Sourced
from dragoman.store import Store, Wanted

if TYPE_CHECKING:
    from dragoman.assembly.account import Account
    from dragoman.assembly.assembled import Assembled
    from dragoman.assembly.registry import Registry
    from dragoman.assembly.stories import Story
    from dragoman.exports.coded import Tally
    from dragoman.exports.wrote import Wrote
    from dragoman.other_events.comparison import EventComparison
    from dragoman.projection import Projection
    from dragoman.review import Review
    from dragoman.showing.brief import Brief
    from dragoman.showing.dossier import Dossier
    from dragoman.situation_comparison import SituationComparison
    from dragoman.worlds.hand import Change, ChangeKind
    from dragoman.worlds.model import Model
    from dragoman.worlds.seals import Seal, Sealed


class Situation:
    """A situation in its folder. Made by `build` and `open`; `account` is there after a build."""

    def __init__(
        self, folder: str | os.PathLike[str], account: Account | None = None, min_confidence: Said = None
    ) -> None:
        self.store = Store(Path(folder), least=Least.of(min_confidence))
        self.account = account

    @property
    def name(self) -> str:
        return self.store.folder.resolve().name

    def __repr__(self) -> str:
        return f"<situation {self.name}: {self.store.manifest.reports} reports>"

    def _repr_html_(self) -> str:
        from dragoman.showing.notebook import of_situation

        return of_situation(self.name, self.store)

    def left_out(self) -> dict[str, int]:
        """How many records of each type are left out because the reader is less sure of them than `min_confidence`."""
        return dict(self.store.effects.left_out)

    def reports(self, since: str | None = None, until: str | None = None) -> list[Report]:
        """The reports in order of publication; days are inclusive."""
        return [to_report(row) for row in self.store.reports(Wanted(since=since, until=until))]

    def readings(self, since: str | None = None, until: str | None = None) -> Iterator[Reading]:
        """The readings in order of publication, one at a time."""
        return self.store.readings(since, until)

    def reading(self, report: str) -> Reading:
        """One reading, by its report's id."""
        return self.store.reading(report)

    def query(
        self,
        types: Sequence[str] | str = (),
        *,
        actor: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> list[Sourced]:
        """Records by type or kind, by whom they are and about whom, and by day, in order of day.

        Names are as in `find`. Raises `UsageError` for a type or an actor that the situation does not have.
        """
        wanted = finding.wanted(
            self.store,
            actor=actor,
            about=about,
            since=since,
            until=until,
            types=[types] if isinstance(types, str) else types,
        )
        rows = sorted(self.store.records(wanted), key=lambda row: (row.day is None, row.day, row.report, row.starts))
        return self._sourced(rows)

    def statements(self, **wanted: str | None) -> list[Sourced]:
        """Statements: `query` of that type."""
        return self.query("statements", **wanted)

    def registry(self) -> Registry:
        """Who is who across the reports: see `assembly.registry`. Kept in the folder until records or fixes change."""
        return finding.registry_of(self.store)

    def actors(self) -> list[SituationActor]:
        """All actors, those of most reports first."""
        registry = self.registry()
        rows: dict[str, list[Actor]] = {}
        for row in self.store.records(Wanted(types=["actors"])):
            record = to_record(row)
            assert isinstance(record, Actor)
            rows.setdefault(registry.of(row.report, record.id), []).append(record)
        found = (SituationActor(self, name, tuple(some), registry.by_id.get(name)) for name, some in rows.items())
        return sorted(found, key=lambda actor: (-len(actor.records), actor.id))

    def actor(self, name: str) -> SituationActor:
        """An actor by id or any of its names. Raises `UsageError` where there is none, or more than one."""
        ids = finding.actors_named(self.store, name)
        if len(ids) > 1:
            raise UsageError(f"{name!r} may be any of {finding.listed(ids)}: give the id")
        wanted = Wanted(types=["actors"], ids=finding.ids_in_reports(self.store, ids))
        records = [to_record(row) for row in self.store.records(wanted)]
        return SituationActor(
            self, ids[0], tuple(record for record in records if isinstance(record, Actor)),
            self.registry().by_id.get(ids[0]),
        )  # fmt: skip

    def stories(self) -> list[Story]:
        """The reports by the wire story that they tell, copies and rewrites together: see `assembly.stories`.

        `len(korea.stories())` counts origins where `len(korea.reports())` counts reports. Kept in the folder until the
        reports change.
        """
        from dragoman.assembly.kept_stories import stories_of

        return stories_of(self.store)

    def compare(
        self, *actors: str, about: str | None = None, since: str | None = None, until: str | None = None
    ) -> SituationComparison:
        """Positions side by side, between actors and between days: what changed, and which words moved it.

        `korea.compare("China", "United States", about="troops")`; `korea.compare("China", since="2024-02")`. Issues on
        which the actors differ come first, then those on which a position changes. Raises `UsageError`, with near
        names, for an actor that the situation does not have.
        """
        from dragoman.comparing import compare_actors
        from dragoman.situation_comparison import with_whereabouts

        return with_whereabouts(self.store, compare_actors(self.store, *actors, about=about, since=since, until=until))

    def compare_events(self, *files: str | os.PathLike[str], **how: Any) -> EventComparison:
        """The situation's events beside other people's: `korea.compare_events("polecat.csv")`.

        Which events both tell of, which one side alone, and how far they agree beyond chance: see `docs/comparing.md`,
        and `other_events.compare` for what can be given. A context manager: `lines()` are read from a temporary folder.
        """
        from dragoman.other_events.compare import compare_events

        return compare_events(self, files, **how)

    def assembled(self) -> Assembled:
        """Issues, positions, exchanges, factors, claims, forecasts and contradictions over all reports.

        See `assembly.assembled`. Kept in the folder until reports or fixes change.
        """
        from dragoman.assembly.kept_assembled import assembled_of

        return assembled_of(self.store)

    def exchanges(self, actor: str | None = None) -> list[ExchangeCourse]:
        """Requests and offers over all reports, each once with the course of its answers; those that change first."""
        from dragoman.comparing import compared

        found = self.assembled().exchanges
        if actor is not None:
            side = compared(self.store, actor).side
            found = tuple(each for each in found if side in (*each.askers, *each.addressees))
        return sorted(found, key=lambda each: (-len(each.course), -len(each.asked)))

    def factors(self) -> list[JoinedFactor]:
        """What claims say moves or is moved, each once however reports word it; that of most stories first."""
        return list(self.assembled().factors)

    def claims(
        self, actor: str | None = None, about: str | None = None, several: bool = False
    ) -> list[JoinedClaim]:  # fmt: skip
        """That one factor raises or lowers another, each once with who says so and who denies it.

        Those of an actor are what it holds and what involves it; `about` takes words of cause and effect; `several`
        leaves out what one holder alone has, in one wire story. Raises `UsageError`, with near names, for an actor that
        the situation does not have.
        """
        from dragoman.narrowing import narrowed_claims

        return narrowed_claims(self.store, self.assembled().claims, actor, about, several)

    def forecasts(
        self, actor: str | None = None, about: str | None = None, several: bool = False
    ) -> list[JoinedForecast]:  # fmt: skip
        """What actors are expected to do, each once with every holder's band; narrowed as `claims` are."""
        from dragoman.narrowing import narrowed_forecasts

        return narrowed_forecasts(self.store, self.assembled().forecasts, actor, about, several)

    def contradictions(self) -> list[Contradiction]:
        """What cannot both hold, in one actor's record and between reports, each with the words of both."""
        return list(self.assembled().contradictions)

    def model(self, question: str | None = None) -> Model:
        """The situation as a model that can be run forward, with the analyst's changes: see `docs/worlds.md`.

        `question`: what to ask ("Will China press North Korea?"), an exchange's id, or `actor/option`; without one it
        is the `model.toml` in the folder, or is made for the exchange that the brief puts first.
        """
        from dragoman.running import model_of

        return model_of(self.store, question)

    def run(self, question: str | None = None, **how: Any) -> Projection:
        """Runs the situation forward: `base, push = korea.run(), korea.run(set={"us pressure": "high"})`.

        What can be given is said in `running.run`; one projection less another is what the scenario changes.
        """
        from dragoman.running import run

        return run(self.store, question, **how)

    def assume(self, kind: ChangeKind, **what: Any) -> Change:
        """Changes the model from now on: `korea.assume("pin", number="us pressure", value="high", reason="…")`.

        `release`, `drop`, `restore`, `weigh` and `undo` are the others: see `worlds.hand` and `running.change`.
        """
        from dragoman.running import change

        return change(self.store, kind, **what)

    def seal(self, projection: Projection, deadline: str, own: float | None = None) -> Seal:
        """Seals a run's answer with the deadline, and your own number beside it, to be scored later."""
        from dragoman.running import seal

        return seal(self.store, projection, deadline, own)

    def seals(self) -> list[Sealed]:
        """The sealed answers, with what came about where it is known."""
        from dragoman.worlds import seals

        return seals.read(self.store.folder)[0]

    def find(self, text: str, **how: Any) -> finding.Found:
        """Sentences that hold words, with their records: see `finding.find`."""
        return finding.find(self.store, text, **how)

    def why(self, what: str | Sourced | Record, limit: int | None = None) -> list[reasons.Why]:
        """Why a record is there: by the record, its id or the beginning of it, or an actor's name."""
        if isinstance(what, Sourced):
            what = f"{what.row.id}:{what.record.id}"
        elif isinstance(what, Record):
            what = what.id
        return reasons.why(self.store, what, limit).found

    def fix(self, kind: str, *words: Any, because: str | None = None) -> deciding.Decision:
        """Corrects the situation from now on: `korea.fix("merge", "liu-pengyu", "peng-yu", because="a typing error")`.

        What each kind takes is said in `docs/fixes.md`. The decision is kept beside what was read, which stays as it
        is. Raises `UsageError`, with what to do, for what is not there and for what would change nothing.
        """
        return deciding.decide(self.store, kind, *words, because=because)

    def fixes(self) -> list[deciding.Decision]:
        """All decisions in their order, with what each comes to, and which wait for what they name."""
        return deciding.standing(self.store)

    def review(self, limit: int | None = None, first: int = 0, type: str | None = None) -> Review:
        """What is doubtful, that on which most depends first, each with the command that settles it.

        `limit` of them after the `first` ones; of one `type` ("statement", "actor", "one actor or two").
        """
        from dragoman.review import review

        return review(self.store, limit, first, type)

    def brief(self, since: str | None = None, until: str | None = None) -> Brief:
        """The brief on what the reports of these days say."""
        from dragoman.collection import without_collection
        from dragoman.showing.brief import make_brief
        from dragoman.showing.kept_brief import brief_of

        if since is None and until is None:
            return brief_of(self.store)
        with without_collection():
            readings = list(self.readings(since, until))
            words = in_words(self.left_out(), self.store.least) if self.store.least else ""
            return make_brief(readings, str(self.store.folder), self.stories(), None, self.registry(), words)

    def dossier(self, actor: str, lines: int = 20) -> Dossier:
        """Everything that the reports have on one actor, of each chapter so many lines: see `showing.dossier`.

        Raises `UsageError`, with near names, for an actor that the situation does not have, and for several.
        """
        from dragoman.showing.dossier import make_dossier

        ids = finding.actors_named(self.store, actor)
        if len(ids) > 1:
            raise UsageError(f"{actor!r} may be any of {finding.listed(ids)}: give the id")
        return make_dossier(self.store, ids[0], lines)

    def export(
        self,
        to: str,
        out: str | os.PathLike[str] | BinaryIO,
        *,
        form: str | None = None,
        everything: bool = False,
        since: str | None = None,
        until: str | None = None,
        force: bool = False,
    ) -> Tally | Wrote:
        """Writes the situation for other tools, and counts what was written and what was left out: `exports.export`.

        `to` is one of the formats of docs/exports.md; `out` a path, or anything to which bytes can be written where the
        format is one file. The days are those on which reports were published, inclusive. `force` writes a folder over
        the files of an earlier export. Raises `UsageError` for what there is not.
        """
        from dragoman.exports.export import export

        return export(
            self, to, out, form=form, everything=everything, since=since, until=until, force=force
        )  # fmt: skip

    def _sourced(self, rows: Iterable[RecordRow]) -> list[Sourced]:
        rows = list(rows)
        reports = self.store.reports_by_id({row.report for row in rows})
        return [Sourced(to_record(row), reports[row.report]) for row in rows]


def build(
    reports: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    into: str | os.PathLike[str],
    *,
    columns: str | Mapping[str, str] | None = None,
    published: str | None = None,
    publisher: str | None = None,
    any_language: bool = False,
    jobs: int | None = None,
) -> Situation:
    """Reads reports into a situation, made where there is none, and opens it: see `assembly.build.build`."""
    from dragoman.assembly.build import build as build_folder

    account = build_folder(
        reports,
        into,
        columns=columns,
        published=published,
        publisher=publisher,
        any_language=any_language,
        jobs=jobs,
    )
    return Situation(into, account)


def open_situation(folder: str | os.PathLike[str], min_confidence: Said = None) -> Situation:
    """Opens a situation. Raises `UsageError` where there is none.

    Records of which the reader is less sure than `min_confidence` are left out of everything, as if they had been
    rejected: a number, or numbers by type (`{"events": 0.8}`, "0.6,events=0.8"). `left_out()` counts them.
    """
    return Situation(folder, min_confidence=min_confidence)
