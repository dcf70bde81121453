"""Takes the README's pictures: builds the situation of the examples, serves its page, and looks at it with Chromium.

python examples/pictures.py            # all of them, into docs/pictures
python examples/pictures.py reader     # one

It takes Playwright, which `make test` has set up, and a Chromium on the path (`apt-get install chromium`).
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy

import dragoman

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
INTO = ROOT / "docs" / "pictures"
#: Of a picture in pixels. A screen's width, and not much more than its height.
WIDTH, HIGHEST = 1440, 960
#: Most bytes of a picture. A design value: what a page with five of them may weigh.
MOST = 150_000
#: Milliseconds that a page may take; the first run of a model compiles the simulation.
PATIENCE = 180_000


class Picture(NamedTuple):
    """What is looked at: an address with ids in braces, what has to be there, below what it is cut, in which theme."""

    address: str
    sight: str
    cut: str
    theme: str = "light"


PICTURES = {
    "reader": Picture("/report/{report}?record={record}", ".reader .at", ".reader .row:nth-of-type(5)"),
    "exchanges": Picture("/exchanges", ".ledger", ".ledger > li:nth-child(4)"),
    "network": Picture("/network?what=both", "svg.dm-figure", "svg.dm-figure"),
    "projection": Picture("/worlds?set=affinities.TUR.SAU:0.8", "#result svg.dm-figure", "#result"),
    "projection-dark": Picture("/worlds?set=affinities.TUR.SAU:0.8", "#result svg.dm-figure", "#result", "dark"),
}


def main(names: list[str]) -> None:
    """Takes the pictures with these names, all of them where there are none."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("no Chromium: apt-get install chromium")
    INTO.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        gulf = dragoman.build(ROOT / "examples" / "reports", Path(folder) / "gulf")
        # The request that the brief puts first: to close the base, and what became of it.
        asked = next(one for one in gulf.query("exchanges") if one.record.answer == "refused")
        ids = {"report": asked.row.id, "record": asked.record.id}
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with served(Path(folder) / "gulf") as address:
            for name in names or PICTURES:
                picture = PICTURES[name]
                context = browser.new_context(color_scheme=picture.theme, viewport={"width": WIDTH, "height": 1000})
                data = paletted(taken(context.new_page(), address + picture.address.format(**ids), picture))
                context.close()
                if len(data) > MOST:
                    sys.exit(f"{name} has {len(data):,} bytes, more than {MOST:,}: cut it lower")
                (INTO / f"{name}.png").write_bytes(data)
                print(f"{INTO / name}.png  {len(data):,} bytes")
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the page of a situation, while it is served."""
    command = [sys.executable, "-m", "dragoman", "show", str(folder), "--no-browser", "--read-only"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip().rstrip("/")
        finally:
            server.terminate()


def taken(page: Page, address: str, picture: Picture) -> bytes:
    """A picture of a page from its top, as Chromium writes it."""
    page.goto(address, timeout=PATIENCE)
    page.locator(picture.sight).first.wait_for(timeout=PATIENCE)
    page.evaluate("document.fonts.ready")
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    box = page.locator(picture.cut).first.bounding_box()
    assert box is not None, f"{address} has no {picture.cut}"
    height = min(int(box["y"] + box["height"]) + 16, HIGHEST)
    return page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": height}, full_page=True)


def paletted(png: bytes) -> bytes:
    """A PNG of 8 bits a channel as one of 256 colours, those that are there most; others become the nearest of them."""
    pixels = decoded(png)
    height, width, _ = pixels.shape
    found, where, counts = numpy.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    # Edges of letters make hundreds of colours between two: one of each small cube will do.
    cubes: dict[tuple[int, ...], int] = {}
    for at in numpy.argsort(-counts, kind="stable"):
        cubes.setdefault(tuple(found[at] // 12), int(at))
    palette = found[list(cubes.values())[:256]]
    nearest = numpy.empty(len(found), numpy.uint8)
    for at in range(0, len(found), 4096):
        apart = found[at : at + 4096, None].astype(int) - palette[None].astype(int)
        nearest[at : at + 4096] = (apart**2).sum(axis=2).argmin(axis=1)
    rows = nearest[where.reshape(-1)].reshape(height, width)
    lines = b"".join(b"\0" + row.tobytes() for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def decoded(png: bytes) -> numpy.ndarray:
    """The pixels of a PNG of 8 bits a channel, without a palette and not interlaced: height, width, red green blue."""
    at, data = 8, b""
    width = height = depth = 0
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        if kind == b"IHDR":
            width, height, bits, colour, _, _, interlaced = struct.unpack_from(">IIBBBBB", png, at + 8)
            depth = {2: 3, 6: 4}[colour]
            assert bits == 8 and not interlaced
        elif kind == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    raw = numpy.frombuffer(zlib.decompress(data), numpy.uint8).reshape(height, 1 + width * depth)
    lines = numpy.zeros((height + 1, (width + 1) * depth), int)  # with a row and a pixel before the first
    for y in range(height):
        lines[y + 1, depth:] = _line(int(raw[y, 0]), raw[y, 1:].astype(int), lines[y], depth)
    return lines[1:, depth:].reshape(height, width, depth)[:, :, :3].astype(numpy.uint8)


def _line(kind: int, line: numpy.ndarray, above: numpy.ndarray, depth: int) -> numpy.ndarray:
    """A line of a PNG without its filter (PNG 1.2, section 6); `above` is the line before, with a pixel before it."""
    up = above[depth:]
    if kind == 0:
        return line
    if kind == 1:
        return line.reshape(-1, depth).cumsum(axis=0).reshape(-1) % 256
    if kind == 2:
        return (line + up) % 256
    out = [0] * depth
    given, over = line.tolist(), above.tolist()
    for at, value in enumerate(given):
        left, top, corner = out[at], over[at + depth], over[at]
        if kind == 3:
            guess = (left + top) // 2
        else:
            rough = left + top - corner
            guess = min((abs(rough - left), 0, left), (abs(rough - top), 1, top), (abs(rough - corner), 2, corner))[2]
        out.append((value + guess) % 256)
    return numpy.array(out[depth:])


if __name__ == "__main__":
    main(sys.argv[1:])
