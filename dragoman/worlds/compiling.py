"""How the worlds are compiled: in blocks of `LANES`, by Numba, kept on disk between processes.

Everything that is compiled works on rows of `LANES` numbers, one a world, so that the processor's vector units take
several worlds at once and a block stays in its cache. Nothing is compiled with "fast mathematics", which lets the
order of operations change: what a world gives depends on its number and the seed alone, bit for bit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba
import numpy as np
from numpy.typing import NDArray

Function = TypeVar("Function", bound=Callable[..., Any])
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]

#: The files of this folder that hold compiled functions.
COMPILED = (
    "arithmetic", "causes", "chance", "choice", "compiling", "draws", "echo", "equilibrium", "leverage", "mixing",
    "settlement", "spreads", "stances", "stepping", "totals",
)  # fmt: skip
#: Worlds of a block, the length of the inner loops. Of 16 to 128 the fastest with 6 and with 30 actors.
LANES = 64


def part(function: Function) -> Function:
    """Compiles what is put in place where it is called. Division by zero gives inf or nan, as in numpy."""
    made: Function = numba.njit(function, nogil=True, error_model="numpy", forceinline=True)
    return made


def stage(function: Function) -> Function:
    """Compiles a stage of the kernel that works on whole rows; called, not put in place."""
    made: Function = numba.njit(function, nogil=True, error_model="numpy")
    return made


def kept(function: Function) -> Function:
    """Compiles what Python calls, and keeps it on disk where a folder for it can be written.

    Numba compiles anew when the function's own file changes, not when another does that it calls. So `function` must
    be made within a function of `stamp()` and use that: what it closes over belongs to the key of the cache.
    """
    made: Function
    try:
        made = numba.njit(function, nogil=True, error_model="numpy", cache=True)
    except RuntimeError:  # no folder that can be written: compiled once a process
        made = numba.njit(function, nogil=True, error_model="numpy")
    return made


def stamp() -> str:
    """A hash of the source files that hold compiled functions."""
    made = hashlib.sha256()
    for name in COMPILED:
        made.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return made.hexdigest()[:16]
