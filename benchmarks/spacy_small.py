"""A spaCy pipeline of the architecture of its small English model, with random weights: for timing alone.

Comes in: nothing. Goes out: a `Language` that does the work of `en_core_web_sm` on any text, and gets it wrong. The
architecture is that of the released model's configuration (spaCy 3.8): one tok2vec of hashed embeddings of norm,
prefix, suffix, shape, and two flags, and four maxout convolutions of width 96, shared by tagger and parser; the
entity recogniser with a tok2vec of its own. Left out, so that the comparison leans to spaCy's side: attribute ruler,
lemmatizer. As many labels as the released model has, since the width of the output layers follows from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language

#: Labels of en_core_web_sm 3.8 by its own list: 50 tags, 45 relations, 18 entity types.
TAGS, RELATIONS, TYPES = 50, 45, 18
WIDTH, DEPTH = 96, 4
#: Set by trial so that on news 3 words in 100 begin a sentence and 12 an entity, near what is really there.
SPREAD, BREAK, OUTSIDE = 0.05, 1.4, 2.0
#: Attribute, rows of its table.
SHARED = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, "SPACY": 50, "IS_SPACE": 50}
OWN = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}


def build(seed: int = 0) -> Language:
    """The pipeline: tok2vec, tagger, parser, ner. Needs spaCy (`benchmarks/requirements.txt`)."""
    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed

    fix_random_seed(seed)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(SHARED)})
    tagger = nlp.add_pipe(
        "tagger",
        config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": _listener()}},
    )
    parser = nlp.add_pipe("parser", config={"model": _transitions("parser", _listener())})
    ner = nlp.add_pipe("ner", config={"model": _transitions("ner", _tok2vec(OWN))})
    for at in range(TAGS):
        tagger.add_label(f"T{at}")  # type: ignore[attr-defined]
    for at in range(RELATIONS):
        parser.add_label(f"r{at}")  # type: ignore[attr-defined]
    for at in range(TYPES):
        ner.add_label(f"E{at}")  # type: ignore[attr-defined]
    words = ["One", "short", "sentence", "."]
    example = Example.from_dict(
        nlp.make_doc(" ".join(words)),
        {"tags": ["T0", "T1", "T2", "T3"], "heads": [2, 2, 2, 2], "deps": ["r0", "r1", "ROOT", "r2"],
         "entities": ["U-E0", "O", "O", "O"]},
    )  # fmt: skip
    nlp.initialize(lambda: [example])
    random = np.random.default_rng(seed)
    _scatter(parser, random, "B-", -BREAK)
    _scatter(ner, random, "O", OUTSIDE)
    return nlp


def _scatter(pipe: Any, random: np.random.Generator, moves: str, bias: float) -> None:
    """Random weights for the layer that chooses moves, with a bias on the moves whose names begin with `moves`.

    spaCy begins that layer with zeros, which would make every word a sentence and an entity of its own, and slower.
    """
    upper = pipe.model.get_ref("upper")
    upper.set_param("W", random.normal(0, SPREAD, upper.get_param("W").shape).astype("f"))
    upper.set_param("b", np.array([bias * name.startswith(moves) for name in pipe.move_names], "f"))


def _tok2vec(attributes: dict[str, int]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": list(attributes),
            "rows": list(attributes.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _listener() -> dict[str, Any]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}


def _transitions(kind: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }
