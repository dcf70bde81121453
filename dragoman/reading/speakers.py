"""Who speaks: the source of a statement in, the ids of the actors it means out.

A noun phrase means whom the cast says it means, joint sources all of them. A document speaks for who issued it ("a U.S.
statement", "the ministry's report"), and a possessive for its owner.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.cast import Cast
from dragoman.reading.parse import Parse, Range

_DOCUMENTS = frozenset(
    """
    statement statements communique communiqué letter note memo report reports study survey poll article paper analysis
    editorial book tweet tweets post email e-mail message speech announcement declaration release website page ad
    document documents filing bulletin readout account response reply comment comments remarks remark words view
    """.split()
)
_JOINED = ("conj", "flat", "compound", "appos")


def is_document(parse: Parse, word: int) -> bool:
    """Whether a word means something written or said, which speaks for somebody."""
    return parse.lowered[word] in _DOCUMENTS


def find_speakers(parse: Parse, cast: Cast, source: Iterable[Range]) -> tuple[str, ...]:
    """The actors to whom a source refers, in the order of the text; none where nobody knows."""
    found: dict[str, None] = {}
    for first, last in source:
        head = parse.head_of(first, last)
        ids = _titled(parse, cast, head, last) or cast.who(parse, first, last)
        if not ids and is_document(parse, head):
            ids = _issuer(parse, cast, head)
        if not ids and parse.lowered[head] in ("who", "which", "that") and parse.is_a(head, "nsubj"):
            ids = _antecedent(parse, cast, head)
        found.update(dict.fromkeys(ids))
        if ids:
            found.update(dict.fromkeys(_joined(parse, cast, head, first, last)))
    return tuple(found)


def _titled(parse: Parse, cast: Cast, head: int, last: int) -> tuple[str, ...]:
    """The person behind a title that the tree takes for the head: "U.S. *Treasury* Under-Secretary John Taylor"."""
    for word in range(head + 1, last):
        hyphen = word + 1 < len(parse) and parse.form(word + 1) == "-"  # "Under-Secretary", "Vice-President"
        joined = hyphen or parse.form(word) in ("-", "and")
        if parse.upos[word] not in ("PROPN", "NOUN", "ADJ") and not joined:
            return ()
        ids = cast.at.get(word, ())
        if len(ids) == 1 and ids != cast.at.get(head) and cast.by_id[ids[0]].kind == "person":
            return ids if cast.is_titled(parse, ids[0], head, word) else ()
    return ()


def _joined(parse: Parse, cast: Cast, head: int, first: int, last: int) -> list[str]:
    """Those coordinated with the head of a source, however deep in the name the parser hung them."""
    found: list[str] = []
    for word in range(first, last):
        if not parse.is_a(word, "conj") or word not in cast.at:
            continue
        for governor in parse.ancestors(word):
            if governor == head:
                found += cast.at[word]
                break
            if not parse.is_a(governor, *_JOINED) or not first <= governor < last:
                break
    return found


def _issuer(parse: Parse, cast: Cast, head: int) -> tuple[str, ...]:
    """Whose a document is: its owner, the name before it, or who it is "by", "from", "of" or "released by"."""
    for child in parse.children(head, "nmod:poss", "compound", "amod", "nmod"):
        case = {parse.lowered[c] for c in parse.children(child, "case")}
        if child in cast.at and (child < head or case & {"by", "from", "of"}):
            return cast.at[child]
    for released in parse.children(head, "acl"):
        for agent in parse.children(released, "obl"):
            if agent in cast.at and any(parse.lowered[c] == "by" for c in parse.children(agent, "case")):
                return cast.at[agent]
    return ()


def _antecedent(parse: Parse, cast: Cast, pronoun: int) -> tuple[str, ...]:
    """Whom the "who" of a relative clause means."""
    verb = parse.governor[pronoun]
    return cast.at.get(parse.governor[verb], ()) if parse.is_a(verb, "acl:relcl") else ()
