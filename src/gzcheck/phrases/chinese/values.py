"""The number and the units of one match of the number pattern."""

from __future__ import annotations

import re

from gzcheck.model import Numeral
from gzcheck.model.units import units as known_units
from gzcheck.phrases.chinese.numerals import numeral
from gzcheck.phrases.chinese.unit_words import CURRENCIES, UNITS
from gzcheck.phrases.reading import PhraseError

_SPEED = re.compile(r"时速(?:为|达|达到|约|超过|近|可达|最高达|高达|提升至|提至|的|最高|不超过|是)*$")
_YUAN = ("元", "元钱", "块", "块钱")


def value_of(match: re.Match[str]) -> Numeral:
    """The number that a match prints, its scale included; 十几 is 10."""
    core = match["core"]
    if core.endswith("几"):
        if match["scale"]:
            raise PhraseError(f"{core}{match['scale']} is too vague for a figure")
        core = core.removesuffix("几")
    return numeral(core + match["scale"])


def is_date(match: re.Match[str]) -> bool:
    """Whether 年 behind the number makes a calendar year of it."""
    is_vague = match["odd1"] or match["odd2"]
    return (
        match["unit"] == "年"
        and not is_vague
        and bool(re.fullmatch(r"(?:1\d|20)\d\d|[一二][零〇九]\w\w", match["core"]))
    )


def units_of(match: re.Match[str]) -> tuple[str, ...]:
    """The units that the match prints, before and behind; raises `PhraseError` for one without a reading."""
    behind, front = match["unit"], match["currency"]
    if front and front not in CURRENCIES:
        raise PhraseError(f"{front!r} is a currency sign without a reading")
    ahead = CURRENCIES[front] if front else ()
    if not behind or behind == "成":
        return _known(ahead, front or "")
    units = tuple(UNITS[behind].split("|"))
    if not front:
        return _known(("km/h",) if _is_speed(match) else units, behind)
    if behind in _YUAN or set(units) & set(ahead):
        return _known(ahead if behind in _YUAN else units, front)
    raise PhraseError(f"two units stand at one number: {match[0].strip()}")


def _is_speed(match: re.Match[str]) -> bool:
    """ "时速350公里" is in kilometres per hour."""
    return match["unit"] in ("公里", "千米", "km") and bool(_SPEED.search(match.string[: match.start()]))


def _known(units: tuple[str, ...], printed: str) -> tuple[str, ...]:
    if any(unit not in known_units() for unit in units):
        raise PhraseError(f"{printed!r} is a unit without a reading here")
    return units


def is_open(match: re.Match[str]) -> bool:
    """Whether the curator must say which unit it is: a year or years, pesos of which country."""
    return is_date(match) or "|" in UNITS.get(match["unit"] or "", "")
