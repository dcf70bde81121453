"""The network's heads: word vectors in, signals for one kind of reading out. One file a head.

To add one: write a `Head`, add it to `HEADS`, name it in `config.toml` under the corpora that teach it.
"""

from __future__ import annotations

from training.heads.anchors import Anchors
from training.heads.base import Head
from training.heads.coreference import Coreference
from training.heads.entities import Entities
from training.heads.event_type import EventRoot
from training.heads.roles import Roles
from training.heads.syntax import Syntax

HEADS: dict[str, type[Head]] = {
    "roles": Roles,
    "entities": Entities,
    "syntax": Syntax,
    "coreference": Coreference,
    "event_type": EventRoot,
    "anchors": Anchors,
}

__all__ = ["HEADS", "Head"]
