"""Multiples ("tripled", "threefold", "halved") and orders of magnitude ("tens of thousands", "several hundred")."""

from __future__ import annotations

from fractions import Fraction

from gzcheck.model import Numeral, PhraseError
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import FOLDS, HALVINGS, MULTIPLES, ORDERS, RATE_WORDS, SCALES, VAGUE

_FACTORS = FOLDS | MULTIPLES
_NO_MULTIPLES = {"digit", "digits", "quotes"}
"""Behind "double" these make a name of it."""
_OF_SCALES = {word: 10**power for word, power in SCALES.items()}


def multiple(f: Fragment, i: int) -> Number | None:
    """ "doubled", "twice": a multiple in one word."""
    low = f.lows[i]
    if low in HALVINGS:
        return Number(i, i + 1, Numeral(Fraction(1, 2)), Kind.RATIO, ("ratio",))
    if low not in _FACTORS or f.lows[f.past_hyphen(i + 1)] in _NO_MULTIPLES:
        return None
    return Number(i, i + 1, Numeral.of(_FACTORS[low]), Kind.RATIO, _units_of(f, i))


def _units_of(f: Fragment, i: int) -> tuple[str, ...]:
    """ "twice" may count occasions, and does in "twice a week"."""
    if f.lows[i] not in ("twice", "thrice"):
        return ("ratio",)
    return ("count",) if f.lows[i + 1] in RATE_WORDS else ("ratio", "count")


def order(f: Fragment, i: int) -> Number | None:
    """ "thousands", "tens of thousands", "several hundred"."""
    for vague in VAGUE:
        if f.stands(vague, i):
            return _vague(f, i, i + len(vague))
    return _plural(f, i) if f.lows[i] in ORDERS else None


def _plural(f: Fragment, i: int) -> Number:
    """ "thousands" or "tens of thousands" at `i`."""
    power, last = ORDERS[f.lows[i]], i + 1
    while f.lows[last] == "of" and f.lows[last + 1] in ORDERS:
        if power not in (10, 100):
            raise PhraseError("an order of magnitude such as this has no reading")
        power, last = power * ORDERS[f.lows[last + 1]], last + 2
    return _order(i, last, power)


def _vague(f: Fragment, first: int, i: int) -> Number | None:
    """A scale word at `i` behind "several": its order of magnitude."""
    low, after = f.lows[i], f.lows[i + 1]
    if low == "dozen":
        return _order(first, i + 1, 12)
    if low == "hundred":
        return _order(first, i + 1 + (after in _OF_SCALES), 100 * _OF_SCALES.get(after, 1))
    return _order(first, i + 1, _OF_SCALES[low]) if low in _OF_SCALES else None


def _order(first: int, last: int, power: int) -> Number:
    zeros = len(str(power)) - 1 if str(power).strip("0") == "1" else 0
    return Number(first, last, Numeral.of(power // 10**zeros).shifted(zeros), Kind.ORDER, scaled=True)
