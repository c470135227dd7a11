"""Figures without a number: ordinals; and, with the curator's unit, superlatives, "all" and the names of months."""

from __future__ import annotations

from gzcheck.model import Hedge, Numeral
from gzcheck.phrases.english.account import account, account_word, refuse_leftovers
from gzcheck.phrases.english.dates import is_month
from gzcheck.phrases.english.fragment import Fragment, Number
from gzcheck.phrases.english.hedges import hedge_before, hedge_of
from gzcheck.phrases.english.lexicon import MONTHS, NEGATIONS, ORDINALS, RANK_WORDS, SUPERLATIVES, WHOLES
from gzcheck.phrases.english.units import unit_at
from gzcheck.phrases.reading import PhraseError, Reading

_ONE_OF = {"year", "month", "week", "day", "hour", "minute", "km", "mile", "m", "kg", "t", "percentage-point"}
"""Units that an article counts: "a week"."""
_NOT_WHOLE = ("above", "after", "at", "of", "over", "in")
"""In front of "all" these make an idiom of it."""


def read_unnumbered(f: Fragment) -> Reading:
    """The figure that a fragment without a number stands for; raises `PhraseError` when there is none."""
    pairs = zip(f.lows, f.lows[1:], strict=False)
    is_one_of_several = any(pair in (("one", "of"), ("among", "the")) for pair in pairs)
    if is_one_of_several or any(low in NEGATIONS or low.endswith("n't") for low in f.lows):
        raise PhraseError("it holds no figure: a thing denied, or one of several, is no rank and no share")
    reading = _rank(f) or _article(f)
    if f.hint == "percent":
        reading = reading or _whole(f)
    elif f.hint == "calendar-month":
        reading = reading or _month(f)
    if reading is None:
        looks = ": what looks like one is a period, a name or an idiom" if any(f.used) else ""
        raise PhraseError(f"it holds no figure{looks}")
    return reading


def _rank(f: Fragment) -> Reading | None:
    """ "ranks second", "the third-largest"; "largest" is rank 1 where the curator says that the figure is a rank.

    A "first-tier" city is a tier where the curator says so.
    """
    for i, low in enumerate(f.lows):
        if low not in ORDINALS or f.used[i]:
            continue
        is_tier = f.lows[f.past_hyphen(i + 1)] in ("tier", "tiers") and f.hint == "tier"
        if is_tier or f.hint == "rank" or f.lows[i - 1] in RANK_WORDS or f.lows[i + 1] == "place":
            refuse_leftovers(f)
            units = ("tier",) if is_tier else ("rank",)
            return Reading(value=Numeral.of(ORDINALS[low]), units=units, span=f.span(i, i + 1))
    places = [i for i, low in enumerate(f.lows) if low in SUPERLATIVES]
    if f.hint != "rank" or not places:
        return None
    refuse_leftovers(f)
    return Reading(value=Numeral.of(1), units=("rank",), span=f.span(places[0], places[0] + 1))


def _article(f: Fragment) -> Reading | None:
    """ "a week", "nearly an hour": the article as 1, where a fragment has nothing else to count."""
    for i, low in enumerate(f.lows):
        if low not in ("a", "an"):
            continue
        meaning, last = unit_at(f, i + 1)
        number = Number(i, last, Numeral.of(1), units=meaning.units if meaning else ())
        hedge, start = hedge_of(f, number)
        if start == 0 and number.units and number.units[0] in _ONE_OF:
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
