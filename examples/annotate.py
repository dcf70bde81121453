"""From annotation as people write it (`gold/*.gold`) to the JSON form (`gold.jsonl`): words in, offsets out.

    python examples/annotate.py            writes examples/gold.jsonl
    python examples/annotate.py --check    says whether it is up to date

A gold file holds one report. Its `text` section is the report itself with every mention marked where it stands:
`[words|actor]` is a name, `[words/actor]` a nominal, and either is a pronoun where the word is one. The other sections
quote the text. A header line gives what the record says; the lines below quote the words that say it, with `~` for
words left out, and mark the spans:

    s5 qamfa deny on=2017-06-05            statement, speakers, act        <content> [source] {cue}
    e1 SANCTION SAU,ARE > QAT occurred     event, actors > recipients      {anchor} [actor] <recipient>
    x1 request USA QAT pending             exchange, askers, addressees    <ask> {answer}
    t1 USA QAT troops +                    tie, from, to, kind, sign       {evidence}
    c1 derrington +                        claim, holders, sign            <cause> [effect] {condition}
    f1 tillerson QAT                       forecast, holders, actor        <action> {condition}

    e2 as=s5                               more words for the event of s5         {anchor}

A square bracket of the report itself is written `⟦` or `⟧`. A quotation must fit the text in exactly one place. What
follows from the rest is filled in: whether a statement is direct, for whom its speakers act, whom it is about, and the
event that a speech act is (`noev` where it is none; its recipients are `rec` or, without that, the addressee `to`).
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from dragoman import sources
from dragoman.reading.quotes import find_quotes
from dragoman.records import Reading, Span, decode, encode, report_id

HERE = Path(__file__).parent
PRONOUNS = set(
    "i me my mine we us our ours you your he him his she her hers it its itself they them their theirs".split()
)
#: Cues that say only that something was said: the words that perform the act must then be given (`anchor=`).
NEUTRAL = set("said say says told added wrote argued explained called insisted saying recalled affirmed".split())
#: Speech acts that are events as well, and of which type.
EVENT_OF_ACT = {
    "ask": "REQUEST", "demand": "REQUEST", "criticise": "ACCUSE", "promise": "AGREE", "offer": "AGREE",
    "accept": "AGREE", "threaten": "THREATEN", "support": "SUPPORT", "refuse": "REJECT", "deny": "REJECT",
    "decline-comment": "REJECT",
}  # fmt: skip
KIND_OF_LETTER = {"s": "statements", "e": "events", "x": "exchanges", "t": "ties", "c": "claims", "f": "forecasts"}
PREFIX = {"s": "st", "e": "ev", "x": "ex", "t": "ti", "c": "cl", "f": "fo"}
ROLE_OF_BRACKET = {"<": "angle", "[": "square", "{": "curly"}
#: How square brackets that the report itself has are written, as others mark mentions.
OWN_BRACKETS = str.maketrans("⟦⟧", "[]")
_MENTION = re.compile(r"\[|([|/])([\w-]+)\]")


class GoldError(Exception):
    """A gold file does not say what it means: names the file and the line's words."""


@dataclass
class Entry:
    """One record as written: its key, the positional words, `key=value` options, and the spans under it by bracket."""

    key: str
    words: list[str]
    options: dict[str, str]
    quotations: list[str] = field(default_factory=list)
    spans: dict[str, list[Span]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{PREFIX[self.key[0]]}-{int(self.key[1:]):02d}"

    def span(self, role: str) -> Span:
        return self.spans[role][0]


def main(arguments: list[str]) -> int:
    """Writes or checks `gold.jsonl`; returns the exit status."""
    lines = b"".join(encode(reading) + b"\n" for reading in readings())
    out = HERE / "gold.jsonl"
    if "--check" in arguments:
        same = out.exists() and out.read_bytes() == lines
        print(f"{out.name} is {'up to date' if same else 'not up to date: run examples/annotate.py'}")
        return 0 if same else 1
    out.write_bytes(lines)
    print(f"wrote {out}: {lines.count(bytes([10]))} readings")
    return 0


def readings() -> Iterator[Reading]:
    """The annotated readings, in the order of their files. Raises `GoldError` or `dragoman.errors.RecordError`."""
    cast = read_cast((HERE / "gold" / "cast.txt").read_text(encoding="utf-8"))
    for path in sorted((HERE / "gold").glob("*.gold")):
        try:
            yield read_gold(path.read_text(encoding="utf-8"), cast)
        except (GoldError, KeyError, ValueError) as error:
            raise GoldError(f"{path.name}: {error}") from error


def read_cast(text: str) -> dict[str, dict[str, Any]]:
    """Actors by alias: lines of `alias id kind "name" key=value …`."""
    cast: dict[str, dict[str, Any]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            add_actor(cast, line)
    return cast


def add_actor(cast: dict[str, dict[str, Any]], line: str) -> None:
    """Adds the actor of a line to `cast`, or changes the one of that alias."""
    words = shlex.split(line)
    options = {key: value for key, _, value in (word.partition("=") for word in words) if value}
    plain = [word for word in words if "=" not in word]
    entry = dict(cast.get(plain[0], {}))
    if len(plain) == 4:
        entry = {"id": plain[1], "kind": plain[2], "name": plain[3]}
    entry.update(options)
    if "members" in options:
        entry["members"] = [member for member in options["members"].split(",") if member]
    cast[plain[0]] = entry


def read_gold(source: str, cast: dict[str, dict[str, Any]]) -> Reading:
    """One gold file as a reading."""
    header, _, rest = source.partition("\ntext\n")
    marked, *sections = re.split(r"\n+(?=(?:actors|statements|events|exchanges|ties|claims|forecasts)\n)", rest)
    plain, found = strip_marks(marked.strip("\n"))
    report = read_header(header, plain)
    text, shift = report["text"], report["text"].index(plain)
    cast = {alias: dict(entry) for alias, entry in cast.items()}
    entries: list[Entry] = []
    for section in sections:
        title, _, body = section.partition("\n")
        if title == "actors":
            for line in filter(str.strip, body.splitlines()):
                add_actor(cast, line)
        else:
            entries += read_entries(body)
    for entry in entries:
        for quotation in entry.quotations:
            for role, spans in find(quotation, plain).items():
                entry.spans.setdefault(role, []).extend((a + shift, b + shift) for a, b in spans)
    mentions = [((a + shift, b + shift), form, alias) for (a, b), form, alias in found]
    actors = _make_actors(cast, mentions, entries)
    by_id = {actor["id"]: actor for actor in actors}
    ids = {alias: entry["id"] for alias, entry in cast.items()}
    out: dict[str, Any] = {"report": report, "actors": actors}
    for entry in entries:
        if "as" in entry.options:
            continue
        kind = KIND_OF_LETTER[entry.key[0]]
        record = MAKERS[kind](entry, text, ids, by_id)
        if kind == "statements":
            inside = [
                (s, alias) for s, _, alias in mentions if any(a <= s[0] and s[1] <= b for a, b in record["content"])
            ]
            record["about"] = list(dict.fromkeys(ids[alias] for _, alias in sorted(inside)))
        made = [record]
        if kind == "statements" and (event := event_of(entry, record, text, ids, by_id)):
            out.setdefault("events", []).append(event)
            made.append(event)
        if any(a < end and start < b for a, b in _all_spans(entry) for start, end in _damage(report)):
            for one in made:
                one["damaged"] = True
        out.setdefault(kind, []).append(record)
    _add_anchors(out.get("events", []), entries)
    out.get("events", []).sort(key=lambda event: event["anchors"][0])
    return decode(msgspec.json.encode(out))


def read_header(header: str, plain: str) -> dict[str, Any]:
    """The report as its source reads it, with title, publisher and the like as annotated."""
    report: dict[str, Any] = {"furniture": [], "damaged": []}
    for line in header.splitlines():
        key, *values = shlex.split(line)
        if key == "report":
            (opened,) = sources.read(HERE / "reports" / values[0])
            report["text"] = opened.text
        elif key in ("furniture", "damaged"):
            at = report["text"].index(values[0])
            report[key].append({"span": (at, at + len(values[0])), "why": values[1]})
        else:
            report[key] = values[0]
    if report["text"].count(plain) != 1:
        raise GoldError("the marked text is not the report's text")
    return report | {"id": report_id(report["text"]), "language": "en"}


def _add_anchors(events: list[dict[str, Any]], entries: list[Entry]) -> None:
    """Gives the words of `e2 as=s5` to the event of s5, behind its own: the most specific word stays the first."""
    by_key = {event["id"]: event for event in events}
    for entry in entries:
        if key := entry.options.get("as"):
            by_key[_event_id(key)]["anchors"].extend(entry.spans["curly"])


def _event_id(key: str) -> str:
    """The id of the event that `key` is (`e3`: `ev-03`) or that its statement is (`s3`: `ev-s3`)."""
    return f"ev-{key}" if key[0] == "s" else f"ev-{int(key[1:]):02d}"


def _damage(report: dict[str, Any]) -> list[Span]:
    return [mark["span"] for mark in report["damaged"]]


def strip_marks(marked: str) -> tuple[str, list[tuple[Span, str, str]]]:
    """The text without its marks, and the mentions `(span, form, alias)` in the order of their beginnings."""
    out: list[str] = []
    length = last = 0
    stack: list[int] = []
    mentions: list[tuple[Span, str, str]] = []
    for match in _MENTION.finditer(marked):
        out.append(marked[last : match.start()])
        length += match.start() - last
        last = match.end()
        if match.group() == "[":
            stack.append(length)
        else:
            start = stack.pop()
            words = "".join(out)[start:length]
            form = "name" if match.group(1) == "|" else "nominal"
            mentions.append(((start, length), "pronoun" if words.lower() in PRONOUNS else form, match.group(2)))
    out.append(marked[last:])
    if stack:
        raise GoldError(f"a mention is not closed: {''.join(out)[stack[-1] : stack[-1] + 40]!r}")
    return "".join(out).translate(OWN_BRACKETS), sorted(mentions, key=lambda mention: (mention[0][0], -mention[0][1]))


def read_entries(body: str) -> list[Entry]:
    """Header lines with the quotations, indented, that belong to them."""
    entries: list[Entry] = []
    for line in filter(str.strip, body.splitlines()):
        if line[0].isspace():
            entries[-1].quotations.append(line.strip())
            continue
        key, *words = shlex.split(line)
        options = {k: v for k, sign, v in (word.partition("=") for word in words) if sign}
        entries.append(Entry(key, [word for word in words if "=" not in word], options))
    return entries


def find(quotation: str, text: str) -> dict[str, list[Span]]:
    """The spans that a quotation marks in `text`, by bracket. Raises `GoldError` unless it fits exactly once."""
    pattern, roles = "", []
    for piece in re.split(r"(\s*~\s*|[<>\[\]{}])", quotation):
        if piece in ROLE_OF_BRACKET:
            roles.append(ROLE_OF_BRACKET[piece])
            pattern += "("
        elif piece in (">", "]", "}"):
            pattern += ")"
        else:
            pattern += ".*?" if piece.strip() == "~" else re.escape(piece.translate(OWN_BRACKETS))
    if len(roles) != len(re.findall(r"[>\]}]", quotation)):
        raise GoldError(f"a mark is not closed: {quotation}")
    matches = list(re.finditer(f"(?={pattern})", text, re.DOTALL))
    if len(matches) != 1:
        raise GoldError(f"fits {len(matches)} places: {quotation}")
    spans: dict[str, list[Span]] = {}
    for at, role in enumerate(roles, 1):
        spans.setdefault(role, []).append(matches[0].span(at))
    return spans


def _all_spans(entry: Entry) -> list[Span]:
    return [span for spans in entry.spans.values() for span in spans]


def _make_actors(
    cast: dict[str, dict[str, Any]], mentions: list[tuple[Span, str, str]], entries: list[Entry]
) -> list[dict[str, Any]]:
    """The actors that the text mentions, in the order of their first mention, with the members of their groups."""
    used = dict.fromkeys(alias for _, _, alias in mentions)
    if missing := [alias for alias in used if alias not in cast]:
        raise GoldError(f"no such actors: {', '.join(missing)}")
    there = {cast[alias]["id"] for alias in used}
    actors = []
    for alias in used:
        entry = dict(cast[alias])
        if "members" in entry:
            entry["members"] = [member for member in entry["members"] if member in there]
        entry["mentions"] = [{"span": span, "form": form} for span, form, other in mentions if other == alias]
        actors.append(entry)
    return actors


def _names(written: str, ids: dict[str, str]) -> list[str]:
    """The actors of a list of aliases; `-` is none."""
    return [] if written == "-" else [ids[alias] for alias in written.split(",")]


def _band(entry: Entry) -> dict[str, float]:
    low, _, high = entry.options.get("band", "").partition("-")
    return {"low": float(low), "high": float(high)} if high else {}


def _at_words(words: str, spans: list[Span], text: str) -> Span:
    """Where `words` stand within `spans`."""
    for start, end in spans:
        if (at := text.find(words, start, end)) >= 0:
            return at, at + len(words)
    raise GoldError(f"{words!r} is not within {[text[a:b] for a, b in spans]}")


def how_quoted(content: list[Span], cue: list[Span], text: str) -> str:
    """direct, mixed or indirect: how much of `content` stands in quotation marks that do not hold the cue as well."""
    quotes = [
        quote for quote in find_quotes(text)
        if quote.lost is None and not any(quote.start <= start < quote.end for start, _ in cue)
    ]  # fmt: skip
    words = [m.start() + a for a, b in content for m in re.finditer(r"[\w’'-]+", text[a:b]) if m.group() != "that"]
    quoted = sum(any(quote.start <= at < quote.end for quote in quotes) for at in words)
    return "indirect" if not quoted else "direct" if quoted == len(words) else "mixed"


def _make_statement(entry: Entry, text: str, ids: dict[str, str], by_id: dict[str, Any]) -> dict[str, Any]:
    speakers = _names(entry.words[0], ids)
    content, options = sorted(entry.spans.get("angle", [])), entry.options
    cue = sorted(entry.spans.get("curly", []))
    return {
        "id": entry.id, "source": sorted(entry.spans.get("square", [])), "cue": cue, "content": content,
        "speakers": speakers, "acts_for": [by_id[speaker].get("acts_for") for speaker in speakers],
        "inside": f"st-{int(options['in'][1:]):02d}" if "in" in options else None,
        "ascribed": "ascribed" in entry.words, "kind": options.get("kind", how_quoted(content, cue, text)),
        "act": entry.words[1], "addressee": ids[options["to"]] if "to" in options else None,
        "channel": options.get("ch", "unknown"), "made_on": options.get("on"),
        "hedge": _at_words(options["hedge"], content + cue, text) if "hedge" in options else None, **_band(entry),
    }  # fmt: skip


def event_of(
    entry: Entry, statement: dict[str, Any], text: str, ids: dict[str, str], by_id: dict[str, Any]
) -> dict[str, Any] | None:
    """The event that a statement's speech act is, if it is one."""
    if "noev" in entry.words or statement["act"] not in EVENT_OF_ACT or statement["ascribed"]:
        return None
    anchor = statement["cue"][0]
    if "anchor" in entry.options:
        anchor = _at_words(entry.options["anchor"], statement["content"] + statement["cue"], text)
    elif set(text[slice(*anchor)].lower().split()) - {"had", "has", "also"} <= NEUTRAL:
        raise GoldError(f"{entry.key}: its cue is neutral; which words perform the act?")
    recipients = _names(entry.options.get("rec", entry.options.get("to", "-")), ids)
    return {
        "id": _event_id(entry.key), "type": EVENT_OF_ACT[statement["act"]], "mode": entry.options.get("mode"),
        "anchors": [anchor], "actors": statement["speakers"], "actor_spans": statement["source"],
        "recipients": recipients, "recipient_spans": _mentioned(recipients, anchor, _all_spans(entry), by_id),
        "modality": "occurred", "attributed_to": statement["inside"],
        "when": (statement["made_on"], statement["made_on"]) if statement["made_on"] else None,
    }  # fmt: skip


def _mentioned(actors: list[str], near: Span, spans: list[Span], by_id: dict[str, Any]) -> list[Span]:
    """Of each actor the mention nearest to `near` from the first to the last of `spans`; none where there is none."""
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    found = []
    for actor in actors:
        mentions = [m["span"] for m in by_id[actor]["mentions"] if start <= m["span"][0] and m["span"][1] <= end]
        found += sorted(mentions, key=lambda span: abs(span[0] - near[0]))[:1]
    return found


def _make_event(entry: Entry, text: str, ids: dict[str, str], by_id: dict[str, Any]) -> dict[str, Any]:
    kind, actors, arrow, recipients, modality = entry.words
    if arrow != ">":
        raise GoldError(f"{entry.key}: actors > recipients, please")
    options = entry.options
    first, _, last = options.get("when", "").partition("..")
    event: dict[str, Any] = {
        "id": entry.id, "type": kind, "mode": options.get("mode"), "anchors": entry.spans["curly"],
        "actors": _names(actors, ids), "actor_spans": entry.spans.get("square", []),
        "recipients": _names(recipients, ids), "recipient_spans": entry.spans.get("angle", []),
        "modality": modality, "outcome": options.get("outcome"),
        "when": (first, last or first) if first else None,
        "attributed_to": f"st-{int(options['in'][1:]):02d}" if "in" in options else None,
    }  # fmt: skip
    if "loc" in options:
        event["location"] = _near(options["loc"], entry, text)
    if "qty" in options:
        words, value, unit, bound = options["qty"].split("/")
        event["quantity"] = {"value": float(value), "unit": unit, "bound": bound, "span": _near(words, entry, text)}
    return event


def _near(words: str, entry: Entry, text: str) -> Span:
    """Where `words` stand nearest to the first anchor."""
    anchor = entry.span("curly")[0]
    at = min((match.start() for match in re.finditer(re.escape(words), text)), key=lambda start: abs(start - anchor))
    return at, at + len(words)


def _make_exchange(entry: Entry, text: str, ids: dict[str, str], by_id: dict[str, Any]) -> dict[str, Any]:
    kind, askers, addressees, answer = entry.words
    return {
        "id": entry.id, "kind": kind, "askers": _names(askers, ids), "addressees": _names(addressees, ids),
        "ask": entry.span("angle"), "toward": _names(entry.options.get("toward", "-"), ids),
        "asked_on": entry.options.get("on"), "answer": answer, "answer_evidence": entry.spans.get("curly", []),
    }  # fmt: skip


def _make_tie(entry: Entry, text: str, ids: dict[str, str], by_id: dict[str, Any]) -> dict[str, Any]:
    giver, receiver, kind, *sign = entry.words
    return {
        "id": entry.id, "from": None if giver == "-" else ids[giver], "to": ids[receiver], "kind": kind,
        "sign": sign[0] if sign else None, "since": entry.options.get("since"), "until": entry.options.get("until"),
        "magnitude": entry.options.get("magnitude"), "evidence": entry.spans["curly"],
    }  # fmt: skip


def _make_claim(entry: Entry, text: str, ids: dict[str, str], by_id: dict[str, Any]) -> dict[str, Any]:
    holders, sign, *flags = entry.words
    condition = entry.spans.get("curly")
    factors = {}
    for name, role in (("cause", "angle"), ("effect", "square")):
        span = entry.span(role)
        factors[name] = {
            "text": entry.options.get(name, text[slice(*span)]), "span": span,
            "actors": _names(entry.options.get(f"{name}_actors", "-"), ids),
        }  # fmt: skip
    everything = [span for spans in entry.spans.values() for span in spans]
    return {
        "id": entry.id, "holders": _names(holders, ids), **factors, "sign": sign, "negated": "neg" in flags,
        "intended": "intended" in flags, **_band(entry),
        "condition": {"text": text[slice(*condition[0])], "span": condition[0]} if condition else None,
        "evidence": [(min(a for a, _ in everything), max(b for _, b in everything))],
    }  # fmt: skip


def _make_forecast(entry: Entry, text: str, ids: dict[str, str], by_id: dict[str, Any]) -> dict[str, Any]:
    holders, actor, *flags = entry.words
    condition = entry.spans.get("curly")
    return {
        "id": entry.id, "holders": _names(holders, ids), "actor": None if actor == "-" else ids[actor],
        "action": entry.span("angle"), "type": entry.options.get("type"), "negated": "neg" in flags, **_band(entry),
        "condition": {"text": text[slice(*condition[0])], "span": condition[0]} if condition else None,
        "horizon": entry.options.get("horizon"),
    }  # fmt: skip


MAKERS = {
    "statements": _make_statement, "events": _make_event, "exchanges": _make_exchange, "ties": _make_tie,
    "claims": _make_claim, "forecasts": _make_forecast,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
