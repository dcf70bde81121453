"""Claims of several reports, each once, with who holds it, who denies it, and copies counted once."""

import pytest
from msgspec.structs import replace

from dragoman.assembly.assembled import assemble
from dragoman.assembly.standing import Standing
from dragoman.records import Actor, Claim, Condition, Factor, Mention, Reading, Report, report_id
from tests.support.scenes import reading, span


def claim(text, cause, effect, sign, holders=("ada-linde",), **fields):
    cause, effect = (
        Factor(text=words, span=span(text, words),
               actors=tuple(id_ for name, id_ in (("Qatar", "QAT"), ("Turkey", "TUR")) if name in words))
        for words in (cause, effect)
    )  # fmt: skip
    return Claim(id=f"cl-{cause.span[0]}-{effect.span[0]}", holders=holders, cause=cause, effect=effect, sign=sign,
                 low=0.55, high=0.8, **fields)  # fmt: skip


def report(text, day, *claims, **how):
    return reading(text, day, claims=claims, **how)


def joined(*readings, origins=None):
    return assemble(readings, Standing.of(readings), origins or {})


FIRST = "Ada Linde said the loss of trade with Qatar raises prices of bread in Turkey."
SECOND = "Minister Berg said stronger trade with Qatar lowers bread prices in Turkey."
THIRD = "Ada Linde said trade with Qatar will raise the price of bread in Turkey."


def first(**fields):
    return report(FIRST, "2030-02-01",
                  claim(FIRST, "the loss of trade with Qatar", "prices of bread in Turkey", "+", **fields))  # fmt: skip


def second(**fields):
    how = {"holders": ("minister-berg",), **fields}
    made = claim(SECOND, "stronger trade with Qatar", "bread prices in Turkey", "-", **how)
    return report(SECOND, "2030-02-03", made)


def third():
    return report(THIRD, "2030-02-05", claim(THIRD, "trade with Qatar", "the price of bread in Turkey", "+"))


def test_claims_on_one_pair_are_one_after_their_directions():
    found = joined(first(), second())
    (one,) = found.claims
    assert (one.sign, one.origins, one.disputed) == ("-", 2, ())
    assert {each.holders: each.says for each in one.held} == {("ada-linde",): "lowers", ("KWT",): "lowers"}
    assert one.actors == ("QAT", "TUR")
    cause = next(each for each in found.factors if each.id == one.cause)
    assert cause.label == one.cause_label == "trade with Qatar"
    assert [(each.words, each.turned) for each in cause.told] == [
        ("the loss of trade with Qatar", True), ("stronger trade with Qatar", False),
    ]  # fmt: skip


def test_who_says_the_opposite_or_denies_it_disputes_it():
    (one,) = joined(first(), second(), third()).claims
    assert one.sign == "-" and [(each.holders, each.says) for each in one.disputed] == [(("ada-linde",), "raises")]
    (one,) = joined(first(), second(negated=True)).claims
    assert [(each.holders, each.says) for each in one.disputed] == [(("KWT",), "does not lower")]


def test_what_is_only_denied_has_no_holder():
    (one,) = joined(second(negated=True)).claims
    assert (one.sign, one.held) == ("-", ()) and len(one.disputed) == 1


def test_that_the_opposite_is_denied_is_a_claim_of_its_own():
    text = "Minister Berg denied that trade with Qatar raises bread prices in Turkey."
    denial = claim(text, "trade with Qatar", "bread prices in Turkey", "+", ("minister-berg",), negated=True)
    found = joined(first(), report(text, "2030-02-04", denial)).claims
    assert {(each.sign, len(each.held), len(each.disputed)) for each in found} == {("-", 1, 0), ("+", 0, 1)}


def test_a_purpose_is_apart_from_what_follows():
    assert {each.intended for each in joined(first(), second(intended=True)).claims} == {True, False}


def by_dealers(text, publisher):
    """A claim of a source without a name, whom no other report knows."""
    words = ("the loss of trade with Qatar", "prices of bread in Turkey")
    cause, effect = (Factor(text=each, span=span(text, each)) for each in words)
    dealers = Actor(id="dealers", kind="unnamed", name="Dealers", mentions=(Mention(span=(0, 7), form="nominal"),))
    made = Claim(id="cl-1", holders=("dealers",), cause=cause, effect=effect, sign="+")
    return Reading(report=Report(id=report_id(text + publisher), text=text), actors=(dealers,), claims=(made,))


@pytest.mark.parametrize(("copies", "count"), [(False, 2), (True, 1)])
def test_copies_of_one_story_count_once_and_so_do_their_sources_without_a_name(copies, count):
    told = "Dealers said the loss of trade with Qatar raises prices of bread in Turkey."
    one, other = by_dealers(told, "Echo"), by_dealers(f"{told} Indeed.", "Gulf Post")
    (found,) = joined(one, other, origins={other.report.id: one.report.id} if copies else {}).claims
    assert (found.origins, len(found.held)) == (count, count)


def test_the_latest_band_of_a_holder_counts_with_its_conditions():
    again = "Ada Linde said if it rains, the loss of trade with Qatar may raise bread prices in Turkey."
    later = claim(again, "the loss of trade with Qatar", "bread prices in Turkey", "+",
                  condition=Condition(text="if it rains", span=span(again, "if it rains")))  # fmt: skip
    later = replace(later, low=0.45, high=0.55)
    (one,) = joined(report(again, "2030-03-01", later), first()).claims
    (held,) = one.held
    assert (held.low, held.high, held.conditions) == (0.45, 0.55, ("if it rains",))
    assert [each.on for each in held.evidence] == ["2030-02-01", "2030-03-01"]


def test_every_quotation_stands_where_its_span_says():
    readings = [first(), second(), third()]
    texts = {each.report.id: each.report.text for each in readings}
    found = joined(*readings)
    words = [one for each in found.claims for holding in (*each.held, *each.disputed) for one in holding.evidence]
    assert words and all([texts[one.report][a:b] for a, b in one.spans] == list(one.quotes) for one in words)
    told = [one for each in found.factors for one in each.told]
    assert told and all(texts[one.report][slice(*one.span)] == one.words for one in told)


def test_the_order_of_the_readings_does_not_matter():
    assert joined(first(), second()).claims == joined(second(), first()).claims
