"""The force of words: one sentence of a statement's content in, the act that it performs out.

Speech act by what is said, not by the verb that introduces it: "we will retaliate" is a threat whoever "said", "added"
or "noted" it. Read off a clause's subject (the speaker's own side, or another), its auxiliaries, its verb and its
predicate, as in Searle's distinction of commissives, directives, expressives and assertives (Expression and Meaning,
1979, ch. 1), cut finer to the acts of the codebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.reading import forcewords as fw
from dragoman.reading.cues import Cue, cue_at, is_negated
from dragoman.reading.forcewords import base_of
from dragoman.reading.parse import Parse, Range
from dragoman.reading.voice import FIRST, Voice
from dragoman.records import Act

_PREDICATES = frozenset("VERB ADJ NOUN PROPN AUX ADV PRON NUM".split())
#: "We would urge": said with courtesy, and said.
_URGING = frozenset("ask support warn criticise".split())
_MOST_HEADS = 4  # a tree that broke into more heads has little to say; a design value, not measured


@dataclass(frozen=True, slots=True)
class _Clause:
    """One clause of a content: its predicate and what decides about its force."""

    head: int
    verb: int  # the predicate, or the verb behind its "going to"
    subject: int | None
    passive: bool
    own: bool  # the speaker's own side is the subject
    other: bool  # somebody else is
    auxiliaries: frozenset[str]
    future: bool
    negated: bool
    copular: bool
    below: frozenset[str]  # the words that the predicate governs, lower case

    def form(self, voice: Voice) -> str:
        return voice.parse.lowered[self.head]


def force_of(voice: Voice, content: Range) -> Act:
    """The act that one sentence of a content performs: the first that is more than asserting or predicting.

    `content` is a range of words within one sentence.
    """
    found = voice.forces.get(content)  # asked where a content may be cut, and again for the act of the statement
    if found is None:
        found = voice.forces[content] = _force(voice, content)
    return found


def _force(voice: Voice, content: Range) -> Act:
    predicted = False
    for head in _heads(voice.parse, content):
        act = _act(voice, _clause(voice, head, content), content)
        if act == "predict":
            predicted = True
        elif act != "assert":
            return act
    return "predict" if predicted else "assert"


def wished(voice: Voice, head: int) -> Act:
    """A hope or wish that `head` governs: an official's way of asking where it is about what another should do."""
    parse = voice.parse
    clause = parse.child(head, "ccomp", "xcomp", "acl", "advcl")
    if clause is None and (carried := parse.child(head, "obj")) is not None:
        clause = parse.child(carried, "acl", "ccomp", "xcomp")
    if clause is None:
        return "hope"
    subject = parse.child(clause, "nsubj")
    if subject is None and parse.is_a(clause, "xcomp"):
        subject = parse.child(head, "obj")
    if is_negated(parse, head):
        return "hope" if subject is not None else "assert"  # not to want to do a thing is no wish
    if not voice.official:
        return "hope"
    if subject is None or parse.is_a(subject, "nsubj:pass") or not voice.faces(subject):
        return "hope"
    return "hope" if base_of(parse.form(clause)) in fw.STATES or parse.upos[clause] != "VERB" else "ask"


def turned(act: Act) -> Act:
    """The act of a negated cue: not to support is to refuse; not to rule out is only to say so."""
    if act in ("accept", "support"):
        return "refuse"
    return act if act in ("predict", "hope") else "assert"


def judged(parse: Parse, content: Sequence[Range]) -> Act:
    """The act of calling a thing something: "a clear aggression" blames, "a historic step" praises."""
    words = {parse.lowered[word] for first, last in content for word in range(first, last)}
    if words & fw.UNTRUE:
        return "deny"
    if words & fw.BAD or words & {"neither", "nothing"}:
        return "criticise"
    return "support" if words & fw.GOOD else "assert"


def harms(parse: Parse, verb: int) -> bool:
    """Whether a verb with its objects names harm done to another: "strike", "impose sanctions", "take all measures"."""
    base = base_of(parse.form(verb))
    if base in fw.HARM:
        return True
    below = {parse.lowered[w] for w in parse.subtree(verb, "nsubj", "ccomp", "parataxis", "conj")}
    return bool(
        (base in fw.HARM_BY_OBJECT and below & fw.HARM_OBJECTS)
        or (base == "take" and below & fw.STEPS and below & fw.HARD)
        or (base == "cut" and below & fw.CUT)
        or (base in fw.HARM_CAUSED and below & fw.HARM_RESULTS)
    )


def own_future_harm(voice: Voice, content: Range, promised: bool = False) -> bool:
    """Whether a content says that the own side will do harm. A vow ("to strike back") leaves the subject out."""
    for head in _heads(voice.parse, content):
        clause = _clause(voice, head, content)
        future = clause.future or (promised and _is_infinitive(voice.parse, head))
        if future and not clause.negated and not clause.passive and (clause.own or (promised and not clause.other)):
            if harms(voice.parse, clause.verb):
                return True
        elif _suffers(voice, clause):
            return True
    return False


def _is_infinitive(parse: Parse, word: int) -> bool:
    return any(parse.lowered[c] == "to" for c in parse.children(word, "mark", "aux"))


def _heads(parse: Parse, content: Range) -> Iterator[int]:
    """The predicates that carry a stretch of content: those not governed from within it, and their conjuncts."""
    first, last = content
    count = 0
    for word in range(first, last):
        head = parse.governor[word]
        if (head != word and first <= head < last) or parse.upos[word] not in _PREDICATES or parse.is_a(word, "mark"):
            continue
        yield word
        for more in parse.children(word, "conj", "parataxis"):
            if more < last and parse.upos[more] in ("VERB", "ADJ", "AUX"):
                yield more
        count += 1
        if count == _MOST_HEADS:
            return


def _clause(voice: Voice, head: int, content: Range) -> _Clause:
    parse = voice.parse
    subject, passive = _subject(parse, head)
    auxiliaries = frozenset(parse.lowered[c] for c in parse.children(head, "aux"))
    governed = parse.subtree(head, "nsubj", "ccomp", "parataxis", "conj")
    below = frozenset(parse.lowered[w] for w in governed if content[0] <= w < content[1])
    going = parse.child(head, "xcomp") if parse.lowered[head] in ("going", "gonna") else None
    return _Clause(
        head=head,
        verb=head if going is None else going,
        subject=subject,
        passive=passive,
        own=subject is not None and voice.owns(subject),
        other=subject is not None and voice.faces(subject),
        auxiliaries=auxiliaries,
        future=going is not None or bool(auxiliaries & fw.FUTURE),
        negated=is_negated(parse, head)
        or (subject is not None and any(parse.lowered[c] == "no" for c in parse.children(subject, "det"))),
        copular=parse.child(head, "cop") is not None,
        below=below,
    )


def _subject(parse: Parse, word: int) -> tuple[int | None, bool]:
    for _ in range(4):
        for child in parse.children(word, "nsubj"):
            return child, parse.is_a(child, "nsubj:pass")
        if parse.is_root(word) or not parse.is_a(word, "conj", "xcomp"):
            break
        word = parse.governor[word]
    return None, False


def _act(voice: Voice, clause: _Clause, content: Range) -> Act:
    """The act of one clause; the rules stand in the order in which they overrule each other."""
    if clause.subject is None:
        return _order(voice, clause, content)
    found = _performed(voice, clause, content) if clause.own else None
    found = found or _of_predicate(voice, clause)
    if found is None:
        found = _of_own_conduct(voice, clause) if clause.own else _of_duty(voice, clause) or _of_others(voice, clause)
    return found or "assert"


def _order(voice: Voice, clause: _Clause, content: Range) -> Act:
    """An imperative, which has no subject: "Stop the war", "Please let us in"."""
    parse, head, form = voice.parse, clause.head, clause.form(voice)
    start = max(content[0], parse.sentences[parse.sentence_of[head]][0])
    if (
        voice.quotations.at[head] < 0
        or parse.upos[head] != "VERB"
        or clause.auxiliaries - {"do"}
        or (form in fw.FILLERS and "please" not in clause.below)
        or (form.endswith(("ed", "ing", "s")) and not form.endswith("ss"))
        or parse.child(head, "mark", "expl", "csubj") is not None
        or not (parse.is_root(head) or parse.is_a(head, "ccomp", "parataxis"))
        or not all(parse.lowered[w] in fw.BEFORE_ORDER for w in range(start, head))
    ):
        return "assert"
    return "ask" if "please" in clause.below else "demand"


def _performed(voice: Voice, clause: _Clause, content: Range) -> Act | None:
    """What is done by saying it: "we urge", "Moscow rejects", "I would like to thank"."""
    parse, head, form = voice.parse, clause.head, clause.form(voice)
    if clause.passive:
        return None
    inner = _infinitive(parse, head)
    if clause.verb == head and base_of(form) in ("want", "like", "wish") and inner is not None and not clause.negated:
        cue = cue_at(parse, inner)
        if cue is not None and not cue.thought and parse.child(inner, "nsubj") is None:
            return cue.act  # "I want to thank you" thanks
        if parse.lowered[inner] in fw.VOICING:
            return None
    cue = cue_at(parse, head)
    if cue is not None and cue.frame in ("like", "want", "hope") and clause.auxiliaries & fw.WOULD:
        return wished(voice, head)  # "we would like Iran to return"
    urging = cue is not None and cue.frame in _URGING and not clause.auxiliaries - fw.WOULD and not clause.negated
    urging = urging and clause.subject is not None and parse.lowered[clause.subject] in FIRST
    if clause.auxiliaries & (fw.FUTURE | fw.POSSIBLE) and not urging:
        return None
    if cue is None or (cue.frame == "say" and cue.noun is None) or not _does_it(voice, clause, cue):
        return None
    match cue.frame:
        case "think":
            clausal = parse.child(head, "ccomp")
            if clausal is None or clause.negated or not content[0] <= clausal < content[1]:
                return None
            return _act(voice, _clause(voice, clausal, content), content)
        case "hope" | "want":
            return wished(voice, head)
        case "intend":
            harm = inner is not None and harms(parse, inner)
            if form in fw.READY:
                return "refuse" if clause.negated else "threaten" if harm else "offer"
            return "refuse" if clause.negated else "threaten" if harm else "promise"
        case _:
            return None if cue.act is None else turned(cue.act) if clause.negated else cue.act


def _does_it(voice: Voice, clause: _Clause, cue: Cue) -> bool:
    """Whether a verb does what it says ("we reject", "we have rejected") or reports that it was done ("we rejected").

    In reported speech the past stands for the present, so that both do it.
    """
    if "had" in clause.auxiliaries:
        return False
    if clause.copular or voice.quotations.at[clause.head] < 0 or clause.auxiliaries & fw.PERFECT:
        return True
    form = clause.form(voice)
    return form.endswith(("s", "ing")) or form == cue.lemma


def _infinitive(parse: Parse, head: int) -> int | None:
    return next((c for c in parse.children(head, "xcomp", "advcl", "ccomp", "acl") if c > head), None)


def _of_predicate(voice: Voice, clause: _Clause) -> Act | None:
    """Denial, blame and praise by what is predicated: "baseless", "unacceptable", "a welcome step"."""
    if not clause.copular or clause.auxiliaries & (fw.FUTURE | fw.POSSIBLE):
        return None
    parse, head = voice.parse, clause.head
    if clause.negated is False and clause.below & {"no"} and clause.below & fw.NO_GROUND:
        return "deny"
    qualities = {parse.lowered[c] for c in (head, *parse.children(head, "amod", "advmod", "compound"))}
    if qualities & fw.UNTRUE:
        return None if clause.negated else "deny"
    if clause.negated or clause.own:
        return None
    return "criticise" if qualities & fw.BAD else "support" if qualities & fw.GOOD else None


def _of_own_conduct(voice: Voice, clause: _Clause) -> Act | None:
    """Promise, threat, refusal, denial, offer and announcement: what the own side will, will not or did not do."""
    parse, form, base = voice.parse, clause.form(voice), base_of(voice.parse.form(clause.verb))
    if base == "have" and "no" in clause.below and not clause.future:
        if "comment" in clause.below:
            return "decline-comment"
        return "refuse" if _lacks_will(parse, clause.head) else "deny" if clause.below & fw.NO_PART else None
    if base == "comment" and clause.negated:
        return "decline-comment"
    if form in fw.READY and clause.copular:
        inner = _infinitive(parse, clause.head)
        return "refuse" if clause.negated else "threaten" if inner is not None and harms(parse, inner) else "offer"
    if clause.future:
        return _of_own_future(voice, clause, base)
    deniable = base in fw.DENIABLE and not clause.passive and "yet" not in clause.below
    if clause.negated and deniable and (voice.official or base in fw.HARM):
        return "refuse" if clause.auxiliaries & fw.POSSIBLE else "deny"
    if voice.official and clause.negated and clause.auxiliaries & fw.POSSIBLE and base in fw.YIELD:
        return "refuse"
    if voice.official and not clause.negated and not clause.passive:
        decided = base == "decide" and _infinitive(parse, clause.head) is not None
        if decided or (form.endswith("ing") and base in fw.EFFECTED and clause.auxiliaries & fw.PROGRESSIVE):
            return "announce"
    return None


def _lacks_will(parse: Parse, head: int) -> bool:
    """ "has no intention to pay", "no plans of leaving"; "no plan in mind" refuses nothing."""
    wills = [word for word in parse.children(head, "obj") if parse.lowered[word] in fw.NO_WILL]
    kinds = [of for will in wills for of in parse.children(will, "nmod")]
    return (
        any(parse.child(will, "acl", "xcomp") is not None for will in wills)
        or any(parse.lowered[case] in ("of", "for") for of in kinds for case in parse.children(of, "case"))
        or (bool(wills) and parse.child(head, "xcomp", "advcl") is not None)
    )


def _of_own_future(voice: Voice, clause: _Clause, base: str) -> Act:
    is_deed = voice.parse.upos[clause.verb] == "VERB" and not clause.copular
    if "rather" in clause.below:
        return "hope"
    if clause.passive or clause.auxiliaries & {"have"}:
        return "predict"
    if clause.negated or "never" in clause.below:
        if not is_deed or base in fw.BEFALLS:
            return "predict"
        return "promise" if harms(voice.parse, clause.verb) or base in fw.FORSAKE else "refuse"
    if harms(voice.parse, clause.verb):
        return "threaten"
    if not is_deed or base in fw.BEFALLS or (base in fw.SUFFER and clause.below & fw.SUFFERED):
        return "predict"
    return "announce" if base in fw.SCHEDULED and voice.official else "promise"


def _of_duty(voice: Voice, clause: _Clause) -> Act | None:
    """What an official says that others must or should do."""
    if not voice.official or clause.subject is None or clause.auxiliaries & fw.PERFECT:
        return None  # "should have known" reproaches and asks for nothing
    parse = voice.parse
    past = (
        clause.form(voice) == "had" and voice.quotations.at[clause.head] >= 0
    )  # "they had to", in somebody's own words
    needs = (
        not past
        and base_of(clause.form(voice)) in ("need", "have")
        and any(
            parse.lowered[mark] == "to"
            for child in parse.children(clause.head, "xcomp")
            for mark in parse.children(child, "mark", "aux")
        )
    )
    must = needs or "must" in clause.auxiliaries
    if clause.other:
        return "demand" if must else "ask" if clause.auxiliaries & fw.SHOULD else None
    # "The shelling must stop", "sanctions must be lifted": nobody is named and somebody is meant.
    expletive = parse.lowered[clause.subject] in ("it", "there", "this", "that")
    return "demand" if must and not expletive and parse.upos[clause.head] == "VERB" and not needs else None


def _goes_on(voice: Voice, clause: _Clause, base: str) -> bool:
    """Whether an official says that a boycott will go on, or that steps will be taken."""
    if not voice.official or not clause.auxiliaries & fw.FUTURE or clause.negated or clause.subject is None:
        return False
    subject = voice.parse.lowered[clause.subject]
    lasts = subject in fw.PRESSURE and base in fw.LASTS and not clause.passive
    return lasts or (subject in fw.STEPS and clause.passive and base in ("take", "impose", "adopt"))


def _is_you(voice: Voice, clause: _Clause) -> bool:
    return clause.subject is not None and voice.parse.lowered[clause.subject] in ("you", "one")


def _suffers(voice: Voice, clause: _Clause) -> bool:
    """Whether another is told by an official that it will pay for something."""
    return bool(
        voice.official
        and clause.other
        and clause.auxiliaries & (fw.FUTURE | {"must"})
        and base_of(voice.parse.form(clause.verb)) in fw.SUFFER
        and clause.below & fw.SUFFERED
    )


def _of_others(voice: Voice, clause: _Clause) -> Act | None:
    """Threat, warning, blame and prediction: what others, or things, will, may or do do."""
    base = base_of(voice.parse.form(clause.verb))
    ahead = clause.future or bool(clause.auxiliaries & fw.EPISTEMIC)
    if "could" in clause.auxiliaries and (clause.negated or _is_you(voice, clause)):
        ahead = False  # what could not be done, what one could see
    if _suffers(voice, clause) or _goes_on(voice, clause, base):
        return "threaten"
    if ahead and not clause.negated and base in fw.LEADS_TO and clause.below & fw.DISASTER:
        return "warn"
    if clause.copular and clause.form(voice) in fw.LIKELY:
        return "predict"
    if ahead and not clause.auxiliaries & fw.PERFECT:
        return "predict"
    if clause.below & fw.LIKELY_ADVERBS and clause.other and not clause.form(voice).endswith("ed"):
        return "predict"
    if voice.official and clause.other and not clause.negated and base in fw.WRONG:
        return "criticise"
    return None
