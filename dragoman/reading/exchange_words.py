"""The words of asking, offering and answering, each with the frame in which it does so. Our own writing.

A frame says where the one asked stands ("urge *X*", "call on *X*", "demand of *X*") and where the thing asked for.
`asks` and `answers` look whether a text uses the word so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.records import Answer


@dataclass(frozen=True, slots=True)
class Asking:
    """How a verb asks.

    `object` says that its object is the one asked; `to` are prepositions that lead to him; `for_` those that lead to
    the thing; `thing` says that its object may be the thing itself; `clause` that a bare infinitive or a "that" clause
    may be. `offer` tells an offer from a request.
    """

    object: bool = False
    to: frozenset[str] = frozenset()
    for_: frozenset[str] = frozenset()
    thing: bool = False
    clause: bool = False
    offer: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_URGE = Asking(object=True, for_=_words("for to on into over"), thing=True, clause=True)
_PRESS = Asking(object=True, to=_words("on"), for_=_words("for into over"))
_BID = Asking(object=True)
_FILE = Asking(to=_words("with at to"), thing=True)
_WARN = Asking(object=True, for_=_words("against"))
_PROMISE = Asking(to=_words("to for"), thing=True, offer=True)
_ASKING: Final = {
    "urge": _URGE, "exhort": _URGE, "implore": _URGE, "beseech": _URGE, "entreat": _URGE, "beg": _URGE,
    "press": _PRESS, "pressure": _PRESS, "pressurise": _PRESS, "pressurize": _PRESS, "lobby": _PRESS,
    "ask": Asking(object=True, for_=_words("for"), clause=True),
    "encourage": _BID, "tell": _BID, "challenge": _BID, "advise": _BID, "counsel": _BID, "prod": _BID, "nudge": _BID,
    "caution": _WARN, "warn": _WARN, "instruct": _BID, "direct": _BID, "command": _BID,
    "want": _BID, "wish": _BID, "like": _BID, "expect": _BID,
    "promise": _PROMISE, "pledge": _PROMISE,
    "invite": Asking(object=True, for_=_words("to for"), offer=True),
    "call": Asking(to=_words("on upon"), for_=_words("for")),
    "appeal": Asking(to=_words("to"), for_=_words("for"), clause=True),
    "plead": Asking(to=_words("with on to"), for_=_words("for"), clause=True),
    "turn": Asking(to=_words("to"), for_=_words("for")),
    "file": _FILE, "lodge": _FILE, "submit": _FILE,
    "order": _BID,
    "seek": Asking(to=_words("from"), thing=True),
    "apply": Asking(to=_words("to"), for_=_words("for"), clause=True),
    "push": Asking(object=True, for_=_words("for")),
    "petition": Asking(object=True, for_=_words("for"), clause=True),
    "demand": Asking(to=_words("of from"), thing=True, clause=True),
    "request": Asking(object=True, to=_words("from of"), thing=True, clause=True),
    "insist": Asking(clause=True),
    "recommend": Asking(clause=True),
    "suggest": Asking(clause=True),
    "propose": Asking(to=_words("to"), thing=True, clause=True, offer=True),
    "offer": Asking(to=_words("to"), thing=True, clause=True, offer=True),
}  # fmt: skip

#: Kinds of actors that ask and are asked in a body's name, beside whoever acts for somebody.
BODIES: Final = _words("state government-body armed-force international-organisation party armed-group")
#: Verbs that only ask where what they govern is something to be done: "told him *to leave*", not "told him that".
INFINITIVE_ONLY: Final = _words(
    "tell order encourage challenge caution warn instruct press pressure push lobby advise counsel prod nudge direct "
    "command want wish like expect"
)
#: Verbs of wishing: they ask where a body or who acts for one wishes that another side do something.
WISHES: Final = _words("want wish like expect")
#: What one wishes somebody without asking him for a deed: "we want them to *know*", "wants him to *fail*".
NO_DEEDS: Final = frozenset(
    verb_table(
        "know understand feel think believe remember realise realize see hear fail lose win suffer die succeed have "
        "become get enjoy live prosper thrive exist happen remain grow last".split()
    )
)
#: Verbs of promising: they offer where they say to whom.
PROMISES: Final = _words("promise pledge")
#: What is promised somebody to his good.
GIVING: Final = frozenset(
    verb_table(
        "give provide send help support assist supply lend grant offer deliver back defend protect finance fund invest "
        "contribute donate share cooperate work consult consider restore return release".split()
    )
)
#: Verbs that only ask where they say whom.
TO_SOMEBODY: Final = WISHES | PROMISES | _words("turn challenge tell advise counsel prod nudge")
#: Verbs that only ask where they tell somebody not to do a thing.
AGAINST_ONLY: Final = _words("caution warn")
#: Verbs whose "that" clause asks only in the subjunctive or with a modal: "insists that it *go*", not "that it went".
SUBJUNCTIVE: Final = _words("insist recommend propose suggest")
#: Verbs that nothing but such a clause makes ask.
CLAUSE_ONLY: Final = _words("insist recommend suggest")
_READY: Final = _words("ready willing prepared")
#: What is sought from somebody who has to give it.
SOUGHT: Final = _words(
    "help assistance support approval permission understanding backing cooperation mediation intervention aid loan "
    "loans extradition clarification explanation apology consent guarantee guarantees assurances compensation"
)
#: What is offered without saying to whom: "offered its *help*", not "offered *flights*".
OFFERED: Final = _words("help assistance support aid mediation talks relief asylum cooperation loan loans")
#: What is "offered" by being said: nobody has to take it.
SAID: Final = _words(
    "condolence condolences sympathy sympathies prayers congratulations thanks praise greetings wishes apology "
    "apologies excuse excuses explanation explanations comment comments details glimpse resistance criticism "
    "prayer welcome"
)
#: What is filed with somebody who has to decide.
FILED: Final = _words(
    "lawsuit lawsuits suit complaint complaints case petition application request appeal proposal bid"
)
FILING: Final = _words("file lodge submit")
JOINING: Final = _words("join enter")
#: Verbs whose addressee must be of another side: orders to one's own are no diplomacy.
TO_OTHERS: Final = _words("order instruct direct command")
#: Words of an office in whose name somebody asks although nothing tells for whom.
OFFICES: Final = _words("minister ministry ambassador envoy spokesman spokeswoman spokesperson president premier")
#: Verbs by which somebody is under pressure, and by which it is put on him.
PRESSED: Final = frozenset(verb_table("be come face feel remain bow yield buckle resist withstand encounter".split()))
PRESSING: Final = frozenset(
    verb_table("put exert pile apply keep increase step raise mount intensify maintain bring heap ratchet".split())
)
#: What two sides have or make together: "a deal *with* Ottawa".
DEALINGS: Final = _words(
    "deal agreement treaty accord pact talks negotiations dialogue meeting summit truce ceasefire "
    "consultations contacts"
)
#: Occasions on which somebody offers something to whom he visits or meets.
OCCASIONS: Final = _words("visit trip talks meeting call conversation summit")
#: Nouns for groups that asks are put to and that no name stands for.
AT_LARGE: Final = _words(
    "parties countries nations states sides neighbours neighbors members allies partners governments factions "
    "community others leaders capitals powers donors stakeholders lenders lawmakers legislators officials authorities "
    "public citizens residents people populace voters companies firms businesses investors world youth groups "
    "forces delegates everyone everybody all"
)
#: Those of them that stand for states, and so may ask and be asked as bodies.
STATES_AT_LARGE: Final = _words(
    "countries nations states governments capitals powers leaders donors members allies parties sides"
)
#: What somebody does himself who is asked for it: "the *withdrawal* of the troops", "*restraint* by Tokyo".
OWN_DEEDS: Final = _words(
    "withdrawal pullout pullback retreat return resignation departure restraint cooperation disarmament compliance "
    "surrender action moves concessions steps efforts measures commitment support involvement participation pressure "
    "recognition ratification extradition veto intervention mediation apology response"
)
#: What carries an ask from somebody to somebody: "sent them a *letter* urging …".
CARRYING: Final = _words("letter message note statement petition memo cable e-mail email appeal resolution telegram")

#: Nouns that name an ask, and whether it is an offer.
_NOUNS: Final = {
    False: "request appeal call demand plea petition application ultimatum bid entreaty exhortation "
    "instruction directive recommendation",
    True: "offer proposal invitation willingness readiness overture",
}
_ANSWERS: Final[dict[Answer, str]] = {
    "accepted": "accept agree consent assent accede comply approve grant heed oblige acquiesce relent yield bow "
    "honour honor embrace endorse adopt back support authorise authorize fulfil fulfill",
    "refused": "refuse reject decline rebuff spurn dismiss defy resist snub veto deny oppose balk repudiate disallow "
    "shun rebut",
    "evaded": "sidestep dodge evade deflect duck skirt",
    "silent": "ignore disregard",
}
#: Verbs that answer only where they govern what they answer: "*backed* the proposal", "*oppose* it".
_ON_THINGS: Final = (
    "embrace endorse adopt back support authorise authorize fulfil fulfill oppose repudiate disregard honour"
)
#: Verbs of answering that, denied, tell of silence: "has not *responded*".
_REPLYING: Final = "respond reply answer react comment"
#: Verbs that with their particle answer.
PARTICLES: Final[dict[tuple[str, str], Answer]] = {
    ("turn", "down"): "refused", ("brush", "off"): "refused", ("brush", "aside"): "refused", ("rule", "out"): "refused",
    ("give", "in"): "accepted", ("rule", "against"): "refused", ("vote", "against"): "refused",
    ("decide", "against"): "refused",
    ("cave", "in"): "accepted", ("go", "along"): "accepted", ("sign", "off"): "accepted",
    ("shrug", "off"): "refused", ("wave", "off"): "refused", ("wave", "away"): "refused", ("shoot", "down"): "refused",
    ("push", "back"): "refused", ("throw", "out"): "refused", ("strike", "down"): "refused",
}  # fmt: skip

ASKING_FORMS: Final = verb_table(_ASKING)
ASKING_NOUNS: Final = {
    form: (lemma, offer) for offer, line in _NOUNS.items() for form, lemma in noun_table(line.split()).items()
}
ANSWERING: Final = {form: answer for answer, line in _ANSWERS.items() for form in verb_table(line.split())}
ON_THINGS: Final = frozenset(verb_table(_ON_THINGS.split()))
LEMMA_OF_PARTICLE: Final = verb_table(verb for verb, _ in PARTICLES)
REPLYING: Final = frozenset(verb_table(_REPLYING.split()))
READY: Final = _READY
#: Words of readiness where what one would do is good for another: "would be *glad* to mediate".
GLAD: Final = _words("glad happy pleased eager keen delighted")
#: What sides do together.
DEALING: Final = frozenset(
    verb_table(
        "talk discuss meet negotiate host mediate facilitate cooperate work join help assist support resume speak "
        "engage hold consider share provide broker sit listen strengthen deepen expand welcome receive".split()
    )
)
#: Nouns of answering, and verbs of those who have not answered yet.
REPLIES: Final = frozenset(noun_table("reply response answer reaction".split()))
WEIGHING: Final = frozenset(verb_table("study consider examine weigh receive welcome review".split()))
#: Verbs through which an answer reaches the ask that it is about: "declined to *consider* the request".
PASSING: Final = frozenset(ANSWERING) | REPLYING | WEIGHING | frozenset(verb_table("make give".split()))
#: What a reply is like, by the answer that it gives.
QUALITIES: Final[dict[Answer, frozenset[str]]] = {
    "accepted": _words("positive favourable favorable affirmative"),
    "refused": _words("negative"),
    "silent": _words("no"),
}
#: What somebody stays who does not answer.
STAYING: Final = frozenset(verb_table("remain stay keep be".split()))
QUIET: Final = _words("silent quiet mum tight-lipped")
#: Nouns that name offers and requests alike.
EITHER: Final = _words("proposal proposals call calls")
#: Words for the ask that an answer is about.
OF_ASK: Final = frozenset(ASKING_NOUNS) | _words(
    "it them this that so idea suggestion suggestions plan overture overtures"
)
#: Words by which a position is said to stand.
POSITION: Final = _words("position stance policy attitude")
UNCHANGED: Final = _words("unchanged consistent clear same firm unwavering")
#: Nouns of an ask's words that say nothing of what is asked.
EMPTY: Final = _words(
    "have been will would should must could might that this these those their they them with from into over more "
    "than also such some other country countries government official officials state states minister president"
)


def asking(lemma: str) -> Asking:
    """How a verb of `ASKING_FORMS` asks, by its dictionary form."""
    return _ASKING[lemma]
