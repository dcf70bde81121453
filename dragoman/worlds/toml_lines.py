"""On which line of a TOML file each key stands: text in, lines by path out.

`tomllib` keeps no positions, and neither do other readers (`tomlkit` has had the wish since 2019: its issue 55). So the
text is read a second time, after `tomllib` has found it valid, for nothing but the places of its keys: tables, arrays
of tables, dotted keys, and what stands inside arrays and inline tables.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

#: Keys and places in arrays, from the top of the file down: `("actors", 0, "options", 1, "bias")`.
Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
#: A value that is no array and no inline table: strings of the four kinds, else all up to where it must end.
_PLAIN = re.compile(
    r'"""(?:[^"\\]|\\(?s:.)|"(?!""))*"{3,5}' r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'" r"|[^,\]}#\n]+"
)  # fmt: skip
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def lines(text: str) -> dict[Path, int]:
    """The line, from 1, on which each key and each element of an array begins. `text` is valid TOML."""
    return _Scan(text).whole()


def line_of(path: Path, known: Mapping[Path, int]) -> int:
    """The line of a path, or of the nearest table around it; 1 for what is nowhere in the file."""
    return next((known[path[:end]] for end in range(len(path), 0, -1) if path[:end] in known), 1)


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, int] = {}
        self.breaks = [found.start() for found in re.finditer("\n", text)]
        #: The last place that is taken in each array of tables.
        self.last: dict[Path, int] = {}

    def whole(self) -> dict[Path, int]:
        table: Path = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self.text.startswith("[[", self.at):
                table = self._header(2)
            elif self.text[self.at] == "[":
                table = self._header(1)
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self.found

    def _skip(self, what: re.Pattern[str]) -> None:
        found = what.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _note(self, path: Path, at: int) -> None:
        self.found.setdefault(path, bisect_right(self.breaks, at - 1) + 1)

    def _header(self, brackets: int) -> Path:
        start = self.at
        self.at += brackets
        keys = self._keys()
        self._skip(_SPACE)
        self.at += brackets
        path: Path = ()
        for place, key in enumerate(keys):
            path = (*path, key)
            if brackets == 2 and place == len(keys) - 1:
                self.last[path] = self.last.get(path, -1) + 1
            self._note(path, start)
            if path in self.last:
                path = (*path, self.last[path])
                self._note(path, start)
        return path

    def _keys(self) -> list[str]:
        """A key, or several with dots between them."""
        found = []
        while True:
            self._skip(_SPACE)
            key = _KEY.match(self.text, self.at)
            if key is None:  # not TOML: leave it to who has said that it is
                raise ValueError(f"no key at {self.at}")
            self.at = key.end()
            found.append(_plain_key(key.group()))
            self._skip(_SPACE)
            if self.text[self.at : self.at + 1] != ".":
                return found
            self.at += 1

    def _pair(self, table: Path) -> None:
        start = self.at
        path = table
        for key in self._keys():
            path = (*path, key)
            self._note(path, start)
        self.at += 1  # the sign "="
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self.text[self.at : self.at + 1]
        if opening not in ("[", "{"):
            self._skip(_PLAIN)
            return
        closing = "]" if opening == "[" else "}"
        self.at += 1
        place = 0
        while True:
            self._skip(_BLANK)
            if self.text[self.at : self.at + 1] == closing:
                self.at += 1
                return
            if opening == "[":
                self._note((*path, place), self.at)
                self._value((*path, place))
            else:
                self._pair(path)
            place += 1
            self._skip(_BLANK)
            if self.text[self.at : self.at + 1] == ",":
                self.at += 1


def _plain_key(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    if key[0] != '"':
        return key
    return _ESCAPE.sub(lambda found: _unescaped(found.group(1)), key[1:-1])


def _unescaped(code: str) -> str:
    return chr(int(code[1:], 16)) if len(code) > 1 else _ESCAPED.get(code, code)
