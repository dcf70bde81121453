"""What became of every document of a pile, how far a build is, and where its time went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.assembly.ledger import Ledger
from dragoman.assembly.worker import Spent
from dragoman.parts import Place
from dragoman.store import Store


class Failure(msgspec.Struct, frozen=True):
    """A document that is no report of the situation, and why.

    It could not be read, is in another `language`, or is nothing but the `furniture` of a page.
    """

    name: str
    reason: str
    language: bool = False
    furniture: bool = False


class Copied(msgspec.Struct, frozen=True):
    """A document whose text is that of another: `of` names the report that was read."""

    name: str
    of: str


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """Where the time of a build went, in seconds: of the processes that read, all together, and of the one that stores.

    `reading` is what the reports took (`opening`, `network`, `rules`, `packing`); `storing` and `settling` are of the
    process that puts what was read into the folder, while the others go on reading.
    """

    reading: Spent
    storing: float
    settling: float
    seconds: float

    @property
    def outside(self) -> float:
        """The share of the time of reading that was not spent in the network itself."""
        spent = self.reading
        whole = spent.opening + spent.network + spent.rules + spent.packing
        return 1 - spent.network / whole if whole else 0.0


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What became of every document of a pile.

    seen = read + copies + furniture + other language + unreadable + no report + empty. `furniture` counts documents
    that hold no report, only what stands around one on a page. `failures`, `copied` and `hollow` (empty files) name
    every document that was not read; `asides` counts what is of a kind that holds no report by what it is: the images,
    scripts and redirects of a web archive. `new` counts the reports read by this build; `reports` to `last` tell of the
    whole situation; `repaired` names parts that were damaged, whose reports were read again.
    """

    folder: str
    seen: int
    read: int
    copies: int
    furniture: int
    other_language: int
    unreadable: int
    no_report: int
    empty: int
    new: int
    failures: tuple[Failure, ...]
    asides: dict[str, int]
    copied: tuple[Copied, ...]
    hollow: tuple[str, ...]
    reports: int
    records: dict[str, int]
    speakers: int
    first: str | None
    last: str | None
    repaired: tuple[str, ...]
    seconds: float
    profile: Profile | None = None


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a build is: reports read and about how many there are, bytes done and to do, seconds gone by."""

    reports: int = 0
    expected: int = 0
    done: float = 0.0
    size: int = 0
    seconds: float = 0.0
    failed: Failure | None = None

    @property
    def seconds_left(self) -> float | None:
        """By the bytes that are done; None before there is anything to go by."""
        return self.seconds * (self.size - self.done) / self.done if self.done and self.seconds > 1 else None


def account_of(
    store: Store,
    ledger: Ledger,
    paths: Iterable[str],
    *,
    lost: Sequence[Failure],
    new: int,
    repaired: tuple[str, ...],
    seconds: float,
    profile: Profile | None,
) -> Account:
    """What became of the documents of some files, by their paths in the places, and what is in the situation now.

    `lost` are files that held documents and cannot be read today, `new` counts the reports that were read.
    """
    places = [place for path in sorted(paths) for place in _documents(ledger.of_path(path))]
    count = Counter(place.outcome for place in places)
    failures = [
        Failure(place.name, place.reason or "", place.outcome == "other language", place.outcome == "furniture")
        for place in places
        if place.outcome in ("furniture", "other language", "unreadable")
    ]
    asides = Counter(place.reason or "" for place in places if place.outcome == "no report")
    summary = store.summary()
    return Account(
        folder=str(store.folder),
        seen=len(places) + len(lost),
        read=count["read"],
        copies=count["copy"],
        furniture=count["furniture"],
        other_language=count["other language"],
        unreadable=count["unreadable"] + len(lost),
        no_report=count["no report"],
        empty=count["nothing"],
        new=new,
        failures=(*failures, *lost),
        asides=dict(asides.most_common()),
        copied=tuple(Copied(place.name, ledger.home_of(place)) for place in places if place.outcome == "copy"),
        hollow=tuple(place.name for place in places if place.outcome == "nothing"),
        reports=store.manifest.reports,
        records=store.manifest.records,
        speakers=summary.speakers,
        first=summary.first,
        last=summary.last,
        repaired=repaired,
        seconds=seconds,
        profile=profile,
    )


def _documents(places: list[Place]) -> list[Place]:
    """The places of a file without those of units that hold nothing; one of them where there is nothing else."""
    return [place for place in places if place.outcome != "nothing"] or places[:1]
