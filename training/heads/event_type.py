"""What one side does to the other: a sentence whose two sides are given, and a root of PLOVER's.

The sides stand in the input (`pieces.SOURCE`, `pieces.TARGET`), so one vector a text is enough here: what four learned
questions gather from its words. Where no sides are given the output says nothing.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.heads.base import Head, Teachers, has
from training.labels import EVENT_ROOTS, IGNORE

QUESTIONS, INNER = 4, 256


class EventRoot(Head):
    """Logits (batch, roots). The label of a text stands at its first word."""

    exported = ("event_type",)

    def __init__(self, size: int) -> None:
        super().__init__()
        self.labels = {"event_type": EVENT_ROOTS}
        self.questions = nn.Parameter(torch.randn(QUESTIONS, size) * 0.02)
        self.inner = nn.Linear(QUESTIONS * size, INNER)
        self.out = nn.Linear(INNER, len(EVENT_ROOTS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        share = states @ self.questions.T * (4.0 / states.shape[-1] ** 0.5)
        share = share.masked_fill(~real[..., None], -1e4).softmax(1)
        found = (share.transpose(1, 2) @ states).flatten(1)
        return {"event_type": self.out(self.dropout(F.gelu(self.inner(self.dropout(found)))))}

    def loss(self, states: Tensor, real: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
        if not has(batch, "event_type"):
            return {}
        logits = self(states, real)["event_type"].float()
        return {
            "event_type": F.cross_entropy(logits, batch["event_type"][:, 0], ignore_index=IGNORE, label_smoothing=0.1)
        }

    def imitate(self, states: Tensor, teachers: Teachers, batch: dict[str, Any]) -> dict[str, Tensor]:
        if not has(batch, "event_type"):
            return {}  # on texts without sides there is nothing to agree on
        real = batch["real"]
        mine = self(states, real)["event_type"].float()
        held = torch.stack([
            teacher(vectors, real)["event_type"].float().softmax(-1) for teacher, vectors in teachers
        ]).mean(0)  # fmt: skip
        return {"event_type": -(held * torch.log_softmax(mine, -1)).sum(-1).mean()}
