"""What a text itself calls the thing that a figure measures, by the words that stand right beside the figure.

The evidence is narrow on purpose: the noun behind a count ("203 business incubators", 203家孵化器), the subject of a
figure that is told as a level ("the unemployment rate was 4.8 percent", 孵化器203家), the noun that has the figure
("a planned area of 37 hectares") or that it is of ("5 billion yuan in credit loans").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from gzcheck.model import Mention, Suggestion
from gzcheck.phrases.chinese.unit_words import CLASSIFIERS
from gzcheck.texts.labels import stems_in

_LOOK = 160
"""How far from a figure its name is looked for, in characters."""
_MOST = 5
"""Words of a name."""
_NO_AMOUNTS = ("ratio", "ratio-difference", "time", "calendar-time")
_NO_THINGS = frozenset(("rank", "ratio"))
"""Units of figures beside which other things stand than what they measure."""

# ---------------------------------------------------------------- English

_WORD = r"[^\W\d_\u3400-\u9fff]+(?:['’&-][^\W\d_\u3400-\u9fff]+)*"
_WORDS = rf"{_WORD}(?:\s{_WORD}){{0,5}}"
_FEW_WORDS = f"{_WORDS}?"
"""As few of them as there can be."""
_BEHIND = re.compile(rf"\s(?P<name>{_WORDS})")
_NUMBER = re.compile(
    r"(?i).*(?:\d|\b(?:hundred|thousand|million|billion|trillion|dozen"
    r"|[a-z]*(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty)))(?=\s|$)"
)
_NO_NOUN = frozenset(
    """the a an of in on at to for from by with and or as than that which who whose where when while is are was were be
    been being has have had do does did will would can could may might must shall should it its he she they them their
    this these those more less fewer other others such up down over under between per each every all both not no but if
    into through across since until during before after about against last next new we you i there here what""".split()
)
_PEOPLE = frozenset("people men women children staff police personnel cattle sheep fish".split())
_LEVEL = re.compile(
    r"(?:(?:^\s*|[,;:.(“\"]\s?)(?:(?i:the|its|their|an?)\s)?|\b(?:and|but|while|the|its|their|his|her|our|an?)\s)"
    rf"(?:(?:total|whole|overall)\s)?(?:number\sof\s)?(?P<name>{_FEW_WORDS})"
    r"(?P<of>\s(?:of|in|for|at|on|from)\s[^,;:.]{1,50}?)?\s"
    r"(?:(?:was|were|is|are|has been|have been|(?:has\s|have\s|now\s)*reached|stood at|stands at|came to|comes to"
    r"|totall?ed|totall?ing|amounted to|hit|reaching|exceeding|exceeded|topped|numbered|averaged)"
    r"|(?:fell|rose|grew|dropped|climbed|went up|declined|shrank|increased|decreased|slipped|jumped|doubled|halved)"
    r"(?:\s(?:[^,;:.]|\.(?=\d)){1,40}?)?\sto)(?:\s(?:now|only|just|already|still|then|at))?\s$"
)
_HAS = re.compile(rf"\b(?:an?|with)\s(?P<name>{_WORD}(?:\s{_WORD}){{0,2}})\sof\s$")
_IS_OF = re.compile(rf"\s(?:of|in)\s(?P<name>[a-z]{_WORD}(?:\s{_WORD}){{0,4}})")
_IS = re.compile(r"\b(?:is|are|was|were)\b")
"""In front of a length, an area or a weight it tells of what is measured: "the quay is 1,250 metres long"."""
_DOING = re.compile(r"\w+ing\b")
_NO_THING = frozenset(
    """growth year-on-year annual yearly increase rise fall drop decline decrease gain loss total all cash recent
    average maximum minimum figure sum share part number amount level rate change one addition advance person people
    order least most excess terms size length weight height depth width value time""".split()
)
"""What says nothing of the thing: how it changes, or that it is measured."""


def _english(
    before: str, printed: str, after: str, *, is_count: bool, is_amount: bool, is_rated: bool
) -> Iterator[tuple[str, str]]:
    """Names with the words they rest on; before and after are those of the sentence."""
    if is_count and (name := _counted(printed, after)):
        yield name, printed if printed.endswith(name) else f"{printed} {name}"
    if is_amount:
        yield from _behind(printed, after)
    for pattern in (_LEVEL, _HAS):
        match = pattern.search(before)
        if match and (is_rated or not _IS.search(match[0])) and (name := _whole(match)):
            yield name, f"{before[match.start('name') :]}{printed}"


def _behind(printed: str, after: str) -> Iterator[tuple[str, str]]:
    """What an amount is of: "5 billion yuan of tax revenue"."""
    match = _IS_OF.match(after)
    name = _noun(match["name"]) if match else ""
    if match and name and not _DOING.match(name):
        yield name, f"{printed}{after[: match.start('name')]}{name}"


def _whole(match: re.Match[str]) -> str:
    """The name that a pattern found, with what it is of where it says nothing alone: "the value of exports"."""
    of = match.groupdict().get("of") or ""
    for name in (match["name"], match["name"] + of):
        plain = name.replace(" of ", " ", 1)
        if _noun(plain) == plain:
            return name
    return ""


def _counted(printed: str, after: str) -> str:
    """The noun behind a count, up to its plural: "203 technology business incubators"."""
    number = _NUMBER.match(printed)
    match = _BEHIND.match((printed[number.end() :] if number else "") + after)
    words = _noun(match["name"]).split() if match else []
    plurals = [place for place, word in enumerate(words) if _is_plural(word)]
    if not plurals or words[plurals[0]].lower() in _NO_THING:
        return ""
    last = plurals[0]
    while last + 1 in plurals:
        last += 1
    return " ".join(words[: last + 1])


def _is_plural(word: str) -> bool:
    low = word.lower()
    return low in _PEOPLE or (low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3)


def _noun(name: str) -> str:
    """The words of a name up to the first that belongs to no noun; empty for what says nothing of the thing."""
    words = list(takewhile(lambda word: word.lower() not in _NO_NOUN, name.split()))
    is_thing = any(word.lower() not in _NO_THING for word in words)
    return " ".join(words) if is_thing and len(words) <= _MOST else ""


# ---------------------------------------------------------------- Chinese

_HAN = r"[\u3400-\u9fff]"
_CUT = re.compile(
    r".*(?:[，。；：、,;:！？（）()“”\"\s]|共有|现有|拥有|设有|建有|建成|建设|完成|实现|新增|累计|其中|全市|全省|全国|全区|全县|全年|全球|"
    r"当年|去年|今年|截至|[年月日底末初有的于对个项家]|在(?![孵建营岗职册售]))"
)
_BEFORE = re.compile(rf"(?P<name>{_HAN}{{2,14}}?)(?:为|达到|达|共|是|约|近|超过|超|突破|仅|已|共计|总计|合计|累计)*$")
_AFTER = re.compile(
    rf"(?P<kind>[{CLASSIFIERS}])?(?P<name>{_HAN}{{2,12}}?)(?=[，。；：、,;:！？（）()“”\"\s]|在|和|与|及|将|已|被|是|为|的|$)"
)
_NO_HAN = re.compile(
    r"^(?:增长|下降|以上|以下|左右|上下|同比|环比|其中|平均|目前|达到|吞吐|完成|此外|比上年|上年|较上年|预计|力争|计划|居|位|排|第)"
)
_ENDS_LOW = re.compile(
    r"(?:增长|下降|上升|增加|减少|提高|同比|环比|降幅|增幅|收窄|扩大|比上年|超过|突破|力争|预计|投资|达到)$"
)


def _chinese(
    before: str, printed: str, after: str, *, is_count: bool, is_amount: bool, is_rated: bool
) -> Iterator[tuple[str, str]]:
    """Names with the words they rest on."""
    if is_count and (match := _AFTER.match(after)) and not _NO_HAN.match(match["name"]):
        yield match["name"], printed + match[0]
    kept = _CUT.sub("", before) if _CUT.match(before) else before
    match = _BEFORE.search(kept)
    if match and not _NO_HAN.match(match["name"]) and not _ENDS_LOW.search(match["name"]):
        yield match["name"], kept + printed


# ---------------------------------------------------------------- both


def called(paragraph: str, mention: Mention, language: str) -> Iterator[Suggestion]:
    """What the text calls the thing of a figure, the surest first."""
    figure = mention.figure
    if figure is None or figure.unit.name in _NO_THINGS:
        return
    low, high = mention.sentence
    before = paragraph[max(low, mention.start - _LOOK) : mention.start]
    after = paragraph[mention.end : min(high, mention.end + _LOOK)]
    grammar = _chinese if language == "zh" else _english
    is_count = figure.unit.name == "count"
    is_amount = not is_count and figure.unit.dimension not in _NO_AMOUNTS
    is_rated = not is_amount or figure.unit.is_currency
    for name, words in grammar(
        before, mention.printed, after, is_count=is_count, is_amount=is_amount, is_rated=is_rated
    ):
        yield Suggestion(value=name, words=words)


def counted(paragraph: str, mention: Mention, language: str) -> str:
    """The noun that a number counts right behind it ("52 clinics", 203家孵化器); empty where there is none."""
    if mention.figure is None or mention.figure.unit.name != "count":
        return ""
    after = paragraph[mention.end : min(mention.sentence[1], mention.end + _LOOK)]
    if language != "zh":
        return _counted(mention.printed, after)
    match = _AFTER.match(after)
    return match["name"] if match and not _NO_HAN.match(match["name"]) else ""


def is_own_name(name: str, known: Iterable[str]) -> bool:
    """Whether a name says nothing but what one of those that are known says: its words, or some of them."""
    stems = set(stems_in(name))
    return any(stems <= set(stems_in(other)) for other in known)
