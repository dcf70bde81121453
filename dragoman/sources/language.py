"""Which language a text is in, offline.

Text in, an ISO 639 code out, or None where there are too few words to tell. English is told by its function words in
some tenths of a millisecond, so that the usual report loads nothing; only where they are missing is py3langid asked
(naive Bayes over byte n-grams, Lui and Baldwin 2012), whose model takes about a second to load, once a process.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from dragoman.sources.patterns import lazy

#: Words frequent in English and rare or unknown in other languages of the Latin script ("in", "was", "of", "on",
#: "her" and "will" are Dutch, German or Scandinavian words too, and so left out).
_ENGLISH = frozenset(
    "the and that with from which this these their they them his been said would she who its into about against by "
    "it to he are than while because there when what but could should between during".split()
)
#: Share of `_ENGLISH` among the words from which a text is English, for texts shorter and longer than `_LONG` words.
#: All but 12 of 6,371 news reports in English reach it; of sentences in 26 other languages the highest share seen is
#: .05, in one of 20 words.
_ENGLISH_SHARE, _ENGLISH_SHARE_LONG, _LONG = 0.10, 0.06, 60
#: Different Latin words below which a text is not judged: every identifier tried misjudges headlines.
_FEWEST_WORDS = 8
#: The probability that a text is not English from which it counts as foreign. A design value: an English report
#: turned away is lost, a foreign one that is read is only read badly.
_FOREIGN = 0.9
_SAMPLE = 1500

_WORD = lazy(r"[^\W\d_]+")
_LATIN = lazy(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff\ufb00-\ufb06\uff21-\uff5a]")
_LETTER = lazy(r"[^\W\d_]")
# Labels of the model that are English for our purpose, or nothing: Nigerian Pidgin, no linguistic content.
_NOT_FOREIGN = ("en", "pcm", "zxx")

_NAMES = dict(
    pair.split(":")
    for pair in (
        "af:Afrikaans am:Amharic ar:Arabic ary:Moroccan_Arabic arz:Egyptian_Arabic as:Assamese az:Azerbaijani "
        "ba:Bashkir be:Belarusian bg:Bulgarian bn:Bengali br:Breton bs:Bosnian ca:Catalan cs:Czech cy:Welsh da:Danish "
        "de:German dz:Dzongkha el:Greek en:English eo:Esperanto es:Spanish et:Estonian eu:Basque fa:Persian "
        "fi:Finnish fo:Faroese fr:French fy:Frisian ga:Irish gd:Gaelic gl:Galician gu:Gujarati ha:Hausa he:Hebrew "
        "hi:Hindi hr:Croatian ht:Haitian_Creole hu:Hungarian hy:Armenian id:Indonesian ig:Igbo is:Icelandic "
        "it:Italian ja:Japanese jv:Javanese ka:Georgian kk:Kazakh km:Khmer kn:Kannada ko:Korean ku:Kurdish ky:Kyrgyz "
        "la:Latin lb:Luxembourgish lo:Lao lt:Lithuanian lv:Latvian mg:Malagasy mk:Macedonian ml:Malayalam "
        "mn:Mongolian mr:Marathi ms:Malay mt:Maltese my:Burmese ne:Nepali nl:Dutch nn:Norwegian no:Norwegian "
        "oc:Occitan om:Oromo or:Odia pa:Punjabi pl:Polish ps:Pashto pt:Portuguese qu:Quechua ro:Romanian ru:Russian "
        "rw:Kinyarwanda sa:Sanskrit si:Sinhala sk:Slovak sl:Slovenian sn:Shona so:Somali sq:Albanian sr:Serbian "
        "sv:Swedish sw:Swahili ta:Tamil te:Telugu tg:Tajik th:Thai tk:Turkmen tl:Tagalog tr:Turkish tt:Tatar "
        "ug:Uyghur uk:Ukrainian ur:Urdu uz:Uzbek vi:Vietnamese wuu:Wu_Chinese xh:Xhosa yo:Yoruba yue:Cantonese "
        "zh:Chinese zu:Zulu"
    ).split()
)


def language_name(code: str) -> str:
    """The English name of a language, or its code where the name is not known here."""
    return _NAMES.get(code, code).replace("_", " ")


def identify(text: str) -> str | None:
    """The ISO 639 code of the language most of `text` is in, or None where too little of it is words."""
    sample = _sample(text)
    letters = len(_LETTER.findall(sample))
    latin = len(_LATIN.findall(sample))
    if letters == 0:
        return None
    if latin * 2 < letters:
        return _ask(sample, english_possible=False) if letters >= 4 else None
    words = _WORD.findall(sample.lower())
    if len(set(words)) < _FEWEST_WORDS:
        return None
    share = _ENGLISH_SHARE if len(words) < _LONG else _ENGLISH_SHARE_LONG
    if sum(word in _ENGLISH for word in words) >= max(2, share * len(words)):
        return "en"
    return _ask(sample, english_possible=True)


def declared(label: str | None) -> str | None:
    """The ISO 639 code in a declared language ("en-US", "EN_gb", "English"), or None."""
    if not label or not isinstance(label, str):
        return None
    code = re.split(r"[-_]", label.strip().lower(), maxsplit=1)[0]
    if code in _NAMES:
        return code
    return next((short for short, name in _NAMES.items() if name.lower() == label.strip().lower()), None)


def _sample(text: str) -> str:
    """The beginning, the middle and the end of a long text: banners in another language stand at the beginning."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]}\n{text[middle : middle + _SAMPLE]}\n{text[-_SAMPLE:]}"


def _ask(sample: str, english_possible: bool) -> str | None:
    ranking: list[tuple[str, float]] = _identifier().rank(sample)
    if not english_possible:
        ranking = [(code, share) for code, share in ranking if code not in _NOT_FOREIGN]
        return ranking[0][0]
    if ranking[0][0] in _NOT_FOREIGN:
        return "en" if ranking[0][0] != "zxx" else None
    english = sum(share for code, share in ranking if code in _NOT_FOREIGN)
    return ranking[0][0] if english <= 1 - _FOREIGN else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
