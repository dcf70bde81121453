"""Which words name a deed, in which sense."""

import pytest

from tests.support.told import told

SENSES = [
    ("Iran made an appeal to Japan.", "appeal", "REQUEST", None),
    ("Police clashed with protesters over the plan.", "clashed", "ASSAULT", None),
    ("Weber took legal action against the firm.", "took", "ACCUSE", "allege"),
    ("A frigate rammed a trawler near the port.", "rammed", "ASSAULT", None),
    ("Iran began a buildup of troops near the border.", "buildup", "MOBILIZE", "troops"),
    ("Japan sent grain to Syria.", "sent", "AID", None),
    ("Japan sent two frigates to the strait.", "sent", "MOBILIZE", "troops"),
    ("Iran lifted the curfew in the port.", "lifted", "CONCEDE", None),
    ("France lifted sanctions on Iran.", "lifted", "CONCEDE", None),
    ("Iran withdrew its troops from Syria.", "withdrew", "RETREAT", "withdraw"),
    ("Turkey cut ties with Syria.", "cut", "SANCTION", "discontinue"),
    ("Turkey cut aid to Syria.", "cut", "SANCTION", "withdraw"),
    ("Japan sent aid to Syria after the floods.", "sent", "AID", None),
    ("The last French soldiers left Syria.", "left", "RETREAT", "withdraw"),
    ("The soldiers began leaving Syria.", "leaving", "RETREAT", "withdraw"),
    ("Rebels declared a cessation of hostilities.", "declared", "CONCEDE", None),
    ("Ten peacekeepers arrived in Syria.", "arrived", "AID", None),
    ("Turkish troops arrived in Syria.", "arrived", "MOBILIZE", "troops"),
    ("Rebels violated the ceasefire.", "violated", "ASSAULT", None),
    ("Russia launched cyber operations against Japan.", "launched", "COERCE", "cyber"),
    ("A court issued a warrant against Weber.", "issued", "COERCE", "arrest"),
    ("The miners ended their strike.", "strike", "PROTEST", "strike"),
    ("Orlov had dinner with Sato.", "had", "CONSULT", None),
    ("Japan and China agreed a treaty.", "agreed", "AGREE", None),
    ("Jets pounded the enclave.", "pounded", "ASSAULT", "heavy-weapons"),
    ("Jets hit military positions.", "hit", "ASSAULT", None),
    ("Rebels captured a town.", "captured", "ASSAULT", None),
    ("Russia expelled two diplomats.", "expelled", "SANCTION", "expel"),
    ("Russia expelled two journalists.", "expelled", "COERCE", "deport"),
    ("Rebels laid down their arms.", "laid", "RETREAT", "disarm"),
    ("The minister stepped down.", "stepped", "RETREAT", "resign"),
    ("Iran shot down a drone.", "shot", "ASSAULT", "firearms"),
    ("Iran met the demands of France.", "demands", "REQUEST", None),
    ("Moscow released two sailors on Monday.", "released", "RETREAT", "release"),
    ("Rebels killed ten soldiers.", "killed", "ASSAULT", None),
    ("Japan bought an attack helicopter.", "bought", "COOPERATE", None),
    ("China helped Syria.", "helped", "AID", None),
    ("Japan recognised the need for talks.", "talks", "CONSULT", None),
    ("Japan recognised Syria.", "recognised", "SUPPORT", None),
    ("Japan raised money for Syria.", "raised", "AID", None),
    ("The union backed down.", "backed", "CONCEDE", None),
    ("Iran recalled its ambassador from Ankara.", "recalled", "SANCTION", "withdraw"),
    ("France summoned the ambassador of Iran.", "summoned", "ACCUSE", "disapprove"),
    ("Syria supplied missiles to rebels.", "supplied", "AID", None),
    ("Iran fired a missile over Japan.", "fired", "MOBILIZE", "weapons"),
    ("Iran fired missiles at a tanker.", "fired", "ASSAULT", None),
    ("Japan trains guards in Syria.", "trains", "AID", None),
    ("Protesters took to the streets.", "took", "PROTEST", "demo"),
    ("Iran closed the strait.", "closed", "COERCE", "restrict"),
    ("Turkey broke off talks with Iran.", "broke", "REJECT", None),
    ("China granted asylum to a sailor.", "granted", "AID", None),
    ("Iran withdrew from the treaty.", "withdrew", "REJECT", None),
    ("Moscow sent an envoy to Jakarta.", "sent", "CONSULT", None),
    ("Iran ratified the treaty.", "ratified", "SUPPORT", None),
    ("Weber met ten envoys in Jakarta.", "met", "CONSULT", None),
    ("Iran mobilised its reservists.", "mobilised", "MOBILIZE", "troops"),
    ("Japan pulled out of the talks.", "pulled", "REJECT", None),
    ("Iran withdrew some of its troops from Syria.", "withdrew", "RETREAT", "withdraw"),
    ("Japan withdrew the licences of two banks.", "withdrew", "COERCE", "restrict"),
    ("Turkey cut funding to Syria.", "cut", "SANCTION", "withdraw"),
    ("Turkey reduced subsidies to Syria.", "reduced", "SANCTION", "withdraw"),
    ("Iran established cooperation agreements with Turkey.", "established", "AGREE", None),
    ("Japan established ties with Syria.", "established", "SUPPORT", None),
    ("Japan recognised the independence of Syria.", "recognised", "SUPPORT", None),
    ("Japan bought oil from Iran.", "bought", "COOPERATE", None),
    ("France kept its ban on exports of arms.", "ban", "SANCTION", "discontinue"),
    ("Weber welcomed the withdrawal of sanctions.", "withdrawal", "CONCEDE", None),
    ("Iran ordered the expulsion of journalists.", "expulsion", "COERCE", "deport"),
    ("Weber attacked Demir.", "attacked", "ACCUSE", "disapprove"),
    ("Iran gave Turkey a deadline.", "gave", "REQUEST", None),
    ("A tanker was struck by two rockets on Monday.", "struck", "ASSAULT", "aerial"),
    ("Iran charged Weber with fraud.", "charged", "ACCUSE", "allege"),
    ("Weber spoke with Demir on Monday.", "spoke", "CONSULT", None),
    ("Bandits killed two herders near the port.", "killed", "ASSAULT", None),
    ("Turkey returned a marble statue to Iran.", "returned", "RETREAT", "access"),
    ("Weber launched an attack on Demir.", "attack", "ACCUSE", "disapprove"),
    ("Ministers attacked the plans of Iran.", "attacked", "ACCUSE", "disapprove"),
    ("The army seized power in Syria.", "seized", "ASSAULT", None),
    ("Weber called Sato on Monday to congratulate Demir.", "called", "CONSULT", "phone"),
    ("Iran launched an attack on Demir.", "attack", "ASSAULT", None),
    ("Iran ordered the closure of the plant.", "closure", "COERCE", "restrict"),
    ("Iran suspended the oil deliveries to Turkey.", "suspended", "SANCTION", "withdraw"),
]
NO_DEED = [
    "Iran seized the opportunities of peace.",
    "The ministry suppressed the old procedure.",
    "The old port was losing its popular appeal.",
    "The firm scored the biggest coup of the year.",
    "A satellite circles the earth.",
    "Judges have clashed with ministers over the plan.",
    "Japan froze fuel duty increases.",
    "Weber likes talking to the public.",
    "The firm took legal risks.",
    "Demir rammed the budget through parliament.",
    "Farmers had a large buildup of stocks.",
    "Iran faces cyber threats by Japan.",
    "Weber hopes to meet someone special in Jakarta.",
    "Weber discussed his career with Harbournews.",
    "The two sides met a deadline.",
    "The waves pounded the rocks.",
    "The minister left Syria on Monday.",
    "The bank issued warrants.",
    "Demir had dinner.",
    "Moscow released a report on Monday.",
    "Parliament killed the bill.",
    "China helped to contain the crisis.",
    "Demir withdrew his remarks.",
    "Turkey freed the funds.",
    "The attack plane was old.",
    "The film crew shot a scene in Jakarta.",
    "Weber struck a balance.",
    "The firm fired ten workers.",
    "The trains stopped in Jakarta.",
    "Army chiefs played war games.",
    "Iran closed a factory.",
    "Iran gave inspectors access.",
    "China lobbied to kill the report.",
    "Japan reduced greenhouse gas emissions.",
    "Iran withdrew the draft on Monday.",
    "Rivals recognised its advances in space.",
    "The firm was wound up on Monday.",
    "The ministry conducted a campaign on road safety.",
    "China trained troops in secret.",
    "Japan took in more exports.",
    "Sudan will find it hard to meet its repayments.",
    "Weber was talking to reporters.",
    "Two tourists were killed and five injured in a car accident.",
    "Iran executed a planned shutdown.",
    "Builders mobilised capacities.",
    "The bank sold dollars in Jakarta.",
    "Japan bought more imports.",
    "Weber demonstrated his strength.",
    "Weber walked out of the station.",
    "An earthquake that struck Japan killed ten people.",
    "The release of data was delayed.",
    "The threat of floods grew.",
    "Weber’s rally in Jakarta was long.",
    "Video captured Weber on Monday.",
    "The reform eased the crisis.",
    "Weber retreated to his study.",
    "Critics joined in the attack.",
    "Iran pulled out all the stops.",
    "Weber shot down the rumours.",
    "Demir suppressed a laugh.",
    "The council awarded a contract to the firm.",
    "The government cut taxes in Jakarta.",
    "The court released the firm from its debts.",
    "Sato recognised himself in the film.",
    "The plan was greeted with doubt.",
    "The bank made inquiries with brokers.",
    "Falling demand from Iran hurt the firm.",
    "A shipment of cars reached Japan.",
    "The suspension of payments surprised Weber.",
    "The union struck two plants on Monday.",
    "Weber was struck by the calm of the port.",
    "The board is charged with the supervision of banks in Syria.",
    "The reform damaged banks in Jakarta.",
    "Weber spoke English with great care.",
    "Japan cut exhaust emissions from ships.",
    "Iran suspended the oil drilling on Monday.",
    "The hunters killed deer near the port.",
    "Weber spoke to us on Monday.",
    "People talked to Weber on Monday.",
    "The scandal damaged Weber.",
    "Families visited the prison in Jakarta.",
    "The sums were met by the bank in Jakarta.",
    "The army released Weber from the obligation to serve.",
    "Weber visited his wife in Jakarta.",
    "Weber was barred from visiting Japan.",
    "Weber discussed the results with reporters.",
    "The price fell after the closure of the plant.",
]
CARRIED = [
    ("Moscow launched an attack on Kyiv.", "attack", "launched"),
    ("Turkey carried out a raid.", "raid", "carried"),
    ("Iran imposed a blockade on the port.", "blockade", "imposed"),
    ("Talks were held in Jakarta.", "Talks", "held"),
    ("France engaged in talks with Iran.", "talks", "engaged"),
    ("Japan signed an agreement with Iran.", "agreement", "signed"),
    ("A strike on the port killed ten people.", "strike", None),
]
STRIKES = [
    ("Dockers went on strike in Jakarta.", "PROTEST"),
    ("Teachers called off a general strike.", "PROTEST"),
    ("Prisoners began a hunger strike.", "PROTEST"),
    ("Unions announced a strike over pay.", "PROTEST"),
    ("The union said that the strike at the plant would end soon.", "PROTEST"),
    ("A strike on the port killed ten people.", "ASSAULT"),
]
DRILLS = [
    ("Iran held drills near the border.", "drills", "MOBILIZE"),
    ("Japan and China held drills near the border.", "drills", "COOPERATE"),
    ("Japan held joint exercises with Iran.", "exercises", "COOPERATE"),
]


@pytest.mark.parametrize(("text", "form", "kind", "mode"), SENSES)
def test_the_company_of_a_word_decides_its_sense(text, form, kind, mode):
    sense = told(text).anchor(form).sense
    assert (sense.type, sense.mode) == (kind, mode)


@pytest.mark.parametrize("text", NO_DEED)
def test_other_senses_of_such_words_are_no_deed(text):
    assert told(text).anchors() == []


@pytest.mark.parametrize(("text", "noun", "verb"), CARRIED)
def test_a_verb_that_only_carries_a_noun_is_known_as_its_carrier(text, noun, verb):
    at = told(text)
    assert at.anchor(noun).carrier == (None if verb is None else at.word(verb))


@pytest.mark.parametrize(("text", "kind"), STRIKES)
def test_a_strike_of_workers_is_no_strike_of_arms(text, kind):
    assert told(text).anchor("strike").sense.type == kind


@pytest.mark.parametrize(("text", "form", "kind"), DRILLS)
def test_drills_alone_show_force_and_drills_together_are_cooperation(text, form, kind):
    assert told(text).anchor(form).sense.type == kind


def test_what_is_given_is_not_whom_it_befalls():
    at = told("Syria supplied missiles to rebels.")
    assert not at.anchor("supplied").object_counts
    assert at.befell("supplied") == {"rebels"}
