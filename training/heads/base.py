"""What a head is, and the two shapes that most are built of: a tagger and a biaffine scorer of word pairs."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.labels import IGNORE

#: Distances between two words are told apart up to this many words.
REACH = 64


class Head(nn.Module):
    """Signals for one kind of reading.

    `forward(states)` takes word vectors (batch, words, size) and the mask of real words (batch, words), and gives named
    tensors. `loss` compares them with a batch's labels, of which any may be missing. `exported` names the tensors that
    the reader gets, `labels` the label lists that go with them.
    """

    exported: tuple[str, ...] = ()
    labels: dict[str, list[str]]

    def forward(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        raise NotImplementedError(f"{type(self).__name__} must say what it computes")

    def loss(self, states: Tensor, real: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
        """Named losses, each a mean over what it was taught on; empty where the batch teaches this head nothing."""
        raise NotImplementedError(f"{type(self).__name__} must say how it is taught")

    def opinions(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        """Logits (batch, words, choices) by name: what a network that imitates this one is to agree with."""
        raise NotImplementedError(f"{type(self).__name__} must say what can be learned from it")

    def imitate(self, states: Tensor, teachers: Teachers, batch: dict[str, Any]) -> dict[str, Tensor]:
        """Named losses against the mean of the teachers' distributions (Hinton et al. 2015): cross-entropy a word."""
        real = batch["real"]
        return {
            name: agreement(mine, mean_opinion(teachers, real)[name], real.float())
            for name, mine in self.opinions(states, real).items()
        }

    def tables(self) -> dict[str, Tensor]:
        """Weights that the reader uses outside the graph (small ones only), by name."""
        return {}


class Biaffine(nn.Module):
    """Scores for every ordered pair of words: s[i, j] = q_i W k_j + b k_j + r(j − i) (Dozat & Manning 2017, eq. 6),
    with a learned term for the distance added."""

    def __init__(self, size: int, inner: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(size, inner), nn.Linear(size, inner)
        self.between = nn.Linear(inner, inner, bias=False)
        self.prior = nn.Linear(inner, 1, bias=False)
        self.distance = nn.Parameter(torch.zeros(2 * REACH + 1))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor) -> Tensor:
        query = self.dropout(F.gelu(self.query(states)))
        key = self.dropout(F.gelu(self.key(states)))
        scores = self.between(query) @ key.transpose(1, 2) + self.prior(key).transpose(1, 2)
        return scores + self._of_distance(states.shape[1])

    def _of_distance(self, n: int) -> Tensor:
        """The term of every pair's distance, (n, n): the same line again, each time begun one place further left.

        That is copied, row by row, where a look-up a pair would take longer (a twentieth of the whole network's time).
        """
        at = torch.arange(2 * n, device=self.distance.device)
        line = self.distance[(at - n).clamp(-REACH, REACH) + REACH]
        rows = torch.cat([line.repeat(n), line])[n : n + n * (2 * n - 1)]
        return rows.view(n, 2 * n - 1)[:, :n]


def hide_padding(scores: Tensor, real: Tensor) -> Tensor:
    """Pair scores with every padded word out of reach."""
    return scores.masked_fill(~real[:, None, :], -1e4)


def tagged(logits: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy of labels (batch, words), or of pointers where `logits` are pair scores."""
    return F.cross_entropy(logits.reshape(-1, logits.shape[-1]).float(), gold.reshape(-1), ignore_index=IGNORE)


def has(batch: dict[str, Any], name: str) -> bool:
    """Whether the batch teaches `name` anything at all (a mean over nothing is no number)."""
    return name in batch["known"]


#: Heads of one kind of several trained networks, each with its own word vectors of the same batch.
Teachers = list[tuple["Head", Tensor]]


def mean_opinion(teachers: Teachers, real: Tensor) -> dict[str, Tensor]:
    """Mean probabilities of the teachers' opinions, by name."""
    every = [teacher.opinions(states, real) for teacher, states in teachers]
    return {name: torch.stack([one[name].float().softmax(-1) for one in every]).mean(0) for name in every[0]}


def agreement(logits: Tensor, probability: Tensor, weight: Tensor) -> Tensor:
    """Cross-entropy of `logits` under `probability`, both (batch, words, choices): mean over words by their weight."""
    cost = -(probability * torch.log_softmax(logits.float(), -1)).sum(-1)
    return (cost * weight).sum() / weight.sum().clamp(min=1.0)
