"""Positions, timeline, network and claims: what they show, where it leads, that they can be narrowed and reached."""

import re
from html import unescape

import pytest

from tests.page.conftest import client_of

PAGES = ("/compare", "/compare?actor=TUR&actor=QAT", "/timeline", "/timeline?month=all", "/network",
         "/network?what=both&most=300", "/claims", "/forecasts", "/contradictions")  # fmt: skip
NARROWED = ("/compare", "/timeline", "/network", "/claims", "/forecasts", "/contradictions")


def links(page, start):
    return [unescape(link) for link in re.findall(r'href="([^"]+)"', page.text) if link.startswith(start)]


@pytest.mark.parametrize("address", PAGES)
def test_every_line_leads_to_words_that_are_there(client, address):
    page = client.get(address)
    assert page.status_code == 200
    reports = links(page, "/report/")
    assert reports or "No " in page.text or address == "/compare"
    for link in reports[:20]:
        report, start, end = re.match(r"/report/(\w+)\?at=(\d+)-(\d+)", link).groups()
        why = client.get(f"/why/{report}")
        assert why.status_code == 200 and int(start) < int(end)
    for link in links(page, "/why/")[:10]:
        assert client.get(link).status_code == 200


@pytest.mark.parametrize("address", NARROWED)
def test_nobody_of_that_name_is_told_with_the_form_to_try_again(client, address):
    page = client.get(f"{address}?actor=Atlantiss")
    assert page.status_code == 200
    assert 'role="alert"' in page.text and "Atlantiss" in page.text and "<form" in page.text


@pytest.mark.parametrize("address", NARROWED)
def test_what_is_asked_for_is_shown_as_words(client, address):
    hostile = '"><script>alert(1)</script>'
    page = client.get(address, params={"actor": hostile, "about": hostile, "since": hostile})
    assert page.status_code == 200
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("address", NARROWED)
def test_a_situation_without_reports_says_so(empty, address):
    page = empty.get(address)
    assert page.status_code == 200
    assert re.search(r"No |Nothing ", page.text)


@pytest.fixture
def empty(tmp_path):
    from dragoman import folder as files
    from dragoman.store import Store

    files.create(tmp_path / "empty")
    Store.make(tmp_path / "empty").settle("reader")
    with client_of(tmp_path / "empty", edit=False) as client:
        yield client


def test_a_timeline_of_one_kind_has_nothing_else(client):
    page = client.get("/timeline?month=all&kind=no")
    every = client.get("/timeline?month=all")
    assert len(links(page, "/why/")) < len(links(every, "/why/"))
    assert '<span class="tag">consult</span>' not in page.text


def test_a_month_of_the_timeline_is_part_of_it(client):
    every = client.get("/timeline?month=all")
    months = [link for link in links(every, "/timeline?") if "month=2" in link]
    assert months
    assert set(links(client.get(months[0]), "/why/")) <= set(links(every, "/why/"))


def test_a_network_is_sorted_by_the_head_of_a_column(client):
    def names(order):
        page = client.get(f"/network?what=both&sort=from&order={order}")
        return re.findall(r"<tr[^>]*><td>(?:<a[^>]*>)?([^<]+)", page.text)

    assert names("asc") == sorted(names("asc"), key=str.casefold)
    assert names("desc") == sorted(names("desc"), key=str.casefold, reverse=True)


def test_a_mark_of_the_network_leads_to_the_dossier_and_a_line_to_its_words(client):
    page = client.get("/network?what=both").text
    figure = page[page.index("<svg") : page.index("</svg>")]
    assert 'href="/actor/' in figure and 'href="/report/' in figure


def test_what_is_told_too_seldom_is_left_out(client):
    assert "/why/" not in client.get("/network?what=both&least=9999").text


def test_the_second_sight_of_a_network_has_its_layout(editing, folder):
    first = editing.get("/network").text
    assert (folder / "layouts.json").exists()
    assert editing.get("/network?kind=").text.count("<path") == first.count("<path")


def test_positions_show_what_moved_an_actor(client):
    page = client.get("/compare?actor=QAT")
    assert "they differ" not in page.text and links(page, "/report/")
    everybody = links(page, "/compare?issue=")
    assert client.get(everybody[0]).status_code == 200


def test_an_issue_that_there_is_not_is_told(client):
    page = client.get("/compare?issue=nothing")
    assert page.status_code == 404 and "nothing" in page.text


def test_arrow_keys_go_from_node_to_node(browse, site):
    tab = browse(f"{site}/network?what=both")
    tab.locator("#figure a[href^='/actor/']").first.focus()
    before = tab.evaluate("document.activeElement.getAttribute('aria-label')")
    seen = set()
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        tab.keyboard.press(key)
        seen.add(tab.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert seen - {before}


def test_a_form_narrows_without_scripts(browse, site):
    tab = browse(f"{site}/timeline", javascript=False)
    tab.get_by_label("With the words").fill("sovereignty")
    tab.get_by_role("button", name="Show").click()
    assert "about=sovereignty" in tab.url


def test_a_state_is_shown_by_its_name_where_its_code_was_asked_for(client):
    page = client.get("/compare?actor=QAT&actor=SAU").text
    assert 'value="Qatar"' in page and 'value="QAT"' not in page
    assert "<h1>Positions of Qatar and Saudi Arabia</h1>" in page
