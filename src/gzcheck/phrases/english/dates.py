"""What speaks of time and is no figure: periods ("first three quarters"), years, months, dates, times of day."""

from __future__ import annotations

import re

from gzcheck.phrases.english.fragment import Fragment
from gzcheck.phrases.english.lexicon import MONTHS, ORDINAL_ENDINGS, PERIOD_WORDS, STRETCHES, WEEKDAYS
from gzcheck.phrases.reading import PhraseError


def period_end(f: Fragment, i: int) -> int:
    """The end of a period such as "first nine months of 2019" at `i`; 0 when there is none."""
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


def is_year(text: str) -> bool:
    """Whether a number may be a calendar year."""
    return re.fullmatch("(?:1[0-9]|20)[0-9]{2}", text) is not None


def is_month(f: Fragment, i: int) -> bool:
    """Whether a month's name stands at `i`; without the capital, "may" and "march" are words of their own."""
    return 0 <= i < len(f.tokens) and f.lows[i] in MONTHS and f.texts[i][0].isupper()


def refuse_dates(f: Fragment, i: int) -> None:
    """Refuse the digits at `i` if they are a day of a month or a time of day."""
    ahead = i - 1 - (i > 1 and f.lows[i - 1] in (".", "-"))
    behind = f.past_hyphen(i + 1)
    behind += f.glued[behind] and f.lows[behind] in ORDINAL_ENDINGS
    behind += f.lows[behind] == "of"
    if (is_month(f, ahead) or is_month(f, behind)) and (f.small(i) or 32) <= 31:
        raise PhraseError("a number beside the name of a month is a date: leave dates out of the fragment")
    if i and f.lows[i - 1].rstrip(",") in WEEKDAYS and f.texts[i - 1][0].isupper() and not f.lows[i + 1]:
        raise PhraseError("a number beside the name of a day is a date: leave dates out of the fragment")
    if f.lows[i + 1] in ("am", "pm", "o'clock") or (
        f.lows[i + 1] in ("a", "p") and f.lows[i + 2 : i + 4] == [".", "m"]
    ):
        raise PhraseError("a time of day is no figure")
