"""Ray, joined for as long as it is needed: a cluster that exists, or one on this machine alone.

Nothing here imports Ray before it is asked for, and nothing is sent anywhere but to the cluster's own machines.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dragoman.errors import UsageError

#: Bytes of results that wait on a machine of its own making for whoever asked for them. A design value: each worker has
#: at most some megabytes there. On a cluster that exists its own setting counts.
STORE = 256 << 20


@contextmanager
def joined(address: str | None = None, processors: int | None = None) -> Iterator[Any]:
    """The module `ray`, with this process in a cluster: the one it is in already, else that at `address`, else its own.

    `address` is Ray's: `auto` (the cluster of this machine), `HOST:PORT`, `ray://HOST:PORT`. Without one a cluster of
    `processors` (all cores) is made here and ended afterwards. Raises `UsageError` where there is no Ray or no cluster.
    """
    # Ray counts its users over the network unless it is told not to, before it is imported.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
    except ImportError as error:
        raise UsageError("work on a cluster needs Ray: pip install 'dragoman[ray]'") from error
    if ray.is_initialized():
        yield ray
        return
    own: dict[str, Any] = {"num_cpus": processors, "include_dashboard": False, "object_store_memory": STORE}
    try:
        ray.init(
            address=address or "local", log_to_driver=False, logging_level=logging.ERROR, **({} if address else own)
        )
    except ImportError as error:
        raise UsageError(f"{address} cannot be reached: pip install 'ray[client]'") from error
    except (ConnectionError, ValueError, RuntimeError, TimeoutError) as error:
        what = " ".join(str(error).split())
        raise UsageError(f"there is no Ray cluster at {address or 'this machine'} ({what[:200]})") from error
    try:
        yield ray
    finally:
        ray.shutdown()
