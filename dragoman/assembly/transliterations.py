"""Other spellings of one name: the ways in which news writes names out of other scripts, brought to one form.

A word of a name in, its form out: Zelensky, Zelenskyy and Zelenskiy are one, so are Mohammed and Muhammad, Schröder and
Schroeder. The form is for comparing alone. It does not bring together what one script tells apart (Hassan and Hussein,
Jong and Jung), and not all that means one name: two equal forms are evidence, not proof.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.reading.lexicons import fold

#: Spellings that no rule of letters brings together: one name, written differently from script to script or from land
#: to land, the first being its form. Our own list, of names that the news has every day.
_GROUPS = """
muhammad mohammed mohamed muhammed mohammad mohamad muhamad mohamud mahomed
ahmad ahmed ahmet
hussein hussain husain husayn husein hossein huseyin
hassan hasan
abdullah abdallah abdulla
khalid khaled halid
yusuf youssef yousef yusef yousuf youssouf yussuf
umar omar omer
usama osama
faisal feisal faysal
nasser nasir naser
mustafa mostafa moustafa mustapha
ibrahim ebrahim
ismail esmail ismael
jamal gamal
karim kareem
rashid rasheed rached
walid waleed
tariq tarek tareq tarik
qasem qassem qasim kassem ghasem qassim kasim
suleiman sulaiman soliman sulayman
soleimani suleimani sulaimani sulaymani
gaddafi qaddafi gadhafi kadhafi qadhafi kadafi gadafi
said saeed saeid
sharif shareef cherif
hashem hashim hashimi hashemi
zayed zaid zayid
khomeini khomeyni
rouhani ruhani rohani
musa mousa moussa
isa issa eissa
vladimir volodymyr wladimir
aleksandr alexander oleksandr aleksander alexandr
nikolai mykola nikolay nicolai
dmitri dmytro dmitry dmitriy dmitrii
sergei serhiy sergey serhii sergej
aleksei oleksiy alexei alexey oleksii
andrei andriy andrey andrii
mikhail mykhailo mihail mykhaylo
yevgeny yevhen evgeny evgeni yevgeni yevgeniy
lukashenko lukashenka
kyiv kiev
kharkiv kharkov
lviv lvov
odesa odessa
mykolaiv nikolaev
chernobyl chornobyl
beijing peking
guangzhou canton
mumbai bombay
yangon rangoon
kolkata calcutta
chennai madras
pyongyang pyeongyang
busan pusan
makkah mecca
"""
#: Letters and pairs of them that stand for one sound from one way of writing to another, in the order in which they are
#: replaced. Vowels stay apart: they alone tell Hassan from Hussein.
_SOUNDS = (
    ("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("dzh", "j"), ("dj", "j"), ("ph", "f"), ("ck", "k"), ("kh", "k"),
    ("gh", "g"), ("dh", "d"), ("th", "t"), ("x", "ks"), ("q", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("oe", "o"), ("ae", "a"), ("ue", "u"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("y", "i"),
)  # fmt: skip
_C = re.compile(r"c(?!h)")
_SOFT_C = re.compile(r"c(?=[eiy])")
_TWICE = re.compile(r"(.)\1+")
_LETTERS = re.compile(r"[^a-z0-9]+")
#: The Arabic article, before a hyphen in each of the forms that its sun letters give it, or as a word.
_ARTICLE = re.compile(r"\b(?:al|el|ul|ad|as|ash|ar|at|az|an|ud|ol)[-‐‑–](?=\w)|\b(?:al|el)\s+(?=\w)", re.IGNORECASE)


def _by_rule(word: str) -> str:
    if word.startswith("ye"):
        word = word[1:]
    word = _C.sub("k", _SOFT_C.sub("s", word))
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    return _TWICE.sub(r"\1", word)


_FORMS = {word: _by_rule(line.split()[0]) for line in _GROUPS.strip().splitlines() for word in line.split()}


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """The form that a word of a name has in common with its other spellings."""
    plain = _LETTERS.sub("", fold(word))
    return _FORMS.get(plain) or _by_rule(plain)


def without_article(name: str) -> str:
    """A name without the Arabic article, which some write and others leave out: "Bisher [al-]Khasawneh"."""
    return _ARTICLE.sub("", name)
