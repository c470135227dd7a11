"""Figures without a number: ordinals; and, with the curator's unit, superlatives, "all" and the names of months."""

from __future__ import annotations

from itertools import pairwise

from gzcheck.model import Hedge, Numeral, PhraseError, Reading
from gzcheck.phrases.english.account import account, account_word, refuse_leftovers
from gzcheck.phrases.english.dates import is_month
from gzcheck.phrases.english.fragment import Fragment, Number
from gzcheck.phrases.english.hedges import hedge_before, hedge_of, is_negation
from gzcheck.phrases.english.lexicon import MONTHS, ORDERED, ORDINALS, RANK_WORDS, SUPERLATIVES, WHOLES

_ONE_OF = {"year", "month", "week", "day", "hour", "minute", "km", "mile", "m", "kg", "t", "percentage-point"}
"""Units that an article counts: "a week"."""
_NOT_WHOLE = {"above", "after", "at", "of", "over", "in"}
"""In front of "all" these make an idiom of it."""
_OF_SEVERAL = {("one", "of"), ("among", "the")}


def read_unnumbered(f: Fragment) -> Reading:
    """The figure that a fragment without a number stands for; raises `PhraseError` when there is none."""
    if any(map(is_negation, f.lows)) or not _OF_SEVERAL.isdisjoint(pairwise(f.lows)):
        raise PhraseError("it holds no figure: a thing denied, or one of several, is no rank and no share")
    if reading := _rank(f) or _article(f) or _by_hint(f):
        return reading
    looks = ": what looks like one is a period, a name or an idiom" if any(f.used) else ""
    raise PhraseError(f"it holds no figure{looks}")


def _by_hint(f: Fragment) -> Reading | None:
    """What words stand for if the curator says that it is a share, or a month."""
    match f.hint:
        case "percent":
            return _whole(f)
        case "calendar-month":
            return _month(f)
    return None


def _rank(f: Fragment) -> Reading | None:
    """ "ranks second", "the third-largest"; "largest" is rank 1 where the curator says that the figure is a rank."""
    for i, low in enumerate(f.lows):
        if low in ORDINALS and not f.used[i] and (unit := _unit_of_ordinal(f, i)):
            return _ordinal(f, i, ORDINALS[low], unit)
    return _superlative(f) if f.hint == "rank" else None


def _superlative(f: Fragment) -> Reading | None:
    for i, low in enumerate(f.lows):
        if low in SUPERLATIVES:
            return _ordinal(f, i, 1, "rank")
    return None


def _unit_of_ordinal(f: Fragment, i: int) -> str:
    """Whether the ordinal at `i` is a rank, or a tier where the curator says so ("first-tier"); empty for neither."""
    behind = f.lows[f.past_hyphen(i + 1)]
    if f.hint == "tier" and behind in ("tier", "tiers"):
        return "tier"
    return "rank" if behind in ORDERED or _is_ranked(f, i) else ""


def _is_ranked(f: Fragment, i: int) -> bool:
    """Whether the curator, or a word beside the ordinal at `i`, says that it is a rank."""
    return f.hint == "rank" or f.lows[i - 1] in RANK_WORDS or f.lows[i + 1] == "place"


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
