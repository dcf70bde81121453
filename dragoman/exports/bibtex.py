"""BibTeX: the reports as references for LaTeX, in UTF-8, which BibLaTeX, Zotero and JabRef read as well.

Every character that TeX takes for a command is written as what it stands for, and pairs that fonts join (`--`, `''`)
are kept apart. Titles stand in braces of their own, so that no style changes their capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.exports.cited import Cited, cite
from dragoman.exports.source import Source
from dragoman.exports.wrote import Wrote

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMMANDS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}$&#_%~^]")
#: Between these, TeX's fonts make dashes, quotation marks and Spanish signs of two characters.
_JOINED = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=,)(?=,)")


def pieces(source: Source, wrote: Wrote) -> Iterator[bytes]:
    """The entries, one a report."""
    for report in source.reports():
        yield entry(cite(report)).encode()
        wrote.reports += 1
    wrote.add("references", wrote.reports)


def entry(one: Cited) -> str:
    """A reference as an entry: an article of the paper, of none where the paper is not known."""
    fields = {"title": f"{{{tex(one.title)}}}"}
    if one.author:
        fields["author"] = f"{{{tex(one.author)}}}"  # a body: braces keep its name in one piece
    if one.paper:
        fields["journal"] = f"{{{tex(one.paper)}}}"
    fields |= {name: str(number) for name, number in zip(("year", "month", "day"), one.day, strict=False)}
    if len(one.day) > 1:
        fields["month"] = _MONTHS[one.day[1] - 1]  # a macro, which a style writes in its language
    if one.url:
        fields["url"] = one.url  # read as it stands; nothing in it opens or closes a brace
    if one.language:
        fields["language"] = one.language
    kind = "article" if one.paper else "misc"
    told = (f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items())
    return f"@{kind}{{report-{one.id},\n" + ",\n".join(told) + "\n}\n\n"


def tex(text: str) -> str:
    """Text on one line as TeX sets it character for character."""
    return _SPECIAL.sub(lambda found: _COMMANDS[found[0]], _JOINED.sub("\0", text)).replace("\0", "{}")
