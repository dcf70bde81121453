"""Exports a trained network: `python -m training.export --run RUN --into FOLDER`.

A checkpoint in; out come `reader.onnx` (int8, what the package carries), `tokenizer.json` and `reader.sha256`, and
beside the checkpoint `float32/reader.onnx`, to measure against. Label lists and small tables go into the file's
metadata. The exported float32 graph is held against PyTorch before the int8 one is written.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.preprocess import quant_pre_process
from torch import Tensor, nn

from training.model import FEATURES, Network, load_run, pretrained_folder

INPUTS = ("ids", "features", "words")


class Graph(nn.Module):
    """The network as one function from inputs to the outputs that the reader uses."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.names = [name for head in network.heads for name in network.head(head).exported]

    def forward(self, ids: Tensor, features: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        mask = torch.ones_like(ids)
        states = self.network.states({"ids": ids, "mask": mask, "features": features, "words": words})
        real = words > 0
        out: dict[str, Tensor] = {}
        for head in self.network.heads:
            out |= self.network.head(head)(states, real)
        return tuple(out[name] for name in self.names)


def example_inputs() -> dict[str, Tensor]:
    generator = torch.Generator().manual_seed(0)
    ids = torch.randint(1000, 20000, (2, 40), generator=generator)
    features = torch.stack([torch.randint(0, n, (2, 40), generator=generator) for n in FEATURES], -1)
    words = torch.arange(1, 31).repeat(2, 1)
    words[1, 25:] = 0
    return {"ids": ids, "features": features, "words": words}


def export(network: Network, path: Path) -> None:
    """Writes the float32 graph and checks it against PyTorch. Raises SystemExit where they differ."""
    graph = Graph(network).eval()
    inputs = example_inputs()
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS} | {"words": {0: "batch", 1: "words"}}
    axes |= {name: {0: "batch", 1: "words"} for name in graph.names}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            graph, tuple(inputs.values()), str(path), input_names=list(INPUTS), output_names=graph.names,
            dynamic_axes=axes, opset_version=17, custom_opsets={"com.microsoft": 1}, dynamo=False,
        )  # fmt: skip
    with torch.no_grad():
        expected = graph(**inputs)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    given = session.run(None, {name: value.numpy() for name, value in inputs.items()})
    for name, ours, theirs in zip(graph.names, expected, given, strict=True):
        worst = float(np.abs(ours.numpy()[0].astype(np.float64) - theirs[0]).max())
        if worst > 1e-2:
            raise SystemExit(f"{path}: output {name} differs from PyTorch by {worst}")


def describe(path: Path, network: Network) -> None:
    """Writes label lists and small tables into the file's metadata."""
    labels: dict[str, list[str]] = {}
    tables: dict[str, dict[str, object]] = {}
    for name in network.heads:
        labels |= network.head(name).labels
        for key, value in network.head(name).tables().items():
            array = value.detach().numpy().astype(np.float32)
            tables[key] = {"shape": list(array.shape), "data": base64.b64encode(array.tobytes()).decode()}
    model = onnx.load(str(path))
    for key, content in (("labels", labels), ("tables", tables)):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, json.dumps(content)
    onnx.save(model, str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", type=Path, required=True, help="a run's folder, or a checkpoint")
    parser.add_argument("--into", type=Path, default=Path("dragoman/data"))
    options = parser.parse_args()
    checkpoint = options.run / "checkpoint.pt" if options.run.is_dir() else options.run
    network = load_run(checkpoint)
    options.into.mkdir(parents=True, exist_ok=True)
    full, small = checkpoint.parent / "float32" / "reader.onnx", options.into / "reader.onnx"
    full.parent.mkdir(exist_ok=True)
    export(network, full)
    prepared = options.into / "prepared.onnx"
    quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared), str(small), weight_type=QuantType.QInt8, per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"], 
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1},
    )  # fmt: skip
    prepared.unlink()
    for path in (full, small):
        describe(path, network)
    tokenizer = json.loads((pretrained_folder() / "tokenizer.json").read_text())
    tokenizer["truncation"] = tokenizer["padding"] = None
    for folder in (options.into, full.parent):
        (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False))
    digest = hashlib.sha256(small.read_bytes()).hexdigest()
    (options.into / "reader.sha256").write_text(f"{digest}  reader.onnx\n")
    print(f"{small}: {small.stat().st_size / 1e6:.1f} MB, SHA-256 {digest}")
    print(f"{full}: {full.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
