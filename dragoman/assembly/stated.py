"""What a statement takes a stand on: the words of its content that are asked for, supported, refused, promised.

A statement in, a `Form` out, and nothing for most: only where the cue says what is done with the content ("condemned
the shelling"), or a merely said content does ("the port must be opened", "we will never sign").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.assembly.issues import Form, duty, intent, make_form, named_in, wrapped
from dragoman.assembly.stance_words import (
    ACCUSING,
    ALLEGED,
    ASKED,
    CLAUSE,
    CUES,
    NEUTRAL,
    ONLY_ACCUSING,
    SUFFERED,
    UNSAID,
)
from dragoman.assembly.standing import Sides, all_sides
from dragoman.records import Reading, Span, Statement

#: Characters before a cue in which "not", "would" and the like make it unsaid.
_BEFORE = 16
_CHARGE = re.compile(r"\b(?:of|for)\s+", re.IGNORECASE)
#: What stands before the charge is no more than whom it is laid to. In characters.
_WHOM = 60
_DOING = re.compile(r"[“\"'\s]*\w+ing\b", re.IGNORECASE)
_ONESELF = re.compile(r"[“\"'\s]*(?:that\s+)?[“\"']?(?:we|i|it|he|she|they)\W*$", re.IGNORECASE)
_TO = re.compile(r"[“\"']?to\b")
_THAT = re.compile(r"[“\"']?that\b")
_FIRST = re.compile(r"[“\"'‘\s]*(?:(?:that|and|but)\s+)?(\w+)")
#: What a thing begins with that a sentence itself names: not "they", "everything", "what we need".
_DETERMINER = frozenset("the all any both these those such an a no".split())
#: Longest cue with which something is offered: "offered a wide-ranging defence of" is no offer. In words.
_OFFERING = 3


def form_of(reading: Reading, sides: Sides, statement: Statement, own: Sequence[str]) -> Form | None:
    """The issue on which a statement of the sides `own` takes a stand; `None` where it takes none that can be shown."""
    text = reading.report.text
    cues = CUES.get(statement.act)
    if cues is None or not statement.content or not statement.cue:
        return None
    start = statement.cue[0][0]
    cue = " ".join(text[a:b] for a, b in statement.cue)
    before = text[max(0, start - _BEFORE) : start].rpartition(". ")[2]
    # A refusal is told by "would not"; who lashes out in defence of something is for it.
    if "in defen" in cue or UNSAID.search(before) or (statement.act != "refuse" and UNSAID.search(cue)):
        return None
    if statement.act == "criticise" and SUFFERED.match(text, start):
        return None
    if cues.search(cue):
        return _done_to(reading, sides, statement, own, cue)
    if NEUTRAL.search(cue):
        return _merely_said(reading, sides, statement, own)
    return None


def _done_to(reading: Reading, sides: Sides, statement: Statement, own: Sequence[str], cue: str) -> Form | None:
    """The issue of a statement whose cue says what is done with its content: "condemned the shelling"."""
    text, content = reading.report.text, statement.content[0]
    if statement.act in ("refuse", "accept", "support", "criticise") and (inner := wrapped(text, content)):
        return _asked_for(reading, sides, statement, own, *inner)
    match statement.act:
        case "promise" | "offer" | "threaten" | "refuse" | "accept":
            return _undertaken(reading, sides, statement, own, cue)
        case "ask" | "demand":
            if due := duty(text, content):
                return _due(reading, sides, statement, due)
            # Anything else is a question, or a noun that the cue does not govern.
            if ASKED.match(text, *content) or re.search(r"\b(?:for|on|against)$", cue):
                return make_form(reading, sides, content, _addressee(sides, statement), asked=True)
            return None
        case "criticise" if ACCUSING.search(cue):
            charge = _CHARGE.search(text, content[0], min(content[1], content[0] + _WHOM))
            whom = named_in(reading, sides, (content[0], charge.start())) if charge else []
            if charge and whom and _covers(text, whom[0][0], (content[0], charge.start())):
                # Who is blamed for something has a part in it; who is accused of a deed has done it.
                deed = not ONLY_ACCUSING.search(cue) or _DOING.match(text, charge.end(), content[1])
                return make_form(reading, sides, (charge.end(), content[1]), whom[0][1]) if deed else None
            if ONLY_ACCUSING.search(cue):
                return None
    # A whole quotation is no thing that is supported or opposed: "won support: “Even bankers are willing to talk”".
    return None if statement.kind == "direct" or CLAUSE.match(text, *content) else make_form(reading, sides, content)


def _asked_for(
    reading: Reading, sides: Sides, statement: Statement, own: Sequence[str], by: str, what: Span
) -> Form | None:
    """What is asked, of a statement about the asking: "rejected the demand that Sylvania leave"."""
    if by == "that":
        first = next(iter(named_in(reading, sides, what)), None)
        if first is not None and not reading.report.text[what[0] : first[0][0]].strip(" “\"'").removeprefix("the"):
            return make_form(reading, sides, (first[0][1], what[1]), first[1])
    # Whoever refuses to do what is asked is the one who would do it.
    doing = own if by == "to" and statement.act in ("refuse", "accept") else ()
    return make_form(reading, sides, what, doing)


def _undertaken(reading: Reading, sides: Sides, statement: Statement, own: Sequence[str], cue: str) -> Form | None:
    """What somebody refuses, accepts, promises, offers or threatens: to do something, or a thing."""
    text, content = reading.report.text, statement.content[0]
    if statement.act == "offer" and len(cue.split()) > _OFFERING:
        return None
    if _TO.match(text, *content):
        return make_form(reading, sides, content, own)
    if found := intent(text, content):
        return None if statement.act == "refuse" else _willed(reading, sides, own, found)
    if _THAT.match(text, *content) or (statement.act == "refuse" and ALLEGED.match(text, *content)):
        return None
    # Whose the thing is that is refused or accepted is told by its own words.
    return make_form(reading, sides, content, () if statement.act in ("refuse", "accept") else own)


def _merely_said(reading: Reading, sides: Sides, statement: Statement, own: Sequence[str]) -> Form | None:
    """The issue of a statement that is merely said: "said that the port must be opened", "we will never sign"."""
    text, content = reading.report.text, statement.content[0]
    if statement.act in ("ask", "demand") and (due := duty(text, content)):
        return _due(reading, sides, statement, due)
    if statement.act not in ("promise", "refuse", "threaten") or (found := intent(text, content)) is None:
        return None
    who, _, is_not = found
    named = {side for span, those in named_in(reading, sides, who) if _covers(text, span, who) for side in those}
    if is_not != (statement.act == "refuse") or not (_ONESELF.match(text[slice(*who)]) or named & set(own)):
        return None
    form = _willed(reading, sides, own, found)
    # That it is refused is in the act already.
    return replace(form, turned=not form.turned) if form is not None and is_not else form


def _willed(reading: Reading, sides: Sides, own: Sequence[str], found: tuple[Span, Span, bool]) -> Form | None:
    _, what, is_not = found
    form = make_form(reading, sides, what, own)
    return replace(form, turned=not form.turned) if form is not None and is_not else form


def _due(reading: Reading, sides: Sides, statement: Statement, found: tuple[Span, Span]) -> Form | None:
    who, what = found
    doers = {side for _, those in named_in(reading, sides, who) for side in those} or _addressee(sides, statement)
    if doers:
        return make_form(reading, sides, what, doers)
    first = _FIRST.match(reading.report.text[slice(*who)])
    if first is None or first.group(1).lower() not in _DETERMINER:
        return None
    # "The port must be opened": what is to be done with what is one issue.
    return make_form(reading, sides, (who[0], what[1]))


def _addressee(sides: Sides, statement: Statement) -> tuple[str, ...]:
    return all_sides(sides, [statement.addressee]) if statement.addressee else ()


def _covers(text: str, mention: Span, words: Span) -> bool:
    """Whether a mention is all of some words, but for what leads to it: of "that the port of Sylvania" it is not."""
    leading = text[words[0] : mention[0]].strip(" “\"'‘").lower()
    return leading in ("", "the", "that", "that the") and not text[mention[1] : words[1]].strip(" ,”\"'")
