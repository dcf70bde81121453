"""How long networks take beside each other: `python -m benchmarks.network_kernels [FILE.onnx]... [--data DIR]`.

For whoever exports a network in another way, before anybody asks how well it reads. The released file in each way that
onnxruntime can be told to run it (`WAYS`), and each FILE as the released one is run, on the same windows of bench news.

**cpu**: processor time of one `session.run` of one thread, all outputs that reading takes: for each window the least of
`ROUNDS`, then the mean over windows. **ratio**: that over the released file's. Who else is at work on the machine
hardly moves either: rows take turns window by window, and waiting is not counted (two rows of the same differ by .3 %).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from benchmarks.corpora import find
from dragoman.reading.network import DATA, UNREAD, WINDOW, load
from dragoman.reading.pieces import cut_windows, find_pieces
from dragoman.reading.words import find_words

WINDOWS, ROUNDS, EVERY = 60, 5, 37
#: Pieces and words that every window is filled up to where the shape is fixed: the next even number above WINDOW + 2.
FIXED = 256
Feed = dict[str, Any]
Run = Callable[[Feed], object]

#: Ways of running the released file: what is set on the session's options, and whether the shape is fixed.
WAYS: dict[str, dict[str, Any]] = {
    "as released": {},
    "again": {},
    "fewer rewrites of the graph (basic)": {
        "graph_optimization_level": onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    },
    "adding and normalising in one node": {"disabled": []},
    "denormals as zero": {"session.set_denormal_as_zero": "1"},
    "Gelu by tanh": {"optimization.enable_gelu_approximation": "1"},
    "weights not packed ahead": {"session.disable_prepacking": "1"},
    "session.dynamic_block_base": {"session.dynamic_block_base": "4"},
    "no arena": {"enable_cpu_mem_arena": False},
    "filled up to 256, shape fixed": {"fixed": True},
}


def windows(data: Path | None) -> list[Feed]:
    """The first `WINDOWS` windows of every so many articles of bench news, as the network takes them."""
    network = load()
    feeds: list[Feed] = []
    for row in list(find("bench_news", data).rows())[EVERY - 1 :: EVERY]:
        words = find_words(row["text"])
        pieces = find_pieces(words, network.tokenizer)
        feeds += [network.inputs([(pieces, at)], WINDOW) for at in cut_windows(words, pieces, WINDOW)]
        if len(feeds) >= WINDOWS:
            break
    return feeds[:WINDOWS]


def runner(path: Path, way: dict[str, Any]) -> Run:
    """A function that reads one window with the file, run that way."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    for key, value in way.items():
        if key in ("fixed", "disabled"):
            continue
        if isinstance(value, str):
            options.add_session_config_entry(key, value)
        else:
            setattr(options, key, value)
    fixed = way.get("fixed", False)
    if fixed:
        for name, size in (("batch", 1), ("pieces", FIXED), ("words", FIXED)):
            options.add_free_dimension_override_by_name(name, size)
    session = onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"],
        disabled_optimizers=way.get("disabled", ["SkipLayerNormFusion"]),
    )  # fmt: skip
    names = [output.name for output in session.get_outputs() if output.name not in UNREAD]
    return lambda feed: session.run(names, filled(feed) if fixed else feed)


def filled(feed: Feed) -> Feed:
    """The window filled up to `FIXED`. No mask: this is to be timed, not read."""
    return {
        name: np.pad(values, [(0, 0), (0, FIXED - values.shape[1])] + [(0, 0)] * (values.ndim - 2))
        for name, values in feed.items()
    }


def measure(rows: dict[str, Run], feeds: list[Feed]) -> dict[str, float]:
    """Seconds of processor time a window, by row."""
    took = {name: np.full(len(feeds), np.inf) for name in rows}
    order = list(rows)
    for turn in range(ROUNDS + 1):  # the first is to warm up
        for at, feed in enumerate(feeds):
            for name in order[at % len(order) :] + order[: at % len(order)]:
                begun = time.process_time()
                rows[name](feed)
                if turn:
                    took[name][at] = min(took[name][at], time.process_time() - begun)
    return {name: float(values.mean()) for name, values in took.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="networks, exported by training.export or otherwise")
    parser.add_argument("--data", type=Path, help="the folder of the corpora")
    options = parser.parse_args()
    rows = {name: runner(DATA / "reader.onnx", way) for name, way in WAYS.items()}
    rows |= {str(path): runner(path, {}) for path in options.files}
    seconds = measure(rows, windows(options.data))
    base = seconds["as released"]
    for name, value in seconds.items():
        print(f"{name:40} {value * 1e3:7.2f} ms  {value / base:.3f}")


if __name__ == "__main__":
    main()
