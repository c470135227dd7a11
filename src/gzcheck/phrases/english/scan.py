"""What is a number in the fragment: a walk from left to right, each number with all that belongs to it."""

from __future__ import annotations

from gzcheck.phrases.english.dates import period_end
from gzcheck.phrases.english.digits import digits
from gzcheck.phrases.english.doubts import refuse_follower
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.hedges import comparison_end, take_hedge
from gzcheck.phrases.english.lexicon import STARTS
from gzcheck.phrases.english.multiples import multiple, order
from gzcheck.phrases.english.names import idiom_end, name_end
from gzcheck.phrases.english.parts import fraction
from gzcheck.phrases.english.scales import take_scale
from gzcheck.phrases.english.units import take_currency, take_unit
from gzcheck.phrases.english.words import whole_number


def numbers(f: Fragment) -> list[Number]:
    """Every number of the fragment; marks their words, and those of names and idioms, as used."""
    found, i = [], 0
    while i < len(f.tokens):
        if f.kinds[i] != "number" and f.lows[i] not in STARTS:
            i += 1
        elif end := period_end(f, i) or name_end(f, i) or idiom_end(f, i):
            f.use(i, end)
            i = end
        elif number := _number(f, i):
            _complete(f, number)
            found.append(number)
            i = number.last
        else:
            i = _past(f, i)
    return found


def _number(f: Fragment, i: int) -> Number | None:
    if f.kinds[i] == "number":
        return digits(f, i)
    return multiple(f, i) or order(f, i) or fraction(f, i) or whole_number(f, i)


def _complete(f: Fragment, number: Number) -> None:
    """Take in scale words, hedges between number and unit, the unit, and the currency in front."""
    if number.kind is Kind.PLAIN and not number.scaled:
        take_scale(f, number)
    take_hedge(f, number)
    if number.kind is not Kind.RANK:
        take_unit(f, number)
        take_hedge(f, number)
        take_currency(f, number)
    refuse_follower(f, number)
    f.use(number.first, comparison_end(f, number))


def _past(f: Fragment, i: int) -> int:
    """The token behind one that is no number; a name such as 5G is passed as a whole."""
    if f.kinds[i] != "number":
        return i + 1
    f.used[i] = True
    return i + 2 if f.glued[i + 1] and f.kinds[i + 1] == "word" else i + 1
