"""What each decision does to a reading, and that it does nothing else."""

from __future__ import annotations

import msgspec
import pytest
from deeds import deeds
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from standin import read, report

from dragoman.fixes import new
from dragoman.fixing import applied, apply, values_of
from dragoman.records import Actor, Claim, Event, Exchange, Factor, Mention, Reading, Statement, Tie, check

TEXT = "Tanaka Ken said: talks with Russia go on. Tanaka asked: will China come. China said: no."


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


@pytest.fixture
def reading() -> Reading:
    """Three actors' statements, and an event, an exchange, ties and a claim that name them."""
    first = read(report(TEXT, published="2024-05-01"))
    said, asked, _ = first.statements
    more = Reading(
        report=first.report,
        actors=first.actors,
        statements=(said, replace(asked, inside=said.id, addressee="CHN"), first.statements[2]),
        events=(
            Event(
                id="ev-1", type="REQUEST", mode="change", anchors=(at("asked"),), actors=("tanaka",),
                actor_spans=(at("Tanaka", 1),), recipients=("CHN",), modality="occurred", attributed_to=asked.id,
                confidence=0.5,
            ),
        ),
        exchanges=(Exchange(id="ex-1", kind="request", askers=("tanaka",), addressees=("CHN",),
                            ask=at("will China come"), answer="pending"),),
        ties=(
            Tie(id="ti-1", from_="CHN", to="tanaka-ken", kind="rivalry", evidence=(at("China", 1),)),
            Tie(id="ti-2", from_="tanaka", to="tanaka-ken", kind="influence", evidence=(at("Tanaka", 1),)),
        ),
        claims=(Claim(id="cl-1", holders=("tanaka-ken", "tanaka"), sign="+",
                      cause=Factor(text="talks", actors=("RUS",), span=at("talks with Russia")),
                      effect=Factor(text="x", actors=("tanaka",), span=at("Tanaka", 1))),),
    )  # fmt: skip
    check(more)
    return more


def one(reading: Reading, id_: str):
    everything = (r for kind in Reading.__struct_fields__[1:] for r in getattr(reading, kind))
    return next((record for record in everything if record.id == id_), None)


def fixed(reading: Reading, *fixes) -> Reading:
    """The reading as fixed, which must fit the codebook; the first stays what it was."""
    before = msgspec.json.encode(reading)
    after = apply(reading, fixes)
    check(after)
    assert msgspec.json.encode(reading) == before
    return after


def merge(*ids: str):
    return new("merge", ids, name="Tanaka Ken")


def test_no_decision_changes_nothing(reading):
    assert apply(reading, []) == reading


def test_a_merge_joins_mentions_and_rewrites_every_reference(reading):
    after = fixed(reading, merge("tanaka-ken", "tanaka"))
    assert [actor.id for actor in after.actors] == ["tanaka-ken", "RUS", "CHN"]
    assert [m.span for m in after.actors[0].mentions] == [at("Tanaka Ken"), at("Tanaka", 1)]
    assert [said.speakers for said in after.statements] == [("tanaka-ken",), ("tanaka-ken",), ("CHN",)]
    assert after.events[0].actors == ("tanaka-ken",) and after.exchanges[0].askers == ("tanaka-ken",)
    assert after.claims[0].holders == ("tanaka-ken",) and after.claims[0].effect.actors == ("tanaka-ken",)
    assert [tie.id for tie in after.ties] == ["ti-1"], "a tie to oneself is none"
    assert b'"tanaka"' not in msgspec.json.encode(after)


def test_a_merge_into_one_that_this_report_does_not_have_renames(reading):
    after = fixed(reading, new("merge", ("ken", "tanaka"), name="Ken T."))
    assert (one(after, "ken").name, one(after, "ken").mentions) == ("Ken T.", one(reading, "tanaka").mentions)
    assert one(after, "tanaka") is None


def test_a_merge_fills_what_the_first_does_not_say(reading):
    actors = tuple(replace(a, role="envoy", acts_for="JPN") if a.id == "tanaka" else a for a in reading.actors)
    after = fixed(replace(reading, actors=actors), merge("tanaka-ken", "tanaka"))
    assert (after.actors[0].role, after.actors[0].acts_for) == ("envoy", "JPN")


def test_mutual_ties_keep_their_order(reading):
    after = fixed(reading, new("merge", ("AAA", "tanaka-ken"), name="A"))
    assert (one(after, "ti-1").from_, one(after, "ti-1").to) == ("AAA", "CHN")


def test_joint_speakers_who_are_one_are_one_speaker(reading):
    said = replace(reading.statements[0], speakers=("tanaka", "tanaka-ken"), acts_for=(None, "JPN"))
    after = fixed(replace(reading, statements=(said, *reading.statements[1:])), merge("tanaka-ken", "tanaka"))
    assert (after.statements[0].speakers, after.statements[0].acts_for) == (("tanaka-ken",), ("JPN",))


def test_a_chain_of_merges_ends_at_the_last(reading):
    after = fixed(reading, merge("tanaka-ken", "tanaka"), new("merge", ("ken", "tanaka-ken"), name="Ken"))
    assert after.actors[0].id == "ken" and len(after.actors[0].mentions) == 2


def test_a_split_undoes_what_reading_has_joined(reading):
    joined = fixed(reading, merge("tanaka-ken", "tanaka"))
    start, end = at("Tanaka", 1)
    after = fixed(joined, new("split", ("tanaka-ken", f"{reading.report.id}:{start},{end}"), value="other", name="O"))
    assert [(a.id, [m.span for m in a.mentions]) for a in after.actors if a.kind == "person"] == [
        ("tanaka-ken", [at("Tanaka Ken")]), ("other", [(start, end)]),
    ]  # fmt: skip
    assert [said.speakers for said in after.statements] == [("tanaka-ken",), ("other",), ("CHN",)]
    assert after.events[0].actors == ("other",)
    assert after.claims[0].effect.actors == ("other",)


def test_what_is_about_both_of_a_split_is_about_both(reading):
    joined = fixed(reading, merge("tanaka-ken", "tanaka"))
    said = replace(joined.statements[0], content=((0, len(TEXT)),), about=("tanaka-ken",))
    joined = replace(joined, statements=(said, *joined.statements[1:]))
    place = f"{reading.report.id}:{at('Tanaka', 1)[0]},{at('Tanaka', 1)[1]}"
    after = fixed(joined, new("split", ("tanaka-ken", place), value="other", name="O"))
    assert after.statements[0].about == ("tanaka-ken", "other")


def test_a_split_by_report_moves_all_of_it_there_and_nothing_elsewhere(reading):
    fix = new("split", ("tanaka", reading.report.id), value="other", name="Other")
    after = fixed(reading, fix)
    assert one(after, "tanaka") is None and one(after, "other").name == "Other"
    assert b'"tanaka"' not in msgspec.json.encode(after)
    assert apply(reading, [new("split", ("tanaka", "0" * 12), value="other", name="Other")]) == reading


def test_a_rename_changes_the_name_alone(reading):
    after = fixed(reading, new("rename", ("tanaka",), name="K. Tanaka"))
    assert one(after, "tanaka") == replace(one(reading, "tanaka"), name="K. Tanaka")


def test_a_rejected_statement_hands_what_rests_on_it_to_the_one_around_it(reading):
    said, asked, _ = reading.statements
    after = fixed(reading, new("reject", (f"{reading.report.id}:{asked.id}",)))
    assert one(after, asked.id) is None and after.events[0].attributed_to == said.id
    after = fixed(after, new("reject", (said.id,)))
    assert after.events[0].attributed_to is None


def test_a_rejected_actor_is_named_nowhere(reading):
    after = fixed(reading, new("reject", ("CHN",)))
    assert b'"CHN"' not in msgspec.json.encode(after)
    assert after.events[0].recipients == () and after.statements[2].speakers == ()
    assert [tie.id for tie in fixed(reading, new("reject", ("tanaka-ken",))).ties] == []


def test_a_confirmed_record_is_certain_and_says_who_says_so(reading):
    fix = new("confirm", ("ev-1",))
    assert (one(fixed(reading, fix), "ev-1").confidence, one(fixed(reading, fix), "ev-1").why) == (
        1.0, f"confirmed by the analyst ({fix.id})",
    )  # fmt: skip
    said = reading.statements[0]
    assert one(fixed(reading, new("confirm", (said.id,))), said.id).why.startswith("stand-in: NAME said; confirmed")


def test_records_are_retyped_within_the_codebook(reading):
    after = fixed(reading, new("retype", ("ev-1",), value="ACCUSE"))
    assert (after.events[0].type, after.events[0].mode) == ("ACCUSE", None)
    assert fixed(reading, new("retype", (reading.statements[0].id,), value="deny")).statements[0].act == "deny"
    assert one(fixed(reading, new("retype", ("ti-2",), value="alliance")), "ti-2").from_ == "tanaka"
    for value in ("MOBILISE", "deny"):
        assert apply(reading, [new("retype", ("ev-1",), value=value)]) == reading
    assert values_of("forecasts") == values_of("events") and "deny" in values_of("statements")


def test_records_are_redated_where_they_have_a_day(reading):
    assert fixed(reading, new("redate", ("ev-1",), value="2024-02")).events[0].when == ("2024-02", "2024-02")
    after = fixed(reading, new("redate", ("ev-1",), value="2024-02-01/2024-02-03"))
    assert after.events[0].when == ("2024-02-01", "2024-02-03")
    assert fixed(after, new("redate", ("ev-1",))).events[0].when is None
    assert fixed(reading, new("redate", (reading.statements[0].id,))).statements[0].made_on is None
    for id_, value in (("ev-1", "soon"), ("ev-1", "2024-03/2024-02"), ("cl-1", "2024"), ("CHN", "2024")):
        assert apply(reading, [new("redate", (id_,), value=value)]) == reading


def test_for_whom_one_acts_is_told_with_what_one_says(reading):
    after = fixed(reading, new("acts-for", ("tanaka",), value="JPN"))
    assert one(after, "tanaka").acts_for == "JPN"
    assert [said.acts_for for said in after.statements] == [(None,), ("JPN",), ("CHN",)]
    assert fixed(after, new("acts-for", ("CHN",))).statements[2].acts_for == (None,)


def test_a_record_is_added_with_its_words(reading):
    fields = {"speakers": ["RUS"], "acts_for": ["RUS"], "content": [list(at("go on"))], "kind": "indirect",
              "act": "hope"}  # fmt: skip
    fix = new("add", (reading.report.id,), value="statements", record=fields)
    added = fixed(reading, fix).statements[-1]
    assert isinstance(added, Statement) and added.id.startswith("st-") and fix.id in added.why
    assert apply(reading, [fix]) == apply(reading, [fix])
    actor = {"id": "no", "kind": "person", "name": "No", "mentions": [{"span": list(at("no.")), "form": "name"}]}
    assert isinstance(fixed(reading, new("add", (reading.report.id,), value="actors", record=actor)).actors[-1], Actor)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("statements", {"speakers": ["nobody"]}), ("statements", {"content": [[0, 9999]]}),
        ("statements", {"act": "sing"}), ("verbs", {}), ("statements", {"inside": "st-none"}), ("events", {}),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_codebook_is_not_added(reading, kind, change):
    fields = {"speakers": ["RUS"], "acts_for": ["RUS"], "content": [[0, 5]], "kind": "indirect", "act": "hope"}
    fix = new("add", (reading.report.id,), value=kind, record={**fields, **change})
    assert applied(reading, [fix]) == (reading, {})


def test_a_decision_on_what_is_not_there_does_nothing(reading):
    fixes = [
        merge("tanaka", "nobody"), new("rename", ("nobody",), name="N"), new("reject", ("st-none",)),
        new("reject", (f"{'0' * 12}:CHN",)), new("confirm", ("x",)), new("acts-for", ("ev-1",), value="CHN"),
        new("split", ("nobody", reading.report.id), value="n", name="N"), new("redate", ("x",), value="2024"),
        new("split", ("tanaka", f"{reading.report.id}:1,x"), value="n", name="N"),
        new("add", ("0" * 12,), value="actors", record={}), new("rename", ("ev-1",), name="N"),
    ]  # fmt: skip
    assert applied(reading, fixes) == (reading, {})


def test_every_decision_says_how_many_records_it_is_about(reading):
    one_, two = merge("tanaka-ken", "tanaka"), new("confirm", ("ev-1",))
    assert applied(reading, [one_, two])[1][two.id] == 1
    # The actor, a statement, the event, the exchange, a tie and the claim.
    assert applied(reading, [one_, two])[1][one_.id] == 6


def test_mentions_that_two_share_are_one(reading):
    actors = [replace(a, mentions=(*a.mentions, Mention(span=(0, 6), form="name"))) for a in reading.actors]
    after = fixed(replace(reading, actors=tuple(actors)), merge("tanaka-ken", "tanaka"))
    spans = [m.span for m in after.actors[0].mentions]
    assert spans == sorted(set(spans))


def test_a_merge_that_names_one_twice_is_as_good_as_once(reading):
    assert fixed(reading, merge("tanaka-ken", "tanaka", "tanaka", "tanaka-ken")) == fixed(
        reading, merge("tanaka-ken", "tanaka")
    )


DEEDS = deeds()
PEOPLE = st.sampled_from([actor.id for actor in DEEDS.actors] + ["new", "newer"])
ANY = st.one_of(
    PEOPLE, st.sampled_from([record.id for record in (*DEEDS.statements, *DEEDS.events)])
).flatmap(lambda id_: st.sampled_from([id_, f"{DEEDS.report.id}:{id_}"]))  # fmt: skip
PLACES = st.tuples(st.integers(0, 380), st.integers(1, 380)).map(lambda p: f"{DEEDS.report.id}:{p[0]},{p[0] + p[1]}")
DECISIONS = st.one_of(
    st.lists(PEOPLE, min_size=2, max_size=4).map(lambda ids: merge(*ids)),
    st.tuples(PEOPLE, st.just(DEEDS.report.id) | PLACES, PEOPLE).map(
        lambda x: new("split", (x[0], x[1]), value=x[2], name="N")
    ),
    ANY.map(lambda id_: new("reject", (id_,))),
    ANY.map(lambda id_: new("confirm", (id_,))),
    st.tuples(ANY, st.sampled_from(["ACCUSE", "deny", "state", "x"])).map(lambda x: new("retype", x[:1], value=x[1])),
    st.tuples(ANY, st.sampled_from(["2024", "2024/2023", "x", "", None])).map(
        lambda x: new("redate", x[:1], value=x[1])
    ),
    st.tuples(PEOPLE, PEOPLE | st.none()).map(lambda x: new("acts-for", x[:1], value=x[1])),
)


@given(st.lists(DECISIONS, max_size=8))
@settings(max_examples=200, deadline=None)
def test_whatever_is_decided_the_reading_fits_the_codebook(fixes):
    after, about = applied(DEEDS, fixes)
    check(after)
    assert {fix.id for fix in fixes} >= set(about)
    if not about:
        assert after == DEEDS
