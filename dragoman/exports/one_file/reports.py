"""A report in the file: its text with the words that are led to, who is in it, its records; what it adds to actors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from dragoman.exports.one_file import look
from dragoman.exports.one_file.links import place, words_place
from dragoman.exports.one_file.marked import Mark, marked
from dragoman.exports.one_file.spool import Spool
from dragoman.exports.one_file.told import TYPES, Teller, linked, text
from dragoman.exports.texts import address, flat
from dragoman.exports.wrote import Wrote
from dragoman.records import Event, Reading, Record, Span, Statement, own_words
from dragoman.showing.passages import cut

#: Longest quotation below a report, whose text is at hand. A design value.
_SHORT = 90
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def article(teller: Teller, reading: Reading, of_actors: Spool, wrote: Wrote, long: bool) -> bytes:
    """A report, as HTML; what was read in it is closed where the file is `long`.

    What it tells of actors goes to `of_actors`, under `said ID`, `heard ID`, `did ID`, `befell ID` and `in ID`.
    """
    report = reading.report
    groups: dict[str, list[Markup]] = {}
    for kind in TYPES:
        for record in getattr(reading, kind):
            groups.setdefault(kind, []).append(teller.line(reading, record, source=False, longest=_SHORT))
            _to_actors(teller, reading, record, of_actors)
    named = _named(teller, reading, of_actors)
    count = sum(map(len, groups.values()))
    wrote.add("records", count + len(reading.actors))
    language = report.language or ""
    url = address(report.url)
    return look.render(
        "report.html", report=report, place=place("r", report.id), title=flat(report.title or ""),
        opening=flat(cut(report.text[:300], 120)), url=url, host=url.split("/")[2] if url else "",
        language=language if _LANGUAGE.fullmatch(language) else "", groups=groups.items(), count=count,
        named=named, long=long,
        text=Markup("".join(marked(report.text, _marks(teller, reading)))),  # `marked` escapes
    )  # fmt: skip


def _marks(teller: Teller, reading: Reading) -> Iterator[Mark]:
    """What is marked in a text: the words of its records, all that something leads to, damage, furniture."""
    report = reading.report
    kinds: dict[Span, dict[str, None]] = {}
    for kind, word in TYPES.items():
        for record in getattr(reading, kind):
            for span in own_words(record):
                kinds.setdefault(span, {})[word] = None
    for span in teller.links.cited.get(report.id, ()):
        kinds.setdefault(span, {})
    for span, words in kinds.items():
        yield Mark(span, words_place(report.id, span), " ".join(words), tag="mark" if words else "span")
    for mark in report.damaged:
        yield Mark(mark.span, "", "damage", flat(mark.why))
    for mark in report.furniture:
        yield Mark(mark.span, "", "furniture", flat(mark.why), "s")


def _named(teller: Teller, reading: Reading, of_actors: Spool) -> list[Markup]:
    """Who is in the report, in the order of the text; from where an actor is told of, a link leads to its name here."""
    found = []
    report = reading.report
    day = text((report.published or "")[:10] or "undated")
    with_words = [actor for actor in reading.actors if actor.mentions]
    for actor in sorted(with_words, key=lambda one: min(mention.span for mention in one.mentions)):
        first = next((m.span for m in actor.mentions if m.form == "name"), actor.mentions[0].span)
        href = teller.links.words(report.id, first)
        of_actors.add(f"in {teller.id_of(report.id, actor.id)}", f"{linked(href, day)} ".encode())
        role = Markup(", {}").format(text(actor.role)) if actor.role else Markup("")
        found.append(teller.person(report.id, actor.id) + role)
    return found


def _to_actors(teller: Teller, reading: Reading, record: Record, of_actors: Spool) -> None:
    """What actors said, did and suffered goes under their names."""
    report = reading.report.id
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    if isinstance(record, Statement):
        roles = (("said", record.speakers), ("heard", (record.addressee,) if record.addressee else ()))
    elif isinstance(record, Event):
        roles = (("did", record.actors), ("befell", record.recipients))
    if any(some for _, some in roles):
        line = f"<li>{teller.line(reading, record, source=True)}</li>\n".encode("utf-8", "replace")
        for role, some in roles:
            for id_ in dict.fromkeys(teller.id_of(report, one) for one in some):
                of_actors.add(f"{role} {id_}", line)


class Ties:
    """The ties of all reports, each once: from whom to whom, of which kind and sign, with the lines that tell of it."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._found: dict[str, dict[tuple[str, str, str, str], list[Markup]]] = {}

    def add(self, reading: Reading) -> None:
        """Adds those of a report."""
        report = reading.report.id
        for tie in reading.ties:
            ends = [self._teller.id_of(report, one) for one in (tie.from_, tie.to) if one]
            line = self._teller.line(reading, tie, source=True)
            for end in dict.fromkeys(ends):
                key = (ends[0] if tie.from_ else "", ends[-1], tie.kind, tie.sign or "")
                self._found.setdefault(end, {}).setdefault(key, []).append(line)

    def of(self, actor: str) -> list[Markup]:
        """The lines of all ties of an actor, those of one tie together, those told of most first."""
        several = sorted(self._found.get(actor, {}).values(), key=len, reverse=True)
        return [line for some in several for line in some]
