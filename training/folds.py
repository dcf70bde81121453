"""Five-fold figures of the head for types of events: `python -m training.folds --start CHECKPOINT --data CORPORA`.

PLV has no development file, so that its published figure is over five folds: each part of the sentences is answered by
a network that was taught the other four (`folds.toml`), begun from a released network that has seen none of them.
Sentences of the same text are in the same fold. On a CPU as many folds are taught at once as there are cores, one
thread each. `--save` keeps the figures in `benchmarks/results`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import time
from pathlib import Path

import torch
import torch.multiprocessing as mp

from benchmarks.corpora import Corpus
from benchmarks.results import Result, save, show
from benchmarks.typed import figures
from dragoman.reading.pieces import Window
from training.batches import make_batch
from training.corpora import load
from training.examples import Example
from training.labels import EVENT_ROOTS
from training.model import Network
from training.train import Config, Run, load_tokenizer, read_config

FOLDS = 5
CORPUS = "plv"


def fold_of(example: Example) -> int:
    """By the text alone, so that no text is both taught and asked about."""
    return int.from_bytes(hashlib.sha256(example.words.text.encode()).digest()[:4], "big") % FOLDS


@torch.no_grad()
def answers(network: Network, examples: list[Example], window: int, device: str) -> list[str]:
    """The likeliest root of each example."""
    network.eval()
    found = []
    for example in examples:
        batch = make_batch([(example, Window(0, len(example)))], window)
        batch = {k: v.to(device) if isinstance(v, torch.Tensor) else v for k, v in batch.items()}
        logits = network.head("event_type")(network.states(batch), batch["real"])["event_type"]
        found.append(EVENT_ROOTS[int(logits[0].argmax())])
    return found


def run_fold(fold: int, config: Config, data: Path, out: Path, start: Path) -> None:
    """Teaches one fold and writes its answers to `out/fold-K.json`; nothing where they are there already."""
    path = out / f"fold-{fold}.json"
    if path.exists():
        return
    device = "cuda" if torch.cuda.is_available() else "cpu"
    run = Run(config, data, out, 0, 1, device, start)
    everything = load(CORPUS, data, load_tokenizer(), "train") + load(CORPUS, data, load_tokenizer(), "dev")
    run.teach({CORPUS: [e for e in everything if fold_of(e) != fold]})
    asked = sorted((e for e in everything if fold_of(e) == fold), key=lambda e: int(e.name))
    begun = time.monotonic()
    for corpus, batch in run.batches():
        run.take(corpus, batch, run.done())
        if run.step % 50 == 0:
            left = (time.monotonic() - begun) / run.step * (len(run.turns) - run.step) / 60
            print(f"fold {fold}: step {run.step} of {len(run.turns)}, {left:.1f} minutes left", flush=True)
        if run.done() >= 1:
            break
    run.average.swap()
    given = answers(run.network, asked, config["train"]["window"], device)
    gold = [EVENT_ROOTS[int(e.labels["event_type"][0])] for e in asked]
    part = path.with_suffix(".part")
    rows = [{"row": int(e.name), "gold": g, "given": a} for e, g, a in zip(asked, gold, given, strict=True)]
    part.write_text(json.dumps(rows))
    part.rename(path)
    right = sum(g == a for g, a in zip(gold, given, strict=True))
    print(f"fold {fold}: {right} of {len(gold)} right", flush=True)


def _job(job: int, jobs: int, config: Config, data: Path, out: Path, start: Path) -> None:
    torch.set_num_threads(max(1, (os.cpu_count() or 1) // jobs))
    for fold in range(job, FOLDS, jobs):
        run_fold(fold, config, data, out, start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora (see training/README.md)")
    parser.add_argument("--start", type=Path, required=True, help="a checkpoint that was not taught PLV")
    parser.add_argument("--out", type=Path, default=Path("runs/folds"), help="folder of the folds' answers")
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("folds.toml"))
    parser.add_argument("--jobs", type=int, default=1 if torch.cuda.is_available() else min(FOLDS, os.cpu_count() or 1))
    parser.add_argument("--save", action="store_true", help="keep the figures in benchmarks/results")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    config = read_config(options.config)
    mp.spawn(_job, (options.jobs, config, options.data, options.out, options.start), nprocs=options.jobs)
    rows = [row for fold in range(FOLDS) for row in json.loads((options.out / f"fold-{fold}.json").read_text())]
    corpus = Corpus(options.data / "plv_train.jsonl.gz")
    result = Result(
        "typed", corpus.name, corpus.sha256(), "five folds", len(rows),
        figures([row["gold"] for row in rows], [row["given"] for row in rows]),
    )  # fmt: skip
    print(show(result))
    if options.save:
        print(save(result))


if __name__ == "__main__":
    main()
