import pytest

from dragoman.page.reader import Reader


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
