import time

import pytest

import dragoman
from dragoman.page import app as app_module
from dragoman.page import reader as reader_module
from dragoman.page.reader import Reader
from tests.page.conftest import client_of


def test_the_overview_leads_to_the_words_of_each_source(client):
    page = client.get("/").text
    assert page.count('class="cite"') > 5
    assert 'href="/report/' in page


def test_what_is_not_there_is_told_with_what_to_do(client):
    answer = client.get("/why/st-00000000")
    assert answer.status_code == 404
    assert "nothing has the id or name" in answer.text
    assert client.get("/nothing").status_code == 404


def test_hostile_words_in_an_address_are_words(client):
    answer = client.get("/why/<script>alert(1)</script>")
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_a_page_is_kept_until_the_folder_changes(folder):
    reader = Reader(folder)
    state = reader.ask(lambda situation, state: state).result()
    reader.keep(state, "/", b"made")
    assert reader.kept("/") == b"made"
    (folder / "fixes.jsonl").write_text("\n")
    assert reader.kept("/") is None
    assert reader.ask(lambda situation, state: state).result() != state
    reader.stop()


def test_no_more_is_kept_than_there_is_room_for(folder):
    reader = Reader(folder, room=10)
    state = reader.ask(lambda situation, state: state).result()
    for name in "abc":
        reader.keep(state, name, b"1234")
    assert [reader.kept(name) for name in "abc"] == [None, b"1234", b"1234"]
    reader.stop()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_overview_opens_in_a_browser(browse, site, javascript):
    tab = browse(site + "/", javascript=javascript)
    assert tab.locator("h1").count() == 1
    assert tab.locator("a.cite").count() > 5


def test_a_large_pile_is_shown_as_it_was_until_it_is_reckoned_anew(folder, monkeypatch):
    monkeypatch.setattr(reader_module, "SMALL", 0)
    reader = Reader(folder)

    def names(situation, state):
        return {actor.id for actor in situation.registry().actors}, situation.store.is_behind, state

    before, behind, _ = reader.ask(names).result()
    assert not behind
    one, other = sorted(actor.id for actor in dragoman.open(folder).actors() if actor.registered)[:2]
    reader.ask(lambda situation, state: situation.fix("merge", one, other)).result()
    shown, behind, state = reader.ask(names).result()
    assert behind and shown == before, "nobody waits for what is reckoned"
    for _ in range(600):
        if reader.state() != state:
            break
        time.sleep(0.1)
    after, behind, _ = reader.ask(names).result()
    assert not behind and other not in after
    reader.stop()


def test_a_page_that_takes_long_says_so_and_comes(built, monkeypatch):
    monkeypatch.setattr(app_module, "PATIENCE", 0.0)
    with client_of(built) as client:
        first = client.get("/network")
        assert first.status_code == 202
        assert first.headers["refresh"] == "2"
        for _ in range(100):
            answer = client.get("/network")
            if answer.status_code == 200:
                break
            time.sleep(0.1)
        assert "<h1>" in answer.text and answer.status_code == 200
