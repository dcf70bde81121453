"""How a report introduces a person: scene and name in, the roles that the words around the name tell out.

A role stands behind the name ("Liu Pengyu, spokesperson for …"), before it with a comma ("the ambassador, Xie
Feng,"), or in a clause ("X, who is the …", "X served as …"). The title right before a name is read in `persons`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.reading.drafts import Draft, Scene
from dragoman.reading.heads import PREPOSITIONS
from dragoman.reading.honorifics import honorifics_before
from dragoman.reading.names import Name
from dragoman.reading.roles import OFFICES, Role, read_role
from dragoman.reading.titles import complemented_title, role_at_start, title_parts, title_with_complements

#: Words that say whose rival or wife somebody is, and nothing of an office.
RELATIONS = frozenset(
    """rival opponent challenger ally critic supporter backer wife husband mother father son daughter brother sister
    widow friend cousin uncle aunt nephew niece boyfriend girlfriend man woman boy girl victim suspect defendant
    guest colleague neighbour neighbor student resident native""".split()
)


_STOPS = frozenset(', ; : ( ) [ ] — – “ ” " who whom whose which that where when'.split())


_NOBODY = Name(-1, -1, "other")


_SERVING = frozenset("served serves serving acted acts worked works acting".split())


@dataclass(frozen=True, slots=True)
class Told:
    """A role that the report gives to a person, and where: the strength of the place decides between several."""

    role: Role
    why: str
    strength: float


def introductions(scene: Scene, draft: Draft, name: Name, first: int, head: int) -> list[Told]:
    """The roles told around a person's name. `first` begins the mention with its title, `head` heads it."""
    return [
        *_behind(scene, draft, name, head),
        *_in_front(scene, draft, name, first),
        *_in_a_clause(scene, head),
    ]


def _behind(scene: Scene, draft: Draft, name: Name, head: int) -> list[Told]:
    """ "Liu Pengyu, spokesperson for the Chinese embassy," and "Dennis Wilder of Georgetown University"."""
    parse, forms, folded = scene.parse, scene.forms, scene.folded
    at = name.last
    if at + 1 >= len(forms) or scene.sentence[at] != scene.sentence[name.first]:
        return []
    _in_a_body(scene, draft, head)
    if folded[at] in ("of", "from", "at", "with"):
        _of_body(scene, draft, name, at)
        return []
    if forms[at] == "," and folded[at + 1] == "of":  # "the analyst Elvira Montcada, of the Observatory"
        _of_body(scene, draft, name, at + 1)
        return []
    if _party_mark(forms, at):
        draft.sector, draft.role_class, draft.why = "LEG", "legislator", "a legislator by party mark"
        return []
    if forms[at] != ",":
        return []
    begin = at + 1
    if forms[begin].isdigit() and begin + 2 < len(forms) and forms[begin + 1] == ",":
        begin += 2  # "Jane Doe, 45, a teacher,"
    while begin < len(forms) - 1 and folded[begin] in _BEFORE_A_ROLE:
        begin += 1
    end = _phrase_end(scene, begin)
    if end <= begin or (
        parse.upos[begin] in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ") and not forms[begin][0].isupper()
    ):
        return []
    inner = scene.names_within(begin, end)
    role = read_role(forms, begin, end, inner)
    if role is None and folded[begin - 1] == "the":
        role, end = _after_a_list(scene, begin, end)  # "the business, energy and industrial strategy secretary"
        inner = scene.names_within(begin, end)
    if role is None or role.plural:
        return []
    title = parse.head_of(role.title.first, role.title.last)
    if any(
        n.kind == "person" and n.first < role.title.last and (n.last >= end or forms[n.last] not in ("'s", "’s"))
        for n in inner
    ):
        return []  # "Blinken, President Xi, and …": the next of a list
    if any(n.kind == "person" and n.first == role.title.last for n in scene.names):
        return []
    if any(n.kind == "person" and n.last == end and complemented_title(parse, n) == role.title.first for n in inner):
        return []  # "Blinken, President of Iraq Anna Meyer, and …"
    appositive = parse.is_a(title, "appos") and parse.governor[title] in range(name.first - 8, name.last)
    if parse.is_a(title, "nsubj") and parse.governor[title] > title and not appositive:
        governor = parse.governor[title]
        if not parse.is_a(head, "nsubj") and not (end < len(forms) and forms[end] == ","):
            return []
        if parse.governor[head] == governor and end < len(forms) and forms[end] != ",":
            return []
    if not appositive and parse.is_a(title, "conj") and end < len(forms) and folded[end] in ("and", "or"):
        return []
    further, end = _listed(scene, role, title, end)
    last = end
    while last > role.title.last and (
        folded[last - 1] in PREPOSITIONS or parse.upos[last - 1] in ("PUNCT", "CCONJ", "DET", "ADV")
    ):
        last -= 1
    scene.mention(draft, begin, last, "nominal", title)
    for one in (role, *further):
        for word in range(one.title.first, one.title.last):
            scene.mean(word, (draft,))
    told = Told(role, "apposition behind the name", 0.1 if role.title.key in RELATIONS else 0.9)
    return [told, *(Told(one, "apposition behind the name", 0.85) for one in further)]


def _after_a_list(scene: Scene, begin: int, end: int) -> tuple[Role | None, int]:
    """The role that ends a list of what it is for, and where it ends."""
    for _ in range(3):
        if end + 1 >= len(scene.forms) or scene.forms[end] != "," or scene.sentence[end] != scene.sentence[begin]:
            break
        first = end + 1
        end = _phrase_end(scene, first)
        first = max([first, *(at + 1 for at in range(first, end - 1) if scene.folded[at] == "and")])
        role = read_role(scene.forms, first, end, scene.names_within(first, end))
        if role is not None:
            return role, end
    return None, end


def _listed(scene: Scene, role: Role, title: int, end: int) -> tuple[list[Role], int]:
    """Further roles in one list with the first ("co-founder, chairman and chief executive of …"), and where it ends."""
    out: list[Role] = []
    parse = scene.parse
    while end + 1 < len(scene.forms) and scene.folded[end] in (",", "and") and len(out) < 3:
        first = end + 1 + (scene.folded[end + 1] == "and")
        last = _phrase_end(scene, first)
        last = next((at for at in range(first + 1, last - 1) if scene.folded[at] == "and"), last)
        found = read_role(scene.forms, first, last, scene.names_within(first, last))
        if found is None or found.plural:
            break
        head = parse.head_of(found.title.first, found.title.last)
        if not parse.is_a(head, "conj", "nmod", "appos", "dep") or title not in parse.ancestors(head):
            break
        if any(n.kind == "person" and n.first in (found.title.last, last) for n in scene.names):
            break
        out.append(found)
        end = last
    return out, end


_BEFORE_A_ROLE = frozenset("a an the also then now his her their one himself herself".split())


def _in_a_body(scene: Scene, draft: Draft, head: int) -> None:
    """ "Anna Meyer, who teaches history at the University of Northmere": where somebody works."""
    parse, folded = scene.parse, scene.folded
    for verb in parse.children(head, "acl:relcl"):
        if folded[verb] not in _WORKING:
            continue
        for noun in parse.children(verb, "obl", "obj", "nmod"):
            if any(folded[case] in ("at", "for", "with") for case in parse.children(noun, "case")):
                body = scene.name_at.get(noun)
                if body is not None and body.kind == "organisation":
                    draft.body = draft.body or noun


_WORKING = frozenset("teaches taught works worked studies researches lectures".split())


def _of_body(scene: Scene, draft: Draft, name: Name, at: int) -> None:
    """ "Victor Cha of the Lantern Institute": a body without a title. "at" and "with" count in sources only."""
    if scene.folded[at] != "of" and not (at in scene.source_words and name.first in scene.source_words):
        return
    body = scene.name_at.get(at + 1) or (scene.name_at.get(at + 2) if scene.folded[at + 1] == "the" else None)
    if body is not None and body.kind == "organisation":
        draft.body = draft.body or scene.parse.head_of(body.first, body.last)
    elif body is not None and body.kind == "state" and scene.folded[at] == "of":
        draft.country = draft.country or body.id  # "Ambassador Stefan Berg of Iceland"


def _party_mark(forms: list[str], at: int) -> bool:
    """ "(D-NY)", ", R-Ariz.,": the mark of American legislators, and "(Lab)"."""
    mark = forms[at + 1]
    if forms[at] == "(":
        return at + 2 < len(forms) and mark in ("D", "R", "I", "Lab", "Con")
    return forms[at] == "," and mark in ("D", "R", "I") and at + 2 < len(forms) and forms[at + 2] in ("-", "–")


def _phrase_end(scene: Scene, first: int) -> int:
    """Where an apposition that begins at `first` ends: at a comma, a relative clause or a verb."""
    parse, at = scene.parse, first
    sentence = scene.sentence[first]
    n = len(scene.forms)
    while (
        at < n
        and scene.sentence[at] == sentence
        and at - first < 30
        and not (at > first and parse.begins_paragraph[at])
    ):
        form = scene.forms[at]
        if form in _STOPS or form in (".", "?", "!", ";"):
            break
        if (
            at > first
            and parse.upos[at] in ("VERB", "AUX")
            and not parse.is_a(at, "amod", "compound")
            and not form[0].isupper()
        ):
            break
        if (
            at > first
            and scene.folded[at] in ("and", "but", "or")
            and at + 1 < n
            and (
                parse.upos[at + 1] in ("VERB", "AUX", "PRON", "DET")
                or scene.name_at.get(at + 1, _NOBODY).kind == "person"
            )
        ):
            break
        at += 1
    return at


def _in_front(scene: Scene, draft: Draft, name: Name, first: int) -> list[Told]:
    """ "China's ambassador, Xie Feng," and "the spokesman, Liu Pengyu,"."""
    parse, forms = scene.parse, scene.forms
    if first < 2 or forms[first - 1] != "," or scene.sentence[first - 2] != scene.sentence[first]:
        return []
    end = first - 1
    if end > 3 and forms[end - 1] == ")" and forms[end - 3] == "(":
        end -= 3  # "the president of the Court of Accounts (CoA), Jo Berg,"
    head = parse.head_of(name.first, name.last)
    governor = parse.governor[head]
    governor = _another_conjunct(scene, governor, end)
    if parse.is_a(head, "appos") and governor < end and scene.name_at.get(governor, _NOBODY).kind != "person":
        begin, last = scene.phrase(governor)
        last = max(last, governor + 1)
        before = scene.name_at.get(begin - 1)
        if before is not None and before.last == begin and before.kind == "organisation":
            begin = before.first  # "ASUU President, Emmanuel Osodeke"
        if last < end and all(parse.upos[at] not in ("VERB", "AUX", "PUNCT", "SCONJ") for at in range(last, end)):
            last = end
        role = read_role(forms, begin, last, scene.names_within(begin, last))
        if role is not None and not role.plural and role.title.first <= governor < role.title.last:
            scene.mention(draft, begin, last, "nominal", governor)
            return [Told(role, "apposition before the name", 0.95), *_joined(scene, draft, begin, last)]
    return _in_front_by_shape(scene, draft, name, end)


def _another_conjunct(scene: Scene, governor: int, end: int) -> int:
    """The title that governs the name behind a comma: "the minister, Anna Meyer, and the *envoy*, Jo Berg,"."""
    for conjunct in reversed(scene.parse.children(governor, "conj")):
        if governor < conjunct < end and any(n.kind == "person" for n in scene.names_within(governor, conjunct)):
            return conjunct
    return governor


def _in_front_by_shape(scene: Scene, draft: Draft, name: Name, end: int) -> list[Told]:
    """The same where the tree does not see it: a determiner, a title, a comma, the name, a comma."""
    parse, forms = scene.parse, scene.forms
    closed = name.last == len(forms) or forms[name.last] in (",", ".", ")", ";", "”", '"')
    if not closed and not _both_subjects(scene, name, end):
        return []
    listed = title_with_complements(parse, end)
    begin = listed.first if listed is not None and listed.last < end else end
    while (
        begin > 0
        and end - begin < 30
        and scene.sentence[begin - 1] == scene.sentence[end]
        and not parse.begins_paragraph[begin]
    ):
        if parse.upos[begin - 1] in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ", "PRON") and forms[begin - 1] not in (
            "-",
            "'s",
            "’s",
        ):
            break
        begin -= 1
        if parse.upos[begin] == "DET" and scene.folded[begin - 1] not in ("of", "for", "to", "at"):
            break
        if parse.upos[begin] == "DET" and forms[begin + 1][0].isupper():
            office = role_at_start(forms, begin + 1, end)
            if office is not None and office.first == begin + 1 and office.role_class in OFFICES:
                break  # "thanks to the | President of Iran, Jo Berg,"
    if begin == end:
        return []
    if begin > 1 and forms[begin - 1] == "," and _is_titled_behind(scene, begin - 2):
        return []  # "Anna Meyer, ambassador of Iceland, Jo Berg, …": the title is hers
    determined = parse.upos[begin] == "DET" and scene.folded[begin] in ("the", "a", "an")
    start = begin + 1 if parse.upos[begin] == "DET" else begin
    names = scene.names_within(start, end)
    role = read_role(forms, start, end, names)
    if role is None or role.plural or any(n.kind == "person" for n in names):
        return []
    if not determined and role.country is None and role.organisation is None:
        return []
    title = parse.head_of(role.title.first, role.title.last)
    scene.mention(draft, start, end, "nominal", title)
    return [Told(role, "apposition before the name", 0.8), *_joined(scene, draft, start, end)]


def _is_titled_behind(scene: Scene, word: int) -> bool:
    """Whether a word ends the name of a person whose title does not stand before it with a comma."""
    name = scene.name_at.get(word, _NOBODY)
    if name.kind != "person":
        return False
    first = honorifics_before(scene.forms, name.first)
    return scene.forms[first - 1] != "," or title_with_complements(scene.parse, first - 1) is None


def _both_subjects(scene: Scene, name: Name, end: int) -> bool:
    """Whether the tree makes a name and the title before its comma subjects of one verb: "the envoy, Jo Berg said"."""
    parse = scene.parse
    head = parse.head_of(name.first, name.last)
    verb = parse.governor[head]
    before = [word for word in parse.children(verb, "nsubj") if word < end]
    return parse.is_a(head, "nsubj") and bool(before) and scene.sentence[before[-1]] == scene.sentence[head]


def _joined(scene: Scene, draft: Draft, first: int, last: int) -> list[Told]:
    """The further titles of an apposition before the name: "The Attorney General *and Minister of Trade*, Jo Berg"."""
    out = []
    for part in title_parts(scene.forms, first, last)[1:]:
        role = read_role(scene.forms, *part, scene.names_within(*part))
        if role is not None and not role.plural:
            for word in range(role.title.first, role.title.last):
                scene.mean(word, (draft,))
            out.append(Told(role, "apposition before the name", 0.75))
    return out


def _in_a_clause(scene: Scene, head: int) -> list[Told]:
    """ "X, who is the ambassador", "X is a fellow at …", "X served as assistant secretary"."""
    parse, folded = scene.parse, scene.folded
    out: list[Told] = []
    clauses = [c for c in parse.children(head, "acl:relcl") if parse.child(c, "cop") is not None]
    governor = parse.governor[head]
    if parse.is_a(head, "nsubj") and parse.child(governor, "cop") is not None and head < governor:
        clauses.append(governor)
    for noun in clauses:
        if parse.upos[noun] not in ("NOUN", "PROPN") or any(
            folded[c] in ("not", "n't", "n’t") for c in parse.children(noun, "advmod")
        ):
            continue
        begin, end = scene.phrase(noun)
        role = read_role(scene.forms, begin, end, scene.names_within(begin, end))
        if role is not None and not role.plural and role.title.first <= noun < role.title.last:
            cop = parse.child(noun, "cop")
            past = cop is not None and folded[cop] in ("was", "were") and parse.is_a(noun, "acl:relcl")
            strength = 0.1 if role.title.key in RELATIONS else 0.6
            out.append(Told(role if not past else replace(role, former=True), "said to be in a clause", strength))
    verbs = [c for c in parse.children(head, "acl:relcl") if folded[c] in _SERVING]
    if parse.is_a(head, "nsubj") and folded[governor] in _SERVING:
        verbs.append(governor)
    for verb in verbs:
        for noun in parse.children(verb, "obl"):
            if not any(folded[c] == "as" for c in parse.children(noun, "case")):
                continue
            begin, end = scene.phrase(noun)
            role = read_role(scene.forms, begin, end, scene.names_within(begin, end))
            if role is not None and not role.plural:
                former = folded[verb] in ("served", "worked", "acted")
                out.append(Told(replace(role, former=True) if former else role, "said to serve as", 0.5))
    return out
