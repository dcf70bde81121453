"""The page on what may be wrong with a folder: nothing in it, a broken line, a damaged part, a kill in the middle."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest

import dragoman
from dragoman import fixes, kept
from dragoman.page.pages import NAVIGATION
from tests.page.conftest import client_of

ADDRESSES = [address for address, _ in NAVIGATION] + ["/corrections", "/forecasts", "/contradictions", "/api/situation"]


def answers(folder):
    with client_of(folder) as client:
        return {address: client.get(address) for address in ADDRESSES}


def test_a_situation_without_reports_says_so_on_every_page(tmp_path):
    (tmp_path / "nothing.txt").write_text("")
    dragoman.build(tmp_path / "nothing.txt", tmp_path / "s", jobs=1)
    for address, answer in answers(tmp_path / "s").items():
        assert answer.status_code == 200, address
        assert "error" not in answer.text.casefold() or address.startswith("/api"), address


def test_a_broken_line_of_the_decisions_is_told_and_the_others_hold(folder):
    some = dragoman.open(folder)
    some.fix("reject", some.statements()[0].record.id)
    with (folder / "fixes.jsonl").open("ab") as file:
        file.write(b'{"id": "fx-1", "kind": "rej\xff\n')
    page = answers(folder)["/review"].text
    assert "Line 2 of fixes.jsonl" in page
    assert "reject" in page


@pytest.mark.parametrize("table", ["reports", "records"])
def test_a_damaged_part_is_named_with_what_to_do_and_a_mended_one_read(folder, table):
    part = next((folder / table).glob("*.parquet"))
    whole = part.read_bytes()
    part.write_bytes(whole[: len(whole) // 2])
    with client_of(folder) as client:
        answer = client.get("/reports")
        assert answer.status_code == 500
        assert part.name in answer.text and "build" in answer.text
        assert client.get("/static/page.css").status_code == 200
        part.write_bytes(whole)
        assert client.get("/reports").status_code == 200


def test_a_folder_that_is_gone_is_told(folder):
    with client_of(folder) as client:
        assert client.get("/").status_code == 200
        folder.rename(folder.with_name("elsewhere"))
        answer = client.get("/reports")
        assert answer.status_code in (404, 500) and "does not exist" in answer.text
        folder.with_name("elsewhere").rename(folder)
        assert client.get("/reports").status_code == 200


def test_a_folder_that_cannot_be_written_to_is_read(folder, monkeypatch):
    def refuse(path, *pieces):
        raise PermissionError(13, "Permission denied", str(path))

    (folder / "brief.json").unlink(missing_ok=True)  # of a test before
    monkeypatch.setattr(kept, "write_whole", refuse)
    assert {answer.status_code for answer in answers(folder).values()} == {200}
    assert not list(folder.glob("brief.json"))


def run(*words, **how):
    environment = {**os.environ, "PYTHONPATH": str(Path(dragoman.__file__).parent.parent)}
    return subprocess.Popen([sys.executable, *words], env=environment, **how)


def test_a_kill_while_what_is_kept_is_reckoned_leaves_it_whole(built, folder):
    for moment in (0.6, 0.9, 1.2, 1.5):
        process = run("-m", "dragoman.page.reckon", str(folder))
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert {name: answer.status_code for name, answer in answers(folder).items()} == dict.fromkeys(ADDRESSES, 200)
    assert dragoman.open(folder).brief().sections == dragoman.open(built).brief().sections


def test_a_kill_while_a_decision_is_taken_loses_it_or_keeps_it_whole(folder):
    records = [said.row.id + ":" + said.record.id for said in dragoman.open(folder).statements()]
    chance, told = random.Random(7), 0
    for number in range(6):
        server = run("-m", "dragoman", "show", str(folder), "--no-browser", "--edit", text=True,
                     stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
        address = server.stdout.readline().strip()
        token = next(line for line in server.stderr if "token" in line).split()[-1]
        urllib.request.urlopen(address + "api/situation", timeout=60).read()
        form = urlencode({"kind": "confirm", "word": records[number]}).encode()
        asked = urllib.request.Request(
            address + "api/fixes", form, {"Authorization": f"Bearer {token}"}, method="POST"
        )  # fmt: skip
        killer = run("-c", f"import os, time; time.sleep({chance.uniform(0, 0.25)}); os.kill({server.pid}, 9)")
        with suppress(OSError):  # killed before it answered
            told += urllib.request.urlopen(asked, timeout=60).status == 200
        server.kill()
        server.wait()
        killer.wait()
        for pipe in (server.stdout, server.stderr):
            pipe.close()
        book = fixes.read(folder)
        assert not book.broken
        assert len(book.fixes) >= told, "what was answered for is there"
    assert dragoman.open(folder).brief().sections
