"""Fits the weights by which a pronoun chooses its actor (`dragoman/reading/salience.py`) on gold coreference.

    python tools/fit_salience.py PATH/TO/gum_train.jsonl.gz

The corpus is GUM as JSON Lines, one document a row: `text`, `tokens` (offsets), `sentences` (`t0`, `t1`), `upos`,
`head` (1-based within the sentence, 0 for a root), `deprel`, and `mentions` (`t0`, `t1`, `cluster`, `type`,
`named`). The actors are read from the gold trees; every third-person pronoun is one choice among the actors that fit
it, and "it" and "they" may also choose nobody. The multinomial logit is fitted by gradient ascent with an L2 prior;
the weights are printed, ready to be pasted.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dragoman.reading import actors, salience  # noqa: E402
from dragoman.reading.drafts import Draft  # noqa: E402
from dragoman.reading.parse import Attribution, Entity, Parse  # noqa: E402
from dragoman.reading.words import make_words  # noqa: E402

GENRES = frozenset("news interview bio speech letter essay court".split())
SAYING = frozenset(
    "said says say told tell tells added adds explained continued wrote stated claimed noted announced reported asked "
    "warned argued believes believed thinks thought".split()
)
LABELS = {"person": "Person", "organization": "Organization", "place": "Location"}
PRIOR = 0.5
Choice = tuple[list[dict[str, float]], int]


def main() -> None:
    """Fits the weights on the corpus that the command line names, and prints them."""
    path = Path(sys.argv[1])
    choices: list[Choice] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["genre"] in GENRES:
                choices += choices_of(row)
    names = sorted({name for options, _ in choices for option in options for name in option})
    weights = fit(choices, names)
    right = sum(max(range(len(o)), key=lambda k: score(o[k], weights)) == at for o, at in choices)
    print(f"{len(choices)} choices, {right / len(choices):.3f} right on the data they were fitted on")
    print(", ".join(f'"{name}": {weights[name]:.2f}' for name in names))


def score(option: dict[str, float], weights: dict[str, float]) -> float:
    """The utility of one option."""
    return sum(weights[name] * value for name, value in option.items())


def fit(choices: list[Choice], names: list[str]) -> dict[str, float]:
    """The weights of greatest likelihood under a normal prior, by full-batch gradient ascent with momentum."""
    index = {name: at for at, name in enumerate(names)}
    tables = []
    for options, at in choices:
        table = np.zeros((len(options), len(names)))
        for k, option in enumerate(options):
            for name, value in option.items():
                table[k, index[name]] = value
        tables.append((table, at))
    weights, momentum = np.zeros(len(names)), np.zeros(len(names))
    for step in range(600):
        gradient = -PRIOR * weights
        for table, at in tables:
            logits = table @ weights
            shares = np.exp(logits - logits.max())
            gradient += table[at] - (shares / shares.sum()) @ table
        momentum = 0.9 * momentum + gradient / len(tables)
        weights += (0.5 if step < 400 else 0.1) * momentum
    return dict(zip(names, weights.tolist(), strict=True))


def choices_of(row: dict[str, Any]) -> list[Choice]:
    """The choices that the third-person pronouns of one document had, and what each should have chosen."""
    parse = parse_of(row)
    gold = {(m["t0"], m["t1"]): m["cluster"] for m in row["mentions"]}
    head_gold = {
        parse.head_of(a, b): cluster for (a, b), cluster in sorted(gold.items(), key=lambda kv: kv[0][0] - kv[0][1])
    }
    scene = actors.staged(parse, None)
    cluster_of: dict[Draft, str] = {}
    for draft in scene.drafts:
        count = Counter(head_gold[at] for form, at in draft.spans.values() if at in head_gold)
        if count:
            cluster_of[draft] = count.most_common(1)[0][0]
    trail, covers = salience.trail_of(scene), salience.quotations_of(scene)
    out: list[Choice] = []
    for word, form in enumerate(scene.folded):
        fits = salience.fits_form(form)
        if fits is None or word in scene.at or (word, word + 1) not in gold:
            continue
        cluster = gold[(word, word + 1)]
        found = salience.candidates(scene, trail, covers, word, fits)
        options = [salience.features(scene, trail, word, d, h, k == 0) for k, (d, h) in enumerate(found.items())]
        right = next((k for k, d in enumerate(found) if cluster_of.get(d) == cluster), None)
        if form in salience.THINGS:
            options.append(salience.features_of_none(scene, trail, word, found))
            right = len(options) - 1 if right is None else right
        if right is None or len(options) < 2:
            continue
        out.append((options, right))
        drafts = list(found)
        if right < len(drafts):
            salience.put(scene, trail, word, (drafts[right],))
    return out


def parse_of(row: dict[str, Any]) -> Parse:
    """A gold parse of a row, its named mentions as entities and its clauses of saying as attributions."""
    words = make_words(row["text"], [tuple(token) for token in row["tokens"]])
    n = len(words)
    sentence, head = np.zeros(n, np.int32), np.arange(n, dtype=np.int32)
    for number, at in enumerate(row["sentences"]):
        for word in range(at["t0"], at["t1"]):
            sentence[word] = number
            head[word] = at["t0"] + row["head"][word] - 1 if row["head"][word] else word
    bare = Parse(words, sentence, row["upos"], head, row["deprel"])
    entities = []
    for mention in row["mentions"]:
        if not mention.get("named") or mention["type"] not in LABELS:
            continue
        first = last = bare.head_of(mention["t0"], mention["t1"])
        if row["upos"][first] != "PROPN":
            continue
        last += 1
        while first > mention["t0"] and row["upos"][first - 1] == "PROPN":
            first -= 1
        while last < mention["t1"] and (row["upos"][last] == "PROPN" or words.forms[last] == "-"):
            last += 1
        while row["upos"][last - 1] != "PROPN":
            last -= 1
        entities.append(Entity(first, last, LABELS[mention["type"]]))
    attributions = []
    for verb in range(n):
        if words.forms[verb].lower() not in SAYING or row["upos"][verb] != "VERB":
            continue
        subject, said = bare.child(verb, "nsubj"), bare.children(verb, "ccomp", "parataxis")
        if subject is not None and said:
            content = tuple((min(bare.subtree(c)), max(bare.subtree(c)) + 1) for c in said)
            attributions.append(Attribution((bare.extent(subject),), ((verb, verb + 1),), content))
    unique = tuple(sorted(set(entities), key=lambda e: (e.first, e.last)))
    return Parse(words, sentence, row["upos"], head, row["deprel"], unique, tuple(attributions))


if __name__ == "__main__":
    main()
