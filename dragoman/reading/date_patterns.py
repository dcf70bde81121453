"""The kinds of date expressions: for each its name, its pattern, and the function that reads it.

In a pattern a space stands for any white space within a line (words of one expression do not stand below each other in
a table), and letters may be small or capital except within `(?-i:…)`: "may" and "march" are no months.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dragoman.reading import date_readers as read
from dragoman.reading import relative_dates as rel

Sort = Literal["point", "span", "duration", "set"]

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|(?-i:Mar(?:ch|\.)?|MARCH|May|MAY)|Apr(?:il|\.)?|June|July|Ju[nl]\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_NO_MONTH = rf"(?! {_MONTH.replace('?P<month>', '?:')})"
_DAY_NAMES = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.)"
_WEEKDAY = rf"(?P<weekday>{_DAY_NAMES})"
_ANY_WEEKDAY = rf"(?:{_DAY_NAMES}|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b)"
#: Behind days that are names: newspapers, treaties, programmes. Before them: feasts and black days.
_NO_NAME = (
    r"(?! (?-i:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Tribune|Independent|Agreement|Night Live|World)\b)"
)
_NO_FEAST = "".join(
    rf"(?<!\b{word}\x20)" for word in "Black Good Bloody Super Ash Palm Easter Cyber Holy Maundy Giving Shrove".split()
)
_SOME_YEAR = r"(?:1[5-9]|20)\d\d"
_COUNTED = (
    r"(?!\s*(?:percent|pct|%|km|people|men|women|troops|soldiers|homes|houses|dollars|euros|pounds)\b|[.,]\d|%|\w)"
)
_YEAR = rf"(?P<year>{_SOME_YEAR}){_COUNTED}"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?!\s*(?:percent|pct|%|[:.]\d|,\d))"
_LAST = r"(?P<last>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_TO = r"(?:\s?[-–—]\s?| (?:to|until|through|and|or) )"
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"sixty|ninety|a hundred)"
)
_NUMBER = rf"(?P<number>{_COUNT})"
_VAGUE = r"(?:(?:a )?few|several|many|some|(?:a )?couple of|a number of)"
_ROUGHLY = (
    r"(?:(?P<more>more than|over|at least) |(?:about|around|nearly|almost|some|roughly|approximately|only|just|another|"
    r"under|less than) )?"
)
_NTH = (
    r"(?P<nth>\d{1,2}(?:st|nd|rd|th)|(?:twenty(?: |-))?first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)"
)
_QUARTER = r"(?P<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)(?: |-)quarter\b(?!-?final)"
_UNIT = r"(?P<unit>day|week|month|year|decade|century|centurie)s?\b"
_ONE_UNIT = r"(?P<unit>day|week|month|year|decade|century)\b"
_UNIT_OR_HOURS = r"(?P<unit>hour|day|week|month|year|decade|century|centurie)s?\b"
_UNITS = r"(?:day|week|month|year|decade|centurie)s\b"
_PART_OF_DAY = r"morning|afternoon|evening|night"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)\b"
_DURING = r"(?:(?:in|over|during|for|within|throughout|across) )"
_ITS = r"(?:the|these|this|its|his|her|their)"
_NOT_OF = r"(?! of\b)"


def _behind(words: str) -> str:
    """Right behind one of the words. The gap is one character, as Python's look-behind wants it."""
    return "(?:" + "|".join(rf"(?<=\b{word}{gap})" for word in words.split() for gap in (r"\x20", "-")) + ")"


#: A month or a year may stand alone behind these. "May" is often a name or a verb: fewer words vouch for it.
_VOUCHING = _behind(
    "in since during until till by of from early late mid through before after between and throughout around circa to "
    "end least"
)
_VOUCHING_MAY = _behind("in since from during until early late mid")
_VOUCHING_SEASON = _behind("in during since until by before of over after")


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


def _kind(
    name: str, reader: read.Reader, *pattern: str, sort: Sort = "point", leans: bool = False, vouched: bool = False
) -> Kind:
    """A kind whose pattern is given in pieces."""
    spaced = "".join(pattern).replace(" ", r"\s+").replace(r"\s", r"[^\S\n]")
    return Kind(name, spaced, reader, sort, leans, vouched)


#: Kinds of expressions, in order: of two that begin at the same place the earlier one holds.
KINDS: tuple[Kind, ...] = (
    _kind("iso date", read.iso_date, rf"\b(?P<year>{_SOME_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    _kind("slashed date", read.slashed_date, r"(?<![\d/.])(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.]",
          rf"(?P<year>{_SOME_YEAR})\b(?![/.]\d)"),
    _kind("days of month", read.calendar_date, rf"\b(?:from|between) {_DAY}{_TO}{_LAST} (?:of )?{_MONTH}",
          rf"(?:,? {_YEAR})?"),
    _kind("date", read.calendar_date, rf"\b(?:{_ANY_WEEKDAY},? )?{_MONTH}\s*{_DAY}(?:{_TO}{_LAST}{_NO_MONTH})?",
          rf"(?:,? (?:of )?{_YEAR})?"),
    _kind("date", read.calendar_date, rf"\b(?:{_ANY_WEEKDAY},? (?:the )?)?{_DAY}(?:{_TO}{_LAST})? (?:of )?{_MONTH}",
          rf"(?:,? {_YEAR})?"),
    _kind("month of year", rel.month_of_chosen_year, rf"\b{_MONTH} (?:of )?(?P<which>last|this|next) year\b"),
    _kind("month of year", read.month_of_year, rf"\b{_MONTH},? (?:of )?{_YEAR}"),
    _kind("season of year", read.season_of_year, rf"\b{_SEASON} (?:of )?{_YEAR}"),
    _kind("fiscal year", read.fiscal_year, rf"\b(?:fiscal|financial) (?:years? )?(?P<year>{_SOME_YEAR})",
          r"(?:[-–/](?P<last>\d\d(?:\d\d)?))?\b", sort="span"),
    _kind("fiscal year", read.fiscal_year, r"\b(?-i:FY)\s?(?P<year>20\d\d|\d\d)(?:[-–/](?P<last>\d\d(?:\d\d)?))?\b",
          sort="span"),
    _kind("years", read.years_apart, rf"\b(?:between|from) (?P<first>{_SOME_YEAR}) (?:and|to|until|till|through) ",
          rf"(?P<last>{_SOME_YEAR}){_COUNTED}", sort="span"),
    _kind("years", read.years_apart, rf"(?<![\d/.,-])(?P<first>{_SOME_YEAR})\s?[-–/]\s?(?P<last>{_SOME_YEAR}|\d\d)\b",
          rf"(?![-–/.,]\d){_COUNTED}", sort="span"),
    _kind("quarter", rel.quarter, rf"\b{_QUARTER}(?: (?:of )?(?:(?:(?:fiscal|financial) )?{_YEAR}|",
          r"(?P<which>last|this|next|the) year\b))?"),
    _kind("quarter", rel.quarter, rf"\b(?P<year>{_SOME_YEAR}) {_QUARTER}"),
    _kind("quarter", rel.quarter, rf"\b(?P<which>last|this|next) year['’]s {_QUARTER}"),
    _kind("quarter", rel.quarter, rf"\b(?P<nth>(?-i:Q)[1-4])\b(?: (?:of )?{_YEAR})?"),
    _kind("months of year", rel.months_of_year, rf"\b(?:the )?(?P<side>first|last|final) {_NUMBER} months of ",
          rf"(?:{_YEAR}|(?P<which>the|this|last|next) year\b)"),
    _kind("century", read.century, rf"\b(?:the )?{_NTH}(?: |-)century\b(?! (?-i:B))"),
    _kind("decade", read.decade, rf"\b(?P<decade>{_SOME_YEAR[:-2]}0)['’]?s\b"),
    _kind("decade", read.decade, r"(?<!\w)['’‘](?P<decade>[2-9]0)['’]?s\b"),
    _kind("decade", read.decade, r"\bthe (?:(?:early|late|mid)(?: |-))?",
          r"(?P<decade>fifties|sixties|seventies|eighties|nineties)\b"),
    _kind("two days off", rel.two_days_off, r"\bthe day (?P<side>before yesterday|after tomorrow)\b"),
    _kind("near day", rel.near_day, r"\b(?P<word>yesterday|today|tonight|tomorrow|last night|",
          r"this (?:morning|afternoon|evening))\b"),
    _kind("overnight", rel.overnight, rf"\bovernight\b(?! (?:(?:on|into|from|to) )?{_ANY_WEEKDAY})"),
    _kind("now", rel.near_day, r"\b(?P<word>now|currently)\b(?! that\b)", vouched=True),
    _kind("until now", rel.until_now, r"\b(?:so far|thus far|to date|to this day|up to now|until now|up until now)\b",
          sort="span"),
    _kind("since then", rel.since_then, r"\b(?:since then|ever since)\b", sort="span", leans=True),
    _kind("ago", rel.ago, rf"\b{_ROUGHLY}{_NUMBER} {_UNIT} ago\b"),
    _kind("some time ago", rel.until_now, rf"\b(?:{_VAGUE} )?{_UNITS} ago\b", sort="span"),
    _kind("off anchor", rel.off_anchor, rf"\b{_ROUGHLY}{_NUMBER} {_UNIT} ",
          r"(?P<side>later|earlier|before|afterwards?|after)\b", leans=True),
    _kind("from now", rel.ahead, rf"\b{_NUMBER} {_UNIT} from (?:now|today)\b"),
    _kind("anchored stretch", rel.anchored_stretch, rf"\b{_DURING}?the (?P<side>previous|preceding|prior|following|",
          rf"subsequent) {_NUMBER} {_UNIT}", sort="span", leans=True),
    _kind("past stretch", rel.past_stretch, rf"\b{_DURING}?{_ROUGHLY}{_ITS} (?:past|last) {_NUMBER} {_UNIT_OR_HOURS}",
          _NOT_OF, sort="span"),
    _kind("past stretch", rel.past_stretch,
          rf"\b(?:{_DURING}?(?:the|this) past|{_DURING}the last) (?P<number>){_ONE_UNIT}",
          r"(?! (?:of|in)\b)", sort="span"),
    _kind("recent times", rel.until_now,
          rf"\b{_DURING}?(?:(?:the|these) (?:past|last) (?:{_VAGUE} )?|recent ){_UNITS}",
          _NOT_OF, sort="span"),
    _kind("next stretch", rel.next_stretch, rf"\b{_DURING}?(?:the )?(?:next|coming) {_NUMBER} {_UNIT_OR_HOURS}",
          sort="span"),
    _kind("next stretch", rel.next_stretch,
          rf"\b(?:{_DURING}the next|{_DURING}?the coming|the next(?= decade)) (?P<number>)",
          _ONE_UNIT, sort="span"),
    _kind("coming times", rel.from_now, rf"\b{_DURING}?(?:the )?(?:next {_VAGUE} |coming (?:{_VAGUE} )?){_UNITS}",
          sort="span"),
    _kind("part of unit", rel.unit_in_hand,
          r"\b(?:(?:the )?(?P<part>end|close|start|beginning|middle|rest|remainder|turn)",
          r" of (?:the )?|(?P<early>early|late|earlier|later) (?:on )?in the )",
          r"(?P<which>this|last|next|current|coming)?\s*",
          r"(?:calendar )?(?P<unit>week|month|quarter|year|decade|century)\b"),
    _kind("part of anchor", rel.beside_anchor,
          r"\b(?:the )?(?P<part>end|close|start|beginning|middle) of (?P<side>that) ",
          r"(?P<unit>week|month|year|decade)\b", leans=True),
    _kind("year end", rel.unit_in_hand,
          r"\b(?:the )?(?P<which>)(?P<unit>year|month|week)(?:-|['’]s | )(?P<part>end)\b"),
    _kind("same a year before", rel.year_before_anchor,
          r"\bthe same (?:day|week|weekend|month|period|quarter) (?:of )?",
          r"(?:last year|a year (?:ago|earlier)|the previous year|the year before)\b", leans=True),
    _kind("beside anchor", rel.beside_anchor, r"\bthe (?:very )?(?P<side>next|following|previous|preceding|same) ",
          rf"(?P<unit>day|week|month|year|decade|{_PART_OF_DAY})\b", leans=True),
    _kind("beside anchor", rel.beside_anchor,
          r"\b(?:the day (?P<side>before|after)|next (?P<unit>day))\b", leans=True),
    _kind("beside anchor", rel.beside_anchor, r"\b(?P<side>that)(?: same)? ",
          rf"(?P<unit>day|week|month|year|{_PART_OF_DAY})\b", leans=True),
    _kind("weekday beside anchor", rel.weekday_beside_anchor, r"\b(?P<side>the following|the previous|the next|that) ",
          rf"{_WEEKDAY}(?!\w)", leans=True),
    _kind("chosen weekday", rel.chosen_weekday,
          r"\b(?P<which>this past|this coming|the coming|last|past|this|next|coming) ",
          rf"{_WEEKDAY}(?!\w)"),
    _kind("weekday of week", rel.weekday_of_week, rf"\b{_WEEKDAY}(?: of)? (?P<which>last|this|next) week\b"),
    _kind("chosen month", rel.chosen_month, rf"\b(?P<which>last|this past|this|next) {_MONTH}(?!\.?\s*\d)"),
    _kind("chosen season", rel.chosen_season, rf"\b(?P<which>last|this past|this|next) {_SEASON}"),
    _kind("season", rel.chosen_season, rf"{_VOUCHING_SEASON}(?P<which>the) {_SEASON}{_NOT_OF}"),
    _kind("weekend", rel.weekend, r"\b(?P<which>this past|this coming|the past|the coming|last|this|next|",
          rf"(?:(?:over|at|on|during) )?the) weekend\b{_NOT_OF}"),
    _kind("chosen unit", rel.chosen_unit, r"\b(?P<which>last|this|next|the current) ",
          r"(?P<unit>week|month|quarter|year|decade|century)\b"),
    _kind("new year", rel.new_year, r"\bthe new year\b(?!['’]?s? (?:eve|day)\b)"),
    _kind("every", rel.nothing,
          rf"\b(?:every|each) (?:other |{_COUNT} )?(?:{_UNIT}|{_PART_OF_DAY}|weekend|spring|summer|",
          rf"autumn|winter|{_ANY_WEEKDAY})", sort="set"),
    _kind("every", rel.nothing, r"\b(?:annually|yearly|monthly|weekly|daily|everyday)\b", sort="set", vouched=True),
    _kind("every", rel.nothing, rf"\b(?:once|twice|{_COUNT} times) (?:an?|per|every) {_UNIT}", sort="set"),
    _kind("every", rel.nothing, r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b", sort="set"),
    _kind("weekday", rel.weekday, rf"{_NO_FEAST}\b{_WEEKDAY}(?!\w){_NO_NAME}"),
    _kind("in units", rel.ahead, rf"\bin {_ROUGHLY}{_NUMBER} {_UNIT}(?:['’]? time)?\b"),
    _kind("within", rel.within, rf"\bwithin {_ROUGHLY}(?:the next )?{_NUMBER} {_UNIT_OR_HOURS}{_NOT_OF}", sort="span"),
    _kind("within times", rel.from_now, rf"\bwithin (?:{_VAGUE} )?{_UNITS}{_NOT_OF}", sort="span"),
    _kind("duration", rel.nothing,
          rf"\bfor (?:a|the|its|his|her|their) {_NTH} (?:consecutive|straight|successive) {_UNIT}",
          sort="duration"),
    _kind("duration", rel.nothing, rf"\bfor {_ROUGHLY}(?:{_NUMBER}|{_VAGUE}) {_UNIT}", sort="duration"),
    _kind("duration", rel.nothing, rf"\b(?!an? |one )(?:{_COUNT}|{_VAGUE}) {_UNITS}(?!['’]?\s*-?(?:olds?|of age)\b)",
          sort="duration"),
    _kind("month", rel.month, rf"{_VOUCHING}(?!may\b){_MONTH}(?!\.?\s*\d)"),
    _kind("month", rel.month, rf"{_VOUCHING_MAY}{_MONTH}(?!\.?\s*\d)"),
    _kind("year", read.year, rf"{_VOUCHING}{_YEAR}"),
    _kind("month", rel.month, rf"\b{_MONTH}(?!\.?\s*\d)", vouched=True),
    _kind("year", read.year, rf"(?<![\w.,$£€/-]){_YEAR}(?!-)", vouched=True),
)  # fmt: skip

#: The patterns, compiled, in the order of the kinds.
PATTERNS = tuple(re.compile(kind.pattern, re.IGNORECASE) for kind in KINDS)
#: The first words of expressions, as far as they are Latin letters: elsewhere none is tried.
FIRST_WORDS = frozenset(
    """jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov
    november dec december mon monday mondays tue tues tuesday tuesdays wed wednesday wednesdays thu thur thurs thursday
    thursdays fri friday fridays sat saturday saturdays sun sunday sundays
    the this these that its his her their last past next coming current
    in on at by to until up so thus since ever between from over during for within throughout across
    day days week weeks month months year years decade decades century centuries fiscal financial fy q
    spring summer autumn winter yesterday today tonight tomorrow overnight now currently
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth twenty twentyfirst final
    a an one two three four six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety
    several many some few recent more least about around nearly almost roughly approximately only just another under
    less rest remainder turn end close start beginning middle early earlier late later
    each every annually yearly monthly weekly daily everyday once twice""".split()
)
#: All kinds at once; the number of the group that matched is that of the kind, counted from 1.
ANY = re.compile(
    "|".join(f"({re.sub(r'[(][?]P<[a-z]+>', '(?:', kind.pattern)})" for kind in KINDS),
    re.IGNORECASE,
)
_DIVISIONS = (
    "day week month year decade quarter morning afternoon evening night weekend spring summer autumn fall winter"
)
#: No expression is without one of these words, or a number.
TELLING = frozenset(
    [
        *(f"{word}{ending}" for word in _DIVISIONS.split() for ending in ("", "s")),
        *"century centuries ago yesterday today tonight tomorrow overnight now currently far date then since".split(),
        *"once twice annually yearly monthly weekly daily everyday fifties sixties seventies eighties nineties".split(),
        *"fy q1 q2 q3 q4 jan feb mar apr may jun jul aug sep sept oct nov dec january february march april".split(),
        *"june july august september october november december mon tue tues wed thu thur thurs fri sat sun".split(),
        *(f"{name}day{ending}" for name in "mon tues wednes thurs fri satur sun".split() for ending in ("", "s")),
    ]
)
#: The words that stand behind small words in expressions.
INNER_WORDS = (
    FIRST_WORDS
    | TELLING
    | frozenset(
        "five previous preceding prior following subsequent same very new couple number hundred mid calendar".split()
    )
)
