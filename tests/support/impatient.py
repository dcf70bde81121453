"""The stand-in reader in a process that is given little time for each report."""

from __future__ import annotations

import standin

from dragoman.assembly import ray_reader

ray_reader.PATIENCE = 1.0
read = standin.read
