"""Asks whose words say nothing of what is asked: "the *request*", "the amounts called *for*", "offered *Ankara* …".

A scene and an ask in, whether it tells of something out.
"""

from __future__ import annotations

from dragoman.reading import exchange_words as ew
from dragoman.reading.asking import Ask, Scene

_TELLING = frozenset("NOUN PROPN VERB ADJ ADV NUM".split())
#: Words that only point at what is told elsewhere.
_POINTING = frozenset("latter former following same such so more".split())


def says_something(scene: Scene, ask: Ask) -> bool:
    """Whether the words of an ask tell what is asked, beside the word that asks and the names of its sides.

    Where nobody is told to be asked, whoever is named is: "made a request *for Orlov*".
    """
    if ask.why == "rule:bid":
        return True  # a bid is always one to be let in
    parse = scene.parse
    sides = {*ask.askers, *ask.addressees}
    names = {word for word, ids in scene.cast.at.items() if not ask.addressees or sides.intersection(ids)}
    for word in range(*ask.words):
        if parse.upos[word] not in _TELLING:
            continue
        if parse.lowered[word] in _POINTING or parse.lowered[word] in ew.ASKING_NOUNS:
            continue
        if not _names(scene, word, names):
            return True
    return False


def _names(scene: Scene, word: int, names: set[int]) -> bool:
    """Whether a word is a name of somebody, or a part of one: "for *national security adviser* Halvorsen"."""
    parse = scene.parse
    while word not in names:
        if not parse.is_a(word, "compound", "flat", "amod") or parse.upos[word] == "VERB":
            return False
        word = parse.governor[word]
    return True
