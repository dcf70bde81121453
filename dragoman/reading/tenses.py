"""The tense of the clause that a word stands in, as far as a date wants it: has it happened, or will it?

A tree in, "past", "present" or "future" out, None where no verb says. What is planned is future, whatever the tense of
the planning: "agreed to meet on Friday", "the vote scheduled for Tuesday".
"""

from __future__ import annotations

from dragoman.reading.calendar_days import Tense
from dragoman.reading.lemmas import IRREGULAR_PASTS
from dragoman.reading.parse import Parse

_WILL = frozenset("will wo 'll ’ll shall would 'd ’d may might could can ca should must".split())
_HAVE = frozenset("has have had 've ’ve having".split())
_WAS = frozenset("was were did had".split())
_IS = frozenset("is are am 's ’s 're ’re 'm ’m".split())
#: Words that plan: what they govern is still to come.
_PLANNED = frozenset(
    "scheduled planned due expected slated set proposed upcoming forthcoming next coming future tipped poised "
    "impending tentatively bound".split()
)
#: Verbs after whose infinitive the thing has been done, or has not: its time is theirs.
_DONE = frozenset(
    "managed failed began started continued had has used came went refused declined forced led helped ceased proceeded "
    "tried attempted allowed enabled caused compelled obliged".split()
)
_SAYING = frozenset("says tells adds notes reports writes quotes shows".split())
_PASTS = IRREGULAR_PASTS - {"goes", "does", "has"}
#: What stands before the date of something still to come.
_AHEAD = frozenset(("ahead", "run-up", "until", "till", "by"))


def tense_of(parse: Parse, word: int) -> Tense | None:
    """The tense at `word`: that of the nearest clause above it that has one."""
    seen = word
    for node in (word, *parse.ancestors(word)):
        found = _of_word(parse, node, seen)
        if found is not None:
            return found
        seen = node
    return None


def _of_word(parse: Parse, node: int, below: int) -> Tense | None:
    """What `node` says of the tense of `below`, the word of its subtree that the way up has come through."""
    form = parse.lowered[node]
    children = parse.children(node)
    if children and "according" in [parse.lowered[c] for c in children]:
        return "past"  # what somebody has said
    if form in _PLANNED or any(
        parse.lowered[c] in _PLANNED for c in children if c != below and parse.is_a(c, "amod", "acl", "advmod")
    ):
        return "future"
    helpers = [parse.lowered[c] for c in children if parse.is_a(c, "aux", "cop")]
    if not helpers and parse.upos[node] not in ("VERB", "AUX"):
        return None
    found = _of_verb(parse, node, form, helpers)
    ahead = below != node and any(parse.lowered[c] in _AHEAD for c in parse.children(below, "case", "mark"))
    return "future" if ahead and found != "past" else found


def _of_verb(parse: Parse, node: int, form: str, helpers: list[str]) -> Tense | None:
    if any(h in _WILL for h in helpers):
        # "would have met", "may have met" are over; "will have met" is not, but rare.
        return "past" if any(h in ("have", "'ve", "’ve") for h in helpers) else "future"
    to = any(parse.lowered[c] == "to" for c in parse.children(node, "mark"))
    if to and any(h in _IS or h in ("was", "were") for h in helpers):
        return "future"  # "are to meet"
    if any(h in _HAVE or h in _WAS for h in helpers):
        return "future" if form in ("going", "due", "about", "set") else "past"
    if to and not parse.is_root(node):
        above = parse.governor[node]
        if parse.is_a(node, "advcl") or (parse.is_a(node, "xcomp") and parse.lowered[above] in _DONE):
            return None  # as the clause above
        return "future"
    if any(h in _IS for h in helpers):
        return "present"
    if form.endswith("ing") or "being" in helpers:
        return None  # as the clause above
    if "be" in helpers:
        return "future"  # "demanded that it be held"
    if form.endswith("ed") or form in _PASTS:
        return "past"
    return "past" if form in _SAYING else "present"
