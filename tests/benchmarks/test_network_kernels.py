"""Timing networks beside each other: every row reads every window in each round, and the slower one is told."""

import numpy as np

from benchmarks import network_kernels


def _feed(pieces: int, words: int) -> dict[str, np.ndarray]:
    return {
        "ids": np.ones((1, pieces), np.int64),
        "features": np.ones((1, pieces, 4), np.int64),
        "words": np.ones((1, words), np.int64),
    }


def test_a_window_is_filled_up_with_nothing_at_its_end() -> None:
    filled = network_kernels.filled(_feed(7, 5))
    assert {name: values.shape for name, values in filled.items()} == {
        "ids": (1, 256),
        "features": (1, 256, 4),
        "words": (1, 256),
    }
    assert filled["ids"].sum() == 7
    assert filled["features"].sum() == 28
    assert filled["words"].sum() == 5


def test_rows_take_turns_and_the_slower_one_takes_longer() -> None:
    feeds = [_feed(3, 2), _feed(4, 3)]
    seen: list[tuple[str, int]] = []

    def row(name: str, work: int) -> network_kernels.Run:
        def run(feed: network_kernels.Feed) -> object:
            seen.append((name, feed["ids"].shape[1]))
            return sum(range(work))

        return run

    seconds = network_kernels.measure({"short": row("short", 10), "long": row("long", 200_000)}, feeds)
    assert seconds["long"] > seconds["short"]
    assert seen[:4] == [("short", 3), ("long", 3), ("long", 4), ("short", 4)]
    assert len(seen) == 4 * (network_kernels.ROUNDS + 1)
