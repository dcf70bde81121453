"""What the chapters of a brief are written from, and the small phrases that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.assembly.assembled import Assembled
from dragoman.assembly.joining import day_of
from dragoman.assembly.origins import Origins, count_origins
from dragoman.assembly.standing import Sides, Standing
from dragoman.records import JoinedClaim, JoinedForecast, Reading, Span, Statement
from dragoman.showing.brief import Sentence, Sources
from dragoman.showing.days import written
from dragoman.showing.passages import cut
from dragoman.showing.prose import inner
from dragoman.showing.said import Said
from dragoman.showing.who import Figure, Figures, Key, a_or_an, listed, possessive
from dragoman.showing.witnesses import Witnesses
from dragoman.showing.wording import predicate

Side = tuple[Key, ...]


@dataclass
class Story:
    """The readings in order of their days, who is in them, what was said, and what of it has been told already.

    `views` are the passages from which claims and forecasts have been told, `exchanges_told` the exchanges. `assembled`
    is what the reports say only together, `stands` for whom their actors stand, `origins` which of them tell one story.
    """

    readings: Sequence[Reading]
    figures: Figures
    said: Sequence[Said]
    sources: Sources
    witnesses: Witnesses = field(default_factory=Witnesses)
    told: set[tuple[int, str]] = field(default_factory=set)
    introduced: set[Key] = field(default_factory=set)
    views: list[tuple[int, Span]] = field(default_factory=list)
    assembled: Assembled = field(default_factory=Assembled)
    exchanges_told: set[int] = field(default_factory=set)
    origins: Origins = field(default_factory=dict)
    stands: Standing | None = None

    @cached_property
    def by_statement(self) -> dict[tuple[int, str], Said]:
        """What was said, by report and statement, repeats under the one they repeat."""
        found = {}
        for said in self.said:
            for one in (said, *said.repeats):
                found[one.at, one.statement.id] = said
        return found

    def standing(self, at: int, actor: str) -> Side:
        """For whom an actor of report `at` stands, for `join_exchanges` and `join_ties`."""
        return self._sides[at].get(actor, ())

    @cached_property
    def _sides(self) -> list[Sides]:
        standing = self.stands or Standing.of(self.readings)
        return [standing.sides(reading) for reading in self.readings]

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of each report, by its id."""
        return {reading.report.id: at for at, reading in enumerate(self.readings)}

    @cached_property
    def joined(self) -> dict[tuple[str, str], JoinedClaim | JoinedForecast]:
        """The joined claims and forecasts by the ids of report and record of each telling."""
        every: list[JoinedClaim | JoinedForecast] = [*self.assembled.claims, *self.assembled.forecasts]
        found = {}
        for one in every:
            disputed = one.disputed if isinstance(one, JoinedClaim) else ()
            for quoted in (quoted for each in (*one.held, *disputed) for quoted in each.evidence):
                if quoted.report in self.place:
                    found[quoted.report, quoted.record] = one
        return found

    def words_of(self, report: str, spans: Sequence[Span], longest: int) -> str:
        """The words of a report from the first to the last of some spans, to stand between quotation marks.

        Where they are too many, those of the longest span.
        """
        text = self.readings[self.place[report]].report.text
        first, last = min(start for start, _ in spans), max(end for _, end in spans)
        if last - first > longest:
            first, last = max(spans, key=lambda span: span[1] - span[0])
        return inner(cut(text[first:last], longest))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of which the names of states and persons are made, in lower case."""
        named = (figure for figure in self.figures.figures.values() if figure.kind in ("state", "person"))
        return frozenset(word.lower() for figure in named for word in figure.name.split())

    def first_told(self, places: Iterable[int]) -> str:
        """ "first told on 12 July", where of several days the last is the first with a report of `places`; else ""."""
        days = {day for reading in self.readings if (day := day_of(reading))}
        mine = {day_of(self.readings[at]) for at in places}
        return f"first told on {written(max(days), year=False)}" if len(days) > 1 and mine == {max(days)} else ""

    def is_told(self, said: Said) -> bool:
        """Whether a statement, or another one in the same words of its report, has been told."""
        spans = said.statement.content
        for at, id_ in self.told:
            if at != said.at:
                continue
            if id_ == said.statement.id:
                return True
            other = self._statements[at, id_].content
            if any(a < d and c < b for a, b in spans for c, d in other):
                return True
        return False

    @cached_property
    def _statements(self) -> dict[tuple[int, str], Statement]:
        return {(at, each.id): each for at, reading in enumerate(self.readings) for each in reading.statements}

    @cached_property
    def sides(self) -> list[Side]:
        """The sides that are heard, by the weight of what they said; several states only where they have a name."""
        weights: defaultdict[Side, float] = defaultdict(float)
        for said in self.said:
            if said.side and (len(said.side) == 1 or self.is_named(said.side)):
                places = (one.at for one in (said, *said.repeats))
                weights[said.side] += said.weight * (0.8 + 0.2 * count_origins(self.readings, places, self.origins))
        return sorted(weights, key=lambda side: (-weights[side], side))

    def is_named(self, side: Side) -> bool:
        """Whether the reports have a name for several states together ("the four states")."""
        return self.figures.named_group(side) is not None

    def phrase(self, said: Said) -> str | None:
        """The predicate of a statement, with the one who reports it where that is somebody else."""
        words = predicate(said.at, said.reading, said.statement, self.figures)
        if words is None or "“”" in words:
            return None
        if not said.via:
            return words
        return f"{words}, according to {self.subject(said.via, of_side=False)}"

    def subject(self, speakers: Sequence[Figure], of_side: bool = True) -> str:
        """Who speaks, to begin a clause with: in full the first time, with the state that an official speaks for."""
        side = tuple(sorted({key for figure in speakers for key in self.figures.side(figure)}))
        if len(speakers) > 2 and self.is_named(side) and side in self.introduced_sides:
            return self.figures.side_name(side)
        self.introduced_sides.add(side)
        return listed([self._called(figure, of_side) for figure in speakers])

    @cached_property
    def introduced_sides(self) -> set[Side]:
        return set()

    def _called(self, figure: Figure, of_side: bool) -> str:
        first = figure.key not in self.introduced
        self.introduced.add(figure.key)
        name = figure.called(short=not first)
        if figure.kind == "unnamed" and not first and figure.article in ("a", "an"):
            name = f"the {figure.short}"
        if figure.kind == "unnamed" and first and not figure.article and not _is_plural(figure.name):
            name = f"{a_or_an(figure.name)} {figure.name}"
        if figure.kind == "person" and of_side and figure.acts_for and figure.acts_for != figure.key:
            home = self.figures[figure.acts_for].called()
            whose = self.figures[figure.acts_for].kind == "state" and not home.endswith("s")
            return f"{possessive(home)} {name}" if whose else f"{name} of {home}"
        return name

    def tell(self, subject: str, phrases: Sequence[tuple[str, tuple[int, ...]]]) -> list[Sentence]:
        """One sentence of one subject and several predicates, each with its sources behind it."""
        pieces = []
        for at, (words, numbers) in enumerate(phrases):
            last = at == len(phrases) - 1
            if at and words.startswith("said: “") and ": “" in phrases[at - 1][0]:
                words = words.removeprefix("said: ")
            opening = f"{capital(subject)} " if at == 0 else " and " if last else ", "
            pieces.append(Sentence(f"{opening}{words}{stop(words) if last else ''}", numbers))
        return pieces


def capital(words: str) -> str:
    """`words` as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def stop(words: str) -> str:
    """The full stop that `words` need at the end of a sentence."""
    return "" if words.endswith((".", "?", "!", "…", ".”", "?”", "!”")) else "."


def number(count: int) -> str:
    """A count as people write it."""
    words = "no one two three four five six seven eight nine ten eleven twelve".split()
    return words[count] if count < len(words) else f"{count:,}"


def many(count: int, noun: str, plural: str | None = None) -> str:
    """`two reports`, `one report`."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def _is_plural(name: str) -> bool:
    head = name.split(" of ")[0].split(" in ")[0].split(" with ")[0].split(" from ")[0].split()
    return bool(head) and ((head[-1].endswith("s") and not head[-1].endswith("ss")) or name[:1].isdigit())
