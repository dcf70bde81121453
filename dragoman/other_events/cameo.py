"""CAMEO's codes as types of PLOVER: what GDELT and ICEWS code is brought to the types that we read.

By CAMEO's twenty roots, with the codes below a root that PLOVER has elsewhere (PLOVER 2.0, appendix on CAMEO; restated
here by rule, not copied as a table). Where PLOVER drops a root we decide: an appeal (02) asks for something, and is
`REQUEST`; a comment (01) is what somebody said, no event, but for declining it (011), which refuses an answer. A code
for which our own exports write a mode under another root (`exports.codes`) stays where CAMEO has it.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.other_events.told import LeftOutError
from dragoman.records import EventType

_ROOTS: dict[str, EventType] = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "CONCEDE",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
#: Codes, with all below them, that PLOVER has under another type than the rest of their root.
_WITHIN: dict[str, EventType] = {
    "011": "REJECT",
    "084": "RETREAT", "085": "RETREAT", "086": "RETREAT", "087": "RETREAT",  # given way in deeds: return, ease, leave
    "163": "COERCE",  # an embargo, a boycott, sanctions: a restriction
    "175": "ASSAULT", "1712": "ASSAULT",  # violent repression; property destroyed
    "191": "COERCE", "192": "COERCE",  # a blockade; territory occupied
}  # fmt: skip
_LAST_ROOT = 20
#: The roots below 10 that have codes of four digits, without their nought.
_DEEP = frozenset("238")


@lru_cache(maxsize=1 << 10)
def type_of(code: str) -> EventType:
    """The type of PLOVER for a code of CAMEO, whose leading nought a spreadsheet may have dropped ("42", "841").

    Raises `LeftOutError` for a comment, which is no event, and `ValueError` for what is no code.
    """
    full = whole(code)
    for length in (4, 3):
        if (found := _WITHIN.get(full[:length])) is not None:
            return found
    if (root := _ROOTS.get(full[:2])) is not None:
        return root
    if full[:2] == "01":
        raise LeftOutError("what was only said: a comment (CAMEO 01)")
    raise ValueError(f"{code[:20]!r} is no code of CAMEO")


def whole(code: str) -> str:
    """A code with its leading nought: "42" is 042 and "841" is 0841.

    No root is above 20, and no event has two digits alone.
    """
    text = code.strip().removesuffix(".0")
    digits = text[:2]
    if not digits.isdigit():
        raise ValueError(f"{code[:20]!r} is no code of CAMEO")
    if len(text) == 2 or (int(digits) > _LAST_ROOT and text[0] in _DEEP):
        return "0" + text
    return text
