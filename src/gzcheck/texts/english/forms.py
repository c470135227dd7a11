"""Forms of numbers in English that the grammar of fragments does not read: "a week or two", "11-3/4", "(210) bps".

Here too are particles that look like a hedge and are none: "picking up to 1.7%", "took over 14 weeks ago".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from gzcheck.phrases.english.lexicon import ONES, TENS
from gzcheck.texts.english.cores import LENGTH, RANKED
from gzcheck.texts.english.patterns import one_of, words_of
from gzcheck.texts.sieve import Edit, Sentence

_N = rf"(?:\d[\d,.]*|{one_of([*ONES, *TENS])})"
_UNDER_AGE = re.compile(r"\b(?P<side>[Uu]nder|[Oo]ver)-(?P<age>\d\d?)s\b")
_FULL_POINT = re.compile(r"(?i)\ban? (?:full|whole|single)(?=\s(?:percentage |basis )?point\b)")
_EIGHTHS = re.compile(
    r"(?<![\d.,/])(?P<whole>\d[\d,]*)(?:\.(?P<cents>\d\d))?-(?P<top>[1357])/(?P<bottom>[248])(?![\d/])"
)
"""Prices of grain: "11-3/4 cents", "$5.68-1/2"."""
_OR_TWO = re.compile(rf"(?i)\ban?\s(?P<unit>{LENGTH.replace(chr(92) + ' ', ' ')})\sor\s(?:so or )?two\b")
_IN_BRACKETS = re.compile(
    r"\((?P<n>\d[\d,.]*)(?P<end>\)\s?(?P<unit>bps?|basis points|pp|ppts?|%?-?pts?|percentage points)\b)"
)
_SIGNED = re.compile(r"(?<=\d\s)\+(?=\d)")
"""A plus that belongs to the number behind it: "12 +11"."""
_UP_TO = re.compile(
    r"(?i)\b(?:(?:pick|go|com|add|mov|edg|creep|step|tick|inch|scal|ramp|nudg|bump|bring|push|driv|tilt|kick|rear|shoot|head|climb)"
    r"(?:s|e|es|ed|d|ing|ping|ting)?|went|came|crept|gone|brought|drove|shot)\s(?P<up>up)(?=\sto\b)"
)
"""Behind these verbs "up to" is where something went, and no limit."""
_VERB_OVER = re.compile(
    rf"(?i)\b(?:took|taken|takes?|taking|hand(?:ed|s|ing)?|start(?:ed|ing)?|flew|fl(?:ies|own)|turn(?:ed|ing)?)\s(?P<over>over)"
    rf"(?=\s{_N}\s[a-z]+\s(?:ago|earlier|before|previously)\b)"
)
"""A change of hands some time ago, and no "more than"."""
_RACE_OVER = re.compile(
    r"(?i)\b(?:race,?|trial|stage(?:\s\w+)?|ran|runs?|running|raced|contested|ridden|sprint|steeplechase|final|heat|course|chase|event)\s"
    r"(?:is\s|was\s|are\s)?(?P<over>over)(?=\s[\d.,]+\s?(?:km|k|m|metres|meters|kilometres|kilometers|miles|furlongs|yards)\b)"
)
"""The distance of a race, and no "more than"."""
_SPREAD_OVER = re.compile(
    r"(?i)\b(?:spread(?:s|ing)?|scatter(?:ed|s|ing)?|strewn|distribut(?:ed|es|ing)|dispersed|stagger(?:ed|s|ing)?|phased"
    rf"|divided)(?:\s[\w’'-]+){{0,4}}?\s(?P<over>over)(?=\s{_N}\s)"
)
"""Where something lies, or how long it takes, and no "more than"."""
_MEAN_MINIMUM = re.compile(
    r"(?i)\b(?:mean|average|daily|overnight|nightly|night|monthly|absolute|temperature|day)\s(?P<of>(?:minimum|maximum)\sof)\s(?=[\d−-])"
)
"""What was measured, and no limit."""
_PASSED_HOMES = re.compile(
    rf"(?i)\b(?:fibre|fiber|network|cable|broadband)\s(?:now\s|already\s)?(?P<passes>pass(?:es|ed)?)(?=\s{_N}\s?(?:million|thousand)?\s?homes)"
)
"""Homes that a cable lies in front of."""
_BURNS_OVER = re.compile(r"(?i)\bburn(?:s|ed|t)?\s(?P<over>over)(?=\s[\w.]+\s?(?:%|per\s?cent)\sof\s\w+\sbod)")
"""How much of a body is burnt."""
_UNDER_WATER = re.compile(
    r"(?i)\b(?P<under>under)(?=\s(?:[\w.,/-]+\s){1,5}?of\s(?:water|flood|snow|mud|ash|rubble|ice|sand|soil|earth|debris|rock)\b)"
)
"""Beneath so much of it."""
_UNDER_A = re.compile(
    rf"(?i)\b(?P<under>under)(?=\s(?:an?|the|its|their|his|her|this|that)\s(?:\w+\s)?{_N}-(?:year|month|week|day|hour)\b)"
)
"""What holds by a contract or plan of some length, and no "less than"."""
_NO_HEDGES = (
    (frozenset(("up",)), _UP_TO),
    (frozenset(("over",)), _VERB_OVER),
    (frozenset(("over",)), _RACE_OVER),
    (frozenset(("over",)), _SPREAD_OVER),
    (frozenset(("over",)), _BURNS_OVER),
    (frozenset(("under",)), _UNDER_A),
    (frozenset(("under",)), _UNDER_WATER),
    (frozenset(("minimum", "maximum")), _MEAN_MINIMUM),
    (frozenset(("passes", "passed")), _PASSED_HOMES),
)
"""Each a pattern whose group is no hedge, with the words of which one must stand in the sentence."""
_RANKED_PART = re.compile(
    rf"(?i)\b{RANKED}\s(?P<part>third|quarter|fifth|tenth|hundredth)(?=\s(?:of|in|by|and|or|have|had|has|saw|see|was|were|is"
    r"|are|got|earn|pay|own|hold|take|took|lost|[a-z]+ed)\b|\s?[.,;:)]|\s*$)"
)
_AS_MUCH_AGAIN = re.compile(r"(?i)\bhalf as (?:much|many|big|large|high|long) again\b")
_FULL_DAYS = re.compile(
    rf"(?i)\b{_N}\s(?P<which>(?:working|business|trading|calendar|school|full|whole|solid|long|dry|wet|hot|cold|hard|difficult|good|bad|quiet|busy"
    r"|lean|turbulent|profitable)\s)(?="
    r"(?:day|week|month|year|hour|night)s?\b)"
)


def _ranked_parts(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "The poorest fifth of households" are one fifth of them."""
    for match in _RANKED_PART.finditer(text):
        yield Edit(*match.span(), f"one {match['part']}")


def _no_hedges(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "Picking up to 1.7%", "took over 14 weeks ago", "a race over 31.5 kilometres": no hedges."""
    words = words_of(text)
    for triggers, regex in _NO_HEDGES:
        for match in regex.finditer(text) if words.has(triggers) else ():
            start, end = match.span(1)
            yield Edit(start, end, " " * (end - start))


def _under_ages(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "Under-25s" are those under 25 years."""
    for match in _UNDER_AGE.finditer(text):
        yield Edit(*match.span(), f"{match['side']} {match['age']} years")


def _full_points(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "A full point" is one."""
    for match in _FULL_POINT.finditer(text):
        yield Edit(*match.span(), "1")


def _eighths(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "11-3/4" is 11.75, "5.68-1/2" 5.685."""
    for match in _EIGHTHS.finditer(text):
        parts = str(Fraction(int(match["top"]), int(match["bottom"])) * 1000)[:3].rstrip("0")
        point = f".{match['cents']}" if match["cents"] else "."
        yield Edit(*match.span(), f"{match['whole']}{point}{parts}")


def _as_much_again(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "Half as much again" is one and a half times as much."""
    for match in _AS_MUCH_AGAIN.finditer(text):
        yield Edit(*match.span(), "1.5 times")


def _full_days(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "Five working days" are five days of some kind."""
    for match in _FULL_DAYS.finditer(text):
        yield Edit(*match.span("which"), "")


def _or_two(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "A week or two" is 1 to 2 weeks."""
    for match in _OR_TWO.finditer(text):
        yield Edit(*match.span(), f"1 to 2 {match['unit']}s")


def _bracketed(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "(210) bps" with its unit inside the brackets of an account."""
    for match in _IN_BRACKETS.finditer(text):
        unit = "percentage points" if "pt" in match["unit"] else match["unit"]
        yield Edit(*match.span("end"), f" {unit})")


def _signed(text: str, sentence: Sentence) -> Iterator[Edit]:
    """A plus between two numbers that touches the second one, left out."""
    for match in _SIGNED.finditer(text):
        yield Edit(*match.span(), " ")


FORMS: tuple[tuple[Callable[[str, Sentence], Iterator[Edit]], frozenset[str], tuple[str, ...]], ...] = (
    (_no_hedges, frozenset().union(*(triggers for triggers, _ in _NO_HEDGES)), ()),
    (_ranked_parts, frozenset("third quarter fifth tenth hundredth".split()), ()),
    (_under_ages, frozenset(), ("nder-", "ver-")),
    (_full_points, frozenset(("point", "points")), ()),
    (_eighths, frozenset(), ("/",)),
    (_as_much_again, frozenset(("again",)), ()),
    (_full_days, frozenset(("days", "weeks", "months", "years", "hours", "nights")), ()),
    (_or_two, frozenset(("or",)), ()),
    (_bracketed, frozenset(), (")",)),
    (_signed, frozenset(), (" +",)),
)
"""Each with the words or signs of which one must stand in the sentence."""
