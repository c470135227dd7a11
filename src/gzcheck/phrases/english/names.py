"""What holds a number and no figure: names (5G, COVID-19, Phase 2) and idioms ("six-figure", "double-decker")."""

from __future__ import annotations

from gzcheck.phrases.english.fragment import Fragment
from gzcheck.phrases.english.lexicon import (
    ADJECTIVE_MULTIPLES,
    HYPHENED_IDIOMS,
    MONTHS,
    MULTIPLIED,
    NAMES_OF_WORDS,
    NAMES_WITH_CAPITAL,
    NUMBERED_NAMES,
    ORDINAL_ENDINGS,
    SCALE_LETTERS,
    SCALES,
)
from gzcheck.phrases.english.money import is_money, letters_at

_TOUCHING = {*SCALE_LETTERS, *SCALES, *ORDINAL_ENDINGS, "m", "x", "plus", "odd", "ish", "c", "p"}
"""Letters that, directly behind digits, do not make a name of them; neither do units."""
_JOINTS = {"magnitude", "to", "or", "in", "of", "out", "every", "and", "top", "no"}
"""Words that stand between hyphens in one figure: "18-to-24", "1-in-5"."""
_RANK_SIGNS = {"no", "ca", "c.", "nos"}
"""Letters that touch digits without making a name of them: "No3"."""
_NUMBERED = NUMBERED_NAMES | NAMES_WITH_CAPITAL
_HALVES = {"year", "time", "way", "brother", "sister"}
"""Behind "half" these make another word of it."""
_HALVED = {*SCALES, "a", "an", "dozen", "hundred"}
_PICTURES = {"4", "5", "8", "10"}
"""4K and 8K are pictures, 5K and 10K runs."""
_COUNTED = set("times years months weeks days hours minutes seconds decades quarters".split())
"""Behind a number in words these are counted, whatever stands in front: "a figure three times as high"."""
_UNHYPHENED = {"digits", "figures"}
"""The idioms that are printed without the hyphen too: "double figures"."""


def name_end(f: Fragment, i: int) -> int:
    """The end of a numbered name ("Phase 2", "Group of Seven") at `i`; 0 when there is none."""
    if _is_name_of_words(f, i):
        return i + 2
    if f.lows[i] not in _NUMBERED:
        return 0
    if _is_group(f, i):
        return i + 3
    return _past_name(f, i + 2) if _is_numbered(f, i) else 0


def _is_name_of_words(f: Fragment, i: int) -> bool:
    is_known = (f.lows[i], f.lows[i + 1]) in NAMES_OF_WORDS
    return is_known and f.has_capital(i) and f.has_capital(i + 1)


def _is_group(f: Fragment, i: int) -> bool:
    """Whether "Group of Seven" or its like stands at `i`."""
    return f.stands(["group", "of"], i) and f.has_capital(i + 2) and bool(f.small(i + 2))


def _is_numbered(f: Fragment, i: int) -> bool:
    """Whether a number makes a name with the word in front of it, at `i`, which is no currency."""
    if f.kinds[i + 1] != "number" and (not f.small(i + 1) or f.lows[i + 2] in _COUNTED):
        return False
    return (f.lows[i] in NUMBERED_NAMES or f.has_capital(i)) and not letters_at(f, i)


def _past_name(f: Fragment, i: int) -> int:
    """The token behind further parts of a name: the 800 of 737-800."""
    while f.lows[i] in ("-", "/") and f.glued[i] and f.glued[i + 1]:
        i += 2
    return i


def idiom_end(f: Fragment, i: int) -> int:
    """The end of an idiom at `i`; 0 when there is none."""
    place = f.past_hyphen(i + 1)
    is_hyphened = place > i + 1
    if f.lows[i] == "zero" and (is_hyphened or "net" in (f.lows[i - 1], f.lows[i - 2])):
        return i + 1
    return place + 1 if _is_idiom(f, i, place, is_hyphened) else 0


def _is_idiom(f: Fragment, i: int, place: int, is_hyphened: bool) -> bool:
    """Whether the word at `i` makes an idiom with the one at `place`."""
    low = f.lows[i]
    if low == "half":
        return f.lows[place] in _HALVES or (is_hyphened and not _is_halved(f, place))
    if low in ADJECTIVE_MULTIPLES:
        return is_hyphened or not _is_multiplied(f, place)
    return f.lows[place] in (HYPHENED_IDIOMS if is_hyphened else _UNHYPHENED) and f.small(i) is not None


def _is_multiplied(f: Fragment, i: int) -> bool:
    """Whether a token behind "double" is no noun, and so leaves it a multiple."""
    return f.kinds[i] != "word" or f.lows[i] in MULTIPLIED


def _is_halved(f: Fragment, i: int) -> bool:
    """Whether a token can stand behind "half" and a hyphen and be halved."""
    return f.lows[i] in _HALVED or f.is_unit(i)


def is_name(f: Fragment, i: int) -> bool:
    """Whether the digits at `i` belong to a name: 5G, 4K, A4, G20, COVID-19, 3-D, mid-2016."""
    if f.glued[i]:
        if f.kinds[i - 1] == "word":
            return f.lows[i - 1] not in _RANK_SIGNS and not letters_at(f, i - 1)
        if _has_hyphen_in_front(f, i):
            return f.lows[i - 2] not in _JOINTS and not letters_at(f, i - 2)
    return f.glued[i + 1] and _begins_name(f, i)


def _has_hyphen_in_front(f: Fragment, i: int) -> bool:
    """Whether a hyphen joins a word to the digits that is no part of a number before it ("$5m-6m")."""
    if i < 2 or f.lows[i - 1] != "-" or not f.glued[i - 1]:
        return False
    return f.kinds[i - 2] == "word" and not f.used[i - 2]


def _begins_name(f: Fragment, i: int) -> bool:
    """Whether what touches the digits at `i` behind them makes a name of them."""
    text = f.texts[i + 1]
    if text in ("K", "B") and not is_money(f):
        return text == "K" and _is_picture(f, i)
    if f.kinds[i + 1] == "word":
        return not _may_touch(f, i + 1)
    return text == "-" and _is_letter_or_month(f, i + 2)


def _may_touch(f: Fragment, i: int) -> bool:
    """Whether the word at `i` may touch digits in front of it and make no name of them."""
    return f.lows[i] in _TOUCHING or f.is_unit(i) or _is_code(f.texts[i])


def _is_picture(f: Fragment, i: int) -> bool:
    return f.lows[i] in _PICTURES and f.hint not in ("count", "USD")


def _is_letter_or_month(f: Fragment, i: int) -> bool:
    """Whether 3-D or 5-Jan is written."""
    if not (f.is_glued_word(i) and f.has_capital(i)):
        return False
    return len(f.texts[i]) == 1 or f.lows[i] in MONTHS


def _is_code(text: str) -> bool:
    """Whether letters behind digits may be a currency's code, alone or behind a scale's letter."""
    return text.isupper() and len(text) in (3, 4)
