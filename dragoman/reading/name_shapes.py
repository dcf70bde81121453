"""Names that only their shape shows: capitals after a title, "Ministry" among capitals, a family name said before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.reading import lexicons
from dragoman.reading.heads import body_at, leading_title, role_at, role_ending
from dragoman.reading.honorifics import honorifics_before
from dragoman.reading.lexicons import fold
from dragoman.reading.names import HONORIFICS, NOT_NAMES, PARTICLES, Name, with_kind
from dragoman.reading.parse import Parse
from dragoman.reading.person_names import core, is_common

_JOINERS = frozenset("of for and the on in de du des la del & '".split())


_SAYING = frozenset(
    "said says told tells added adds continued wrote writes noted notes explained argued warned stressed".split()
)


def shaped_names(parse: Parse, taken: Sequence[Name | None]) -> list[Name]:
    """The names among the words that nobody has taken yet. In a headline in capitals, shape tells no person."""
    titles = _title_case(parse)
    out = []
    for first, last in _runs(parse, taken):
        for name in _of_run(parse, first, last):
            if not (name.kind == "person" and name.by in ("shape", "speaks") and parse.sentence_of[first] in titles):
                out.append(name)
    return out


@lru_cache(maxsize=1)  # asked twice of the report in hand
def _title_case(parse: Parse) -> set[int]:
    """The sentences that are headlines in capitals, in which a capital tells no name."""
    out = set()
    forms = parse.words.forms
    tall = [word for word in parse.capitalised if len(forms[word]) > 3]
    for number, first, last in _rich_in(parse, tall, 4):
        long = [form for form in forms[first:last] if len(form) > 3 and form.isalpha()]
        if len(long) > 3 and sum(form[0].isupper() for form in long) >= 0.8 * len(long):
            out.add(number)
    return out


def cut_in_headlines(parse: Parse, names: list[Name]) -> list[Name]:
    """Names without the capitalised verb that a headline set behind them: "Elizabeth Warren [Hammers]"."""
    forms, titles = parse.words.forms, _title_case(parse)

    def words_of(name: Name) -> tuple[str, ...]:
        return tuple(fold(form) for form in forms[name.first : name.last])

    told = {words_of(n) for n in names if n.kind == "person" and parse.sentence_of[n.first] not in titles}
    told |= {words[-1:] for words in told}
    out = []
    for name in names:
        words = words_of(name)
        number = parse.sentence_of[name.first]
        in_title = number in titles and forms[parse.sentences[number][1] - 1] != "."  # a list of names is none
        if name.kind == "person" and in_title and words not in told:
            ends = (end for end in range(len(words) - 1, 0, -1) if words[:end] in told and words[end] not in PARTICLES)
            last = next(ends, len(words))
            name = replace(name, last=name.first + last)
        out.append(name)
    return out


def in_capitals(parse: Parse) -> set[int]:
    """The sentences that are written in capitals altogether."""
    out = set()
    forms = parse.words.forms
    shouted = [word for word in parse.capitalised if len(forms[word]) > 2 and forms[word].isupper()]
    for number, first, last in _rich_in(parse, shouted, 3):
        words = [form for form in forms[first:last] if len(form) > 2 and form.isalpha()]
        if len(words) > 2 and sum(form.isupper() for form in words) >= 0.8 * len(words):
            out.add(number)
    return out


def _rich_in(parse: Parse, words: Sequence[int], least: int) -> Iterator[tuple[int, int, int]]:
    """The sentences that hold at least so many of the words, given in order: number, first word, last (exclusive)."""
    for number, (first, last) in enumerate(parse.sentences):
        if bisect_left(words, last) - bisect_left(words, first) >= least:
            yield number, first, last


def _runs(parse: Parse, taken: Sequence[Name | None]) -> list[tuple[int, int]]:
    """Runs of capitalised words that nobody has claimed, particles and joiners between them taken in."""
    forms, starts = parse.words.forms, parse.begins_paragraph
    out: list[tuple[int, int]] = []
    done, n = 0, len(forms)
    for first in parse.capitalised:
        if first < done or taken[first] is not None or fold(forms[first]) in NOT_NAMES:
            continue
        last = first + 1
        while last < n and taken[last] is None and not starts[last]:
            form = forms[last]
            if form[0].isupper() and fold(form) not in NOT_NAMES:
                last += 1
            elif (
                last + 1 < n
                and taken[last + 1] is None
                and forms[last + 1][0].isupper()
                and (form in ("-", "’", "'") or form in PARTICLES or form in _JOINERS)
                and fold(forms[last + 1]) not in NOT_NAMES
            ) or (form == "-" and last + 1 < n and forms[last + 1].islower() and len(forms[last + 1]) <= 5):
                last += 2
            else:
                break
        out.append((first, last))
        done = last
    return out


def _of_run(parse: Parse, first: int, last: int) -> list[Name]:
    """What a run of capitals is: an organisation by a word in it, a person by what goes before or by a given name."""
    forms = parse.words.forms
    people = lexicons.people()
    out: list[Name] = []
    if (
        last - first == 3
        and forms[first + 1] == "and"
        and all(body_at(forms, at, at + 1, capital=True) is not None for at in (first, last - 1))
    ):
        return []  # "Democrats and Republicans" are two
    title = role_ending(forms, first + 1)
    if title is not None and title.first < first and first + 1 < last and forms[first + 1] in ("for", "of", "and"):
        return out  # "Minister of [State for Foreign Affairs]"
    body = body_at(forms, first, last, capital=True)
    if body is not None and last - first > 1:
        begin = max(first, leading_title(forms, first, body.first + 1)) if body.first > first else first
        return [Name(begin, last, "organisation", by="shape", confidence=0.7)]
    if (whole := role_ending(forms, last)) is not None and whole.first < first:
        return out  # "Custodian of the [Two Holy Mosques]"
    begin, end = first, last
    for at in range(first, last):  # a joiner divides persons: "Blinken and Austin"
        if forms[at] in ("and", "of", "for", "the", "on", "in", "&"):
            end = at
            break
    if end < last:
        out = _of_run(parse, end + 1, last) if end + 1 < last else []
    if honorifics_before(forms, end, begin) == begin:
        return out  # "H E", whose name the network found, and "Highness the Amir"
    start, end = core(forms, begin, end, {})
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
    if names[0].rstrip(".") in HONORIFICS:
        return out
    if (len(forms[start]) == 1 and end - start == 1) or (
        role_at(forms, start, end) is not None and names[0] not in people.given
    ):
        return out
    if known or given or (titled and not all(form.isupper() and len(form) > 3 for form in forms[start:end])):
        by, confidence = ("lexicon", 0.85) if known else ("shape", 0.75)
        out.insert(0, Name(start, end, "person", by=by, confidence=confidence))
    elif role_ending(forms, end, start) is None and not is_common(parse, start, end) and _speaks(parse, start, end):
        out.insert(0, Name(start, end, "person", by="speaks", confidence=0.6))
    return out


def _speaks(parse: Parse, first: int, last: int) -> bool:
    """Whether a name that nothing else explains stands next to a verb of saying as its subject."""
    forms = parse.words.forms
    if all(form.isupper() for form in forms[first:last]) and last - first > 1:
        return False
    behind = forms[last] if last < len(forms) else ""
    before = forms[first - 1] if first else ""
    head = parse.head_of(first, last)
    governor = parse.governor[head]
    verb = parse.is_a(head, "nsubj") and fold(forms[governor]) in _SAYING
    return behind in _SAYING or (before in _SAYING and parse.upos[first] == "PROPN") or verb


def with_family_names(parse: Parse, names: list[Name]) -> list[Name]:
    """A word taken for an organisation or a city that is the family name of a person named in full is that person."""
    forms = parse.words.forms
    families = {
        fold(forms[n.last - 1])
        for n in names
        if n.kind == "person" and n.last - n.first > 1 and forms[n.last - 2] not in ("-", "‐", "‑")  # "Jui-[yuan]"
    }
    full = {
        tuple(fold(form) for form in forms[n.first : n.last])
        for n in names
        if n.kind == "person" and n.last - n.first > 1
    }
    given = lexicons.people().given
    firsts = {fold(forms[n.first]) for n in names if n.kind == "person" and n.last - n.first > 1}
    out = []
    for name in names:
        if (
            name.last - name.first == 1
            and name.kind in ("organisation", "other", "city", "region", "capital")
            and not (name.kind == "organisation" and name.id is not None)
        ):
            form = fold(forms[name.first])
            if form in families or (
                name.kind == "organisation" and (form in firsts or form in lexicons.people().family)
            ):
                name = with_kind(name, "person")
        elif name.kind in ("organisation", "other") and name.id is None:
            words = tuple(fold(form) for form in forms[name.first : name.last])
            if (
                words[0].rstrip(".") in HONORIFICS
                or words in full
                or (
                    words[0] in given
                    and len(words) == 2
                    and words[1].isalpha()
                    and body_at(forms, name.first, name.last) is None
                )
            ):
                name = with_kind(name, "person")
        out.append(name)
    held = {word for name in out for word in range(name.first, name.last)}
    for word in parse.capitalised:
        form = forms[word]
        if word not in held and fold(form) in families and fold(form) not in NOT_NAMES and len(form) > 1:
            if form.isupper() and len(form) < 4:
                continue
            out.append(Name(word, word + 1, "person", by="family name", confidence=0.7))
    return sorted(out, key=lambda name: name.first)
