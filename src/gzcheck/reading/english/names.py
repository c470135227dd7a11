"""What holds a number and no figure: periods ("first three quarters"), idioms ("six-figure"), names (5G), dates."""

from __future__ import annotations

import re

from gzcheck.reading.english.fragment import Fragment
from gzcheck.reading.english.units import is_currency_word, money_before
from gzcheck.reading.lexicon import (
    ADJECTIVE_MULTIPLES,
    GLUED_SCALES,
    HYPHENED_IDIOMS,
    MONTHS,
    MULTIPLIED,
    NUMBERED_NAMES,
    PERIOD_WORDS,
    SCALES,
    STRETCHES,
)
from gzcheck.reading.reading_result import PhraseError

ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
_TOUCHING = {*GLUED_SCALES, *SCALES, *ORDINAL_ENDINGS, "m", "x", "plus", "odd"}
"""Letters that, directly behind digits, do not make a name of them; units do not either."""


def idiom_end(f: Fragment, i: int) -> int:
    """The end of the words at `i`, if they hold a number but no figure; otherwise 0."""
    if f.lows[i] in NUMBERED_NAMES:
        return i + 2 if f.kinds[i + 1] == "number" or f.small(i + 1) else 0
    return _period_end(f, i) or _idiom_end(f, i)


def _period_end(f: Fragment, i: int) -> int:
    if f.lows[i] not in PERIOD_WORDS:
        return 0
    place = f.past_hyphen(i + 1)
    if f.lows[place] in ("half", "quarter"):
        return _past_year(f, place + 1)
    behind = f.past_hyphen(place + 1)
    if f.lows[i] == "first" and f.small(place) and f.lows[behind] in STRETCHES:
        return _past_year(f, behind + 1)
    return 0


def _past_year(f: Fragment, i: int) -> int:
    """The token behind "of 2019", if that stands at `i`."""
    return i + 2 if f.lows[i] in ("of", "in") and is_year(f.lows[i + 1]) else i


def _idiom_end(f: Fragment, i: int) -> int:
    low, place = f.lows[i], f.past_hyphen(i + 1)
    after, hyphened = f.lows[place], place > i + 1
    if low == "half":
        is_idiom = after in ("year", "time", "way") or (hyphened and not _is_halved(f, place))
    elif low in ADJECTIVE_MULTIPLES:
        is_idiom = hyphened or (f.kinds[place] == "word" and after not in MULTIPLIED)
    elif low == "zero" and (hyphened or "net" in (f.lows[i - 1], f.lows[i - 2])):
        return i + 1
    else:
        is_idiom = after in HYPHENED_IDIOMS and (hyphened or after in ("digits", "figures")) and f.small(i) is not None
    return place + 1 if is_idiom else 0


def _is_halved(f: Fragment, i: int) -> bool:
    """Whether a token can stand behind "half" and a hyphen and be halved."""
    return f.lows[i] in SCALES or f.lows[i] in ("a", "an", "dozen") or f.is_unit(i)


def is_year(text: str) -> bool:
    """Whether digits may be a calendar year of the last century or this one."""
    return re.fullmatch("(?:19|20)[0-9]{2}", text) is not None


def is_month(f: Fragment, i: int) -> bool:
    """Whether a month's name stands at `i`; "may" and "march" are words of their own."""
    return f.lows[i] in MONTHS and f.tokens[i].text[0].isupper()


def is_name(f: Fragment, i: int) -> bool:
    """Whether the digits at `i` belong to a name: 5G, 4K, A4, G20, COVID-19, 3-D, mid-2016."""
    if f.glued[i] and f.kinds[i - 1] == "word":
        return f.lows[i - 1] not in ("no", "ca") and not is_currency_word(f, i - 1)
    if f.lows[i - 1] == "-" and f.glued[i] and f.glued[i - 1] and f.kinds[i - 2] == "word":
        return f.lows[i - 2] not in ("top", "no") and not is_currency_word(f, i - 2)
    if not f.glued[i + 1]:
        return False
    follower = f.tokens[i + 1]
    if follower.kind == "word":
        if follower.text in ("K", "B"):
            return not money_before(f, i)
        return follower.low not in _TOUCHING and not f.is_unit(i + 1)
    if follower.text == "-" and f.glued[i + 2] and f.kinds[i + 2] == "word":
        letter = f.tokens[i + 2].text
        return len(letter) == 1 and letter.isupper()
    return False


def refuse_dates(f: Fragment, i: int) -> None:
    """Refuse the digits at `i` if they are a day of a month or a time of day."""
    if (is_month(f, i - 1) or is_month(f, i + 1)) and (f.small(i) or 32) <= 31:
        raise PhraseError("a number beside the name of a month is a date: leave dates out of the fragment")
    after = f.lows[i + 1]
    if after in ("am", "pm", "o'clock") or (after in ("a", "p") and f.lows[i + 2 : i + 4] == [".", "m"]):
        raise PhraseError("a time of day is no figure")
