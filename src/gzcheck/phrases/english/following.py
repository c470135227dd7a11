"""What follows a number and makes something else of it: another unit, a quotient, an ordinal, a time of day."""

from __future__ import annotations

from gzcheck.model import PhraseError
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.lexicon import COMPARATIVES, ORDINAL_PARTS
from gzcheck.phrases.english.unit_words import OFTEN_NO_UNIT

_TIME = {"year", "month", "week", "day", "hour", "quarter", "minute", "second", "dozen", "night"}
_NO_CHANGED_UNIT = OFTEN_NO_UNIT | set(
    "year years month months week weeks day days hour hours minutes seconds times x percent".split()
)
"""Units that stand behind "230 people" and its like without being theirs ("20 people days after")."""
_NO_ADJECTIVES = set("or and to in by a per the people".split())
_SCALE_OR_UNIT = {*"kmbglshwvcfnt", "score"}
"""Letters and words that may be a scale or a unit."""
_LENGTHS = {"m", "km", "mile", "foot", "mm", "cm"}
_OF_SPEED = {"hour", "hr", "second", "minute", "h", "sec", "min", "s"}
_PER, _PER_OR_ARTICLE = {"per", "/"}, {"per", "/", "a", "an"}
_BARE_DENOMINATORS = {"thousand", "million", "hundred", "cent", "mille", "capita"}
_NAMED_BY_ORDINALS = set(
    """century centuries birthday anniversary amendment district street avenue round quarter half plenum session
    congress inning minute parallel""".split()
)
_DIGITS_OF_A_GROUP = 3


def refuse_follower(f: Fragment, number: Number) -> None:
    """Refuse what stands behind a number and makes something else of it."""
    place = f.past_hyphen(number.last)
    if not f.lows[place]:
        return
    if number.kind is Kind.PLAIN:
        _refuse_time_of_day(f, place)
        _refuse_denominator(f, number.unit, place)
    if not number.units:
        _refuse_unit(f, number, place)
    elif number.kind is Kind.RANK:
        _refuse_name(f, place)
    elif number.unit == "ratio":
        _refuse_comparison(f, place)


def _refuse_time_of_day(f: Fragment, place: int) -> None:
    if f.lows[place] in ("o'clock", "pm"):
        raise PhraseError("a time of day is no figure")


def _refuse_name(f: Fragment, place: int) -> None:
    if f.lows[place] in _NAMED_BY_ORDINALS:
        raise PhraseError(f"{f.lows[place]!r} behind an ordinal makes a period or a name of it")


def _refuse_comparison(f: Fragment, place: int) -> None:
    if f.lows[place] in COMPARATIVES and f.lows[place - 1] in ("times", "x"):
        raise PhraseError(f"'times {f.lows[place]}' may or may not count the original: no reading is certain")


def _refuse_unit(f: Fragment, number: Number, place: int) -> None:
    """Refuse what may be a unit, a scale or a denominator behind a number without a unit."""
    low = f.lows[place]
    if number.kind is Kind.PLAIN and f.kinds[place] == "word":
        _refuse_foreign_groups(f, number)
        _refuse_ordinal(f, place)
        _refuse_changed_unit(f, place)
    if low in _SCALE_OR_UNIT and not f.glued[number.last]:
        raise PhraseError(f"{f.texts[place]!r} behind the number may be a scale or a unit: write it out")


def _refuse_foreign_groups(f: Fragment, number: Number) -> None:
    decimals = f.lows[number.digits.start].partition(".")[2] if number.digits else ""
    if len(decimals) == _DIGITS_OF_A_GROUP and not number.scaled:
        raise PhraseError("a number of things with three decimals may be thousands: is the point a comma?")


def _refuse_ordinal(f: Fragment, place: int) -> None:
    low = f.lows[place + (f.lows[place] == "and")]
    is_adjective = low == "second" or (low in ("first", "third") and f.kinds[place + 1] == "word")
    if low in ORDINAL_PARTS and not is_adjective:
        raise PhraseError(f"{low!r} directly behind a number makes an ordinal or a fraction of it without a reading")


def _refuse_changed_unit(f: Fragment, place: int) -> None:
    """One unknown word may stand in front of a unit and change it: "5 short tons", "20 Fijian dollars"."""
    if f.glued[place + 1] or f.lows[place] in _NO_ADJECTIVES or f.lows[place + 1] in _NO_CHANGED_UNIT:
        return
    meaning, last = f.unit_at(place + 1)
    if meaning is not None:
        printed = " ".join(f.texts[place:last])
        raise PhraseError(f"{printed!r} may be a unit without a reading: choose a fragment without it")


def _refuse_denominator(f: Fragment, unit: str, place: int) -> None:
    """Refuse "per 100,000 litres", "per square kilometre", and speeds: a quotient is another unit."""
    is_length, behind = unit in _LENGTHS, place + 1
    if f.lows[place] not in (_PER_OR_ARTICLE if is_length else _PER):
        return
    if is_length and f.lows[behind] in _OF_SPEED:
        raise PhraseError("a speed such as this has no reading")
    if _is_quotient(f, unit, behind):
        raise PhraseError(f"a quotient 'per {f.texts[behind]}' is a unit without a reading here")


def _is_quotient(f: Fragment, unit: str, i: int) -> bool:
    """Whether what stands behind "per" makes another unit; a price per something is still money."""
    if f.kinds[i] == "number" or f.lows[i] in _BARE_DENOMINATORS:
        return True
    meaning, _ = f.unit_at(i)
    return meaning is not None and not f.words.is_currency(unit) and _TIME.isdisjoint(meaning.units)
