"""Which words anchor a record (an event, an ask, an answer, a tie, a claim, a forecast), of which kind, and which words
play which part in it.

One tagger a kind of record, since a word may anchor several: "urged" is an event and an ask. Parts are found from the
anchor's first word: where each begins and where it ends, over the whole window, or nowhere.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.heads.base import REACH, Head, Teachers, agreement, has, mean_opinion, tagged
from training.labels import ANCHORS, MODALITIES, PARTS, SIDES, anchored

INNER = 64
#: Words a window and kind of record that a network which imitates looks at for their parts.
LOOKED_AT = 12
#: The taggers and their labels, in the order of the output's columns.
TAGGERS = {**{kind: anchored(kinds) for kind, kinds in ANCHORS.items()}, "modality": MODALITIES, "sides": SIDES}


class Anchors(Head):
    """`anchors` (batch, words, labels of all taggers side by side); `part_query`, `part_key` (batch, words, INNER)."""

    exported = ("anchors", "part_query", "part_key")

    def __init__(self, size: int) -> None:
        super().__init__()
        self.labels = {f"anchors.{name}": labels for name, labels in TAGGERS.items()}
        self.labels["parts"] = [f"{kind} {part}" for kind, part in PARTS]
        self.tags = nn.Linear(size, sum(map(len, TAGGERS.values())))
        self.query, self.key = nn.Linear(size, INNER), nn.Linear(size, INNER)
        ends = 2 * len(PARTS)  # where a part begins, then where it ends
        self.between = nn.Parameter(torch.randn(ends, INNER, INNER) * INNER**-0.5)
        self.prior = nn.Parameter(torch.zeros(ends, INNER))
        self.distance = nn.Parameter(torch.zeros(ends, 2 * REACH + 1))
        self.none = nn.Parameter(torch.zeros(ends, INNER))
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        return {
            "anchors": self.tags(states),
            "part_query": F.gelu(self.query(states)),
            "part_key": F.gelu(self.key(states)),
        }

    def taggers(self, states: Tensor) -> dict[str, Tensor]:
        """Logits by tagger."""
        return dict(zip(TAGGERS, self.tags(states).split([*map(len, TAGGERS.values())], -1), strict=True))

    def pointed(self, query: Tensor, key: Tensor, at: Tensor, end: int, real: Tensor) -> Tensor:
        """Scores (batch, k, words) of one end of one part for the anchors at words `at` (batch, k). At the anchor's own
        word stands the score of there being none."""
        asked = torch.gather(query, 1, at[..., None].expand(-1, -1, INNER))
        scores = (asked @ self.between[end]) @ key.transpose(1, 2) + (key @ self.prior[end])[:, None]
        place = torch.arange(key.shape[1], device=key.device)
        apart = (place[None, None] - at[..., None]).clamp(-REACH, REACH) + REACH
        scores = scores + F.embedding(apart, self.distance[end][:, None])[..., 0]
        scores = scores.masked_fill(~real[:, None], -1e4)
        return scores.scatter(2, at[..., None], (asked @ self.none[end])[..., None].to(scores.dtype))

    def ready(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """What parts are scored from: queries and keys (batch, words, INNER)."""
        return self.dropout(F.gelu(self.query(states))), self.dropout(F.gelu(self.key(states)))

    def loss(self, states: Tensor, real: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
        """`anchors` is the sum over the taggers that the batch teaches, `parts` the mean over parts of gold anchors:
        any of the places where one begins (or ends) will do."""
        losses: dict[str, Tensor] = {}
        taught = [tagged(logits, batch[name]) for name, logits in self.taggers(states).items() if has(batch, name)]
        if taught:
            losses["anchors"] = torch.stack(taught).sum()
        if batch.get("parts"):
            query, key = self.ready(states)
            costs = []
            for end, (at, right, known) in batch["parts"].items():
                scores = self.pointed(query, key, at.to(states.device), end, real).float()
                held = scores.masked_fill(~right.to(states.device), -1e4)
                cost = torch.logsumexp(scores, -1) - torch.logsumexp(held, -1)
                costs.append(cost[known.to(states.device)])
            losses["parts"] = torch.cat(costs).mean()
        return losses

    def opinions(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        return self.taggers(states)

    def imitate(self, states: Tensor, teachers: Teachers, batch: dict[str, Any]) -> dict[str, Tensor]:
        """Taggers everywhere; parts at the words that the teachers hold likeliest to be anchors."""
        real = batch["real"]
        mine, theirs = self.opinions(states, real), mean_opinion(teachers, real)
        tags = torch.stack([agreement(mine[name], theirs[name], real.float()) for name in mine]).sum()
        query, key = self.ready(states)
        ready = [teacher.ready(vectors) for teacher, vectors in teachers]  # type: ignore[operator]
        cost, weight = states.new_zeros(()).float(), states.new_zeros(()).float()
        for kind in ANCHORS:
            chance = theirs[kind][..., 1:-1].sum(-1) * real
            likely, at = chance.topk(min(LOOKED_AT, chance.shape[1]), 1)
            for number, (of, _) in enumerate(PARTS):
                if of != kind:
                    continue
                for end in (2 * number, 2 * number + 1):
                    held = torch.stack([
                        teacher.pointed(q, k, at, end, real).float().softmax(-1)  # type: ignore[operator]
                        for (teacher, _), (q, k) in zip(teachers, ready, strict=True)
                    ]).mean(0)  # fmt: skip
                    scores = self.pointed(query, key, at, end, real).float()
                    cost = cost - ((held * torch.log_softmax(scores, -1)).sum(-1) * likely).sum()
                    weight = weight + likely.sum()
        return {"anchors": tags, "parts": cost / weight.clamp(min=1.0)}

    def tables(self) -> dict[str, Tensor]:
        return {
            "parts.between": self.between,
            "parts.prior": self.prior,
            "parts.distance": self.distance,
            "parts.none": self.none,
        }
