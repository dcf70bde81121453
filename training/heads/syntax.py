"""Parts of speech, sentence starts and dependency arcs with their relations (Dozat & Manning 2017)."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.heads.base import Biaffine, Head, Teachers, agreement, has, hide_padding, mean_opinion, tagged
from training.labels import DEPRELS, IGNORE, UPOS


class Syntax(Head):
    """A root points at itself. At reading time arcs stay within a sentence, whose starts the network finds itself."""

    exported = ("upos", "begins", "arcs", "head", "deprel")

    def __init__(self, size: int) -> None:
        super().__init__()
        self.labels = {"upos": UPOS, "deprel": DEPRELS}
        self.upos = nn.Linear(size, len(UPOS))
        self.begins = nn.Linear(size, 2)
        self.arcs = Biaffine(size, 192)
        self.below, self.above = nn.Linear(size, 96), nn.Linear(size, 96)
        self.relation = nn.Linear(96, 96 * len(DEPRELS), bias=False)
        self.relation_below = nn.Linear(96, len(DEPRELS))
        self.relation_above = nn.Linear(96, len(DEPRELS), bias=False)
        self.dropout = nn.Dropout(0.1)

    def relations(self, states: Tensor, head: Tensor) -> Tensor:
        """Logits of the relation of each word to the word `head` (batch, words) names."""
        below = self.dropout(F.gelu(self.below(states)))
        above = self.dropout(F.gelu(self.above(states)))
        above = torch.gather(above, 1, head[..., None].expand(-1, -1, above.shape[-1]))
        batch, words, inner = below.shape
        pair = (self.relation(below).view(batch, words, len(DEPRELS), inner) @ above[..., None])[..., 0]
        return pair + self.relation_below(below) + self.relation_above(above)

    def forward(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        begins = self.begins(states)
        sentence = torch.cumsum((begins[..., 1] > begins[..., 0]).to(torch.int64), 1)
        apart = sentence[:, :, None] != sentence[:, None, :]
        arcs = hide_padding(self.arcs(states), real).masked_fill(apart, -1e4)
        head = arcs.argmax(-1)
        return {
            "upos": self.upos(states),
            "begins": begins,
            "arcs": arcs,
            "head": head,
            "deprel": self.relations(states, head).argmax(-1),
        }

    def opinions(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        return {
            "upos": self.upos(states),
            "begins": self.begins(states),
            "head": hide_padding(self.arcs(states), real),
        }

    def imitate(self, states: Tensor, teachers: Teachers, batch: dict[str, Any]) -> dict[str, Tensor]:
        """Relations are learned along the arcs that the teachers together hold most likely."""
        real = batch["real"]
        theirs = mean_opinion(teachers, real)
        losses = {
            name: agreement(mine, theirs[name], real.float()) for name, mine in self.opinions(states, real).items()
        }
        head = theirs["head"].argmax(-1)
        relations = [teacher.relations(vectors, head).float().softmax(-1) for teacher, vectors in teachers]
        losses["deprel"] = agreement(self.relations(states, head), torch.stack(relations).mean(0), real.float())
        return losses

    def loss(self, states: Tensor, real: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
        losses = {}
        if has(batch, "upos"):
            losses["upos"] = tagged(self.upos(states), batch["upos"])
        if has(batch, "begins"):
            losses["begins"] = tagged(self.begins(states), batch["begins"])
        if has(batch, "head"):
            losses["head"] = tagged(hide_padding(self.arcs(states), real), batch["head"])
            gold = torch.where(batch["head"] != IGNORE, batch["deprel"], IGNORE)
            if has(batch, "deprel"):
                losses["deprel"] = tagged(self.relations(states, batch["head"].clamp(min=0)), gold)
        return losses
