"""The site of the documentation: it builds without a link that leads nowhere, and asks nothing of anybody."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mkdocs")
pytest.importorskip("material")
pytest.importorskip("mkdocstrings")

ROOT = Path(__file__).parents[2]
#: Attributes and rules by which a browser fetches something without being asked to.
FETCHED = re.compile(
    r'<(?:script|img|iframe|source|video|audio)[^>]*\s(?:src|srcset)="(https?:)?//'
    r'|<link[^>]*\srel="(?:stylesheet|icon|preload|preconnect)"[^>]*href="(?:https?:)?//'
    r'|@import|url\(["\']?(?:https?:)?//'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, built as `make docs` builds it."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


def test_every_page_is_built_and_the_made_ones_say_what_the_code_says(site):
    for name in ("tutorial", "commands", "record-examples", "addresses", "benchmarks", "model-card", "changelog"):
        assert (site / f"{name}.html").is_file()
    assert "--drop-speaker" in (site / "commands.html").read_text(encoding="utf-8")
    assert "/api/contradictions" in (site / "addresses.html").read_text(encoding="utf-8")
    assert "JoinedForecast" in (site / "python.html").read_text(encoding="utf-8")
    assert "Joined forecast" in (site / "record-examples.html").read_text(encoding="utf-8")


def test_links_to_files_lead_to_files_of_the_site(site):
    for page in site.rglob("*.html"):
        if page.name == "404.html":  # is shown at any address, so its own links are from the root
            continue
        for link in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text(encoding="utf-8")):
            if not re.match(r"[a-z]+:|//", link):
                assert (page.parent / link).exists(), f"{page.relative_to(site)} links to {link}"


def test_nothing_is_fetched_from_elsewhere(site):
    for path in [*site.rglob("*.html"), *site.rglob("*.css")]:
        found = FETCHED.search(path.read_text(encoding="utf-8"))
        assert not found, f"{path.relative_to(site)}: {found[0]}"


def test_it_opens_from_the_disk_searches_there_and_asks_nobody(site, chromium):
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        elsewhere, wrong = [], []
        page.on("request", lambda request: None if request.url.startswith(("file:", "data:", "blob:", "about:"))
                else elsewhere.append(request.url))  # fmt: skip
        page.on("console", lambda told: wrong.append(told.text) if told.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        for name in ("index", "tutorial", "commands", "python", "benchmarks", "howto/asking", "record-examples"):
            page.goto((site / f"{name}.html").as_uri())
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{name} is {wide} pixels too wide"
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto((site / "index.html").as_uri())
        page.locator(".md-search__input").click()
        page.wait_for_timeout(500)  # the search reads its index when it is opened
        page.keyboard.type("merge")
        page.locator(".md-search-result__item").first.wait_for(state="attached", timeout=60_000)
    assert not elsewhere
    assert not wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site, chromium, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    with chromium.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        for name in ("index", "tutorial", "commands", "python", "codebook", "benchmarks"):
            page.goto((site / f"{name}.html").as_uri())
            found = axe.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
            assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
