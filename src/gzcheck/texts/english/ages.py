"""Ages, which English often prints without their unit: "aged 71", ", 58,", "65 and over", "children under 15"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gzcheck.texts.english.behind import is_plural
from gzcheck.texts.english.heads import QUANTITIES
from gzcheck.texts.english.patterns import one_of
from gzcheck.texts.sieve import Found, Sentence

_OLDEST = 120
_LOOK = 100
_PEOPLE = one_of(
    """people persons adults children child women men boys girls patients voters residents workers youths youngsters
    those anyone everyone someone population participants respondents pupils students drivers passengers employees
    teenagers pensioners citizens individuals infants players who aged age ages among one half most many none Britons
    Americans males females men's women's smokers members applicants tenants users households volunteers recipients"""
)
_SIDES = r"under|over|above|below|older than|younger than|at least|up to|between"
_HEDGE = rf"(?:{_SIDES}|about|around|nearly|almost|just)"
_AGED = re.compile(
    rf"(?i)(?:\b(?:aged|ages?|age of|ages of|age group|aged between|turned|turns|turning|at age|age limit(?: of)?)"
    rf"(?:\s(?:of|is|was|to|from|between))?\s?[(:]?\s?(?:{_HEDGE}\s)?)$"
)
_MEDIAN = re.compile(r"(?i)\bages?\b[^.;]*\((?:median|mean|average),?\s(?:of\s)?$")
_MEAN = re.compile(r"(?i)\b(?:median|mean|average|retirement|minimum|voting|pension)\sage\b[^.;\d]{0,90}$")
_YOUNGEST = re.compile(
    r"(?i)\b(?:youngest|oldest|eldest)(?:\s(?!at\b)[\w’'-]+){0,4}?(?:,|\s(?:is|was|being|aged|only|just|turned))*\s$"
)
"""In front of a number with nothing behind it: "the youngest deputy is 22, the oldest 79"."""
_GROUP = re.compile(rf"(?i)\b(?:{_PEOPLE})\W(?:(?!and\b|or\b|but\b)[\w’'-]+\W){{0,2}}?(?:{_SIDES})\s(?:the\s)?$")
_IS_OVER = re.compile(rf"(?i)\b(?:was|were|is|are|be)\s(?:{_HEDGE})\s$")
_AT_AGE = re.compile(
    r"(?i)\b(?:die[sd]?|dead|dying|retire[sd]?|retiring|marri(?:es|ed)|orphaned|widowed|ordained|enlisted|debut(?:ed)?"
    r"|left school|school|started|began|home|work|blind|crowned|knighted|youngest"
    r"|oldest)(?:\s[a-z]+)?(?:,\sstill\s)?\sat\s$"
)
_FROM_AGE = re.compile(r"(?:^\s*|[.:;“\"]\s?|\band\s|\bthen\s|\bbut\s)[Aa]t\s(?:just\s|only\s)?$")
_THEN = re.compile(r"^,?\s(?:he|she|I|they|[A-Z][a-z]+\s(?:was|had|became|is|has|[a-z]+ed))\b")
"""Behind "at 14" these show that someone's age is told."""
_ASIDE = re.compile(r"(?:[,–—]|\band|\bwho|\bstill)\s(?:now\s)?at\s(?:just\s|only\s)?$")
_ASIDE_ENDS = re.compile(
    r"^\sthe\s(?:oldest|youngest|eldest)\b|^,\s(?:he|she|the|a|is|was|has|had|still|[a-z]+(?:ed|s))\b"
)
_WHEN = re.compile(r"^\swhen\s(?:he|she|they|I|[A-Z][a-z]+)\b")
_WAS = re.compile(rf"(?i)\b(?:was|is|be|were|been|only|just|{_HEDGE})\s$")
_ONE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z-]+\s){0,2}(?P<noun>[a-z-]+),\s$")
"""Someone with an article, and a comma."""
_LEAST_AGE = 5
_PERSON = one_of(
    """man woman boy girl mother father son daughter student teacher driver officer nurse doctor worker farmer victim
    suspect husband wife brother sister teenager toddler pensioner resident passenger pilot player striker midfielder
    defender goalkeeper forward rookie coach executive chairman president minister spokesman spokeswoman founder
    analyst singer actor actress director captain couple pair twins siblings"""
)
_NAMED = re.compile(
    rf"(?:\b(?:(?:{_PERSON})s?|men|women|children)|(?:[A-Z][\w.’'-]+|[IVX]+)"
    rf"(?:\s(?:[A-Z][\w.’'-]+|de|van|von|al|bin|la|der))*)(?:\s\([^()]{{1,30}}\))?,\s$"
)
_OF_AGE = re.compile(rf"(?i)\b(?:{_PERSON}|child|man|person)s?\sof\s$")
_SOMEONE = re.compile(r"\s(?:with|who|whose|from|in|has|had|said|says|that)\b")
_IS_AGED = re.compile(
    r"(?i)\b(?:when (?:he|she|I|they|(?-i:[A-Z][a-z’'-]+)) (?:was|were|turned)"
    r"|who (?:is|was|turned|turns)|(?:I|he|she)(?:['’]ll| will| would|['’]d)? be|I am|I['’]m|he is|he was"
    r"|she is|she was)\s(?:now\s|just\s|only\s)?$"
)
_THEN_AGED = re.compile(r"[A-Z][\w’'-]+,\s(?:then|now|still|only|just|by then)\s(?:just\s|only\s)?$")
"""Behind a name: "Ovelin, then 48, fell", "Nora, now 26 and a doctor"."""
_AGE_ENDS = re.compile(r"^\s?(?:[.,;:)—–\"”’]|$|and\b|when\b|or\b)")
_PARENT = re.compile(r"(?i)\b(?:mother|father|parent|mum|mom|dad|grandmother|grandfather)s?\sof\s$")
"""Of a number as small as this of children."""
_MOST_CHILDREN = 15
_NAMED_BRACKET = re.compile(rf"(?:\b(?:{_PERSON})|[A-Z][\w’'-]+\s[A-Z][\w’'-]+)\s\($")
_TALLY = re.compile(
    r"(?i)\b(?:goals?|points|seats|votes|scor\w+|wins?|medals?|runs|wickets|list|ranking|tries|assists)\b"
)
"""Beside these a number in brackets behind a name is what the person has scored."""
_BEHIND_NAME = re.compile(r"^\s?[,.;:]|^\s?$|^\sand\b")
_OLDER = re.compile(r"(?i)[\s-](?:and|or)[\s-](?:older|younger)\b")
_OVER = re.compile(r"(?i)[\s-](?:and|or)[\s-](?:over|above|under|below)\b")
_MONEY = re.compile(r"[$€£%]$")
_PEOPLE_NAMED = re.compile(rf"(?i)\b(?:{_PEOPLE}|one in \w+|\d+ of)\b")
_THINGS = re.compile(r"(?i)\s(?!was\b|is\b|has\b)(?:[a-z]+s\b|countr|compan|people|seat)")
_YEARS_OLD = re.compile(
    r"(?i)^[\s-](?:age[- ](?:group|bracket|range|band|cohort)|and[- ](?:over|older)|years?[- ]olds?)\b"
)
_LIST = re.compile(r"(?i)^(?:,\s?|\sand\s|,\sand\s|\sor\s|\sto\s|\s?[-–]\s?)$")
_ALONE = re.compile(r"(?i)^\s?(?:[,.;:)]|$|(?:and|or|to|respectively|years?|were|was|are|at)\b)")


def give_ages(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Give bare numbers that are ages the unit year, through lists too."""
    before: Found | None = None
    for number in numbers:
        is_listed = (
            before is not None
            and before.unit == "year"
            and bool(_LIST.match(sentence.text[before.end : number.start]))
            and bool(_ALONE.match(sentence.text[number.end : number.end + _LOOK]))
        )
        if _may_be_age(number) and (is_listed or _is_age(sentence, number)):
            number.unit = "year"
        before = number


def _may_be_age(number: Found) -> bool:
    reading = number.reading
    if reading is None or number.units:
        return False
    highest = (reading.upper or reading.value).value
    return reading.value.value > 0 and highest <= _OLDEST and highest.denominator == 1


def _is_age(sentence: Sentence, number: Found) -> bool:
    text = sentence.text
    before = sentence.before(number.core[0], _LOOK)
    behind = text[number.core[1] : number.end + _LOOK]
    if _THINGS.match(behind):  # most numbers count something
        return _AGED.search(before) is not None
    if _is_told(number, before, behind):
        return True
    if any(pattern.search(before) for pattern in (_AGED, _MEAN, _MEDIAN, _GROUP)):
        return True
    if _IS_OVER.search(before) and _ALONE.match(behind):
        return _PEOPLE_NAMED.search(before) is not None
    if _PARENT.search(before) and number.reading is not None and number.reading.value.value <= _MOST_CHILDREN:
        return False
    return _is_of_one_person(sentence, before, behind)


def _is_told(number: Found, before: str, behind: str) -> bool:
    """Whether the words right around a number are those of an age."""
    return _YEARS_OLD.match(behind) is not None or _is_of_people(behind, before) or _is_at_age(number, before, behind)


def _is_at_age(number: Found, before: str, behind: str) -> bool:
    """ "Died at 93", "At 14 he won", "and, at 81, walked", "was 55 when he left"."""
    if number.reading is None or number.reading.value.value < _LEAST_AGE:
        return False
    if _WHEN.match(behind):
        return _WAS.search(before) is not None
    if _AT_AGE.search(before):
        return _ALONE.match(behind) is not None
    return _is_of_someone(before, behind) or any(
        then.match(behind) and first.search(before) for first, then in ((_FROM_AGE, _THEN), (_ASIDE, _ASIDE_ENDS))
    )


def _is_of_someone(before: str, behind: str) -> bool:
    """ "The claimant, 47, spent"; but "the toll, 47, was"."""
    one = _ONE.search(before)
    if one is None or not behind.startswith(", "):
        return False
    return one["noun"] not in QUANTITIES and not is_plural(one["noun"])


def _is_of_one_person(sentence: Sentence, before: str, behind: str) -> bool:
    """ "Dana Whitcombe, 58," or "a boy of 14"."""
    if _OF_AGE.search(before):
        return (_ALONE.match(behind) or _SOMEONE.match(behind)) is not None
    if any(pattern.search(before) for pattern in (_YOUNGEST, _IS_AGED, _THEN_AGED)):
        return _AGE_ENDS.match(behind) is not None
    if _NAMED.search(before):
        return _BEHIND_NAME.match(behind) is not None
    is_bracketed = _NAMED_BRACKET.search(before) is not None and behind.startswith((")", ","))
    return is_bracketed and not _TALLY.search(sentence.text)


def _is_of_people(behind: str, before: str) -> bool:
    """Whether "65 and over" speaks of people: of an age it is not said "300 and more"."""
    return _OLDER.match(behind) is not None or (_OVER.match(behind) is not None and not _MONEY.search(before))
