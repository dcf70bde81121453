import re

import pytest
from situations import add_readings

from dragoman.page.shelf import narrowed, shelf
from dragoman.parts import Place
from dragoman.records import Reading, Report, report_id
from dragoman.store import Store, Wanted

from .conftest import client_of


def reading(text, **fields):
    return Reading(report=Report(id=report_id(text), text=text, **fields))


@pytest.fixture
def many(tmp_path):
    """Sixty reports of sixty days, and documents of which none came."""
    folder = tmp_path / "many"
    add_readings(
        folder,
        (
            reading(
                f"Item {at} was told to the press of {at} ports.",
                published=f"2024-{at % 12 + 1:02d}-{at % 28 + 1:02d}",
                title=f"Item {at}", publisher="Harbour Post" if at % 2 else "Pörtside",
            )
            for at in range(60)
        ),
    )  # fmt: skip
    store = Store.make(folder)
    places = [
        Place("bad.pdf", 0, "bad.pdf", "u2", True, "unreadable", None, "m", "its <pages> are pictures"),
        Place("fr.txt", 0, "fr.txt", "u3", True, "other language", None, "m", "it is in French"),
    ]
    store.add([], [], places)
    store.settle("reader")
    store.close()
    return folder


def test_every_report_is_listed_once_with_what_was_read_from_it(client, built):
    page = client.get("/reports").text
    store = Store(built)
    for row in store.reports(Wanted()):
        assert f'href="/report/{row.id}"' in page
    heads = store.heads()
    assert sum(head.statements for head in heads) == store.manifest.records["statements"]
    assert sum(head.events for head in heads) == store.manifest.records["events"]


def test_copies_stand_behind_the_report_nearest_to_the_origin(client, built):
    stories = shelf(Store(built))
    copied = [story for story in stories if story.others]
    assert copied
    assert sum(1 + len(story.others) for story in stories) == Store(built).manifest.reports
    page = client.get("/reports").text
    assert page.count("<details>") == len(copied)


def test_the_list_is_narrowed_by_words_publisher_and_days(many):
    with client_of(many) as client:
        assert client.get("/reports?words=ITEM+7").text.count('class="title') == 6
        assert client.get("/reports?words=portside&since=2024-03&until=2024-03").text.count('class="title') == 5
        assert client.get("/reports?publisher=Harbour+Post&until=2024-02-04").text.count('class="title') == 1
        none = client.get("/reports?words=nothingofthekind").text
        assert "No report has these words" in none
        assert client.get("/reports?since=yesterday").status_code == 404


def test_a_day_that_is_not_whole_lies_within_where_any_of_its_days_may(many):
    stories = shelf(Store(many))
    assert len(narrowed(stories, [], None, "2024-03-15", "2024-03-15")) < len(
        narrowed(stories, [], None, "2024-03", "2024-03")
    )


def test_long_lists_are_paged_and_counted(many):
    with client_of(many) as client:
        first, second = (client.get(f"/reports?page={number}").text for number in (1, 2))
        assert first.count('class="title') == 50
        assert second.count('class="title') == 10
        assert "1–50 of 60" in first
        shown = re.findall(r'class="title" href="([^"]+)"', first + second)
        assert len(set(shown)) == 60
        assert client.get("/reports?page=99").text.count('class="title') == 10


def test_what_could_not_be_read_is_told_with_the_reason(many):
    with client_of(many) as client:
        assert "Could not be read" in client.get("/reports").text
        page = client.get("/reports?outcome=unreadable").text
        assert "bad.pdf" in page
        assert "its &lt;pages&gt; are pictures" in page
        assert "it is in French" in client.get("/reports?outcome=other+language").text


def test_the_list_is_narrowed_without_scripts(browse, site):
    tab = browse(f"{site}/reports", javascript=False)
    tab.get_by_label("Words in title or publisher").fill("zzzz")
    tab.get_by_role("button", name="Show").click()
    assert "No report has these words" in tab.content()
