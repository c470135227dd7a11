"""Figures without a number: ordinals; and, with the curator's unit, superlatives, "all" and the names of months."""

from __future__ import annotations

from itertools import pairwise

from gzcheck.model import Hedge, Numeral, PhraseError, Reading
from gzcheck.phrases.english.account import account, account_word, refuse_leftovers
from gzcheck.phrases.english.dates import is_month
from gzcheck.phrases.english.fragment import Fragment, Number
from gzcheck.phrases.english.hedges import hedge_before, hedge_of
from gzcheck.phrases.english.lexicon import MONTHS, NEGATIONS, ORDERED, ORDINALS, RANK_WORDS, SUPERLATIVES, WHOLES

_ONE_OF = {"year", "month", "week", "day", "hour", "minute", "km", "mile", "m", "kg", "t", "percentage-point"}
"""Units that an article counts: "a week"."""
_NOT_WHOLE = {"above", "after", "at", "of", "over", "in"}
"""In front of "all" these make an idiom of it."""
_OF_SEVERAL = {("one", "of"), ("among", "the")}


def read_unnumbered(f: Fragment) -> Reading:
    """The figure that a fragment without a number stands for; raises `PhraseError` when there is none."""
    if _is_denied(f) or not _OF_SEVERAL.isdisjoint(pairwise(f.lows)):
        raise PhraseError("it holds no figure: a thing denied, or one of several, is no rank and no share")
    by_hint = {"percent": _whole, "calendar-month": _month}.get(f.hint)
    reading = _rank(f) or _article(f) or (by_hint(f) if by_hint else None)
    if reading is None:
        looks = ": what looks like one is a period, a name or an idiom" if any(f.used) else ""
        raise PhraseError(f"it holds no figure{looks}")
    return reading


def _is_denied(f: Fragment) -> bool:
    return not NEGATIONS.isdisjoint(f.lows) or any(low.endswith("n't") for low in f.lows)


def _rank(f: Fragment) -> Reading | None:
    """ "ranks second", "the third-largest"; "largest" is rank 1 where the curator says that the figure is a rank."""
    for i, low in enumerate(f.lows):
        if low in ORDINALS and not f.used[i] and (unit := _unit_of_ordinal(f, i)):
            return _ordinal(f, i, ORDINALS[low], unit)
    places = [i for i, low in enumerate(f.lows) if low in SUPERLATIVES]
    return _ordinal(f, places[0], 1, "rank") if places and f.hint == "rank" else None


def _unit_of_ordinal(f: Fragment, i: int) -> str:
    """Whether the ordinal at `i` is a rank, or a tier where the curator says so ("first-tier"); empty for neither."""
    if f.hint == "tier" and f.lows[f.past_hyphen(i + 1)] in ("tier", "tiers"):
        return "tier"
    is_rank = f.hint == "rank" or f.lows[i - 1] in RANK_WORDS or f.lows[i + 1] == "place"
    return "rank" if is_rank or f.lows[f.past_hyphen(i + 1)] in ORDERED else ""


def _ordinal(f: Fragment, i: int, value: int, unit: str) -> Reading:
    refuse_leftovers(f)
    return Reading(value=Numeral.of(value), units=(unit,), span=f.span(i, i + 1))


def _article(f: Fragment) -> Reading | None:
    """ "a week", "nearly an hour": the article as 1, where a fragment has nothing else to count."""
    for i, low in enumerate(f.lows):
        if low not in ("a", "an"):
            continue
        meaning, last = f.unit_at(i + 1)
        number = Number(i, last, Numeral.of(1), units=meaning.units if meaning else ())
        hedge, start = hedge_of(f, number)
        if start == 0 and number.unit in _ONE_OF:
            f.use(i, last)
            account(f, number, start, hedge)
            return Reading(value=number.value, hedge=hedge, units=number.units[:1], span=f.span(start, last))
    return None


def _whole(f: Fragment) -> Reading | None:
    """ "all", "nearly all": 100 percent."""
    for i, low in enumerate(f.lows):
        if low in WHOLES and f.lows[i - 1] not in _NOT_WHOLE:
            number = Number(i, i + 1, Numeral.of(100))
            front, start = hedge_before(f, number)
            hedge = front.hedge if front else Hedge.EXACT
            return Reading(value=number.value, hedge=hedge, units=("percent",), span=f.span(start, i + 1))
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
    f.use(number.first, number.last)
    account_word(f, number, start, hedge)
    if hedge is not Hedge.BARE:
        raise PhraseError("a hedge at the name of a month has no reading")
    return Reading(value=number.value, units=("calendar-month",), span=f.span(start, number.last))
