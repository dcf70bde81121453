"""Words of a report as part of a sentence: pieces joined, quotation marks paired, capitals and stops taken off.

Pieces of text in, prose out. Nothing is added but what is missing of a pair of marks, and "…" where words are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.records import Span, Statement
from dragoman.showing.passages import around

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|n['’]t")
_CLAUSE = re.compile(
    r"[.!?][\"”’')]*(?=\s+[\"“‘A-Z])|;|\s[–—]\s|, (?=which|who|where|while|whereas|because|since|as|but|and)|: "
)
_TRAILING = " ,;:–—-"
#: Words that content may begin with and that no name begins with: they lose their capital inside a sentence.
_FUNCTION = frozenset(
    """
    a an the it he she they we you this that these those there here if as in on at for by with from to of into
    whether when while but and so its his her their our my your no not some many all any every both neither
    either most such only even after before since until because although though despite under over what who how
    why where one two three four five six several other another each more much few further now then today now
    nobody nothing everybody everything anyone sanctions dialogue negotiations talks peace war relations
    measures steps time whoever whatever once unless
    """.split()
)
#: Words that end nothing: what they were to join was left out. Articles, and what begins a clause.
_HANGING = re.compile(r"(?:[\s,;]+(?:and|or|but|nor|as|that|which|because|while|of|the|an?))+$")
#: The same where a translation has begun a sentence with them in the middle of one.
_MIDDLE = re.compile(r"(?<=[a-z,;] )(?:Because|Although|While|Whereas|Which|And|But|If|When|That|So|Since)\b")
#: Several words that are said twice on end: "is offset by the offset by the benefits".
_STUTTER = re.compile(r"\b((?:[\w'’-]+ ){1,5}[\w'’-]+) \1\b")
_QUOTED = re.compile(r"(“[^”]*”)")
_OPENER = re.compile(r"^(?:But|And|Yet|However,|Still,)\s+(?:even so,\s+)?")
#: Endings that common nouns have and hardly any name ("France" has one).
_COMMON = re.compile(r"...+(?:tions?|sions?|ments?|ness|ities|ships?|ances?|ences?|isms?)$")
#: What a clause of condition begins with, after a mark of quotation.
_CONDITIONAL = re.compile(
    r"[“‘]?(?:(?:only|even|but) )?"
    r"(?:if|unless|until|when|once|as long as|so long as|provided|should|in case|without|were|had)\b",
    re.IGNORECASE,
)
#: How long a gap within one content may be, beside its source and cue, in characters. A design value.
_GAP = 160
#: Longest predicate in words before it is cut at a clause. A design value.
MOST_WORDS = 36


def unbroken(text: str, statement: Statement) -> list[Span]:
    """The pieces of content up to the first gap that holds more than the statement's own source and cue.

    What is not quoted is taken from the cue's own sentence, where any of it stands there.
    """
    every = list(statement.content)
    if statement.kind != "direct" and statement.cue and len(every) > 1:
        first, last = around(text, statement.cue)
        every = [span for span in every if first <= span[0] and span[1] <= last] or every
    pieces = every[:1]
    own = [*statement.source, *statement.cue]
    for span in every[1:]:
        gap = [at for at in range(pieces[-1][1], span[0]) if not any(a <= at < b for a, b in own)]
        between = "".join(text[at] for at in gap) if len(gap) <= _GAP else "too much"
        if re.search(r"[^\W\d_]", between):
            break
        if between.strip() == "," and not any(a >= pieces[-1][1] and b <= span[0] for a, b in own):
            pieces[-1] = (pieces[-1][0], span[1])  # only a comma was left out
        else:
            pieces.append(span)
    return pieces


def fit(head: str, content: Sequence[str]) -> str | None:
    """Head and content as one line of prose, cut at a clause where it is too long."""
    body = tidy(joined(content))
    if not body:
        return None
    words = body.split()
    if len(words) > MOST_WORDS:
        ends = [m.start() + (m.group()[0] in ".!?") for m in _CLAUSE.finditer(body) if m.start() > 40]
        fitting = [end for end in ends if len(body[:end].split()) <= MOST_WORDS]
        body = body[: fitting[-1]] if fitting else " ".join(words[: MOST_WORDS - 4])
        body = tidy(_HANGING.sub("", tidy(body)))
        body = body if fitting else f"{body} …"
    body = _mended(paired(_HANGING.sub("", body)))
    return f"{head}{body}" if body else None


def _mended(words: str) -> str:
    """Words in which, but for what is quoted, no sentence begins in the middle and nothing is said twice on end."""
    pieces = _QUOTED.split(words)
    pieces[::2] = [_STUTTER.sub(r"\1", _MIDDLE.sub(lambda m: m[0].lower(), piece)) for piece in pieces[::2]]
    return "".join(pieces)


def joined(content: Sequence[str]) -> str:
    """The pieces of a content as one: a quotation that the cue cut in two is whole again."""
    line = content[0]
    for piece in content[1:]:
        if line[-1] in '”"' and piece[0] in '“"':
            # Whole again; where it goes on with a new sentence, the report's words stood between.
            goes_on = piece[1:2].islower()
            line = f"{line[:-1]} {piece[1:]}" if goes_on else f"{line[:-1].rstrip(_TRAILING)} … {piece[1:]}"
        elif (piece[0] in '“"' or piece[0].isupper()) and line[-1] not in '”".!?':
            line = f"{line.rstrip(_TRAILING)}; {piece}"
        else:
            line = f"{line} {piece}"
    return line


def paired(words: str) -> str:
    """Words in which every double quotation mark is a curly one and has its partner."""
    words = words.replace("``", "“").replace("''", '"')
    out: list[str] = []
    is_open = False
    for at, letter in enumerate(words):
        if letter == '"':
            # At the beginning of a paragraph a mark opens again what is open.
            if words[at - 1 : at].isalpha() and re.match(r"s\b", words[at + 1 : at + 3]):
                out.append("’")  # OPEC"s, a slip for the apostrophe
                continue
            opens = words[at + 1 : at + 2].isalnum() and words[at - 1 : at].strip() in ("", "(", "“", "‘")
            letter = "“" if opens or not is_open else "”"
        if letter == "”" and not is_open:
            # The mark that opened the quotation stood before what was taken.
            out.insert(0, "“")
        elif letter == "“" and is_open:
            continue
        if letter in "“”":
            is_open = letter == "“"
        out.append(letter)
    line = "".join(out) + ("”" if is_open else "")
    return re.sub(r"[,.;:\s]+”$", "”", line)


def inner(words: str) -> str:
    """Words to be set in double quotation marks: their own become single ones."""
    return re.sub(r"\"(?=\w)", "‘", words.replace("“", "‘").replace("”", "’")).replace('"', "’")


def whole(words: str) -> str:
    """A piece of a report to be set in double quotation marks: its own are single ones, each with its partner."""
    return inner(paired(words))


def condition(words: str) -> str:
    """The words of a condition as a clause: "if", where the report has no such word of its own."""
    words = paired(words)
    return words if _CONDITIONAL.match(words) else f"if {words}"


def tidy(words: str) -> str:
    """One line, without the punctuation that ends a clause or a sentence."""
    line = " ".join(words.split()).strip(_TRAILING)
    while line.endswith((".", ",")) and not line.endswith("..") and not re.search(r"\b[A-Z]\.$|\.[A-Z]\.$", line):
        line = line[:-1]
    return line


def lower(content: str, text: str) -> str:
    """Content without the capital that it has only because a sentence begins with it."""
    content = _OPENER.sub("", content)
    word = _WORD.match(content)
    if word is None or word.group() == "I" or word.group()[1:2].isupper():
        return content
    small = word.group()[:1].lower() + word.group()[1:]
    known = small.split("’")[0].split("'")[0] in _FUNCTION
    # What has its capital in the middle of a sentence, too, is a name.
    known |= bool(_COMMON.match(small)) and not re.search(rf"[a-z,] {re.escape(word.group())}\b", text)
    if known or re.search(rf"(?<![\w“\"]){re.escape(small)}(?!\w)", text):
        return small + content[word.end() :]
    return content
