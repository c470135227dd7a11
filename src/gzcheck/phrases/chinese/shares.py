"""Parts and multiples: 百分之五, 三分之一, 一半, 翻两番."""

from __future__ import annotations

import re
from fractions import Fraction

from gzcheck.model.numeral import Numeral
from gzcheck.phrases.chinese.hedges import hedge_of
from gzcheck.phrases.chinese.numerals import DIGITS, numeral
from gzcheck.phrases.chinese.patterns import HAN, NUMBER, NUMERIC, blanked
from gzcheck.phrases.reading import PhraseError, Reading

_SHARE = re.compile(
    rf"(?<![{NUMERIC}])(?P<base>[百千万])分之(?P<number>\d+(?:\.\d+)?|[{HAN}十百]+(?:点[{HAN}]+)?)(?P<odd>[多余])?(?![{NUMERIC}])"
)
_PART = re.compile(
    rf"(?<![{NUMERIC}又])(?P<bottom>[二三四五六七八九十])分之(?P<top>[一二三四五六七八九两])(?![{NUMERIC}])"
)
_HALF = re.compile(rf"(?<![{NUMERIC}])(?:一半|半数)")
_DOUBLED = re.compile(rf"翻了?(?P<times>[一两三])?番(?![{NUMERIC}])")
_BASES = {"百": ("percent", 0), "千": ("permille", 0), "万": ("ratio", -4)}


def has_share(text: str) -> bool:
    """Whether a part or multiple stands in the text that holds no number of its own."""
    return bool(_HALF.search(text) or _DOUBLED.search(text))


def read_share(text: str) -> Reading | None:
    """The one part or multiple of a text; None when there is none. Raises `PhraseError` for several figures."""
    for pattern, build in ((_SHARE, _share), (_PART, _part), (_HALF, _half), (_DOUBLED, _doubled)):
        matches = list(pattern.finditer(text))
        if len(matches) == 1 and not NUMBER.search(pattern.sub(blanked, text)):
            return build(text, matches[0])
        if matches:
            raise PhraseError("it holds several figures: shorten it to one")
    if "分之" in text:
        raise PhraseError("a part written with 分之 is incomplete or has no reading")
    return None


def _share(text: str, match: re.Match[str]) -> Reading:
    hedge = hedge_of(text[: match.start()], text[match.end() :], bool(match["odd"]))
    unit, places = _BASES[match["base"]]
    return Reading(value=numeral(match["number"]).shifted(places), hedge=hedge, units=(unit,))


def _part(text: str, match: re.Match[str]) -> Reading:
    top, bottom = numeral(match["top"]).value, numeral(match["bottom"]).value
    if top >= bottom:
        raise PhraseError(f"{match[0]} is no part of a whole")
    if text[match.end() :].startswith(("强", "弱")):
        raise PhraseError(f"{match[0]}{text[match.end()]} has no reading: no class of hedge is that fine")
    hedge = hedge_of(text[: match.start()], text[match.end() :], False)
    return Reading(value=Numeral(Fraction(top, bottom)), hedge=hedge, units=("ratio",))


def _half(text: str, match: re.Match[str]) -> Reading:
    hedge = hedge_of(text[: match.start()], text[match.end() :], False)
    return Reading(value=Numeral(Fraction(1, 2)), hedge=hedge, units=("ratio",))


def _doubled(text: str, match: re.Match[str]) -> Reading:
    """ "翻一番" is twice, "翻两番" four times."""
    hedge = hedge_of(text[: match.start()], text[match.end() :], False)
    return Reading(value=Numeral.of(2 ** DIGITS[match["times"] or "一"]), hedge=hedge, units=("ratio",))
