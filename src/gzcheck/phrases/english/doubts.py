"""Refusals: words beside a number that leave open what it says, or that belong to nothing."""

from __future__ import annotations

from gzcheck.model.hedge import Hedge
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.hedges import OFTEN_NO_HEDGE, clear_hedge_at
from gzcheck.phrases.english.lexicon import COMPARATIVES, FOREIGN_UNITS, NEGATIONS, ORDINAL_PARTS, SCALES, UNCLEAR
from gzcheck.phrases.reading import PhraseError

_TIME = {"year", "month", "week", "day", "hour", "quarter"}
_DETERMINERS = {"the", "its", "their", "these", "those", "all", "only", "this"}
_IN_FRONT_OF_OVER = {
    "for",
    "just",
    "well",
    "a",
    "of",
    "after",
    "little",
    "bit",
    "slightly",
    "lasts",
    "lasted",
    "took",
}
"""Words that show that "over" in front of a time is no "during"."""
_LETTERS = set("kmbglshwvcfn")
"""Single letters that may be a scale or a unit."""
_CHANGES_A_NUMBER = {*SCALES, "hundred", "percent", "%", "‰", "percentage", "±"}


def refuse_unclear(f: Fragment, number: Number, start: int, hedge: Hedge) -> None:
    """Refuse words in front of token `start`, where the number or its hedge starts, that may be a hedge or not."""
    if hedge not in (Hedge.BARE, Hedge.OVER):
        return
    is_time = number.units[:1] and number.units[0] in _TIME
    word, before = f.lows[start - 1], f.lows[start - 2]
    if word in _DETERMINERS and before in OFTEN_NO_HEDGE and not (before == "over" and is_time):
        raise PhraseError(f"'{before}' may be a hedge here or not: choose a fragment that shows which")
    if hedge is Hedge.OVER:
        is_over = f.lows[start] == "over" and is_time and f.lows[number.last] != "old"
        if is_over and word not in _IN_FRONT_OF_OVER:
            raise PhraseError("'over' may mean 'during' or 'more than' here: choose a fragment that shows which")
        return
    word = before if word == "the" and before in UNCLEAR else word
    if word in UNCLEAR or word.endswith("n't") or (word == "past" and not is_time):
        raise PhraseError(f"{word!r} in front of the number has no certain reading")
    if word == "even" and before in NEGATIONS:
        raise PhraseError("'not even' has no certain reading")
    if word == "than":
        raise PhraseError("what is compared by 'than' is unclear: choose a fragment with the whole comparison")


def refuse_follower(f: Fragment, number: Number) -> None:
    """Refuse what stands right behind a number and makes something else of it."""
    place = f.past_hyphen(number.last)
    low = f.lows[place]
    if not low:
        return
    if not number.units:
        _refuse_unit(f, number, place)
    elif number.kind is Kind.RANK:
        if low in ("century", "centuries"):
            raise PhraseError("a century is a period, no figure")
    elif number.units[0] == "ratio":
        if low in COMPARATIVES and f.lows[place - 1] == "times":
            raise PhraseError(f"'times {low}' may or may not count the original: no reading is certain")
    elif number.units[0] in ("m", "km", "mile"):
        if low in ("per", "/") or (low in ("a", "an") and f.lows[place + 1] == "hour"):
            raise PhraseError("a speed such as this has no reading")


def _refuse_unit(f: Fragment, number: Number, place: int) -> None:
    """Refuse what may be a unit, a scale or a denominator behind a number without a unit."""
    low = f.lows[place]
    if number.kind is Kind.PLAIN and (f.lows[place + 1] if low == "and" else low) in ORDINAL_PARTS:
        raise PhraseError(f"{low!r} directly behind a number makes an ordinal or a fraction of it that has no reading")
    if (low in _LETTERS or low == "score") and not f.glued[number.last]:
        raise PhraseError(f"{f.tokens[place].text!r} behind the number may be a scale or a unit: write it out")
    if low in FOREIGN_UNITS and f.hint not in ("", "count"):
        raise PhraseError(f"{low!r} is a unit without a reading; it must not be taken for {f.hint}")


def refuse_leftovers(f: Fragment) -> None:
    """Refuse words that would change the number if it were known what they belong to."""
    for i, token in enumerate(f.tokens):
        if f.used[i]:
            continue
        if token.low in _CHANGES_A_NUMBER or token.kind == "currency":
            raise PhraseError(f"{token.text!r} belongs to no number here: choose a fragment that shows which")
        if hedge := clear_hedge_at(f, i):
            raise PhraseError(f"{hedge!r} does not touch the number: choose a shorter fragment")
