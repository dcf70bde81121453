"""Nouns of asking: "Tehran's *demand* that …", "a *reply* to the offer", "the *EU bid*", "*pressure* on Tokyo to …".

A noun in its scene in, `Ask`s out. A noun asks where it is somebody's and says what is asked, or where somebody answers
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.reading import exchange_words as ew
from dragoman.reading.asking import Ask, Scene, addressed, concerned_by, dealt_with, is_between, others
from dragoman.reading.asking_beside import own_deed
from dragoman.reading.asking_clauses import MADE, from_to, infinitive_of
from dragoman.reading.complements import clip
from dragoman.reading.cues import cue_at
from dragoman.reading.event_parties import agents, noun_agents
from dragoman.reading.event_phrases import cases, is_passive, meant, objects
from dragoman.reading.force import harms
from dragoman.reading.lemmas import verb_table
from dragoman.reading.modality import status_of
from dragoman.reading.parse import Parse

#: What "demand" on a market is said to be, and what it does or what is done to it there.
_OF_MARKET = frozenset(
    "domestic consumer customer global world market strong weak robust sluggish soaring rising growing falling "
    "pent-up lower higher energy oil housing".split()
)
_MOVING = frozenset(
    verb_table(
        "rise fall grow boost dampen depress weaken slow surge soar slump decline drop drive increase reduce curb "
        "stimulate outstrip exceed quieten outpace recover pick".split()
    )
)
#: What may be demanded as a right or as a deed, and how nouns for deeds end.
_DUE = frozenset(
    "independence autonomy freedom justice sovereignty statehood peace talks negotiations elections ceasefire truce "
    "equality democracy reform reforms access release immunity ransom damages amnesty answers proof change".split()
)
_DEEDS = ("tion", "tions", "sion", "sions", "ment", "ance", "ality", "dom", "ship", "al")
#: Nouns that ask although nobody is told whom, where they say whose they are and what for.
_TO_NOBODY = frozenset("request appeal call demand plea".split())


def by_noun(scene: Scene, word: int, lemma: str, offer: bool) -> Iterator[Ask]:
    """What a noun of asking names, where it is somebody's and says what is asked: "Tehran's *demand* that …"."""
    parse = scene.parse
    governor = parse.governor[word]
    cue = cue_at(parse, governor) if parse.is_a(word, "obj", "nsubj:pass") else None
    carried = cue is not None and cue.noun == lemma
    if status_of(parse, governor if carried else word).modality not in (*MADE, "requested", "planned", "negated"):
        return
    if carried and status_of(parse, governor).modality not in MADE:
        return
    if lemma == "demand" and _is_of_market(parse, word):
        return
    askers = scene.ids(noun_agents(parse, scene.cast, word))
    made = [c for c in parse.children(word, "acl") if is_passive(parse, c)]
    askers = askers or tuple(id_ for c in made for id_ in scene.ids(agents(parse, scene.cast, c)))
    if lemma == "bid":
        found = _bid(scene, word, askers)
        if found is not None:
            yield found
        return
    if not askers and lemma == "invitation" and parse.lowered[governor] in ew.ANSWERING:
        askers = concerned_by(scene, word, scene.doers(governor))  # "accepted an *invitation* to visit them"
    if not askers:
        return
    infinitive = infinitive_of(parse, (word, *((governor,) if carried else ())), word)
    clause = _that_behind(parse, word)
    goals = [c for c in parse.children(word, "nmod", "obl") if cases(parse, c) & {"for"}]
    asked = [c for c in parse.children(word, "nmod", "obl") if cases(parse, c) & {"to", "on", "upon"}]
    if carried:
        asked += [c for c in parse.children(governor, "obl", "iobj") if cases(parse, c) & {"to", "on", "upon"}]
    if offer and infinitive is not None and harms(parse, infinitive):
        return  # "its readiness to strike Tehran"
    if infinitive is not None:
        head, thing = infinitive, from_to(parse, infinitive)
    elif clause is not None:
        head, thing = clause, parse.extent(clause)
        asked = asked or parse.children(clause, "nsubj")
    elif goals:
        head, thing = goals[0], parse.extent(goals[0])
    elif lemma in ("request", "demand", "proposal", "ultimatum", "invitation", "offer", "plea"):
        head, thing = word, (word, word + 1)
    else:
        return  # a "call" or an "appeal" without more is another thing
    span = clip(parse, thing, parse.sentences[parse.sentence_of[word]])
    addressees = addressed(scene, asked, askers)
    if not addressees and goals and infinitive is None and clause is None:
        addressees = own_deed(scene, goals[0], askers)
    if not addressees:
        weighed = head == word and lemma == "proposal"
        addressees = others(_answering(scene, word, not weighed), askers)
    if not addressees and offer:
        addressees = (dealt_with if lemma == "proposal" else concerned_by)(scene, head, askers)
    if set(askers) & set(own_deed(scene, head, ())):
        return  # "general calls for action *by Tokyo*" are not Tokyo's
    if not addressees:
        addressees = own_deed(scene, head, askers)
    told = carried or (head != word and lemma in _TO_NOBODY and scene.is_public(askers))
    if span is None or not is_between(scene, askers, addressees) or not (addressees or told):
        return
    statement = scene.by_cue.get(word)
    yield Ask(
        word, askers, addressees, span, head, offer, f"rule:noun-{lemma}",
        None if statement is None or not carried else statement.id,
    )  # fmt: skip


def by_pressure(scene: Scene, word: int) -> Iterator[Ask]:
    """ "Is under *pressure* from Washington to raise it", "put *pressure* on Tokyo to open its market"."""
    parse = scene.parse
    governor = parse.governor[word]
    verb = parse.lowered[governor] if governor != word else ""
    pressing = verb in ew.PRESSING and parse.is_a(word, "obj")
    infinitive = infinitive_of(parse, (word, *((governor,) if pressing or verb in ew.PRESSED else ())), word)
    if infinitive is None or status_of(parse, governor).modality not in MADE:
        return
    askers = scene.doers(governor) if pressing else scene.ids(noun_agents(parse, scene.cast, word))
    phrases = [c for owner in (word, governor) for c in parse.children(owner, "nmod", "obl")]
    if not askers:
        askers = scene.ids(meant(parse, scene.cast, [c for c in phrases if "from" in cases(parse, c)]))
    on = [c for c in phrases if "on" in cases(parse, c) and c < infinitive]
    if not on and "under" in cases(parse, word):
        on = parse.children(word, "nsubj") or parse.children(governor, "nsubj")
    elif not on and verb in ew.PRESSED and parse.is_a(word, "obj"):
        on = parse.children(governor, "nsubj")
    addressees = addressed(scene, on, askers)
    span = clip(parse, from_to(parse, infinitive), parse.sentences[parse.sentence_of[word]])
    if span is not None and askers and addressees and is_between(scene, askers, addressees):
        yield Ask(word, askers, addressees, span, infinitive, False, "rule:pressure")


def _bid(scene: Scene, word: int, owners_: Sequence[str]) -> Ask | None:
    """ "*Ankara's EU bid*", "its *bid* to join the bloc": an organisation is asked to let somebody in."""
    parse = scene.parse
    known = [scene.actors[id_] for id_ in owners_ if id_ in scene.actors]
    bodies = [actor.id for actor in known if actor.kind == "international-organisation"]
    first, last = parse.extent(word)
    infinitive = infinitive_of(parse, (word,), word)
    if infinitive is not None and parse.lowered[infinitive] in ew.JOINING:
        bodies += addressed(scene, objects(parse, infinitive), owners_)
    askers = others(owners_, bodies)
    if not bodies or not askers or not scene.is_official(askers):
        return None
    span = clip(parse, (first, last), parse.sentences[parse.sentence_of[word]])
    return None if span is None else Ask(word, askers, tuple(bodies), span, word, False, "rule:bid")


def _is_of_market(parse: Parse, noun: int) -> bool:
    """Whether "demand" is that of buyers: it is for goods, not for a deed: "Japanese *demand* for oil"."""
    if parse.lowered[noun] != "demand" or infinitive_of(parse, (noun,), noun) is not None:
        return False
    if _that_behind(parse, noun) is not None:
        return False
    if any(parse.lowered[c] in _OF_MARKET for c in parse.children(noun, "amod", "compound")):
        return True
    goals = [c for c in parse.children(noun, "nmod") if "for" in cases(parse, c)]
    if goals:
        return not any(_is_due(parse, c) for c in goals)
    return parse.lowered[parse.governor[noun]] in _MOVING and parse.is_a(noun, "nsubj", "nsubj:pass", "obj")


def _is_due(parse: Parse, word: int) -> bool:
    """Whether something is a deed or a right, which one side may demand of another, rather than goods."""
    form = parse.lowered[word]
    if parse.child(word, "det", "nmod:poss") is not None or parse.upos[word] != "NOUN":
        return True  # "for *an* apology", "for *his* release"
    return form in ew.OWN_DEEDS | ew.SOUGHT | _DUE or form.endswith(_DEEDS)


def _that_behind(parse: Parse, noun: int) -> int | None:
    """The "that" clause of a noun, wherever the parser hung it: "a demand by the states *that he leave*"."""
    below = (noun, *parse.children(noun, "nmod"), *((parse.governor[noun],) if parse.is_a(noun, "obj") else ()))
    for owner in below:
        for clause in parse.children(owner, "acl", "ccomp"):
            that = [c for c in parse.children(clause, "mark") if parse.lowered[c] == "that"]
            if that and that[0] > noun and parse.child(clause, "nsubj") is not None:
                return clause
    return None


def _answering(scene: Scene, noun: int, weighing: bool) -> tuple[str, ...]:
    """Who answers the ask that a noun names: "*Ankara* rejected the demand", "a reply by *Doha* to the demands".

    `weighing`: who studies or receives it has been asked as well.
    """
    parse = scene.parse
    for governor in list(parse.ancestors(noun))[:3]:
        form = parse.lowered[governor]
        if parse.upos[governor] == "VERB" and form not in ew.PASSING:
            return ()  # "responded to calls to stimulate *demand*"
        answers = form in ew.ANSWERING or form in ew.REPLYING or (weighing and form in ew.WEIGHING)
        if parse.upos[governor] == "VERB" and answers:
            return scene.ids(agents(parse, scene.cast, governor))
        if form in ew.REPLIES:
            return scene.ids(noun_agents(parse, scene.cast, governor))
    return ()
