"""The grammar of figures printed in English.

A scan from left to right collects everything that is a number in the fragment; exactly one must be left after ranges
are joined. The hedge must touch the number; words that change a number but touch none make the fragment unreadable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from gzcheck.model.hedge import AFTER, BEFORE, NEGATED, SIGNS, Hedge
from gzcheck.model.numeral import Numeral, NumeralError
from gzcheck.model.units import units as known_units
from gzcheck.reading.lexicon import (
    ADJECTIVE_MULTIPLES,
    COMPARATIVES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DECLINES,
    DOUBTFUL_UNITS,
    FOREIGN_UNITS,
    GLUED_SCALES,
    HALVINGS,
    HYPHENED_IDIOMS,
    LONGEST_UNIT,
    MONTHS,
    MULTIPLES,
    MULTIPLIED,
    NOT_ONE,
    NUMBERED_NAMES,
    ONES,
    ORDERS,
    ORDINAL_PARTS,
    ORDINALS,
    PARTS,
    PERIOD_WORDS,
    RANK_WORDS,
    SCALES,
    STRETCHES,
    SUPERLATIVES,
    TENS,
    UNCLEAR,
    UNIT_PHRASES,
    VAGUE,
    WHOLES,
    WORDS_LIKE_CODES,
    YEAR_WORDS,
)
from gzcheck.reading.reading_result import PhraseError, Reading
from gzcheck.reading.tokens import Token, tokens

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_FILLERS = (
    ("a", "total", "of"), ("total", "of"), ("a", "combined"), ("an", "additional"), ("additional",),
    ("another",), ("a",), ("an",), ("just",), ("a", "record"), ("record",), ("a", "whopping"),
    ("a", "staggering"), ("a", "further"), ("an", "extra"), ("extra",),
)
_NOT = {"not", "never", "cannot", "nor", "without"}
_BETWEEN_NOT_AND_HEDGE = {"to", "be", "been", "have", "has", "yet", "go", "any"}
_RISES = {
    "up", "rose", "rises", "rise", "rising", "increased", "increases", "increase", "increasing", "grew",
    "grown", "grows", "grow", "climbed", "climbs", "gained", "jumped", "jumps", "soared", "surged", "expanded",
    "moved",
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = {"year", "month", "week", "day", "hour", "quarter"}
_RATE_WORDS = {"per", "a", "an", "each", "every", "daily", "weekly", "monthly", "yearly", "annually"}


def _phrases(table: dict[Hedge, tuple[str, ...]]) -> dict[tuple[str, ...], Hedge]:
    return {tuple(phrase.split()): hedge for hedge, group in table.items() for phrase in group}


_BEFORE, _AFTER = _phrases(BEFORE), _phrases(AFTER)
_LONGEST = max(map(len, (*_BEFORE, *_AFTER)))
_OFTEN_NO_HEDGE = {
    "about", "around", "some", "over", "above", "under", "below", "beyond", "topped", "tops", "topping",
    "approach", "approached", "approaches", "approaching", "estimated", "ca", "circa", "est", "minimum",
    "maximum",
}
_DETERMINERS = {"the", "its", "their", "these", "those", "all", "only", "this"}
_CLEAR_HEDGES = [phrase for phrase in _BEFORE if len(phrase) > 1 or phrase[0] not in _OFTEN_NO_HEDGE]
_CLEAR_HEDGES += [phrase for phrase in _AFTER if len(phrase) > 1]
"""Hedges that are nothing else; standing apart from the number they make a fragment unreadable."""


@dataclass(slots=True)
class _Number:
    """A number found between two tokens (first inclusive, last exclusive)."""

    first: int
    last: int
    value: Numeral
    kind: str = "plain"
    """plain, order, ratio (a fraction or multiple) or rank."""
    units: tuple[str, ...] = ()
    hedge: Hedge | None = None
    """From a sign or word between number and unit ("300+ firms")."""
    scaled: bool = False
    prefix: tuple[str, ...] = ()
    """Currencies that a sign in front admits."""
    must_choose: bool = False
    """Whether only the curator can tell which unit it is."""
    minus: bool = False
    """Whether a minus stands between the currency and the digits ("$-5")."""


def read_english(text: str, hint: str) -> Reading:
    """Read a plain fragment; `hint` is the unit the curator gave, or empty. Raises `PhraseError`."""
    try:
        return _Scan(tokens(text), hint).reading()
    except NumeralError as error:
        raise PhraseError(str(error)) from None


class _Scan:
    def __init__(self, found: list[Token], hint: str) -> None:
        self.tokens = found
        self.lows = [token.low for token in found]
        self.hint = hint
        self.used = [False] * len(found)

    # ------------------------------------------------------------ the whole

    def reading(self) -> Reading:
        numbers = self._numbers()
        if not numbers:
            return self._word_figure()
        if len(numbers) == 2 and (joined := self._range(*numbers)):
            return joined
        if len(numbers) > 1:
            shown = " and ".join(self._text(number) for number in numbers)
            raise PhraseError(f"it holds {len(numbers)} figures ({shown}): shorten it to one")
        (number,) = numbers
        hedge = self._hedge(number)
        if number.kind == "order":
            if hedge is not Hedge.BARE:
                raise PhraseError("a hedge on an order of magnitude has no reading")
            hedge = Hedge.ORDER
        self._check_leftovers()
        value, sign_open = self._signed(number)
        units, must_choose = self._units(number)
        return Reading(value=value, hedge=hedge, units=units, must_choose=must_choose, sign_open=sign_open)

    def _text(self, number: _Number) -> str:
        return " ".join(token.text for token in self.tokens[number.first : number.last])

    def _numbers(self) -> list[_Number]:
        found, i = [], 0
        while i < len(self.tokens):
            if (end := self._idiom(i)) > i:
                self._use(i, end)
                i = end
                continue
            number = self._number(i)
            if number is None:
                i = self._skip(i)
                continue
            self._extend(number)
            self._check_follower(number)
            self._use(number.first, number.last)
            found.append(number)
            i = number.last
        return found

    def _use(self, first: int, last: int) -> None:
        for place in range(first, last):
            self.used[place] = True

    def _idiom(self, i: int) -> int:
        """The end of words that hold a number but no figure: periods ("first three quarters"), "six-figure", names."""
        low, place = self._low(i), self._past_hyphen(i + 1)
        after = self._low(place)
        if low in PERIOD_WORDS and after in ("half", "quarter"):
            return self._past_year(place + 1)
        if low == "first" and self._small(place) and self._low(self._past_hyphen(place + 1)) in STRETCHES:
            return self._past_year(self._past_hyphen(place + 1) + 1)
        if low == "half" and (after in ("year", "time", "way") or (place > i + 1 and not self._is_halved(place))):
            return place + 1
        if low in ADJECTIVE_MULTIPLES and (place > i + 1 or (self._is(place, "word") and after not in MULTIPLIED)):
            return place + 1
        is_number = self._small(i) is not None
        if is_number and (place > i + 1 or after in ("digits", "figures")) and after in HYPHENED_IDIOMS:
            return place + 1
        if low == "zero" and (place > i + 1 or "net" in (self._low(i - 1), self._low(i - 2))):
            return i + 1
        return i + 2 if low in NUMBERED_NAMES and (self._small(i + 1) or self._is(i + 1, "number")) else i

    def _past_year(self, i: int) -> int:
        """The token behind "of 2019", if that stands at `i`."""
        return i + 2 if self._low(i) in ("of", "in") and _YEAR.fullmatch(self._low(i + 1)) else i

    def _is_halved(self, i: int) -> bool:
        """Whether a token can stand behind "half" and a hyphen and be halved."""
        return self._low(i) in SCALES or self._low(i) in ("a", "an", "dozen") or (self._low(i),) in UNIT_PHRASES

    def _skip(self, i: int) -> int:
        """Past a token that is no number; a name such as 5G is passed as a whole."""
        if self.tokens[i].kind == "number":
            self.used[i] = True
            if self._glued(i + 1) and self._is(i + 1, "word"):
                return i + 2
        return i + 1

    # ------------------------------------------------------------ looking around

    def _low(self, i: int) -> str:
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def _is(self, i: int, kind: str) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == kind

    def _glued(self, i: int) -> bool:
        """Whether token `i` touches the one before it."""
        return 0 < i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end

    def _past_hyphen(self, i: int) -> int:
        """The token behind a hyphen that glues words ("10-billion-yuan")."""
        return i + 1 if self._low(i) == "-" and self._glued(i) and self._glued(i + 1) else i

    # ------------------------------------------------------------ single numbers

    def _number(self, i: int) -> _Number | None:
        if self.tokens[i].kind == "number":
            return self._digits(i)
        if self.tokens[i].kind != "word":
            return None
        return self._multiple(i) or self._order(i) or self._words(i)

    def _digits(self, i: int) -> _Number | None:
        token = self.tokens[i]
        if self._is_name(i):
            return None
        if not _GROUPED.fullmatch(token.text):
            raise PhraseError(f"{token.text!r} is not grouped as thousands: is it a decimal comma or a typing slip?")
        value = Numeral.of(Decimal(token.text.replace(",", "")))
        number = _Number(i, i + 1, value)
        if len(token.text) > 1 and token.text[0] == "0" and token.text[1] != ".":
            raise PhraseError(f"{token.text!r} starts with a zero: a code, a date or a typing slip")
        self._check_date(i, value)
        follower = self._low(i + 1) if self._glued(i + 1) else ""
        if follower == ":" and self._glued(i + 2) and self._is(i + 2, "number"):
            raise PhraseError("a ratio or time with a colon has no reading: write the quotient's parts as two claims")
        if follower == "/" and self._glued(i + 2) and self._is(i + 2, "number"):
            return self._slash(i, value)
        if follower in ("st", "nd", "rd", "th"):
            return replace(number, last=i + 2, kind="rank", units=("rank",))
        if self._low(i - 1) == "#" or self._numbered(i):
            first = i - (2 if self._low(i - 1) == "." else 1)
            return replace(number, first=first, kind="rank", units=("rank",))
        return self._share_of(number)

    def _check_date(self, i: int, value: Numeral) -> None:
        if value.is_integer and value.value <= 31 and (self._is_month(i - 1) or self._is_month(i + 1)):
            raise PhraseError("a number beside the name of a month is a date: leave dates out of the fragment")
        after = self.lows[i + 1 : i + 4]
        if after[:1] in (["am"], ["pm"], ["o'clock"]) or after in (["a", ".", "m"], ["p", ".", "m"]):
            raise PhraseError("a time of day is no figure")

    def _is_month(self, i: int) -> bool:
        return self._low(i) in MONTHS and self.tokens[i].text[0].isupper()

    def _numbered(self, i: int) -> bool:
        back = i - 2 if self._low(i - 1) == "." else i - 1
        return self._low(back) in ("no", "number") and self.tokens[back].text != "NO"

    def _slash(self, i: int, top: Numeral) -> _Number:
        bottom = self.tokens[i + 2].text
        if (
            top.is_integer
            and bottom in ("2", "3", "4", "5", "6", "7", "8", "9", "10", "20", "100")
            and 0 < top.value < int(bottom)
        ):
            fraction = Fraction(int(top.value), int(bottom))
            return _Number(i, i + 3, Numeral(fraction), "ratio", ("ratio",))
        raise PhraseError(f"{top}/{bottom} is no common fraction")

    def _is_name(self, i: int) -> bool:
        """Whether the digits belong to a name: 5G, 4K, A4, G20, COVID-19, 3-D, mid-2016."""
        if self._glued(i) and self._is(i - 1, "word"):
            return not self._is_currency_word(i - 1) and self._low(i - 1) not in ("no", "ca")
        if self._low(i - 1) == "-" and self._glued(i) and self._glued(i - 1) and self._is(i - 2, "word"):
            return self._low(i - 2) not in ("top", "no") and not self._is_currency_word(i - 2)
        if not self._glued(i + 1):
            return False
        follower = self.tokens[i + 1]
        if follower.kind == "word":
            return not self._may_touch(follower)
        if follower.text == "-" and self._glued(i + 2) and self._is(i + 2, "word"):
            return len(self.tokens[i + 2].text) == 1 and self.tokens[i + 2].text.isupper()
        return False

    def _may_touch(self, follower: Token) -> bool:
        """Whether letters directly behind digits are a scale, a unit or an ordinal ending."""
        if follower.text in ("K", "B"):
            return self._money_before(self.tokens.index(follower) - 1)
        return (
            follower.low in GLUED_SCALES
            or follower.low in ("st", "nd", "rd", "th", "m", "x", "plus", "odd")
            or (follower.low,) in UNIT_PHRASES
            or follower.low in SCALES
        )

    def _money_before(self, i: int) -> bool:
        """Whether a currency stands in front of token `i`."""
        return self._is(i - 1, "currency") or (i >= 1 and self._is_currency_word(i - 1))

    def _is_currency_word(self, i: int) -> bool:
        token = self.tokens[i]
        return token.low in CURRENCY_WORDS or _is_currency_code(token.text)

    def _share_of(self, number: _Number) -> _Number:
        """ "four out of five", "one in ten": a fraction."""
        i, top = number.last, number.value
        words = (self._low(i), self._low(i + 1))
        width = 2 if words in (("out", "of"), ("in", "every")) else 1 if words[0] == "in" else 0
        if not width or not top.is_integer:
            return number
        place = i + width
        bottom = self._small(place)
        if bottom is None or not 0 < top.value < bottom <= 100 or (self._low(place + 1),) in UNIT_PHRASES:
            return number
        is_share = top.value == 1 or width == 2 or self.hint in ("ratio", "percent") or not self._is(place + 1, "word")
        if not is_share and self._low(place + 1) != "of":
            return number
        return _Number(number.first, place + 1, Numeral(Fraction(int(top.value), bottom)), "ratio", ("ratio",))

    def _small(self, i: int) -> int | None:
        """A whole number of one token."""
        low = self._low(i)
        return int(low) if low.isdecimal() and len(low) <= 3 else ONES.get(low) or TENS.get(low)

    # ------------------------------------------------------------ numbers in words

    def _multiple(self, i: int) -> _Number | None:
        low = self._low(i)
        if low in MULTIPLES and self._low(self._past_hyphen(i + 1)) not in ("digit", "digits"):
            units = ("ratio", "count") if low in ("twice", "thrice") else ("ratio",)
            if "count" in units and self._low(i + 1) in _RATE_WORDS:
                units = ("count",)
            return _Number(i, i + 1, Numeral.of(MULTIPLES[low]), "ratio", units)
        if low in HALVINGS:
            return _Number(i, i + 1, Numeral(Fraction(1, 2)), "ratio", ("ratio",))
        if low.endswith("fold") and (stem := ONES.get(low[:-4]) or TENS.get(low[:-4])):
            return _Number(i, i + 1, Numeral.of(stem), "ratio", ("ratio",))
        return None

    def _order(self, i: int) -> _Number | None:
        """ "thousands", "tens of thousands", "several hundred"."""
        start = i
        for vague in VAGUE:
            if tuple(self.lows[i : i + len(vague)]) == vague:
                i += len(vague)
                singular = self._low(i)
                power = 12 if singular == "dozen" else 100 if singular == "hundred" else 10 ** SCALES.get(singular, 0)
                if power == 1:
                    return None
                if singular == "hundred" and self._low(i + 1) in SCALES:
                    i, power = i + 1, 100 * 10 ** SCALES[self._low(i + 1)]
                return self._order_number(start, i + 1, power)
        if self._low(i) not in ORDERS:
            return None
        power, last = ORDERS[self._low(i)], i + 1
        while self._low(last) == "of" and self._low(last + 1) in ORDERS:
            if power not in (10, 100):
                raise PhraseError("an order of magnitude such as this has no reading")
            power, last = power * ORDERS[self._low(last + 1)], last + 2
        return self._order_number(start, last, power)

    def _order_number(self, first: int, last: int, power: int) -> _Number:
        zeros = len(str(power)) - 1 if str(power).strip("0") == "1" else 0
        return _Number(first, last, Numeral.of(power // 10**zeros).shifted(zeros), "order", scaled=True)

    def _words(self, i: int) -> _Number | None:
        return self._fraction_words(i) or self._half(i) or self._integer_words(i)

    def _fraction_words(self, i: int) -> _Number | None:
        """ "two-thirds", "a quarter", "three fourths"."""
        low = self._low(i)
        top = 1 if low in ("a", "one") else ONES.get(low, 0)
        place = self._past_hyphen(i + 1)
        word = self._low(place)
        bottom = PARTS.get(word, 0)
        if low == "quarter" and self._part_of(i + 1, Fraction(1, 4)):
            return self._part_of(i + 1, Fraction(1, 4), first=i)
        if not top or not bottom or top >= bottom or (bottom == 2 and low != "one" and low != "a"):
            return None
        if bottom == 2 and self._low(i - 1) == "and":
            raise PhraseError("'and a half' stands apart from its number: write the figure as digits")
        if word.endswith("s") == (top == 1) and word != "half":
            return None
        if part := self._part_of(place + 1, Fraction(top, bottom), first=i):
            return part
        if word == "quarters" and place == i + 1 and self._speaks_of_time(i):
            return None
        if (
            low == "a"
            and word not in ("half",)
            and self._low(place + 1) not in ("of", "", ".", ",", ")", "the", "as", "more")
        ):
            return None
        return _Number(i, place + 1, Numeral(Fraction(top, bottom)), "ratio", ("ratio",))

    def _speaks_of_time(self, i: int) -> bool:
        """Whether "three quarters" at `i` is nine months; raises `PhraseError` if it may be that or a share."""
        if self.hint in ("quarter", "ratio") or self._low(i - 1) in PERIOD_WORDS:
            return self.hint != "ratio"
        if self._low(i + 2) != "of" or self._low(i - 1) in ("in", "after", "for", "over"):
            raise PhraseError(f"'{self._low(i)} quarters' may be a time or a share: give the unit, quarter or ratio")
        return False

    def _part_of(self, i: int, part: Fraction, first: int = 0) -> _Number | None:
        """A fraction of one unit or scale word,
        from behind the fraction on: "[a quarter] of a million", "[half] an hour"."""
        place = self._past_hyphen(i)
        hyphened = place > i
        if self._low(place) == "of":
            place += 1
        if self._low(place) in ("a", "an", "one"):
            place += 1
        elif not hyphened and not (place == i and self._low(place) in SCALES):
            return None
        place = self._past_hyphen(place)
        if self._low(place) in FOREIGN_UNITS:
            raise PhraseError(f"{self._low(place)!r} is a unit without a reading")
        if (
            self._low(place) not in SCALES
            and (self._low(place),) not in UNIT_PHRASES
            and self._low(place) != "percentage"
        ):
            return None
        if 100 % part.denominator:
            raise PhraseError("such a part of one unit has no exact decimal number: write the figure as digits")
        return _Number(first, place, Numeral.of(Decimal(part.numerator) / Decimal(part.denominator)))

    def _half(self, i: int) -> _Number | None:
        if self._low(i) != "half":
            return None
        if part := self._part_of(i + 1, Fraction(1, 2), first=i):
            return part
        place = self._past_hyphen(i + 1)
        if self._low(place) in ("a", "an"):
            place += 1
        if self._low(place) == "dozen":
            return _Number(i, place + 1, Numeral.of(6))
        return _Number(i, i + 1, Numeral(Fraction(1, 2)), "ratio", ("ratio",))

    def _integer_words(self, i: int) -> _Number | None:
        total, place, used_scale = 0, i, 0
        group = self._group(i)
        if group is None:
            return None
        value, place = group
        if place == i + 1 and self._low(i) == "one" and self._is_pronoun(i):
            return None
        while (scale := SCALES.get(self._low(self._past_hyphen(place)), 0)) and (used_scale == 0 or scale < used_scale):
            after = self._past_hyphen(place) + 1
            after += self._low(after) == "and"
            more = self._group(after)
            if more is None or self._low(after) in ("a", "an"):
                break
            total, used_scale = total + value * 10**scale, scale
            value, place = more
        if used_scale and not SCALES.get(self._low(self._past_hyphen(place)), 0):
            return _Number(i, place, Numeral.of(total + value), scaled=True)
        if used_scale:
            scale = SCALES[self._low(self._past_hyphen(place))]
            shared = Numeral.of(total // 10**scale + value).shifted(scale)
            return _Number(i, self._past_hyphen(place) + 1, shared, scaled=True)
        if rank := self._compound_ordinal(i, value, place):
            return rank
        number = _Number(i, place, Numeral.of(value))
        if (self._low(place), self._low(place + 1), self._low(place + 2)) == ("and", "a", "half"):
            number = _Number(i, place + 3, Numeral.of(Decimal(value) + Decimal("0.5")))
        if self._low(i - 1) == "number":
            return replace(number, first=i - 1, kind="rank", units=("rank",))
        return self._share_of(number)

    def _compound_ordinal(self, i: int, value: int, place: int) -> _Number | None:
        """ "twenty-first"."""
        last = self._past_hyphen(place)
        one = ORDINALS.get(self._low(last), 10)
        if value < 20 or value % 10 or value >= 100 or one > 9 or (one == 2 and self.hint == "second"):
            return None
        return _Number(i, last + 1, Numeral.of(value + one), "rank", ("rank",))

    def _group(self, i: int) -> tuple[int, int] | None:
        """A number below 1,000 in words, and the token behind it."""
        low = self._low(i)
        if low in ("a", "an") and self._low(i + 1) in ("hundred", "dozen", *SCALES):
            value, place = 1, i + 1
        elif low in ONES:
            value, place = ONES[low], i + 1
        elif low in TENS:
            value, place = TENS[low], i + 1
            unit = self._past_hyphen(place)
            if 0 < ONES.get(self._low(unit), 0) < 10:
                value, place = value + ONES[self._low(unit)], unit + 1
        elif low == "dozen" and self._low(i - 1) not in ("of", "couple", "by"):
            return 12, i + 1
        else:
            return None
        after = self._past_hyphen(place)
        if self._low(after) == "dozen":
            return value * 12, after + 1
        if self._low(after) != "hundred":
            return value, place
        value, place = value * 100, after + 1
        rest = self._group(place + 1) if self._low(place) == "and" else self._group(place)
        if rest and rest[0] < 100 and self._low(place) not in ("a", "an"):
            return value + rest[0], rest[1]
        return value, place

    def _is_pronoun(self, i: int) -> bool:
        if self._low(i + 1) == "of":
            behind = i + 3 if self._low(i + 2) in ("the", "its", "their", "these", "those") else i + 2
            return not (self._is(behind, "number") or self._small(behind))
        return self._low(i + 1) == "another" or self._low(i - 1) in NOT_ONE

    # ------------------------------------------------------------ what surrounds a number

    def _extend(self, number: _Number) -> None:
        """Take in scale words, hedges between number and unit, the unit, and the currency in front."""
        if number.kind == "plain" and not number.scaled:
            self._take_scale(number)
        self._take_mid_hedge(number)
        if number.kind != "rank":
            self._take_unit(number)
            self._take_mid_hedge(number)
            self._take_currency(number)

    def _take_scale(self, number: _Number) -> None:
        place = self._past_hyphen(number.last)
        low, touching = self._low(place), self._glued(number.last)
        if low == "hundred":
            number.value = self._whole_product(number, 100)
            number.last = place + 1
            place = self._past_hyphen(number.last)
            low = self._low(place)
        if low in SCALES:
            power = SCALES[low]
        elif touching and low in GLUED_SCALES and place == number.last and self._is(number.first, "number"):
            power = GLUED_SCALES[low]
        elif low == "m" and place == number.last:
            power = self._power_of_m(number)
        elif low in ("k", "b") and place == number.last and self._money_before(number.first):
            power = GLUED_SCALES[low]
        elif low == "dozen" and self._is(number.first, "number"):
            number.value, number.last = self._whole_product(number, 12), place + 1
            return
        else:
            return
        if power:
            number.value, number.last, number.scaled = number.value.shifted(power), place + 1, True

    def _whole_product(self, number: _Number, factor: int) -> Numeral:
        product = number.value.value * factor
        if product.denominator != 1:
            raise PhraseError(f"{self._text(number)} times {factor} is no whole number")
        return Numeral.of(int(product))

    def _power_of_m(self, number: _Number) -> int:
        if self._money_before(number.first) or (self._low(number.last + 1),) in UNIT_PHRASES:
            return 6
        if self.hint and self.hint != "m":
            return 6
        if self.hint == "m":
            number.units, number.last = ("m",), number.last + 1
            return 0
        raise PhraseError("'m' may be million or metres: give the unit, or a longer fragment")

    def _take_mid_hedge(self, number: _Number) -> None:
        i = number.last
        if self._low(i) == "+" and self._glued(i):
            if self._glued(i + 1) and self._is(i + 1, "number"):
                return
            number.hedge, number.last = Hedge.AT_LEAST, i + 1
            return
        place = self._past_hyphen(i)
        touching = place != i or self._glued(place) or not self._is(place + 1, "word")
        if self._low(place) == "plus" and not touching:
            raise PhraseError("'plus' may add something or mean 'or more': choose a shorter fragment")
        if self._low(place) in ("odd", "plus"):
            number.hedge = Hedge.ODD if self._low(place) == "odd" else Hedge.AT_LEAST
            number.last = place + 1

    def _take_unit(self, number: _Number) -> None:
        place = self._past_hyphen(number.last)
        if number.kind == "order" and self._low(place) == "of":
            place += 1
        if self._is(place, "word") and _is_currency_code(self.tokens[place].text):
            number.units, number.last = (self.tokens[place].text,), place + 1
            return
        words: list[str] = []
        ends: list[int] = []
        while len(words) < LONGEST_UNIT and place < len(self.tokens):
            if self._low(place) == "-" and self._glued(place) and self._glued(place + 1):
                place += 1
                continue
            words.append(self._low(place))
            ends.append(place + 1)
            place += 1
        for length in range(len(words), 0, -1):
            units = UNIT_PHRASES.get(tuple(words[:length]))
            if units and self.tokens[ends[0] - 1].text in ("mw", "mW"):
                raise PhraseError("'mW' is a thousandth of a watt, 'MW' a million: write the unit out")
            if units:
                if number.kind == "ratio" and set(units).isdisjoint(number.units):
                    return
                if words[0] in DOUBTFUL_UNITS:
                    number.must_choose = not number.scaled
                if words[0] == "times" and self._low(ends[0]) in _RATE_WORDS:
                    units = ("count",)
                number.units, number.last = units, ends[length - 1]
                return

    def _take_currency(self, number: _Number) -> None:
        i = number.first - 1
        if self._low(i) == "-" and self._glued(i) and self._glued(i + 1):
            i -= 1
        if self._is(i, "currency"):
            number.prefix = CURRENCY_SIGNS[self.tokens[i].text.upper()]
            number.minus = i < number.first - 1
            if self.tokens[i].text == "$" and i and self.tokens[i - 1].text in ("US", "USD"):
                number.prefix, i = ("USD",), i - 1
        elif i >= 0 and self._is(i, "word") and self._is_currency_word(i):
            number.prefix = (CURRENCY_WORDS.get(self._low(i)) or self.tokens[i].text,)
            number.minus = False
        else:
            return
        number.first = i
        if not number.units or number.units[0] in number.prefix:
            number.units = number.prefix if len(number.prefix) == 1 or not number.units else number.units
        elif set(number.units) & set(number.prefix):
            number.units = tuple(unit for unit in number.prefix if unit in number.units)
        elif number.units != ("percent",):
            raise PhraseError(f"two currencies stand at one number: {self._text(number)}")

    def _check_follower(self, number: _Number) -> None:
        """Refuse what stands right behind a number and makes something else of it."""
        place = self._past_hyphen(number.last)
        low, unit = self._low(place), number.units[0] if number.units else ""
        if number.kind == "rank" and low in ("century", "centuries"):
            raise PhraseError("a century is a period, no figure")
        if number.kind == "plain" and not unit and self._ordinal_follows(place):
            raise PhraseError(
                f"{low!r} directly behind a number makes an ordinal or a fraction of it that has no reading"
            )
        if (
            number.kind in ("plain", "ratio")
            and unit == "ratio"
            and low in COMPARATIVES
            and self.lows[place - 1] == "times"
        ):
            raise PhraseError(f"'times {low}' may or may not count the original: no reading is certain")
        if not unit and ((low in "kmbglshwvcfn" and low) or low == "score") and not self._glued(number.last):
            raise PhraseError(f"{self.tokens[place].text!r} behind the number may be a scale or a unit: write it out")
        if not unit and low in FOREIGN_UNITS and self.hint not in ("", "count"):
            raise PhraseError(f"{low!r} is a unit without a reading; it must not be taken for {self.hint}")
        if unit in ("m", "km", "mile") and (
            low == "per" or low == "/" or (low in ("a", "an") and self._low(place + 1) == "hour")
        ):
            raise PhraseError("a speed such as this has no reading")

    def _ordinal_follows(self, place: int) -> bool:
        return self._low(place) in ORDINAL_PARTS or (
            self._low(place) == "and" and self._low(place + 1) in ORDINAL_PARTS
        )

    # ------------------------------------------------------------ ranges

    def _range(self, low: _Number, high: _Number) -> Reading | None:
        """ "2 to 3 percent", "$5-6 billion", "between 2 and 3": one reading, or None when it is no range."""
        between = self.lows[low.last : high.first]
        before = self._low(low.first - 1)
        joined = [word for word in between if word != "-"] == ["to"] or between in (["-"], ["~"])
        joined = joined or (between == ["and"] and before == "between")
        if not joined or low.kind != "plain" or high.kind != "plain":
            return None
        self._check_range(low, high, self._low(low.first - 2) if before == "by" else before, between)
        first, last = self._lower_end(low, high), high.value
        if first.value >= last.value:
            raise PhraseError(f"a range runs upwards, but {self._text(low)} is not below {self._text(high)}")
        if first.value * 1000 < last.value and not low.scaled and self._text(low) != "0":
            raise PhraseError(
                f"{self._text(low)} may share the zeros or the scale of {self._text(high)}: write both in full"
            )
        self._check_leftovers()
        units, must_choose = self._units(high if high.units else low)
        return Reading(value=first, upper=last, hedge=Hedge.RANGE, units=units, must_choose=must_choose)

    def _check_range(self, low: _Number, high: _Number, before: str, between: list[str]) -> None:
        """Refuse what only looks like a range: a change, a ratio, a span of years, ends that do not fit."""
        if before == "from" and not self._low(low.first - 2).startswith(("rang", "vary", "varies", "anywhere")):
            raise PhraseError("a change from one figure to another holds two figures: make two claims")
        if Hedge.BARE is not self._hedge_before(low)[0] or low.hedge or high.hedge or self._hedge_after(high):
            raise PhraseError("a hedged range has no reading")
        if self._signed(low)[0] != low.value or self._low(low.first - 1) == "-":
            raise PhraseError("a range with a negative end has no reading")
        behind = low.units and not low.prefix
        if (behind and not high.units) or (low.units and high.units and set(low.units).isdisjoint(high.units)):
            raise PhraseError("the two ends of a range have different units")
        is_alike = bool(behind) or low.scaled or not (high.scaled or high.units)
        if between == ["to"] and is_alike and (before in DECLINES or before in _RISES):
            raise PhraseError(f"'{before} ... to' may be a change or a range: make two claims or leave {before!r} out")
        if "ratio" in self.lows or "odds" in self.lows:
            raise PhraseError("a ratio of one number to another has no reading: make two claims")
        if self.hint != "count" and not high.units and self._is_year(low) and self._is_year(high):
            raise PhraseError("a span of years is a period, no figure")

    def _lower_end(self, low: _Number, high: _Number) -> Numeral:
        """The lower number with the scale words that it shares with the upper one."""
        words = [word for word in self.lows[high.first : high.last] if word in SCALES or word in ("hundred", "dozen")]
        shared = [word for word in words if word not in self.lows[low.first : low.last]]
        if low.scaled or not (words and shared):
            return low.value if low.scaled or not high.scaled else self._shifted_like(low, high)
        factor = {"hundred": 100, "dozen": 12}.get(words[0], 10 ** SCALES.get(words[0], 0))
        raw = high.value.value / factor
        if len(words) > 1 or (raw.denominator != 1 and words[0] in ("hundred", "dozen")):
            raise PhraseError("the two ends of a range may share a scale word or not: write both as digits")
        if low.value.value >= raw:
            return low.value
        return Numeral.of(int(low.value.value * 12)) if factor == 12 else low.value.shifted(len(str(factor)) - 1)

    def _shifted_like(self, low: _Number, high: _Number) -> Numeral:
        """The lower number with the scale letters of the upper one ("$5-6bn")."""
        letters = self.lows[high.first : high.last]
        power = sum(GLUED_SCALES.get(word, 6 if word == "m" else 0) for word in letters)
        return low.value.shifted(power) if low.value.value < high.value.shifted(-power).value else low.value

    def _is_year(self, number: _Number) -> bool:
        return bool(_YEAR.fullmatch(self._text(number)))

    # ------------------------------------------------------------ hedges

    def _hedge(self, number: _Number) -> Hedge:
        before, start = self._hedge_before(number)
        every = (before, number.hedge, self._hedge_after(number))
        found: list[Hedge] = [hedge for hedge in every if hedge and hedge is not Hedge.BARE]
        if before is not Hedge.BARE and start > 0:
            again, _ = self._hedge_ending(start, allow_top=False)
            if again is not None:
                found.append(again)
        if len(set(found)) > 1:
            raise PhraseError(f"two hedges contradict each other: {' and '.join(found)}")
        if not found or found == [Hedge.OVER]:
            self._check_before(number, start, bool(found))
        return found[0] if found else Hedge.BARE

    def _check_before(self, number: _Number, start: int, is_over: bool) -> None:
        """Refuse words in front that may be a hedge without being a certain one."""
        word = self._low(start - 1)
        word = self._low(start - 2) if word == "the" and self._low(start - 2) in UNCLEAR else word
        if (
            is_over
            and self._low(start) == "over"
            and number.units
            and number.units[0] in _TIME
            and self._low(number.last) != "old"
        ):
            if word not in (
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
            ):
                raise PhraseError("'over' may mean 'during' or 'more than' here: choose a fragment that shows which")
        self._check_article(number, start)
        if not is_over and (word in UNCLEAR or word.endswith("n't")):
            raise PhraseError(f"{word!r} in front of the number has no certain reading")
        if not is_over and word == "past" and not (number.units and number.units[0] in _TIME):
            raise PhraseError("'past' in front of the number has no certain reading")
        if not is_over and word == "than":
            raise PhraseError("what is compared by 'than' is unclear: choose a fragment with the whole comparison")
        if not is_over and word == "even" and self._low(start - 2) in _NOT:
            raise PhraseError("'not even' has no certain reading")

    def _check_article(self, number: _Number, start: int) -> None:
        """Refuse "over the 300 mark" and "about the 300 firms": which of them is a hedge only a reader can tell."""
        first, is_time = self._low(start - 2), bool(number.units) and number.units[0] in _TIME
        if self._low(start - 1) in _DETERMINERS and first in _OFTEN_NO_HEDGE and not (first == "over" and is_time):
            raise PhraseError(f"'{first}' may be a hedge here or not: choose a fragment that shows which")

    def _hedge_before(self, number: _Number) -> tuple[Hedge, int]:
        """The hedge in front, and the token it starts at."""
        end = number.first
        if self._low(end - 1) in ("+", "-") and self._glued(end):
            end -= 1
        for _ in range(3):
            if self._low(end - 1) in ("(", '"', "'", "“", "”"):
                end -= 1
                continue
            hedge, start = self._hedge_ending(end, allow_top=True, number=number)
            if hedge is not None:
                return hedge, start
            if self._low(end - 1) == "the" and (self._low(end - 2),) in _CLEAR_HEDGES:
                end -= 1
                continue
            filler = next((f for f in _FILLERS if end >= len(f) and tuple(self.lows[end - len(f) : end]) == f), None)
            if filler is None:
                break
            end -= len(filler)
        return Hedge.BARE, end

    def _hedge_ending(self, end: int, *, allow_top: bool, number: _Number | None = None) -> tuple[Hedge | None, int]:
        if allow_top and number is not None and self._low(end - 1) == "-" and self._low(end - 2) == "top":
            return self._top(number), end - 2
        if allow_top and number is not None and self._low(end - 1) == "top":
            return self._top(number), end - 1
        if self._low(end - 1) in SIGNS:
            self.used[end - 1] = True
            return SIGNS[self._low(end - 1)], end - 1
        for length in range(min(_LONGEST, end), 0, -1):
            hedge = _BEFORE.get(tuple(self.lows[end - length : end]))
            if hedge is None:
                continue
            start = end - length
            self._use(start, end)
            return self._negated(hedge, start)
        return None, end

    def _negated(self, hedge: Hedge, start: int) -> tuple[Hedge, int]:
        """The class of the hedge that starts at `start`, turned by a "not" in front of it."""
        place = start - 1
        while self._low(place) in _BETWEEN_NOT_AND_HEDGE:
            place -= 1
        word = self._low(place)
        if word.startswith("fail"):
            raise PhraseError(f"'{word} to' in front of a hedge has no reading")
        if word not in _NOT and not word.endswith("n't"):
            return hedge, start
        if hedge not in NEGATED:
            raise PhraseError(f"'{word} {' '.join(self.lows[place + 1 : start + 1])}' has no reading")
        return NEGATED[hedge], place

    def _top(self, number: _Number) -> Hedge:
        """ "top 3" is a rank, "will top 500 million" is over; what could be either is refused."""
        place = number.first - (2 if self._low(number.first - 1) == "-" else 1)
        small = number.kind == "plain" and not number.units and not number.scaled and number.value.value <= 1000
        if self._low(place - 1) in ("to", "will", "would", "could", "may", "might", "should") or not small:
            if self.hint != "rank" and (number.units or number.scaled or not small or not self.hint):
                is_share = number.units in (("percent",), ("ratio",)) or number.kind == "ratio"
                if is_share and self._low(place - 1) not in ("to", "will", "would", "could", "may", "might", "should"):
                    raise PhraseError("'top' in front of a share may be a rank or 'more than': leave it out")
                return Hedge.OVER
        if self.hint and self.hint != "rank":
            raise PhraseError(f"'top {number.value}' may be a rank or 'more than': leave 'top' out of the fragment")
        number.kind, number.units = "rank", ("rank",)
        return Hedge.AT_MOST

    def _hedge_after(self, number: _Number) -> Hedge | None:
        for start in (number.last, number.last + 1):
            for length in range(_LONGEST, 0, -1):
                words = tuple(self.lows[start : start + length])
                apart = start > number.last and (words[:1] != ("or",) or not self._is(number.last, "word"))
                if len(words) == length and words in _AFTER and words != ("plus",) and not apart:
                    self._use(start, start + length)
                    return _AFTER[words]
        if number.units[:1] == ("ratio",) and (self._low(number.last), self._low(number.last + 2)) == ("as", "as"):
            self._use(number.last, number.last + 3)
        if self._low(number.last) in COMPARATIVES and self._low(number.last + 1) == "than":
            self._use(number.last, number.last + 2)
        return None

    def _check_leftovers(self) -> None:
        """Refuse words that would change the number if it were known what they belong to."""
        for i, low in enumerate(self.lows):
            if self.used[i]:
                continue
            if low in SCALES or low in ("hundred", "percent", "%", "‰", "percentage", "±") or self._is(i, "currency"):
                raise PhraseError(
                    f"{self.tokens[i].text!r} belongs to no number here: choose a fragment that shows which"
                )
            for phrase in _CLEAR_HEDGES:
                if low == phrase[0] and tuple(self.lows[i : i + len(phrase)]) == phrase:
                    raise PhraseError(f"{' '.join(phrase)!r} does not touch the number: choose a shorter fragment")

    # ------------------------------------------------------------ sign, unit

    def _signed(self, number: _Number) -> tuple[Numeral, bool]:
        i = number.first - 1
        minus = self._low(i) == "-" and self._glued(i + 1) and not (self._glued(i) and self._is(i - 1, "word"))
        minus = minus or number.minus or self._low(i) in ("minus", "negative")
        if minus:
            return Numeral(-number.value.written), False
        return number.value, any(low in DECLINES and not used for low, used in zip(self.lows, self.used, strict=True))

    def _units(self, number: _Number) -> tuple[tuple[str, ...], bool]:
        if number.units or number.kind != "plain":
            return number.units, number.must_choose or number.units == CURRENCY_SIGNS["¥"]
        is_total = self.lows[max(0, number.first - 2) : number.first] == ["total", "of"]
        before = self._low(number.first - 1)
        is_hedge = number.first > 0 and self.used[number.first - 1]
        if (
            self._is_year(number)
            and not (is_total or is_hedge)
            and (before in YEAR_WORDS or self._is_month(number.first - 1))
        ):
            return ("calendar-year", "count"), True
        if self.lows[max(0, number.first - 2) : number.first][-1:] and self._low(number.first - 1) in RANK_WORDS:
            return ("rank", "count"), False
        return (), False

    # ------------------------------------------------------------ figures without a number

    def _word_figure(self) -> Reading:
        """Ordinals, and with the curator's word for it superlatives ("largest": rank 1) and "all" (100 percent)."""
        if (
            any(low in _NOT or low.endswith("n't") for low in self.lows)
            or self._has("one", "of")
            or self._has("among", "the")
        ):
            raise PhraseError("no figure can be read in it: a thing denied, or one of several, is no rank and no share")
        for i, low in enumerate(self.lows):
            if self.used[i]:
                continue
            if low in ORDINALS and (
                self.hint == "rank" or self._low(i - 1) in RANK_WORDS or self._low(i + 1) == "place"
            ):
                return Reading(value=Numeral.of(ORDINALS[low]), units=("rank",))
        if self.hint == "rank" and SUPERLATIVES.intersection(self.lows):
            return Reading(value=Numeral.of(1), units=("rank",))
        if self.hint == "percent":
            for i, low in enumerate(self.lows):
                if low in WHOLES and self._low(i - 1) not in ("above", "after", "at", "of", "over", "in"):
                    hedge, _ = self._hedge_before(_Number(i, i + 1, Numeral.of(100)))
                    hedge = Hedge.EXACT if hedge is Hedge.BARE else hedge
                    return Reading(value=Numeral.of(100), hedge=hedge, units=("percent",))
        looks = ": what looks like one is a period, a name or an idiom" if any(self.used) else ""
        raise PhraseError(f"no figure can be read in it{looks}")

    def _has(self, *words: str) -> bool:
        return any(tuple(self.lows[i : i + len(words)]) == words for i in range(len(self.lows)))


def _is_currency_code(text: str) -> bool:
    if len(text) != 3 or not text.isupper() or text in WORDS_LIKE_CODES:
        return False
    return text in known_units() and known_units()[text].is_currency
