"""What speaks of time and is no figure: periods ("first three quarters"), years, months, dates, times of day."""

from __future__ import annotations

from gzcheck.model import PhraseError, late_pattern
from gzcheck.phrases.english.fragment import Fragment
from gzcheck.phrases.english.lexicon import MONTHS, ORDINAL_ENDINGS, PERIOD_WORDS, STRETCHES, WEEKDAYS

_YEAR = late_pattern("(?:1[0-9]|20)[0-9]{2}")
_LAST_DAY = 31
_OF_THE_CLOCK = {"am", "pm", "o'clock"}


def period_end(f: Fragment, i: int) -> int:
    """The end of a period such as "first nine months of 2019" at `i`; 0 when there is none."""
    if f.lows[i] not in PERIOD_WORDS:
        return 0
    place = f.past_hyphen(i + 1)
    if f.lows[place] in ("half", "quarter"):
        return _past_year(f, place + 1)
    behind = f.past_hyphen(place + 1)
    if f.lows[i] == "first" and f.lows[behind] in STRETCHES and f.small(place):
        return _past_year(f, behind + 1)
    return 0


def _past_year(f: Fragment, i: int) -> int:
    """The token behind "of 2019", if that stands at `i`."""
    return i + 2 if f.lows[i] in ("of", "in") and is_year(f.lows[i + 1]) else i


def is_year(text: str) -> bool:
    """Whether a number may be a calendar year."""
    return _YEAR.fullmatch(text) is not None


def is_month(f: Fragment, i: int) -> bool:
    """Whether a month's name stands at `i`; without the capital, "may" and "march" are words of their own."""
    return f.lows[i] in MONTHS and f.has_capital(i)


def refuse_dates(f: Fragment, i: int) -> None:
    """Refuse the digits at `i` if they are a day of a month or a time of day."""
    if _is_beside_month(f, i) and (f.small(i) or _LAST_DAY + 1) <= _LAST_DAY:
        raise PhraseError("a number beside the name of a month is a date: leave dates out of the fragment")
    if _is_behind_day(f, i) and not f.lows[i + 1]:
        raise PhraseError("a number beside the name of a day is a date: leave dates out of the fragment")
    if _is_of_the_clock(f, i + 1):
        raise PhraseError("a time of day is no figure")


def _is_behind_day(f: Fragment, i: int) -> bool:
    return f.before(i) in WEEKDAYS and f.has_capital(i - 1)


def _is_of_the_clock(f: Fragment, i: int) -> bool:
    return f.lows[i] in _OF_THE_CLOCK or (f.lows[i] in ("a", "p") and f.stands([".", "m"], i + 1))


def _is_beside_month(f: Fragment, i: int) -> bool:
    """Whether a month stands in front of a number ("Jan. 5") or behind it ("5th of January")."""
    if is_month(f, i - 1 - (f.lows[i - 1] in (".", "-"))):
        return True
    behind = f.past_hyphen(i + 1)
    behind += f.glued[behind] and f.lows[behind] in ORDINAL_ENDINGS
    return is_month(f, behind + (f.lows[behind] == "of"))
