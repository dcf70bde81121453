"""A model as a file that people read and edit, `model.toml`, both ways.

Written, every number stands with its default, the words that the reports say of it with their sources, and the reason;
what is only a default is one line. The same model gives the same bytes, and what is written reads back as the same
model. Comments are the writer's own: those of a hand are not kept when a model is written again, `reason` is for them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path as File
from typing import Any

import msgspec
from msgspec.structs import replace

from dragoman.errors import ModelError
from dragoman.parts import write_whole
from dragoman.worlds.checking import check, mistakes_in, name_of
from dragoman.worlds.decoding import Mistake, decode, tag_of
from dragoman.worlds.model import NO_CHANGE, Actor, Clock, Fixed, Model, Number, Option
from dragoman.worlds.toml_lines import line_of, lines

#: The option that every actor has; the others are weighed against it.
NOTHING_CHANGES = Option(
    id=NO_CHANGE, text="goes on as before",
    bias=Number(default=Fixed(value=0.0), reason="what the biases of other options are counted from"),
)  # fmt: skip

_TOP = """\
# A model of a situation, to be read, changed and run.
#
# Every number has a default, and a reason for it. What the reports say of it stands under it as "said": whose word it
# is, REPORT:RECORD of each source, the words, and the spread of values if the speaker is right. "chance" is what his
# words claim, "reliability" [a, b] the Beta of how far he is to be trusted; where he is wrong the number is 0
# (wrong = "nothing") or drawn from the default. A world believes one of several speakers, by weight. To have a number
# your own way add pinned, with a reason; to leave a voice out set dropped = true under it.
#
# Spreads: a bare number; { as = "uniform", low, high }; { as = "normal", mean, sd, least, most }, cut off at least and
# most; { as = "beta", a, b, low, high }; { as = "lognormal", median, log_sd, most }; { as = "triangle", low, mode,
# high }.
"""
_ABOUT = {
    "question": ("What is asked: whether actor does option, or where issue settles.",),
    "clock": (
        "Steps of a unit of time. rate: how much of its way a factor goes in a step; noise: its chance push in one.",
    ),
    "precision": ("How strictly actors choose what is worth most to them, 0 and up: 0 is a throw of dice.",),
    "actors": (
        "Who acts. capability and salience 0 to 1, ideal 0 to 100 on an issue, stakes: what a rise of a factor is",
        "worth to the actor; open 0 to 1: how far others move its position. Options: bias is what doing it is worth by",
        "itself, moves how far it pushes a factor a step, stands_for where it lies on an issue.",
    ),
    "issues": ("What there is to settle, from low (0) to high (100).",),
    "factors": ("What moves: 0 is today, 1 a marked rise, -1 a marked fall. drift: what it gains by itself a step.",),
    "weights": ("How far a rise of one factor moves another, -1 to 1.",),
    "holds": (
        "Who has a hold over whom: the share of a need that is met, 0 to 1, and how far others could meet it, 0 to 1.",
    ),
    "affinities": ("How well actor is disposed towards other, -1 to 1; 0 where it is not listed.",),
    "requests": ("Who asks whom for which option, and how strongly, 0 and up.",),
    "meetings": ("What it is worth to actor, doing option, that other does what it does in the same step.",),
    "conditionals": ("If all of when hold, option is worth so much more to actor.",),
}


def write_model(model: Model, path: File | str, notes: Sequence[str] = ()) -> None:
    """Writes a model, whole or not at all, with `notes` at its top. Raises `ModelError` for one that cannot be run."""
    check(model)
    try:
        data = to_toml(model, notes).encode()
    except UnicodeEncodeError as error:
        raise ModelError(["holds half a sign, which no file can: leave it out"]) from error
    write_whole(File(path), data)


def read_model(path: File | str) -> Model:
    """Reads a model. Raises `ModelError`, with the line of each mistake, for what is none or cannot be run."""
    try:
        text = File(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ModelError([f"cannot be read: {error.strerror or error}"], str(path)) from error
    except UnicodeDecodeError as error:
        raise ModelError([f"is not UTF-8 at byte {error.start}: save it as UTF-8"], str(path)) from error
    return from_toml(text, str(path))


def from_toml(text: str, name: str = "model.toml") -> Model:
    """A model from the text of its file. Raises `ModelError`, with the line of each mistake; `name` is the file's."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ModelError([f"is no TOML: {error}"], name) from error
    except RecursionError as error:
        raise ModelError(["is no model: its lists are nested too deeply"], name) from error
    mistakes: list[Mistake] = []
    model: Model = decode(Model, tables, (), mistakes)
    if not mistakes:
        model = with_no_change(model)
        mistakes = mistakes_in(model)
    if mistakes:
        known = lines(text)
        raise ModelError(
            [f"line {line_of(each.path, known)}: {name_of(each.path, tables)} {each.message}" for each in mistakes],
            name,
        )
    return model


def with_no_change(model: Model) -> Model:
    """The model with "no-change" first among the options of every actor that has any."""
    return replace(model, actors=tuple(_with_no_change(actor) for actor in model.actors))


def _with_no_change(actor: Actor) -> Actor:
    if not actor.options or any(option.id == NO_CHANGE for option in actor.options):
        return actor
    return replace(actor, options=(NOTHING_CHANGES, *actor.options))


# Writing.


def to_toml(model: Model, notes: Sequence[str] = ()) -> str:
    """The text of a model's file; `notes` are comments, a line each."""
    told = [f"# Note: {' '.join(note.split())}" for note in notes]
    return "\n".join([_TOP + "#\n" * bool(told) + "\n".join([*told, ""]), *_table((), model, comments=True)]) + "\n"


def _table(path: tuple[str, ...], value: Any, comments: bool = False) -> Iterator[str]:
    """The lines of a table: what fits on a line first, then the tables in it, in the order of the fields."""
    entries = list(_entries(value))
    indent = "  " * max(0, len(path) - 1)
    for key, each in entries:
        if _fits_on_a_line(each):
            yield from _about(key) if comments else ()
            yield f"{indent}{_key(key)} = {_inline(each)}{_layer(each)}"
    for key, each in entries:
        if _fits_on_a_line(each):
            continue
        yield from _about(key) if comments else ()
        here = (*path, key)
        name = ".".join(map(_key, here))
        deeper = "  " * (len(here) - 1)
        for at, one in enumerate(each if isinstance(each, tuple) else ()):
            yield from ("",) * (at > 0 or not comments)
            yield from (f"{deeper}[[{name}]]", *_table(here, one))
        if not isinstance(each, tuple):
            yield from ("",) * (not comments)
            yield from (f"{deeper}[{name}]{_layer(each)}", *_table(here, each))


def _about(key: str) -> Iterator[str]:
    """What a section is, above it."""
    yield ""
    if key in _ABOUT:
        yield from (f"# {line}" for line in _ABOUT[key])


def _entries(value: Any) -> Iterator[tuple[str, Any]]:
    """The keys of a table that say something, with their values."""
    if isinstance(value, dict):
        yield from sorted(value.items())
        return
    for field in msgspec.structs.fields(value):
        each = getattr(value, field.name)
        # The clock is to be seen, not looked up.
        shown = isinstance(value, Clock) or isinstance(each, Clock) or field.required or each != _default(field)
        if shown and each is not None:
            yield field.name, each


def _default(field: msgspec.structs.FieldInfo) -> Any:
    return field.default_factory() if field.default is msgspec.NODEFAULT else field.default


def _fits_on_a_line(value: Any) -> bool:
    if isinstance(value, Number):
        return not value.said
    if isinstance(value, tuple):
        return not any(isinstance(each, msgspec.Struct) for each in value)
    if isinstance(value, dict):
        return False
    return not isinstance(value, msgspec.Struct) or tag_of(type(value)) is not None


def _layer(value: Any) -> str:
    """What is said of a number beside it."""
    if not isinstance(value, Number):
        return ""
    if value.layer == "default":
        return "  # set" if isinstance(value.default, Fixed) else "  # assumed"
    return {"text": "  # from the reports", "analyst": "  # the analyst's"}[value.layer]


def _inline(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, Fixed):
        return repr(value.value)
    tag = tag_of(type(value))
    pairs = [f'as = "{tag}"'] if tag else []
    pairs += [f"{_key(key)} = {_inline(each)}" for key, each in _entries(value)]
    return f"{{ {', '.join(pairs)} }}"


_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def _key(key: str) -> str:
    return key if key and set(key) <= _BARE else _quoted(key)


def _quoted(words: str) -> str:
    return f'"{"".join(_SHORT.get(sign) or _escaped(sign) for sign in words)}"'


def _escaped(sign: str) -> str:
    # Beside what TOML does not allow, signs that editors may take for the end of a line.
    code = ord(sign)
    return f"\\u{code:04x}" if code < 0x20 or 0x7F <= code <= 0x9F or sign in "\u2028\u2029" else sign
