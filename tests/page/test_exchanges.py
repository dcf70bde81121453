import re

import pytest

from tests.page.conftest import client_of


def courses(text):
    return re.findall(r'href="/exchange/(ec-[0-9a-f]{8})"', text)


def test_the_ledger_tells_who_asked_whom_and_what_became_of_it(client):
    page = client.get("/exchanges").text
    assert len(courses(page)) > 2
    assert 'class="tag answer-refused"' in page
    assert re.search(r"no answer found in \w+ reports? since|answered in", page)


def test_the_ledger_is_narrowed_by_answer_and_by_actor(client):
    every = set(courses(client.get("/exchanges").text))
    refused = client.get("/exchanges?answer=refused").text
    assert 0 < len(set(courses(refused))) < len(every)
    assert "answer-pending" not in refused
    turkey = set(courses(client.get("/exchanges?actor=Ankara").text))
    assert turkey < every
    assert not courses(client.get("/exchanges?words=nobodysaysso").text)
    assert not courses(client.get("/exchanges?since=2031").text)


@pytest.mark.parametrize("asked", ["actor=nobody-at-all", "since=yesterday"])
def test_what_cannot_be_asked_is_told_in_the_ledger(client, asked):
    answer = client.get(f"/exchanges?{asked}")
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text


def test_an_exchange_has_every_answer_in_its_words(client):
    found = courses(client.get("/exchanges?answer=refused").text)[0]
    page = client.get(f"/exchange/{found}").text
    assert '<h2 id="answers">The answer' in page
    assert page.count("<mark>") > 1
    assert re.search(r'class="words" href="/report/[0-9a-f]{12}\?at=\d+-\d+&amp;record=ex-', page)


def test_an_exchange_is_found_by_any_of_its_tellings(client):
    found = courses(client.get("/exchanges").text)[0]
    record = re.search(r"record=(ex-[0-9a-f]{8})", client.get(f"/exchange/{found}").text)[1]
    assert client.get(f"/exchange/{record}").headers["location"] == f"/exchange/{found}"


def test_an_exchange_that_there_is_not_is_said_to_be_missing(client):
    answer = client.get("/exchange/ec-00000000")
    assert answer.status_code == 404
    assert "the ledger at /exchanges" in answer.text


def test_the_brief_leads_from_its_sentences_to_their_exchanges(client):
    linked = set(courses(client.get("/").text))
    assert linked
    for one in linked:
        assert client.get(f"/exchange/{one}").status_code == 200


def test_the_brief_of_some_days_leads_to_the_exchanges_of_all(client):
    for one in set(courses(client.get("/?since=2017-06-20").text)):
        assert client.get(f"/exchange/{one}").status_code in (200, 303)


def test_a_situation_without_exchanges_says_so(tmp_path):
    import dragoman

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The weather was calm in the harbour on Monday, and nobody went out to sea.")
    dragoman.build(tmp_path / "in", tmp_path / "calm", jobs=1)
    with client_of(tmp_path / "calm") as calm:
        assert "The reports tell of no request and no offer." in calm.get("/exchanges").text
        assert calm.get("/actors").status_code == 200


def test_from_the_overview_to_the_sentence_of_an_answer_are_two_clicks(browse, site):
    tab = browse(site + "/")
    tab.get_by_role("link", name="the exchange", exact=True).first.click()
    tab.wait_for_url("**/exchange/ec-*")
    answer = tab.locator('section[aria-labelledby="answers"] a.words').first
    assert re.search(r"/report/[0-9a-f]{12}\?at=\d+-\d+", answer.get_attribute("href"))
