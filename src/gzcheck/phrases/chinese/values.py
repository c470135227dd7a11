"""One number as the pattern finds it, with its value and its units."""

from __future__ import annotations

import re

from gzcheck.model import Hedge, Numeral, PhraseError
from gzcheck.phrases.chinese.numerals import numeral
from gzcheck.phrases.chinese.patterns import UnitWords
from gzcheck.phrases.chinese.unit_words import POWERS

_SPEED = re.compile(r"时速(?:为|达|达到|约|超过|近|可达|最高达|高达|提升至|提至|的|最高|不超过|是)*$")
_GROWING = re.compile(r"(?:翻|增长|增加|提高|上升|扩大|增|多|上涨|攀升|提升|高出)(?:了|近|约|超过|超|逾|大约)*$")
_CALENDAR_YEAR = re.compile(r"(?:1\d|20)\d\d|[一二][零〇九]\w\w")
_YUAN = {"元", "元钱", "块", "块钱"}
_PER_HOUR = {"公里", "千米", "km"}


class Found:
    """A number of a text, in the pieces in which it is printed; a piece that is not there is empty."""

    def __init__(self, match: re.Match[str], words: UnitWords) -> None:
        self._words = words
        self._text = match.string
        self.start, self.end = match.span()
        self.currency, self.sign, self.core, odd, self.scale, vague, plus, self.unit, more = match.groups(default="")
        self.odds = odd + vague
        """多, 余 and 来, which say that it is a little more, or about so much."""
        self.is_open_above = bool(plus or more)

    @property
    def shown(self) -> str:
        """As the fragment prints it."""
        return self._text[self.start : self.end].strip()

    @property
    def digits(self) -> str:
        """Its digits and scale characters."""
        return self.core + self.scale

    @property
    def before(self) -> str:
        """What stands in front of it."""
        return self._text[: self.start]

    @property
    def after(self) -> str:
        """What stands behind it."""
        return self._text[self.end :]

    @property
    def value(self) -> Numeral:
        """The number as it is printed, its scale included; 十几 is 10. Raises `PhraseError` for 十几万."""
        if "几" in self.core[:-1] or (self.scale and self.core.endswith("几")):
            raise PhraseError(f"{self.core}{self.scale} is too vague for a figure")
        return numeral(self.core.removesuffix("几") + self.scale)

    @property
    def hedge(self) -> Hedge | None:
        """A hedge inside the number: 30多万, 十几, 30来人, 100万+."""
        if self.is_open_above:
            return Hedge.AT_LEAST
        if "来" in self.odds:
            return Hedge.ABOUT
        return Hedge.ODD if self.odds or self.core.endswith("几") or "多" in self.unit else None

    @property
    def is_date(self) -> bool:
        """Whether 年 behind the number makes a calendar year of it."""
        return self.unit == "年" and not self.odds and bool(_CALENDAR_YEAR.fullmatch(self.core))

    @property
    def must_choose(self) -> bool:
        """Whether the curator must say which unit it is: a year or years, pesos of which country."""
        is_open_in_front = self.currency.isalpha() and len(self._words.in_front.get(self.currency, ())) > 1
        return self.is_date or len(self._words.behind.get(self.unit, ())) > 1 or (is_open_in_front and not self.unit)

    @property
    def units(self) -> tuple[str, ...]:
        """The units that it prints, before and behind; raises `PhraseError` for one without a reading."""
        ahead = self._currencies()
        if self.unit in ("", "成"):
            return self._known(ahead, self.currency)
        behind = self._words.behind[self.unit]
        if not self.currency:
            return self._known(("km/h",) if self._is_speed() else behind, self.unit)
        if self.unit in _YUAN:
            return self._known(ahead, self.currency)
        if set(behind).isdisjoint(ahead):
            raise PhraseError(f"two units stand at one number: {self.shown}")
        return self._known(behind, self.currency)

    def in_its_unit(self, before: str) -> Numeral:
        """The value: 七成 is 70 percent, 5角 half a yuan; growing by a multiple, as `before` may say, is refused."""
        value = self.value
        if self.unit == "成":
            if not 0 < value.value <= 10:
                raise PhraseError(f"{self.core}成 is more than the whole")
            return value.shifted(1)
        if self.unit == "倍" and _GROWING.search(before):
            raise PhraseError("growing by a multiple may or may not count the original: no reading is certain")
        return value.shifted(POWERS[self.unit]) if self.unit in POWERS else value

    def _currencies(self) -> tuple[str, ...]:
        if not self.currency:
            return ()
        if not self._words.in_front.get(self.currency):
            raise PhraseError(f"{self.currency!r} is a currency sign without a reading")
        return self._words.in_front[self.currency]

    def _is_speed(self) -> bool:
        """ "时速350公里" is in kilometres per hour."""
        return self.unit in _PER_HOUR and bool(_SPEED.search(self.before))

    def _known(self, units: tuple[str, ...], printed: str) -> tuple[str, ...]:
        if not self._words.units.keys() >= set(units):
            raise PhraseError(f"{printed!r} is a unit without a reading here")
        return units
