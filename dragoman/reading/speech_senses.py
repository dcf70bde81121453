"""Whether a cue that names an act performs one: cues and statements in, a plain yes or no out.

"Asked Paris to leave" asks for a deed, "asked what it cost" for an answer; who "was offered a post" offers nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.cues import Cue
from dragoman.reading.event_parties import agents
from dragoman.reading.event_phrases import cases, is_passive, objects
from dragoman.reading.event_uses import is_other_sense
from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.reading.parse import Parse, Range
from dragoman.reading.participants import takes_part
from dragoman.records import Statement

#: Classes of cues that tell of a liking, which does nothing to anybody.
_FELT = frozenset(("like", "dislike"))
_TAKING_BACK = frozenset(verb_table("withdraw retract abandon shelve scrap drop".split()))
_ASKABLE = frozenset("question questions".split())
_WATCHERS = frozenset("analyst analysts trader traders dealer dealers broker brokers".split())
_TRADED = frozenset("price prices futures dollar yen mark marks sterling euro shares stocks bonds".split())
_UPON = frozenset("following after amid despite because".split())
_PAPERS = frozenset(
    "regulation law rule act bill provision clause amendment contract statute constitution policy".split()
)
_FEELING = frozenset(verb_table("feel seem appear look".split()))
_QUESTIONS = frozenset("how what why when where who whom whether if which about".split())
_NOT_ALONE = frozenset("complain like regret doubt attack call question require guarantee".split())
#: Nouns that ask for an answer, not for a deed.
_ANSWERED = frozenset("question query".split())
#: Verbs that make their subject the one to whom a noun of saying is directed: "has the *support* of".
_RECEIVING = frozenset(
    verb_table(
        """have get win gain lose draw face receive enjoy need lack seek attract earn provoke spark prompt encounter
        suffer""".split()
    )
)
_EARNED = noun_table(
    """support criticism praise condemnation opposition backing core applause protest complaint disapproval scorn
    approval anger""".split()
)
#: Some of what is earned: "a *degree* of support".
_SOME = frozenset("degree measure bit wave storm lot deal word words flood chorus share".split())
#: What contradicts, threatens or refuses nobody in words, whosever it is.
_NO_SPEAKERS = frozenset(
    """position stance attitude imposition pressure action actions move moves behaviour behavior presence growth rise
    fall loss decline increase reduction dispute war conflict fighting crisis""".split()
)
#: What is threatened by events, not by words.
_ENDANGERED = frozenset(
    "safety stability security peace interests lives life economy future existence survival relations growth".split()
)
_BLAMED = frozenset("accused criticised criticized condemned blamed denounced slammed praised lauded hailed".split())
_UNNAMED = frozenset("named identified quoted".split())
#: Subjects of whom nothing is asked: "*it* should be clear", "*everything* must be backed by facts".
_NOBODY = frozenset("it this that these those everything nothing something anything one you what".split())


def performs_nothing(parse: Parse, cast: Cast, statement: Statement, cue: Cue | None, content: Sequence[Range]) -> bool:
    """Whether the cue of a statement is used in a sense in which nobody does anything by it."""
    if _is_by_a_thing(parse, cast, statement):
        return True
    cue_words = [w for span in statement.cue for w in range(*parse.words.within(*span))]
    if any(parse.lowered[w] == "under" for w in cue_words):
        return True  # "is *under* attack for"
    if statement.act == "offer" and any(parse.lowered[w] in _TAKING_BACK for w in cue_words):
        return True
    if cue is None:
        return False
    if _is_only_before(parse, statement, cue.head):
        return True
    if _is_headless(parse, statement, cue.head) or _is_in_writing(parse, cue.head):
        return True
    if parse.upos[cue.head] == "NOUN" and parse.lowered[cue.head].startswith("disput"):
        return True  # "ever since the *dispute* over the law"
    if cue.lemma == "call" and _is_by_watchers(cast, statement) and _is_of_a_market(parse, content):
        return True  # "analysts *call for* higher prices"
    if cue.lemma == "back" and parse.upos[cue.head] != "VERB" and cue.noun is None:
        return True  # "snapped *back*"
    if cue.lemma == "question" and _is_a_question(parse, content, cue.head):
        return True  # "Why wait?", he *questioned*
    if cue.lemma == "protest" and cue.noun is None and _is_protested(parse, statement, cue.head):
        return True  # "But I tried," he *protested*
    if cue.lemma == "hail" and any("from" in cases(parse, c) for c in parse.children(cue.head, "obl")):
        return True  # who "hails from" a place praises nobody
    if cue.lemma == "welcome" and _is_received_in_person(parse, cast, cue.head):
        return True
    if statement.act == "criticise" and cue.lemma in ("regret", "apologise", "apologize", "disagree"):
        return True
    if cue.lemma in ("lament", "bemoan", "mourn") and not objects(parse, cue.head):
        return True  # "*lamented* that nobody came"
    if cue.frame in _FELT or _is_felt(parse, cue.head) or is_other_sense(parse, cast, cue):
        return True
    if cue.lemma == "ask" and (_asks_questions(parse, cue.head) or _is_question(parse, cue.head, content)):
        return True
    if parse.is_a(cue.head, "amod") or _is_told_of(parse, cue.head) or _makes_so(parse, cue):
        return True  # "raided *alleged* bases", "*made* the proposal a reality"
    if any(parse.lowered[c] == "anonymity" for c in parse.children(cue.head, "obj")):
        return True
    if cue.noun in _ANSWERED or _stays_unnamed(parse, cue.head):
        return True
    return _is_received(parse, cast, cue, statement.speakers) or _is_target(parse, cast, cue.head, statement.speakers)


def _is_a_question(parse: Parse, content: Sequence[Range], head: int) -> bool:
    """Whether what somebody "questioned" is his own question: it ends in a mark, or it stands before the verb."""
    opens = any(parse.lowered[first] in _QUESTIONS - {"about"} and first < head for first, _ in content)
    return opens or any(parse.form(w) == "?" for first, last in content for w in range(first, last))


def _is_protested(parse: Parse, statement: Statement, head: int) -> bool:
    """Whether somebody only "protested" his own words: nothing and nobody is told that he protests against."""
    against = any(cases(parse, c) & {"against", "at", "over", "to"} for c in parse.children(head, "obl"))
    return statement.kind == "direct" and not against and not any(parse.upos[c] == "NOUN" for c in objects(parse, head))


def _is_by_watchers(cast: Cast, statement: Statement) -> bool:
    """Whether those who call for a thing watch a market: they foretell it."""
    told = [cast.by_id[id_] for id_ in statement.speakers if id_ in cast.by_id]
    words = [f"{one.name} {one.role or ''}".lower().split() for one in told]
    return bool(words) and all(_WATCHERS & set(some) for some in words)


def _is_of_a_market(parse: Parse, content: Sequence[Range]) -> bool:
    return any(parse.lowered[w] in _TRADED for first, last in content for w in range(first, last))


def _is_only_before(parse: Parse, statement: Statement, head: int) -> bool:
    """ "*Following allegations* that they stole, the party passed a law": it need not have made them."""
    if parse.upos[head] != "NOUN" or not cases(parse, head) & _UPON or not statement.source:
        return False
    source = parse.head_of(*parse.words.within(*statement.source[0]))
    return parse.is_a(source, "nsubj") and parse.governor[source] == parse.governor[head]


def _is_in_writing(parse: Parse, head: int) -> bool:
    """ "A regulation *requiring* them to": a paper asks, not whoever keeps to it."""
    return (
        parse.is_a(head, "acl")
        and parse.lowered[head].endswith("ing")
        and parse.lowered[parse.governor[head]].rstrip("s") in _PAPERS
    )


def _is_headless(parse: Parse, statement: Statement, head: int) -> bool:
    """ "*Urging* the cabinet to act." in a list: whoever stands behind such a cue is not who speaks."""
    if not parse.is_root(head) or not parse.lowered[head].endswith("ing") or parse.child(head, "aux") is not None:
        return False
    behind = parse.words.span(head, head + 1)[1]
    return bool(statement.source) and all(start >= behind for start, _ in statement.source)


def is_no_act_alone(parse: Parse, cast: Cast, cue: Cue) -> bool:
    """The same for a cue that makes no statement."""
    word = cue.head
    calls = cue.lemma == "call" and parse.lowered[word + 1 : word + 2] in (["on"], ["upon"])
    if cue.lemma == "ask" and any(
        parse.lowered[at] in _ASKABLE
        for at in (*objects(parse, word), *([parse.governor[word]] if parse.is_a(word, "acl") else ()))
    ):
        return True  # "the *questions* they asked"
    if cue.lemma == "hail" and any("from" in cases(parse, c) for c in parse.children(word, "obl")):
        return True
    if (cue.lemma in _NOT_ALONE and not calls) or _is_felt(parse, word) or is_other_sense(parse, cast, cue):
        return True
    if cue.act == "threaten" and any(parse.lowered[c] in _ENDANGERED for c in parse.children(word, "obj")):
        return True
    if cue.noun in _ANSWERED or _stays_unnamed(parse, word) or _makes_so(parse, cue):
        return True
    return cue.lemma == "welcome" and _is_received_in_person(parse, cast, word)


def _is_by_a_thing(parse: Parse, cast: Cast, statement: Statement) -> bool:
    """Whether the source is only something of the speaker's: "the Dutch *position* contradicts"."""
    if not statement.source:
        return False
    head = parse.head_of(*parse.words.within(*statement.source[0]))
    return head not in cast.at and parse.lowered[head] in _NO_SPEAKERS


def _is_received_in_person(parse: Parse, cast: Cast, word: int) -> bool:
    """ "*Welcomed* the president at the palace": a person, not a word or deed of theirs."""
    people = ("person", "group", "unnamed")
    return any(
        takes_part(parse, head) or any(cast.by_id[id_].kind in people for id_ in cast.at.get(head, ()))
        for head in objects(parse, word)
    )


def _makes_so(parse: Parse, cue: Cue) -> bool:
    if cue.lemma == "put" and cue.noun == "threat":
        return True  # "*put* the threat on hold"
    return cue.lemma == "make" and (parse.child(cue.head, "xcomp") is not None or cue.noun == "thanks")


def _is_told_of(parse: Parse, head: int) -> bool:
    """ "Raided *alleged* bases", where the parser took the word for a verb."""
    behind = parse.upos[head + 1] if head + 1 < len(parse) else ""
    alone = parse.child(head, "nsubj", "aux", "aux:pass", "obj", "ccomp") is None
    return parse.lowered[head] == "alleged" and alone and behind in ("NOUN", "PROPN", "ADJ")


def _is_target(parse: Parse, cast: Cast, head: int, speakers: Sequence[str]) -> bool:
    """ "*He* was offered a post", "*they* are accused of": who suffers the act does not perform it."""
    by = [id_ for c in parse.children(head, "obl:agent") for id_ in cast.at.get(c, ())]
    if by and is_passive(parse, head) and not set(by) & set(speakers):
        return True  # "a commitment *pledged* by ministers"
    subject = parse.child(head, "nsubj:pass")
    if subject is None and parse.lowered[head] in _BLAMED and parse.child(head, "obj", "ccomp", "xcomp") is None:
        subject = parse.child(head, "nsubj")  # a headline's participle: "Ministers *accused* of"
    if subject is None and parse.is_a(head, "acl") and is_passive(parse, head):
        subject = parse.governor[head]
    if subject is None and parse.is_a(head, "conj") and parse.child(head, "nsubj") is None:
        above = parse.governor[head]
        subject = parse.child(above, "nsubj:pass")
        if subject is None and parse.lowered[head] in _BLAMED and parse.child(above, "cop") is not None:
            subject = parse.child(above, "nsubj")  # "was a minister and *accused* of"
    return subject is not None and bool(set(cast.at.get(subject, ())) & set(speakers))


def _is_received(parse: Parse, cast: Cast, cue: Cue, speakers: Sequence[str]) -> bool:
    """ "Has the *support* of": who has it gives none."""
    taken = [at for c in parse.children(cue.head, "obj") for at in (c, *_counted(parse, c))]
    taken = [c for c in taken if parse.lowered[c] in _EARNED]
    if taken and parse.lowered[cue.head] in _RECEIVING:  # "Labour *attracted* criticism"
        return bool({p.id for p in agents(parse, cast, cue.head)} & set(speakers))
    earned = cue.head
    if parse.is_a(earned, "nmod") and parse.lowered[parse.governor[earned]] in _SOME:
        earned = parse.governor[earned]
    above = parse.governor[earned]
    if cue.lemma != cue.noun or not parse.is_a(earned, "obj") or parse.lowered[above] not in _RECEIVING:
        return False
    by_it = {id_ for c in parse.children(above, "iobj", "obj") if c != earned for id_ in cast.at.get(c, ())}
    return bool((by_it | {p.id for p in agents(parse, cast, above)}) & set(speakers))


def _counted(parse: Parse, word: int) -> list[int]:
    """What a word for some of it counts: "a degree of *support*"."""
    return [c for c in parse.children(word, "nmod") if "of" in cases(parse, c)] if parse.lowered[word] in _SOME else []


def _stays_unnamed(parse: Parse, head: int) -> bool:
    """ "Declined to be *named*"."""
    return any(parse.lowered[c] in _UNNAMED for c in parse.children(head, "xcomp"))


def asks_nobody(parse: Parse, cast: Cast, statement: Statement, head: int) -> bool:
    """Whether what should be done is nobody's to do, or the speaker's own."""
    subject = parse.child(head, "nsubj", "nsubj:pass")
    if subject is None:
        return False
    if any(parse.lowered[c] == "no" for c in parse.children(subject, "det")):
        return True  # "*no* politician should"
    ids = cast.at.get(subject, ())
    if not ids:
        return parse.lowered[subject] in _NOBODY
    return set(ids) <= set(statement.speakers)


def _asks_questions(parse: Parse, head: int) -> bool:
    return any(parse.lowered[c] in ("question", "questions") for c in objects(parse, head))


def _is_felt(parse: Parse, head: int) -> bool:
    """ "Feels *threatened*", "seemed *pressed*": how somebody is, not what anybody said."""
    return parse.is_a(head, "xcomp") and parse.lowered[parse.governor[head]] in _FEELING


def _is_question(parse: Parse, head: int, content: Sequence[Range]) -> bool:
    """Whether "ask" puts a question: what is asked is a clause with a question word, or somebody "is asked"."""
    if parse.lowered[head] == "asked" and parse.child(head, "nsubj", "nsubj:pass") is None:
        return True
    if any("about" in cases(parse, c) for c in parse.children(head, "obl")) and parse.child(head, "xcomp") is None:
        return True
    asked = [c for clause in parse.children(head, "ccomp", "obj") for c in (clause, *parse.children(clause))]
    if any(parse.lowered[c] in _QUESTIONS - {"about", "which", "who"} for c in asked):
        return True
    opening = {parse.lowered[w] for first, last in content for w in range(first, min(first + 2, last))}
    closing = {parse.form(w) for first, last in content for w in range(max(first, last - 3), last)}
    return bool(opening & _QUESTIONS) or any("?" in form for form in closing)
