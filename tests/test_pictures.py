"""The README's pictures: each is there, with words for those who cannot see it, small, and taken by the script."""

from __future__ import annotations

import importlib.util
import re
import struct
import sys
import zlib
from pathlib import Path

import numpy
import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = set(re.findall(r'(?:src|srcset)="docs/pictures/([\w-]+)\.png"', README))


@pytest.fixture(scope="module")
def pictures():
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "examples" / "pictures.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["pictures"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["pictures"]


def _png(pixels, kind):
    """A PNG of three channels with one filter for all lines (PNG 1.2, section 6), written plainly."""
    height, width, depth = pixels.shape
    padded = numpy.zeros((height + 1, width + 1, depth), int)
    padded[1:, 1:] = pixels
    left, above, corner = padded[1:, :-1], padded[:-1, 1:], padded[:-1, :-1]
    rough = left + above - corner
    apart = numpy.abs(numpy.stack([rough - left, rough - above, rough - corner])).argmin(axis=0)
    paeth = numpy.choose(apart, [left, above, corner])
    guess = [0 * left, left, above, (left + above) // 2, paeth][kind]
    lines = ((pixels.astype(int) - guess) % 256).astype(numpy.uint8).reshape(height, -1)
    data = b"".join(bytes([kind]) + line.tobytes() for line in lines)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(data)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts
    )


def test_the_readme_shows_every_picture_of_the_script_and_no_other(pictures):
    assert set(pictures.PICTURES) == SHOWN
    assert {path.stem for path in (ROOT / "docs" / "pictures").glob("*")} == SHOWN
    assert "python examples/pictures.py" in README


def test_every_picture_has_words_for_those_who_cannot_see_it():
    images = re.findall(r"<img [^>]*>", README)
    assert len(images) >= 4
    assert all(len(re.search(r'alt="([^"]*)"', image).group(1)) > 60 for image in images)


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_a_picture_is_as_wide_as_a_screen_and_small(pictures, name):
    data = (ROOT / "docs" / "pictures" / f"{name}.png").read_bytes()
    assert len(data) <= pictures.MOST == 150_000
    width, height = struct.unpack_from(">II", data, 16)
    assert width == pictures.WIDTH and 400 <= height <= pictures.HIGHEST


@pytest.mark.parametrize("kind", range(5), ids=["none", "sub", "up", "average", "paeth"])
def test_pixels_come_back_through_every_filter(pictures, kind):
    pixels = numpy.random.default_rng(7).integers(0, 256, (9, 13, 3), numpy.uint8)
    assert (pictures.decoded(_png(pixels, kind)) == pixels).all()


def test_a_picture_of_few_colours_keeps_them_and_one_of_many_comes_near(pictures):
    few = numpy.array([[[255, 0, 0], [0, 0, 0]], [[250, 250, 250], [0, 90, 178]]], numpy.uint8)
    data = pictures.paletted(_png(few, 0))
    assert (_seen(data) == few).all()
    ramp = numpy.stack([numpy.arange(1024) // 4] * 3, axis=1).astype(numpy.uint8).reshape(32, 32, 3)
    assert numpy.abs(_seen(pictures.paletted(_png(ramp, 1))).astype(int) - ramp).max() <= 12


def _seen(data):
    """The pixels of a picture with a palette, as a reader of PNG has them."""
    at, parts = 8, {}
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        parts[name] = data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(name + parts[name])
        at += length + 12
    width, height, bits, colour = struct.unpack_from(">IIBB", parts[b"IHDR"])
    assert (bits, colour) == (8, 3)
    lines = numpy.frombuffer(zlib.decompress(parts[b"IDAT"]), numpy.uint8).reshape(height, width + 1)
    assert not lines[:, 0].any()
    return numpy.frombuffer(parts[b"PLTE"], numpy.uint8).reshape(-1, 3)[lines[:, 1:]]
