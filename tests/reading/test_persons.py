from tests.support.trees import cast_of, meant, mentions, tree

LIU = (
    "Liu:PROPN:12:nsubj Pengyu:PROPN:1:flat ,:PUNCT:4:punct spokesperson:NOUN:1:appos for:ADP:8:case the:DET:8:det "
    "Chinese:ADJ:8:amod embassy:NOUN:4:nmod in:ADP:10:case Washington:PROPN:8:nmod ,:PUNCT:1:punct "
    "spoke:VERB:0:root .:PUNCT:12:punct"
)
MEYER = (
    "Anna:PROPN:12:nsubj Meyer:PROPN:1:flat ,:PUNCT:6:punct a:DET:6:det senior:ADJ:6:amod "
    "fellow:NOUN:1:appos at:ADP:10:case "
    "the:DET:10:det Lantern:PROPN:10:compound Institute:PROPN:6:nmod ,:PUNCT:1:punct "
    "disagreed:VERB:0:root .:PUNCT:12:punct"
)
BLINKEN = (
    "Secretary:PROPN:6:nsubj of:ADP:3:case State:PROPN:1:nmod Antony:PROPN:1:flat Blinken:PROPN:1:flat met:VERB:0:root "
    "Russian:ADJ:9:amod Foreign:ADJ:9:amod Minister:PROPN:6:obj Sergei:PROPN:9:flat Lavrov:PROPN:9:flat .:PUNCT:6:punct"
)
WANG = (
    "China:PROPN:4:nmod:poss 's:PART:1:case foreign:ADJ:4:amod minister:NOUN:9:nsubj ,:PUNCT:6:punct "
    "Wang:PROPN:4:appos Yi:PROPN:6:flat "
    ",:PUNCT:4:punct agreed:VERB:0:root .:PUNCT:9:punct"
)


def test_a_spokesman_behind_a_name_acts_for_the_state_of_the_embassy():
    parse = tree(LIU, persons=("Liu Pengyu",))
    liu = cast_of(parse).by_id["liu-pengyu"]
    assert (liu.kind, liu.role, liu.affiliation, liu.acts_for, liu.country) == (
        "person",
        "spokesperson",
        "chinese-embassy",
        "CHN",
        "CHN",
    )
    assert mentions(parse, cast_of(parse), "liu-pengyu") == [
        "Liu Pengyu",
        "spokesperson for the Chinese embassy in Washington",
    ]


def test_a_scholar_acts_for_nobody_and_belongs_to_an_institute():
    parse = tree(MEYER, persons=("Anna Meyer",), organisations=("Lantern Institute",))
    cast = cast_of(parse)
    meyer = cast.by_id["anna-meyer"]
    assert (meyer.role, meyer.affiliation, meyer.acts_for, meyer.country) == (
        "senior fellow",
        "lantern-institute",
        None,
        None,
    )
    assert cast.by_id["lantern-institute"].kind == "think-tank"
    assert meant(parse, cast, "Anna Meyer , a senior fellow at the Lantern Institute ,") == ("anna-meyer",)


def test_a_title_before_a_name_belongs_to_the_mention():
    parse = tree(BLINKEN, persons=("Antony Blinken", "Sergei Lavrov"))
    cast = cast_of(parse)
    assert mentions(parse, cast, "antony-blinken") == ["Secretary of State Antony Blinken"]
    assert mentions(parse, cast, "sergei-lavrov") == ["Russian Foreign Minister Sergei Lavrov"]
    assert mentions(parse, cast, "RUS") == ["Russian"]
    assert [cast.by_id[a].acts_for for a in ("antony-blinken", "sergei-lavrov")] == ["USA", "RUS"]
    assert [cast.by_id[a].role for a in ("antony-blinken", "sergei-lavrov")] == [
        "Secretary of State",
        "Foreign Minister",
    ]


def test_an_apposition_before_the_name_is_a_mention_of_its_own():
    parse = tree(WANG, persons=("Wang Yi",))
    cast = cast_of(parse)
    assert mentions(parse, cast, "wang-yi") == ["China 's foreign minister", "Wang Yi"]
    assert cast.by_id["wang-yi"].acts_for == "CHN"


def test_a_role_told_later_in_a_clause_counts_from_the_beginning():
    first = "Meyer:PROPN:2:nsubj spoke:VERB:0:root .:PUNCT:2:punct"
    later = (
        "Anna:PROPN:6:nsubj Meyer:PROPN:1:flat is:AUX:6:cop a:DET:6:det Swedish:ADJ:6:amod "
        "diplomat:NOUN:0:root .:PUNCT:6:punct"
    )
    parse = tree(first, later, persons=("Anna Meyer", "Meyer"))
    cast = cast_of(parse)
    assert cast.by_id["anna-meyer"].acts_for == "SWE"
    assert mentions(parse, cast, "anna-meyer")[:2] == ["Meyer", "Anna Meyer"]


def test_a_former_official_acts_for_nobody():
    parse = tree(
        "Former:ADJ:3:amod U.S.:PROPN:3:compound ambassador:NOUN:6:nsubj Anna:PROPN:3:flat "
        "Meyer:PROPN:3:flat disagreed:VERB:0:root .:PUNCT:6:punct",
        persons=("Anna Meyer",),
    )
    meyer = cast_of(parse).by_id["anna-meyer"]
    assert (meyer.acts_for, meyer.country) == (None, "USA")


def test_two_people_of_one_family_name_are_two():
    parse = tree(
        "Kim:PROPN:4:nsubj Jong:PROPN:1:flat Un:PROPN:1:flat met:VERB:0:root Kim:PROPN:4:obj "
        "Yo:PROPN:5:flat Jong:PROPN:5:flat .:PUNCT:4:punct",
        persons=("Kim Jong Un", "Kim Yo Jong"),
    )
    assert {"kim-jong-un", "kim-yo-jong"} <= set(cast_of(parse).by_id)


def test_a_name_that_translation_cut_is_the_same_person():
    peng = "Peng:PROPN:3:nsubj Yu:PROPN:1:flat hoped:VERB:0:root .:PUNCT:3:punct"
    parse = tree(LIU, peng, persons=("Liu Pengyu", "Peng Yu"))
    assert meant(parse, cast_of(parse), "Peng Yu") == ("liu-pengyu",)


def test_a_known_office_holder_is_judged_by_the_date_of_the_report():
    parse = tree("Merkel:PROPN:2:nsubj left:VERB:0:root .:PUNCT:2:punct", persons=("Merkel",))
    assert cast_of(parse, "2017-06-01").by_id["merkel"].acts_for == "DEU"
    assert cast_of(parse, "2024-06-01").by_id["merkel"].acts_for is None
    assert cast_of(parse, "2024-06-01").by_id["merkel"].country == "DEU"


def test_a_role_that_lost_its_name_goes_to_the_person_who_goes_on():
    lost = (
        "No:INTJ:0:root ,:PUNCT:4:punct a:DET:4:det fellow:NOUN:1:appos at:ADP:8:case the:DET:8:det "
        "Lantern:PROPN:8:compound "
        "Institute:PROPN:4:nmod .:PUNCT:1:punct"
    )
    on = "¶Never:ADV:4:advmod ,:PUNCT:4:punct Meyer:PROPN:4:nsubj continued:VERB:0:root .:PUNCT:4:punct"
    parse = tree(
        lost, on, persons=("Meyer",), organisations=("Lantern Institute",), sources=(("Meyer", "continued", "Never"),)
    )
    meyer = cast_of(parse).by_id["meyer"]
    assert (meyer.role, meyer.affiliation) == ("fellow", "lantern-institute")


def test_a_legislator_acts_for_nobody():
    parse = tree(
        "Sen.:PROPN:3:nsubj Smith:PROPN:1:flat spoke:VERB:0:root .:PUNCT:3:punct",
        persons=("Smith",),
    )
    assert (cast_of(parse).by_id["smith"].sector, cast_of(parse).by_id["smith"].acts_for) == ("LEG", None)


def test_the_office_in_the_lead_is_that_of_the_name_told_later():
    lead = (
        "Spain:PROPN:4:nmod:poss 's:PART:1:case economy:NOUN:4:compound minister:NOUN:5:nsubj objected:VERB:0:root "
        ".:PUNCT:5:punct"
    )
    name = "Clara:PROPN:3:nsubj Vidal:PROPN:1:flat said:VERB:0:root so:ADV:3:advmod .:PUNCT:3:punct"
    parse = tree(lead, name, persons=("Clara Vidal",), sources=(("Clara Vidal", "said", "so"),))
    vidal = cast_of(parse).by_id["clara-vidal"]
    assert (vidal.role, vidal.acts_for) == ("economy minister", "ESP")
    assert meant(parse, cast_of(parse), "Spain 's economy minister") == ("clara-vidal",)


def test_a_spokesman_at_an_organisation_speaks_for_it():
    parse = tree(
        "At:ADP:4:case the:DET:4:det United:PROPN:4:amod Nations:PROPN:9:obl ,:PUNCT:4:punct "
        "spokesman:NOUN:7:nmod:desc Carl:PROPN:9:nsubj Ash:PROPN:7:flat spoke:VERB:0:root .:PUNCT:9:punct",
        persons=("Carl Ash",),
    )
    ash = cast_of(parse).by_id["carl-ash"]
    assert (ash.affiliation, ash.acts_for) == ("un", "un")


def test_a_list_of_roles_is_read_to_its_end():
    parse = tree(
        "Carl:PROPN:12:nsubj Ash:PROPN:1:flat ,:PUNCT:4:punct co-founder:NOUN:1:appos ,:PUNCT:6:punct "
        "chairman:NOUN:4:conj and:CCONJ:8:cc president:NOUN:4:conj of:ADP:10:case Huawei:PROPN:8:nmod ,:PUNCT:1:punct "
        "spoke:VERB:0:root .:PUNCT:12:punct",
        persons=("Carl Ash",),
        organisations=("Huawei",),
    )
    cast = cast_of(parse)
    assert cast.by_id["carl-ash"].affiliation == "huawei"
    assert "co-founder , chairman and president of Huawei" in mentions(parse, cast, "carl-ash")


def test_a_state_has_one_president_so_another_is_of_the_state_named_beside_him():
    macron = (
        "French:ADJ:2:amod President:PROPN:3:nmod:desc Emile:PROPN:5:nsubj Berg:PROPN:3:flat left:VERB:0:root "
        ".:PUNCT:5:punct"
    )
    biya = (
        "In:ADP:2:case Cameroon:PROPN:6:obl the:DET:5:det French:ADJ:5:amod leader:NOUN:6:nsubj met:VERB:0:root "
        "President:PROPN:8:nmod:desc Jean:PROPN:6:obj Ash:PROPN:8:flat .:PUNCT:6:punct"
    )
    parse = tree(macron, biya, persons=("Emile Berg", "Jean Ash"))
    assert cast_of(parse).by_id["jean-ash"].acts_for == "CMR"


def test_a_family_is_none_of_its_members():
    parse = tree(
        "Indira:PROPN:3:nsubj Ashok:PROPN:1:flat left:VERB:0:root .:PUNCT:3:punct",
        "The:DET:3:det Ashok:PROPN:3:compound family:NOUN:4:nsubj stayed:VERB:0:root .:PUNCT:4:punct",
        persons=("Indira Ashok",),
    )
    cast = cast_of(parse)
    assert meant(parse, cast, "The Ashok family") == ("ashok-family",)
    assert mentions(parse, cast, "indira-ashok") == ["Indira Ashok"]


def test_two_titles_joined_by_and_are_one_person_s():
    parse = tree(
        "OPEC:PROPN:2:compound president:NOUN:8:nsubj and:CCONJ:6:cc Qatari:ADJ:6:amod oil:NOUN:6:compound "
        "minister:NOUN:2:conj Berg:PROPN:6:flat agreed:VERB:0:root .:PUNCT:8:punct",
        persons=("Berg",),
    )
    cast = cast_of(parse)
    assert meant(parse, cast, "president") == meant(parse, cast, "minister Berg") == ("berg",)
    assert [a.id for a in cast.actors if a.kind in ("person", "unnamed")] == ["berg"]


def test_a_king_without_a_country_is_of_the_country_of_the_other_king():
    parse = tree(
        "King:NOUN:5:nsubj Fahd:PROPN:1:flat of:ADP:4:case Jordan:PROPN:1:nmod visited:VERB:0:root Britain:PROPN:5:obj "
        ".:PUNCT:5:punct",
        "Britain:PROPN:2:nsubj waited:VERB:0:root .:PUNCT:2:punct",
        "King:NOUN:3:nsubj Faisal:PROPN:1:flat came:VERB:0:root .:PUNCT:3:punct",
        persons=("Fahd", "Faisal"),
    )
    assert cast_of(parse).by_id["faisal"].acts_for == "JOR"


def test_a_general_of_no_country_in_a_sentence_about_another_acts_for_nobody_known():
    talk = "Iran:PROPN:2:nsubj waited:VERB:0:root .:PUNCT:2:punct"
    general = "General:NOUN:3:nsubj Berg:PROPN:1:flat left:VERB:0:root {}:PROPN:3:obj .:PUNCT:3:punct"
    parse = tree(talk, talk, general.format("America"), persons=("Berg",))
    assert cast_of(parse).by_id["berg"].acts_for is None
    parse = tree(talk, talk, general.format("office"), persons=("Berg",))
    assert cast_of(parse).by_id["berg"].acts_for == "IRN"


def test_a_bare_ministry_is_that_of_the_official_who_is_subject():
    parse = tree(
        "British:ADJ:2:amod minister:NOUN:4:nsubj Berg:PROPN:2:flat told:VERB:0:root "
        "Iran:PROPN:7:nmod:poss 's:PART:5:case "
        "envoy:NOUN:4:obj so:ADV:4:advmod ,:PUNCT:4:punct a:DET:12:det treasury:NOUN:12:compound "
        "spokesman:NOUN:13:nsubj "
        "said:VERB:4:parataxis .:PUNCT:4:punct",
        persons=("Berg",),
    )
    cast = cast_of(parse)
    assert [a.acts_for for a in cast.actors if a.role and "spokesman" in a.role] == ["GBR"]


MET = "{}:PROPN:2:nsubj waited:VERB:0:root .:PUNCT:2:punct"
PRIME_MINISTER = "The:DET:3:det prime:ADJ:3:amod minister:NOUN:4:nsubj left:VERB:0:root .:PUNCT:4:punct"


def test_the_prime_minister_is_the_only_person_known_as_one():
    parse = tree(
        "Tony:PROPN:3:nsubj Blair:PROPN:1:flat met:VERB:0:root George:PROPN:3:obj Bush:PROPN:4:flat .:PUNCT:3:punct",
        PRIME_MINISTER,
        persons=("Tony Blair", "George Bush"),
    )
    cast = cast_of(parse)
    assert meant(parse, cast, "The prime minister") == ("tony-blair",)
    assert cast.by_id["tony-blair"].acts_for == "GBR"


def test_a_state_without_the_office_has_no_prime_minister():
    america = MET.format("America")
    parse = tree(america, america, PRIME_MINISTER)
    assert [a.acts_for for a in cast_of(parse).actors if a.kind == "unnamed"] == [None]


def test_the_president_is_not_the_president_elect_and_the_prime_minister_not_a_former_one():
    elect = "President-elect:NOUN:3:nsubj Berg:PROPN:1:flat spoke:VERB:0:root .:PUNCT:3:punct"
    former = (
        "Former:ADJ:3:amod prime:ADJ:3:amod minister:NOUN:5:nsubj Berg:PROPN:3:flat spoke:VERB:0:root .:PUNCT:5:punct"
    )
    president = "The:DET:2:det president:NOUN:3:nsubj left:VERB:0:root .:PUNCT:3:punct"
    for first, then, phrase in ((elect, president, "The president"), (former, PRIME_MINISTER, "The prime minister")):
        parse = tree(first, then, persons=("Berg",))
        cast = cast_of(parse)
        assert meant(parse, cast, phrase) != ("berg",)
        assert cast.by_id["berg"].acts_for is None


def test_a_title_behind_a_body_of_several_words_is_read():
    parse = tree(
        "A:DET:5:det Department:PROPN:5:compound of:ADP:4:case State:PROPN:2:nmod spokesman:NOUN:8:nsubj "
        ",:PUNCT:7:punct "
        "Berg:PROPN:5:appos left:VERB:0:root .:PUNCT:8:punct",
        persons=("Berg",),
        organisations=("Department of State",),
    )
    assert cast_of(parse).by_id["berg"].role.endswith("spokesman")


def test_who_is_accused_bears_no_title_for_it():
    parse = tree(
        "Ash:PROPN:3:nsubj has:AUX:3:aux accused:VERB:0:root Berg:PROPN:3:obj .:PUNCT:3:punct", persons=("Ash", "Berg")
    )
    cast = cast_of(parse)
    assert mentions(parse, cast, "berg") == ["Berg"]
    assert cast.by_id["berg"].role is None


def test_a_common_noun_that_begins_a_sentence_is_no_name():
    parse = tree("Reports:NOUN:2:nsubj said:VERB:0:root no:INTJ:2:obj .:PUNCT:2:punct", persons=("Reports",))
    assert [a for a in cast_of(parse).actors if a.kind == "person"] == []


def test_the_vice_president_is_not_the_president():
    parse = tree(
        "President:NOUN:3:nsubj Berg:PROPN:1:flat spoke:VERB:0:root .:PUNCT:3:punct",
        "The:DET:3:det vice:NOUN:3:compound president:NOUN:4:nsubj left:VERB:0:root .:PUNCT:4:punct",
        persons=("Berg",),
    )
    assert meant(parse, cast_of(parse), "The vice president") != ("berg",)


def test_a_title_before_a_name_tells_more_of_gender_than_the_given_name():
    widow = "The:DET:2:det widow:NOUN:5:nsubj Terry:PROPN:2:appos Ash:PROPN:3:flat wept:VERB:0:root .:PUNCT:5:punct"
    she = "She:PRON:2:nsubj left:VERB:0:root .:PUNCT:2:punct"
    parse = tree(widow, she, persons=("Terry Ash",))
    assert meant(parse, cast_of(parse), "She") == ("terry-ash",)


def test_a_noun_before_a_name_that_is_no_title_of_it_tells_nothing_of_gender():
    man = (
        "The:DET:2:det man:NOUN:6:nsubj Anna:PROPN:5:nsubj Meyer:PROPN:3:flat loved:VERB:2:acl:relcl "
        "left:VERB:0:root .:PUNCT:6:punct"
    )
    she = "She:PRON:2:nsubj wept:VERB:0:root .:PUNCT:2:punct"
    parse = tree(man, she, persons=("Anna Meyer",))
    assert meant(parse, cast_of(parse), "She") == ("anna-meyer",)


def test_a_noun_before_a_name_tells_of_gender_whichever_word_of_the_name_governs_it():
    parse = tree(
        "Widow:NOUN:2:nmod:desc Terry:PROPN:3:compound Ash:PROPN:4:nsubj spoke:VERB:0:root .:PUNCT:4:punct",
        "She:PRON:2:nsubj left:VERB:0:root .:PUNCT:2:punct",
        persons=("Terry Ash",),
    )
    assert meant(parse, cast_of(parse), "She") == ("terry-ash",)
