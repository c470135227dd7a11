"""The guard: every piece that touches a number, or may change it, is accounted for, or the fragment is refused.

What stands here knows no list of bad cases: it knows what may stand at a number and be nothing, and refuses the rest.
The readers of numbers, units, hedges and names mark what they took (`Fragment.used`); this pass looks at what is left.
"""

from __future__ import annotations

from gzcheck.model.hedge import Hedge
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.hedge_words import OFTEN_NO_HEDGE
from gzcheck.phrases.english.hedges import clear_hedge_at
from gzcheck.phrases.english.lexicon import (
    COMPARATIVES,
    FREE_ADVERBS,
    GAMES,
    MONTHS,
    NEGATIONS,
    ORDINAL_PARTS,
    PHONES,
    SCALES,
    UNCLEAR,
)
from gzcheck.phrases.english.money import code_at
from gzcheck.phrases.english.sign_words import THROUGH
from gzcheck.phrases.english.unit_words import OFTEN_NO_UNIT
from gzcheck.phrases.english.units import unit_at
from gzcheck.phrases.reading import PhraseError

_TIME = {"year", "month", "week", "day", "hour", "quarter", "minute", "second"}
_DETERMINERS = {"the", "its", "their", "these", "those", "all", "only", "this"}
_NOUN_OF_TIME = {
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "hour",
    "hours",
    "minutes",
    "seconds",
}
_IN_FRONT_OF_OVER = set(
    """for just well a of after little bit slightly lasts lasted took takes far is was aged""".split()
) | {""}
"""Words that show that "over" in front of a time is no "during"."""
_LETTERS = set("kmbglshwvcfnt")
"""Single letters that may be a scale or a unit."""
_CHANGES_A_NUMBER = {*SCALES, "hundred", "percent", "%", "‰", "percentage", "±"} - {
    "mm",
    "cr",
    "mil",
    "lac",
    "grand",
    "mio",
}
_FREE_BEFORE = set("([\"',.;:—-!?…&=@") | {"..."}
"""Signs that may stand before a number and be nothing, with a space; those in `_FREE_TOUCHING` without one too."""
_FREE_TOUCHING = set("([\"'—-@")
_FREE_BEHIND = set(")]\"',.;:!?—…-")
_MARKS = set("%‰‱°′″±∓√≠×^∞≡∝∑∆§¶†‡")
"""Signs that belong to a number wherever they stand."""
_LITTLE_WORDS = set(
    """now then in by since from until till after before about over under some only just but and with has had have was
    were is are the a an all its their at to for of on as up down nearly almost these those both another""".split()
)
"""Words that may have a capital at the start of a sentence, and make no name of the number behind them."""
_DIGITS_OF_A_GROUP = 3
_SPEEDS = {"hour", "hr", "second", "minute", "h", "sec", "min", "s"}


def account_word(f: Fragment, number: Number, start: int, hedge: Hedge) -> None:
    """The same for a figure that prints no number, which no sign changes."""
    _refuse_unclear(f, number, start, hedge)
    refuse_leftovers(f)


def account(f: Fragment, number: Number, start: int, hedge: Hedge) -> None:
    """Refuse the fragment if a piece at the number, or anywhere, is not accounted for."""
    _left(f, number, start)
    _right(f, number)
    _follower(f, number)
    _refuse_unclear(f, number, start, hedge)
    refuse_leftovers(f)


# ---------------------------------------------------------------- what touches


def _left(f: Fragment, number: Number, start: int) -> None:
    """What touches the number or its hedge on the left, and signs in front of it."""
    for place in {start, number.first}:
        before, text = f.lows[place - 1], f.texts[place - 1]
        kind = f.kinds[place - 1]
        is_name = place == start and f.glued[place] and kind in ("number", "word")
        if place == 0 or (f.used[place - 1] and not is_name):
            continue
        if f.glued[place]:
            is_plus = before == "+" and place == number.first
            _refuse_unless(before in _FREE_TOUCHING or is_plus, text, "touches the number")
            is_own = before not in "-+" or not f.glued[place - 1] or _is_open(f, place - 2)
            _refuse_unless(is_own, text, "joins a word to it")
        elif kind == "sign":
            _refuse_unless(before in _FREE_BEFORE or before == "+", text, "stands in front of the number")


def _is_open(f: Fragment, i: int) -> bool:
    """Whether a sign behind token `i` belongs to the number alone."""
    return i < 0 or f.lows[i] in _FREE_TOUCHING or f.used[i] or f.kinds[i] == "currency"


def _right(f: Fragment, number: Number) -> None:
    """What touches the figure on the right."""
    i = number.last
    if not f.glued[i] or (f.used[i] and f.kinds[i] != "number"):
        return
    low, text = f.lows[i], f.texts[i]
    end = i
    while f.glued[end]:
        _refuse_unless(f.kinds[end] != "number" or end == i, "".join(f.texts[i : end + 1]), "touches the number")
        end += 1
    is_word_joined = f.kinds[i + 1] == "word" and f.glued[i + 1]
    if low == "/" and _is_per(f, number, i + 1):
        return
    _refuse_unless(low in _FREE_BEHIND, text, "touches the number")
    is_digit_joined = f.glued[i + 1] and f.kinds[i + 1] in ("number", "currency") and not f.used[i + 1]
    _refuse_unless(not is_digit_joined, f"{text}{f.texts[i + 1]}", "touches the number")
    if is_word_joined and low != "—":
        _refuse_unless(low in "-" or low == '"', f"{text}{f.texts[i + 1]}", "touches the number")
        _refuse_unless(len(f.texts[i + 1]) > 1 or f.lows[i + 1] == "a", f"{text}{f.texts[i + 1]}", "touches the number")


def _is_per(f: Fragment, number: Number, i: int) -> bool:
    """Whether "/kg" behind a price, or "/day" behind a count, says what it is of."""
    is_price = bool(number.units) and number.units[0].isupper()
    return is_price and (f.is_unit(i) or f.lows[i] in ("share", "person", "head", "day", "unit"))


def _refuse_unless(is_known: bool, piece: str, what: str) -> None:
    if not is_known:
        raise PhraseError(f"{piece!r} {what} and is not understood: choose a fragment without it, or write it out")


# ---------------------------------------------------------------- what follows


def _follower(f: Fragment, number: Number) -> None:
    """Refuse what stands behind a number and makes something else of it."""
    place = f.past_hyphen(number.last)
    low = f.lows[place]
    if not low:
        return
    if low in ("o'clock", "pm") and number.kind is Kind.PLAIN:
        raise PhraseError("a time of day is no figure")
    unit = number.units[0] if number.units else ""
    if not unit:
        _refuse_unit(f, number, place)
    elif number.kind is Kind.RANK:
        if low in (
            "century",
            "centuries",
            "birthday",
            "anniversary",
            "amendment",
            "district",
            "street",
            "avenue",
            "round",
        ):
            raise PhraseError(f"{low!r} behind an ordinal makes a period or a name of it")
    elif unit == "ratio":
        if low in COMPARATIVES and f.lows[place - 1] in ("times", "x"):
            raise PhraseError(f"'times {low}' may or may not count the original: no reading is certain")
    _refuse_denominator(f, number, unit, place)


def _refuse_unit(f: Fragment, number: Number, place: int) -> None:
    """Refuse what may be a unit, a scale or a denominator behind a number without a unit."""
    low = f.lows[place]
    decimals = f.lows[number.digits.start].partition(".")[2]
    if len(decimals) == _DIGITS_OF_A_GROUP and not number.scaled and f.kinds[place] == "word":
        raise PhraseError("a number of things with three decimals may be thousands: is the point a comma?")
    if number.kind is Kind.PLAIN and (f.lows[place + 1] if low == "and" else low) in ORDINAL_PARTS:
        if low != "second" and not (low in ("first", "third") and f.kinds[place + 1] == "word"):
            raise PhraseError(
                f"{low!r} directly behind a number makes an ordinal or a fraction of it without a reading"
            )
    if (low in _LETTERS or low == "score") and not f.glued[number.last]:
        raise PhraseError(f"{f.texts[place]!r} behind the number may be a scale or a unit: write it out")
    if number.kind is not Kind.PLAIN or f.kinds[place] != "word":
        return
    # one unknown word may stand in front of a unit and change it: "5 short tons", "20 Fijian dollars"
    meaning, last = unit_at(f, place + 1)
    is_unit = meaning is not None and f.lows[place + 1] not in _NOUN_OF_TIME | OFTEN_NO_UNIT | {"times", "x", "percent"}
    if is_unit and not f.glued[place + 1] and low not in ("or", "and", "to", "in", "by", "a", "per", "the", "people"):
        raise PhraseError(
            f"{' '.join(f.texts[place:last])!r} may be a unit without a reading: choose a fragment without it"
        )


def _refuse_denominator(f: Fragment, number: Number, unit: str, place: int) -> None:
    """Refuse "per 100,000", "per square kilometre", and speeds: a quotient is another unit."""
    low, behind = f.lows[place], place + 1
    is_per = low in ("per", "/") or (low in ("a", "an") and unit in ("m", "km", "mile", "foot"))
    if not is_per or number.kind is not Kind.PLAIN:
        return
    is_length = unit in ("m", "km", "mile", "foot", "mm", "cm")
    if is_length and f.lows[behind] in _SPEEDS:
        raise PhraseError("a speed such as this has no reading")
    is_money = unit.isupper() and len(unit) == 3
    meaning, _ = unit_at(f, behind)
    is_measure = meaning is not None and meaning.units[0] not in {*_TIME, "dozen", "night"}
    if f.kinds[behind] == "number" or f.lows[behind] in ("thousand", "million", "hundred", "cent", "mille", "capita"):
        raise PhraseError(f"a number 'per {f.texts[behind]}' is a unit without a reading here")
    if is_measure and not is_money:
        raise PhraseError(f"a quotient 'per {f.texts[behind]}' is a unit without a reading here")


# ---------------------------------------------------------------- the word in front


def _refuse_unclear(f: Fragment, number: Number, start: int, hedge: Hedge) -> None:
    """Refuse words in front of token `start`, where the number or its hedge starts, that may be a hedge or not."""
    word, before = f.lows[start - 1], f.lows[start - 2]
    if f.kinds[start - 1] == "word":
        _refuse_calls(f, number, word, before)
    if hedge not in (Hedge.BARE, Hedge.OVER, Hedge.UNDER):
        return
    is_time = bool(number.units) and number.units[0] in _TIME
    if word in _DETERMINERS and before in OFTEN_NO_HEDGE and not (before == "over" and is_time):
        raise PhraseError(f"'{before}' may be a hedge here or not: choose a fragment that shows which")
    if hedge in (Hedge.OVER, Hedge.UNDER):
        is_alone = f.lows[start] in ("over", "under") and is_time and f.lows[number.last] not in ("old", "of age")
        if is_alone and (word not in _IN_FRONT_OF_OVER or f.lows[number.last] == "of"):
            raise PhraseError(
                f"{f.lows[start]!r} may mean 'during' or a limit here: choose a fragment that shows which"
            )
        return
    word = before if word == "the" and before in UNCLEAR else word
    is_adverb = word.endswith("ly") and word not in FREE_ADVERBS and word not in THROUGH and len(word) > 4
    if word in UNCLEAR or word.endswith("n't") or (word == "past" and not is_time) or is_adverb:
        raise PhraseError(f"{word!r} in front of the number has no certain reading")
    if word == "even" and before in NEGATIONS:
        raise PhraseError("'not even' has no certain reading")
    if word == "from" and before in ("far", "away"):
        raise PhraseError(f"'{before} from' has no certain reading")
    if word == "than":
        raise PhraseError("what is compared by 'than' is unclear: choose a fragment with the whole comparison")
    if word == "as" and before in ("close", "far", "well", "soon", "late", "early", "deep", "tall", "short"):
        raise PhraseError(f"'{before} as' has no certain reading")


def _refuse_calls(f: Fragment, number: Number, word: str, before: str) -> None:
    is_bare = number.kind is Kind.PLAIN and not number.units and not number.scaled
    if is_bare and word in PHONES:
        raise PhraseError("a telephone number is no figure")
    text = f.texts[number.first - 1]
    is_digits = is_bare and f.kinds[number.first] == "number" and number.last == number.first + 1
    is_lone = not f.kinds[number.last] or f.kinds[number.last] == "sign"
    is_capital = number.first > 0 and text[0].isupper() and not f.used[number.first - 1]
    if is_digits and is_lone and is_capital and word not in MONTHS and word not in _LITTLE_WORDS:
        if "," not in f.texts[number.first]:
            raise PhraseError(
                f"'{text} {f.texts[number.first]}' may be a name: choose a fragment that shows what is counted"
            )


# ---------------------------------------------------------------- what is left anywhere


def refuse_leftovers(f: Fragment) -> None:
    """Refuse what would change a number if it were known which: marks, currencies, scale words, hedges apart."""
    for i, token in enumerate(f.tokens):
        if f.used[i]:
            continue
        is_mark = token.kind == "currency" or token.low in _MARKS or token.low in _CHANGES_A_NUMBER
        if is_mark or (token.kind == "word" and code_at(f, i)):
            raise PhraseError(f"{token.text!r} belongs to no number here: choose a fragment that shows which")
        if hedge := clear_hedge_at(f, i):
            raise PhraseError(f"{hedge!r} does not touch the number: choose a shorter fragment")


def refuse_games(f: Fragment, low: Number, high: Number) -> None:
    """Refuse scores, votes, telephone numbers and codes that two numbers with a hyphen may be."""
    if f.lows[low.last : high.first] != ["-"] or low.units or high.units or low.scaled or high.scaled:
        return
    if not GAMES.isdisjoint(f.lows):
        raise PhraseError("a score or a vote is no range")
    first, last = f.texts[low.first], f.texts[high.first]
    is_alone = low.first == 0 and not f.lows[high.last]
    is_code = (
        len(first) >= 3 and first.isdecimal() and last.isdecimal() and not (first[-1] in "05" and last[-1] in "05")
    )
    if f.glued[high.first] and is_code and (is_alone or f.texts[low.first - 1][:1].isupper()):
        raise PhraseError("two numbers such as these may be a name or a telephone number")
