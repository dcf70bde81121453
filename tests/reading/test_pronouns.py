from dataclasses import replace

from msgspec import structs

from dragoman.reading.parse import MentionWords, Parse
from tests.support.trees import cast_of, meant, mentions, tree

ANNA = "Anna:PROPN:3:nsubj Meyer:PROPN:1:flat met:VERB:0:root Paul:PROPN:3:obj Berg:PROPN:4:flat .:PUNCT:3:punct"
PEOPLE = ("Anna Meyer", "Paul Berg")


def test_he_and_she_go_by_gender():
    he = "He:PRON:2:nsubj left:VERB:0:root .:PUNCT:2:punct"
    she = "She:PRON:2:nsubj left:VERB:0:root .:PUNCT:2:punct"
    parse = tree(ANNA, he, she, persons=PEOPLE)
    cast = cast_of(parse)
    assert meant(parse, cast, "He") == ("paul-berg",)
    assert meant(parse, cast, "She") == ("anna-meyer",)


def test_an_object_is_not_the_subject_of_its_verb():
    parse = tree(
        "Paul:PROPN:3:nsubj Berg:PROPN:1:flat spoke:VERB:0:root .:PUNCT:3:punct",
        "John:PROPN:3:nsubj Ash:PROPN:1:flat told:VERB:0:root him:PRON:3:iobj so:ADV:3:advmod .:PUNCT:3:punct",
        persons=("Paul Berg", "John Ash"),
    )
    assert meant(parse, cast_of(parse), "him") == ("paul-berg",)


def test_he_as_a_source_is_not_whom_his_quotation_names():
    parse = tree(
        "Paul:PROPN:3:nsubj Berg:PROPN:1:flat spoke:VERB:0:root .:PUNCT:3:punct",
        "“:PUNCT:4:punct John:PROPN:4:nsubj Ash:PROPN:2:flat lies:VERB:7:ccomp ”:PUNCT:4:punct "
        "he:PRON:7:nsubj said:VERB:0:root .:PUNCT:7:punct",
        persons=("Paul Berg", "John Ash"),
        sources=(("he", "said", "“ John Ash lies ”"),),
    )
    assert meant(parse, cast_of(parse), "he") == ("paul-berg",)


def test_i_is_the_speaker_and_we_the_state_for_which_an_official_speaks():
    parse = tree(
        "“:PUNCT:4:punct I:PRON:4:nsubj hope:VERB:9:ccomp we:PRON:5:nsubj win:VERB:4:ccomp ”:PUNCT:4:punct "
        "minister:NOUN:9:nsubj Berg:PROPN:7:flat said:VERB:0:root .:PUNCT:9:punct".replace(
            "hope:VERB:9", "hope:VERB:9"
        ),
        "Swedish:ADJ:2:amod minister:NOUN:5:nsubj Paul:PROPN:2:flat Berg:PROPN:2:flat left:VERB:0:root .:PUNCT:5:punct",
        persons=("Paul Berg", "Berg#1"),
        sources=(("minister Berg", "said", "“ I hope we win ”"),),
    )
    cast = cast_of(parse)
    assert meant(parse, cast, "I") == ("paul-berg",)
    assert meant(parse, cast, "we") == ("SWE",)


def test_it_in_an_empty_phrase_is_nobody():
    parse = tree(
        "China:PROPN:2:nsubj waited:VERB:0:root .:PUNCT:2:punct",
        "It:PRON:3:expl is:AUX:3:cop likely:ADJ:0:root that:SCONJ:5:mark rains:VERB:3:csubj .:PUNCT:3:punct",
    )
    assert meant(parse, cast_of(parse), "It") == ()


def test_its_is_the_state_that_is_subject():
    parse = tree(
        "China:PROPN:2:nsubj closed:VERB:0:root its:PRON:4:nmod:poss border:NOUN:2:obj .:PUNCT:2:punct",
    )
    cast = cast_of(parse)
    assert meant(parse, cast, "its") == ("CHN",)
    assert mentions(parse, cast, "CHN") == ["China", "its"]


def test_a_chain_of_the_network_is_heard():
    met = "Paul:PROPN:3:nsubj Berg:PROPN:1:flat met:VERB:0:root John:PROPN:3:obj Ash:PROPN:4:flat .:PUNCT:3:punct"
    he = "He:PRON:2:nsubj left:VERB:0:root .:PUNCT:2:punct"
    people = ("Paul Berg", "John Ash")
    alone = tree(met, he, persons=people)
    linked = tree(met, he, persons=people, chains=(("John Ash", "He"),))
    assert meant(alone, cast_of(alone), "He") == ("paul-berg",)
    assert meant(linked, cast_of(linked), "He") == ("john-ash",)


def test_who_speaks_does_not_name_himself():
    first = "Paul:PROPN:3:nsubj Berg:PROPN:1:flat met:VERB:0:root John:PROPN:3:obj Ash:PROPN:4:flat .:PUNCT:3:punct"
    then = "He:PRON:2:nsubj said:VERB:0:root Paul:PROPN:5:nsubj Berg:PROPN:3:flat hopes:VERB:2:ccomp .:PUNCT:2:punct"
    parse = tree(first, then, persons=("Paul Berg", "John Ash"), sources=(("He", "said", "Paul Berg hopes"),))
    assert meant(parse, cast_of(parse), "He") == ("john-ash",)


def test_for_his_part_is_the_subjects():
    parse = tree(
        "Paul:PROPN:3:nsubj Berg:PROPN:1:flat spoke:VERB:0:root .:PUNCT:3:punct",
        "For:ADP:3:case his:PRON:3:nmod:poss part:NOUN:7:obl ,:PUNCT:3:punct John:PROPN:7:nsubj Ash:PROPN:5:flat "
        "agreed:VERB:0:root .:PUNCT:7:punct",
        persons=("Paul Berg", "John Ash"),
    )
    assert meant(parse, cast_of(parse), "his") == ("john-ash",)


def test_who_asks_not_to_be_named_has_no_name():
    parse = tree(
        "A:DET:3:det U.S.:PROPN:3:compound official:NOUN:4:nsubj met:VERB:0:root Berg:PROPN:4:obj .:PUNCT:4:punct",
        "Berg:PROPN:2:nsubj spoke:VERB:0:root .:PUNCT:2:punct",
        "He:PRON:2:nsubj asked:VERB:0:root not:PART:5:advmod to:PART:5:mark be:AUX:6:aux named:VERB:2:xcomp "
        ".:PUNCT:2:punct",
        persons=("Berg",),
    )
    assert meant(parse, cast_of(parse), "He") == ("us-official",)


def test_who_behind_a_predicate_is_its_subject():
    parse = tree(
        "Paul:PROPN:5:nsubj Berg:PROPN:1:flat is:AUX:5:cop a:DET:5:det lawyer:NOUN:0:root who:PRON:7:nsubj "
        "objects:VERB:5:acl:relcl .:PUNCT:5:punct",
        persons=("Paul Berg",),
    )
    assert meant(parse, cast_of(parse), "who") == ("paul-berg",)


SAID = "{}:PROPN:3:nsubj {}:PROPN:1:flat said:VERB:0:root no:INTJ:3:obj .:PUNCT:3:punct"
HE_SAID = "He:PRON:2:nsubj said:VERB:0:root yes:INTJ:2:obj .:PUNCT:2:punct"
SPEAKERS = (("Paul Berg", "said", "no"), ("Paul Berg#2", "said#2", "no#2"), ("He", "said#4", "yes"))


def test_he_who_speaks_is_who_spoke_last():
    parse = tree(
        SAID.format("Paul", "Berg"),
        SAID.format("Paul", "Berg"),
        SAID.format("John", "Ash"),
        HE_SAID,
        persons=("Paul Berg", "John Ash"),
        sources=(*SPEAKERS[:2], ("John Ash", "said#3", "no#3"), SPEAKERS[2]),
        chains=(("Paul Berg", "He"),),
    )
    assert meant(parse, cast_of(parse), "He") == ("john-ash",)


def test_he_who_speaks_is_whom_the_report_has_gone_on_to():
    parse = tree(
        SAID.format("John", "Ash"),
        "Paul:PROPN:3:nsubj Berg:PROPN:1:flat nodded:VERB:0:root .:PUNCT:3:punct",
        HE_SAID,
        persons=("Paul Berg", "John Ash"),
        sources=(("John Ash", "said", "no"), ("He", "said#2", "yes")),
    )
    assert meant(parse, cast_of(parse), "He") == ("paul-berg",)


#: Someone else is several, nearer, and subject of the sentence before.
PAIR = (
    "Paul:PROPN:5:nsubj Berg:PROPN:1:flat and:CCONJ:4:cc Li:PROPN:1:conj agreed:VERB:0:root .:PUNCT:5:punct",
    "The:DET:2:det rebels:NOUN:3:nsubj left:VERB:0:root .:PUNCT:3:punct",
)


def test_they_are_the_two_whom_a_chain_of_the_network_joins_by_their_and():
    they = "They:PRON:2:nsubj won:VERB:0:root .:PUNCT:2:punct"
    parse = tree(*PAIR, they, persons=("Paul Berg", "Li"), chains=(("Paul Berg and Li", "They"),))
    parse = replace(parse, chains=(tuple(_by_and(parse, mention) for mention in parse.chains[0]),))
    assert meant(parse, cast_of(parse), "They") == ("paul-berg", "li")


def test_a_joint_mention_of_a_chain_has_no_member_outside_its_words():
    parse = tree(
        "In:ADP:2:case Iraq:PROPN:7:obl ,:PUNCT:2:punct Berg:PROPN:7:nsubj and:CCONJ:6:cc Li:PROPN:4:conj "
        "won:VERB:0:root .:PUNCT:7:punct",
        "They:PRON:2:nsubj left:VERB:0:root .:PUNCT:2:punct",
        persons=("Berg", "Li"),
        chains=(("Berg and Li", "They"),),
    )
    parse = replace(parse, chains=(tuple(_by_and(parse, mention) for mention in parse.chains[0]),))
    assert meant(parse, cast_of(parse), "They") == ("berg", "li")


def _by_and(parse: Parse, mention: MentionWords) -> MentionWords:
    forms = [parse.form(word) for word in range(mention.first, mention.last)]
    return structs.replace(mention, head=mention.first + forms.index("and")) if "and" in forms else mention


def test_them_in_the_chain_of_its_subject_is_somebody_else():
    saw = (
        "Paul:PROPN:5:nsubj Berg:PROPN:1:flat and:CCONJ:4:cc Li:PROPN:1:conj saw:VERB:0:root them:PRON:5:obj "
        ".:PUNCT:5:punct"
    )
    rebels = "The:DET:2:det rebels:NOUN:3:nsubj left:VERB:0:root .:PUNCT:3:punct"
    parse = tree(rebels, saw, persons=("Paul Berg", "Li"), chains=(("Paul Berg and Li", "them"),))
    parse = replace(parse, chains=(tuple(_by_and(parse, mention) for mention in parse.chains[0]),))
    assert meant(parse, cast_of(parse), "them") == ("rebels",)


def test_its_behind_and_belongs_to_whom_stands_before_the_and():
    parse = tree(
        "China:PROPN:2:nsubj watches:VERB:0:root Japan:PROPN:2:obj and:CCONJ:6:cc its:PRON:6:nmod:poss "
        "bases:NOUN:3:conj .:PUNCT:2:punct"
    )
    assert meant(parse, cast_of(parse), "its") == ("JPN",)


def test_it_in_a_reason_is_whose_deed_is_explained():
    parse = tree(
        "China:PROPN:2:nsubj helps:VERB:0:root Japan:PROPN:4:nsubj leave:VERB:2:xcomp Russia:PROPN:4:obj "
        "because:SCONJ:8:mark it:PRON:8:nsubj gains:VERB:2:advcl .:PUNCT:2:punct"
    )
    assert meant(parse, cast_of(parse), "it") == ("CHN",)


def test_he_who_goes_on_may_name_himself():
    parse = tree(
        "Paul:PROPN:3:nsubj Berg:PROPN:1:flat complained:VERB:0:root .:PUNCT:3:punct",
        "He:PRON:2:nsubj said:VERB:0:root they:PRON:4:nsubj cut:VERB:2:ccomp Berg:PROPN:7:nmod:poss 's:PART:5:case "
        "speech:NOUN:4:obj .:PUNCT:2:punct",
        persons=("Paul Berg", "Berg#2"),
        sources=(("He", "said", "they cut Berg 's speech"),),
    )
    assert meant(parse, cast_of(parse), "He") == ("paul-berg",)


def test_each_of_two_is_both():
    parse = tree(
        "Anna:PROPN:5:nsubj Meyer:PROPN:1:flat and:CCONJ:4:cc Paul:PROPN:1:conj met:VERB:0:root ,:PUNCT:8:punct "
        "each:DET:8:nsubj praising:VERB:5:advcl peace:NOUN:8:obj .:PUNCT:5:punct",
        persons=("Anna Meyer", "Paul"),
    )
    assert meant(parse, cast_of(parse), "each") == ("anna-meyer", "paul")


def test_a_pronoun_that_may_as_well_mean_another_is_doubtful():
    parse = tree(
        "Paul:PROPN:3:nsubj Berg:PROPN:1:flat met:VERB:0:root John:PROPN:3:obj Ash:PROPN:4:flat .:PUNCT:3:punct",
        "Li:PROPN:3:nsubj Wu:PROPN:1:flat met:VERB:0:root Max:PROPN:3:obj Orr:PROPN:4:flat .:PUNCT:3:punct",
        "Envoys:NOUN:2:nsubj praised:VERB:0:root him:PRON:2:obj .:PUNCT:2:punct",
        persons=("Paul Berg", "John Ash", "Li Wu", "Max Orr"),
    )
    assert [parse.form(word) for word in cast_of(parse).doubtful] == ["him"]


def test_a_pronoun_that_only_one_fits_is_not_doubtful():
    parse = tree(
        "Paul:PROPN:3:nsubj Berg:PROPN:1:flat spoke:VERB:0:root .:PUNCT:3:punct",
        "He:PRON:2:nsubj left:VERB:0:root .:PUNCT:2:punct",
        persons=("Paul Berg",),
    )
    assert cast_of(parse).doubtful == frozenset()


def test_who_says_so_of_himself_is_not_doubtful():
    parse = tree(
        "Japan:PROPN:2:nsubj left:VERB:0:root .:PUNCT:2:punct",
        "China:PROPN:2:nsubj says:VERB:0:root it:PRON:5:nsubj has:AUX:5:aux taken:VERB:2:ccomp Hanoi:PROPN:5:obj "
        "from:ADP:8:case Russia:PROPN:5:obl .:PUNCT:2:punct",
    )
    cast = cast_of(parse)
    assert meant(parse, cast, "it") == ("CHN",)
    assert cast.doubtful == frozenset()
