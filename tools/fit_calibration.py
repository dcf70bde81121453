"""Fits what a record's confidence means (`dragoman/reading/calibrated.py`) on records known to be right or wrong.

    python tools/fit_calibration.py [--data DIR]

Which records these are, and what right means, is said in `benchmarks/outcomes.py`; the function that is fitted, in
`benchmarks/logistic.py`; how strongly it is held back, in `benchmarks/calibration.py`. The weights are written into
`dragoman/data/calibration.json` with how they came to be. It takes four minutes on a core, nearly all of it reading.
To be done again when rules, network or annotations change; `python -m benchmarks calibration` then measures it.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import calibration, logistic, outcomes, readers  # noqa: E402
from benchmarks.results import circumstances  # noqa: E402
from dragoman.reading.calibrated import FILE, Calibration, Weights  # noqa: E402
from dragoman.records import RECORD_TYPES  # noqa: E402


def fitted(given: list[outcomes.Outcome]) -> Calibration:
    """The weights of all types, and how they came to be."""
    weights: dict[str, Weights] = {}
    types: dict[str, Any] = {}
    for kind in RECORD_TYPES:
        of_kind = calibration.of_type(given, kind)
        prior = calibration.prior_for(of_kind)
        weights[kind] = logistic.fit(of_kind, prior)
        result = calibration.measure(given, kind)
        types[kind] = {
            "records": len(of_kind),
            "documents": result.documents,
            "right": round(result["right"], 3),
            "prior": prior,
            "error before": round(result["calibration error, as rules say"], 3),
            "error after, ten-fold": round(result["calibration error"], 3),
        }
    made = {
        "by": "python tools/fit_calibration.py",
        "on": datetime.now(UTC).date().isoformat(),
        "network": circumstances()["network"],
        "annotations": calibration.edition(),
        "types": types,
    }
    return Calibration(made=made, weights=weights)


def main() -> None:
    """Reads the annotated reports, fits, and writes the file."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, help="Folder of the corpora.")
    found = fitted(outcomes.every(arguments.parse_args().data, readers.uncalibrated))
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    for kind, figures in found.made["types"].items():
        print(kind, figures)


if __name__ == "__main__":
    main()
