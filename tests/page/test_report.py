"""The reader: marks, margin, parts, and what it does with what it should not be given."""

import gzip
import re
import time

import pytest
from situations import add_readings

from dragoman.page.annotated import annotate
from dragoman.parts import to_rows
from dragoman.records import (
    Actor,
    Event,
    Mention,
    Reading,
    Report,
    Statement,
    decode,
    encode,
    own_words,
    report_id,
)
from dragoman.store import Store, Wanted

from .conftest import client_of

HOSTILE = (
    '<script>alert(1)</script> said: "\'><img src=x onerror=alert(2)>". </p></article>\n'
    "شرح الوزير أن الميناء مغلق.\n部长说港口关闭。"
)


@pytest.fixture(scope="module")
def some(built):
    """A report with statements, events and exchanges, and its reading."""
    store = Store(built)
    every = [store.reading(row.id) for row in store.reports(Wanted())]
    return max(every, key=lambda reading: (bool(reading.exchanges), len(reading.statements)))


@pytest.fixture
def folder_of(tmp_path):
    def make(*readings):
        add_readings(tmp_path / "made", readings)
        return tmp_path / "made"

    return make


def crowded(count):
    """A report of so many marks: two to a sentence, a statement and its speaker."""
    sentence = "Anna Vogel said the port is shut. "
    text = sentence * (count // 2)
    size = len(sentence)
    statements = tuple(
        Statement(
            id=f"st-{at:08x}", source=((at * size, at * size + 10),), cue=((at * size + 11, at * size + 15),),
            content=((at * size + 16, at * size + 32),), speakers=("anna",), acts_for=(None,), kind="indirect",
            act="assert",
        )
        for at in range(count // 2)
    )  # fmt: skip
    mentions = tuple(Mention(span=(at * size, at * size + 10), form="name") for at in range(count // 2))
    actor = Actor(id="anna", kind="person", name="Anna Vogel", mentions=mentions)
    return Reading(report=Report(id=report_id(text), text=text), actors=(actor,), statements=statements)


def plain(page):
    """The text of the article as a reader has it, without the numbers."""
    article = re.search(r"<article.*?</article>", page, re.S)[0]
    sentences = re.findall(r'<span class="sentence".*?</span>(?=\s*(?:<span class="sentence"|</p>))', article, re.S)
    words = " ".join(re.sub(r"<sup.*?</sup>|<[^>]+>", "", one) for one in sentences)
    return " ".join(words.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&").split())


def test_the_text_stands_there_whole_with_a_card_for_each_record(client, some):
    page = client.get(f"/report/{some.report.id}").text
    records = [*some.statements, *some.events, *some.exchanges, *some.ties, *some.claims, *some.forecasts]
    assert plain(page) == " ".join(some.report.text.split())
    assert sorted(re.findall(r'data-id="([^"]+)"', page)) == sorted(record.id for record in records)
    for record in records:
        assert f"/why/{some.report.id}%3A{record.id}" in page
    assert page.count('class="n"') == len(records)


def test_source_cue_and_content_are_told_apart(client, some):
    page = client.get(f"/report/{some.report.id}?show=statements").text
    said = next(one for one in some.statements if one.source and one.cue and not one.inside)
    for part, spans in (("cue", said.cue), ("content", said.content)):
        words = some.report.text[slice(*spans[0])].split()[0]
        assert re.search(rf'class="[^"]*\b{part}\b[^"]*"[^>]*>[^<]*{re.escape(words)}', page)


def test_kinds_that_are_not_ticked_are_not_shown(client, some):
    page = client.get(f"/report/{some.report.id}?show=text&show=events").text
    assert 'class="kind statement"' not in page
    assert page.count('class="kind event"') == len(some.events)
    assert 'name="show" value="statements">' in page
    assert 'name="show" value="events" checked' in page
    nothing = client.get(f"/report/{some.report.id}?show=text").text
    assert "card-line" not in nothing
    assert plain(nothing) == " ".join(some.report.text.split())


def test_words_that_are_asked_for_are_marked_once_as_the_place_to_go_to(client, some):
    start, end = some.statements[0].content[0]
    page = client.get(f"/report/{some.report.id}?at={start}-{end}").text
    assert page.count('id="at"') == 1
    marked = re.findall(r"<mark class=[^>]*>([^<]*)</mark>", page)
    assert "".join(marked).replace("&#39;", "'").split() == some.report.text[start:end].split()


def test_a_record_opens_at_its_words_even_where_its_kind_is_switched_off(client, some):
    record = some.events[0]
    page = client.get(f"/report/{some.report.id}?record={record.id}&show=statements").text
    assert page.count('id="at"') == 1
    assert re.search(rf'data-id="{record.id}"[^>]*aria-current="true"', page)
    start, end = own_words(record)[0]
    assert re.search(rf'<mark [^>]*id="at"[^>]*>{re.escape(some.report.text[start:end].split()[0])}', page)


@pytest.mark.parametrize("asked", ["at=999999-1000000", "at=10-2", "at=x", "record=st-00000000", "at=-5-9"])
def test_words_and_records_that_are_gone_are_said_to_be(client, some, asked):
    answer = client.get(f"/report/{some.report.id}?{asked}")
    assert answer.status_code == 200
    assert 'role="status">' in answer.text
    assert ("not in this text" in answer.text) or ("is in this report now" in answer.text)
    assert 'id="at"' not in answer.text


def test_a_report_that_is_not_there_is_told_with_where_to_look(client):
    answer = client.get("/report/000000000000?record=st-1&at=1-2")
    assert answer.status_code == 404
    assert "gone since the last build" in answer.text


def test_a_report_is_found_by_the_beginning_of_its_id(client, some):
    assert some.report.id in client.get(f"/report/{some.report.id[:8]}").text


def test_every_sentence_has_a_link_here_and_at_the_publishers(folder_of, some):
    reading = decode(encode(some).replace(b'"url":null', b'"url":"https://news.example/port?a=1"'))
    with client_of(folder_of(reading)) as client:
        page = client.get(f"/report/{some.report.id}?show=links").text
        sentences = re.findall(r'class="sentence" id="s(\d+)" data-end="(\d+)"', page)
        for start, end in sentences:
            assert f'href="/report/{some.report.id}?at={start}-{end}#at"' in page
        assert page.count('href="https://news.example/port?a=1#:~:text=') == len(sentences)


def test_an_address_that_is_not_of_the_web_is_no_link(folder_of):
    text = "Anna Vogel said the port is shut."
    report = Report(id=report_id(text), text=text, url="javascript:alert(1)", title="Port")
    with client_of(folder_of(Reading(report=report))) as client:
        assert "javascript:" not in client.get(f"/report/{report.id}?show=links").text


def test_markup_in_a_text_is_words(folder_of):
    text = HOSTILE
    actor = Actor(id="x", kind="person", name='<b onclick="x">', mentions=(Mention(span=(0, 25), form="name"),))
    said = Statement(
        id="st-1", cue=((26, 30),), content=((32, 60),), speakers=("x",), acts_for=(None,), kind="direct", act="assert"
    )  # fmt: skip
    report = Report(id=report_id(text), title="<script>x</script>", publisher="<i>", text=text)
    with client_of(folder_of(Reading(report=report, actors=(actor,), statements=(said,)))) as client:
        page = client.get(f"/report/{report.id}?show=statements&show=actors&show=links").text
    assert "<script>alert" not in page
    assert "<script>x" not in page
    assert "<img" not in page
    assert "<b onclick" not in page
    assert 'dir="auto"' in page
    assert "部长说港口关闭。" in page


def test_an_empty_report_says_so(folder_of):
    with client_of(folder_of(Reading(report=Report(id=report_id(" "), text=" ")))) as client:
        answer = client.get(f"/report/{report_id(' ')}")
    assert answer.status_code == 200
    assert "has no words" in answer.text


def test_damage_is_flagged_with_its_reason_and_furniture_struck(client, built):
    store = Store(built)
    every = [store.reading(row.id) for row in store.reports(Wanted())]
    struck = next(one for one in every if one.report.furniture)
    page = client.get(f"/report/{struck.report.id}").text
    assert "<s class=" in page
    assert "not read: " in page
    damaged = struck.report.text[:9]
    reading = decode(
        encode(struck).replace(b'"damaged":[', b'"damaged":[{"span":[0,9],"why":"stray-clause"}' + b",", 1)
        if b'"damaged":[{' in encode(struck)
        else encode(struck).replace(b'"damaged":[]', b'"damaged":[{"span":[0,9],"why":"stray-clause"}]', 1)
    )
    told = annotate(reading, to_rows(reading, ("x", 0), "x")[0], frozenset(), [], None, None)
    pieces = [piece for block in told.blocks for one in block.sentences for piece in one.pieces]
    assert "".join(piece.text for piece in pieces if "damage" in piece.classes).startswith(damaged[:4])
    assert any("stray clause" in reason for block in told.blocks for reason in block.reasons)


def test_ten_thousand_marks_are_shown_in_parts_that_weigh_little_and_take_no_time(folder_of):
    reading = crowded(10_000)
    with client_of(folder_of(reading)) as client:
        client.get("/")
        weights, times, seen = [], [], 0
        number, parts = 1, 2
        while number <= parts:
            start = time.perf_counter()
            page = client.get(f"/report/{reading.report.id}?part={number}")
            times.append(time.perf_counter() - start)
            weights.append(len(gzip.compress(page.content, 5)))
            seen += page.text.count('<li class="card-line')
            parts = int(re.search(r"Part \d+ of (\d+)", page.text)[1])
            number += 1
        last = client.get(f"/report/{reading.report.id}?record={reading.statements[-1].id}").text
    assert seen == 5000
    assert max(weights) <= 60_000
    assert sorted(times)[len(times) // 2] < 0.5
    assert f"Part {parts} of {parts}" in last
    assert 'id="at"' in last


def test_ten_thousand_records_on_one_word_do_not_all_stand_beside_it(folder_of):
    text = "They met."
    events = tuple(
        Event(id=f"ev-{at:08x}", type="CONSULT", anchors=((5, 8),), modality="occurred") for at in range(10_000)
    )
    report = Report(id=report_id(text), text=text)
    with client_of(folder_of(Reading(report=report, events=events))) as client:
        page = client.get(f"/report/{report.id}?record=ev-0000270f").text
    assert "9,789 more records" in page
    assert 'data-id="ev-0000270f"' in page
    assert len(gzip.compress(page.encode(), 5)) <= 60_000


def test_records_are_gone_through_by_keys(browse, site, some):
    tab = browse(f"{site}/report/{some.report.id}")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.id") == "r2"
    assert tab.locator('.on[data-r~="2"]').count() >= 1
    tab.keyboard.press("k")
    assert tab.evaluate("document.activeElement.id") == "r1"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.className") == "sentence"
    assert tab.locator(".on").count() == 0
    tab.keyboard.press("j")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/why/**")


def test_the_keys_can_be_switched_off(browse, site, some):
    tab = browse(f"{site}/report/{some.report.id}")
    tab.locator("#keys summary").click()
    tab.locator("#keys-on").uncheck()
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.id") == "keys-on"


def test_kinds_are_switched_in_place(browse, site, some):
    tab = browse(f"{site}/report/{some.report.id}")
    assert tab.locator(".kind.statement").count() == len(some.statements)
    tab.get_by_role("checkbox", name=re.compile("statements")).uncheck()
    tab.locator(".kind.statement").first.wait_for(state="detached")
    assert "show=events" in tab.url
    assert "show=statements" not in tab.url


def test_kinds_are_switched_without_scripts(browse, site, some):
    tab = browse(f"{site}/report/{some.report.id}", javascript=False)
    tab.locator('input[value="statements"]').uncheck()
    tab.get_by_role("button", name="Show").click()
    assert tab.locator(".kind.statement").count() == 0
    assert tab.locator(".kind.event").count() == len(some.events)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_reader_opens_with_the_words_in_view_and_in_focus(browse, site, some, javascript):
    start, end = some.statements[-1].content[0]
    tab = browse(f"{site}/report/{some.report.id}?at={start}-{end}#at", javascript=javascript)
    assert tab.locator("#at").is_visible()
    assert tab.locator("#at:target").count() == 1
    box = tab.locator("#at").bounding_box()
    assert 0 <= box["y"] < 900


def test_a_sentence_that_is_clicked_offers_its_links(browse, site, some):
    tab = browse(f"{site}/report/{some.report.id}")
    tab.locator(".row .text:not(details) .sentence").first.click(position={"x": 3, "y": 6})
    labels = tab.locator("#bar button").all_text_contents()
    assert labels[0] == "Copy link to the sentence"
    assert "Copy its words" in labels
