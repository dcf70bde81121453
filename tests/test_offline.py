"""No command ever asks the network for anything: sockets kill the process in which they are opened."""

from __future__ import annotations

import subprocess
import sys

import pytest
from commands import ROOT, dragoman, environment

TRAPS = ("offline",)


def python(code: str) -> int:
    return subprocess.run([sys.executable, "-c", code], env=environment(*TRAPS), capture_output=True).returncode


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://localhost:9')",
        "import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', 'import socket; socket.socket()']))",
    ],
)
def test_the_trap_works_in_a_process_and_its_children(code):
    assert python(code) != 0
    assert (
        python(code.replace("socket()", "gethostname()").split("; socket.create")[0].split("; urllib.request.u")[0])
        == 0
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's trap is Linux's")
def test_the_trap_works_below_python():
    assert python("import ctypes; ctypes.CDLL(None).socket(2, 1, 0)") < 0


def test_all_commands_work_without_a_network(tmp_path):
    def run(*arguments: object, status: int = 0) -> str:
        found = dragoman(*arguments, traps=TRAPS, cwd=tmp_path)
        assert found.returncode == status, found.stderr
        assert "trapped" not in found.stderr
        return found.stdout

    reports = ROOT / "examples" / "reports"
    run("read", *sorted(reports.iterdir())[:3], "--json", "--jobs", 1)
    run("build", reports, "--into", "crisis", "--jobs", 2)
    for form in ("terminal", "markdown", "html"):
        run("brief", "crisis", "--format", form)
    first = run("find", "crisis", "Qatar", "--type", "statement", "--json").splitlines()[0]
    run("find", "crisis", "Qatar")
    run("why", "crisis", first.split('"records":["')[1].split('"')[0])
    run("score", ROOT / "examples" / "gold.jsonl")
    run("--help")
    run("brief", "nowhere", status=2)
