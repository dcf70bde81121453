"""The same exchange and the same tie of several reports, joined."""

import pytest

from dragoman.assembly.joining import join_exchanges, join_ties
from dragoman.assembly.origins import witnesses
from dragoman.records import Actor, Exchange, Reading, Report, Tie, check

TEXT = (
    "Freedonia asked Sylvania to reopen the northern railway. Sylvania refused to reopen it. Later Sylvania agreed. "
    "Freedonia asked Sylvania to hand over the archives. Freedonia keeps 200 soldiers in Sylvania."
)
RAILWAY, ARCHIVES = "to reopen the northern railway", "to hand over the archives"
PEOPLE = ("FRE", "SYL", "OST", "parties", "envoy")


def span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def reading(name, day=None, exchanges=(), ties=(), **of_report):
    report = Report(id=name, text=TEXT, published=day, **of_report)
    actors = tuple(Actor(id=who, kind="group" if who == "parties" else "state", name=who) for who in PEOPLE)
    made = Reading(report=report, actors=actors, exchanges=tuple(exchanges), ties=tuple(ties))
    check(made)
    return made


def ask(words=RAILWAY, answer="pending", askers=("FRE",), to=("SYL",), kind="request", id_="ex-1"):
    return Exchange(id=id_, kind=kind, askers=askers, addressees=to, ask=span(words), answer=answer)


def tie(kind="troops", from_="FRE", to="SYL", sign="+", id_="ti-1"):
    return Tie(id=id_, from_=from_, to=to, kind=kind, sign=sign, evidence=(span("keeps 200 soldiers"),))


def standing(at, actor):
    """An envoy stands for Freedonia, the parties for nobody who is known."""
    return {"parties": (), "envoy": ("FRE",)}.get(actor, (actor,))


def test_an_ask_told_twice_is_one_exchange_whoever_of_the_side_asks():
    joined = join_exchanges(
        [reading("a", "2030-05-01", [ask()]), reading("b", "2030-05-02", [ask(askers=("envoy",))])], standing
    )
    assert [each.reports for each in joined] == [(0, 1)]
    assert joined[0].askers == ("FRE",) and joined[0].addressees == ("SYL",)


@pytest.mark.parametrize("other", [ask(ARCHIVES), ask(askers=("OST",)), ask(to=("OST",)), ask(kind="offer")], ids=str)
def test_another_ask_another_asker_another_addressee_and_an_offer_are_exchanges_of_their_own(other):
    assert len(join_exchanges([reading("a", None, [ask()]), reading("b", None, [other])], standing)) == 2


def test_where_one_report_does_not_say_whom_it_asks_the_words_have_to_be_much_the_same():
    vague = ask(to=("parties",))
    joined = join_exchanges([reading("a", None, [ask()]), reading("b", None, [vague])], standing)
    assert [each.addressees for each in joined] == [("SYL",)]
    shorter = Exchange(id="ex-1", kind="request", askers=("FRE",), ask=span("to reopen it"), answer="pending")
    assert len(join_exchanges([reading("a", None, [ask()]), reading("b", None, [shorter])], standing)) == 1
    assert len(join_exchanges([reading("a", None, [ask(ARCHIVES)]), reading("b", None, [shorter])], standing)) == 2


def test_one_statement_in_two_reports_is_one_ask_whatever_its_words():
    readings = [reading("a", None, [ask()]), reading("b", None, [ask(ARCHIVES)])]
    assert len(join_exchanges(readings, standing, lambda at, exchange: "the same statement")) == 1


def test_the_latest_answer_counts_and_the_one_before_is_kept():
    readings = [
        reading("a", "2030-05-01", [ask()]),
        reading("b", "2030-05-02", [ask(answer="refused")]),
        reading("c", "2030-05-09", [ask(answer="accepted")]),
        reading("d", "2030-05-12", [ask()]),
    ]
    (joined,) = join_exchanges(readings, standing)
    assert joined.answer == (2, readings[2].exchanges[0])
    assert joined.before == (1, readings[1].exchanges[0])


def test_of_answers_of_one_day_the_most_explicit_counts_and_nothing_has_changed():
    readings = [
        reading("a", "2030-05-02", [ask(answer="silent")]),
        reading("b", "2030-05-02", [ask(answer="refused")]),
    ]
    (joined,) = join_exchanges(readings, standing)
    assert joined.answer is not None and joined.answer[0] == 1 and joined.before is None


def test_a_dated_answer_goes_before_one_of_no_known_day():
    readings = [
        reading("a", None, [ask(answer="accepted")]),
        reading("b", "2030-05-02", [ask(answer="silent")]),
    ]
    (joined,) = join_exchanges(readings, standing)
    assert joined.answer is not None and joined.answer[1].answer == "silent"


def test_the_reports_since_the_ask_are_those_that_could_hold_an_answer():
    readings = [
        reading("a", "2030-05-01"),
        reading("b", "2030-05-02", [ask()]),
        reading("c", "2030-05-09"),
        reading("d", None),
    ]
    (joined,) = join_exchanges(readings, standing)
    assert joined.answer is None and tuple(joined.waiting) == (1, 2, 3)


def test_a_tie_of_several_reports_is_one_with_every_telling():
    readings = [reading("a", None, ties=[tie()]), reading("b", None, ties=[tie(from_="envoy")])]
    (joined,) = join_ties(readings, standing)
    assert (joined.from_, joined.to, joined.kind, joined.sign) == ("FRE", "SYL", "troops", "+")
    assert [at for at, _ in joined.tellings] == [0, 1] and not joined.against


def test_directions_and_kinds_are_kept_apart():
    readings = [reading("a", None, ties=[tie(), tie("arms", id_="ti-2"), tie("arms", "SYL", "FRE", id_="ti-3")])]
    assert len(join_ties(readings, standing)) == 3


def test_what_is_mutual_is_one_tie_whoever_is_named_first():
    readings = [reading("a", ties=[tie("rivalry", "SYL", "FRE", "-")]), reading("b", ties=[tie("rivalry", sign="-")])]
    (joined,) = join_ties(readings, standing)
    assert (joined.from_, joined.to, joined.mutual) == ("FRE", "SYL", True)


def test_the_sign_of_most_witnesses_counts_and_the_opposite_is_kept_against_it():
    readings = [
        reading("a", ties=[tie("recognition", sign="-")], agency="Ruritania Wire"),
        reading("b", ties=[tie("recognition", sign="-")], publisher="Echo", agency="Ruritania Wire"),
        reading("c", ties=[tie("recognition")], publisher="Herald"),
        reading("d", ties=[tie("recognition")], publisher="Courier"),
    ]
    (joined,) = join_ties(readings, standing)
    assert joined.sign == "+"
    assert [at for at, _ in joined.tellings] == [2, 3] and [at for at, _ in joined.against] == [0, 1]


def test_penalties_of_nobody_who_is_named_join_those_of_the_only_one_who_is():
    unnamed = tie("sanctions", None, "SYL", "-")
    named = tie("sanctions", "FRE", "SYL", "-")
    (joined,) = join_ties([reading("a", ties=[unnamed]), reading("b", ties=[named])], standing)
    assert joined.from_ == "FRE" and len(joined.tellings) == 2
    other = tie("sanctions", "OST", "SYL", "-")
    readings = [reading("a", ties=[unnamed]), reading("b", ties=[named]), reading("c", ties=[other])]
    assert [each.from_ for each in join_ties(readings, standing)] == [None, "FRE", "OST"]


def test_a_tie_to_nobody_who_is_known_or_to_oneself_is_none():
    readings = [reading("a", ties=[tie(to="parties"), tie(from_="envoy", to="FRE", id_="ti-2")])]
    assert join_ties(readings, standing) == []


def test_one_agency_is_one_witness_and_a_report_of_unknown_origin_is_its_own():
    readings = [
        reading("a", agency="Ruritania Wire"),
        reading("b", publisher="Echo", agency="Ruritania Wire"),
        reading("c", publisher="Echo"),
        reading("d"),
        reading("e"),
    ]
    assert witnesses(readings, range(2)) == 1
    assert witnesses(readings, range(5)) == 4


def test_the_course_of_answers_has_each_until_it_changes_and_the_search_counts_where_it_was_looked_for():
    joined = join_exchanges(
        [
            reading("a", "2030-05-01", [ask()]),
            reading("b", "2030-05-02", [ask(answer="refused")]),
            reading("c", "2030-05-04", [ask(answer="refused")]),
            reading("d", "2030-05-09", [ask(answer="silent")]),
            reading("e", "2030-05-11"),
            reading("f", "2030-04-01"),
        ],
        standing,
    )[0]
    assert [(each.answer, each.first, each.last, len(each.tellings)) for each in joined.course] == [
        ("refused", "2030-05-02", "2030-05-04", 2), ("silent", "2030-05-09", "2030-05-09", 1),
    ]  # fmt: skip
    search = joined.search
    assert (search.reports, search.first, search.last, search.with_answer) == (5, "2030-05-01", "2030-05-11", 3)


def test_who_asks_with_another_and_who_asks_alone_are_one_where_the_issue_is_one():
    joint = ask(askers=("FRE", "OST"))
    joined = join_exchanges([reading("a", "2030-05-01", [ask()]), reading("b", "2030-05-09", [joint])], standing)
    assert [(each.askers, each.reports) for each in joined] == [(("FRE", "OST"), (0, 1))]
    archives = ask(ARCHIVES, askers=("FRE", "OST"))
    assert len(join_exchanges([reading("a", None, [ask()]), reading("b", None, [archives])], standing)) == 2


def test_an_ask_of_one_word_is_not_every_ask_to_the_same_that_has_the_word():
    word = Exchange(id="ex-1", kind="request", askers=("FRE",), addressees=("SYL",), ask=span("railway"),
                    answer="pending")  # fmt: skip
    assert len(join_exchanges([reading("a", None, [word]), reading("b", None, [ask()])], standing)) == 2


def test_the_order_of_the_readings_does_not_matter():
    readings = [reading("a", "2030-05-01", [ask()]), reading("b", "2030-05-09", [ask(answer="silent")])]
    one, other = (join_exchanges(some, standing)[0] for some in (readings, readings[::-1]))
    assert one.course[0].answer == other.course[0].answer == "silent"
    assert [each[1].answer for each in one.tellings] == [each[1].answer for each in other.tellings]


def test_the_search_for_an_answer_says_how_many_reports_are_copies_and_counts_an_answer_once():
    told = [reading(name, "2030-05-01", [ask(answer="refused")]) for name in ("a", "b")]
    (joined,) = join_exchanges([*told, reading("c", "2030-05-02")], standing, origins={"a": "a", "b": "a"})
    assert (joined.search.reports, joined.search.copies, joined.search.with_answer) == (3, 1, 1)


def test_copies_do_not_outvote_another_report_on_the_sign_of_a_tie():
    signs = {"a": "-", "b": "-", "c": "+"}
    readings = [reading(name, ties=[tie(sign=sign)], publisher=name) for name, sign in signs.items()]
    assert join_ties(readings, standing)[0].sign == "-"
    copied = {"a": "a", "b": "a"}
    more = [*readings, reading("d", ties=[tie()], publisher="d")]
    assert join_ties(more, standing, copied)[0].sign == "+"
