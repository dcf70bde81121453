"""Words of purpose: which nouns are means to an end, and which infinitives tell something else than an end.

A lexicon of our own; `claim_purposes` finds the words in the tree.
"""

from __future__ import annotations

from dragoman.reading.claim_words import ACTING
from dragoman.reading.lemmas import noun_table, verb_table
from dragoman.records import Sign

#: What verbs do to what they act on where they are told as purposes: those of cause and effect, and deeds beside them.
MEANT: dict[str, Sign] = {
    **dict.fromkeys(
        verb_table(
            """
            address tackle contain face confront cancel ban fight punish replace repeal overturn expel
            evict attack oust topple quash rid crush defeat isolate outlaw
            """.split()
        ),
        "-",
    ),
    **dict.fromkeys(
        verb_table(
            """
            bring build achieve open enable attract aid deliver provide reach gain obtain establish win
            regain defend recoup recover
            """.split()
        ),
        "+",
    ),
    **ACTING,
}
#: Nouns of means, which take an infinitive for what they are to bring about. "Plan", "promise" and "right" take one for
#: what they consist of and are left out.
MEANS = frozenset(
    noun_table(
        """
        effort move battle fight struggle campaign drive measure step action initiative program
        programme project mission operation talk negotiation dialogue mediation cooperation coordination
        collaboration loan aid fund funding resolution law bill legislation sanction tariff strategy tactic
        work lawsuit policy mechanism force investment subsidy assistance alliance coalition treaty summit
        meeting conference reform intervention exercise package tool instrument weapon visit trip tour
        crackdown blockade offensive diplomacy provision war contact scheme platform committee commission
        group taskforce arrangement ploy plot excuse pretext tax restriction ban rule
        """.split()
    )
)
#: Nouns whose infinitive says what they consist of, however far before it they stand: "the right of states to".
CONTENTS = frozenset(
    noun_table(
        """
        right ability willingness keenness opportunity chance authority permission agreement plan pressure
        decision promise pledge need desire intention proposal request call threat refusal failure power
        freedom readiness commitment determination obligation order offer demand vow capacity capability
        reason time way duty deal contract licence permit mandate resolve reluctance inability tendency likelihood
        eagerness wish ambition goal aim aspiration dream
        """.split()
    )
)
#: Means that stand, behind "in", for the act of the clause that they hang on: "in a bid to".
TRYING = frozenset("attempt attempts bid effort efforts move".split())
#: Verbs whose infinitive tells a purpose though the tree takes it for what they consist of: "work to restore".
TOWARDS = frozenset(
    verb_table("work cooperate join unite operate act use exploit employ wield collaborate fight".split())
)
#: Means whose gerund behind "of" says what they are for; behind "for", a gerund does of any.
TASKS = frozenset("mission missions task tasks".split())
#: Nouns of a goal, which "is to" do what the means behind their "of" are for.
AIMS = frozenset(noun_table("aim purpose goal objective intention".split()))
#: Nouns that tell a purpose behind a preposition: "with the aim of", "in the hope of".
INTENTS = AIMS | frozenset(noun_table("hope view intent effort attempt bid".split()))
#: Infinitives that tell what somebody came or met for, and no effect.
NO_EFFECTS = frozenset(
    verb_table(
        """
        discuss meet see say talk speak attend visit mark celebrate express hear listen watch participate join
        tell ask announce note find learn consider negotiate review explain describe report testify answer
        continue look know exchange greet welcome sign call urge thank congratulate pay observe examine assess
        study brief be have become do get go come make try begin start want show prove sit stay wait comment
        vote work read add return remain appear mean travel leave conduct share quote name face date need
        serve deliver buy sell explore propose press enquire inquire represent plead demand seek investigate
        contact inform suggest list compile receive form seal detect give cast register record resettle play run
        """.split()
    )
)
#: Objects that make of any verb one without an effect: "take part", "hold talks".
NO_EFFECTS_ON = frozenset(
    noun_table("part place look stock note talk meeting summit conference election view decision trip".split())
)
#: Verbs whose infinitive is what they are about and no purpose, where the tree takes it for an adjunct.
NO_MEANS = frozenset(
    verb_table(
        """
        say tell ask urge want plan intend agree promise pledge vow threaten refuse decline decide try seek
        hope expect continue begin start need fail manage tend seem appear have be wait like prefer choose
        call order demand request invite persuade convince force compel allow permit enable cause get happen
        claim mean prove turn grow prepare rise fall die lie hesitate struggle strive vote rush press lobby
        push aim suppose go design schedule encourage instruct appeal beg warn firm climb drop pressure
        attempt endeavour project determine estimate forecast consider incentivise incentivize entitle dare
        authorise authorize oblige know report set place stand race take look plot tip line do become make occur win
        beginning
        """.split()
    )
)
