"""Actors that a report describes: unnamed people, bodies, groups, things."""

from tests.support.trees import cast_of, meant, mentions, tree

MET = (
    "Three:NUM:4:nummod top:ADJ:4:amod U.S.:PROPN:4:compound diplomats:NOUN:5:nsubj met:VERB:0:root "
    "China:PROPN:8:nmod:poss "
    "'s:PART:6:case ambassador:NOUN:5:obj to:ADP:10:case Japan:PROPN:8:nmod .:PUNCT:5:punct"
)
OFFICIAL = (
    "A:DET:3:det U.S.:PROPN:3:compound official:NOUN:7:nsubj who:PRON:5:nsubj preferred:VERB:3:acl:relcl "
    "anonymity:NOUN:5:obj "
    "said:VERB:0:root so:ADV:7:advmod .:PUNCT:7:punct"
)
SIGNED = (
    "Russia:PROPN:5:nsubj and:CCONJ:4:cc North:PROPN:4:compound Korea:PROPN:1:conj "
    "signed:VERB:0:root it:PRON:5:obj .:PUNCT:5:punct"
)
PAIR = "The:DET:3:det two:NUM:3:nummod countries:NOUN:4:nsubj agreed:VERB:0:root .:PUNCT:4:punct"
MINISTRY = (
    "The:DET:4:det Chinese:ADJ:4:amod foreign:ADJ:4:amod ministry:NOUN:5:nsubj protested:VERB:0:root .:PUNCT:5:punct"
)


def test_unnamed_diplomats_act_for_their_state_and_keep_numeral_and_complement():
    parse = tree(MET)
    cast = cast_of(parse)
    texts = {mentions(parse, cast, a.id)[0]: a for a in cast.actors if a.kind == "unnamed"}
    assert texts["Three top U.S. diplomats"].acts_for == "USA"
    assert texts["China 's ambassador to Japan"].acts_for == "CHN"


def test_an_anonymous_official_is_unnamed_and_stops_before_the_clause():
    parse = tree(OFFICIAL, sources=(("A U.S. official who preferred anonymity", "said", "so"),))
    cast = cast_of(parse)
    official = cast.by_id["us-official"]
    assert (official.kind, official.acts_for) == ("unnamed", "USA")
    assert mentions(parse, cast, "us-official") == ["U.S. official"]
    assert meant(parse, cast, "who") == ("us-official",)


def test_the_official_is_the_one_named_before():
    again = "The:DET:2:det official:NOUN:3:nsubj declined:VERB:0:root .:PUNCT:3:punct"
    parse = tree(OFFICIAL, again)
    assert meant(parse, cast_of(parse), "The official") == ("us-official",)


def test_the_government_in_a_state_is_that_states():
    parse = tree(
        "Turkey:PROPN:2:nsubj asked:VERB:0:root the:DET:5:det new:ADJ:5:amod government:NOUN:2:obj in:ADP:7:case "
        "Greece:PROPN:5:nmod to:PART:9:mark help:VERB:2:xcomp .:PUNCT:2:punct"
    )
    assert meant(parse, cast_of(parse), "the new government") == ("GRC",)


def test_analysts_act_for_nobody():
    parse = tree(
        "Analysts:NOUN:2:nsubj say:VERB:0:root no:INTJ:2:obj .:PUNCT:2:punct", sources=(("Analysts", "say", "no"),)
    )
    analysts = cast_of(parse).by_id["analysts"]
    assert (analysts.kind, analysts.acts_for, analysts.country) == ("unnamed", None, None)


def test_the_two_countries_are_those_named_together():
    parse = tree(SIGNED, PAIR)
    cast = cast_of(parse)
    assert meant(parse, cast, "The two countries") == ("RUS", "PRK")
    group = next(a for a in cast.actors if a.kind == "group")
    assert (set(group.members), group.name) == ({"PRK", "RUS"}, "two countries")


def test_they_are_those_who_are_coordinated():
    they = "They:PRON:2:nsubj agreed:VERB:0:root .:PUNCT:2:punct"
    parse = tree(SIGNED, they)
    assert meant(parse, cast_of(parse), "They") == ("RUS", "PRK")


def test_the_ministry_is_the_one_named_before():
    again = "The:DET:2:det ministry:NOUN:3:nsubj declined:VERB:0:root .:PUNCT:3:punct"
    parse = tree(MINISTRY, again)
    cast = cast_of(parse)
    assert (
        meant(parse, cast, "The Chinese foreign ministry")
        == meant(parse, cast, "The ministry")
        == ("chinese-foreign-ministry",)
    )
    assert cast.by_id["chinese-foreign-ministry"].acts_for == "CHN"
    assert "Chinese" in mentions(parse, cast, "CHN")


def test_a_government_is_its_state():
    parse = tree("The:DET:3:det Chinese:ADJ:3:amod government:NOUN:4:nsubj agreed:VERB:0:root .:PUNCT:4:punct")
    cast = cast_of(parse)
    assert meant(parse, cast, "The Chinese government") == ("CHN",)
    assert mentions(parse, cast, "CHN") == ["Chinese", "Chinese government"]


def test_a_counterpart_holds_the_same_office_elsewhere():
    parse = tree(
        "Foreign:ADJ:2:amod Minister:PROPN:5:nsubj Wang:PROPN:2:flat Yi:PROPN:2:flat met:VERB:0:root "
        "his:PRON:9:nmod:poss "
        "South:PROPN:8:compound Korean:ADJ:9:amod counterpart:NOUN:5:obj .:PUNCT:5:punct",
        persons=("Wang Yi",),
    )
    cast = cast_of(parse)
    counterpart = next(a for a in cast.actors if a.kind == "unnamed")
    assert (counterpart.name, counterpart.acts_for) == ("South Korean counterpart", "KOR")


def test_a_counterpart_who_is_named_elsewhere_is_that_person():
    cho = (
        "South:PROPN:2:compound Korean:ADJ:4:amod Foreign:ADJ:4:amod Minister:PROPN:7:nsubj "
        "Cho:PROPN:4:flat Tae-yul:PROPN:4:flat left:VERB:0:root .:PUNCT:7:punct"
    )
    met = (
        "Foreign:ADJ:2:amod Minister:PROPN:5:nsubj Wang:PROPN:2:flat Yi:PROPN:2:flat met:VERB:0:root "
        "his:PRON:9:nmod:poss "
        "South:PROPN:8:compound Korean:ADJ:9:amod counterpart:NOUN:5:obj .:PUNCT:5:punct"
    )
    parse = tree(cho, met, persons=("Wang Yi", "Cho Tae-yul"))
    assert meant(parse, cast_of(parse), "counterpart") == ("cho-tae-yul",)


def test_a_warplane_belongs_to_its_state():
    parse = tree("Two:NUM:3:nummod Chinese:ADJ:3:amod warplanes:NOUN:4:nsubj left:VERB:0:root .:PUNCT:4:punct")
    asset = next(a for a in cast_of(parse).actors if a.kind == "asset")
    assert (asset.owner, asset.sector, asset.name) == ("CHN", "MIL", "Two Chinese warplanes")


def test_a_statement_of_a_state_speaks_for_it():
    parse = tree(
        "A:DET:3:det U.S.:PROPN:3:compound statement:NOUN:4:nsubj said:VERB:0:root no:INTJ:4:obj .:PUNCT:4:punct",
        sources=(("A U.S. statement", "said", "no"),),
    )
    cast = cast_of(parse)
    assert meant(parse, cast, "A U.S. statement") == ("USA",)
    assert mentions(parse, cast, "USA") == ["U.S."]


def test_an_acronym_in_brackets_is_the_body_before_it():
    parse = tree(
        "The:DET:3:det Lost:PROPN:3:compound Society:PROPN:7:nsubj (:PUNCT:5:punct LS:PROPN:3:appos "
        "):PUNCT:5:punct grew:VERB:0:root .:PUNCT:7:punct",
        "LS:PROPN:2:nsubj grew:VERB:0:root .:PUNCT:2:punct",
        organisations=("Lost Society", "LS"),
    )
    cast = cast_of(parse)
    assert meant(parse, cast, "LS#2") == ("lost-society",)
    assert mentions(parse, cast, "lost-society") == ["Lost Society", "LS", "LS"]


def test_the_ministries_of_a_state_are_told_apart_by_what_they_are_for():
    commerce = (
        "China:PROPN:4:nmod:poss 's:PART:1:case commerce:NOUN:4:compound ministry:NOUN:5:nsubj spoke:VERB:0:root "
        ".:PUNCT:5:punct"
    )
    same = (
        "The:DET:3:det Chinese:ADJ:3:amod Ministry:PROPN:6:nsubj of:ADP:5:case Commerce:PROPN:3:nmod "
        "spoke:VERB:0:root .:PUNCT:6:punct"
    )
    other = same.replace("Commerce", "Tourism")
    parse = tree(commerce, same, other, organisations=("Chinese Ministry of Commerce", "Chinese Ministry of Tourism"))
    cast = cast_of(parse)
    assert meant(parse, cast, "China 's commerce ministry") == ("chinese-commerce-ministry",)
    assert meant(parse, cast, "The Chinese Ministry of Commerce") == ("chinese-commerce-ministry",)
    assert meant(parse, cast, "The Chinese Ministry of Tourism") == ("chinese-tourism-ministry",)


def test_a_description_before_a_name_is_a_mention_of_the_same_body():
    parse = tree(
        "The:DET:4:det state:NOUN:4:compound news:NOUN:4:compound agency:NOUN:6:nsubj IRNA:PROPN:4:appos "
        "reported:VERB:0:root it:PRON:6:obj .:PUNCT:6:punct"
    )
    assert mentions(parse, cast_of(parse), "irna") == ["state news agency IRNA", "IRNA"]


def test_a_thing_with_a_name_is_an_asset_whoever_owns_it():
    parse = tree(
        "Troops:NOUN:2:nsubj left:VERB:0:root Al:PROPN:6:compound Udeid:PROPN:6:compound air:NOUN:6:compound "
        "base:NOUN:2:obj .:PUNCT:2:punct"
    )
    assert cast_of(parse).by_id["al-udeid-air-base"].kind == "asset"


def test_the_leadership_of_a_movement_is_the_movement():
    parse = tree("The:DET:3:det Hamas:PROPN:3:compound leadership:NOUN:4:nsubj refused:VERB:0:root .:PUNCT:4:punct")
    assert meant(parse, cast_of(parse), "The Hamas leadership") == ("hamas",)


ONE = "One:NUM:2:nummod diplomat:NOUN:3:nsubj said:VERB:0:root {}:INTJ:3:obj .:PUNCT:3:punct"


def test_one_diplomat_and_again_one_diplomat_are_two():
    parse = tree(ONE.format("no"), ONE.format("yes"))
    found = [a for a in cast_of(parse).actors if a.kind == "unnamed"]
    assert len(found) == 2


def test_the_governments_of_two_states_are_those_states():
    parse = tree(
        "The:DET:5:det Spanish:ADJ:5:amod and:CCONJ:4:cc Algerian:ADJ:2:conj "
        "governments:NOUN:6:nsubj agreed:VERB:0:root "
        ".:PUNCT:6:punct"
    )
    cast = cast_of(parse)
    assert meant(parse, cast, "The Spanish and Algerian governments") == ("ESP", "DZA")


def test_what_a_state_is_called_is_the_state():
    parse = tree(
        "Norway:PROPN:9:nsubj ,:PUNCT:7:punct the:DET:7:det biggest:ADJ:7:amod oil:NOUN:7:compound gas:NOUN:7:compound "
        "exporter:NOUN:1:appos ,:PUNCT:7:punct agreed:VERB:0:root .:PUNCT:9:punct"
    )
    cast = cast_of(parse)
    assert mentions(parse, cast, "NOR") == ["Norway", "biggest oil gas exporter"]
    assert [a.id for a in cast.actors] == ["NOR"]


def test_fighters_of_a_make_are_aircraft():
    parse = tree(
        "Two:NUM:3:nummod Tornado:PROPN:3:compound fighters:NOUN:4:nsubj landed:VERB:0:root .:PUNCT:4:punct",
        "Two:NUM:3:nummod rebel:NOUN:3:compound fighters:NOUN:4:nsubj died:VERB:0:root .:PUNCT:4:punct",
    )
    assert [a.name for a in cast_of(parse).actors if a.sector == "REB"] == ["Two rebel fighters"]


def test_a_body_that_says_nothing_of_itself_is_what_it_is_called():
    parse = tree(
        "The:DET:2:det conglomerate:NOUN:4:nsubj Luneng:PROPN:2:appos grew:VERB:0:root .:PUNCT:4:punct",
        organisations=("Luneng",),
    )
    assert cast_of(parse).by_id["luneng"].kind == "company"


def test_a_bare_parliament_is_the_one_named_in_full():
    parse = tree(
        "Iraqi:ADJ:2:amod Parliament:PROPN:3:nsubj met:VERB:0:root .:PUNCT:3:punct",
        "Parliament:PROPN:2:nsubj voted:VERB:0:root .:PUNCT:2:punct",
        organisations=("Iraqi Parliament", "Parliament#2"),
    )
    cast = cast_of(parse)
    assert meant(parse, cast, "Parliament#2") == meant(parse, cast, "Iraqi Parliament")


def test_two_sides_are_no_courts_that_happen_to_be_named():
    parse = tree(
        "Iraqi:ADJ:2:amod Parliament:PROPN:3:nsubj met:VERB:0:root .:PUNCT:3:punct",
        "The:DET:3:det Turkish:ADJ:3:amod Court:PROPN:4:nsubj met:VERB:0:root .:PUNCT:4:punct",
        "The:DET:3:det two:NUM:3:nummod sides:NOUN:4:nsubj agreed:VERB:0:root .:PUNCT:4:punct",
        organisations=("Iraqi Parliament", "Turkish Court"),
    )
    members = [a.members for a in cast_of(parse).actors if a.kind == "group"]
    assert all("court" not in member and "parliament" not in member for group in members for member in group)


def test_the_three_states_are_a_list_of_three_and_never_the_last_three_named():
    apart = (
        "Russia:PROPN:2:nsubj met:VERB:0:root Japan:PROPN:2:obj .:PUNCT:2:punct",
        "Iran:PROPN:2:nsubj left:VERB:0:root .:PUNCT:2:punct",
    )
    listed = (
        "Russia:PROPN:6:nsubj ,:PUNCT:3:punct Japan:PROPN:1:conj and:CCONJ:5:cc Iran:PROPN:1:conj met:VERB:0:root "
        ".:PUNCT:6:punct"
    )
    far = "Egypt:PROPN:2:nsubj waited:VERB:0:root .:PUNCT:2:punct"
    three = "The:DET:3:det three:NUM:3:nummod states:NOUN:4:nsubj agreed:VERB:0:root .:PUNCT:4:punct"
    parse = tree(*apart, three)
    assert all(not actor.members for actor in cast_of(parse).actors)
    parse = tree(listed, *[far] * 6, three)
    assert meant(parse, cast_of(parse), "states") == ("RUS", "JPN", "IRN")


FORMER = "The:DET:3:det former:ADJ:3:amod governor:NOUN:4:nsubj left:VERB:0:root .:PUNCT:4:punct"


def test_the_former_governor_is_the_only_person_named_in_the_sentence_before():
    doctor = (
        "Paul:PROPN:4:nmod:poss Berg:PROPN:1:flat 's:PART:1:case doctor:NOUN:5:nsubj came:VERB:0:root .:PUNCT:5:punct"
    )
    parse = tree(doctor, FORMER, persons=("Paul Berg",))
    assert meant(parse, cast_of(parse), "governor") == ("paul-berg",)


def test_where_two_are_named_the_former_governor_may_be_neither():
    doctor = (
        "Paul:PROPN:4:nmod:poss Berg:PROPN:1:flat 's:PART:1:case doctor:NOUN:5:nsubj met:VERB:0:root Ann:PROPN:5:obj "
        "Meyer:PROPN:6:flat .:PUNCT:5:punct"
    )
    parse = tree(doctor, FORMER, persons=("Paul Berg", "Ann Meyer"))
    assert not {"paul-berg", "ann-meyer"} & set(meant(parse, cast_of(parse), "governor"))


def test_the_nominee_is_who_the_report_is_speaking_of_where_a_nameless_one_was_long_ago():
    nominee = "The:DET:2:det nominee:NOUN:3:nsubj spoke:VERB:0:root .:PUNCT:3:punct"
    berg = "Paul:PROPN:3:nsubj Berg:PROPN:1:flat won:VERB:0:root .:PUNCT:3:punct"
    rain = "It:PRON:2:expl rained:VERB:0:root .:PUNCT:2:punct"
    near, far = (tree(nominee, *[rain] * between, berg, nominee, persons=("Paul Berg",)) for between in (1, 8))
    last = [at for at, form in enumerate(far.words.forms) if form == "nominee"][-1]
    assert cast_of(far).at[last] == ("paul-berg",)
    last = [at for at, form in enumerate(near.words.forms) if form == "nominee"][-1]
    assert cast_of(near).at[last] == ("nominee",)


def test_the_government_of_a_clause_with_where_is_that_of_the_state_it_follows():
    parse = tree(
        "Chile:PROPN:2:nsubj watched:VERB:0:root .:PUNCT:2:punct",
        "He:PRON:2:nsubj fled:VERB:0:root to:ADP:4:case Oman:PROPN:2:obl ,:PUNCT:9:punct where:ADV:9:advmod "
        "the:DET:8:det government:NOUN:9:nsubj fed:VERB:4:acl:relcl him:PRON:9:obj .:PUNCT:2:punct",
    )
    assert meant(parse, cast_of(parse), "the government") == ("OMN",)


def two_states(*more: str):
    return tree(
        "Envoys:NOUN:5:nsubj of:ADP:3:case Chile:PROPN:1:nmod ,:PUNCT:5:punct wrote:VERB:0:root to:ADP:7:case "
        "Oman:PROPN:5:obl .:PUNCT:5:punct",
        *more,
        "¶The:DET:2:det government:NOUN:3:nsubj left:VERB:0:root .:PUNCT:3:punct",
    )


def test_the_government_is_doubtful_where_two_states_are_told_of_alike():
    wrote = "They:PRON:2:nsubj wrote:VERB:0:root to:ADP:4:case Chile:PROPN:2:obl .:PUNCT:2:punct"
    oman = wrote.replace("Chile", "Oman")
    near = two_states(wrote, wrote, wrote, oman, oman)
    cast = cast_of(near)
    assert meant(near, cast, "government") == ("CHL",)
    assert [near.form(word) for word in cast.doubtful] == ["government"]
    assert cast_of(two_states(wrote, wrote, wrote)).doubtful == frozenset()


def test_an_election_campaign_is_no_party():
    parse = tree(
        "Labour:PROPN:2:nsubj won:VERB:0:root .:PUNCT:2:punct",
        "The:DET:3:det election:NOUN:3:compound campaign:NOUN:4:nsubj ended:VERB:0:root .:PUNCT:4:punct",
        organisations=("Labour",),
    )
    assert meant(parse, cast_of(parse), "campaign") == ()


def test_the_group_is_doubtful_where_two_groups_were_told_of():
    one = "Boeing:PROPN:2:nsubj left:VERB:0:root .:PUNCT:2:punct"
    two = "Siemens:PROPN:2:nsubj left:VERB:0:root .:PUNCT:2:punct"
    group = "The:DET:2:det group:NOUN:3:nsubj spoke:VERB:0:root .:PUNCT:3:punct"
    both = cast_of(tree(one, two, group))
    assert len(both.doubtful) == 1
    assert cast_of(tree(one, one, group)).doubtful == frozenset()


def test_both_sides_are_doubtful_where_more_than_two_were_told_of():
    met = "Chile:PROPN:2:nsubj met:VERB:0:root Oman:PROPN:2:obj .:PUNCT:2:punct"
    wrote = "Peru:PROPN:2:nsubj wrote:VERB:0:root .:PUNCT:2:punct"
    sides = "Both:DET:2:det sides:NOUN:3:nsubj agreed:VERB:0:root .:PUNCT:3:punct"
    three = tree(met, wrote, sides)
    assert [three.form(word) for word in cast_of(three).doubtful] == ["sides"]
    two = tree(met, sides)
    cast = cast_of(two)
    assert (set(meant(two, cast, "sides")), cast.doubtful) == ({"CHL", "OMN"}, frozenset())
