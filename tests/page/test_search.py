import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from dragoman.finding import find, wanted
from dragoman.page import searching
from dragoman.page.asked import Asked
from dragoman.page.paging import paged
from dragoman.page.searching import search
from dragoman.records import RECORD_TYPES
from dragoman.store import Store


def found(store, text, page=1, **how):
    types = [how.pop("type")] if "type" in how else ()
    asked = Asked(None, query={"page": (str(page),)})
    return search(
        store, text, wanted(store, types=types, **how), lambda every: paged(asked, every, searching.SIZE, "/search")
    )


def reports_of(store, text, **how):
    """The ids of all reports that a search finds, page by page, with those whose words stand apart."""
    page, out = 1, []
    while True:
        some = found(store, text, page, **how)
        out += some.reports
        if page >= some.paging.pages:
            return out
        page += 1


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("qatar", {}), ("QATAR demands", {}), ('"foreign minister"', {}), ("talks", {"since": "2017-06-06"}),
        ("qatar", {"types": ["statements"]}), ("", {"types": ["ask"]}), ("qatar", {"actor": "Qatar"}),
        ("", {"about": "Qatar"}),
    ],
)  # fmt: skip
def test_the_same_sentences_are_found_as_by_the_command(built, text, how):
    store = Store(built)
    asked = {
        ("type" if name == "types" else name): value[0] if name == "types" else value for name, value in how.items()
    }
    pages = reports_of(store, text, **asked)
    if "actor" in how or "about" in how:
        how = {**how, "types": [kind for kind in RECORD_TYPES if kind != "actors"]}
    expected = find(store, text, **how)
    assert expected.total > 0
    by_report = {}
    for hit in expected.hits:
        by_report.setdefault(hit.report.id, []).append(hit.sentence)
    whole = {one.row.id: one for one in pages if not one.apart}
    assert list(whole) == list(by_report)
    for id_, sentences in by_report.items():
        assert [one.hit.sentence for one in whole[id_].sentences] == sentences[: searching.SENTENCES]
        assert len(whole[id_].sentences) + whole[id_].more == len(sentences)


def test_many_reports_are_searched_in_the_folder(built, monkeypatch):
    store = Store(built)
    in_memory = [one.row.id for one in reports_of(store, "qatar")]
    monkeypatch.setattr(searching, "IN_MEMORY", 0)
    assert [one.row.id for one in reports_of(store, "qatar")] == in_memory


def test_words_that_stand_in_different_sentences_are_said_to(built):
    store = Store(built)
    apart = [one for one in reports_of(store, "qatar egypt") if one.apart]
    assert all(one.sentences for one in apart)
    assert apart
    for one in apart:
        held = [sentence.hit.text.casefold() for sentence in one.sentences]
        assert all("qatar" in words or "egypt" in words for words in held)
        assert not any("qatar" in words and "egypt" in words for words in held)


def test_a_hit_leads_to_its_sentence_and_to_the_reasons_of_its_records(client, built):
    page = client.get("/search?q=qatar").text
    assert "<mark>Qatar</mark>" in page
    address = re.search(r'class="sentence" dir="auto" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert client.get(address.partition("#")[0]).text.count('id="at"') == 1
    why = re.search(r'class="why" href="([^"]+)"', page)[1]
    assert client.get(why).status_code == 200


def test_actors_and_titles_with_the_words_are_listed(client):
    page = client.get("/search?q=qatar").text
    assert re.search(r'<a href="/actor/QAT"[^>]*>Qatar</a>', page)
    assert 'id="titles"' in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("q=zzzxqy", "No report holds this word"), ("q=qatar&actor=Nobodyatall", "No actor is called"),
        ("q=qatar&type=nonsense", "No record has the type"), ("q=qatar&since=soon", "is no day"),
        ("", "Case and accents"),
        ("q=%22%22", "Case and accents|No report holds"), ("q=%3Cscript%3Ealert(1)%3C/script%3E", "No report holds"),
    ],
)  # fmt: skip
def test_what_is_not_found_is_told_with_what_to_do(client, asked, said):
    answer = client.get(f"/search?{asked}")
    assert answer.status_code == 200
    assert re.search(said, answer.text)
    assert "<script>alert" not in answer.text


def test_the_form_keeps_what_was_asked(client):
    page = client.get("/search?q=qatar&actor=Qatar&type=ask&until=2018").text
    for given in ('name="q" type="search" value="qatar"', 'name="actor" value="Qatar"', 'value="ask" selected'):
        assert given in page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_search_fits_and_is_accessible(browse, site, theme, width):
    tab = browse(f"{site}/search?q=qatar", theme=theme, width=width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(tab).response["violations"] == []


def test_from_words_to_the_sentence_by_keyboard(browse, site):
    tab = browse(site + "/", javascript=False)
    tab.locator("#q").focus()
    tab.keyboard.type("qatar")
    tab.keyboard.press("Enter")
    tab.locator(".hit .sentence").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/report/**")
    assert tab.locator("#at").is_visible()
