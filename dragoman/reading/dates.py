"""Dates in running text: where they stand, and which days they mean seen from a report's date.

Text in, `Expression`s out (`find_dates`); an expression and a `View` in, a `When` out (`meaning`). Each kind of
expression is one line of `_KINDS`: its name, its pattern, and the function in `date_readers.py` that reads it. What is
left open is None, never a guess.

A bare weekday is the nearest one in the direction of the tense, the report's own day included ("said Thursday" in
Thursday's paper); "last Thursday" lies before that day. A day and month without a year are the nearest in the direction
of the tense, with a day of grace for time zones. "The next day" leans on another date, the `anchor`.

This file looks at the letters alone; `times.py` looks at the tree as well, and puts "since", "until" and "early" to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dragoman.reading import calendar_days as cal
from dragoman.reading import date_readers as read
from dragoman.reading.calendar_days import Tense, View, When
from dragoman.reading.words import Words

Sort = Literal["point", "span", "duration", "set"]

# "May" and "March" are words too: only with a capital.
_MONTH = (
    r"(?P<month>(?i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Apr(?:il|\.)?|June?\b\.?|July?\b\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)|Mar(?:ch|\.)?|MARCH|May|MAY)(?![A-Za-z])"
)
_DAYS_NAMES = r"(?:(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.)"
_WEEKDAY = rf"(?P<weekday>{_DAYS_NAMES})"
_ANY_WEEKDAY = rf"(?:{_DAYS_NAMES}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b)"
_SOME_YEAR = r"(?:1[5-9]|20)\d\d"
_COUNTED = (
    r"(?!\s*(?:percent|pct|%|km|people|men|women|troops|soldiers|homes|houses|dollars|euros|pounds)\b|[.,]\d|%|\w)"
)
_YEAR = rf"(?P<year>{_SOME_YEAR}){_COUNTED}"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?!\s*(?:percent|pct|%|[:.]\d|,\d))"
_LAST = r"(?P<last>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_TO = r"(?:\s?[-–—]\s?|\s+(?:to|until|through|and)\s+)"
_ROUGHLY = (
    r"(?:(?P<more>more\s+than|over|at\s+least)\s+|(?:about|around|nearly|almost|some|roughly|approximately|only|just|"
    r"another|under|less\s+than)\s+)?"
)
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"sixty|ninety|a\s+hundred)"
)
_NUMBER = rf"(?P<number>{_COUNT})"
_VAGUE = r"(?:(?:a\s+)?few|several|many|some|a\s+couple\s+of|a\s+number\s+of)"
_UNIT = r"(?P<unit>day|week|month|year|decade|century|centurie)s?\b"
_UNIT_OR_HOURS = r"(?P<unit>hour|day|week|month|year|decade|century|centurie)s?\b"
_ONE_UNIT = r"(?P<unit>day|week|month|year|decade|century)\b"
_UNITS = r"(?:day|week|month|year|decade|centurie)s\b"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)\b"
_DURING = r"(?:(?:in|over|during|for|within|throughout|across)\s+)"
_NTH = r"(?P<nth>\d{1,2}(?:st|nd|rd|th)|(?:twenty[ -])?first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|" \
       r"eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)"  # fmt: skip
# A month or a year may stand alone behind these. "May" is often a name or a verb: fewer words vouch for it.
_BEFORE = (
    "in", "since", "during", "until", "till", "by", "of", "from", "early", "late", "mid", "through", "before", "after",
    "between", "and", "throughout", "around", "circa", "to", "end",
)  # fmt: skip
_PAPERS = (
    r"(?!\s+(?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Tribune|Independent|Agreement|Night\s+Live|World)\b)"
)
_NAMED_DAYS = "".join(rf"(?<!\b{word}\s)" for word in ("Black", "Good", "Bloody", "Super", "Ash", "Palm", "Easter", "Cyber",
                                                     "Holy", "Maundy", "Giving", "Shrove"))  # fmt: skip


def _behind(words: tuple[str, ...]) -> str:
    cases = [case for word in words for case in (word, word.title())]
    return "(?:" + "|".join(rf"(?<=\b{word}{gap})" for word in cases for gap in " -") + ")"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of expression. `sort`: what it is on the calendar. `leans`: on another date than the report's.

    `vouched`: the letters alone do not make it a date ("2016", "March"); something else has to.
    """

    name: str
    pattern: str
    reader: read.Reader
    sort: Sort = "point"
    leans: bool = False
    vouched: bool = False


#: Kinds of expressions, in order: of two that begin at the same place the earlier one holds.
_KINDS: tuple[Kind, ...] = (
    Kind("iso date", rf"\b(?P<year>{_SOME_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", read.iso_date),
    Kind("slashed date", rf"(?<![\d/.])(?P<one>\d{{1,2}})[/.](?P<two>\d{{1,2}})[/.](?P<year>{_SOME_YEAR})\b(?![/.]\d)",
         read.slashed_date),
    Kind("days of month", rf"\b(?i:from|between)\s+{_DAY}{_TO}{_LAST}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
         read.calendar_date),
    Kind("date", rf"\b(?:{_ANY_WEEKDAY},?\s+)?{_MONTH}\s*{_DAY}(?:{_TO}{_LAST}(?!\s+{_MONTH.replace('?P<month>', '?:')}))?"
         rf"(?:,?\s+(?:of\s+)?{_YEAR})?", read.calendar_date),
    Kind("date", rf"\b(?:{_ANY_WEEKDAY},?\s+(?:the\s+)?)?{_DAY}(?:{_TO}{_LAST})?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
         read.calendar_date),
    Kind("month of year", rf"\b{_MONTH}\s+(?:of\s+)?(?P<which>(?i:last|this|next))\s+year\b", read.month_of_chosen_year),
    Kind("month of year", rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}", read.month_of_year),
    Kind("season of year", rf"\b(?i:{_SEASON})\s+(?:of\s+)?{_YEAR}", read.season_of_year),
    Kind("fiscal year", rf"\b(?i:fiscal|financial)\s+(?:years?\s+)?(?P<year>{_SOME_YEAR})(?:[-–/](?P<last>\d\d(?:\d\d)?))?\b",
         read.fiscal_year, "span"),
    Kind("fiscal year", r"\bFY\s?(?P<year>20\d\d|\d\d)(?:[-–/](?P<last>\d\d(?:\d\d)?))?\b", read.fiscal_year, "span"),
    Kind("years", rf"\b(?i:between|from)\s+(?P<first>{_SOME_YEAR})\s+(?:and|to|until|till|through)\s+"
         rf"(?P<last>{_SOME_YEAR}){_COUNTED}", read.years_apart, "span"),
    Kind("years", rf"(?<![\d/.,-])(?P<first>{_SOME_YEAR})\s?[-–/]\s?(?P<last>{_SOME_YEAR}|\d\d)\b(?![-–/.,]\d){_COUNTED}",
         read.years_apart, "span"),
    Kind("quarter", rf"\b(?i:(?P<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)[ -]quarter)\b(?!-?final)"
         rf"(?:\s+(?:of\s+)?(?:(?:(?i:fiscal|financial)\s+)?{_YEAR}|(?P<which>(?i:last|this|next))\s+year\b))?", read.quarter),
    Kind("quarter", rf"\b(?P<year>{_SOME_YEAR})\s+(?i:(?P<nth>first|second|third|fourth|final)[ -]quarter)\b", read.quarter),
    Kind("months of year", rf"\b(?i:(?P<side>first|last|final)\s+{_NUMBER}\s+months\s+of)\s+(?:{_YEAR}|"
         r"(?i:(?P<which>the|this|last|next)(?:\s+year)?)\b)", read.months_of_year),
    Kind("quarter", rf"\b(?P<nth>Q[1-4])\b(?:\s+(?:of\s+)?{_YEAR})?", read.quarter),
    Kind("century", rf"\b(?i:(?:the\s+)?{_NTH}[ -]century)\b(?!\s+B)", read.century),
    Kind("decade", rf"\b(?P<decade>{_SOME_YEAR[:-2]}0)['’]?s\b", read.decade),
    Kind("decade", r"(?<!\w)['’‘](?P<decade>[2-9]0)['’]?s\b", read.decade),
    Kind("decade", r"\b(?i:the)\s+(?:(?:early|late|mid)[ -])?(?P<decade>(?i:fifties|sixties|seventies|eighties|nineties))\b",
         read.decade),
    Kind("two days off", r"\b(?i:the\s+day\s+(?P<side>before\s+yesterday|after\s+tomorrow))\b", read.two_days_off),
    Kind("near day", r"\b(?i:(?P<word>yesterday|today|tonight|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening)))\b",
         read.near_day),
    Kind("overnight", rf"\b(?i:overnight)\b(?!\s+(?:(?:on|into|from|to)\s+)?{_ANY_WEEKDAY})", read.overnight),
    Kind("now", r"\b(?i:(?P<word>now|currently))\b(?!\s+that\b)", read.near_day, vouched=True),
    Kind("until now", r"\b(?i:so\s+far|thus\s+far|to\s+date|up\s+to\s+now|until\s+now|up\s+until\s+now)\b", read.until_now,
         "span"),
    Kind("since then", r"\b(?i:since\s+then|ever\s+since)\b", read.since_then, "span", leans=True),
    Kind("ago", rf"\b(?i:{_ROUGHLY}{_NUMBER}\s+{_UNIT}\s+ago)\b", read.ago),
    Kind("some time ago", rf"\b(?i:(?:{_VAGUE}\s+)?{_UNITS}\s+ago)\b", read.until_now, "span"),
    Kind("off anchor", rf"\b(?i:{_ROUGHLY}{_NUMBER}\s+{_UNIT}\s+(?P<side>later|earlier|before|afterwards?|after))\b",
         read.off_anchor, leans=True),
    Kind("from now", rf"\b(?i:{_NUMBER}\s+{_UNIT}\s+from\s+(?:now|today))\b", read.ahead),
    Kind("anchored stretch", rf"\b(?i:{_DURING}?the\s+(?P<side>previous|preceding|prior|following|subsequent)\s+"
         rf"{_NUMBER}\s+{_UNIT})", read.anchored_stretch, "span", leans=True),
    Kind("past stretch", rf"\b(?i:{_DURING}?{_ROUGHLY}(?:the|these|this|its|his|her|their)\s+(?:past|last)\s+{_NUMBER}\s+"
         rf"{_UNIT_OR_HOURS})(?!\s+of\b)", read.past_stretch, "span"),
    Kind("past stretch", rf"\b(?i:(?:{_DURING}?(?:the|this)\s+past|{_DURING}the\s+last)\s+(?P<number>){_ONE_UNIT})(?!\s+(?:of|in)\b)",
         read.past_stretch, "span"),
    Kind("recent times", rf"\b(?i:{_DURING}?(?:(?:the|these)\s+(?:past|last)\s+(?:{_VAGUE}\s+)?|recent\s+){_UNITS})(?!\s+of\b)",
         read.until_now, "span"),
    Kind("next stretch", rf"\b(?i:{_DURING}?(?:the\s+)?(?:next|coming)\s+{_NUMBER}\s+{_UNIT_OR_HOURS})", read.next_stretch,
         "span"),
    Kind("next stretch", rf"\b(?i:(?:{_DURING}the\s+next|{_DURING}?the\s+coming|the\s+next(?=\s+decade))\s+(?P<number>){_ONE_UNIT})",
         read.next_stretch, "span"),
    Kind("coming times", rf"\b(?i:{_DURING}?(?:the\s+)?(?:next\s+{_VAGUE}\s+|coming\s+(?:{_VAGUE}\s+)?){_UNITS})",
         read.from_now, "span"),
    Kind("part of unit", r"\b(?i:(?:(?:the\s+)?(?P<part>end|close|start|beginning|middle|rest|remainder|turn)\s+of\s+(?:the\s+)?|"
         r"(?P<early>early|late|earlier|later)\s+(?:on\s+)?in\s+the\s+)(?P<which>this|last|next|current|coming)?\s*"
         r"(?P<unit>week|month|quarter|year|decade|century))\b", read.unit_in_hand),
    Kind("year end", r"\b(?i:(?:the\s+)?(?P<which>)(?P<unit>year|month|week)(?:-|['’]s\s+|\s)(?P<part>end))\b", read.unit_in_hand),
    Kind("beside anchor", r"\b(?i:the\s+(?:very\s+)?(?P<side>next|following|previous|preceding|same)\s+"
         r"(?P<unit>day|week|month|year|decade|morning|afternoon|evening|night))\b", read.beside_anchor, leans=True),
    Kind("beside anchor", r"\b(?i:the\s+day\s+(?P<side>before|after)|next\s+(?P<unit>day))\b", read.beside_anchor, leans=True),
    Kind("beside anchor", r"\b(?i:(?P<side>that)(?:\s+same)?\s+(?P<unit>day|week|month|year|morning|afternoon|evening|night))\b",
         read.beside_anchor, leans=True),
    Kind("weekday beside anchor", rf"\b(?i:(?P<side>the\s+following|the\s+previous|the\s+next|that))\s+{_WEEKDAY}(?!\w)",
         read.weekday_beside_anchor, leans=True),
    Kind("chosen weekday", rf"\b(?i:(?P<which>this\s+past|this\s+coming|the\s+coming|last|past|this|next|coming))\s+{_WEEKDAY}"
         r"(?!\w)", read.chosen_weekday),
    Kind("weekday of week", rf"\b{_WEEKDAY}(?:\s+of)?\s+(?i:(?P<which>last|this|next)\s+week)\b", read.weekday_of_week),
    Kind("chosen month", rf"\b(?i:(?P<which>last|this|next))\s+{_MONTH}(?!\.?\s*\d)", read.chosen_month),
    Kind("chosen season", rf"\b(?i:(?P<which>last|this|next)\s+{_SEASON})", read.chosen_season),
    Kind("season", rf"{_behind(('in', 'during', 'since', 'until', 'by', 'before', 'of', 'over', 'after'))}(?i:(?P<which>the)\s+{_SEASON})"
         r"(?!\s+of\b)",
         read.chosen_season),
    Kind("weekend", r"\b(?i:(?P<which>this\s+past|this\s+coming|the\s+past|the\s+coming|last|this|next|"
         r"(?:(?:over|at|on|during)\s+)?the)\s+weekend)\b(?!\s+of\b)", read.weekend),
    Kind("chosen unit", r"\b(?i:(?P<which>last|this|next|the\s+current)\s+(?P<unit>week|month|quarter|year|decade|century))\b",
         read.chosen_unit),
    Kind("new year", r"\b(?i:(?:the\s+)new\s+year)\b(?!['’]?s?\s+(?:eve|day)\b)", read.new_year),
    Kind("every", rf"\b(?i:(?:every|each)\s+(?:other\s+|{_COUNT}\s+)?(?:{_UNIT}|morning|evening|night|weekend|spring|summer|"
         rf"autumn|winter|{_ANY_WEEKDAY}))", read.nothing, "set"),
    Kind("every", r"\b(?i:annually|yearly|monthly|weekly|daily|everyday)\b", read.nothing, "set", vouched=True),
    Kind("every", rf"\b(?i:(?:once|twice|{_COUNT}\s+times)\s+(?:an?|per|every)\s+{_UNIT})", read.nothing, "set"),
    Kind("every", r"\b(?i:on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)\b", read.nothing, "set"),
    Kind("weekday", rf"{_NAMED_DAYS}\b{_WEEKDAY}(?!\w){_PAPERS}", read.weekday),
    Kind("in units", rf"\b(?i:in\s+{_ROUGHLY}{_NUMBER}\s+{_UNIT}(?:['’]?\s+time)?)\b", read.ahead),
    Kind("within", rf"\b(?i:within\s+{_ROUGHLY}(?:the\s+next\s+)?{_NUMBER}\s+{_UNIT_OR_HOURS})(?!\s+of\b)", read.within, "span"),
    Kind("within times", rf"\b(?i:within\s+(?:{_VAGUE}\s+)?{_UNITS})(?!\s+of\b)", read.from_now, "span"),
    Kind("duration", rf"\b(?i:for\s+(?:a|the|its|his|her|their)\s+{_NTH}\s+(?:consecutive|straight|successive)\s+{_UNIT})",
         read.nothing, "duration"),
    Kind("duration", rf"\b(?i:for\s+{_ROUGHLY}(?:{_NUMBER}|{_VAGUE})\s+{_UNIT})", read.nothing, "duration"),
    Kind("duration", rf"\b(?i:(?!an?\s|one\s)(?:{_COUNT}|{_VAGUE})\s+{_UNITS})(?!['’]?\s*-?(?:olds?|of\s+age)\b)",
         read.nothing, "duration"),
    Kind("month", rf"{_behind(_BEFORE)}(?!M[aA][yY]\b){_MONTH}(?!\.?\s*\d)", read.month),
    Kind("month", rf"{_behind(('in', 'since', 'during', 'until', 'early', 'late', 'mid'))}{_MONTH}(?!\.?\s*\d)", read.month),
    Kind("year", rf"{_behind(_BEFORE)}{_YEAR}", read.year),
    Kind("month", rf"\b{_MONTH}(?!\.?\s*\d)", read.month, vouched=True),
    Kind("year", rf"(?<![\w.,$£€/-]){_YEAR}(?!-)", read.year, vouched=True),
)  # fmt: skip


def _on_one_line(pattern: str) -> str:
    """Words of one expression stand on one line: below each other in a table they are none."""
    return pattern.replace(r"\s", r"[^\S\n]")


_READERS = tuple((re.compile(_on_one_line(kind.pattern)), kind) for kind in _KINDS)
#: How the first words of expressions begin: elsewhere none is tried.
_FIRST = (
    "jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun the thi tha the last nex pas com cur over "
    "dur for from wit in on of at bet acr unti up so to since yes tod ton tom now a an one two thre four five six sev eig "
    "nin ten ele twe fif twen thir fort many some few about aro nea alm roug app onl jus ano und les mor day wee month year "
    "dec cen spr sum aut fal win fis fin fy q fir sec fou tent end clo sta beg mid res rem tur earl lat eve eac ann dai onc "
    "twi its his her thei rec ever ye mont wit"
).split()
#: All kinds at once.
_ANY = re.compile(
    rf"(?<!\w)(?=[\d'’‘]|(?i:{'|'.join(sorted(set(_FIRST)))}))(?:"
    + "|".join(
        f"({re.sub(r'[?]P<[a-z]+>', '', re.sub(r'[(][?]P<[a-z]+>', '(?:', _on_one_line(kind.pattern)))})"
        for kind in _KINDS
    )
    + ")"
)
#: No expression is without one of these words, or a number.
_MARKS = frozenset(
    f"{word}{ending}"
    for word in "day week month year decade quarter morning afternoon evening night weekend spring summer autumn fall winter".split()
    for ending in ("", "s")
) | frozenset(
    "century centuries ago yesterday today tonight tomorrow overnight now currently far date then since once twice annually "
    "yearly monthly weekly daily everyday fifties sixties seventies eighties nineties fy q1 q2 q3 q4 jan feb mar apr may "
    "jun jul aug sep sept oct nov dec january february march april june july august september october november december "
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday mondays "
    "tuesdays wednesdays thursdays fridays saturdays sundays earlier later".split()
)  # fmt: skip
#: How many words an expression may begin before its mark, or go on behind it. The longest have seven and five.
_BEFORE_MARK, _BEHIND_MARK = 9, 7


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that name a date: `text[start:end]`, of the given kind."""

    start: int
    end: int
    kind: Kind
    match: re.Match[str]

    def meaning(self, view: View) -> When | None:
        """The days that it means, seen from `view`; None where that is open."""
        return self.kind.reader(self.match, view)


def find_expressions(text: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """All that may be a date expression within `text[start:end]`, in order, not overlapping."""
    found = []
    for outer in _ANY.finditer(text, start, len(text) if end is None else end):
        pattern, kind = _READERS[(outer.lastindex or 1) - 1]
        if match := pattern.match(text, outer.start()):
            found.append(Expression(*match.span(), kind, match))
    return found


def find_among(words: Words) -> list[Expression]:
    """The same of a whole text whose words are known: only the surroundings of telling words are looked at."""
    marks = [at for at, form in enumerate(words.forms) if form[0].isdigit() or form.rstrip(".").lower() in _MARKS]
    found: list[Expression] = []
    stretches: list[tuple[int, int]] = []
    for at in marks:
        first, last = max(0, at - _BEFORE_MARK), min(len(words), at + _BEHIND_MARK + 1)
        if stretches and stretches[-1][1] >= first:
            stretches[-1] = (stretches[-1][0], last)
        else:
            stretches.append((first, last))
    for first, last in stretches:
        found += find_expressions(words.text, *words.span(first, last))
    return found


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """The date expressions within `text[start:end]` that are so by their letters alone."""
    return [one for one in find_expressions(text, start, end) if not one.kind.vouched]


def resolve(text: str, published: str | None, tense: Tense | None = None, anchor: str | None = None) -> str | None:
    """The first date expression in `text` as ISO 8601, a month or year where it is no day; None where it is open.

    `published` and `anchor` are ISO 8601 dates, whole or partial.
    """
    when = interval(text, published, tense, anchor)
    return when.iso if when else None


def interval(text: str, published: str | None, tense: Tense | None = None, anchor: str | None = None) -> When | None:
    """The days that the first date expression in `text` means, seen from a report's date; None where that is open."""
    found = find_dates(text)
    return found[0].meaning(View(cal.of_iso(published), tense, cal.of_iso(anchor))) if found else None
