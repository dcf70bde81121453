"""`dragoman` offers what it says, and little else."""

import subprocess
import sys

import dragoman


def test_everything_in_all_is_there_and_documented():
    assert dragoman.__all__ == sorted(dragoman._HOME)
    for name in dragoman.__all__:
        assert getattr(dragoman, name).__doc__, name


def test_what_is_not_there_is_an_attribute_error():
    assert not hasattr(dragoman, "no_such_thing")
    assert set(dragoman.__all__) <= set(dir(dragoman))


def loaded_by(code: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in run.stdout.split()}


def test_importing_loads_nothing_heavy():
    heavy = {
        "numpy",
        "onnxruntime",
        "duckdb",
        "pyarrow",
        "rich",
        "trafilatura",
        "msgspec",
        "lxml",
        "tokenizers",
        "click",
    }
    assert not heavy & loaded_by("import dragoman")
    heavy.discard("click")
    assert not heavy & loaded_by("import dragoman.cli, contextlib\nwith contextlib.redirect_stdout(None): " + HELP)


HELP = "dragoman.cli.commands(['build', '--help'], standalone_mode=False)"
