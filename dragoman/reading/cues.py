"""The words that attribute: what class of cue a word or phrase is, and which act it names by itself.

Words of a parse in, a `Cue` out: `cue_at` for one word of the tree, `read_cue` for the words that somebody has found to
be a cue. The lexicon is our own writing, in classes named for the acts of the codebook; "say" is the class of verbs
that leave the act to their content. A cue of speech puts words into the open; a cue of thought says what somebody
holds in mind.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from msgspec import Struct

from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.reading.parse import Parse, Range
from dragoman.records import Act

# Classes of speech are acts of the codebook and "say"; the classes of thought follow them. Every verb stands once:
# where its company changes the class ("call for", "agree with"), _PHRASES has it.
_VERBS = {
    "say": """
        say tell add write note explain state mention remark comment observe report claim contend argue assert
        maintain stress emphasise emphasize underline underscore reiterate repeat recall recount relate describe
        characterise characterize acknowledge admit concede confirm reveal disclose declare pronounce testify
        suggest indicate imply hint signal conclude continue reply respond answer retort counter quip joke tweet
        retweet post email e-mail text cite quote speak talk discuss elaborate clarify specify detail inform
        brief notify remind concur opine muse shout yell whisper murmur stipulate estimate calculate highlight
        summarise summarize narrate label dub call term deem portray depict insist read show refer address
        convey interject interrupt echo posit theorise theorize hypothesise hypothesize affirm reaffirm attest
        vouch assure reassure swear apologise apologize confess boast brag recite phrase lecture gush enthuse
        exclaim proclaim intone speculate outline publish record compare liken chant reference brand downplay
        jest gripe banter marvel
        """,
    "ask": """
        ask urge request appeal plead beg beseech implore entreat exhort encourage press pressure lobby petition solicit
        advise counsel recommend query inquire enquire
        """,
    "demand": "demand order command instruct require",
    "offer": "offer propose volunteer invite tender",
    "promise": "promise pledge vow commit undertake guarantee",
    "announce": "announce unveil",
    "threaten": "threaten menace",
    "warn": "warn caution alert forewarn admonish",
    "accept": "accept consent approve acquiesce accede assent",
    "refuse": "refuse decline reject rebuff spurn veto balk baulk",
    "deny": "deny refute rebut dispute disavow repudiate dismiss disclaim contradict",
    "support": """
        support back endorse praise welcome hail applaud laud commend congratulate thank salute cheer celebrate defend
        champion appreciate extol tout advocate admire compliment
        """,
    "criticise": """
        criticise criticize condemn denounce blame accuse slam blast decry deplore lambast lambaste rebuke chide
        scold censure castigate deride mock ridicule bemoan lament protest object assail berate chastise fault
        reproach upbraid allege complain slate denigrate disparage vilify scoff fume rail attack question
        bristle
        """,
    "predict": "predict forecast anticipate foresee project prophesy foretell envisage envision",
    "think": """
        think believe consider regard view see feel know realise realize understand recognise recognize reckon
        suspect assume presume suppose imagine guess judge perceive find remember learn hear wonder agree
        disagree regret trust distrust mistrust
        """,
    "expect": "expect bet fear dread worry doubt",
    "hope": "hope wish pray yearn long aspire",
    "want": "want desire prefer crave covet",
    "like": "like love favour favor",
    "dislike": "hate dislike despise resent loathe",
    "oppose": "oppose",
    "intend": "intend plan seek aim mean decide determine resolve choose",
}
_SPEECH = frozenset(tuple(_VERBS)[: tuple(_VERBS).index("think")])

# A verb with a word that goes with it: a particle, a preposition, the mark of its clause, or its object.
_PHRASES = {
    ("call", "on"): "ask", ("call", "upon"): "ask", ("call", "for"): "ask", ("call", "out"): "criticise",
    ("push", "for"): "ask",
    ("insist", "on"): "demand", ("insist", "upon"): "demand", ("rule", "out"): "refuse", ("turn", "down"): "refuse",
    ("walk", "out"): "refuse", ("walk", "away"): "refuse", ("brush", "aside"): "deny", ("brush", "off"): "deny",
    ("shrug", "off"): "deny", ("stand", "by"): "support", ("stand", "with"): "support", ("side", "with"): "support",
    ("agree", "with"): "support", ("agree", "to"): "accept", ("sign", "up"): "accept", ("back", "down"): "accept",
    ("give", "in"): "accept", ("speak", "out"): "say", ("spell", "out"): "say", ("set", "out"): "say",
    ("lay", "out"): "say", ("put", "forward"): "offer", ("make", "clear"): "say", ("make", "plain"): "say",
    ("make", "known"): "say", ("chime", "in"): "say", ("go", "on"): "say", ("point", "out"): "say",
    ("point", "to"): "say", ("put", "it"): "say", ("weigh", "in"): "say", ("sum", "up"): "say",
    ("lash", "out"): "criticise", ("hit", "out"): "criticise", ("hit", "back"): "criticise",
    ("fire", "back"): "say", ("push", "back"): "say", ("take", "aim"): "criticise", ("take", "issue"): "criticise",
    ("take", "exception"): "criticise", ("pour", "scorn"): "criticise", ("cast", "doubt"): "say",
    ("look", "forward"): "hope", ("plead", "guilty"): "say", ("pay", "tribute"): "support",
    ("bring", "up"): "say",
}  # fmt: skip

# Nouns that are cues, alone ("the claim that") or behind a verb that only carries them ("issued a warning").
_NOUNS = {
    "say": """
        statement remark comment word view opinion assertion claim argument belief conclusion assessment
        suggestion testimony account report finding observation note description explanation answer reply
        response tweet post message confession acknowledgement acknowledgment admission insistence speculation
        confirmation reminder apology doubt regret sorrow surprise sadness confidence
        """,
    "ask": "request appeal plea call petition question query exhortation recommendation advice",
    "demand": "demand order ultimatum command instruction",
    "offer": "offer proposal invitation readiness willingness",
    "promise": "promise pledge vow commitment assurance guarantee undertaking",
    "announce": "announcement",
    "threaten": "threat",
    "warn": "warning caution",
    "accept": "acceptance consent approval assent",
    "refuse": "refusal rejection veto reluctance unwillingness",
    "deny": "denial rebuttal dismissal disavowal",
    "support": "support praise endorsement thanks gratitude appreciation solidarity tribute congratulation "
    "condolence sympathy",
    "criticise": """
        criticism condemnation denunciation accusation allegation complaint rebuke protest objection outrage anger
        indignation opposition displeasure dismay disapproval
        """,
    "predict": "prediction forecast projection",
    "expect": "concern alarm fear worry anxiety expectation unease misgiving suspicion",
    "hope": "hope wish desire",
    "intend": "intention plan decision determination",
}
_CARRIERS = (
    "express voice issue make deliver send give extend convey offer renew repeat raise air level file lodge put "
    "release reiterate pose submit"
).split()
_ADJECTIVES = {
    "think": "aware unaware convinced sure certain mindful skeptical sceptical doubtful",
    "expect": "afraid fearful worried concerned confident optimistic pessimistic anxious wary nervous",
    "hope": "hopeful",
    "want": "eager keen",
    "like": "happy glad pleased satisfied grateful",
    "dislike": "uncomfortable unhappy displeased angry upset furious frustrated annoyed",
    "oppose": "opposed",
    "shun": "reluctant unwilling loath",
    "intend": "determined intent committed willing prepared ready",
}

# Verbs that only lead up to the verb of saying behind them.
_LEAD_IN = frozenset("go continue seek mean".split())

#: Words that make a verb mean its opposite, in full and as clitics.
NEGATIONS = frozenset("not n't n’t never no nor neither hardly".split())

_ACT_OF: dict[str, Act] = {
    "ask": "ask", "demand": "demand", "offer": "offer", "promise": "promise", "announce": "announce",
    "threaten": "threaten", "warn": "warn", "accept": "accept", "refuse": "refuse", "deny": "deny",
    "support": "support", "criticise": "criticise", "predict": "predict", "hope": "hope", "want": "hope",
    "oppose": "criticise", "shun": "refuse", "dislike": "criticise", "like": "support", "expect": "predict",
}  # fmt: skip


class Cue(Struct, frozen=True):
    """A cue as read: its governing word, that word's dictionary form, and its class in the lexicon.

    `noun` holds the noun where a noun makes the class ("express *hope*", "the *claim* that"), `with_` the word that
    makes it of a verb that alone would be of another class ("call *for*").
    """

    head: int
    lemma: str
    frame: str
    negated: bool = False
    noun: str | None = None
    with_: str | None = None

    @property
    def thought(self) -> bool:
        """Whether it tells of a thought, feeling or intention rather than of an utterance."""
        return self.frame not in _SPEECH and self.noun is None

    @property
    def act(self) -> Act | None:
        """The act that the cue alone names; None where the content decides."""
        return _ACT_OF.get(self.frame)


@cache
def _verbs() -> dict[str, str]:
    extra = [verb for verb, _ in _PHRASES]
    return verb_table([*(verb for line in _VERBS.values() for verb in line.split()), *extra, *_CARRIERS])


@cache
def _nouns() -> dict[str, str]:
    return noun_table(noun for line in _NOUNS.values() for noun in line.split())


@cache
def _forms() -> frozenset[str]:
    """Every word that may govern a cue: all words of a report are asked, and few are any."""
    return frozenset(["according", *_verbs(), *_ADJECTIVE_FRAME, *_nouns()])


_VERB_FRAME = {verb: frame for frame, line in _VERBS.items() for verb in line.split()}
_NOUN_FRAME = {noun: frame for frame, line in _NOUNS.items() for noun in line.split()}
_ADJECTIVE_FRAME = {adjective: frame for frame, line in _ADJECTIVES.items() for adjective in line.split()}
_CARRIER_SET = frozenset(_CARRIERS)
_PHRASE_VERBS = frozenset(verb for verb, _ in _PHRASES)


def verb_of(form: str) -> str | None:
    """The dictionary form of a word that the lexicon knows as a form of a verb, whatever it is here; else None."""
    return _verbs().get(form.lower())


def cue_at(parse: Parse, word: int) -> Cue | None:
    """The cue that `word` governs, or None: a verb, an adjective behind a form of "be", "according" or a noun."""
    return cues_of(parse).get(word)


@lru_cache(maxsize=1)  # many rules ask for those of the report in hand
def cues_of(parse: Parse) -> dict[int, Cue]:
    """The cues of a report by the words that govern them, in the order of the text."""
    return {word: cue for word in parse.where(_forms()) if (cue := _cue(parse, word)) is not None}


def _cue(parse: Parse, word: int) -> Cue | None:
    form, upos = parse.lowered[word], parse.upos[word]
    if form == "according":
        return Cue(word, "according", "say")
    lemma = _verbs().get(form)
    if lemma is not None and upos in ("VERB", "AUX"):
        return _verb_cue(parse, word, lemma)
    if form in _ADJECTIVE_FRAME and parse.child(word, "cop") is not None:
        return Cue(word, form, _ADJECTIVE_FRAME[form], is_negated(parse, word))
    noun = _nouns().get(form)
    if noun is not None and upos == "NOUN":
        return Cue(word, noun, _NOUN_FRAME[noun], noun=noun)
    return None


def read_cue(parse: Parse, ranges: Iterable[Range]) -> Cue | None:
    """The cue in words that are known to be one. A verb goes before a noun, the first before the later.

    A verb that only leads up to another ("went on to say", "continued to insist", "issued a statement urging") gives
    way to it. What the tagger takes for something else is still read by its form: these words are known to attribute.
    """
    read, asked = _cues_read(parse), tuple(ranges)
    if asked not in read:
        read[asked] = _read(parse, asked)
    return read[asked]


@lru_cache(maxsize=1)  # every rule that sets the spans of an attribution right asks for its cue
def _cues_read(parse: Parse) -> dict[tuple[Range, ...], Cue | None]:
    """What `read_cue` has read of the report in hand."""
    return {}


def _read(parse: Parse, ranges: Iterable[Range]) -> Cue | None:
    words = [word for first, last in ranges for word in range(first, last)]
    known = cues_of(parse)
    cues = [known[word] for word in words if word in known]
    verbs = [cue for cue in cues if cue.noun is None or cue.lemma != cue.noun]
    while len(verbs) > 1 and verbs[0].lemma in _LEAD_IN:
        verbs.pop(0)
    if len(verbs) > 1 and verbs[0].noun is not None and verbs[0].frame == "say" and verbs[1].act is not None:
        verbs.pop(0)
    if verbs:
        return verbs[0]
    if cues:
        return cues[0]
    for word in words:
        form = parse.lowered[word]
        lemma = _verbs().get(form)
        if lemma is not None and lemma in _VERB_FRAME:
            return _verb_cue(parse, word, lemma)
        if form in _ADJECTIVE_FRAME:
            return Cue(word, form, _ADJECTIVE_FRAME[form], is_negated(parse, word))
    return None


def is_negated(parse: Parse, word: int) -> bool:
    """Whether a predicate is negated by a word of its own clause."""
    return any(
        parse.lowered[child] in NEGATIONS and child < word for child in parse.children(word, "advmod", "det", "cc")
    )


def _verb_cue(parse: Parse, word: int, lemma: str) -> Cue | None:
    negated = is_negated(parse, word)
    if lemma in _CARRIER_SET:
        for child in parse.children(word, "obj", "nsubj:pass"):
            noun = _nouns().get(parse.lowered[child])
            if noun is not None:
                return Cue(word, lemma, _NOUN_FRAME[noun], negated or is_negated(parse, child), noun=noun)
    if lemma in _PHRASE_VERBS:
        for company in _company(parse, word):
            frame = _PHRASES.get((lemma, company))
            if frame is not None:
                return Cue(word, lemma, frame, negated, with_=company)
    frame = _VERB_FRAME.get(lemma)
    return None if frame is None else Cue(word, lemma, frame, negated)


def _company(parse: Parse, word: int) -> list[str]:
    """The small words around a verb that can change its class, lower case, in order."""
    found = []
    for child in parse.children(word):
        if parse.is_a(child, "compound:prt", "advmod", "xcomp", "obj", "case", "mark"):
            found.append(parse.lowered[child])
        # What goes with a verb stands behind it: "The ministry on Saturday called it hasty" calls on nobody; a clause
        # goes with it by its mark: "insisted he was on course" insists on nothing.
        if child > word and parse.is_a(child, "obl", "nmod"):
            found += [parse.lowered[c] for c in parse.children(child, "case", "mark")]
        elif child > word and parse.is_a(child, "xcomp", "advcl", "ccomp"):
            found += [parse.lowered[c] for c in parse.children(child, "mark")]
    return found
