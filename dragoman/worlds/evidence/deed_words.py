"""What somebody is to do, in words that can follow his name: the words of an ask or a forecast in, a deed out.

"That Turkey close its base in Qatar after the vote" is "close its base in Qatar". Words that name no deed of one's own
("be overtaken", "a quick answer") come to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dragoman.assembly.issues import FUNCTION, action_of
from dragoman.assembly.standing import Sides
from dragoman.reading.drafts import slug
from dragoman.records import Reading, Span

_OPENING = re.compile(r"[\s“”\"'‘’«»,:;–—-]*(?:(?P<lead>to|that|for)\s+)?[“”\"'‘\s]*", re.IGNORECASE)
_MODAL = re.compile(
    r"(?:should|must|will|would|shall|may|might|could|ought to|ha(?:s|ve) to|needs? to|had to)\s+"
    r"(?:(?:also|immediately|now|first|soon|still|even|simply|finally)\s+)?",
    re.IGNORECASE,
)
#: What stands before a bare infinitive.
_BEFORE = re.compile(
    r"(?:\bto|\bwill|\bwould|\bshall|\bmust|\bshould|\bmay|\bmight|\bcould|\bcan|['’]ll|\bnot|n['’]t|\bnever|\blet|\bhelp)"
    r"(?:\s+(?:also|not|never|now|soon|even|still|eventually|ultimately|likely|probably|simply|finally|try to))*"
    r"[\s“\"‘']*\Z",
    re.IGNORECASE,
)
#: Wrapped around a deed.
_WRAPPED = re.compile(
    r"(?:be (?:willing|ready|prepared|eager|able|likely|going|forced|asked|told|set|about|inclined|tempted) to"
    r"|(?:choose|decide|agree|try|seek|attempt|begin|start|move|want|wish|hope|have|need|offer|prefer|opt) to)\s+",
    re.IGNORECASE,
)
#: What is not done but happens, or is thought.
_NO_DEED = frozenset(
    """
    the that this these those what which who how why there here whether and but also not only far too very more most
    be become suffer lose win face feel know need want see think believe have get seem appear expect hope fear like love
    say tell remember understand learn fail happen benefit earn miss lead prove last cost mean own belong reach hit grow
    rise fall drop decline increase
    """.split()
)
#: What is done already: no change.
_AS_BEFORE = re.compile(r"(?:continue|keep|remain|stay|maintain|persist|go on|carry on|stick|hold on|hold to)\b", re.I)
#: What hangs on behind a deed.
_BEHIND = re.compile(
    r"(?:,?\s+(?:such|so|known)|\s+\([^)]*|\s+as (?:long|soon|much|well)|,\s+in (?:his|her|their|its) view\b.*)\Z"
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+[A-Z]\Z")
_SUCH_AS = re.compile(r"(?<=\bsuch)\s+as\s+[^,.;:“”\"]{2,50}(?=[,.;:“”\"]|\Z)")
#: A deed that only points to another.
_POINTS = re.compile(
    r"\w+ (?:so|it|that|this|them|him|her|one|more|less|anything|something|nothing)(?: as \w+| to \w+| again)?"
    r"|do (?:so|it|that)\b.*",
    re.IGNORECASE,
)
#: Longest deed, in words. A design value.
LONGEST = 16
#: How many words an id has, where they tell it from others.
SHORT = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTES = re.compile(r"[“”\"«»]|(?<!\w)['‘’]|['‘’](?!\w)")


def deed_of(reading: Reading, span: Span, doers: Collection[str], sides: Sides) -> str | None:
    """The deed that the words of `span` ask for or foretell of `doers`; `None` where they name none."""
    text = reading.report.text
    start, end = span
    opening = _OPENING.match(text, start, end)
    lead = opening and opening.group("lead")
    infinitive = bool(lead and lead.lower() == "to") or _BEFORE.search(text[max(0, start - 40) : start]) is not None
    start = opening.end() if opening else start
    if (name := _name_at(reading, start, end, doers, sides)) is not None:
        start, infinitive = name, True
    while modal := (_MODAL.match(text, start, end) or _WRAPPED.match(text, start, end)):
        start, infinitive = modal.end(), True
    if not infinitive or start >= end:
        return None
    stop = action_of(text, (start, end), asked=True)[0][1]
    while _ABBREVIATED.search(text, start, stop) and stop + 2 < end:  # "U.S. tariffs" does not end there
        stop = action_of(text, (stop + 2, end), asked=True)[0][1]
    if such := _SUCH_AS.match(text, stop, end):
        stop = such.end()
    whole = _QUOTES.sub("", " ".join(text[start:stop].split()))
    words = _BEHIND.sub("", whole).strip(" ,;:.'‘’–—-").split(" ")
    first = words[0]
    if not (first.isalpha() and first.islower()) or first in _NO_DEED or len(words) < 2 or _POINTS.fullmatch(whole):
        return None
    return " ".join(words[:LONGEST]) + (" …" if len(words) > LONGEST else "")


def _name_at(reading: Reading, start: int, end: int, doers: Collection[str], sides: Sides) -> int | None:
    """Where the words go on behind the name of who is to do it: "Turkey close its base"."""
    text = reading.report.text
    for actor in reading.actors:
        if not set(sides.get(actor.id, ())) & set(doers):
            continue
        for mention in actor.mentions:
            a, b = mention.span
            if (
                mention.form != "pronoun"
                and start <= a <= start + len("the ")
                and b < end
                and text[start:a].lower() in ("", "the ")
            ):
                return b + len(text[b:end]) - len(text[b:end].lstrip())
    return None


def as_before(deed: str) -> bool:
    """Whether a deed is to go on with what is done already."""
    return _AS_BEFORE.match(deed) is not None


def id_of(words: str, taken: Collection[str], names: bool = True) -> str:
    """A short id of a deed or a factor, from its first words that say something; none of those that are `taken`.

    Without `names` the words that begin with a capital are left out, where there are others.
    """
    every = list(_telling(words)) or ["thing"]
    plain = [word for word in every if word.islower()]
    telling = every if names or len(plain) < 2 else plain
    for count in range(min(SHORT, len(telling)), len(telling) + 1):
        if (name := slug("-".join(telling[:count]))) and name not in taken:
            return name
    base = slug("-".join(telling[:SHORT])) or "thing"
    return next(name for at in range(2, 10_000) if (name := f"{base}-{at}") not in taken)


def _telling(words: str) -> Iterator[str]:
    for at, match in enumerate(_WORD.finditer(words)):
        word = match.group().replace("’", "'").removesuffix("'s")
        if (at == 0 or len(word) > 2) and (at == 0 or word.lower() not in FUNCTION):
            yield word
