"""What stands behind a bare number in English: what it counts, nothing, or a word that shows that it counts nothing."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from gzcheck.model import units as known_units


class Behind(Enum):
    """What follows a number, and what it says of it."""

    COUNTED = auto()
    """A unit, a thing in the plural or a share: the number is a figure."""
    END = auto()
    """A sign, or the end of the sentence."""
    FUNCTION = auto()
    """A word that begins another phrase: "Room 5 on", "Dublin 4 a flat"."""
    VERB = auto()
    """A verb of one thing: "claim 14 adds a binder", "Flight 12 was"."""
    PLURAL_VERB = auto()
    """ "35 were": the number is what the verb is told of."""
    NAME = auto()
    """A word with a capital, and nothing in the plural behind it."""
    WORD = auto()
    """A noun in the singular or a verb, and nothing in the plural behind it."""


_PREPOSITIONS = """of in on at to from for by with as into onto off out up down about against between through
    behind near
    since until before after during under over inside outside beside along across around towards toward via without"""
_OTHERS = """and or but nor than that which who whom whose when where while because if though although so did
    had will would can could may might must should he she it we they you his her its their
    our my your the this these those there here then now today yesterday tomorrow again also only both all not never
    just still already too alone next either instead together apart ago later earlier"""
FUNCTION_WORDS = frozenset((*_PREPOSITIONS.split(), *_OTHERS.split(), "i"))
PLURAL_VERBS = frozenset("be am are were have do aren't weren't haven't".split())
_PLURALS = frozenset(
    """people men women children police staff cattle sheep fish feet teeth mice geese aircraft spacecraft media
    personnel
    deer salmon trout series species others percent pc pct times more less fewer further extra additional different
    million billion trillion thousand hundred dozen degrees miles clergy troops youth crew head offspring data criteria
    phenomena bacteria hertz fold""".split()
)
"""What may be counted without an s, and words that only stand with an amount."""
_SINGULAR_S = re.compile(r"(?:ss|us|is|ous|ics|['’]s|['’])$")
VERBS_IN_S = frozenset(
    """is was isn't wasn't has hasn't does doesn't says flies takes costs comes goes gets makes sells carries runs
    leaves begins starts ends""".split()
)
_WORD = re.compile(r"\s(?P<word>[A-Za-z][\w’'-]*)")
_SIGN = re.compile(r"\s?(?:$|[,.;:!?()\]”\"’'–—…*]|-\s|/\s)")
_A_TIME = (
    r"\san?\s(?:day|week|month|year|night|hour|minute|second|head|game|match|share|season|go|time|piece|term|shift"
    r"|trip)\b"
)
_RATE = re.compile(f"(?i){_A_TIME}")
_OF_THEM = re.compile(
    r"(?i)\s(?:of\s(?:them|whom|which|us|those|these|the\s\d)|in\s(?:\d|every\b|all\b|total\b)|out\sof\b|per\b|each\b|apiece\b)"
)
_VERB_IN_S = re.compile(
    rf"\s[a-z]{{2,}}s(?!{_A_TIME})\s(?:the|a|an|that|how|what|his|her|its|their|it|him|them|no|not|which|\d[\d.,]*)\b"
)
"""What looks like a thing in the plural, and has an object behind it: "claim 14 adds a binder"."""
_MOST = 4
"""How many words behind a number it is looked for what it counts."""


@lru_cache(maxsize=1)
def _units() -> frozenset[str]:
    """The first words of the units as English prints them."""
    names = [name for unit in known_units().values() for name in unit.english.split("|")]
    return frozenset(re.split(r"[\s-]", name)[0] for name in names if name and name[0].isalpha()) - FUNCTION_WORDS


def behind(text: str, place: int) -> Behind:
    """What stands behind the number that ends at a place."""
    if _SIGN.match(text, place):
        return Behind.END
    first = _WORD.match(text, place)
    if first is None or _OF_THEM.match(text, place) or _RATE.match(text, place):
        return Behind.COUNTED  # or of a form that is not known: nothing is said of it
    return _behind_is(text, place, first["word"])


def _behind_is(text: str, place: int, word: str) -> Behind:
    """What the word behind a number is."""
    if word.lower() in PLURAL_VERBS:
        return Behind.PLURAL_VERB
    if word.lower() in FUNCTION_WORDS or word in ("a", "an"):
        return Behind.FUNCTION
    if word in VERBS_IN_S or (_VERB_IN_S.match(text, place) and word not in _units()):
        return Behind.VERB
    if _counts(text, place):
        return Behind.COUNTED
    return Behind.NAME if word[0].isupper() else Behind.WORD


def _counts(text: str, place: int) -> bool:
    """Whether a unit follows, or within a few words a thing in the plural."""
    for i in range(_MOST):
        match = _WORD.match(text, place)
        if match is None or match["word"].lower() in FUNCTION_WORDS:
            return False
        word, place = match["word"], match.end()
        if (i == 0 and word in _units()) or is_plural(word):
            return True
    return False


def is_plural(word: str) -> bool:
    """Whether a word looks like a noun in the plural, or like one of a people."""
    low = word.lower().rpartition("-")[2]
    if low in _PLURALS or low.endswith(("men", "women", "people")) or (word[:1].isupper() and low.endswith("ese")):
        return True
    return low.endswith("s") and len(low) > 2 and not _SINGULAR_S.search(low) and low not in VERBS_IN_S
