"""Positions over several reports: one issue, every actor, every day."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.assembly.positions import Told, gather, place, value_of
from dragoman.assembly.stances import stances_of
from dragoman.assembly.standing import Standing
from dragoman.records import Event, Evidence
from tests.support.scenes import reading, said, span

WANTS = "Qatar called for the reopening of the Kuwait railway."
ALSO = "Turkey backed the reopening of the Kuwait railway."
AGAINST = "Qatar opposed the reopening of the Kuwait railway."
OTHER = "Turkey backed a fishing treaty with Kuwait."


def report(text, source, cue, content, act, day):
    return reading(text, day, statements=[said(text, source, cue, content, act)])


def told(readings):
    standing = Standing.of(readings)
    return [
        Told(stance, tuple(made.report.text[a:b] for a, b in stance.spans))
        for made in readings
        for stance in stances_of(made, standing.sides(made))
    ]


def positions(*readings):
    return place(gather(told(readings)))


PILE = (
    report(WANTS, "Qatar", "called for", "the reopening of the Kuwait railway", "ask", "2030-02-01"),
    report(ALSO, "Turkey", "backed", "the reopening of the Kuwait railway", "support", "2030-02-03"),
    report(AGAINST, "Qatar", "opposed", "the reopening of the Kuwait railway", "criticise", "2030-09-01"),
    report(OTHER, "Turkey", "backed", "a fishing treaty with Kuwait", "support", "2030-02-03"),
)


def test_what_reports_say_of_one_issue_is_joined_and_another_issue_is_not():
    found = positions(*PILE)
    assert [(issue.label, len(issue.reports)) for issue in found.issues] == [
        ("the reopening of the Kuwait railway", 3), ("a fishing treaty with Kuwait", 1),
    ]  # fmt: skip


def test_a_position_is_what_an_actor_says_on_a_day_with_the_words_that_show_it():
    found = positions(*PILE)
    railway = [each for each in found.positions if each.issue == found.issues[0].id]
    assert [(each.actor, each.on, each.value) for each in railway] == [
        ("QAT", "2030-02-01", 1.0), ("QAT", "2030-09-01", -1.0), ("TUR", "2030-02-03", 1.0),
    ]  # fmt: skip
    (evidence,) = railway[1].evidence
    assert evidence.act == "opposes" and "opposed" in evidence.quotes
    assert [AGAINST[a:b] for a, b in evidence.spans] == list(evidence.quotes)


def test_two_stands_of_one_day_are_one_position_between_them():
    same_day = report(AGAINST, "Qatar", "opposed", "the reopening of the Kuwait railway", "criticise", "2030-02-01")
    found = positions(PILE[0], same_day)
    assert [(each.actor, each.value, len(each.evidence)) for each in found.positions] == [("QAT", 0.0, 2)]


def test_a_silence_does_not_weaken_a_no():
    evidence = {act: Evidence(report="r", record="x", type="exchanges", act=act, value=value, spans=(), quotes=())
                for act, value in (("refuses", -1.0), ("is silent", 0.0))}  # fmt: skip
    assert value_of(list(evidence.values())) == -1.0
    assert value_of([evidence["is silent"]]) == 0.0


def deed(text, modality="occurred"):
    return reading(
        text, "2030-03-01",
        events=[Event(id="ev-1", type="ASSAULT", anchors=(span(text, "shelled"),), modality=modality, actors=("TUR",),
                      actor_spans=(span(text, "Turkey"),), recipients=("QAT",),
                      recipient_spans=(span(text, "Qatar"),))],
    )  # fmt: skip


def test_a_deed_counts_only_for_an_issue_that_is_spoken_of():
    wanted = "Kuwait called on Turkey not to shell Qatar."
    ask = reading(
        wanted, "2030-02-01", statements=[said(wanted, "Kuwait", "called on", "not to shell Qatar", "ask",
                                               addressee="TUR")],
    )  # fmt: skip
    assert positions(deed("Turkey shelled Qatar.")).issues == ()
    found = positions(ask, deed("Turkey shelled Qatar."))
    assert [(each.actor, each.value, each.evidence[0].act) for each in found.positions] == [
        ("KWT", -1.0, "asks"), ("TUR", 1.0, "does"),
    ]  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.permutations(PILE))
def test_the_order_of_reports_changes_nothing(pile):
    assert positions(*pile) == positions(*PILE)


def test_a_report_more_leaves_the_ids_of_issues_what_they_are():
    before, after = positions(*PILE[:2]), positions(*PILE)
    assert before.issues[0].id == after.issues[0].id


def test_copies_of_a_story_are_counted_once_and_shown_with_their_origin():
    wants = report(WANTS, "Qatar", "called for", "the reopening of the Kuwait railway", "ask", "2030-02-01")
    against = report(AGAINST, "Qatar", "opposed", "the reopening of the Kuwait railway", "criticise", "2030-02-01")
    copies = [
        msgspec.structs.replace(wants, report=msgspec.structs.replace(wants.report, id=name)) for name in ("x", "y")
    ]
    origins = {one.report.id: "y" for one in (wants, *copies)}
    (position,) = place(gather(told([wants, *copies, against])), origins).positions
    assert position.value == 0.0
    assert sorted((one.report, one.origin) for one in position.evidence if one.origin) == sorted(
        [(wants.report.id, "y"), ("x", "y")]
    )
