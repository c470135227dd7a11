"""Whom a sentence attributes its figures to: "according to the Ministry of …", "X said", 据……介绍.

A name is suggested as the text prints it, without what is only said of the saying ("figures from", "on Tuesday").
Pronouns are nobody: whom "she" stands for, another sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gzcheck.model import Suggestion
from gzcheck.texts.places import Spot, Spots, disjoint

_LONGEST = 90
"""Characters of a name."""
_LOOK = 12

# ---------------------------------------------------------------- English

_SAID = (
    r"(?:said|says|say|told|announced|reported|estimates|estimated|reckons|found|finds|showed|shows|added|wrote|writes)"
)
_PAPERS = (
    r"(?:(?:data|figures|statistics|numbers|estimates|results|research|calculations)"
    r"|(?:an?|the|its|their)\s(?:[\w-]+\s){0,2}?(?:study|survey|report|analysis|poll|census|index|statement|review))"
)
_MADE = r"(?:\s(?:released|published|issued|compiled|provided|collected|carried\sout|conducted|gathered))?"
_FROM = rf"(?:[\w-]+\s){{0,2}}?{_PAPERS}{_MADE}\s(?:from|by|of)\s"
"""Papers that somebody has made: "the latest figures released by"."""
_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w&.'’-]*[\w’'])"
_NAME = rf"{_CAPITAL}(?:\s(?:(?:of|for|and|on|de|von|van|&)\s(?:the\s)?)?{_CAPITAL}){{0,8}}"
_BODY = (
    r"(?:authority|authorities|office|bureau|ministry|department|government|company|agency|bank|institute|association"
    r"|council|commission|committee|federation|police|union|firm|group|university|operator|chamber|regulator|officials?"
    r"|spokes(?:man|woman|person)|minister|mayor|governor|director|researchers|analysts|economists|organisers|hospital)"
)
_COMMON = rf"(?:the|its|their|a|an|city|local|company|government)\s(?:[\w'’-]+\s){{0,3}}?{_BODY}"
"""A body by its kind: "the port authority"."""
_WHO = rf"(?:(?:[Tt]he\s)?{_NAME}(?:\s{_BODY})?|(?i:{_COMMON})|[Oo]fficials|[Rr]esearchers|[Aa]nalysts|[Ee]conomists)"
_ASIDE = r"(?:,\s[^,.;\"“”]{2,80},)?"
"""What stands between a name and its verb: ", head of the bureau,"."""
_ROLE = r"(?:(?:the|its|their|an?)\s)?(?:[a-z][\w'’-]*\s){0,4}?"

_PAPER_FORMS = (
    re.compile(rf"\b[Aa]ccording\sto\s(?:{_FROM})?(?P<who>(?:[^,.;:()\"“”]|\.(?=\w)|(?<=\b[A-Z])\.){{3,{_LONGEST}}})"),
    re.compile(rf"\b(?i:{_FROM})(?P<who>{_WHO})"),
)
_SAID_FORMS = (
    re.compile(rf"[,”\"]\s(?:said|says)\s{_ROLE}(?:[a-z][\w'’ -]{{0,60}},\s)?(?P<who>{_NAME})"),
    re.compile(rf"[,”\"]\s(?:said|says)\s(?P<who>(?i:{_COMMON}))\b"),
    re.compile(rf"(?<![\w-])(?P<who>{_WHO}){_ASIDE}\s(?:has\s|also\s|have\s)?{_SAID}\b(?!\s(?:to|by)\b)"),
)
_TAIL = re.compile(
    rf"(?i)(?:(?<!and)(?<!of)(?<!for)(?<!by)\sthe\s.*|\s(?:{_SAID}|which|who|that|released|published|issued|in\s(?:a|an|its|their|the)\s"
    r"(?:[\w-]+\s)?(?:report|statement|study|survey)"
    r"|on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:on|in)\s\w+\s\d|(?:on|in)\s\d|this\s|last\s|yesterday|today"
    r"|there\s|here\s|it\s)(?=\b|\W|$).*)"
)
_ARTICLE = re.compile(r"(?i)^(?:the|an?|its|their)\s")
_NOBODY = frozenset(
    """he she they it we i you this that these those who which there what but and in on at by for the a an its however
    also now then one some many most all both another other others report study survey article statement poll research
    figures data""".split()
)


_BESIDE = re.compile(r"\b(?:at|in|of|from|to|with|near|for|by)\s(?:the\s)?$")
"""In front of a name it says where somebody is, and not who speaks: "researchers at the university found"."""


def _english(sentence: str) -> Iterator[tuple[int, int, str]]:
    for pattern in (*_PAPER_FORMS, *_SAID_FORMS):
        for match in pattern.finditer(sentence):
            start = match.start("who")
            is_beside = pattern in _SAID_FORMS and _BESIDE.search(sentence[max(0, start - _LOOK) : start])
            if not is_beside and (who := _bare(match["who"])):
                end = start + match["who"].index(who) + len(who)
                yield match.start(), end if pattern in _PAPER_FORMS else match.end(), who


def _bare(who: str) -> str:
    """A name without an article in front and without when and where it was said; empty where nobody is left."""
    who = _ARTICLE.sub("", _TAIL.sub("", who.strip())).strip(" '’-")
    return "" if who.lower() in _NOBODY or who.split(" ")[0].lower() in _NOBODY else who


# ---------------------------------------------------------------- Chinese

_BODIES = (
    "局 部 委 委员会 院 厅 署 处 办 办公室 中心 公司 集团 协会 学会 商会 联合会 大学 学院 研究院 研究所 银行 政府 海关 "
    "机构 组织 医院 基金会 平台 智库 交易所 法院 队 站"
)
_ROLES = (
    "局长 部长 市长 省长 县长 区长 主任 主席 总裁 总经理 董事长 秘书长 院长 所长 会长 书记 负责人 发言人 工作人员 教授 "
    "经理 专家"
)
_ENDS = "|".join(sorted([*_BODIES.split(), *_ROLES.split()], key=len, reverse=True))
_PLAIN = r"[^，。；：、,;:！？“”\"\s\d]"
_TOLD = "介绍|透露|通报|披露|测算|预测|估算|报道|消息|发布|公布|统计(?![局处司部学])|数据|显示|调查|监测"
_SPEAKS = "表示|介绍|称|透露|指出|宣布|公布|通报|说|预计"
_CHINESE = (
    re.compile(rf"(?:根据|据|来自)(?P<who>{_PLAIN}{{2,24}}?)(?:{_TOLD})"),
    re.compile(
        rf"(?:^|[，。；,“”])(?P<who>(?:{_PLAIN}){{0,16}}?(?:{_ENDS})(?:{_PLAIN}){{0,4}}?)(?:最新|近日|今日|昨日|日前)?"
        rf"(?:{_SPEAKS})"
    ),
    re.compile(
        rf"(?:^|[，。；,])(?P<who>{_PLAIN}{{0,16}}?(?:{_ENDS}))(?:最新|发布|公布|的)*(?:统计)?(?:数据|报告|资料)(?:显示|表明)"
    ),
)
_SAID_OF = re.compile(r"(?:最新|近日|今日|昨日|日前|发布|公布|提供|统计|发表|的|了|官方)+$|^(?:悉|了|记者|官方)")
_NO_BODY = re.compile(r"^(?:不完全|初步|了解|最新|规划|计划|数据|记者|业内人士|悉)?$")


def _chinese(sentence: str) -> Iterator[tuple[int, int, str]]:
    for pattern in _CHINESE:
        for match in pattern.finditer(sentence):
            who = _SAID_OF.sub("", match["who"])
            if len(who) > 1 and not _NO_BODY.match(who):
                yield match.start(), match.end(), who


class Speakers:
    """Whom a sentence attributes its figures to, looked for once however many of them ask."""

    def __init__(self, sentence: str) -> None:
        found = (Spot(*one) for one in (*_english(sentence), *_chinese(sentence)))
        self._sentence, self._spots = sentence, Spots(disjoint(found))  # the first forms are the more certain

    def near(self, place: int, within: tuple[int, int] | None = None) -> list[Suggestion]:
        """The nearest to a place first; `within`: the part of the sentence that is looked at, where it is long."""
        found = self._spots.within(*within) if within else self._spots.within()
        nearest = sorted(found, key=lambda one: (min(abs(one.start - place), abs(one.end - place)), one.start))
        return [
            Suggestion(value=one.said, words=self._sentence[one.start : one.end].strip(' ,，。；“”"'))
            for one in nearest
        ]


def attributed(sentence: str, place: int = 0) -> Sequence[Suggestion]:
    """Whom the sentence attributes its figures to, the nearest to a place first."""
    return Speakers(sentence).near(place)
