"""Proper names in a report: words and their parse in, `Name`s out, in order, none overlapping.

Three witnesses are heard: the lexicons (`lookup`), the network's entities, and the shape of the words (a title before
capitals, "Ministry" among them). Where they disagree, the longer name wins, save that a person's name beats a city's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.reading import lexicons
from dragoman.reading.heads import body_at, leading_title, role_at, role_ending
from dragoman.reading.lexicons import fold
from dragoman.reading.lookup import Hit, find_names
from dragoman.reading.parse import Parse

#: Words that stand inside personal names without a capital.
PARTICLES = frozenset(
    "al el bin ben ibn bint abu de da del della di du dos das la le van von der den ter ten ul ur ud y e zu af".split()
)
HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof sir dame lord lady madam madame mme mlle herr frau senor señor sheikh".split()
)
_JOINERS = frozenset("of for and the on in de du des la del & '".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_NOT_NAMES = frozenset(
    """i the a an this that these those it he she they we you his her its their our my in on at of by for from to with
    and but or as if when while where after before since until although though because so yet however meanwhile
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec also see read more
    there here what who why how not no yes both some many most all other another one two three four five six
    seven eight nine ten last next first second earlier later today yesterday tomorrow asked according speaking
    following despite under over during against between among about internet covid covid-19 god english""".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """The words `first` to `last` (exclusive) are a proper name.

    `kind` is person, organisation, state (a name, a demonym, a seat), capital, people, region, city, area, or other.
    `id` is the code, slug or key that the lexicons give it; `adjective` says that it qualifies ("Chinese").
    """

    first: int
    last: int
    kind: str
    id: str | None = None
    adjective: bool = False
    by: str = "lexicon"
    confidence: float = 0.9


def name_spans(parse: Parse) -> list[Name]:
    """The proper names of a report."""
    forms = parse.words.forms
    taken: list[Name | None] = [None] * len(parse)
    hits = find_names(forms)
    at_hit: dict[int, Hit] = {word: hit for hit in hits for word in range(hit.first, hit.last)}
    for name in _organisations(parse, hits, at_hit):
        _claim(taken, name)
    for name in _persons(parse, at_hit):
        _claim(taken, name, over=("capital", "city", "region", "area", "people"))
    for hit in hits:
        if hit.kind not in ("none", "organisation") and all(taken[word] is None for word in range(hit.first, hit.last)):
            _claim(taken, _of_hit(parse, hit))
    for first, last in _runs(forms, taken, parse.words.first.tolist()):
        for name in _of_run(parse, first, last):
            _claim(taken, name)
    out: list[Name] = []
    for name_or_none in taken:
        if name_or_none is not None and (not out or out[-1] is not name_or_none):
            out.append(name_or_none)
    return _family_names(forms, out)


def _family_names(forms: Sequence[str], names: list[Name]) -> list[Name]:
    """A word taken for an organisation or a city that is the family name of a person named in full is that person."""
    families = {fold(forms[n.last - 1]) for n in names if n.kind == "person" and n.last - n.first > 1}
    firsts = {fold(forms[n.first]) for n in names if n.kind == "person" and n.last - n.first > 1}
    out = []
    for name in names:
        if (
            name.last - name.first == 1
            and name.kind in ("organisation", "other", "city", "region", "capital")
            and not (name.kind == "organisation" and name.id is not None)
        ):
            form = fold(forms[name.first])
            if form in families or (name.kind == "organisation" and form in firsts):
                name = with_kind(name, "person")
        out.append(name)
    return out


def _claim(taken: list[Name | None], name: Name, over: Sequence[str] = ()) -> None:
    """Takes the words of a name, unless a longer or better one already holds some of them."""
    holders = {id(held): held for held in taken[name.first : name.last] if held is not None}.values()
    if any(held.kind not in over and held.last - held.first >= name.last - name.first for held in holders):
        return
    for held in holders:
        for word in range(held.first, held.last):
            taken[word] = None
    for word in range(name.first, name.last):
        taken[word] = name


def _of_hit(parse: Parse, hit: Hit) -> Name:
    """A hit of the lexicons as a name; a word that is both adjective and people is told apart by its place."""
    kind, target = hit.kind, hit.id
    head = parse.head_of(hit.first, hit.last)
    modifies = parse.is_a(head, "amod", "compound", "nmod:desc") and int(parse.head[head]) >= hit.last
    noun = parse.upos[head] in ("NOUN", "PROPN") and not modifies
    people, adjective = hit.reading("people"), hit.reading("adjective")
    form = parse.form(hit.last - 1)
    if kind == "adjective":
        if people and noun and (adjective is None or form.endswith("s") or _is_noun(parse, hit)):
            return Name(hit.first, hit.last, "people", people)
        return Name(hit.first, hit.last, "state", target, adjective=True)
    if kind == "state":
        return Name(hit.first, hit.last, "state", target, adjective=modifies)
    if kind == "seat":
        return Name(hit.first, hit.last, "state", target)
    if kind == "capital":
        return Name(hit.first, hit.last, "capital", target)
    if kind == "people":
        return Name(hit.first, hit.last, "people", target)
    if kind in ("region-adjective", "region-people"):
        nounish = hit.reading("region-people") and noun and (form.endswith("s") or _is_noun(parse, hit))
        return Name(hit.first, hit.last, "region-people" if nounish else "region", target, adjective=not nounish)
    return Name(hit.first, hit.last, kind, target)


def _is_noun(parse: Parse, hit: Hit) -> bool:
    """ "An American said", "two Israelis": a demonym that is a noun by its determiner or number and stands alone."""
    head = parse.head_of(hit.first, hit.last)
    if hit.last < len(parse) and parse.upos[hit.last] in ("NOUN", "PROPN", "ADJ") and int(parse.head[head]) >= hit.last:
        return False
    return parse.child(head, "det", "nummod", "amod") is not None or parse.is_a(
        head, "nsubj", "obj", "conj", "obl", "nmod"
    )


def _organisations(parse: Parse, hits: Sequence[Hit], at_hit: dict[int, Hit]) -> list[Name]:
    """Organisations by lexicon and by the network, each grown to the whole of its name."""
    forms = parse.words.forms
    out: list[Name] = []
    for entity in parse.entities:
        if entity.label not in ("Organization", "Facility", "Event", "Product", "Misc"):
            continue
        first, last = entity.first, entity.last
        while first < last and (parse.upos[first] == "DET" or not forms[first][0].isalnum()):
            first += 1
        while last > first and (forms[last - 1] in ("'s", "’s", "'") or not forms[last - 1][0].isalnum()):
            last -= 1
        if first >= last or (last - first == 1 and forms[first] in ("North", "South", "East", "West")):
            continue
        if entity.label == "Organization":
            hit = at_hit.get(first)
            if hit is not None and (hit.first, hit.last) == (first, last) and hit.kind != "organisation":
                continue  # a country or a city called an organisation (a team, a government) stays what it is
            if leading_title(forms, first, last) > first and body_at(forms, first, last, capital=True) is None:
                continue  # "Foreign Minister Wang" taken for an organisation
            first, last = _grown(parse, first, last, at_hit)
            inner = [hit for hit in hits if hit.kind == "organisation" and first <= hit.first and hit.last <= last]
            exact = next((hit.id for hit in inner if (hit.first, hit.last) == (first, last)), None)
            out.append(Name(first, last, "organisation", exact, by="network", confidence=entity.confidence))
        elif not any(h is not None and h.kind == "organisation" for h in (at_hit.get(first),)):
            out.append(Name(first, last, "other", by="network"))
    for hit in hits:
        if hit.kind == "none":
            out.append(Name(hit.first, hit.last, "other"))
        elif hit.kind == "organisation" and not _ordinary_word(parse, hit):
            out.append(Name(hit.first, hit.last, "organisation", hit.id))
    return out


_ORDINARY = frozenset(
    "labour meta apple vox diet bild amal fano hur fars petra sputnik intel reliance pew spiegel podemos congress "
    "senate commons solidarity fed rada cortes eta wam lega swift rand mit plan care memorial".split()
)


def _ordinary_word(parse: Parse, hit: Hit) -> bool:
    """A name that is also a word, at the head of a sentence, with no other witness that it is a name."""
    if hit.last - hit.first > 1 or fold(parse.form(hit.first)) not in _ORDINARY or parse.form(hit.first).isupper():
        return False
    at = hit.first
    begins = at == 0 or int(parse.sentence[at - 1]) != int(parse.sentence[at]) or not parse.form(at - 1)[0].isalnum()
    return begins and parse.upos[at] != "PROPN"


def _grown(parse: Parse, first: int, last: int, at_hit: dict[int, Hit]) -> tuple[int, int]:
    """An organisation's name with the country before it and the complement behind it that belong to it."""
    forms = parse.words.forms
    body = body_at(forms, first, last)
    if body is not None and first > 0:
        hit = at_hit.get(first - 1)
        if hit is not None and hit.last == first and hit.kind in ("adjective", "state", "region-adjective"):
            first = hit.first
    for word in (first, last - 1):
        hit = at_hit.get(word)
        if hit is not None and hit.kind == "organisation":
            first, last = min(first, hit.first), max(last, hit.last)
    if body is not None and last + 1 < len(forms) and forms[last] in ("of", "for") and forms[last + 1][0].isupper():
        hit = at_hit.get(last + 1)
        if hit is not None and hit.first == last + 1 and hit.kind in ("state", "region"):
            last = hit.last
    return first, last


def _persons(parse: Parse, at_hit: dict[int, Hit]) -> list[Name]:
    """Persons by the network, titles cut off in front and genitives behind."""
    forms = parse.words.forms
    out: list[Name] = []
    for entity in parse.entities:
        if entity.label != "Person":
            continue
        first, last = _core(forms, entity.first, entity.last, at_hit)
        if first >= last or (
            role_at(forms, first, last) is not None and fold(forms[first]) not in lexicons.people().given
        ):
            continue
        hit = at_hit.get(first)
        if (
            hit is not None
            and hit.first == first
            and hit.last >= last
            and hit.kind in ("state", "adjective", "people", "seat", "region-people", "region-adjective")
        ):
            if not (hit.last - hit.first == 1 and fold(forms[first]) in _BOTH):
                continue
        # The network may cut a name short: take in capitals and particles that go on.
        while (
            last < len(forms)
            and int(parse.sentence[last]) == int(parse.sentence[first])
            and _goes_on(parse, last, at_hit)
        ):
            last += 2 if forms[last] == "-" else 1
        out.append(Name(first, last, "person", by="network", confidence=entity.confidence))
    return out


#: Names of states that are common names of people too.
_BOTH = frozenset(
    "jordan chad georgia israel kenya india ireland holland cuba mali chile france german french english "
    "welsh scott dane "
    "finn pole brit guinea".split()
)


def _core(forms: Sequence[str], first: int, last: int, at_hit: dict[int, Hit]) -> tuple[int, int]:
    """A person's name without titles and countries before it and without genitive or punctuation behind it."""
    divided = next((at for at in range(first + 1, last) if forms[at] in ("and", "of", "&", ",", "(")), last)
    last = divided
    while last > first and (forms[last - 1] in ("'s", "’s", "'", "’") or not forms[last - 1][0].isalnum()):
        last -= 1
    while first < last - 1:
        hit = at_hit.get(first)
        begin = first
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
    while first < last - 1 and (
        fold(forms[first]).rstrip(".") in HONORIFICS
        or not forms[first][0].isalnum()
        or (forms[first].islower() and fold(forms[first]) not in PARTICLES)
    ):
        first += 1
    return first, last


def _goes_on(parse: Parse, at: int, at_hit: dict[int, Hit]) -> bool:
    forms = parse.words.forms
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
        and int(parse.head[at]) < at
        and fold(forms[at]) not in _NOT_NAMES
    )


def _runs(forms: Sequence[str], taken: Sequence[Name | None], starts: Sequence[bool]) -> list[tuple[int, int]]:
    """Runs of capitalised words that nobody has claimed, particles and joiners between them taken in."""
    out: list[tuple[int, int]] = []
    at, n = 0, len(forms)
    while at < n:
        if taken[at] is not None or not forms[at][0].isupper() or fold(forms[at]) in _NOT_NAMES:
            at += 1
            continue
        first = at
        last = at + 1
        while last < n and taken[last] is None and not starts[last]:
            form = forms[last]
            if form[0].isupper() and fold(form) not in _NOT_NAMES:
                last += 1
            elif (
                last + 1 < n
                and taken[last + 1] is None
                and forms[last + 1][0].isupper()
                and (form in ("-", "’", "'") or form in PARTICLES or form in _JOINERS)
                and fold(forms[last + 1]) not in _NOT_NAMES
            ) or (form == "-" and last + 1 < n and forms[last + 1].islower() and len(forms[last + 1]) <= 5):
                last += 2
            else:
                break
        out.append((first, last))
        at = last
    return out


def _of_run(parse: Parse, first: int, last: int) -> list[Name]:
    """What a run of capitals is: an organisation by a word in it, a person by what goes before or by a given name."""
    forms = parse.words.forms
    people = lexicons.people()
    out: list[Name] = []
    body = body_at(forms, first, last, capital=True)
    if body is not None and last - first > 1:
        begin = max(first, leading_title(forms, first, body.first + 1)) if body.first > first else first
        return [Name(begin, last, "organisation", by="shape", confidence=0.7)]
    begin, end = first, last
    for at in range(first, last):  # a joiner divides persons: "Blinken and Austin"
        if forms[at] in ("and", "of", "for", "the", "on", "in", "&"):
            end = at
            break
    if end < last:
        out = _of_run(parse, end + 1, last) if end + 1 < last else []
    start, end = _core(forms, begin, end, {})
    if start >= end:
        return out
    titled = (
        start > begin
        or role_ending(forms, start) is not None
        or (start > 0 and fold(forms[start - 1]).rstrip(".") in HONORIFICS - {"miss"})
    )
    names = [fold(form) for form in forms[start:end] if form != "-"]
    known = " ".join(names) in people.names or (len(names) == 1 and names[0] in people.family)
    given = names[0] in people.given and len(names) > 1
    if (len(forms[start]) == 1 and end - start == 1) or (
        role_at(forms, start, end) is not None and names[0] not in people.given
    ):
        return out
    if known or given or (titled and not all(form.isupper() and len(form) > 3 for form in forms[start:end])):
        by, confidence = ("lexicon", 0.85) if known else ("shape", 0.75)
        out.insert(0, Name(start, end, "person", by=by, confidence=confidence))
    elif _speaks(parse, start, end):
        out.insert(0, Name(start, end, "person", by="speaks", confidence=0.6))
    return out


_SAYING = frozenset(
    "said says told tells added adds continued wrote writes noted notes explained argued warned stressed".split()
)


def _speaks(parse: Parse, first: int, last: int) -> bool:
    """Whether a name that nothing else explains stands next to a verb of saying as its subject."""
    forms = parse.words.forms
    if all(form.isupper() for form in forms[first:last]) and last - first > 1:
        return False
    behind = forms[last] if last < len(forms) else ""
    before = forms[first - 1] if first else ""
    head = parse.head_of(first, last)
    governor = int(parse.head[head])
    verb = parse.is_a(head, "nsubj") and fold(forms[governor]) in _SAYING
    return behind in _SAYING or (before in _SAYING and parse.upos[first] == "PROPN") or verb


def with_kind(name: Name, kind: str) -> Name:
    """The same words under another kind."""
    return replace(name, kind=kind, id=None)
