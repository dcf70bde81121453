"""The brief of the annotated examples, and of what is hardly a brief any more."""

import re
from urllib.parse import unquote

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.records import RECORD_TYPES, Reading, Report, report_id
from dragoman.showing.brief import LONGEST_QUOTE, letter, make_brief
from dragoman.showing.render import to_html, to_markdown, to_terminal

replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def brief(gold):
    return make_brief(gold, "gulf")


def prose(brief):
    return " ".join(
        sentence.text
        for section in brief.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    )


def section(brief, beginning):
    return next(section for section in brief.sections if section.heading.startswith(beginning))


def test_ten_reports_come_to_two_pages(brief):
    # Two sheets of A4 in the print style of the page hold some 1,300 words of prose and 60 sources: measured with
    # a browser when the style was made.
    assert len(prose(brief).split()) < 1300
    assert len(brief.sources) <= 60


def test_every_cited_number_is_a_source_and_every_source_is_cited_in_order(brief):
    cited = [
        number
        for section in brief.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        for number in sentence.sources
    ]
    assert (
        list(dict.fromkeys(cited))
        == [source.number for source in brief.sources]
        == list(range(1, len(brief.sources) + 1))
    )


def test_every_source_quotes_its_report_word_for_word(gold, brief):
    texts = {reading.report.id: " ".join(reading.report.text.split()) for reading in gold}
    reports = {line.letter: texts[line.id] for line in brief.reports}
    for source in brief.sources:
        words = source.quote.removeprefix("[…] ").removesuffix(" […]")
        assert words in reports[source.report]
        assert len(source.quote) <= LONGEST_QUOTE + 10


def test_every_record_of_a_source_is_one_of_its_report(gold, brief):
    ids = {reading.report.id: {r.id for kind in RECORD_TYPES for r in getattr(reading, kind)} for reading in gold}
    reports = {line.letter: line.id for line in brief.reports}
    assert any(source.records for source in brief.sources)
    for source in brief.sources:
        assert set(source.records) <= ids[reports[source.report]]


def test_every_statement_that_is_told_is_cited(brief):
    told = section(brief, "Who said what")
    assert all(sentence.sources for paragraph in told.paragraphs for sentence in paragraph.sentences)


def test_quoted_words_of_the_prose_stand_in_the_reports(gold, brief):
    everything = " ".join(" ".join(reading.report.text.split()) for reading in gold).replace('"', "”").replace("“", "”")
    for quotation in re.findall(r"“([^”]+)”", " ".join(s.text for s in flat(section(brief, "Who said what")))):
        assert quotation.rstrip(" …").replace('"', "”") in everything, quotation


def flat(section):
    return [sentence for paragraph in section.paragraphs for sentence in paragraph.sentences]


def test_days_are_told_in_order(brief):
    leads = [paragraph.lead for paragraph in section(brief, "Who said what").paragraphs]
    assert leads[0].endswith("June 2017") and leads[-1].endswith("July 2017")
    assert any(lead.startswith("Reported on") for lead in leads)  # what has no day of its own says so


def test_officials_are_listed_under_the_state_they_speak_for_and_scholars_under_none(brief):
    lines = {p.lead: " ".join(s.text for s in p.sentences) for p in section(brief, "Who is in it").paragraphs}
    assert "Sheikh Mohammed bin Abdulrahman al-Thani (foreign minister)" in lines["Qatar"]
    assert "Tillerson" in lines["The United States"]
    assert "Vasterholm" in lines["For no state"] and "Vasterholm" not in " ".join(
        v for k, v in lines.items() if k != "For no state"
    )


def test_the_four_states_are_explained(brief):
    assert "By “the four states” the reports mean Saudi Arabia, the United Arab Emirates, Bahrain and Egypt." in prose(
        brief
    )


def test_a_request_is_told_with_its_answer_and_silence_in_words_that_report_it(brief):
    text = " ".join(sentence.text for sentence in flat(section(brief, "Asked")))
    assert "the answer was yes" in text and "the answer was no" in text
    assert "there was no answer: “So far they have not taken up the offer”" in text


def test_a_hold_that_several_reports_tell_of_is_told_once_and_a_copy_is_not_counted(brief):
    text = " ".join(sentence.text for sentence in flat(section(brief, "Who has a hold")))
    assert text.count("The United States has troops in Qatar") == 1
    assert "“about 10,000 troops”; “some 11,000 troops”; two reports" in text


def test_analysts_and_officials_say_apart_what_leads_to_what(brief):
    lines = {p.lead: " ".join(s.text for s in p.sentences) for p in section(brief, "What leads").paragraphs}
    assert "Castellane" in lines["Analysts and others"] and "Saif" in lines["Officials"]
    assert all(sentence.sources for sentence in flat(section(brief, "What leads")))


def test_observers_expectations_come_with_their_odds(brief):
    text = " ".join(sentence.text for sentence in flat(section(brief, "What is expected")))
    assert re.search(r"\(“[\w ]+”: \d+–\d+ in 100\)", text)


def test_thoughts_that_one_speaker_puts_into_anothers_head_are_not_told_as_his(brief):
    assert not re.search(
        r"King Salman does not want|Saudi Arabia (?:thought|does not want)", prose(brief).split("Castellane")[0]
    )


def test_doubts_name_the_damaged_report_the_differing_numbers_and_the_copies(brief):
    text = " ".join(sentence.text for sentence in flat(section(brief, "Contradictory")))
    assert "Diario del Puerto" in text and "damaged in five places" in text
    assert "about 10,000 troops" in text and "some 11,000 troops" in text
    assert "count as one witness" in text
    assert "not named" in text


def test_words_that_a_rewrite_repeats_are_told_once_with_both_sources(brief):
    text = prose(brief)
    assert text.count("have no basis in fact") == 1
    told = next(s for s in flat(section(brief, "Who said what")) if "no basis in fact" in s.text)
    assert len(told.sources) == 2


def test_the_same_readings_give_the_same_brief_in_any_order(gold, brief):
    assert make_brief(list(reversed(gold)), "gulf") == brief


def test_a_report_with_an_address_is_opened_at_the_words(brief):
    linked = [source for source in brief.sources if source.link]
    assert linked
    for source in linked:
        first = unquote(source.link.split("#:~:text=")[1].split(",")[0])
        assert first.split()[0] in source.quote or source.quote.startswith("[…]")


def test_an_address_that_is_no_page_is_no_link(gold):
    evil = [replace(r, report=replace(r.report, url="javascript:alert(1)")) for r in gold]
    brief = make_brief(evil)
    assert not any(source.link for source in brief.sources) and not any(line.url for line in brief.reports)
    assert "javascript:" not in to_html(brief)


def test_reports_are_lettered_past_z():
    assert [letter(at) for at in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_one_report_makes_a_brief(gold):
    brief = make_brief(gold[:1])
    assert brief.summary.startswith("One report from one outlet, 6 June 2017; 19 statements were read in it.")
    assert section(brief, "Who said what")


def test_without_dates_nothing_is_given_a_day(gold):
    undated = [
        replace(
            reading,
            report=replace(reading.report, published=None),
            statements=tuple(replace(statement, made_on=None) for statement in reading.statements),
        )
        for reading in gold
    ]
    brief = make_brief(undated)
    assert "none of them dated" in brief.summary
    assert [paragraph.lead for paragraph in section(brief, "Who said what").paragraphs] == ["Day unknown"]


def test_without_statements_the_reports_still_say_what_it_is_about(gold):
    bare = [replace(reading, statements=(), exchanges=()) for reading in gold]
    brief = make_brief(bare)
    assert "no statements were read" in brief.summary
    assert section(brief, "In short").paragraphs[0].sentences[0].sources == (1,)


def test_without_speakers_nobody_is_made_to_say_anything(gold):
    silent = [
        replace(r, exchanges=(), statements=tuple(replace(s, speakers=(), acts_for=()) for s in r.statements))
        for r in gold
    ]
    brief = make_brief(silent)
    assert not any(
        section.heading.startswith(("Who said", "Who is", "What leads", "What is expected"))
        for section in brief.sections
    )
    assert "220 statements from nobody that the report identifies" in prose(brief)


def test_no_reports_make_an_empty_brief():
    brief = make_brief([], "empty")
    assert brief.sections == () and brief.title == "empty"


def test_more_reports_make_no_longer_brief(gold):
    many = []
    for k in range(30):
        for reading in gold:
            text = f"{reading.report.text}\n{k}"
            day = f"2017-{6 + k % 6:02d}-{1 + k % 28:02d}"
            many.append(replace(reading, report=replace(reading.report, text=text, id=report_id(text), published=day)))
    brief = make_brief(many)
    assert len(prose(brief).split()) < 1500 and len(brief.sources) < 110


@given(st.text(max_size=200), st.text(max_size=30) | st.none(), st.text(max_size=12) | st.none())
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_briefed_and_shown(text, title, published):
    report = Report(id=report_id(text), text=text, title=title, published=published, publisher=title)
    brief = make_brief([Reading(report=report)], "x")
    for show in (to_terminal, to_markdown, to_html):
        assert show(brief)


def test_days_that_are_missing_partial_or_still_to_come_are_told_as_they_are(gold):
    days = {0: None, 1: "2999-01-01", 2: "2017-06", 3: "2017"}
    mixed = [
        msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, published=days[at]))
        if at in days else reading
        for at, reading in enumerate(gold)
    ]  # fmt: skip
    made = make_brief(mixed)
    assert made == make_brief(mixed[::-1])
    assert "2017 – 1 January 2999" in made.summary
    assert "One report" in prose(made) and "has no date" in prose(made)
    assert "By 1 January 2999 the news is" in prose(made)
