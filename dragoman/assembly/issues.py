"""What a position is about, in normal form, so that two reports can be seen to speak of the same.

Words of a report in, a `Form` out: who would do it, what, and whom it concerns. "To stop shelling the port" and "the
shelling of the port" are one issue with opposite signs; of "to use its influence to prevent an escalation, which …"
the clause that hangs on is left out; names count as actors, and words by their beginnings, or as the idea that they
share with others (`concepts`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import fsum

import msgspec

from dragoman.assembly.concepts import EMPTY, LESS, MORE, concept
from dragoman.assembly.standing import Sides
from dragoman.assembly.wordings import STEM, rarity
from dragoman.collection import for_the_last, one_for_all
from dragoman.records import Reading, Span

#: Where an action ends, for a clause hangs on behind it that tells of something else.
_HANGING = re.compile(
    r"(?:,\s*|\s[–—-]+\s|\s)(?:which|who|whose|where|because|although|though|while|whereas|amid|if|unless|since|when|so)\b"
    r"|,\s*(?:as|after|but|saying|adding|according|in (?:response|order))\b"
    r"|,\s*and (?:said|added|that|warned|is|was|has|have|will)\b"
    r"|\s(?:after|before|as|until|following)\s|[.!?;:]\s|[.!?;:]?[”\"]\s+[A-Z]|\n"
)
_OPENING = re.compile(
    r"[\s“”\"‘'«»,:;–—-]*(?:(?:that|to|for|on|against|over|about|of|with|both|again)\s+)?[“”\"'‘«]*", re.I
)
_SHOULD = re.compile(
    r"\b(?:should|must|ought to|has to|have to|needs? to|shall|will have to|would have to|had to)\s+", re.I
)
_MODAL = re.compile(
    r"(?:should|must|will|would|shall|ought to|ha(?:s|ve) to|needs? to)\s+(?:(?:also|immediately|now|first)\s+)?", re.I
)
_WILL = re.compile(
    r"\b(?:will|would|shall|is going to|are going to|plans? to|intends? to|(?:is|are) (?:ready|willing|prepared) to)\s+"
    r"|['’]ll\s+",
    re.I,
)
_WONT = re.compile(
    r"\b(?:(?:will|would|shall|can|could) ?(?:not|never)|won['’]t|wouldn['’]t|cannot|can['’]t|couldn['’]t)\s+"
    r"(?:(?:be )?(?:going|willing|ready|prepared) to\s+)?"
    r"|\b(?:is|are|am|['’]re|['’]m) not (?:going|willing|ready|prepared) to\s+"
    r"|\b(?:do|does) not (?:intend|plan|want|wish) to\s+"
    r"|\b(?:has|have|had|with) no (?:intention|plans?|wish|desire) (?:to|of)\s+|\b(?:no longer|never) (?:will )?",
    re.I,
)
#: Words that turn an action into its opposite; "stop" and its kin only before a verb of one's own doing.
_AGAINST = re.compile(
    r"(?:be\s+)?(?:not\s+(?:to\s+)?|never(?:,?\s+ever)*[,”\"]*\s+(?:to\s+)?|no\s+longer\s+"
    r"|(?:hesitat|fail|refus|neglect)\w*\s+to\s+|(?:refrain|abstain|desist)(?:ing)?\s+from\s+"
    r"|(?:stop(?:ping)?|ceas(?:e|ing)|halt(?:ing)?|end(?:ing)?|quit(?:ting)?|avoid(?:ing)?|suspend(?:ing)?)\s+"
    r"(?:all\s+)?(?=\w+ing\b))",
    re.I,
)
#: The same before a thing: who lifts has imposed, but what is stopped may be another's.
_LIFT = re.compile(
    r"(?:(?:scrap|abolish|cancel|repeal|abandon|renounc|revers|revok)(?:e|ing|ping|ling)?\s+(?!(?:its|their|the) own\b)"
    r"|(?:lift|drop)(?:ing|ping)?\s+(?=(?:[\w-]+\s){0,3}?(?:bans?|embargo\w*|sanctions|tariffs|siege|blockade|curbs|curfew"
    r"|restrictions|measures|freeze|veto|quotas|duties|demands|objections|opposition|plans?)\b))",
    re.I,
)
_STOP = re.compile(
    r"(?:an? (?:immediate )?(?:end|halt|stop) to|(?:stop|halt|end|ceas|suspend)(?:e|ing|ping)?)\s+"
    r"(?!(?:by|to|in|up|at|with|on|from|after|before|until|when|here|there)\b)",
    re.I,
)
_WRAPPED = re.compile(
    r"[\s“”\"'‘]*+(?:[\w.’'-]++\s++){0,3}?(?:demand|call|request|appeal|proposal|plan|offer|order|ultimatum|plea|bid|motion)s?"
    r"(?:\s++(?:by|from|of)\s++[^,.;]{1,40}?)?\s++(to|that|for)\s++",
    re.I,
)
_WARNED = re.compile(r"\bagainst\b", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*")
#: Longest label, in words. A design value.
LABEL = 24
#: What an idea weighs, and a word that says little by itself, where words weigh by rarity: up to 6.8. Design values.
IDEA, SAYS_LITTLE = 4.0, 0.5
#: Shared weight from which two forms are one issue: with the same doer and the same others, with either, with neither,
#: and where they concern different actors. Set on bench news by eye.
JOINT, SIMILAR, CLOSE, VERY_LIKE = 0.3, 0.5, 0.6, 0.7
#: How many of the first words say what an issue is about. A design value.
HEAD = 3
#: How many states, those mentioned most, are the setting of a report. A design value.
SETTING = 4


class Form(msgspec.Struct, frozen=True, gc=False):
    """One issue as one report words it: that `doers` do what `stems` say, to or about `others`.

    `label` are the report's own words, and `span` is where they stand. `turned` says that the words ask for the
    opposite: whoever is for them is against the issue. `head` are the first of the stems, which say what is done, where
    the others say why and how; `setting` are the states that the report is about.
    """

    label: str
    span: Span
    stems: frozenset[str]
    head: frozenset[str]
    doers: frozenset[str]
    others: frozenset[str]
    turned: bool = False
    setting: frozenset[str] = frozenset()

    @property
    def actors(self) -> frozenset[str]:
        return self.doers | self.others


def named_in(reading: Reading, sides: Sides, span: Span) -> list[tuple[Span, tuple[str, ...]]]:
    """The mentions of actors within a span, longest first where they nest, with the sides that they mean."""
    starts, named = _named(reading, sides)
    found = []
    for at in range(bisect_left(starts, span[0]), len(starts)):
        if starts[at] >= span[1]:
            break
        if named[at][0][1] <= span[1]:
            found.append(named[at])
    return found


@for_the_last
def _named(reading: Reading, sides: Sides) -> tuple[list[int], list[tuple[Span, tuple[str, ...]]]]:
    """Where the mentions of actors start, and they with the sides that they mean, longest first where they nest."""
    found = [(mention.span, sides[actor.id]) for actor in reading.actors for mention in actor.mentions]
    found.sort(key=lambda each: (each[0][0], -each[0][1]))
    return [span[0] for span, _ in found], found


def action_of(text: str, span: Span, asked: bool = False) -> tuple[Span, bool]:
    """The words of an action within a span, without what opens it and what hangs on it, and whether they are turned.

    Of what is `asked`, "against" turns it: "warned against leaving".
    """
    start, end = span
    turned = asked and _WARNED.search(text, max(0, start - 10), start + 10) is not None
    while True:
        opening = _OPENING.match(text, start, end)
        start = opening.end() if opening else start
        modal = _MODAL.match(text, start, end)
        start = modal.end() if modal else start
        against = _AGAINST.match(text, start, end) or _LIFT.match(text, start, end)
        if against is None:
            break
        start, turned = against.end(), not turned
    # The first words belong to the action, whatever stands in them.
    hanging = _HANGING.search(text, min(start + 12, end), end)
    end = hanging.start() if hanging else end
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "%"):
        end -= 1
    return (start, end), turned


def wrapped(text: str, span: Span) -> tuple[str, Span] | None:
    """What is asked in words for an ask, with "to", "that" or "for" before it: "the demand that Sylvania leave".

    Who is for or against the demand is for or against what is demanded.
    """
    found = _WRAPPED.match(text, *span)
    return (found.group(1).lower(), (found.end(), span[1])) if found and found.end() < span[1] else None


def duty(text: str, span: Span) -> tuple[Span, Span] | None:
    """Who has to do something and what, of words such as "the port must be opened"; `None` of others."""
    return _parted(_SHOULD, text, span)


def intent(text: str, span: Span) -> tuple[Span, Span, bool] | None:
    """Who is to do something, what, and whether it is not to be done: "we will never sign"."""
    refused, willed = _parted(_WONT, text, span), _parted(_WILL, text, span)
    if refused is not None and (willed is None or refused[0][1] <= willed[0][1]):
        return *refused, True
    return (*willed, False) if willed is not None else None


def _parted(words: re.Pattern[str], text: str, span: Span) -> tuple[Span, Span] | None:
    opening = _OPENING.match(text, *span)
    start = opening.end() if opening else span[0]
    found = words.search(text, start, min(span[1], start + 80))
    if found is None or _HANGING.search(text, start, found.start()):
        return None
    return (start, found.start()), (found.end(), span[1])


def make_form(
    reading: Reading,
    sides: Sides,
    span: Span,
    doers: Iterable[str] = (),
    others: Iterable[str] = (),
    asked: bool = False,
) -> Form | None:
    """The issue that the words of `span` are about; `None` where they say too little to be known again.

    `doers` and `others` are sides known from the record; the others are found by their names in the words.
    """
    text = reading.report.text
    (start, end), turned = action_of(text, span, asked)
    named = named_in(reading, sides, (start, end))
    doing = frozenset(doers)
    if named and named[0][0][0] - start <= len("the ") and doing and set(named[0][1]) == doing:
        # "That Sylvania leave", asked of Sylvania: it is the leaving.
        (start, end), again = action_of(text, (named[0][0][1], end))
        named, turned = named_in(reading, sides, (start, end)), turned != again
    others_named = {side for _, those in named for side in those} - doing
    stop = _STOP.match(text, start, end)
    if stop and doing and not others_named:
        start, turned = stop.end(), not turned
    if start >= end:
        return None
    concerned = frozenset(others) | others_named
    found = list(_stems(text, (start, end), [name for name, _ in named]))
    stems = frozenset(found)
    if not stems or (len(stems) == 1 and not (doing | concerned)) or (stems <= EMPTY and not concerned - doing):
        return None
    return Form(
        label=_label(text, start, end), span=(start, end), stems=one_for_all(stems),
        head=one_for_all(frozenset(found[:HEAD])), doers=one_for_all(doing), others=one_for_all(concerned - doing),
        turned=turned, setting=one_for_all(frozenset(setting_of(reading, sides))),
    )  # fmt: skip


@for_the_last
def setting_of(reading: Reading, sides: Sides) -> tuple[str, ...]:
    """The sides that a report mentions most, in that order."""
    counts: Counter[str] = Counter()
    for actor in reading.actors:
        for side in sides[actor.id]:
            counts[side] += len(actor.mentions)
    return tuple(sorted(counts, key=lambda side: (-counts[side], side))[:SETTING])


def _stems(text: str, span: Span, names: Sequence[Span]) -> Iterable[str]:
    for match in _WORD.finditer(text, *span):
        word = match.group()
        stem, length = _stem(word)
        if stem is None:
            continue
        start = match.start()
        # Only names are left out: "thousands of North Korean soldiers" is an actor and says what it is about, too.
        if word[0].isupper() and any(a <= start and start + length <= b for a, b in names):
            continue
        yield stem


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> tuple[str | None, int]:
    """What a word counts as, if it says anything, and how long it is without what shows whose it is."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    says = len(plain) > 2 and plain.isalpha() and plain not in FUNCTION
    return concept(plain) or (plain[:STEM] if says else None), len(plain)


def _label(text: str, start: int, end: int) -> str:
    words = " ".join(text[start:end].split()).split(" ")
    return " ".join(words[:LABEL]) + (" […]" if len(words) > LABEL else "")


def weight(stems: Iterable[str]) -> float:
    """How much some stems say, by how rare they are in English at large."""
    # Rounded once: a sum whose last digit depends on the order of a set would tell two issues apart by chance.
    return fsum(map(_says, stems))


@cache
def _says(stem: str) -> float:
    return SAYS_LITTLE if stem in EMPTY else IDEA if stem.startswith("=") else rarity(stem)


def same(one: Form, other: Form) -> bool:
    """Whether two reports word one issue.

    The same side would do it, as far as both say who; of the actors that it concerns some are the same, else the words
    have to be much the same. Thresholds are design values, set on bench news by eye.
    """
    shared = one.stems & other.stems
    telling = shared - EMPTY
    if not (telling & one.head and telling & other.head):
        return False
    for this, that in ((one.head, other.head), (other.head, one.head)):
        if this & MORE and not this & LESS and that & LESS and not that & MORE:
            return False  # to raise something is not to cut it
    if one.doers and other.doers and not one.doers & other.doers:
        return False
    alike = likeness(one, other)
    known, joint = bool(one.doers & other.doers), bool(one.others & other.others)
    if len(shared) < 2 and not (alike >= 0.99 and weight(shared) >= IDEA and (known or joint)):
        return False
    if joint:
        return alike >= (JOINT if known else SIMILAR)
    if one.others and other.others:
        return alike >= VERY_LIKE and len(shared) > 2
    if known:
        return alike >= SIMILAR
    if one.actors & other.actors:
        return alike >= CLOSE
    # Of two reports that name nobody, those that are about the same countries may mean the same reform.
    return not (one.actors or other.actors) and alike >= VERY_LIKE and len(one.setting & other.setting) >= 2


def likeness(one: Form, other: Form) -> float:
    """Shared weight of two issues as a share of the lighter one's, 0..1."""
    return weight(one.stems & other.stems) / max(1e-9, min(weight(one.stems), weight(other.stems)))


FUNCTION = frozenset(
    """
    that this these those with from into onto over under than then them they their there here have been were will would
    could should must shall being very more most much many such some other also only just even still about against
    between through during without within toward towards upon across behind beyond both each every which what when where
    whom whose while because although though after before until again already soon does doing done make made making take
    taken taking give given giving come going want wants like well your ours mine himself herself itself themselves
    monday tuesday wednesday thursday friday saturday sunday week month year today yesterday tomorrow
    said says told hers yours used uses using the and for not but are was has had its his her our who all any can may
    one new own out off get got set let now too yet via per mrs say see use way due ago few lot did put how why she you
    him etc whom million billion trillion thousand hundred percent pct dlr dlrs mln bln dollars dollar euros pounds
    """.split()
)
