"""Names in a sentence that the corpus does not know: another city, company or event, of which a figure may speak.

In English these are capitalised words that do not only open a sentence; in Chinese words that end as names of places
and organisations do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gzcheck.texts.labels import stems_in

_CAPITALS = re.compile(
    r"(?<![\w'’])(?:[A-Z][\w'’&-]*)(?:\s(?:of|and|the|de|for)\s(?=[A-Z])|\s(?=[A-Z])[\w'’&-]*|[\w'’&-]*)*"
)
_OPENS = re.compile(r"(?:^\s*|[.!?:;]\s*|[\"“'‘(]\s*|^\s*(?:[-*+#>|]+|\d+[.)])\s*)$")
_WORDS = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Mr Mrs Ms Dr Prof The A An In On At By For From To Of And But Or With It Its This
    That These Those He She They We I If As Last Next Under Over About Some More Most Chinese China's GDP R&D RMB USD
    EUR GBP IT AI CEO CFO Q1 Q2 Q3 Q4 H1 H2 US UK EU UN No Nos""".split()
)
_LONGEST_ACRONYM = 4
_CHINESE = re.compile(
    r"[\u3400-\u9fff]{1,8}?(?:省|市|自治区|[^地社校小园景城辖市郊]区|县|国(?!家|内|际|有|民|企|资|产|务)|公司|集团|大学|银行)"
)
_COMMON = re.compile(
    r"^(?:全|本|该|我|各|外|出|中|两|多|跨|原|新|老|主|城|大|小|区域|上)?(?:省|市|区|县|国|公司|集团|大学|银行)$"
)


def strangers(sentence: str, known: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Names that are not among the `known` ones, each with its place."""
    words = {word for name in known for word in stems_in(name)}
    for match in _CAPITALS.finditer(sentence):
        name = _stripped(sentence, match)
        if name and not _is_known(name, words):
            yield match.start(), match.end(), name
    for match in _CHINESE.finditer(sentence):
        if not _COMMON.match(match[0]) and not any(match[0] in name or name in match[0] for name in known if name):
            yield match.start(), match.end(), match[0]


def _stripped(sentence: str, match: re.Match[str]) -> str:
    """The name without a first word that has its capital only from the start of the sentence."""
    name = match[0].strip()
    if _OPENS.search(sentence[: match.start()]):
        rest = name.partition(" ")[2]
        name = rest if rest[:1].isupper() else ""
    words = [re.sub(r"(?:['’]s|-based|-led|-style)$", "", word) for word in name.split()]
    words = [word for word in words if word not in _WORDS and not word.isdecimal()]
    return "" if len(words) == 1 and _is_acronym(words[0]) and not _is_subject(sentence, match) else " ".join(words)


def _is_acronym(word: str) -> bool:
    """Whether a word is made of a few capitals: more often a thing ("LCD") than a name."""
    return len(word) <= _LONGEST_ACRONYM and sum(char.isupper() for char in word) > 1


def _is_subject(sentence: str, match: re.Match[str]) -> bool:
    return bool(
        re.match(
            r"(?:'s|’s)?\s(?:has|had|have|is|was|said|says|plans?|reported|invested|counts?)\b", sentence[match.end() :]
        )
    )


def _is_known(name: str, words: set[str]) -> bool:
    stems = stems_in(name)
    return not stems or all(stem in words for stem in stems)
