"""What a notebook shows of what a user holds: alone, small, without scripts, with links that can only be links."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import dragoman as dm
from dragoman.showing.notebook import _safely

REPORTS = Path(__file__).parent.parent.parent / "examples" / "reports"
HOSTILE = """<script>alert(1)</script>

Ankara, 3 May 2021

Turkey's <b onclick="x()">president</b>, Kemal Aydin, said on Monday that Turkey would close the base in Qatar.
"Turkey will not <img src=x onerror=alert(1)> stay," President Kemal Aydin told reporters.
Saudi Arabia asked Turkey to close the base.
"""


@pytest.fixture(scope="module")
def gulf(tmp_path_factory):
    return dm.build(REPORTS, tmp_path_factory.mktemp("notebook") / "gulf", jobs=1)


def shown(gulf):
    return {
        "situation": gulf,
        "actor": gulf.actor("Erdogan"),
        "brief": gulf.brief(),
        "comparison": gulf.compare("Turkey", "Saudi Arabia"),
        "projection": gulf.run(worlds=200),
    }


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.tags, self.links = [], [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag == "a":
            self.links.append(dict(attributes).get("href"))
        if tag not in ("br", "img", "meta", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"{tag} closes {self.open[-3:]}"
        self.open.pop()


def parsed(html):
    found = _Tags()
    found.feed(html)
    assert not found.open
    return found


def test_each_stands_alone_is_small_and_has_no_script(gulf):
    for name, value in shown(gulf).items():
        html = value._repr_html_()
        found = parsed(html)
        assert len(html) < 45_000, name
        assert "script" not in {tag for tag, _ in found.tags}
        assert not any(key.startswith("on") or key == "src" for _, attributes in found.tags for key in attributes)
        assert "url(" not in html and "@import" not in html


def test_lines_lead_to_their_words(gulf):
    values = shown(gulf)
    for name in ("situation", "actor", "brief", "comparison"):
        links = parsed(values[name]._repr_html_()).links
        assert len(links) >= 3 and all(links), name
    brief = values["brief"]
    cited = {number for section in brief.sections for paragraph in section.paragraphs
             for sentence in paragraph.sentences for number in sentence.sources}  # fmt: skip
    html = brief._repr_html_()
    links = parsed(html).links
    assert len(links) >= len(cited)
    for link in links:
        assert link.startswith("https://") or f'id="{link[1:]}"' in html
    words = values["comparison"]._repr_html_()
    assert "#char=" in words or "#:~:text=" in words


def test_sides_are_called_by_their_names(gulf):
    assert "Turkey: build a base in Saudi Arabia" in gulf.compare("Turkey", "Saudi Arabia")._repr_html_()


def test_a_projection_shows_its_figure_its_error_and_that_it_is_no_forecast(gulf):
    html = gulf.run(worlds=200)._repr_html_()
    assert "<svg" in html and "±" in html and "not scored forecasts" in html and "On what it stands" in html


def test_it_takes_the_colour_of_the_notebook(gulf):
    assert all("currentColor" in value._repr_html_() for value in shown(gulf).values())


def test_hostile_words_are_words(tmp_path):
    reports = tmp_path / "javascript:alert(1).d"
    reports.mkdir()
    (reports / "a.txt").write_text(HOSTILE, encoding="utf-8")
    situation = dm.build(reports, tmp_path / "s", jobs=1)
    for value in (situation, situation.brief(), situation.actor("Turkey"), situation.compare("Turkey")):
        html = value._repr_html_()
        assert "<script" not in html and "<img" not in html and not re.search(r"<b [^>]*onclick", html)
        parsed(html)


def test_what_there_is_nothing_of_is_told(gulf):
    assert "No position found" in gulf.compare("Germany", about="chocolate")._repr_html_()
    assert "Said nothing that was read" in gulf.actor("Lantern Institute")._repr_html_()


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("https://a.example/x#:~:text=one", "https://a.example/x#:~:text=one"),
        ("javascript:alert(1)#char=1,2", "javascript%3Aalert%281%29#char=1,2"),
        ("reports/a b.txt#char=1,2", "reports/a%20b.txt#char=1,2"),
        (None, None),
    ],
)
def test_a_link_can_only_lead_to_the_web_or_to_a_file(link, safe):
    assert _safely(link) == safe
