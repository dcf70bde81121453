"""Titles before a name: "Ambassador of France to Qatar", "Deputy Prime Minister and Minister of Foreign Affairs".

A parse and the place of a name in, where its titles begin out. Honorifics between them are stepped over. A title ends
right before the name, or has complements there (a preposition and capitals), or is joined by "and" to one that does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dragoman.reading.heads import RoleHead, role_at, role_ending
from dragoman.reading.honorifics import honorifics_before
from dragoman.reading.lexicons import fold, key, places, states
from dragoman.reading.names import Name
from dragoman.reading.parse import Parse, Range
from dragoman.reading.roles import OFFICES

#: How many words before a name its titles may reach back, and a complement of one. Design values.
_REACH, _COMPLEMENT = 24, 9
_PREPOSITIONS = frozenset("of to for in from at".split())
_INNER = frozenset("the and & - ‑ ‐ 's ’s".split())
_JOINED = ("flat", "appos", "compound", "nmod:desc", "nmod", "dep")
#: What the tree says of a name that has a part in its clause, so that a title before it may be another's.
_PARTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "conj", "root")
#: Classes that a head of state may be of besides.
_HEADS = frozenset("head-of-state head-of-government head".split())
#: Classes of "the son of Jorge" and "a friend of Anna Meyer", whose complement is the person named.
_PRIVATE = frozenset("civil anyone criminal source armed".split())
#: Words that may stand between "and" and the title that it joins.
_NOW = frozenset("current then former acting incumbent outgoing interim newly appointed".split())


def complemented_title(parse: Parse, name: Name) -> int | None:
    """Where a title begins whose complements stand right before a name: "Senator from Vermont | Bernie Sanders"."""
    end = honorifics_before(parse.words.forms, name.first)
    if end == 0 or not parse.form(end - 1)[0].isalnum():
        return None
    role = title_with_complements(parse, end)
    if role is None or role.last == end or role.plural or role.role_class in _PRIVATE:
        return None
    if _of_a_place(parse.words.forms, role, end) or _belongs(parse, role, name):
        return role.first
    first = joined_title(parse, role.first)
    leading = role_at_start(parse.words.forms, first, role.first)
    if leading is None or not _belongs(parse, leading, name):
        return None
    return role.first


def title_with_complements(parse: Parse, end: int) -> RoleHead | None:
    """The title that ends before `end`, or whose complements do: "*Minister* for Gender, Labour and Family"."""
    forms = parse.words.forms
    floor, at = _floor(parse, end), end
    while (role := role_ending(forms, at, floor)) is None:
        begin = _complement(forms, at, floor)
        if begin is None or not _words_of_persons(parse).isdisjoint(range(begin, at)):
            return None  # "President of Iran Anna Meyer and the *envoy*"
        at = begin
    return role


@lru_cache(maxsize=1)
def _words_of_persons(parse: Parse) -> frozenset[int]:
    """The words of the names of persons as the network marks them."""
    return frozenset(w for e in parse.entities if e.label == "Person" for w in range(e.first, e.last))


def joined_title(parse: Parse, first: int) -> int:
    """Where the titles begin that "and" joins to the one that begins at `first`, or `first`.

    "The king and Prime Minister Modi" are two: an office that its bearer holds alone is joined to none with an article.
    """
    forms = parse.words.forms
    if first < 2 or fold(forms[first - 1]) not in _NOW | {"and", "&"}:
        return first
    floor = _floor(parse, first)
    while True:
        at = first
        while at > floor and fold(forms[at - 1]) in _NOW:
            at -= 1
        if at - 1 <= floor or forms[at - 1] not in ("and", "&"):
            return first
        role, mine = title_with_complements(parse, at - 1), role_at_start(forms, first)
        if role is None or mine is None or role.plural or not {role.role_class, mine.role_class} <= OFFICES:
            return first
        if mine.role_class == "head-of-state" and not _is_second(mine) and role.role_class not in _HEADS:
            return first  # "the minister and President Berg"
        if not _can_hold_both(parse, role, at - 1):
            return first
        first = role.first


def title_parts(forms: Sequence[str], first: int, last: int) -> list[Range]:
    """The titles of a phrase that "and" joins, each as its words: "President of X | and Minister of Y"."""
    cuts = [first]
    for at in range(first + 1, last - 1):
        if forms[at] in ("and", "&"):
            begin = at + 1
            while begin < last - 1 and fold(forms[begin]) in _NOW | {"the"}:
                begin += 1
            role = role_at_start(forms, begin, last)
            if role is not None and role.role_class in OFFICES and not role.plural:
                cuts += [at, at + 1]
    cuts.append(last)
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def role_at_start(forms: Sequence[str], first: int, last: int | None = None) -> RoleHead | None:
    """The longest title that begins with the word at `first` or, behind words that narrow it, soon after."""
    last = len(forms) if last is None else last
    for begin in range(first, min(first + 3, last)):
        for end in range(min(begin + 6, last), begin, -1):
            if forms[end - 1][0].isalpha() and (role := role_at(forms, begin, end)) is not None:
                return role
        if forms[begin] in _INNER or forms[begin] in _PREPOSITIONS or not forms[begin][0].isalnum():
            break
    return None


def _floor(parse: Parse, first: int) -> int:
    """The first word that may belong to the titles of a name: in its sentence and paragraph, within reach.

    A sentence that nothing ends goes on: "the Amir of Kuwait | His Highness".
    """
    floor = first
    starts, sentence, forms = parse.begins_paragraph, parse.sentence_of, parse.words.forms
    while floor > 0 and first - floor < _REACH and not starts[floor]:
        if sentence[floor - 1] != sentence[floor] and not forms[floor - 1][0].isalnum():
            break
        floor -= 1
    return floor


def _complement(forms: Sequence[str], end: int, floor: int) -> int | None:
    """The preposition of the complement that ends before `end`: of "of Trade, Industry and Energy" the "of"."""
    at, listed = end - 1, False
    while at > floor and end - at <= _COMPLEMENT:
        form = forms[at]
        if form in _PREPOSITIONS:
            begins = at + 1
            while begins < end and forms[begins] == "the":
                begins += 1
            whole = begins < end and forms[begins][0].isupper() and forms[end - 1][0].isupper()
            return at if whole else None
        listed = listed or form in ("and", "&")
        if not (form[0].isupper() or form in _INNER or (form == "," and listed)):
            return None
        at -= 1
    return None


def _of_a_place(forms: Sequence[str], role: RoleHead, end: int) -> bool:
    """Whether the complements of a title end in a state or a region, or the title is a mayor's of one word."""
    if role.role_class == "regional" and end - role.last == 2:
        return True  # "Mayor of Koszalin Piotr Jedlinski"
    for first in range(role.last + 1, end):
        name = key(form for form in forms[first:end] if form != "the")
        if name in states().names or name in states().capitals or name in places().names:
            return True
    return False


def _belongs(parse: Parse, role: RoleHead, name: Name) -> bool:
    """Whether the tree joins a title and a name, gives both one part in a clause, or leaves the name without any."""
    title, head = parse.head_of(role.first, role.last), parse.head_of(name.first, name.last)
    if parse.governor[head] == parse.governor[title] != title and parse.deprel[head] == parse.deprel[title]:
        return True  # both subject of one verb, or both its agent
    while parse.is_a(title, "conj") and parse.governor[title] < title:
        title = parse.governor[title]  # "the former president of X and current head of Y"
    above, over = parse.governor[head], parse.governor[title]
    if (role.first <= above < name.first and parse.is_a(head, *_JOINED)) or name.first <= over < name.last:
        return True
    if above == over and above != title and parse.is_a(head, "nsubj", "nsubj:pass"):
        return True
    return parse.form(role.first)[0].isupper() and not parse.is_a(head, *_PARTS)


def _is_second(role: RoleHead) -> bool:
    """Whether a title is that of a deputy."""
    return "vice" in role.key or "deputy" in role.key


def _can_hold_both(parse: Parse, role: RoleHead, end: int) -> bool:
    """Whether the bearer of a further title may bear this one too, which ends before `end`."""
    if role.role_class in ("minister", "head-of-government", "head", "regional", "official"):
        return True
    before = parse.form(role.first - 1) if role.first else ""
    article = fold(before) in ("the", "a", "an", "both")
    former = any(fold(parse.form(at)) in ("former", "ex") for at in range(max(0, role.first - 2), role.first))
    return former or _is_second(role) or (not article and end > role.last)
