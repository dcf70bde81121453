import pytest

from dragoman.reading.statements import find_statements
from tests.support.marked import scene


def told(marked, published="2024-03-14"):
    """The first statement of the outer layer of a marked text; the fourteenth is a Thursday."""
    at = scene(marked)
    return next(one for one in find_statements(at.parse, at.cast, at.report(published=published)) if one.inside is None)


ADDRESSEES = [
    ("[Orlov] <told> Interfax {that the line was cut}.", "interfax"),
    ("[Sato] <urged> China {to open the port}.", "CHN"),
    ("[Ankara] <called on> Israel {to open the crossing}.", "ISR"),
    ("“{The line was cut},” [Orlov] <said> to reporters.", "reporters"),
    ("“{The line was cut},” [Orlov] <said> in an interview with the BBC.", "bbc"),
    ("“{The line was cut},” [Moreau] <said> in an email to Reuters.", "reuters"),
    ("Iran <was urged> by [Paris] {to return to the talks}.", "IRN"),
    ("[Sato] <warned> Moscow {that trade would stop}.", "RUS"),
    ("[Rahimi] <asked> Japan {for spare parts}.", "JPN"),
    ("[Tokyo] <offered> Ukraine {two ships}.", "UKR"),
    ("[Orlov] <said> {Kyiv had lost the hill}.", None),
    ("[Rahimi] <accused> {Israel of sabotage}.", None),
    ("[Demir] <appealed> to NATO {for help}.", "nato"),
]
CHANNELS = [
    ("“{The line was cut},” [Moreau] <said> in an email to Reuters.", "e-mail"),
    ("“{The line was cut},” [Moreau] <said> via email on Wednesday.", "e-mail"),
    ("[Orlov] <told> reporters at a news conference in Ankara {that the line was cut}.", "news conference"),
    ("[Weber] <said> at a panel hosted by a think tank {that the line was cut}.", "panel"),
    ("[Weber] <said> in the same roundtable {that the line was cut}.", "panel"),
    ("In a statement on Monday, [the ministry] <said> {the line was cut}.", "statement"),
    ("[A ministry statement] <said> {the line was cut}.", "statement"),
    ("[Orlov] <wrote> on Telegram {that the line was cut}.", "social media"),
    ("[Demir] <tweeted> {that the line was cut}.", "social media"),
    ("[Orlov] <said> in a televised speech {that the line was cut}.", "speech"),
    ("[Orlov] <said> in an interview with the BBC {that the line was cut}.", "interview"),
    ("{The line was cut}, <according to> [a report by Reuters].", "report"),
    ("[Orlov] <told> Interfax {that the line was cut}.", "unknown"),
    ("[Orlov] <said> of the report {that it was false}.", "unknown"),
    ("[Orlov] <said> {the interview was false}.", "unknown"),
]
DAYS = [
    ("[Orlov] <said> Tuesday {that the line was cut}.", "2024-03-12"),
    ("On Wednesday, [Sato] <said> {the ships would come back on Friday}.", "2024-03-13"),
    ("“{The line was cut},” [Moreau] <said> via email on Wednesday.", "2024-03-13"),
    ("[The ministry] <stated> on February 22 {that the line was cut}.", "2024-02-22"),
    ("[Orlov] <said> {the line was cut on Monday}.", None),
    ("[Orlov] <said> in an interview on Monday {that the line was cut}.", "2024-03-11"),
    ("[Orlov] will <announce> on Monday {that the line was cut}.", None),
    ("[Orlov] <said> last week {that the line was cut}.", "2024-03"),
    ("[Orlov] left on Tuesday, <saying> {the line was cut}.", "2024-03-12"),
]


@pytest.mark.parametrize(("marked", "expected"), ADDRESSEES)
def test_the_clause_of_the_cue_tells_to_whom(marked, expected):
    assert told(marked).addressee == expected


@pytest.mark.parametrize(("marked", "expected"), CHANNELS)
def test_the_clause_of_the_cue_tells_by_which_channel(marked, expected):
    assert told(marked).channel == expected


@pytest.mark.parametrize(("marked", "expected"), DAYS)
def test_the_clause_of_the_cue_tells_the_day_and_the_content_does_not(marked, expected):
    assert told(marked).made_on == expected


def test_a_day_without_a_date_of_the_report_stays_open():
    assert told("[Orlov] <said> Tuesday {that the line was cut}.", None).made_on is None
    assert told("[The ministry] <stated> on February 22 {that the line was cut}.", None).made_on == "--02-22"


def test_two_attributions_in_one_sentence_keep_their_own_occasions():
    at = scene("[Orlov] <said> in an interview {that the line was cut}, while Sato tweeted that it was open.")
    orlov = find_statements(at.parse, at.cast, at.report(published="2024-03-14"))[0]
    assert orlov.channel == "interview"


GOES_ON = "“{The line was cut},” [Weber] <said> at a panel in Paris on Tuesday. “It is open now,” he added."


def test_a_speaker_who_goes_on_does_so_on_the_same_occasion():
    from dataclasses import replace

    at = scene(GOES_ON, {"he": ("weber", None)})
    second = type(at.attribution)((at.words("he", 1),), (at.words("added"),), (at.words("“It is open now,”"),), 0.9)
    parse = replace(at.parse, attributions=(at.attribution, second))
    one, two = find_statements(parse, at.cast, at.report(published="2024-03-14"))
    assert (one.channel, one.made_on) == ("panel", "2024-03-12")
    assert (two.channel, two.made_on) == ("panel", "2024-03-12")


def test_another_speaker_has_an_occasion_of_his_own():
    from dataclasses import replace

    at = scene(GOES_ON, {"he": ("moreau", None)})
    second = type(at.attribution)((at.words("he", 1),), (at.words("added"),), (at.words("“It is open now,”"),), 0.9)
    parse = replace(at.parse, attributions=(at.attribution, second))
    _, two = find_statements(parse, at.cast, at.report(published="2024-03-14"))
    assert (two.channel, two.made_on) == ("unknown", None)


def test_a_clause_with_a_subject_of_its_own_tells_of_another_day():
    assert told("[Beijing] <is silent about> {the trial}, but there were reports in May.").made_on is None


def test_a_day_in_what_was_said_is_not_the_day_of_saying_it_where_the_quotation_is_cut():
    marked = "“{We have always helped. During the games of 2022 we will send our police},” [Orlov] <said>."
    at = scene(marked)
    found = find_statements(at.parse, at.cast, at.report(published="2022-03-14"))
    assert [one.act for one in found] == ["assert", "promise"]
    assert [one.made_on for one in found] == [None, None]
