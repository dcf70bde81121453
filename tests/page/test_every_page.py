"""What holds for every page: nobody is kept out, nothing is asked from elsewhere, all reads without scripts."""

from __future__ import annotations

import re

import pytest

from dragoman.page.pages import NAVIGATION
from tests.page.conftest import ready

ADDRESSES = [
    *(address for address, _ in NAVIGATION),
    "/actor/QAT", "/actor/QAT?all=said", "/compare?actor=QAT&actor=SAU", "/network?what=both", "/forecasts",
    "/contradictions", "/search?q=qatar", "/search", "/corrections", "/why/QAT", "/reports?outcome=copy",
    "/worlds/sentences", "/worlds/number?number=precision", "/worlds/hand", "/worlds/seals", "/nothing",
    "a report", "a sentence", "an exchange", "a record",
]  # fmt: skip

SHEET = 680


@pytest.fixture(scope="session")
def places(client):
    """Addresses that are known only when the reports are read."""
    ledger = client.get("/exchanges?answer=refused").text
    overview = client.get("/").text
    sentence = re.search(r'href="(/report/[0-9a-f]{12}\?at=\d+-\d+)#at"', overview)[1]
    return {
        "a report": sentence.partition("?")[0],
        "a sentence": sentence,
        "an exchange": re.search(r'href="(/exchange/ec-[0-9a-f]{8})"', ledger)[1],
        "a record": re.search(r'href="(/why/[0-9a-f]{12}%3A[a-z]{2}-[0-9a-f]{8})"', overview)[1],
    }


@pytest.fixture
def opened(browse, site, client, places):
    """Opens an address, when what it has to wait for has come."""

    def open_(address, **how):
        address = places.get(address, address)
        if address.startswith("/worlds"):
            path, _, query = address.partition("?")
            ready(client, path, **dict(part.split("=") for part in query.split("&") if part))
            address += ("&" if query else "?") + "wait=1"
        tab = browse(site + address, **how)
        for _ in range(60):
            if not tab.locator("h1", has_text=re.compile("One moment|being made ready")).count():
                break
            tab.wait_for_timeout(500)
            tab.goto(site + address)
        tab.complaints[:] = [said for said in tab.complaints if address != "/nothing" or "404" not in said]
        return tab

    return open_


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_open_to_everybody_and_fits(opened, address):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for theme, width in (("light", 1440), ("dark", 360)):
        tab = opened(address, theme=theme, width=width)
        found = axe.run(tab).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        for other in (360, 800, 1440):
            tab.set_viewport_size({"width": other, "height": 900})
            assert tab.evaluate("document.documentElement.scrollWidth") <= other
    # A4 less its margins; Chromium prints what is wider by shrinking the whole page.
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": SHEET, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") <= SHEET


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_reads_without_scripts(opened, address):
    read = {}
    for javascript in (True, False):
        tab = opened(address, javascript=javascript)
        assert tab.locator("h1").count() == 1
        read[javascript] = set(tab.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))"))
    assert read[True] <= read[False]
