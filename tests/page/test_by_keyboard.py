"""The page by keyboard alone, as somebody new to it: Tab, Enter, and what is typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dragoman

pytestmark = pytest.mark.parametrize("javascript", [True, False])
#: Presses of Tab after which nobody goes on. The brief of the examples has some two hundred links.
MOST = 600


def walk(tab, selector, text=""):
    """Presses Tab until what has the focus fits, and says so where it never does."""
    for _ in range(MOST):
        tab.keyboard.press("Tab")
        if tab.evaluate(
            "([selector, text]) => document.activeElement.matches(selector)"
            " && (document.activeElement.innerText || document.activeElement.value || '').includes(text)",
            [selector, text],
        ):
            assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", "it can be seen"
            return
    raise AssertionError(f"Tab never comes to {selector} {text}")


def enter(tab):
    with tab.expect_navigation():
        tab.keyboard.press("Enter")


def test_from_the_overview_to_the_sentence_of_the_answer(browse, site, javascript):
    tab = browse(site + "/", javascript=javascript)
    walk(tab, "a[href^='/exchange/']")
    enter(tab)
    tab.wait_for_url("**/exchange/**")
    answer = tab.locator("section[aria-labelledby=answers] blockquote mark").first.inner_text()
    walk(tab, "section[aria-labelledby=answers] a.words")
    enter(tab)
    tab.wait_for_url("**/report/**")
    assert tab.locator("#at").is_visible()
    words = "".join(tab.locator("mark.at").all_inner_texts())
    assert re.sub(r"[\s\d]+", "", answer)[:40] in re.sub(r"[\s\d]+", "", words)


def test_a_number_of_the_overview_leads_to_its_sentence(browse, site, javascript):
    tab = browse(site + "/", javascript=javascript)
    walk(tab, "a.cite")
    enter(tab)
    tab.wait_for_url("**/report/**")
    assert tab.locator("#at").is_visible()


def test_from_a_sentence_to_why_it_was_read(browse, site, javascript):
    tab = browse(site + "/", javascript=javascript)
    walk(tab, "a.cite")
    enter(tab)
    tab.wait_for_url("**/report/**")
    walk(tab, "a.why")
    enter(tab)
    tab.wait_for_url("**/why/**")
    assert tab.locator("h1").inner_text().startswith("Why this ")
    assert tab.locator("blockquote mark").count()


def test_two_names_are_merged_where_an_actor_is_explained(browse, editable, folder, javascript):
    persons = [actor for actor in dragoman.open(folder).actors() if actor.kind == "person" and actor.registered]
    one, other = persons[:2]
    tab = browse(f"{editable}/actor/{one.id}", javascript=javascript)
    walk(tab, "a[href^='/why/']")
    enter(tab)
    walk(tab, "summary", "Correct it otherwise")
    tab.keyboard.press("Enter")
    walk(tab, "form:has(input[value=merge]) input[name=word]")
    tab.keyboard.type(other.id)
    walk(tab, "input[name=because]")
    tab.keyboard.type("one and the same")
    walk(tab, "button", "Merge")
    enter(tab)
    tab.wait_for_url("**done=fx-**")
    assert tab.get_by_role("status").filter(has_text="Done").count() == 1
    assert [fix.fix.kind for fix in dragoman.open(folder).fixes()] == ["merge"]
    assert not {one.id, other.id} <= {actor.id for actor in dragoman.open(folder).actors()}
    walk(tab, "button", "Undo")
    enter(tab)
    assert {one.id, other.id} <= {actor.id for actor in dragoman.open(folder).actors()}


@pytest.mark.parametrize("form, begins", [("one HTML page", "<!"), ("Markdown", "# ")])
def test_the_brief_is_taken_away_as_a_file(browse, site, javascript, form, begins):
    tab = browse(site + "/", javascript=javascript)
    walk(tab, "a[href^='/brief.']", form)
    with tab.expect_download() as taken:
        tab.keyboard.press("Enter")
    text = Path(taken.value.path()).read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert "Sources" in text


def test_words_are_found_from_any_page(browse, site, javascript):
    tab = browse(site + "/claims", javascript=javascript)
    walk(tab, "#q")
    tab.keyboard.type("qatar")
    enter(tab)
    walk(tab, ".hit .sentence")
    enter(tab)
    tab.wait_for_url("**/report/**")
    assert tab.locator("#at").is_visible()


def test_doubts_are_narrowed_to_a_type(browse, editable, javascript):
    tab = browse(editable + "/review", javascript=javascript)
    walk(tab, ".tabs a", "Statements")
    enter(tab)
    assert tab.locator(".tabs a[aria-current]").inner_text().startswith("Statements")
