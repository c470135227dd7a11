"""Ordinals: a rank is a figure ("sixth", "third-largest"); one that counts a repetition or a period is none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from gzcheck.model import NoFigure
from gzcheck.phrases.english.lexicon import ORDINALS, TENTHS
from gzcheck.texts.document import Apart
from gzcheck.texts.english.patterns import Words, matches_at, one_of

_TENS = [f"{ten}-{one}" for ten in ("twenty", "thirty", "forty", "fifty") for one in list(ORDINALS)[:9]]
WORD = one_of([*ORDINALS, *TENTHS, *_TENS])
ORDINAL = rf"(?:(?:{WORD})|(?<![\d,.])\d{{1,5}}(?:,\d{{3}}){{0,2}}(?:st|nd|rd|th))"
SUPERLATIVE = (
    r"(?:most|least|best|worst|biggest|largest|smallest|highest|lowest|fewest|leading|[a-z]{3,}est)\b"
    r"(?!-(?:ever|of))"
)
_MOVE_WORDS = frozenset(
    """rank ranks ranked ranking place places placed placing finish finishes finished finishing came come comes coming
    stand stands stood sit sits sat slip slips slipped rise rose climb climbs climbed fell falls drop drops dropped
    move moves moved jump jumps jumped up down remain remains remained lie lies lay stay stays stayed
    now tied joint world was is are
    were in to from seeded re m be been being""".split()
)
_MOVES = one_of(_MOVE_WORDS)
_BEHIND_MOVE = (
    r"(?=\s(?:in|among|of|out|overall"
    r"|last (?:year|month|week|season|autumn|spring|summer|winter|quarter)|place|nationally|globally|worldwide|behind"
    r"|on|from|to|at|and|with|for)\b"
    r"|[.,;:)]|$)"
)
_FIELDS = one_of(
    r"world country nation province league table standings rankings? medal group region state city list index survey "
    r"championship class East West North South division conference"
)
_RANK_AFTER = (
    rf"\s(?:place|position|spot|rank|seeds?\b|seeded|overnight|in the (?:{_FIELDS})|among"
    r"|worldwide|nationally|globally|nationwide|overall|out of"
    r"|of \d+|behind|on the (?:list|table|leaderboard|podium)"
    r"|in (?:terms of|China|Europe|Asia|Africa|America|Germany|Britain|France|India|Japan|[A-Z]\w+))\b"
)
_LISTED = (
    r"(?:,?\s(?:and\s)?(?:the\s)?(?!Jan|Feb|Mar[c.]|Apr|May\b|Ju[nl]|Aug|Sep|Oct|Nov|Dec)"
    rf"(?:[A-Z][\w'’.-]*\s(?:of\s(?:the\s)?)?){{1,5}}(?i:{ORDINAL})(?=[.,;)]|\sand\s|$))*"
)
"""A list of ranks goes on without a verb: "Westbridge came fifth and Harbour Town 17th"."""
_RANK = re.compile(
    rf"(?i:\b{ORDINAL}[- ]{SUPERLATIVE})"
    rf"|(?i:\b(?:{_MOVES})\s(?:(?:already|now|still|currently|again|no higher than|no lower than|no worse than)\s)?"
    rf"(?:the\s|a\s|joint\s|only\s|just\s|equal\s)?{ORDINAL}\b){_BEHIND_MOVE}{_LISTED}"
    rf"|\b(?i:{ORDINAL}){_RANK_AFTER}"
    # "Westbridge, 17th, have won"
    rf"|(?<=[a-z],\s){ORDINAL}(?=,\s)"
)
_NO_RANK = re.compile(
    r"(?i)\b(?:was|were|is|are|became)\s(?:only\s)?the\s[\w-]+\sto\s[a-z]"
    r"|\bin the (?:second|third|fourth)\b(?=\s?[.,;:)]|\s*$)"
    r"|\b(?:was|is|in|to|from|now|up|came|down)\s(?:the\s)?first\b"
    r"(?![- ]place|\sin the (?:world|country|nation|league))"
)
_ANY = re.compile(rf"(?i)\b{ORDINAL}\b")
_TIER = re.compile(r"(?i)[- ](?:tier|class)\b")
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
RANKED = (
    r"the\s(?:top|bottom|poorest|richest|wealthiest|lowest|highest"
    r"|(?:best|worst|lowest|highest|least|most|better)-[a-z]+)"
)
"""In front of "fifth" these make a part of it: "the poorest fifth"."""
_PART_BEFORE = re.compile(rf"(?i)\b(?:a|an|{_COUNT}|per|nearly|almost|about|over|than|by|{RANKED})[ -]$")
_HEDGED = re.compile(r"(?i)\b(?:almost|nearly|roughly|approximately|around|(?:more|less) than)\san?\s$")
"""In front of "third" this makes a part of it, whatever stands behind: "almost a third still do"."""
_COUNTED = re.compile(rf"(?i)\b{_COUNT}[ -]$")
_PART_BEHIND = re.compile(
    r"(?i)\s(?:of|to|less|more|[a-z]{3,}er(?=\s(?:than|in|on|at|by|for)\b|[.,;)]|$)|lower|higher|below|above|short|off|from|in|as|larger|fewer|smaller|since|on|by|between|over|the|is|are|was|were"
    r"|have|has|had|said|say|were|will|would|gained|earned|earn|paid|pay|own|hold|lost|compared|than|and|or|lack|lacked|lived|live|came|come|went|go)\b"
    r"|\s?[,.;:)]|\s*$"
)
_SOUGHT = re.compile(
    r"(?i)\b(?:seek|seeks|sought|seeking|with|scor(?:e|ed|es)|won|wins?|add(?:s|ed)?|had|plans?|planned|open(?:ed|ing)?"
    r"|build(?:ing)?|until|before)\s(?:a|an)\s$"
)
_LEFT_OPEN = re.compile(r"(?i)\s?[.,;]|\s(?:on the way|when|until|soon|next|last)\b")
"""Between the two "a third" is one more of something: "he will not seek a third, ..."."""
_PERSON_BEHIND = re.compile(r"(?i:,?\s(?:aged|who|named|called)\b)|,\s[A-Z]")
_FIRST_WORDS = frozenset(word.partition("-")[0] for word in (*ORDINALS, *TENTHS, *_TENS))
_ENDINGS = frozenset(("st", "nd", "rd", "th"))
"""Of an ordinal in digits."""
_LOOK = 16


def ordinals_in(text: str, words: Words) -> Iterator[Apart]:
    """Ordinals that are no rank and no part."""
    places = words.places_of(_FIRST_WORDS)
    if words.digits and words.has(_ENDINGS):
        places = sorted((*words.digits, *places))
    found = matches_at(_ANY.match, text, places)
    if not found:
        return
    moves = words.places_of(_MOVE_WORDS)
    found_ranks = matches_at(_RANK.match, text, sorted((*places, *moves)))
    ranks = [match.span() for match in found_ranks if not _NO_RANK.match(text, match.start())]
    starts = [low for low, _ in ranks]
    for match in found:
        if _TIER.match(text, match.end()):
            continue
        i = bisect_right(starts, match.start()) - 1
        is_rank = i >= 0 and match.end() <= ranks[i][1]
        if not is_rank and not _is_part(text, match):
            yield Apart(*match.span(), NoFigure.ORDINAL)


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether an ordinal's word is a share: "a third of", "one fifth"; but "a third plant" is none."""
    in_front = text[max(0, match.start() - _LOOK) : match.start()]
    if not _PART_BEFORE.search(in_front) or match[0].lower() in ("first", "second") or match[0][0].isdigit():
        return False
    if _PERSON_BEHIND.match(text, match.end()) or (_SOUGHT.search(in_front) and _LEFT_OPEN.match(text, match.end())):
        return False
    is_part = _COUNTED.search(in_front) or _HEDGED.search(text[max(0, match.start() - 2 * _LOOK) : match.start()])
    return bool(is_part or _PART_BEHIND.match(text, match.end()))
