"""Statement roles: which words are source, cue or content, and to which cue each of them belongs."""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn

from training.heads.base import Biaffine, Head, Teachers, agreement, has, hide_padding, mean_opinion, tagged
from training.labels import ROLES


class Roles(Head):
    """A tagger of roles, and for each word of an attribution a pointer to the first word of its cue."""

    exported = ("roles", "cue")

    def __init__(self, size: int) -> None:
        super().__init__()
        self.labels = {"roles": ROLES}
        self.tags = nn.Linear(size, len(ROLES))
        self.cue = Biaffine(size, 128)

    def forward(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        return {"roles": self.tags(states), "cue": hide_padding(self.cue(states), real)}

    def opinions(self, states: Tensor, real: Tensor) -> dict[str, Tensor]:
        return self(states, real)

    def imitate(self, states: Tensor, teachers: Teachers, batch: dict[str, Any]) -> dict[str, Tensor]:
        """A pointer matters as far as its word is held to be part of an attribution."""
        real = batch["real"]
        mine, theirs = self(states, real), mean_opinion(teachers, real)
        return {
            "roles": agreement(mine["roles"], theirs["roles"], real.float()),
            "cue": agreement(mine["cue"], theirs["cue"], (1.0 - theirs["roles"][..., 0]) * real),
        }

    def loss(self, states: Tensor, real: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
        if not has(batch, "roles"):
            return {}
        out = self(states, real)
        losses = {"roles": tagged(out["roles"], batch["roles"])}
        if has(batch, "cue"):
            losses["cue"] = tagged(out["cue"], batch["cue"])
        return losses
