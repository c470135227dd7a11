"""Dates, clock times and periods in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import NoFigure
from gzcheck.texts.document import Apart
from gzcheck.texts.english.patterns import Words, matches_at, one_of, pattern

_MONTHS = "january february march april may june july august september october november december"
_SHORT_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"
_MONTH = rf"(?i:{one_of(f'{_MONTHS} {_SHORT_MONTHS}')})\b(?<!may)\.?"
"""A month; "may" in small letters is the verb."""
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?(?:-|–|—|to|and|&|,)\s?{_DAY}(?![\d,.]\d)){{0,6}}"
YEAR = r"(?:1[5-9]|20|21)\d\d"
_WEEKDAY_STEMS = "mon tues tue wednes wed thurs thu fri satur sat sun"
_WEEKDAYS = " ".join(stem + end for stem in _WEEKDAY_STEMS.split() for end in ("", "day"))
_WEEKDAY = rf"(?i:{one_of(_WEEKDAYS)})\b\.?"
_AMOUNT = r"(?!\s?(?:%|percent|per cent|million|billion|trillion))"
_ORDINALS = one_of(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
_NUMBERS = one_of(
    "one two three four five six seven eight nine ten eleven twelve thirty sixty ninety couple few several"
)
_HOURS = one_of("one two three four five six seven eight nine ten eleven twelve noon midnight")
_NEEDS_MONTH = f"{_MONTHS} {_SHORT_MONTHS}"
_STRETCHES = one_of("quarters? halves months? weeks? days? years? decades? seasons? terms?".split())
_SHORT_STRETCHES = one_of("hours? minutes? nights?".split())
"""Of these the number is told for itself: "its first 36 hours"."""


DATES = (
    # "three months ended June 30", "26 weeks to 30 June 2024", "the 12 months through May"
    pattern(
        NoFigure.PERIOD,
        rf"(?i)\b(?:\d{{1,2}}|{_NUMBERS})[- ](?:months?|weeks?|quarters?|years?)\s(?:ended|ending|to|through)\s"
        rf"(?:the\s)?(?:end\sof\s)?(?:{_DAY}\s)?{_MONTH}(?:\s{_DAY}\b(?!\.\d))?(?:,?\s{YEAR}\b)?",
        _NEEDS_MONTH,
    ),
    # "29 July–4 August 2024"
    pattern(
        NoFigure.DATE,
        rf"\b{_DAY}\s{_MONTH}(?:\s{YEAR})?\s?(?:[-–—]|to|and)\s?{_DAY}\s{_MONTH}(?:,?\s{YEAR}\b)?",
        _NEEDS_MONTH,
    ),
    # "May 16, 2024", "Oct. 27-30", "June 3 - July 2"
    pattern(
        NoFigure.DATE,
        rf"\b{_MONTH}\s?{_DAYS}(?!\d|[.,]\d){_AMOUNT}(?:,?\s+{YEAR}\b)?"
        rf"(?:\s?[-–]\s?{_MONTH}\s{_DAYS}(?:,?\s{YEAR}\b)?)?",
        _NEEDS_MONTH,
        digit=True,
    ),
    # "16 May 2024", "the 2nd of June"
    pattern(NoFigure.DATE, rf"\b{_DAYS}\s(?:of\s)?{_MONTH}(?:,?\s?{YEAR}\b)?(?!-)", _NEEDS_MONTH),
    # "16-May-2024"
    pattern(NoFigure.DATE, rf"\b{_DAY}(?:-|\s?[–—]\s?){_MONTH}(?:(?:-|\s){YEAR}|-\d\d)?\b", _NEEDS_MONTH),
    # "December 2016", "March of 2020"
    pattern(NoFigure.DATE, rf"\b{_MONTH},?\s(?:of\s)?{YEAR}\b", _NEEDS_MONTH, digit=True),
    # "January-March 2024"
    pattern(
        NoFigure.DATE,
        rf"\b{_MONTH}(?:\s?[-–/]\s?|\s(?:to|and|through)\s){_MONTH}\s{YEAR}\b",
        _NEEDS_MONTH,
        digit=True,
    ),
    # "2024-05-16", "2024-05-16T10:00Z"
    pattern(
        NoFigure.DATE,
        r"\b\d{4}-(?:0\d|1[0-2])(?:-[0-3]\d)?(?:T[\d:.]{1,20}(?:Z|[+-]\d\d:?\d\d)?)?\b(?![-\d])",
        signs="-",
    ),
    # "16/05/2024", "5/16/24"
    pattern(NoFigure.DATE, r"(?<![\d/.])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b", signs="/"),
    # "16.5.2024"
    pattern(NoFigure.DATE, r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4})\b", signs="."),
    # "the 2023-24 season", "1850-1900", "2023/24"
    pattern(
        NoFigure.DATE,
        rf"\b{YEAR}\s?[-–/]\s?(?:{YEAR}|\d\d)(?:\s(?:season|fiscal year|financial year|academic year))?\b{_AMOUNT}",
        signs="- – /",
    ),
    # "FY2024", "FY 23/24"
    pattern(
        NoFigure.DATE,
        rf"\b(?<![QH][1-4]\s)(?:FY|CY)\s?'?(?:{YEAR}|\d\d)(?:[-/]\d\d)?\b",
        digit=True,
        words="fy cy",
    ),
    # "2023 Q4", "2023-Q4"
    pattern(NoFigure.DATE, rf"\b{YEAR}[\s-]?(?:Q[1-4]|H[12])\b", signs="Q H"),
    # "Q3 2024", "H1", "4Q23"
    pattern(
        NoFigure.DATE,
        rf"\b(?:Q[1-4]|H[12]|[1-4]Q|[12]H)(?:\s?[-/]?\s?(?:FY)?'?(?:{YEAR}|\d\d)\b)?(?!\w)",
        digit=True,
        words="q h hfy qfy",
    ),
    # "the 1990s", "mid-80s", "the '90s"
    pattern(
        NoFigure.DATE,
        r"(?:\bthe\s|\bmid-|\bearly\s|\blate\s|\bearly-|\blate-|\b)(?:1[5-9]|20)?\d0s\b|['’]\d0s\b",
        digit=True,
        signs="0s",
    ),
    # "since '99"
    pattern(
        NoFigure.DATE,
        r"(?i)\b(?:in|of|by|the|since|until|through|from|before|after)\s['’]\d\d\b(?![.,]?\d|['’])",
        digit=True,
        signs="' ’",
    ),
    # "the 19th century", "third millennium"
    pattern(
        NoFigure.DATE,
        rf"(?i)\b(?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINALS})[- ](?:century|centuries|millennium)\b",
        "century centuries millennium",
    ),
    # "mid-2024", "since-2010"
    pattern(
        NoFigure.DATE,
        rf"(?i)\b(?:mid|end|pre|post|late|early|since)-{YEAR}\b",
        digit=True,
        signs="-",
        words="mid end pre post late early since",
    ),
    # "9/11", "24/7"
    pattern(NoFigure.DATE, r"\b9/11\b|\b24/7\b|\b24-7\b", signs="/ -"),
    # "AD 79", "500 BC"
    pattern(
        NoFigure.DATE, r"\b(?:AD|BC|BCE|CE)\s?\d{1,4}\b|\b\d{1,4}\s?(?:AD|BC|BCE|CE)\b", "ad bc bce ce", digit=True
    ),
    # "Tuesday the 5th"
    pattern(
        NoFigure.DATE,
        rf"\b(?=[A-Z]){_WEEKDAY},?\s(?:the\s)?{_DAY}(?:st|nd|rd|th)\b",
        digit=True,
        signs="st nd rd th",
        words=_WEEKDAYS,
    ),
    # "on the 5th", "until the 5th of"
    pattern(
        NoFigure.DATE,
        r"\b(?:on|by|until|from|since|before|after)\sthe\s\d{1,2}(?:st|nd|rd|th)\b"
        r"(?=[\s.,;]*(?:of\b|and\b|to\b|$|[.,;]))",
        digit=True,
        signs="the",
        clue=r"the\s\d",
    ),
    # "year ended 31 March 2024"
    pattern(
        NoFigure.PERIOD,
        rf"(?i)\bquarter\s(?:ended|ending|to(?=\s(?:end-|the\send\sof\s)?(?:\d\d?\s)?{_MONTH})|through)\b|\bhalf\s(?:ended|ending)\b",
        "quarter half",
    ),
)
PERIODS = (
    # "first quarter of 2024", "second-half", "the final quarter"
    pattern(
        NoFigure.PERIOD,
        r"(?i)\b(?:first|second|third|fourth|last|final|opening|closing|1st|2nd|3rd|4th)[- ]"
        r"(?:fiscal[- ]|financial[- ])?(?:quarter|half|trimester|semester)(?:s|-year|-quarter)?\b"
        rf"(?:\s(?:of\s(?:the\s)?)?(?:fiscal\s|financial\s)?(?:year\s?)?{YEAR}\b(?![,.]\d|[/–-]\d))?",
        "quarter quarters half halves trimester semester",
    ),
    # "second, third and fourth quarters"
    pattern(
        NoFigure.PERIOD,
        r"(?i)\b(?:first|second|third|fourth)(?:(?:,\s|\sand\s|,\sand\s|\sor\s)(?:first|second|third|fourth))+\s"
        r"(?:quarters?|halves)\b",
        "quarter quarters halves",
    ),
    # "the first nine months of 2024", "first 100 days"
    pattern(
        NoFigure.PERIOD,
        rf"(?i)(?<!\bfor the )\bfirst\s(?:\d+|{_NUMBERS}|couple of)[- ](?:fiscal years?|{_STRETCHES}"
        rf"|(?:{_SHORT_STRETCHES})(?=\sof\b))\b(?:\sof\s{YEAR}\b)?",
        "first",
    ),
    # "previous quarter", "quarter-on-quarter", "half-year", "half-time"
    pattern(
        NoFigure.PERIOD,
        r"(?i)\b(?:a\s)?(?:quarter|half)-on-(?:quarter|half)\b|(?<!-a-)\bhalf-year(?:ly)?\b|\bquarter-(?:to-date|end)\b"
        r"|\b(?:this|last|next|previous|the|per|each|every|current|latest|same|prior|year-earlier|fiscal)\squarter\b"
        r"(?!\s(?:of\s(?:a\s|the\s)?(?!year|20|19)|century|mile|point|million|percentage))"
        r"|\bhalf[- ]time\b|\bhalf-hourly\b",
        "quarter half",
    ),
    # "€2.5m a quarter": behind an amount it is no part of a whole
    pattern(
        NoFigure.PERIOD,
        r"(?i)(?:(?<=\d[%mk]\s)|(?<=\d(?:bn|tn)\s)|(?<=illion\s)|(?<=ousand\s)|(?<=ollars\s)|(?<=ounds\s)|(?<=uros\s)"
        r"|(?<=(?:yuan|cent|tons)\s)|(?<=onnes\s)|(?<=\d\s)(?=a\squarter(?:[,.;:)]|$)))"
        r"a\squarter\b(?!\s(?:of|to|past|more|less|century|mile|point)\b)",
        "quarter",
    ),
    # "the 14th Five-Year Plan"
    pattern(
        NoFigure.PERIOD,
        r"(?i)\b(?:(?:\d+(?:st|nd|rd|th)?|\w+th|first|second|third)\s)?five[- ]year\splan\b",
        "plan",
    ),
)

_CLOCK = r"(?:[01]?\d|2[0-4])"
_ZONES = one_of("GMT UTC EST EDT CET CEST BST PST PDT IST JST Z\\b hours hrs?\\b local\\stime".split())
_ZONE = rf"(?:\s?(?:{_ZONES}))?"
_MERIDIEM = r"(?:\s?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b))"
TIMES = (
    # "7:30 p.m. GMT", "7.30pm"
    pattern(
        NoFigure.TIME,
        rf"\b{_CLOCK}[:.][0-5]\d(?::[0-5]\d)?{_MERIDIEM}{_ZONE}",
        "am pm m",
        signs="m",
    ),
    # "released at 11.00", "at 7.15 on Monday"
    pattern(
        NoFigure.TIME,
        r"(?<=\bat\s)[01]?\d\.[0-5]0\b(?!\s?(?:%|percent|per cent|million|billion|\w+s\b))"
        r"|(?<=\bat\s)\d{1,2}\.[0-5]\d(?=\s(?:on|local|GMT|UTC)\b)",
        "at",
    ),
    # minutes of a match: "(90+3)", "in the 71st minute", "45+2'"
    pattern(
        NoFigure.TIME,
        r"\b(?:45|90|105|120)\+\d{1,2}\b['’]?"
        r"|\b(?i:in|at|by|until|before|after) the \d{1,3}(?:st|nd|rd|th)"
        r"(?:(?:,\s|\sand\s|,\sand\s)(?:the\s)?\d{1,3}(?:st|nd|rd|th))*\sminutes?\b",
        digit=True,
        signs="+ minute",
    ),
    # "9 to 5" on weekdays
    pattern(
        NoFigure.TIME,
        r"(?i)\b\d{1,2} to \d{1,2}(?=\s(?:on weekdays|daily|Monday|from Monday|every day|weekdays))"
        r"|(?<=\bweekdays\s)\d{1,2} to \d{1,2}\b|(?<=\bopen\s)\d{1,2} to \d{1,2}\b",
        "weekdays daily monday day open",
        digit=True,
    ),
    # "9am"
    pattern(NoFigure.TIME, rf"\b{_CLOCK}{_MERIDIEM}{_ZONE}", "am pm m", signs="m"),
    # "18:00 local time", "04:17"
    pattern(
        NoFigure.TIME,
        rf"(?<![\d:])\b{_CLOCK}:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?![\d:]){_ZONE}",
        signs=":",
    ),
    # "3:58.42"
    pattern(NoFigure.TIME, r"(?<![\d:.])\b\d{1,3}:[0-5]\d(?::[0-5]\d)?\.\d+\b", signs=":"),
    # "1800 GMT"
    pattern(
        NoFigure.TIME,
        r"\b(?:[01]\d|2[0-4])[0-5]\d\s?(?:GMT|UTC|EST|EDT|CET|CEST|BST|hrs|local time)\b|\b0\d[0-5]\d\shours\b",
        signs="GMT UTC EST EDT CET CEST BST hrs local hours",
    ),
    # "at five in the morning"
    pattern(
        NoFigure.TIME,
        rf"(?i)\b(?:{_HOURS}) in the (?:morning|afternoon|evening)\b",
        words="morning afternoon evening",
        clue=r"(?i)\sin the (?:morning|afternoon|evening)\b",
    ),
    # "half past eight", "a quarter to nine", "ten past four"
    pattern(
        NoFigure.TIME,
        rf"(?i)\b(?:half|(?:a\s)?quarter|ten|twenty|five|twenty-five)\s(?:past|to)\s(?:{_HOURS})\b"
        r"(?!\s(?:percent|per cent|million|billion|thousand|hundred|years|months|days|hours|points|people|-))",
        "past to",
        clue=r"(?i)\b(?:half|quarter|ten|twenty|five)\s(?:past|to)\s",
    ),
    # "five o'clock"
    pattern(NoFigure.TIME, r"(?i)\b(?:\d{1,2}|\w{3,6})\so['’]clock\b", "clock"),
    # "UTC+3"
    pattern(NoFigure.TIME, r"\b(?:UTC|GMT)\s?[+−-]\s?\d{1,2}(?::\d\d)?\b", "utc gmt", digit=True, signs="UTC GMT"),
)

_UNITS = one_of(
    r"% ° percent per\scent million billion trillion thousand km\b kilomet metres meters kg\b tonnes tons hectares "
    r"acres"
    r" miles yuan dollars euros pounds yen rupees won\b barrels MW\b GW\b kW points\b units\b hours GMT UTC feet"
    r" m\b ft\b cubic square megawatts gigawatts litres liters degrees".split()
)
_FREE_YEAR = re.compile(rf"(?<![\w$£€¥₹₩.,/#-]){YEAR}(?:-(?=[a-z]))?(?![\w%/]|[.,]\d|\s?(?:{_UNITS})|\s(?:{_UNITS}))")
_COUNTED = re.compile(r"\s(?:people|persons|men|women|children|[a-z]+(?:s|men|women|people|children))\b")
_NO_THING = re.compile(r"\s(?:was|is|has|as|this|its|his|versus|levels|elections?|olympics|games|prices)\b")
_BEFORE_YEAR = one_of(
    "in since by until till during of from to through for late early mid before after between circa year years the "
    "this "
    "a its their his her our spring summer autumn fall winter and or vs versus than against end fiscal financial FY "
    "season class compared\\swith"
)
_IN_FRONT = re.compile(rf"(?i)(?:\b(?:{_BEFORE_YEAR}|,|\()|[(,’'–-]|'s|’s)\s?$|^\s*$")
_HEDGED = re.compile(
    r"(?i)\b(?:about|around|some|nearly|almost|over|than|approximately|roughly|least|to|exceed(?:s|ed)?|under|up to"
    r"|another|total of|estimated)\s$"
)
_LOOK = 24
"""How far around a year its words are looked at, in characters."""


def years_in(text: str, words: Words) -> Iterator[Apart]:
    """Numbers like 2016 that are years and count nothing."""
    for match in matches_at(_FREE_YEAR.match, text, words.digits):
        before = text[max(0, match.start() - _LOOK) : match.start()]
        after = text[match.end() : match.end() + _LOOK]
        is_hedged = bool(_HEDGED.search(before))
        is_counted = bool(_COUNTED.match(after)) and not _NO_THING.match(after)
        is_counted = is_counted and (match[0][:4].endswith("00") or is_hedged)
        if not is_counted or (_IN_FRONT.search(before) and not is_hedged):
            yield Apart(*match.span(), NoFigure.DATE)
