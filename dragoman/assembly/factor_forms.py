"""A factor of a claim in normal form: what it is, whom it involves, and whether there is more or less of it.

The words of a cause or an effect in, a `FactorForm` out: "a sharp fall in oil prices", "lower oil prices", "oil prices
fell" and "cutting the price of oil" are oil prices, downwards. Words that only wrap it and that say how much are left
out (`unwrapping`); names count as actors; other words as `factor_words.stem` has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from dragoman.assembly import factor_words as fw
from dragoman.assembly.issues import setting_of
from dragoman.assembly.standing import Sides
from dragoman.assembly.unwrapping import head_of, says, unwrapped
from dragoman.collection import one_for_all
from dragoman.records import Actor, Factor, Reading

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d[\d,.]*|[,;:]")
#: Where a factor ends, for a clause hangs on behind it that tells of something else; so does a second factor: of "the
#: drought and the war" the first is taken, of which the claim is true as well.
_HANGING = re.compile(
    r"(?:,\s*|\s[–—-]+\s|\s)(?:which|who|whose|whom|because|although|though|while|whereas|amid|if|unless|when|so)\b"
    r"|,\s*(?:as|after|but|and|saying|adding|according|with|including|such)\b|\s(?:after|before|until|following|since)\s"
    r"|\s(?:and|or)\s+(?=(?:the|an?|this|that|its|their|his|her|our)\s)|(?<=[a-z]{3})\.\s|[!?;:]\s|\(|\s[–—]",
    re.IGNORECASE,
)
#: The first words belong to the factor, whatever stands in them. In characters; a design value.
_FIRST = 12
_AMOUNT = re.compile(r"\d|^some\b", re.IGNORECASE)
_SPACE = re.compile(r"\s")
#: Signs at the ends of a label.
_EDGES = " ,;:.'\"“”‘’-–—"
#: Longest label, in words. A design value.
LABEL = 16


class FactorForm(msgspec.Struct, frozen=True, gc=False):
    """A factor as one report words it.

    `stems` are all that it says, `head` the one for what it is ("price" of "oil prices"). `turned` says that
    there is less of it: what raises these words lowers the factor; `opposite` that `label`, its words without what
    wraps them, are less of it already ("instability"). `actors` are the sides that it involves, `setting` those that
    its report mentions most, in that order.
    """

    label: str
    head: str
    stems: frozenset[str]
    actors: frozenset[str] = frozenset()
    turned: bool = False
    opposite: bool = False
    setting: tuple[str, ...] = ()


def form_of(
    reading: Reading, sides: Sides, factor: Factor, setting: tuple[str, ...] | None = None
) -> FactorForm | None:
    """The normal form of a factor; `None` where its words only point to something ("it", "such a step").

    `setting` is that of the reading, where it is known already.
    """
    start, end = factor.span
    words = _SPACE.sub(" ", reading.report.text[start:end])
    if " ".join(words.split()) != factor.text:  # a pronoun: text and actors are those of what it stands for
        words, start = factor.text, -1
    words = words[: _ending(words)]
    mine = [actor for actor in reading.actors if actor.id in factor.actors and sides[actor.id]]
    if start >= 0:
        # Who is named only in a clause that hangs on is not involved.
        until = start + len(words)
        mine = [a for a in mine if any(start <= m.span[0] and m.span[1] <= until for m in a.mentions)]
    involved = frozenset(side for actor in mine for side in sides[actor.id])
    setting = setting_of(reading, sides) if setting is None else setting
    return make_form(words, _names(reading, mine), involved, setting)


def make_form(
    text: str, names: frozenset[str] = frozenset(), actors: frozenset[str] = frozenset(), setting: tuple[str, ...] = ()
) -> FactorForm | None:
    """The same of words by themselves; `names` are the words of the actors' names, in lower case."""
    text = text[: _ending(text)]
    words, turned = unwrapped(_words(text))
    found = [
        (at, word.lower()) for at, word in enumerate(words)
        if says(word) and not (word[0].isupper() and word.lower().removesuffix("'s") in names)
    ]  # fmt: skip
    if not found or ({word for _, word in found} <= fw.MONEY and _AMOUNT.search(text)):
        return None  # "145 yen" and "some dollars" are no exchange rate
    # The head, else the last before it that says something, else the first.
    at = head_of(words)
    telling = [each for each in found if _stem(each[1]) not in fw.POINTLESS] or found
    head = next((word for place, word in reversed(telling) if place <= at), telling[0][1])
    stems = frozenset(_stem(word) for _, word in found)
    if stems <= fw.POINTLESS and not actors:
        return None
    opposite = head in fw.LESS_OF
    return FactorForm(
        _label(text, words), one_for_all(_stem(head)), one_for_all(stems), one_for_all(actors), turned != opposite,
        opposite, one_for_all(setting),
    )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return fw.stem(fw.LESS_OF.get(word, word.removesuffix("'s")))


def _names(reading: Reading, actors: Iterable[Actor]) -> frozenset[str]:
    """The words of some actors' names."""
    text = reading.report.text
    spans = {mention.span for actor in actors for mention in actor.mentions if mention.form == "name"}
    names = {text[start:end] for start, end in spans}
    return frozenset(word.lower().removesuffix("'s") for name in names for word in _words(name))


def _ending(text: str) -> int:
    for found in _HANGING.finditer(text, min(len(text), _FIRST)):
        # "Between Sylvania and its creditors" is one.
        if " between " not in text[: found.start()] or found.group().strip().lower() not in ("and", "or"):
            return found.start()
    return len(text)


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text)]


def _label(text: str, words: list[str]) -> str:
    """The words of `text` that are left, as they stand there where they stand together."""
    known = text.replace("’", "'")
    start = known.rfind(words[0]) if words else -1
    for at in range(len(known)):
        at = known.find(words[0], at)
        if at < 0:
            break
        if [match.group() for match, _ in zip(_WORD.finditer(known, at), words, strict=False)] == words:
            start = at
            break
    found = _WORD.finditer(known, max(start, 0))
    ends = [match.end() for match, _ in zip(found, words, strict=False)]
    label = " ".join(text[max(start, 0) : ends[-1]].split()) if ends else text
    parts = label.strip(_EDGES).split(" ")
    return " ".join(parts[:LABEL]) + (" […]" if len(parts) > LABEL else "")
