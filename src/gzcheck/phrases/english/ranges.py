"""Two numbers that are one range: "2 to 3 percent", "$5-6 billion", "two or three", "a third to a half"."""

from __future__ import annotations

from fractions import Fraction

from gzcheck.model import Hedge, Numeral, PhraseError, Reading, Sign
from gzcheck.phrases.english.account import account
from gzcheck.phrases.english.dates import is_year
from gzcheck.phrases.english.fragment import Fragment, Kind, Number, common
from gzcheck.phrases.english.hedges import Span, hedge_before, hedge_behind
from gzcheck.phrases.english.in_front import refuse_games
from gzcheck.phrases.english.lexicon import SCALES
from gzcheck.phrases.english.sign_words import FALLING, RISING
from gzcheck.phrases.english.signs import is_negative, signed
from gzcheck.phrases.english.units import admitted

_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_WORDS = {"dozen": 12, "hundred": 100} | {word: 10**power for word, power in SCALES.items()}
_FACTORS = _WORDS | _LETTERS
_RANGING = ("rang", "vary", "varies", "anywhere")
"""In front of "from" these speak of a range and no change."""
_OF_RATIOS = {"ratio", "odds"}
_MOVING = FALLING | RISING
_SIGNS_BETWEEN = (["-"], ["~"])
_FARTHEST = 1000
"""An upper end that is so many times the lower one may have a scale word that the lower one shares."""


def read_range(f: Fragment, low: Number, high: Number) -> Reading | None:
    """The range from one number to the other; None when nothing joins them."""
    if low.kind is not high.kind or low.kind is Kind.ORDER or not _are_joined(f, low, high):
        return None
    start = _refuse_ends(f, low, high)
    _refuse_changes(f, low, high)
    _refuse_pairs(f, low, high)
    refuse_games(f, low, high)
    first, last = _ends(f, low, high)
    f.use(low.first, high.last)
    whole = _whole(f, low, high)
    account(f, whole, start, Hedge.RANGE)
    units, must_choose = admitted(f, whole)
    first, last, sign = _signed(f, whole, start, first, last)
    return Reading(
        value=first,
        upper=last,
        hedge=Hedge.RANGE,
        units=units,
        must_choose=must_choose,
        sign=sign,
        span=f.span(start, high.last),
    )


def _are_joined(f: Fragment, low: Number, high: Number) -> bool:
    """Whether "to", a hyphen, or "and" behind "between" stands between the two; "or" between neighbours does too."""
    match f.lows[low.last : high.first]:
        case ["-" | "~"]:
            return True
        case ["and"]:
            return f.lows[hedge_before(f, low)[1] - 1] == "between"
        case between:
            return _is_joint(low, [word for word in between if word != "-"])


def _is_joint(low: Number, words: list[str]) -> bool:
    """Whether words behind a number, hyphens left out, lead to the upper end of a range."""
    match words:
        case ["to" | "till"]:
            return True
        case ["or"]:
            return low.has_no_unit and low.value.is_integer
    return False


def _ends(f: Fragment, low: Number, high: Number) -> tuple[Numeral, Numeral]:
    """Both values; raises `PhraseError` when they run downwards or may share a scale."""
    first, last = _lower_end(f, low, high), high.value
    if first.value >= last.value:
        raise PhraseError(f"a range runs upwards, but {f.shown(low)} is not below {f.shown(high)}")
    if 0 < first.value * _FARTHEST < last.value and not low.scaled:
        raise PhraseError(f"{f.shown(low)} may share the zeros or the scale of {f.shown(high)}: write both in full")
    return first, last


def _whole(f: Fragment, low: Number, high: Number) -> Number:
    """The range as one number, for what looks at its surroundings."""
    carrier = high if high.units else low
    return Number(
        low.first,
        high.last,
        high.value,
        high.kind,
        carrier.units,
        scaled=high.scaled,
        must_choose=carrier.must_choose or low.must_choose,
        digits=low.digits,
    )


def _refuse_changes(f: Fragment, low: Number, high: Number) -> None:
    """Refuse what only looks like a range: a change, or a ratio."""
    if f.lows[low.first - 1] == "from" and not f.lows[low.first - 2].startswith(_RANGING):
        raise PhraseError("a change from one figure to another holds two figures: make two claims")
    if f.lows[low.last : high.first] == ["to"] and _are_alike(low, high):
        _refuse_moved(f, low)
    if not _OF_RATIOS.isdisjoint(f.lows):
        raise PhraseError("a ratio of one number to another has no reading: make two claims")


def _refuse_moved(f: Fragment, low: Number) -> None:
    """Refuse "rose 5 to 6 million", "rose by 5 to 6 million"."""
    mover = f.lows[low.first - 1 - (f.lows[low.first - 1] == "by")]
    if mover in _MOVING:
        raise PhraseError(f"'{mover} ... to' may be a change or a range: make two claims or leave {mover!r} out")


def _refuse_pairs(f: Fragment, low: Number, high: Number) -> None:
    """Refuse two years, and a word and digits joined by a hyphen."""
    if _is_span_of_years(f, low, high):
        raise PhraseError("a span of years is a period, no figure")
    if f.lows[low.last : high.first] == ["-"] and _in_digits(f, low) != _in_digits(f, high):
        raise PhraseError("a word and digits with a hyphen between have no certain reading")


def _in_digits(f: Fragment, number: Number) -> bool:
    return f.kinds[number.digits.start] == "number"


def _are_alike(low: Number, high: Number) -> bool:
    """Whether both ends are whole figures, so that the second may be the level that something moved to."""
    return bool(low.units and not low.prefix) or low.scaled or not (high.scaled or high.units)


def _is_span_of_years(f: Fragment, low: Number, high: Number) -> bool:
    return f.hint != "count" and not high.units and is_year(f.shown(low)) and is_year(f.shown(high))


def _refuse_ends(f: Fragment, low: Number, high: Number) -> int:
    """Refuse ends that are hedged, negative, or do not fit; where the range, or an "about" before it, starts."""
    front, start = hedge_before(f, low)
    _refuse_hedged(f, low, high, front)
    is_joined_by_sign = f.lows[low.last : high.first] in _SIGNS_BETWEEN
    if f.lows[low.first - 1] == "-" or is_negative(f, low) or (not is_joined_by_sign and is_negative(f, high)):
        raise PhraseError("a range with a negative end has no reading")
    _share_units(low, high)
    return start


def _refuse_hedged(f: Fragment, low: Number, high: Number, front: Span | None) -> None:
    """Take in the "about" of "about 5 to 6 million", which says nothing more; raises `PhraseError` for other hedges."""
    is_hedged = low.hedge or high.hedge or hedge_behind(f, high)
    if is_hedged or (front and front.hedge is not Hedge.ABOUT):
        raise PhraseError("a hedged range has no reading")
    if front:
        f.use(front.words.start, front.words.stop)


def _share_units(low: Number, high: Number) -> None:
    """Let the currency in front of the lower end hold for the upper one; refuse ends in different units."""
    if low.prefix:
        high.units = common(high.units, low.units) if high.units else low.units
    if low.units and set(low.units).isdisjoint(high.units):
        raise PhraseError("the two ends of a range have different units")


def _signed(f: Fragment, whole: Number, start: int, low: Numeral, high: Numeral) -> tuple[Numeral, Numeral, Sign]:
    """Both ends with the sign that governs them: "fell 2 to 3 percent" is -3 to -2."""
    value, sign = signed(f, whole, start - (f.lows[start - 1] == "between"))
    if value.value == whole.value.value:
        return low, high, sign
    return -high, -low, sign


def _lower_end(f: Fragment, low: Number, high: Number) -> Numeral:
    """The lower number with the scale that it shares with the upper one: "5 to 6 million", "two to three dozen"."""
    words = _scale_words(f, high)
    if high.coins and not low.units:
        return low.value.shifted(high.coins)  # "1.5 to 2 cents"
    if low.kind is not Kind.PLAIN or low.scaled or set(words) <= set(_scale_words(f, low)):
        return low.value
    factor, raw = _shared_factor(words, high.value)
    if low.value.value >= raw:
        return low.value
    return Numeral.of(int(low.value.value * 12)) if factor == 12 else low.value.shifted(len(str(factor)) - 1)


def _shared_factor(words: list[str], high: Numeral) -> tuple[int, Fraction]:
    """The factor of the one scale word, and the upper end without it."""
    factor, *others = (_FACTORS[word] for word in words)
    raw = high.value / factor
    if others or (raw.denominator != 1 and factor in (12, 100)):
        raise PhraseError("the two ends of a range may share a scale word or not: write both as digits")
    return factor, raw


def _scale_words(f: Fragment, number: Number) -> list[str]:
    """The scale words of a number, or else its scale letters."""
    words = f.lows[number.first : number.last]
    letters = _LETTERS if number.scaled else {}
    return [word for word in words if word in _WORDS] or [word for word in words if word in letters]
