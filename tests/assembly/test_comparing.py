"""Positions side by side: between actors, between days, and what moved them."""

from dragoman.assembly.comparing import Compared, compare
from dragoman.records import Evidence, Issue, Position

RAILWAY = Issue(id="is-1", label="reopen the railway with soldiers", doers=("TUR",), actors=("TUR",))
TREATY = Issue(id="is-2", label="a fishing treaty", actors=("KWT",))


def position(actor, on, value, act="asks", issue="is-1", speakers=(), quotes=("to reopen it",)):
    evidence = Evidence(
        report="r", record="st-1", type="statements", act=act, value=value, on=on, speakers=speakers, spans=((0, 1),),
        quotes=quotes,
    )  # fmt: skip
    return Position(id=f"{actor}{on}{act}", actor=actor, issue=issue, value=value, on=on, evidence=(evidence,))


def side(code):
    return Compared(id=code, name=code, side=code)


QAT = [position("QAT", "2030-02-01", 1.0), position("QAT", "2030-05-01", 1.0, "demands"),
       position("QAT", "2030-09-01", -1.0, "opposes", quotes=("no more trains",))]  # fmt: skip
TUR = [position("TUR", "2030-02-02", -1.0, "refuses"), position("TUR", "2030-09-02", 0.0, "evades"),
       position("TUR", "2030-10-02", 0.0, "is silent")]  # fmt: skip


def courses(*codes, **how):
    found = compare([RAILWAY, TREATY], [*QAT, *TUR], [side(code) for code in codes], **how)
    return found.issues


def test_a_change_is_an_opposite_stand_or_another_answer_and_no_other_word_for_the_same():
    (railway,) = courses("QAT", "TUR")
    changes = {course.actor: [(c.before.on, c.after.on) for c in course.changes] for course in railway.courses}
    assert changes == {
        "QAT": [("2030-05-01", "2030-09-01")], "TUR": [("2030-02-02", "2030-09-02"), ("2030-09-02", "2030-10-02")],
    }  # fmt: skip
    assert railway.courses[0].changes[0].after.evidence[0].quotes == ("no more trains",)


def test_actors_differ_by_where_they_stand_last():
    (railway,) = courses("QAT", "TUR")
    assert railway.differ
    (railway,) = courses("QAT")
    assert not railway.differ


def test_days_are_inclusive_and_partial_ones_cover_all_of_theirs():
    (railway,) = courses("QAT", since="2030-02", until="2030-05")
    assert [each.on for each in railway.courses[0].positions] == ["2030-02-01", "2030-05-01"]
    assert courses("QAT", until="2029") == ()


def test_what_has_no_day_lies_within_no_days_and_changes_nothing():
    undated = position("QAT", None, -1.0, "opposes")
    found = compare([RAILWAY], [QAT[0], undated], [side("QAT")])
    assert [each.on for each in found.issues[0].courses[0].positions] == ["2030-02-01", None]
    assert found.issues[0].courses[0].changes == ()
    assert compare([RAILWAY], [undated], [side("QAT")], since="2000").issues == ()


def test_an_issue_is_found_by_its_words_by_words_for_the_same_idea_and_by_whom_it_concerns():
    assert len(courses("QAT", about="Railway")) == 1
    assert len(courses("QAT", about="troops")) == 1, "soldiers are troops"
    assert len(courses("QAT", about="trains")) == 1, "quoted"
    assert courses("QAT", about="wheat") == ()
    assert len(courses("QAT", about="Turkey", about_actors=["TUR"])) == 1


def test_of_a_voice_only_what_it_said_itself_counts():
    minister = position("QAT", "2030-02-01", 1.0, speakers=("minister",))
    both = Position(
        id="p", actor="QAT", issue="is-1", value=0.0, on="2030-02-01",
        evidence=(*minister.evidence, *position("QAT", "2030-02-01", -1.0, "opposes").evidence),
    )  # fmt: skip
    voice = Compared(id="minister", name="The minister", side="QAT", speaker="minister")
    (railway,) = compare([RAILWAY], [both], [voice]).issues
    assert [each.value for each in railway.courses[0].positions] == [1.0]


def test_a_voice_is_looked_for_under_the_ids_that_reports_give_it():
    told = position("QAT", "2030-02-01", 1.0, speakers=("al-amin",))
    where = told.evidence[0].report
    voice = Compared(id="minister", name="The minister", side="QAT", speaker="minister", members=((where, "al-amin"),))
    other = Compared(id="minister", name="The minister", side="QAT", speaker="minister", members=(("else", "al-amin"),))
    assert len(compare([RAILWAY], [told], [voice]).issues) == 1
    assert compare([RAILWAY], [told], [other]).issues == ()
