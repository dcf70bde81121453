"""Regular expressions that are compiled when they are first used.

Most documents need few of those that bylines and credits are found with, and compiling them all takes longer than
reading a report.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class _Lazy(Generic[AnyStr]):
    def __init__(self, source: AnyStr, flags: int) -> None:
        self._source: AnyStr = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Called once for each method that is used: what is found is kept as an attribute.
        method = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, method)
        return method


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, at the first use. Errors in the pattern show then, too."""
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))
