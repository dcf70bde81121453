"""Sources of whom only their number is told: "*some* believe", "*many* fear", "*others* said", "few doubt".

Whoever they are, somebody says so: an unnamed actor that acts for nobody, one for each such word of a report.
"""

from __future__ import annotations

from dragoman.reading.drafts import Draft, Scene

_SOME = frozenset("some many others several most few".split())


def stage_vague_sources(scene: Scene) -> None:
    """Puts on the scene those of whom a source tells nothing but how many they are."""
    parse = scene.parse
    for word in sorted(scene.sources):
        form = scene.folded[word]
        if form not in _SOME or word in scene.at or not parse.is_a(word, "nsubj"):
            continue
        if parse.child(word, "nmod", "obl", "acl") is not None:
            continue  # "some of the ministers", "many in the party" are of somebody
        draft = scene.find(form) or scene.add(
            Draft(form, "unnamed", form, "a source of whom only the number is told", number="p", confidence=0.5)
        )
        scene.mention(draft, word, word + 1, "pronoun", word)
