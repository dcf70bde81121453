"""Sentences with marks, for tests of statements: `[Orlov] <said> {Moscow would respond}.`

Brackets hold the source, angles the cue, braces the content; a role may come several times. The trees stand in
`marked.conllu` as the network drew them (form, part of speech, head from 1 and 0 for the root, relation; a blank line
between sentences), so that a test of the rules does not change with the network.
`python tests/support/draft_marked.py` adds the trees of new texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dragoman.reading.cast import Cast
from dragoman.reading.parse import Attribution, Parse, Range
from dragoman.reading.words import make_words
from dragoman.records import Actor, Mention, Report, report_id

TREES = Path(__file__).with_name("marked.conllu")
ROLES = {"[": "source", "<": "cue", "{": "content"}
_MARK = re.compile(r"[\[\]<>{}]")

#: Who is meant by a word, and for whom he acts.
ROSTER = {
    "Moscow": ("RUS", "RUS"), "Russia": ("RUS", "RUS"), "Kremlin": ("RUS", "RUS"), "Russian": ("RUS", "RUS"),
    "Kyiv": ("UKR", "UKR"), "Ukraine": ("UKR", "UKR"), "Beijing": ("CHN", "CHN"), "China": ("CHN", "CHN"),
    "Tokyo": ("JPN", "JPN"), "Japan": ("JPN", "JPN"), "Tehran": ("IRN", "IRN"), "Iran": ("IRN", "IRN"),
    "Israel": ("ISR", "ISR"), "Paris": ("FRA", "FRA"), "France": ("FRA", "FRA"), "Washington": ("USA", "USA"),
    "NATO": ("nato", "nato"), "Ankara": ("TUR", "TUR"), "Turkey": ("TUR", "TUR"), "Seoul": ("KOR", "KOR"),
    "Orlov": ("orlov", "RUS"), "Sato": ("sato", "JPN"), "Rahimi": ("rahimi", "IRN"), "Demir": ("demir", "TUR"),
    "Chen": ("chen", "CHN"), "Putin": ("putin", "RUS"), "spokesman": ("spokesman", "RUS"),
    "ministry": ("ministry", "IRN"), "Moreau": ("moreau", None), "Weber": ("weber", None),
    "analysts": ("analysts", None), "protesters": ("protesters", None), "Radio": ("radio", None),
    "Interfax": ("interfax", None), "BBC": ("bbc", None), "Reuters": ("reuters", None),
    "reporters": ("reporters", None), "diplomats": ("diplomats", "USA"), "parliament": ("parliament", None),
    "officials": ("officials", "USA"), "rebels": ("rebels", None),
}  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """A marked text: its parse with the marked attribution, and its cast."""

    text: str
    parse: Parse
    cast: Cast
    attribution: Attribution

    def words(self, phrase: str, nth: int = 0) -> Range:
        """The range of words of a phrase of the text."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(phrase, at + 1)
        return self.parse.words.within(at, at + len(phrase))

    def texts(self, ranges) -> list[str]:
        return [self.parse.text(*r) for r in ranges]

    def report(self, **fields) -> Report:
        return Report(id=report_id(self.text), text=self.text, **fields)


def plain(marked: str) -> str:
    return _MARK.sub("", marked)


@cache
def _trees(path: Path = TREES) -> dict[str, list[list[list[str]]]]:
    found: dict[str, list[list[list[str]]]] = {}
    for block in path.read_text().split("# text = ")[1:]:
        text, _, rows = block.partition("\n")
        sentences = [[line.split("\t") for line in part.splitlines()] for part in rows.strip().split("\n\n")]
        found[text.replace("¶", "\n\n")] = sentences
    return found


def scene(marked: str, roster: dict[str, tuple[str, str | None]] | None = None, path: Path = TREES) -> Scene:
    """The scene of a marked text. `roster` adds to the common one; pronouns mean nobody unless it says whom."""
    text = plain(marked)
    parse = _parse(text, path)
    spans: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    opened: list[tuple[str, int]] = []
    at = 0
    for match in re.finditer(r"[\[\]<>{}]|[^\[\]<>{}]+", marked):
        if match.group() in ROLES:
            opened.append((ROLES[match.group()], at))
        elif match.group() in "]>}":
            role, start = opened.pop()
            spans[role].append((start, at))
        else:
            at += len(match.group())
    ranges = {role: tuple(parse.words.within(*span) for span in sorted(found)) for role, found in spans.items()}
    attribution = Attribution(ranges["source"], ranges["cue"], ranges["content"], 0.9)
    attributions = (attribution,) if ranges["content"] else ()
    parse = Parse(parse.words, parse.sentence, parse.upos, parse.head, parse.deprel, (), attributions, ())
    return Scene(text, parse, _cast(parse, {**ROSTER, **(roster or {})}), attribution)


def _parse(text: str, path: Path = TREES) -> Parse:
    spans, upos, heads, relations, number = [], [], [], [], []
    at = 0
    for count, rows in enumerate(_trees(path)[text]):
        base = len(spans)
        for form, tag, head, relation in rows:
            at = text.index(form, at)
            spans.append((at, at + len(form)))
            at += len(form)
            upos.append(tag)
            heads.append(base + int(head) - 1 if int(head) else len(spans) - 1)
            relations.append(relation)
            number.append(count)
    words = make_words(text, spans)
    return Parse(words, np.array(number, np.int32), upos, np.array(heads, np.int32), relations)


def _cast(parse: Parse, roster: dict[str, tuple[str, str | None]]) -> Cast:
    at = {word: (roster[form][0],) for word, form in enumerate(parse.words.forms) if form in roster}
    actors = {}
    for word in sorted(at):
        id_, acts_for = roster[parse.form(word)]
        kind = "state" if id_ == acts_for and id_.isupper() else "person" if parse.upos[word] == "PROPN" else "unnamed"
        mention = Mention(span=parse.words.span(word, word + 1), form="name")
        actors.setdefault(id_, Actor(id=id_, kind=kind, name=parse.form(word), acts_for=acts_for, mentions=(mention,)))
    return Cast(tuple(actors.values()), at)
