"""Words by which a statement takes a stand, and by which it only seems to: beginnings of words, as regular expressions.

Lists are our own and small. The act of a statement is the reader's judgement of all its words; the cue makes a stand of
it that can be shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.records import Act, StanceAct


def _beginning(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})", re.IGNORECASE)


#: What the cue of a statement has to say, by its act, for its content to be what is asked, supported, refused.
CUES: Mapping[Act, re.Pattern[str]] = {
    "ask": _beginning(
        r"ask urg call appeal request seek sought press plead beg\b begg invit advocat want recommend hop"
    ),
    "demand": _beginning("demand insist order instruct requir call urg want told command"),
    "support": _beginning(
        r"support back(?!\w*\s(?:away|down|out|off|track)) endors welcom prais hail approv favou?r advocat defend "
        "applaud commend ratif"
    ),
    "accept": _beginning("accept agree consent approv embrac"),
    "criticise": _beginning(
        "condemn denounc critici[sz] oppos reject deplor slam decry decrie protest object resist blast lash rebuk "
        r"disagree\w*\swith assail accus blam"
    ),
    "refuse": _beginning(
        r"refus reject declin rul(?:e|ed|es|ing)\sout turn(?:ed|s|ing)?\sdown unwilling (?:no|not)\swilling will\snot "
        r"won['’]t would\snot oppos veto"
    ),
    "promise": _beginning("pledg promis vow commit undert guarantee agreed announc"),
    "offer": _beginning("offer propos"),
    "threaten": _beginning("threat"),
}
#: What a statement of an act is called as a stand.
STANDS: Mapping[Act, StanceAct] = {
    "ask": "asks", "demand": "demands", "support": "supports", "accept": "accepts", "criticise": "opposes",
    "refuse": "refuses", "promise": "promises", "offer": "offers", "threaten": "threatens",
}  # fmt: skip
#: Cues that say nothing of the stand; the content has to, by "must", "we will", "we will never".
NEUTRAL = _beginning(r"sa(?:y|ys|id)\b told tell add(?:s|ed)?\b according stat(?:ed|es)\b wrote writes declar insist")
#: "Accused Graustark of shelling the port": it is the shelling that is opposed.
ACCUSING = _beginning("accus blam critici[sz] condemn denounc slam blast rebuk lash")
#: Accusing verbs that say nothing without what somebody is accused of.
ONLY_ACCUSING = _beginning("accus blam")
#: Before or in a cue: it has not been said, not in earnest, or not any more.
UNSAID = re.compile(
    r"\b(?:not|never|seldom|rarely|hardly|neither|nor|would|could|might|may|should|if|unless|whether|without|unable"
    r"|unlikely|fail(?:ed|s|ing)?|plan(?:s|ned)? to|expected to|likely to|about to|supposed to|why|stop(?:ped)?"
    r"|drop(?:ped)?|abandon(?:ed)?|withdr[ae]wn?)\b|n['’]t\b",
    re.IGNORECASE,
)
#: How what is asked for begins.
ASKED = re.compile(
    r"[“\"'‘\s]*(?:to|for|that|not|an? end|the (?:immediate|release|end|withdrawal|return|resignation))\b",
    re.IGNORECASE,
)
#: How something begins that is told elsewhere, or is a clause and no thing.
CLAUSE = re.compile(
    r"[“\"']?(?:that|how|what|whether|it|them|him|her|this|these|those|you|we|i|he|she|they|there)\b", re.IGNORECASE
)
#: "Graustark criticised for": it is not Graustark that criticises.
SUFFERED = re.compile(r"(?:critici[sz]|condemn|denounc|slamm|blast|accus)ed\s+(?:for|by|of)\b", re.IGNORECASE)
#: What is denied where it is rejected, and no course of action: "rejected the allegation that".
ALLEGED = re.compile(
    r"[“\"'‘\s]*(?:(?:the|an?|any|these|those|such|all|his|her|its|their)\s+)?(?:\w+\s+)?"
    r"(?:allegation|claim|accusation|charge|suggestion|report|notion|idea|assertion|rumou?r|criticism)s?\b",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"\b(?:demand|call|request|appeal|proposal|offer|plea|ultimatum|invitation)s?\b(?:[^.;]{0,40})$", re.IGNORECASE
)
_SILENCE = re.compile(
    r"\b(?:silen(?:t|ce)|quiet|mum|tight-lipped)\b"
    r"|(?:\b(?:not|never|no)|n['’]t)\b(?:\s\w+){0,3}?\s(?:respon|repl|answer|comment|react)",
    re.IGNORECASE,
)


def is_silence(words: str) -> bool:
    """Whether words about an answer tell that there was none."""
    return _SILENCE.search(words) is not None


def names_an_ask(words: str) -> bool:
    """Whether words before what is asked tell that it was asked: "rejected a demand by four states that"."""
    return _ASK.search(words) is not None
