"""Multiples ("tripled", "threefold", "halved") and orders of magnitude ("tens of thousands", "several hundred")."""

from __future__ import annotations

from fractions import Fraction

from gzcheck.model import Numeral
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import FOLDS, HALVINGS, MULTIPLES, ORDERS, RATE_WORDS, SCALES, VAGUE
from gzcheck.phrases.reading import PhraseError


def multiple(f: Fragment, i: int) -> Number | None:
    """ "doubled", "twice": a multiple in one word."""
    low = f.lows[i]
    if low in HALVINGS:
        return Number(i, i + 1, Numeral(Fraction(1, 2)), Kind.RATIO, ("ratio",))
    factor = MULTIPLES.get(low) or FOLDS.get(low)
    if not factor or f.lows[f.past_hyphen(i + 1)] in ("digit", "digits", "quotes"):
        return None
    units: tuple[str, ...] = ("ratio",)
    if low in ("twice", "thrice"):
        units = ("count",) if f.lows[i + 1] in RATE_WORDS else ("ratio", "count")
    return Number(i, i + 1, Numeral.of(factor), Kind.RATIO, units)


def order(f: Fragment, i: int) -> Number | None:
    """ "thousands", "tens of thousands", "several hundred"."""
    for vague in VAGUE:
        if f.lows[i : i + len(vague)] == vague:
            return _vague(f, i, i + len(vague))
    power, last = ORDERS.get(f.lows[i], 0), i + 1
    if not power:
        return None
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
        return _order(first, i + 2, 100 * 10 ** SCALES[after]) if after in SCALES else _order(first, i + 1, 100)
    return _order(first, i + 1, 10 ** SCALES[low]) if low in SCALES else None


def _order(first: int, last: int, power: int) -> Number:
    zeros = len(str(power)) - 1 if str(power).strip("0") == "1" else 0
    return Number(first, last, Numeral.of(power // 10**zeros).shifted(zeros), Kind.ORDER, scaled=True)
