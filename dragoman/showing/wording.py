"""Statements as prose: "urged its partners to talk", "said that dialogue must continue".

A statement and its report in, a predicate out, made of the report's own words: where the text runs source, cue,
content, it is taken as it stands; where the content goes first, it is turned round. Nothing is paraphrased. A statement
that cannot be said so in plain English gives None, and is not told.
"""

from __future__ import annotations

import re

from dragoman.reading.cues import verb_of
from dragoman.reading.lemmas import verb_forms
from dragoman.records import Actor, Reading, Span, Statement
from dragoman.showing.prose import fit, lower, tidy, unbroken
from dragoman.showing.who import Figure, Figures, possessive

#: Verbs that can be followed by "that"; any other verb of saying becomes "said".
_THAT = frozenset(
    """
    say add note explain state mention remark observe report claim contend argue assert maintain stress
    emphasise emphasize underline reiterate repeat recall acknowledge admit concede confirm reveal disclose
    declare suggest indicate hint signal conclude insist reply warn promise pledge vow announce predict forecast
    believe think know feel fear worry hope expect doubt agree complain write estimate affirm reaffirm boast
    swear guarantee anticipate foresee suspect
    """.split()
)
#: Verbs of thought keep their tense: "believes" is not "said".
_THOUGHT = frozenset(
    "believe think know feel fear worry hope expect doubt suspect see consider want plan intend".split()
)
_AUXILIARY = frozenset(
    """
    has have had is are was were be been will would did does do may might must shall should can could n't n’t
    not never
    """.split()
)
_NEGATED = frozenset("not never n't n’t hasn't hasn’t hadn't hadn’t haven't haven’t".split())
_ADVERB = frozenset("also then later again still now already further once even just only first repeatedly".split())
_DETERMINER = frozenset("a an the this that these those his her its their our my your any no some such 's ’s s".split())
#: What an act is called where the cue is no verb that can be used, and only a noun phrase was said to follow it.
_ACT_VERB = {
    "ask": "asked for", "demand": "demanded", "offer": "offered", "promise": "promised", "announce": "announced",
    "accept": "accepted", "refuse": "rejected", "deny": "denied", "support": "supported", "criticise": "criticised",
}  # fmt: skip
#: The same before "that" and "to", where the cue was a noun ("a demand that").
_ACT_THAT = {
    "ask": "asked", "demand": "demanded", "offer": "offered", "promise": "promised", "announce": "announced",
    "threaten": "threatened", "warn": "warned", "accept": "agreed", "refuse": "refused", "deny": "denied",
    "hope": "hoped",
}  # fmt: skip
_EXPLETIVE = re.compile(
    r"It(?:’s|'s| is| was| would be| will be| may be| might be| seems| appears| remains)\s"
    r"(?:[\w-]+\s){1,4}?(?:that|to|for|whether|if)\b"
    r"|This (?:time|week|month|year|morning|summer|winter|autumn|spring)\b",
    re.IGNORECASE,
)
#: Verbs that "to" can follow.
_TO = frozenset(
    "asked demanded offered promised agreed refused threatened hoped pledged vowed declined planned".split()
)
#: What follows "her" where something is hers.
_OWNED = re.compile(r"\s+(?!(?:to|that|not|about|for|in|on|at|by|and|or|whether|if|when|as|with|from)\b)[^\W\d_]")
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ught|id)\b")
#: Fewer words than this are hardly a clause: "the order". A design value.
_CLAUSE_WORDS = 3
_MODAL = re.compile(r"\b(?:will|would|shall|should|can|could|may|might|must|won['’]t|wouldn['’]t|couldn['’]t)\b")
_WEEKDAY = re.compile(
    r",?\s*\b(?:(?:late |early )?(?:on )?(?:(?:last|this|earlier|late|early) )*"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?"
    r"|(?:last|this|earlier this) (?:week|month))\b,?"
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|n['’]t")
_OTHERWISE = re.compile(r"(?:but|and|or|yet)\b", re.IGNORECASE)
_BOUNDARY = re.compile(r"[.!?;][\"”’')]*\s|\n")
_THINGS = frozenset("it this these those which what who whom whose him her them so such they".split())
_SINGLE = frozenset(("person", "unnamed"))
_SEVERAL = frozenset(("group", "unnamed", "population"))
_THIRD = frozenset("he him his she her hers it its they them their theirs".split())


def predicate(at: int, reading: Reading, statement: Statement, figures: Figures) -> str | None:
    """What the speakers of a statement did, as a predicate in the report's words; None where it makes no English.

    `at` is the reading's place among those that `figures` were found in.
    """
    text = reading.report.text
    cue = _cue(text, statement)
    if not statement.content:
        return tidy(text[slice(*cue)]) if cue and statement.act == "decline-comment" else None
    pieces = unbroken(text, statement)
    content = [_resolved(at, reading, statement, figures, span) for span in pieces]
    first = pieces[0]
    # A quotation of several paragraphs may come without the mark that opened it.
    spoken = statement.kind == "direct" and (text[first[0]] in "“\"'‘«„" or text[first[0]].isupper())
    finite = _finite(text, cue) if cue else None
    if cue and finite and cue[1] <= first[0] and (not statement.source or statement.source[0][0] < cue[0]):
        between = _named(at, reading, statement, figures, (cue[1], first[0]))
        if between is not None:
            if text[: statement.source[0][0] if statement.source else cue[0]].endswith("what "):
                return None  # "what they called its support"
            if text[cue[1] : first[0]].strip() == "," and _OTHERWISE.match(content[0]):
                return None  # "…, he said, but he feared"
            if spoken and (between == " " or between.rstrip().endswith(",")):
                between = f"{between.rstrip().rstrip(',')}: "
            if finite.endswith(" on") and _WEEKDAY.match(text, cue[1]):
                finite = finite.removesuffix(" on")  # "agreed on" of "agreed on Friday to reopen"
            return fit(f"{finite}{between}", content)
    if cue and _PASSIVE.search(text[slice(*cue)]):
        passive = _ACT_VERB.get(statement.act)  # "the offer was rejected by"
        return fit(f"{passive} ", [lower(content[0], text), *content[1:]]) if passive else None
    if cue and _MODAL.search(text[slice(*cue)]):
        return None
    verb = _saying(finite, statement, at, figures)
    if spoken:
        return fit(f"{verb}: ", content)
    if not content[0].startswith(("that ", "to ")) and not _is_clause(text, statement, cue):
        return None
    if _dangles(content[0], reading, statement):
        quoted = [words for words in content[1:] if words[0] in '“"' and words[-1] in '”"']
        return fit(f"{verb}: ", quoted) if quoted else None
    opening = lower(content[0], text)
    if opening.startswith(("to ", "that ")):
        if finite is None:
            verb = _ACT_THAT.get(statement.act, "said")
        if opening.startswith("to ") and verb.split()[-1] not in _TO:
            return None
        return fit(f"{verb} ", [opening, *content[1:]])
    if len(opening.split()) < _CLAUSE_WORDS:
        return None
    return fit(f"{verb} that ", [opening, *content[1:]])


def _cue(text: str, statement: Statement) -> Span | None:
    """The cue as one span, with auxiliaries and negations before it; None where its words stand apart."""
    if not statement.cue:
        return None
    start, end = statement.cue[0][0], statement.cue[-1][1]
    if end - start > 60:
        return None
    while True:
        before = re.search(r"([^\W_]+(?:['’][^\W_]+)?)\s+$", text[max(0, start - 20) : start])
        if before is None or before.group(1).lower() not in _AUXILIARY | _ADVERB:
            break
        start -= len(before.group())
    if statement.source and start < statement.source[0][1] <= end:
        start = statement.cue[0][0]
    return start, end


def _finite(text: str, cue: Span) -> str | None:
    """The cue as a finite verb phrase; None for nouns, infinitives and words that are no known verb."""
    words = _WORD.findall(text[slice(*cue)])
    at = next((k for k, word in enumerate(words) if word.lower() not in _ADVERB), None)
    before = re.search(r"([^\W_]+)\s*$", text[max(0, cue[0] - 20) : cue[0]])
    preceding = before.group(1).lower() if before else ""
    if (
        at is None
        or words[at].lower() in ("to", "according", "as", "in")
        or preceding in _DETERMINER | {"to", "of", "by"}
    ):
        return None
    phrase = tidy(text[slice(*cue)])
    for word in words[:at]:
        if word.lower() in ("also", "then", "later"):
            phrase = phrase.replace(f"{word} ", "", 1)
    if _MODAL.search(phrase) and not _NEGATED & set(phrase.lower().split()):
        return None  # "should ask", "will threaten": nobody has said anything yet
    if words[at].lower() in _AUXILIARY:
        verbs = [word for word in words[at + 1 :] if verb_of(word)]
        if not verbs:
            return None
        if words[at].lower() in ("had", "has", "have") and not _NEGATED & {word.lower() for word in words}:
            last = verb_of(verbs[-1]) or ""
            if verbs[-1] in verb_forms(last)[2:] and not verbs[-1].endswith("ing") and "been" not in words:
                return re.sub(r"^also ", "", phrase.replace(f"{words[at]} ", "", 1).replace(verbs[-1], _past(last), 1))
        return phrase
    base = verb_of(words[at])
    if base is None or phrase.endswith(" it"):  # "as the minister put it"
        return None
    if base == "add":
        return phrase.replace(words[at], "said", 1)  # what it was added to may not be told
    if words[at].endswith("ing") or (base not in _THOUGHT and words[at] in verb_forms(base)[:2]):
        return phrase.replace(words[at], _past(base), 1)
    return phrase


def _past(base: str) -> str:
    past = "showed" if base == "show" else verb_forms(base)[2]
    return base if past.endswith("ing") else past  # "set" has no form of its own for it


def _saying(finite: str | None, statement: Statement, at: int, figures: Figures) -> str:
    """The verb that goes before content which stood first in the report."""
    words = finite.split() if finite else []
    base = next((found for word in reversed(words) if (found := verb_of(word))), None)
    addressee = figures.of(at, statement.addressee) if statement.addressee else None
    if addressee is not None and addressee.official and base in ("tell", "say", None):
        return f"told {addressee.called(short=True)}"
    if finite is None or base not in _THAT or words[-1] in ("by", "in", "at", "to", "via", "on", "for"):
        return "said"
    return finite


def _is_clause(text: str, statement: Statement, cue: Span | None) -> bool:
    """Whether content that goes before its cue, or stands apart from it, is a clause and not a noun phrase.

    A clause begins a sentence, or follows a conjunction, and is parted from its speaker by a comma or a sentence's end.
    """
    start, end = statement.content[0]
    before = text[max(0, start - 12) : start].rstrip(' “"‘')
    marks = ".!?\n”" if cue and cue[1] <= start else '.!?\n,;:–—”’"'
    if before and before[-1] not in marks and not re.search(r"\b(?:and|but|that|or)$", before):
        return False
    behind = [span[0] for span in (*statement.source, *([cue] if cue else [])) if span[0] >= end]
    if not behind or (cue and text.startswith("according", cue[0])):
        return True
    return re.search(r"[,.?!”\":;–—\n]", text[end - 1 : min(behind) + 1]) is not None


def _dangles(content: str, reading: Reading, statement: Statement) -> bool:
    """Whether content leans on words before it: "it disrespectful", "which", "That does not help"."""
    word = _WORD.search(content)
    if word is None or content[0] == "[":
        return word is None
    opening, start = word.group(), statement.content[0][0]
    if opening.lower() == "that":
        return opening == "That"  # "that" joins a clause, unless it begins a sentence
    if opening.lower() not in _THINGS or _EXPLETIVE.match(content):
        return False
    speakers = [actor for actor in reading.actors if actor.id in statement.speakers]
    return not any(mention.span[0] == start for actor in speakers for mention in actor.mentions)


def _named(at: int, reading: Reading, statement: Statement, figures: Figures, span: Span) -> str | None:
    """The words between cue and content, with names for pronouns: "asked them" → "asked the four states".

    None where they are no part of the predicate: a new sentence, a clause of its own, too much.
    """
    text = reading.report.text
    words = text[slice(*span)]
    others = (other for other in reading.statements if other.id != statement.id and other.cue == statement.cue)
    if any(span[0] <= a and b <= span[1] for other in others for a, b in other.content):
        return " "  # the first half of what was said is a statement of its own
    if len(words) > 90 or _BOUNDARY.search(words) or re.match(r"\s*,\s*(?:and|but|or)\b", words):
        return None
    words = _WEEKDAY.sub("", _with_names(at, reading, statement, figures, span))
    words = " ".join(words.split())
    if words in ("is", "was", ","):
        return " "
    if words.count("“") != words.count("”"):
        return None
    return f"{'' if words[:1] in ':,' else ' '}{words} " if words else " "


def _resolved(at: int, reading: Reading, statement: Statement, figures: Figures, span: Span) -> str:
    """Content with names in brackets for pronouns that mean neither the speaker nor anybody named before them in it."""
    return _with_names(at, reading, statement, figures, span)


def _with_names(at: int, reading: Reading, statement: Statement, figures: Figures, span: Span) -> str:
    text = reading.report.text
    pieces, last = [], span[0]
    for start, end, name in _pronouns(at, reading, statement, figures, span):
        if start >= last:
            pieces += [text[last:start], f"[{name}]"]
            last = end
    return "".join(pieces) + text[last : span[1]]


def _is_safe(word: str, figure: Figure) -> bool:
    if word in ("it", "its"):
        return False
    return figure.kind == ("group" if word.startswith("the") else "person")


def _is_nearest(reading: Reading, actor: Actor, start: int) -> bool:
    """Whether nobody else whom a pronoun at `start` could mean is named between it and its actor.

    A name in brackets is the brief's own word: it had better not be that of a bystander.
    """
    several = actor.kind == "group"
    rivals = [other for other in reading.actors if (other.kind in _SEVERAL if several else other.kind in _SINGLE)]
    last = {
        other.id: max((m.span[1] for m in other.mentions if m.span[1] <= start and m.form != "pronoun"), default=-1)
        for other in rivals
    }
    return max(last, key=lambda key: last[key], default=actor.id) == actor.id


def _pronouns(
    at: int, reading: Reading, statement: Statement, figures: Figures, span: Span
) -> list[tuple[int, int, str]]:
    """The first pronoun in `span` of each actor that is no speaker and not named before it there, and what to put.

    Only where the reader can be believed: whom a statement addresses, a person for "she", a group for "they". "It" is
    as often a plan, or nobody, as a state.
    """
    text = reading.report.text
    found = []
    speaking = tuple(sorted({key for each in statement.speakers for key in figures.side(figures.of(at, each))}))
    since = min([span[0], *(a for a, b in (*statement.cue, *statement.content) if a < span[0])])
    for actor in reading.actors:
        figure = figures.of(at, actor.id)
        if actor.id in statement.speakers or (len(speaking) > 1 and figures.side(figure) == speaking):
            continue
        inside = sorted(
            (m for m in actor.mentions if since <= m.span[0] and m.span[1] <= span[1]), key=lambda m: m.span
        )
        if not inside or inside[0].form != "pronoun" or inside[0].span[0] < span[0]:
            continue
        start, end = inside[0].span
        word = text[start:end].lower()
        if word not in _THIRD or figure.called().lower() in _THIRD:
            continue
        if actor.id != statement.addressee and not (_is_safe(word, figure) and _is_nearest(reading, actor, start)):
            continue
        name = figure.called(short=True)
        if figure.kind == "unnamed" and figure.article in ("a", "an"):
            name = f"the {figure.short}"
        is_possessive = word in ("its", "his", "their") or (word == "her" and _OWNED.match(text, end) is not None)
        found.append((start, end, possessive(name) if is_possessive else name))
    return sorted(found)
