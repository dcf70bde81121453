"""Texts as files may hold them: without the characters that XML, YAML and UTF-8 forbid or that turn the reading round.

Every character that goes is replaced by one other, so that offsets into the text still count.
"""

from __future__ import annotations

import re

#: What XML 1.0 and YAML have no place for: control characters, lone surrogates, non-characters, a byte-order mark.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
#: Marks that turn the direction of all that follows them (Unicode's bidirectional embeddings, overrides, isolates).
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_INSTEAD = "\N{REPLACEMENT CHARACTER}"


def legal(text: str) -> str:
    """A text that XML and YAML can hold, as long as before."""
    return _FORBIDDEN.sub(_INSTEAD, text)


def encodable(text: str) -> str:
    """A text that UTF-8 can hold, as long as before: lone surrogates are replaced, nothing else."""
    return _SURROGATES.sub(_INSTEAD, text)


def one_line(text: str) -> str:
    """A legal text on one line, that does not turn what stands behind it."""
    return " ".join(_TURNS.sub("", legal(text)).split())
