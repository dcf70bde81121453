"""The network: loads the released file once a process, checks it, and runs it over a text's windows.

Words in, `Signals` out: one array a head over all words of the text, and pair scores window by window. The file carries
its own label lists and small tables, so that a retrained network with more labels needs no change here.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import NetworkFileError
from dragoman.reading.pieces import Pieces, Window, collate, cut_windows, find_pieces
from dragoman.reading.words import Words

Floats = NDArray[np.float32]

DATA = Path(__file__).parent.parent / "data"
#: Pieces a window. Shorter windows are faster a piece and see less; see benchmarks/README.md for the trade.
WINDOW = 254
#: Outputs that are square, words by words.
PAIRS = ("cue", "arcs")
#: Outputs that reading does without. onnxruntime works out the whole graph whatever is asked for (measured), so leaving
#: them out saves their copies alone.
UNREAD = ("event_type", "fine", "head")
#: Outputs that are indices of words, counted from their window's first.
INDICES = ("mention_first", "mention_last")


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What the network says of a text of n words.

    `by_word` arrays (n, …) by output name · `pairs` for each output of `PAIRS` the windows' ranges and scores (w, w).
    """

    by_word: Mapping[str, NDArray[Any]]
    pairs: Mapping[str, list[tuple[tuple[int, int], Floats]]]


class Network:
    """One loaded network file. Not shared between processes; one thread a session unless told otherwise."""

    def __init__(self, path: Path, digest: str | None = None, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        try:
            content = path.read_bytes()
        except OSError as error:
            raise NetworkFileError(
                f"{path}: {error.strerror}; reinstall dragoman, or see training/README.md"
            ) from error
        self.digest = hashlib.sha256(content).hexdigest()
        if digest is not None and self.digest != digest:
            raise NetworkFileError(
                f"{path}: its SHA-256 is {self.digest[:12]}…, not {digest[:12]}… as released; reinstall dragoman"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            # Adding and normalising in one node is eight times slower here than in two (measured, onnxruntime 1.32).
            self.session = onnxruntime.InferenceSession(
                content, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
            )
        except Exception as error:  # onnxruntime raises classes of its own that share no public base
            raise NetworkFileError(f"{path}: is no network that can be loaded: {error}") from error
        self.outputs = [output.name for output in self.session.get_outputs()]
        #: How many of the pieces' features this network was taught with; an older one knows fewer.
        given = {i.name: i.shape for i in self.session.get_inputs()}
        self.features = given["features"][2]
        self._takes = tuple(given)
        self._properties = self.session.get_modelmeta().custom_metadata_map
        self.tokenizer = Tokenizer.from_file(str(path.with_name("tokenizer.json")))
        #: Seconds that `run` has spent in the network itself since it was loaded.
        self.seconds = 0.0

    @cached_property
    def labels(self) -> dict[str, list[str]]:
        """Label lists by output name."""
        return dict(json.loads(self._properties["labels"]))

    @cached_property
    def tables(self) -> dict[str, Floats]:
        """Small weights that are used outside the graph, by name."""
        stored = json.loads(self._properties["tables"])
        return {
            name: np.frombuffer(base64.b64decode(table["data"]), np.float32).reshape(table["shape"])
            for name, table in stored.items()
        }

    def inputs(self, parts: list[tuple[Pieces, Window]], window: int) -> dict[str, NDArray[np.int64]]:
        """A batch of windows as this network takes it: see `pieces.collate`.

        A released network takes no `mask`: windows of a batch must then have as many pieces each to be read rightly.
        """
        batch = collate(parts, window)
        batch["features"] = batch["features"][..., : self.features]
        return {name: batch[name] for name in self._takes}

    def run(self, words: Words, window: int = WINDOW) -> Signals:
        """The network's signals for a text. One window a call: on one thread batches are slower (measured)."""
        pieces = find_pieces(words, self.tokenizer)
        windows = cut_windows(words, pieces, window)
        names = [name for name in self.outputs if name not in UNREAD]
        parts: dict[str, list[NDArray[Any]]] = {name: [] for name in names if name not in PAIRS}
        pairs: dict[str, list[tuple[tuple[int, int], Floats]]] = {name: [] for name in PAIRS}
        for at in windows:
            taken = self.inputs([(pieces, at)], window)
            begun = time.perf_counter()
            given = self.session.run(names, taken)
            self.seconds += time.perf_counter() - begun
            for name, values in zip(names, given, strict=True):
                if name in PAIRS:
                    pairs[name].append(((at.first, at.last), values[0]))
                else:
                    parts[name].append(values[0] + at.first if name in INDICES else values[0])
        return Signals({name: _joined(values) for name, values in parts.items()}, pairs)

    def run_one(self, pieces: Pieces, at: Window, output: str, window: int = WINDOW) -> Floats:
        """One output for one window of a text, as the graph gives it, its first axis the batch of one."""
        (values,) = self.session.run([output], self.inputs([(pieces, at)], window))
        return np.asarray(values, np.float32)


def _joined(windows: list[NDArray[Any]]) -> NDArray[Any]:
    """What the windows of a text give, one behind the other; that of a single window is left where it lies."""
    if not windows:
        return np.zeros(0)
    return windows[0] if len(windows) == 1 else np.concatenate(windows)


_loaded: list[Network] = []


def loaded() -> list[Network]:
    """The networks that this process has loaded."""
    return _loaded


@lru_cache(maxsize=2)
def load(path: Path | None = None, threads: int | None = None) -> Network:
    """The released network, or the one at `path` (also environment variable DRAGOMAN_NETWORK), loaded once.

    The hash of the released one is checked against `data/reader.sha256`; one given by hand is taken as it is.
    """
    given = path or (Path(os.environ["DRAGOMAN_NETWORK"]) if "DRAGOMAN_NETWORK" in os.environ else None)
    if threads is None:
        threads = int(os.environ.get("DRAGOMAN_THREADS", "1"))
    if given is not None:
        return _kept(Network(given, threads=threads))
    record = DATA / "reader.sha256"
    if not record.exists():
        raise NetworkFileError(f"{record}: missing; reinstall dragoman, or train a network (training/README.md)")
    return _kept(Network(DATA / "reader.onnx", record.read_text().split()[0], threads))


def _kept(network: Network) -> Network:
    _loaded.append(network)
    return network
