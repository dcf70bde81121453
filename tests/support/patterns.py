"""The regular expressions of a package, and how their time grows with their input.

`patterns(package)` finds all: module-level ones, compiled or lazy, wherever they are kept, and those that are written
where they are used. `growth(pattern)` tries many long inputs, some made from the pattern itself.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, NamedTuple

import msgspec


class Found(NamedTuple):
    """A regular expression, where it stands (`sources/text.py _YAML`), and whether it is only matched at a place."""

    where: str
    pattern: re.Pattern[Any]
    anchored: bool = False


def patterns(package: ModuleType) -> list[Found]:
    """All regular expressions of a package and what is below it, each once."""
    found: dict[tuple[Any, int], Found] = {}
    uses = _uses(package)
    for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        path = Path(module.__file__ or "")
        short = "/".join(info.name.split(".")[1:]) + ".py"
        for name, value in vars(module).items():
            for pattern in _held(value, 3):
                only = bool(uses[name]) and uses[name] <= {"match", "fullmatch"}
                found.setdefault((pattern.pattern, pattern.flags), Found(f"{short} {name}", pattern, only))
        for line, pattern, only in _written(ast.parse(path.read_text(encoding="utf-8")), module):
            found.setdefault((pattern.pattern, pattern.flags), Found(f"{short}:{line}", pattern, only))
    return list(found.values())


_METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")


def _uses(package: ModuleType) -> defaultdict[str, set[str]]:
    """Which methods of a pattern are called, by its name, anywhere in a package."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in Path(package.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in (*_METHODS, "split"):
                owner = node.value
                name = (
                    owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
                )
                found[name].add(node.attr)
    return found


def _held(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif type(value).__name__ == "_Lazy":
        yield re.compile(value._source, value._flags)
    elif isinstance(value, dict) and depth:
        yield from _held([*value, *value.values()], depth - 1)
    elif isinstance(value, tuple | list | frozenset | set) and depth:
        for each in value:
            yield from _held(each, depth - 1)
    elif isinstance(value, msgspec.Struct) and depth:
        yield from _held([getattr(value, name) for name in value.__struct_fields__], depth - 1)


def _written(tree: ast.Module, module: ModuleType) -> Iterator[tuple[int, re.Pattern[Any], bool]]:
    """Patterns in calls of `re`'s functions, as far as they are made of what the module knows."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
            and isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            and node.func.attr in ("compile", *_METHODS)
        ):  # fmt: skip
            flags = [k.value for k in node.keywords if k.arg == "flags"]
            if node.func.attr == "compile":
                flags += node.args[1:2]
            try:
                source, flag = (_value(each, module) for each in (node.args[0], flags[0] if flags else ast.Constant(0)))
                yield node.lineno, re.compile(source, flag), node.func.attr in ("match", "fullmatch")
            except (NameError, AttributeError, TypeError, re.error):
                continue  # made of what a function was given: such are made of words of ours


def _value(node: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(node), "pattern", "eval"), vars(module))


# -- inputs

#: What is repeated whatever the pattern is: runs of one sign, and of a few together.
_PIECES = (
    " ", "\n", "\t", "\r\n", '"', "“", "”", "’", "'", ".", ",", "-", "–", "0", "1", "9", "a", "A", "(", ")", "[",
    "<", ">", "/", "\\", "_", "*", "#", "=", ":", ";", "&", "|", "@", "é", "\x00", "̀", '\udc80', "x ", "A ", "a,",
    "1,", "1.", "A.", "a.", "a-", "1-", "1 ", " \n", "\n ", '" ', '"a', "<a", "<a ", "-- ", "a'", "Aa ", "Aa, ",
    "Aa-", "and ", "the ", "of ", "by ", "May 1 ", "1 May ", "$1 ", "1,000 ", "http://", "a@", "a.b", "&#", "<!--",
    "of the ", "said ", '."',
)  # fmt: skip
#: What the repeated pieces end in.
_ENDS = ("\x01", "a", "\n")
#: Repetitions of up to so many make no more than a constant of it.
_LONG_REPEAT = 400
#: Inputs that are made from a pattern itself, at most.
_MOST = 60
#: Lengths at which a pattern is timed, in characters.
SHORT, LONG = 125, 1_000
#: Seconds of CPU time under which the long input is quick whatever the growth, and the growth (of eight times the
#: length) from which time grows faster than the length: linear is 8, quadratic 64.
QUICK, FASTER = 0.002, 20.0


class Growth(NamedTuple):
    """How long the long input took, how many times as long as the short one, and the input's beginning."""

    seconds: float
    times: float
    input: str


def growth(pattern: re.Pattern[Any], anchored: bool = False) -> Growth | None:
    """The first input for a pattern that takes more than linear time; None where there is none."""
    if not _has_long_repeat(pattern):
        return None  # no input makes it go over more than a few signs again
    for head, piece, end in _inputs(pattern):
        # Begin in small steps: what grows exponentially never gets to the long input.
        took = 0.0
        for length in (30, SHORT, LONG):
            text: Any = head + piece * (length // len(piece)) + end
            data = text.encode("utf-8", "surrogateescape") if isinstance(pattern.pattern, bytes) else text
            before, took = took, _time(pattern, data, anchored)
            if took > 1.0:
                break
        if took > QUICK and took > FASTER * before:
            # Once more: a busy machine may have taken the time.
            took = min(took, _time(pattern, data, anchored))
            if took > QUICK and took > FASTER * before:
                return Growth(took, took / max(before, 1e-9), f"{head[-20:]!r} + {piece!r} * n + {end!r} ({length})")
    return None


def _time(pattern: re.Pattern[Any], data: Any, anchored: bool) -> float:
    began = time.process_time()
    # What never ends is stopped: `re` listens to signals on its way.
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 2.0)
    try:
        _go_over(pattern, data, anchored)
    except TimeoutError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def _stop(*_: object) -> None:
    raise TimeoutError


def _go_over(pattern: re.Pattern[Any], data: Any, anchored: bool) -> None:
    if anchored:
        pattern.match(data)
        pattern.fullmatch(data)
    else:
        for _ in pattern.finditer(data):
            pass


def _inputs(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    binary = isinstance(pattern.pattern, bytes)
    pieces = [piece for piece in _PIECES if not binary or piece.isascii() or piece == "\udc80"]
    for piece in pieces:
        for end in _ENDS:
            yield "", piece, end
    source = pattern.pattern.decode("latin-1") if binary else pattern.pattern
    try:
        parsed = parser.parse(source, pattern.flags & ~re.UNICODE if binary else pattern.flags)
    except re.error:
        return
    seen: set[tuple[str, str]] = set()
    for head, piece in islice(_repeats(list(parsed), ""), _MOST):
        if piece and (head, piece) not in seen:
            seen.add((head, piece))
            for end in _ENDS[:1]:
                yield head, piece, end
                yield "", head + piece, end


def _has_long_repeat(pattern: re.Pattern[Any]) -> bool:
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    parsed = parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    return any(most > _LONG_REPEAT for most in _bounds(list(parsed)))


def _bounds(items: list[Any]) -> Iterator[int]:
    """The upper bounds of all repetitions."""
    for code, what in items:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield what[1]
            yield from _bounds(list(what[2]))
        elif code is codes.SUBPATTERN:
            yield from _bounds(list(what[3]))
        elif code is codes.BRANCH:
            for branch in what[1]:
                yield from _bounds(list(branch))
        elif code is codes.ATOMIC_GROUP:
            yield from _bounds(list(what))
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _bounds(list(what[1]))


def _repeats(items: list[Any], head: str) -> Iterator[tuple[str, str]]:
    """What leads up to each repetition of a pattern, and a sample of what it repeats."""
    for code, what in items:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, body = what
            for sample in _samples(list(body)):
                if most > 8:
                    yield head, sample
            yield from _repeats(list(body), head)
        elif code is codes.SUBPATTERN:
            yield from _repeats(list(what[3]), head)
        elif code is codes.BRANCH:
            for branch in what[1][:12]:
                yield from _repeats(list(branch), head)
        elif code is codes.ATOMIC_GROUP:
            yield from _repeats(list(what), head)
        head = (head + next(iter(_samples([(code, what)])), ""))[-400:]


def _samples(items: list[Any]) -> list[str]:
    """A few strings that match a piece of a pattern."""
    made = [""]
    for code, what in items:
        own = _sample(code, what)
        made = [one + other for one in made[:4] for other in own[:4]]
    return list(dict.fromkeys(made))[:6]


def _sample(code: Any, what: Any) -> list[str]:
    if code is codes.LITERAL:
        return [chr(what)]
    if code is codes.NOT_LITERAL:
        return ["a" if what != ord("a") else "b", " "]
    if code is codes.ANY:
        return ["a", " "]
    if code is codes.IN:
        return _of_class(what)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, _, body = what
        one = _samples(list(body))
        return [each * max(1, least) for each in one] + ([""] if least == 0 else [])
    if code is codes.SUBPATTERN:
        return _samples(list(what[3]))
    if code is codes.ATOMIC_GROUP:
        return _samples(list(what))
    if code is codes.BRANCH:
        return [sample for branch in what[1][:6] for sample in _samples(list(branch))[:2]]
    return [""]


_CATEGORIES = {codes.CATEGORY_SPACE: " ", codes.CATEGORY_DIGIT: "1", codes.CATEGORY_WORD: "a",
               codes.CATEGORY_NOT_SPACE: "a", codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_NOT_WORD: "-"}  # fmt: skip


def _of_class(what: list[Any]) -> list[str]:
    if what and what[0][0] is codes.NEGATE:
        candidates = re.compile(r"[a -1.\"'\n<>()\[\]/A&;,]")
        taken = {chr(value) for code, value in what[1:] if code is codes.LITERAL}
        return [each for each in "a 1.A-,\n" if each not in taken and candidates][:3]
    made = []
    for code, value in what:
        if code is codes.LITERAL:
            made.append(chr(value))
        elif code is codes.RANGE:
            made.append(chr(value[0]))
        elif code is codes.CATEGORY:
            made.append(_CATEGORIES.get(value, "a"))
    return made[:1] + made[-2:] if len(made) > 3 else made
