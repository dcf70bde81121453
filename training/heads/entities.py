"""Names: nine types of entities, a finer layer (countries, cities, titles, durations …), and names of events."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from training.heads.base import Head, has, tagged
from training.labels import ENTITIES, EVENT_NAMES, FINE


class Entities(Head):
    """Three taggers over the same words; each is taught only by corpora that know its labels."""

    exported = ("entities", "fine", "event_names")

    def __init__(self, size: int) -> None:
        super().__init__()
        self.labels = {"entities": ENTITIES, "fine": FINE, "event_names": EVENT_NAMES}
        self.taggers = nn.ModuleDict({name: nn.Linear(size, len(labels)) for name, labels in self.labels.items()})

    def forward(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        return {name: tagger(states) for name, tagger in self.taggers.items()}

    def opinions(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        return self(states, real)

    def loss(self, states: Tensor, real: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
        losses = {}
        for name, tagger in self.taggers.items():
            if has(batch, name):
                losses[name] = tagged(tagger(states), batch[name])
        if "allowed" in batch:
            # A coarser scheme says only what a word may be: the likelihood of that set is what is maximised.
            logits = torch.log_softmax(self.taggers["entities"](states).float(), -1)
            inside = torch.logsumexp(logits.masked_fill(~batch["allowed"], -1e4), -1)
            losses["entities_sets"] = -(inside * real).sum() / real.sum()
        return losses
