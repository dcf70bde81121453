"""Reports of our own writing on one invented dispute about herring: each a few sentences, no two alike."""

from __future__ import annotations

from pathlib import Path

#: What a report is for → its words.
REPORTS: dict[str, str] = dict(
    line.split(": ", 1) for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
)

GERMAN = (
    "Die Minister haben sich am Montag in Kopenhagen getroffen und lange über die Fangmengen gesprochen. Danach sagte "
    "der Sprecher, dass man sich noch nicht geeinigt habe, aber dass die Gespräche weitergehen würden."
)
