"""Checks the corpora before a run: `python -m training.check --data CORPORA`.

Reads every file, holds every span against its text, and prints what each corpus teaches. Exit status 1 where one is
missing or broken, with its name and row.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from training.corpora import CORPORA
from training.examples import CorpusError
from training.labels import IGNORE
from training.train import load_tokenizer, read_config


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    options = parser.parse_args()
    tokenizer = load_tokenizer()
    failed = False
    for name in read_config(options.config)["corpora"]:
        for split in ("train", "dev"):
            texts = words = pieces = 0
            known: dict[str, int] = {}
            try:
                for example in CORPORA[name](options.data, tokenizer, split):
                    texts += 1
                    words += len(example)
                    pieces += len(example.pieces.ids)
                    for label, values in example.labels.items():
                        known[label] = known.get(label, 0) + int(np.sum(values != IGNORE))
            except (CorpusError, OSError, KeyError, ValueError) as error:
                print(f"{name} {split}: {type(error).__name__}: {error}", file=sys.stderr)
                failed = True
                continue
            teaches = ", ".join(f"{label} {count:,}" for label, count in known.items()) or "sets of entity labels"
            print(f"{name} {split}: {texts:,} texts, {words:,} words, {pieces:,} pieces; {teaches}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
