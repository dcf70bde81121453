"""The page of worlds: what is asked and answered, what can be set, what is told beside it, and how fast."""

from __future__ import annotations

import re
import statistics
import time
from html import unescape
from pathlib import Path

import pytest

import dragoman
from dragoman.showing.cautions import MAY_NOT
from dragoman.worlds import hand, seals
from tests.page.conftest import TOKEN, client_of


def ready(client, address="/worlds", **query):
    """A page, waited for where it has to be made ready, followed where its address is shortened."""
    answer = client.get(address, params={"wait": "1", **query})
    for _ in range(30):  # each waits for some seconds
        if answer.status_code == 303:
            answer = client.get(answer.headers["location"])
        elif answer.status_code == 202:
            answer = client.get(answer.url)
        else:
            break
    return answer


def sets(page):
    """The names of the numbers that can be set."""
    return list(dict.fromkeys(re.findall(r'data-name="((?:requests|holds|affinities|actors|weights)[^"]+)"', page)))


@pytest.fixture(scope="module")
def page(client):
    return ready(client).text


@pytest.fixture(scope="module")
def ask(page):
    """A pressure on the asked actor."""
    return next(name for name in sets(page) if name.startswith("requests."))


def test_the_question_is_answered_with_its_error_and_what_it_stands_on(page):
    assert re.search(r"\d+ of 100 <small>worlds ± \d", page)
    assert "are assumed, wide" in page and "not scored forecasts" in page
    assert "no oracle" in page


def test_every_caution_is_on_the_page(page):
    for claim, because in MAY_NOT:
        assert claim in unescape(page) and because in unescape(page)


def test_the_cautions_are_those_of_the_documentation():
    words = (Path(__file__).parent.parent.parent / "docs" / "worlds.md").read_text(encoding="utf-8")
    told = words.split("## What it may and may not be used to say")[1]
    for mark in (
        "calibrated",
        "accurate",
        "beats the weighted mean",
        "is an effect",
        "independent",
        "in a war",
        "silence",
    ):
        assert mark in told and any(mark in claim for claim, _ in MAY_NOT)


def test_each_number_stands_beside_its_words_and_they_lead_to_the_report(page):
    assert len(sets(page)) > 20
    said = re.findall(r'<p class="said[^"]*">.*?<a href="(/report/[^"]+)"><q>', page, re.DOTALL)
    assert len(said) > 10 and all("record=" in address for address in said)
    for word in ("assumed", "read"):
        assert f'<span class="tag">{word}</span>' in page


def test_a_scenario_is_told_as_a_difference_with_its_error(client, ask):
    told = ready(client, set=f"{ask}:3").text
    assert "Difference" in told and re.search(r"[+-]\d+\.\d <small>± \d", told)
    assert "world by world on the same random numbers" in told
    assert "Back to the base" in told


def test_a_number_may_be_called_in_words_and_written_as_on_the_command_line(client, ask):
    one, other = (ready(client, "/worlds/result", set=f"{ask}{sign}high").text for sign in (":", "="))
    assert one == other and "Difference" in one


def test_forcing_holding_and_leaving_out_are_scenarios_too(client, page):
    act = re.search(r'<option value="(\w+=press-harder)"', page).group(1)
    source = re.search(r'name="drop" value="([^"]+)"', page).group(1)
    speaker = re.search(r'name="silent" value="([^"]+)"', page).group(1)
    for query in ({"force": act}, {"force": f"{act}@2-3"}, {"drop": source}, {"silent": speaker}):
        assert "Difference" in ready(client, "/worlds/result", **query).text, query
    held = re.search(r'data-name="([^"]+)" data-low="-1" data-high="1" data-step="0.05"', page)
    if held:
        assert "Difference" in ready(client, "/worlds/result", hold=f"{held.group(1)}:-1").text


@pytest.mark.parametrize("show", ["asked", "options", "factors", "settlement"])
def test_each_figure_has_its_table(client, ask, show):
    told = ready(client, "/worlds/result", set=f"{ask}:high", show=show).text
    figures = told.count('class="dm-figure"')
    assert told.count("The same as a table") == figures
    assert figures or "no factors" in told


def test_the_settlement_says_what_it_is_not(client):
    told = unescape(ready(client, "/worlds/result", show="settlement").text)
    assert "It is not how likely the act is" in told
    assert "European Union, not on crises" in told


def test_what_a_form_leaves_blank_is_left_out_of_the_address(client, ask):
    answer = client.get(f"/worlds?question=&set=&set={ask}:high&force=&worlds=2000&seed=0&wait=1")
    assert answer.status_code == 303
    where = answer.headers["location"]
    assert "force" not in where and where.count("set=") == 1 and "worlds=" not in where


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"set": "no-such-number:1"}, "has no number"),
        ({"set": "nonsense"}, "write NAME:value"),
        ({"set": "precision:-4"}, "will not do"),
        ({"set": "precision:warm"}, "is no value"),
        ({"force": "USA"}, "write ACTOR=OPTION"),
        ({"hold": "no-such-factor:1"}, "no factor"),
        ({"drop": "0:0"}, "no sentence"),
        ({"question": "qwerty"}, "nobody whom the reports know"),
        ({"question": "<script>alert(1)"}, "nobody whom the reports know"),
    ],
)
def test_what_the_model_does_not_have_is_told_with_what_to_do(client, query, told):
    answer = ready(client, **query)
    assert answer.status_code == 404
    assert told in unescape(answer.text)
    assert "<script>alert" not in answer.text and "Traceback" not in answer.text


def test_a_situation_in_which_nothing_is_asked_says_so_and_how_to_ask(tmp_path):
    (tmp_path / "a.txt").write_text("Oslo, 3 May 2021\n\nIt rained in Oslo on Monday.\n", encoding="utf-8")
    dragoman.build(tmp_path / "a.txt", tmp_path / "s", jobs=1)
    with client_of(tmp_path / "s") as client:
        told = ready(client)
    assert "ask a question" in told.text and 'name="question"' in told.text


def test_numbers_out_of_bounds_are_brought_within(client):
    answer = ready(client, "/worlds/result", worlds="999999999", steps="0", seed="-4")
    assert answer.status_code == 200 and "20,000 worlds" in answer.text and "seed 0" in answer.text


def test_other_questions_are_offered_and_can_be_asked(client, page):
    others = re.findall(r'href="(/worlds\?question=[^"]+)"', page)
    assert others
    answer = ready(client, unescape(others[-1]).partition("?")[0], question=unescape(others[-1]).partition("=")[2])
    assert answer.status_code in (200, 404) and "<h1>" in answer.text


def test_a_page_that_is_not_ready_says_so_and_is_not_kept(client, monkeypatch):
    from dragoman.page import staging

    monkeypatch.setattr(staging, "PATIENCE", 0.0)
    monkeypatch.setattr(staging, "_tasks", type(staging._tasks)())
    first = client.get("/worlds", params={"question": "Will Turkey close its base?"})
    assert first.status_code == 202 and "wait=1" in first.text and 'role="status"' in first.text
    assert ready(client, question="Will Turkey close its base?").status_code == 200


def test_what_cannot_be_answered_is_not_looked_for_again(client, monkeypatch):
    from dragoman.page import staging

    assert ready(client, question="qwerty").status_code == 404
    monkeypatch.setattr(staging, "Task", lambda *how: pytest.fail("looked for again"))
    assert client.get("/worlds", params={"question": "qwerty"}).status_code == 404


def test_a_large_situation_has_its_model_made_by_a_process_of_its_own(folder, monkeypatch):
    from dragoman.page import staging
    from dragoman.worlds.making import make
    from dragoman.worlds.model_file import to_toml

    monkeypatch.setattr(staging, "LARGE", 1)
    found = staging._made(folder, "Will Turkey close its base?")
    monkeypatch.setattr(staging, "ProcessPoolExecutor", lambda **how: pytest.fail("made again"))
    assert staging._made(folder, "Will Turkey close its base?") == found
    assert to_toml(make(dragoman.open(folder).store, "Will Turkey close its base?").model) == to_toml(found.model)


def test_which_sentence_matters_is_told_in_words_with_its_figure(client):
    first = client.get("/worlds/sentences/part")
    assert first.status_code in (200, 202)
    told = unescape(ready(client, "/worlds/sentences").text)
    assert "The answer is" in told and ("matters most" in told or "a tie of" in told or "no sentence moves" in told)
    assert re.search(r"(Raises|Lowers) it by \d", told)
    assert "flips" in told and 'class="dm-figure"' in told and "/report/" in told
    assert "of the answer's variance" in told.lower()


def number_page(editing, name):
    return ready(editing, "/worlds/number", number=name).text


def post(editing, address="/worlds/hand", **form):
    return editing.post(address, data={"token": TOKEN, **form})


def test_a_number_is_pinned_released_and_each_undone_with_its_reason(editing, folder):
    name = next(each for each in sets(ready(editing).text) if each.startswith("affinities."))
    back = f"/worlds/number?number={name}"
    answer = post(editing, kind="pin", number=name, value="0.8", reason="they met & shook hands", back=back)
    assert answer.status_code == 303 and answer.headers["location"] == back
    (pin,) = hand.read(folder)[0]
    assert (pin.kind, pin.number, pin.reason) == ("pin", name, "they met & shook hands")
    assert "set by you: 0.8" in ready(editing).text
    log = ready(editing, "/worlds/hand").text
    assert "they met &amp; shook hands" in log and pin.id in log
    post(editing, kind="undo", undone=pin.id, reason="only to try it")
    assert [each.kind for each in hand.read(folder)[0]] == ["pin", "undo"]
    assert not hand.standing(hand.read(folder)[0])
    assert "set by you" not in ready(editing).text


def test_a_sentence_is_left_out_taken_in_and_weighed_and_so_is_a_speaker(editing, folder):
    page = ready(editing).text
    source = re.search(r'name="drop" value="([^"]+)"', page).group(1)
    speaker = re.search(r'name="silent" value="([^"]+)"', page).group(1)
    for kind in ("drop", "restore", "weigh", "drop-speaker", "restore-speaker"):
        assert post(editing, kind=kind, source=source, speaker=speaker, factor="2").status_code == 303
    made = hand.read(folder)[0]
    assert [(each.kind, each.source, each.speaker) for each in made] == [
        ("drop", source, None), ("restore", source, None), ("weigh", source, None),
        ("drop", None, speaker), ("restore", None, speaker),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"kind": "add"},
        {"kind": "pin", "number": "nothing", "value": "1"},
        {"kind": "pin", "number": "precision", "value": "x"},
        {"kind": "weigh", "source": "0:0", "factor": "two"},
        {"kind": "undo", "undone": "hd-0"},
    ],
)
def test_a_change_that_cannot_be_made_is_refused_and_not_written(editing, folder, form):
    answer = post(editing, **form)
    assert answer.status_code == 409 and "Not done" in answer.text
    assert not (folder / hand.HAND).exists()


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/worlds\\evil", "/worlds//evil", "javascript:1", ""]
)
def test_a_change_leads_back_to_this_part_only(editing, back):
    assert post(editing, kind="pin", number="precision", value="2", back=back).headers["location"] == "/worlds"


def test_nothing_is_changed_without_the_token_or_where_it_is_read_only(editing, client, folder):
    form = {"kind": "pin", "number": "precision", "value": "2"}
    assert editing.post("/worlds/hand", data=form).status_code == 409
    headers = {"origin": "http://localhost:8000"}
    assert client.post("/worlds/hand", data={"token": TOKEN, **form}, headers=headers).status_code == 403
    assert not (folder / hand.HAND).exists()
    assert "<form" in number_page(editing, "precision") and 'method="post"' not in number_page(client, "precision")


def test_an_answer_is_sealed_listed_and_resolved(editing, folder):
    assert "Nothing is sealed yet" in ready(editing, "/worlds/seals").text
    answer = post(editing, "/worlds/seals", deadline="2999-01-01", own="20", worlds="2000", seed="0")
    assert answer.status_code == 303
    ((sealed,), broken) = seals.read(folder)
    assert not broken and sealed.seal.own == 0.2 and sealed.seal.worlds == 2000
    told = ready(editing, "/worlds/seals").text
    assert sealed.seal.id in told and "waiting" in told
    assert post(editing, "/worlds/seals/resolve", id=sealed.seal.id, came="no").status_code == 303
    told = ready(editing, "/worlds/seals").text
    assert "it did not happen" in told and "Brier" in told and "Too few to rank" in told


@pytest.mark.parametrize(
    "form", [{"deadline": "2018-01-01"}, {"deadline": "soon"}, {"deadline": "2999-01-01", "own": "140"}]
)
def test_what_cannot_be_sealed_is_refused(editing, folder, form):
    assert post(editing, "/worlds/seals", **form).status_code == 409
    assert not (folder / seals.SEALS).exists()


def test_a_slider_is_answered_within_a_quarter_of_a_second(client, ask):
    ready(client, "/worlds/result", set=f"{ask}:1")
    took = []
    for at in range(9):
        began = time.perf_counter()
        answer = client.get("/worlds/result", params={"set": f"{ask}:{0.3 + at / 10:.2f}"})
        took.append(time.perf_counter() - began)
        assert answer.status_code == 200 and "Difference" in answer.text and 'class="dm-figure"' in answer.text
    assert statistics.median(took) <= 0.25


@pytest.mark.parametrize("javascript", [True, False])
def test_a_scenario_is_run_in_the_browser(browse, site, client, ask, javascript):
    ready(client)
    tab = browse(site + "/worlds?wait=1", javascript=javascript)
    tab.locator("details.part", has_text="Pressures").first.wait_for()
    select = tab.locator(f'.set[data-name="{ask}"] select')
    select.select_option(f"{ask}:high")
    if not javascript:
        tab.locator("button.first", has_text="Run").first.click()
    tab.locator("#result dt", has_text="Difference").wait_for(timeout=20_000)
    assert f"set={ask}" in tab.url.replace("%3A", ":")


def test_the_slider_moves_the_figure_by_keyboard(browse, site, client, ask):
    ready(client)
    tab = browse(site + "/worlds?wait=1")
    slider = tab.locator(f'.set[data-name="{ask}"] input[type=range]')
    slider.focus()
    before = tab.locator("#result").inner_text()
    began = time.perf_counter()
    tab.keyboard.press("End")
    tab.locator("#result dt", has_text="Difference").wait_for()
    took = time.perf_counter() - began
    assert tab.locator("#result").inner_text() != before
    assert tab.locator("#back").is_visible()
    assert tab.locator("#progress").inner_text().startswith("Difference")
    assert took < 2.0  # the browser's own time is in it; the server's is held to its bound above
    tab.locator("a[data-part]", has_text="Factors").click()
    tab.locator("a[data-part][aria-current]", has_text="Factors").wait_for()
    assert "show=factors" in tab.url and f"set={ask}" in tab.url.replace("%3A", ":")


def test_sentences_are_fetched_into_the_page(browse, site, client):
    ready(client)
    tab = browse(site + "/worlds?wait=1")
    tab.locator("a.ask-sentences").click()
    tab.locator("#sentences .dm-figure").wait_for(timeout=120_000)
    assert "The answer is" in tab.locator("#sentences").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["/worlds", "/worlds/sentences", "/worlds/number?number=precision", "/worlds/hand", "/worlds/seals"]
)
def test_the_pages_have_no_barriers(browse, site, client, address, theme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    ready(client, address.partition("?")[0], **({"number": "precision"} if "number" in address else {}))
    tab = browse(site + address + ("&" if "?" in address else "?") + "wait=1", theme=theme, width=360)
    found = axe.Axe().run(tab).response["violations"]
    assert not [(each["id"], each["nodes"][0]["html"]) for each in found]
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
