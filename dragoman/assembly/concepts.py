"""Ideas that diplomacy has many words for, so that "curb" and "prevent", "talks" and "negotiations" are one.

A word in, the name of its idea out, or nothing. Lists are our own and small: a word is in one where it means hardly
anything else when something is asked for, refused or condemned.
"""

from __future__ import annotations

from functools import cache

_IDEAS = {
    "=restrain": "curb* contain* restrain* rein reins reined prevent* halt* stop* limit* reduc* discourag* dissuad* "
    "deter* de-escalat* deescalat* defus*",
    "=sway": "influence* leverage pressur* persua* help helps helped helping sway",
    "=talk": "talk talks talked negotiat* dialogue* parley* summit* discuss*",
    "=truce": "ceasefire* cease-fire* truce* armistice* cessation* pause",
    "=withdraw": "withdraw* withdrew pullout* pull-out* retreat* evacuat* pull pulled pulling",
    "=free": "free freed freeing release* releasing liberat*",
    "=sanction": "sanction* embargo* boycott* blockade*",
    "=tariff": "tariff* duties levy levies quota*",
    "=aid": "aid assist* relief humanitarian donat* fund funds funding subsid*",
    "=arms": "weapon* arms armament* missile* ammunition munition* warhead* rocket*",
    "=troops": "troop* soldier* forces peacekeep* deploy*",
    "=probe": "investigat* inquir* enquir* probe probes probing",
    "=resign": "resign* quit quits step-down stepdown abdicat* oust*",
    "=pact": "agreement* treaty treaties pact* accord* deal deals convention*",
    "=vote": "vote votes voted voting election* ballot* poll polls referend*",
    "=attack": "attack* strike strikes bomb* shell* assault* raid* invasion* invad* offensive*",
    "=kill": "kill* murder* massacr* execut* assassinat*",
    "=nuclear": "nuclear atomic uranium enrich*",
    "=recognise": "recogni*",
    "=immigrate": "migrant* migration* immigra* refugee* asylum*",
    "=more": "rais* increas* hike* boost* higher rise rises rising expand* expansion",
    "=less": "cut cuts cutting slash* lower* trim* decreas* halv*",
    "=delay": "postpon* delay* defer* adjourn*",
    "=open": "open opens opened opening reopen*",
    "=close": "close closes closed closing closure* shut shuts shutting shutdown*",
}  # fmt: skip
_EXACT = {word: idea for idea, words in _IDEAS.items() for word in words.split() if not word.endswith("*")}
_STARTS = {word[:-1]: idea for idea, words in _IDEAS.items() for word in words.split() if word.endswith("*")}

#: Ideas of more and of less of something: who is for the one is against the other.
MORE, LESS = frozenset(("=more",)), frozenset(("=less", "=restrain"))
#: What says little by itself about what is meant.
EMPTY = frozenset(
    """
    =sway role roles action measur demand reques plea pleas invita ultima offer offers respon answer shares
    reason propos appeal call calls step steps plan plans issue issues matter positi situat countr govern people
    nation world issue state states parti party offici minist presid polic policy policies move moves work works
    thing things part effort contin full first ensure suppor
    """.split()
)


@cache
def concept(word: str) -> str | None:
    """The idea that a word in lower case stands for."""
    if word in _EXACT:
        return _EXACT[word]
    for end in range(len(word), 3, -1):
        if idea := _STARTS.get(word[:end]):
            return idea
    return None


#: Deeds that say by their type what they are.
_DEEDS = {"SANCTION": "=sanction", "AID": "=aid", "MOBILIZE": "=troops", "ASSAULT": "=attack"}


def of_event(type_: str) -> str | None:
    """The idea of a deed by its type in the codebook; `None` where the type covers several."""
    return _DEEDS.get(type_)
