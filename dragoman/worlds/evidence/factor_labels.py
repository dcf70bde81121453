"""Whether the words of a factor can stand for it in a model: "the price of bread" can, "it fails" cannot.

Claims are read out of clauses, so their causes and effects are often clauses themselves, or point to something that
only their report knows. A model shows its factors without their sentence; what cannot be understood so is left out.
"""

from __future__ import annotations

import re

from dragoman.assembly.issues import FUNCTION

#: Words that make a clause of a phrase, or point to what the phrase does not hold.
_CLAUSE = re.compile(
    r"\b(?:it|its|he|she|they|we|you|i|me|us|him|them|my|our|your|his|her|this|that|these|those|such|there|here"
    r"|who|whom|whose|which|what|when|where|why|how|if|unless|because|although|while|whether"
    r"|is|are|was|were|be|been|being|am|has|had|will|would|could|can|may|might|must|should|shall|do|does|did"
    r"|not|never|cannot|so|too|also|maybe|perhaps|today|yesterday|tomorrow|week)\b|n['’]t\b|['’](?:re|ve|ll|d|m)\b",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"(?:and|or|but|by|of|in|on|at|to|for|from|with|as|than|even|just|only|any|some|both|other|another|many|several|most"
    r"|key|certain|own|same)\b",
    re.IGNORECASE,
)
#: Words for things of which a report has told which one is meant.
_POINTLESS = frozenset(
    """
    bill deal deals issue issues matter matters measure measures move moves plan plans step steps thing things way ways
    work effort efforts process project projects programme program case cases point points question questions problem
    problems situation development developments role roles part parts area areas region country countries nation state
    group groups people person leader leaders company companies firm firms market member members meeting meetings talks
    visit trip speech statement report reports decision decisions result results reason reasons goal goals aim aims
    challenge challenges corridor instrument terrorists details time times year years list word words base policy
    ground future end ends sense level levels side sides front table course path line road place places hand hands
    support help need needs use life lives interest interests policies relations ties position positions change changes
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: A verb in the past at the head: "withdrew from the deal", "invested billions".
_PAST = re.compile(
    r"\A(?:[a-z]+ed|withdrew|made|took|gave|got|went|came|sent|sold|bought|built|cut|put|led|lost|won)\s", re.I
)
#: Longest label, in words. A design value.
LONGEST = 9


def can_stand(label: str, actors: tuple[str, ...] = ()) -> bool:
    """Whether a label says by itself what it is, with `actors` the sides that it involves."""
    words = label.split()
    if not 1 <= len(words) <= LONGEST or "[…]" in label or any(sign in label for sign in ',;:()“”"'):
        return False
    if _CLAUSE.search(label) or _STARTS.match(label) or _PAST.match(label):
        return False
    found = [word.group() for word in _WORD.finditer(label)]
    telling = [word for word in found if word.islower() and len(word) > 2 and word not in FUNCTION]
    if not telling:
        return False  # a name is no factor
    return any(word not in _POINTLESS for word in telling) or (bool(actors) and len(found) > 2)
