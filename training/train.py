"""Trains the network: `python -m training.train --data CORPORA --out RUN`.

One stage does it all: every step takes a batch of one corpus, and the corpora take turns so that each gets its passes
(`config.toml`). With `--teachers` the network also learns to agree with the mean of networks trained before
(`distil.toml`). A run that is stopped goes on from its last checkpoint when it is started again, with the same batches
that it would have seen. On a CPU two ranks of one thread each are faster and steadier than one of two; on a GPU one
rank is used.
"""

from __future__ import annotations

import argparse
import json
import os
import time
import tomllib
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from tokenizers import Tokenizer
from torch import Tensor

from training.batches import epoch, make_batch, stream
from training.corpora import CORPORA, load
from training.examples import Example
from training.measure import MEASURED, measure
from training.model import Encoder, Network, load_run, pretrained_folder

Config = dict[str, Any]


def read_config(path: Path) -> Config:
    """The configuration, with corpora and heads checked against those that exist."""
    config = tomllib.loads(path.read_text())
    unknown = set(config["corpora"]) - set(CORPORA)
    if unknown:
        raise SystemExit(f"{path}: no such corpus: {', '.join(sorted(unknown))}; there are {', '.join(CORPORA)}")
    return config


def settle(options: argparse.Namespace) -> Config:
    """The configuration with what the command line changes."""
    config = read_config(options.config)
    if options.seed is not None:
        config["train"]["seed"] = options.seed
    if options.teachers and "imitate" not in config:
        raise SystemExit(f"{options.config}: to learn from teachers, [imitate] must say what each loss weighs")
    return config


def load_tokenizer() -> Tokenizer:
    """The encoder's tokenizer, without truncation and padding."""
    tokenizer = Tokenizer.from_file(str(pretrained_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def schedule(steps: dict[str, int]) -> list[str]:
    """Which corpus each step takes: all of them spread evenly over the run."""
    turns = [((k + 0.5) / n, name) for name, n in steps.items() for k in range(n)]
    return [name for _, name in sorted(turns)]


def parameter_groups(network: Network, settings: Config) -> list[dict[str, Any]]:
    """Word embeddings stay as they are; lower layers learn slower; norms and biases do not decay."""
    network.encoder.words.weight.requires_grad_(False)
    layers = len(network.encoder.layers)
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("encoder."):
            depth = layers - 1 - int(name.split(".")[2]) if name.startswith("encoder.layers.") else layers
            rate = settings["rate"] * settings["layer_decay"] ** depth
        else:
            rate = settings["head_rate"]
        decay = settings["weight_decay"] if parameter.ndim > 1 and "encoder.features" not in name else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": p, "lr": rate, "base": rate, "weight_decay": decay} for (rate, decay), p in groups.items()]


class Average:
    """A running average of the weights, which generalises better than where the last steps happened to end."""

    def __init__(self, parameters: list[Tensor], decay: float) -> None:
        self.parameters, self.decay = parameters, decay
        self.values = [p.detach().clone() for p in parameters]

    @torch.no_grad()
    def update(self, step: int) -> None:
        decay = min(self.decay, (1 + step) / (10 + step))
        torch._foreach_lerp_(self.values, [p.detach() for p in self.parameters], 1 - decay)

    @torch.no_grad()
    def swap(self) -> None:
        """Exchanges the average and the weights; called again it undoes itself."""
        for parameter, value in zip(self.parameters, self.values, strict=True):
            old = parameter.detach().clone()
            parameter.copy_(value)
            value.copy_(old)


class Run:
    """One training run in one rank."""

    def __init__(
        self,
        config: Config,
        data: Path,
        out: Path,
        rank: int,
        ranks: int,
        device: str,
        start: Path | None = None,
        teachers: Sequence[Path] = (),
    ) -> None:
        self.config, self.settings = config, config["train"]
        self.out, self.rank, self.ranks, self.device = out, rank, ranks, device
        torch.manual_seed(self.settings["seed"])
        self.network = Network(Encoder.pretrained(self.settings["dropout"]), config["heads"])
        self.network.round(self.settings["rounded"])
        if start is not None:
            self.network.load_state_dict(
                torch.load(start, map_location="cpu", weights_only=True)["average"], strict=False
            )
        self.network.to(device)
        self.teachers = [load_run(path).to(device) for path in teachers]
        self.taught_by = [str(path) for path in teachers]
        torch.manual_seed(1000 + self.settings["seed"] * 10 + rank)
        self.optimiser = torch.optim.AdamW(
            parameter_groups(self.network, self.settings), betas=(0.9, 0.98), fused=device == "cuda"
        )
        self.parameters = [p for group in self.optimiser.param_groups for p in group["params"]]
        self.average = Average(self.parameters, self.settings["average"])
        tokenizer, cache = load_tokenizer(), out.parent / "cache"
        self.train = {name: load(name, data, tokenizer, "train", cache) for name in config["corpora"]}
        self.dev = (
            {name: load(name, data, tokenizer, "dev", cache) for name in MEASURED if name in config["corpora"]}
            if rank == 0
            else {}
        )
        self.teach({})
        self.step, self.spent, self.minutes = 0, 0.0, 0.0
        self.log, self.parent = out / "log.jsonl", os.getppid()

    def teach(self, corpora: dict[str, list[Example]]) -> None:
        """Takes these examples in place of a corpus' own, before the first step."""
        self.train |= corpora
        self.turns = schedule(self._steps())

    def _steps(self) -> dict[str, int]:
        window, pieces = self.settings["window"], self.settings["pieces"] * self.ranks
        steps = {}
        for name, examples in self.train.items():
            rng = np.random.default_rng([self.settings["seed"], 0])
            batches = len(epoch(examples, window, pieces, rng, self._whole(name)))
            steps[name] = max(1, round(batches * self.config["corpora"][name]["epochs"]))
        return steps

    def _whole(self, name: str) -> bool:
        """Whether a corpus is to be cut into whole documents."""
        return bool(self.config["corpora"][name].get("whole", False))

    def batches(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Batches from the current step on. Those before are passed over, so that a resumed run sees the same ones."""
        pieces = self.settings["pieces"] * self.ranks
        streams = {}
        for number, name in enumerate(sorted(self.train)):
            seed = int(np.random.default_rng([self.settings["seed"], number]).integers(2**31))
            streams[name] = stream(self.train[name], self.settings["window"], pieces, seed, self._whole(name))
        for at, name in enumerate(self.turns):
            parts = next(streams[name])
            if at < self.step:
                continue
            rng = np.random.default_rng([self.settings["seed"], at, self.rank])
            yield name, make_batch(self._share(parts), self.settings["window"], rng, self.settings["masked"])

    def _share(self, parts: list[tuple[Example, Any]]) -> list[tuple[Example, Any]]:
        """This rank's part of a step's windows; whole documents where coreference needs them."""
        if self.ranks == 1:
            return parts
        if parts[0][0].mentions is not None or self._whole(parts[0][0].corpus):
            names = list(dict.fromkeys(id(example) for example, _ in parts))
            mine = set(names[self.rank :: self.ranks]) or set(names[:1])
            return [part for part in parts if id(part[0]) in mine]
        return parts[self.rank :: self.ranks] or parts[:1]

    def done(self) -> float:
        """Share of the run that is behind: of its steps, or of the minutes it may take if those run out first."""
        share = self.step / len(self.turns)
        if self.minutes:
            share = max(share, self.spent / 60 / self.minutes)
            if self.ranks > 1:
                agreed = torch.tensor([share])
                dist.broadcast(agreed, 0)
                share = float(agreed)
        return share

    def rate(self, done: float) -> float:
        """Linear warm-up, then linear decay to a fiftieth."""
        warm = max(10, int(self.settings["warm_up"] * len(self.turns)))
        return min(1.0, (self.step + 1) / warm) * max(0.02, min(1.0, (1 - done) / 0.94))

    def take(self, corpus: str, batch: dict[str, Any], done: float) -> dict[str, Tensor]:
        """One step of the optimiser; gives the batch's losses by name."""
        weights = self.config["corpora"][corpus].get("weights", {})
        batch = {k: v.to(self.device, non_blocking=True) if isinstance(v, Tensor) else v for k, v in batch.items()}
        with torch.autocast("cuda", torch.bfloat16, enabled=self.device == "cuda"):
            states = self.network.states(batch)
            losses = {}
            for name in self.network.heads:
                losses |= self.network.head(name).loss(states, batch["real"], batch)
            total = sum((weights[name] * loss for name, loss in losses.items() if name in weights), states.sum() * 0.0)
            if self.teachers:
                imitated = self._imitate(states, batch)
                total = sum((self.config["imitate"][name] * loss for name, loss in imitated.items()), total)
                losses |= {f"{name} as taught": loss for name, loss in imitated.items()}
        total.backward()
        self._share_gradients()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        factor = self.rate(done)
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * factor
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.average.update(self.step)
        self.step += 1
        return {name: loss.detach() for name, loss in losses.items()}

    def _imitate(self, states: Tensor, batch: dict[str, Any]) -> dict[str, Tensor]:
        """Losses against the teachers, who see every piece where this network has some hidden from it."""
        with torch.no_grad():
            seen = [teacher.states(batch | {"ids": batch["clean"]}) for teacher in self.teachers]
        losses = {}
        for name in self.network.heads:
            if any(name not in teacher.heads for teacher in self.teachers):
                continue  # a head that is new has nobody to learn from
            experts = [(teacher.head(name), vectors) for teacher, vectors in zip(self.teachers, seen, strict=True)]
            losses |= self.network.head(name).imitate(states, experts, batch)
        return losses

    def _share_gradients(self) -> None:
        """Mean of the ranks' gradients. A weight that no rank used keeps none, so that it neither decays nor drifts."""
        if self.ranks == 1:
            return
        used = torch.tensor([float(p.grad is not None) for p in self.parameters])
        dist.all_reduce(used)
        taught = [p for p, n in zip(self.parameters, used.tolist(), strict=True) if n]
        flat = torch.cat([(p.grad if p.grad is not None else torch.zeros_like(p)).reshape(-1) for p in taught])
        dist.all_reduce(flat)
        flat /= self.ranks
        at = 0
        for parameter in taught:
            parameter.grad = flat[at : at + parameter.numel()].view_as(parameter)
            at += parameter.numel()

    def save(self) -> None:
        """A checkpoint: written aside and renamed, so that a kill leaves the old or the new one."""
        if self.rank:
            return
        self.average.swap()
        average = {name: value.clone() for name, value in self.network.state_dict().items()}
        self.average.swap()
        state = {
            "step": self.step, "spent": self.spent, "config": self.config, "teachers": self.taught_by,
            "network": self.network.state_dict(),
            "average": average, "values": self.average.values, "optimiser": self.optimiser.state_dict(),
        }  # fmt: skip
        torch.save(state, self.out / "checkpoint.part")
        (self.out / "checkpoint.part").rename(self.out / "checkpoint.pt")

    def resume(self) -> None:
        """Goes on from the last checkpoint, if there is one."""
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        if state["config"] != self.config:
            raise SystemExit(f"{path} was made with another configuration: give another --out, or remove it")
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average.values = state["values"]
        self.step, self.spent = state["step"], state["spent"]

    def report(self, entry: dict[str, Any]) -> None:
        if self.rank == 0:
            with self.log.open("a") as file:
                file.write(json.dumps(entry) + "\n")
            print(json.dumps(entry), flush=True)

    def evaluate(self) -> None:
        """Figures of the averaged weights on the development sets, in rank 0 while the others wait."""
        if self.rank == 0:
            self.average.swap()
            figures = measure(self.network, self.dev, self.settings["window"], self.device)
            self.average.swap()
            self.report({"step": self.step, "dev": figures})

    def go(self, save_every: float, measure_every: int) -> None:
        """Trains to the end. `save_every` in seconds, `measure_every` in steps."""
        self.resume()
        total, began = len(self.turns), time.monotonic() - self.spent
        saved = time.monotonic()
        sums: dict[str, deque[Tensor]] = {}
        pieces = 0
        for corpus, batch in self.batches():
            if (done := self.done()) >= 1:
                break
            if os.getppid() != self.parent:
                raise SystemExit("the process that began this run is gone")  # a rank alone would train on for nobody
            pieces += int(batch["mask"].sum())
            for name, loss in self.take(corpus, batch, done).items():
                sums.setdefault(name, deque(maxlen=50)).append(loss)
            self.spent = time.monotonic() - began
            if self.step % 50 == 0:
                self.report({
                    "step": self.step, "of": total, "minutes": round(self.spent / 60, 1),
                    "left": round(self.spent / 60 * (1 / max(done, 1e-9) - 1), 1), "pieces": pieces * self.ranks,
                    "loss": {name: round(float(torch.stack(list(values)).mean()), 3) for name, values in sums.items()},
                })  # fmt: skip
            due = torch.tensor([float(time.monotonic() - saved > save_every)])
            if self.ranks > 1 and self.step % 10 == 0:
                dist.broadcast(due, 0)
            if (self.ranks == 1 or self.step % 10 == 0) and float(due):
                self.save()
                saved = time.monotonic()
            if self.step % measure_every == 0 and self.step < total:
                self.evaluate()
        self.save()
        self.evaluate()


def _rank(rank: int, ranks: int, port: int, options: argparse.Namespace) -> None:
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if device == "cpu":
        torch.set_num_threads(max(1, (os.cpu_count() or 1) // ranks))
    if ranks > 1:
        os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
        dist.init_process_group("gloo", rank=rank, world_size=ranks)
    run = Run(settle(options), options.data, options.out, rank, ranks, device, options.start, options.teachers)
    run.minutes = options.minutes
    run.go(options.save_every, options.measure_every)
    if ranks > 1:
        dist.destroy_process_group()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora (see training/README.md)")
    parser.add_argument("--out", type=Path, required=True, help="folder of this run: checkpoint and log")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin from, instead of the encoder alone")
    parser.add_argument("--teachers", type=Path, nargs="*", default=(), help="checkpoints of networks to agree with")
    parser.add_argument("--seed", type=int, help="instead of the configuration's")
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--ranks", type=int, default=1 if torch.cuda.is_available() else min(2, os.cpu_count() or 1))
    parser.add_argument(
        "--minutes", type=float, default=0.0, help="end, annealed, after this long if the steps take longer"
    )
    parser.add_argument("--save-every", type=float, default=300, metavar="SECONDS")
    parser.add_argument("--measure-every", type=int, default=1000, metavar="STEPS")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    # The first rank to come fills the cache of examples; two at once would do the work twice.
    config, tokenizer = settle(options), load_tokenizer()
    for name in config["corpora"]:
        for split in ("train", "dev"):
            load(name, options.data, tokenizer, split, options.out.parent / "cache")
    if options.ranks == 1:
        _rank(0, 1, 0, options)
    else:
        port = 20000 + os.getpid() % 20000
        mp.spawn(_rank, (options.ranks, port, options), nprocs=options.ranks)


if __name__ == "__main__":
    main()
