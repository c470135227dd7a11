"""Figures without a number: ordinals; and, with the curator's unit, superlatives, "all" and the names of months."""

from __future__ import annotations

from gzcheck.model.hedge import Hedge
from gzcheck.model.numeral import Numeral
from gzcheck.phrases.english.dates import is_month
from gzcheck.phrases.english.doubts import refuse_leftovers, refuse_unclear
from gzcheck.phrases.english.fragment import Fragment, Number
from gzcheck.phrases.english.hedges import hedge_before, hedge_of
from gzcheck.phrases.english.lexicon import MONTHS, NEGATIONS, ORDINALS, RANK_WORDS, SUPERLATIVES, WHOLES
from gzcheck.phrases.reading import PhraseError, Reading

_NOT_WHOLE = ("above", "after", "at", "of", "over", "in")
"""In front of "all" these make an idiom of it."""


def read_unnumbered(f: Fragment) -> Reading:
    """The figure that a fragment without a number stands for; raises `PhraseError` when there is none."""
    pairs = zip(f.lows, f.lows[1:], strict=False)
    is_one_of_several = any(pair in (("one", "of"), ("among", "the")) for pair in pairs)
    if is_one_of_several or any(low in NEGATIONS or low.endswith("n't") for low in f.lows):
        raise PhraseError("it holds no figure: a thing denied, or one of several, is no rank and no share")
    reading = _rank(f)
    if f.hint == "percent":
        reading = reading or _whole(f)
    elif f.hint == "calendar-month":
        reading = reading or _month(f)
    if reading is None:
        looks = ": what looks like one is a period, a name or an idiom" if any(f.used) else ""
        raise PhraseError(f"it holds no figure{looks}")
    return reading


def _rank(f: Fragment) -> Reading | None:
    """ "ranks second", "the third-largest"; "largest" is rank 1 where the curator says that the figure is a rank."""
    for i, low in enumerate(f.lows):
        if low not in ORDINALS or f.used[i]:
            continue
        if f.hint == "rank" or f.lows[i - 1] in RANK_WORDS or f.lows[i + 1] == "place":
            return Reading(value=Numeral.of(ORDINALS[low]), units=("rank",))
    is_first = f.hint == "rank" and not SUPERLATIVES.isdisjoint(f.lows)
    return Reading(value=Numeral.of(1), units=("rank",)) if is_first else None


def _whole(f: Fragment) -> Reading | None:
    """ "all", "nearly all": 100 percent."""
    for i, low in enumerate(f.lows):
        if low in WHOLES and f.lows[i - 1] not in _NOT_WHOLE:
            number = Number(i, i + 1, Numeral.of(100))
            span, _ = hedge_before(f, number)
            return Reading(value=number.value, hedge=span.hedge if span else Hedge.EXACT, units=("percent",))
    return None


def _month(f: Fragment) -> Reading | None:
    """ "in March": 3."""
    places = [i for i in range(len(f.tokens)) if is_month(f, i)]
    if not places:
        return None
    if len(places) > 1:
        raise PhraseError(f"it holds {len(places)} months: shorten it to one")
    number = Number(places[0], places[0] + 1, Numeral.of(MONTHS[f.lows[places[0]]]))
    hedge, start = hedge_of(f, number)
    refuse_unclear(f, number, start, hedge)
    if hedge is not Hedge.BARE:
        raise PhraseError("a hedge at the name of a month has no reading")
    refuse_leftovers(f)
    return Reading(value=number.value, units=("calendar-month",))
