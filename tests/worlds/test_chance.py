import numpy as np
import pytest
from naive_worlds import draws, philox
from numba import njit

from dragoman.worlds import chance
from dragoman.worlds.compiling import LANES

#: kat_vectors of Random123 1.14, philox4x32 10: counter, key, result.
KNOWN = [
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
]


def words(text):
    return tuple(int(word, 16) for word in text.split())


@njit
def compiled(counter, key):
    return chance.philox(counter[0], counter[1], counter[2], counter[3], key[0], key[1])


@pytest.mark.parametrize(("counter", "key", "result"), KNOWN)
def test_philox_gives_the_known_answers_of_its_authors(counter, key, result):
    as_words = [np.array(words(text), dtype=np.uint64) for text in (counter, key)]
    assert compiled(*as_words) == words(result)
    assert philox(words(counter), words(key)) == words(result)


def test_draws_are_those_of_the_plain_reference_for_any_use_step_name_and_world():
    out = np.empty((4, LANES))
    seed = 2**63 + 12345
    for use, step, name, world in [(0, 0, "precision", 0), (3, 17, "CHN", 64), (4, 2**24 - 1, "é", 2**31 - LANES)]:
        chance.uniforms(chance.key(seed), use, step, chance.name_key(name), world, out)
        for lane in (0, 1, LANES - 1):
            assert out[:, lane].tolist() == draws(seed, use, step, name, world + lane)


def test_draws_for_different_names_steps_uses_worlds_and_seeds_have_nothing_in_common():
    rows = []
    out = np.empty((4, LANES))
    for seed, use, step, name in [(0, 0, 0, "a"), (1, 0, 0, "a"), (0, 1, 0, "a"), (0, 0, 1, "a"), (0, 0, 0, "b")]:
        row = []
        for world in range(0, 4096, LANES):
            chance.uniforms(chance.key(seed), use, step, chance.name_key(name), world, out)
            row.append(out.copy())
        rows.append(np.concatenate(row, axis=1))
    drawn = np.concatenate(rows)
    assert 0.0 < drawn.min() < 0.001 and 0.999 < drawn.max() < 1.0
    apart = np.corrcoef(drawn) - np.eye(len(drawn))
    assert np.abs(apart).max() < 4.5 / np.sqrt(4096)
    assert np.abs(drawn.mean(axis=1) - 0.5).max() < 4 * np.sqrt(1 / 12 / 4096)
