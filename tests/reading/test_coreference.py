import numpy as np

from dragoman.reading.coreference import (
    FEATURE_SIZES,
    LOOK_BACK,
    Weights,
    contained,
    find_chains,
    mention_features,
    pair_features,
    pairs,
    score_pairs,
)
from dragoman.reading.words import find_words

TEXT = "Anna Meyer met the minister . Meyer thanked him ."
#       0    1     2   3   4        5 6     7       8   9
MENTIONS = [(1, 0, 2), (4, 3, 5), (6, 6, 7), (8, 8, 9)]


def tables(rng):
    return {
        "coreference.products": rng.normal(0, 1, (6, 2)).astype(np.float32),
        "coreference.bias": rng.normal(0, 1, 6).astype(np.float32),
        "coreference.features": rng.normal(0, 1, (sum(FEATURE_SIZES), 6)).astype(np.float32),
        "coreference.out": rng.normal(0, 1, (1, 6)).astype(np.float32),
        "coreference.out_bias": np.zeros(1, np.float32),
    }


def test_features_stay_within_their_tables_and_see_likeness():
    words = find_words(TEXT)
    features = mention_features(words, np.zeros(len(words), np.int64), MENTIONS)
    i, j = pairs(len(MENTIONS))
    columns = pair_features(features, contained(words, MENTIONS), i, j)
    assert (columns >= 0).all()
    assert (columns.max(0) < np.array(FEATURE_SIZES)).all()
    likeness = {(int(a), int(b)): int(c) for a, b, c in zip(i, j, columns[:, 2], strict=True)}
    assert likeness[2, 0] == 3  # "Meyer" heads "Anna Meyer" and is contained in it
    assert likeness[1, 0] == 0
    assert likeness[3, 1] == 0  # a pronoun is like nothing by its form


def test_scores_are_what_the_formula_says():
    rng = np.random.default_rng(1)
    words = find_words(TEXT)
    i, j = pairs(len(MENTIONS))
    columns = pair_features(
        mention_features(words, np.zeros(len(words), np.int64), MENTIONS), contained(words, MENTIONS), i, j
    )
    query, key = rng.normal(0, 1, (2, 4, 4)).astype(np.float32)
    weights = tables(rng)
    scores = score_pairs(query, key, columns, i, j, Weights.of(weights))
    offsets = np.concatenate([[0], np.cumsum(FEATURE_SIZES)[:-1]])
    for row, (a, b) in enumerate(zip(i, j, strict=True)):
        product = np.array([query[a][:2] @ key[b][:2], query[a][2:] @ key[b][2:]])
        hidden = weights["coreference.products"] @ product + weights["coreference.bias"]
        hidden = hidden + weights["coreference.features"][columns[row] + offsets].sum(0)
        gelu = 0.5 * hidden * (1 + np.tanh(0.7978845608 * (hidden + 0.044715 * hidden**3)))
        assert abs(float(gelu @ weights["coreference.out"][0]) - float(scores[row])) < 1e-3


def test_chains_are_what_hangs_together_and_no_mention_stands_alone():
    words = find_words(TEXT)
    n = len(words)
    weights = tables(np.random.default_rng(0))
    for name in weights:
        weights[name][:] = 0
    # Only the first product counts: a pair is linked where query and key agree.
    weights["coreference.products"][0, 0] = 1
    weights["coreference.out"][0, 0] = 1
    weights["coreference.out_bias"][0] = -1
    query, key = np.zeros((n, 4), np.float32), np.zeros((n, 4), np.float32)
    query[6, 0] = key[1, 0] = 3
    mention = np.full(n, -5.0, np.float32)
    mention[[1, 4, 6, 8]] = 5
    signals = {
        "mention": mention,
        "mention_first": np.array([0, 0, 2, 3, 3, 5, 6, 7, 8, 9]),
        "mention_last": np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        "query": query,
        "key": key,
    }
    chains = find_chains(words, np.zeros(n, np.int32), signals, Weights.of(weights))
    assert [[(m.first, m.last) for m in chain] for chain in chains] == [[(0, 2), (6, 7)]]


def test_pairs_look_back_so_far():
    k = LOOK_BACK + 30
    i, j = pairs(k)
    expected = [(a, b) for a in range(k) for b in range(max(0, a - LOOK_BACK), a)]
    assert list(zip(i.tolist(), j.tolist(), strict=True)) == expected


def test_chains_are_the_same_in_blocks_of_any_size(monkeypatch):
    rng = np.random.default_rng(3)
    words = find_words(" ".join(rng.choice(["Anna", "Meyer", "she", "it", "said", "Oslo"], 400)))
    n = len(words)
    weights = tables(rng)
    signals = {
        "mention": rng.normal(0, 1, n).astype(np.float32),
        "mention_first": np.arange(n),
        "mention_last": np.arange(n),
        "query": rng.normal(0, 1, (n, 8)).astype(np.float32),
        "key": rng.normal(0, 1, (n, 8)).astype(np.float32),
    }
    whole = None
    for size in (1, 7, 128, 1000):
        monkeypatch.setattr("dragoman.reading.coreference.BLOCK", size)
        chains = find_chains(words, np.zeros(n, np.int32), signals, Weights.of(weights))
        assert chains and (whole is None or chains == whole)
        whole = chains
