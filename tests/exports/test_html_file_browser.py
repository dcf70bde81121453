"""The one file in a browser: it opens from the disk, asks nobody for anything, works by keyboard, without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from exported import every_kind
from hostile import first, second
from situations import add_readings

import dragoman

REPORTS = Path(__file__).parent.parent.parent / "examples" / "reports"


@pytest.fixture(scope="module")
def gulf(tmp_path_factory):
    """The examples as one file."""
    folder = tmp_path_factory.mktemp("browser")
    dragoman.build(REPORTS, folder / "gulf", jobs=1).export("html", folder / "gulf.html")
    return folder / "gulf.html"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Reports that try to run, as one file."""
    folder = tmp_path_factory.mktemp("hostile")
    add_readings(folder / "crisis", [first(), second(), every_kind()])
    dragoman.open(folder / "crisis").export("html", folder / "crisis.html")
    return folder / "crisis.html"


@pytest.fixture
def browse(chromium):
    """`browse(path, javascript=True, theme="light", width=1440)`: the file in a tab, which may ask for nothing else."""
    opened = []

    def open_(path, *, javascript=True, theme="light", width=1440):
        context = chromium.new_context(
            java_script_enabled=javascript, color_scheme=theme, viewport={"width": width, "height": 900}
        )
        tab = context.new_page()
        tab.asked, tab.complaints = [], []
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.on("console", lambda message: message.type == "error" and tab.complaints.append(message.text))
        tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
        opened.append((context, tab))
        tab.goto(path.as_uri())
        return tab

    yield open_
    for context, tab in opened:
        asked, said = [url for url in tab.asked if not url.startswith("file:")], tab.complaints
        files = {url.partition("#")[0] for url in tab.asked}
        context.close()
        assert not asked and len(files) == 1, f"the file asked for {asked or files}"
        assert not said, f"the browser said {said}"


def _target(tab):
    return tab.evaluate("document.querySelector(':target')?.textContent")


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_brief_to_the_very_words_in_one_click(browse, gulf, javascript):
    tab = browse(gulf, javascript=javascript)
    quote = tab.locator("#brief .sources q").first
    words = quote.inner_text().strip("“” ").removesuffix(" […]")
    quote.locator("a").click()
    there = tab.locator(":target")
    assert words in there.inner_text()
    assert there.is_visible() and there.bounding_box()["y"] < 800


def test_marks_of_figures_lead_into_the_file(browse, gulf):
    tab = browse(gulf)
    for part in ("timeline", "network", "claims"):
        mark = tab.locator(f"#{part} figure a").first
        mark.focus()
        tab.keyboard.press("Enter")
        tab.locator(".report :target").wait_for()
        assert tab.evaluate("location.hash").startswith("#"), part
        tab.evaluate("location.hash = 'main'")


def test_search_finds_paragraphs_and_actors_by_keyboard_and_closes(browse, gulf):
    tab = browse(gulf)
    tab.keyboard.press("/")
    tab.keyboard.type("erdogan BASE")
    tab.keyboard.press("Enter")
    tab.locator("#told", has_text="paragraph").wait_for()
    links = tab.locator("#hits a")
    assert links.count() > 2
    assert all("erdo" in words.casefold() or "base" in words.casefold() for words in links.all_inner_texts())
    links.last.focus()
    tab.keyboard.press("Enter")
    tab.locator("p:target").wait_for()
    assert "base" in _target(tab).casefold() and "erdo" in _target(tab).casefold()
    tab.keyboard.press("Escape")
    assert tab.locator("#found").is_hidden()
    tab.fill("#q", "tillerson")
    tab.press("#q", "Enter")
    assert tab.locator("#hits li", has_text="(actor)").first.inner_text() == "Rex Tillerson (actor)"
    tab.fill("#q", "no such words here")
    tab.press("#q", "Enter")
    tab.locator("#told", has_text="Nothing was found.").wait_for()


def test_the_theme_follows_the_system_and_the_button(browse, gulf):
    tab = browse(gulf, theme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = tab.evaluate(colour)
    tab.click("#theme")
    assert tab.evaluate(colour) != dark and tab.inner_text("#theme") == "Dark"


def test_what_needs_scripts_is_not_there_without_them(browse, gulf):
    tab = browse(gulf, javascript=False)
    assert tab.locator("#find").is_hidden() and tab.locator("#theme").is_hidden()
    summary = tab.locator("#actors article summary").nth(1)
    summary.focus()
    tab.keyboard.press("Enter")
    assert summary.locator("xpath=..").get_attribute("open") is not None


@pytest.mark.parametrize("width", [360, 800, 1440])
def test_the_file_does_not_scroll_sideways(browse, gulf, hostile, width):
    for path in (gulf, hostile):
        tab = browse(path, width=width)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(browse, gulf, theme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    tab = browse(gulf, theme=theme)
    tab.fill("#q", "base")
    tab.press("#q", "Enter")
    tab.locator("#told", has_text="paragraph").wait_for()
    found = axe.Axe().run(tab).response["violations"]
    assert not found, [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]


def test_nothing_that_a_report_says_runs(browse, hostile):
    tab = browse(hostile)
    said = []
    tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    tab.fill("#q", "script")
    tab.press("#q", "Enter")
    tab.locator("#told", has_text="paragraph").wait_for()
    assert "<script>alert(1)</script>" in tab.locator("#hits li").first.inner_text()
    assert "<b>#1</b>" in tab.locator("#reports .report h3").all_inner_texts()[0]
    assert not said


def test_it_prints_the_brief_and_the_reports(browse, gulf):
    tab = browse(gulf)
    tab.emulate_media(media="print")
    assert tab.locator(".top").is_hidden() and tab.locator("#brief").is_visible()
    assert tab.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")
