"""What holds a number and no figure: names (5G, COVID-19, Phase 2) and idioms ("six-figure", "double-decker")."""

from __future__ import annotations

from gzcheck.phrases.english.fragment import Fragment
from gzcheck.phrases.english.lexicon import (
    ADJECTIVE_MULTIPLES,
    GLUED_SCALES,
    HYPHENED_IDIOMS,
    MONTHS,
    MULTIPLIED,
    NAMES_OF_WORDS,
    NAMES_WITH_CAPITAL,
    NUMBERED_NAMES,
    ORDINAL_ENDINGS,
    SCALES,
)
from gzcheck.phrases.english.money import is_money, letters_at

_TOUCHING = {*GLUED_SCALES, *SCALES, *ORDINAL_ENDINGS, "m", "x", "plus", "odd", "ish", "c", "p"}
"""Letters that, directly behind digits, do not make a name of them; neither do units."""
_JOINTS = {"magnitude", "to", "or", "in", "of", "out", "every", "and", "top", "no"}
"""Words that stand between hyphens in one figure: "18-to-24", "1-in-5"."""


def name_end(f: Fragment, i: int) -> int:
    """The end of a numbered name ("Phase 2", "Group of Seven") at `i`; 0 when there is none."""
    low, is_number = f.lows[i], f.kinds[i + 1] == "number" or f.small(i + 1)
    if (low, f.lows[i + 1]) in NAMES_OF_WORDS and f.texts[i][0].isupper() and f.texts[i + 1][0].isupper():
        return i + 2
    if low == "group" and f.lows[i + 1] == "of" and f.texts[i + 2][:1].isupper() and f.small(i + 2):
        return i + 3
    if not is_number or (low not in NUMBERED_NAMES and low not in NAMES_WITH_CAPITAL):
        return 0
    is_name = low in NUMBERED_NAMES or f.texts[i][0].isupper()
    return _past_name(f, i + 2) if is_name and not letters_at(f, i) else 0


def _past_name(f: Fragment, i: int) -> int:
    """The token behind further parts of a name: the 800 of 737-800."""
    while f.lows[i] in ("-", "/") and f.glued[i] and f.glued[i + 1]:
        i += 2
    return i


def idiom_end(f: Fragment, i: int) -> int:
    """The end of an idiom at `i`; 0 when there is none."""
    low, place = f.lows[i], f.past_hyphen(i + 1)
    after, hyphened = f.lows[place], place > i + 1
    if low == "half":
        is_idiom = after in ("year", "time", "way", "brother", "sister") or (hyphened and not _is_halved(f, place))
    elif low in ADJECTIVE_MULTIPLES:
        is_idiom = hyphened or (f.kinds[place] == "word" and after not in MULTIPLIED)
    elif low == "zero" and i and (hyphened or "net" in (f.lows[i - 1], f.lows[i - 2])):
        return i + 1
    elif after == "of" and low == "hundred":
        return 0
    else:
        is_idiom = after in HYPHENED_IDIOMS and (hyphened or after in ("digits", "figures")) and f.small(i) is not None
    return place + 1 if is_idiom else 0


def _is_halved(f: Fragment, i: int) -> bool:
    """Whether a token can stand behind "half" and a hyphen and be halved."""
    return f.lows[i] in SCALES or f.lows[i] in ("a", "an", "dozen", "hundred") or f.is_unit(i)


def is_name(f: Fragment, i: int) -> bool:
    """Whether the digits at `i` belong to a name: 5G, 4K, A4, G20, COVID-19, 3-D, mid-2016."""
    if f.glued[i] and i and f.kinds[i - 1] == "word":
        return f.lows[i - 1] not in ("no", "ca", "c.", "nos") and not letters_at(f, i - 1)
    if f.lows[i - 1] == "-" and i > 1 and f.glued[i] and f.glued[i - 1] and _belongs_to_name(f, i - 2):
        return f.lows[i - 2] not in _JOINTS and not letters_at(f, i - 2)
    return f.glued[i + 1] and _begins_name(f, i)


def _belongs_to_name(f: Fragment, i: int) -> bool:
    """Whether a word in front of a hyphen is no part of a number before it ("$5m-6m")."""
    return f.kinds[i] == "word" and not f.used[i]


def _begins_name(f: Fragment, i: int) -> bool:
    follower = f.tokens[i + 1]
    if follower.text in ("K", "B") and not is_money(f):
        return follower.text == "K" and f.lows[i] in ("4", "5", "8", "10") and f.hint not in ("count", "USD")
    if follower.kind == "word":
        return follower.low not in _TOUCHING and not f.is_unit(i + 1) and not _is_code(follower.text)
    if follower.text != "-" or not f.glued[i + 2] or f.kinds[i + 2] != "word":
        return False
    letter = f.texts[i + 2]
    return (len(letter) == 1 and letter.isupper()) or (f.lows[i + 2] in MONTHS and letter[0].isupper())


def _is_code(text: str) -> bool:
    """Whether letters behind digits may be a currency's code, alone or behind a scale's letter."""
    return text.isupper() and len(text) in (3, 4)
