"""No code from data, no file and no address because a document says so."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import dragoman
from dragoman.sources import read

ROOT = Path(dragoman.__file__).parent
#: Calls that run what they are given, and where one of them is right: the processes that read get units by a pipe from
#: the process that started them.
RUNS = set(
    "eval exec pickle.loads pickle.load marshal.loads yaml.load os.system os.popen shelve.open dill.loads "
    "cloudpickle.loads jsonpickle.decode".split()
)
KNOWN = {("assembly/worker.py", "pickle.loads")}


def test_nothing_runs_what_data_says():
    found = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                if name in RUNS:
                    found.add((str(path.relative_to(ROOT)), name))
                assert not any(k.arg == "shell" and ast.unparse(k.value) == "True" for k in node.keywords), path
    assert found == KNOWN


SECRET = "The secret of the port is that it never closes, said the officials who knew."
TEXT = "<p>The minister said on Friday that the port would not be closed, and that this was the end of it.</p>" * 3


@pytest.mark.parametrize(
    "page",
    [
        '<!DOCTYPE html [<!ENTITY a SYSTEM "{secret}">]><html><body><p>&a;</p>{text}</body></html>',
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file://{secret}">]><html xmlns="http://www.w3.org/1999/'
        'xhtml"><body><p>&a;</p>{text}</body></html>',
        '<!DOCTYPE html [<!ENTITY % a SYSTEM "file://{secret}"> %a;]><html><body>{text}</body></html>',
        '<html xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{secret}" parse="text"/>{text}</html>',
        '<html><body><iframe src="file://{secret}"></iframe><object data="{secret}"></object>{text}</body></html>',
        '<html><head><base href="file://{secret}"><link rel="import" href="{secret}"></head><body>{text}</body></html>',
    ],
)
def test_no_page_brings_another_file_in(tmp_path, page):
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    path = tmp_path / "page.html"
    path.write_text(page.format(secret=secret, text=TEXT))
    (found,) = read(path)
    assert "secret of the port" not in str(found)
    assert "port would not be closed" in found.text


FRONT = (
    "title: !!python/object/apply:os.system ['touch {gone}']",
    "title: {{{{ 7*7 }}}}",
    "title: ${{7*7}} `touch {gone}`",
    "title: &a [*a, *a]",
    "title: !include {gone}",
)


@pytest.mark.parametrize("front", FRONT)
def test_front_matter_runs_nothing(tmp_path, front):
    path, gone = tmp_path / "a.md", tmp_path / "gone"
    path.write_text(f"---\n{front.format(gone=gone)}\ndate: 2024-02-23\n---\nThe port is closed, the minister said.\n")
    (found,) = read(path)
    assert not gone.exists()
    assert found.text.startswith("The port")
    assert "49" not in (found.title or "").replace(str(gone), "")


def test_an_extension_type_of_parquet_is_plain_values(tmp_path):
    """Arrow makes objects of types that a program has registered; a file can name one, and gets its storage."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    strange = {
        "ARROW:extension:name": "arrow.py_extension_type",
        "ARROW:extension:metadata": b"cos\nsystem\n(S'x'\ntR.",
    }
    field = pa.field("text", pa.string(), metadata=strange)
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table([pa.array(["The port is closed, the minister said."])], schema=pa.schema([field])), path)
    (found,) = read(path)
    assert found.text == "The port is closed, the minister said."
