"""Pages without a report are told from reports: every word of them is known, and nothing that is news is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpora import NoCorpusError, find
from dragoman.reading.only_furniture import LONGEST, only_furniture
from dragoman.records import Reading, Report, Statement, report_id


def reason(text, **records):
    return only_furniture(Reading(report=Report(id=report_id(text), text=text), **records))


PAGES = {
    "Access Denied\n\nYou don't have permission to access this page on this server.\nReference #18.2d35": (
        "the message of an error"
    ),
    "404\nPage not found\nSorry, the page you are looking for could not be found.\nGo back to the homepage": (
        "the message of an error"
    ),
    "This content is not available in your region.": "the message of an error",
    "Just a moment...\nPlease enable JavaScript and cookies to continue": "a check for robots",
    "Attention Required! | Cloudflare\nSorry, you have been blocked\nCloudflare Ray ID: 7d5a1b2c3d4e5f60": (
        "a check for robots"
    ),
    "To continue reading this article, subscribe now.\nAlready a subscriber? Log in": "an offer to subscribe",
    "You have reached your limit of free articles this month.\nSubscribe to continue reading": "an offer to subscribe",
    "We value your privacy\nWe and our partners use cookies to store and access information on a device.\nReject all": (
        "a notice about cookies"
    ),
    "Home\nWorld\nPolitics\nSport\nContact": "a menu",
    "See also\nHarbour reopens after the storm\nMinisters meet in the capital again\nShare on Facebook": (
        "links and links to share it"
    ),
    "© 2024 Example News. All rights reserved.\nShare\nTweet": "a copyright notice and links to share it",
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_a_report_is_known_and_said_what_it_is(page):
    assert reason(page) == f"holds no report, only {PAGES[page]}"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("news", ["The two ministers agreed on a ceasefire.", "Ceasefire agreed", "Zwei Minister"])
def test_one_sentence_of_news_among_it_and_it_is_a_report(page, news):
    # Before the rest: below a heading of links it would be the title of another article.
    assert reason(f"{news}\n\n{page}") is None


@pytest.mark.parametrize(
    "text",
    [
        "Access denied, the general said.",
        "Access denied. The ministry has blocked the site for all readers in the country.",
        "Page not found: ministry deletes its report on the attack",
        "Service unavailable, says the bank after the attack on its computers",
        "This story has been removed from the ministry's archive, two officials said.",
        "We use cookies to improve your experience. The president travels to Oslo on Monday.",
        "Home\nWorld\nTroops cross the river\nSubscribe",
        "Rebels fire missiles",
        "Watch: Troops cross the river",
        "By Ann Lee\n12 May 2024",
        "Photo: soldiers guard the bridge in the north of the city",
        "Disclaimer: the views are those of the author.",
        "",
        "* * *",
    ],
)
def test_what_may_be_news_stays_a_report(text):
    assert reason(text) is None


def test_a_title_under_which_something_was_read_stays_a_report():
    text = "See also\nHarbour reopens, the minister said"
    start = text.index("the minister")
    said = Statement(
        id="st-00000001", source=((start, len(text) - 5),), cue=((len(text) - 4, len(text)),),
        content=((9, start - 2),), speakers=(), acts_for=(),
        kind="indirect", act="assert", confidence=0.9, why="by hand",
    )  # fmt: skip
    assert reason(text) is not None
    assert reason(text, statements=(said,)) is None


def test_a_long_text_is_not_looked_at():
    menu = "World\n" * (LONGEST // 6)
    assert reason(menu) is not None
    assert reason(f"{menu}World\nWorld\n") is None


@given(st.lists(st.sampled_from(sorted(PAGES)), min_size=1, max_size=3), st.integers(0, 3))
def test_a_sentence_anywhere_between_such_pages_makes_a_report_of_it(pages, at):
    news = "The two ministers agreed on a ceasefire late on Friday."
    assert reason("\n\n".join([*pages[:at], news, *pages[at:]])) is None


def test_no_article_of_the_bench_is_taken_for_such_a_page():
    try:
        corpus = find("bench_news", None, None, 6000)
        texts = [row["text"] for row in corpus.rows()]
    except NoCorpusError as missing:
        pytest.skip(str(missing))
    # Without its records, so whatever the reader makes of it.
    assert [text[:80] for text in texts if reason(text) is not None] == []
