"""Quick figures on the development sets while training: enough to see whether a run goes well, not what is published.

What is published comes from `benchmarks/`, which measures the exported network as the reader uses it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import torch

from dragoman.reading.pieces import cut_windows
from training.batches import make_batch
from training.examples import Example
from training.heads.anchors import Anchors
from training.labels import ENTITIES, IGNORE, PARTS, ROLES
from training.model import Network

Figures = dict[str, float]

#: The corpora whose development sets are measured here.
MEASURED = ("polnear", "worldwide", "gum", "ewt", "plv", "annotated")


def _f1(right: float, predicted: float, gold: float) -> float:
    return round(200 * right / max(1e-9, predicted + gold), 2)


def _names(labels: np.ndarray, types: list[str]) -> set[tuple[int, int, str]]:
    """Spans of a BIO sequence; an I- that continues nothing begins a span."""
    spans, start, kind = set(), 0, ""
    for at, label in enumerate([*(types[k] for k in labels), "O"]):
        inside = label[:2] == "I-" and label[2:] == kind
        if kind and not inside:
            spans.add((start, at, kind))
            kind = ""
        if not inside and label != "O":
            start, kind = at, label[2:]
    return spans


@torch.no_grad()
def measure(network: Network, corpora: dict[str, list[Example]], window: int, device: str) -> Figures:
    """Percentages: F1 of roles by word, exact names and mention heads; arcs and parts of speech on gold words."""
    network.eval()
    counts: dict[str, float] = defaultdict(float)
    for name, examples in corpora.items():
        for example in examples:
            windows = cut_windows(example.words, example.pieces, window)
            for at in range(0, len(windows), 64):
                batch = make_batch([(example, w) for w in windows[at : at + 64]], window)
                batch = {k: v.to(device) if isinstance(v, torch.Tensor) else v for k, v in batch.items()}
                _count(network, name, batch, counts)
    network.train()
    figures: Figures = {}
    for key in sorted({k.rsplit("/", 1)[0] for k in counts}):
        if f"{key}/of" in counts:
            figures[key] = round(100 * counts[f"{key}/right"] / max(1, counts[f"{key}/of"]), 2)
        else:
            figures[key] = _f1(counts[f"{key}/right"], counts[f"{key}/predicted"], counts[f"{key}/gold"])
    return figures


def _count(network: Network, corpus: str, batch: dict[str, Any], counts: dict[str, float]) -> None:
    states, real = network.states(batch), batch["real"]
    out = {name: {k: v.cpu().numpy() for k, v in network.head(name)(states, real).items()} for name in network.heads}
    gold = {k: v.cpu().numpy() for k, v in batch.items() if isinstance(v, torch.Tensor)}
    if corpus == "polnear" and "roles" in out:
        mine, right = out["roles"]["roles"].argmax(-1), gold["roles"]
        known = right != IGNORE
        for k, role in enumerate(("source", "cue", "content")):
            p, g = ((x + 1) // 2 == k + 1 for x in (np.where(known, mine, 0), np.where(known, right, 0)))
            counts[f"roles.{role}/right"] += int((p & g).sum())
            counts[f"roles.{role}/predicted"] += int(p.sum())
            counts[f"roles.{role}/gold"] += int(g.sum())
        known = gold["cue"] != IGNORE
        counts["cue pointer/right"] += int((out["roles"]["cue"].argmax(-1) == gold["cue"])[known].sum())
        counts["cue pointer/of"] += int(known.sum())
    if corpus == "plv" and "event_type" in out:
        right = out["event_type"]["event_type"].argmax(-1) == gold["event_type"][:, 0]
        counts["event type/right"] += int(right.sum())
        counts["event type/of"] += len(right)
    if corpus == "annotated" and "anchors" in out:
        _count_anchors(network, states, batch, counts)
    if corpus == "worldwide" and "entities" in out:
        for mine, right in zip(out["entities"]["entities"].argmax(-1), gold["entities"], strict=True):
            n = int((right != IGNORE).sum())
            p, g = _names(mine[:n], ENTITIES), _names(right[:n], ENTITIES)
            counts["entities/right"] += len(p & g)
            counts["entities/predicted"] += len(p)
            counts["entities/gold"] += len(g)
    if corpus in ("gum", "ewt") and "syntax" in out:
        known = gold["head"] != IGNORE
        arcs, relations = out["syntax"]["head"] == gold["head"], out["syntax"]["deprel"] == gold["deprel"]
        tags = out["syntax"]["upos"].argmax(-1) == gold["upos"]
        for name, hit in (("LAS", arcs & relations), ("UAS", arcs), ("UPOS", tags)):
            counts[f"{corpus} {name}/right"] += int(hit[known].sum())
            counts[f"{corpus} {name}/of"] += int(known.sum())
        mine, right = out["syntax"]["begins"].argmax(-1) == 1, gold["begins"] == 1
        mine &= gold["begins"] != IGNORE
        counts[f"{corpus} sentences/right"] += int((mine & right).sum())
        counts[f"{corpus} sentences/predicted"] += int(mine.sum())
        counts[f"{corpus} sentences/gold"] += int(right.sum())
    if "mentions" in batch and "coreference" in out:
        mine = (out["coreference"]["mention"] > 0) & gold["real"]
        counts["mentions/predicted"] += int(mine.sum())
        loss = network.head("coreference").loss(states, batch["real"], batch).get("antecedent")
        if loss is not None:  # the mean chance, in percent, that is given to a right antecedent
            counts["antecedents/right"] += float(torch.exp(-loss))
            counts["antecedents/of"] += 1
        for example, windows in batch["mentions"]:
            heads = set(example.mentions[:, 0].tolist())
            for row, first, last in windows:
                here = [h - first for h in heads if first <= h < last]
                counts["mentions/gold"] += len(here)
                counts["mentions/right"] += int(mine[row, here].sum())


def _count_anchors(network: Network, states: torch.Tensor, batch: dict[str, Any], counts: dict[str, float]) -> None:
    """Anchors' first words and their kind by kind of record; parts of gold anchors, right where a word is shared."""
    head = network.head("anchors")
    assert isinstance(head, Anchors)
    for name, logits in head.taggers(states).items():
        if name == "sides" or name not in batch:
            continue
        mine, right = logits.argmax(-1), batch[name].to(logits.device)
        known = right != IGNORE
        if name == "modality":
            counts["anchors modality/right"] += int((mine == right)[known].sum())
            counts["anchors modality/of"] += int(known.sum())
            continue
        inside = logits.shape[-1] - 1
        begins, gold = (known & (labels > 0) & (labels < inside) for labels in (mine, right))
        counts[f"anchors {name}/right"] += int((begins & gold & (mine == right)).sum())
        counts[f"anchors {name}/predicted"] += int(begins.sum())
        counts[f"anchors {name}/gold"] += int(gold.sum())
    query, key = head.ready(states)
    for number, (kind, _) in enumerate(PARTS):
        if 2 * number not in batch.get("parts", {}):
            continue
        (at, first, known), (_, last, _) = (batch["parts"][2 * number + end] for end in (0, 1))
        mine = [
            head.pointed(query, key, at.to(states.device), 2 * number + e, batch["real"]).argmax(-1).cpu()
            for e in (0, 1)
        ]
        hit = first.gather(2, mine[0][..., None])[..., 0] | last.gather(2, mine[1][..., None])[..., 0]
        counts[f"parts {kind}/right"] += int((hit & known).sum())
        counts[f"parts {kind}/of"] += int(known.sum())


assert len(ROLES) == 7
