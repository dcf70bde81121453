"""Names of persons as the network marks them: cut free of titles, countries and genitives, and completed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.reading import lexicons
from dragoman.reading.heads import body_at, leading_title, role_at, role_ending
from dragoman.reading.honorifics import honorifics_from, is_honorific, is_stature
from dragoman.reading.lexicons import fold
from dragoman.reading.lookup import Hit
from dragoman.reading.names import DAYS, NOT_NAMES, PARTICLES, Name
from dragoman.reading.organisation_names import grown
from dragoman.reading.parse import Parse

_QUOTES = frozenset("\"'“”‘’")


#: How sure the network must be of a name before a part of it tells what the same word is elsewhere. A design value.
_SURE = 0.8

_COMMON = frozenset("NOUN ADJ PRON DET ADV NUM".split())
_SUFFIXES = frozenset("jr sr jnr snr ii iii iv".split())


#: Names of states that are common names of people too.
_BOTH = frozenset(
    "jordan chad georgia israel kenya india ireland holland cuba mali chile france german french english "
    "welsh scott dane "
    "finn pole brit guinea".split()
)


def persons(parse: Parse, at_hit: dict[int, Hit]) -> list[Name]:
    """Persons by the network, titles cut off in front and genitives behind."""
    forms = parse.words.forms
    out = list(_with_nicknames(parse, at_hit))
    held = {word for name in out for word in range(name.first, name.last)}
    families = _families(parse)
    for entity in parse.entities:
        if entity.label != "Person" or held.intersection(range(entity.first, entity.last)):
            continue
        ends = (at for at in range(entity.first + 1, entity.last) if parse.begins_paragraph[at])
        first, last = core(forms, entity.first, next(ends, entity.last), at_hit)  # a list, a name a line
        if first == last - 1 and first > 0 and is_honorific(forms[first - 1]) and _is_known(forms, first - 1, last):
            first -= 1  # "Sheikh [Hasina]"
        if first >= last or _is_act(forms, first, last):
            continue
        if (is_honorific(forms[first]) or is_stature(forms[first])) and not _is_known(forms, first, last):
            continue
        if forms[first] in ("D", "R", "I") and last - first > 2 and forms[first + 1] == "-":
            continue  # "(D-Va.)"
        if last - first == 1 and fold(forms[first]) in families and not (_begins_name(forms, last)):
            first = _with_given(parse, first)
            out.append(Name(first, last, "person", by="network", confidence=entity.confidence))
            continue  # "Burman" after "Len Burman", "Dean" after "Howard Dean": no people, no office
        if is_common(parse, first, last):
            continue
        title = role_at(forms, first, last) or role_ending(forms, last)
        if title is not None and title.first <= first and fold(forms[first]) not in lexicons.people().given:
            continue
        hit = at_hit.get(first)
        if (
            hit is not None
            and hit.first == first
            and hit.last >= last
            and not (hit.kind == "organisation" or (hit.last - hit.first == 1 and fold(forms[first]) in _BOTH))
            and not _introduced(forms, first)
        ):
            continue
        if all(word in at_hit and at_hit[word].kind not in ("organisation", "none") for word in range(first, last)):
            continue  # "U.S. Asia"
        if last - first > 1 and fold(forms[first]) not in lexicons.people().given:
            if any(fold(form) in DAYS for form in forms[first:last]):
                continue  # "Super Tuesday"
            if body_at(forms, first, last, capital=True) is not None and not _introduced(forms, first):
                out.append(Name(*grown(parse, first, last, at_hit), "organisation", by="shape", confidence=0.6))
                continue
        # The network may cut a name short: take in capitals and particles that go on.
        while (
            last < len(forms)
            and parse.sentence_of[last] == parse.sentence_of[first]
            and not parse.begins_paragraph[last]
            and _goes_on(parse, last, at_hit)
        ):
            last += 2 if forms[last] == "-" else 1
        first = _goes_back(parse, first, at_hit)
        if out and out[-1].last == first and out[-1].kind == "person" and leading_title(forms, first, last) == first:
            first = out.pop().first  # one name that the network marked as two
        out.append(Name(first, last, "person", by="network", confidence=entity.confidence))
    return out


def _with_nicknames(parse: Parse, at_hit: dict[int, Hit]) -> Iterator[Name]:
    """Names with a familiar one within: "Robert C. "Bobby" Scott"."""
    forms = parse.words.forms
    for at in range(1, len(forms) - 3):
        if forms[at] not in _QUOTES or forms[at + 2] not in _QUOTES:
            continue
        if not (
            _capital(forms[at + 1]) and _capital(forms[at + 3]) and parse.words.starts[at] > parse.words.ends[at - 1]
        ):
            continue
        if fold(forms[at + 3]) in NOT_NAMES or parse.sentence_of[at - 1] != parse.sentence_of[at + 3]:
            continue
        first = at
        while first > 0 and (_capital(forms[first - 1]) or (forms[first - 1] == "." and len(forms[first - 2]) == 1)):
            first -= 1
        first, _ = core(forms, first, at, at_hit)
        last = at + 4 + (fold(forms[at + 4]).rstrip(".") in _SUFFIXES if at + 4 < len(forms) else 0)
        if first < at and fold(forms[first]) not in NOT_NAMES:
            yield Name(first, last, "person", by="nickname", confidence=0.9)


def is_common(parse: Parse, first: int, last: int) -> bool:
    """Whether a word has its capital from the sentence that it begins: "*Reports* said so", "*Others*, however"."""
    begins = first == 0 or parse.sentence_of[first - 1] != parse.sentence_of[first]
    return last - first == 1 and begins and parse.upos[first] in _COMMON and not parse.form(first).isupper()


def _capital(form: str) -> bool:
    return form[0].isupper() and form.replace(".", "").isalpha()


def _families(parse: Parse) -> frozenset[str]:
    """The last words of the longer names of persons: a word among them is a name wherever the network says so."""
    forms, given = parse.words.forms, lexicons.people().given
    out = set()
    for entity in parse.entities:
        word = entity.last - 1
        if entity.label == "Person" and forms[word][0].isupper() and fold(forms[word]) not in NOT_NAMES:
            alone = entity.last - entity.first == 1
            sure = not alone and entity.confidence >= _SURE
            if sure or (word > 0 and fold(forms[word - 1 if alone else entity.first]) in given):
                out.add(fold(forms[word]))
    return frozenset(out)


def _begins_name(forms: Sequence[str], last: int) -> bool:
    """Whether another capital follows at once: "Dean Smith"."""
    return last < len(forms) and forms[last][0].isupper() and fold(forms[last]) not in NOT_NAMES


def _with_given(parse: Parse, first: int) -> int:
    """Where a family name begins whose given name the network left out: "Howard [Dean]"."""
    forms = parse.words.forms
    if (
        first > 0
        and parse.sentence_of[first - 1] == parse.sentence_of[first]
        and forms[first - 1][0].isupper()
        and fold(forms[first - 1]) in lexicons.people().given
    ):
        return first - 1
    return first


def _is_act(forms: Sequence[str], first: int, last: int) -> bool:
    """Whether a "person" is a word in capitals among ordinary ones: "JASTA"."""
    form = forms[first]
    if last - first > 1 or len(form) < 4 or not form.isupper():
        return False
    around = [*forms[max(0, first - 3) : first], *forms[last : last + 3]]
    return any(other.isalpha() and other.islower() for other in around) and not _introduced(forms, first)


def _goes_back(parse: Parse, first: int, at_hit: dict[int, Hit]) -> int:
    """Where a name begins whose head the network cut off: "Sabah al-[Ahmad al-Sabah]"."""
    forms, words = parse.words.forms, parse.words
    while first > 1 and parse.sentence_of[first - 1] == parse.sentence_of[first]:
        before = forms[first - 1]
        if (
            before == "-"
            and words.ends[first - 2] == words.starts[first - 1]
            and words.ends[first - 1] == words.starts[first]
        ):
            first -= 2
        elif (before in PARTICLES and forms[first - 2][0].isupper() and before not in ("de", "la", "y", "e")) or (
            forms[first][0].islower() and before[0].isupper() and at_hit.get(first - 1) is None
        ):
            first -= 1
        else:
            break
    return first


def _introduced(forms: Sequence[str], first: int) -> bool:
    """Whether a title or a form of address stands before a word: "Ms. Sofia", "President Jordan"."""
    return first > 0 and (is_honorific(forms[first - 1]) or role_ending(forms, first) is not None)


def core(forms: Sequence[str], first: int, last: int, at_hit: dict[int, Hit]) -> tuple[int, int]:
    """A person's name without titles and countries before it and without genitive or punctuation behind it."""
    divided = next((at for at in range(first + 1, last) if forms[at] in ("and", "of", "&", ",", "(")), last)
    last = divided
    while last > first + 1 and forms[last - 1].islower() and forms[last - 1] not in PARTICLES:
        last -= 1
    while last > first and (forms[last - 1] in ("'s", "’s", "'", "’") or not forms[last - 1][0].isalnum()):
        last -= 1
    while first < last - 1:
        hit = at_hit.get(first)
        begin = first
        if fold(forms[first]) == "former":
            first += 1  # "[Former] President Jo Berg"
            continue
        if hit is not None and hit.first == first and first > 0 and forms[first - 1] == "of" and last - hit.last >= 2:
            first = hit.last  # "Mayor of [Koszalin] Piotr Jedlinski"
            continue
        if first > 1 and forms[first - 1] == "of" and last - first == 3 and role_ending(forms, first - 1) is not None:
            first += 1
            continue
        if (
            hit is not None
            and hit.last < last
            and (hit.first < first or hit.kind in ("state", "adjective", "organisation", "region-adjective"))
        ):
            after = leading_title(forms, hit.last, last)
            if hit.first < first or after > hit.last:
                begin = after
        begin = leading_title(forms, begin, last)
        if begin == first:
            break
        first = begin
    while first < last - 1 and not _is_known(forms, first, last):  # "Sheikh Hasina" is known by that name
        begin = honorifics_from(forms, first, last)
        capital = forms[first][0].isalnum() and not forms[first].islower()
        if begin == first and (capital or fold(forms[first]) in PARTICLES):
            break
        first = max(begin, first + 1)
    return first, last


def _is_known(forms: Sequence[str], first: int, last: int) -> bool:
    """Whether the words are the name of a known office-holder."""
    return " ".join(fold(form) for form in forms[first:last]) in lexicons.people().names


def _goes_on(parse: Parse, at: int, at_hit: dict[int, Hit]) -> bool:
    forms = parse.words.forms
    if leading_title(forms, at, min(at + 4, len(forms))) > at:
        return False  # "[Rive] Vice-President Ignacio Villaroel"
    if forms[at] == "-" and at + 1 < len(forms):
        tight = (
            parse.words.ends[at - 1] == parse.words.starts[at] and parse.words.ends[at] == parse.words.starts[at + 1]
        )
        return bool(tight) and forms[at + 1][0].isalpha() and (forms[at + 1][0].isupper() or len(forms[at + 1]) <= 5)
    if fold(forms[at]).rstrip(".") in _SUFFIXES:
        return True
    return (
        at not in at_hit
        and forms[at][0].isupper()
        and parse.upos[at] == "PROPN"
        and parse.is_a(at, "flat", "compound")
        and parse.governor[at] < at
        and fold(forms[at]) not in NOT_NAMES
    )
