"""Teaches a finished network which words anchor an event rightly read: `python -m training.deeds --data CORPORA`.

A released network in, the same with one more output `deeds` (batch, words, 1) out: the log-odds that an event that the
rules read at a word is one, of the right type and between the right parties. The encoder stays as it is; what is
learned is one weight for each of a word's 384 numbers, by logistic regression on events judged by hand: a minute of one
core. It is the last stage, on the exported file: whoever exports another network runs it again.

**Rows**: `deeds.jsonl` (`{"corpus", "id", "span", "right"}`) and all draws of `benchmarks/events_judged.jsonl` but
the `fifth` and the last, which are left to measure by. Those of `bench_news` were judged by hand
while rules were written. In the sentences of `cameo_srctgt_train` (without its held-out fifth, wherever it stands) and
`plv_train` an event counts as right where all of its parties are marked in their roles, as wrong where one is marked in
another role; all others are left out.

Printed: how many there are, and by cross-validation over articles how well right and wrong are told apart (AUC), and
how many of the events kept are right where the least likely are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from benchmarks.corpora import find
from benchmarks.judged_events import JUDGED, is_political, is_right
from dragoman.reading.network import WINDOW, Network
from dragoman.reading.pieces import cut_windows, find_pieces
from dragoman.reading.words import find_words

HERE = Path(__file__).parent
NEWS = "bench_news"
CORPORA = (NEWS, "cameo_srctgt_train", "plv_train")
LABELS = HERE / "deeds.jsonl"
OUTPUT = "deeds"
#: Weight of the squares of the weights, for numbers of unit variance; the best of 30, 100, 300, 1,000 and 3,000 by
#: cross-validation.
RIDGE = 100.0
FOLDS = 10
#: The word vectors of a graph: what the linear layers of all heads take.
STATES = "/GatherElements_output_0"

#: A corpus, an item of it, and where the anchor stands in its text.
Place = tuple[str, str, int, int]
#: Texts by corpus and item.
Texts = dict[tuple[str, str], str]


def labels(texts: Texts) -> dict[Place, bool]:
    """Whether the event read at a place is right, for the places of the `texts`."""
    found: dict[Place, bool] = {}
    for line in LABELS.read_text().splitlines():
        row = json.loads(line)
        found[row["corpus"], row["id"], *row["span"]] = row["right"]
    for line in JUDGED.read_text().splitlines():
        row = json.loads(line)
        if any(is_political(texts.get((NEWS, row["id"]), ""), which) for which in ("first", "seventh")):
            found[NEWS, row["id"], *row["anchors"][0]] = is_right(row["verdict"])
    return {place: right for place, right in found.items() if place[:2] in texts}


def with_states(path: Path) -> Path:
    """The network with its word vectors as one more output, beside it."""
    model = onnx.load(str(path))
    if STATES not in {output.name for output in model.graph.output}:
        model.graph.output.append(helper.make_tensor_value_info(STATES, TensorProto.FLOAT, None))
    other = path.with_name("states.onnx")
    onnx.save(model, str(other))
    return other


def vectors(network: Network, texts: Texts, places: dict[Place, bool]) -> Iterator[tuple[Place, np.ndarray]]:
    """Each place with the mean of its words' vectors (384,)."""
    of_text: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in sorted(places):
        of_text[place[:2]].append(place)
    for name, some in of_text.items():
        words = find_words(texts[name])
        pieces = find_pieces(words, network.tokenizer)
        windows = cut_windows(words, pieces, WINDOW)
        states = np.concatenate([network.run_one(pieces, at, STATES)[0] for at in windows])
        for place in some:
            first, last = words.within(*place[2:])
            if first < last:
                yield place, states[first:last].mean(0)


def fit(x: np.ndarray, y: np.ndarray, ridge: float = RIDGE) -> tuple[np.ndarray, float]:
    """Weights (384,) and the constant of a logistic regression, for numbers as they come."""
    mean, spread = x.mean(0), x.std(0) + 1e-6
    given = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    penalty = np.full(given.shape[1], ridge)
    penalty[-1] = 1e-6
    weights = np.zeros(given.shape[1])
    for _ in range(20):  # Newton's method: settled after ten
        likely = 1 / (1 + np.exp(-given @ weights))
        curve = (given.T * (likely * (1 - likely) + 1e-9)) @ given + np.diag(penalty)
        weights -= np.linalg.solve(curve, given.T @ (likely - y) + penalty * weights)
    inner = weights[:-1] / spread
    return inner, float(weights[-1] - inner @ mean)


def cross_validated(x: np.ndarray, y: np.ndarray, names: list[str]) -> np.ndarray:
    """The log-odds of each row by weights that its article had no part in."""
    fold = np.array([int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS for name in names])
    odds = np.zeros(len(y))
    for k in range(FOLDS):
        weights, constant = fit(x[fold != k], y[fold != k])
        odds[fold == k] = x[fold == k] @ weights + constant
    return odds


def auc(odds: np.ndarray, y: np.ndarray) -> float:
    """How often a right one stands above a wrong one."""
    right, wrong = odds[y == 1][:, None], odds[y == 0][None]
    return float((right > wrong).mean() + (right == wrong).mean() / 2)


def graft(path: Path, weights: np.ndarray, constant: float) -> None:
    """Puts the layer into the network at `path`, in the place of an earlier one, and its hash beside it."""
    model = onnx.load(str(path))
    graph = model.graph
    for rows, mine in (
        (graph.node, lambda node: OUTPUT in node.output or f"{OUTPUT}_product" in node.output),
        (graph.output, lambda output: output.name == OUTPUT),
        (graph.initializer, lambda one: one.name.startswith(f"{OUTPUT}_")),
    ):
        kept = [row for row in rows if not mine(row)]
        del rows[:]
        rows.extend(kept)
    graph.initializer.append(numpy_helper.from_array(weights.astype(np.float32)[:, None], f"{OUTPUT}_weights"))
    graph.initializer.append(numpy_helper.from_array(np.array([constant], np.float32), f"{OUTPUT}_constant"))
    graph.node.append(helper.make_node("MatMul", [STATES, f"{OUTPUT}_weights"], [f"{OUTPUT}_product"]))
    graph.node.append(helper.make_node("Add", [f"{OUTPUT}_product", f"{OUTPUT}_constant"], [OUTPUT]))
    graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["batch", "words", 1]))
    onnx.save(model, str(path))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_name("reader.sha256").write_text(f"{digest}  reader.onnx\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--network", type=Path, default=Path("dragoman/data/reader.onnx"))
    options = parser.parse_args()
    texts = {(name, row["id"]): row["text"] for name in CORPORA for row in find(name, options.data).rows()}
    judged = labels(texts)
    other = with_states(options.network)
    network = Network(other)
    other.unlink()
    rows = list(vectors(network, texts, judged))
    x = np.array([vector for _, vector in rows], np.float64)
    y = np.array([judged[place] for place, _ in rows], np.float64)
    odds = cross_validated(x, y, [place[1] for place, _ in rows])
    news = np.array([place[0] == NEWS for place, _ in rows])
    print(
        f"{news.sum()} events of news, {y[news].mean():.3f} right; {(~news).sum()} of sentences, {y[~news].mean():.3f}"
    )
    print(f"AUC {auc(odds[news], y[news]):.3f}")
    for share in (0.05, 0.1, 0.15, 0.2, 0.3):
        least = float(np.quantile(odds[news], share))
        kept, others = news & (odds >= least), (odds[~news] >= least).mean()
        print(f"without the {share:.0%} below {least:+.2f}: {y[kept].mean():.3f} right; {others:.3f} of sentences kept")
    graft(options.network, *fit(x, y))
    print(f"{options.network}: SHA-256 {options.network.with_name('reader.sha256').read_text().split()[0]}")


if __name__ == "__main__":
    main()
