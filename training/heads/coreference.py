"""Mentions and the pairs of them that mean the same. Pairs' features are the reader's own (`reading.coreference`)."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dragoman.reading.coreference import FEATURE_SIZES, contained, mention_features, pair_features, pairs
from training.heads.base import Biaffine, Head, hide_padding

PRODUCTS, WIDTH, HIDDEN = 8, 32, 64


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
        """`mentions` is a list, one entry a document: (example, windows as (row, first, last))."""
        if "mentions" not in batch:
            return {}
        sums: dict[str, list[Tensor]] = {"mention": [], "mention_span": [], "antecedent": []}
        first, last = hide_padding(self.first(states), real), hide_padding(self.last(states), real)
        logits = self.mention(states)[..., 0]
        for example, windows in batch["mentions"]:
            words = len(example)
            where = np.zeros((words, 2), np.int64)
            for row, begin, end in windows:
                where[begin:end, 0] = row
                where[begin:end, 1] = np.arange(end - begin)
            mine = example.mentions
            is_head = torch.zeros(words, device=states.device)
            is_head[torch.from_numpy(mine[:, 0])] = 1.0
            rows, columns = torch.from_numpy(where[:, 0]), torch.from_numpy(where[:, 1])
            scores = logits[rows, columns]
            sums["mention"].append(F.binary_cross_entropy_with_logits(scores.float(), is_head))
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
            found = self._antecedents(states[rows, columns], example, scores.detach())
            if found is not None:
                sums["antecedent"].append(found)
        return {name: torch.stack(values).mean() for name, values in sums.items() if values}

    def _antecedents(self, states: Tensor, example: Any, scores: Tensor) -> Tensor | None:
        """Negative log-likelihood that each mention links into its chain (or to nothing), mean over mentions."""
        gold = {int(m[0]): (int(m[1]), int(m[2]), int(m[3])) for m in example.mentions}
        # What the reader would take for a mention besides: one word, no chain. It must learn to leave those alone.
        for head in np.flatnonzero(scores.float().cpu().numpy() > 0.5):
            gold.setdefault(int(head), (int(head), int(head) + 1, -1))
        heads = sorted(gold)
        if len(heads) < 2:
            return None
        mentions = [(head, gold[head][0], gold[head][1]) for head in heads]
        chain = np.array([gold[head][2] for head in heads])
        i, j = pairs(len(heads))
        sentence = np.cumsum(example.labels["begins"] == 1)
        columns = pair_features(
            mention_features(example.words, sentence, mentions), contained(example.words, mentions), i, j
        )
        offsets = np.concatenate([[0], np.cumsum(FEATURE_SIZES)[:-1]])
        ti, tj = torch.from_numpy(i).to(states.device), torch.from_numpy(j).to(states.device)
        mine = states[torch.tensor(heads, device=states.device)]
        query = self.query(mine).view(-1, PRODUCTS, WIDTH)
        key = self.key(mine).view(-1, PRODUCTS, WIDTH)
        product = torch.einsum("phd,phd->ph", query[ti], key[tj])
        hidden = self.products(product) + self.features(torch.from_numpy(columns + offsets).to(states.device)).sum(1)
        pair = self.out(F.gelu(hidden, approximate="tanh"))[:, 0].float()
        k = len(heads)
        table = torch.full((k, k + 1), -1e4, device=states.device)
        table[:, k] = 0.0  # no antecedent
        table = table.index_put((ti, tj), pair)
        right = np.zeros((k, k + 1), bool)
        right[i, j] = (chain[i] == chain[j]) & (chain[i] >= 0)
        right[:, k] = ~right[:, :k].any(1)
        inside = torch.from_numpy(right).to(states.device)
        likelihood = torch.logsumexp(table.masked_fill(~inside, -1e4), 1) - torch.logsumexp(table, 1)
        return -likelihood.mean()

    def tables(self) -> dict[str, Tensor]:
        return {
            "coreference.products": self.products.weight,
            "coreference.bias": self.products.bias,
            "coreference.features": self.features.weight,
            "coreference.out": self.out.weight,
            "coreference.out_bias": self.out.bias,
        }
