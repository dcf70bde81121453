"""Hand-made parses for tests: a sentence is a string of `form:UPOS:head:relation`, heads from 1, 0 for the root."""

from __future__ import annotations

import numpy as np

from dragoman.reading.cast import Cast
from dragoman.reading.parse import Attribution, Entity, MentionWords, Parse
from dragoman.reading.words import make_words
from dragoman.records import Report, report_id


def tree(
    *sentences: str,
    persons: tuple[str, ...] = (),
    organisations: tuple[str, ...] = (),
    sources: tuple[tuple[str, str, str], ...] = (),
    chains: tuple[tuple[str, ...], ...] = (),
) -> Parse:
    """A parse of `sentences`; a sentence that begins with "¶" begins a paragraph.

    `persons` and `organisations` are names as the network marks them, at every place; `sources` are attributions as
    (source, cue, content), `chains` coreference, all given as words of the text. "it#2" is the second "it".
    """
    text, spans, rows, number = "", [], [], []
    for at, sentence in enumerate(sentences):
        if sentence.startswith("¶"):
            text, sentence = text.rstrip() + "\n\n", sentence[1:]
        base = len(rows)
        for item in sentence.split():
            form, upos, head, relation = item.split(":", 3)
            spans.append((len(text), len(text) + len(form)))
            text += form + " "
            rows.append((upos, base + int(head) - 1 if int(head) else len(rows), relation))
            number.append(at)
    words = make_words(text, spans)

    def found(phrase: str) -> list[tuple[int, int]]:
        name, _, which = phrase.partition("#")
        forms = name.split()
        starts = [k for k in range(len(words)) if words.forms[k : k + len(forms)] == forms]
        assert starts, f"{phrase!r} is not in the text"
        picked = [starts[int(which) - 1]] if which else starts
        return [(k, k + len(forms)) for k in picked]

    bare = Parse(
        words,
        np.array(number, np.int32),
        [u for u, _, _ in rows],
        np.array([h for _, h, _ in rows], np.int32),
        [r for _, _, r in rows],
    )
    entities = [Entity(a, b, "Person") for name in persons for a, b in found(name)]
    entities += [Entity(a, b, "Organization") for name in organisations for a, b in found(name)]
    told = tuple(Attribution(*(((found(words)[0],) if words else ()) for words in item)) for item in sources)
    linked = tuple(
        tuple(MentionWords(a, b, bare.head_of(a, b)) for name in chain for a, b in found(name)[:1]) for chain in chains
    )
    return Parse(
        words,
        bare.sentence,
        bare.upos,
        bare.head,
        bare.deprel,
        tuple(sorted(entities, key=lambda e: e.first)),
        told,
        linked,
    )


def cast_of(parse: Parse, published: str | None = None) -> Cast:
    from dragoman.reading.actors import find_actors

    return find_actors(parse, Report(id=report_id(parse.words.text), text=parse.words.text, published=published))


def mentions(parse: Parse, cast: Cast, actor: str) -> list[str]:
    """The mentions of an actor as words."""
    return [parse.words.text[m.span[0] : m.span[1]] for m in cast.by_id[actor].mentions]


def meant(parse: Parse, cast: Cast, phrase: str) -> tuple[str, ...]:
    """Whom a phrase of the text means; "it#2" is the second "it"."""
    name, _, which = phrase.partition("#")
    forms = name.split()
    starts = [k for k in range(len(parse)) if parse.words.forms[k : k + len(forms)] == forms]
    first = starts[int(which) - 1 if which else 0]
    return cast.who(parse, first, first + len(forms))
