"""What an object of a verb says that is no tie: property that is sold, and single matters in which one is backed."""

from __future__ import annotations

from dragoman.reading.event_phrases import cases, objects
from dragoman.reading.tie_scene import Scene
from dragoman.reading.tie_verb_words import MATTERS, PROPERTY


def is_property(scene: Scene, verb: int) -> bool:
    """Whether what is sold are firms or parts of them: "bought 15% of its oil *unit*"."""
    parse = scene.parse
    heads = [w for o in objects(parse, verb) for w in (o, *parse.children(o, "conj"))]
    parts = [c for head in heads for c in parse.children(head, "nmod") if "of" in cases(parse, c)]
    return any(scene.form(word) in PROPERTY for word in (*heads, *parts))


def in_a_matter(scene: Scene, verb: int) -> bool:
    """Whether one backs another in a single matter: "backs Chad *in its opposition* to the rules"."""
    parse = scene.parse
    near = {verb, parse.governor[verb], *objects(parse, verb)}
    last = parse.sentences[parse.sentence_of[verb]][1]
    return any(
        scene.form(w) in MATTERS and "in" in cases(parse, w) and parse.governor[w] in near
        for w in range(verb + 1, last)
    )


def is_matter(scene: Scene, noun: int) -> bool:
    """Whether an object is what somebody wants and not who: "backed Chad's *opposition* to the bill"."""
    parse = scene.parse
    behind = [cases(parse, c) for c in parse.children(noun, "nmod")]
    return scene.form(noun) in MATTERS and (scene.form(noun) != "opposition" or any("to" in c for c in behind))
