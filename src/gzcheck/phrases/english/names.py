"""What holds a number and no figure: names (5G, COVID-19, Phase 2) and idioms ("six-figure", "double-decker")."""

from __future__ import annotations

from gzcheck.phrases.english.fragment import Fragment
from gzcheck.phrases.english.lexicon import (
    ADJECTIVE_MULTIPLES,
    GLUED_SCALES,
    HYPHENED_IDIOMS,
    MULTIPLIED,
    NUMBERED_NAMES,
    ORDINAL_ENDINGS,
    SCALES,
)
from gzcheck.phrases.english.units import is_currency_word, money_before

_TOUCHING = {*GLUED_SCALES, *SCALES, *ORDINAL_ENDINGS, "m", "x", "plus", "odd"}
"""Letters that, directly behind digits, do not make a name of them; neither do units."""


def name_end(f: Fragment, i: int) -> int:
    """The end of a numbered name ("Phase 2") at `i`; 0 when there is none."""
    return i + 2 if f.lows[i] in NUMBERED_NAMES and (f.kinds[i + 1] == "number" or f.small(i + 1)) else 0


def idiom_end(f: Fragment, i: int) -> int:
    """The end of an idiom at `i`; 0 when there is none."""
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


def is_name(f: Fragment, i: int) -> bool:
    """Whether the digits at `i` belong to a name: 5G, 4K, A4, G20, COVID-19, 3-D, mid-2016."""
    if f.glued[i] and f.kinds[i - 1] == "word":
        return f.lows[i - 1] not in ("no", "ca") and not is_currency_word(f, i - 1)
    if f.lows[i - 1] == "-" and f.glued[i] and f.glued[i - 1] and f.kinds[i - 2] == "word":
        return f.lows[i - 2] not in ("top", "no") and not is_currency_word(f, i - 2)
    return f.glued[i + 1] and _begins_name(f, i)


def _begins_name(f: Fragment, i: int) -> bool:
    follower = f.tokens[i + 1]
    if follower.text in ("K", "B"):
        return not money_before(f, i)
    if follower.kind == "word":
        return follower.low not in _TOUCHING and not f.is_unit(i + 1)
    if follower.text != "-" or not f.glued[i + 2] or f.kinds[i + 2] != "word":
        return False
    letter = f.tokens[i + 2].text
    return len(letter) == 1 and letter.isupper()
