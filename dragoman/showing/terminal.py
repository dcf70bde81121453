"""What commands find, as lines for a terminal or a pipe.

Readings, accounts, hits, reasons and scores in, lines of text out. Nothing in a report can move the cursor, change
colours or ring the bell: characters that control a terminal are shown as what they are.
"""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import UNSET

from dragoman.fixes import words_of
from dragoman.parts import RecordRow, to_record
from dragoman.records import (
    Contradiction,
    Event,
    ExchangeCourse,
    Holding,
    JoinedClaim,
    JoinedForecast,
    Quoted,
    Reading,
    Search,
    Sign,
    Span,
    Statement,
)
from dragoman.showing.controls import harmless
from dragoman.showing.figures.text import many
from dragoman.showing.prose import inner

if TYPE_CHECKING:
    from dragoman.assembly.build import Account, Profile
    from dragoman.assembly.registry import RegistryActor
    from dragoman.assembly.stories import Story
    from dragoman.exports.coded import Tally
    from dragoman.exports.wrote import Wrote
    from dragoman.finding import Hit
    from dragoman.fixes import Fix
    from dragoman.history import Change
    from dragoman.reasons import Why
    from dragoman.scoring import Scores

#: How a stretch of text is painted: the text and a style ("bold", "dim", "mark") in, the text to print out.
Paint = Callable[[str, str], str]

#: Documents that were not read and mentions that are listed, before "and so many more". Design values.
_LISTED = 20
_FIRST = 3
#: Names, roles and reasons of an actor that are listed. A design value.
_NAMES = 8
#: What exports write, where more of them are not called by an s.
_MOVES: dict[Sign, str] = {"+": "raises", "-": "lowers"}


def clean(text: str) -> str:
    """A text on one line, without what would control the terminal."""
    return harmless(" ".join(text.split()))


def plain(text: str, style: str) -> str:
    """Paints nothing."""
    return text


class Page:
    """How to write: `paint` styles, `width` is where lines break; None breaks none."""

    def __init__(self, paint: Paint = plain, width: int | None = None) -> None:
        self.paint, self.width = paint, width

    def wrapped(self, text: str, indent: str, hanging: str = "") -> str:
        """A text under an indent, its later lines further in by `hanging`. Style it before, or not at all."""
        if self.width is None:
            return indent + text
        return textwrap.fill(
            text, max(40, self.width), initial_indent=indent, subsequent_indent=indent + hanging, break_on_hyphens=False
        )

    def reading(self, reading: Reading) -> Iterator[str]:
        """One report: who said what, for whom, when."""
        report = reading.report
        about = [report.publisher, report.agency, report.published, report.id]
        yield self.paint(clean(report.title or report.text[:80] or "(no text)"), "bold")
        yield self.paint(" · ".join(clean(x) for x in about if x), "dim")
        names = {actor.id: actor.name for actor in reading.actors}
        for statement in reading.statements:
            yield ""
            yield "  " + self._said(statement, names, report.text)
            yield self.wrapped(_words(report.text, statement.content), "    ")
        for event in reading.events:
            yield ""
            yield "  " + self._done(event, names)
            yield self.wrapped(_words(report.text, event.anchors), "    ")
        counts = [f"{len(getattr(reading, kind)):,} {kind}" for kind in ("statements", "events", "actors")]
        marks = f", {len(report.furniture)} stretches of furniture, {len(report.damaged)} damaged"
        yield ""
        yield self.paint("  " + ", ".join(counts) + marks, "dim")
        yield ""

    def _said(self, statement: Statement, names: dict[str, str], text: str) -> str:
        speakers = [
            clean(names[who]) + (f" (for {whom})" if whom and whom != who else "")
            for who, whom in zip(statement.speakers, statement.acts_for, strict=True)
        ]
        who = ", ".join(speakers) or _words(text, statement.source) or "nobody named"
        kind = f"{'a thought, ' if statement.ascribed else ''}{statement.act}, {statement.kind}"
        to = f", to {clean(names[statement.addressee])}" if statement.addressee else ""
        day = f", {statement.made_on}" if statement.made_on else ""
        return f"{self.paint(who, 'bold')}  {kind}{to}{day}  {self.paint(statement.id, 'dim')}"

    def _done(self, event: Event, names: dict[str, str]) -> str:
        who, whom = (
            ", ".join(clean(names[one]) for one in some) for some in (event.actors, event.recipients)
        )  # fmt: skip
        parties = f"{who or 'somebody'} → {whom}" if whom else who
        return f"{self.paint(parties, 'bold')}  {_kind(event)}{_when(event)}  {self.paint(event.id, 'dim')}"

    def account(self, account: Account) -> Iterator[str]:
        """What a build found, and what it could not read."""
        days = " to ".join(dict.fromkeys(day[:10] for day in (account.first, account.last) if day)) or "no dates"
        found = f"{many(account.reports, 'report')}, {many(account.records.get('statements', 0), 'statement')}"
        found += f" by {many(account.speakers, 'speaker')}"
        if events := account.records.get("events", 0):
            found += f", {many(events, 'event')}"
        yield f"{self.paint(clean(account.folder), 'bold')}: {found}, {days}"
        kinds = [
            f"{account.read:,} read ({account.new:,} now)",
            *(many(account.copies, "copy", "copies") for _ in range(account.copies > 0)),
            *(f"{account.furniture:,} without a report" for _ in range(account.furniture > 0)),
            *(f"{account.other_language:,} in another language" for _ in range(account.other_language > 0)),
            *(f"{account.unreadable:,} unreadable" for _ in range(account.unreadable > 0)),
            *(f"{account.no_report:,} of kinds that hold no report" for _ in range(account.no_report > 0)),
            *(f"{account.empty:,} empty" for _ in range(account.empty > 0)),
        ]
        yield f"{many(account.seen, 'document')}: {', '.join(kinds)}, in {duration(account.seconds)}"
        if account.asides:
            kinds = [f"{count:,} × {clean(reason.removeprefix('is '))}" for reason, count in account.asides.items()]
            yield self.wrapped(f"No reports: {'; '.join(kinds)}", "", "  ")
        if account.profile is not None:
            yield from _profile(account.profile)
        for part in account.repaired:
            yield f"{part} was damaged: its reports were read again"
        if account.failures:
            yield "Not read:"
            for failure in account.failures[:_LISTED]:
                yield self.wrapped(f"{clean(failure.name)}: {clean(failure.reason)}", "  ", "  ")
            if len(account.failures) > _LISTED:
                yield f"  and {len(account.failures) - _LISTED:,} more: --json names all"

    def hit(self, hit: Hit) -> Iterator[str]:
        """A sentence that was searched for."""
        report = hit.report
        about = f"{clean(report.name)} {report.id}" if report.title else report.id
        title = self.paint(clean(report.title or report.name), "bold")
        yield f"{report.published or 'undated'}  {title}  {self.paint(about, 'dim')}"
        start, end = hit.sentence
        first, last = max(start, hit.words[0]), min(end, hit.words[1])
        text = report.text
        if self.width is None:
            yield "    " + clean(text[start:end])
        else:
            marked = f"{text[start:first]}\ue000{text[first:last]}\ue001{text[last:end]}"
            painted = self.wrapped(clean(marked), "    ")
            # Two characters of private use stand for the marks until lines are broken.
            yield re.sub("\ue000(.*?)\ue001", lambda m: self.paint(m[1], "mark"), painted, flags=re.DOTALL)
        for row in hit.records:
            yield self.paint(f"    {row.id} {_in_short(row)}", "dim")

    def exchange(self, exchange: ExchangeCourse) -> Iterator[str]:
        """A request or offer over all reports: who asks whom for what, and the course of the answers."""
        who, whom = (", ".join(some) or "somebody" for some in (exchange.askers, exchange.addressees))
        about = f"{exchange.kind}, {exchange.answer}"
        yield f"{self.paint(f'{who} → {whom}', 'bold')}  {about}  {self.paint(exchange.id, 'dim')}"
        yield self.wrapped(f"“{inner(clean(exchange.ask))}”", "    ")
        reports, own = ({name(one) for one in exchange.asked} for name in (_report_of, _origin_of))
        told = f"in {_reports(len(reports), len(reports) - len(own))}"
        days = [one.on for one in exchange.asked if one.on]
        yield f"    asked {told}{_from_to(min(days), max(days)) if days else ''}"
        for answer in exchange.course:
            words = "; ".join(
                f"“{' … '.join(one.quotes)}” {one.report[:6]}:{one.record}" for one in answer.evidence[:_FIRST]
            )
            yield self.wrapped(f"{answer.answer}{_from_to(answer.first, answer.last)}: {clean(words)}", "    ", "  ")
        yield self.wrapped(searched(exchange.search), "    ")

    def claim(self, claim: JoinedClaim) -> Iterator[str]:
        """What is said to move what: who says so, who says otherwise, each with the odds and the first words."""
        moves = ("is to raise" if claim.sign == "+" else "is to lower") if claim.intended else _MOVES[claim.sign]
        words = f"“{inner(clean(claim.cause_label))}” {moves} “{inner(clean(claim.effect_label))}”"
        about = f"in {many(claim.origins, 'story', 'stories')}"
        yield f"{self.paint(words, 'bold')}  {about}  {self.paint(claim.id, 'dim')}"
        for each in claim.held:
            yield self._held(each, "")
        for each in claim.disputed:
            yield self._held(each, f"disputed ({each.says}) by ")

    def forecast(self, forecast: JoinedForecast) -> Iterator[str]:
        """What somebody is expected to do, with the odds that each holder gives."""
        who = f"{clean(forecast.actor)}: " if forecast.actor else ""
        about = f"in {many(forecast.origins, 'story', 'stories')}"
        yield f"{self.paint(who + inner(clean(forecast.action)), 'bold')}  {about}  {self.paint(forecast.id, 'dim')}"
        for each in forecast.held:
            yield self._held(each, "")

    def _held(self, each: Holding, opening: str) -> str:
        """One holder of a claim or forecast: odds, horizon, conditions and the first of its words."""
        who = ", ".join(_own_name(holder) for holder in each.holders) or "the reports themselves"
        parts = []
        if each.low is not None and each.high is not None:
            parts.append(f"{each.low * 100:.0f}–{each.high * 100:.0f} in 100")
        parts += [f"by {each.horizon}" for _ in range(each.horizon is not None)]
        parts += [clean(condition) for condition in each.conditions[:1]]
        words = "; ".join(
            f"“{' … '.join(map(inner, one.quotes))}” {one.report[:6]}:{one.record}" for one in each.evidence[:_FIRST]
        )
        more = f" and {len(each.evidence) - _FIRST} more" if len(each.evidence) > _FIRST else ""
        odds = f" ({', '.join(parts)})" if parts else ""
        return self.wrapped(clean(f"{opening}{who}{odds}: {words}{more}"), "    ", "  ")

    def contradiction(self, found: Contradiction) -> Iterator[str]:
        """Two things that cannot both hold."""
        whose = ", ".join(found.actors)
        kind = f"{found.kind}{', of one holder' if found.own else ''}"
        yield f"{self.paint(whose or 'reports', 'bold')}  {kind}  {self.paint(found.id, 'dim')}"
        yield self.wrapped(clean(found.about), "    ")
        for side in (found.one, found.other):
            words = (
                f"{side.says}, {side.on or 'day unknown'}: “{' … '.join(side.quotes)}” {side.report[:6]}:{side.record}"
            )
            yield self.wrapped(clean(words), "      ", "  ")

    def exported(self, tally: Tally | Wrote, out: str | None) -> Iterator[str]:
        """What an export wrote, and what it left out and why."""
        from dragoman.exports.wrote import Wrote

        if isinstance(tally, Wrote):
            yield from _wrote(tally, out)
            return
        lines = f" in {many(tally.lines, 'row')}" if tally.lines != tally.events else ""
        to = f" written to {clean(out)}" if out else ""
        yield f"{many(tally.events, 'event')} of {many(tally.reports, 'report')}{lines}{to}"
        if tally.left_out:
            reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(tally.left_out.items()))
            yield f"{tally.left_out.total():,} left out: {reasons}; --all writes them, too, with their status"
        if tally.undated:
            yield f"{tally.undated:,} without a date: neither they nor their reports tell one"
        if tally.dayless:
            yield f"{tally.dayless:,} dated by a month or year alone, which the table of ICEWS cannot hold"

    def actor(self, actor: RegistryActor, fixes: Iterable[Fix] = ()) -> Iterator[str]:
        """An actor of several reports: its names, its roles with their days, why its names are one's, and the
        decisions that name it.
        """
        yield f"{self.paint(clean(actor.id), 'bold')}  {actor.kind} in {many(len(actor.members), 'report')}"
        seen = [f"{clean(name.name)} ({name.count:,})" for name in actor.names if name.count][:_NAMES]
        if len(seen) > 1:
            more = f" and {len(actor.names) - _NAMES} more" if len(actor.names) > _NAMES else ""
            yield self.wrapped(f"names: {', '.join(seen)}{more}", "  ", "    ")
        for held in actor.roles[:_NAMES]:
            days = f", {held.first}" + (f" to {held.last}" if held.last != held.first else "") if held.first else ""
            yield self.wrapped(f"role: {clean(held.role)} ({many(held.reports, 'report')}{days})", "  ", "    ")
        for one in actor.reasons[:_NAMES]:
            yield self.wrapped(f"one actor: {clean(one.reason)}", "  ", "    ")
        if len(actor.reasons) > _NAMES:
            yield f"  and {len(actor.reasons) - _NAMES} more such reasons"
        for fix in fixes:
            yield self.wrapped(f"corrected: {decided(fix)}", "  ", "    ")
        yield ""

    def why(self, why: Why) -> Iterator[str]:
        """A record and everything that it rests on."""
        report = why.report
        text = report.text
        if why.record is None:
            yield self.paint(clean(report.title or report.id), "bold")
        else:
            described = getattr(why.record, "act", getattr(why.record, "kind", ""))
            if isinstance(why.record, Event):
                described = _kind(why.record)
            yield f"{self.paint(why.record.id, 'bold')}  {why.type.removesuffix('s')}, {described}"
        if why.context is not None:
            yield self.wrapped("“" + clean(text[slice(*why.context)]) + "”", "  ")
        fields: dict[str, list[str]] = {}
        for passage in why.passages:
            fields.setdefault(passage.field, []).append(clean(passage.words))
        for field, words in fields.items():
            shown = " … ".join(words[:_FIRST]) if field == "mentions.span" else " … ".join(words)
            more = f" and {len(words) - _FIRST} more" if field == "mentions.span" and len(words) > _FIRST else ""
            yield self.wrapped(f"{field.removesuffix('.span')}: {shown}{more}", "  ", "    ")
        if isinstance(why.record, Event):
            for line in _circumstances(why.record):
                yield self.wrapped(line, "  ", "    ")
        for person in why.people:
            about = [person.role, f"of {person.affiliation}" if person.affiliation else None]
            described = ", ".join(clean(x) for x in about if x)
            acts = f"acts for {person.acts_for}" if person.acts_for else "acts for nobody"
            reason = f" ({clean(person.reason)})" if person.reason else ""
            yield self.wrapped(
                f"{person.part}: {clean(person.name)}{f', {described}' if described else ''}: {acts}{reason}",
                "  ",
                "    ",
            )
        if why.record is not None:
            yield f"  made by: {clean(why.made_by or 'not said')}"
            damage = ", from damaged text" if why.damaged else ""
            yield f"  confidence: {why.confidence:.2f}{damage}"
        for change in why.changes:
            yield self.wrapped(f"corrected: {decided(change.fix)}", "  ", "    ")
            for line in _changed(change):
                yield self.wrapped(line, "    ", "  ")
        about = [report.title, report.publisher, report.agency, report.published, report.url]
        yield self.wrapped(f"report {report.id}: " + ", ".join(clean(x) for x in about if x), "  ", "    ")
        if why.story is not None:
            yield self.wrapped(f"story: {_in_story(why.story, report.id)}", "  ", "    ")
        yield self.wrapped("found in: " + ", ".join(clean(place) for place in why.places), "  ", "    ")
        if why.passages:
            yield f"  link: {clean(why.passages[0].link)}"
        yield ""

    def scores(self, scores: Scores) -> Iterator[str]:
        """Precision, recall and F1 by record type, and how often fields agree."""
        yield f"{many(scores.reports, 'report')}; exact: the very same words; overlap: Jaccard ≥ .5"
        yield ""
        yield self.paint(
            f"{'':20}{'gold':>7}{'system':>8}    {'exact P':>7}{'R':>7}{'F1':>7}    {'overlap P':>9}{'R':>7}{'F1':>7}",
            "bold",
        )
        for what, exact in scores.exact.items():
            overlap = scores.overlap[what]
            if not exact.gold and not exact.system:
                continue
            figures = [*_figures(exact), *_figures(overlap)]
            yield f"{what:20}{exact.gold:7,}{exact.system:8,}    {figures[0]:>7}{figures[1]:>7}{figures[2]:>7}    " + (
                f"{figures[3]:>9}{figures[4]:>7}{figures[5]:>7}"
            )
        for kind, fields in scores.fields.items():
            yield ""
            yield self.paint(f"{kind + ' matched by overlap':30}{'agree':>8}{'of':>8}{'share':>8}", "bold")
            for field, agreement in fields.items():
                if agreement.of:
                    share = agreement.right / agreement.of
                    yield f"  {field:28}{agreement.right:8,}{agreement.of:8,}{share:8.3f}"


def _profile(profile: Profile) -> Iterator[str]:
    """Where the time of a build went."""
    spent = profile.reading
    parts = {"network": spent.network, "rules": spent.rules, "opening documents": spent.opening, "rows": spent.packing}
    whole = sum(parts.values()) or 1.0
    shares = ", ".join(f"{name} {seconds / whole:.0%}" for name, seconds in parts.items())
    yield f"Reading took {duration(whole)} of all processes together: {shares}"
    yield f"Storing took {duration(profile.storing)} beside it, putting in order {duration(profile.settling)} behind it"


def _own_name(holder: str) -> str:
    """A holder without the report that alone knows it."""
    return holder.partition(":")[2] or holder


def decided(fix: Fix, effect: str = "") -> str:
    """`fx-91c0ab12  2024-05-01 10:00  merge liu-pengyu peng-yu (one spokesman)`, with what it comes to before that."""
    reason = f" ({clean(fix.reason)})" if fix.reason else ""
    what = " ".join(shlex.quote(clean(word)) for word in words_of(fix))
    return f"{fix.id}  {clean(fix.time)[:16].replace('T', ' ')}  {what}{effect}{reason}"


def _changed(change: Change) -> Iterator[str]:
    """What a decision found and made of it, a line a field: `act: was assert, now deny`."""
    if not change.before:
        yield "was not there before"
    elif len(change.before) > 1 and len(change.after) == 1:
        several = ", ".join(f"{clean(getattr(one, 'name', one.id))} ({clean(one.id)})" for one in change.before)
        yield f"was {len(change.before)}: {several}"
    else:
        for old, new in zip(change.before, change.after, strict=False):
            for field in old.__struct_fields__:
                was, now = getattr(old, field), getattr(new, field, None)
                if was != now and field != "why":
                    yield f"{field.rstrip('_')}: was {_value(was)}, now {_value(now)}"


def _value(value: Any) -> str:
    """The value of a field, on a line."""
    if value is None or value is UNSET or value == ():
        return "none"
    if isinstance(value, tuple) and not all(isinstance(one, str | None) for one in value):
        return many(len(value), "place")
    if isinstance(value, tuple):
        return ", ".join(clean(one or "none") for one in dict.fromkeys(value))
    return f"{value:.2f}" if isinstance(value, float) else clean(str(value))


#: Why a text of a story is the nearest to its origin.
_NEAREST = {
    "agency": "it is the report of the agency that others credit",
    "earliest": "it was published on an earlier day than the others",
    "fullest": "none was earlier, and it holds most of what the others say",
    "first in the pile": "nothing tells them apart but that it comes first",
}


def _in_story(story: Story, report: str) -> str:
    """What a report is among those that tell its story, and which of them is the nearest to the origin."""
    several = f"{many(len(story.members), 'report')} that tell it"
    if report == story.origin:
        return f"of {several} this is the nearest to the origin: {_NEAREST[story.why]}"
    relation = next(member.relation for member in story.members if member.report == report)
    return f"a {relation} of report {story.origin}, of {several} the nearest to the origin: {_NEAREST[story.why]}"


def searched(search: Search) -> str:
    """Where an answer was looked for: "no answer in 7 reports up to 2024-10-31"."""
    up_to = f" up to {search.last}" if search.last else ""
    if not search.with_answer:
        return f"no answer in {_reports(search.reports, search.copies)}{up_to}"
    return f"answered in {search.with_answer:,} of {_reports(search.reports, search.copies)}{up_to}"


def _report_of(told: Quoted) -> str:
    return told.report


def _origin_of(told: Quoted) -> str:
    return told.origin or told.report


def _reports(count: int, copies: int) -> str:
    """`7 reports (2 of them copies)`."""
    some = "1 of them a copy" if copies == 1 else f"{copies:,} of them copies"
    return many(count, "report") + (f" ({some})" if copies else "")


def _from_to(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return ", day unknown"
    return f", {first}" if first == last else f", {first} to {last}"


def _kind(event: Event) -> str:
    """`ASSAULT (aerial), planned`."""
    mode = f" ({event.mode})" if event.mode else ""
    return f"{event.type}{mode}, {event.modality}{f', {clean(event.outcome)}' if event.outcome else ''}"


def _when(event: Event) -> str:
    """`, 2017-06-05`, or from when to when."""
    if event.when is None:
        return ""
    first, last = event.when
    return f", {first}" if first == last else f", {first or '…'} to {last or '…'}"


def _circumstances(event: Event) -> Iterator[str]:
    if event.when is not None:
        yield "when: " + _when(event).removeprefix(", ")
    if event.quantity is not None:
        bound = "" if event.quantity.bound == "=" else f"{event.quantity.bound} "
        yield f"how many: {bound}{event.quantity.value:,.10g} {clean(event.quantity.unit or '')}".rstrip()
    if event.attributed_to is not None:
        yield f"told in: {event.attributed_to}"


def _in_short(row: RecordRow) -> str:
    """A record on a line: what it is and whose, of an event whom it befell, too."""
    record = to_record(row)
    who = ", ".join(row.who)
    if isinstance(record, Event):
        whom = f" → {', '.join(row.about)}" if row.about else ""
        return f"{_kind(record)} {who or '?'}{whom}"
    return f"{row.kind or row.type} {who}"


def duration(seconds: float) -> str:
    """`8 s`, `3 min`, `2 h 5 min`."""
    if seconds < 100:
        return f"{seconds:.0f} s" if seconds >= 9.5 else f"{seconds:.1f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"


def _figures(count: Any) -> list[str]:
    return [f"{value:.3f}" for value in (count.precision, count.recall, count.f1)]


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(clean(text[start:end]) for start, end in spans)


def _wrote(wrote: Wrote, out: str | None) -> Iterator[str]:
    """What an export of a whole situation wrote: its rows by table or kind."""
    files = f" in {many(wrote.files, 'file')}" if wrote.files else f" in {_size(wrote.bytes)}" if wrote.bytes else ""
    yield f"{many(wrote.reports, 'report')}{files}{f' written to {clean(out)}' if out else ''}"
    yield from (f"  {name}: {count:,}" for name, count in wrote.rows.items())
    if wrote.left_out:
        yield f"left out: {', '.join(f'{count:,} {reason}' for reason, count in sorted(wrote.left_out.items()))}"
    if wrote.undated:
        yield f"{wrote.undated:,} without a date: nothing tells one"


def _size(count: int) -> str:
    """Bytes as people read them: "820 kB", "7.4 MB"."""
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{count / 1e3:,.0f} kB"
