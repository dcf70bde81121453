"""For whom the actors of a report stand."""

from dragoman.assembly.standing import Standing, size_of
from dragoman.records import Actor, Reading, Report

QAT, TUR, KWT = (Actor(id=code, kind="state", name=code, acts_for=code) for code in ("QAT", "TUR", "KWT"))


def reading(*actors, name="r"):
    return Reading(report=Report(id=name, text=""), actors=actors)


def group(name, *members):
    return Actor(id=name.replace(" ", "-"), kind="group", name=name, members=members)


def test_an_official_is_his_state_and_a_person_without_office_is_himself():
    envoy = Actor(id="envoy", kind="person", name="The envoy", acts_for="QAT")
    rival = Actor(id="ada-linde", kind="person", name="Ada Linde")
    assert Standing().sides(reading(envoy, rival)) == {"envoy": ("QAT",), "ada-linde": ("ada-linde",)}


def test_who_is_known_to_one_report_alone_stands_for_nobody():
    source = Actor(id="a-diplomat", kind="unnamed", name="a diplomat")
    crowd = group("the protesters")
    assert Standing().sides(reading(source, crowd)) == {"a-diplomat": (), "the-protesters": ()}


def test_a_group_is_its_members_but_not_where_one_of_them_is_not_known():
    crowd = Actor(id="crowd", kind="population", name="crowd")
    known = reading(QAT, TUR, group("both", "QAT", "TUR"))
    unknown = reading(QAT, crowd, group("both", "QAT", "crowd"))
    assert Standing().sides(known)["both"] == ("QAT", "TUR")
    assert Standing().sides(unknown)["both"] == ()


def test_three_of_a_report_that_names_two_are_the_only_three_of_another():
    whole = reading(QAT, TUR, KWT, group("the three states", "QAT", "TUR", "KWT"), name="a")
    part = reading(QAT, TUR, group("the three states", "QAT", "TUR"), name="b")
    assert Standing.of([whole, part]).sides(part)["the-three-states"] == ("KWT", "QAT", "TUR")
    assert Standing.of([part]).sides(part)["the-three-states"] == ("QAT", "TUR")


def test_another_identity_is_used_for_all_that_is_not_a_group():
    standing = Standing(identity=lambda report, actor: f"{report}:{actor}")
    assert standing.sides(reading(QAT, name="a")) == {"QAT": ("a:QAT",)}


def test_a_number_in_a_name_is_the_size():
    assert [size_of(name) for name in ("the four states", "ten ministers", "the states")] == [4, 10, 0]
