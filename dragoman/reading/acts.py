"""The act of a statement, by its force: a statement's cue and content in, one of the codebook's acts out.

A cue that names an act ("urged", "denied") settles it, unless the words are stronger: a vow to strike is a threat. A
cue that only says ("said", "added") leaves it to the content, sentence by sentence (`force`). Where the act changes
inside one quotation, `parts` says where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.cues import Cue
from dragoman.reading.force import force_of, harms, judged, own_future_harm, turned, wished
from dragoman.reading.forcewords import READY
from dragoman.reading.parse import Parse, Range
from dragoman.reading.voice import Voice
from dragoman.records import Act

_SILENT = re.compile(
    r"""\b(?:
        declin(?:e|es|ed|ing)\ (?:further\ |any\ |all\ )?comments?\b
      | (?:declin|refus)(?:e|es|ed|ing)\b [^.]{0,24}? \bto\ (?:\w+ly\ )?
            (?: comment | elaborate | say\b | speculate | be\ drawn
              | (?:discuss|answer|specify|identify|name|describe)\b
              | (?:give|provide|offer|disclose|release)\ (?:\w+\ ){0,3}
                (?:details?|information|comment|figures?|reasons?)
              | (?:confirm|deny|respond|reply)\b (?!\w*\ with) )
      | (?:did|does|do|has|have|had|would|could|will)(?:\ not|\ ?n['’]t)\ (?:yet\ |\w+ly\ )*+
            (?: (?:want|wish)\ to\ comment\b | comment(?:ed)?\b | elaborate
              | (?:respond|repl)\w*\ to\ [^.]{0,40}?(?:requests?|questions?|inquir\w+|e-?mails?|calls?)
              | (?:return|answer)(?:ed)?\ [^.]{0,30}?(?:calls?|e-?mails?|messages?|questions?|requests?)
              | be\ reached )
      | no\ (?:immediate\ )?(?:comment|response|reply)\b
      | (?:remain|stay|keep|kept)\w*\ (?:silent|mum|quiet|tight-lipped)
      | neither\ confirm\w*\ nor\ den\w+
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_UNSAID = re.compile(
    r"(?:did|does|do|has|have|had|would|will)(?: not|n['’]t| n['’]t) (?:say|specify|elaborate|disclose|explain)\b",
    re.IGNORECASE,
)
#: Verbs that judge by what they call a thing.
_JUDGING = frozenset("call describe label brand dub term deem consider regard characterise characterize".split())
_COMMITTED = frozenset("committed determined resolved".split())
_WEAK: tuple[Act, ...] = ("assert", "predict")
#: Acts for which a quotation is split where it comes to them.
_SPLITS = frozenset("ask demand promise threaten warn offer refuse deny accept hope criticise support".split())
_LONG_PART = 5  # words; a design value, not measured


def act_of(voice: Voice, cue: Cue | None, cue_ranges: Sequence[Range], content: Sequence[Range]) -> Act:
    """The act of a statement made by `voice`. `cue` is its cue as read, None where the lexicon does not know it."""
    parse = voice.parse
    said = " ".join(parse.text(*r) for r in cue_ranges)
    lead = " ".join((said, *(parse.text(first, min(last, first + 20)) for first, last in content[:1])))
    silent = _SILENT.search(lead)
    # Silence must begin in the cue: what a content says of somebody else's silence is that statement's matter.
    if (cue is None or not cue.thought) and ((silent and silent.start() < len(said)) or _UNSAID.match(lead)):
        return "decline-comment"
    settled = None if cue is None else _of_cue(voice, cue, content)
    return settled if settled is not None else _of_content(voice, content)


def parts(voice: Voice, cue: Cue | None, content: Sequence[Range]) -> list[tuple[tuple[Range, ...], Act]]:
    """A quoted content cut where its act changes: ranges of words with their act, in order; empty where it does not.

    A sentence that merely asserts carries on what stands before it.
    """
    if cue is None or cue.frame != "say" or cue.noun is not None or cue.negated:
        return []
    groups: list[tuple[list[Range], Act]] = []
    for piece in sentences_of(voice.parse, content):
        act = force_of(voice, piece)
        quoted = voice.quotations.at[piece[0]] >= 0 and piece[1] - piece[0] >= _LONG_PART
        if not groups or (quoted and act in _SPLITS and act != groups[-1][1]):
            groups.append(([piece], act))
        else:
            groups[-1][0].append(piece)
    if len(groups) < 2:
        return []
    return [(_joined(ranges), act) for ranges, act in groups]


def sentences_of(parse: Parse, content: Sequence[Range]) -> list[Range]:
    """A content cut at the ends of sentences."""
    pieces: list[Range] = []
    for first, last in content:
        start = first
        for word in range(first + 1, last):
            if parse.sentence_of[word] != parse.sentence_of[word - 1]:
                pieces.append((start, word))
                start = word
        pieces.append((start, last))
    return pieces


def _joined(ranges: list[Range]) -> tuple[Range, ...]:
    joined: list[Range] = []
    for first, last in ranges:
        if joined and joined[-1][1] == first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return tuple(joined)


def _of_cue(voice: Voice, cue: Cue, content: Sequence[Range]) -> Act | None:
    """The act that the cue settles, or None where the content does."""
    parse = voice.parse
    if cue.frame == "hope":
        return wished(voice, cue.head)
    if cue.frame == "want":
        return "ask" if wished(voice, cue.head) == "ask" else "assert"
    if cue.lemma == "regret" and voice.official:
        return "criticise"
    if cue.lemma in _JUDGING and cue.with_ is None:
        return judged(parse, content)
    if cue.frame == "intend":
        return _of_intention(voice, cue)
    if cue.lemma == "disagree":
        return "criticise"
    if cue.lemma == "tell" and content and parse.lowered[content[0][0]] == "to":
        told = parse.governor[content[0][0]]
        return "demand" if parse.governor[told] == cue.head else None
    if cue.act is None:
        return None
    if cue.negated:
        return turned(cue.act)
    if cue.act in ("promise", "offer") and content and own_future_harm(voice, content[0], promised=True):
        return "threaten"
    if cue.act == "warn" and content and any(own_future_harm(voice, piece) for piece in sentences_of(parse, content)):
        return "threaten"
    return cue.act


def _of_intention(voice: Voice, cue: Cue) -> Act:
    """Readiness offers, commitment promises (either may threaten); an official's plan is announced."""
    parse = voice.parse
    form = parse.lowered[cue.head]
    if parse.child(cue.head, "cop") is None or (form not in READY and form not in _COMMITTED):
        planned = voice.official and not cue.negated and cue.lemma in ("plan", "intend", "decide")
        return "announce" if planned else "assert"
    if cue.negated:
        return "refuse"
    inner = next((c for c in parse.children(cue.head, "xcomp", "advcl", "ccomp", "acl") if c > cue.head), None)
    if inner is not None and harms(parse, inner):
        return "threaten"
    return "offer" if form in READY else "promise"


def _of_content(voice: Voice, content: Sequence[Range]) -> Act:
    """The act of the first sentence, if it is more than asserting; else what most of a third of the sentences do."""
    acts = [force_of(voice, piece) for piece in sentences_of(voice.parse, content)]
    if not acts or acts[0] not in _WEAK:
        return acts[0] if acts else "assert"
    strong = [act for act in acts if act not in _WEAK]
    if 3 * len(strong) >= len(acts):
        return strong[0]
    return "predict" if 2 * acts.count("predict") >= len(acts) else "assert"
