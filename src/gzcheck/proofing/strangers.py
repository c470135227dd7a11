"""Names in a sentence that the corpus does not know: another city, company or event, of which a figure may speak.

In English these are capitalised words that do not only open a sentence; in Chinese words that end as names of places
and organisations do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gzcheck.texts.labels import stems_in

_CAPITALS = re.compile(
    r"(?<![\w'’])(?:[A-Z][\w'’&-]*)(?:\s(?:of|and|the|de|for)\s(?=[A-Z])|\s(?=[A-Z])[\w'’&-]*|[\w'’&-]*)*"
)
_OPENS = re.compile(r"\s*(?:(?:[-*+#>|]+|\d+[.)])\s*)?")
_OPENS_BEHIND = re.compile(r"(?:[.!?:;][\"”'’)*_\]]*|[\"“'‘(])\s*$")
_CLOSING = frozenset("\"”'’)*_]")
_WORDS = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed
    Thu Fri Sat Sun Mr Mrs Ms Dr Prof The A An In On At By For From To Of And But Or With
    It Its This
    That These Those He She They We I If As Last Next Under Over About Some More Most Chinese China's GDP R&D RMB USD
    EUR GBP IT AI CEO CFO Q1 Q2 Q3 Q4 H1 H2 US UK EU UN No Nos
    Thousand Million Billion Trillion Percent""".split()
)
_LEADING = re.compile(r"^\w+ (?:(?:of|and|the|de|for) )+(?=[A-Z])")
"""What opens a sentence in front of a name: "At the", "Exports of"."""
_VERB = re.compile(
    r"[,:]|\s(?:district|county|province|prefecture|city|town|village|region|state|island|port|airport|hospital|university)\b"
    r"|(?:'s|’s)?(?:\s(?:alone|also|itself|now|still|then|already|only|just|too|as a whole))?"
    r"\s(?:has|had|is|was|did|does|can|could|may|might|will|would|wants?|plans?|counts?|employs?|says|said"
    r"|lists?|spent|spends|built|makes?|made|holds?|held|keeps?|kept|runs?|ran|boasts?|claims?|aims?|hopes?|expects?|ranks?"
    r"|grew|fell|rose|came|went|took|takes|sold|sells|got|gets|gives|gave|sees|saw|led|leads|won|hit|drew|pays|paid|stood"
    r"|stands|began|lost|met|cut|carries|handles|serves|operates|produces|generates|earns|owns|receives|treats"
    r"|\w{2,}ed)\b"
)
_COMMON_OPENERS = frozenset(
    """Growth Output Revenue Spending Investment Trade Production Demand Employment Unemployment Inflation Tourism
    Turnout Attendance Income Profit Everything Nothing Everyone Nobody One Two Three Four Five Six Seven Eight
    Nine Ten There Here Still Yet Then Now Today Yesterday Later Earlier Finally Overall Elsewhere Instead
    Together Again Also First Second Third Next What Who Which Each Every Half Most Much Only Such Another Money
    Industry Business Research Government Population Somebody Everybody Neither Either Nearly Almost About
    Currently Previously Meanwhile However""".split()
)
_ROLES = (
    "president|professor|rector|dean|chancellor|provost|mayor|minister|governor|senator|captain|judge|director|chair(?:man|woman)?"
    "|spokes(?:man|woman|person)|chief executive|manager|secretary|harbou?r master|head|founder|coach|analyst|economist"
)
_TITLED = re.compile(rf"(?i:(?:vice|deputy)[- ])?(?i:{_ROLES})\s(?!.*(?:\s(?:of|and|for|the)\s|['’]s$))[A-Z]")
_ROLE_IN_FRONT = re.compile(rf"\b(?:{_ROLES}),?\s$")
_SAID_BY = re.compile(r"(?:\b[Aa]ccording to|\b(?:said|says|added|writes|wrote))\s[^,;.]{0,40},?\s?$|,\s$")
_SAYS = re.compile(r"(?:,\s[^,;.]{1,40},)?\s(?:said|says|added|writes|wrote|told|explained)\b")
_SMALL = re.compile(r"(?<![\w'’])[a-z]+")
_LONGEST_ACRONYM = 4
_NAMES_OF_PERSON = 2
"""With one word less or more what stands behind "president" may be a company."""
_CHINESE = re.compile(
    r"[\u3400-\u9fff]{1,8}?(?:省|市|自治区|[^地社校小园景城辖市郊]区|县|(?<!全)(?<!我)(?<!各)国(?!家|内|际|有|民|企|资|产|务)|公司|集团|大学|银行)"
)
_PLACES = re.compile(
    "北京|上海|天津|重庆|深圳|杭州|南京|苏州|武汉|成都|西安|长沙|郑州|青岛|济南|大连|沈阳|哈尔滨|长春|宁波|厦门|福州|合肥|昆明|贵阳"
    "|南宁|海口|三亚|兰州|西宁|银川|乌鲁木齐|拉萨|呼和浩特|太原|石家庄|南昌|无锡|常州|东莞|佛山|珠海|中山|惠州|江门|汕头|肇庆|温州"
    "|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西"
    "|西藏|宁夏|新疆|香港|澳门|美国|英国|法国|德国|日本|韩国|印度|俄罗斯|加拿大|澳大利亚|巴西|新加坡|欧盟|意大利|西班牙|越南|泰国"
)
"""Names of places that stand without a word such as 市 behind them."""
_FIRST_CHINESE = "\u3400"
_COMMON = re.compile(
    r"^(?:全|本|该|我|各|外|出|中|两|多|跨|原|新|老|主|城|大|小|区域|上)?(?:省|市|区|县|国|公司|集团|大学|银行)$"
)


@dataclass(frozen=True, slots=True)
class Writing:
    """How a draft writes its words: what it has in small letters is no name, what it has as a name is one."""

    small: frozenset[str]
    names: frozenset[str]
    """Words with a capital that open no sentence."""

    @staticmethod
    def of(paragraphs: Iterable[str]) -> Writing:
        """That of a draft's paragraphs."""
        small: set[str] = set()
        names: set[str] = set()
        for text in paragraphs:
            small.update(_SMALL.findall(text))
            for match in _CAPITALS.finditer(text):
                words = match[0].split()
                names.update(words[1:] if _opens(text, match.start()) else words)
        return Writing(frozenset(small), frozenset(names))

    def has_name(self, word: str) -> bool:
        """Whether a word is written as a name elsewhere, and never in small letters."""
        return word in self.names and word.lower() not in self.small


class Strangers:
    """Finds the names that are not among the known ones."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = [name for name in known if name]
        self._bags = [frozenset(stems_in(name)) for name in self._known]
        self._by_stem: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._answers: dict[str, bool] = {}
        for bag in self._bags:
            for stem in bag:
                self._by_stem[stem].append(bag)

    def names(self, sentence: str, writing: Writing) -> Iterator[tuple[int, int, str]]:
        """Names that stand in a sentence, known or not, each with its place."""
        for match in _CAPITALS.finditer(sentence):
            if name := self._stripped(sentence, match, writing):
                yield match.start(), match.end(), name
        yield from ((match.start(), match.end(), match[0]) for match in _PLACES.finditer(sentence))
        for match in _CHINESE.finditer(sentence):
            name = match[0].lstrip("年月日底末")
            if not _COMMON.match(name):
                yield match.end() - len(name), match.end(), name

    def is_known(self, name: str) -> bool:
        """Whether the corpus knows a name: all its words, or, in Chinese, a name that holds it or is held by it."""
        if name not in self._answers:
            self._answers[name] = self._knows(name)
        return self._answers[name]

    def _knows(self, name: str) -> bool:
        if name[0] < _FIRST_CHINESE:
            return self._is_known(frozenset(stems_in(name)))
        return not self._is_new(name) or (not _PLACES.fullmatch(name) and self._holds_known(name))

    def _is_known(self, stems: frozenset[str]) -> bool:
        """Whether words are those of one known name, or of whole ones and a part of one ("Huawei's Harbour City")."""
        near = {bag for stem in stems for bag in self._by_stem.get(stem, ())}
        left = stems.difference(*(bag for bag in near if bag <= stems))
        return not left or any(left <= bag for bag in near)

    def _stripped(self, sentence: str, match: re.Match[str], writing: Writing) -> str:
        """The name without a first word that has its capital only from the start of the sentence."""
        name = match[0].strip()
        if _opens(sentence, match.start()):
            name = self._opening(sentence, match, writing)
        words = [re.sub(r"(?:['’]s|-based|-led|-style)$", "", word) for word in name.split()]
        words = [word for word in words if word not in _WORDS and not word.isdecimal()]
        return "" if len(words) == 1 and _is_acronym(words[0]) and not _is_subject(sentence, match) else " ".join(words)

    def _opening(self, sentence: str, match: re.Match[str], writing: Writing) -> str:
        """The name that a sentence opens with: its first word belongs to it where the rest alone is none that is known.

        "Mountain City" is another name than Harbour City, "Meanwhile Harbour City" is not.
        """
        name = _LEADING.sub("", match[0].strip())
        first, _, rest = name.partition(" ")
        is_common = first in _WORDS or first in _COMMON_OPENERS
        if name != match[0].strip():
            return name
        if rest[:1].isupper():
            stems = frozenset(stems_in(rest))
            is_whole = any(bag <= stems for stem in stems for bag in self._by_stem.get(stem, ()))
            return name if self._is_known(stems) and not is_whole and not is_common else rest
        return first if _opens_as_name(sentence, match, first, writing) else ""

    def _is_new(self, word: str) -> bool:
        return not any(word in name for name in self._known)

    def _holds_known(self, word: str) -> bool:
        return any(name in word for name in self._known)


def _opens(text: str, place: int) -> bool:
    """Whether what stands at a place opens a sentence, a quotation or an entry of a list.

    Only the quotes, brackets and blanks right in front of it are looked at, and one character more.
    """
    first = place
    while first and (text[first - 1].isspace() or text[first - 1] in _CLOSING):
        first -= 1
    return bool(_OPENS.fullmatch(text, 0, place) or _OPENS_BEHIND.search(text, max(0, first - 1), place))


def is_speaker(sentence: str, low: int, high: int) -> bool:
    """Whether a name is that of a person who only says what the sentence tells: "according to Professor Hartwick,"."""
    name, in_front, behind = sentence[low:high].strip(), sentence[:low], sentence[high:]
    if not _TITLED.match(name) and not (_ROLE_IN_FRONT.search(in_front) and len(name.split()) == _NAMES_OF_PERSON):
        return False
    return bool(_SAYS.match(behind) or (_SAID_BY.search(in_front) and behind.startswith((",", "."))))


def shown(words: str, name: str) -> str:
    """A name as it stands in the text, its first word too where that is no common one."""
    first = words.partition(" ")[0]
    return name if first in _WORDS or first in _COMMON_OPENERS else words.strip()


def _opens_as_name(sentence: str, match: re.Match[str], word: str, writing: Writing) -> bool:
    """Whether a sentence's first word is a name ("Dongguan wants 90"); plurals and common nouns are none."""
    bare = re.sub("['’]s$", "", word)
    if bare in _COMMON_OPENERS or bare in _WORDS or bare.lower() in writing.small:
        return False
    is_verb_next = bool(_VERB.match(sentence[match.start() + len(word) :]))
    return writing.has_name(bare) or bare != word or (is_verb_next and not word.endswith(("s", "ly")))


def _is_acronym(word: str) -> bool:
    """Whether a word is made of a few capitals: more often a thing ("LCD") than a name."""
    return len(word) <= _LONGEST_ACRONYM and sum(char.isupper() for char in word) > 1


def _is_subject(sentence: str, match: re.Match[str]) -> bool:
    return bool(
        re.match(
            r"(?:'s|’s)?\s(?:has|had|have|is|was|said|says|plans?|reported|invested|counts?)\b", sentence[match.end() :]
        )
    )
