"""Parts and multiples: 百分之五, 百分之五至百分之十, 三分之一, 一半, 过半, 翻两番, 七成五."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from gzcheck.model import Hedge, Numeral, PhraseError, Reading
from gzcheck.phrases.chinese.account import check_leftovers
from gzcheck.phrases.chinese.hedges import hedge_of
from gzcheck.phrases.chinese.numerals import DIGITS, numeral
from gzcheck.phrases.chinese.patterns import HAN, NUMERIC, UnitWords, blank
from gzcheck.phrases.chinese.signs import signed

_NUMBER = rf"\d+(?:\.\d+)?|[{HAN}十百]+(?:点[{HAN}]+)?"
_SHARE = re.compile(
    rf"(?<![{NUMERIC}])(?P<sign>负)?(?P<base>[百千万])分之(?P<number>{_NUMBER})(?P<odd>[多余])?"
    rf"(?:[至到~—-](?:[百千万]分之)?(?P<upper>{_NUMBER}))?(?![{NUMERIC}])"
)
_PART = re.compile(
    rf"(?<![{NUMERIC}又])(?P<bottom>[二三四五六七八九十\d]+)分之(?P<top>[一二三四五六七八九两\d]+)(?![{NUMERIC}])"
)
_TENTHS = re.compile(rf"(?<![{NUMERIC}])(?P<tens>[{HAN}])成(?P<ones>[{HAN}])(?![{NUMERIC}])")
_HALF = re.compile(
    rf"(?<![{NUMERIC}])(?:一半|(?<![大多上下前后对])半数|(?<=[近过超])半(?=$|[^{NUMERIC}年月天个日程路途数]))"
)
_DOUBLED = re.compile(
    rf"翻 ?了?(?P<hedge>近|约|超过|超|逾|将近|接近)? ?(?P<times>[一二两三四五六七八九]|\d)? ?番(?![{NUMERIC}])"
    r"|(?<![增加成几一二三两四五六七八九十\d])翻(?:了)?倍"
)
_BASES = {"百": ("percent", 0), "千": ("permille", 0), "万": ("ratio", -4)}
_SIGNS_OF_A_SHARE = frozenset("分成半番翻")


def has_share(text: str) -> bool:
    """Whether a part or multiple stands in the text that holds no number of its own."""
    return bool(_HALF.search(text) or _DOUBLED.search(text))


def read_share(text: str, words: UnitWords) -> Reading | None:
    """The one part or multiple of a text; None when there is none. Raises `PhraseError` for several figures."""
    if _SIGNS_OF_A_SHARE.isdisjoint(text):
        return None
    for pattern, build in _READERS:
        if match := pattern.search(text):
            _refuse_others(text, pattern, words)
            return build(text, match)
    if "分之" in text:
        raise PhraseError("a part written with 分之 is incomplete or has no reading")
    return None


def _refuse_others(text: str, pattern: re.Pattern[str], words: UnitWords) -> None:
    rest, count = pattern.subn(blank, text)
    if count > 1 or words.number.search(rest):
        raise PhraseError("it holds several figures: shorten it to one")


def _reading(text: str, match: re.Match[str], value: Numeral, unit: str, odd: bool = False) -> Reading:
    """The reading of a part or multiple without bounds of its own."""
    before, after = text[: match.start()], text[match.end() :]
    hedging = hedge_of(before, after, Hedge.ODD if odd else None)
    start, end = hedging.start, match.end() + hedging.width
    check_leftovers(text, start, end)
    mark = match.groupdict().get("sign") or ""
    value, sign = signed(value, before[:start], after, mark)
    return Reading(value=value, hedge=hedging.hedge, units=(unit,), sign=sign, span=(start, end))


def _share(text: str, match: re.Match[str]) -> Reading:
    unit, places = _BASES[match["base"]]
    value = numeral(match["number"]).shifted(places)
    if not match["upper"]:
        return _reading(text, match, value, unit, bool(match["odd"]))
    return _range(text, match, value, numeral(match["upper"]).shifted(places))


def _range(text: str, match: re.Match[str], value: Numeral, upper: Numeral) -> Reading:
    """ "百分之五至百分之十"."""
    if match["odd"] or match["sign"] or not value.value < upper.value:
        raise PhraseError("a range runs upwards, from one plain number to another")
    plain = _reading(text, match, value, _BASES[match["base"]][0])
    if plain.hedge is not Hedge.BARE or plain.value != value:
        raise PhraseError("a hedged or falling range has no reading")
    return Reading(value=value, upper=upper, hedge=Hedge.RANGE, units=plain.units, span=plain.span)


def _part(text: str, match: re.Match[str]) -> Reading:
    top, bottom = numeral(match["top"]).value, numeral(match["bottom"]).value
    if not 0 < top < bottom or bottom > 10:
        raise PhraseError(f"{match[0]} is no part of a whole, or has no reading")
    if text[match.end() :].startswith(("强", "弱")):
        raise PhraseError(f"{match[0]}{text[match.end()]} has no reading: no class of hedge is that fine")
    return _reading(text, match, Numeral(Fraction(top, bottom)), "ratio")


def _tenths(text: str, match: re.Match[str]) -> Reading:
    """ "七成五" is 75 percent."""
    return _reading(text, match, Numeral.of(10 * DIGITS[match["tens"]] + DIGITS[match["ones"]]), "percent")


def _half(text: str, match: re.Match[str]) -> Reading:
    return _reading(text, match, Numeral(Fraction(1, 2)), "ratio")


def _doubled(text: str, match: re.Match[str]) -> Reading:
    """ "翻一番" is twice, "翻两番" four times, "翻四番" 16 times."""
    times = match["times"] or "一"
    power = DIGITS[times] if times in DIGITS else int(times)
    if match["hedge"] or not power or text[match.end() :].startswith("半"):
        raise PhraseError(f"{match[0]}: so many doublings have no reading: write the multiple as digits")
    return _reading(text, match, Numeral.of(2**power), "ratio")


_Builder = Callable[[str, re.Match[str]], Reading]
_READERS: tuple[tuple[re.Pattern[str], _Builder], ...] = (
    (_SHARE, _share),
    (_PART, _part),
    (_TENTHS, _tenths),
    (_HALF, _half),
    (_DOUBLED, _doubled),
)
