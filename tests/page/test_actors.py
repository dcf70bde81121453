import re

import pytest


def ids(text):
    return re.findall(r'href="/actor/([^"?#]+)"', text)


def test_the_list_has_everybody_known_by_name_and_leads_to_their_dossiers(client):
    page = client.get("/actors").text
    assert {"QAT", "SAU", "EGY"} <= set(ids(page))
    assert ">Qatar</a>" in page


def test_the_list_is_narrowed_by_words_and_kind(client):
    assert set(ids(client.get("/actors?words=qatar&kind=state").text)) == {"QAT"}
    persons = client.get("/actors?kind=person").text
    assert 'option value="person" selected' in persons
    assert "<td>state</td>" not in persons
    nobody = client.get("/actors?words=nobodyiscalledso").text
    assert "No actor fits." in nobody


def test_any_name_leads_to_the_dossier_of_its_actor(client):
    answer = client.get("/actor/Doha")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/actor/QAT"


def test_the_dossier_tells_each_thing_with_words_that_open_in_the_reader(client):
    page = client.get("/actor/QAT").text
    for heading in ("Names", "What Qatar said", "What was done to Qatar", "What Qatar was asked for and offered"):
        assert heading in page
    assert len(re.findall(r'class="words" href="/report/[0-9a-f]{12}\?at=\d+-\d+', page)) > 15
    assert "/exchange/ec-" in page
    assert "/compare?actor=QAT" in page


def test_all_of_a_chapter_is_a_page_with_as_many_lines_as_were_told(client):
    page = client.get("/actor/QAT").text
    key, count = re.search(r'href="/actor/QAT\?all=(said)">All ([\d,]+)', page).groups()
    shown, at = 0, 1
    while shown < int(count):
        lines = client.get(f"/actor/QAT?all={key}&page={at}").text.count('<div class="told">')
        assert lines
        shown, at = shown + lines, at + 1
    assert shown == int(count)


def test_what_was_said_can_stand_in_the_order_of_days(client):
    page = client.get("/actor/QAT?all=said&order=latest").text
    days = re.findall(r'<time datetime="([^"]+)"', page)
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 1


def test_a_source_without_a_name_is_known_to_its_report_alone(client):
    everybody = client.get("/actors?kind=unnamed").text
    found = ids(everybody)
    assert found
    answer = client.get(f"/actor/{found[0]}")
    if answer.status_code == 303:
        answer = client.get(answer.headers["location"])
    assert answer.status_code == 200
    assert "known to its report alone" in answer.text


def test_a_name_that_several_have_is_to_be_chosen_from(client):
    page = client.get("/actors?kind=all").text
    several = next(
        (name for name, row in re.findall(r'<a href="/actor/([^"]+)">[^<]*</a>(.*?)</th>', page) if "own" in row), None
    )
    assert several is not None
    chosen = client.get(f"/actor/{several}").text
    assert "<h1>Which" in chosen
    assert len({id_ for id_ in ids(chosen) if "%3A" in id_}) > 1


@pytest.mark.parametrize("address", ["/actor/nobody-at-all", "/actor/QAT?all=nothing", "/actor/<script>",
                                     "/dossier.html",
                                     "/dossier.md?actor=nobody-at-all"])  # fmt: skip
def test_what_is_not_there_is_said_with_a_hint(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert '<p class="lead">' in answer.text
    assert "<script>" not in answer.text.replace('<script type="module"', "")


@pytest.mark.parametrize("what", ["dossier.html?actor=QAT", "brief.html?"])
def test_brief_and_dossier_are_taken_away_as_one_html_page(client, what):
    answer = client.get(f"/{what}")
    assert answer.headers["content-disposition"].endswith(".html")
    assert 'id="s1"' in answer.text
    assert "@page { size: A4" in answer.text
    assert not re.search(r'(?:src|href)="/', answer.text)


@pytest.mark.parametrize("what", ["dossier.md?actor=QAT", "brief.md?"])
def test_brief_and_dossier_are_taken_away_as_markdown(client, what):
    answer = client.get(f"/{what}")
    assert answer.headers["content-disposition"].endswith(".md")
    assert answer.text.startswith("# ")
    assert "## Sources" in answer.text


@pytest.mark.parametrize("javascript", [True, False])
def test_a_dossier_can_be_walked_through_by_keyboard(browse, site, javascript):
    tab = browse(site + "/actor/QAT", javascript=javascript)
    tab.get_by_role("link", name=re.compile("^All ")).first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/actor/QAT?all=*")
    assert tab.locator("h2").count() == 1
