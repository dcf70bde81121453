"""Random numbers by counting: what is drawn depends on what it is drawn for, and on nothing that was drawn before.

Philox 4×32-10 (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", SC'11) turns a counter
of 128 bits into 128 random bits. The seed is its key; the counter is made of the world's number, the step, the use
that is made of the draw and a hash of the name of what is drawn. So a number that is added to a model or dropped from
it moves no other draw, two runs of one seed share the draws of all that they have in common, and any world can be
drawn anywhere by itself.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from dragoman.worlds.compiling import LANES, Keys, part, stage

#: Uses of a draw, the high byte of the counter's second word; the step is below it.
NUMBER, SAID, SPEAKER, ACT, NOISE, OUTCOME = range(6)

#: The multipliers of a round and what the key grows by from round to round (Salmon et al. 2011, section 3.4).
MULTIPLY_0, MULTIPLY_1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
WEYL_0, WEYL_1 = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
LOW = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)
UNIT = 2.0**-32

#: World numbers and seeds that the counter and the key hold.
MOST_WORLDS = 2**32
MOST_STEPS = 2**24


def key(seed: int) -> np.uint64:
    """The key of a seed: its low 64 bits."""
    return np.uint64(seed & (2**64 - 1))


def name_key(name: str) -> np.uint64:
    """64 bits for a name, the same on every machine."""
    return np.uint64(int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little"))


def name_keys(names: list[str]) -> Keys:
    """`name_key` of each."""
    return np.array([name_key(name) for name in names], dtype=np.uint64)


@part
def philox(
    c0: np.uint64, c1: np.uint64, c2: np.uint64, c3: np.uint64, k0: np.uint64, k1: np.uint64
) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    """Philox 4×32-10: four words of a counter and two of a key, each 32 bits, to four random words of 32 bits."""
    for _ in range(10):
        product_0 = MULTIPLY_0 * c0
        product_1 = MULTIPLY_1 * c2
        c0, c1, c2, c3 = (product_1 >> HALF) ^ c1 ^ k0, product_1 & LOW, (product_0 >> HALF) ^ c3 ^ k1, product_0 & LOW
        k0 = (k0 + WEYL_0) & LOW
        k1 = (k1 + WEYL_1) & LOW
    return c0, c1, c2, c3


@part
def unit(word: np.uint64) -> float:
    """A random word of 32 bits as a number between 0 and 1, both exclusive."""
    return (np.float64(np.int64(word)) + 0.5) * UNIT


@stage
def uniforms(seed: np.uint64, use: int, step: int, name: np.uint64, world: int, out: NDArray[np.float64]) -> None:
    """Four draws for each world from `world` on into `out` (4, LANES): uniform between 0 and 1, both exclusive."""
    second = np.uint64((use << 24) | step)
    for lane in range(LANES):
        a, b, c, d = philox(np.uint64(world + lane), second, name & LOW, name >> HALF, seed & LOW, seed >> HALF)
        out[0, lane] = unit(a)
        out[1, lane] = unit(b)
        out[2, lane] = unit(c)
        out[3, lane] = unit(d)


@stage
def uniform(seed: np.uint64, use: int, step: int, name: np.uint64, world: int, out: NDArray[np.float64]) -> None:
    """The first of the draws of `uniforms` alone, into `out` (LANES,)."""
    second = np.uint64((use << 24) | step)
    for lane in range(LANES):
        out[lane] = unit(philox(np.uint64(world + lane), second, name & LOW, name >> HALF, seed & LOW, seed >> HALF)[0])
