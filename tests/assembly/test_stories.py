"""Which reports tell one story, which of them is nearest to the origin, and how the others relate to it."""

import random

import pytest

from dragoman.assembly.stories import Story, Telling, find_stories, origins, tellings, without_furniture
from dragoman.records import Mark, Report, report_id

REPORT = """Harbour talks end without a treaty

The delegations of Norland and Sudria left Port Ellery on Thursday without a treaty on the 14 islands in the strait.
Foreign Minister Ines Calder of Norland told reporters that the two had agreed on fishing but not on the lighthouses.
"We shall not sign anything that takes the lighthouses from us," Calder said after nine hours of talks.
Sudria's envoy, Marek Toll, answered that his government had offered 30 million crowns for the use of the harbour.
He added that Sudria would keep its three patrol boats in the strait until a new round of talks is called.
The mediator, Judge Amara Osei, wants to see both governments again in Port Ellery in October.
Shops near the quay stayed closed as some 400 islanders marched past the hall and demanded a vote of their own.
Norland has held the islands since a treaty of 1921, which Sudria never recognised and calls void."""

REWRITE = """No agreement in Port Ellery

After nine hours Norland and Sudria broke off their negotiations over the strait's 14 islands on Thursday,
empty-handed. According to Ines Calder, who is in charge of Norland's diplomacy, only fishing is settled; the
lighthouses are in dispute, and nothing that hands over the lighthouses will get a signature. Marek Toll, who
spoke for Sudria, recalled an offer of 30 million crowns for using the harbour. Until negotiators meet again the
three patrol boats of Sudria remain where they are. Amara Osei, a judge who mediates, invites the two to return
to Port Ellery in October. Outside, about 400 people of the islands called for their own vote, and near the quay
shops did not open. The treaty of 1921 gave the islands to Norland, but was void from the beginning in the eyes
of Sudria, which has not recognised it."""

LATER = """Sudria sends a fourth boat to the strait

Sudria has sent another patrol boat towards the islands, its navy announced on Monday, four days after talks
with Norland failed. Captain Petra Lund said that the Heron would join the three boats already there and protect
trawlers that had been chased away by helicopters. Norland's parliament meets in a closed sitting tomorrow;
deputies of the opposition want Prime Minister Oskar Brand to recall the ambassador. Foreign Minister Ines
Calder of Norland cancelled a journey to Geneva. Norland has held the islands since a treaty of 1921, which
Sudria never recognised and calls void."""

TABLE = """{place} votes: results of the council election

The electoral office of {place} published the results of the council election late on Sunday evening after a
long count. The Civic List received {a} votes and {b} seats in the council, the Farmers' Union {c} votes and {d}
seats in the council. Turnout was {e} per cent of those who may vote, the electoral office of {place} said. The
new council will meet for its first session next month and will elect a chairman. {name} leads the Civic List
and wants to stay on as chairman."""


def alone(name: str, at: int) -> str:
    """A report that has nothing to do with the others."""
    words = random.Random(f"{name}{at}").sample(
        "bridge museum orchestra harvest tram vaccine novel glacier tunnel bakery festival comet violin cheese "
        "stadium library ferry algae carpet mountain trainer painter reactor meadow lantern".split(),
        18,
    )
    return f"A {words[0]} for {name}\n\n" + " ".join(
        f"The {one} of {name} and the {other} cost {at * 7 + len(one)} crowns, said {name} about the {third}."
        for one, other, third in zip(words[::3], words[1::3], words[2::3], strict=True)
    )


OTHERS = [Telling(f"other-{at}", alone(name, at), place=50 + at) for at, name in enumerate("Ada Bo Cy Dee Eli".split())]


def sentences(text: str) -> list[str]:
    return text.split("\n\n", 1)[1].split("\n")


def cut(text: str) -> str:
    """Five of the eight sentences in another order, under another headline."""
    kept = sentences(text)
    return "Islanders march\n\n" + "\n".join(kept[at] for at in (6, 2, 4, 0, 3))


def story_of(name: str, *reports: Telling) -> Story:
    found = find_stories([*reports, *OTHERS])
    return next(story for story in found if name in story.reports)


def relations(story: Story) -> dict[str, str]:
    return {member.report: member.relation for member in story.members}


def test_a_copy_under_another_headline_is_one_story_with_its_original():
    copy = "Talks fail\n\n" + "\n".join(sentences(REPORT))
    story = story_of("a", Telling("a", REPORT, "2031-05-02"), Telling("b", copy, "2031-05-03"))
    assert relations(story) == {"a": "origin", "b": "copy"}
    assert story.why == "earliest"


def test_sentences_cut_and_put_in_another_order_are_told_as_a_cut():
    story = story_of("a", Telling("a", REPORT), Telling("b", cut(REPORT)))
    assert relations(story) == {"a": "origin", "b": "cut"}
    assert story.why == "fullest"


def test_the_same_news_in_other_words_is_a_rewrite():
    story = story_of("a", Telling("a", REPORT, "2031-05-02"), Telling("b", REWRITE, "2031-05-03"))
    assert relations(story) == {"a": "origin", "b": "rewrite"}


def test_a_rewrite_is_looked_for_within_days_and_a_copy_at_any_time():
    copy = Telling("copy", cut(REPORT), "2031-06-02")
    story = story_of("a", Telling("a", REPORT, "2031-05-02"), Telling("b", REWRITE, "2031-05-20"), copy)
    assert set(story.reports) == {"a", "copy"}


def test_later_news_on_the_same_matter_is_a_story_of_its_own():
    found = find_stories([Telling("a", REPORT), Telling("b", LATER), *OTHERS])
    assert len(found) == 2 + len(OTHERS)


def test_tables_that_share_their_frame_are_stories_of_their_own():
    east = TABLE.format(place="Estmark", a=10_412, b=21, c=7_300, d=15, e=61.4, name="Ulla Brandt")
    west = TABLE.format(place="Westerby", a=3_956, b=9, c=6_118, d=14, e=48.9, name="Tomas Reyes")
    assert len(find_stories([Telling("east", east), Telling("west", west), *OTHERS])) == 2 + len(OTHERS)


def test_a_digest_does_not_make_one_story_of_the_reports_that_it_strings_together():
    quake = alone("Vera", 9) + "\n" + alone("Wim", 8).split("\n\n")[1]
    digest = "News in brief\n\n" + "\n".join(sentences(REPORT)) + "\n" + quake.split("\n\n", 1)[1]
    found = find_stories([Telling("a", REPORT), Telling("b", quake), Telling("digest", digest), *OTHERS])
    of = origins(found)
    assert of["a"] != of["b"]


def test_the_report_of_the_agency_that_others_credit_is_the_origin_whenever_it_was_published():
    wire = Telling("wire", REPORT, "2031-05-03", publisher="The Strait Press")
    paper = Telling("paper", cut(REPORT), "2031-05-02", agency="Strait Press", publisher="Ellery Post")
    story = story_of("wire", wire, paper)
    assert (story.origin, story.why) == ("wire", "agency")
    assert story.reports == ("paper", "wire")


def test_texts_of_the_same_words_are_told_apart_by_their_place_in_the_pile():
    story = story_of("a", Telling("b", REPORT, place=2), Telling("a", REPORT.replace(",", ""), place=1))
    assert (story.origin, story.why) == ("a", "first in the pile")


def test_hundreds_of_copies_of_one_report_are_one_story():
    copies = [Telling(f"copy-{at:03}", f"Headline {at}\n\n" + REPORT, place=at) for at in range(400)]
    found = find_stories([*copies, *OTHERS])
    assert len(found) == 1 + len(OTHERS)
    assert len(found[0].members) == 400


def test_every_report_is_in_one_story_and_the_order_of_the_pile_decides_nothing():
    reports = [
        Telling("a", REPORT, place=0),
        Telling("b", REWRITE, place=1),
        Telling("c", cut(REPORT), place=2),
        *OTHERS,
    ]
    shuffled = random.Random(3).sample(reports, len(reports))
    forwards, backwards = find_stories(reports), find_stories(shuffled)
    assert sorted(name for story in forwards for name in story.reports) == sorted(report.id for report in reports)
    assert sorted(forwards, key=lambda story: story.origin) == sorted(backwards, key=lambda story: story.origin)


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["One word."], ["?", REPORT], [REPORT]])
def test_empty_and_tiny_texts_are_stories_of_their_own(texts):
    found = find_stories([Telling(str(at), text) for at, text in enumerate(texts)])
    assert [story.why for story in found] == ["alone"] * len(texts)


def test_a_day_that_is_none_is_no_day():
    story = story_of("a", Telling("a", REPORT, "2031"), Telling("b", REWRITE, "soon"))
    assert set(story.reports) == {"a", "b"}


def test_furniture_is_not_compared():
    notice = "Follow us for more news."
    text = f"First line.\n{notice}\nLast line."
    start = text.index(notice)
    marks = (Mark(span=(start, start + len(notice)), why="rule:call"), Mark(span=(start, start + 6), why="rule:call"))
    report = Report(id=report_id(text), text=text, furniture=marks)
    assert without_furniture(report) == "First line.\n\n\nLast line."
    assert next(tellings([report])).text == without_furniture(report)


def test_a_report_that_credits_an_agency_goes_with_the_likest_of_its_reports_of_that_day():
    own = " ".join(sentences(REWRITE.replace("\n", " ").replace("  ", "\n\n", 1))[0].split()[:60])
    paper = "Islands\n\n" + own + " " + alone("Ellery", 4).split("\n\n")[1]
    client = Telling("client", paper, "2031-05-02", agency="Strait Press", publisher="Ellery Post")
    wire = Telling("wire", REPORT, "2031-05-02", agency="The Strait Press")
    other = Telling("other", LATER, "2031-05-02", agency="Strait Press")
    assert relations(story_of("client", wire, other, client)) == {"wire": "origin", "client": "rewrite"}
    uncredited = client._replace(agency=None)
    assert story_of("client", wire, other, uncredited).reports == ("client",)
    late = client._replace(published="2031-05-04")
    assert story_of("client", wire, other, late).reports == ("client",)
