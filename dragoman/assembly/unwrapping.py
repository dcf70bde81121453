"""What a phrase is about, without what wraps it, and whether there is more or less of it.

Words in, fewer words and a direction out: of "fears of a sharp fall in oil prices" there is left "oil prices",
downwards. Nothing but the words is known here: which of them is a noun and which a verb is told by their places.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.assembly import factor_words as fw
from dragoman.reading.claim_words import BAD

#: Words that a subject may have before its verb of moving. A design value.
_SUBJECT = 8
#: What leads from a noun of change to what changes.
_CHANGING = frozenset("of in to for on".split())
#: Words before a verb form that make a noun of it.
_BEFORE_NOUNS = frozenset("a an the in of to by for".split())


def unwrapped(words: list[str]) -> tuple[list[str], bool]:
    """What is left of a phrase, and whether it is turned: less of what is left is more of the phrase."""
    turned = False
    while words:
        step = _step(words)
        if step is None:
            break
        left_out, (words, less) = set(words) - set(step[0]), step
        # To worsen what is bad is to raise it.
        bad = words and words[head_of(words)].lower() in BAD and any(map(_is_of_quality, left_out))
        turned = turned != (less != bad)
    return words, turned


def _is_of_quality(word: str) -> bool:
    return word.lower().startswith(fw.QUALITY)


def head_of(words: Sequence[str]) -> int:
    """The place of the noun that a phrase is about: the last before its first preposition or verb."""
    for at, word in enumerate(words):
        if at and (word.lower() in fw.PREPOSITIONS or word.lower() in fw.FINITE or word in ",;:"):
            return at - 1
    return len(words) - 1


def _step(words: list[str]) -> tuple[list[str], bool] | None:
    """One step inwards; `None` where there is nothing more to leave out."""
    first, rest = words[0].lower(), words[1:]
    if first in fw.LOOSE or first in fw.PUSHING or first in fw.LEADING or not first[0].isalnum():
        return rest, False
    if not rest:
        return None
    if first in fw.VERBS and (rest[0].lower() not in fw.PREPOSITIONS or rest[0].lower() in ("of", "in")):
        return rest, fw.VERBS[first] < 0  # "curbing inflation"
    if first in fw.ADJECTIVES:
        return rest, fw.ADJECTIVES[first] < 0  # "lower prices"
    return _noun(words) or _clause(words)


def _noun(words: list[str]) -> tuple[list[str], bool] | None:
    """ "A fall in prices", "price cuts", "fears of war", "inflationary pressures"."""
    lower = [word.lower() for word in words]
    end = head_of(words) + 1
    head = lower[end - 1].removesuffix("'s")
    behind = words[end + 1 :] if end < len(words) and lower[end] in fw.LEADING else []
    if head in fw.NOUNS:
        # Whose fall it is may stand before it: "Japan's cut in output".
        if behind and lower[end] in _CHANGING and not behind[0][0].isdigit():
            return behind, fw.NOUNS[head] < 0
        if end > 1 and head not in fw.ONLY_OF and lower[end : end + 1] != ["to"]:
            return words[: end - 1], fw.NOUNS[head] < 0
    if head in fw.WRAPPERS and any(map(says, behind)):
        return behind, False
    if head in fw.BEHIND and any(map(says, words[: end - 1])):
        return [*words[: end - 1], *words[end:]], False
    return None


def _clause(words: list[str]) -> tuple[list[str], bool] | None:
    """ "Prices fell", "the ban was lifted": of a subject; "Japan cut prices": of an object."""
    lower = [word.lower() for word in words]
    for at in range(1, min(len(words), _SUBJECT + 1)):
        word, after = lower[at], words[at + 1 :]
        before = list(words[:at])
        while before and (before[-1].lower() in fw.LINKING or before[-1].lower().endswith("ly")):
            before.pop()
        if not before or word in fw.PREPOSITIONS or lower[at - 1] in _BEFORE_NOUNS:
            continue
        denied = bool(fw.NEGATIONS & set(lower[:at]))
        if word in fw.VERBS and after and after[0].lower() not in fw.PREPOSITIONS and any(map(says, after)):
            return after, (fw.VERBS[word] < 0) != denied
        passive = word in fw.VERBS and len(before) < at and word.endswith(("ed", "cut", "lost"))
        if (word in fw.MOVES or passive) and _ends(after):
            return before, (fw.MOVES.get(word, fw.VERBS.get(word, 1)) < 0) != denied
    return None


def _ends(after: Sequence[str]) -> bool:
    """Whether a verb has no object: nothing stands behind it, or only when and how much."""
    return (
        not after or after[0].lower() in fw.PREPOSITIONS or after[0].lower().endswith("ly") or not after[0][0].isalpha()
    )


def says(word: str) -> bool:
    """Whether a word says which factor is meant."""
    lower = word.lower().removesuffix("'s")
    return len(lower) > 2 and lower[0].isalpha() and lower not in fw.SAYS_NOTHING
