"""By which channel a statement was made: the words around its cue in, one of the codebook's channels out.

Told from phrases of the cue's own clause ("said in an interview", "at a panel hosted by …"), from a source that is
itself the channel ("a statement said"), and from verbs that are one ("tweeted"). That somebody
told an outlet something says nothing of how.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.complements import runs
from dragoman.reading.cues import Cue
from dragoman.reading.parse import Parse, Range
from dragoman.records import Channel

_PATTERNS: tuple[tuple[Channel, str], ...] = (
    ("e-mail", r"e ?- ?mails?|emails?|e-?mailed"),
    (
        "interview",
        r"interviews?|interviewed|podcast|talk show|radio show|(?:morning|news|television|tv) (?:show|program(?:me)?)",
    ),
    (
        "news conference",
        r"(?:news|press|media) (?:conferences?|briefings?|availability)|(?:daily|weekly|regular|background|joint) "
        r"(?:press |news |media )?(?:briefings?|conference)|briefings?|pressers?|briefed (?:reporters|journalists)",
    ),
    ("panel", r"panels?|round ?-? ?tables?|seminar|symposium|webinar|forum|panel discussion|discussion"),
    (
        "social media",
        r"tweets?|tweeted|retweeted|twitter|facebook|telegram|instagram|weibo|wechat|tiktok|bluesky|truth social|"
        r"linkedin|"
        r"youtube|social (?:media|network|networks|platform)|(?:on|to) x(?= |$)|posted|posts?",
    ),
    (
        "speech",
        r"speech|speeches|(?:an?|his|her|the|their|televised|nightly|annual) address|keynote|sermon|rally|testimony|"
        r"testified|"
        r"(?:told|telling|addressing|addressed) (?:the )?(?:[a-z.]+ )?(?:parliament|lawmakers|congress|legislators|"
        r"general assembly|security council|senate|knesset|bundestag|duma|crowds?|supporters|worshippers|troops)",
    ),
    (
        "statement",
        r"statements?|communiqu[eé]s?|press releases?|news releases?|letters?|declaration|note verbale|"
        r"memorandum|readout",
    ),
    (
        "report",
        r"reports?|study|survey|poll|op - ed|op-ed|article|essay|column|editorial|white paper|research note|book|"
        r"memoir|"
        r"analysis|assessment|bulletin|dispatch|paper",
    ),
)
#: Any of them: most clauses hold none.
_ANY = re.compile(rf"\b(?:{'|'.join(pattern for _, pattern in _PATTERNS)})\b")
_FINDERS = tuple((channel, re.compile(rf"\b(?:{pattern})\b")) for channel, pattern in _PATTERNS)
# A source that is itself the channel.
_SOURCES: dict[str, Channel] = {
    **dict.fromkeys(
        "statement statements communique communiqué letter readout release declaration".split(), "statement"
    ),
    **dict.fromkeys("report reports study survey poll polls article paper analysis editorial book".split(), "report"),
    **dict.fromkeys("tweet tweets post posts".split(), "social media"),
    **dict.fromkeys("email e-mail".split(), "e-mail"),
    "speech": "speech",
}
# Words that are a channel without a preposition before them.
_SELF = frozenset(
    "told telling addressing addressed tweeted retweeted posted emailed interviewed testified briefed".split()
)
_VERBS: dict[str, Channel] = {
    "tweet": "social media", "retweet": "social media", "post": "social media", "email": "e-mail", "e-mail": "e-mail",
    "testify": "speech",
}  # fmt: skip
# Words that lead up to a channel; behind any other preposition it is what the talk was about ("said of the report").
_BY = frozenset("in at by via through during on from per using within".split())
_TO = frozenset("told tell telling address addressed addressing issued issue released release published posted".split())
_PREPOSITIONS = _BY | frozenset(
    "about of over regarding after before following since to with for against as into".split()
)
_REACH = 5  # words between a preposition and its channel: "at a rare joint two-hour news conference"


def find_channel(parse: Parse, cue: Cue | None, words: Sequence[int], source: Sequence[Range]) -> Channel:
    """The channel of a statement.

    `words` are those of its cue's clause (`circumstance`), `source` its source. "unknown" where the text does not say.
    """
    if cue is not None and cue.lemma in _VERBS:
        return _VERBS[cue.lemma]
    sources = {word for first, last in source for word in range(first, last)}
    at = -1 if cue is None else cue.head
    best: tuple[int, Channel] | None = None
    for run in runs(w for w in words if w not in sources):
        text = " ".join(parse.lowered[run[0] : run[1]])
        if not _ANY.search(text):
            continue
        for channel, finder in _FINDERS:
            for match in finder.finditer(text):
                word = run[0] + text[: match.start()].count(" ")
                if _leads_to(parse, run[0], word) and (best is None or abs(word - at) < best[0]):
                    best = (abs(word - at), channel)
    if best is not None:
        return best[1]
    for first, last in source:
        # "according to a statement by the ministry" and "a ministry statement" have the channel for their head.
        found = _SOURCES.get(parse.lowered[parse.head_of(first, last)])
        if found is not None:
            return found
    return "unknown"


def _leads_to(parse: Parse, start: int, word: int) -> bool:
    """Whether what stands before a channel makes it one."""
    if parse.lowered[word] in _SELF:
        return True
    for before in range(word - 1, max(start, word - _REACH) - 1, -1):
        form = parse.lowered[before]
        if form in _BY or form in _TO:
            return True
        if form in _PREPOSITIONS or parse.upos[before] == "PUNCT":
            return False
    return False
