"""Dictionary forms of the words that the lexicons hold: `claimed` in, `claim` out.

A lexicon names its verbs by their dictionary form; `verb_table` writes out every form that such a verb takes, once, so
that looking a word up is one dictionary access. Nothing is guessed about words that no lexicon names.
"""

from __future__ import annotations

from collections.abc import Iterable

# Verbs whose past and participle do not follow the rules: base, then the forms that rules would miss.
_IRREGULAR_LINES = """
be am is are was were been being|arise arose arisen|awake awoke awoken|bear bore borne born|beat beaten
become became|begin began begun|bend bent|beseech besought|bet bet|bid bade bidden|bind bound|bite bit bitten
bleed bled|blow blew blown|break broke broken|breed bred|bring brought|broadcast broadcast|build built
burn burnt|burst burst|buy bought|cast cast|catch caught|choose chose chosen|cling clung|come came|cost cost
creep crept|cut cut|deal dealt|dig dug|do does did done|draw drew drawn|dream dreamt|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled
fling flung|fly flew flown|forbid forbade forbidden|forecast forecast|foresee foresaw foreseen|foretell foretold
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given
go goes went gone|grind ground|grow grew grown|hang hung|have has had|hear heard|hide hid hidden|hit hit
hold held|hurt hurt|keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt
leave left|lend lent|let let|light lit|lose lost|make made|mean meant|meet met|mistake mistook mistaken
misunderstand misunderstood|outdo outdid outdone|overcome overcame|overrule overruled|oversee oversaw overseen
overthrow overthrew overthrown|overtake overtook overtaken|override overrode overridden|pay paid|plead pled
put put|quit quit|read read|rebuild rebuilt|rethink rethought|retake retook retaken|ride rode ridden
ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|set set
shake shook shaken|shed shed|shine shone|shoot shot|show shown|shrink shrank shrunk|shut shut|sing sang sung
sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|speed sped|spell spelt|spend spent|spill spilt
spin spun|split split|spread spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung
strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swim swam swum|swing swung
take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|thrust thrust
undergo underwent undergone|understand understood|undertake undertook undertaken|undo undid undone|uphold upheld
upset upset|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound
withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written
"""
_IRREGULAR = {
    words[0]: words[1:]
    for words in (entry.split() for entry in _IRREGULAR_LINES.replace("\n", "|").split("|"))
    if words
}

#: Past forms and participles that no ending gives away, those that are base forms of other verbs left out.
IRREGULAR_PASTS = frozenset(
    form
    for base, forms in _IRREGULAR.items()
    for form in forms
    if base != "be" and not (form in _IRREGULAR and form != base)
) | {"was", "were"}

# Verbs of more than one syllable whose last one is stressed, so that its consonant doubles.
_DOUBLING = frozenset(
    """
    abhor admit abet acquit equip handicap kidnap worship allot annul commit compel concur confer control corral
    debar defer deter dispel distil emit expel extol forbid forget incur infer instil occur omit patrol permit
    prefer propel rebel rebut refer regret remit repel submit transfer transmit unplug
    """.split()
)
# Verbs in unstressed -l that double it in British spelling and not in American: both are written out.
_BOTH_L = frozenset(
    "cancel channel counsel equal fuel imperil label level marshal model quarrel shell signal spiral travel".split()
)
_VOWELS = "aeiou"


def verb_forms(base: str) -> tuple[str, ...]:
    """All forms of a verb, the dictionary form first: `("vow", "vows", "vowed", "vowing")`."""
    forms = {base: None, _third_person(base): None}
    irregular = _IRREGULAR.get(base)
    forms.update(dict.fromkeys(irregular if irregular is not None else _with(base, "ed")))
    if base == "show" or (
        base in ("learn", "lean", "leap", "burn", "dream", "spell", "spill", "plead", "light", "awake")
    ):
        forms.update(dict.fromkeys(_with(base, "ed")))
    forms.update(dict.fromkeys(_with(base, "ing")))
    return tuple(forms)


def verb_table(bases: Iterable[str]) -> dict[str, str]:
    """Every form of every verb of `bases` to its dictionary form; where two share a form, the earlier verb has it."""
    table: dict[str, str] = {}
    verbs = list(dict.fromkeys(bases))
    for base in verbs:
        table.setdefault(base, base)
    for base in verbs:
        for form in verb_forms(base):
            table.setdefault(form, base)
    return table


def noun_table(bases: Iterable[str]) -> dict[str, str]:
    """Singular and plural of every noun of `bases` to the singular."""
    table: dict[str, str] = {}
    for base in bases:
        table.setdefault(base, base)
        table.setdefault(_third_person(base), base)
    return table


def _third_person(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in tuple(_VOWELS):
        return base[:-1] + "ies"
    return base + "s"


def _with(base: str, ending: str) -> tuple[str, ...]:
    """The verb with `-ed` or `-ing`, in every accepted spelling."""
    if base.endswith("ie") and ending == "ing":
        return (base[:-2] + "ying",)
    if base.endswith("e") and not (ending == "ing" and base.endswith(("ee", "oe", "ye"))):
        return (base[:-1] + ending,)
    if base.endswith("y") and ending == "ed" and base[-2:-1] not in tuple(_VOWELS):
        return (base[:-1] + "ied",)
    if base.endswith("c"):
        return (base + "k" + ending,)
    if base in _BOTH_L:
        return (base + base[-1] + ending, base + ending)
    if base in _DOUBLING or _is_short(base):
        return (base + base[-1] + ending,)
    return (base + ending,)


def _is_short(base: str) -> bool:
    """One syllable, one vowel letter before one final consonant: `rap`, `slam`, not `seek` or `vow`."""
    if len(base) < 3 or base[-1] in "aeiouwxyh" or base[-2] not in _VOWELS or base[-3] in _VOWELS:
        return base[-3:] in ("uit", "uiz") and len(base) > 3
    return sum(letter in _VOWELS or (letter == "y" and at > 0) for at, letter in enumerate(base)) == 1
