"""Whether the name of a place says where something is: "held in Beijing", against "Beijing urged", "sanctions on Iran".

The tree decides, by the word that leads to the name and by what it hangs from. Kinds are told apart, since a state
is hardly ever a place without a word that makes it one, a capital is its government as often, and a town hardly ever
is: `STATE`, `CAPITAL`, `TOWN` (regions and seas with them); `SITE` is what no list knows. Where the tree is silent the
answer is no.
"""

from __future__ import annotations

from dragoman.reading.lemmas import verb_table
from dragoman.reading.lexicons import fold
from dragoman.reading.parse import Parse

STATE, CAPITAL, TOWN, SITE = "state", "capital", "town", "site"
_SETTLED = (TOWN, SITE)

#: These make a place of any name.
_ALWAYS = frozenset(
    "in near around outside inside throughout across through into within via beyond off above below opposite aboard "
    "along onto".split()
)
#: "Interest in Russia", "believe in America": here "in" leads to no place.
_TRUST = frozenset(
    """interest interests interested confidence trust faith believe believes believed belief stake stakes partner
    partners ally allies role place disappointed disappointment""".split()
)
#: Going and being sent: to, from, for, towards.
MOTION = frozenset(verb_table(
    """go travel fly arrive return head come drive move march advance rush leave depart flee sail evacuate
    transport bring carry extradite deport repatriate deploy relocate transfer withdraw pull retreat escape
    cross spread hail emigrate immigrate migrate launch fire smuggle airlift divert ferry expel ship sweep exile
    land report tour""".split()
)) | frozenset(
    """trip trips flight flights arrival route routes road roads visit visits visited movement departure evacuation
    extradition deportation repatriation deployment withdrawal pullout refugees migrants returnees kilometers
    kilometres miles km north south east west northeast northwest southeast southwest minutes hours convoy convoys
    pilgrimage distance way back bound""".split()
)  # fmt: skip
#: What is sent to a place, where a letter is sent to a government.
_SENT = frozenset(
    """troops troop soldiers forces force ships ship warships warship aircraft jets planes bombers tanks battalion
    brigade brigades regiment division fleet carrier envoy envoys delegation mission team inspectors peacekeepers
    reinforcements police advisers advisors monitors observers missiles vessels submarine submarines fighters
    mercenaries volunteers instructors personnel workers refugees prisoners""".split()
)
_FORCES = frozenset("troops soldiers forces reinforcements warships refugees prisoners fighters migrants".split())
SENDING = frozenset(verb_table(["send", "dispatch"]))
#: Parts and features of a land: "the coast of Yemen", "Iraq's border".
PARTS = frozenset(
    """coast coasts coastline shore shores outskirts suburb suburbs city cities town towns village villages port ports
    province provinces region regions district districts border borders frontier north south east west northeast
    northwest southeast southwest center centre centers centres heart capital capitals street streets islet islets
    atoll isle hamlet settlement municipality county counties state prefecture governorate oblast canton commune sky
    skies airspace waters territory territories soil part parts area areas island islands mouth border-crossing hills
    mountains valley desert desertlands interior downtown edge side sides rest neighborhood neighbourhood
    neighborhoods quarter quarters half peninsula corner map airport airports countryside highlands lowlands steppe
    forests marshes tip shoreline outside vicinity""".split()
)
#: What happens to land: "the invasion of Kuwait".
_TAKING = frozenset(
    """invasion invasions occupation annexation bombing bombings bombardment shelling siege sieges capture
    liberation seizure conquest partition blockade evacuation fall battle battles recapture storming
    encirclement raid raids overflight overflights destruction visit visits tour tours control division defence
    defense reconstruction""".split()
)
#: What comes down on a place: "strikes on Damascus".
_STRIKES = frozenset(
    """attack attacks attacked strike strikes struck airstrike airstrikes raid raids raided assault assaults march
    marched marching advance advanced bombardment offensive missile missiles rocket rockets bomb bombs bombed dropped
    drop fire fired shelling shells landed landing fell rained close closed grip hold""".split()
)
_FLYING = frozenset(
    "fly flies flew flown flying flight flights overflight shot shoot patrol patrols skies zone".split()
)
_LEAVING_FOR = frozenset("leave leaves left leaving depart departed head headed bound set sail sailed battle fight "
                         "fighting battles offensive assault train flight flights".split())  # fmt: skip
#: Verbs that only a place can suffer or reach, a state too; and those that of a state tell an adversary.
_ENTERING = frozenset(verb_table(
    """invade enter leave flee visit bomb shell occupy annex cross reach tour evacuate overrun quit vacate roam
    traverse partition liberate""".split()
))  # fmt: skip
_HITTING = frozenset(verb_table(
    """attack capture seize besiege surround encircle rock shake hit strike storm defend destroy take retake raid
    devastate pound approach target control hold recapture loot rebuild inspect""".split()
))  # fmt: skip
_FALLING = frozenset("fall falls fell fallen lies lay sits burn burned burns located situated lie stands".split())
#: Sites and gatherings that are named for where they are: "Baghdad airport", "the Munich Security Conference".
SITES = frozenset(
    """airport airports airbase airfield base bases port ports prison jail hospital hospitals border rainforest jungle
    front frontline street streets square province district region area city suburb suburbs neighborhood neighbourhood
    camp camps site sites crossing checkpoint harbour harbor station plant facility complex compound peninsula island
    islands valley coast university mosque church cathedral palace hotel stadium market bridge highway road railway
    reactor refinery oilfield field fields courthouse court zone strip estate resort ranch villa residence""".split()
)
GATHERINGS = frozenset(
    """conference summit talks meeting forum negotiations round rally protest protests demonstration march bombing
    bombings attack attacks blast blasts explosion massacre siege raid strike strikes shooting shootings exhibition
    games olympics marathon festival parade ceremony marketplace riot riots uprising earthquake""".split()
)


def is_place(parse: Parse, first: int, last: int, kind: str) -> bool:
    """Whether the words `first` to `last`, the name of a place of this `kind`, say where something is or happens."""
    head = parse.head_of(first, last)
    if first and fold(parse.form(first - 1)) in ("-", "–") and parse.words.starts[first] == parse.words.ends[first - 1]:
        return False
    if last < len(parse) and parse.form(last) in ("-", "–") and parse.words.starts[last] == parse.words.ends[last - 1]:
        return False
    return _stands(parse, head, first, last, kind, 0)


def _stands(parse: Parse, head: int, first: int, last: int, kind: str, depth: int) -> bool:
    governor = parse.governor[head]
    word = fold(parse.form(governor)) if governor != head else ""
    behind = fold(parse.form(last)) if last < len(parse) else ""
    if behind in ("'s", "'") or parse.is_a(head, "nmod:poss"):
        if kind == STATE:
            return word in PARTS and parse.upos[governor] == "NOUN"
        return word in PARTS | SITES | GATHERINGS
    within = parse.is_a(head, "compound", "amod", "nmod:desc", "flat", "det") and governor >= last
    if kind == STATE and _modifies(parse, first, last):
        return within and word in SITES and _placed(parse, governor)  # "deep into the Myanmar rainforest"
    if not within and (preposition := preposition_of(parse, head, first)):
        return _led_by(parse, head, governor, word, preposition, kind)
    if depth > 3 or governor == head:
        return False
    if parse.is_a(head, "conj"):
        # A name in a list is what the first of the list is: "held in Paris and Beijing" holds both.
        return governor < first and _stands(parse, governor, governor, governor + 1, kind, depth + 1)
    if within or (parse.is_a(head, "nmod") and governor >= last):
        if word in SITES | GATHERINGS:
            return (kind in _SETTLED and parse.upos[governor] == "NOUN") or _placed(parse, governor)
        return parse.upos[governor] == "PROPN" and kind != STATE and _site_above(parse, governor)
    if parse.is_a(head, "appos"):
        # "in the capital, Tripoli"
        return kind != STATE and word in PARTS | SITES and (_placed(parse, governor) or kind in _SETTLED)
    if parse.is_a(head, "obj", "nsubj:pass"):
        return word in _ENTERING or (kind != STATE and word in _HITTING)
    if parse.is_a(head, "nsubj"):
        return kind in _SETTLED and word in _FALLING
    return False


def _modifies(parse: Parse, first: int, last: int) -> bool:
    """ "U.S. exports": the name of a state right before a noun, whatever the tree says."""
    if last >= len(parse) or parse.sentence_of[last] != parse.sentence_of[first]:
        return False
    short = parse.form(last - 1).endswith(".") or parse.form(last - 1).isupper()
    return parse.upos[last] == "NOUN" or (short and parse.upos[last] in ("PROPN", "ADJ", "VERB") and last - first == 1)


def _placed(parse: Parse, noun: int) -> bool:
    """Whether a noun stands behind a preposition of place."""
    preposition = preposition_of(parse, noun, parse.extent(noun)[0])
    return preposition in _ALWAYS or preposition in ("at", "from", "to", "on", "of")


def _site_above(parse: Parse, word: int) -> bool:
    """ "the Munich Security Conference": the name stands in a longer one whose head is a gathering or a site."""
    for _ in range(3):
        form = fold(parse.form(word))
        if form in SITES | GATHERINGS:
            return _placed(parse, word)
        if parse.is_root(word) or not parse.is_a(word, "compound", "flat", "nmod", "amod"):
            return False
        word = parse.governor[word]
    return False


def preposition_of(parse: Parse, head: int, first: int) -> str:
    """The preposition that leads to a noun phrase, by the tree or, failing that, by the word before it."""
    case = [c for c in parse.children(head, "case") if c < head and fold(parse.form(c)) not in ("'s", "'")]
    if case:
        form = fold(parse.form(case[0]))
        return (
            "off" if form == "out" else fold(parse.form(case[-1])) if form in ("up", "down", "back", "close") else form
        )
    at = first - 1
    while at >= 0 and (parse.upos[at] == "DET" or fold(parse.form(at)) in _QUALIFIERS):
        at -= 1
    if at >= 0 and parse.upos[at] == "ADP" and parse.sentence_of[at] == parse.sentence_of[head]:
        return fold(parse.form(at))
    return ""


_QUALIFIERS = frozenset(
    "downtown central northern southern eastern western upper lower nearby neighboring neighbouring".split()
)


def _led_by(parse: Parse, head: int, governor: int, word: str, preposition: str, kind: str) -> bool:
    """A name behind a preposition, which hangs from `governor`, whose form is `word`."""
    over = parse.governor[governor]
    above = fold(parse.form(over)) if governor != over else ""
    case = next((c for c in parse.children(head, "case") if c < head), head)
    before = fold(parse.form(case - 1)) if case else ""
    if preposition == "around" and kind == SITE:
        return False  # "talk around Brexit"
    if preposition in _ALWAYS:
        return not (preposition in ("in", "around") and word in _TRUST and kind != TOWN)
    if preposition == "at":
        return kind != STATE
    if preposition in ("to", "toward", "towards", "from"):
        if (
            word in MOTION
            or before in MOTION
            or (above in MOTION and parse.is_a(governor, "obl", "nmod", "xcomp", "obj"))
        ):
            return True
        if word in SENDING:
            return any(fold(parse.form(c)) in _SENT for c in parse.children(governor, "obj", "nsubj:pass"))
        if word in _FORCES or before in _FORCES:
            return True
        return kind in _SETTLED and preposition == "from"
    if preposition == "of":
        if kind == STATE and word == "state":
            return False  # "the State of Israel"
        return word in PARTS or word in _TAKING or (kind in _SETTLED and word in SITES | GATHERINGS)
    if preposition in ("on", "upon"):
        return kind == SITE or bool(_STRIKES & {word, before, above})
    if preposition == "over":
        return word in _FLYING or before in _FLYING
    if preposition == "for":
        return word in _LEAVING_FOR or before in _LEAVING_FOR
    if preposition == "between":
        return word in ("border", "road", "highway", "railway", "route", "front") or (
            kind in _SETTLED and word in MOTION
        )
    if preposition in ("like", "as"):
        return word in PARTS  # "cities like London"
    if preposition in ("by", "past"):
        return kind in _SETTLED and word in MOTION
    if preposition == "against":
        return kind in _SETTLED and word in _STRIKES
    return False
