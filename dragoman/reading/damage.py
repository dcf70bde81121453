"""Damage: where translation or scraping has visibly broken a report's text.

Text and its furniture in, a tuple of `Mark`s out, sorted, each with a reason of `Reason`. Damaged text is read all the
same, and what is read from it says so; so only what an editor would stop at is marked: a quotation mark without its
partner (with its sentence), a sentence cut off in mid-clause, a clause that hangs behind a full stop, words said twice
over, characters lost to a wrong encoding. `find_damage` looks at characters only; `find_fragments` looks at the tree
for sentences without a verb.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from dragoman.reading.furniture_labels import AGENCIES
from dragoman.reading.paragraphs import ends_abbreviation, find_paragraphs, find_sentences
from dragoman.reading.parse import Parse
from dragoman.reading.quotes import quotes_of
from dragoman.records import Mark, Span

Reason = Literal[
    "quotation-mark", "cut-off", "stray-clause", "fragment", "doubled-words", "repeated-sentence", "stray-capital",
    "encoding",
]  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")

# UTF-8 read as Windows-1252 or Latin-1, characters that a decoder gave up, control characters.
_ENCODING = re.compile(
    r"[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¦]?|[ÐÑ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ]|ï¿½|ï»¿|"
    r"\ufffd|[\x80-\x84\x86-\x9f]"
)

#: With what all of it begins: one set of characters, which is looked for fast.
_FOREIGN = re.compile(r"[ÂÃâÐÑï\ufffd\x80-\x84\x86-\x9f]")

#: No clause ends in these; no headline does either.
_UNENDING = frozenset(
    "the a an and or but nor of from that which who whose whom because if while although though unless until "
    "whether is was were are be been has have had will would can could should must may might their its his our your "
    "my into than as per via despite during between among amid toward towards upon".split()
)
#: Words that begin sentences: in small letters at the head of a paragraph they are slips, and nothing is cut.
_BEGINNERS = frozenset(
    "the a an this that these those it he she we they you there here his her their its our my in on at for with "
    "from by after before during while when if as since although but and so yet meanwhile however according".split()
)
#: A line that begins small although nothing is cut: names and the like.
_SMALL_NAMES = frozenset(
    "al el de da di del della der den la le van von bin ibn ben du dos das ter ten zu e i x".split()
)
#: Sentences of one word that people write.
_ONE_WORD = frozenset(
    "yes no yeah nope never ever always maybe perhaps possibly probably exactly right wrong true false period "
    "enough indeed absolutely hardly really seriously sorry thanks please well okay ok ouch oops wow amen bravo "
    "cheers congratulations nothing nobody none everything everyone anyone neither both next again still ironically "
    "unfortunately fortunately sad bad good great perfect nonsense rubbish hello goodbye welcome silence hmm huh ha "
    "why how what when where who end etc inc corp ltd co jr sr reuter reuters".split()
)
#: What a name does not begin with: such a sentence is a headline's, or has a verb.
_NO_NAME = frozenset(
    "the a an this that these those my our your his her their its it i we he she they you there here get".split()
)
#: Function words that are not written twice in a row ("had had", "that that", "came in in May" are).
_NOT_TWICE = frozenset(
    "the a an of and with from at by their its his were was are would they he she we to but or has who which "
    "this".split()
)
#: Words of a pattern that sets its noun twice: "day by day by day", "to back to back".
_PAIRING = frozenset("to by after for in on upon over against and or versus".split())
_REACH = 6  # words in a phrase that is looked for twice in a row. A design value.

_HANGING = re.compile(r"[.!?][”\"’]*\s+(?P<it>[,;]\s+\w)")
_CAPITAL = re.compile(
    r",(?<=[a-z],)\s+(?P<it>(?:Because|And|But|Which|While|When|If|Although|Though|Since|So|That|Who|Whose|Where|As|Unless|Until)"
    r"\s+[a-z]+)"
)
_TITLED = re.compile(r"(?:[A-Z][\w'’&\-]*|of|the|for|and|on|in|at)")


def find_damage(text: str, furniture: Sequence[Mark] = ()) -> tuple[Mark, ...]:
    """The damage that the characters of `text` show, furniture left out."""
    quotes = quotes_of(text)
    lost = [quote.start for quote in quotes if quote.lost is not None]
    quoted = _Spans((quote.start, quote.end) for quote in quotes if quote.lost is None)
    paragraphs = find_paragraphs(text, furniture)
    found: list[tuple[int, int, str]] = []
    for start, end in paragraphs:
        sentences = find_sentences(text, start, end)
        found += _lost(lost, sentences)
        found += _glued(text, quoted, sentences)
        found += _doubled(text, start, end)
        found += _encoding(text, start, end)
    found += _cut(text, paragraphs)
    return _merged(found)


def find_fragments(parse: Parse) -> tuple[Mark, ...]:
    """Fragments that translation has torn off the sentence before: names and nouns that end in a stop, without a verb.

    Only those behind another sentence of the same paragraph, outside quotation marks, whose head is a name with a
    relative clause of its own or with none: "… according to an official. Ministry of Trade who asked for anonymity."
    """
    found: list[tuple[int, int, str]] = []
    words = parse.words
    sentences = parse.sentences
    for (start, before), (first, last) in pairwise(sentences):
        if words.paragraph[before - 1] != words.paragraph[first] or not 4 <= last - first <= 16 or before - start < 5:
            continue
        if words.forms[last - 1] != "." or words.forms[before - 1] != "." or words.quote[first:last].any():
            continue
        if parse.upos[first] != "PROPN" or all(word.isupper() for word in words.forms[first : last - 1]):
            continue
        root = parse.head_of(first, last)
        if parse.upos[root] != "PROPN" or parse.child(root, "nsubj", "csubj", "cop", "aux", "expl") is not None:
            continue
        verbs = [word for word in range(first, last) if parse.upos[word] in ("VERB", "AUX")]
        clauses = parse.children(root, "acl:relcl")
        below = {word for clause in clauses for word in parse.subtree(clause)}
        if below.issuperset(verbs) and (not below or parse.form(min(below)) in ("who", "which", "that")):
            found.append((*words.span(first, last), "fragment"))
    return _merged(found)


def _lost(lost: Sequence[int], sentences: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """The sentences that hold one of the quotation marks that have lost their partners."""
    for start, end in sentences:
        if bisect_left(lost, start) < bisect_left(lost, end):
            yield start, end, "quotation-mark"


def _glued(text: str, quoted: _Spans, sentences: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Clauses and fragments that were glued behind a sentence, and sentences that stand there twice."""
    for at, (start, end) in enumerate(sentences):
        for match in _HANGING.finditer(text, start, end):
            if not ends_abbreviation(text, start, match.start()):
                yield match.start("it"), end, "stray-clause"
        for match in _CAPITAL.finditer(text, start, end):
            if not quoted.hold(match.start("it")):
                yield match.start("it"), match.end("it"), "stray-capital"
        before, here = text[slice(*sentences[at - 1])] if at else "", text[start : min(end, start + 2000)]
        if not at or quoted.hold(start) or here[-1] != "." or before[-1] not in '.”"':
            continue
        if here == before and here.count(" ") >= 3:
            yield start, end, "repeated-sentence"
        elif at == len(sentences) - 1 and before.count(" ") >= 4 and _is_fragment(here):
            yield start, end, "fragment"


def _is_fragment(sentence: str) -> bool:
    """Whether a short sentence behind another is a word or a name that belongs to nothing."""
    words = sentence[:80].rstrip(".").split()
    if len(sentence) > 80 or not words:
        return False
    if len(words) == 1:
        word = words[0]
        return word.isalpha() and word.istitle() and len(word) > 2 and word.lower() not in _ONE_WORD
    named = 3 <= len(words) <= 8 and all(map(_TITLED.fullmatch, words)) and sentence[:-1] not in AGENCIES
    return named and re.split("['’]", words[0].lower())[0] not in _NO_NAME


def _doubled(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Words or phrases written twice in a row with nothing but white space between."""
    words = _WORD.findall(text, start, end)
    matches: list[re.Match[str]] = []  # hardly ever needed
    last: dict[str, int] = {}
    done = 0
    for at, lowered in enumerate([word.lower() for word in words]):
        first = last.get(lowered)
        last[lowered] = at
        if first is None or at - first > _REACH or first < done:
            continue
        word, size = words[at], at - first
        phrase = words[first:at]
        if size == 1:
            if word != lowered or word not in _NOT_TWICE:
                continue
        elif words[at : at + size] != phrase or phrase[0].lower() in ("and", "or") or _is_refrain(phrase):
            continue
        matches = matches or list(_WORD.finditer(text, start, end))
        stretch = text[matches[first].start() : matches[at + size - 1].end()]
        if re.fullmatch(r"(?:[\w'’]|(?<=\w)-(?=\w)|\s)+", stretch):
            done = at + size
            yield matches[first].start(), matches[at + size - 1].end(), "doubled-words"


def _is_refrain(phrase: Sequence[str]) -> bool:
    """Whether a phrase may well be said twice: a name, a number, "more and more and more"."""
    if phrase[0].isdigit() or not any(word.islower() for word in phrase) or "and" in phrase[1:]:
        return True
    return len(phrase) == 2 and not _PAIRING.isdisjoint(phrase) and _NOT_TWICE.isdisjoint(set(phrase) - _PAIRING)


def _encoding(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Words with characters that a wrong encoding has broken."""
    if not _FOREIGN.search(text, start, end):
        return
    b = start
    for match in _ENCODING.finditer(text, start, end):
        a = match.start()
        if a < b:
            continue  # in the same word
        b = match.end()
        while a > start and not text[a - 1].isspace():
            a -= 1
        while b < end and not text[b].isspace():
            b += 1
        yield a, b, "encoding"


def _cut(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Sentences that break off at the end of a paragraph or begin in their middle."""
    small = [_begins_small(text, *paragraph) for paragraph in paragraphs]
    if sum(small) > 0.3 * len(paragraphs) and len(paragraphs) > 3:
        return  # a text without capitals, or a list
    ended = "."
    for at, (start, end) in enumerate(paragraphs):
        follows = text[paragraphs[at + 1][0]] if at + 1 < len(paragraphs) else "."
        whole = ended in '.!?”"’'
        beheaded = small[at] and ended not in ",;:-–—" and text[end - 1] in '.!?”"’'
        # Behind a full stop a small letter may be a slip; before a verb it says that a name is gone.
        if text[start] == "," or (beheaded and not (whole and _first_word(text, start) in _BEGINNERS)):
            yield *find_sentences(text, start, end)[0], "cut-off"
        ended = text[end - 1]
        last = text[max(start, text.rfind(" ", start, end) + 1) : end]
        broken = last in _UNENDING and text.count(" ", start, end) >= 5
        hangs = ended == "," and text.count(" ", start, end) >= 12 and (follows.isupper() or follows.islower())
        if (broken or hangs) and text[start] not in "-–—•*·":
            yield *find_sentences(text, start, end)[-1], "cut-off"


def _first_word(text: str, start: int) -> str:
    match = _WORD.match(text, start)
    return match.group() if match else ""


def _begins_small(text: str, start: int, end: int) -> bool:
    """Whether a paragraph begins with a common word in small letters; a name has a capital behind it."""
    word = _first_word(text, start)
    known = word.isalpha() and word.islower() and len(word) > 1 and word not in _SMALL_NAMES
    if known and (text[start : min(end, start + 400)].islower() or text.count(" ", start, end) < 3):
        return False  # nothing here has capitals, or it is a label
    return known and not text[start + len(word) + 1 : start + len(word) + 2].isupper()


class _Spans:
    """Stretches of text, to be asked whether one holds a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def hold(self, place: int) -> bool:
        at = bisect_right(self.starts, place) - 1
        return at >= 0 and place < self.ends[at]


def _merged(found: Iterable[tuple[int, int, str]]) -> tuple[Mark, ...]:
    """Marks in order, those of one reason that touch made one."""
    marks: list[Mark] = []
    for start, end, why in sorted(set(found)):
        if marks and marks[-1].why == why and start <= marks[-1].span[1]:
            marks[-1] = Mark(span=(marks[-1].span[0], max(end, marks[-1].span[1])), why=why)
        else:
            marks.append(Mark(span=(start, end), why=why))
    return tuple(marks)
