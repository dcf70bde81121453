"""Files and texts that take long or much where something is done carelessly: `python -m nasty file|text NAME …`.

Made when they are wanted, so that none of them lies in the repository. `FILES` make bytes with a suffix, `TEXTS` texts
of so many words for the rules.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_WORDS = "Anna Berg said on Friday that the port would not be closed. "
_PARAGRAPH = f"<p>{_WORDS * 5}</p>"

FILES: dict[str, Callable[[], tuple[str, bytes]]] = {
    "a word of a megabyte": lambda: (".txt", b"a" * 1_000_000),
    "a number of a million digits": lambda: (".txt", b"1" * 1_000_000),
    "ten thousand quotation marks": lambda: (".txt", b'" ' * 10_000),
    "spaces alone": lambda: (".txt", b" " * 10_000_000),
    "a line of spaces before a word": lambda: (".txt", b" " * 5_000_000 + b"a"),
    "blank lines alone": lambda: (".txt", b"\n" * 10_000_000 + b"a"),
    "front matter that never ends": lambda: (".md", b"---\n" + b"title: a\n" * 1_000_000),
    "rules of front matter alone": lambda: (".md", b"---\n" * 2_000_000),
    "a hundred thousand paragraphs": lambda: (".txt", (_WORDS + "\n\n").encode() * 100_000),
    "zero width and turned": lambda: (".txt", "\u200b\u202e\u2066a ".encode() * 500_000),
    "signs without a letter": lambda: (".txt", b"\xe2\x80\x9c" * 1_000_000),
    "letters that were decoded wrongly": lambda: (".txt", "â€™Ã©".encode() * 500_000),
    "half characters": lambda: (".txt", b"\xe2\x80" * 1_000_000),
    "bytes of no encoding": lambda: (".txt", bytes(range(128, 256)) * 8_000),
    "nested a hundred thousand deep": lambda: (".html", b"<div>" * 100_000 + _WORDS.encode()),
    "nested and closed": lambda: (".html", b"<p><b>" * 60_000 + _WORDS.encode() + b"</b></p>" * 20_000),
    "fifty megabytes of page": lambda: (".html", b"<html><body>" + b"<div>" * 10_000_000),
    "a page of comments": lambda: (".html", b"<html><body>" + b"<!-- a " * 4_000_000 + _PARAGRAPH.encode()),
    "a million attributes": lambda: (".html", b"<html><p " + b"a=1 " * 1_000_000 + b">" + _PARAGRAPH.encode()),
    "tables within tables": lambda: (".html", b"<table><tr><td>" * 5_000 + _PARAGRAPH.encode()),
    "billions of laughs": lambda: (".html", _laughs()),
    "a page of one text": lambda: (".html", b"<html><body><p>" + _WORDS.encode() * 100_000),
    "data about the page without an end": lambda: (
        ".html", b"<script type='application/ld+json'>" + b'{"@graph":[' * 50_000 + b"</script>" + _PARAGRAPH.encode()),
    "lists a hundred thousand deep": lambda: (".json", b"[" * 100_000),
    "objects a hundred thousand deep": lambda: (".jsonl", b'{"text":' * 100_000 + b"1" + b"}" * 100_000),
    "a number of a million digits in a row": lambda: (".jsonl", b'{"text": "a b", "date": ' + b"9" * 1_000_000 + b"}"),
    "a hundred thousand columns of JSON": lambda: (".jsonl", json.dumps({f"c{n}": 1 for n in range(100_000)}).encode()),
    "a field of a hundred megabytes": lambda: (".csv", b'text,title\n"' + b"a" * 100_000_000 + b'",b\n'),
    "a million columns": lambda: (".csv", b"a," * 1_000_000 + b"text\n" + b"1," * 1_000_000 + b"b\n"),
    "quotation marks that never close": lambda: (".csv", b"text,title\n" + b'"a,b\n' * 200_000),
    "a first row without an end": lambda: (".csv", b"text," + b'"' + b"a,\n" * 5_000_000),
    "a text that is little when packed": lambda: (".parquet", _packed(200_000_000, 4)),
    "one text for many rows": lambda: (".parquet", _packed(2_000_000, 8)),
    "ten thousand columns of Parquet": lambda: (".parquet", _columns(10_000)),
}  # fmt: skip

TEXTS: dict[str, Callable[[int], str]] = {
    "the same sentence": lambda n: "Russia said on Friday that it would withdraw its troops from Ukraine. " * (n // 12),
    "one sentence": lambda n: " and ".join(["Russia said it would withdraw troops"] * (n // 7)),
    "commas": lambda n: ", ".join(["Qatar"] * (n // 2)),
    "quotation marks": lambda n: '“a ” "' * (n // 4),
    "marks that open alone": lambda n: "“" * n,
    "marks within marks": lambda n: "“‘" * (n // 4) + "said Berg" + "’”" * (n // 4),
    "brackets": lambda n: "(" * (n // 2) + "Qatar" + ")" * (n // 2),
    "numbers": lambda n: " 1,200 " * n,
    "a name of many words": lambda n: " ".join(f"Anna Berg{k}" for k in range(n // 2)),
    "many names": lambda n: " ".join(f"President Anna Berg{_letters(k)} said so." for k in range(n // 6)),
    "paragraphs": lambda n: "\n\n".join(["Qatar said no."] * (n // 4)),
    "dates": lambda n: " on Friday, Feb. 23, 2024," * (n // 7),
    "pronouns": lambda n: "Anna Berg said. " + " he said." * (n // 3),
    "asks": lambda n: "Qatar asked Iran to help. Iran refused. " * (n // 9),
}  # fmt: skip


def _letters(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{entities}]><html><p>&l11;</p></html>'.encode()


def _packed(length: int, rows: int) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    column = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), pa.array(["a" * length]))
    pq.write_table(pa.table({"text": column}), out, compression="zstd")
    return out.getvalue()


def _columns(count: int) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"text": [_WORDS], **{f"c{n}": [1] for n in range(count)}}), out)
    return out.getvalue()


def _file(name: str) -> dict[str, object]:
    from dragoman.errors import UsageError
    from dragoman.sources import read

    suffix, data = FILES[name]()
    with tempfile.TemporaryDirectory() as folder:
        path, small = Path(folder) / f"item{suffix}", Path(folder) / f"small{suffix}"
        small.write_text(f"<p>{_WORDS}</p>" if suffix == ".html" else _WORDS)
        list(read(small))
        path.write_bytes(data)
        del data
        before = _peak(reset=True)
        began = time.process_time()
        found = 0
        try:
            for _ in read(path):
                found += 1
        except UsageError:
            found += 1
        return {"seconds": round(time.process_time() - began, 2), "megabytes": _peak() - before, "found": found}


def _text(name: str) -> dict[str, float]:
    """CPU seconds of everything but the network for texts of 1,000 and of 4,000 words."""
    from dragoman.reading import encoder
    from dragoman.reading.read import read
    from dragoman.records import Report, check, report_id

    whole, network = encoder.parse, 0.0

    def timed(*how):
        nonlocal network
        began = time.process_time()
        parse = whole(*how)
        network += time.process_time() - began
        return parse

    encoder.parse = timed
    took = {}
    for which, words in (("warm", 200), ("short", 1000), ("long", 4000)):
        text = TEXTS[name](words)
        network, began = 0.0, time.process_time()
        check(read(Report(id=report_id(text), text=text, published="2024-02-23")))
        took[which] = round(time.process_time() - began - network, 3)
    return took


def _peak(reset: bool = False) -> int:
    if reset and Path("/proc/self/clear_refs").exists():
        Path("/proc/self/clear_refs").write_text("5")
    if not Path("/proc/self/status").exists():
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (20 if sys.platform == "darwin" else 10)
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    for each in sys.argv[2:]:
        print(json.dumps((_file if sys.argv[1] == "file" else _text)(each)), flush=True)
