"""Bytes → situations whose files somebody has damaged, asked everything; and model files, simulated."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from fuzzing.draw import Draw
from fuzzing.files import _memory


@cache
def _whole() -> Path:
    """A small situation with everything that is kept in its folder."""
    sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "support"), str(Path(__file__).parents[1])]
    from crises import first, second
    from situations import add_readings

    from dragoman.situation import Situation

    folder = Path(tempfile.mkdtemp(prefix="fuzzing-", dir=_memory())) / "crisis"
    add_readings(folder, [first(), second()])
    ask(Situation(folder))
    return folder


def ask(situation: object) -> None:
    """Asks a situation for all that it can tell, with what is kept on the way."""
    from dragoman.situation import Situation

    assert isinstance(situation, Situation)
    situation.brief()
    situation.actors()
    situation.find("talks")
    situation.contradictions()
    situation.forecasts()
    list(situation.readings())
    situation.review()
    situation.fixes()
    situation.seals()
    situation.model()


def files() -> list[str]:
    """The files of a situation, by their names in its folder."""
    folder = _whole()
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def open_damaged(data: bytes) -> None:
    """Situations with a damaged file: asked everything, and then built on."""
    from dragoman import folder as folders
    from dragoman.errors import DragomanError
    from dragoman.situation import Situation
    from dragoman.store import Store

    draw = Draw(data)
    name = draw.pick(files())
    with tempfile.TemporaryDirectory(prefix="fuzzing-", dir=_memory()) as place:
        folder = Path(place) / "crisis"
        shutil.copytree(_whole(), folder)
        path = folder / name
        path.write_bytes(_damaged(draw, path.read_bytes()))
        with suppress(DragomanError):
            ask(Situation(folder))
        with suppress(DragomanError), folders.building(folder):
            store = Store.make(folder)
            store.settle("reader")
            store.close()
            ask(Situation(folder))
        left = [each.name for each in Path(place).iterdir()]
        if left != ["crisis"]:
            raise AssertionError(f"files outside the folder: {left}")


def _damaged(draw: Draw, whole: bytes) -> bytes:
    if draw.below(8) == 7:
        return draw.rest()
    for _ in range(1 + draw.below(4)):
        at, length = draw.below(len(whole) + 1), draw.pick((0, 0, 1, 1, 2, 8, 64, 100_000))
        fresh = b"".join(draw.data[draw.at : draw.at + 1 + draw.below(16)] for _ in range(1)) if draw.below(4) else b""
        draw.at += len(fresh)
        whole = whole[:at] + fresh + whole[at + length :]
    return whole


def seeds() -> Iterator[bytes]:
    """One for each file, and each replaced by odd content."""
    for number, name in enumerate(files()):
        head = bytes([number])
        yield head + bytes(8)
        if name.endswith("json") or name.endswith("jsonl"):
            for content in (b"", b"null", b"[]", b"{}", b"[" * 3000, b'"\xff"', (_whole() / name).read_bytes()):
                yield head + b"\x07" + content


def read_model(data: bytes) -> None:
    """Model files: read, written, simulated."""
    from dragoman.errors import DragomanError
    from dragoman.worlds.model_file import from_toml, to_toml
    from dragoman.worlds.simulate import simulate

    text = data.decode("utf-8", "surrogateescape")
    try:
        model = from_toml(text)
    except DragomanError:
        return
    try:
        again = from_toml(to_toml(model))
        assert again == model or "nan" in text, "a model that is written reads back otherwise"
        simulate(model, worlds=16)
    except DragomanError:
        pass


def models() -> Iterator[bytes]:
    """A model made from a situation."""
    from dragoman.situation import Situation
    from dragoman.worlds.model_file import to_toml

    yield to_toml(Situation(_whole()).model()).encode()
