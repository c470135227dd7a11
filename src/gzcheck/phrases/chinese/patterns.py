"""What numbers, units, periods and names look like in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gzcheck.model import Unit
from gzcheck.phrases.chinese.folding import simplified
from gzcheck.phrases.chinese.unit_words import CURRENCIES, UNITS
from gzcheck.phrases.folding import fold_leniently
from gzcheck.phrases.needed import guarded
from gzcheck.phrases.vocabulary import Vocabulary, built_in

BLANK = "\ue000"
"""Stands in the place of each character of a period or a name; from the private area, so that no text has it."""
HAN = "零〇一二两三四五六七八九"
NUMERIC = HAN + r"十百千万亿数几廿卅卌\d"
_SCALE = r"(?:十|百(?!分[点之]|帕)|千(?![米克瓦卡伏赫帕焦]|分之)|[万亿](?!分之))"
YEAR = re.compile(
    r"(?<!\d)(?:19|20)\d\d年(?:[初末底内中]|上半|下半)?|(?<![一二三四五六七八九十百千万])[一二][九〇零]\w\w年"
)
MONTH = re.compile(
    rf"(?<![{NUMERIC}.第])(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|(?![球亮薪饼台]))"
)
SPAN = re.compile(r"(?:19|20)\d\d年?[-~至到—](?:19|20)\d\d年")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWords:
    """What a corpus's units are printed as in Chinese, and the patterns that find them."""

    units: Mapping[str, Unit]
    """By name."""
    behind: Mapping[str, tuple[str, ...]]
    """What is printed behind a number, and what it may stand for."""
    in_front: Mapping[str, tuple[str, ...]]
    """The same for currencies in front of it."""
    number: re.Pattern[str]
    """A number with its currency, scale and unit."""
    blanked: re.Pattern[str]
    """Periods and names with a number inside: they hold no figure."""


def unit_words(vocabulary: Vocabulary) -> UnitWords:
    """The built-in words with those of a corpus in their place."""
    behind = {form: vocabulary.still_printed(names) or ("unread",) for form, names in UNITS.items()}
    in_front = {form: vocabulary.still_printed(names) for form, names in CURRENCIES.items()}
    for unit in vocabulary.declared:
        forms = dict.fromkeys(_forms(unit), (unit.name,))
        behind |= forms | {f"个{form}": names for form, names in forms.items() if not form.isascii()}
        in_front |= forms if unit.is_currency else {}
    return UnitWords(
        units=vocabulary.units,
        behind=behind,
        in_front=in_front,
        number=_number(behind, in_front),
        blanked=_blanked(behind),
    )


def built_in_words() -> UnitWords:
    """The words of the built-in units alone."""
    return built_in().words(unit_words)


def _forms(unit: Unit) -> set[str]:
    """What a declared unit is printed as."""
    printed = (*unit.printed("zh"), *unit.printed("en"))
    return {simplified(fold_leniently(form)) for form in printed if form.strip()}


def blank(match: re.Match[str]) -> str:
    """Blanks in the place of what holds no figure."""
    return BLANK * len(match[0])


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; Latin ones end where their letters end."""
    return "|".join(
        re.escape(word) + ("(?![A-Za-z])" if word[-1].isascii() and word.isalnum() else "")
        for word in _longest_first(words)
    )


def _blanked(units: Iterable[str]) -> re.Pattern[str]:
    latin = "|".join(_longest_first(word for word in units if word.isascii() and word.isalnum()))
    unit = rf"(?:{latin})(?![A-Za-z\d])"
    return guarded(
        rf"(?:前|第|上|下|头)?[{HAN}1-4]季度|(?:前|头)[{HAN}十\d]+(?:个月|天|周|年)"
        rf"|(?:\d{{4}}年)?(?:\d{{1,2}}[-~至到—])?(?:(?<![\d.])\d{{1,2}}|(?<![{NUMERIC}])[{HAN}十]{{1,3}})月(?:份|(?:[{HAN}十\d]{{1,3}}[日号]))?"
        rf"|“?十[{HAN}]五”?(?=期间|规划|时期|末|以来|[”\"]|$)"
        rf"|(?:上|本)?(?:个)?[{HAN}十\d]+(?:世纪|年代)|[{HAN}十\d]+后(?=$|[^{NUMERIC}多])|第[{HAN}\d](?:产业|方|时间)"
        rf"|(?<![{NUMERIC}])十[{HAN}]大(?![型])"
        rf"|(?!RMB|CNY|USD|HKD|EUR|JPY|TWD)[A-Za-z]+-?\d+[A-Za-z]*(?![\d.,%‰多余$]|{_SCALE})"
        rf"|(?<!\d)\d+(?:\.\d+)?(?!{unit})[A-Za-z]+|PM2\.5|PM10|CO2|H\d+N\d+|“?双(?:\d+|十[一二])”?|(?<![前\d百千第])(?:\d+|百|千)强|一带一路|一国两制|第一线|双一流|(?<![{NUMERIC}])万一|十分(?!之)"
    )


def _number(units: Iterable[str], currencies: Iterable[str]) -> re.Pattern[str]:
    return guarded(
        rf"(?P<currency>{_either(currencies)}|[A-Za-z]{{1,4}}\$)?\s*(?P<sign>[-+负])?"
        rf"(?P<core>(?:\d+(?:,\d+)*(?:\.\d+)*|零(?![下售部散件食工用星头花配碳添距容])|[{HAN[1:]}数廿卅卌]|几(?![乎何率近])|{_SCALE})+(?:点[{HAN}]+)?)"
        rf"(?P<odd1>[多余来])?\s*(?P<scale>{_SCALE}*)(?P<odd2>[多余来])?(?P<plus>\+)?\s*"
        rf"(?P<unit>{_either(units)}|成(?![立为员本功果长]))?(?P<more>\+)?"
    )
