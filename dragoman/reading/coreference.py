"""Coreference: which mentions mean the same. Word-level scoring of pairs (Dobrovolskii 2021) with small weights.

Every mention stands for its head word. The network says which words head a mention and where the mention begins and
ends, and gives each word a query and a key; a pair's score comes from their products and from features of the pair that
a small encoder does not see well: distance, likeness of the words, agreement of pronouns. Each mention takes its best
antecedent or none; chains are what hangs together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.parse import MentionWords
from dragoman.reading.words import Words

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

#: How many earlier mentions are looked at. Beyond it GUM has under 3 % of the nearest antecedents.
LOOK_BACK = 120
#: How many of them are looked at although they share no word with the mention (GUM dev: CoNLL F1 is the same to .001;
#: 40 costs .005).
NEAR = 60
#: How many mentions are linked at a time. Smaller blocks look back at the same mentions oftener, larger ones outgrow
#: the processor's cache (measured: 96 to 256 are alike).
BLOCK = 128

#: The least score of an antecedent that is taken. Training makes it 0; lower finds more of what annotators link than it
#: links wrongly (tuned on GUM dev).
LINK_FLOOR = -0.7

_PRONOUNS = {
    **dict.fromkeys(["i", "me", "my", "mine", "myself"], 1),
    **dict.fromkeys(["you", "your", "yours", "yourself", "yourselves"], 2),
    **dict.fromkeys(["he", "him", "his", "himself"], 3),
    **dict.fromkeys(["she", "her", "hers", "herself"], 4),
    **dict.fromkeys(["it", "its", "itself"], 5),
    **dict.fromkeys(["we", "us", "our", "ours", "ourselves"], 6),
    **dict.fromkeys(["they", "them", "their", "theirs", "themselves"], 7),
    **dict.fromkeys(["this", "that", "these", "those", "here", "there"], 8),
    **dict.fromkeys(["who", "whom", "whose", "which"], 9),
}
_DETERMINERS = {
    **dict.fromkeys(["the"], 1),
    **dict.fromkeys(["a", "an", "some", "any", "another"], 2),
    **dict.fromkeys(["this", "that", "these", "those", "such"], 3),
    **dict.fromkeys(["his", "her", "its", "their", "our", "my", "your"], 4),
}


def _steps(*bounds: int) -> Ints:
    """For each distance up to the last bound, how many of the bounds it reaches."""
    return np.searchsorted(np.array(bounds), np.arange(bounds[-1] + 1), "right")


_WORDS_APART = _steps(1, 2, 4, 8, 16, 32, 64, 128, 256)
_SENTENCES_APART = _steps(1, 2, 3, 5, 9)
_MENTIONS_BETWEEN = _steps(1, 2, 4, 8, 16, 40)
#: How many values each feature takes, in the order of `pair_features`.
FEATURE_SIZES = (10, 6, 5, 100, 7, 4, 25)
_FEATURES_BEGIN = list(accumulate(FEATURE_SIZES))[:-1]


def mention_features(
    words: Words, sentence: NDArray[np.int32] | Ints, mentions: Sequence[tuple[int, int, int]]
) -> Ints:
    """What pairs are compared by: int64 (k, 7) for mentions (head, first, last) in order of their heads.

    Columns: head word · sentence · head form · whole form · pronoun · inside quotation marks · determiner. Forms are
    numbered by first occurrence, without case and determiner; a pronoun has none.
    """
    forms = words.lowered
    sentences, quotes = sentence.tolist(), words.quote.tolist()
    heads: dict[str, int] = {}
    wholes: dict[str, int] = {}
    rows = []
    for head, first, last in mentions:
        pronoun = _PRONOUNS.get(forms[head], 0)
        start = first
        determiner = _DETERMINERS.get(forms[first], 0) if last - first > 1 else 0
        if determiner:
            start += 1
        end = last
        if end - start > 1 and forms[end - 1] in ("'s", "’s", "'", "’"):
            end -= 1
        head_form = -1 if pronoun else heads.setdefault(forms[head], len(heads))
        whole_form = -1 if pronoun else wholes.setdefault(" ".join(forms[start:end]), len(wholes))
        rows.append((head, sentences[head], head_form, whole_form, pronoun, quotes[head] != 0, determiner))
    return np.array(rows, np.int64).reshape(-1, 7)


def contained(words: Words, mentions: Sequence[tuple[int, int, int]]) -> NDArray[np.bool_]:
    """bool (k, k): whether the head of the one mention is among the capitalised or digit words of the other."""
    forms, capitals, before = words.forms, words.capitals, words.capitals_before
    k = len(mentions)
    out = np.zeros((k, k), bool)
    holders: dict[str, list[int]] = {}
    for row, (_, first, last) in enumerate(mentions):
        if before[last] > before[first]:
            for form in set(capitals[first : min(last, first + 12)]):
                holders.setdefault(form, []).append(row)
    rows: list[int] = []
    others: list[int] = []
    for row, (head, _, _) in enumerate(mentions):
        if held := holders.get(forms[head]):
            rows += [row] * len(held)
            others += held
    out[rows, others] = out[others, rows] = True
    return out


def pairs(k: int) -> tuple[Ints, Ints]:
    """Indices (anaphor, antecedent) of all pairs of k mentions within `LOOK_BACK`, by anaphor, nearest last."""
    rows = np.arange(k)
    counts = np.minimum(rows, LOOK_BACK)
    anaphor = np.repeat(rows, counts)
    return anaphor, np.arange(len(anaphor)) - np.repeat(np.cumsum(counts) - rows, counts)


def pair_features(features: Ints, inside: NDArray[np.bool_], i: Ints, j: Ints) -> Ints:
    """Features int64 (p, 7) of the pairs (i, j): each column counts from 0 to `FEATURE_SIZES`."""
    head, sentence, form, whole, pronoun, quoted, determiner = np.ascontiguousarray(features.T)
    same_head = (form[i] == form[j]) & (form >= 0)[i]
    same_whole = (whole[i] == whole[j]) & (whole >= 0)[i]
    likeness = np.where(same_whole, 4, same_head * 2 + inside[i, j])
    return np.stack(
        [
            _step(head[i] - head[j], _WORDS_APART),
            _step(sentence[i] - sentence[j], _SENTENCES_APART),
            likeness,
            pronoun[i] * 10 + pronoun[j],
            _step(i - j, _MENTIONS_BETWEEN),
            quoted[i] * 2 + quoted[j],
            determiner[i] * 5 + determiner[j],
        ]
    ).T  # so that each feature lies in one piece, which is how they are asked for


def _step(distance: Ints, steps: Ints) -> Ints:
    return steps.take(np.minimum(distance, len(steps) - 1))


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The network's small weights of pairs, made ready once a network.

    Three rows are added to each pair instead of eight: those of features that go together are added up beforehand.
    """

    products: Floats
    apart: Floats  # words, sentences and mentions between
    alike: Floats  # likeness, quotation marks, determiners
    pronouns: Floats  # with the bias
    out: Floats
    out_bias: np.float32

    @classmethod
    def of(cls, tables: Mapping[str, Floats]) -> Weights:
        words, sentences, likeness, pronouns, between, quotes, determiners = np.split(
            tables["coreference.features"], _FEATURES_BEGIN
        )
        return cls(
            tables["coreference.products"],
            _sums(words, sentences, between),
            _sums(likeness, quotes, determiners),
            pronouns + tables["coreference.bias"],
            tables["coreference.out"][0] * np.float32(0.5),  # for `_twice_gelu`
            tables["coreference.out_bias"][0],
        )

    @property
    def heads(self) -> int:
        """How many products there are of a query and a key."""
        return int(self.products.shape[1])


def score_pairs(query: Floats, key: Floats, columns: Ints, i: Ints, j: Ints, weights: Weights) -> Floats:
    """Scores float32 (p,) of the pairs of query `i` and key `j`; one below 0 is worse than no antecedent."""
    m, k, heads = len(query), len(key), weights.heads
    # The products of all queries and keys, though not all are asked for: one matrix product costs less than gathering.
    product: Floats = query.reshape(m, heads, -1).transpose(1, 0, 2) @ key.reshape(k, heads, -1).transpose(1, 2, 0)
    products: Floats = product.reshape(heads, -1).take(i * k + j, axis=1).T
    hidden: Floats = products @ weights.products.T
    hidden += weights.apart.take(_joint(columns, 0, 1, 4), axis=0)
    hidden += weights.alike.take(_joint(columns, 2, 5, 6), axis=0)
    hidden += weights.pronouns.take(columns[:, 3], axis=0)
    scores: Floats = _twice_gelu(hidden) @ weights.out + weights.out_bias
    return scores


def _sums(a: Floats, b: Floats, c: Floats) -> Floats:
    """The sums of every row of `a`, every row of `b` and every row of `c`, rows of `c` running fastest."""
    sums: Floats = (a[:, None, None] + b[:, None] + c).reshape(-1, a.shape[1])
    return sums


def _joint(columns: Ints, a: int, b: int, c: int) -> Ints:
    """Which row of `_sums` holds the sum for the values of three features."""
    return (columns[:, a] * FEATURE_SIZES[b] + columns[:, b]) * FEATURE_SIZES[c] + columns[:, c]


def _twice_gelu(x: Floats) -> Floats:
    # The tanh form: within 1e-3 of the exact one, and numpy has no erf. In place, for there are a million values; the
    # half that is left off costs less in the few weights that they are multiplied with.
    inner = x * x
    inner *= np.float32(0.7978845608 * 0.044715)
    inner += np.float32(0.7978845608)
    inner *= x
    np.tanh(inner, out=inner)
    inner += np.float32(1.0)
    inner *= x
    return inner


def find_chains(
    words: Words,
    sentence: NDArray[np.int32],
    signals: Mapping[str, NDArray[np.float32]],
    weights: Weights,
) -> tuple[tuple[MentionWords, ...], ...]:
    """Chains of at least two mentions, each in order of the text, by the beginning of their first mention.

    `signals`: `mention` (n,) logits, `mention_first` and `mention_last` (n,) word indices, `query` and `key` (n, d).
    """
    heads = np.flatnonzero(signals["mention"] > 0)
    if len(heads) < 2:
        return ()
    firsts = np.minimum(signals["mention_first"][heads], heads)
    lasts = np.maximum(signals["mention_last"][heads], heads) + 1
    mentions = list(zip(heads.tolist(), firsts.tolist(), lasts.tolist(), strict=True))
    chains: dict[int, list[int]] = {}
    # Antecedents are linked already, so the group of a mention's antecedent is final when it is taken over.
    group: list[int] = []
    for row, antecedent in enumerate(_antecedents(words, sentence, mentions, signals, weights)):
        group.append(row if antecedent < 0 else group[antecedent])
        chains.setdefault(group[row], []).append(row)
    kept = []
    for rows in chains.values():
        if len(rows) > 1:
            chain = (MentionWords(first, last, head) for head, first, last in map(mentions.__getitem__, rows))
            kept.append(tuple(sorted(chain, key=lambda m: (m.first, m.last))))
    return tuple(sorted(kept, key=lambda chain: (chain[0].first, chain[0].last)))


def _worth_a_look(features: Ints, inside: NDArray[np.bool_], first: int) -> tuple[Ints, Ints]:
    """Of the `pairs` of k mentions from the anaphor `first` on, those that are near or share a word, in the same order.

    The others cost most of the time and are hardly ever linked.
    """
    k, form = len(features), features[:, 2].astype(np.int32)
    rows = np.arange(k, dtype=np.int32)
    apart = rows[first:, None] - rows
    alike = inside[first:] | ((form[first:, None] == form) & (form >= 0))
    anaphor, antecedent = np.nonzero((apart > 0) & (apart <= LOOK_BACK) & ((apart <= NEAR) | alike))
    return anaphor + first, antecedent


def _antecedents(
    words: Words,
    sentence: NDArray[np.int32],
    mentions: Sequence[tuple[int, int, int]],
    signals: Mapping[str, NDArray[np.float32]],
    weights: Weights,
) -> Iterator[int]:
    """The best antecedent of each mention (a row of `mentions`), or -1 where none is good enough.

    A block of mentions at a time, with those that they look back to: time grows with the text, not with its square.
    """
    features = mention_features(words, sentence, mentions)
    heads = features[:, 0]
    for begin in range(0, len(mentions), BLOCK):
        start, stop = max(0, begin - LOOK_BACK), min(begin + BLOCK, len(mentions))
        part = slice(start, stop)
        inside = contained(words, mentions[part])
        i, j = _worth_a_look(features[part], inside, begin - start)
        columns = pair_features(features[part], inside, i, j)
        query, key = signals["query"][heads[begin:stop]], signals["key"][heads[part]]
        # A row for each mention of the block, a column for each that any of them looks back to.
        scores = np.full((stop - begin, stop - start), LINK_FLOOR, np.float32)
        row = i - (begin - start)
        scores[row, j] = score_pairs(query, key, columns, row, j, weights)
        best = scores.argmax(1)
        linked = scores[np.arange(len(scores)), best] > LINK_FLOOR
        yield from np.where(linked, start + best, -1).tolist()
