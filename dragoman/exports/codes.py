"""What event data knows of a type of event: quad class, scale, and the code that CAMEO had for it.

PLOVER 2.0 (Open Event Data Alliance 2021) for types, modes, quad classes and scores; CAMEO 1.1b3 (Gerner, Schrodt and
Yilmaz 2012) for codes and their names, as ICEWS shortens them; intensities are CAMEO's Goldstein scale
(`CAMEO.SCALE.txt`, eventdata.parusanalytics.com). Of each we keep what our types and modes need.
"""

from __future__ import annotations

from dragoman.records import Act, EventType

#: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. PLOVER's manual has SANCTION
#: under 4 in its section and under 3 in its table; it takes more than words, so 4.
QUAD: dict[EventType, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip

#: What PLOVER folds an event into that is only planned: a promise to cooperate agrees, a promise to retreat concedes,
#: and promises to sign or to give way are these themselves.
FOLDED: dict[EventType, EventType] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE",
    "AGREE": "AGREE", "CONCEDE": "CONCEDE",
}  # fmt: skip

#: PLOVER's score of a type, -10 to 10, then those of its modes. The manual prints 3 for ACCUSE, all of whose modes are
#: below 0: taken for -3.
_SCORES: dict[EventType, str] = {
    "AGREE": "2.5",
    "CONSULT": "2.5 visit=4 third-party=1 multilateral=4 phone=1.5",
    "SUPPORT": "5",
    "CONCEDE": "4.5",
    "COOPERATE": "9.5",
    "AID": "10",
    "RETREAT": "6.5 withdraw=8 release=6.5 disarm=10 ceasefire=7.5 access=6.5 resign=4.5",
    "REQUEST": "0 assist=0.5 change=-1 yield=-1 meet=0",
    "ACCUSE": "-3 disapprove=-2 investigate=-3.5 allege=-3.5",
    "REJECT": "-2 assist=-1.5 change=-2 yield=-2 meet=-2",
    "THREATEN": "-3.5 restrict=-3 arrest=-3.5 relations=-3.5 expel=-3.5 territory=-4 violence=-3.5",
    "PROTEST": "-5 demo=-5 riot=-7 strike=-5 hunger=-4.5 boycott=-4.5 obstruct=-4.5",
    "SANCTION": "-6 convict=-6 expel=-5.5 withdraw=-6 discontinue=-6",
    "MOBILIZE": "-5.5 troops=-6.5 weapons=-6.5 police=-5.5 militia=-6",
    "COERCE": "-7 seize=-7 restrict=-7 censor=-6.5 curfew=-6.5 martial-law=-7.5 arrest=-7 deport=-7 withhold=-7 "
    "misinformation=-6.5 cyber=-7",
    "ASSAULT": "-9 abduct=-8.5 beat=-7.5 torture=-8.5 sexual=-8.5 targeted=-9.5 destroy=-8.5 primitive=-8 firearms=-9 "
    "explosives=-9 suicide-attack=-9.5 aerial=-9.5 drone=-9.5 heavy-weapons=-9.5 crowd-control=-7.5 "
    "unconventional=-10",
}

#: CAMEO's general code for a type, then those of the modes that settle a narrower one.
_CODES: dict[EventType, str] = {
    "AGREE": "030",
    "CONSULT": "040 visit=042 third-party=045 phone=041",
    "SUPPORT": "050",
    "CONCEDE": "080",
    "COOPERATE": "060",
    "AID": "070",
    "RETREAT": "080 withdraw=087 release=084 disarm=087 ceasefire=087 access=086 resign=083",
    "REQUEST": "020",
    "ACCUSE": "110 investigate=090 allege=112",
    "REJECT": "120",
    "THREATEN": "130 relations=131 territory=138 violence=138",
    "PROTEST": "140 demo=141 riot=145 strike=143 hunger=142 boycott=143 obstruct=144",
    # "withdraw" is an envoy or aid, "discontinue" trade, ties or all relations: no narrower code holds for either.
    "SANCTION": "160 convict=116 expel=161",
    "MOBILIZE": "150 troops=154 police=153",
    # "restrict" is a ban, a closed border or a blockade: likewise.
    "COERCE": "170 seize=171 censor=172 curfew=172 martial-law=172 arrest=173 deport=174",
    "ASSAULT": "180 abduct=181 beat=182 torture=182 sexual=182 targeted=186 destroy=171 firearms=193 explosives=183 "
    "suicide-attack=183 aerial=195 drone=195 heavy-weapons=194 crowd-control=175 unconventional=204",
}
#: The code of an assault without a mode by those who fight, not only assault: forces, rebels and states.
_FIGHT = "190"
#: Codes of what is said, by the act of the statement that says it: narrower than the type alone.
_SAID: dict[Act, str] = {"demand": "100", "support": "051", "criticise": "111", "decline-comment": "011"}
#: Codes of what is only planned, before it is folded.
_PLANNED: dict[EventType, str] = {
    "CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033", "RETREAT": "035",
}  # fmt: skip

#: CAMEO's name and Goldstein value of every code above.
NAMES: dict[str, tuple[str, float]] = {
    "011": ("Decline comment", -0.1),
    "020": ("Make an appeal or request", 3.0),
    "030": ("Express intent to cooperate", 4.0),
    "031": ("Express intent to engage in material cooperation", 5.2),
    "032": ("Express intent to engage in diplomatic cooperation (such as policy support)", 4.5),
    "033": ("Express intent to provide material aid", 5.2),
    "035": ("Express intent to yield", 7.0),
    "036": ("Express intent to meet or negotiate", 4.0),
    "040": ("Consult", 1.0),
    "041": ("Discuss by telephone", 1.0),
    "042": ("Make a visit", 1.9),
    "045": ("Mediate", 5.0),
    "050": ("Engage in diplomatic cooperation", 3.5),
    "051": ("Praise or endorse", 3.4),
    "060": ("Engage in material cooperation", 6.0),
    "070": ("Provide aid", 7.0),
    "080": ("Yield", 5.0),
    "083": ("Accede to requests or demands for political reform", 5.0),
    "084": ("Return, release", 7.0),
    "086": ("Allow international involvement", 9.0),
    "087": ("De-escalate military engagement", 9.0),
    "090": ("Investigate", -2.0),
    "100": ("Demand", -5.0),
    "110": ("Disapprove", -2.0),
    "111": ("Criticize or denounce", -2.0),
    "112": ("Accuse", -2.0),
    "116": ("Find guilty or liable (legally)", -2.0),
    "120": ("Reject", -4.0),
    "130": ("Threaten", -4.4),
    "131": ("Threaten non-force", -5.8),
    "138": ("Threaten with military force", -7.0),
    "140": ("Engage in political dissent", -6.5),
    "141": ("Demonstrate or rally", -6.5),
    "142": ("Conduct hunger strike", -6.5),
    "143": ("Conduct strike or boycott", -6.5),
    "144": ("Obstruct passage, block", -7.5),
    "145": ("Protest violently, riot", -7.5),
    "150": ("Demonstrate military or police power", -7.2),
    "153": ("Mobilize or increase police power", -7.2),
    "154": ("Mobilize or increase armed forces", -7.2),
    "160": ("Reduce relations", -4.0),
    "161": ("Reduce or break diplomatic relations", -4.0),
    "170": ("Coerce", -7.0),
    "171": ("Seize or damage property", -9.2),
    "172": ("Impose administrative sanctions", -5.0),
    "173": ("Arrest, detain, or charge with legal action", -5.0),
    "174": ("Expel or deport individuals", -5.0),
    "175": ("Use tactics of violent repression", -9.0),
    "180": ("Use unconventional violence", -9.0),
    "181": ("Abduct, hijack, or take hostage", -9.0),
    "182": ("Physically assault", -9.5),
    "183": ("Conduct suicide, car, or other non-military bombing", -10.0),
    "186": ("Assassinate", -10.0),
    "190": ("Use conventional military force", -10.0),
    "193": ("Fight with small arms and light weapons", -10.0),
    "194": ("Fight with artillery and tanks", -10.0),
    "195": ("Employ aerial weapons", -10.0),
    "204": ("Use weapons of mass destruction", -10.0),
}


def _table(lines: dict[EventType, str]) -> dict[tuple[EventType, str | None], str]:
    """By type and mode; the mode None stands for the type alone."""
    found: dict[tuple[EventType, str | None], str] = {}
    for kind, line in lines.items():
        general, *modes = line.split(" ")
        found[kind, None] = general
        for entry in modes:
            mode, _, value = entry.partition("=")
            found[kind, mode] = value
    return found


SCORES = {key: float(value) for key, value in _table(_SCORES).items()}
CODES = _table(_CODES)


def event_scale(kind: EventType, mode: str | None) -> float:
    """PLOVER's score of a type in a mode, -10 to 10; that of the type where the mode has none."""
    return SCORES.get((kind, mode), SCORES[kind, None])


def cameo(
    kind: EventType, mode: str | None, *, act: Act | None = None, planned: bool = False, armed: bool = False
) -> str:
    """The CAMEO code of an event, three digits, of which the first two are the root.

    `act` is that of the statement that performs it, if one does; `planned` says that it has yet to come, `armed` that
    those who do it are a state, its forces or rebels.
    """
    if planned and kind in _PLANNED:
        return _PLANNED[kind]
    if act in _SAID and mode is None:
        return _SAID[act]
    if kind == "ASSAULT" and mode is None and armed:
        return _FIGHT
    return CODES.get((kind, mode), CODES[kind, None])
