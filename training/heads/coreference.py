"""Mentions and the pairs of them that mean the same. Pairs' features are the reader's own (`reading.coreference`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dragoman.reading.coreference import FEATURE_SIZES, contained, mention_features, pair_features, pairs
from dragoman.reading.pieces import SENTENCE_ENDS
from dragoman.reading.words import Words
from training.heads.base import Biaffine, Head, Teachers, agreement, hide_padding, mean_opinion

PRODUCTS, WIDTH, HIDDEN = 8, 32, 64


@dataclass(frozen=True)
class Pairing:
    """The pairs of k mentions that are looked at: indices of their head words (k,), of anaphor and antecedent (p,), and
    features (p, 7), counted through over all columns."""

    heads: Tensor
    anaphor: Tensor
    antecedent: Tensor
    features: Tensor

    @classmethod
    def of(
        cls, words: Words, sentence: np.ndarray, mentions: list[tuple[int, int, int]], device: torch.device
    ) -> Pairing:
        i, j = pairs(len(mentions))
        columns = pair_features(mention_features(words, sentence, mentions), contained(words, mentions), i, j)
        offsets = np.concatenate([[0], np.cumsum(FEATURE_SIZES)[:-1]])
        heads = np.array([head for head, _, _ in mentions])
        return cls(*(torch.from_numpy(a).to(device) for a in (heads, i, j, columns + offsets)))


def _places(words: int, windows: list[tuple[int, int, int]]) -> np.ndarray:
    """Row and column in the batch of every word of a document, int64 (words, 2)."""
    where = np.zeros((words, 2), np.int64)
    for row, begin, end in windows:
        where[begin:end, 0] = row
        where[begin:end, 1] = np.arange(end - begin)
    return where


def _sentences(example: Any) -> np.ndarray:
    """Sentence numbers of a document: what its corpus says, else cut where words of their own end one."""
    if "begins" in example.labels:
        return np.cumsum(example.labels["begins"] == 1)
    ends = np.array([form in SENTENCE_ENDS for form in example.words.forms], bool)
    return np.cumsum(np.concatenate([[0], ends[:-1]]) + example.words.first)


class Coreference(Head):
    """`mention` is a logit, `mention_first` and `mention_last` the words where its mention begins and ends."""

    exported = ("mention", "mention_first", "mention_last", "query", "key")

    def __init__(self, size: int) -> None:
        super().__init__()
        self.labels = {}
        self.mention = nn.Linear(size, 1)
        self.first, self.last = Biaffine(size, 64), Biaffine(size, 64)
        self.query, self.key = nn.Linear(size, PRODUCTS * WIDTH), nn.Linear(size, PRODUCTS * WIDTH)
        self.products = nn.Linear(PRODUCTS, HIDDEN)
        self.features = nn.Embedding(sum(FEATURE_SIZES), HIDDEN)
        nn.init.normal_(self.features.weight, std=0.05)
        self.out = nn.Linear(HIDDEN, 1)

    def forward(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        return {
            "mention": self.mention(states)[..., 0],
            "mention_first": hide_padding(self.first(states), real).argmax(-1),
            "mention_last": hide_padding(self.last(states), real).argmax(-1),
            "query": self.query(states),
            "key": self.key(states),
        }

    def loss(self, states: Tensor, real: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
        """Taught on `mentions`: one entry a document, (example, windows as (row, first, last))."""
        if "mentions" not in batch:
            return {}
        sums: dict[str, list[Tensor]] = {"mention": [], "mention_span": [], "antecedent": []}
        first, last = hide_padding(self.first(states), real), hide_padding(self.last(states), real)
        logits = self.mention(states)[..., 0]
        likely = logits.detach().float().cpu().numpy() > 0.5
        for example, windows in batch["mentions"]:
            where = _places(len(example), windows)
            mine = example.mentions
            is_head = np.zeros(len(example), np.float32)
            is_head[mine[:, 0]] = 1.0
            rows, columns = torch.from_numpy(where[:, 0]), torch.from_numpy(where[:, 1])
            scores = logits[rows, columns].float()
            sums["mention"].append(
                F.binary_cross_entropy_with_logits(scores, torch.from_numpy(is_head).to(scores.device))
            )
            whole = [m for m in mine if where[m[0], 0] == where[m[1], 0] == where[m[2] - 1, 0]]
            if whole:
                at = np.array(whole)
                row, column = torch.from_numpy(where[at[:, 0], 0]), torch.from_numpy(where[at[:, 0], 1])
                begins = torch.from_numpy(where[at[:, 1], 1]).to(states.device)
                ends = torch.from_numpy(where[at[:, 2] - 1, 1]).to(states.device)
                sums["mention_span"].append(
                    F.cross_entropy(first[row, column].float(), begins)
                    + F.cross_entropy(last[row, column].float(), ends)
                )
            found = self._antecedents(states[rows, columns], example, likely[where[:, 0], where[:, 1]])
            if found is not None:
                sums["antecedent"].append(found)
        return {name: torch.stack(values).mean() for name, values in sums.items() if values}

    def _antecedents(self, states: Tensor, example: Any, likely: np.ndarray) -> Tensor | None:
        """Negative log-likelihood that each mention links into its chain (or to nothing), mean over mentions."""
        gold = {int(m[0]): (int(m[1]), int(m[2]), int(m[3])) for m in example.mentions}
        # What the reader would take for a mention besides: one word, no chain. It must learn to leave those alone.
        for head in np.flatnonzero(likely):
            gold.setdefault(int(head), (int(head), int(head) + 1, -1))
        heads = sorted(gold)
        if len(heads) < 2:
            return None
        mentions = [(head, gold[head][0], gold[head][1]) for head in heads]
        chain = np.array([gold[head][2] for head in heads])
        pairing = Pairing.of(example.words, np.cumsum(example.labels["begins"] == 1), mentions, states.device)
        table = self.table(states, pairing)
        k = len(heads)
        right = np.zeros((k, k + 1), bool)
        i, j = pairs(k)
        right[i, j] = (chain[i] == chain[j]) & (chain[i] >= 0)
        right[:, k] = ~right[:, :k].any(1)
        inside = torch.from_numpy(right).to(states.device)
        likelihood = torch.logsumexp(table.masked_fill(~inside, -1e4), 1) - torch.logsumexp(table, 1)
        return -likelihood.mean()

    def table(self, states: Tensor, pairing: Pairing) -> Tensor:
        """Scores (k, k + 1) of each of k mentions' antecedents; the last column is none, and 0."""
        mine = states[pairing.heads]
        query = self.query(mine).view(-1, PRODUCTS, WIDTH)
        key = self.key(mine).view(-1, PRODUCTS, WIDTH)
        product = torch.einsum("phd,phd->ph", query[pairing.anaphor], key[pairing.antecedent])
        hidden = self.products(product) + self.features(pairing.features).sum(1)
        pair = self.out(F.gelu(hidden, approximate="tanh"))[:, 0].float()
        k = len(pairing.heads)
        table = torch.full((k, k + 1), -1e4, device=states.device)
        table[:, k] = 0.0
        return table.index_put((pairing.anaphor, pairing.antecedent), pair)

    def opinions(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        mention = self.mention(states)
        return {
            "mention": torch.cat([torch.zeros_like(mention), mention], -1),
            "first": hide_padding(self.first(states), real),
            "last": hide_padding(self.last(states), real),
        }

    def imitate(self, states: Tensor, teachers: Teachers, batch: dict[str, Any]) -> dict[str, Tensor]:
        """Mentions everywhere; antecedents in `documents`, among what the teachers together hold to be mentions."""
        real = batch["real"]
        mine, theirs = self.opinions(states, real), mean_opinion(teachers, real)
        chance = theirs["mention"][..., 1] * real
        losses = {
            "mention": agreement(mine["mention"], theirs["mention"], real.float()),
            "mention_span": agreement(mine["first"], theirs["first"], chance)
            + agreement(mine["last"], theirs["last"], chance),
        }
        likely, first, last = (
            values.cpu().numpy() for values in (chance > 0.5, theirs["first"].argmax(-1), theirs["last"].argmax(-1))
        )
        costs = []
        for example, windows in batch["documents"]:
            where = _places(len(example), windows)
            row, column = where[:, 0], where[:, 1]
            heads = np.flatnonzero(likely[row, column])
            if len(heads) < 2:
                continue
            offset = heads - column[heads]
            begins = np.minimum(first[row, column][heads] + offset, heads)
            ends = np.maximum(last[row, column][heads] + offset, heads) + 1
            mentions = list(zip(heads.tolist(), begins.tolist(), ends.tolist(), strict=True))
            pairing = Pairing.of(example.words, _sentences(example), mentions, states.device)
            rows, columns = torch.from_numpy(row), torch.from_numpy(column)
            tables = [teacher.table(vectors[rows, columns], pairing).softmax(-1) for teacher, vectors in teachers]
            held = torch.stack(tables).mean(0)
            costs.append(-(held * torch.log_softmax(self.table(states[rows, columns], pairing), -1)).sum(-1).mean())
        if costs:
            losses["antecedent"] = torch.stack(costs).mean()
        return losses

    def tables(self) -> dict[str, Tensor]:
        return {
            "coreference.products": self.products.weight,
            "coreference.bias": self.products.bias,
            "coreference.features": self.features.weight,
            "coreference.out": self.out.weight,
            "coreference.out_bias": self.out.bias,
        }
