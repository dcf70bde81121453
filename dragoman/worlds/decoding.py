"""Tables of TOML as the structs of a model: what `tomllib` gives in, structs or mistakes with their paths out.

Strict about names, and forgiving where a person writes by hand: a spread that is one value may be a bare number, and a
whole number will do where a fraction is meant. All mistakes are gathered, not only the first.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from dragoman.worlds.model import Fixed
from dragoman.worlds.toml_lines import Path


class Mistake(NamedTuple):
    """What is wrong in a model, where, and what to do about it. `path` leads there by fields and places in lists."""

    path: Path
    message: str


def decode(kind: Any, value: object, path: Path, mistakes: list[Mistake]) -> Any:
    """`value` as the type `kind`; what is wrong is added to `mistakes`, and what comes back is then of no use."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), value, path, mistakes)
    if origin is Literal:
        return _named(get_args(kind), value, path, mistakes)
    if origin is tuple:
        return _listed(get_args(kind), value, path, mistakes)
    if origin is dict:
        if not isinstance(value, dict):
            return _wrong(path, mistakes, f"is {_shown(value)}, but must be a table of numbers by their ids")
        # In the order of their names, so that the order in which a file has them says nothing.
        return {key: decode(get_args(kind)[1], value[key], (*path, key), mistakes) for key in sorted(value)}
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _struct(kind, value, path, mistakes)
    return _plain(kind, value, path, mistakes)


@cache
def hints(kind: type[msgspec.Struct]) -> Mapping[str, Any]:
    """The types of a struct's fields."""
    return get_type_hints(kind)


def tag_of(kind: type[msgspec.Struct]) -> str | None:
    """What a table says under "as" to be this one of several structs."""
    tag = kind.__struct_config__.tag
    return tag if isinstance(tag, str) else None


def _wrong(path: Path, mistakes: list[Mistake], message: str) -> None:
    mistakes.append(Mistake(path, message))


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return repr(value) if not isinstance(value, bool) else str(value).lower()


def meant(word: str, known: Iterable[str]) -> str:
    """What may have been meant by a word that is not known: `; did you mean "press"?`."""
    near = get_close_matches(word, list(known), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""


def _struct(kind: type[msgspec.Struct], value: object, path: Path, mistakes: list[Mistake]) -> Any:
    if not isinstance(value, dict):
        fields = ", ".join(hints(kind))
        return _wrong(path, mistakes, f"is {_shown(value)}, but must be a table with {fields}")
    before = len(mistakes)
    tag = {kind.__struct_config__.tag_field} if tag_of(kind) else set()
    known = hints(kind)
    for key in value:
        if key not in known and key not in tag:
            has = f"; what it has is {', '.join(known)}"
            _wrong((*path, key), mistakes, f'there is no "{key}" here{meant(key, known) or has}')
    found = {}
    for field in msgspec.structs.fields(kind):
        if field.name in value:
            found[field.name] = decode(known[field.name], value[field.name], (*path, field.name), mistakes)
        elif field.required:
            _wrong(path, mistakes, f'has no "{field.name}": add it')
    return kind(**found) if len(mistakes) == before else None


def _one_of(kinds: tuple[Any, ...], value: object, path: Path, mistakes: list[Mistake]) -> Any:
    structs = {tag_of(kind): kind for kind in kinds if isinstance(kind, type) and issubclass(kind, msgspec.Struct)}
    if not structs:  # a type or nothing, and TOML has no nothing
        return decode(next(kind for kind in kinds if kind is not type(None)), value, path, mistakes)
    if Fixed in structs.values() and isinstance(value, int | float) and not isinstance(value, bool):
        return decode(Fixed, {"value": value}, path, mistakes)
    names = ", ".join(f'"{name}"' for name in structs)
    if not isinstance(value, dict):
        return _wrong(
            path, mistakes, f'is {_shown(value)}, but must be a number or a table whose "as" is one of {names}'
        )
    name = value.get("as")
    if name not in structs:
        said = f'"as" is {_shown(name)}' if "as" in value else 'has no "as"'
        return _wrong(path, mistakes, f"{said}: write one of {names}{meant(str(name), map(str, structs))}")
    return decode(structs[name], value, path, mistakes)


def _named(names: tuple[str, ...], value: object, path: Path, mistakes: list[Mistake]) -> Any:
    if value in names:
        return value
    return _wrong(path, mistakes, f"is {_shown(value)}, but must be one of {', '.join(names)}")


def _listed(kinds: tuple[Any, ...], value: object, path: Path, mistakes: list[Mistake]) -> Any:
    if not isinstance(value, list):
        return _wrong(path, mistakes, f"is {_shown(value)}, but must be a list in square brackets")
    if kinds[-1] is not Ellipsis and len(value) != len(kinds):
        return _wrong(path, mistakes, f"has {len(value)} entries, but must have {len(kinds)}")
    inner = (kinds[0],) * len(value) if kinds[-1] is Ellipsis else kinds
    pairs = zip(inner, value, strict=True)
    return tuple(decode(kind, each, (*path, at), mistakes) for at, (kind, each) in enumerate(pairs))


def _plain(kind: Any, value: object, path: Path, mistakes: list[Mistake]) -> Any:
    called = {str: "words in quotation marks", float: "a number", int: "a whole number", bool: "true or false"}[kind]
    fits = isinstance(value, kind) or (kind is float and isinstance(value, int))
    if not fits or (isinstance(value, bool) and kind is not bool):
        return _wrong(path, mistakes, f"is {_shown(value)}, but must be {called}")
    try:
        return kind(value)
    except OverflowError:
        return _wrong(path, mistakes, "is too large a number")
