"""Examples in, batches of windows out, in an order that a seed decides and a step number can find again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor

from dragoman.reading.pieces import MASK, Window, collate
from training.examples import Example
from training.labels import IGNORE

#: Labels that are indices of words and move with the window.
POINTERS = ("cue", "head")


def random_windows(example: Example, size: int, rng: np.random.Generator) -> list[Window]:
    """Windows of at most `size` pieces that cover the text once; lengths vary, so that a text is cut anew each epoch.

    Half of them end at a paragraph's end where one is near, as they do at reading time.
    """
    n, first = len(example), example.pieces.first
    windows: list[Window] = []
    start = 0
    while start < n:
        length = size if windows or rng.random() < 0.5 else int(rng.integers(size // 3, size + 1))
        stop = int(np.searchsorted(first, first[start] + length, "right")) - 1
        stop = max(start + 1, min(stop, n))
        if stop < n and rng.random() < 0.5:
            middle = (start + stop) // 2 + 1
            breaks = np.flatnonzero(example.words.first[middle : stop + 1])
            if len(breaks):
                stop = middle + int(breaks[-1])
        windows.append(Window(start, stop))
        start = stop
    return windows


def make_batch(
    parts: list[tuple[Example, Window]], size: int, rng: np.random.Generator | None = None, masked: float = 0.0
) -> dict[str, Any]:
    """A batch as tensors: the network's inputs, `real` (which words are), and every label that any part has.

    `known` names the labels that say anything. `documents` lists the texts that are whole in the batch as (example,
    windows as (row, first, last)); `mentions` those of them that have chains. `masked` is the share of pieces replaced
    by [MASK], against overfitting; `clean` keeps them as they were.
    """
    inputs = collate([(example.pieces, window) for example, window in parts], size)
    if rng is not None and masked:
        inputs["clean"] = inputs["ids"].copy()
        hide = (rng.random(inputs["ids"].shape) < masked) & (inputs["ids"] > MASK)
        inputs["ids"][hide] = MASK
    width = inputs["words"].shape[1]
    batch: dict[str, Any] = {name: torch.from_numpy(values) for name, values in inputs.items()}
    counts = torch.tensor([window.last - window.first for _, window in parts])
    batch["real"] = torch.arange(width)[None] < counts[:, None]
    batch["known"] = set()
    for name in sorted({name for example, _ in parts for name in example.labels}):
        table = np.full((len(parts), width), IGNORE, np.int64)
        for row, (example, window) in enumerate(parts):
            if name not in example.labels:
                continue
            values = example.labels[name][window.first : window.last]
            if name in POINTERS:
                outside = (values < window.first) | (values >= window.last)
                values = np.where(outside, IGNORE, values - window.first)
            table[row, : len(values)] = values
        batch[name] = torch.from_numpy(table)
        if (table != IGNORE).any():
            batch["known"].add(name)
    if any(example.allowed is not None for example, _ in parts):
        kinds = next(example.allowed.shape[1] for example, _ in parts if example.allowed is not None)
        allowed = np.ones((len(parts), width, kinds), bool)
        for row, (example, window) in enumerate(parts):
            if example.allowed is not None:
                allowed[row, : window.last - window.first] = example.allowed[window.first : window.last]
        batch["allowed"] = torch.from_numpy(allowed)
    if any(example.parts for example, _ in parts):
        batch["parts"] = _parts(parts, width)
    documents: dict[int, tuple[Example, list[tuple[int, int, int]]]] = {}
    for row, (example, window) in enumerate(parts):
        documents.setdefault(id(example), (example, []))[1].append((row, window.first, window.last))
    whole = [
        (example, windows)
        for example, windows in documents.values()
        if sum(last - first for _, first, last in windows) == len(example)
    ]
    if taught := [one for one in whole if one[0].mentions is not None]:
        batch["mentions"] = taught
    batch["documents"] = whole
    return batch


def _parts(parts: list[tuple[Example, Window]], width: int) -> dict[int, tuple[Tensor, Tensor, Tensor]]:
    """Where the parts of anchors begin (even keys) and end (odd ones), by the part's place in `PARTS`.

    Each entry: the anchors' words (rows, k), which words are right for each (rows, k, width), which entries are real
    (rows, k). Nobody playing a part is the anchor's own word; a part outside of the window teaches nothing.
    """
    found: dict[int, list[list[tuple[int, list[int]]]]] = {}
    for row, (example, window) in enumerate(parts):
        for anchor, number, spans in example.parts or ():
            if not window.first <= anchor < window.last:
                continue
            inside = [(a, b) for a, b in spans if window.first <= a and b <= window.last]
            if spans and not inside:
                continue
            for end in (0, 1):
                right = [(b - 1 if end else a) - window.first for a, b in inside] or [anchor - window.first]
                rows = found.setdefault(2 * number + end, [[] for _ in parts])
                rows[row].append((anchor - window.first, right))
    out = {}
    for end, rows in found.items():
        most = max(map(len, rows))
        at = torch.zeros(len(parts), most, dtype=torch.int64)
        right, known = (
            torch.zeros(len(parts), most, width, dtype=torch.bool),
            torch.zeros(len(parts), most, dtype=torch.bool),
        )
        for row, entries in enumerate(rows):
            for k, (anchor, places) in enumerate(entries):
                at[row, k], known[row, k] = anchor, True
                right[row, k, places] = True
        out[end] = (at, right, known)
    return out


def epoch(
    examples: list[Example], size: int, pieces: int, rng: np.random.Generator, whole: bool = False
) -> list[list[tuple[Example, Window]]]:
    """One pass over a corpus as batches of about `pieces` pieces, windows of like length together, shuffled.

    A corpus with mentions keeps each document whole, and so does any where `whole` asks for it: coreference looks
    across windows.
    """
    cut = {k: random_windows(examples[k], size, rng) for k in range(len(examples))}
    order = rng.permutation(len(examples))
    if whole or examples[0].mentions is not None:
        batches, batch, filled = [], [], 0
        for k in order:
            batch += [(examples[k], window) for window in cut[k]]
            filled += int(examples[k].pieces.first[-1])
            if filled >= pieces * 0.75:
                batches.append(batch)
                batch, filled = [], 0
        return [*batches, batch] if batch else batches
    windows = [(examples[k], window) for k in order for window in cut[k]]
    lengths = np.array([e.pieces.first[w.last] - e.pieces.first[w.first] for e, w in windows])
    noisy = np.argsort(lengths + rng.uniform(-20, 20, len(lengths)), kind="stable")
    batches, batch, longest = [], [], 0
    for k in noisy:
        if batch and max(longest, lengths[k]) * (len(batch) + 1) > pieces:
            batches.append(batch)
            batch, longest = [], 0
        batch.append(windows[k])
        longest = max(longest, int(lengths[k]))
    batches.append(batch)
    return [batches[k] for k in rng.permutation(len(batches))]


def stream(
    examples: list[Example], size: int, pieces: int, seed: int, whole: bool = False
) -> Iterator[list[tuple[Example, Window]]]:
    """Batches without end; the same for the same seed."""
    number = 0
    while True:
        yield from epoch(examples, size, pieces, np.random.default_rng([seed, number]), whole)
        number += 1
